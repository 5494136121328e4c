-- Three-point estimates and forecast accuracy against plain SQL over the rows.

BEGIN;
SELECT plan(17);
\ir oracle.psql

CREATE TABLE item AS
SELECT id, low, low + pg_temp.dice('mode', id, 20000) / 100.0 AS mode, low + 200 + pg_temp.dice('high', id, 5) / 8.0 AS high
FROM generate_series(1, 2000) AS id, LATERAL (SELECT nullif(pg_temp.dice('low', id, 1000000), 7) / 1000.0 - 400 AS low) AS v;
UPDATE item SET mode = low WHERE id % 50 = 0;
UPDATE item SET high = NULL WHERE id % 70 = 1;
CREATE TABLE forecast AS
SELECT id, id % 3 AS round, (pg_temp.dice('actual', id, 2000000) - 300000) / 100.0 AS actual, nullif(pg_temp.dice('forecast', id, 2000000), 5) / 100.0 - 3000 AS forecast
FROM generate_series(1, 2000) AS id;
UPDATE forecast SET actual = 0 WHERE id % 900 = 3;
UPDATE forecast SET forecast = NULL WHERE id % 70 = 1;
ANALYZE item, forecast;

---------- three points ----------

CREATE TEMP TABLE whole AS SELECT estimate_agg(low, mode, high) AS e FROM item;
CREATE TEMP TABLE plain AS
SELECT method, sum(mean) AS mean, sum(variance) AS variance FROM (
	SELECT method,
		CASE method WHEN 'triangular' THEN (low + mode + high) / 3 WHEN 'successive' THEN (low + 3 * mode + high) / 5 ELSE (low + 4 * mode + high) / 6 END AS mean,
		CASE method WHEN 'triangular' THEN (low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18
			WHEN 'pert' THEN ((high - low) / 6) ^ 2
			WHEN 'beta_pert' THEN ((low + 4 * mode + high) / 6 - low) * (high - (low + 4 * mode + high) / 6) / 7
			ELSE ((high - low) / 5) ^ 2 END AS variance
	FROM item, unnest('{triangular, pert, beta_pert, successive}'::text[]) AS method WHERE high IS NOT NULL
) AS v GROUP BY method;
SELECT is(count(*) || ' methods, ' || count(*) FILTER (WHERE abs(mean(e, method) - mean) > 1e-9), '4 methods, 0', 'the mean of a total is the sum of the means by the published formulas') FROM plain, whole;
SELECT is(count(*) || ' methods, ' || count(*) FILTER (WHERE abs(variance(e, method) - variance) > 1e-9), '4 methods, 0', 'the variance of a total is the sum of the variances by the published formulas') FROM plain, whole;
SELECT is(count(*) || ' methods, ' || count(*) FILTER (WHERE abs(standard_deviation(e, method) - sqrt(variance)) > 1e-9), '4 methods, 0', 'the standard deviation is the square root of the variance') FROM plain, whole;
-- 2.5758293035489 is the 99.5th percentile of the standard normal distribution.
SELECT is(round((quantile(e, 0.995, 'pert') - mean(e, 'pert')::float8)::numeric, 6), round(standard_deviation(e, 'pert') * 2.5758293035489, 6), 'quantiles are those of the normal distribution') FROM whole;
SELECT is(round(probability_above(e, mean(e, 'pert') + standard_deviation(e, 'pert') * 1.96, 'pert')::numeric, 6), 0.024998, 'and so are probabilities') FROM whole;
SELECT is(count(*) || ' items, ' || round(sum(contribution(estimate(low, mode, high), e, 'successive')), 10), (SELECT count(*) FROM item WHERE high IS NOT NULL) || ' items, 100.0000000000', 'contributions make a whole')
FROM item, whole WHERE high IS NOT NULL;
SELECT is((SELECT sum(estimate(low, mode, high))::text FROM item), e::text, 'sum over rows is estimate_agg') FROM whole;
SELECT is(count(*) || ' partitions, ' || count(DISTINCT s::text) || ' sums, ' || bool_and(s::text = (SELECT e::text FROM whole)), '8 partitions, 1 sums, true', 'any parts of estimates, merged in any order, give one sum')
FROM generate_series(1, 8) AS parts, LATERAL (
	SELECT sum(s ORDER BY md5(part || '/' || parts)) AS s FROM (SELECT pg_temp.dice('part' || parts, id, parts * parts) AS part, estimate_agg(low, mode, high) AS s FROM item GROUP BY 1) AS v) AS v;

---------- forecast accuracy ----------

CREATE TEMP TABLE rounds AS SELECT round, forecast_accuracy_agg(actual, forecast) AS a FROM forecast WHERE actual <> 0 GROUP BY round;
SELECT is(count(*) || ' rounds, ' || count(*) FILTER (WHERE wape(a)::text <> plain.wape::text OR bias(a)::text <> plain.bias::text OR mean_absolute_error(a)::text <> plain.mae::text), '3 rounds, 0', 'WAPE, bias and mean absolute error are those of plain SQL, to the digit')
FROM rounds JOIN (SELECT round, 100 * sum(abs(forecast - actual)) / sum(abs(actual)) AS wape, 100 * sum(forecast - actual) / abs(sum(actual)) AS bias, avg(abs(forecast - actual)) AS mae FROM forecast WHERE actual <> 0 AND forecast IS NOT NULL GROUP BY round) AS plain USING (round);
SELECT is(count(*) || ' rounds, ' || count(*) FILTER (WHERE abs(mape(a) - plain.mape) > 1e-11), '3 rounds, 0', 'MAPE is the mean of the percentage errors')
FROM rounds JOIN (SELECT round, avg(100 * abs(forecast - actual) / abs(actual)) AS mape FROM forecast WHERE actual <> 0 AND forecast IS NOT NULL GROUP BY round) AS plain USING (round);
CREATE TEMP TABLE all_rounds AS SELECT forecast_accuracy_agg(actual, forecast) AS a FROM forecast;
SELECT is(ARRAY[mape(a)::text, (wape(a) IS NOT NULL)::text], ARRAY[NULL, 'true'], 'a zero actual leaves no MAPE, but a WAPE') FROM all_rounds;
SELECT is(count(*) || ' partitions, ' || count(DISTINCT s::text) || ' sums, ' || bool_and(s::text = (SELECT a::text FROM all_rounds)), '8 partitions, 1 sums, true', 'any parts of accuracy, merged in any order, give one sum')
FROM generate_series(1, 8) AS parts, LATERAL (
	SELECT sum(s ORDER BY md5(part || '/' || parts)) AS s FROM (SELECT pg_temp.dice('part' || parts, id, parts * parts) AS part, forecast_accuracy_agg(actual, forecast) AS s FROM forecast GROUP BY 1) AS v) AS v;
CALL pg_temp.allow_workers();
SELECT ok(pg_temp.is_partial('SELECT estimate_agg(low, mode, high) FROM item') AND pg_temp.is_partial('SELECT forecast_accuracy_agg(actual, forecast) FROM forecast'), 'both can be had in parallel parts');
CREATE TEMP TABLE in_parallel AS SELECT (SELECT estimate_agg(low, mode, high) FROM item)::text AS e, (SELECT forecast_accuracy_agg(actual, forecast) FROM forecast)::text AS a;
SELECT is(ARRAY[p.e, p.a], ARRAY[w.e::text, r.a::text], 'in parallel') FROM in_parallel AS p, whole AS w, all_rounds AS r;

---------- forecasts ----------

-- The recursion in SQL, from the published equations, over an irregular series.
CREATE TEMP TABLE series AS SELECT n, 100 + n * 3 + pg_temp.dice('y', n, 4000) / 100.0 AS y FROM generate_series(1, 36) AS n;
CREATE TEMP VIEW holt AS
WITH RECURSIVE weights (alpha, beta, phi) AS (VALUES (0.3, 0.1, 0.9), (1, 0, 1), (0.05, 0.95, 0.5)), step AS (
	SELECT weights.*, 1 AS n, a.y AS level, b.y - a.y AS trend FROM weights, series AS a, series AS b WHERE a.n = 1 AND b.n = 2
	UNION ALL
	SELECT alpha, beta, phi, series.n, round(new.level, 40), round(beta * (new.level - step.level) + (1 - beta) * phi * trend, 40)
	FROM step JOIN series ON series.n = step.n + 1, LATERAL (SELECT alpha * y + (1 - alpha) * (step.level + phi * trend) AS level) AS new
)
SELECT alpha, beta, phi, level, trend FROM step WHERE n = 36;
SELECT is(count(*) || ' forecasts, ' || count(*) FILTER (WHERE abs(damped_trend((SELECT array_agg(y ORDER BY n) FROM series), horizon, alpha, beta, phi) - (level + trend * (SELECT sum(phi ^ h) FROM generate_series(1, horizon) AS h))) > 1e-12), '36 forecasts, 0', 'damped_trend follows the published recursion')
FROM holt, generate_series(1, 12) AS horizon;
SELECT is(round(run_rate(sum(y), 9, 12), 10), round(avg(y) * 12, 10), 'run_rate is the mean so far, in every period') FROM series WHERE n <= 9;
SELECT is(ARRAY[seasonal_forecast(50, 50, 200), seasonal_forecast(55, 50, 200)], ARRAY[200, 220]::numeric[], 'as last year to date is as last year, ten percent above it ten percent above');

SELECT * FROM finish();
ROLLBACK;
