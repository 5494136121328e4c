--
-- workforce_series: the workforce of each of many contiguous periods
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;
SET datestyle = 'ISO, MDY';

-- Four spells over the quarter's months, each as workforce_agg has it.
CREATE TEMP TABLE spell (n int, name text, hired date, left_on date, fte numeric, joining_counts boolean, leaving_counts boolean);
INSERT INTO spell VALUES
	(1, 'throughout', '2020-05-01', NULL, 1, NULL, NULL),
	(2, 'left in February', '2020-05-01', '2026-02-10', 0.75, NULL, true),
	(3, 'January to March', '2026-01-11', '2026-03-31', 0.5, true, false),
	(4, 'within February', '2026-02-01', '2026-02-28', 1, false, true);
SELECT period, workforce
FROM unnest((SELECT workforce_series_agg(hired, left_on, fte, leaving_counts, '{2026-01-01, 2026-02-01, 2026-03-01, 2026-04-01}', joining_counts) FROM spell));
SELECT period, w::text = (SELECT workforce_agg(hired, left_on, fte, leaving_counts, period, joining_counts)::text FROM spell) AS as_agg, arrivals(w), joiners(w), departures(w), leavers(w), round(headcount(w), 2) AS headcount
FROM (SELECT workforce_series_agg(hired, left_on, fte, leaving_counts, period_bounds('[2026-01-01,2026-03-31]'), joining_counts) AS s FROM spell) AS s, unnest(s) AS u (period, w)
ORDER BY period;
-- Five arguments: every arrival is a joining.
SELECT period, joiners(w) FROM (SELECT workforce_series_agg(hired, left_on, fte, leaving_counts, period_bounds('[2026-01-01,2026-03-31]')) AS s FROM spell) AS s, unnest(s) AS u (period, w) ORDER BY period;

-- One spell at the edges of two months of 2026: there or not.
SELECT hired, left_on, array_agg(opening(w) ORDER BY period) AS opening, array_agg(arrivals(w) ORDER BY period) AS arrivals, array_agg(departures(w) ORDER BY period) AS departures,
	array_agg(person_days(w) ORDER BY period) AS person_days, array_agg(fte_days(w) ORDER BY period) AS fte_days
FROM unnest(
	'{2025-12-31, 2026-01-01, 2026-01-01, 2026-01-31, 2026-01-31, 2026-02-01, 2026-02-28, 2026-02-28, 2026-03-01, 2025-01-01, 2025-12-31, -infinity, infinity}'::date[],
	'{2025-12-31, 2026-01-01, 2026-01-31, 2026-01-31, 2026-02-01, 2026-02-28, 2026-02-28, NULL,       NULL,       2026-01-01, 2026-03-01, infinity,  NULL}'::date[]) WITH ORDINALITY AS t (hired, left_on, n),
	workforce_series(hired, left_on, 0.50, true, '{2026-01-01, 2026-02-01, 2026-03-01}') AS s, unnest(s) AS u (period, w)
GROUP BY n, hired, left_on ORDER BY n;

-- Periods of unlike length are found as well: days, a week, a century.
SELECT period, arrivals(w), departures(w), person_days(w)
FROM (
	SELECT workforce_series_agg(day, day + 1, 1, true, '{1900-01-01, 1900-01-02, 1999-12-25, 1999-12-26, 1999-12-27, 2000-01-01, 2000-01-08, 2099-01-01, 2099-01-02}') AS s
	FROM unnest('{1900-01-01, 1950-06-01, 1999-12-24, 1999-12-25, 1999-12-26, 1999-12-31, 2000-01-07, 2050-01-01, 2098-12-31, 2099-01-01}'::date[]) AS day
) AS s, unnest(s) AS u (period, w)
ORDER BY period;

-- Read and written: the workforces of the periods, which must chain.
SELECT workforce_series('2026-01-11', '2026-02-10', 0.5, true, '{2026-01-01, 2026-02-01, 2026-03-01}');
SELECT s::text::workforce_series::text = s::text AS same, s::text::workforce_series = s AS eq FROM (SELECT workforce_series_agg(hired, left_on, fte, leaving_counts, period_bounds('[2026-01-01,2026-12-31]', '7 days'), false) AS s FROM spell) AS s;
SELECT '[2026-01-01,2026-02-01) person_days=31 opening=1 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=1 fte_days=31 opening_fte=1 closing_fte=1 leavers_fte=0'::workforce_series;
SELECT ''::workforce_series;
SELECT '[2026-01-01,2026-02-01) person_days=31 opening=1 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=1 fte_days=31 opening_fte=1 closing_fte=1 leavers_fte=0;'::workforce_series;
SELECT '[2026-01-01,2026-02-01) person_days=31 opening=1 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=1 fte_days=31 opening_fte=1 closing_fte=1 leavers_fte=0, x'::workforce_series;
SELECT '[2026-01-01,2026-02-01) person_days=32 opening=1 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=1 fte_days=31 opening_fte=1 closing_fte=1 leavers_fte=0'::workforce_series;
\set january '[2026-01-01,2026-02-01) person_days=31 opening=1 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=1 fte_days=31 opening_fte=1 closing_fte=1 leavers_fte=0'
SELECT (:'january' || '; [2026-02-01,2026-02-02) person_days=1 opening=1 arrivals=0 joiners=0 departures=1 leavers=1 early_leavers=1 stayers=0 fte_days=1.00 opening_fte=1.0 closing_fte=0 leavers_fte=0')::workforce_series;
SELECT (:'january' || '; [2026-02-02,2026-02-03) person_days=1 opening=1 arrivals=0 joiners=0 departures=1 leavers=1 early_leavers=1 stayers=0 fte_days=1 opening_fte=1 closing_fte=0 leavers_fte=0')::workforce_series;
SELECT (:'january' || '; [2026-02-01,2026-02-02) person_days=2 opening=2 arrivals=0 joiners=0 departures=1 leavers=1 early_leavers=1 stayers=1 fte_days=1 opening_fte=1 closing_fte=0 leavers_fte=0')::workforce_series;
SELECT (:'january' || '; [2026-02-01,2026-02-02) person_days=1 opening=1 arrivals=0 joiners=0 departures=1 leavers=1 early_leavers=1 stayers=0 fte_days=1 opening_fte=0.5 closing_fte=0 leavers_fte=0')::workforce_series;
\set VERBOSITY sqlstate
SELECT 'x'::workforce_series;
SELECT '[2026-01-01,2026-02-01) person_days=31 opening=1 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=1 fte_days=99999999999999999999999999999999999999 opening_fte=99999999999999999999999999999999999999 closing_fte=1.5 leavers_fte=0'::workforce_series;
\set VERBOSITY default
SELECT '[2026-01-01,2026-02-01) person_days=9000000000000000000 opening=9000000000000000000 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=9000000000000000000 fte_days=0 opening_fte=0 closing_fte=0 leavers_fte=0'::workforce_series;

-- On the wire: the version, the number of periods, then each workforce; and back.
SELECT workforce_series_send(workforce_series('2026-01-11', NULL, 0.5, NULL, '{2026-01-01, 2026-02-01}'));
CREATE TEMP TABLE wire (n int, s workforce_series);
\copy (SELECT n, workforce_series(hired, left_on, fte, leaving_counts, period_bounds('[2026-01-01,2026-03-31]'), false) FROM spell) TO 'results/workforce_series.bin' (FORMAT binary)
\copy wire FROM 'results/workforce_series.bin' (FORMAT binary)
SELECT count(*), bool_and(s::text = workforce_series(hired, left_on, fte, leaving_counts, period_bounds('[2026-01-01,2026-03-31]'), false)::text) AS same FROM wire JOIN spell USING (n);
-- Refused from the wire: no period, more than there are bytes, a period too few, months that do not chain.
CREATE TEMP TABLE hostile (s workforce_series);
\copy (SELECT '\x0100000000'::bytea) TO 'results/workforce_series.bin' (FORMAT binary)
\copy hostile FROM 'results/workforce_series.bin' (FORMAT binary)
\copy (SELECT '\x017fffffff00'::bytea) TO 'results/workforce_series.bin' (FORMAT binary)
\copy hostile FROM 'results/workforce_series.bin' (FORMAT binary)
\copy (SELECT '\x0100000002'::bytea || substr(workforce_series_send(workforce_series('2026-01-11', NULL, 0.5, NULL, '{2026-01-01, 2026-02-01}')), 6)) TO 'results/workforce_series.bin' (FORMAT binary)
\copy hostile FROM 'results/workforce_series.bin' (FORMAT binary)
\copy (SELECT '\x0100000002'::bytea || substr(s, 6) || substr(s, 6) FROM workforce_series_send(workforce_series('2026-01-11', NULL, 0.5, NULL, '{2026-01-01, 2026-02-01}')) AS s) TO 'results/workforce_series.bin' (FORMAT binary)
\copy hostile FROM 'results/workforce_series.bin' (FORMAT binary)
\! rm results/workforce_series.bin

-- jsonb: the workforces.
SELECT jsonb_array_length(j), j -> 1 ->> 'person_days' AS person_days, j -> 1 ->> 'through' AS through FROM CAST(workforce_series('2026-01-11', NULL, 0.5, NULL, period_bounds('[2026-01-01,2026-03-31]')) AS jsonb) AS j;

-- Equal whatever the decimals shown, and so hashed; the periods count.
SELECT a = b AS eq, a <> b AS ne, a = c AS other_periods, a = d AS other_days
FROM (SELECT workforce_series('2026-01-11', NULL, 0.5, NULL, period_bounds('[2026-01-01,2026-03-31]')), workforce_series('2026-01-11', NULL, 0.500, NULL, period_bounds('[2026-01-01,2026-03-31]')),
	workforce_series('2026-01-11', NULL, 0.5, NULL, period_bounds('[2026-01-01,2026-02-28]')), workforce_series('2026-01-12', NULL, 0.5, NULL, period_bounds('[2026-01-01,2026-03-31]'))) AS v (a, b, c, d);
SELECT count(*) FROM (SELECT DISTINCT workforce_series('2026-01-11', NULL, fte, NULL, period_bounds('[2026-01-01,2026-03-31]')) FROM unnest('{0.5, 0.50, 0.500, 1}'::numeric[]) AS fte) AS s;

-- The ladder: no rows, one null, one row, two, many; and sum() beside it.
CREATE TEMP TABLE ladder (n int, rung text, hired date, left_on date, fte numeric, leaving_counts boolean);
INSERT INTO ladder VALUES
	(1, 'one null', NULL, NULL, NULL, NULL),
	(2, 'one row', '2020-05-01', '2026-01-10', 0.5, true),
	(3, 'two rows', '2020-05-01', NULL, 0.5, NULL), (3, 'two rows', '2026-01-11', NULL, 1, NULL),
	(4, 'outside', '2020-05-01', '2025-12-31', 0.75, true);
INSERT INTO ladder SELECT 5, 'many', hired, left_on, fte, leaving_counts FROM spell;
SELECT workforce_series_agg(hired, left_on, fte, leaving_counts, period_bounds('[2026-01-01,2026-02-28]')), sum(workforce_series(hired, left_on, fte, leaving_counts, period_bounds('[2026-01-01,2026-02-28]')))
FROM ladder WHERE false;
SELECT rung, workforce_series_agg(hired, left_on, fte, leaving_counts, period_bounds('[2026-01-01,2026-02-28]')) FROM ladder GROUP BY n, rung ORDER BY n;
SELECT rung, sum(workforce_series(hired, left_on, fte, leaving_counts, period_bounds('[2026-01-01,2026-02-28]')))::text = workforce_series_agg(hired, left_on, fte, leaving_counts, period_bounds('[2026-01-01,2026-02-28]'))::text AS sum_same
FROM ladder GROUP BY n, rung ORDER BY n;
SELECT workforce_series('2026-01-11', NULL, 1, NULL, '{2026-01-01, 2026-02-01}') + workforce_series('2026-01-11', '2026-01-31', 0.25, true, '{2026-01-01, 2026-02-01}') AS sum,
	workforce_series('2026-01-11', NULL, 1, NULL, '{2026-01-01, 2026-02-01}') + NULL AS with_null,
	workforce_series('2026-01-11', NULL, 1, NULL, NULL) AS no_bounds, workforce_series(NULL, NULL, 1, NULL, '{2026-01-01, 2026-02-01}') AS not_hired;
-- Added to a value, which stays what it was.
SELECT s + s AS twice, s FROM CAST(workforce_series('2026-01-11', NULL, 1, NULL, '{2026-01-01, 2026-02-01}') AS workforce_series) AS s;
-- A degree of more decimals after others, and one of fewer.
SELECT u.workforce FROM (SELECT workforce_series_agg('2026-01-11', NULL, fte, NULL, '{2026-01-01, 2026-02-01}' ORDER BY n) AS s FROM unnest('{1, 0.125, 0.50}'::numeric[]) WITH ORDINALITY AS f (fte, n)) AS s, unnest(s) AS u;

-- Stored, compressed, and summed from there.
CREATE TEMP TABLE stored (unit int, s workforce_series);
INSERT INTO stored SELECT n % 2, workforce_series_agg(hired, left_on, fte, leaving_counts, period_bounds('[2016-01-01,2026-12-31]')) FROM spell GROUP BY 1;
SELECT pg_column_size(s) < 2000 AS compressed FROM stored;
SELECT sum(s)::text = (SELECT workforce_series_agg(hired, left_on, fte, leaving_counts, period_bounds('[2016-01-01,2026-12-31]'))::text FROM spell) AS sum_same,
	(sum(s) + sum(s) = sum(s + s)) AS linear FROM stored;
SELECT count(*), sum(person_days(w)) FROM stored, unnest(s) AS u (period, w);

-- A moving frame counts anew.
SELECT n, (SELECT sum(person_days(w)) FROM unnest(s) AS u (period, w)) AS person_days
FROM (SELECT n, workforce_series_agg(hired, left_on, fte, leaving_counts, '{2026-01-01, 2026-02-01, 2026-03-01}') OVER (ORDER BY n ROWS 1 PRECEDING) AS s FROM spell) AS s ORDER BY n;

-- Annual turnover as the sum of the months'.
SELECT summed_turnover(s), summed_turnover(s, 'crude_mean'), round(summed_turnover(s, method => 'lesser_of'), 1) AS lesser_of,
	(SELECT sum(percent(turnover(w, 'crude'))) FROM unnest(s) AS u (period, w)) AS by_hand
FROM (SELECT workforce_series_agg(hired, left_on, fte, leaving_counts, period_bounds('[2026-01-01,2026-03-31]')) AS s FROM spell) AS s;
SELECT summed_turnover(workforce_series('2026-02-01', NULL, 1, NULL, period_bounds('[2026-01-01,2026-03-31]'))) AS nobody_in_january, summed_turnover(NULL::workforce_series);
\set VERBOSITY terse
SELECT summed_turnover(workforce_series('2026-01-01', NULL, 1, NULL, period_bounds('[2026-01-01,2026-03-31]')), 'median');
\set VERBOSITY default

-- Refused.
SELECT workforce_series('2026-01-11', NULL, 1, NULL, '{}');
SELECT workforce_series('2026-01-11', NULL, 1, NULL, '{2026-01-01}');
SELECT workforce_series('2026-01-11', NULL, 1, NULL, '{{2026-01-01, 2026-02-01}}');
SELECT workforce_series('2026-01-11', NULL, 1, NULL, '{2026-01-01, NULL}');
SELECT workforce_series('2026-01-11', NULL, 1, NULL, '{2026-02-01, 2026-01-01}');
SELECT workforce_series('2026-01-11', NULL, 1, NULL, '{2026-01-01, 2026-02-01, 2026-02-01}');
SELECT workforce_series('2026-01-11', NULL, 1, NULL, '{2026-01-01, infinity}');
SELECT workforce_series('2026-01-11', NULL, 1, NULL, '{-infinity, 2026-01-01}');
SELECT workforce_series('2026-01-11', NULL, 1, NULL, '{0044-03-15 BC, 2026-01-01}');
SELECT workforce_series('2026-01-11', NULL, 1, NULL, array_agg(date '1000-01-01' + i)) FROM generate_series(0, 100001) AS i;
SELECT workforce_series('2026-01-11', '2026-01-10', 1, NULL, '{2026-01-01, 2026-02-01}');
SELECT workforce_series('2026-01-11', NULL, NULL, NULL, '{2026-01-01, 2026-02-01}');
SELECT workforce_series('2026-01-11', NULL, -1, NULL, '{2026-01-01, 2026-02-01}');
SELECT workforce_series('2026-01-11', '2026-01-12', 1, NULL, '{2026-01-01, 2026-02-01}');
SELECT workforce_series('2026-01-11', NULL, 1, NULL, '{2026-01-01, 2026-02-01}', NULL);
SELECT workforce_series('2026-01-11', NULL, 99999999999999999999999999999999999999, NULL, '{2026-01-01, 2026-02-01}');
SELECT workforce_series_agg('2026-02-01', NULL, fte, NULL, '{2026-01-01, 2026-02-01}') FROM unnest('{99999999999999999999999999999999999999, 0.1}'::numeric[]) AS fte;
SELECT workforce_series_agg('2026-01-11', NULL, 1, NULL, bounds::date[]) FROM unnest('{"{2026-01-01, 2026-02-01}", "{2026-01-01, 2026-02-02}"}'::text[]) AS bounds;
SELECT workforce_series('2026-01-11', NULL, 1, NULL, '{2026-01-01, 2026-02-01}') + workforce_series('2026-01-11', NULL, 1, NULL, '{2026-01-01, 2026-02-01, 2026-03-01}');
\set VERBOSITY sqlstate
SELECT workforce_series('2026-01-11', NULL, 1, NULL, '{2026-01-01}');
SELECT workforce_series_agg('2026-01-11', NULL, 1, NULL, bounds::date[]) FROM unnest('{"{2026-01-01, 2026-02-01}", "{2026-01-01, 2026-02-02}"}'::text[]) AS bounds;
\set VERBOSITY default

-- JSON in and out: an array of the workforces.
SELECT s::json::text::workforce_series = s AS reread FROM workforce_series('2026-01-11', '2026-02-10', 0.5, true, '{2026-01-01, 2026-02-01, 2026-03-01}') AS s;
SELECT '[]'::workforce_series;
-- Figures that are not known are refused.
SELECT published_workforce(120, 119, 12, 14, '[2025-01-01,2025-12-31]')::text::workforce_series;
-- Ordered by the periods, and then by what is in them.
SELECT s < t AS fewer, s < u AS earlier, s <= s AS same FROM
	(SELECT workforce_series('2026-01-11', NULL, 0.5, NULL, '{2026-01-01, 2026-02-01}'), workforce_series('2026-01-11', NULL, 0.75, NULL, '{2026-01-01, 2026-02-01}'), workforce_series('2026-01-11', NULL, 0.5, NULL, '{2026-01-01, 2026-02-02}')) AS v (s, t, u);
-- What a later version has stored is refused, wherever it is read.
SET client_min_messages = warning;
CREATE TYPE raw;
CREATE FUNCTION raw_in(cstring) RETURNS raw LANGUAGE internal IMMUTABLE STRICT AS 'byteain';
CREATE FUNCTION raw_out(raw) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'byteaout';
CREATE TYPE raw (INPUT = raw_in, OUTPUT = raw_out, ALIGNMENT = double);
CREATE CAST (raw AS workforce_series) WITHOUT FUNCTION;
CREATE CAST (workforce_series AS raw) WITHOUT FUNCTION;
SELECT substr(workforce_series('2026-01-11', NULL, 0.5, NULL, '{2026-01-01, 2026-02-01}')::raw::text, 1, 10) AS stored;
SELECT ('\x02' || substr(s, 5))::raw::workforce_series FROM CAST(workforce_series('2026-01-11', NULL, 0.5, NULL, '{2026-01-01, 2026-02-01}')::raw AS text) AS s;
SELECT sum(('\x0101' || substr(s, 7))::raw::workforce_series) FROM CAST(workforce_series('2026-01-11', NULL, 0.5, NULL, '{2026-01-01, 2026-02-01}')::raw AS text) AS s;
SELECT unnest(('\x00' || substr(s, 5))::raw::workforce_series) FROM CAST(workforce_series('2026-01-11', NULL, 0.5, NULL, '{2026-01-01, 2026-02-01}')::raw AS text) AS s;
DROP TYPE raw CASCADE;
RESET client_min_messages;
