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

#define DECIMAL_LARGEST ((int128) 1000000000 * 1000000000 * 1000000000 * 1000000000 * 100 - 1)
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
extern DecimalError decimal_percentage(Decimal *result, const Decimal *part, const Decimal *whole,
									   int decimals);
extern DecimalError decimal_shift(Decimal *x, int power);
extern int decimal_compare(const Decimal *x, const Decimal *y);
extern Decimal decimal_stripped(const Decimal *x);
extern DecimalError decimal_add_any_numeric(Decimal *sum, const char *numeric, size_t size);
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

/* ---------- the hot path of every sum ---------- */

static inline DecimalError
decimal_add(Decimal *sum, const Decimal *x)
{
	if (unlikely(sum->scale != x->scale))
		return decimal_add_aligned(sum, *x);
	/* neither is beyond 38 digits, so the coefficients cannot wrap around unseen */
	if (unlikely(x->coefficient >= 0 ? sum->coefficient > DECIMAL_LARGEST - x->coefficient
									 : sum->coefficient < -DECIMAL_LARGEST - x->coefficient))
		return DECIMAL_OUT_OF_RANGE;
	sum->coefficient += x->coefficient;
	return DECIMAL_OK;
}

/*
 * The stored form of numeric is numeric.c's, unchanged since 9.1 and kept by
 * pg_upgrade: a 16-bit header, for the long form a 16-bit weight, then
 * base-10000 digits, all in the machine's byte order.  "numeric" is what
 * follows the varlena header, at any alignment.  Digits beyond the display
 * scale do not occur in stored values.
 */
#define NUMERIC_KIND 0xC000
#define NUMERIC_LONG_NEGATIVE 0x4000
#define NUMERIC_SHORT 0x8000
#define NUMERIC_SPECIAL 0xC000
#define NUMERIC_SPECIAL_NAN 0xC000
#define NUMERIC_SPECIAL_MASK 0xF000
#define SHORT_NEGATIVE 0x2000
#define SHORT_SCALE(header) ((header) >> 7 & 0x3F)
#define SHORT_WEIGHT(header) ((int) ((header) &0x3F) - (int) ((header) &0x40))
#define LONG_SCALE(header) ((header) &0x3FFF)
#define DIGIT_PLACES 4
#define DIGIT_BASE 10000

/*
 * decimal_add_numeric
 *	  Adds a stored numeric.
 *
 * Nearly every money amount of a ledger is a short numeric of at most four
 * base-10000 digits at the sum's own scale.  Such a one is added here, in 64
 * bits and without a branch on its value; any other goes the general way.
 */
static pg_attribute_always_inline DecimalError
decimal_add_numeric(Decimal *sum, const char *numeric, size_t size)
{
	/* 10^(4 + shift), and 2^32 * 10^shift rounded up: exact on one digit >> 32 */
	static const int64 rest_power[] = {10, 100, 1000, 10000, 100000, 1000000};
	static const uint64 digit_power[] = {UINT64CONST(4294968),     UINT64CONST(42949673),
										 UINT64CONST(429496730),   UINT64CONST(4294967296),
										 UINT64CONST(42949672960), UINT64CONST(429496729600)};
	uint16 header;
	uint16 digit;
	size_t ndigits;
	int shift;
	int64 rest = 0;
	int64 sign;
	int128 result;

	if (unlikely(size < sizeof(header) + sizeof(digit)))
		return decimal_add_any_numeric(sum, numeric, size);
	memcpy(&header, numeric, sizeof(header));
	ndigits = (size - sizeof(header)) / sizeof(digit);
	/* decimal places from the last stored digit to the last shown one, plus 3 */
	shift = (int) sum->scale + DIGIT_PLACES * (SHORT_WEIGHT(header) - (int) ndigits + 1) + 3;
	if (unlikely((header & NUMERIC_KIND) != NUMERIC_SHORT || SHORT_SCALE(header) != sum->scale ||
				 ndigits > 4 || shift < 0 || shift >= (int) lengthof(rest_power)))
		return decimal_add_any_numeric(sum, numeric, size);

	numeric += sizeof(header);
	for (; ndigits > 1; ndigits--, numeric += sizeof(digit))
	{
		memcpy(&digit, numeric, sizeof(digit));
		rest = rest * DIGIT_BASE + digit;
	}
	/* the last digit apart: only it can have places beyond the scale */
	memcpy(&digit, numeric, sizeof(digit));
	rest = rest * rest_power[shift] + (int64) (digit * digit_power[shift] >> 32);
	sign = -(int64) ((header & SHORT_NEGATIVE) != 0);
	result = sum->coefficient + ((rest ^ sign) - sign);
	if (unlikely(result > DECIMAL_LARGEST || result < -DECIMAL_LARGEST))
		return DECIMAL_OUT_OF_RANGE;
	sum->coefficient = result;
	return DECIMAL_OK;
}

#endif /* GOVERNANCE_DECIMAL_H */
