-- periods: PostgreSQL's daterange, and the helpers that make the usual ones

CREATE FUNCTION year_to_date(date) RETURNS daterange
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN daterange(make_date(extract(year FROM $1)::integer, 1, 1), $1, '[]');
COMMENT ON FUNCTION year_to_date(date) IS
	'from 1 January through the date; an infinite date is an error';

CREATE FUNCTION prior_year(daterange) RETURNS daterange
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN daterange((lower($1) - interval '1 year')::date, (upper($1) - interval '1 year')::date);
COMMENT ON FUNCTION prior_year(daterange) IS
	'the same days a year earlier; 29 February becomes 28 February as an end bound''s day before 1 March; an open side stays open';
