--
-- calendar: the usual periods around a date
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;
SET datestyle = 'ISO, MDY';

-- From 1 January through the date.
SELECT day, year_to_date(day), upper(year_to_date(day)) - lower(year_to_date(day)) AS days
FROM unnest('{2026-01-01, 2026-08-31, 2026-12-31, 2024-02-29, 2024-12-31, 0001-03-01, 9999-12-31, "0044-03-15 BC"}'::date[]) AS day;
SELECT year_to_date(NULL);
\set VERBOSITY sqlstate
SELECT year_to_date('infinity');
SELECT year_to_date('-infinity');
\set VERBOSITY default

-- The same days a year earlier: whole years, months and parts of them.
SELECT period, same_period_last_year(period)
FROM unnest('{
	"[2026-01-01,2026-12-31]", "[2026-01-01,2026-08-31]", "[2026-04-01,2026-06-30]", "[2026-03-10,2026-03-10]",
	"[2025-12-15,2026-01-14]", "[2025-09-01,2026-08-31]"
	}'::daterange[]) WITH ORDINALITY AS t (period, n)
ORDER BY n;

-- Leap days: into a leap year February is whole again; out of one the 29th is the 28th.
SELECT period, same_period_last_year(period), upper(period) - lower(period) AS days, upper(same_period_last_year(period)) - lower(same_period_last_year(period)) AS days_prior
FROM unnest('{
	"[2024-01-01,2024-12-31]", "[2025-01-01,2025-12-31]",
	"[2024-02-01,2024-02-29]", "[2024-02-01,2024-02-28]", "[2024-02-29,2024-02-29]", "[2024-02-28,2024-02-28]", "[2024-02-29,2024-03-31]", "[2024-03-01,2024-03-31]",
	"[2025-02-01,2025-02-28]", "[2025-03-01,2025-03-31]"
	}'::daterange[]) WITH ORDINALITY AS t (period, n)
ORDER BY n;
SELECT same_period_last_year(year_to_date('2024-02-29')), same_period_last_year(same_period_last_year('[2026-01-01,2026-08-31]'::daterange));

-- Open sides stay open, an empty period empty.
SELECT period, same_period_last_year(period)
FROM unnest('{empty, "[2026-01-01,)", "(,2026-01-01)", "(,2024-02-28]", "(,)", "[2026-01-01,infinity)", "[-infinity,2026-01-01)"}'::daterange[]) WITH ORDINALITY AS t (period, n)
ORDER BY n;
SELECT same_period_last_year(NULL::daterange), same_period_last_year(NULL::date);

-- Months, quarters and years, from any first month.
SELECT day, month_of(day), quarter_of(day), fiscal_year(day), prior_year(day), year_to_date(day)
FROM unnest('{2026-01-01, 2026-03-31, 2026-04-01, 2024-02-29, 2025-12-31, 0001-01-01, "0001-12-31 BC"}'::date[]) WITH ORDINALITY AS t (day, n) ORDER BY n;
SELECT first_month, quarter_of('2026-03-15', first_month), fiscal_year('2026-03-15', first_month), prior_year('2026-03-15', first_month), year_to_date('2026-03-15', first_month)
FROM generate_series(1, 12) AS first_month;
SELECT fiscal_year('2026-03-15', 0);
SELECT quarter_of('2026-03-15', 13);
SELECT month_of('infinity');
SELECT fiscal_year('5874897-06-03');
SELECT fiscal_year(NULL), quarter_of('2026-03-15', NULL), rolling('2026-03-15', NULL);

-- The months that end with a date; each such period ends where the next one begins.
SELECT day, rolling(day), rolling(day, 3), rolling(day, 1)
FROM unnest('{2026-03-31, 2026-03-30, 2026-02-28, 2024-02-29, 2024-02-28, 2025-02-27, 2026-01-15, 2026-12-31}'::date[]) WITH ORDINALITY AS t (day, n) ORDER BY n;
SELECT rolling('2026-03-31', 0);
SELECT rolling('2026-03-31', 12001);
SELECT rolling('4000-03-31 BC', 12000);
SELECT same_period_last_year(day) FROM unnest('{2026-03-31, 2024-02-29, 2025-02-28, 2024-02-28}'::date[]) WITH ORDINALITY AS t (day, n) ORDER BY n;

-- Years of whole weeks.
SELECT year, iso_year(make_date(year, 7, 1)), cardinality(period_bounds(iso_year(make_date(year, 7, 1)), '7 days')) - 1 AS iso_weeks, retail_year(make_date(year, 7, 1)), cardinality(period_bounds(retail_year(make_date(year, 7, 1)), '7 days')) - 1 AS retail_weeks
FROM generate_series(2015, 2029) AS year;

-- Whatever the time zone.
SET timezone = 'Pacific/Apia';
SELECT year_to_date('2012-01-02'), same_period_last_year('[2012-12-29,2012-12-31]'::daterange);
SET timezone = 'Europe/Stockholm';
SELECT year_to_date('2012-01-02'), same_period_last_year('[2012-12-29,2012-12-31]'::daterange);
RESET timezone;
