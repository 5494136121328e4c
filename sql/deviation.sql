--
-- deviation: actual against a baseline, signed as in an income statement
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- Read and written: the two parts as sum() would show them, null where no row had one.
SELECT input, input::deviation AS output, input::deviation::text::deviation = input::deviation AS reread
FROM unnest('{
	322.8 vs 335.3, -322.80 vs -335.3, 0 vs 0, 0.00 vs 100, +5 vs .5, 5. vs -0, 007 vs 1, null vs 5, 5 vs null,
	"  1vs2  ",
	99999999999999999999999999999999999999 vs -99999999999999999999999999999999999999,
	0.00000000000000000000000000000000000001 vs -9.9999999999999999999999999999999999999
	}'::text[]) WITH ORDINALITY AS t (input, n)
ORDER BY n;

-- Refused.
SELECT ''::deviation;
SELECT '1'::deviation;
SELECT '1 vs'::deviation;
SELECT '1 / 2'::deviation;
SELECT '1 vs 2 3'::deviation;
SELECT '1,5 vs 2'::deviation;
SELECT '1 vs 2e3'::deviation;
SELECT '1 vs --2'::deviation;
SELECT 'NaN vs 1'::deviation;
SELECT 'null vs null'::deviation;
\set VERBOSITY sqlstate
SELECT 'null vs null'::deviation;
SELECT '100000000000000000000000000000000000000 vs 1'::deviation;
SELECT '1 vs 0.000000000000000000000000000000000000001'::deviation;
\set VERBOSITY default

-- On the wire: for each part the digits as a 128-bit integer and the number of
-- decimals, -1 for a part that is absent; and back.
SELECT d, deviation_send(d) FROM unnest('{322.8 vs -335.30, null vs 5}'::deviation[]) AS d;
\copy (SELECT * FROM unnest('{322.8 vs -335.30, null vs 5, 5 vs null, -99999999999999999999999999999999999999 vs 0.00000000000000000000000000000000000001}'::deviation[]) WITH ORDINALITY AS t (d, n)) TO 'results/deviation.bin' (FORMAT binary)
CREATE TEMP TABLE wire (d deviation, n bigint);
\copy wire FROM 'results/deviation.bin' (FORMAT binary)
SELECT d FROM wire ORDER BY n;

-- Refused from the wire: both parts absent, digits in an absent part, 39 decimals,
-- decimals below -1, 39 digits, one part, a byte too many.
CREATE TEMP TABLE hostile (d deviation);
\copy (SELECT '\x01 0000000000000000 0000000000000000 ffff 0000000000000000 0000000000000000 ffff'::bytea) TO 'results/deviation.bin' (FORMAT binary)
\copy hostile FROM 'results/deviation.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 0000000000000001 ffff 0000000000000000 0000000000000001 0000'::bytea) TO 'results/deviation.bin' (FORMAT binary)
\copy hostile FROM 'results/deviation.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 0000000000000001 0027 0000000000000000 0000000000000001 0000'::bytea) TO 'results/deviation.bin' (FORMAT binary)
\copy hostile FROM 'results/deviation.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 0000000000000001 0000 0000000000000000 0000000000000000 fffe'::bytea) TO 'results/deviation.bin' (FORMAT binary)
\copy hostile FROM 'results/deviation.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 0000000000000001 0000 4b3b4ca85a86c47a 098a224000000000 0000'::bytea) TO 'results/deviation.bin' (FORMAT binary)
\copy hostile FROM 'results/deviation.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 0000000000000001 0000'::bytea) TO 'results/deviation.bin' (FORMAT binary)
\copy hostile FROM 'results/deviation.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 0000000000000001 0000 0000000000000000 0000000000000002 0000 00'::bytea) TO 'results/deviation.bin' (FORMAT binary)
\copy hostile FROM 'results/deviation.bin' (FORMAT binary)
\set VERBOSITY sqlstate
\copy (SELECT '\x01 0000000000000000 0000000000000000 ffff 0000000000000000 0000000000000000 ffff'::bytea) TO 'results/deviation.bin' (FORMAT binary)
\copy hostile FROM 'results/deviation.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 0000000000000001 0027 0000000000000000 0000000000000001 0000'::bytea) TO 'results/deviation.bin' (FORMAT binary)
\copy hostile FROM 'results/deviation.bin' (FORMAT binary)
\set VERBOSITY default
-- The largest that is sound: 38 digits, 38 decimals.
\copy (SELECT '\x01 4b3b4ca85a86c47a 098a223fffffffff 0026 b4c4b357a5793b85 f675ddc000000001 0000'::bytea) TO 'results/deviation.bin' (FORMAT binary)
\copy hostile FROM 'results/deviation.bin' (FORMAT binary)
TABLE hostile;
\! rm results/deviation.bin

-- Another version of the binary form is refused.
\copy (SELECT set_byte(deviation_send(deviation(90, 100)), 0, 2)) TO 'results/deviation.bin' (FORMAT binary)
\copy hostile FROM 'results/deviation.bin' (FORMAT binary)
\! rm results/deviation.bin

-- JSON and back, with or without what is computed.
SELECT d, d::json, d::json::text::deviation = d AS reread FROM unnest('{90 vs 100, null vs 5, 5 vs 0, 99999999999999999999999999999999999999 vs -1}'::deviation[]) AS d;
SELECT '{"baseline": 100, "actual": 9e1}'::deviation, '{"baseline": null, "actual": -1.50}'::deviation;
SELECT '{"baseline": 100}'::deviation;
SELECT '{"baseline": null, "actual": null}'::deviation;

-- Ordered by the amount, then by the actual; first what has none.
SELECT d, amount(d) FROM unnest('{90 vs 100, 100.0 vs 110, 80 vs 90, 5 vs null, null vs 5, 0 vs 0, 99999999999999999999999999999999999999 vs -99999999999999999999999999999999999999, 99999999999999999999999999999999999999 vs -0.00000000000000000000000000000000000001}'::deviation[]) AS d ORDER BY d;
SELECT min(d), max(d), count(DISTINCT d) FROM unnest('{90 vs 100, 110 vs 100, 110.0 vs 100}'::deviation[]) AS d;

-- - undoes +.
SELECT deviation(90, 100) + deviation(5, 6.5) - deviation(5, 6.5) AS undone, deviation(90, NULL) - deviation(NULL, 5) AS absent, deviation(90, 100) - NULL AS with_null;

-- jsonb
SELECT d::jsonb FROM unnest('{322.8 vs 335.3, 5 vs 0, null vs 5}'::deviation[]) AS d;

-- Equal whatever the decimals shown, and so hashed; an absent part equals only an absent one.
SELECT '1 vs 2'::deviation = '1.0 vs 2.00' AS decimals, '1 vs 2'::deviation <> '1.0 vs 2.00' AS decimals_ne,
	'1 vs 2'::deviation = '1 vs 2.01' AS other, '1 vs 2'::deviation <> '1 vs 2.01' AS other_ne,
	'null vs 0'::deviation = '0 vs 0' AS absent_zero, 'null vs 0'::deviation = 'null vs 0.0' AS absent_absent,
	'1 vs 10'::deviation = '10 vs 1' AS turned;
CREATE TEMP TABLE shown (d deviation);
INSERT INTO shown VALUES ('1 vs 2'), ('1.0 vs 2'), ('1.000 vs 2.00'), ('10 vs 20'), ('null vs 0'), ('null vs 0.0'), ('0 vs 0'), ('0.00 vs 0'), (NULL), (NULL);
SELECT count(*) AS groups, max(n) AS largest FROM (SELECT d, count(*) AS n FROM shown GROUP BY d) AS s;
SELECT count(*) FROM (SELECT DISTINCT d FROM shown) AS s;
SET enable_nestloop = off;
SELECT count(*) FROM shown AS a JOIN shown AS b USING (d);
RESET enable_nestloop;

-- A value from numeric, bigint, integer and mixed arguments, from one part alone, from none.
SELECT deviation(322.8, 335.30) AS "numeric", deviation(9223372036854775807, 9223372036854775806) AS "bigint", deviation(1, -2) AS "integer",
	deviation(1, 2.5) AS int_numeric, deviation(1, 2::bigint) AS int_bigint, deviation(2::bigint, 0.5) AS bigint_numeric;
SELECT deviation(NULL, 5) AS no_actual, deviation(5.5, NULL) AS no_baseline, deviation(NULL::numeric, NULL) AS "none",
	deviation(NULL::bigint, NULL) AS no_bigint, deviation(NULL::integer, NULL) AS no_integer;
SELECT deviation(baseline => 2, actual => 1);
SELECT deviation('NaN'::numeric, 1);
SELECT deviation(1, '-infinity'::numeric);
SELECT deviation(1e38, 1);
SELECT deviation(1, 1e-39);
-- A value has 38 digits whatever way it is stored as a numeric.
SELECT d::deviation::text = deviation(actual(d::deviation), baseline(d::deviation))::text AS same, count(*)
FROM (
	SELECT format('%s%s vs -%s.%s', repeat('9', n), repeat('0', 38 - n), repeat('1', n), repeat('0', 37 - n) || '1') AS d FROM generate_series(1, 37) AS n
) AS s
GROUP BY 1;

-- A ledger that keeps costs positive: both parts negated.
SELECT cost_deviation((-32768)::smallint, 0::smallint) AS least_smallint, cost_deviation(-2147483648, 0) AS least_integer, cost_deviation((-9223372036854775808)::bigint, 0::bigint) AS least_bigint;
SELECT cost_deviation(110, 100), cost_deviation(110.5, 100), cost_deviation(110::bigint, 100::bigint), cost_deviation(110, 100.00), cost_deviation(110, NULL), cost_deviation(NULL::numeric, NULL);
SELECT -deviation(110, -100.0) AS negated, -(-deviation(110, -100.0)) AS twice, -deviation(NULL, 5) AS absent, -NULL::deviation AS "null";
SELECT amount(cost_deviation(110, 100)), percent(cost_deviation(110, 100), 1), amount(cost_deviation(90, 100)), percent(cost_deviation(90, 100), 1);

-- Addition: each part alone, the larger number of decimals shown.
SELECT deviation(1, 2.50) + deviation(0.125, 3) AS sum, deviation(1, NULL) + deviation(NULL, 2) AS parts, deviation(1, 2) + NULL AS with_null;
SELECT 1.00000000000000000001 + 0.1 AS numeric_sum, actual(deviation(1.00000000000000000001, 0) + deviation(0.1, 0)) AS exact_sum;
SELECT deviation(99999999999999999999999999999999999999, 0) + deviation(1, 0);
SELECT deviation(99999999999999999999999999999999999999, 0) + deviation(0.0, 0);
SELECT deviation(0.00000000000000000000000000000000000001, 0) + deviation(1, 0);
\set VERBOSITY sqlstate
SELECT deviation('NaN'::numeric, 1);
SELECT deviation(1e38, 1);
SELECT deviation(99999999999999999999999999999999999999, 0) + deviation(1, 0);
SELECT percent(deviation(1, 2), 31);
\set VERBOSITY default

-- The ladder: no rows, one null, one row, two, many; beside sum().
CREATE TEMP TABLE ladder (n int, rung text, actual numeric, baseline numeric);
INSERT INTO ladder VALUES
	(1, 'one null', NULL, NULL),
	(2, 'one row', 100.5, 99),
	(3, 'two rows', 100.5, 99), (3, 'two rows', -0.25, -1.125),
	(4, 'many', 1, NULL), (4, 'many', NULL, 2.50), (4, 'many', NULL, NULL), (4, 'many', 12345678901234567890.12, -1), (4, 'many', 1, 7), (4, 'many', 0.000, 7),
	(5, 'one part', NULL, 3.0), (5, 'one part', NULL, 3.0);
SELECT deviation_agg(actual, baseline), sum(deviation(actual, baseline)), cost_deviation_agg(actual, baseline), sum(actual) AS sum_actual, sum(baseline) AS sum_baseline
FROM ladder WHERE false;
SELECT rung, deviation_agg(actual, baseline), sum(actual) AS sum_actual, sum(baseline) AS sum_baseline
FROM ladder
GROUP BY n, rung
ORDER BY n;
SELECT rung, sum(deviation(actual, baseline)), cost_deviation_agg(actual, baseline),
	deviation_agg(actual, baseline) FILTER (WHERE actual > 0) AS filtered, deviation_agg(DISTINCT actual, baseline) AS "distinct"
FROM ladder
GROUP BY n, rung
ORDER BY n;
-- A total over groups is that over all rows, and what numeric makes of it.
SELECT deviation_agg(actual, baseline) AS all_rows, (SELECT sum(part) FROM (SELECT deviation_agg(actual, baseline) FROM ladder GROUP BY rung) AS s (part)) AS from_parts,
	sum(actual) AS sum_actual, sum(baseline) AS sum_baseline
FROM ladder;
SELECT rung, deviation_agg(actual, baseline) FROM ladder GROUP BY ROLLUP ((n, rung)) ORDER BY n;

-- From bigint and integer; a sum may leave bigint.
SELECT deviation_agg(a, b), sum(a), sum(b) FROM (VALUES (9223372036854775807, -9223372036854775808), (9223372036854775807, NULL), (1, -1)) AS v (a, b);
SELECT deviation_agg(a, b), cost_deviation_agg(a, b), sum(a), sum(b) FROM (VALUES (2147483647, -2147483648), (2147483647, NULL), (1, -1)) AS v (a, b);
SELECT cost_deviation_agg(a, b) FROM (VALUES (9223372036854775807, -9223372036854775808)) AS v (a, b);

-- What cannot be summed exactly is an error, whatever the other rows.
SELECT deviation_agg(a, 0) FROM (VALUES (1), ('NaN'::numeric)) AS v (a);
SELECT deviation_agg(0, a) FROM (VALUES (1), ('infinity'::numeric)) AS v (a);
SELECT deviation_agg(a, 0) FROM (VALUES (1), (99999999999999999999999999999999999999)) AS v (a);
SELECT deviation_agg(a, 0) FROM (VALUES (0.01), (9999999999999999999999999999999999999)) AS v (a);
SELECT sum(deviation(a, 0)) FROM (VALUES (-1), (-99999999999999999999999999999999999999)) AS v (a);
SELECT deviation_agg(a, 0) FROM (VALUES (1e38)) AS v (a);

-- In parallel, as serially and as sum().
CREATE TABLE deviation_rows AS
	SELECT i, i % 4 AS unit,
		CASE WHEN i % 11 > 0 THEN (i * 37 % 1001 - 500) * (ARRAY[1, 0.1, 0.001])[i % 3 + 1] END AS actual,
		CASE WHEN i % 13 > 0 THEN (i * 91 % 997) * 0.01 END AS baseline
	FROM generate_series(1, 5000) AS i;
ANALYZE deviation_rows;
SELECT deviation_agg(actual, baseline) AS serial, sum(actual) AS sum_actual, sum(baseline) AS sum_baseline FROM deviation_rows;
SELECT deviation_agg(actual, baseline) AS serial FROM deviation_rows \gset
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SET parallel_leader_participation = off;
ALTER TABLE deviation_rows SET (parallel_workers = 2);
SELECT deviation_agg(actual, baseline)::text = :'serial' AS agg, sum(deviation(actual, baseline))::text = :'serial' AS sum, (-cost_deviation_agg(actual, baseline))::text = :'serial' AS cost
FROM deviation_rows;
SELECT unit, deviation_agg(actual, baseline), sum(actual) AS sum_actual, sum(baseline) AS sum_baseline FROM deviation_rows GROUP BY unit ORDER BY unit;
SELECT deviation_agg((actual * 1000)::bigint, i::bigint) AS "bigint", deviation_agg((actual * 1000)::integer, i) AS "integer", sum(actual * 1000), sum(i) FROM deviation_rows;
SELECT deviation_agg(actual, baseline), sum(deviation(actual, baseline)) FROM deviation_rows WHERE i = 1;
SELECT deviation_agg(actual, baseline), sum(deviation(actual, baseline)) FROM deviation_rows WHERE i = 143;
SELECT deviation_agg(actual, baseline), sum(deviation(actual, baseline)) FROM deviation_rows WHERE i < 0;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
RESET parallel_leader_participation;

-- Moving windows, beside sum(): decimals that go with the row that had them,
-- frames of nulls only, frames that shrink to empty.
CREATE TEMP TABLE moving (i int, actual numeric, baseline numeric);
INSERT INTO moving VALUES (1, 1.125, 10), (2, 2.5, NULL), (3, 3, NULL), (4, NULL, NULL), (5, NULL, NULL), (6, NULL, 0.50), (7, 4, 1), (8, -4, 2.000), (9, 0.10, 1);
SELECT i, actual, baseline, deviation_agg(actual, baseline) OVER w, sum(actual) OVER w AS sum_actual, sum(baseline) OVER w AS sum_baseline,
	sum(deviation(actual, baseline)) OVER w AS sum_deviation, cost_deviation_agg(actual, baseline) OVER w
FROM moving
WINDOW w AS (ORDER BY i ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
ORDER BY i;
SELECT i, actual, baseline, deviation_agg(actual, baseline) OVER w, sum(actual) OVER w AS sum_actual, sum(baseline) OVER w AS sum_baseline,
	sum(deviation(actual, baseline)) OVER w AS sum_deviation, deviation_agg(actual, baseline) FILTER (WHERE i <> 8) OVER w AS without_8
FROM moving
WINDOW w AS (ORDER BY i ROWS BETWEEN 1 FOLLOWING AND 3 FOLLOWING)
ORDER BY i;
SELECT i, deviation_agg(actual, baseline) OVER (ORDER BY i) AS running, deviation_agg(actual, baseline) OVER (ORDER BY i DESC) AS remaining, deviation_agg(actual, baseline) OVER () AS whole
FROM moving
ORDER BY i;
-- The integers, too.
SELECT i, deviation_agg(i, -i) OVER w AS "integer", deviation_agg(i::bigint, -i::bigint) OVER w AS "bigint", cost_deviation_agg(i, -i) OVER w AS cost_integer, cost_deviation_agg(i::bigint, -i::bigint) OVER w AS cost_bigint, sum(i) OVER w
FROM moving
WINDOW w AS (ORDER BY i ROWS BETWEEN 2 FOLLOWING AND 3 FOLLOWING)
ORDER BY i;
-- Every frame of several widths over the larger table, digit for digit.
SELECT width, count(*) AS frames, count(d) AS with_value,
	count(*) FILTER (WHERE (actual(d)::text, baseline(d)::text) IS DISTINCT FROM (sum_actual::text, sum_baseline::text) OR d::text IS DISTINCT FROM sum_d::text OR d::text IS DISTINCT FROM (-cost)::text) AS different
FROM unnest('{1, 2, 3, 40}'::int[]) AS width, LATERAL (
	SELECT deviation_agg(actual, baseline) OVER w AS d, sum(deviation(actual, baseline)) OVER w AS sum_d, cost_deviation_agg(actual, baseline) OVER w AS cost,
		sum(actual) OVER w AS sum_actual, sum(baseline) OVER w AS sum_baseline
	FROM deviation_rows
	WINDOW w AS (PARTITION BY unit ORDER BY i ROWS BETWEEN width PRECEDING AND 1 PRECEDING)
) AS s
GROUP BY width
ORDER BY width;
DROP TABLE deviation_rows;
-- Beyond 38 digits only while the frame is.
SELECT i, deviation_agg(a, 0) OVER (ORDER BY i ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
FROM (VALUES (1, 99999999999999999999999999999999999999), (2, 0), (3, 0.5), (4, 1)) AS v (i, a)
ORDER BY i;
SELECT i, deviation_agg(a, 0) OVER (ORDER BY i ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
FROM (VALUES (1, 99999999999999999999999999999999999999), (2, 1)) AS v (i, a)
ORDER BY i;

-- The answers. A positive amount is favourable, for revenue and for cost.
CREATE TEMP TABLE account (n int, name text, d deviation);
INSERT INTO account VALUES
	(1, 'revenue above', '110 vs 100'), (2, 'revenue below', '90 vs 100'),
	(3, 'cost above', '-110 vs -100'), (4, 'cost below', '-90 vs -100'),
	(5, 'result turned', '-5 vs 10'), (6, 'loss became gain', '5 vs -10'),
	(7, 'as planned', '100.00 vs 100'),
	(8, 'no baseline', '5 vs 0'), (9, 'nothing', '0 vs 0.00'),
	(10, 'not yet', 'null vs 100'), (11, 'never planned', '100 vs null'),
	(12, 'null', NULL);
SELECT name, actual(d), baseline(d), amount(d), percent(d), signed_percent(d), rag(d, 'red < -5 <= amber < -1 <= green') FROM account ORDER BY n;
SELECT amount(deviation(99999999999999999999999999999999999999, -1));

-- percent to so many decimals, rounded once, half away from zero.
SELECT d, percent(d, 0) AS "0", percent(d, 1) AS "1", percent(d, 2) AS "2", percent(d, 30) AS "30"
FROM unnest('{1005 vs 1000, 995 vs 1000, 1005 vs -1000, 1015 vs 1000, 1024.5 vs 1000, 975.5 vs 1000, 2 vs 3, 4 vs 3, 4.00 vs 3, 5 vs 0, null vs 5, 3 vs 3}'::deviation[]) WITH ORDINALITY AS t (d, n)
ORDER BY n;
SELECT percent(deviation(1, 2), -1);
SELECT percent(deviation(1, 2), 31);
SELECT percent(deviation(1, 2), NULL);
-- Where rounding the quotient a second time would go wrong: a hair below a half.
SELECT percent(d) AS quotient, round(percent(d)) AS twice, percent(d, 0) AS once, percent(d, 24) AS exactly
FROM unnest(ARRAY[deviation(1004999999999999999999999, 1000000000000000000000000), deviation(995000000000000000000001, 1000000000000000000000000)]) AS d;
-- Exact to the ends of the range.
SELECT percent(deviation(99999999999999999999999999999999999999, 1), 2), percent(deviation(0.00000000000000000000000000000000000002, 0.00000000000000000000000000000000000003), 2);

-- The scale reads the percentage exactly: a hair above the bound is above it,
-- though the quotient, rounded, falls on it; grey where there is no percentage.
SELECT d, percent(d), rag(percent(d), 'red <= -1 < green') AS of_quotient, rag(d, 'red <= -1 < green') AS exact
FROM unnest(ARRAY[deviation(990000000000000000000001, 1000000000000000000000000), deviation(99, 100), deviation(989999999999999999999999, 1000000000000000000000000)]) AS d;
SELECT d, rag(d, 'red < -5 <= amber < -1 <= green') AS owned_above, rag(d, 'red <= -5 < amber <= -1 < green') AS owned_below
FROM unnest('{95 vs 100, 99.00 vs 100, -101 vs -100.0, 94.999 vs 100, 0.000001 vs 0.000001}'::deviation[]) AS d;
-- Also where the products leave 38 digits.
SELECT rag(deviation(999999999999999999999999999999999999, -1.5), 'red < 0 <= green') AS large,
	rag(deviation(1.00000000000000000002, 1.00000000000000000000), 'red < 0.0000000000000000020 <= green') AS small_on_bound,
	rag(deviation(1.00000000000000000003, 1.00000000000000000001), 'red < 0.0000000000000000020 <= green') AS small_below;
SELECT rag(NULL::deviation, 'red < 0 <= green') AS no_deviation, rag(deviation(5, NULL), 'red < 0 <= green') AS no_baseline, rag(deviation(5, 1), NULL) AS no_scale;
-- On a zero baseline an amount is beyond every bound on its side; no amount is read at 0.
SELECT d, percent(d), rag(d, 'red < -5 <= amber < -1 <= green < 4 <= blue'), headroom(d, 'red < -5 <= amber < -1 <= green < 4 <= blue')
FROM unnest('{0.01 vs 0, 0 vs 0.00, -0.01 vs 0, null vs 0}'::deviation[]) AS d;
SELECT d, headroom(d, 'red < -5 <= amber < -1 <= green') FROM unnest('{98 vs 100, 100 vs 100, 90 vs 100, 5 vs 0}'::deviation[]) AS d;
-- The nearer of two sides; and it agrees with the status: a hair above the bound is green.
SELECT d, headroom(d, 'red < -10 <= amber < -3 <= green <= 3 < amber <= 10 < red') FROM unnest('{99 vs 100, 102 vs 100, -102 vs -100, 91 vs 100, 108 vs 100}'::deviation[]) AS d;
SELECT headroom(deviation(990000000000000000000001, 1000000000000000000000000), 'red <= -1 < green') AS above, headroom(deviation(989999999999999999999999, 1000000000000000000000000), 'red <= -1 < green') AS below;
SELECT headroom(NULL::deviation, 'red < 0 <= green'), headroom(deviation(1, 1), NULL);

-- smallint columns, as in the built-in sum()
SELECT deviation(a, b), cost_deviation(a, b), deviation_agg(a, b) OVER (), cost_deviation_agg(a, b) OVER (ROWS CURRENT ROW)
FROM (VALUES (3::smallint, 4::smallint), (NULL, 32767)) AS v (a, b);
