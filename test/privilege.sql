-- Least privilege: who may install it, who may use it, and what row-level security hides.

BEGIN;
SET client_min_messages = warning;
SELECT plan(22);

CREATE TEMP TABLE member AS
SELECT pg_proc.*, pg_describe_object(classid, objid, 0) AS description
FROM pg_depend JOIN pg_proc ON pg_proc.oid = objid
WHERE classid = 'pg_proc'::regclass AND refclassid = 'pg_extension'::regclass AND deptype = 'e'
	AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'governance');

---------- why trusted is safe (interface.sql: no function is SECURITY DEFINER) ----------

SELECT cmp_ok((SELECT count(*) FROM member), '>', 150::bigint, 'there are functions');
SELECT is_empty(
	'SELECT description FROM member WHERE proconfig IS NOT NULL',
	'no function changes a setting');
SELECT is_empty(
	'SELECT description FROM member WHERE proacl IS NOT NULL',
	'no function is kept from anyone, or given with grant option');
SELECT is_empty(
	$$SELECT description FROM member WHERE prosupport <> 0$$,
	'no function steers the planner');
-- Objects that initdb made are not named in pg_depend, so that what is named is another's or our own.
SELECT is_empty(
	$$SELECT description, pg_describe_object(refclassid, refobjid, refobjsubid)
	  FROM member JOIN pg_depend d ON classid = 'pg_proc'::regclass AND objid = member.oid
	  WHERE refclassid NOT IN ('pg_extension'::regclass, 'pg_namespace'::regclass) AND NOT EXISTS (
		SELECT FROM pg_depend AS e WHERE (e.classid, e.objid) = (d.refclassid, d.refobjid) AND e.deptype = 'e'
			AND e.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'governance'))
		-- nor arrays and rows of its types
		AND NOT EXISTS (SELECT FROM pg_type AS t JOIN pg_depend AS e ON e.objid = t.oid AND e.deptype = 'e'
			WHERE (d.refclassid, d.refobjid) IN (('pg_type'::regclass, t.typarray), ('pg_class'::regclass, t.typrelid)))$$,
	'no function calls anything but core and the extension');
SELECT is_empty(
	$$SELECT description FROM member JOIN pg_language ON pg_language.oid = prolang AND lanname = 'internal'
	  WHERE prokind = 'f' AND NOT EXISTS (SELECT FROM pg_proc AS core
		WHERE core.pronamespace = 'pg_catalog'::regnamespace AND core.prolang = member.prolang AND core.prosrc = member.prosrc
			AND core.pronargs = member.pronargs AND core.proisstrict AND core.provolatile = 'i')$$,
	'a function that is core''s own has as many arguments as in core, where it is immutable and strict');

---------- LEAKPROOF ----------

-- Errors tell of their arguments; statuses and trends are compared by core's functions for enums, which are leakproof.
SELECT is_empty('SELECT description FROM member WHERE proleakproof', 'no function is leakproof');

---------- an ordinary role ----------

CREATE ROLE ordinary;
CREATE SCHEMA elsewhere;
ALTER EXTENSION governance SET SCHEMA elsewhere;
CREATE TABLE elsewhere.ledger (unit text, actual numeric, budget numeric, d elsewhere.deviation);
INSERT INTO elsewhere.ledger
SELECT unit, actual, budget, elsewhere.deviation(actual, budget)
FROM (VALUES ('School', 90, 100), ('School', 11, 10), ('Hidden', 1e37, -1e37)) AS v (unit, actual, budget);

-- Statements in the role's own rights; null, or the SQLSTATE of the first that fails.
CREATE FUNCTION pg_temp.ordinary(statement text) RETURNS text
	LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	SET LOCAL ROLE ordinary;
	IF statement LIKE 'SELECT%' THEN
		EXECUTE statement INTO answer;
	ELSE
		EXECUTE statement;
	END IF;
	RESET ROLE;
	RETURN answer;
EXCEPTION WHEN OTHERS THEN
	RESET ROLE;
	RETURN SQLSTATE;
END $$;

\set every 'SELECT concat_ws(E''\\n'', elsewhere.amount(elsewhere.deviation_agg(x, 2)), elsewhere.percent(elsewhere.sum(elsewhere.ratio(x, 2)), 1), elsewhere.rag_tally_agg(elsewhere.rag(x, ''green < 2 <= red'')), elsewhere.sensitivity_agg(''a'', x, 1)::jsonb, elsewhere.headcount(elsewhere.workforce_agg(''2026-01-01'', NULL, x, true, ''[2026-01-01,2026-01-02]''))::int) FROM generate_series(1.0, 3.0) AS x'
SELECT is(pg_temp.ordinary(:'every'), '42501', 'without USAGE on the schema nothing is to be had');
GRANT USAGE ON SCHEMA elsewhere TO ordinary;
SELECT is(
	pg_temp.ordinary(:'every'),
	E'0.0\n100.0\nred 2, green 1\n{"base": 6.0, "effect": 0.060, "factors": [{"base": 6.0, "effect": 0.060, "factor": "a"}]}\n3',
	'USAGE on the schema is all that is needed to use it');
SELECT is(
	pg_temp.ordinary('SELECT elsewhere.deviation_agg(actual, budget) FROM elsewhere.ledger'), '42501',
	'it opens no table');

-- a function whose argument is another to be called calls none that the caller may not
CREATE FUNCTION elsewhere.model(double precision[]) RETURNS double precision LANGUAGE sql AS 'SELECT $1[1]';
\set model 'SELECT count(*) FROM elsewhere.morris(''elsewhere.model(double precision[])'', ARRAY[''uniform(0, 1)'', ''uniform(0, 1)'']::elsewhere.distribution[], 4)'
SELECT is(pg_temp.ordinary(:'model'), '2', 'a model that the role may execute is called');
REVOKE EXECUTE ON FUNCTION elsewhere.model FROM PUBLIC;
SELECT is(pg_temp.ordinary(:'model'), '42501', 'and one that it may not is not');

---------- row-level security ----------

GRANT SELECT ON elsewhere.ledger TO ordinary;
-- a figure with an error for the hidden row only: seen rows stay within 38 digits
\set probe 'SELECT count(*) FROM elsewhere.ledger WHERE elsewhere.actual(d OPERATOR(elsewhere.+) ''95000000000000000000000000000000000000 vs 0'') > 0'
SELECT is(pg_temp.ordinary(:'probe'), '22003', 'without a policy the hidden row is read');
ALTER TABLE elsewhere.ledger ENABLE ROW LEVEL SECURITY;
SELECT is(
	pg_temp.ordinary('SELECT elsewhere.deviation_agg(actual, budget) FROM elsewhere.ledger'), NULL,
	'no policy, no row, no sum');
-- the costlier condition, so that only its not being leakproof keeps the other from going first
CREATE FUNCTION elsewhere.may_see(unit text) RETURNS boolean LANGUAGE plpgsql STABLE COST 1000000 AS $$BEGIN RETURN unit <> 'Hidden'; END$$;
CREATE POLICY seen ON elsewhere.ledger TO ordinary USING (elsewhere.may_see(unit));
SELECT is(
	pg_temp.ordinary('SELECT concat_ws(''; '', elsewhere.deviation_agg(actual, budget), elsewhere.sum(d)) FROM elsewhere.ledger'),
	'101 vs 110; 101 vs 110', 'aggregates see the visible rows only');
SELECT is(pg_temp.ordinary(:'probe'), '2', 'a condition sees the visible rows only: no error tells of the others');
CREATE VIEW elsewhere.seen WITH (security_barrier) AS SELECT d FROM elsewhere.ledger WHERE elsewhere.may_see(unit);
GRANT SELECT ON elsewhere.seen TO ordinary;
SELECT is(pg_temp.ordinary(replace(:'probe', 'ledger', 'seen')), '2', 'nor through a view that is a security barrier');

---------- installing ----------

DROP EXTENSION governance CASCADE;
SELECT is(pg_temp.ordinary('CREATE EXTENSION governance SCHEMA elsewhere'), '42501', 'who may create nothing may not install it');
SELECT format('GRANT CREATE ON DATABASE %I TO ordinary', current_database()) \gexec
CREATE SCHEMA own AUTHORIZATION ordinary;
SELECT is(pg_temp.ordinary('CREATE EXTENSION governance SCHEMA own'), NULL, 'who may create in the database may install it, without being superuser');

SELECT matches(pg_temp.ordinary(replace(:'every', 'elsewhere', 'own')), '^0\.0\n', 'and use it');
SELECT is(
	pg_temp.ordinary('CREATE AGGREGATE own.misused (own.rag) (SFUNC = own.rag_tally_moving_accum, STYPE = internal)'), '42P13',
	'but not make an aggregate of the functions whose state is internal');
SELECT is_empty(
	$$SELECT p.oid::regprocedure FROM pg_proc AS p JOIN pg_depend ON classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e'
	  WHERE refobjid = (SELECT oid FROM pg_extension WHERE extname = 'governance') AND proowner = 'ordinary'::regrole$$,
	'nor replace its functions: they are not the installer''s');

SELECT * FROM finish();
ROLLBACK;
