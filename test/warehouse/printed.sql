-- What the report prints, cell by cell, and how it agrees with what the views compute.
--
-- Cells are typed as printed and their numbers are read from that (warehouse.read_number), so a figure
-- with its digits grouped wrongly can be seen to be so. Column names are those of the view.


-- Tables -----------------------------------------------------------------------------------------

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, decimals, unit, pattern)
SELECT '2.1.1', 'table', 'volumes', position, key, value, 0, 'antal', '%s'
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

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, decimals, unit, pattern)
SELECT '2.1.1', 'table', 'economy', position, key, value, 0, 'tkr', CASE WHEN key LIKE '%2023' THEN '%s (2023)' ELSE '%s (2022)' END
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

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, decimals, unit, pattern)
SELECT '3.1.1', 'table', 'hr_key_figures', position, key, value,
       scale(warehouse.read_number(value)), unit, CASE unit WHEN '%' THEN '%s%%' ELSE '%s' END
  FROM (VALUES
    (1, 'Antal årsarbetare',             'årsarbetare',  '188,3',  '201,4',  '750',   '748,0'),
    (2, 'Total sjukfrånvaro (%)',        '%',            '5,8%',   '6,4%',   '5,5%',  '5,2%'),
    (3, 'Antal externa avgångar',        'antal',        '19',     '20',     NULL,    NULL),
    (4, 'Antal externa rekryteringar',   'antal',        '27',     '14',     NULL,    NULL),
    (5, 'Extern personalomsättning (%)', '%',            NULL,     NULL,     '12%',   '16,7%'))
    AS t (position, name, unit, current, previous, forecast_2023, actual_2022),
    jsonb_each_text(to_jsonb(t) - 'position' - 'name' - 'unit')
 WHERE value IS NOT NULL;

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, decimals, unit, pattern)
SELECT '3.2', 'table', 'income_statement', position, key, value, 1, 'mnkr', '%s'
  FROM (VALUES
    (1, 'Intäkter',      '322,8',   '335,3',   '12,5',  '314,2',   '1 311,0',   '1 337,5',   '1 341,2',   '1 264,9'),
    (2, 'Kostnader',     '-312,8',  '-346,1',  '33,3',  '-311,4',  '-1 348,0',  '-1 372,9',  '-1 378,2',  '-1 284,9'),
    (3, 'Kommunbidrag',  '9,3',     '9,3',     '0',     '5,4',     '37,0',      '37,0',      '37,0',      '21,8'),
    (4, 'Resultat',      '18,8',    '0',       '20,8',  '8,1',     '0',         '0',         '0',         '0'))
    AS t (position, name, actual, budget, deviation_amount, previous_actual,
          forecast, previous_forecast, year_budget, previous_closing),
    jsonb_each_text(to_jsonb(t) - 'position' - 'name');

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, decimals, unit, pattern)
SELECT '3.2.1', 'table', 'deviation_by_area', position, key, value, 0, 'tkr', '%s'
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

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, word, decimals, unit) VALUES
    ('3.3.1', 'table', 'proposed_measures', 1, 'name', 'Inga.', 'Inga', 0, 'åtgärd'),
    ('3.3.2', 'table', 'decided_measures',  1, 'name', 'Inga.', 'Inga', 0, 'åtgärd');

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, decimals, unit, pattern) VALUES
    ('4.1.3.1', 'table', 'spend', 1, 'amount',    '755 696 573 kr', 0, 'kr',    '%s kr'),
    ('4.1.3.1', 'table', 'spend', 2, 'amount',    '615 714 464 kr', 0, 'kr',    '%s kr'),
    ('4.1.3.1', 'table', 'spend', 2, 'suppliers', '402',            0, 'antal', '%s'),
    ('4.1.3.1', 'table', 'spend', 3, 'amount',    '139 982 109 kr', 0, 'kr',    '%s kr'),
    ('4.1.3.1', 'table', 'spend', 4, 'amount',    '610 681 501 kr', 0, 'kr',    '%s kr'),
    ('4.1.3.1', 'table', 'spend', 5, 'amount',    '5 032 963 kr',   0, 'kr',    '%s kr'),
    ('4.1.3.1', 'table', 'spend', 6, 'share',     '99,2%',          1, '%',     '%s%%');

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, word, decimals, unit) VALUES
    ('4.2', 'table', 'projects',  1, 'time',   'Röd', 'red', 0, 'status'),     -- Lansera interna digitala navet
    ('4.2', 'table', 'projects',  1, 'cost',   'Röd', 'red', 0, 'status'),
    ('4.2', 'table', 'projects', 13, 'time',   'Röd', 'red', 0, 'status'),     -- Behörighets- och kontohantering
    ('4.2', 'table', 'projects', 13, 'result', 'Röd', 'red', 0, 'status');

-- Every activity ends with the year.
INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, word, decimals, unit)
SELECT section, 'table', 'activities', position, 'deadline', '2023-12-31', '2023-12-31', 0, 'datum'
  FROM (VALUES ('4.3.1', 1, 6), ('4.3.2', 7, 8), ('4.3.3', 9, 11), ('4.3.4', 12, 13), ('4.3.5', 14, 14))
       AS t (section, first, last),
       generate_series(first, last) AS position;


-- Figures that the text repeats ----------------------------------------------------------------------

INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, decimals, unit, factor, remark) VALUES
    ('2.1.3',   'text', 'cost_sensitivity',  1, 'effect',         '13',       0, 'mnkr',   1,     NULL),
    ('3.1.2',   'text', 'survey_indices',    1, 'previous',       '76',       0, 'index',  1,     NULL),
    ('3.1.2',   'text', 'survey_indices',    1, 'current',        '77',       0, 'index',  1,     NULL),
    ('3.1.2',   'text', 'survey_indices',    2, 'previous',       '73',       0, 'index',  1,     NULL),
    ('3.1.2',   'text', 'survey_indices',    2, 'current',        '76',       0, 'index',  1,     NULL),
    ('3.1.2',   'text', 'departures',        1, 'leavers',        'Arton',    0, 'antal',  1,     NULL),
    ('3.1.2',   'text', 'departures',        1, 'leavers',        '18',       0, 'antal',  1,     NULL),
    ('3.1.2',   'text', 'departures',        1, 'retired',        '6',        0, 'antal',  1,     NULL),
    ('3.1.2',   'text', 'departures',        1, 'moved',          '12',       0, 'antal',  1,     NULL),
    ('3.1.2',   'text', 'turnover',          1, 'percent',        '9,05 %',   2, '%',      1,     NULL),
    ('3.1.2',   'text', 'turnover',          2, 'percent',        '16,7 %',   1, '%',      1,     NULL),
    ('3.2',     'text', 'forecast_changes',  1, 'budget',         '1 120,8',  1, 'mnkr',   1,     NULL),
    ('3.2',     'text', 'income_statement',  2, 'year_budget',    '1 378,0',  1, 'mnkr',  -1,     NULL),
    ('3.2',     'text', 'forecast_changes',  1, 'forecast',       '1 060,6',  1, 'mnkr',   1,     NULL),
    ('3.2',     'text', 'forecast_changes',  1, 'decrease',       '60',       0, 'mnkr',   1,     NULL),
    ('3.2',     'text', 'forecast_changes',  8, 'decrease',       '20',       0, 'mnkr',   1,     NULL),
    ('3.2',     'text', 'forecast_changes',  3, 'decrease',       '40',       0, 'mnkr',   1,     NULL),
    ('3.2.1',   'text', 'deviation_by_area', 14, 'jan_mar',       '20,8',     1, 'mnkr',   0.001, NULL),
    ('3.2.1',   'text', 'deviation_by_area', 8,  'jan_mar',       '22,4',     1, 'mnkr',   0.001, NULL),
    ('3.2.1',   'text', 'deviation_by_area', 13, 'jan_mar',       '1,6',      1, 'mnkr',  -0.001, NULL),
    ('3.2.1',   'text', 'deviation_by_area', 4,  'jan_mar',       '11,1',     1, 'mnkr',   0.001, NULL),
    ('3.2.1',   'text', 'deviation_by_area', 13, 'jan_mar',       '1,6',      1, 'mnkr',  -0.001, NULL),
    ('3.2.2',   'text', 'forecast_changes',  3, 'decrease',       '40',       0, 'mnkr',   1,     NULL),
    ('3.2.2',   'text', 'forecast_changes',  4, 'decrease',       '33',       0, 'mnkr',   1,     NULL),
    ('3.2.2',   'text', 'forecast_changes',  5, 'decrease',       '26',       0, 'mnkr',   1,     NULL),
    ('3.2.2',   'text', 'forecast_changes',  8, 'decrease',       '20',       0, 'mnkr',   1,     NULL),
    ('3.2.2',   'text', 'forecast_changes', 12, 'decrease',       '10',       0, 'mnkr',   1,     NULL),
    ('3.2.2',   'text', 'forecast_changes', 10, 'decrease',       '5',        0, 'mnkr',   1,     NULL),
    ('3.2.2',   'text', 'forecast_changes', 11, 'decrease',       '3,5',      1, 'mnkr',   1,     NULL),
    ('3.4.1.1', 'text', 'assignment_steps',  5, 'value',          '240',      0, 'antal',  1,     NULL),
    ('3.4.1.1', 'text', 'assignment_steps',  8, 'value',          '12,6%',    1, '%',     -1,     NULL),
    ('4.1.1.1', 'text', 'portfolio',         4, 'planned',        'sexton',   0, 'antal',  1,     NULL),
    ('4.1.1.1', 'text', 'portfolio',         4, 'started',        'Tolv',     0, 'antal',  1,     'one project that waits here has started in 4.2'),
    ('4.1.1.1', 'text', 'portfolio',         4, 'in_preparation', 'Fyra',     0, 'antal',  1,     'one project that waits here has started in 4.2'),
    ('4.1.1.1', 'text', 'portfolio',         4, 'struck',         'Två',      0, 'antal',  1,     NULL),
    ('4.2',     'text', 'portfolio',         1, 'new',            'Ett',      0, 'antal',  1,     'the same pages tell of another project started in March'),
    ('4.2',     'text', 'portfolio',         2, 'new',            'Fem',      0, 'antal',  1,     NULL),
    ('4.2',     'text', 'portfolio',         4, 'started',        'Tretton',  0, 'antal',  1,     NULL),
    ('4.2',     'text', 'portfolio',         4, 'in_preparation', 'Tre',      0, 'antal',  1,     NULL);

-- Portfolios, and a goal, whose status as a whole the text calls good.
INSERT INTO warehouse.printed (section, place, view_name, position, column_name, verbatim, word, decimals, unit) VALUES
    ('4.1.1.1', 'text', 'portfolio', 4, 'rag', 'god', 'green', 0, 'status'),
    ('4.1.4.2', 'text', 'goals',     7, 'rag', 'god', 'green', 0, 'status'),
    ('4.2',     'text', 'portfolio', 2, 'rag', 'väl', 'green', 0, 'status'),
    ('4.2',     'text', 'portfolio', 3, 'rag', 'god', 'green', 0, 'status'),
    ('4.2',     'text', 'portfolio', 4, 'rag', 'god', 'green', 0, 'status');


-- Which printed figures are sums of others --------------------------------------------------------------

-- down a column
INSERT INTO warehouse.printed_terms (rule, total_id, term_id)
SELECT rule, total.printed_id, term.printed_id
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
INSERT INTO warehouse.printed_terms (rule, total_id, term_id, weight)
SELECT 'actual less budget', total.printed_id, term.printed_id, weight
  FROM (VALUES ('actual', 1), ('budget', -1)) AS t (column_name, weight)
  JOIN warehouse.printed total ON total.view_name = 'income_statement' AND total.column_name = 'deviation_amount'
  JOIN warehouse.printed term  ON term.view_name  = 'income_statement' AND term.column_name = t.column_name
                              AND term.position = total.position
 WHERE total.place = 'table' AND term.place = 'table';

-- within the text, each figure where it first stands
WITH figure AS (
    SELECT DISTINCT ON (view_name, position, column_name) *
      FROM warehouse.printed WHERE place = 'text' ORDER BY view_name, position, column_name, printed_id
)
INSERT INTO warehouse.printed_terms (rule, total_id, term_id, weight)
SELECT rule, total.printed_id, term.printed_id, weight
  FROM (VALUES ('budget less forecast', 'forecast_changes',   1, 'decrease',  1, 'budget',          1),
               ('budget less forecast', 'forecast_changes',   1, 'decrease',  1, 'forecast',       -1),
               ('sum of its parts',     'forecast_changes',   1, 'decrease',  3, 'decrease',        1),
               ('sum of its parts',     'forecast_changes',   1, 'decrease',  8, 'decrease',        1),
               ('sum of its parts',     'deviation_by_area', 14, 'jan_mar',   8, 'jan_mar',         1),
               ('sum of its parts',     'deviation_by_area', 14, 'jan_mar',  13, 'jan_mar',        -1),   -- said to be negative
               ('sum of its parts',     'portfolio',          4, 'planned',   4, 'started',         1),
               ('sum of its parts',     'portfolio',          4, 'planned',   4, 'in_preparation',  1))
       AS t (rule, view_name, total, total_column, term, term_column, weight)
  JOIN figure total ON (total.view_name, total.position, total.column_name) = (t.view_name, t.total, t.total_column)
  JOIN figure term  ON (term.view_name,  term.position,  term.column_name)  = (t.view_name, t.term,  t.term_column);

-- the same figure elsewhere: text that repeats a table, and a table that repeats another one's total
INSERT INTO warehouse.printed_terms (rule, total_id, term_id, weight)
SELECT 'repeats its table', total.printed_id, term.printed_id, total.factor
  FROM warehouse.printed total
  JOIN warehouse.printed term USING (view_name, position, column_name)
 WHERE total.place = 'text' AND term.place = 'table' AND total.value IS NOT NULL;

INSERT INTO warehouse.printed_terms (rule, total_id, term_id, weight)
SELECT 'repeats ' || term.section, total.printed_id, term.printed_id, 0.001
  FROM (VALUES ('actual',           'economy',            8, 'period_2023'),
               ('previous_actual',  'economy',            8, 'period_2022'),
               ('forecast',         'economy',            8, 'forecast_2023'),
               ('previous_closing', 'economy',            8, 'actual_2022'),
               ('deviation_amount', 'deviation_by_area', 14, 'jan_mar')) AS t (total_column, view_name, term, term_column)
  JOIN warehouse.printed total ON total.view_name = 'income_statement' AND total.position = 4
                              AND total.column_name = t.total_column
  JOIN warehouse.printed term  ON (term.view_name, term.position, term.column_name) = (t.view_name, t.term, t.term_column)
 WHERE total.place = 'table' AND term.place = 'table';


-- Printed against computed ---------------------------------------------------------------------------

CREATE VIEW report.printed_check AS
WITH cell AS MATERIALIZED (SELECT * FROM report.cells)
SELECT printed_id, section, place, view_name, p.position,
       cells ->> 'name'                                               AS row_name,
       column_name, unit, decimals, verbatim,
       p.value                                                        AS printed,
       computed,
       round(computed, decimals)                                      AS computed_rounded,
       computed_word,
       coalesce(round(computed, decimals) = p.value, computed_word = p.word, false) AS agrees,
       coalesce(p.value = 0 OR verbatim = format(pattern, report.sv(p.value, decimals)), true) AS well_formed,
       half_unit * (1 + coalesce(terms, 0))                           AS tolerance,
       remark
  FROM warehouse.printed p
  LEFT JOIN cell USING (view_name, position),
       LATERAL (SELECT CASE WHEN p.word IS NULL     THEN p.factor * (cells ->> column_name)::numeric END AS computed,
                       CASE WHEN p.word IS NOT NULL THEN cells ->> column_name END                       AS computed_word,
                       0.5 * 10 ^ (- p.decimals::numeric)                                                AS half_unit) AS computed,
       LATERAL (SELECT max(n) AS terms
                  FROM (SELECT count(*) AS n FROM warehouse.printed_terms
                         WHERE total_id = printed_id AND place = 'table' GROUP BY rule HAVING count(*) > 1) AS rule) AS terms;
COMMENT ON VIEW   report.printed_check IS 'Every printed figure beside the computed one, rounded half away from zero to the printed decimals';
COMMENT ON COLUMN report.printed_check.well_formed IS 'The printed text is how the report writes such a figure';
COMMENT ON COLUMN report.printed_check.tolerance   IS 'What rounding can explain: half a unit of the last printed digit, for the figure itself and, in a table, for each printed term that it is the sum of';

CREATE VIEW report.printed_differences AS
SELECT section, place, view_name, row_name, column_name, unit, decimals, verbatim, printed, computed_rounded,
       coalesce(report.sv(computed_rounded, decimals), computed_word)   AS computed,
       computed_rounded - printed                                       AS difference,
       CASE WHEN NOT agrees THEN abs(c.computed - printed) <= tolerance END AS within_rounding,
       concat_ws('; ',
           CASE WHEN agrees                                        THEN NULL
                WHEN computed_rounded = -printed                   THEN 'printed without its sign'
                WHEN trunc(c.computed, decimals) = printed         THEN 'cut off, not rounded'
                WHEN abs(c.computed - printed) <= tolerance        THEN 'rounding of the printed terms explains it'
                WHEN tolerance > 0.5 * 10 ^ (- decimals::numeric)  THEN 'the printed terms give another sum'
                WHEN remark IS NOT NULL                            THEN remark
                WHEN place = 'text'                                THEN 'the text says otherwise than the table'
                ELSE 'differs' END,
           CASE WHEN NOT well_formed AND verbatim ~ '\(' THEN 'labelled with another year than its column'
                WHEN NOT well_formed                     THEN 'digits grouped wrongly' END)        AS note,
       printed_id
  FROM report.printed_check c
 WHERE NOT (agrees AND well_formed);
COMMENT ON VIEW   report.printed_differences IS 'Printed figures that are not the computed ones, or are not written as such a figure is';
COMMENT ON COLUMN report.printed_differences.within_rounding IS 'Rounding of the printed figures can explain the difference; null where only the writing is wrong';

CREATE VIEW report.printed_footing AS
WITH cell AS MATERIALIZED (SELECT * FROM report.cells)
SELECT t.section, t.place, t.view_name, cells ->> 'name' AS row_name, t.column_name, rule, t.unit, t.decimals,
       t.verbatim, t.value                                 AS printed,
       terms, summed,
       summed - t.value                                    AS difference,
       round(summed, t.decimals) = t.value                 AS agrees,
       abs(summed - t.value) <= tolerance + 0.5 * 10 ^ (- t.decimals::numeric) AS within_rounding,
       t.printed_id
  FROM (SELECT rule, total_id, count(*) AS terms, sum(weight * value) AS summed,
               sum(abs(weight) * 0.5 * 10 ^ (- decimals::numeric)) AS tolerance
          FROM warehouse.printed_terms
          JOIN warehouse.printed ON printed_id = term_id
         GROUP BY rule, total_id) AS terms
  JOIN warehouse.printed t ON printed_id = total_id
  LEFT JOIN cell USING (view_name, position);
COMMENT ON VIEW report.printed_footing IS 'The report footed from its own printed figures alone: each total against its printed terms';
