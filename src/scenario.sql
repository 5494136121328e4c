--- # Scenarios and break-even
---
--- A scenario is a `sensitivity` with other shocks. Bases are costs kept positive: an effect is taken off a
--- surplus or off the actual of a deviation, and `factor(s, name)` asks all of it of one factor alone.

CREATE FUNCTION factor(sensitivity, name text) RETURNS sensitivity
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'scenario_factor';
COMMENT ON FUNCTION factor(sensitivity, text) IS
	'one factor alone, for its base, effect, elasticity or break-even; null where there is none of the name';

CREATE FUNCTION scenario(sensitivity, shock numeric) RETURNS sensitivity
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'scenario_alike';
COMMENT ON FUNCTION scenario(sensitivity, numeric) IS
	'the same bases under one shock, in percent, on every factor alike, instead of their own';

CREATE FUNCTION scenario(sensitivity, factors text[], shocks numeric[], compounding boolean DEFAULT false) RETURNS sensitivity
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION scenario(sensitivity, text[], numeric[], boolean) IS
	'the same bases under the shocks given, in percent, instead of their own: a factor not named has none; of one named more than once the shocks are added or, compounding, each applied to what those before it left (5 and 2 are 7.1 percent); errors: a name that is no factor (22023), a null element (22004), arrays of two lengths (2202E), beyond 38 digits (22003)';

CREATE FUNCTION elasticity(sensitivity, total numeric) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'scenario_elasticity';
COMMENT ON FUNCTION elasticity(sensitivity, numeric) IS
	'percent that a total changes for each percent on the factors in it, base / total, with the digits of numeric division; null at a zero total';

CREATE FUNCTION break_even(sensitivity, surplus numeric) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'scenario_break_even';
COMMENT ON FUNCTION break_even(sensitivity, numeric) IS
	'the shock, in percent on every factor alike, whose effect on costs kept positive uses up the surplus: 100 * surplus / base; null at a zero base';

CREATE FUNCTION break_even(sensitivity, surplus numeric, scale rag_scale, status rag) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'scenario_break_even_amount';
COMMENT ON FUNCTION break_even(sensitivity, numeric, rag_scale, rag) IS
	'the shock, in percent on every factor alike, nearest to zero at whose bound the scale, read at surplus - effect, turns to the status; 0 where it has it; null where no shock turns it; whether the bound itself is the status''s is in the scale';

CREATE FUNCTION break_even(sensitivity, deviation, scale rag_scale, status rag) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'scenario_break_even_deviation';
COMMENT ON FUNCTION break_even(sensitivity, deviation, rag_scale, rag) IS
	'the same for the scale read at the percent of the deviation, the effect being taken off the actual; null also where a part is absent';
