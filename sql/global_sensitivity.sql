--
-- global_sensitivity: which inputs of a model its output varies with
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- A linear model of independent inputs: each accounts for its share of the variance, and no pair for any.
-- Variances: 4 * 3 = 12 of uniform(0, 6) times 2, 9 of normal(0, 3), 4 of normal(1, 2) times -1: of 25.
CREATE FUNCTION linear(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN 2 * x[1] + x[2] - x[3] + 1000;
SELECT index, i, j, round(value::numeric, 2) + 0.00 AS value, conf < 0.1 AS narrow
FROM sobol_indices('linear(float8[])', '{"uniform(0, 6)", "normal(0, 3)", "normal(1, 2)"}', 4096) WHERE i IS NOT NULL;
SELECT index, i, round(value::numeric, 2) AS value FROM sobol_indices('linear(float8[])', '{"uniform(0, 6)", "normal(0, 3)", "normal(1, 2)"}', 4096, calc_second_order => false);
-- Its elementary effects are the slopes over the ranges, the same everywhere.
SELECT i, round(mu::numeric, 9) AS mu, round(mu_star::numeric, 9) AS mu_star, round(sigma::numeric, 9) AS sigma, round(mu_star_conf::numeric, 9) AS mu_star_conf
FROM morris('linear(float8[])', '{"uniform(0, 6)", "uniform(-1, 1)", "triangular(2, 2, 2)"}', 50);

-- An interaction alone: neither input has an effect by itself, their pair has all.
CREATE FUNCTION product(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN x[1] * x[2];
SELECT index, i, j, round(value::numeric, 1) + 0.0 AS value FROM sobol_indices('product(float8[])', '{"uniform(-1, 1)", "uniform(-1, 1)"}', 8192, seed => 1);

-- An input that the model does not read, and a model that reads none: its output has no variance that could be accounted for.
CREATE FUNCTION constant(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN 42;
SELECT index, i, j, value, conf FROM sobol_indices('constant(float8[])', '{"uniform(0, 1)", "normal(0, 1)"}', 64);
SELECT * FROM morris('constant(float8[])', '{"uniform(0, 1)", "pert(0, 1, 2)"}', 10);
-- Constant but for rounding errors is constant.
CREATE FUNCTION rounded(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN 0.1 + x[1] - x[1];
SELECT count(*) AS indices, count(value) AS known FROM sobol_indices('rounded(float8[])', '{"uniform(0, 1)", "normal(0, 1)"}', 64) WHERE i IS NOT NULL;
-- The unit of the output does not matter: squares of the smallest and the largest doubles neither vanish nor overflow.
CREATE FUNCTION unit_1(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN x[1] + 2 * x[2];
CREATE FUNCTION unit_tiny(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN unit_1(x) * 2.0::float8 ^ -600;
CREATE FUNCTION unit_huge(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN unit_1(x) * 2.0::float8 ^ 1020;
SELECT index, i, a.j, round(a.value::numeric, 9) AS value, b.value = a.value AND b.conf = a.conf AS tiny, c.value = a.value AND c.conf = a.conf AS huge
FROM sobol_indices('unit_1(float8[])', '{"uniform(0, 1)", "uniform(0, 1)"}', 64) WITH ORDINALITY AS a (index, i, j, value, conf, n)
JOIN sobol_indices('unit_tiny(float8[])', '{"uniform(0, 1)", "uniform(0, 1)"}', 64) WITH ORDINALITY AS b (index, i, j, value, conf, n) USING (n, index, i)
JOIN sobol_indices('unit_huge(float8[])', '{"uniform(0, 1)", "uniform(0, 1)"}', 64) WITH ORDINALITY AS c (index, i, j, value, conf, n) USING (n, index, i)
WHERE i IS NOT NULL ORDER BY n;
-- A mean or a variance that no double holds is null.
SELECT index, value IS NOT NULL AS held FROM sobol_indices('unit_huge(float8[])', '{"uniform(0, 1)", "uniform(0, 1)"}', 64) WHERE i IS NULL;
SELECT index, value IS NOT NULL AS held FROM sobol_indices('unit_tiny(float8[])', '{"uniform(0, 1)", "uniform(0, 1)"}', 64) WHERE i IS NULL;
CREATE FUNCTION square_1(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN x[1] * x[2] - x[2];
CREATE FUNCTION square_tiny(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN square_1(x) * 2.0::float8 ^ -600;
CREATE FUNCTION square_huge(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN square_1(x) * 2.0::float8 ^ 1021;
SELECT i, round(a.mu_star::numeric, 9) AS mu_star, (b.mu, b.mu_star, b.sigma, b.mu_star_conf) = (a.mu * t, a.mu_star * t, a.sigma * t, a.mu_star_conf * t) AS tiny, (c.mu, c.mu_star, c.sigma, c.mu_star_conf) = (a.mu * h, a.mu_star * h, a.sigma * h, a.mu_star_conf * h) AS huge
FROM CAST(2.0::float8 ^ -600 AS float8) AS t, CAST(2.0::float8 ^ 1021 AS float8) AS h,
	morris('square_1(float8[])', '{"uniform(0, 1)", "uniform(0, 1)"}', 50) AS a
JOIN morris('square_tiny(float8[])', '{"uniform(0, 1)", "uniform(0, 1)"}', 50) AS b USING (i)
JOIN morris('square_huge(float8[])', '{"uniform(0, 1)", "uniform(0, 1)"}', 50) AS c USING (i)
ORDER BY i;
SELECT index, value FROM sobol_indices('linear(float8[])', '{"uniform(5, 5)", "uniform(0, 1)", "uniform(5, 5)"}', 64) WHERE i = 1 AND j IS NULL;

-- The same seed gives the same again, another seed other noise; the model sees every input within its ends.
SELECT count(*) FILTER (WHERE a.value = b.value AND a.conf = b.conf) AS same, count(*) FILTER (WHERE a.value <> c.value) AS differ
FROM sobol_indices('linear(float8[])', '{"uniform(0, 6)", "normal(0, 3)", "normal(1, 2)"}', 64) AS a
JOIN sobol_indices('linear(float8[])', '{"uniform(0, 6)", "normal(0, 3)", "normal(1, 2)"}', 64) AS b USING (index, i)
JOIN sobol_indices('linear(float8[])', '{"uniform(0, 6)", "normal(0, 3)", "normal(1, 2)"}', 64, seed => 7) AS c USING (index, i)
WHERE index <> 'S2';
CREATE FUNCTION within(x float8[]) RETURNS float8 LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
	ASSERT array_length(x, 1) = 3 AND x[1] BETWEEN 0 AND 6 AND x[2] BETWEEN -1 AND 3 AND x[3] BETWEEN 2 AND 5;
	RETURN x[1];
END $$;
SELECT count(*) FROM sobol_indices('within(float8[])', '{"uniform(0, 6)", "triangular(-1, 0, 3)", "pert(2, 4, 5)"}', 64);
SELECT count(*) FROM morris('within(float8[])', '{"uniform(0, 6)", "triangular(-1, 0, 3)", "pert(2, 4, 5)"}', 100, num_levels => 8);

-- The number of evaluations: n * (2 * inputs + 2), n * (inputs + 2) and n * (inputs + 1).
CREATE SEQUENCE evaluation;
CREATE FUNCTION counted(x float8[]) RETURNS float8 LANGUAGE sql VOLATILE AS 'SELECT nextval(''evaluation'') * 0 + x[1]';
SELECT count(*) FROM sobol_indices('counted(float8[])', '{"uniform(0, 1)", "uniform(0, 1)", "uniform(0, 1)"}', 64);
SELECT currval('evaluation') AS with_second_order, setval('evaluation', 1, false);
SELECT count(*) FROM sobol_indices('counted(float8[])', '{"uniform(0, 1)", "uniform(0, 1)", "uniform(0, 1)"}', 64, false);
SELECT currval('evaluation') AS without, setval('evaluation', 1, false);
SELECT count(*) FROM morris('counted(float8[])', '{"uniform(0, 1)", "uniform(0, 1)", "uniform(0, 1)"}', 8);
SELECT currval('evaluation') AS morris;

-- As many inputs as there are direction numbers for; one scramble of all points is the most even sample.
CREATE FUNCTION total(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN (SELECT sum(v) FROM unnest(x) AS v);
SELECT index, count(*), round(sum(value)::numeric, 1) AS sum, round(min(value)::numeric, 2) AS least, round(max(value)::numeric, 2) AS most
FROM sobol_indices('total(float8[])', array_fill('uniform(0, 1)'::distribution, '{32}'), 1024, false, num_scrambles => 1) WHERE i IS NOT NULL GROUP BY index ORDER BY index;
SELECT count(*) FROM sobol_indices('total(float8[])', array_fill('uniform(0, 1)'::distribution, '{33}'), 64);

-- Refused: arguments out of range, a function that is no such model, one that fails or has no figure.
SELECT count(*) FROM sobol_indices('linear(float8[])', '{}', 64);
SELECT count(*) FROM sobol_indices('linear(float8[])', '{NULL}', 64);
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 1)"}', 1);
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 1)"}', 16777216);
SELECT count(*) FROM sobol_indices('total(float8[])', '{"uniform(0, 1)"}', 48);
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 1)"}', 64, num_resamples => 1);
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 1)"}', 64, num_scrambles => 0);
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 1)"}', 70);
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 1)"}', 64, conf_level => 1);
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 1)"}', 64, conf_level => 'NaN');
SELECT count(*) FROM morris('linear(float8[])', '{"uniform(0, 1)"}', 1);
SELECT count(*) FROM morris('linear(float8[])', '{"uniform(0, 1)"}', 10, num_levels => 5);
SELECT count(*) FROM morris('linear(float8[])', '{"uniform(0, 1)", "normal(0, 1)"}', 10);
SELECT count(*) FROM sobol_indices('sqrt(float8)', '{"uniform(0, 1)"}', 64);
SELECT count(*) FROM sobol_indices('array_to_string(anyarray, text)', '{"uniform(0, 1)"}', 64);
SELECT count(*) FROM sobol_indices('generate_series(bigint, bigint)', '{"uniform(0, 1)"}', 64);
SELECT count(*) FROM sobol_indices('max(float8)', '{"uniform(0, 1)"}', 64);
SELECT count(*) FROM sobol_indices(0, '{"uniform(0, 1)"}', 64);
SELECT count(*) FROM sobol_indices('product(float8[])', '{"uniform(0, 1)"}', 64);
CREATE FUNCTION broken(x float8[]) RETURNS float8 LANGUAGE plpgsql AS $$
BEGIN
	IF x[1] > 0.5 THEN RETURN 'infinity'; END IF;
	RETURN x[1];
END $$;
SELECT count(*) FROM morris('broken(float8[])', '{"uniform(0, 1)"}', 20);
CREATE FUNCTION huge(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN 1.7e308 * x[1];
SELECT count(*) FROM morris('huge(float8[])', '{"uniform(-1, 1)"}', 8);
-- An input that no double holds is not shown to the model.
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"lognormal(700, 20)"}', 64);
SELECT count(*) FROM sobol_indices(NULL, '{"uniform(0, 1)"}', 64);

-- In groups: the two halves of a sum are to each other as their variances, and take as many evaluations as two inputs.
SELECT index, i, j, round(value::numeric, 2) AS value FROM sobol_indices('linear(float8[])', '{"uniform(0, 6)", "normal(0, 3)", "normal(1, 2)"}', 4096, groups => '{2, 1, 2}');
SELECT count(*) FROM sobol_indices('counted(float8[])', '{"uniform(0, 1)", "uniform(0, 1)", "uniform(0, 1)"}', 64, groups => '{1, 2, 2}');
SELECT currval('evaluation') AS grouped;
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 1)", "uniform(0, 1)"}', 64, groups => '{1}');
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 1)", "uniform(0, 1)"}', 64, groups => '{1, 3}');
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 1)", "uniform(0, 1)"}', 64, groups => '{2, 2}');
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 1)", "uniform(0, 1)"}', 64, groups => '{1, NULL}');

-- A model that is evaluated elsewhere: the same points, the same figures.
SELECT count(*) AS evaluations, min(evaluation) AS first, max(evaluation) AS last FROM sobol_sample('{"uniform(0, 6)", "normal(0, 3)", "normal(1, 2)"}', 64);
SELECT count(*) AS figures, count(*) FILTER (WHERE a.value = b.value AND a.conf = b.conf) AS same
FROM sobol_indices('linear(float8[])', '{"uniform(0, 6)", "normal(0, 3)", "normal(1, 2)"}', 64, seed => 5) WITH ORDINALITY AS a (index, i, j, value, conf, n)
JOIN sobol_indices_of((SELECT array_agg(linear(x) ORDER BY evaluation) FROM sobol_sample('{"uniform(0, 6)", "normal(0, 3)", "normal(1, 2)"}', 64, seed => 5)), 3) WITH ORDINALITY AS b (index, i, j, value, conf, n) USING (n);
SELECT count(*) FROM sobol_indices_of(array_fill(1::float8, '{15}'), 3);
SELECT count(*) FROM sobol_indices_of(array_fill(1::float8, '{8}'), 3);
SELECT count(*) FROM sobol_indices_of('{1, NULL}', 3);
SELECT count(*) FROM sobol_indices_of(array_fill('infinity'::float8, '{128}'), 3);
SELECT count(*) FROM sobol_indices_of('{}'::float8[], 3);
SELECT count(*) FROM sobol_indices_of('{1, 2}'::float8[], 0);
SELECT count(*) AS evaluations FROM morris_sample('{"uniform(0, 6)", "triangular(-1, 0, 3)", "pert(2, 4, 5)"}', 20);
CREATE TEMP TABLE walked AS SELECT array_agg(x ORDER BY evaluation) AS x, array_agg(linear(x) ORDER BY evaluation) AS y FROM morris_sample('{"uniform(0, 6)", "triangular(-1, 0, 3)", "pert(2, 4, 5)"}', 20, 6, seed => 5);
SELECT i, (a.mu, a.mu_star, a.sigma) = (b.mu, b.mu_star, b.sigma) AS same FROM walked, morris_of(x, y, 6) AS a JOIN morris('linear(float8[])', '{"uniform(0, 6)", "triangular(-1, 0, 3)", "pert(2, 4, 5)"}', 20, 6, seed => 5) AS b USING (i) ORDER BY i;
-- Refused: a sample that is no trajectories, outputs that are not those of its points.
SELECT morris_of(x[1:79], y[1:79]) FROM walked;
SELECT morris_of(x, y[1:79]) FROM walked;
SELECT morris_of(x[2:77], y[2:77]) FROM walked;
SELECT morris_of('{{0, 0}, {1, 1}, {1, 0}, {0, 0}, {1, 0}, {1, 1}}', '{1, 2, 3, 4, 5, 6}');
SELECT morris_of('{{0, 0}, {1, 0}, {0, 0}, {0, 0}, {1, 0}, {1, 1}}', '{1, 2, 3, 4, 5, 6}');
SELECT morris_of('{{0, 0}, {1, NaN}, {1, 1}, {0, 0}, {1, 0}, {1, 1}}', '{1, 2, 3, 4, 5, 6}');
SELECT morris_of('{{0, 0}, {1, 0}, {1, 1}}', '{1, 2, 3}');
SELECT morris_of('{}', '{}');
SELECT morris_of('{1, 2}', '{1, 2}');

-- With the caller's rights: no right to execute the model, no analysis; the model itself runs as the caller.
CREATE ROLE regress_analyst;
REVOKE ALL ON FUNCTION linear(float8[]) FROM PUBLIC;
CREATE FUNCTION who(x float8[]) RETURNS float8 LANGUAGE plpgsql AS $$
BEGIN
	RAISE NOTICE 'as %', current_user;
	RETURN 1 / 0;
END $$;
SET ROLE regress_analyst;
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 6)"}', 64);
SELECT count(*) FROM morris('linear(float8[])', '{"uniform(0, 6)"}', 2);
\set VERBOSITY terse
SELECT count(*) FROM sobol_indices('who(float8[])', '{"uniform(0, 6)"}', 64);
\set VERBOSITY default
RESET ROLE;
DROP ROLE regress_analyst;

-- Interrupted when asked.
CREATE FUNCTION slow(x float8[]) RETURNS float8 LANGUAGE sql VOLATILE AS 'SELECT x[1] FROM pg_sleep(0.01)';
\set VERBOSITY terse
SET statement_timeout = 100;
SELECT count(*) FROM sobol_indices('slow(float8[])', '{"uniform(0, 1)"}', 65536);
SELECT draws(simulation(array_fill(1::numeric, '{1000}'), array_fill('normal(0, 1)'::distribution, '{1000}'), 10000000, first)) FROM (SELECT count(*) AS first FROM pg_class) AS v;
RESET statement_timeout;
\set VERBOSITY default
DROP FUNCTION linear(float8[]), product(float8[]), constant(float8[]), within(float8[]), counted(float8[]), total(float8[]), broken(float8[]), huge(float8[]), rounded(float8[]), unit_tiny(float8[]), unit_huge(float8[]), unit_1(float8[]), square_tiny(float8[]), square_huge(float8[]), square_1(float8[]), who(float8[]), slow(float8[]);
DROP SEQUENCE evaluation;
