-- Printed figures against oracles in plain SQL: what is written is read back, what is
-- read is what the digits say, rounding never makes a false alarm, and an error that
-- was put into a table is found where it was put.

BEGIN;
SELECT plan(20);
SELECT setseed(0.6);

---------- reading ----------

-- Numbers of all sizes, in every locale's writing, read back by locale and, but for the
-- ambiguous ones, without.
CREATE TEMP TABLE number AS
SELECT i, round((random() - 0.5)::numeric * 10::numeric ^ (i % 15), d) AS x, d, unit, locale
FROM generate_series(1, 3000) AS i, LATERAL (SELECT i % 5 AS d) AS decimals,
	LATERAL (SELECT (ARRAY['', '%', 'kr', 'tkr', 'mnkr', 'MEUR', 'pp', 'st'])[1 + i % 8] AS unit, (ARRAY['sv', 'en', 'de', 'de-CH', 'fr', 'nb', 'da', 'fi'])[1 + i / 8 % 8] AS locale) AS u;
SELECT is_empty(
	'SELECT i, x, format_figure(x, unit, d, locale) FROM number, read_figure(format_figure(x, unit, d, locale), '''', locale) WHERE value IS DISTINCT FROM figure(x, unit) AND NOT (unit LIKE ''%kr'' AND locale IN (''nb'', ''da''))',
	'what a locale writes is read back in it, with its decimals and unit');
SELECT is_empty(
	'SELECT i, x, value FROM number, read_figure(format_figure(x, unit, d, locale), '''', locale) WHERE unit LIKE ''%kr'' AND locale IN (''nb'', ''da'') AND (amount(value) <> x OR unit(value) !~ CASE locale WHEN ''nb'' THEN ''NOK'' ELSE ''DKK'' END)',
	'in Norwegian and Danish, a kr is theirs');
SELECT is_empty(
	'SELECT x, format_figure(x, unit, d, locale), value FROM number, read_figure(format_figure(x, unit, d, locale)) WHERE value <> figure(x, unit)',
	'without the locale it is the same, or a defect');
SELECT is_empty(
	$$SELECT x, format_figure(x, unit, d, locale), readings FROM number, read_figure(format_figure(x, unit, d, locale)) WHERE defect IS NOT NULL AND NOT figure(x, unit) = ANY (readings)$$,
	'and where it is a defect, the number is among the readings');
SELECT is_empty('SELECT x FROM number WHERE figure(x, unit)::text::figure <> figure(x, unit) OR amount(figure(x, unit))::text <> x::text', 'the text form is exact and reversible');
SELECT is_empty('SELECT x FROM number, LATERAL (SELECT CASE WHEN unit = ''st'' AND d = 0 THEN 0 ELSE 0.5 * 10::numeric ^ -d END AS half) AS h WHERE NOT bounds(figure(x, unit)) = numrange(x - half, x + half, ''[]'')', 'the bounds are half a unit of the last printed digit away, and counts are exact');

-- Random cells: what is read is what two patterns and a replace make of it, one of Swedish
-- and one of English writing, and nothing else is.
CREATE TEMP TABLE cell AS
SELECT i, (SELECT string_agg(substr('0123456789012345  ,.-', 1 + floor(random() * 21 + 0 * j)::int, 1), '') FROM generate_series(1, 1 + i % 9) AS j) AS cell
FROM generate_series(1, 30000) AS i;
INSERT INTO cell SELECT i, regexp_replace(to_char((i * 7919)::bigint % 100000000, 'FM999G999G999'), ',', (ARRAY[' ', '.', ','])[1 + i % 3], 'g') || (ARRAY['', ',5', '.25'])[1 + i / 3 % 3]
FROM generate_series(1, 500) AS i;
CREATE TEMP VIEW oracle AS
SELECT cell, CASE
	WHEN c ~ '^-?([1-9]\d*|0)$' THEN c
	WHEN c ~ '^-?[1-9]\d{0,2}( \d{3})+([.,]\d+)?$' THEN translate(c, ', ', '.')
	WHEN c ~ '^-?[1-9]\d{0,2}(,\d{3}){2,}$' OR c ~ '^-?[1-9]\d{0,2}(,\d{3})+\.\d+$' THEN replace(c, ',', '')
	WHEN c ~ '^-?[1-9]\d{0,2}(\.\d{3}){2,}$' OR c ~ '^-?[1-9]\d{0,2}(\.\d{3})+,\d+$' THEN translate(c, ',.', '.')
	WHEN c ~ '^-?[1-9]\d*[.,](\d|\d\d|\d{4,})$' OR c ~ '^-?0?[.,]\d+$' OR c ~ '^-?0\d+[.,]\d{3}$' THEN translate(c, ',', '.')
	END::numeric AS number
FROM (SELECT cell, CASE WHEN trim(cell) ~ '\d,-+$' AND trim(cell) !~ ',.*,' THEN CASE WHEN trim(cell) ~ '\.' AND trim(cell) !~ '^-? *[1-9]\d{0,2}(\.\d{3})+,-+$' THEN '' ELSE replace(regexp_replace(regexp_replace(trim(cell), ',-+$', ''), '^- +', '-'), '.', '') END
	WHEN trim(cell) ~ '\d\.-+$' AND trim(cell) !~ '\..*\.' THEN CASE WHEN trim(cell) ~ ',' AND trim(cell) !~ '^-? *[1-9]\d{0,2}(,\d{3})+\.-+$' THEN '' ELSE replace(regexp_replace(regexp_replace(trim(cell), '\.-+$', ''), '^- +', '-'), ',', '') END
	ELSE regexp_replace(regexp_replace(trim(cell), '^([^-]*\d)-$', '-\1'), '^- +', '-') END AS c FROM cell) AS s;
SELECT is_empty(
	'SELECT cell, number, value FROM oracle, read_figure(cell) WHERE amount(value)::text IS DISTINCT FROM number::text',
	'random cells are read as the patterns of printed numbers say, and no others');
SELECT cmp_ok((SELECT count(*) FROM oracle WHERE number IS NOT NULL), '>', 2000::bigint, 'and many of them are numbers');

-- Any bytes at all: a value or a defect, never both, and no error.
CREATE TEMP TABLE garbage AS
SELECT (SELECT string_agg(c, '') FROM (SELECT (ARRAY['1', '234', ' ', ',', '.', '-', '(', ')', '%', 'kr', 'mnkr', 'ca', E'\n', U&'\00A0', U&'\2212', U&'\202F', U&'\2019', 'x', U&'\0661', U&'\FFFD', '+', U&'\20AC', '0', 'SEK', '2022'])[1 + floor(random() * 25 + 0 * j)::int] AS c
	FROM generate_series(1, 1 + i % 12) AS j) AS s) AS cell
FROM generate_series(1, 20000) AS i;
SELECT is(count(*) FILTER (WHERE num_nonnulls(value, defect) <> 1), 0::bigint, 'garbage has a value or a defect') FROM garbage, read_figure(cell);
SELECT is_empty(
	$$SELECT cell, value FROM garbage, read_figure(cell), LATERAL (SELECT CASE WHEN label IS NULL THEN cell ELSE regexp_replace(cell, '[(]\d{4}[)]\s*$', '') END AS of_value) AS c
	  WHERE value IS NOT NULL AND ltrim(regexp_replace(of_value, '[^0-9]', '', 'g'), '0') <> ltrim(regexp_replace(amount(value)::text, '[^0-9]', '', 'g'), '0')$$,
	'a value has the digits of its text, all of them, in their order');
SELECT is_empty($$SELECT cell, value FROM garbage, read_figure(cell) WHERE value IS NOT NULL AND amount(value) <> 0 AND label IS NULL AND (amount(value) < 0) <> (regexp_replace(cell, '[,.]-+', '') ~ '[-(−]')$$,
	'and is negative where there is a minus or a parenthesis');
SELECT cmp_ok(count(value), '>', 500::bigint, 'and there are values') FROM garbage, read_figure(cell);

---------- footing ----------

-- True numbers that add up, each rounded for print by itself.
CREATE TEMP TABLE part AS
SELECT table_no, n, (table_no % 3) AS d, table_no % 2 AS total_d, ((random() - 0.4) * 1000)::numeric(12, 6) AS exact FROM generate_series(1, 400) AS table_no, generate_series(1, 2 + table_no % 9) AS n;
CREATE TEMP VIEW footed AS
SELECT table_no, sum(exact) AS exact, footing_agg(figure(round(total, total_d)), figure(round(exact, d))) AS f, count(*) AS parts, d, total_d, total
FROM (SELECT *, sum(exact) OVER (PARTITION BY table_no) AS total FROM part) AS s GROUP BY table_no, d, total_d, total;
SELECT is((SELECT count(*) FROM footed WHERE verdict(f) = 'error'), 0::bigint, 'rounding alone is never an error');
SELECT cmp_ok((SELECT count(*) FROM footed WHERE verdict(f) = 'rounding'), '>', 50::bigint, 'though it does make differences');
SELECT is_empty(
	$$SELECT table_no FROM footed WHERE tolerance(f) <> 0.5 * 10::numeric ^ -total_d + parts * 0.5 * 10::numeric ^ -d OR difference(f) <> round(total, total_d) - parts(f)$$,
	'the tolerance is half a unit of every term');
SELECT is_empty(
	$$SELECT table_no, s FROM footed, (VALUES (1), (-1)) AS v (s),
		LATERAL (SELECT array_agg(figure(round(p.exact, p.d))) AS parts FROM part AS p WHERE p.table_no = footed.table_no) AS p
	  WHERE verdict(footing(figure(round(total, total_d) + s * (2 * tolerance(f) + 10::numeric ^ -total_d)), p.parts)) <> 'error'$$,
	'a total that is off by more than rounding can make is an error');

---------- audit ----------

-- Tables of four by three that add up along rows and columns, each cell rounded by itself;
-- then one cell misprinted by more than rounding can make.
CREATE TEMP TABLE exact AS
SELECT t, r, c, (random() * 1000 - 300 + 0 * r * c)::numeric(12, 6) AS x FROM generate_series(1, 60) AS t, generate_series(1, 4) AS r, generate_series(1, 3) AS c;
CREATE TEMP TABLE printed AS
SELECT t, array_agg(cells ORDER BY r) AS cells, array_agg(wrong ORDER BY r) AS misprinted
FROM (
	SELECT t, coalesce(r, 5) AS r, array_agg(figure(round(x)) ORDER BY c) AS cells,
		array_agg(figure(round(x) + CASE WHEN (coalesce(r, 5), c) = (1 + t % 5, 1 + t % 4) THEN (2 * (t % 2) - 1) * (20 + t) ELSE 0 END) ORDER BY c) AS wrong
	FROM (SELECT t, r, coalesce(c, 4) AS c, sum(x) AS x FROM exact GROUP BY t, CUBE (r, c)) AS s GROUP BY t, r
) AS s GROUP BY t;
SELECT is((SELECT count(*) FROM printed, audit_relations(cross_footing(cells)) WHERE verdict = 'error'), 0::bigint, 'no row or column of a rounded table is an error');
SELECT cmp_ok((SELECT count(*) FROM printed, audit_relations(cross_footing(cells)) WHERE verdict = 'rounding'), '>', 100::bigint, 'though many differ by rounding');
SELECT results_eq(
	'SELECT t, relation FROM printed, audit_relations(cross_footing(misprinted)) WHERE verdict = ''error'' ORDER BY t, relation',
	$$SELECT t, relation FROM printed, (VALUES ('column'), ('row')) AS v (k), LATERAL (SELECT format('%s %s', k, CASE k WHEN 'row' THEN 1 + t % 5 ELSE 1 + t % 4 END) AS relation) AS f ORDER BY t, relation$$,
	'a misprinted cell breaks its row and its column');
SELECT results_eq(
	'SELECT t, cell, explains, possible @> amount(cells[1 + t % 5][1 + t % 4]) FROM printed, audit_cells(cross_footing(misprinted)) WHERE rank = 1 ORDER BY t',
	'SELECT t, format(''%s,%s'', 1 + t % 5, 1 + t % 4), 2::bigint, true FROM printed ORDER BY t',
	'and is the one cell that explains both, and what it should print is possible');

SELECT * FROM finish();
ROLLBACK;
