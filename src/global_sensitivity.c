/*
 * global_sensitivity.c
 *	  How much of the variance of a model's output each input accounts for, over the
 *	  whole of their distributions: Sobol indices and Morris elementary effects.
 *
 *	  The model is an SQL function from double precision[] to double precision.  It
 *	  is called as the caller could call it, and no more.
 */
#include "governance.h"

#include <math.h>

#include "access/htup_details.h"
#include "catalog/objectaccess.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "common/pg_prng.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/syscache.h"
#include "utils/tuplestore.h"

#include "distribution.h"
#include "sobol_sequence.h"

#define MODEL_EVALUATIONS (1 << 24) /* 128 MB of outputs */

/* ---------- the model ---------- */

typedef struct Model
{
	FmgrInfo function;
	ArrayType *argument;
	double *x; /* its elements */
	MemoryContext context;
} Model;

static void
require_execute(Oid function)
{
#if PG_VERSION_NUM >= 160000
	const AclResult result =
		object_aclcheck(ProcedureRelationId, function, GetUserId(), ACL_EXECUTE);
#else
	const AclResult result = pg_proc_aclcheck(function, GetUserId(), ACL_EXECUTE);
#endif

	if (result != ACLCHECK_OK)
		aclcheck_error(result, OBJECT_FUNCTION, get_func_name(function));
	InvokeFunctionExecuteHook(function);
}

static Model
prepare_model(Oid function, int inputs)
{
	HeapTuple tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(function));
	Model model;
	Form_pg_proc procedure;
	Datum *zeros = palloc0(sizeof(Datum) * (Size) inputs);
	bool fits;

	if (!HeapTupleIsValid(tuple))
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_FUNCTION),
						errmsg("function with OID %u does not exist", function)));
	procedure = (Form_pg_proc) GETSTRUCT(tuple);
	fits = procedure->prokind == PROKIND_FUNCTION && !procedure->proretset &&
		   procedure->pronargs == 1 && procedure->proargtypes.values[0] == FLOAT8ARRAYOID &&
		   procedure->prorettype == FLOAT8OID;
	ReleaseSysCache(tuple);
	if (!fits)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("a model must be a function of double precision[] that returns "
							   "double precision")));
	require_execute(function);

	fmgr_info(function, &model.function);
	model.argument =
		construct_array(zeros, inputs, FLOAT8OID, sizeof(float8), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE);
	model.x = (double *) ((char *) model.argument + ARR_OVERHEAD_NONULLS(1));
	model.context =
		AllocSetContextCreate(CurrentMemoryContext, "model evaluation", ALLOCSET_DEFAULT_SIZES);
	return model;
}

/* The output at model->x; what the evaluation allocates is freed. */
static double
evaluate(Model *model)
{
	LOCAL_FCINFO(call, 1);
	const MemoryContext caller = MemoryContextSwitchTo(model->context);
	double y;

	CHECK_FOR_INTERRUPTS();
	InitFunctionCallInfoData(*call, &model->function, 1, InvalidOid, NULL, NULL);
	call->args[0].value = PointerGetDatum(model->argument);
	call->args[0].isnull = false;
	y = DatumGetFloat8(FunctionCallInvoke(call));
	MemoryContextSwitchTo(caller);
	MemoryContextReset(model->context);
	if (call->isnull)
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("the model returned null")));
	if (!isfinite(y))
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("the model returned %s", isnan(y) ? "NaN" : "infinity")));
	return y;
}

/* ---------- confidence ---------- */

/*
 * Half the confidence interval by the bootstrap's standard deviation, as SALib has
 * it, of resamples that lie so far apart.
 */
static double
half_interval(const double *resample, int stride, int count, double conf_level)
{
	double mean = 0;
	double squares = 0;

	for (int r = 0; r < count; r++)
		mean += resample[(size_t) r * stride] / count;
	for (int r = 0; r < count; r++)
		squares += (resample[(size_t) r * stride] - mean) * (resample[(size_t) r * stride] - mean);
	return normal_quantile(0.5 + conf_level / 2) * sqrt(squares / (count - 1));
}

static void
require_confidence(int num_resamples, double conf_level)
{
	require(num_resamples >= 2 && num_resamples <= 10000,
			"num_resamples must be between 2 and 10000");
	require(conf_level > 0 && conf_level < 1, "conf_level must be between 0 and 1, both exclusive");
}

/* ---------- the estimators ---------- */

/*
 * The outputs of one point of the sample, in SALib's order: at A; at A with input
 * j from B, for each j; with second order, at B with input j from A; at B.
 */
typedef struct Design
{
	int inputs;
	bool second_order;
	int width; /* outputs of a point */
} Design;

/* First order S1, total ST, then second order S2 of each pair j < k, one after another. */
static int
indices(const Design *design)
{
	return 2 * design->inputs +
		   (design->second_order ? design->inputs * (design->inputs - 1) / 2 : 0);
}

/*
 * What a point adds to the sums that the indices come of, one after another: A + B,
 * A^2 + B^2 and AB; of each input j B (AB_j - A), then of each (A - AB_j)^2; of each
 * pair j < k BA_j AB_k.
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
 * The estimators of Saltelli and others (2010) for first order and total, of
 * Saltelli (2002) for second order, over the variance of the outputs at A and B.
 */
static void
estimate_indices(const Design *design, const double *sum, int points, double *index)
{
	const int inputs = design->inputs;
	const double mean = sum[0] / (2.0 * points);
	const double variance = sum[1] / (2.0 * points) - mean * mean;
	const double *const first = &sum[3];
	const double *const total = &first[inputs];
	const double *second = &total[inputs];
	double *at = &index[2 * inputs];

	for (int j = 0; j < inputs; j++)
	{
		index[j] = variance > 0 ? first[j] / points / variance : 0;
		index[inputs + j] = variance > 0 ? total[j] / (2.0 * points) / variance : 0;
	}
	for (int j = 0; design->second_order && j < inputs; j++)
		for (int k = j + 1; k < inputs; k++, second++)
			*at++ = variance > 0 ? (*second - sum[2]) / points / variance - index[j] - index[k] : 0;
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
 *	  Adds all points to each resample's sums, so often as it drew them.  The terms
 *	  of a few points are made once and kept near for all resamples.
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

/* The sums of resamples with replacement, as many at once as their weights have room. */
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

/* To mean 0 and variance 1, against cancellation; a constant output to zeros. */
static void
standardize(double *y, size_t count)
{
	double mean = 0;
	double squares = 0;
	double deviation;

	for (size_t i = 0; i < count; i++)
		mean += y[i] / (double) count;
	for (size_t i = 0; i < count; i++)
		squares += (y[i] - mean) * (y[i] - mean);
	deviation = finite_double(sqrt(squares / (double) count));
	for (size_t i = 0; i < count; i++)
		y[i] = deviation > 0 ? (y[i] - mean) / deviation : 0;
}

/* ---------- Sobol indices ---------- */

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
			ab[j] = marginal_quantile(&marginal[j % inputs], ab[j]);

		memcpy(model->x, a, sizeof(double) * inputs);
		*next++ = evaluate(model);
		for (int j = 0; j < inputs; j++)
		{
			model->x[j] = b[j];
			*next++ = evaluate(model);
			model->x[j] = a[j];
		}
		memcpy(model->x, b, sizeof(double) * inputs);
		for (int j = 0; design->second_order && j < inputs; j++)
		{
			model->x[j] = a[j];
			*next++ = evaluate(model);
			model->x[j] = b[j];
		}
		*next++ = evaluate(model);
	}
	return y;
}

static void
put_index(ReturnSetInfo *result, const char *name, int i, int j, double value, double conf)
{
	Datum values[5] = {CStringGetTextDatum(name), Int32GetDatum(i), Int32GetDatum(j),
					   Float8GetDatum(value), Float8GetDatum(conf)};
	bool nulls[5] = {false, false, j == 0, false, !isfinite(conf)};

	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
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
	Marginal *marginal = marginals_from_array(PG_GETARG_ARRAYTYPE_P(1), &design.inputs);
	const int inputs = design.inputs;
	pg_prng_state state;
	Model model;
	Weight *once;
	double *y;
	double *sum;
	double *estimate;
	double *resample; /* by resample, then by index */
	int at = 0;

	InitMaterializedSRF(fcinfo, 0);
	if (2 * inputs > SOBOL_DIMENSIONS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("a model must have at most %d inputs", SOBOL_DIMENSIONS / 2),
						errdetail("Direction numbers are kept for %d dimensions, two an input.",
								  SOBOL_DIMENSIONS)));
	require_confidence(num_resamples, conf_level);
	design.width = (design.second_order ? 2 : 1) * inputs + 2;
	if (points < 2 || points > MODEL_EVALUATIONS / design.width)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("n must be between 2 and %d", MODEL_EVALUATIONS / design.width),
						errdetail("Each point takes %d evaluations, of at most %d.", design.width,
								  MODEL_EVALUATIONS)));
	if ((points & (points - 1)) != 0)
		ereport(WARNING, (errmsg("n is not a power of 2, which a Sobol sequence needs for its "
								 "balance")));

	model = prepare_model(PG_GETARG_OID(0), inputs);
	pg_prng_seed(&state, (uint64) PG_GETARG_INT64(6));
	y = evaluate_design(&model, &design, marginal, points, &state);
	standardize(y, (size_t) points * design.width);

	once = palloc(sizeof(Weight) * (Size) points);
	for (int i = 0; i < points; i++)
		once[i] = 1;
	sum = palloc0(sizeof(double) * terms(&design));
	add_points(&design, y, points, once, 1, sum);
	estimate = palloc(sizeof(double) * indices(&design));
	estimate_indices(&design, sum, points, estimate);

	sum = bootstrap(&design, y, points, num_resamples, &state);
	resample = palloc(sizeof(double) * (Size) num_resamples * indices(&design));
	for (int r = 0; r < num_resamples; r++)
		estimate_indices(&design, &sum[(size_t) r * terms(&design)], points,
						 &resample[(size_t) r * indices(&design)]);

#define PUT(name, i, j)                                                                            \
	do                                                                                             \
	{                                                                                              \
		put_index(result, name, i, j, estimate[at],                                                \
				  half_interval(&resample[at], indices(&design), num_resamples, conf_level));      \
		at++;                                                                                      \
	} while (0)

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

/* ---------- Morris elementary effects ---------- */

/*
 * One trajectory: from a random point of the grid one input after another, in
 * random order, is moved by delta, up or down as the grid has room.  effect[j] is
 * the elementary effect of input j, in outputs for the whole range of the input.
 */
static void
walk(Model *model, const Marginal *marginal, int inputs, int num_levels, pg_prng_state *state,
	 double *effect)
{
	const int levels_moved = num_levels / 2;
	const double top = num_levels - 1;
	int *const order = palloc0(sizeof(int) * inputs);
	int *const level = palloc(sizeof(int) * inputs);
	double before;

	for (int j = 0; j < inputs; j++)
	{
		const int other = (int) pg_prng_uint64_range(state, 0, j);

		level[j] = (int) pg_prng_uint64_range(state, 0, num_levels - 1);
		model->x[j] = marginal_quantile(&marginal[j], level[j] / top);
		order[j] = order[other];
		order[other] = j;
	}
	before = evaluate(model);
	for (int i = 0; i < inputs; i++)
	{
		const int j = order[i];
		const int move = level[j] < levels_moved ? levels_moved : -levels_moved;
		double after;

		model->x[j] = marginal_quantile(&marginal[j], (level[j] + move) / top);
		after = evaluate(model);
		effect[j] = finite_double((after - before) / (move / top));
		before = after;
	}
	pfree(order);
	pfree(level);
}

PG_FUNCTION_INFO_V1(global_sensitivity_morris);
Datum
global_sensitivity_morris(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	const int32 trajectories = PG_GETARG_INT32(2);
	const int32 num_levels = PG_GETARG_INT32(3);
	const int32 num_resamples = PG_GETARG_INT32(4);
	const double conf_level = PG_GETARG_FLOAT8(5);
	int inputs;
	Marginal *marginal = marginals_from_array(PG_GETARG_ARRAYTYPE_P(1), &inputs);
	pg_prng_state state;
	Model model;
	double *effect; /* by trajectory, then by input */
	double *resample;

	InitMaterializedSRF(fcinfo, 0);
	require(num_levels >= 2 && num_levels <= 1000 && num_levels % 2 == 0,
			"num_levels must be an even number between 2 and 1000");
	require_confidence(num_resamples, conf_level);
	if (trajectories < 2 || trajectories > MODEL_EVALUATIONS / (inputs + 1))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("n must be between 2 and %d", MODEL_EVALUATIONS / (inputs + 1)),
						errdetail("Each trajectory takes %d evaluations, of at most %d.",
								  inputs + 1, MODEL_EVALUATIONS)));
	for (int j = 0; j < inputs; j++)
		if (marginal[j].kind == NORMAL || marginal[j].kind == LOGNORMAL)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("elementary effects need inputs with a lowest and a highest value"),
					 errhint("Use a uniform, triangular or pert distribution.")));

	model = prepare_model(PG_GETARG_OID(0), inputs);
	pg_prng_seed(&state, (uint64) PG_GETARG_INT64(6));
	effect = palloc(sizeof(double) * (Size) trajectories * (Size) inputs);
	for (int i = 0; i < trajectories; i++)
		walk(&model, marginal, inputs, num_levels, &state, &effect[(size_t) i * inputs]);

	resample = palloc(sizeof(double) * (Size) num_resamples);
	for (int j = 0; j < inputs; j++)
	{
		double mu = 0;
		double mu_star = 0;
		double squares = 0;
		Datum values[5];
		bool nulls[5] = {false};

		for (int i = 0; i < trajectories; i++)
		{
			mu += effect[(size_t) i * inputs + j] / trajectories;
			mu_star += fabs(effect[(size_t) i * inputs + j]) / trajectories;
		}
		for (int i = 0; i < trajectories; i++)
			squares +=
				(effect[(size_t) i * inputs + j] - mu) * (effect[(size_t) i * inputs + j] - mu);
		for (int r = 0; r < num_resamples; r++)
		{
			CHECK_FOR_INTERRUPTS();
			resample[r] = 0;
			for (int i = 0; i < trajectories; i++)
				resample[r] +=
					fabs(
						effect[(size_t) pg_prng_uint64_range(&state, 0, trajectories - 1) * inputs +
							   j]) /
					trajectories;
		}
		values[0] = Int32GetDatum(j + 1);
		values[1] = Float8GetDatum(mu);
		values[2] = Float8GetDatum(mu_star);
		values[3] = Float8GetDatum(finite_double(sqrt(squares / (trajectories - 1))));
		values[4] = Float8GetDatum(half_interval(resample, 1, num_resamples, conf_level));
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
