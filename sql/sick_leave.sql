--
-- sick_leave: the statutory figures of annual reports
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- One person; of unknown sex, of unknown age; without one of the times, no row.
SELECT sick_leave(1862, 60.5, 0, true, 29);
SELECT sick_leave(1862, 60, 0, NULL, 30)::json;
SELECT sick_leave(1862, 60, 0, false, NULL)::text::sick_leave = sick_leave(1862.0, 60, 0, false, NULL) AS reread, sick_leave(1862, NULL, 0, true, 30) AS no_time;
SELECT sick_leave(-1, 0, 0, true, 30);
SELECT sick_leave(1862, 60, 61, true, 30);

-- The ladder, and sum() beside it.
CREATE TEMP TABLE person (n int, ordinary numeric, sick numeric, long_sick numeric, woman boolean, age int);
INSERT INTO person SELECT n, 1800 + n, n % 7, CASE n % 9 WHEN 0 THEN n % 7 ELSE 0 END, n % 4 > 0, 20 + n FROM generate_series(1, 40) AS n;
SELECT sick_leave_agg(ordinary, sick, long_sick, woman, age) FROM person WHERE false;
SELECT sick_leave_agg(NULL, sick, long_sick, woman, age) AS nulls FROM person;
SELECT sick_leave_agg(ordinary, sick, long_sick, woman, age), sum(sick_leave(ordinary, sick, long_sick, woman, age)) = sick_leave_agg(ordinary, sick, long_sick, woman, age) AS sum_same FROM person;

-- Seven figures. Ten men are too few, and women would reveal them; so would those from 50 years those to 29.
SELECT figure, persons, share, percent(share, 1), suppressed FROM statutory_figures((SELECT sick_leave_agg(ordinary, sick, long_sick, woman, age) FROM person));
SELECT figure, persons, percent(share, 1), suppressed FROM statutory_figures((SELECT sick_leave_agg(ordinary, sick, long_sick, woman, age) FROM person), 8);
-- Whoever is of unknown sex is not shown, and hides the men well enough.
SELECT figure, persons, suppressed FROM statutory_figures((SELECT sick_leave_agg(ordinary, sick, long_sick, CASE WHEN n % 4 > 1 THEN true WHEN n % 4 = 1 THEN false END, age) FROM person)) WHERE figure IN ('women', 'men');
SELECT * FROM statutory_figures(sick_leave(1862, 60, 0, true, 29));
SELECT * FROM statutory_figures(sick_leave(1862, 60, 0, true, 29), -1);
