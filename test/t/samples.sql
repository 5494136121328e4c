-- Values of every type of the extension, and where they are kept: the tests of
-- several servers, of upgrades and of clients carry these. A new type needs its
-- values here, nothing more.

CREATE TABLE sample (
	type text NOT NULL,
	value text NOT NULL, -- as the type writes it
	adds_up boolean NOT NULL DEFAULT true, -- a sum of many of these is not out of range or of different kinds
	PRIMARY KEY (type, value)
);
INSERT INTO sample VALUES
	('rag', 'grey'), ('rag', 'blue'), ('rag', 'green'), ('rag', 'amber'), ('rag', 'red'),
	('trend', 'worsening'), ('trend', 'steady'), ('trend', 'improving'),
	('rag_scale', 'red < -5 <= amber < -1 <= green'),
	('rag_scale', 'green <= 5.50 < amber <= 6.50 < red'),
	('rag_scale', 'red < -10 <= amber < -3 <= green <= 3 < amber <= 10 < red'),
	('rag_scale', 'green <= -0.00000000000000000000000000000000000001 < red'),
	('rag_tally', 'red 1, amber 2, green 5'), ('rag_tally', 'blue 3'), ('rag_tally', 'grey 7'),
	('deviation', '322.8 vs 335.3'), ('deviation', '-12 vs null'), ('deviation', 'null vs 0.00'),
	('ratio', '3/40'), ('ratio', '0.50/null'), ('ratio', '-1/0'),
	('workforce', '[2026-01-01,2026-02-01) person_days=83 opening=2 arrivals=1 joiners=1 departures=0 leavers=0 early_leavers=0 stayers=2 fte_days=64.75 opening_fte=1.75 closing_fte=2.25'),
	('workforce', '[2026-01-01,2026-02-01) person_days=31 opening=1 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=1 fte_days=31 opening_fte=1 closing_fte=1'),
	('workforce_series', '[2026-01-01,2026-02-01) person_days=21 opening=0 arrivals=1 joiners=1 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=10.5 opening_fte=0.0 closing_fte=0.5; [2026-02-01,2026-03-01) person_days=10 opening=1 arrivals=0 joiners=0 departures=1 leavers=1 early_leavers=1 stayers=0 fte_days=5.0 opening_fte=0.5 closing_fte=0.0'),
	('figure', '-1524 tkr'),
	('footing', '22493 tkr vs 22493000 kr +- 3500 of 7'),
	('estimate', 'low=90 mode=100 high=130 xx=100 xy=300 yy=900'),
	('estimate', 'low=1.5 mode=2 high=4.25 xx=0.25 xy=1.125 yy=5.0625'),
	('forecast_accuracy', 'rows=1 zero_actuals=0 actual=100 error=10 absolute_actual=100 absolute_error=10 percentage_error=10.000000000000'),
	('forecast_accuracy', 'rows=1 zero_actuals=1 actual=0 error=5 absolute_actual=0 absolute_error=5 percentage_error=0'),
	('simulation', '[0.352436793068619, 0.9555875659544573, 2.6989053472483175]'),
	('sensitivity', '[["consultants", 139.4, 1.394], ["staff", 540.4, 5.404]]'),
	('sensitivity', E'[["L\u00F6ner \\"brutto\\"", 0, -0.50]]');
INSERT INTO sample VALUES
	('distribution', 'normal(0, 1)', false), ('distribution', 'pert(-1, 0, 3.50)', false),
	('figure', 'ca 13 mnkr', false), ('figure', '5.8%', false), ('figure', '0', false),
	('footing', '20.9 mnkr vs null', false), ('footing', 'null vs 5 +- 0.5 of 1', false),
	('rag_tally', 'red 9223372036854775807', false),
	('deviation', '99999999999999999999999999999999999999 vs 1', false),
	('ratio', '-99999999999999999999999999999999999999/7', false),
	('sensitivity', '[["most", 99999999999999999999999999999999999999, -0.00000000000000000000000000000000000001]]', false);

CREATE VIEW extension_type AS
SELECT t.oid::regtype AS type, t.typname AS name, t.typsend AS send
FROM pg_type t JOIN pg_depend d ON d.classid = 'pg_type'::regclass AND d.objid = t.oid
	JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
WHERE e.extname = 'governance' AND d.deptype = 'e' AND t.typtype = 'b' AND t.typelem = 0;

DO $$
DECLARE
	missing text;
BEGIN
	SELECT string_agg(name, ', ') INTO missing
	FROM extension_type WHERE name NOT IN (SELECT s.type FROM sample s);
	IF missing IS NOT NULL THEN
		RAISE 'test/t/samples.sql has no values of %', missing;
	END IF;
END $$;

-- kept_TYPE_METHOD: its values, one null among them, under an index of each method
-- that it has operators for; with arrays of them, and what is computed on the way in.
CREATE VIEW kept_table AS
SELECT format('kept_%s_%s', name, amname) AS kept, extension_type.*, amname AS method
FROM extension_type JOIN pg_opclass ON opcintype = type AND opcdefault JOIN pg_am ON pg_am.oid = opcmethod;

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
				shown jsonb GENERATED ALWAYS AS (value::jsonb) STORED
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
			'SELECT %L AS kept, id, value::text, %s(value)::text AS binary, several::text, shown::text FROM %I',
			kept, send, kept), ' UNION ALL ' ORDER BY kept)
		FROM kept_table);
END $$;

-- How many rows an index finds for every value kept; none where no index is used.
CREATE FUNCTION found_by_index() RETURNS TABLE (kept text, value text, found bigint)
LANGUAGE plpgsql SET enable_seqscan = off SET search_path FROM CURRENT AS $$
DECLARE
	t record;
	matches text;
	plan text := '';
	line text;
BEGIN
	FOR t IN TABLE kept_table LOOP
		FOR kept, value IN EXECUTE format('SELECT %L, value::text FROM %I WHERE value IS NOT NULL', t.kept, t.kept) LOOP
			matches := format('SELECT count(*) FROM %I WHERE value = %L', t.kept, value);
			plan := '';
			FOR line IN EXECUTE 'EXPLAIN ' || matches LOOP
				plan := plan || line;
			END LOOP;
			EXECUTE matches INTO found;
			IF plan NOT LIKE '%' || t.kept || '_value_idx%' THEN
				found := 0;
			END IF;
			RETURN NEXT;
		END LOOP;
	END LOOP;
END $$;
