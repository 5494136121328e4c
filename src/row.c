/*
 * row.c
 *	  A described row of counts and exact sums.
 */
#include "row_accumulate.h"

#include "common/hashfn.h"
#include "libpq/pqformat.h"

#include "json_text.h"

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

void *
row_copy(const RowType *row, const void *value)
{
	return memcpy(palloc(row->type.length), value, row->type.length);
}

/* ---------- text and JSON ---------- */

static bool
scan_part(const RowType *row, int i, Scanner *scan, void *value)
{
	Decimal *const sum = &row_sums(row, value)[i - row->counts];

	if (i < row->counts)
		return scan_count(scan, &row_counts(value)[i]);
	return row->sums_may_be_absent ? scan_optional_decimal(scan, sum) : scan_decimal(scan, sum);
}

static void
append_part(const RowType *row, int i, StringInfo buf, const void *value)
{
	if (i < row->counts)
		appendStringInfo(buf, INT64_FORMAT, row_counts(value)[i]);
	else
		decimal_append(buf, &row_sums(row, value)[i - row->counts]);
}

/*
 * Text: 'name=part name=part ...', so that a stored value can be read by a person,
 * or 'sum separator sum'; around a separator, blanks make no difference.
 */
static void
scan_name(const char *name, Scanner *scan)
{
	const char *const expected = psprintf("\"%s=\" is expected here.", name);

	scan_literal(scan, name, expected);
	scan_literal(scan, "=", expected);
}

static void
scan_separator(const RowType *row, Scanner *scan)
{
	const char *const sign = row->separator + strspn(row->separator, " ");

	scan_literal(scan, pnstrdup(sign, strcspn(sign, " ")),
				 "The sign between the two parts is expected here.");
}

void *
row_read(const ValueType *type, Scanner *scan)
{
	const RowType *row = row_of(type);
	void *value = new_row(row);

	for (int i = 0; i < row->counts + row->sums && scan->problem == NULL; i++)
	{
		if (row->separator == NULL)
			scan_name(row->names[i], scan);
		else if (i > 0)
			scan_separator(row, scan);
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
		if (row->separator == NULL)
			appendStringInfo(text, "%s%s=", i > 0 ? " " : "", row->names[i]);
		else if (i > 0)
			appendStringInfoString(text, row->separator);
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
row_write_json_parts(const ValueType *type, StringInfo json, const void *value)
{
	const RowType *row = row_of(type);

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
	row_write_json_parts(type, json, value);
	appendStringInfoChar(json, '}');
}

/* ---------- on the wire, and the validator ---------- */

void *
row_receive(const ValueType *type, StringInfo message)
{
	const RowType *row = row_of(type);
	void *value = new_row(row);

	for (int i = 0; i < row->counts; i++)
		row_counts(value)[i] = pq_getmsgint64(message);
	for (int i = 0; i < row->sums; i++)
		row_sums(row, value)[i] = decimal_recv(message, type->name);
	return value;
}

void
row_send(const ValueType *type, StringInfo message, const void *value)
{
	const RowType *row = row_of(type);

	for (int i = 0; i < row->counts; i++)
		pq_sendint64(message, (uint64) row_counts(value)[i]);
	for (int i = 0; i < row->sums; i++)
		decimal_send(message, &row_sums(row, value)[i]);
}

const char *
row_problem(const ValueType *type, const void *value)
{
	const RowType *row = row_of(type);
	int absent = 0;

	for (int i = 0; i < row->counts; i++)
		if (row_counts(value)[i] < 0)
			return "Counts are not negative.";
	for (int i = 0; i < row->sums; i++)
		absent += decimal_is_absent(&row_sums(row, value)[i]);
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
		order = (row_counts(a)[i] > row_counts(b)[i]) - (row_counts(a)[i] < row_counts(b)[i]);
	for (int i = 0; i < row->sums && order == 0; i++)
		order = decimal_compare(&row_sums(row, a)[i], &row_sums(row, b)[i]);
	return order;
}

uint64
row_hash(const ValueType *type, const void *value, uint64 seed)
{
	const RowType *row = row_of(type);
	uint64 hash = seed;

	if (row->counts > 0)
		hash = hash_bytes_extended((const unsigned char *) row_counts(value),
								   row->counts * (int) sizeof(int64), hash);
	for (int i = 0; i < row->sums; i++)
		hash = decimal_hash_extended(&row_sums(row, value)[i], hash);
	return hash;
}

/* ---------- addition ---------- */

void
row_report_bigint(void)
{
	ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("bigint out of range")));
}

void *
row_add(const ValueType *type, void *sum, const void *value)
{
	row_add_in_line(row_of(type), sum, value);
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
		PG_RETURN_POINTER(row_copy(row, value));
	PG_RETURN_POINTER(row_add(&row->type, aggregate_state(fcinfo, row->type.length), value));
}

MovingRow *
row_moving_state(FunctionCallInfo fcinfo)
{
	MemoryContext aggregate;
	MovingRow *state;

	if (!PG_ARGISNULL(0))
		return (MovingRow *) PG_GETARG_POINTER(0);
	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "moving aggregate called outside an aggregate");
	state = MemoryContextAllocZero(aggregate, sizeof(MovingRow));
	for (int i = 0; i < MOST_MOVING; i++)
		state->sum[i].sum = ABSENT_DECIMAL;
	return state;
}

Datum
row_moving_final(const RowType *row, FunctionCallInfo fcinfo)
{
	const MovingRow *state = (MovingRow *) PG_GETARG_POINTER(0);
	void *value;

	if (PG_ARGISNULL(0) || state->values == 0)
		PG_RETURN_NULL();
	value = new_row(row);
	for (int i = 0; i < row->counts; i++)
		row_counts(value)[i] = state->count[i];
	for (int i = 0; i < row->sums; i++)
		row_sums(row, value)[i] = state->sum[i].sum;
	PG_RETURN_POINTER(value);
}
