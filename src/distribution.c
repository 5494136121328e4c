/*
 * distribution.c
 *	  What a shock or an input may be: a distribution by name and parameters.
 */
#include "distribution.h"

#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "utils/builtins.h"

typedef struct Kind
{
	const char *name;
	int parameters;
} Kind;

static const Kind kinds[MARGINAL_KINDS] = {
	[NORMAL] = {"normal", 2},         [LOGNORMAL] = {"lognormal", 2}, [UNIFORM] = {"uniform", 2},
	[TRIANGULAR] = {"triangular", 3}, [PERT] = {"pert", 3},
};

/* The one validator, beyond that of its decimals. */
static const char *
distribution_problem(const Distribution *distribution)
{
	const Decimal *parameter = distribution->parameter;

	if (distribution->kind < 0 || distribution->kind >= MARGINAL_KINDS)
		return "There is no such distribution.";
	for (int i = 0; i < (int) lengthof(distribution->parameter); i++)
		if (decimal_is_absent(&parameter[i]) ||
			(i >= kinds[distribution->kind].parameters &&
			 (parameter[i].coefficient != 0 || parameter[i].scale != 0)))
			return "A parameter is missing or too many.";
	if (distribution->kind == NORMAL || distribution->kind == LOGNORMAL)
		return decimal_sign(&parameter[1]) < 0 ? "A standard deviation is not negative." : NULL;
	for (int i = 1; i < kinds[distribution->kind].parameters; i++)
		if (decimal_compare(&parameter[i - 1], &parameter[i]) > 0)
			return "The parameters ascend from low to high.";
	return NULL;
}

/* ---------- the type ---------- */

#define A_NAME "A distribution is expected here: normal, lognormal, uniform, triangular or pert."

/* Text: name(parameter, ...). */
static bool
parse(Scanner *scan, Distribution *distribution)
{
	const char *word;
	const size_t length = scan_word(scan, &word);
	const char *problem;

	while (distribution->kind < MARGINAL_KINDS &&
		   (strlen(kinds[distribution->kind].name) != length ||
			memcmp(kinds[distribution->kind].name, word, length) != 0))
		distribution->kind++;
	if (distribution->kind == MARGINAL_KINDS)
		return scan_fail_at(scan, word, A_NAME);
	for (int i = 0; i < kinds[distribution->kind].parameters; i++)
		if (!scan_literal(scan, i == 0 ? "(" : ",", "The next parameter is expected here.") ||
			!scan_decimal(scan, &distribution->parameter[i]))
			return false;
	if (scan_literal(scan, ")", "The closing parenthesis is expected here.") && scan_end(scan) &&
		(problem = distribution_problem(distribution)) != NULL)
		scan_fail(scan, problem);
	return scan->problem == NULL;
}

PG_FUNCTION_INFO_V1(distribution_in);
Datum
distribution_in(PG_FUNCTION_ARGS)
{
	Scanner scan = scan_begin(utf8_from_server(PG_GETARG_CSTRING(0)));
	Distribution *distribution = palloc0(sizeof(Distribution));

	if (!parse(&scan, distribution))
		return scan_report(&scan, "distribution", fcinfo->context);
	PG_RETURN_POINTER(distribution);
}

static void
append(StringInfo buf, const Distribution *distribution)
{
	appendStringInfoString(buf, kinds[distribution->kind].name);
	for (int i = 0; i < kinds[distribution->kind].parameters; i++)
	{
		appendStringInfoString(buf, i == 0 ? "(" : ", ");
		decimal_append(buf, &distribution->parameter[i]);
	}
	appendStringInfoChar(buf, ')');
}

PG_FUNCTION_INFO_V1(distribution_out);
Datum
distribution_out(PG_FUNCTION_ARGS)
{
	StringInfoData buf;

	initStringInfo(&buf);
	append(&buf, PG_GETARG_DISTRIBUTION_P(0));
	PG_RETURN_CSTRING(buf.data);
}

PG_FUNCTION_INFO_V1(distribution_recv);
Datum
distribution_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	Distribution *distribution = palloc0(sizeof(Distribution));

	distribution->kind = pq_getmsgbyte(buf);
	for (int i = 0; i < (int) lengthof(distribution->parameter); i++)
		distribution->parameter[i] = decimal_recv(buf, "distribution");
	if (distribution_problem(distribution))
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("invalid external \"distribution\" value")));
	PG_RETURN_POINTER(distribution);
}

PG_FUNCTION_INFO_V1(distribution_send);
Datum
distribution_send(PG_FUNCTION_ARGS)
{
	const Distribution *distribution = PG_GETARG_DISTRIBUTION_P(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, (uint8) distribution->kind);
	for (int i = 0; i < (int) lengthof(distribution->parameter); i++)
		decimal_send(&buf, &distribution->parameter[i]);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

PG_FUNCTION_INFO_V1(distribution_to_jsonb);
Datum
distribution_to_jsonb(PG_FUNCTION_ARGS)
{
	const Distribution *distribution = PG_GETARG_DISTRIBUTION_P(0);
	StringInfoData json;

	initStringInfo(&json);
	appendStringInfo(&json, "{\"distribution\": \"%s\", \"parameters\": [",
					 kinds[distribution->kind].name);
	for (int i = 0; i < kinds[distribution->kind].parameters; i++)
	{
		if (i > 0)
			appendStringInfoString(&json, ", ");
		decimal_append(&json, &distribution->parameter[i]);
	}
	appendStringInfoString(&json, "]}");
	return json_to_datum(&json);
}

static bool
is_equal(const Distribution *a, const Distribution *b)
{
	for (int i = 0; i < (int) lengthof(a->parameter); i++)
		if (decimal_compare(&a->parameter[i], &b->parameter[i]) != 0)
			return false;
	return a->kind == b->kind;
}

PG_FUNCTION_INFO_V1(distribution_eq);
Datum
distribution_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_equal(PG_GETARG_DISTRIBUTION_P(0), PG_GETARG_DISTRIBUTION_P(1)));
}

PG_FUNCTION_INFO_V1(distribution_ne);
Datum
distribution_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!is_equal(PG_GETARG_DISTRIBUTION_P(0), PG_GETARG_DISTRIBUTION_P(1)));
}

PG_FUNCTION_INFO_V1(distribution_hash);
Datum
distribution_hash(PG_FUNCTION_ARGS)
{
	const Distribution *distribution = PG_GETARG_DISTRIBUTION_P(0);
	uint32 hash = (uint32) distribution->kind;

	for (int i = 0; i < (int) lengthof(distribution->parameter); i++)
		hash = hash * 31 + decimal_hash(&distribution->parameter[i]);
	PG_RETURN_UINT32(hash);
}

/* ---------- what is computed from it, in double precision ---------- */

static Marginal
marginal_from(const Distribution *distribution)
{
	Marginal marginal = {(MarginalKind) distribution->kind, {0}, NULL};

	for (int i = 0; i < kinds[distribution->kind].parameters; i++)
		marginal.parameter[i] = double_from_numeric(decimal_to_datum(&distribution->parameter[i]));
	return marginal;
}

/* One for each element, made ready for many draws. */
#define MOST_MARGINALS 1000

Marginal *
marginals_from_array(ArrayType *array, int *count)
{
	Datum *const values = array_elements(array, "distributions", 1, count);
	Marginal *marginals;

	require(*count >= 1 && *count <= MOST_MARGINALS, "there must be 1 to 1000 distributions");
	marginals = palloc(sizeof(Marginal) * (Size) *count);
	for (int i = 0; i < *count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		marginals[i] = marginal_from((Distribution *) DatumGetPointer(values[i]));
		if (marginals[i].kind == PERT && marginals[i].parameter[0] < marginals[i].parameter[2])
		{
			marginals[i].node = palloc(sizeof(ScoreNode) * SCORE_NODES);
			marginal_prepare_nodes(marginals[i].parameter, marginals[i].node);
		}
	}
	return marginals;
}

PG_FUNCTION_INFO_V1(distribution_quantile);
Datum
distribution_quantile(PG_FUNCTION_ARGS)
{
	const double fraction = PG_GETARG_FLOAT8(1);
	Marginal marginal;

	if (!(fraction > 0 && fraction < 1))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("fraction must be between 0 and 1, both exclusive")));
	marginal = marginal_from(PG_GETARG_DISTRIBUTION_P(0));
	PG_RETURN_FLOAT8(finite_double(marginal_quantile(&marginal, fraction)));
}
