--
-- scenario: the factors of a sensitivity under other shocks, and break-even shocks
--
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS governance;
RESET client_min_messages;

CREATE TEMP TABLE cost AS
	SELECT sensitivity_agg(factor, base, 1) AS s FROM (VALUES ('staff', 540.4), ('consultants', 139.4), ('energy', 20)) AS v (factor, base);

-- One shock on every factor alike; the bases stay.
SELECT scenario(s, 1), effect(scenario(s, 1)), effect(scenario(s, -0.5)), effect(scenario(s, 0)) FROM cost;

-- Shocks by factor: one not named has none, one named twice has both.
SELECT scenario(s, '{staff, energy}', '{3, 40}') AS two, effect(scenario(s, '{}', '{}')) AS none FROM cost;
SELECT scenario(s, '{energy, energy}', '{5, 2}') AS additive, scenario(s, '{energy, energy}', '{5, 2}', compounding => true) AS compounding FROM cost;
-- Half off and half off again leaves a quarter; added up it leaves nothing.
SELECT effect(factor(scenario(s, '{energy, energy}', '{-50, -50}'), 'energy')) AS additive, effect(factor(scenario(s, '{energy, energy}', '{-50, -50}', true), 'energy')) AS compounding FROM cost;
-- Different factors do not compound with each other.
SELECT effect(scenario(s, '{staff, energy}', '{3, 40}')) = effect(scenario(s, '{staff, energy}', '{3, 40}', true)) AS same FROM cost;
-- A scenario is a sensitivity: it has a tornado, and it adds up.
SELECT rank, factor, shock, effect, round(share, 1) AS share FROM cost, tornado(scenario(s, '{staff, consultants, energy}', '{2, 5, 40}'));
SELECT sum(scenario(s, 1)) = scenario(sum(s), 1) AS adds_up FROM (SELECT s FROM cost UNION ALL SELECT sensitivity('rent', 70, 3)) AS v;

-- Refused: a factor that is not there, null elements, arrays of two lengths, no figures, too many digits.
SELECT scenario(s, '{Staff}', '{1}') FROM cost;
SELECT scenario(s, '{staff, NULL}', '{1, 1}') FROM cost;
SELECT scenario(s, '{staff}', '{NULL}') FROM cost;
SELECT scenario(s, '{staff}', '{1, 2}') FROM cost;
SELECT scenario(s, '{staff}', '{NaN}') FROM cost;
SELECT scenario(s, 'infinity') FROM cost;
SELECT scenario(s, array_fill('energy'::text, '{30}'), array_fill(0.01, '{30}'), true) FROM cost;
SELECT scenario(NULL, 1), scenario(s, NULL::numeric), scenario(s, NULL, '{}'), factor(s, 'rent'), factor(s, '') FROM cost;

-- Elasticity: percent of a total for each percent of the factors.
SELECT round(elasticity(s, 1348), 4) AS costs, round(elasticity(factor(s, 'staff'), 1348), 4) AS staff, elasticity(s, 0) AS zero, elasticity(s, base(s)) AS itself FROM cost;

-- Break-even: the shock that uses up a surplus; its effect is the surplus.
SELECT round(break_even(s, 18.8), 3) AS all_alike, round(break_even(factor(s, 'consultants'), 18.8), 3) AS consultants, round(break_even(s, -18.8), 3) AS deficit, break_even(s, 0) AS nothing FROM cost;
SELECT round(effect(scenario(s, break_even(s, 18.8))), 10) AS effect FROM cost;
SELECT break_even(sensitivity('a', 0, 1), 5) AS no_base;

-- The shock at which a status turns, from the surplus and from the percent of a deviation.
SELECT status, break_even(sensitivity('a', 200, 1), 10, 'red < 0 <= amber < 4 <= green', status) FROM unnest('{green, amber, red, blue}'::rag[]) AS status;
-- 110 against 100 is 10 percent; 15 percentage points are 15, a shock of 7.5 percent on a base of 200.
SELECT status, break_even(sensitivity('a', 200, 1), '110 vs 100'::deviation, 'red < -5 <= amber < -1 <= green', status) FROM unnest('{green, amber, red}'::rag[]) AS status;
-- Costs kept negative, and both sides of a corridor: the nearest, also where that is a fall.
SELECT break_even(sensitivity('a', 346.1, 1), '-312.8 vs -346.1'::deviation, 'red < -5 <= amber < 0 <= green', 'red') AS costs;
SELECT x AS surplus, break_even(sensitivity('a', 100, 1), x, 'red < -10 <= amber < -3 <= green <= 3 < amber <= 10 < red', 'amber') AS amber,
	break_even(sensitivity('a', 100, 1), x, 'red < -10 <= amber < -3 <= green <= 3 < amber <= 10 < red', 'green') AS green
FROM unnest('{-20, -1, 0, 2, 5}'::numeric[]) AS x;
-- At the shock itself the scale decides.
SELECT rag(10 - effect(scenario(s, 3)), scale) AS at, rag(10 - effect(scenario(s, 3.0001)), scale) AS beyond, scale
FROM sensitivity('a', 200, 0) AS s, unnest('{red < 4 <= green, red <= 4 < green}'::rag_scale[]) AS scale
WHERE break_even(s, 10, scale, 'red') = 3;
SELECT break_even(sensitivity('a', 0, 1), 10, 'red < 0 <= green', 'red') AS no_base, break_even(sensitivity('a', 1, 1), '5 vs 0'::deviation, 'red < 0 <= green', 'red') AS no_baseline,
	break_even(sensitivity('a', 1, 1), 'null vs 5'::deviation, 'red < 0 <= green', 'red') AS no_actual, break_even(sensitivity('a', 1, 1), 5, NULL, 'red') AS no_scale;
-- Without a baseline a shock that uses up the amount turns the status to the outermost one, or to that of 0.
SELECT d, rag(d, scale), status, break_even(sensitivity('a', 100, 1), d, scale, status), break_even(sensitivity('a', 0, 1), d, scale, status) AS no_base
FROM unnest('{5 vs 0, 0 vs 0, -5 vs 0}'::deviation[]) AS d, unnest('{green, amber, red, blue}'::rag[]) AS status,
	CAST('red < -10 <= amber < -3 <= green <= 3 < blue' AS rag_scale) AS scale;
SELECT break_even(sensitivity('a', 1, 1), 'NaN');
