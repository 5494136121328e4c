--- # Global sensitivity
---
--- Of a model that is an SQL function of `double precision[]`, called with the caller's rights. Definitions and
--- defaults are those of SALib (J. Herman and W. Usher, *SALib*, Journal of Open Source Software 2 (2017)); estimators
--- of A. Saltelli and others, Computer Physics Communications 181 (2010) and, for second order, 145 (2002); M. D. Morris,
--- Technometrics 33 (1991), with mu_star of F. Campolongo and others (2007). Small negative indices are noise of the
--- sample and are returned as they are.

CREATE FUNCTION sobol_indices(
	model regprocedure, inputs distribution[], n integer,
	calc_second_order boolean DEFAULT true, num_resamples integer DEFAULT 100,
	conf_level float8 DEFAULT 0.95, seed bigint DEFAULT 0,
	OUT index text, OUT i integer, OUT j integer, OUT value float8, OUT conf float8
) RETURNS SETOF record
	LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'global_sensitivity_sobol_indices';
COMMENT ON FUNCTION sobol_indices(regprocedure, distribution[], integer, boolean, integer, float8, bigint) IS
	'Sobol indices of a model f(double precision[]) over independent inputs: of each input i first order S1 and total ST, of each pair i < j second order S2, as parts of the output''s variance, with half their confidence interval from a bootstrap; n points of a scrambled Sobol sequence, a power of 2 (else a warning), n * (2 * inputs + 2) evaluations, or n * (inputs + 2) without second order, at most 16777216; a constant output has zeros; the model runs with the caller''s rights; errors: 1 to 32 inputs, another argument out of range (22023), a function of other types (42804), no right to execute it (42501), a model that returns null (22004), NaN or infinity (22003)';

CREATE FUNCTION morris(
	model regprocedure, inputs distribution[], n integer,
	num_levels integer DEFAULT 4, num_resamples integer DEFAULT 100,
	conf_level float8 DEFAULT 0.95, seed bigint DEFAULT 0,
	OUT i integer, OUT mu float8, OUT mu_star float8, OUT sigma float8, OUT mu_star_conf float8
) RETURNS SETOF record
	LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'global_sensitivity_morris';
COMMENT ON FUNCTION morris(regprocedure, distribution[], integer, integer, integer, float8, bigint) IS
	'Morris elementary effects of a model f(double precision[]) by n trajectories over an even number of levels of each input''s distribution: mean mu, mean of the sizes mu_star with half its confidence interval from a bootstrap, and sample standard deviation sigma, in outputs for the whole range of input i; n * (inputs + 1) evaluations, at most 16777216; the model runs with the caller''s rights; errors as of sobol_indices, and an input without ends (22023)';
