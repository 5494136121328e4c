-- Headcount: the data, a tenth of a personnel register and all of it, and its workloads.

-- Spells of twelve years in 200 units, of whom a third still lasts and half of the others are
-- shorter than two years; four degrees; four leavings in five count.
CREATE UNLOGGED TABLE spells (
	unit smallint NOT NULL,
	hired date NOT NULL,
	left_on date,
	fte numeric(4,3) NOT NULL,
	leaving_counts boolean NOT NULL
);

SELECT setseed(0.2022) \g /dev/null

INSERT INTO spells
SELECT floor(200 * random()), hired, CASE WHEN random() < 0.667 THEN hired + (3000 * random() * random())::int END,
       (ARRAY[1, 0.8, 0.75, 0.5])[1 + floor(4 * random())::int], random() < 0.8
  FROM (SELECT date '2011-01-01' + floor(4383 * random())::int AS hired
          FROM generate_series(1, :rows::bigint)) AS drawn;

CREATE UNLOGGED TABLE spells_tenth AS SELECT * FROM spells WHERE random() < 0.1;
CREATE UNLOGGED TABLE spells_hundredth AS SELECT * FROM spells_tenth WHERE random() < 0.1;

-- A day's month and how many days of it are left, as a warehouse's calendar has them.
CREATE TABLE calendar AS
SELECT day::date, date_trunc('month', day)::date AS month,
       (date_trunc('month', day) + interval '1 month')::date - day::date AS left_of_month
  FROM generate_series(timestamp '2013-01-01', '2022-12-31', interval '1 day') AS day;

CREATE TABLE month AS
SELECT day AS month, left_of_month AS days FROM calendar WHERE day = month;

VACUUM ANALYZE spells, spells_tenth, spells_hundredth, calendar, month;
SELECT count(fte) FROM spells \g /dev/null

-- ---------- ten years by month ----------

CREATE FUNCTION series_ours(key text, source text) RETURNS text LANGUAGE sql RETURN format(
	'SELECT %1$s lower(period) AS month, opening(w), arrivals(w), departures(w), leavers(w), person_days(w), fte_days(w)
	   FROM (SELECT %1$s workforce_series_agg(hired, left_on, fte, leaving_counts, period_bounds(''[2013-01-01,2022-12-31]'')) AS s
	           FROM %2$s %3$s) AS q, unnest(s) AS u (period, w)',
	key, source, 'GROUP BY ' || nullif(trim(key, ', '), ''));

-- What most write: each month joined to the spells that overlap it.
CREATE FUNCTION series_joined(source text) RETURNS text LANGUAGE sql RETURN format(
	'SELECT month, count(*) FILTER (WHERE hired < month) AS opening, count(*) FILTER (WHERE hired >= month) AS arrivals,
	        count(*) FILTER (WHERE left_on < month + days) AS departures,
	        count(*) FILTER (WHERE left_on < month + days AND leaving_counts) AS leavers,
	        sum(least(left_on + 1, month + days) - greatest(hired, month)) AS person_days,
	        sum(fte * (least(left_on + 1, month + days) - greatest(hired, month))) AS fte_days
	   FROM month JOIN %s ON hired < month + days AND (left_on IS NULL OR left_on >= month)
	  GROUP BY month, days', source);

-- What the few who tune it write: what changes in a month, counted by day and then by month or
-- found by the calendar, and a window that adds the changes up.
CREATE FUNCTION series_added(key text, "using" text, changes text, source text) RETURNS text LANGUAGE sql RETURN format(
	'WITH change AS MATERIALIZED (
	     SELECT %1$s month, sum(arrived) AS arrived, sum(departed) AS departed, sum(counted) AS counted,
	            sum(days) AS days, sum(degree) AS degree, sum(degree_days) AS degree_days
	       FROM (%3$s) AS event GROUP BY %1$s month),
	 start AS MATERIALIZED (
	     SELECT %1$s count(*) AS heads, sum(fte) AS degree
	       FROM %4$s WHERE hired < ''2013-01-01'' AND (left_on IS NULL OR left_on >= ''2013-01-01'') %5$s)
	 SELECT %1$s month, heads + before AS opening, coalesce(arrived, 0) AS arrivals, coalesce(departed, 0) AS departures,
	        coalesce(counted, 0) AS leavers, (heads + before) * month_days + coalesce(days, 0) AS person_days,
	        (start_degree + degree_before) * month_days + coalesce(degree_days, 0) AS fte_days
	   FROM (SELECT %1$s month, month.days AS month_days, heads, start.degree AS start_degree, arrived, departed, counted,
	                change.days, degree_days, coalesce(sum(arrived - departed) OVER earlier, 0) AS before,
	                coalesce(sum(change.degree) OVER earlier, 0) AS degree_before
	           FROM month CROSS JOIN start LEFT JOIN change USING (%1$s month)
	         WINDOW earlier AS (%2$s ORDER BY month ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS months',
	key, 'PARTITION BY ' || nullif(trim(key, ', '), ''), changes, source, 'GROUP BY ' || nullif(trim(key, ', '), ''));

CREATE FUNCTION changes_by_day(source text) RETURNS text LANGUAGE sql RETURN format(
	'SELECT month, arrived, departed, counted, (arrived - departed) * (left_of_month - departure) AS days,
	        degree, degree * (left_of_month - departure) AS degree_days
	   FROM (SELECT hired AS day, 0 AS departure, count(*) AS arrived, 0 AS departed, 0 AS counted, sum(fte) AS degree
	           FROM %1$s WHERE hired BETWEEN ''2013-01-01'' AND ''2022-12-31'' GROUP BY hired
	         UNION ALL
	         SELECT left_on, 1, 0, count(*), count(*) FILTER (WHERE leaving_counts), -sum(fte)
	           FROM %1$s WHERE left_on BETWEEN ''2013-01-01'' AND ''2022-12-31'' GROUP BY left_on) AS by_day
	   JOIN calendar USING (day)', source);

CREATE FUNCTION changes_by_calendar(source text) RETURNS text LANGUAGE sql RETURN format(
	'SELECT unit, month, count(*) AS arrived, 0 AS departed, 0 AS counted, sum(left_of_month) AS days,
	        sum(fte) AS degree, sum(fte * left_of_month) AS degree_days
	   FROM %1$s JOIN calendar ON day = hired GROUP BY unit, month
	 UNION ALL
	 SELECT unit, month, 0, count(*), count(*) FILTER (WHERE leaving_counts), -sum(left_of_month - 1),
	        -sum(fte), -sum(fte * (left_of_month - 1))
	   FROM %1$s JOIN calendar ON day = left_on GROUP BY unit, month', source);

INSERT INTO contestant (workload, name, query) VALUES
('120 months', 'ours', series_ours('', 'spells_tenth')),
('120 months', 'hand', series_added('', '', changes_by_day('spells_tenth'), 'spells_tenth')),
('120 months by unit', 'ours', series_ours('unit,', 'spells_tenth')),
('120 months by unit', 'hand', series_added('unit,', '', changes_by_calendar('spells_tenth'), 'spells_tenth')),
('120 months, a hundredth', 'ours', series_ours('', 'spells_hundredth')),
('120 months, a hundredth', 'joined', series_joined('spells_hundredth'));
INSERT INTO contestant (workload, name, answer, query) VALUES
('120 months', 'counting', NULL, 'SELECT count(*) FROM spells_tenth'),
('120 months', 'four', NULL, 'SELECT max(hired), max(left_on), sum(fte), bool_and(leaving_counts) FROM spells_tenth');
INSERT INTO comparison (workload, dividend, divisor, goal) VALUES
('120 months', 'hand', 'ours', '>= 4'),
('120 months', 'ours', 'four', NULL),
('120 months', 'ours', 'counting', NULL),
('120 months by unit', 'hand', 'ours', '>= 4'),
('120 months, a hundredth', 'joined', 'ours', '>= 150');

-- ---------- one year, and each rolling year ----------

INSERT INTO contestant (workload, name, query) VALUES
('a year by unit', 'ours',
	'SELECT unit, opening(w), arrivals(w), departures(w), leavers(w), early_leavers(w), stayers(w), person_days(w), fte_days(w),
	        opening_fte(w), closing_fte(w), leavers_fte(w)
	   FROM (SELECT unit, workforce_agg(hired, left_on, fte, leaving_counts, ''[2022-01-01,2022-12-31]'') AS w
	           FROM spells_tenth WHERE hired <= ''2022-12-31'' AND (left_on IS NULL OR left_on >= ''2022-01-01'') GROUP BY unit) AS q'),
('a year by unit', 'hand',
	'SELECT unit, count(*) FILTER (WHERE hired < ''2022-01-01'') AS opening, count(*) FILTER (WHERE hired >= ''2022-01-01'') AS arrivals,
	        count(*) FILTER (WHERE left_on <= ''2022-12-31'') AS departures,
	        count(*) FILTER (WHERE left_on <= ''2022-12-31'' AND leaving_counts) AS leavers,
	        count(*) FILTER (WHERE left_on <= ''2022-12-31'' AND leaving_counts AND left_on < hired + interval ''1 year'' - interval ''1 day'') AS early_leavers,
	        count(*) FILTER (WHERE hired < ''2022-01-01'' AND (left_on IS NULL OR left_on > ''2022-12-31'')) AS stayers,
	        sum(least(left_on, ''2022-12-31'') - greatest(hired, ''2022-01-01'') + 1) AS person_days,
	        sum(fte * (least(left_on, ''2022-12-31'') - greatest(hired, ''2022-01-01'') + 1)) AS fte_days,
	        sum(fte) FILTER (WHERE hired < ''2022-01-01'') AS opening_fte,
	        sum(fte) FILTER (WHERE left_on IS NULL OR left_on > ''2022-12-31'') AS closing_fte,
	        sum(fte) FILTER (WHERE left_on <= ''2022-12-31'' AND leaving_counts) AS leavers_fte
	   FROM spells_tenth WHERE hired <= ''2022-12-31'' AND (left_on IS NULL OR left_on >= ''2022-01-01'') GROUP BY unit'),
('rolling years by unit', 'ours',
	'SELECT unit, month, arrivals(w), leavers(w), person_days(w), fte_days(w)
	   FROM (SELECT unit, lower(period) AS month, sum(w) OVER (PARTITION BY unit ORDER BY period ROWS 11 PRECEDING) AS w
	           FROM (SELECT unit, workforce_series_agg(hired, left_on, fte, leaving_counts, period_bounds(''[2013-01-01,2022-12-31]'')) AS s
	                   FROM spells_tenth GROUP BY unit) AS q, unnest(s) AS u (period, w)) AS years
	  WHERE month >= ''2013-12-01'''),
('rolling years by unit', 'joined',
	'SELECT unit, month, count(*) FILTER (WHERE hired >= first) AS arrivals, count(*) FILTER (WHERE left_on < next AND leaving_counts) AS leavers,
	        sum(least(left_on + 1, next) - greatest(hired, first)) AS person_days,
	        sum(fte * (least(left_on + 1, next) - greatest(hired, first))) AS fte_days
	   FROM (SELECT month, month + days AS next, (month - interval ''11 months'')::date AS first FROM month WHERE month >= ''2013-12-01'') AS year
	   JOIN spells_tenth ON hired < next AND (left_on IS NULL OR left_on >= first)
	  GROUP BY unit, month');
INSERT INTO comparison (workload, dividend, divisor, goal) VALUES
('a year by unit', 'hand', 'ours', '>= 2'),
('rolling years by unit', 'joined', 'ours', '>= 100');

-- ---------- growth, memory ----------

INSERT INTO contestant (workload, name, answer, query)
SELECT '120 months, growth', 'ours' || part, NULL, series_ours('', 'spells' || part)
  FROM (VALUES (''), ('_tenth'), ('_hundredth')) AS p (part);
INSERT INTO comparison (workload, dividend, divisor, goal) VALUES
('120 months, growth', 'ours / 10', 'ours_tenth', '<= 1.2'),
('120 months, growth', 'ours / 100', 'ours_hundredth', '<= 1.2');

-- The hash table of 200 groups, over ten times as many spells.
INSERT INTO contestant (workload, name, answer, measure, query)
SELECT '120 months by unit, memory', 'ours' || part, NULL, 'kilobytes(text)', series_ours('unit,', 'spells' || part)
  FROM (VALUES (''), ('_tenth')) AS p (part);
INSERT INTO comparison (workload, dividend, divisor, goal) VALUES
('120 months by unit, memory', 'ours', 'ours_tenth', '<= 1.05');
