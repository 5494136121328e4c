/*
 * rag_tally.c
 *	  How many statuses of each colour, and what they come to as a whole.
 */
#include "enum_label.h"

#include "common/hashfn.h"
#include "common/int.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "rag_scale.h"
#include "rag_tally.h"

static void
add(RagTally *tally, const RagTally *other)
{
	for (int color = 0; color < RAG_COLORS; color++)
		if (pg_add_s64_overflow(tally->count[color], other->count[color], &tally->count[color]))
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("bigint out of range")));
}

/* All, or without grey; a 128-bit sum cannot overflow. */
static Decimal
total(const RagTally *tally, int lowest_color)
{
	Decimal sum = {0, 0};

	for (int color = lowest_color; color < RAG_COLORS; color++)
		sum.coefficient += tally->count[color];
	return sum;
}

/* ---------- the type ---------- */

/* Text: 'red 1, amber 2, green 5', colours at 0 left out; read in any order. */
static bool
parse(Scanner *scan, RagTally *tally)
{
	bool seen[RAG_COLORS] = {false};

	do
	{
		const char *const place = scan->at;
		uint8 color;

		if (!scan_label(scan, &rag_labels, &color, "A colour is expected here."))
			return false;
		if (seen[color])
			return scan_fail_at(scan, place, "A colour is counted twice.");
		seen[color] = true;
		scan_count(scan, &tally->count[color]);
	} while (scan->problem == NULL && *scan->at == ',' && scan_literal(scan, ",", NULL));

	if (scan_end(scan) && total(tally, RAG_GREY).coefficient == 0)
		scan_fail(scan, "A tally counts at least one status.");
	return scan->problem == NULL;
}

PG_FUNCTION_INFO_V1(rag_tally_in);
Datum
rag_tally_in(PG_FUNCTION_ARGS)
{
	Scanner scan = scan_begin(utf8_from_server(PG_GETARG_CSTRING(0)));
	RagTally *tally = palloc0(sizeof(RagTally));

	if (!parse(&scan, tally))
		return scan_report(&scan, "rag_tally", fcinfo->context);
	PG_RETURN_POINTER(tally);
}

PG_FUNCTION_INFO_V1(rag_tally_out);
Datum
rag_tally_out(PG_FUNCTION_ARGS)
{
	const RagTally *tally = PG_GETARG_RAG_TALLY_P(0);
	StringInfoData buf;

	initStringInfo(&buf);
	for (int color = RAG_RED; color >= RAG_GREY; color--)
		if (tally->count[color] != 0)
			appendStringInfo(&buf, "%s%s " INT64_FORMAT, buf.len > 0 ? ", " : "", rag_name(color),
							 tally->count[color]);
	PG_RETURN_CSTRING(buf.data);
}

PG_FUNCTION_INFO_V1(rag_tally_recv);
Datum
rag_tally_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	RagTally *tally = palloc(sizeof(RagTally));
	bool valid = true;

	for (int color = 0; color < RAG_COLORS; color++)
	{
		tally->count[color] = pq_getmsgint64(buf);
		valid = valid && tally->count[color] >= 0;
	}
	if (!valid || total(tally, RAG_GREY).coefficient == 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("invalid count in external \"rag_tally\" value")));
	PG_RETURN_POINTER(tally);
}

PG_FUNCTION_INFO_V1(rag_tally_send);
Datum
rag_tally_send(PG_FUNCTION_ARGS)
{
	const RagTally *tally = PG_GETARG_RAG_TALLY_P(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	for (int color = 0; color < RAG_COLORS; color++)
		pq_sendint64(&buf, (uint64) tally->count[color]);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

PG_FUNCTION_INFO_V1(rag_tally_to_jsonb);
Datum
rag_tally_to_jsonb(PG_FUNCTION_ARGS)
{
	const RagTally *tally = PG_GETARG_RAG_TALLY_P(0);
	StringInfoData json;

	initStringInfo(&json);
	appendStringInfoChar(&json, '{');
	for (int color = RAG_RED; color >= RAG_GREY; color--)
		json_decimal(&json, rag_name(color), &(Decimal){tally->count[color], 0});
	appendStringInfoChar(&json, '}');
	return json_to_datum(&json);
}

PG_FUNCTION_INFO_V1(rag_tally_eq);
Datum
rag_tally_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(memcmp(PG_GETARG_POINTER(0), PG_GETARG_POINTER(1), sizeof(RagTally)) == 0);
}

PG_FUNCTION_INFO_V1(rag_tally_ne);
Datum
rag_tally_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(memcmp(PG_GETARG_POINTER(0), PG_GETARG_POINTER(1), sizeof(RagTally)) != 0);
}

PG_FUNCTION_INFO_V1(rag_tally_hash);
Datum
rag_tally_hash(PG_FUNCTION_ARGS)
{
	PG_RETURN_UINT32(hash_bytes((unsigned char *) PG_GETARG_POINTER(0), sizeof(RagTally)));
}

/* ---------- one status, many, and their sum ---------- */

PG_FUNCTION_INFO_V1(rag_tally);
Datum
rag_tally(PG_FUNCTION_ARGS)
{
	RagTally *tally = palloc0(sizeof(RagTally));

	tally->count[PG_GETARG_RAG(0)] = 1;
	PG_RETURN_POINTER(tally);
}

PG_FUNCTION_INFO_V1(rag_tally_accum);
Datum
rag_tally_accum(PG_FUNCTION_ARGS)
{
	RagTally *tally;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	tally = PG_ARGISNULL(0) ? palloc0(sizeof(RagTally)) : aggregate_state(fcinfo, sizeof(RagTally));
	/* a count of rows does not reach 2^63 */
	tally->count[PG_GETARG_RAG(1)]++;
	PG_RETURN_POINTER(tally);
}

PG_FUNCTION_INFO_V1(rag_tally_add);
Datum
rag_tally_add(PG_FUNCTION_ARGS)
{
	RagTally *tally = aggregate_state(fcinfo, sizeof(RagTally));

	add(tally, PG_GETARG_RAG_TALLY_P(1));
	PG_RETURN_POINTER(tally);
}

/*
 * A moving window's state is a tally that may be empty: it is internal, since
 * the type's values are not, and never null, as the executor asks.
 */
static RagTally *
moving_state(FunctionCallInfo fcinfo)
{
	MemoryContext aggregate;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "moving aggregate called outside an aggregate");
	return PG_ARGISNULL(0) ? MemoryContextAllocZero(aggregate, sizeof(RagTally))
						   : PG_GETARG_RAG_TALLY_P(0);
}

PG_FUNCTION_INFO_V1(rag_tally_moving_accum);
Datum
rag_tally_moving_accum(PG_FUNCTION_ARGS)
{
	RagTally *tally = moving_state(fcinfo);

	if (!PG_ARGISNULL(1))
		tally->count[PG_GETARG_RAG(1)]++;
	PG_RETURN_POINTER(tally);
}

PG_FUNCTION_INFO_V1(rag_tally_moving_remove);
Datum
rag_tally_moving_remove(PG_FUNCTION_ARGS)
{
	RagTally *tally = moving_state(fcinfo);

	if (!PG_ARGISNULL(1))
		tally->count[PG_GETARG_RAG(1)]--;
	PG_RETURN_POINTER(tally);
}

PG_FUNCTION_INFO_V1(rag_tally_moving_add);
Datum
rag_tally_moving_add(PG_FUNCTION_ARGS)
{
	RagTally *tally = moving_state(fcinfo);

	if (!PG_ARGISNULL(1))
		add(tally, PG_GETARG_RAG_TALLY_P(1));
	PG_RETURN_POINTER(tally);
}

PG_FUNCTION_INFO_V1(rag_tally_moving_subtract);
Datum
rag_tally_moving_subtract(PG_FUNCTION_ARGS)
{
	RagTally *tally = moving_state(fcinfo);

	if (!PG_ARGISNULL(1))
		for (int color = 0; color < RAG_COLORS; color++)
			tally->count[color] -= PG_GETARG_RAG_TALLY_P(1)->count[color];
	PG_RETURN_POINTER(tally);
}

PG_FUNCTION_INFO_V1(rag_tally_moving_final);
Datum
rag_tally_moving_final(PG_FUNCTION_ARGS)
{
	RagTally *tally;

	if (PG_ARGISNULL(0) || total(PG_GETARG_RAG_TALLY_P(0), RAG_GREY).coefficient == 0)
		PG_RETURN_NULL();
	tally = palloc(sizeof(RagTally));
	*tally = *PG_GETARG_RAG_TALLY_P(0);
	PG_RETURN_POINTER(tally);
}

/* ---------- the answers ---------- */

PG_FUNCTION_INFO_V1(rag_tally_count);
Datum
rag_tally_count(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_RAG_TALLY_P(0)->count[PG_GETARG_RAG(1)]);
}

PG_FUNCTION_INFO_V1(rag_tally_total);
Datum
rag_tally_total(PG_FUNCTION_ARGS)
{
	const Decimal all = total(PG_GETARG_RAG_TALLY_P(0), RAG_GREY);

	if (all.coefficient > PG_INT64_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("bigint out of range")));
	PG_RETURN_INT64((int64) all.coefficient);
}

PG_FUNCTION_INFO_V1(rag_tally_worst);
Datum
rag_tally_worst(PG_FUNCTION_ARGS)
{
	const RagTally *tally = PG_GETARG_RAG_TALLY_P(0);
	int color = RAG_RED;

	while (color > RAG_GREY && tally->count[color] == 0)
		color--;
	PG_RETURN_RAG(color);
}

/* Grey has its share of all; a colour its share of what is rated. */
PG_FUNCTION_INFO_V1(rag_tally_share);
Datum
rag_tally_share(PG_FUNCTION_ARGS)
{
	const RagTally *tally = PG_GETARG_RAG_TALLY_P(0);
	const int color = PG_GETARG_RAG(1);
	const Decimal whole = total(tally, color == RAG_GREY ? RAG_GREY : RAG_BLUE);

	if (whole.coefficient == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(percentage(&(Decimal){tally->count[color], 0}, &whole));
}

PG_FUNCTION_INFO_V1(rag_tally_score);
Datum
rag_tally_score(PG_FUNCTION_ARGS)
{
	const RagTally *tally = PG_GETARG_RAG_TALLY_P(0);
	const Decimal rated = total(tally, RAG_BLUE);
	Decimal points = {0, 1};

	if (rated.coefficient == 0)
		PG_RETURN_NULL();
	points.coefficient = ((int128) tally->count[RAG_BLUE] + tally->count[RAG_GREEN]) * 10 +
						 (int128) tally->count[RAG_AMBER] * 5;
	PG_RETURN_DATUM(percentage(&points, &rated));
}

typedef struct Share
{
	Decimal part;
	Decimal whole;
} Share;

static int
compare_share(const void *figure, const Decimal *bound)
{
	const Share *share = figure;

	return percentage_compare(&share->part, &share->whole, bound);
}

static uint8
color_of_share(const RagTally *tally, int lowest_color, const RagScale *scale)
{
	const Share share = {total(tally, lowest_color), total(tally, RAG_BLUE)};

	return rag_scale_color(scale, rag_scale_band(scale, compare_share, &share));
}

/*
 * roll_up
 *	  The worse of two readings: one scale at the share of red, one at the share
 *	  of amber and red together, both of what is rated.  Nothing rated is grey;
 *	  all done is blue, which no share can tell from green.
 */
PG_FUNCTION_INFO_V1(rag_tally_roll_up);
Datum
rag_tally_roll_up(PG_FUNCTION_ARGS)
{
	const RagTally *tally = PG_GETARG_RAG_TALLY_P(0);
	uint8 by_red;
	uint8 by_amber;

	if (total(tally, RAG_BLUE).coefficient == 0)
		PG_RETURN_RAG(RAG_GREY);
	if (total(tally, RAG_GREEN).coefficient == 0)
		PG_RETURN_RAG(RAG_BLUE);
	by_red = color_of_share(tally, RAG_RED, PG_GETARG_RAG_SCALE_P(1));
	by_amber = color_of_share(tally, RAG_AMBER, PG_GETARG_RAG_SCALE_P(2));
	PG_RETURN_RAG(Max(by_red, by_amber));
}
