/*
 * order_statistic.c
 *	  The smallest, second smallest and so on of many doubles.
 */
#include "compat.h"

#include "miscadmin.h"

#include "order_statistic.h"

#define RADIX_BITS 11
#define RADIX_SIZE (1 << RADIX_BITS)
#define RADIX_PASSES 6 /* cover 64 bits */

/* Bits in the order of the doubles: those of negative ones inverted, others above them all. */
static inline uint64
sort_key(double x)
{
	uint64 bits;

	memcpy(&bits, &x, sizeof(bits));
	return bits ^ ((uint64) - (int64) (bits >> 63) | UINT64CONST(1) << 63);
}

static inline int
digit_of(double x, int pass)
{
	return (int) (sort_key(x) >> (pass * RADIX_BITS) & (RADIX_SIZE - 1));
}

/*
 * order_statistic
 *	  The value that has "rank" others before it in ascending order.  Digit by digit
 *	  of the sort key, the most significant first, the values that have the digit of
 *	  the wanted one are gathered in the work space, which has room for all.  That is
 *	  linear whatever the values are.
 */
double
order_statistic(const double *x, size_t count, size_t rank, double *work)
{
	for (int pass = RADIX_PASSES - 1; pass >= 0 && count > 1; pass--)
	{
		size_t size[RADIX_SIZE] = {0};
		size_t kept = 0;
		int digit = 0;

		CHECK_FOR_INTERRUPTS();
		for (size_t i = 0; i < count; i++)
			size[digit_of(x[i], pass)]++;
		for (; rank >= size[digit]; digit++)
			rank -= size[digit];
		if (size[digit] == count)
			continue;
		/* never ahead of what is read, even where that is the work space itself */
		for (size_t i = 0; i < count; i++)
			if (digit_of(x[i], pass) == digit)
				work[kept++] = x[i];
		x = work;
		count = kept;
	}
	return x[0];
}

/* The next one in ascending order, given the value that has "rank" others before it. */
double
order_statistic_after(const double *x, size_t count, size_t rank, double value)
{
	size_t not_above = 0;
	double least_above = value;

	for (size_t i = 0; i < count; i++)
	{
		not_above += x[i] <= value;
		if (x[i] > value && (least_above == value || x[i] < least_above))
			least_above = x[i];
	}
	return not_above > rank + 1 ? value : least_above;
}
