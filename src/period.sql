--- # Periods
---
--- Periods are PostgreSQL's own `daterange`.

--- An infinite date is an error (22008).
--- > year_to_date('2023-03-31') => [2023-01-01,2023-04-01)
CREATE FUNCTION year_to_date(date) RETURNS daterange
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN daterange(make_date(extract(year FROM $1)::integer, 1, 1), $1, '[]');
COMMENT ON FUNCTION year_to_date(date) IS
	'the days from 1 January through the date';

--- Both bounds move by a year, so that a period that ends with February still does: an open side stays open, and an
--- empty period stays empty.
--- > prior_year('[2024-01-01,2024-02-29]') => [2023-01-01,2023-03-01)
-- A period that ends with 28 February of a leap year stops before the 29th: its
-- bound a year earlier is 1 March, not the 28th that date arithmetic gives.
CREATE FUNCTION prior_year(daterange) RETURNS daterange
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN isempty($1) THEN $1 ELSE daterange(
		(lower($1) - interval '1 year')::date,
		(upper($1) + CASE WHEN (extract(month FROM upper($1)), extract(day FROM upper($1))) = (2, 29) THEN 1 ELSE 0 END - interval '1 year')::date) END;
COMMENT ON FUNCTION prior_year(daterange) IS
	'the same period a year earlier';

--- As workforce_series_agg takes them: the first day of each period, and the day after the last, which is shorter where
--- the steps do not come out even. Steps are counted from the start, so that months from the 31st end with the month.
--- Errors: an open or empty period, or a step of less than a day (22023); more than 100000 periods (54000).
--- > period_bounds('[2023-01-01,2023-03-31]') => {2023-01-01,2023-02-01,2023-03-01,2023-04-01}
CREATE FUNCTION period_bounds(daterange, step interval DEFAULT '1 month') RETURNS date[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION period_bounds(daterange, interval) IS
	'the bounds of the periods of one step each that a longer period is made of';
