-- Exact sums against an oracle that is not ours: sum(numeric) and the arithmetic
-- of numeric, over figures of every length, scale and sign.  Sums are compared as
-- text, so that the digits shown are compared too.

BEGIN;
SELECT plan(74);
\ir oracle.psql

-- So many decimal digits, at most 32.
CREATE FUNCTION pg_temp.digits(seed text, roll bigint, length bigint) RETURNS text
	LANGUAGE sql IMMUTABLE
	RETURN substr(translate(md5(seed || roll), 'abcdef', '394175'), 1, length::integer);

-- Up to 12 digits before the point and up to 20 after it.
CREATE FUNCTION pg_temp.figure(seed text, roll bigint) RETURNS numeric
	LANGUAGE sql IMMUTABLE
	RETURN (
		CASE WHEN pg_temp.dice(seed || 'sign', roll, 2) = 0 THEN '-' ELSE '' END ||
		'0' || pg_temp.digits(seed || 'whole', roll, pg_temp.dice(seed || 'length', roll, 13)) ||
		CASE WHEN pg_temp.dice(seed || 'scale', roll, 21) = 0 THEN ''
			ELSE '.' || pg_temp.digits(seed || 'part', roll, pg_temp.dice(seed || 'scale', roll, 21)) END
	)::numeric;

CREATE TABLE ledger AS
SELECT id,
	id % 7 AS unit,
	1 + pg_temp.dice('month', id, 12) AS month,
	CASE pg_temp.dice('a is', id, 10) WHEN 0 THEN NULL WHEN 1 THEN round(0.0, pg_temp.dice('zeros', id, 21)::integer)
		ELSE pg_temp.figure('a', id) END AS a,
	CASE pg_temp.dice('b is', id, 10) WHEN 0 THEN NULL WHEN 1 THEN round(0.0, pg_temp.dice('noughts', id, 21)::integer)
		ELSE pg_temp.figure('b', id) END AS b
FROM generate_series(1, 6000) AS id;
ANALYZE ledger;

CREATE TEMP VIEW spread AS
SELECT count(*) AS "rows", count(*) FILTER (WHERE a IS NULL) AS nulls, count(*) FILTER (WHERE a = 0) AS zeros,
	count(*) FILTER (WHERE a IS NULL AND b IS NULL) AS both_null,
	count(*) FILTER (WHERE a < 0) AS negative, count(DISTINCT scale(a)) AS scales,
	count(DISTINCT month) AS months, count(DISTINCT unit) AS units
FROM ledger;

SELECT is("rows", 6000::bigint, 'the ledger has its rows') FROM spread;
SELECT is(scales, 21::bigint, 'its figures have every scale from 0 to 20') FROM spread;
SELECT ok(least(nulls, zeros) > 500 AND both_null > 20 AND negative > 2000, 'nulls, both null, zeros and negative figures occur') FROM spread;
SELECT is(months * units, 84::bigint, 'every unit has every month') FROM spread;

---------- the ladder against sum(numeric) ----------

SELECT is(
	(SELECT (actual(d)::text, baseline(d)::text) FROM (SELECT deviation_agg(a, b) AS d FROM ledger) AS s),
	(SELECT (sum(a)::text, sum(b)::text) FROM ledger),
	'deviation_agg has the sums of its parts, to the digits shown');
SELECT is(
	(SELECT (numerator(r)::text, denominator(r)::text) FROM (SELECT ratio_agg(a, b) AS r FROM ledger) AS s),
	(SELECT (sum(a)::text, sum(b)::text) FROM ledger),
	'ratio_agg has the sums of its parts, to the digits shown');
SELECT is(
	(SELECT (actual(d)::text, baseline(d)::text) FROM (SELECT cost_deviation_agg(a, b) AS d FROM ledger) AS s),
	(SELECT (sum(-a)::text, sum(-b)::text) FROM ledger),
	'cost_deviation_agg has the sums of its parts negated');
SELECT is(
	(SELECT (actual(d)::text, baseline(d)::text) FROM (SELECT sum(deviation(a, b)) AS d FROM ledger) AS s),
	(SELECT (sum(a)::text, sum(b)::text) FROM ledger),
	'sum(deviation) has the sums of its parts');
SELECT is(
	(SELECT (numerator(r)::text, denominator(r)::text) FROM (SELECT sum(ratio(a, b)) AS r FROM ledger) AS s),
	(SELECT (sum(a)::text, sum(b)::text) FROM ledger),
	'sum(ratio) has the sums of its parts');
SELECT is(
	(SELECT (actual(d)::text, baseline(d)::text) FROM (SELECT sum(cost_deviation(a, b)) AS d FROM ledger) AS s),
	(SELECT (sum(-a)::text, sum(-b)::text) FROM ledger),
	'sum(cost_deviation) has the sums of its parts negated');
SELECT is(
	(SELECT (actual(d)::text, amount(d)::text, percent(d)::text, signed_percent(d)::text)
	 FROM (SELECT deviation_agg(a, b) AS d FROM ledger) AS s),
	(SELECT (sum(a)::text, (sum(a) - sum(b))::text, (100 * (sum(a) - sum(b)) / abs(sum(b)))::text, (100 * (sum(a) - sum(b)) / sum(b))::text)
	 FROM ledger),
	'amount and both percentages of the total are those of numeric');

SELECT is(count(*) || ' rows, ' || count(*) FILTER (WHERE
		(actual(d)::text, baseline(d)::text, amount(d)::text) IS DISTINCT FROM (a::text, b::text, (a - b)::text) OR
		percent(d)::text IS DISTINCT FROM (100 * (a - b) / nullif(abs(b), 0))::text OR
		signed_percent(d)::text IS DISTINCT FROM (100 * (a - b) / nullif(b, 0))::text OR
		(d IS NULL) IS DISTINCT FROM (a IS NULL AND b IS NULL)) || ' differ',
	'6000 rows, 0 differ', 'one row: the parts, the amount and the percentages are those of numeric')
FROM (SELECT a, b, deviation(a, b) AS d FROM ledger) AS s;
SELECT is(count(*) || ' rows, ' || count(*) FILTER (WHERE
		(numerator(r)::text, denominator(r)::text, quotient(r)::text) IS DISTINCT FROM (a::text, b::text, (a / nullif(b, 0))::text) OR
		percent(r)::text IS DISTINCT FROM (100 * a / nullif(b, 0))::text) || ' differ',
	'6000 rows, 0 differ', 'one row: the quotient and the percentage are those of numeric')
FROM (SELECT a, b, ratio(a, b) AS r FROM ledger) AS s;
SELECT is(count(*) || ' rows, ' || count(*) FILTER (WHERE
		percentage_points(p, q)::text IS DISTINCT FROM (100 * a / nullif(b, 0) - 100 * b / nullif(a, 0))::text) || ' differ',
	'6000 rows, 0 differ', 'percentage_points is the difference of the percentages')
FROM (SELECT a, b, ratio(a, b) AS p, ratio(b, a) AS q FROM ledger) AS s;

---------- order, and percentages against bounds, of anything that 38 digits hold ----------

CREATE FUNCTION pg_temp.digits(seed integer) RETURNS numeric
	LANGUAGE sql AS $$
		SELECT CASE WHEN h % 3 = 0 THEN -1 ELSE 1 END * ((h::numeric * 7919 * 1000000007 * 998244353 * 1000003) % ('1e' || (1 + h % 38))::numeric) * ('1e-' || (h / 40 % 39))::numeric
		FROM (SELECT abs(hashint4(seed)::bigint) AS h) AS s
	$$;
-- Coefficients of every length at every scale.
CREATE TEMP TABLE extreme AS
SELECT i, pg_temp.digits(i) AS a, pg_temp.digits(i + 1000) AS b FROM generate_series(1, 400) AS i;
INSERT INTO extreme SELECT i + 1000, b, nullif(a, 0) FROM extreme;
SELECT is(count(*) || ' pairs, ' || count(*) FILTER (WHERE
		deviation_cmp(deviation(x.a, x.b), deviation(y.a, y.b)) <>
		coalesce(nullif(sign((x.a - x.b) - (y.a - y.b)), 0), sign(x.a - y.a))) || ' differ',
	(SELECT count(*) * count(*) || ' pairs, 0 differ' FROM extreme WHERE b IS NOT NULL),
	'deviations are ordered by amount, then by actual, as numeric has them')
FROM extreme AS x, extreme AS y WHERE x.b IS NOT NULL AND y.b IS NOT NULL;
SELECT is(count(*) FILTER (WHERE
		sign(ratio_cmp(ratio(x.a, x.b), ratio(y.a, y.b))) <> sign(x.a * y.b - y.a * x.b) * sign(x.b) * sign(y.b)
		AND x.a * y.b <> y.a * x.b), 0::bigint,
	'ratios are ordered by quotient, as numeric cross-multiplies them')
FROM extreme AS x, extreme AS y WHERE x.b <> 0 AND y.b <> 0;
SELECT is(count(*) FILTER (WHERE
		rag(ratio(a, b), format('red < %s <= green', bound)::rag_scale) <> CASE WHEN 100 * a * sign(b) >= bound * abs(b) THEN 'green'::rag ELSE 'red' END), 0::bigint,
	'a percentage is read against a bound as numeric does without dividing')
FROM extreme, LATERAL (VALUES (round(100 * a / b, 10)), (-1e-38), (99999999999999999999999999999999999999)) AS v (bound)
WHERE b <> 0 AND abs(bound) < 1e28;

---------- every place of a digit: what is added in 64 bits and what is not ----------

-- Small digits at every place from 10^-9 to 10^16, at scales around those of money.
CREATE TABLE place AS
SELECT digits, power, decimals, sign, sign * round(digits * 10::numeric ^ power, decimals) AS a
FROM unnest(ARRAY[1, 9, 1001, 9999, 10001, 99999999, 100000001, 999999999999, 100020003, 1000200030004]) AS digits,
	generate_series(-9, 4) AS power, generate_series(0, 8) AS decimals, unnest(ARRAY[-1, 1]) AS sign;

SELECT is(count(*) || ' figures, ' || count(*) FILTER (WHERE
		(actual(d)::text, baseline(d)::text) IS DISTINCT FROM (x::text, y::text)) || ' differ',
	'2520 figures, 0 differ', 'three times each figure, from a table')
FROM (
	SELECT deviation_agg(a, -a) AS d, sum(a) AS x, sum(-a) AS y
	FROM place, generate_series(1, 3) GROUP BY digits, power, decimals, sign
) AS s;
SELECT is(count(*) || ' scales, ' || count(*) FILTER (WHERE
		(actual(d)::text, baseline(d)::text) IS DISTINCT FROM (x::text, y::text)) || ' differ',
	'9 scales, 0 differ', 'figures of every place in one sum')
FROM (
	SELECT deviation_agg(a, abs(a)) AS d, sum(a) AS x, sum(abs(a)) AS y
	FROM place GROUP BY decimals
) AS s;

---------- grouped, filtered, distinct ----------

SELECT is(count(*) || ' groups, ' || count(*) FILTER (WHERE
		(actual(d)::text, baseline(d)::text) IS DISTINCT FROM (x::text, y::text) OR
		(numerator(r)::text, denominator(r)::text) IS DISTINCT FROM (x::text, y::text)) || ' differ',
	'84 groups, 0 differ', 'grouped')
FROM (SELECT deviation_agg(a, b) AS d, ratio_agg(a, b) AS r, sum(a) AS x, sum(b) AS y FROM ledger GROUP BY unit, month) AS s;

SELECT is(count(*) || ' groups, ' || count(*) FILTER (WHERE
		(actual(d)::text, baseline(d)::text) IS DISTINCT FROM (x::text, y::text)) || ' differ',
	'84 groups, 0 differ', 'with FILTER, which leaves some groups empty')
FROM (
	SELECT deviation_agg(a, b) FILTER (WHERE a > 999999999) AS d,
		sum(a) FILTER (WHERE a > 999999999) AS x, sum(b) FILTER (WHERE a > 999999999) AS y
	FROM ledger GROUP BY unit, month
) AS s;

SELECT is(
	(SELECT (actual(d)::text, baseline(d)::text) FROM (SELECT deviation_agg(DISTINCT round(a, 2), round(b, 2)) AS d FROM ledger, generate_series(1, 2)) AS s),
	(SELECT (sum(a)::text, sum(b)::text) FROM (SELECT DISTINCT round(a, 2) AS a, round(b, 2) AS b FROM ledger) AS s),
	'with DISTINCT, each pair of arguments counts once');

SELECT is(count(*) || ' groups, ' || count(*) FILTER (WHERE
		(actual(d)::text, baseline(d)::text) IS DISTINCT FROM (x::text, y::text) OR
		(actual(c)::text, baseline(c)::text) IS DISTINCT FROM ((-x)::text, (-y)::text) OR
		(numerator(r)::text, denominator(r)::text) IS DISTINCT FROM (x::text, y::text)) || ' differ',
	'197 groups, 0 differ', 'GROUPING SETS, ROLLUP and CUBE together')
FROM (
	SELECT deviation_agg(a, b) AS d, cost_deviation_agg(a, b) AS c, sum(ratio(a, b)) AS r, sum(a) AS x, sum(b) AS y
	FROM ledger GROUP BY GROUPING SETS (ROLLUP (unit, month), CUBE (unit, month), ())
) AS s;

CREATE TEMP TABLE by_plan (plan text, unit bigint, d deviation, r ratio, x numeric, y numeric);
SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL enable_sort = off;
SELECT ok(pg_temp.plan_has('SELECT unit, deviation_agg(a, b), sum(ratio(a, b)) FROM ledger GROUP BY unit', 'Strategy', 'Hashed'), 'without sort the plan groups by hash');
INSERT INTO by_plan SELECT 'hash', unit, deviation_agg(a, b), sum(ratio(a, b)), sum(a), sum(b) FROM ledger GROUP BY unit;
SET LOCAL enable_sort = on;
SET LOCAL enable_hashagg = off;
SELECT ok(pg_temp.plan_has('SELECT unit, deviation_agg(a, b), sum(ratio(a, b)) FROM ledger GROUP BY unit', 'Strategy', 'Sorted'), 'without hash the plan groups by sort');
INSERT INTO by_plan SELECT 'sort', unit, deviation_agg(a, b), sum(ratio(a, b)), sum(a), sum(b) FROM ledger GROUP BY unit;
SET LOCAL enable_hashagg = on;
SELECT is(count(*) || ' groups, ' || count(*) FILTER (WHERE
		(actual(d)::text, baseline(d)::text) IS DISTINCT FROM (x::text, y::text) OR
		(numerator(r)::text, denominator(r)::text) IS DISTINCT FROM (x::text, y::text)) || ' differ',
	'14 groups, 0 differ', 'grouped by hash and by sort')
FROM by_plan;

-- A summary is a value that can itself be grouped by, where only its hash is there.
SELECT is(
	(SELECT count(*) FROM (SELECT d FROM (SELECT deviation(a, b) AS d FROM ledger) AS s GROUP BY d) AS s),
	(SELECT count(*) FROM (SELECT DISTINCT a, b FROM ledger) AS s),
	'grouping by deviation parts as grouping by its parts does');
SELECT is(count(*) || ' rows, ' || count(*) FILTER (WHERE
		d <> e OR NOT d = e OR deviation_hash(d) <> deviation_hash(e) OR p <> q OR ratio_hash(p) <> ratio_hash(q)) || ' differ',
	(SELECT count(*) FROM ledger WHERE a IS NOT NULL OR b IS NOT NULL) || ' rows, 0 differ',
	'equal and of one hash, whatever the decimals shown')
FROM (
	SELECT deviation(a, b) AS d, deviation(trim_scale(a), round(b, 21)) AS e, ratio(a, b) AS p, ratio(round(a, 22), trim_scale(b)) AS q
	FROM ledger WHERE a IS NOT NULL OR b IS NOT NULL
) AS s;

---------- parallel, and partitions ----------

CALL pg_temp.allow_workers();

SELECT ok(pg_temp.is_partial('SELECT deviation_agg(a, b) FROM ledger'), 'deviation_agg(numeric) can be had in parallel parts');
SELECT ok(pg_temp.is_partial('SELECT cost_deviation_agg(a, b) FROM ledger'), 'cost_deviation_agg(numeric) can be had in parallel parts');
SELECT ok(pg_temp.is_partial('SELECT ratio_agg(a, b) FROM ledger'), 'ratio_agg(numeric) can be had in parallel parts');
SELECT ok(pg_temp.is_partial('SELECT deviation_agg(id, id) FROM ledger'), 'deviation_agg(integer) can be had in parallel parts');
SELECT ok(pg_temp.is_partial('SELECT ratio_agg(month, month) FROM ledger'), 'ratio_agg(bigint) can be had in parallel parts');
SELECT ok(pg_temp.is_partial('SELECT sum(deviation(a, b)) FROM ledger'), 'sum(deviation) can be had in parallel parts');
SELECT ok(pg_temp.is_partial('SELECT sum(ratio(a, b)) FROM ledger'), 'sum(ratio) can be had in parallel parts');

CREATE TEMP TABLE in_parallel AS
	SELECT deviation_agg(a, b) AS d, cost_deviation_agg(a, b) AS c, ratio_agg(a, b) AS r, sum(deviation(a, b)) AS sd, sum(ratio(a, b)) AS sr,
		deviation_agg(id, id) AS di, ratio_agg(month, month) AS rb, sum(a) AS x, sum(b) AS y, sum(id) AS i, sum(month) AS m
	FROM ledger;
SELECT is(
	ARRAY[actual(d), baseline(d), -actual(c), -baseline(c), numerator(r), denominator(r), actual(sd), baseline(sd), numerator(sr), denominator(sr), actual(di), numerator(rb)]::text,
	ARRAY[x, y, x, y, x, y, x, y, x, y, i, m]::text,
	'in parallel, ungrouped')
FROM in_parallel;

CREATE TEMP TABLE in_parallel_by_unit AS
	SELECT unit, month, deviation_agg(a, b) FILTER (WHERE a > 0) AS d, sum(ratio(a, b)) AS r, sum(a) FILTER (WHERE a > 0) AS p, sum(b) FILTER (WHERE a > 0) AS q, sum(a) AS x, sum(b) AS y
	FROM ledger GROUP BY unit, month;
SELECT is(count(*) || ' groups, ' || count(*) FILTER (WHERE
		(actual(d)::text, baseline(d)::text) IS DISTINCT FROM (p::text, q::text) OR
		(numerator(r)::text, denominator(r)::text) IS DISTINCT FROM (x::text, y::text)) || ' differ',
	'84 groups, 0 differ', 'in parallel, grouped, with FILTER')
FROM in_parallel_by_unit;
SET LOCAL max_parallel_workers_per_gather = 0;

CREATE TABLE ledger_by_month (LIKE ledger) PARTITION BY LIST (month);
CREATE TABLE ledger_odd PARTITION OF ledger_by_month FOR VALUES IN (1, 3, 5, 7, 9, 11);
CREATE TABLE ledger_even PARTITION OF ledger_by_month FOR VALUES IN (2, 4, 6, 8, 10, 12);
INSERT INTO ledger_by_month SELECT * FROM ledger;
ANALYZE ledger_by_month;
SET LOCAL enable_partitionwise_aggregate = on;
SELECT ok(pg_temp.is_partial('SELECT unit, deviation_agg(a, b), ratio_agg(a, b), sum(deviation(a, b)), sum(ratio(a, b)) FROM ledger_by_month GROUP BY unit'),
	'partitions are aggregated each for itself where the grouping is not theirs');
SELECT is(count(*) || ' groups, ' || count(*) FILTER (WHERE
		ARRAY[actual(d), baseline(d), numerator(r), denominator(r), actual(sd), denominator(sr)]::text IS DISTINCT FROM ARRAY[x, y, x, y, x, y]::text) || ' differ',
	'7 groups, 0 differ', 'over partitions')
FROM (SELECT unit, deviation_agg(a, b) AS d, ratio_agg(a, b) AS r, sum(deviation(a, b)) AS sd, sum(ratio(a, b)) AS sr, sum(a) AS x, sum(b) AS y
	FROM ledger_by_month GROUP BY unit) AS s;
SET LOCAL enable_partitionwise_aggregate = off;

---------- windows ----------

CREATE FUNCTION pg_temp.over_frame(frame text, OUT "rows" bigint, OUT differing bigint, OUT nulls bigint)
	LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format($query$
		SELECT count(*), count(*) FILTER (WHERE ARRAY[
				actual(d), baseline(d), numerator(r), denominator(r), -actual(c), -baseline(c), actual(sd), baseline(sd),
				numerator(sr), denominator(sr), actual(f), baseline(f), actual(i), baseline(i), numerator(j), denominator(j)]::text
			IS DISTINCT FROM ARRAY[
				x, y, x, y, x, y, x, y,
				x, y, fx, fy, ix, mx, mx, ix]::text),
			count(*) FILTER (WHERE d IS NULL)
		FROM (
			SELECT deviation_agg(a, b) OVER w AS d, ratio_agg(a, b) OVER w AS r, cost_deviation_agg(a, b) OVER w AS c,
				sum(deviation(a, b)) OVER w AS sd, sum(ratio(a, b)) OVER w AS sr,
				deviation_agg(a, b) FILTER (WHERE a < 0) OVER w AS f,
				deviation_agg(nullif(id, 7), month::integer) OVER w AS i,
				ratio_agg(month, nullif(id, 7)::bigint) OVER w AS j,
				sum(a) OVER w AS x, sum(b) OVER w AS y,
				sum(a) FILTER (WHERE a < 0) OVER w AS fx, sum(b) FILTER (WHERE a < 0) OVER w AS fy,
				sum(nullif(id, 7)) OVER w AS ix, sum(month) OVER w AS mx
			FROM ledger WHERE id <= 900
			WINDOW w AS (%s)
		) AS s $query$, frame) INTO "rows", differing, nulls;
END $$;

SELECT is((over_frame."rows", differing), (900::bigint, 0::bigint), 'over a window: ' || frame)
FROM (VALUES
	('ORDER BY id'),
	('PARTITION BY unit'),
	('PARTITION BY unit ORDER BY id ROWS BETWEEN 3 PRECEDING AND CURRENT ROW'),
	('PARTITION BY unit ORDER BY id ROWS BETWEEN 2 FOLLOWING AND 6 FOLLOWING'),
	('ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING'),
	('ORDER BY id DESC ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING'),
	('PARTITION BY unit ORDER BY month RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING'),
	('ORDER BY month GROUPS BETWEEN 2 PRECEDING AND 1 PRECEDING'),
	('ORDER BY id ROWS BETWEEN 3 PRECEDING AND 3 FOLLOWING EXCLUDE CURRENT ROW'),
	('ORDER BY id ROWS BETWEEN 40 PRECEDING AND 5 FOLLOWING')
) AS f (frame), pg_temp.over_frame(frame);
SELECT ok(nulls > 5, 'and a window of nothing but nulls is null')
FROM pg_temp.over_frame('ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING');

---------- integers ----------

CREATE TEMP TABLE counts AS
SELECT CASE WHEN id % 9 = 0 THEN NULL WHEN id = 1 THEN 9223372036854775807 WHEN id = 2 THEN -9223372036854775808
		ELSE pg_temp.dice('bigint', id, 1000000000000000000) - 500000000000000000 END AS big,
	CASE WHEN id % 8 = 0 THEN NULL WHEN id = 1 THEN 2147483647 WHEN id = 2 THEN -2147483648
		ELSE (pg_temp.dice('integer', id, 4000000000) - 2000000000)::integer END AS small
FROM generate_series(1, 1000) AS id;
SELECT is(
	(SELECT ARRAY[actual(d), baseline(d), numerator(r), denominator(r), -actual(c), actual(s), numerator(t)]::text FROM (
		SELECT deviation_agg(big, -(big / 2)) AS d, ratio_agg(big, 7::bigint) AS r, cost_deviation_agg(big, big) AS c,
			sum(deviation(big, 1::bigint)) AS s, sum(ratio(big, 1::bigint)) AS t FROM counts) AS s),
	(SELECT ARRAY[sum(big), sum(-(big / 2)), sum(big), 7000, sum(big), sum(big), sum(big)]::text FROM counts),
	'bigint: sums beyond bigint are exact');
SELECT is(
	(SELECT ARRAY[actual(d), baseline(d), numerator(r), denominator(r), -actual(c), actual(s), numerator(t)]::text FROM (
		SELECT deviation_agg(small, small / 3) AS d, ratio_agg(small, 7) AS r, cost_deviation_agg(small, small) AS c,
			sum(deviation(small, 1)) AS s, sum(ratio(small, 1)) AS t FROM counts) AS s),
	(SELECT ARRAY[sum(small), sum(small / 3), sum(small), 7000, sum(small), sum(small), sum(small)]::text FROM counts),
	'integer: sums are exact');
SELECT is(
	(SELECT ARRAY[deviation(big, small::bigint)::text, cost_deviation(small / 2, 5)::text, ratio(small, 3)::text] FROM counts WHERE small = 2147483647),
	ARRAY['9223372036854775807 vs 2147483647', '-1073741823 vs -5', '2147483647/3'],
	'one row of bigint or integer keeps its digits');

---------- 38 digits ----------

CREATE TEMP TABLE large AS
SELECT id, scale, round((sign || pg_temp.digits('high', id, 30) || pg_temp.digits('low', id, 7))::numeric * ('1e-' || scale)::numeric, scale) AS x
FROM generate_series(1, 9) AS id, generate_series(0, 37) AS scale, LATERAL (SELECT CASE WHEN id % 3 = 0 THEN '-' ELSE '' END) AS s (sign);
SELECT is(count(*) || ' rows, longest ' || max(length(translate(x::text, '-.', ''))), '342 rows, longest 38', 'figures of 37 digits at every scale') FROM large;
SELECT is(count(*) || ' scales, ' || count(*) FILTER (WHERE
		(actual(d)::text, baseline(d)::text) IS DISTINCT FROM (x::text, y::text)) || ' differ',
	'38 scales, 0 differ', 'sums near 38 digits are exact at every scale')
FROM (SELECT deviation_agg(x, -x) AS d, sum(x) AS x, sum(-x) AS y FROM large GROUP BY scale) AS s;
SELECT is(count(*) || ' rows, ' || count(*) FILTER (WHERE
		(numerator(ratio(x, 1))::text, actual(ratio_text)::text) IS DISTINCT FROM (x::text, x::text)) || ' differ',
	'342 rows, 0 differ', 'a figure of 37 digits is kept, and read from text, at every scale')
FROM (SELECT x, (x::text || ' vs null')::deviation AS ratio_text FROM large) AS s;
SELECT is(
	(SELECT ARRAY[actual(d)::text, baseline(d)::text] FROM (
		SELECT deviation_agg(x, y) AS d FROM (VALUES
			(99999999999999999999999999999999999998, 0.99999999999999999999999999999999999999), (1, -0.99999999999999999999999999999999999999)) AS v (x, y)) AS s),
	ARRAY['99999999999999999999999999999999999999', '0.00000000000000000000000000000000000000'],
	'the largest figure can be reached, and its smallest decimal');
SELECT throws_ok(
	'SELECT deviation_agg(x, 1) FROM (VALUES (99999999999999999999999999999999999999), (1)) AS v (x)',
	'22003', NULL, 'one more is refused');
SELECT throws_ok(
	'SELECT sum(ratio(x, 1)) FROM (VALUES (99999999999999999999999999999999999999), (0.1)) AS v (x)',
	'22003', NULL, 'a decimal for which there is no digit is refused');
SELECT throws_ok('SELECT deviation(1e38, 1)', '22003', NULL, 'a figure of 39 digits is refused');
SELECT throws_ok(
	'SELECT deviation_agg(x, 1) FROM (VALUES (1), (numeric ''NaN'')) AS v (x)',
	'22003', NULL, 'NaN is refused');
SELECT throws_ok(
	'SELECT ratio_agg(1, x) OVER (ORDER BY x ROWS 1 PRECEDING) FROM (VALUES (1), (numeric ''-Infinity'')) AS v (x)',
	'22003', NULL, 'infinity is refused');

---------- any order, any parts ----------

SELECT is(count(*) || ' orders, ' || count(DISTINCT d::text) || ' sums', '5 orders, 1 sums', 'any order gives one sum')
FROM generate_series(1, 5) AS shuffle,
	LATERAL (SELECT deviation_agg(a, b ORDER BY md5(id || '/' || shuffle)) AS d FROM ledger) AS s;
SELECT is(count(*) || ' partitions, ' || count(DISTINCT d::text) || ' sums', '20 partitions, 1 sums', 'any parts give one sum')
FROM generate_series(1, 20) AS parts, LATERAL (
	SELECT sum(d) AS d FROM (
		SELECT deviation_agg(a, b) AS d FROM ledger GROUP BY pg_temp.dice('part' || parts, id, parts * parts)) AS s
) AS s;
SELECT is(
	(WITH RECURSIVE part AS (
		SELECT unit, deviation_agg(a, b) AS d FROM ledger GROUP BY unit
	), folded (unit, d) AS (
		SELECT unit, d FROM part WHERE unit = 0
		UNION ALL
		SELECT part.unit, folded.d + part.d FROM folded JOIN part ON part.unit = folded.unit + 1
	) SELECT d::text FROM folded WHERE unit = 6),
	(SELECT sum(a) || ' vs ' || sum(b) FROM ledger),
	'parts folded with + give the same sum');

CREATE TABLE monthly AS
	SELECT unit, month, deviation_agg(a, b) AS d, ratio_agg(a, b) AS r FROM ledger GROUP BY unit, month;
SELECT is(count(*) || ' units, ' || count(*) FILTER (WHERE
		(d::text, r::text) IS DISTINCT FROM (x || ' vs ' || y, x || '/' || y)) || ' differ',
	'7 units, 0 differ', 'months that were stored sum to the rows beneath')
FROM (SELECT unit, sum(d) AS d, sum(r) AS r FROM monthly GROUP BY unit) AS stored
JOIN (SELECT unit, sum(a) AS x, sum(b) AS y FROM ledger GROUP BY unit) AS direct USING (unit);

---------- text and jsonb ----------

SELECT is(count(*) || ' rows, ' || count(*) FILTER (WHERE
		d::text::deviation::text IS DISTINCT FROM d::text OR r::text::ratio::text IS DISTINCT FROM r::text OR
		d::text IS DISTINCT FROM coalesce(a::text, 'null') || ' vs ' || coalesce(b::text, 'null')) || ' differ',
	(SELECT count(*) FROM ledger WHERE a IS NOT NULL OR b IS NOT NULL) || ' rows, 0 differ',
	'text reads back as it was written')
FROM (SELECT a, b, deviation(a, b) AS d, ratio(a, b) AS r FROM ledger) AS s WHERE d IS NOT NULL;
SELECT is(count(*) || ' rows, ' || count(*) FILTER (WHERE
		ARRAY[d ->> 'actual', d ->> 'baseline', d ->> 'amount', d ->> 'percent', r ->> 'numerator', r ->> 'denominator', r ->> 'percent']
		IS DISTINCT FROM ARRAY[a, b, a - b, 100 * (a - b) / nullif(abs(b), 0), a, b, 100 * a / nullif(b, 0)]::text[]) || ' differ',
	(SELECT count(*) FROM ledger WHERE a IS NOT NULL OR b IS NOT NULL) || ' rows, 0 differ',
	'jsonb has the figures, to the digits shown')
FROM (SELECT a, b, deviation(a, b)::jsonb AS d, ratio(a, b)::jsonb AS r FROM ledger) AS s WHERE d IS NOT NULL;

---------- percentages rounded once ----------

-- Far more digits than are asked for, then round(): the sixty-first cannot matter,
-- since what is cut off never brings a figure up to a tie.
CREATE FUNCTION pg_temp.rounded(part numeric, whole numeric, decimals integer) RETURNS numeric
	LANGUAGE sql IMMUTABLE
	RETURN round(div(100 * part * 1e60, whole) * '1e-60'::numeric, decimals);

CREATE TEMP TABLE pairs AS
SELECT a, b, (pg_temp.dice('decimals', id, 21))::integer AS decimals FROM ledger WHERE a IS NOT NULL AND b <> 0
UNION ALL
-- small figures, whose percentages are often ties
SELECT round((pg_temp.dice('small a', id, 4001) - 2000) / 100.0, 2), round((CASE WHEN id % 2 = 0 THEN -1 ELSE 1 END) * 2 ^ (id % 9)::numeric / 4, 2), (id % 4)
FROM generate_series(1, 3000) AS id;
SELECT ok(count(*) > 7000 AND
	count(*) FILTER (WHERE abs(200 * 10::numeric ^ decimals * (a - b)) % abs(2 * b) = abs(b)) > 300, 'there are pairs, and ties among them')
FROM pairs;
SELECT is(
	count(*) FILTER (WHERE percent(deviation(a, b), decimals)::text IS DISTINCT FROM pg_temp.rounded(a - b, abs(b), decimals)::text),
	0::bigint, 'percent(deviation, decimals) is rounded once, half away from zero')
FROM pairs;
SELECT is(
	count(*) FILTER (WHERE percent(ratio(a, b), decimals)::text IS DISTINCT FROM pg_temp.rounded(a, b, decimals)::text),
	0::bigint, 'percent(ratio, decimals) is rounded once, half away from zero')
FROM pairs;
-- 2.5 % less a hair is not 2.5 %, though numeric division to its usual digits says so
SELECT is(
	ARRAY[percent(ratio(x, 1), 0), percent(ratio(-x, 1), 0), percent(deviation(1 + x, 1), 0), percent(ratio(0.025, 1), 0), percent(ratio(-0.025, 1), 0)],
	ARRAY[2, -2, 2, 3, -3]::numeric[],
	'a hair below a tie is rounded down, a tie away from zero')
FROM (VALUES (0.0249999999999999999999999999999999999)) AS v (x);
SELECT throws_ok('SELECT percent(ratio(1, 3), -1)', '22023', NULL, 'negative decimals are refused');
SELECT throws_ok('SELECT percent(deviation(1, 3), 31)', '22023', NULL, 'more than 30 decimals are refused');

SELECT * FROM finish();
ROLLBACK;
