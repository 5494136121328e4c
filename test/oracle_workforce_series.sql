-- Series of headcount figures, and those of single periods, against plain SQL that
-- writes out every day of every spell.

BEGIN;
SELECT plan(20);
\ir oracle.psql

CREATE TEMP TABLE series AS
SELECT name, bounds
FROM (VALUES
	('months', period_bounds('[2023-01-01,2025-12-31]')),
	('weeks', period_bounds('[2024-01-01,2024-12-31]', '7 days')),
	('days', period_bounds('[2024-02-15,2024-03-15]', '1 day')),
	('years', period_bounds('[2023-07-01,2025-06-30]', '1 year')),
	('one month', '{2024-02-01, 2024-03-01}'::date[]),
	('of every length', '{2023-01-01, 2023-01-02, 2023-12-31, 2024-01-01, 2024-02-29, 2024-03-01, 2025-11-30, 2025-12-01, 2025-12-03}')
) AS v (name, bounds);

CREATE TEMP TABLE period AS
SELECT name, daterange(bound, next) AS period, bound AS first_day, next AS end_day
FROM series, LATERAL (SELECT bound, lead(bound) OVER (ORDER BY bound) AS next FROM unnest(bounds) AS bound) AS b
WHERE next IS NOT NULL;

CREATE TABLE spell AS
SELECT id, id % 7 AS unit, hired, CASE WHEN ends THEN coalesce(nullif(hired, '-infinity'), '2024-01-15') + length - 1 END AS left_on, fte, joining_counts, leaving_counts
FROM generate_series(1, 420) AS id, LATERAL (
	SELECT
		CASE pg_temp.dice('row', id, 40) WHEN 0 THEN NULL WHEN 1 THEN date '-infinity' WHEN 2 THEN date '2024-02-29'
			ELSE '2022-03-01'::date + pg_temp.dice('hired', id, 1450)::integer END AS hired,
		(CASE pg_temp.dice('length is', id, 6) WHEN 0 THEN 1 WHEN 1 THEN 1 + pg_temp.dice('length', id, 40) WHEN 2 THEN 364 + pg_temp.dice('length', id, 4)
			ELSE 1 + pg_temp.dice('length', id, 1100) END)::integer AS length,
		pg_temp.dice('open', id, 4) > 0 AS ends,
		CASE id % 7 WHEN 6 THEN 1 ELSE (ARRAY[1, 1.0, 0.5, 0.75, 0.8333, 0, 0.40])[1 + pg_temp.dice('fte', id, 7)] END AS fte,
		pg_temp.dice('joins', id, 4) > 0 AS joining_counts,
		pg_temp.dice('leaves', id, 3) > 0 AS leaving_counts
) AS s;
ANALYZE spell;

-- One row a spell and day.
CREATE TEMP TABLE person_day AS
SELECT id, unit, day, hired, left_on, fte, joining_counts, leaving_counts
FROM spell, LATERAL (
	SELECT day::date FROM generate_series(greatest(hired, '2023-01-01')::timestamp, least(left_on, '2025-12-31')::timestamp, interval '1 day') AS day
) AS days
WHERE hired IS NOT NULL;

CREATE TEMP TABLE calendar AS
SELECT name, period, day::date FROM period, generate_series(first_day::timestamp, end_day - interval '1 day', interval '1 day') AS day;
ANALYZE person_day, calendar, period;

-- The text of each unit's workforce in each period. A year from 29 February ends
-- with 28 February.
CREATE TEMP TABLE expected AS
SELECT name, period, unit, count(day) AS person_days, count(*) FILTER (WHERE leaving_counts AND left_on = day AND early) AS early_leavers,
	count(*) FILTER (WHERE first AND hired < day) AS opening, count(*) FILTER (WHERE first AND hired < day AND stays) AS stayers,
	count(*) FILTER (WHERE last AND stays) AS closing,
	format('[%s,%s) person_days=%s opening=%s arrivals=%s joiners=%s departures=%s leavers=%s early_leavers=%s stayers=%s fte_days=%s opening_fte=%s closing_fte=%s leavers_fte=%s',
		first_day, end_day, count(day), count(*) FILTER (WHERE first AND hired < day), count(*) FILTER (WHERE hired = day), count(*) FILTER (WHERE hired = day AND joining_counts),
		count(*) FILTER (WHERE left_on = day), count(*) FILTER (WHERE left_on = day AND leaving_counts), count(*) FILTER (WHERE leaving_counts AND left_on = day AND early),
		count(*) FILTER (WHERE first AND hired < day AND stays), coalesce(sum(fte), 0) + zero, coalesce(sum(fte) FILTER (WHERE first AND hired < day), 0) + zero,
		coalesce(sum(fte) FILTER (WHERE last AND stays), 0) + zero, coalesce(sum(fte) FILTER (WHERE left_on = day AND leaving_counts), 0) + zero) AS w
FROM (
	SELECT p.name, p.period, first_day, end_day, u.unit, zero, day, d.hired, d.left_on, d.fte, d.joining_counts, d.leaving_counts,
		day = first_day AS first, day = end_day - 1 AS last, coalesce(left_on, 'infinity') >= end_day AS stays,
		left_on + 1 < (hired + interval '1 year')::date + (to_char(hired, 'MM-DD') = '02-29')::integer AS early
	FROM period AS p
	CROSS JOIN (SELECT unit, sum(0 * fte) AS zero FROM spell WHERE hired IS NOT NULL GROUP BY unit) AS u
	LEFT JOIN (calendar AS c JOIN person_day AS d USING (day)) ON c.name = p.name AND c.period = p.period AND d.unit = u.unit
) AS s
GROUP BY name, period, first_day, end_day, unit, zero;

SELECT is(count(*) || ' spells, ' || count(DISTINCT unit) || ' units', '420 spells, 7 units', 'there are spells') FROM spell;
SELECT ok(least(
		count(*) FILTER (WHERE left_on IS NULL), count(*) FILTER (WHERE left_on = hired), count(*) FILTER (WHERE left_on < '2023-01-01'),
		count(*) FILTER (WHERE hired > '2025-12-31'), count(*) FILTER (WHERE hired IS NULL), count(*) FILTER (WHERE hired = '-infinity'),
		count(*) FILTER (WHERE hired = '2024-02-29'), count(*) FILTER (WHERE left_on = hired + 364), count(*) FILTER (WHERE left_on = hired + 365)) >= 5,
	'open, of one day, before, after, without a beginning, from a leap day and of a year''s length')
FROM spell;
SELECT is(count(*) || ' periods in ' || count(DISTINCT name) || ' series', '130 periods in 6 series', 'there are periods') FROM period;
SELECT ok(max(person_days) > 10000 AND min(person_days) < 50 AND max(early_leavers) > 3 AND max(opening) > 20 AND max(opening - stayers) > 5, 'the days are there to be counted') FROM expected;

CREATE TEMP TABLE computed AS
SELECT name, unit, workforce_series_agg(hired, left_on, fte, leaving_counts, bounds, joining_counts) AS s FROM series, spell GROUP BY name, unit;
CREATE TEMP TABLE unnested AS
SELECT name, unit, period, workforce AS w FROM computed, unnest(s);

SELECT is(count(*) || ' workforces, ' || count(*) FILTER (WHERE unnested.w::text IS DISTINCT FROM expected.w) || ' differ', '910 workforces, 0 differ',
	'a series counts in each period what is there day by day')
FROM unnested FULL JOIN expected USING (name, unit, period);
SELECT is(count(*) || ' workforces, ' || count(*) FILTER (WHERE agg.w::text IS DISTINCT FROM unnested.w::text) || ' differ', '910 workforces, 0 differ',
	'each is what workforce_agg has, to the decimals shown')
FROM unnested FULL JOIN (
	SELECT name, unit, period, workforce_agg(hired, left_on, fte, leaving_counts, period, joining_counts) AS w FROM period, spell GROUP BY name, unit, period
) AS agg USING (name, unit, period);
SELECT is(count(*) || ' workforces, ' || count(*) FILTER (WHERE closing(w) IS DISTINCT FROM closing) || ' differ', '910 workforces, 0 differ', 'the closing headcount is who is there on the last day and stays')
FROM (SELECT name, unit, period, w FROM unnested) AS u JOIN (SELECT name, unit, period, closing FROM expected) AS e USING (name, unit, period);
SELECT is(count(*) || ' periods, ' || count(*) FILTER (WHERE (opening(w), opening_fte(w)) IS DISTINCT FROM (before, fte_before)) || ' differ', '868 periods, 0 differ', 'a period opens with whom the one before it closes')
FROM (SELECT w, lag(closing(w)) OVER series AS before, lag(closing_fte(w)) OVER series AS fte_before FROM unnested WINDOW series AS (PARTITION BY name, unit ORDER BY period)) AS s WHERE before IS NOT NULL;
SELECT is(
	(SELECT array_agg(w::text ORDER BY name, period) FROM (
		SELECT name, period, sum(w) AS w FROM unnested GROUP BY name, period) AS s),
	(SELECT array_agg(w::text ORDER BY name, period) FROM (
		SELECT name, period, workforce AS w FROM (SELECT name, sum(s) AS s FROM computed GROUP BY name) AS s, unnest(s)) AS s),
	'summed over units before or after the series is unnested');

---------- one form, whichever way ----------

CREATE TEMP TABLE whole AS
SELECT name, workforce_series_agg(hired, left_on, fte, leaving_counts, bounds, joining_counts) AS s FROM series, spell GROUP BY name;
SELECT is(count(*) || ' series, ' || count(*) FILTER (WHERE whole.s::text IS DISTINCT FROM units.s::text OR whole.s <> units.s) || ' differ', '6 series, 0 differ', 'units sum to the whole')
FROM whole JOIN (SELECT name, sum(s) AS s FROM computed GROUP BY name) AS units USING (name);
SELECT is(count(*) || ' series, ' || count(*) FILTER (WHERE whole.s::text IS DISTINCT FROM spells.s::text) || ' differ', '6 series, 0 differ', 'single spells sum to the whole, in another order')
FROM whole JOIN (
	SELECT name, sum(workforce_series(hired, left_on, fte, leaving_counts, bounds, joining_counts) ORDER BY md5(id::text)) AS s FROM series, spell GROUP BY name) AS spells USING (name);
SELECT is(count(*) || ' series, ' || count(*) FILTER (WHERE s::text::workforce_series::text IS DISTINCT FROM s::text OR s::text::workforce_series <> s) || ' differ', '42 series, 0 differ',
	'text reads back as it was written')
FROM computed;
SELECT is(count(*) || ' series, ' || count(*) FILTER (WHERE s::jsonb IS DISTINCT FROM workforces) || ' differ', '42 series, 0 differ', 'jsonb is that of the workforces')
FROM computed JOIN (SELECT name, unit, jsonb_agg(w::jsonb ORDER BY period) AS workforces FROM unnested GROUP BY name, unit) AS u USING (name, unit);
SELECT is(
	(SELECT array_agg(workforce::text) FROM (SELECT workforce_series_agg(hired, left_on, fte, leaving_counts, bounds) AS s FROM series, spell WHERE name = 'months') AS five, unnest(s)),
	(SELECT array_agg(workforce::text) FROM (SELECT workforce_series_agg(hired, left_on, fte, leaving_counts, bounds, true) AS s FROM series, spell WHERE name = 'months') AS six, unnest(s)),
	'of five arguments, every arrival is a joining');
SELECT is(
	(SELECT array_agg(round(summed_turnover(s, m), 9)) FROM whole, unnest('{crude, crude_mean, half_sum}'::text[]) AS m WHERE name = 'years'),
	(SELECT array_agg(round(t, 9)) FROM (
		SELECT sum(percent(turnover(workforce, m))) AS t FROM whole, unnest(s), unnest('{crude, crude_mean, half_sum}'::text[]) WITH ORDINALITY AS u (m, i) WHERE name = 'years' GROUP BY i ORDER BY i) AS t),
	'summed turnover is the sum of the turnovers');

CALL pg_temp.allow_workers();
SELECT ok(pg_temp.is_partial($$SELECT unit, workforce_series_agg(hired, left_on, fte, leaving_counts, period_bounds('[2023-01-01,2025-12-31]'), joining_counts) FROM spell GROUP BY unit$$),
	'workforce_series_agg can be had in parallel parts');
SELECT ok(pg_temp.is_partial($$SELECT sum(workforce_series(hired, left_on, fte, leaving_counts, period_bounds('[2023-01-01,2025-12-31]'), joining_counts)) FROM spell$$),
	'sum(workforce_series) can be had in parallel parts');
CREATE TEMP TABLE in_parallel AS
SELECT workforce_series_agg(hired, left_on, fte, leaving_counts, period_bounds('[2023-01-01,2025-12-31]'), joining_counts) AS s,
	sum(workforce_series(hired, left_on, fte, leaving_counts, period_bounds('[2023-01-01,2025-12-31]'), joining_counts)) AS summed
FROM spell;
SELECT is(ARRAY[p.s::text, summed::text], ARRAY[whole.s::text, whole.s::text], 'in parallel') FROM in_parallel AS p, whole WHERE name = 'months';

---------- refusals ----------

SELECT throws_ok($$SELECT workforce_series_agg(hired, left_on, fte, leaving_counts, bounds, true) FROM series, spell$$, '22023', NULL, 'series of different periods are not summed');
SELECT throws_ok($$SELECT workforce_series('2025-01-02', NULL, 1, true, '{2025-02-01, 2025-01-01}')$$, '22023', NULL, 'bounds that do not ascend are refused');

SELECT * FROM finish();
ROLLBACK;
