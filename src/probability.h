/*
 * probability.h
 *	  Distributions: probabilities and quantiles in double precision.
 *
 *	  Pure, like decimal.[ch].
 */
#ifndef GOVERNANCE_PROBABILITY_H
#define GOVERNANCE_PROBABILITY_H

extern double normal_probability(double z);
extern double normal_quantile(double p);
#define QUANTILES_AT_ONCE 256
extern double student_quantile(int freedom, double level);
extern void normal_quantiles(double *restrict z, const double *restrict p, int count);

typedef enum MarginalKind
{
	NORMAL,
	LOGNORMAL,
	UNIFORM,
	TRIANGULAR,
	PERT,
	MARGINAL_KINDS
} MarginalKind;

/* Nodes for the interpolation of PERT quantiles lie evenly from -SCORE_LIMIT to SCORE_LIMIT. */
#define SCORE_LIMIT 8
#define SCORES_PER_UNIT 32
#define SCORE_NODES (2 * SCORE_LIMIT * SCORES_PER_UNIT + 1)

/* The quantile at a normal score, and its derivative there. */
typedef struct ScoreNode
{
	double x;
	double slope;
} ScoreNode;

/*
 * A distribution to draw from.  Its parameters are mean and standard deviation (of
 * the logarithm, if lognormal); low and high; or low, mode and high.  A PERT that is
 * drawn from often has nodes; node is NULL for all others.
 */
typedef struct Marginal
{
	MarginalKind kind;
	double parameter[3];
	ScoreNode *node;
} Marginal;

extern void marginal_prepare_nodes(const double *parameter, ScoreNode *node);
extern double marginal_quantile(const Marginal *marginal, double p);
extern double marginal_at_score(const Marginal *marginal, double z);

#endif /* GOVERNANCE_PROBABILITY_H */
