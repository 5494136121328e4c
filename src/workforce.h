/*
 * workforce.h
 *	  A period's headcount figures.
 */
#ifndef GOVERNANCE_WORKFORCE_H
#define GOVERNANCE_WORKFORCE_H

#include "period.h"
#include "spell.h"
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
extern Workforce *workforce_begin(DateADT start, DateADT end);
extern void workforce_add_spell(Workforce *workforce, const Spell *spell);
extern void workforce_count_fte(Workforce *workforce, int what, const Decimal *fte, int32 times);
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

static inline bool
stayers_are_known(const Workforce *workforce)
{
	return workforce->count[STAYERS] != COUNT_UNKNOWN;
}

#endif /* GOVERNANCE_WORKFORCE_H */
