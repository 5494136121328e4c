--- # rag_scale: the rule from a figure to a status
---
--- `colour sign bound sign colour …`: ascending with `<` and `<=`, or descending with `>` and `>=`, which is
--- printed ascending. Colours as `to_rag()` reads them; bounds are decimal numbers. Of the two signs around a bound
--- exactly one has `=`, and its side owns the bound. A malformed chain is an error (22P02, a bound beyond 38
--- digits 22003) that names the character. Red, amber and green against agreed tolerances are the convention of
--- portfolio reporting, as in PRINCE2 and the UK government's delivery confidence assessments; the chain is
--- this extension's own notation.

CREATE TYPE rag_scale;

CREATE FUNCTION rag_scale_in(cstring) RETURNS rag_scale
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_scale_in(cstring) IS 'I/O';

CREATE FUNCTION rag_scale_out(rag_scale) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_scale_out(rag_scale) IS 'I/O';

CREATE FUNCTION rag_scale_recv(internal) RETURNS rag_scale
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_scale_recv(internal) IS 'I/O';

CREATE FUNCTION rag_scale_send(rag_scale) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_scale_send(rag_scale) IS 'I/O';

CREATE TYPE rag_scale (
	INPUT = rag_scale_in,
	OUTPUT = rag_scale_out,
	RECEIVE = rag_scale_recv,
	SEND = rag_scale_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = plain
);
COMMENT ON TYPE rag_scale IS
	'rule from a figure to a status, an inequality chain along the number line: ''red < -5 <= amber < -1 <= green''; the sign with = says which side owns a bound; at most 100 bounds of at most 38 digits';

CREATE FUNCTION rag_scale_to_jsonb(rag_scale) RETURNS jsonb
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_scale_to_jsonb(rag_scale) IS 'the bands from below: status, where it begins (null: without end), whether that bound is its own';

CREATE CAST (rag_scale AS jsonb) WITH FUNCTION rag_scale_to_jsonb(rag_scale);
COMMENT ON CAST (rag_scale AS jsonb) IS 'the bands from below: status, where it begins (null: without end), whether that bound is its own';

CREATE FUNCTION rag_scale_eq(rag_scale, rag_scale) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_scale_eq(rag_scale, rag_scale) IS 'implementation of = operator';

CREATE FUNCTION rag_scale_ne(rag_scale, rag_scale) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_scale_ne(rag_scale, rag_scale) IS 'implementation of <> operator';

CREATE FUNCTION rag_scale_hash(rag_scale) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_scale_hash(rag_scale) IS 'hash';

CREATE OPERATOR = (
	FUNCTION = rag_scale_eq, LEFTARG = rag_scale, RIGHTARG = rag_scale,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES
);
COMMENT ON OPERATOR = (rag_scale, rag_scale) IS 'equal in every part, whatever the decimals shown';

CREATE OPERATOR <> (
	FUNCTION = rag_scale_ne, LEFTARG = rag_scale, RIGHTARG = rag_scale,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (rag_scale, rag_scale) IS 'different in some part';

CREATE OPERATOR CLASS rag_scale_ops DEFAULT FOR TYPE rag_scale USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 rag_scale_hash(rag_scale);
COMMENT ON OPERATOR CLASS rag_scale_ops USING hash IS 'rag_scale: by its parts';

--- > rag(-3.2, 'red < -5 <= amber < -1 <= green') => amber
CREATE FUNCTION rag(x numeric, scale rag_scale) RETURNS rag
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_scale_rag';
COMMENT ON FUNCTION rag(numeric, rag_scale) IS
	'the status of a figure by a scale, exactly; grey where the figure is null, null where the scale is; NaN and infinity are errors (22003)';

--- > headroom(-0.4, 'red < -5 <= amber < -1 <= green') => 0.6
CREATE FUNCTION headroom(x numeric, scale rag_scale) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_scale_headroom';
COMMENT ON FUNCTION headroom(numeric, rag_scale) IS
	'how far the figure is from the nearest worse band, on either side, in its own unit; null where no band is worse';

