/*
 * person_years.c
 *	  Person-years, on each of the bases that are in use.
 */
#include "person_years.h"

#include "utils/builtins.h"

#include "percent.h"
#include "words.h"
#include "workforce.h"

/* Whether the period is that number of whole years, to the day; from 29 February a year runs to 1 March. */
static bool
is_whole_years(DateADT start, DateADT end, Years *years)
{
	const int64 count = year_of(end) - year_of(start);

	*years = (Years){count, 1};
	return count > 0 && years_after(start, (int) count) == end;
}

/* Whole years, and the rest as days of the twelve months that begin with it. */
static Years
years_and_days(DateADT start, DateADT end)
{
	int years = year_of(end) - year_of(start);
	DateADT anniversary;
	int64 whole;

	if (years_after(start, years) > end)
		years--;
	anniversary = years_after(start, years);
	whole = years_after(start, years + 1) - anniversary;
	return (Years){years * whole + end - anniversary, whole};
}

/* Whole calendar months are twelfths, so that a quarter is a quarter of a year. */
Years
years_in_twelfths(DateADT start, DateADT end)
{
	int year[2];
	int month[2];
	int day[2];

	parts_of_date(start, &year[0], &month[0], &day[0]);
	parts_of_date(end, &year[1], &month[1], &day[1]);
	if (day[0] == 1 && day[1] == 1)
		return (Years){(int64) (year[1] - year[0]) * 12 + month[1] - month[0], 12};
	return years_and_days(start, end);
}

static int64
calendar_days(DateADT start, DateADT end)
{
	return (int64) end - start;
}

/*
 * Each day is one of its own calendar year's days, so that the months of a
 * calendar year add up to it; but whole years of any first day are whole.
 */
static Years
years_by_days(DateADT start, DateADT end, int64 (*days_between)(DateADT start, DateADT end))
{
	const int first_year = year_of(start);
	const int last_year = year_of(end - 1);
	Years years;

	if (is_whole_years(start, end, &years))
		return years;
	years.whole = days_between(date_of(first_year, 1, 1), date_of(first_year + 1, 1, 1));
	if (first_year == last_year)
		years.part = days_between(start, end);
	else
	{
		const int64 whole = days_between(date_of(last_year, 1, 1), date_of(last_year + 1, 1, 1));
		const int64 part = days_between(date_of(last_year, 1, 1), end);

		/* the rest of the first year, the beginning of the last one, the years between */
		years.part = days_between(start, date_of(first_year + 1, 1, 1)) * whole +
					 part * years.whole +
					 (int64) (last_year - first_year - 1) * years.whole * whole;
		years.whole *= whole;
	}
	return years;
}

static Years
years_in_calendar_days(DateADT start, DateADT end)
{
	return years_by_days(start, end, calendar_days);
}

static Years
years_in_working_days(DateADT start, DateADT end)
{
	return years_by_days(start, end, weekdays_between);
}

static const struct
{
	const char *name;
	Years (*years)(DateADT start, DateADT end);
} period_bases[] = {
	{"calendar_days", years_in_calendar_days},
	{"twelfths", years_in_twelfths},
	{"working_days", years_in_working_days},
};

/* x * part / whole, whose product may take more digits than x has. */
static Datum
times_quotient(const Decimal *x, int64 part, int128 whole)
{
	return DirectFunctionCall2(numeric_div,
							   DirectFunctionCall2(numeric_mul, decimal_to_datum(x),
												   decimal_to_datum(&(Decimal){part, 0})),
							   decimal_to_datum(&(Decimal){whole, 0}));
}

/* person_years(workforce, basis) */
PG_FUNCTION_INFO_V1(workforce_person_years);
Datum
workforce_person_years(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);
	const int basis = WORD_ARGUMENT(1, period_bases, "basis of person-years");
	const Years years = period_bases[basis].years(workforce->start, workforce->end);

	if (decimal_is_absent(&workforce->fte[FTE_DAYS]))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(times_quotient(&workforce->fte[FTE_DAYS], years.part,
								   (int128) days_in(workforce) * years.whole));
}

/* A full-time year in what is paid or worked, part / whole. */
static const struct
{
	const char *name;
	Years year;
} paid_bases[] = {
	{"paid_days", {365 * 5, 7}}, {"hours_1760", {1760, 1}}, {"hours_1980", {1980, 1}},
	{"hours_2080", {2080, 1}},   {"hours_2087", {2087, 1}},
};

/* person_years(amount, basis) */
PG_FUNCTION_INFO_V1(person_years_from_amount);
Datum
person_years_from_amount(PG_FUNCTION_ARGS)
{
	const Decimal amount = decimal_from_datum(PG_GETARG_DATUM(0));
	const Years year = paid_bases[WORD_ARGUMENT(1, paid_bases, "basis of person-years")].year;

	PG_RETURN_DATUM(times_quotient(&amount, year.whole, year.part));
}
