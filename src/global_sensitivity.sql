--- # Global sensitivity
---
--- How much of the spread of a model's output each input accounts for. A model is an SQL function of `double precision[]`
--- that returns `double precision`; it is called with the caller's rights. Definitions and defaults are those of SALib
--- (J. Herman and W. Usher, *SALib*, Journal of Open Source Software 2 (2017)). The estimators are those of A. Saltelli
--- and others, Computer Physics Communications 181 (2010) and, for second order, 145 (2002); M. D. Morris, Technometrics
--- 33 (1991), with mu_star of F. Campolongo and others (2007). Small negative indices are noise of the sample and are
--- returned as they are.

--- First order `S1` and total `ST` of each input i, and second order `S2` of each pair i < j, as shares of the variance of
--- the output; `conf` is half the width of the confidence interval, from a bootstrap. The n points are those of a scrambled
--- Sobol sequence; n should be a power of 2, and is warned of otherwise. The model is evaluated n * (2 * inputs + 2)
--- times, or n * (inputs + 2) times without second order, and at most 16777216 times.
---
--- Null: value and conf where the output is constant, or constant but for rounding errors; conf where a resample is
--- constant. Errors: not 1 to 32 inputs, another argument out of range (22023); a function of other types (42804); no right
--- to execute it (42501); a model that returns null (22004), NaN or infinity (22003); an input beyond double precision
--- (22003).
--- > (SELECT round(value::numeric, 1) FROM sobol_indices('float8_avg(float8[])', '{"uniform(1, 1)", "uniform(0, 1)", "uniform(0, 1)"}', 64) WHERE index = 'ST' AND i = 2) => 1.0
CREATE FUNCTION sobol_indices(
	model regprocedure, inputs distribution[], n integer,
	calc_second_order boolean DEFAULT true, num_resamples integer DEFAULT 100,
	conf_level float8 DEFAULT 0.95, seed bigint DEFAULT 0,
	OUT index text, OUT i integer, OUT j integer, OUT value float8, OUT conf float8
) RETURNS SETOF record
	LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'global_sensitivity_sobol_indices';
COMMENT ON FUNCTION sobol_indices(regprocedure, distribution[], integer, boolean, integer, float8, bigint) IS
	'Sobol indices of a model f(double precision[]) over independent inputs, with confidence intervals';

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
