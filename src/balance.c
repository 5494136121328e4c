/*
 * balance.c
 *	  A stock by date: headcount, debt, cash, open cases.
 *
 *	  Units add up on each date.  A date that some unit does not report has fewer
 *	  parts than others, and so is told apart from one where that unit has zero.
 */
#include "balance.h"

#include "common/int.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/tuplestore.h"

#include "argument.h"
#include "deviation.h"
#include "sql_decimal.h"

static Size
balance_size(int count)
{
	return offsetof(Balance, snapshot) + count * sizeof(Reported);
}

Balance *
balance_allocate(int count, int scale)
{
	Balance *const balance = type_allocate(&balance_type, balance_size(count));

	balance->count = count;
	balance->scale = scale;
	return balance;
}

/* Where the first snapshot on or after a day is, or would be. */
int
balance_place(const Balance *balance, DateADT day)
{
	int low = 0;
	int high = balance->count;

	while (low < high)
	{
		const int middle = low + (high - low) / 2;

		if (balance->snapshot[middle].as_of < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The parts of the fullest date: with fewer, some unit is missing. */
int64
balance_most_parts(const Balance *balance)
{
	int64 most = 0;

	for (int i = 0; i < balance->count; i++)
		most = Max(most, balance->snapshot[i].parts);
	return most;
}

/* ---------- sums over units ---------- */

static int128
at_scale(const Decimal *x, int scale)
{
	Decimal result = {0, scale};

	decimal_check(decimal_add(&result, x));
	return result.coefficient;
}

static void
rescale(Balance *balance, int scale)
{
	if (scale <= balance->scale)
		return;
	for (int i = 0; i < balance->count; i++)
	{
		const Decimal amount = amount_of(balance, i);

		balance->snapshot[i].amount = at_scale(&amount, scale);
	}
	balance->scale = scale;
}

/* Adds to the snapshot of a date that both have. */
static void
add_snapshot(Balance *sum, int i, int128 amount, int64 parts)
{
	Decimal total = amount_of(sum, i);

	decimal_check(decimal_add(&total, &(Decimal){amount, sum->scale}));
	sum->snapshot[i].amount = total.coefficient;
	if (pg_add_s64_overflow(sum->snapshot[i].parts, parts, &sum->snapshot[i].parts))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("bigint out of range")));
}

static void
check_count(int64 count)
{
	if (count > MOST_SNAPSHOTS)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("a balance has at most %d dates", MOST_SNAPSHOTS)));
}

/* One amount more: in place where its date is known, else in a value that has room for it. */
static Balance *
add_amount(Balance *balance, DateADT as_of, const Decimal *amount)
{
	const int last = balance->count - 1;
	const int place =
		balance->snapshot[last].as_of < as_of ? last + 1 : balance_place(balance, as_of);

	rescale(balance, (int) amount->scale);
	if (place == balance->count || balance->snapshot[place].as_of != as_of)
	{
		Balance *const larger = balance_allocate(balance->count + 1, balance->scale);

		check_count(larger->count);
		memcpy(larger->snapshot, balance->snapshot, place * sizeof(Reported));
		memcpy(&larger->snapshot[place + 1], &balance->snapshot[place],
			   (balance->count - place) * sizeof(Reported));
		larger->snapshot[place].as_of = as_of;
		balance = larger;
	}
	add_snapshot(balance, place, at_scale(amount, balance->scale), 1);
	return balance;
}

static bool
same_dates(const Balance *x, const Balance *y)
{
	if (x->count != y->count)
		return false;
	for (int i = 0; i < x->count; i++)
		if (x->snapshot[i].as_of != y->snapshot[i].as_of)
			return false;
	return true;
}

/* A value with the dates of both, and the amounts of the first. */
static Balance *
with_dates_of(const Balance *x, const Balance *y)
{
	Balance *const both = balance_allocate(x->count + y->count, x->scale);
	int count = 0;

	for (int i = 0, j = 0; i < x->count || j < y->count; count++)
	{
		const DateADT a = i < x->count ? x->snapshot[i].as_of : DATEVAL_NOEND;
		const DateADT b = j < y->count ? y->snapshot[j].as_of : DATEVAL_NOEND;

		if (a <= b)
			both->snapshot[count] = x->snapshot[i++];
		else
			both->snapshot[count].as_of = b;
		j += b <= a;
	}
	check_count(count);
	both->count = count;
	SET_VARSIZE(both, balance_size(count));
	return both;
}

/* + and sum(balance) */
void *
balance_add_to(const ValueType *type, void *value, const void *addend)
{
	const Balance *const other = addend;
	Balance *sum = value;

	if (!same_dates(sum, other))
		sum = with_dates_of(sum, other);
	rescale(sum, other->scale);
	for (int i = 0, j = 0; i < sum->count && j < other->count; i++)
	{
		const Decimal amount = amount_of(other, j);

		if (sum->snapshot[i].as_of == other->snapshot[j].as_of)
			add_snapshot(sum, i, at_scale(&amount, sum->scale), other->snapshot[j++].parts);
	}
	return sum;
}

/* ---------- one amount, many amounts ---------- */

const char *
balance_date_problem(DateADT date)
{
	if (date < date_of(1, 1, 1) || date >= date_of(10000, 1, 1))
		return "The dates of a balance lie within years 1 to 9999.";
	return NULL;
}

static DateADT
date_argument(FunctionCallInfo fcinfo, int n)
{
	const DateADT date = PG_GETARG_DATEADT(n);
	const char *const problem = balance_date_problem(date);

	if (problem)
		ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE), errmsg("date out of range"),
						errdetail("%s", problem)));
	return date;
}

static Balance *
first_amount(DateADT as_of, const Decimal *amount)
{
	Balance *const balance = balance_allocate(1, (int) amount->scale);

	balance->snapshot[0] = (Reported){amount->coefficient, 1, as_of, 0};
	return balance;
}

/* balance(as_of, amount) */
PG_FUNCTION_INFO_V1(balance);
Datum
balance(PG_FUNCTION_ARGS)
{
	const Decimal amount = decimal_from_datum(PG_GETARG_DATUM(1));

	PG_RETURN_POINTER(first_amount(date_argument(fcinfo, 0), &amount));
}

/* balance_accum(state, as_of, amount): a row with a null is no row. */
PG_FUNCTION_INFO_V1(balance_accum);
Datum
balance_accum(PG_FUNCTION_ARGS)
{
	DateADT as_of;
	Decimal amount;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	as_of = date_argument(fcinfo, 1);
	amount = decimal_from_datum(PG_GETARG_DATUM(2));
	if (PG_ARGISNULL(0))
		PG_RETURN_POINTER(first_amount(as_of, &amount));
	PG_RETURN_POINTER(add_amount(is_aggregate_state(fcinfo)
									 ? PG_GETARG_BALANCE_P(0)
									 : (Balance *) PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0)),
								 as_of, &amount));
}

/* ---------- the answers ---------- */

/* The amount on a day, which stays what it was from one date to the next; absent where not known. */
static Decimal
amount_on(const Balance *balance, DateADT day)
{
	const int next = balance_place(balance, day + 1);

	if (next == 0 || balance->snapshot[next - 1].parts < balance_most_parts(balance))
		return ABSENT_DECIMAL;
	return amount_of(balance, next - 1);
}

static Datum
answer(FunctionCallInfo fcinfo, Decimal amount)
{
	if (decimal_is_absent(&amount))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(decimal_to_datum(&amount));
}

/* at(balance, date) */
PG_FUNCTION_INFO_V1(balance_at);
Datum
balance_at(PG_FUNCTION_ARGS)
{
	return answer(fcinfo, amount_on(PG_GETARG_BALANCE_P(0), date_argument(fcinfo, 1)));
}

/*
 * The amounts that close and open a period, as a deviation: on its last day and on
 * the day before it.  Without a period, those of the last and the first date.
 */
static Deviation
change_of(FunctionCallInfo fcinfo)
{
	const Balance *const balance = PG_GETARG_BALANCE_P(0);
	DateADT start = balance->snapshot[0].as_of + 1;
	DateADT end = balance->snapshot[balance->count - 1].as_of + 1;

	if (PG_NARGS() > 1)
		read_period(fcinfo, 1, &start, &end);
	return (Deviation){amount_on(balance, end - 1), amount_on(balance, start - 1)};
}

/* opening(balance) and opening(balance, period) */
PG_FUNCTION_INFO_V1(balance_opening);
Datum
balance_opening(PG_FUNCTION_ARGS)
{
	return answer(fcinfo, change_of(fcinfo).baseline);
}

/* closing(balance) and closing(balance, period) */
PG_FUNCTION_INFO_V1(balance_closing);
Datum
balance_closing(PG_FUNCTION_ARGS)
{
	return answer(fcinfo, change_of(fcinfo).actual);
}

/* change(balance) and change(balance, period): closing vs opening */
PG_FUNCTION_INFO_V1(balance_change);
Datum
balance_change(PG_FUNCTION_ARGS)
{
	const Deviation change = change_of(fcinfo);

	if (decimal_is_absent(&change.actual) && decimal_is_absent(&change.baseline))
		PG_RETURN_NULL();
	PG_RETURN_POINTER(memcpy(palloc(sizeof(Deviation)), &change, sizeof(Deviation)));
}

/* unnest(balance): a row a date, with the amount and its parts. */
PG_FUNCTION_INFO_V1(balance_unnest);
Datum
balance_unnest(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	const Balance *const balance = PG_GETARG_BALANCE_P(0);

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < balance->count; i++)
	{
		const Decimal amount = amount_of(balance, i);
		bool nulls[3] = {false, false, false};
		Datum values[3];

		CHECK_FOR_INTERRUPTS();
		values[0] = DateADTGetDatum(balance->snapshot[i].as_of);
		values[1] = decimal_to_datum(&amount);
		values[2] = Int64GetDatum(balance->snapshot[i].parts);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
