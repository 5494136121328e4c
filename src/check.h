/*
 * check.h
 *	  Whether printed figures agree: interval arithmetic over their precision.
 *
 *	  Pure.  A check is a relation that its terms should satisfy.  It holds if
 *	  the terms as printed give the result as printed; rounding explains it if
 *	  some numbers that could have been printed so satisfy it; else it is an
 *	  error.  The intervals are closed: see figure_half_width.
 */
#ifndef GOVERNANCE_CHECK_H
#define GOVERNANCE_CHECK_H

#include "figure_text.h"

typedef enum Verdict
{
	VERDICT_NONE, /* the relation does not exist: a share of zero */
	VERDICT_HOLDS,
	VERDICT_ROUNDING,
	VERDICT_ERROR
} Verdict;

/*
 * A sum is result = the terms added less those subtracted.  A quotient is
 * result = part / whole, and a change is result = (actual - baseline) /
 * |baseline|, both times 100 where the result is in percent.
 */
typedef enum CheckKind
{
	CHECK_SUM,
	CHECK_QUOTIENT,
	CHECK_CHANGE
} CheckKind;

typedef enum Role
{
	ROLE_RESULT,
	ROLE_ADDED,
	ROLE_SUBTRACTED,
	ROLE_PART,  /* or the actual of a change */
	ROLE_WHOLE, /* or its baseline */
} Role;

typedef struct Term
{
	Figure figure;
	Role role;
	Decimal value;      /* in the base unit */
	Decimal half_width; /* likewise */
} Term;

typedef struct Check
{
	CheckKind kind;
	bool exact; /* only approximate figures may be off: what was counted was not rounded */
	int count;
	Term *terms; /* the first is the result */
	/* of a sum, by check_prepare: what the result should be, and what rounding explains */
	Decimal sum;
	Decimal tolerance;
} Check;

typedef struct Bounds
{
	Decimal low;
	Decimal high;
} Bounds;

/* Why a check fails: one term that was printed wrongly in a usual way. */
typedef enum Slip
{
	SLIP_SIGN,
	SLIP_TRUNCATED,
	SLIP_TRANSPOSED,
	SLIP_UNIT,
	SLIP_DIGIT,
	SLIPS
} Slip;

extern const char *const slip_names[SLIPS];

extern DecimalError check_set_term(Check *check, int n, Role role, const Figure *figure);
extern DecimalError check_prepare(Check *check);
extern DecimalError check_quotient_parts(const Check *check, Bounds *result, Bounds *part,
										 Bounds *whole, Decimal *per);
extern DecimalError check_verdict(const Check *check, Verdict *verdict);

/* Reports every correction of one term by one kind of slip that leaves no error. */
typedef void (*ReportSlip)(void *context, int term, Slip slip, const Figure *correction);
extern DecimalError check_slips(const Check *check, int n, Slip slip, ReportSlip report,
								void *context);

#endif /* GOVERNANCE_CHECK_H */
