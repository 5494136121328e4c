/*
 * pair.h
 *	  Two exact sums side by side: what deviation and ratio both are.
 */
#ifndef GOVERNANCE_PAIR_H
#define GOVERNANCE_PAIR_H

#include "governance.h"
#include "rag_scale.h"

/*
 * Actual and baseline, or numerator and denominator.  A part that no row had is
 * absent, as sum() over nothing is null; a pair with both absent is null itself
 * and not a value.
 */
typedef struct Pair
{
	Decimal first;
	Decimal second;
} Pair;

#define PG_GETARG_PAIR_P(n) ((Pair *) PG_GETARG_POINTER(n))

extern Datum pair_in(FunctionCallInfo fcinfo, const char *type_name, const char *separator);
extern Datum pair_out(const Pair *pair, const char *separator);
extern Datum pair_recv(FunctionCallInfo fcinfo, const char *type_name);
/*
 * Percentage, band, status and headroom of part / whole, where the whole must
 * not be negative; a percentage needs one that is not zero, either.
 * deviation_parts() turns a deviation into such a pair.
 */
extern Datum pair_percent(const Pair *of, FunctionCallInfo fcinfo);
extern bool deviation_parts(const Pair *deviation, Pair *of);
extern int pair_band(const Pair *of, const RagScale *scale);
extern Datum pair_rag(const Pair *of, const RagScale *scale, FunctionCallInfo fcinfo);
extern Datum pair_headroom(const Pair *of, const RagScale *scale, FunctionCallInfo fcinfo);

static inline bool
pair_is_complete(const Pair *pair)
{
	return !decimal_is_absent(&pair->first) && !decimal_is_absent(&pair->second);
}

#endif /* GOVERNANCE_PAIR_H */
