-- The calendar's periods against PostgreSQL's own date arithmetic and published calendars.

BEGIN;
SELECT plan(16);

CREATE TEMP TABLE day AS SELECT day::date FROM generate_series(timestamp '1999-06-01', '2033-02-28', interval '1 day') AS day;
ANALYZE day;

SELECT is_empty($$SELECT day FROM day WHERE month_of(day) <> daterange(date_trunc('month', day)::date, (date_trunc('month', day) + interval '1 month')::date)$$, 'months are those of date_trunc');
SELECT is_empty($$SELECT day FROM day WHERE quarter_of(day) <> daterange(date_trunc('quarter', day)::date, (date_trunc('quarter', day) + interval '3 months')::date)$$, 'quarters are those of date_trunc');
SELECT is_empty($$SELECT day FROM day WHERE fiscal_year(day) <> daterange(date_trunc('year', day)::date, (date_trunc('year', day) + interval '1 year')::date)$$, 'calendar years are those of date_trunc');
-- A fiscal year from month m is the calendar year moved by m - 1 months.
SELECT is_empty($$
	SELECT day, m FROM day, generate_series(1, 12) AS m, LATERAL (SELECT date_trunc('month', day) AS month, interval '1 month' * (m - 1) AS moved) AS s
	WHERE (fiscal_year(day, m), quarter_of(day, m)) IS DISTINCT FROM (
		daterange((date_trunc('year', month - moved) + moved)::date, (date_trunc('year', month - moved) + moved + interval '1 year')::date),
		daterange((date_trunc('quarter', month - moved) + moved)::date, (date_trunc('quarter', month - moved) + moved + interval '3 months')::date))$$,
	'fiscal years and their quarters are moved calendar years and quarters');
SELECT is_empty($$SELECT day FROM day, generate_series(1, 12) AS m WHERE year_to_date(day, m) <> daterange(lower(fiscal_year(day, m)), day, '[]') OR prior_year(day, m) <> fiscal_year(lower(fiscal_year(day, m)) - 1, m)$$,
	'a year to date is the part of the fiscal year through the day, the prior year the one before');
SELECT is(fiscal_year('2021-01-01', 10), '[2020-10-01,2021-09-30]'::daterange, 'United States: fiscal year 2021 is from October 2020 through September 2021');
SELECT is(fiscal_year('2025-09-01', 9), '[2025-09-01,2026-08-31]'::daterange, 'Skatteverket: a fiscal year from 1 September 2025 ends on 31 August 2026');

SELECT is_empty($$SELECT day FROM day, unnest('{1, 3, 12}'::integer[]) AS m WHERE rolling(day, m) <> daterange((day + 1 - interval '1 month' * m)::date, day, '[]')$$,
	'rolling months begin on the day after the same day some months before');
SELECT is_empty($$SELECT day FROM day WHERE same_period_last_year(day) <> (day - interval '1 year')::date$$, 'the same day last year is that of interval arithmetic');
SELECT is_empty($$
	SELECT day FROM day WHERE same_period_last_year(month_of(day)) <> month_of((date_trunc('month', day) - interval '1 year')::date)
		OR same_period_last_year(fiscal_year(day, 3)) <> prior_year(day, 3)$$,
	'the same month, and the same fiscal year from March, a year earlier');

SELECT is_empty($$
	SELECT day FROM day JOIN (SELECT extract(isoyear FROM day) AS year, daterange(min(day), max(day), '[]') AS days FROM day GROUP BY 1 HAVING count(*) > 360) AS y ON year = extract(isoyear FROM day)
	WHERE iso_year(day) <> days$$, 'ISO years are those of extract(isoyear)');
SELECT results_eq(
	$$SELECT year FROM generate_series(2000, 2040) AS year WHERE upper(iso_year(make_date(year, 7, 1))) - lower(iso_year(make_date(year, 7, 1))) = 371$$,
	$$SELECT unnest('{2004, 2009, 2015, 2020, 2026, 2032, 2037}'::integer[])$$,
	'ISO 8601: the years of 53 weeks');
SELECT results_eq(
	$$SELECT retail_year(make_date(year, 7, 1)) FROM generate_series(2016, 2023) AS year ORDER BY year$$,
	$$VALUES (daterange '[2016-01-31,2017-01-28]'), ('[2017-01-29,2018-02-03]'), ('[2018-02-04,2019-02-02]'), ('[2019-02-03,2020-02-01]'),
		('[2020-02-02,2021-01-30]'), ('[2021-01-31,2022-01-29]'), ('[2022-01-30,2023-01-28]'), ('[2023-01-29,2024-02-03]')$$,
	'NRF: the 4-5-4 calendars of 2016 to 2023');
SELECT results_eq(
	$$SELECT year FROM generate_series(2000, 2051) AS year WHERE upper(retail_year(make_date(year, 7, 1))) - lower(retail_year(make_date(year, 7, 1))) = 371$$,
	$$SELECT unnest('{2000, 2006, 2012, 2017, 2023, 2028, 2034, 2040, 2045, 2051}'::integer[])$$,
	'NRF: the years of 53 weeks');

SELECT is_empty($$
	SELECT a, n FROM generate_series(0, 20) AS a, generate_series(1, 400) AS n, LATERAL (SELECT date '2023-12-15' + a AS first) AS s
	WHERE working_days(daterange(first, first + n), '{2023-12-25, 2023-12-26, 2023-12-26, 2024-01-06}') <> (
		SELECT count(*) FROM generate_series(first::timestamp, first + n - 1, interval '1 day') AS t WHERE extract(isodow FROM t) < 6 AND t NOT IN ('2023-12-25', '2023-12-26'))$$,
	'working days are the days of Monday to Friday that are no holiday');
SELECT is(ARRAY[working_days('[2016-11-07,2016-11-30]'), working_days('[2016-11-01,2016-11-30]')], '{18, 22}'::integer[], 'of the 22 weekdays of November 2016, 18 from the 7th on');

SELECT * FROM finish();
ROLLBACK;
