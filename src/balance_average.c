/*
 * balance_average.c
 *	  The average of a stock over a period, by each of the methods in use.
 *
 *	  A method gives each stretch of the period its weight.  The weighted sum is
 *	  exact, in numeric because it may take more digits than an amount has; only
 *	  the division at the end rounds.
 */
#include "compat.h"

#include "utils/builtins.h"

#include "balance.h"
#include "sql_decimal.h"
#include "words.h"

/* The sum of amounts times weights, multiplied by "times"; and the sum of the weights. */
typedef struct Weighing
{
	Datum sum;
	int64 weight;
	int64 times;
} Weighing;

static Datum
integer(int128 n)
{
	return decimal_to_datum(&(Decimal){n, 0});
}

static void
add_product(Weighing *weighing, const Decimal *amount, int128 factor)
{
	weighing->sum = DirectFunctionCall2(
		numeric_add, weighing->sum,
		DirectFunctionCall2(numeric_mul, decimal_to_datum(amount), integer(factor)));
}

static void
weigh(Weighing *weighing, const Decimal *amount, int64 weight)
{
	add_product(weighing, amount, (int128) weight * weighing->times);
	weighing->weight += weight;
}

/* What to leave out of an average instead of counting it. */
typedef enum Skip
{
	SKIP_NOTHING = 0,
	SKIP_ZERO = 1,
	SKIP_MISSING = 2
} Skip;

static const struct
{
	const char *name;
	int skip;
} skips[] = {
	{"nothing", SKIP_NOTHING},
	{"zero", SKIP_ZERO},
	{"missing", SKIP_MISSING},
	{"zero_and_missing", SKIP_ZERO | SKIP_MISSING},
};

/* A balance over a period, as the methods see it. */
typedef struct Stretch
{
	const Balance *balance;
	DateADT start;
	DateADT end;
	int64 parts; /* of a date that no unit is missing on */
	int skip;
} Stretch;

static Decimal
amount_at(const Stretch *over, int i)
{
	if (i < 0 || over->balance->snapshot[i].parts < over->parts)
		return ABSENT_DECIMAL;
	return (Decimal){over->balance->snapshot[i].amount, over->balance->scale};
}

/* Weighs one amount; false where it is missing and that is not to be skipped. */
static bool
weigh_known(Weighing *weighing, const Stretch *over, const Decimal *amount, int64 weight)
{
	if (decimal_is_absent(amount))
		return (over->skip & SKIP_MISSING) != 0 || weight == 0;
	if ((over->skip & SKIP_ZERO) == 0 || decimal_sign(amount) != 0)
		weigh(weighing, amount, weight);
	return true;
}

static int64
calendar_days(DateADT start, DateADT end)
{
	return (int64) end - start;
}

/* Each amount holds from its date until the next one. */
static bool
by_days(Weighing *weighing, const Stretch *over, int64 (*days_between)(DateADT start, DateADT end))
{
	DateADT day = over->start;

	for (int i = balance_place(over->balance, day + 1) - 1; day < over->end; i++)
	{
		const DateADT next =
			i + 1 < over->balance->count ? over->balance->snapshot[i + 1].as_of : over->end;
		const DateADT until = Min(next, over->end);
		const Decimal amount = amount_at(over, i);

		if (!weigh_known(weighing, over, &amount, days_between(day, until)))
			return false;
		day = until;
	}
	return true;
}

static bool
by_calendar_days(Weighing *weighing, const Stretch *over)
{
	return by_days(weighing, over, calendar_days);
}

static bool
by_working_days(Weighing *weighing, const Stretch *over)
{
	return by_days(weighing, over, weekdays_between);
}

/* The sum of the daily amounts over 365, whatever the period's length: for interest. */
static bool
by_days_of_365(Weighing *weighing, const Stretch *over)
{
	const bool known = by_days(weighing, over, calendar_days);

	if (weighing->weight > 0)
		weighing->weight = 365;
	return known;
}

/* The dates within the period, each of them alike. */
static bool
by_snapshots(Weighing *weighing, const Stretch *over)
{
	for (int i = balance_place(over->balance, over->start);
		 i < over->balance->count && over->balance->snapshot[i].as_of < over->end; i++)
	{
		const Decimal amount = amount_at(over, i);

		if (!weigh_known(weighing, over, &amount, 1))
			return false;
	}
	return true;
}

/* What opens the period and what closes it, each of them alike. */
static bool
by_two_points(Weighing *weighing, const Stretch *over)
{
	const Decimal opening = amount_at(over, balance_place(over->balance, over->start) - 1);
	const Decimal closing = amount_at(over, balance_place(over->balance, over->end) - 1);

	return weigh_known(weighing, over, &opening, 1) && weigh_known(weighing, over, &closing, 1);
}

/* The chronological mean: what opens and what closes the period count half, the dates between whole. */
static bool
by_points(Weighing *weighing, const Stretch *over)
{
	const int first = balance_place(over->balance, over->start) - 1;
	const int last = balance_place(over->balance, over->end) - 1;

	for (int i = first; i <= last; i++)
	{
		const Decimal amount = amount_at(over, i);

		if (!weigh_known(weighing, over, &amount, i == first || i == last ? 1 : 2))
			return false;
	}
	return true;
}

/* ---------- interpolated ---------- */

/* The next date from i on that is not to be skipped; the count where there is none. */
static int
next_knot(const Stretch *over, int i)
{
	for (; i < over->balance->count; i++)
	{
		const Decimal amount = amount_at(over, i);

		if (decimal_is_absent(&amount)
				? (over->skip & SKIP_MISSING) == 0
				: (over->skip & SKIP_ZERO) == 0 || decimal_sign(&amount) != 0)
			break;
	}
	return i;
}

/*
 * Weighs the days from start until end on the straight line between two dates:
 * on the k-th day after the first of them the amount is a + (b - a) * k / length.
 * Of all days of the line, k / length adds up to (length - 1) / 2; of some, the
 * sum is multiplied by the length instead.
 */
static void
weigh_line(Weighing *weighing, const Reported *from, const Reported *to, int scale, DateADT start,
		   DateADT end)
{
	const int64 length = (int64) to->as_of - from->as_of;
	const int64 days = (int64) end - start;
	/* twice the sum of k over the days, which is even or goes with an even multiple */
	const int64 twice = days * ((int64) start + end - 1 - 2 * (int64) from->as_of);
	int64 climb;

	if (days < length)
	{
		weighing->sum = DirectFunctionCall2(numeric_mul, weighing->sum, integer(length));
		weighing->times *= length;
		climb = twice / 2 * (weighing->times / length);
	}
	else
		climb = (length - 1) * (weighing->times / 2);
	weigh(weighing, &(Decimal){from->amount, scale}, days);
	add_product(weighing, &(Decimal){to->amount, scale}, climb);
	add_product(weighing, &(Decimal){from->amount, scale}, -(int128) climb);
}

/* Straight lines between dates; before the first and after the last nothing is known. */
static bool
by_interpolation(Weighing *weighing, const Stretch *over)
{
	const Reported *const reported = over->balance->snapshot;
	const int count = over->balance->count;
	DateADT known_from = DATEVAL_NOEND;
	DateADT known_until = DATEVAL_NOBEGIN;
	int i = next_knot(over, 0);

	weighing->times = 2;
	for (int next; i < count; i = next)
	{
		const DateADT start = Max(reported[i].as_of, over->start);
		const bool is_known = reported[i].parts >= over->parts;
		DateADT end;

		next = next_knot(over, i + 1);
		end = Min(next < count ? reported[next].as_of : reported[i].as_of + 1, over->end);
		if (start >= end)
			continue;
		if (!is_known || (next < count && reported[next].parts < over->parts))
			return false;
		if (next < count)
			weigh_line(weighing, &reported[i], &reported[next], over->balance->scale, start, end);
		else
			weigh(weighing, &(Decimal){reported[i].amount, over->balance->scale}, 1);
		known_from = Min(known_from, start);
		known_until = Max(known_until, end);
	}
	return (over->skip & SKIP_MISSING) != 0 ||
		   (known_from == over->start && known_until == over->end);
}

static const struct
{
	const char *name;
	bool (*weigh)(Weighing *weighing, const Stretch *over);
} average_methods[] = {
	{"days", by_calendar_days},         {"working_days", by_working_days},
	{"days_365", by_days_of_365},       {"snapshots", by_snapshots},
	{"two_points", by_two_points},      {"points", by_points},
	{"interpolated", by_interpolation},
};

/* average(balance, period, method, skip): null where an amount is missing that counts. */
PG_FUNCTION_INFO_V1(balance_average);
Datum
balance_average(PG_FUNCTION_ARGS)
{
	Stretch over = {.balance = PG_GETARG_BALANCE_P(0)};
	const int method = WORD_ARGUMENT(2, average_methods, "method of averaging");
	Weighing weighing = {integer(0), 0, 1};

	read_period(fcinfo, 1, &over.start, &over.end);
	over.parts = balance_most_parts(over.balance);
	over.skip = skips[WORD_ARGUMENT(3, skips, "kind of amount to skip")].skip;
	if (!average_methods[method].weigh(&weighing, &over) || weighing.weight == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(DirectFunctionCall2(numeric_div, weighing.sum,
										integer((int128) weighing.weight * weighing.times)));
}
