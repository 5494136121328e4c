/*
 * sums.c
 *	  A fixed row of named exact sums: value and aggregate state.
 */
#include "sums.h"

#include "libpq/pqformat.h"

static Decimal *
allocate(const SumsShape *shape)
{
	return palloc(sizeof(Decimal) * shape->count);
}

/* Text: 'name=sum name=sum ...', so that a stored value can be read by a person. */
Datum
sums_in(const SumsShape *shape, FunctionCallInfo fcinfo)
{
	Scanner scan = scan_begin(utf8_from_server(PG_GETARG_CSTRING(0)));
	Decimal *sum = allocate(shape);

	for (int i = 0; i < shape->count && scan.problem == NULL; i++)
	{
		const char *const expected = psprintf("\"%s=\" is expected here.", shape->names[i]);

		if (scan_literal(&scan, shape->names[i], expected) && scan_literal(&scan, "=", expected))
			scan_decimal(&scan, &sum[i]);
	}
	if (scan_end(&scan))
	{
		const char *const problem = shape->problem(sum);

		if (problem)
			scan_fail(&scan, problem);
	}
	if (scan.problem)
		return scan_report(&scan, shape->type_name, fcinfo->context);
	PG_RETURN_POINTER(sum);
}

Datum
sums_out(const SumsShape *shape, FunctionCallInfo fcinfo)
{
	const Decimal *sum = PG_GETARG_SUMS_P(0);
	StringInfoData buf;

	initStringInfo(&buf);
	for (int i = 0; i < shape->count; i++)
	{
		appendStringInfo(&buf, "%s%s=", i > 0 ? " " : "", shape->names[i]);
		decimal_append(&buf, &sum[i]);
	}
	PG_RETURN_CSTRING(buf.data);
}

Datum
sums_recv(const SumsShape *shape, FunctionCallInfo fcinfo)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	Decimal *sum = allocate(shape);
	bool absent = false;

	for (int i = 0; i < shape->count; i++)
	{
		sum[i] = decimal_recv(buf, shape->type_name);
		absent = absent || decimal_is_absent(&sum[i]);
	}
	if (absent || shape->problem(sum))
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("invalid sums in external \"%s\" value", shape->type_name)));
	PG_RETURN_POINTER(sum);
}

Datum
sums_send(const SumsShape *shape, FunctionCallInfo fcinfo)
{
	const Decimal *sum = PG_GETARG_SUMS_P(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	for (int i = 0; i < shape->count; i++)
		decimal_send(&buf, &sum[i]);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

Datum
sums_to_jsonb(const SumsShape *shape, FunctionCallInfo fcinfo)
{
	const Decimal *sum = PG_GETARG_SUMS_P(0);
	StringInfoData json;

	initStringInfo(&json);
	appendStringInfoChar(&json, '{');
	for (int i = 0; i < shape->count; i++)
		json_decimal(&json, shape->names[i], &sum[i]);
	appendStringInfoChar(&json, '}');
	return json_to_datum(&json);
}

bool
sums_are_equal(const SumsShape *shape, FunctionCallInfo fcinfo)
{
	for (int i = 0; i < shape->count; i++)
		if (decimal_compare(&PG_GETARG_SUMS_P(0)[i], &PG_GETARG_SUMS_P(1)[i]) != 0)
			return false;
	return true;
}

Datum
sums_hash(const SumsShape *shape, FunctionCallInfo fcinfo)
{
	uint32 hash = 0;

	for (int i = 0; i < shape->count; i++)
		hash = hash * 31 + decimal_hash(&PG_GETARG_SUMS_P(0)[i]);
	PG_RETURN_UINT32(hash);
}

static Datum
add(const SumsShape *shape, FunctionCallInfo fcinfo, const Decimal *row)
{
	Decimal *sum = aggregate_state(fcinfo, sizeof(Decimal) * shape->count);

	for (int i = 0; i < shape->count; i++)
		decimal_check(decimal_add(&sum[i], &row[i]));
	PG_RETURN_POINTER(sum);
}

Datum
sums_add(const SumsShape *shape, FunctionCallInfo fcinfo)
{
	return add(shape, fcinfo, PG_GETARG_SUMS_P(1));
}

/* Adds a row to the state in argument 0; without a row or a state, what is there. */
Datum
sums_accum(const SumsShape *shape, FunctionCallInfo fcinfo, const Decimal *row)
{
	const Size size = sizeof(Decimal) * shape->count;

	if (!PG_ARGISNULL(0))
		return row ? add(shape, fcinfo, row) : PG_GETARG_DATUM(0);
	if (row == NULL)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(memcpy(palloc(size), row, size));
}
