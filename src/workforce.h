/*
 * workforce.h
 *	  A period's headcount figures.
 */
#ifndef GOVERNANCE_WORKFORCE_H
#define GOVERNANCE_WORKFORCE_H

#include "period.h"
#include "type.h"

/*
 * The counts, of persons where it does not say otherwise.  A person with two
 * spells in the period counts twice.
 */
enum
{
	PERSON_DAYS,   /* days of employment within the period, over all spells */
	OPENING,       /* employed both on the day before the period and on its first day */
	ARRIVALS,      /* the first day of employment is in the period */
	JOINERS,       /* those of the arrivals that count as joining */
	DEPARTURES,    /* the last day of employment is in the period */
	LEAVERS,       /* those of the departures that count as leaving */
	EARLY_LEAVERS, /* those of the leavers with less than a year of service */
	STAYERS,       /* those of the opening who do not depart */
	WORKFORCE_COUNTS
};

/*
 * PERSON_DAYS, EARLY_LEAVERS and STAYERS may be unknown: the last after periods
 * were joined, of which nobody knows which leavers had joined in an earlier one;
 * all three, and every weight, where a workforce is made from published counts.
 */
#define COUNT_UNKNOWN (-1)

/* The same persons or days, each weighted with the degree of employment. */
enum
{
	FTE_DAYS,
	OPENING_FTE,
	CLOSING_FTE,
	LEAVERS_FTE,
	WORKFORCE_WEIGHTS
};

/*
 * Stored as it is here, 168 bytes:
 *
 *	  byte 0	start, the period's first day
 *	  byte 4	end, the day after its last
 *	  byte 8	the counts, 8 bytes each
 *	  byte 72	the weights, a coefficient of 16 bytes and a scale of 8 each
 *
 * No byte is padding.  Of a scale only -1 to 38 are used, and of a count only -1
 * and up, which leaves room for later forms.
 *
 * Invariants: workforce_problem.
 */
typedef struct Workforce
{
	DateADT start;
	DateADT end;
	int64 count[WORKFORCE_COUNTS];
	Decimal fte[WORKFORCE_WEIGHTS];
} Workforce;

#define PG_GETARG_WORKFORCE_P(n) ((Workforce *) PG_GETARG_POINTER(n))

extern const char *workforce_problem(const Workforce *workforce);
extern bool scan_workforce(Scanner *scan, Workforce *workforce);
extern bool scan_checked(Scanner *scan, bool (*scan_form)(Scanner *scan, Workforce *workforce),
						 Workforce *workforce);
extern bool scan_workforce_json(Scanner *scan, Workforce *workforce);
extern void append_workforce(StringInfo text, const Workforce *workforce);
extern void append_workforce_json(StringInfo json, const Workforce *workforce);
extern void receive_workforce(StringInfo message, Workforce *workforce, const char *type_name);
extern void send_workforce(StringInfo message, const Workforce *workforce);
extern void *workforce_add_to(const ValueType *type, void *sum, const void *value);
extern void report_other_period(void);
extern void report_bigint(void);

static inline int
days_in(const Workforce *workforce)
{
	return workforce->end - workforce->start;
}

static inline int64
closing_of(const Workforce *workforce)
{
	return workforce->count[OPENING] + workforce->count[ARRIVALS] - workforce->count[DEPARTURES];
}

<<<<<<< HEAD
/* Whether a joining or a leaving counts; unknown is an error only where it matters. */
typedef enum Counts
{
	COUNTS_NOT,
	COUNTS,
	COUNTS_UNKNOWN
} Counts;

/* One employment, from the day hired through the last day; its degree not negative. */
typedef struct Spell
{
	DateADT hired;
	DateADT left_on; /* DATEVAL_NOEND: none yet */
	Decimal fte;
	Counts joining;
	Counts leaving;
} Spell;

extern void report_spell(FunctionCallInfo fcinfo, int n);
extern bool year_is_incomplete(const Spell *spell);
extern void report_unknown(const char *argument, const char *event);

static inline Counts
counts_argument(FunctionCallInfo fcinfo, int n)
{
	return PG_ARGISNULL(n) ? COUNTS_UNKNOWN : PG_GETARG_BOOL(n) ? COUNTS : COUNTS_NOT;
}

/*
 * The spell in the arguments from n on: hired, left_on, fte, joining_counts
 * where there are six, leaving_counts.  The last argument is the period, or
 * the bounds of several.  The degree is at the scale asked for, or its own
 * where that is larger: added to a zero, it costs no more than to be read.
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
	spell.joining = PG_NARGS() - n == 6 ? counts_argument(fcinfo, n + 3) : COUNTS;
	spell.leaving = counts_argument(fcinfo, PG_NARGS() - 2);
	return spell;
}

=======
>>>>>>> 9616468 (A spell counts by one rule, in a period and in a series; turnover is a ratio, and periods that follow each other add up)
static inline bool
stayers_are_known(const Workforce *workforce)
{
	return workforce->count[STAYERS] != COUNT_UNKNOWN;
}

#endif /* GOVERNANCE_WORKFORCE_H */
