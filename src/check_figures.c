/*
 * check_figures.c
 *	  One relation between printed figures, checked for SQL: the verdict, what every
 *	  term could have been instead, and the slips that would explain an error.
 */
#include "compat.h"

#include "relation.h"

#include "explanation.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/tuplestore.h"

/* A check's terms, the result first, and where each stands among the arguments. */
typedef struct Arguments
{
	Check check;
	char **roles; /* as named */
	int *place;
	int count;
} Arguments;

/* ---------- arguments: kind text, roles text[], figures figure[], marks text ---------- */

static void
put_term(Arguments *arguments, const RelationKind *kind, int place, int *of_role, int *filled)
{
	const int role = relation_role(kind, arguments->roles[place], strlen(arguments->roles[place]));
	const int n = role == 0 ? 0 : (*filled)++;

	if (of_role[role]++ > 0 && (role == 0 || kind->one_each))
		relation_report_roles(kind, psprintf("has more than one \"%s\"", kind->roles[role].name));
	/* the result may come last: its place is kept free */
	if (n < arguments->count)
	{
		arguments->place[n] = place;
		arguments->check.terms[n].role = kind->roles[role].role;
	}
}

static void
put_roles(Arguments *arguments, const RelationKind *kind, ArrayType *array)
{
	int of_role[ROLES_OF_KIND] = {0};
	int filled = 1;
	Datum *roles;
	bool *nulls;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &roles, &nulls, &arguments->count);
	arguments->check.terms = palloc0(sizeof(Term) * (Size) (arguments->count + 1));
	arguments->place = palloc0(sizeof(int) * (Size) (arguments->count + 1));
	arguments->roles = palloc(sizeof(char *) * (Size) (arguments->count + 1));
	for (int i = 0; i < arguments->count; i++)
	{
		arguments->roles[i] = nulls[i] ? pstrdup("") : TextDatumGetCString(roles[i]);
		put_term(arguments, kind, i, of_role, &filled);
	}
	if (of_role[0] == 0 || arguments->count < 2 || (kind->one_each && arguments->count != 3))
		relation_report_roles(kind, "lacks a figure");
}

/* A check whose units do not go together is an error; another problem is returned. */
static CheckProblem
get_arguments(FunctionCallInfo fcinfo, Arguments *arguments)
{
	text *const name = PG_GETARG_TEXT_PP(0);
	const RelationKind *const kind = relation_kind(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
	CheckProblem problem;
	Figure *figures;
	bool *nulls;
	int count;
	int at;

	put_roles(arguments, kind, PG_GETARG_ARRAYTYPE_P(1));
	figures = figure_array(PG_GETARG_ARRAYTYPE_P(2), &nulls, &count);
	if (count != arguments->count)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("there must be as many roles as figures")));
	arguments->check.kind = kind->kind;
	arguments->check.counted = kind->counted;
	arguments->check.count = count;
	arguments->check.marks = mark_rule(PG_GETARG_TEXT_PP(3));
	for (int n = 0; n < count; n++)
	{
		arguments->check.terms[n].figure = figures[arguments->place[n]];
		arguments->check.terms[n].unread = nulls[arguments->place[n]];
	}
	problem = check_prepare(&arguments->check, &at);
	if (problem == CHECK_UNITS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("figures in \"%s\" and \"%s\" cannot be checked together",
							   unit_name(arguments->check.terms[0].figure.unit),
							   unit_name(arguments->check.terms[at > 0 ? at : 1].figure.unit)),
						errdetail("%s", check_problems[problem])));
	if (problem == CHECK_OUT_OF_RANGE)
		decimal_report(DECIMAL_OUT_OF_RANGE);
	return problem;
}

static TupleDesc
result_type(FunctionCallInfo fcinfo)
{
	TupleDesc tupdesc;

	if (get_call_result_type(fcinfo, NULL, &tupdesc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	return tupdesc;
}

/* Columns verdict, difference and tolerance; all null where there is nothing to judge. */
static Verdict
judge(const Check *check, CheckProblem problem, TupleDesc tupdesc, Datum *values, bool *nulls)
{
	Oid labels[VERDICT_ERROR + 1];
	Verdict verdict;
	bool has_tolerance;

	nulls[0] = nulls[1] = nulls[2] = true;
	if (problem != CHECK_CAN_BE_JUDGED)
		return VERDICT_UNJUDGED;
	decimal_check(check_verdict(check, &verdict));
	verdict_oids(TupleDescAttr(tupdesc, 0)->atttypid, labels);
	values[0] = ObjectIdGetDatum(labels[verdict]);
	if (!check_numbers(check, &values[1], &values[2], &has_tolerance))
		decimal_report(DECIMAL_OUT_OF_RANGE);
	nulls[0] = nulls[1] = false;
	nulls[2] = !has_tolerance;
	return verdict;
}

/* ---------- check_figures(): what each figure could be ---------- */

static Datum
numeric_array(Datum *values, bool *nulls, int count)
{
	int lower = 1;

	return PointerGetDatum(
		construct_md_array(values, nulls, 1, &count, &lower, NUMERICOID, -1, false, TYPALIGN_INT));
}

static void
put_possible(const Arguments *arguments, Datum *values)
{
	const Size size = sizeof(Datum) * (Size) arguments->count;
	Datum *const lower = palloc0(size);
	Datum *const upper = palloc0(size);
	bool *const unbounded = palloc0(sizeof(bool) * (Size) arguments->count);

	for (int n = 0; n < arguments->count; n++)
	{
		const int place = arguments->place[n];
		const Unit unit = arguments->check.terms[n].unit;
		Possible possible;

		CHECK_FOR_INTERRUPTS();
		decimal_check(check_possible(&arguments->check, n, &possible));
		unbounded[place] = !possible.bounded;
		if (possible.bounded)
		{
			lower[place] = number_in_unit(possible.bounds.low, unit);
			upper[place] = number_in_unit(possible.bounds.high, unit);
		}
	}
	values[0] = numeric_array(lower, unbounded, arguments->count);
	values[1] = numeric_array(upper, unbounded, arguments->count);
}

PG_FUNCTION_INFO_V1(check_figures);
Datum
check_figures(PG_FUNCTION_ARGS)
{
	const TupleDesc tupdesc = result_type(fcinfo);
	Arguments arguments;
	const CheckProblem problem = get_arguments(fcinfo, &arguments);
	Datum values[5] = {0};
	bool nulls[5] = {true, true, true, true, true};

	judge(&arguments.check, problem, tupdesc, values, nulls);
	if (problem == CHECK_CAN_BE_JUDGED)
	{
		put_possible(&arguments, &values[3]);
		nulls[3] = nulls[4] = false;
	}
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(tupdesc, values, nulls)));
}

/* ---------- its slips ---------- */

PG_FUNCTION_INFO_V1(check_figures_slips);
Datum
check_figures_slips(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *const result = (ReturnSetInfo *) fcinfo->resultinfo;
	Arguments arguments;
	Corrections corrections;
	Verdict verdict;
	Oid labels[SLIPS];

	InitMaterializedSRF(fcinfo, 0);
	if (get_arguments(fcinfo, &arguments) != CHECK_CAN_BE_JUDGED)
		return (Datum) 0;
	decimal_check(check_verdict(&arguments.check, &verdict));
	if (verdict != VERDICT_ERROR)
		return (Datum) 0;
	slip_oids(TupleDescAttr(result->setDesc, 1)->atttypid, labels);
	corrections = find_corrections(&arguments.check);
	for (int i = 0; i < corrections.count; i++)
	{
		const Correction *const each = &corrections.found[i];
		Datum values[4];
		bool nulls[4] = {false, false, false, each->cause < 0};

		values[0] = Int32GetDatum(arguments.place[each->term] + 1);
		values[1] = ObjectIdGetDatum(labels[each->slip]);
		values[2] = PointerGetDatum(&each->figure);
		values[3] = nulls[3] ? (Datum) 0 : Int32GetDatum(arguments.place[each->cause] + 1);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/* ---------- check_relation(): the verdict, and what would explain an error ---------- */

static Datum
explain(const Arguments *arguments, Oid array_type)
{
	const ExplanationType type = explanation_type(array_type);
	Corrections corrections = find_corrections(&arguments->check);
	Explanation *explanations;

	corrections_without_digits(&corrections);
	explanations = palloc0(sizeof(Explanation) * (Size) (corrections.count + 1));
	for (int i = 0; i < corrections.count; i++)
	{
		const Correction *const each = &corrections.found[i];

		explanations[i].cell = arguments->roles[arguments->place[each->term]];
		explanations[i].value = &arguments->check.terms[each->term].figure;
		explanations[i].slip = each->slip;
		explanations[i].correction = &each->figure;
		if (each->cause >= 0)
		{
			StringInfoData cause;

			initStringInfo(&cause);
			figure_append(&cause, &arguments->check.terms[each->cause].figure);
			explanations[i].cause = cause.data;
		}
	}
	return explanation_array(&type, explanations, corrections.count);
}

PG_FUNCTION_INFO_V1(check_relation);
Datum
check_relation(PG_FUNCTION_ARGS)
{
	const TupleDesc tupdesc = result_type(fcinfo);
	Arguments arguments;
	const CheckProblem problem = get_arguments(fcinfo, &arguments);
	Datum values[4] = {0};
	bool nulls[4] = {true, true, true, true};

	if (judge(&arguments.check, problem, tupdesc, values, nulls) == VERDICT_ERROR)
	{
		values[3] = explain(&arguments, TupleDescAttr(tupdesc, 3)->atttypid);
		nulls[3] = false;
	}
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(tupdesc, values, nulls)));
}
