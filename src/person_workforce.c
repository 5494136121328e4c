/*
 * person_workforce.c
 *	  The workforce of one person, whose spells may overlap or follow each other.
 *
 *	  Spells without a day between them are one employment, which counts as one
 *	  head however often the degree or the post changes.  FTE is that of all spells.
 */
#include "workforce.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/lsyscache.h"

enum
{
	HIRED,
	LEFT_ON,
	FTE,
	LEAVING_COUNTS,
	PERIOD,
	JOINING_COUNTS,
	ARGUMENTS
};

/* One array of arguments; Datum and bool for each spell. */
typedef struct Column
{
	Datum *value;
	bool *null;
	int count;
} Column;

static Column
column_argument(FunctionCallInfo fcinfo, int n, Oid type)
{
	ArrayType *const array = PG_GETARG_ARRAYTYPE_P(n);
	int16 length;
	bool by_value;
	char alignment;
	Column column;

	get_typlenbyvalalign(type, &length, &by_value, &alignment);
	deconstruct_array(array, type, length, by_value, alignment, &column.value, &column.null,
					  &column.count);
	return column;
}

/* The spell of row i, read as workforce() reads its arguments. */
static Spell
spell_of_row(const Column *column, int i)
{
	LOCAL_FCINFO(call, ARGUMENTS);

	InitFunctionCallInfoData(*call, NULL, ARGUMENTS, InvalidOid, NULL, NULL);
	for (int j = 0; j < ARGUMENTS; j++)
		if (j != PERIOD)
			call->args[j] = (NullableDatum){column[j].value[i], column[j].null[i]};
	return spell_from_arguments(call, 0, 0);
}

/* The spells in the arguments, without rows that have no first day. */
static Spell *
spells_argument(FunctionCallInfo fcinfo, int *count)
{
	static const Oid type[ARGUMENTS] = {DATEOID, DATEOID, NUMERICOID, BOOLOID, InvalidOid, BOOLOID};
	Column column[ARGUMENTS];
	Spell *spell;

	*count = 0;
	for (int j = 0; j < ARGUMENTS; j++)
	{
		if (j == PERIOD)
			continue;
		/* without joining_counts, every arrival is a joining */
		if (j == JOINING_COUNTS && PG_ARGISNULL(j))
		{
			column[j] = (Column){palloc(column[HIRED].count * sizeof(Datum)),
								 palloc0(column[HIRED].count), column[HIRED].count};
			for (int i = 0; i < column[j].count; i++)
				column[j].value[i] = BoolGetDatum(true);
		}
		else
			column[j] = column_argument(fcinfo, j, type[j]);
		if (column[j].count != column[HIRED].count)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("the arrays of a person's spells differ in length"),
							errhint("array_agg() over the same rows makes them alike.")));
	}
	spell = palloc(column[HIRED].count * sizeof(Spell));
	for (int i = 0; i < column[HIRED].count; i++)
		if (!column[HIRED].null[i])
			spell[(*count)++] = spell_of_row(column, i);
	return spell;
}

static int
compare_spells(const void *a, const void *b)
{
	const Spell *const x = a;
	const Spell *const y = b;

	if (x->hired != y->hired)
		return x->hired < y->hired ? -1 : 1;
	return (x->left_on > y->left_on) - (x->left_on < y->left_on);
}

/* Of several that begin or end the employment on one day, one that counts is enough. */
static Counts
either_counts(Counts a, Counts b)
{
	if (a == COUNTS || b == COUNTS)
		return COUNTS;
	return a == COUNTS_UNKNOWN || b == COUNTS_UNKNOWN ? COUNTS_UNKNOWN : COUNTS_NOT;
}

/* Whether a spell begins before the day after the employment's last one is over. */
static bool
goes_on(const Spell *employment, const Spell *spell)
{
	return employment->left_on == DATEVAL_NOEND || spell->hired <= employment->left_on + 1;
}

/* The unbroken employment that the first of some sorted spells is part of, with FTE left out. */
static Spell
employment_from(const Spell *spell, int count, int *spells)
{
	Spell employment = spell[0];
	int i;

	employment.fte = (Decimal){0, 0};
	for (i = 1; i < count && goes_on(&employment, &spell[i]); i++)
	{
		if (spell[i].hired == employment.hired)
			employment.joining = either_counts(employment.joining, spell[i].joining);
		if (spell[i].left_on == employment.left_on)
			employment.leaving = either_counts(employment.leaving, spell[i].leaving);
		else if (spell[i].left_on > employment.left_on)
		{
			employment.left_on = spell[i].left_on;
			employment.leaving = spell[i].leaving;
		}
	}
	*spells = i;
	return employment;
}

static bool
covers(const Spell *spell, DateADT day)
{
	return spell->hired <= day && spell->left_on >= day;
}

/*
 * Adds the FTE of one spell of an employment.  The degree at a bound of the
 * period is that of the day after it, so that the closing FTE of a period is the
 * opening FTE of the next one though the degree changes between them.
 */
static void
add_spell_fte(Workforce *workforce, const Spell *employment, const Spell *spell)
{
	const DateADT start = workforce->start;
	const DateADT end = workforce->end;
	const Spell anonymous = {spell->hired, spell->left_on, spell->fte, COUNTS_NOT, COUNTS_NOT};
	const SpellCounts whole = count_spell(employment, start, end);

	workforce_count_fte(workforce, FTE_DAYS, &spell->fte, count_spell(&anonymous, start, end).days);
	workforce_count_fte(workforce, OPENING_FTE, &spell->fte, whole.opens && covers(spell, start));
	workforce_count_fte(workforce, CLOSING_FTE, &spell->fte, whole.closes && covers(spell, end));
	workforce_count_fte(workforce, LEAVERS_FTE, &spell->fte,
						whole.leaves && spell->left_on == employment->left_on);
}

/* person_workforce(hired, left_on, fte, leaving_counts, period, joining_counts) */
PG_FUNCTION_INFO_V1(person_workforce);
Datum
person_workforce(PG_FUNCTION_ARGS)
{
	Workforce *workforce;
	Spell *spell;
	DateADT start;
	DateADT end;
	int count;
	int spells;

	for (int j = 0; j < JOINING_COUNTS; j++)
		if (PG_ARGISNULL(j))
			PG_RETURN_NULL();
	read_period(fcinfo, PERIOD, &start, &end);
	workforce = workforce_begin(start, end);
	spell = spells_argument(fcinfo, &count);
	if (count == 0)
		PG_RETURN_NULL();
	qsort(spell, count, sizeof(Spell), compare_spells);
	for (int i = 0; i < count; i += spells)
	{
		const Spell employment = employment_from(&spell[i], count - i, &spells);

		workforce_add_spell(workforce, &employment);
		for (int j = i; j < i + spells; j++)
			add_spell_fte(workforce, &employment, &spell[j]);
	}
	PG_RETURN_POINTER(workforce);
}
