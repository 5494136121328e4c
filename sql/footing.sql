--
-- footing: a printed total beside the sum of its printed parts, within their rounding
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- Read and written.
SELECT input, input::footing AS output, input::footing::text::footing = input::footing AS reread
FROM unnest('{
	22493 tkr vs 22493000 kr +- 3500 of 7, 20.9 mnkr vs null, null vs 5 +- 0.5 of 1, "  12,5 % vs 12.5% +- 0.05 of 1  ", ca 5 vs 012.345 +- 0.0005 of 1
	}'::text[]) WITH ORDINALITY AS t (input, n) ORDER BY n;
-- Refused.
SELECT ''::footing;
SELECT '5'::footing;
SELECT 'null vs null'::footing;
SELECT '5 vs 5'::footing;
SELECT '5 vs 5 +- 0.5 of 0'::footing;
SELECT '5 vs 5 +- -0.5 of 1'::footing;
SELECT '5 vs 5 tkr +- 0.5 of 1'::footing;
SELECT '5 tkr vs 5 % +- 0.5 of 1'::footing;
SELECT '1.234 vs 5 +- 0.5 of 1'::footing;
SELECT '5 vs 5 +- 0.5 of 1 or so'::footing;
CREATE TEMP TABLE wire (f footing, n bigint);
\copy (SELECT * FROM unnest('{22493 tkr vs 22493000 kr +- 3500 of 7, 20.9 mnkr vs null, null vs 5 +- 0.5 of 1}'::footing[]) WITH ORDINALITY) TO 'results/footing.bin' (FORMAT binary)
\copy wire FROM 'results/footing.bin' (FORMAT binary)
SELECT f FROM wire ORDER BY n;
\copy (SELECT set_byte(footing_send('5 vs 5 +- 0.5 of 1'), 19, 200)) TO 'results/footing.bin' (FORMAT binary)
CREATE TEMP TABLE hostile (f footing);
\copy hostile FROM 'results/footing.bin' (FORMAT binary)
\! rm results/footing.bin

-- The ladder: no row, nulls, one row, the total on one row or on all.
CREATE TEMP TABLE printed (block text, line text, tkr text);
INSERT INTO printed VALUES
	('services', 'Economy', '849'), ('services', 'HR', '226'), ('services', 'Steering', '-1 705'), ('services', 'Infrastructure', '11 093'),
	('services', 'Support', '9 363'), ('services', 'Customers', '1 479'), ('services', 'Assignments', '1 189'), ('services', 'total', '22 493'),
	('development', 'Economy', '324'), ('development', 'HR', '1 695'), ('development', 'Steering', '-1 055'), ('development', 'Infrastructure', '-2 478'),
	('development', 'total', '-1 524');
SELECT footing_agg(NULL, NULL) AS none, footing_agg(NULL, NULL) FILTER (WHERE false) AS no_row;
SELECT footing_agg('5 tkr', NULL) AS total, footing_agg(NULL, '5 tkr') AS part, footing_agg('5 tkr', '5 tkr') AS both;
CREATE TEMP VIEW footed AS
SELECT block, footing_agg(CASE line WHEN 'total' THEN figure(tkr, 'tkr') END, CASE WHEN line <> 'total' THEN figure(tkr, 'tkr') END) AS f
FROM printed GROUP BY block;
SELECT block, verdict(f), difference(f), tolerance(f), total(f), parts(f), lower(f), upper(f), part_count(f) FROM footed ORDER BY block DESC;
SELECT footing_agg('3 tkr', part) = footing('3 tkr', array_agg(part)) AS same FROM unnest('{1 tkr, 2 tkr}'::figure[]) AS part;
-- Values add up as rows do, and a total may stand in any part.
SELECT f + g AS sum, f + g = g + f AS commutes, verdict(f + g)
FROM (VALUES ('3 tkr vs 1000 kr +- 500 of 1'::footing, 'null vs 2000 kr +- 500 of 1'::footing)) AS t (f, g);
SELECT sum(f) FROM unnest('{null vs 1 +- 0.5 of 1, 6 vs null, null vs 5 +- 0.5 of 1}'::footing[]) AS f;
SELECT '3 vs 1 +- 0.5 of 1'::footing + '4 vs 1 +- 0.5 of 1'::footing;
SELECT footing_agg(total, total) FROM unnest('{3, 3.0}'::figure[]) AS total;
SELECT footing('3 tkr', '{1 tkr, 2%}');
SELECT footing_agg(NULL, part) FROM unnest('{3 kr, 3 st}'::figure[]) AS part;
\set VERBOSITY sqlstate
SELECT '3 vs 1 +- 0.5 of 1'::footing + '4 vs 1 +- 0.5 of 1'::footing;
SELECT footing('3 tkr', '{1 tkr, 2%}');
SELECT footing('1', '{99999999999999999999999999999999999999, 1}');
SELECT 'null vs 1 +- 0.5 of 9223372036854775807'::footing + 'null vs 1 +- 0.5 of 1';
\set VERBOSITY default

-- Verdicts: as printed, within rounding, beyond it; in other units; nothing to compare.
SELECT f, verdict(f), difference(f), tolerance(f)
FROM unnest(ARRAY[footing('3', '{1, 2}'), footing('4', '{1, 2}'), footing('5', '{1, 2}'), footing('20.9 mnkr', '{22493 tkr, -1625 tkr}'), footing('20.8 mnkr', '{22493 tkr, -1625 tkr}'),
	footing('100%', '{33.3%, 33.3%, 33.3%}'), footing('3', '{}'), footing('3', '{NULL}'), 'null vs 3 +- 0.5 of 1']) WITH ORDINALITY AS t (f, n) ORDER BY n;
SELECT max(v) FROM unnest('{holds, error, rounding}'::verdict[]) AS v;
SELECT '20.9 mnkr vs 20868000 kr +- 1000 of 2'::footing::jsonb, 'null vs 5 +- 0.5 of 1'::footing::jsonb, '5 vs null'::footing::jsonb;
SELECT f, count(*) FROM unnest('{5 vs 5.0 +- 0.5 of 1, 5 vs 5 +- 0.50 of 1, 5 vs 5 +- 0.5 of 2}'::footing[]) AS f GROUP BY f ORDER BY count(*) DESC;

-- A blank or a dash is no part; a mark that says that a number is not known is an error.
SELECT footing('5', '{2, -, 3, ""}'), footing('-', '{2, -2}'), verdict(footing('-', '{2, -2}'));
SELECT footing('5', '{2, ..}');
-- JSON is read; in order by the total.
SELECT f, f::jsonb::text::footing = f AS reread FROM unnest('{20.9 mnkr vs 20868000 kr +- 1000 of 2, null vs 5 +- 0.5 of 1, ca 5 vs null, - vs 5 +- 0.5 of 1}'::footing[]) AS f;
SELECT array_agg(f ORDER BY f) FROM unnest('{20.9 mnkr vs null, 5 tkr vs null, 5 vs 6 +- 0.5 of 1, 5 vs 4 +- 0.5 of 1, null vs 1 +- 0.5 of 1}'::footing[]) AS f;

-- In parallel the same.
CREATE TABLE many (part figure);
INSERT INTO many SELECT figure(round(i % 1000 / 10.0, 1), 'mnkr') FROM generate_series(1, 20000) AS i;
ALTER TABLE many SET (parallel_workers = 2);
ANALYZE many;
SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET max_parallel_workers_per_gather = 2;
SELECT footing_agg('999 000 mnkr', part) FROM many;
SET max_parallel_workers_per_gather = 0;
SELECT footing_agg('999 000 mnkr', part) FROM many;
RESET ALL;
DROP TABLE many;
