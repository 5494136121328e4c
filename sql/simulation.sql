--
-- simulation: draws of a total of correlated shocks
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- Read and written: the outcomes, put in ascending order.
SELECT input, input::simulation AS output, input::simulation::text::simulation = input::simulation AS reread
FROM unnest(ARRAY['[1]', ' [ 3 , -2.5e3,0.1 ] ', '[-0, 0]', '[1e308, 1e-300, 1, 1]']) WITH ORDINALITY AS t (input, n) ORDER BY n;
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

-- On the wire: the number of outcomes, and these; and back. Refused from there: none, another number of them, NaN.
SELECT simulation_send('[2, 1]');
CREATE TEMP TABLE wire (x simulation);
\copy (SELECT '[3, -2.5, 0.1]'::simulation) TO 'results/simulation.bin' (FORMAT binary)
\copy wire FROM 'results/simulation.bin' (FORMAT binary)
\copy (SELECT '\x00000002 4000000000000000 3ff0000000000000'::bytea) TO 'results/simulation.bin' (FORMAT binary)
\copy wire FROM 'results/simulation.bin' (FORMAT binary)
TABLE wire;
CREATE TEMP TABLE hostile (x simulation);
\copy (SELECT '\x00000000'::bytea) TO 'results/simulation.bin' (FORMAT binary)
\copy hostile FROM 'results/simulation.bin' (FORMAT binary)
\copy (SELECT '\x7fffffff 4000000000000000'::bytea) TO 'results/simulation.bin' (FORMAT binary)
\copy hostile FROM 'results/simulation.bin' (FORMAT binary)
\copy (SELECT '\xffffffff 4000000000000000'::bytea) TO 'results/simulation.bin' (FORMAT binary)
\copy hostile FROM 'results/simulation.bin' (FORMAT binary)
\copy (SELECT '\x00000001 7ff8000000000000'::bytea) TO 'results/simulation.bin' (FORMAT binary)
\copy hostile FROM 'results/simulation.bin' (FORMAT binary)
\! rm results/simulation.bin

-- jsonb; equality and hash.
SELECT '[1, 2, 3, 4, 5]'::simulation::jsonb;
SELECT '[2, 1, -0]'::simulation = '[1, 0, 2]' AS same, '[1]'::simulation <> '[1, 1]' AS count, '[1]'::simulation = '[2]' AS outcome;
SELECT count(*) FROM (SELECT DISTINCT s FROM unnest(ARRAY['[1, 2]', '[2, 1]', '[1]']::simulation[]) AS s) AS s;

-- The answers of a sample that can be counted by hand.
SELECT draws(s), mean(s), round(standard_deviation(s)::numeric, 9) AS stddev, quantile(s, 0) AS least, quantile(s, 0.25) AS p25, round(quantile(s, 0.9)::numeric, 9) AS p90, quantile(s, 1) AS most,
	probability_above(s, 2) AS above_2, probability_above(s, 1.99) AS above_1_99, probability_above(s, 10) AS above_10
FROM CAST('[1, 2, 3, 4, 10]' AS simulation) AS s;
SELECT draws(s), mean(s), standard_deviation(s), quantile(s, 0.3) FROM CAST('[7]' AS simulation) AS s;
SELECT quantile('[1]'::simulation, 1.1);
SELECT quantile('[1]'::simulation, 'NaN');
SELECT probability_above('[1]'::simulation, 'NaN');
-- Beyond double precision is an error, never an infinity.
SELECT mean(s), quantile(s, 0) AS least FROM CAST('[-1e308, 1e308]' AS simulation) AS s;
SELECT standard_deviation('[-1e308, 1e308]'::simulation);
SELECT quantile('[-1e308, 1e308]'::simulation, 0.5);

-- The probability of each status: of surplus - outcome, and of the percent of a deviation.
SELECT scale, rag_tally(s, 3, scale), share(rag_tally(s, 3, scale), 'red')::numeric(5, 2) AS red
FROM CAST('[1, 2, 3, 4, 10]' AS simulation) AS s, unnest('{red < 0 <= green, red <= 0 < green, red < 0 <= amber < 2 <= green, red < -5 <= amber < 0 <= green <= 1 < amber}'::rag_scale[]) AS scale;
SELECT rag_tally(s, '205 vs 200'::deviation, 'red < 0 <= amber < 1.5 <= green') AS tally, rag_tally(s, '-195 vs -200'::deviation, 'red < 0 <= amber < 1.5 <= green') AS costs, rag_tally(s, '1 vs null'::deviation, 'red < 0 <= green') AS no_baseline
FROM CAST('[1, 2, 3, 4, 10]' AS simulation) AS s;
-- The tally counts what rag() says of each draw, also where there is no budget.
SELECT scale, rag_tally(s, '3 vs 0'::deviation, scale), (SELECT rag_tally_agg(rag(deviation(3 - outcome::numeric, 0), scale)) FROM jsonb_array_elements(s::text::jsonb) AS outcome) AS of_draws
FROM CAST('[1, 2, 3, 4, 10]' AS simulation) AS s, unnest('{red < 0 <= green, red <= 0 < green, red < -1 <= amber < 2 <= green}'::rag_scale[]) AS scale;
SELECT rag_tally(s, 1.5, scale) = (SELECT rag_tally_agg(rag(1.5 - outcome::numeric, scale)) FROM jsonb_array_elements(s::text::jsonb) AS outcome) AS tally, draws(s)
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
	simulation('{100, 100}', '{"normal(0, 1)", "normal(0, 1)"}', 4000, 1, '{{1, 1}, {1, 1}}') = simulation('{200, 0}', '{"normal(0, 1)", "normal(0, 1)"}', 4000, 1) AS alike;

-- A seed gives the same draws again, another seed others; each draw is a function of its number.
CREATE TEMP TABLE plan AS
	SELECT '{1000, 500, 250.5}'::numeric[] AS bases, '{"normal(0, 2)", "pert(-1, 0, 4)", "lognormal(0, 0.5)"}'::distribution[] AS shocks, '{{1, 0.5, 0}, {0.5, 1, -0.3}, {0, -0.3, 1}}'::float8[] AS correlation;
SELECT a = b AS again, a <> c AS other_seed FROM plan, simulation(bases, shocks, 10000, 42, correlation) AS a, simulation(bases, shocks, 10000, 42, correlation) AS b, simulation(bases, shocks, 10000, 43, correlation) AS c;
SELECT simulation_agg(simulation(bases, shocks, 1, 42, correlation, n)) = simulation(bases, shocks, 30, 42, correlation, 4080) AS one_by_one FROM plan, generate_series(4080, 4109) AS n GROUP BY plan.*, bases, shocks, correlation;
CREATE TABLE part AS SELECT n AS first, least(7919, 50000 - n) AS draws FROM generate_series(0, 49999, 7919) AS n;
ANALYZE part;
SELECT simulation_agg(simulation(bases, shocks, draws, 42, correlation, first)) = simulation(bases, shocks, 50000, 42, correlation) AS in_parts FROM plan, part GROUP BY bases, shocks, correlation;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SET parallel_leader_participation = off;
ALTER TABLE part SET (parallel_workers = 2);
SELECT simulation_agg(simulation('{1000, 500}', '{"normal(0, 2)", "pert(-1, 0, 4)"}', draws, 42, NULL, first)) = simulation('{1000, 500}', '{"normal(0, 2)", "pert(-1, 0, 4)"}', 50000, 42) AS in_parallel FROM part;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
RESET parallel_leader_participation;
DROP TABLE part;

-- The ladder: no rows, nulls, one, two; too many.
SELECT simulation_agg(s) FROM unnest('{}'::simulation[]) AS s;
SELECT simulation_agg(s) FROM unnest(ARRAY[NULL, '[3, 1]', NULL, '[2, 2, 5]']::simulation[]) AS s;
SELECT draws(simulation_agg(s)) FROM (SELECT simulation('{1}', '{"normal(0, 1)"}', 5000001, 1) AS s FROM generate_series(1, 2)) AS v;
