/*
 * name_table.c
 *	  Names by number, found by open addressing.
 */
#include "compat.h"

#include "name_table.h"

#include "common/hashfn.h"
#include "utils/memutils.h"

static void
resize(NameTable *table, uint32 size)
{
	table->size = size;
	table->slots = palloc_extended(sizeof(int) * (Size) size, MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	table->names = table->names
					   ? repalloc_huge(table->names, sizeof(TableName) * (Size) (size / 2))
					   : palloc_extended(sizeof(TableName) * (Size) (size / 2), MCXT_ALLOC_HUGE);
	for (int n = 0; n < table->count; n++)
	{
		uint32 slot = table->names[n].hash & (size - 1);

		while (table->slots[slot] != 0)
			slot = (slot + 1) & (size - 1);
		table->slots[slot] = n + 1;
	}
}

NameTable *
name_table_create(int expected)
{
	NameTable *const table = palloc0(sizeof(NameTable));
	uint32 size = 64;

	while (size / 2 < (uint32) expected && size < ((uint32) 1 << 30))
		size *= 2;
	resize(table, size);
	return table;
}

/* The name's number; a new name is kept as it is, not copied. */
int
name_table_number(NameTable *table, const char *text, size_t length)
{
	const uint32 hash = hash_bytes((const unsigned char *) text, (int) length);
	uint32 slot = hash & (table->size - 1);

	for (; table->slots[slot] != 0; slot = (slot + 1) & (table->size - 1))
	{
		const TableName *const name = &table->names[table->slots[slot] - 1];

		if (name->hash == hash && name->length == length && memcmp(name->text, text, length) == 0)
			return table->slots[slot] - 1;
	}
	table->names[table->count] = (TableName){text, length, hash};
	table->slots[slot] = ++table->count;
	if ((uint32) table->count == table->size / 2)
	{
		int *const before = table->slots;

		resize(table, table->size * 2);
		pfree(before);
	}
	return table->count - 1;
}

char *
name_table_text(const NameTable *table, int number)
{
	return pnstrdup(table->names[number].text, table->names[number].length);
}
