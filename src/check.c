/*
 * check.c
 *	  Whether printed figures agree, and what each could be for them to agree.
 */
#include "compat.h"

#include "check.h"

const char *const check_problems[CHECK_PROBLEMS] = {
	[CHECK_UNREAD] = "The cell cannot be read.",
	[CHECK_UNKNOWN_MARK] = "The cell says that the number is not known.",
	[CHECK_NO_RESULT] = "The cell prints no result to be checked.",
	[CHECK_UNITS] = "The units do not go together.",
	[CHECK_ZERO_WHOLE] = "There is no share or change of zero.",
	[CHECK_OUT_OF_RANGE] = "Exact decimals hold 38 digits.",
};

/* Decimals of what a quotient could be, fewer where they do not fit. */
#define QUOTIENT_SCALE 16

/* ---------- units ---------- */

/* The unit of a figure which prints none is that of the others; a power of its own it keeps. */
static void
adopt_unit(Term *term, Unit others)
{
	if (term->unit.base == BASE_NUMBER && term->unit.per == BASE_NUMBER)
	{
		term->unit.base = others.base;
		term->unit.per = others.per;
		if (term->unit.power == 0)
			term->unit.power = others.power;
	}
}

/*
 * Brings two sides of a relation to units that convert: where one prints none, it is
 * read in the other's.  False where they measure different things.
 */
static bool
units_meet(Term *a, Term *b)
{
	adopt_unit(a, b->unit);
	adopt_unit(b, a->unit);
	return units_convert(a->unit, b->unit);
}

/*
 * The terms of a sum have one unit, but for powers of ten.  Those that print none
 * take the one that the others print, as on the pages whose first and last rows alone
 * have a $; which it is must be clear.
 */
static bool
sum_units_meet(Check *check, int *at)
{
	const Term *printed = NULL;
	bool one_power = true;

	for (int i = 0; i < check->count; i++)
	{
		const Term *const term = &check->terms[i];

		if (unit_is_none(term->unit))
			continue;
		if (printed == NULL)
			printed = term;
		one_power &= term->unit.power == printed->unit.power;
	}
	if (printed == NULL)
		return true;
	for (*at = 0; *at < check->count; (*at)++)
	{
		Term *const term = &check->terms[*at];

		if (unit_is_none(term->unit) && term->figure.mark == MARK_NONE && !one_power)
			return false;
		if (!units_meet(term, &(Term){.unit = printed->unit}))
			return false;
	}
	return true;
}

static Term *
term_of(const Check *check, Role role)
{
	return &check->terms[check->terms[1].role == role ? 1 : 2];
}

/*
 * A share in percent or without a unit has its part and whole in one; one in kr, or in kr
 * per pupil, has its part in kr and its whole counted.
 */
static bool
quotient_units_meet(Check *check, int *at)
{
	Term *const result = &check->terms[0];
	Term *const part = term_of(check, ROLE_PART);
	Term *const whole = term_of(check, ROLE_WHOLE);
	Unit of_part = result->unit;

	*at = 0;
	if (unit_is_none(result->unit) || unit_is_percent(result->unit))
		return units_meet(part, whole);
	if (check->kind != CHECK_QUOTIENT)
		return false;
	of_part.per = BASE_NUMBER;
	*at = (int) (part - check->terms);
	if (!units_meet(part, &(Term){.unit = of_part}))
		return false;
	*at = (int) (whole - check->terms);
	if (whole->unit.base == BASE_NUMBER)
		return whole->unit.per == BASE_NUMBER;
	return unit_is_counted(whole->unit) && whole->unit.per == BASE_NUMBER &&
		   (result->unit.per == BASE_NUMBER || result->unit.per == whole->unit.base ||
			result->unit.per == BASE_PIECES || whole->unit.base == BASE_PIECES);
}

/* ---------- terms ---------- */

/* Counts were not rounded; nor is what stands for zero. */
static bool
is_exact(const Check *check, const Term *term)
{
	if (!check->counted || term->figure.approximate ||
		(term->role == ROLE_RESULT && check->kind != CHECK_SUM))
		return false;
	return term->figure.unit.power == 0 && term->figure.unit.per == BASE_NUMBER &&
		   (term->figure.unit.base == BASE_NUMBER || unit_is_counted(term->figure.unit));
}

/* Puts a figure in a term's place, in the unit that the term has unless it prints another. */
DecimalError
check_set_figure(const Check *check, Term *term, const Figure *figure)
{
	if (!unit_is_equal(figure->unit, term->figure.unit))
		term->unit = figure->unit;
	term->figure = *figure;
	if (figure->mark != MARK_NONE)
	{
		term->value = term->half_width = (Decimal){0, 0};
		return DECIMAL_OK;
	}
	term->value = figure->amount;
	term->half_width = is_exact(check, term) ? (Decimal){0, 0} : figure_half_width(figure);
	TRY(decimal_shift(&term->value, term->unit.power));
	return decimal_shift(&term->half_width, term->unit.power);
}

/* Whether a mark in a term's place is no number at all. */
static CheckProblem
mark_problem(const Check *check, const Term *term)
{
	if (term->unread)
		return CHECK_UNREAD;
	if (term->figure.mark == MARK_NONE)
		return CHECK_CAN_BE_JUDGED;
	if (term->role == ROLE_RESULT && (check->kind != CHECK_SUM || term->figure.mark == MARK_BLANK))
		return CHECK_NO_RESULT;
	if (check->marks == MARKS_ARE_UNKNOWN ||
		(check->marks == MARKS_DASH_IS_ZERO && !figure_is_nil(&term->figure)))
		return CHECK_UNKNOWN_MARK;
	return CHECK_CAN_BE_JUDGED;
}

static DecimalError
add_up(Check *check)
{
	check->sum = (Decimal){0, 0};
	check->tolerance = check->terms[0].half_width;
	for (int i = 1; i < check->count; i++)
	{
		const Term *const term = &check->terms[i];

		TRY(decimal_add(&check->tolerance, &term->half_width));
		TRY(term->role == ROLE_ADDED ? decimal_add(&check->sum, &term->value)
									 : decimal_subtract(&check->sum, &term->value));
	}
	return DECIMAL_OK;
}

/*
 * check_prepare
 *	  Makes numbers of the terms' figures.  Whatever keeps the check from being
 *	  judged is returned, and at which term.
 */
CheckProblem
check_prepare(Check *check, int *term)
{
	CheckProblem problem;

	for (*term = 0; *term < check->count; (*term)++)
	{
		check->terms[*term].unit = check->terms[*term].figure.unit;
		if ((problem = mark_problem(check, &check->terms[*term])) != CHECK_CAN_BE_JUDGED)
			return problem;
	}
	if (!(check->kind == CHECK_SUM ? sum_units_meet(check, term)
								   : quotient_units_meet(check, term)))
		return CHECK_UNITS;
	for (*term = 0; *term < check->count; (*term)++)
	{
		Term *const each = &check->terms[*term];

		if (check_set_figure(check, each, &each->figure) != DECIMAL_OK)
			return CHECK_OUT_OF_RANGE;
	}
	*term = 0;
	if (check->kind == CHECK_SUM)
		return add_up(check) == DECIMAL_OK ? CHECK_CAN_BE_JUDGED : CHECK_OUT_OF_RANGE;
	*term = check->terms[1].role == ROLE_WHOLE ? 1 : 2;
	return check->terms[*term].value.coefficient == 0 ? CHECK_ZERO_WHOLE : CHECK_CAN_BE_JUDGED;
}

/* ---------- sums ---------- */

/* As if the terms gave another sum, within another tolerance. */
DecimalError
check_sum_verdict(const Check *check, const Decimal *sum, const Decimal *tolerance,
				  Verdict *verdict)
{
	Decimal difference = check->terms[0].value;

	TRY(decimal_subtract(&difference, sum));
	difference = decimal_absolute(&difference);
	*verdict = interval_verdict(decimal_compare(&difference, &check->terms[0].half_width) <= 0,
								decimal_compare(&difference, tolerance) <= 0);
	return DECIMAL_OK;
}

static DecimalError
possible_in_sum(const Check *check, int n, Possible *possible)
{
	Decimal difference = check->terms[0].value;
	Decimal right = check->terms[n].value;

	TRY(decimal_subtract(&difference, &check->sum));
	/* a term added must grow by what the result has too much */
	TRY(check->terms[n].role == ROLE_ADDED ? decimal_add(&right, &difference)
										   : decimal_subtract(&right, &difference));
	possible->bounded = true;
	return interval_around(&possible->bounds, &right, &check->tolerance);
}

/* ---------- quotients ---------- */

/*
 * A quotient as factor * whole = per * part, in which each number stands once, so that
 * interval arithmetic is sharp.  Of a share the factor is the result; of a change it is
 * per + result, or per - result where the number falls as the result rises.
 */
typedef struct Quotient
{
	Decimal per;
	bool is_change;
	bool falls;
	DecimalInterval factor;
	DecimalInterval part;
	DecimalInterval whole;
} Quotient;

static DecimalError
quotient_with(const Check *check, bool falls, Quotient *quotient)
{
	const Term *const result = &check->terms[0];
	const Term *const part = term_of(check, ROLE_PART);
	const Term *const whole = term_of(check, ROLE_WHOLE);

	quotient->per = (Decimal){unit_is_percent(result->unit) ? 100 : 1, 0};
	quotient->is_change = check->kind != CHECK_QUOTIENT;
	quotient->falls = falls;
	TRY(interval_around(&quotient->part, &part->value, &part->half_width));
	TRY(interval_around(&quotient->whole, &whole->value, &whole->half_width));
	TRY(interval_around(&quotient->factor, &result->value, &result->half_width));
	if (falls)
		quotient->factor = interval_negated(&quotient->factor);
	return quotient->is_change ? interval_add(&quotient->factor, &INTERVAL_OF(quotient->per))
							   : DECIMAL_OK;
}

/* Whether the number falls as the result rises, by the convention and the signs printed. */
static bool
result_falls(const Check *check)
{
	const Term *const actual = term_of(check, ROLE_PART);
	const Term *const baseline = term_of(check, ROLE_WHOLE);

	switch (check->kind)
	{
		case CHECK_CHANGE:
			return decimal_sign(&baseline->value) < 0;
		case CHECK_REVERSE_CHANGE:
			return decimal_sign(&baseline->value) > 0;
		case CHECK_CHANGE_SIZE:
			return (decimal_compare(&actual->value, &baseline->value) < 0) !=
				   (decimal_sign(&baseline->value) < 0);
		default:
			return false;
	}
}

static DecimalError
quotient_verdict(const Check *check, bool falls, Verdict *verdict)
{
	const Term *const part = term_of(check, ROLE_PART);
	const Term *const whole = term_of(check, ROLE_WHOLE);
	DecimalInterval left;
	DecimalInterval right;
	Decimal printed;
	Quotient quotient;
	bool agrees_as_printed;

	TRY(quotient_with(check, falls, &quotient));
	TRY(interval_multiply(&left, &quotient.factor, &INTERVAL_OF(whole->value)));
	TRY(decimal_multiply(&printed, &part->value, &quotient.per));
	agrees_as_printed = interval_contains(&left, &printed);
	TRY(interval_multiply(&left, &quotient.factor, &quotient.whole));
	TRY(interval_multiply(&right, &quotient.part, &INTERVAL_OF(quotient.per)));
	*verdict = interval_verdict(agrees_as_printed, interval_meets(&left, &right));
	return DECIMAL_OK;
}

/* The size of a change is never negative, and near zero it may be a rise or a fall. */
static DecimalError
size_verdict(const Check *check, Verdict *verdict)
{
	Verdict other;

	*verdict = VERDICT_ERROR;
	if (decimal_sign(&check->terms[0].value) < 0)
		return DECIMAL_OK;
	TRY(quotient_verdict(check, false, verdict));
	TRY(quotient_verdict(check, true, &other));
	*verdict = Min(*verdict, other);
	return DECIMAL_OK;
}

/* With as many decimals as fit. */
static DecimalError
divide_intervals(DecimalInterval *result, const DecimalInterval *x, const DecimalInterval *y)
{
	DecimalError error = DECIMAL_OUT_OF_RANGE;

	for (int scale = QUOTIENT_SCALE; scale >= 0 && error != DECIMAL_OK; scale -= 4)
		error = interval_divide(result, x, y, scale);
	return error;
}

/* The results that a quotient of part and whole could have been. */
static DecimalError
possible_results(const Quotient *quotient, const DecimalInterval *part,
				 const DecimalInterval *whole, DecimalInterval *results)
{
	const Decimal minus_per = decimal_negated(&quotient->per);
	DecimalInterval dividend;

	TRY(interval_multiply(&dividend, part, &INTERVAL_OF(quotient->per)));
	TRY(divide_intervals(results, &dividend, whole));
	if (quotient->is_change)
		TRY(interval_add(results, &INTERVAL_OF(minus_per)));
	if (quotient->falls)
		*results = interval_negated(results);
	return DECIMAL_OK;
}

static DecimalError
possible_in_quotient(const Check *check, int n, Possible *possible)
{
	const Decimal *const half_width = &check->terms[n].half_width;
	DecimalInterval product;
	Quotient quotient;

	TRY(quotient_with(check, result_falls(check), &quotient));
	possible->bounded = true;
	switch (check->terms[n].role)
	{
		case ROLE_RESULT:
			possible->bounded = !interval_has_zero(&quotient.whole);
			if (possible->bounded)
				TRY(possible_results(&quotient, &quotient.part, &quotient.whole,
									 &possible->bounds));
			break;
		case ROLE_PART:
			TRY(interval_multiply(&product, &quotient.factor, &quotient.whole));
			TRY(divide_intervals(&possible->bounds, &product, &INTERVAL_OF(quotient.per)));
			break;
		default:
			possible->bounded = !interval_has_zero(&quotient.factor);
			TRY(interval_multiply(&product, &quotient.part, &INTERVAL_OF(quotient.per)));
			if (possible->bounded)
				TRY(divide_intervals(&possible->bounds, &product, &quotient.factor));
	}
	if (possible->bounded)
	{
		TRY(decimal_subtract(&possible->bounds.low, half_width));
		TRY(decimal_add(&possible->bounds.high, half_width));
	}
	return DECIMAL_OK;
}

/* ---------- of either kind ---------- */

DecimalError
check_verdict(const Check *check, Verdict *verdict)
{
	if (check->kind == CHECK_SUM)
		return check_sum_verdict(check, &check->sum, &check->tolerance, verdict);
	if (term_of(check, ROLE_WHOLE)->value.coefficient == 0)
	{
		*verdict = VERDICT_UNJUDGED;
		return DECIMAL_OK;
	}
	if (check->kind == CHECK_CHANGE_SIZE)
		return size_verdict(check, verdict);
	return quotient_verdict(check, result_falls(check), verdict);
}

/* The result that the terms as printed give. */
DecimalError
check_expected(const Check *check, Decimal *expected)
{
	DecimalInterval results;
	Quotient quotient;

	*expected = check->sum;
	if (check->kind == CHECK_SUM)
		return DECIMAL_OK;
	TRY(quotient_with(check, result_falls(check), &quotient));
	TRY(possible_results(&quotient, &INTERVAL_OF(term_of(check, ROLE_PART)->value),
						 &INTERVAL_OF(term_of(check, ROLE_WHOLE)->value), &results));
	*expected = results.low;
	return DECIMAL_OK;
}

/* What could stand in a term's place without an error, the others unchanged. */
DecimalError
check_possible(const Check *check, int n, Possible *possible)
{
	return check->kind == CHECK_SUM ? possible_in_sum(check, n, possible)
									: possible_in_quotient(check, n, possible);
}
