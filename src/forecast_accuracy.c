/*
 * forecast_accuracy.c
 *	  How far forecasts were from what came, summed so that rounds and units add up.
 *
 *	  The error is forecast - actual.  Percentage errors of single rows do not add
 *	  up exactly, so each is rounded once, to PERCENTAGE_DECIMALS, and their sum is
 *	  exact: the same in any order and any number of parts.
 */
#include "percent.h"
#include "row.h"
#include "sql_decimal.h"

#define PERCENTAGE_DECIMALS 12

typedef struct ForecastAccuracy
{
	int64 rows;
	int64 zero_actuals;
	Decimal actual;
	Decimal error;
	Decimal absolute_actual;
	Decimal absolute_error;
	Decimal percentage_error;
} ForecastAccuracy;

#define PG_GETARG_ACCURACY_P(n) ((ForecastAccuracy *) PG_GETARG_POINTER(n))

static bool
is_below_size(const Decimal *x, const Decimal *of)
{
	const Decimal size = decimal_absolute(of);

	return decimal_compare(x, &size) < 0;
}

static const char *
accuracy_problem(const void *value)
{
	const ForecastAccuracy *accuracy = value;

	if (accuracy->rows < 1 || accuracy->zero_actuals > accuracy->rows)
		return "There is at least one row, and no more zero actuals than rows.";
	if (is_below_size(&accuracy->absolute_actual, &accuracy->actual) ||
		is_below_size(&accuracy->absolute_error, &accuracy->error) ||
		decimal_sign(&accuracy->percentage_error) < 0)
		return "Absolute sums are not below the size of the signed ones.";
	return NULL;
}

static const char *const accuracy_names[] = {
	"rows",           "zero_actuals",     "actual", "error", "absolute_actual",
	"absolute_error", "percentage_error",
};

static const RowType forecast_accuracy_row = {ROW_VALUE("forecast_accuracy", ForecastAccuracy, 1),
											  .counts = 2, .sums = 5, .names = accuracy_names,
											  .problem = accuracy_problem};

ROW_FUNCTIONS(forecast_accuracy, ForecastAccuracy, &forecast_accuracy_row)
TYPE_ADD(forecast_accuracy, &forecast_accuracy_row.type)

/* ---------- one row, many, and their sum ---------- */

static void
accuracy_from_arguments(FunctionCallInfo fcinfo, int n, ForecastAccuracy *accuracy)
{
	const Decimal actual = decimal_from_datum(PG_GETARG_DATUM(n));
	Decimal error = decimal_from_datum(PG_GETARG_DATUM(n + 1));

	decimal_check(decimal_subtract(&error, &actual));
	*accuracy = (ForecastAccuracy){.rows = 1, .zero_actuals = actual.coefficient == 0};
	accuracy->actual = actual;
	accuracy->error = error;
	accuracy->absolute_actual = decimal_absolute(&actual);
	accuracy->absolute_error = decimal_absolute(&error);
	if (actual.coefficient != 0)
		accuracy->percentage_error = decimal_from_datum(percentage_rounded(
			&accuracy->absolute_error, &accuracy->absolute_actual, PERCENTAGE_DECIMALS));
}

PG_FUNCTION_INFO_V1(forecast_accuracy);
Datum
forecast_accuracy(PG_FUNCTION_ARGS)
{
	ForecastAccuracy *accuracy = palloc(sizeof(ForecastAccuracy));

	accuracy_from_arguments(fcinfo, 0, accuracy);
	PG_RETURN_POINTER(accuracy);
}

PG_FUNCTION_INFO_V1(forecast_accuracy_accum);
Datum
forecast_accuracy_accum(PG_FUNCTION_ARGS)
{
	ForecastAccuracy one;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return row_accum(&forecast_accuracy_row, fcinfo, NULL);
	accuracy_from_arguments(fcinfo, 1, &one);
	return row_accum(&forecast_accuracy_row, fcinfo, &one);
}

/* ---------- the answers ---------- */

static Datum
percent_or_null(const Decimal *part, const Decimal *whole, FunctionCallInfo fcinfo)
{
	const Decimal size = decimal_absolute(whole);

	if (size.coefficient == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(PG_NARGS() == 1 ? percentage(part, &size)
									: percentage_rounded(part, &size, PG_GETARG_INT32(1)));
}

/* wape(accuracy) and wape(accuracy, decimals) */
PG_FUNCTION_INFO_V1(forecast_accuracy_wape);
Datum
forecast_accuracy_wape(PG_FUNCTION_ARGS)
{
	const ForecastAccuracy *accuracy = PG_GETARG_ACCURACY_P(0);

	return percent_or_null(&accuracy->absolute_error, &accuracy->absolute_actual, fcinfo);
}

/* bias(accuracy) and bias(accuracy, decimals) */
PG_FUNCTION_INFO_V1(forecast_accuracy_bias);
Datum
forecast_accuracy_bias(PG_FUNCTION_ARGS)
{
	const ForecastAccuracy *accuracy = PG_GETARG_ACCURACY_P(0);

	return percent_or_null(&accuracy->error, &accuracy->actual, fcinfo);
}

PG_FUNCTION_INFO_V1(forecast_accuracy_mape);
Datum
forecast_accuracy_mape(PG_FUNCTION_ARGS)
{
	const ForecastAccuracy *accuracy = PG_GETARG_ACCURACY_P(0);

	if (accuracy->zero_actuals > 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(quotient(&accuracy->percentage_error, &(Decimal){accuracy->rows, 0}));
}

PG_FUNCTION_INFO_V1(forecast_accuracy_mean_absolute_error);
Datum
forecast_accuracy_mean_absolute_error(PG_FUNCTION_ARGS)
{
	const ForecastAccuracy *accuracy = PG_GETARG_ACCURACY_P(0);

	PG_RETURN_DATUM(quotient(&accuracy->absolute_error, &(Decimal){accuracy->rows, 0}));
}
