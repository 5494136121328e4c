--- # rag_days: days in each status

--- A tally of the days of the period by the status that held on them: from its day until the day of the next one. Of two
--- statuses on one day the more severe holds; days before the first status are grey. The arrays are those of one series,
--- each by array_agg; tallies of several add up. A row with a null is no row. Errors: arrays of different lengths, an
--- unbounded or empty period (22023).
--- > rag_days('{2023-01-11,2023-01-21}', '{red,green}', '[2023-01-01,2023-01-31]') => red 10, green 11, grey 10
--- > percent(share(rag_days('{2023-01-01,2023-01-21}', '{red,green}', '[2023-01-01,2023-01-31]'), 'red'), 1) => 64.5
CREATE FUNCTION rag_days(as_of date[], status rag[], period daterange) RETURNS rag_tally
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_days(date[], rag[], daterange) IS
	'how many days of a period were in each status';
