/*
 * spell.c
 *	  What is wrong with a spell, and the rare look at the calendar.
 */
#include "spell.h"

#include "period.h"

/* Whether the year that begins with the spell has more days than the 365 it lasted. */
bool
year_is_incomplete(const Spell *spell)
{
	return years_after(spell->hired, 1) - spell->hired > 365;
}

/* The error for a spell of which spell_from_arguments() has found that something is wrong. */
void
report_spell(FunctionCallInfo fcinfo, int n)
{
	if (!PG_ARGISNULL(n + 1) && PG_GETARG_DATEADT(n + 1) < PG_GETARG_DATEADT(n))
		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("left_on is before hired"),
			 errhint("left_on is the last day of employment; a spell of one day has both equal.")));
	if (PG_ARGISNULL(n + 2))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("fte of a spell is null"),
						errhint("Give the degree of employment, 1 for full time.")));
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("fte must not be negative")));
}

void
report_unknown(const char *argument, const char *event)
{
	ereport(ERROR,
			(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
			 errmsg("%s is null for a spell that %s in the period", argument, event),
			 errhint("Say whether it counts in joiners, leavers and turnover, true or false.")));
}
