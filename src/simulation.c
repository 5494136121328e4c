/*
 * simulation.c
 *	  The type simulation: the outcomes of draws of a total of shocks, draw by draw.
 *
 *	  The value is the outcomes themselves, in the order of the draws, so that every
 *	  percentile and probability is that of the sample, and that simulations of the
 *	  same draws add up draw by draw.
 */
#include "simulation.h"

#include <math.h>

#include "common/hashfn.h"
#include "common/shortest_dec.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "utils/float.h"

#include "draws.h"

Simulation *
simulation_allocate(int64 count, int64 shocks, int32 ranges)
{
	Simulation *result;

	if (count > SIMULATION_DRAWS)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("a simulation has at most %d draws", SIMULATION_DRAWS)));
	if (shocks > SIMULATION_SHOCKS)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("a simulation has at most %d seeds", SIMULATION_SHOCKS)));
	result =
		type_allocate(&simulation_type, simulation_size((int32) count, (int32) shocks, ranges));
	result->count = (int32) count;
	result->shocks = (int32) shocks;
	result->ranges = ranges;
	return result;
}

/* Makes zeros of negative zeros; false if an outcome is not finite. */
bool
simulation_normalize(Simulation *simulation)
{
	bool finite = true;

	for (int32 i = 0; i < simulation->count; i++)
	{
		finite = finite && isfinite(simulation->outcome[i]);
		simulation->outcome[i] += 0.0;
	}
	return finite;
}

static bool
has_draws_for_outcomes(const Simulation *simulation)
{
	const DrawRange *const range = simulation_ranges(simulation);
	int64 left = simulation->count;

	for (int32 i = 0; i < simulation->ranges; i++)
	{
		if (range[i].first < 0 || range[i].last < range[i].first || range[i].last > LAST_DRAW ||
			(i > 0 && range[i].first <= range[i - 1].last + 1) ||
			range[i].last - range[i].first >= left)
			return false;
		left -= range[i].last - range[i].first + 1;
	}
	return left == 0;
}

/* The one validator, once the outcomes were normalized. */
static const char *
simulation_problem(const ValueType *type, const void *value)
{
	const Simulation *const simulation = value;
	const DrawnShocks *const shocks = simulation_shocks(simulation);

	if (simulation->count == 0)
		return "There must be at least one outcome.";
	for (int32 i = 0; i < simulation->count; i++)
		if (!isfinite(simulation->outcome[i]))
			return "An outcome must be finite.";
	for (int32 i = 1; i < simulation->shocks; i++)
		if (shocks[i].seed <= shocks[i - 1].seed)
			return "The seeds must ascend.";
	if (!has_draws_for_outcomes(simulation))
		return "The ranges of draws must ascend with gaps between them, and have as many draws as "
			   "there are outcomes.";
	return NULL;
}

/* ---------- text and JSON ---------- */

/* What was read so far, in arrays that grow. */
typedef struct Parts
{
	double *outcome;
	int32 outcomes;
	DrawnShocks *shocks;
	int32 shocks_count;
	DrawRange *range;
	int32 ranges;
	uint64 bases;
} Parts;

/* Makes room for one more element; false, and a problem, if there may be no more. */
static bool
make_room(Scanner *scan, void **array, Size element, int32 count, int32 most)
{
	if (count == most)
	{
		scan->out_of_range = true;
		return scan_fail(scan, psprintf("There can be at most %d.", most));
	}
	if (count == 0)
		*array = palloc(element * 8);
	else if (count >= 8 && (count & (count - 1)) == 0)
		*array = repalloc(*array, element * 2 * (Size) count);
	return true;
}

/*
 * A number of JSON, which unlike strtod's has no words and no hexadecimals.  One that
 * a double cannot hold is out of range, also if it is too near to zero.
 */
static bool
read_number(Scanner *scan, double *number)
{
	const char *const digits = scan->at + (*scan->at == '-');
	char *end;

	if (*digits < '0' || *digits > '9')
		return scan_fail(scan, "A number is expected here.");
	errno = 0;
	*number = strtod(scan->at, &end);
	if (strspn(scan->at, "+-.0123456789eE") < (size_t) (end - scan->at))
		return scan_fail(scan, "A number is expected here.");
	if (!isfinite(*number) || (errno == ERANGE && *number == 0))
	{
		scan->out_of_range = true;
		return scan_fail(scan, "The number is beyond double precision.");
	}
	scan->at = end;
	scan_blanks(scan);
	return true;
}

static bool
read_bigint(Scanner *scan, int64 *number)
{
	const char *const start = scan->at;
	Decimal x;

	if (!scan_decimal(scan, &x))
		return false;
	if (x.scale != 0 || x.coefficient < PG_INT64_MIN || x.coefficient > PG_INT64_MAX)
		return scan_fail_at(scan, start, "A whole number within bigint is expected here.");
	*number = (int64) x.coefficient;
	return true;
}

/* A fingerprint is written as 16 hexadecimal digits in quotes. */
static bool
read_fingerprint(Scanner *scan, uint64 *fingerprint)
{
	const char *const start = scan->at;
	Span digits;

	if (!scan_json_string(scan, &digits))
		return false;
	if (digits.length != 16 || strspn(digits.at, "0123456789abcdef") != 16)
		return scan_fail_at(scan, start, "16 hexadecimal digits are expected here.");
	*fingerprint = strtoull(digits.at, NULL, 16);
	return true;
}

static void
read_outcomes(Scanner *scan, Parts *parts)
{
	for (bool first = true; scan_json_element(scan, first); first = false)
	{
		CHECK_FOR_INTERRUPTS();
		if (make_room(scan, (void **) &parts->outcome, sizeof(double), parts->outcomes,
					  SIMULATION_DRAWS) &&
			read_number(scan, &parts->outcome[parts->outcomes]))
			parts->outcomes++;
	}
}

/* [[first, last], ...] */
static void
read_draws(Scanner *scan, Parts *parts)
{
	for (bool first = true; scan_json_element(scan, first); first = false)
	{
		DrawRange *range;

		if (!make_room(scan, (void **) &parts->range, sizeof(DrawRange), parts->ranges,
					   SIMULATION_DRAWS))
			return;
		range = &parts->range[parts->ranges++];
		if (scan_literal(scan, "[", "A pair of draws is expected here.") &&
			read_bigint(scan, &range->first) &&
			scan_literal(scan, ",", "A comma is expected here.") && read_bigint(scan, &range->last))
			scan_literal(scan, "]", "The closing bracket is expected here.");
	}
}

/* [[seed, "fingerprint"], ...] */
static void
read_seeds(Scanner *scan, Parts *parts)
{
	for (bool first = true; scan_json_element(scan, first); first = false)
	{
		DrawnShocks *shocks;

		if (!make_room(scan, (void **) &parts->shocks, sizeof(DrawnShocks), parts->shocks_count,
					   SIMULATION_SHOCKS))
			return;
		shocks = &parts->shocks[parts->shocks_count++];
		if (scan_literal(scan, "[", "A seed and its fingerprint are expected here.") &&
			read_bigint(scan, &shocks->seed) &&
			scan_literal(scan, ",", "A comma is expected here.") &&
			read_fingerprint(scan, &shocks->fingerprint))
			scan_literal(scan, "]", "The closing bracket is expected here.");
	}
}

static void
read_object(Scanner *scan, Parts *parts)
{
	Span key;

	for (bool first = true; scan_json_member(scan, first, &key); first = false)
	{
		if (span_equals(&key, "outcomes") && parts->outcomes == 0)
			read_outcomes(scan, parts);
		else if (span_equals(&key, "draws") && parts->ranges == 0)
			read_draws(scan, parts);
		else if (span_equals(&key, "seeds") && parts->shocks_count == 0)
			read_seeds(scan, parts);
		else if (span_equals(&key, "bases"))
			read_fingerprint(scan, &parts->bases);
		else
			scan_json_skip(scan);
	}
}

static Simulation *
from_parts(const Parts *parts)
{
	Simulation *const result =
		simulation_allocate(parts->outcomes, parts->shocks_count, parts->ranges);

	result->bases = parts->shocks_count > 0 ? parts->bases : 0;
	if (parts->outcomes > 0)
		memcpy(result->outcome, parts->outcome, sizeof(double) * (Size) parts->outcomes);
	if (parts->shocks_count > 0)
		memcpy(simulation_shocks(result), parts->shocks,
			   sizeof(DrawnShocks) * (Size) parts->shocks_count);
	if (parts->ranges > 0)
		memcpy(simulation_ranges(result), parts->range, sizeof(DrawRange) * (Size) parts->ranges);
	(void) simulation_normalize(result);
	return result;
}

/*
 * Text is JSON: an object, or the array of the outcomes alone where they were not
 * drawn here.  Without other numbers the draws are numbered from 0.
 */
static void *
simulation_read(const ValueType *type, Scanner *scan)
{
	Parts parts = {0};
	DrawRange range;

	if (*scan->at == '[')
		read_outcomes(scan, &parts);
	else
		read_object(scan, &parts);
	if (parts.ranges == 0 && parts.outcomes > 0)
	{
		range = (DrawRange){0, parts.outcomes - 1};
		parts.range = &range;
		parts.ranges = 1;
	}
	return from_parts(&parts);
}

static void
append_outcomes(StringInfo buf, const Simulation *simulation)
{
	for (int32 i = 0; i < simulation->count; i++)
	{
		char number[DOUBLE_SHORTEST_DECIMAL_LEN];

		CHECK_FOR_INTERRUPTS();
		double_to_shortest_decimal_buf(simulation->outcome[i], number);
		appendStringInfoString(buf, i == 0 ? "[" : ", ");
		appendStringInfoString(buf, number);
	}
	appendStringInfoChar(buf, ']');
}

#define FINGERPRINT_FORMAT "\"%016llx\""

static void
simulation_write_json(const ValueType *type, StringInfo json, const void *value)
{
	const Simulation *const simulation = value;
	const DrawnShocks *const shocks = simulation_shocks(simulation);
	const DrawRange *const range = simulation_ranges(simulation);

	appendStringInfoChar(json, '{');
	for (int32 i = 0; i < simulation->shocks; i++)
		appendStringInfo(json, "%s[" INT64_FORMAT ", " FINGERPRINT_FORMAT "]",
						 i == 0 ? "\"seeds\": [" : ", ", shocks[i].seed,
						 (unsigned long long) shocks[i].fingerprint);
	if (simulation->shocks > 0)
		appendStringInfo(json, "], \"bases\": " FINGERPRINT_FORMAT ", ",
						 (unsigned long long) simulation->bases);
	for (int32 i = 0; i < simulation->ranges; i++)
		appendStringInfo(json, "%s[" INT64_FORMAT ", " INT64_FORMAT "]",
						 i == 0 ? "\"draws\": [" : ", ", range[i].first, range[i].last);
	appendStringInfoString(json, "], \"outcomes\": ");
	append_outcomes(json, simulation);
	appendStringInfoChar(json, '}');
}

static void
simulation_write(const ValueType *type, StringInfo text, const void *value)
{
	const Simulation *const simulation = value;

	if (simulation->shocks == 0 && simulation->ranges == 1 &&
		simulation_ranges(simulation)->first == 0)
		append_outcomes(text, simulation);
	else
		simulation_write_json(type, text, value);
}

/* ---------- on the wire ---------- */

/* A number of elements, each of some bytes, that the rest of the message has room for. */
static int32
receive_count(const ValueType *type, StringInfo message, int element)
{
	const int32 count = (int32) pq_getmsgint(message, sizeof(int32));

	if (count < 0 || count > (message->len - message->cursor) / element)
		type_report_invalid(type, "The message is too short for its number of elements.");
	return count;
}

static void *
simulation_receive(const ValueType *type, StringInfo message)
{
	Parts parts = {.bases = (uint64) pq_getmsgint64(message)};

	parts.shocks_count = receive_count(type, message, sizeof(DrawnShocks));
	parts.shocks = palloc(sizeof(DrawnShocks) * (Size) parts.shocks_count);
	for (int32 i = 0; i < parts.shocks_count; i++)
	{
		parts.shocks[i].seed = pq_getmsgint64(message);
		parts.shocks[i].fingerprint = (uint64) pq_getmsgint64(message);
	}
	parts.ranges = receive_count(type, message, sizeof(DrawRange));
	parts.range = palloc(sizeof(DrawRange) * (Size) parts.ranges);
	for (int32 i = 0; i < parts.ranges; i++)
	{
		parts.range[i].first = pq_getmsgint64(message);
		parts.range[i].last = pq_getmsgint64(message);
	}
	parts.outcomes = receive_count(type, message, sizeof(double));
	parts.outcome = palloc(sizeof(double) * (Size) parts.outcomes);
	for (int32 i = 0; i < parts.outcomes; i++)
		parts.outcome[i] = pq_getmsgfloat8(message);
	return from_parts(&parts);
}

static void
simulation_send_parts(const ValueType *type, StringInfo message, const void *value)
{
	const Simulation *const simulation = value;
	const DrawnShocks *const shocks = simulation_shocks(simulation);
	const DrawRange *const range = simulation_ranges(simulation);

	pq_sendint64(message, simulation->bases);
	pq_sendint32(message, (uint32) simulation->shocks);
	for (int32 i = 0; i < simulation->shocks; i++)
	{
		pq_sendint64(message, (uint64) shocks[i].seed);
		pq_sendint64(message, shocks[i].fingerprint);
	}
	pq_sendint32(message, (uint32) simulation->ranges);
	for (int32 i = 0; i < simulation->ranges; i++)
	{
		pq_sendint64(message, (uint64) range[i].first);
		pq_sendint64(message, (uint64) range[i].last);
	}
	pq_sendint32(message, (uint32) simulation->count);
	for (int32 i = 0; i < simulation->count; i++)
		pq_sendfloat8(message, simulation->outcome[i]);
}

/* ---------- order and hash ---------- */

/*
 * Outcome by outcome, and the shorter first where one begins the other.  What they
 * are draws of decides last, in no order that means anything.
 */
static int
simulation_compare(const ValueType *type, const void *a, const void *b)
{
	const Simulation *const x = a;
	const Simulation *const y = b;

	for (int32 i = 0; i < Min(x->count, y->count); i++)
		if (x->outcome[i] != y->outcome[i])
			return x->outcome[i] < y->outcome[i] ? -1 : 1;
	if (x->count != y->count)
		return x->count < y->count ? -1 : 1;
	if (VARSIZE(x) != VARSIZE(y))
		return VARSIZE(x) < VARSIZE(y) ? -1 : 1;
	return memcmp(x, y, VARSIZE(x));
}

static uint64
simulation_hash_parts(const ValueType *type, const void *value, uint64 seed)
{
	const Simulation *const simulation = value;
	const Size head = offsetof(Simulation, count);

	return hash_bytes_extended((const unsigned char *) value + head,
							   (int) (VARSIZE(simulation) - head), seed);
}

const ValueType simulation_type = {.name = "simulation",
								   .length = -1,
								   .version = 1,
								   .stored_version = 1,
								   .read = simulation_read,
								   .write = simulation_write,
								   .read_json = simulation_read,
								   .write_json = simulation_write_json,
								   .receive = simulation_receive,
								   .send = simulation_send_parts,
								   .problem = simulation_problem,
								   .compare = simulation_compare,
								   .hash = simulation_hash_parts,
								   .add = simulation_add_draw_by_draw};

TYPE_HAS_LENGTH(simulation, -1);
TYPE_FUNCTIONS(simulation, &simulation_type)
TYPE_ADD(simulation, &simulation_type)
