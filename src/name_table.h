/*
 * name_table.h
 *	  Names by number: each different name gets the next number, from 0.
 */
#ifndef GOVERNANCE_NAME_TABLE_H
#define GOVERNANCE_NAME_TABLE_H

typedef struct TableName
{
	const char *text; /* without a NUL at its end */
	size_t length;
	uint32 hash;
} TableName;

typedef struct NameTable
{
	TableName *names;
	int count;
	int *slots; /* the number of a name + 1, or 0; a power of two of them */
	uint32 size;
} NameTable;

extern NameTable *name_table_create(int expected);
extern int name_table_number(NameTable *table, const char *text, size_t length);
extern char *name_table_text(const NameTable *table, int number);

#endif /* GOVERNANCE_NAME_TABLE_H */
