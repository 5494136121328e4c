-- The workloads of printed figures: a million cells as a Swedish report prints them, read with and
-- without their defects told, beside the two casts that people write; and columns of them footed.

CREATE UNLOGGED TABLE printed_cell AS
SELECT cell % 2000 AS unit,
       CASE cell % 7 WHEN 0 THEN '-' ELSE '' END
       || translate(to_char((cell * 7919::bigint % 100000000) / CASE cell % 3 WHEN 0 THEN 10.0 ELSE 1 END,
                            CASE cell % 3 WHEN 0 THEN 'FM999,999,990.0' ELSE 'FM999,999,990' END), ',.', ' ,') AS cell
  FROM generate_series(1, least(:rows, 1000000)) AS cell;
CREATE UNLOGGED TABLE printed_figure AS
SELECT unit, figure(cell, '', 'sv') AS figure, amount(figure(cell, '', 'sv')) AS amount FROM printed_cell;
VACUUM ANALYZE printed_cell, printed_figure;

INSERT INTO contestant (workload, name, query, proof)
SELECT 'reading printed figures', name, format('SELECT count(%s) FROM printed_cell', number),
       format('SELECT %s::text FROM printed_cell', proof)
  FROM (VALUES
('ours', 'figure(cell)', 'amount(figure(cell))'),
('locale', 'figure(cell, '''', ''sv'')', 'amount(figure(cell, '''', ''sv''))'),
('regexp', 'replace(regexp_replace(cell, ''[^0-9,-]'', '''', ''g''), '','', ''.'')::numeric',
           'replace(regexp_replace(cell, ''[^0-9,-]'', '''', ''g''), '','', ''.'')::numeric'),
('translate', 'translate(cell, '', '', ''.'')::numeric', 'translate(cell, '', '', ''.'')::numeric')) AS t (name, number, proof);
INSERT INTO contestant (workload, name, query, proof) VALUES
('reading printed figures', 'lenient', 'SELECT count(value) FROM printed_cell, read_figure(cell)',
 'SELECT amount(value)::text FROM printed_cell, read_figure(cell)');
INSERT INTO contestant (workload, name, answer, query) VALUES
('reading printed figures', 'scan', NULL, 'SELECT count(cell) FROM printed_cell');
INSERT INTO comparison (workload, dividend, divisor, goal) VALUES
('reading printed figures', 'regexp', 'ours', '>= 5'),
('reading printed figures', 'regexp - scan', 'ours - scan', '>= 5'),
('reading printed figures', 'regexp', 'locale', NULL),
('reading printed figures', 'regexp', 'lenient', NULL),
('reading printed figures', 'translate', 'ours', NULL);

-- Sum, the most that rounding can have moved it, and count, by unit.
INSERT INTO contestant (workload, name, query) VALUES
('footing', 'ours', 'SELECT unit, parts(f), upper(f), part_count(f)
                       FROM (SELECT unit, footing_agg(NULL, figure) AS f FROM printed_figure GROUP BY unit) AS q'),
('footing', 'hand', 'SELECT unit, trim_scale(sum(amount)), trim_scale(sum(amount + 0.5 * 10::numeric ^ -scale(amount))), count(*)
                       FROM printed_figure GROUP BY unit');
INSERT INTO comparison (workload, dividend, divisor) VALUES ('footing', 'hand', 'ours');
