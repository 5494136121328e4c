-- Worked examples that others have published, each with its source.

BEGIN;
SELECT plan(21);

-- International Community for Project Managers, "Combine Basics Metrics to Unleash the
-- Power of Earned Value" (theicpm.com): of activities budgeted at 20, 10, 15 and 5, the
-- first three were due and all four are done, at 20, 5, 20 and 10.
CREATE TEMP TABLE activity (name text, budgeted integer, spent integer, due boolean);
INSERT INTO activity VALUES ('A', 20, 20, true), ('B', 10, 5, true), ('C', 15, 20, true), ('D', 5, 10, false);
SELECT is(amount(deviation_agg(budgeted, CASE WHEN due THEN budgeted END)), 5::numeric, 'earned value: schedule variance 50 - 45 = 5') FROM activity;
SELECT is(amount(cost_deviation_agg(spent, budgeted)), -5::numeric, 'earned value: cost variance 50 - 55 = -5') FROM activity;
SELECT is(round(quotient(ratio_agg(budgeted, CASE WHEN due THEN budgeted END)), 2), 1.11, 'earned value: schedule performance index 50 / 45 = 1.11') FROM activity;

-- C. R. Charig et al., British Medical Journal 292 (1986), as in Wikipedia, "Simpson's
-- paradox": stones removed by treatment A and by B, small ones and large ones.  A is
-- better at either kind and worse over both, which averaged percentages cannot show.
CREATE TEMP TABLE stones (treatment text, size text, removed integer, treated integer);
INSERT INTO stones VALUES ('A', 'small', 81, 87), ('A', 'large', 192, 263), ('B', 'small', 234, 270), ('B', 'large', 55, 80);
SELECT is(
	(SELECT array_agg(percent(ratio(removed, treated), 0) ORDER BY treatment, size DESC) FROM stones),
	ARRAY[93, 73, 87, 69]::numeric[], 'kidney stones: 93 % and 73 % by A, 87 % and 69 % by B');
SELECT is(
	(SELECT array_agg(p ORDER BY treatment) FROM (SELECT treatment, percent(ratio_agg(removed, treated), 0) AS p FROM stones GROUP BY treatment) AS s),
	ARRAY[78, 83]::numeric[], 'kidney stones: over both 78 % by A, 83 % by B');
SELECT is(
	(SELECT array_agg(p ORDER BY treatment) FROM (SELECT treatment, percent(sum(ratio(removed, treated)), 0) AS p FROM stones GROUP BY treatment) AS s),
	ARRAY[78, 83]::numeric[], 'kidney stones: the ratios add up to the same');

-- K. Ross, "A Mathematician at the Ballpark" (2004), as in Wikipedia, "Simpson's paradox":
-- hits and times at bat of two players in two seasons.
CREATE TEMP TABLE batting (player text, season integer, hits integer, at_bat integer);
INSERT INTO batting VALUES ('Jeter', 1995, 12, 48), ('Jeter', 1996, 183, 582), ('Justice', 1995, 104, 411), ('Justice', 1996, 45, 140);
SELECT is(
	(SELECT array_agg(round(quotient(ratio(hits, at_bat)), 3) ORDER BY season, player) FROM batting),
	ARRAY[.250, .253, .314, .321], 'batting: Justice before Jeter in 1995 and in 1996');
SELECT is(
	(SELECT array_agg(round(q, 3) ORDER BY player) FROM (SELECT player, quotient(ratio_agg(hits, at_bat)) AS q FROM batting GROUP BY player) AS s),
	ARRAY[.310, .270], 'batting: Jeter before Justice over both');

-- Wikipedia, "Relative change": a house worth 100,000 that goes up to 110,000 in value.
SELECT is(percent(deviation(110000, 100000), 1), 10.0, 'relative change: from 100,000 to 110,000 is 10 %');

-- Wikipedia, "Percentage point": from 40 to 44 percent is 4 percentage points, and 10 percent.
SELECT is(round(percentage_points(ratio(44, 100), ratio(40, 100)), 10), 4::numeric, 'percentage points: from 40 % to 44 % is 4 percentage points');
SELECT is(percent(deviation(44, 40), 0), 10::numeric, 'percentage points: from 40 % to 44 % is 10 % more');

-- IBCS, International Business Communication Standards: the relative variance is over the
-- absolute baseline, so that its sign is that of the absolute variance.
SELECT is(ARRAY[amount(d), percent(d, 0)], ARRAY[30, 30]::numeric[], 'variance: a loss of 70 against one of 100 is +30, +30 %') FROM (VALUES (deviation(-70, -100))) AS v (d);
SELECT is(ARRAY[amount(d), percent(d, 0)], ARRAY[150, 150]::numeric[], 'variance: a profit of 50 against a loss of 100 is +150, +150 %') FROM (VALUES (deviation(50, -100))) AS v (d);

-- ISO 8601 and the calendar: periods year on year.
SELECT is(year_to_date('2026-03-15'), '[2026-01-01,2026-03-15]'::daterange, 'the year to date has its first and its last day');
SELECT is(same_period_last_year('[2025-01-01,2025-08-31]'::daterange), '[2024-01-01,2024-08-31]'::daterange, 'the same eight months a year earlier');
SELECT is(same_period_last_year('[2024-02-01,2024-02-29]'::daterange), '[2023-02-01,2023-02-28]'::daterange, 'a leap February against the one before');
SELECT is(same_period_last_year('[2025-02-01,2025-02-28]'::daterange), '[2024-02-01,2024-02-29]'::daterange, 'a February against the leap February before');
SELECT is(count(*) || ' periods, ' || count(*) FILTER (WHERE same_period_last_year(daterange(f, l, '[)')) <> daterange(
		CASE WHEN f::text LIKE '%-02-29' THEN f - 366 ELSE make_date(extract(year FROM f)::integer - 1, extract(month FROM f)::integer, extract(day FROM f)::integer) END,
		CASE WHEN l::text LIKE '%-02-29' THEN l - 365 ELSE make_date(extract(year FROM l)::integer - 1, extract(month FROM l)::integer, extract(day FROM l)::integer) END, '[)')) || ' differ',
	'7335 periods, 0 differ', 'the first day, and the day after the last, of every period are those of a year earlier')
FROM (SELECT d::date AS f, d::date + n AS l FROM generate_series(timestamp '2023-01-01', '2027-01-06', interval '1 day') AS d, (VALUES (1), (2), (28), (59), (366)) AS n (n)) AS p;
SELECT is(ARRAY[same_period_last_year('[2025-01-01,)'::daterange), same_period_last_year('(,2024-02-29]'::daterange), same_period_last_year('empty'::daterange), same_period_last_year('(,)'::daterange)],
	ARRAY['[2024-01-01,)', '(,2023-02-28]', 'empty', '(,)']::daterange[], 'an open side stays open, an empty period empty');

-- A change of at most the tolerance is steady; the direction that is better is named.
SELECT is(count(*) || ' changes, ' || count(*) FILTER (WHERE
		trend(x / 10.0, 5, 0.5)::text <> CASE WHEN x > 55 THEN 'improving' WHEN x < 45 THEN 'worsening' ELSE 'steady' END OR
		trend(x / 10.0, 5, 0.5, false)::text <> CASE WHEN x > 55 THEN 'worsening' WHEN x < 45 THEN 'improving' ELSE 'steady' END) || ' differ',
	'101 changes, 0 differ', 'trend against its definition written out as CASE')
FROM generate_series(0, 100) AS x;
SELECT throws_ok('SELECT trend(1, 2, -0.1)', '22023', NULL, 'a negative tolerance is refused');

SELECT * FROM finish();
ROLLBACK;
