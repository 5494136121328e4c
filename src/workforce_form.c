/*
 * workforce_form.c
 *	  A workforce as text, on the wire and as JSON, and what makes it valid.
 */
#include "compat.h"

#include "common/hashfn.h"
#include "common/int.h"
#include "libpq/pqformat.h"

#include "json_text.h"
#include "workforce.h"

/* The figures by name, in the order that each form has them. */
static const char *const count_name[WORKFORCE_COUNTS] = {
	[PERSON_DAYS] = "person_days",     [OPENING] = "opening",
	[ARRIVALS] = "arrivals",           [JOINERS] = "joiners",
	[DEPARTURES] = "departures",       [LEAVERS] = "leavers",
	[EARLY_LEAVERS] = "early_leavers", [STAYERS] = "stayers",
};
static const char *const fte_name[WORKFORCE_WEIGHTS] = {
	[FTE_DAYS] = "fte_days",
	[OPENING_FTE] = "opening_fte",
	[CLOSING_FTE] = "closing_fte",
	[LEAVERS_FTE] = "leavers_fte",
};

/* ---------- what makes it valid ---------- */

static bool
may_be_unknown(int count)
{
	return count == PERSON_DAYS || count == EARLY_LEAVERS || count == STAYERS;
}

static const char *
count_problem(const Workforce *workforce)
{
	const int64 *const count = workforce->count;
	int64 present;
	int64 most;

	for (int i = 0; i < WORKFORCE_COUNTS; i++)
		if (count[i] < (may_be_unknown(i) ? COUNT_UNKNOWN : 0))
			return "A headcount is not negative.";
	if (count[JOINERS] > count[ARRIVALS] || count[LEAVERS] > count[DEPARTURES] ||
		count[EARLY_LEAVERS] > count[LEAVERS])
		return "Joiners are some of the arrivals, leavers some of the departures, and early "
			   "leavers some of the leavers.";
	if (pg_add_s64_overflow(count[OPENING], count[ARRIVALS], &present) ||
		count[DEPARTURES] > present)
		return "Departures are some of the opening headcount and the arrivals.";
	/* whoever of the opening headcount does not stay departs; the other departures had arrived */
	if (stayers_are_known(workforce) &&
		(count[STAYERS] > count[OPENING] || count[DEPARTURES] < count[OPENING] - count[STAYERS] ||
		 count[DEPARTURES] > present - count[STAYERS]))
		return "Stayers are those of the opening headcount who do not depart.";
	if (count[PERSON_DAYS] != COUNT_UNKNOWN &&
		(count[PERSON_DAYS] < present ||
		 (!pg_mul_s64_overflow(present, days_in(workforce), &most) && count[PERSON_DAYS] > most)))
		return "Person-days are at least one and at most the days of the period for each person.";
	return NULL;
}

static const char *
fte_problem(const Workforce *workforce)
{
	const int64 *const count = workforce->count;
	const Decimal *const fte = workforce->fte;
	const int64 persons[WORKFORCE_WEIGHTS] = {
		[FTE_DAYS] = count[OPENING] + count[ARRIVALS],
		[OPENING_FTE] = count[OPENING],
		[CLOSING_FTE] = closing_of(workforce),
		[LEAVERS_FTE] = count[LEAVERS],
	};

	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
	{
		if (decimal_is_absent(&fte[i]) != decimal_is_absent(&fte[FTE_DAYS]))
			return "Either all of the FTE figures are null or none is.";
		if (decimal_sign(&fte[i]) < 0)
			return "FTE is not negative.";
		if (persons[i] == 0 && decimal_sign(&fte[i]) != 0)
			return "FTE is zero where there are no persons.";
		/* the degree at the closing is that of the day after, which may be higher */
		if (i != CLOSING_FTE && !decimal_is_absent(&fte[i]) &&
			decimal_compare(&fte[i], &fte[FTE_DAYS]) > 0)
			return "The FTE of the opening headcount and of the leavers is at most the FTE days.";
	}
	return NULL;
}

/* The one validator. */
const char *
workforce_problem(const Workforce *workforce)
{
	const char *problem = period_problem(workforce->start, workforce->end);

	if (problem == NULL)
		problem = count_problem(workforce);
	if (problem == NULL)
		problem = fte_problem(workforce);
	return problem;
}

/* ---------- text ---------- */

static bool
scan_known_or_null(Scanner *scan, int which, int64 *count)
{
	if (may_be_unknown(which) && strncmp(scan->at, "null", 4) == 0)
	{
		*count = COUNT_UNKNOWN;
		return scan_literal(scan, "null", NULL);
	}
	return scan_count(scan, count);
}

#define A_FIGURE                                                                                   \
	"The form is [from,to) and then the figures, each as name=n, in the order of the reference."

bool
scan_workforce(Scanner *scan, Workforce *workforce)
{
	if (!scan_literal(scan, "[", A_FIGURE) || !scan_date(scan, &workforce->start) ||
		!scan_literal(scan, ",", A_FIGURE) || !scan_date(scan, &workforce->end) ||
		!scan_literal(scan, ")", A_FIGURE))
		return false;
	for (int i = 0; i < WORKFORCE_COUNTS; i++)
		if (!scan_literal(scan, count_name[i], A_FIGURE) || !scan_literal(scan, "=", A_FIGURE) ||
			!scan_known_or_null(scan, i, &workforce->count[i]))
			return false;
	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
		if (!scan_literal(scan, fte_name[i], A_FIGURE) || !scan_literal(scan, "=", A_FIGURE) ||
			!scan_optional_decimal(scan, &workforce->fte[i]))
			return false;
	return true;
}

/* The names of the figures stand in the text, so that a person can read it. */
void
append_workforce(StringInfo buf, const Workforce *workforce)
{
	appendStringInfoChar(buf, '[');
	append_date(buf, workforce->start);
	appendStringInfoChar(buf, ',');
	append_date(buf, workforce->end);
	appendStringInfoChar(buf, ')');
	for (int i = 0; i < WORKFORCE_COUNTS; i++)
		if (workforce->count[i] == COUNT_UNKNOWN)
			appendStringInfo(buf, " %s=null", count_name[i]);
		else
			appendStringInfo(buf, " %s=" INT64_FORMAT, count_name[i], workforce->count[i]);
	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
	{
		appendStringInfo(buf, " %s=", fte_name[i]);
		decimal_append(buf, &workforce->fte[i]);
	}
}

/* ---------- the wire ---------- */

/* On the wire: the two dates, 4 bytes each; the counts, 8 bytes each; the weights. */
void
receive_workforce(StringInfo message, Workforce *workforce, const char *type_name)
{
	workforce->start = (DateADT) pq_getmsgint(message, sizeof(DateADT));
	workforce->end = (DateADT) pq_getmsgint(message, sizeof(DateADT));
	for (int i = 0; i < WORKFORCE_COUNTS; i++)
		workforce->count[i] = pq_getmsgint64(message);
	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
		workforce->fte[i] = decimal_recv(message, type_name);
}

void
send_workforce(StringInfo message, const Workforce *workforce)
{
	pq_sendint32(message, (uint32) workforce->start);
	pq_sendint32(message, (uint32) workforce->end);
	for (int i = 0; i < WORKFORCE_COUNTS; i++)
		pq_sendint64(message, (uint64) workforce->count[i]);
	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
		decimal_send(message, &workforce->fte[i]);
}

/* ---------- JSON ---------- */

static void
append_json_count(StringInfo json, const char *key, int64 count)
{
	json_decimal(json, key, count == COUNT_UNKNOWN ? &ABSENT_DECIMAL : &(Decimal){count, 0});
}

void
append_workforce_json(StringInfo json, const Workforce *workforce)
{
	appendStringInfoString(json, "{\"from\": \"");
	append_date(json, workforce->start);
	appendStringInfoString(json, "\", \"through\": \"");
	append_date(json, workforce->end - 1);
	appendStringInfoChar(json, '"');
	for (int i = 0; i < WORKFORCE_COUNTS; i++)
		append_json_count(json, count_name[i], workforce->count[i]);
	append_json_count(json, "closing", closing_of(workforce));
	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
		json_decimal(json, fte_name[i], &workforce->fte[i]);
	appendStringInfoChar(json, '}');
}

enum
{
	KEY_FROM,
	KEY_THROUGH,
	KEY_COUNTS,
	KEY_WEIGHTS = KEY_COUNTS + WORKFORCE_COUNTS,
	KEYS = KEY_WEIGHTS + WORKFORCE_WEIGHTS
};

static const char *
key_name(int key)
{
	if (key == KEY_FROM || key == KEY_THROUGH)
		return key == KEY_FROM ? "from" : "through";
	return key < KEY_WEIGHTS ? count_name[key - KEY_COUNTS] : fte_name[key - KEY_WEIGHTS];
}

static bool
scan_json_member_of(Scanner *scan, int key, Workforce *workforce)
{
	if (key == KEY_FROM)
		return scan_json_date(scan, &workforce->start);
	if (key == KEY_THROUGH)
		return scan_json_date(scan, &workforce->end) && ++workforce->end;
	if (key < KEY_WEIGHTS)
		return scan_known_or_null(scan, key - KEY_COUNTS, &workforce->count[key - KEY_COUNTS]);
	return scan_optional_decimal(scan, &workforce->fte[key - KEY_WEIGHTS]);
}

bool
scan_workforce_json(Scanner *scan, Workforce *workforce)
{
	uint32 seen = 0;
	Span name;

	for (bool first = true; scan_json_member(scan, first, &name); first = false)
	{
		int key = 0;

		while (key < KEYS && !span_equals(&name, key_name(key)))
			key++;
		if (key == KEYS)
			scan_json_skip(scan);
		else if (scan_json_member_of(scan, key, workforce))
			seen |= (uint32) 1 << key;
	}
	for (int key = 0; key < KEYS && scan->problem == NULL; key++)
		if ((seen & (uint32) 1 << key) == 0)
			scan_fail(scan, psprintf("Key \"%s\" is missing.", key_name(key)));
	return scan->problem == NULL;
}

/* ---------- the type ---------- */

/* What is wrong with the whole is reported where it begins. */
bool
scan_checked(Scanner *scan, bool (*scan_form)(Scanner *scan, Workforce *workforce),
			 Workforce *workforce)
{
	const char *const start = scan->at;
	const char *problem;

	if (!scan_form(scan, workforce))
		return false;
	problem = workforce_problem(workforce);
	return problem == NULL || scan_fail_at(scan, start, problem);
}

static void *
workforce_read(const ValueType *type, Scanner *scan)
{
	Workforce *const workforce = palloc0(sizeof(Workforce));

	scan_checked(scan, scan_workforce, workforce);
	return workforce;
}

static void
workforce_write(const ValueType *type, StringInfo text, const void *value)
{
	append_workforce(text, value);
}

static void *
workforce_read_json(const ValueType *type, Scanner *scan)
{
	Workforce *const workforce = palloc0(sizeof(Workforce));

	scan_checked(scan, scan_workforce_json, workforce);
	return workforce;
}

static void
workforce_write_json(const ValueType *type, StringInfo json, const void *value)
{
	append_workforce_json(json, value);
}

static void *
workforce_receive(const ValueType *type, StringInfo message)
{
	Workforce *const workforce = palloc(sizeof(Workforce));

	receive_workforce(message, workforce, type->name);
	return workforce;
}

static void
workforce_send_parts(const ValueType *type, StringInfo message, const void *value)
{
	send_workforce(message, value);
}

static const char *
workforce_type_problem(const ValueType *type, const void *value)
{
	return workforce_problem(value);
}

/* By period, and then figure by figure. */
static int
workforce_compare(const ValueType *type, const void *a, const void *b)
{
	const Workforce *const x = a;
	const Workforce *const y = b;
	int order = (x->start > y->start) - (x->start < y->start);

	if (order == 0)
		order = (x->end > y->end) - (x->end < y->end);
	for (int i = 0; i < WORKFORCE_COUNTS && order == 0; i++)
		order = (x->count[i] > y->count[i]) - (x->count[i] < y->count[i]);
	for (int i = 0; i < WORKFORCE_WEIGHTS && order == 0; i++)
		order = decimal_compare(&x->fte[i], &y->fte[i]);
	return order;
}

static uint64
workforce_hash_parts(const ValueType *type, const void *value, uint64 seed)
{
	const Workforce *const workforce = value;
	uint64 hash =
		hash_bytes_extended((const unsigned char *) workforce, offsetof(Workforce, fte), seed);

	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
		hash = decimal_hash_extended(&workforce->fte[i], hash);
	return hash;
}

static const ValueType workforce_type = {
	.name = "workforce",
	.length = sizeof(Workforce),
	.version = 1,
	.read = workforce_read,
	.write = workforce_write,
	.read_json = workforce_read_json,
	.write_json = workforce_write_json,
	.receive = workforce_receive,
	.send = workforce_send_parts,
	.problem = workforce_type_problem,
	.compare = workforce_compare,
	.hash = workforce_hash_parts,
	.add = workforce_add_to,
};

TYPE_HAS_LENGTH(workforce, sizeof(Workforce));
TYPE_FUNCTIONS(workforce, &workforce_type)
TYPE_ADD(workforce, &workforce_type)
