--
-- forecast_accuracy: how far forecasts were from what came
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- Read and written.
SELECT input::forecast_accuracy AS output, input::forecast_accuracy::text::forecast_accuracy = input::forecast_accuracy AS reread
FROM unnest(ARRAY[
	'rows=2 zero_actuals=1 actual=-100.50 error=-3 absolute_actual=100.50 absolute_error=5 percentage_error=2.985074626866',
	'rows=1 zero_actuals=0 actual=1 error=0 absolute_actual=1 absolute_error=0 percentage_error=0'
]) WITH ORDINALITY AS t (input, n) ORDER BY n;
-- Refused.
SELECT 'rows=0 zero_actuals=0 actual=0 error=0 absolute_actual=0 absolute_error=0 percentage_error=0'::forecast_accuracy;
SELECT 'rows=1.5 zero_actuals=0 actual=0 error=0 absolute_actual=0 absolute_error=0 percentage_error=0'::forecast_accuracy;
SELECT 'rows=1 zero_actuals=2 actual=0 error=0 absolute_actual=0 absolute_error=0 percentage_error=0'::forecast_accuracy;
SELECT 'rows=1 zero_actuals=0 actual=-2 error=0 absolute_actual=1 absolute_error=0 percentage_error=0'::forecast_accuracy;
SELECT 'rows=1 zero_actuals=0 actual=2 error=3 absolute_actual=2 absolute_error=1 percentage_error=0'::forecast_accuracy;
SELECT 'rows=1 zero_actuals=0 actual=2 error=null absolute_actual=2 absolute_error=1 percentage_error=0'::forecast_accuracy;
SELECT 'rows=1'::forecast_accuracy;

-- On the wire, and back. Refused from there: absent sums, no rows.
CREATE TEMP TABLE wire (x forecast_accuracy, n bigint);
\copy (SELECT * FROM unnest('{rows=2 zero_actuals=1 actual=-100.50 error=-3 absolute_actual=100.50 absolute_error=5 percentage_error=2.985074626866}'::forecast_accuracy[]) WITH ORDINALITY AS t (x, n)) TO 'results/forecast_accuracy.bin' (FORMAT binary)
\copy wire FROM 'results/forecast_accuracy.bin' (FORMAT binary)
SELECT x FROM wire ORDER BY n;
CREATE TEMP TABLE hostile (x forecast_accuracy);
\copy (SELECT decode('01' || repeat('0000000000000001', 2) || repeat('00000000000000000000000000000000ffff', 5), 'hex')) TO 'results/forecast_accuracy.bin' (FORMAT binary)
\copy hostile FROM 'results/forecast_accuracy.bin' (FORMAT binary)
\copy (SELECT decode('01' || repeat('0000000000000000', 2) || repeat('000000000000000000000000000000000000', 5), 'hex')) TO 'results/forecast_accuracy.bin' (FORMAT binary)
\copy hostile FROM 'results/forecast_accuracy.bin' (FORMAT binary)
\! rm results/forecast_accuracy.bin

-- jsonb; equal whatever the decimals shown, and so hashed.
SELECT forecast_accuracy(200, 190)::jsonb;
SELECT forecast_accuracy(1, 2) = forecast_accuracy(1.0, 2.00) AS decimals, forecast_accuracy(1, 2) <> forecast_accuracy(1, 2.1) AS other;
SELECT count(*) FROM (SELECT DISTINCT a FROM unnest(ARRAY[forecast_accuracy(1, 2), forecast_accuracy(1.0, 2.00), forecast_accuracy(1, 3)]) AS a) AS s;

-- The ladder: no rows, one null, one row, two, many; in parts.
CREATE TEMP TABLE ladder (n int, rung text, actual numeric, forecast numeric);
INSERT INTO ladder VALUES (1, 'one null', NULL, 1), (2, 'one row', 200, 190), (3, 'two rows', 100, 110), (3, 'two rows', 200, 190),
	(4, 'many', 100, 110), (4, 'many', 200, 190), (4, 'many', 5, NULL), (4, 'many', -60, -45), (4, 'many', 30.5, 30.5), (5, 'with a zero', 0, 5), (5, 'with a zero', 10, 10), (6, 'all zero', 0, 1), (7, 'in balance', -10, 1), (7, 'in balance', 10, 1);
SELECT forecast_accuracy_agg(actual, forecast), sum(forecast_accuracy(actual, forecast)) FROM ladder WHERE false;
SELECT rung, forecast_accuracy_agg(actual, forecast), sum(forecast_accuracy(actual, forecast)) = forecast_accuracy_agg(actual, forecast) AS as_sum FROM ladder GROUP BY n, rung ORDER BY n;
SELECT rung, wape(a, 2), bias(a, 2), round(mape(a), 2) AS mape, round(mean_absolute_error(a), 2) AS mean_absolute_error
FROM (SELECT n, rung, forecast_accuracy_agg(actual, forecast) AS a FROM ladder GROUP BY n, rung) AS s ORDER BY n;
SELECT sum(part)::text = (SELECT forecast_accuracy_agg(actual, forecast)::text FROM ladder) AS from_parts FROM (SELECT forecast_accuracy_agg(actual, forecast) FROM ladder GROUP BY rung) AS s (part);
SELECT forecast_accuracy(3, 4) AS third, wape(forecast_accuracy(3, 4)), wape(forecast_accuracy(3, 4), 0), bias(forecast_accuracy(3, 2), 3), forecast_accuracy(1, NULL);
SELECT forecast_accuracy('NaN', 1);
SELECT forecast_accuracy_agg(1, 'infinity');
SELECT wape(forecast_accuracy(1, 2), 31);

-- Forecast rounds ranked by how near they came; a round without a WAPE is last.
SELECT round, rank() OVER (ORDER BY wape(a) NULLS LAST), wape(a, 1), bias(a, 1)
FROM (SELECT round, forecast_accuracy_agg(actual, forecast) AS a FROM (VALUES
	('March', 100, 130), ('March', 50, 40), ('August', 100, 110), ('August', 50, 45), ('October', 100, 99), ('October', 50, 51), ('unused', 0, 1)) AS v (round, actual, forecast) GROUP BY round) AS s
ORDER BY 2;
-- Drift between rounds is the deviation of a forecast from the one before.
SELECT item, amount(d) AS drift, percent(d, 1) FROM (VALUES ('revenue', deviation(1311.0, 1337.5)), ('costs', deviation(-1348.0, -1372.9))) AS v (item, d);
