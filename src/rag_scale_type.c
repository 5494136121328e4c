/*
 * rag_scale_type.c
 *	  The rule from a figure to a status, as text, as JSON and on the wire.
 *
 *	  Written as an inequality chain, 'red < -5 <= amber < -1 <= green': between
 *	  two colours stands their bound, and the sign with "=" says which of the two
 *	  owns it.  A chain in descending order, with > and >=, is the same rule.
 */
#include "compat.h"

#include "common/hashfn.h"
#include "libpq/pqformat.h"

#include "rag_scale.h"
#include "sql_decimal.h"

/* A scale with room for that number of steps, zero but for its head. */
static RagScale *
allocate(int steps)
{
	return type_allocate(&rag_scale_type, RAG_SCALE_SIZE(steps));
}

/* ---------- text ---------- */

#define A_COLOR "A colour (red, amber, green, blue or grey) is expected here."
#define A_BOUND "The bound between the two colours is expected here: a finite decimal number."
#define TOO_MANY_BOUNDS "A scale has at most " CppAsString2(RAG_SCALE_STEPS) " bounds."
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
			return scan_fail_at(scan, start, TOO_MANY_BOUNDS);
		if (!scan_step(scan, direction, step, scale->steps == 0, color))
			return false;
		color = step->color;
		scale->steps++;
	}
	if (direction == '>')
		turn_around(scale);
	return true;
}

static void *
rag_scale_read(const ValueType *type, Scanner *scan)
{
	RagScale *scale = allocate(RAG_SCALE_STEPS);

	rag_scale_parse(scan, scale);
	SET_VARSIZE(scale, RAG_SCALE_SIZE(scale->steps));
	return scale;
}

static void
rag_scale_write(const ValueType *type, StringInfo text, const void *value)
{
	const RagScale *scale = value;

	appendStringInfoString(text, rag_name(scale->lowest_color));
	for (int i = 0; i < scale->steps; i++)
	{
		const ScaleStep *step = &scale->step[i];

		appendStringInfoString(text, step->inclusive ? " < " : " <= ");
		decimal_append(text, &step->bound);
		appendStringInfo(text, "%s%s", step->inclusive ? " <= " : " < ", rag_name(step->color));
	}
}

/* ---------- JSON: the bands from below ---------- */

static bool
scan_json_color(Scanner *scan, uint8 *color)
{
	const char *const at = scan->at;
	Span name;

	if (!scan_json_string(scan, &name))
		return false;
	for (int i = 0; i < RAG_COLORS; i++)
		if (span_equals(&name, rag_name(i)))
		{
			*color = (uint8) i;
			return true;
		}
	return scan_fail_at(scan, at, "A status is expected here: red, amber, green, blue or grey.");
}

static bool
scan_json_boolean(Scanner *scan, bool *value)
{
	*value = *scan->at == 't';
	return scan_literal(scan, *value ? "true" : "false", "true or false is expected here.");
}

/* {"status": colour, "from": bound, "inclusive": whether the bound is the band's own} */
static bool
scan_band(Scanner *scan, ScaleStep *band)
{
	bool has_color = false;
	bool has_bound = false;
	bool has_owner = false;
	Span key;

	for (bool first = true; scan_json_member(scan, first, &key); first = false)
		if (span_equals(&key, "status"))
			has_color = scan_json_color(scan, &band->color);
		else if (span_equals(&key, "from"))
			has_bound = scan_optional_decimal(scan, &band->bound);
		else if (span_equals(&key, "inclusive"))
			has_owner = scan_json_boolean(scan, &band->inclusive);
		else
			scan_json_skip(scan);
	if (scan->problem == NULL && !(has_color && has_bound && has_owner))
		scan_fail(scan, "A band has the keys \"status\", \"from\" and \"inclusive\".");
	return scan->problem == NULL;
}

static void *
rag_scale_read_json(const ValueType *type, Scanner *scan)
{
	RagScale *scale = allocate(RAG_SCALE_STEPS);
	int bands = 0;

	for (; scan_json_element(scan, bands == 0); bands++)
	{
		const char *const at = scan->at;
		ScaleStep band = {0};

		if (bands > RAG_SCALE_STEPS)
			scan_fail(scan, TOO_MANY_BOUNDS);
		else if (scan_band(scan, &band) && decimal_is_absent(&band.bound) != (bands == 0))
			scan_fail_at(scan, at, "The first band, and no other, is from null.");
		else if (bands == 0)
			scale->lowest_color = band.color;
		else
			scale->step[bands - 1] = band;
	}
	scale->steps = (uint8) Max(bands - 1, 0);
	SET_VARSIZE(scale, RAG_SCALE_SIZE(scale->steps));
	return scale;
}

static void
rag_scale_write_json(const ValueType *type, StringInfo json, const void *value)
{
	const RagScale *scale = value;

	appendStringInfo(json, "[{\"status\": \"%s\", \"from\": null, \"inclusive\": false}",
					 rag_name(scale->lowest_color));
	for (int i = 0; i < scale->steps; i++)
	{
		appendStringInfo(json, ", {\"status\": \"%s\", \"from\": ", rag_name(scale->step[i].color));
		decimal_append(json, &scale->step[i].bound);
		appendStringInfo(json, ", \"inclusive\": %s}", scale->step[i].inclusive ? "true" : "false");
	}
	appendStringInfoChar(json, ']');
}

/* ---------- on the wire, and the validator ---------- */

static void *
rag_scale_receive(const ValueType *type, StringInfo message)
{
	const uint8 steps = (uint8) pq_getmsgbyte(message);
	RagScale *scale = allocate(steps);

	scale->steps = steps;
	scale->lowest_color = (uint8) pq_getmsgbyte(message);
	for (int i = 0; i < steps; i++)
	{
		scale->step[i].bound = decimal_recv(message, type->name);
		scale->step[i].inclusive = pq_getmsgbyte(message) != 0;
		scale->step[i].color = (uint8) pq_getmsgbyte(message);
	}
	return scale;
}

static void
rag_scale_send_steps(const ValueType *type, StringInfo message, const void *value)
{
	const RagScale *scale = value;

	pq_sendbyte(message, scale->steps);
	pq_sendbyte(message, scale->lowest_color);
	for (int i = 0; i < scale->steps; i++)
	{
		decimal_send(message, &scale->step[i].bound);
		pq_sendbyte(message, scale->step[i].inclusive);
		pq_sendbyte(message, scale->step[i].color);
	}
}

static const char *
rag_scale_problem(const ValueType *type, const void *value)
{
	const RagScale *scale = value;
	uint8 color = scale->lowest_color;

	if (scale->steps == 0)
		return "A scale has at least two colours with a bound between them.";
	if (scale->steps > RAG_SCALE_STEPS)
		return TOO_MANY_BOUNDS;
	if (color >= RAG_COLORS)
		return "A colour is not known.";
	for (int i = 0; i < scale->steps; i++)
	{
		const ScaleStep *step = &scale->step[i];

		if (decimal_is_absent(&step->bound))
			return "Every bound must be a number.";
		if (i > 0 && !is_in_order(&step[-1].bound, &step->bound, '<'))
			return "The bounds must ascend.";
		if (step->color >= RAG_COLORS)
			return "A colour is not known.";
		if (step->color == color)
			return "The same colour stands on both sides of a bound.";
		color = step->color;
	}
	return NULL;
}

/* ---------- order and hash: band by band from below ---------- */

static int
compare_steps(const ScaleStep *a, const ScaleStep *b)
{
	const int order = decimal_compare(&a->bound, &b->bound);

	if (order != 0)
		return order;
	if (a->inclusive != b->inclusive)
		return a->inclusive ? -1 : 1;
	return a->color - b->color;
}

static int
rag_scale_compare(const ValueType *type, const void *a, const void *b)
{
	const RagScale *x = a;
	const RagScale *y = b;
	int order = x->lowest_color - y->lowest_color;

	for (int i = 0; order == 0 && i < Min(x->steps, y->steps); i++)
		order = compare_steps(&x->step[i], &y->step[i]);
	return order != 0 ? order : x->steps - y->steps;
}

static uint64
rag_scale_hash_bands(const ValueType *type, const void *value, uint64 seed)
{
	const RagScale *scale = value;
	uint64 hash = hash_bytes_extended(&scale->lowest_color, sizeof(uint8), seed);

	for (int i = 0; i < scale->steps; i++)
	{
		const uint8 band[] = {scale->step[i].inclusive, scale->step[i].color};

		hash = decimal_hash_extended(&scale->step[i].bound, hash);
		hash = hash_bytes_extended(band, sizeof(band), hash);
	}
	return hash;
}

const ValueType rag_scale_type = {.name = "rag_scale",
								  .length = -1,
								  .version = 1,
								  .stored_version = 1,
								  .read = rag_scale_read,
								  .write = rag_scale_write,
								  .read_json = rag_scale_read_json,
								  .write_json = rag_scale_write_json,
								  .receive = rag_scale_receive,
								  .send = rag_scale_send_steps,
								  .problem = rag_scale_problem,
								  .compare = rag_scale_compare,
								  .hash = rag_scale_hash_bands};

TYPE_HAS_LENGTH(rag_scale, -1);
TYPE_FUNCTIONS(rag_scale, &rag_scale_type)
