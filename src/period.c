/*
 * period.c
 *	  Periods and the calendar: PostgreSQL's daterange and its bounds.
 */
#include "period.h"

#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/rangetypes.h"
#include "utils/timestamp.h"
#include "utils/typcache.h"

#include "argument.h"

#define MONTHS 12
#define DAYS_A_WEEK 7

const char *
period_problem(DateADT start, DateADT end)
{
	if (start >= end || start < date_of(1, 1, 1) || end > date_of(10000, 1, 1))
		return "A period must have at least one day and lie within years 1 to 9999.";
	return NULL;
}

/*
 * A daterange is canonical: finite bounds are [lower, upper).  They are read in
 * the stored form that rangetypes.h lays down, two dates and the flags after the
 * header, without the type cache that range_deserialize asks for.
 */
void
read_period(FunctionCallInfo fcinfo, int n, DateADT *start, DateADT *end)
{
	const RangeType *const range = PG_GETARG_RANGE_P(n);
	const bool bounded = !(range_get_flags(range) & (RANGE_EMPTY | RANGE_LB_INF | RANGE_UB_INF));

	if (likely(bounded))
	{
		memcpy(start, range + 1, sizeof(DateADT));
		memcpy(end, (const char *) (range + 1) + sizeof(DateADT), sizeof(DateADT));
	}
	if (unlikely(!bounded || DATE_NOT_FINITE(*start) || DATE_NOT_FINITE(*end)))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("period must be bounded and not empty")));
}

Datum
daterange_of(FunctionCallInfo fcinfo, DateADT start, DateADT end)
{
	TypeCacheEntry *typcache = range_get_typcache(fcinfo, DATERANGEOID);
	RangeBound lower = {DateADTGetDatum(start), false, true, true};
	RangeBound upper = {DateADTGetDatum(end), false, false, false};

	return RangeTypePGetDatum(range_serialize(typcache, &lower, &upper, false HARD_ERRORS));
}

/* ---------- the calendar ---------- */

DateADT
date_of(int year, int month, int day)
{
	int later = (month - 1) / MONTHS;

	if (month - 1 < later * MONTHS)
		later--;
	return date2j(year + later, month - later * MONTHS, day) - POSTGRES_EPOCH_JDATE;
}

/* The same day of a later year; from 29 February it is 1 March where there is none. */
DateADT
years_after(DateADT date, int years)
{
	int year;
	int month;
	int day;

	parts_of_date(date, &year, &month, &day);
	return date_of(year + years, month, day);
}

/* How many days from Monday to Friday [start, end) has. */
int64
weekdays_between(DateADT start, DateADT end)
{
	const int64 days = (int64) end - start;
	const int first = j2day(start + POSTGRES_EPOCH_JDATE); /* 0 is Sunday */
	int64 weekdays = days / DAYS_A_WEEK * 5;

	for (int i = 0; i < days % DAYS_A_WEEK; i++)
		weekdays += (first + i) % DAYS_A_WEEK != 0 && (first + i) % DAYS_A_WEEK != 6;
	return weekdays;
}

/* ---------- dates as text, yyyy-mm-dd ---------- */

void
append_date(StringInfo buf, DateADT date)
{
	int year;
	int month;
	int day;

	parts_of_date(date, &year, &month, &day);
	appendStringInfo(buf, "%04d-%02d-%02d", year, month, day);
}

/* yyyy-mm-dd; or the first day of the year 10000, which only ends a period. */
bool
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

/* A date as a JSON string. */
bool
scan_json_date(Scanner *scan, DateADT *date)
{
	static const char *const expected = "A date is expected here, as \"yyyy-mm-dd\".";

	return scan_literal(scan, "\"", expected) && scan_date(scan, date) &&
		   scan_literal(scan, "\"", expected);
}

/* ---------- contiguous periods ---------- */

/* date + step * times, as SQL has it. */
static DateADT
date_after(DateADT date, Datum step, int times)
{
	const Datum steps = DirectFunctionCall2(interval_mul, step, Float8GetDatum((float8) times));

	return DatumGetDateADT(DirectFunctionCall1(
		timestamp_date, DirectFunctionCall2(date_pl_interval, DateADTGetDatum(date), steps)));
}

PG_FUNCTION_INFO_V1(period_bounds);
Datum
period_bounds(PG_FUNCTION_ARGS)
{
	ArrayBuildState *bounds = NULL;
	DateADT start;
	DateADT end;
	DateADT bound;

	read_period(fcinfo, 0, &start, &end);
	bound = start;
	for (int i = 1; bound < end; i++)
	{
		const DateADT next = date_after(start, PG_GETARG_DATUM(1), i);

		CHECK_FOR_INTERRUPTS();
		if (next <= bound)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("step must be at least one day")));
		if (i > MOST_PERIODS)
			ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
							errmsg("period_bounds() can return at most %d periods", MOST_PERIODS)));
		bounds =
			accumArrayResult(bounds, DateADTGetDatum(bound), false, DATEOID, CurrentMemoryContext);
		bound = Min(next, end);
	}
	bounds = accumArrayResult(bounds, DateADTGetDatum(end), false, DATEOID, CurrentMemoryContext);
	PG_RETURN_DATUM(makeArrayResult(bounds, CurrentMemoryContext));
}

/* ---------- working days ---------- */

static bool
is_weekday(DateADT date)
{
	return weekdays_between(date, date + 1) == 1;
}

static int
compare_dates(const void *a, const void *b)
{
	const DateADT x = DatumGetDateADT(*(const Datum *) a);
	const DateADT y = DatumGetDateADT(*(const Datum *) b);

	return (x > y) - (x < y);
}

/* working_days(period, holidays) */
PG_FUNCTION_INFO_V1(period_working_days);
Datum
period_working_days(PG_FUNCTION_ARGS)
{
	int count;
	Datum *const holiday = array_elements(PG_GETARG_ARRAYTYPE_P(1), "holidays", 1, &count);
	DateADT start;
	DateADT end;
	int64 days;

	/* where two periods have no day in common, there is none to work on */
	if (range_get_flags(PG_GETARG_RANGE_P(0)) & RANGE_EMPTY)
		PG_RETURN_INT32(0);
	read_period(fcinfo, 0, &start, &end);
	days = weekdays_between(start, end);
	qsort(holiday, count, sizeof(Datum), compare_dates);
	for (int i = 0; i < count; i++)
	{
		const DateADT date = DatumGetDateADT(holiday[i]);
		const bool repeated = i > 0 && compare_dates(&holiday[i - 1], &holiday[i]) == 0;

		days -= date >= start && date < end && is_weekday(date) && !repeated;
	}
	PG_RETURN_INT32((int32) days);
}
