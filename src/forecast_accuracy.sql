--- # forecast_accuracy: forecasts against what came
---
--- Text `rows=2 zero_actuals=0 actual=300 error=0 absolute_actual=300 absolute_error=20
--- percentage_error=15.000000000000`. Rounds are ranked by SQL's own `rank()` over `wape`.

--- The number of rows and of those with a zero actual; sums of actual and of error = forecast - actual, of both in absolute size,
--- and of percentage errors, each rounded to 12 decimals. Sums are exact in 38 digits.
--- > forecast_accuracy(100, 90.5) => rows=1 zero_actuals=0 actual=100 error=-9.5 absolute_actual=100 absolute_error=9.5 percentage_error=9.500000000000
@type forecast_accuracy length=136 add
COMMENT ON TYPE forecast_accuracy IS
	'errors of forecasts against actuals, summed; exact';
--- Error 22003 beyond 38 digits.
--- > wape(forecast_accuracy(100, 90) + forecast_accuracy(300, 320), 1) => 7.5
COMMENT ON OPERATOR + (forecast_accuracy, forecast_accuracy) IS
	'the errors of both';
--- The same answer as `forecast_accuracy_agg` over the rows beneath, to the last digit.
--- > (SELECT wape(sum(forecast_accuracy(actual, actual + 5)), 1) FROM generate_series(50, 150, 50) AS actual) => 5.0
COMMENT ON AGGREGATE sum(forecast_accuracy) IS
	'the errors of all; null over no rows';

--- Null where an argument is.
--- > bias(forecast_accuracy(100, 90.5), 1) => -9.5
CREATE FUNCTION forecast_accuracy(actual numeric, forecast numeric) RETURNS forecast_accuracy
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION forecast_accuracy(numeric, numeric) IS
	'one forecast against what came, in their own unit';

CREATE FUNCTION forecast_accuracy_accum(forecast_accuracy, actual numeric, forecast numeric) RETURNS forecast_accuracy
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION forecast_accuracy_accum(forecast_accuracy, numeric, numeric) IS 'aggregate transition function';

--- Rows with a null argument are left out; null over no rows.
--- > (SELECT wape(forecast_accuracy_agg(actual, forecast), 1) FROM (VALUES (100, 90), (300, 320)) AS rounds (actual, forecast)) => 7.5
CREATE AGGREGATE forecast_accuracy_agg(actual numeric, forecast numeric) (
	SFUNC = forecast_accuracy_accum, STYPE = forecast_accuracy, COMBINEFUNC = forecast_accuracy_add, PARALLEL = SAFE
);
COMMENT ON AGGREGATE forecast_accuracy_agg(numeric, numeric) IS
	'errors of forecasts over many rows';

--- Sum of abs(forecast - actual) in percent of sum of abs(actual): the MAD/mean ratio of Kolassa and Schütz (2007). Null where all
--- actuals are zero. `rank()` over it ranks forecast rounds.
--- > round(wape(forecast_accuracy(100, 90.5)), 2) => 9.50
CREATE FUNCTION wape(forecast_accuracy) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'forecast_accuracy_wape';
COMMENT ON FUNCTION wape(forecast_accuracy) IS
	'weighted absolute percentage error, with the digits of numeric division';

--- `decimals` is 0 to 30, else error 22023.
--- > wape(forecast_accuracy(100, 90.5), 1) => 9.5
CREATE FUNCTION wape(forecast_accuracy, decimals integer) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'forecast_accuracy_wape';
COMMENT ON FUNCTION wape(forecast_accuracy, integer) IS
	'wape rounded once, half away from zero';

--- Positive where forecasts came above; with the digits of numeric division. Null where the actuals sum to zero.
--- > round(bias(forecast_accuracy(100, 90.5)), 2) => -9.50
CREATE FUNCTION bias(forecast_accuracy) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'forecast_accuracy_bias';
COMMENT ON FUNCTION bias(forecast_accuracy) IS
	'sum of forecast - actual in percent of the size of the sum of actuals';

--- `decimals` is 0 to 30, else error 22023.
--- > bias(forecast_accuracy(100, 90.5), 1) => -9.5
CREATE FUNCTION bias(forecast_accuracy, decimals integer) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'forecast_accuracy_bias';
COMMENT ON FUNCTION bias(forecast_accuracy, integer) IS
	'bias rounded once, half away from zero';

--- The mean over rows of abs(forecast - actual) in percent of abs(actual), each rounded to 12 decimals (Hyndman and Koehler 2006).
--- > round(mape(forecast_accuracy(100, 90) + forecast_accuracy(300, 330)), 1) => 10.0
CREATE FUNCTION mape(forecast_accuracy) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'forecast_accuracy_mape';
COMMENT ON FUNCTION mape(forecast_accuracy) IS
	'mean absolute percentage error; null where a row''s actual is zero';

--- With the digits of numeric division.
--- > round(mean_absolute_error(forecast_accuracy(100, 90) + forecast_accuracy(300, 330)), 1) => 20.0
CREATE FUNCTION mean_absolute_error(forecast_accuracy) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'forecast_accuracy_mean_absolute_error';
COMMENT ON FUNCTION mean_absolute_error(forecast_accuracy) IS
	'mean over rows of abs(forecast - actual), in their own unit';
