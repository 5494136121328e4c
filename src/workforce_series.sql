--- # workforce_series: the workforce of each of many periods
---
--- Text: the workforces of the periods, parted by semicolons; each must begin where and with whom the one before it
--- ends. A spell costs the same over one period or a thousand.

CREATE TYPE workforce_series;

CREATE FUNCTION workforce_series_in(cstring) RETURNS workforce_series
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_series_in(cstring) IS 'I/O';

CREATE FUNCTION workforce_series_out(workforce_series) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_series_out(workforce_series) IS 'I/O';

CREATE FUNCTION workforce_series_recv(internal) RETURNS workforce_series
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_series_recv(internal) IS 'I/O';

CREATE FUNCTION workforce_series_send(workforce_series) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_series_send(workforce_series) IS 'I/O';

CREATE TYPE workforce_series (
	INPUT = workforce_series_in,
	OUTPUT = workforce_series_out,
	RECEIVE = workforce_series_recv,
	SEND = workforce_series_send,
	ALIGNMENT = double,
	STORAGE = extended
);
COMMENT ON TYPE workforce_series IS
	'the workforce of each of many contiguous periods: those of their parts that change, so that a spell costs the same over however many periods; added to series of the same periods';

CREATE FUNCTION workforce_series_to_jsonb(workforce_series) RETURNS jsonb
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_series_to_jsonb(workforce_series) IS 'an array of the workforces, each as its cast has it';

CREATE CAST (workforce_series AS jsonb) WITH FUNCTION workforce_series_to_jsonb(workforce_series);
COMMENT ON CAST (workforce_series AS jsonb) IS 'an array of the workforces, each as its cast has it';

CREATE FUNCTION workforce_series_eq(workforce_series, workforce_series) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_series_eq(workforce_series, workforce_series) IS 'implementation of = operator';

CREATE FUNCTION workforce_series_ne(workforce_series, workforce_series) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_series_ne(workforce_series, workforce_series) IS 'implementation of <> operator';

CREATE FUNCTION workforce_series_hash(workforce_series) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_series_hash(workforce_series) IS 'hash';

CREATE OPERATOR = (
	FUNCTION = workforce_series_eq, LEFTARG = workforce_series, RIGHTARG = workforce_series,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES
);
COMMENT ON OPERATOR = (workforce_series, workforce_series) IS 'equal in every part, whatever the decimals shown';

CREATE OPERATOR <> (
	FUNCTION = workforce_series_ne, LEFTARG = workforce_series, RIGHTARG = workforce_series,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (workforce_series, workforce_series) IS 'different in some part';

CREATE OPERATOR CLASS workforce_series_ops DEFAULT FOR TYPE workforce_series USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 workforce_series_hash(workforce_series);
COMMENT ON OPERATOR CLASS workforce_series_ops USING hash IS 'workforce_series: by its parts';

CREATE FUNCTION workforce_series(hired date, left_on date, fte numeric, leaving_counts boolean, bounds date[]) RETURNS workforce_series
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_series(date, date, numeric, boolean, date[]) IS
	'one spell of employment in contiguous periods: bounds are the first day of each, ascending, and the day after the last (period_bounds() makes them); the other arguments, nulls and errors as of workforce(); bounds that are not so are an error (22023), as are more than 100000 periods (54000)';

CREATE FUNCTION workforce_series(hired date, left_on date, fte numeric, joining_counts boolean, leaving_counts boolean, bounds date[]) RETURNS workforce_series
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_series(date, date, numeric, boolean, boolean, date[]) IS
	'the same, joining_counts saying whether an arrival is a joining, as in workforce()';

CREATE FUNCTION workforce_series_add(workforce_series, workforce_series) RETURNS workforce_series
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_series_add(workforce_series, workforce_series) IS
	'implementation of + operator';

CREATE OPERATOR + (
	FUNCTION = workforce_series_add, LEFTARG = workforce_series, RIGHTARG = workforce_series, COMMUTATOR = +
);
COMMENT ON OPERATOR + (workforce_series, workforce_series) IS 'both series together, period by period; other periods are an error (22023)';

CREATE FUNCTION workforce_series_accum(workforce_series, hired date, left_on date, fte numeric, leaving_counts boolean, bounds date[]) RETURNS workforce_series
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_series_accum(workforce_series, date, date, numeric, boolean, date[]) IS
	'aggregate transition function';

CREATE FUNCTION workforce_series_accum(workforce_series, hired date, left_on date, fte numeric, joining_counts boolean, leaving_counts boolean, bounds date[]) RETURNS workforce_series
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_series_accum(workforce_series, date, date, numeric, boolean, boolean, date[]) IS
	'aggregate transition function';

-- SSPACE: a decade of months, so that the planner knows what a group takes.
CREATE AGGREGATE workforce_series_agg(hired date, left_on date, fte numeric, leaving_counts boolean, bounds date[]) (
	SFUNC = workforce_series_accum, STYPE = workforce_series, SSPACE = 11000, COMBINEFUNC = workforce_series_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE workforce_series_agg(date, date, numeric, boolean, date[]) IS
	'the workforce of each period over many spells, in one pass; arguments and errors as of workforce_series(); rows without hired or bounds are left out, null over none';

CREATE AGGREGATE workforce_series_agg(hired date, left_on date, fte numeric, joining_counts boolean, leaving_counts boolean, bounds date[]) (
	SFUNC = workforce_series_accum, STYPE = workforce_series, SSPACE = 11000, COMBINEFUNC = workforce_series_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE workforce_series_agg(date, date, numeric, boolean, boolean, date[]) IS
	'the same, joining_counts saying which arrivals are joinings';

CREATE AGGREGATE sum(workforce_series) (
	SFUNC = workforce_series_add, STYPE = workforce_series, SSPACE = 11000, COMBINEFUNC = workforce_series_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE sum(workforce_series) IS
	'all series of the same periods together, as workforce_series_agg over the spells beneath; null over none';

CREATE FUNCTION unnest(workforce_series, OUT period daterange, OUT workforce workforce) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 100 AS 'MODULE_PATHNAME', 'workforce_series_unnest';
COMMENT ON FUNCTION unnest(workforce_series) IS
	'one row a period, in their order: the period and its workforce, the same as workforce_agg over the spells and that period';

CREATE FUNCTION summed_turnover(series workforce_series, method text DEFAULT 'crude') RETURNS numeric
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (SELECT CASE WHEN count(turnover(w, method)) = count(*) THEN sum(turnover(w, method)) END
		FROM unnest(series) AS period (period, w));
COMMENT ON FUNCTION summed_turnover(workforce_series, text) IS
	'the turnover of all periods as the sum of that of each, in percent: over the months of a year the annual turnover of SHRM; methods as of turnover(); null where a period has none';
