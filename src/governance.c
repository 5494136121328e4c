/*
 * governance.c
 *	  The module, and the crossing between SQL values and exact decimals.
 */
#include "governance.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/float.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"

#ifdef PG_MODULE_MAGIC_EXT
PG_MODULE_MAGIC_EXT(.name = "governance");
#else
PG_MODULE_MAGIC;
#endif

char *
utf8_from_server(const char *text)
{
	return pg_server_to_any(text, (int) strlen(text), PG_UTF8);
}

/* Reports where and why a scan failed; its input is in UTF-8. */
Datum
scan_report(const Scanner *scan, const char *type_name, Node *escontext)
{
	const int character = scan_character(scan->input, scan->at);
	const char *const input = pg_any_to_server(scan->input, (int) strlen(scan->input), PG_UTF8);

	ereturn(escontext, (Datum) 0,
			(errcode(scan->out_of_range ? ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE
										: ERRCODE_INVALID_TEXT_REPRESENTATION),
			 scan->out_of_range
				 ? errmsg("value out of range for type %s: \"%s\"", type_name, input)
				 : errmsg("invalid input syntax for type %s: \"%s\"", type_name, input),
			 errdetail("At character %d: %s", character, scan->problem)));
}

void
decimal_report(DecimalError error)
{
	if (error == DECIMAL_NAN || error == DECIMAL_INFINITE)
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("%s is not a figure", error == DECIMAL_NAN ? "NaN" : "infinity"),
						errdetail("Exact sums and statuses take finite numbers only.")));
	if (error == DECIMAL_OUT_OF_RANGE)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("value out of range for an exact decimal"),
				 errdetail("Exact decimals hold %d digits, before and after the point together.",
						   DECIMAL_DIGITS)));
	ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED), errmsg("malformed numeric value")));
}

Decimal
decimal_from_datum(Datum numeric)
{
	Decimal result;
	struct varlena *value = PG_DETOAST_DATUM_PACKED(numeric);

	decimal_check(decimal_decode(&result, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value)));
	return result;
}

static Datum
numeric_from_text(const char *text)
{
	return DirectFunctionCall3(numeric_in, CStringGetDatum(text), ObjectIdGetDatum(InvalidOid),
							   Int32GetDatum(-1));
}

Datum
decimal_to_datum(const Decimal *x)
{
	char text[DECIMAL_BUFFER];

	if (x->coefficient >= PG_INT64_MIN && x->coefficient <= PG_INT64_MAX)
		return NumericGetDatum(int64_div_fast_to_numeric((int64) x->coefficient, (int) x->scale));
	decimal_format(text, x);
	return numeric_from_text(text);
}

double
double_from_numeric(Datum numeric)
{
	return DatumGetFloat8(DirectFunctionCall1(numeric_float8, numeric));
}

/* What double precision cannot hold is an error (22003), as in core's own arithmetic. */
double
finite_double(double x)
{
	if (unlikely(!isfinite(x)))
		float_overflow_error();
	return x;
}

uint32
decimal_hash(const Decimal *x)
{
	Decimal stripped = decimal_stripped(x);

	return hash_bytes((const unsigned char *) &stripped, sizeof(stripped));
}

/* The same for numbers that are equal, whatever their scales. */
uint64
decimal_hash_extended(const Decimal *x, uint64 seed)
{
	const Decimal stripped = decimal_stripped(x);

	return hash_bytes_extended((const unsigned char *) &stripped, sizeof(stripped), seed);
}

/* On the wire: the coefficient as 64 high and 64 low bits, then the scale. */
void
decimal_send(StringInfo buf, const Decimal *x)
{
	pq_sendint64(buf, (uint64) (x->coefficient >> 64));
	pq_sendint64(buf, (uint64) x->coefficient);
	pq_sendint16(buf, (uint16) x->scale);
}

Decimal
decimal_recv(StringInfo buf, const char *type_name)
{
	Decimal result;
	uint64 high = (uint64) pq_getmsgint64(buf);
	uint64 low = (uint64) pq_getmsgint64(buf);

	result.coefficient = (int128) (((uint128) high << 64) | low);
	result.scale = (int16) pq_getmsgint(buf, sizeof(int16));
	if (!decimal_is_valid(&result))
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("invalid decimal in external \"%s\" value", type_name)));
	return result;
}

void
decimal_append(StringInfo buf, const Decimal *x)
{
	char text[DECIMAL_BUFFER];

	if (decimal_is_absent(x))
		appendStringInfoString(buf, "null");
	else
	{
		decimal_format(text, x);
		appendStringInfoString(buf, text);
	}
}

static Datum
numeric_from_int(int64 x)
{
	return NumericGetDatum(int64_to_numeric(x));
}

Datum
quotient(const Decimal *part, const Decimal *whole)
{
	return DirectFunctionCall2(numeric_div, decimal_to_datum(part), decimal_to_datum(whole));
}

Datum
percentage(const Decimal *part, const Decimal *whole)
{
	return DirectFunctionCall2(
		numeric_div,
		DirectFunctionCall2(numeric_mul, decimal_to_datum(part), numeric_from_int(100)),
		decimal_to_datum(whole));
}

/*
 * percentage_rounded
 *	  100 * part / whole to so many decimals, half away from zero, rounded once:
 *	  rounding a quotient that is already rounded can miss the last digit.
 */
#define MOST_DECIMALS 30 /* 100 * 10^30 is still a coefficient */

Datum
percentage_rounded(const Decimal *part, const Decimal *whole, int32 decimals)
{
	Decimal result;
	Datum dividend;
	Datum divisor;
	Datum truncated;
	Datum rest;
	Datum unit;

	if (decimals < 0 || decimals > MOST_DECIMALS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("decimals must be between 0 and %d", MOST_DECIMALS)));
	if (likely(decimal_percentage(&result, part, whole, decimals) == DECIMAL_OK))
		return decimal_to_datum(&result);

	/* beyond 38 digits on the way, by numeric arithmetic */
	divisor = decimal_to_datum(whole);
	unit = decimal_to_datum(&(Decimal){1, decimals});
	dividend = DirectFunctionCall2(numeric_mul, decimal_to_datum(part),
								   decimal_to_datum(&(Decimal){decimal_power[decimals] * 100, 0}));
	truncated = DirectFunctionCall2(numeric_div_trunc, dividend, divisor);
	rest = DirectFunctionCall2(numeric_sub, dividend,
							   DirectFunctionCall2(numeric_mul, truncated, divisor));
	rest = DirectFunctionCall2(numeric_mul, DirectFunctionCall1(numeric_abs, rest),
							   numeric_from_int(2));
	if (DatumGetBool(
			DirectFunctionCall2(numeric_ge, rest, DirectFunctionCall1(numeric_abs, divisor))))
		truncated = DirectFunctionCall2(numeric_add, truncated,
										numeric_from_int(decimal_sign(part) * decimal_sign(whole)));
	return DirectFunctionCall2(numeric_mul, truncated, unit);
}

/*
 * percentage_compare
 *	  Where 100 * part / whole lies against a bound, decided without dividing:
 *	  the sign of 100 * part - bound * whole, for a whole that is not negative.
 *	  By that sign, a part of a zero whole is beyond every bound on its side, as
 *	  an overspend on no budget is; nothing of nothing is read at 0 percent.
 */
int
percentage_compare(const Decimal *part, const Decimal *whole, const Decimal *bound)
{
	Decimal hundredfold;
	Decimal at_bound;
	Decimal hundred = {100, 0};

	if (unlikely(part->coefficient == 0))
		return -decimal_sign(bound);
	if (decimal_multiply(&hundredfold, part, &hundred) == DECIMAL_OK &&
		decimal_multiply(&at_bound, bound, whole) == DECIMAL_OK)
		return decimal_compare(&hundredfold, &at_bound);
	return DatumGetInt32(DirectFunctionCall2(
		numeric_cmp,
		DirectFunctionCall2(numeric_mul, decimal_to_datum(part), numeric_from_int(100)),
		DirectFunctionCall2(numeric_mul, decimal_to_datum(bound), decimal_to_datum(whole))));
}

/* How far 100 * part / whole is from a bound, divided once, for a positive whole. */
Datum
percentage_distance(const Decimal *part, const Decimal *whole, const Decimal *bound)
{
	const Datum divisor = decimal_to_datum(whole);
	const Datum distance = DirectFunctionCall2(
		numeric_sub,
		DirectFunctionCall2(numeric_mul, decimal_to_datum(part), numeric_from_int(100)),
		DirectFunctionCall2(numeric_mul, decimal_to_datum(bound), divisor));

	return DirectFunctionCall2(numeric_div, DirectFunctionCall1(numeric_abs, distance), divisor);
}

/* The smaller of two numeric Datums, of which one or both may be 0 for null. */
Datum
smaller_figure(Datum x, Datum y, FunctionCallInfo fcinfo)
{
	if (x == 0 && y == 0)
		PG_RETURN_NULL();
	if (x == 0 || y == 0)
		return x == 0 ? y : x;
	return DirectFunctionCall2(numeric_smaller, x, y);
}

void
require(bool holds, const char *what)
{
	if (!holds)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("%s", what)));
}

/* In storage order; an empty array has no dimensions and is allowed. */
Datum *
array_elements(ArrayType *array, const char *what, int dimensions, int *count)
{
	int16 length;
	bool by_value;
	char align;
	Datum *values;
	bool *nulls;

	if (ARR_NDIM(array) != 0 && ARR_NDIM(array) != dimensions)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("%s must be an array of %d %s", what, dimensions,
							   dimensions == 1 ? "dimension" : "dimensions")));
	get_typlenbyvalalign(ARR_ELEMTYPE(array), &length, &by_value, &align);
	deconstruct_array(array, ARR_ELEMTYPE(array), length, by_value, align, &values, &nulls, count);
	for (int i = 0; i < *count; i++)
		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("%s must not be null", what),
					 errdetail("Element %d is null.", i + 1)));
	return values;
}

Datum
json_to_datum(StringInfo json)
{
	return DirectFunctionCall1(jsonb_in, CStringGetDatum(json->data));
}

void
json_key(StringInfo json, const char *key)
{
	if (json->len > 0 && json->data[json->len - 1] != '{')
		appendStringInfoString(json, ", ");
	appendStringInfo(json, "\"%s\": ", key);
}

/* A numeric Datum, null where it is 0. */
void
json_figure(StringInfo json, const char *key, Datum figure)
{
	json_key(json, key);
	if (figure == (Datum) 0)
		appendStringInfoString(json, "null");
	else
		appendStringInfoString(json, DatumGetCString(DirectFunctionCall1(numeric_out, figure)));
}

void
json_decimal(StringInfo json, const char *key, const Decimal *x)
{
	json_key(json, key);
	decimal_append(json, x);
}
