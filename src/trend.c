/*
 * trend.c
 *	  Direction of change: the enum worsening < steady < improving.
 */
#include "compat.h"

#include "utils/builtins.h"

#include "enum_label.h"
#include "sql_decimal.h"

PG_FUNCTION_INFO_V1(trend_from_text);
Datum
trend_from_text(PG_FUNCTION_ARGS)
{
	PG_RETURN_TREND(enum_label_read(&trend_labels, PG_GETARG_TEXT_PP(0)));
}

PG_FUNCTION_INFO_V1(trend_label);
Datum
trend_label(PG_FUNCTION_ARGS)
{
	return enum_label_word(&trend_labels, PG_GETARG_TREND(0), PG_GETARG_TEXT_PP(1));
}

/* The caller's own words, one for each trend. */
PG_FUNCTION_INFO_V1(trend_pick);
Datum
trend_pick(PG_FUNCTION_ARGS)
{
	return enum_label_pick(&trend_labels, PG_GETARG_TREND(0), PG_GETARG_ARRAYTYPE_P(1), fcinfo);
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
		PG_RETURN_TREND(TREND_STEADY);
	PG_RETURN_TREND(is_higher == higher_is_better ? TREND_IMPROVING : TREND_WORSENING);
}
