/*
 * sensitivity_type.c
 *	  The type sensitivity: its text and JSON, its form on the wire, its order.
 */
#include "compat.h"

#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/json.h"
#include "utils/jsonb.h"

#include "json_text.h"
#include "sensitivity.h"
#include "sql_decimal.h"

/* The one validator; ascending order is what build_sorted() establishes. */
static const char *
sensitivity_problem(const ValueType *type, const void *value)
{
	const Sensitivity *sensitivity = value;

	if (sensitivity->count == 0)
		return "There must be at least one factor.";
	for (int i = 0; i < sensitivity->count; i++)
	{
		const Term term = sensitivity_term(sensitivity, i);
		const Term before = sensitivity_term(sensitivity, Max(i - 1, 0));

		if (term.name_length == 0)
			return "A factor must have a name.";
		if (decimal_is_absent(&term.base) || decimal_is_absent(&term.effect))
			return "A factor must have a base and an effect.";
		if (i > 0 && term_compare_names(&before, &term) == 0)
			return psprintf("Factor \"%s\" stands twice.", pnstrdup(term.name, term.name_length));
	}
	return NULL;
}

static int
compare_terms(const void *a, const void *b, void *unused)
{
	return term_compare_names(a, b);
}

/* From terms in any order. */
static Sensitivity *
build_sorted(Term *terms, int count)
{
	qsort_interruptible(terms, count, sizeof(Term), compare_terms, NULL);
	return sensitivity_build(terms, count);
}

/* ---------- text and JSON ---------- */

#define THE_FORM                                                                                      \
	"The form is a JSON array of [\"factor\", base, effect], with at least one factor, or an object " \
	"with such an array of objects as \"factors\"."

static DecimalError
read_decimal(const JsonbValue *value, Decimal *x)
{
	if (value == NULL || value->type != jbvNumeric)
		return DECIMAL_MALFORMED;
	return decimal_decode(x, VARDATA_ANY(value->val.numeric),
						  VARSIZE_ANY_EXHDR(value->val.numeric));
}

/* A part of a factor: by its place in an array, by its key in an object. */
static JsonbValue *
part_of(JsonbContainer *factor, int place, const char *key)
{
	if (JsonContainerIsArray(factor))
		return JsonContainerSize(factor) == 3 ? getIthJsonbValueFromContainer(factor, place) : NULL;
	return getKeyJsonValueFromContainer(factor, key, strlen(key), NULL);
}

static DecimalError
read_factor(const JsonbValue *value, Term *term)
{
	JsonbContainer *const factor = value->type == jbvBinary ? value->val.binary.data : NULL;
	const JsonbValue *name = factor ? part_of(factor, 0, "factor") : NULL;
	DecimalError error;

	if (name == NULL || name->type != jbvString || name->val.string.len == 0)
		return DECIMAL_MALFORMED;
	term->name = name->val.string.val;
	term->name_length = name->val.string.len;
	error = read_decimal(part_of(factor, 1, "base"), &term->base);
	if (error == DECIMAL_OK)
		error = read_decimal(part_of(factor, 2, "effect"), &term->effect);
	return error;
}

/* The array of factors: the whole value, or its key "factors"; NULL where there is no such array. */
static JsonbContainer *
factors_of(Jsonb *json)
{
	JsonbContainer *factors = &json->root;

	if (JsonContainerIsObject(factors))
	{
		const JsonbValue *value = getKeyJsonValueFromContainer(factors, "factors", 7, NULL);

		factors = value && value->type == jbvBinary ? value->val.binary.data : NULL;
	}
	return factors && JsonContainerIsArray(factors) && !JsonContainerIsScalar(factors) &&
				   JsonContainerSize(factors) > 0
			   ? factors
			   : NULL;
}

static DecimalError
read_factors(JsonbContainer *factors, Sensitivity **result)
{
	const int count = JsonContainerSize(factors);
	Term *const terms = palloc(sizeof(Term) * (Size) count);

	for (int i = 0; i < count; i++)
	{
		DecimalError error;

		CHECK_FOR_INTERRUPTS();
		error = read_factor(getIthJsonbValueFromContainer(factors, i), &terms[i]);
		if (error != DECIMAL_OK)
			return error;
	}
	*result = build_sorted(terms, count);
	return DECIMAL_OK;
}

/* Text is JSON, which core's parser reads: names may have any escape. */
PG_FUNCTION_INFO_V1(sensitivity_in);
Datum
sensitivity_in(PG_FUNCTION_ARGS)
{
	char *const text = PG_GETARG_CSTRING(0);
	Datum json;
	JsonbContainer *factors;
	Sensitivity *result = NULL;
	DecimalError error = DECIMAL_MALFORMED;
	const char *problem = THE_FORM;

	if (!DirectInputFunctionCallSafe(jsonb_in, text, InvalidOid, -1, fcinfo->context, &json))
		return (Datum) 0;
	factors = factors_of(DatumGetJsonbP(json));
	if (factors)
		error = read_factors(factors, &result);
	if (error == DECIMAL_OUT_OF_RANGE)
		ereturn(fcinfo->context, (Datum) 0,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("value out of range for type sensitivity: \"%s\"", text),
				 errdetail("Exact decimals hold %d digits, before and after the point together.",
						   DECIMAL_DIGITS)));
	if (error == DECIMAL_OK)
		problem = sensitivity_problem(&sensitivity_type, result);
	if (problem)
		ereturn(fcinfo->context, (Datum) 0,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("invalid input syntax for type sensitivity: \"%s\"", text),
				 errdetail("%s", problem)));
	PG_RETURN_POINTER(result);
}

static void
sensitivity_write(const ValueType *type, StringInfo text, const void *value)
{
	const Sensitivity *sensitivity = value;

	for (int i = 0; i < sensitivity->count; i++)
	{
		const Term term = sensitivity_term(sensitivity, i);

		CHECK_FOR_INTERRUPTS();
		appendStringInfoString(text, i == 0 ? "[[" : ", [");
		escape_json(text, pnstrdup(term.name, term.name_length));
		appendStringInfoString(text, ", ");
		decimal_append(text, &term.base);
		appendStringInfoString(text, ", ");
		decimal_append(text, &term.effect);
		appendStringInfoChar(text, ']');
	}
	appendStringInfoChar(text, ']');
}

/* The totals and the factors; read back, the factors count. */
static void
sensitivity_write_json(const ValueType *type, StringInfo json, const void *value)
{
	const Sensitivity *sensitivity = value;
	const Decimal base = sensitivity_total_base(sensitivity);
	const Decimal effect = sensitivity_total_effect(sensitivity);

	appendStringInfoChar(json, '{');
	json_decimal(json, "base", &base);
	json_decimal(json, "effect", &effect);
	appendStringInfoString(json, ", \"factors\": [");
	for (int i = 0; i < sensitivity->count; i++)
	{
		const Term term = sensitivity_term(sensitivity, i);

		CHECK_FOR_INTERRUPTS();
		appendStringInfoString(json, i == 0 ? "{\"factor\": " : ", {\"factor\": ");
		escape_json(json, pnstrdup(term.name, term.name_length));
		json_decimal(json, "base", &term.base);
		json_decimal(json, "effect", &term.effect);
		appendStringInfoChar(json, '}');
	}
	appendStringInfoString(json, "]}");
}

/* ---------- on the wire ---------- */

/* Each factor is a counted name of at least one byte, and two decimals. */
#define LEAST_FACTOR_SIZE (sizeof(int32) + 1 + 2 * (2 * sizeof(int64) + sizeof(int16)))

static void *
sensitivity_receive(const ValueType *type, StringInfo message)
{
	const int count = (int) pq_getmsgint(message, sizeof(int32));
	Term *terms;

	/* memory is not asked for on the word of a count */
	if (count <= 0)
		type_report_invalid(type, "There must be at least one factor.");
	if (count > (message->len - message->cursor) / (int) LEAST_FACTOR_SIZE)
		type_report_invalid(type, "The message is too short for its number of factors.");
	terms = palloc(sizeof(Term) * (Size) count);
	for (int i = 0; i < count; i++)
	{
		const int bytes = (int) pq_getmsgint(message, sizeof(int32));

		CHECK_FOR_INTERRUPTS();
		if (bytes <= 0)
			type_report_invalid(type, "A factor must have a name.");
		terms[i].name = pq_getmsgtext(message, bytes, &terms[i].name_length);
		terms[i].base = decimal_recv(message, type->name);
		terms[i].effect = decimal_recv(message, type->name);
	}
	return build_sorted(terms, count);
}

static void
sensitivity_send_factors(const ValueType *type, StringInfo message, const void *value)
{
	const Sensitivity *sensitivity = value;

	pq_sendint32(message, (uint32) sensitivity->count);
	for (int i = 0; i < sensitivity->count; i++)
	{
		const Term term = sensitivity_term(sensitivity, i);

		CHECK_FOR_INTERRUPTS();
		send_counted_text(message, term.name, term.name_length);
		decimal_send(message, &term.base);
		decimal_send(message, &term.effect);
	}
}

/* ---------- order and hash ---------- */

/* Factor by factor: name, base, effect; where one value begins with the other, the shorter first. */
static int
sensitivity_compare(const ValueType *type, const void *a, const void *b)
{
	const Sensitivity *const x = a;
	const Sensitivity *const y = b;

	for (int i = 0; i < Min(x->count, y->count); i++)
	{
		const Term p = sensitivity_term(x, i);
		const Term q = sensitivity_term(y, i);
		int order = term_compare_names(&p, &q);

		if (order == 0)
			order = decimal_compare(&p.base, &q.base);
		if (order == 0)
			order = decimal_compare(&p.effect, &q.effect);
		if (order != 0)
			return order;
	}
	return (x->count > y->count) - (x->count < y->count);
}

static uint64
sensitivity_hash_factors(const ValueType *type, const void *value, uint64 seed)
{
	const Sensitivity *sensitivity = value;
	uint64 hash = seed;

	for (int i = 0; i < sensitivity->count; i++)
	{
		const Term term = sensitivity_term(sensitivity, i);

		hash = hash_bytes_extended((const unsigned char *) term.name, term.name_length, hash);
		hash = decimal_hash_extended(&term.base, hash);
		hash = decimal_hash_extended(&term.effect, hash);
	}
	return hash;
}

const ValueType sensitivity_type = {.name = "sensitivity",
									.length = -1,
									.version = 1,
									.stored_version = 1,
									.write = sensitivity_write,
									.write_json = sensitivity_write_json,
									.receive = sensitivity_receive,
									.send = sensitivity_send_factors,
									.problem = sensitivity_problem,
									.compare = sensitivity_compare,
									.hash = sensitivity_hash_factors,
									.add = sensitivity_add_value};

TYPE_HAS_LENGTH(sensitivity, -1);
TYPE_FUNCTIONS_BUT_INPUT(sensitivity, &sensitivity_type)
TYPE_ADD(sensitivity, &sensitivity_type)
