/*
 * wide.h
 *	  256-bit integers: products of two coefficients of 38 digits, and what they
 *	  are compared with.
 */
#ifndef GOVERNANCE_WIDE_H
#define GOVERNANCE_WIDE_H

#include "compat.h"

/* In two's complement. */
typedef struct Wide
{
	int128 high;
	uint128 low;
} Wide;

static inline Wide
wide_from(int128 x)
{
	return (Wide){x < 0 ? -1 : 0, (uint128) x};
}

static inline Wide
wide_add(Wide x, Wide y)
{
	const uint128 low = x.low + y.low;

	return (Wide){(int128) ((uint128) x.high + (uint128) y.high + (low < x.low)), low};
}

static inline Wide
wide_negated(Wide x)
{
	return wide_add((Wide){~x.high, ~x.low}, wide_from(1));
}

static inline int
wide_sign(Wide x)
{
	return x.high < 0 ? -1 : x.high != 0 || x.low != 0;
}

static inline int
wide_compare(Wide x, Wide y)
{
	if (x.high != y.high)
		return x.high > y.high ? 1 : -1;
	return (x.low > y.low) - (x.low < y.low);
}

static inline Wide
wide_product(int128 x, int128 y)
{
	const uint128 a = x < 0 ? -(uint128) x : (uint128) x;
	const uint128 b = y < 0 ? -(uint128) y : (uint128) y;
	const uint64 a1 = (uint64) (a >> 64);
	const uint64 a0 = (uint64) a;
	const uint64 b1 = (uint64) (b >> 64);
	const uint64 b0 = (uint64) b;
	const uint128 outer = (uint128) a0 * b0;
	const uint128 cross = (uint128) a1 * b0 + (outer >> 64);
	const uint128 middle = (uint128) a0 * b1 + (uint64) cross;
	const Wide product = {(int128) ((uint128) a1 * b1 + (cross >> 64) + (middle >> 64)),
						  middle << 64 | (uint64) outer};

	return (x < 0) != (y < 0) ? wide_negated(product) : product;
}

static inline Wide
wide_times_ten(Wide x)
{
	const Wide twice = wide_add(x, x);
	const Wide fourfold = wide_add(twice, twice);

	return wide_add(wide_add(fourfold, fourfold), twice);
}

/* A number that is not negative, over ten and rounded down. */
static inline Wide
wide_tenth(Wide x)
{
	const uint128 above = (uint128) (x.high % 10) << 64 | (uint64) (x.low >> 64);
	const uint128 below = (above % 10) << 64 | (uint64) x.low;

	return (Wide){x.high / 10, (above / 10) << 64 | below / 10};
}

/*
 * wide_compare_scaled
 *	  x / 10^x_scale against y / 10^y_scale, both below 2 * 10^76.  Once one of
 *	  them is beyond 2^251, ten times it is beyond whatever the other can be.
 */
static inline int
wide_compare_scaled(Wide x, int64 x_scale, Wide y, int64 y_scale)
{
	for (; x_scale < y_scale; x_scale++)
	{
		if (x.high >> 123 != 0 && x.high >> 123 != -1)
			return wide_sign(x);
		x = wide_times_ten(x);
	}
	for (; y_scale < x_scale; y_scale++)
	{
		if (y.high >> 123 != 0 && y.high >> 123 != -1)
			return -wide_sign(y);
		y = wide_times_ten(y);
	}
	return wide_compare(x, y);
}

#endif /* GOVERNANCE_WIDE_H */
