--- # footing: a total and its parts
---
--- Text `22493 tkr vs 22493000 kr +- 3500 of 7`. Interval arithmetic over the printed precision of every term: the
--- difference that rounding explains is at most half a unit of the last digit of the total and of each part, added up.
--- The ends are included, so that half-up and half-even rounding are both allowed for.

CREATE TYPE verdict AS ENUM ('holds', 'rounding', 'error');
COMMENT ON TYPE verdict IS
	'whether printed figures agree: holds (the terms as printed give the result as printed), rounding (numbers that round to the printed ones would), error (none do); max() is the worst';

CREATE TYPE footing;

CREATE FUNCTION footing_in(cstring) RETURNS footing
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION footing_in(cstring) IS 'I/O';

CREATE FUNCTION footing_out(footing) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION footing_out(footing) IS 'I/O';

CREATE FUNCTION footing_recv(internal) RETURNS footing
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION footing_recv(internal) IS 'I/O';

CREATE FUNCTION footing_send(footing) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION footing_send(footing) IS 'I/O';

CREATE TYPE footing (
	INPUT = footing_in,
	OUTPUT = footing_out,
	RECEIVE = footing_recv,
	SEND = footing_send,
	INTERNALLENGTH = 96,
	ALIGNMENT = double
);
COMMENT ON TYPE footing IS
	'printed total beside the sum of its printed parts, as 22493 tkr vs 22493000 kr +- 3500 of 7: parts in the base unit, by how much rounding can have moved their sum, and how many they are; what is absent is null; exact, 38 digits';

CREATE FUNCTION footing_to_jsonb(footing) RETURNS jsonb
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION footing_to_jsonb(footing) IS
	'total, sum of the parts, unit and number of parts';

CREATE CAST (footing AS jsonb) WITH FUNCTION footing_to_jsonb(footing);
COMMENT ON CAST (footing AS jsonb) IS 'total, sum of the parts, unit and number of parts';

CREATE FUNCTION footing_eq(footing, footing) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION footing_eq(footing, footing) IS 'implementation of = operator';

CREATE FUNCTION footing_ne(footing, footing) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION footing_ne(footing, footing) IS 'implementation of <> operator';

CREATE FUNCTION footing_hash(footing) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION footing_hash(footing) IS 'hash';

CREATE OPERATOR = (
	FUNCTION = footing_eq, LEFTARG = footing, RIGHTARG = footing,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES
);
COMMENT ON OPERATOR = (footing, footing) IS 'the same total as printed, and equal sums';

CREATE OPERATOR <> (
	FUNCTION = footing_ne, LEFTARG = footing, RIGHTARG = footing,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (footing, footing) IS 'different in some part';

CREATE OPERATOR CLASS footing_ops DEFAULT FOR TYPE footing USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 footing_hash(footing);
COMMENT ON OPERATOR CLASS footing_ops USING hash IS 'footing: by its parts';

CREATE FUNCTION footing(total figure, parts figure[]) RETURNS footing
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_from_array';
COMMENT ON FUNCTION footing(figure, figure[]) IS
	'a total and its parts at once; null parts are left out; units of different families are an error (22023)';

CREATE FUNCTION footing_add(footing, footing) RETURNS footing
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION footing_add(footing, footing) IS 'implementation of + operator';

CREATE OPERATOR + (
	FUNCTION = footing_add, LEFTARG = footing, RIGHTARG = footing, COMMUTATOR = +
);
COMMENT ON OPERATOR + (footing, footing) IS
	'the parts of both under their one total; different totals are an error (22023)';

CREATE FUNCTION footing_accum(footing, total figure, part figure) RETURNS footing
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION footing_accum(footing, figure, figure) IS 'aggregate transition function';

CREATE AGGREGATE footing_agg(total figure, part figure) (
	SFUNC = footing_accum, STYPE = footing, COMBINEFUNC = footing_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE footing_agg(figure, figure) IS
	'the footing of many rows: the total stands on one or on all of them, parts are added (write -part where one is taken off), nulls are left out, null over none; different totals and units of different families are errors (22023)';

CREATE AGGREGATE sum(footing) (
	SFUNC = footing_add, STYPE = footing, COMBINEFUNC = footing_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE sum(footing) IS
	'the parts of all under their one total, as footing_agg over the rows beneath; null over none';

CREATE FUNCTION printed(footing) RETURNS figure
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_printed';
COMMENT ON FUNCTION printed(footing) IS 'the total as printed; null where no row had one';

CREATE FUNCTION parts(footing) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_parts';
COMMENT ON FUNCTION parts(footing) IS
	'sum of the parts as printed, in the total''s unit (the base unit where there is none); null where there are none';

CREATE FUNCTION lower(footing) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_lower';
COMMENT ON FUNCTION lower(footing) IS
	'least sum that the parts can have come from, in the same unit';

CREATE FUNCTION upper(footing) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_upper';
COMMENT ON FUNCTION upper(footing) IS
	'greatest sum that the parts can have come from, in the same unit';

CREATE FUNCTION part_count(footing) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_part_count';
COMMENT ON FUNCTION part_count(footing) IS 'number of parts';

CREATE FUNCTION difference(footing) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_difference';
COMMENT ON FUNCTION difference(footing) IS
	'total - parts as printed, in the total''s unit; null where either is absent';

CREATE FUNCTION tolerance(footing) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_tolerance';
COMMENT ON FUNCTION tolerance(footing) IS
	'the largest difference, to either side, that rounding of total and parts explains, in the total''s unit; null where either is absent';

CREATE FUNCTION verdict(footing) RETURNS verdict
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE
		WHEN difference($1) IS NULL THEN NULL
		WHEN abs(difference($1)) <= upper(printed($1)) - amount(printed($1)) THEN 'holds'::verdict
		WHEN abs(difference($1)) <= tolerance($1) THEN 'rounding'::verdict
		ELSE 'error'::verdict
	END;
COMMENT ON FUNCTION verdict(footing) IS
	'holds where the sum of the parts as printed rounds to the total, rounding where the difference is within tolerance, else error; null where there is no difference';
