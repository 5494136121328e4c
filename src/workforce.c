/*
 * workforce.c
 *	  A period's headcount figures, summed from employment spells.
 *
 *	  A spell is one employment: from the day hired through the last day of
 *	  employment (none yet: still employed), at a degree of full time.  What can
 *	  be added up is kept, person-days rather than averages, so that units add up
 *	  to departments in any order.  Headcounts of different periods do not add
 *	  up, and are refused.
 */
#include "governance.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "common/int.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/datetime.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"

#include "pair.h"
#include "workforce.h"

/* The parts by name, in the order that text and binary forms have them. */
static const char *const count_name[WORKFORCE_COUNTS] = {
	[PERSON_DAYS] = "person_days",     [OPENING] = "opening",
	[ARRIVALS] = "arrivals",           [JOINERS] = "joiners",
	[DEPARTURES] = "departures",       [LEAVERS] = "leavers",
	[EARLY_LEAVERS] = "early_leavers", [STAYERS] = "stayers",
};
static const char *const fte_name[WORKFORCE_WEIGHTS] = {
	[FTE_DAYS] = "fte_days",
	[OPENING_FTE] = "opening_fte",
	[CLOSING_FTE] = "closing_fte",
};

static DateADT
date_of(int year, int month, int day)
{
	return date2j(year, month, day) - POSTGRES_EPOCH_JDATE;
}

/* From 29 February the year runs to 1 March, as date2j counts it. */
static int
days_of_year_from(DateADT start)
{
	int year;
	int month;
	int day;

	j2date(start + POSTGRES_EPOCH_JDATE, &year, &month, &day);
	return date_of(year + 1, month, day) - start;
}

static int
days_in(const Workforce *workforce)
{
	return workforce->end - workforce->start;
}

const char *
period_problem(DateADT start, DateADT end)
{
	if (start >= end || start < date_of(1, 1, 1) || end > date_of(10000, 1, 1))
		return "A period must have at least one day and lie within years 1 to 9999.";
	return NULL;
}

/* The one validator. */
static const char *
workforce_problem(const Workforce *workforce)
{
	const int64 *const count = workforce->count;
	const char *const problem = period_problem(workforce->start, workforce->end);
	int64 present;
	int64 most;

	if (problem)
		return problem;
	for (int i = 0; i < WORKFORCE_COUNTS; i++)
		if (count[i] < 0)
			return "A headcount is not negative.";
	if (count[JOINERS] > count[ARRIVALS] || count[LEAVERS] > count[DEPARTURES] ||
		count[EARLY_LEAVERS] > count[LEAVERS])
		return "Joiners are some of the arrivals, leavers some of the departures, and early "
			   "leavers some of the leavers.";
	/* those of the opening headcount who do not stay depart, and the rest of those who depart arrived */
	if (pg_add_s64_overflow(count[OPENING], count[ARRIVALS], &present) ||
		count[STAYERS] > count[OPENING] || count[DEPARTURES] < count[OPENING] - count[STAYERS] ||
		count[DEPARTURES] > present - count[STAYERS])
		return "Departures and stayers are some of the opening headcount and the arrivals.";
	if (count[PERSON_DAYS] < present ||
		(!pg_mul_s64_overflow(present, days_in(workforce), &most) && count[PERSON_DAYS] > most))
		return "Person-days are at least one and at most the days of the period for each person.";
	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
	{
		const int64 persons = i == FTE_DAYS      ? present
							  : i == OPENING_FTE ? count[OPENING]
												 : closing_of(workforce);

		if (decimal_is_absent(&workforce->fte[i]) || decimal_sign(&workforce->fte[i]) < 0 ||
			(persons == 0 && decimal_sign(&workforce->fte[i]) != 0) ||
			decimal_compare(&workforce->fte[i], &workforce->fte[FTE_DAYS]) > 0)
			return "FTE is not negative, zero without persons, and at either end at most the FTE "
				   "days.";
	}
	return NULL;
}

/* ---------- the type ---------- */

static void
append_date(StringInfo buf, DateADT date)
{
	int year;
	int month;
	int day;

	j2date(date + POSTGRES_EPOCH_JDATE, &year, &month, &day);
	appendStringInfo(buf, "%04d-%02d-%02d", year, month, day);
}

/* yyyy-mm-dd, or the year 10000's first day, which only ends a period. */
static bool
scan_date(Scanner *scan, DateADT *date)
{
	int field[3];
	const int digits[3] = {4, 2, 2};
	const char *const start = scan->at;

	for (int i = 0; i < 3 && scan->problem == NULL; i++)
	{
		const char *const first = scan->at;

		for (field[i] = 0; *scan->at >= '0' && *scan->at <= '9' && scan->at - first < 5; scan->at++)
			field[i] = field[i] * 10 + (*scan->at - '0');
		if (scan->at - first != digits[i] && !(i == 0 && field[0] == 10000))
			scan_fail(scan, "A date is expected here, as yyyy-mm-dd.");
		if (i < 2)
			scan_literal(scan, "-", "A date is expected here, as yyyy-mm-dd.");
	}
	if (scan->problem)
		return false;
	if (field[1] < 1 || field[1] > 12 || field[0] < 1 || field[2] < 1 ||
		field[2] > day_tab[isleap(field[0])][field[1] - 1])
		return scan_fail_at(scan, start, "There is no such date.");
	scan_blanks(scan);
	*date = date_of(field[0], field[1], field[2]);
	return true;
}

#define A_FIGURE                                                                                   \
	"The form is [from,to) and then the figures, each as name=n, in the order of the reference."

bool
scan_workforce(Scanner *scan, Workforce *workforce)
{
	const char *const start = scan->at;
	const char *problem;

	if (!scan_literal(scan, "[", A_FIGURE) || !scan_date(scan, &workforce->start) ||
		!scan_literal(scan, ",", A_FIGURE) || !scan_date(scan, &workforce->end) ||
		!scan_literal(scan, ")", A_FIGURE))
		return false;
	for (int i = 0; i < WORKFORCE_COUNTS; i++)
		if (!scan_literal(scan, count_name[i], A_FIGURE) || !scan_literal(scan, "=", A_FIGURE) ||
			!scan_count(scan, &workforce->count[i]))
			return false;
	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
		if (!scan_literal(scan, fte_name[i], A_FIGURE) || !scan_literal(scan, "=", A_FIGURE) ||
			!scan_decimal(scan, &workforce->fte[i]))
			return false;
	problem = workforce_problem(workforce);
	return problem == NULL || scan_fail_at(scan, start, problem);
}

/* The names of the figures stand in the text, so that a person can read it. */
void
append_workforce(StringInfo buf, const Workforce *workforce)
{
	appendStringInfoChar(buf, '[');
	append_date(buf, workforce->start);
	appendStringInfoChar(buf, ',');
	append_date(buf, workforce->end);
	appendStringInfoChar(buf, ')');
	for (int i = 0; i < WORKFORCE_COUNTS; i++)
		appendStringInfo(buf, " %s=" INT64_FORMAT, count_name[i], workforce->count[i]);
	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
	{
		appendStringInfo(buf, " %s=", fte_name[i]);
		decimal_append(buf, &workforce->fte[i]);
	}
}

void
receive_workforce(StringInfo buf, Workforce *workforce, const char *type_name)
{
	const char *problem;

	workforce->start = (DateADT) pq_getmsgint(buf, sizeof(DateADT));
	workforce->end = (DateADT) pq_getmsgint(buf, sizeof(DateADT));
	for (int i = 0; i < WORKFORCE_COUNTS; i++)
		workforce->count[i] = pq_getmsgint64(buf);
	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
		workforce->fte[i] = decimal_recv(buf, type_name);
	problem = workforce_problem(workforce);
	if (problem)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid external \"%s\" value", type_name), errdetail("%s", problem)));
}

void
send_workforce(StringInfo buf, const Workforce *workforce)
{
	pq_sendint32(buf, (uint32) workforce->start);
	pq_sendint32(buf, (uint32) workforce->end);
	for (int i = 0; i < WORKFORCE_COUNTS; i++)
		pq_sendint64(buf, (uint64) workforce->count[i]);
	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
		decimal_send(buf, &workforce->fte[i]);
}

PG_FUNCTION_INFO_V1(workforce_in);
Datum
workforce_in(PG_FUNCTION_ARGS)
{
	Scanner scan = scan_begin(utf8_from_server(PG_GETARG_CSTRING(0)));
	Workforce *workforce = palloc(sizeof(Workforce));

	if (!scan_workforce(&scan, workforce) || !scan_end(&scan))
		return scan_report(&scan, "workforce", fcinfo->context);
	PG_RETURN_POINTER(workforce);
}

PG_FUNCTION_INFO_V1(workforce_out);
Datum
workforce_out(PG_FUNCTION_ARGS)
{
	StringInfoData buf;

	initStringInfo(&buf);
	append_workforce(&buf, PG_GETARG_WORKFORCE_P(0));
	PG_RETURN_CSTRING(buf.data);
}

PG_FUNCTION_INFO_V1(workforce_recv);
Datum
workforce_recv(PG_FUNCTION_ARGS)
{
	Workforce *workforce = palloc(sizeof(Workforce));

	receive_workforce((StringInfo) PG_GETARG_POINTER(0), workforce, "workforce");
	PG_RETURN_POINTER(workforce);
}

PG_FUNCTION_INFO_V1(workforce_send);
Datum
workforce_send(PG_FUNCTION_ARGS)
{
	StringInfoData buf;

	pq_begintypsend(&buf);
	send_workforce(&buf, PG_GETARG_WORKFORCE_P(0));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/* The parts that equality compares and the hash covers, decimals by value. */
static Workforce
canonical(const Workforce *workforce)
{
	Workforce result = *workforce;

	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
		result.fte[i] = decimal_stripped(&workforce->fte[i]);
	return result;
}

static bool
is_equal(const Workforce *a, const Workforce *b)
{
	const Workforce x = canonical(a);
	const Workforce y = canonical(b);

	return memcmp(&x, &y, sizeof(Workforce)) == 0;
}

PG_FUNCTION_INFO_V1(workforce_eq);
Datum
workforce_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_equal(PG_GETARG_WORKFORCE_P(0), PG_GETARG_WORKFORCE_P(1)));
}

PG_FUNCTION_INFO_V1(workforce_ne);
Datum
workforce_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!is_equal(PG_GETARG_WORKFORCE_P(0), PG_GETARG_WORKFORCE_P(1)));
}

PG_FUNCTION_INFO_V1(workforce_hash);
Datum
workforce_hash(PG_FUNCTION_ARGS)
{
	const Workforce workforce = canonical(PG_GETARG_WORKFORCE_P(0));

	PG_RETURN_UINT32(hash_bytes((const unsigned char *) &workforce, sizeof(Workforce)));
}

/* ---------- one spell, many spells, and sums ---------- */

void
report_bigint(void)
{
	ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("bigint out of range")));
}

void
report_other_period(void)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("headcounts of different periods do not add up"),
					errhint("Group by period, or count the spells anew over the other period.")));
}

void
report_unknown(const char *argument, const char *event)
{
	ereport(ERROR,
			(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
			 errmsg("%s of a spell that %s in the period is null", argument, event),
			 errhint("Say whether it counts in joiners, leavers and turnover, true or false.")));
}

/* Whether the year that begins with the spell has more days than the 365 it lasted. */
bool
year_is_incomplete(const Spell *spell)
{
	return days_of_year_from(spell->hired) > 365;
}

/* What is wrong with the spell in the arguments from n on. */
void
report_spell(FunctionCallInfo fcinfo, int n)
{
	if (!PG_ARGISNULL(n + 1) && PG_GETARG_DATEADT(n + 1) < PG_GETARG_DATEADT(n))
		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("left_on is before hired"),
			 errhint("left_on is the last day of employment; a spell of one day has both equal.")));
	if (PG_ARGISNULL(n + 2))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("fte of a spell is null"),
						errhint("Give the degree of employment, 1 for full time.")));
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("fte must not be negative")));
}

static void
count(Workforce *workforce, int what, int64 x)
{
	if (unlikely(pg_add_s64_overflow(workforce->count[what], x, &workforce->count[what])))
		report_bigint();
}

static void
count_fte(Workforce *workforce, int what, const Decimal *fte, int32 times)
{
	if (times > 0 || unlikely(workforce->fte[what].scale < fte->scale))
		decimal_check(
			decimal_add(&workforce->fte[what], &(Decimal){weighted(fte, times), fte->scale}));
}

/*
 * Adds one spell.  One outside the period adds nothing but its scale: the sum
 * has the decimals of all spells, whichever overlap.
 */
static void
add_spell(Workforce *workforce, const Spell *spell)
{
	const bool overlaps = spell->hired < workforce->end && spell->left_on >= workforce->start;
	const bool opens = overlaps && spell->hired < workforce->start;
	const bool closes = overlaps && spell->left_on >= workforce->end;
	int32 days = 0;

	if (overlaps)
	{
		days = Min(spell->left_on, workforce->end - 1) - Max(spell->hired, workforce->start) + 1;
		count(workforce, PERSON_DAYS, days);
		count(workforce, opens ? OPENING : ARRIVALS, 1);
		count(workforce, JOINERS, !opens && spell_joins(spell));
		count(workforce, DEPARTURES, !closes);
		if (!closes && spell_leaves(spell))
		{
			count(workforce, LEAVERS, 1);
			count(workforce, EARLY_LEAVERS, spell_is_early(spell));
		}
		count(workforce, STAYERS, opens && closes);
	}
	count_fte(workforce, FTE_DAYS, &spell->fte, days);
	count_fte(workforce, OPENING_FTE, &spell->fte, opens);
	count_fte(workforce, CLOSING_FTE, &spell->fte, closes);
}

/*
 * A daterange is canonical: finite bounds are [lower, upper).  They are read in
 * the stored form that rangetypes.h lays down, two dates and the flags after the
 * header, without the type cache that range_deserialize asks for.
 */
static void
read_period(FunctionCallInfo fcinfo, int n, DateADT *start, DateADT *end)
{
	const RangeType *const range = PG_GETARG_RANGE_P(n);

	if (range_get_flags(range) & (RANGE_EMPTY | RANGE_LB_INF | RANGE_UB_INF))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("a workforce period must be bounded and not empty")));
	memcpy(start, range + 1, sizeof(DateADT));
	memcpy(end, (const char *) (range + 1) + sizeof(DateADT), sizeof(DateADT));
}

static Workforce *
begin(DateADT start, DateADT end)
{
	const char *const problem = period_problem(start, end);
	Workforce *workforce;

	if (problem)
		ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
						errmsg("workforce period out of range"), errdetail("%s", problem)));
	workforce = palloc0(sizeof(Workforce));
	workforce->start = start;
	workforce->end = end;
	return workforce;
}

/*
 * workforce(hired, left_on, fte, [joining_counts,] leaving_counts, period)
 *	  Null without hired, the row of an outer join that found no spell, and
 *	  without a period.
 */
PG_FUNCTION_INFO_V1(workforce);
Datum
workforce(PG_FUNCTION_ARGS)
{
	const int last = PG_NARGS() - 1;
	DateADT start;
	DateADT end;
	Workforce *workforce;
	Spell spell;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(last))
		PG_RETURN_NULL();
	read_period(fcinfo, last, &start, &end);
	workforce = begin(start, end);
	spell = spell_from_arguments(fcinfo, 0, 0);
	add_spell(workforce, &spell);
	PG_RETURN_POINTER(workforce);
}

PG_FUNCTION_INFO_V1(workforce_accum);
Datum
workforce_accum(PG_FUNCTION_ARGS)
{
	const int last = PG_NARGS() - 1;
	DateADT start;
	DateADT end;
	Workforce *state;
	Spell spell;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(last))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	read_period(fcinfo, last, &start, &end);
	if (PG_ARGISNULL(0))
		state = begin(start, end);
	else
	{
		state = aggregate_state(fcinfo, sizeof(Workforce));
		if (unlikely(state->start != start || state->end != end))
			report_other_period();
	}
	spell = spell_from_arguments(fcinfo, 1, state->fte[FTE_DAYS].scale);
	add_spell(state, &spell);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(workforce_add);
Datum
workforce_add(PG_FUNCTION_ARGS)
{
	Workforce *sum = aggregate_state(fcinfo, sizeof(Workforce));
	const Workforce *other = PG_GETARG_WORKFORCE_P(1);
	int64 present;

	if (sum->start != other->start || sum->end != other->end)
		report_other_period();
	for (int i = 0; i < WORKFORCE_COUNTS; i++)
		count(sum, i, other->count[i]);
	if (pg_add_s64_overflow(sum->count[OPENING], sum->count[ARRIVALS], &present))
		report_bigint();
	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
		decimal_check(decimal_add(&sum->fte[i], &other->fte[i]));
	PG_RETURN_POINTER(sum);
}

/* ---------- the answers ---------- */

Datum
daterange_of(FunctionCallInfo fcinfo, DateADT start, DateADT end)
{
	TypeCacheEntry *typcache = range_get_typcache(fcinfo, DATERANGEOID);
	RangeBound lower = {DateADTGetDatum(start), false, true, true};
	RangeBound upper = {DateADTGetDatum(end), false, false, false};

	return RangeTypePGetDatum(range_serialize(typcache, &lower, &upper, false
#if PG_VERSION_NUM >= 160000
											  ,
											  NULL
#endif
											  ));
}

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

#define COUNT_ACCESSOR(name, what)                                                                 \
	PG_FUNCTION_INFO_V1(name);                                                                     \
	Datum name(PG_FUNCTION_ARGS)                                                                   \
	{                                                                                              \
		PG_RETURN_INT64(PG_GETARG_WORKFORCE_P(0)->count[what]);                                    \
	}                                                                                              \
	extern Datum name(PG_FUNCTION_ARGS)

COUNT_ACCESSOR(workforce_person_days, PERSON_DAYS);
COUNT_ACCESSOR(workforce_opening, OPENING);
COUNT_ACCESSOR(workforce_arrivals, ARRIVALS);
COUNT_ACCESSOR(workforce_joiners, JOINERS);
COUNT_ACCESSOR(workforce_departures, DEPARTURES);
COUNT_ACCESSOR(workforce_leavers, LEAVERS);
COUNT_ACCESSOR(workforce_early_leavers, EARLY_LEAVERS);
COUNT_ACCESSOR(workforce_stayers, STAYERS);

#define FTE_ACCESSOR(name, what)                                                                   \
	PG_FUNCTION_INFO_V1(name);                                                                     \
	Datum name(PG_FUNCTION_ARGS)                                                                   \
	{                                                                                              \
		PG_RETURN_DATUM(decimal_to_datum(&PG_GETARG_WORKFORCE_P(0)->fte[what]));                   \
	}                                                                                              \
	extern Datum name(PG_FUNCTION_ARGS)

FTE_ACCESSOR(workforce_fte_days, FTE_DAYS);
FTE_ACCESSOR(workforce_opening_fte, OPENING_FTE);
FTE_ACCESSOR(workforce_closing_fte, CLOSING_FTE);

PG_FUNCTION_INFO_V1(workforce_closing);
Datum
workforce_closing(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(closing_of(PG_GETARG_WORKFORCE_P(0)));
}

PG_FUNCTION_INFO_V1(workforce_headcount);
Datum
workforce_headcount(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);

	PG_RETURN_DATUM(
		quotient(&(Decimal){workforce->count[PERSON_DAYS], 0}, &(Decimal){days_in(workforce), 0}));
}

/* opening + closing */
static int128
both_ends(const Workforce *workforce)
{
	return (int128) workforce->count[OPENING] + closing_of(workforce);
}

/* A half is exact at one decimal. */
PG_FUNCTION_INFO_V1(workforce_mean_headcount);
Datum
workforce_mean_headcount(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(decimal_to_datum(&(Decimal){both_ends(PG_GETARG_WORKFORCE_P(0)) * 5, 1}));
}

PG_FUNCTION_INFO_V1(workforce_fte);
Datum
workforce_fte(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);

	PG_RETURN_DATUM(quotient(&workforce->fte[FTE_DAYS], &(Decimal){days_in(workforce), 0}));
}

/*
 * period_years
 *	  The period's length in years as a fraction: whole calendar months are
 *	  twelfths, so that a quarter is a quarter; other periods are days of the
 *	  twelve months from their start.
 */
static void
period_years(const Workforce *workforce, int *part, int *whole)
{
	int year[2];
	int month[2];
	int day[2];

	j2date(workforce->start + POSTGRES_EPOCH_JDATE, &year[0], &month[0], &day[0]);
	j2date(workforce->end + POSTGRES_EPOCH_JDATE, &year[1], &month[1], &day[1]);
	if (day[0] == 1 && day[1] == 1)
	{
		*part = (year[1] - year[0]) * 12 + month[1] - month[0];
		*whole = 12;
	}
	else
	{
		*part = days_in(workforce);
		*whole = days_of_year_from(workforce->start);
	}
}

PG_FUNCTION_INFO_V1(workforce_person_years);
Datum
workforce_person_years(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);
	int part;
	int whole;
	Decimal dividend;

	period_years(workforce, &part, &whole);
	decimal_check(decimal_multiply(&dividend, &workforce->fte[FTE_DAYS], &(Decimal){part, 0}));
	PG_RETURN_DATUM(quotient(&dividend, &(Decimal){(int128) days_in(workforce) * whole, 0}));
}

/* ---------- turnover: who counts, over which headcount ---------- */

static int128
who_left(const Workforce *workforce)
{
	return workforce->count[LEAVERS];
}

static int128
who_joined(const Workforce *workforce)
{
	return workforce->count[JOINERS];
}

static int128
who_was_replaced(const Workforce *workforce)
{
	return Min(workforce->count[JOINERS], workforce->count[LEAVERS]);
}

/* Twice the mean of joiners and leavers: the headcount beneath is doubled too. */
static int128
who_came_and_who_left(const Workforce *workforce)
{
	return (int128) workforce->count[JOINERS] + workforce->count[LEAVERS];
}

static Decimal
by_person_days(const Workforce *workforce)
{
	return (Decimal){workforce->count[PERSON_DAYS], 0};
}

static Decimal
at_both_ends(const Workforce *workforce)
{
	return (Decimal){both_ends(workforce), 0};
}

static Decimal
at_opening(const Workforce *workforce)
{
	return (Decimal){workforce->count[OPENING], 0};
}

static Decimal
at_closing(const Workforce *workforce)
{
	return (Decimal){closing_of(workforce), 0};
}

static Decimal
at_opening_or_joined(const Workforce *workforce)
{
	return (Decimal){(int128) workforce->count[OPENING] + workforce->count[JOINERS], 0};
}

/* The published definitions; their sources stand in the reference. */
typedef struct TurnoverMethod
{
	const char *name;
	int128 (*persons)(const Workforce *workforce);
	Decimal (*headcount)(const Workforce *workforce);
	int headcount_is; /* so many times the headcount meant, 0: its person-days */
	int persons_is;   /* so many times the persons meant */
} TurnoverMethod;

static const TurnoverMethod turnover_methods[] = {
	{"crude", who_left, by_person_days, 0, 1},
	{"crude_mean", who_left, at_both_ends, 2, 1},
	{"crude_opening", who_left, at_opening, 1, 1},
	{"crude_closing", who_left, at_closing, 1, 1},
	{"schlueter", who_left, at_opening_or_joined, 1, 1},
	{"accession", who_joined, at_both_ends, 2, 1},
	{"lesser_of", who_was_replaced, at_both_ends, 2, 1},
	{"replacement", who_was_replaced, by_person_days, 0, 1},
	{"half_sum", who_came_and_who_left, at_both_ends, 2, 2},
	{"half_sum_closing", who_came_and_who_left, at_closing, 1, 2},
};

static const TurnoverMethod *
find_method(const text *name)
{
	const char *const wanted = text_to_cstring(name);
	StringInfoData known;

	for (size_t i = 0; i < lengthof(turnover_methods); i++)
		if (strcmp(turnover_methods[i].name, wanted) == 0)
			return &turnover_methods[i];
	initStringInfo(&known);
	for (size_t i = 0; i < lengthof(turnover_methods); i++)
		appendStringInfo(&known, "%s%s",
						 i == 0                               ? ""
						 : i + 1 < lengthof(turnover_methods) ? ", "
															  : " and ",
						 turnover_methods[i].name);
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("unknown turnover method \"%s\"", wanted),
					errhint("Methods are %s.", known.data)));
}

/* What a year at the same pace would have. */
static void
annualise(const Workforce *workforce, Pair *ratio)
{
	int part;
	int whole;

	period_years(workforce, &part, &whole);
	ratio->first.coefficient *= whole;
	ratio->second.coefficient *= part;
}

static Pair
turnover_of(FunctionCallInfo fcinfo)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);
	const TurnoverMethod *method = find_method(PG_GETARG_TEXT_PP(1));
	Pair ratio = {{method->persons(workforce), 0}, method->headcount(workforce)};

	ratio.first.coefficient *= method->headcount_is > 0 ? method->headcount_is : days_in(workforce);
	ratio.second.coefficient *= method->persons_is;
	if (PG_GETARG_BOOL(2))
		annualise(workforce, &ratio);
	return ratio;
}

PG_FUNCTION_INFO_V1(workforce_turnover);
Datum
workforce_turnover(PG_FUNCTION_ARGS)
{
	const Pair ratio = turnover_of(fcinfo);

	if (ratio.second.coefficient == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(percentage(&ratio.first, &ratio.second));
}

static Datum
return_ratio(const Pair *ratio)
{
	PG_RETURN_POINTER(memcpy(palloc(sizeof(Pair)), ratio, sizeof(Pair)));
}

PG_FUNCTION_INFO_V1(workforce_turnover_ratio);
Datum
workforce_turnover_ratio(PG_FUNCTION_ARGS)
{
	const Pair ratio = turnover_of(fcinfo);

	return return_ratio(&ratio);
}

PG_FUNCTION_INFO_V1(workforce_stability);
Datum
workforce_stability(PG_FUNCTION_ARGS)
{
	const int64 *const count = PG_GETARG_WORKFORCE_P(0)->count;

	return return_ratio(&(Pair){{count[STAYERS], 0}, {count[OPENING], 0}});
}

PG_FUNCTION_INFO_V1(workforce_early_leaver_share);
Datum
workforce_early_leaver_share(PG_FUNCTION_ARGS)
{
	const int64 *const count = PG_GETARG_WORKFORCE_P(0)->count;

	return return_ratio(&(Pair){{count[EARLY_LEAVERS], 0}, {count[LEAVERS], 0}});
}

PG_FUNCTION_INFO_V1(workforce_internal_mobility);
Datum
workforce_internal_mobility(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);
	const int64 moves = workforce->count[ARRIVALS] - workforce->count[JOINERS];
	Pair ratio = {{(int128) moves * days_in(workforce), 0}, by_person_days(workforce)};

	if (PG_GETARG_BOOL(1))
		annualise(workforce, &ratio);
	return return_ratio(&ratio);
}

void
append_workforce_json(StringInfo json, const Workforce *workforce)
{
	appendStringInfoString(json, "{\"from\": \"");
	append_date(json, workforce->start);
	appendStringInfoString(json, "\", \"through\": \"");
	append_date(json, workforce->end - 1);
	appendStringInfoChar(json, '"');
	for (int i = 0; i < WORKFORCE_COUNTS; i++)
		json_decimal(json, count_name[i], &(Decimal){workforce->count[i], 0});
	json_decimal(json, "closing", &(Decimal){closing_of(workforce), 0});
	for (int i = 0; i < WORKFORCE_WEIGHTS; i++)
		json_decimal(json, fte_name[i], &workforce->fte[i]);
	appendStringInfoChar(json, '}');
}

PG_FUNCTION_INFO_V1(workforce_to_jsonb);
Datum
workforce_to_jsonb(PG_FUNCTION_ARGS)
{
	StringInfoData json;

	initStringInfo(&json);
	append_workforce_json(&json, PG_GETARG_WORKFORCE_P(0));
	return json_to_datum(&json);
}
