--- # workforce_series: the workforce of each of many periods
---
--- Text: the workforces of the periods, with a semicolon between two of them; each must begin where and with whom the
--- one before it ends. JSON: an array of the workforces.
---
--- The value stores only the changes between periods, so adding a spell takes the same time over one period or a
--- thousand. **Nulls**: a row without hired or bounds is no spell. **Order** is by the periods, by the headcount that
--- opens the first of them, and by what changes in each.

--- > workforce_series('2020-01-01', NULL, 1, NULL, '{2023-01-01,2023-02-01}') = '[2023-01-01,2023-02-01) person_days=31 opening=1 arrivals=0 joiners=0 departures=0 leavers=0 early_leavers=0 stayers=1 fte_days=31 opening_fte=1 closing_fte=1 leavers_fte=0' => true
@type workforce_series length=variable storage=extended add sspace=13000
COMMENT ON TYPE workforce_series IS 'headcount figures of each of many contiguous periods, kept as what changes';
--- > (SELECT opening(w) FROM unnest(workforce_series('2020-01-01', NULL, 1, NULL, '{2023-01-01,2023-02-01}') + workforce_series('2021-01-01', NULL, 1, NULL, '{2023-01-01,2023-02-01}')) AS t (period, w)) => 2
COMMENT ON OPERATOR + (workforce_series, workforce_series) IS 'two units in the same periods, period by period';
--- > (SELECT opening(w) FROM unnest((SELECT sum(workforce_series(hired, NULL, 1, NULL, '{2023-01-01,2023-02-01}')) FROM unnest('{2020-01-01,2021-01-01}'::date[]) AS hired)) AS t (period, w)) => 2
COMMENT ON AGGREGATE sum(workforce_series) IS 'all units in the same periods, period by period; null over no rows';

--- The bounds are the first day of each period, ascending, and the day after the last one: period_bounds() makes them.
--- The other arguments, nulls and errors as of workforce(). Errors: bounds that do not ascend (22023), more than 100000
--- periods (54000).
--- > (SELECT string_agg(closing(w)::text, ',') FROM unnest(workforce_series('2023-01-11', '2023-02-10', 1, true, '{2023-01-01,2023-02-01,2023-03-01}')) AS t (period, w)) => 1,0
CREATE FUNCTION workforce_series(hired date, left_on date, fte numeric, leaving_counts boolean, bounds date[], joining_counts boolean DEFAULT true) RETURNS workforce_series
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_series(date, date, numeric, boolean, date[], boolean) IS
	'one spell of employment in contiguous periods';

CREATE FUNCTION workforce_series_accum(workforce_series, hired date, left_on date, fte numeric, leaving_counts boolean, bounds date[]) RETURNS workforce_series
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_series_accum(workforce_series, date, date, numeric, boolean, date[]) IS
	'aggregate transition function';

CREATE FUNCTION workforce_series_accum(workforce_series, hired date, left_on date, fte numeric, leaving_counts boolean, bounds date[], joining_counts boolean) RETURNS workforce_series
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION workforce_series_accum(workforce_series, date, date, numeric, boolean, date[], boolean) IS
	'aggregate transition function';

-- SSPACE: a decade of months, so that the planner knows what a group takes.
--- Arguments and errors as of workforce_series(); every arrival is a joining. Rows without hired or bounds are left
--- out, null over none.
--- > (SELECT percent(turnover(sum(w), 'crude'), 1) FROM (SELECT workforce_series_agg('2020-01-01', left_on, 1, true, '{2023-01-01,2023-02-01,2023-03-01}') AS s FROM unnest('{2023-01-20,2023-12-31}'::date[]) AS left_on) AS series, unnest(s) AS t (period, w)) => 74.7
CREATE AGGREGATE workforce_series_agg(hired date, left_on date, fte numeric, leaving_counts boolean, bounds date[]) (
	SFUNC = workforce_series_accum, STYPE = workforce_series, SSPACE = 13000, COMBINEFUNC = workforce_series_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE workforce_series_agg(date, date, numeric, boolean, date[]) IS
	'the workforce of each period over many spells, in one pass';

--- > (SELECT joiners(w) FROM unnest((SELECT workforce_series_agg('2023-01-02', NULL, 1, NULL, '{2023-01-01,2023-02-01}', counts) FROM unnest('{t,f}'::boolean[]) AS counts)) AS t (period, w)) => 1
CREATE AGGREGATE workforce_series_agg(hired date, left_on date, fte numeric, leaving_counts boolean, bounds date[], joining_counts boolean) (
	SFUNC = workforce_series_accum, STYPE = workforce_series, SSPACE = 13000, COMBINEFUNC = workforce_series_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE workforce_series_agg(date, date, numeric, boolean, date[], boolean) IS
	'the workforce of each period over many spells, of which some begin without a joining';

--- In the order of the periods; each workforce is the same as workforce_agg over the spells and that period.
--- > (SELECT sum(person_days(w)) FROM unnest(workforce_series('2023-01-11', '2023-02-10', 1, true, '{2023-01-01,2023-02-01,2023-03-01}')) AS t (period, w)) => 31
CREATE FUNCTION unnest(workforce_series, OUT period daterange, OUT workforce workforce) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 100 AS 'MODULE_PATHNAME', 'workforce_series_unnest';
COMMENT ON FUNCTION unnest(workforce_series) IS
	'each period and its workforce';

--- Over the months of a year the annual turnover of SHRM. Each period is over its own headcount, so the sum is no
--- ratio; the turnover of the whole year is that of sum(workforce). Methods as of turnover(); null where a period has
--- none.
--- > round(summed_turnover(workforce_series('2020-01-01', '2023-02-14', 1, true, '{2023-01-01,2023-02-01,2023-03-01}')), 1) => 200.0
CREATE FUNCTION summed_turnover(series workforce_series, method text DEFAULT 'crude') RETURNS numeric
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (SELECT CASE WHEN pg_catalog.count(percent(turnover(w, method))) OPERATOR(pg_catalog.=) pg_catalog.count(*)
			THEN pg_catalog.sum(percent(turnover(w, method))) END
		FROM unnest(series) AS period (period, w));
COMMENT ON FUNCTION summed_turnover(workforce_series, text) IS
	'the turnover of each period, in percent, added up';
