/*
 * ratio.c
 *	  Numerator over denominator, totalled before it is divided.
 */
#include "ratio.h"

#include "utils/builtins.h"

#include "enum_label.h"
#include "json_text.h"
#include "percent.h"
#include "row_accumulate.h"

/* For other rooms that answer with a ratio. */
Datum
ratio_to_datum(Decimal numerator, Decimal denominator)
{
	Ratio *ratio = palloc(sizeof(Ratio));

	*ratio = (Ratio){numerator, denominator};
	PG_RETURN_POINTER(ratio);
}

/* Part and whole, which is not negative but may be zero; false where a part is absent. */
static bool
fraction_of(const Ratio *ratio, Fraction *of)
{
	if (decimal_is_absent(&ratio->numerator) || decimal_is_absent(&ratio->denominator))
		return false;
	if (decimal_sign(&ratio->denominator) < 0)
		*of = (Fraction){decimal_negated(&ratio->numerator), decimal_negated(&ratio->denominator)};
	else
		*of = (Fraction){ratio->numerator, ratio->denominator};
	return true;
}

/* The same where there is a quotient. */
static bool
quotient_of(const Ratio *ratio, Fraction *of)
{
	return fraction_of(ratio, of) && of->whole.coefficient != 0;
}

/* ---------- the type ---------- */

/* By quotient, then by parts; a ratio without a quotient is before those with one. */
static int
ratio_compare(const ValueType *type, const void *a, const void *b)
{
	Fraction x;
	Fraction y;
	const bool has_x = quotient_of(a, &x);
	const bool has_y = quotient_of(b, &y);
	int order = has_x - has_y;

	if (has_x && has_y)
		order = fraction_compare(&x, &y);
	return order != 0 ? order : row_compare(type, a, b);
}

static void
ratio_write_json(const ValueType *type, StringInfo json, const void *value)
{
	Fraction of;

	appendStringInfoChar(json, '{');
	row_write_json_parts(type, json, value);
	json_figure(json, "percent", quotient_of(value, &of) ? percentage(&of.part, &of.whole) : 0);
	appendStringInfoChar(json, '}');
}

static const char *const ratio_names[] = {"numerator", "denominator"};

static const RowType ratio_row = {
	ROW_BASE("ratio", Ratio, 1),         ROW_TEXT,        .type.compare = ratio_compare,
	.type.write_json = ratio_write_json, .sums = 2,       .names = ratio_names,
	.sums_may_be_absent = true,          .separator = "/"};

ROW_FUNCTIONS(ratio, Ratio, &ratio_row)
TYPE_MINMAX(ratio, &ratio_row.type)
ROW_ADD(ratio, &ratio_row)
ROW_SUBTRACT(ratio, &ratio_row)
ROW_MOVING(ratio, &ratio_row)
ROW_ACCUMULATE(ratio, Ratio, &ratio_row, numeric)
ROW_ACCUMULATE(ratio, Ratio, &ratio_row, bigint)
ROW_ACCUMULATE(ratio, Ratio, &ratio_row, integer)
ROW_ACCUMULATE(ratio, Ratio, &ratio_row, smallint)
ROW_PART(ratio_numerator, Ratio, numerator)
ROW_PART(ratio_denominator, Ratio, denominator)

PG_FUNCTION_INFO_V1(ratio);
Datum
ratio(PG_FUNCTION_ARGS)
{
	return row_construct(&ratio_row, fcinfo, 0, add_numeric);
}

/* ---------- the answers ---------- */

PG_FUNCTION_INFO_V1(ratio_quotient);
Datum
ratio_quotient(PG_FUNCTION_ARGS)
{
	Fraction of;

	if (!quotient_of(PG_GETARG_RATIO_P(0), &of))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(quotient(&of.part, &of.whole));
}

/* percent(ratio) and percent(ratio, decimals) */
PG_FUNCTION_INFO_V1(ratio_percent);
Datum
ratio_percent(PG_FUNCTION_ARGS)
{
	Fraction of;

	if (!quotient_of(PG_GETARG_RATIO_P(0), &of))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(PG_NARGS() == 1 ? percentage(&of.part, &of.whole)
									: percentage_rounded(&of.part, &of.whole, PG_GETARG_INT32(1)));
}

PG_FUNCTION_INFO_V1(ratio_percentage_points);
Datum
ratio_percentage_points(PG_FUNCTION_ARGS)
{
	Fraction x;
	Fraction y;

	if (!quotient_of(PG_GETARG_RATIO_P(0), &x) || !quotient_of(PG_GETARG_RATIO_P(1), &y))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(DirectFunctionCall2(numeric_sub, percentage(&x.part, &x.whole),
										percentage(&y.part, &y.whole)));
}

/* Not strict: no ratio is grey, no scale is no status. */
PG_FUNCTION_INFO_V1(ratio_rag);
Datum
ratio_rag(PG_FUNCTION_ARGS)
{
	Fraction of;

	if (PG_ARGISNULL(1))
		PG_RETURN_NULL();
	if (PG_ARGISNULL(0) || !fraction_of(PG_GETARG_RATIO_P(0), &of))
		PG_RETURN_RAG(RAG_GREY);
	PG_RETURN_RAG(fraction_color(&of, PG_GETARG_RAG_SCALE_P(1)));
}

PG_FUNCTION_INFO_V1(ratio_headroom);
Datum
ratio_headroom(PG_FUNCTION_ARGS)
{
	Fraction of;

	if (!fraction_of(PG_GETARG_RATIO_P(0), &of))
		PG_RETURN_NULL();
	return fraction_headroom(&of, PG_GETARG_RAG_SCALE_P(1), fcinfo);
}
