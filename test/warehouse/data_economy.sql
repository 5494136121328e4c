-- Economy: ledger, forecasts, the measures of 2.1.1 and cost factors.

-- Ledger, January to March of both years -------------------------------------------------------
--
-- 3.2.1 prints the deviation of each area, in tkr, for jan-feb and for jan-mars; 3.2 prints revenue
-- and costs, in mnkr, for the whole. Totals in tkr that satisfy both at once:
--
--                        actual     budget   deviation
--      revenue          322 830    335 285     -12 455
--      costs           -312 800   -346 124      33 324
--      kommunbidrag       9 300      9 300           0
--      result            19 330     -1 539      20 869   = the areas' sum
--
-- Every area has its share of revenue, of costs and of three cost classes, so that all of these are
-- exact; "Övriga kostnader" is the remainder row, which takes up the area's own deviation.

WITH area (unit_id, activity, share, jan_feb, jan_mar) AS (     -- share per mille, derived; deviations tkr, printed
    VALUES (3, 'förvaltning'::warehouse.activity,  60,   655,    849),
           (4, 'förvaltning',                     100,  -188,    226),
           (5, 'förvaltning',                      90,  -895,  -1705),
           (6, 'förvaltning',                     310,  9320,  11093),
           (7, 'förvaltning',                     140,  6195,   9363),
           (8, 'förvaltning',                      80,  1170,   1479),
           (9, 'förvaltning',                      30,  1237,   1189),
           (3, 'utveckling',                       10,   324,    477),
           (4, 'utveckling',                       40,  1695,   2323),
           (5, 'utveckling',                       50, -1055,  -4142),
           (6, 'utveckling',                       90, -2478,   -283)
), month (month, share) AS (                                    -- share in tenths, derived
    VALUES (date '2023-01-01', 3), (date '2023-02-01', 3), (date '2023-03-01', 4)
), class (account_id, actual, budget) AS (                      -- tkr for the quarter
    VALUES (30,  322830.0,  335285.0),
           (41, -132407.0, -135088.5),                          -- actual as in 2.1.1, budget a
           (42,  -31071.0,  -34849.0),                          -- quarter of its full-year forecast
           (43,  -84243.0,  -92850.5),
           (44,      NULL,  -83336.0)
), posting AS (
    SELECT month, unit_id, activity, account_id,
           1000 * class.actual * area.share * month.share / 10000 AS actual,
           1000 * class.budget * area.share * month.share / 10000 AS budget,
           CASE month WHEN date '2023-03-01' THEN 1000 * (jan_mar - jan_feb)
                      ELSE 1000 * jan_feb / 2 END                 AS deviation    -- the area's, in kr
      FROM area CROSS JOIN month CROSS JOIN class
)
INSERT INTO warehouse.ledger (month, unit_id, activity, account_id, actual, budget)
SELECT month, unit_id, activity, account_id,
       coalesce(actual, budget + deviation - sum(actual - budget) OVER (PARTITION BY month, unit_id, activity)),
       budget
  FROM posting;

-- Last year's quarter by class: 314 200, -311 400 (costs of 2.1.1 and a remainder) and 5 400 tkr.
WITH area (unit_id, activity, share) AS (
    SELECT unit_id, activity, sum(actual) / sum(sum(actual)) OVER ()
      FROM warehouse.ledger WHERE account_id = 30 GROUP BY unit_id, activity
), month (month, share) AS (
    VALUES (date '2022-01-01', 0.3), (date '2022-02-01', 0.3), (date '2022-03-01', 0.4)
), class (account_id, actual) AS (
    VALUES (30, 314200000), (41, -133495000), (42, -34458000), (43, -88101000), (44, -55346000)
)
INSERT INTO warehouse.ledger (month, unit_id, activity, account_id, actual)
SELECT month, unit_id, activity, account_id, class.actual * area.share * month.share
  FROM area CROSS JOIN month CROSS JOIN class;

-- The kommunbidrag is the förvaltning's as a whole, a third each month.
INSERT INTO warehouse.ledger (month, unit_id, activity, account_id, actual, budget)
SELECT month, 1, 'förvaltning', 50,
       CASE year WHEN 2023 THEN 3100000 ELSE 1800000 END,
       CASE year WHEN 2023 THEN 3100000 END
  FROM warehouse.months
 WHERE quarter = 1;


-- Full-year forecasts (3.2), mnkr as printed ---------------------------------------------------

INSERT INTO warehouse.forecast_rounds (round, year, position) VALUES
    ('Prognos',        2023, 1),
    ('Fg prognos',     2023, 2),
    ('Budget',         2023, 3),
    ('Bokslut fg år',  2022, 4);

INSERT INTO warehouse.forecasts (round, account_id, amount)
SELECT round, account_id, 1000000 * amount
  FROM (VALUES ('Prognos',        1311.0,  -1348.0,  37.0),
               ('Fg prognos',     1337.5,  -1372.9,  37.0),
               ('Budget',         1341.2,  -1378.2,  37.0),
               ('Bokslut fg år',  1264.9,  -1284.9,  21.8)) AS printed (round, revenue, cost, municipal_grant),
       LATERAL (VALUES (30, revenue), (40, cost), (50, municipal_grant)) AS line (account_id, amount);

-- Costs charged to customers (3.2) and where they fall (3.2, 3.2.2), mnkr.
INSERT INTO warehouse.charged_costs (round, amount) VALUES
    ('Budget',   1120800000),
    ('Prognos',  1060600000);

INSERT INTO warehouse.forecast_changes (change_id, activity, unit_id, account_id, decrease, source)
SELECT change_id, activity::warehouse.activity, unit_id, account_id, 1000000 * decrease, source::warehouse.source
  FROM (VALUES (1, 'förvaltning', 6, 41, 26.0, 'printed'),
               (2, 'förvaltning', 6, 44,  7.0, 'derived'),      -- the rest of the area's 33
               (3, 'förvaltning', 1, 40,  7.0, 'derived'),      -- the other areas: the rest of 40
               (4, 'utveckling',  6, 40, 10.0, 'printed'),
               (5, 'utveckling',  4, 40,  5.0, 'printed'),
               (6, 'utveckling',  5, 40,  3.5, 'printed'),
               (7, 'utveckling',  3, 40,  1.5, 'derived'))      -- the last area: the rest of 20
       AS change (change_id, activity, unit_id, account_id, decrease, source);


-- Measures of 2.1.1, tkr as printed ------------------------------------------------------------
--
-- The licence row labels both of its full-year amounts 2023; the second stands where 2022 does in
-- every other row, and is taken as 2022.

WITH printed (measure_id, name, kind, quarter_2023, quarter_2022, year_2023, year_2022) AS (
    VALUES (1, 'Intäkter',                              'revenue', 348043, 339171, 1379810, 1378781),
           (2, 'Kostnader exkl. kommunbidrag',          'cost',    339266, 337268, 1420721, 1403782),
           (3, 'Personalkostnader',                     'cost',    132407, 133495,  540354,  529053),
           (4, 'Konsultkostnader',                      'cost',     31071,  34458,  139396,  152817),
           (5, 'IT-tjänster, IT-program och licenser',  'cost',     84243,  88101,  371402,  383607),
           (6, 'Bruttokostnader',                       'cost',    338063, 336461, 1415753, 1401234),
           (7, 'varav kostnad för utvecklingsinitiativ', 'cost',   23961,  31602,   71510,  135794),
           (8, 'Verksamhetens resultat',                'result',   18832,   8135,       0,       0)
), measure AS (
    INSERT INTO warehouse.economy_measures (measure_id, name, kind)
    SELECT measure_id, name, kind FROM printed
    RETURNING measure_id
)
INSERT INTO warehouse.economy_values (measure_id, period, amount)
SELECT measure_id, period, 1000 * amount
  FROM measure JOIN printed USING (measure_id),
       LATERAL (VALUES (daterange '[2023-01-01,2023-04-01)', quarter_2023),
                       (daterange '[2022-01-01,2022-04-01)', quarter_2022),
                       (daterange '[2023-01-01,2024-01-01)', year_2023),
                       (daterange '[2022-01-01,2023-01-01)', year_2022)) AS value (period, amount);


-- Cost factors (2.1.3) --------------------------------------------------------------------------
--
-- Totals are those of 3.2; where 2.1.1 gives personnel and consultants for the same year, other
-- costs are the remainder of the total.

INSERT INTO warehouse.cost_bases (basis_id, name) VALUES
    (1, 'Prognos 2023'),
    (2, 'Bokslut 2022'),
    (3, 'Budget 2023'),
    (4, 'Föregående prognos 2023');

INSERT INTO warehouse.cost_factors (basis_id, factor, base, shock, source) VALUES
    (1, 'Personalkostnader',   540354000,                          1, 'printed'),
    (1, 'Konsultkostnader',    139396000,                          1, 'printed'),
    (1, 'Övriga kostnader',   1348000000 - 540354000 - 139396000,  1, 'derived'),
    (2, 'Personalkostnader',   529053000,                          1, 'printed'),
    (2, 'Konsultkostnader',    152817000,                          1, 'printed'),
    (2, 'Övriga kostnader',   1284900000 - 529053000 - 152817000,  1, 'derived'),
    (3, 'Samtliga kostnader', 1378200000,                          1, 'printed'),
    (4, 'Samtliga kostnader', 1372900000,                          1, 'printed');


-- Volumes (2.1.1) ------------------------------------------------------------------------------
--
-- 2021's supplier invoices are printed with their digits grouped wrongly and read as 1 368 570.

WITH printed (volume_id, name, year_2021, year_2022, quarter_2023, year_2023) AS (
    VALUES (1, 'Lönespecifikationer',     766621,  709486,  175000,  700000),
           (2, 'Löneärenden',              64282,   75007,   19750,   79000),
           (3, 'Leverantörsfakturor',    1368570, 1711960,  413000, 1700000),
           (4, 'Kundfakturor',           1481082, 1517333,  387500, 1550000),
           (5, 'IT-elevenheter',           69811,   74098,   74000,   75000),
           (6, 'IT adm-datorer',           30667,   33057,   32000,   31000),
           (7, 'IT-infrastruktur',       1467000, 1470000, 1500000, 1500000),
           (8, 'Serviceärenden',          355058,  377739,  105000,  380000)
), volume AS (
    INSERT INTO warehouse.volumes (volume_id, name)
    SELECT volume_id, name FROM printed
    RETURNING volume_id
)
INSERT INTO warehouse.volume_values (volume_id, kind, period, amount)
SELECT volume_id, kind, period, amount
  FROM volume JOIN printed USING (volume_id),
       LATERAL (VALUES ('utfall',  daterange '[2021-01-01,2022-01-01)', year_2021),
                       ('utfall',  daterange '[2022-01-01,2023-01-01)', year_2022),
                       ('utfall',  daterange '[2023-01-01,2023-04-01)', quarter_2023),
                       ('prognos', daterange '[2023-01-01,2024-01-01)', year_2023)) AS value (kind, period, amount);


-- Measures against deviations (3.3): the report has none, neither proposed nor decided. ---------
