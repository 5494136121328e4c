/*
 * figure.c
 *	  A printed number with its unit and the precision it was printed with.
 */
#include "compat.h"
#include "figure.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "funcapi.h"
#include "libpq/pqformat.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "json_text.h"
#include "scan.h"
#include "server_text.h"

/* The one validator, beyond that of the decimal. */
static bool
is_valid(const Figure *figure)
{
	return !decimal_is_absent(&figure->amount) && figure->unit >= 0 && figure->unit < UNITS &&
		   (figure->approximate == 0 || figure->approximate == 1);
}

static int
unit_from_name(const char *name)
{
	const int unit = figure_unit(utf8_from_server(name));

	if (unit < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("there is no unit \"%s\"", name),
				 errhint("Units are %%, pp, st, kr, tkr, mnkr and mdkr, and EUR, USD, GBP, "
						 "NOK and DKK with their thousands and millions.")));
	return unit;
}

static int
unit_argument(FunctionCallInfo fcinfo, int n)
{
	text *name = PG_GETARG_TEXT_PP(n);

	return VARSIZE_ANY_EXHDR(name) == 0 ? UNIT_NONE : unit_from_name(text_to_cstring(name));
}

/* No locale is the empty one: nothing is known of the decimal sign. */
static const FigureStyle *
style_argument(FunctionCallInfo fcinfo, int n, bool required)
{
	text *name = PG_GETARG_TEXT_PP(n);
	const char *locale;
	const FigureStyle *style;

	if (!required && VARSIZE_ANY_EXHDR(name) == 0)
		return NULL;
	locale = text_to_cstring(name);
	style = figure_style(locale);
	if (style == NULL)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("figures have no locale \"%s\"", locale),
						errhint("Locales are da, de, de-CH, en, fi, fr, nb and sv.")));
	return style;
}

static Figure *
copied(const Figure *figure)
{
	Figure *result = palloc(sizeof(Figure));

	*result = *figure;
	return result;
}

/* ---------- the type ---------- */

/* Strict: a defect is an error, and so is a label, which no figure holds. */
static Datum
read_strictly(const char *text, const FigureStyle *style, int unit, Node *escontext)
{
	FigureReading reading;

	figure_read(text, style, unit, &reading);
	if (unlikely(reading.defect == NULL && reading.label != 0))
	{
		reading.defect = "A year stands beside the figure; read_figure() reads both.";
		reading.place = strrchr(text, '(');
	}
	if (unlikely(reading.defect != NULL))
		return scan_report(&(Scanner){text, reading.place, reading.defect, reading.out_of_range},
						   "figure", escontext);
	return PointerGetDatum(copied(&reading.value));
}

PG_FUNCTION_INFO_V1(figure_in);
Datum
figure_in(PG_FUNCTION_ARGS)
{
	return read_strictly(utf8_from_server(PG_GETARG_CSTRING(0)), NULL, UNIT_NONE, fcinfo->context);
}

void
figure_append(StringInfo buf, const Figure *figure)
{
	char text[FIGURE_BUFFER];

	figure_write(text, figure, NULL);
	appendStringInfoString(buf, text);
}

PG_FUNCTION_INFO_V1(figure_out);
Datum
figure_out(PG_FUNCTION_ARGS)
{
	char text[FIGURE_BUFFER];

	figure_write(text, PG_GETARG_FIGURE_P(0), NULL);
	PG_RETURN_CSTRING(pstrdup(text));
}

PG_FUNCTION_INFO_V1(figure_recv);
Datum
figure_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	Figure *figure = palloc(sizeof(Figure));

	figure->amount = decimal_recv(buf, "figure");
	figure->unit = pq_getmsgbyte(buf);
	figure->approximate = pq_getmsgbyte(buf);
	if (!is_valid(figure))
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("invalid external \"figure\" value")));
	PG_RETURN_POINTER(figure);
}

PG_FUNCTION_INFO_V1(figure_send);
Datum
figure_send(PG_FUNCTION_ARGS)
{
	const Figure *figure = PG_GETARG_FIGURE_P(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	decimal_send(&buf, &figure->amount);
	pq_sendbyte(&buf, (uint8) figure->unit);
	pq_sendbyte(&buf, (uint8) figure->approximate);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/* Precision is part of a figure: 12 is not 12.0.  There is no padding. */
bool
figure_is_equal(const Figure *a, const Figure *b)
{
	return memcmp(a, b, sizeof(Figure)) == 0;
}

PG_FUNCTION_INFO_V1(figure_eq);
Datum
figure_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(figure_is_equal(PG_GETARG_FIGURE_P(0), PG_GETARG_FIGURE_P(1)));
}

PG_FUNCTION_INFO_V1(figure_ne);
Datum
figure_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!figure_is_equal(PG_GETARG_FIGURE_P(0), PG_GETARG_FIGURE_P(1)));
}

PG_FUNCTION_INFO_V1(figure_hash);
Datum
figure_hash(PG_FUNCTION_ARGS)
{
	PG_RETURN_UINT32(hash_bytes((unsigned char *) PG_GETARG_POINTER(0), sizeof(Figure)));
}

/* ---------- from text and from numbers ---------- */

PG_FUNCTION_INFO_V1(figure_from_text);
Datum
figure_from_text(PG_FUNCTION_ARGS)
{
	return read_strictly(utf8_from_server(text_to_cstring(PG_GETARG_TEXT_PP(0))),
						 style_argument(fcinfo, 2, false), unit_argument(fcinfo, 1), NULL);
}

PG_FUNCTION_INFO_V1(figure_from_numeric);
Datum
figure_from_numeric(PG_FUNCTION_ARGS)
{
	Figure *figure = palloc0(sizeof(Figure));

	figure->amount = decimal_from_datum(PG_GETARG_DATUM(0));
	figure->unit = unit_argument(fcinfo, 1);
	PG_RETURN_POINTER(figure);
}

PG_FUNCTION_INFO_V1(figure_from_cell);
Datum
figure_from_cell(PG_FUNCTION_ARGS)
{
	const char *const input = utf8_from_server(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	FigureReading reading;
	TupleDesc tupdesc;
	Datum values[4] = {0};
	bool nulls[4] = {true, true, true, true};

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
	figure_read(input, style_argument(fcinfo, 2, false), unit_argument(fcinfo, 1), &reading);
	if (reading.defect == NULL)
	{
		values[0] = PointerGetDatum(copied(&reading.value));
		nulls[0] = false;
	}
	else
	{
		const Form_pg_attribute value = TupleDescAttr(tupdesc, 0);
		Datum readings[MOST_READINGS];

		for (int i = 0; i < reading.nreadings; i++)
			readings[i] = PointerGetDatum(copied(&reading.readings[i]));
		values[2] = CStringGetTextDatum(
			psprintf("At character %d: %s", scan_character(input, reading.place), reading.defect));
		values[3] =
			PointerGetDatum(construct_array(readings, reading.nreadings, value->atttypid,
											value->attlen, value->attbyval, value->attalign));
		nulls[2] = nulls[3] = false;
	}
	if (reading.label != 0)
	{
		values[1] = Int32GetDatum(reading.label);
		nulls[1] = false;
	}
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(tupdesc, values, nulls)));
}

/* ---------- writing ---------- */

static Datum
written(const Figure *figure, const FigureStyle *style)
{
	char text[FIGURE_BUFFER];

	figure_write(text, figure, style);
	PG_RETURN_TEXT_P(cstring_to_text(pg_any_to_server(text, (int) strlen(text), PG_UTF8)));
}

PG_FUNCTION_INFO_V1(figure_to_text);
Datum
figure_to_text(PG_FUNCTION_ARGS)
{
	const int32 decimals = PG_GETARG_INT32(2);
	Figure figure = {.unit = unit_argument(fcinfo, 1), .approximate = 0};

	if (decimals < 0 || decimals > DECIMAL_DIGITS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("decimals must be between 0 and %d", DECIMAL_DIGITS)));
	figure.amount = decimal_from_datum(
		DirectFunctionCall2(numeric_round, PG_GETARG_DATUM(0), Int32GetDatum(decimals)));
	return written(&figure, style_argument(fcinfo, 3, true));
}

PG_FUNCTION_INFO_V1(figure_format);
Datum
figure_format(PG_FUNCTION_ARGS)
{
	return written(PG_GETARG_FIGURE_P(0), style_argument(fcinfo, 1, true));
}

/* ---------- the answers ---------- */

PG_FUNCTION_INFO_V1(figure_amount);
Datum
figure_amount(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(decimal_to_datum(&PG_GETARG_FIGURE_P(0)->amount));
}

/* A number of the figure's unit in another unit of its family. */
static Datum
converted(const Decimal *amount, const Figure *figure, int unit)
{
	Decimal result = *amount;
	const Unit *from = &figure_units[figure->unit];
	const Unit *to = &figure_units[unit];

	if (from->family != to->family)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("a figure in \"%s\" is none in \"%s\"", from->name, to->name)));
	decimal_check(decimal_shift(&result, from->power - to->power));
	return decimal_to_datum(&result);
}

PG_FUNCTION_INFO_V1(figure_amount_in);
Datum
figure_amount_in(PG_FUNCTION_ARGS)
{
	const Figure *figure = PG_GETARG_FIGURE_P(0);

	PG_RETURN_DATUM(converted(&figure->amount, figure, unit_argument(fcinfo, 1)));
}

static Datum
bound(FunctionCallInfo fcinfo, DecimalError (*move)(Decimal *, const Decimal *))
{
	const Figure *figure = PG_GETARG_FIGURE_P(0);
	const Decimal half_width = figure_half_width(figure);
	Decimal result = figure->amount;

	decimal_check(move(&result, &half_width));
	PG_RETURN_DATUM(PG_NARGS() > 1 ? converted(&result, figure, unit_argument(fcinfo, 1))
								   : decimal_to_datum(&result));
}

static DecimalError
add(Decimal *sum, const Decimal *x)
{
	return decimal_add(sum, x);
}

PG_FUNCTION_INFO_V1(figure_lower);
Datum
figure_lower(PG_FUNCTION_ARGS)
{
	return bound(fcinfo, decimal_subtract);
}

PG_FUNCTION_INFO_V1(figure_upper);
Datum
figure_upper(PG_FUNCTION_ARGS)
{
	return bound(fcinfo, add);
}

PG_FUNCTION_INFO_V1(figure_unit_name);
Datum
figure_unit_name(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(figure_units[PG_GETARG_FIGURE_P(0)->unit].name));
}

PG_FUNCTION_INFO_V1(figure_decimals);
Datum
figure_decimals(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32((int32) PG_GETARG_FIGURE_P(0)->amount.scale);
}

PG_FUNCTION_INFO_V1(figure_is_approximate);
Datum
figure_is_approximate(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(PG_GETARG_FIGURE_P(0)->approximate != 0);
}

PG_FUNCTION_INFO_V1(figure_negate);
Datum
figure_negate(PG_FUNCTION_ARGS)
{
	Figure *result = copied(PG_GETARG_FIGURE_P(0));

	result->amount = decimal_negated(&result->amount);
	PG_RETURN_POINTER(result);
}

PG_FUNCTION_INFO_V1(figure_to_jsonb);
Datum
figure_to_jsonb(PG_FUNCTION_ARGS)
{
	const Figure *figure = PG_GETARG_FIGURE_P(0);
	StringInfoData json;

	initStringInfo(&json);
	appendStringInfoChar(&json, '{');
	json_decimal(&json, "amount", &figure->amount);
	appendStringInfo(&json, ", \"unit\": \"%s\", \"approximate\": %s",
					 figure_units[figure->unit].name, figure->approximate ? "true" : "false");
	json_figure(&json, "lower", DirectFunctionCall1(figure_lower, PointerGetDatum(figure)));
	json_figure(&json, "upper", DirectFunctionCall1(figure_upper, PointerGetDatum(figure)));
	appendStringInfoChar(&json, '}');
	return json_to_datum(&json);
}
