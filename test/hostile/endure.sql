-- Long runs: does memory stay flat, do queries end when they are told to, and what do they leave?
-- Aggregates come from the catalogs, values of a type from values.tsv (its first line). Asks for :rows.

\set QUIET on
\pset format unaligned
\pset tuples_only on
SET max_parallel_workers_per_gather = 0;
SET jit = off;

CREATE TEMP TABLE of_type (line serial, type text, value text);
\copy of_type (type, value) FROM 'test/values.tsv'
CREATE TEMP TABLE member AS
SELECT classid, objid FROM pg_depend
WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e' AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'governance');

-- an argument of each type
CREATE TEMP TABLE argument AS
SELECT type::regtype, value FROM (VALUES
	('numeric', '1.25'), ('bigint', 'i'), ('integer', '7'), ('smallint', '7::smallint'), ('double precision', '0.25::float8'),
	('text', '''f''::text'), ('boolean', 'true'), ('date', 'date ''2026-01-15'''),
	('rag', '''red''::rag'),
	('date[]', '''{2026-01-01,2026-02-01,2026-03-01}''::date[]'), ('daterange', 'daterange ''[2026-01-01,2026-02-01)''')) AS v (type, value)
UNION ALL
(SELECT DISTINCT ON (type) type::regtype, format('%L::%s', value, type) FROM of_type ORDER BY type, line);

CREATE TEMP TABLE aggregate AS
SELECT objid::regprocedure::text AS name, aggminvtransfn <> 0 AS moving,
	format('%s(%s)', objid::regproc, (
		SELECT string_agg(coalesce(value, format('no argument of type %s is known here', t::regtype)), ', ' ORDER BY n)
		FROM unnest(proargtypes) WITH ORDINALITY AS p (t, n) LEFT JOIN argument ON type = t)) AS call
FROM member JOIN pg_aggregate ON aggfnoid = objid JOIN pg_proc ON pg_proc.oid = objid
WHERE classid = 'pg_proc'::regclass AND aggkind = 'n'
	-- refuses the same draws twice, which is what a value in every row is
	AND proname <> 'draws_agg';

CREATE FUNCTION pg_temp.resident() RETURNS bigint LANGUAGE sql AS
$$SELECT substring(pg_read_file('/proc/self/status') FROM 'RssAnon:\s*(\d+)')::bigint$$;
CREATE TEMP TABLE finding (finding text);

---------- memory ----------

-- What is resident when the last row is in and the state still there, over a tenth
-- of the rows and over all.
SET work_mem = '64kB';
CREATE TEMP TABLE run AS
SELECT name, format('SELECT CASE WHEN %s IS NOT NULL THEN pg_temp.resident() END FROM (SELECT generate_series(1, %%s)::bigint AS i) AS rows', call) AS query FROM aggregate
UNION ALL
SELECT name || ' in a moving window', format('SELECT CASE WHEN count(w) > 0 THEN pg_temp.resident() END FROM (SELECT %s OVER (ORDER BY i ROWS 10 PRECEDING) AS w FROM (SELECT generate_series(1, %%s / 10)::bigint AS i) AS rows) AS windows', call)
FROM aggregate WHERE moving;
DO $$
DECLARE
	run record;
	few bigint;
	many bigint;
	most bigint := 0;
BEGIN
	FOR run IN SELECT * FROM run ORDER BY name LOOP
		EXECUTE format(run.query, current_setting('endure.rows')::bigint / 10) INTO STRICT few;
		EXECUTE format(run.query, current_setting('endure.rows')::bigint) INTO STRICT many;
		most := greatest(most, many - few);
		IF (many - few > 1024) IS NOT FALSE THEN
			INSERT INTO finding VALUES (format('%s: memory grew by %s kB', run.name, many - few));
		END IF;
	END LOOP;
	RAISE INFO 'memory: % runs of % rows, a tenth of that in windows; it grew by % kB at most', (SELECT count(*) FROM run), current_setting('endure.rows'), most;
END $$;
RESET work_mem;

---------- queries that are told to end ----------

-- values of many more parts than any in practice
CREATE TEMP TABLE large_sensitivity AS
SELECT ('[' || string_agg(format('["factor %s", 1, 1]', i), ', ') || ']')::sensitivity AS value FROM generate_series(1, 100000) AS i;
CREATE TEMP TABLE large_series AS
SELECT workforce_series('2000-01-01', NULL, 1, true, array_agg(date '1900-01-01' + i)) AS value FROM generate_series(0, 10000) AS i;
CREATE TEMP TABLE large_simulation AS
SELECT ('[' || string_agg(i::text, ', ' ORDER BY i) || ']')::simulation AS value FROM generate_series(1, 1000000) AS i;
CREATE TEMP TABLE large_numerics AS
SELECT array_agg(i * 1.1) AS value FROM generate_series(1, 1000000) AS i;
CREATE TEMP TABLE large_figures AS
SELECT array_agg((i || ' tkr')::figure) AS value FROM generate_series(1, 100000) AS i;
CREATE TEMP TABLE large AS
SELECT attrelid::regclass::text AS name, atttypid AS type FROM pg_attribute WHERE attrelid::regclass::text LIKE 'large!_%' ESCAPE '!' AND attname = 'value';

CREATE TEMP TABLE endless (name text, query text);
INSERT INTO endless
SELECT name, format('SELECT %s FROM (SELECT generate_series(1, 1000000000000) AS i) AS rows', call) FROM aggregate;
INSERT INTO endless
SELECT format('%s over many distinct texts', name), format('SELECT %s IS NULL FROM (SELECT generate_series(1, 1000000000000) AS i) AS rows', replace(call, '''f''::text', 'i::text'))
FROM aggregate WHERE call LIKE '%''f''::text%';
CREATE TEMP TABLE many_parts (name text, query text);
INSERT INTO many_parts
SELECT format('%s of %s', objid::regprocedure, large.name),
	format('SELECT count(result) FROM %s, generate_series(1, 1000) AS i, %s(%s) AS result', large.name, objid::regproc, (
		SELECT string_agg(CASE WHEN t = large.type THEN 'value' ELSE a.value END, ', ' ORDER BY n)
		FROM unnest(proargtypes) WITH ORDINALITY AS p (t, n) LEFT JOIN argument AS a ON a.type = t
		WHERE n <= pronargs - pronargdefaults))
FROM large, member JOIN pg_proc ON pg_proc.oid = objid
WHERE classid = 'pg_proc'::regclass AND prokind = 'f' AND large.type = ANY (proargtypes)
	AND NOT EXISTS (SELECT FROM unnest(proargtypes) AS t WHERE t <> large.type AND t NOT IN (SELECT type FROM argument))
UNION ALL
SELECT format('text of %s', name), format('SELECT count(value::text::%s) FROM %s, generate_series(1, 1000)', type::regtype, name) FROM large
UNION ALL
SELECT format('%s of %s', aggfnoid::regprocedure, name), format('SELECT %s(value) FROM %s, generate_series(1, 1000)', aggfnoid::regproc, name)
FROM large JOIN pg_proc ON proargtypes::oid[] = ARRAY[type] JOIN pg_aggregate ON aggfnoid = pg_proc.oid JOIN member ON objid = pg_proc.oid;

CREATE TEMP TABLE ended (name text, began timestamptz, sqlstate text, seconds numeric);
\o endless.script
SELECT format('INSERT INTO ended VALUES (%1$L, clock_timestamp());
SET statement_timeout = 200;
%2$s \g /dev/null
UPDATE ended SET sqlstate = :''SQLSTATE'', seconds = extract(epoch FROM clock_timestamp() - began) WHERE name = %1$L;
RESET statement_timeout;', name, query) FROM (TABLE endless UNION ALL TABLE many_parts) AS query ORDER BY name;
\o
\set measure 'SELECT (SELECT sum(total_bytes) / 1024 FROM pg_backend_memory_contexts)::bigint AS kilobytes, (SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid()) AS locks, (SELECT count(*) FROM pg_ls_tmpdir()) AS files'
:measure \gset before_
\set ON_ERROR_STOP off
\i endless.script
\set ON_ERROR_STOP on
:measure \gset after_

INSERT INTO finding
SELECT format('%s ended after %s s with %s', name, round(seconds, 1), sqlstate) FROM ended
WHERE seconds > 1.2 OR sqlstate !~ '^(57014|00000|22)' OR sqlstate <> '57014' AND name IN (SELECT name FROM endless) ORDER BY name;
INSERT INTO finding
SELECT 'they left ' || what FROM (VALUES
	(:after_kilobytes - :before_kilobytes > 1024, 'memory'), (:after_locks > :before_locks, 'locks'), (:after_files > :before_files, 'temporary files')) AS v (is_left, what)
WHERE is_left;
SELECT format('endings: %s of %s queries had to be told to end after 0.2 s, the last had ended after %s s, %s; they left %s kB', count(*) FILTER (WHERE sqlstate = '57014') OVER (), count(*) OVER (), round(seconds, 1), name, :after_kilobytes - :before_kilobytes)
FROM ended ORDER BY seconds DESC LIMIT 1;

SELECT 'finding: ' || finding FROM finding;
SELECT 1 / (count(*) = 0)::integer AS "no finding" FROM finding;
