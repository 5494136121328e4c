/*
 * footing.c
 *	  A printed total beside the sum of its printed parts, and what rounding can
 *	  have done to that sum.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "libpq/pqformat.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "argument.h"
#include "figure.h"
#include "json_text.h"
#include "scan.h"
#include "server_text.h"

/*
 * Invariants: the total is absent (its amount is, and nothing else is set), or a
 * figure; parts is absent where count is 0, and with it tolerance and unit; one
 * of the two is there.  Parts and tolerance are in unit, which is the base unit
 * of a family, that of the total.  There is no padding.
 */
typedef struct Footing
{
	Figure total;
	Decimal parts;
	Decimal tolerance; /* of the parts: the sum of their half widths */
	int64 count;
	int64 unit;
} Footing;

#define PG_GETARG_FOOTING_P(n) ((Footing *) PG_GETARG_POINTER(n))
#define NO_FOOTING                                                                                 \
	((Footing){{ABSENT_DECIMAL, UNIT_NONE, 0}, ABSENT_DECIMAL, ABSENT_DECIMAL, 0, UNIT_NONE})

static inline bool
has_total(const Footing *footing)
{
	return !decimal_is_absent(&footing->total.amount);
}

static bool
is_valid(const Footing *footing)
{
	const Figure *total = &footing->total;
	const bool parts = footing->count > 0;

	return total->unit >= 0 && total->unit < UNITS && footing->unit >= 0 && footing->unit < UNITS &&
		   (total->approximate == 0 || total->approximate == 1) && footing->count >= 0 &&
		   decimal_is_absent(&footing->parts) == !parts &&
		   decimal_is_absent(&footing->tolerance) == !parts &&
		   footing->tolerance.coefficient >= 0 &&
		   (has_total(footing) || (parts && total->unit == UNIT_NONE && !total->approximate)) &&
		   figure_units[footing->unit].power == 0 && (parts || footing->unit == UNIT_NONE) &&
		   (!has_total(footing) || !parts ||
			figure_units[total->unit].family == figure_units[footing->unit].family);
}

static int
base_unit(int unit)
{
	while (figure_units[unit].power != 0 ||
		   (unit > 0 && figure_units[unit - 1].family == figure_units[unit].family))
		unit--;
	return unit;
}

static void
check_family(int unit, int other)
{
	if (figure_units[unit].family != figure_units[other].family)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("figures in \"%s\" and in \"%s\" cannot be footed together",
							   figure_units[unit].name, figure_units[other].name)));
}

static void
add_total(Footing *footing, const Figure *total)
{
	if (!has_total(footing))
	{
		if (footing->count > 0)
			check_family((int) footing->unit, total->unit);
		footing->total = *total;
	}
	else if (!figure_is_equal(&footing->total, total))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("a footing has one total"),
						errdetail("Its rows or parts have different ones.")));
}

static void
add_parts(Footing *footing, int unit, const Decimal *parts, const Decimal *tolerance, int64 count)
{
	if (footing->count > 0)
		check_family((int) footing->unit, unit);
	else if (has_total(footing))
		check_family(footing->total.unit, unit);
	footing->unit = base_unit(unit);
	decimal_check(decimal_add(&footing->parts, parts));
	decimal_check(decimal_add(&footing->tolerance, tolerance));
	if (footing->count > PG_INT64_MAX - count)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("bigint out of range")));
	footing->count += count;
}

static void
add_part(Footing *footing, const Figure *part)
{
	const Decimal half_width = figure_half_width(part);
	const Decimal amount = figure_in_base(&part->amount, part->unit);
	const Decimal tolerance = figure_in_base(&half_width, part->unit);

	add_parts(footing, part->unit, &amount, &tolerance, 1);
}

/* ---------- the type ---------- */

/* A figure within the text of a footing, or null. */
static bool
scan_figure(Scanner *scan, const char *end, Figure *figure)
{
	const char *const start = scan->at;
	const char *const text = pnstrdup(start, end - start);
	FigureReading reading;

	scan->at = end;
	if (strcmp(text, "null") == 0)
		return false;
	figure_read(text, NULL, UNIT_NONE, &reading);
	if (reading.defect == NULL && reading.label != 0)
	{
		reading.defect = "Nothing more is expected here.";
		reading.place = strrchr(text, '(');
	}
	if (reading.defect != NULL)
	{
		scan->out_of_range = reading.out_of_range;
		return scan_fail_at(scan, start + (reading.place - text), reading.defect);
	}
	*figure = reading.value;
	return true;
}

/* Text: '22493 tkr vs 22493000 kr +- 3500 of 7', or null for what is absent. */
static bool
parse(Scanner *scan, Footing *footing)
{
	const char *middle = strstr(scan->at, " vs ");
	const char *end;
	Figure parts;

	*footing = NO_FOOTING;
	if (middle == NULL)
		return scan_fail(scan, "A total, vs and the sum of its parts are expected here.");
	scan_figure(scan, middle, &footing->total);
	if (scan->problem != NULL)
		return false;
	scan->at = middle + strlen(" vs ");
	end = strstr(scan->at, " +- ");
	if (end == NULL)
		scan_literal(scan, "null", "The sum of parts, +- and its tolerance are expected here.");
	else if (scan_figure(scan, end, &parts))
	{
		footing->parts = parts.amount;
		footing->unit = parts.unit;
		scan->at = end + strlen(" +- ");
		if (scan_decimal(scan, &footing->tolerance) &&
			scan_literal(scan, "of", "The number of parts is expected here, as of 7."))
			scan_count(scan, &footing->count);
	}
	if (scan_end(scan) && !is_valid(footing))
		scan_fail_at(scan, scan->input,
					 "This is no footing: it has no parts, or units that do not match.");
	return scan->problem == NULL;
}

PG_FUNCTION_INFO_V1(footing_in);
Datum
footing_in(PG_FUNCTION_ARGS)
{
	Scanner scan = scan_begin(utf8_from_server(PG_GETARG_CSTRING(0)));
	Footing *footing = palloc(sizeof(Footing));

	if (!parse(&scan, footing))
		return scan_report(&scan, "footing", fcinfo->context);
	PG_RETURN_POINTER(footing);
}

PG_FUNCTION_INFO_V1(footing_out);
Datum
footing_out(PG_FUNCTION_ARGS)
{
	const Footing *footing = PG_GETARG_FOOTING_P(0);
	StringInfoData buf;

	initStringInfo(&buf);
	if (has_total(footing))
		figure_append(&buf, &footing->total);
	else
		appendStringInfoString(&buf, "null");
	appendStringInfoString(&buf, " vs ");
	if (footing->count > 0)
	{
		figure_append(&buf, &(Figure){footing->parts, (int32) footing->unit, 0});
		appendStringInfoString(&buf, " +- ");
		decimal_append(&buf, &footing->tolerance);
		appendStringInfo(&buf, " of " INT64_FORMAT, footing->count);
	}
	else
		appendStringInfoString(&buf, "null");
	PG_RETURN_CSTRING(buf.data);
}

PG_FUNCTION_INFO_V1(footing_recv);
Datum
footing_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	Footing *footing = palloc(sizeof(Footing));

	footing->total.amount = decimal_recv(buf, "footing");
	footing->total.unit = pq_getmsgbyte(buf);
	footing->total.approximate = pq_getmsgbyte(buf);
	footing->parts = decimal_recv(buf, "footing");
	footing->tolerance = decimal_recv(buf, "footing");
	footing->count = pq_getmsgint64(buf);
	footing->unit = pq_getmsgbyte(buf);
	if (!is_valid(footing))
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("invalid external \"footing\" value")));
	PG_RETURN_POINTER(footing);
}

PG_FUNCTION_INFO_V1(footing_send);
Datum
footing_send(PG_FUNCTION_ARGS)
{
	const Footing *footing = PG_GETARG_FOOTING_P(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	decimal_send(&buf, &footing->total.amount);
	pq_sendbyte(&buf, (uint8) footing->total.unit);
	pq_sendbyte(&buf, (uint8) footing->total.approximate);
	decimal_send(&buf, &footing->parts);
	decimal_send(&buf, &footing->tolerance);
	pq_sendint64(&buf, (uint64) footing->count);
	pq_sendbyte(&buf, (uint8) footing->unit);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/* The total as printed, the sums as numbers. */
static bool
is_equal(const Footing *a, const Footing *b)
{
	return figure_is_equal(&a->total, &b->total) && decimal_compare(&a->parts, &b->parts) == 0 &&
		   decimal_compare(&a->tolerance, &b->tolerance) == 0 && a->count == b->count &&
		   a->unit == b->unit;
}

PG_FUNCTION_INFO_V1(footing_eq);
Datum
footing_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_equal(PG_GETARG_FOOTING_P(0), PG_GETARG_FOOTING_P(1)));
}

PG_FUNCTION_INFO_V1(footing_ne);
Datum
footing_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!is_equal(PG_GETARG_FOOTING_P(0), PG_GETARG_FOOTING_P(1)));
}

PG_FUNCTION_INFO_V1(footing_hash);
Datum
footing_hash(PG_FUNCTION_ARGS)
{
	const Footing *footing = PG_GETARG_FOOTING_P(0);

	PG_RETURN_UINT32((decimal_hash(&footing->total.amount) * 31 + decimal_hash(&footing->parts)) *
						 31 +
					 (uint32) footing->count);
}

/* ---------- many rows, an array, and their sum ---------- */

PG_FUNCTION_INFO_V1(footing_accum);
Datum
footing_accum(PG_FUNCTION_ARGS)
{
	Footing *footing;

	if (PG_ARGISNULL(0))
	{
		if (PG_ARGISNULL(1) && PG_ARGISNULL(2))
			PG_RETURN_NULL();
		footing = palloc(sizeof(Footing));
		*footing = NO_FOOTING;
	}
	else
		footing = aggregate_state(fcinfo, sizeof(Footing));
	if (!PG_ARGISNULL(1))
		add_total(footing, PG_GETARG_FIGURE_P(1));
	if (!PG_ARGISNULL(2))
		add_part(footing, PG_GETARG_FIGURE_P(2));
	PG_RETURN_POINTER(footing);
}

PG_FUNCTION_INFO_V1(footing_add);
Datum
footing_add(PG_FUNCTION_ARGS)
{
	Footing *footing = aggregate_state(fcinfo, sizeof(Footing));
	const Footing *other = PG_GETARG_FOOTING_P(1);

	if (has_total(other))
		add_total(footing, &other->total);
	if (other->count > 0)
		add_parts(footing, (int) other->unit, &other->parts, &other->tolerance, other->count);
	PG_RETURN_POINTER(footing);
}

PG_FUNCTION_INFO_V1(footing_from_array);
Datum
footing_from_array(PG_FUNCTION_ARGS)
{
	ArrayType *const array = PG_GETARG_ARRAYTYPE_P(1);
	Footing *footing = palloc(sizeof(Footing));
	Datum *parts;
	bool *nulls;
	int count;

	*footing = NO_FOOTING;
	add_total(footing, PG_GETARG_FIGURE_P(0));
	deconstruct_array(array, ARR_ELEMTYPE(array), sizeof(Figure), false, TYPALIGN_DOUBLE, &parts,
					  &nulls, &count);
	for (int i = 0; i < count; i++)
		if (!nulls[i])
			add_part(footing, (const Figure *) DatumGetPointer(parts[i]));
	PG_RETURN_POINTER(footing);
}

/* ---------- the answers ---------- */

/*
 * In the total's unit, or in the base unit where there is no total, without zeros
 * at its end, which only tell of the conversion.
 */
static Datum
in_unit(const Footing *footing, Decimal x)
{
	if (has_total(footing))
		decimal_check(decimal_shift(&x, -figure_units[footing->total.unit].power));
	return DirectFunctionCall1(numeric_trim_scale, decimal_to_datum(&x));
}

PG_FUNCTION_INFO_V1(footing_printed);
Datum
footing_printed(PG_FUNCTION_ARGS)
{
	Figure *total;

	if (!has_total(PG_GETARG_FOOTING_P(0)))
		PG_RETURN_NULL();
	total = palloc(sizeof(Figure));
	*total = PG_GETARG_FOOTING_P(0)->total;
	PG_RETURN_POINTER(total);
}

PG_FUNCTION_INFO_V1(footing_parts);
Datum
footing_parts(PG_FUNCTION_ARGS)
{
	const Footing *footing = PG_GETARG_FOOTING_P(0);

	if (footing->count == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(in_unit(footing, footing->parts));
}

/* The parts moved by their tolerance, to the least or the most that they can come from. */
static Datum
bound(FunctionCallInfo fcinfo, DecimalError (*move)(Decimal *, const Decimal *))
{
	const Footing *footing = PG_GETARG_FOOTING_P(0);
	Decimal bound = footing->parts;

	if (footing->count == 0)
		PG_RETURN_NULL();
	decimal_check(move(&bound, &footing->tolerance));
	PG_RETURN_DATUM(in_unit(footing, bound));
}

PG_FUNCTION_INFO_V1(footing_lower);
Datum
footing_lower(PG_FUNCTION_ARGS)
{
	return bound(fcinfo, decimal_subtract);
}

PG_FUNCTION_INFO_V1(footing_upper);
Datum
footing_upper(PG_FUNCTION_ARGS)
{
	return bound(fcinfo, decimal_add);
}

PG_FUNCTION_INFO_V1(footing_part_count);
Datum
footing_part_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_FOOTING_P(0)->count);
}

PG_FUNCTION_INFO_V1(footing_difference);
Datum
footing_difference(PG_FUNCTION_ARGS)
{
	const Footing *footing = PG_GETARG_FOOTING_P(0);
	Decimal difference;

	if (!has_total(footing) || footing->count == 0)
		PG_RETURN_NULL();
	difference = figure_in_base(&footing->total.amount, footing->total.unit);
	decimal_check(decimal_subtract(&difference, &footing->parts));
	PG_RETURN_DATUM(in_unit(footing, difference));
}

PG_FUNCTION_INFO_V1(footing_tolerance);
Datum
footing_tolerance(PG_FUNCTION_ARGS)
{
	const Footing *footing = PG_GETARG_FOOTING_P(0);
	Decimal half_width;
	Decimal tolerance;

	if (!has_total(footing) || footing->count == 0)
		PG_RETURN_NULL();
	half_width = figure_half_width(&footing->total);
	tolerance = figure_in_base(&half_width, footing->total.unit);
	decimal_check(decimal_add(&tolerance, &footing->tolerance));
	PG_RETURN_DATUM(in_unit(footing, tolerance));
}

PG_FUNCTION_INFO_V1(footing_to_jsonb);
Datum
footing_to_jsonb(PG_FUNCTION_ARGS)
{
	const Footing *footing = PG_GETARG_FOOTING_P(0);
	StringInfoData json;

	initStringInfo(&json);
	appendStringInfoChar(&json, '{');
	if (has_total(footing))
	{
		json_decimal(&json, "total", &footing->total.amount);
		json_figure(&json, "parts", footing->count > 0 ? in_unit(footing, footing->parts) : 0);
	}
	else
	{
		json_decimal(&json, "total", &ABSENT_DECIMAL);
		json_decimal(&json, "parts", &footing->parts);
	}
	appendStringInfo(&json, ", \"unit\": \"%s\", \"count\": " INT64_FORMAT "}",
					 figure_units[has_total(footing) ? footing->total.unit : footing->unit].name,
					 footing->count);
	return json_to_datum(&json);
}
