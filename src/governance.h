/*
 * governance.h
 *	  What every room shares: the server's headers, soft errors on every
 *	  version, and the crossing between SQL values and exact decimals.
 */
#ifndef GOVERNANCE_H
#define GOVERNANCE_H

#include "postgres.h"

#include "fmgr.h"
#include "lib/stringinfo.h"
#include "nodes/execnodes.h"
#include "utils/array.h"
#include "utils/numeric.h"

#include "compat.h"
#include "decimal.h"
#include "label.h"
#include "scan.h"

/* Text in: the server's encoding as UTF-8, and a scan's failure reported. */
extern char *utf8_from_server(const char *text);
extern Datum scan_report(const Scanner *scan, const char *type_name, Node *escontext);

/* Whether the first argument is an aggregate's state: AggCheckCallContext without its call. */
static inline bool
is_aggregate_state(FunctionCallInfo fcinfo)
{
	return fcinfo->context != NULL &&
		   (IsA(fcinfo->context, AggState) || IsA(fcinfo->context, WindowAggState));
}

/*
 * A state belongs to its aggregate, which lets us update it in place; any other
 * value belongs to whoever passed it and is copied.
 */
static inline void *
aggregate_state(FunctionCallInfo fcinfo, Size size)
{
	void *value = PG_GETARG_POINTER(0);

	return likely(is_aggregate_state(fcinfo)) ? value : memcpy(palloc(size), value, size);
}

/* Decimals from and to SQL; what cannot be held is an error (22003). */
extern void decimal_report(DecimalError error);
extern Decimal decimal_from_datum(Datum numeric);
extern Datum decimal_to_datum(const Decimal *x);
extern double double_from_numeric(Datum numeric);
extern double finite_double(double x);
extern uint32 decimal_hash(const Decimal *x);
extern uint64 decimal_hash_extended(const Decimal *x, uint64 seed);
extern void decimal_send(StringInfo buf, const Decimal *x);
extern Decimal decimal_recv(StringInfo buf, const char *type_name);
extern void decimal_append(StringInfo buf, const Decimal *x);

static inline void
decimal_check(DecimalError error)
{
	if (unlikely(error != DECIMAL_OK))
		decimal_report(error);
}

/* Adds a numeric Datum, in line for nearly all there are. */
static pg_always_inline DecimalError
add_numeric(Decimal *sum, Datum argument)
{
	const struct varlena *value = (const struct varlena *) DatumGetPointer(argument);

	/* PG_DETOAST_DATUM_PACKED, without its call for what is not toasted */
	if (unlikely(!VARATT_IS_SHORT(value) && VARATT_IS_EXTENDED(value)))
		value = PG_DETOAST_DATUM_PACKED(argument);
	return decimal_add_numeric(sum, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
}

/* Percentages: unrounded as numeric division leaves it, or rounded exactly. */
extern Datum quotient(const Decimal *part, const Decimal *whole);
extern Datum percentage(const Decimal *part, const Decimal *whole);
extern Datum percentage_rounded(const Decimal *part, const Decimal *whole, int32 decimals);
extern int percentage_compare(const Decimal *part, const Decimal *whole, const Decimal *bound);
extern Datum percentage_distance(const Decimal *part, const Decimal *whole, const Decimal *bound);
extern Datum smaller_figure(Datum x, Datum y, FunctionCallInfo fcinfo);

/* Arguments: error 22023 unless so; the elements of an array of which none may be null. */
extern void require(bool holds, const char *what);
extern Datum *array_elements(ArrayType *array, const char *what, int dimensions, int *count);

/* jsonb from JSON text; a figure's key and value, null where it is not there. */
extern Datum json_to_datum(StringInfo json);
extern void json_key(StringInfo json, const char *key);
extern void json_figure(StringInfo json, const char *key, Datum figure);
extern void json_decimal(StringInfo json, const char *key, const Decimal *x);

#endif /* GOVERNANCE_H */
