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

\echo 'Convergence: first order and total indices of the Ishigami function'
WITH closed (index, i, value) AS (VALUES
	('S1', 1, 0.31390519114781146), ('S1', 2, 0.4424111447900409), ('S1', 3, 0),
	('ST', 1, 0.5575888552099593), ('ST', 2, 0.4424111447900409), ('ST', 3, 0.24368366406214773)
), error AS (
	SELECT n, sqrt(avg((sobol.value - closed.value) ^ 2)) AS error, avg(conf) / 1.96 AS bootstrap
	  FROM unnest('{64, 256, 1024, 4096, 16384}'::int[]) AS n, generate_series(1, 8) AS seed,
	       sobol_indices('ishigami(float8[])', array_fill('uniform(-3.14159265358979324, 3.14159265358979324)'::distribution, '{3}'), n, false, seed => seed) AS sobol
	  JOIN closed USING (index, i) GROUP BY n
)
SELECT n AS points, 5 * n AS evaluations, to_char(error, '9.99EEEE') AS error, round((error * sqrt(n))::numeric, 2) AS "times sqrt(n)",
       to_char(bootstrap, '9.99EEEE') AS "by the bootstrap"
  FROM error ORDER BY n;
