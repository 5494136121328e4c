--
-- ratio: numerator over denominator, totalled before it is divided
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- Read and written: the two parts as sum() would show them, null where no row had one.
SELECT input, input::ratio AS output, input::ratio::text::ratio = input::ratio AS reread
FROM unnest('{
	3/40, 3.0 / 40.00, -3/40, 0/0, 5/0, +.5/2., null/5, 5/null, "  1 / 2  ",
	99999999999999999999999999999999999999/0.00000000000000000000000000000000000001
	}'::text[]) WITH ORDINALITY AS t (input, n)
ORDER BY n;

-- Refused.
SELECT ''::ratio;
SELECT '1'::ratio;
SELECT '1/'::ratio;
SELECT '1 vs 2'::ratio;
SELECT '1/2/3'::ratio;
SELECT '7,5%'::ratio;
SELECT '1/infinity'::ratio;
SELECT 'null/null'::ratio;
\set VERBOSITY sqlstate
SELECT '1'::ratio;
SELECT '1/100000000000000000000000000000000000000'::ratio;
\set VERBOSITY default

-- On the wire: for each part the digits as a 128-bit integer and the number of
-- decimals, -1 for a part that is absent; and back.
SELECT r, ratio_send(r) FROM unnest('{3/-40.00, null/5}'::ratio[]) AS r;
CREATE TEMP TABLE wire (r ratio, n bigint);
\copy (SELECT * FROM unnest('{3/-40.00, null/5, 5/null, 99999999999999999999999999999999999999/0.00000000000000000000000000000000000001}'::ratio[]) WITH ORDINALITY AS t (r, n)) TO 'results/ratio.bin' (FORMAT binary)
\copy wire FROM 'results/ratio.bin' (FORMAT binary)
SELECT r FROM wire ORDER BY n;
-- Refused from the wire: both parts absent, 39 decimals, one part.
CREATE TEMP TABLE hostile (r ratio);
\copy (SELECT '\x01 0000000000000000 0000000000000000 ffff 0000000000000000 0000000000000000 ffff'::bytea) TO 'results/ratio.bin' (FORMAT binary)
\copy hostile FROM 'results/ratio.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 0000000000000001 0000 0000000000000000 0000000000000001 0027'::bytea) TO 'results/ratio.bin' (FORMAT binary)
\copy hostile FROM 'results/ratio.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 0000000000000001 0000'::bytea) TO 'results/ratio.bin' (FORMAT binary)
\copy hostile FROM 'results/ratio.bin' (FORMAT binary)
\set VERBOSITY sqlstate
\copy (SELECT '\x01 0000000000000000 0000000000000000 ffff 0000000000000000 0000000000000000 ffff'::bytea) TO 'results/ratio.bin' (FORMAT binary)
\copy hostile FROM 'results/ratio.bin' (FORMAT binary)
\set VERBOSITY default
\! rm results/ratio.bin

-- jsonb
SELECT r::jsonb FROM unnest('{3/40, 5/0, null/5}'::ratio[]) AS r;

-- Equal whatever the decimals shown, and so hashed; by the parts, not by the quotient.
SELECT '1/2'::ratio = '1.0/2.00' AS decimals, '1/2'::ratio <> '1.0/2.00' AS decimals_ne, '1/2'::ratio = '2/4' AS same_quotient, '1/2'::ratio <> '2/4' AS same_quotient_ne, 'null/0'::ratio = '0/0' AS absent_zero;
CREATE TEMP TABLE shown (r ratio);
INSERT INTO shown VALUES ('1/2'), ('1.0/2'), ('1/2.00'), ('2/4'), ('null/0'), ('null/0.0'), (NULL), (NULL);
SELECT count(*) AS groups, max(n) AS largest FROM (SELECT r, count(*) AS n FROM shown GROUP BY r) AS s;
SELECT count(*) FROM (SELECT DISTINCT r FROM shown) AS s;
SET enable_nestloop = off;
SELECT count(*) FROM shown AS a JOIN shown AS b USING (r);
RESET enable_nestloop;

-- A value from numeric, bigint, integer and mixed arguments, from one part alone, from none.
SELECT ratio(3.0, 40.00) AS "numeric", ratio(3::bigint, 40::bigint) AS "bigint", ratio(3, 40) AS "integer", ratio(3, 40.5) AS int_numeric, ratio(3::bigint, 40) AS bigint_int;
SELECT ratio(NULL, 5) AS no_numerator, ratio(5.5, NULL) AS no_denominator, ratio(NULL::numeric, NULL) AS "none", ratio(NULL::bigint, NULL) AS no_bigint, ratio(NULL::integer, NULL) AS no_integer;
SELECT ratio(denominator => 40, numerator => 3);
SELECT ratio(1, 'NaN'::numeric);
SELECT ratio(1e38, 1);
SELECT ratio(1, 2.50) + ratio(0.125, 3) AS sum, ratio(1, NULL) + ratio(NULL, 2) AS parts, ratio(1, 2) + NULL AS with_null;
SELECT ratio(1, 99999999999999999999999999999999999999) + ratio(1, 1);

-- The ladder: no rows, one null, one row, two, many; beside sum() and the mean of percentages.
CREATE TEMP TABLE ladder (n int, rung text, sick numeric, worked numeric);
INSERT INTO ladder VALUES
	(1, 'one null', NULL, NULL),
	(2, 'one row', 7.5, 100),
	(3, 'two rows', 1, 10), (3, 'two rows', 0, 90),
	(4, 'many', 1, NULL), (4, 'many', NULL, 2.50), (4, 'many', NULL, NULL), (4, 'many', 2.25, 40), (4, 'many', 0, 0), (4, 'many', 0, 0),
	(5, 'one part', 3, NULL);
SELECT ratio_agg(sick, worked), sum(ratio(sick, worked)), sum(sick) AS sum_sick, sum(worked) AS sum_worked FROM ladder WHERE false;
SELECT rung, ratio_agg(sick, worked), sum(ratio(sick, worked)), sum(sick) AS sum_sick, sum(worked) AS sum_worked,
	percent(ratio_agg(sick, worked), 2), round(avg(100 * sick / nullif(worked, 0)), 2) AS mean_of_percentages
FROM ladder
GROUP BY n, rung
ORDER BY n;
SELECT rung, ratio_agg(sick, worked) FILTER (WHERE sick > 0) AS filtered, ratio_agg(DISTINCT sick, worked) AS "distinct"
FROM ladder
GROUP BY n, rung
ORDER BY n;
SELECT ratio_agg(sick, worked) AS all_rows, (SELECT sum(part) FROM (SELECT ratio_agg(sick, worked) FROM ladder GROUP BY rung) AS s (part)) AS from_parts,
	sum(sick) AS sum_sick, sum(worked) AS sum_worked
FROM ladder;
SELECT ratio_agg(a, b) AS "bigint", sum(a), sum(b) FROM (VALUES (9223372036854775807, 1::bigint), (1, NULL)) AS v (a, b);
SELECT ratio_agg(a, b) AS "integer", sum(a), sum(b) FROM (VALUES (2147483647, 1), (1, NULL)) AS v (a, b);
SELECT ratio_agg(a, 1) FROM (VALUES (1), ('NaN'::numeric)) AS v (a);
SELECT ratio_agg(1, a) FROM (VALUES (1), ('-infinity'::numeric)) AS v (a);
SELECT ratio_agg(a, 1) FROM (VALUES (1), (99999999999999999999999999999999999999)) AS v (a);
\set VERBOSITY sqlstate
SELECT ratio_agg(a, 1) FROM (VALUES (1), ('NaN'::numeric)) AS v (a);
SELECT ratio_agg(a, 1) FROM (VALUES (1), (99999999999999999999999999999999999999)) AS v (a);
\set VERBOSITY default

-- In parallel, as serially and as sum().
CREATE TABLE ratio_rows AS
	SELECT i, i % 4 AS unit,
		CASE WHEN i % 11 > 0 THEN (i * 37 % 101) * (ARRAY[1, 0.1, 0.001])[i % 3 + 1] END AS sick,
		CASE WHEN i % 13 > 0 THEN (i * 91 % 997) * 0.01 END AS worked
	FROM generate_series(1, 5000) AS i;
ANALYZE ratio_rows;
SELECT ratio_agg(sick, worked) AS serial, sum(sick) AS sum_sick, sum(worked) AS sum_worked FROM ratio_rows;
SELECT ratio_agg(sick, worked) AS serial FROM ratio_rows \gset
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SET parallel_leader_participation = off;
ALTER TABLE ratio_rows SET (parallel_workers = 2);
SELECT ratio_agg(sick, worked)::text = :'serial' AS agg, sum(ratio(sick, worked))::text = :'serial' AS sum FROM ratio_rows;
SELECT unit, ratio_agg(sick, worked), sum(sick) AS sum_sick, sum(worked) AS sum_worked FROM ratio_rows GROUP BY unit ORDER BY unit;
SELECT ratio_agg((sick * 1000)::bigint, i::bigint) AS "bigint", ratio_agg((sick * 1000)::integer, i) AS "integer", sum(sick * 1000), sum(i) FROM ratio_rows;
SELECT ratio_agg(sick, worked), sum(ratio(sick, worked)) FROM ratio_rows WHERE i = 1;
SELECT ratio_agg(sick, worked), sum(ratio(sick, worked)) FROM ratio_rows WHERE i < 0;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
RESET parallel_leader_participation;

-- Moving windows, beside sum(): decimals that go with the row that had them,
-- frames of nulls only, frames that shrink to empty.
SELECT i, sick, worked, ratio_agg(sick, worked) OVER w, sum(sick) OVER w AS sum_sick, sum(worked) OVER w AS sum_worked, sum(ratio(sick, worked)) OVER w AS sum_ratio
FROM (VALUES (1, 1.125, 10), (2, 2.5, NULL), (3, NULL, NULL), (4, NULL, NULL), (5, NULL, 0.50), (6, 4, 1)) AS v (i, sick, worked)
WINDOW w AS (ORDER BY i ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING)
ORDER BY i;
SELECT i, ratio_agg(i, 2 * i) OVER w AS "integer", ratio_agg(i::bigint, i) OVER w AS "bigint", sum(i) OVER w
FROM generate_series(1, 5) AS i
WINDOW w AS (ORDER BY i ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
ORDER BY i;
-- Twelve-month rolling sick leave, every frame digit for digit.
SELECT count(*) AS frames, count(r) AS with_value,
	count(*) FILTER (WHERE (numerator(r)::text, denominator(r)::text) IS DISTINCT FROM (sum_sick::text, sum_worked::text) OR r::text IS DISTINCT FROM sum_r::text) AS different
FROM (
	SELECT ratio_agg(sick, worked) OVER w AS r, sum(ratio(sick, worked)) OVER w AS sum_r, sum(sick) OVER w AS sum_sick, sum(worked) OVER w AS sum_worked
	FROM ratio_rows
	WINDOW w AS (PARTITION BY unit ORDER BY i ROWS BETWEEN 11 PRECEDING AND CURRENT ROW)
) AS s;
DROP TABLE ratio_rows;

-- The answers; null at a zero denominator or where a part is absent.
SELECT r, numerator(r), denominator(r), quotient(r), percent(r), percent(r, 1) AS percent_1
FROM unnest('{3/40, -3/40, 3/-40, 0/40, 2/3, 2.00/3, 5/0, 0/0, null/5, 5/null, NULL}'::ratio[]) WITH ORDINALITY AS t (r, n)
ORDER BY n;

-- percent to so many decimals, rounded once, half away from zero.
SELECT r, percent(r, 0) AS "0", percent(r, 1) AS "1", percent(r, 2) AS "2", percent(r, 30) AS "30"
FROM unnest('{1/200, -1/200, 1/-200, -1/-200, 245/10000, 1/3, 2/3, 199999/200000, 0/7}'::ratio[]) WITH ORDINALITY AS t (r, n)
ORDER BY n;
SELECT percent(ratio(1, 2), -1);
SELECT percent(ratio(1, 2), 31);
SELECT percent(ratio(1, 2), NULL);
SELECT percent(r) AS quotient, round(percent(r)) AS twice, percent(r, 0) AS once, percent(r, 24) AS exactly
FROM unnest(ARRAY[ratio(4999999999999999999999, 1000000000000000000000000), ratio(-4999999999999999999999, 1000000000000000000000000)]) AS r;

-- A difference of two percentages is in percentage points.
SELECT percentage_points(ratio(8, 100), ratio(3, 40)) AS points, percentage_points(ratio(1, 3), ratio(2, 3)) AS thirds, percentage_points(ratio(1, 2), ratio(1, 0)) AS zero_denominator, percentage_points(ratio(1, 2), NULL) AS with_null;

-- - undoes +.
SELECT ratio(8, 100) + ratio(3, 40.5) - ratio(3, 40.5) AS undone, ratio(8, NULL) - ratio(NULL, 2) AS absent, ratio(8, 100) - NULL AS with_null;

-- Ordered by the quotient, then by the parts; first what has none.
SELECT r, quotient(r) FROM unnest('{3/40, 1/-2, 1/2, -1/-2, 2.0/4, 5/0, null/5, 5/null, 99999999999999999999999999999999999999/0.00000000000000000000000000000000000001, 0.00000000000000000000000000000000000001/99999999999999999999999999999999999999, 0/7}'::ratio[]) AS r ORDER BY r;
SELECT min(r), max(r), count(DISTINCT r) FROM unnest('{3/40, 1/2, 1.0/2, 2/4}'::ratio[]) AS r;

-- JSON and back.
SELECT r, r::json, r::json::text::ratio = r AS reread FROM unnest('{3/40, null/5, 1/0, -1/-3}'::ratio[]) AS r;

-- The scale reads the percentage exactly, also of a negative denominator; grey where there is none.
SELECT r, percent(r), rag(r, 'green <= 5.5 < amber <= 6.5 < red')
FROM unnest('{55/1000, 5.50/100, 56/1000, -65/-1000, 66/1000, -66/1000, 66/-1000, 5/0, null/5}'::ratio[]) WITH ORDINALITY AS t (r, n)
ORDER BY n;
SELECT rag(percent(r), 'green <= 50 < red') AS of_quotient, rag(r, 'green <= 50 < red') AS exact
FROM unnest(ARRAY[ratio(500000000000000000000001, 1000000000000000000000000)]) AS r;
SELECT r, rag(r, 'blue < -1 <= green <= 5.5 < amber <= 6.5 < red'), headroom(r, 'blue < -1 <= green <= 5.5 < amber <= 6.5 < red') FROM unnest('{1/0, 0/0, -1/0, null/0, 1/null}'::ratio[]) AS r;
SELECT rag(NULL::ratio, 'green <= 5.5 < red') AS no_ratio, rag(ratio(1, 2), NULL) AS no_scale;
SELECT r, headroom(r, 'green <= 5.5 < amber <= 6.5 < red') FROM unnest('{5/100, 6/100, 7/100, -6/-100, 1/0, null/5}'::ratio[]) AS r;
-- The headroom agrees with the status: a third is above 33.3333333333333333.
SELECT scale, rag(ratio(1, 3), scale), headroom(ratio(1, 3), scale)
FROM unnest('{green <= 33.3333333333333333 < red, green < 33.3333333333333334 <= red}'::rag_scale[]) AS scale;
SELECT headroom(NULL::ratio, 'green <= 5.5 < red'), headroom(ratio(1, 2), NULL);

-- smallint columns, as in the built-in sum()
SELECT ratio(a, b), ratio_agg(a, b) OVER (), ratio_agg(a, b) OVER (ROWS CURRENT ROW)
FROM (VALUES (3::smallint, 4::smallint), (NULL, 32767)) AS v (a, b);
