--- # balance: a stock by date
---
--- Text `2022-12-31=100.5; 2023-01-31=98 (2)`: the amount on each date, and in parentheses how many amounts it is the
--- sum of, where more than one. JSON: an array of `{"as_of": "2023-01-31", "amount": 98, "parts": 2}`. Headcount on a
--- date, debt, cash, open cases: what adds up over units, and never over time.
---
--- **Missing is not zero.** A date that some unit does not report has fewer parts than the fullest date, and its amount
--- is not that of the whole: where it is asked for, the answer is null. A unit that has nothing reports zero. A row
--- with a null is no row.
---
--- **Between two dates** the amount is what it was on the first of them, on each day from then on: a change counts from
--- its own day. **Order** is date by date.
---
--- **The methods of averaging** over a period:
---
--- | method | average of | source |
--- |---|---|---|
--- | `days` | the amount of each day | average daily balance; SAP AV1 |
--- | `working_days` | the amount of each day from Monday to Friday | SAP AV2 |
--- | `days_365` | the sum of the amounts of each day, over 365 | Oracle Actual/365 |
--- | `snapshots` | the dates within the period, alike | SAP AVG; without zeros AV0 |
--- | `two_points` | what opens and what closes the period | average inventory |
--- | `points` | the same, and twice each date between: thirteen points of a year's months | chronological mean |
--- | `interpolated` | the amount of each day on straight lines between the dates | |
---
--- What opens a period is the amount on the day before it. An amount that the average needs and that is missing makes it
--- null, unless it is skipped.

--- > '2022-12-31=100.5;2023-01-31=98 (2)'::balance => 2022-12-31=100.5; 2023-01-31=98.0 (2)
@type balance length=variable storage=extended add
COMMENT ON TYPE balance IS 'a stock by date, which adds up over units and never over time';
--- > '2022-12-31=100; 2023-01-31=98'::balance + '2022-12-31=20' => 2022-12-31=120 (2); 2023-01-31=98
COMMENT ON OPERATOR + (balance, balance) IS 'both on each date; a date that only one reports has fewer parts';
--- > (SELECT sum(b) FROM unnest('{2022-12-31=100,2022-12-31=20}'::balance[]) AS b) => 2022-12-31=120 (2)
COMMENT ON AGGREGATE sum(balance) IS 'all on each date; null over no rows';

--- The date lies within years 1 to 9999, else an error (22008).
--- > balance('2023-01-31', 98) => 2023-01-31=98
CREATE FUNCTION balance(as_of date, amount numeric) RETURNS balance
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION balance(date, numeric) IS
	'one amount on one date';

CREATE FUNCTION balance_accum(balance, as_of date, amount numeric) RETURNS balance
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION balance_accum(balance, date, numeric) IS
	'aggregate transition function';

--- Rows with a null are left out, null over none. At most 1000000 dates, else an error (54000).
--- > (SELECT balance_agg(as_of, amount) FROM (VALUES (date '2022-12-31', 100), ('2022-12-31', 20.5), ('2023-01-31', 98)) AS t (as_of, amount)) => 2022-12-31=120.5 (2); 2023-01-31=98.0
CREATE AGGREGATE balance_agg(as_of date, amount numeric) (
	SFUNC = balance_accum, STYPE = balance, SSPACE = 1024, COMBINEFUNC = balance_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE balance_agg(date, numeric) IS
	'the amounts of many units by date';

--- > (SELECT count(*) FROM unnest('2022-12-31=100; 2023-01-31=98'::balance)) => 2
CREATE FUNCTION unnest(balance, OUT as_of date, OUT amount numeric, OUT parts bigint) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 12 AS 'MODULE_PATHNAME', 'balance_unnest';
COMMENT ON FUNCTION unnest(balance) IS
	'each date, its amount and how many amounts that is the sum of';

--- That of the last date on or before the day; null before the first, or where some unit is missing.
--- > at('2022-12-31=100; 2023-01-31=98', '2023-01-15') => 100
CREATE FUNCTION at(balance, date) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'balance_at';
COMMENT ON FUNCTION at(balance, date) IS
	'the amount on a day';

--- > opening('2022-12-31=100; 2023-01-31=98'::balance) => 100
CREATE FUNCTION opening(balance) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'balance_opening';
COMMENT ON FUNCTION opening(balance) IS
	'the amount of the first date';

--- > opening('2022-12-31=100; 2023-01-31=98', month_of('2023-01-01')) => 100
CREATE FUNCTION opening(balance, period daterange) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'balance_opening';
COMMENT ON FUNCTION opening(balance, daterange) IS
	'the amount on the day before a period';

--- > closing('2022-12-31=100; 2023-01-31=98'::balance) => 98
CREATE FUNCTION closing(balance) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'balance_closing';
COMMENT ON FUNCTION closing(balance) IS
	'the amount of the last date';

--- > closing('2022-12-31=100; 2023-01-31=98', month_of('2023-01-01')) => 98
CREATE FUNCTION closing(balance, period daterange) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'balance_closing';
COMMENT ON FUNCTION closing(balance, daterange) IS
	'the amount on the last day of a period';

--- > change('2022-12-31=100; 2023-01-31=98'::balance) => 98 vs 100
CREATE FUNCTION change(balance) RETURNS deviation
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'balance_change';
COMMENT ON FUNCTION change(balance) IS
	'closing vs opening, as a deviation';

--- > amount(change('2022-12-31=100; 2023-01-31=98', month_of('2023-01-01'))) => -2
CREATE FUNCTION change(balance, period daterange) RETURNS deviation
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'balance_change';
COMMENT ON FUNCTION change(balance, daterange) IS
	'closing vs opening of a period, as a deviation';

--- The method is one of the table above; skip says what is left out rather than counted: `nothing`, `zero`, `missing` or
--- `zero_and_missing`. Null where an amount is missing that counts, or nothing is left. Another word is an error (22023).
--- > round(average('2022-12-31=100; 2023-01-31=98', month_of('2023-01-01')), 2) => 99.94
--- > average('2022-12-31=100; 2023-01-31=98', month_of('2023-01-01'), 'two_points') => 99.0000000000000000
CREATE FUNCTION average(balance, period daterange, method text DEFAULT 'days', skip text DEFAULT 'nothing') RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'balance_average';
COMMENT ON FUNCTION average(balance, daterange, text, text) IS
	'the average amount over a period';
