--- # sensitivity: cost factors and a shock
---
--- Text `[["consultants", 139.4, 1.394], ["staff", 540.4, 5.404]]`: factor, base, effect of the shock. The ranked
--- table is the tornado diagram of one-at-a-time sensitivity analysis.

CREATE TYPE sensitivity;

CREATE FUNCTION sensitivity_in(cstring) RETURNS sensitivity
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION sensitivity_in(cstring) IS 'I/O';

CREATE FUNCTION sensitivity_out(sensitivity) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION sensitivity_out(sensitivity) IS 'I/O';

CREATE FUNCTION sensitivity_recv(internal) RETURNS sensitivity
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION sensitivity_recv(internal) IS 'I/O';

CREATE FUNCTION sensitivity_send(sensitivity) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION sensitivity_send(sensitivity) IS 'I/O';

CREATE TYPE sensitivity (
	INPUT = sensitivity_in,
	OUTPUT = sensitivity_out,
	RECEIVE = sensitivity_recv,
	SEND = sensitivity_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);
COMMENT ON TYPE sensitivity IS
	'cost factors, each with its base and the effect of a shock on it, as a JSON array of [factor, base, effect]; exact, 38 digits';

CREATE FUNCTION sensitivity_to_jsonb(sensitivity) RETURNS jsonb
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION sensitivity_to_jsonb(sensitivity) IS 'total base and effect, and the factors';

CREATE CAST (sensitivity AS jsonb) WITH FUNCTION sensitivity_to_jsonb(sensitivity);
COMMENT ON CAST (sensitivity AS jsonb) IS 'total base and effect, and the factors';

CREATE FUNCTION sensitivity_eq(sensitivity, sensitivity) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION sensitivity_eq(sensitivity, sensitivity) IS 'implementation of = operator';

CREATE FUNCTION sensitivity_ne(sensitivity, sensitivity) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION sensitivity_ne(sensitivity, sensitivity) IS 'implementation of <> operator';

CREATE FUNCTION sensitivity_hash(sensitivity) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION sensitivity_hash(sensitivity) IS 'hash';

CREATE OPERATOR = (
	FUNCTION = sensitivity_eq, LEFTARG = sensitivity, RIGHTARG = sensitivity,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES
);
COMMENT ON OPERATOR = (sensitivity, sensitivity) IS 'equal in every part, whatever the decimals shown';

CREATE OPERATOR <> (
	FUNCTION = sensitivity_ne, LEFTARG = sensitivity, RIGHTARG = sensitivity,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (sensitivity, sensitivity) IS 'different in some part';

CREATE OPERATOR CLASS sensitivity_ops DEFAULT FOR TYPE sensitivity USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 sensitivity_hash(sensitivity);
COMMENT ON OPERATOR CLASS sensitivity_ops USING hash IS 'sensitivity: by its parts';

CREATE FUNCTION sensitivity(factor text, base numeric, shock numeric) RETURNS sensitivity
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION sensitivity(text, numeric, numeric) IS
	'one factor: its base, and a shock in percent of it (1 is one percent); null where an argument is; an unnamed factor is an error (22023)';

CREATE FUNCTION sensitivity_add(sensitivity, sensitivity) RETURNS sensitivity
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION sensitivity_add(sensitivity, sensitivity) IS
	'implementation of + operator';

CREATE OPERATOR + (
	FUNCTION = sensitivity_add, LEFTARG = sensitivity, RIGHTARG = sensitivity, COMMUTATOR = +
);
COMMENT ON OPERATOR + (sensitivity, sensitivity) IS 'the factors of both, bases and effects of a common factor added';

CREATE FUNCTION sensitivity_accum(sensitivity, factor text, base numeric, shock numeric) RETURNS sensitivity
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION sensitivity_accum(sensitivity, text, numeric, numeric) IS
	'aggregate transition function';

CREATE AGGREGATE sensitivity_agg(factor text, base numeric, shock numeric) (
	SFUNC = sensitivity_accum, STYPE = sensitivity, COMBINEFUNC = sensitivity_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE sensitivity_agg(text, numeric, numeric) IS
	'factors over many rows, bases and effects of one factor added; rows with a null argument are left out, null over none';

CREATE AGGREGATE sum(sensitivity) (
	SFUNC = sensitivity_add, STYPE = sensitivity, COMBINEFUNC = sensitivity_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE sum(sensitivity) IS
	'the factors of all, as sensitivity_agg over the rows beneath; null over none';

CREATE FUNCTION base(sensitivity) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'sensitivity_base';
COMMENT ON FUNCTION base(sensitivity) IS
	'total base of the factors';

CREATE FUNCTION effect(sensitivity) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'sensitivity_effect';
COMMENT ON FUNCTION effect(sensitivity) IS
	'total effect of all shocks at once: the sum of base * shock / 100';

CREATE FUNCTION tornado(
	sensitivity,
	OUT rank integer, OUT factor text, OUT base numeric, OUT shock numeric, OUT effect numeric,
	OUT low numeric, OUT high numeric, OUT swing numeric, OUT share numeric
) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 10 AS 'MODULE_PATHNAME', 'sensitivity_tornado';
COMMENT ON FUNCTION tornado(sensitivity) IS
	'one row a factor, widest swing first, equal swings on one rank: base, shock in percent of it (null at a zero base), effect, the effect of the shock to either side (low, high), swing = high - low, share of all swings in percent (null where all are zero)';

