/*
 * deviation.c
 *	  Actual against a baseline: budget, last year, an earlier forecast.
 *
 *	  Signed as in an income statement, revenue positive and cost negative: a
 *	  positive amount is always favourable.  The percentage is over the absolute
 *	  baseline, so that its sign is the amount's.
 */
#include "enum_label.h"
#include "pair.h"

PG_FUNCTION_INFO_V1(deviation_in);
Datum
deviation_in(PG_FUNCTION_ARGS)
{
	return pair_in(fcinfo, "deviation", "vs");
}

PG_FUNCTION_INFO_V1(deviation_out);
Datum
deviation_out(PG_FUNCTION_ARGS)
{
	return pair_out(PG_GETARG_PAIR_P(0), " vs ");
}

PG_FUNCTION_INFO_V1(deviation_recv);
Datum
deviation_recv(PG_FUNCTION_ARGS)
{
	return pair_recv(fcinfo, "deviation");
}

static Decimal
amount_of(const Pair *deviation)
{
	Decimal amount = deviation->first;

	decimal_check(decimal_subtract(&amount, &deviation->second));
	return amount;
}

static bool
has_percent(const Pair *deviation)
{
	return pair_is_complete(deviation) && deviation->second.coefficient != 0;
}

PG_FUNCTION_INFO_V1(deviation_amount);
Datum
deviation_amount(PG_FUNCTION_ARGS)
{
	const Pair *deviation = PG_GETARG_PAIR_P(0);
	Decimal amount;

	if (!pair_is_complete(deviation))
		PG_RETURN_NULL();
	amount = amount_of(deviation);
	PG_RETURN_DATUM(decimal_to_datum(&amount));
}

/* The amount over the absolute baseline, as part and whole; false where one is absent. */
bool
deviation_parts(const Pair *deviation, Pair *of)
{
	if (!pair_is_complete(deviation))
		return false;
	*of = (Pair){amount_of(deviation), decimal_absolute(&deviation->second)};
	return true;
}

/* percent(deviation) and percent(deviation, decimals) */
PG_FUNCTION_INFO_V1(deviation_percent);
Datum
deviation_percent(PG_FUNCTION_ARGS)
{
	Pair of;

	if (!deviation_parts(PG_GETARG_PAIR_P(0), &of) || of.second.coefficient == 0)
		PG_RETURN_NULL();
	return pair_percent(&of, fcinfo);
}

PG_FUNCTION_INFO_V1(deviation_signed_percent);
Datum
deviation_signed_percent(PG_FUNCTION_ARGS)
{
	const Pair *deviation = PG_GETARG_PAIR_P(0);
	Decimal amount;

	if (!has_percent(deviation))
		PG_RETURN_NULL();
	amount = amount_of(deviation);
	PG_RETURN_DATUM(percentage(&amount, &deviation->second));
}

/* The scale reads the percentage, exactly: nothing is divided or rounded. */
PG_FUNCTION_INFO_V1(deviation_rag);
Datum
deviation_rag(PG_FUNCTION_ARGS)
{
	Pair of;

	if (PG_ARGISNULL(1))
		PG_RETURN_NULL();
	if (PG_ARGISNULL(0) || !deviation_parts(PG_GETARG_PAIR_P(0), &of))
		PG_RETURN_RAG(RAG_GREY);
	return pair_rag(&of, PG_GETARG_RAG_SCALE_P(1), fcinfo);
}

PG_FUNCTION_INFO_V1(deviation_headroom);
Datum
deviation_headroom(PG_FUNCTION_ARGS)
{
	Pair of;

	if (!deviation_parts(PG_GETARG_PAIR_P(0), &of))
		PG_RETURN_NULL();
	return pair_headroom(&of, PG_GETARG_RAG_SCALE_P(1), fcinfo);
}

PG_FUNCTION_INFO_V1(deviation_to_jsonb);
Datum
deviation_to_jsonb(PG_FUNCTION_ARGS)
{
	const Pair *deviation = PG_GETARG_PAIR_P(0);
	const Decimal amount = pair_is_complete(deviation) ? amount_of(deviation) : ABSENT_DECIMAL;
	const Decimal baseline = decimal_absolute(&deviation->second);
	StringInfoData json;

	initStringInfo(&json);
	appendStringInfoChar(&json, '{');
	json_decimal(&json, "actual", &deviation->first);
	json_decimal(&json, "baseline", &deviation->second);
	json_decimal(&json, "amount", &amount);
	json_figure(&json, "percent", has_percent(deviation) ? percentage(&amount, &baseline) : 0);
	appendStringInfoChar(&json, '}');
	return json_to_datum(&json);
}
