/*
 * figure_table.c
 *	  Printed cells read into rows: one with all that can be said of it, and a whole
 *	  column, whose cells tell each other's decimal sign.
 */
#include "compat.h"

#include "scan.h"
#include "server_text.h"
#include "figure.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/tuplestore.h"

/* The columns that read_figure() and read_figures() share: value, label, defect, readings, note. */
#define READING_COLUMNS 5

static void
reading_columns(const char *input, const FigureReading *reading, Oid figure_type, Datum *values,
				bool *nulls)
{
	memset(nulls, true, sizeof(bool) * READING_COLUMNS);
	if (reading->defect == NULL)
	{
		values[0] = figure_to_datum(&reading->value);
		nulls[0] = false;
	}
	else
	{
		values[2] = CStringGetTextDatum(psprintf(
			"At character %d: %s", scan_character(input, reading->place), reading->defect));
		values[3] = figures_to_array(reading->readings, reading->nreadings, figure_type);
		nulls[2] = nulls[3] = false;
	}
	if (reading->label != 0)
	{
		values[1] = Int32GetDatum(reading->label);
		nulls[1] = false;
	}
	if (reading->note != NULL)
	{
		char *const note = pnstrdup(reading->note, reading->note_length);

		values[4] = CStringGetTextDatum(pg_any_to_server(note, reading->note_length, PG_UTF8));
		nulls[4] = false;
	}
}

PG_FUNCTION_INFO_V1(figure_from_cell);
Datum
figure_from_cell(PG_FUNCTION_ARGS)
{
	const char *const input = utf8_from_server(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	FigureReading reading;
	TupleDesc tupdesc;
	Datum values[READING_COLUMNS];
	bool nulls[READING_COLUMNS];

	/* worth keeping from row to row: to look it up takes longer than to read a figure */
	if (fcinfo->flinfo->fn_extra == NULL)
	{
		const MemoryContext context = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);

		if (get_call_result_type(fcinfo, NULL, &tupdesc) != TYPEFUNC_COMPOSITE)
			elog(ERROR, "return type must be a row type");
		fcinfo->flinfo->fn_extra = BlessTupleDesc(tupdesc);
		MemoryContextSwitchTo(context);
	}
	tupdesc = fcinfo->flinfo->fn_extra;
	figure_read(input, locale_argument(fcinfo, 2), unit_argument(fcinfo, 1), &reading);
	reading_columns(input, &reading, TupleDescAttr(tupdesc, 0)->atttypid, values, nulls);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(tupdesc, values, nulls)));
}

/* ---------- a whole column ---------- */

typedef struct Column
{
	char **cells; /* NULL for a null */
	int count;
} Column;

static Column
column_argument(FunctionCallInfo fcinfo, int n)
{
	Column column;
	Datum *elements;
	bool *nulls;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(n), TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls,
					  &column.count);
	column.cells = palloc(sizeof(char *) * (Size) Max(column.count, 1));
	for (int i = 0; i < column.count; i++)
		column.cells[i] = nulls[i] ? NULL : utf8_from_server(TextDatumGetCString(elements[i]));
	return column;
}

/*
 * The decimal sign that some cells show by themselves and none contradicts; or 0.
 */
static char
column_decimal_sign(const Column *column)
{
	char sign = 0;

	for (int i = 0; i < column->count; i++)
	{
		FigureReading reading;

		CHECK_FOR_INTERRUPTS();
		if (column->cells[i] == NULL)
			continue;
		figure_read(column->cells[i], NULL, NO_UNIT, &reading);
		if (reading.defect != NULL || reading.decimal_sign == 0)
			continue;
		if (sign != 0 && sign != reading.decimal_sign)
			return 0;
		sign = reading.decimal_sign;
	}
	return sign;
}

PG_FUNCTION_INFO_V1(figure_decimal_sign);
Datum
figure_decimal_sign(PG_FUNCTION_ARGS)
{
	const Column column = column_argument(fcinfo, 0);
	const char sign = column_decimal_sign(&column);

	if (sign == 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text_with_len(&sign, 1));
}

PG_FUNCTION_INFO_V1(figure_from_cells);
Datum
figure_from_cells(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *const result = (ReturnSetInfo *) fcinfo->resultinfo;
	const Column column = column_argument(fcinfo, 0);
	const Unit unit = unit_argument(fcinfo, 1);
	const FigureStyle *style = locale_argument(fcinfo, 2);
	Oid figure_type;

	InitMaterializedSRF(fcinfo, 0);
	figure_type = TupleDescAttr(result->setDesc, 1)->atttypid;
	if (style == NULL)
	{
		const char sign[] = {column_decimal_sign(&column), '\0'};

		style = figure_style(sign);
	}
	for (int i = 0; i < column.count; i++)
	{
		Datum values[READING_COLUMNS + 1] = {Int32GetDatum(i + 1)};
		bool nulls[READING_COLUMNS + 1] = {false, true, true, true, true, true};
		FigureReading reading;

		CHECK_FOR_INTERRUPTS();
		if (column.cells[i] != NULL)
		{
			figure_read(column.cells[i], style, unit, &reading);
			reading_columns(column.cells[i], &reading, figure_type, values + 1, nulls + 1);
		}
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
