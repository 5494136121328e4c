--
-- absence: lost time, frequency and incidence
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;
SET datestyle = 'ISO, MDY';

SELECT absence(3, 40.5, 1760), absence(0, 0, 1760)::json, absence(3, 40.50, 1760) = absence(3, 40.5, 1760.0) AS equal, absence(3, NULL, 1760) AS with_null;
SELECT absence(-1, 0, 1760);
SELECT absence(1, -8, 1760);
SELECT 'persons=1 absentees=2 spells=2 lost=0 possible=0'::absence;
SELECT 'persons=2 absentees=2 spells=1 lost=0 possible=0'::absence;

-- The ladder, and sum() beside it.
CREATE TEMP TABLE person (n int, spells int, lost numeric, possible numeric);
INSERT INTO person VALUES (1, 0, 0, 1760), (2, 1, 8, 1760), (3, 3, 40.25, 880), (4, NULL, 8, 880);
SELECT absence_agg(spells, lost, possible) FROM person WHERE false;
SELECT absence_agg(spells, lost, possible) AS nulls FROM person WHERE n = 4;
SELECT absence_agg(spells, lost, possible), sum(absence(spells, lost, possible)) = absence_agg(spells, lost, possible) AS sum_same FROM person;
SELECT lost_time_rate(a), percent(lost_time_rate(a), 2), frequency_rate(a), incidence_rate(a), rag(lost_time_rate(a), 'green <= 1 < amber <= 2 < red')
FROM (SELECT absence_agg(spells, lost, possible) AS a FROM person) AS s;

-- Bradford: ten spells of one day against one of ten.
SELECT bradford(10, 10), bradford(1, 10), bradford(0, 0), bradford(NULL, 1), bradford(3000000000, 1.5);
SELECT bradford(-1, 10);
-- Days of a spell in a period.
SELECT day, working_days(daterange(day, day + 9, '[]') * daterange('2026-01-01', '2026-01-31', '[]')) FROM unnest('{2025-12-20, 2025-12-29, 2026-01-10, 2026-01-28}'::date[]) AS day;
