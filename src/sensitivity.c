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
#include "compat.h"
#include "sensitivity.h"

#include "miscadmin.h"
#include "storage/shmem.h" /* add_size(), before the minor releases of May 2026 */
#include "utils/memutils.h"

#include "argument.h"
#include "sql_decimal.h"

int
term_compare_names(const Term *a, const Term *b)
{
	const int order = memcmp(a->name, b->name, Min(a->name_length, b->name_length));

	return order != 0 ? order
					  : (a->name_length > b->name_length) - (a->name_length < b->name_length);
}

/* A value whose factors and names are still to be filled in. */
static Sensitivity *
allocate(int count, Size names_size)
{
	const Size size =
		add_size(offsetof(Sensitivity, factor) + mul_size(count, sizeof(Factor)), names_size);
	Sensitivity *result;

	if (!AllocSizeIsValid(size))
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("too many sensitivity factors")));
	result = type_allocate(&sensitivity_type, size);
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

/* Finds the place of a name: true if the name is there, false if it would be. */
bool
sensitivity_find(const Sensitivity *sensitivity, const Term *term, int *at)
{
	int low = 0;
	int high = sensitivity->count;

	while (low < high)
	{
		const int middle = low + (high - low) / 2;
		const Term other = sensitivity_term(sensitivity, middle);
		const int order = term_compare_names(term, &other);

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
 * Adds one more term: in place if the factor is there, otherwise to a new value.
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

/* Adds what both have in common in place; false, with nothing changed, if b has another factor. */
static bool
add_common(Sensitivity *a, const Sensitivity *b)
{
	int *const at = palloc(sizeof(int) * (Size) b->count);
	bool common = true;

	for (int i = 0; i < b->count && common; i++)
	{
		const Term term = sensitivity_term(b, i);

		CHECK_FOR_INTERRUPTS();
		common = sensitivity_find(a, &term, &at[i]);
	}
	for (int i = 0; i < b->count && common; i++)
	{
		decimal_check(decimal_add(&a->factor[at[i]].base, &b->factor[i].base));
		decimal_check(decimal_add(&a->factor[at[i]].effect, &b->factor[i].effect));
	}
	pfree(at);
	return common;
}

/* The factors of both, merged in the order of their names. */
static Sensitivity *
merge(const Sensitivity *a, const Sensitivity *b)
{
	Term *const terms = palloc(sizeof(Term) * ((Size) a->count + b->count));
	int count = 0;

	for (int i = 0, j = 0; i < a->count || j < b->count; count++)
	{
		const Term x = i < a->count ? sensitivity_term(a, i) : (Term){0};
		const Term y = j < b->count ? sensitivity_term(b, j) : (Term){0};
		const int order = i == a->count ? 1 : j == b->count ? -1 : term_compare_names(&x, &y);

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
	return sensitivity_build(terms, count);
}

void *
sensitivity_add_value(const ValueType *type, void *sum, const void *value)
{
	return add_common(sum, value) ? sum : merge(sum, value);
}
