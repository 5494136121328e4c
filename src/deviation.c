/*
 * deviation.c
 *	  Actual against a baseline: budget, last year, an earlier forecast.
 *
 *	  Signed as in an income statement, revenue positive and cost negative: a
 *	  positive amount is always favourable.  The percentage is over the absolute
 *	  baseline, so that its sign is the amount's.
 */
#include "deviation.h"

#include "utils/builtins.h"

#include "enum_label.h"
#include "json_text.h"
#include "percent.h"
#include "row_accumulate.h"
#include "wide.h"

static bool
is_complete(const Deviation *deviation)
{
	return !decimal_is_absent(&deviation->actual) && !decimal_is_absent(&deviation->baseline);
}

/* Of a complete deviation; more than 38 digits are no error. */
static Datum
amount_of(const Deviation *deviation)
{
	Decimal amount = deviation->actual;

	if (likely(decimal_subtract(&amount, &deviation->baseline) == DECIMAL_OK))
		return decimal_to_datum(&amount);
	return DirectFunctionCall2(numeric_sub, decimal_to_datum(&deviation->actual),
							   decimal_to_datum(&deviation->baseline));
}

/* The percentage over a whole that is a baseline or its size; 0 where there is none. */
static Datum
percent_over(const Deviation *deviation, const Decimal *whole)
{
	if (!is_complete(deviation) || whole->coefficient == 0)
		return 0;
	return percentage_of_datum(amount_of(deviation), whole);
}

/*
 * The amount and the absolute baseline, as part and whole, which may be zero; false
 * where a part is absent.
 */
bool
deviation_fraction(const Deviation *deviation, Fraction *of)
{
	if (!is_complete(deviation))
		return false;
	of->part = deviation->actual;
	decimal_check(decimal_subtract(&of->part, &deviation->baseline));
	of->whole = decimal_absolute(&deviation->baseline);
	return true;
}

/* ---------- the type ---------- */

/* By amount, then by actual; a deviation without an amount is before those with one. */
static int
deviation_compare(const ValueType *type, const void *a, const void *b)
{
	const Deviation *x = a;
	const Deviation *y = b;
	int order = is_complete(x) - is_complete(y);

	/* actual - baseline against the same of the other */
	if (order == 0 && is_complete(x))
		order = decimal_compare_differences(&x->actual, &x->baseline, &y->actual, &y->baseline);
	return order != 0 ? order : row_compare(type, a, b);
}

static void
deviation_write_json(const ValueType *type, StringInfo json, const void *value)
{
	const Deviation *deviation = value;
	const Decimal size = decimal_absolute(&deviation->baseline);

	appendStringInfoChar(json, '{');
	row_write_json_parts(type, json, value);
	json_figure(json, "amount", is_complete(deviation) ? amount_of(deviation) : 0);
	json_figure(json, "percent", percent_over(deviation, &size));
	appendStringInfoChar(json, '}');
}

static const char *const deviation_names[] = {"actual", "baseline"};

static const RowType deviation_row = {ROW_BASE("deviation", Deviation, 1),
									  ROW_TEXT,
									  .type.compare = deviation_compare,
									  .type.write_json = deviation_write_json,
									  .sums = 2,
									  .names = deviation_names,
									  .sums_may_be_absent = true,
									  .separator = " vs "};

ROW_FUNCTIONS(deviation, Deviation, &deviation_row)
TYPE_MINMAX(deviation, &deviation_row.type)
ROW_ADD(deviation, &deviation_row)
ROW_SUBTRACT(deviation, &deviation_row)
ROW_MOVING(deviation, &deviation_row)
ROW_ACCUMULATE(deviation, Deviation, &deviation_row, numeric)
ROW_ACCUMULATE(deviation, Deviation, &deviation_row, bigint)
ROW_ACCUMULATE(deviation, Deviation, &deviation_row, integer)
ROW_ACCUMULATE(deviation, Deviation, &deviation_row, smallint)
ROW_PART(deviation_actual, Deviation, actual)
ROW_PART(deviation_baseline, Deviation, baseline)

/* ---------- one row; costs that the ledger keeps positive ---------- */

PG_FUNCTION_INFO_V1(deviation);
Datum
deviation(PG_FUNCTION_ARGS)
{
	return row_construct(&deviation_row, fcinfo, 0, add_numeric);
}

static Datum
negated(const Deviation *deviation)
{
	Deviation *result = palloc(sizeof(Deviation));

	result->actual = decimal_negated(&deviation->actual);
	result->baseline = decimal_negated(&deviation->baseline);
	PG_RETURN_POINTER(result);
}

PG_FUNCTION_INFO_V1(deviation_negate);
Datum
deviation_negate(PG_FUNCTION_ARGS)
{
	return negated(PG_GETARG_DEVIATION_P(0));
}

PG_FUNCTION_INFO_V1(deviation_cost);
Datum
deviation_cost(PG_FUNCTION_ARGS)
{
	const Datum result = deviation(fcinfo);

	return fcinfo->isnull ? result : negated((Deviation *) DatumGetPointer(result));
}

PG_FUNCTION_INFO_V1(deviation_moving_final_negated);
Datum
deviation_moving_final_negated(PG_FUNCTION_ARGS)
{
	const Datum result = row_moving_final(&deviation_row, fcinfo);

	return fcinfo->isnull ? result : negated((Deviation *) DatumGetPointer(result));
}

/* ---------- the answers ---------- */

PG_FUNCTION_INFO_V1(deviation_amount);
Datum
deviation_amount(PG_FUNCTION_ARGS)
{
	const Deviation *deviation = PG_GETARG_DEVIATION_P(0);

	if (!is_complete(deviation))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(amount_of(deviation));
}

PG_FUNCTION_INFO_V1(deviation_percent);
Datum
deviation_percent(PG_FUNCTION_ARGS)
{
	const Deviation *deviation = PG_GETARG_DEVIATION_P(0);
	const Decimal size = decimal_absolute(&deviation->baseline);
	const Datum percent = percent_over(deviation, &size);

	if (percent == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(percent);
}

PG_FUNCTION_INFO_V1(deviation_percent_rounded);
Datum
deviation_percent_rounded(PG_FUNCTION_ARGS)
{
	Fraction of;

	if (!deviation_fraction(PG_GETARG_DEVIATION_P(0), &of) || of.whole.coefficient == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(percentage_rounded(&of.part, &of.whole, PG_GETARG_INT32(1)));
}

PG_FUNCTION_INFO_V1(deviation_signed_percent);
Datum
deviation_signed_percent(PG_FUNCTION_ARGS)
{
	const Deviation *deviation = PG_GETARG_DEVIATION_P(0);
	const Datum percent = percent_over(deviation, &deviation->baseline);

	if (percent == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(percent);
}

/* Not strict: no deviation is grey, no scale is no status. */
PG_FUNCTION_INFO_V1(deviation_rag);
Datum
deviation_rag(PG_FUNCTION_ARGS)
{
	Fraction of;

	if (PG_ARGISNULL(1))
		PG_RETURN_NULL();
	if (PG_ARGISNULL(0) || !deviation_fraction(PG_GETARG_DEVIATION_P(0), &of))
		PG_RETURN_RAG(RAG_GREY);
	PG_RETURN_RAG(fraction_color(&of, PG_GETARG_RAG_SCALE_P(1)));
}

PG_FUNCTION_INFO_V1(deviation_headroom);
Datum
deviation_headroom(PG_FUNCTION_ARGS)
{
	Fraction of;

	if (!deviation_fraction(PG_GETARG_DEVIATION_P(0), &of))
		PG_RETURN_NULL();
	return fraction_headroom(&of, PG_GETARG_RAG_SCALE_P(1), fcinfo);
}
