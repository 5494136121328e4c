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
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"

#include "pair.h"

/*
 * Invariants (workforce_problem): a period of at least one day, within years 1
 * to 9999; no count negative; leavers among departures, departures among those
 * who were there; each of those there for 1 to all days of the period.
 */
typedef struct Workforce
{
	DateADT start;
	DateADT end; /* the day after the period's last */
	int64 person_days;
	int64 opening; /* employed on the day before the period and into it */
	int64 joiners;
	int64 departures; /* last day of employment within the period */
	int64 leavers;    /* those departures that count as turnover */
	Decimal fte_days; /* person-days weighted with the degree */
} Workforce;

#define PG_GETARG_WORKFORCE_P(n) ((Workforce *) PG_GETARG_POINTER(n))

static DateADT
date_of(int year, int month, int day)
{
	return date2j(year, month, day) - POSTGRES_EPOCH_JDATE;
}

static int
days_in(const Workforce *workforce)
{
	return workforce->end - workforce->start;
}

/* The one validator. */
static const char *
workforce_problem(const Workforce *workforce)
{
	int64 present;
	int64 most;

	if (workforce->start >= workforce->end || workforce->start < date_of(1, 1, 1) ||
		workforce->end > date_of(10000, 1, 1))
		return "The period must have at least one day and lie within years 1 to 9999.";
	if (workforce->opening < 0 || workforce->joiners < 0 || workforce->leavers < 0 ||
		workforce->leavers > workforce->departures ||
		pg_add_s64_overflow(workforce->opening, workforce->joiners, &present) ||
		workforce->departures > present)
		return "Leavers are some of the departures, departures some of the opening headcount and "
			   "the joiners.";
	if (workforce->person_days < present ||
		(!pg_mul_s64_overflow(present, days_in(workforce), &most) && workforce->person_days > most))
		return "Person-days are at least one and at most the days of the period for each person.";
	if (decimal_is_absent(&workforce->fte_days) || decimal_sign(&workforce->fte_days) < 0 ||
		(present == 0 && decimal_sign(&workforce->fte_days) != 0))
		return "FTE days are not negative, and zero without persons.";
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
	"The form is [from,to) person_days=n fte_days=x opening=n joiners=n departures=n leavers=n."

/*
 * The names of the counts stand in the text, so that a stored summary can be
 * read by a person.
 */
PG_FUNCTION_INFO_V1(workforce_in);
Datum
workforce_in(PG_FUNCTION_ARGS)
{
	Scanner scan = scan_begin(utf8_from_server(PG_GETARG_CSTRING(0)));
	Workforce *workforce = palloc0(sizeof(Workforce));
	const char *problem;

	if (scan_literal(&scan, "[", A_FIGURE) && scan_date(&scan, &workforce->start) &&
		scan_literal(&scan, ",", A_FIGURE) && scan_date(&scan, &workforce->end) &&
		scan_literal(&scan, ")", A_FIGURE) && scan_literal(&scan, "person_days=", A_FIGURE) &&
		scan_count(&scan, &workforce->person_days) && scan_literal(&scan, "fte_days=", A_FIGURE) &&
		scan_decimal(&scan, &workforce->fte_days) && scan_literal(&scan, "opening=", A_FIGURE) &&
		scan_count(&scan, &workforce->opening) && scan_literal(&scan, "joiners=", A_FIGURE) &&
		scan_count(&scan, &workforce->joiners) && scan_literal(&scan, "departures=", A_FIGURE) &&
		scan_count(&scan, &workforce->departures) && scan_literal(&scan, "leavers=", A_FIGURE) &&
		scan_count(&scan, &workforce->leavers) && scan_end(&scan) &&
		(problem = workforce_problem(workforce)) != NULL)
		scan_fail(&scan, problem);
	if (scan.problem)
		return scan_report(&scan, "workforce", fcinfo->context);
	PG_RETURN_POINTER(workforce);
}

PG_FUNCTION_INFO_V1(workforce_out);
Datum
workforce_out(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);
	StringInfoData buf;

	initStringInfo(&buf);
	appendStringInfoChar(&buf, '[');
	append_date(&buf, workforce->start);
	appendStringInfoChar(&buf, ',');
	append_date(&buf, workforce->end);
	appendStringInfo(&buf, ") person_days=" INT64_FORMAT " fte_days=", workforce->person_days);
	decimal_append(&buf, &workforce->fte_days);
	appendStringInfo(&buf,
					 " opening=" INT64_FORMAT " joiners=" INT64_FORMAT " departures=" INT64_FORMAT
					 " leavers=" INT64_FORMAT,
					 workforce->opening, workforce->joiners, workforce->departures,
					 workforce->leavers);
	PG_RETURN_CSTRING(buf.data);
}

PG_FUNCTION_INFO_V1(workforce_recv);
Datum
workforce_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	Workforce *workforce = palloc0(sizeof(Workforce));
	const char *problem;

	workforce->start = (DateADT) pq_getmsgint(buf, sizeof(DateADT));
	workforce->end = (DateADT) pq_getmsgint(buf, sizeof(DateADT));
	workforce->person_days = pq_getmsgint64(buf);
	workforce->opening = pq_getmsgint64(buf);
	workforce->joiners = pq_getmsgint64(buf);
	workforce->departures = pq_getmsgint64(buf);
	workforce->leavers = pq_getmsgint64(buf);
	workforce->fte_days = decimal_recv(buf, "workforce");
	problem = workforce_problem(workforce);
	if (problem)
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("invalid external \"workforce\" value"), errdetail("%s", problem)));
	PG_RETURN_POINTER(workforce);
}

PG_FUNCTION_INFO_V1(workforce_send);
Datum
workforce_send(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendint32(&buf, (uint32) workforce->start);
	pq_sendint32(&buf, (uint32) workforce->end);
	pq_sendint64(&buf, (uint64) workforce->person_days);
	pq_sendint64(&buf, (uint64) workforce->opening);
	pq_sendint64(&buf, (uint64) workforce->joiners);
	pq_sendint64(&buf, (uint64) workforce->departures);
	pq_sendint64(&buf, (uint64) workforce->leavers);
	decimal_send(&buf, &workforce->fte_days);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/* The parts that equality compares and the hash covers, fte_days by value. */
static Workforce
canonical(const Workforce *workforce)
{
	Workforce result = *workforce;

	result.fte_days = decimal_stripped(&workforce->fte_days);
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

static void
report_range(void)
{
	ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("bigint out of range")));
}

static void
count(int64 *sum, int64 x)
{
	if (unlikely(pg_add_s64_overflow(*sum, x, sum)))
		report_range();
}

/* The period as the half-open days that a daterange of any bounds comes to. */
static void
set_period(Workforce *workforce, FunctionCallInfo fcinfo, int n)
{
	RangeType *range = PG_GETARG_RANGE_P(n);
	TypeCacheEntry *typcache = range_get_typcache(fcinfo, RangeTypeGetOid(range));
	RangeBound lower;
	RangeBound upper;
	bool empty;
	const char *problem;

	/* daterange is canonical: its finite bounds are [lower, upper) */
	range_deserialize(typcache, range, &lower, &upper, &empty);
	if (empty || lower.infinite || upper.infinite)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("a workforce period must be bounded and not empty")));
	workforce->start = DatumGetDateADT(lower.val);
	workforce->end = DatumGetDateADT(upper.val);
	problem = workforce_problem(workforce);
	if (problem)
		ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
						errmsg("workforce period out of range"), errdetail("%s", problem)));
}

static void
check_same_period(const Workforce *a, const Workforce *b)
{
	if (a->start != b->start || a->end != b->end)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("headcounts of different periods do not add up"),
				 errhint("Group by period, or count the spells anew over the longer period.")));
}

/*
 * Adds one spell; arguments hired, left_on, fte, leaving_counts stand from n on.
 * A spell outside the period adds nothing, but is checked all the same.
 */
static void
add_spell(Workforce *workforce, FunctionCallInfo fcinfo, int n)
{
	const DateADT hired = PG_GETARG_DATEADT(n);
	const DateADT left_on = PG_ARGISNULL(n + 1) ? DATEVAL_NOEND : PG_GETARG_DATEADT(n + 1);
	const bool departed = left_on >= workforce->start && left_on < workforce->end;
	Decimal fte;
	Decimal fte_days;
	DateADT from;
	DateADT through;

	if (left_on < hired)
		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("left_on is before hired"),
			 errhint("left_on is the last day of employment; a spell of one day has both equal.")));
	if (PG_ARGISNULL(n + 2))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("fte of a spell is null"),
						errhint("Give the degree of employment, 1 for full time.")));
	fte = decimal_from_datum(PG_GETARG_DATUM(n + 2));
	if (decimal_sign(&fte) < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("fte must not be negative")));

	if (hired >= workforce->end || left_on < workforce->start)
	{
		/* keep the scale that the sum of all spells has, whichever overlap */
		fte.coefficient = 0;
		decimal_check(decimal_add(&workforce->fte_days, &fte));
		return;
	}
	if (departed && PG_ARGISNULL(n + 3))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("leaving_counts of a spell that ends in the period is null"),
						errhint("Say whether the leaving counts as turnover, true or false.")));

	from = Max(hired, workforce->start);
	through = Min(left_on, workforce->end - 1);
	count(&workforce->person_days, through - from + 1);
	count(hired < workforce->start ? &workforce->opening : &workforce->joiners, 1);
	count(&workforce->departures, departed);
	count(&workforce->leavers, departed && PG_GETARG_BOOL(n + 3));
	decimal_check(decimal_multiply(&fte_days, &fte, &(Decimal){(int128) through - from + 1, 0}));
	decimal_check(decimal_add(&workforce->fte_days, &fte_days));
}

/*
 * workforce(hired, left_on, fte, leaving_counts, period)
 *	  Null without hired, the row of an outer join that found no spell, and
 *	  without a period.
 */
PG_FUNCTION_INFO_V1(workforce);
Datum
workforce(PG_FUNCTION_ARGS)
{
	Workforce *workforce;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(4))
		PG_RETURN_NULL();
	workforce = palloc0(sizeof(Workforce));
	set_period(workforce, fcinfo, 4);
	add_spell(workforce, fcinfo, 0);
	PG_RETURN_POINTER(workforce);
}

PG_FUNCTION_INFO_V1(workforce_accum);
Datum
workforce_accum(PG_FUNCTION_ARGS)
{
	Workforce row = {0};
	Workforce *state;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(5))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	set_period(&row, fcinfo, 5);
	if (PG_ARGISNULL(0))
	{
		state = palloc(sizeof(Workforce));
		*state = row;
	}
	else
	{
		state = aggregate_state(fcinfo, sizeof(Workforce));
		check_same_period(state, &row);
	}
	add_spell(state, fcinfo, 1);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(workforce_add);
Datum
workforce_add(PG_FUNCTION_ARGS)
{
	Workforce *sum = aggregate_state(fcinfo, sizeof(Workforce));
	const Workforce *other = PG_GETARG_WORKFORCE_P(1);
	int64 present;

	check_same_period(sum, other);
	count(&sum->person_days, other->person_days);
	count(&sum->opening, other->opening);
	count(&sum->joiners, other->joiners);
	count(&sum->departures, other->departures);
	count(&sum->leavers, other->leavers);
	if (pg_add_s64_overflow(sum->opening, sum->joiners, &present))
		report_range();
	decimal_check(decimal_add(&sum->fte_days, &other->fte_days));
	PG_RETURN_POINTER(sum);
}

/* ---------- the answers ---------- */

PG_FUNCTION_INFO_V1(workforce_period);
Datum
workforce_period(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);
	TypeCacheEntry *typcache = range_get_typcache(fcinfo, DATERANGEOID);
	RangeBound lower = {DateADTGetDatum(workforce->start), false, true, true};
	RangeBound upper = {DateADTGetDatum(workforce->end), false, false, false};

	PG_RETURN_RANGE_P(range_serialize(typcache, &lower, &upper, false
#if PG_VERSION_NUM >= 160000
									  ,
									  NULL
#endif
									  ));
}

PG_FUNCTION_INFO_V1(workforce_days);
Datum
workforce_days(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(days_in(PG_GETARG_WORKFORCE_P(0)));
}

PG_FUNCTION_INFO_V1(person_days);
Datum
person_days(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_WORKFORCE_P(0)->person_days);
}

PG_FUNCTION_INFO_V1(fte_days);
Datum
fte_days(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(decimal_to_datum(&PG_GETARG_WORKFORCE_P(0)->fte_days));
}

PG_FUNCTION_INFO_V1(opening);
Datum
opening(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_WORKFORCE_P(0)->opening);
}

PG_FUNCTION_INFO_V1(closing);
Datum
closing(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);

	PG_RETURN_INT64(workforce->opening + workforce->joiners - workforce->departures);
}

PG_FUNCTION_INFO_V1(joiners);
Datum
joiners(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_WORKFORCE_P(0)->joiners);
}

PG_FUNCTION_INFO_V1(departures);
Datum
departures(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_WORKFORCE_P(0)->departures);
}

PG_FUNCTION_INFO_V1(leavers);
Datum
leavers(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_WORKFORCE_P(0)->leavers);
}

PG_FUNCTION_INFO_V1(headcount);
Datum
headcount(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);

	PG_RETURN_DATUM(
		quotient(&(Decimal){workforce->person_days, 0}, &(Decimal){days_in(workforce), 0}));
}

PG_FUNCTION_INFO_V1(fte);
Datum
fte(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);

	PG_RETURN_DATUM(quotient(&workforce->fte_days, &(Decimal){days_in(workforce), 0}));
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
		/* from 29 February the year runs to 1 March, as date2j counts it */
		*whole = date_of(year[0] + 1, month[0], day[0]) - workforce->start;
	}
}

PG_FUNCTION_INFO_V1(person_years);
Datum
person_years(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);
	int part;
	int whole;
	Decimal dividend;

	period_years(workforce, &part, &whole);
	decimal_check(decimal_multiply(&dividend, &workforce->fte_days, &(Decimal){part, 0}));
	PG_RETURN_DATUM(quotient(&dividend, &(Decimal){(int128) days_in(workforce) * whole, 0}));
}

/* Who counts as turnover, over the average headcount by person-days. */
typedef struct TurnoverMethod
{
	const char *name;
	int64 (*numerator)(const Workforce *workforce);
} TurnoverMethod;

static int64
all_leavers(const Workforce *workforce)
{
	return workforce->leavers;
}

static int64
lesser_of_joiners_and_leavers(const Workforce *workforce)
{
	return Min(workforce->joiners, workforce->leavers);
}

static const TurnoverMethod turnover_methods[] = {
	{"crude", all_leavers},
	{"lesser_of", lesser_of_joiners_and_leavers},
};

static const TurnoverMethod *
find_method(const text *name)
{
	const char *const wanted = text_to_cstring(name);

	for (size_t i = 0; i < lengthof(turnover_methods); i++)
		if (strcmp(turnover_methods[i].name, wanted) == 0)
			return &turnover_methods[i];
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("unknown turnover method \"%s\"", wanted),
					errhint("Methods are crude and lesser_of.")));
}

/* Leavers over the average headcount: leavers * days over person-days. */
static void
turnover_parts(FunctionCallInfo fcinfo, Decimal *numerator, Decimal *denominator)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);
	const TurnoverMethod *method = find_method(PG_GETARG_TEXT_PP(1));

	*numerator = (Decimal){(int128) method->numerator(workforce) * days_in(workforce), 0};
	*denominator = (Decimal){workforce->person_days, 0};
	if (PG_GETARG_BOOL(2))
	{
		int part;
		int whole;

		period_years(workforce, &part, &whole);
		numerator->coefficient *= whole;
		denominator->coefficient *= part;
	}
}

PG_FUNCTION_INFO_V1(turnover);
Datum
turnover(PG_FUNCTION_ARGS)
{
	Decimal numerator;
	Decimal denominator;

	turnover_parts(fcinfo, &numerator, &denominator);
	if (denominator.coefficient == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(percentage(&numerator, &denominator));
}

PG_FUNCTION_INFO_V1(turnover_ratio);
Datum
turnover_ratio(PG_FUNCTION_ARGS)
{
	Pair *ratio = palloc(sizeof(Pair));

	turnover_parts(fcinfo, &ratio->first, &ratio->second);
	PG_RETURN_POINTER(ratio);
}

PG_FUNCTION_INFO_V1(workforce_to_jsonb);
Datum
workforce_to_jsonb(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);
	StringInfoData json;

	initStringInfo(&json);
	appendStringInfoString(&json, "{\"from\": \"");
	append_date(&json, workforce->start);
	appendStringInfoString(&json, "\", \"through\": \"");
	append_date(&json, workforce->end - 1);
	appendStringInfoChar(&json, '"');
	json_decimal(&json, "person_days", &(Decimal){workforce->person_days, 0});
	json_decimal(&json, "fte_days", &workforce->fte_days);
	json_decimal(&json, "opening", &(Decimal){workforce->opening, 0});
	json_decimal(&json, "joiners", &(Decimal){workforce->joiners, 0});
	json_decimal(&json, "departures", &(Decimal){workforce->departures, 0});
	json_decimal(&json, "leavers", &(Decimal){workforce->leavers, 0});
	json_decimal(&json, "closing", &(Decimal){DatumGetInt64(closing(fcinfo)), 0});
	appendStringInfoChar(&json, '}');
	return json_to_datum(&json);
}
