-- Statuses against plain SQL: scales that are generated band by band, figures on
-- and around every bound, headroom by trying every point, tallies by counting.

BEGIN;
SELECT plan(46);
\ir oracle.psql

CREATE FUNCTION pg_temp.color(severity bigint) RETURNS text
	LANGUAGE sql IMMUTABLE
	RETURN (ARRAY['grey', 'blue', 'green', 'amber', 'red'])[1 + severity];

---------- the order of statuses ----------

-- what is written in a language is read, and so is its upper case
SELECT is(string_agg(language || ' ' || status, ', ') FILTER (WHERE
		to_rag(rag_label(status, language)) <> status OR to_rag(upper(rag_label(status, language))) <> status OR to_rag(normalize(rag_label(status, language), NFD)) <> status),
	NULL, 'statuses are read in every language that they are written in')
FROM unnest(enum_range(NULL::rag)) AS status, unnest('{en,sv,no,da,fi,de}'::text[]) AS language;
SELECT is(string_agg(language || ' ' || trend, ', ') FILTER (WHERE
		to_trend(trend_label(trend, language)) <> trend OR to_trend(upper(trend_label(trend, language))) <> trend OR to_trend(normalize(trend_label(trend, language), NFD)) <> trend),
	NULL, 'trends are read in every language that they are written in')
FROM unnest(enum_range(NULL::trend)) AS trend, unnest('{en,sv,no,da,fi,de}'::text[]) AS language;

CREATE TEMP TABLE status AS
SELECT id, unit, severity, pg_temp.color(severity)::rag AS status
FROM generate_series(1, 2000) AS id, LATERAL (
	SELECT pg_temp.dice('unit', id, 60) AS unit, nullif(pg_temp.dice('severity', id, 6), 5) AS severity) AS s;
SELECT is(count(*) || ' statuses, ' || count(DISTINCT severity) || ' colours, ' || (count(*) FILTER (WHERE status IS NULL) > 200),
	'2000 statuses, 5 colours, true', 'statuses of every colour and nulls')
FROM status;
SELECT is(count(*) || ' pairs, ' || count(*) FILTER (WHERE
		ARRAY[a.status < b.status, a.status <= b.status, a.status = b.status, a.status <> b.status, a.status >= b.status, a.status > b.status] <>
		ARRAY[a.severity < b.severity, a.severity <= b.severity, a.severity = b.severity, a.severity <> b.severity, a.severity >= b.severity, a.severity > b.severity]
		OR severity(a.status) <> a.severity) || ' differ',
	'25 pairs, 0 differ', 'statuses compare by severity')
FROM (SELECT DISTINCT status, severity FROM status WHERE status IS NOT NULL) AS a,
	(SELECT DISTINCT status, severity FROM status WHERE status IS NOT NULL) AS b;
SELECT is(count(*) || ' units, ' || count(*) FILTER (WHERE
		(worst::text, best::text) IS DISTINCT FROM (pg_temp.color(most), pg_temp.color(least))) || ' differ',
	'60 units, 0 differ', 'max(rag) is the worst and min(rag) the best status')
FROM (SELECT max(status) AS worst, min(status) AS best, max(severity) AS most, min(severity) AS least FROM status GROUP BY unit) AS s;

---------- generated scales ----------

-- Colours step by 1 to 4 of 5, so that neighbours differ; bounds step upward.
CREATE TEMP TABLE band AS
SELECT scale, step, inclusive,
	sum(rise) OVER w - 20 AS bound,
	(pg_temp.dice('lowest', scale, 5) + sum(turn) OVER w)::bigint % 5 AS severity
FROM generate_series(1, 300) AS scale, LATERAL (
	SELECT step, 1 + pg_temp.dice('turn' || scale, step, 4) AS turn, pg_temp.dice('inclusive' || scale, step, 2) = 1 AS inclusive,
		(ARRAY[1, 0.5, 7.25, 0.10, 3.000, 0.001])[1 + pg_temp.dice('rise' || scale, step, 6)] AS rise
	FROM generate_series(1, 1 + scale % 7) AS step) AS s
WINDOW w AS (PARTITION BY scale ORDER BY step);

CREATE TEMP TABLE generated AS
SELECT scale AS id, lowest || ascending AS ascending, descending || lowest AS descending,
	(lowest || ascending)::rag_scale AS scale, (descending || lowest)::rag_scale AS reversed
FROM (
	SELECT scale, pg_temp.color(pg_temp.dice('lowest', scale, 5)) AS lowest,
		string_agg(CASE WHEN inclusive THEN format(' < %s <= %s', bound, pg_temp.color(severity)) ELSE format(' <= %s < %s', bound, pg_temp.color(severity)) END, '' ORDER BY step) AS ascending,
		string_agg(CASE WHEN inclusive THEN format('%s >= %s > ', pg_temp.color(severity), bound) ELSE format('%s > %s >= ', pg_temp.color(severity), bound) END, '' ORDER BY step DESC) AS descending
	FROM band GROUP BY scale
) AS s;

SELECT is(count(*) || ' scales, ' || count(*) FILTER (WHERE scale::text <> ascending) || ' differ',
	'300 scales, 0 differ', 'an ascending chain reads back as it was written')
FROM generated;
SELECT is(count(*) || ' scales, ' || count(*) FILTER (WHERE
		reversed::text <> ascending OR reversed <> scale OR rag_scale_hash(reversed) <> rag_scale_hash(scale)) || ' differ',
	'300 scales, 0 differ', 'a descending chain is the same rule')
FROM generated;
SELECT is(count(*) || ' scales, ' || count(*) FILTER (WHERE
		upper(replace(ascending, ' ', '')) ::rag_scale <> scale OR replace(ascending, ' ', E' \n\t')::rag_scale <> scale) || ' differ',
	'300 scales, 0 differ', 'blanks and case do not matter')
FROM generated;
SELECT is(
	(SELECT count(*) || ' groups' FROM (SELECT scale FROM generated GROUP BY scale) AS s),
	(SELECT count(*) || ' groups' FROM (SELECT DISTINCT rule FROM (
		SELECT pg_temp.dice('lowest', scale, 5) || string_agg(trim_scale(bound) || ' ' || inclusive || ' ' || severity, ', ' ORDER BY step) AS rule FROM band GROUP BY scale) AS s) AS s),
	'scales group by their rule');
SELECT is(count(*) || ' bands, ' || count(*) FILTER (WHERE
		(j ->> 'status', (j ->> 'from')::numeric, (j ->> 'inclusive')::boolean) IS DISTINCT FROM (pg_temp.color(severity), bound, inclusive)) || ' differ',
	(SELECT count(*) FROM band) || ' bands, 0 differ', 'jsonb tells the bands from below')
FROM band JOIN generated ON id = band.scale, LATERAL (SELECT generated.scale::jsonb -> step::integer AS j) AS s;

-- The bands as intervals of the number line.
CREATE TEMP TABLE interval_of AS
SELECT scale AS id, pg_temp.color(severity) AS color, bound AS lower, inclusive AS lower_inclusive,
	coalesce(lead(bound) OVER w, 'Infinity') AS upper, NOT coalesce(lead(inclusive) OVER w, true) AS upper_inclusive
FROM (
	SELECT scale, step, bound, inclusive, severity FROM band
	UNION ALL
	SELECT scale, 0, '-Infinity', true, pg_temp.dice('lowest', scale, 5) FROM generate_series(1, 300) AS scale
) AS s
WINDOW w AS (PARTITION BY scale ORDER BY step);
ANALYZE interval_of;

CREATE TEMP TABLE probe AS
SELECT scale, bound + nudge AS x
FROM band, (VALUES (0), (0.00000), (0.0005), (-0.0005), (1e-30), (-1e-30), (0.3), (-0.3)) AS n (nudge)
UNION ALL
SELECT scale, round(pg_temp.dice('x' || scale, n, 80000) / 1000.0 - 30, (n % 5)::integer) FROM generate_series(1, 300) AS scale, generate_series(1, 10) AS n
UNION ALL
SELECT scale, x FROM generate_series(1, 300) AS scale, (VALUES (1e50), (-1e50), (0), (1e-50)) AS v (x);
ANALYZE probe;
SELECT ok(count(*) > 12000, 'there are thousands of figures to rate') FROM probe;
SELECT is(count(*) || ' figures, ' || count(*) FILTER (WHERE rag(x, g.scale)::text <> color) || ' differ',
	(SELECT count(*) FROM probe) || ' figures, 0 differ', 'rag(x, scale) is the colour of the interval that the figure lies in')
FROM probe JOIN generated AS g ON id = probe.scale JOIN interval_of AS i ON i.id = g.id
	AND (x > lower OR (x = lower AND lower_inclusive)) AND (x < upper OR (x = upper AND upper_inclusive));

---------- the scales of the documentation, written out as CASE ----------

CREATE TEMP TABLE grid AS SELECT g / 10.0 AS x FROM generate_series(-200, 200) AS g;
SELECT is(count(*) || ' figures, ' || count(*) FILTER (WHERE rag(x, 'red < -5 <= amber < -1 <= green')::text <>
		CASE WHEN x < -5 THEN 'red' WHEN x < -1 THEN 'amber' ELSE 'green' END) || ' differ',
	'401 figures, 0 differ', 'higher is better') FROM grid;
SELECT is(count(*) || ' figures, ' || count(*) FILTER (WHERE rag(x, 'green <= 5.5 < amber <= 6.5 < red')::text <>
		CASE WHEN x <= 5.5 THEN 'green' WHEN x <= 6.5 THEN 'amber' ELSE 'red' END) || ' differ',
	'401 figures, 0 differ', 'lower is better') FROM grid;
SELECT is(count(*) || ' figures, ' || count(*) FILTER (WHERE rag(x, 'red < -10 <= amber < -3 <= green <= 3 < amber <= 10 < red')::text <>
		CASE WHEN abs(x) > 10 THEN 'red' WHEN abs(x) > 3 THEN 'amber' ELSE 'green' END) || ' differ',
	'401 figures, 0 differ', 'a corridor') FROM grid;
SELECT is(ARRAY[rag(NULL::numeric, 'green < 1 <= red'), rag(1, NULL), rag(NULL::deviation, 'green < 1 <= red'), rag(NULL::ratio, 'green < 1 <= red')]::text,
	'{grey,NULL,grey,grey}', 'no figure is grey, no scale is no status');
SELECT throws_ok($$SELECT rag(numeric 'NaN', 'green < 1 <= red')$$, '22003', NULL, 'NaN has no status');
SELECT throws_ok($$SELECT rag(numeric 'Infinity', 'green < 1 <= red')$$, '22003', NULL, 'infinity has no status');

---------- statuses of summaries, by cross-multiplication ----------

-- Percentages on, and by one unit in the last place beside, every bound.
CREATE TEMP TABLE summary AS
SELECT band.scale AS id, g.scale, bound, baseline, baseline + bound * abs(baseline) / 100 + nudge AS actual
FROM band JOIN generated AS g ON g.id = band.scale,
	(VALUES (100), (-7), (0.03), (-123456789012345), (3e15)) AS b (baseline), (VALUES (0), (1e-17), (-1e-17), (0.001)) AS n (nudge);
SELECT ok(count(*) > 20000 AND count(*) FILTER (WHERE 100 * (actual - baseline) = bound * abs(baseline)) > 5000,
	'there are thousands of deviations, many with their percentage on a bound')
FROM summary;
-- Without a whole: what is there of nothing is far out on its side, nothing of nothing is at 0.
CREATE TEMP TABLE without_whole AS
SELECT g.id, g.scale, part, sign(part) * 1e40 AS x FROM generated AS g, (VALUES (1e-17), (0), (0.00), (-3e15), (7)) AS v (part);
-- 100 * part against bound * whole, for a positive whole: nothing is divided.
CREATE TEMP TABLE reading AS
SELECT 'deviation' AS of, id, rag(deviation(actual, baseline), scale)::text AS status, 100 * (actual - baseline) AS x, abs(baseline) AS whole FROM summary
UNION ALL
SELECT 'ratio', id, rag(ratio(actual, baseline), scale)::text, 100 * actual * sign(baseline), abs(baseline) FROM summary
UNION ALL
SELECT 'deviation', id, rag(deviation(part, 0), scale)::text, x, 1 FROM without_whole
UNION ALL
SELECT 'ratio', id, rag(ratio(part, 0.0), scale)::text, x, 1 FROM without_whole;
ANALYZE reading;
SELECT is(of || ': ' || count(*) || ' read, ' || count(*) FILTER (WHERE status <> color) || ' differ',
	of || ': ' || (SELECT count(*) FROM summary) + (SELECT count(*) FROM without_whole) || ' read, 0 differ',
	'rag(' || of || ', scale) reads the percentage exactly')
FROM reading JOIN interval_of AS i USING (id)
WHERE (x > lower * whole OR (x = lower * whole AND lower_inclusive)) AND (x < upper * whole OR (x = upper * whole AND upper_inclusive))
GROUP BY of ORDER BY of;
SELECT is(ARRAY[rag(deviation(5, NULL), s), rag(deviation(NULL, 5), s), rag(ratio(NULL, 5), s), rag(ratio(5, NULL), s), rag(deviation(NULL, 0), s), rag(ratio(NULL, 0), s)]::text,
	'{grey,grey,grey,grey,grey,grey}', 'where a part is absent the status is grey')
FROM (VALUES ('green < 1 <= red'::rag_scale)) AS v (s);

---------- headroom, by trying every point ----------

-- Worse as seen from x: a point that is worse itself, or has worse ones at hand.
CREATE TEMP TABLE shelf AS
SELECT id, scale FROM generated WHERE id IN (
	SELECT scale FROM band GROUP BY scale HAVING bool_and(bound * 4 = round(bound * 4)) AND max(bound) < 5) ORDER BY id LIMIT 25;
CREATE TEMP TABLE point AS
SELECT shelf.id, scale, g / 4.0 AS x, rag(g / 4.0, scale) AS here,
	greatest(rag(g / 4.0, scale), rag(g / 4.0 - 0.01, scale), rag(g / 4.0 + 0.01, scale)) AS at_hand
FROM shelf, generate_series(-90, 30) AS g;
ANALYZE point;
CREATE TEMP TABLE tried AS
SELECT p.id, p.scale, p.x, p.here, headroom(p.x, p.scale) AS headroom, min(abs(q.x - p.x)) AS nearest
FROM point AS p LEFT JOIN point AS q ON q.id = p.id AND q.at_hand > p.here
GROUP BY p.id, p.scale, p.x, p.here;
SELECT ok(count(*) >= 20 * 121 AND count(*) FILTER (WHERE nearest IS NULL) > 300 AND count(*) FILTER (WHERE nearest = 0) > 10 AND count(DISTINCT nearest) > 20,
	'points with and without a worse band, and on its edge') FROM tried;
SELECT is(count(*) FILTER (WHERE headroom IS DISTINCT FROM nearest), 0::bigint,
	'headroom(x, scale) is the distance to the nearest worse point on either side')
FROM tried;
SELECT is(count(*) || ' figures, ' || count(*) FILTER (WHERE headroom(x, 'red < -10 <= amber < -3 <= green <= 3 < amber <= 10 < red') IS DISTINCT FROM
		CASE WHEN abs(x) > 10 THEN NULL WHEN abs(x) > 3 THEN 10 - abs(x) ELSE 3 - abs(x) END) || ' differ',
	'401 figures, 0 differ', 'headroom in a corridor is to the nearer side')
FROM grid;
SELECT is(count(headroom(deviation(part, 0), scale)) + count(headroom(ratio(part, 0), scale)), 0::bigint, 'without a whole there is no distance in percentage points')
FROM without_whole;
SELECT is(count(*) || ' figures, ' || count(*) FILTER (WHERE
		(headroom(deviation(100 + x, 100), s), headroom(deviation(-100 + x, -100), s), headroom(ratio(x, 100), s)) IS DISTINCT FROM
		(headroom(x, s), headroom(x, s), headroom(x, s))) || ' differ',
	'401 figures, 0 differ', 'headroom of a summary is that of its percentage')
FROM grid, (VALUES ('red < -5 <= amber < -1 <= green <= 12.5 < amber'::rag_scale)) AS v (s);
-- Over the summaries on and beside the bounds: the nearest of the worse intervals.
CREATE TEMP TABLE away AS
SELECT of, headroom, count(nearest) AS worse, min(nearest) AS nearest
FROM (
	SELECT 'deviation' AS of, id, actual, baseline, rag(deviation(actual, baseline), scale) AS status,
		headroom(deviation(actual, baseline), scale) AS headroom, 100 * (actual - baseline) / abs(baseline) AS x
	FROM summary WHERE id <= 100
	UNION ALL
	SELECT 'ratio', id, actual, baseline, rag(ratio(actual, baseline), scale), headroom(ratio(actual, baseline), scale), 100 * actual / baseline
	FROM summary WHERE id <= 100
) AS s LEFT JOIN LATERAL (
	SELECT greatest(lower - x, x - upper, 0) AS nearest FROM interval_of AS i WHERE i.id = s.id AND color::rag > status) AS i ON true
GROUP BY of, id, actual, baseline, headroom;
SELECT is(of || ': ' || (count(*) > 5000) || ', ' || (count(*) FILTER (WHERE worse = 0) > 500) || ', ' ||
		count(*) FILTER (WHERE headroom < 0 OR (headroom IS NULL) <> (worse = 0) OR abs(headroom - nearest) > 1e-12) || ' differ',
	of || ': true, true, 0 differ', 'headroom(' || of || ', scale) is the distance to the nearest worse interval')
FROM away GROUP BY of ORDER BY of;
-- the status is read exactly: two thirds are less than this bound, and so green
SELECT is(ARRAY[rag(d, s), rag(r, s)]::text || (headroom(d, s) IS NOT NULL) || (headroom(r, s) IS NOT NULL), '{green,green}truetrue',
	'a summary has headroom where its exact status has a worse neighbour')
FROM (VALUES (deviation(5, 3), ratio(2, 3), 'green < 66.6666666666666667 <= red'::rag_scale)) AS v (d, r, s);

---------- tallies, by counting ----------

CREATE TEMP TABLE tally AS
SELECT unit, rag_tally_agg(status) AS t,
	count(status) AS total, count(*) FILTER (WHERE severity = 0) AS grey, count(*) FILTER (WHERE severity = 1) AS blue,
	count(*) FILTER (WHERE severity = 2) AS green, count(*) FILTER (WHERE severity = 3) AS amber, count(*) FILTER (WHERE severity = 4) AS red,
	count(*) FILTER (WHERE severity > 0) AS rated, avg(CASE severity WHEN 4 THEN 0 WHEN 3 THEN 50 WHEN 2 THEN 100 WHEN 1 THEN 100 END) AS mean
FROM status GROUP BY unit
UNION ALL
-- small tallies, where shares lie on the bounds and some colours are not there
SELECT -n, rag_tally_agg(status), count(status), count(*) FILTER (WHERE severity = 0), count(*) FILTER (WHERE severity = 1),
	count(*) FILTER (WHERE severity = 2), count(*) FILTER (WHERE severity = 3), count(*) FILTER (WHERE severity = 4),
	count(*) FILTER (WHERE severity > 0), avg(CASE severity WHEN 4 THEN 0 WHEN 3 THEN 50 WHEN 2 THEN 100 WHEN 1 THEN 100 END)
FROM generate_series(1, 400) AS n JOIN status ON id BETWEEN n * 3 AND n * 3 + n % 5
GROUP BY n HAVING count(status) > 0;
SELECT is((count(*) > 440) || ', ' || (count(*) FILTER (WHERE rated = 0) > 5) || ', ' || (count(*) FILTER (WHERE blue = rated AND rated > 0) > 5),
	'true, true, true', 'tallies, some with nothing rated and some all blue') FROM tally;
SELECT is(count(*) FILTER (WHERE
		ARRAY[total(t), count(t, 'grey'), count(t, 'blue'), count(t, 'green'), count(t, 'amber'), count(t, 'red')] IS DISTINCT FROM ARRAY[total, grey, blue, green, amber, red] OR
		t::jsonb IS DISTINCT FROM jsonb_build_object('grey', grey, 'blue', blue, 'green', green, 'amber', amber, 'red', red)), 0::bigint,
	'rag_tally_agg counts by colour')
FROM tally;
SELECT is(count(*) FILTER (WHERE t::text::rag_tally <> t OR t::text IS DISTINCT FROM
		concat_ws(', ', 'red ' || nullif(red, 0), 'amber ' || nullif(amber, 0), 'green ' || nullif(green, 0), 'blue ' || nullif(blue, 0), 'grey ' || nullif(grey, 0))), 0::bigint,
	'text names the colours that are there, worst first, and reads back')
FROM tally;
SELECT is(count(*) FILTER (WHERE worst(t)::text IS DISTINCT FROM
		CASE WHEN red > 0 THEN 'red' WHEN amber > 0 THEN 'amber' WHEN green > 0 THEN 'green' WHEN blue > 0 THEN 'blue' ELSE 'grey' END), 0::bigint,
	'worst(rag_tally) is the most severe colour counted')
FROM tally;
SELECT is(count(*) FILTER (WHERE ARRAY[percent(share(t, 'blue')), percent(share(t, 'green')), percent(share(t, 'amber')), percent(share(t, 'red')), percent(share(t, 'grey'))] IS DISTINCT FROM
		ARRAY[100.0 * blue / nullif(rated, 0), 100.0 * green / nullif(rated, 0), 100.0 * amber / nullif(rated, 0), 100.0 * red / nullif(rated, 0), 100.0 * grey / total]), 0::bigint,
	'share is percent of the rated, for grey of all')
FROM tally;
SELECT is(count(*) FILTER (WHERE round(score(t), 12) IS DISTINCT FROM round(mean, 12)), 0::bigint, 'score is the mean of the rated')
FROM tally;
SELECT is(count(*) FILTER (WHERE roll_up(t, 'green <= 10 < amber <= 25 < red', 'green <= 25 < amber <= 75 < red')::text IS DISTINCT FROM
		CASE WHEN rated = 0 THEN 'grey' WHEN blue = rated THEN 'blue'
			WHEN 100 * red > 25 * rated OR 100 * (red + amber) > 75 * rated THEN 'red'
			WHEN 100 * red > 10 * rated OR 100 * (red + amber) > 25 * rated THEN 'amber' ELSE 'green' END), 0::bigint,
	'roll_up reads both shares, and the worse counts')
FROM tally;
SELECT is(count(*) FILTER (WHERE roll_up(t, 'green <= 10 < amber <= 25 < red', 'green <= 25 < amber <= 75 < red', 'green < 20 <= amber <= 50 < grey')::text IS DISTINCT FROM
		CASE WHEN rated = 0 OR 100 * grey > 50 * total THEN 'grey'
			WHEN 100 * red > 25 * rated OR 100 * (red + amber) > 75 * rated THEN 'red'
			WHEN 100 * red > 10 * rated OR 100 * (red + amber) > 25 * rated OR 100 * grey >= 20 * total THEN 'amber'
			WHEN blue = rated THEN 'blue' ELSE 'green' END), 0::bigint,
	'roll_up reads the share of grey, too')
FROM tally;
SELECT is(count(*) FILTER (WHERE roll_up(t, 'green <= 0 < red', 'green <= 0 < amber') <> CASE WHEN worst(t) = 'green' OR blue < rated AND worst(t) < 'amber' THEN 'green' ELSE worst(t) END), 0::bigint,
	'roll_up by any red, any amber is worst-of')
FROM tally;
SELECT is(
	(SELECT ARRAY[sum(t)::text, (SELECT sum(rag_tally(status)) FROM status)::text] FROM tally WHERE unit >= 0),
	(SELECT array_fill(rag_tally_agg(status)::text, ARRAY[2]) FROM status),
	'tallies of units, and of single statuses, sum to the whole');

-- Weights: each status counts as many times.
CREATE TEMP TABLE weighted AS
SELECT unit, id, status, severity, nullif(pg_temp.dice('weight', id, 1000) - 5, 900) AS weight FROM status;
UPDATE weighted SET weight = 0 WHERE weight < 0;
SELECT is(count(*) || ' units, ' || count(*) FILTER (WHERE
		(red, amber, green, blue, grey) IS DISTINCT FROM (count(t, 'red'), count(t, 'amber'), count(t, 'green'), count(t, 'blue'), count(t, 'grey'))
		OR t::text IS DISTINCT FROM s::text OR t IS DISTINCT FROM repeated) || ' differ',
	'60 units, 0 differ', 'a weight is how many times a status counts')
FROM (SELECT unit, rag_tally_agg(status, weight) AS t, sum(rag_tally(status, weight)) AS s,
		coalesce(sum(weight) FILTER (WHERE severity = 4), 0) AS red, coalesce(sum(weight) FILTER (WHERE severity = 3), 0) AS amber, coalesce(sum(weight) FILTER (WHERE severity = 2), 0) AS green,
		coalesce(sum(weight) FILTER (WHERE severity = 1), 0) AS blue, coalesce(sum(weight) FILTER (WHERE severity = 0), 0) AS grey
	FROM weighted GROUP BY unit) AS w
	JOIN (SELECT unit, rag_tally_agg(status) AS repeated FROM weighted, generate_series(1, weight) GROUP BY unit) AS r USING (unit);
SELECT is(count(*) || ' rows, ' || count(*) FILTER (WHERE t IS DISTINCT FROM s) || ' differ, ' || (count(*) FILTER (WHERE t IS NULL) > 0), '2000 rows, 0 differ, true', 'and over a moving window')
FROM (SELECT rag_tally_agg(status, weight) OVER w AS t, sum(rag_tally(status, weight)) OVER w AS s FROM weighted WINDOW w AS (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)) AS s;

CREATE FUNCTION pg_temp.over_frame(frame text, OUT "rows" bigint, OUT differing bigint, OUT nulls bigint)
	LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format($query$
		SELECT count(*), count(*) FILTER (WHERE
				ARRAY[count(t, 'grey'), count(t, 'blue'), count(t, 'green'), count(t, 'amber'), count(t, 'red')] IS DISTINCT FROM
				CASE WHEN grey + blue + green + amber + red > 0 THEN ARRAY[grey, blue, green, amber, red] ELSE array_fill(NULL::bigint, ARRAY[5]) END OR
				t::text IS DISTINCT FROM s::text),
			count(*) FILTER (WHERE t IS NULL)
		FROM (
			SELECT rag_tally_agg(status) OVER w AS t, sum(rag_tally(status)) OVER w AS s,
				count(*) FILTER (WHERE severity = 0) OVER w AS grey, count(*) FILTER (WHERE severity = 1) OVER w AS blue,
				count(*) FILTER (WHERE severity = 2) OVER w AS green, count(*) FILTER (WHERE severity = 3) OVER w AS amber,
				count(*) FILTER (WHERE severity = 4) OVER w AS red
			FROM status WINDOW w AS (%s)
		) AS s $query$, frame) INTO "rows", differing, nulls;
END $$;
SELECT is(over_frame."rows" || ' rows, ' || differing || ' differ', '2000 rows, 0 differ', 'over a window: ' || frame)
FROM (VALUES
	('ORDER BY id'),
	('PARTITION BY unit ORDER BY id ROWS BETWEEN 4 PRECEDING AND 2 FOLLOWING'),
	('ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING'),
	('ORDER BY unit GROUPS BETWEEN 2 FOLLOWING AND 3 FOLLOWING')
) AS f (frame), pg_temp.over_frame(frame);

SELECT * FROM finish();
ROLLBACK;
