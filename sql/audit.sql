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
SELECT rank, cell, value, explains, relations, possible, slip, correction FROM audit_cells((SELECT array_agg(ROW(term.*)::audit_term) FROM term)) WHERE explains > 1 OR slip < 'digit_wrong';
-- Of two labels that are equally many, neither is blamed; a figure beside a wrong label can still be suspected.
SELECT relation, verdict, suspects FROM audit_relations(ARRAY[('years', 'label', '', 'a', '1', 2022), ('years', 'label', '', 'b', '2', 2023)]::audit_term[]);
SELECT rank, cell, value, explains, relations, possible, slip, correction
FROM audit_cells(ARRAY[('years', 'label', '', 'a', '12', 2022), ('years', 'label', '', 'b', '20', 2022), ('years', 'label', '', 'c', '41', 2023),
	('sum', 'sum', 'part', 'a', '12', NULL), ('sum', 'sum', 'part', 'b', '20', NULL), ('sum', 'sum', 'total', 'c', '41', NULL)]::audit_term[]) WHERE slip < 'digit_wrong';

-- Counts are exact: by the unit, or by the relation's declaration.
SELECT verdict FROM check_share('4,10 %', '11', '276');
SELECT verdict FROM check_share('4,10 %', '11 persons', '276 persons');
SELECT verdict FROM check_relation('count_share', '{share, part, whole}', '{"4,10 %", 11, 276}');
SELECT verdict FROM check_relation('count_share', '{share, part, whole}', '{"3,99 %", 11, 276}');
SELECT verdict FROM check_relation('count_change', '{change, actual, baseline}', '{"2,9 %", 280, 272}');
-- A quotient with a unit: the part in that unit or its powers, the whole counted.
SELECT check_share('4 000 kr/elev', '1 200 tkr', '300 elever'), check_share('4,0 tkr', '1 200 tkr', '300'), check_share('2,5 ärenden per person', '25 ärenden', '10 personer');
SELECT check_share('4 000 kr/elev', '1 200 tkr', '300 invånare');
SELECT check_share('4 000 kr', '1 200 tkr', '5 %');
-- Conventions of change: over the base's size, over the signed base, as size, and from the actual to the base.
SELECT kind, (check_relation(kind, '{change, actual, baseline}', figures)).verdict
FROM unnest('{change, signed_change, change_size, reverse_change}'::text[]) WITH ORDINALITY AS k (kind, n), (VALUES ('{50 %, -150.0, -100.0}'::figure[]), ('{-50 %, -150.0, -100.0}')) AS f (figures)
ORDER BY n, figures;
-- The convention that fits a whole column is found and named.
CREATE TEMP VIEW change AS SELECT kind, array_agg(ROW('percent', 'any_change', role, role || ' ' || n, value, NULL)::audit_term ORDER BY n, role) AS terms
FROM (VALUES ('size', '{20 %, 80.0, 100.0, 25 %, 125.0, 100.0, 50 %, -50.0, -100.0}'::figure[]), ('size, one cell wrong', '{20 %, 80.0, 100.0, 25 %, 125.0, 100.0, 15 %, 50.0, 100.0}'), ('signed base', '{20 %, -120.0, -100.0, -50 %, -50.0, -100.0}'), ('reversed', '{20 %, 80.0, 100.0, -25 %, 125.0, 100.0}')) AS v (kind, figures),
	LATERAL (SELECT (i + 2) / 3 AS n, (ARRAY['baseline', 'change', 'actual'])[1 + i % 3] AS role, figures[i] AS value FROM generate_subscripts(figures, 1) AS i) AS t GROUP BY kind;
SELECT c.kind, a.kind AS found, a.cell, a.verdict FROM change AS c, audit_relations(terms) AS a ORDER BY c.kind, a.cell;
-- What cannot be judged says why; the others are judged. Figures without a unit are read in the one that the others print.
SELECT relation, verdict, difference, unit, cell, reason FROM audit_relations(ARRAY[
	('dollars', 'sum', 'total', 'a', '$ 12', NULL), ('dollars', 'sum', 'part', 'b', '$ 4', NULL), ('dollars', 'sum', 'part', 'c', '8', NULL),
	('mixed', 'sum', 'total', 'd', '12 kr', NULL), ('mixed', 'sum', 'part', 'e', '4 %', NULL), ('mixed', 'sum', 'part', 'f', '8 kr', NULL),
	('two powers', 'sum', 'total', 'g', '12 tkr', NULL), ('two powers', 'sum', 'part', 'h', '4000 kr', NULL), ('two powers', 'sum', 'part', 'i', '8', NULL),
	('unread', 'sum', 'total', 'j', '12', NULL), ('unread', 'sum', 'part', 'k', NULL, NULL), ('unknown', 'sum', 'total', 'l', '12', NULL), ('unknown', 'sum', 'part', 'm', '..', NULL),
	('nil', 'sum', 'total', 'n', '12', NULL), ('nil', 'sum', 'part', 'o', '-', NULL), ('nil', 'sum', 'part', 'p', '12', NULL),
	('of zero', 'change', 'change', 'q', '5 %', NULL), ('of zero', 'change', 'actual', 'r', '5', NULL), ('of zero', 'change', 'baseline', 's', '-', NULL),
	('no result', 'change', 'change', 't', '-', NULL), ('no result', 'change', 'actual', 'u', '5', NULL), ('no result', 'change', 'baseline', 'v', '0', NULL)]::audit_term[]);
SELECT relation, verdict FROM audit_relations(ARRAY[('unknown', 'sum', 'total', 'l', '12', NULL), ('unknown', 'sum', 'part', 'm', '..', NULL), ('unknown', 'sum', 'part', 'n', '12', NULL)]::audit_term[], 'zero');
SELECT relation, verdict FROM audit_relations(ARRAY[('dash', 'sum', 'total', 'l', '12', NULL), ('dash', 'sum', 'part', 'm', '-', NULL), ('dash', 'sum', 'part', 'n', '12', NULL)]::audit_term[], 'unknown');
SELECT audit_relations('{}', 'one');
SELECT audit_relations(ARRAY[('a', 'sum', 'total', 'x', '5', NULL), ('a', 'sum', 'part', 'y', '5', NULL), ('b', 'sum', 'total', 'x', '6', NULL), ('b', 'sum', 'part', 'y', '5', NULL)]::audit_term[]);
-- A total added up wrongly: a part left out, counted twice, with the wrong sign; digits only where nothing else explains.
SELECT explanations FROM check_sum('75', '{10, 25, 40, 13}');
SELECT explanations FROM check_sum('101', '{10, 25, 40, 13}');
SELECT explanations FROM check_sum('38', '{10, 25, 40, 13}');
SELECT explanations FROM check_sum('188', '{10, 25, 40, 13}');
SELECT slip, slip_label(slip, 'en'), slip_label(slip, 'sv') FROM unnest(enum_range(NULL::slip)) AS slip;
SELECT slip_label('cut_off', 'de');
-- A table whose totals stand first, in the middle, on one side only; two dimensions.
SELECT relation, verdict, difference FROM audit_relations(cross_footing('{{12, 5, 7}, {4, 1, 3}, {8, 4, 3}}', 1, 1));
SELECT relation, verdict, difference FROM audit_relations(cross_footing('{{1, 3, 2}, {4, 9, 5}}', 0, 2));
SELECT cross_footing('{1, 2, 3}'::figure[]);
SELECT cross_footing('{{{1, 2}, {3, 4}}}'::figure[]);
SELECT cross_footing('{{1, 2}, {3, 4}}', 3);
