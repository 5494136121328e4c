-- What a call of core's functions and operators meant before CREATE EXTENSION it means afterwards.

BEGIN;
SET client_min_messages = error;
SELECT plan(7);

-- The calls: of every name that core and the extension share, with literals whose type
-- is open and with nulls of every type of core's.
CREATE TEMP TABLE member AS
SELECT objid, classid FROM pg_depend
WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
	AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'governance');

CREATE TEMP TABLE literal AS
SELECT literal FROM unnest(ARRAY['NULL', '''x''', '''1''', '''{1}''']) AS literal;
CREATE TEMP TABLE typed AS
SELECT format('NULL::%s', oid::regtype) AS literal FROM pg_type
WHERE typnamespace = 'pg_catalog'::regnamespace AND typtype IN ('b', 'r', 'm') AND typisdefined
	AND typcategory <> 'A' OR oid IN ('text[]'::regtype, 'numeric[]'::regtype, 'date[]'::regtype);

CREATE TEMP TABLE shared_function AS
SELECT DISTINCT ours.proname AS name
FROM member JOIN pg_proc AS ours ON ours.oid = objid AND classid = 'pg_proc'::regclass
	JOIN pg_proc AS core USING (proname)
WHERE core.pronamespace = 'pg_catalog'::regnamespace;
CREATE TEMP TABLE shared_operator AS
SELECT DISTINCT ours.oprname AS name
FROM member JOIN pg_operator AS ours ON ours.oid = objid AND classid = 'pg_operator'::regclass
	JOIN pg_operator AS core USING (oprname)
WHERE core.oprnamespace = 'pg_catalog'::regnamespace;

CREATE TEMP TABLE call AS
SELECT format('%I(%s)', name, a.literal) AS call FROM shared_function, (TABLE literal UNION TABLE typed) AS a
UNION SELECT format('%I(DISTINCT %s)', name, a.literal) FROM shared_function, literal AS a
UNION SELECT format('%I(%s) OVER ()', name, a.literal) FROM shared_function, literal AS a
UNION SELECT format('%I(VARIADIC %s)', name, a.literal) FROM shared_function, literal AS a
UNION SELECT format('%I(%s, %s)', name, a.literal, b.literal) FROM shared_function, literal AS a, (TABLE literal UNION TABLE typed) AS b
UNION SELECT format('%I(%s, %s)', name, a.literal, b.literal) FROM shared_function, typed AS a, literal AS b
UNION SELECT format('%I(%s, %s, %s)', name, a.literal, b.literal, c.literal) FROM shared_function, literal AS a, literal AS b, literal AS c
UNION SELECT format('%s %s', name, a.literal) FROM shared_operator, (TABLE literal UNION TABLE typed) AS a
UNION SELECT format('%s %s %s', a.literal, name, b.literal) FROM shared_operator, literal AS a, (TABLE literal UNION TABLE typed) AS b
UNION SELECT format('%s %s %s', a.literal, name, b.literal) FROM shared_operator, typed AS a, literal AS b
UNION SELECT format('%s %s ANY (%s)', a.literal, name, b.literal) FROM shared_operator, literal AS a, literal AS b
UNION SELECT format('ROW(%s, %s) %s ROW(%s, %s)', a.literal, a.literal, name, b.literal, b.literal) FROM shared_operator, literal AS a, literal AS b
-- and what else is parsed into calls, and is common
UNION SELECT unnest(ARRAY[
	'count(*)', 'sum(x) FROM (VALUES (1), (2)) AS t(x)', 'sum(x) FROM (VALUES (1.5), (NULL)) AS t(x)', 'avg(''1'')', 'avg(NULL)',
	'stddev(''1'')', 'stddev(NULL)', 'stddev_samp(''1'')', 'variance(''1'')', 'variance(NULL)', 'var_pop(''1'')',
	'string_agg(''a'', ''b'')', 'string_agg(NULL, NULL)', 'array_agg(''a'')', 'array_agg(NULL)', 'json_agg(NULL)', 'jsonb_agg(''a'')',
	'bool_and(NULL)', 'every(''t'')', 'bit_or(''1'')', 'mode() WITHIN GROUP (ORDER BY ''a'')', 'percentile_cont(''0.5'') WITHIN GROUP (ORDER BY ''1'')',
	'rank(''1'') WITHIN GROUP (ORDER BY ''2'')', 'rank() OVER (ORDER BY NULL)', 'lag(''a'') OVER ()', 'first_value(NULL) OVER ()',
	'coalesce(NULL, ''a'')', 'nullif(''a'', ''b'')', 'nullif(NULL, NULL)', 'greatest(''a'', ''b'')', 'least(NULL, ''1'')',
	'CASE ''a'' WHEN ''b'' THEN 1 WHEN NULL THEN 2 END', 'CASE WHEN NULL THEN ''a'' ELSE ''b'' END',
	'''a'' IN (''a'', NULL)', 'NULL IN (SELECT ''a'')', '''a'' BETWEEN ''a'' AND ''b''', '''b'' BETWEEN SYMMETRIC ''c'' AND ''a''',
	'''a'' IS DISTINCT FROM NULL', 'NULL IS NOT DISTINCT FROM NULL', '''a'' LIKE ''a%''', '''a'' ~ ''a''', '''a'' SIMILAR TO ''a''',
	'ARRAY[''a'', NULL] = ''{a}''', 'ARRAY[NULL] || ''{a}''', '''a'' || ''b''', 'NULL || ''b''', '''{1}'' || 2', '''{"a": 1}''::jsonb - ''a''',
	'date ''2026-01-01'' + 1', 'date ''2026-01-01'' - ''2025-01-01''', 'now() - ''1 day'' < now()', '''1 day'' + date ''2026-01-01''', '1 + ''2''', '''1.5'' * 2.0',
	'- ''1''', '+ ''1''', '@ ''-1''', '''5'' % ''2''', '''a'' < ''b''', 'NULL = NULL', '1 = ''1''', '1.0 < ''2''', 'true = ''t''', '''[1,2]''::int4range @> 1',
	'round(''1.5'')', 'round(''1.5'', 0)', 'abs(''-1'')', 'trunc(''1.5'')', 'mod(''5'', ''2'')', 'length(''x'')', 'concat(''a'', NULL)', 'format(''%s'', NULL)',
	'to_json(''a''::text)', 'to_jsonb(NULL::text)', 'to_char(1, ''9'')', 'to_number(''1'', ''9'')', 'text(''x'')', 'name(''x'')', 'numeric(''1'')', 'date(''2026-01-01'')',
	'lower(''[1,2)''::int4range)', 'upper(''Å'')', 'unnest(''{1,2}''::int[])', 'unnest(''{a}''::text[])', 'extract(year FROM date ''2026-01-01'')',
	'date_part(''year'', date ''2026-01-01'')', 'substring(''abc'', ''b'')', 'position(''a'' IN ''ba'')', 'overlay(''abc'' PLACING ''x'' FROM 2)', 'row_to_json(ROW(1, ''a''))',
	'x FROM (VALUES (''b''), (''a'')) AS t(x) ORDER BY x', 'DISTINCT x FROM (VALUES (NULL), (''a'')) AS t(x)', '''a'' UNION SELECT NULL', 'x FROM unnest(ARRAY[''a'', ''b'']) AS x GROUP BY x HAVING min(x) = max(x) ORDER BY max(x)'
]);

-- What each call comes to: its values with their types, or its error.
CREATE FUNCTION pg_temp.outcome(call text) RETURNS text
	LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	EXECUTE format('SELECT string_agg(concat_ws('' '', v, pg_typeof(v)), '', '') FROM (SELECT %s) AS q(v)', call) INTO answer;
	RETURN answer;
EXCEPTION WHEN OTHERS THEN
	RETURN concat_ws(' ', SQLSTATE, SQLERRM);
END $$;

-- A call that was of no function (42883) may have become one of ours.
CREATE TEMP TABLE answered (call text, before text, after text);
CREATE FUNCTION pg_temp.disturbed(OUT call text, OUT before text, OUT after text) RETURNS SETOF record
	LANGUAGE sql AS $$
	SELECT a.call, a.before, pg_temp.outcome(a.call) FROM answered AS a
	WHERE a.before !~ '^42883 ' AND pg_temp.outcome(a.call) IS DISTINCT FROM a.before $$;

SELECT is_empty(
	$$SELECT ours.oid::regprocedure FROM member JOIN pg_proc AS ours ON ours.oid = objid AND classid = 'pg_proc'::regclass
		JOIN pg_proc AS core USING (proname)
	  WHERE core.pronamespace = 'pg_catalog'::regnamespace AND core.prokind = 'a' AND ours.prokind <> 'a' AND ours.pronargs = 1$$,
	'no function of one argument has the name of an aggregate of core''s');
SELECT extnamespace::regnamespace AS schema FROM pg_extension WHERE extname = 'governance' \gset
DROP EXTENSION governance CASCADE;
INSERT INTO answered SELECT call.call, pg_temp.outcome(call.call) FROM call;

SELECT cmp_ok((SELECT count(*) FROM shared_function), '>=', 3::bigint, 'the extension shares names of functions with core');
SELECT cmp_ok((SELECT count(*) FROM shared_operator), '>=', 5::bigint, 'and of operators');
SELECT cmp_ok((SELECT count(*) FROM answered WHERE before !~ '^42883 '), '>', 500::bigint, 'many calls of them mean something before CREATE EXTENSION');

CREATE EXTENSION governance SCHEMA :schema;
SELECT is_empty('SELECT * FROM pg_temp.disturbed()', 'and mean the same afterwards');

-- The comparison does see what overloads of these kinds do.
CREATE FUNCTION :schema.count(figure) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
CREATE FUNCTION :schema.stddev(simulation) RETURNS float8 LANGUAGE sql AS 'SELECT 1::float8';
SELECT set_has('SELECT call FROM pg_temp.disturbed()', $$VALUES ('count(NULL)'), ('count(''x'')'), ('stddev(''1'')')$$,
	'an overload of one argument would be seen');
CREATE OPERATOR :schema.@ (FUNCTION = :schema.count, RIGHTARG = figure);
SELECT set_has('SELECT call FROM pg_temp.disturbed()', $$VALUES ('@ ''-1''')$$, 'and so would an operator');

SELECT * FROM finish();
ROLLBACK;
