/*
 * pair.c
 *	  Two exact sums side by side: value, aggregate state and moving window.
 *
 *	  The state of deviation_agg and ratio_agg is the pair itself, updated in
 *	  place: a partial aggregate is a value that can be stored, sent and added.
 */
#include "enum_label.h"
#include "pair.h"

#include "libpq/pqformat.h"

#define ABSENT_PAIR ((Pair){ABSENT_DECIMAL, ABSENT_DECIMAL})

/* The one validator, beyond that of its decimals. */
static bool
is_absent(const Pair *pair)
{
	return decimal_is_absent(&pair->first) && decimal_is_absent(&pair->second);
}

/* ---------- the type ---------- */

Datum
pair_in(FunctionCallInfo fcinfo, const char *type_name, const char *separator)
{
	Scanner scan = scan_begin(utf8_from_server(PG_GETARG_CSTRING(0)));
	Pair *pair = palloc(sizeof(Pair));

	if (scan_optional_decimal(&scan, &pair->first) &&
		scan_literal(&scan, separator, "The sign between the two parts is expected here.") &&
		scan_optional_decimal(&scan, &pair->second) && scan_end(&scan) && is_absent(pair))
		scan_fail(&scan, "At least one of the two parts must be a number.");
	if (scan.problem)
		return scan_report(&scan, type_name, fcinfo->context);
	PG_RETURN_POINTER(pair);
}

Datum
pair_out(const Pair *pair, const char *separator)
{
	StringInfoData buf;

	initStringInfo(&buf);
	decimal_append(&buf, &pair->first);
	appendStringInfoString(&buf, separator);
	decimal_append(&buf, &pair->second);
	PG_RETURN_CSTRING(buf.data);
}

Datum
pair_recv(FunctionCallInfo fcinfo, const char *type_name)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	Pair *pair = palloc(sizeof(Pair));

	pair->first = decimal_recv(buf, type_name);
	pair->second = decimal_recv(buf, type_name);
	if (is_absent(pair))
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("both parts are absent in external \"%s\" value", type_name)));
	PG_RETURN_POINTER(pair);
}

PG_FUNCTION_INFO_V1(pair_send);
Datum
pair_send(PG_FUNCTION_ARGS)
{
	const Pair *pair = PG_GETARG_PAIR_P(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	decimal_send(&buf, &pair->first);
	decimal_send(&buf, &pair->second);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

static bool
is_equal(const Pair *a, const Pair *b)
{
	return decimal_compare(&a->first, &b->first) == 0 &&
		   decimal_compare(&a->second, &b->second) == 0;
}

PG_FUNCTION_INFO_V1(pair_eq);
Datum
pair_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_equal(PG_GETARG_PAIR_P(0), PG_GETARG_PAIR_P(1)));
}

PG_FUNCTION_INFO_V1(pair_ne);
Datum
pair_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!is_equal(PG_GETARG_PAIR_P(0), PG_GETARG_PAIR_P(1)));
}

PG_FUNCTION_INFO_V1(pair_hash);
Datum
pair_hash(PG_FUNCTION_ARGS)
{
	const Pair *pair = PG_GETARG_PAIR_P(0);

	PG_RETURN_UINT32(decimal_hash(&pair->first) * 31 + decimal_hash(&pair->second));
}

static Datum
part(const Decimal *x, FunctionCallInfo fcinfo)
{
	if (decimal_is_absent(x))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(decimal_to_datum(x));
}

PG_FUNCTION_INFO_V1(pair_first);
Datum
pair_first(PG_FUNCTION_ARGS)
{
	return part(&PG_GETARG_PAIR_P(0)->first, fcinfo);
}

PG_FUNCTION_INFO_V1(pair_second);
Datum
pair_second(PG_FUNCTION_ARGS)
{
	return part(&PG_GETARG_PAIR_P(0)->second, fcinfo);
}

/* Rounded where the caller has a second argument, the decimals. */
Datum
pair_percent(const Pair *of, FunctionCallInfo fcinfo)
{
	PG_RETURN_DATUM(PG_NARGS() == 1
						? percentage(&of->first, &of->second)
						: percentage_rounded(&of->first, &of->second, PG_GETARG_INT32(1)));
}

static int
compare_percentage(const void *figure, const Decimal *bound)
{
	const Pair *of = figure;

	return percentage_compare(&of->first, &of->second, bound);
}

int
pair_band(const Pair *of, const RagScale *scale)
{
	return rag_scale_band(scale, compare_percentage, of);
}

Datum
pair_rag(const Pair *of, const RagScale *scale, FunctionCallInfo fcinfo)
{
	PG_RETURN_RAG(rag_scale_color(scale, pair_band(of, scale)));
}

/* Its distance to the nearest worse band, in percentage points; null where it has no percentage. */
Datum
pair_headroom(const Pair *of, const RagScale *scale, FunctionCallInfo fcinfo)
{
	const Decimal *below;
	const Decimal *above;

	if (of->second.coefficient == 0)
		PG_RETURN_NULL();
	rag_scale_worse_bounds(scale, pair_band(of, scale), &below, &above);
	return smaller_figure(below ? percentage_distance(&of->first, &of->second, below) : 0,
						  above ? percentage_distance(&of->first, &of->second, above) : 0, fcinfo);
}

/* ---------- addition: +, sum() and every combine function ---------- */

PG_FUNCTION_INFO_V1(pair_add);
Datum
pair_add(PG_FUNCTION_ARGS)
{
	Pair *sum = aggregate_state(fcinfo, sizeof(Pair));
	const Pair *pair = PG_GETARG_PAIR_P(1);

	decimal_check(decimal_add(&sum->first, &pair->first));
	decimal_check(decimal_add(&sum->second, &pair->second));
	PG_RETURN_POINTER(sum);
}

PG_FUNCTION_INFO_V1(pair_negate);
Datum
pair_negate(PG_FUNCTION_ARGS)
{
	const Pair *pair = PG_GETARG_PAIR_P(0);
	Pair *result = palloc(sizeof(Pair));

	result->first = decimal_negated(&pair->first);
	result->second = decimal_negated(&pair->second);
	PG_RETURN_POINTER(result);
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
typedef struct MovingPair
{
	MovingSum first;
	MovingSum second;
} MovingPair;

static void
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

static bool
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

static MovingPair *
moving_state(FunctionCallInfo fcinfo)
{
	MemoryContext aggregate;
	MovingPair *state;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "moving aggregate called outside an aggregate");
	if (!PG_ARGISNULL(0))
		return (MovingPair *) PG_GETARG_POINTER(0);
	state = MemoryContextAllocZero(aggregate, sizeof(MovingPair));
	state->first.sum = state->second.sum = ABSENT_DECIMAL;
	return state;
}

static Datum
moving_add_pair(FunctionCallInfo fcinfo, const Pair *pair)
{
	MovingPair *state = moving_state(fcinfo);

	moving_add(&state->first, &pair->first);
	moving_add(&state->second, &pair->second);
	PG_RETURN_POINTER(state);
}

static Datum
moving_remove_pair(FunctionCallInfo fcinfo, const Pair *pair)
{
	MovingPair *state = moving_state(fcinfo);
	const bool first = moving_remove(&state->first, &pair->first);
	const bool second = moving_remove(&state->second, &pair->second);

	if (!first || !second)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(state);
}

static Pair
pair_or_absent(FunctionCallInfo fcinfo, int n)
{
	return PG_ARGISNULL(n) ? ABSENT_PAIR : *PG_GETARG_PAIR_P(n);
}

PG_FUNCTION_INFO_V1(pair_moving_add);
Datum
pair_moving_add(PG_FUNCTION_ARGS)
{
	const Pair pair = pair_or_absent(fcinfo, 1);

	return moving_add_pair(fcinfo, &pair);
}

PG_FUNCTION_INFO_V1(pair_moving_subtract);
Datum
pair_moving_subtract(PG_FUNCTION_ARGS)
{
	const Pair pair = pair_or_absent(fcinfo, 1);

	return moving_remove_pair(fcinfo, &pair);
}

PG_FUNCTION_INFO_V1(pair_moving_final);
Datum
pair_moving_final(PG_FUNCTION_ARGS)
{
	const MovingPair *state = (MovingPair *) PG_GETARG_POINTER(0);
	Pair *pair;

	if (PG_ARGISNULL(0) || state->first.terms + state->second.terms == 0)
		PG_RETURN_NULL();
	pair = palloc(sizeof(Pair));
	pair->first = state->first.sum;
	pair->second = state->second.sum;
	PG_RETURN_POINTER(pair);
}

PG_FUNCTION_INFO_V1(pair_moving_final_negated);
Datum
pair_moving_final_negated(PG_FUNCTION_ARGS)
{
	const Datum result = pair_moving_final(fcinfo);

	return fcinfo->isnull ? result : DirectFunctionCall1(pair_negate, result);
}

/* ---------- one row, many rows: from numeric and the integer types ---------- */

typedef DecimalError (*AddArgument)(Decimal *sum, Datum argument);

static inline DecimalError
add_int64(Decimal *sum, Datum argument)
{
	return decimal_add(sum, &(Decimal){DatumGetInt64(argument), 0});
}

static inline DecimalError
add_int16(Decimal *sum, Datum argument)
{
	return decimal_add(sum, &(Decimal){DatumGetInt16(argument), 0});
}

static inline DecimalError
add_int32(Decimal *sum, Datum argument)
{
	return decimal_add(sum, &(Decimal){DatumGetInt32(argument), 0});
}

/* Adds the arguments n and n + 1, of which a null one adds nothing. */
static pg_always_inline void
add_arguments(Pair *pair, FunctionCallInfo fcinfo, int n, AddArgument add)
{
	if (likely(!PG_ARGISNULL(n)))
		decimal_check(add(&pair->first, PG_GETARG_DATUM(n)));
	if (likely(!PG_ARGISNULL(n + 1)))
		decimal_check(add(&pair->second, PG_GETARG_DATUM(n + 1)));
}

/* A new value, or a fresh state, which need only live until it is copied. */
static pg_always_inline Datum
construct(FunctionCallInfo fcinfo, int n, AddArgument add)
{
	Pair *pair;

	if (PG_ARGISNULL(n) && PG_ARGISNULL(n + 1))
		PG_RETURN_NULL();
	pair = palloc(sizeof(Pair));
	*pair = ABSENT_PAIR;
	add_arguments(pair, fcinfo, n, add);
	PG_RETURN_POINTER(pair);
}

static pg_always_inline Datum
accumulate(FunctionCallInfo fcinfo, AddArgument add)
{
	Pair *state;

	if (unlikely(PG_ARGISNULL(0)))
		return construct(fcinfo, 1, add);
	state = aggregate_state(fcinfo, sizeof(Pair));
	add_arguments(state, fcinfo, 1, add);
	PG_RETURN_POINTER(state);
}

static pg_always_inline Pair
moving_argument(FunctionCallInfo fcinfo, AddArgument add)
{
	Pair pair = ABSENT_PAIR;

	add_arguments(&pair, fcinfo, 1, add);
	return pair;
}

#define PAIR_FROM(type)                                                                            \
	PG_FUNCTION_INFO_V1(pair_from_##type);                                                         \
	Datum pair_from_##type(PG_FUNCTION_ARGS)                                                       \
	{                                                                                              \
		return construct(fcinfo, 0, add_##type);                                                   \
	}                                                                                              \
	PG_FUNCTION_INFO_V1(pair_accum_##type);                                                        \
	Datum pair_accum_##type(PG_FUNCTION_ARGS)                                                      \
	{                                                                                              \
		return accumulate(fcinfo, add_##type);                                                     \
	}                                                                                              \
	PG_FUNCTION_INFO_V1(pair_moving_accum_##type);                                                 \
	Datum pair_moving_accum_##type(PG_FUNCTION_ARGS)                                               \
	{                                                                                              \
		const Pair pair = moving_argument(fcinfo, add_##type);                                     \
		return moving_add_pair(fcinfo, &pair);                                                     \
	}                                                                                              \
	PG_FUNCTION_INFO_V1(pair_moving_remove_##type);                                                \
	Datum pair_moving_remove_##type(PG_FUNCTION_ARGS)                                              \
	{                                                                                              \
		const Pair pair = moving_argument(fcinfo, add_##type);                                     \
		return moving_remove_pair(fcinfo, &pair);                                                  \
	}                                                                                              \
	extern Datum pair_from_##type(PG_FUNCTION_ARGS)

PAIR_FROM(numeric);
PAIR_FROM(int64);
PAIR_FROM(int32);
PAIR_FROM(int16);
