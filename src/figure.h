/*
 * figure.h
 *	  Type figure as other rooms see it.
 */
#ifndef GOVERNANCE_FIGURE_H
#define GOVERNANCE_FIGURE_H

#include "compat.h"

#include "lib/stringinfo.h"

#include "figure_text.h"
#include "sql_decimal.h"

#define PG_GETARG_FIGURE_P(n) ((Figure *) PG_GETARG_POINTER(n))

extern bool figure_is_equal(const Figure *a, const Figure *b);
extern void figure_append(StringInfo buf, const Figure *figure);

/* Amounts of a unit in its family's base unit: kr for mnkr. */
static inline Decimal
figure_in_base(const Decimal *amount, int unit)
{
	Decimal result = *amount;

	decimal_check(decimal_shift(&result, figure_units[unit].power));
	return result;
}

#endif /* GOVERNANCE_FIGURE_H */
