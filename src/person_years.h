/*
 * person_years.h
 *	  How long a period is in years.
 */
#ifndef GOVERNANCE_PERSON_YEARS_H
#define GOVERNANCE_PERSON_YEARS_H

#include "period.h"

/* part / whole years; whole is positive. */
typedef struct Years
{
	int64 part;
	int64 whole;
} Years;

extern Years years_in_twelfths(DateADT start, DateADT end);

#endif /* GOVERNANCE_PERSON_YEARS_H */
