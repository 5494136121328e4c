/*
 * period.h
 *	  Periods: PostgreSQL's daterange as its two bounds, [start, end).
 */
#ifndef GOVERNANCE_PERIOD_H
#define GOVERNANCE_PERIOD_H

#include "compat.h"

#include "fmgr.h"
#include "lib/stringinfo.h"
#include "utils/date.h"
#include "utils/datetime.h"

#include "scan.h"

#define MOST_PERIODS 100000 /* that period_bounds() returns and a series has */

extern const char *period_problem(DateADT start, DateADT end);
extern void read_period(FunctionCallInfo fcinfo, int n, DateADT *start, DateADT *end);
extern Datum daterange_of(FunctionCallInfo fcinfo, DateADT start, DateADT end);

/* A month beyond 12 is one of a later year, and one below 1 is one of an earlier year. */
extern DateADT date_of(int year, int month, int day);
extern DateADT years_after(DateADT date, int years);
extern int64 weekdays_between(DateADT start, DateADT end);

/* Dates as text, of the years 1 to 9999, and the day after. */
extern void append_date(StringInfo text, DateADT date);
extern bool scan_date(Scanner *scan, DateADT *date);
extern bool scan_json_date(Scanner *scan, DateADT *date);

static inline void
parts_of_date(DateADT date, int *year, int *month, int *day)
{
	j2date(date + POSTGRES_EPOCH_JDATE, year, month, day);
}

static inline int
year_of(DateADT date)
{
	int year;
	int month;
	int day;

	parts_of_date(date, &year, &month, &day);
	return year;
}

#endif /* GOVERNANCE_PERIOD_H */
