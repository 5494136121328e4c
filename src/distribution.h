/*
 * distribution.h
 *	  What a shock or an input may be: a distribution by name and parameters.
 */
#ifndef GOVERNANCE_DISTRIBUTION_H
#define GOVERNANCE_DISTRIBUTION_H

#include "governance.h"

#include "probability.h"

/* Parameters beyond those that the kind has are zero. */
typedef struct Distribution
{
	int64 kind;
	Decimal parameter[3];
} Distribution;

#define PG_GETARG_DISTRIBUTION_P(n) ((Distribution *) PG_GETARG_POINTER(n))

extern Marginal *marginals_from_array(ArrayType *array, int *count);

#endif /* GOVERNANCE_DISTRIBUTION_H */
