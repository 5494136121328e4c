--
-- sensitivity: cost factors with their base and the effect of a shock
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- Read and written: a JSON array of [factor, base, effect], the factors in order
-- of their bytes; quotes, escapes and Unicode in names.
SELECT input::sensitivity AS output, input::sensitivity::text::sensitivity = input::sensitivity AS reread, input::sensitivity::text::sensitivity::text = input::sensitivity::text AS canonical
FROM unnest(ARRAY[
	'[["salaries", 500000.00, 5000.0000]]',
	' [ [ "rent" , 1e3, -1.50e1 ] , ["energy",0,-0] ] ',
	'[["Löner", 1, 2], ["hyra", 1, 2], ["Årets \"övriga\"", 1, 2], ["löner", 1, 2]]',
	'[["a\\b/c", 1, 2], ["tab\tnew\nline", 1, 2], ["\u00e5", 1, 2], ["\ud83d\udcc8", 1, 2], [" ", 1, 2]]',
	'[["most", 99999999999999999999999999999999999999, -0.00000000000000000000000000000000000001]]'
]) WITH ORDINALITY AS t (input, n)
ORDER BY n;

-- Refused: another form, no factor, no name, a factor twice, figures that are none.
SELECT '[]'::sensitivity;
SELECT '{}'::sensitivity;
SELECT '1'::sensitivity;
SELECT '["salaries", 1, 2]'::sensitivity;
SELECT '[["salaries", 1]]'::sensitivity;
SELECT '[["salaries", 1, 2, 3]]'::sensitivity;
SELECT '[["salaries", 1, 2], 3]'::sensitivity;
SELECT '[{"salaries": 1}]'::sensitivity;
SELECT '[[1, 1, 2]]'::sensitivity;
SELECT '[[null, 1, 2]]'::sensitivity;
SELECT '[["", 1, 2]]'::sensitivity;
SELECT '[["salaries", "1", 2]]'::sensitivity;
SELECT '[["salaries", 1, null]]'::sensitivity;
SELECT '[["salaries", [1], 2]]'::sensitivity;
SELECT '[["löner", 1, 2], ["hyra", 1, 2], ["l\u00f6ner", 1, 2]]'::sensitivity;
SELECT '[["salaries", 100000000000000000000000000000000000000, 2]]'::sensitivity;
SELECT '[["salaries", 1, 1e-39]]'::sensitivity;
\set VERBOSITY sqlstate
SELECT 'salaries'::sensitivity;
SELECT ''::sensitivity;
SELECT '[["salaries", NaN, 2]]'::sensitivity;
SELECT '[["nul \u0000", 1, 2]]'::sensitivity;
SELECT '[]'::sensitivity;
SELECT '[["a", 1, 2], ["a", 1, 2]]'::sensitivity;
SELECT '[["salaries", 1e38, 2]]'::sensitivity;
SELECT sensitivity('', 1, 1);
SELECT sensitivity('salaries', 'NaN', 1);
SELECT sensitivity('salaries', 1e20, 1e20);
\set VERBOSITY default

-- One factor: a base, and a shock in percent of it; its effect is base * shock / 100.
SELECT base, shock, sensitivity('salaries', base, shock), base * shock / 100 AS effect
FROM (VALUES (500000, 1), (500000.00, 2.5), (-500000, 1), (500000, -1), (0, 5), (100, 0), (0.05, 0.1)) AS v (base, shock);
SELECT sensitivity(NULL, 1, 1), sensitivity('a', NULL, 1), sensitivity('a', 1, NULL);
SELECT sensitivity('', 1, 1);
SELECT sensitivity('a', 'NaN', 1);
SELECT sensitivity('a', 1, 'infinity');
SELECT sensitivity('a', 1e38, 1);
SELECT sensitivity('a', 1e20, 1e20);
SELECT sensitivity('a', 0.0000000000000000001, 0.000000000000000001);
SELECT sensitivity(E'\u00c5rets "övriga"\n', 1, 1);

-- On the wire: the version of the form, the number of factors, then for each its name, base and effect; and back.
SELECT sensitivity_send(sensitivity('å', 100, 1.5));
CREATE TEMP TABLE wire (s sensitivity);
\copy (SELECT unnest(ARRAY['[["salaries", 500000.00, 5000.0000], ["Årets \"övriga\"", 1, -0.5]]', '[["a", 99999999999999999999999999999999999999, 0]]']::sensitivity[])) TO 'results/sensitivity.bin' (FORMAT binary)
\copy wire FROM 'results/sensitivity.bin' (FORMAT binary)
TABLE wire;
-- Out of order on the wire is put in order.
\copy (SELECT '\x01 00000002 00000001 62 00000000000000000000000000000001 0000 00000000000000000000000000000002 0000 00000001 61 00000000000000000000000000000003 0000 00000000000000000000000000000004 0000'::bytea) TO 'results/sensitivity.bin' (FORMAT binary)
\copy wire FROM 'results/sensitivity.bin' (FORMAT binary)
SELECT s FROM wire WHERE s = '[["a", 3, 4], ["b", 1, 2]]';
-- Refused from the wire: no factor, a negative number of them, more than can be
-- there, no name, a factor twice, an absent base, 39 decimals, not UTF-8.
CREATE TEMP TABLE hostile (s sensitivity);
\copy (SELECT '\x01 00000000'::bytea) TO 'results/sensitivity.bin' (FORMAT binary)
\copy hostile FROM 'results/sensitivity.bin' (FORMAT binary)
\copy (SELECT '\x01 ffffffff'::bytea) TO 'results/sensitivity.bin' (FORMAT binary)
\copy hostile FROM 'results/sensitivity.bin' (FORMAT binary)
\copy (SELECT '\x01 7fffffff 00000001 61'::bytea) TO 'results/sensitivity.bin' (FORMAT binary)
\copy hostile FROM 'results/sensitivity.bin' (FORMAT binary)
\copy (SELECT '\x01 00000001 00000000 00000000000000000000000000000001 0000 00000000000000000000000000000002 0000'::bytea) TO 'results/sensitivity.bin' (FORMAT binary)
\copy hostile FROM 'results/sensitivity.bin' (FORMAT binary)
\copy (SELECT '\x01 00000002 00000001 61 00000000000000000000000000000001 0000 00000000000000000000000000000002 0000 00000001 61 00000000000000000000000000000003 0000 00000000000000000000000000000004 0000'::bytea) TO 'results/sensitivity.bin' (FORMAT binary)
\copy hostile FROM 'results/sensitivity.bin' (FORMAT binary)
\copy (SELECT '\x01 00000001 00000001 61 00000000000000000000000000000000 ffff 00000000000000000000000000000002 0000'::bytea) TO 'results/sensitivity.bin' (FORMAT binary)
\copy hostile FROM 'results/sensitivity.bin' (FORMAT binary)
\copy (SELECT '\x01 00000001 00000001 61 00000000000000000000000000000001 0000 00000000000000000000000000000002 0027'::bytea) TO 'results/sensitivity.bin' (FORMAT binary)
\copy hostile FROM 'results/sensitivity.bin' (FORMAT binary)
\copy (SELECT '\x01 00000001 00000001 ff 00000000000000000000000000000001 0000 00000000000000000000000000000002 0000'::bytea) TO 'results/sensitivity.bin' (FORMAT binary)
\copy hostile FROM 'results/sensitivity.bin' (FORMAT binary)
\copy (SELECT '\x01 00000001 7fffffff 61 00000000000000000000000000000001 0000 00000000000000000000000000000002 0000'::bytea) TO 'results/sensitivity.bin' (FORMAT binary)
\copy hostile FROM 'results/sensitivity.bin' (FORMAT binary)
\set VERBOSITY sqlstate
\copy (SELECT '\x01 00000000'::bytea) TO 'results/sensitivity.bin' (FORMAT binary)
\copy hostile FROM 'results/sensitivity.bin' (FORMAT binary)
\set VERBOSITY default
-- Another version of the binary form.
\copy (SELECT set_byte(sensitivity_send(sensitivity('a', 1, 1)), 0, 2)) TO 'results/sensitivity.bin' (FORMAT binary)
\copy hostile FROM 'results/sensitivity.bin' (FORMAT binary)
\! rm results/sensitivity.bin

-- A stored form that a later version made: its version, or a reserved byte, is not known. Any bytes can be stored as a raw value.
SET client_min_messages = warning;
CREATE TYPE raw_value;
CREATE FUNCTION raw_in(cstring) RETURNS raw_value LANGUAGE internal IMMUTABLE STRICT AS 'byteain';
CREATE FUNCTION raw_out(raw_value) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'byteaout';
CREATE TYPE raw_value (INPUT = raw_in, OUTPUT = raw_out, LIKE = sensitivity);
CREATE CAST (raw_value AS sensitivity) WITHOUT FUNCTION;
SELECT '\x02000000 00000000 00000000'::raw_value::sensitivity;
SELECT base('\x01000100 00000000 00000000'::raw_value::sensitivity);
DROP TYPE raw_value CASCADE;
RESET client_min_messages;

-- JSON, out and in: the factors by name, in any order; totals and anything else are not read.
SELECT '{"base": 7, "factors": [{"base": 1, "effect": -0.5, "factor": "\u00c5rets"}, ["hyra", 2, 3], {"comment": [], "factor": "el", "effect": 0, "base": 1e3}]}'::sensitivity;
SELECT '{"factors": []}'::sensitivity;
SELECT '{"factors": [{"factor": "a", "base": 1}]}'::sensitivity;
SELECT row_to_json(row) FROM (SELECT sensitivity('a', 100, 1) AS s) AS row;

-- Ordered factor by factor: by name, base and effect; one that begins another is before it.
SELECT s FROM unnest('{"[[\"b\", 1, 1]]", "[[\"a\", 2, 1], [\"b\", 1, 1]]", "[[\"a\", 2.0, 1]]", "[[\"a\", 2, 0.5]]", "[[\"B\", 3, 3]]"}'::sensitivity[]) AS s ORDER BY s;

-- jsonb
SELECT jsonb_pretty('[["salaries", 500000.00, 5000.0000], ["Årets \"övriga\"", 1, -0.5]]'::sensitivity::jsonb);

-- Equal whatever the decimals shown, and so hashed.
SELECT a = '[["a", 1.00, 2.0], ["b", 3, 4]]'::sensitivity AS decimals, a <> '[["b", 3.0, 4], ["a", 1, 2]]'::sensitivity AS decimals_ne,
	a = '[["a", 1, 2]]'::sensitivity AS fewer, a = '[["a", 1, 2], ["B", 3, 4]]'::sensitivity AS name, a = '[["a", 1, 2], ["b", 3, 4.1]]'::sensitivity AS effect, a <> '[["a", 1.1, 2], ["b", 3, 4]]'::sensitivity AS base_ne
FROM CAST('[["a", 1, 2], ["b", 3, 4]]' AS sensitivity) AS a;
SELECT count(*) FROM (
	SELECT DISTINCT s FROM unnest(ARRAY['[["a", 1, 2], ["b", 3, 4]]', '[["b", 3.0, 4], ["a", 1, 2.00]]', '[["a", 1, 2]]', '[["a", 1.0, 2]]']::sensitivity[]) AS s
) AS s;

-- Addition: a factor of both has bases and effects added, whatever its shocks were.
SELECT sensitivity('rent', 100, 1) + sensitivity('rent', 300, 5) AS same, sensitivity('rent', 100, 1) + sensitivity('energy', 50.5, 10) AS other, sensitivity('rent', 1, 1) + NULL AS with_null;
SELECT '[["a", 1, 1], ["c", 3, 3]]'::sensitivity + '[["b", 2, 2], ["c", 0.50, -3], ["d", 4, 4]]'::sensitivity AS merged;
SELECT '[["a", 99999999999999999999999999999999999999, 1]]'::sensitivity + '[["a", 1, 1]]'::sensitivity;

-- The ladder: no rows, one null, one row, two, many; beside sum().
CREATE TEMP TABLE ladder (n int, rung text, factor text, base numeric, shock numeric);
INSERT INTO ladder VALUES
	(1, 'one null', NULL, 1, 1),
	(2, 'one row', 'salaries', 500000.00, 2.5),
	(3, 'two rows', 'rent', 100, 1), (3, 'two rows', 'rent', 300, 5),
	(4, 'many', 'rent', 1000, 3), (4, 'many', 'energy', 250.50, -20), (4, 'many', 'rent', NULL, 3), (4, 'many', 'travel', 10, NULL), (4, 'many', 'Årets', 80, 0), (4, 'many', 'rent', 500, 1.5), (4, 'many', 'rent', 500, 1.5);
SELECT sensitivity_agg(factor, base, shock), sum(sensitivity(factor, base, shock)) FROM ladder WHERE false;
SELECT rung, sensitivity_agg(factor, base, shock), base(sensitivity_agg(factor, base, shock)), effect(sensitivity_agg(factor, base, shock)), sum(base) FILTER (WHERE factor IS NOT NULL AND shock IS NOT NULL) AS sum_base, sum(base * shock / 100) FILTER (WHERE factor IS NOT NULL) AS sum_effect
FROM ladder
GROUP BY n, rung
ORDER BY n;
SELECT rung, sum(sensitivity(factor, base, shock)), sensitivity_agg(factor, base, shock) FILTER (WHERE shock > 2) AS filtered, sensitivity_agg(DISTINCT factor, base, shock) AS "distinct"
FROM ladder
GROUP BY n, rung
ORDER BY n;
SELECT sensitivity_agg(factor, base, shock) AS all_rows FROM ladder;
SELECT sum(part) AS from_parts FROM (SELECT sensitivity_agg(factor, base, shock) FROM ladder GROUP BY rung) AS s (part);
-- An error in one row is an error of the whole.
SELECT sensitivity_agg(factor, 1, 1) FROM unnest('{rent, ""}'::text[]) AS factor;
SELECT sensitivity_agg('rent', base, 1) FROM (VALUES (1), ('NaN'::numeric)) AS v (base);
SELECT sensitivity_agg('rent', base, 0) FROM (VALUES (1), (99999999999999999999999999999999999999)) AS v (base);

-- In parallel, as serially and as sum().
CREATE TABLE sensitivity_rows AS
	SELECT i, i % 4 AS unit, 'factor ' || i * i % 13 AS factor, CASE WHEN i % 11 > 0 THEN (i * 37 % 1001 - 500) * 0.01 END AS base, (i % 9 - 4) * 0.5 AS shock
	FROM generate_series(1, 3000) AS i;
ANALYZE sensitivity_rows;
SELECT sensitivity_agg(factor, base, shock) AS serial FROM sensitivity_rows \gset
SELECT * FROM jsonb_to_recordset(:'serial'::sensitivity::jsonb -> 'factors') AS f (factor text, base numeric, effect numeric);
SELECT factor, sum(base) AS base, sum(base * shock * 0.01) AS effect FROM sensitivity_rows WHERE base IS NOT NULL GROUP BY factor ORDER BY factor COLLATE "C";
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SET parallel_leader_participation = off;
ALTER TABLE sensitivity_rows SET (parallel_workers = 2);
SELECT sensitivity_agg(factor, base, shock)::text = :'serial' AS agg, sum(sensitivity(factor, base, shock))::text = :'serial' AS sum FROM sensitivity_rows;
SELECT unit, base(sensitivity_agg(factor, base, shock)), effect(sensitivity_agg(factor, base, shock)), sum(base) AS sum_base, sum(base * shock * 0.01) AS sum_effect FROM sensitivity_rows GROUP BY unit ORDER BY unit;
SELECT sensitivity_agg(factor, base, shock) FROM sensitivity_rows WHERE i = 1;
SELECT sensitivity_agg(factor, base, shock) FROM sensitivity_rows WHERE i < 0;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
RESET parallel_leader_participation;
-- Stored short and long, summed again.
CREATE TEMP TABLE stored AS SELECT unit, sensitivity_agg(factor, base, shock) AS s FROM sensitivity_rows GROUP BY unit;
INSERT INTO stored SELECT 4, sensitivity(repeat('long name ', 1000), 1, 1);
SELECT (sum(s) FILTER (WHERE unit < 4))::text = :'serial' AS short, octet_length(sum(s)::text) - octet_length(:'serial') AS longer_by FROM stored;
DROP TABLE sensitivity_rows;
-- A window counts every frame anew.
SELECT i, factor, sensitivity_agg(factor, i, 1) OVER (ORDER BY i ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) AS ahead, sensitivity_agg(factor, i, 1) OVER (ORDER BY i) AS running
FROM (VALUES (1, 'a'), (2, 'b'), (3, 'a'), (4, NULL)) AS v (i, factor)
ORDER BY i;

-- The tornado: widest swing first, equal swings on one rank, nulls where a figure does not exist.
SELECT * FROM tornado('[["salaries", 500000, 5000], ["rent", 100000.00, -2000.50], ["energy", 20000, 2000.50], ["travel", 0, 10], ["other", 0, 0], ["Årets", -300, -3]]');
SELECT * FROM tornado('[["b", 1, 0], ["a", 0, 0.00]]');
SELECT * FROM tornado(sensitivity('only', 200, -5));
SELECT * FROM tornado(NULL);
SELECT rung, rank, factor, shock, share FROM (SELECT n, rung, sensitivity_agg(factor, base, shock) AS s FROM ladder GROUP BY n, rung) AS s, tornado(s) ORDER BY n, rank, factor COLLATE "C";
SELECT tornado('[["a", 1, 99999999999999999999999999999999999999]]');
SELECT effect('[["a", 1, 99999999999999999999999999999999999999], ["b", 1, 1]]'::sensitivity);
SELECT base(NULL), effect(NULL);
