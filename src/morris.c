/*
 * morris.c
 *	  Morris elementary effects: how far a model's output moves when one input is
 *	  moved and the others stay, averaged over the whole of their distributions.
 */
#include "compat.h"

#include <math.h>

#include "common/pg_prng.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/tuplestore.h"

#include "argument.h"
#include "distribution.h"
#include "model.h"
#include "sql_decimal.h"

/* ---------- trajectories ---------- */

typedef struct Grid
{
	int inputs;
	int levels; /* of each input, evenly spaced from probability 0 to 1 */
	const Marginal *marginal;
} Grid;

/* The move from one point of a trajectory to the next: an input, and the part of its range. */
typedef struct Move
{
	int input;
	double size;
} Move;

/* What an input moves by: half the grid. */
static int
levels_moved(const Grid *grid)
{
	return grid->levels / 2;
}

static double
move_size(const Grid *grid)
{
	return levels_moved(grid) / (grid->levels - 1.0);
}

static double
at_level(const Grid *grid, int input, int level)
{
	return marginal_quantile(&grid->marginal[input], level / (grid->levels - 1.0));
}

/* Starts at a random point of the grid, and chooses a random order of the inputs. */
static void
begin_walk(const Grid *grid, pg_prng_state *state, int *level, double *x, Move *move)
{
	for (int j = 0; j < grid->inputs; j++)
	{
		const int other = (int) pg_prng_uint64_range(state, 0, j);

		level[j] = (int) pg_prng_uint64_range(state, 0, grid->levels - 1);
		x[j] = at_level(grid, j, level[j]);
		move[j].input = j;
		move[j].input = move[other].input;
		move[other].input = j;
	}
}

/* One trajectory: each input in turn is moved by half the grid, up or down as there is room. */
static void
walk(const Grid *grid, pg_prng_state *state, PointVisitor visit, void *to, Move *move)
{
	double *const x = palloc(sizeof(double) * (Size) grid->inputs);
	int *const level = palloc(sizeof(int) * (Size) grid->inputs);

	begin_walk(grid, state, level, x, move);
	visit(to, x);
	for (int i = 0; i < grid->inputs; i++)
	{
		const int j = move[i].input;
		const bool up = level[j] < levels_moved(grid);

		move[i].size = up ? move_size(grid) : -move_size(grid);
		x[j] = at_level(grid, j, level[j] + (up ? levels_moved(grid) : -levels_moved(grid)));
		visit(to, x);
	}
	pfree(x);
	pfree(level);
}

/* The moves of a trajectory of one's own, from its points, one after another. */
static void
read_moves(const Grid *grid, const double *x, Move *move)
{
	bool *const moved = palloc0(sizeof(bool) * (Size) grid->inputs);

	for (int i = 0; i < grid->inputs; i++, x += grid->inputs)
	{
		int differing = 0;

		for (int j = 0; j < grid->inputs; j++)
		{
			const double by = x[grid->inputs + j] - x[j];

			if (by != 0)
			{
				differing++;
				move[i] = (Move){j, by > 0 ? move_size(grid) : -move_size(grid)};
			}
		}
		require(differing == 1 && !moved[move[i].input],
				"from each point of a trajectory to the next another input must be moved");
		moved[move[i].input] = true;
	}
	pfree(moved);
}

/*
 * The elementary effects of a trajectory: what the move of an input does to the
 * output, for the whole range of the input.  They are kept divided by 4, so that the
 * effect of large outputs of opposite signs is finite.
 */
#define EFFECT_EXPONENT 2

static void
put_effects(const Grid *grid, const Move *move, const double *y, double *effect)
{
	for (int i = 0; i < grid->inputs; i++)
		effect[move[i].input] =
			(ldexp(y[i + 1], -EFFECT_EXPONENT) - ldexp(y[i], -EFFECT_EXPONENT)) / move[i].size;
}

/* ---------- from effects to rows ---------- */

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

/* effect[i * inputs + j] is the effect of input j in trajectory i; all are changed. */
static void
put_inputs(ReturnSetInfo *result, const Grid *grid, double *effect, int trajectories,
		   const Confidence *confidence)
{
	const int exponent =
		outputs_scale(effect, (size_t) trajectories * grid->inputs) + EFFECT_EXPONENT;
	double *const resample = palloc(sizeof(double) * (Size) confidence->resamples);

	for (int j = 0; j < grid->inputs; j++)
	{
		const Effects effects = {&effect[j], grid->inputs, trajectories};
		const double mu = mean(&effects, false);
		double figure[4] = {mu, mean(&effects, true), sigma(&effects, mu)};

		for (int r = 0; r < confidence->resamples; r++)
			resample[r] = resampled_mu_star(&effects, confidence->state);
		figure[3] = confidence_half_width(resample, 1, confidence->resamples, confidence->level);
		put_input(result, j, figure, exponent);
	}
	pfree(resample);
}

/* ---------- the SQL functions ---------- */

static void
require_grid(const Grid *grid)
{
	require(grid->levels >= 2 && grid->levels <= 1000 && grid->levels % 2 == 0,
			"num_levels must be an even number between 2 and 1000");
}

/* A grid over distributions, whose ends are its first and its last level. */
static Grid
grid_from_array(ArrayType *inputs, int levels)
{
	Grid grid = {.levels = levels};

	grid.marginal = marginals_from_array(inputs, &grid.inputs);
	require_grid(&grid);
	for (int j = 0; j < grid.inputs; j++)
		if (grid.marginal[j].kind == NORMAL || grid.marginal[j].kind == LOGNORMAL)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("elementary effects need inputs with a lowest and a highest value"),
					 errhint("Use a uniform, triangular or pert distribution.")));
	return grid;
}

static void
require_trajectories(const Grid *grid, int trajectories)
{
	const int most = MODEL_EVALUATIONS / (grid->inputs + 1);

	if (trajectories < 2 || trajectories > most)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("n, the number of trajectories, must be between 2 and %d", most),
						errdetail("Each trajectory takes %d evaluations, and there can be at most "
								  "%d.",
								  grid->inputs + 1, MODEL_EVALUATIONS)));
}

/* morris(model, inputs, n, num_levels, num_resamples, conf_level, seed) */
PG_FUNCTION_INFO_V1(global_sensitivity_morris);
Datum
global_sensitivity_morris(PG_FUNCTION_ARGS)
{
	const int32 trajectories = PG_GETARG_INT32(2);
	const Grid grid = grid_from_array(PG_GETARG_ARRAYTYPE_P(1), PG_GETARG_INT32(3));
	pg_prng_state state;
	const Confidence confidence = {PG_GETARG_FLOAT8(5), PG_GETARG_INT32(4), &state};
	Move *const move = palloc(sizeof(Move) * (Size) grid.inputs);
	double *const y = palloc(sizeof(double) * ((Size) grid.inputs + 1));
	Model model;
	double *effect;

	InitMaterializedSRF(fcinfo, 0);
	confidence_require(confidence.resamples, confidence.level);
	require_trajectories(&grid, trajectories);
	model = model_prepare(PG_GETARG_OID(0), grid.inputs);
	pg_prng_seed(&state, (uint64) PG_GETARG_INT64(6));
	effect = palloc(sizeof(double) * (Size) trajectories * (Size) grid.inputs);
	for (int i = 0; i < trajectories; i++)
	{
		model.next_output = y;
		walk(&grid, &state, model_visit, &model, move);
		put_effects(&grid, move, y, &effect[(size_t) i * grid.inputs]);
	}
	put_inputs((ReturnSetInfo *) fcinfo->resultinfo, &grid, effect, trajectories, &confidence);
	return (Datum) 0;
}

/* morris_sample(inputs, n, num_levels, seed) */
PG_FUNCTION_INFO_V1(global_sensitivity_morris_sample);
Datum
global_sensitivity_morris_sample(PG_FUNCTION_ARGS)
{
	const int32 trajectories = PG_GETARG_INT32(1);
	const Grid grid = grid_from_array(PG_GETARG_ARRAYTYPE_P(0), PG_GETARG_INT32(2));
	SampleRows rows = sample_rows(fcinfo, grid.inputs);
	Move *const move = palloc(sizeof(Move) * (Size) grid.inputs);
	pg_prng_state state;

	require_trajectories(&grid, trajectories);
	pg_prng_seed(&state, (uint64) PG_GETARG_INT64(3));
	for (int i = 0; i < trajectories; i++)
		walk(&grid, &state, sample_visit, &rows, move);
	return (Datum) 0;
}

/* The points of a sample, one after another, from an array that has a row for each. */
static double *
sample_from_array(ArrayType *array, int *points, int *inputs)
{
	int count;
	Datum *const values = array_elements(array, "sample", 2, &count);
	double *const x = palloc(sizeof(double) * ((Size) count + 1));

	require(count > 0, "the sample must have points");
	*points = ARR_DIMS(array)[0];
	*inputs = ARR_DIMS(array)[1];
	for (int i = 0; i < count; i++)
		x[i] = DatumGetFloat8(values[i]);
	return x;
}

/* morris_of(sample, outputs, num_levels, num_resamples, conf_level, seed) */
PG_FUNCTION_INFO_V1(global_sensitivity_morris_of);
Datum
global_sensitivity_morris_of(PG_FUNCTION_ARGS)
{
	Grid grid = {.levels = PG_GETARG_INT32(2)};
	pg_prng_state state;
	const Confidence confidence = {PG_GETARG_FLOAT8(4), PG_GETARG_INT32(3), &state};
	int points;
	int count;
	int trajectories;
	const double *const x = sample_from_array(PG_GETARG_ARRAYTYPE_P(0), &points, &grid.inputs);
	const double *const y = outputs_from_array(PG_GETARG_ARRAYTYPE_P(1), &count);
	Move *const move = palloc(sizeof(Move) * (Size) grid.inputs);
	double *effect;

	InitMaterializedSRF(fcinfo, 0);
	require_grid(&grid);
	confidence_require(confidence.resamples, confidence.level);
	if (count != points)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("there must be an output for each point of the sample"),
						errdetail("There are %d points and %d outputs.", points, count)));
	require(points % (grid.inputs + 1) == 0,
			"each trajectory must have one point more than there are inputs");
	trajectories = points / (grid.inputs + 1);
	require_trajectories(&grid, trajectories);

	pg_prng_seed(&state, (uint64) PG_GETARG_INT64(5));
	effect = palloc(sizeof(double) * (Size) trajectories * (Size) grid.inputs);
	for (int i = 0; i < trajectories; i++)
	{
		const size_t first = (size_t) i * (grid.inputs + 1);

		CHECK_FOR_INTERRUPTS();
		read_moves(&grid, &x[first * grid.inputs], move);
		put_effects(&grid, move, &y[first], &effect[(size_t) i * grid.inputs]);
	}
	put_inputs((ReturnSetInfo *) fcinfo->resultinfo, &grid, effect, trajectories, &confidence);
	return (Datum) 0;
}
