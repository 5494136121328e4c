/*
 * sql_decimal.h
 *	  Where numeric becomes an exact decimal and back; and a decimal's hash, its
 *	  bytes on the wire and its text.  Whatever cannot be held is an error (22003).
 */
#ifndef GOVERNANCE_SQL_DECIMAL_H
#define GOVERNANCE_SQL_DECIMAL_H

#include "compat.h"

#include "lib/stringinfo.h"
#include "utils/numeric.h"

#include "decimal.h"

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

#endif /* GOVERNANCE_SQL_DECIMAL_H */
