-- The reference says what the catalog says: src/REFERENCE.md has one line for
-- every public object, with its comment, and no line for any other.

BEGIN;
SELECT plan(3);

\set reference `cat src/REFERENCE.md`

-- One line an object, as the reference writes it.
CREATE TEMP VIEW object_line AS
WITH member AS (
	SELECT d.classid, d.objid, obj_description(d.objid, c.relname) AS comment
	FROM pg_depend d
	JOIN pg_class c ON c.oid = d.classid
	JOIN pg_extension e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
	WHERE e.extname = 'governance' AND d.deptype = 'e'
), named AS (
	SELECT format('type `%s`', t.typname) AS name, m.comment
	FROM member m JOIN pg_type t ON t.oid = m.objid AND m.classid = 'pg_type'::regclass
	WHERE t.typcategory <> 'A'
	UNION ALL
	SELECT format('cast `%s` to `%s`', castsource::regtype, casttarget::regtype), m.comment
	FROM member m JOIN pg_cast c ON c.oid = m.objid AND m.classid = 'pg_cast'::regclass
	UNION ALL
	SELECT format('operator `%s`', concat_ws(' ', nullif(oprleft, 0)::regtype, oprname, oprright::regtype))
		|| format(' → `%s`', oprresult::regtype), m.comment
	FROM member m JOIN pg_operator o ON o.oid = m.objid AND m.classid = 'pg_operator'::regclass
	UNION ALL
	SELECT format('operator class `%s` for %s', opcname, amname), m.comment
	FROM member m
	JOIN pg_opclass o ON o.oid = m.objid AND m.classid = 'pg_opclass'::regclass
	JOIN pg_am a ON a.oid = o.opcmethod
	UNION ALL
	SELECT format('%s `%s(%s)` → `%s`', CASE prokind WHEN 'a' THEN 'aggregate' ELSE 'function' END,
		proname, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid)), m.comment
	FROM member m JOIN pg_proc p ON p.oid = m.objid AND m.classid = 'pg_proc'::regclass
	-- what stands behind types, operators, operator classes, casts and aggregates is not public
	WHERE m.comment !~ '^(I/O|hash|less-equal-greater|implementation of .|aggregate .*function|moving-aggregate .*|the (larger|smaller) of the two)'
		AND p.oid NOT IN (SELECT castfunc FROM pg_cast)
)
SELECT '- ' || name || ': ' || comment AS line FROM named;

SELECT cmp_ok((SELECT count(*) FROM object_line), '>', 100::bigint, 'the extension has its public objects');

SELECT is_empty(
	'SELECT line FROM object_line EXCEPT SELECT unnest(string_to_array(' || quote_literal(:'reference') || ', E''\n''))',
	'every public object has its line in src/REFERENCE.md');

SELECT is_empty(
	'SELECT line FROM unnest(string_to_array(' || quote_literal(:'reference') || ', E''\n'')) AS line WHERE line LIKE ''- %`%'' EXCEPT SELECT line FROM object_line',
	'every such line in src/REFERENCE.md is that of a public object');

SELECT * FROM finish();
ROLLBACK;
