/*
 * estimate.c
 *	  Three-point estimates that add up: low, most likely (mode) and high.
 *
 *	  With x = mode - low and y = high - mode, the variance of every method here
 *	  is a sum of multiples of xx, xy and yy.  Sums of these three, beside those of
 *	  the points, are all that the mean and the variance of a total of independent
 *	  items need, whichever the method: it is asked for at the end, and the sums
 *	  are exact.
 */
#include "row.h"

#include "utils/builtins.h"

#include "percent.h"
#include "probability.h"
#include "sql_decimal.h"

/*
 * Squares have twice the decimals of their roots and would soon take more than 38
 * digits.  Those of points with more than half as many decimals are rounded, each
 * once, so that their sums are the same in any order.
 */
#define SQUARE_DECIMALS 16

/*
 * 0 .. 71     low, mode and high: for each a coefficient of 16 bytes, a scale of 8
 * 72 .. 143   xx, xy and yy, likewise
 */
typedef struct Estimate
{
	Decimal low;
	Decimal mode;
	Decimal high;
	Decimal xx;
	Decimal xy;
	Decimal yy;
} Estimate;

#define PG_GETARG_ESTIMATE_P(n) ((Estimate *) PG_GETARG_POINTER(n))

static bool
is_ascending(const Estimate *estimate)
{
	return decimal_compare(&estimate->low, &estimate->mode) <= 0 &&
		   decimal_compare(&estimate->mode, &estimate->high) <= 0;
}

static const char *
estimate_problem(const void *value)
{
	const Estimate *estimate = value;

	if (!is_ascending(estimate))
		return "The mode lies between low and high.";
	if (decimal_sign(&estimate->xx) < 0 || decimal_sign(&estimate->xy) < 0 ||
		decimal_sign(&estimate->yy) < 0)
		return "The sums of squares and products are not negative.";
	return NULL;
}

static const char *const estimate_names[] = {"low", "mode", "high", "xx", "xy", "yy"};

static const RowType estimate_row = {ROW_VALUE("estimate", Estimate, 1), .sums = 6,
									 .names = estimate_names, .problem = estimate_problem};

ROW_FUNCTIONS(estimate, Estimate, &estimate_row)
TYPE_ADD(estimate, &estimate_row.type)

/* ---------- one item, many, and their sum ---------- */

static void
estimate_from_arguments(FunctionCallInfo fcinfo, int n, Estimate *estimate)
{
	Decimal x;
	Decimal y;

	estimate->low = decimal_from_datum(PG_GETARG_DATUM(n));
	estimate->mode = decimal_from_datum(PG_GETARG_DATUM(n + 1));
	estimate->high = decimal_from_datum(PG_GETARG_DATUM(n + 2));
	if (!is_ascending(estimate))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a three-point estimate must ascend from low through mode to high")));
	x = estimate->mode;
	decimal_check(decimal_subtract(&x, &estimate->low));
	y = estimate->high;
	decimal_check(decimal_subtract(&y, &estimate->mode));
	/* a square doubles the decimals: those that show nothing need not be squared */
	x = decimal_stripped(&x);
	y = decimal_stripped(&y);
	decimal_check(decimal_multiply_rounded(&estimate->xx, &x, &x, SQUARE_DECIMALS));
	decimal_check(decimal_multiply_rounded(&estimate->xy, &x, &y, SQUARE_DECIMALS));
	decimal_check(decimal_multiply_rounded(&estimate->yy, &y, &y, SQUARE_DECIMALS));
}

PG_FUNCTION_INFO_V1(estimate);
Datum
estimate(PG_FUNCTION_ARGS)
{
	Estimate *estimate = palloc(sizeof(Estimate));

	estimate_from_arguments(fcinfo, 0, estimate);
	PG_RETURN_POINTER(estimate);
}

PG_FUNCTION_INFO_V1(estimate_accum);
Datum
estimate_accum(PG_FUNCTION_ARGS)
{
	Estimate item;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
		return row_accum(&estimate_row, fcinfo, NULL);
	estimate_from_arguments(fcinfo, 1, &item);
	return row_accum(&estimate_row, fcinfo, &item);
}

/* ---------- the answers ---------- */

/*
 * mean = (low + mode_weight * mode + high) / mean_divisor
 * variance = (own_weight * (xx + yy) + cross_weight * xy) / variance_divisor
 *
 * triangular: the distribution's own.  pert: D. G. Malcolm and others, Operations
 * Research 7 (1959), with a standard deviation of a sixth of the range.
 * beta_pert: that mean, and the variance (mean - low)(high - mean) / 7 of the
 * beta distribution with these three points (D. Vose, Risk Analysis).
 * successive: S. Lichtenberg's successive principle in the form usual in Sweden,
 * (low + 3 mode + high) / 5 and a fifth of the range.
 */
typedef struct Method
{
	const char *name;
	int mode_weight;
	int mean_divisor;
	int own_weight;
	int cross_weight;
	int variance_divisor;
} Method;

static const Method methods[] = {
	{"triangular", 1, 3, 1, 1, 18},
	{"pert", 4, 6, 1, 2, 36},
	{"beta_pert", 4, 6, 5, 26, 252},
	{"successive", 3, 5, 1, 2, 25},
};

static const Method *
method_of(Datum name)
{
	const char *const method = TextDatumGetCString(name);

	for (int i = 0; i < (int) lengthof(methods); i++)
		if (strcmp(method, methods[i].name) == 0)
			return &methods[i];
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("unknown method of three-point estimation \"%s\"", method),
					errhint("Methods are triangular, pert, beta_pert and successive.")));
}

static void
add_weighted(Decimal *sum, const Decimal *x, int weight)
{
	Decimal product;

	decimal_check(decimal_multiply(&product, x, &(Decimal){weight, 0}));
	decimal_check(decimal_add(sum, &product));
}

static Datum
mean(const Estimate *estimate, const Method *method)
{
	Decimal weighted = estimate->low;

	add_weighted(&weighted, &estimate->mode, method->mode_weight);
	decimal_check(decimal_add(&weighted, &estimate->high));
	return quotient(&weighted, &(Decimal){method->mean_divisor, 0});
}

/* The variance times its divisor. */
static Decimal
spread(const Estimate *estimate, const Method *method)
{
	Decimal weighted = {0, 0};

	add_weighted(&weighted, &estimate->xx, method->own_weight);
	add_weighted(&weighted, &estimate->xy, method->cross_weight);
	add_weighted(&weighted, &estimate->yy, method->own_weight);
	return weighted;
}

static Datum
variance(const Estimate *estimate, const Method *method)
{
	const Decimal weighted = spread(estimate, method);

	return quotient(&weighted, &(Decimal){method->variance_divisor, 0});
}

PG_FUNCTION_INFO_V1(estimate_mean);
Datum
estimate_mean(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(mean(PG_GETARG_ESTIMATE_P(0), method_of(PG_GETARG_DATUM(1))));
}

PG_FUNCTION_INFO_V1(estimate_variance);
Datum
estimate_variance(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(variance(PG_GETARG_ESTIMATE_P(0), method_of(PG_GETARG_DATUM(1))));
}

static Datum
standard_deviation(const Estimate *estimate, const Method *method)
{
	return DirectFunctionCall1(numeric_sqrt, variance(estimate, method));
}

PG_FUNCTION_INFO_V1(estimate_standard_deviation);
Datum
estimate_standard_deviation(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(standard_deviation(PG_GETARG_ESTIMATE_P(0), method_of(PG_GETARG_DATUM(1))));
}

/* The divisor is the same on both sides, so the share is that of exact sums. */
PG_FUNCTION_INFO_V1(estimate_contribution);
Datum
estimate_contribution(PG_FUNCTION_ARGS)
{
	const Method *method = method_of(PG_GETARG_DATUM(2));
	const Decimal part = spread(PG_GETARG_ESTIMATE_P(0), method);
	const Decimal whole = spread(PG_GETARG_ESTIMATE_P(1), method);

	if (whole.coefficient == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(percentage(&part, &whole));
}

PG_FUNCTION_INFO_V1(estimate_quantile);
Datum
estimate_quantile(PG_FUNCTION_ARGS)
{
	const Estimate *estimate = PG_GETARG_ESTIMATE_P(0);
	const Method *method = method_of(PG_GETARG_DATUM(2));
	const double fraction = PG_GETARG_FLOAT8(1);

	if (!(fraction > 0 && fraction < 1))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("fraction must be between 0 and 1, both exclusive")));
	PG_RETURN_FLOAT8(double_from_numeric(mean(estimate, method)) +
					 normal_quantile(fraction) *
						 double_from_numeric(standard_deviation(estimate, method)));
}

PG_FUNCTION_INFO_V1(estimate_probability_above);
Datum
estimate_probability_above(PG_FUNCTION_ARGS)
{
	const Estimate *estimate = PG_GETARG_ESTIMATE_P(0);
	const Method *method = method_of(PG_GETARG_DATUM(2));
	const Decimal amount = decimal_from_datum(PG_GETARG_DATUM(1));
	const double distance = double_from_numeric(
		DirectFunctionCall2(numeric_sub, mean(estimate, method), decimal_to_datum(&amount)));
	const double deviation = double_from_numeric(standard_deviation(estimate, method));

	if (deviation == 0)
		PG_RETURN_FLOAT8(distance > 0 ? 1 : 0);
	PG_RETURN_FLOAT8(normal_probability(distance / deviation));
}
