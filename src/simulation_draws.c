/*
 * simulation_draws.c
 *	  Drawing a simulation, adding simulations up, and joining the draws of parts.
 *
 *	  A seed and its shocks are one world: in draw number i of a seed, a shock has
 *	  one value, whoever asks.  Simulations of one seed and the same shocks therefore
 *	  move together when they are added, and those of different seeds do not.
 */
#include "compat.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/float.h"
#include "utils/lsyscache.h"

#include "argument.h"
#include "distribution.h"
#include "draws.h"
#include "simulation.h"
#include "sql_decimal.h"

/* ---------- drawing ---------- */

/* Continues a fingerprint with a double; the same on every machine. */
static uint64
fingerprint(uint64 so_far, double x)
{
	uint64 bits;

	memcpy(&bits, &x, sizeof(bits));
	so_far = hash_bytes_uint32_extended((uint32) bits, so_far);
	return hash_bytes_uint32_extended((uint32) (bits >> 32), so_far);
}

static uint64
fingerprint_marginals(const Marginal *marginal, int factors)
{
	uint64 result = (uint64) factors;

	for (int i = 0; i < factors; i++)
	{
		result = fingerprint(result, marginal[i].kind);
		for (int k = 0; k < (int) lengthof(marginal[i].parameter); k++)
			result = fingerprint(result, marginal[i].parameter[k]);
	}
	return result;
}

/* What a percent of each factor adds to the total. */
static double *
weights_from_array(ArrayType *array, int factors, uint64 *bases)
{
	int count;
	Datum *const values = array_elements(array, "bases", 1, &count);
	double *const weight = palloc(sizeof(double) * (Size) factors);

	if (count != factors)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("a simulation must have as many bases as shocks")));
	for (int i = 0; i < count; i++)
	{
		const Decimal base = decimal_from_datum(values[i]);

		weight[i] = double_from_numeric(decimal_to_datum(&base)) / 100;
		*bases = fingerprint(*bases, weight[i]);
	}
	return weight;
}

static void
require_correlations(const double *matrix, int n)
{
	for (int i = 0; i < n; i++)
	{
		require(matrix[i * n + i] == 1, "a shock's correlation with itself must be 1");
		for (int j = 0; j < i; j++)
		{
			require(matrix[i * n + j] == matrix[j * n + i],
					"the correlation matrix must be symmetric");
			require(fabs(matrix[i * n + j]) <= 1, "a correlation must be between -1 and 1");
		}
	}
}

/* The Cholesky factor of a correlation matrix. */
static double *
mixing_from_array(ArrayType *array, int n, uint64 *shocks)
{
	int count;
	Datum *const values = array_elements(array, "correlations", 2, &count);
	double *const mixing = palloc(sizeof(double) * (Size) count);
	int row;

	if (count == 0 || ARR_DIMS(array)[0] != n || ARR_DIMS(array)[1] != n)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("the correlation matrix must have a row and a column for each of "
							   "%d shocks",
							   n)));
	for (int i = 0; i < count; i++)
	{
		mixing[i] = DatumGetFloat8(values[i]);
		*shocks = fingerprint(*shocks, mixing[i] + 0.0);
	}
	require_correlations(mixing, n);
	row = cholesky(mixing, n);
	if (row >= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the correlation matrix is not positive semidefinite"),
				 errdetail("No shocks can be correlated like this: shock %d contradicts those "
						   "before it.",
						   row + 1)));
	return mixing;
}

/* Blocks are always drawn whole; draws outside the range are discarded. */
static void
draw_range(const DrawPlan *plan, uint64 seed, int64 first, Simulation *result)
{
	double *const scores = palloc(sizeof(double) * SCORES_SIZE(plan->factors));
	double *const block = palloc(sizeof(double) * DRAWS_PER_BLOCK);

	for (int32 done = 0; done < result->count;)
	{
		const int64 at = first + done;
		const int offset = (int) (at % DRAWS_PER_BLOCK);
		const int count = Min(DRAWS_PER_BLOCK - offset, result->count - done);

		CHECK_FOR_INTERRUPTS();
		draw_block(plan, seed, (uint32) (at / DRAWS_PER_BLOCK), scores, block);
		memcpy(&result->outcome[done], &block[offset], sizeof(double) * (Size) count);
		done += count;
	}
}

PG_FUNCTION_INFO_V1(simulation);
Datum
simulation(PG_FUNCTION_ARGS)
{
	int factors;
	DrawPlan plan = {0};
	int32 draws;
	int64 seed;
	int64 first;
	uint64 bases = 0;
	uint64 shocks;
	Simulation *result;

	/* not strict, for shocks that do not correlate */
	for (int i = 0; i < PG_NARGS(); i++)
		if (i != 4 && PG_ARGISNULL(i))
			PG_RETURN_NULL();
	draws = PG_GETARG_INT32(2);
	seed = PG_GETARG_INT64(3);
	first = PG_GETARG_INT64(5);
	require(draws >= 1 && draws <= SIMULATION_DRAWS,
			"draws must be between 1 and " CppAsString2(SIMULATION_DRAWS));
	require(first >= 0 && first <= LAST_DRAW - SIMULATION_DRAWS, "first draw is out of range");

	plan.marginal = marginals_from_array(PG_GETARG_ARRAYTYPE_P(1), &factors);
	plan.factors = factors;
	plan.weight = weights_from_array(PG_GETARG_ARRAYTYPE_P(0), factors, &bases);
	shocks = fingerprint_marginals(plan.marginal, factors);
	if (!PG_ARGISNULL(4))
		plan.mixing = mixing_from_array(PG_GETARG_ARRAYTYPE_P(4), factors, &shocks);
	plan.score_weight = palloc(sizeof(double) * (Size) factors);
	draw_prepare(&plan);

	result = simulation_allocate(draws, 1, 1);
	result->bases = bases;
	*simulation_shocks(result) = (DrawnShocks){seed, shocks};
	*simulation_ranges(result) = (DrawRange){first, first + draws - 1};
	draw_range(&plan, (uint64) seed, first, result);
	if (!simulation_normalize(result))
		float_overflow_error();
	PG_RETURN_POINTER(result);
}

/* ---------- what was drawn ---------- */

PG_FUNCTION_INFO_V1(simulation_draws);
Datum
simulation_draws(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(PG_GETARG_SIMULATION_P(0)->count);
}

PG_FUNCTION_INFO_V1(simulation_draw_numbers);
Datum
simulation_draw_numbers(PG_FUNCTION_ARGS)
{
	const Simulation *const simulation = PG_GETARG_SIMULATION_P(0);
	const DrawRange *const range = simulation_ranges(simulation);
	StringInfoData text;
	Oid input;
	Oid element;

	initStringInfo(&text);
	for (int32 i = 0; i < simulation->ranges; i++)
		appendStringInfo(&text, "%c[" INT64_FORMAT ", " INT64_FORMAT "]", i == 0 ? '{' : ',',
						 range[i].first, range[i].last);
	appendStringInfoChar(&text, '}');
	getTypeInputInfo(INT8MULTIRANGEOID, &input, &element);
	PG_RETURN_DATUM(OidInputFunctionCall(input, text.data, element, -1));
}

PG_FUNCTION_INFO_V1(simulation_seeds);
Datum
simulation_seeds(PG_FUNCTION_ARGS)
{
	const Simulation *const simulation = PG_GETARG_SIMULATION_P(0);
	const DrawnShocks *const shocks = simulation_shocks(simulation);
	Datum *const seed = palloc(sizeof(Datum) * ((Size) simulation->shocks + 1));

	for (int32 i = 0; i < simulation->shocks; i++)
		seed[i] = Int64GetDatum(shocks[i].seed);
	PG_RETURN_POINTER(construct_array(seed, simulation->shocks, INT8OID, sizeof(int64),
									  FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
}

PG_FUNCTION_INFO_V1(simulation_outcomes);
Datum
simulation_outcomes(PG_FUNCTION_ARGS)
{
	const Simulation *const simulation = PG_GETARG_SIMULATION_P(0);
	Datum *const outcome = palloc(sizeof(Datum) * (Size) simulation->count);

	for (int32 i = 0; i < simulation->count; i++)
		outcome[i] = Float8GetDatum(simulation->outcome[i]);
	PG_RETURN_POINTER(construct_array(outcome, simulation->count, FLOAT8OID, sizeof(float8),
									  FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
}

/* ---------- addition, draw by draw ---------- */

static const char *
draws_as_text(const Simulation *simulation)
{
	const DrawRange *const range = simulation_ranges(simulation);

	return psprintf(INT64_FORMAT " to " INT64_FORMAT "%s", range[0].first,
					range[simulation->ranges - 1].last,
					simulation->ranges > 1 ? ", with gaps" : "");
}

static void
require_same_draws(const Simulation *a, const Simulation *b)
{
	if (a->ranges != b->ranges || memcmp(simulation_ranges(a), simulation_ranges(b),
										 sizeof(DrawRange) * (Size) a->ranges) != 0)
		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("only simulations of the same draws can be added"),
			 errdetail("One has the draws %s, the other %s.", draws_as_text(a), draws_as_text(b)),
			 errhint("Use draws_agg() to join the draws of one simulation, drawn in parts.")));
}

/* The shocks of both, by seed; returns their number. */
static int64
merge_shocks(const Simulation *a, const Simulation *b, DrawnShocks *merged)
{
	const DrawnShocks *x = simulation_shocks(a);
	const DrawnShocks *y = simulation_shocks(b);
	const DrawnShocks *const x_end = x + a->shocks;
	const DrawnShocks *const y_end = y + b->shocks;
	int64 count = 0;

	while (x < x_end || y < y_end)
	{
		const bool has_x = x < x_end && (y == y_end || x->seed <= y->seed);
		const bool has_y = y < y_end && (x == x_end || y->seed <= x->seed);

		if (has_x && has_y && x->fingerprint != y->fingerprint)
			ereport(
				ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("seed " INT64_FORMAT " has drawn different shocks", x->seed),
				 errdetail("Added up, shocks that have nothing to do with each other would "
						   "move together."),
				 errhint("Give both the same shocks and correlation, with a base of 0 for those "
						 "that do not concern one of them, or give each a seed of its own.")));
		merged[count++] = has_x ? *x : *y;
		x += has_x;
		y += has_y;
	}
	return count;
}

/* A copy of a, with the shocks of both. */
static Simulation *
with_shocks(const Simulation *a, const DrawnShocks *merged, int64 count)
{
	Simulation *const result = simulation_allocate(a->count, count, a->ranges);

	result->bases = a->bases;
	memcpy(result->outcome, a->outcome, sizeof(double) * (Size) a->count);
	memcpy(simulation_shocks(result), merged, sizeof(DrawnShocks) * (Size) count);
	memcpy(simulation_ranges(result), simulation_ranges(a), sizeof(DrawRange) * (Size) a->ranges);
	return result;
}

/* In place where the sum has the shocks of both.  Fingerprints of bases add up in any order. */
void *
simulation_add_draw_by_draw(const ValueType *type, void *sum, const void *value)
{
	Simulation *a = sum;
	const Simulation *const b = value;
	DrawnShocks *const merged =
		palloc(sizeof(DrawnShocks) * ((Size) a->shocks + (Size) b->shocks + 1));
	int64 count;

	require_same_draws(a, b);
	count = merge_shocks(a, b, merged);
	if (count > a->shocks)
		a = with_shocks(a, merged, count);
	pfree(merged);
	for (int32 i = 0; i < a->count; i++)
		a->outcome[i] += b->outcome[i];
	if (!simulation_normalize(a))
		float_overflow_error();
	a->bases += b->bases;
	return a;
}

/* ---------- the draws of parts, joined ---------- */

/* The ranges of a part that are still to be joined, and their outcomes. */
typedef struct Rest
{
	const DrawRange *range;
	const DrawRange *end;
	const double *outcome;
} Rest;

static Rest
rest_of(const Simulation *simulation)
{
	const DrawRange *const range = simulation_ranges(simulation);

	return (Rest){range, range + simulation->ranges, simulation->outcome};
}

static void
require_same_simulation(const Simulation *a, const Simulation *b)
{
	if (a->bases != b->bases || a->shocks != b->shocks ||
		memcmp(simulation_shocks(a), simulation_shocks(b),
			   sizeof(DrawnShocks) * (Size) a->shocks) != 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("only parts of one simulation can be joined"),
						errdetail("The parts have different bases, shocks, correlations or seeds."),
						errhint("Use + or sum() for the total of different simulations.")));
}

/* Adds the next range to the ranges joined so far, whose number is returned. */
static int32
append_range(DrawRange *joined, int32 count, const DrawRange *range)
{
	if (count > 0 && range->first <= joined[count - 1].last)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("draw " INT64_FORMAT " is in more than one part", range->first),
						errdetail("The same draw twice would make the simulation look more certain "
								  "than it is.")));
	if (count > 0 && range->first == joined[count - 1].last + 1)
	{
		joined[count - 1].last = range->last;
		return count;
	}
	joined[count] = *range;
	return count + 1;
}

PG_FUNCTION_INFO_V1(simulation_join);
Datum
simulation_join(PG_FUNCTION_ARGS)
{
	const Simulation *const a = PG_GETARG_SIMULATION_P(0);
	const Simulation *const b = PG_GETARG_SIMULATION_P(1);
	Simulation *result;
	Rest x = rest_of(a);
	Rest y = rest_of(b);
	double *outcome;
	int32 ranges = 0;

	require_same_simulation(a, b);
	result = simulation_allocate((int64) a->count + b->count, a->shocks, a->ranges + b->ranges);
	result->bases = a->bases;
	memcpy(simulation_shocks(result), simulation_shocks(a), sizeof(DrawnShocks) * (Size) a->shocks);
	outcome = result->outcome;
	while (x.range < x.end || y.range < y.end)
	{
		Rest *const next =
			y.range == y.end || (x.range < x.end && x.range->first <= y.range->first) ? &x : &y;
		const Size count = (Size) (next->range->last - next->range->first + 1);

		CHECK_FOR_INTERRUPTS();
		ranges = append_range(simulation_ranges(result), ranges, next->range);
		memcpy(outcome, next->outcome, sizeof(double) * count);
		outcome += count;
		next->outcome += count;
		next->range++;
	}
	result->ranges = ranges;
	SET_VARSIZE(result, simulation_size(result->count, result->shocks, ranges));
	PG_RETURN_POINTER(result);
}
