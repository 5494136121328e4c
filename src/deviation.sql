--- # deviation: actual against a baseline
---
--- Text `322.8 vs 335.3`; a part that no row had is `null`. Signs as in an income statement. Absolute and
--- relative variance as in the International Business Communication Standards (IBCS, ΔPL and ΔPL%), where
--- a positive variance of a contribution is good; there, as here, the relative one is over the size of the
--- baseline. Ordered by amount, then by actual, so that `min` is the most unfavourable; a deviation without an
--- amount is before those with one. Where the amount would take more than 38 digits, its rounded percentage, status
--- and headroom are errors (22003).

@type deviation length=48 minmax add moving subtract
COMMENT ON TYPE deviation IS
	'actual against a baseline (budget, last year, an earlier forecast), as 322.8 vs 335.3; revenue positive and cost negative, so that a positive amount is favourable; exact, 38 digits; a part that no row had is null';
COMMENT ON OPERATOR + (deviation, deviation) IS 'the sums of both parts; error 22003 beyond 38 digits';
COMMENT ON AGGREGATE sum(deviation) IS
	'the sums of both parts, as deviation_agg over the rows beneath; null over none';

CREATE FUNCTION deviation(actual numeric, baseline numeric) RETURNS deviation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION deviation(numeric, numeric) IS
	'actual against baseline, in the currency of the arguments; a null part is absent, as in sum(); null where both are';

CREATE FUNCTION cost_deviation(actual numeric, baseline numeric) RETURNS deviation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_cost';
COMMENT ON FUNCTION cost_deviation(numeric, numeric) IS
	'deviation of a cost that the ledger keeps positive: both parts negated; a null part is absent, null where both are';

CREATE FUNCTION deviation_negate(deviation) RETURNS deviation
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION deviation_negate(deviation) IS 'implementation of - operator';

CREATE OPERATOR - (FUNCTION = deviation_negate, RIGHTARG = deviation);
COMMENT ON OPERATOR - (NONE, deviation) IS 'both parts negated: from costs kept positive to costs kept negative, or back';

CREATE FUNCTION deviation_moving_final_negated(internal) RETURNS deviation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION deviation_moving_final_negated(internal) IS 'moving-aggregate final function';

-- Integers have their own, since a cast of each to numeric would cost more than its addition.
@accumulate deviation from=numeric cost
@accumulate deviation from=bigint cost
@accumulate deviation from=integer cost
@accumulate deviation from=smallint cost
COMMENT ON AGGREGATE deviation_agg(numeric, numeric) IS
	'actual against baseline over many rows, each part as sum() has it: nulls are left out, null over none; error 22003 beyond 38 digits, for NaN and infinity';
COMMENT ON AGGREGATE cost_deviation_agg(numeric, numeric) IS
	'deviation_agg for a ledger that keeps costs positive: both parts negated';

CREATE FUNCTION actual(deviation) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_actual';
COMMENT ON FUNCTION actual(deviation) IS
	'the actual, as sum() would show it; null where no row had one';

CREATE FUNCTION baseline(deviation) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_baseline';
COMMENT ON FUNCTION baseline(deviation) IS
	'the baseline, as sum() would show it; null where no row had one';

CREATE FUNCTION amount(deviation) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_amount';
COMMENT ON FUNCTION amount(deviation) IS
	'actual - baseline, favourable where positive, as an IBCS absolute variance; null where a part is absent';

CREATE FUNCTION percent(deviation) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_percent';
COMMENT ON FUNCTION percent(deviation) IS
	'100 * amount / abs(baseline), signed as the amount (IBCS relative variance), with the digits of numeric division; null at a zero baseline or where a part is absent';

CREATE FUNCTION percent(deviation, decimals integer) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_percent_rounded';
COMMENT ON FUNCTION percent(deviation, integer) IS
	'percent to so many decimals (0 to 30), rounded once, half away from zero';

CREATE FUNCTION signed_percent(deviation) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_signed_percent';
COMMENT ON FUNCTION signed_percent(deviation) IS
	'100 * amount / baseline, positive where the figure grew away from zero, as a cost that rose; for a positive baseline the same as percent; null as percent is';

--- On a zero baseline, where there is no percent, an amount is beyond every bound on its side, and no amount is read at 0:
--- an overspend on no budget is not "no data".
--- > rag(deviation(97, 100), 'red < -5 <= amber < -1 <= green') => amber
--- > rag(cost_deviation(5, 0), 'red < -5 <= amber < -1 <= green') => red
--- > rag(deviation(NULL, 100), 'red < -5 <= amber < -1 <= green') => grey
CREATE FUNCTION rag(deviation, scale rag_scale) RETURNS rag
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_rag';
COMMENT ON FUNCTION rag(deviation, rag_scale) IS
	'the status of percent(deviation) by a scale, exactly; grey where a part is absent, null where the scale is';

CREATE FUNCTION headroom(deviation, scale rag_scale) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_headroom';
COMMENT ON FUNCTION headroom(deviation, rag_scale) IS
	'percentage points from percent(deviation) to the nearest worse band; null where no band is worse or there is no percent';

