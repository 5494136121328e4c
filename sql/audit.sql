--
-- audit: checks of printed figures against each other
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- A sum: as printed, within rounding, beyond it and why.
SELECT * FROM check_sum('100%', '{33.3%, 33.3%, 33.3%}');
SELECT * FROM check_sum('16', '{5, 5, 5}');
SELECT * FROM check_sum('30 mnkr', '{10 mnkr, -20 mnkr}');
SELECT * FROM check_sum('20,8 mnkr', '{22 493 tkr, -1 625 tkr}');
SELECT * FROM check_sum('192', '{67, 98}');
SELECT * FROM check_sum('5 tkr', '{2 tkr, 3000 tkr}');
SELECT * FROM check_sum('190', '{105, 63}');
SELECT * FROM check_sum('5', '{}');
SELECT * FROM check_sum('5', '{2, NULL}');
-- The others.
SELECT * FROM check_deviation('12,5', '322,8', '335,3');
SELECT * FROM check_deviation('33,3', '-312,8', '-346,1');
SELECT * FROM check_same('11,1 mnkr', '11 093 tkr');
SELECT * FROM check_same('22,4 mnkr', '22 493 tkr');
SELECT verdict, round(difference, 4) AS difference, round(tolerance, 4) AS tolerance, explanations FROM check_share('99,2%', '610 681 501 kr', '615 714 464 kr');
SELECT verdict, round(difference, 4) AS difference, round(tolerance, 4) AS tolerance, explanations FROM check_share('99,1%', '610 681 501 kr', '615 714 464 kr');
SELECT verdict, round(difference, 4) AS difference, round(tolerance, 4) AS tolerance, explanations FROM check_share('33%', '1 mnkr', '3 mnkr');
SELECT verdict, difference, explanations FROM check_share('0,25', '1 tkr', '4 tkr');
SELECT * FROM check_share('5%', '1', '0');
SELECT check_change('5%', '105,0', '100,0'), check_change('-5%', '-105,0', '-100,0'), check_change('5%', '-95,0', '-100,0');
SELECT verdict, round(difference, 4) AS difference, round(tolerance, 4) AS tolerance, explanations FROM check_change('5%', '-105,0', '-100,0');
SELECT verdict, round(difference, 4) AS difference, round(tolerance, 4) AS tolerance FROM check_change('2,9%', '348 043 tkr', '339 171 tkr');

-- What each figure could be instead, the others unchanged; counts are not rounded.
SELECT * FROM check_figures('sum', '{part, total, less}', '{10, 7, 2}');
SELECT * FROM check_figures('count', '{part, total, less}', '{10, 7, 2}');
SELECT verdict, round(difference, 3) AS difference, (SELECT array_agg(round(x, 2)) FROM unnest(lower) AS x) AS lower, (SELECT array_agg(round(x, 2)) FROM unnest(upper) AS x) AS upper
FROM check_figures('share', '{part, whole, share}', '{1, 4, 30%}');
SELECT verdict, (SELECT array_agg(round(x, 2)) FROM unnest(lower) AS x) AS lower, (SELECT array_agg(round(x, 2)) FROM unnest(upper) AS x) AS upper
FROM check_figures('change', '{change, actual, baseline}', '{30%, -120, -100}');
SELECT * FROM find_slips('sum', '{total, part, part}', '{-1524, 324, -1838}');

-- Refused.
SELECT check_figures('product', '{total}', '{1}');
SELECT check_figures('sum', '{total, share}', '{1, 2}');
SELECT check_figures('sum', '{part, part}', '{1, 2}');
SELECT check_figures('sum', '{total, total}', '{1, 2}');
SELECT check_figures('sum', '{total}', '{1}');
SELECT check_figures('sum', '{total, NULL}', '{1, 2}');
SELECT check_figures('sum', '{total, part}', '{1, 2, 3}');
SELECT check_figures('share', '{share, part}', '{1%, 2}');
SELECT check_figures('share', '{share, part, part}', '{1%, 2, 3}');
SELECT check_sum('5 tkr', '{5%}');
SELECT check_share('5 kr', '5', '5');
SELECT check_share('5%', '5 kr', '5 st');
\set VERBOSITY sqlstate
SELECT check_figures('product', '{total}', '{1}');
SELECT check_sum('5 tkr', '{5%}');
SELECT check_sum('1', '{99999999999999999999999999999999999999, 99999999999999999999999999999999999999}');
\set VERBOSITY default

-- Rows and columns at once: one cell explains both breaks.
CREATE TEMP VIEW crossed AS SELECT cross_footing(ARRAY[['849', '655', '1504'], ['2323', '1659', '4018'], ['-283', '-2478', '-2761'], ['2889', '-128', '2761']]::figure[]) AS terms;
SELECT r.* FROM crossed, audit_relations(terms) AS r;
SELECT rank, cell, value, explains, relations, possible, slip, correction FROM crossed, audit_cells(terms);
SELECT audit_relations('{}'), audit_cells('{}'), cross_footing('{}');
-- Without a total or a part there is no sum: of a single column, and of a table with gaps.
SELECT relation, verdict FROM audit_relations(cross_footing('{{1}, {2}, {3}}'));
SELECT relation, verdict FROM audit_relations(cross_footing('{{1, NULL, NULL}, {NULL, NULL, 2}, {1, 2, 3}}'));

-- Two relations broken by one cell, one that a change of another cell would break, a label, a cell that cannot be read.
CREATE TEMP TABLE term (relation text, kind text, role text, cell text, value figure, label integer);
INSERT INTO term VALUES
	('column', 'sum', 'total', 'development', '-1524', NULL), ('column', 'sum', 'part', 'economy', '324', NULL), ('column', 'sum', 'part', 'hr', '1695', NULL),
	('column', 'sum', 'part', 'steering', '-1055', NULL), ('column', 'sum', 'part', 'infrastructure', '-2478', NULL),
	('result', 'sum', 'total', 'result', '15981', NULL), ('result', 'sum', 'part', 'services', '17494', NULL), ('result', 'sum', 'part', 'development', '-1524', NULL),
	('all rows', 'sum', 'total', 'result', '15981', NULL), ('all rows', 'sum', 'part', 'services', '17494', NULL), ('all rows', 'sum', 'part', 'economy', '324', NULL),
	('all rows', 'sum', 'part', 'hr', '1695', NULL), ('all rows', 'sum', 'part', 'steering', '-1055', NULL), ('all rows', 'sum', 'part', 'infrastructure', '-2478', NULL),
	('years', 'label', '', 'licences', '383607', 2023), ('years', 'label', '', 'staff', '529053', 2022), ('years', 'label', '', 'consultants', '152817', 2022),
	('years', 'label', '', 'unlabelled', '1', NULL),
	('unread', 'sum', 'total', 'licences', '383607', NULL), ('unread', 'sum', 'part', 'garbled', NULL, NULL);
SELECT * FROM audit_relations((SELECT array_agg(ROW(term.*)::audit_term) FROM term));
SELECT rank, cell, value, explains, relations, possible, slip, correction FROM audit_cells((SELECT array_agg(ROW(term.*)::audit_term) FROM term)) WHERE explains > 1 OR slip < 'one digit wrong';
-- Of two labels that are equally many, neither is blamed; a figure beside a wrong label can still be suspected.
SELECT relation, verdict, suspects FROM audit_relations(ARRAY[('years', 'label', '', 'a', '1', 2022), ('years', 'label', '', 'b', '2', 2023)]::audit_term[]);
SELECT rank, cell, value, explains, relations, possible, slip, correction
FROM audit_cells(ARRAY[('years', 'label', '', 'a', '12', 2022), ('years', 'label', '', 'b', '20', 2022), ('years', 'label', '', 'c', '41', 2023),
	('sum', 'sum', 'part', 'a', '12', NULL), ('sum', 'sum', 'part', 'b', '20', NULL), ('sum', 'sum', 'total', 'c', '41', NULL)]::audit_term[]) WHERE slip < 'one digit wrong';
