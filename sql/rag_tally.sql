--
-- rag_tally: how many statuses of each colour, and what they come to as a whole
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- Read in any order, words and case; written from the worst, colours at 0 left out.
SELECT tally::text AS input, tally::rag_tally AS output, tally::rag_tally::text::rag_tally = tally::rag_tally AS reread
FROM unnest(ARRAY[
	'red 1, amber 2, green 5',
	'green 5,red 1 ,amber 2',
	'GRÖN 5, röd 1, gul 2',
	'  R 1, A 2, G 5, B 3, grey 4  ',
	'grey 1',
	'red 0, green 1',
	'blue 9223372036854775807'
]) AS tally;

-- Refused.
SELECT ''::rag_tally;
SELECT 'red'::rag_tally;
SELECT 'red 1 amber 2'::rag_tally;
SELECT 'red 1,'::rag_tally;
SELECT '1 red'::rag_tally;
SELECT 'purple 1'::rag_tally;
SELECT 'red 1, röd 2'::rag_tally;
SELECT 'red -1'::rag_tally;
SELECT 'red 1.5'::rag_tally;
SELECT 'red 0'::rag_tally;
SELECT 'grön 1, gul x'::rag_tally;
\set VERBOSITY sqlstate
SELECT 'red'::rag_tally;
SELECT 'red 100000000000000000000000000000000000000'::rag_tally;
SELECT 'red 9223372036854775807'::rag_tally + 'red 1'::rag_tally;
\set VERBOSITY default

-- Five counts on the wire, grey first; and back.
SELECT rag_tally_send('red 1, amber 2, green 5');
CREATE TEMP TABLE wire (tally rag_tally);
\copy (SELECT unnest('{"red 1, amber 2, green 5", "grey 1", "blue 9223372036854775807"}'::rag_tally[])) TO 'results/rag_tally.bin' (FORMAT binary)
\copy wire FROM 'results/rag_tally.bin' (FORMAT binary)
TABLE wire;
-- Refused from the wire: nothing counted, a negative count, four counts, another version.
\copy (SELECT '\x010000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000'::bytea) TO 'results/rag_tally.bin' (FORMAT binary)
\copy wire FROM 'results/rag_tally.bin' (FORMAT binary)
\copy (SELECT '\x010000000000000000 0000000000000000 0000000000000002 0000000000000000 ffffffffffffffff'::bytea) TO 'results/rag_tally.bin' (FORMAT binary)
\copy wire FROM 'results/rag_tally.bin' (FORMAT binary)
\copy (SELECT '\x010000000000000000 0000000000000000 0000000000000002 0000000000000000'::bytea) TO 'results/rag_tally.bin' (FORMAT binary)
\copy wire FROM 'results/rag_tally.bin' (FORMAT binary)
\copy (SELECT '\x020000000000000000 0000000000000000 0000000000000002 0000000000000000 0000000000000001'::bytea) TO 'results/rag_tally.bin' (FORMAT binary)
\copy wire FROM 'results/rag_tally.bin' (FORMAT binary)
\set VERBOSITY sqlstate
\copy (SELECT '\x010000000000000000 0000000000000000 0000000000000002 0000000000000000 ffffffffffffffff'::bytea) TO 'results/rag_tally.bin' (FORMAT binary)
\copy wire FROM 'results/rag_tally.bin' (FORMAT binary)
\set VERBOSITY default
\! rm results/rag_tally.bin

-- JSON has every colour, and is read.
SELECT 'red 1, amber 2, green 5'::rag_tally::jsonb;
SELECT row_to_json(wire), jsonb_populate_record(NULL::wire, to_jsonb(wire)) AS reread FROM wire;
SELECT '{"red": 1, "amber": 2, "green": 5}'::rag_tally;
SELECT '{"red": 0, "amber": 0, "green": 0, "blue": 0, "grey": 0}'::rag_tally;

-- Ordered by the number of red, then of amber, and so on.
SELECT tally FROM unnest('{"green 5", "amber 3", "red 1, amber 2", "grey 7", "red 1, amber 2, green 1", "blue 1", "red 2"}'::rag_tally[]) AS tally ORDER BY tally DESC;

-- Equality and hashing.
SELECT 'red 1, green 2'::rag_tally = 'green 2, red 1' AS eq, 'red 1, green 2'::rag_tally <> 'green 2, red 1' AS ne,
	'red 1, green 2'::rag_tally = 'red 1, green 3' AS eq_other, 'red 1, green 2'::rag_tally <> 'red 1, blue 2' AS ne_other;
SELECT count(*) FROM (SELECT DISTINCT tally FROM unnest('{"red 1, green 2", "green 2, red 1", "red 1", "red 1, green 2, blue 0"}'::rag_tally[]) AS tally) AS s;

-- One status, and addition. A bare literal is a tally; a status says its type.
SELECT rag_tally('amber'::rag), rag_tally('amber 2'), rag_tally(NULL::rag);
SELECT rag_tally('amber'::rag) + rag_tally('red'::rag) + 'red 2, grey 1'::rag_tally AS sum, rag_tally('red'::rag) + NULL AS with_null;
SELECT 'red 9223372036854775807'::rag_tally + 'red 1'::rag_tally;

-- A status may have a weight. A weight of 0 counts nothing.
SELECT rag_tally('amber', 250), rag_tally('amber', 0) AS without_weight, rag_tally('amber', NULL) AS unknown;
SELECT rag_tally('amber', -1);
SELECT rag_tally_agg(status, weight), rag_tally_agg(status) AS unweighted, sum(rag_tally(status, weight))
FROM (VALUES ('red'::rag, 900), ('green', 100), ('amber', 0), ('amber', NULL), (NULL, 50), ('red', 1)) AS v (status, weight);
SELECT rag_tally_agg(status, weight) FROM (VALUES ('red'::rag, 0), ('green', NULL)) AS v (status, weight);
SELECT rag_tally_agg(status, weight) FROM (VALUES ('red'::rag, 9223372036854775807), ('red', 1)) AS v (status, weight);
SELECT rag_tally_agg(status, weight) FROM (VALUES ('red'::rag, 1), ('red', -1)) AS v (status, weight);
SELECT i, rag_tally_agg(status, weight) OVER (ORDER BY i ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
FROM (VALUES (1, 'red'::rag, 5), (2, 'green', 7), (3, 'green', 0), (4, NULL, 1), (5, 'blue', NULL), (6, 'red', 9223372036854775807), (7, 'red', 0)) AS v (i, status, weight);

-- The ladder: no rows, one null, one row, two, many; beside count(*).
CREATE TEMP TABLE ladder (n int, rung text, status rag);
INSERT INTO ladder VALUES
	(1, 'one null', NULL),
	(2, 'one row', 'amber'),
	(3, 'two rows', 'green'), (3, 'two rows', 'blue'),
	(4, 'many', 'green'), (4, 'many', NULL), (4, 'many', 'red'), (4, 'many', 'grey'), (4, 'many', 'amber'), (4, 'many', 'green');
SELECT rag_tally_agg(status), sum(rag_tally(status)), count(status) FROM ladder WHERE false;
SELECT rung, rag_tally_agg(status), sum(rag_tally(status)), count(status),
	rag_tally_agg(status) FILTER (WHERE status > 'green') AS filtered, rag_tally_agg(DISTINCT status) AS "distinct"
FROM ladder
GROUP BY n, rung
ORDER BY n;
-- A total over groups is the tally of all rows.
SELECT rag_tally_agg(status) AS all_rows, (SELECT sum(tally) FROM (SELECT rag_tally_agg(status) FROM ladder GROUP BY rung) AS part (tally)) AS from_parts
FROM ladder;
SELECT rung, rag_tally_agg(status) FROM ladder GROUP BY ROLLUP ((n, rung)) ORDER BY n;

-- In parallel.
CREATE TABLE rag_tally_rows AS
	SELECT i, i % 4 AS unit, CASE WHEN i % 11 > 0 THEN (ARRAY['grey', 'blue', 'green', 'amber', 'red']::rag[])[(i / 3 + i % 7) % 5 + 1] END AS status
	FROM generate_series(1, 5000) AS i;
ANALYZE rag_tally_rows;
SELECT rag_tally_agg(status) AS serial, sum(rag_tally(status)) AS serial_sum FROM rag_tally_rows \gset
SELECT status, count(*) FROM rag_tally_rows GROUP BY status ORDER BY status;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SET parallel_leader_participation = off;
ALTER TABLE rag_tally_rows SET (parallel_workers = 2);
SELECT rag_tally_agg(status), rag_tally_agg(status)::text = :'serial' AS as_serial, sum(rag_tally(status))::text = :'serial_sum' AS sum_as_serial
FROM rag_tally_rows;
SELECT unit, rag_tally_agg(status), count(status) FROM rag_tally_rows GROUP BY unit ORDER BY unit;
SELECT rag_tally_agg(status), sum(rag_tally(status)) FROM rag_tally_rows WHERE i = 7;
SELECT rag_tally_agg(status), sum(rag_tally(status)) FROM rag_tally_rows WHERE i < 0;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
RESET parallel_leader_participation;

-- Moving windows: frames of nulls only, frames that shrink to empty, filtered rows.
SELECT i, status,
	rag_tally_agg(status) OVER (ORDER BY i ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS two,
	rag_tally_agg(status) OVER (ORDER BY i ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) AS ahead,
	sum(rag_tally(status)) OVER (ORDER BY i ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) AS ahead_sum,
	rag_tally_agg(status) FILTER (WHERE status > 'green') OVER (ORDER BY i ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS filtered,
	rag_tally_agg(status) OVER (ORDER BY i) AS running
FROM (VALUES (1, 'red'::rag), (2, 'green'), (3, NULL), (4, NULL), (5, NULL), (6, 'amber'), (7, 'red')) AS v (i, status)
ORDER BY i;
SELECT count(*) AS frames, count(tally) AS with_tally,
	count(*) FILTER (WHERE coalesce(total(tally), 0) <> n OR coalesce(count(tally, 'red'), 0) <> red OR tally::text IS DISTINCT FROM sum::text) AS different
FROM (
	SELECT rag_tally_agg(status) OVER w AS tally, sum(rag_tally(status)) OVER w AS sum,
		count(status) OVER w AS n, count(*) FILTER (WHERE status = 'red') OVER w AS red
	FROM rag_tally_rows
	WINDOW w AS (PARTITION BY unit ORDER BY i ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING)
) AS s;
DROP TABLE rag_tally_rows;

-- The answers: counts, worst, shares of what is rated (grey: of all), score.
SELECT tally, total(tally), count(tally, 'red') AS red, count(tally, 'blue') AS blue, worst(tally),
	share(tally, 'red') AS red_share, share(tally, 'green') AS green_share, share(tally, 'grey') AS grey_share, score(tally)
FROM unnest('{"red 1, amber 2, green 5", "red 1, amber 1, green 1, blue 1, grey 4", "blue 3", "grey 2", "red 3", "amber 1, green 2"}'::rag_tally[]) AS tally;
SELECT total('red 9223372036854775807, green 1'::rag_tally);
SELECT share('red 9223372036854775807, green 9223372036854775807'::rag_tally, 'red');
SELECT count(NULL::rag_tally, 'red'), total(NULL::rag_tally), worst(NULL), share(NULL, 'red'), score(NULL);

-- The same as plain columns, for views and tools.
SELECT tally, f.* FROM unnest('{"red 1, amber 2, green 5, grey 2", "blue 3", "grey 2", NULL}'::rag_tally[]) AS tally, figures(tally) AS f;
EXPLAIN (COSTS OFF, VERBOSE) SELECT f.worst FROM (VALUES ('red 1'::rag_tally), ('blue 1')) AS v (tally), figures(tally) AS f;

-- The status of a whole, by a declared rule: worst-of, and one where a portfolio
-- is good with one red project in ten.
SELECT tally, worst(tally),
	roll_up(tally, 'green <= 0 < red', 'green <= 0 < amber') AS worst_of,
	roll_up(tally, 'green <= 10 < amber <= 20 < red', 'green <= 25 < amber <= 50 < red') AS lenient
FROM unnest('{
	"green 10", "blue 2, green 8", "blue 10", "grey 5", "blue 1, grey 5",
	"red 1, green 9", "red 1, green 9, grey 5", "red 1, green 8", "red 2, green 8", "red 3, green 8",
	"amber 1, green 9", "amber 3, green 9", "amber 4, green 9", "amber 9, green 9", "amber 9, green 8",
	"red 1, amber 2, green 9", "red 1, amber 9, green 9", "red 1", "amber 1"
	}'::rag_tally[]) AS tally;
-- The share is read exactly: a third is above 33.3333333333333333.
SELECT roll_up('red 1, green 2', 'green <= 33.3333333333333333 < red', 'green <= 100 < red') AS above,
	roll_up('red 1, green 2', 'green < 33.3333333333333334 <= red', 'green <= 100 < red') AS below;
-- What is not rated: what share of grey makes the whole grey, or amber, is part of the rule.
SELECT tally, roll_up(tally, 'green <= 0 < red', 'green <= 0 < amber') AS left_out,
	roll_up(tally, 'green <= 0 < red', 'green <= 0 < amber', 'green <= 0 < grey') AS unknown_first,
	roll_up(tally, 'green <= 0 < red', 'green <= 0 < amber', 'green <= 40 < grey') AS a_third_may_be_grey,
	roll_up(tally, 'green <= 0 < red', 'green <= 0 < amber', grey_share => 'green <= 0 < amber <= 50 < red') AS grey_is_a_risk
FROM unnest('{"green 3", "green 2, grey 1", "red 1, amber 1, green 1", "red 1, grey 1", "red 1, grey 5", "blue 2, grey 1", "grey 2"}'::rag_tally[]) AS tally;
SELECT roll_up('green 1', 'green <= 0 < red', 'green <= 0 < grey');
SELECT roll_up('green 1', 'grey <= 0 < red', 'green <= 0 < amber');
SELECT roll_up(NULL, 'green <= 0 < red', 'green <= 0 < amber'), roll_up('red 1', NULL, 'green <= 0 < amber'), roll_up('red 1', 'green <= 0 < red', NULL);

-- a count that bigint cannot hold
SELECT 'red 9223372036854775808'::rag_tally;
