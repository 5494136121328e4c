/*
 * sobol_sequence.c
 *	  Scrambled Sobol sequences.
 *
 *	  Direction numbers of S. Joe and F. Y. Kuo, Constructing Sobol sequences with
 *	  better two-dimensional projections, SIAM Journal on Scientific Computing 30
 *	  (2008), from their table new-joe-kuo-6; points in the order of the Gray code
 *	  (I. A. Antonov and V. M. Saleev, 1979); nested uniform scrambling (A. B. Owen,
 *	  Randomly permuted (t,m,s)-nets and (t,s)-sequences, 1995) by a hash (B. Burley,
 *	  Practical Hash-based Owen Scrambling, Journal of Computer Graphics Techniques 9,
 *	  2020).  Means over nested scrambled points are nearly normally distributed, as
 *	  Student's t interval supposes; those of simpler scrambles are not.
 */
#include "compat.h"

#include "port/pg_bitutils.h"
#include "port/pg_bswap.h"

#include "sobol_sequence.h"

#define MOST_DEGREES 9

/* A primitive polynomial: its degree, its inner coefficients, and the first direction numbers. */
typedef struct Direction
{
	uint8 degree;
	uint8 coefficients;
	uint16 first[MOST_DEGREES];
} Direction;

/* Of the second dimension and those after it; the first needs none. */
static const Direction directions[SOBOL_DIMENSIONS - 1] = {
	{1, 0, {1}},
	{2, 1, {1, 3}},
	{3, 1, {1, 3, 1}},
	{3, 2, {1, 1, 1}},
	{4, 1, {1, 1, 3, 3}},
	{4, 4, {1, 3, 5, 13}},
	{5, 2, {1, 1, 5, 5, 17}},
	{5, 4, {1, 1, 5, 5, 5}},
	{5, 7, {1, 1, 7, 11, 19}},
	{5, 11, {1, 1, 5, 1, 1}},
	{5, 13, {1, 1, 1, 3, 11}},
	{5, 14, {1, 3, 5, 5, 31}},
	{6, 1, {1, 3, 3, 9, 7, 49}},
	{6, 13, {1, 1, 1, 15, 21, 21}},
	{6, 16, {1, 3, 1, 13, 27, 49}},
	{6, 19, {1, 1, 1, 15, 7, 5}},
	{6, 22, {1, 3, 1, 15, 13, 25}},
	{6, 25, {1, 1, 5, 5, 19, 61}},
	{7, 1, {1, 3, 7, 11, 23, 15, 103}},
	{7, 4, {1, 3, 7, 13, 13, 15, 69}},
	{7, 7, {1, 1, 3, 13, 7, 35, 63}},
	{7, 8, {1, 3, 5, 9, 1, 25, 53}},
	{7, 14, {1, 3, 1, 13, 9, 35, 107}},
	{7, 19, {1, 3, 1, 5, 27, 61, 31}},
	{7, 21, {1, 1, 5, 11, 19, 41, 61}},
	{7, 28, {1, 3, 5, 3, 3, 13, 69}},
	{7, 31, {1, 1, 7, 13, 1, 19, 1}},
	{7, 32, {1, 3, 7, 5, 13, 19, 59}},
	{7, 37, {1, 1, 3, 9, 25, 29, 41}},
	{7, 41, {1, 3, 5, 13, 23, 1, 55}},
	{7, 42, {1, 3, 7, 3, 13, 59, 17}},
	{7, 50, {1, 3, 1, 3, 5, 53, 69}},
	{7, 55, {1, 1, 5, 5, 23, 33, 13}},
	{7, 56, {1, 1, 7, 7, 1, 61, 123}},
	{7, 59, {1, 1, 7, 9, 13, 61, 49}},
	{7, 62, {1, 3, 3, 5, 3, 55, 33}},
	{8, 14, {1, 3, 1, 15, 31, 13, 49, 245}},
	{8, 21, {1, 3, 5, 15, 31, 59, 63, 97}},
	{8, 22, {1, 3, 1, 11, 11, 11, 77, 249}},
	{8, 38, {1, 3, 1, 11, 27, 43, 71, 9}},
	{8, 47, {1, 1, 7, 15, 21, 11, 81, 45}},
	{8, 49, {1, 3, 7, 3, 25, 31, 65, 79}},
	{8, 50, {1, 3, 1, 1, 19, 11, 3, 205}},
	{8, 52, {1, 1, 5, 9, 19, 21, 29, 157}},
	{8, 56, {1, 3, 7, 11, 1, 33, 89, 185}},
	{8, 67, {1, 3, 3, 3, 15, 9, 79, 71}},
	{8, 70, {1, 3, 7, 11, 15, 39, 119, 27}},
	{8, 84, {1, 1, 3, 1, 11, 31, 97, 225}},
	{8, 97, {1, 1, 1, 3, 23, 43, 57, 177}},
	{8, 103, {1, 3, 7, 7, 17, 17, 37, 71}},
	{8, 115, {1, 3, 1, 5, 27, 63, 123, 213}},
	{8, 122, {1, 1, 3, 5, 11, 43, 53, 133}},
	{9, 8, {1, 3, 5, 5, 29, 17, 47, 173, 479}},
	{9, 13, {1, 3, 3, 11, 3, 1, 109, 9, 69}},
	{9, 16, {1, 1, 1, 5, 17, 39, 23, 5, 343}},
	{9, 22, {1, 3, 1, 5, 25, 15, 31, 103, 499}},
	{9, 25, {1, 1, 1, 11, 11, 17, 63, 105, 183}},
	{9, 44, {1, 1, 5, 11, 9, 29, 97, 231, 363}},
	{9, 47, {1, 1, 5, 15, 19, 45, 41, 7, 383}},
	{9, 52, {1, 3, 7, 7, 31, 19, 83, 137, 221}},
	{9, 55, {1, 1, 1, 3, 23, 15, 111, 223, 83}},
	{9, 59, {1, 1, 5, 13, 31, 15, 55, 25, 161}},
	{9, 62, {1, 1, 3, 13, 25, 47, 39, 87, 257}},
};

void
sobol_begin(SobolSequence *sequence, int dimensions)
{
	Assert(dimensions >= 1 && dimensions <= SOBOL_DIMENSIONS);
	sequence->dimensions = dimensions;
	sequence->index = 0;
	for (int d = 0; d < dimensions; d++)
	{
		uint32 *const v = sequence->direction[d];
		const Direction *const from = d == 0 ? NULL : &directions[d - 1];

		sequence->point[d] = 0;
		sequence->scramble[d] = 0;
		for (int k = 0; k < SOBOL_BITS; k++)
		{
			if (from == NULL)
				v[k] = UINT32_C(1) << (SOBOL_BITS - 1 - k);
			else if (k < from->degree)
				v[k] = (uint32) from->first[k] << (SOBOL_BITS - 1 - k);
			else
			{
				v[k] = v[k - from->degree] ^ (v[k - from->degree] >> from->degree);
				for (int i = 1; i < from->degree; i++)
					if (from->coefficients >> (from->degree - 1 - i) & 1)
						v[k] ^= v[k - i];
			}
		}
	}
}

/* Makes the sequence one of the scrambled ones, chosen at random. */
void
sobol_scramble(SobolSequence *sequence, pg_prng_state *state)
{
	for (int d = 0; d < sequence->dimensions; d++)
		sequence->scramble[d] = pg_prng_uint32(state);
}

static inline uint32
reverse_bits(uint32 x)
{
	x = (x >> 1 & 0x55555555) | (x & 0x55555555) << 1;
	x = (x >> 2 & 0x33333333) | (x & 0x33333333) << 2;
	x = (x >> 4 & 0x0F0F0F0F) | (x & 0x0F0F0F0F) << 4;
	return pg_bswap32(x);
}

/*
 * Whether a binary digit is flipped depends on the digits before it, at random.
 * Reversed, these are the lower bits, which alone a multiplication carries from.
 */
static inline uint32
scrambled(uint32 x, uint32 scramble)
{
	x = reverse_bits(x) + scramble;
	x ^= x * 0x6c50b47c;
	x ^= x * 0xb82f1e52;
	x ^= x * 0xc7afe638;
	x ^= x * 0x8d22f6e6;
	return reverse_bits(x);
}

/* The next point.  Each coordinate is in the middle of one of 2^32 steps, and so never 0 or 1. */
void
sobol_next(SobolSequence *sequence, double *point)
{
	const int change = pg_rightmost_one_pos32(~sequence->index);

	for (int d = 0; d < sequence->dimensions; d++)
	{
		const uint32 steps = scrambled(sequence->point[d], sequence->scramble[d]);

		point[d] = (steps + 0.5) * (1.0 / (UINT64CONST(1) << SOBOL_BITS));
		sequence->point[d] ^= sequence->direction[d][change];
	}
	sequence->index++;
}
