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

CREATE FUNCTION period_bounds(daterange, step interval DEFAULT '1 month') RETURNS date[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION period_bounds(daterange, interval) IS
	'the bounds of the contiguous periods of a step each that a period parts into, as workforce_series_agg takes them: the first day of each and the day after the last, which is shorter where the steps do not come out even; steps are counted from the start, so that months from the 31st end with the month; an open or empty period, or a step of less than a day, is an error (22023), as are more than 100000 periods (54000)';
