--- # estimate: three points
---
--- Text `low=90 mode=100 high=130 xx=100 xy=300 yy=900`, with x = mode - low and y = high - mode: what the mean and
--- the variance of a total of independent items need, by whichever method. Squares and products are exact where the
--- points have at most 8 decimals, and otherwise each is rounded once to 16. Sources: D. G. Malcolm and others,
--- *Application of a technique for research and development program evaluation*, Operations Research 7 (1959), for
--- `pert`; D. Vose, *Risk Analysis*, for `beta_pert`; S. Lichtenberg, *Proactive Management of Uncertainty using the
--- Successive Principle*, for `successive`, with the whole-number weights usual in Sweden.

@type estimate length=144 add
COMMENT ON TYPE estimate IS
	'three-point estimate of one item or of a total of independent items: sums of low, mode (most likely) and high, and of squares and products of x = mode - low and y = high - mode; exact, 38 digits';
COMMENT ON OPERATOR + (estimate, estimate) IS 'the total of two independent estimates; error 22003 beyond 38 digits';
COMMENT ON AGGREGATE sum(estimate) IS
	'the total of independent estimates, as estimate_agg over the rows beneath; null over none';

CREATE FUNCTION estimate(low numeric, mode numeric, high numeric) RETURNS estimate
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION estimate(numeric, numeric, numeric) IS
	'three-point estimate of one item, in its own unit: low <= mode <= high, else an error (22023); null where an argument is';

CREATE FUNCTION estimate_accum(estimate, low numeric, mode numeric, high numeric) RETURNS estimate
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION estimate_accum(estimate, numeric, numeric, numeric) IS 'aggregate transition function';

CREATE AGGREGATE estimate_agg(low numeric, mode numeric, high numeric) (
	SFUNC = estimate_accum, STYPE = estimate, COMBINEFUNC = estimate_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE estimate_agg(numeric, numeric, numeric) IS
	'the total of independent three-point estimates over many rows; rows with a null argument are left out, null over none';

CREATE FUNCTION mean(estimate, method text) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'estimate_mean';
COMMENT ON FUNCTION mean(estimate, text) IS
	'expected value by a method, with the digits of numeric division: triangular (low + mode + high) / 3; pert and beta_pert (low + 4 mode + high) / 6; successive (low + 3 mode + high) / 5; another method is an error (22023)';

CREATE FUNCTION variance(estimate, method text) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'estimate_variance';
COMMENT ON FUNCTION variance(estimate, text) IS
	'variance by a method, in the square of the unit, with the digits of numeric division; of one item: triangular (xx + xy + yy) / 18; pert the square of a sixth of the range (Malcolm and others 1959); beta_pert (mean - low)(high - mean) / 7; successive the square of a fifth of the range (Lichtenberg); of a total the sum, the items being independent';

CREATE FUNCTION standard_deviation(estimate, method text) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'estimate_standard_deviation';
COMMENT ON FUNCTION standard_deviation(estimate, text) IS
	'square root of the variance by a method, with the digits of numeric sqrt()';

CREATE FUNCTION contribution(item estimate, total estimate, method text) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'estimate_contribution';
COMMENT ON FUNCTION contribution(estimate, estimate, text) IS
	'percent of the variance of the total that is the item''s: the successive principle breaks down the largest first; rank() over it ranks the items; null where the total has no variance';

CREATE FUNCTION quantile(estimate, fraction float8, method text) RETURNS float8
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'estimate_quantile';
COMMENT ON FUNCTION quantile(estimate, float8, text) IS
	'the amount that the total stays within with a probability of fraction (0 to 1, both exclusive, else 22023), the total being near normal, as the successive principle takes it; an estimate';

CREATE FUNCTION probability_above(estimate, amount numeric, method text) RETURNS float8
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'estimate_probability_above';
COMMENT ON FUNCTION probability_above(estimate, numeric, text) IS
	'probability (0 to 1) that the total exceeds the amount, the total being near normal; an estimate';
