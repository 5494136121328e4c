/*
 * sobol_sequence.h
 *	  Scrambled Sobol sequences: points that fill the unit cube evenly.
 *
 *	  Pure, but for the generator of random bits, which is the server's.
 */
#ifndef GOVERNANCE_SOBOL_SEQUENCE_H
#define GOVERNANCE_SOBOL_SEQUENCE_H

#include "common/pg_prng.h"

#define SOBOL_DIMENSIONS 64
#define SOBOL_BITS 32

typedef struct SobolSequence
{
	int dimensions;
	uint32 index;                   /* of the next point */
	uint32 point[SOBOL_DIMENSIONS]; /* the next, not scrambled */
	uint32 scramble[SOBOL_DIMENSIONS];
	uint32 direction[SOBOL_DIMENSIONS][SOBOL_BITS];
} SobolSequence;

extern void sobol_begin(SobolSequence *sequence, int dimensions);
extern void sobol_scramble(SobolSequence *sequence, pg_prng_state *state);
extern void sobol_next(SobolSequence *sequence, double *point);

#endif /* GOVERNANCE_SOBOL_SEQUENCE_H */
