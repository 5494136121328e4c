/*
 * rag_scale.c
 *	  The rule from a figure to a status, and its application.
 *
 *	  Written as an inequality chain, 'red < -5 <= amber < -1 <= green': between
 *	  two colours stands their bound, and the sign with "=" says which of the two
 *	  owns it.  A chain in descending order, with > and >=, is the same rule.
 */
#include "enum_label.h"

#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "rag_scale.h"

/* ---------- the text form, pure ---------- */

#define A_COLOR "A colour (red, amber, green, blue or grey) is expected here."
#define A_BOUND "The bound between the two colours is expected here: a finite decimal number."
#define A_SIGN "A sign (<, <= or, in a descending chain, >, >=) is expected here."

static bool
scan_sign(Scanner *scan, char direction, bool *equal)
{
	if (scan->problem)
		return false;
	if (*scan->at != '<' && *scan->at != '>')
		return scan_fail(scan, A_SIGN);
	if (*scan->at != direction)
		return scan_fail(scan, "All signs of a chain must point the same way.");
	scan->at++;
	*equal = *scan->at == '=';
	if (*equal)
		scan->at++;
	scan_blanks(scan);
	return true;
}

static bool
scan_bound(Scanner *scan, Decimal *bound)
{
	if (scan->problem)
		return false;
	if (!scan_decimal(scan, bound))
	{
		if (!scan->out_of_range)
			scan->problem = A_BOUND;
		return false;
	}
	if (*scan->at == '%' || *scan->at == ',')
		return scan_fail(scan, "Bounds are plain numbers with a decimal point.");
	return true;
}

static bool
is_in_order(const Decimal *bound, const Decimal *next, char direction)
{
	const int order = decimal_compare(bound, next);

	return direction == '<' ? order < 0 : order > 0;
}

/* sign bound sign colour: a band that follows on a band of another colour */
static bool
scan_step(Scanner *scan, char direction, ScaleStep *step, bool first, uint8 color_before)
{
	const char *const start = scan->at;
	const char *place;
	bool equal_before = false;
	bool equal_after = false;

	if (!scan_sign(scan, direction, &equal_before))
		return false;
	place = scan->at;
	if (!scan_bound(scan, &step->bound))
		return false;
	if (!first && !is_in_order(&step[-1].bound, &step->bound, direction))
		return scan_fail_at(scan, place,
							"The bounds must ascend in a chain of <, and descend in a chain of >.");
	place = scan->at;
	if (*place == '\0')
		return scan_fail(scan, "A gap: no colour stands on this side of the bound.");
	if (!scan_sign(scan, direction, &equal_after))
		return false;
	if (equal_before && equal_after)
		return scan_fail_at(scan, place,
							"The bound belongs to both colours: one of its two signs must lack =.");
	if (!equal_before && !equal_after)
		return scan_fail_at(
			scan, start,
			"A gap: the bound belongs to neither colour; one of its two signs must have =.");
	place = scan->at;
	if (!scan_label(scan, &rag_labels, &step->color, A_COLOR))
		return false;
	if (step->color == color_before)
		return scan_fail_at(scan, place, "The same colour stands on both sides of the bound.");
	step->inclusive = direction == '<' ? equal_after : equal_before;
	return true;
}

/* A descending chain, turned around; its steps know the colour below them. */
static void
turn_around(RagScale *scale)
{
	const uint8 lowest_color = scale->step[scale->steps - 1].color;

	for (int i = scale->steps - 1; i > 0; i--)
		scale->step[i].color = scale->step[i - 1].color;
	scale->step[0].color = scale->lowest_color;
	scale->lowest_color = lowest_color;
	for (int i = 0, j = scale->steps - 1; i < j; i++, j--)
	{
		const ScaleStep other = scale->step[i];

		scale->step[i] = scale->step[j];
		scale->step[j] = other;
	}
}

/*
 * rag_scale_parse
 *	  colour (sign bound sign colour)+, into a zeroed scale with room for
 *	  RAG_SCALE_STEPS steps.
 */
static bool
rag_scale_parse(Scanner *scan, RagScale *scale)
{
	const char *const start = scan->at;
	uint8 color;
	char direction;

	if (!scan_label(scan, &rag_labels, &scale->lowest_color, A_COLOR))
		return false;
	if (*scan->at == '\0')
		return scan_fail(scan, "A scale has at least two colours with a bound between them.");
	color = scale->lowest_color;
	direction = *scan->at == '>' ? '>' : '<';
	while (*scan->at != '\0')
	{
		ScaleStep *step = &scale->step[scale->steps];

		if (scale->steps == RAG_SCALE_STEPS)
			return scan_fail_at(scan, start, "A scale has at most 100 bounds.");
		if (!scan_step(scan, direction, step, scale->steps == 0, color))
			return false;
		color = step->color;
		scale->steps++;
	}
	if (direction == '>')
		turn_around(scale);
	return true;
}

/* The one validator: the first invariant that a step breaks, or NULL. */
static const char *
rag_scale_problem(const RagScale *scale, int *step)
{
	uint8 color = scale->lowest_color;

	*step = 0;
	if (scale->steps == 0 || scale->steps > RAG_SCALE_STEPS || color >= RAG_COLORS)
		return "number of bounds or lowest colour";
	for (; *step < scale->steps; (*step)++)
	{
		const ScaleStep *at = &scale->step[*step];

		if (decimal_is_absent(&at->bound))
			return "bound";
		if (*step > 0 && !is_in_order(&at[-1].bound, &at->bound, '<'))
			return "order of bounds";
		if (at->color >= RAG_COLORS || at->color == color)
			return "colour";
		color = at->color;
	}
	return NULL;
}

/* ---------- the type ---------- */

static RagScale *
allocate(int steps)
{
	RagScale *scale = palloc0(RAG_SCALE_SIZE(steps));

	SET_VARSIZE(scale, RAG_SCALE_SIZE(steps));
	return scale;
}

PG_FUNCTION_INFO_V1(rag_scale_in);
Datum
rag_scale_in(PG_FUNCTION_ARGS)
{
	Scanner scan = scan_begin(utf8_from_server(PG_GETARG_CSTRING(0)));
	RagScale *scale = allocate(RAG_SCALE_STEPS);

	if (!rag_scale_parse(&scan, scale))
		return scan_report(&scan, "rag_scale", fcinfo->context);
	SET_VARSIZE(scale, RAG_SCALE_SIZE(scale->steps));
	PG_RETURN_POINTER(scale);
}

static void
append(StringInfo buf, const RagScale *scale)
{
	appendStringInfoString(buf, rag_name(scale->lowest_color));
	for (int i = 0; i < scale->steps; i++)
	{
		const ScaleStep *step = &scale->step[i];

		appendStringInfoString(buf, step->inclusive ? " < " : " <= ");
		decimal_append(buf, &step->bound);
		appendStringInfo(buf, "%s%s", step->inclusive ? " <= " : " < ", rag_name(step->color));
	}
}

PG_FUNCTION_INFO_V1(rag_scale_out);
Datum
rag_scale_out(PG_FUNCTION_ARGS)
{
	StringInfoData buf;

	initStringInfo(&buf);
	append(&buf, PG_GETARG_RAG_SCALE_P(0));
	PG_RETURN_CSTRING(buf.data);
}

PG_FUNCTION_INFO_V1(rag_scale_recv);
Datum
rag_scale_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	const uint8 steps = (uint8) pq_getmsgbyte(buf);
	RagScale *scale = allocate(steps);
	const char *problem;
	int at;

	scale->steps = steps;
	scale->lowest_color = (uint8) pq_getmsgbyte(buf);
	for (int i = 0; i < steps; i++)
	{
		scale->step[i].bound = decimal_recv(buf, "rag_scale");
		scale->step[i].inclusive = pq_getmsgbyte(buf) != 0;
		scale->step[i].color = (uint8) pq_getmsgbyte(buf);
	}
	problem = rag_scale_problem(scale, &at);
	if (problem)
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("invalid %s in external \"rag_scale\" value", problem),
						errdetail("At bound %d.", at + 1)));
	PG_RETURN_POINTER(scale);
}

PG_FUNCTION_INFO_V1(rag_scale_send);
Datum
rag_scale_send(PG_FUNCTION_ARGS)
{
	const RagScale *scale = PG_GETARG_RAG_SCALE_P(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, scale->steps);
	pq_sendbyte(&buf, scale->lowest_color);
	for (int i = 0; i < scale->steps; i++)
	{
		decimal_send(&buf, &scale->step[i].bound);
		pq_sendbyte(&buf, scale->step[i].inclusive);
		pq_sendbyte(&buf, scale->step[i].color);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

PG_FUNCTION_INFO_V1(rag_scale_to_jsonb);
Datum
rag_scale_to_jsonb(PG_FUNCTION_ARGS)
{
	const RagScale *scale = PG_GETARG_RAG_SCALE_P(0);
	StringInfoData json;

	/* one band an element, from below: its colour, where it begins, whose that is */
	initStringInfo(&json);
	appendStringInfo(&json, "[{\"status\": \"%s\", \"from\": null, \"inclusive\": false}",
					 rag_name(scale->lowest_color));
	for (int i = 0; i < scale->steps; i++)
	{
		appendStringInfo(&json,
						 ", {\"status\": \"%s\", \"from\": ", rag_name(scale->step[i].color));
		decimal_append(&json, &scale->step[i].bound);
		appendStringInfo(&json, ", \"inclusive\": %s}",
						 scale->step[i].inclusive ? "true" : "false");
	}
	appendStringInfoChar(&json, ']');
	return json_to_datum(&json);
}

static bool
is_equal(const RagScale *a, const RagScale *b)
{
	if (a->steps != b->steps || a->lowest_color != b->lowest_color)
		return false;
	for (int i = 0; i < a->steps; i++)
		if (decimal_compare(&a->step[i].bound, &b->step[i].bound) != 0 ||
			a->step[i].inclusive != b->step[i].inclusive || a->step[i].color != b->step[i].color)
			return false;
	return true;
}

PG_FUNCTION_INFO_V1(rag_scale_eq);
Datum
rag_scale_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_equal(PG_GETARG_RAG_SCALE_P(0), PG_GETARG_RAG_SCALE_P(1)));
}

PG_FUNCTION_INFO_V1(rag_scale_ne);
Datum
rag_scale_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!is_equal(PG_GETARG_RAG_SCALE_P(0), PG_GETARG_RAG_SCALE_P(1)));
}

PG_FUNCTION_INFO_V1(rag_scale_hash);
Datum
rag_scale_hash(PG_FUNCTION_ARGS)
{
	const RagScale *scale = PG_GETARG_RAG_SCALE_P(0);
	uint32 hash = scale->lowest_color;

	for (int i = 0; i < scale->steps; i++)
		hash = hash * 31 + (decimal_hash(&scale->step[i].bound) ^ scale->step[i].color ^
							(scale->step[i].inclusive ? 0x100 : 0));
	PG_RETURN_UINT32(hash);
}

/* ---------- reading a figure by the scale ---------- */

static int
compare_decimal(const void *figure, const Decimal *bound)
{
	return decimal_compare(figure, bound);
}

static int
compare_numeric(const void *figure, const Decimal *bound)
{
	return DatumGetInt32(
		DirectFunctionCall2(numeric_cmp, PointerGetDatum(figure), decimal_to_datum(bound)));
}

/* The band of a numeric: exactly, also of one with more than 38 digits. */
static int
band_of_numeric(const RagScale *scale, Datum x)
{
	struct varlena *value = PG_DETOAST_DATUM_PACKED(x);
	Decimal figure;
	const DecimalError error =
		decimal_decode(&figure, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));

	if (unlikely(error == DECIMAL_OUT_OF_RANGE))
		return rag_scale_band(scale, compare_numeric, DatumGetNumeric(x));
	decimal_check(error);
	return rag_scale_band(scale, compare_decimal, &figure);
}

/* Not strict: no figure is grey, no scale is no status. */
PG_FUNCTION_INFO_V1(rag_scale_rag);
Datum
rag_scale_rag(PG_FUNCTION_ARGS)
{
	const RagScale *scale;

	if (PG_ARGISNULL(1))
		PG_RETURN_NULL();
	if (PG_ARGISNULL(0))
		PG_RETURN_RAG(RAG_GREY);
	scale = PG_GETARG_RAG_SCALE_P(1);
	PG_RETURN_RAG(rag_scale_color(scale, band_of_numeric(scale, PG_GETARG_DATUM(0))));
}

/*
 * headroom
 *	  The distance to the nearest band, on either side, that is worse than the
 *	  figure's own; null where none is.
 */
PG_FUNCTION_INFO_V1(rag_scale_headroom);
Datum
rag_scale_headroom(PG_FUNCTION_ARGS)
{
	const Datum x = PG_GETARG_DATUM(0);
	const RagScale *scale = PG_GETARG_RAG_SCALE_P(1);
	const Decimal *below;
	const Decimal *above;
	Datum down = 0;
	Datum up = 0;

	rag_scale_worse_bounds(scale, band_of_numeric(scale, x), &below, &above);
	if (below)
		down = DirectFunctionCall2(numeric_sub, x, decimal_to_datum(below));
	if (above)
		up = DirectFunctionCall2(numeric_sub, decimal_to_datum(above), x);
	return smaller_figure(down, up, fcinfo);
}
