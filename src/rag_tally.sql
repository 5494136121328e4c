--- # rag_tally: statuses by colour
---
--- Written worst first, colours that do not occur left out; read in any order. Counts are `bigint`.

CREATE TYPE rag_tally;

CREATE FUNCTION rag_tally_in(cstring) RETURNS rag_tally
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_in(cstring) IS 'I/O';

CREATE FUNCTION rag_tally_out(rag_tally) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_out(rag_tally) IS 'I/O';

CREATE FUNCTION rag_tally_recv(internal) RETURNS rag_tally
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_recv(internal) IS 'I/O';

CREATE FUNCTION rag_tally_send(rag_tally) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_send(rag_tally) IS 'I/O';

CREATE TYPE rag_tally (
	INPUT = rag_tally_in,
	OUTPUT = rag_tally_out,
	RECEIVE = rag_tally_recv,
	SEND = rag_tally_send,
	INTERNALLENGTH = 40,
	ALIGNMENT = double
);
COMMENT ON TYPE rag_tally IS
	'number of statuses by colour, as ''red 1, amber 2, green 5''; at least one';

CREATE FUNCTION rag_tally_to_jsonb(rag_tally) RETURNS jsonb
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_to_jsonb(rag_tally) IS 'the count of each colour';

CREATE CAST (rag_tally AS jsonb) WITH FUNCTION rag_tally_to_jsonb(rag_tally);
COMMENT ON CAST (rag_tally AS jsonb) IS 'the count of each colour';

CREATE FUNCTION rag_tally_eq(rag_tally, rag_tally) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_eq(rag_tally, rag_tally) IS 'implementation of = operator';

CREATE FUNCTION rag_tally_ne(rag_tally, rag_tally) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_ne(rag_tally, rag_tally) IS 'implementation of <> operator';

CREATE FUNCTION rag_tally_hash(rag_tally) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_hash(rag_tally) IS 'hash';

CREATE OPERATOR = (
	FUNCTION = rag_tally_eq, LEFTARG = rag_tally, RIGHTARG = rag_tally,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES
);
COMMENT ON OPERATOR = (rag_tally, rag_tally) IS 'equal in every part, whatever the decimals shown';

CREATE OPERATOR <> (
	FUNCTION = rag_tally_ne, LEFTARG = rag_tally, RIGHTARG = rag_tally,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (rag_tally, rag_tally) IS 'different in some part';

CREATE OPERATOR CLASS rag_tally_ops DEFAULT FOR TYPE rag_tally USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 rag_tally_hash(rag_tally);
COMMENT ON OPERATOR CLASS rag_tally_ops USING hash IS 'rag_tally: by its parts';

CREATE FUNCTION rag_tally(rag) RETURNS rag_tally
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally(rag) IS 'the tally of one status';

CREATE FUNCTION rag_tally_add(rag_tally, rag_tally) RETURNS rag_tally
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_add(rag_tally, rag_tally) IS 'implementation of + operator';

CREATE OPERATOR + (
	FUNCTION = rag_tally_add, LEFTARG = rag_tally, RIGHTARG = rag_tally, COMMUTATOR = +
);
COMMENT ON OPERATOR + (rag_tally, rag_tally) IS 'both tallies together; error 22003 beyond bigint';

CREATE FUNCTION rag_tally_accum(rag_tally, rag) RETURNS rag_tally
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_accum(rag_tally, rag) IS 'aggregate transition function';

CREATE FUNCTION rag_tally_moving_accum(internal, rag) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_moving_accum(internal, rag) IS 'moving-aggregate transition function';

CREATE FUNCTION rag_tally_moving_remove(internal, rag) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_moving_remove(internal, rag) IS 'moving-aggregate inverse transition function';

CREATE FUNCTION rag_tally_moving_add(internal, rag_tally) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_moving_add(internal, rag_tally) IS 'moving-aggregate transition function';

CREATE FUNCTION rag_tally_moving_subtract(internal, rag_tally) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_moving_subtract(internal, rag_tally) IS 'moving-aggregate inverse transition function';

CREATE FUNCTION rag_tally_moving_final(internal) RETURNS rag_tally
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_moving_final(internal) IS 'moving-aggregate final function';

CREATE AGGREGATE rag_tally_agg(rag) (
	SFUNC = rag_tally_accum, STYPE = rag_tally, COMBINEFUNC = rag_tally_add, PARALLEL = SAFE,
	MSFUNC = rag_tally_moving_accum, MINVFUNC = rag_tally_moving_remove,
	MSTYPE = internal, MFINALFUNC = rag_tally_moving_final
);
COMMENT ON AGGREGATE rag_tally_agg(rag) IS 'the tally of many statuses; nulls are left out, null over none';

CREATE AGGREGATE sum(rag_tally) (
	SFUNC = rag_tally_add, STYPE = rag_tally, COMBINEFUNC = rag_tally_add, PARALLEL = SAFE,
	MSFUNC = rag_tally_moving_add, MINVFUNC = rag_tally_moving_subtract,
	MSTYPE = internal, MFINALFUNC = rag_tally_moving_final
);
COMMENT ON AGGREGATE sum(rag_tally) IS 'all tallies together; null over none';

CREATE FUNCTION count(tally rag_tally, color rag) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_tally_count';
COMMENT ON FUNCTION count(rag_tally, rag) IS 'number of statuses of the colour';

CREATE FUNCTION total(rag_tally) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_tally_total';
COMMENT ON FUNCTION total(rag_tally) IS 'number of statuses of every colour, grey included';

CREATE FUNCTION worst(rag_tally) RETURNS rag
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_tally_worst';
COMMENT ON FUNCTION worst(rag_tally) IS 'the most severe status counted';

CREATE FUNCTION share(tally rag_tally, color rag) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_tally_share';
COMMENT ON FUNCTION share(rag_tally, rag) IS
	'percent of the rated statuses, grey left out, that have the colour; for grey, percent of all; null where nothing is rated';

CREATE FUNCTION score(rag_tally) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_tally_score';
COMMENT ON FUNCTION score(rag_tally) IS
	'mean of 100 for blue and green, 50 for amber, 0 for red, grey left out; null where nothing is rated';

CREATE FUNCTION roll_up(tally rag_tally, red_share rag_scale, amber_share rag_scale) RETURNS rag
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_tally_roll_up';
COMMENT ON FUNCTION roll_up(rag_tally, rag_scale, rag_scale) IS
	'status of a whole by a declared rule: the worse of red_share read at the percent of red and amber_share read at the percent of amber and red, of the rated; all blue is blue, nothing rated is grey; worst-of is (t, ''green <= 0 < red'', ''green <= 0 < amber'')';

