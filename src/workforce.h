/*
 * workforce.h
 *	  A period's headcount figures, and the spells of employment they count:
 *	  what one period and a series of periods share.
 */
#ifndef GOVERNANCE_WORKFORCE_H
#define GOVERNANCE_WORKFORCE_H

#include "governance.h"

#include "utils/date.h"

/*
 * Who was there: the day before the period and into it (opening), new in it
 * (arrivals, those of them that count being joiners), with the last day in it
 * (departures, those of them that count being leavers, and those of the leavers
 * with less than a year's service), there before and after it (stayers).
 */
enum
{
	PERSON_DAYS,
	OPENING,
	ARRIVALS,
	JOINERS,
	DEPARTURES,
	LEAVERS,
	EARLY_LEAVERS,
	STAYERS,
	WORKFORCE_COUNTS
};

/* Person-days, opening and closing headcount, each weighted with the degree. */
enum
{
	FTE_DAYS,
	OPENING_FTE,
	CLOSING_FTE,
	WORKFORCE_WEIGHTS
};

/* Invariants: workforce_problem. */
typedef struct Workforce
{
	DateADT start;
	DateADT end; /* the day after the period's last */
	int64 count[WORKFORCE_COUNTS];
	Decimal fte[WORKFORCE_WEIGHTS];
} Workforce;

#define MOST_PERIODS 100000 /* of a series */
#define PG_GETARG_WORKFORCE_P(n) ((Workforce *) PG_GETARG_POINTER(n))

extern const char *period_problem(DateADT start, DateADT end);
extern bool scan_workforce(Scanner *scan, Workforce *workforce);
extern void append_workforce(StringInfo buf, const Workforce *workforce);
extern void send_workforce(StringInfo buf, const Workforce *workforce);
extern void receive_workforce(StringInfo buf, Workforce *workforce, const char *type_name);
extern void append_workforce_json(StringInfo json, const Workforce *workforce);
extern Datum daterange_of(FunctionCallInfo fcinfo, DateADT start, DateADT end);
extern void report_other_period(void);
extern void report_bigint(void);

static inline int64
closing_of(const Workforce *workforce)
{
	return workforce->count[OPENING] + workforce->count[ARRIVALS] - workforce->count[DEPARTURES];
}

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

static inline bool
spell_joins(const Spell *spell)
{
	if (unlikely(spell->joining == COUNTS_UNKNOWN))
		report_unknown("joining_counts", "begins");
	return spell->joining == COUNTS;
}

static inline bool
spell_leaves(const Spell *spell)
{
	if (unlikely(spell->leaving == COUNTS_UNKNOWN))
		report_unknown("leaving_counts", "ends");
	return spell->leaving == COUNTS;
}

/* Whether one who leaves does so with less than a year's service. */
static inline bool
spell_is_early(const Spell *spell)
{
	const int64 service = (int64) spell->left_on - spell->hired + 1;

	/* a year has 365 or 366 days; the calendar is asked only where that matters */
	return service < 365 || (service == 365 && year_is_incomplete(spell));
}

/* The degree times a number of days; 63 bits by 32 cannot leave 38 digits. */
static inline int128
weighted(const Decimal *fte, int32 days)
{
	Decimal product;

	if (likely(fte->coefficient <= PG_INT64_MAX))
		return (int128) (int64) fte->coefficient * days;
	decimal_check(decimal_multiply(&product, fte, &(Decimal){days, 0}));
	return product.coefficient;
}

#endif /* GOVERNANCE_WORKFORCE_H */
