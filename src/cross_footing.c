/*
 * cross_footing.c
 *	  The terms of an audit of a table whose rows and columns add up.
 */
#include "compat.h"

#include "access/htup_details.h"
#include "figure.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

/* A printed table, row by row, and where its totals stand. */
typedef struct Table
{
	Figure *cells;
	bool *nulls;
	int rows;
	int columns;
	int total_row;    /* from 0, or -1 for none */
	int total_column; /* likewise */
	Datum *names;     /* of the cells: row,column */
} Table;

typedef struct Terms
{
	Oid type;
	TupleDesc tupdesc;
	Datum kind;
	Datum total;
	Datum part;
	Datum *found;
	int count;
} Terms;

/* Of n rows or columns, which holds the totals: from 1, from the end if negative, 0 for none. */
static int
place_of_totals(int argument, int n, const char *what)
{
	if (argument < -n || argument > n)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s must be between %d and %d", what, -n, n),
				 errhint("1 is the first, -1 the last, and 0 says that there are no totals.")));
	return argument < 0 ? n + argument : argument - 1;
}

static bool
table_argument(FunctionCallInfo fcinfo, Table *table)
{
	ArrayType *const array = PG_GETARG_ARRAYTYPE_P(0);
	int count;

	if (ARR_NDIM(array) == 0)
		return false;
	if (ARR_NDIM(array) != 2)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR), errmsg("a table must have two dimensions"),
				 errdetail("This array has %d.", ARR_NDIM(array)),
				 errhint("Write a row as an array in the array: {{1, 2, 3}, {4, 5, 9}}.")));
	table->rows = ARR_DIMS(array)[0];
	table->columns = ARR_DIMS(array)[1];
	table->total_row = place_of_totals(PG_GETARG_INT32(1), table->rows, "total_row");
	table->total_column = place_of_totals(PG_GETARG_INT32(2), table->columns, "total_column");
	table->cells = figure_array(array, &table->nulls, &count);
	table->names = palloc_extended(sizeof(Datum) * (Size) count, MCXT_ALLOC_HUGE);
	for (int i = 0; i < count; i++)
	{
		char name[32];

		CHECK_FOR_INTERRUPTS();
		snprintf(name, sizeof(name), "%d,%d", i / table->columns + 1, i % table->columns + 1);
		table->names[i] = CStringGetTextDatum(name);
	}
	return true;
}

/* One row or column: count cells from first on, a step apart, of which one is the total. */
static void
add_sum(Terms *terms, const Table *table, const char *relation, int first, int step, int count,
		int total)
{
	const Datum name = CStringGetTextDatum(relation);
	int parts = 0;

	for (int i = 0; i < count; i++)
		parts += i != total && !table->nulls[first + i * step];
	if (total < 0 || parts == 0 || table->nulls[first + total * step])
		return;
	for (int i = 0; i < count; i++)
	{
		const int cell = first + i * step;
		Datum values[6] = {name, terms->kind, i == total ? terms->total : terms->part,
						   table->names[cell], PointerGetDatum(&table->cells[cell])};
		bool nulls[6] = {false, false, false, false, false, true};

		CHECK_FOR_INTERRUPTS();
		if (!table->nulls[cell])
			terms->found[terms->count++] =
				HeapTupleGetDatum(heap_form_tuple(terms->tupdesc, values, nulls));
	}
}

PG_FUNCTION_INFO_V1(cross_footing);
Datum
cross_footing(PG_FUNCTION_ARGS)
{
	Table table;
	Terms terms = {.type = get_element_type(get_func_rettype(fcinfo->flinfo->fn_oid))};
	char relation[32];

	if (!table_argument(fcinfo, &table))
		PG_RETURN_NULL();
	terms.tupdesc = lookup_rowtype_tupdesc_copy(terms.type, -1);
	terms.kind = CStringGetTextDatum("sum");
	terms.total = CStringGetTextDatum("total");
	terms.part = CStringGetTextDatum("part");
	terms.found = palloc_extended(sizeof(Datum) * 2 * (Size) table.rows * (Size) table.columns,
								  MCXT_ALLOC_HUGE);
	for (int row = 0; row < table.rows; row++)
	{
		snprintf(relation, sizeof(relation), "row %d", row + 1);
		add_sum(&terms, &table, relation, row * table.columns, 1, table.columns,
				table.total_column);
	}
	for (int column = 0; column < table.columns; column++)
	{
		snprintf(relation, sizeof(relation), "column %d", column + 1);
		add_sum(&terms, &table, relation, column, table.columns, table.rows, table.total_row);
	}
	if (terms.count == 0)
		PG_RETURN_NULL();
	PG_RETURN_ARRAYTYPE_P(
		construct_array(terms.found, terms.count, terms.type, -1, false, TYPALIGN_DOUBLE));
}
