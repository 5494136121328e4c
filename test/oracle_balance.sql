-- Balances against plain SQL over every day, and published examples of average balances.

BEGIN;
SELECT plan(15);
\ir oracle.psql

-- Units that report on the same dates, but for a few that are missing; and every day.
CREATE TABLE reported AS
SELECT unit, as_of, amount
FROM generate_series(1, 5) AS unit, generate_series(1, 30) AS n, LATERAL (
	SELECT date '2023-01-01' + pg_temp.dice('as of', n, 500)::integer AS as_of,
		CASE WHEN pg_temp.dice('zero', n, 4) = 0 THEN 0 ELSE round((pg_temp.dice('amount', unit * 100 + n, 20001) - 10000) / 100.0, 1 + unit % 2) END AS amount) AS s
WHERE pg_temp.dice('missing', unit * 100 + n, 40) > 0;
DELETE FROM reported AS a USING reported AS b WHERE a.ctid > b.ctid AND (a.unit, a.as_of) = (b.unit, b.as_of);
CREATE TEMP TABLE date_total AS SELECT as_of, sum(amount) AS amount, count(*) AS parts FROM reported GROUP BY as_of;
CREATE TEMP TABLE whole AS SELECT balance_agg(as_of, amount) AS b FROM reported;
SELECT ok(count(*) > 20 AND count(*) FILTER (WHERE parts < 5) BETWEEN 2 AND 12 AND count(*) FILTER (WHERE amount = 0) > 2, 'there are dates, some without a unit and some at zero') FROM date_total;

SELECT results_eq('SELECT u.as_of, u.amount::text, u.parts FROM whole, unnest(b) AS u', $$
	SELECT as_of, round(amount, (SELECT max(scale(amount)) FROM reported))::text, parts FROM date_total ORDER BY as_of$$, 'a balance is the total by date, and how many make it up');
SELECT is(sum(b)::text, (SELECT b::text FROM whole), 'units sum to the whole')
FROM (SELECT balance_agg(as_of, amount) AS b FROM reported GROUP BY unit) AS units;
SELECT is(sum(balance(as_of, amount) ORDER BY md5(as_of::text || unit))::text, (SELECT b::text FROM whole), 'single amounts sum to the whole, in another order') FROM reported;
SELECT is((SELECT sum(b)::text FROM (SELECT balance_agg(as_of, amount) AS b FROM reported GROUP BY extract(month FROM as_of)) AS m), (SELECT b::text FROM whole), 'months do not add up: they stand beside each other');

CALL pg_temp.allow_workers();
ANALYZE reported;
SELECT ok(pg_temp.is_partial('SELECT balance_agg(as_of, amount) FROM reported'), 'balance_agg can be had in parallel parts');
SELECT is((SELECT balance_agg(as_of, amount)::text FROM reported), (SELECT b::text FROM whole), 'in parallel');

-- Each day's amount: that of the last date, null where a unit is missing there.
CREATE TEMP TABLE daily AS
SELECT day::date, (SELECT CASE parts WHEN 5 THEN amount END FROM date_total WHERE as_of <= day ORDER BY as_of DESC LIMIT 1) AS amount
FROM generate_series(timestamp '2022-12-01', '2024-07-31', interval '1 day') AS day;
SELECT is_empty('SELECT day FROM daily, whole WHERE at(b, day) IS DISTINCT FROM amount', 'at any day it is what the last date said');

CREATE TEMP TABLE period AS
SELECT daterange(first, first + length) AS period
FROM generate_series(1, 120) AS n, LATERAL (SELECT date '2022-12-20' + pg_temp.dice('first', n, 540)::integer AS first, 1 + pg_temp.dice('days', n, 40)::integer AS length) AS s;
SELECT is_empty($$
	SELECT period FROM period, whole WHERE (opening(b, period), closing(b, period)) IS DISTINCT FROM (at(b, lower(period) - 1), at(b, upper(period) - 1))
		OR (change(b, period) IS NULL) <> (at(b, lower(period) - 1) IS NULL AND at(b, upper(period) - 1) IS NULL) OR amount(change(b, period)) <> at(b, upper(period) - 1) - at(b, lower(period) - 1)$$,
	'a period opens with the day before it and closes with its last day');
CREATE TEMP TABLE averaged AS
SELECT period, skip, b, count(*) FILTER (WHERE amount IS NULL AND weekday) AS missing_weekdays, count(*) FILTER (WHERE amount IS NULL) AS missing,
	sum(amount) AS sum, avg(amount) FILTER (WHERE amount <> 0 OR skip NOT LIKE 'zero%') AS days, avg(amount) FILTER (WHERE weekday AND (amount <> 0 OR skip NOT LIKE 'zero%')) AS working_days
FROM period CROSS JOIN whole CROSS JOIN unnest('{nothing, zero, missing, zero_and_missing}'::text[]) AS skip JOIN (SELECT *, extract(isodow FROM day) < 6 AS weekday FROM daily) AS d ON day <@ period
GROUP BY period, skip, b;
SELECT is_empty($$
	SELECT period, skip FROM averaged WHERE round(average(b, period, 'days', skip), 12) IS DISTINCT FROM CASE WHEN missing = 0 OR skip LIKE '%missing' THEN round(days, 12) END
		OR round(average(b, period, 'working_days', skip), 12) IS DISTINCT FROM CASE WHEN missing_weekdays = 0 OR skip LIKE '%missing' THEN round(working_days, 12) END
		OR skip = 'missing' AND round(average(b, period, 'days_365', skip), 12) IS DISTINCT FROM round(sum / 365, 12)$$,
	'averages by days are those of every day');
SELECT is_empty($$
	SELECT period FROM period, whole, LATERAL (SELECT avg(amount) AS mean, count(*) FILTER (WHERE parts < 5) AS missing, avg(amount) FILTER (WHERE parts = 5 AND amount <> 0) AS without FROM date_total WHERE as_of <@ period) AS s
	WHERE round(average(b, period, 'snapshots'), 12) IS DISTINCT FROM CASE missing WHEN 0 THEN round(mean, 12) END OR round(average(b, period, 'snapshots', 'zero_and_missing'), 12) IS DISTINCT FROM round(without, 12)$$,
	'averages of dates are those of the dates within the period');

-- On straight lines between the complete dates.
CREATE TEMP TABLE line AS
SELECT as_of, amount, lead(as_of) OVER w AS next, lead(amount) OVER w AS next_amount FROM date_total WHERE parts = 5 WINDOW w AS (ORDER BY as_of);
SELECT is_empty($$
	SELECT period, mean FROM whole, period, LATERAL (
		SELECT avg(CASE WHEN next IS NULL THEN line.amount ELSE line.amount + (next_amount - line.amount) * (day - as_of) / (next - as_of) END) AS mean
		FROM daily JOIN line ON day >= as_of AND (day < next OR next IS NULL AND day = as_of) WHERE day <@ period) AS s
	WHERE round(average(b, period, 'interpolated', 'missing'), 12) IS DISTINCT FROM round(mean, 12)$$,
	'interpolated averages are those of every day on the lines');

-- Days in a status: each day has that of the last date, the more severe of two, and grey before the first.
CREATE TEMP TABLE dated AS
SELECT date '2023-01-10' + pg_temp.dice('status on', n, 400)::integer AS as_of, (ARRAY['red', 'amber', 'green']::rag[])[1 + pg_temp.dice('status', n, 3)] AS status FROM generate_series(1, 60) AS n;
SELECT is_empty($$
	SELECT period FROM period, LATERAL (SELECT rag_days(array_agg(as_of), array_agg(status), period) AS days FROM dated) AS d
	WHERE days <> (SELECT rag_tally_agg(coalesce((SELECT status FROM dated WHERE as_of <= day ORDER BY as_of DESC, status DESC LIMIT 1), 'grey')) FROM daily WHERE day <@ period)$$,
	'days in each status are those of every day');

---------- published examples ----------

SELECT is(ARRAY[
		round(average('2011-07-21=400; 2011-07-28=360; 2011-07-31=420; 2011-08-06=410; 2011-08-13=460', '[2011-07-21,2011-08-19]'), 2),
		round(average('2021-06-01=900; 2021-06-14=1100; 2021-06-20=1199; 2021-06-26=699', month_of('2021-06-01')), 2),
		round(average('2021-06-01=600; 2021-06-05=750; 2021-06-12=1050; 2021-06-15=850', month_of('2021-06-01')), 2)],
	'{416.33, 966.30, 813.33}'::numeric[], 'jiskha.com, smartstudyhelp.com and justaaa.com (without its slip of signs): average daily balances of 30 days');
SELECT is(average('2020-12-31=10000; 2021-12-31=20000', fiscal_year('2021-01-01'), 'two_points'), 15000::numeric, 'rogercpareview.com: average inventory of 10,000 and 20,000');

SELECT * FROM finish();
ROLLBACK;
