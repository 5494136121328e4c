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
FROM sobol_indices('linear(float8[])', '{"uniform(0, 6)", "normal(0, 3)", "normal(1, 2)"}', 4096);
SELECT index, i, round(value::numeric, 2) AS value FROM sobol_indices('linear(float8[])', '{"uniform(0, 6)", "normal(0, 3)", "normal(1, 2)"}', 4096, calc_second_order => false);
-- Its elementary effects are the slopes over the ranges, the same everywhere.
SELECT i, round(mu::numeric, 9) AS mu, round(mu_star::numeric, 9) AS mu_star, round(sigma::numeric, 9) AS sigma, round(mu_star_conf::numeric, 9) AS mu_star_conf
FROM morris('linear(float8[])', '{"uniform(0, 6)", "uniform(-1, 1)", "triangular(2, 2, 2)"}', 50);

-- An interaction alone: neither input has an effect by itself, their pair has all.
CREATE FUNCTION product(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN x[1] * x[2];
SELECT index, i, j, round(value::numeric, 1) + 0.0 AS value FROM sobol_indices('product(float8[])', '{"uniform(-1, 1)", "uniform(-1, 1)"}', 8192, seed => 1);

-- An input that the model does not read, and a model that reads none.
CREATE FUNCTION constant(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN 42;
SELECT index, i, j, value, conf FROM sobol_indices('constant(float8[])', '{"uniform(0, 1)", "normal(0, 1)"}', 64);
SELECT * FROM morris('constant(float8[])', '{"uniform(0, 1)", "pert(0, 1, 2)"}', 10);
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
SELECT count(*) FROM sobol_indices('counted(float8[])', '{"uniform(0, 1)", "uniform(0, 1)", "uniform(0, 1)"}', 8);
SELECT currval('evaluation') AS with_second_order, setval('evaluation', 1, false);
SELECT count(*) FROM sobol_indices('counted(float8[])', '{"uniform(0, 1)", "uniform(0, 1)", "uniform(0, 1)"}', 8, false);
SELECT currval('evaluation') AS without, setval('evaluation', 1, false);
SELECT count(*) FROM morris('counted(float8[])', '{"uniform(0, 1)", "uniform(0, 1)", "uniform(0, 1)"}', 8);
SELECT currval('evaluation') AS morris;

-- As many inputs as there are direction numbers for.
CREATE FUNCTION total(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN (SELECT sum(v) FROM unnest(x) AS v);
SELECT index, count(*), round(sum(value)::numeric, 1) AS sum, round(min(value)::numeric, 2) AS least, round(max(value)::numeric, 2) AS most
FROM sobol_indices('total(float8[])', array_fill('uniform(0, 1)'::distribution, '{32}'), 1024, false) GROUP BY index ORDER BY index;
SELECT count(*) FROM sobol_indices('total(float8[])', array_fill('uniform(0, 1)'::distribution, '{33}'), 2);

-- Refused: arguments out of range, a function that is no such model, one that fails or has no figure.
SELECT count(*) FROM sobol_indices('linear(float8[])', '{}', 2);
SELECT count(*) FROM sobol_indices('linear(float8[])', '{NULL}', 2);
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 1)"}', 1);
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 1)"}', 16777216);
SELECT count(*) FROM sobol_indices('total(float8[])', '{"uniform(0, 1)"}', 3);
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 1)"}', 2, num_resamples => 1);
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 1)"}', 2, conf_level => 1);
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 1)"}', 2, conf_level => 'NaN');
SELECT count(*) FROM morris('linear(float8[])', '{"uniform(0, 1)"}', 1);
SELECT count(*) FROM morris('linear(float8[])', '{"uniform(0, 1)"}', 10, num_levels => 5);
SELECT count(*) FROM morris('linear(float8[])', '{"uniform(0, 1)", "normal(0, 1)"}', 10);
SELECT count(*) FROM sobol_indices('sqrt(float8)', '{"uniform(0, 1)"}', 2);
SELECT count(*) FROM sobol_indices('array_to_string(anyarray, text)', '{"uniform(0, 1)"}', 2);
SELECT count(*) FROM sobol_indices('generate_series(bigint, bigint)', '{"uniform(0, 1)"}', 2);
SELECT count(*) FROM sobol_indices('max(float8)', '{"uniform(0, 1)"}', 2);
SELECT count(*) FROM sobol_indices(0, '{"uniform(0, 1)"}', 2);
SELECT count(*) FROM sobol_indices('product(float8[])', '{"uniform(0, 1)"}', 2);
CREATE FUNCTION broken(x float8[]) RETURNS float8 LANGUAGE plpgsql AS $$
BEGIN
	IF x[1] > 0.5 THEN RETURN 'infinity'; END IF;
	RETURN x[1];
END $$;
SELECT count(*) FROM morris('broken(float8[])', '{"uniform(0, 1)"}', 20);
CREATE FUNCTION huge(x float8[]) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN 1.7e308 * x[1];
SELECT count(*) FROM sobol_indices('huge(float8[])', '{"uniform(-1, 1)"}', 8);
SELECT count(*) FROM morris('huge(float8[])', '{"uniform(-1, 1)"}', 8);
SELECT count(*) FROM sobol_indices(NULL, '{"uniform(0, 1)"}', 2);

-- With the caller's rights: no right to execute the model, no analysis; the model itself runs as the caller.
CREATE ROLE regress_analyst;
REVOKE ALL ON FUNCTION linear(float8[]) FROM PUBLIC;
CREATE FUNCTION who(x float8[]) RETURNS float8 LANGUAGE plpgsql AS $$
BEGIN
	RAISE NOTICE 'as %', current_user;
	RETURN 1 / 0;
END $$;
SET ROLE regress_analyst;
SELECT count(*) FROM sobol_indices('linear(float8[])', '{"uniform(0, 6)"}', 2);
SELECT count(*) FROM morris('linear(float8[])', '{"uniform(0, 6)"}', 2);
\set VERBOSITY terse
SELECT count(*) FROM sobol_indices('who(float8[])', '{"uniform(0, 6)"}', 2);
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
DROP FUNCTION linear(float8[]), product(float8[]), constant(float8[]), within(float8[]), counted(float8[]), total(float8[]), broken(float8[]), huge(float8[]), who(float8[]), slow(float8[]);
DROP SEQUENCE evaluation;
