/*
 * percent.h
 *	  Quotients and percentages as numeric, and percentages read by a scale.
 *
 *	  One policy for a * b / c: unrounded it has the digits of numeric division, to
 *	  given decimals it is rounded once, half away from zero; an answer that
 *	  numeric can hold is given, whatever a * b takes.
 */
#ifndef GOVERNANCE_PERCENT_H
#define GOVERNANCE_PERCENT_H

#include "compat.h"

#include "fraction.h"
#include "rag_scale.h"

extern Datum quotient(const Decimal *part, const Decimal *whole);
extern Datum product_quotient(const Decimal *a, const Decimal *b, const Decimal *c);
extern Datum percentage(const Decimal *part, const Decimal *whole);
extern Datum percentage_of_datum(Datum part, const Decimal *whole);
extern Datum percentage_rounded(const Decimal *part, const Decimal *whole, int32 decimals);
extern Datum smaller_figure(Datum x, Datum y, FunctionCallInfo fcinfo);

extern int fraction_band(const Fraction *of, const RagScale *scale);
extern uint8 fraction_color(const Fraction *of, const RagScale *scale);
extern Datum fraction_headroom(const Fraction *of, const RagScale *scale, FunctionCallInfo fcinfo);

#endif /* GOVERNANCE_PERCENT_H */
