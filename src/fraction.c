/*
 * fraction.c
 *	  A part of a whole.
 */
#include "compat.h"

#include "fraction.h"
#include "wide.h"

/* The order of the quotients, of fractions whose wholes are not zero. */
int
fraction_compare(const Fraction *x, const Fraction *y)
{
	const int order = wide_compare_scaled(
		wide_product(x->part.coefficient, y->whole.coefficient), x->part.scale + y->whole.scale,
		wide_product(y->part.coefficient, x->whole.coefficient), y->part.scale + x->whole.scale);

	return decimal_sign(&x->whole) == decimal_sign(&y->whole) ? order : -order;
}

/*
 * fraction_compare_percent
 *	  Where 100 * part / whole lies against a bound, decided without dividing.
 *
 * What is part of nothing is beyond every bound on its side, and nothing of nothing
 * is 0: an overspend on no budget has no percentage, but is no less a deviation.
 */
int
fraction_compare_percent(const Fraction *of, const Decimal *bound)
{
	if (of->whole.coefficient == 0)
		return of->part.coefficient != 0 ? decimal_sign(&of->part) : -decimal_sign(bound);
	return wide_compare_scaled(wide_product(of->part.coefficient, 100), of->part.scale,
							   wide_product(bound->coefficient, of->whole.coefficient),
							   bound->scale + of->whole.scale);
}

/*
 * fraction_percent
 *	  100 * part / whole to the given decimals, half away from zero and rounded once:
 *	  rounding a quotient that is already rounded can miss the last digit.
 */
DecimalError
fraction_percent(Decimal *percent, const Fraction *of, int decimals)
{
	const int64 places = of->whole.scale - of->part.scale + 2 + decimals;
	Decimal dividend = decimal_absolute(&of->part);
	Decimal divisor = decimal_absolute(&of->whole);
	int128 rest;

	if (!decimal_shift_left(places >= 0 ? &dividend.coefficient : &divisor.coefficient,
							places >= 0 ? places : -places))
		return DECIMAL_OUT_OF_RANGE;
	rest = dividend.coefficient % divisor.coefficient;
	percent->coefficient = dividend.coefficient / divisor.coefficient;
	/* twice the rest would not always fit */
	percent->coefficient += rest >= divisor.coefficient - rest;
	if (decimal_sign(&of->part) != decimal_sign(&of->whole))
		percent->coefficient = -percent->coefficient;
	percent->scale = decimals;
	return DECIMAL_OK;
}
