-- Hostile text, bytes and arguments: what every type's input and receive function does
-- with damaged values in the server, and every function with nulls and extremes. Types come from the catalogs, values from
-- test/values.tsv; pg_prove --set mutants=N asks for more of each.

\if :{?mutants} \else \set mutants 200 \endif
BEGIN;
SELECT plan(7);

CREATE TEMP TABLE member AS
SELECT typname::text AS type, typsend::text AS send
FROM pg_depend JOIN pg_type ON pg_type.oid = objid
WHERE classid = 'pg_type'::regclass AND refclassid = 'pg_extension'::regclass AND deptype = 'e' AND typtype = 'b' AND typelem = 0
	AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'governance');
CREATE TEMP TABLE undamaged (type text, value text);
\copy undamaged FROM 'test/values.tsv'
SELECT is_empty('SELECT type FROM member EXCEPT SELECT type FROM undamaged', 'every type has values to damage');

-- Damage: some of a value's bytes replaced, left out, doubled, cut off, or taken from another.
CREATE FUNCTION pg_temp.damaged(value bytea, other bytea, bytes bytea) RETURNS bytea
	LANGUAGE plpgsql AS $$
DECLARE
	at integer;
	span integer;
BEGIN
	FOR i IN 1 .. 1 + floor(3 * random()) LOOP
		at := 1 + floor(length(value) * random());
		span := floor(random() ^ 3 * 20);
		value := CASE floor(6 * random())
			WHEN 0 THEN overlay(value PLACING substr(bytes, 1 + floor(length(bytes) * random())::integer, 1) FROM at)
			WHEN 1 THEN overlay(value PLACING substr(bytes, 1 + floor(length(bytes) * random())::integer, 1) FROM at FOR 0)
			WHEN 2 THEN overlay(value PLACING '' FROM at FOR span)
			WHEN 3 THEN overlay(value PLACING substr(value, at, span) FROM at FOR 0)
			WHEN 4 THEN overlay(value PLACING substr(other, at, span) FROM at FOR span)
			ELSE substr(value, 1, at)
		END;
	END LOOP;
	RETURN value;
END $$;

-- What becomes of it: kept (it comes back the same by text and by bytes), lost, or the SQLSTATE of its refusal.
CREATE FUNCTION pg_temp.kept(type text, send text, value anyelement) RETURNS text
	LANGUAGE plpgsql AS $$
DECLARE
	outcome text;
BEGIN
	EXECUTE format('SELECT CASE WHEN %2$s($1) = %2$s(again) AND $1::text = again::text THEN ''kept'' ELSE ''lost: '' || $1::text END FROM CAST($1::text AS %1$s) AS again',
		type, send) INTO STRICT outcome USING value;
	RETURN outcome;
END $$;
CREATE FUNCTION pg_temp.examine() RETURNS trigger
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('mutant.fate', pg_temp.kept(TG_ARGV[0], TG_ARGV[1], NEW.value), true);
	RETURN NULL;
END $$;
CREATE FUNCTION pg_temp.fate(type text, send text, form text, mutant bytea) RETURNS text
	LANGUAGE plpgsql AS $$
DECLARE
	wire text := current_setting('data_directory') || '/mutant';
	outcome text;
BEGIN
	IF form = 'text' THEN
		EXECUTE format('SELECT pg_temp.kept(%L, %L, %L::%s)', type, send, convert_from(mutant, 'UTF8'), type) INTO outcome;
		RETURN outcome;
	END IF;
	EXECUTE format('COPY (SELECT %L::bytea) TO %L (FORMAT binary)', mutant, wire);
	EXECUTE format('COPY received_%s FROM %L (FORMAT binary)', type, wire);
	RETURN current_setting('mutant.fate');
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $$;
-- the table of a type keeps no rows: its trigger examines them as they are received
DO $$
DECLARE
	member record;
BEGIN
	FOR member IN SELECT * FROM member LOOP
		EXECUTE format('CREATE TEMP TABLE received_%1$s (value %1$s)', member.type);
		EXECUTE format('CREATE TRIGGER examine BEFORE INSERT ON received_%s FOR EACH ROW EXECUTE FUNCTION pg_temp.examine(%L, %L)', member.type, member.type, member.send);
	END LOOP;
END $$;

CREATE FUNCTION pg_temp.sent(type text, send text, value text) RETURNS bytea
	LANGUAGE plpgsql AS $$
DECLARE
	bytes bytea;
BEGIN
	EXECUTE format('SELECT %s(%L::%s)', send, value, type) INTO bytes;
	RETURN bytes;
END $$;
CREATE TEMP TABLE seed AS
SELECT type, send, form, bytes AS value
FROM member JOIN undamaged USING (type),
	LATERAL (VALUES ('text', convert_to(value, 'UTF8')), ('binary', pg_temp.sent(type, send, value))) AS v (form, bytes);

SELECT setseed(0.5) \g /dev/null
CREATE TEMP TABLE outcome AS
WITH seeds AS (
	SELECT type, send, form, array_agg(value ORDER BY value) AS value,
		CASE form WHEN 'text' THEN convert_to('0123456789+-.eE null<=>[](){},:/"\%' || E'\t\n\u00e5\u00d6\u2003', 'UTF8') ELSE '\x00000001027f8081feff' END AS bytes
	FROM seed GROUP BY type, send, form
), mutant AS MATERIALIZED (
	SELECT type, send, form, value[1 + floor(cardinality(value) * random())] AS value, value[1 + floor(cardinality(value) * random())] AS other, bytes
	FROM seeds, generate_series(1, :mutants)
)
SELECT type, form, mutant, pg_temp.fate(type, send, form, mutant) AS fate
FROM (SELECT type, send, form, pg_temp.damaged(value, other, bytes) AS mutant FROM mutant OFFSET 0) AS mutant;

SELECT is_empty(
	$$SELECT * FROM outcome WHERE fate LIKE 'lost%'$$,
	'what is accepted comes back the same, by text and by bytes');
SELECT is_empty(
	$$SELECT * FROM outcome WHERE fate NOT LIKE 'lost%' AND fate <> 'kept' AND fate !~ '^(22|08P01|54)'$$,
	'what is refused is refused as bad data: no internal error, no other state');
SELECT is_empty(
	$$SELECT type, form FROM outcome GROUP BY type, form HAVING count(*) FILTER (WHERE fate = 'kept') = 0$$,
	'of every type some damaged values are accepted');
SELECT is_empty(
	$$SELECT type, form FROM outcome GROUP BY type, form HAVING count(*) FILTER (WHERE fate <> 'kept') = 0$$,
	'and some are refused');

---------- arguments ----------

-- Every function with its arguments null, ordinary or extreme, as far as 300 mixtures go.
CREATE TEMP TABLE argument AS
SELECT type::regtype AS type, value FROM (VALUES
	('numeric', '{0,1.25,-99999999999999999999999999999999999999,1e-38,1e1000,NaN,-Infinity}'::text[]),
	('bigint', '{0,9223372036854775807,-9223372036854775808}'), ('integer', '{0,1,2147483647,-2147483648}'), ('smallint', '{0,32767,-32768}'),
	('double precision', '{0,0.5,-1e308,NaN,Infinity}'), ('"char"', '{a}'), ('boolean', '{t,f}'), ('interval', '{1 day,-178000000 years}'),
	('text', '{"",en,sv,crude,\u00e5}'), ('date', '{2026-01-15,infinity,-infinity,4713-01-01 BC,5874897-12-31}'),
	('daterange', '{"[2026-01-01,2026-02-01)",empty,"(,)","[0001-01-01,10000-01-01)","[4713-01-01 BC,5874897-12-31)"}')) AS v (type, value)
UNION ALL
SELECT type::regtype, array_agg(value) FROM member JOIN undamaged USING (type) GROUP BY type
UNION ALL
SELECT enumtypid::regtype, array_agg(enumlabel::text)
FROM pg_enum JOIN pg_depend ON classid = 'pg_type'::regclass AND objid = enumtypid AND refclassid = 'pg_extension'::regclass AND deptype = 'e'
WHERE refobjid = (SELECT oid FROM pg_extension WHERE extname = 'governance') GROUP BY enumtypid;
INSERT INTO argument
SELECT typarray, ARRAY['{}', '{NULL}', ARRAY[value[1], value[2], NULL]::text] FROM argument JOIN pg_type ON pg_type.oid = argument.type;

CREATE FUNCTION pg_temp.answered(call text) RETURNS text
	LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE call;
	RETURN 'answered';
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $$;
CREATE TEMP TABLE call AS
SELECT name, mixture, format('SELECT %s(%s)', name, string_agg(
	CASE WHEN random() < 0.2 THEN 'NULL' ELSE coalesce(quote_literal(value[1 + floor(cardinality(value) * random())]), 'NULL') END || '::' || t::regtype, ', ' ORDER BY n)) AS call
FROM (
	SELECT pg_proc.oid::regproc::text AS name, proargtypes::oid[]
	FROM pg_depend JOIN pg_proc ON pg_proc.oid = objid
	WHERE classid = 'pg_proc'::regclass AND refclassid = 'pg_extension'::regclass AND deptype = 'e' AND prokind = 'f'
		AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'governance')
		AND NOT proargtypes::oid[] && ARRAY['internal'::regtype, 'cstring'::regtype]::oid[]
) AS member, generate_series(1, 300) AS mixture, unnest(proargtypes) WITH ORDINALITY AS p (t, n) LEFT JOIN argument ON type = t
GROUP BY name, proargtypes, mixture;
CREATE TEMP TABLE answer AS
SELECT call, min(name) AS name, pg_temp.answered(call) AS fate FROM call GROUP BY call;

SELECT is_empty(
	$$SELECT fate, min(call) FROM answer WHERE fate <> 'answered' AND fate !~ '^(22|54|0A000)' GROUP BY fate$$,
	'no mixture of arguments is an internal error');
SELECT is_empty(
	$$SELECT name FROM answer GROUP BY name HAVING count(*) FILTER (WHERE fate = 'answered') = 0$$,
	'every function answers some');

SELECT * FROM finish();
ROLLBACK;
