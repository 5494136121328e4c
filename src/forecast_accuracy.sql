--- # forecast_accuracy: forecasts against what came
---
--- Text `rows=2 zero_actuals=0 actual=300 error=0 absolute_actual=300 absolute_error=20
--- percentage_error=15.000000000000`. Rounds are ranked by SQL's own `rank()` over `wape`.

@type forecast_accuracy length=136 add
COMMENT ON TYPE forecast_accuracy IS
	'errors of forecasts against actuals, summed: rows, those of them with a zero actual, actual, error = forecast - actual, both in absolute size, and percentage errors, each rounded to 12 decimals; exact, 38 digits';
COMMENT ON OPERATOR + (forecast_accuracy, forecast_accuracy) IS 'the errors of both; error 22003 beyond 38 digits';
COMMENT ON AGGREGATE sum(forecast_accuracy) IS
	'the errors of all, as forecast_accuracy_agg over the rows beneath; null over none';

CREATE FUNCTION forecast_accuracy(actual numeric, forecast numeric) RETURNS forecast_accuracy
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION forecast_accuracy(numeric, numeric) IS
	'one forecast against what came, in their own unit; null where an argument is';

CREATE FUNCTION forecast_accuracy_accum(forecast_accuracy, actual numeric, forecast numeric) RETURNS forecast_accuracy
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION forecast_accuracy_accum(forecast_accuracy, numeric, numeric) IS 'aggregate transition function';

CREATE AGGREGATE forecast_accuracy_agg(actual numeric, forecast numeric) (
	SFUNC = forecast_accuracy_accum, STYPE = forecast_accuracy, COMBINEFUNC = forecast_accuracy_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE forecast_accuracy_agg(numeric, numeric) IS
	'errors of forecasts over many rows; rows with a null argument are left out, null over none';

CREATE FUNCTION wape(forecast_accuracy) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'forecast_accuracy_wape';
COMMENT ON FUNCTION wape(forecast_accuracy) IS
	'weighted absolute percentage error, sum of abs(forecast - actual) in percent of sum of abs(actual) (MAD/mean ratio, Kolassa and Schuetz 2007), with the digits of numeric division; null where all actuals are zero; rank() over it ranks forecast rounds';

CREATE FUNCTION wape(forecast_accuracy, decimals integer) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'forecast_accuracy_wape';
COMMENT ON FUNCTION wape(forecast_accuracy, integer) IS
	'wape to so many decimals (0 to 30), rounded once, half away from zero';

CREATE FUNCTION bias(forecast_accuracy) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'forecast_accuracy_bias';
COMMENT ON FUNCTION bias(forecast_accuracy) IS
	'sum of forecast - actual in percent of the size of the sum of actuals: positive where forecasts came above; with the digits of numeric division; null where the actuals sum to zero';

CREATE FUNCTION bias(forecast_accuracy, decimals integer) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'forecast_accuracy_bias';
COMMENT ON FUNCTION bias(forecast_accuracy, integer) IS
	'bias to so many decimals (0 to 30), rounded once, half away from zero';

CREATE FUNCTION mape(forecast_accuracy) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'forecast_accuracy_mape';
COMMENT ON FUNCTION mape(forecast_accuracy) IS
	'mean absolute percentage error, the mean over rows of abs(forecast - actual) in percent of abs(actual), each rounded to 12 decimals (Hyndman and Koehler 2006); null where a row''s actual is zero';

CREATE FUNCTION mean_absolute_error(forecast_accuracy) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'forecast_accuracy_mean_absolute_error';
COMMENT ON FUNCTION mean_absolute_error(forecast_accuracy) IS
	'mean over rows of abs(forecast - actual), in their own unit, with the digits of numeric division';
