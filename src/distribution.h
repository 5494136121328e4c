/*
 * distribution.h
 *	  What a shock or an input may be: a distribution by name and parameters.
 */
#ifndef GOVERNANCE_DISTRIBUTION_H
#define GOVERNANCE_DISTRIBUTION_H

#include "compat.h"

#include "utils/array.h"

#include "probability.h"
#include "type.h"

/*
 * Stored as it stands here, in 80 bytes:
 *
 *	 byte  0		kind, a MarginalKind
 *	 bytes 1-7		reserved, zero
 *	 bytes 8-79		three decimals, each a coefficient of 16 bytes and a scale of 8
 *
 * Parameters beyond those that the kind has are zero.
 */
typedef struct Distribution
{
	uint8 kind;
	uint8 reserved[7];
	Decimal parameter[3];
} Distribution;

#define PG_GETARG_DISTRIBUTION_P(n) ((Distribution *) PG_GETARG_POINTER(n))

extern Marginal *marginals_from_array(ArrayType *array, int *count);

#endif /* GOVERNANCE_DISTRIBUTION_H */
