/*
 * audit.h
 *	  An audit: many relations between printed cells, judged together.
 */
#ifndef GOVERNANCE_AUDIT_H
#define GOVERNANCE_AUDIT_H

#include "name_table.h"
#include "relation.h"

#define NO_CELL (-1)

/* A figure in a relation, as the audit was given it. */
typedef struct AuditTerm
{
	int relation;             /* its name */
	const RelationKind *kind; /* NULL of a label */
	int role;
	int cell; /* or NO_CELL */
	bool unread;
	bool has_label;
	int32 label;
	Figure value;
} AuditTerm;

/* What a cell could print instead, in the unit that it prints, for its relations to hold. */
typedef struct AuditRange
{
	bool empty;
	bool has_bounds;
	DecimalInterval bounds;
} AuditRange;

/* A relation that was judged.  Of a column of relations, each is one. */
typedef struct AuditRelation
{
	int name;
	const RelationKind *kind; /* the convention found, where there were several; NULL of labels */
	int *terms;               /* indexes of the audit's terms, the result first */
	int count;
	Check check;
	Verdict verdict;
	const char *reason; /* why it is unjudged, or NULL */
	int at;             /* the term that the reason is about */
	int majority;       /* of labels: the term whose label is taken for right, or -1 */
} AuditRelation;

typedef struct AuditCell
{
	Figure value;
	bool unread;
	int explains;     /* broken relations that a change of it would mend */
	AuditRange range; /* over all its relations */
	int first;        /* its first place, or -1 */
} AuditCell;

/* Where a cell stands in a relation; the places of a cell are a list. */
typedef struct AuditPlace
{
	int relation;
	int term;
	int next; /* or -1 */
} AuditPlace;

typedef struct Audit
{
	AuditTerm *terms;
	int nterms;
	NameTable *relation_names;
	NameTable *cell_names;
	AuditRelation *relations;
	int nrelations;
	int room;
	AuditCell *cells;
	AuditPlace *places;
	int nplaces;
	MarkRule marks;
} Audit;

extern Audit *audit_judge(ArrayType *terms, MarkRule marks);
extern void audit_trace_cells(Audit *audit);

/* audit_terms.c */
extern void audit_read_terms(Audit *audit, ArrayType *array);

#endif /* GOVERNANCE_AUDIT_H */
