/*
 * draws.c
 *	  Draws of a total of correlated shocks.
 */
#include "compat.h"

#include <math.h>

#include "common/hashfn.h"
#include "common/pg_prng.h"

#include "draws.h"

/*
 * cholesky
 *	  Replaces a symmetric matrix, row by row, with its lower triangular Cholesky
 *	  factor, and returns -1; or returns the first row that shows that the matrix is
 *	  not positive semidefinite.  A pivot of zero, but for rounding, means that the
 *	  factor is determined by those before it: then its column must be zero, too.
 */
#define PIVOT_ROUNDING 1e-10

int
cholesky(double *matrix, int n)
{
	for (int j = 0; j < n; j++)
	{
		double *const row = &matrix[(size_t) j * n];
		double pivot = row[j];

		for (int k = 0; k < j; k++)
			pivot -= row[k] * row[k];
		if (!(pivot >= -PIVOT_ROUNDING))
			return j;
		row[j] = pivot > PIVOT_ROUNDING ? sqrt(pivot) : 0;
		for (int i = j + 1; i < n; i++)
		{
			double *const other = &matrix[(size_t) i * n];
			double sum = other[j];

			for (int k = 0; k < j; k++)
				sum -= other[k] * row[k];
			if (row[j] > 0)
				other[j] = sum / row[j];
			else if (fabs(sum) <= sqrt(PIVOT_ROUNDING))
				other[j] = 0;
			else
				return i;
		}
		for (int k = j + 1; k < n; k++)
			row[k] = 0;
	}
	return -1;
}

/* Uniform over the middles of 2^52 steps from 0 to 1, so never 0 or 1. */
static void
draw_uniform(pg_prng_state *state, double *restrict p)
{
	for (int i = 0; i < DRAWS_AT_ONCE; i++)
		p[i] = ((double) (pg_prng_uint64(state) >> 12) + 0.5) * (1.0 / (UINT64CONST(1) << 52));
}

static void
add_scaled(double *restrict sum, const double *restrict x, double scale)
{
	for (int i = 0; i < DRAWS_AT_ONCE; i++)
		sum[i] += scale * x[i];
}

/*
 * draw_prepare
 *	  Normal factors are linear in the independent scores, correlated or not.  What
 *	  all of them together add to a total is therefore a constant and a weight for
 *	  each score, and their correlated scores need not be computed.
 */
void
draw_prepare(DrawPlan *plan)
{
	plan->constant = 0;
	for (int k = 0; k < plan->factors; k++)
		plan->score_weight[k] = 0;
	for (int j = 0; j < plan->factors; j++)
	{
		const double *const parameter = plan->marginal[j].parameter;

		if (plan->marginal[j].kind != NORMAL)
			continue;
		plan->constant += plan->weight[j] * parameter[0];
		if (plan->mixing == NULL)
			plan->score_weight[j] = plan->weight[j] * parameter[1];
		else
			for (int k = 0; k <= j; k++)
				plan->score_weight[k] +=
					plan->weight[j] * parameter[1] * plan->mixing[(size_t) j * plan->factors + k];
	}
}

/* The correlated scores of a factor, from the independent ones. */
static void
correlate(const DrawPlan *plan, int j, const double *scores, double *score)
{
	const double *const row = &plan->mixing[(size_t) j * plan->factors];

	memset(score, 0, sizeof(double) * DRAWS_AT_ONCE);
	for (int k = 0; k <= j; k++)
		if (row[k] != 0)
			add_scaled(score, &scores[(size_t) k * DRAWS_AT_ONCE], row[k]);
}

static void
draw_some(const DrawPlan *plan, pg_prng_state *state, double *scores, double *total)
{
	double *const spare = &scores[(size_t) plan->factors * DRAWS_AT_ONCE];

	for (int k = 0; k < plan->factors; k++)
	{
		draw_uniform(state, spare);
		normal_quantiles(&scores[(size_t) k * DRAWS_AT_ONCE], spare, DRAWS_AT_ONCE);
	}
	for (int i = 0; i < DRAWS_AT_ONCE; i++)
		total[i] = plan->constant;
	for (int j = 0; j < plan->factors; j++)
	{
		const double *score = &scores[(size_t) j * DRAWS_AT_ONCE];

		if (plan->score_weight[j] != 0)
			add_scaled(total, score, plan->score_weight[j]);
		if (plan->marginal[j].kind == NORMAL)
			continue;
		if (plan->mixing)
		{
			correlate(plan, j, scores, spare);
			score = spare;
		}
		for (int i = 0; i < DRAWS_AT_ONCE; i++)
			total[i] += plan->weight[j] * marginal_at_score(&plan->marginal[j], score[i]);
	}
}

/*
 * draw_block
 *	  The DRAWS_PER_BLOCK totals of a block.  Its stream is seeded with the hash of
 *	  the block's number under the seed, so that blocks can be drawn in any order.
 */
void
draw_block(const DrawPlan *plan, uint64 seed, uint32 block, double *scores, double *total)
{
	pg_prng_state state;

	pg_prng_seed(&state, hash_bytes_uint32_extended(block, seed));
	for (int at = 0; at < DRAWS_PER_BLOCK; at += DRAWS_AT_ONCE)
		draw_some(plan, &state, scores, &total[at]);
}
