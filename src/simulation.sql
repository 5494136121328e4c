--- # simulation: draws of a total
---
--- The outcomes of draws of a total of correlated shocks, in the order of the draws: double precision, each an estimate.
---
--- A seed and its shocks are one world. In draw number i of a seed a shock has one value, whoever asks, on any number
--- of workers. For normal and lognormal shocks it is the same to the last bit on every machine; for others it may
--- differ in the last digits between machines, whose mathematical libraries round differently. So simulations add up as
--- the figures they are simulations of do, draw by draw (as in the open SIPmath standard of ProbabilityManagement.org):
---
--- - units with the same shocks and the same seed are hit by the same shocks, and `sum()` over them is the simulation of
---   their bases added up, but for rounding;
--- - units with seeds of their own are hit by shocks of their own, which partly cancel in the total;
--- - the same seed with different shocks is an error, for shocks that have nothing to do with each other would move together.
---
--- Parts of the draws of one simulation are joined by `draws_agg()`, and the same draw twice is an error. Correlations are
--- those of the normal scores (a Gaussian copula), which for normal shocks are the shocks' own.
---
--- Text is JSON: `{"seeds": [[42, "05d8…"]], "bases": "83f1…", "draws": [[0, 2]], "outcomes": [1.5, -2, 0.25]}`, where a seed
--- stands with a fingerprint of its shocks and their correlation, and draws as their first and last number. Outcomes from
--- elsewhere may be given alone, `[1.5, -2, 0.25]`, and are the draws 0, 1 and so on of no seed. Ordered outcome by outcome.

--- > '[1.50, -2, 2.5e-1]'::simulation => [1.5, -2, 0.25]
@type simulation length=variable storage=external add
COMMENT ON TYPE simulation IS 'outcomes of draws of a total of shocks, in the order of the draws; at most 10 million (80 MB)';
--- > '[1, 2, 3]'::simulation + '[10, 0, -3]' => [11, 2, 0]
COMMENT ON OPERATOR + (simulation, simulation) IS
	'the total, draw by draw; error 22023 for other draws, or other shocks of the same seed';
--- > (SELECT round(standard_deviation(sum(simulation('{100}', '{"normal(0, 3)"}', 100000, seed)))::numeric) FROM unnest('{1, 2, 3, 4}'::bigint[]) AS seed) => 6
COMMENT ON AGGREGATE sum(simulation) IS
	'the total, draw by draw; null over no rows; in any order the same but for the rounding of double precision';

--- Each draw is the effect of all shocks at once: the sum of base * shock / 100, the shocks being in percent and correlated
--- by a matrix (null: not at all). Drawn are number `first` and those after it, each a function of the seed and its number.
---
--- Null where another argument is. Errors: a matrix that is not symmetric or not positive semidefinite, not 1 to 10 million
--- draws, not 1 to 1000 factors (22023); arrays that do not match (2202E); a null element (22004); an outcome beyond double
--- precision (22003).
--- > round(mean(simulation('{1000, 500}', '{"uniform(0, 4)", "uniform(-1, 3)"}', 100000, 42))::numeric) => 25
--- > draws(simulation('{1000}', '{"normal(0, 1)"}', 5000, 42)) => 5000
CREATE FUNCTION simulation(
	bases numeric[], shocks distribution[], draws integer, seed bigint,
	correlation float8[] DEFAULT NULL, first bigint DEFAULT 0
) RETURNS simulation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION simulation(numeric[], distribution[], integer, bigint, float8[], bigint) IS
	'draws of the effect of all shocks at once, in the unit of the bases';

CREATE FUNCTION simulation_join(simulation, simulation) RETURNS simulation
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION simulation_join(simulation, simulation) IS 'aggregate transition and combine function';

--- Parts that together are the draws 0 to n - 1 are the simulation of n draws, to the last bit. Null over no rows. Errors:
--- a draw that is in more than one part, parts of different simulations (22023); beyond 10 million draws (54000).
--- > (SELECT draws(draws_agg(simulation('{1000}', '{"normal(0, 1)"}', 1000, 42, NULL, n * 1000))) FROM generate_series(0, 4) AS n) => 5000
CREATE AGGREGATE draws_agg(simulation) (
	SFUNC = simulation_join, STYPE = simulation, COMBINEFUNC = simulation_join, PARALLEL = SAFE
);
COMMENT ON AGGREGATE draws_agg(simulation) IS 'the draws of one simulation, drawn in parts, as one';

--- > draws('[1, 2, 6]'::simulation) => 3
CREATE FUNCTION draws(simulation) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_draws';
COMMENT ON FUNCTION draws(simulation) IS 'number of draws';

--- > draw_numbers(simulation('{1000}', '{"normal(0, 1)"}', 500, 42, NULL, 1000)) => {[1000,1500)}
CREATE FUNCTION draw_numbers(simulation) RETURNS int8multirange
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_draw_numbers';
COMMENT ON FUNCTION draw_numbers(simulation) IS 'the numbers of the draws';

--- Ascending; empty where the outcomes were given and not drawn.
--- > seeds(simulation('{100}', '{"normal(0, 1)"}', 9, 42) + simulation('{100}', '{"normal(0, 1)"}', 9, 7)) => {7,42}
CREATE FUNCTION seeds(simulation) RETURNS bigint[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_seeds';
COMMENT ON FUNCTION seeds(simulation) IS 'the seeds of the shocks in the total';

--- > outcomes('[1, 2, 6]'::simulation) => {1,2,6}
CREATE FUNCTION outcomes(simulation) RETURNS float8[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_outcomes';
COMMENT ON FUNCTION outcomes(simulation) IS 'the outcomes, in the order of the draws';

--- > mean('[1, 2, 6]'::simulation) => 3
CREATE FUNCTION mean(simulation) RETURNS float8
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_mean';
COMMENT ON FUNCTION mean(simulation) IS 'mean of the outcomes';

--- As `stddev_samp()`; null for one draw.
--- > standard_deviation('[1, 2, 3]'::simulation) => 1
CREATE FUNCTION standard_deviation(simulation) RETURNS float8
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_standard_deviation';
COMMENT ON FUNCTION standard_deviation(simulation) IS 'sample standard deviation of the outcomes';

--- 0.95 is the 95th percentile, interpolated as in `percentile_cont()`; error 22023 for a fraction that is not 0 to 1.
--- > quantile('[5, 1, 2, 4, 3]'::simulation, 0.25) => 2
CREATE FUNCTION quantile(simulation, fraction float8) RETURNS float8
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_quantile';
COMMENT ON FUNCTION quantile(simulation, float8) IS 'the outcome below which a fraction of the outcomes lies';

--- With the surplus as the amount, it is the probability of a deficit.
--- > probability_above('[1, 2, 3, 4]'::simulation, 3) => 0.25
CREATE FUNCTION probability_above(simulation, amount numeric) RETURNS float8
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_probability_above';
COMMENT ON FUNCTION probability_above(simulation, numeric) IS
	'share of the draws (0 to 1) whose outcome exceeds the amount';

--- `share()` of the tally is then the probability of a status.
--- > rag_tally('[1, 2, 3, 4]'::simulation, 3, 'red < 0 <= green') => red 1, green 3
CREATE FUNCTION rag_tally(simulation, surplus numeric, scale rag_scale) RETURNS rag_tally
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_rag_tally';
COMMENT ON FUNCTION rag_tally(simulation, numeric, rag_scale) IS
	'number of draws by the status of surplus - outcome';

--- The outcome is taken off the actual. Null where a part of the deviation is absent; on a zero baseline the sign decides,
--- as in `rag()`.
--- > rag_tally('[1, 2, 3, 4]'::simulation, '203 vs 200'::deviation, 'red < 0 <= green') => red 1, green 3
CREATE FUNCTION rag_tally(simulation, deviation, scale rag_scale) RETURNS rag_tally
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_rag_tally_of_deviation';
COMMENT ON FUNCTION rag_tally(simulation, deviation, rag_scale) IS
	'number of draws by the status of the percent of the deviation';
