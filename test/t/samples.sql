-- Values of every type of the extension, and where they are kept: the tests of
-- several servers, of upgrades and of clients carry these. Run in the tree's root.

CREATE VIEW extension_type AS
SELECT t.oid::regtype AS type, t.typname AS name, t.typsend AS send
FROM pg_type t JOIN pg_depend d ON d.classid = 'pg_type'::regclass AND d.objid = t.oid
	JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
WHERE e.extname = 'governance' AND d.deptype = 'e' AND t.typtype IN ('b', 'e') AND t.typelem = 0;

CREATE TABLE written (n integer GENERATED ALWAYS AS IDENTITY, type text, value text);
\copy written (type, value) FROM 'test/values.tsv'
INSERT INTO written (type, value)
SELECT name, enumlabel FROM extension_type JOIN pg_enum ON enumtypid = type ORDER BY name, enumsortorder;
CREATE TABLE sample (type text, value text, n integer); -- as the type writes it, from the first on
DO $$
DECLARE
	t record;
BEGIN
	FOR t IN TABLE extension_type LOOP
		EXECUTE format('INSERT INTO sample SELECT type, value::%s::text, min(n) FROM written WHERE type = %L GROUP BY 1, 2', t.type, t.name);
	END LOOP;
END $$;

DO $$
DECLARE
	missing text;
BEGIN
	SELECT string_agg(name, ', ') INTO missing
	FROM extension_type WHERE name NOT IN (SELECT s.type FROM sample s);
	IF missing IS NOT NULL THEN
		RAISE 'test/values.tsv has no values of %', missing;
	END IF;
END $$;

-- kept_TYPE_METHOD: its values, one null among them, under an index of each method
-- that it has operators for; with arrays of them, and what is computed of them.
CREATE VIEW kept_table AS
SELECT format('kept_%s_%s', name, amname) AS kept, extension_type.*, amname AS method
FROM extension_type JOIN pg_type ON pg_type.oid = type
	JOIN pg_opclass ON opcintype = CASE typtype WHEN 'e' THEN 'anyenum'::regtype ELSE type END AND opcdefault
	JOIN pg_am ON pg_am.oid = opcmethod;

DO $$
DECLARE
	t record;
BEGIN
	FOR t IN TABLE kept_table LOOP
		EXECUTE format($ddl$
			CREATE TABLE %1$I (
				id integer PRIMARY KEY,
				value %2$s,
				several %2$s[],
				equal boolean GENERATED ALWAYS AS (value = several[1]) STORED
			);
			INSERT INTO %1$I (id, value, several)
			SELECT row_number() OVER (ORDER BY value), value::%2$s, ARRAY[value::%2$s, NULL, value::%2$s]
			FROM sample WHERE type = %3$L
			UNION ALL SELECT 0, NULL, '{}';
			CREATE INDEX ON %1$I USING %4$I (value);
			$ddl$, t.kept, t.type, t.name, t.method);
	END LOOP;
END $$;

-- All that is kept, as text and as the bytes of binary output.
DO $$
BEGIN
	EXECUTE (SELECT 'CREATE VIEW everything AS ' || string_agg(format(
			'SELECT %L AS kept, id, value::text, %s(value)::text AS binary, several::text, equal FROM %I',
			kept, send, kept), ' UNION ALL ' ORDER BY kept)
		FROM kept_table);
END $$;

-- How many rows an index finds for every value kept, and how many there are to find;
-- none where no index is used.
CREATE FUNCTION found_by_index() RETURNS TABLE (kept text, value text, matched bigint, there bigint)
LANGUAGE plpgsql SET enable_seqscan = off SET search_path FROM CURRENT AS $$
DECLARE
	t record;
	matches text;
	plan text;
	line text;
BEGIN
	FOR t IN TABLE kept_table LOOP
		FOR kept, value IN EXECUTE format('SELECT %L, value::text FROM %I WHERE value IS NOT NULL', t.kept, t.kept) LOOP
			matches := format('SELECT count(*) FROM %I WHERE value = %L', t.kept, value);
			plan := '';
			FOR line IN EXECUTE 'EXPLAIN ' || matches LOOP
				plan := plan || line;
			END LOOP;
			EXECUTE matches INTO matched;
			EXECUTE format('SELECT count(*) FILTER (WHERE value = %L) FROM %I', value, t.kept) INTO there;
			IF plan NOT LIKE '%' || t.kept || '_value_idx%' THEN
				matched := 0;
			END IF;
			RETURN NEXT;
		END LOOP;
	END LOOP;
END $$;
