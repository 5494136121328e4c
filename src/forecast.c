/*
 * forecast.c
 *	  Forecasts of a year from what is known of it.
 *
 *	  Each is the plain published rule under its own name.  They are exact, or
 *	  have the digits of one numeric division; only the damped trend is rounded on
 *	  the way, since its digits would double with each period.
 */
#include "compat.h"

#include "fmgr.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/memutils.h"

#include "argument.h"
#include "decimal.h"
#include "percent.h"
#include "sql_decimal.h"

PG_FUNCTION_INFO_V1(forecast_run_rate);
Datum
forecast_run_rate(PG_FUNCTION_ARGS)
{
	const Decimal actual = decimal_from_datum(PG_GETARG_DATUM(0));
	const int32 elapsed = PG_GETARG_INT32(1);
	const int32 periods = PG_GETARG_INT32(2);

	if (elapsed < 1 || elapsed > periods)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("elapsed periods must be between 1 and the periods of the whole")));
	PG_RETURN_DATUM(product_quotient(&actual, &(Decimal){periods, 0}, &(Decimal){elapsed, 0}));
}

PG_FUNCTION_INFO_V1(forecast_seasonal);
Datum
forecast_seasonal(PG_FUNCTION_ARGS)
{
	const Decimal actual = decimal_from_datum(PG_GETARG_DATUM(0));
	const Decimal prior_to_date = decimal_from_datum(PG_GETARG_DATUM(1));
	const Decimal prior = decimal_from_datum(PG_GETARG_DATUM(2));

	if (prior_to_date.coefficient == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(product_quotient(&actual, &prior, &prior_to_date));
}

PG_FUNCTION_INFO_V1(forecast_remaining_budget);
Datum
forecast_remaining_budget(PG_FUNCTION_ARGS)
{
	const Decimal budget_to_date = decimal_from_datum(PG_GETARG_DATUM(1));
	const Decimal budget = decimal_from_datum(PG_GETARG_DATUM(2));
	Decimal forecast = decimal_from_datum(PG_GETARG_DATUM(0));

	decimal_check(decimal_add(&forecast, &budget));
	decimal_check(decimal_subtract(&forecast, &budget_to_date));
	PG_RETURN_DATUM(decimal_to_datum(&forecast));
}

/* ---------- damped trend ---------- */

#define TREND_DECIMALS 30

static Datum
plus(Datum x, Datum y)
{
	return DirectFunctionCall2(numeric_add, x, y);
}

static Datum
times(Datum x, Datum y)
{
	return DirectFunctionCall2(numeric_mul, x, y);
}

static Datum
rounded(Datum x)
{
	return DirectFunctionCall2(numeric_round, x, Int32GetDatum(TREND_DECIMALS));
}

/* weight * x + (1 - weight) * y */
static Datum
weighted(Datum weight, Datum x, Datum y)
{
	return plus(y, times(weight, DirectFunctionCall2(numeric_sub, x, y)));
}

/* A weight from 0 to 1. */
static Datum
weight_argument(FunctionCallInfo fcinfo, int n, const char *name)
{
	const Decimal weight = decimal_from_datum(PG_GETARG_DATUM(n));

	if (decimal_sign(&weight) < 0 || decimal_compare(&weight, &(Decimal){1, 0}) > 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s must be between 0 and 1", name)));
	return PG_GETARG_DATUM(n);
}

/*
 * damped_trend
 *	  E. S. Gardner and E. McKenzie, Forecasting trends in time series, Management
 *	  Science 31 (1985), in the notation of R. J. Hyndman and G. Athanasopoulos,
 *	  Forecasting: Principles and Practice, 8.2:
 *
 *		level = alpha y + (1 - alpha) (level + phi trend)
 *		trend = beta (level - level before) + (1 - beta) phi trend
 *		forecast = level + (phi + phi^2 + ... + phi^horizon) trend
 *
 *	  from the first value as level and the first change as trend.
 */
PG_FUNCTION_INFO_V1(forecast_damped_trend);
Datum
forecast_damped_trend(PG_FUNCTION_ARGS)
{
	int count;
	Datum *const y = array_elements(PG_GETARG_ARRAYTYPE_P(0), "the values of a series", 1, &count);
	const int32 horizon = PG_GETARG_INT32(1);
	const Datum alpha = weight_argument(fcinfo, 2, "alpha");
	const Datum beta = weight_argument(fcinfo, 3, "beta");
	const Datum phi = weight_argument(fcinfo, 4, "phi");
	const MemoryContext caller = CurrentMemoryContext;
	MemoryContext step;
	Datum level;
	Datum trend;

	if (horizon < 1 || horizon > 1000)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("horizon must be between 1 and 1000 periods")));
	for (int i = 0; i < count; i++)
		(void) decimal_from_datum(y[i]); /* a finite figure */
	if (count < 2)
		PG_RETURN_NULL();

	step = AllocSetContextCreate(caller, "damped trend", ALLOCSET_SMALL_SIZES);
	level = datumCopy(y[0], false, -1);
	trend = DirectFunctionCall2(numeric_sub, y[1], y[0]);
	for (int i = 1; i < count + horizon; i++)
	{
		Datum next_level;
		Datum next_trend;

		CHECK_FOR_INTERRUPTS();
		MemoryContextSwitchTo(step);
		next_trend = rounded(times(phi, trend));
		next_level = plus(level, next_trend);
		/* beyond the series the trend only dampens */
		if (i < count)
		{
			next_level = rounded(weighted(alpha, y[i], next_level));
			next_trend = rounded(
				weighted(beta, DirectFunctionCall2(numeric_sub, next_level, level), next_trend));
		}
		MemoryContextSwitchTo(caller);
		pfree(DatumGetPointer(level));
		pfree(DatumGetPointer(trend));
		level = datumCopy(next_level, false, -1);
		trend = datumCopy(next_trend, false, -1);
		MemoryContextReset(step);
	}
	MemoryContextDelete(step);
	PG_RETURN_DATUM(level);
}
