-- periods: PostgreSQL's daterange, and the helpers that make the usual ones

CREATE FUNCTION year_to_date(date) RETURNS daterange
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN daterange(make_date(extract(year FROM $1)::integer, 1, 1), $1, '[]');
COMMENT ON FUNCTION year_to_date(date) IS
	'from 1 January through the date; an infinite date is an error';

-- A period that ends with 28 February of a leap year stops before the 29th: its
-- bound a year earlier is 1 March, not the 28th that date arithmetic gives.
CREATE FUNCTION prior_year(daterange) RETURNS daterange
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN isempty($1) THEN $1 ELSE daterange(
		(lower($1) - interval '1 year')::date,
		(upper($1) + CASE WHEN (extract(month FROM upper($1)), extract(day FROM upper($1))) = (2, 29) THEN 1 ELSE 0 END - interval '1 year')::date) END;
COMMENT ON FUNCTION prior_year(daterange) IS
	'from the same first day to before the same following day, a year earlier, so that a period that ends with February does so then; an open side stays open, an empty period empty';
