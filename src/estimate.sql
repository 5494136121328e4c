--- # estimate: three points
---
--- Text `low=90 mode=100 high=130 xx=100 xy=300 yy=900`, with x = mode - low and y = high - mode: what the mean and
--- the variance of a total of independent items need, by whichever method. Squares and products are exact where the
--- points have at most 8 decimals, and otherwise each is rounded once to 16. Sources: D. G. Malcolm and others,
--- *Application of a technique for research and development program evaluation*, Operations Research 7 (1959), for
--- `pert`; D. Vose, *Risk Analysis*, for `beta_pert`; S. Lichtenberg, *Proactive Management of Uncertainty using the
--- Successive Principle*, for `successive`, with the whole-number weights usual in Sweden.

--- Sums of low, mode (most likely) and high, and of squares and products of x = mode - low and y = high - mode, each exact in
--- 38 digits.
--- > estimate(90, 100, 130) => low=90 mode=100 high=130 xx=100 xy=300 yy=900
@type estimate length=144 add
COMMENT ON TYPE estimate IS
	'three-point estimate of one item, or of a total of independent items; exact';
--- Error 22003 beyond 38 digits.
--- > round(mean(estimate(90, 100, 130) + estimate(10, 20, 30), 'triangular'), 1) => 126.7
COMMENT ON OPERATOR + (estimate, estimate) IS
	'the total of two independent estimates';
--- The same answer as `estimate_agg` over the rows beneath, to the last digit.
--- > (SELECT round(mean(sum(estimate(low, low + 10, low + 40)), 'triangular'), 1) FROM generate_series(10, 30, 10) AS low) => 110.0
COMMENT ON AGGREGATE sum(estimate) IS
	'the total of independent estimates; null over no rows';

--- Null where an argument is. Error 22023 unless low <= mode <= high.
--- > estimate(90, 100, 130) => low=90 mode=100 high=130 xx=100 xy=300 yy=900
CREATE FUNCTION estimate(low numeric, mode numeric, high numeric) RETURNS estimate
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION estimate(numeric, numeric, numeric) IS
	'three-point estimate of one item, in its own unit';

CREATE FUNCTION estimate_accum(estimate, low numeric, mode numeric, high numeric) RETURNS estimate
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION estimate_accum(estimate, numeric, numeric, numeric) IS 'aggregate transition function';

--- Rows with a null argument are left out; null over no rows.
--- > (SELECT round(mean(estimate_agg(low, low + 10, low + 40), 'triangular'), 1) FROM generate_series(10, 30, 10) AS low) => 110.0
CREATE AGGREGATE estimate_agg(low numeric, mode numeric, high numeric) (
	SFUNC = estimate_accum, STYPE = estimate, COMBINEFUNC = estimate_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE estimate_agg(numeric, numeric, numeric) IS
	'the total of independent three-point estimates over many rows';

--- `triangular` (low + mode + high) / 3; `pert` and `beta_pert` (low + 4 mode + high) / 6; `successive` (low + 3 mode + high) / 5.
--- Another method is an error (22023).
--- > round(mean(estimate(90, 100, 130), 'pert'), 2) => 103.33
CREATE FUNCTION mean(estimate, method text) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'estimate_mean';
COMMENT ON FUNCTION mean(estimate, text) IS
	'expected value by a method, with the digits of numeric division';

--- Of one item: `triangular` (xx + xy + yy) / 18; `pert` the square of a sixth of the range (Malcolm and others 1959); `beta_pert`
--- (mean - low)(high - mean) / 7; `successive` the square of a fifth of the range (Lichtenberg). Of a total it is the sum, the
--- items being independent. With the digits of numeric division.
--- > round(variance(estimate(90, 100, 130), 'triangular'), 2) => 72.22
CREATE FUNCTION variance(estimate, method text) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'estimate_variance';
COMMENT ON FUNCTION variance(estimate, text) IS
	'variance by a method, in the square of the unit';

--- > round(standard_deviation(estimate(90, 100, 130), 'successive'), 2) => 8.00
CREATE FUNCTION standard_deviation(estimate, method text) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'estimate_standard_deviation';
COMMENT ON FUNCTION standard_deviation(estimate, text) IS
	'square root of the variance by a method, with the digits of numeric sqrt()';

--- The successive principle breaks down the largest first; `rank()` over it ranks the items. Null where the total has no variance.
--- > round(contribution(estimate(0, 10, 30), estimate(0, 10, 30) + estimate(0, 10, 10), 'successive'), 1) => 90.0
CREATE FUNCTION contribution(item estimate, total estimate, method text) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'estimate_contribution';
COMMENT ON FUNCTION contribution(estimate, estimate, text) IS
	'percent of the variance of the total that is the item''s';

--- The probability is 0 to 1, both exclusive, else error 22023. A total of many items is near normal, as the successive principle
--- takes it; of few items this is an estimate.
--- > round(quantile(estimate(90, 100, 130), 0.9, 'successive')::numeric, 2) => 114.25
CREATE FUNCTION quantile(estimate, fraction float8, method text) RETURNS float8
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'estimate_quantile';
COMMENT ON FUNCTION quantile(estimate, float8, text) IS
	'the amount that the total stays within with a probability, were it normal';

--- An estimate, as `quantile` is.
--- > round(probability_above(estimate(90, 100, 130), 110, 'successive')::numeric, 3) => 0.227
CREATE FUNCTION probability_above(estimate, amount numeric, method text) RETURNS float8
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'estimate_probability_above';
COMMENT ON FUNCTION probability_above(estimate, numeric, text) IS
	'probability (0 to 1) that the total exceeds the amount, were it normal';
