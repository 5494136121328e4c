/*
 * tornado.c
 *	  What a sensitivity says: its totals, and its factors ranked by their swing.
 */
#include "compat.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/tuplestore.h"

#include "percent.h"
#include "sensitivity.h"
#include "sql_decimal.h"

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

Decimal
sensitivity_total_effect(const Sensitivity *sensitivity)
{
	return total(sensitivity, true);
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
	const Decimal sum = sensitivity_total_effect(PG_GETARG_SENSITIVITY_P(0));

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

	return order != 0 ? order : term_compare_names(x, y);
}

/*
 * tornado
 *	  One row for each factor, ranked by swing: the effect of the shock to either
 *	  side, and its share of all swings.  Equal swings share a rank, as in rank().
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
