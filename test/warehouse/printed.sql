-- What the report prints, cell by cell, and how it agrees with what the views compute.
--
-- Cells are typed as printed and their figures are read from that, so a malformed one can be seen to be so.
-- Column names are those of the view. Which figures should follow from which is declared below, and
-- audited from the printed figures alone.


-- Tables -----------------------------------------------------------------------------------------

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, unit)
SELECT '2.1.1', 'table', 'volumes', position, key, value, ''
  FROM (VALUES
    (1, 'Lönespecifikationer',  '766 621',    '709 486',    '175 000',    '700 000'),
    (2, 'Löneärenden',          '64 282',     '75 007',     '19 750',     '79 000'),
    (3, 'Leverantörsfakturor',  '1 36 8570',  '1 711 960',  '413 000',    '1700 000'),
    (4, 'Kundfakturor',         '1 481 082',  '1 517 333',  '387 500',    '1 550 000'),
    (5, 'IT-elevenheter',       '69 811',     '74 098',     '74 000',     '75 000'),
    (6, 'IT adm-datorer',       '30 667',     '33 057',     '32 000',     '31 000'),
    (7, 'IT-infrastruktur',     '1 467 000',  '1 470 000',  '1 500 000',  '1 500 000'),
    (8, 'Serviceärenden',       '355 058',    '377 739',    '105 000',    '380 000'))
    AS t (position, name, actual_2021, actual_2022, period_2023, forecast_2023),
    jsonb_each_text(to_jsonb(t) - 'position' - 'name');

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, unit)
SELECT '2.1.1', 'table', 'economy', position, key, value, 'tkr'
  FROM (VALUES
    (1, 'Intäkter',                             '348 043 (2023)', '339 171 (2022)', '1 379 810 (2023)', '1 378 781 (2022)'),
    (2, 'Kostnader exkl. kommunbidrag',         '339 266 (2023)', '337 268 (2022)', '1 420 721 (2023)', '1 403 782 (2022)'),
    (3, 'Personalkostnader',                    '132 407 (2023)', '133 495 (2022)', '540 354 (2023)',   '529 053 (2022)'),
    (4, 'Konsultkostnader',                     '31 071 (2023)',  '34 458 (2022)',  '139 396 (2023)',   '152 817 (2022)'),
    (5, 'IT-tjänster, IT-program och licenser', '84 243 (2023)',  '88 101 (2022)',  '371 402 (2023)',   '383 607 (2023)'),
    (6, 'Bruttokostnader',                      '338 063 (2023)', '336 461 (2022)', '1 415 753 (2023)', '1 401 234 (2022)'),
    (7, 'varav kostnad för utvecklingsinitiativ', '23 961 (2023)', '31 602 (2022)', '71 510 (2023)',    '135 794 (2022)'),
    (8, 'Verksamhetens resultat',               '18 832 (2023)',  '8 135 (2022)',   '0 (2023)',         '0 (2022)'))
    AS t (position, name, period_2023, period_2022, forecast_2023, actual_2022),
    jsonb_each_text(to_jsonb(t) - 'position' - 'name');

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, unit)
SELECT '3.1.1', 'table', 'hr_key_figures', position, key, value, ''
  FROM (VALUES
    (1, 'Antal årsarbetare',             '188,3',  '201,4',  '750',   '748,0'),
    (2, 'Total sjukfrånvaro (%)',        '5,8%',   '6,4%',   '5,5%',  '5,2%'),
    (3, 'Antal externa avgångar',        '19',     '20',     NULL,    NULL),
    (4, 'Antal externa rekryteringar',   '27',     '14',     NULL,    NULL),
    (5, 'Extern personalomsättning (%)', NULL,     NULL,     '12%',   '16,7%'))
    AS t (position, name, current, previous, forecast_2023, actual_2022),
    jsonb_each_text(to_jsonb(t) - 'position' - 'name')
 WHERE value IS NOT NULL;

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, unit)
SELECT '3.2', 'table', 'income_statement', position, key, value, 'mnkr'
  FROM (VALUES
    (1, 'Intäkter',      '322,8',   '335,3',   '12,5',  '314,2',   '1 311,0',   '1 337,5',   '1 341,2',   '1 264,9'),
    (2, 'Kostnader',     '-312,8',  '-346,1',  '33,3',  '-311,4',  '-1 348,0',  '-1 372,9',  '-1 378,2',  E'-1 \n284,9'),
    (3, 'Kommunbidrag',  '9,3',     '9,3',     '0',     '5,4',     '37,0',      '37,0',      '37,0',      '21,8'),
    (4, 'Resultat',      '18,8',    '0',       '20,8',  '8,1',     '0',         '0',         '0',         '0'))
    AS t (position, name, actual, budget, deviation_amount, previous_actual,
          forecast, previous_forecast, year_budget, previous_closing),
    jsonb_each_text(to_jsonb(t) - 'position' - 'name');

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, unit)
SELECT '3.2.1', 'table', 'deviation_by_area', position, key, value, 'tkr'
  FROM (VALUES
    ( 1, 'Ekonomi',                              '849',     '655'),
    ( 2, 'HR',                                   '226',     '-188'),
    ( 3, 'Kommunikation, ledning och styrning',  '-1 705',  '-895'),
    ( 4, 'Digital infrastruktur',                '11 093',  '9 320'),
    ( 5, 'Avdelning Styrning och stöd',          '9 363',   '6 195'),
    ( 6, 'Avdelning Kund och service',           '1 479',   '1 170'),
    ( 7, 'Avdelning Uppdrag',                    '1 189',   '1 237'),
    ( 8, 'Summa förvaltning',                    '22 493',  '17 494'),
    ( 9, 'Ekonomi',                              '477',     '324'),
    (10, 'HR',                                   '2 323',   '1 695'),
    (11, 'Kommunikation, ledning och styrning',  '-4 142',  '-1 055'),
    (12, 'Digital infrastruktur',                '-283',    '-2 478'),
    (13, 'Summa utveckling',                     '-1 625',  '-1 524'),
    (14, 'Resultat',                             '20 868',  '15 981'))
    AS t (position, name, jan_mar, jan_feb),
    jsonb_each_text(to_jsonb(t) - 'position' - 'name');

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, word) VALUES
    ('3.3.1', 'table', 'proposed_measures', 1, 'name', 'Inga.', 'Inga'),
    ('3.3.2', 'table', 'decided_measures',  1, 'name', 'Inga.', 'Inga');

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim) VALUES
    ('4.1.3.1', 'table', 'spend', 1, 'amount',    '755 696 573 kr'),
    ('4.1.3.1', 'table', 'spend', 2, 'amount',    '615 714 464 kr'),
    ('4.1.3.1', 'table', 'spend', 2, 'suppliers', '402'),
    ('4.1.3.1', 'table', 'spend', 3, 'amount',    '139 982 109 kr'),
    ('4.1.3.1', 'table', 'spend', 4, 'amount',    '610 681 501 kr'),
    ('4.1.3.1', 'table', 'spend', 5, 'amount',    '5 032 963 kr'),
    ('4.1.3.1', 'table', 'spend', 6, 'share',     '99,2%');

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, word) VALUES
    ('4.2', 'table', 'projects',  1, 'time',   'Röd', 'red'),     -- Lansera interna digitala navet
    ('4.2', 'table', 'projects',  1, 'cost',   'Röd', 'red'),
    ('4.2', 'table', 'projects', 13, 'time',   'Röd', 'red'),     -- Behörighets- och kontohantering
    ('4.2', 'table', 'projects', 13, 'result', 'Röd', 'red');

-- Every activity ends with the year.
INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, word)
SELECT section, 'table', 'activities', position, 'deadline', '2023-12-31', '2023-12-31'
  FROM (VALUES ('4.3.1', 1, 6), ('4.3.2', 7, 8), ('4.3.3', 9, 11), ('4.3.4', 12, 13), ('4.3.5', 14, 14))
       AS t (section, first, last),
       generate_series(first, last) AS position;


-- Figures that the text repeats ----------------------------------------------------------------------

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, factor, remark) VALUES
    ('2.1.3',   'text', 'cost_sensitivity',  1, 'effect',         'ca 13 mnkr',                1,     NULL),
    ('3.1.2',   'text', 'survey_indices',    1, 'previous',       '76',                        1,     NULL),
    ('3.1.2',   'text', 'survey_indices',    1, 'current',        '77',                        1,     NULL),
    ('3.1.2',   'text', 'survey_indices',    2, 'previous',       '73',                        1,     NULL),
    ('3.1.2',   'text', 'survey_indices',    2, 'current',        '76',                        1,     NULL),
    ('3.1.2',   'text', 'departures',        1, 'leavers',        'Arton',                     1,     NULL),
    ('3.1.2',   'text', 'departures',        1, 'leavers',        '18',                        1,     NULL),
    ('3.1.2',   'text', 'departures',        1, 'retired',        '6',                         1,     NULL),
    ('3.1.2',   'text', 'departures',        1, 'moved',          '12',                        1,     NULL),
    ('3.1.2',   'text', 'turnover',          1, 'percent',        '9,05 %',                    1,     NULL),
    ('3.1.2',   'text', 'turnover',          2, 'percent',        '16,7 %',                    1,     NULL),
    ('3.2',     'text', 'forecast_changes',  1, 'budget',         '1 120,8 miljoner kronor',   1,     NULL),
    ('3.2',     'text', 'income_statement',  2, 'year_budget',    '1 378,0 miljoner kronor',   -1,     NULL),
    ('3.2',     'text', 'forecast_changes',  1, 'forecast',       '1 060,6 miljoner kronor',   1,     NULL),
    ('3.2',     'text', 'forecast_changes',  1, 'decrease',       '60 miljoner kronor',        1,     NULL),
    ('3.2',     'text', 'forecast_changes',  8, 'decrease',       '20 miljoner kronor',        1,     NULL),
    ('3.2',     'text', 'forecast_changes',  3, 'decrease',       '40 miljoner kronor',        1,     NULL),
    ('3.2.1',   'text', 'deviation_by_area', 14, 'jan_mar',       '20,8 miljoner kronor',      0.001, NULL),
    ('3.2.1',   'text', 'deviation_by_area', 8,  'jan_mar',       '22,4 miljoner kronor',      0.001, NULL),
    ('3.2.1',   'text', 'deviation_by_area', 13, 'jan_mar',       '1,6 miljoner kronor',       -0.001, NULL),
    ('3.2.1',   'text', 'deviation_by_area', 4,  'jan_mar',       '11,1 miljoner kronor',      0.001, NULL),
    ('3.2.1',   'text', 'deviation_by_area', 13, 'jan_mar',       '1,6 miljoner kronor',       -0.001, NULL),
    ('3.2.2',   'text', 'forecast_changes',  3, 'decrease',       '40 miljoner kronor',        1,     NULL),
    ('3.2.2',   'text', 'forecast_changes',  4, 'decrease',       'ca 33 miljoner kronor',     1,     NULL),
    ('3.2.2',   'text', 'forecast_changes',  5, 'decrease',       'ca 26 miljoner kronor',     1,     NULL),
    ('3.2.2',   'text', 'forecast_changes',  8, 'decrease',       '20 miljoner kronor',        1,     NULL),
    ('3.2.2',   'text', 'forecast_changes', 12, 'decrease',       '10 miljoner kronor',        1,     NULL),
    ('3.2.2',   'text', 'forecast_changes', 10, 'decrease',       '5 mkr',                     1,     NULL),
    ('3.2.2',   'text', 'forecast_changes', 11, 'decrease',       '3,5 miljoner kronor',       1,     NULL),
    ('3.4.1.1', 'text', 'assignment_steps',  5, 'value',          'ungefär 240',               1,     NULL),
    ('3.4.1.1', 'text', 'assignment_steps',  8, 'value',          '12,6%',                     -1,     NULL),
    ('4.1.1.1', 'text', 'portfolio',         4, 'planned',        'sexton',                    1,     NULL),
    ('4.1.1.1', 'text', 'portfolio',         4, 'started',        'Tolv',                      1,     'one project that waits here has started in 4.2'),
    ('4.1.1.1', 'text', 'portfolio',         4, 'in_preparation', 'Fyra',                      1,     'one project that waits here has started in 4.2'),
    ('4.1.1.1', 'text', 'portfolio',         4, 'struck',         'Två',                       1,     NULL),
    ('4.2',     'text', 'portfolio',         1, 'new',            'Ett',                       1,     'the same pages tell of another project started in March'),
    ('4.2',     'text', 'portfolio',         2, 'new',            'Fem',                       1,     NULL),
    ('4.2',     'text', 'portfolio',         4, 'started',        'Tretton',                   1,     NULL),
    ('4.2',     'text', 'portfolio',         4, 'in_preparation', 'Tre',                       1,     NULL);

-- Portfolios, and a goal, whose status as a whole the text calls good.
INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, word) VALUES
    ('4.1.1.1', 'text', 'portfolio', 4, 'rag', 'god', 'green'),
    ('4.1.4.2', 'text', 'goals',     7, 'rag', 'god', 'green'),
    ('4.2',     'text', 'portfolio', 2, 'rag', 'väl', 'green'),
    ('4.2',     'text', 'portfolio', 3, 'rag', 'god', 'green'),
    ('4.2',     'text', 'portfolio', 4, 'rag', 'god', 'green');


-- Which printed figures should follow from which --------------------------------------------------------

-- down a column
INSERT INTO warehouse.printed_terms (rule, kind, total_id, role, term_id)
SELECT rule, 'sum', total.printed_id, 'part', term.printed_id
  FROM (VALUES ('sum of its rows', 'income_statement',   4, ARRAY[1, 2, 3]),
               ('sum of its rows', 'deviation_by_area',  8, ARRAY[1, 2, 3, 4, 5, 6, 7]),
               ('sum of its rows', 'deviation_by_area', 13, ARRAY[9, 10, 11, 12]),
               ('sum of its rows', 'deviation_by_area', 14, ARRAY[1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12]),
               ('sum of the two sums', 'deviation_by_area', 14, ARRAY[8, 13]),
               ('sum of its rows', 'spend',              1, ARRAY[2, 3]),
               ('sum of its rows', 'spend',              2, ARRAY[4, 5])) AS t (rule, view_name, total, terms)
  JOIN warehouse.printed total ON total.view_name = t.view_name AND total.position = t.total
  JOIN warehouse.printed term  ON term.view_name  = t.view_name AND term.position = ANY (t.terms)
                              AND term.column_name = total.column_name
 WHERE total.place = 'table' AND term.place = 'table';

-- along a row
INSERT INTO warehouse.printed_terms (rule, kind, total_id, role, term_id)
SELECT 'actual less budget', 'deviation', total.printed_id, role, term.printed_id
  FROM (VALUES ('actual', 'actual'), ('budget', 'baseline')) AS t (column_name, role)
  JOIN warehouse.printed total ON total.view_name = 'income_statement' AND total.column_name = 'deviation_amount'
  JOIN warehouse.printed term  ON term.view_name  = 'income_statement' AND term.column_name = t.column_name
                              AND term.position = total.position
 WHERE total.place = 'table' AND term.place = 'table';

INSERT INTO warehouse.printed_terms (rule, kind, total_id, role, term_id)
SELECT 'part of the whole', 'share', total.printed_id, role, term.printed_id
  FROM (VALUES ('part', 4), ('whole', 2)) AS t (role, position)
  JOIN warehouse.printed total ON total.view_name = 'spend' AND total.column_name = 'share'
  JOIN warehouse.printed term  ON term.view_name  = 'spend' AND term.column_name = 'amount' AND term.position = t.position;

-- within the text, each figure where it first stands
CREATE TEMPORARY VIEW first_in_text AS
    SELECT DISTINCT ON (view_name, position, column_name) *
      FROM warehouse.printed WHERE place = 'text' ORDER BY view_name, position, column_name, printed_id;

INSERT INTO warehouse.printed_terms (rule, kind, total_id, role, term_id)
SELECT rule, kind, total.printed_id, role, term.printed_id
  FROM (VALUES ('budget less forecast', 'sum',   'forecast_changes',   1, 'decrease',  1, 'budget',         'part'),
               ('budget less forecast', 'sum',   'forecast_changes',   1, 'decrease',  1, 'forecast',       'less'),
               ('sum of its parts',     'sum',   'forecast_changes',   1, 'decrease',  3, 'decrease',       'part'),
               ('sum of its parts',     'sum',   'forecast_changes',   1, 'decrease',  8, 'decrease',       'part'),
               ('sum of its parts',     'sum',   'deviation_by_area', 14, 'jan_mar',   8, 'jan_mar',        'part'),
               ('sum of its parts',     'sum',   'deviation_by_area', 14, 'jan_mar',  13, 'jan_mar',        'less'),  -- said to be negative
               ('sum of its parts',     'count', 'portfolio',          4, 'planned',   4, 'started',        'part'),
               ('sum of its parts',     'count', 'portfolio',          4, 'planned',   4, 'in_preparation', 'part'))
       AS t (rule, kind, view_name, total, total_column, term, term_column, role)
  JOIN first_in_text total ON (total.view_name, total.position, total.column_name) = (t.view_name, t.total, t.total_column)
  JOIN first_in_text term  ON (term.view_name,  term.position,  term.column_name)  = (t.view_name, t.term,  t.term_column);

-- the same figure elsewhere: in the text, in the text and in its table, in two tables
INSERT INTO warehouse.printed_terms (rule, kind, total_id, role, term_id)
SELECT 'repeats the text', CASE unit(again.figure) WHEN '' THEN 'count' ELSE 'sum' END, again.printed_id, 'part', first.printed_id
  FROM warehouse.printed again
  JOIN first_in_text first USING (view_name, position, column_name)
 WHERE again.place = 'text' AND again.figure IS NOT NULL AND again.printed_id <> first.printed_id;

INSERT INTO warehouse.printed_terms (rule, kind, total_id, role, term_id)
SELECT 'repeats its table', 'sum', total.printed_id, CASE WHEN total.factor < 0 THEN 'less' ELSE 'part' END, term.printed_id
  FROM warehouse.printed total
  JOIN warehouse.printed term USING (view_name, position, column_name)
 WHERE total.place = 'text' AND term.place = 'table' AND total.figure IS NOT NULL;

INSERT INTO warehouse.printed_terms (rule, kind, total_id, role, term_id)
SELECT 'repeats ' || term.section, 'sum', total.printed_id, 'part', term.printed_id
  FROM (VALUES ('income_statement', 4, 'actual',           'economy',            8, 'period_2023'),
               ('income_statement', 4, 'previous_actual',  'economy',            8, 'period_2022'),
               ('income_statement', 4, 'forecast',         'economy',            8, 'forecast_2023'),
               ('income_statement', 4, 'previous_closing', 'economy',            8, 'actual_2022'),
               ('income_statement', 4, 'deviation_amount', 'deviation_by_area', 14, 'jan_mar'),
               ('turnover',         2, 'percent',          'hr_key_figures',     5, 'actual_2022'))
       AS t (total_view, total, total_column, view_name, term, term_column)
  JOIN warehouse.printed total ON (total.view_name, total.position, total.column_name) = (t.total_view, t.total, t.total_column)
  JOIN warehouse.printed term  ON (term.view_name, term.position, term.column_name) = (t.view_name, t.term, t.term_column)
                              AND term.place = 'table';

CREATE VIEW warehouse.audit_terms AS
SELECT ROW(rule || ' ' || total_id, kind, role, printed_id, figure, label)::audit_term AS term
  FROM (SELECT rule, kind, total_id, role, term_id AS printed_id FROM warehouse.printed_terms
        UNION
        SELECT rule, kind, total_id, CASE WHEN kind IN ('sum', 'count') THEN 'total' ELSE kind END, total_id
          FROM warehouse.printed_terms) AS terms
  JOIN warehouse.printed USING (printed_id)
UNION ALL
SELECT ROW('year of ' || column_name, 'label', 'label', printed_id, figure, label)::audit_term
  FROM warehouse.printed WHERE label IS NOT NULL;
COMMENT ON VIEW warehouse.audit_terms IS 'The relations as the audit takes them: printed cells by printed_id; the years printed in a column should be one';


-- Printed against computed ---------------------------------------------------------------------------

CREATE VIEW summary.printed_check AS
WITH cell AS MATERIALIZED (SELECT * FROM summary.cells)
SELECT printed_id, section, place, view_name, p.position,
       cells ->> 'name'                                               AS row_name,
       column_name, verbatim, figure, p.word, decimals,
       computed,
       round(computed, decimals)                                      AS computed_rounded,
       computed_word,
       coalesce(round(computed, decimals) = amount(figure), computed_word = p.word, false) AS agrees,
       concat_ws('; ', defect, slip)                                  AS malformed,
       remark
  FROM (SELECT *, CASE WHEN amount(figure) = 0 THEN max(decimals(figure)) OVER (PARTITION BY view_name, place, column_name)
                       ELSE decimals(figure) END AS decimals
          FROM warehouse.printed) AS p
  LEFT JOIN cell USING (view_name, position)
  LEFT JOIN (SELECT cell::int AS printed_id, slip
               FROM audit_cells((SELECT array_agg(term) FROM warehouse.audit_terms WHERE (term).kind = 'label'))
              WHERE slip IS NOT NULL) AS label USING (printed_id),
       LATERAL (SELECT CASE WHEN p.word IS NULL     THEN p.factor * (cells ->> column_name)::numeric END AS computed,
                       CASE WHEN p.word IS NOT NULL THEN cells ->> column_name END                       AS computed_word) AS computed;
COMMENT ON COLUMN summary.printed_check.decimals  IS 'As printed; a bare 0 has the decimals of its column';
COMMENT ON COLUMN summary.printed_check.malformed IS 'What is wrong with the printed text alone: not one figure, or another year than its column; empty where nothing is';

CREATE VIEW summary.printed_audit AS
WITH cell AS MATERIALIZED (SELECT * FROM summary.cells)
SELECT t.section, t.place, t.view_name, cells ->> 'name' AS row_name, t.column_name, rule, kind, t.verbatim, t.figure,
       amount(t.figure) - difference                           AS summed,
       difference, tolerance, verdict, suspects, explanations, t.printed_id
  FROM audit_relations((SELECT array_agg(term) FROM warehouse.audit_terms)) AS a
  JOIN (SELECT DISTINCT rule, total_id FROM warehouse.printed_terms) AS r ON a.relation = rule || ' ' || total_id
  JOIN warehouse.printed t ON printed_id = total_id
  LEFT JOIN cell USING (view_name, position);
COMMENT ON COLUMN summary.printed_audit.summed   IS 'What the printed terms give, in the unit of the figure';
COMMENT ON COLUMN summary.printed_audit.suspects IS 'As of audit_relations(), the cells by printed_id';

CREATE VIEW summary.printed_suspects AS
WITH cell AS MATERIALIZED (SELECT * FROM summary.cells)
SELECT rank, section, place, view_name, cells ->> 'name' AS row_name, column_name, verbatim, figure, explains, possible, slip,
       correction, printed_id
  FROM audit_cells((SELECT array_agg(term) FROM warehouse.audit_terms)) AS a
  JOIN warehouse.printed ON printed_id = a.cell::int
  LEFT JOIN cell USING (view_name, position);

CREATE VIEW summary.printed_differences AS
SELECT section, place, view_name, row_name, column_name, verbatim, figure, computed_rounded,
       coalesce(report.sv(computed_rounded, decimals), computed_word) AS computed,
       computed_rounded - amount(figure)                                AS difference,
       verdict,
       concat_ws('; ',
           CASE WHEN agrees                                             THEN NULL
                WHEN computed_rounded = - amount(figure)                THEN 'printed without its sign'
                WHEN trunc(c.computed, decimals) = amount(figure) THEN 'cut off, not rounded'
                WHEN verdict <= 'rounding'                              THEN 'rounding of the printed terms explains it'
                WHEN remark IS NOT NULL                                 THEN remark
                WHEN verdict = 'error' AND place = 'table'              THEN 'the printed terms give another sum'
                WHEN place = 'text'                                     THEN 'the text says otherwise than the table'
                ELSE 'differs' END,
           nullif(malformed, ''))                                       AS note,
       printed_id
  FROM summary.printed_check c
  LEFT JOIN (SELECT printed_id, min(verdict) AS verdict
               FROM summary.printed_audit WHERE rule LIKE 'sum of %' GROUP BY printed_id) AS footed USING (printed_id)
 WHERE NOT agrees OR malformed <> '';
COMMENT ON COLUMN summary.printed_differences.verdict IS 'How the figure foots as a printed sum, by the best of its sums; null where it is none';
