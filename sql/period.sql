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

-- Whatever the time zone.
SET timezone = 'Pacific/Apia';
SELECT year_to_date('2012-01-02'), prior_year('[2012-12-29,2012-12-31]');
SET timezone = 'Europe/Stockholm';
SELECT year_to_date('2012-01-02'), prior_year('[2012-12-29,2012-12-31]');
RESET timezone;
