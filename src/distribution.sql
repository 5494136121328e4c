--- # distribution: what a shock or an input may be
---
--- Text `normal(mean, stddev)`, `lognormal(mean, stddev)` (of the logarithm), `uniform(low, high)`, `triangular(low, mode,
--- high)`, `pert(low, mode, high)`; the parameters are exact decimals, what is computed from them is in double precision.

CREATE TYPE distribution;

CREATE FUNCTION distribution_in(cstring) RETURNS distribution
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION distribution_in(cstring) IS 'I/O';

CREATE FUNCTION distribution_out(distribution) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION distribution_out(distribution) IS 'I/O';

CREATE FUNCTION distribution_recv(internal) RETURNS distribution
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION distribution_recv(internal) IS 'I/O';

CREATE FUNCTION distribution_send(distribution) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION distribution_send(distribution) IS 'I/O';

CREATE TYPE distribution (
	INPUT = distribution_in,
	OUTPUT = distribution_out,
	RECEIVE = distribution_recv,
	SEND = distribution_send,
	INTERNALLENGTH = 80,
	ALIGNMENT = double
);
COMMENT ON TYPE distribution IS
	'a probability distribution: normal(mean, stddev), lognormal(mean, stddev) of the logarithm, uniform(low, high), triangular(low, mode, high) or pert(low, mode, high), the beta distribution with weight 4 on the mode; parameters are exact decimals';

CREATE FUNCTION distribution_to_jsonb(distribution) RETURNS jsonb
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION distribution_to_jsonb(distribution) IS 'the name and the parameters';

CREATE CAST (distribution AS jsonb) WITH FUNCTION distribution_to_jsonb(distribution);
COMMENT ON CAST (distribution AS jsonb) IS 'the name and the parameters';

CREATE FUNCTION distribution_eq(distribution, distribution) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION distribution_eq(distribution, distribution) IS 'implementation of = operator';

CREATE FUNCTION distribution_ne(distribution, distribution) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION distribution_ne(distribution, distribution) IS 'implementation of <> operator';

CREATE FUNCTION distribution_hash(distribution) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION distribution_hash(distribution) IS 'hash';

CREATE OPERATOR = (
	FUNCTION = distribution_eq, LEFTARG = distribution, RIGHTARG = distribution,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES
);
COMMENT ON OPERATOR = (distribution, distribution) IS 'equal in every part, whatever the decimals shown';

CREATE OPERATOR <> (
	FUNCTION = distribution_ne, LEFTARG = distribution, RIGHTARG = distribution,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (distribution, distribution) IS 'different in some part';

CREATE OPERATOR CLASS distribution_ops DEFAULT FOR TYPE distribution USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 distribution_hash(distribution);
COMMENT ON OPERATOR CLASS distribution_ops USING hash IS 'distribution: by its parts';

--- In double precision. Errors: a fraction not between 0 and 1, both exclusive (22023); a quantile beyond double precision
--- (22003).
--- > quantile('triangular(0, 1, 4)'::distribution, 0.25) => 1
--- > quantile('normal(10, 2)'::distribution, 0.5) => 10
CREATE FUNCTION quantile(distribution, fraction float8) RETURNS float8
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'distribution_quantile';
COMMENT ON FUNCTION quantile(distribution, float8) IS
	'the value below which the distribution lies with a probability of fraction';
