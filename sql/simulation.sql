--
-- simulation: draws of a total of correlated shocks
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- Read and written: outcomes from elsewhere, in the order of the draws.
SELECT input, input::simulation AS output, input::simulation::text::simulation = input::simulation AS reread
FROM unnest(ARRAY['[1]', ' [ 3 , -2.5e3,0.1 ] ', '[-0, 0]', '[1e308, 1e-300, 1, 1]', '{"outcomes": [1, 2], "draws": [[0, 1]]}', '{"draws": [[5, 5], [7, 8]], "comment": "", "outcomes": [1, 2, 3]}']) WITH ORDINALITY AS t (input, n) ORDER BY n;
-- Refused.
SELECT ''::simulation;
SELECT '[]'::simulation;
SELECT '1'::simulation;
SELECT '[1'::simulation;
SELECT '[1,]'::simulation;
SELECT '[1 2]'::simulation;
SELECT '[1], 2'::simulation;
SELECT '[NaN]'::simulation;
SELECT '[-infinity]'::simulation;
SELECT '[1e400]'::simulation;
SELECT '[1e-400]'::simulation;
SELECT '[0x10]'::simulation;
SELECT '[.5]'::simulation;

-- Draws that are not those of the outcomes, and seeds that are none.
SELECT '{"draws": [[0, 1]], "outcomes": [1, 2, 3]}'::simulation;
SELECT '{"draws": [[0, 1], [2, 2]], "outcomes": [1, 2, 3]}'::simulation;
SELECT '{"draws": [[3, 3], [0, 1]], "outcomes": [1, 2, 3]}'::simulation;
SELECT '{"draws": [[-1, 0]], "outcomes": [1, 2]}'::simulation;
SELECT '{"draws": [[0, 9223372036854775807]], "outcomes": [1, 2]}'::simulation;
SELECT '{"draws": [[0, 0.5]], "outcomes": [1]}'::simulation;
SELECT '{"draws": [[0, 1]]}'::simulation;
SELECT '{"seeds": [[1, "0000000000000001"], [1, "0000000000000001"]], "outcomes": [1]}'::simulation;
SELECT '{"seeds": [[1, "1"]], "outcomes": [1]}'::simulation;

-- What was drawn is read back with its seed.
SELECT s::text::simulation = s AS reread, to_json(s)::text::simulation = s AS from_json, to_jsonb(s)::text::simulation = s AS from_jsonb, seeds(s), draw_numbers(s), draws(s), cardinality(outcomes(s)) AS outcomes
FROM simulation('{100, 50}', '{"normal(0, 1)", "uniform(0, 1)"}', 3, -42, NULL, 4095) AS s;
SELECT regexp_replace(json::text, '\d+\.\d+', 'x', 'g') AS json FROM to_json(simulation('{100}', '{"uniform(-4, -3)"}', 2, 42)) AS json;
SELECT to_json('[1, 2.5]'::simulation), to_jsonb('[1, 2.5]'::simulation), seeds('[1, 2.5]'), draw_numbers('{"draws": [[5, 5], [7, 8]], "outcomes": [1, 2, 3]}');

-- On the wire: the version of the form, the bases, the seeds, the draws, the outcomes; and back.
SELECT simulation_send('[2, 1]');
CREATE TEMP TABLE wire (x simulation);
\copy (SELECT x FROM (VALUES ('[3, -2.5, 0.1]'::simulation), ('{"seeds": [[-7, "00000000000000ff"]], "bases": "0123456789abcdef", "draws": [[5, 5], [7, 7]], "outcomes": [1, 2]}')) AS v (x)) TO 'results/simulation.bin' (FORMAT binary)
\copy wire FROM 'results/simulation.bin' (FORMAT binary)
TABLE wire;
-- Refused from there: no outcome, more than there can be, NaN, draws that are not those of the outcomes, another version.
CREATE TEMP TABLE hostile (x simulation);
\copy (SELECT '\x01 0000000000000000 00000000 00000000 00000000'::bytea) TO 'results/simulation.bin' (FORMAT binary)
\copy hostile FROM 'results/simulation.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 00000000 00000001 00000000000000000000000000000000 7fffffff 4000000000000000'::bytea) TO 'results/simulation.bin' (FORMAT binary)
\copy hostile FROM 'results/simulation.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 ffffffff 4000000000000000'::bytea) TO 'results/simulation.bin' (FORMAT binary)
\copy hostile FROM 'results/simulation.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 00000000 00000001 00000000000000000000000000000000 00000001 7ff8000000000000'::bytea) TO 'results/simulation.bin' (FORMAT binary)
\copy hostile FROM 'results/simulation.bin' (FORMAT binary)
\copy (SELECT '\x01 0000000000000000 00000000 00000001 00000000000000000000000000000001 00000001 4000000000000000'::bytea) TO 'results/simulation.bin' (FORMAT binary)
\copy hostile FROM 'results/simulation.bin' (FORMAT binary)
\copy (SELECT set_byte(simulation_send('[1]'), 0, 2)) TO 'results/simulation.bin' (FORMAT binary)
\copy hostile FROM 'results/simulation.bin' (FORMAT binary)
\! rm results/simulation.bin

-- A stored form that a later version made. Any bytes can be stored as a raw value.
SET client_min_messages = warning;
CREATE TYPE raw_value;
CREATE FUNCTION raw_in(cstring) RETURNS raw_value LANGUAGE internal IMMUTABLE STRICT AS 'byteain';
CREATE FUNCTION raw_out(raw_value) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'byteaout';
CREATE TYPE raw_value (INPUT = raw_in, OUTPUT = raw_out, LIKE = simulation);
CREATE CAST (raw_value AS simulation) WITHOUT FUNCTION;
SELECT '\x02000000 00000000 00000000'::raw_value::simulation;
SELECT mean('\x01000100 00000000 00000000'::raw_value::simulation);
DROP TYPE raw_value CASCADE;
RESET client_min_messages;

-- Order, equality and hash.
SELECT '[1, -0]'::simulation = '[1, 0]' AS same, '[2, 1]'::simulation = '[1, 2]' AS other_order, '[1]'::simulation <> '[1, 1]' AS count, '{"draws": [[1, 1]], "outcomes": [1]}'::simulation = '[1]' AS other_draw;
SELECT count(*) FROM (SELECT DISTINCT s FROM unnest(ARRAY['[1, 2]', '[1.0, 2]', '[2, 1]', '[1]']::simulation[]) AS s) AS s;
SELECT s FROM unnest(ARRAY['[1, 2]', '[2]', '[1]', '[-1, 3]', '{"draws": [[1, 1]], "outcomes": [1]}']::simulation[]) AS s ORDER BY s;

-- The answers of a sample that can be counted by hand.
SELECT draws(s), mean(s), round(standard_deviation(s)::numeric, 9) AS stddev, quantile(s, 0) AS least, quantile(s, 0.25) AS p25, round(quantile(s, 0.9)::numeric, 9) AS p90, quantile(s, 1) AS most,
	probability_above(s, 2) AS above_2, probability_above(s, 1.99) AS above_1_99, probability_above(s, 10) AS above_10
FROM CAST('[3, 1, 10, 2, 4]' AS simulation) AS s;
SELECT draws(s), mean(s), standard_deviation(s), quantile(s, 0.3) FROM CAST('[7]' AS simulation) AS s;
SELECT quantile('[1]'::simulation, 1.1);
SELECT quantile('[1]'::simulation, 'NaN');
SELECT probability_above('[1]'::simulation, 'NaN');
-- Beyond double precision is an error, never an infinity.
SELECT mean(s), quantile(s, 0) AS least FROM CAST('[-1e308, 1e308]' AS simulation) AS s;
SELECT standard_deviation('[-1e308, 1e308]'::simulation);
SELECT quantile('[-1e308, 1e308]'::simulation, 0.5);

-- The probability of each status: of surplus - outcome, and of the percent of a deviation.
SELECT scale, rag_tally(s, 3, scale), percent(share(rag_tally(s, 3, scale), 'red'), 2) AS red
FROM CAST('[1, 2, 3, 4, 10]' AS simulation) AS s, unnest('{red < 0 <= green, red <= 0 < green, red < 0 <= amber < 2 <= green, red < -5 <= amber < 0 <= green <= 1 < amber}'::rag_scale[]) AS scale;
SELECT rag_tally(s, '205 vs 200'::deviation, 'red < 0 <= amber < 1.5 <= green') AS tally, rag_tally(s, '-195 vs -200'::deviation, 'red < 0 <= amber < 1.5 <= green') AS costs, rag_tally(s, '1 vs null'::deviation, 'red < 0 <= green') AS no_baseline
FROM CAST('[1, 2, 3, 4, 10]' AS simulation) AS s;
-- The tally counts what rag() says of each draw, also where there is no budget.
SELECT scale, rag_tally(s, '3 vs 0'::deviation, scale), (SELECT rag_tally_agg(rag(deviation(3 - outcome::numeric, 0), scale)) FROM unnest(outcomes(s)) AS outcome) AS of_draws
FROM CAST('[1, 2, 3, 4, 10]' AS simulation) AS s, unnest('{red < 0 <= green, red <= 0 < green, red < -1 <= amber < 2 <= green}'::rag_scale[]) AS scale;
SELECT rag_tally(s, 1.5, scale) = (SELECT rag_tally_agg(rag(1.5 - outcome::numeric, scale)) FROM unnest(outcomes(s)) AS outcome) AS tally, draws(s)
FROM (SELECT simulation('{100, 50}', '{"normal(0, 1)", "triangular(-2, 0, 4)"}', 1000, 7) AS s) AS v, CAST('red < -1 <= amber < 0 <= green' AS rag_scale) AS scale;

-- Refused: arrays that do not match, null elements, none at all, draws and first out of range.
SELECT simulation('{1, 2}', '{"normal(0, 1)"}', 10, 1);
SELECT simulation('{{1}}', '{"normal(0, 1)"}', 10, 1);
SELECT simulation('{1}', '{{"normal(0, 1)"}}', 10, 1);
SELECT simulation('{1, NULL}', '{"normal(0, 1)", "normal(0, 1)"}', 10, 1);
SELECT simulation('{1, 2}', '{"normal(0, 1)", NULL}', 10, 1);
SELECT simulation('{}', '{}', 10, 1);
SELECT simulation(array_fill(1::numeric, '{1001}'), array_fill('normal(0, 1)'::distribution, '{1001}'), 10, 1);
SELECT simulation('{NaN}', '{"normal(0, 1)"}', 10, 1);
SELECT simulation('{1}', '{"normal(0, 1)"}', 0, 1);
SELECT simulation('{1}', '{"normal(0, 1)"}', 10000001, 1);
SELECT simulation('{1}', '{"normal(0, 1)"}', 10, 1, NULL, -1);
SELECT simulation('{1}', '{"lognormal(0, 1000)"}', 10, 1);
SELECT simulation(NULL, '{"normal(0, 1)"}', 10, 1), simulation('{1}', NULL, 10, 1), simulation('{1}', '{"normal(0, 1)"}', NULL, 1), simulation('{1}', '{"normal(0, 1)"}', 10, NULL), simulation('{1}', '{"normal(0, 1)"}', 10, 1, NULL, NULL);
-- A correlation matrix that is none: its shape, its diagonal, its symmetry, its size, NaN, null.
CREATE FUNCTION correlated(matrix float8[]) RETURNS integer
	LANGUAGE sql
	RETURN draws(simulation('{1, 2, 3}', '{"normal(0, 1)", "normal(0, 1)", "normal(0, 1)"}', 5, 1, matrix));
\set VERBOSITY terse
SELECT correlated('{{1, 0}, {0, 1}}');
SELECT correlated('{1, 0, 0}');
SELECT correlated('{}');
SELECT correlated('{{1, 0, 0}, {0, 2, 0}, {0, 0, 1}}');
SELECT correlated('{{1, 0.5, 0}, {0.4, 1, 0}, {0, 0, 1}}');
SELECT correlated('{{1, 1.5, 0}, {1.5, 1, 0}, {0, 0, 1}}');
SELECT correlated('{{1, NaN, 0}, {NaN, 1, 0}, {0, 0, 1}}');
SELECT correlated('{{1, NULL, 0}, {NULL, 1, 0}, {0, 0, 1}}');
-- Not positive semidefinite: two that go together cannot go apart with a third; singular ones are no contradiction.
SELECT correlated('{{1, 0.9, 0.9}, {0.9, 1, -0.9}, {0.9, -0.9, 1}}');
SELECT correlated('{{1, 1, 0}, {1, 1, 0.5}, {0, 0.5, 1}}');
SELECT correlated('{{1, 1, 0.5}, {1, 1, 0.5}, {0.5, 0.5, 1}}') AS alike, correlated('{{1, -1, 0}, {-1, 1, 0}, {0, 0, 1}}') AS opposed;
\set VERBOSITY default
SELECT simulation('{1, 2, 3}', '{"normal(0, 1)", "normal(0, 1)", "normal(0, 1)"}', 5, 1, '{{1, 0.9, 0.9}, {0.9, 1, -0.9}, {0.9, -0.9, 1}}');
DROP FUNCTION correlated;

-- Shocks alike or opposed: their totals double or cancel, draw by draw.
SELECT round(standard_deviation(simulation('{100, 100}', '{"uniform(-1, 1)", "uniform(-1, 1)"}', 4000, 1, '{{1, -1}, {-1, 1}}'))::numeric, 9) AS opposed,
	outcomes(simulation('{100, 100}', '{"normal(0, 1)", "normal(0, 1)"}', 4000, 1, '{{1, 1}, {1, 1}}')) = outcomes(simulation('{200, 0}', '{"normal(0, 1)", "normal(0, 1)"}', 4000, 1)) AS alike;

-- The same bits on every machine, for normal and lognormal shocks: md5 over the text of 10000 outcomes.
SELECT md5(outcomes(simulation('{1000, 500, 250}', '{"normal(0, 2)", "lognormal(0, 0.5)", "normal(1, 0.1)"}', 10000, 42, '{{1, 0.5, 0}, {0.5, 1, -0.3}, {0, -0.3, 1}}'))::text);

-- A seed gives the same draws again, another seed others; each draw is a function of its number.
CREATE TEMP TABLE plan AS
	SELECT '{1000, 500, 250.5}'::numeric[] AS bases, '{"normal(0, 2)", "pert(-1, 0, 4)", "lognormal(0, 0.5)"}'::distribution[] AS shocks, '{{1, 0.5, 0}, {0.5, 1, -0.3}, {0, -0.3, 1}}'::float8[] AS correlation;
SELECT a = b AS again, a <> c AS other_seed FROM plan, simulation(bases, shocks, 10000, 42, correlation) AS a, simulation(bases, shocks, 10000, 42, correlation) AS b, simulation(bases, shocks, 10000, 43, correlation) AS c;
SELECT draws_agg(simulation(bases, shocks, 1, 42, correlation, n)) = simulation(bases, shocks, 30, 42, correlation, 4080) AS one_by_one FROM plan, generate_series(4080, 4109) AS n GROUP BY plan.*, bases, shocks, correlation;
CREATE TABLE part AS SELECT n AS first, least(7919, 50000 - n) AS draws FROM generate_series(0, 49999, 7919) AS n;
ANALYZE part;
SELECT draws_agg(simulation(bases, shocks, draws, 42, correlation, first)) = simulation(bases, shocks, 50000, 42, correlation) AS in_parts FROM plan, part GROUP BY bases, shocks, correlation;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SET parallel_leader_participation = off;
ALTER TABLE part SET (parallel_workers = 2);
SELECT draws_agg(simulation('{1000, 500}', '{"normal(0, 2)", "pert(-1, 0, 4)"}', draws, 42, NULL, first)) = simulation('{1000, 500}', '{"normal(0, 2)", "pert(-1, 0, 4)"}', 50000, 42) AS in_parallel FROM part;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
RESET parallel_leader_participation;
DROP TABLE part;

-- The ladder: no rows, nulls, one, two; too many.
SELECT draws_agg(s) FROM unnest('{}'::simulation[]) AS s;
SELECT draws_agg(s) FROM unnest(ARRAY[NULL, '[3, 1]', NULL, '{"draws": [[4, 5], [7, 7]], "outcomes": [2, 5, 8]}', '{"draws": [[2, 3], [6, 6]], "outcomes": [0, 4, 7]}']::simulation[]) AS s;
SELECT draws(draws_agg(simulation('{1}', '{"normal(0, 1)"}', 5000001, 1, NULL, first))) FROM unnest('{0, 6000000}'::bigint[]) AS first;
-- The same draws twice, and parts of different simulations, are no simulation.
SELECT draws_agg(simulation('{1}', '{"normal(0, 1)"}', 10, 1, NULL, first)) FROM unnest('{0, 20, 9}'::bigint[]) AS first;
SELECT draws_agg(simulation('{1}', '{"normal(0, 1)"}', 10, seed, NULL, 10 * seed)) FROM unnest('{0, 1}'::bigint[]) AS seed;
SELECT draws_agg(simulation(ARRAY[base], '{"normal(0, 1)"}', 10, 1, NULL, base)) FROM unnest('{0, 10}'::int[]) AS base;

-- Added up draw by draw: the same shocks hit both, so that the total is the simulation of the bases added up.
CREATE TEMP TABLE unit AS SELECT 'north' AS unit, 1000 AS salaries, 200 AS rent, 1 AS seed UNION ALL SELECT 'south', 500, 300, 2 UNION ALL SELECT 'west', 0, 50, 3;
SELECT '[1, 2, 3]'::simulation + '[10, 20, -3]' AS both, '[1, 2]'::simulation + NULL AS with_null;
CREATE TEMP TABLE common AS SELECT simulation(ARRAY[salaries, rent], '{"normal(1, 2)", "pert(-1, 0, 4)"}', 10000, 42, '{{1, 0.3}, {0.3, 1}}') AS s FROM unit;
SELECT count(*) AS draws, max(abs(a - b)) < 1e-12 AS near, seeds(s), draw_numbers(s)
FROM (SELECT sum(s) AS s FROM common) AS total, simulation('{1500, 550}', '{"normal(1, 2)", "pert(-1, 0, 4)"}', 10000, 42, '{{1, 0.3}, {0.3, 1}}') AS whole, unnest(outcomes(s), outcomes(whole)) AS u (a, b) GROUP BY s;
-- Shocks of their own partly cancel: the deviation of the total is the root of the sum of squares.
CREATE TEMP TABLE own AS SELECT simulation(ARRAY[salaries, rent], '{"normal(1, 2)", "pert(-1, 0, 4)"}', 10000, seed) AS s FROM unit;
SELECT round((standard_deviation(sum(s)) / sqrt(sum(standard_deviation(s) ^ 2)))::numeric, 1) AS independent, seeds(sum(s)) FROM own;
SELECT round((standard_deviation(sum(s)) / sum(standard_deviation(s)))::numeric, 1) AS common, seeds(sum(s)) FROM common;
-- In any order and in any parts, the parts of draws, too.
SELECT a = b AS parts_first
FROM (SELECT sum(s) AS a FROM own) AS a,
	(SELECT draws_agg(total) AS b FROM (
		SELECT sum(simulation(ARRAY[salaries, rent], '{"normal(1, 2)", "pert(-1, 0, 4)"}', 2500, seed, NULL, first) ORDER BY seed) AS total FROM unit, generate_series(0, 7500, 2500) AS first GROUP BY first) AS v) AS b;
-- The ladder: no rows, nulls, one; over a window.
SELECT sum(s) FROM unnest('{}'::simulation[]) AS s;
SELECT sum(s) FROM unnest(ARRAY[NULL, '[3, 1]', NULL]::simulation[]) AS s;
SELECT s, sum(s) OVER (ORDER BY n) AS running, sum(s) OVER (ORDER BY n ROWS 1 PRECEDING) AS moving FROM unnest(ARRAY['[1, 2]', NULL, '[3, 4]', '[5, 6]']::simulation[]) WITH ORDINALITY AS v (s, n);
CREATE TEMP TABLE stored AS SELECT s FROM own;
SELECT sum(stored.s) = sum(own.s) AS stored FROM stored, own WHERE stored.s = own.s;
-- Refused: other draws; a seed that has drawn other shocks, or others' correlation; a sum beyond double precision.
SELECT simulation('{1}', '{"normal(0, 1)"}', 10, 1) + simulation('{1}', '{"normal(0, 1)"}', 10, 2, NULL, 10);
SELECT '[1]'::simulation + '[1, 2]';
SELECT simulation('{1}', '{"normal(0, 1)"}', 10, 1) + simulation('{1}', '{"normal(0, 2)"}', 10, 1);
\set VERBOSITY terse
SELECT simulation('{1}', '{"normal(0, 1)"}', 10, 1) + simulation('{1, 0}', '{"normal(0, 1)", "normal(0, 1)"}', 10, 1);
SELECT simulation('{1, 1}', '{"normal(0, 1)", "normal(0, 1)"}', 10, 1) + simulation('{1, 1}', '{"normal(0, 1)", "normal(0, 1)"}', 10, 1, '{{1, 0.5}, {0.5, 1}}');
\set VERBOSITY default
SELECT '[1.7e308]'::simulation + '[1.7e308]';
