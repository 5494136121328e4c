--- # calendar: the usual periods around a date
---
--- Periods are PostgreSQL's own `daterange`, which the functions make from a date: `workforce_agg(…, month_of(day))`,
--- `WHERE day <@ rolling('2023-03-31')`. A fiscal year begins with the month that first_month says, 1 to 12; which of
--- its two calendar years it is named by is the reader's: `extract(year FROM lower(fiscal_year(day, 10)))`, or of
--- upper as in the United States. An infinite date is an error (22008), another month an error (22023).

--- > year_to_date('2023-03-31') => [2023-01-01,2023-04-01)
--- > year_to_date('2023-03-31', 7) => [2022-07-01,2023-04-01)
CREATE FUNCTION year_to_date(date, first_month integer DEFAULT 1) RETURNS daterange
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'calendar_year_to_date';
COMMENT ON FUNCTION year_to_date(date, integer) IS
	'the days from the first of the fiscal year through the date';

--- > month_of('2024-02-29') => [2024-02-01,2024-03-01)
CREATE FUNCTION month_of(date) RETURNS daterange
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'calendar_month_of';
COMMENT ON FUNCTION month_of(date) IS
	'the month that the date lies in';

--- > quarter_of('2023-03-31') => [2023-01-01,2023-04-01)
--- > quarter_of('2023-03-31', 9) => [2023-03-01,2023-06-01)
CREATE FUNCTION quarter_of(date, first_month integer DEFAULT 1) RETURNS daterange
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'calendar_quarter_of';
COMMENT ON FUNCTION quarter_of(date, integer) IS
	'the quarter of the fiscal year that the date lies in';

--- > fiscal_year('2021-03-31', 10) => [2020-10-01,2021-10-01)
CREATE FUNCTION fiscal_year(date, first_month integer DEFAULT 1) RETURNS daterange
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'calendar_fiscal_year';
COMMENT ON FUNCTION fiscal_year(date, integer) IS
	'the fiscal year that the date lies in';

--- > prior_year('2023-03-31') => [2022-01-01,2023-01-01)
CREATE FUNCTION prior_year(date, first_month integer DEFAULT 1) RETURNS daterange
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'calendar_prior_year';
COMMENT ON FUNCTION prior_year(date, integer) IS
	'the fiscal year before the one that the date lies in';

--- From the day after the same day the given months earlier, so that such periods follow each other; months is at most
--- 12000, else an error (22023).
--- > rolling('2023-03-31') => [2022-04-01,2023-04-01)
--- > rolling('2024-02-29', 3) => [2023-12-01,2024-03-01)
CREATE FUNCTION rolling(date, months integer DEFAULT 12) RETURNS daterange
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'calendar_rolling';
COMMENT ON FUNCTION rolling(date, integer) IS
	'the months that end with the date';

--- 29 February becomes the 28th.
--- > same_period_last_year('2024-02-29'::date) => 2023-02-28
CREATE FUNCTION same_period_last_year(date) RETURNS date
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'calendar_date_last_year';
COMMENT ON FUNCTION same_period_last_year(date) IS
	'the same day a year earlier';

--- Both bounds move by a year, so that a period that ends with February still does. An open side stays open, and an
--- empty period stays empty.
--- > same_period_last_year('[2024-01-01,2024-02-29]'::daterange) => [2023-01-01,2023-03-01)
CREATE FUNCTION same_period_last_year(daterange) RETURNS daterange
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'calendar_period_last_year';
COMMENT ON FUNCTION same_period_last_year(daterange) IS
	'the same period a year earlier';

--- `period_bounds(iso_year(day), '7 days')` are the weeks.
--- > iso_year('2021-01-03') => [2019-12-30,2021-01-04)
CREATE FUNCTION iso_year(date) RETURNS daterange
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'calendar_iso_year';
COMMENT ON FUNCTION iso_year(date) IS
	'the 52 or 53 weeks of the ISO 8601 year that the date lies in';

--- It ends on the Saturday nearest 31 January (National Retail Federation, *4-5-4 calendar*).
--- > retail_year('2023-12-24') => [2023-01-29,2024-02-04)
CREATE FUNCTION retail_year(date) RETURNS daterange
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'calendar_retail_year';
COMMENT ON FUNCTION retail_year(date) IS
	'the 52 or 53 weeks of the retail year that the date lies in';
