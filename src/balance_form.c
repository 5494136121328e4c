/*
 * balance_form.c
 *	  A balance as text, JSON and on the wire, its order and its hash.
 */
#include "balance.h"

#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"

#include "json_text.h"
#include "sql_decimal.h"

/* ---------- text, JSON, wire ---------- */

/* What is read, snapshot by snapshot; each has the scale of its own amount at first. */
typedef struct Reading
{
	int count;
	int room;
	struct
	{
		DateADT as_of;
		Decimal amount;
		int64 parts;
	} * row;
} Reading;

#define LEAST_ROOM 16

static void
make_room(Reading *reading, Scanner *scan)
{
	CHECK_FOR_INTERRUPTS();
	if (reading->count == MOST_SNAPSHOTS)
		scan_fail(scan, "A balance has at most " CppAsString2(MOST_SNAPSHOTS) " dates.");
	if (reading->count < reading->room)
		return;
	if (reading->room == 0)
		reading->row = palloc((reading->room = LEAST_ROOM) * sizeof(*reading->row));
	else
		reading->row = repalloc(reading->row, (reading->room *= 2) * sizeof(*reading->row));
}

/* The balance of what was read; NULL, and the problem, where it is none. */
static Balance *
balance_of(const Reading *reading, const char **problem, bool *out_of_range)
{
	Decimal zero = {0, 0};
	Balance *balance;

	*problem = reading->count == 0 ? "A balance has at least one date." : NULL;
	for (int i = 0; i < reading->count && *problem == NULL; i++)
	{
		*problem = balance_date_problem(reading->row[i].as_of);
		if (i > 0 && reading->row[i].as_of <= reading->row[i - 1].as_of)
			*problem = "The dates of a balance ascend.";
		if (reading->row[i].parts < 1)
			*problem = "An amount has at least one part.";
		zero.scale = Max(zero.scale, reading->row[i].amount.scale);
	}
	if (*problem)
		return NULL;
	balance = balance_allocate(reading->count, (int) zero.scale);
	for (int i = 0; i < reading->count; i++)
	{
		Decimal amount = zero;

		if (decimal_add(&amount, &reading->row[i].amount) != DECIMAL_OK)
		{
			*out_of_range = true;
			*problem = "An amount has more than 38 digits at the decimals of the others.";
			return NULL;
		}
		balance->snapshot[i].as_of = reading->row[i].as_of;
		balance->snapshot[i].parts = reading->row[i].parts;
		balance->snapshot[i].amount = amount.coefficient;
	}
	return balance;
}

static Balance *
finish_reading(const Reading *reading, Scanner *scan)
{
	Balance *balance = NULL;
	const char *problem;

	if (scan->problem)
		return NULL;
	balance = balance_of(reading, &problem, &scan->out_of_range);
	if (balance == NULL)
		scan_fail(scan, problem);
	return balance;
}

/* Text: 2023-01-31=120.5 (2), with a semicolon between two dates; one part is not said. */
static void *
read_balance(const ValueType *type, Scanner *scan)
{
	Reading reading = {0};

	do
	{
		make_room(&reading, scan);
		if (!scan_date(scan, &reading.row[reading.count].as_of) ||
			!scan_literal(scan, "=", "An equals sign is expected here.") ||
			!scan_decimal(scan, &reading.row[reading.count].amount))
			break;
		reading.row[reading.count].parts = 1;
		if (*scan->at == '(' &&
			(!scan_literal(scan, "(", NULL) ||
			 !scan_count(scan, &reading.row[reading.count].parts) ||
			 !scan_literal(scan, ")", "The closing parenthesis is expected here.")))
			break;
		reading.count++;
	} while (scan->problem == NULL && *scan->at == ';' && scan_literal(scan, ";", NULL));
	return finish_reading(&reading, scan);
}

static void
write_balance(const ValueType *type, StringInfo text, const void *value)
{
	const Balance *const balance = value;

	for (int i = 0; i < balance->count; i++)
	{
		const Decimal amount = amount_of(balance, i);

		appendStringInfoString(text, i > 0 ? "; " : "");
		append_date(text, balance->snapshot[i].as_of);
		appendStringInfoChar(text, '=');
		decimal_append(text, &amount);
		if (balance->snapshot[i].parts != 1)
			appendStringInfo(text, " (" INT64_FORMAT ")", balance->snapshot[i].parts);
	}
}

/* JSON: [{"as_of": "2023-01-31", "amount": 120.5, "parts": 2}, ...] */
static void *
read_json_balance(const ValueType *type, Scanner *scan)
{
	Reading reading = {0};

	while (scan_json_element(scan, reading.count == 0))
	{
		bool dated = false;
		bool known = false;
		Span key;

		make_room(&reading, scan);
		reading.row[reading.count].parts = 1;
		for (bool first = true; scan_json_member(scan, first, &key); first = false)
		{
			if (span_equals(&key, "as_of"))
				dated = scan_json_date(scan, &reading.row[reading.count].as_of);
			else if (span_equals(&key, "amount"))
				known = scan_decimal(scan, &reading.row[reading.count].amount);
			else if (span_equals(&key, "parts"))
				scan_count(scan, &reading.row[reading.count].parts);
			else
				scan_json_skip(scan);
		}
		if (scan->problem == NULL && !(dated && known))
			scan_fail(scan, dated ? "Key \"amount\" is missing." : "Key \"as_of\" is missing.");
		reading.count++;
	}
	return finish_reading(&reading, scan);
}

static void
write_json_balance(const ValueType *type, StringInfo json, const void *value)
{
	const Balance *const balance = value;

	for (int i = 0; i < balance->count; i++)
	{
		const Decimal amount = amount_of(balance, i);

		appendStringInfoString(json, i > 0 ? ", {\"as_of\": \"" : "[{\"as_of\": \"");
		append_date(json, balance->snapshot[i].as_of);
		appendStringInfoChar(json, '"');
		json_decimal(json, "amount", &amount);
		json_decimal(json, "parts", &(Decimal){balance->snapshot[i].parts, 0});
		appendStringInfoChar(json, '}');
	}
	appendStringInfoChar(json, ']');
}

/* On the wire: the number of dates in 4 bytes; for each the date, the amount, the parts. */
static void *
receive_balance(const ValueType *type, StringInfo message)
{
	const int count = (int) pq_getmsgint(message, sizeof(int32));
	Reading reading = {0};
	const char *problem;
	bool out_of_range = false;
	Balance *balance;

	/* a date takes more than a byte, so a count cannot ask for much memory */
	if (count < 1 || count > MOST_SNAPSHOTS || count > message->len - message->cursor)
		type_report_invalid(type, "The number of dates is not possible.");
	reading.row = palloc(count * sizeof(*reading.row));
	for (reading.count = 0; reading.count < count; reading.count++)
	{
		reading.row[reading.count].as_of = (DateADT) pq_getmsgint(message, sizeof(DateADT));
		reading.row[reading.count].amount = decimal_recv(message, type->name);
		reading.row[reading.count].parts = pq_getmsgint64(message);
		if (decimal_is_absent(&reading.row[reading.count].amount))
			type_report_invalid(type, "An amount is absent.");
	}
	balance = balance_of(&reading, &problem, &out_of_range);
	if (balance == NULL)
		type_report_invalid(type, problem);
	return balance;
}

static void
send_balance(const ValueType *type, StringInfo message, const void *value)
{
	const Balance *const balance = value;

	pq_sendint32(message, (uint32) balance->count);
	for (int i = 0; i < balance->count; i++)
	{
		const Decimal amount = amount_of(balance, i);

		pq_sendint32(message, (uint32) balance->snapshot[i].as_of);
		decimal_send(message, &amount);
		pq_sendint64(message, (uint64) balance->snapshot[i].parts);
	}
}

/* What is read or received is made by balance_of(), which has checked it. */
static const char *
problem_balance(const ValueType *type, const void *value)
{
	return NULL;
}

/* ---------- order and hash ---------- */

static int
compare_snapshots(const Balance *x, const Balance *y, int i)
{
	const Reported *const p = &x->snapshot[i];
	const Reported *const q = &y->snapshot[i];
	const Decimal a = amount_of(x, i);
	const Decimal b = amount_of(y, i);

	if (p->as_of != q->as_of)
		return p->as_of < q->as_of ? -1 : 1;
	if (p->parts != q->parts)
		return p->parts < q->parts ? -1 : 1;
	return decimal_compare(&a, &b);
}

/* Date by date: by the date, its parts and its amount. */
static int
compare_balance(const ValueType *type, const void *a, const void *b)
{
	const Balance *const x = a;
	const Balance *const y = b;
	int order = 0;

	for (int i = 0; i < Min(x->count, y->count) && order == 0; i++)
		order = compare_snapshots(x, y, i);
	return order ? order : (x->count > y->count) - (x->count < y->count);
}

static uint64
hash_balance(const ValueType *type, const void *value, uint64 seed)
{
	const Balance *const balance = value;
	uint64 hash = seed;

	for (int i = 0; i < balance->count; i++)
	{
		const Reported *const snapshot = &balance->snapshot[i];
		const Decimal amount = amount_of(balance, i);

		hash = hash_bytes_extended((const unsigned char *) &snapshot->as_of, sizeof(DateADT), hash);
		hash = hash_bytes_extended((const unsigned char *) &snapshot->parts, sizeof(int64), hash);
		hash = decimal_hash_extended(&amount, hash);
	}
	return hash;
}

/* ---------- the type ---------- */

const ValueType balance_type = {
	.name = "balance",
	.length = -1,
	.version = 1,
	.stored_version = 1,
	.read = read_balance,
	.write = write_balance,
	.read_json = read_json_balance,
	.write_json = write_json_balance,
	.receive = receive_balance,
	.send = send_balance,
	.problem = problem_balance,
	.compare = compare_balance,
	.hash = hash_balance,
	.add = balance_add_to,
};

TYPE_HAS_LENGTH(balance, -1);
TYPE_FUNCTIONS(balance, &balance_type)
TYPE_ADD(balance, &balance_type)
