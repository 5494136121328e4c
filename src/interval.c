/*
 * interval.c
 *	  Arithmetic on closed intervals of exact decimals.
 */
#include "compat.h"

#include "interval.h"

DecimalError
interval_around(DecimalInterval *result, const Decimal *middle, const Decimal *half_width)
{
	*result = INTERVAL_OF(*middle);
	TRY(decimal_subtract(&result->low, half_width));
	return decimal_add(&result->high, half_width);
}

DecimalError
interval_add(DecimalInterval *sum, const DecimalInterval *x)
{
	TRY(decimal_add(&sum->low, &x->low));
	return decimal_add(&sum->high, &x->high);
}

DecimalInterval
interval_negated(const DecimalInterval *x)
{
	return (DecimalInterval){decimal_negated(&x->high), decimal_negated(&x->low)};
}

static void
interval_widen(DecimalInterval *interval, const Decimal *low, const Decimal *high, bool first)
{
	if (first || decimal_compare(low, &interval->low) < 0)
		interval->low = *low;
	if (first || decimal_compare(high, &interval->high) > 0)
		interval->high = *high;
}

/* All products of a number of one with a number of the other. */
DecimalError
interval_multiply(DecimalInterval *product, const DecimalInterval *x, const DecimalInterval *y)
{
	for (int i = 0; i < 4; i++)
	{
		Decimal corner;

		TRY(decimal_multiply(&corner, i & 1 ? &x->low : &x->high, i & 2 ? &y->low : &y->high));
		interval_widen(product, &corner, &corner, i == 0);
	}
	return DECIMAL_OK;
}

/* The quotient cut to a scale, downwards and upwards. */
static DecimalError
divide(Decimal *down, Decimal *up, const Decimal *x, const Decimal *y, int scale)
{
	Decimal dividend = {x->coefficient, 0};
	Decimal divisor = {y->coefficient, 0};
	const int64 shift = scale + y->scale - x->scale;
	bool below;

	TRY(decimal_shift(shift >= 0 ? &dividend : &divisor, (int) (shift >= 0 ? shift : -shift)));
	*down = *up = (Decimal){dividend.coefficient / divisor.coefficient, scale};
	if (dividend.coefficient % divisor.coefficient == 0)
		return DECIMAL_OK;
	below = decimal_sign(&dividend) != decimal_sign(&divisor);
	down->coefficient -= below;
	up->coefficient += !below;
	return DECIMAL_OK;
}

/*
 * interval_divide
 *	  The quotients of a number of one and a number of the other, which must not
 *	  contain zero.  The ends are cut to a scale inwards, so that every number of
 *	  the result is such a quotient; where none is left at that scale, the ends are
 *	  cut outwards.
 */
DecimalError
interval_divide(DecimalInterval *quotient, const DecimalInterval *x, const DecimalInterval *y,
				int scale)
{
	DecimalInterval outer;

	for (int i = 0; i < 4; i++)
	{
		Decimal down;
		Decimal up;

		TRY(divide(&down, &up, i & 1 ? &x->low : &x->high, i & 2 ? &y->low : &y->high, scale));
		interval_widen(quotient, &up, &down, i == 0);
		interval_widen(&outer, &down, &up, i == 0);
	}
	if (decimal_compare(&quotient->low, &quotient->high) > 0)
		*quotient = outer;
	return DECIMAL_OK;
}

bool
interval_has_zero(const DecimalInterval *x)
{
	return decimal_sign(&x->low) * decimal_sign(&x->high) <= 0;
}

bool
interval_meets(const DecimalInterval *x, const DecimalInterval *y)
{
	return decimal_compare(&x->low, &y->high) <= 0 && decimal_compare(&y->low, &x->high) <= 0;
}

bool
interval_contains(const DecimalInterval *x, const Decimal *number)
{
	return interval_meets(x, &INTERVAL_OF(*number));
}

/* The one rule by which every check and every footing is judged. */
Verdict
interval_verdict(bool agrees_as_printed, bool agrees_unrounded)
{
	return agrees_as_printed ? VERDICT_HOLDS : agrees_unrounded ? VERDICT_ROUNDING : VERDICT_ERROR;
}
