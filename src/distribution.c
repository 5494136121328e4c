/*
 * distribution.c
 *	  What a shock or an input may be: a distribution by name and parameters.
 */
#include "compat.h"
#include "distribution.h"

#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"

#include "argument.h"
#include "sql_decimal.h"

typedef struct Kind
{
	const char *name;
	int parameters;
} Kind;

static const Kind kinds[MARGINAL_KINDS] = {
	[NORMAL] = {"normal", 2},         [LOGNORMAL] = {"lognormal", 2}, [UNIFORM] = {"uniform", 2},
	[TRIANGULAR] = {"triangular", 3}, [PERT] = {"pert", 3},
};

static int
parameters_of(const Distribution *distribution)
{
	static const uint8 unused[sizeof(distribution->reserved)] = {0};

	if (distribution->kind >= MARGINAL_KINDS ||
		memcmp(distribution->reserved, unused, sizeof(unused)) != 0)
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("unknown stored form of type distribution"),
						errhint("A value that a newer version of the extension has stored needs "
								"that version.")));
	return kinds[distribution->kind].parameters;
}

static const char *
distribution_problem(const ValueType *type, const void *value)
{
	const Distribution *distribution = value;
	const Decimal *const parameter = distribution->parameter;

	if (distribution->kind >= MARGINAL_KINDS)
		return "There is no such distribution.";
	for (int i = 0; i < (int) lengthof(distribution->parameter); i++)
		if (decimal_is_absent(&parameter[i]) ||
			(i >= kinds[distribution->kind].parameters &&
			 (parameter[i].coefficient != 0 || parameter[i].scale != 0)))
			return "A parameter is missing, or there is one too many.";
	if (distribution->kind == NORMAL || distribution->kind == LOGNORMAL)
		return decimal_sign(&parameter[1]) < 0 ? "A standard deviation is not negative." : NULL;
	for (int i = 1; i < kinds[distribution->kind].parameters; i++)
		if (decimal_compare(&parameter[i - 1], &parameter[i]) > 0)
			return "The parameters ascend from low to high.";
	return NULL;
}

/* ---------- the type ---------- */

#define A_NAME "A distribution is expected here: normal, lognormal, uniform, triangular or pert."

static bool
find_kind(const Span *name, Distribution *distribution)
{
	for (distribution->kind = 0; distribution->kind < MARGINAL_KINDS; distribution->kind++)
		if (span_equals(name, kinds[distribution->kind].name))
			return true;
	return false;
}

/* Text: name(parameter, ...). */
static void *
distribution_read(const ValueType *type, Scanner *scan)
{
	Distribution *const distribution = palloc0(sizeof(Distribution));
	Span name;

	name.length = scan_word(scan, &name.at);
	if (!find_kind(&name, distribution))
	{
		scan_fail_at(scan, name.at, A_NAME);
		return distribution;
	}
	for (int i = 0; i < parameters_of(distribution) && scan->problem == NULL; i++)
		if (scan_literal(scan, i == 0 ? "(" : ",", "The next parameter is expected here."))
			scan_decimal(scan, &distribution->parameter[i]);
	scan_literal(scan, ")", "The closing parenthesis is expected here.");
	return distribution;
}

static void
append_parameters(StringInfo buf, const Distribution *distribution)
{
	for (int i = 0; i < parameters_of(distribution); i++)
	{
		if (i > 0)
			appendStringInfoString(buf, ", ");
		decimal_append(buf, &distribution->parameter[i]);
	}
}

static void
distribution_write(const ValueType *type, StringInfo text, const void *value)
{
	const Distribution *distribution = value;

	(void) parameters_of(distribution);
	appendStringInfo(text, "%s(", kinds[distribution->kind].name);
	append_parameters(text, distribution);
	appendStringInfoChar(text, ')');
}

/* JSON: {"distribution": name, "parameters": [parameter, ...]}. */
static void *
distribution_read_json(const ValueType *type, Scanner *scan)
{
	Distribution *const distribution = palloc0(sizeof(Distribution));
	bool named = false;
	int count = 0;
	Span key;
	Span name;

	for (bool first = true; scan_json_member(scan, first, &key); first = false)
	{
		const char *const at = scan->at;

		if (span_equals(&key, "distribution"))
		{
			if (scan_json_string(scan, &name) && !find_kind(&name, distribution))
				scan_fail_at(scan, at, A_NAME);
			named = true;
		}
		else if (span_equals(&key, "parameters"))
			for (count = 0; scan_json_element(scan, count == 0); count++)
			{
				if (count == lengthof(distribution->parameter))
					scan_fail(scan, "This is one parameter too many.");
				else
					scan_decimal(scan, &distribution->parameter[count]);
			}
		else
			scan_json_skip(scan);
	}
	if (scan->problem == NULL && !named)
		scan_fail(scan, "Key \"distribution\" is missing.");
	if (scan->problem == NULL && count != parameters_of(distribution))
		scan_fail(scan, "A parameter is missing, or there is one too many.");
	return distribution;
}

static void
distribution_write_json(const ValueType *type, StringInfo json, const void *value)
{
	const Distribution *distribution = value;

	(void) parameters_of(distribution);
	appendStringInfo(json, "{\"distribution\": \"%s\", \"parameters\": [",
					 kinds[distribution->kind].name);
	append_parameters(json, distribution);
	appendStringInfoString(json, "]}");
}

static void *
distribution_receive(const ValueType *type, StringInfo message)
{
	Distribution *const distribution = palloc0(sizeof(Distribution));

	distribution->kind = pq_getmsgbyte(message);
	for (int i = 0; i < (int) lengthof(distribution->parameter); i++)
		distribution->parameter[i] = decimal_recv(message, type->name);
	return distribution;
}

static void
distribution_send_parts(const ValueType *type, StringInfo message, const void *value)
{
	const Distribution *distribution = value;

	(void) parameters_of(distribution);
	pq_sendbyte(message, distribution->kind);
	for (int i = 0; i < (int) lengthof(distribution->parameter); i++)
		decimal_send(message, &distribution->parameter[i]);
}

/* By kind, in the order of MarginalKind, then by the parameters from the first to the last. */
static int
distribution_compare(const ValueType *type, const void *a, const void *b)
{
	const Distribution *x = a;
	const Distribution *y = b;
	int order = (x->kind > y->kind) - (x->kind < y->kind);

	for (int i = 0; i < (int) lengthof(x->parameter) && order == 0; i++)
		order = decimal_compare(&x->parameter[i], &y->parameter[i]);
	return order;
}

static uint64
distribution_hash_parts(const ValueType *type, const void *value, uint64 seed)
{
	const Distribution *distribution = value;
	uint64 hash = hash_bytes_extended(&distribution->kind, 1, seed);

	for (int i = 0; i < (int) lengthof(distribution->parameter); i++)
		hash = decimal_hash_extended(&distribution->parameter[i], hash);
	return hash;
}

static const ValueType distribution_type = {.name = "distribution",
											.length = sizeof(Distribution),
											.version = 1,
											.read = distribution_read,
											.write = distribution_write,
											.read_json = distribution_read_json,
											.write_json = distribution_write_json,
											.receive = distribution_receive,
											.send = distribution_send_parts,
											.problem = distribution_problem,
											.compare = distribution_compare,
											.hash = distribution_hash_parts};

TYPE_HAS_LENGTH(distribution, sizeof(Distribution));
TYPE_FUNCTIONS(distribution, &distribution_type)

/* ---------- what is computed from it, in double precision ---------- */

static Marginal
marginal_from(const Distribution *distribution)
{
	const int parameters = parameters_of(distribution);
	Marginal marginal = {(MarginalKind) distribution->kind, {0}, NULL};

	for (int i = 0; i < parameters; i++)
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

	require(*count >= 1 && *count <= MOST_MARGINALS,
			"there must be 1 to " CppAsString2(MOST_MARGINALS) " distributions");
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
