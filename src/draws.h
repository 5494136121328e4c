/*
 * draws.h
 *	  Draws of a total of correlated shocks, each a function of the seed and its own
 *	  number: whoever makes them, and in whatever parts, makes the same.
 *
 *	  Pure, but for the generator of random bits, which is the server's.
 */
#ifndef GOVERNANCE_DRAWS_H
#define GOVERNANCE_DRAWS_H

#include "probability.h"

/* So many draws have a stream of random bits of their own. */
#define DRAWS_PER_BLOCK 4096

typedef struct DrawPlan
{
	int factors;
	const Marginal *marginal;
	const double *weight; /* of each factor in the total */
	const double *mixing; /* Cholesky factor, row by row; NULL where nothing correlates */
	double constant;      /* what normal factors add to every total, */
	double *score_weight; /* and to it for each of the independent scores */
} DrawPlan;

extern int cholesky(double *matrix, int n);
extern void draw_prepare(DrawPlan *plan);
extern void draw_block(const DrawPlan *plan, uint64 seed, uint32 block, double *scores,
					   double *total);
extern void sort_draws(double *draw, double *work, size_t count);

/* What draw_block needs to work in, in doubles. */
#define DRAWS_AT_ONCE QUANTILES_AT_ONCE
#define SCORES_SIZE(factors) ((size_t) DRAWS_AT_ONCE * ((factors) + 1))

#endif /* GOVERNANCE_DRAWS_H */
