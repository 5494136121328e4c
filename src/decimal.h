/*
 * decimal.h
 *	  Exact decimals: a 128-bit coefficient and a decimal scale, 38 digits.
 *
 *	  The digits and the scale are those that sum(numeric) would show: a sum's
 *	  scale is the largest scale of its terms.  This header and decimal.c know
 *	  nothing of Datum, palloc or ereport; a result that cannot be held is a
 *	  DecimalError for the caller to report.
 */
#ifndef GOVERNANCE_DECIMAL_H
#define GOVERNANCE_DECIMAL_H

#include "c.h"

#ifndef HAVE_INT128
#error "governance needs a compiler and a platform with 128-bit integers"
#endif

#define DECIMAL_DIGITS 38
#define DECIMAL_BUFFER (DECIMAL_DIGITS + 4) /* sign, leading zero, point, NUL */

/*
 * Invariants (decimal_is_valid): |coefficient| < 10^38 and 0 <= scale <= 38;
 * or scale is DECIMAL_ABSENT and the coefficient 0, a figure that is not there,
 * the neutral element of addition.  The scale's width leaves no padding, so
 * that equal values have equal bytes.
 */
typedef struct Decimal
{
	int128 coefficient;
	int64 scale;
} Decimal;

#define DECIMAL_ABSENT (-1)
#define ABSENT_DECIMAL ((Decimal){0, DECIMAL_ABSENT})

typedef enum DecimalError
{
	DECIMAL_OK,
	DECIMAL_MALFORMED,
	DECIMAL_OUT_OF_RANGE,
	DECIMAL_NAN,
	DECIMAL_INFINITE
} DecimalError;

extern const int128 decimal_power[DECIMAL_DIGITS + 1];

extern bool decimal_is_valid(const Decimal *x);
extern DecimalError decimal_add_aligned(Decimal *sum, Decimal x);
extern DecimalError decimal_subtract(Decimal *sum, const Decimal *x);
extern DecimalError decimal_multiply(Decimal *product, const Decimal *x, const Decimal *y);
extern int decimal_compare(const Decimal *x, const Decimal *y);
extern Decimal decimal_stripped(const Decimal *x);
extern DecimalError decimal_decode(Decimal *x, const char *numeric, size_t size);
extern DecimalError decimal_parse(Decimal *x, const char **cursor);
extern void decimal_format(char *buffer, const Decimal *x);

static inline bool
decimal_is_absent(const Decimal *x)
{
	return x->scale < 0;
}

static inline int
decimal_sign(const Decimal *x)
{
	return (x->coefficient > 0) - (x->coefficient < 0);
}

static inline Decimal
decimal_negated(const Decimal *x)
{
	return (Decimal){-x->coefficient, x->scale};
}

static inline Decimal
decimal_absolute(const Decimal *x)
{
	return x->coefficient < 0 ? decimal_negated(x) : *x;
}

static inline Decimal
decimal_from_int64(int64 x)
{
	return (Decimal){x, 0};
}

/* The hot path of every sum: both there, at one scale. */
static inline DecimalError
decimal_add(Decimal *sum, const Decimal *x)
{
	const int128 largest = decimal_power[DECIMAL_DIGITS] - 1;

	if (unlikely(sum->scale != x->scale))
		return decimal_add_aligned(sum, *x);
	if (unlikely(x->coefficient >= 0 ? sum->coefficient > largest - x->coefficient
									 : sum->coefficient < -largest - x->coefficient))
		return DECIMAL_OUT_OF_RANGE;
	sum->coefficient += x->coefficient;
	return DECIMAL_OK;
}

#endif /* GOVERNANCE_DECIMAL_H */
