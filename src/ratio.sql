--- # ratio: numerator over denominator
---
--- Text `3/40`; a part that no row had is `null`. Sick leave is sick hours over ordinary hours, contract share
--- is spend under contract over spend, and so on: totals divided, never percentages averaged.

CREATE TYPE ratio;

CREATE FUNCTION ratio_in(cstring) RETURNS ratio
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION ratio_in(cstring) IS 'I/O';

CREATE FUNCTION ratio_out(ratio) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION ratio_out(ratio) IS 'I/O';

CREATE FUNCTION ratio_recv(internal) RETURNS ratio
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION ratio_recv(internal) IS 'I/O';

CREATE FUNCTION ratio_send(ratio) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_send';
COMMENT ON FUNCTION ratio_send(ratio) IS 'I/O';

CREATE TYPE ratio (
	INPUT = ratio_in,
	OUTPUT = ratio_out,
	RECEIVE = ratio_recv,
	SEND = ratio_send,
	INTERNALLENGTH = 48,
	ALIGNMENT = double
);
COMMENT ON TYPE ratio IS
	'numerator over denominator, as 3/40, totalled before it is divided; exact, 38 digits; a part that no row had is null';

CREATE FUNCTION ratio_to_jsonb(ratio) RETURNS jsonb
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION ratio_to_jsonb(ratio) IS 'numerator, denominator and percent';

CREATE CAST (ratio AS jsonb) WITH FUNCTION ratio_to_jsonb(ratio);
COMMENT ON CAST (ratio AS jsonb) IS 'numerator, denominator and percent';

CREATE FUNCTION ratio_eq(ratio, ratio) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_eq';
COMMENT ON FUNCTION ratio_eq(ratio, ratio) IS 'implementation of = operator';

CREATE FUNCTION ratio_ne(ratio, ratio) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_ne';
COMMENT ON FUNCTION ratio_ne(ratio, ratio) IS 'implementation of <> operator';

CREATE FUNCTION ratio_hash(ratio) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_hash';
COMMENT ON FUNCTION ratio_hash(ratio) IS 'hash';

CREATE OPERATOR = (
	FUNCTION = ratio_eq, LEFTARG = ratio, RIGHTARG = ratio,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES
);
COMMENT ON OPERATOR = (ratio, ratio) IS 'equal in every part, whatever the decimals shown';

CREATE OPERATOR <> (
	FUNCTION = ratio_ne, LEFTARG = ratio, RIGHTARG = ratio,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (ratio, ratio) IS 'different in some part';

CREATE OPERATOR CLASS ratio_ops DEFAULT FOR TYPE ratio USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 ratio_hash(ratio);
COMMENT ON OPERATOR CLASS ratio_ops USING hash IS 'ratio: by its parts';

CREATE FUNCTION ratio(numerator numeric, denominator numeric) RETURNS ratio
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_from_numeric';
COMMENT ON FUNCTION ratio(numeric, numeric) IS
	'numerator over denominator; a null part is absent, as in sum(); null where both are';

CREATE FUNCTION ratio(numerator bigint, denominator bigint) RETURNS ratio
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_from_int64';
COMMENT ON FUNCTION ratio(bigint, bigint) IS
	'numerator over denominator; a null part is absent, as in sum(); null where both are';

CREATE FUNCTION ratio(numerator integer, denominator integer) RETURNS ratio
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_from_int32';
COMMENT ON FUNCTION ratio(integer, integer) IS
	'numerator over denominator; a null part is absent, as in sum(); null where both are';

CREATE FUNCTION ratio(numerator smallint, denominator smallint) RETURNS ratio
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_from_int16';
COMMENT ON FUNCTION ratio(smallint, smallint) IS
	'numerator over denominator; a null part is absent, as in sum(); null where both are';

CREATE FUNCTION ratio_add(ratio, ratio) RETURNS ratio
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_add';
COMMENT ON FUNCTION ratio_add(ratio, ratio) IS 'implementation of + operator';

CREATE OPERATOR + (
	FUNCTION = ratio_add, LEFTARG = ratio, RIGHTARG = ratio, COMMUTATOR = +
);
COMMENT ON OPERATOR + (ratio, ratio) IS 'the sums of both parts; error 22003 beyond 38 digits';

CREATE FUNCTION ratio_accum(ratio, numeric, numeric) RETURNS ratio
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_accum_numeric';
COMMENT ON FUNCTION ratio_accum(ratio, numeric, numeric) IS 'aggregate transition function';

CREATE FUNCTION ratio_moving_accum(internal, numeric, numeric) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_accum_numeric';
COMMENT ON FUNCTION ratio_moving_accum(internal, numeric, numeric) IS 'moving-aggregate transition function';

CREATE FUNCTION ratio_moving_remove(internal, numeric, numeric) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_remove_numeric';
COMMENT ON FUNCTION ratio_moving_remove(internal, numeric, numeric) IS 'moving-aggregate inverse transition function';

CREATE FUNCTION ratio_accum(ratio, bigint, bigint) RETURNS ratio
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_accum_int64';
COMMENT ON FUNCTION ratio_accum(ratio, bigint, bigint) IS 'aggregate transition function';

CREATE FUNCTION ratio_moving_accum(internal, bigint, bigint) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_accum_int64';
COMMENT ON FUNCTION ratio_moving_accum(internal, bigint, bigint) IS 'moving-aggregate transition function';

CREATE FUNCTION ratio_moving_remove(internal, bigint, bigint) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_remove_int64';
COMMENT ON FUNCTION ratio_moving_remove(internal, bigint, bigint) IS 'moving-aggregate inverse transition function';

CREATE FUNCTION ratio_accum(ratio, integer, integer) RETURNS ratio
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_accum_int32';
COMMENT ON FUNCTION ratio_accum(ratio, integer, integer) IS 'aggregate transition function';

CREATE FUNCTION ratio_accum(ratio, smallint, smallint) RETURNS ratio
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_accum_int16';
COMMENT ON FUNCTION ratio_accum(ratio, smallint, smallint) IS 'aggregate transition function';

CREATE FUNCTION ratio_moving_accum(internal, integer, integer) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_accum_int32';
COMMENT ON FUNCTION ratio_moving_accum(internal, integer, integer) IS 'moving-aggregate transition function';

CREATE FUNCTION ratio_moving_accum(internal, smallint, smallint) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_accum_int16';
COMMENT ON FUNCTION ratio_moving_accum(internal, smallint, smallint) IS 'moving-aggregate transition function';

CREATE FUNCTION ratio_moving_remove(internal, integer, integer) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_remove_int32';
COMMENT ON FUNCTION ratio_moving_remove(internal, integer, integer) IS 'moving-aggregate inverse transition function';

CREATE FUNCTION ratio_moving_remove(internal, smallint, smallint) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_remove_int16';
COMMENT ON FUNCTION ratio_moving_remove(internal, smallint, smallint) IS 'moving-aggregate inverse transition function';

CREATE FUNCTION ratio_moving_add(internal, ratio) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_add';
COMMENT ON FUNCTION ratio_moving_add(internal, ratio) IS 'moving-aggregate transition function';

CREATE FUNCTION ratio_moving_subtract(internal, ratio) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_subtract';
COMMENT ON FUNCTION ratio_moving_subtract(internal, ratio) IS 'moving-aggregate inverse transition function';

CREATE FUNCTION ratio_moving_final(internal) RETURNS ratio
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_final';
COMMENT ON FUNCTION ratio_moving_final(internal) IS 'moving-aggregate final function';

CREATE AGGREGATE ratio_agg(numeric, numeric) (
	SFUNC = ratio_accum, STYPE = ratio, COMBINEFUNC = ratio_add, PARALLEL = SAFE,
	MSFUNC = ratio_moving_accum, MINVFUNC = ratio_moving_remove,
	MSTYPE = internal, MFINALFUNC = ratio_moving_final
);
COMMENT ON AGGREGATE ratio_agg(numeric, numeric) IS
	'numerator over denominator over many rows, each part as sum() has it: nulls are left out, null over none; error 22003 beyond 38 digits, for NaN and infinity';

CREATE AGGREGATE ratio_agg(bigint, bigint) (
	SFUNC = ratio_accum, STYPE = ratio, COMBINEFUNC = ratio_add, PARALLEL = SAFE,
	MSFUNC = ratio_moving_accum, MINVFUNC = ratio_moving_remove,
	MSTYPE = internal, MFINALFUNC = ratio_moving_final
);
COMMENT ON AGGREGATE ratio_agg(bigint, bigint) IS
	'numerator over denominator over many rows, each part as sum() has it: nulls are left out, null over none; error 22003 beyond 38 digits, for NaN and infinity';

CREATE AGGREGATE ratio_agg(integer, integer) (
	SFUNC = ratio_accum, STYPE = ratio, COMBINEFUNC = ratio_add, PARALLEL = SAFE,
	MSFUNC = ratio_moving_accum, MINVFUNC = ratio_moving_remove,
	MSTYPE = internal, MFINALFUNC = ratio_moving_final
);
COMMENT ON AGGREGATE ratio_agg(integer, integer) IS
	'numerator over denominator over many rows, each part as sum() has it: nulls are left out, null over none; error 22003 beyond 38 digits, for NaN and infinity';

CREATE AGGREGATE ratio_agg(smallint, smallint) (
	SFUNC = ratio_accum, STYPE = ratio, COMBINEFUNC = ratio_add, PARALLEL = SAFE,
	MSFUNC = ratio_moving_accum, MINVFUNC = ratio_moving_remove,
	MSTYPE = internal, MFINALFUNC = ratio_moving_final
);
COMMENT ON AGGREGATE ratio_agg(smallint, smallint) IS
	'numerator over denominator over many rows, each part as sum() has it: nulls are left out, null over none; error 22003 beyond 38 digits, for NaN and infinity';

CREATE AGGREGATE sum(ratio) (
	SFUNC = ratio_add, STYPE = ratio, COMBINEFUNC = ratio_add, PARALLEL = SAFE,
	MSFUNC = ratio_moving_add, MINVFUNC = ratio_moving_subtract,
	MSTYPE = internal, MFINALFUNC = ratio_moving_final
);
COMMENT ON AGGREGATE sum(ratio) IS
	'the sums of both parts, as ratio_agg over the rows beneath; null over none';

CREATE FUNCTION numerator(ratio) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_first';
COMMENT ON FUNCTION numerator(ratio) IS
	'the numerator, as sum() would show it; null where no row had one';

CREATE FUNCTION denominator(ratio) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_second';
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
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN percent($1) - percent($2);
COMMENT ON FUNCTION percentage_points(ratio, ratio) IS
	'difference of the two percentages, in percentage points; null where either has none';

CREATE OPERATOR - (FUNCTION = percentage_points, LEFTARG = ratio, RIGHTARG = ratio);
COMMENT ON OPERATOR - (ratio, ratio) IS 'difference in percentage points';

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

