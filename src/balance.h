/*
 * balance.h
 *	  A stock by date: it adds up over units, and never over time.
 */
#ifndef GOVERNANCE_BALANCE_H
#define GOVERNANCE_BALANCE_H

#include "period.h"
#include "type.h"

/* What the units together have on one date. */
typedef struct Reported
{
	int128 amount; /* at the scale of the balance */
	int64 parts;   /* how many amounts it is the sum of */
	DateADT as_of;
	int32 reserved; /* 0 */
} Reported;

/*
 * Stored as it is here:
 *
 *	  bytes 0-7	StoredHead
 *	  byte  8	count of the snapshots
 *	  byte 12	scale, the decimals of every amount
 *	  byte 16	the snapshots, 32 bytes each: amount 16, parts 8, as_of 4, and 4 bytes that are 0
 *
 * Invariants: at least one snapshot and at most MOST_SNAPSHOTS, in ascending order
 * of their dates, which lie within years 1 to 9999; parts positive.
 */
typedef struct Balance
{
	StoredHead head;
	int32 count;
	int32 scale;
	Reported snapshot[FLEXIBLE_ARRAY_MEMBER];
} Balance;

#define MOST_SNAPSHOTS 1000000

extern const ValueType balance_type;

#define PG_GETARG_BALANCE_P(n) ((Balance *) type_value(&balance_type, PG_GETARG_DATUM(n)))

extern Balance *balance_allocate(int count, int scale);
extern const char *balance_date_problem(DateADT date);
extern void *balance_add_to(const ValueType *type, void *value, const void *addend);
extern int balance_place(const Balance *balance, DateADT day);
extern int64 balance_most_parts(const Balance *balance);

static inline Decimal
amount_of(const Balance *balance, int i)
{
	return (Decimal){balance->snapshot[i].amount, balance->scale};
}

#endif /* GOVERNANCE_BALANCE_H */
