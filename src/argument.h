/*
 * argument.h
 *	  Arguments of SQL functions: what they must be, arrays, and states of aggregates.
 */
#ifndef GOVERNANCE_ARGUMENT_H
#define GOVERNANCE_ARGUMENT_H

#include "compat.h"

#include "nodes/execnodes.h"
#include "utils/array.h"

/* Whether the first argument is an aggregate's state: AggCheckCallContext without its call. */
static inline bool
is_aggregate_state(FunctionCallInfo fcinfo)
{
	return fcinfo->context != NULL &&
		   (IsA(fcinfo->context, AggState) || IsA(fcinfo->context, WindowAggState));
}

/*
 * A state belongs to its aggregate, which lets us update it in place; any other
 * value belongs to whoever passed it and is copied.
 */
static inline void *
aggregate_state(FunctionCallInfo fcinfo, Size size)
{
	void *value = PG_GETARG_POINTER(0);

	return likely(is_aggregate_state(fcinfo)) ? value : memcpy(palloc(size), value, size);
}

extern void require(bool holds, const char *what);
extern Datum *array_elements(ArrayType *array, const char *what, int dimensions, int *count);

#endif /* GOVERNANCE_ARGUMENT_H */
