/*
 * footing.c
 *	  A printed total beside the sum of its printed parts, and what rounding can
 *	  have done to that sum.
 */
#include "compat.h"

#include "argument.h"
#include "json_text.h"
#include "scan.h"
#include "server_text.h"
#include "figure.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "relation.h"
#include "type.h"

/*
 * The stored form, 96 bytes, without padding:
 *
 *	bytes 0 to 31	the total as printed, a figure (figure_text.h); without a number and
 *					without a mark where there is none
 *	32 to 55		the sum of the parts, in the base unit; absent where there are none
 *	56 to 79		its tolerance, the sum of the parts' half widths; absent likewise
 *	80 to 87		the number of parts
 *	88 to 90		the parts' unit, without a power; none where there are none
 *	91 to 95		zero, for what may come
 *
 * There is a total or a part, and the units of both measure the same.
 */
typedef struct Footing
{
	Figure total;
	Decimal parts;
	Decimal tolerance;
	int64 count;
	Unit unit;
	uint8 reserved[5];
} Footing;

#define PG_GETARG_FOOTING_P(n) ((Footing *) PG_GETARG_POINTER(n))

static const Footing no_footing = {
	.total.amount = ABSENT_DECIMAL, .parts = ABSENT_DECIMAL, .tolerance = ABSENT_DECIMAL};

static inline bool
has_total(const Footing *footing)
{
	return !decimal_is_absent(&footing->total.amount) || footing->total.mark != MARK_NONE;
}

static Unit
in_base(Unit unit)
{
	unit.power = 0;
	return unit;
}

/* ---------- totals and parts ---------- */

static void
check_units(Unit a, Unit b)
{
	if (!units_convert(a, b))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cannot add figures in \"%s\" and \"%s\"", unit_name(a), unit_name(b)),
				 errdetail("The units measure different things.")));
}

/* A mark other than a blank or a dash says that the number is not known. */
static bool
is_left_out(const Figure *figure)
{
	if (figure->mark != MARK_NONE && !figure_is_nil(figure))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("a footing cannot have a figure that is not known"),
						errdetail("A cell prints a mark other than a dash."),
						errhint("Leave such cells out, or give the number that they stand for.")));
	return figure->mark == MARK_BLANK;
}

static void
add_total(Footing *footing, const Figure *total)
{
	if (is_left_out(total))
		return;
	if (!has_total(footing))
	{
		if (footing->count > 0 && total->mark == MARK_NONE)
			check_units(footing->unit, total->unit);
		footing->total = *total;
	}
	else if (figure_compare(&footing->total, total) != 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("a footing has one total"),
						errdetail("Its rows or parts have different ones.")));
}

static void
add_parts(Footing *footing, Unit unit, const Decimal *parts, const Decimal *tolerance, int64 count)
{
	if (footing->count > 0)
		check_units(footing->unit, unit);
	else if (has_total(footing) && footing->total.mark == MARK_NONE)
		check_units(footing->total.unit, unit);
	footing->unit = in_base(unit);
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
	Decimal amount;
	Decimal tolerance;

	if (is_left_out(part) || part->mark == MARK_DASH)
		return;
	amount = figure_in_base(&part->amount, part->unit);
	tolerance = figure_in_base(&half_width, part->unit);
	add_parts(footing, part->unit, &amount, &tolerance, 1);
}

/* ---------- numbers in the unit of the total ---------- */

static Unit
unit_of(const Footing *footing)
{
	return has_total(footing) && footing->total.mark == MARK_NONE ? footing->total.unit
																  : footing->unit;
}

static Datum
number(const Footing *footing, Decimal x)
{
	return number_in_unit(x, unit_of(footing));
}

/* What the total prints, in the base unit, where a dash prints nothing; and its half width. */
static void
total_in_base(const Footing *footing, Decimal *total, Decimal *half_width)
{
	*total = *half_width = (Decimal){0, 0};
	if (footing->total.mark != MARK_NONE)
		return;
	*half_width = figure_half_width(&footing->total);
	*half_width = figure_in_base(half_width, footing->total.unit);
	*total = figure_in_base(&footing->total.amount, footing->total.unit);
}

/* Total less parts; false where either is absent. */
static bool
get_difference(const Footing *footing, Decimal *difference, Decimal *tolerance, Decimal *half_width)
{
	if (!has_total(footing) || footing->count == 0)
		return false;
	total_in_base(footing, difference, half_width);
	decimal_check(decimal_subtract(difference, &footing->parts));
	*tolerance = *half_width;
	decimal_check(decimal_add(tolerance, &footing->tolerance));
	return true;
}

/* ---------- the type ---------- */

/* A figure within the text of a footing, up to end, or null. */
static bool
scan_figure(Scanner *scan, const char *end, Figure *figure)
{
	const char *const start = scan->at;
	const char *const text = pnstrdup(start, end - start);
	FigureReading reading;

	scan->at = end;
	if (strcmp(text, "null") == 0)
		return false;
	figure_read(text, NULL, NO_UNIT, &reading);
	if (reading.defect == NULL && (reading.label != 0 || reading.value.mark == MARK_BLANK))
	{
		reading.defect = "One figure is expected here.";
		reading.place = text;
	}
	if (reading.defect != NULL)
	{
		scan->out_of_range = reading.out_of_range;
		return scan_fail_at(scan, start + (reading.place - text), reading.defect);
	}
	*figure = reading.value;
	return true;
}

/* "22493000 kr +- 3500 of 7" */
static void
scan_parts(Scanner *scan, Footing *footing)
{
	const char *const end = strstr(scan->at, " +- ");
	Figure parts;

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
}

/* "22493 tkr vs 22493000 kr +- 3500 of 7", or null for what is absent. */
static void *
footing_read(const ValueType *type, Scanner *scan)
{
	const char *const middle = strstr(scan->at, " vs ");
	Footing *footing = palloc(sizeof(Footing));

	*footing = no_footing;
	if (middle == NULL)
	{
		scan_fail(scan, "A total, vs and the sum of its parts are expected here.");
		return footing;
	}
	scan_figure(scan, middle, &footing->total);
	if (scan->problem == NULL)
	{
		scan->at = middle + strlen(" vs ");
		scan_parts(scan, footing);
	}
	return footing;
}

static void
footing_write(const ValueType *type, StringInfo text, const void *value)
{
	const Footing *footing = value;

	if (has_total(footing))
		figure_append(text, &footing->total);
	else
		appendStringInfoString(text, "null");
	appendStringInfoString(text, " vs ");
	if (footing->count == 0)
	{
		appendStringInfoString(text, "null");
		return;
	}
	figure_append(text, &(Figure){.amount = footing->parts, .unit = footing->unit});
	appendStringInfoString(text, " +- ");
	decimal_append(text, &footing->tolerance);
	appendStringInfo(text, " of " INT64_FORMAT, footing->count);
}

/* The total is a figure's text, for a reader to see it as printed; the parts are numbers. */
static void
footing_write_json(const ValueType *type, StringInfo json, const void *value)
{
	const Footing *footing = value;

	appendStringInfoChar(json, '{');
	json_key(json, "total");
	if (has_total(footing))
	{
		appendStringInfoChar(json, '"');
		figure_append(json, &footing->total);
		appendStringInfoChar(json, '"');
	}
	else
		appendStringInfoString(json, "null");
	json_figure(json, "parts", footing->count > 0 ? number(footing, footing->parts) : 0);
	json_figure(json, "tolerance", footing->count > 0 ? number(footing, footing->tolerance) : 0);
	json_key(json, "unit");
	appendStringInfo(json, "\"%s\"", unit_name(unit_of(footing)));
	json_key(json, "count");
	appendStringInfo(json, INT64_FORMAT "}", footing->count);
}

static void
scan_json_total(Scanner *scan, Figure *total)
{
	Span text;
	Scanner of_text;

	if (strncmp(scan->at, "null", 4) == 0)
	{
		scan_json_skip(scan);
		return;
	}
	if (!scan_json_string(scan, &text))
		return;
	of_text = scan_begin(pnstrdup(text.at, text.length));
	scan_figure(&of_text, of_text.at + strlen(of_text.at), total);
	if (of_text.problem != NULL)
	{
		scan->out_of_range = of_text.out_of_range;
		scan_fail_at(scan, text.at, of_text.problem);
	}
}

static void *
footing_read_json(const ValueType *type, Scanner *scan)
{
	Footing *footing = palloc(sizeof(Footing));
	Span key;
	Span name;

	*footing = no_footing;
	for (bool first = true; scan_json_member(scan, first, &key); first = false)
	{
		if (span_equals(&key, "total"))
			scan_json_total(scan, &footing->total);
		else if (span_equals(&key, "parts"))
			scan_optional_decimal(scan, &footing->parts);
		else if (span_equals(&key, "tolerance"))
			scan_optional_decimal(scan, &footing->tolerance);
		else if (span_equals(&key, "count"))
			scan_count(scan, &footing->count);
		else if (!span_equals(&key, "unit"))
			scan_json_skip(scan);
		else if (scan_json_string(scan, &name) &&
				 !unit_from_name(pnstrdup(name.at, name.length), &footing->unit))
			scan_fail_at(scan, name.at, "There is no such unit.");
	}
	if (scan->problem == NULL && footing->count == 0)
		footing->unit = NO_UNIT;
	else if (scan->problem == NULL && !decimal_is_absent(&footing->parts) &&
			 !decimal_is_absent(&footing->tolerance) &&
			 (decimal_shift(&footing->parts, footing->unit.power) != DECIMAL_OK ||
			  decimal_shift(&footing->tolerance, footing->unit.power) != DECIMAL_OK))
	{
		scan->out_of_range = true;
		scan_fail(scan, check_problems[CHECK_OUT_OF_RANGE]);
	}
	footing->unit.power = 0;
	return footing;
}

static void *
footing_receive(const ValueType *type, StringInfo message)
{
	Footing *footing = palloc(sizeof(Footing));

	*footing = no_footing;
	footing->total = figure_recv_parts(message, type->name);
	footing->parts = decimal_recv(message, type->name);
	footing->tolerance = decimal_recv(message, type->name);
	footing->count = pq_getmsgint64(message);
	footing->unit.base = (uint8) pq_getmsgbyte(message);
	footing->unit.per = (uint8) pq_getmsgbyte(message);
	return footing;
}

static void
footing_send_value(const ValueType *type, StringInfo message, const void *value)
{
	const Footing *footing = value;

	figure_send_parts(message, &footing->total);
	decimal_send(message, &footing->parts);
	decimal_send(message, &footing->tolerance);
	pq_sendint64(message, (uint64) footing->count);
	pq_sendbyte(message, footing->unit.base);
	pq_sendbyte(message, footing->unit.per);
}

static const char *
footing_problem(const ValueType *type, const void *value)
{
	const Footing *footing = value;
	const bool parts = footing->count > 0;

	if (footing->count < 0 || !unit_is_valid(footing->unit) || footing->unit.power != 0 ||
		(has_total(footing) ? !figure_is_valid(&footing->total) || footing->total.mark == MARK_BLANK
							: !unit_is_none(footing->total.unit) || footing->total.approximate))
		return "A footing has a total and a number of parts, each in a unit.";
	if (decimal_is_absent(&footing->parts) == parts ||
		decimal_is_absent(&footing->tolerance) == parts || footing->tolerance.coefficient < 0)
		return "A sum of parts has a tolerance that is not negative.";
	if ((!parts && (!has_total(footing) || !unit_is_none(footing->unit))) ||
		(parts && has_total(footing) && footing->total.mark == MARK_NONE &&
		 !units_convert(footing->total.unit, footing->unit)))
		return "A footing needs a total or at least one part, and all units must measure the same.";
	return NULL;
}

/* By the total as printed, then by the sums as numbers. */
static int
footing_compare(const ValueType *type, const void *left, const void *right)
{
	const Footing *a = left;
	const Footing *b = right;
	int order = has_total(a) - has_total(b);

	if (order == 0 && has_total(a))
		order = figure_compare(&a->total, &b->total);
	if (order == 0)
		order = memcmp(&a->unit, &b->unit, sizeof(Unit));
	if (order == 0)
		order = decimal_compare(&a->parts, &b->parts);
	if (order == 0)
		order = decimal_compare(&a->tolerance, &b->tolerance);
	return order != 0 ? order : (a->count > b->count) - (a->count < b->count);
}

static uint64
footing_hash_value(const ValueType *type, const void *value, uint64 seed)
{
	const Footing *footing = value;
	uint64 hash =
		hash_bytes_extended((const unsigned char *) &footing->total, sizeof(Figure), seed);

	hash = decimal_hash_extended(&footing->parts, hash);
	hash = decimal_hash_extended(&footing->tolerance, hash);
	return hash_bytes_extended((const unsigned char *) &footing->count, sizeof(int64), hash);
}

static void *
footing_add_value(const ValueType *type, void *sum, const void *value)
{
	const Footing *other = value;

	if (has_total(other))
		add_total(sum, &other->total);
	if (other->count > 0)
		add_parts(sum, other->unit, &other->parts, &other->tolerance, other->count);
	return sum;
}

static const ValueType footing_type = {
	.name = "footing",
	.length = sizeof(Footing),
	.version = 1,
	.read = footing_read,
	.write = footing_write,
	.read_json = footing_read_json,
	.write_json = footing_write_json,
	.receive = footing_receive,
	.send = footing_send_value,
	.problem = footing_problem,
	.compare = footing_compare,
	.hash = footing_hash_value,
	.add = footing_add_value,
};

TYPE_HAS_LENGTH(footing, sizeof(Footing));
TYPE_FUNCTIONS(footing, &footing_type)
TYPE_ADD(footing, &footing_type)

/* ---------- many rows, and an array ---------- */

static Datum
footing_or_null(const Footing *footing)
{
	return has_total(footing) || footing->count > 0 ? PointerGetDatum(footing) : (Datum) 0;
}

PG_FUNCTION_INFO_V1(footing_accum);
Datum
footing_accum(PG_FUNCTION_ARGS)
{
	Footing *footing;

	if (!PG_ARGISNULL(0))
		footing = aggregate_state(fcinfo, sizeof(Footing));
	else
	{
		footing = palloc(sizeof(Footing));
		*footing = no_footing;
	}
	if (!PG_ARGISNULL(1))
		add_total(footing, PG_GETARG_FIGURE_P(1));
	if (!PG_ARGISNULL(2))
		add_part(footing, PG_GETARG_FIGURE_P(2));
	if (footing_or_null(footing) == (Datum) 0)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(footing);
}

PG_FUNCTION_INFO_V1(footing_from_array);
Datum
footing_from_array(PG_FUNCTION_ARGS)
{
	Footing *footing = palloc(sizeof(Footing));
	Figure *parts;
	bool *nulls;
	int count;

	*footing = no_footing;
	add_total(footing, PG_GETARG_FIGURE_P(0));
	parts = figure_array(PG_GETARG_ARRAYTYPE_P(1), &nulls, &count);
	for (int i = 0; i < count; i++)
		add_part(footing, &parts[i]);
	if (footing_or_null(footing) == (Datum) 0)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(footing);
}

/* ---------- the answers ---------- */

PG_FUNCTION_INFO_V1(footing_total);
Datum
footing_total(PG_FUNCTION_ARGS)
{
	if (!has_total(PG_GETARG_FOOTING_P(0)))
		PG_RETURN_NULL();
	return figure_to_datum(&PG_GETARG_FOOTING_P(0)->total);
}

PG_FUNCTION_INFO_V1(footing_parts);
Datum
footing_parts(PG_FUNCTION_ARGS)
{
	const Footing *footing = PG_GETARG_FOOTING_P(0);

	if (footing->count == 0)
		PG_RETURN_NULL();
	return number(footing, footing->parts);
}

/* The parts moved by their tolerance, to the least or the most that they can come from. */
static Datum
bound(FunctionCallInfo fcinfo, bool upper)
{
	const Footing *footing = PG_GETARG_FOOTING_P(0);
	DecimalInterval bounds;

	if (footing->count == 0)
		PG_RETURN_NULL();
	decimal_check(interval_around(&bounds, &footing->parts, &footing->tolerance));
	return number(footing, upper ? bounds.high : bounds.low);
}

PG_FUNCTION_INFO_V1(footing_lower);
Datum
footing_lower(PG_FUNCTION_ARGS)
{
	return bound(fcinfo, false);
}

PG_FUNCTION_INFO_V1(footing_upper);
Datum
footing_upper(PG_FUNCTION_ARGS)
{
	return bound(fcinfo, true);
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
	Decimal difference;
	Decimal tolerance;
	Decimal half_width;

	if (!get_difference(PG_GETARG_FOOTING_P(0), &difference, &tolerance, &half_width))
		PG_RETURN_NULL();
	return number(PG_GETARG_FOOTING_P(0), difference);
}

PG_FUNCTION_INFO_V1(footing_tolerance);
Datum
footing_tolerance(PG_FUNCTION_ARGS)
{
	Decimal difference;
	Decimal tolerance;
	Decimal half_width;

	if (!get_difference(PG_GETARG_FOOTING_P(0), &difference, &tolerance, &half_width))
		PG_RETURN_NULL();
	return number(PG_GETARG_FOOTING_P(0), tolerance);
}

PG_FUNCTION_INFO_V1(footing_verdict);
Datum
footing_verdict(PG_FUNCTION_ARGS)
{
	Oid *labels = fcinfo->flinfo->fn_extra;
	Decimal difference;
	Decimal tolerance;
	Decimal half_width;

	if (labels == NULL)
	{
		labels = fcinfo->flinfo->fn_extra =
			MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof(Oid) * (VERDICT_ERROR + 1));
		verdict_oids(get_func_rettype(fcinfo->flinfo->fn_oid), labels);
	}
	if (!get_difference(PG_GETARG_FOOTING_P(0), &difference, &tolerance, &half_width))
		PG_RETURN_NULL();
	difference = decimal_absolute(&difference);
	PG_RETURN_OID(labels[interval_verdict(decimal_compare(&difference, &half_width) <= 0,
										  decimal_compare(&difference, &tolerance) <= 0)]);
}
