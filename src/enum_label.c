/*
 * enum_label.c
 *	  Labels as SQL has them: the values of the enums rag and trend.
 */
#include "compat.h"
#include "enum_label.h"

#include "access/htup_details.h"
#include "catalog/pg_enum.h"
#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "scan.h"
#include "server_text.h"

/* The enum in the signature of a function that has one: its result, an argument, or an array of it. */
static Oid
enum_of_function(Oid function)
{
	Oid *arguments;
	int count;
	const Oid result = get_func_signature(function, &arguments, &count);

	if (type_is_enum(result))
		return result;
	for (int i = 0; i < count; i++)
	{
		const Oid element = get_element_type(arguments[i]);

		if (type_is_enum(arguments[i]))
			return arguments[i];
		if (OidIsValid(element) && type_is_enum(element))
			return element;
	}
	elog(ERROR, "function %u has no enum in its signature", function);
}

static void
refuse_altered(const LabelSet *set)
{
	ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
					errmsg("type %s has been altered", set->type_name),
					errdetail("Its labels are no longer those that the extension created.")));
}

/*
 * enum_label_load
 *	  The OIDs of the set's labels in the enum that the called function has in
 *	  its signature, so that they are right in every schema and database.  That
 *	  the labels ascend is checked, since our order must be SQL's.
 */
const Oid *
enum_label_load(FunctionCallInfo fcinfo, const LabelSet *set)
{
	const Oid type = enum_of_function(fcinfo->flinfo->fn_oid);
	Oid *const values = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, LABELS_AT_MOST * sizeof(Oid));
	float4 order_before = 0;

	for (int label = 0; label < set->count; label++)
	{
		const HeapTuple tuple = SearchSysCache2(ENUMTYPOIDNAME, ObjectIdGetDatum(type),
												CStringGetDatum(set->labels[label].word[ENGLISH]));
		float4 order;

		if (!HeapTupleIsValid(tuple))
			refuse_altered(set);
		values[label] = ((Form_pg_enum) GETSTRUCT(tuple))->oid;
		order = ((Form_pg_enum) GETSTRUCT(tuple))->enumsortorder;
		ReleaseSysCache(tuple);
		if (label > 0 && order <= order_before)
			refuse_altered(set);
		order_before = order;
	}
	fcinfo->flinfo->fn_extra = values;
	return values;
}

/* A label that somebody added to the type: we do not know what it means. */
void
enum_label_unknown(const LabelSet *set, Oid value)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("unknown label \"%s\" of type %s",
						   DatumGetCString(DirectFunctionCall1(enum_out, ObjectIdGetDatum(value))),
						   set->type_name),
					errhint("%s", set->hint)));
}

/* The text with each letter and its accents as one character, where Unicode is known. */
static char *
composed(text *word)
{
	if (GetDatabaseEncoding() == PG_UTF8)
		word = DatumGetTextPP(DirectFunctionCall2(unicode_normalize_func, PointerGetDatum(word),
												  PointerGetDatum(cstring_to_text("NFC"))));
	return text_to_cstring(word);
}

/* The label that a word stands for. */
int
enum_label_read(const LabelSet *set, text *word)
{
	Scanner scan = scan_begin(utf8_from_server(composed(word)));
	uint8 label;

	if (!scan_label(&scan, set, &label, set->hint) || !scan_end(&scan))
		ereport(ERROR, (errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
						errmsg("invalid input syntax for type %s: \"%s\"", set->type_name,
							   text_to_cstring(word)),
						errhint("%s", set->hint)));
	return label;
}

static char *
list_of_languages(void)
{
	StringInfoData list;

	initStringInfo(&list);
	for (int language = 0; language < LANGUAGES; language++)
		appendStringInfo(&list, "%s%s", language > 0 ? ", " : "", language_codes[language]);
	return list.data;
}

/* The word for a label in a language. */
Datum
enum_label_word(const LabelSet *set, int label, text *language)
{
	const char *const code = text_to_cstring(language);

	for (int i = 0; i < LANGUAGES; i++)
		if (strcmp(code, language_codes[i]) == 0)
		{
			const char *const word = set->labels[label].word[i];

			PG_RETURN_TEXT_P(cstring_to_text(pg_any_to_server(word, (int) strlen(word), PG_UTF8)));
		}
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("there are no labels in language \"%s\"", code),
					errdetail("Languages are %s.", list_of_languages()),
					errhint("Words of your own are given as an array: ARRAY[...].")));
}

/* The label's element of an array that has one for each label; null where that is null. */
Datum
enum_label_pick(const LabelSet *set, int label, ArrayType *words, FunctionCallInfo fcinfo)
{
	Datum *values;
	bool *nulls;
	int count;

	deconstruct_array(words, TEXTOID, -1, false, TYPALIGN_INT, &values, &nulls, &count);
	if (ARR_NDIM(words) > 1 || count != set->count)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("the array must have %d elements", set->count),
						errdetail("It has one for each label of type %s, from %s to %s.",
								  set->type_name, set->labels[0].word[ENGLISH],
								  set->labels[set->count - 1].word[ENGLISH])));
	if (nulls[label])
		PG_RETURN_NULL();
	PG_RETURN_DATUM(values[label]);
}
