/*
 * simulation.c
 *	  A total of correlated shocks, simulated: the outcomes and what they say.
 *
 *	  The value is the outcomes themselves, ascending, so that every percentile and
 *	  probability is that of the sample and none is approximated again.  Parts of a
 *	  simulation, drawn apart, merge to the value of the whole.
 */
#include "governance.h"

#include <math.h>

#include "common/hashfn.h"
#include "common/shortest_dec.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/float.h"

#include "distribution.h"
#include "draws.h"
#include "pair.h"
#include "rag_tally.h"

/* Invariants: at least one outcome, ascending, all finite, no negative zero. */
typedef struct Simulation
{
	int32 vl_len_;
	int32 count;
	double outcome[FLEXIBLE_ARRAY_MEMBER];
} Simulation;

#define PG_GETARG_SIMULATION_P(n) ((Simulation *) PG_DETOAST_DATUM(PG_GETARG_DATUM(n)))
#define SIMULATION_DRAWS 10000000 /* 80 MB */
#define TOO_MANY_DRAWS                                                                             \
	(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),                                                      \
	 errmsg("a simulation has at most %d draws", SIMULATION_DRAWS))

static Simulation *
allocate(int64 count)
{
	const Size size = offsetof(Simulation, outcome) + sizeof(double) * (Size) count;
	Simulation *simulation;

	if (count > SIMULATION_DRAWS)
		ereport(ERROR, TOO_MANY_DRAWS);
	simulation = palloc(size);
	SET_VARSIZE(simulation, size);
	simulation->count = (int32) count;
	return simulation;
}

/* Establishes the invariants; false where an outcome is not finite. */
static bool
complete(Simulation *simulation)
{
	bool sorted = true;

	for (int32 i = 0; i < simulation->count; i++)
	{
		if (!isfinite(simulation->outcome[i]))
			return false;
		simulation->outcome[i] += 0.0; /* negative zero becomes zero */
		sorted = sorted && (i == 0 || simulation->outcome[i - 1] <= simulation->outcome[i]);
	}
	if (!sorted)
	{
		double *const work = palloc(sizeof(double) * (Size) simulation->count);

		sort_draws(simulation->outcome, work, simulation->count);
		pfree(work);
	}
	return true;
}

/* ---------- the type ---------- */

#define THE_FORM "The form is a JSON array of at least one finite number."

/*
 * Where a number of JSON ends and its value, infinite where it cannot be held; NULL
 * where there is none, such as the words and the hexadecimals that strtod reads.
 */
static char *
read_number(const char *at, double *number)
{
	const char *const digits = at + (*at == '-');
	char *end;

	if (*digits < '0' || *digits > '9')
		return NULL;
	errno = 0;
	*number = strtod(at, &end);
	if (strspn(at, "+-.0123456789eE") < (size_t) (end - at))
		return NULL;
	if (errno == ERANGE && *number == 0)
		*number = get_float8_infinity();
	return end;
}

/* Text: a JSON array of the outcomes, in any order, each to be read back exactly. */
PG_FUNCTION_INFO_V1(simulation_in);
Datum
simulation_in(PG_FUNCTION_ARGS)
{
	char *text = PG_GETARG_CSTRING(0);
	Scanner scan = scan_begin(text);
	int64 commas = 0;
	Simulation *simulation;

	for (const char *c = text; *c != '\0'; c++)
		commas += *c == ',';
	if (commas >= SIMULATION_DRAWS)
		ereturn(fcinfo->context, (Datum) 0, TOO_MANY_DRAWS);
	simulation = allocate(commas + 1);
	scan_literal(&scan, "[", THE_FORM);
	for (int32 i = 0; i < simulation->count && scan.problem == NULL; i++)
	{
		const char *end;

		if (i > 0)
			scan_literal(&scan, ",", THE_FORM);
		end = read_number(scan.at, &simulation->outcome[i]);
		if (end == NULL || scan.problem)
			scan_fail(&scan, THE_FORM);
		else if (!isfinite(simulation->outcome[i]))
		{
			scan.out_of_range = true;
			scan_fail(&scan, "The number is beyond double precision.");
		}
		else
		{
			scan.at = end;
			scan_blanks(&scan);
		}
	}
	scan_literal(&scan, "]", THE_FORM);
	if (scan_end(&scan) && !complete(simulation))
		scan_fail(&scan, THE_FORM);
	if (scan.problem)
		return scan_report(&scan, "simulation", fcinfo->context);
	PG_RETURN_POINTER(simulation);
}

PG_FUNCTION_INFO_V1(simulation_out);
Datum
simulation_out(PG_FUNCTION_ARGS)
{
	const Simulation *simulation = PG_GETARG_SIMULATION_P(0);
	StringInfoData buf;

	initStringInfo(&buf);
	for (int32 i = 0; i < simulation->count; i++)
	{
		char number[DOUBLE_SHORTEST_DECIMAL_LEN];

		CHECK_FOR_INTERRUPTS();
		double_to_shortest_decimal_buf(simulation->outcome[i], number);
		appendStringInfoString(&buf, i == 0 ? "[" : ", ");
		appendStringInfoString(&buf, number);
	}
	appendStringInfoChar(&buf, ']');
	PG_RETURN_CSTRING(buf.data);
}

PG_FUNCTION_INFO_V1(simulation_recv);
Datum
simulation_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	const int32 count = (int32) pq_getmsgint(buf, sizeof(int32));
	Simulation *simulation = NULL;

	if (count > 0 && count == (buf->len - buf->cursor) / (int) sizeof(double))
	{
		simulation = allocate(count);
		for (int32 i = 0; i < count; i++)
			simulation->outcome[i] = pq_getmsgfloat8(buf);
	}
	if (simulation == NULL || !complete(simulation))
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("invalid outcomes in external \"simulation\" value")));
	PG_RETURN_POINTER(simulation);
}

PG_FUNCTION_INFO_V1(simulation_send);
Datum
simulation_send(PG_FUNCTION_ARGS)
{
	const Simulation *simulation = PG_GETARG_SIMULATION_P(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendint32(&buf, (uint32) simulation->count);
	for (int32 i = 0; i < simulation->count; i++)
		pq_sendfloat8(&buf, simulation->outcome[i]);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

static bool
is_equal(const Simulation *a, const Simulation *b)
{
	return a->count == b->count &&
		   memcmp(a->outcome, b->outcome, sizeof(double) * (Size) a->count) == 0;
}

PG_FUNCTION_INFO_V1(simulation_eq);
Datum
simulation_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_equal(PG_GETARG_SIMULATION_P(0), PG_GETARG_SIMULATION_P(1)));
}

PG_FUNCTION_INFO_V1(simulation_ne);
Datum
simulation_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!is_equal(PG_GETARG_SIMULATION_P(0), PG_GETARG_SIMULATION_P(1)));
}

PG_FUNCTION_INFO_V1(simulation_hash);
Datum
simulation_hash(PG_FUNCTION_ARGS)
{
	const Simulation *simulation = PG_GETARG_SIMULATION_P(0);

	PG_RETURN_UINT32(hash_bytes((const unsigned char *) simulation->outcome,
								sizeof(double) * simulation->count));
}

/* ---------- drawing ---------- */

/* What a percent of each factor adds to the total. */
static double *
weights_from_array(ArrayType *array, int factors)
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
	}
	return weight;
}

/* The Cholesky factor of a correlation matrix, which is validated. */
static double *
mixing_from_array(ArrayType *array, int n)
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
		mixing[i] = DatumGetFloat8(values[i]);
	for (int i = 0; i < n; i++)
	{
		require(mixing[i * n + i] == 1, "a shock's correlation with itself must be 1");
		for (int j = 0; j < i; j++)
		{
			require(mixing[i * n + j] == mixing[j * n + i],
					"the correlation matrix must be symmetric");
			require(fabs(mixing[i * n + j]) <= 1, "a correlation must be between -1 and 1");
		}
	}
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

/*
 * simulation
 *	  Draws "first" to first + draws - 1.  A block that is not wanted as a whole is
 *	  drawn as a whole nevertheless, and cut.
 */
PG_FUNCTION_INFO_V1(simulation);
Datum
simulation(PG_FUNCTION_ARGS)
{
	int factors;
	DrawPlan plan;
	int32 draws;
	uint64 seed;
	int64 first;
	Simulation *result;
	double *scores;
	double *block;

	/* not strict, for shocks that do not correlate */
	for (int i = 0; i < PG_NARGS(); i++)
		if (i != 4 && PG_ARGISNULL(i))
			PG_RETURN_NULL();
	draws = PG_GETARG_INT32(2);
	seed = (uint64) PG_GETARG_INT64(3);
	first = PG_GETARG_INT64(5);
	require(draws >= 1 && draws <= SIMULATION_DRAWS, "draws must be between 1 and 10000000");
	require(first >= 0 && first <= (int64) DRAWS_PER_BLOCK * PG_INT32_MAX - SIMULATION_DRAWS,
			"first draw is out of range");

	plan.marginal = marginals_from_array(PG_GETARG_ARRAYTYPE_P(1), &factors);
	plan.factors = factors;
	plan.weight = weights_from_array(PG_GETARG_ARRAYTYPE_P(0), factors);
	plan.mixing = PG_ARGISNULL(4) ? NULL : mixing_from_array(PG_GETARG_ARRAYTYPE_P(4), factors);

	plan.score_weight = palloc(sizeof(double) * (Size) factors);
	draw_prepare(&plan);

	result = allocate(draws);
	scores = palloc(sizeof(double) * SCORES_SIZE(factors));
	block = palloc(sizeof(double) * DRAWS_PER_BLOCK);
	for (int32 done = 0; done < draws;)
	{
		const int64 at = first + done;
		const int offset = (int) (at % DRAWS_PER_BLOCK);
		const int count = Min(DRAWS_PER_BLOCK - offset, draws - done);

		CHECK_FOR_INTERRUPTS();
		draw_block(&plan, seed, (uint32) (at / DRAWS_PER_BLOCK), scores, block);
		memcpy(&result->outcome[done], &block[offset], sizeof(double) * (Size) count);
		done += count;
	}
	if (!complete(result))
		float_overflow_error();
	PG_RETURN_POINTER(result);
}

/* The draws of both, merged. */
PG_FUNCTION_INFO_V1(simulation_merge);
Datum
simulation_merge(PG_FUNCTION_ARGS)
{
	const Simulation *a = PG_GETARG_SIMULATION_P(0);
	const Simulation *b = PG_GETARG_SIMULATION_P(1);
	Simulation *result = allocate((int64) a->count + b->count);

	for (int32 i = 0, j = 0; i < a->count || j < b->count;)
	{
		const bool from_a = j == b->count || (i < a->count && a->outcome[i] <= b->outcome[j]);

		result->outcome[i + j] = from_a ? a->outcome[i] : b->outcome[j];
		i += from_a;
		j += !from_a;
	}
	PG_RETURN_POINTER(result);
}

/* ---------- the answers ---------- */

PG_FUNCTION_INFO_V1(simulation_draws);
Datum
simulation_draws(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(PG_GETARG_SIMULATION_P(0)->count);
}

/* In ascending order, so that the sum does not depend on how the parts were drawn. */
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

/* Interpolated as percentile_cont does. */
static double
quantile_of(const Simulation *simulation, double fraction)
{
	const double at = fraction * (simulation->count - 1);
	const int32 below = (int32) floor(at);
	const int32 above = (int32) ceil(at);

	return finite_double(simulation->outcome[below] +
						 (at - below) * (simulation->outcome[above] - simulation->outcome[below]));
}

PG_FUNCTION_INFO_V1(simulation_quantile);
Datum
simulation_quantile(PG_FUNCTION_ARGS)
{
	const double fraction = PG_GETARG_FLOAT8(1);

	require(fraction >= 0 && fraction <= 1, "fraction must be between 0 and 1");
	PG_RETURN_FLOAT8(quantile_of(PG_GETARG_SIMULATION_P(0), fraction));
}

/* How many outcomes are below a bound, or not above it. */
static int32
count_to(const Simulation *simulation, double bound, bool inclusive)
{
	int32 low = 0;
	int32 high = simulation->count;

	while (low < high)
	{
		const int32 middle = low + (high - low) / 2;

		if (simulation->outcome[middle] < bound ||
			(inclusive && simulation->outcome[middle] == bound))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
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
outcome_at_bound(const Pair *of, const Decimal *bound)
{
	const Datum share = DirectFunctionCall2(
		numeric_mul,
		DirectFunctionCall2(numeric_mul, decimal_to_datum(bound), decimal_to_datum(&of->second)),
		decimal_to_datum(&(Decimal){1, 2}));

	return double_from_numeric(
		DirectFunctionCall2(numeric_sub, decimal_to_datum(&of->first), share));
}

/*
 * Whether the outcome at a bound is itself beyond the bound.  Without a whole it
 * is the outcome that leaves nothing of nothing, which is read at 0 percent.
 */
static bool
takes_its_outcome(const Pair *of, const ScaleStep *step)
{
	const int sign = decimal_sign(&step->bound);

	if (of->second.coefficient == 0 && sign != 0)
		return sign < 0;
	return step->inclusive;
}

/* A tally of the scale's statuses, read at the percentage when the outcome is taken from the part. */
static Datum
tally(const Simulation *simulation, const Pair *of, const RagScale *scale)
{
	RagTally *tally = palloc0(sizeof(RagTally));
	int32 rest = simulation->count;

	for (int band = 0; band <= scale->steps; band++)
	{
		int32 beyond = 0;

		/* the figure is beyond the bound where the outcome is below that of the bound */
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
	const Pair of = {decimal_from_datum(PG_GETARG_DATUM(1)), {100, 0}};

	return tally(PG_GETARG_SIMULATION_P(0), &of, PG_GETARG_RAG_SCALE_P(2));
}

PG_FUNCTION_INFO_V1(simulation_rag_tally_of_deviation);
Datum
simulation_rag_tally_of_deviation(PG_FUNCTION_ARGS)
{
	Pair of;

	if (!deviation_parts(PG_GETARG_PAIR_P(1), &of))
		PG_RETURN_NULL();
	return tally(PG_GETARG_SIMULATION_P(0), &of, PG_GETARG_RAG_SCALE_P(2));
}

static void
append_number(StringInfo json, const char *key, double number)
{
	char text[DOUBLE_SHORTEST_DECIMAL_LEN];

	double_to_shortest_decimal_buf(number, text);
	appendStringInfo(json, ", \"%s\": %s", key, text);
}

PG_FUNCTION_INFO_V1(simulation_to_jsonb);
Datum
simulation_to_jsonb(PG_FUNCTION_ARGS)
{
	const Simulation *simulation = PG_GETARG_SIMULATION_P(0);
	StringInfoData json;

	initStringInfo(&json);
	appendStringInfo(&json, "{\"draws\": %d", simulation->count);
	append_number(&json, "mean", mean(simulation));
	append_number(&json, "p5", quantile_of(simulation, 0.05));
	append_number(&json, "p50", quantile_of(simulation, 0.50));
	append_number(&json, "p95", quantile_of(simulation, 0.95));
	appendStringInfoChar(&json, '}');
	return json_to_datum(&json);
}
