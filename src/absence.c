/*
 * absence.c
 *	  Absence of persons: lost time, frequency and incidence.
 */
#include "compat.h"

#include "utils/builtins.h"

#include "argument.h"
#include "ratio.h"
#include "row.h"
#include "sql_decimal.h"

/*
 *	  bytes 0-23	persons, absentees, spells: 8 bytes each
 *	  byte  24	lost and possible time: 24 bytes each
 *
 * Invariants: absence_problem.
 */
typedef struct Absence
{
	int64 persons;
	int64 absentees; /* those with at least one spell */
	int64 spells;
	Decimal lost;
	Decimal possible;
} Absence;

#define PG_GETARG_ABSENCE_P(n) ((const Absence *) PG_GETARG_POINTER(n))

static const char *
absence_problem(const void *value)
{
	const Absence *absence = value;

	if (absence->persons < 1 || absence->absentees > absence->persons ||
		absence->spells < absence->absentees)
		return "There is at least one person, and one spell for each absentee.";
	if (decimal_sign(&absence->lost) < 0 || decimal_sign(&absence->possible) < 0)
		return "Time is not negative.";
	return NULL;
}

static const char *const absence_names[] = {"persons", "absentees", "spells", "lost", "possible"};

static const RowType absence_row = {ROW_VALUE("absence", Absence, 1), .counts = 3, .sums = 2,
									.names = absence_names, .problem = absence_problem};

ROW_FUNCTIONS(absence, Absence, &absence_row)
TYPE_ADD(absence, &absence_row.type)

static void
person_from_arguments(FunctionCallInfo fcinfo, int n, Absence *absence)
{
	const int64 spells = PG_GETARG_INT64(n);

	require(spells >= 0, "spells must not be negative");
	*absence = (Absence){.persons = 1, .absentees = spells > 0, .spells = spells};
	absence->lost = decimal_from_datum(PG_GETARG_DATUM(n + 1));
	absence->possible = decimal_from_datum(PG_GETARG_DATUM(n + 2));
	require(decimal_sign(&absence->lost) >= 0 && decimal_sign(&absence->possible) >= 0,
			"time must not be negative");
}

/* absence(spells, lost, possible) */
PG_FUNCTION_INFO_V1(absence);
Datum
absence(PG_FUNCTION_ARGS)
{
	Absence *const absence = palloc(sizeof(Absence));

	person_from_arguments(fcinfo, 0, absence);
	PG_RETURN_POINTER(absence);
}

PG_FUNCTION_INFO_V1(absence_accum);
Datum
absence_accum(PG_FUNCTION_ARGS)
{
	Absence one;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
		return row_accum(&absence_row, fcinfo, NULL);
	person_from_arguments(fcinfo, 1, &one);
	return row_accum(&absence_row, fcinfo, &one);
}

/* ---------- the answers ---------- */

PG_FUNCTION_INFO_V1(absence_lost_time);
Datum
absence_lost_time(PG_FUNCTION_ARGS)
{
	const Absence *const absence = PG_GETARG_ABSENCE_P(0);

	return ratio_to_datum(absence->lost, absence->possible);
}

PG_FUNCTION_INFO_V1(absence_frequency);
Datum
absence_frequency(PG_FUNCTION_ARGS)
{
	const Absence *const absence = PG_GETARG_ABSENCE_P(0);

	return ratio_to_datum((Decimal){absence->spells, 0}, (Decimal){absence->persons, 0});
}

PG_FUNCTION_INFO_V1(absence_incidence);
Datum
absence_incidence(PG_FUNCTION_ARGS)
{
	const Absence *const absence = PG_GETARG_ABSENCE_P(0);

	return ratio_to_datum((Decimal){absence->absentees, 0}, (Decimal){absence->persons, 0});
}

/* bradford(spells, days) */
PG_FUNCTION_INFO_V1(absence_bradford);
Datum
absence_bradford(PG_FUNCTION_ARGS)
{
	const int64 spells = PG_GETARG_INT64(0);
	const Datum days = PG_GETARG_DATUM(1);
	const Decimal squared = {(int128) spells * spells, 0};

	require(spells >= 0, "spells must not be negative");
	PG_RETURN_DATUM(DirectFunctionCall2(numeric_mul, decimal_to_datum(&squared), days));
}
