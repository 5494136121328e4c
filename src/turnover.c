/*
 * turnover.c
 *	  Who left, came, stayed or moved, as a share of a headcount.
 *
 *	  Every answer is a ratio: exact, to be rounded once or read by a scale.  Its
 *	  denominator is absent where the workforce does not say that headcount.
 */
#include "compat.h"

#include "argument.h"
#include "person_years.h"
#include "ratio.h"
#include "words.h"
#include "workforce.h"

static Decimal
whole_number(int128 n)
{
	return (Decimal){n, 0};
}

/* ---------- who counts ---------- */

static Decimal
leavers(const Workforce *workforce)
{
	return whole_number(workforce->count[LEAVERS]);
}

static Decimal
leavers_fte(const Workforce *workforce)
{
	return workforce->fte[LEAVERS_FTE];
}

static Decimal
joiners(const Workforce *workforce)
{
	return whole_number(workforce->count[JOINERS]);
}

static Decimal
lesser_of_joiners_and_leavers(const Workforce *workforce)
{
	return whole_number(Min(workforce->count[JOINERS], workforce->count[LEAVERS]));
}

static Decimal
joiners_and_leavers(const Workforce *workforce)
{
	return whole_number((int128) workforce->count[JOINERS] + workforce->count[LEAVERS]);
}

static Decimal
gone_of_opening(const Workforce *workforce)
{
	if (!stayers_are_known(workforce))
		return ABSENT_DECIMAL;
	return whole_number(workforce->count[OPENING] - workforce->count[STAYERS]);
}

/* ---------- over which headcount ---------- */

static Decimal
person_days(const Workforce *workforce)
{
	if (workforce->count[PERSON_DAYS] == COUNT_UNKNOWN)
		return ABSENT_DECIMAL;
	return whole_number(workforce->count[PERSON_DAYS]);
}

static Decimal
fte_days(const Workforce *workforce)
{
	return workforce->fte[FTE_DAYS];
}

static Decimal
opening(const Workforce *workforce)
{
	return whole_number(workforce->count[OPENING]);
}

static Decimal
closing(const Workforce *workforce)
{
	return whole_number(closing_of(workforce));
}

static Decimal
opening_and_closing(const Workforce *workforce)
{
	return whole_number((int128) workforce->count[OPENING] + closing_of(workforce));
}

static Decimal
opening_and_joiners(const Workforce *workforce)
{
	return whole_number((int128) workforce->count[OPENING] + workforce->count[JOINERS]);
}

static Decimal
closing_and_leavers(const Workforce *workforce)
{
	return whole_number((int128) closing_of(workforce) + workforce->count[LEAVERS]);
}

/*
 * The published definitions; their sources stand in the reference.  A mean of
 * two is kept as their sum, and an average over the period as person-days, so
 * that the numerator is multiplied instead of the denominator divided.
 */
enum
{
	BY_DAYS = 0
};

static const struct
{
	const char *name;
	Decimal (*persons)(const Workforce *workforce);
	Decimal (*headcount)(const Workforce *workforce);
	int headcount_times; /* headcount() is this multiple of the headcount, or BY_DAYS */
	int persons_times;   /* persons() is this multiple of the persons who count */
} turnover_methods[] = {
	{"crude", leavers, person_days, BY_DAYS, 1},
	{"crude_mean", leavers, opening_and_closing, 2, 1},
	{"crude_opening", leavers, opening, 1, 1},
	{"crude_closing", leavers, closing, 1, 1},
	{"fte", leavers_fte, fte_days, BY_DAYS, 1},
	{"cohort", gone_of_opening, opening, 1, 1},
	{"schlueter", leavers, opening_and_joiners, 1, 1},
	{"closing_and_leavers", leavers, closing_and_leavers, 1, 1},
	{"accession", joiners, opening_and_closing, 2, 1},
	{"lesser_of", lesser_of_joiners_and_leavers, opening_and_closing, 2, 1},
	{"replacement", lesser_of_joiners_and_leavers, person_days, BY_DAYS, 1},
	{"half_sum", joiners_and_leavers, opening_and_closing, 2, 2},
	{"half_sum_closing", joiners_and_leavers, closing, 1, 2},
};

static void
multiply(Decimal *x, int64 times)
{
	if (!decimal_is_absent(x))
		decimal_check(
			decimal_multiply(x, &(Decimal){x->coefficient, x->scale}, &(Decimal){times, 0}));
}

/* What a year at the same pace would have. */
static void
annualise(const Workforce *workforce, Decimal *numerator, Decimal *denominator)
{
	const Years years = years_in_twelfths(workforce->start, workforce->end);

	multiply(numerator, years.whole);
	multiply(denominator, years.part);
}

/* turnover(workforce, method, annualised) */
PG_FUNCTION_INFO_V1(workforce_turnover);
Datum
workforce_turnover(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);
	const int method = WORD_ARGUMENT(1, turnover_methods, "turnover method");
	const int times = turnover_methods[method].headcount_times;
	Decimal numerator = turnover_methods[method].persons(workforce);
	Decimal denominator = turnover_methods[method].headcount(workforce);

	if (decimal_is_absent(&numerator) && decimal_is_absent(&denominator))
		PG_RETURN_NULL();
	multiply(&numerator, times == BY_DAYS ? days_in(workforce) : times);
	multiply(&denominator, turnover_methods[method].persons_times);
	if (PG_GETARG_BOOL(2))
		annualise(workforce, &numerator, &denominator);
	return ratio_to_datum(numerator, denominator);
}

PG_FUNCTION_INFO_V1(workforce_stability);
Datum
workforce_stability(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);

	if (!stayers_are_known(workforce))
		PG_RETURN_NULL();
	return ratio_to_datum(whole_number(workforce->count[STAYERS]), opening(workforce));
}

PG_FUNCTION_INFO_V1(workforce_early_leaver_share);
Datum
workforce_early_leaver_share(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);

	if (workforce->count[EARLY_LEAVERS] == COUNT_UNKNOWN)
		PG_RETURN_NULL();
	return ratio_to_datum(whole_number(workforce->count[EARLY_LEAVERS]), leavers(workforce));
}

/* internal_mobility(workforce, annualised) */
PG_FUNCTION_INFO_V1(workforce_internal_mobility);
Datum
workforce_internal_mobility(PG_FUNCTION_ARGS)
{
	const Workforce *workforce = PG_GETARG_WORKFORCE_P(0);
	Decimal numerator = whole_number(workforce->count[ARRIVALS] - workforce->count[JOINERS]);
	Decimal denominator = person_days(workforce);

	multiply(&numerator, days_in(workforce));
	if (PG_GETARG_BOOL(1))
		annualise(workforce, &numerator, &denominator);
	return ratio_to_datum(numerator, denominator);
}

/*
 * retention(hired, left_on, days, as_of): whether someone is still there some days after
 * the first one; null before that can be known.
 */
PG_FUNCTION_INFO_V1(turnover_retention);
Datum
turnover_retention(PG_FUNCTION_ARGS)
{
	int64 last_day;

	for (int i = 0; i < PG_NARGS(); i++)
		if (PG_ARGISNULL(i) && i != 1)
			PG_RETURN_NULL();
	require(PG_GETARG_INT32(2) >= 0, "days must not be negative");
	last_day = (int64) PG_GETARG_DATEADT(0) + PG_GETARG_INT32(2);
	if (DATE_NOT_FINITE(PG_GETARG_DATEADT(0)) || last_day > PG_GETARG_DATEADT(3))
		PG_RETURN_NULL();
	return ratio_to_datum(whole_number(PG_ARGISNULL(1) || PG_GETARG_DATEADT(1) >= last_day),
						  whole_number(1));
}
