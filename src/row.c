/*
 * row.c
 *	  A described row of counts and exact sums.
 */
#include "row.h"

#include "common/hashfn.h"
#include "common/int.h"
#include "libpq/pqformat.h"

static const RowType *
row_of(const ValueType *type)
{
	return (const RowType *) type;
}

static void *
new_row(const RowType *row)
{
	return palloc0(row->type.length);
}

static inline int64 *
counts_of(const void *value)
{
	return (int64 *) value;
}

static inline Decimal *
sums_of(const RowType *row, const void *value)
{
	return (Decimal *) (counts_of(value) + row->counts);
}

/* ---------- text and JSON ---------- */

static bool
scan_part(const RowType *row, int i, Scanner *scan, void *value)
{
	Decimal *const sum = &sums_of(row, value)[i - row->counts];

	if (i < row->counts)
		return scan_count(scan, &counts_of(value)[i]);
	return row->sums_may_be_absent ? scan_optional_decimal(scan, sum) : scan_decimal(scan, sum);
}

static void
append_part(const RowType *row, int i, StringInfo buf, const void *value)
{
	if (i < row->counts)
		appendStringInfo(buf, INT64_FORMAT, counts_of(value)[i]);
	else
		decimal_append(buf, &sums_of(row, value)[i - row->counts]);
}

/* Text: 'name=part name=part ...', so that a stored value can be read by a person. */
void *
row_read(const ValueType *type, Scanner *scan)
{
	const RowType *row = row_of(type);
	void *value = new_row(row);

	for (int i = 0; i < row->counts + row->sums && scan->problem == NULL; i++)
	{
		const char *const expected = psprintf("\"%s=\" is expected here.", row->names[i]);

		if (scan_literal(scan, row->names[i], expected) && scan_literal(scan, "=", expected))
			scan_part(row, i, scan, value);
	}
	return value;
}

void
row_write(const ValueType *type, StringInfo text, const void *value)
{
	const RowType *row = row_of(type);

	for (int i = 0; i < row->counts + row->sums; i++)
	{
		appendStringInfo(text, "%s%s=", i > 0 ? " " : "", row->names[i]);
		append_part(row, i, text, value);
	}
}

/* The part that a JSON key names; the number of parts where it names none. */
static int
find_part(const RowType *row, const Span *key)
{
	int i = 0;

	while (i < row->counts + row->sums && !span_equals(key, row->names[i]))
		i++;
	return i;
}

/* Every part must be there; what else is there, such as figures made of the parts, is skipped. */
void *
row_read_json(const ValueType *type, Scanner *scan)
{
	const RowType *row = row_of(type);
	const int parts = row->counts + row->sums;
	void *value = new_row(row);
	uint32 seen = 0;
	Span key;

	for (bool first = true; scan_json_member(scan, first, &key); first = false)
	{
		const int i = find_part(row, &key);

		if (i == parts)
			scan_json_skip(scan);
		else if (scan_part(row, i, scan, value))
			seen |= (uint32) 1 << i;
	}
	for (int i = 0; i < parts && scan->problem == NULL; i++)
		if ((seen & (uint32) 1 << i) == 0)
			scan_fail(scan, psprintf("Key \"%s\" is missing.", row->names[i]));
	return value;
}

/* The parts as members of an object that the caller opens and closes. */
void
row_write_json_parts(const RowType *row, StringInfo json, const void *value)
{
	for (int i = 0; i < row->counts + row->sums; i++)
	{
		json_key(json, row->names[i]);
		append_part(row, i, json, value);
	}
}

void
row_write_json(const ValueType *type, StringInfo json, const void *value)
{
	appendStringInfoChar(json, '{');
	row_write_json_parts(row_of(type), json, value);
	appendStringInfoChar(json, '}');
}

/* ---------- on the wire, and the validator ---------- */

void *
row_receive(const ValueType *type, StringInfo message)
{
	const RowType *row = row_of(type);
	void *value = new_row(row);

	for (int i = 0; i < row->counts; i++)
		counts_of(value)[i] = pq_getmsgint64(message);
	for (int i = 0; i < row->sums; i++)
		sums_of(row, value)[i] = decimal_recv(message, type->name);
	return value;
}

void
row_send(const ValueType *type, StringInfo message, const void *value)
{
	const RowType *row = row_of(type);

	for (int i = 0; i < row->counts; i++)
		pq_sendint64(message, (uint64) counts_of(value)[i]);
	for (int i = 0; i < row->sums; i++)
		decimal_send(message, &sums_of(row, value)[i]);
}

const char *
row_problem(const ValueType *type, const void *value)
{
	const RowType *row = row_of(type);
	int absent = 0;

	for (int i = 0; i < row->counts; i++)
		if (counts_of(value)[i] < 0)
			return "Counts are not negative.";
	for (int i = 0; i < row->sums; i++)
		absent += decimal_is_absent(&sums_of(row, value)[i]);
	if (absent > 0 && !row->sums_may_be_absent)
		return "Every part must be a number.";
	if (absent > 0 && absent == row->sums)
		return "At least one part must be a number.";
	return row->problem ? row->problem(value) : NULL;
}

/* ---------- order and hash: part by part, whatever the decimals shown ---------- */

int
row_compare(const ValueType *type, const void *a, const void *b)
{
	const RowType *row = row_of(type);
	int order = 0;

	for (int i = 0; i < row->counts && order == 0; i++)
		order = (counts_of(a)[i] > counts_of(b)[i]) - (counts_of(a)[i] < counts_of(b)[i]);
	for (int i = 0; i < row->sums && order == 0; i++)
		order = decimal_compare(&sums_of(row, a)[i], &sums_of(row, b)[i]);
	return order;
}

uint64
row_hash(const ValueType *type, const void *value, uint64 seed)
{
	const RowType *row = row_of(type);
	uint64 hash = seed;

	if (row->counts > 0)
		hash = hash_bytes_extended((const unsigned char *) counts_of(value),
								   row->counts * (int) sizeof(int64), hash);
	for (int i = 0; i < row->sums; i++)
		hash = decimal_hash_extended(&sums_of(row, value)[i], hash);
	return hash;
}

/* ---------- addition ---------- */

void *
row_add(const ValueType *type, void *sum, const void *value)
{
	const RowType *row = row_of(type);

	for (int i = 0; i < row->counts; i++)
		if (pg_add_s64_overflow(counts_of(sum)[i], counts_of(value)[i], &counts_of(sum)[i]))
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("bigint out of range")));
	for (int i = 0; i < row->sums; i++)
		decimal_check(decimal_add(&sums_of(row, sum)[i], &sums_of(row, value)[i]));
	return sum;
}

/* Adds a value, which may be NULL, to the state in argument 0, which may be null. */
Datum
row_accum(const RowType *row, FunctionCallInfo fcinfo, const void *value)
{
	if (value == NULL && PG_ARGISNULL(0))
		PG_RETURN_NULL();
	if (value == NULL)
		return PG_GETARG_DATUM(0);
	if (PG_ARGISNULL(0))
		PG_RETURN_POINTER(memcpy(new_row(row), value, row->type.length));
	PG_RETURN_POINTER(row_add(&row->type, aggregate_state(fcinfo, row->type.length), value));
}
