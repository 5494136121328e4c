-- The race: contestants give the same figures, then take turns, and ratios are read off.

-- EXECUTE runs a query to its end and keeps its rows, as any client must. The queries are
-- written so that these are few and need every figure: neither is a column left out because
-- nobody reads it, nor is time spent on carrying millions of rows away.
CREATE FUNCTION milliseconds(query text) RETURNS double precision LANGUAGE plpgsql AS $$
DECLARE
	started timestamptz := clock_timestamp();
BEGIN
	EXECUTE query;
	RETURN 1000 * extract(epoch FROM clock_timestamp() - started);
END $$;

CREATE FUNCTION explain(query text, path jsonpath) RETURNS double precision LANGUAGE plpgsql AS $$
DECLARE
	plan jsonb;
BEGIN
	EXECUTE 'EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ' || query INTO plan;
	RETURN (SELECT max(value::float8) FROM jsonb_path_query(plan, path) AS value);
END $$;

-- Peak memory of the aggregation.
CREATE FUNCTION kilobytes(query text) RETURNS double precision LANGUAGE sql
	RETURN explain(query, 'lax $.**."Peak Memory Usage"');

-- Who runs. A query's rows are the figures; where the query that is timed shows too little of
-- them, a proof shows all. Contestants of a workload with the same answer must give the same
-- figures; one without an answer is a floor, which shows only what the executor costs.
CREATE TABLE contestant (
	position int GENERATED ALWAYS AS IDENTITY,
	workload text NOT NULL,
	name name NOT NULL,
	query text NOT NULL,
	proof text,
	answer text DEFAULT 'same',
	workers int NOT NULL DEFAULT 0,
	measure regprocedure NOT NULL DEFAULT 'milliseconds(text)',
	PRIMARY KEY (workload, name)
);

-- What is read off each round: dividend / divisor, both expressions in the contestants' names.
-- The goal is for the ratio's median.
CREATE TABLE comparison (
	position int GENERATED ALWAYS AS IDENTITY,
	workload text NOT NULL,
	dividend text NOT NULL,
	divisor text NOT NULL,
	goal text
);

CREATE TABLE result (
	workload text NOT NULL,
	round int NOT NULL,
	name name NOT NULL,
	measured double precision NOT NULL,
	PRIMARY KEY (workload, round, name)
);

CREATE FUNCTION use_workers(workers int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('max_parallel_workers_per_gather', workers::text, false);
END $$;

-- All rows of a query as text, in no order: equal to the last digit shown.
CREATE FUNCTION figures(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	digest text;
BEGIN
	EXECUTE format('SELECT format(''%%s rows, digest %%s'', count(*), sum(hashtextextended((q.*)::text, 0))) FROM (%s) AS q',
	               query) INTO digest;
	RETURN digest;
END $$;

CREATE PROCEDURE verify(workload text) LANGUAGE plpgsql AS $$
DECLARE
	contestant record;
	digest text;
	first_digests jsonb := '{}';
	launched int;
BEGIN
	FOR contestant IN SELECT * FROM contestant c WHERE c.workload = verify.workload ORDER BY position LOOP
		PERFORM use_workers(contestant.workers);
		IF contestant.answer IS NOT NULL THEN
			digest := figures(coalesce(contestant.proof, contestant.query));
			first_digests := jsonb_build_object(contestant.answer, digest) || first_digests;
			IF digest <> first_digests ->> contestant.answer THEN
				RAISE EXCEPTION '%: % gives other figures', workload, contestant.name
					USING DETAIL = format('%s instead of %s', digest, first_digests ->> contestant.answer);
			END IF;
		END IF;
		IF contestant.workers > 0 THEN
			launched := explain(contestant.query, 'lax $.**."Workers Launched"');
			IF launched IS DISTINCT FROM contestant.workers THEN
				RAISE WARNING '%: % has % workers instead of %',
					workload, contestant.name, launched, contestant.workers;
			END IF;
		END IF;
	END LOOP;
END $$;

-- Each round every contestant has a turn, another one first each time.
CREATE PROCEDURE race(workload text, rounds int) LANGUAGE plpgsql AS $$
DECLARE
	contestant record;
	measured double precision;
BEGIN
	FOR round IN 1 .. rounds LOOP
		FOR contestant IN
			SELECT c.*
			  FROM (SELECT *, rank() OVER (ORDER BY position) AS rank, count(*) OVER () AS field
			          FROM contestant c WHERE c.workload = race.workload) AS c
			 ORDER BY (rank + round) % field
		LOOP
			PERFORM use_workers(contestant.workers);
			EXECUTE format('SELECT %s($1)', contestant.measure::regproc) INTO measured USING contestant.query;
			INSERT INTO result VALUES (race.workload, round, contestant.name, measured);
		END LOOP;
	END LOOP;
END $$;

CREATE PROCEDURE race_all(rounds int) LANGUAGE plpgsql AS $$
DECLARE
	workload text;
BEGIN
	FOR workload IN SELECT c.workload FROM contestant c GROUP BY c.workload ORDER BY min(position) LOOP
		RAISE NOTICE '%', workload;
		CALL verify(workload);
		CALL race(workload, rounds);
		PERFORM use_workers(0);
	END LOOP;
END $$;

-- An expression in the contestants' names, such as hand - scan, at each round.
CREATE FUNCTION each_round(workload text, expression text)
	RETURNS TABLE (round int, value double precision) LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE (
		SELECT format('SELECT round, %s FROM (SELECT round, %s FROM result WHERE workload = $1 GROUP BY round) AS t',
		              expression,
		              string_agg(format('max(measured) FILTER (WHERE name = %L) AS %I', name, name), ', '))
		  FROM (SELECT name FROM contestant c WHERE c.workload = each_round.workload
		        UNION
		        SELECT name FROM result r WHERE r.workload = each_round.workload) AS names)
	USING workload;
END $$;

-- Three digits, or all before the point.
CREATE FUNCTION shown(x double precision) RETURNS text LANGUAGE sql
	RETURN round(x::numeric, CASE WHEN abs(x) < 10 THEN 2 WHEN abs(x) < 100 THEN 1 ELSE 0 END)::text;

CREATE FUNCTION is_met(ratio double precision, goal text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	met boolean;
BEGIN
	EXECUTE format('SELECT %L::float8 %s', ratio, goal) INTO met;
	RETURN met;
END $$;

CREATE VIEW report AS
SELECT workload, dividend, divisor, median_dividend, median_divisor, median, lowest, highest, goal,
       CASE WHEN goal IS NOT NULL THEN is_met(median, goal) END AS met
  FROM comparison AS c,
       LATERAL (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a.value) AS median_dividend,
                       percentile_cont(0.5) WITHIN GROUP (ORDER BY b.value) AS median_divisor,
                       percentile_cont(0.5) WITHIN GROUP (ORDER BY a.value / nullif(b.value, 0)) AS median,
                       min(a.value / nullif(b.value, 0)) AS lowest,
                       max(a.value / nullif(b.value, 0)) AS highest
                  FROM each_round(c.workload, c.dividend) AS a
                  JOIN each_round(c.workload, c.divisor) AS b USING (round)) AS r
 WHERE median IS NOT NULL
 ORDER BY position;
