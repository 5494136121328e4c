--- # rag: status
---
--- One byte by value. Words read, in any case: `red` `r` `röd` `rött`; `amber` `a` `yellow` `y` `gul`
--- `gult`; `green` `g` `grön` `grönt`; `blue` `b` `blå` `blått`; `grey` `gray` `grå` `grått`. Anything else is an
--- error (22P02). Written in canonical English. The colours are those of M. Okabe and K. Ito, *Color
--- Universal Design* (2008).

CREATE TYPE rag;

CREATE FUNCTION rag_in(cstring) RETURNS rag
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_in(cstring) IS 'I/O';

CREATE FUNCTION rag_out(rag) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_out(rag) IS 'I/O';

CREATE FUNCTION rag_recv(internal) RETURNS rag
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_recv(internal) IS 'I/O';

CREATE FUNCTION rag_send(rag) RETURNS bytea
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'charsend';
COMMENT ON FUNCTION rag_send(rag) IS 'I/O';

CREATE TYPE rag (
	INPUT = rag_in,
	OUTPUT = rag_out,
	RECEIVE = rag_recv,
	SEND = rag_send,
	INTERNALLENGTH = 1,
	PASSEDBYVALUE,
	ALIGNMENT = char
);
COMMENT ON TYPE rag IS
	'status by severity: grey (no data) < blue (done) < green < amber < red; reads English and Swedish words and the initials B, G, A, Y, R in any case';

CREATE FUNCTION rag_to_jsonb(rag) RETURNS jsonb
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_to_jsonb(rag) IS 'the status as a JSON string';

CREATE CAST (rag AS jsonb) WITH FUNCTION rag_to_jsonb(rag);
COMMENT ON CAST (rag AS jsonb) IS 'the status as a JSON string';

-- Order and hash: core's functions for one-byte values.

CREATE FUNCTION rag_lt(rag, rag) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'charlt';
COMMENT ON FUNCTION rag_lt(rag, rag) IS 'implementation of < operator';

CREATE FUNCTION rag_le(rag, rag) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'charle';
COMMENT ON FUNCTION rag_le(rag, rag) IS 'implementation of <= operator';

CREATE FUNCTION rag_eq(rag, rag) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'chareq';
COMMENT ON FUNCTION rag_eq(rag, rag) IS 'implementation of = operator';

CREATE FUNCTION rag_ne(rag, rag) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'charne';
COMMENT ON FUNCTION rag_ne(rag, rag) IS 'implementation of <> operator';

CREATE FUNCTION rag_ge(rag, rag) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'charge';
COMMENT ON FUNCTION rag_ge(rag, rag) IS 'implementation of >= operator';

CREATE FUNCTION rag_gt(rag, rag) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'chargt';
COMMENT ON FUNCTION rag_gt(rag, rag) IS 'implementation of > operator';

CREATE FUNCTION rag_cmp(rag, rag) RETURNS integer
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'btcharcmp';
COMMENT ON FUNCTION rag_cmp(rag, rag) IS 'less-equal-greater';

CREATE FUNCTION rag_hash(rag) RETURNS integer
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'hashchar';
COMMENT ON FUNCTION rag_hash(rag) IS 'hash';

CREATE FUNCTION rag_hash_extended(rag, bigint) RETURNS bigint
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'hashcharextended';
COMMENT ON FUNCTION rag_hash_extended(rag, bigint) IS 'hash';

CREATE OPERATOR < (
	FUNCTION = rag_lt, LEFTARG = rag, RIGHTARG = rag,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (rag, rag) IS 'less than';

CREATE OPERATOR <= (
	FUNCTION = rag_le, LEFTARG = rag, RIGHTARG = rag,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (rag, rag) IS 'less than or equal';

CREATE OPERATOR = (
	FUNCTION = rag_eq, LEFTARG = rag, RIGHTARG = rag,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR = (rag, rag) IS 'equal';

CREATE OPERATOR <> (
	FUNCTION = rag_ne, LEFTARG = rag, RIGHTARG = rag,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (rag, rag) IS 'not equal';

CREATE OPERATOR >= (
	FUNCTION = rag_ge, LEFTARG = rag, RIGHTARG = rag,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (rag, rag) IS 'greater than or equal';

CREATE OPERATOR > (
	FUNCTION = rag_gt, LEFTARG = rag, RIGHTARG = rag,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (rag, rag) IS 'greater than';

CREATE OPERATOR CLASS rag_ops DEFAULT FOR TYPE rag USING btree AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	FUNCTION 1 rag_cmp(rag, rag);
COMMENT ON OPERATOR CLASS rag_ops USING btree IS 'rag: by order of the labels';

CREATE OPERATOR CLASS rag_ops DEFAULT FOR TYPE rag USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 rag_hash(rag),
	FUNCTION 2 rag_hash_extended(rag, bigint);
COMMENT ON OPERATOR CLASS rag_ops USING hash IS 'rag: by label';

CREATE FUNCTION rag_larger(rag, rag) RETURNS rag
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'label_larger';
COMMENT ON FUNCTION rag_larger(rag, rag) IS 'the larger of the two';

CREATE FUNCTION rag_smaller(rag, rag) RETURNS rag
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'label_smaller';
COMMENT ON FUNCTION rag_smaller(rag, rag) IS 'the smaller of the two';

CREATE AGGREGATE max(rag) (
	SFUNC = rag_larger, STYPE = rag, COMBINEFUNC = rag_larger, SORTOP = >, PARALLEL = SAFE
);
COMMENT ON AGGREGATE max(rag) IS 'worst status; null over no rows';

CREATE AGGREGATE min(rag) (
	SFUNC = rag_smaller, STYPE = rag, COMBINEFUNC = rag_smaller, SORTOP = <, PARALLEL = SAFE
);
COMMENT ON AGGREGATE min(rag) IS 'best status, grey being lowest; null over no rows';

CREATE FUNCTION rag_label(rag, language text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_label(rag, text) IS
	'the status in words of a language, en or sv; another language is an error (22023)';

CREATE FUNCTION rag_color(rag) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_color(rag) IS
	'the status as #rrggbb, in colours of the Okabe-Ito palette, told apart also by the colour-blind';

