--- # trend: direction of change
---
--- One byte by value. Words read, in any case: `worsening` `worse` `försämras` `försämring` `försämrad` `sämre`;
--- `steady` `unchanged` `oförändrad` `oförändrat` `stabil`; `improving` `better` `förbättras` `förbättring` `förbättrad` `bättre`.

CREATE TYPE trend;

CREATE FUNCTION trend_in(cstring) RETURNS trend
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION trend_in(cstring) IS 'I/O';

CREATE FUNCTION trend_out(trend) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION trend_out(trend) IS 'I/O';

CREATE FUNCTION trend_recv(internal) RETURNS trend
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION trend_recv(internal) IS 'I/O';

CREATE FUNCTION trend_send(trend) RETURNS bytea
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'charsend';
COMMENT ON FUNCTION trend_send(trend) IS 'I/O';

CREATE TYPE trend (
	INPUT = trend_in,
	OUTPUT = trend_out,
	RECEIVE = trend_recv,
	SEND = trend_send,
	INTERNALLENGTH = 1,
	PASSEDBYVALUE,
	ALIGNMENT = char
);
COMMENT ON TYPE trend IS
	'direction of change: worsening < steady < improving; reads English and Swedish words in any case';

CREATE FUNCTION trend_to_jsonb(trend) RETURNS jsonb
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION trend_to_jsonb(trend) IS 'the trend as a JSON string';

CREATE CAST (trend AS jsonb) WITH FUNCTION trend_to_jsonb(trend);
COMMENT ON CAST (trend AS jsonb) IS 'the trend as a JSON string';

-- Order and hash: core's functions for one-byte values.

CREATE FUNCTION trend_lt(trend, trend) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'charlt';
COMMENT ON FUNCTION trend_lt(trend, trend) IS 'implementation of < operator';

CREATE FUNCTION trend_le(trend, trend) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'charle';
COMMENT ON FUNCTION trend_le(trend, trend) IS 'implementation of <= operator';

CREATE FUNCTION trend_eq(trend, trend) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'chareq';
COMMENT ON FUNCTION trend_eq(trend, trend) IS 'implementation of = operator';

CREATE FUNCTION trend_ne(trend, trend) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'charne';
COMMENT ON FUNCTION trend_ne(trend, trend) IS 'implementation of <> operator';

CREATE FUNCTION trend_ge(trend, trend) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'charge';
COMMENT ON FUNCTION trend_ge(trend, trend) IS 'implementation of >= operator';

CREATE FUNCTION trend_gt(trend, trend) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'chargt';
COMMENT ON FUNCTION trend_gt(trend, trend) IS 'implementation of > operator';

CREATE FUNCTION trend_cmp(trend, trend) RETURNS integer
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'btcharcmp';
COMMENT ON FUNCTION trend_cmp(trend, trend) IS 'less-equal-greater';

CREATE FUNCTION trend_hash(trend) RETURNS integer
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'hashchar';
COMMENT ON FUNCTION trend_hash(trend) IS 'hash';

CREATE FUNCTION trend_hash_extended(trend, bigint) RETURNS bigint
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'hashcharextended';
COMMENT ON FUNCTION trend_hash_extended(trend, bigint) IS 'hash';

CREATE OPERATOR < (
	FUNCTION = trend_lt, LEFTARG = trend, RIGHTARG = trend,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (trend, trend) IS 'less than';

CREATE OPERATOR <= (
	FUNCTION = trend_le, LEFTARG = trend, RIGHTARG = trend,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (trend, trend) IS 'less than or equal';

CREATE OPERATOR = (
	FUNCTION = trend_eq, LEFTARG = trend, RIGHTARG = trend,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR = (trend, trend) IS 'equal';

CREATE OPERATOR <> (
	FUNCTION = trend_ne, LEFTARG = trend, RIGHTARG = trend,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (trend, trend) IS 'not equal';

CREATE OPERATOR >= (
	FUNCTION = trend_ge, LEFTARG = trend, RIGHTARG = trend,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (trend, trend) IS 'greater than or equal';

CREATE OPERATOR > (
	FUNCTION = trend_gt, LEFTARG = trend, RIGHTARG = trend,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (trend, trend) IS 'greater than';

CREATE OPERATOR CLASS trend_ops DEFAULT FOR TYPE trend USING btree AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	FUNCTION 1 trend_cmp(trend, trend);
COMMENT ON OPERATOR CLASS trend_ops USING btree IS 'trend: by order of the labels';

CREATE OPERATOR CLASS trend_ops DEFAULT FOR TYPE trend USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 trend_hash(trend),
	FUNCTION 2 trend_hash_extended(trend, bigint);
COMMENT ON OPERATOR CLASS trend_ops USING hash IS 'trend: by label';

CREATE FUNCTION trend_larger(trend, trend) RETURNS trend
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'label_larger';
COMMENT ON FUNCTION trend_larger(trend, trend) IS 'the larger of the two';

CREATE FUNCTION trend_smaller(trend, trend) RETURNS trend
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'label_smaller';
COMMENT ON FUNCTION trend_smaller(trend, trend) IS 'the smaller of the two';

CREATE AGGREGATE max(trend) (
	SFUNC = trend_larger, STYPE = trend, COMBINEFUNC = trend_larger, SORTOP = >, PARALLEL = SAFE
);
COMMENT ON AGGREGATE max(trend) IS 'best trend; null over no rows';

CREATE AGGREGATE min(trend) (
	SFUNC = trend_smaller, STYPE = trend, COMBINEFUNC = trend_smaller, SORTOP = <, PARALLEL = SAFE
);
COMMENT ON AGGREGATE min(trend) IS 'worst trend; null over no rows';

CREATE FUNCTION trend_label(trend, language text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION trend_label(trend, text) IS
	'the trend in words of a language, en or sv; another language is an error (22023)';

CREATE FUNCTION trend(current numeric, previous numeric, tolerance numeric DEFAULT 0, higher_is_better boolean DEFAULT true) RETURNS trend
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION trend(numeric, numeric, numeric, boolean) IS
	'from previous to current: steady within the tolerance (same unit, inclusive), else improving or worsening; null where an argument is; a negative tolerance is an error (22023)';

