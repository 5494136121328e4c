/*
 * period.c
 *	  Contiguous periods, by their bounds.
 */
#include "governance.h"

#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/rangetypes.h"
#include "utils/timestamp.h"

#include "workforce.h"

/* date + step * times, as SQL has it. */
static DateADT
date_after(DateADT date, Datum step, int times)
{
	const Datum steps = DirectFunctionCall2(interval_mul, step, Float8GetDatum((float8) times));

	return DatumGetDateADT(DirectFunctionCall1(
		timestamp_date, DirectFunctionCall2(date_pl_interval, DateADTGetDatum(date), steps)));
}

PG_FUNCTION_INFO_V1(period_bounds);
Datum
period_bounds(PG_FUNCTION_ARGS)
{
	RangeType *range = PG_GETARG_RANGE_P(0);
	RangeBound lower;
	RangeBound upper;
	bool empty;
	ArrayBuildState *bounds = NULL;
	DateADT start;
	DateADT end;
	DateADT bound;

	range_deserialize(range_get_typcache(fcinfo, RangeTypeGetOid(range)), range, &lower, &upper,
					  &empty);
	if (empty || lower.infinite || upper.infinite)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("a period to part must be bounded and not empty")));
	start = DatumGetDateADT(lower.val);
	end = DatumGetDateADT(upper.val);
	if (DATE_NOT_FINITE(start) || DATE_NOT_FINITE(end))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("a period to part must be bounded and not empty")));

	bound = start;
	for (int i = 1; bound < end; i++)
	{
		const DateADT next = date_after(start, PG_GETARG_DATUM(1), i);

		CHECK_FOR_INTERRUPTS();
		if (next <= bound)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("the step of a period's parts must be at least one day")));
		if (i > MOST_PERIODS)
			ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
							errmsg("a period parts into at most %d periods", MOST_PERIODS)));
		bounds =
			accumArrayResult(bounds, DateADTGetDatum(bound), false, DATEOID, CurrentMemoryContext);
		bound = Min(next, end);
	}
	bounds = accumArrayResult(bounds, DateADTGetDatum(end), false, DATEOID, CurrentMemoryContext);
	PG_RETURN_DATUM(makeArrayResult(bounds, CurrentMemoryContext));
}
