/*
 * figure.h
 *	  Type figure as other rooms see it.
 */
#ifndef GOVERNANCE_FIGURE_H
#define GOVERNANCE_FIGURE_H

#include "compat.h"

#include "lib/stringinfo.h"
#include "utils/array.h"
#include "sql_decimal.h"

#include "figure_text.h"

#define PG_GETARG_FIGURE_P(n) ((Figure *) PG_GETARG_POINTER(n))

extern void figure_append(StringInfo text, const Figure *figure);
extern Datum figure_to_datum(const Figure *figure);
extern Figure figure_recv_parts(StringInfo message, const char *type_name);
extern void figure_send_parts(StringInfo message, const Figure *figure);
extern char *unit_name(Unit unit);
extern Unit unit_argument(FunctionCallInfo fcinfo, int n);
extern const FigureStyle *locale_argument(FunctionCallInfo fcinfo, int n);
extern Figure *figure_array(ArrayType *array, bool **nulls, int *count);
extern Datum figures_to_array(const Figure *figures, int count, Oid figure_type);

/* Amounts of a unit in its base unit: kr for mnkr. */
static inline Decimal
figure_in_base(const Decimal *amount, Unit unit)
{
	Decimal result = *amount;

	decimal_check(decimal_shift(&result, unit.power));
	return result;
}

#endif /* GOVERNANCE_FIGURE_H */
