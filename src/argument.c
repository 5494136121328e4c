/*
 * argument.c
 *	  Arguments of SQL functions.
 */
#include "argument.h"

#include "utils/lsyscache.h"

/* An error (22023) unless it holds. */
void
require(bool holds, const char *what)
{
	if (!holds)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("%s", what)));
}

/* None may be null (22004). In storage order; an empty array has no dimensions and is allowed. */
Datum *
array_elements(ArrayType *array, const char *what, int dimensions, int *count)
{
	int16 length;
	bool by_value;
	char align;
	Datum *values;
	bool *nulls;

	if (ARR_NDIM(array) != 0 && ARR_NDIM(array) != dimensions)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("%s must be an array of %d %s", what, dimensions,
							   dimensions == 1 ? "dimension" : "dimensions")));
	get_typlenbyvalalign(ARR_ELEMTYPE(array), &length, &by_value, &align);
	deconstruct_array(array, ARR_ELEMTYPE(array), length, by_value, align, &values, &nulls, count);
	for (int i = 0; i < *count; i++)
		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("%s must not be null", what),
					 errdetail("Element %d is null.", i + 1)));
	return values;
}
