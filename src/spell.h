/*
 * spell.h
 *	  A spell of employment, and what it counts in a period.
 *
 *	  count_spell() is the one rule, for a single period and for a series.
 */
#ifndef GOVERNANCE_SPELL_H
#define GOVERNANCE_SPELL_H

#include "compat.h"

#include "fmgr.h"
#include "utils/date.h"

#include "decimal.h"
#include "sql_decimal.h"

/* Whether a joining or a leaving counts.  Unknown is an error only where the answer matters. */
typedef enum Counts
{
	COUNTS_NOT,
	COUNTS,
	COUNTS_UNKNOWN
} Counts;

/* Invariants: hired <= left_on, and fte is not negative. */
typedef struct Spell
{
	DateADT hired;   /* first day of employment */
	DateADT left_on; /* last day of employment; DATEVAL_NOEND: it still goes on */
	Decimal fte;     /* degree of employment, 1 for full time */
	Counts joining;
	Counts leaving;
} Spell;

/* What one spell counts in one period. */
typedef struct SpellCounts
{
	int32 days;        /* days of the period on which it is there */
	bool opens;        /* employed on the day before the period and on its first day */
	bool arrives;      /* the first day of employment is in the period */
	bool joins;        /* ... and that counts as joining */
	bool departs;      /* the last day of employment is in the period */
	bool leaves;       /* ... and that counts as leaving */
	bool leaves_early; /* ... with less than a year of service */
	bool closes;       /* employed on the last day of the period and on the day after */
} SpellCounts;

extern void report_spell(FunctionCallInfo fcinfo, int n);
extern void report_unknown(const char *argument, const char *event);
extern bool year_is_incomplete(const Spell *spell);

static inline Counts
counts_argument(FunctionCallInfo fcinfo, int n)
{
	return PG_ARGISNULL(n) ? COUNTS_UNKNOWN : PG_GETARG_BOOL(n) ? COUNTS : COUNTS_NOT;
}

/*
 * The spell in the arguments from n on: hired, left_on, fte, leaving_counts, the
 * period or the bounds, and where the call has it joining_counts.
 *
 * fte is returned at max(scale, its own scale).  Starting from a zero at that
 * scale lets the fast path do the conversion.
 */
static pg_always_inline Spell
spell_from_arguments(FunctionCallInfo fcinfo, int n, int64 scale)
{
	Spell spell = {.fte = {0, scale}};

	spell.hired = PG_GETARG_DATEADT(n);
	spell.left_on = PG_ARGISNULL(n + 1) ? DATEVAL_NOEND : PG_GETARG_DATEADT(n + 1);
	if (likely(!PG_ARGISNULL(n + 2)))
		decimal_check(add_numeric(&spell.fte, PG_GETARG_DATUM(n + 2)));
	if (unlikely(spell.left_on < spell.hired || PG_ARGISNULL(n + 2) || spell.fte.coefficient < 0))
		report_spell(fcinfo, n);
	spell.leaving = counts_argument(fcinfo, n + 3);
	spell.joining = PG_NARGS() > n + 5 ? counts_argument(fcinfo, n + 5) : COUNTS;
	return spell;
}

static inline bool
joining_counts(const Spell *spell)
{
	if (unlikely(spell->joining == COUNTS_UNKNOWN))
		report_unknown("joining_counts", "begins");
	return spell->joining == COUNTS;
}

static inline bool
leaving_counts(const Spell *spell)
{
	if (unlikely(spell->leaving == COUNTS_UNKNOWN))
		report_unknown("leaving_counts", "ends");
	return spell->leaving == COUNTS;
}

/* Less than a year of service.  A year has 365 or 366 days: only then is the calendar asked. */
static inline bool
is_early(const Spell *spell)
{
	const int64 service = (int64) spell->left_on - spell->hired + 1;

	return service < 365 || (service == 365 && year_is_incomplete(spell));
}

/* What a spell counts in the period [start, end). */
static pg_always_inline SpellCounts
count_spell(const Spell *spell, DateADT start, DateADT end)
{
	SpellCounts counts = {0};

	if (spell->hired >= end || spell->left_on < start)
		return counts;
	counts.days = Min(spell->left_on, end - 1) - Max(spell->hired, start) + 1;
	counts.opens = spell->hired < start;
	counts.arrives = !counts.opens;
	counts.joins = counts.arrives && joining_counts(spell);
	counts.closes = spell->left_on >= end;
	counts.departs = !counts.closes;
	counts.leaves = counts.departs && leaving_counts(spell);
	counts.leaves_early = counts.leaves && is_early(spell);
	return counts;
}

/* fte times days.  A coefficient of 63 bits stays within 38 digits, so it needs no check. */
static inline int128
weighted(const Decimal *fte, int32 days)
{
	Decimal product;

	if (likely(fte->coefficient <= PG_INT64_MAX))
		return (int128) (int64) fte->coefficient * days;
	decimal_check(decimal_multiply(&product, fte, &(Decimal){days, 0}));
	return product.coefficient;
}

#endif /* GOVERNANCE_SPELL_H */
