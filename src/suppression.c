/*
 * suppression.c
 *	  Which groups of one table are too small to be shown.
 */
#include "suppression.h"

#include "fmgr.h"
#include "miscadmin.h"
#include "windowapi.h"

/* What the groups of one table come to, the same for each of its rows. */
typedef struct Table
{
	bool known;
	int32 at_most;
	int64 hide_to; /* groups up to this size are hidden */
} Table;

static int64
group_size(WindowObject window, int row, bool *null)
{
	bool outside;
	const int64 size = DatumGetInt64(
		WinGetFuncArgInPartition(window, 0, row, WINDOW_SEEK_HEAD, false, null, &outside));

	if (!*null && size < 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("a group size must not be negative")));
	return size;
}

static void
read_table(WindowObject window, Table *table)
{
	const int64 rows = WinGetPartitionRowCount(window);
	Suppression groups = {.at_most = table->at_most};

	if (rows > PG_INT32_MAX)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("a table to suppress has at most %d groups", PG_INT32_MAX)));
	for (int row = 0; row < rows; row++)
	{
		bool null;
		const int64 size = group_size(window, row, &null);

		CHECK_FOR_INTERRUPTS();
		if (!null)
			suppression_count(&groups, size);
	}
	table->hide_to = suppression_hides_to(&groups);
	table->known = true;
}

PG_FUNCTION_INFO_V1(suppression_suppressed);
Datum
suppression_suppressed(PG_FUNCTION_ARGS)
{
	WindowObject window = PG_WINDOW_OBJECT();
	Table *table = WinGetPartitionLocalMemory(window, sizeof(Table));
	bool null;
	const int32 at_most = DatumGetInt32(WinGetFuncArgCurrent(window, 1, &null));
	int64 size;

	if (null)
		PG_RETURN_NULL();
	if (at_most < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("at_most must not be negative")));
	if (!table->known)
	{
		table->at_most = at_most;
		read_table(window, table);
	}
	else if (table->at_most != at_most)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("at_most must be the same for every group of a table")));
	size = DatumGetInt64(WinGetFuncArgCurrent(window, 0, &null));
	if (null)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(size <= table->hide_to);
}
