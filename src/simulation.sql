--- # simulation: draws of a total
---
--- The outcomes of a simulation, ascending. A draw depends on the seed and its own number alone, so that any partition
--- into parts, on any number of workers, has the same draws. Correlations are those of the normal scores (a Gaussian
--- copula), which for normal shocks are the shocks' own. Text is a JSON array of the outcomes.

CREATE TYPE simulation;

CREATE FUNCTION simulation_in(cstring) RETURNS simulation
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION simulation_in(cstring) IS 'I/O';

CREATE FUNCTION simulation_out(simulation) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION simulation_out(simulation) IS 'I/O';

CREATE FUNCTION simulation_recv(internal) RETURNS simulation
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION simulation_recv(internal) IS 'I/O';

CREATE FUNCTION simulation_send(simulation) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION simulation_send(simulation) IS 'I/O';

CREATE TYPE simulation (
	INPUT = simulation_in,
	OUTPUT = simulation_out,
	RECEIVE = simulation_recv,
	SEND = simulation_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = external
);
COMMENT ON TYPE simulation IS
	'outcomes of a simulation, ascending, as a JSON array; double precision, each an estimate; at most 10 million (80 MB)';

CREATE FUNCTION simulation_to_jsonb(simulation) RETURNS jsonb
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION simulation_to_jsonb(simulation) IS 'number of draws, mean, and the percentiles 5, 50 and 95';

CREATE CAST (simulation AS jsonb) WITH FUNCTION simulation_to_jsonb(simulation);
COMMENT ON CAST (simulation AS jsonb) IS 'number of draws, mean, and the percentiles 5, 50 and 95';

CREATE FUNCTION simulation_eq(simulation, simulation) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION simulation_eq(simulation, simulation) IS 'implementation of = operator';

CREATE FUNCTION simulation_ne(simulation, simulation) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION simulation_ne(simulation, simulation) IS 'implementation of <> operator';

CREATE FUNCTION simulation_hash(simulation) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION simulation_hash(simulation) IS 'hash';

CREATE OPERATOR = (
	FUNCTION = simulation_eq, LEFTARG = simulation, RIGHTARG = simulation,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES
);
COMMENT ON OPERATOR = (simulation, simulation) IS 'the same outcomes';

CREATE OPERATOR <> (
	FUNCTION = simulation_ne, LEFTARG = simulation, RIGHTARG = simulation,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (simulation, simulation) IS 'other outcomes';

CREATE OPERATOR CLASS simulation_ops DEFAULT FOR TYPE simulation USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 simulation_hash(simulation);
COMMENT ON OPERATOR CLASS simulation_ops USING hash IS 'simulation: by its outcomes';

CREATE FUNCTION simulation(
	bases numeric[], shocks distribution[], draws integer, seed bigint,
	correlation float8[] DEFAULT NULL, first bigint DEFAULT 0
) RETURNS simulation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION simulation(numeric[], distribution[], integer, bigint, float8[], bigint) IS
	'draws of the effect of all shocks at once, the sum of base * shock / 100, the shocks being in percent and correlated by a matrix (null: not at all) that is the normal scores''; draw number "first" and those after it, each a function of the seed and its number; null where another argument is; errors: a matrix not symmetric or not positive semidefinite, draws not 1 to 10 million, factors not 1 to 1000 (22023), arrays that do not match (2202E), a null element (22004), an outcome beyond double precision (22003)';

CREATE FUNCTION simulation_merge(simulation, simulation) RETURNS simulation
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION simulation_merge(simulation, simulation) IS 'aggregate transition and combine function';

CREATE AGGREGATE simulation_agg(simulation) (
	SFUNC = simulation_merge, STYPE = simulation, COMBINEFUNC = simulation_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE simulation_agg(simulation) IS
	'the draws of all parts as one simulation: parts that together are the draws 0 to n - 1 are the simulation of n draws, to the last bit; null over none; beyond 10 million draws an error (54000)';

CREATE FUNCTION draws(simulation) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_draws';
COMMENT ON FUNCTION draws(simulation) IS 'number of draws';

CREATE FUNCTION mean(simulation) RETURNS float8
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_mean';
COMMENT ON FUNCTION mean(simulation) IS 'mean of the outcomes';

CREATE FUNCTION standard_deviation(simulation) RETURNS float8
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_standard_deviation';
COMMENT ON FUNCTION standard_deviation(simulation) IS 'sample standard deviation of the outcomes, as stddev_samp(); null for one draw';

CREATE FUNCTION quantile(simulation, fraction float8) RETURNS float8
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_quantile';
COMMENT ON FUNCTION quantile(simulation, float8) IS
	'the outcome at a fraction from 0 to 1 (0.95: the 95th percentile), interpolated as percentile_cont() does; another fraction is an error (22023)';

CREATE FUNCTION probability_above(simulation, amount numeric) RETURNS float8
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_probability_above';
COMMENT ON FUNCTION probability_above(simulation, numeric) IS
	'share of the draws (0 to 1) whose outcome exceeds the amount: with the surplus, the probability of a deficit';

CREATE FUNCTION rag_tally(simulation, surplus numeric, scale rag_scale) RETURNS rag_tally
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_rag_tally';
COMMENT ON FUNCTION rag_tally(simulation, numeric, rag_scale) IS
	'number of draws by the status of surplus - outcome; share() is then the probability of a status, in percent';

CREATE FUNCTION rag_tally(simulation, deviation, scale rag_scale) RETURNS rag_tally
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'simulation_rag_tally_of_deviation';
COMMENT ON FUNCTION rag_tally(simulation, deviation, rag_scale) IS
	'number of draws by the status of the percent of the deviation, the outcome being taken off the actual; null where a part is absent';
