/*
 * ratio.c
 *	  Numerator over denominator, totalled before it is divided.
 */
#include "enum_label.h"
#include "pair.h"

PG_FUNCTION_INFO_V1(ratio_in);
Datum
ratio_in(PG_FUNCTION_ARGS)
{
	return pair_in(fcinfo, "ratio", "/");
}

PG_FUNCTION_INFO_V1(ratio_out);
Datum
ratio_out(PG_FUNCTION_ARGS)
{
	return pair_out(PG_GETARG_PAIR_P(0), "/");
}

PG_FUNCTION_INFO_V1(ratio_recv);
Datum
ratio_recv(PG_FUNCTION_ARGS)
{
	return pair_recv(fcinfo, "ratio");
}

static bool
has_quotient(const Pair *ratio)
{
	return pair_is_complete(ratio) && ratio->second.coefficient != 0;
}

PG_FUNCTION_INFO_V1(ratio_quotient);
Datum
ratio_quotient(PG_FUNCTION_ARGS)
{
	const Pair *ratio = PG_GETARG_PAIR_P(0);

	if (!has_quotient(ratio))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(quotient(&ratio->first, &ratio->second));
}

/* Numerator and denominator as part and a whole that is not negative; false where one is absent. */
static bool
percent_parts(const Pair *ratio, Pair *of)
{
	if (!pair_is_complete(ratio))
		return false;
	*of = decimal_sign(&ratio->second) < 0
			  ? (Pair){decimal_negated(&ratio->first), decimal_negated(&ratio->second)}
			  : *ratio;
	return true;
}

/* percent(ratio) and percent(ratio, decimals) */
PG_FUNCTION_INFO_V1(ratio_percent);
Datum
ratio_percent(PG_FUNCTION_ARGS)
{
	Pair of;

	if (!percent_parts(PG_GETARG_PAIR_P(0), &of) || of.second.coefficient == 0)
		PG_RETURN_NULL();
	return pair_percent(&of, fcinfo);
}

/* The scale reads the percentage, exactly: nothing is divided or rounded. */
PG_FUNCTION_INFO_V1(ratio_rag);
Datum
ratio_rag(PG_FUNCTION_ARGS)
{
	Pair of;

	if (PG_ARGISNULL(1))
		PG_RETURN_NULL();
	if (PG_ARGISNULL(0) || !percent_parts(PG_GETARG_PAIR_P(0), &of))
		PG_RETURN_RAG(RAG_GREY);
	return pair_rag(&of, PG_GETARG_RAG_SCALE_P(1), fcinfo);
}

PG_FUNCTION_INFO_V1(ratio_headroom);
Datum
ratio_headroom(PG_FUNCTION_ARGS)
{
	Pair of;

	if (!percent_parts(PG_GETARG_PAIR_P(0), &of))
		PG_RETURN_NULL();
	return pair_headroom(&of, PG_GETARG_RAG_SCALE_P(1), fcinfo);
}

PG_FUNCTION_INFO_V1(ratio_to_jsonb);
Datum
ratio_to_jsonb(PG_FUNCTION_ARGS)
{
	const Pair *ratio = PG_GETARG_PAIR_P(0);
	StringInfoData json;

	initStringInfo(&json);
	appendStringInfoChar(&json, '{');
	json_decimal(&json, "numerator", &ratio->first);
	json_decimal(&json, "denominator", &ratio->second);
	json_figure(&json, "percent",
				has_quotient(ratio) ? percentage(&ratio->first, &ratio->second) : 0);
	appendStringInfoChar(&json, '}');
	return json_to_datum(&json);
}
