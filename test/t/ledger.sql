-- A ledger to be spread over servers by region, and questions to it of which
-- servers should answer their parts. To be loaded after samples.sql.

CREATE TABLE ledger AS
SELECT i AS id,
	(ARRAY['north', 'south'])[1 + i % 2] AS region,
	1 + i % 7 AS unit,
	make_date(2023, 1 + i % 12, 1) AS month,
	amount AS actual,
	amount + i % 13 AS budget,
	'factor ' || i % 5 AS factor,
	date '2022-11-01' + i % 400 AS hired,
	CASE WHEN i % 3 > 0 THEN date '2022-11-01' + i % 400 + i % 97 END AS last_day,
	i % 4 > 0 AS counts
FROM generate_series(1, 1000) AS i, round(i * 7919 % 10007 / 10.0, 2) AS amount;

-- A column of every type, of_TYPE, nulls in it: of an enum with all its labels in turn,
-- of another type with its first sample, for not all can be added.
DO $$
DECLARE
	t record;
BEGIN
	FOR t IN SELECT name, type, ARRAY(
			SELECT value FROM sample WHERE sample.type = name ORDER BY n
			LIMIT CASE WHEN EXISTS (SELECT FROM pg_enum WHERE enumtypid = e.type) THEN 100 ELSE 1 END) AS several
		FROM extension_type e
	LOOP
		EXECUTE format('ALTER TABLE ledger ADD %I %s', 'of_' || t.name, t.type);
		EXECUTE format('UPDATE ledger SET %I = ($1::%s[])[1 + id %% %s] WHERE id %% 11 > 0', 'of_' || t.name, t.type, cardinality(t.several))
			USING t.several;
	END LOOP;
END $$;

-- Draws of one simulation that no other row has.
ALTER TABLE ledger ADD draws simulation;
UPDATE ledger SET draws = simulation('{100}', '{"normal(0, 1)"}', 2, 42, NULL, 2 * id);

-- Every aggregate of the extension, called with columns of its arguments' types,
-- and the aggregate that merges what it returns.
CREATE VIEW aggregate_call AS
SELECT row_number() OVER (ORDER BY proc::text) AS n,
	format('%s(%s)', name, string_agg(CASE
		WHEN type = 'numeric'::regtype THEN numbers[nth]
		WHEN type IN ('bigint', 'integer', 'smallint') THEN numbers[nth] || '::' || type
		WHEN type = 'date'::regtype THEN (ARRAY['hired', 'last_day'])[nth]
		WHEN type = 'daterange'::regtype THEN $$'[2023-01-01,2023-07-01)'::daterange$$
		WHEN type = 'date[]'::regtype THEN $$'{2023-01-01,2023-04-01,2023-07-01}'::date[]$$
		WHEN type = 'boolean'::regtype THEN 'counts'
		WHEN type = 'text'::regtype THEN 'factor'
		WHEN name = 'draws_agg' THEN 'draws'
		ELSE 'of_' || type END, ', ' ORDER BY place)) AS call,
	CASE WHEN count(*) = 1 AND every(type = result) THEN name ELSE 'sum' END AS merge
FROM (SELECT p.oid::regprocedure AS proc, proname AS name, type::regtype, prorettype AS result, place,
		row_number() OVER (PARTITION BY p.oid, type ORDER BY place) AS nth,
		CASE proname WHEN 'estimate_agg' THEN ARRAY['actual', 'actual + 1.5', 'actual + 4']
			WHEN 'sick_leave_agg' THEN ARRAY['actual', 'budget', 'actual']
			ELSE ARRAY['actual', 'budget'] END AS numbers
	FROM pg_proc p JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid
		JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
		CROSS JOIN unnest(p.proargtypes) WITH ORDINALITY AS argument (type, place)
	WHERE e.extname = 'governance' AND d.deptype = 'e' AND p.prokind = 'a') AS argument
GROUP BY proc, name;

-- The questions, to the table %1$s. Those in parts ask the engine itself to
-- combine the states of aggregates; the others need only whole aggregates of it.
CREATE TABLE question (title text, in_parts boolean, query text);
INSERT INTO question
SELECT title, in_parts, replace(replace(replace(query, 'EVERY_CALL', calls), 'EVERY_SUMMARY', summaries), 'EVERY_MERGE', merges)
FROM (VALUES
	('every aggregate, grouped by the key', false,
		'SELECT region, EVERY_CALL FROM %1$s GROUP BY region ORDER BY region'),
	('every aggregate, grouped by the key and more', false,
		'SELECT region, unit, EVERY_CALL FROM %1$s GROUP BY region, unit ORDER BY region, unit'),
	('every summary, merged by another column', false,
		'SELECT unit, EVERY_MERGE FROM (SELECT region, unit, EVERY_SUMMARY FROM %1$s GROUP BY region, unit) AS part GROUP BY unit ORDER BY unit'),
	('every summary, merged into one', false,
		'SELECT EVERY_MERGE FROM (SELECT region, EVERY_SUMMARY FROM %1$s GROUP BY region) AS part'),
	('part of the rows, by FILTER', false,
		$$SELECT region, deviation_agg(actual, budget) FILTER (WHERE month < '2023-07-01'), count(*) FROM %1$s GROUP BY region ORDER BY region$$),
	('rows chosen by their status', false,
		$$SELECT region, sum(deviation(actual, budget)), rag_tally_agg(rag(deviation(actual, budget), 'red < -5 <= amber < -1 <= green'))
		FROM %1$s WHERE rag(deviation(actual, budget), 'red < -5 <= amber < -1 <= green') >= 'amber' GROUP BY region ORDER BY region$$),
	('ROLLUP over summaries', false,
		$$WITH part AS MATERIALIZED (SELECT region, unit, month, deviation_agg(actual, budget) AS d FROM %1$s GROUP BY region, unit, month)
		SELECT unit, month, sum(d), percent(sum(d), 1) FROM part GROUP BY ROLLUP (unit, month) ORDER BY unit, month$$),
	('every aggregate, grouped by another column', true,
		'SELECT unit, EVERY_CALL FROM %1$s GROUP BY unit ORDER BY unit'),
	('every aggregate, ungrouped', true,
		'SELECT EVERY_CALL FROM %1$s'),
	('FILTER, grouped by another column', true,
		$$SELECT unit, deviation_agg(actual, budget) FILTER (WHERE month < '2023-07-01') FROM %1$s GROUP BY unit ORDER BY unit$$)
) AS written (title, in_parts, query),
(SELECT string_agg(call, ', ' ORDER BY n) AS calls,
	string_agg(format('%s AS x%s', call, n), ', ' ORDER BY n) AS summaries,
	string_agg(format('%s(x%s)', merge, n), ', ' ORDER BY n) AS merges
FROM aggregate_call) AS every;
