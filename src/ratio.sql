--- # ratio: numerator over denominator
---
--- Text `3/40`; a part that no row had is `null`. Sick leave is sick hours over ordinary hours, contract share
--- is spend under contract over spend, and so on: totals divided, never percentages averaged. Ordered by the
--- quotient, then by the numerator; a ratio without a quotient is before those with one.

@type ratio length=48 minmax add moving subtract
COMMENT ON TYPE ratio IS
	'numerator over denominator, as 3/40, totalled before it is divided; exact, 38 digits; a part that no row had is null';
COMMENT ON OPERATOR + (ratio, ratio) IS 'the sums of both parts; error 22003 beyond 38 digits';
COMMENT ON AGGREGATE sum(ratio) IS
	'the sums of both parts, as ratio_agg over the rows beneath; null over none';

CREATE FUNCTION ratio(numerator numeric, denominator numeric) RETURNS ratio
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION ratio(numeric, numeric) IS
	'numerator over denominator; a null part is absent, as in sum(); null where both are';

-- Integers have their own, since a cast of each to numeric would cost more than its addition.
@accumulate ratio from=numeric
@accumulate ratio from=bigint
@accumulate ratio from=integer
@accumulate ratio from=smallint
COMMENT ON AGGREGATE ratio_agg(numeric, numeric) IS
	'numerator over denominator over many rows, each part as sum() has it: nulls are left out, null over none; error 22003 beyond 38 digits, for NaN and infinity';

CREATE FUNCTION numerator(ratio) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ratio_numerator';
COMMENT ON FUNCTION numerator(ratio) IS
	'the numerator, as sum() would show it; null where no row had one';

CREATE FUNCTION denominator(ratio) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ratio_denominator';
COMMENT ON FUNCTION denominator(ratio) IS
	'the denominator, as sum() would show it; null where no row had one';

CREATE FUNCTION quotient(ratio) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ratio_quotient';
COMMENT ON FUNCTION quotient(ratio) IS
	'numerator / denominator with the digits of numeric division; null at a zero denominator or where a part is absent';

CREATE FUNCTION percent(ratio) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ratio_percent';
COMMENT ON FUNCTION percent(ratio) IS
	'100 * numerator / denominator with the digits of numeric division; null at a zero denominator or where a part is absent';

CREATE FUNCTION percent(ratio, decimals integer) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ratio_percent';
COMMENT ON FUNCTION percent(ratio, integer) IS
	'percent to so many decimals (0 to 30), rounded once, half away from zero';

CREATE FUNCTION percentage_points(ratio, ratio) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ratio_percentage_points';
COMMENT ON FUNCTION percentage_points(ratio, ratio) IS
	'difference of the two percentages, in percentage points; null where either has none';

--- Over a zero denominator, where there is no percent, a numerator is beyond every bound on its side, and 0 / 0 is read at
--- 0; where that is not meant, give the denominator as `nullif(x, 0)`, which is absent.
--- > rag(ratio(7, 120), 'green <= 5.5 < amber <= 6.5 < red') => amber
--- > rag(ratio(1, 0), 'green <= 5.5 < amber <= 6.5 < red') => red
CREATE FUNCTION rag(ratio, scale rag_scale) RETURNS rag
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'ratio_rag';
COMMENT ON FUNCTION rag(ratio, rag_scale) IS
	'the status of percent(ratio) by a scale, exactly; grey where a part is absent, null where the scale is';

CREATE FUNCTION headroom(ratio, scale rag_scale) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ratio_headroom';
COMMENT ON FUNCTION headroom(ratio, rag_scale) IS
	'percentage points from percent(ratio) to the nearest worse band; null where no band is worse or there is no percent';

