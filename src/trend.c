/*
 * trend.c
 *	  Direction of change: worsening < steady < improving, one byte by value.
 */
#include "governance.h"

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

/* A change of at most the tolerance, to either side, is steady. */
PG_FUNCTION_INFO_V1(trend);
Datum
trend(PG_FUNCTION_ARGS)
{
	Decimal change = decimal_from_datum(PG_GETARG_DATUM(0));
	const Decimal previous = decimal_from_datum(PG_GETARG_DATUM(1));
	const Decimal tolerance = decimal_from_datum(PG_GETARG_DATUM(2));
	const bool higher_is_better = PG_GETARG_BOOL(3);
	Decimal size;

	if (decimal_sign(&tolerance) < 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("tolerance must not be negative")));
	decimal_check(decimal_subtract(&change, &previous));
	size = decimal_absolute(&change);
	if (decimal_compare(&size, &tolerance) <= 0)
		PG_RETURN_CHAR(TREND_STEADY);
	PG_RETURN_CHAR((decimal_sign(&change) > 0) == higher_is_better ? TREND_IMPROVING
																   : TREND_WORSENING);
}
