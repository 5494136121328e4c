/*
 * simulation_answers.c
 *	  What a simulation says: mean, percentiles, probabilities, and how likely each
 *	  status is.
 */
#include "compat.h"

#include <math.h>

#include "utils/builtins.h"

#include "argument.h"
#include "deviation.h"
#include "order_statistic.h"
#include "rag_scale.h"
#include "rag_tally.h"
#include "simulation.h"
#include "sql_decimal.h"

static double
mean(const Simulation *simulation)
{
	double sum = 0;

	for (int32 i = 0; i < simulation->count; i++)
		sum += simulation->outcome[i] / simulation->count;
	return sum;
}

PG_FUNCTION_INFO_V1(simulation_mean);
Datum
simulation_mean(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(finite_double(mean(PG_GETARG_SIMULATION_P(0))));
}

PG_FUNCTION_INFO_V1(simulation_standard_deviation);
Datum
simulation_standard_deviation(PG_FUNCTION_ARGS)
{
	const Simulation *simulation = PG_GETARG_SIMULATION_P(0);
	const double center = mean(simulation);
	double squares = 0;

	if (simulation->count == 1)
		PG_RETURN_NULL();
	for (int32 i = 0; i < simulation->count; i++)
	{
		const double distance = simulation->outcome[i] - center;

		squares += distance * distance;
	}
	PG_RETURN_FLOAT8(finite_double(sqrt(squares / (simulation->count - 1))));
}

/* Interpolated as in percentile_cont(). */
static double
quantile_of(const Simulation *simulation, double fraction)
{
	const double at = fraction * (simulation->count - 1);
	const int32 below = (int32) floor(at);
	double *const work = palloc(sizeof(double) * (Size) simulation->count);
	const double low = order_statistic(simulation->outcome, simulation->count, below, work);

	pfree(work);
	if (at == below)
		return low;
	return finite_double(
		low +
		(at - below) *
			(order_statistic_after(simulation->outcome, simulation->count, below, low) - low));
}

PG_FUNCTION_INFO_V1(simulation_quantile);
Datum
simulation_quantile(PG_FUNCTION_ARGS)
{
	const double fraction = PG_GETARG_FLOAT8(1);

	require(fraction >= 0 && fraction <= 1, "fraction must be between 0 and 1");
	PG_RETURN_FLOAT8(quantile_of(PG_GETARG_SIMULATION_P(0), fraction));
}

/* The number of outcomes that are below a bound, or not above it. */
static int32
count_to(const Simulation *simulation, double bound, bool inclusive)
{
	int32 count = 0;

	for (int32 i = 0; i < simulation->count; i++)
		count += simulation->outcome[i] < bound || (inclusive && simulation->outcome[i] == bound);
	return count;
}

PG_FUNCTION_INFO_V1(simulation_probability_above);
Datum
simulation_probability_above(PG_FUNCTION_ARGS)
{
	const Simulation *simulation = PG_GETARG_SIMULATION_P(0);
	const Decimal amount = decimal_from_datum(PG_GETARG_DATUM(1));
	const int32 within = count_to(simulation, double_from_numeric(decimal_to_datum(&amount)), true);

	PG_RETURN_FLOAT8((double) (simulation->count - within) / simulation->count);
}

/* part - bound * whole / 100: the outcome that takes 100 * part / whole to the bound. */
static double
outcome_at_bound(const Fraction *of, const Decimal *bound)
{
	const Datum share = DirectFunctionCall2(
		numeric_mul,
		DirectFunctionCall2(numeric_mul, decimal_to_datum(bound), decimal_to_datum(&of->whole)),
		decimal_to_datum(&(Decimal){1, 2}));

	return double_from_numeric(
		DirectFunctionCall2(numeric_sub, decimal_to_datum(&of->part), share));
}

/*
 * Whether the outcome that takes the percentage to the bound is counted with those
 * below it, whose percentage is beyond the bound.  Over a zero whole this outcome
 * leaves zero of zero, which is read at 0 percent.
 */
static bool
takes_its_outcome(const Fraction *of, const ScaleStep *step)
{
	const int sign = decimal_sign(&step->bound);

	if (of->whole.coefficient == 0 && sign != 0)
		return sign < 0;
	return step->inclusive;
}

/* The statuses of 100 * (part - outcome) / whole, outcome by outcome. */
static Datum
tally(const Simulation *simulation, const Fraction *of, const RagScale *scale)
{
	RagTally *tally = palloc0(sizeof(RagTally));
	int32 rest = simulation->count;

	for (int band = 0; band <= scale->steps; band++)
	{
		int32 beyond = 0;

		/* a smaller outcome leaves a larger percentage */
		if (band < scale->steps)
			beyond = count_to(simulation, outcome_at_bound(of, &scale->step[band].bound),
							  takes_its_outcome(of, &scale->step[band]));
		tally->count[rag_scale_color(scale, band)] += rest - beyond;
		rest = beyond;
	}
	PG_RETURN_POINTER(tally);
}

PG_FUNCTION_INFO_V1(simulation_rag_tally);
Datum
simulation_rag_tally(PG_FUNCTION_ARGS)
{
	const Fraction of = {decimal_from_datum(PG_GETARG_DATUM(1)), {100, 0}};

	return tally(PG_GETARG_SIMULATION_P(0), &of, PG_GETARG_RAG_SCALE_P(2));
}

PG_FUNCTION_INFO_V1(simulation_rag_tally_of_deviation);
Datum
simulation_rag_tally_of_deviation(PG_FUNCTION_ARGS)
{
	Fraction of;

	if (!deviation_fraction(PG_GETARG_DEVIATION_P(1), &of))
		PG_RETURN_NULL();
	return tally(PG_GETARG_SIMULATION_P(0), &of, PG_GETARG_RAG_SCALE_P(2));
}
