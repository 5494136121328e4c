--- # Scenarios and break-even
---
--- A scenario is a `sensitivity` with other shocks. Bases are costs kept positive: an effect is taken off a surplus, or off
--- the actual of a deviation. `factor(s, name)` asks all of it of one factor alone.

--- For its base, effect, elasticity or break-even; null where no factor has the name.
--- > factor('[["rent", 150, 1.5], ["staff", 500, 10]]', 'staff') => [["staff", 500, 10]]
CREATE FUNCTION factor(sensitivity, name text) RETURNS sensitivity
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'scenario_factor';
COMMENT ON FUNCTION factor(sensitivity, text) IS 'one factor alone';

--- > effect(scenario('[["rent", 150, 1.5], ["staff", 500, 10]]', 2)) => 13.00
CREATE FUNCTION scenario(sensitivity, shock numeric) RETURNS sensitivity
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'scenario_alike';
COMMENT ON FUNCTION scenario(sensitivity, numeric) IS
	'the same bases under one shock, in percent, on every factor alike, instead of their own';

--- A factor that is not named has no shock. Where one is named more than once, its shocks are added or, compounding, each
--- is applied to what those before it left: 5 and 2 are 7.1 percent. Errors: a name that is no factor (22023), a null
--- element (22004), arrays of different lengths (2202E), more than 38 digits (22003).
--- > scenario('[["rent", 150, 1.5], ["staff", 500, 10]]', '{staff}', '{3}') => [["rent", 150, 0], ["staff", 500, 15.00]]
--- > effect(scenario(sensitivity('energy', 100, 0), '{energy, energy}', '{5, 2}', true)) => 7.1000
CREATE FUNCTION scenario(sensitivity, factors text[], shocks numeric[], compounding boolean DEFAULT false) RETURNS sensitivity
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION scenario(sensitivity, text[], numeric[], boolean) IS
	'the same bases under the shocks given, in percent, instead of their own';

--- base / total, with the digits of numeric division; null at a zero total.
--- > elasticity('[["rent", 150, 1.5], ["staff", 500, 10]]', 1300) => 0.50000000000000000000
CREATE FUNCTION elasticity(sensitivity, total numeric) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'scenario_elasticity';
COMMENT ON FUNCTION elasticity(sensitivity, numeric) IS
	'percent that a total changes for each percent on the factors in it';

--- 100 * surplus / base; null at a zero base.
--- > break_even('[["rent", 150, 1.5], ["staff", 500, 10]]', 13) => 2.0000000000000000
CREATE FUNCTION break_even(sensitivity, surplus numeric) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'scenario_break_even';
COMMENT ON FUNCTION break_even(sensitivity, numeric) IS
	'the shock, in percent on every factor alike, whose effect uses up the surplus';

--- The scale is read at surplus - effect. Of several such shocks it is the nearest to zero; 0 where the status is already
--- there; null where no shock turns it. Whether the bound itself has the status is in the scale.
--- > break_even('[["rent", 150, 1.5], ["staff", 500, 10]]', 13, 'red < 0 <= green', 'red') => 2.0000000000000000
CREATE FUNCTION break_even(sensitivity, surplus numeric, scale rag_scale, status rag) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'scenario_break_even_amount';
COMMENT ON FUNCTION break_even(sensitivity, numeric, rag_scale, rag) IS
	'the shock, in percent on every factor alike, at whose bound the status of the surplus turns';

--- The scale is read at the percent of the deviation, the effect being taken off the actual; null also where a part is
--- absent. On a zero baseline the sign decides, as in `rag()`.
--- > break_even('[["rent", 150, 1.5], ["staff", 500, 10]]', '-650 vs -676'::deviation, 'red < -2 <= green', 'red') => 6.0800000000000000
CREATE FUNCTION break_even(sensitivity, deviation, scale rag_scale, status rag) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'scenario_break_even_deviation';
COMMENT ON FUNCTION break_even(sensitivity, deviation, rag_scale, rag) IS
	'the shock, in percent on every factor alike, at whose bound the status of the deviation turns';
