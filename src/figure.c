/*
 * figure.c
 *	  Type figure: a printed number with its unit and the precision it was printed
 *	  with, or the mark that stands in its place.
 */
#include "compat.h"

#include "json_text.h"
#include "scan.h"
#include "server_text.h"
#include "figure.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "type.h"

/* ---------- what other rooms share ---------- */

Datum
figure_to_datum(const Figure *figure)
{
	Figure *result = palloc(sizeof(Figure));

	*result = *figure;
	return PointerGetDatum(result);
}

void
figure_append(StringInfo text, const Figure *figure)
{
	char buffer[FIGURE_BUFFER];

	figure_write(buffer, figure, NULL);
	appendStringInfoString(text, buffer);
}

char *
unit_name(Unit unit)
{
	char buffer[UNIT_BUFFER];

	unit_write(buffer, unit);
	return pstrdup(buffer);
}

Unit
unit_argument(FunctionCallInfo fcinfo, int n)
{
	text *const argument = PG_GETARG_TEXT_PP(n);
	Unit unit = NO_UNIT;
	char *name;

	if (VARSIZE_ANY_EXHDR(argument) == 0)
		return unit;
	name = text_to_cstring(argument);
	if (!unit_from_name(utf8_from_server(name), &unit))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("there is no unit \"%s\"", name),
				 errhint("Units are %%, pp, counted things (st, persons, cases, pupils, "
						 "inhabitants, households), currencies (kr, tkr, mnkr, mdkr; EUR, USD, "
						 "GBP, NOK, DKK and CHF with k, M and B before them), thousand, million "
						 "and billion, and a currency per counted thing (kr/pupil).")));
	return unit;
}

/* No locale is the empty one: nothing is known of the decimal sign. */
const FigureStyle *
locale_argument(FunctionCallInfo fcinfo, int n)
{
	text *const argument = PG_GETARG_TEXT_PP(n);
	const FigureStyle *style;
	char *locale;

	if (VARSIZE_ANY_EXHDR(argument) == 0)
		return NULL;
	locale = text_to_cstring(argument);
	style = figure_style(locale);
	if (style == NULL)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("figures have no locale \"%s\"", locale),
						errhint("Locales are da, de, de-CH, en, fi, fr, nb and sv; a comma or a "
								"point alone says which is the decimal sign.")));
	return style;
}

/* The elements of an array of figures, side by side; nulls are blank cells besides. */
Figure *
figure_array(ArrayType *array, bool **nulls, int *count)
{
	Figure *figures;
	Datum *elements;

	deconstruct_array(array, ARR_ELEMTYPE(array), sizeof(Figure), false, TYPALIGN_DOUBLE, &elements,
					  nulls, count);
	figures = palloc_extended(sizeof(Figure) * (Size) Max(*count, 1), MCXT_ALLOC_HUGE);
	for (int i = 0; i < *count; i++)
		figures[i] = (*nulls)[i] ? (Figure){.amount = ABSENT_DECIMAL, .mark = MARK_BLANK}
								 : *(const Figure *) DatumGetPointer(elements[i]);
	pfree(elements);
	return figures;
}

Datum
figures_to_array(const Figure *figures, int count, Oid figure_type)
{
	Datum *elements = palloc(sizeof(Datum) * (Size) Max(count, 1));

	for (int i = 0; i < count; i++)
		elements[i] = PointerGetDatum(&figures[i]);
	return PointerGetDatum(
		construct_array(elements, count, figure_type, sizeof(Figure), false, TYPALIGN_DOUBLE));
}

/* ---------- the type ---------- */

/* One figure from the scanner's place to its end; a label is no part of one. */
static void
scan_figure(Scanner *scan, const FigureStyle *style, Unit unit, Figure *figure)
{
	const char *const start = scan->at;
	FigureReading reading;

	figure_read(start, style, unit, &reading);
	if (unlikely(reading.defect == NULL && reading.label != 0))
	{
		reading.defect = "A year stands beside the figure; read_figure() reads both.";
		reading.place = strrchr(start, '(');
	}
	*figure = reading.value;
	scan->at = start + strlen(start);
	if (unlikely(reading.defect != NULL))
	{
		scan->out_of_range = reading.out_of_range;
		scan_fail_at(scan, reading.place, reading.defect);
	}
}

static void *
figure_read_text(const ValueType *type, Scanner *scan)
{
	Figure *figure = palloc(sizeof(Figure));

	scan_figure(scan, NULL, NO_UNIT, figure);
	return figure;
}

static void
figure_write_text(const ValueType *type, StringInfo text, const void *value)
{
	figure_append(text, value);
}

static void
figure_write_json(const ValueType *type, StringInfo json, const void *value)
{
	const Figure *figure = value;
	const Decimal half_width = figure_half_width(figure);
	DecimalInterval bounds = INTERVAL_OF(figure->amount);
	Figure mark = *figure;

	appendStringInfoChar(json, '{');
	json_decimal(json, "amount", &figure->amount);
	json_key(json, "unit");
	appendStringInfo(json, "\"%s\"", unit_name(figure->unit));
	json_key(json, "approximate");
	appendStringInfoString(json, figure->approximate ? "true" : "false");
	json_key(json, "mark");
	if (figure->mark == MARK_NONE)
	{
		appendStringInfoString(json, "null");
		decimal_check(interval_around(&bounds, &figure->amount, &half_width));
	}
	else
	{
		mark.unit = NO_UNIT;
		appendStringInfoChar(json, '"');
		figure_append(json, &mark);
		appendStringInfoChar(json, '"');
	}
	json_decimal(json, "lower", &bounds.low);
	json_decimal(json, "upper", &bounds.high);
	appendStringInfoChar(json, '}');
}

/* A mark is read as the cell that prints it. */
static void
scan_mark(Scanner *scan, Figure *figure)
{
	FigureReading reading;
	Span text;

	if (strncmp(scan->at, "null", 4) == 0)
	{
		scan_json_skip(scan);
		return;
	}
	if (!scan_json_string(scan, &text))
		return;
	figure_read(pnstrdup(text.at, text.length), NULL, NO_UNIT, &reading);
	if (reading.defect != NULL || reading.value.mark == MARK_NONE)
		scan_fail_at(scan, text.at, "A mark as -, .., x or n/a is expected here.");
	figure->mark = reading.value.mark;
}

static void *
figure_read_json(const ValueType *type, Scanner *scan)
{
	Figure *figure = palloc0(sizeof(Figure));
	Span key;
	Span name;

	figure->amount = ABSENT_DECIMAL;
	for (bool first = true; scan_json_member(scan, first, &key); first = false)
	{
		if (span_equals(&key, "amount"))
			scan_optional_decimal(scan, &figure->amount);
		else if (span_equals(&key, "mark"))
			scan_mark(scan, figure);
		else if (span_equals(&key, "approximate"))
		{
			figure->approximate = strncmp(scan->at, "true", 4) == 0;
			scan_json_skip(scan);
		}
		else if (!span_equals(&key, "unit"))
			scan_json_skip(scan);
		else if (scan_json_string(scan, &name) &&
				 !unit_from_name(pnstrdup(name.at, name.length), &figure->unit))
			scan_fail_at(scan, name.at, "There is no such unit.");
	}
	return figure;
}

Figure
figure_recv_parts(StringInfo message, const char *type_name)
{
	Figure figure = {.amount = decimal_recv(message, type_name)};

	figure.unit.base = (uint8) pq_getmsgbyte(message);
	figure.unit.power = (uint8) pq_getmsgbyte(message);
	figure.unit.per = (uint8) pq_getmsgbyte(message);
	figure.approximate = (uint8) pq_getmsgbyte(message);
	figure.mark = (uint8) pq_getmsgbyte(message);
	return figure;
}

static void *
figure_receive(const ValueType *type, StringInfo message)
{
	const Figure figure = figure_recv_parts(message, "figure");

	return DatumGetPointer(figure_to_datum(&figure));
}

void
figure_send_parts(StringInfo message, const Figure *figure)
{
	decimal_send(message, &figure->amount);
	pq_sendbyte(message, figure->unit.base);
	pq_sendbyte(message, figure->unit.power);
	pq_sendbyte(message, figure->unit.per);
	pq_sendbyte(message, figure->approximate);
	pq_sendbyte(message, figure->mark);
}

static void
figure_send_value(const ValueType *type, StringInfo message, const void *value)
{
	figure_send_parts(message, value);
}

static const char *
figure_problem(const ValueType *type, const void *value)
{
	return figure_is_valid(value)
			   ? NULL
			   : "A figure is an amount in a unit, perhaps approximate, or a mark.";
}

static int
figure_compare_values(const ValueType *type, const void *a, const void *b)
{
	return figure_compare(a, b);
}

/* Equal figures have equal bytes. */
static uint64
figure_hash_value(const ValueType *type, const void *value, uint64 seed)
{
	return hash_bytes_extended(value, sizeof(Figure), seed);
}

static const ValueType figure_type = {
	.name = "figure",
	.length = sizeof(Figure),
	.version = 1,
	.read = figure_read_text,
	.write = figure_write_text,
	.read_json = figure_read_json,
	.write_json = figure_write_json,
	.receive = figure_receive,
	.send = figure_send_value,
	.problem = figure_problem,
	.compare = figure_compare_values,
	.hash = figure_hash_value,
};

TYPE_HAS_LENGTH(figure, sizeof(Figure));
TYPE_FUNCTIONS(figure, &figure_type)

/* ---------- from text and from numbers ---------- */

PG_FUNCTION_INFO_V1(figure_from_text);
Datum
figure_from_text(PG_FUNCTION_ARGS)
{
	const char *const input = utf8_from_server(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	Scanner scan = {.input = input, .at = input};
	Figure *figure = palloc(sizeof(Figure));

	scan_figure(&scan, locale_argument(fcinfo, 2), unit_argument(fcinfo, 1), figure);
	if (scan.problem)
		return scan_report(&scan, "figure", NULL);
	PG_RETURN_POINTER(figure);
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

/* ---------- writing ---------- */

static Datum
written(const Figure *figure, FunctionCallInfo fcinfo, int locale)
{
	const FigureStyle *const style = locale_argument(fcinfo, locale);
	char text[FIGURE_BUFFER];

	if (style == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("locale must not be empty"),
				 errhint("Locales are da, de, de-CH, en, fi, fr, nb and sv.")));
	figure_write(text, figure, style);
	PG_RETURN_TEXT_P(cstring_to_text(pg_any_to_server(text, (int) strlen(text), PG_UTF8)));
}

PG_FUNCTION_INFO_V1(figure_to_text);
Datum
figure_to_text(PG_FUNCTION_ARGS)
{
	const int32 decimals = PG_GETARG_INT32(2);
	Figure figure = {.unit = unit_argument(fcinfo, 1)};

	if (decimals < 0 || decimals > DECIMAL_DIGITS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("decimals must be between 0 and %d", DECIMAL_DIGITS)));
	figure.amount = decimal_from_datum(
		DirectFunctionCall2(numeric_round, PG_GETARG_DATUM(0), Int32GetDatum(decimals)));
	return written(&figure, fcinfo, 3);
}

PG_FUNCTION_INFO_V1(figure_format);
Datum
figure_format(PG_FUNCTION_ARGS)
{
	return written(PG_GETARG_FIGURE_P(0), fcinfo, 1);
}

/* ---------- the answers ---------- */

/* A number of the figure's unit in another unit of the same kind; null of a mark. */
static Datum
converted(FunctionCallInfo fcinfo, Decimal amount)
{
	const Figure *const figure = PG_GETARG_FIGURE_P(0);
	Unit unit;

	if (figure->mark != MARK_NONE)
		PG_RETURN_NULL();
	if (PG_NARGS() == 1)
		return decimal_to_datum(&amount);
	unit = unit_argument(fcinfo, 1);
	if (!units_convert(figure->unit, unit))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("cannot convert a figure from \"%s\" to \"%s\"",
							   unit_name(figure->unit), unit_name(unit)),
						errdetail("The units measure different things.")));
	decimal_check(decimal_shift(&amount, (int) figure->unit.power - (int) unit.power));
	return decimal_to_datum(&amount);
}

/* amount(figure) and amount(figure, unit); lower and upper likewise. */
PG_FUNCTION_INFO_V1(figure_amount);
Datum
figure_amount(PG_FUNCTION_ARGS)
{
	return converted(fcinfo, PG_GETARG_FIGURE_P(0)->amount);
}

static DecimalInterval
bounds(const Figure *figure)
{
	const Decimal half_width = figure_half_width(figure);
	DecimalInterval result = INTERVAL_OF(figure->amount);

	if (figure->mark == MARK_NONE)
		decimal_check(interval_around(&result, &figure->amount, &half_width));
	return result;
}

PG_FUNCTION_INFO_V1(figure_lower);
Datum
figure_lower(PG_FUNCTION_ARGS)
{
	return converted(fcinfo, bounds(PG_GETARG_FIGURE_P(0)).low);
}

PG_FUNCTION_INFO_V1(figure_upper);
Datum
figure_upper(PG_FUNCTION_ARGS)
{
	return converted(fcinfo, bounds(PG_GETARG_FIGURE_P(0)).high);
}

PG_FUNCTION_INFO_V1(figure_unit_name);
Datum
figure_unit_name(PG_FUNCTION_ARGS)
{
	char name[UNIT_BUFFER];

	unit_write(name, PG_GETARG_FIGURE_P(0)->unit);
	PG_RETURN_TEXT_P(cstring_to_text(name));
}

PG_FUNCTION_INFO_V1(figure_mark);
Datum
figure_mark(PG_FUNCTION_ARGS)
{
	Figure figure = *PG_GETARG_FIGURE_P(0);
	char text[FIGURE_BUFFER];

	if (figure.mark == MARK_NONE)
		PG_RETURN_NULL();
	figure.unit = NO_UNIT;
	figure_write(text, &figure, NULL);
	PG_RETURN_TEXT_P(cstring_to_text(text));
}

PG_FUNCTION_INFO_V1(figure_decimals);
Datum
figure_decimals(PG_FUNCTION_ARGS)
{
	if (PG_GETARG_FIGURE_P(0)->mark != MARK_NONE)
		PG_RETURN_NULL();
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
	Figure result = *PG_GETARG_FIGURE_P(0);

	result.amount = decimal_negated(&result.amount);
	return figure_to_datum(&result);
}
