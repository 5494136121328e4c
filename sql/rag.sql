--
-- rag: status, red, amber or green, with blue for done and grey for no data
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- The labels of the enum, from best to worst.
SELECT status, severity(status), rag_color(status)
FROM unnest(enum_range(NULL::rag)) AS status;
SELECT severity(NULL), rag_color(NULL);

-- Words, in any case, and the initials.
SELECT word, to_rag(word) AS status
FROM unnest('{
	grey, gray, GREY, grå, GRÅ, grått, GRÅTT,
	blue, Blue, b, B, blå, BLÅ, blått, BLÅTT,
	green, G, g, grön, GRÖN, Grön, grönt, GRÖNT,
	amber, a, A, yellow, Y, y, gul, GUL, gult,
	red, RED, r, R, röd, RÖD, Röd, rött, RÖTT,
	Rød, GRØNN, grøn, Grün, gelb, Rot, harmaa, Sininen, VIHREÄ, keltainen, punainen
	}'::text[]) WITH ORDINALITY AS t (word, n)
ORDER BY n;
SELECT to_rag(E'  red\t\n') AS blanks_around, to_rag('red'::char(8)) AS from_char, to_rag(NULL) AS of_null;
-- A letter and its accent may be two characters.
SELECT to_rag(U&'ro\0308d') AS o_and_diaeresis, to_rag(U&'gra\030A') AS a_and_ring;

-- Refused: a word for no colour, several words, a digit, nothing.
SELECT to_rag('purple');
SELECT to_rag('red amber');
SELECT to_rag('red1');
SELECT to_rag('re');
SELECT to_rag('reds');
SELECT to_rag('4');
SELECT to_rag('');
SELECT to_rag('   ');
-- The enum itself reads its labels only; rag('...') is a cast to it.
SELECT 'Red'::rag;
SELECT rag('röd');

-- JSON and back.
CREATE TEMP TABLE kept AS SELECT unnest(enum_range(NULL::rag)) AS status;
SELECT to_jsonb(status), row_to_json(kept), (jsonb_populate_record(NULL::kept, to_jsonb(kept))).status FROM kept;

-- max is worst-of, min best-of; the ladder: no rows, one null, one row, two, many.
CREATE TEMP TABLE ladder (n int, rung text, status rag);
INSERT INTO ladder VALUES
	(1, 'one null', NULL),
	(2, 'one row', 'amber'),
	(3, 'two rows', 'green'), (3, 'two rows', 'blue'),
	(4, 'many', 'green'), (4, 'many', NULL), (4, 'many', 'red'), (4, 'many', 'grey'), (4, 'many', 'amber');
SELECT max(status), min(status) FROM ladder WHERE false;
SELECT rung, max(status), min(status), max(status) FILTER (WHERE status < 'red') AS max_below_red
FROM ladder
GROUP BY n, rung
ORDER BY n;

-- What tools write: an order, a CASE, IS DISTINCT FROM, NULLIF.
SELECT status, CASE status WHEN 'red' THEN 'act' WHEN 'amber' THEN 'watch' ELSE 'rest' END AS action,
	status IS DISTINCT FROM 'red' AS not_red, nullif(status, 'grey') AS known
FROM ladder
ORDER BY status DESC NULLS LAST, n;

-- Words and colours for a report.
SELECT status, rag_label(status, 'en') AS en, rag_label(status, 'sv') AS sv, rag_label(status, 'no') AS no,
	rag_label(status, 'da') AS da, rag_label(status, 'fi') AS fi, rag_label(status, 'de') AS de
FROM unnest(enum_range(NULL::rag)) AS status;
SELECT rag_label('red', NULL::text), rag_label(NULL, 'sv');
SELECT rag_label('red', 'fr');
SELECT rag_label('red', 'EN');

-- Words and colours of your own, from grey to red.
SELECT status, rag_label(status, ARRAY['not known', 'done', 'on plan', 'at risk', 'off plan']) AS label,
	rag_color(status, ARRAY[NULL, 'navy', 'green', 'orange', 'crimson']) AS color
FROM unnest(enum_range(NULL::rag)) AS status;
SELECT rag_label('red', ARRAY['on plan', 'at risk', 'off plan']);
SELECT rag_color('red', ARRAY[['#000', '#111', '#222', '#333', '#444']]);
SELECT rag_label('red', '{not known, done, on plan, at risk, off plan}');

\set VERBOSITY sqlstate
SELECT to_rag('purple');
SELECT rag_label('red', 'fr');
SELECT rag_label('red', '{}'::text[]);
\set VERBOSITY default

-- A type whose labels somebody has altered is refused.
BEGIN;
ALTER TYPE rag RENAME VALUE 'amber' TO 'orange';
SELECT rag(3, 'green < 5 <= red');
ROLLBACK;
-- One that was added has no meaning here.
ALTER TYPE rag ADD VALUE 'purple';
SELECT severity('red'), severity('purple');
SET client_min_messages = warning;
DROP EXTENSION governance CASCADE;
