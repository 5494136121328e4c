/*
 * draws.h
 *	  Draws of a total of correlated shocks.  A draw is a function of the seed and of
 *	  its own number, so that it is the same in whatever parts draws are made.
 *
 *	  Pure, but for the generator of random bits, which is the server's.
 */
#ifndef GOVERNANCE_DRAWS_H
#define GOVERNANCE_DRAWS_H

#include "probability.h"

/* Each block of this many draws has a stream of random bits of its own. */
#define DRAWS_PER_BLOCK 4096
#define LAST_DRAW ((int64) DRAWS_PER_BLOCK * PG_INT32_MAX - 1)

typedef struct DrawPlan
{
	int factors;
	const Marginal *marginal;
	const double *weight; /* of each factor in the total */
	const double *mixing; /* Cholesky factor, row by row; NULL where nothing correlates */
	double constant;      /* what normal factors add to every total */
	double *score_weight; /* what they add for each unit of an independent score */
} DrawPlan;

extern int cholesky(double *matrix, int n);
extern void draw_prepare(DrawPlan *plan);
extern void draw_block(const DrawPlan *plan, uint64 seed, uint32 block, double *scores,
					   double *total);

/* The work space that draw_block needs, in doubles. */
#define DRAWS_AT_ONCE QUANTILES_AT_ONCE
#define SCORES_SIZE(factors) ((size_t) DRAWS_AT_ONCE * ((factors) + 1))

#endif /* GOVERNANCE_DRAWS_H */
