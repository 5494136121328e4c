/*
 * words.c
 *	  Arguments that are one word of a closed set.
 */
#include "words.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"

static const char *
name_of(const void *table, size_t row, size_t row_size)
{
	return *(const char *const *) ((const char *) table + row * row_size);
}

int
find_word(const text *argument, const void *table, size_t rows, size_t row_size, const char *what)
{
	const char *const word = text_to_cstring(argument);
	StringInfoData known;

	for (size_t row = 0; row < rows; row++)
		if (strcmp(name_of(table, row, row_size), word) == 0)
			return (int) row;
	initStringInfo(&known);
	for (size_t row = 0; row < rows; row++)
		appendStringInfo(&known, "%s%s",
						 row == 0         ? ""
						 : row + 1 < rows ? ", "
										  : " or ",
						 name_of(table, row, row_size));
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("unknown %s \"%s\"", what, word),
			 errhint("It must be %s.", known.data)));
}
