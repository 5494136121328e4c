--
-- round_to_total: parts rounded so that they add up to their rounded total
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

CREATE TEMP TABLE share (unit text, n integer, amount numeric);
INSERT INTO share VALUES ('a', 1, 33.35), ('a', 2, 33.35), ('a', 3, 33.30), ('b', 1, 0.5), ('b', 2, 0.5), ('b', 3, NULL), ('b', 4, 0.5), ('c', 1, -0.5), ('c', 2, -0.5), ('c', 3, -1), ('d', 1, NULL);
SELECT unit, n, amount, round(amount) AS rounded, round_to_total(amount) OVER w AS remainder,
	round_to_total(amount, 0, 'largest_part') OVER w AS largest, round_to_total(amount, 0, 'last_part') OVER w AS last, round_to_total(amount, 1) OVER w AS tenths
FROM share WINDOW w AS (PARTITION BY unit ORDER BY n) ORDER BY unit, n;
SELECT unit, sum(amount), sum(part) AS of_parts FROM (SELECT unit, amount, round_to_total(amount) OVER (PARTITION BY unit) AS part FROM share) AS s GROUP BY unit ORDER BY unit;

-- Over an array; decimals, and hundreds; any shape.
SELECT round_to_total(ARRAY[33.333, 33.333, 33.334], 1), round_to_total(ARRAY[1251, 1249, 99.5], -2), round_to_total(ARRAY[0.5, 0.5, 1]), round_to_total(ARRAY[-0.5, -0.5, -1]);
SELECT round_to_total('{}'::numeric[]), round_to_total('{NULL}'::numeric[]), round_to_total(ARRAY[NULL, 1.4, 1.4]), round_to_total(ARRAY[[0.5, 0.5], [1.5, 1.5]]), round_to_total(ARRAY[5.5]);
SELECT round_to_total(ARRAY[10.4, -10.4, 0.4]), round_to_total(ARRAY[2.0, 3.0]), round_to_total(ARRAY[1.25], 1), round_to_total(ARRAY[7], 3);

-- Refused.
SELECT round_to_total(ARRAY[1.5], 0, 'bankers');
SELECT round_to_total(ARRAY[1.5], 39);
SELECT round_to_total(ARRAY['NaN'::numeric]);
SELECT round_to_total('Infinity'::numeric) OVER ();
SELECT round_to_total(1.5, NULL) OVER ();
SELECT round_to_total(1.5, 0, NULL) OVER ();
SELECT round_to_total(99999999999999999999999999999999999999, 1) OVER ();
SELECT round_to_total(x, d) OVER () FROM (VALUES (1.5, 0), (2.5, 1)) AS t (x, d);
SELECT round_to_total(x, 0, p) OVER () FROM (VALUES (1.5, 'last_part'), (2.5, 'largest_part')) AS t (x, p);
\set VERBOSITY sqlstate
SELECT round_to_total(ARRAY[1.5], 0, 'bankers');
SELECT round_to_total(ARRAY['NaN'::numeric]);
SELECT round_to_total(1.5, NULL) OVER ();
