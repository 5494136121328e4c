/*
 * workforce.c
 *	  A period's headcount figures, summed from employment spells.
 *
 *	  What is kept can be added up: person-days rather than averages, so that
 *	  units add up to departments, and months that follow each other to years, in
 *	  any order.  Headcounts of other periods do not add up, and are refused.
 */
#include "workforce.h"

#include "common/int.h"

#include "argument.h"
#include "percent.h"

/* ---------- one spell, many spells ---------- */

void
report_bigint(void)
{
	ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("bigint out of range")));
}

void
report_other_period(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("headcounts of different periods do not add up"),
			 errhint("Group by period; or add periods that follow each other in their order.")));
}

static void
count(Workforce *workforce, int what, int64 x)
{
	if (unlikely(pg_add_s64_overflow(workforce->count[what], x, &workforce->count[what])))
		report_bigint();
}

/* Adds a degree some times; every weight has its decimals, whichever it is added to. */
void
workforce_count_fte(Workforce *workforce, int what, const Decimal *fte, int32 times)
{
	if (unlikely(workforce->fte[what].scale < fte->scale))
		for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
			decimal_check(decimal_add(&workforce->fte[i], &(Decimal){0, fte->scale}));
	if (times > 0)
		decimal_check(
			decimal_add(&workforce->fte[what], &(Decimal){weighted(fte, times), fte->scale}));
}

/*
 * Adds one spell.  One outside the period adds only its scale: the sum has the
 * decimals of all spells, whichever overlap.
 */
void
workforce_add_spell(Workforce *workforce, const Spell *spell)
{
	const SpellCounts counts = count_spell(spell, workforce->start, workforce->end);

	workforce_count_fte(workforce, FTE_DAYS, &spell->fte, counts.days);
	if (counts.days == 0)
		return;
	count(workforce, PERSON_DAYS, counts.days);
	count(workforce, counts.opens ? OPENING : ARRIVALS, 1);
	if (counts.opens)
		workforce_count_fte(workforce, OPENING_FTE, &spell->fte, 1);
	else
		count(workforce, JOINERS, counts.joins);
	if (counts.closes)
	{
		count(workforce, STAYERS, counts.opens);
		workforce_count_fte(workforce, CLOSING_FTE, &spell->fte, 1);
		return;
	}
	count(workforce, DEPARTURES, 1);
	count(workforce, LEAVERS, counts.leaves);
	count(workforce, EARLY_LEAVERS, counts.leaves_early);
	workforce_count_fte(workforce, LEAVERS_FTE, &spell->fte, counts.leaves);
}

Workforce *
workforce_begin(DateADT start, DateADT end)
{
	const char *const problem = period_problem(start, end);
	Workforce *workforce;

	if (problem)
		ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
						errmsg("period of a workforce out of range"), errdetail("%s", problem)));
	workforce = palloc0(sizeof(Workforce));
	workforce->start = start;
	workforce->end = end;
	return workforce;
}

#define PERIOD_ARGUMENT 4 /* after hired, left_on, fte and leaving_counts */

/*
 * workforce(hired, left_on, fte, leaving_counts, period, joining_counts)
 *	  Null without hired, the row of an outer join that found no spell, and
 *	  without a period.
 */
PG_FUNCTION_INFO_V1(workforce);
Datum
workforce(PG_FUNCTION_ARGS)
{
	DateADT start;
	DateADT end;
	Workforce *workforce;
	Spell spell;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(PERIOD_ARGUMENT))
		PG_RETURN_NULL();
	read_period(fcinfo, PERIOD_ARGUMENT, &start, &end);
	workforce = workforce_begin(start, end);
	spell = spell_from_arguments(fcinfo, 0, 0);
	workforce_add_spell(workforce, &spell);
	PG_RETURN_POINTER(workforce);
}

PG_FUNCTION_INFO_V1(workforce_accum);
Datum
workforce_accum(PG_FUNCTION_ARGS)
{
	DateADT start;
	DateADT end;
	Workforce *state;
	Spell spell;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(1 + PERIOD_ARGUMENT))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	read_period(fcinfo, 1 + PERIOD_ARGUMENT, &start, &end);
	if (PG_ARGISNULL(0))
		state = workforce_begin(start, end);
	else
	{
		state = aggregate_state(fcinfo, sizeof(Workforce));
		if (unlikely(state->start != start || state->end != end))
			report_other_period();
	}
	spell = spell_from_arguments(fcinfo, 1, state->fte[FTE_DAYS].scale);
	workforce_add_spell(state, &spell);
	PG_RETURN_POINTER(state);
}

/* ---------- sums over units, and over periods that follow each other ---------- */

static void
add_count(Workforce *sum, int what, int64 x)
{
	if (sum->count[what] == COUNT_UNKNOWN || x == COUNT_UNKNOWN)
		sum->count[what] = COUNT_UNKNOWN;
	else
		count(sum, what, x);
}

/* Unlike in other sums, what is absent makes the sum absent. */
static void
add_fte(Workforce *sum, int what, const Decimal *x)
{
	if (decimal_is_absent(&sum->fte[what]) || decimal_is_absent(x))
		sum->fte[what] = ABSENT_DECIMAL;
	else
		decimal_check(decimal_add(&sum->fte[what], x));
}

/* Another unit, the same period. */
static void
add_unit(Workforce *sum, const Workforce *other)
{
	int64 present;

	for (int i = 0; i < WORKFORCE_COUNTS; i++)
		add_count(sum, i, other->count[i]);
	if (pg_add_s64_overflow(sum->count[OPENING], sum->count[ARRIVALS], &present))
		report_bigint();
	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
		add_fte(sum, i, &other->fte[i]);
}

static bool
is_same_fte(const Decimal *x, const Decimal *y)
{
	return decimal_is_absent(x) || decimal_is_absent(y) || decimal_compare(x, y) == 0;
}

/* Changes the first period into both, of which the second one follows. */
static void
join(Workforce *first, const Workforce *second)
{
	if (closing_of(first) != second->count[OPENING] ||
		!is_same_fte(&first->fte[CLOSING_FTE], &second->fte[OPENING_FTE]))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("the headcount that closes a period does not open the next one"),
						errdetail("One closes with " INT64_FORMAT
								  ", the next one opens with " INT64_FORMAT ".",
								  closing_of(first), second->count[OPENING]),
						errhint("Add up the units of each period first, and then the periods.")));
	for (int i = 0; i < WORKFORCE_COUNTS; i++)
		if (i != OPENING && i != STAYERS)
			add_count(first, i, second->count[i]);
	first->count[STAYERS] = COUNT_UNKNOWN;
	add_fte(first, FTE_DAYS, &second->fte[FTE_DAYS]);
	add_fte(first, LEAVERS_FTE, &second->fte[LEAVERS_FTE]);
	first->fte[CLOSING_FTE] = second->fte[CLOSING_FTE];
	if (decimal_is_absent(&second->fte[CLOSING_FTE]))
		first->fte[OPENING_FTE] = ABSENT_DECIMAL;
	else if (decimal_is_absent(&first->fte[OPENING_FTE]))
		first->fte[CLOSING_FTE] = ABSENT_DECIMAL;
	first->end = second->end;
}

/* + and sum(workforce) */
void *
workforce_add_to(const ValueType *type, void *sum, const void *value)
{
	Workforce *const workforce = sum;
	const Workforce *const other = value;

	if (likely(workforce->start == other->start && workforce->end == other->end))
		add_unit(workforce, other);
	else if (workforce->end == other->start)
		join(workforce, other);
	else if (other->end == workforce->start)
	{
		Workforce both = *other;

		join(&both, workforce);
		*workforce = both;
	}
	else
		report_other_period();
	return workforce;
}

/* ---------- from published figures ---------- */

static int64
published(FunctionCallInfo fcinfo, int n, const char *name)
{
	if (PG_GETARG_INT64(n) < 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s must not be negative", name)));
	return PG_GETARG_INT64(n);
}

/*
 * workforce(opening, closing, joiners, leavers, period)
 *	  What the closing headcount has beyond opening + joiners - leavers, or lacks
 *	  of it, are arrivals or departures that do not count.
 */
PG_FUNCTION_INFO_V1(workforce_from_counts);
Datum
workforce_from_counts(PG_FUNCTION_ARGS)
{
	const int64 opening = published(fcinfo, 0, "opening");
	const int64 closing = published(fcinfo, 1, "closing");
	const int64 joiners = published(fcinfo, 2, "joiners");
	const int64 leavers = published(fcinfo, 3, "leavers");
	const int128 others = (int128) closing - opening - joiners + leavers;
	const int128 arrivals = joiners + Max(others, 0);
	const int128 departures = leavers - Min(others, 0);
	DateADT start;
	DateADT end;
	Workforce *workforce;

	read_period(fcinfo, 4, &start, &end);
	workforce = workforce_begin(start, end);
	if (opening + arrivals > PG_INT64_MAX || departures > PG_INT64_MAX)
		report_bigint();
	workforce->count[PERSON_DAYS] = COUNT_UNKNOWN;
	workforce->count[OPENING] = opening;
	workforce->count[ARRIVALS] = (int64) arrivals;
	workforce->count[JOINERS] = joiners;
	workforce->count[DEPARTURES] = (int64) departures;
	workforce->count[LEAVERS] = leavers;
	workforce->count[EARLY_LEAVERS] = COUNT_UNKNOWN;
	workforce->count[STAYERS] = COUNT_UNKNOWN;
	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
		workforce->fte[i] = ABSENT_DECIMAL;
	PG_RETURN_POINTER(workforce);
}

/* ---------- the answers ---------- */

PG_FUNCTION_INFO_V1(workforce_period);
Datum
workforce_period(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);

	PG_RETURN_DATUM(daterange_of(fcinfo, workforce->start, workforce->end));
}

PG_FUNCTION_INFO_V1(workforce_days);
Datum
workforce_days(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(days_in(PG_GETARG_WORKFORCE_P(0)));
}

static Datum
count_answer(FunctionCallInfo fcinfo, int what)
{
	const int64 count = PG_GETARG_WORKFORCE_P(0)->count[what];

	if (count == COUNT_UNKNOWN)
		PG_RETURN_NULL();
	PG_RETURN_INT64(count);
}

static Datum
fte_answer(FunctionCallInfo fcinfo, int what)
{
	const Decimal *fte = &PG_GETARG_WORKFORCE_P(0)->fte[what];

	if (decimal_is_absent(fte))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(decimal_to_datum(fte));
}

#define ANSWER(name, answer, what)                                                                 \
	PG_FUNCTION_INFO_V1(name);                                                                     \
	Datum name(PG_FUNCTION_ARGS)                                                                   \
	{                                                                                              \
		return answer(fcinfo, what);                                                               \
	}                                                                                              \
	extern Datum name(PG_FUNCTION_ARGS)

ANSWER(workforce_person_days, count_answer, PERSON_DAYS);
ANSWER(workforce_opening, count_answer, OPENING);
ANSWER(workforce_arrivals, count_answer, ARRIVALS);
ANSWER(workforce_joiners, count_answer, JOINERS);
ANSWER(workforce_departures, count_answer, DEPARTURES);
ANSWER(workforce_leavers, count_answer, LEAVERS);
ANSWER(workforce_early_leavers, count_answer, EARLY_LEAVERS);
ANSWER(workforce_stayers, count_answer, STAYERS);
ANSWER(workforce_fte_days, fte_answer, FTE_DAYS);
ANSWER(workforce_opening_fte, fte_answer, OPENING_FTE);
ANSWER(workforce_closing_fte, fte_answer, CLOSING_FTE);
ANSWER(workforce_leavers_fte, fte_answer, LEAVERS_FTE);

PG_FUNCTION_INFO_V1(workforce_closing);
Datum
workforce_closing(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(closing_of(PG_GETARG_WORKFORCE_P(0)));
}

static Datum
average(const Decimal *days, const Workforce *workforce, FunctionCallInfo fcinfo)
{
	if (decimal_is_absent(days))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(quotient(days, &(Decimal){days_in(workforce), 0}));
}

PG_FUNCTION_INFO_V1(workforce_headcount);
Datum
workforce_headcount(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);
	const int64 days = workforce->count[PERSON_DAYS];

	return average(days == COUNT_UNKNOWN ? &ABSENT_DECIMAL : &(Decimal){days, 0}, workforce,
				   fcinfo);
}

PG_FUNCTION_INFO_V1(workforce_fte);
Datum
workforce_fte(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);

	return average(&workforce->fte[FTE_DAYS], workforce, fcinfo);
}

/* A half is exact at one decimal. */
PG_FUNCTION_INFO_V1(workforce_mean_headcount);
Datum
workforce_mean_headcount(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);
	const int128 both_ends = (int128) workforce->count[OPENING] + closing_of(workforce);

	PG_RETURN_DATUM(decimal_to_datum(&(Decimal){both_ends * 5, 1}));
}
