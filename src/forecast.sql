--- # Forecasts
---
--- Exact, or with the digits of one numeric division. The drift between two forecast rounds is a `deviation` of the
--- later from the earlier. Damped trend as in E. S. Gardner and E. McKenzie, *Forecasting trends in time series*,
--- Management Science 31 (1985).

--- For a flow, such as a cost: a stock, such as a headcount or a balance, does not add up over the periods; use
--- `damped_trend` or the latest value.
--- > round(run_rate(312.8, 3, 12), 1) => 1251.2
CREATE FUNCTION run_rate(actual numeric, elapsed integer, periods integer) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'forecast_run_rate';
COMMENT ON FUNCTION run_rate(numeric, integer, integer) IS
	'the whole at the pace so far: actual * periods / elapsed';

--- > round(seasonal_forecast(120, 100, 480), 1) => 576.0
CREATE FUNCTION seasonal_forecast(actual numeric, prior_to_date numeric, prior_total numeric) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'forecast_seasonal';
COMMENT ON FUNCTION seasonal_forecast(numeric, numeric, numeric) IS
	'the whole with the season of the year before: actual * prior_total / prior_to_date';

--- actual + budget_total - budget_to_date.
--- > remaining_budget_forecast(312.8, 346.1, 1378.2) => 1344.9
CREATE FUNCTION remaining_budget_forecast(actual numeric, budget_to_date numeric, budget_total numeric) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'forecast_remaining_budget';
COMMENT ON FUNCTION remaining_budget_forecast(numeric, numeric, numeric) IS
	'the actual to date and the budget of what remains, exact';

--- The series is oldest first, of a flow or a stock. Level is smoothed by `alpha`, trend by `beta`, and the trend is damped by `phi`
--- (1: not at all), each from 0 to 1. It starts from the first value and the first change; level and trend are rounded to 30 decimals
--- each period. Null for fewer than two values. Errors: a null value (22004); a weight or a horizon (1 to 1000) out of range (22023).
--- > round(damped_trend('{100, 104, 109, 113}', 2, 0.5, 0.3, 0.9), 1) => 118.1
CREATE FUNCTION damped_trend(series numeric[], horizon integer, alpha numeric, beta numeric, phi numeric) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'forecast_damped_trend';
COMMENT ON FUNCTION damped_trend(numeric[], integer, numeric, numeric, numeric) IS
	'the value that many periods after a series, by exponential smoothing with a damped trend';
