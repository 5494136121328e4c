/*
 * interval.h
 *	  What a printed number can have been before it was rounded for print, and
 *	  whether two such numbers agree.
 *
 *	  Pure, like decimal.[ch].  Intervals are closed: roundings half up and half to
 *	  even differ just at the ends, so both ends count.
 */
#ifndef GOVERNANCE_INTERVAL_H
#define GOVERNANCE_INTERVAL_H

#include "decimal.h"

/* Invariant: low <= high; neither is absent. */
typedef struct DecimalInterval
{
	Decimal low;
	Decimal high;
} DecimalInterval;

/* Ordered from best to worst, as the labels of the SQL enum are. */
typedef enum Verdict
{
	VERDICT_HOLDS,    /* what is printed agrees as printed */
	VERDICT_ROUNDING, /* numbers that would be printed so agree */
	VERDICT_UNJUDGED, /* the relation cannot be judged */
	VERDICT_ERROR     /* no numbers that would be printed so agree */
} Verdict;

#define INTERVAL_OF(x) ((DecimalInterval){x, x})

extern DecimalError interval_around(DecimalInterval *result, const Decimal *middle,
									const Decimal *half_width);
extern DecimalError interval_add(DecimalInterval *sum, const DecimalInterval *x);
extern DecimalInterval interval_negated(const DecimalInterval *x);
extern DecimalError interval_multiply(DecimalInterval *product, const DecimalInterval *x,
									  const DecimalInterval *y);
extern DecimalError interval_divide(DecimalInterval *quotient, const DecimalInterval *x,
									const DecimalInterval *y, int scale);
extern bool interval_has_zero(const DecimalInterval *x);
extern bool interval_meets(const DecimalInterval *x, const DecimalInterval *y);
extern bool interval_contains(const DecimalInterval *x, const Decimal *number);
extern Verdict interval_verdict(bool agrees_as_printed, bool agrees_unrounded);

/* Leaves the function with the error of a step that fails. */
#define TRY(step)                                                                                  \
	do                                                                                             \
	{                                                                                              \
		const DecimalError error_ = (step);                                                        \
		if (unlikely(error_ != DECIMAL_OK))                                                        \
			return error_;                                                                         \
	} while (0)

#endif /* GOVERNANCE_INTERVAL_H */
