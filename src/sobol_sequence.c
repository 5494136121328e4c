/*
 * sobol_sequence.c
 *	  Scrambled Sobol sequences.
 *
 *	  Direction numbers of S. Joe and F. Y. Kuo, Constructing Sobol sequences with
 *	  better two-dimensional projections, SIAM Journal on Scientific Computing 30
 *	  (2008), from their table new-joe-kuo-6; points in the order of the Gray code
 *	  (I. A. Antonov and V. M. Saleev, 1979); scrambled by a random linear
 *	  combination of the digits and a digital shift (J. Matousek, On the
 *	  L2-discrepancy for anchored boxes, Journal of Complexity 14, 1998).
 */
#include "postgres.h"

#include "port/pg_bitutils.h"

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

/* Each binary digit is replaced by its sum with a random choice of the digits before it. */
void
sobol_scramble(SobolSequence *sequence, pg_prng_state *state)
{
	for (int d = 0; d < sequence->dimensions; d++)
	{
		uint32 digits[SOBOL_BITS];

		for (int bit = 0; bit < SOBOL_BITS; bit++)
			digits[bit] = (pg_prng_uint32(state) << bit << 1) | UINT32_C(1) << bit;
		for (int k = 0; k < SOBOL_BITS; k++)
		{
			uint32 scrambled = 0;

			for (int bit = 0; bit < SOBOL_BITS; bit++)
				scrambled |= (uint32) (pg_popcount32(sequence->direction[d][k] & digits[bit]) & 1)
							 << bit;
			sequence->direction[d][k] = scrambled;
		}
		sequence->point[d] = pg_prng_uint32(state);
	}
}

/* The next point.  Each coordinate is in the middle of one of 2^32 steps, and so never 0 or 1. */
void
sobol_next(SobolSequence *sequence, double *point)
{
	const int change = pg_rightmost_one_pos32(~sequence->index);

	for (int d = 0; d < sequence->dimensions; d++)
	{
		point[d] = (sequence->point[d] + 0.5) * (1.0 / (UINT64CONST(1) << SOBOL_BITS));
		sequence->point[d] ^= sequence->direction[d][change];
	}
	sequence->index++;
}
