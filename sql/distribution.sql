--
-- distribution: what a shock or an input may be
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- Read and written: a name and its parameters.
SELECT input, input::distribution AS output, input::distribution::text::distribution = input::distribution AS reread
FROM unnest('{"normal(0, 2.50)", "lognormal(0.1,0.5)", " uniform ( -1 , +3 ) ", "triangular(-1, 0, 3)", "pert(-1,0,3)", "pert(2, 2, 2)", "normal(5, 0)"}'::text[]) WITH ORDINALITY AS t (input, n) ORDER BY n;

-- Refused: another name, too few or too many parameters, out of order, none of the kind.
SELECT ''::distribution;
SELECT 'gamma(1, 2)'::distribution;
SELECT 'Normal(1, 2)'::distribution;
SELECT 'normal'::distribution;
SELECT 'normal(1)'::distribution;
SELECT 'normal(1, 2, 3)'::distribution;
SELECT 'normal(1, 2) x'::distribution;
SELECT 'normal(1, -2)'::distribution;
SELECT 'uniform(3, 1)'::distribution;
SELECT 'triangular(0, 4, 3)'::distribution;
SELECT 'pert(1, 0, 3)'::distribution;
SELECT 'normal(NaN, 1)'::distribution;
SELECT 'normal(0, infinity)'::distribution;
SELECT 'uniform(0, 100000000000000000000000000000000000000)'::distribution;

-- On the wire: the version of the form and the kind, a byte each, and three parameters; and back.
SELECT distribution_send('uniform(-1, 2.5)');
CREATE TEMP TABLE wire (x distribution, n bigint);
\copy (SELECT * FROM unnest('{"normal(0, 2.50)", "pert(-1, 0, 3)"}'::distribution[]) WITH ORDINALITY AS t (x, n)) TO 'results/distribution.bin' (FORMAT binary)
\copy wire FROM 'results/distribution.bin' (FORMAT binary)
SELECT x FROM wire ORDER BY n;
-- Refused from the wire: an unknown kind, an absent parameter, one too many, if only by its decimals, out of order.
CREATE TEMP TABLE hostile (x distribution);
\copy (SELECT decode('0105' || repeat('000000000000000000000000000000000000', 3), 'hex')) TO 'results/distribution.bin' (FORMAT binary)
\copy hostile FROM 'results/distribution.bin' (FORMAT binary)
\copy (SELECT decode('0100' || repeat('00000000000000000000000000000000ffff', 3), 'hex')) TO 'results/distribution.bin' (FORMAT binary)
\copy hostile FROM 'results/distribution.bin' (FORMAT binary)
\copy (SELECT decode('0100' || repeat('000000000000000000000000000000010000', 3), 'hex')) TO 'results/distribution.bin' (FORMAT binary)
\copy hostile FROM 'results/distribution.bin' (FORMAT binary)
\copy (SELECT decode('0100' || repeat('000000000000000000000000000000000000', 2) || '000000000000000000000000000000000002', 'hex')) TO 'results/distribution.bin' (FORMAT binary)
\copy hostile FROM 'results/distribution.bin' (FORMAT binary)
\copy (SELECT decode('0104' || '000000000000000000000000000000010000' || repeat('000000000000000000000000000000000000', 2), 'hex')) TO 'results/distribution.bin' (FORMAT binary)
\copy hostile FROM 'results/distribution.bin' (FORMAT binary)
-- Another version of the binary form.
\copy (SELECT set_byte(distribution_send('normal(0, 1)'), 0, 2)) TO 'results/distribution.bin' (FORMAT binary)
\copy hostile FROM 'results/distribution.bin' (FORMAT binary)
\! rm results/distribution.bin

-- A stored form that a later version made: a kind or a reserved byte that is not known. Any bytes can be stored as a raw value.
SET client_min_messages = warning;
CREATE TYPE raw_value;
CREATE FUNCTION raw_in(cstring) RETURNS raw_value LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION raw_out(raw_value) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE raw_value (INPUT = raw_in, OUTPUT = raw_out, LIKE = distribution);
CREATE CAST (raw_value AS distribution) WITHOUT FUNCTION;
SELECT rpad(E'\007', 84, 'x')::raw_value::distribution;
DROP TYPE raw_value CASCADE;

-- JSON, out and in: in any order, beside anything else.
SELECT '{"parameters": [-1, 0, 3.0], "comment": null, "distribution": "pert"}'::distribution;
SELECT '{"distribution": "pert", "parameters": [-1, 0]}'::distribution;
SELECT '{"distribution": "pert", "parameters": [-1, 0, 1, 2]}'::distribution;
SELECT '{"distribution": "gamma", "parameters": [-1, 0]}'::distribution;
SELECT '{"parameters": [-1, 0]}'::distribution;
SELECT '{"distribution": "uniform", "parameters": [1, -1]}'::distribution;
SELECT row_to_json(row) FROM (SELECT 'normal(0, 2.50)'::distribution AS shock) AS row;

-- Ordered by name, then by the parameters.
SELECT d FROM unnest('{"pert(0, 1, 2)", "normal(1, 0)", "uniform(0, 1)", "normal(0, 1)", "triangular(0, 1, 2)", "normal(-1, 5)"}'::distribution[]) AS d ORDER BY d;

-- jsonb; equal whatever the decimals shown, and so hashed.
SELECT d::jsonb FROM unnest('{"normal(0, 2.50)", "pert(-1, 0, 3)"}'::distribution[]) AS d;
SELECT a = 'normal(0.0, 2.50)' AS decimals, a <> 'lognormal(0, 2.5)' AS kind, a <> 'normal(0, 2.6)' AS parameter FROM CAST('normal(0, 2.5)' AS distribution) AS a;
SELECT count(*) FROM (SELECT DISTINCT d FROM unnest('{"normal(0, 2.5)", "normal(0.0, 2.50)", "lognormal(0, 2.5)"}'::distribution[]) AS d) AS s;

-- Quantiles.
SELECT d, round(quantile(d, 0.05)::numeric, 6) AS p5, round(quantile(d, 0.5)::numeric, 6) AS p50, round(quantile(d, 0.95)::numeric, 6) AS p95
FROM unnest('{"normal(0, 1)", "lognormal(0, 1)", "uniform(-1, 3)", "triangular(-1, 0, 3)", "triangular(0, 0, 3)", "pert(-1, 0, 3)", "pert(0, 1, 2)", "pert(2, 2, 2)", "triangular(2, 2, 2)", "uniform(2, 2)", "normal(2, 0)"}'::distribution[]) AS d;
SELECT quantile('normal(0, 1)'::distribution, 0);
SELECT quantile('normal(0, 1)'::distribution, 'NaN');
SELECT quantile('normal(0, 1)'::distribution, NULL), quantile(NULL::distribution, 0.5);
-- A quantile that no double holds is an error, never an infinity.
SELECT quantile('lognormal(700, 20)'::distribution, 0.99);
SELECT quantile('lognormal(700, 20)'::distribution, 0.01) BETWEEN 1e283 AND 1e284 AS held;
