/*
 * slip.c
 *	  The usual slips that would explain why printed figures do not agree.
 */
#include "compat.h"

#include "check.h"

typedef struct Search
{
	const Check *check;
	int n;
	Slip slip;
	ReportCorrection report;
	void *context;
} Search;

static void
report_figure(const Search *search, const Figure *figure, int cause)
{
	const Correction correction = {search->n, search->slip, *figure, cause};

	search->report(search->context, &correction);
}

/* The sum and its tolerance with another term in the place of one. */
static DecimalError
exchange_in_sum(Check *check, const Term *printed, const Term *other)
{
	TRY(decimal_subtract(&check->tolerance, &printed->half_width));
	TRY(decimal_add(&check->tolerance, &other->half_width));
	if (printed->role == ROLE_RESULT)
		return DECIMAL_OK;
	TRY(printed->role == ROLE_ADDED ? decimal_subtract(&check->sum, &printed->value)
									: decimal_add(&check->sum, &printed->value));
	return printed->role == ROLE_ADDED ? decimal_add(&check->sum, &other->value)
									   : decimal_subtract(&check->sum, &other->value);
}

/* Reports a correction if the check would not fail with another term in the place of n. */
static DecimalError
try_term(const Search *search, const Term *other, const Figure *correction)
{
	Check tried = *search->check;
	const Term printed = tried.terms[search->n];
	Verdict verdict = VERDICT_ERROR;
	DecimalError error = DECIMAL_OK;

	tried.terms[search->n] = *other;
	if (tried.kind == CHECK_SUM)
		error = exchange_in_sum(&tried, &printed, other);
	if (error == DECIMAL_OK)
		error = check_verdict(&tried, &verdict);
	tried.terms[search->n] = printed;
	if (error == DECIMAL_OK && verdict <= VERDICT_ROUNDING)
		report_figure(search, correction, -1);
	/* what cannot be held is no correction */
	return error == DECIMAL_OUT_OF_RANGE ? DECIMAL_OK : error;
}

static DecimalError
try_figure(const Search *search, const Figure *correction)
{
	Term term = search->check->terms[search->n];

	if (check_set_figure(search->check, &term, correction) != DECIMAL_OK)
		return DECIMAL_OK;
	return try_term(search, &term, correction);
}

/* ---------- a figure that is printed wrongly ---------- */

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
try_cut_off(const Search *search, const Figure *printed)
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

/* A unit printed is a thousandfold off: tkr for mnkr. */
static DecimalError
try_unit(const Search *search, const Figure *printed)
{
	if (printed->amount.coefficient == 0 || printed->unit.base == BASE_NUMBER ||
		unit_is_percent(printed->unit))
		return DECIMAL_OK;
	for (int step = -3; step <= 3; step += 6)
	{
		Figure correction = *printed;

		if (printed->unit.power + step < 0 || printed->unit.power + step > 9)
			continue;
		correction.unit.power = (uint8) (printed->unit.power + step);
		TRY(try_figure(search, &correction));
	}
	return DECIMAL_OK;
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

/* ---------- a total that is added up wrongly ---------- */

/* The right sum, as the total would print it. */
static DecimalError
right_total(const Check *check, Figure *total)
{
	Decimal units = check->sum;
	int128 one;
	int128 rest;

	*total = check->terms[0].figure;
	/* as a whole number of units of the last printed digit, and a rest */
	TRY(decimal_shift(&units, (int) total->amount.scale - check->terms[0].unit.power));
	one = decimal_power[units.scale];
	rest = units.coefficient % one;
	total->amount.coefficient = units.coefficient / one;
	/* twice the rest would not always fit */
	if (rest != 0 && (rest < 0 ? -rest : rest) >= one - (rest < 0 ? -rest : rest))
		total->amount.coefficient += rest < 0 ? -1 : 1;
	return DECIMAL_OK;
}

/*
 * The total would follow if one part were in the sum that many times instead of once:
 * not at all, twice, or with the other sign.
 */
static DecimalError
try_times(const Search *search, int times)
{
	const Check *const check = search->check;
	Figure total;

	if (check->kind != CHECK_SUM || check->count < 3 || right_total(check, &total) != DECIMAL_OK)
		return DECIMAL_OK;
	for (int part = 1; part < check->count; part++)
	{
		const Term *const term = &check->terms[part];
		Decimal more;
		Decimal sum = check->sum;
		Verdict verdict;

		if (decimal_multiply(&more, &term->value, &(Decimal){times - 1, 0}) != DECIMAL_OK ||
			(term->role == ROLE_ADDED ? decimal_add(&sum, &more) : decimal_subtract(&sum, &more)) !=
				DECIMAL_OK)
			continue;
		TRY(check_sum_verdict(check, &sum, &check->tolerance, &verdict));
		if (verdict <= VERDICT_ROUNDING)
			report_figure(search, &total, part);
	}
	return DECIMAL_OK;
}

/*
 * check_slips
 *	  Reports what would explain a check that is an error by one kind of slip of one
 *	  term.
 */
DecimalError
check_slips(const Check *check, int n, Slip slip, ReportCorrection report, void *context)
{
	const Search search = {check, n, slip, report, context};
	const Figure *const printed = &check->terms[n].figure;

	if (printed->mark != MARK_NONE)
		return DECIMAL_OK;
	switch (slip)
	{
		case SLIP_SIGN_DROPPED:
			return try_sign(&search, printed);
		case SLIP_CUT_OFF:
			return try_cut_off(&search, printed);
		case SLIP_PART_SIGN:
			return n == 0 ? try_times(&search, -1) : DECIMAL_OK;
		case SLIP_PART_LEFT_OUT:
			return n == 0 ? try_times(&search, 0) : DECIMAL_OK;
		case SLIP_PART_TWICE:
			return n == 0 ? try_times(&search, 2) : DECIMAL_OK;
		case SLIP_UNIT:
			return try_unit(&search, printed);
		case SLIP_DIGITS_TRANSPOSED:
			return try_transposed(&search, printed);
		case SLIP_DIGIT:
			return try_digit(&search, printed);
		default:
			return DECIMAL_OK;
	}
}
