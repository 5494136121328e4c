--- # deviation: actual against a baseline
---
--- Text `322.8 vs 335.3`; a part that no row had is `null`. Signs as in an income statement. Absolute and
--- relative variance as in the International Business Communication Standards (IBCS, ΔPL and ΔPL%), where
--- a positive variance of a contribution is good; there, as here, the relative one is over the size of the
--- baseline. Ordered by amount, then by actual, so that `min` is the most unfavourable; a deviation without an
--- amount is before those with one. Where the amount would take more than 38 digits, its rounded percentage, status
--- and headroom are errors (22003).

--- The baseline is a budget, last year, an earlier forecast. Revenue is positive and cost negative, so that a positive amount
--- is favourable. Each part is exact in 38 digits.
--- > '322.8 vs 335.3'::deviation => 322.8 vs 335.3
--- > deviation(322.8, NULL) + deviation(NULL, 335.3) => 322.8 vs 335.3
@type deviation length=48 minmax add moving subtract
COMMENT ON TYPE deviation IS
	'actual against a baseline, as 322.8 vs 335.3; favourable where positive; exact';
--- Error 22003 beyond 38 digits.
--- > '90 vs 100'::deviation + '12.5 vs 10' => 102.5 vs 110
COMMENT ON OPERATOR + (deviation, deviation) IS
	'the sums of both parts';
--- The same answer as `deviation_agg` over the rows beneath, to the last digit.
--- > (SELECT sum(d) FROM unnest('{90 vs 100, 12.5 vs 10}'::deviation[]) AS d) => 102.5 vs 110
COMMENT ON AGGREGATE sum(deviation) IS
	'the sums of both parts; null over no rows';

--- A null part is absent, as in `sum()`; null where both are. NaN, infinity and more than 38 digits are errors (22003).
--- > deviation(322.8, 335.3) => 322.8 vs 335.3
--- > deviation(12, NULL) => 12 vs null
CREATE FUNCTION deviation(actual numeric, baseline numeric) RETURNS deviation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION deviation(numeric, numeric) IS
	'actual against baseline, in the currency of the arguments';

--- Otherwise as `deviation`.
--- > cost_deviation(110, 100) => -110 vs -100
--- > amount(cost_deviation(110, 100)) => -10
CREATE FUNCTION cost_deviation(actual numeric, baseline numeric) RETURNS deviation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_cost';
COMMENT ON FUNCTION cost_deviation(numeric, numeric) IS
	'the deviation of a cost that the ledger keeps positive: both parts negated';

CREATE FUNCTION deviation_negate(deviation) RETURNS deviation
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION deviation_negate(deviation) IS 'implementation of - operator';

--- > - '110 vs 100'::deviation => -110 vs -100
CREATE OPERATOR - (FUNCTION = deviation_negate, RIGHTARG = deviation);
COMMENT ON OPERATOR - (NONE, deviation) IS
	'both parts negated: from costs kept positive to costs kept negative, or back';

CREATE FUNCTION deviation_moving_final_negated(internal) RETURNS deviation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION deviation_moving_final_negated(internal) IS 'moving-aggregate final function';

-- Integers have their own, since a cast of each to numeric would cost more than its addition.
@accumulate deviation from=numeric cost
@accumulate deviation from=bigint cost
@accumulate deviation from=integer cost
@accumulate deviation from=smallint cost
--- Each part is what `sum()` gives: nulls are left out, and a part that no row had is absent. Null over no rows. NaN, infinity
--- and sums beyond 38 digits are errors (22003), also where only a sum on the way is beyond them. There is one for `bigint`,
--- `integer` and `smallint`, too.
--- > (SELECT deviation_agg(actual, budget) FROM (VALUES (90, 100), (12.5, 10)) AS ledger (actual, budget)) => 102.5 vs 110
COMMENT ON AGGREGATE deviation_agg(numeric, numeric) IS
	'actual against baseline over many rows';
--- > (SELECT cost_deviation_agg(actual, budget) FROM (VALUES (90, 100), (12.5, 10)) AS ledger (actual, budget)) => -102.5 vs -110
COMMENT ON AGGREGATE cost_deviation_agg(numeric, numeric) IS
	'deviation_agg for a ledger that keeps costs positive: both parts negated';

--- > actual(deviation(322.8, 335.3)) => 322.8
CREATE FUNCTION actual(deviation) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_actual';
COMMENT ON FUNCTION actual(deviation) IS
	'the actual, as sum() would show it; null where no row had one';

--- > baseline(deviation(322.8, 335.3)) => 335.3
CREATE FUNCTION baseline(deviation) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_baseline';
COMMENT ON FUNCTION baseline(deviation) IS
	'the baseline, as sum() would show it; null where no row had one';

--- The absolute variance of IBCS. Null where a part is absent.
--- > amount(deviation(322.8, 335.3)) => -12.5
CREATE FUNCTION amount(deviation) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_amount';
COMMENT ON FUNCTION amount(deviation) IS
	'actual - baseline, favourable where positive';

--- The relative variance of IBCS, with the digits of numeric division. Null at a zero baseline or where a part is absent.
--- > percent(deviation(322.8, 335.3)) => -3.7280047718461080
CREATE FUNCTION percent(deviation) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_percent';
COMMENT ON FUNCTION percent(deviation) IS
	'100 * amount / abs(baseline), signed as the amount';

--- `decimals` is 0 to 30, else error 22023.
--- > percent(deviation(322.8, 335.3), 1) => -3.7
CREATE FUNCTION percent(deviation, decimals integer) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_percent_rounded';
COMMENT ON FUNCTION percent(deviation, integer) IS
	'percent rounded once, half away from zero';

--- A cost that rose grew, though it is unfavourable. For a positive baseline it is the same as `percent`, and null as that is.
--- > round(signed_percent(cost_deviation(110, 100)), 1) => 10.0
CREATE FUNCTION signed_percent(deviation) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_signed_percent';
COMMENT ON FUNCTION signed_percent(deviation) IS
	'100 * amount / baseline, positive where the figure grew away from zero';

--- On a zero baseline, where there is no percent, an amount is beyond every bound on its side, and no amount is read at 0:
--- an overspend on no budget is not "no data".
--- > rag(deviation(97, 100), 'red < -5 <= amber < -1 <= green') => amber
--- > rag(cost_deviation(5, 0), 'red < -5 <= amber < -1 <= green') => red
--- > rag(deviation(NULL, 100), 'red < -5 <= amber < -1 <= green') => grey
CREATE FUNCTION rag(deviation, scale rag_scale) RETURNS rag
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_rag';
COMMENT ON FUNCTION rag(deviation, rag_scale) IS
	'the status of percent(deviation) by a scale, exactly; grey where a part is absent, null where the scale is';

--- Null where no band is worse, or where there is no percent.
--- > round(headroom(deviation(97, 100), 'red < -5 <= amber < -1 <= green'), 1) => 2.0
CREATE FUNCTION headroom(deviation, scale rag_scale) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_headroom';
COMMENT ON FUNCTION headroom(deviation, rag_scale) IS
	'percentage points from percent(deviation) to the nearest worse band';

