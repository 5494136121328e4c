--
-- workforce: a period's headcount figures, summed from employment spells
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;
SET datestyle = 'ISO, MDY';

-- Read and written.
SELECT input::workforce AS output, input::workforce::text::workforce = input::workforce AS reread
FROM unnest('{
	"[2026-01-01,2027-01-01) person_days=365 opening=1 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=1 fte_days=292.0 opening_fte=0 closing_fte=0 leavers_fte=0",
	" [ 2026-01-01, 2026-02-01) person_days=40 opening=1 arrivals=1 joiners=1 departures=2 leavers=1 early_leavers=0 stayers=0 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0 ",
	"[2026-01-01,2026-01-02)person_days=0opening=0arrivals=0joiners=0departures=0leavers=0early_leavers=0stayers=0fte_days=0.00opening_fte=0closing_fte=0 leavers_fte=0",
	"[0001-01-01,10000-01-01) person_days=1 opening=1 arrivals=0 joiners=0 departures=1 leavers=0 early_leavers=0 stayers=0 fte_days=1 opening_fte=0 closing_fte=0 leavers_fte=0"
	}'::text[]) WITH ORDINALITY AS t (input, n)
ORDER BY n;

-- Refused: another form.
SELECT ''::workforce;
SELECT '[2026-01-01,2026-02-01)'::workforce;
SELECT '[2026-01-01,2026-01-31] person_days=0 opening=0 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[26-01-01,2026-02-01) person_days=0 opening=0 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-1-1,2026-02-01) person_days=0 opening=0 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-30) person_days=0 opening=0 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2025-02-29,2026-02-28) person_days=0 opening=0 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=x opening=0 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=1.5 opening=0 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=-1 opening=0 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=0 opening=0 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=null opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=0 opening=0 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0 x'::workforce;
-- Refused: what cannot be.
SELECT '[2026-02-01,2026-02-01) person_days=0 opening=0 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[9999-01-01,10000-01-02) person_days=0 opening=0 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=1 opening=1 arrivals=0 joiners=0 departures=0 leavers=1 early_leavers=0 stayers=1 fte_days=1 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=1 opening=1 arrivals=0 joiners=0 departures=2 leavers=1 early_leavers=0 stayers=0 fte_days=1 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=1 opening=1 arrivals=1 joiners=1 departures=0 leavers=0 early_leavers=0 stayers=1 fte_days=1 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=32 opening=1 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=1 fte_days=1 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=31 opening=1 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=1 fte_days=-1 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=0 opening=0 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=1 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=31 opening=1 arrivals=0 joiners=1 departures=0 leavers=0 early_leavers=0 stayers=1 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=1 opening=1 arrivals=0 joiners=0 departures=1 leavers=0 early_leavers=1 stayers=0 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=31 opening=1 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=2 opening=1 arrivals=1 joiners=1 departures=2 leavers=0 early_leavers=0 stayers=1 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=1 opening=1 arrivals=0 joiners=0 departures=1 leavers=0 early_leavers=0 stayers=0 fte_days=1 opening_fte=1 closing_fte=1 leavers_fte=0'::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=31 opening=1 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=1 fte_days=1 opening_fte=2 closing_fte=1 leavers_fte=0'::workforce;

-- One spell in the year 2026: from the day hired through the last day of employment.
CREATE TEMP TABLE spell (n int, name text, hired date, left_on date, fte numeric, leaving_counts boolean);
INSERT INTO spell VALUES
	(1, 'all year', '2020-05-01', NULL, 1, NULL),
	(2, 'to the last day', '2020-05-01', '2026-12-31', 1, true),
	(3, 'from the first day', '2026-01-01', NULL, 0.75, NULL),
	(4, 'joined and left', '2026-03-01', '2026-03-31', 0.5, true),
	(5, 'left, not counted', '2020-05-01', '2026-06-30', 1, false),
	(6, 'one day', '2026-07-01', '2026-07-01', 1, true),
	(7, 'only the first day', '2020-05-01', '2026-01-01', 1, true),
	(8, 'only the last day', '2026-12-31', '2027-01-01', 1, NULL),
	(9, 'on leave', '2020-05-01', NULL, 0, NULL),
	(10, 'left before', '2020-05-01', '2025-12-31', 1, NULL),
	(11, 'comes after', '2027-01-01', NULL, 1.00, NULL),
	(12, 'one day before', '2025-12-31', '2025-12-31', 1, true),
	(13, 'since ever', '-infinity', NULL, 1, NULL),
	(14, 'for ever', '2026-12-01', 'infinity', 1, NULL),
	(15, 'never', 'infinity', NULL, 1, NULL),
	(16, 'always and ever', '-infinity', 'infinity', 1, NULL),
	(17, 'not hired', NULL, '2026-05-01', NULL, NULL);
SELECT name, person_days(w), fte_days(w), opening(w), arrivals(w), departures(w), leavers(w), early_leavers(w) AS early, stayers(w), closing(w), opening_fte(w), closing_fte(w),
	opening(w) + arrivals(w) - departures(w) = closing(w) AS adds_up
FROM spell, workforce(hired, left_on, fte, leaving_counts, '[2026-01-01,2026-12-31]') AS w
ORDER BY n;
SELECT workforce('2026-01-01', NULL, 1, NULL, NULL) AS no_period, workforce(NULL, NULL, 1, NULL, '[2026-01-01,2026-12-31]') AS not_hired;
SELECT workforce(hired => '2026-03-01', left_on => '2026-03-31', fte => 0.5, leaving_counts => true, period => '[2026-01-01,2027-01-01)');

-- Arrivals and departures that do not count: a move, a change of degree, a
-- retirement. All six arguments, or five where every arrival is a joining.
SELECT name, opening(w), arrivals(w), joiners(w), departures(w), leavers(w), stayers(w), closing(w)
FROM (VALUES
	(1, 'recruited', date '2026-03-01', NULL::date, true, NULL::boolean),
	(2, 'moved in and on', '2026-03-01', '2026-06-30', false, false),
	(3, 'there before', '2020-03-01', '2026-06-30', NULL, false)
) AS v (n, name, hired, left_on, joining_counts, leaving_counts), workforce(hired, left_on, 1, leaving_counts, '[2026-01-01,2026-12-31]', joining_counts) AS w
ORDER BY n;
SELECT joiners(workforce(hired => '2026-03-01', left_on => NULL, fte => 1, leaving_counts => NULL, period => '[2026-01-01,2026-12-31]', joining_counts => false)),
	joiners(workforce('2026-03-01', NULL, 1, NULL, '[2026-01-01,2026-12-31]')) AS five;
SELECT workforce('2026-03-01', NULL, 1, NULL, '[2026-01-01,2026-12-31]', NULL);

-- Early leavers go before the last day of their first year.
SELECT hired, left_on, early_leavers(workforce(hired, left_on, 1, true, '[2020-01-01,2029-12-31]')), early_leavers(workforce(hired, left_on, 1, false, '[2020-01-01,2029-12-31]')) AS not_counted
FROM unnest(
	'{2025-03-01, 2025-03-01, 2023-03-01, 2023-03-01, 2024-02-29, 2024-02-29, 2023-02-28, 2023-02-28, -infinity, 2021-05-05}'::date[],
	'{2026-02-27, 2026-02-28, 2024-02-28, 2024-02-29, 2025-02-27, 2025-02-28, 2024-02-26, 2024-02-27, 2021-01-01, 2021-05-05}'::date[]) WITH ORDINALITY AS t (hired, left_on, n)
ORDER BY n;

-- Refused.
SELECT workforce('2026-03-01', '2026-02-28', 1, true, '[2026-01-01,2026-12-31]');
SELECT workforce('2016-03-01', '2016-02-28', 1, true, '[2026-01-01,2026-12-31]');
SELECT workforce('2026-03-01', NULL, NULL, NULL, '[2026-01-01,2026-12-31]');
SELECT workforce('2026-03-01', NULL, -0.5, NULL, '[2026-01-01,2026-12-31]');
SELECT workforce('2026-03-01', NULL, 'NaN', NULL, '[2026-01-01,2026-12-31]');
SELECT workforce('2026-03-01', NULL, 99999999999999999999999999999999999999, NULL, '[2026-01-01,2026-12-31]');
SELECT workforce('2026-03-01', '2026-03-31', 1, NULL, '[2026-01-01,2026-12-31]');
SELECT workforce('2026-03-01', NULL, 1, NULL, 'empty');
SELECT workforce('2026-03-01', NULL, 1, NULL, '[2026-01-01,)');
SELECT workforce('2026-03-01', NULL, 1, NULL, '(,2026-01-01)');
SELECT workforce('2026-03-01', NULL, 1, NULL, '[2026-01-01,infinity)');
SELECT workforce('2026-03-01', NULL, 1, NULL, '[0044-03-15 BC,2026-01-01)');
\set VERBOSITY sqlstate
SELECT ''::workforce;
SELECT '[2026-01-01,2026-02-01) person_days=0 opening=0 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=100000000000000000000000000000000000000 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce;
SELECT workforce('2026-03-01', '2026-02-28', 1, true, '[2026-01-01,2026-12-31]');
SELECT workforce('2026-03-01', NULL, NULL, NULL, '[2026-01-01,2026-12-31]');
SELECT workforce('2026-03-01', NULL, -0.5, NULL, '[2026-01-01,2026-12-31]');
SELECT workforce('2026-03-01', '2026-03-31', 1, NULL, '[2026-01-01,2026-12-31]');
SELECT workforce('2026-03-01', NULL, 1, NULL, 'empty');
SELECT workforce('2026-03-01', NULL, 1, NULL, '[2026-01-01,infinity)');
\set VERBOSITY default

-- On the wire: the version, the period, eight counts, four weighted with the FTE; and back.
CREATE TEMP TABLE wire (n int, w workforce);
SELECT workforce_send('[2026-01-01,2026-02-01) person_days=40 opening=1 arrivals=2 joiners=2 departures=3 leavers=1 early_leavers=0 stayers=0 fte_days=31.5 opening_fte=0 closing_fte=0 leavers_fte=0');
\copy (SELECT n, workforce(hired, left_on, fte, leaving_counts, '[2026-01-01,2026-12-31]') FROM spell) TO 'results/workforce.bin' (FORMAT binary)
\copy wire FROM 'results/workforce.bin' (FORMAT binary)
SELECT count(*), count(w), bool_and(w::text IS NOT DISTINCT FROM workforce(hired, left_on, fte, leaving_counts, '[2026-01-01,2026-12-31]')::text) AS same FROM wire JOIN spell USING (n);
-- Refused from the wire: no day, a negative count, more leavers than departures,
-- too many person-days, no FTE days, too short.
CREATE TEMP TABLE hostile (w workforce);
\copy (SELECT '\x01 00002518 00002518 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000'::bytea) TO 'results/workforce.bin' (FORMAT binary)
\copy hostile FROM 'results/workforce.bin' (FORMAT binary)
\copy (SELECT '\x01 00002518 00002537 0000000000000028 ffffffffffffffff 0000000000000002 0000000000000002 0000000000000000 0000000000000000 0000000000000000 0000000000000000 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000'::bytea) TO 'results/workforce.bin' (FORMAT binary)
\copy hostile FROM 'results/workforce.bin' (FORMAT binary)
\copy (SELECT '\x01 00002518 00002537 0000000000000028 0000000000000001 0000000000000002 0000000000000002 0000000000000001 0000000000000002 0000000000000000 0000000000000000 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000'::bytea) TO 'results/workforce.bin' (FORMAT binary)
\copy hostile FROM 'results/workforce.bin' (FORMAT binary)
\copy (SELECT '\x01 00002518 00002537 0000000000000020 0000000000000001 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000001 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000'::bytea) TO 'results/workforce.bin' (FORMAT binary)
\copy hostile FROM 'results/workforce.bin' (FORMAT binary)
\copy (SELECT '\x01 00002518 00002537 000000000000001f 0000000000000001 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000001 00000000000000000000000000000000 ffff 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000'::bytea) TO 'results/workforce.bin' (FORMAT binary)
\copy hostile FROM 'results/workforce.bin' (FORMAT binary)
\copy (SELECT '\x01 00002518 00002537'::bytea) TO 'results/workforce.bin' (FORMAT binary)
\copy hostile FROM 'results/workforce.bin' (FORMAT binary)
\set VERBOSITY sqlstate
\copy (SELECT '\x01 00002518 00002518 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000'::bytea) TO 'results/workforce.bin' (FORMAT binary)
\copy hostile FROM 'results/workforce.bin' (FORMAT binary)
\set VERBOSITY default
-- The same, sound.
\copy (SELECT '\x01 00002518 00002537 000000000000001f 0000000000000001 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000001 0000000000000000000000000000009b 0001 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000 00000000000000000000000000000000 0000'::bytea) TO 'results/workforce.bin' (FORMAT binary)
\copy hostile FROM 'results/workforce.bin' (FORMAT binary)
TABLE hostile;
\! rm results/workforce.bin

-- jsonb
SELECT jsonb_pretty('[2026-01-01,2026-02-01) person_days=40 opening=1 arrivals=2 joiners=2 departures=1 leavers=0 early_leavers=0 stayers=0 fte_days=31.50 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce::jsonb);

-- Equal whatever the decimals shown, and so hashed; the period counts.
SELECT a = b AS eq, a <> b AS ne, a = c AS other_period, a <> c AS other_period_ne
FROM (VALUES (
	'[2026-01-01,2026-02-01) person_days=40 opening=1 arrivals=2 joiners=2 departures=1 leavers=0 early_leavers=0 stayers=0 fte_days=31.5 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce,
	'[2026-01-01,2026-02-01) person_days=40 opening=1 arrivals=2 joiners=2 departures=1 leavers=0 early_leavers=0 stayers=0 fte_days=31.500 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce,
	'[2026-03-01,2026-04-01) person_days=40 opening=1 arrivals=2 joiners=2 departures=1 leavers=0 early_leavers=0 stayers=0 fte_days=31.5 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce)) AS v (a, b, c);
SELECT count(*) FROM (
	SELECT DISTINCT workforce('2026-01-01', NULL, fte, NULL, period)
	FROM unnest('{0.5, 0.50, 0.500, 1}'::numeric[]) AS fte, unnest('{"[2026-01-01,2026-02-01)", "[2026-01-01,2026-01-31]"}'::daterange[]) AS period
) AS s;

-- The ladder: no rows, one null, one row, two, many; beside count(*) and sum().
CREATE TEMP TABLE ladder (n int, rung text, hired date, left_on date, fte numeric, leaving_counts boolean);
INSERT INTO ladder VALUES
	(1, 'one null', NULL, NULL, NULL, NULL),
	(2, 'one row', '2020-05-01', '2026-01-10', 0.5, true),
	(3, 'two rows', '2020-05-01', NULL, 0.5, NULL), (3, 'two rows', '2026-01-11', NULL, 1, NULL),
	(4, 'outside', '2020-05-01', '2025-12-31', 0.75, true);
INSERT INTO ladder SELECT 5, 'many', hired, left_on, fte, leaving_counts FROM spell;
SELECT workforce_agg(hired, left_on, fte, leaving_counts, '[2026-01-01,2026-12-31]'), sum(workforce(hired, left_on, fte, leaving_counts, '[2026-01-01,2026-12-31]'))
FROM ladder WHERE false;
SELECT rung, workforce_agg(hired, left_on, fte, leaving_counts, '[2026-01-01,2026-12-31]')
FROM ladder
GROUP BY n, rung
ORDER BY n;
SELECT rung, sum(w)::text = workforce_agg(hired, left_on, fte, leaving_counts, '[2026-01-01,2026-12-31]')::text AS sum_same,
	headcount(workforce_agg(hired, left_on, fte, leaving_counts, '[2026-01-01,2026-12-31]') FILTER (WHERE fte < 1)) AS part_time,
	fte_days(sum(w)), sum(fte * person_days(w)) AS sum_fte_days, person_days(sum(w)), sum(person_days(w)) AS sum_person_days
FROM ladder, workforce(hired, left_on, fte, leaving_counts, '[2026-01-01,2026-12-31]') AS w
GROUP BY n, rung
ORDER BY n;
SELECT workforce_agg(hired, left_on, fte, leaving_counts, '[2026-01-01,2026-12-31]')::text = (
		SELECT sum(part)::text FROM (SELECT workforce_agg(hired, left_on, fte, leaving_counts, '[2026-01-01,2026-12-31]') FROM ladder GROUP BY rung) AS s (part)
	) AS from_parts
FROM ladder;
SELECT workforce('2026-01-01', NULL, 1, NULL, '[2026-01-01,2026-01-31]') + workforce('2025-01-01', '2026-01-10', 0.25, true, '[2026-01-01,2026-01-31]') AS sum,
	workforce('2026-01-01', NULL, 1, NULL, '[2026-01-01,2026-01-31]') + NULL AS with_null;

-- Headcounts of different periods do not add up.
SELECT workforce('2026-01-01', NULL, 1, NULL, '[2026-01-01,2026-01-31]') + workforce('2026-01-01', NULL, 1, NULL, '[2026-02-01,2026-02-28]');
SELECT workforce_agg('2026-01-01', NULL, 1, NULL, period) FROM unnest('{"[2026-01-01,2026-01-31]", "[2026-02-01,2026-02-28]"}'::daterange[]) AS period;
SELECT period, headcount(workforce_agg('2026-01-15', NULL, 1, NULL, period)) FROM unnest('{"[2026-01-01,2026-01-31]", "[2026-02-01,2026-02-28]"}'::daterange[]) AS period GROUP BY period ORDER BY period;
\set VERBOSITY sqlstate
SELECT sum(workforce('2026-01-01', NULL, 1, NULL, period)) FROM unnest('{"[2026-01-01,2026-01-31]", "[2026-02-01,2026-02-28]"}'::daterange[]) AS period;
SELECT w + w FROM CAST('[2026-01-01,2026-01-02) person_days=9223372036854775807 opening=9223372036854775807 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=9223372036854775807 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0' AS workforce) AS w;
\set VERBOSITY default
-- An error in one row is an error of the whole.
SELECT workforce_agg(hired, left_on, 1, NULL, '[2026-01-01,2026-12-31]') FROM spell;
SELECT workforce_agg(hired, '2019-01-01', 1, NULL, '[2026-01-01,2026-12-31]') FROM spell;
SELECT workforce_agg(hired, NULL, fte - 0.6, NULL, '[2026-01-01,2026-12-31]') FROM spell;

-- In parallel, as serially and as plain SQL counts it.
CREATE TABLE workforce_spells AS
	SELECT i, i % 4 AS unit, date '2020-01-01' + i * 37 % 2700 AS hired,
		CASE WHEN i % 3 > 0 THEN date '2020-01-01' + i * 37 % 2700 + i * 11 % 900 END AS left_on,
		(ARRAY[1, 0.75, 0.5])[i % 5 % 3 + 1] AS fte, i % 7 > 0 AS leaving_counts
	FROM generate_series(1, 3000) AS i;
ANALYZE workforce_spells;
SELECT workforce_agg(hired, left_on, fte, leaving_counts, '[2024-01-01,2024-12-31]') AS serial FROM workforce_spells \gset
SELECT :'serial' AS serial;
SELECT sum(days) AS person_days, sum(days * fte) AS fte_days, count(*) FILTER (WHERE hired < '2024-01-01') AS opening, count(*) FILTER (WHERE hired >= '2024-01-01') AS joiners,
	count(*) FILTER (WHERE left_on <= '2024-12-31') AS departures, count(*) FILTER (WHERE left_on <= '2024-12-31' AND leaving_counts) AS leavers
FROM (
	SELECT *, least(left_on, '2024-12-31') - greatest(hired, '2024-01-01') + 1 AS days
	FROM workforce_spells
	WHERE hired <= '2024-12-31' AND coalesce(left_on, 'infinity') >= '2024-01-01'
) AS s;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SET parallel_leader_participation = off;
ALTER TABLE workforce_spells SET (parallel_workers = 2);
SELECT workforce_agg(hired, left_on, fte, leaving_counts, '[2024-01-01,2024-12-31]')::text = :'serial' AS agg,
	sum(workforce(hired, left_on, fte, leaving_counts, '[2024-01-01,2024-12-31]'))::text = :'serial' AS sum
FROM workforce_spells;
SELECT unit, workforce_agg(hired, left_on, fte, leaving_counts, '[2024-01-01,2024-12-31]') FROM workforce_spells GROUP BY unit ORDER BY unit;
SELECT workforce_agg(hired, left_on, fte, leaving_counts, '[2024-01-01,2024-12-31]') FROM workforce_spells WHERE i = 1;
SELECT workforce_agg(hired, left_on, fte, leaving_counts, '[2024-01-01,2024-12-31]') FROM workforce_spells WHERE i < 0;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
RESET parallel_leader_participation;
-- One month's closing is the next one's opening.
SELECT count(*) AS months, count(*) FILTER (WHERE closing(w) <> next_opening) AS broken, sum(joiners(w)) - sum(departures(w)) AS net, max(closing(w)) FILTER (WHERE month = 12) - max(opening(w)) FILTER (WHERE month = 1) AS change
FROM (
	SELECT month, w, lead(opening(w)) OVER (ORDER BY month) AS next_opening
	FROM (
		SELECT month, workforce_agg(hired, left_on, fte, leaving_counts, daterange(make_date(2024, month, 1), (make_date(2024, month, 1) + interval '1 month')::date)) AS w
		FROM workforce_spells, generate_series(1, 12) AS month
		GROUP BY month
	) AS s
) AS s;
-- A window has no inverse and counts every frame anew.
SELECT i, person_days(workforce_agg(hired, left_on, fte, leaving_counts, '[2024-01-01,2024-12-31]') OVER w) AS agg, sum(person_days(workforce(hired, left_on, fte, leaving_counts, '[2024-01-01,2024-12-31]'))) OVER w
FROM workforce_spells
WHERE i BETWEEN 41 AND 46
WINDOW w AS (ORDER BY i ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING)
ORDER BY i;
DROP TABLE workforce_spells;

-- The answers. Averages are over the days of the period.
CREATE TEMP TABLE answer (n int, name text, w workforce);
INSERT INTO answer VALUES
	(1, 'year', '[2026-01-01,2027-01-01) person_days=36500 opening=100 arrivals=12 joiners=12 departures=10 leavers=8 early_leavers=0 stayers=90 fte_days=29200.0 opening_fte=0 closing_fte=0 leavers_fte=0'),
	(2, 'leap year', '[2024-01-01,2025-01-01) person_days=36600 opening=100 arrivals=12 joiners=12 departures=10 leavers=8 early_leavers=0 stayers=90 fte_days=29280.0 opening_fte=0 closing_fte=0 leavers_fte=0'),
	(3, 'quarter', '[2026-01-01,2026-04-01) person_days=9000 opening=100 arrivals=1 joiners=1 departures=3 leavers=3 early_leavers=0 stayers=97 fte_days=9000 opening_fte=0 closing_fte=0 leavers_fte=0'),
	(4, 'leap February', '[2024-02-01,2024-03-01) person_days=2900 opening=100 arrivals=1 joiners=1 departures=3 leavers=2 early_leavers=0 stayers=97 fte_days=2900 opening_fte=0 closing_fte=0 leavers_fte=0'),
	(5, 'ten days', '[2026-01-10,2026-01-20) person_days=1000 opening=100 arrivals=1 joiners=1 departures=2 leavers=2 early_leavers=0 stayers=98 fte_days=500 opening_fte=0 closing_fte=0 leavers_fte=0'),
	(6, 'ten days, leap year', '[2024-01-10,2024-01-20) person_days=1000 opening=100 arrivals=1 joiners=1 departures=2 leavers=2 early_leavers=0 stayers=98 fte_days=500 opening_fte=0 closing_fte=0 leavers_fte=0'),
	(7, 'from the leap day', '[2024-02-29,2025-02-28) person_days=36500 opening=100 arrivals=1 joiners=1 departures=2 leavers=2 early_leavers=0 stayers=98 fte_days=36500 opening_fte=0 closing_fte=0 leavers_fte=0'),
	(8, 'two years', '[2025-01-01,2027-01-01) person_days=73000 opening=100 arrivals=30 joiners=30 departures=20 leavers=20 early_leavers=0 stayers=80 fte_days=73000 opening_fte=0 closing_fte=0 leavers_fte=0'),
	(9, 'nobody', '[2026-01-01,2026-02-01) person_days=0 opening=0 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=0 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0');
SELECT name, period(w), days(w), headcount(w), fte(w), person_years(w), closing(w) FROM answer ORDER BY n;
SELECT name, percent(turnover(w, 'crude')) AS crude, percent(turnover(w, 'crude', true)) AS crude_annualised, percent(turnover(w, 'lesser_of')) AS lesser_of, percent(turnover(w, 'lesser_of', annualised => true)) AS lesser_of_annualised FROM answer ORDER BY n;
SELECT name, turnover(w, 'crude'), turnover(w, 'crude', true) AS annualised, percent(turnover(w, 'lesser_of', true), 1) AS lesser_of, rag(turnover(w, 'crude', true), 'green <= 8 < amber <= 12 < red') FROM answer ORDER BY n;
SELECT mean_headcount(w), m AS method, turnover(w, m), percent(turnover(w, m)), percent(turnover(w, m, true), 2) AS annualised
FROM answer, unnest('{crude, crude_mean, crude_opening, crude_closing, schlueter, accession, lesser_of, replacement, half_sum, half_sum_closing}'::text[]) WITH ORDINALITY AS t (m, i)
WHERE n = 3 ORDER BY i;
SELECT stability(w), early_leaver_share(w), internal_mobility(w), internal_mobility(w, annualised => true), percent(internal_mobility(w, true), 2)
FROM CAST('[2026-01-01,2026-04-01) person_days=9000 opening=100 arrivals=5 joiners=3 departures=5 leavers=4 early_leavers=1 stayers=97 fte_days=9000.0 opening_fte=100 closing_fte=99.5 leavers_fte=0' AS workforce) AS w;
SELECT percent(stability(w)), percent(early_leaver_share(w)), percent(internal_mobility(w)), mean_headcount(w) FROM answer WHERE name = 'nobody';
SELECT percent(turnover(w, 'median')) FROM answer;
\set VERBOSITY sqlstate
SELECT percent(turnover(w, 'median')) FROM answer;
\set VERBOSITY default
SELECT turnover(NULL, 'crude'), percent(turnover(w, NULL)), percent(turnover(w, 'crude', NULL)), headcount(NULL), period(NULL::workforce) FROM answer WHERE n = 1;

-- Periods that follow each other join, in either order: opening of the first, closing of the last, stayers unknown.
CREATE TEMP VIEW month AS
SELECT m.name, workforce_agg(hired, left_on, fte, leaving_counts, m.period) AS w
FROM (VALUES ('January', daterange('2026-01-01', '2026-02-01')), ('February', '[2026-02-01,2026-03-01)'), ('April', '[2026-04-01,2026-05-01)')) AS m (name, period), spell
GROUP BY m.name, m.period;
SELECT sum(w), sum(w ORDER BY w DESC) = sum(w ORDER BY w) AS in_either_order FROM month WHERE name <> 'April';
SELECT stayers(sum(w)), stability(sum(w)), turnover(sum(w), 'cohort', true), person_days(sum(w)) = sum(person_days(w)) AS days_add_up FROM month WHERE name <> 'April';
SELECT name, opening(s), closing(s), leavers(s), period(s) FROM (SELECT name, sum(w) OVER (ORDER BY w ROWS 1 PRECEDING) AS s FROM month WHERE name <> 'April') AS moving;
-- Refused: a month between them, and one unit of a month after all units of the month before.
SELECT sum(w) FROM month WHERE name <> 'February';
SELECT sum(w ORDER BY w) FROM (SELECT w FROM month WHERE name = 'January' UNION ALL SELECT workforce('2020-01-01', NULL, 1, NULL, '[2026-02-01,2026-02-28]')) AS w;

-- From published counts: days and degrees are not known, and whoever is not accounted for arrived or departed.
SELECT w, percent(turnover(w, 'crude_mean'), 1) AS turnover, turnover(w, 'crude') AS by_days, fte(w), headcount(w), person_years(w), early_leaver_share(w), stayers(w)
FROM published_workforce(120, 119, 12, 14, '[2025-01-01,2025-12-31]') AS w;
SELECT w + w AS two_units, w + workforce('2020-01-01', NULL, 1, NULL, '[2025-01-01,2025-12-31]') AS and_a_spell FROM published_workforce(120, 118, 12, 14, '[2025-01-01,2025-12-31]') AS w;
SELECT published_workforce(120, 118, -1, 14, '[2025-01-01,2025-12-31]');
SELECT published_workforce(9223372036854775807, 0, 1, 1, '[2025-01-01,2025-12-31]');
SELECT published_workforce(120, 118, 12, NULL, '[2025-01-01,2025-12-31]');

-- Person-years: the months of a calendar year add up to it; whole years of any first day are whole.
SELECT basis, round(sum(person_years(w, basis)), 12) AS months,
	person_years(workforce('2000-01-01', NULL, 12, NULL, '[2024-03-15,2026-03-14]'), basis) AS two_years,
	person_years(workforce('2000-01-01', NULL, 12, NULL, '[2024-12-16,2025-01-15]'), basis) AS over_new_year,
	person_years(workforce('2000-01-01', NULL, 12, NULL, '[2024-12-16,2027-01-15]'), basis) AS over_two_years_more
FROM unnest('{calendar_days, working_days, twelfths}'::text[]) AS basis, unnest(workforce_series('2000-01-01', NULL, 12, NULL, period_bounds('[2024-01-01,2024-12-31]'))) AS t (period, w)
GROUP BY basis ORDER BY basis;
SELECT person_years(workforce('2000-01-01', NULL, 1, NULL, '[2024-01-01,2024-12-31]'), 'days');
SELECT basis, person_years(1825, basis) FROM unnest('{paid_days, hours_1760, hours_1980, hours_2080, hours_2087}'::text[]) AS basis;
SELECT person_years(1825, 'hours');

-- JSON in and out, in any order and beside anything else, but with every figure.
SELECT w::json::text::workforce = w AS reread, (w::jsonb || '{"note": [1, {"a": null}]}')::text::workforce = w AS beside, w::json
FROM published_workforce(120, 119, 12, 14, '[2025-01-01,2025-12-31]') AS w;
SELECT (published_workforce(120, 119, 12, 14, '[2025-01-01,2025-12-31]')::jsonb - 'leavers')::text::workforce;
SELECT '{"from": "2025-02-30"}'::workforce;
-- Another version of the binary form is refused.
\copy (SELECT set_byte(workforce_send(published_workforce(120, 119, 12, 14, '[2025-01-01,2025-12-31]')), 0, 2)) TO 'results/workforce.bin' (FORMAT binary)
\copy wire (w) FROM 'results/workforce.bin' (FORMAT binary)
\! rm results/workforce.bin

-- One person: two employments at once, a change of degree, hired again after a break, a move.
CREATE TEMP TABLE employment (person int, what text, hired date, left_on date, fte numeric, joining_counts boolean, leaving_counts boolean);
INSERT INTO employment VALUES
	(1, 'two at once', '2024-01-01', NULL, 0.50, true, NULL), (1, '', '2025-02-01', '2025-11-30', 0.40, true, true),
	(2, 'other degree', '2024-06-01', '2025-03-31', 1.00, true, false), (2, '', '2025-04-01', NULL, 0.75, false, NULL),
	(3, 'hired again', '2024-01-01', '2025-05-31', 1.00, true, true), (3, '', '2025-09-01', NULL, 1.00, true, NULL),
	(4, 'left from two', '2025-01-01', '2025-06-30', 1.00, true, true), (4, '', '2025-05-01', '2025-06-30', 0.25, true, false),
	(5, 'other degree on the day after', '2024-01-01', '2025-12-31', 0.50, true, false), (5, '', '2026-01-01', NULL, 0.80, false, NULL);
SELECT what, person_days(w), opening(w), arrivals(w), joiners(w), departures(w), leavers(w), early_leavers(w) AS early, stayers(w), closing(w), fte_days(w), opening_fte(w), closing_fte(w), leavers_fte(w), w::text::workforce = w AS valid
FROM (SELECT person, max(what) AS what, person_workforce(array_agg(hired), array_agg(left_on), array_agg(fte), array_agg(leaving_counts), '[2025-01-01,2025-12-31]', array_agg(joining_counts)) AS w FROM employment GROUP BY person) AS persons ORDER BY person;
SELECT sum(w) FROM (SELECT person_workforce(array_agg(hired), array_agg(left_on), array_agg(fte), array_agg(leaving_counts), '[2025-01-01,2025-12-31]', array_agg(joining_counts)) AS w FROM employment GROUP BY person) AS persons;
-- The closing FTE of a period is the opening FTE of the next one.
SELECT person, closing_fte(w), opening_fte(v), w + v IS NOT NULL AS join_up
FROM (SELECT person, person_workforce(array_agg(hired), array_agg(left_on), array_agg(fte), array_agg(true), '[2025-01-01,2025-12-31]') AS w, person_workforce(array_agg(hired), array_agg(left_on), array_agg(fte), array_agg(true), '[2026-01-01,2026-12-31]') AS v FROM employment GROUP BY person) AS persons ORDER BY person;
SELECT person_workforce(array_agg(hired), array_agg(left_on), array_agg(fte), array_agg(NULL::boolean), '[2025-01-01,2025-12-31]') FROM employment WHERE person = 3;
SELECT person_workforce(array_agg(hired), array_agg(left_on), array_agg(fte), array_agg(true), '[2025-01-01,)') FROM employment WHERE person = 3;
SELECT person_workforce('{2020-01-01,2021-01-01}', '{2020-12-31,NULL}', '{1}', '{t,t}', '[2025-01-01,2025-12-31]');
SELECT person_workforce(array_agg(hired), array_agg(left_on), array_agg(fte), array_agg(true), '[2025-01-01,2025-12-31]') AS none FROM employment WHERE person = 0;

-- Retained some days after the first one: known from that day on.
SELECT left_on, retention('2023-01-01', left_on, 30, '2023-12-31') AS days_30, retention('2023-01-01', left_on, 90, '2023-12-31') AS days_90, retention('2023-01-01', left_on, 365, '2023-12-31') AS not_yet
FROM unnest('{2023-01-30, 2023-01-31, 2023-03-31, 2023-04-01, infinity, NULL}'::date[]) WITH ORDINALITY AS t (left_on, n) ORDER BY n;
SELECT retention('2023-01-01', NULL, -1, '2023-12-31');
SELECT retention(NULL, NULL, 30, '2023-12-31'), retention('infinity', NULL, 30, 'infinity') AS never, retention('-infinity', NULL, 30, '2023-12-31') AS always, retention('2023-01-01', NULL, 30, NULL) AS as_of;
