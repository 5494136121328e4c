--- # footing: a total and its parts
---
--- Text `22493 tkr vs 22493000 kr +- 3500 of 7`: the total as printed, the sum of the parts in the base unit, by how much
--- rounding can have moved it, and how many parts there are; `null` for what is absent. The difference that rounding
--- explains is at most half a unit of the last digit of the total and of each part, added up. The ends are included, so
--- that half-up and half-even rounding are both allowed for.
---
--- A blank or a dash is no part; any other mark is an error (22023), for nothing can be said of the sum then.

--- Ordered from best to worst, so that `max()` is the worst: `holds` (the terms as printed give the result as printed),
--- `rounding` (numbers that round to the printed ones would), `unjudged` (a relation that cannot be judged), `error` (no
--- numbers that round to the printed ones would).
---
--- > greatest('holds'::verdict, 'error', 'rounding') => error
CREATE TYPE verdict AS ENUM ('holds', 'rounding', 'unjudged', 'error');
COMMENT ON TYPE verdict IS 'whether printed figures agree';

@enum verdict

--- Order: by the total, as figures are ordered, then by the sum of the parts. JSON: `total` as printed, `parts` and
--- `tolerance` in `unit`, which is the total's, and `count`.
---
--- > footing('3 tkr', '{1 tkr, 2 tkr}') => 3 tkr vs 3000 kr +- 1000 of 2
@type footing length=96 add
COMMENT ON TYPE footing IS 'printed total beside the sum of its printed parts, and what rounding can have done to it; exact, 38 digits';
--- > footing('4', '{1, 2}') + footing(NULL, '{1}') => null
COMMENT ON OPERATOR + (footing, footing) IS 'the parts of both under their one total; different totals are an error (22023)';
--- > (SELECT sum(f) FROM (VALUES (footing('4', '{1, 2}')), (footing(NULL, '{1}'))) AS kept (f)) => 4 vs 3 +- 1.0 of 2
COMMENT ON AGGREGATE sum(footing) IS 'the parts of all under their one total, as footing_agg over the rows beneath; null over none';

--- Null parts are left out; units that measure different things are an error (22023).
---
--- > verdict(footing('100.0%', '{33.3%, 33.3%, 33.3%}')) => rounding
CREATE FUNCTION footing(total figure, parts figure[]) RETURNS footing
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_from_array';
COMMENT ON FUNCTION footing(figure, figure[]) IS 'a total and its parts at once';

CREATE FUNCTION footing_accum(footing, total figure, part figure) RETURNS footing
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION footing_accum(footing, figure, figure) IS 'aggregate transition function';

--- The total stands on one row or on all of them. Parts are added (write `-part` where one is taken off), nulls are left
--- out, null over none. Different totals and units that measure different things are errors (22023).
---
--- > (SELECT difference(footing_agg('5', part)) FROM unnest('{1, 2}'::figure[]) AS part) => 2
CREATE AGGREGATE footing_agg(total figure, part figure) (
	SFUNC = footing_accum, STYPE = footing, COMBINEFUNC = footing_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE footing_agg(figure, figure) IS 'the footing of many rows';

--- > total('20.9 mnkr vs null'::footing) => 20.9 mnkr
CREATE FUNCTION total(footing) RETURNS figure
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_total';
COMMENT ON FUNCTION total(footing) IS 'the total as printed; null where no row had one';

--- In the total's unit (the base unit where there is none); null where there are no parts.
---
--- > parts(footing('20.9 mnkr', '{22493 tkr, -1625 tkr}')) => 20.868
CREATE FUNCTION parts(footing) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_parts';
COMMENT ON FUNCTION parts(footing) IS 'sum of the parts as printed';

--- > lower(footing('5', '{1, 2}')) => 2
CREATE FUNCTION lower(footing) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_lower';
COMMENT ON FUNCTION lower(footing) IS 'least sum that the parts can have come from, in the same unit';

--- > upper(footing('5', '{1, 2}')) => 4
CREATE FUNCTION upper(footing) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_upper';
COMMENT ON FUNCTION upper(footing) IS 'greatest sum that the parts can have come from, in the same unit';

--- > part_count(footing('5', '{1, 2}')) => 2
CREATE FUNCTION part_count(footing) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_part_count';
COMMENT ON FUNCTION part_count(footing) IS 'number of parts';

--- In the total's unit; null where total or parts are absent.
---
--- > difference(footing('5', '{1, 2}')) => 2
CREATE FUNCTION difference(footing) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_difference';
COMMENT ON FUNCTION difference(footing) IS 'total - parts, as printed';

--- In the total's unit, to either side; null where total or parts are absent.
---
--- > tolerance(footing('5', '{1, 2}')) => 1.5
CREATE FUNCTION tolerance(footing) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_tolerance';
COMMENT ON FUNCTION tolerance(footing) IS 'the largest difference that rounding of total and parts explains';

--- Null where total or parts are absent.
---
--- > verdict(footing('5', '{1, 2}')) => error
CREATE FUNCTION verdict(footing) RETURNS verdict
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'footing_verdict';
COMMENT ON FUNCTION verdict(footing) IS 'whether the parts give their total: holds, rounding or error';
