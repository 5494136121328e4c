/*
 * row_accumulate.h
 *	  Accumulation of a row in line: of arguments, of values, and over moving windows.
 *
 *	  Everything here is compiled anew for each row type, whose constant RowType
 *	  leaves straight code for its counts and sums.
 */
#ifndef GOVERNANCE_ROW_ACCUMULATE_H
#define GOVERNANCE_ROW_ACCUMULATE_H

#include "compat.h"

#include "common/int.h"

#include "argument.h"
#include "row.h"
#include "sql_decimal.h"

/* ---------- values ---------- */

static pg_always_inline void
row_add_in_line(const RowType *row, void *sum, const void *value)
{
	for (int i = 0; i < row->counts; i++)
		if (pg_add_s64_overflow(row_counts(sum)[i], row_counts(value)[i], &row_counts(sum)[i]))
			row_report_bigint();
	for (int i = 0; i < row->sums; i++)
		decimal_check(decimal_add(&row_sums(row, sum)[i], &row_sums(row, value)[i]));
}

static pg_always_inline void
row_subtract_in_line(const RowType *row, void *sum, const void *value)
{
	for (int i = 0; i < row->counts; i++)
		if (pg_sub_s64_overflow(row_counts(sum)[i], row_counts(value)[i], &row_counts(sum)[i]))
			row_report_bigint();
	for (int i = 0; i < row->sums; i++)
	{
		const Decimal negated = decimal_negated(&row_sums(row, value)[i]);

		decimal_check(decimal_add(&row_sums(row, sum)[i], &negated));
	}
}

/* + and combine functions, sum() and the like; - */
#define ROW_ADD(name, row)                                                                         \
	TYPE_FUNCTION(name##_add, void *sum = aggregate_state(fcinfo, (row)->type.length);             \
				  row_add_in_line(row, sum, PG_GETARG_POINTER(1)); PG_RETURN_POINTER(sum))
#define ROW_SUBTRACT(name, row)                                                                    \
	TYPE_FUNCTION(name##_subtract, void *sum = row_copy(row, PG_GETARG_POINTER(0));                \
				  row_subtract_in_line(row, sum, PG_GETARG_POINTER(1)); PG_RETURN_POINTER(sum))

/* An accessor of a sum, null where it is absent. */
#define ROW_PART(name, Struct, member)                                                             \
	TYPE_FUNCTION(name, const Decimal *part = &((Struct *) PG_GETARG_POINTER(0))->member;          \
				  if (decimal_is_absent(part)) PG_RETURN_NULL();                                   \
				  PG_RETURN_DATUM(decimal_to_datum(part)))

/* ---------- arguments: numeric and the integer types, one for each sum ---------- */

typedef DecimalError (*AddArgument)(Decimal *sum, Datum argument);

static inline DecimalError
add_bigint(Decimal *sum, Datum argument)
{
	return decimal_add(sum, &(Decimal){DatumGetInt64(argument), 0});
}

static inline DecimalError
add_integer(Decimal *sum, Datum argument)
{
	return decimal_add(sum, &(Decimal){DatumGetInt32(argument), 0});
}

static inline DecimalError
add_smallint(Decimal *sum, Datum argument)
{
	return decimal_add(sum, &(Decimal){DatumGetInt16(argument), 0});
}

static pg_always_inline void
row_add_argument(const RowType *row, void *sum, int i, FunctionCallInfo fcinfo, int n,
				 AddArgument add)
{
	if (i < row->sums && likely(!PG_ARGISNULL(n + i)))
		decimal_check(add(&row_sums(row, sum)[i], PG_GETARG_DATUM(n + i)));
}

/*
 * Adds the arguments from the nth on, of which a null one adds nothing.  The
 * compilers leave a loop a loop, which costs an eighth of what is done in it.
 */
#define MOST_ARGUMENTS 4

static pg_always_inline void
row_add_arguments(const RowType *row, void *sum, FunctionCallInfo fcinfo, int n, AddArgument add)
{
	Assert(row->sums <= MOST_ARGUMENTS);
	row_add_argument(row, sum, 0, fcinfo, n, add);
	row_add_argument(row, sum, 1, fcinfo, n, add);
	row_add_argument(row, sum, 2, fcinfo, n, add);
	row_add_argument(row, sum, 3, fcinfo, n, add);
}

static pg_always_inline void
row_clear(const RowType *row, void *value)
{
	memset(value, 0, sizeof(int64) * row->counts);
	for (int i = 0; i < row->sums; i++)
		row_sums(row, value)[i] = ABSENT_DECIMAL;
}

/* A new value, or a fresh state; null where every argument is. */
static pg_always_inline Datum
row_construct(const RowType *row, FunctionCallInfo fcinfo, int n, AddArgument add)
{
	bool is_null = true;
	void *value;

	for (int i = 0; i < row->sums; i++)
		is_null = is_null && PG_ARGISNULL(n + i);
	if (is_null)
		PG_RETURN_NULL();
	value = palloc(row->type.length);
	row_clear(row, value);
	row_add_arguments(row, value, fcinfo, n, add);
	PG_RETURN_POINTER(value);
}

static pg_always_inline Datum
row_accumulate(const RowType *row, FunctionCallInfo fcinfo, AddArgument add)
{
	void *state;

	if (unlikely(PG_ARGISNULL(0)))
		return row_construct(row, fcinfo, 1, add);
	state = aggregate_state(fcinfo, row->type.length);
	row_add_arguments(row, state, fcinfo, 1, add);
	PG_RETURN_POINTER(state);
}

/* ---------- moving windows ---------- */

/*
 * What a sum needs to be undone: how many terms it has, and how many of them
 * have its scale.  When the last of those leaves, the scale that sum(numeric)
 * would show is no longer known, and the executor starts the frame afresh.
 */
typedef struct MovingSum
{
	Decimal sum;
	int64 terms;
	int64 terms_at_scale;
} MovingSum;

/* Internal, since it may be empty, and never null, as the executor asks. */
#define MOST_MOVING 8
typedef struct MovingRow
{
	int64 values; /* that have at least one part */
	int64 count[MOST_MOVING];
	MovingSum sum[MOST_MOVING];
} MovingRow;

static pg_always_inline void
moving_add(MovingSum *moving, const Decimal *x)
{
	if (decimal_is_absent(x))
		return;
	if (x->scale > moving->sum.scale)
		moving->terms_at_scale = 0;
	moving->terms++;
	decimal_check(decimal_add(&moving->sum, x));
	moving->terms_at_scale += x->scale == moving->sum.scale;
}

static pg_always_inline bool
moving_remove(MovingSum *moving, const Decimal *x)
{
	if (decimal_is_absent(x))
		return true;
	moving->terms--;
	if (moving->terms == 0)
	{
		*moving = (MovingSum){ABSENT_DECIMAL, 0, 0};
		return true;
	}
	moving->terms_at_scale -= x->scale == moving->sum.scale;
	if (moving->terms_at_scale == 0)
		return false;
	decimal_check(decimal_subtract(&moving->sum, x));
	return true;
}

/* Whether a value, which may be NULL, is one of those that a window counts. */
static pg_always_inline bool
row_is_there(const RowType *row, const void *value)
{
	bool there = value != NULL && row->sums == 0;

	for (int i = 0; value != NULL && i < row->sums; i++)
		there = there || !decimal_is_absent(&row_sums(row, value)[i]);
	return there;
}

static pg_always_inline Datum
row_moving_add(const RowType *row, FunctionCallInfo fcinfo, const void *value)
{
	MovingRow *state = row_moving_state(fcinfo);

	if (!row_is_there(row, value))
		PG_RETURN_POINTER(state);
	state->values++;
	for (int i = 0; i < row->counts; i++)
		if (pg_add_s64_overflow(state->count[i], row_counts(value)[i], &state->count[i]))
			row_report_bigint();
	for (int i = 0; i < row->sums; i++)
		moving_add(&state->sum[i], &row_sums(row, value)[i]);
	PG_RETURN_POINTER(state);
}

static pg_always_inline Datum
row_moving_subtract(const RowType *row, FunctionCallInfo fcinfo, const void *value)
{
	MovingRow *state = row_moving_state(fcinfo);
	bool undone = true;

	if (!row_is_there(row, value))
		PG_RETURN_POINTER(state);
	state->values--;
	for (int i = 0; i < row->counts; i++)
		state->count[i] -= row_counts(value)[i];
	for (int i = 0; i < row->sums; i++)
		undone = moving_remove(&state->sum[i], &row_sums(row, value)[i]) && undone;
	if (!undone)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(state);
}

/* sum() over a moving window, as type.sql.in declares it */
#define ROW_MOVING(name, row)                                                                      \
	TYPE_FUNCTION(                                                                                 \
		name##_moving_add,                                                                         \
		return row_moving_add(row, fcinfo, PG_ARGISNULL(1) ? NULL : PG_GETARG_POINTER(1)))         \
	TYPE_FUNCTION(                                                                                 \
		name##_moving_subtract,                                                                    \
		return row_moving_subtract(row, fcinfo, PG_ARGISNULL(1) ? NULL : PG_GETARG_POINTER(1)))    \
	TYPE_FUNCTION(name##_moving_final, return row_moving_final(row, fcinfo))

/* NAME_agg() of arguments of an SQL type, as accumulate.sql.in declares it */
#define ROW_ACCUMULATE(name, Struct, row, sql_type)                                                \
	TYPE_FUNCTION(name##_accum_##sql_type, return row_accumulate(row, fcinfo, add_##sql_type))     \
	TYPE_FUNCTION(name##_moving_accum_##sql_type, Struct value; row_clear(row, &value);            \
				  row_add_arguments(row, &value, fcinfo, 1, add_##sql_type);                       \
				  return row_moving_add(row, fcinfo, &value))                                      \
	TYPE_FUNCTION(name##_moving_remove_##sql_type, Struct value; row_clear(row, &value);           \
				  row_add_arguments(row, &value, fcinfo, 1, add_##sql_type);                       \
				  return row_moving_subtract(row, fcinfo, &value))

#endif /* GOVERNANCE_ROW_ACCUMULATE_H */
