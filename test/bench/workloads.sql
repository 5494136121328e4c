-- The workloads: who runs, and what is read off. One row of contestant is one query, one row of
-- comparison is one line of the report.

-- ---------- what people write today, and the floor ----------

CREATE FUNCTION status_sql(pct numeric) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN pct IS NULL THEN 'grey' WHEN pct < -5 THEN 'red' WHEN pct < -1 THEN 'amber' ELSE 'green' END
$$;

CREATE FUNCTION status_plpgsql(pct numeric) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF pct IS NULL THEN
		RETURN 'grey';
	ELSIF pct < -5 THEN
		RETURN 'red';
	ELSIF pct < -1 THEN
		RETURN 'amber';
	ELSE
		RETURN 'green';
	END IF;
END $$;

-- An aggregate of two numerics that does nothing with them: it counts calls. What it costs is
-- what the executor costs any aggregate of two arguments.
CREATE FUNCTION count_pair(bigint, numeric, numeric) RETURNS bigint
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int8inc_float8_float8';
CREATE AGGREGATE nothing(numeric, numeric) (
	SFUNC = count_pair, STYPE = bigint, INITCOND = '0', COMBINEFUNC = int8pl, PARALLEL = SAFE
);

-- Four columns from a deviation, and the same by hand from two sums.
CREATE FUNCTION ours(keys text, source text) RETURNS text LANGUAGE sql RETURN format(
	'SELECT %s actual(d), baseline(d), amount(d), percent(d, 1) FROM %s', keys, source);
CREATE FUNCTION hand(keys text, source text) RETURNS text LANGUAGE sql RETURN format(
	'SELECT %s a, b, a - b, round(100 * (a - b) / abs(nullif(b, 0)), 1) FROM %s', keys, source);

-- ---------- deviation ----------

INSERT INTO contestant (workload, name, query) VALUES
('by unit', 'ours', ours('unit,',
	'(SELECT unit, deviation_agg(actual, budget) AS d FROM ledger GROUP BY unit) AS q')),
('by unit', 'hand', hand('unit,',
	'(SELECT unit, sum(actual) AS a, sum(budget) AS b FROM ledger GROUP BY unit) AS q'));
INSERT INTO contestant (workload, name, answer, query) VALUES
('by unit', 'nothing', NULL, 'SELECT unit, nothing(actual, budget) FROM ledger GROUP BY unit'),
('by unit', 'counting', NULL, 'SELECT unit, count(*) FROM ledger GROUP BY unit');
INSERT INTO comparison (workload, dividend, divisor, goal) VALUES
('by unit', 'hand', 'ours', '>= 1.45'),
('by unit', 'ours', 'nothing', '<= 1.05'),
('by unit', 'hand - nothing', 'ours - nothing', NULL),
('by unit', 'ours', 'counting', NULL);

INSERT INTO contestant (workload, name, query) VALUES
('by unit, four measures', 'ours',
	'SELECT unit, actual(d) AS a1, baseline(d) AS b1, percent(d, 1) AS p1,
	        actual(e) AS a2, baseline(e) AS b2, percent(e, 1) AS p2
	   FROM (SELECT unit, deviation_agg(actual, budget) AS d, deviation_agg(forecast, prior_year) AS e
	           FROM ledger GROUP BY unit) AS q'),
('by unit, four measures', 'hand',
	'SELECT unit, a, b, round(100 * (a - b) / abs(nullif(b, 0)), 1),
	        f, p, round(100 * (f - p) / abs(nullif(p, 0)), 1)
	   FROM (SELECT unit, sum(actual) AS a, sum(budget) AS b, sum(forecast) AS f, sum(prior_year) AS p
	           FROM ledger GROUP BY unit) AS q'),
('by unit, revenue and cost', 'ours',
	'SELECT unit, actual(d) AS a1, baseline(d) AS b1, percent(d, 1) AS p1,
	        actual(e) AS a2, baseline(e) AS b2, percent(e, 1) AS p2
	   FROM (SELECT unit, deviation_agg(actual, budget) FILTER (WHERE kind = ''revenue'') AS d,
	                deviation_agg(actual, budget) FILTER (WHERE kind = ''cost'') AS e
	           FROM ledger GROUP BY unit) AS q'),
('by unit, revenue and cost', 'hand',
	'SELECT unit, a, b, round(100 * (a - b) / abs(nullif(b, 0)), 1),
	        f, p, round(100 * (f - p) / abs(nullif(p, 0)), 1)
	   FROM (SELECT unit, sum(actual) FILTER (WHERE kind = ''revenue'') AS a,
	                sum(budget) FILTER (WHERE kind = ''revenue'') AS b,
	                sum(actual) FILTER (WHERE kind = ''cost'') AS f,
	                sum(budget) FILTER (WHERE kind = ''cost'') AS p
	           FROM ledger GROUP BY unit) AS q'),
('in total', 'ours', ours('', '(SELECT deviation_agg(actual, budget) AS d FROM ledger) AS q')),
('in total', 'hand', hand('', '(SELECT sum(actual) AS a, sum(budget) AS b FROM ledger) AS q')),
('rollup', 'ours', ours('department, area, unit,',
	'(SELECT department, area, unit, deviation_agg(actual, budget) AS d
	    FROM ledger GROUP BY ROLLUP (department, area, unit)) AS q')),
('rollup', 'hand', hand('department, area, unit,',
	'(SELECT department, area, unit, sum(actual) AS a, sum(budget) AS b
	    FROM ledger GROUP BY ROLLUP (department, area, unit)) AS q')),
('by unit, bigint', 'ours', ours('unit,',
	'(SELECT unit, deviation_agg(actual, budget) AS d FROM ledger_ore GROUP BY unit) AS q')),
('by unit, bigint', 'hand', hand('unit,',
	'(SELECT unit, sum(actual) AS a, sum(budget) AS b FROM ledger_ore GROUP BY unit) AS q'));
INSERT INTO contestant (workload, name, answer, query) VALUES
('by unit, four measures', 'nothing', NULL,
	'SELECT unit, nothing(actual, budget), nothing(forecast, prior_year) FROM ledger GROUP BY unit'),
('by unit, revenue and cost', 'nothing', NULL,
	'SELECT unit, nothing(actual, budget) FILTER (WHERE kind = ''revenue''),
	        nothing(actual, budget) FILTER (WHERE kind = ''cost'') FROM ledger GROUP BY unit'),
('in total', 'nothing', NULL, 'SELECT nothing(actual, budget) FROM ledger');
INSERT INTO comparison (workload, dividend, divisor, goal) VALUES
('by unit, four measures', 'hand', 'ours', '>= 1.7'),
('by unit, four measures', 'hand', 'nothing', NULL),
('by unit, revenue and cost', 'hand', 'ours', '>= 1.7'),
('by unit, revenue and cost', 'hand', 'nothing', NULL),
('in total', 'hand', 'ours', '>= 1.7'),
('in total', 'ours', 'nothing', NULL),
('rollup', 'hand', 'ours', NULL),
('by unit, bigint', 'hand', 'ours', NULL);

-- A frame of twelve rows over a table stored in its order: no sort, only the window.
INSERT INTO contestant (workload, name, query, proof)
SELECT 'sliding window of 12', name, format('SELECT count(amount) FROM (%s) AS q', query), query
  FROM (VALUES
('ours', 'SELECT amount(deviation_agg(actual, budget) OVER w) AS amount
            FROM ledger_tenth WINDOW w AS (ROWS BETWEEN 11 PRECEDING AND CURRENT ROW)'),
('hand', 'SELECT sum(actual) OVER w - sum(budget) OVER w AS amount
            FROM ledger_tenth WINDOW w AS (ROWS BETWEEN 11 PRECEDING AND CURRENT ROW)')) AS t (name, query);
INSERT INTO comparison (workload, dividend, divisor) VALUES ('sliding window of 12', 'hand', 'ours');

-- ---------- stored summaries ----------

-- The year by unit, from months by unit and account, or by unit alone; from sums that people
-- store; and from the ledger.
INSERT INTO contestant (workload, name, query) VALUES
('year from stored months', 'ours', ours('unit,',
	'(SELECT unit, sum(deviation) AS d FROM monthly GROUP BY unit) AS q')),
('year from stored months', 'by_unit', ours('unit,',
	'(SELECT unit, sum(deviation) AS d FROM monthly_unit GROUP BY unit) AS q')),
('year from stored months', 'sums', hand('unit,',
	'(SELECT unit, sum(actual) AS a, sum(budget) AS b FROM monthly_sums GROUP BY unit) AS q')),
('year from stored months', 'hand', hand('unit,',
	'(SELECT unit, sum(actual) AS a, sum(budget) AS b FROM ledger GROUP BY unit) AS q'));
INSERT INTO contestant (workload, name, answer, query) VALUES
('year from stored months', 'counting', NULL, 'SELECT unit, count(deviation) FROM monthly GROUP BY unit');
INSERT INTO comparison (workload, dividend, divisor, goal) VALUES
('year from stored months', 'hand', 'ours', '>= 100'),
('year from stored months', 'hand', 'counting', NULL),
('year from stored months', 'hand', 'by_unit', '>= 100'),
('year from stored months', 'sums', 'ours', NULL);

-- ---------- status, row by row ----------

-- count() of the status needs it and nothing else; count() of the figure is the bare scan.
INSERT INTO contestant (workload, name, query, proof)
SELECT 'status of a figure', name, format('SELECT count(%s) FROM ledger', status),
       format('SELECT pct, (%s)::text FROM ledger', status)
  FROM (VALUES
('ours', 'rag(pct, ''red < -5 <= amber < -1 <= green'')'),
('inline', 'CASE WHEN pct IS NULL THEN ''grey'' WHEN pct < -5 THEN ''red'' WHEN pct < -1 THEN ''amber'' ELSE ''green'' END'),
('sql', 'status_sql(pct)'),
('plpgsql', 'status_plpgsql(pct)')) AS t (name, status);
INSERT INTO contestant (workload, name, answer, query) VALUES
('status of a figure', 'scan', NULL, 'SELECT count(pct) FROM ledger');
INSERT INTO comparison (workload, dividend, divisor, goal) VALUES
('status of a figure', 'inline', 'ours', '>= 1'),
('status of a figure', 'inline - scan', 'ours - scan', '>= 1'),
('status of a figure', 'sql - scan', 'ours - scan', '>= 1'),
('status of a figure', 'plpgsql', 'ours', NULL),
('status of a figure', 'plpgsql - scan', 'ours - scan', '>= 10');

INSERT INTO contestant (workload, name, query, proof)
SELECT 'status of a deviation', name, format('SELECT count(%s) FROM ledger', status),
       format('SELECT actual, budget, (%s)::text FROM ledger', status)
  FROM (VALUES
('ours', 'rag(deviation(actual, budget), ''red < -5 <= amber < -1 <= green'')'),
('inline', 'CASE WHEN nullif(budget, 0) IS NULL THEN ''grey''
                 WHEN 100 * (actual - budget) / abs(budget) < -5 THEN ''red''
                 WHEN 100 * (actual - budget) / abs(budget) < -1 THEN ''amber''
                 ELSE ''green'' END')) AS t (name, status);
INSERT INTO contestant (workload, name, answer, query) VALUES
('status of a deviation', 'scan', NULL, 'SELECT count(budget) FROM ledger');
INSERT INTO comparison (workload, dividend, divisor, goal) VALUES
('status of a deviation', 'inline', 'ours', '>= 1'),
('status of a deviation', 'inline - scan', 'ours - scan', '>= 1');

INSERT INTO contestant (workload, name, query, proof)
SELECT 'status by joined thresholds', name,
       format('SELECT count(%s) FROM ledger JOIN threshold USING (account)', status),
       format('SELECT account, pct, (%s)::text FROM ledger JOIN threshold USING (account)', status)
  FROM (VALUES
('ours', 'rag(pct, scale)'),
('inline', 'CASE WHEN pct IS NULL THEN ''grey'' WHEN pct < red_below THEN ''red''
                 WHEN pct < amber_below THEN ''amber'' ELSE ''green'' END')) AS t (name, status);
INSERT INTO contestant (workload, name, answer, query) VALUES
('status by joined thresholds', 'scan', NULL, 'SELECT count(pct) FROM ledger JOIN threshold USING (account)');
INSERT INTO comparison (workload, dividend, divisor, goal) VALUES
('status by joined thresholds', 'inline', 'ours', '>= 1'),
('status by joined thresholds', 'inline - scan', 'ours - scan', '>= 1');

INSERT INTO contestant (workload, name, query)
SELECT 'tally of statuses', name, query
  FROM (VALUES
('ours', 'SELECT unit, count(t, ''red''), count(t, ''amber''), count(t, ''green''), count(t, ''grey'')
            FROM (SELECT unit, rag_tally_agg(status) AS t FROM status GROUP BY unit) AS q'),
('words', 'SELECT unit, count(*) FILTER (WHERE word = ''red''), count(*) FILTER (WHERE word = ''amber''),
                  count(*) FILTER (WHERE word = ''green''), count(*) FILTER (WHERE word = ''grey'')
             FROM status GROUP BY unit'),
('filters', 'SELECT unit, count(*) FILTER (WHERE status = ''red''), count(*) FILTER (WHERE status = ''amber''),
                    count(*) FILTER (WHERE status = ''green''), count(*) FILTER (WHERE status = ''grey'')
               FROM status GROUP BY unit')) AS t (name, query);
INSERT INTO comparison (workload, dividend, divisor) VALUES
('tally of statuses', 'words', 'ours'),
('tally of statuses', 'filters', 'ours');

-- ---------- workers, growth, memory ----------

CREATE TABLE two_sums (name text, figures text, aggregates text, source text);
INSERT INTO two_sums VALUES
('ours', 'actual(d), baseline(d)', 'deviation_agg(actual, budget) AS d', 'ledger'),
('hand', 'a, b', 'sum(actual) AS a, sum(budget) AS b', 'ledger'),
('bigint', '0.01 * a, 0.01 * b', 'sum(actual) AS a, sum(budget) AS b', 'ledger_ore');

-- With no worker and with two, each aggregate beside itself.
INSERT INTO contestant (workload, name, workers, query)
SELECT 'two workers', name || '_' || workers, workers,
       format('SELECT unit, %s FROM (SELECT unit, %s FROM %s GROUP BY unit) AS q', figures, aggregates, source)
  FROM two_sums, (VALUES (0), (2)) AS w (workers);
INSERT INTO comparison (workload, dividend, divisor, goal) VALUES
('two workers', 'ours_0', 'ours_2', NULL),
('two workers', 'bigint_0', 'bigint_2', NULL),
('two workers', 'hand_0', 'hand_2', NULL),
('two workers', 'ours_0 / ours_2', 'bigint_0 / bigint_2', '>= 0.95'),
('two workers', 'hand_2', 'ours_2', NULL);

-- At a hundredth, a tenth and the whole of the ledger, per row.
INSERT INTO contestant (workload, name, answer, query)
SELECT 'growth', name || part, 'ledger' || part,
       format('SELECT unit, %s FROM (SELECT unit, %s FROM %s%s GROUP BY unit) AS q', figures, aggregates, source, part)
  FROM two_sums, (VALUES (''), ('_tenth'), ('_hundredth')) AS p (part)
 WHERE name <> 'bigint';
INSERT INTO comparison (workload, dividend, divisor, goal) VALUES
('growth', 'ours / 10', 'ours_tenth', '<= 1.2'),
('growth', 'ours / 100', 'ours_hundredth', '<= 1.2'),
('growth', 'hand / 10', 'hand_tenth', NULL),
('growth', 'hand / 100', 'hand_hundredth', NULL);

-- The hash table of up to 192 000 groups.
INSERT INTO contestant (workload, name, measure, query)
SELECT 'memory, many groups', name, 'kilobytes(text)',
       format('SELECT unit, account, month, %s
                 FROM (SELECT unit, account, month, %s FROM ledger_tenth GROUP BY unit, account, month) AS q',
              figures, aggregates)
  FROM two_sums WHERE name <> 'bigint';
INSERT INTO comparison (workload, dividend, divisor, goal) VALUES
('memory, many groups', 'hand', 'ours', NULL);
