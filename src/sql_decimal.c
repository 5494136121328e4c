/*
 * sql_decimal.c
 *	  Where numeric becomes an exact decimal and back.
 */
#include "sql_decimal.h"

#include <math.h>

#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/float.h"

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
