-- Distributions and simulation against closed forms, and global sensitivity against
-- the published test functions. Seeds are fixed, so that the noise is the same in
-- every run; the tolerances are four standard errors of it or more.

BEGIN;
SELECT plan(43);

\ir oracle.psql

CREATE FUNCTION pg_temp.near(x float8, y float8, tolerance float8) RETURNS boolean
	LANGUAGE sql IMMUTABLE
	RETURN abs(x - y) <= tolerance;

---------- quantiles ----------

-- Of the standard normal distribution, from published tables to 10 digits.
SELECT is(count(*) || ' quantiles, ' || count(*) FILTER (WHERE NOT pg_temp.near(quantile('normal(0, 1)'::distribution, p), z, 5e-10) OR NOT pg_temp.near(quantile('normal(0, 1)'::distribution, 1 - p), -z, 1e-6)), '6 quantiles, 0', 'normal quantiles')
FROM (VALUES (0.9, 1.2815515655), (0.975, 1.9599639845), (0.99, 2.3263478740), (0.999, 3.0902323062), (0.000001, -4.7534243088), (0.5, 0)) AS v (p, z);
-- A pert with its mode at an end is the power p^(1/5), whose quantile is closed.
SELECT is(count(*) || ' quantiles, ' || count(*) FILTER (WHERE NOT pg_temp.near(quantile('pert(0, 1, 1)'::distribution, p), p ^ 0.2, 1e-9) OR NOT pg_temp.near(quantile('pert(0, 0, 1)'::distribution, p), 1 - (1 - p) ^ 0.2, 1e-9)), '999 quantiles, 0', 'pert quantiles where they are closed')
FROM generate_series(1, 999) AS n, CAST(n / 1000.0 AS float8) AS p;
-- Far into either tail, where a quantile of p and one of 1 - p must not lose the digits of the smaller of the two.
SELECT is(count(*) || ' quantiles, ' || count(*) FILTER (WHERE abs(quantile('pert(0, 1, 1)'::distribution, p) / p ^ 0.2 - 1) > 4e-15 OR abs(quantile('pert(0, 0, 1)'::distribution, 1 - p) - (1 - p ^ 0.2)) > 4e-16), '45 quantiles, 0', 'pert quantiles far into their tails')
FROM generate_series(6, 50) AS n, CAST(2.0::float8 ^ -n AS float8) AS p;
-- The symmetric pert on 0 to 1 is the beta distribution (3, 3), with the distribution function 10 x^3 - 15 x^4 + 6 x^5.
SELECT is(count(*) || ' quantiles, ' || count(*) FILTER (WHERE NOT pg_temp.near(10 * x ^ 3 - 15 * x ^ 4 + 6 * x ^ 5, p, 1e-8)), '999 quantiles, 0', 'pert quantiles invert the distribution function')
FROM generate_series(1, 999) AS n, CAST(n / 1000.0 AS float8) AS p, quantile('pert(0, 0.5, 1)'::distribution, p) AS x;
-- Mean and variance over the quantiles at 20000 midpoints, against the closed forms.
CREATE TEMP TABLE closed (d distribution, mean float8, variance float8);
INSERT INTO closed VALUES
	('uniform(-1, 3)', 1, 16 / 12.0),
	('triangular(-1, 0, 3)', 2 / 3.0, (1 + 0 + 9 + 3) / 18.0),
	('triangular(0, 0, 3)', 1, 9 / 18.0),
	('pert(-1, 0, 3)', 2 / 6.0, (2 / 6.0 + 1) * (3 - 2 / 6.0) / 7),
	('pert(0, 8, 10)', 7, 7 * 3 / 7.0),
	('normal(2, 0.5)', 2, 0.25),
	('lognormal(0.1, 0.4)', exp(0.1 + 0.16 / 2), (exp(0.16) - 1) * exp(0.2 + 0.16));
SELECT is(count(*) || ' distributions, ' || count(*) FILTER (WHERE NOT pg_temp.near(s.mean, closed.mean, 1e-3) OR NOT pg_temp.near(s.variance, closed.variance, 3e-3)), '7 distributions, 0', 'quantiles have the mean and the variance of the closed forms')
FROM closed, LATERAL (SELECT avg(x) AS mean, var_pop(x) AS variance FROM generate_series(1, 20000) AS n, quantile(d, (n - 0.5) / 20000) AS x) AS s;
SELECT is(
	ARRAY[mean(e, 'triangular')::float8, variance(e, 'triangular')::float8, mean(e, 'beta_pert')::float8, variance(e, 'beta_pert')::float8]::numeric(10, 8)[],
	(SELECT array_agg(x) FROM (SELECT unnest(ARRAY[mean, variance]) AS x FROM closed WHERE d IN ('triangular(-1, 0, 3)', 'pert(-1, 0, 3)')) AS v)::numeric(10, 8)[],
	'and three-point estimates those of the distributions of their points') FROM estimate(-1, 0, 3) AS e;

-- Many quantiles of a pert are interpolated: from a third and from zero of the symmetric one both steps on four levels are alike.
CREATE FUNCTION pg_temp.itself(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN x[1];
SELECT ok(pg_temp.near(mu, 1.5 * quantile('pert(0, 0.5, 1)'::distribution, 2 / 3.0), 1e-9) AND sigma < 1e-9, 'interpolated pert quantiles are the exact ones') FROM morris('pg_temp.itself(float8[])', '{"pert(0, 0.5, 1)"}', 100);

---------- simulation ----------

-- One factor of base 100 is its distribution: mean, deviation, quantiles.
CREATE TEMP TABLE single AS SELECT closed.*, simulation('{100}', ARRAY[d], 200000, 1) AS s FROM closed;
SELECT is(count(*) || ' distributions, ' || count(*) FILTER (WHERE NOT pg_temp.near(mean(s), mean, 4 * sqrt(variance / 200000)) OR NOT pg_temp.near(standard_deviation(s), sqrt(variance), 0.015 * sqrt(variance))), '7 distributions, 0', 'a single factor has the mean and the deviation of its distribution') FROM single;
SELECT is(count(*) || ' quantiles, ' || count(*) FILTER (WHERE NOT pg_temp.near(probability_above(s, quantile(d, p)::numeric), 1 - p, 4 * sqrt(p * (1 - p) / 200000))), '35 quantiles, 0', 'and its probabilities') FROM single, unnest('{0.01, 0.2, 0.5, 0.9, 0.99}'::float8[]) AS p;

-- A sum of correlated normals is normal with variance w' R w.
CREATE TEMP TABLE normals AS
SELECT simulation('{100, 300, 50, 200}', '{"normal(1, 2)", "normal(-1, 1)", "normal(0, 4)", "normal(2, 0.5)"}', 400000, 5, matrix) AS s, matrix
FROM CAST('{{1, 0.6, -0.2, 0}, {0.6, 1, 0.1, 0.3}, {-0.2, 0.1, 1, 0}, {0, 0.3, 0, 1}}' AS float8[]) AS matrix;
CREATE TEMP TABLE exact AS
SELECT 2::float8 AS mean, sqrt(sum(w[i] * w[j] * matrix[i][j])) AS deviation FROM normals, CAST('{2, 3, 2, 1}' AS float8[]) AS w, generate_series(1, 4) AS i, generate_series(1, 4) AS j;
SELECT ok(pg_temp.near(mean(s), mean, 4 * deviation / sqrt(400000)) AND pg_temp.near(standard_deviation(s), deviation, 4 * deviation / sqrt(800000)), 'a sum of correlated normals has the closed mean and deviation') FROM normals, exact;
SELECT is(count(*) || ' percentiles, ' || count(*) FILTER (WHERE NOT pg_temp.near(quantile(s, p), mean + deviation * z, 0.02 * deviation)), '5 percentiles, 0', 'and the closed percentiles')
FROM normals, exact, (VALUES (0.01, -2.3263478740), (0.05, -1.6448536270), (0.5, 0), (0.9, 1.2815515655), (0.99, 2.3263478740)) AS v (p, z);
-- 0.1586552539 of a normal distribution is above a deviation from its mean.
SELECT ok(pg_temp.near(probability_above(s, (mean + deviation)::numeric), 0.1586552539, 0.0024) AND pg_temp.near(percent(share(rag_tally(s, (mean + deviation)::numeric, 'red < 0 <= green'), 'red'))::float8, 15.86552539, 0.24), 'and the closed probability of a deficit') FROM normals, exact;

-- The correlation of other shocks shows in their sum's variance: uniform shocks of normal scores with r have correlation 6 / pi asin(r / 2).
SELECT ok(pg_temp.near(standard_deviation(simulation('{100, 100}', '{"uniform(0, 1)", "uniform(0, 1)"}', 400000, 3, ARRAY[[1, r], [r, 1]])) ^ 2, (1 + 6 / pi() * asin(r / 2)) / 6, 0.003), 'uniform shocks correlate as a Gaussian copula says') FROM unnest('{0.5}'::float8[]) AS r;
SELECT ok(pg_temp.near(standard_deviation(simulation('{100, 100}', '{"lognormal(0, 0.5)", "lognormal(0, 0.5)"}', 400000, 3, '{{1, -0.7}, {-0.7, 1}}')) ^ 2,
	2 * exp(0.25) * (exp(0.25) - 1) + 2 * exp(0.25) * (exp(-0.7 * 0.25) - 1), 0.01), 'and lognormal shocks by their closed covariance');
SELECT is(count(*) || ' sizes, ' || count(*) FILTER (WHERE NOT pg_temp.near(mean(simulation('{100}', '{"normal(0, 1)"}', n, 11)), 0, 4 / sqrt(n))), '5 sizes, 0', 'the error of the mean falls with the square root of the draws') FROM unnest('{100, 1000, 10000, 100000, 1000000}'::int[]) AS n;
SELECT is(count(DISTINCT s::text), 20::bigint, 'another seed, another simulation') FROM generate_series(-10, 9) AS seed, simulation('{100}', '{"normal(0, 1)"}', 3, seed) AS s;

-- Any partition of the draws is the same simulation.
CREATE TEMP TABLE drawn AS SELECT simulation('{100, 50}', '{"pert(-1, 0, 3)", "normal(0, 2)"}', 30000, 99, '{{1, 0.4}, {0.4, 1}}') AS s;
SELECT is(count(*) || ' partitions, ' || count(*) FILTER (WHERE p.s = drawn.s), '5 partitions, 5', 'any parts, in any order, are the same simulation')
FROM drawn, unnest('{1000, 4096, 4097, 29999, 30000}'::int[]) AS size,
	LATERAL (SELECT draws_agg(simulation('{100, 50}', '{"pert(-1, 0, 3)", "normal(0, 2)"}', least(size, 30000 - first), 99, '{{1, 0.4}, {0.4, 1}}', first) ORDER BY md5(first::text)) AS s FROM generate_series(0, 29999, size) AS first) AS p;
SELECT ok(s::text::simulation = s, 'text reads back to the last bit') FROM drawn;
-- The answers are those of the sample in plain SQL.
CREATE TEMP TABLE outcome AS SELECT x FROM drawn, unnest(outcomes(s)) AS x;
SELECT ok(draws(s) = n AND pg_temp.near(mean(s), mean, 1e-12) AND pg_temp.near(standard_deviation(s), deviation, 1e-12) AND pg_temp.near(quantile(s, 0.37), p37, 1e-12) AND probability_above(s, 1) = above, 'mean, deviation, percentile and probability are those of the sample in plain SQL')
FROM drawn, (SELECT count(*) AS n, avg(x) AS mean, stddev_samp(x) AS deviation, percentile_cont(0.37) WITHIN GROUP (ORDER BY x) AS p37, avg((x > 1)::int)::float8 AS above FROM outcome) AS plain;
SELECT is(rag_tally(s, '105 vs 100'::deviation, scale)::text, (SELECT rag_tally_agg(rag(100 * (5 - x::numeric) / 100, scale))::text FROM outcome), 'the tally is that of every draw''s status')
FROM drawn, CAST('red < 1 <= amber < 4.5 <= green' AS rag_scale) AS scale;

-- Every percentile of a sample with ties and of both signs is percentile_cont()'s, and every count plain SQL's.
SELECT is(count(*) || ' percentiles, ' || count(*) FILTER (WHERE quantile(s, p) IS DISTINCT FROM plain), '5040 percentiles, 0', 'percentiles are those of percentile_cont(), whatever the values')
FROM (SELECT ('[' || string_agg(x::text, ', ') || ']')::simulation AS s, array_agg(x) AS xs FROM (
	SELECT size, CASE shape WHEN 0 THEN round(10 * r) - 5 WHEN 1 THEN (r - 0.5) * 1e-300 WHEN 2 THEN exp(r * 600 - 300) * (1 - 2 * (n % 2)) ELSE 7 END AS x, shape
	FROM unnest('{1, 2, 3, 100, 1000}'::int[]) AS size, generate_series(1, size) AS n, generate_series(0, 3) AS shape, CAST(pg_temp.dice(size || '/' || shape, n, 1000000) / 1e6 AS float8) AS r
	UNION ALL SELECT 65, n, 4 FROM generate_series(1, 65) AS n) AS v GROUP BY size, shape) AS v,
	LATERAL (SELECT p, (SELECT percentile_cont(p) WITHIN GROUP (ORDER BY x) FROM unnest(xs) AS x) AS plain FROM generate_series(0, 1, 0.00417) AS p) AS w;

-- Added up draw by draw. Common shocks: sums of the outcomes of the units, which are the simulation of the bases added up.
CREATE TABLE units AS
SELECT unit, simulation(ARRAY[base_1, base_2], '{"triangular(-2, 0, 5)", "lognormal(0, 0.4)"}', 50000, 8, '{{1, 0.5}, {0.5, 1}}') AS common,
	simulation(ARRAY[base_1, base_2], '{"triangular(-2, 0, 5)", "lognormal(0, 0.4)"}', 50000, 100 + unit, '{{1, 0.5}, {0.5, 1}}') AS own, base_1, base_2
FROM generate_series(1, 12) AS unit, LATERAL (SELECT 100 * unit AS base_1, 1000 - 60 * unit AS base_2) AS v;
SELECT is(count(*) || ' draws, ' || count(*) FILTER (WHERE NOT pg_temp.near(total, plain, 1e-9) OR NOT pg_temp.near(whole, plain, 1e-9)), '50000 draws, 0', 'a total under common shocks is the sum of each draw, and the simulation of the bases added up')
FROM (SELECT draw, sum(outcome) AS plain FROM units, unnest(outcomes(common)) WITH ORDINALITY AS o (outcome, draw) GROUP BY draw) AS plain
JOIN (SELECT draw, outcome AS total FROM (SELECT sum(common) AS s FROM units) AS v, unnest(outcomes(s)) WITH ORDINALITY AS o (outcome, draw)) AS total USING (draw)
JOIN (SELECT draw, outcome AS whole FROM (SELECT simulation(ARRAY[sum(base_1), sum(base_2)], '{"triangular(-2, 0, 5)", "lognormal(0, 0.4)"}', 50000, 8, '{{1, 0.5}, {0.5, 1}}') AS s FROM units) AS v, unnest(outcomes(s)) WITH ORDINALITY AS o (outcome, draw)) AS whole USING (draw);
-- Shocks of their own: variances add up, and the seeds are independent.
SELECT ok(pg_temp.near(standard_deviation(sum(own)) ^ 2 / sum(standard_deviation(own) ^ 2), 1, 0.03) AND pg_temp.near(mean(sum(own)), sum(mean(own)), 1e-9), 'a total under shocks of each unit''s own has the sum of their variances') FROM units;
SELECT is(count(*) || ' pairs, ' || count(*) FILTER (WHERE NOT pg_temp.near(r, 0, 4.5 / sqrt(50000))), '66 pairs, 0', 'draws of different seeds do not correlate')
FROM (SELECT corr(x, y) AS r FROM units AS a JOIN units AS b ON a.unit < b.unit, unnest(outcomes(a.own), outcomes(b.own)) AS u (x, y) GROUP BY a.unit, b.unit) AS v;
CALL pg_temp.allow_workers();
SELECT ok(pg_temp.is_partial('SELECT sum(own) FROM units'), 'sum(simulation) can be had in parallel parts');

---------- the sample ----------

-- A model that notes where it is asked: 64 points of 32 inputs, each at A, at A with one input from B, and at B.
CREATE TEMP TABLE asked (n serial, x float8[]);
CREATE FUNCTION pg_temp.note(x float8[]) RETURNS float8 LANGUAGE sql VOLATILE AS 'INSERT INTO asked (x) VALUES (x) RETURNING 1.0::float8';
CREATE TEMP TABLE noted AS SELECT * FROM sobol_indices('pg_temp.note(float8[])', array_fill('uniform(0, 1)'::distribution, '{32}'), 64, false, num_scrambles => 1);
CREATE TEMP VIEW point AS SELECT (n - 1) / 34 AS point, (n - 1) % 34 AS at, x FROM asked;
SELECT is(count(*) || ' coordinates, ' || count(*) FILTER (WHERE strata = 64), '64 coordinates, 64', 'each coordinate has one point in each of n equal parts, as a Sobol sequence does')
FROM (SELECT at, j, count(DISTINCT floor(x[j] * 64)) AS strata FROM point, generate_series(1, 32) AS j WHERE at IN (0, 33) GROUP BY at, j) AS v;
SELECT is(array_agg(boxes), '{64, 64, 64, 64, 64, 64, 64}'::bigint[], 'the first two have one in each of n equal boxes, of any shape')
FROM (SELECT count(DISTINCT (floor(x[1] * 2 ^ m), floor(x[2] * 2 ^ (6 - m)))) AS boxes FROM point, generate_series(0, 6) AS m WHERE at = 0 GROUP BY m) AS v;
SELECT is(count(*) || ' mixed, ' || count(*) FILTER (WHERE mixed.x = a.x[:mixed.at - 1] || b.x[mixed.at] || a.x[mixed.at + 1:]), '2048 mixed, 2048', 'between A and B one input after another is from B')
FROM point AS mixed JOIN point AS a ON a.point = mixed.point AND a.at = 0 JOIN point AS b ON b.point = mixed.point AND b.at = 33 WHERE mixed.at BETWEEN 1 AND 32;

---------- Ishigami ----------

-- T. Ishigami and T. Homma (1990), a = 7 and b = 0.1, with its closed variance and indices.
CREATE FUNCTION pg_temp.ishigami(x float8[]) RETURNS float8
	LANGUAGE sql IMMUTABLE
	RETURN sin(x[1]) + 7 * sin(x[2]) ^ 2 + 0.1 * x[3] ^ 4 * sin(x[1]);
CREATE TEMP TABLE angle AS SELECT array_fill('uniform(-3.14159265358979324, 3.14159265358979324)'::distribution, '{3}') AS inputs;
CREATE TEMP VIEW ishigami_closed AS
WITH part AS (
	SELECT (1 + 0.1 * pi() ^ 4 / 5) ^ 2 / 2 AS v1, 7 ^ 2 / 8.0 AS v2, 0.1 ^ 2 * pi() ^ 8 * (1 / 18.0 - 1 / 50.0) AS v13
)
SELECT v1 + v2 + v13 AS variance, v1 / (v1 + v2 + v13) AS s1, v2 / (v1 + v2 + v13) AS s2, v13 / (v1 + v2 + v13) AS s13 FROM part;
SELECT is(ARRAY[variance, s1, s2, s1 + s13, s13]::numeric(8, 4)[], '{13.8446, 0.3139, 0.4424, 0.5576, 0.2437}'::numeric[], 'the closed forms have the published values') FROM ishigami_closed;

CREATE TEMP TABLE ishigami_indices AS
SELECT n, sobol.* FROM angle, unnest('{256, 1024, 4096, 16384}'::int[]) AS n, sobol_indices('pg_temp.ishigami(float8[])', inputs, n, num_scrambles => 1) AS sobol;
CREATE TEMP VIEW ishigami_error AS
SELECT n, index, value, conf, abs(value - closed) AS error FROM ishigami_indices JOIN (
	SELECT v.* FROM ishigami_closed, LATERAL (VALUES ('S1', 1, NULL, s1), ('S1', 2, NULL, s2), ('S1', 3, NULL, 0), ('ST', 1, NULL, s1 + s13), ('ST', 2, NULL, s2), ('ST', 3, NULL, s13),
		('S2', 1, 2, 0), ('S2', 1, 3, s13), ('S2', 2, 3, 0)) AS v (index, i, j, closed)
) AS v USING (index, i) WHERE ishigami_indices.j IS NOT DISTINCT FROM v.j;
SELECT is(count(*) || ' indices, ' || count(*) FILTER (WHERE error > 0.01), '9 indices, 0', 'first order, total and second order indices of the Ishigami function') FROM ishigami_error WHERE n = 16384;
SELECT is(array_agg(error < bound ORDER BY n), '{t,t,t,t}', 'and the error falls faster than with the square root of n')
FROM (SELECT n, sqrt(avg(error ^ 2)) AS error, 5.0 / n ^ 0.75 AS bound FROM ishigami_error WHERE index <> 'S2' GROUP BY n) AS v;
SELECT is(count(*) || ' intervals, ' || count(*) FILTER (WHERE NOT pg_temp.near(few.conf / many.conf, 4, 1.2)), '9 intervals, 0', 'the bootstrap''s confidence interval halves with four times the points')
FROM ishigami_indices AS few JOIN ishigami_indices AS many USING (index, i) WHERE few.n = 1024 AND many.n = 16384 AND few.j IS NOT DISTINCT FROM many.j;
-- 99 percent is 2.5758 deviations of the normal distribution, 95 percent 1.9600; of Student's with 7 degrees of freedom it is 3.4995 and 2.3646 (published tables).
SELECT is(count(*) || ' intervals, ' || count(*) FILTER (WHERE NOT pg_temp.near(a.conf / b.conf, ratio, 1e-9)), '22 intervals, 0', 'the confidence level scales the interval')
FROM angle, (VALUES (1, 2.5758293035489 / 1.95996398454), (8, 3.499483297350494 / 2.364624251592785)) AS v (scrambles, ratio), sobol_indices('pg_temp.ishigami(float8[])', inputs, 256, conf_level => 0.99, num_scrambles => scrambles) WITH ORDINALITY AS a (index, i, j, value, conf, n)
JOIN sobol_indices('pg_temp.ishigami(float8[])', (TABLE angle), 256, num_scrambles => scrambles) WITH ORDINALITY AS b (index, i, j, value, conf, n) USING (n);
-- In groups: what the first and the third input do together, their interaction included.
SELECT is(array_agg(abs(value - CASE WHEN index = 'S2' THEN 0 WHEN i = 1 THEN s1 + s13 ELSE s2 END) < 0.02), '{t,t,t,t,t}', 'groups of inputs have the sum of their indices and interactions')
FROM angle, ishigami_closed, sobol_indices('pg_temp.ishigami(float8[])', inputs, 4096, groups => '{1, 2, 1}') WHERE i IS NOT NULL;

---------- intervals that cover what they say ----------

CREATE FUNCTION pg_temp.linear(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN x[1] + 2 * x[2] + 3 * x[3];
CREATE FUNCTION pg_temp.interaction(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN x[1] * x[2] + x[3];
CREATE FUNCTION pg_temp.g3(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN abs(4 * x[1] - 2) * (abs(4 * x[2] - 2) + 1) / 2 * (abs(4 * x[3] - 2) + 4.5) / 5.5;
-- Of independent inputs i with variance v of their factor: a sum, a product and a sum, a product of factors with mean 1.
CREATE TEMP TABLE interval_closed AS
SELECT 'linear' AS model, index, i, j, CASE index WHEN 'S2' THEN 0 ELSE i * i / 14.0 END AS closed
FROM (VALUES ('S1', 1, NULL), ('S1', 2, NULL), ('S1', 3, NULL), ('ST', 1, NULL), ('ST', 2, NULL), ('ST', 3, NULL), ('S2', 1, 2), ('S2', 1, 3), ('S2', 2, 3)) AS v (index, i, j)
UNION ALL VALUES ('linear', 'mean', NULL::integer, NULL::integer, 3), ('linear', 'variance', NULL, NULL, 14 / 12.0)
UNION ALL VALUES ('interaction', 'S1', 1, NULL, 3 / 19.0), ('interaction', 'S1', 2, NULL, 3 / 19.0), ('interaction', 'S1', 3, NULL, 12 / 19.0),
	('interaction', 'ST', 1, NULL, 4 / 19.0), ('interaction', 'ST', 2, NULL, 4 / 19.0), ('interaction', 'ST', 3, NULL, 12 / 19.0),
	('interaction', 'S2', 1, 2, 1 / 19.0), ('interaction', 'S2', 1, 3, 0), ('interaction', 'S2', 2, 3, 0), ('interaction', 'mean', NULL, NULL, 0.75), ('interaction', 'variance', NULL, NULL, 19 / 144.0)
UNION ALL SELECT 'ishigami', v.* FROM ishigami_closed, LATERAL (VALUES ('S1', 1, NULL, s1), ('S1', 2, NULL, s2), ('S1', 3, NULL, 0), ('ST', 1, NULL, s1 + s13), ('ST', 2, NULL, s2), ('ST', 3, NULL, s13),
	('S2', 1, 2, 0), ('S2', 1, 3, s13), ('S2', 2, 3, 0), ('mean', NULL, NULL, 3.5), ('variance', NULL, NULL, variance)) AS v
UNION ALL (WITH factor AS (SELECT i, 1 / 3.0 / (1 + a) ^ 2 AS v FROM (VALUES (1, 0), (2, 1), (3, 4.5)) AS t (i, a)), total AS (SELECT exp(sum(ln(1 + v))) - 1 AS variance FROM factor)
	SELECT 'g3', 'S1', i, NULL::integer, v / variance FROM factor, total
	UNION ALL SELECT 'g3', 'ST', i, NULL::integer, v / (1 + v) * (variance + 1) / variance FROM factor, total
	UNION ALL SELECT 'g3', 'S2', a.i, b.i, a.v * b.v / variance FROM factor AS a JOIN factor AS b ON a.i < b.i, total
	UNION ALL SELECT 'g3', v.* FROM total, LATERAL (VALUES ('mean', NULL::integer, NULL::integer, 1), ('variance', NULL, NULL, variance)) AS v);
CREATE TEMP TABLE interval_error AS
SELECT m.model, seed, scrambles, abs(value - closed) AS error, conf
FROM (VALUES ('ishigami', 'uniform(-3.14159265358979324, 3.14159265358979324)'), ('linear', 'uniform(0, 1)'), ('interaction', 'uniform(0, 1)'), ('g3', 'uniform(0, 1)')) AS m (model, input),
	(SELECT seed, 8 AS scrambles FROM generate_series(1, 50) AS seed UNION ALL SELECT 1, 1) AS v,
	sobol_indices(format('pg_temp.%I(float8[])', m.model)::regprocedure, array_fill(input::distribution, '{3}'), 1024, seed => seed, num_scrambles => scrambles) AS s (index, a, b, value, conf)
JOIN interval_closed AS c USING (index) WHERE c.model = m.model AND (c.i, c.j) IS NOT DISTINCT FROM (a, b);
SELECT is(array_agg((model, n, covered > 0.93 AND covered < 0.98)::text ORDER BY model), '{"(g3,550,t)","(interaction,550,t)","(ishigami,550,t)","(linear,550,t)"}', 'intervals at 95 percent cover the closed figures in 93 to 98 percent of 50 seeds')
FROM (SELECT model, count(*) AS n, avg((error <= conf)::integer) AS covered FROM interval_error WHERE scrambles = 8 GROUP BY model) AS v;
SELECT is(count(*) || ' figures, ' || count(*) FILTER (WHERE error > conf), '44 figures, 0', 'and the bootstrap''s cover all of them') FROM interval_error WHERE scrambles = 1;
SELECT ok(sum(b.conf) > 3 * sum(a.conf), 'at 8192 points they are less than a third as wide as the bootstrap''s')
FROM angle, sobol_indices('pg_temp.ishigami(float8[])', inputs, 8192) WITH ORDINALITY AS a (index, i, j, value, conf, n)
JOIN sobol_indices('pg_temp.ishigami(float8[])', (TABLE angle), 8192, num_scrambles => 1) WITH ORDINALITY AS b (index, i, j, value, conf, n) USING (n) WHERE a.i IS NOT NULL;

---------- the g-function ----------

-- I. M. Sobol's g-function with the coefficients 0, 1, 4.5, 9, 99, 99, 99, 99 of A. Saltelli and others, Global Sensitivity Analysis: The Primer (2008).
CREATE FUNCTION pg_temp.g(x float8[], a float8[]) RETURNS float8
	LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	product float8 := 1;
BEGIN
	FOR i IN 1 .. array_length(x, 1) LOOP
		product := product * (abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
	END LOOP;
	RETURN product;
END $$;
CREATE FUNCTION pg_temp.g8(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN pg_temp.g(x, '{0, 1, 4.5, 9, 99, 99, 99, 99}');
CREATE TEMP VIEW g_closed AS
SELECT i, v / (product - 1) AS s1, v * product / (1 + v) / (product - 1) AS st
FROM (SELECT i, v, exp(sum(ln(1 + v)) OVER ()) AS product FROM unnest('{0, 1, 4.5, 9, 99, 99, 99, 99}'::float8[]) WITH ORDINALITY AS t (a, i), LATERAL (SELECT 1 / 3.0 / (1 + a) ^ 2 AS v) AS w) AS w;
SELECT is((SELECT array_agg(s1 ORDER BY i) FROM g_closed WHERE i <= 4)::numeric(8, 3)[] || (SELECT array_agg(st ORDER BY i) FROM g_closed WHERE i <= 4)::numeric(8, 3)[],
	'{0.716, 0.179, 0.024, 0.007, 0.787, 0.242, 0.034, 0.010}'::numeric[], 'its closed forms have the published values');
CREATE TEMP TABLE g_indices AS SELECT * FROM sobol_indices('pg_temp.g8(float8[])', array_fill('uniform(0, 1)'::distribution, '{8}'), 4096, false);
SELECT is(count(*) || ' inputs, ' || count(*) FILTER (WHERE NOT pg_temp.near(a.value, s1, 0.02) OR NOT pg_temp.near(b.value, st, 0.02)), '8 inputs, 0', 'first order and total indices of the g-function')
FROM g_closed JOIN g_indices AS a ON a.index = 'S1' AND a.i = g_closed.i JOIN g_indices AS b ON b.index = 'ST' AND b.i = g_closed.i;

---------- Morris ----------

-- The g-function with the coefficients 78, 12, 0.5, 2, 97, 33 of the same book. On four levels abs(4x - 2) is 2, 2/3, 2/3 or 2, with mean 4/3,
-- and a step of 2/3 changes it by 4/3: so the mean size of an elementary effect is closed, and the mean is zero.
CREATE FUNCTION pg_temp.g6(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN pg_temp.g(x, '{78, 12, 0.5, 2, 97, 33}');
CREATE TEMP TABLE g_effects AS SELECT * FROM morris('pg_temp.g6(float8[])', array_fill('uniform(0, 1)'::distribution, '{6}'), 4000);
CREATE TEMP VIEW g_effects_closed AS
SELECT i, 2 / (1 + a) * exp(sum(ln((4 / 3.0 + a) / (1 + a))) OVER ()) / ((4 / 3.0 + a) / (1 + a)) AS mu_star FROM unnest('{78, 12, 0.5, 2, 97, 33}'::float8[]) WITH ORDINALITY AS t (a, i);
SELECT is(count(*) || ' inputs, ' || count(*) FILTER (WHERE NOT pg_temp.near(e.mu_star, c.mu_star, 2.5 * mu_star_conf) OR NOT pg_temp.near(mu, 0, 4 * sigma / sqrt(4000))), '6 inputs, 0', 'elementary effects of the g-function have the closed means') FROM g_effects AS e JOIN g_effects_closed AS c USING (i);
SELECT is(array_agg(i ORDER BY mu_star DESC), '{3, 4, 2, 6, 1, 5}', 'and rank the inputs as published') FROM g_effects;
SELECT is(count(*) || ' inputs, ' || count(*) FILTER (WHERE sigma < mu_star), '6 inputs, 0', 'effects of changing sign have a sigma above mu_star') FROM g_effects;
SELECT ok(mu_star::numeric(10, 6) = 7.875 AND pg_temp.near(mu, 0, 4 * sigma / sqrt(1000)), 'and so has the second input of the Ishigami function, whose effects are all of one size')
FROM angle, morris('pg_temp.ishigami(float8[])', inputs, 1000) WHERE i = 2;

SELECT * FROM finish();
ROLLBACK;
