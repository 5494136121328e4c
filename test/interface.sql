-- The house rules, read from the catalogs, and what must not depend on a search path.

BEGIN;
SELECT plan(31);

CREATE TEMP TABLE member AS
SELECT classid::regclass::text AS kind, objid, pg_describe_object(classid, objid, objsubid) AS description
FROM pg_depend
WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
	AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'governance');
CREATE TEMP TABLE member_type AS
SELECT pg_type.* , pg_type.oid AS id FROM member JOIN pg_type ON pg_type.oid = objid WHERE kind = 'pg_type' AND typtype = 'b' AND typelem = 0;

SELECT ok(
	count(*) FILTER (WHERE kind = 'pg_proc') > 150 AND count(*) FILTER (WHERE kind = 'pg_operator') > 20 AND
	count(*) FILTER (WHERE kind = 'pg_opclass') >= 8 AND count(*) FILTER (WHERE kind = 'pg_cast') >= 8,
	'the extension has members') FROM member;
SELECT is(
	(SELECT array_agg(typname::text ORDER BY typname) FROM member_type) @> '{deviation,distribution,estimate,figure,footing,forecast_accuracy,rag_scale,rag_tally,ratio,sensitivity,simulation,workforce,workforce_series}', true,
	'its types are there');
SELECT is(
	(SELECT array_agg(typname::text ORDER BY typname) FROM member JOIN pg_type ON pg_type.oid = objid WHERE kind = 'pg_type' AND typtype = 'e'),
	'{rag,slip,trend,verdict}', 'and its enums');

---------- functions ----------

-- What calls a function of the caller's choice can promise no more than that one does.
CREATE TEMP TABLE caller AS
SELECT objid FROM member JOIN pg_proc ON pg_proc.oid = objid WHERE kind = 'pg_proc' AND 'regprocedure'::regtype = ANY (proargtypes);
SELECT is_empty(
	$$SELECT description FROM member JOIN pg_proc ON pg_proc.oid = objid WHERE kind = 'pg_proc' AND (proparallel = 's') <> (objid NOT IN (TABLE caller))$$,
	'every function is PARALLEL SAFE, but for those that call a function of the caller''s');
SELECT is_empty(
	$$SELECT description FROM member JOIN pg_proc ON pg_proc.oid = objid WHERE kind = 'pg_proc' AND (provolatile = 'i') <> (objid NOT IN (TABLE caller))$$,
	'every function is IMMUTABLE, but for those that call a function of the caller''s');
SELECT is_empty(
	$$SELECT description FROM member JOIN pg_proc ON pg_proc.oid = objid WHERE kind = 'pg_proc' AND prosecdef$$,
	'no function is SECURITY DEFINER');
SELECT is_empty(
	$$SELECT description FROM member JOIN pg_proc ON pg_proc.oid = objid JOIN pg_language ON pg_language.oid = prolang
	  WHERE kind = 'pg_proc' AND NOT (lanname IN ('c', 'internal') OR (lanname = 'sql' AND prosqlbody IS NOT NULL AND proconfig IS NULL))$$,
	'a function is in C, or in SQL that was parsed when it was made');
-- PostgreSQL writes a parameter without a name as "" where another has one, which no dump or pg_upgrade restores.
SELECT is_empty(
	$$SELECT description FROM member JOIN pg_proc ON pg_proc.oid = objid
	  WHERE kind = 'pg_proc' AND prosqlbody IS NOT NULL AND '' = ANY (proargnames)$$,
	'a function in SQL names all its parameters or none');
---------- comments ----------

SELECT is_empty(
	$$SELECT description FROM member
	  WHERE kind <> 'pg_opfamily' AND NOT (kind = 'pg_type' AND objid IN (SELECT typarray FROM pg_type))
		AND obj_description(objid, kind::name) IS NULL$$,
	'every object has a comment: COMMENT ON follows it in src/*.sql');
SELECT is_empty(
	$$SELECT description FROM member WHERE obj_description(objid, kind::name) !~ '^\S.*\S$'$$,
	'no comment is empty or padded');

---------- types ----------

SELECT is_empty(
	$$SELECT typname FROM member_type WHERE typreceive = 0 OR typsend = 0$$,
	'every type has binary input and output, as src/type.sql.in gives them');
SELECT is_empty(
	$$SELECT typname FROM member_type WHERE NOT EXISTS (
		SELECT FROM pg_cast WHERE castsource = id AND casttarget = 'jsonb'::regtype AND castcontext = 'e')$$,
	'every type has an explicit cast to jsonb, as src/type.sql.in gives it');
SELECT is_empty(
	$$SELECT description FROM member JOIN pg_cast ON pg_cast.oid = objid WHERE kind = 'pg_cast' AND castcontext = 'i'$$,
	'no cast is implicit');
SELECT is_empty(
	$$SELECT typname FROM member_type WHERE NOT EXISTS (
		SELECT FROM pg_operator WHERE oprname = '=' AND (oprleft, oprright, oprresult) = (id, id, 'boolean'::regtype)
			AND oprcanhash AND oprcom = pg_operator.oid AND oprnegate <> 0)$$,
	'every type has an equality that can hash, as src/type.sql.in gives it');
SELECT is_empty(
	$$SELECT typname FROM member_type WHERE NOT EXISTS (
		SELECT FROM pg_opclass JOIN pg_am ON pg_am.oid = opcmethod WHERE opcintype = id AND opcdefault AND amname = 'hash')$$,
	'every type has a default hash operator class, as src/type.sql.in gives it');
SELECT is_empty(
	$$SELECT description FROM member JOIN pg_operator ON pg_operator.oid = objid
	  WHERE kind = 'pg_operator' AND oprname IN ('=', '<>', '<', '<=', '>', '>=', '+') AND oprcom = 0$$,
	'every comparison and addition names its COMMUTATOR in src/*.sql');
SELECT is_empty(
	$$SELECT description FROM member JOIN pg_opclass ON pg_opclass.oid = objid WHERE kind = 'pg_opclass' AND NOT amvalidate(pg_opclass.oid)$$,
	'every operator class is valid');

---------- aggregates ----------

CREATE TEMP TABLE member_aggregate AS
SELECT pg_aggregate.*, description FROM member JOIN pg_aggregate ON aggfnoid = objid WHERE kind = 'pg_proc';
SELECT ok(count(*) >= 20, 'there are aggregates') FROM member_aggregate;
SELECT is_empty($$SELECT description FROM member_aggregate WHERE aggcombinefn = 0$$, 'every aggregate can combine its parts: COMBINEFUNC in src/*.sql');
SELECT is_empty($$SELECT description FROM member_aggregate WHERE aggtranstype = 'internal'::regtype$$, 'the state of an aggregate is an SQL type');
SELECT is_empty($$SELECT description FROM member_aggregate WHERE aggtranstype NOT IN (SELECT id FROM member_type)$$, 'and it is one of the summary types');
SELECT is_empty($$SELECT description FROM member_aggregate WHERE agginitval IS NOT NULL$$, 'over no rows it is null');
SELECT is_empty($$SELECT description FROM member_aggregate WHERE (aggmtransfn <> 0) <> (aggminvtransfn <> 0)$$, 'a moving aggregate can be undone: MINVFUNC beside MSFUNC');

---------- a hostile search path ----------

-- What a schema in front could catch: functions and operators of the names and
-- arguments that the functions in SQL use, core's among them.
CREATE SCHEMA hostile;
CREATE FUNCTION hostile.wrong(numeric, numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT 666::numeric';
CREATE FUNCTION hostile.wrong(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT 666::numeric';
CREATE FUNCTION hostile.wrong(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 666';
CREATE FUNCTION hostile.wrong(bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 666::bigint';
CREATE FUNCTION hostile.wrong(date, interval) RETURNS timestamp LANGUAGE sql IMMUTABLE AS $$SELECT timestamp '1666-06-06'$$;
CREATE FUNCTION hostile.wrong(date, integer) RETURNS date LANGUAGE sql IMMUTABLE AS $$SELECT date '1666-06-06'$$;
CREATE OPERATOR hostile.- (FUNCTION = hostile.wrong, LEFTARG = numeric, RIGHTARG = numeric);
CREATE OPERATOR hostile.- (FUNCTION = hostile.wrong, RIGHTARG = numeric);
CREATE OPERATOR hostile.- (FUNCTION = hostile.wrong, RIGHTARG = integer);
CREATE OPERATOR hostile.- (FUNCTION = hostile.wrong, RIGHTARG = bigint);
CREATE OPERATOR hostile.- (FUNCTION = hostile.wrong, LEFTARG = date, RIGHTARG = interval);
CREATE OPERATOR hostile.+ (FUNCTION = hostile.wrong, LEFTARG = date, RIGHTARG = integer);
CREATE FUNCTION hostile.percent(ratio) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT 666::numeric';
CREATE FUNCTION hostile.percent(deviation) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT 666::numeric';
CREATE FUNCTION hostile.headroom(numeric, rag_scale) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT 666::numeric';
CREATE FUNCTION hostile.deviation(numeric, numeric) RETURNS deviation LANGUAGE sql IMMUTABLE AS $$SELECT '666 vs 666'::deviation$$;
CREATE FUNCTION hostile.deviation(bigint, bigint) RETURNS deviation LANGUAGE sql IMMUTABLE AS $$SELECT '666 vs 666'::deviation$$;
CREATE FUNCTION hostile.deviation(integer, integer) RETURNS deviation LANGUAGE sql IMMUTABLE AS $$SELECT '666 vs 666'::deviation$$;
CREATE FUNCTION hostile.daterange(date, date) RETURNS daterange LANGUAGE sql IMMUTABLE AS $$SELECT daterange 'empty'$$;
CREATE FUNCTION hostile.daterange(date, date, text) RETURNS daterange LANGUAGE sql IMMUTABLE AS $$SELECT daterange 'empty'$$;
CREATE FUNCTION hostile.lower(daterange) RETURNS date LANGUAGE sql IMMUTABLE AS $$SELECT date '1666-06-06'$$;
CREATE FUNCTION hostile.upper(daterange) RETURNS date LANGUAGE sql IMMUTABLE AS $$SELECT date '1666-06-06'$$;
CREATE FUNCTION hostile.turnover(workforce, text, boolean DEFAULT false) RETURNS ratio LANGUAGE sql IMMUTABLE AS $$SELECT '666 / 1'::ratio$$;

\ir sql_functions.psql
SELECT is_empty(
	$$SELECT description || ' has no line in test/sql_functions.psql' FROM member JOIN pg_proc ON pg_proc.oid = objid
	  WHERE kind = 'pg_proc' AND prolang = (SELECT oid FROM pg_language WHERE lanname = 'sql')
		AND NOT EXISTS (SELECT FROM question WHERE position(format('home.%I(', proname) IN expression) > 0)$$,
	'the functions in SQL are among those that are asked');
SELECT extnamespace::regnamespace AS home, current_setting('search_path') AS path FROM pg_extension WHERE extname = 'governance' \gset
SELECT results_eq(format('SELECT * FROM pg_temp.answers(%L)', :'home'), 'TABLE question', 'the functions in SQL answer');
-- Each kind of trap is seen to work before the extension is seen not to step into it.
SET LOCAL search_path = hostile, pg_catalog;
CREATE TEMP TABLE trapped AS
SELECT (2.0 - 1.0)::pg_catalog.text || lower(pg_catalog.daterange('empty'))::pg_catalog.text AS trap;
CREATE TEMP TABLE answered AS
SELECT * FROM pg_temp.answers(:'home');
SELECT pg_catalog.set_config('search_path', :'path', true) \g /dev/null
SELECT is(trap, '6661666-06-06', 'a schema in front of pg_catalog does catch others') FROM trapped;
SELECT results_eq('TABLE answered', 'TABLE question', 'the functions in SQL answer the same behind a hostile schema');

---------- another schema ----------

CREATE SCHEMA elsewhere;
SELECT lives_ok('ALTER EXTENSION governance SET SCHEMA elsewhere', 'the extension can be moved to another schema');
SELECT is(
	(SELECT count(*) FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace JOIN member ON kind = 'pg_proc' AND objid = pg_proc.oid WHERE nspname <> 'elsewhere'),
	0::bigint, 'and all of it is there then');
SELECT results_eq($$SELECT * FROM pg_temp.answers('elsewhere')$$, 'TABLE question', 'the functions in SQL answer by their qualified names, with the schema in no search path');
SELECT is(
	(SELECT ARRAY[elsewhere.deviation_agg(x, 2)::text, elsewhere.sum(elsewhere.ratio(x, 2))::text, elsewhere.rag_tally_agg(elsewhere.rag(x, 'green < 2 <= red'))::text,
		elsewhere.sensitivity_agg('a', x, 1)::text, elsewhere.workforce_agg('2026-01-01', NULL, x, true, '[2026-01-01,2026-01-02]')::text]
	 FROM generate_series(1.0, 3.0) AS x),
	ARRAY['6.0 vs 6', '6.0/6', 'red 2, green 1', '[["a", 6.0, 0.060]]', '[2026-01-01,2026-01-03) person_days=6 opening=0 arrivals=3 joiners=3 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=12.0 opening_fte=0.0 closing_fte=6.0 leavers_fte=0.0'],
	'and so do the aggregates');

SELECT * FROM finish();
ROLLBACK;
