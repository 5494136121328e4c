--
-- balance: a stock by date, which adds up over units and never over time
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;
SET datestyle = 'ISO, MDY';

-- Read and written.
SELECT input::balance, input::balance::text::balance = input::balance AS reread, input::balance::json::text::balance = input::balance AS from_json
FROM unnest('{
	"2022-12-31=100", "2022-12-31=100.5;2023-01-31=-98", " 2022-12-31 = 0.00 ( 2 ) ; 2023-01-31=98(3) ", "0001-01-01=1e3; 9999-12-31=99999999999999999999999999999999999999"
	}'::text[]) WITH ORDINALITY AS t (input, n) ORDER BY n;
SELECT '2022-12-31=100.5; 2023-01-31=98 (2)'::balance::json;
SELECT '[{"amount": 98, "as_of": "2023-01-31", "note": {}}]'::balance;
-- Refused.
SELECT ''::balance;
SELECT '2022-12-31'::balance;
SELECT '2022-12-31=null'::balance;
SELECT '2023-01-31=98; 2022-12-31=100'::balance;
SELECT '2023-01-31=98; 2023-01-31=98'::balance;
SELECT '2023-01-31=98 (0)'::balance;
SELECT '2023-01-31=98 (2'::balance;
SELECT '10000-01-01=98'::balance;
SELECT '2022-12-31=99999999999999999999999999999999999999; 2023-01-31=0.1'::balance;
SELECT '[{"as_of": "2023-01-31"}]'::balance;
SELECT '[{"amount": 98}]'::balance;

-- On the wire: the version, the number of dates; for each the date, the amount, the parts; and back.
SELECT balance_send('2022-12-31=100.5; 2023-01-31=98 (2)');
CREATE TEMP TABLE wire (b balance);
\copy (SELECT '2022-12-31=100.5; 2023-01-31=98 (2)'::balance) TO 'results/balance.bin' (FORMAT binary)
\copy wire FROM 'results/balance.bin' (FORMAT binary)
TABLE wire;
-- Refused from the wire: another version, no date, more than there are bytes, dates that do not ascend.
\copy (SELECT set_byte(balance_send('2022-12-31=100.5'), 0, 2)) TO 'results/balance.bin' (FORMAT binary)
\copy wire FROM 'results/balance.bin' (FORMAT binary)
\copy (SELECT '\x0100000000'::bytea) TO 'results/balance.bin' (FORMAT binary)
\copy wire FROM 'results/balance.bin' (FORMAT binary)
\copy (SELECT '\x017fffffff00'::bytea) TO 'results/balance.bin' (FORMAT binary)
\copy wire FROM 'results/balance.bin' (FORMAT binary)
\copy (SELECT '\x0100000002'::bytea || substr(s, 6) || substr(s, 6) FROM balance_send('2022-12-31=100.5') AS s) TO 'results/balance.bin' (FORMAT binary)
\copy wire FROM 'results/balance.bin' (FORMAT binary)
\! rm results/balance.bin

-- Equal whatever the decimals shown; ordered date by date.
SELECT b::text FROM unnest('{"2023-01-31=98", "2022-12-31=100.00", "2022-12-31=100; 2023-01-31=1", "2022-12-31=99.5", "2022-12-31=1 (2)"}'::balance[]) AS b ORDER BY b;
SELECT count(DISTINCT b) FROM unnest('{"2022-12-31=100", "2022-12-31=100.00", "2022-12-31=100 (2)"}'::balance[]) AS b;

-- The ladder: no rows, one null, one row, units on one date, dates out of order, and sum() beside it.
CREATE TEMP TABLE ladder (n int, rung text, unit text, as_of date, amount numeric);
INSERT INTO ladder VALUES
	(1, 'nulls', 'a', NULL, 1), (1, 'nulls', 'a', '2022-12-31', NULL),
	(2, 'one row', 'a', '2022-12-31', 5),
	(3, 'units', 'a', '2022-12-31', 5), (3, 'units', 'b', '2022-12-31', 0.25),
	(4, 'dates', 'a', '2023-02-28', 3), (4, 'dates', 'a', '2022-12-31', 5), (4, 'dates', 'a', '2023-01-31', -4.125), (4, 'dates', 'a', '2022-11-30', 0),
	(5, 'both', 'a', '2022-12-31', 5), (5, 'both', 'b', '2023-01-31', 7), (5, 'both', 'a', '2023-01-31', 6), (5, 'both', 'b', '2022-12-31', 2), (5, 'both', 'b', '2023-02-28', 8);
SELECT balance_agg(as_of, amount), sum(balance(as_of, amount)) FROM ladder WHERE false;
SELECT rung, balance_agg(as_of, amount), sum(balance(as_of, amount)) = balance_agg(as_of, amount) AS sum_same,
	sum(balance(as_of, amount) ORDER BY as_of DESC, unit)::text = balance_agg(as_of, amount)::text AS in_another_order
FROM ladder GROUP BY n, rung ORDER BY n;
SELECT a + b AS added, a + a AS twice, a, a + NULL AS with_null FROM (VALUES ('2022-12-31=1; 2023-02-28=2'::balance, '2023-01-31=0.5; 2023-02-28=1'::balance)) AS v (a, b);
SELECT * FROM ladder AS l, unnest(balance(as_of, amount)) AS u WHERE n = 3;
SELECT u.* FROM unnest('2022-12-31=100.5; 2023-01-31=98 (2)'::balance) AS u;

-- At a day, opening and closing, and the change between them; null where a unit is missing or nothing is known yet.
CREATE TEMP TABLE whole AS SELECT balance_agg(as_of, amount) AS b FROM ladder WHERE n = 5;
SELECT day, at(b, day) FROM whole, unnest('{2022-12-30, 2022-12-31, 2023-01-30, 2023-01-31, 2023-02-27, 2023-02-28, 9999-12-31}'::date[]) AS day;
SELECT opening(b), closing(b) AS closing_without_a, change(b), period, opening(b, period), closing(b, period), change(b, period), percent(change(b, period), 1)
FROM whole, unnest('{"[2023-01-01,2023-01-31]", "[2022-12-31,2023-01-30]", "[2023-02-01,2023-02-28]", "[2022-01-01,2022-12-31]"}'::daterange[]) WITH ORDINALITY AS p (period, n) ORDER BY n;
SELECT change('2023-01-31=98 (2); 2023-02-28=1; 2023-03-31=2'::balance, '[2023-03-01,2023-03-31]') AS nothing_known;
SELECT at(b, NULL), opening(NULL::balance), closing(b, NULL), average(b, NULL) FROM whole;

-- The average of a period, by each method and with what is skipped.
SELECT method, average('2022-12-31=100; 2023-01-15=0; 2023-01-20=130; 2023-02-10=90', '[2023-01-01,2023-01-31]', method) AS all_dates,
	average('2022-12-31=100; 2023-01-15=0; 2023-01-20=130; 2023-02-10=90', '[2023-01-01,2023-01-31]', method, 'zero') AS without_zero,
	average('2022-12-31=100 (2); 2023-01-15=0 (2); 2023-01-20=130; 2023-02-10=90 (2)', '[2023-01-01,2023-01-31]', method) AS unit_missing,
	average('2022-12-31=100 (2); 2023-01-15=0 (2); 2023-01-20=130; 2023-02-10=90 (2)', '[2023-01-01,2023-01-31]', method, 'missing') AS without_missing,
	average('2022-12-31=100 (2); 2023-01-15=0 (2); 2023-01-20=130; 2023-02-10=90 (2)', '[2023-01-01,2023-01-31]', method, 'zero_and_missing') AS without_both,
	average('2023-01-11=50; 2023-01-21=70', '[2023-01-01,2023-01-31]', method) AS from_the_11th,
	average('2023-01-11=50; 2023-01-21=70', '[2023-01-01,2023-01-31]', method, 'missing') AS of_what_is_known
FROM unnest('{days, working_days, days_365, snapshots, two_points, points, interpolated}'::text[]) WITH ORDINALITY AS m (method, n) ORDER BY n;
SELECT average(b, '[2023-01-01,2023-01-31]', 'median') FROM whole;
SELECT average(b, '[2023-01-01,2023-01-31]', 'days', 'nulls') FROM whole;
SELECT average(b, '[2023-01-01,)') FROM whole;

-- An average fits where its sum does not; dates and amounts that cannot be held are refused.
SELECT average('2022-12-31=99999999999999999999999999999999999999', '[2023-01-01,2023-01-31]');
SELECT balance('10000-01-01', 1);
SELECT balance('infinity', 1);
SELECT at('2022-12-31=1', '0001-12-31 BC');
SELECT '2022-12-31=99999999999999999999999999999999999999'::balance + '2022-12-31=1';
SELECT '2022-12-31=1 (9223372036854775807)'::balance + '2022-12-31=1';

-- Stored, compressed, and summed from there.
CREATE TEMP TABLE stored AS SELECT unit, balance_agg(date '2000-01-01' + n, unit * n) AS b FROM generate_series(1, 1000) AS n, generate_series(1, 4) AS unit GROUP BY unit;
SELECT sum(b) = (SELECT balance_agg(date '2000-01-01' + n, unit * n) FROM generate_series(1, 1000) AS n, generate_series(1, 4) AS unit) AS sum_same, average(sum(b), '[2001-01-01,2001-12-31]') FROM stored;
-- What a later version has stored is refused.
SET client_min_messages = warning;
CREATE TYPE raw;
CREATE FUNCTION raw_in(cstring) RETURNS raw LANGUAGE internal IMMUTABLE STRICT AS 'byteain';
CREATE FUNCTION raw_out(raw) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'byteaout';
CREATE TYPE raw (INPUT = raw_in, OUTPUT = raw_out, ALIGNMENT = double);
CREATE CAST (raw AS balance) WITHOUT FUNCTION;
CREATE CAST (balance AS raw) WITHOUT FUNCTION;
SELECT at(('\x02' || substr(s, 5))::raw::balance, '2023-01-01') FROM CAST('2022-12-31=1'::balance::raw AS text) AS s;
DROP TYPE raw CASCADE;
RESET client_min_messages;
