-- Cost factors against plain SQL: GROUP BY factor for the sums, rank() for the tornado.

BEGIN;
SELECT plan(24);
\ir oracle.psql

CREATE TABLE cost AS
SELECT id, id % 9 AS unit,
	(ARRAY['wages', 'Wages', 'rent', 'el "kraft"', E'back\\slash', E'two\nlines', 'a', 'aa', 'B', 'z', 'energy', 'IT, telephony', '[x, 1, 2]', 'x', '0', ' ', NULL])[1 + pg_temp.dice('factor', id, 17)] AS factor,
	CASE pg_temp.dice('base is', id, 12) WHEN 0 THEN NULL WHEN 1 THEN 0.00
		ELSE round((pg_temp.dice('base', id, 2000000000000) - 700000000000) / 10000000.0, pg_temp.dice('base scale', id, 8)::integer) END AS base,
	CASE pg_temp.dice('shock is', id, 12) WHEN 0 THEN NULL WHEN 1 THEN 0
		ELSE round((pg_temp.dice('shock', id, 400000) - 150000) / 10000.0, pg_temp.dice('shock scale', id, 5)::integer) END AS shock
FROM generate_series(1, 3000) AS id
UNION ALL
-- factors that have no base, and two that swing alike
SELECT id, id % 9, CASE id % 3 WHEN 0 THEN 'no base' WHEN 1 THEN 'twin' ELSE 'TWIN' END, CASE WHEN id % 3 = 0 THEN 0 WHEN id % 3 = 1 THEN 200 ELSE 400 END,
	CASE WHEN id % 3 = 1 THEN -6 ELSE 3 END
FROM generate_series(3001, 3027) AS id;
ANALYZE cost;

CREATE TEMP VIEW expected AS
SELECT unit, factor, sum(base) AS base, sum(base * shock * 0.01) AS effect
FROM cost WHERE base IS NOT NULL AND shock IS NOT NULL AND factor IS NOT NULL
GROUP BY GROUPING SETS ((unit, factor), (factor));

CREATE FUNCTION pg_temp.as_text(factor text, base numeric, effect numeric) RETURNS text
	LANGUAGE sql IMMUTABLE
	RETURN format('[%s, %s, %s]', to_json(factor), base, effect);

SELECT is(count(*) || ' rows, ' || count(DISTINCT factor) || ' factors, ' || count(DISTINCT unit) || ' units', '3027 rows, 19 factors, 9 units', 'there are rows') FROM cost;
SELECT ok(count(DISTINCT scale(effect)) > 1 AND min(effect) < 0 AND count(*) > 150, 'factors with effects of either sign and several scales') FROM expected;

---------- sums by factor ----------

SELECT is(count(*) || ' units, ' || count(*) FILTER (WHERE s::text IS DISTINCT FROM written) || ' differ',
	'9 units, 0 differ', 'sensitivity_agg has base and effect of every factor, to the digits shown, by the bytes of its name')
FROM (SELECT unit, sensitivity_agg(factor, base, shock) AS s FROM cost GROUP BY unit) AS computed
JOIN (SELECT unit, '[' || string_agg(pg_temp.as_text(factor, base, effect), ', ' ORDER BY factor COLLATE "C") || ']' AS written
	FROM expected WHERE unit IS NOT NULL GROUP BY unit) AS plain USING (unit);
SELECT is(
	(SELECT (base(s)::text, effect(s)::text) FROM (SELECT sensitivity_agg(factor, base, shock) AS s FROM cost) AS v),
	(SELECT (sum(base)::text, sum(base * shock * 0.01)::text) FROM cost WHERE base IS NOT NULL AND shock IS NOT NULL AND factor IS NOT NULL),
	'base and effect are the totals');
SELECT is(count(*) || ' rows, ' || count(*) FILTER (WHERE s::text IS DISTINCT FROM '[' || pg_temp.as_text(factor, base, base * shock * 0.01) || ']') || ' differ',
	(SELECT count(*) FROM cost WHERE num_nulls(factor, base, shock) = 0) || ' rows, 0 differ', 'one row')
FROM (SELECT *, sensitivity(factor, base, shock) AS s FROM cost) AS v WHERE num_nulls(factor, base, shock) = 0;
SELECT is(count(*) || ' rows, ' || count(sensitivity(factor, base, shock)) || ' values',
	(SELECT count(*) FROM cost WHERE num_nulls(factor, base, shock) > 0) || ' rows, 0 values', 'with a null argument there is no value')
FROM cost WHERE num_nulls(factor, base, shock) > 0;

---------- the tornado ----------

CREATE TEMP TABLE whole AS SELECT sensitivity_agg(factor, base, shock) AS s FROM cost;
SELECT results_eq(
	$$SELECT rank, factor, t.base::text, shock::text, t.effect::text, low::text, high::text, swing::text, share::text FROM whole, tornado(s) AS t$$,
	$$SELECT rank() OVER (ORDER BY abs(effect) DESC)::integer, factor, base::text, trim_scale(100 * effect / nullif(base, 0))::text, effect::text,
		(-abs(effect))::text, abs(effect)::text, (2 * abs(effect))::text, (100 * abs(effect) / sum(abs(effect)) OVER ())::text
	  FROM expected WHERE unit IS NULL ORDER BY abs(effect) DESC, factor COLLATE "C"$$,
	'tornado ranks the swings, widest first');
SELECT is(count(*) || ' rows, ' || count(shock) || ' shocks, ' || count(DISTINCT rank) || ' ranks', '19 rows, 18 shocks, 18 ranks',
	'the tornado has a row a factor, no shock at no base, and one rank for twins')
FROM whole, tornado(s);
SELECT is(round(sum(share), 10), 100.0000000000, 'the shares make a whole') FROM whole, tornado(s);
SELECT is(array_agg(share), ARRAY[NULL, NULL]::numeric[], 'without any swing there is no share')
FROM tornado(sensitivity('a', 100, 0) + sensitivity('b', 0, 5));
SELECT is(count(*) || ' units, ' || count(*) FILTER (WHERE first IS DISTINCT FROM widest) || ' differ', '9 units, 0 differ', 'the first of a unit has its widest swing')
FROM (SELECT unit, (SELECT swing FROM tornado(s) LIMIT 1) AS first FROM (SELECT unit, sensitivity_agg(factor, base, shock) AS s FROM cost GROUP BY unit) AS v) AS computed
JOIN (SELECT unit, max(2 * abs(effect)) AS widest FROM expected GROUP BY unit) AS plain USING (unit);

---------- any order, any parts ----------

SELECT is(count(*) || ' orders, ' || count(DISTINCT s::text) || ' sums, ' || bool_and(s::text = (SELECT s::text FROM whole)), '6 orders, 1 sums, true', 'any order gives one sum')
FROM generate_series(1, 6) AS shuffle,
	LATERAL (SELECT sensitivity_agg(factor, base, shock ORDER BY md5(id || '/' || shuffle)) AS s FROM cost) AS v;
SELECT is(count(*) || ' partitions, ' || count(DISTINCT s::text) || ' sums, ' || bool_and(s::text = (SELECT s::text FROM whole)), '12 partitions, 1 sums, true', 'any parts, merged in any order, give one sum')
FROM generate_series(1, 12) AS parts, LATERAL (
	SELECT sum(s ORDER BY md5(part || '/' || parts)) AS s FROM (
		SELECT pg_temp.dice('part' || parts, id, parts * parts) AS part, sensitivity_agg(factor, base, shock) AS s FROM cost GROUP BY 1) AS v
) AS v;
SELECT is((SELECT sum(sensitivity(factor, base, shock))::text FROM cost), (SELECT s::text FROM whole), 'single rows sum to the whole');
SELECT is(count(*) || ' rows, ' || count(*) FILTER (WHERE seen IS DISTINCT FROM plain) || ' differ', '400 rows, 0 differ', 'over a growing window')
FROM (
	SELECT effect(lag(s) OVER (ORDER BY id)) AS seen, lag(plain) OVER (ORDER BY id) AS plain
	FROM (
		SELECT id, sensitivity_agg(factor, base, shock) OVER w AS s, sum(base * shock * 0.01) FILTER (WHERE factor IS NOT NULL) OVER w AS plain
		FROM cost WHERE id <= 400 WINDOW w AS (ORDER BY id)
	) AS v
) AS v;

CALL pg_temp.allow_workers();
SELECT ok(pg_temp.is_partial('SELECT sensitivity_agg(factor, base, shock) FROM cost'), 'sensitivity_agg can be had in parallel parts');
SELECT ok(pg_temp.is_partial('SELECT sum(sensitivity(factor, base, shock)) FROM cost'), 'sum(sensitivity) can be had in parallel parts');
CREATE TEMP TABLE in_parallel AS
	SELECT sensitivity_agg(factor, base, shock) AS s, sum(sensitivity(factor, base, shock)) AS t FROM cost;
SELECT is(ARRAY[p.s::text, t::text], ARRAY[whole.s::text, whole.s::text], 'in parallel') FROM in_parallel AS p, whole;

---------- stored, also compressed and out of line ----------

CREATE TABLE stored AS
SELECT part, sensitivity_agg('factor ' || n % 1500, n, 1.5) AS s
FROM generate_series(1, 6000) AS n, LATERAL (SELECT n % 4 AS part) AS v GROUP BY part;
INSERT INTO stored SELECT 4, sensitivity('factor 1', 1, 1.5);
SELECT ok(max(octet_length(sensitivity_send(s))) > 15000 AND max(pg_column_size(s)) < 15000, 'there are large values, kept compressed') FROM stored;
SELECT is(
	(SELECT (base(sum(s)), effect(sum(s)), jsonb_array_length(sum(s)::jsonb -> 'factors'), sum(s)::text = max(written)) FROM stored, (
		SELECT '[' || string_agg(pg_temp.as_text(factor, base, base * 0.015), ', ' ORDER BY factor COLLATE "C") || ']' AS written
		FROM (SELECT 'factor ' || n % 1500 AS factor, sum(CASE WHEN n = 0 THEN 1 ELSE n END) AS base
			FROM (SELECT n FROM generate_series(1, 6000) AS n UNION ALL SELECT 1) AS v GROUP BY 1) AS v) AS plain),
	(18003001::numeric, 270045.015, 1500, true),
	'large values that were stored sum to the rows beneath');

---------- text and jsonb ----------

SELECT is(count(*) || ' values, ' || count(*) FILTER (WHERE s::text::sensitivity::text <> s::text OR s::text::sensitivity <> s OR
		s::jsonb #>> '{base}' <> base(s)::text OR s::jsonb #>> '{effect}' <> effect(s)::text) || ' differ',
	'9 values, 0 differ', 'text reads back as it was written, and jsonb agrees')
FROM (SELECT sensitivity_agg(factor, base, shock) AS s FROM cost GROUP BY unit) AS v;
SELECT is('[["b", 1.0, 2], ["a", 3, 4.50]]'::sensitivity, '[["a", 3.0, 4.5], ["b", 1, 2.00]]'::sensitivity, 'factors are read in any order, with any decimals');

SELECT throws_ok($$SELECT '[["a", 1, 2], ["a", 1, 2]]'::sensitivity$$, '22P02', NULL, 'a factor that stands twice is refused');
SELECT throws_ok($$SELECT sensitivity_agg('', 1, 2)$$, '22023', NULL, 'a factor without a name is refused');

SELECT * FROM finish();
ROLLBACK;
