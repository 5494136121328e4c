-- The reference is what the comments in src/*.sql make of it, and its examples are right.

BEGIN;
SELECT plan(4);

\set difference `src/reference | diff - src/REFERENCE.md | head -n 20`
SELECT is(:'difference'::text, '', 'src/REFERENCE.md is what "make reference" writes');

\set missing `src/reference --missing`
SELECT is(:'missing'::text, '', 'every public object has an example: a line "--- > expression => result" before its CREATE in src/*.sql');

\set reference `cat src/REFERENCE.md`
CREATE TEMP TABLE example AS
SELECT found[1] AS expression, found[2] AS expected
FROM regexp_matches(:'reference', '^    (\S.*?)  →  (.*)$', 'gn') AS found;
SELECT cmp_ok((SELECT count(*) FROM example), '>', 0::bigint, 'the reference has examples');

-- What an example gives: a query's one column, line by line, or an expression's value.
CREATE FUNCTION pg_temp.result(expression text) RETURNS text
	LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE format('SELECT string_agg(coalesce(line::text, ''null''), '' | '') FROM (%s) AS example(line)',
		CASE WHEN expression ~ '^(SELECT|WITH|VALUES) ' THEN expression ELSE 'SELECT ' || expression END) INTO result;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	RETURN 'ERROR ' || SQLSTATE || ': ' || SQLERRM;
END $$;
SELECT is_empty(
	'SELECT expression, pg_temp.result(expression) AS result, expected FROM example WHERE pg_temp.result(expression) IS DISTINCT FROM expected',
	'every example of the reference gives what it says');

SELECT * FROM finish();
ROLLBACK;
