/*
 * sensitivity.h
 *	  Cost factors, each with its base and the effect of a shock on it.
 */
#ifndef GOVERNANCE_SENSITIVITY_H
#define GOVERNANCE_SENSITIVITY_H

#include "type.h"

typedef struct Factor
{
	Decimal base;
	Decimal effect;
	int32 name_at; /* bytes from the start of the value */
	int32 name_length;
} Factor;

/*
 * Stored form, aligned to 8 bytes:
 *
 *	 bytes 0-7		StoredHead
 *	 bytes 8-11		number of factors, n
 *	 bytes 12-15	unused, zero
 *	 bytes 16-		n factors of 56 bytes: the decimals base and effect, of 24 bytes
 *					each, then where the name is and how long
 *	 then			the names, in the order of the factors, without terminators
 *
 * Invariants: at least one factor; factors ascend by the bytes of their names; no
 * name is empty or stands twice; no base or effect is absent.
 */
typedef struct Sensitivity
{
	StoredHead head;
	int32 count;
	int32 unused;
	Factor factor[FLEXIBLE_ARRAY_MEMBER];
} Sensitivity;

extern const ValueType sensitivity_type;

#define PG_GETARG_SENSITIVITY_P(n)                                                                 \
	((Sensitivity *) type_value(&sensitivity_type, PG_GETARG_DATUM(n)))

/* A factor outside a value. */
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

extern int term_compare_names(const Term *a, const Term *b);
extern bool sensitivity_find(const Sensitivity *sensitivity, const Term *term, int *at);
extern Sensitivity *sensitivity_build(const Term *term, int count);
extern void *sensitivity_add_value(const ValueType *type, void *sum, const void *value);
extern Decimal sensitivity_total_base(const Sensitivity *sensitivity);
extern Decimal sensitivity_total_effect(const Sensitivity *sensitivity);

#endif /* GOVERNANCE_SENSITIVITY_H */
