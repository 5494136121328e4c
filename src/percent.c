/*
 * percent.c
 *	  Quotients and percentages as numeric, and percentages read by a scale.
 */
#include "percent.h"

#include "utils/builtins.h"
#include "utils/numeric.h"

#include "sql_decimal.h"

static const Decimal hundred = {100, 0};

static Datum
times(Datum x, Datum y)
{
	return DirectFunctionCall2(numeric_mul, x, y);
}

Datum
quotient(const Decimal *part, const Decimal *whole)
{
	return DirectFunctionCall2(numeric_div, decimal_to_datum(part), decimal_to_datum(whole));
}

/* a * b / c */
Datum
product_quotient(const Decimal *a, const Decimal *b, const Decimal *c)
{
	return DirectFunctionCall2(numeric_div, times(decimal_to_datum(a), decimal_to_datum(b)),
							   decimal_to_datum(c));
}

/* The part may have more than 38 digits. */
Datum
percentage_of_datum(Datum part, const Decimal *whole)
{
	return DirectFunctionCall2(numeric_div, times(part, decimal_to_datum(&hundred)),
							   decimal_to_datum(whole));
}

Datum
percentage(const Decimal *part, const Decimal *whole)
{
	return percentage_of_datum(decimal_to_datum(part), whole);
}

/* The same beyond 38 digits, by numeric arithmetic. */
static Datum
percentage_rounded_any(const Decimal *part, const Decimal *whole, int32 decimals)
{
	const Datum divisor = decimal_to_datum(whole);
	const Datum dividend =
		times(decimal_to_datum(part), decimal_to_datum(&(Decimal){decimal_power[decimals + 2], 0}));
	Datum result = DirectFunctionCall2(numeric_div_trunc, dividend, divisor);
	const Datum rest = DirectFunctionCall2(numeric_sub, dividend, times(result, divisor));
	const Datum twice =
		times(DirectFunctionCall1(numeric_abs, rest), decimal_to_datum(&(Decimal){2, 0}));

	if (DatumGetBool(
			DirectFunctionCall2(numeric_ge, twice, DirectFunctionCall1(numeric_abs, divisor))))
		result = DirectFunctionCall2(
			numeric_add, result,
			decimal_to_datum(&(Decimal){decimal_sign(part) * decimal_sign(whole), 0}));
	return times(result, decimal_to_datum(&(Decimal){1, decimals}));
}

#define MOST_DECIMALS 30 /* 100 * 10^30 is still a coefficient */

Datum
percentage_rounded(const Decimal *part, const Decimal *whole, int32 decimals)
{
	Decimal result;

	if (decimals < 0 || decimals > MOST_DECIMALS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("decimals must be between 0 and %d", MOST_DECIMALS)));
	if (likely(fraction_percent(&result, &(Fraction){*part, *whole}, decimals) == DECIMAL_OK))
		return decimal_to_datum(&result);
	return percentage_rounded_any(part, whole, decimals);
}

/* ---------- read by a scale: nothing is divided or rounded ---------- */

static int
compare_percent(const void *figure, const Decimal *bound)
{
	return fraction_compare_percent(figure, bound);
}

int
fraction_band(const Fraction *of, const RagScale *scale)
{
	return rag_scale_band(scale, compare_percent, of);
}

uint8
fraction_color(const Fraction *of, const RagScale *scale)
{
	return rag_scale_color(scale, fraction_band(of, scale));
}

/* How far the percentage is from a bound, divided once; 0 for no bound. */
static Datum
distance(const Fraction *of, const Decimal *bound)
{
	Datum difference;

	if (bound == NULL)
		return 0;
	difference = DirectFunctionCall2(numeric_sub,
									 times(decimal_to_datum(&of->part), decimal_to_datum(&hundred)),
									 times(decimal_to_datum(bound), decimal_to_datum(&of->whole)));
	return DirectFunctionCall2(numeric_div, DirectFunctionCall1(numeric_abs, difference),
							   decimal_to_datum(&of->whole));
}

/* The distance to the nearest worse band, in percentage points. */
Datum
fraction_headroom(const Fraction *of, const RagScale *scale, FunctionCallInfo fcinfo)
{
	const Decimal *below;
	const Decimal *above;

	if (of->whole.coefficient == 0)
		PG_RETURN_NULL();
	rag_scale_worse_bounds(scale, fraction_band(of, scale), &below, &above);
	return smaller_figure(distance(of, below), distance(of, above), fcinfo);
}

/* The smaller of two numeric Datums, of which one or both may be 0 for null. */
Datum
smaller_figure(Datum x, Datum y, FunctionCallInfo fcinfo)
{
	if (x == 0 && y == 0)
		PG_RETURN_NULL();
	if (x == 0 || y == 0)
		return x == 0 ? y : x;
	return DirectFunctionCall2(numeric_smaller, x, y);
}
