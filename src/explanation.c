/*
 * explanation.c
 *	  What would explain figures that do not agree, as SQL has it: slips as identifiers,
 *	  with their wording apart.
 */
#include "compat.h"

#include "explanation.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

#include "relation.h"

/* ---------- corrections ---------- */

static void
keep_correction(void *context, const Correction *correction)
{
	Corrections *const corrections = context;

	if (corrections->count == corrections->room)
	{
		corrections->room = corrections->room * 2 + 16;
		corrections->found =
			corrections->found
				? repalloc_huge(corrections->found, sizeof(Correction) * (Size) corrections->room)
				: palloc(sizeof(Correction) * (Size) corrections->room);
	}
	corrections->found[corrections->count++] = *correction;
}

/* Every slip that would explain an error, the likelier kinds first. */
Corrections
find_corrections(const Check *check)
{
	Corrections corrections = {0};

	for (Slip slip = 0; slip < SLIPS; slip++)
		for (int n = 0; n < check->count; n++)
		{
			CHECK_FOR_INTERRUPTS();
			decimal_check(check_slips(check, n, slip, keep_correction, &corrections));
		}
	return corrections;
}

/* Slips of digits explain nearly anything: they count only where nothing else explains. */
void
corrections_without_digits(Corrections *corrections)
{
	const Slip first = corrections->count > 0 ? corrections->found[0].slip : SLIPS;
	const Slip end = first < SLIP_DIGITS_TRANSPOSED ? SLIP_DIGITS_TRANSPOSED
					 : first < SLIP_DIGIT           ? SLIP_DIGIT
													: SLIPS;
	int kept = 0;

	while (kept < corrections->count && corrections->found[kept].slip < end)
		kept++;
	corrections->count = kept;
}

/* ---------- for SQL ---------- */

static const char *const slip_labels[SLIPS] = {
	[SLIP_SIGN_DROPPED] = "sign_dropped",
	[SLIP_CUT_OFF] = "cut_off",
	[SLIP_PART_SIGN] = "part_sign_wrong",
	[SLIP_PART_LEFT_OUT] = "part_left_out",
	[SLIP_PART_TWICE] = "part_counted_twice",
	[SLIP_UNIT] = "unit_wrong",
	[SLIP_LABEL] = "label_wrong",
	[SLIP_DIGITS_TRANSPOSED] = "digits_transposed",
	[SLIP_DIGIT] = "digit_wrong",
};

void
slip_oids(Oid slip_type, Oid *oids)
{
	enum_oids(slip_type, slip_labels, SLIPS, oids);
}

/* slip_label(slip text, language text): the wording, apart from the identifier. */
PG_FUNCTION_INFO_V1(slip_label);
Datum
slip_label(PG_FUNCTION_ARGS)
{
	static const char *const words[SLIPS][2] = {
		[SLIP_SIGN_DROPPED] = {"sign dropped", "tecknet bortfallet"},
		[SLIP_CUT_OFF] = {"cut off, not rounded", "avhuggen, inte avrundad"},
		[SLIP_PART_SIGN] = {"a part added with the wrong sign", "en del summerad med fel tecken"},
		[SLIP_PART_LEFT_OUT] = {"a part left out of the sum", "en del utel\xC3\xA4mnad ur summan"},
		[SLIP_PART_TWICE] = {"a part counted twice in the sum",
							 "en del r\xC3\xA4knad tv\xC3\xA5 g\xC3\xA5nger i summan"},
		[SLIP_UNIT] = {"unit a thousandfold off", "enheten tusenfalt fel"},
		[SLIP_LABEL] = {"wrong year label", "fel \xC3\xA5rtal"},
		[SLIP_DIGITS_TRANSPOSED] = {"digits transposed", "siffror omkastade"},
		[SLIP_DIGIT] = {"one digit wrong", "en siffra fel"},
	};
	const char *const label = DatumGetCString(DirectFunctionCall1(enum_out, PG_GETARG_DATUM(0)));
	const char *const language = text_to_cstring(PG_GETARG_TEXT_PP(1));
	const bool swedish = strcmp(language, "sv") == 0;

	if (!swedish && strcmp(language, "en") != 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("there are no words for slips in language \"%s\"", language),
						errhint("Languages are en and sv.")));
	for (int slip = 0; slip < SLIPS; slip++)
		if (strcmp(slip_labels[slip], label) == 0)
		{
			const char *const word = words[slip][swedish];

			PG_RETURN_TEXT_P(cstring_to_text(pg_any_to_server(word, (int) strlen(word), PG_UTF8)));
		}
	PG_RETURN_NULL();
}

ExplanationType
explanation_type(Oid array_type)
{
	ExplanationType result = {.type = get_element_type(array_type)};

	result.tupdesc = lookup_rowtype_tupdesc_copy(result.type, -1);
	slip_oids(TupleDescAttr(result.tupdesc, 2)->atttypid, result.slips);
	return result;
}

Datum
explanation_array(const ExplanationType *type, const Explanation *explanations, int count)
{
	Datum *elements = palloc(sizeof(Datum) * (Size) Max(count, 1));

	for (int i = 0; i < count; i++)
	{
		const Explanation *const each = &explanations[i];
		Datum values[5];
		bool nulls[5] = {each->cell == NULL, false, false, each->correction == NULL,
						 each->cause == NULL};

		values[0] = nulls[0] ? (Datum) 0 : CStringGetTextDatum(each->cell);
		values[1] = PointerGetDatum(each->value);
		values[2] = ObjectIdGetDatum(type->slips[each->slip]);
		values[3] = PointerGetDatum(each->correction);
		values[4] = nulls[4] ? (Datum) 0 : CStringGetTextDatum(each->cause);
		elements[i] = HeapTupleGetDatum(heap_form_tuple(type->tupdesc, values, nulls));
	}
	return PointerGetDatum(
		construct_array(elements, count, type->type, -1, false, TYPALIGN_DOUBLE));
}
