/*
 * scenario.c
 *	  What if: the factors of a sensitivity under other shocks, and the shock at
 *	  which a surplus is used up or a status turns.
 *
 *	  A scenario is itself a sensitivity, so that it has an effect, a tornado and
 *	  sums like any other.
 */
#include "compat.h"

#include "utils/builtins.h"

#include "argument.h"
#include "deviation.h"
#include "enum_label.h"
#include "percent.h"
#include "sensitivity.h"
#include "sql_decimal.h"

static const Decimal hundredth = {1, 2};

/* ---------- other shocks ---------- */

/* The growth of a base, as a share of it, after one more shock in percent. */
static Decimal
shocked_once_more(const Decimal *growth, const Decimal *shock, bool compounding)
{
	Decimal more;
	Decimal result = *growth;

	decimal_check(decimal_multiply(&more, shock, &hundredth));
	if (compounding)
	{
		Decimal whole = {1, 0};

		decimal_check(decimal_add(&whole, growth));
		whole = decimal_stripped(&whole);
		more = decimal_stripped(&more);
		decimal_check(decimal_multiply(&more, &whole, &more));
	}
	decimal_check(decimal_add(&result, &more));
	return result;
}

static Sensitivity *
with_growth(const Sensitivity *sensitivity, const Decimal *growth)
{
	Term *terms = palloc(sizeof(Term) * (Size) sensitivity->count);

	for (int i = 0; i < sensitivity->count; i++)
	{
		terms[i] = sensitivity_term(sensitivity, i);
		decimal_check(decimal_multiply(&terms[i].effect, &terms[i].base, &growth[i]));
	}
	return sensitivity_build(terms, sensitivity->count);
}

/*
 * scenario
 *	  A factor that is not named has no shock.  Where one is named more than once,
 *	  its shocks are added or, if compounding, each is applied to what those before
 *	  it have left.
 */
PG_FUNCTION_INFO_V1(scenario);
Datum
scenario(PG_FUNCTION_ARGS)
{
	const Sensitivity *sensitivity = PG_GETARG_SENSITIVITY_P(0);
	const bool compounding = PG_GETARG_BOOL(3);
	Decimal *growth = palloc0(sizeof(Decimal) * (Size) sensitivity->count);
	int count;
	int shock_count;
	Datum *const names = array_elements(PG_GETARG_ARRAYTYPE_P(1), "factors", 1, &count);
	Datum *const shocks = array_elements(PG_GETARG_ARRAYTYPE_P(2), "shocks", 1, &shock_count);

	if (count != shock_count)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("a scenario must have as many shocks as factors")));
	for (int i = 0; i < count; i++)
	{
		const text *name = DatumGetTextPP(names[i]);
		const Term term = {VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), {0}, {0}};
		const Decimal shock = decimal_from_datum(shocks[i]);
		int at;

		if (!sensitivity_find(sensitivity, &term, &at))
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("there is no factor \"%s\"", TextDatumGetCString(names[i]))));
		growth[at] = shocked_once_more(&growth[at], &shock, compounding);
	}
	PG_RETURN_POINTER(with_growth(sensitivity, growth));
}

PG_FUNCTION_INFO_V1(scenario_alike);
Datum
scenario_alike(PG_FUNCTION_ARGS)
{
	const Sensitivity *sensitivity = PG_GETARG_SENSITIVITY_P(0);
	const Decimal shock = decimal_from_datum(PG_GETARG_DATUM(1));
	Decimal *growth = palloc(sizeof(Decimal) * (Size) sensitivity->count);

	for (int i = 0; i < sensitivity->count; i++)
		decimal_check(decimal_multiply(&growth[i], &shock, &hundredth));
	PG_RETURN_POINTER(with_growth(sensitivity, growth));
}

PG_FUNCTION_INFO_V1(scenario_factor);
Datum
scenario_factor(PG_FUNCTION_ARGS)
{
	const Sensitivity *sensitivity = PG_GETARG_SENSITIVITY_P(0);
	const text *name = PG_GETARG_TEXT_PP(1);
	Term term = {VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), {0}, {0}};
	int at;

	if (!sensitivity_find(sensitivity, &term, &at))
		PG_RETURN_NULL();
	term = sensitivity_term(sensitivity, at);
	PG_RETURN_POINTER(sensitivity_build(&term, 1));
}

PG_FUNCTION_INFO_V1(scenario_elasticity);
Datum
scenario_elasticity(PG_FUNCTION_ARGS)
{
	const Decimal base = sensitivity_total_base(PG_GETARG_SENSITIVITY_P(0));
	const Decimal total = decimal_from_datum(PG_GETARG_DATUM(1));

	if (total.coefficient == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(quotient(&base, &total));
}

/* ---------- break-even ---------- */

PG_FUNCTION_INFO_V1(scenario_break_even);
Datum
scenario_break_even(PG_FUNCTION_ARGS)
{
	const Decimal base = sensitivity_total_base(PG_GETARG_SENSITIVITY_P(0));
	const Decimal surplus = decimal_from_datum(PG_GETARG_DATUM(1));

	if (base.coefficient == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(percentage(&surplus, &base));
}

/*
 * The shock that takes 100 * part / whole to a bound when its effect is taken
 * from the part: 100 * part - base * shock = bound * whole.
 */
static Datum
shock_to_bound(const Fraction *of, const Decimal *base, const Decimal *bound)
{
	const Datum distance = DirectFunctionCall2(
		numeric_sub,
		DirectFunctionCall2(numeric_mul, decimal_to_datum(&of->part),
							decimal_to_datum(&(Decimal){100, 0})),
		DirectFunctionCall2(numeric_mul, decimal_to_datum(bound), decimal_to_datum(&of->whole)));

	return DirectFunctionCall2(numeric_div, distance, decimal_to_datum(base));
}

static bool
is_nearer(Datum shock, Datum than)
{
	return DatumGetBool(DirectFunctionCall2(numeric_lt, DirectFunctionCall1(numeric_abs, shock),
											DirectFunctionCall1(numeric_abs, than)));
}

/*
 * Over a zero whole the sign of the part decides: a positive part is in the highest
 * band, a negative one in the lowest, and a zero part is read at 0.  The three meet
 * at the shock that uses up the part, so that every other status turns there.
 */
static Datum
shock_without_whole(const Fraction *of, const Decimal *base, const RagScale *scale, int color,
					FunctionCallInfo fcinfo)
{
	const Fraction used_up = {{0, 0}, {0, 0}};

	if (rag_scale_color(scale, fraction_band(of, scale)) == color)
		PG_RETURN_DATUM(decimal_to_datum(&used_up.part));
	if (base->coefficient == 0 ||
		(rag_scale_color(scale, fraction_band(&used_up, scale)) != color &&
		 rag_scale_color(scale, 0) != color && rag_scale_color(scale, scale->steps) != color))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(percentage(&of->part, base));
}

/* The shock nearest to zero at which the percentage comes to a band of the colour. */
static Datum
shock_to_color(const Fraction *of, const Decimal *base, const RagScale *scale, uint8 color,
			   FunctionCallInfo fcinfo)
{
	const int band = fraction_band(of, scale);
	int below = band;
	int above = band;
	Datum down = 0;
	Datum up = 0;

	while (below >= 0 && rag_scale_color(scale, below) != color)
		below--;
	while (above <= scale->steps && rag_scale_color(scale, above) != color)
		above++;
	if (below == band)
		PG_RETURN_DATUM(decimal_to_datum(&(Decimal){0, 0}));
	if (base->coefficient == 0 || (below < 0 && above > scale->steps))
		PG_RETURN_NULL();
	if (below >= 0)
		down = shock_to_bound(of, base, &scale->step[below].bound);
	if (above <= scale->steps)
		up = shock_to_bound(of, base, &scale->step[above - 1].bound);
	if (up == 0 || (down != 0 && !is_nearer(up, down)))
		PG_RETURN_DATUM(down);
	PG_RETURN_DATUM(up);
}

PG_FUNCTION_INFO_V1(scenario_break_even_amount);
Datum
scenario_break_even_amount(PG_FUNCTION_ARGS)
{
	const Decimal base = sensitivity_total_base(PG_GETARG_SENSITIVITY_P(0));
	const Fraction of = {decimal_from_datum(PG_GETARG_DATUM(1)), {100, 0}};

	return shock_to_color(&of, &base, PG_GETARG_RAG_SCALE_P(2), PG_GETARG_RAG(3), fcinfo);
}

PG_FUNCTION_INFO_V1(scenario_break_even_deviation);
Datum
scenario_break_even_deviation(PG_FUNCTION_ARGS)
{
	const Decimal base = sensitivity_total_base(PG_GETARG_SENSITIVITY_P(0));
	Fraction of;

	if (!deviation_fraction(PG_GETARG_DEVIATION_P(1), &of))
		PG_RETURN_NULL();
	if (of.whole.coefficient == 0)
		return shock_without_whole(&of, &base, PG_GETARG_RAG_SCALE_P(2), PG_GETARG_RAG(3), fcinfo);
	return shock_to_color(&of, &base, PG_GETARG_RAG_SCALE_P(2), PG_GETARG_RAG(3), fcinfo);
}
