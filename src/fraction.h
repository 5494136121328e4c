/*
 * fraction.h
 *	  A part of a whole: percentages compared and rounded without a division that
 *	  rounds on the way.  Pure, like decimal.[ch].
 */
#ifndef GOVERNANCE_FRACTION_H
#define GOVERNANCE_FRACTION_H

#include "decimal.h"

/* Both are there.  A function that takes a percentage asks for a positive whole. */
typedef struct Fraction
{
	Decimal part;
	Decimal whole;
} Fraction;

extern int fraction_compare(const Fraction *x, const Fraction *y);
extern int fraction_compare_percent(const Fraction *of, const Decimal *bound);
extern DecimalError fraction_percent(Decimal *percent, const Fraction *of, int decimals);

#endif /* GOVERNANCE_FRACTION_H */
