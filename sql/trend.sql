--
-- trend: direction of change, kept apart from status
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- The labels of the enum, from worse to better.
SELECT trend FROM unnest(enum_range(NULL::trend)) AS trend;

-- Words, in any case.
SELECT word, to_trend(word) AS trend
FROM unnest('{
	worsening, WORSENING, worse, försämras, FÖRSÄMRAS, försämring, försämrad, sämre, Sämre,
	steady, Steady, unchanged, oförändrad, OFÖRÄNDRAD, oförändrat, stabil,
	improving, better, förbättras, FÖRBÄTTRAS, förbättring, förbättrad, bättre,
	Forverres, forværres, Schlechter, uendret, UÆNDRET, Unverändert, forbedres, paranee
	}'::text[]) WITH ORDINALITY AS t (word, n)
ORDER BY n;
SELECT to_trend(E'  steady\t\n') AS blanks_around, to_trend(NULL) AS of_null, to_trend(U&'ba\0308ttre') AS a_and_diaeresis;

-- Refused.
SELECT to_trend('up');
SELECT to_trend('steady steady');
SELECT to_trend('');
SELECT trend('up');
\set VERBOSITY sqlstate
SELECT to_trend('up');
SELECT trend_label('steady', 'fr');
SELECT trend(2, 1, -1);
SELECT trend('NaN', 1);
\set VERBOSITY default

-- min is the worst, max the best; the ladder: no rows, one null, one row, two, many.
CREATE TEMP TABLE ladder (n int, rung text, trend trend);
INSERT INTO ladder VALUES
	(1, 'one null', NULL),
	(2, 'one row', 'steady'),
	(3, 'two rows', 'steady'), (3, 'two rows', 'improving'),
	(4, 'many', 'steady'), (4, 'many', NULL), (4, 'many', 'worsening'), (4, 'many', 'improving'), (4, 'many', 'steady');
SELECT min(trend), max(trend) FROM ladder WHERE false;
SELECT rung, min(trend), max(trend), max(trend) FILTER (WHERE trend < 'improving') AS max_below_improving
FROM ladder
GROUP BY n, rung
ORDER BY n;

-- Words for a report.
SELECT trend, trend_label(trend, 'en') AS en, trend_label(trend, 'sv') AS sv, trend_label(trend, 'no') AS no,
	trend_label(trend, 'da') AS da, trend_label(trend, 'fi') AS fi, trend_label(trend, 'de') AS de
FROM unnest(enum_range(NULL::trend)) AS trend;
SELECT trend, trend_label(trend, ARRAY['down', 'flat', 'up']) AS own FROM unnest(enum_range(NULL::trend)) AS trend;
SELECT trend_label('steady', NULL::text), trend_label(NULL, 'sv');
SELECT trend_label('steady', 'fr');
SELECT trend_label('steady', ARRAY['down', 'up']);

-- From the previous figure to the current one: higher is better unless said otherwise.
SELECT current, previous, trend(current, previous), trend(current, previous, higher_is_better => false) AS lower_is_better,
	trend(current, previous, 0.5) AS within_half, trend(current, previous, 0.5, false) AS lower_within_half
FROM (VALUES
	(2, 1), (1, 2), (1, 1), (1.0, 1.000),
	(1.5, 1), (0.5, 1), (1.50000000000000000001, 1), (0.49999999999999999999, 1),
	(0, -1), (-1, 0)
) AS v (current, previous);
SELECT trend(NULL, 1), trend(1, NULL), trend(1, 1, NULL), trend(1, 1, 0, NULL);
-- Refused.
SELECT trend(2, 1, -0.1);
SELECT trend('NaN', 1);
SELECT trend(1, 'infinity');
SELECT trend(1, 1, 'infinity');
-- Beyond the digits of an exact decimal.
SELECT trend(99999999999999999999999999999999999999, -1);
SELECT trend(100000000000000000000000000000000000000, 1);

-- figures of any number of decimals, as avg() gives them
SELECT trend(1 / 3e25, 0), trend(0, 1 / 3e25), trend(1e-60, 0, 1e-60), trend(1e60, 1e60 + 1e-20);
SELECT trend('Infinity', 0);
