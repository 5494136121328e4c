/*
 * explanation.h
 *	  What would explain figures that do not agree, as SQL has it.
 */
#ifndef GOVERNANCE_EXPLANATION_H
#define GOVERNANCE_EXPLANATION_H

#include "access/tupdesc.h"
#include "figure.h"

#include "check.h"

typedef struct Corrections
{
	Correction *found; /* the likelier slips first */
	int count;
	int room;
} Corrections;

extern Corrections find_corrections(const Check *check);
extern void corrections_without_digits(Corrections *corrections);

/* Of type explanation: cell, value, slip, correction, cause. */
typedef struct Explanation
{
	const char *cell;
	const char *cause; /* the cell of the part that was added up wrongly, or NULL */
	const Figure *value;
	Slip slip;
	const Figure *correction; /* or NULL */
} Explanation;

typedef struct ExplanationType
{
	Oid type;
	TupleDesc tupdesc;
	Oid slips[SLIPS];
} ExplanationType;

extern ExplanationType explanation_type(Oid array_type);
extern Datum explanation_array(const ExplanationType *type, const Explanation *explanations,
							   int count);
extern void slip_oids(Oid slip_type, Oid *oids);

#endif /* GOVERNANCE_EXPLANATION_H */
