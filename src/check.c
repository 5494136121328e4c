/*
 * check.c
 *	  Whether printed figures agree, and what would make them.
 */
#include "compat.h"

#include "check.h"

const char *const slip_names[SLIPS] = {[SLIP_SIGN] = "sign dropped",
									   [SLIP_TRUNCATED] = "cut off, not rounded",
									   [SLIP_TRANSPOSED] = "digits transposed",
									   [SLIP_UNIT] = "unit a thousandfold off",
									   [SLIP_DIGIT] = "one digit wrong"};

#define TRY(step)                                                                                  \
	do                                                                                             \
	{                                                                                              \
		const DecimalError error_ = (step);                                                        \
		if (unlikely(error_ != DECIMAL_OK))                                                        \
			return error_;                                                                         \
	} while (0)

static DecimalError
set_term(Term *term, Role role, const Figure *figure, bool exact)
{
	const int power = figure_units[figure->unit].power;

	term->figure = *figure;
	term->role = role;
	term->value = figure->amount;
	term->half_width = exact && !figure->approximate ? (Decimal){0, 0} : figure_half_width(figure);
	TRY(decimal_shift(&term->value, power));
	return decimal_shift(&term->half_width, power);
}

DecimalError
check_set_term(Check *check, int n, Role role, const Figure *figure)
{
	return set_term(&check->terms[n], role, figure, check->exact);
}

/* ---------- sums ---------- */

/* Takes a term into the sum, or out of it; the result gives the tolerance alone. */
static DecimalError
sum_add_term(Check *check, const Term *term, bool out)
{
	TRY(out ? decimal_subtract(&check->tolerance, &term->half_width)
			: decimal_add(&check->tolerance, &term->half_width));
	if (term->role == ROLE_RESULT)
		return DECIMAL_OK;
	return (term->role == ROLE_ADDED) != out ? decimal_add(&check->sum, &term->value)
											 : decimal_subtract(&check->sum, &term->value);
}

DecimalError
check_prepare(Check *check)
{
	check->sum = (Decimal){0, 0};
	check->tolerance = check->terms[0].half_width;
	if (check->kind != CHECK_SUM)
		return DECIMAL_OK;
	for (int n = 1; n < check->count; n++)
		TRY(sum_add_term(check, &check->terms[n], false));
	return DECIMAL_OK;
}

static DecimalError
sum_verdict(const Check *check, Verdict *verdict)
{
	Decimal difference = check->terms[0].value;

	TRY(decimal_subtract(&difference, &check->sum));
	difference = decimal_absolute(&difference);
	*verdict = decimal_compare(&difference, &check->terms[0].half_width) <= 0 ? VERDICT_HOLDS
			   : decimal_compare(&difference, &check->tolerance) <= 0         ? VERDICT_ROUNDING
																			  : VERDICT_ERROR;
	return DECIMAL_OK;
}

/* ---------- quotients ---------- */

static DecimalError
bounds_around(const Decimal *value, const Decimal *half_width, Bounds *bounds)
{
	bounds->low = bounds->high = *value;
	TRY(decimal_subtract(&bounds->low, half_width));
	return decimal_add(&bounds->high, half_width);
}

/* All products of a number of one with a number of the other. */
static DecimalError
bounds_multiply(const Bounds *a, const Bounds *b, Bounds *product)
{
	const Decimal *const factors[2][2] = {{&a->low, &a->high}, {&b->low, &b->high}};

	for (int i = 0; i < 4; i++)
	{
		Decimal corner;

		TRY(decimal_multiply(&corner, factors[0][i & 1], factors[1][i >> 1]));
		if (i == 0 || decimal_compare(&corner, &product->low) < 0)
			product->low = corner;
		if (i == 0 || decimal_compare(&corner, &product->high) > 0)
			product->high = corner;
	}
	return DECIMAL_OK;
}

/*
 * check_quotient_parts
 *	  The intervals of result, part and whole in result * whole = per * part,
 *	  in which each stands once, so that the arithmetic is sharp.  A change is
 *	  brought to that form: of a positive baseline, (per + result) * baseline =
 *	  per * actual; of a negative one, (per - result) * baseline = per * actual.
 */
DecimalError
check_quotient_parts(const Check *check, Bounds *result, Bounds *part, Bounds *whole, Decimal *per)
{
	const Term *const terms = check->terms;

	*per = (Decimal){figure_units[terms[0].figure.unit].family == FAMILY_PERCENT ? 100 : 1, 0};
	TRY(bounds_around(&terms[0].value, &terms[0].half_width, result));
	for (int i = 1; i < check->count; i++)
		TRY(bounds_around(&terms[i].value, &terms[i].half_width,
						  terms[i].role == ROLE_PART ? part : whole));
	if (check->kind == CHECK_CHANGE)
	{
		const Term *baseline = terms[1].role == ROLE_WHOLE ? &terms[1] : &terms[2];

		if (decimal_sign(&baseline->value) < 0)
			*result = (Bounds){decimal_negated(&result->high), decimal_negated(&result->low)};
		TRY(decimal_add(&result->low, per));
		TRY(decimal_add(&result->high, per));
	}
	return DECIMAL_OK;
}

static DecimalError
quotient_verdict(const Check *check, Verdict *verdict)
{
	Bounds result;
	Bounds part;
	Bounds whole;
	Bounds left;
	Bounds right;
	Decimal per;
	const Term *whole_term = &check->terms[check->terms[1].role == ROLE_WHOLE ? 1 : 2];
	const Term *part_term = &check->terms[check->terms[1].role == ROLE_WHOLE ? 2 : 1];
	Decimal printed;

	*verdict = VERDICT_NONE;
	if (whole_term->value.coefficient == 0)
		return DECIMAL_OK;
	TRY(check_quotient_parts(check, &result, &part, &whole, &per));

	/* as printed: per * part lies between the products of whole with the result's bounds */
	TRY(bounds_multiply(&result, &(Bounds){whole_term->value, whole_term->value}, &left));
	TRY(decimal_multiply(&printed, &part_term->value, &per));
	*verdict = VERDICT_HOLDS;
	if (decimal_compare(&left.low, &printed) <= 0 && decimal_compare(&printed, &left.high) <= 0)
		return DECIMAL_OK;

	TRY(bounds_multiply(&result, &whole, &left));
	TRY(bounds_multiply(&part, &(Bounds){per, per}, &right));
	*verdict =
		decimal_compare(&left.low, &right.high) <= 0 && decimal_compare(&right.low, &left.high) <= 0
			? VERDICT_ROUNDING
			: VERDICT_ERROR;
	return DECIMAL_OK;
}

DecimalError
check_verdict(const Check *check, Verdict *verdict)
{
	return check->kind == CHECK_SUM ? sum_verdict(check, verdict)
									: quotient_verdict(check, verdict);
}

/* ---------- slips ---------- */

typedef struct Search
{
	const Check *check;
	int n;
	Slip slip;
	ReportSlip report;
	void *context;
} Search;

/* Reports a correction if the check would not fail with another term in the place of n. */
static DecimalError
try_term(const Search *search, const Term *other, const Figure *correction)
{
	Check tried = *search->check;
	const Term printed = tried.terms[search->n];
	Verdict verdict = VERDICT_NONE;
	DecimalError error = DECIMAL_OK;

	tried.terms[search->n] = *other;
	if (tried.kind == CHECK_SUM)
	{
		error = sum_add_term(&tried, &printed, true);
		if (error == DECIMAL_OK)
			error = sum_add_term(&tried, other, false);
	}
	if (error == DECIMAL_OK)
		error = check_verdict(&tried, &verdict);
	tried.terms[search->n] = printed;
	if (error == DECIMAL_OK && (verdict == VERDICT_HOLDS || verdict == VERDICT_ROUNDING))
		search->report(search->context, search->n, search->slip, correction);
	/* what cannot be held is no correction */
	return error == DECIMAL_OUT_OF_RANGE ? DECIMAL_OK : error;
}

static DecimalError
try_figure(const Search *search, const Figure *correction)
{
	Term term;

	if (set_term(&term, search->check->terms[search->n].role, correction, search->check->exact) !=
		DECIMAL_OK)
		return DECIMAL_OK;
	return try_term(search, &term, correction);
}

static DecimalError
try_sign(const Search *search, const Figure *printed)
{
	Figure correction = *printed;

	correction.amount = decimal_negated(&printed->amount);
	return try_figure(search, &correction);
}

/*
 * A result that was cut off means a number from it to the next one away from
 * zero: as wide an interval, half a unit farther out.
 */
static DecimalError
try_truncated(const Search *search, const Figure *printed)
{
	Term cut_off = search->check->terms[search->n];
	Figure rounded = *printed;
	const int direction = decimal_sign(&printed->amount);

	if (cut_off.role != ROLE_RESULT || printed->approximate || direction == 0)
		return DECIMAL_OK;
	rounded.amount.coefficient += direction;
	TRY(direction > 0 ? decimal_add(&cut_off.value, &cut_off.half_width)
					  : decimal_subtract(&cut_off.value, &cut_off.half_width));
	return try_term(search, &cut_off, &rounded);
}

/* Two neighbouring digits change places; a number does not begin with 0 then. */
static DecimalError
try_transposed(const Search *search, const Figure *printed)
{
	const int128 size = decimal_absolute(&printed->amount).coefficient;
	const int sign = decimal_sign(&printed->amount);

	for (int place = 0; place + 1 < DECIMAL_DIGITS && decimal_power[place + 1] <= size; place++)
	{
		const int128 from_here = size / decimal_power[place];
		const int digit = (int) (from_here % 10);
		const int next = (int) (from_here / 10 % 10);
		Figure correction = *printed;

		if (next == digit || (digit == 0 && from_here < 100))
			continue;
		correction.amount.coefficient = sign * (size + (digit - next) * 9 * decimal_power[place]);
		TRY(try_figure(search, &correction));
	}
	return DECIMAL_OK;
}

static DecimalError
try_digit(const Search *search, const Figure *printed)
{
	const int128 size = decimal_absolute(&printed->amount).coefficient;
	const int sign = decimal_sign(&printed->amount);

	for (int place = 0; place < DECIMAL_DIGITS && decimal_power[place] <= size; place++)
	{
		const int128 from_here = size / decimal_power[place];
		const int digit = (int) (from_here % 10);

		for (int other = from_here < 10 ? 1 : 0; other < 10; other++)
		{
			Figure correction = *printed;

			if (other == digit)
				continue;
			correction.amount.coefficient = sign * (size + (other - digit) * decimal_power[place]);
			TRY(try_figure(search, &correction));
		}
	}
	return DECIMAL_OK;
}

static DecimalError
try_units(const Search *search, const Figure *printed)
{
	const Unit *unit = &figure_units[printed->unit];

	if (printed->amount.coefficient == 0)
		return DECIMAL_OK;
	for (int other = 0; other < UNITS; other++)
		if (figure_units[other].family == unit->family &&
			abs(figure_units[other].power - unit->power) == 3)
		{
			Figure correction = *printed;

			correction.unit = other;
			TRY(try_figure(search, &correction));
		}
	return DECIMAL_OK;
}

DecimalError
check_slips(const Check *check, int n, Slip slip, ReportSlip report, void *context)
{
	static DecimalError (*const try[SLIPS])(const Search *,
											const Figure *) = {[SLIP_SIGN] = try_sign,
															   [SLIP_TRUNCATED] = try_truncated,
															   [SLIP_TRANSPOSED] = try_transposed,
															   [SLIP_UNIT] = try_units,
															   [SLIP_DIGIT] = try_digit};
	const Search search = {check, n, slip, report, context};

	return try[slip](&search, &check->terms[n].figure);
}
