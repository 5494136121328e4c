/*
 * suppression.h
 *	  The rule that says which groups of one table are too small to be shown.
 */
#ifndef GOVERNANCE_SUPPRESSION_H
#define GOVERNANCE_SUPPRESSION_H

#include "compat.h"

/*
 * The groups of a table, counted one after the other.
 *
 * Primary suppression hides every group of at most at_most.  Their total is
 * what the table's total leaves when those shown are subtracted; where it is
 * itself at most at_most, though not nobody, complementary suppression hides
 * the next larger groups too, all that are equally large.
 */
typedef struct Suppression
{
	int64 at_most;
	int64 hidden;      /* persons in hidden groups; beyond at_most, it no longer matters how many */
	int64 next_larger; /* the smallest group that is not hidden; 0: none so far */
} Suppression;

static inline void
suppression_count(Suppression *table, int64 size)
{
	if (size > table->at_most)
		table->next_larger = table->next_larger == 0 ? size : Min(table->next_larger, size);
	else if (table->hidden <= table->at_most)
		table->hidden += size;
}

/* Groups up to this size are hidden. */
static inline int64
suppression_hides_to(const Suppression *table)
{
	const bool reveals = table->hidden > 0 && table->hidden <= table->at_most;

	return reveals && table->next_larger > 0 ? table->next_larger : table->at_most;
}

#endif /* GOVERNANCE_SUPPRESSION_H */
