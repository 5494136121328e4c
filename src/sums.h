/*
 * sums.h
 *	  A fixed row of named exact sums: what estimate and forecast_accuracy both are.
 */
#ifndef GOVERNANCE_SUMS_H
#define GOVERNANCE_SUMS_H

#include "governance.h"

/*
 * What tells one such type from another.  A value is an array of its sums, none
 * of them absent.
 */
typedef struct SumsShape
{
	const char *type_name;
	int count;
	const char *const *names;                /* in the order of the value */
	const char *(*problem)(const Decimal *); /* the one validator: a full sentence, or NULL */
} SumsShape;

#define PG_GETARG_SUMS_P(n) ((Decimal *) PG_GETARG_POINTER(n))

extern Datum sums_in(const SumsShape *shape, FunctionCallInfo fcinfo);
extern Datum sums_out(const SumsShape *shape, FunctionCallInfo fcinfo);
extern Datum sums_recv(const SumsShape *shape, FunctionCallInfo fcinfo);
extern Datum sums_send(const SumsShape *shape, FunctionCallInfo fcinfo);
extern Datum sums_to_jsonb(const SumsShape *shape, FunctionCallInfo fcinfo);
extern bool sums_are_equal(const SumsShape *shape, FunctionCallInfo fcinfo);
extern Datum sums_hash(const SumsShape *shape, FunctionCallInfo fcinfo);
extern Datum sums_add(const SumsShape *shape, FunctionCallInfo fcinfo);
extern Datum sums_accum(const SumsShape *shape, FunctionCallInfo fcinfo, const Decimal *row);

/* The functions of a type that are the same whatever it sums. */
#define SUMS_FUNCTION(name, body)                                                                  \
	PG_FUNCTION_INFO_V1(name);                                                                     \
	Datum name(PG_FUNCTION_ARGS)                                                                   \
	{                                                                                              \
		body;                                                                                      \
	}
#define SUMS_TYPE(type, shape)                                                                     \
	SUMS_FUNCTION(type##_in, return sums_in(&shape, fcinfo))                                       \
	SUMS_FUNCTION(type##_out, return sums_out(&shape, fcinfo))                                     \
	SUMS_FUNCTION(type##_recv, return sums_recv(&shape, fcinfo))                                   \
	SUMS_FUNCTION(type##_send, return sums_send(&shape, fcinfo))                                   \
	SUMS_FUNCTION(type##_to_jsonb, return sums_to_jsonb(&shape, fcinfo))                           \
	SUMS_FUNCTION(type##_eq, PG_RETURN_BOOL(sums_are_equal(&shape, fcinfo)))                       \
	SUMS_FUNCTION(type##_ne, PG_RETURN_BOOL(!sums_are_equal(&shape, fcinfo)))                      \
	SUMS_FUNCTION(type##_hash, return sums_hash(&shape, fcinfo))                                   \
	SUMS_FUNCTION(type##_add, return sums_add(&shape, fcinfo))

#endif /* GOVERNANCE_SUMS_H */
