/*
 * ratio.h
 *	  Numerator over denominator, as other rooms see it.
 */
#ifndef GOVERNANCE_RATIO_H
#define GOVERNANCE_RATIO_H

#include "decimal.h"

/* Absent parts and bytes as of Deviation. */
typedef struct Ratio
{
	Decimal numerator;
	Decimal denominator;
} Ratio;

#define PG_GETARG_RATIO_P(n) ((Ratio *) PG_GETARG_POINTER(n))

extern Datum ratio_to_datum(Decimal numerator, Decimal denominator);

#endif /* GOVERNANCE_RATIO_H */
