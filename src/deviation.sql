--- # deviation: actual against a baseline
---
--- Text `322.8 vs 335.3`; a part that no row had is `null`. Signs as in an income statement. Absolute and
--- relative variance as in the International Business Communication Standards (IBCS, ΔPL and ΔPL%), where
--- a positive variance of a contribution is good; there, as here, the relative one is over the size of the
--- baseline. A deviation whose amount would take more than 38 digits has no answers: error 22003.

CREATE TYPE deviation;

CREATE FUNCTION deviation_in(cstring) RETURNS deviation
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION deviation_in(cstring) IS 'I/O';

CREATE FUNCTION deviation_out(deviation) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION deviation_out(deviation) IS 'I/O';

CREATE FUNCTION deviation_recv(internal) RETURNS deviation
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION deviation_recv(internal) IS 'I/O';

CREATE FUNCTION deviation_send(deviation) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_send';
COMMENT ON FUNCTION deviation_send(deviation) IS 'I/O';

CREATE TYPE deviation (
	INPUT = deviation_in,
	OUTPUT = deviation_out,
	RECEIVE = deviation_recv,
	SEND = deviation_send,
	INTERNALLENGTH = 48,
	ALIGNMENT = double
);
COMMENT ON TYPE deviation IS
	'actual against a baseline (budget, last year, an earlier forecast), as 322.8 vs 335.3; revenue positive and cost negative, so that a positive amount is favourable; exact, 38 digits; a part that no row had is null';

CREATE FUNCTION deviation_to_jsonb(deviation) RETURNS jsonb
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION deviation_to_jsonb(deviation) IS 'actual, baseline, amount and percent';

CREATE CAST (deviation AS jsonb) WITH FUNCTION deviation_to_jsonb(deviation);
COMMENT ON CAST (deviation AS jsonb) IS 'actual, baseline, amount and percent';

CREATE FUNCTION deviation_eq(deviation, deviation) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_eq';
COMMENT ON FUNCTION deviation_eq(deviation, deviation) IS 'implementation of = operator';

CREATE FUNCTION deviation_ne(deviation, deviation) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_ne';
COMMENT ON FUNCTION deviation_ne(deviation, deviation) IS 'implementation of <> operator';

CREATE FUNCTION deviation_hash(deviation) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_hash';
COMMENT ON FUNCTION deviation_hash(deviation) IS 'hash';

CREATE OPERATOR = (
	FUNCTION = deviation_eq, LEFTARG = deviation, RIGHTARG = deviation,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES
);
COMMENT ON OPERATOR = (deviation, deviation) IS 'equal in every part, whatever the decimals shown';

CREATE OPERATOR <> (
	FUNCTION = deviation_ne, LEFTARG = deviation, RIGHTARG = deviation,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (deviation, deviation) IS 'different in some part';

CREATE OPERATOR CLASS deviation_ops DEFAULT FOR TYPE deviation USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 deviation_hash(deviation);
COMMENT ON OPERATOR CLASS deviation_ops USING hash IS 'deviation: by its parts';

CREATE FUNCTION deviation(actual numeric, baseline numeric) RETURNS deviation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_from_numeric';
COMMENT ON FUNCTION deviation(numeric, numeric) IS
	'actual against baseline, in the currency of the arguments; a null part is absent, as in sum(); null where both are';

CREATE FUNCTION deviation(actual bigint, baseline bigint) RETURNS deviation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_from_int64';
COMMENT ON FUNCTION deviation(bigint, bigint) IS
	'actual against baseline, in the currency of the arguments; a null part is absent, as in sum(); null where both are';

CREATE FUNCTION deviation(actual integer, baseline integer) RETURNS deviation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_from_int32';
COMMENT ON FUNCTION deviation(integer, integer) IS
	'actual against baseline, in the currency of the arguments; a null part is absent, as in sum(); null where both are';

CREATE FUNCTION deviation(actual smallint, baseline smallint) RETURNS deviation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_from_int16';
COMMENT ON FUNCTION deviation(smallint, smallint) IS
	'actual against baseline, in the currency of the arguments; a null part is absent, as in sum(); null where both are';

CREATE FUNCTION deviation_add(deviation, deviation) RETURNS deviation
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_add';
COMMENT ON FUNCTION deviation_add(deviation, deviation) IS 'implementation of + operator';

CREATE OPERATOR + (
	FUNCTION = deviation_add, LEFTARG = deviation, RIGHTARG = deviation, COMMUTATOR = +
);
COMMENT ON OPERATOR + (deviation, deviation) IS 'the sums of both parts; error 22003 beyond 38 digits';

CREATE FUNCTION deviation_accum(deviation, numeric, numeric) RETURNS deviation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_accum_numeric';
COMMENT ON FUNCTION deviation_accum(deviation, numeric, numeric) IS 'aggregate transition function';

CREATE FUNCTION deviation_moving_accum(internal, numeric, numeric) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_accum_numeric';
COMMENT ON FUNCTION deviation_moving_accum(internal, numeric, numeric) IS 'moving-aggregate transition function';

CREATE FUNCTION deviation_moving_remove(internal, numeric, numeric) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_remove_numeric';
COMMENT ON FUNCTION deviation_moving_remove(internal, numeric, numeric) IS 'moving-aggregate inverse transition function';

CREATE FUNCTION deviation_accum(deviation, bigint, bigint) RETURNS deviation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_accum_int64';
COMMENT ON FUNCTION deviation_accum(deviation, bigint, bigint) IS 'aggregate transition function';

CREATE FUNCTION deviation_moving_accum(internal, bigint, bigint) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_accum_int64';
COMMENT ON FUNCTION deviation_moving_accum(internal, bigint, bigint) IS 'moving-aggregate transition function';

CREATE FUNCTION deviation_moving_remove(internal, bigint, bigint) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_remove_int64';
COMMENT ON FUNCTION deviation_moving_remove(internal, bigint, bigint) IS 'moving-aggregate inverse transition function';

CREATE FUNCTION deviation_accum(deviation, integer, integer) RETURNS deviation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_accum_int32';
COMMENT ON FUNCTION deviation_accum(deviation, integer, integer) IS 'aggregate transition function';

CREATE FUNCTION deviation_accum(deviation, smallint, smallint) RETURNS deviation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_accum_int16';
COMMENT ON FUNCTION deviation_accum(deviation, smallint, smallint) IS 'aggregate transition function';

CREATE FUNCTION deviation_moving_accum(internal, integer, integer) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_accum_int32';
COMMENT ON FUNCTION deviation_moving_accum(internal, integer, integer) IS 'moving-aggregate transition function';

CREATE FUNCTION deviation_moving_accum(internal, smallint, smallint) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_accum_int16';
COMMENT ON FUNCTION deviation_moving_accum(internal, smallint, smallint) IS 'moving-aggregate transition function';

CREATE FUNCTION deviation_moving_remove(internal, integer, integer) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_remove_int32';
COMMENT ON FUNCTION deviation_moving_remove(internal, integer, integer) IS 'moving-aggregate inverse transition function';

CREATE FUNCTION deviation_moving_remove(internal, smallint, smallint) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_remove_int16';
COMMENT ON FUNCTION deviation_moving_remove(internal, smallint, smallint) IS 'moving-aggregate inverse transition function';

CREATE FUNCTION deviation_moving_add(internal, deviation) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_add';
COMMENT ON FUNCTION deviation_moving_add(internal, deviation) IS 'moving-aggregate transition function';

CREATE FUNCTION deviation_moving_subtract(internal, deviation) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_subtract';
COMMENT ON FUNCTION deviation_moving_subtract(internal, deviation) IS 'moving-aggregate inverse transition function';

CREATE FUNCTION deviation_moving_final(internal) RETURNS deviation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_final';
COMMENT ON FUNCTION deviation_moving_final(internal) IS 'moving-aggregate final function';

CREATE AGGREGATE deviation_agg(numeric, numeric) (
	SFUNC = deviation_accum, STYPE = deviation, COMBINEFUNC = deviation_add, PARALLEL = SAFE,
	MSFUNC = deviation_moving_accum, MINVFUNC = deviation_moving_remove,
	MSTYPE = internal, MFINALFUNC = deviation_moving_final
);
COMMENT ON AGGREGATE deviation_agg(numeric, numeric) IS
	'actual against baseline over many rows, each part as sum() has it: nulls are left out, null over none; error 22003 beyond 38 digits, for NaN and infinity';

CREATE AGGREGATE deviation_agg(bigint, bigint) (
	SFUNC = deviation_accum, STYPE = deviation, COMBINEFUNC = deviation_add, PARALLEL = SAFE,
	MSFUNC = deviation_moving_accum, MINVFUNC = deviation_moving_remove,
	MSTYPE = internal, MFINALFUNC = deviation_moving_final
);
COMMENT ON AGGREGATE deviation_agg(bigint, bigint) IS
	'actual against baseline over many rows, each part as sum() has it: nulls are left out, null over none; error 22003 beyond 38 digits, for NaN and infinity';

CREATE AGGREGATE deviation_agg(integer, integer) (
	SFUNC = deviation_accum, STYPE = deviation, COMBINEFUNC = deviation_add, PARALLEL = SAFE,
	MSFUNC = deviation_moving_accum, MINVFUNC = deviation_moving_remove,
	MSTYPE = internal, MFINALFUNC = deviation_moving_final
);
COMMENT ON AGGREGATE deviation_agg(integer, integer) IS
	'actual against baseline over many rows, each part as sum() has it: nulls are left out, null over none; error 22003 beyond 38 digits, for NaN and infinity';

CREATE AGGREGATE deviation_agg(smallint, smallint) (
	SFUNC = deviation_accum, STYPE = deviation, COMBINEFUNC = deviation_add, PARALLEL = SAFE,
	MSFUNC = deviation_moving_accum, MINVFUNC = deviation_moving_remove,
	MSTYPE = internal, MFINALFUNC = deviation_moving_final
);
COMMENT ON AGGREGATE deviation_agg(smallint, smallint) IS
	'actual against baseline over many rows, each part as sum() has it: nulls are left out, null over none; error 22003 beyond 38 digits, for NaN and infinity';

CREATE AGGREGATE sum(deviation) (
	SFUNC = deviation_add, STYPE = deviation, COMBINEFUNC = deviation_add, PARALLEL = SAFE,
	MSFUNC = deviation_moving_add, MINVFUNC = deviation_moving_subtract,
	MSTYPE = internal, MFINALFUNC = deviation_moving_final
);
COMMENT ON AGGREGATE sum(deviation) IS
	'the sums of both parts, as deviation_agg over the rows beneath; null over none';

CREATE FUNCTION cost_deviation(actual numeric, baseline numeric) RETURNS deviation
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN deviation(-actual, -baseline);
COMMENT ON FUNCTION cost_deviation(numeric, numeric) IS
	'deviation of a cost that the ledger keeps positive: both parts negated; a null part is absent, null where both are';

CREATE FUNCTION cost_deviation(actual bigint, baseline bigint) RETURNS deviation
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN deviation(-actual, -baseline);
COMMENT ON FUNCTION cost_deviation(bigint, bigint) IS
	'deviation of a cost that the ledger keeps positive: both parts negated; a null part is absent, null where both are';

CREATE FUNCTION cost_deviation(actual integer, baseline integer) RETURNS deviation
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN deviation(-actual, -baseline);
COMMENT ON FUNCTION cost_deviation(integer, integer) IS
	'deviation of a cost that the ledger keeps positive: both parts negated; a null part is absent, null where both are';

CREATE FUNCTION cost_deviation(actual smallint, baseline smallint) RETURNS deviation
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN deviation(-actual, -baseline);
COMMENT ON FUNCTION cost_deviation(smallint, smallint) IS
	'deviation of a cost that the ledger keeps positive: both parts negated; a null part is absent, null where both are';

CREATE FUNCTION deviation_negate(deviation) RETURNS deviation
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_negate';
COMMENT ON FUNCTION deviation_negate(deviation) IS 'implementation of - operator';

CREATE OPERATOR - (FUNCTION = deviation_negate, RIGHTARG = deviation);
COMMENT ON OPERATOR - (NONE, deviation) IS 'both parts negated: from costs kept positive to costs kept negative, or back';

CREATE FUNCTION deviation_moving_final_negated(internal) RETURNS deviation
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_moving_final_negated';
COMMENT ON FUNCTION deviation_moving_final_negated(internal) IS 'moving-aggregate final function';

CREATE AGGREGATE cost_deviation_agg(numeric, numeric) (
	SFUNC = deviation_accum, STYPE = deviation, COMBINEFUNC = deviation_add, FINALFUNC = deviation_negate, PARALLEL = SAFE,
	MSFUNC = deviation_moving_accum, MINVFUNC = deviation_moving_remove,
	MSTYPE = internal, MFINALFUNC = deviation_moving_final_negated
);
COMMENT ON AGGREGATE cost_deviation_agg(numeric, numeric) IS
	'deviation_agg for a ledger that keeps costs positive: both parts negated';

CREATE AGGREGATE cost_deviation_agg(bigint, bigint) (
	SFUNC = deviation_accum, STYPE = deviation, COMBINEFUNC = deviation_add, FINALFUNC = deviation_negate, PARALLEL = SAFE,
	MSFUNC = deviation_moving_accum, MINVFUNC = deviation_moving_remove,
	MSTYPE = internal, MFINALFUNC = deviation_moving_final_negated
);
COMMENT ON AGGREGATE cost_deviation_agg(bigint, bigint) IS
	'deviation_agg for a ledger that keeps costs positive: both parts negated';

CREATE AGGREGATE cost_deviation_agg(integer, integer) (
	SFUNC = deviation_accum, STYPE = deviation, COMBINEFUNC = deviation_add, FINALFUNC = deviation_negate, PARALLEL = SAFE,
	MSFUNC = deviation_moving_accum, MINVFUNC = deviation_moving_remove,
	MSTYPE = internal, MFINALFUNC = deviation_moving_final_negated
);
COMMENT ON AGGREGATE cost_deviation_agg(integer, integer) IS
	'deviation_agg for a ledger that keeps costs positive: both parts negated';

CREATE AGGREGATE cost_deviation_agg(smallint, smallint) (
	SFUNC = deviation_accum, STYPE = deviation, COMBINEFUNC = deviation_add, FINALFUNC = deviation_negate, PARALLEL = SAFE,
	MSFUNC = deviation_moving_accum, MINVFUNC = deviation_moving_remove,
	MSTYPE = internal, MFINALFUNC = deviation_moving_final_negated
);
COMMENT ON AGGREGATE cost_deviation_agg(smallint, smallint) IS
	'deviation_agg for a ledger that keeps costs positive: both parts negated';

CREATE FUNCTION actual(deviation) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_first';
COMMENT ON FUNCTION actual(deviation) IS
	'the actual, as sum() would show it; null where no row had one';

CREATE FUNCTION baseline(deviation) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'pair_second';
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
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'deviation_percent';
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

