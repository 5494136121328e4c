/*
 * words.h
 *	  Arguments that are one word of a closed set: methods, bases, kinds.
 */
#ifndef GOVERNANCE_WORDS_H
#define GOVERNANCE_WORDS_H

#include "compat.h"

/*
 * The row of a table that argument n names.  Each row of the table begins with
 * its name; a word that none has is an error (22023), whose hint lists the names.
 */
#define WORD_ARGUMENT(n, table, what)                                                              \
	find_word(PG_GETARG_TEXT_PP(n), (table), lengthof(table), sizeof((table)[0]), (what))

extern int find_word(const text *argument, const void *table, size_t rows, size_t row_size,
					 const char *what);

#endif /* GOVERNANCE_WORDS_H */
