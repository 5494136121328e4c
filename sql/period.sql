--
-- period: parts of a period
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;
SET datestyle = 'ISO, MDY';

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

-- Working days are those from Monday to Friday that are no holiday.
SELECT working_days('[2016-11-07,2016-11-30]') AS of_a_month, working_days('[2016-11-01,2016-11-30]') AS month, working_days('[2026-01-03,2026-01-04]') AS weekend,
	working_days('[2025-12-22,2025-12-28]', '{2025-12-25, 2025-12-26, 2025-12-26, 2025-12-27, 2026-01-01}') AS christmas, working_days('[0001-01-01,9999-12-31]') AS all_days;
SELECT working_days('[2026-01-01,)');
SELECT working_days('[2026-01-01,2026-01-31]', '{NULL}');
SELECT working_days(NULL), working_days('[2026-01-01,2026-01-31]', NULL) AS no_holidays;
