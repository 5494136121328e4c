/*
 * morris.c
 *	  Morris elementary effects: how far a model's output moves when one input is
 *	  moved and the others stay, averaged over the whole of their distributions.
 */
#include "model.h"

#include <math.h>

#include "common/pg_prng.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/tuplestore.h"

#include "distribution.h"

/* Effects are kept divided by 4, so that the effect of outputs of opposite signs is finite. */
#define EFFECT_EXPONENT 2

typedef struct Grid
{
	int inputs;
	int levels; /* of each input, evenly spaced from probability 0 to 1 */
	const Marginal *marginal;
} Grid;

static double
at_level(const Grid *grid, int input, int level)
{
	return marginal_quantile(&grid->marginal[input], level / (grid->levels - 1.0));
}

/* Starts at a random point of the grid, and chooses a random order of the inputs. */
static void
begin_walk(const Grid *grid, Model *model, pg_prng_state *state, int *level, int *order)
{
	for (int j = 0; j < grid->inputs; j++)
	{
		const int other = (int) pg_prng_uint64_range(state, 0, j);

		level[j] = (int) pg_prng_uint64_range(state, 0, grid->levels - 1);
		model->x[j] = at_level(grid, j, level[j]);
		order[j] = j;
		order[j] = order[other];
		order[other] = j;
	}
}

/*
 * walk
 *	  One trajectory: each input in turn is moved by half the grid, up or down as
 *	  there is room.  effect[j] is the elementary effect of input j: what its move
 *	  does to the output, for the whole range of the input.
 */
static void
walk(const Grid *grid, Model *model, pg_prng_state *state, double *effect)
{
	const int levels_moved = grid->levels / 2;
	int *const order = palloc(sizeof(int) * (Size) grid->inputs);
	int *const level = palloc(sizeof(int) * (Size) grid->inputs);
	double before;

	begin_walk(grid, model, state, level, order);
	before = ldexp(model_evaluate(model), -EFFECT_EXPONENT);
	for (int i = 0; i < grid->inputs; i++)
	{
		const int j = order[i];
		const int move = level[j] < levels_moved ? levels_moved : -levels_moved;
		double after;

		model->x[j] = at_level(grid, j, level[j] + move);
		after = ldexp(model_evaluate(model), -EFFECT_EXPONENT);
		effect[j] = (after - before) / (move / (grid->levels - 1.0));
		before = after;
	}
	pfree(order);
	pfree(level);
}

/* The effects of one input: trajectory i has effect[i * stride], all below 1. */
typedef struct Effects
{
	const double *effect;
	int stride;
	int trajectories;
} Effects;

static inline double
effect_of(const Effects *effects, int trajectory)
{
	return effects->effect[(size_t) trajectory * effects->stride];
}

static double
mean(const Effects *effects, bool of_sizes)
{
	double sum = 0;

	for (int i = 0; i < effects->trajectories; i++)
		sum += of_sizes ? fabs(effect_of(effects, i)) : effect_of(effects, i);
	return sum / effects->trajectories;
}

/* The sample standard deviation. */
static double
sigma(const Effects *effects, double mu)
{
	double squares = 0;

	for (int i = 0; i < effects->trajectories; i++)
		squares += (effect_of(effects, i) - mu) * (effect_of(effects, i) - mu);
	return sqrt(squares / (effects->trajectories - 1));
}

/* The mean size of the effects of as many trajectories drawn with replacement. */
static double
resampled_mu_star(const Effects *effects, pg_prng_state *state)
{
	double sum = 0;

	CHECK_FOR_INTERRUPTS();
	for (int i = 0; i < effects->trajectories; i++)
		sum += fabs(
			effect_of(effects, (int) pg_prng_uint64_range(state, 0, effects->trajectories - 1)));
	return sum / effects->trajectories;
}

static void
put_input(ReturnSetInfo *result, int input, const double *figure, int exponent)
{
	Datum values[5] = {Int32GetDatum(input + 1)};
	bool nulls[5] = {false};

	for (int i = 0; i < 4; i++)
		values[i + 1] = Float8GetDatum(finite_double(ldexp(figure[i], exponent)));
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

static void
require_ends(const Grid *grid)
{
	for (int j = 0; j < grid->inputs; j++)
		if (grid->marginal[j].kind == NORMAL || grid->marginal[j].kind == LOGNORMAL)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("elementary effects need inputs with a lowest and a highest value"),
					 errhint("Use a uniform, triangular or pert distribution.")));
}

static void
require_trajectories(int trajectories, int inputs)
{
	const int most = MODEL_EVALUATIONS / (inputs + 1);

	if (trajectories < 2 || trajectories > most)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("n must be between 2 and %d", most),
						errdetail("Each trajectory takes %d evaluations, and there can be at most "
								  "%d.",
								  inputs + 1, MODEL_EVALUATIONS)));
}

PG_FUNCTION_INFO_V1(global_sensitivity_morris);
Datum
global_sensitivity_morris(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	const int32 trajectories = PG_GETARG_INT32(2);
	const int32 num_resamples = PG_GETARG_INT32(4);
	const double conf_level = PG_GETARG_FLOAT8(5);
	Grid grid = {.levels = PG_GETARG_INT32(3)};
	pg_prng_state state;
	Model model;
	double *effect; /* of each trajectory, for each input */
	double *resample;
	int exponent;

	grid.marginal = marginals_from_array(PG_GETARG_ARRAYTYPE_P(1), &grid.inputs);
	InitMaterializedSRF(fcinfo, 0);
	require(grid.levels >= 2 && grid.levels <= 1000 && grid.levels % 2 == 0,
			"num_levels must be an even number between 2 and 1000");
	confidence_require(num_resamples, conf_level);
	require_trajectories(trajectories, grid.inputs);
	require_ends(&grid);

	model = model_prepare(PG_GETARG_OID(0), grid.inputs);
	pg_prng_seed(&state, (uint64) PG_GETARG_INT64(6));
	effect = palloc(sizeof(double) * (Size) trajectories * (Size) grid.inputs);
	for (int i = 0; i < trajectories; i++)
		walk(&grid, &model, &state, &effect[(size_t) i * grid.inputs]);
	exponent = outputs_scale(effect, (size_t) trajectories * grid.inputs) + EFFECT_EXPONENT;

	resample = palloc(sizeof(double) * (Size) num_resamples);
	for (int j = 0; j < grid.inputs; j++)
	{
		const Effects effects = {&effect[j], grid.inputs, trajectories};
		const double mu = mean(&effects, false);
		double figure[4] = {mu, mean(&effects, true), sigma(&effects, mu)};

		for (int r = 0; r < num_resamples; r++)
			resample[r] = resampled_mu_star(&effects, &state);
		figure[3] = confidence_half_width(resample, 1, num_resamples, conf_level);
		put_input(result, j, figure, exponent);
	}
	return (Datum) 0;
}
