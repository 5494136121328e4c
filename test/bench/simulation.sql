-- Simulation and global sensitivity: who runs, and what is read off.

-- ---------- simulation: 20 correlated factors, a million draws ----------

-- Any two factors correlate alike; the Cholesky factor of that, for those who need it ready.
CREATE TABLE risk AS
SELECT f, 10.0 * f AS base, 0.5 + f / 20.0 AS deviation FROM generate_series(1, 20) AS f;

CREATE FUNCTION correlation() RETURNS float8[] LANGUAGE sql IMMUTABLE
	RETURN (SELECT array_agg(r ORDER BY i) FROM (
		SELECT i, array_agg(CASE WHEN i = j THEN 1.0 ELSE 0.3 END::float8 ORDER BY j) AS r
		  FROM generate_series(1, 20) AS i, generate_series(1, 20) AS j GROUP BY i) AS t);

-- Of equal correlations r, row i of the factor has the same a[k] in each column k before its own d[i].
CREATE FUNCTION cholesky_columns(OUT a float8[], OUT d float8[]) LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	squares float8 := 0;
BEGIN
	FOR k IN 1 .. 20 LOOP
		d[k] := sqrt(1 - squares);
		a[k] := (0.3 - squares) / d[k];
		squares := squares + a[k] ^ 2;
	END LOOP;
END $$;

-- By hand, a tenth of the draws: independent normals by Box and Muller, mixed to correlated shocks,
-- each on its base.
CREATE FUNCTION normals() RETURNS text LANGUAGE sql
	RETURN (SELECT string_agg(format('sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()) AS z%s', k), ', ' ORDER BY k)
	          FROM generate_series(1, 20) AS k);
CREATE FUNCTION shocks() RETURNS text LANGUAGE sql
	RETURN (SELECT string_agg(term, ' + ' ORDER BY f) FROM (
		SELECT f, format('%s * (', base * deviation / 100) || string_agg(format('%s * z%s', CASE WHEN k < f THEN a[k] ELSE d[k] END, k), ' + ' ORDER BY k) || ')' AS term
		  FROM risk, cholesky_columns(), generate_series(1, f) AS k GROUP BY f, base, deviation) AS t);
-- And by one who sees that the total is linear in the normals, so that each needs a weight and no more.
CREATE FUNCTION weighted() RETURNS text LANGUAGE sql
	RETURN (SELECT string_agg(format('%s * z%s', w, k), ' + ' ORDER BY k) FROM (
		SELECT k, sum(base * deviation / 100 * CASE WHEN k < f THEN a[k] WHEN k = f THEN d[k] ELSE 0 END) AS w
		  FROM risk, cholesky_columns(), generate_series(1, 20) AS k GROUP BY k) AS t);
CREATE FUNCTION simulated_by_hand(total text) RETURNS text LANGUAGE sql RETURN format(
	'SELECT avg(total), percentile_cont(0.05) WITHIN GROUP (ORDER BY total), percentile_cont(0.5) WITHIN GROUP (ORDER BY total),
	        percentile_cont(0.95) WITHIN GROUP (ORDER BY total), avg((total > 20)::int)
	   FROM (SELECT %s AS total FROM (SELECT %s FROM generate_series(1, 100000) OFFSET 0) AS z) AS q', total, normals());

CREATE FUNCTION simulated(shocks text) RETURNS text LANGUAGE sql RETURN format(
	'SELECT mean(s), quantile(s, 0.05), quantile(s, 0.5), quantile(s, 0.95), probability_above(s, 20)
	   FROM (SELECT simulation(array_agg(base ORDER BY f), array_agg(%s::distribution ORDER BY f), 1000000, 1, correlation()) AS s
	           FROM risk) AS q', shocks);

-- Other random numbers give other figures: who draws them has no answer that must be the same.
INSERT INTO contestant (workload, name, answer, query) VALUES
('simulation, normal', 'ours', 'ours', simulated('format(''normal(0, %s)'', deviation)')),
('simulation, normal', 'hand_tenth', NULL, simulated_by_hand(shocks())),
('simulation, normal', 'weighted_tenth', NULL, simulated_by_hand(weighted())),
('simulation, triangular', 'ours', 'ours', simulated('format(''triangular(-%s, 0, %s)'', deviation, 2 * deviation)')),
('simulation, pert', 'ours', 'ours', simulated('format(''pert(-%s, 0, %s)'', deviation, 2 * deviation)'));
INSERT INTO comparison (workload, dividend, divisor, goal) VALUES
('simulation, normal', '10 * hand_tenth', 'ours', '>= 20'),
('simulation, normal', '10 * weighted_tenth', 'ours', NULL);

-- ---------- Sobol indices: 3 inputs, 16384 points, so 131072 evaluations ----------

-- A model in C: core's variance of a transition state, its third element over its first.
-- One in PL/pgSQL: a year's cost of a staff that grows, with an index that sets in at the month of the pay round.
CREATE FUNCTION year_cost(x float8[]) RETURNS float8 LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	staff float8 := 700;
	cost float8 := 0;
BEGIN
	FOR month IN 1 .. 12 LOOP
		staff := staff * (1 + x[1] / 100);
		IF month >= 4 THEN
			cost := cost + staff * 0.05 * (1 + x[2] / 100);
		ELSE
			cost := cost + staff * 0.05;
		END IF;
		cost := cost + x[3];
	END LOOP;
	RETURN cost;
END $$;

-- With SALib's bootstrap, which the others have.
CREATE FUNCTION sobol(model regprocedure) RETURNS text LANGUAGE sql RETURN format(
	'SELECT * FROM sobol_indices(%L, array_fill(''uniform(1, 3)''::distribution, ''{3}''), 16384, num_scrambles => 1)', model);
CREATE FUNCTION evaluations(of text) RETURNS text LANGUAGE sql RETURN format(
	'SELECT sum(%s) FROM (SELECT ARRAY[1.5, 2.5, 1 + 0 * n]::float8[] AS x FROM generate_series(1, 131072) AS n) AS q', of);

INSERT INTO contestant (workload, name, answer, query) VALUES
('Sobol indices', 'ours', 'ours', sobol('float8_var_pop(float8[])')),
('Sobol indices', 'plpgsql', 'plpgsql', sobol('year_cost(float8[])')),
-- the model's own evaluations, and the loop that makes them
('Sobol indices', 'model', NULL, evaluations('year_cost(x)')),
('Sobol indices', 'loop', NULL, evaluations('x[1]'));
INSERT INTO comparison (workload, dividend, divisor, goal) VALUES
('Sobol indices', 'model - loop', 'plpgsql', '>= 0.9');
