/*
 * sensitivity.h
 *	  Cost factors, each with its base and the effect of a shock on it.
 */
#ifndef GOVERNANCE_SENSITIVITY_H
#define GOVERNANCE_SENSITIVITY_H

#include "governance.h"

typedef struct Factor
{
	Decimal base;
	Decimal effect;
	int32 name_at; /* bytes from the start of the value */
	int32 name_length;
} Factor;

/*
 * Invariants: at least one factor, ascending by the bytes of their names, none
 * twice, no name empty; every base and effect there.  The names follow the
 * factors, in the same order.
 */
typedef struct Sensitivity
{
	int32 vl_len_;
	int32 count;
	Factor factor[FLEXIBLE_ARRAY_MEMBER];
} Sensitivity;

#define PG_GETARG_SENSITIVITY_P(n) ((Sensitivity *) PG_DETOAST_DATUM(PG_GETARG_DATUM(n)))

/* A factor that is not, or not yet, part of a value. */
typedef struct Term
{
	const char *name;
	int32 name_length;
	Decimal base;
	Decimal effect;
} Term;

static inline Term
sensitivity_term(const Sensitivity *sensitivity, int i)
{
	const Factor *factor = &sensitivity->factor[i];

	return (Term){(const char *) sensitivity + factor->name_at, factor->name_length, factor->base,
				  factor->effect};
}

extern bool sensitivity_find(const Sensitivity *sensitivity, const Term *term, int *at);
extern Sensitivity *sensitivity_build(const Term *term, int count);
extern Decimal sensitivity_total_base(const Sensitivity *sensitivity);

#endif /* GOVERNANCE_SENSITIVITY_H */
