/*
 * sobol_design.c
 *	  The points at which a model is evaluated for its Sobol indices.
 */
#include "sobol_design.h"

#include "argument.h"
#include "sql_decimal.h"

/* Takes each input's group from an array of numbers from 1; an empty array has no groups. */
void
sobol_design_group_inputs(SobolDesign *design, ArrayType *groups)
{
	bool used[SOBOL_INPUTS] = {false};
	int count;
	Datum *group;

	if (design->inputs > SOBOL_INPUTS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("a model must have at most %d inputs", SOBOL_INPUTS),
						errdetail("Each input takes two dimensions of a Sobol sequence, which "
								  "has at most %d here.",
								  SOBOL_DIMENSIONS)));
	design->groups = design->inputs;
	for (int j = 0; j < design->inputs; j++)
		design->group_of[j] = j;
	if (ARR_NDIM(groups) == 0)
		return;

	group = array_elements(groups, "groups", 1, &count);
	if (count != design->inputs)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("there must be a group for each of %d inputs", design->inputs)));
	design->groups = 0;
	for (int j = 0; j < count; j++)
	{
		const int32 number = DatumGetInt32(group[j]);

		require(number >= 1 && number <= count, "groups must be numbered from 1, without gaps");
		design->group_of[j] = number - 1;
		used[number - 1] = true;
		design->groups = Max(design->groups, number);
	}
	for (int g = 0; g < design->groups; g++)
		require(used[g], "groups must be numbered from 1, without gaps");
}

/* The number of points and of scrambles. */
void
sobol_design_complete(SobolDesign *design, int points, int scrambles)
{
	int each;

	design->width = (design->second_order ? 2 : 1) * design->groups + 2;
	design->points = points;
	design->scrambles = scrambles;
	require(scrambles >= 1 && scrambles <= 1024, "num_scrambles must be between 1 and 1024");
	if (points < 2 * scrambles || points > MODEL_EVALUATIONS / design->width)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("n, the number of points, must be between %d and %d", 2 * scrambles,
						MODEL_EVALUATIONS / design->width),
				 errdetail("Each point takes %d evaluations, and there can be at most %d; each of "
						   "%d scrambles needs at least 2 points.",
						   design->width, MODEL_EVALUATIONS, scrambles)));
	require(points % scrambles == 0, "n must be a multiple of num_scrambles");
	each = points / scrambles;
	if ((each & (each - 1)) != 0)
		ereport(WARNING, (errmsg("n / num_scrambles is not a power of 2, which a Sobol sequence "
								 "needs for its balance")));
}

/* Copies the inputs of a group. */
static void
take_group(const SobolDesign *design, int group, double *x, const double *from)
{
	for (int j = 0; j < design->inputs; j++)
		if (design->group_of[j] == group)
			x[j] = from[j];
}

static void
visit_point(const SobolDesign *design, const double *a, const double *b, PointVisitor visit,
			void *to)
{
	const Size size = sizeof(double) * design->inputs;
	double x[SOBOL_INPUTS];

	visit(to, a);
	memcpy(x, a, size);
	for (int g = 0; g < design->groups; g++)
	{
		take_group(design, g, x, b);
		visit(to, x);
		take_group(design, g, x, a);
	}
	memcpy(x, b, size);
	for (int g = 0; design->second_order && g < design->groups; g++)
	{
		take_group(design, g, x, a);
		visit(to, x);
		take_group(design, g, x, b);
	}
	visit(to, b);
}

void
sobol_design_visit(const SobolDesign *design, const Marginal *marginal, pg_prng_state *state,
				   PointVisitor visit, void *to)
{
	SobolSequence *const sequence = palloc(sizeof(SobolSequence));
	double ab[SOBOL_DIMENSIONS];

	for (int scramble = 0; scramble < design->scrambles; scramble++)
	{
		sobol_begin(sequence, 2 * design->inputs);
		sobol_scramble(sequence, state);
		for (int i = 0; i < design->points / design->scrambles; i++)
		{
			sobol_next(sequence, ab);
			for (int j = 0; j < 2 * design->inputs; j++)
				ab[j] = finite_double(marginal_quantile(&marginal[j % design->inputs], ab[j]));
			visit_point(design, ab, &ab[design->inputs], visit, to);
		}
	}
	pfree(sequence);
}
