/*
 * sensitivity.c
 *	  Cost factors with their base and the effect of a shock, by factor.
 *
 *	  A shock is in percent of the base, and what is kept is its effect: effects
 *	  add up also where rows of one factor were shocked differently, and the
 *	  shock of the sum is then their weighted mean.
 *
 *	  A summary of variable size, yet still its own aggregate state: a row of a
 *	  known factor is added in place, only a new factor makes a new value.
 */
#include "sensitivity.h"

#include "common/hashfn.h"
#include "funcapi.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/json.h"
#include "utils/jsonb.h"

static int
compare_names(const Term *a, const Term *b)
{
	const int order = memcmp(a->name, b->name, Min(a->name_length, b->name_length));

	return order != 0 ? order
					  : (a->name_length > b->name_length) - (a->name_length < b->name_length);
}

static int
compare_terms(const void *a, const void *b, void *unused)
{
	return compare_names(a, b);
}

/* A value that is all there but for its factors and names. */
static Sensitivity *
allocate(int count, Size names_size)
{
	const Size size =
		add_size(offsetof(Sensitivity, factor) + mul_size(count, sizeof(Factor)), names_size);
	Sensitivity *result;

	if (!AllocSizeIsValid(size))
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("too many sensitivity factors")));
	result = palloc(size);
	SET_VARSIZE(result, size);
	result->count = count;
	return result;
}

/* From terms in ascending order. */
Sensitivity *
sensitivity_build(const Term *term, int count)
{
	Size name_at = offsetof(Sensitivity, factor) + mul_size(count, sizeof(Factor));
	Size names_size = 0;
	Sensitivity *result;

	for (int i = 0; i < count; i++)
		names_size = add_size(names_size, term[i].name_length);
	result = allocate(count, names_size);
	for (int i = 0; i < count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		result->factor[i] =
			(Factor){term[i].base, term[i].effect, (int32) name_at, term[i].name_length};
		memcpy((char *) result + name_at, term[i].name, term[i].name_length);
		name_at += term[i].name_length;
	}
	return result;
}

/* ---------- one row, many rows, and sums ---------- */

/* Where the name stands, or where it would; true if it stands there. */
bool
sensitivity_find(const Sensitivity *sensitivity, const Term *term, int *at)
{
	int low = 0;
	int high = sensitivity->count;

	while (low < high)
	{
		const int middle = low + (high - low) / 2;
		const Term other = sensitivity_term(sensitivity, middle);
		const int order = compare_names(term, &other);

		if (order == 0)
		{
			*at = middle;
			return true;
		}
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	*at = low;
	return false;
}

/* A new value with one more factor in its place. */
static Sensitivity *
insert_term(const Sensitivity *old, const Term *term, int at)
{
	const char *const old_names = (const char *) &old->factor[old->count];
	const int name_at = at < old->count ? old->factor[at].name_at : (int) VARSIZE(old);
	const Size before = name_at - (old_names - (const char *) old);
	const Size after = VARSIZE(old) - name_at;
	Sensitivity *result = allocate(old->count + 1, add_size(before + after, term->name_length));
	char *names = (char *) &result->factor[result->count];

	memcpy(result->factor, old->factor, sizeof(Factor) * at);
	memcpy(&result->factor[at + 1], &old->factor[at], sizeof(Factor) * (old->count - at));
	result->factor[at] = (Factor){term->base, term->effect, name_at, term->name_length};
	for (int i = 0; i < result->count; i++)
		result->factor[i].name_at += sizeof(Factor) + (i > at ? term->name_length : 0);
	memcpy(names, old_names, before);
	memcpy(names + before, term->name, term->name_length);
	memcpy(names + before + term->name_length, old_names + before, after);
	return result;
}

/*
 * The sum with one more term: the value itself where the factor is known, else
 * a new value.  The caller says whether the value may be changed.
 */
static Sensitivity *
add_term(Sensitivity *sensitivity, const Term *term)
{
	int at;

	if (sensitivity_find(sensitivity, term, &at))
	{
		decimal_check(decimal_add(&sensitivity->factor[at].base, &term->base));
		decimal_check(decimal_add(&sensitivity->factor[at].effect, &term->effect));
		return sensitivity;
	}
	return insert_term(sensitivity, term, at);
}

/* effect = base * shock / 100 */
static Term
term_from_arguments(FunctionCallInfo fcinfo, int n)
{
	text *name = PG_GETARG_TEXT_PP(n);
	const Decimal shock = decimal_from_datum(PG_GETARG_DATUM(n + 2));
	Term term = {VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), ABSENT_DECIMAL, ABSENT_DECIMAL};

	if (term.name_length == 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("a sensitivity factor must have a name")));
	term.base = decimal_from_datum(PG_GETARG_DATUM(n + 1));
	decimal_check(decimal_multiply(&term.effect, &term.base, &shock));
	decimal_check(decimal_multiply(&term.effect, &term.effect, &(Decimal){1, 2}));
	return term;
}

PG_FUNCTION_INFO_V1(sensitivity);
Datum
sensitivity(PG_FUNCTION_ARGS)
{
	const Term term = term_from_arguments(fcinfo, 0);

	PG_RETURN_POINTER(sensitivity_build(&term, 1));
}

PG_FUNCTION_INFO_V1(sensitivity_accum);
Datum
sensitivity_accum(PG_FUNCTION_ARGS)
{
	Term term;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	term = term_from_arguments(fcinfo, 1);
	if (PG_ARGISNULL(0))
		PG_RETURN_POINTER(sensitivity_build(&term, 1));
	if (is_aggregate_state(fcinfo))
		PG_RETURN_POINTER(add_term(PG_GETARG_SENSITIVITY_P(0), &term));
	PG_RETURN_POINTER(add_term((Sensitivity *) PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0)), &term));
}

PG_FUNCTION_INFO_V1(sensitivity_add);
Datum
sensitivity_add(PG_FUNCTION_ARGS)
{
	const Sensitivity *a = PG_GETARG_SENSITIVITY_P(0);
	const Sensitivity *b = PG_GETARG_SENSITIVITY_P(1);
	Term *terms = palloc(sizeof(Term) * ((Size) a->count + b->count));
	int count = 0;

	for (int i = 0, j = 0; i < a->count || j < b->count; count++)
	{
		const Term x = i < a->count ? sensitivity_term(a, i) : (Term){0};
		const Term y = j < b->count ? sensitivity_term(b, j) : (Term){0};
		const int order = i == a->count ? 1 : j == b->count ? -1 : compare_names(&x, &y);

		CHECK_FOR_INTERRUPTS();
		terms[count] = order <= 0 ? x : y;
		if (order == 0)
		{
			decimal_check(decimal_add(&terms[count].base, &y.base));
			decimal_check(decimal_add(&terms[count].effect, &y.effect));
		}
		i += order <= 0;
		j += order >= 0;
	}
	PG_RETURN_POINTER(sensitivity_build(terms, count));
}

/* ---------- the type ---------- */

/* Sorts terms that were read and builds the value; names the factor that stands twice. */
static Sensitivity *
build_unsorted(Term *terms, int count, const char **twice)
{
	*twice = NULL;
	qsort_interruptible(terms, count, sizeof(Term), compare_terms, NULL);
	for (int i = 1; i < count; i++)
		if (compare_names(&terms[i - 1], &terms[i]) == 0)
		{
			*twice = pnstrdup(terms[i].name, terms[i].name_length);
			return NULL;
		}
	return sensitivity_build(terms, count);
}

static DecimalError
decimal_from_json(Decimal *x, const JsonbValue *value)
{
	return decimal_decode(x, VARDATA_ANY(value->val.numeric),
						  VARSIZE_ANY_EXHDR(value->val.numeric));
}

/*
 * Text: a JSON array of [factor, base, effect], read with core's parser.
 */
PG_FUNCTION_INFO_V1(sensitivity_in);
Datum
sensitivity_in(PG_FUNCTION_ARGS)
{
	char *text = PG_GETARG_CSTRING(0);
	const char *twice;
	Datum json;
	JsonbIterator *iterator;
	JsonbIteratorToken token;
	JsonbValue value;
	Term *terms;
	int count;
	Sensitivity *result;

#if PG_VERSION_NUM >= 160000
	if (!DirectInputFunctionCallSafe(jsonb_in, text, InvalidOid, -1, fcinfo->context, &json))
		return (Datum) 0;
#else
	json = DirectFunctionCall1(jsonb_in, CStringGetDatum(text));
#endif

	iterator = JsonbIteratorInit(&DatumGetJsonbP(json)->root);
	if (JsonbIteratorNext(&iterator, &value, false) != WJB_BEGIN_ARRAY || value.val.array.rawScalar)
		goto malformed;
	count = value.val.array.nElems;
	if (count == 0)
		goto malformed;
	terms = palloc(sizeof(Term) * (Size) count);
	for (int i = 0; i < count; i++)
	{
		DecimalError error;

		CHECK_FOR_INTERRUPTS();
		if (JsonbIteratorNext(&iterator, &value, false) != WJB_BEGIN_ARRAY ||
			value.val.array.nElems != 3)
			goto malformed;
		token = JsonbIteratorNext(&iterator, &value, true);
		if (token != WJB_ELEM || value.type != jbvString || value.val.string.len == 0)
			goto malformed;
		terms[i].name = value.val.string.val;
		terms[i].name_length = value.val.string.len;
		token = JsonbIteratorNext(&iterator, &value, true);
		if (token != WJB_ELEM || value.type != jbvNumeric)
			goto malformed;
		error = decimal_from_json(&terms[i].base, &value);
		token = JsonbIteratorNext(&iterator, &value, true);
		if (token != WJB_ELEM || value.type != jbvNumeric)
			goto malformed;
		if (error == DECIMAL_OK)
			error = decimal_from_json(&terms[i].effect, &value);
		if (error != DECIMAL_OK)
			ereturn(
				fcinfo->context, (Datum) 0,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("value out of range for type sensitivity: \"%s\"", text),
				 errdetail("Exact decimals hold %d digits, before and after the point together.",
						   DECIMAL_DIGITS)));
		(void) JsonbIteratorNext(&iterator, &value, false); /* the triple's end */
	}
	result = build_unsorted(terms, count, &twice);
	if (twice)
		ereturn(fcinfo->context, (Datum) 0,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("invalid input syntax for type sensitivity: \"%s\"", text),
				 errdetail("Factor \"%s\" stands twice.", twice)));
	PG_RETURN_POINTER(result);

malformed:
	ereturn(
		fcinfo->context, (Datum) 0,
		(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
		 errmsg("invalid input syntax for type sensitivity: \"%s\"", text),
		 errdetail(
			 "The form is a JSON array of [\"factor\", base, effect], with at least one factor.")));
}

PG_FUNCTION_INFO_V1(sensitivity_out);
Datum
sensitivity_out(PG_FUNCTION_ARGS)
{
	const Sensitivity *sensitivity = PG_GETARG_SENSITIVITY_P(0);
	StringInfoData buf;

	initStringInfo(&buf);
	for (int i = 0; i < sensitivity->count; i++)
	{
		const Term term = sensitivity_term(sensitivity, i);

		CHECK_FOR_INTERRUPTS();
		appendStringInfoString(&buf, i == 0 ? "[[" : ", [");
		escape_json(&buf, pnstrdup(term.name, term.name_length));
		appendStringInfoString(&buf, ", ");
		decimal_append(&buf, &term.base);
		appendStringInfoString(&buf, ", ");
		decimal_append(&buf, &term.effect);
		appendStringInfoChar(&buf, ']');
	}
	appendStringInfoChar(&buf, ']');
	PG_RETURN_CSTRING(buf.data);
}

/* On the wire: a counted name and two decimals.  A count of factors that the message
 * is too short for must not ask for their memory. */
#define LEAST_FACTOR_SIZE (sizeof(int32) + 1 + 2 * (2 * sizeof(int64) + sizeof(int16)))

PG_FUNCTION_INFO_V1(sensitivity_recv);
Datum
sensitivity_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	const int count = (int) pq_getmsgint(buf, sizeof(int32));
	bool valid = count > 0 && count <= (buf->len - buf->cursor) / (int) LEAST_FACTOR_SIZE;
	const char *twice = NULL;
	Sensitivity *result = NULL;
	Term *terms;

	terms = palloc(valid ? sizeof(Term) * (Size) count : 0);
	for (int i = 0; valid && i < count; i++)
	{
		const int bytes = (int) pq_getmsgint(buf, sizeof(int32));

		CHECK_FOR_INTERRUPTS();
		terms[i].name = bytes > 0 ? pq_getmsgtext(buf, bytes, &terms[i].name_length) : "";
		terms[i].base = decimal_recv(buf, "sensitivity");
		terms[i].effect = decimal_recv(buf, "sensitivity");
		valid = bytes > 0 && terms[i].name_length > 0 && !decimal_is_absent(&terms[i].base) &&
				!decimal_is_absent(&terms[i].effect);
	}
	if (valid)
		result = build_unsorted(terms, count, &twice);
	if (!valid || twice)
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("invalid factors in external \"sensitivity\" value")));
	PG_RETURN_POINTER(result);
}

PG_FUNCTION_INFO_V1(sensitivity_send);
Datum
sensitivity_send(PG_FUNCTION_ARGS)
{
	const Sensitivity *sensitivity = PG_GETARG_SENSITIVITY_P(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendint32(&buf, (uint32) sensitivity->count);
	for (int i = 0; i < sensitivity->count; i++)
	{
		const Term term = sensitivity_term(sensitivity, i);

		CHECK_FOR_INTERRUPTS();
		pq_sendcountedtext(&buf, term.name, term.name_length
#if PG_VERSION_NUM < 170000
						   ,
						   false
#endif
		);
		decimal_send(&buf, &term.base);
		decimal_send(&buf, &term.effect);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

static bool
is_equal(const Sensitivity *a, const Sensitivity *b)
{
	if (a->count != b->count)
		return false;
	for (int i = 0; i < a->count; i++)
	{
		const Term x = sensitivity_term(a, i);
		const Term y = sensitivity_term(b, i);

		if (compare_names(&x, &y) != 0 || decimal_compare(&x.base, &y.base) != 0 ||
			decimal_compare(&x.effect, &y.effect) != 0)
			return false;
	}
	return true;
}

PG_FUNCTION_INFO_V1(sensitivity_eq);
Datum
sensitivity_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_equal(PG_GETARG_SENSITIVITY_P(0), PG_GETARG_SENSITIVITY_P(1)));
}

PG_FUNCTION_INFO_V1(sensitivity_ne);
Datum
sensitivity_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!is_equal(PG_GETARG_SENSITIVITY_P(0), PG_GETARG_SENSITIVITY_P(1)));
}

PG_FUNCTION_INFO_V1(sensitivity_hash);
Datum
sensitivity_hash(PG_FUNCTION_ARGS)
{
	const Sensitivity *sensitivity = PG_GETARG_SENSITIVITY_P(0);
	uint32 hash = 0;

	for (int i = 0; i < sensitivity->count; i++)
	{
		const Term term = sensitivity_term(sensitivity, i);

		hash = hash * 31 + hash_bytes((const unsigned char *) term.name, term.name_length);
		hash = hash * 31 + decimal_hash(&term.base);
		hash = hash * 31 + decimal_hash(&term.effect);
	}
	PG_RETURN_UINT32(hash);
}

/* ---------- the answers ---------- */

static Decimal
total(const Sensitivity *sensitivity, bool effects)
{
	Decimal sum = ABSENT_DECIMAL;

	for (int i = 0; i < sensitivity->count; i++)
		decimal_check(decimal_add(&sum, effects ? &sensitivity->factor[i].effect
												: &sensitivity->factor[i].base));
	return sum;
}

Decimal
sensitivity_total_base(const Sensitivity *sensitivity)
{
	return total(sensitivity, false);
}

PG_FUNCTION_INFO_V1(sensitivity_base);
Datum
sensitivity_base(PG_FUNCTION_ARGS)
{
	const Decimal sum = sensitivity_total_base(PG_GETARG_SENSITIVITY_P(0));

	PG_RETURN_DATUM(decimal_to_datum(&sum));
}

PG_FUNCTION_INFO_V1(sensitivity_effect);
Datum
sensitivity_effect(PG_FUNCTION_ARGS)
{
	const Decimal sum = total(PG_GETARG_SENSITIVITY_P(0), true);

	PG_RETURN_DATUM(decimal_to_datum(&sum));
}

/* Widest swing first, then by name. */
static int
compare_swings(const void *a, const void *b, void *unused)
{
	const Term *x = a;
	const Term *y = b;
	const Decimal x_size = decimal_absolute(&x->effect);
	const Decimal y_size = decimal_absolute(&y->effect);
	const int order = decimal_compare(&y_size, &x_size);

	return order != 0 ? order : compare_names(x, y);
}

/*
 * tornado
 *	  One row a factor, ranked by swing: the effect of the shock to either side,
 *	  and its share of all swings.  Equal swings share a rank, as rank() does.
 */
PG_FUNCTION_INFO_V1(sensitivity_tornado);
Datum
sensitivity_tornado(PG_FUNCTION_ARGS)
{
	const Sensitivity *sensitivity = PG_GETARG_SENSITIVITY_P(0);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Term *terms = palloc(sizeof(Term) * (Size) sensitivity->count);
	Decimal swings = {0, 0};
	int rank = 0;

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < sensitivity->count; i++)
	{
		Decimal size;

		terms[i] = sensitivity_term(sensitivity, i);
		size = decimal_absolute(&terms[i].effect);
		decimal_check(decimal_add(&swings, &size));
	}
	qsort_interruptible(terms, sensitivity->count, sizeof(Term), compare_swings, NULL);

	for (int i = 0; i < sensitivity->count; i++)
	{
		const Term *term = &terms[i];
		const Decimal high = decimal_absolute(&term->effect);
		const Decimal low = decimal_negated(&high);
		const Decimal before = i > 0 ? decimal_absolute(&terms[i - 1].effect) : ABSENT_DECIMAL;
		Decimal swing = high;
		Datum values[9];
		bool nulls[9] = {false};

		CHECK_FOR_INTERRUPTS();
		if (decimal_compare(&high, &before) != 0)
			rank = i + 1;
		decimal_check(decimal_add(&swing, &high));
		values[0] = Int32GetDatum(rank);
		values[1] = PointerGetDatum(cstring_to_text_with_len(term->name, term->name_length));
		values[2] = decimal_to_datum(&term->base);
		nulls[3] = term->base.coefficient == 0;
		values[3] = nulls[3] ? 0
							 : DirectFunctionCall1(numeric_trim_scale,
												   percentage(&term->effect, &term->base));
		values[4] = decimal_to_datum(&term->effect);
		values[5] = decimal_to_datum(&low);
		values[6] = decimal_to_datum(&high);
		values[7] = decimal_to_datum(&swing);
		nulls[8] = swings.coefficient == 0;
		values[8] = nulls[8] ? 0 : percentage(&high, &swings);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(sensitivity_to_jsonb);
Datum
sensitivity_to_jsonb(PG_FUNCTION_ARGS)
{
	const Sensitivity *sensitivity = PG_GETARG_SENSITIVITY_P(0);
	const Decimal base = total(sensitivity, false);
	const Decimal effect = total(sensitivity, true);
	StringInfoData json;

	initStringInfo(&json);
	appendStringInfoChar(&json, '{');
	json_decimal(&json, "base", &base);
	json_decimal(&json, "effect", &effect);
	appendStringInfoString(&json, ", \"factors\": [");
	for (int i = 0; i < sensitivity->count; i++)
	{
		const Term term = sensitivity_term(sensitivity, i);

		CHECK_FOR_INTERRUPTS();
		appendStringInfoString(&json, i == 0 ? "{\"factor\": " : ", {\"factor\": ");
		escape_json(&json, pnstrdup(term.name, term.name_length));
		json_decimal(&json, "base", &term.base);
		json_decimal(&json, "effect", &term.effect);
		appendStringInfoChar(&json, '}');
	}
	appendStringInfoString(&json, "]}");
	return json_to_datum(&json);
}
