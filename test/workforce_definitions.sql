-- Headcount, turnover and sick leave as those who publish definitions compute them,
-- and how a report on persons, not employments, is made.

BEGIN;
SELECT plan(38);

-- So many at the opening, joining and leaving in 2025, all at mid-year.
CREATE FUNCTION pg_temp.staff(opening integer, joiners integer, leavers integer) RETURNS workforce
	LANGUAGE sql
	RETURN (SELECT workforce_agg(hired, left_on, 1, true, '[2025-01-01,2025-12-31]') FROM (
		SELECT date '2015-01-01' AS hired, CASE WHEN n <= leavers THEN date '2025-07-01' END AS left_on FROM generate_series(1, opening) AS n
		UNION ALL
		SELECT '2025-07-02', NULL FROM generate_series(1, joiners)) AS spells);

---------- turnover ----------

-- hrfokus.se: 280 at the start and 272 at the end, 276 on average; 3 joined, 11 left.
CREATE TEMP TABLE swedish AS SELECT pg_temp.staff(280, 3, 11) AS w;
SELECT is(ARRAY[opening(w), closing(w), mean_headcount(w)], ARRAY[280, 272, 276]::numeric[], 'hrfokus.se: 280 at the start, 272 at the end, 276 on average') FROM swedish;
SELECT is(percent(turnover(w, 'crude_mean'), 2), 3.99, 'hrfokus.se: those who left, 3.99 %') FROM swedish;
SELECT is(percent(turnover(w, 'accession'), 2), 1.09, 'hrfokus.se: those who joined, 1.09 %') FROM swedish;

-- Arbetsgivarverket: where more joined than left, those who left, else those who
-- joined, over the mean of this year's and last year's headcount.
SELECT is(percent(turnover(w, 'lesser_of'), 2), 1.09, 'Arbetsgivarverket: joined, where fewer joined, over the mean of two year-ends') FROM swedish;
SELECT is(turnover(w, 'lesser_of'), turnover(w, 'crude_mean'), 'Arbetsgivarverket: left, where fewer left') FROM pg_temp.staff(280, 12, 11) AS w;

-- Nyckeltalsinstitutet: three leave; of three, one and five who join, three, one and
-- three replace. Here of 100 on average.
SELECT is(
	(SELECT array_agg(percent(turnover(format(
			'[2025-01-01,2026-01-01) person_days=36500 opening=100 arrivals=%1$s joiners=%1$s departures=3 leavers=3 early_leavers=0 stayers=97 fte_days=36500 opening_fte=100 closing_fte=100 leavers_fte=0', joined)::workforce, 'replacement'), 0) ORDER BY n)
	 FROM unnest('{3, 1, 5}'::integer[]) WITH ORDINALITY AS t (joined, n)),
	'{3, 1, 3}'::numeric[], 'Nyckeltalsinstitutet: out 3 and in 3, 1, 5 are replacements 3, 1, 3');

-- Four German formulas on one example, from egym-wellpass.com: 120 at the start, 119
-- on average, 14 left, 12 joined. ZVEI counts those of the leavers that were replaced.
CREATE TEMP TABLE german AS SELECT pg_temp.staff(120, 12, 14) AS w;
SELECT is(mean_headcount(w), 119.0, 'German example: 119 on average') FROM german;
SELECT is(percent(turnover(w, 'crude_opening'), 4), round(100 * 14 / 120.0, 4), 'Basisformel: those who left over the opening headcount') FROM german;
SELECT is(percent(turnover(w, 'crude_mean'), 4), round(100 * 14 / 119.0, 4), 'BDA: those who left over the average headcount') FROM german;
SELECT is(percent(turnover(w, 'schlueter'), 4), round(100 * 14 / (120 + 12.0), 4), 'Schlueter: those who left over the opening headcount and those who joined') FROM german;
SELECT is(percent(turnover(w, 'lesser_of'), 4), round(100 * 12 / 119.0, 4), 'ZVEI: replaced leavers over the average headcount') FROM german;

-- bizfluent.com: 30 at the start of the year, 40 at its end, 5 separations: 14 percent.
SELECT is(percent(turnover(w, 'crude_mean'), 0), 14::numeric, 'bizfluent.com: 5 of 30 and 40 is 14 %') FROM pg_temp.staff(30, 15, 5) AS w;

-- Seminar exercises on turnover indices (slidegur.com): 9 separations of 50 are 18 %,
-- 10 of 60 are 17 %.
SELECT is(
	(SELECT array_agg(percent(turnover(pg_temp.staff(average, gone, gone), 'crude'), 0) ORDER BY average) FROM (VALUES (50, 9), (60, 10)) AS v (average, gone)),
	'{18, 17}'::numeric[], 'seminar exercises: 9 of 50 on average is 18 %, 10 of 60 is 17 %');

-- EK (Finnish industries) and Hansel: half of those who joined and left, over the mean
-- headcount or that of 31 December; those who left over that of 31 December.
SELECT is(percent(turnover(w, 'half_sum'), 4), round(100 * (3 + 11) / 2 / 276.0, 4), 'EK: half the sum over the mean of both ends') FROM swedish;
SELECT is(percent(turnover(w, 'half_sum_closing'), 4), round(100 * (3 + 11) / 2 / 272.0, 4), 'Hansel: half the sum over the closing headcount') FROM swedish;
SELECT is(percent(turnover(w, 'crude_closing'), 4), round(100 * 11 / 272.0, 4), 'Hansel: those who left over the closing headcount') FROM swedish;

-- SHRM: the months' rates added up. One of 100 leaves on the last day of each month and
-- nobody comes: 1/100 + 1/99 + ... + 1/89.
SELECT is(
	round((SELECT summed_turnover(workforce_series_agg('2015-01-01', CASE WHEN n <= 12 THEN (date '2024-12-01' + n * interval '1 month' + interval '1 month - 1 day')::date END, 1, true, period_bounds('[2025-01-01,2025-12-31]'))) FROM generate_series(1, 100) AS n), 12),
	round((SELECT sum(100.0 / n) FROM generate_series(89, 100) AS n), 12),
	'SHRM: the annual rate is the sum of the monthly ones');

---------- stability and survival ----------

-- The seminar's survival rates are those of a cohort's stayers: hired on 1 January,
-- leaving on 31 December of one of five years.
CREATE TEMP TABLE cohort AS
SELECT year, make_date(year, 1, 1) AS hired, make_date(quit, 12, 31) AS left_on
FROM (VALUES (2000, 2000, 1), (2000, 2001, 4), (2000, 2002, 2), (2000, 2004, 2), (2000, NULL, 11), (2001, 2002, 1), (2001, 2004, 2), (2001, NULL, 7), (2002, 2003, 1), (2002, NULL, 4)) AS v (year, quit, heads),
	generate_series(1, heads);
CREATE TEMP TABLE survival AS
SELECT year, years, percent(stability(workforce_agg(hired, left_on, 1, true, daterange(make_date(year, 1, 2), make_date(year + years, 1, 2))))) AS percent
FROM cohort, unnest('{1, 3, 5}'::integer[]) AS years GROUP BY year, years;
SELECT is((SELECT array_agg(percent ORDER BY year) FROM survival WHERE years = 1), '{95, 100, 100}'::numeric[], 'seminar exercises: 1 year of the cohorts of 2000, 2001 and 2002');
SELECT is((SELECT percent FROM survival WHERE (year, years) = (2000, 5)), 55::numeric, 'seminar exercises: 5 years of the cohort of 2000');
SELECT is((SELECT percent FROM survival WHERE (year, years) = (2002, 3)), 80::numeric, 'seminar exercises: 3 years of the cohort of 2002');

-- CIPD: those with a year of service now, of all employed a year ago.
SELECT is(percent(stability(w)), (SELECT 100.0 * count(*) FILTER (WHERE coalesce(left_on, 'infinity') > '2002-12-31') / count(*) FROM cohort WHERE hired < '2002-01-01' AND coalesce(left_on, 'infinity') >= '2002-01-01'),
	'CIPD: the stability index over a year')
FROM (SELECT workforce_agg(hired, left_on, 1, true, '[2002-01-01,2002-12-31]') AS w FROM cohort) AS s;

---------- FTE on the scale of a period and of a year ----------

SELECT is(ARRAY[person_years(q, 'twelfths'), person_years(y), fte(y)], ARRAY[188.3, 750, 750], 'a quarter at 753.2 full-time equivalents is 188.3 person-years, a year at 750 is 750')
FROM (SELECT workforce('2015-01-01', NULL, 753.2, NULL, '[2023-01-01,2023-03-31]') AS q, workforce('2015-01-01', NULL, 750, NULL, '[2023-01-01,2023-12-31]') AS y) AS s;
SELECT is(sum(person_years(workforce, 'twelfths')), 750::numeric, 'and the quarters of a year add up to it')
FROM unnest(workforce_series('2015-01-01', NULL, 750, NULL, period_bounds('[2023-01-01,2023-12-31]', '3 months')));

---------- persons and employments ----------

-- Headcounts are of persons, FTE of degrees. A person may have two employments at once
-- (1), change degree (2), be hired again (3), move within the organisation (4).
CREATE TEMP TABLE employment (person integer, hired date, left_on date, fte numeric, entry text, leaving text);
INSERT INTO employment VALUES
	(1, '2024-01-01', NULL, 0.50, 'recruited', NULL), (1, '2025-02-01', '2025-11-30', 0.40, 'recruited', 'left'),
	(2, '2024-06-01', '2025-03-31', 1.00, 'recruited', 'degree'), (2, '2025-04-01', NULL, 0.75, 'degree', NULL),
	(3, '2024-01-01', '2025-05-31', 1.00, 'recruited', 'left'), (3, '2025-09-01', NULL, 1.00, 'recruited', NULL),
	(4, '2024-01-01', '2025-06-30', 1.00, 'recruited', 'moved'), (4, '2025-07-01', NULL, 1.00, 'moved', NULL),
	(5, '2025-08-15', '2025-10-14', 0.80, 'recruited', 'left');

-- One spell a person and unbroken time, so that whoever has two employments is one
-- head; it ends as the employment that ends it does.
CREATE TEMP VIEW head AS
SELECT person, lower(span) AS hired, upper(span) - 1 AS left_on, bool_or(leaving = 'left') AS leaving_counts
FROM (SELECT person, unnest(range_agg(daterange(hired, left_on, '[]'))) AS span FROM employment GROUP BY person) AS spans
LEFT JOIN (SELECT person, left_on, leaving FROM employment) AS ends USING (person)
WHERE upper_inf(span) OR left_on = upper(span) - 1
GROUP BY person, span;

CREATE TEMP TABLE by_head AS SELECT workforce_agg(hired, left_on, 1, leaving_counts, '[2025-01-01,2025-12-31]') AS w FROM head;
CREATE TEMP TABLE by_employment AS SELECT workforce_agg(hired, left_on, fte, leaving = 'left', '[2025-01-01,2025-12-31]', entry = 'recruited') AS w FROM employment;
SELECT is(person_days(w), (SELECT count(DISTINCT (person, day)) FROM employment, generate_series(timestamp '2025-01-01', '2025-12-31', interval '1 day') AS day WHERE day BETWEEN hired AND coalesce(left_on, 'infinity')),
	'person-days of merged spells are days on which a person is there') FROM by_head;
SELECT is(ARRAY[opening(w), arrivals(w), leavers(w), early_leavers(w), stayers(w), closing(w)], '{4, 2, 2, 1, 3, 4}'::bigint[],
	'four heads come in and go out: two left, one of them within a year, and two came, one of them again') FROM by_head;
SELECT is(fte_days(w), (SELECT sum(fte) FROM employment, generate_series(timestamp '2025-01-01', '2025-12-31', interval '1 day') AS day WHERE day BETWEEN hired AND coalesce(left_on, 'infinity')),
	'FTE days are the degrees of all employments, day by day') FROM by_employment;
SELECT is(ARRAY[opening_fte(w), closing_fte(w)], '{3.50, 3.25}'::numeric[], 'and FTE at either end the degrees then') FROM by_employment;
-- Where nobody has two employments at once, the merging can be spared: a change of
-- degree is an arrival and a departure that do not count, as a move is.
SELECT is(
	(SELECT ARRAY[person_days(w), opening(w), joiners(w), leavers(w), closing(w)] FROM (SELECT workforce_agg(hired, left_on, fte, leaving = 'left', '[2025-01-01,2025-12-31]', entry = 'recruited') AS w FROM employment WHERE person > 1) AS s),
	(SELECT ARRAY[person_days(w), opening(w), joiners(w), leavers(w), closing(w)] FROM (SELECT workforce_agg(hired, left_on, 1, leaving_counts, '[2025-01-01,2025-12-31]') AS w FROM head WHERE person > 1) AS s),
	'without overlaps, headcount, joiners and leavers are those of the merged spells');
SELECT is(internal_mobility(w), ratio(365, person_days(w)), 'one of them moved within the organisation')
FROM (SELECT workforce_agg(hired, left_on, fte, leaving = 'left', '[2025-01-01,2025-12-31]', entry <> 'moved') AS w FROM employment WHERE person > 1) AS s;

---------- sick leave ----------

-- The Swedish Act on municipal accounts (1997:614), chapter 4 section 1 a, as of 2003:
-- total sick leave over ordinary working hours; the share of it that lasted 60 days or
-- longer; women and men; to 29 years, 30 to 49, 50 on, each over the hours of its own
-- group, and none for a group of at most ten. hrfokus.se: 14,414 of 446,911 hours, 3.23 %.
CREATE TEMP TABLE hours AS
SELECT n AS person, CASE WHEN n % 5 = 0 THEN 'men' ELSE 'women' END AS sex, CASE WHEN n <= 9 THEN 25 WHEN n <= 30 THEN 40 ELSE 55 END AS age,
	CASE WHEN n < 240 THEN 1862 ELSE 1893 END AS ordinary, CASE WHEN n > 1 THEN 60 ELSE 74 END AS sick, CASE WHEN n % 12 = 0 THEN 60 ELSE 0 END AS sick_60_days
FROM generate_series(1, 240) AS n;

CREATE TEMP VIEW sick_leave AS
SELECT breakdown, name, count(*) AS persons, CASE WHEN NOT suppressed(count(*), 10) OVER (PARTITION BY breakdown) THEN percent(ratio_agg(sick, ordinary), 2) END AS percent
FROM hours, LATERAL (VALUES
	('all', 'all'), ('sex', sex), ('age', CASE WHEN age <= 29 THEN 'to 29' WHEN age <= 49 THEN '30 to 49' ELSE '50 on' END)) AS groups (breakdown, name)
GROUP BY breakdown, name;

SELECT is((SELECT percent FROM sick_leave WHERE breakdown = 'all'), 3.23, 'hrfokus.se: 14,414 of 446,911 hours is 3.23 %');
SELECT is(percent(ratio_agg(sick_60_days, sick), 1), round(100 * 1200 / 14414.0, 1), 'long sick leave is a share of the sick leave') FROM hours;
SELECT results_eq(
	$$SELECT name, percent FROM sick_leave WHERE breakdown = 'sex' ORDER BY name$$,
	$$SELECT sex, round(100.0 * sum(sick) / sum(ordinary), 2) FROM hours GROUP BY sex ORDER BY sex$$,
	'women and men, each over the hours of its own group');
SELECT results_eq(
	$$SELECT name, persons, percent FROM sick_leave WHERE breakdown = 'age' ORDER BY persons$$,
	$$VALUES ('to 29', 9::bigint, NULL), ('30 to 49', 21, NULL), ('50 on', 210, (SELECT round(100.0 * sum(sick) / sum(ordinary), 2) FROM hours WHERE age >= 50))$$,
	'nine are too few to be shown, and the next group goes too, or the total would reveal them');

-- The seven figures in one call, against those by hand.
CREATE TEMP TABLE seven AS
SELECT f.* FROM statutory_figures((SELECT sick_leave_agg(ordinary, sick, sick_60_days, sex = 'women', age) FROM hours)) AS f;
SELECT results_eq(
	$$SELECT figure, percent(share, 2) FROM seven ORDER BY figure$$,
	$$SELECT * FROM (VALUES ('total', 3.23), ('long', (SELECT round(100.0 * sum(sick_60_days) / sum(sick), 2) FROM hours)),
		('women', (SELECT percent FROM sick_leave WHERE name = 'women')), ('men', (SELECT percent FROM sick_leave WHERE name = 'men')),
		('to_29', NULL), ('from_30_to_49', NULL), ('from_50', (SELECT percent FROM sick_leave WHERE name = '50 on'))) AS v (figure, percent) ORDER BY figure$$,
	'the statutory figures of all, of long spells, by sex and by age, and which of them are not shown');
SELECT is((SELECT array_agg(figure ORDER BY figure) FROM seven WHERE suppressed AND persons IS NULL AND share IS NULL), '{from_30_to_49, to_29}'::text[], 'of a group that is not shown, nothing is');

---------- absence ----------

-- CIPD: time lost over time possible, spells over employees, employees with a spell over employees.
CREATE TEMP TABLE absentee AS
SELECT n AS person, n % 3 AS spells, 7.5 * (n % 3) * (n % 5) AS lost, 1642.5 AS possible FROM generate_series(1, 97) AS n;
SELECT is(ARRAY[percent(lost_time_rate(a), 6), percent(frequency_rate(a), 6), percent(incidence_rate(a), 6)],
	(SELECT ARRAY[round(100 * sum(lost) / sum(possible), 6), round(100.0 * sum(spells) / count(*), 6), round(100.0 * count(*) FILTER (WHERE spells > 0) / count(*), 6)] FROM absentee),
	'CIPD: lost time, frequency and individual frequency')
FROM (SELECT absence_agg(spells, lost, possible) AS a FROM absentee) AS s;
SELECT is(ARRAY[bradford(1, 10), bradford(5, 10), bradford(10, 10)], '{10, 250, 1000}'::numeric[], 'Bradford: ten days in one, five and ten spells');

---------- retention ----------

SELECT results_eq(
	$$SELECT days, percent(sum(retention(hired, left_on, days, '2005-06-30')), 6) FROM cohort, unnest('{30, 365, 1000}'::integer[]) AS days WHERE year = 2000 GROUP BY days ORDER BY days$$,
	$$SELECT days, round(100.0 * count(*) FILTER (WHERE coalesce(left_on, 'infinity') >= hired + days) / count(*), 6) FROM cohort, unnest('{30, 365, 1000}'::integer[]) AS days WHERE year = 2000 GROUP BY days ORDER BY days$$,
	'the share of those hired who are there some days later');

SELECT * FROM finish();
ROLLBACK;
