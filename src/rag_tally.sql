--- # rag_tally: statuses by colour
---
--- Written worst first, colours that do not occur left out; read in any order, words as `to_rag()` reads them. Counts are
--- `bigint`, and may be weights. Ordered by the number of red, then of amber, and so on: the worse tally is the greater.
--- A row with a null argument is no row; `grey` counts what is known to have no data.

--- > 'grön 5, R 1, gul 2'::rag_tally => red 1, amber 2, green 5
@type rag_tally length=40 add moving
COMMENT ON TYPE rag_tally IS
	'number of statuses by colour, as ''red 1, amber 2, green 5''; at least one';
--- > rag_tally('amber'::rag) + 'red 1, amber 2' => red 1, amber 3
COMMENT ON OPERATOR + (rag_tally, rag_tally) IS 'both tallies together; error 22003 beyond bigint';
--- > (SELECT sum(t) FROM unnest(ARRAY['red 1', 'red 1, green 4']::rag_tally[]) AS t) => red 2, green 4
COMMENT ON AGGREGATE sum(rag_tally) IS 'all tallies together; null over none';

--- A bare literal is a tally, so a status says its type.
--- > rag_tally('amber'::rag) => amber 1
CREATE FUNCTION rag_tally(status rag) RETURNS rag_tally
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally(rag) IS 'the tally of one status';

--- Null where the weight is 0; a negative one is an error (22023).
--- > rag_tally('amber', 250) => amber 250
CREATE FUNCTION rag_tally(status rag, weight bigint) RETURNS rag_tally
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally(rag, bigint) IS
	'the tally of one status that counts as many times as its weight';

CREATE FUNCTION rag_tally_accum(rag_tally, rag) RETURNS rag_tally
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_accum(rag_tally, rag) IS 'aggregate transition function';

CREATE FUNCTION rag_tally_moving_accum(internal, rag) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_moving_accum(internal, rag) IS 'moving-aggregate transition function';

CREATE FUNCTION rag_tally_moving_remove(internal, rag) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_moving_remove(internal, rag) IS 'moving-aggregate inverse transition function';

--- > (SELECT rag_tally_agg(status) FROM unnest('{red, green, NULL, green}'::rag[]) AS status) => red 1, green 2
CREATE AGGREGATE rag_tally_agg(status rag) (
	SFUNC = rag_tally_accum, STYPE = rag_tally, COMBINEFUNC = rag_tally_add, PARALLEL = SAFE,
	MSFUNC = rag_tally_moving_accum, MINVFUNC = rag_tally_moving_remove,
	MSTYPE = internal, MFINALFUNC = rag_tally_moving_final
);
COMMENT ON AGGREGATE rag_tally_agg(rag) IS 'the tally of many statuses; nulls are left out, null over none';

CREATE FUNCTION rag_tally_accum(rag_tally, rag, weight bigint) RETURNS rag_tally
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_accum(rag_tally, rag, bigint) IS 'aggregate transition function';

CREATE FUNCTION rag_tally_moving_accum(internal, rag, weight bigint) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_moving_accum(internal, rag, bigint) IS 'moving-aggregate transition function';

CREATE FUNCTION rag_tally_moving_remove(internal, rag, weight bigint) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION rag_tally_moving_remove(internal, rag, bigint) IS 'moving-aggregate inverse transition function';

--- Give children the weight they have in the whole: their budget in whole kronor, their staff. A row with a null
--- argument is left out, a weight of 0 counts nothing, a negative one is an error (22023), a sum beyond bigint another (22003).
--- > (SELECT percent(share(rag_tally_agg(status, budget), 'red'), 1) FROM (VALUES ('red'::rag, 900), ('green', 100)) AS project (status, budget)) => 90.0
CREATE AGGREGATE rag_tally_agg(status rag, weight bigint) (
	SFUNC = rag_tally_accum, STYPE = rag_tally, COMBINEFUNC = rag_tally_add, PARALLEL = SAFE,
	MSFUNC = rag_tally_moving_accum, MINVFUNC = rag_tally_moving_remove,
	MSTYPE = internal, MFINALFUNC = rag_tally_moving_final
);
COMMENT ON AGGREGATE rag_tally_agg(rag, bigint) IS
	'the tally of many statuses, each counted as many times as its weight; null over none';

--- > count(rag_tally 'red 1, green 5', 'green') => 5
CREATE FUNCTION count(tally rag_tally, color rag) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_tally_count';
COMMENT ON FUNCTION count(rag_tally, rag) IS 'number of statuses of the colour';

--- > total(rag_tally 'red 1, green 5, grey 2') => 8
CREATE FUNCTION total(rag_tally) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_tally_total';
COMMENT ON FUNCTION total(rag_tally) IS 'number of statuses of every colour, grey included';

--- > worst(rag_tally 'amber 1, green 5') => amber
CREATE FUNCTION worst(rag_tally) RETURNS rag
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_tally_worst';
COMMENT ON FUNCTION worst(rag_tally) IS 'the most severe status counted';

--- A share of what is rated, so grey is left out of it; the share of grey is of all. Null where nothing is rated.
--- > share(rag_tally 'red 1, green 4, grey 3', 'red') => 1/5
--- > percent(share(rag_tally 'red 1, green 4, grey 3', 'red'), 1) => 20.0
--- > percent(share(rag_tally 'red 1, green 4, grey 3', 'grey'), 1) => 37.5
CREATE FUNCTION share(tally rag_tally, color rag) RETURNS ratio
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_tally_share';
COMMENT ON FUNCTION share(rag_tally, rag) IS
	'statuses of the colour over the rated ones, for grey over all, as a ratio';

--- > score(rag_tally 'red 1, amber 2, green 5') => 75.0000000000000000
CREATE FUNCTION score(rag_tally) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_tally_score';
COMMENT ON FUNCTION score(rag_tally) IS
	'mean of 100 for blue and green, 50 for amber, 0 for red, grey left out; null where nothing is rated';

--- The worse of two readings counts: red_share is read at the percent of red, amber_share at the percent of amber and
--- red together, both of what is rated. Where all that is rated is blue the whole is blue; where nothing is rated it is
--- grey. What is not rated does not vanish: grey_share is read at the percent of grey of all. Where that is grey, the
--- whole is grey, whatever the others are; where it is amber or red, the whole is at least that; else it says nothing,
--- as it does unless all is grey when it is left out. Scales for the other two may not have a grey band (22023).
--- > roll_up('red 1, green 9', 'green <= 10 < amber <= 20 < red', 'green <= 25 < amber <= 50 < red') => green
--- The worst status is that of the whole by `'green <= 0 < red', 'green <= 0 < amber'`.
--- > roll_up('green 2, grey 1', 'green <= 0 < red', 'green <= 0 < amber') => green
--- > roll_up('green 2, grey 1', 'green <= 0 < red', 'green <= 0 < amber', 'green <= 0 < grey') => grey
--- > roll_up('green 2, grey 1', 'green <= 0 < red', 'green <= 0 < amber', 'green <= 20 < amber <= 50 < grey') => amber
CREATE FUNCTION roll_up(tally rag_tally, red_share rag_scale, amber_share rag_scale, grey_share rag_scale DEFAULT 'green < 100 <= grey') RETURNS rag
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'rag_tally_roll_up';
COMMENT ON FUNCTION roll_up(rag_tally, rag_scale, rag_scale, rag_scale) IS
	'status of a whole by a declared rule for the shares of red, of amber and red, and of grey';

--- One row, for `SELECT …, f.* FROM portfolio, figures(tally) AS f` in views and tools that know no other types. Percentages
--- as of `share()`, with one decimal. Of a null every column is null.
--- > (SELECT (f.red, f.rated, f.red_percent, f.score, f.worst) FROM figures('red 1, amber 2, green 5, grey 2'::rag_tally) AS f) => (1,8,12.5,75.0000000000000000,red)
CREATE FUNCTION figures(tally rag_tally)
	RETURNS TABLE (
		red bigint, amber bigint, green bigint, blue bigint, grey bigint, rated bigint,
		red_percent numeric, amber_percent numeric, green_percent numeric, blue_percent numeric, grey_percent numeric,
		score numeric, worst rag, severity integer)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	SELECT count(tally, 'red'), count(tally, 'amber'), count(tally, 'green'), count(tally, 'blue'), count(tally, 'grey'),
		total(tally) OPERATOR(pg_catalog.-) count(tally, 'grey'),
		percent(share(tally, 'red'), 1), percent(share(tally, 'amber'), 1), percent(share(tally, 'green'), 1),
		percent(share(tally, 'blue'), 1), percent(share(tally, 'grey'), 1),
		score(tally), worst(tally), severity(worst(tally));
END;
COMMENT ON FUNCTION figures(rag_tally) IS 'every answer of a tally as plain columns';
