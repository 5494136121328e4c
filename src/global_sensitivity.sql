--- # Global sensitivity
---
--- How much of the spread of a model's output each input accounts for. A model is an SQL function of `double precision[]`
--- that returns `double precision`; it is called with the caller's rights. Definitions and defaults are those of SALib
--- (J. Herman and W. Usher, *SALib*, Journal of Open Source Software 2 (2017)). The estimators are those of A. Saltelli
--- and others, Computer Physics Communications 181 (2010) and, for second order, 145 (2002); M. D. Morris, Technometrics
--- 33 (1991), with mu_star of F. Campolongo and others (2007). Small negative indices are noise of the sample and are
--- returned as they are.

--- First order `S1` and total `ST` of each input i, and second order `S2` of each pair i < j, as shares of the variance of
--- the output; then its `mean` and `variance`. `conf` is half the width of the confidence interval: Student's t over
--- independent scrambles of the Sobol sequence, which covers what it says (P. L'Ecuyer and others, *Confidence intervals
--- for randomized quasi-Monte Carlo estimators*, Winter Simulation Conference (2023)), or with num_scrambles 1 SALib's
--- bootstrap of num_resamples, which is several times too wide.
---
--- The n points, a multiple of num_scrambles, are shared out among the scrambles; n / num_scrambles should be a power of 2,
--- and is warned of otherwise. The model is evaluated n * (2 * inputs + 2) times, or n * (inputs + 2) times without second
--- order, and at most 16777216 times. With groups, the number of each input's group from 1, all of it is about groups
--- instead of inputs, and takes as many evaluations as with so few inputs.
---
--- Null: indices of an output that is constant, or constant but for rounding errors; a mean or variance beyond double
--- precision; conf where leaving out a scramble, or a resample, makes a figure null. Errors: not 1 to 32 inputs, another
--- argument out of range (22023); groups that do not match (2202E); a function of other types (42804); no right to execute
--- it (42501); a model that returns null (22004), NaN or infinity (22003); an input beyond double precision (22003).
--- > (SELECT round(value::numeric, 1) FROM sobol_indices('float8_avg(float8[])', '{"uniform(1, 1)", "uniform(0, 1)", "uniform(0, 1)"}', 64) WHERE index = 'ST' AND i = 2) => 1.0
--- > (SELECT round(value::numeric, 1) FROM sobol_indices('float8_avg(float8[])', '{"uniform(1, 1)", "uniform(0, 6)", "uniform(0, 1)"}', 64) WHERE index = 'mean') => 3.0
CREATE FUNCTION sobol_indices(
	model regprocedure, inputs distribution[], n integer,
	calc_second_order boolean DEFAULT true, num_resamples integer DEFAULT 100,
	conf_level float8 DEFAULT 0.95, seed bigint DEFAULT 0,
	num_scrambles integer DEFAULT 8, groups integer[] DEFAULT '{}',
	OUT index text, OUT i integer, OUT j integer, OUT value float8, OUT conf float8
) RETURNS SETOF record
	LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'global_sensitivity_sobol_indices';
COMMENT ON FUNCTION sobol_indices(regprocedure, distribution[], integer, boolean, integer, float8, bigint, integer, integer[]) IS
	'Sobol indices of a model f(double precision[]) over independent inputs, with confidence intervals';

--- For a model that is evaluated elsewhere: `sobol_indices_of(outputs, inputs)` reads its outputs in this order, which is
--- SALib's. Arguments and errors as of `sobol_indices(model, ...)`, which evaluates the same points.
--- > (SELECT count(*) FROM sobol_sample('{"uniform(0, 1)", "normal(0, 1)"}', 16)) => 96
CREATE FUNCTION sobol_sample(
	inputs distribution[], n integer, calc_second_order boolean DEFAULT true, seed bigint DEFAULT 0,
	num_scrambles integer DEFAULT 8, groups integer[] DEFAULT '{}',
	OUT evaluation bigint, OUT x float8[]
) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'global_sensitivity_sobol_sample';
COMMENT ON FUNCTION sobol_sample(distribution[], integer, boolean, bigint, integer, integer[]) IS
	'the points at which sobol_indices() evaluates a model, numbered from 1';

--- The outputs are those of `sobol_sample()` in its order, or of SALib's sample for Sobol indices with num_scrambles 1;
--- inputs is their number, or that of groups. Otherwise as `sobol_indices(model, ...)`. Errors: a number of outputs that is
--- not that of whole points, another argument out of range (22023); a null output (22004); NaN or infinity (22003).
--- > (SELECT round(value::numeric, 1) FROM sobol_indices_of((SELECT array_agg(x[1] + 3 * x[2] ORDER BY evaluation) FROM sobol_sample('{"normal(0, 1)", "normal(0, 1)"}', 1024)), 2) WHERE index = 'ST' AND i = 2) => 0.9
CREATE FUNCTION sobol_indices_of(
	outputs float8[], inputs integer,
	calc_second_order boolean DEFAULT true, num_resamples integer DEFAULT 100,
	conf_level float8 DEFAULT 0.95, seed bigint DEFAULT 0, num_scrambles integer DEFAULT 8,
	OUT index text, OUT i integer, OUT j integer, OUT value float8, OUT conf float8
) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'global_sensitivity_sobol_indices_of';
COMMENT ON FUNCTION sobol_indices_of(float8[], integer, boolean, integer, float8, bigint, integer) IS
	'Sobol indices from the outputs of a model that was evaluated elsewhere';

--- The elementary effects of each input i by n trajectories over an even number of levels of each input's distribution:
--- their mean `mu`, the mean of their sizes `mu_star` with half the width of its confidence interval from a bootstrap, and
--- their sample standard deviation `sigma`, all in outputs for the whole range of the input. The model is evaluated
--- n * (inputs + 1) times, and at most 16777216 times. Errors as of `sobol_indices`, and an input without a lowest and a
--- highest value (22023).
--- > (SELECT round(mu_star::numeric, 1) FROM morris('float8_avg(float8[])', '{"uniform(1, 1)", "uniform(0, 5)", "uniform(0, 1)"}', 10) WHERE i = 2) => 5.0
CREATE FUNCTION morris(
	model regprocedure, inputs distribution[], n integer,
	num_levels integer DEFAULT 4, num_resamples integer DEFAULT 100,
	conf_level float8 DEFAULT 0.95, seed bigint DEFAULT 0,
	OUT i integer, OUT mu float8, OUT mu_star float8, OUT sigma float8, OUT mu_star_conf float8
) RETURNS SETOF record
	LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'global_sensitivity_morris';
COMMENT ON FUNCTION morris(regprocedure, distribution[], integer, integer, integer, float8, bigint) IS
	'Morris elementary effects of a model f(double precision[]) over inputs that have ends';

--- For a model that is evaluated elsewhere: `morris_of(sample, outputs)` reads the points and the outputs in this order.
--- Trajectory after trajectory, each is a point and then one point for each input that is moved. Arguments and errors as of
--- `morris(model, ...)`, which evaluates the same points.
--- > (SELECT count(*) FROM morris_sample('{"uniform(0, 1)", "pert(0, 1, 4)"}', 10)) => 30
CREATE FUNCTION morris_sample(
	inputs distribution[], n integer, num_levels integer DEFAULT 4, seed bigint DEFAULT 0,
	OUT evaluation bigint, OUT x float8[]
) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'global_sensitivity_morris_sample';
COMMENT ON FUNCTION morris_sample(distribution[], integer, integer, bigint) IS
	'the points at which morris() evaluates a model, numbered from 1';

--- The sample has a row for each point: that of `morris_sample()`, or SALib's sample for Morris effects, whose trajectories
--- also move each input once by half of num_levels. Otherwise as `morris(model, ...)`. Errors: a sample that is not made of
--- such trajectories, another argument out of range (22023); a number of outputs that is not that of the points (2202E); a
--- null element (22004); NaN or infinity (22003).
--- > (SELECT round(mu::numeric, 1) FROM (SELECT array_agg(x ORDER BY evaluation) AS sample, array_agg(5 * x[1] - x[2] ORDER BY evaluation) AS outputs FROM morris_sample('{"uniform(0, 1)", "uniform(0, 1)"}', 10)) AS v, morris_of(sample, outputs) WHERE i = 1) => 5.0
CREATE FUNCTION morris_of(
	sample float8[], outputs float8[],
	num_levels integer DEFAULT 4, num_resamples integer DEFAULT 100,
	conf_level float8 DEFAULT 0.95, seed bigint DEFAULT 0,
	OUT i integer, OUT mu float8, OUT mu_star float8, OUT sigma float8, OUT mu_star_conf float8
) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'global_sensitivity_morris_of';
COMMENT ON FUNCTION morris_of(float8[], float8[], integer, integer, float8, bigint) IS
	'Morris elementary effects from the sample and the outputs of a model that was evaluated elsewhere';
