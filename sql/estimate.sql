--
-- estimate: three-point estimates that add up
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- Read and written: sums of the points, and of squares and products of x = mode - low and y = high - mode.
SELECT input::estimate AS output, input::estimate::text::estimate = input::estimate AS reread
FROM unnest(ARRAY[
	'low=90 mode=100 high=130 xx=100 xy=300 yy=900',
	'  low = -5.50 mode=-5.5 high= -5.5  xx=0 xy=0 yy=0 ',
	'low=0 mode=1 high=99999999999999999999999999999999999999 xx=0.00000000000000000000000000000000000001 xy=0 yy=0'
]) WITH ORDINALITY AS t (input, n) ORDER BY n;

-- Refused.
SELECT ''::estimate;
SELECT 'low=90 mode=100 high=130'::estimate;
SELECT 'low=90 high=130 mode=100 xx=100 xy=300 yy=900'::estimate;
SELECT 'low=90 mode=100 high=130 xx=100 xy=300 yy=900 zz=1'::estimate;
SELECT 'low=90 mode=NaN high=130 xx=100 xy=300 yy=900'::estimate;
SELECT 'low=90 mode=80 high=130 xx=100 xy=300 yy=900'::estimate;
SELECT 'low=90 mode=100 high=130 xx=-100 xy=300 yy=900'::estimate;
SELECT 'low=90 mode=100 high=130 xx=100 xy=300 yy=100000000000000000000000000000000000000'::estimate;

-- On the wire: the six sums; and back. Refused from there: an absent sum, points out of order.
CREATE TEMP TABLE wire (x estimate, n bigint);
\copy (SELECT * FROM unnest('{low=90 mode=100 high=130 xx=100 xy=300 yy=900, low=1.0 mode=1.50 high=2 xx=0.25 xy=0.25 yy=0.25}'::estimate[]) WITH ORDINALITY AS t (x, n)) TO 'results/estimate.bin' (FORMAT binary)
\copy wire FROM 'results/estimate.bin' (FORMAT binary)
SELECT x FROM wire ORDER BY n;
CREATE TEMP TABLE hostile (x estimate);
\copy (SELECT decode('01' || repeat('00000000000000000000000000000000ffff', 6), 'hex')) TO 'results/estimate.bin' (FORMAT binary)
\copy hostile FROM 'results/estimate.bin' (FORMAT binary)
\copy (SELECT decode('01' || '000000000000000000000000000000010000' || repeat('000000000000000000000000000000000000', 5), 'hex')) TO 'results/estimate.bin' (FORMAT binary)
\copy hostile FROM 'results/estimate.bin' (FORMAT binary)
\copy (SELECT decode('01' || repeat('00', 17), 'hex')) TO 'results/estimate.bin' (FORMAT binary)
\copy hostile FROM 'results/estimate.bin' (FORMAT binary)
\! rm results/estimate.bin

-- JSON, out and in: in any order, beside anything else, but with every part.
SELECT '{"yy": 900, "xy": 300, "xx": 100, "comment": {"by": ["us", "}"]}, "high": 130, "mode": 1e2, "low": 90.0}'::estimate;
SELECT '{"low": 90, "mode": 100, "high": 130, "xx": 100, "xy": 300}'::estimate;
SELECT '{"low": null, "mode": 100, "high": 130, "xx": 100, "xy": 300, "yy": 900}'::estimate;
SELECT '{"low": 90, "mode": 100,}'::estimate;
SELECT estimate(90, 100, 130)::json, row_to_json(row) FROM (SELECT estimate(90, 100, 130) AS e) AS row;

-- Another version of the binary form is refused.
CREATE TEMP TABLE later (x estimate);
\copy (SELECT set_byte(estimate_send(estimate(1, 2, 3)), 0, 2)) TO 'results/estimate.bin' (FORMAT binary)
\copy later FROM 'results/estimate.bin' (FORMAT binary)
\! rm results/estimate.bin

-- Ordered by the points, then by the spread.
SELECT e FROM unnest('{low=2 mode=2 high=2 xx=0 xy=0 yy=0,low=1 mode=2 high=3 xx=1 xy=1 yy=2,low=1 mode=2 high=3.0 xx=1 xy=1 yy=1}'::estimate[]) AS e ORDER BY e;

-- jsonb; equal whatever the decimals shown, and so hashed.
SELECT estimate(90, 100, 130)::jsonb;
SELECT estimate(1, 2, 3) = estimate(1.0, 2.00, 3) AS decimals, estimate(1, 2, 3) <> estimate(1, 2, 3.1) AS other, estimate(0, 2, 4) = estimate(1, 2, 3) + estimate(-1, 0, 1) AS same_points_other_spread;
SELECT count(*) FROM (SELECT DISTINCT e FROM unnest(ARRAY[estimate(1, 2, 3), estimate(1.0, 2.00, 3), estimate(1, 2, 3.1)]) AS e) AS s;

-- Squares of many decimals are rounded once, to 16 decimals; those of points with at most 8 are exact.
SELECT estimate(10000/3.0, 5000, 8000), estimate(0, 0.00000001, 0.00000003);

-- One item.
SELECT estimate(low, mode, high) FROM (VALUES (90, 100, 130), (1.5, 1.5, 1.50), (-3, -2, 0)) AS v (low, mode, high);
SELECT estimate(NULL, 1, 2), estimate(1, NULL, 2), estimate(1, 2, NULL);
SELECT estimate(3, 2, 4);
SELECT estimate(1, 2, 1.5);
SELECT estimate(1, 2, 'infinity');
SELECT estimate(0, 0, 1e20);

-- The ladder: no rows, one null, one row, two, many; in parts.
CREATE TEMP TABLE ladder (n int, rung text, low numeric, mode numeric, high numeric);
INSERT INTO ladder VALUES (1, 'one null', 1, NULL, 2), (2, 'one row', 90, 100, 130), (3, 'two rows', 90, 100, 130), (3, 'two rows', 1.5, 2, 4.25),
	(4, 'many', 90, 100, 130), (4, 'many', 1.5, 2, 4.25), (4, 'many', NULL, 2, 3), (4, 'many', 0, 0, 10), (4, 'many', -4, -4, -4);
SELECT estimate_agg(low, mode, high), sum(estimate(low, mode, high)) FROM ladder WHERE false;
SELECT rung, estimate_agg(low, mode, high), sum(estimate(low, mode, high)) = estimate_agg(low, mode, high) AS as_sum FROM ladder GROUP BY n, rung ORDER BY n;
SELECT sum(part) = (SELECT estimate_agg(low, mode, high) FROM ladder) AS from_parts FROM (SELECT estimate_agg(low, mode, high) FROM ladder GROUP BY rung) AS s (part);
SELECT estimate(90, 100, 130) + estimate(1.5, 2, 4.25) AS two, estimate(1, 2, 3) + NULL AS with_null;
SELECT estimate_agg(low, 5, 9) FROM unnest('{1, 6}'::numeric[]) AS low;

-- The answers by method.
SELECT method, round(mean(e, method), 4) AS mean, round(variance(e, method), 4) AS variance, round(standard_deviation(e, method), 4) AS stddev
FROM estimate(90, 100, 130) AS e, unnest('{triangular, pert, beta_pert, successive}'::text[]) WITH ORDINALITY AS m (method, n) ORDER BY n;
SELECT mean(estimate(1, 2, 3), 'Pert');
SELECT method, mean(e, method), variance(e, method), standard_deviation(e, method), quantile(e, 0.9, method), probability_above(e, 5, method), probability_above(e, 4.9, method)
FROM estimate(5, 5, 5) AS e, unnest('{triangular, successive}'::text[]) AS method;
-- The total of many is near normal: half above the mean, and its quantiles.
SELECT round(quantile(e, 0.5, 'pert')::numeric, 6) AS median, round(quantile(e, 0.85, 'pert')::numeric, 6) AS p85, round(probability_above(e, 120, 'pert')::numeric, 6) AS above_120, round(probability_above(e, quantile(e, 0.85, 'pert')::numeric, 'pert')::numeric, 6) AS above_p85
FROM estimate(90, 100, 130) AS e;
SELECT quantile(estimate(1, 2, 3), 1, 'pert');
SELECT quantile(estimate(1, 2, 3), 'NaN', 'pert');
SELECT probability_above(estimate(1, 2, 3), 'NaN', 'pert');
SELECT mean(NULL, 'pert'), mean(estimate(1, 2, 3), NULL), contribution(estimate(1, 1, 1), estimate(2, 2, 2), 'pert');

-- The successive principle: which item to break down next.
SELECT item, rank() OVER (ORDER BY contribution DESC), round(mean(e, 'successive'), 1) AS mean, round(contribution, 1) AS contribution, round(sum(contribution) OVER (ORDER BY contribution DESC, item), 1) AS cumulated
FROM (SELECT item, e, contribution(e, sum(e) OVER (), 'successive') FROM (VALUES ('ground', estimate(40, 50, 90)), ('structure', estimate(180, 200, 230)), ('systems', estimate(60, 75, 100)), ('fees', estimate(9, 10, 12))) AS v (item, e)) AS s
ORDER BY contribution DESC, item;
