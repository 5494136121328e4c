--
-- rag: status, red, amber or green, with blue for done and grey for no data
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- The canonical words, from best to worst.
SELECT unnest('{grey, blue, green, amber, red}'::rag[]) AS status;

-- English and Swedish words and the initials, in any case.
SELECT word, word::rag AS status
FROM unnest('{
	grey, gray, GREY, grå, GRÅ, grått, GRÅTT,
	blue, Blue, b, B, blå, BLÅ, blått, BLÅTT,
	green, G, g, grön, GRÖN, Grön, grönt, GRÖNT,
	amber, a, A, yellow, Y, y, gul, GUL, gult,
	red, RED, r, R, röd, RÖD, Röd, rött, RÖTT
	}'::text[]) WITH ORDINALITY AS t (word, n)
ORDER BY n;
SELECT E'  red\t\n'::rag AS blanks_around, 'red'::char(8)::rag AS from_char;

-- Refused: a colour that is none, several words, a digit, nothing.
SELECT 'purple'::rag;
SELECT 'red amber'::rag;
SELECT 'red1'::rag;
SELECT 're'::rag;
SELECT 'reds'::rag;
SELECT '4'::rag;
SELECT ''::rag;
SELECT '   '::rag;
-- A letter and its accent as two characters are not the letter.
SELECT U&'ro\0308d'::rag;

\set VERBOSITY sqlstate
SELECT 'purple'::rag;
SELECT rag_label('red', 'no');
\set VERBOSITY default

-- One byte on the wire, and back.
SELECT status, rag_send(status)
FROM unnest('{grey, blue, green, amber, red}'::rag[]) AS status;
CREATE TEMP TABLE wire (status rag);
\copy (SELECT unnest('{grey, blue, green, amber, red}'::rag[])) TO 'results/rag.bin' (FORMAT binary)
\copy wire FROM 'results/rag.bin' (FORMAT binary)
TABLE wire;

-- Refused from the wire: a colour that is none, no byte, two bytes.
\copy (SELECT '\x05'::bytea) TO 'results/rag.bin' (FORMAT binary)
\copy wire FROM 'results/rag.bin' (FORMAT binary)
\copy (SELECT '\xff'::bytea) TO 'results/rag.bin' (FORMAT binary)
\copy wire FROM 'results/rag.bin' (FORMAT binary)
\copy (SELECT '\x'::bytea) TO 'results/rag.bin' (FORMAT binary)
\copy wire FROM 'results/rag.bin' (FORMAT binary)
\copy (SELECT '\x0404'::bytea) TO 'results/rag.bin' (FORMAT binary)
\copy wire FROM 'results/rag.bin' (FORMAT binary)
\set VERBOSITY sqlstate
\copy (SELECT '\x05'::bytea) TO 'results/rag.bin' (FORMAT binary)
\copy wire FROM 'results/rag.bin' (FORMAT binary)
\set VERBOSITY default
\! rm results/rag.bin

-- jsonb
SELECT jsonb_agg(status::jsonb) FROM unnest('{grey, blue, green, amber, red}'::rag[]) AS status;

-- Ordered by severity.
SELECT
	a.status,
	string_agg(b.status::text, ' ' ORDER BY b.status) FILTER (WHERE a.status < b.status) AS "<",
	string_agg(b.status::text, ' ' ORDER BY b.status) FILTER (WHERE a.status <= b.status) AS "<=",
	string_agg(b.status::text, ' ' ORDER BY b.status) FILTER (WHERE a.status = b.status) AS "=",
	string_agg(b.status::text, ' ' ORDER BY b.status) FILTER (WHERE a.status <> b.status) AS "<>",
	string_agg(b.status::text, ' ' ORDER BY b.status) FILTER (WHERE a.status >= b.status) AS ">=",
	string_agg(b.status::text, ' ' ORDER BY b.status) FILTER (WHERE a.status > b.status) AS ">"
FROM wire AS a, wire AS b
GROUP BY a.status
ORDER BY a.status;
SELECT status FROM unnest('{amber, red, NULL, grey, blue, green}'::rag[]) AS status ORDER BY status DESC NULLS LAST;

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

-- Grouped, made distinct and joined, by hash and by order.
CREATE TABLE rag_rows AS
	SELECT i, (ARRAY['grey', 'blue', 'green', 'amber', 'red']::rag[])[i % 5 + 1] AS status
	FROM generate_series(1, 2000) AS i;
ANALYZE rag_rows;
SELECT status, count(*) FROM rag_rows GROUP BY status ORDER BY status;
SET enable_hashagg = off;
SELECT status, count(*) FROM rag_rows GROUP BY status ORDER BY status;
SET enable_hashagg = on;
SET enable_sort = off;
SELECT count(*) FROM (SELECT DISTINCT status FROM rag_rows) AS s;
RESET enable_sort;
RESET enable_hashagg;
SET enable_nestloop = off;
SET enable_mergejoin = off;
SELECT count(*) FROM wire JOIN rag_rows USING (status);
SET enable_mergejoin = on;
SET enable_hashjoin = off;
SELECT count(*) FROM wire JOIN rag_rows USING (status);
RESET enable_nestloop;
RESET enable_mergejoin;
RESET enable_hashjoin;

-- By index: equality, a range, order, worst and best.
CREATE INDEX ON rag_rows (status);
SET enable_seqscan = off;
SET enable_bitmapscan = off;
SET enable_sort = off;
SELECT count(*) FROM rag_rows WHERE status = 'amber';
SELECT count(*) FROM rag_rows WHERE status >= 'amber';
SELECT count(*), bool_and(status >= previous) AS ascending
FROM (SELECT status, lag(status) OVER (ORDER BY status) AS previous FROM rag_rows) AS s;
SELECT status FROM rag_rows ORDER BY status DESC LIMIT 1;
SELECT max(status), min(status) FROM rag_rows;
SELECT max(status) FROM rag_rows WHERE status < 'red';
RESET enable_seqscan;
RESET enable_bitmapscan;
RESET enable_sort;

-- In parallel.
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SET parallel_leader_participation = off;
ALTER TABLE rag_rows SET (parallel_workers = 2);
SELECT max(status), min(status) FROM rag_rows WHERE i % 5 BETWEEN 1 AND 3;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
RESET parallel_leader_participation;

-- Partitioned by hash: every status in one partition.
CREATE TABLE rag_hashed (status rag) PARTITION BY HASH (status);
CREATE TABLE rag_hashed_0 PARTITION OF rag_hashed FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE rag_hashed_1 PARTITION OF rag_hashed FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO rag_hashed SELECT status FROM rag_rows;
SELECT status, count(DISTINCT tableoid) AS partitions, count(*) FROM rag_hashed GROUP BY status ORDER BY status;
DROP TABLE rag_hashed, rag_rows;

-- Words and colours for a report.
SELECT status, rag_label(status, 'en') AS en, rag_label(status, 'sv') AS sv, rag_color(status)
FROM wire
ORDER BY status;
SELECT rag_label('red', NULL), rag_label(NULL, 'sv'), rag_color(NULL);
SELECT rag_label('red', 'no');
SELECT rag_label('red', 'EN');
