/*
 * sobol_indices.c
 *	  Sobol indices: how much of the variance of a model's output each input, and
 *	  each pair of inputs, accounts for over the whole of their distributions.
 */
#include "model.h"

#include <float.h>
#include <math.h>

#include "common/pg_prng.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/tuplestore.h"

#include "distribution.h"
#include "sobol_sequence.h"

/* ---------- the estimators ---------- */

/*
 * A point of the sample is a pair of independent points A and B.  Its outputs are
 * in SALib's order: at A; at A with input j taken from B, for each j; if second
 * order indices are wanted, at B with input j taken from A, for each j; at B.
 */
typedef struct Design
{
	int inputs;
	bool second_order;
	int width; /* number of outputs of a point */
} Design;

/* The number of indices: first order S1, then total ST, then S2 of each pair j < k. */
static int
indices(const Design *design)
{
	return 2 * design->inputs +
		   (design->second_order ? design->inputs * (design->inputs - 1) / 2 : 0);
}

/*
 * The number of sums over points from which the indices are computed.  In order:
 * A + B, A^2 + B^2 and A B; B (AB_j - A) for each input j; (A - AB_j)^2 for each
 * input j; BA_j AB_k for each pair j < k.
 */
static int
terms(const Design *design)
{
	return 3 + indices(design);
}

static void
point_terms(const Design *design, const double *y, double *term)
{
	const int inputs = design->inputs;
	const double a = y[0];
	const double b = y[design->width - 1];
	const double *const ab = &y[1];
	const double *const ba = &y[1 + inputs];

	*term++ = a + b;
	*term++ = a * a + b * b;
	*term++ = a * b;
	for (int j = 0; j < inputs; j++)
		*term++ = b * (ab[j] - a);
	for (int j = 0; j < inputs; j++)
		*term++ = (a - ab[j]) * (a - ab[j]);
	for (int j = 0; design->second_order && j < inputs; j++)
		for (int k = j + 1; k < inputs; k++)
			*term++ = ba[j] * ab[k];
}

/*
 * The estimators of Saltelli and others (2010) for first order and total, and of
 * Saltelli (2002) for second order, divided by the variance of the outputs at A and
 * B.  Without variance there are no indices: they are NaN.
 */
static void
estimate_indices(const Design *design, const double *sum, int points, double *index)
{
	const int inputs = design->inputs;
	const double mean = sum[0] / (2.0 * points);
	const double spread = sum[1] / (2.0 * points) - mean * mean;
	const double variance = spread > 0 ? spread : NAN;
	const double *const first = &sum[3];
	const double *const total = &first[inputs];
	const double *second = &total[inputs]; /* of the next pair */
	double *at = &index[2 * inputs];

	for (int j = 0; j < inputs; j++)
	{
		index[j] = first[j] / points / variance;
		index[inputs + j] = total[j] / (2.0 * points) / variance;
	}
	for (int j = 0; design->second_order && j < inputs; j++)
		for (int k = j + 1; k < inputs; k++, second++)
			*at++ = (*second - sum[2]) / points / variance - index[j] - index[k];
}

/* How often each point is drawn in a resample. */
typedef uint16 Weight;

static void
add_weighted(double *restrict sum, const double *restrict term, double weight, int count)
{
	for (int i = 0; i < count; i++)
		sum[i] += weight * term[i];
}

/*
 * add_points
 *	  Adds every point to each resample's sums, weighted by how often the resample
 *	  drew it.  The terms of a few points at a time are computed once and stay in
 *	  the cache for all resamples.
 */
#define POINTS_AT_ONCE 32

static void
add_points(const Design *design, const double *y, int points, const Weight *weight, int resamples,
		   double *sum)
{
	const int count = terms(design);
	double *const term = palloc(sizeof(double) * POINTS_AT_ONCE * count);

	for (int from = 0; from < points; from += POINTS_AT_ONCE)
	{
		const int some = Min(POINTS_AT_ONCE, points - from);

		CHECK_FOR_INTERRUPTS();
		for (int i = 0; i < some; i++)
			point_terms(design, &y[(size_t) (from + i) * design->width], &term[i * count]);
		for (int r = 0; r < resamples; r++)
			for (int i = 0; i < some; i++)
				add_weighted(&sum[(size_t) r * count], &term[i * count],
							 weight[(size_t) r * points + from + i], count);
	}
	pfree(term);
}

/*
 * The sums of each resample of the points with replacement.  As many resamples are
 * drawn at once as have room for their weights.
 */
#define BOOTSTRAP_WEIGHTS (1 << 23)

static double *
bootstrap(const Design *design, const double *y, int points, int resamples, pg_prng_state *state)
{
	const int at_once = Min(resamples, Max(1, BOOTSTRAP_WEIGHTS / points));
	Weight *const weight = palloc(sizeof(Weight) * (Size) at_once * points);
	double *const sum = palloc0(sizeof(double) * (Size) resamples * terms(design));

	for (int from = 0; from < resamples; from += at_once)
	{
		const int some = Min(at_once, resamples - from);

		memset(weight, 0, sizeof(Weight) * (Size) some * points);
		for (int r = 0; r < some; r++)
		{
			CHECK_FOR_INTERRUPTS();
			for (int i = 0; i < points; i++)
				weight[(size_t) r * points + pg_prng_uint64_range(state, 0, points - 1)]++;
		}
		add_points(design, y, points, weight, some, &sum[(size_t) from * terms(design)]);
	}
	pfree(weight);
	return sum;
}

/*
 * Shifts and scales the outputs to mean 0 and variance 1, so that sums of their
 * products do not cancel.  A model whose outputs differ by no more than rounding
 * errors is constant: its outputs become zeros.
 */
#define ROUNDING (16 * DBL_EPSILON)

static void
standardize(double *y, size_t count)
{
	double mean = 0;
	double squares = 0;
	double deviation;

	outputs_scale(y, count); /* the largest is now between 1/2 and 1 */
	for (size_t i = 0; i < count; i++)
		mean += y[i] / (double) count;
	for (size_t i = 0; i < count; i++)
		squares += (y[i] - mean) * (y[i] - mean);
	deviation = sqrt(squares / (double) count);
	for (size_t i = 0; i < count; i++)
		y[i] = deviation > ROUNDING ? (y[i] - mean) / deviation : 0;
}

/* ---------- the SQL function ---------- */

/* The outputs of all points, row by row. */
static double *
evaluate_design(Model *model, const Design *design, const Marginal *marginal, int points,
				pg_prng_state *state)
{
	const int inputs = design->inputs;
	double *const y = palloc(sizeof(double) * (Size) points * (Size) design->width);
	SobolSequence *const sequence = palloc(sizeof(SobolSequence));
	double ab[SOBOL_DIMENSIONS];
	double *const a = ab;
	double *const b = &ab[inputs];
	double *next = y;

	sobol_begin(sequence, 2 * inputs);
	sobol_scramble(sequence, state);
	for (int i = 0; i < points; i++)
	{
		sobol_next(sequence, ab);
		for (int j = 0; j < 2 * inputs; j++)
			ab[j] = finite_double(marginal_quantile(&marginal[j % inputs], ab[j]));

		memcpy(model->x, a, sizeof(double) * inputs);
		*next++ = model_evaluate(model);
		for (int j = 0; j < inputs; j++)
		{
			model->x[j] = b[j];
			*next++ = model_evaluate(model);
			model->x[j] = a[j];
		}
		memcpy(model->x, b, sizeof(double) * inputs);
		for (int j = 0; design->second_order && j < inputs; j++)
		{
			model->x[j] = a[j];
			*next++ = model_evaluate(model);
			model->x[j] = b[j];
		}
		*next++ = model_evaluate(model);
	}
	return y;
}

static void
put_index(ReturnSetInfo *result, const char *name, int i, int j, double value, double conf)
{
	Datum values[5] = {CStringGetTextDatum(name), Int32GetDatum(i), Int32GetDatum(j),
					   Float8GetDatum(value), Float8GetDatum(conf)};
	bool nulls[5] = {false, false, j == 0, isnan(value), isnan(conf)};

	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

static void
require_points(const Design *design, int points)
{
	const int most = MODEL_EVALUATIONS / design->width;

	if (2 * design->inputs > SOBOL_DIMENSIONS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("a model must have at most %d inputs", SOBOL_DIMENSIONS / 2),
						errdetail("Each input takes two dimensions of a Sobol sequence, which "
								  "has at most %d here.",
								  SOBOL_DIMENSIONS)));
	if (points < 2 || points > most)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("n must be between 2 and %d", most),
						errdetail("Each point takes %d evaluations, and there can be at most %d.",
								  design->width, MODEL_EVALUATIONS)));
	if ((points & (points - 1)) != 0)
		ereport(WARNING, (errmsg("n is not a power of 2, which a Sobol sequence needs for its "
								 "balance")));
}

/* The indices of the sample itself: every point counts once. */
static double *
indices_of_sample(const Design *design, const double *y, int points)
{
	Weight *const once = palloc(sizeof(Weight) * (Size) points);
	double *const sum = palloc0(sizeof(double) * terms(design));
	double *const index = palloc(sizeof(double) * indices(design));

	for (int i = 0; i < points; i++)
		once[i] = 1;
	add_points(design, y, points, once, 1, sum);
	estimate_indices(design, sum, points, index);
	return index;
}

/* The indices of each resample, one resample after another. */
static double *
indices_of_resamples(const Design *design, const double *y, int points, int resamples,
					 pg_prng_state *state)
{
	const double *const sum = bootstrap(design, y, points, resamples, state);
	double *const index = palloc(sizeof(double) * (Size) resamples * indices(design));

	for (int r = 0; r < resamples; r++)
		estimate_indices(design, &sum[(size_t) r * terms(design)], points,
						 &index[(size_t) r * indices(design)]);
	return index;
}

PG_FUNCTION_INFO_V1(global_sensitivity_sobol_indices);
Datum
global_sensitivity_sobol_indices(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	const int32 points = PG_GETARG_INT32(2);
	const int32 num_resamples = PG_GETARG_INT32(4);
	const double conf_level = PG_GETARG_FLOAT8(5);
	Design design = {.second_order = PG_GETARG_BOOL(3)};
	const Marginal *marginal = marginals_from_array(PG_GETARG_ARRAYTYPE_P(1), &design.inputs);
	const int inputs = design.inputs;
	pg_prng_state state;
	Model model;
	double *y;
	double *index;
	double *resample;
	int at = 0;

	InitMaterializedSRF(fcinfo, 0);
	design.width = (design.second_order ? 2 : 1) * inputs + 2;
	require_points(&design, points);
	confidence_require(num_resamples, conf_level);

	model = model_prepare(PG_GETARG_OID(0), inputs);
	pg_prng_seed(&state, (uint64) PG_GETARG_INT64(6));
	y = evaluate_design(&model, &design, marginal, points, &state);
	standardize(y, (size_t) points * design.width);
	index = indices_of_sample(&design, y, points);
	resample = indices_of_resamples(&design, y, points, num_resamples, &state);

#define PUT(name, i, j)                                                                            \
	(put_index(result, name, i, j, index[at],                                                      \
			   confidence_half_width(&resample[at], indices(&design), num_resamples, conf_level)), \
	 at++)
	for (int j = 0; j < inputs; j++)
		PUT("S1", j + 1, 0);
	for (int j = 0; j < inputs; j++)
		PUT("ST", j + 1, 0);
	for (int j = 0; design.second_order && j < inputs; j++)
		for (int k = j + 1; k < inputs; k++)
			PUT("S2", j + 1, k + 1);
#undef PUT
	return (Datum) 0;
}
