--
-- trend: direction of change, kept apart from status
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- English and Swedish words, in any case.
SELECT word, word::trend AS trend
FROM unnest('{
	worsening, WORSENING, worse, försämras, FÖRSÄMRAS, försämring, försämrad, sämre, Sämre,
	steady, Steady, unchanged, oförändrad, OFÖRÄNDRAD, oförändrat, stabil,
	improving, better, förbättras, FÖRBÄTTRAS, förbättring, förbättrad, bättre
	}'::text[]) WITH ORDINALITY AS t (word, n)
ORDER BY n;
SELECT E'  steady\t\n'::trend AS blanks_around;

-- Refused.
SELECT 'up'::trend;
SELECT 'steady steady'::trend;
SELECT ''::trend;
\set VERBOSITY sqlstate
SELECT 'up'::trend;
SELECT trend_label('steady', 'no');
SELECT trend(2, 1, -1);
SELECT trend('NaN', 1);
\set VERBOSITY default

-- One byte on the wire, and back.
SELECT trend, trend_send(trend) FROM unnest('{worsening, steady, improving}'::trend[]) AS trend;
CREATE TEMP TABLE wire (trend trend);
\copy (SELECT unnest('{worsening, steady, improving}'::trend[])) TO 'results/trend.bin' (FORMAT binary)
\copy wire FROM 'results/trend.bin' (FORMAT binary)
TABLE wire;
-- Refused from the wire: a trend that is none, no byte, two bytes.
\copy (SELECT '\x03'::bytea) TO 'results/trend.bin' (FORMAT binary)
\copy wire FROM 'results/trend.bin' (FORMAT binary)
\copy (SELECT '\x'::bytea) TO 'results/trend.bin' (FORMAT binary)
\copy wire FROM 'results/trend.bin' (FORMAT binary)
\copy (SELECT '\x0202'::bytea) TO 'results/trend.bin' (FORMAT binary)
\copy wire FROM 'results/trend.bin' (FORMAT binary)
\set VERBOSITY sqlstate
\copy (SELECT '\x03'::bytea) TO 'results/trend.bin' (FORMAT binary)
\copy wire FROM 'results/trend.bin' (FORMAT binary)
\set VERBOSITY default
\! rm results/trend.bin

-- jsonb
SELECT jsonb_agg(trend::jsonb ORDER BY trend) FROM wire;

-- Ordered from worse to better.
SELECT
	a.trend,
	string_agg(b.trend::text, ' ' ORDER BY b.trend) FILTER (WHERE a.trend < b.trend) AS "<",
	string_agg(b.trend::text, ' ' ORDER BY b.trend) FILTER (WHERE a.trend <= b.trend) AS "<=",
	string_agg(b.trend::text, ' ' ORDER BY b.trend) FILTER (WHERE a.trend = b.trend) AS "=",
	string_agg(b.trend::text, ' ' ORDER BY b.trend) FILTER (WHERE a.trend <> b.trend) AS "<>",
	string_agg(b.trend::text, ' ' ORDER BY b.trend) FILTER (WHERE a.trend >= b.trend) AS ">=",
	string_agg(b.trend::text, ' ' ORDER BY b.trend) FILTER (WHERE a.trend > b.trend) AS ">"
FROM wire AS a, wire AS b
GROUP BY a.trend
ORDER BY a.trend;

-- min is the worst, max the best; the ladder: no rows, one null, one row, two, many.
CREATE TEMP TABLE ladder (n int, rung text, trend trend);
INSERT INTO ladder VALUES
	(1, 'one null', NULL),
	(2, 'one row', 'steady'),
	(3, 'two rows', 'steady'), (3, 'two rows', 'improving'),
	(4, 'many', 'steady'), (4, 'many', NULL), (4, 'many', 'worsening'), (4, 'many', 'improving'), (4, 'many', 'steady');
SELECT min(trend), max(trend) FROM ladder WHERE false;
SELECT rung, min(trend), max(trend), max(trend) FILTER (WHERE trend < 'improving') AS max_below_improving
FROM ladder
GROUP BY n, rung
ORDER BY n;

-- By hash, by order, by index, in parallel.
CREATE TABLE trend_rows AS
	SELECT i, (ARRAY['worsening', 'steady', 'improving']::trend[])[i % 3 + 1] AS trend
	FROM generate_series(1, 2000) AS i;
ANALYZE trend_rows;
SELECT trend, count(*) FROM trend_rows GROUP BY trend ORDER BY trend;
SET enable_hashagg = off;
SELECT trend, count(*) FROM trend_rows GROUP BY trend ORDER BY trend;
RESET enable_hashagg;
SET enable_nestloop = off;
SET enable_mergejoin = off;
SELECT count(*) FROM wire JOIN trend_rows USING (trend);
RESET enable_nestloop;
RESET enable_mergejoin;
CREATE INDEX ON trend_rows (trend);
SET enable_seqscan = off;
SET enable_bitmapscan = off;
SELECT count(*) FROM trend_rows WHERE trend < 'improving';
SELECT min(trend), max(trend) FROM trend_rows;
SELECT trend FROM trend_rows ORDER BY trend DESC LIMIT 1;
RESET enable_seqscan;
RESET enable_bitmapscan;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SET parallel_leader_participation = off;
ALTER TABLE trend_rows SET (parallel_workers = 2);
SELECT min(trend), max(trend) FROM trend_rows WHERE i % 3 > 0;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
RESET parallel_leader_participation;
DROP TABLE trend_rows;

-- Words for a report.
SELECT trend, trend_label(trend, 'en') AS en, trend_label(trend, 'sv') AS sv FROM wire ORDER BY trend;
SELECT trend_label('steady', NULL), trend_label(NULL, 'sv');
SELECT trend_label('steady', 'no');

-- From the previous figure to the current one: higher is better unless said otherwise.
SELECT current, previous, trend(current, previous), trend(current, previous, higher_is_better => false) AS lower_is_better,
	trend(current, previous, 0.5) AS within_half, trend(current, previous, 0.5, false) AS lower_within_half
FROM (VALUES
	(2, 1), (1, 2), (1, 1), (1.0, 1.000),
	(1.5, 1), (0.5, 1), (1.50000000000000000001, 1), (0.49999999999999999999, 1),
	(0, -1), (-1, 0)
) AS v (current, previous);
SELECT trend(NULL, 1), trend(1, NULL), trend(1, 1, NULL), trend(1, 1, 0, NULL);
-- Refused.
SELECT trend(2, 1, -0.1);
SELECT trend('NaN', 1);
SELECT trend(1, 'infinity');
SELECT trend(1, 1, 'infinity');
-- Beyond the digits of an exact decimal.
SELECT trend(99999999999999999999999999999999999999, -1);
SELECT trend(100000000000000000000000000000000000000, 1);

-- figures of any number of decimals, as avg() gives them
SELECT trend(1 / 3e25, 0), trend(0, 1 / 3e25), trend(1e-60, 0, 1e-60), trend(1e60, 1e60 + 1e-20);
SELECT trend('Infinity', 0);
