--- # ratio: numerator over denominator
---
--- Text `3/40`; a part that no row had is `null`. Sick leave is sick hours over ordinary hours, contract share
--- is spend under contract over spend, and so on: totals divided, never percentages averaged. Ordered by the
--- quotient, then by the numerator; a ratio without a quotient is before those with one.

--- Each part is exact in 38 digits; a part that no row had is absent.
--- > '3/40'::ratio => 3/40
@type ratio length=48 minmax add moving subtract
COMMENT ON TYPE ratio IS
	'numerator over denominator, as 3/40, totalled before it is divided; exact';
--- Error 22003 beyond 38 digits.
--- > '3/40'::ratio + '5/60' => 8/100
COMMENT ON OPERATOR + (ratio, ratio) IS
	'the sums of both parts';
--- The same answer as `ratio_agg` over the rows beneath, to the last digit.
--- > (SELECT percent(sum(r), 1) FROM unnest('{1/2, 1/8}'::ratio[]) AS r) => 20.0
COMMENT ON AGGREGATE sum(ratio) IS
	'the sums of both parts; null over no rows';

--- A null part is absent, as in `sum()`; null where both are. NaN, infinity and more than 38 digits are errors (22003).
--- > ratio(3, 40) => 3/40
CREATE FUNCTION ratio(numerator numeric, denominator numeric) RETURNS ratio
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION ratio(numeric, numeric) IS
	'numerator over denominator';

-- Integers have their own, since a cast of each to numeric would cost more than its addition.
@accumulate ratio from=numeric
@accumulate ratio from=bigint
@accumulate ratio from=integer
@accumulate ratio from=smallint
--- Each part is what `sum()` gives: nulls are left out, and a part that no row had is absent. Null over no rows. NaN, infinity
--- and sums beyond 38 digits are errors (22003). There is one for `bigint`, `integer` and `smallint`, too.
--- > (SELECT percent(ratio_agg(sick, ordinary), 1) FROM (VALUES (8, 160), (40, 160)) AS hours (sick, ordinary)) => 15.0
COMMENT ON AGGREGATE ratio_agg(numeric, numeric) IS
	'numerator over denominator over many rows';

--- > numerator('3/40') => 3
CREATE FUNCTION numerator(ratio) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ratio_numerator';
COMMENT ON FUNCTION numerator(ratio) IS
	'the numerator, as sum() would show it; null where no row had one';

--- > denominator('3/40') => 40
CREATE FUNCTION denominator(ratio) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ratio_denominator';
COMMENT ON FUNCTION denominator(ratio) IS
	'the denominator, as sum() would show it; null where no row had one';

--- Null over a zero denominator or where a part is absent.
--- > quotient('3/40') => 0.07500000000000000000
CREATE FUNCTION quotient(ratio) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ratio_quotient';
COMMENT ON FUNCTION quotient(ratio) IS
	'numerator / denominator, with the digits of numeric division';

--- Null over a zero denominator or where a part is absent.
--- > percent(ratio(3, 40)) => 7.5000000000000000
CREATE FUNCTION percent(ratio) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ratio_percent';
COMMENT ON FUNCTION percent(ratio) IS
	'100 * numerator / denominator, with the digits of numeric division';

--- `decimals` is 0 to 30, else error 22023.
--- > percent(ratio(1, 3), 2) => 33.33
CREATE FUNCTION percent(ratio, decimals integer) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ratio_percent';
COMMENT ON FUNCTION percent(ratio, integer) IS
	'percent rounded once, half away from zero';

--- Null where either has no percentage.
--- > round(percentage_points('7/100', '5/100'), 1) => 2.0
CREATE FUNCTION percentage_points(ratio, ratio) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ratio_percentage_points';
COMMENT ON FUNCTION percentage_points(ratio, ratio) IS
	'the first percentage minus the second, in percentage points';

--- Over a zero denominator, where there is no percent, a numerator is beyond every bound on its side, and 0 / 0 is read at
--- 0; where that is not meant, give the denominator as `nullif(x, 0)`, which is absent.
--- > rag(ratio(7, 120), 'green <= 5.5 < amber <= 6.5 < red') => amber
--- > rag(ratio(1, 0), 'green <= 5.5 < amber <= 6.5 < red') => red
CREATE FUNCTION rag(ratio, scale rag_scale) RETURNS rag
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'ratio_rag';
COMMENT ON FUNCTION rag(ratio, rag_scale) IS
	'the status of percent(ratio) by a scale, exactly; grey where a part is absent, null where the scale is';

--- Null where no band is worse, or where there is no percent.
--- > round(headroom(ratio(5, 100), 'green <= 5.5 < amber <= 6.5 < red'), 1) => 0.5
CREATE FUNCTION headroom(ratio, scale rag_scale) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ratio_headroom';
COMMENT ON FUNCTION headroom(ratio, rag_scale) IS
	'percentage points from percent(ratio) to the nearest worse band';

