/*
 * sobol_design.h
 *	  The points at which a model is evaluated for its Sobol indices.
 */
#ifndef GOVERNANCE_SOBOL_DESIGN_H
#define GOVERNANCE_SOBOL_DESIGN_H

#include "model.h"

#include "common/pg_prng.h"

#include "probability.h"
#include "sobol_sequence.h"

/* Each input takes two dimensions of a Sobol sequence. */
#define SOBOL_INPUTS (SOBOL_DIMENSIONS / 2)

/*
 * Indices are of groups of inputs; without groups each input is its own.
 *
 * A point of the sample is a pair of independent points A and B.  The model is
 * evaluated, in SALib's order, at A; at A with group g taken from B, for each g; if
 * second order indices are wanted, at B with group g taken from A, for each g; at B.
 * The points are those of several scrambles of a Sobol sequence, independent of each
 * other, one scramble after another.
 */
typedef struct SobolDesign
{
	int inputs;
	int group_of[SOBOL_INPUTS]; /* from 0; of each input */
	int groups;
	bool second_order;
	int width;     /* evaluations of a point */
	int points;    /* in all scrambles */
	int scrambles; /* of equally many points */
} SobolDesign;

extern void sobol_design_group_inputs(SobolDesign *design, ArrayType *groups);
extern void sobol_design_complete(SobolDesign *design, int points, int scrambles);

extern void sobol_design_visit(const SobolDesign *design, const Marginal *marginal,
							   pg_prng_state *state, PointVisitor visit, void *to);

#endif /* GOVERNANCE_SOBOL_DESIGN_H */
