--
-- period: PostgreSQL's daterange, and the helpers that make the usual ones
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
SELECT period, prior_year(period)
FROM unnest('{
	"[2026-01-01,2026-12-31]", "[2026-01-01,2026-08-31]", "[2026-04-01,2026-06-30]", "[2026-03-10,2026-03-10]",
	"[2025-12-15,2026-01-14]", "[2025-09-01,2026-08-31]"
	}'::daterange[]) WITH ORDINALITY AS t (period, n)
ORDER BY n;

-- Leap days: into a leap year February is whole again; out of one the 29th is the 28th.
SELECT period, prior_year(period), upper(period) - lower(period) AS days, upper(prior_year(period)) - lower(prior_year(period)) AS days_prior
FROM unnest('{
	"[2024-01-01,2024-12-31]", "[2025-01-01,2025-12-31]",
	"[2024-02-01,2024-02-29]", "[2024-02-01,2024-02-28]", "[2024-02-29,2024-02-29]", "[2024-02-28,2024-02-28]", "[2024-02-29,2024-03-31]", "[2024-03-01,2024-03-31]",
	"[2025-02-01,2025-02-28]", "[2025-03-01,2025-03-31]"
	}'::daterange[]) WITH ORDINALITY AS t (period, n)
ORDER BY n;
SELECT prior_year(year_to_date('2024-02-29')), prior_year(prior_year('[2026-01-01,2026-08-31]'));

-- Open sides stay open, an empty period empty.
SELECT period, prior_year(period)
FROM unnest('{empty, "[2026-01-01,)", "(,2026-01-01)", "(,2024-02-28]", "(,)", "[2026-01-01,infinity)", "[-infinity,2026-01-01)"}'::daterange[]) WITH ORDINALITY AS t (period, n)
ORDER BY n;
SELECT prior_year(NULL);

-- Contiguous periods by their bounds: the first day of each, and the day after the last.
SELECT period_bounds('[2026-01-01,2026-06-30]'), period_bounds('[2026-01-01,2026-12-31]', '3 months') AS quarters, period_bounds('[2024-07-01,2027-06-30]', step => '1 year') AS years;
SELECT period_bounds('[2026-01-01,2026-03-10]') AS last_is_shorter, period_bounds('[2026-01-05,2026-01-20]', '7 days') AS weeks, period_bounds('[2026-01-05,2026-01-05]') AS one_day;
-- From the 31st, months end with the month.
SELECT period_bounds('[2024-01-31,2024-05-31]') AS months, period_bounds('[2024-02-29,2028-02-29]', '1 year') AS leap_days;
SELECT period_bounds(NULL), period_bounds('[2026-01-01,2026-02-01]', NULL) AS no_step;
SELECT period_bounds('empty');
SELECT period_bounds('[2026-01-01,)');
SELECT period_bounds('[2026-01-01,infinity)');
SELECT period_bounds('[2026-01-01,2026-02-01]', '0 days');
SELECT period_bounds('[2026-01-01,2026-02-01]', '-1 month');
SELECT period_bounds('[2026-01-01,2026-02-01]', '1 month -40 days');
SELECT period_bounds('[2026-01-01,2026-02-01]', '1 hour');
SELECT cardinality(period_bounds('[2000-01-01,2273-10-16)', '1 day'));
SELECT cardinality(period_bounds('[2000-01-01,2273-10-17)', '1 day'));

-- Whatever the time zone.
SET timezone = 'Pacific/Apia';
SELECT year_to_date('2012-01-02'), prior_year('[2012-12-29,2012-12-31]');
SET timezone = 'Europe/Stockholm';
SELECT year_to_date('2012-01-02'), prior_year('[2012-12-29,2012-12-31]');
RESET timezone;
