--- # period: parts of a period
---
--- Periods are PostgreSQL's own `daterange`.

--- As workforce_series_agg takes them: the first day of each period, and the day after the last, which is shorter where
--- the steps do not come out even. Steps are counted from the start, so that months from the 31st end with the month.
--- Errors: an open or empty period, or a step of less than a day (22023); more than 100000 periods (54000).
--- > period_bounds('[2023-01-01,2023-03-31]') => {2023-01-01,2023-02-01,2023-03-01,2023-04-01}
CREATE FUNCTION period_bounds(daterange, step interval DEFAULT '1 month') RETURNS date[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION period_bounds(daterange, interval) IS
	'the bounds of the periods of one step each that a longer period is made of';

--- From Monday to Friday, without the holidays given; none in an empty period. An open period is an error (22023).
--- > working_days('[2016-11-07,2016-11-30]') => 18
--- > working_days('[2023-12-25,2023-12-31]', '{2023-12-25,2023-12-26}') => 3
CREATE FUNCTION working_days(daterange, holidays date[] DEFAULT '{}') RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'period_working_days';
COMMENT ON FUNCTION working_days(daterange, date[]) IS
	'number of working days in a period';
