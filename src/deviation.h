/*
 * deviation.h
 *	  Actual against a baseline, as other rooms see it.
 */
#ifndef GOVERNANCE_DEVIATION_H
#define GOVERNANCE_DEVIATION_H

#include "fraction.h"

/*
 * A part that no row had is absent, as sum() over nothing is null; a deviation
 * with both absent is null itself and not a value.
 *
 *	  0 ..  15  actual: coefficient
 *	 16 ..  23  actual: scale
 *	 24 ..  47  baseline, likewise
 */
typedef struct Deviation
{
	Decimal actual;
	Decimal baseline;
} Deviation;

#define PG_GETARG_DEVIATION_P(n) ((Deviation *) PG_GETARG_POINTER(n))

extern bool deviation_fraction(const Deviation *deviation, Fraction *of);

#endif /* GOVERNANCE_DEVIATION_H */
