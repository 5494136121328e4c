/*
 * round_to_total.c
 *	  Parts rounded so that they add up to their rounded total.
 *
 *	  Largest remainder is A. Hamilton's method of apportionment: every part is
 *	  rounded down, and the units that the rounded total has more go to the
 *	  largest remainders.  A negative total is the mirror image of a positive.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "windowapi.h"

#include "decimal.h"
#include "sql_decimal.h"

typedef enum Policy
{
	LARGEST_REMAINDER,
	LARGEST_PART,
	LAST_PART
} Policy;

/* A part in units of the last place to be kept: then its units, once rounded. */
typedef struct Part
{
	Decimal exact;
	int128 units;
	bool absent;
} Part;

static Policy
policy_from_name(const char *name)
{
	if (strcmp(name, "largest_remainder") == 0)
		return LARGEST_REMAINDER;
	if (strcmp(name, "largest_part") == 0)
		return LARGEST_PART;
	if (strcmp(name, "last_part") == 0)
		return LAST_PART;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("there is no rounding policy \"%s\"", name),
					errhint("Policies are largest_remainder, largest_part and last_part.")));
}

static int128
rounded_down(const Decimal *x)
{
	const int128 one = decimal_power[x->scale];

	return x->coefficient / one - (x->coefficient % one < 0);
}

static int128
rounded_half_away(const Decimal *x)
{
	const int128 one = decimal_power[x->scale];
	const int128 rest = x->coefficient % one;
	const int128 size = rest < 0 ? -rest : rest;

	return x->coefficient / one + (size >= one - size ? decimal_sign(x) : 0);
}

static void
set_part(Part *part, Datum numeric, bool isnull, int decimals)
{
	part->absent = isnull;
	part->exact = (Decimal){0, 0};
	if (!isnull)
	{
		part->exact = decimal_from_datum(numeric);
		decimal_check(decimal_shift(&part->exact, decimals));
	}
}

typedef struct Remainder
{
	Decimal rest;
	int64 n;
} Remainder;

/* The largest first; of equal ones, that of the earlier part. */
static int
compare_remainders(const void *left, const void *right, void *unused)
{
	const Remainder *a = left;
	const Remainder *b = right;
	const int order = decimal_compare(&b->rest, &a->rest);

	return order != 0 ? order : (a->n > b->n) - (a->n < b->n);
}

static void
round_by_remainder(Part *parts, int64 count, int128 total)
{
	Remainder *remainders = palloc_extended(sizeof(Remainder) * (Size) count, MCXT_ALLOC_HUGE);
	int64 present = 0;

	for (int64 n = 0; n < count; n++)
	{
		Decimal units;

		if (parts[n].absent)
			continue;
		parts[n].units = rounded_down(&parts[n].exact);
		total -= parts[n].units;
		units = (Decimal){parts[n].units, 0};
		remainders[present].rest = parts[n].exact;
		remainders[present].n = n;
		decimal_check(decimal_subtract(&remainders[present].rest, &units));
		present++;
	}
	qsort_interruptible(remainders, (size_t) present, sizeof(Remainder), compare_remainders, NULL);
	/* what is left is less than one for each remainder above zero */
	Assert(total >= 0 && total <= present);
	for (int64 i = 0; i < (int64) total; i++)
		parts[remainders[i].n].units++;
	pfree(remainders);
}

static void
round_by_one_part(Part *parts, int64 count, int128 total, Policy policy)
{
	int64 chosen = -1;

	for (int64 n = 0; n < count; n++)
	{
		const Decimal size = decimal_absolute(&parts[n].exact);

		if (parts[n].absent)
			continue;
		parts[n].units = rounded_half_away(&parts[n].exact);
		total -= parts[n].units;
		if (chosen < 0 || policy == LAST_PART)
			chosen = n;
		else
		{
			const Decimal largest = decimal_absolute(&parts[chosen].exact);

			if (decimal_compare(&size, &largest) > 0)
				chosen = n;
		}
	}
	if (chosen >= 0)
		parts[chosen].units += total;
}

static void
round_parts(Part *parts, int64 count, Policy policy)
{
	Decimal sum = {0, 0};
	bool mirrored;

	for (int64 n = 0; n < count; n++)
	{
		CHECK_FOR_INTERRUPTS();
		decimal_check(decimal_add(&sum, &parts[n].exact));
	}
	mirrored = decimal_sign(&sum) < 0;
	if (mirrored)
	{
		sum = decimal_negated(&sum);
		for (int64 n = 0; n < count; n++)
			parts[n].exact = decimal_negated(&parts[n].exact);
	}
	if (policy == LARGEST_REMAINDER)
		round_by_remainder(parts, count, rounded_half_away(&sum));
	else
		round_by_one_part(parts, count, rounded_half_away(&sum), policy);
	for (int64 n = 0; mirrored && n < count; n++)
		parts[n].units = -parts[n].units;
}

static Datum
rounded_part(const Part *part, int decimals)
{
	Decimal result = {part->units, 0};

	decimal_check(decimal_shift(&result, -decimals));
	return decimal_to_datum(&result);
}

static void
check_decimals(int32 decimals)
{
	if (decimals < -DECIMAL_DIGITS || decimals > DECIMAL_DIGITS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("decimals must be between %d and %d", -DECIMAL_DIGITS, DECIMAL_DIGITS)));
}

/* ---------- over an array, and over a window's partition ---------- */

PG_FUNCTION_INFO_V1(round_to_total_array);
Datum
round_to_total_array(PG_FUNCTION_ARGS)
{
	ArrayType *const array = PG_GETARG_ARRAYTYPE_P(0);
	const int32 decimals = PG_GETARG_INT32(1);
	const Policy policy = policy_from_name(text_to_cstring(PG_GETARG_TEXT_PP(2)));
	Datum *values;
	bool *nulls;
	int count;
	Part *parts;

	check_decimals(decimals);
	deconstruct_array(array, NUMERICOID, -1, false, TYPALIGN_INT, &values, &nulls, &count);
	parts = palloc_extended(sizeof(Part) * (Size) Max(count, 1), MCXT_ALLOC_HUGE);
	for (int n = 0; n < count; n++)
		set_part(&parts[n], values[n], nulls[n], decimals);
	round_parts(parts, count, policy);
	for (int n = 0; n < count; n++)
		values[n] = nulls[n] ? (Datum) 0 : rounded_part(&parts[n], decimals);
	PG_RETURN_ARRAYTYPE_P(construct_md_array(values, nulls, ARR_NDIM(array), ARR_DIMS(array),
											 ARR_LBOUND(array), NUMERICOID, -1, false,
											 TYPALIGN_INT));
}

/* A partition's parts, rounded when its first row asks. */
typedef struct Partition
{
	bool rounded;
	int32 decimals;
	Policy policy;
	Part parts[FLEXIBLE_ARRAY_MEMBER];
} Partition;

/* The current row's decimals and policy, neither of which may be null. */
static int32
current_decimals(WindowObject window, Policy *policy)
{
	bool isnull;
	Datum argument = WinGetFuncArgCurrent(window, 2, &isnull);
	int32 decimals;

	if (isnull)
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("policy must not be null")));
	*policy = policy_from_name(TextDatumGetCString(argument));
	argument = WinGetFuncArgCurrent(window, 1, &isnull);
	if (isnull)
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("decimals must not be null")));
	decimals = DatumGetInt32(argument);
	check_decimals(decimals);
	return decimals;
}

static void
round_partition(Partition *partition, WindowObject window, int64 count)
{
	for (int64 n = 0; n < count; n++)
	{
		bool isnull;
		bool isout;
		const Datum part =
			WinGetFuncArgInPartition(window, 0, (int) n, WINDOW_SEEK_HEAD, false, &isnull, &isout);

		CHECK_FOR_INTERRUPTS();
		set_part(&partition->parts[n], part, isnull, partition->decimals);
	}
	round_parts(partition->parts, count, partition->policy);
	partition->rounded = true;
}

/* What adds up is rounded alike: a row that asks otherwise than the first is an error. */
static void
check_alike(const Partition *partition, int32 decimals, Policy policy)
{
	if (decimals != partition->decimals || policy != partition->policy)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("decimals and policy must be the same in all rows of a partition"),
				 errdetail("Parts that are rounded in different ways have no common total.")));
}

PG_FUNCTION_INFO_V1(round_to_total);
Datum
round_to_total(PG_FUNCTION_ARGS)
{
	WindowObject window = PG_WINDOW_OBJECT();
	const int64 count = WinGetPartitionRowCount(window);
	Partition *partition;
	const Part *part;
	int32 decimals;
	Policy policy;

	if ((Size) count > (MaxAllocSize - sizeof(Partition)) / sizeof(Part))
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("too many parts to be rounded to one total")));
	partition = WinGetPartitionLocalMemory(window, sizeof(Partition) + sizeof(Part) * (Size) count);
	decimals = current_decimals(window, &policy);
	if (partition->rounded)
		check_alike(partition, decimals, policy);
	else
	{
		partition->decimals = decimals;
		partition->policy = policy;
		round_partition(partition, window, count);
	}
	part = &partition->parts[WinGetCurrentPosition(window)];
	if (part->absent)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(rounded_part(part, partition->decimals));
}
