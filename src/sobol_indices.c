/*
 * sobol_indices.c
 *	  Sobol indices: how much of the variance of a model's output each input, and
 *	  each pair of inputs, accounts for over the whole of their distributions.
 *
 *	  An input here is one of the design's groups, mostly of one input each.
 */
#include "compat.h"

#include <float.h>
#include <math.h>

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/tuplestore.h"

#include "argument.h"
#include "distribution.h"
#include "sobol_design.h"

/* ---------- the estimators ---------- */

static int
pairs(const SobolDesign *design)
{
	return design->second_order ? design->groups * (design->groups - 1) / 2 : 0;
}

/*
 * The number of figures.  In order: first order S1 and then total ST of each input,
 * second order S2 of each pair j < k, mean and variance of the output.
 */
static int
figures(const SobolDesign *design)
{
	return 2 * design->groups + pairs(design) + 2;
}

/*
 * The number of sums over points from which the figures are computed.  In order:
 * A + B, A^2 + B^2 and A B; B (AB_j - A) for each input j; (A - AB_j)^2 for each
 * input j; BA_j AB_k for each pair j < k.
 */
static int
terms(const SobolDesign *design)
{
	return 3 + 2 * design->groups + pairs(design);
}

static void
point_terms(const SobolDesign *design, const double *y, double *term)
{
	const int inputs = design->groups;
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
estimate_figures(const SobolDesign *design, const double *sum, int points, double *figure)
{
	const int inputs = design->groups;
	const double mean = sum[0] / (2.0 * points);
	const double spread = Max(sum[1] / (2.0 * points) - mean * mean, 0);
	const double variance = spread > 0 ? spread : NAN;
	const double *const first = &sum[3];
	const double *const total = &first[inputs];
	const double *second = &total[inputs]; /* of the next pair */
	double *at = &figure[2 * inputs];

	for (int j = 0; j < inputs; j++)
	{
		figure[j] = first[j] / points / variance;
		figure[inputs + j] = total[j] / (2.0 * points) / variance;
	}
	for (int j = 0; design->second_order && j < inputs; j++)
		for (int k = j + 1; k < inputs; k++, second++)
			*at++ = (*second - sum[2]) / points / variance - figure[j] - figure[k];
	*at++ = mean;
	*at++ = spread;
}

static void
add_weighted(double *restrict sum, const double *restrict term, double weight, int count)
{
	for (int i = 0; i < count; i++)
		sum[i] += weight * term[i];
}

/*
 * Shifts and scales the outputs to mean 0 and variance 1, so that sums of their
 * products do not cancel.  A model whose outputs differ by no more than rounding
 * errors is constant: its outputs become zeros.
 */
#define ROUNDING (16 * DBL_EPSILON)

typedef struct Scale
{
	double mean; /* of the outputs divided by 2 to the exponent */
	double deviation;
	int exponent;
} Scale;

static Scale
standardize(double *y, size_t count)
{
	Scale scale = {.exponent = outputs_scale(y, count)}; /* the largest is now from 1/2 to 1 */
	double squares = 0;

	for (size_t i = 0; i < count; i++)
		scale.mean += y[i] / (double) count;
	for (size_t i = 0; i < count; i++)
		squares += (y[i] - scale.mean) * (y[i] - scale.mean);
	scale.deviation = sqrt(squares / (double) count);
	if (scale.deviation <= ROUNDING)
		scale.deviation = 0;
	for (size_t i = 0; i < count; i++)
		y[i] = scale.deviation > 0 ? (y[i] - scale.mean) / scale.deviation : 0;
	return scale;
}

/* ---------- confidence ---------- */

/*
 * jackknife
 *	  Half the width of Student's t interval from independent scrambles.  The figures
 *	  are ratios of means over all points; leaving out one scramble after another
 *	  shows how far each of them moves the ratio.  sum has the sums of each scramble,
 *	  one after another.
 */
static void
jackknife(const SobolDesign *design, const double *sum, const double *total,
		  const Confidence *confidence, double *half)
{
	const int scrambles = design->scrambles;
	const int left = design->points - design->points / scrambles;
	const int count = figures(design);
	double *const without = palloc(sizeof(double) * terms(design));
	double *const figure = palloc(sizeof(double) * (Size) scrambles * count);
	const double t = student_quantile(scrambles - 1, confidence->level);

	for (int r = 0; r < scrambles; r++)
	{
		memcpy(without, total, sizeof(double) * terms(design));
		add_weighted(without, &sum[(size_t) r * terms(design)], -1, terms(design));
		estimate_figures(design, without, left, &figure[(size_t) r * count]);
	}
	for (int i = 0; i < count; i++)
	{
		double mean = 0;
		double squares = 0;

		for (int r = 0; r < scrambles; r++)
			mean += figure[(size_t) r * count + i] / scrambles;
		for (int r = 0; r < scrambles; r++)
			squares +=
				(figure[(size_t) r * count + i] - mean) * (figure[(size_t) r * count + i] - mean);
		half[i] = t * sqrt(squares * (scrambles - 1) / scrambles);
	}
	pfree(without);
	pfree(figure);
}

/* How often each point is drawn in a resample. */
typedef uint16 Weight;

/*
 * add_resampled
 *	  Adds every point to each resample's sums, weighted by how often the resample
 *	  drew it.  The terms of a few points at a time are computed once and stay in
 *	  the cache for all resamples.
 */
#define POINTS_AT_ONCE 32

static void
add_resampled(const SobolDesign *design, const double *y, const Weight *weight, int resamples,
			  double *sum)
{
	const int points = design->points;
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
resampled_sums(const SobolDesign *design, const double *y, const Confidence *confidence)
{
	const int points = design->points;
	const int resamples = confidence->resamples;
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
				weight[(size_t) r * points +
					   pg_prng_uint64_range(confidence->state, 0, points - 1)]++;
		}
		add_resampled(design, y, weight, some, &sum[(size_t) from * terms(design)]);
	}
	pfree(weight);
	return sum;
}

/* Half the width of the interval from the standard deviation of resamples, as in SALib. */
static void
bootstrap(const SobolDesign *design, const double *y, const Confidence *confidence, double *half)
{
	const int count = figures(design);
	const double *const sum = resampled_sums(design, y, confidence);
	double *const figure = palloc(sizeof(double) * (Size) confidence->resamples * count);

	for (int r = 0; r < confidence->resamples; r++)
		estimate_figures(design, &sum[(size_t) r * terms(design)], design->points,
						 &figure[(size_t) r * count]);
	for (int i = 0; i < count; i++)
		half[i] =
			confidence_half_width(&figure[i], count, confidence->resamples, confidence->level);
	pfree(figure);
}

/* ---------- from outputs to rows ---------- */

/* The sums of each scramble, one after another. */
static double *
scramble_sums(const SobolDesign *design, const double *y)
{
	const int each = design->points / design->scrambles;
	double *const sum = palloc0(sizeof(double) * (Size) design->scrambles * terms(design));
	double *const term = palloc(sizeof(double) * terms(design));

	for (int i = 0; i < design->points; i++)
	{
		CHECK_FOR_INTERRUPTS();
		point_terms(design, &y[(size_t) i * design->width], term);
		add_weighted(&sum[(size_t) (i / each) * terms(design)], term, 1, terms(design));
	}
	pfree(term);
	return sum;
}

/* A row; input numbers are 0 where the figure is of none. */
static void
put_figure(ReturnSetInfo *result, const char *name, int i, int j, double value, double conf)
{
	Datum values[5] = {CStringGetTextDatum(name), Int32GetDatum(i), Int32GetDatum(j),
					   Float8GetDatum(value), Float8GetDatum(conf)};
	bool nulls[5] = {false, i == 0, j == 0, !isfinite(value), !isfinite(conf)};

	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

static void
put_indices(ReturnSetInfo *result, const SobolDesign *design, const double *value,
			const double *half)
{
	for (int j = 1; j <= design->groups; j++)
		put_figure(result, "S1", j, 0, *value++, *half++);
	for (int j = 1; j <= design->groups; j++)
		put_figure(result, "ST", j, 0, *value++, *half++);
	for (int j = 1; design->second_order && j <= design->groups; j++)
		for (int k = j + 1; k <= design->groups; k++)
			put_figure(result, "S2", j, k, *value++, *half++);
}

/* x * y * 2^exponent; NaN where that is beyond double precision, or too near to zero for it. */
static double
rescaled(double x, double y, int exponent)
{
	const double product = ldexp(x * y, exponent);

	return product == 0 && x * y != 0 ? NAN : product;
}

/* Mean and variance, in the unit of the output. */
static void
put_moments(ReturnSetInfo *result, const Scale *scale, const double *value, const double *half)
{
	const double deviation = scale->deviation;

	put_figure(result, "mean", 0, 0,
			   rescaled(scale->mean + value[0] * deviation, 1, scale->exponent),
			   rescaled(half[0], deviation, scale->exponent));
	put_figure(result, "variance", 0, 0,
			   rescaled(value[1], deviation * deviation, 2 * scale->exponent),
			   rescaled(half[1], deviation * deviation, 2 * scale->exponent));
}

/* All figures of outputs, which are changed. */
static void
put_figures(ReturnSetInfo *result, const SobolDesign *design, double *y,
			const Confidence *confidence)
{
	const Scale scale = standardize(y, (size_t) design->points * design->width);
	const double *const sum = scramble_sums(design, y);
	double *const total = palloc0(sizeof(double) * terms(design));
	double *const value = palloc(sizeof(double) * figures(design));
	double *const half = palloc(sizeof(double) * figures(design));
	const int moments = figures(design) - 2;

	for (int r = 0; r < design->scrambles; r++)
		add_weighted(total, &sum[(size_t) r * terms(design)], 1, terms(design));
	estimate_figures(design, total, design->points, value);
	if (design->scrambles > 1)
		jackknife(design, sum, total, confidence, half);
	else
		bootstrap(design, y, confidence, half);
	put_indices(result, design, value, half);
	put_moments(result, &scale, &value[moments], &half[moments]);
}

/* ---------- the SQL functions ---------- */

/* sobol_indices(model, inputs, n, calc_second_order, num_resamples, conf_level, seed, num_scrambles, groups) */
PG_FUNCTION_INFO_V1(global_sensitivity_sobol_indices);
Datum
global_sensitivity_sobol_indices(PG_FUNCTION_ARGS)
{
	SobolDesign design = {.second_order = PG_GETARG_BOOL(3)};
	const Marginal *marginal = marginals_from_array(PG_GETARG_ARRAYTYPE_P(1), &design.inputs);
	pg_prng_state state;
	const Confidence confidence = {PG_GETARG_FLOAT8(5), PG_GETARG_INT32(4), &state};
	Model model;
	double *y;

	InitMaterializedSRF(fcinfo, 0);
	sobol_design_group_inputs(&design, PG_GETARG_ARRAYTYPE_P(8));
	confidence_require(confidence.resamples, confidence.level);
	sobol_design_complete(&design, PG_GETARG_INT32(2), PG_GETARG_INT32(7));

	model = model_prepare(PG_GETARG_OID(0), design.inputs);
	y = model.next_output = palloc(sizeof(double) * (Size) design.points * (Size) design.width);
	pg_prng_seed(&state, (uint64) PG_GETARG_INT64(6));
	sobol_design_visit(&design, marginal, &state, model_visit, &model);
	put_figures((ReturnSetInfo *) fcinfo->resultinfo, &design, y, &confidence);
	return (Datum) 0;
}

/* sobol_sample(inputs, n, calc_second_order, seed, num_scrambles, groups) */
PG_FUNCTION_INFO_V1(global_sensitivity_sobol_sample);
Datum
global_sensitivity_sobol_sample(PG_FUNCTION_ARGS)
{
	SobolDesign design = {.second_order = PG_GETARG_BOOL(2)};
	const Marginal *marginal = marginals_from_array(PG_GETARG_ARRAYTYPE_P(0), &design.inputs);
	SampleRows rows = sample_rows(fcinfo, design.inputs);
	pg_prng_state state;

	sobol_design_group_inputs(&design, PG_GETARG_ARRAYTYPE_P(5));
	sobol_design_complete(&design, PG_GETARG_INT32(1), PG_GETARG_INT32(4));
	pg_prng_seed(&state, (uint64) PG_GETARG_INT64(3));
	sobol_design_visit(&design, marginal, &state, sample_visit, &rows);
	return (Datum) 0;
}

/* sobol_indices_of(outputs, inputs, calc_second_order, num_resamples, conf_level, seed, num_scrambles) */
PG_FUNCTION_INFO_V1(global_sensitivity_sobol_indices_of);
Datum
global_sensitivity_sobol_indices_of(PG_FUNCTION_ARGS)
{
	SobolDesign design = {.inputs = PG_GETARG_INT32(1), .second_order = PG_GETARG_BOOL(2)};
	pg_prng_state state;
	const Confidence confidence = {PG_GETARG_FLOAT8(4), PG_GETARG_INT32(3), &state};
	int count;
	double *y;

	InitMaterializedSRF(fcinfo, 0);
	y = outputs_from_array(PG_GETARG_ARRAYTYPE_P(0), &count);
	require(design.inputs >= 1 && design.inputs <= 1000, "inputs must be between 1 and 1000");
	confidence_require(confidence.resamples, confidence.level);
	design.groups = design.inputs;
	design.width = (design.second_order ? 2 : 1) * design.groups + 2;
	if (count == 0 || count % design.width != 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("there must be %d outputs for each point", design.width),
						errdetail("There are %d outputs.", count)));
	sobol_design_complete(&design, count / design.width, PG_GETARG_INT32(6));
	pg_prng_seed(&state, (uint64) PG_GETARG_INT64(5));
	put_figures((ReturnSetInfo *) fcinfo->resultinfo, &design, y, &confidence);
	return (Datum) 0;
}
