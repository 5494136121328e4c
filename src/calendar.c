/*
 * calendar.c
 *	  The usual periods around a date: months, quarters and years of any calendar.
 */
#include "period.h"

#include "utils/rangetypes.h"
#include "utils/typcache.h"

#define MONTHS 12
#define MOST_MONTHS (MONTHS * 1000) /* that rolling() goes back */
#define LAST_YEAR 5874896           /* of which the next year can be held, too */

/* A finite date, so far from the end of time that a year later can be held. */
static DateADT
date_argument(FunctionCallInfo fcinfo)
{
	const DateADT date = PG_GETARG_DATEADT(0);

	if (DATE_NOT_FINITE(date) || year_of(date) > LAST_YEAR)
		ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE), errmsg("date out of range")));
	return date;
}

static Datum
return_period(FunctionCallInfo fcinfo, DateADT start, DateADT end)
{
	if (!IS_VALID_DATE(start))
		ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE), errmsg("date out of range")));
	PG_RETURN_DATUM(daterange_of(fcinfo, start, end));
}

/* The first month of the fiscal year, 1 to 12. */
static int
first_month_argument(FunctionCallInfo fcinfo)
{
	const int32 month = PG_GETARG_INT32(1);

	if (month < 1 || month > MONTHS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("first_month must be between 1 and %d", MONTHS)));
	return month;
}

/* The first day of the step of the given length in months, counted from first_month, in which the date lies. */
static DateADT
step_begins(DateADT date, int months, int first_month)
{
	int year;
	int month;
	int day;

	parts_of_date(date, &year, &month, &day);
	return date_of(year, month - (month - first_month + MONTHS) % months, 1);
}

static DateADT
months_after(DateADT date, int months)
{
	int year;
	int month;
	int day;

	parts_of_date(date, &year, &month, &day);
	return date_of(year, month + months, day);
}

static Datum
step_of(FunctionCallInfo fcinfo, int months, int first_month)
{
	const DateADT start = step_begins(date_argument(fcinfo), months, first_month);

	return return_period(fcinfo, start, months_after(start, months));
}

PG_FUNCTION_INFO_V1(calendar_month_of);
Datum
calendar_month_of(PG_FUNCTION_ARGS)
{
	return step_of(fcinfo, 1, 1);
}

/* quarter_of(date, first_month) */
PG_FUNCTION_INFO_V1(calendar_quarter_of);
Datum
calendar_quarter_of(PG_FUNCTION_ARGS)
{
	return step_of(fcinfo, MONTHS / 4, first_month_argument(fcinfo));
}

/* fiscal_year(date, first_month) */
PG_FUNCTION_INFO_V1(calendar_fiscal_year);
Datum
calendar_fiscal_year(PG_FUNCTION_ARGS)
{
	return step_of(fcinfo, MONTHS, first_month_argument(fcinfo));
}

/* prior_year(date, first_month) */
PG_FUNCTION_INFO_V1(calendar_prior_year);
Datum
calendar_prior_year(PG_FUNCTION_ARGS)
{
	const DateADT end = step_begins(date_argument(fcinfo), MONTHS, first_month_argument(fcinfo));

	return return_period(fcinfo, years_after(end, -1), end);
}

/* year_to_date(date, first_month) */
PG_FUNCTION_INFO_V1(calendar_year_to_date);
Datum
calendar_year_to_date(PG_FUNCTION_ARGS)
{
	const DateADT date = date_argument(fcinfo);

	return return_period(fcinfo, step_begins(date, MONTHS, first_month_argument(fcinfo)), date + 1);
}

/* ---------- a year or some months back ---------- */

/* So many months earlier; a day that the month does not have is its last one. */
static DateADT
months_before(DateADT date, int months)
{
	int year;
	int month;
	int day;
	DateADT next_month;

	parts_of_date(date, &year, &month, &day);
	next_month = date_of(year, month - months + 1, 1);
	return Min(date_of(year, month - months, day), next_month - 1);
}

/* rolling(date, months): from the day after the same day the given months earlier. */
PG_FUNCTION_INFO_V1(calendar_rolling);
Datum
calendar_rolling(PG_FUNCTION_ARGS)
{
	const DateADT end = date_argument(fcinfo) + 1;
	const int32 months = PG_GETARG_INT32(1);

	if (months < 1 || months > MOST_MONTHS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("months must be between 1 and %d", MOST_MONTHS)));
	return return_period(fcinfo, months_before(end, months), end);
}

static DateADT
year_before(DateADT date)
{
	const DateADT result = months_before(date, MONTHS);

	if (!IS_VALID_DATE(result))
		ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE), errmsg("date out of range")));
	return result;
}

PG_FUNCTION_INFO_V1(calendar_date_last_year);
Datum
calendar_date_last_year(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(year_before(date_argument(fcinfo)));
}

/* Moves a bound by a year; one that is infinite stays. */
static void
move_bound(RangeBound *bound, DateADT (*move)(DateADT date))
{
	const DateADT date = DatumGetDateADT(bound->val);

	if (!bound->infinite && !DATE_NOT_FINITE(date))
		bound->val = DateADTGetDatum(move(date));
}

/*
 * The day after a period's last one.  A period that ends with 28 February of a
 * leap year stops before the 29th: a year earlier it stops before 1 March.
 */
static DateADT
end_before(DateADT end)
{
	return years_after(end, -1);
}

PG_FUNCTION_INFO_V1(calendar_period_last_year);
Datum
calendar_period_last_year(PG_FUNCTION_ARGS)
{
	RangeType *range = PG_GETARG_RANGE_P(0);
	TypeCacheEntry *typcache = range_get_typcache(fcinfo, RangeTypeGetOid(range));
	RangeBound lower;
	RangeBound upper;
	bool empty;

	range_deserialize(typcache, range, &lower, &upper, &empty);
	if (empty)
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	move_bound(&lower, year_before);
	move_bound(&upper, end_before);
	PG_RETURN_DATUM(
		RangeTypePGetDatum(range_serialize(typcache, &lower, &upper, false HARD_ERRORS)));
}

/* ---------- years of whole weeks ---------- */

#define WEEKDAYS 7
#define MONDAY 1
#define SUNDAY 0

/* The day of that weekday nearest to a date: at most three days away. */
static DateADT
nearest(DateADT date, int weekday)
{
	const int later = (weekday - j2day(date + POSTGRES_EPOCH_JDATE) + WEEKDAYS) % WEEKDAYS;

	return date + later - (later > WEEKDAYS / 2 ? WEEKDAYS : 0);
}

/* ISO 8601: week 1 has the year's first Thursday, so it begins on the Monday nearest 1 January. */
static DateADT
iso_year_begins(int year)
{
	return nearest(date_of(year, 1, 1), MONDAY);
}

/* NRF: the year ends on the Saturday nearest 31 January, so it begins on the Sunday after that. */
static DateADT
retail_year_begins(int year)
{
	return nearest(date_of(year, 2, 1), SUNDAY);
}

static Datum
year_of_weeks(FunctionCallInfo fcinfo, DateADT (*begins)(int year))
{
	const DateADT date = date_argument(fcinfo);
	int year = year_of(date) + 1;

	while (begins(year) > date)
		year--;
	return return_period(fcinfo, begins(year), begins(year + 1));
}

PG_FUNCTION_INFO_V1(calendar_iso_year);
Datum
calendar_iso_year(PG_FUNCTION_ARGS)
{
	return year_of_weeks(fcinfo, iso_year_begins);
}

PG_FUNCTION_INFO_V1(calendar_retail_year);
Datum
calendar_retail_year(PG_FUNCTION_ARGS)
{
	return year_of_weeks(fcinfo, retail_year_begins);
}
