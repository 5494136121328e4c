/*
 * audit.c
 *	  Checks of printed figures as SQL calls them: the verdict, what every term
 *	  could have been instead, and the slips that would explain an error.
 */
#include "compat.h"

#include "figure.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/tuplestore.h"

#include "check.h"

/* ---------- what is checked ---------- */

typedef struct RoleName
{
	const char *name;
	Role role;
} RoleName;

typedef struct KindName
{
	const char *name;
	CheckKind kind;
	bool exactly_one_each; /* role, that is */
	bool exact;            /* what was counted was not rounded */
	const char *roles_hint;
	RoleName roles[3]; /* the first is the result */
} KindName;

static const KindName kinds[] = {
	{.name = "sum",
	 .kind = CHECK_SUM,
	 .roles_hint = "A sum has one total, and any number of part and less.",
	 .roles = {{"total", ROLE_RESULT}, {"part", ROLE_ADDED}, {"less", ROLE_SUBTRACTED}}},
	{.name = "count",
	 .kind = CHECK_SUM,
	 .exact = true,
	 .roles_hint = "A count has one total, and any number of part and less.",
	 .roles = {{"total", ROLE_RESULT}, {"part", ROLE_ADDED}, {"less", ROLE_SUBTRACTED}}},
	{.name = "deviation",
	 .kind = CHECK_SUM,
	 .exactly_one_each = true,
	 .roles_hint = "A deviation has one deviation, one actual and one baseline.",
	 .roles = {{"deviation", ROLE_RESULT}, {"actual", ROLE_ADDED}, {"baseline", ROLE_SUBTRACTED}}},
	{.name = "share",
	 .kind = CHECK_QUOTIENT,
	 .exactly_one_each = true,
	 .roles_hint = "A share has one share, one part and one whole.",
	 .roles = {{"share", ROLE_RESULT}, {"part", ROLE_PART}, {"whole", ROLE_WHOLE}}},
	{.name = "change",
	 .kind = CHECK_CHANGE,
	 .exactly_one_each = true,
	 .roles_hint = "A change has one change, one actual and one baseline.",
	 .roles = {{"change", ROLE_RESULT}, {"actual", ROLE_PART}, {"baseline", ROLE_WHOLE}}},
};

static const KindName *
kind_from_name(const char *name)
{
	for (size_t i = 0; i < lengthof(kinds); i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("there is no check \"%s\"", name),
			 errhint("Checks are sum, count, deviation, share and change.")));
}

/* The units must be such that the relation has a meaning. */
static void
check_units(const Check *check)
{
	const Unit *first = &figure_units[check->terms[0].figure.unit];

	if (check->kind != CHECK_SUM)
	{
		if (first->family != FAMILY_PERCENT && first->family != FAMILY_NUMBER)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("a quotient is a number or in percent, not in \"%s\"", first->name)));
		first = &figure_units[check->terms[1].figure.unit];
	}
	for (int i = 1; i < check->count; i++)
		if (figure_units[check->terms[i].figure.unit].family != first->family)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("figures in \"%s\" and in \"%s\" cannot be checked together",
								   first->name, figure_units[check->terms[i].figure.unit].name)));
}

/* A check's terms, the result first, and where each stands among the arguments. */
typedef struct Arguments
{
	Check check;
	int *place;
	int count;
} Arguments;

/* From (kind text, roles text[], figures figure[]); false where a figure is null. */
static bool
arguments_get(FunctionCallInfo fcinfo, Arguments *arguments)
{
	const KindName *const kind = kind_from_name(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	ArrayType *const role_array = PG_GETARG_ARRAYTYPE_P(1);
	ArrayType *const figure_array = PG_GETARG_ARRAYTYPE_P(2);
	Datum *roles;
	Datum *figures;
	bool *role_nulls;
	bool *figure_nulls;
	int nroles;
	int of_role[3] = {0};
	int filled = 1;
	bool complete = true;

	deconstruct_array(role_array, TEXTOID, -1, false, TYPALIGN_INT, &roles, &role_nulls, &nroles);
	deconstruct_array(figure_array, ARR_ELEMTYPE(figure_array), sizeof(Figure), false,
					  TYPALIGN_DOUBLE, &figures, &figure_nulls, &arguments->count);
	if (nroles != arguments->count)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("there must be as many roles as figures")));

	arguments->check.kind = kind->kind;
	arguments->check.exact = kind->exact;
	arguments->check.count = nroles;
	arguments->check.terms = palloc0(sizeof(Term) * (Size) (nroles + 1));
	arguments->place = palloc0(sizeof(int) * (Size) (nroles + 1));
	for (int i = 0; i < nroles; i++)
	{
		const char *const name = role_nulls[i] ? "" : TextDatumGetCString(roles[i]);
		int role = 0;
		int n;

		while (role < 3 && strcmp(kind->roles[role].name, name) != 0)
			role++;
		if (role == 3)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("check \"%s\" has no role \"%s\"", kind->name, name),
							errhint("%s", kind->roles_hint)));
		n = role == 0 ? 0 : filled++;
		if (of_role[role]++ > 0 && (role == 0 || kind->exactly_one_each))
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("check \"%s\" has more than one \"%s\"", kind->name, name),
							errhint("%s", kind->roles_hint)));
		arguments->place[n] = i;
		if (figure_nulls[i])
			complete = false;
		else
			decimal_check(check_set_term(&arguments->check, n, kind->roles[role].role,
										 (const Figure *) DatumGetPointer(figures[i])));
	}
	if (of_role[0] == 0 || nroles < 2 || (kind->exactly_one_each && nroles != 3))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("check \"%s\" lacks a figure", kind->name),
						errhint("%s", kind->roles_hint)));
	if (!complete)
		return false;
	check_units(&arguments->check);
	decimal_check(check_prepare(&arguments->check));
	return true;
}

/* ---------- numbers as SQL has them ---------- */

/* A number of the base unit in the unit of a term, without zeros at its end. */
static Datum
in_unit(Datum base, const Term *term)
{
	const Decimal unit = {1, figure_units[term->figure.unit].power};

	return DirectFunctionCall1(numeric_trim_scale,
							   DirectFunctionCall2(numeric_mul, base, decimal_to_datum(&unit)));
}

typedef struct NumericBounds
{
	bool exist; /* else without bounds */
	Datum low;
	Datum high;
} NumericBounds;

static NumericBounds
bounds_widened(NumericBounds bounds, const Decimal *half_width)
{
	const Datum width = decimal_to_datum(half_width);

	if (bounds.exist)
	{
		bounds.low = DirectFunctionCall2(numeric_sub, bounds.low, width);
		bounds.high = DirectFunctionCall2(numeric_add, bounds.high, width);
	}
	return bounds;
}

static Datum
scaled_quotient(const Decimal *a, const Decimal *b, const Decimal *per)
{
	return DirectFunctionCall2(
		numeric_div, DirectFunctionCall2(numeric_mul, decimal_to_datum(a), decimal_to_datum(per)),
		decimal_to_datum(b));
}

/* per * a / b for all numbers of a and b; none where b may be zero. */
static NumericBounds
bounds_divided(const Bounds *a, const Bounds *b, const Decimal *per)
{
	NumericBounds result = {decimal_sign(&b->low) * decimal_sign(&b->high) > 0, 0, 0};

	for (int i = 0; result.exist && i < 4; i++)
	{
		const Datum corner =
			scaled_quotient(i & 1 ? &a->low : &a->high, i & 2 ? &b->low : &b->high, per);

		result.low = i == 0 ? corner : DirectFunctionCall2(numeric_smaller, result.low, corner);
		result.high = i == 0 ? corner : DirectFunctionCall2(numeric_larger, result.high, corner);
	}
	return result;
}

static NumericBounds
bounds_multiplied(const Bounds *a, const Bounds *b, const Decimal *per)
{
	NumericBounds result = {true, 0, 0};

	for (int i = 0; i < 4; i++)
	{
		const Datum corner = DirectFunctionCall2(
			numeric_div,
			DirectFunctionCall2(numeric_mul, decimal_to_datum(i & 1 ? &a->low : &a->high),
								decimal_to_datum(i & 2 ? &b->low : &b->high)),
			decimal_to_datum(per));

		result.low = i == 0 ? corner : DirectFunctionCall2(numeric_smaller, result.low, corner);
		result.high = i == 0 ? corner : DirectFunctionCall2(numeric_larger, result.high, corner);
	}
	return result;
}

/* ---------- a check's figures ---------- */

/*
 * What a check comes to, in base units: what the result should be, and for each
 * term the numbers that could stand in its place without an error.
 */
typedef struct Findings
{
	Verdict verdict;
	Datum expected;
	NumericBounds *possible;
} Findings;

static void
find_in_sum(const Check *check, Findings *findings)
{
	Decimal difference = check->terms[0].value;

	decimal_check(decimal_subtract(&difference, &check->sum));
	findings->expected = decimal_to_datum(&check->sum);
	for (int n = 0; n < check->count; n++)
	{
		Decimal right = check->terms[n].value;
		NumericBounds *possible = &findings->possible[n];

		CHECK_FOR_INTERRUPTS();
		/* a term added must grow by what the result has too much */
		decimal_check(check->terms[n].role == ROLE_ADDED ? decimal_add(&right, &difference)
														 : decimal_subtract(&right, &difference));
		possible->exist = true;
		possible->low = possible->high = decimal_to_datum(&right);
		*possible = bounds_widened(*possible, &check->tolerance);
	}
}

static void
find_in_quotient(const Check *check, Findings *findings)
{
	const int whole_at = check->terms[1].role == ROLE_WHOLE ? 1 : 2;
	const Term *const whole_term = &check->terms[whole_at];
	const Term *const part_term = &check->terms[3 - whole_at];
	const bool falls = check->kind == CHECK_CHANGE && decimal_sign(&whole_term->value) < 0;
	NumericBounds *const results = &findings->possible[0];
	Bounds result;
	Bounds part;
	Bounds whole;
	Decimal per;

	decimal_check(check_quotient_parts(check, &result, &part, &whole, &per));
	findings->expected = scaled_quotient(&part_term->value, &whole_term->value, &per);
	*results = bounds_divided(&part, &whole, &per);
	if (check->kind == CHECK_CHANGE)
	{
		const Datum one = decimal_to_datum(&per);

		/* from per + result, or per - result, to the result */
		findings->expected = DirectFunctionCall2(numeric_sub, findings->expected, one);
		if (results->exist)
		{
			results->low = DirectFunctionCall2(numeric_sub, results->low, one);
			results->high = DirectFunctionCall2(numeric_sub, results->high, one);
		}
		if (falls)
		{
			findings->expected = DirectFunctionCall1(numeric_uminus, findings->expected);
			if (results->exist)
				*results = (NumericBounds){true, DirectFunctionCall1(numeric_uminus, results->high),
										   DirectFunctionCall1(numeric_uminus, results->low)};
		}
	}
	findings->possible[3 - whole_at] = bounds_multiplied(&result, &whole, &per);
	findings->possible[whole_at] = bounds_divided(&part, &result, &per);
	for (int n = 0; n < 3; n++)
		findings->possible[n] = bounds_widened(findings->possible[n], &check->terms[n].half_width);
}

/* The largest difference, on its own side, that leaves the result possible. */
static Datum
tolerance_of(const Findings *findings, Datum difference)
{
	const bool above = DatumGetBool(
		DirectFunctionCall2(numeric_ge, difference, decimal_to_datum(&(Decimal){0, 0})));

	return above ? DirectFunctionCall2(numeric_sub, findings->possible[0].high, findings->expected)
				 : DirectFunctionCall2(numeric_sub, findings->expected, findings->possible[0].low);
}

/* A label of the enum that a column has. */
static Datum
enum_label(TupleDesc tupdesc, int column, const char *label)
{
	Oid input;
	Oid ioparam;

	getTypeInputInfo(TupleDescAttr(tupdesc, column)->atttypid, &input, &ioparam);
	return OidInputFunctionCall(input, unconstify(char *, label), ioparam, -1);
}

static Datum
numeric_array(Datum *values, bool *nulls, int count)
{
	int lower = 1;

	return PointerGetDatum(
		construct_md_array(values, nulls, 1, &count, &lower, NUMERICOID, -1, false, TYPALIGN_INT));
}

PG_FUNCTION_INFO_V1(audit_check_figures);
Datum
audit_check_figures(PG_FUNCTION_ARGS)
{
	static const char *const names[] = {NULL, "holds", "rounding", "error"};
	Arguments arguments;
	Findings findings = {VERDICT_NONE, 0, NULL};
	const Check *const check = &arguments.check;
	const Term *result;
	TupleDesc tupdesc;
	Datum values[5] = {0};
	bool nulls[5] = {true, true, true, true, true};
	Datum *lower;
	Datum *upper;
	bool *unbounded;
	Datum difference;

	if (get_call_result_type(fcinfo, NULL, &tupdesc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	if (!arguments_get(fcinfo, &arguments))
		PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(tupdesc, values, nulls)));
	decimal_check(check_verdict(check, &findings.verdict));
	if (findings.verdict == VERDICT_NONE)
		PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(tupdesc, values, nulls)));

	findings.possible = palloc0(sizeof(NumericBounds) * (Size) check->count);
	if (check->kind == CHECK_SUM)
		find_in_sum(check, &findings);
	else
		find_in_quotient(check, &findings);

	result = &check->terms[0];
	difference =
		DirectFunctionCall2(numeric_sub, decimal_to_datum(&result->value), findings.expected);
	values[0] = enum_label(tupdesc, 0, names[findings.verdict]);
	values[1] = in_unit(difference, result);
	nulls[0] = nulls[1] = false;
	if (findings.possible[0].exist)
	{
		values[2] = in_unit(tolerance_of(&findings, difference), result);
		nulls[2] = false;
	}

	lower = palloc0(sizeof(Datum) * (Size) arguments.count);
	upper = palloc0(sizeof(Datum) * (Size) arguments.count);
	unbounded = palloc0(sizeof(bool) * (Size) arguments.count);
	for (int n = 0; n < check->count; n++)
	{
		const int place = arguments.place[n];

		CHECK_FOR_INTERRUPTS();
		unbounded[place] = !findings.possible[n].exist;
		if (findings.possible[n].exist)
		{
			lower[place] = in_unit(findings.possible[n].low, &check->terms[n]);
			upper[place] = in_unit(findings.possible[n].high, &check->terms[n]);
		}
	}
	values[3] = numeric_array(lower, unbounded, arguments.count);
	values[4] = numeric_array(upper, unbounded, arguments.count);
	nulls[3] = nulls[4] = false;
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(tupdesc, values, nulls)));
}

/* ---------- its slips ---------- */

typedef struct SlipRows
{
	ReturnSetInfo *result;
	const Arguments *arguments;
} SlipRows;

static void
put_slip(void *context, int term, Slip slip, const Figure *correction)
{
	const SlipRows *rows = context;
	Datum values[3];
	bool nulls[3] = {false};

	values[0] = Int32GetDatum(rows->arguments->place[term] + 1);
	values[1] = enum_label(rows->result->setDesc, 1, slip_names[slip]);
	values[2] = PointerGetDatum(correction);
	tuplestore_putvalues(rows->result->setResult, rows->result->setDesc, values, nulls);
}

PG_FUNCTION_INFO_V1(audit_find_slips);
Datum
audit_find_slips(PG_FUNCTION_ARGS)
{
	Arguments arguments;
	SlipRows rows = {(ReturnSetInfo *) fcinfo->resultinfo, &arguments};
	Verdict verdict;

	InitMaterializedSRF(fcinfo, 0);
	if (!arguments_get(fcinfo, &arguments))
		return (Datum) 0;
	decimal_check(check_verdict(&arguments.check, &verdict));
	for (Slip slip = 0; verdict == VERDICT_ERROR && slip < SLIPS; slip++)
		for (int n = 0; n < arguments.check.count; n++)
		{
			CHECK_FOR_INTERRUPTS();
			decimal_check(check_slips(&arguments.check, n, slip, put_slip, &rows));
		}
	return (Datum) 0;
}
