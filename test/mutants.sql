-- Hostile text and bytes: what every type's input and receive function does with
-- damaged values, in the server. Types come from the catalogs, values from
-- test/hostile/corpus.tsv; pg_prove --set mutants=N asks for more of each.

\if :{?mutants} \else \set mutants 60 \endif
BEGIN;
SELECT plan(6);

CREATE TEMP TABLE member AS
SELECT typname::text AS type, typsend::text AS send
FROM pg_depend JOIN pg_type ON pg_type.oid = objid
WHERE classid = 'pg_type'::regclass AND refclassid = 'pg_extension'::regclass AND deptype = 'e' AND typtype = 'b' AND typelem = 0
	AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'governance');
CREATE TEMP TABLE corpus (type text, form text, value text);
\copy corpus FROM 'test/hostile/corpus.tsv'
SELECT is_empty('SELECT type FROM member EXCEPT SELECT type FROM corpus', 'every type has values to damage');

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

-- a value's bytes as its send function writes them; of text that is refused, none
CREATE FUNCTION pg_temp.sent(type text, send text, value text) RETURNS bytea
	LANGUAGE plpgsql AS $$
DECLARE
	bytes bytea;
BEGIN
	EXECUTE format('SELECT %s(%L::%s)', send, value, type) INTO bytes;
	RETURN bytes;
EXCEPTION WHEN OTHERS THEN
	RETURN NULL;
END $$;
CREATE TEMP TABLE seed AS
SELECT type, send, form, convert_to(value, 'UTF8') AS value FROM member JOIN corpus USING (type) WHERE form = 'text'
UNION ALL
SELECT type, send, form, decode(value, 'hex') FROM member JOIN corpus USING (type) WHERE form = 'binary'
UNION ALL
SELECT type, send, 'binary', bytes FROM member JOIN corpus USING (type), pg_temp.sent(type, send, value) AS bytes WHERE form = 'text' AND bytes IS NOT NULL;
SELECT is(
	(SELECT count(DISTINCT (type, form)) FROM seed), (SELECT 2 * count(*) FROM member),
	'of every type there is text and there are bytes');

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

SELECT * FROM finish();
ROLLBACK;
