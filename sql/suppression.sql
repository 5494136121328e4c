--
-- suppression: which groups of one table are too small to be shown
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- Tables whose total is shown, at most 10 being too few.
CREATE TEMP TABLE groups (n int, name text, size bigint, i int);
INSERT INTO groups
SELECT n, name, size, i
FROM (VALUES
	(1, 'none is small', '{11, 12, 300}'::bigint[]),
	(2, 'one is small: the next larger goes too', '{9, 11, 12, 300}'),
	(3, 'of equally large ones both', '{10, 12, 12, 300}'),
	(4, 'two are small, and many together', '{9, 2, 12, 300}'),
	(5, 'two are small, and few together', '{5, 5, 300, 12}'),
	(6, 'nobody in a group reveals nobody', '{0, 12, 300}'),
	(7, 'nobody does not hide one', '{0, 4, 12, 300}'),
	(8, 'the only group', '{4}'),
	(9, 'all are small', '{4, 3}'),
	(10, 'an unknown size', '{NULL, 4, 12, 300}'),
	(11, 'beyond integer', '{9223372036854775807, 10, 9223372036854775807, 3}')
) AS v (n, name, sizes), unnest(sizes) WITH ORDINALITY AS t (size, i);
SELECT n, name, array_agg(size ORDER BY i) AS sizes, array_agg(hide ORDER BY i) AS suppressed, array_agg(CASE WHEN NOT hide THEN size END ORDER BY i) AS shown
FROM (SELECT n, name, size, i, suppressed(size, 10) OVER (PARTITION BY n) AS hide FROM groups) AS s
GROUP BY n, name ORDER BY n;

-- Whatever the order and the frame.
SELECT size, suppressed(size, 10) OVER (ORDER BY size), suppressed(size, 10) OVER (ORDER BY size DESC ROWS 1 PRECEDING) AS framed FROM groups WHERE n = 2 ORDER BY size;
-- Another limit; none; nothing to hide at 0 but nobody.
SELECT size, suppressed(size, 2) OVER w AS two, suppressed(size, 11) OVER w AS eleven, suppressed(size, NULL) OVER w AS unknown, suppressed(size, 0) OVER w AS zero FROM groups WHERE n = 2 WINDOW w AS () ORDER BY size;
SELECT suppressed(size, 10) OVER () FROM groups WHERE false;
-- Integers do; what counts rows may be the size.
SELECT size % 2 AS odd, count(*), suppressed(count(*), 3) OVER () FROM generate_series(1, 7) AS size GROUP BY 1 ORDER BY 1;

-- Refused.
SELECT suppressed(size - 12, 10) OVER () FROM groups WHERE n = 1;
SELECT suppressed(size, -1) OVER () FROM groups WHERE n = 1;
SELECT suppressed(size, size::integer) OVER () FROM groups WHERE n = 1;
SELECT suppressed(9, 10);
\set VERBOSITY sqlstate
SELECT suppressed(size, -1) OVER () FROM groups WHERE n = 1;
\set VERBOSITY default
