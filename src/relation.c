/*
 * relation.c
 *	  Relations between printed figures as SQL names them: kinds, roles and verdicts.
 */
#include "compat.h"

#include "relation.h"

#include "utils/builtins.h"
#include "utils/lsyscache.h"

/* ---------- kinds and roles ---------- */

#define SUM_ROLES                                                                                  \
	{                                                                                              \
		{"total", ROLE_RESULT}, {"part", ROLE_ADDED},                                              \
		{                                                                                          \
			"less", ROLE_SUBTRACTED                                                                \
		}                                                                                          \
	}
#define DEVIATION_ROLES(of_actual, of_baseline)                                                    \
	{                                                                                              \
		{"deviation", ROLE_RESULT}, {"actual", of_actual},                                         \
		{                                                                                          \
			"baseline", of_baseline                                                                \
		}                                                                                          \
	}
#define SHARE_ROLES                                                                                \
	{                                                                                              \
		{"share", ROLE_RESULT}, {"part", ROLE_PART},                                               \
		{                                                                                          \
			"whole", ROLE_WHOLE                                                                    \
		}                                                                                          \
	}
#define CHANGE_ROLES                                                                               \
	{                                                                                              \
		{"change", ROLE_RESULT}, {"actual", ROLE_PART},                                            \
		{                                                                                          \
			"baseline", ROLE_WHOLE                                                                 \
		}                                                                                          \
	}

static const RelationKind kinds[] = {
	{"sum", CHECK_SUM, false, false, SUM_ROLES, {0}},
	{"count", CHECK_SUM, true, false, SUM_ROLES, {0}},
	{"deviation", CHECK_SUM, false, true, DEVIATION_ROLES(ROLE_ADDED, ROLE_SUBTRACTED), {0}},
	{"reverse_deviation",
	 CHECK_SUM,
	 false,
	 true,
	 DEVIATION_ROLES(ROLE_SUBTRACTED, ROLE_ADDED),
	 {0}},
	{"any_deviation",
	 CHECK_SUM,
	 false,
	 true,
	 DEVIATION_ROLES(ROLE_ADDED, ROLE_SUBTRACTED),
	 {"deviation", "reverse_deviation"}},
	{"count_deviation", CHECK_SUM, true, true, DEVIATION_ROLES(ROLE_ADDED, ROLE_SUBTRACTED), {0}},
	{"share", CHECK_QUOTIENT, false, true, SHARE_ROLES, {0}},
	{"count_share", CHECK_QUOTIENT, true, true, SHARE_ROLES, {0}},
	{"change", CHECK_CHANGE, false, true, CHANGE_ROLES, {0}},
	{"signed_change", CHECK_SIGNED_CHANGE, false, true, CHANGE_ROLES, {0}},
	{"change_size", CHECK_CHANGE_SIZE, false, true, CHANGE_ROLES, {0}},
	{"reverse_change", CHECK_REVERSE_CHANGE, false, true, CHANGE_ROLES, {0}},
	{"any_change",
	 CHECK_CHANGE,
	 false,
	 true,
	 CHANGE_ROLES,
	 {"change", "signed_change", "change_size", "reverse_change"}},
	{"count_change", CHECK_CHANGE, true, true, CHANGE_ROLES, {0}},
	{"signed_count_change", CHECK_SIGNED_CHANGE, true, true, CHANGE_ROLES, {0}},
	{"count_change_size", CHECK_CHANGE_SIZE, true, true, CHANGE_ROLES, {0}},
	{"reverse_count_change", CHECK_REVERSE_CHANGE, true, true, CHANGE_ROLES, {0}},
	{"any_count_change",
	 CHECK_CHANGE,
	 true,
	 true,
	 CHANGE_ROLES,
	 {"count_change", "signed_count_change", "count_change_size", "reverse_count_change"}},
};

static bool
is_word(const char *word, const char *name, size_t length)
{
	return strlen(word) == length && memcmp(word, name, length) == 0;
}

const RelationKind *
relation_kind(const char *name, size_t length)
{
	StringInfoData list;

	for (size_t i = 0; i < lengthof(kinds); i++)
		if (is_word(kinds[i].name, name, length))
			return &kinds[i];
	initStringInfo(&list);
	for (size_t i = 0; i < lengthof(kinds); i++)
		appendStringInfo(&list, "%s%s", i > 0 ? ", " : "", kinds[i].name);
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("there is no check \"%s\"", pnstrdup(name, length)),
					errhint("Checks are %s.", list.data)));
}

void
relation_report_roles(const RelationKind *kind, const char *problem)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("check \"%s\" %s", kind->name, problem),
					kind->one_each
						? errhint("It has one %s, one %s and one %s.", kind->roles[0].name,
								  kind->roles[1].name, kind->roles[2].name)
						: errhint("It has one %s, and any number of %s and %s.",
								  kind->roles[0].name, kind->roles[1].name, kind->roles[2].name)));
}

/* The index of a role; error 22023 where the kind has no such role. */
int
relation_role(const RelationKind *kind, const char *name, size_t length)
{
	for (int i = 0; i < ROLES_OF_KIND; i++)
		if (is_word(kind->roles[i].name, name, length))
			return i;
	relation_report_roles(kind, psprintf("has no role \"%s\"", pnstrdup(name, length)));
}

MarkRule
mark_rule(text *name)
{
	static const char *const names[] = {[MARKS_DASH_IS_ZERO] = "dash_is_zero",
										[MARKS_ARE_ZERO] = "zero",
										[MARKS_ARE_UNKNOWN] = "unknown"};

	for (size_t i = 0; i < lengthof(names); i++)
		if (is_word(names[i], VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name)))
			return (MarkRule) i;
	ereport(
		ERROR,
		(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
		 errmsg("marks cannot be read as \"%s\"", text_to_cstring(name)),
		 errhint("Marks are read as dash_is_zero (a blank and a dash are zero, any other is not "
				 "known), zero or unknown.")));
}

/* ---------- numbers ---------- */

/* A number of the base unit in another unit, without zeros at its end. */
Datum
number_in_unit(Decimal base, Unit unit)
{
	decimal_check(decimal_shift(&base, -(int) unit.power));
	base = decimal_stripped(&base);
	return decimal_to_datum(&base);
}

/*
 * The difference printed - computed, and the largest on its side that rounding
 * explains, both in the result's unit.
 */
bool
check_numbers(const Check *check, Datum *difference, Datum *tolerance, bool *has_tolerance)
{
	Decimal expected;
	Decimal off = check->terms[0].value;
	Decimal allowed;
	Possible possible;

	if (check_expected(check, &expected) != DECIMAL_OK ||
		decimal_subtract(&off, &expected) != DECIMAL_OK ||
		check_possible(check, 0, &possible) != DECIMAL_OK)
		return false;
	*difference = number_in_unit(off, check->terms[0].unit);
	*has_tolerance = possible.bounded;
	if (!possible.bounded)
		return true;
	allowed = decimal_sign(&off) >= 0 ? possible.bounds.high : expected;
	decimal_check(
		decimal_subtract(&allowed, decimal_sign(&off) >= 0 ? &expected : &possible.bounds.low));
	*tolerance = number_in_unit(allowed, check->terms[0].unit);
	return true;
}

/* ---------- enums ---------- */

/* The OIDs of an enum's labels. */
void
enum_oids(Oid type, const char *const *labels, int count, Oid *oids)
{
	Oid input;
	Oid parameter;

	getTypeInputInfo(type, &input, &parameter);
	for (int i = 0; i < count; i++)
		oids[i] = DatumGetObjectId(
			OidInputFunctionCall(input, unconstify(char *, labels[i]), parameter, -1));
}

void
verdict_oids(Oid verdict_type, Oid *oids)
{
	static const char *const labels[] = {[VERDICT_HOLDS] = "holds",
										 [VERDICT_ROUNDING] = "rounding",
										 [VERDICT_UNJUDGED] = "unjudged",
										 [VERDICT_ERROR] = "error"};

	enum_oids(verdict_type, labels, lengthof(labels), oids);
}
