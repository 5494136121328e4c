/*
 * trend.c
 *	  Direction of change: worsening < steady < improving, one byte by value.
 */
#include "governance.h"

#include "utils/builtins.h"

enum
{
	TREND_WORSENING,
	TREND_STEADY,
	TREND_IMPROVING
};

PG_FUNCTION_INFO_V1(trend_in);
Datum
trend_in(PG_FUNCTION_ARGS)
{
	return label_in(&trend_labels, fcinfo);
}

PG_FUNCTION_INFO_V1(trend_out);
Datum
trend_out(PG_FUNCTION_ARGS)
{
	return label_out(&trend_labels, fcinfo);
}

PG_FUNCTION_INFO_V1(trend_recv);
Datum
trend_recv(PG_FUNCTION_ARGS)
{
	return label_recv(&trend_labels, fcinfo);
}

PG_FUNCTION_INFO_V1(trend_to_jsonb);
Datum
trend_to_jsonb(PG_FUNCTION_ARGS)
{
	return label_to_jsonb(&trend_labels, fcinfo);
}

PG_FUNCTION_INFO_V1(trend_label);
Datum
trend_label(PG_FUNCTION_ARGS)
{
	return label_in_language(&trend_labels, fcinfo);
}

/* The numeric argument n, which must be finite. */
static Datum
figure_argument(FunctionCallInfo fcinfo, int n)
{
	const Numeric x = PG_GETARG_NUMERIC(n);

	if (numeric_is_nan(x) || numeric_is_inf(x))
		decimal_report(numeric_is_nan(x) ? DECIMAL_NAN : DECIMAL_INFINITE);
	return NumericGetDatum(x);
}

/* A change of at most the tolerance, to either side, is steady. */
PG_FUNCTION_INFO_V1(trend);
Datum
trend(PG_FUNCTION_ARGS)
{
	const Datum current = figure_argument(fcinfo, 0);
	const Datum previous = figure_argument(fcinfo, 1);
	const Datum tolerance = figure_argument(fcinfo, 2);
	const bool higher_is_better = PG_GETARG_BOOL(3);
	const Datum change = DirectFunctionCall2(numeric_sub, current, previous);
	const bool is_higher = DatumGetBool(DirectFunctionCall2(numeric_gt, current, previous));

	if (DatumGetBool(
			DirectFunctionCall2(numeric_lt, tolerance, NumericGetDatum(int64_to_numeric(0)))))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("tolerance must not be negative")));
	if (DatumGetBool(
			DirectFunctionCall2(numeric_le, DirectFunctionCall1(numeric_abs, change), tolerance)))
		PG_RETURN_CHAR(TREND_STEADY);
	PG_RETURN_CHAR(is_higher == higher_is_better ? TREND_IMPROVING : TREND_WORSENING);
}
