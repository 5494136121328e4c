-- How the error falls: root mean square over seeds, against closed forms. By sampling theory that of
-- a simulation falls with the square root of the draws, so its product with it stays; that of a
-- scrambled Sobol sequence falls faster, nearly with n where the model is smooth.

CREATE FUNCTION ishigami(x float8[]) RETURNS float8 LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
	RETURN sin(x[1]) + 7 * sin(x[2]) ^ 2 + 0.1 * x[3] ^ 4 * sin(x[1]);
END $$;

\echo 'Convergence: the mean and the 95th percentile of a sum of two correlated normals, of deviation 1'
SELECT n AS draws, to_char(mean, '9.99EEEE') AS "error of mean", round((mean * sqrt(n))::numeric, 2) AS "times sqrt(n)",
       to_char(p95, '9.99EEEE') AS "error of p95", round((p95 * sqrt(n))::numeric, 2) AS "times sqrt(n)"
  FROM (SELECT n, sqrt(avg(mean(s) ^ 2)) AS mean, sqrt(avg((quantile(s, 0.95) - 1.6448536269514722) ^ 2)) AS p95
          FROM unnest('{100, 1000, 10000, 100000}'::int[]) AS n, generate_series(1, 100) AS seed,
               simulation('{100, 100}', '{"normal(0, 0.6)", "normal(0, 0.8)"}', n, seed, '{{1, 0}, {0, 1}}') AS s
         GROUP BY n) AS t ORDER BY n;

\echo 'Convergence: all indices of the Ishigami function, and half the width of their intervals at 95 percent'
WITH closed (index, i, j, value) AS (VALUES
	('S1', 1, NULL::int, 0.31390519114781146), ('S1', 2, NULL, 0.4424111447900409), ('S1', 3, NULL, 0),
	('ST', 1, NULL, 0.5575888552099593), ('ST', 2, NULL, 0.4424111447900409), ('ST', 3, NULL, 0.24368366406214773),
	('S2', 1, 2, 0), ('S2', 1, 3, 0.24368366406214773), ('S2', 2, 3, 0)
), error AS (
	SELECT n, scrambles, sqrt(avg((sobol.value - closed.value) ^ 2)) AS error, avg(conf) AS half, avg((abs(sobol.value - closed.value) <= conf)::int) AS covered
	  FROM unnest('{64, 256, 1024, 4096, 16384}'::int[]) AS n, unnest('{1, 8}'::int[]) AS scrambles, generate_series(1, 8) AS seed,
	       sobol_indices('ishigami(float8[])', array_fill('uniform(-3.14159265358979324, 3.14159265358979324)'::distribution, '{3}'), n, seed => seed, num_scrambles => scrambles) AS sobol
	  JOIN closed USING (index, i) WHERE sobol.j IS NOT DISTINCT FROM closed.j GROUP BY n, scrambles
)
SELECT n AS points, 8 * n AS evaluations, to_char(a.error, '9.99EEEE') AS "error, 1 scramble", to_char(a.half, '9.99EEEE') AS bootstrap, round(100 * a.covered) AS "covers, %",
       to_char(b.error, '9.99EEEE') AS "error, 8 scrambles", to_char(b.half, '9.99EEEE') AS "Student's t", round(100 * b.covered) AS "covers, %"
  FROM error AS a JOIN error AS b USING (n) WHERE a.scrambles = 1 AND b.scrambles = 8 ORDER BY n;
