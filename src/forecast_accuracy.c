/*
 * forecast_accuracy.c
 *	  How far forecasts were from what came, summed so that rounds and units add up.
 *
 *	  The error is forecast - actual.  Percentage errors of single rows do not add
 *	  up exactly, so each is rounded once, to PERCENTAGE_DECIMALS, and their sum is
 *	  exact: the same in any order and any number of parts.
 */
#include "governance.h"

#include "sums.h"

#define PERCENTAGE_DECIMALS 12

enum
{
	ROWS,
	ZERO_ACTUALS,
	ACTUAL,
	ERROR_SUM,
	ABSOLUTE_ACTUAL,
	ABSOLUTE_ERROR,
	PERCENTAGE_ERROR,
	ACCURACY_SUMS
};

static const char *const accuracy_names[] = {
	"rows",           "zero_actuals",     "actual", "error", "absolute_actual",
	"absolute_error", "percentage_error",
};

static bool
is_below_size(const Decimal *x, const Decimal *of)
{
	const Decimal size = decimal_absolute(of);

	return decimal_compare(x, &size) < 0;
}

static const char *
accuracy_problem(const Decimal *sum)
{
	if (sum[ROWS].scale != 0 || decimal_sign(&sum[ROWS]) <= 0 || sum[ZERO_ACTUALS].scale != 0 ||
		decimal_sign(&sum[ZERO_ACTUALS]) < 0 || decimal_compare(&sum[ZERO_ACTUALS], &sum[ROWS]) > 0)
		return "Rows are a whole number of at least one, zero actuals some of them.";
	if (is_below_size(&sum[ABSOLUTE_ACTUAL], &sum[ACTUAL]) ||
		is_below_size(&sum[ABSOLUTE_ERROR], &sum[ERROR_SUM]) ||
		decimal_sign(&sum[PERCENTAGE_ERROR]) < 0)
		return "Absolute sums are not below the size of the signed ones.";
	return NULL;
}

static const SumsShape accuracy_shape = {"forecast_accuracy", ACCURACY_SUMS, accuracy_names,
										 accuracy_problem};

SUMS_TYPE(forecast_accuracy, accuracy_shape)

/* ---------- one row, many, and their sum ---------- */

static void
accuracy_from_arguments(FunctionCallInfo fcinfo, int n, Decimal *sum)
{
	const Decimal actual = decimal_from_datum(PG_GETARG_DATUM(n));
	Decimal error = decimal_from_datum(PG_GETARG_DATUM(n + 1));

	decimal_check(decimal_subtract(&error, &actual));
	sum[ROWS] = (Decimal){1, 0};
	sum[ZERO_ACTUALS] = (Decimal){actual.coefficient == 0, 0};
	sum[ACTUAL] = actual;
	sum[ERROR_SUM] = error;
	sum[ABSOLUTE_ACTUAL] = decimal_absolute(&actual);
	sum[ABSOLUTE_ERROR] = decimal_absolute(&error);
	sum[PERCENTAGE_ERROR] = (Decimal){0, 0};
	if (actual.coefficient != 0)
		sum[PERCENTAGE_ERROR] = decimal_from_datum(
			percentage_rounded(&sum[ABSOLUTE_ERROR], &sum[ABSOLUTE_ACTUAL], PERCENTAGE_DECIMALS));
}

PG_FUNCTION_INFO_V1(forecast_accuracy);
Datum
forecast_accuracy(PG_FUNCTION_ARGS)
{
	Decimal *sum = palloc(sizeof(Decimal) * ACCURACY_SUMS);

	accuracy_from_arguments(fcinfo, 0, sum);
	PG_RETURN_POINTER(sum);
}

PG_FUNCTION_INFO_V1(forecast_accuracy_accum);
Datum
forecast_accuracy_accum(PG_FUNCTION_ARGS)
{
	Decimal row[ACCURACY_SUMS];

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return sums_accum(&accuracy_shape, fcinfo, NULL);
	accuracy_from_arguments(fcinfo, 1, row);
	return sums_accum(&accuracy_shape, fcinfo, row);
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
	const Decimal *sum = PG_GETARG_SUMS_P(0);

	return percent_or_null(&sum[ABSOLUTE_ERROR], &sum[ABSOLUTE_ACTUAL], fcinfo);
}

/* bias(accuracy) and bias(accuracy, decimals) */
PG_FUNCTION_INFO_V1(forecast_accuracy_bias);
Datum
forecast_accuracy_bias(PG_FUNCTION_ARGS)
{
	const Decimal *sum = PG_GETARG_SUMS_P(0);

	return percent_or_null(&sum[ERROR_SUM], &sum[ACTUAL], fcinfo);
}

PG_FUNCTION_INFO_V1(forecast_accuracy_mape);
Datum
forecast_accuracy_mape(PG_FUNCTION_ARGS)
{
	const Decimal *sum = PG_GETARG_SUMS_P(0);

	if (sum[ZERO_ACTUALS].coefficient != 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(quotient(&sum[PERCENTAGE_ERROR], &sum[ROWS]));
}

PG_FUNCTION_INFO_V1(forecast_accuracy_mean_absolute_error);
Datum
forecast_accuracy_mean_absolute_error(PG_FUNCTION_ARGS)
{
	const Decimal *sum = PG_GETARG_SUMS_P(0);

	PG_RETURN_DATUM(quotient(&sum[ABSOLUTE_ERROR], &sum[ROWS]));
}
