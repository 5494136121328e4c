/*
 * check.h
 *	  Whether printed figures agree: one relation that its terms should satisfy.
 *
 *	  Pure.  A check holds if the terms as printed give the result as printed;
 *	  rounding explains it if some numbers that could have been printed so satisfy
 *	  it; else it is an error.
 */
#ifndef GOVERNANCE_CHECK_H
#define GOVERNANCE_CHECK_H

#include "figure_text.h"

/*
 * A sum is result = the terms added less those subtracted.  A quotient is
 * result = part / whole.  A change is result = (actual - baseline) / |baseline|, and
 * its kin divide by the signed baseline, print the size alone, or take the actual
 * from the baseline.  Quotients and changes are times 100 where the result is in
 * percent.
 */
typedef enum CheckKind
{
	CHECK_SUM,
	CHECK_QUOTIENT,
	CHECK_CHANGE,
	CHECK_SIGNED_CHANGE,
	CHECK_CHANGE_SIZE,
	CHECK_REVERSE_CHANGE
} CheckKind;

typedef enum Role
{
	ROLE_RESULT,
	ROLE_ADDED,
	ROLE_SUBTRACTED,
	ROLE_PART,  /* or the actual of a change */
	ROLE_WHOLE, /* or its baseline */
} Role;

/* What a mark stands for in sums. */
typedef enum MarkRule
{
	MARKS_DASH_IS_ZERO, /* a blank and a dash are zero, any other mark is not known */
	MARKS_ARE_ZERO,
	MARKS_ARE_UNKNOWN
} MarkRule;

typedef struct Term
{
	Figure figure; /* absent where the cell cannot be read */
	Role role;
	bool unread;
	Unit unit;          /* the figure's own, or what the others' says of it */
	Decimal value;      /* in the base unit */
	Decimal half_width; /* likewise */
} Term;

typedef struct Check
{
	CheckKind kind;
	bool counted; /* what has no unit, or that of a counted thing, was not rounded */
	MarkRule marks;
	int count;
	Term *terms; /* the first is the result */
	/* of a sum, by check_prepare: what the result should be, and what rounding explains */
	Decimal sum;
	Decimal tolerance;
} Check;

/* Why a check cannot be judged. */
typedef enum CheckProblem
{
	CHECK_CAN_BE_JUDGED,
	CHECK_UNREAD,
	CHECK_UNKNOWN_MARK,
	CHECK_NO_RESULT,
	CHECK_UNITS,
	CHECK_ZERO_WHOLE,
	CHECK_OUT_OF_RANGE,
	CHECK_PROBLEMS
} CheckProblem;

extern const char *const check_problems[CHECK_PROBLEMS]; /* as sentences */

/* Numbers that could stand in a term's place, in its base unit; or all numbers. */
typedef struct Possible
{
	bool bounded;
	DecimalInterval bounds;
} Possible;

extern CheckProblem check_prepare(Check *check, int *term);
extern DecimalError check_verdict(const Check *check, Verdict *verdict);
extern DecimalError check_expected(const Check *check, Decimal *expected);
extern DecimalError check_possible(const Check *check, int n, Possible *possible);
extern DecimalError check_set_figure(const Check *check, Term *term, const Figure *figure);

/* ---------- slip.c: why a check fails ---------- */

/*
 * One figure that was printed wrongly in a usual way, or a total that was added up
 * wrongly in one; the likelier first.
 */
typedef enum Slip
{
	SLIP_SIGN_DROPPED,
	SLIP_CUT_OFF,
	SLIP_PART_SIGN,
	SLIP_PART_LEFT_OUT,
	SLIP_PART_TWICE,
	SLIP_UNIT,
	SLIP_LABEL, /* of a year label, which no check has */
	SLIP_DIGITS_TRANSPOSED,
	SLIP_DIGIT,
	SLIPS
} Slip;

typedef struct Correction
{
	int term;
	Slip slip;
	Figure figure;
	int cause; /* the part that was added up wrongly, or -1 */
} Correction;

/* Reports every correction of one term by one kind of slip that leaves no error. */
typedef void (*ReportCorrection)(void *context, const Correction *correction);
extern DecimalError check_slips(const Check *check, int n, Slip slip, ReportCorrection report,
								void *context);
extern DecimalError check_sum_verdict(const Check *check, const Decimal *sum,
									  const Decimal *tolerance, Verdict *verdict);

#endif /* GOVERNANCE_CHECK_H */
