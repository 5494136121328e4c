/*
 * decimal.c
 *	  Exact decimals: arithmetic, comparison, text, and numeric's stored form.
 */
#include "compat.h"

#include "decimal.h"
#include "wide.h"

#define NINE_FROM(x)                                                                               \
	(x), 10 * (x), 100 * (x), 1000 * (x), 10000 * (x), 100000 * (x), 1000000 * (x),                \
		10000000 * (x), 100000000 * (x)
#define E9 ((int128) 1000000000)
#define E18 (E9 * E9)
#define E36 (E18 * E18)

const int128 decimal_power[DECIMAL_DIGITS + 1] = {NINE_FROM((int128) 1),
												  NINE_FROM(E9),
												  NINE_FROM(E18),
												  NINE_FROM(E18 *E9),
												  E36,
												  E36 * 10,
												  E36 * 100};

static inline bool
in_range(int128 coefficient)
{
	return coefficient <= DECIMAL_LARGEST && coefficient >= -DECIMAL_LARGEST;
}

bool
decimal_is_valid(const Decimal *x)
{
	if (decimal_is_absent(x))
		return x->scale == DECIMAL_ABSENT && x->coefficient == 0;
	return x->scale <= DECIMAL_DIGITS && in_range(x->coefficient);
}

/* x * 10^places, as long as it stays within 38 digits. */
bool
decimal_shift_left(int128 *x, int64 places)
{
	if (*x == 0)
		return true;
	if (places > DECIMAL_DIGITS || *x >= decimal_power[DECIMAL_DIGITS - places] ||
		*x <= -decimal_power[DECIMAL_DIGITS - places])
		return false;
	*x *= decimal_power[places];
	return true;
}

/* Addition where the scales differ or a part is absent. */
DecimalError
decimal_add_aligned(Decimal *sum, Decimal x)
{
	if (decimal_is_absent(&x))
		return DECIMAL_OK;
	if (decimal_is_absent(sum))
	{
		*sum = x;
		return DECIMAL_OK;
	}
	if (sum->scale < x.scale)
	{
		if (!decimal_shift_left(&sum->coefficient, x.scale - sum->scale))
			return DECIMAL_OUT_OF_RANGE;
		sum->scale = x.scale;
	}
	else if (x.scale < sum->scale)
	{
		if (!decimal_shift_left(&x.coefficient, sum->scale - x.scale))
			return DECIMAL_OUT_OF_RANGE;
		x.scale = sum->scale;
	}
	return decimal_add(sum, &x);
}

DecimalError
decimal_subtract(Decimal *sum, const Decimal *x)
{
	Decimal negated = decimal_negated(x);

	return decimal_add(sum, &negated);
}

/* The product at the sum of the scales, as numeric multiplies. */
DecimalError
decimal_multiply(Decimal *product, const Decimal *x, const Decimal *y)
{
	int128 a = decimal_absolute(x).coefficient;
	int128 b = decimal_absolute(y).coefficient;

	if (x->scale + y->scale > DECIMAL_DIGITS)
		return DECIMAL_OUT_OF_RANGE;
	/* two 63-bit factors cannot reach 10^38; only others pay for a division */
	if ((a > PG_INT64_MAX || b > PG_INT64_MAX) && b != 0 &&
		a > (decimal_power[DECIMAL_DIGITS] - 1) / b)
		return DECIMAL_OUT_OF_RANGE;
	product->coefficient = x->coefficient * y->coefficient;
	product->scale = x->scale + y->scale;
	return DECIMAL_OK;
}

/*
 * decimal_multiply_rounded
 *	  The product to at most the given decimals, half away from zero, though the whole
 *	  product may take 76 digits.
 */
DecimalError
decimal_multiply_rounded(Decimal *product, const Decimal *x, const Decimal *y, int decimals)
{
	Wide wide = wide_product(decimal_absolute(x).coefficient, decimal_absolute(y).coefficient);
	int64 scale = x->scale + y->scale;

	/* the first digit that is left out decides, whatever follows it */
	for (; scale > decimals + 1; scale--)
		wide = wide_tenth(wide);
	if (scale > decimals)
	{
		wide = wide_tenth(wide_add(wide, wide_from(5)));
		scale--;
	}
	if (wide_compare(wide, wide_from(DECIMAL_LARGEST)) > 0)
		return DECIMAL_OUT_OF_RANGE;
	product->coefficient = (int128) wide.low * decimal_sign(x) * decimal_sign(y);
	product->scale = scale;
	return DECIMAL_OK;
}

/* x * 10^power; a smaller power makes decimals of it. */
DecimalError
decimal_shift(Decimal *x, int power)
{
	const int64 scale = x->scale - power;

	if (scale > DECIMAL_DIGITS || (scale < 0 && !decimal_shift_left(&x->coefficient, -scale)))
		return DECIMAL_OUT_OF_RANGE;
	x->scale = Max(scale, 0);
	return DECIMAL_OK;
}

/* Numeric order, whatever the scales: 1.0 equals 1.00.  Absent sorts first. */
int
decimal_compare(const Decimal *x, const Decimal *y)
{
	int128 a = x->coefficient;
	int128 b = y->coefficient;

	if (decimal_is_absent(x) || decimal_is_absent(y))
		return (int) decimal_is_absent(y) - (int) decimal_is_absent(x);

	/* one that leaves 38 digits at the other's scale is the farther from zero */
	if (x->scale < y->scale && !decimal_shift_left(&a, y->scale - x->scale))
		return decimal_sign(x);
	if (y->scale < x->scale && !decimal_shift_left(&b, x->scale - y->scale))
		return -decimal_sign(y);
	return (a > b) - (a < b);
}

static Wide
wide_sum(const Decimal *x, const Decimal *y, int64 scale)
{
	return wide_add(wide_product(x->coefficient, decimal_power[scale - x->scale]),
					wide_product(y->coefficient, decimal_power[scale - y->scale]));
}

/* The order of a - b and c - d, which may have more than 38 digits: that of a + d and c + b. */
int
decimal_compare_differences(const Decimal *a, const Decimal *b, const Decimal *c, const Decimal *d)
{
	const int64 scale = Max(Max(a->scale, b->scale), Max(c->scale, d->scale));

	return wide_compare(wide_sum(a, d, scale), wide_sum(c, b, scale));
}

/* The same number at its smallest scale, so that equal numbers look equal. */
Decimal
decimal_stripped(const Decimal *x)
{
	Decimal result = *x;

	while (result.scale > 0 && result.coefficient % 10 == 0)
	{
		result.coefficient /= 10;
		result.scale--;
	}
	return result;
}

/* 38 decimal digits, at any offset, lie within this many base-10000 digits. */
#define MOST_DIGITS ((DECIMAL_DIGITS + 2 * (DIGIT_PLACES - 1)) / DIGIT_PLACES)

/* Reads a numeric's stored form without numeric arithmetic. */
DecimalError
decimal_decode(Decimal *x, const char *numeric, size_t size)
{
	const char *const end = numeric + size;
	uint16 header;
	uint16 digit;
	int weight;
	int ndigits;
	int shift;
	bool negative;
	int128 coefficient;

	if (size < sizeof(header))
		return DECIMAL_MALFORMED;
	memcpy(&header, numeric, sizeof(header));
	numeric += sizeof(header);

	if (likely((header & NUMERIC_KIND) == NUMERIC_SHORT))
	{
		x->scale = SHORT_SCALE(header);
		weight = SHORT_WEIGHT(header);
		negative = (header & SHORT_NEGATIVE) != 0;
	}
	else if ((header & NUMERIC_KIND) == NUMERIC_SPECIAL)
		return (header & NUMERIC_SPECIAL_MASK) == NUMERIC_SPECIAL_NAN ? DECIMAL_NAN
																	  : DECIMAL_INFINITE;
	else
	{
		int16 long_weight;

		if (size < sizeof(header) + sizeof(long_weight))
			return DECIMAL_MALFORMED;
		memcpy(&long_weight, numeric, sizeof(long_weight));
		numeric += sizeof(long_weight);
		x->scale = LONG_SCALE(header);
		weight = long_weight;
		negative = (header & NUMERIC_KIND) == NUMERIC_LONG_NEGATIVE;
	}
	if (x->scale > DECIMAL_DIGITS)
		return DECIMAL_OUT_OF_RANGE;

	ndigits = (int) ((end - numeric) / sizeof(digit));
	if (ndigits == 0)
	{
		x->coefficient = 0;
		return DECIMAL_OK;
	}
	if (ndigits > MOST_DIGITS)
		return DECIMAL_OUT_OF_RANGE;

	/* decimal places from the last stored digit to the last shown one */
	shift = (int) x->scale + DIGIT_PLACES * (weight - ndigits + 1);
	if (shift <= -DIGIT_PLACES)
		return DECIMAL_MALFORMED;

	if (likely(ndigits <= 4))
	{
		int64 few = 0;

		for (; numeric < end; numeric += sizeof(digit))
		{
			memcpy(&digit, numeric, sizeof(digit));
			few = few * DIGIT_BASE + digit;
		}
		if (shift < 0)
		{
			coefficient = few / (int64) decimal_power[-shift];
			shift = 0;
		}
		else
			coefficient = few;
	}
	else
	{
		/* the last digit apart: its places beyond the scale may not fit */
		const int hidden = Max(-shift, 0);

		coefficient = 0;
		for (; numeric < end - sizeof(digit); numeric += sizeof(digit))
		{
			if (coefficient >= decimal_power[DECIMAL_DIGITS - DIGIT_PLACES])
				return DECIMAL_OUT_OF_RANGE;
			memcpy(&digit, numeric, sizeof(digit));
			coefficient = coefficient * DIGIT_BASE + digit;
		}
		if (coefficient >= decimal_power[DECIMAL_DIGITS - DIGIT_PLACES + hidden])
			return DECIMAL_OUT_OF_RANGE;
		memcpy(&digit, numeric, sizeof(digit));
		coefficient = coefficient * decimal_power[DIGIT_PLACES - hidden] +
					  digit / (int) decimal_power[hidden];
		shift = Max(shift, 0);
	}
	if (shift > 0 && !decimal_shift_left(&coefficient, shift))
		return DECIMAL_OUT_OF_RANGE;

	x->coefficient = negative ? -coefficient : coefficient;
	return DECIMAL_OK;
}

DecimalError
decimal_add_any_numeric(Decimal *sum, const char *numeric, size_t size)
{
	Decimal x;
	DecimalError error;

	/* the first term is the sum itself */
	if (decimal_is_absent(sum))
		return decimal_decode(sum, numeric, size);
	error = decimal_decode(&x, numeric, size);
	return error == DECIMAL_OK ? decimal_add(sum, &x) : error;
}

#define LARGEST_EXPONENT 999 /* any beyond DECIMAL_DIGITS is out of range */

/* The power of ten after an e, which is passed; 0 where there is none. */
static int
parse_exponent(const char **cursor)
{
	const char *at = *cursor;
	bool negative;
	int exponent = 0;

	if (*at != 'e' && *at != 'E')
		return 0;
	at++;
	negative = *at == '-';
	if (*at == '-' || *at == '+')
		at++;
	if (*at < '0' || *at > '9')
		return 0;
	for (; *at >= '0' && *at <= '9'; at++)
		exponent = Min(exponent * 10 + (*at - '0'), LARGEST_EXPONENT);
	*cursor = at;
	return negative ? -exponent : exponent;
}

/*
 * decimal_parse
 *	  Reads [+-]digits[.digits][e[+-]digits] at the cursor and moves it past; on
 *	  failure the cursor stays.  Leading zeros do not count as digits.
 */
DecimalError
decimal_parse(Decimal *x, const char **cursor)
{
	const char *at = *cursor;
	bool negative = *at == '-';
	bool seen_digit = false;
	bool seen_point = false;
	int128 coefficient = 0;
	int64 scale = 0;

	if (*at == '-' || *at == '+')
		at++;
	for (;; at++)
	{
		if (*at >= '0' && *at <= '9')
		{
			seen_digit = true;
			if (!decimal_shift_left(&coefficient, 1) || !in_range(coefficient + (*at - '0')) ||
				(scale += seen_point) > DECIMAL_DIGITS)
				return DECIMAL_OUT_OF_RANGE;
			coefficient += *at - '0';
		}
		else if (*at == '.' && !seen_point)
			seen_point = true;
		else
			break;
	}
	if (!seen_digit)
		return DECIMAL_MALFORMED;
	*x = (Decimal){negative ? -coefficient : coefficient, scale};
	if (decimal_shift(x, parse_exponent(&at)) != DECIMAL_OK)
		return DECIMAL_OUT_OF_RANGE;
	*cursor = at;
	return DECIMAL_OK;
}

/* Writes what numeric would show; buffer holds DECIMAL_BUFFER bytes. */
void
decimal_format(char *buffer, const Decimal *x)
{
	char reversed[DECIMAL_BUFFER];
	int length = 0;
	int128 rest = decimal_absolute(x).coefficient;

	Assert(!decimal_is_absent(x));
	do
	{
		if (length == x->scale && length > 0)
			reversed[length++] = '.';
		reversed[length++] = (char) ('0' + (int) (rest % 10));
		rest /= 10;
	} while (rest > 0 || length <= x->scale);
	if (x->coefficient < 0)
		reversed[length++] = '-';
	while (length > 0)
		*buffer++ = reversed[--length];
	*buffer = '\0';
}
