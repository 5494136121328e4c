-- The warehouse of the interim report: every printed cell has its computed one, the
-- cells that disagree are these and no others, and the views are plain SQL's sums.

\encoding UTF8

BEGIN;
SELECT plan(28);

---------- the printed cells ----------

SELECT results_eq(
	'SELECT section, count(*) FROM summary.printed_check GROUP BY section ORDER BY section COLLATE "C"',
	$$VALUES ('2.1.1', 64::bigint), ('2.1.3', 1), ('3.1.1', 14), ('3.1.2', 10), ('3.2', 38), ('3.2.1', 33), ('3.2.2', 7), ('3.3.1', 1), ('3.3.2', 1), ('3.4.1.1', 2),
		('4.1.1.1', 5), ('4.1.3.1', 7), ('4.1.4.2', 1), ('4.2', 11), ('4.3.1', 6), ('4.3.2', 2), ('4.3.3', 3), ('4.3.4', 2), ('4.3.5', 1)$$,
	'every section has its printed cells');
SELECT is((SELECT array_agg(printed_id ORDER BY printed_id) FROM summary.printed_check), (SELECT array_agg(printed_id ORDER BY printed_id) FROM warehouse.printed),
	'every printed cell is checked, once');
SELECT is_empty(
	'SELECT section, row_name, column_name FROM summary.printed_check WHERE num_nonnulls(computed, computed_word) <> 1',
	'every printed cell has a computed one');
SELECT is_empty(
	'SELECT view_name FROM warehouse.printed WHERE view_name NOT IN (SELECT view_name FROM summary.cells)',
	'every printed cell names a view that has cells');
SELECT results_eq(
	'SELECT section, place, row_name, column_name, verbatim, computed, difference FROM summary.printed_differences ORDER BY printed_id',
	$$VALUES
		-- only the writing is wrong
		('2.1.1', 'table', 'Leverantörsfakturor', 'actual_2021', '1 36 8570', '1 368 570', 0::numeric),
		('2.1.1', 'table', 'Leverantörsfakturor', 'forecast_2023', '1700 000', '1 700 000', 0),
		('2.1.1', 'table', 'IT-tjänster, IT-program och licenser', 'actual_2022', '383 607 (2023)', '383 607', 0),
		-- the income statement
		('3.2', 'table', 'Intäkter', 'deviation_amount', '12,5', '-12,5', -25.0),
		('3.2', 'table', 'Kostnader', 'previous_closing', E'-1 \n284,9', '-1 284,9', 0), -- only the writing, again
		('3.2', 'table', 'Resultat', 'actual', '18,8', '19,3', 0.5),
		('3.2', 'table', 'Resultat', 'budget', '0', '-1,5', -1.5),
		('3.2', 'table', 'Resultat', 'previous_actual', '8,1', '8,2', 0.1),
		('3.2', 'table', 'Resultat', 'deviation_amount', '20,8', '20,9', 0.1),
		('3.2', 'table', 'Resultat', 'previous_closing', '0', '1,8', 1.8),
		('3.2', 'table', 'Resultat', 'previous_forecast', '0', '1,6', 1.6),
		-- the areas
		('3.2.1', 'table', 'Summa förvaltning', 'jan_mar', '22 493', '22 494', 1),
		('3.2.1', 'table', 'Summa utveckling', 'jan_feb', '-1 524', '-1 514', 10),
		('3.2.1', 'table', 'Resultat', 'jan_feb', '15 981', '15 980', -1),
		('3.2.1', 'table', 'Resultat', 'jan_mar', '20 868', '20 869', 1),
		-- what the text repeats
		('3.2', 'text', 'Kostnader', 'year_budget', '1 378,0 miljoner kronor', '1 378,2', 0.2),
		('3.2.1', 'text', 'Resultat', 'jan_mar', '20,8 miljoner kronor', '20,9', 0.1),
		('3.2.1', 'text', 'Summa förvaltning', 'jan_mar', '22,4 miljoner kronor', '22,5', 0.1),
		('4.1.1.1', 'text', 'Digital infrastruktur', 'started', 'Tolv', '13', 1),
		('4.1.1.1', 'text', 'Digital infrastruktur', 'in_preparation', 'Fyra', '3', -1),
		('4.2', 'text', 'Kommunikation, ledning och styrning', 'new', 'Ett', '2', 1)$$,
	'the cells that disagree are the known ones');
SELECT is(
	(SELECT count(*) FROM summary.printed_check WHERE NOT agrees OR malformed <> ''),
	(SELECT count(*) FROM summary.printed_differences), 'and no other cell disagrees');

-- The report audited from what it prints alone.
SELECT results_eq(
	$$SELECT section, row_name, column_name, rule, verbatim, difference, verdict::text FROM summary.printed_audit WHERE verdict <> 'holds' OR verdict IS NULL ORDER BY printed_audit.verdict DESC, printed_id, rule$$,
	$$VALUES
		('3.2', 'Intäkter', 'deviation_amount', 'actual less budget', '12,5', 25.0, 'error'),
		('3.2', 'Resultat', 'actual', 'sum of its rows', '18,8', -0.5, 'error'),
		('3.2', 'Resultat', 'budget', 'sum of its rows', '0', 1.5, 'error'),
		('3.2', 'Resultat', 'deviation_amount', 'actual less budget', '20,8', 2.0, 'error'),
		('3.2', 'Resultat', 'deviation_amount', 'repeats 3.2.1', '20,8', -0.068, 'error'),
		('3.2', 'Resultat', 'deviation_amount', 'sum of its rows', '20,8', -25.0, 'error'),
		('3.2', 'Resultat', 'previous_closing', 'sum of its rows', '0', -1.8, 'error'),
		('3.2', 'Resultat', 'previous_forecast', 'sum of its rows', '0', -1.6, 'error'),
		('3.2.1', 'Summa utveckling', 'jan_feb', 'sum of its rows', '-1 524', -10, 'error'),
		('3.2.1', 'Resultat', 'jan_feb', 'sum of the two sums', '15 981', 11, 'error'),
		('3.2', 'Kostnader', 'year_budget', 'repeats its table', '1 378,0 miljoner kronor', -0.2, 'error'),
		('3.2.1', 'Resultat', 'jan_mar', 'repeats its table', '20,8 miljoner kronor', -0.068, 'error'),
		('3.2.1', 'Summa förvaltning', 'jan_mar', 'repeats its table', '22,4 miljoner kronor', -0.093, 'error'),
		('4.2', 'Digital infrastruktur', 'started', 'repeats the text', 'Tretton', 1, 'error'),
		('4.2', 'Digital infrastruktur', 'in_preparation', 'repeats the text', 'Tre', -1, 'error'),
		('3.2', 'Resultat', 'previous_actual', 'sum of its rows', '8,1', -0.1, 'rounding'),
		('3.2.1', 'Summa förvaltning', 'jan_mar', 'sum of its rows', '22 493', -1, 'rounding'),
		('3.2.1', 'Resultat', 'jan_feb', 'sum of its rows', '15 981', 1, 'rounding'),
		('3.2.1', 'Resultat', 'jan_mar', 'sum of its rows', '20 868', -1, 'rounding')$$,
	'the relations that do not hold are these, and rounding explains the last four');
SELECT is((SELECT count(*) FROM summary.printed_audit WHERE verdict = 'holds'), 26::bigint, 'the other relations hold');
SELECT results_eq(
	$$SELECT row_name, column_name, verbatim, explains, slip::text, correction::text FROM summary.printed_suspects WHERE explains > 1 OR slip = 'label_wrong' ORDER BY rank$$,
	$$VALUES ('Intäkter', 'deviation_amount', '12,5', 2::bigint, 'sign_dropped', '-12.5 mnkr'),
		('Summa utveckling', 'jan_feb', '-1 524', 2, 'digit_wrong', '-1514 tkr'),
		('Resultat', 'budget', '0', 2, NULL, NULL),
		('IT-tjänster, IT-program och licenser', 'actual_2022', '383 607 (2023)', 1, 'label_wrong', NULL)$$,
	'one cell explains both breaks of 3.2.1, and one both of the revenue''s deviation');

-- The report footed from what it prints alone, its cells typed in once more.
SELECT is(
	ARRAY[322.8 - 312.8 + 9.3, 335.3 - 346.1 + 9.3, 314.2 - 311.4 + 5.4, 1337.5 - 1372.9 + 37.0, 1264.9 - 1284.9 + 21.8],
	(SELECT ARRAY[actual, budget, previous_actual, previous_forecast, previous_closing] FROM summary.income_statement WHERE name = 'Resultat'),
	'the result of 3.2 is the sum of its printed rows');
SELECT is(
	ARRAY[849 + 226 - 1705 + 11093 + 9363 + 1479 + 1189, 477 + 2323 - 4142 - 283, 655 - 188 - 895 + 9320 + 6195 + 1170 + 1237, 324 + 1695 - 1055 - 2478]::numeric[],
	(SELECT array_agg(jan_mar ORDER BY position) || array_agg(jan_feb ORDER BY position) FROM summary.deviation_by_area WHERE name LIKE 'Summa %'),
	'the two sums of 3.2.1 are the sums of their printed rows');

---------- what is assumed ----------

SELECT is_empty(
	$$SELECT view_name, position, column_name FROM warehouse.assumed
	  EXCEPT
	  SELECT view_name, position, jsonb_object_keys(jsonb_strip_nulls(cells))
	  FROM (TABLE summary.cells UNION ALL SELECT 'cost_tornado', position, to_jsonb(t) FROM summary.cost_tornado t) AS cell$$,
	'what is assumed are figures of the views');
SELECT is_empty(
	$$SELECT view_name, position, column_name FROM warehouse.assumed JOIN warehouse.printed USING (view_name, position, column_name)$$,
	'and are not printed');
SELECT results_eq(
	$$SELECT position, key FROM summary.departures d, jsonb_each_text(to_jsonb(d)) AS cell
	  WHERE key IN ('leavers', 'retired', 'moved', 'recruited') AND value IS NOT NULL
	  AND NOT EXISTS (SELECT FROM warehouse.printed WHERE view_name = 'departures' AND position = d.position AND column_name = key)
	  AND NOT EXISTS (SELECT FROM warehouse.printed WHERE view_name = 'hr_key_figures'
		AND (position, column_name) = (CASE key WHEN 'leavers' THEN 3 WHEN 'recruited' THEN 4 END, CASE d.position WHEN 2 THEN 'current' WHEN 3 THEN 'previous' END))
	  ORDER BY position, key COLLATE "C"$$,
	$$SELECT position, column_name FROM warehouse.assumed WHERE view_name = 'departures' ORDER BY position, column_name COLLATE "C"$$,
	'of who left, moved and came, what is not printed is assumed, or not shown');

---------- the views against plain SQL over the tables ----------

SELECT results_eq(
	$$SELECT name, actual(period), baseline(period), previous_actual FROM summary.income_statement ORDER BY position$$,
	$$SELECT coalesce(CASE section WHEN 'revenue' THEN 'Intäkter' WHEN 'cost' THEN 'Kostnader' WHEN 'municipal grant' THEN 'Kommunbidrag' END, 'Resultat'),
		sum(actual) FILTER (WHERE month BETWEEN '2023-01-01' AND '2023-03-31'),
		sum(budget) FILTER (WHERE month BETWEEN '2023-01-01' AND '2023-03-31'),
		round(sum(actual) FILTER (WHERE month BETWEEN '2022-01-01' AND '2022-03-31') / 1000000, 1)
	  FROM warehouse.ledger JOIN warehouse.accounts USING (account_id) GROUP BY ROLLUP (section) ORDER BY section NULLS LAST$$,
	'the income statement is the ledger''s sums');
SELECT results_eq(
	$$SELECT block, name, actual(current), baseline(current), amount(month_ago) FROM summary.deviation_by_area WHERE block <> 'summa' AND name NOT LIKE 'Summa %' ORDER BY position$$,
	$$SELECT activity::text, name, sum(actual), sum(budget), sum(actual - budget) FILTER (WHERE month < '2023-03-01')
	  FROM warehouse.ledger JOIN warehouse.units USING (unit_id)
	  WHERE month BETWEEN '2023-01-01' AND '2023-03-31' AND parent_id IS NOT NULL
	  GROUP BY activity, name, position ORDER BY activity, position$$,
	'the areas are the ledger''s sums');
SELECT is(
	(SELECT (count(*), count(DISTINCT (month, unit_id, activity, section)), sum(actual(deviation)), sum(baseline(deviation)))::text FROM summary.monthly_deviations),
	(SELECT (count(DISTINCT (month, unit_id, activity, section)), count(DISTINCT (month, unit_id, activity, section)), sum(actual), sum(budget))::text
	 FROM warehouse.ledger JOIN warehouse.accounts USING (account_id)),
	'the monthly deviations are the ledger''s');

SELECT results_eq(
	$$SELECT key::text, person_days(w), fte_days(w), opening(w), arrivals(w), joiners(w), leavers(w), numerator(sick_leave), denominator(sick_leave) FROM summary.staffing ORDER BY key::text COLLATE "C"$$,
	$$SELECT key::text,
		(SELECT count(*) FROM warehouse.spells, generate_series(lower(period)::timestamp, upper(period) - interval '1 day', interval '1 day') AS day
		 WHERE day BETWEEN hired AND coalesce(left_on, 'infinity')),
		(SELECT sum(fte) FROM warehouse.spells, generate_series(lower(period)::timestamp, upper(period) - interval '1 day', interval '1 day') AS day
		 WHERE day BETWEEN hired AND coalesce(left_on, 'infinity')),
		(SELECT count(*) FROM warehouse.spells WHERE hired < lower(period) AND coalesce(left_on, 'infinity') >= lower(period)),
		(SELECT count(*) FROM warehouse.spells WHERE hired <@ period),
		(SELECT count(*) FROM warehouse.spells WHERE hired <@ period AND entry = 'recruited'),
		(SELECT count(*) FROM warehouse.spells WHERE left_on <@ period AND leaving_counts),
		(SELECT sum(absent) FROM warehouse.hours WHERE month <@ period),
		(SELECT sum(ordinary) FROM warehouse.hours WHERE month <@ period)
	  FROM summary.periods WHERE key IN ('current', 'previous', 'month_ago', 'last_year') ORDER BY key::text COLLATE "C"$$,
	'the workforce is that of every day, the sick leave that of the hours');
SELECT ok(count(*) = 4 AND min(person_days(w)) > 10000 AND min(leavers(w)) > 0, 'and there is one') FROM summary.staffing;
SELECT results_eq(
	$$SELECT name, base(sensitivity), effect(sensitivity) FROM summary.cost_sensitivity ORDER BY position$$,
	$$SELECT name, sum(base), sum(base * shock * 0.01) FROM warehouse.cost_bases JOIN warehouse.cost_factors USING (basis_id) GROUP BY basis_id ORDER BY basis_id$$,
	'the cost sensitivities are the sums of their factors');
SELECT is(
	(SELECT ARRAY[sum(amount) FILTER (WHERE name = 'Resultat'), sum(amount) FILTER (WHERE name <> 'Resultat')] FROM (
		SELECT name, amount(year) FROM summary.income_statement) AS s),
	(SELECT ARRAY[d, d] FROM (SELECT sum(CASE round WHEN 'Prognos' THEN amount WHEN 'Budget' THEN -amount END) AS d FROM warehouse.forecasts) AS s),
	'the year''s deviation is the rounds'' difference');

---------- and what the summaries promise ----------

SELECT is(
	(SELECT sum(deviation)::text FROM summary.monthly_deviations),
	(SELECT deviation_agg(actual, budget)::text FROM warehouse.ledger), 'stored months sum to the ledger, to the last digit');

SELECT is_empty($$
	SELECT attrelid::regclass, attname, format_type(atttypid, atttypmod)
	FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
	WHERE relnamespace = 'report'::regnamespace AND attnum > 0 AND atttypid NOT IN
		('integer'::regtype, 'bigint'::regtype, 'numeric'::regtype, 'text'::regtype, 'date'::regtype, 'boolean'::regtype, 'rag'::regtype, 'trend'::regtype)$$,
	'a view of report has columns that any tool knows, and statuses');
SELECT is_empty($$
	SELECT attrelid::regclass FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
	WHERE relnamespace = 'report'::regnamespace AND attname IN ('rag', 'severity', 'color')
	GROUP BY attrelid HAVING count(*) <> 3$$,
	'and beside a status how severe it is, and its colour');

\set picture `cat test/warehouse/report.svg`
SELECT is(:'picture'::text, svg, 'the picture that the README shows is what the view draws') FROM report.picture;

-- Installed in its own schema, which is then off the search path.
CREATE TEMP TABLE on_path AS TABLE summary.cells;
CREATE TEMP TABLE kept AS SELECT unit_id, sum(deviation) AS total FROM summary.monthly_deviations GROUP BY unit_id;
SET LOCAL search_path = public;
SELECT results_eq(
	'SELECT view_name, position, cells::text FROM summary.cells ORDER BY view_name COLLATE "C", position',
	'SELECT view_name, position, cells::text FROM on_path ORDER BY view_name COLLATE "C", position',
	'with the extension''s schema off the search path the views show the same');
SELECT results_eq(
	'SELECT count(*), sum(governance.amount(a.total)), governance.amount(governance.sum(a.total)) FROM kept a JOIN kept b ON a.total OPERATOR(governance.=) b.total',
	'SELECT count(*), sum(governance.amount(total)), sum(governance.amount(total)) FROM kept',
	'and values are joined and summed by names with their schema');

-- Twelve rolling months against the same year, counted from its spells by hand.
SELECT is((SELECT ARRAY[heads, leavers_year, turnover_year] FROM report.staff_over_time WHERE as_of = '2022-12-31'),
	(SELECT ARRAY[count(*) FILTER (WHERE coalesce(left_on, 'infinity') > '2022-12-31'), count(*) FILTER (WHERE left_on <= '2022-12-31' AND leaving_counts),
		round(100.0 * count(*) FILTER (WHERE left_on <= '2022-12-31' AND leaving_counts) * 365 / sum(least(left_on, '2022-12-31') - greatest(hired, '2022-01-01') + 1), 1)]
	 FROM warehouse.spells WHERE hired <= '2022-12-31' AND coalesce(left_on, 'infinity') >= '2022-01-01'),
	'twelve rolling months are the year, by spells');

SELECT * FROM finish();
ROLLBACK;
