--
-- rag_scale: the rule from a figure to a status, an inequality chain along the number line
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

-- Higher is better, lower is better, a corridor; other words and blanks; more colours.
CREATE TEMP TABLE scale (name text, scale rag_scale);
INSERT INTO scale VALUES
	('higher is better', 'red < -5 <= amber < -1 <= green'),
	('lower is better', 'green <= 5.5 < amber <= 6.5 < red'),
	('corridor', 'red < -10 <= amber < -3 <= green <= 3 < amber <= 10 < red'),
	('Swedish', 'RÖD<-5<=Gul<-1<=grön'),
	('blanks', E'  r  <  -5\n<=\ta < -1 <= g  '),
	('decimals', 'red < -05.00 <= amber < +.5 <= green < 1. <= blue'),
	('two colours', 'green <= 0 < red'),
	('all colours', 'grey < 0 <= blue < 1 <= green < 2 <= amber < 3 <= red'),
	('descending', 'green >= -1 > amber >= -5 > red'),
	('descending, one bound', 'red > 6.5 >= amber'),
	('descending corridor', 'red > 10 >= amber > 3 >= green >= -3 > amber >= -10 > red'),
	('38 digits', 'green <= 99999999999999999999999999999999999999 < red'),
	('38 decimals', 'green <= -0.00000000000000000000000000000000000001 < red');
SELECT * FROM scale;

-- What is written is read again to the same.
SELECT name, scale::text::rag_scale = scale AS reread, scale::text::rag_scale::text = scale::text AS canonical
FROM scale;

-- A descending chain is the same rule as the ascending one.
SELECT 'green >= -1 > amber >= -5 > red'::rag_scale = 'red < -5 <= amber < -1 <= green'::rag_scale AS higher,
	'red > 6.5 >= amber > 5.5 >= green'::rag_scale = 'green <= 5.5 < amber <= 6.5 < red'::rag_scale AS lower,
	'red > 10 >= amber > 3 >= green >= -3 > amber >= -10 > red'::rag_scale
		= 'red < -10 <= amber < -3 <= green <= 3 < amber <= 10 < red'::rag_scale AS corridor;

-- Refused: no chain.
SELECT ''::rag_scale;
SELECT 'red'::rag_scale;
SELECT 'purple < 5 <= green'::rag_scale;
SELECT '5 <= green'::rag_scale;
SELECT 'red 5 green'::rag_scale;
SELECT 'red = 5 <= green'::rag_scale;
SELECT 'red < amber < green'::rag_scale;
SELECT 'red < 5 <= green <'::rag_scale;
SELECT 'red < 5 <= green extra'::rag_scale;
SELECT 'red < 5 <= purple'::rag_scale;
SELECT 'red < 5 <= '::rag_scale;
-- Refused: a bound with no band on one side, or with none or two owners.
SELECT 'red < 5'::rag_scale;
SELECT 'red < 5 < green'::rag_scale;
SELECT 'red <= 5 <= green'::rag_scale;
SELECT 'red < -5 <= amber <= -1 <= green'::rag_scale;
-- Refused: bounds out of order, or twice.
SELECT 'red < 5 <= amber < 1 <= green'::rag_scale;
SELECT 'red < 5 <= amber < 5.0 <= green'::rag_scale;
SELECT 'green > 1 >= amber > 5 >= red'::rag_scale;
-- Refused: signs both ways, and the same colour on both sides.
SELECT 'red < -5 <= amber > -1 <= green'::rag_scale;
SELECT 'red < -5 => amber'::rag_scale;
SELECT 'red < -5 <= red < -1 <= green'::rag_scale;
SELECT 'röd < -5 <= red'::rag_scale;
-- Refused: bounds that are not plain, finite decimal numbers of at most 38 digits.
SELECT 'red < -5,5 <= green'::rag_scale;
SELECT 'red < -5% <= green'::rag_scale;
SELECT 'red < 1e3 <= green'::rag_scale;
SELECT 'red < NaN <= green'::rag_scale;
SELECT 'red < infinity <= green'::rag_scale;
SELECT 'red < - <= green'::rag_scale;
SELECT 'red < 100000000000000000000000000000000000000 <= green'::rag_scale;
SELECT 'red < 0.000000000000000000000000000000000000001 <= green'::rag_scale;
-- Places are counted in characters.
SELECT 'röd < 5 <= grön ≤ 7 < gul'::rag_scale;

-- A hundred bounds, and no more.
SELECT length(chain::rag_scale::text) = length(chain) AS hundred
FROM (
	SELECT 'red' || string_agg(format(' < %s <= %s', i, CASE WHEN i % 2 = 0 THEN 'red' ELSE 'green' END), '' ORDER BY i)
	FROM generate_series(1, 100) AS i
) AS s (chain);
\set VERBOSITY terse
DO $$
BEGIN
	PERFORM ('red' || string_agg(format(' < %s <= %s', i, CASE WHEN i % 2 = 0 THEN 'red' ELSE 'green' END), '' ORDER BY i))::rag_scale
	FROM generate_series(1, 101) AS i;
EXCEPTION
	WHEN invalid_text_representation THEN
		DECLARE
			detail text;
		BEGIN
			GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
			RAISE NOTICE '%', detail;
		END;
END
$$;

\set VERBOSITY sqlstate
SELECT 'red < 5 < green'::rag_scale;
SELECT 'red < 100000000000000000000000000000000000000 <= green'::rag_scale;
SELECT rag('NaN'::numeric, 'red < 5 <= green');
SELECT headroom('-infinity'::numeric, 'red < 5 <= green');
\set VERBOSITY default

-- On the wire: the version of the form, number of bounds, lowest colour, then each bound with its owner and colour; and back.
SELECT rag_scale_send('red < -5 <= amber < -1.0 <= green');
CREATE TEMP TABLE wire (name text, scale rag_scale);
\copy scale TO 'results/rag_scale.bin' (FORMAT binary)
\copy wire FROM 'results/rag_scale.bin' (FORMAT binary)
SELECT count(*), bool_and(wire.scale::text = scale.scale::text) AS same FROM wire JOIN scale USING (name);

-- Refused from the wire: no bound, a colour that is none, the same colour twice,
-- bounds out of order, an absent bound, 39 digits, 39 decimals, too short, too long.
CREATE TEMP TABLE hostile (scale rag_scale);
\copy (SELECT '\x01 0004'::bytea) TO 'results/rag_scale.bin' (FORMAT binary)
\copy hostile FROM 'results/rag_scale.bin' (FORMAT binary)
\copy (SELECT '\x01 0105 0000000000000000 0000000000000001 0000 01 02'::bytea) TO 'results/rag_scale.bin' (FORMAT binary)
\copy hostile FROM 'results/rag_scale.bin' (FORMAT binary)
\copy (SELECT '\x01 0104 0000000000000000 0000000000000001 0000 01 05'::bytea) TO 'results/rag_scale.bin' (FORMAT binary)
\copy hostile FROM 'results/rag_scale.bin' (FORMAT binary)
\copy (SELECT '\x01 0104 0000000000000000 0000000000000001 0000 01 04'::bytea) TO 'results/rag_scale.bin' (FORMAT binary)
\copy hostile FROM 'results/rag_scale.bin' (FORMAT binary)
\copy (SELECT '\x01 0204 0000000000000000 0000000000000001 0000 01 03 0000000000000000 000000000000000a 0001 01 02'::bytea) TO 'results/rag_scale.bin' (FORMAT binary)
\copy hostile FROM 'results/rag_scale.bin' (FORMAT binary)
\copy (SELECT '\x01 0104 0000000000000000 0000000000000000 ffff 01 02'::bytea) TO 'results/rag_scale.bin' (FORMAT binary)
\copy hostile FROM 'results/rag_scale.bin' (FORMAT binary)
\copy (SELECT '\x01 0104 4b3b4ca85a86c47a 098a224000000000 0000 01 02'::bytea) TO 'results/rag_scale.bin' (FORMAT binary)
\copy hostile FROM 'results/rag_scale.bin' (FORMAT binary)
\copy (SELECT '\x01 0104 0000000000000000 0000000000000001 0027 01 02'::bytea) TO 'results/rag_scale.bin' (FORMAT binary)
\copy hostile FROM 'results/rag_scale.bin' (FORMAT binary)
\copy (SELECT '\x01 0204 0000000000000000 0000000000000001 0000 01 03'::bytea) TO 'results/rag_scale.bin' (FORMAT binary)
\copy hostile FROM 'results/rag_scale.bin' (FORMAT binary)
\copy (SELECT '\x01 0104 0000000000000000 0000000000000001 0000 01 02 00'::bytea) TO 'results/rag_scale.bin' (FORMAT binary)
\copy hostile FROM 'results/rag_scale.bin' (FORMAT binary)
\set VERBOSITY sqlstate
\copy (SELECT '\x01 0004'::bytea) TO 'results/rag_scale.bin' (FORMAT binary)
\copy hostile FROM 'results/rag_scale.bin' (FORMAT binary)
\set VERBOSITY default
-- The same, sound.
\copy (SELECT '\x01 0104 0000000000000000 0000000000000001 0000 01 02'::bytea) TO 'results/rag_scale.bin' (FORMAT binary)
\copy hostile FROM 'results/rag_scale.bin' (FORMAT binary)
TABLE hostile;

-- Another version of the binary form.
\copy (SELECT set_byte(rag_scale_send('red < 1 <= green'), 0, 2)) TO 'results/rag_scale.bin' (FORMAT binary)
\copy hostile FROM 'results/rag_scale.bin' (FORMAT binary)
\! rm results/rag_scale.bin

-- A stored form that a later version made: its version, or a reserved byte, is not known. Any bytes can be stored as a raw value.
SET client_min_messages = warning;
CREATE TYPE raw_scale;
CREATE FUNCTION raw_scale_in(cstring) RETURNS raw_scale LANGUAGE internal IMMUTABLE STRICT AS 'byteain';
CREATE FUNCTION raw_scale_out(raw_scale) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'byteaout';
CREATE TYPE raw_scale (INPUT = raw_scale_in, OUTPUT = raw_scale_out, LIKE = rag_scale);
CREATE CAST (raw_scale AS rag_scale) WITHOUT FUNCTION;
SELECT '\x02000000 0401000000000000'::raw_scale::rag_scale;
SELECT rag(1, '\x01000100 0401000000000000'::raw_scale::rag_scale);
DROP TYPE raw_scale CASCADE;
RESET client_min_messages;

-- JSON, out and in: the keys in any order, beside others, but all of them.
SELECT jsonb_pretty('red < -5 <= amber <= -1.0 < green'::rag_scale::jsonb);
SELECT 'red < -5 <= green'::rag_scale::json, row_to_json(s) FROM (SELECT 'red < -5 <= green'::rag_scale AS scale) AS s;
SELECT count(*), bool_and(jsonb_populate_record(NULL::scale, to_jsonb(s)) = s) AS reread FROM scale AS s;
SELECT ' [ {"inclusive": false, "from": null, "status": "red"} , {"by": ["us", {"x": "}"}], "status": "green", "inclusive": true, "from": 1e2} ] '::rag_scale;
SELECT '[{"status": "red", "from": null, "inclusive": false}]'::rag_scale;
SELECT '[{"status": "red", "from": 1, "inclusive": false}, {"status": "green", "from": 2, "inclusive": false}]'::rag_scale;
SELECT '[{"status": "red", "from": null, "inclusive": false}, {"status": "green", "from": null, "inclusive": false}]'::rag_scale;
SELECT '[{"status": "red", "from": null, "inclusive": false}, {"status": "green", "from": 2}]'::rag_scale;
SELECT '[{"status": "röd", "from": null, "inclusive": false}, {"status": "green", "from": 2, "inclusive": true}]'::rag_scale;
SELECT '[{"status": "red", "from": null, "inclusive": false}, {"status": "red", "from": 2, "inclusive": true}]'::rag_scale;
SELECT '[{"status": "red", "from": null, "inclusive": no}]'::rag_scale;
SELECT '[{"status": "red", "from": null, "inclusive": false}, {"status": "green", "from": 2, "inclusive": true}, {"status": "amber", "from": 1, "inclusive": true}]'::rag_scale;

-- Ordered band by band from below: by colour, bound, and whose it is.
SELECT scale FROM unnest('{red < 5 <= green, red < 5.0 <= green < 6 <= blue, amber < 9 <= red, red <= 5 < green, red < 4 <= green, red < 5 <= amber}'::rag_scale[]) AS scale ORDER BY scale;

-- Equal whatever the decimals shown, and so hashed; the owner of a bound and the colours count.
SELECT 'red < 5 <= green'::rag_scale = 'red < 5.00 <= green' AS decimals,
	'red < 5 <= green'::rag_scale <> 'red < 5.00 <= green' AS decimals_ne,
	'red < 5 <= green'::rag_scale = 'red <= 5 < green' AS owner,
	'red < 5 <= green'::rag_scale = 'amber < 5 <= green' AS lowest,
	'red < 5 <= green'::rag_scale = 'red < 5 <= amber' AS highest,
	'red < 5 <= green'::rag_scale = 'red < 5 <= green < 6 <= blue' AS bounds;
SELECT count(*) FROM (
	SELECT DISTINCT scale
	FROM unnest('{red < 5 <= green, red < 5.0 <= green, red < 5.000 <= green, green > 4.99 >= red, red <= 4.99 < green, red <= 5 < green}'::rag_scale[]) AS scale
) AS s;
SELECT count(*) FROM scale AS a JOIN scale AS b USING (scale) WHERE a.name < b.name COLLATE "C";

-- The sign with = says who owns the bound; the figure is read exactly, however it is written.
SELECT x, rag(x, 'red < -5 <= amber < -1 <= green') AS amber_owns, rag(x, 'red <= -5 < amber <= -1 < green') AS red_owns
FROM (VALUES
	(1, '-5.00000000000000000001'::numeric),
	(2, '-5'), (3, '-5.0'), (4, '-5.00000000000000000000'),
	(5, '-4.99999999999999999999'),
	(6, '-1.00000000000000000000000000000000000000000000000001'),
	(7, '-1'), (8, '-1.00'), (9, '-1.00000000000000000000000000000000000000000000000000'),
	(10, '-0.99999999999999999999999999999999999999999999999999')
) AS v (n, x)
ORDER BY n;

-- Each band of a corridor, from integer and numeric; far beyond 38 digits too.
SELECT x, rag(x, 'red < -10 <= amber < -3 <= green <= 3 < amber <= 10 < red') AS status
FROM unnest('{-1e100, -11, -10, -9, -3.01, -3, 0, 3, 3.01, 10, 10.01, 1e100}'::numeric[]) AS x;
SELECT rag(3, 'green <= 3 < red') AS int, rag(3::bigint, 'green <= 3 < red') AS bigint, rag(3::smallint, 'green <= 3 < red') AS smallint;
SELECT name, rag(0, scale) AS at_0, rag(-2.5, scale) AS below, rag(6, scale) AS above FROM scale;

-- No figure is grey, no scale is no status.
SELECT rag(NULL::numeric, 'red < 5 <= green') AS no_figure, rag(5, NULL) AS no_scale, rag(NULL::numeric, NULL) AS neither;
-- A bare NULL or quoted figure has to say its type: deviations and ratios are read by a scale, too.
\set VERBOSITY sqlstate
SELECT rag(NULL, 'red < 5 <= green');
SELECT rag('5', 'red < 5 <= green');
\set VERBOSITY default
-- NaN and infinity are no figures.
SELECT rag('NaN'::numeric, 'red < 5 <= green');
SELECT rag('infinity'::numeric, 'red < 5 <= green');
SELECT rag('-infinity'::numeric, 'red < 5 <= green');
SELECT headroom('NaN'::numeric, 'red < 5 <= green');

-- Headroom: to the nearest worse band, on either side; null where none is worse.
SELECT x, rag(x, scale) AS status, headroom(x, scale)
FROM unnest('{-12, -10, -7.5, -3, -2.25, 0, 1, 3, 5, 10, 12}'::numeric[]) AS x,
	CAST('red < -10 <= amber < -3 <= green <= 3 < amber <= 10 < red' AS rag_scale) AS scale;
SELECT x, rag(x, scale) AS status, headroom(x, scale)
FROM unnest('{-7, -5, -3, -1, 0.5}'::numeric[]) AS x,
	CAST('red < -5 <= amber < -1 <= green' AS rag_scale) AS scale;
-- A better band in between is passed over.
SELECT headroom(1, 'amber < 0 <= green < 2 <= blue < 7 <= amber') AS green, headroom(3, 'amber < 0 <= green < 2 <= blue < 7 <= amber') AS blue,
	headroom(-1, 'amber < 0 <= green < 2 <= red') AS amber;
SELECT headroom(-1e40, 'green <= 3 < red'), headroom(0.00000000000000000000000000000000000000000001, 'green <= 3 < red');
SELECT headroom(NULL::numeric, 'green <= 3 < red') AS no_figure, headroom(1, NULL) AS no_scale;

-- Each KPI keeps its own scale in its own table.
CREATE TEMP TABLE kpi (name text, scale rag_scale, value numeric);
INSERT INTO kpi VALUES
	('budget deviation, %', 'red < -5 <= amber < -1 <= green', -1.0),
	('sick leave, %', 'green <= 5.5 < amber <= 6.5 < red', 6.6),
	('staff turnover, %', 'green <= 10 < amber <= 15 < red', NULL),
	('no rule yet', NULL, 4);
SELECT name, value, rag(value, scale) AS status, headroom(value, scale) FROM kpi;
