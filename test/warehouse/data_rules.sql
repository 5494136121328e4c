-- The report's date, the rules, the organisation and the calendar.

INSERT INTO warehouse.reports VALUES ('2023-03-31', 'Delårsrapport mars 2023');

INSERT INTO warehouse.thresholds (kpi, scale, reads) VALUES
    ('volume',           'red < -10 <= amber < -3 <= green <= 3 < amber <= 10 < red', 'forecast against last year, percent'),
    ('economy',          'red < -5 <= amber < -1 <= green',         'deviation from last year, percent'),
    ('cost_shock',       'green <= 5 < amber <= 15 < red',          'effect, mnkr'),
    ('person_years',     'red < -10 <= amber < -5 <= green <= 5 < amber <= 10 < red', 'change from last year, percent'),
    ('sick_leave',       'green <= 5.5 < amber <= 6.5 < red',       'sick leave, percent'),
    ('leavers',          'green <= 0 < amber <= 10 < red',          'change from last year, percent'),
    ('recruits',         'red < -25 <= amber < 0 <= green',         'change from last year, percent'),
    ('turnover',         'green <= 10 < amber <= 15 < red',         'turnover of a year, percent'),
    ('budget',           'red < -5 <= amber < -1 <= green',         'deviation from budget, percent'),
    ('area_deviation',   'red < -1500 <= amber < -250 <= green',    'deviation from budget, tkr'),
    ('forecast_change',  'red < -5 <= amber < 0 <= green',          'decrease of cost, mnkr'),
    ('measure_effect',   'red < 80 <= amber < 95 <= green',         'expected of planned effect, percent'),
    ('survey_index',     'red < 70 <= amber < 75 <= green',         'index'),
    ('contract_share',   'red < 95 <= amber < 98 <= green',         'share of external purchases, percent'),
    ('activity',         'red < 70 <= amber < 90 <= green',         'progress of elapsed time, percent');

-- Up to a tenth of red lets a portfolio stay green. The report calls one good as a whole with one
-- red project of thirteen, so its own judgement follows a rule like this one, not worst-of.
INSERT INTO warehouse.roll_up_rules (rule, red_share, amber_share) VALUES
    ('portfolio',  'green < 10 <= amber < 30 <= red',  'green < 30 <= amber < 60 <= red'),
    ('goal',       'green <= 0 < amber < 50 <= red',   'green < 50 <= amber'),
    ('worst_of',   'green <= 0 < red',                 'green <= 0 < amber');

INSERT INTO warehouse.units (unit_id, parent_id, kind, name, position) VALUES
    (1, NULL, 'förvaltning',       'Intraservice',                         1),
    (2, 1,    'tjänsteområde',     'Gemensamma tjänster',                  2),
    (3, 2,    'verksamhetsområde', 'Ekonomi',                              3),
    (4, 2,    'verksamhetsområde', 'HR',                                   4),
    (5, 2,    'verksamhetsområde', 'Kommunikation, ledning och styrning',  5),
    (6, 1,    'tjänsteområde',     'Digital infrastruktur',                6),
    (7, 1,    'avdelning',         'Avdelning Styrning och stöd',          7),
    (8, 1,    'avdelning',         'Avdelning Kund och service',           8),
    (9, 1,    'avdelning',         'Avdelning Uppdrag',                    9);

INSERT INTO warehouse.accounts (account_id, parent_id, section, name) VALUES
    (30, NULL, 'revenue',         'Intäkter'),
    (40, NULL, 'cost',            'Kostnader'),
    (41, 40,   'cost',            'Personalkostnader'),
    (42, 40,   'cost',            'Konsultkostnader'),
    (43, 40,   'cost',            'IT-tjänster, IT-program och licenser'),
    (44, 40,   'cost',            'Övriga kostnader'),
    (50, NULL, 'municipal grant', 'Kommunbidrag');

INSERT INTO warehouse.months (month)
SELECT month::date FROM generate_series(date '2022-01-01', date '2023-12-01', interval '1 month') AS month;
