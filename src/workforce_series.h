/*
 * workforce_series.h
 *	  The workforce of each of many contiguous periods, kept as what changes.
 */
#ifndef GOVERNANCE_WORKFORCE_SERIES_H
#define GOVERNANCE_WORKFORCE_SERIES_H

#include "workforce.h"

/* What a period changes; degrees at the scale of the series. */
enum
{
	CHANGE_ARRIVALS,
	CHANGE_JOINERS,
	CHANGE_DEPARTURES,
	CHANGE_LEAVERS,
	CHANGE_EARLY_LEAVERS,
	CHANGE_PASSING, /* arrived and departed within the period */
	CHANGE_DAYS,    /* person-days, less those that the opening headcount would have by staying */
	CHANGES
};

typedef struct Change
{
	int64 count[CHANGES];
	int128 fte;         /* closing FTE less opening FTE */
	int128 fte_days;    /* as CHANGE_DAYS, weighted with the degree */
	int128 leavers_fte; /* as CHANGE_LEAVERS, weighted with the degree */
} Change;

/*
 * Stored as it is here:
 *
 *	  bytes 0-7	StoredHead
 *	  byte  8	periods, their number
 *	  byte 12	scale, the decimals of every degree
 *	  byte 16	opening, opening_fte and slope: 8, 16 and 8 bytes
 *	  byte 48	each period's change, 104 bytes
 *	  then		periods + 1 dates of 4 bytes: the first day of each period, and the day
 *				after the last one
 *
 * Invariants: at least one period and at most MOST_PERIODS; bounds ascending
 * within years 1 to 9999; each period's workforce valid.
 */
typedef struct WorkforceSeries
{
	StoredHead head;
	int32 periods;
	int32 scale;
	int64 opening;
	int128 opening_fte;
	uint64 slope; /* periods per day, times 2^32: derived from the bounds, for locate() */
	Change change[FLEXIBLE_ARRAY_MEMBER];
} WorkforceSeries;

/* A walk over the periods: who is there when the next one begins. */
typedef struct Walk
{
	const WorkforceSeries *series;
	int period;
	int64 opening;
	Decimal opening_fte;
} Walk;

extern WorkforceSeries *series_begin(const DateADT *bound, int periods);
extern void *series_add_to(const ValueType *type, void *sum, const void *value);
extern Walk walk_from_first(const WorkforceSeries *series);
extern bool next_workforce(Walk *walk, Workforce *workforce);

extern const ValueType series_type;

#define PG_GETARG_SERIES_P(n) ((WorkforceSeries *) type_value(&series_type, PG_GETARG_DATUM(n)))

static inline DateADT *
bounds_of(const WorkforceSeries *series)
{
	return (DateADT *) &series->change[series->periods];
}

static inline bool
same_bounds(const WorkforceSeries *series, const DateADT *bound, int periods)
{
	return series->periods == periods &&
		   memcmp(bounds_of(series), bound, (periods + 1) * sizeof(DateADT)) == 0;
}

#endif /* GOVERNANCE_WORKFORCE_SERIES_H */
