-- Staff: employment spells, hours, surveys and key figures that are inputs.

-- Spells ---------------------------------------------------------------------------------------
--
-- Printed and met exactly: 188,3 årsarbetare in the first quarter of 2023, 201,4 in that of 2022 and
-- 748,0 in 2022; 19 leavers of whom 18 (6 retired) by the end of February, 20 the year before; 27 and
-- 14 recruited; 12 moves within the förvaltning; turnover 16,7 % in 2022. Every day, and what assumed.sql
-- lists, is assumed.
-- Everyone is spread over the areas in turn; long-time staff are hired 2015-01-01.

CREATE FUNCTION pg_temp.area(i bigint) RETURNS int LANGUAGE sql AS
$$ SELECT (3 + i % 7)::int $$;

INSERT INTO warehouse.spells (person_id, unit_id, hired, left_on, fte, entry, leaving)

-- stay throughout: 586 full time and 20 at three quarters
SELECT 1000 + i, pg_temp.area(i), date '2015-01-01', NULL::date, 1.00, 'recruited', NULL
  FROM generate_series(1, 586) i
UNION ALL
SELECT 2000 + i, pg_temp.area(i), date '2015-01-01', NULL, 0.75, 'recruited', NULL
  FROM generate_series(1, 20) i

-- first quarter of 2022: 20 leave, 14 are recruited
UNION ALL
SELECT 3000 + i, pg_temp.area(i), date '2015-01-01', date '2022-01-03' + 4 * i, 1, 'recruited', 'left'
  FROM generate_series(1, 20) i
UNION ALL
SELECT 4000 + i, pg_temp.area(i), date '2021-12-28' + 6 * i, NULL, 1, 'recruited', NULL
  FROM generate_series(1, 14) i

-- 50 go with the operations handed over in 2022, and do not count as leavers
UNION ALL
SELECT 5000 + i, pg_temp.area(i), date '2015-01-01', date '2022-03-31', 1, 'recruited', 'transferred'
  FROM generate_series(1, 50) i

-- rest of 2022: 106 leave from April to December, 104 are recruited from August on
UNION ALL
SELECT 6000 + i, pg_temp.area(i), date '2015-01-01', date '2022-04-06' + (i - 1) * 265 / 106, 1, 'recruited', 'left'
  FROM generate_series(1, 106) i
UNION ALL
SELECT 7000 + i, pg_temp.area(i), date '2022-08-01' + (i - 1) * 148 / 104, NULL, 1, 'recruited', NULL
  FROM generate_series(1, 104) i

-- first quarter of 2023: 18 leave by the end of February, every third retiring, and one in March
UNION ALL
SELECT 8000 + i, pg_temp.area(i), date '2015-01-01', date '2023-01-02' + 3 * i, 1, 'recruited',
       CASE WHEN i % 3 = 0 THEN 'retired' ELSE 'left' END
  FROM generate_series(1, 18) i
UNION ALL
SELECT 8019, 3, date '2015-01-01', date '2023-03-31', 1, 'recruited', 'left'

-- and 27 are recruited
UNION ALL
SELECT 9000 + i, pg_temp.area(i), date '2022-12-30' + 3 * i, NULL, 1, 'recruited', NULL
  FROM generate_series(1, 27) i

-- 12 move to the next area, in January and February: the old spell and, the day after, the new one
UNION ALL
SELECT 10000 + i, pg_temp.area(i), date '2015-01-01', date '2023-01-04' + 4 * i, 1, 'recruited', 'moved'
  FROM generate_series(1, 12) i
UNION ALL
SELECT 10000 + i, pg_temp.area(i + 1), date '2023-01-05' + 4 * i, NULL, 1, 'moved', NULL
  FROM generate_series(1, 12) i;

DROP FUNCTION pg_temp.area(bigint);


-- Hours: 6,4 % of the first quarter of 2022, 5,2 % of the year, 5,8 % of the first quarter of 2023.

INSERT INTO warehouse.hours (month, absent, ordinary) VALUES
    ('2022-01-01',  9216, 135000),
    ('2022-02-01',  8704, 128000),
    ('2022-03-01',  7808, 139000),
    ('2022-04-01',  6310, 122000),
    ('2022-05-01',  5870, 124000),
    ('2022-06-01',  5120, 122000),
    ('2022-07-01',  3410, 113000),
    ('2022-08-01',  4640, 121000),
    ('2022-09-01',  6150, 122000),
    ('2022-10-01',  6530, 121000),
    ('2022-11-01',  6890, 122000),
    ('2022-12-01',  6728, 119000),
    ('2023-01-01',  7800, 126000),
    ('2023-02-01',  7060, 118000),
    ('2023-03-01',  6948, 132000);


-- Key figures that are inputs.
-- The text form of 3.1.1 has two figures in the turnover row and not their columns, "12% 16,7%". They
-- are read as forecast 2023 and actual 2022, as the text says that turnover rose to 16,7 % in 2022.

INSERT INTO warehouse.kpi_values (kpi, kind, year, value) VALUES
    ('person_years',  'prognos',  2023,  750),
    ('sick_leave',    'prognos',  2023,  5.5),
    ('turnover',      'prognos',  2023,  12),
    ('turnover',      'utfall',   2021,  9.05);

INSERT INTO warehouse.survey_values (position, name, wave, value) VALUES
    (1, 'Hållbart medarbetarengagemang (HME)',  1,  76),
    (1, 'Hållbart medarbetarengagemang (HME)',  2,  77),
    (2, 'Ledarskap',                            1,  73),
    (2, 'Ledarskap',                            2,  76);
