/*
 * type.c
 *	  What PostgreSQL asks of every type, made from a few functions of its own.
 */
#include "type.h"

#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "argument.h"
#include "json_text.h"
#include "server_text.h"

/* A new varlena of a size, zero but for its StoredHead. */
void *
type_allocate(const ValueType *type, Size size)
{
	StoredHead *const value = palloc0(size);

	SET_VARSIZE(value, size);
	value->version = type->stored_version;
	return value;
}

static void
check_stored_version(const ValueType *type, const StoredHead *value)
{
	static const uint8 unused[sizeof(value->reserved)] = {0};

	if (value->version != type->stored_version)
		ereport(
			ERROR,
			(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
			 errmsg("unknown version %d of the stored form of type %s", value->version, type->name),
			 errdetail("This version of the extension reads version %d.", type->stored_version),
			 errhint("A value that a newer version of the extension has stored needs that "
					 "version.")));
	if (memcmp(value->reserved, unused, sizeof(unused)) != 0)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("unknown stored form of type %s", type->name),
				 errdetail("Bytes are set that this version of the extension does not use.")));
}

/* The value of a Datum: detoasted, and of a version that can be read. */
void *
type_value(const ValueType *type, Datum datum)
{
	void *value;

	if (type->length >= 0)
		return DatumGetPointer(datum);
	value = PG_DETOAST_DATUM(datum);
	if (type->stored_version != 0)
		check_stored_version(type, value);
	return value;
}

static void *
argument(const ValueType *type, FunctionCallInfo fcinfo, int n)
{
	return type_value(type, PG_GETARG_DATUM(n));
}

/* Index builds compare and hash many values in one memory context. */
static void
free_argument(FunctionCallInfo fcinfo, int n, void *value)
{
	if (value != PG_GETARG_POINTER(n))
		pfree(value);
}

static bool
is_json(const char *text)
{
	if (*text == '[')
		for (text++; *text == ' ' || (*text >= '\t' && *text <= '\r'); text++)
			;
	return *text == '{';
}

Datum
type_in(const ValueType *type, FunctionCallInfo fcinfo)
{
	Scanner scan = scan_begin(utf8_from_server(PG_GETARG_CSTRING(0)));
	void *value = is_json(scan.at) && type->read_json ? type->read_json(type, &scan)
													  : type->read(type, &scan);
	const char *problem;

	if (scan_end(&scan) && (problem = type->problem(type, value)) != NULL)
		scan_fail(&scan, problem);
	if (scan.problem)
		return scan_report(&scan, type->name, fcinfo->context);
	PG_RETURN_POINTER(value);
}

Datum
type_out(const ValueType *type, FunctionCallInfo fcinfo)
{
	StringInfoData text;

	initStringInfo(&text);
	type->write(type, &text, argument(type, fcinfo, 0));
	PG_RETURN_CSTRING(text.data);
}

/* For receive functions: the bytes are not a value, for a reason in a full sentence. */
void
type_report_invalid(const ValueType *type, const char *problem)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
					errmsg("invalid external \"%s\" value", type->name), errdetail("%s", problem)));
}

Datum
type_recv(const ValueType *type, FunctionCallInfo fcinfo)
{
	StringInfo message = (StringInfo) PG_GETARG_POINTER(0);
	const int version = pq_getmsgbyte(message);
	const char *problem;
	void *value;

	if (version != type->version)
		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("unknown version %d of the binary form of type %s", version, type->name),
			 errdetail("This version of the extension reads version %d.", type->version),
			 errhint("Where the sender has a newer version of the extension, update it here.")));
	value = type->receive(type, message);
	if ((problem = type->problem(type, value)) != NULL)
		type_report_invalid(type, problem);
	PG_RETURN_POINTER(value);
}

Datum
type_send(const ValueType *type, FunctionCallInfo fcinfo)
{
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendbyte(&message, (uint8) type->version);
	type->send(type, &message, argument(type, fcinfo, 0));
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

Datum
type_to_json(const ValueType *type, FunctionCallInfo fcinfo)
{
	StringInfoData json;

	initStringInfo(&json);
	type->write_json(type, &json, argument(type, fcinfo, 0));
	PG_RETURN_TEXT_P(cstring_to_text_with_len(json.data, json.len));
}

Datum
type_to_jsonb(const ValueType *type, FunctionCallInfo fcinfo)
{
	StringInfoData json;

	initStringInfo(&json);
	type->write_json(type, &json, argument(type, fcinfo, 0));
	return json_to_datum(&json);
}

int
type_compare(const ValueType *type, FunctionCallInfo fcinfo)
{
	void *a = argument(type, fcinfo, 0);
	void *b = argument(type, fcinfo, 1);
	const int order = type->compare(type, a, b);

	free_argument(fcinfo, 0, a);
	free_argument(fcinfo, 1, b);
	return order;
}

static uint64
hash(const ValueType *type, FunctionCallInfo fcinfo, uint64 seed)
{
	void *value = argument(type, fcinfo, 0);
	const uint64 result = type->hash(type, value, seed);

	free_argument(fcinfo, 0, value);
	return result;
}

/* With seed 0 the lower half of the extended hash is this one, as PostgreSQL asks. */
Datum
type_hash(const ValueType *type, FunctionCallInfo fcinfo)
{
	PG_RETURN_UINT32((uint32) hash(type, fcinfo, 0));
}

Datum
type_hash_extended(const ValueType *type, FunctionCallInfo fcinfo)
{
	PG_RETURN_INT64((int64) hash(type, fcinfo, (uint64) PG_GETARG_INT64(1)));
}

/* +, sum() and combine functions, which may change the state of an aggregate. */
Datum
type_add(const ValueType *type, FunctionCallInfo fcinfo)
{
	void *sum;

	if (type->length >= 0)
		sum = aggregate_state(fcinfo, type->length);
	else if (is_aggregate_state(fcinfo))
		sum = argument(type, fcinfo, 0);
	else
		sum = type_value(type, PointerGetDatum(PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0))));
	PG_RETURN_POINTER(type->add(type, sum, argument(type, fcinfo, 1)));
}
