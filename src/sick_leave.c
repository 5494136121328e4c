/*
 * sick_leave.c
 *	  The seven statutory figures of sick leave in Swedish annual reports.
 */
#include "compat.h"

#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/tuplestore.h"

#include "argument.h"
#include "ratio.h"
#include "row.h"
#include "sql_decimal.h"
#include "suppression.h"

/* All, and the groups by sex and by age, each of which is over its own ordinary time. */
enum
{
	ALL,
	WOMEN,
	MEN,
	TO_29,
	FROM_30_TO_49,
	FROM_50,
	GROUPS
};

/*
 *	  bytes 0-47	persons by group, 8 bytes each
 *	  byte  48	ordinary time, sick time, by group, and sick time of long spells: 24 bytes each
 *
 * Invariants: sick_leave_problem.
 */
typedef struct SickLeave
{
	int64 persons[GROUPS];
	Decimal ordinary[GROUPS];
	Decimal sick[GROUPS];
	Decimal long_sick; /* of spells of 60 days and longer */
} SickLeave;

static const char *
sick_leave_problem(const void *value)
{
	const SickLeave *leave = value;

	if (leave->persons[ALL] < 1)
		return "There is at least one person.";
	for (int i = WOMEN; i < GROUPS; i++)
		if (leave->persons[i] > leave->persons[ALL])
			return "No group has more persons than all.";
	for (int i = 0; i < GROUPS; i++)
		if (decimal_sign(&leave->ordinary[i]) < 0 || decimal_sign(&leave->sick[i]) < 0)
			return "Time is not negative.";
	if (decimal_sign(&leave->long_sick) < 0 ||
		decimal_compare(&leave->long_sick, &leave->sick[ALL]) > 0)
		return "The time of long spells is part of the sick time.";
	return NULL;
}

static const char *const sick_leave_names[] = {
	"persons",
	"women",
	"men",
	"to_29",
	"from_30_to_49",
	"from_50",
	"ordinary",
	"ordinary_women",
	"ordinary_men",
	"ordinary_to_29",
	"ordinary_from_30_to_49",
	"ordinary_from_50",
	"sick",
	"sick_women",
	"sick_men",
	"sick_to_29",
	"sick_from_30_to_49",
	"sick_from_50",
	"long_sick",
};

static const RowType sick_leave_row = {ROW_VALUE("sick_leave", SickLeave, 1), .counts = GROUPS,
									   .sums = 2 * GROUPS + 1, .names = sick_leave_names,
									   .problem = sick_leave_problem};

ROW_FUNCTIONS(sick_leave, SickLeave, &sick_leave_row)
TYPE_ADD(sick_leave, &sick_leave_row.type)

/* ---------- one person, many ---------- */

static void
count_in(SickLeave *leave, int group, const Decimal *ordinary, const Decimal *sick)
{
	leave->persons[group] = 1;
	leave->ordinary[group] = *ordinary;
	leave->sick[group] = *sick;
}

/*
 * The person in the arguments from n on: ordinary, sick, long_sick, woman, age.
 * False without one of the times.
 */
static bool
person_from_arguments(FunctionCallInfo fcinfo, int n, SickLeave *leave)
{
	Decimal ordinary;
	Decimal sick;

	if (PG_ARGISNULL(n) || PG_ARGISNULL(n + 1) || PG_ARGISNULL(n + 2))
		return false;
	memset(leave, 0, sizeof(SickLeave));
	ordinary = decimal_from_datum(PG_GETARG_DATUM(n));
	sick = decimal_from_datum(PG_GETARG_DATUM(n + 1));
	leave->long_sick = decimal_from_datum(PG_GETARG_DATUM(n + 2));
	require(decimal_sign(&ordinary) >= 0 && decimal_sign(&sick) >= 0, "time must not be negative");
	require(decimal_sign(&leave->long_sick) >= 0 && decimal_compare(&leave->long_sick, &sick) <= 0,
			"long_sick must be part of sick");
	count_in(leave, ALL, &ordinary, &sick);
	if (!PG_ARGISNULL(n + 3))
		count_in(leave, PG_GETARG_BOOL(n + 3) ? WOMEN : MEN, &ordinary, &sick);
	if (!PG_ARGISNULL(n + 4))
	{
		const int32 age = PG_GETARG_INT32(n + 4);

		count_in(leave, age < 30 ? TO_29 : age < 50 ? FROM_30_TO_49 : FROM_50, &ordinary, &sick);
	}
	return true;
}

/* sick_leave(ordinary, sick, long_sick, woman, age) */
PG_FUNCTION_INFO_V1(sick_leave);
Datum
sick_leave(PG_FUNCTION_ARGS)
{
	SickLeave *const leave = palloc(sizeof(SickLeave));

	if (!person_from_arguments(fcinfo, 0, leave))
		PG_RETURN_NULL();
	PG_RETURN_POINTER(leave);
}

PG_FUNCTION_INFO_V1(sick_leave_accum);
Datum
sick_leave_accum(PG_FUNCTION_ARGS)
{
	SickLeave one;

	return row_accum(&sick_leave_row, fcinfo, person_from_arguments(fcinfo, 1, &one) ? &one : NULL);
}

/* ---------- the figures ---------- */

/* Which groups of a breakdown are shown: those above the size that suppression hides to. */
static int64
hides_to(const SickLeave *leave, int first, int last, int64 at_most)
{
	Suppression table = {.at_most = at_most};
	int64 unknown = leave->persons[ALL];

	for (int i = first; i <= last; i++)
	{
		suppression_count(&table, leave->persons[i]);
		unknown -= leave->persons[i];
	}
	/* whoever is of no group is not shown either, which hides the others better */
	if (unknown > 0)
		table.hidden += unknown;
	return suppression_hides_to(&table);
}

static void
put_figure(ReturnSetInfo *result, const char *name, const Decimal *part, const Decimal *whole,
		   int64 persons, int64 hidden_to)
{
	const bool hidden = persons <= hidden_to;
	const bool nulls[4] = {false, hidden, hidden, false};
	Ratio share = {*part, *whole};
	Datum values[4];

	values[0] = CStringGetTextDatum(name);
	values[1] = Int64GetDatum(persons);
	values[2] = PointerGetDatum(&share);
	values[3] = BoolGetDatum(hidden);
	tuplestore_putvalues(result->setResult, result->setDesc, values, (bool *) nulls);
}

/* statutory_figures(sick_leave, at_most): seven rows */
PG_FUNCTION_INFO_V1(sick_leave_figures);
Datum
sick_leave_figures(PG_FUNCTION_ARGS)
{
	const SickLeave *const leave = (const SickLeave *) PG_GETARG_POINTER(0);
	const int32 at_most = PG_GETARG_INT32(1);
	ReturnSetInfo *const result = (ReturnSetInfo *) fcinfo->resultinfo;

	require(at_most >= 0, "at_most must not be negative");
	InitMaterializedSRF(fcinfo, 0);
	put_figure(result, "total", &leave->sick[ALL], &leave->ordinary[ALL], leave->persons[ALL],
			   at_most);
	put_figure(result, "long", &leave->long_sick, &leave->sick[ALL], leave->persons[ALL], at_most);
	for (int i = WOMEN; i < GROUPS; i++)
		put_figure(result, sick_leave_names[i], &leave->sick[i], &leave->ordinary[i],
				   leave->persons[i],
				   i <= MEN ? hides_to(leave, WOMEN, MEN, at_most)
							: hides_to(leave, TO_29, FROM_50, at_most));
	return (Datum) 0;
}
