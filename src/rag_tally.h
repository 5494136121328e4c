/*
 * rag_tally.h
 *	  How many statuses of each colour.
 */
#ifndef GOVERNANCE_RAG_TALLY_H
#define GOVERNANCE_RAG_TALLY_H

#include "label.h"

/*
 *	bytes 0-39	count of grey, blue, green, amber and red, each int64
 *
 * Invariant: no count is negative, and at least one status is counted.
 */
typedef struct RagTally
{
	int64 count[RAG_COLORS];
} RagTally;

#define PG_GETARG_RAG_TALLY_P(n) ((RagTally *) PG_GETARG_POINTER(n))

#endif /* GOVERNANCE_RAG_TALLY_H */
