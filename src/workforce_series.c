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
#include "workforce.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "common/int.h"
#include "funcapi.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "nodes/primnodes.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/tuplestore.h"

/* What a period changes; degrees at the scale of the series. */
enum
{
	CHANGE_ARRIVALS,
	CHANGE_JOINERS,
	CHANGE_DEPARTURES,
	CHANGE_LEAVERS,
	CHANGE_EARLY_LEAVERS,
	CHANGE_PASSING, /* came and went within the period */
	CHANGE_DAYS,    /* person-days beside those of the headcount coming in */
	CHANGES
};

typedef struct Change
{
	int64 count[CHANGES];
	int128 fte;      /* of those who came, less that of those who went */
	int128 fte_days; /* as CHANGE_DAYS, weighted with the degree */
} Change;

/*
 * Invariants: at least one period, within MOST_PERIODS; bounds ascending within
 * years 1 to 9999; each period's workforce valid.  The bounds follow the
 * changes: where each period begins, then where the last one ends.
 */
typedef struct WorkforceSeries
{
	int32 vl_len_;
	int32 periods;
	int64 scale; /* of every degree */
	int64 opening;
	int128 opening_fte;
	uint64 slope; /* periods per day, times 2^32: no part, but how locate() guesses */
	Change change[FLEXIBLE_ARRAY_MEMBER];
} WorkforceSeries;

#define PG_GETARG_SERIES_P(n) ((WorkforceSeries *) PG_DETOAST_DATUM(PG_GETARG_DATUM(n)))

static DateADT *
bounds_of(const WorkforceSeries *series)
{
	return (DateADT *) &series->change[series->periods];
}

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

/* Bounds that were not checked; the caller has checked their number. */
static WorkforceSeries *
begin(const DateADT *bound, int periods)
{
	WorkforceSeries *series = palloc0(series_size(periods));

	SET_VARSIZE(series, series_size(periods));
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
	return begin(bound, periods);
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
				? (Node *) llast_node(TargetEntry, aggregate->args)->expr
				: NULL;

		fcinfo->flinfo->fn_extra = bounds != NULL && IsA(bounds, Const) &&
										   ((const Const *) bounds)->consttype == DATEARRAYOID
									   ? &constant
									   : &varying;
	}
	return fcinfo->flinfo->fn_extra == &constant;
}

static bool
same_bounds(const WorkforceSeries *series, const DateADT *bound, int periods)
{
	return series->periods == periods &&
		   memcmp(bounds_of(series), bound, (periods + 1) * sizeof(DateADT)) == 0;
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
rescale(WorkforceSeries *series, int64 scale)
{
	series->opening_fte = at_scale(&(Decimal){series->opening_fte, series->scale}, scale);
	for (int i = 0; i < series->periods; i++)
	{
		Change *const change = &series->change[i];

		change->fte = at_scale(&(Decimal){change->fte, series->scale}, scale);
		change->fte_days = at_scale(&(Decimal){change->fte_days, series->scale}, scale);
	}
	series->scale = scale;
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
		rescale(series, spell->fte.scale);
	if (spell->hired >= bound[periods] || spell->left_on < bound[0])
		return;

	if (spell->hired < bound[0])
	{
		series->opening++;
		count_fte(&series->opening_fte, spell->fte.coefficient);
	}
	else
	{
		Change *change;
		int32 days;

		begins_in = locate(series, bound, spell->hired);
		change = &series->change[begins_in];
		days = bound[begins_in + 1] - spell->hired;
		change->count[CHANGE_ARRIVALS]++;
		change->count[CHANGE_JOINERS] += spell_joins(spell);
		count(&change->count[CHANGE_DAYS], days);
		count_fte(&change->fte, spell->fte.coefficient);
		count_fte(&change->fte_days, weighted(&spell->fte, days));
	}
	if (spell->left_on < bound[periods])
	{
		const int ends_in = locate(series, bound, spell->left_on);
		Change *const change = &series->change[ends_in];
		const int32 days = bound[ends_in + 1] - 1 - spell->left_on;

		change->count[CHANGE_DEPARTURES]++;
		if (spell_leaves(spell))
		{
			change->count[CHANGE_LEAVERS]++;
			change->count[CHANGE_EARLY_LEAVERS] += spell_is_early(spell);
		}
		change->count[CHANGE_PASSING] += begins_in == ends_in;
		count(&change->count[CHANGE_DAYS], -days);
		count_fte(&change->fte, -spell->fte.coefficient);
		count_fte(&change->fte_days, -weighted(&spell->fte, days));
	}
}

/*
 * workforce_series(hired, left_on, fte, [joining_counts,] leaving_counts, bounds)
 *	  Null without hired or bounds, as workforce().
 */
PG_FUNCTION_INFO_V1(workforce_series);
Datum
workforce_series(PG_FUNCTION_ARGS)
{
	const int last = PG_NARGS() - 1;
	const DateADT *bound;
	int periods;
	WorkforceSeries *series;
	Spell spell;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(last))
		PG_RETURN_NULL();
	bound = bounds_argument(fcinfo, last, &periods);
	series = begin_checked(bound, periods);
	spell = spell_from_arguments(fcinfo, 0, 0);
	add_spell(series, bound, &spell);
	PG_RETURN_POINTER(series);
}

/* The first argument, to be changed: an aggregate's own state, or a copy. */
static WorkforceSeries *
series_state(FunctionCallInfo fcinfo)
{
	struct varlena *const value = (struct varlena *) PG_GETARG_POINTER(0);

	/* a sum's first value becomes its state as it was stored, maybe compressed */
	if (likely(is_aggregate_state(fcinfo) && !VARATT_IS_EXTENDED(value)))
		return (WorkforceSeries *) value;
	return (WorkforceSeries *) PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0));
}

PG_FUNCTION_INFO_V1(workforce_series_accum);
Datum
workforce_series_accum(PG_FUNCTION_ARGS)
{
	const int last = PG_NARGS() - 1;
	const DateADT *bound;
	int periods;
	WorkforceSeries *state;
	Spell spell;

	if (unlikely(PG_ARGISNULL(1) || PG_ARGISNULL(last)))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	bound = bounds_argument(fcinfo, last, &periods);
	if (unlikely(PG_ARGISNULL(0)))
		state = begin_checked(bound, periods);
	else
	{
		state = series_state(fcinfo);
		if (unlikely(state->periods != periods ||
					 !(bounds_are_constant(fcinfo) || same_bounds(state, bound, periods))))
			report_other_period();
	}
	spell = spell_from_arguments(fcinfo, 1, state->scale);
	add_spell(state, bound, &spell);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(workforce_series_add);
Datum
workforce_series_add(PG_FUNCTION_ARGS)
{
	WorkforceSeries *const sum = series_state(fcinfo);
	const WorkforceSeries *const other = PG_GETARG_SERIES_P(1);

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
	}
	PG_RETURN_POINTER(sum);
}

/* ---------- from changes to workforces, and back ---------- */

/* A walk over the periods: who is there when the next one begins. */
typedef struct Walk
{
	const WorkforceSeries *series;
	int period;
	int64 opening;
	Decimal opening_fte;
} Walk;

static Walk
walk_from_first(const WorkforceSeries *series)
{
	return (Walk){series, 0, series->opening, {series->opening_fte, series->scale}};
}

static bool
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

	walk->period++;
	return true;
}

/* Valid workforces that were read, together; false where they do not chain. */
static bool
are_contiguous(const Workforce *workforce, int periods)
{
	for (int i = 1; i < periods; i++)
		if (workforce[i].start != workforce[i - 1].end ||
			workforce[i].count[OPENING] != closing_of(&workforce[i - 1]) ||
			decimal_compare(&workforce[i].fte[OPENING_FTE], &workforce[i - 1].fte[CLOSING_FTE]) !=
				0)
			return false;
	return true;
}

#define CANNOT_BE_HELD                                                                             \
	"The opening headcount times the days of a period leaves bigint, or its FTE 38 digits."
#define NOT_CONTIGUOUS "Each period must begin where and with whom the one before it ends."

/* What the workforce changes, at a scale; false where that cannot be held. */
static bool
change_of(const Workforce *workforce, int64 scale, Change *change)
{
	const int64 *const has = workforce->count;
	const int32 days = workforce->end - workforce->start;
	Decimal opening = {0, scale};
	Decimal closing = {0, scale};
	Decimal fte_days = {0, scale};
	Decimal inherited;
	int64 inherited_days;

	if (decimal_add(&opening, &workforce->fte[OPENING_FTE]) != DECIMAL_OK ||
		decimal_add(&closing, &workforce->fte[CLOSING_FTE]) != DECIMAL_OK ||
		decimal_add(&fte_days, &workforce->fte[FTE_DAYS]) != DECIMAL_OK ||
		decimal_multiply(&inherited, &opening, &(Decimal){days, 0}) != DECIMAL_OK ||
		decimal_subtract(&fte_days, &inherited) != DECIMAL_OK ||
		pg_mul_s64_overflow(has[OPENING], days, &inherited_days))
		return false;
	change->count[CHANGE_ARRIVALS] = has[ARRIVALS];
	change->count[CHANGE_JOINERS] = has[JOINERS];
	change->count[CHANGE_DEPARTURES] = has[DEPARTURES];
	change->count[CHANGE_LEAVERS] = has[LEAVERS];
	change->count[CHANGE_EARLY_LEAVERS] = has[EARLY_LEAVERS];
	change->count[CHANGE_PASSING] = has[DEPARTURES] - (has[OPENING] - has[STAYERS]);
	change->count[CHANGE_DAYS] = has[PERSON_DAYS] - inherited_days;
	change->fte = closing.coefficient - opening.coefficient;
	change->fte_days = fte_days.coefficient;
	return true;
}

/* NULL where what changes cannot be held. */
static WorkforceSeries *
series_of(const Workforce *workforce, int periods)
{
	DateADT *const bound = palloc((periods + 1) * sizeof(DateADT));
	Decimal opening_fte = {0, 0};
	WorkforceSeries *series;

	for (int i = 0; i < periods; i++)
	{
		bound[i] = workforce[i].start;
		for (int j = 0; j < WORKFORCE_WEIGHTS; j++)
			opening_fte.scale = Max(opening_fte.scale, workforce[i].fte[j].scale);
	}
	bound[periods] = workforce[periods - 1].end;
	series = begin(bound, periods);
	pfree(bound);
	for (int i = 0; i < periods; i++)
		if (!change_of(&workforce[i], opening_fte.scale, &series->change[i]))
			return NULL;
	/* cannot fail, since it is part of the first change */
	decimal_check(decimal_add(&opening_fte, &workforce->fte[OPENING_FTE]));
	series->scale = opening_fte.scale;
	series->opening = workforce->count[OPENING];
	series->opening_fte = opening_fte.coefficient;
	return series;
}

/* ---------- the type ---------- */

/* Grows the list of workforces that are read. */
static Workforce *
room_for(Workforce *workforce, int count, int *room)
{
	if (count < *room)
		return workforce;
	*room *= 2;
	return repalloc(workforce, *room * sizeof(Workforce));
}

/* Text: the workforce of each period, parted by semicolons. */
PG_FUNCTION_INFO_V1(workforce_series_in);
Datum
workforce_series_in(PG_FUNCTION_ARGS)
{
	Scanner scan = scan_begin(utf8_from_server(PG_GETARG_CSTRING(0)));
	int periods = 0;
	int room = 16;
	Workforce *workforce = palloc(room * sizeof(Workforce));
	WorkforceSeries *series = NULL;

	do
	{
		CHECK_FOR_INTERRUPTS();
		if (periods == MOST_PERIODS)
			scan_fail(&scan, "A series has at most 100000 periods.");
		workforce = room_for(workforce, periods, &room);
	} while (scan_workforce(&scan, &workforce[periods++]) && *scan.at == ';' &&
			 scan_literal(&scan, ";", NULL));
	if (scan_end(&scan) && !are_contiguous(workforce, periods))
		scan_fail(&scan, NOT_CONTIGUOUS);
	if (scan.problem == NULL && (series = series_of(workforce, periods)) == NULL)
	{
		scan.out_of_range = true;
		scan_fail(&scan, CANNOT_BE_HELD);
	}
	if (scan.problem)
		return scan_report(&scan, "workforce_series", fcinfo->context);
	PG_RETURN_POINTER(series);
}

PG_FUNCTION_INFO_V1(workforce_series_out);
Datum
workforce_series_out(PG_FUNCTION_ARGS)
{
	Walk walk = walk_from_first(PG_GETARG_SERIES_P(0));
	Workforce workforce;
	StringInfoData buf;

	initStringInfo(&buf);
	while (next_workforce(&walk, &workforce))
	{
		CHECK_FOR_INTERRUPTS();
		if (walk.period > 1)
			appendStringInfoString(&buf, "; ");
		append_workforce(&buf, &workforce);
	}
	PG_RETURN_CSTRING(buf.data);
}

PG_FUNCTION_INFO_V1(workforce_series_recv);
Datum
workforce_series_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	const int periods = (int) pq_getmsgint(buf, sizeof(int32));
	Workforce *workforce;
	WorkforceSeries *series;

	/* a period takes more than a byte, so a count cannot ask for much memory */
	if (periods < 1 || periods > MOST_PERIODS || periods > buf->len - buf->cursor)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid number of periods in external \"workforce_series\" value")));
	workforce = palloc(periods * sizeof(Workforce));
	for (int i = 0; i < periods; i++)
		receive_workforce(buf, &workforce[i], "workforce_series");
	if (!are_contiguous(workforce, periods))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid external \"workforce_series\" value"), errdetail(NOT_CONTIGUOUS)));
	series = series_of(workforce, periods);
	if (series == NULL)
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("value out of range for type workforce_series"),
						errdetail(CANNOT_BE_HELD)));
	PG_RETURN_POINTER(series);
}

PG_FUNCTION_INFO_V1(workforce_series_send);
Datum
workforce_series_send(PG_FUNCTION_ARGS)
{
	const WorkforceSeries *const series = PG_GETARG_SERIES_P(0);
	Walk walk = walk_from_first(series);
	Workforce workforce;
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendint32(&buf, (uint32) series->periods);
	while (next_workforce(&walk, &workforce))
		send_workforce(&buf, &workforce);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

static bool
is_equal(const WorkforceSeries *a, const WorkforceSeries *b)
{
	const Decimal x = {a->opening_fte, a->scale};
	const Decimal y = {b->opening_fte, b->scale};

	if (!same_bounds(a, bounds_of(b), b->periods) || a->opening != b->opening ||
		decimal_compare(&x, &y) != 0)
		return false;
	for (int i = 0; i < a->periods; i++)
	{
		const Change *const p = &a->change[i];
		const Change *const q = &b->change[i];

		if (memcmp(p->count, q->count, sizeof(p->count)) != 0 ||
			decimal_compare(&(Decimal){p->fte, a->scale}, &(Decimal){q->fte, b->scale}) != 0 ||
			decimal_compare(&(Decimal){p->fte_days, a->scale}, &(Decimal){q->fte_days, b->scale}) !=
				0)
			return false;
	}
	return true;
}

PG_FUNCTION_INFO_V1(workforce_series_eq);
Datum
workforce_series_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_equal(PG_GETARG_SERIES_P(0), PG_GETARG_SERIES_P(1)));
}

PG_FUNCTION_INFO_V1(workforce_series_ne);
Datum
workforce_series_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!is_equal(PG_GETARG_SERIES_P(0), PG_GETARG_SERIES_P(1)));
}

PG_FUNCTION_INFO_V1(workforce_series_hash);
Datum
workforce_series_hash(PG_FUNCTION_ARGS)
{
	const WorkforceSeries *const series = PG_GETARG_SERIES_P(0);
	uint32 hash = hash_bytes((const unsigned char *) bounds_of(series),
							 (series->periods + 1) * (int) sizeof(DateADT));

	for (int i = 0; i < series->periods; i++)
	{
		const Change *const change = &series->change[i];

		hash = hash * 31 + hash_bytes((const unsigned char *) change->count, sizeof(change->count));
		hash = hash * 31 + decimal_hash(&(Decimal){change->fte_days, series->scale});
	}
	PG_RETURN_UINT32(hash);
}

/* ---------- the answers ---------- */

/* unnest(workforce_series): a row a period, with the period and its workforce. */
PG_FUNCTION_INFO_V1(workforce_series_unnest);
Datum
workforce_series_unnest(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Walk walk = walk_from_first(PG_GETARG_SERIES_P(0));
	Workforce workforce;

	InitMaterializedSRF(fcinfo, 0);
	while (next_workforce(&walk, &workforce))
	{
		Datum values[2];
		const bool nulls[2] = {false, false};

		CHECK_FOR_INTERRUPTS();
		values[0] = daterange_of(fcinfo, workforce.start, workforce.end);
		values[1] = PointerGetDatum(&workforce);
		tuplestore_putvalues(result->setResult, result->setDesc, values, (bool *) nulls);
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(workforce_series_to_jsonb);
Datum
workforce_series_to_jsonb(PG_FUNCTION_ARGS)
{
	Walk walk = walk_from_first(PG_GETARG_SERIES_P(0));
	Workforce workforce;
	StringInfoData json;

	initStringInfo(&json);
	while (next_workforce(&walk, &workforce))
	{
		CHECK_FOR_INTERRUPTS();
		appendStringInfoString(&json, walk.period == 1 ? "[" : ", ");
		append_workforce_json(&json, &workforce);
	}
	appendStringInfoChar(&json, ']');
	return json_to_datum(&json);
}
