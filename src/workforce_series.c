/*
 * workforce_series.c
 *	  The workforce of each of many contiguous periods, in one pass over spells.
 *
 *	  What is kept is what changes in a period, not who is there: a spell touches
 *	  the period it begins in and the one it ends in, however many lie between,
 *	  and one walk over the periods at the end adds the changes up.  (Difference
 *	  arrays, as in the sweep over interval endpoints.)  Changes are linear, so
 *	  the aggregate's state, a stored value and a sum of values are one form.
 *
 *	  A day in a period counts in full by multiplication: whoever begins h days
 *	  before the period's end is there for h days, whoever ends e days before it
 *	  takes e days away.  Person-days are then the headcount coming in times the
 *	  days of the period, plus those; FTE days alike.
 */
#include "workforce_series.h"

#include "catalog/pg_type.h"
#include "common/int.h"
#include "nodes/primnodes.h"
#include "utils/array.h"

#include "argument.h"

#define BOUNDS_ARGUMENT 4 /* after hired, left_on, fte and leaving_counts */

static Size
series_size(int periods)
{
	return offsetof(WorkforceSeries, change) + periods * sizeof(Change) +
		   (periods + 1) * sizeof(DateADT);
}

static void
report_bounds(const char *problem)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("invalid bounds of a workforce series"), errdetail("%s", problem),
					errhint("Give the first day of each period, ascending, and the day after the "
							"last one; period_bounds() makes such bounds.")));
}

/* The caller has checked the number of bounds, but not the bounds. */
WorkforceSeries *
series_begin(const DateADT *bound, int periods)
{
	WorkforceSeries *series = type_allocate(&series_type, series_size(periods));

	series->periods = periods;
	series->slope = ((uint64) periods << 32) / (uint64) Max((int64) bound[periods] - bound[0], 1);
	memcpy(bounds_of(series), bound, (periods + 1) * sizeof(DateADT));
	return series;
}

/* The bounds in an argument, of which only the number is checked. */
static const DateADT *
bounds_argument(FunctionCallInfo fcinfo, int n, int *periods)
{
	ArrayType *array = PG_GETARG_ARRAYTYPE_P(n);

	if (unlikely(ARR_NDIM(array) != 1 || ARR_DIMS(array)[0] < 2))
		report_bounds("There must be at least two bounds, in one dimension.");
	if (unlikely(ARR_HASNULL(array) && array_contains_nulls(array)))
		report_bounds("A bound is null.");
	if (unlikely(ARR_DIMS(array)[0] > MOST_PERIODS + 1))
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("a workforce series has at most %d periods", MOST_PERIODS)));
	*periods = ARR_DIMS(array)[0] - 1;
	/* ARR_DATA_PTR, whose expression mixes signs; a bitmap may stand there without a null */
	return (const DateADT *) ((char *) array + (ARR_HASNULL(array) ? (Size) array->dataoffset
																   : ARR_OVERHEAD_NONULLS(1)));
}

static WorkforceSeries *
begin_checked(const DateADT *bound, int periods)
{
	for (int i = 0; i < periods; i++)
	{
		const char *const problem = period_problem(bound[i], bound[i + 1]);

		if (problem)
			report_bounds(problem);
	}
	return series_begin(bound, periods);
}

/*
 * Whether the aggregate's bounds are a constant of the query, and so the same
 * for all of its rows and states.  The answer is kept in fn_extra; where that
 * does not last, it is found again.  Outside a plain aggregate it is no.
 */
static bool
bounds_are_constant(FunctionCallInfo fcinfo)
{
	static char constant;
	static char varying;

	if (unlikely(fcinfo->flinfo->fn_extra == NULL))
	{
		const Aggref *const aggregate = AggGetAggref(fcinfo);
		const Node *const bounds =
			aggregate != NULL && list_length(aggregate->args) == PG_NARGS() - 1
				? (Node *) list_nth_node(TargetEntry, aggregate->args, BOUNDS_ARGUMENT)->expr
				: NULL;

		fcinfo->flinfo->fn_extra = bounds != NULL && IsA(bounds, Const) &&
										   ((const Const *) bounds)->consttype == DATEARRAYOID
									   ? &constant
									   : &varying;
	}
	return fcinfo->flinfo->fn_extra == &constant;
}

/* ---------- one spell, many spells, and sums ---------- */

/*
 * The period that a day within the series lies in.  Periods are mostly of like
 * length, months of a year, so a guess in proportion is right or next to right;
 * where it is not, bisection finds the day.
 */
static inline int
locate(const WorkforceSeries *series, const DateADT *bound, DateADT day)
{
	int low = (int) (((uint64) (day - bound[0]) * series->slope) >> 32);
	int high;

	if (likely(day >= bound[low]))
	{
		if (likely(day < bound[low + 1]))
			return low;
		if (day < bound[low + 2])
			return low + 1;
		low += 2;
		high = series->periods;
	}
	else
	{
		if (day >= bound[low - 1])
			return low - 1;
		high = low - 1;
		low = 0;
	}
	while (high - low > 1)
	{
		const int middle = low + (high - low) / 2;

		if (day < bound[middle])
			high = middle;
		else
			low = middle;
	}
	return low;
}

static inline void
count(int64 *sum, int64 x)
{
	if (unlikely(pg_add_s64_overflow(*sum, x, sum)))
		report_bigint();
}

static inline void
count_fte(int128 *sum, int128 x)
{
	/* neither is beyond 38 digits, so their sum cannot wrap around */
	const int128 result = *sum + x;

	if (unlikely(result > DECIMAL_LARGEST || result < -DECIMAL_LARGEST))
		decimal_report(DECIMAL_OUT_OF_RANGE);
	*sum = result;
}

/* The coefficient of x at a scale that is not smaller than its own. */
static int128
at_scale(const Decimal *x, int64 scale)
{
	Decimal result = {0, scale};

	decimal_check(decimal_add(&result, x));
	return result.coefficient;
}

static void
rescale(WorkforceSeries *series, int32 scale)
{
	series->opening_fte = at_scale(&(Decimal){series->opening_fte, series->scale}, scale);
	for (int i = 0; i < series->periods; i++)
	{
		Change *const change = &series->change[i];

		change->fte = at_scale(&(Decimal){change->fte, series->scale}, scale);
		change->fte_days = at_scale(&(Decimal){change->fte_days, series->scale}, scale);
		change->leavers_fte = at_scale(&(Decimal){change->leavers_fte, series->scale}, scale);
	}
	series->scale = scale;
}

/*
 * Adds what the spell changes in a period that it begins or ends in: what it
 * counts there, less what it would count if it had been there before and stayed.
 */
static pg_always_inline void
add_change(WorkforceSeries *series, const DateADT *bound, int period, const Spell *spell)
{
	const DateADT start = bound[period];
	const DateADT end = bound[period + 1];
	const SpellCounts counts = count_spell(spell, start, end);
	const int32 days = counts.days - (counts.opens ? end - start : 0);
	Change *const change = &series->change[period];

	change->count[CHANGE_ARRIVALS] += counts.arrives;
	change->count[CHANGE_JOINERS] += counts.joins;
	change->count[CHANGE_DEPARTURES] += counts.departs;
	change->count[CHANGE_LEAVERS] += counts.leaves;
	change->count[CHANGE_EARLY_LEAVERS] += counts.leaves_early;
	change->count[CHANGE_PASSING] += counts.arrives && counts.departs;
	count(&change->count[CHANGE_DAYS], days);
	count_fte(&change->fte, (counts.closes - counts.opens) * spell->fte.coefficient);
	count_fte(&change->fte_days, weighted(&spell->fte, days));
	if (counts.leaves)
		count_fte(&change->leavers_fte, spell->fte.coefficient);
}

/*
 * Adds a spell whose degree has the scale of the series, or a larger one.  The
 * bounds are those of the series; the argument's own are at hand for all groups.
 */
static pg_always_inline void
add_spell(WorkforceSeries *series, const DateADT *bound, const Spell *spell)
{
	const int periods = series->periods;
	int begins_in = -1;

	/* the scale is that of all spells, whichever overlap */
	if (unlikely(spell->fte.scale > series->scale))
		rescale(series, (int32) spell->fte.scale);
	if (spell->hired >= bound[periods] || spell->left_on < bound[0])
		return;

	if (spell->hired < bound[0])
	{
		series->opening++;
		count_fte(&series->opening_fte, spell->fte.coefficient);
	}
	else
	{
		begins_in = locate(series, bound, spell->hired);
		add_change(series, bound, begins_in, spell);
	}
	if (spell->left_on < bound[periods])
	{
		const int ends_in = locate(series, bound, spell->left_on);

		if (ends_in != begins_in)
			add_change(series, bound, ends_in, spell);
	}
}

/*
 * workforce_series(hired, left_on, fte, leaving_counts, bounds, joining_counts)
 *	  Null without hired or bounds, as workforce().
 */
PG_FUNCTION_INFO_V1(workforce_series);
Datum
workforce_series(PG_FUNCTION_ARGS)
{
	const DateADT *bound;
	int periods;
	WorkforceSeries *series;
	Spell spell;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(BOUNDS_ARGUMENT))
		PG_RETURN_NULL();
	bound = bounds_argument(fcinfo, BOUNDS_ARGUMENT, &periods);
	series = begin_checked(bound, periods);
	spell = spell_from_arguments(fcinfo, 0, 0);
	add_spell(series, bound, &spell);
	PG_RETURN_POINTER(series);
}

PG_FUNCTION_INFO_V1(workforce_series_accum);
Datum
workforce_series_accum(PG_FUNCTION_ARGS)
{
	const DateADT *bound;
	int periods;
	WorkforceSeries *state;
	Spell spell;

	if (unlikely(PG_ARGISNULL(1) || PG_ARGISNULL(1 + BOUNDS_ARGUMENT)))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	bound = bounds_argument(fcinfo, 1 + BOUNDS_ARGUMENT, &periods);
	if (unlikely(PG_ARGISNULL(0)))
		state = begin_checked(bound, periods);
	else
	{
		state = is_aggregate_state(fcinfo)
					? PG_GETARG_SERIES_P(0)
					: (WorkforceSeries *) PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0));
		if (unlikely(state->periods != periods ||
					 !(bounds_are_constant(fcinfo) || same_bounds(state, bound, periods))))
			report_other_period();
	}
	spell = spell_from_arguments(fcinfo, 1, state->scale);
	add_spell(state, bound, &spell);
	PG_RETURN_POINTER(state);
}

/* + and sum(workforce_series) */
void *
series_add_to(const ValueType *type, void *value, const void *addend)
{
	WorkforceSeries *const sum = value;
	const WorkforceSeries *const other = addend;

	if (!same_bounds(sum, bounds_of(other), other->periods))
		report_other_period();
	if (sum->scale < other->scale)
		rescale(sum, other->scale);
	count(&sum->opening, other->opening);
	count_fte(&sum->opening_fte,
			  at_scale(&(Decimal){other->opening_fte, other->scale}, sum->scale));
	for (int i = 0; i < sum->periods; i++)
	{
		Change *const change = &sum->change[i];
		const Change *const more = &other->change[i];

		for (int j = 0; j < CHANGES; j++)
			count(&change->count[j], more->count[j]);
		count_fte(&change->fte, at_scale(&(Decimal){more->fte, other->scale}, sum->scale));
		count_fte(&change->fte_days,
				  at_scale(&(Decimal){more->fte_days, other->scale}, sum->scale));
		count_fte(&change->leavers_fte,
				  at_scale(&(Decimal){more->leavers_fte, other->scale}, sum->scale));
	}
	return sum;
}

/* ---------- from changes to workforces ---------- */

Walk
walk_from_first(const WorkforceSeries *series)
{
	return (Walk){series, 0, series->opening, {series->opening_fte, series->scale}};
}

bool
next_workforce(Walk *walk, Workforce *workforce)
{
	const WorkforceSeries *const series = walk->series;
	const DateADT *const bound = &bounds_of(series)[walk->period];
	const Change *const change = &series->change[walk->period];
	const int64 *const changed = change->count;
	int64 *const have = workforce->count;
	Decimal *const fte = workforce->fte;
	int64 days;

	if (walk->period == series->periods)
		return false;
	workforce->start = bound[0];
	workforce->end = bound[1];
	days = bound[1] - bound[0];

	have[OPENING] = walk->opening;
	have[ARRIVALS] = changed[CHANGE_ARRIVALS];
	have[JOINERS] = changed[CHANGE_JOINERS];
	have[DEPARTURES] = changed[CHANGE_DEPARTURES];
	have[LEAVERS] = changed[CHANGE_LEAVERS];
	have[EARLY_LEAVERS] = changed[CHANGE_EARLY_LEAVERS];
	have[STAYERS] = walk->opening - (changed[CHANGE_DEPARTURES] - changed[CHANGE_PASSING]);
	if (pg_mul_s64_overflow(walk->opening, days, &have[PERSON_DAYS]))
		report_bigint();
	count(&have[PERSON_DAYS], changed[CHANGE_DAYS]);
	count(&walk->opening, changed[CHANGE_ARRIVALS]);
	walk->opening -= changed[CHANGE_DEPARTURES];

	fte[OPENING_FTE] = walk->opening_fte;
	fte[FTE_DAYS] = (Decimal){weighted(&walk->opening_fte, (int32) days), series->scale};
	decimal_check(decimal_add(&fte[FTE_DAYS], &(Decimal){change->fte_days, series->scale}));
	decimal_check(decimal_add(&walk->opening_fte, &(Decimal){change->fte, series->scale}));
	fte[CLOSING_FTE] = walk->opening_fte;
	fte[LEAVERS_FTE] = (Decimal){change->leavers_fte, series->scale};

	walk->period++;
	return true;
}
