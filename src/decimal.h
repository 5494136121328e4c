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

#include "compat.h"

#ifndef HAVE_INT128
#error "governance needs a compiler and a platform with 128-bit integers"
#endif

#define DECIMAL_DIGITS 38
#define DECIMAL_BUFFER (DECIMAL_DIGITS + 4) /* sign, leading zero, point, NUL */

/*
 *  0 .. 15  coefficient, in the machine's byte order
 * 16 .. 23  scale
 *
 * Invariants (decimal_is_valid): |coefficient| < 10^38 and 0 <= scale <= 38;
 * or scale is DECIMAL_ABSENT and the coefficient 0, which stands for SQL null:
 * adding it changes nothing.  The scale's width leaves no padding, so that equal
 * values have equal bytes; its other values are reserved for later forms, and
 * refused wherever bytes come from outside.
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
extern DecimalError decimal_multiply_rounded(Decimal *product, const Decimal *x, const Decimal *y,
											 int decimals);
extern bool decimal_shift_left(int128 *x, int64 places);
extern DecimalError decimal_shift(Decimal *x, int power);
extern int decimal_compare(const Decimal *x, const Decimal *y);
extern int decimal_compare_differences(const Decimal *a, const Decimal *b, const Decimal *c,
									   const Decimal *d);
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
#define SHORT_SCALE_MASK 0x1F80
#define SHORT_SCALE_UNIT 0x0080
#define SHORT_SCALE(header) (((header) &SHORT_SCALE_MASK) / SHORT_SCALE_UNIT)
#define SHORT_WEIGHT(header) ((int) ((header) &0x3F) - (int) ((header) &0x40))
#define LONG_SCALE(header) ((header) &0x3FFF)
#define DIGIT_PLACES 4
#define DIGIT_BASE 10000

/* Beyond 38 digits is only what has so large an upper half, of either sign. */
#define LARGEST_UPPER_HALF ((int64) (DECIMAL_LARGEST >> 64))

/*
 * decimal_plus_short
 *	  The coefficient of sum + numeric, if numeric is what nearly every amount in a
 *	  ledger is: short, at the sum's own scale, of at most four decimals, below
 *	  10^12.  False for any other, which says nothing of it.
 *
 * The one to four digits go to fixed places in 64 bits, those of weight 2, 1, 0
 * and -1, without a branch on how many there are.
 */
static pg_always_inline bool
decimal_plus_short(int128 *coefficient, const Decimal *sum, const char *numeric, size_t size)
{
#ifdef WORDS_BIGENDIAN
	return false;
#else
	const uint64 even_places = UINT64CONST(0x0000FFFF0000FFFF);
	/* 10^(4 + scale), and 2^32 / 10^(4 - scale) rounded up: exact on eight digits >> 32 */
	static const int64 above_power[] = {10000, 100000, 1000000, 10000000, 100000000};
	static const uint64 below_power[] = {UINT64CONST(429497), UINT64CONST(4294968),
										 UINT64CONST(42949673), UINT64CONST(429496730),
										 UINT64CONST(4294967296)};
	const unsigned ndigits = (unsigned) (size / sizeof(uint16)) - 1;
	uint16 header;
	unsigned empty_places;
	uint32 last_two;
	uint32 first_two;
	uint64 digits;
	int64 added;
	int64 sign;

	if (unlikely(ndigits - 1 > 3))
		return false;
	memcpy(&header, numeric, sizeof(header));
	if (unlikely((header & (NUMERIC_KIND | SHORT_SCALE_MASK)) !=
					 (NUMERIC_SHORT | sum->scale * SHORT_SCALE_UNIT) ||
				 sum->scale > DIGIT_PLACES))
		return false;
	empty_places = (unsigned) (2 - SHORT_WEIGHT(header));
	if (unlikely(empty_places > 4 - ndigits))
		return false;

	/* one or two digits are all in last_two: what is read again is shifted out */
	numeric += sizeof(uint16) * (ndigits - 1);
	memcpy(&last_two, numeric, sizeof(last_two));
	memcpy(&first_two, numeric - ((ndigits + 1) & 4), sizeof(first_two));
	digits = ((uint64) last_two << 32 | first_two) >> 16 * (4 - ndigits) << 16 * empty_places;
	/* two by two: 10000 * that of weight 2 + 1 in the lower half, of 0 and -1 in the upper */
	digits = (digits & even_places) * DIGIT_BASE + (digits >> 16 & even_places);
	added = (int64) ((digits & PG_UINT32_MAX) * above_power[sum->scale] +
					 ((digits >> 32) * below_power[sum->scale] >> 32));
	sign = -(int64) ((header & SHORT_NEGATIVE) != 0);
	*coefficient = sum->coefficient + ((added ^ sign) - sign);
	return likely((uint64) ((int64) (*coefficient >> 64) + LARGEST_UPPER_HALF) <
				  2 * (uint64) LARGEST_UPPER_HALF);
#endif
}

/* Adds a stored numeric. */
static pg_always_inline DecimalError
decimal_add_numeric(Decimal *sum, const char *numeric, size_t size)
{
	int128 coefficient;

	if (unlikely(!decimal_plus_short(&coefficient, sum, numeric, size)))
		return decimal_add_any_numeric(sum, numeric, size);
	sum->coefficient = coefficient;
	return DECIMAL_OK;
}

#endif /* GOVERNANCE_DECIMAL_H */
