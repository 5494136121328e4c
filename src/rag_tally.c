/*
 * rag_tally.c
 *	  How many statuses of each colour, and what they come to as a whole.
 */
#include "row_accumulate.h"

#include "enum_label.h"
#include "percent.h"
#include "rag_tally.h"
#include "ratio.h"

/* The statuses from a colour to red; a 128-bit sum of counts cannot overflow. */
static Decimal
total(const RagTally *tally, int lowest_color)
{
	Decimal sum = {0, 0};

	for (int color = lowest_color; color < RAG_COLORS; color++)
		sum.coefficient += tally->count[color];
	return sum;
}

/* ---------- the type ---------- */

/* Text: 'red 1, amber 2, green 5', without colours at 0; read in any order. */
static void *
rag_tally_read(const ValueType *type, Scanner *scan)
{
	RagTally *tally = palloc0(sizeof(RagTally));
	bool seen[RAG_COLORS] = {false};

	do
	{
		const char *const place = scan->at;
		uint8 color;

		if (!scan_label(scan, &rag_labels, &color, "A colour is expected here."))
			break;
		if (seen[color])
		{
			scan_fail_at(scan, place, "A colour is counted twice.");
			break;
		}
		seen[color] = true;
		scan_count(scan, &tally->count[color]);
	} while (scan->problem == NULL && *scan->at == ',' && scan_literal(scan, ",", NULL));
	return tally;
}

static void
rag_tally_write(const ValueType *type, StringInfo text, const void *value)
{
	const RagTally *tally = value;

	for (int color = RAG_RED; color >= RAG_GREY; color--)
		if (tally->count[color] != 0)
			appendStringInfo(text, "%s%s " INT64_FORMAT, text->len > 0 ? ", " : "", rag_name(color),
							 tally->count[color]);
}

static const char *
rag_tally_problem(const void *value)
{
	return total(value, RAG_GREY).coefficient == 0 ? "A tally counts at least one status." : NULL;
}

/* By the number of red, then of amber, and so on: the worse tally is the greater. */
static int
rag_tally_compare(const ValueType *type, const void *a, const void *b)
{
	const int64 *x = ((const RagTally *) a)->count;
	const int64 *y = ((const RagTally *) b)->count;
	int color = RAG_RED;

	while (color > RAG_GREY && x[color] == y[color])
		color--;
	return (x[color] > y[color]) - (x[color] < y[color]);
}

static const char *const rag_tally_names[RAG_COLORS] = {
	[RAG_GREY] = "grey",   [RAG_BLUE] = "blue", [RAG_GREEN] = "green",
	[RAG_AMBER] = "amber", [RAG_RED] = "red",
};

/* A row with a text form and an order of its own. */
static const RowType rag_tally_row = {
	ROW_BASE("rag_tally", RagTally, 1), .type.read = rag_tally_read,
	.type.write = rag_tally_write,      .type.write_json = row_write_json,
	.type.compare = rag_tally_compare,  .counts = RAG_COLORS,
	.names = rag_tally_names,           .problem = rag_tally_problem,
};

ROW_FUNCTIONS(rag_tally, RagTally, &rag_tally_row)
ROW_ADD(rag_tally, &rag_tally_row)

/* ---------- one status, and many ---------- */

/*
 * The weight after the status in argument n, which counts that many times; 1
 * where the function has no weights, and 0 for a row without a status or weight.
 */
static int64
weight_of_row(FunctionCallInfo fcinfo, int n)
{
	int64 weight;

	if (PG_ARGISNULL(n))
		return 0;
	if (PG_NARGS() == n + 1)
		return 1;
	if (PG_ARGISNULL(n + 1))
		return 0;
	weight = PG_GETARG_INT64(n + 1);
	require(weight >= 0, "weight must not be negative");
	return weight;
}

static void
count_status(RagTally *tally, int color, int64 weight)
{
	if (pg_add_s64_overflow(tally->count[color], weight, &tally->count[color]))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("bigint out of range")));
}

PG_FUNCTION_INFO_V1(rag_tally);
Datum
rag_tally(PG_FUNCTION_ARGS)
{
	const int64 weight = weight_of_row(fcinfo, 0);
	RagTally *tally;

	if (weight == 0)
		PG_RETURN_NULL();
	tally = palloc0(sizeof(RagTally));
	tally->count[PG_GETARG_RAG(0)] = weight;
	PG_RETURN_POINTER(tally);
}

PG_FUNCTION_INFO_V1(rag_tally_accum);
Datum
rag_tally_accum(PG_FUNCTION_ARGS)
{
	const int64 weight = weight_of_row(fcinfo, 1);
	RagTally *tally;

	if (weight == 0)
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	tally = PG_ARGISNULL(0) ? palloc0(sizeof(RagTally)) : aggregate_state(fcinfo, sizeof(RagTally));
	count_status(tally, PG_GETARG_RAG(1), weight);
	PG_RETURN_POINTER(tally);
}

/* ---------- moving windows ---------- */

ROW_MOVING(rag_tally, &rag_tally_row)

/* The status and weight of a row as a tally; NULL for a row that counts nothing. */
static const RagTally *
tally_of_row(FunctionCallInfo fcinfo, RagTally *tally)
{
	const int64 weight = weight_of_row(fcinfo, 1);

	if (weight == 0)
		return NULL;
	memset(tally, 0, sizeof(RagTally));
	tally->count[PG_GETARG_RAG(1)] = weight;
	return tally;
}

PG_FUNCTION_INFO_V1(rag_tally_moving_accum);
Datum
rag_tally_moving_accum(PG_FUNCTION_ARGS)
{
	RagTally one;

	return row_moving_add(&rag_tally_row, fcinfo, tally_of_row(fcinfo, &one));
}

PG_FUNCTION_INFO_V1(rag_tally_moving_remove);
Datum
rag_tally_moving_remove(PG_FUNCTION_ARGS)
{
	RagTally one;

	return row_moving_subtract(&rag_tally_row, fcinfo, tally_of_row(fcinfo, &one));
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

/* Grey has its share of all; another colour its share of what is rated. */
PG_FUNCTION_INFO_V1(rag_tally_share);
Datum
rag_tally_share(PG_FUNCTION_ARGS)
{
	const RagTally *tally = PG_GETARG_RAG_TALLY_P(0);
	const int color = PG_GETARG_RAG(1);

	if (color != RAG_GREY && total(tally, RAG_BLUE).coefficient == 0)
		PG_RETURN_NULL();
	return ratio_to_datum((Decimal){tally->count[color], 0},
						  total(tally, color == RAG_GREY ? RAG_GREY : RAG_BLUE));
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

/* ---------- the status of the whole ---------- */

static int
color_of_share(Decimal part, Decimal whole, const RagScale *scale)
{
	return fraction_color(&(Fraction){part, whole}, scale);
}

/* A colour by which grey would be mistaken for a rated status, as after a swap of scales. */
static void
require_no_grey(const RagScale *scale, const char *name)
{
	for (int band = 0; band <= scale->steps; band++)
		if (rag_scale_color(scale, band) == RAG_GREY)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("%s must not have a grey band", name),
							errdetail("What share of grey makes the whole grey is said by the "
									  "parameter grey_share.")));
}

/*
 * rag_tally_roll_up
 *	  The worse of two readings: one scale at the share of red, one at the share
 *	  of amber and red together, both of what is rated.  All done is blue, which
 *	  no share can tell from green.  A third scale is read at the share of grey of
 *	  all: where that is grey, so is the whole; where it is amber or red, the whole
 *	  is no better.
 */
PG_FUNCTION_INFO_V1(rag_tally_roll_up);
Datum
rag_tally_roll_up(PG_FUNCTION_ARGS)
{
	const RagTally *tally = PG_GETARG_RAG_TALLY_P(0);
	const RagScale *red_share = PG_GETARG_RAG_SCALE_P(1);
	const RagScale *amber_share = PG_GETARG_RAG_SCALE_P(2);
	const Decimal rated = total(tally, RAG_BLUE);
	const int by_grey = color_of_share((Decimal){tally->count[RAG_GREY], 0}, total(tally, RAG_GREY),
									   PG_GETARG_RAG_SCALE_P(3));
	int color = RAG_BLUE;

	require_no_grey(red_share, "red_share");
	require_no_grey(amber_share, "amber_share");
	if (rated.coefficient == 0 || by_grey == RAG_GREY)
		PG_RETURN_RAG(RAG_GREY);
	if (total(tally, RAG_GREEN).coefficient > 0)
		color = Max(color_of_share(total(tally, RAG_RED), rated, red_share),
					color_of_share(total(tally, RAG_AMBER), rated, amber_share));
	PG_RETURN_RAG(by_grey > RAG_GREEN ? Max(color, by_grey) : color);
}
