-- Headcount figures against plain SQL that writes out every day of every spell,
-- and against published ways of computing turnover.

BEGIN;
SELECT plan(41);
\ir oracle.psql

-- Periods from a day to a year, one over a leap day, one in no calendar's step.
CREATE TEMP TABLE period AS
SELECT period, lower(period) AS first_day, upper(period) - 1 AS last_day
FROM (VALUES
	(daterange('2025-01-01', '2026-01-01')), ('[2025-01-01,2025-03-31]'), ('[2024-02-01,2024-02-29]'), ('[2025-06-15,2025-06-15]'), ('(2024-11-17,2025-02-03)')
) AS p (period);

CREATE TABLE spell AS
SELECT id, id % 11 AS unit, hired, left_on, fte, leaving_counts
FROM generate_series(1, 800) AS id, LATERAL (
	SELECT
		CASE pg_temp.dice('row', id, 40) WHEN 0 THEN NULL WHEN 1 THEN date '-infinity' ELSE '2023-06-01'::date + pg_temp.dice('hired', id, 1000)::integer END AS hired,
		CASE pg_temp.dice('length is', id, 5) WHEN 0 THEN 1 WHEN 1 THEN 1 + pg_temp.dice('length', id, 40) ELSE 1 + pg_temp.dice('length', id, 900) END::integer AS length,
		(ARRAY[1, 1.0, 0.5, 0.75, 0.8333, 0, 0.40])[1 + pg_temp.dice('fte', id, 7)] AS fte,
		pg_temp.dice('counts', id, 3) > 0 AS leaving_counts
) AS s, LATERAL (
	SELECT CASE pg_temp.dice('open', id, 4) WHEN 0 THEN NULL WHEN 1 THEN CASE WHEN id % 5 = 0 THEN date 'infinity' END
		ELSE coalesce(nullif(hired, '-infinity'), '2025-01-15') + length - 1 END AS left_on) AS t;

SELECT is(count(*) || ' spells, ' || count(DISTINCT unit) || ' units', '800 spells, 11 units', 'there are spells') FROM spell;
SELECT ok(least(
		count(*) FILTER (WHERE left_on IS NULL), count(*) FILTER (WHERE left_on = hired), count(*) FILTER (WHERE left_on < '2025-01-01'),
		count(*) FILTER (WHERE hired > '2025-12-31'), count(*) FILTER (WHERE hired < '2025-01-01' AND left_on > '2025-12-31'),
		count(*) FILTER (WHERE hired IS NULL), count(*) FILTER (WHERE hired = '-infinity'), count(*) FILTER (WHERE left_on = 'infinity'),
		count(*) FILTER (WHERE left_on BETWEEN '2025-01-01' AND '2025-12-31' AND NOT leaving_counts)) >= 10,
	'open, of one day, before, after, across, without a beginning or an end, and leavings that do not count')
FROM spell;

-- One row a spell and day; the fte of a spell elsewhere counts for the decimals shown.
CREATE TEMP TABLE person_day AS
SELECT period, unit, id, day, fte, hired = day AS joins, left_on = day AS departs, hired < first_day AND day = first_day AS opens,
	leaving_counts
FROM period, spell, LATERAL (
	SELECT day::date FROM generate_series(greatest(hired, first_day)::timestamp, least(left_on, last_day)::timestamp, interval '1 day') AS day
) AS days
WHERE hired IS NOT NULL;

CREATE TEMP TABLE expected AS
SELECT period, unit, count(day) AS person_days, sum(d.fte) + zero AS fte_days,
	count(*) FILTER (WHERE opens) AS opening, count(*) FILTER (WHERE joins) AS joiners,
	count(*) FILTER (WHERE departs) AS departures, count(*) FILTER (WHERE departs AND leaving_counts) AS leavers,
	coalesce(sum(d.fte) FILTER (WHERE departs AND leaving_counts), 0) AS leavers_fte,
	last_day - first_day + 1 AS days
FROM period CROSS JOIN (SELECT unit, sum(0 * fte) AS zero FROM spell WHERE hired IS NOT NULL GROUP BY unit) AS s
LEFT JOIN person_day AS d USING (period, unit)
GROUP BY period, first_day, last_day, unit, zero;

CREATE TEMP TABLE computed AS
SELECT period AS asked, unit, workforce_agg(hired, left_on, fte, leaving_counts, period) AS w
FROM period, spell GROUP BY period, unit;

SELECT ok(least(min(person_days), min(opening)) >= 1 AND count(DISTINCT joiners) > 10 AND max(person_days) > 10000, 'the days are there to be counted') FROM expected;
SELECT is(count(*) || ' groups, ' || count(*) FILTER (WHERE
		(period(w), days(w), person_days(w), fte_days(w)::text, opening(w), joiners(w), departures(w), leavers(w), closing(w)) IS DISTINCT FROM
		(period, days, person_days, fte_days::text, opening, joiners, departures, leavers, opening + joiners - departures)) || ' differ',
	'55 groups, 0 differ', 'workforce_agg counts what is there day by day')
FROM computed JOIN expected ON (asked, computed.unit) = (period, expected.unit);
SELECT is(count(*) || ' groups, ' || count(*) FILTER (WHERE
		closing(w) IS DISTINCT FROM (
			SELECT count(*) FROM spell WHERE spell.unit = computed.unit AND hired < upper(asked) AND (left_on IS NULL OR left_on >= upper(asked)))) || ' differ',
	'55 groups, 0 differ', 'the closing headcount is who is there on the day after')
FROM computed;
SELECT is(count(*) || ' groups, ' || count(*) FILTER (WHERE
		(headcount(w)::text, fte(w)::text) IS DISTINCT FROM ((person_days::numeric / days)::text, (fte_days / days)::text)) || ' differ',
	'55 groups, 0 differ', 'headcount and FTE are averages over the days')
FROM computed JOIN expected ON (asked, computed.unit) = (period, expected.unit);
SELECT is(count(*) || ' groups, ' || count(*) FILTER (WHERE abs(headcount(w) - mean) > 1e-12) || ' differ',
	'11 groups, 0 differ', 'headcount is the mean of the daily headcounts')
FROM computed JOIN (
	SELECT unit, avg(present) AS mean
	FROM (SELECT unit, day, count(*) AS present FROM person_day WHERE period = '[2024-02-01,2024-02-29]' GROUP BY unit, day) AS s
	GROUP BY unit HAVING count(*) = 29
) AS daily USING (unit)
WHERE asked = '[2024-02-01,2024-02-29]';
SELECT is(count(*) || ' groups, ' || count(*) FILTER (WHERE
		abs(percent(turnover(w, 'crude')) - 100 * leavers / headcount(w)) > 1e-9 OR
		abs(percent(turnover(w, 'replacement')) - 100 * least(joiners, leavers) / headcount(w)) > 1e-9) || ' differ',
	'55 groups, 0 differ', 'turnover is leavers, or the lesser of joiners and leavers, over the average headcount')
FROM computed JOIN expected ON (asked, computed.unit) = (period, expected.unit);
SELECT is(count(*) || ' groups, ' || count(*) FILTER (WHERE
		turnover(w, 'crude') <> ratio(leavers * days, person_days) OR turnover(w, 'fte') <> ratio(leavers_fte * days, fte_days)) || ' differ',
	'55 groups, 0 differ', 'turnover is an exact ratio, of heads or of full-time equivalents')
FROM computed JOIN expected ON (asked, computed.unit) = (period, expected.unit);
SELECT is(count(*) || ' groups, ' || count(*) FILTER (WHERE
		abs(percent(turnover(w, 'crude', true)) - percent(turnover(w, 'crude')) * pace) > 1e-9 OR abs(person_years(w, 'twelfths') - fte(w) / pace) > 1e-9) || ' differ',
	'55 groups, 0 differ', 'a year at the same pace: a quarter times 4, a leap February times 12, other periods by their days')
FROM computed JOIN (VALUES
	(daterange('2025-01-01', '2026-01-01'), 1), ('[2025-01-01,2025-03-31]', 4), ('[2024-02-01,2024-02-29]', 12), ('[2025-06-15,2025-06-15]', 365), ('(2024-11-17,2025-02-03)', 365 / 77.0)
) AS p (period, pace) ON period = asked;

---------- sums ----------

SELECT is(count(*) || ' rows, ' || count(*) FILTER (WHERE
		workforce(hired, left_on, fte, leaving_counts, period)::text IS DISTINCT FROM w::text) || ' differ',
	'4000 rows, 0 differ', 'one spell by workforce() and by workforce_agg')
FROM (
	SELECT hired, left_on, fte, leaving_counts, period, workforce_agg(hired, left_on, fte, leaving_counts, period) AS w
	FROM spell, period GROUP BY id, hired, left_on, fte, leaving_counts, period
) AS s;
CREATE TEMP TABLE whole AS
	SELECT period, workforce_agg(hired, left_on, fte, leaving_counts, period) AS w FROM period, spell GROUP BY period;
SELECT is(count(*) || ' periods, ' || count(*) FILTER (WHERE whole.w::text IS DISTINCT FROM units.w::text) || ' differ',
	'5 periods, 0 differ', 'units sum to the whole')
FROM whole JOIN (SELECT asked AS period, sum(w) AS w FROM computed GROUP BY asked) AS units USING (period);
SELECT is(count(*) || ' periods, ' || count(*) FILTER (WHERE whole.w::text IS DISTINCT FROM spells.w::text) || ' differ',
	'5 periods, 0 differ', 'single spells sum to the whole, in another order')
FROM whole JOIN (
	SELECT period, sum(workforce(hired, left_on, fte, leaving_counts, period) ORDER BY md5(id::text)) AS w FROM period, spell GROUP BY period) AS spells USING (period);
SELECT is(count(*) || ' values, ' || count(*) FILTER (WHERE
		w::text::workforce::text IS DISTINCT FROM w::text OR w::text::workforce <> w OR
		ARRAY[w::jsonb ->> 'person_days', w::jsonb ->> 'fte_days', w::jsonb ->> 'closing', w::jsonb ->> 'from', w::jsonb ->> 'through'] IS DISTINCT FROM
		ARRAY[person_days(w)::text, fte_days(w)::text, closing(w)::text, lower(period(w))::text, (upper(period(w)) - 1)::text]) || ' differ',
	'55 values, 0 differ', 'text reads back as it was written, and jsonb agrees')
FROM computed;
SELECT throws_ok(
	'SELECT sum(w) FROM computed', '22023', NULL, 'headcounts of different periods are not summed');
SELECT is(
	(SELECT sum(person_days(workforce_agg)) FROM (
		SELECT workforce_agg(hired, left_on, fte, leaving_counts, month) FROM spell, (
			SELECT daterange(m::date, (m + interval '1 month')::date) AS month FROM generate_series(timestamp '2025-01-01', '2025-12-01', interval '1 month') AS m) AS months
		GROUP BY month) AS s),
	(SELECT person_days(w)::numeric FROM whole WHERE period = '[2025-01-01,2025-12-31]'),
	'the months have the person-days of the year');
SELECT is(ARRAY[workforce_agg(hired, left_on, fte, leaving_counts, NULL), workforce_agg(NULL, left_on, fte, leaving_counts, '[2025-01-01,2025-01-31]'),
		workforce_agg(hired, left_on, fte, leaving_counts, '[2025-01-01,2025-01-31]') FILTER (WHERE id < 0)]::text,
	'{NULL,NULL,NULL}', 'without period, without hired and over no rows there is no workforce')
FROM spell;

CALL pg_temp.allow_workers();
ANALYZE spell;
SELECT ok(pg_temp.is_partial($$SELECT workforce_agg(hired, left_on, fte, leaving_counts, '[2025-01-01,2026-01-01)') FROM spell$$), 'workforce_agg can be had in parallel parts');
SELECT ok(pg_temp.is_partial($$SELECT sum(workforce(hired, left_on, fte, leaving_counts, '[2025-01-01,2026-01-01)')) FROM spell$$), 'sum(workforce) can be had in parallel parts');
CREATE TEMP TABLE in_parallel AS
	SELECT workforce_agg(hired, left_on, fte, leaving_counts, '[2025-01-01,2026-01-01)') AS w,
		sum(workforce(hired, left_on, fte, leaving_counts, '[2025-01-01,2026-01-01)')) AS s
	FROM spell;
SELECT is(ARRAY[p.w::text, s::text], ARRAY[whole.w::text, whole.w::text], 'in parallel')
FROM in_parallel AS p, whole WHERE period = '[2025-01-01,2026-01-01)';

---------- published ways of computing ----------

-- hrfokus.se, on the Swedish way of computing turnover: 280 employed when the period
-- begins and 272 when it ends, 3 came and 11 left, 276 on average; the lesser of 3 and
-- 11 over 276 is 1.09 %, all who left 3.99 %.  To have 276 by person-days, too, who
-- comes and who leaves does so half-way through a period of 30 days.
CREATE TEMP TABLE swedish AS
SELECT workforce_agg(hired, left_on, 1, true, '[2025-04-01,2025-04-30]') AS w
FROM (
	SELECT date '2020-01-01' AS hired, CASE WHEN n <= 11 THEN date '2025-04-15' END AS left_on FROM generate_series(1, 280) AS n
	UNION ALL
	SELECT '2025-04-16', NULL FROM generate_series(1, 3)
) AS s;
SELECT is(ARRAY[opening(w), closing(w), joiners(w), leavers(w), headcount(w)], ARRAY[280, 272, 3, 11, 276]::numeric[], 'hrfokus.se: 280, 272, 3 in, 11 out, 276 on average') FROM swedish;
SELECT is(round(percent(turnover(w, 'lesser_of')), 2), 1.09, 'hrfokus.se: 1.09 % by the lesser of joiners and leavers') FROM swedish;
SELECT is(round(percent(turnover(w, 'crude')), 2), 3.99, 'hrfokus.se: 3.99 % by all who left') FROM swedish;
SELECT is(percent(turnover(w, 'crude'), 2), 3.99, 'hrfokus.se: 3.99 % as a ratio rounded once') FROM swedish;

-- CIPD, turnover and retention factsheet: total leavers over a period, over the average
-- number employed in it, times 100.  Here 24 who left of 200 on average.
CREATE TEMP TABLE crude AS
SELECT workforce_agg(hired, left_on, 1, true, '[2026-01-01,2026-12-31]') AS w
FROM (
	SELECT date '2020-01-01' AS hired, CASE WHEN n <= 24 THEN date '2026-01-01' + 10 * n::integer END AS left_on FROM generate_series(1, 200) AS n
	UNION ALL
	SELECT date '2026-01-02' + 10 * n::integer, NULL FROM generate_series(1, 24) AS n
) AS s;
SELECT is(ARRAY[headcount(w), percent(turnover(w, 'crude')), percent(turnover(w, 'crude', true)), percent(turnover(w, 'lesser_of'))], ARRAY[200, 12, 12, 12]::numeric[],
	'CIPD: leavers in the period over the average number employed, times 100')
FROM crude;

-- Leavings that do not count as turnover leave the headcount all the same.
SELECT is(ARRAY[departures(w), leavers(w), closing(w), percent(turnover(w, 'crude'))], ARRAY[2, 1, 2, 100.0 / 3]::numeric[], 'a leaving that does not count is a departure only')
FROM (
	SELECT workforce_agg('2020-01-01', left_on, 1, counts, '[2026-01-01,2026-01-31]') AS w
	FROM (VALUES (date '2026-01-01', true), ('2026-01-30', false), (NULL, NULL), (NULL, NULL)) AS s (left_on, counts)) AS s;

---------- periods that follow each other ----------

CREATE TEMP TABLE month AS
SELECT unit, month, workforce_agg(hired, left_on, fte, leaving_counts, month) AS w
FROM spell, (SELECT daterange(m::date, (m + interval '1 month')::date) AS month FROM generate_series(timestamp '2024-01-01', '2025-12-01', interval '1 month') AS m) AS months
GROUP BY unit, month;
-- All that a workforce says but who stayed.
CREATE FUNCTION pg_temp.but_stayers(w workforce) RETURNS text LANGUAGE sql RETURN regexp_replace(w::text, 'stayers=\S+', '');
SELECT is(count(*) || ' units, ' || count(*) FILTER (WHERE pg_temp.but_stayers(months) IS DISTINCT FROM pg_temp.but_stayers(w) OR stayers(months) IS NOT NULL) || ' differ',
	'11 units, 0 differ', 'the months of a year are the year, but for who stayed')
FROM (SELECT unit, sum(w ORDER BY month) AS months FROM month WHERE month <@ daterange '[2025-01-01,2026-01-01)' GROUP BY unit) AS m JOIN computed USING (unit) WHERE asked = '[2025-01-01,2026-01-01)';
SELECT is(count(*) || ' windows, ' || count(*) FILTER (WHERE
		pg_temp.but_stayers(rolling) IS DISTINCT FROM (SELECT pg_temp.but_stayers(workforce_agg(hired, left_on, fte, leaving_counts, period(rolling))) FROM spell WHERE spell.unit = s.unit) OR
		period(rolling) <> rolling(upper(month) - 1)) || ' differ',
	'143 windows, 0 differ', 'twelve rolling months are spells counted over those twelve months')
FROM (SELECT unit, month, sum(w) OVER (PARTITION BY unit ORDER BY month ROWS 11 PRECEDING) AS rolling FROM month) AS s WHERE month >= '[2024-12-01,2024-12-02)';
SELECT is((SELECT pg_temp.but_stayers(sum(w ORDER BY month)) FROM (SELECT month, sum(w) AS w FROM month GROUP BY month) AS s),
	(SELECT pg_temp.but_stayers(workforce_agg(hired, left_on, fte, leaving_counts, '[2024-01-01,2025-12-31]')) FROM spell), 'units first and then periods');
SELECT throws_ok('SELECT sum(w ORDER BY month) FROM month WHERE unit = 1 AND extract(month FROM lower(month)) <> 6', '22023', NULL, 'periods with one missing between them are refused');
SELECT throws_ok('SELECT sum(w ORDER BY month, unit) FROM month', '22023', NULL, 'units of two periods in turn are refused');
SELECT is_empty($$SELECT * FROM computed WHERE percent(turnover(w, 'cohort'), 9) <> 100 - percent(stability(w), 9)$$, 'the cohort that is gone is what stability lacks of 100 %');

---------- persons ----------

-- Each person's spells begin at random, and some end the day before the next one begins.
CREATE TEMP TABLE piece AS
SELECT person, hired, CASE WHEN open THEN NULL WHEN joined THEN lead(hired) OVER person - 1 ELSE hired + length END AS left_on, fte
FROM generate_series(1, 60) AS person, generate_series(1, 4) AS n, LATERAL (
	SELECT date '2023-09-01' + pg_temp.dice('begins', person * 10 + n, 900)::integer AS hired, pg_temp.dice('lasts', person * 10 + n, 300)::integer AS length,
		pg_temp.dice('joined', person * 10 + n, 3) = 0 AS joined, pg_temp.dice('open', person * 10 + n, 9) = 0 AS open, (ARRAY[1, 0.5, 0.75])[1 + pg_temp.dice('degree', person * 10 + n, 3)] AS fte) AS s
WINDOW person AS (PARTITION BY person ORDER BY hired);
DELETE FROM piece WHERE left_on < hired;
-- Who is there on which day, a person once.
CREATE TEMP TABLE person_day_of AS
SELECT person, day::date, sum(fte) AS fte
FROM piece, generate_series(hired::timestamp, least(left_on, '2026-12-31'), interval '1 day') AS day GROUP BY person, day;
CREATE TEMP TABLE neighbour AS
SELECT *, lag(day) OVER w IS NOT DISTINCT FROM day - 1 AS before, lead(day) OVER w IS NOT DISTINCT FROM day + 1 AS after FROM person_day_of WINDOW w AS (PARTITION BY person ORDER BY day);
CREATE TEMP TABLE persons AS
SELECT period, first_day, last_day, sum(w) AS w FROM (
	SELECT period, first_day, last_day, person, person_workforce(array_agg(hired), array_agg(left_on), array_agg(fte), array_agg(true), period) AS w FROM piece, period GROUP BY period, first_day, last_day, person) AS s GROUP BY period, first_day, last_day;
SELECT is_empty($$
	SELECT period, w FROM persons WHERE ROW(person_days(w), fte_days(w)) IS DISTINCT FROM (
		SELECT ROW(count(*), coalesce(sum(fte), 0)) FROM neighbour WHERE day BETWEEN first_day AND last_day)$$,
	'person-days are days on which a person is there, FTE days the degrees then');
SELECT is_empty($$
	SELECT period, w FROM persons WHERE ROW(opening(w), closing(w), opening_fte(w)) IS DISTINCT FROM (
		SELECT ROW(count(*) FILTER (WHERE day = first_day AND before), count(*) FILTER (WHERE day = last_day AND after), coalesce(sum(fte) FILTER (WHERE day = first_day AND before), 0))
		FROM neighbour WHERE day IN (first_day, last_day))$$,
	'a period is opened and closed by whom it has on the days around its bounds');
SELECT is_empty($$
	SELECT period, w FROM persons WHERE ROW(arrivals(w), leavers(w), leavers_fte(w)) IS DISTINCT FROM (
		SELECT ROW(count(*) FILTER (WHERE NOT before), count(*) FILTER (WHERE NOT after), coalesce(sum(fte) FILTER (WHERE NOT after), 0))
		FROM neighbour WHERE day BETWEEN first_day AND last_day)$$,
	'who arrives was not there the day before, who leaves is not there the day after');
SELECT is_empty($$
	SELECT period, w FROM persons WHERE stayers(w) <> (
		SELECT count(*) FROM (SELECT person FROM neighbour WHERE day BETWEEN first_day - 1 AND last_day + 1 GROUP BY person HAVING count(*) = last_day - first_day + 3) AS s)$$,
	'who stays is there on every day, and on the day before and after');

---------- refusals ----------

SELECT throws_ok($$SELECT workforce('2025-01-02', '2025-01-01', 1, true, '[2025-01-01,2025-01-31]')$$, '22023', NULL, 'leaving before being hired is refused');
SELECT throws_ok($$SELECT workforce('2025-01-01', NULL, NULL, true, '[2025-01-01,2025-01-31]')$$, '22004', NULL, 'a spell without fte is refused');
SELECT throws_ok($$SELECT workforce('2025-01-01', '2025-01-05', 1, NULL, '[2025-01-01,2025-01-31]')$$, '22004', NULL, 'a leaving that nobody says counts or not is refused');
SELECT throws_ok($$SELECT workforce('2025-01-01', NULL, 1, true, '[2025-01-01,)')$$, '22023', NULL, 'a period without end is refused');
SELECT throws_ok($$SELECT workforce('2025-01-01', NULL, 1, true, 'empty')$$, '22023', NULL, 'an empty period is refused');

SELECT * FROM finish();
ROLLBACK;
