--
-- rag_days: days in each status
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;
SET datestyle = 'ISO, MDY';

CREATE TEMP TABLE dated (n int, as_of date, status rag);
INSERT INTO dated VALUES (1, '2026-02-01', 'amber'), (2, '2026-01-11', 'red'), (3, '2025-12-01', 'green'), (4, '2026-02-01', 'red'), (5, NULL, 'red'), (6, '2026-01-20', NULL);
SELECT period, rag_days(array_agg(as_of), array_agg(status), period), total(rag_days(array_agg(as_of), array_agg(status), period)) AS days
FROM dated, unnest('{"[2026-01-01,2026-01-31]", "[2026-01-11,2026-02-10]", "[2025-11-21,2025-12-10]", "[2025-01-01,2025-01-31]", "[2026-01-10,2026-01-10]"}'::daterange[]) WITH ORDINALITY AS p (period, i)
GROUP BY i, period ORDER BY i;
-- Of two on one day the more severe holds, in any order; without a status all is grey.
SELECT rag_days('{2026-01-01,2026-01-01}', '{red,green}', '[2026-01-01,2026-01-31]'), rag_days('{2026-01-01,2026-01-01}', '{green,red}', '[2026-01-01,2026-01-31]') AS the_same, rag_days('{}', '{}', '[2026-01-01,2026-01-31]') AS nothing;
SELECT share(sum(t), 'red') FROM (SELECT rag_days(ARRAY[as_of], ARRAY[status], '[2026-01-01,2026-01-31]') AS t FROM dated WHERE n < 4) AS s;
SELECT rag_days('{2026-01-01}', '{red,green}', '[2026-01-01,2026-01-31]');
SELECT rag_days('{2026-01-01}', '{red}', '[2026-01-01,)');
SELECT rag_days(NULL, '{red}', '[2026-01-01,2026-01-31]');
