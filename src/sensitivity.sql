--- # sensitivity: cost factors and a shock
---
--- Text `[["consultants", 139.4, 1.394], ["staff", 540.4, 5.404]]`: factor, base, effect of the shock. JSON has the totals
--- and the factors by name. Kept is the effect and not the shock, so that rows of one factor with different shocks add up:
--- the shock of the sum is then their weighted mean. Ordered factor by factor: by name, base and effect. The ranked table
--- is the tornado diagram of one-at-a-time sensitivity analysis.

--- > '[["staff", 500, 10], ["rent", 150.0, 1.5]]'::sensitivity => [["rent", 150.0, 1.5], ["staff", 500, 10]]
@type sensitivity length=variable storage=extended add
COMMENT ON TYPE sensitivity IS 'cost factors, each with its base and the effect of a shock on it; exact, 38 digits';
--- > sensitivity('rent', 100, 1) + sensitivity('rent', 50, 4) => [["rent", 150, 3.00]]
COMMENT ON OPERATOR + (sensitivity, sensitivity) IS 'the factors of both, bases and effects of a common factor added';
--- > (SELECT sum(s) FROM (VALUES (sensitivity('rent', 100, 1)), (sensitivity('staff', 500, 2))) AS v (s)) => [["rent", 100, 1.00], ["staff", 500, 10.00]]
COMMENT ON AGGREGATE sum(sensitivity) IS
	'the factors of all, as sensitivity_agg over the rows beneath; null over no rows';

--- The shock is in percent of the base: 1 is one percent. Null where an argument is; error 22023 for an unnamed factor,
--- 22003 beyond 38 digits.
--- > sensitivity('staff', 540.4, 1) => [["staff", 540.4, 5.404]]
CREATE FUNCTION sensitivity(factor text, base numeric, shock numeric) RETURNS sensitivity
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION sensitivity(text, numeric, numeric) IS 'one factor: its base, and a shock in percent of it';

CREATE FUNCTION sensitivity_accum(sensitivity, factor text, base numeric, shock numeric) RETURNS sensitivity
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION sensitivity_accum(sensitivity, text, numeric, numeric) IS
	'aggregate transition function';

--- Rows with a null argument are left out; null over no rows.
--- > (SELECT sensitivity_agg(factor, base, 1) FROM (VALUES ('rent', 100), ('staff', 500), ('rent', 50)) AS v (factor, base)) => [["rent", 150, 1.50], ["staff", 500, 5.00]]
CREATE AGGREGATE sensitivity_agg(factor text, base numeric, shock numeric) (
	SFUNC = sensitivity_accum, STYPE = sensitivity, COMBINEFUNC = sensitivity_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE sensitivity_agg(text, numeric, numeric) IS
	'factors over many rows, bases and effects of one factor added';

--- > base(sensitivity('rent', 150, 1) + sensitivity('staff', 500, 2)) => 650
CREATE FUNCTION base(sensitivity) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'sensitivity_base';
COMMENT ON FUNCTION base(sensitivity) IS 'total base of the factors';

--- > effect(sensitivity('rent', 150, 1) + sensitivity('staff', 500, 2)) => 11.50
CREATE FUNCTION effect(sensitivity) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'sensitivity_effect';
COMMENT ON FUNCTION effect(sensitivity) IS
	'total effect of all shocks at once: the sum of base * shock / 100';

--- Widest swing first, equal swings on one rank. `shock` is in percent of the base, null at a zero base; `low` and `high`
--- are the effect of the shock to either side; `swing` is high - low; `share` is of all swings, in percent, null where all
--- of them are zero.
--- > (SELECT string_agg(rank || ' ' || factor || ' ' || swing, ', ' ORDER BY rank) FROM tornado(sensitivity('rent', 150, 1) + sensitivity('staff', 500, 2))) => 1 staff 20.00, 2 rent 3.00
CREATE FUNCTION tornado(
	sensitivity,
	OUT rank integer, OUT factor text, OUT base numeric, OUT shock numeric, OUT effect numeric,
	OUT low numeric, OUT high numeric, OUT swing numeric, OUT share numeric
) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 10 AS 'MODULE_PATHNAME', 'sensitivity_tornado';
COMMENT ON FUNCTION tornado(sensitivity) IS 'one row for each factor, ranked by the swing of its effect';
