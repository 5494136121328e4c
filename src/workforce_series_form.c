/*
 * workforce_series_form.c
 *	  A series as text, on the wire, as JSON and as rows: the workforces of its
 *	  periods, one after the other.
 */
#include "workforce_series.h"

#include "common/hashfn.h"
#include "common/int.h"
#include "funcapi.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/tuplestore.h"

/* ---------- workforces to changes ---------- */

/* What is wrong with valid workforces as the periods of one series, or NULL. */
static const char *
series_problem(const Workforce *workforce, int periods)
{
	for (int i = 0; i < periods; i++)
		if (!stayers_are_known(&workforce[i]) || decimal_is_absent(&workforce[i].fte[FTE_DAYS]) ||
			workforce[i].count[PERSON_DAYS] == COUNT_UNKNOWN ||
			workforce[i].count[EARLY_LEAVERS] == COUNT_UNKNOWN)
			return "Every figure of each period must be known.";
	for (int i = 1; i < periods; i++)
		if (workforce[i].start != workforce[i - 1].end ||
			workforce[i].count[OPENING] != closing_of(&workforce[i - 1]) ||
			decimal_compare(&workforce[i].fte[OPENING_FTE], &workforce[i - 1].fte[CLOSING_FTE]) !=
				0)
			return "Each period must begin where and with whom the one before it ends.";
	return NULL;
}

#define CANNOT_BE_HELD                                                                             \
	"The opening headcount times the days of a period leaves bigint, or its FTE 38 digits."

/* What the workforce changes, at a scale; false where that cannot be held. */
static bool
change_of(const Workforce *workforce, int64 scale, Change *change)
{
	const int64 *const has = workforce->count;
	const int32 days = workforce->end - workforce->start;
	Decimal opening = {0, scale};
	Decimal closing = {0, scale};
	Decimal fte_days = {0, scale};
	Decimal leavers_fte = {0, scale};
	Decimal inherited;
	int64 inherited_days;

	if (decimal_add(&opening, &workforce->fte[OPENING_FTE]) != DECIMAL_OK ||
		decimal_add(&closing, &workforce->fte[CLOSING_FTE]) != DECIMAL_OK ||
		decimal_add(&fte_days, &workforce->fte[FTE_DAYS]) != DECIMAL_OK ||
		decimal_add(&leavers_fte, &workforce->fte[LEAVERS_FTE]) != DECIMAL_OK ||
		decimal_multiply(&inherited, &opening, &(Decimal){days, 0}) != DECIMAL_OK ||
		decimal_subtract(&fte_days, &inherited) != DECIMAL_OK ||
		pg_mul_s64_overflow(has[OPENING], days, &inherited_days))
		return false;
	change->count[CHANGE_ARRIVALS] = has[ARRIVALS];
	change->count[CHANGE_JOINERS] = has[JOINERS];
	change->count[CHANGE_DEPARTURES] = has[DEPARTURES];
	change->count[CHANGE_LEAVERS] = has[LEAVERS];
	change->count[CHANGE_EARLY_LEAVERS] = has[EARLY_LEAVERS];
	change->count[CHANGE_PASSING] = has[DEPARTURES] - (has[OPENING] - has[STAYERS]);
	change->count[CHANGE_DAYS] = has[PERSON_DAYS] - inherited_days;
	change->fte = closing.coefficient - opening.coefficient;
	change->fte_days = fte_days.coefficient;
	change->leavers_fte = leavers_fte.coefficient;
	return true;
}

/* NULL where what changes cannot be held. */
static WorkforceSeries *
series_of(const Workforce *workforce, int periods)
{
	DateADT *const bound = palloc((periods + 1) * sizeof(DateADT));
	Decimal opening_fte = {0, 0};
	WorkforceSeries *series;

	for (int i = 0; i < periods; i++)
	{
		bound[i] = workforce[i].start;
		for (int j = 0; j < WORKFORCE_WEIGHTS; j++)
			opening_fte.scale = Max(opening_fte.scale, workforce[i].fte[j].scale);
	}
	bound[periods] = workforce[periods - 1].end;
	series = series_begin(bound, periods);
	pfree(bound);
	for (int i = 0; i < periods; i++)
		if (!change_of(&workforce[i], opening_fte.scale, &series->change[i]))
			return NULL;
	/* cannot fail, since it is part of the first change */
	decimal_check(decimal_add(&opening_fte, &workforce->fte[OPENING_FTE]));
	series->scale = (int32) opening_fte.scale;
	series->opening = workforce->count[OPENING];
	series->opening_fte = opening_fte.coefficient;
	return series;
}

/* ---------- the type ---------- */

#define LEAST_ROOM 16

/* The next workforce of a list of which count are read, with more room where it is full. */
static Workforce *
next_of(Workforce *workforce, int count, Scanner *scan)
{
	CHECK_FOR_INTERRUPTS();
	if (count == MOST_PERIODS)
		scan_fail(scan, "A series has at most " CppAsString2(MOST_PERIODS) " periods.");
	/* a power of two is where the list is full */
	if (count >= LEAST_ROOM && (count & (count - 1)) == 0)
		workforce = repalloc(workforce, 2 * (Size) count * sizeof(Workforce));
	return workforce;
}

/* The series of the workforces that were read, where they are one. */
static WorkforceSeries *
series_read_from(Scanner *scan, const Workforce *workforce, int periods)
{
	WorkforceSeries *series = NULL;
	const char *problem;

	if (scan->problem == NULL && periods == 0)
		scan_fail(scan, "A series has at least one period.");
	if (scan->problem == NULL && (problem = series_problem(workforce, periods)) != NULL)
		scan_fail(scan, problem);
	if (scan->problem == NULL && (series = series_of(workforce, periods)) == NULL)
	{
		scan->out_of_range = true;
		scan_fail(scan, CANNOT_BE_HELD);
	}
	return series;
}

/* Text: the workforce of each period, with a semicolon between two of them. */
static void *
series_read(const ValueType *type, Scanner *scan)
{
	int periods = 0;
	Workforce *workforce = palloc(LEAST_ROOM * sizeof(Workforce));

	do
	{
		workforce = next_of(workforce, periods, scan);
		scan_checked(scan, scan_workforce, &workforce[periods++]);
	} while (scan->problem == NULL && *scan->at == ';' && scan_literal(scan, ";", NULL));
	return series_read_from(scan, workforce, periods);
}

/* JSON: an array of the workforces. */
static void *
series_read_json(const ValueType *type, Scanner *scan)
{
	int periods = 0;
	Workforce *workforce = palloc(LEAST_ROOM * sizeof(Workforce));

	while (scan_json_element(scan, periods == 0))
	{
		workforce = next_of(workforce, periods, scan);
		scan_checked(scan, scan_workforce_json, &workforce[periods++]);
	}
	return series_read_from(scan, workforce, periods);
}

static void
append_each(StringInfo buf, const WorkforceSeries *series, const char *separator,
			void (*append)(StringInfo buf, const Workforce *workforce))
{
	Walk walk = walk_from_first(series);
	Workforce workforce;

	while (next_workforce(&walk, &workforce))
	{
		CHECK_FOR_INTERRUPTS();
		if (walk.period > 1)
			appendStringInfoString(buf, separator);
		append(buf, &workforce);
	}
}

static void
series_write(const ValueType *type, StringInfo text, const void *value)
{
	append_each(text, value, "; ", append_workforce);
}

static void
series_write_json(const ValueType *type, StringInfo json, const void *value)
{
	appendStringInfoChar(json, '[');
	append_each(json, value, ", ", append_workforce_json);
	appendStringInfoChar(json, ']');
}

/* On the wire: the number of periods in 4 bytes, and the workforces. */
static void *
series_receive(const ValueType *type, StringInfo message)
{
	const int periods = (int) pq_getmsgint(message, sizeof(int32));
	Workforce *workforce;
	WorkforceSeries *series;
	const char *problem;

	/* a period takes more than a byte, so a count cannot ask for much memory */
	if (periods < 1 || periods > MOST_PERIODS || periods > message->len - message->cursor)
		type_report_invalid(type, "The number of periods is not possible.");
	workforce = palloc(periods * sizeof(Workforce));
	for (int i = 0; i < periods; i++)
	{
		receive_workforce(message, &workforce[i], type->name);
		if ((problem = workforce_problem(&workforce[i])) != NULL)
			type_report_invalid(type, problem);
	}
	if ((problem = series_problem(workforce, periods)) != NULL)
		type_report_invalid(type, problem);
	series = series_of(workforce, periods);
	if (series == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("value out of range for type %s", type->name), errdetail(CANNOT_BE_HELD)));
	return series;
}

static void
series_send(const ValueType *type, StringInfo message, const void *value)
{
	const WorkforceSeries *const series = value;

	pq_sendint32(message, (uint32) series->periods);
	append_each(message, series, "", send_workforce);
}

/* What is read or received is made by series_of(), of workforces that were checked. */
static const char *
series_type_problem(const ValueType *type, const void *value)
{
	return NULL;
}

static int
compare_counts(const int64 *a, const int64 *b, int length)
{
	for (int i = 0; i < length; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return 0;
}

static int
compare_fte(int128 a, const WorkforceSeries *x, int128 b, const WorkforceSeries *y)
{
	return decimal_compare(&(Decimal){a, x->scale}, &(Decimal){b, y->scale});
}

static int
compare_bounds(const WorkforceSeries *x, const WorkforceSeries *y)
{
	for (int i = 0; i <= Min(x->periods, y->periods); i++)
		if (bounds_of(x)[i] != bounds_of(y)[i])
			return bounds_of(x)[i] < bounds_of(y)[i] ? -1 : 1;
	return (x->periods > y->periods) - (x->periods < y->periods);
}

/* By the bounds, by who opens the first period, and by what each period changes. */
static int
series_compare(const ValueType *type, const void *a, const void *b)
{
	const WorkforceSeries *const x = a;
	const WorkforceSeries *const y = b;
	int order = compare_bounds(x, y);

	if (order == 0)
		order = compare_counts(&x->opening, &y->opening, 1);
	if (order == 0)
		order = compare_fte(x->opening_fte, x, y->opening_fte, y);
	for (int i = 0; i < x->periods && order == 0; i++)
	{
		const Change *const p = &x->change[i];
		const Change *const q = &y->change[i];

		order = compare_counts(p->count, q->count, CHANGES);
		if (order == 0)
			order = compare_fte(p->fte, x, q->fte, y);
		if (order == 0)
			order = compare_fte(p->fte_days, x, q->fte_days, y);
		if (order == 0)
			order = compare_fte(p->leavers_fte, x, q->leavers_fte, y);
	}
	return order;
}

static uint64
series_hash(const ValueType *type, const void *value, uint64 seed)
{
	const WorkforceSeries *const series = value;
	uint64 hash = hash_bytes_extended((const unsigned char *) bounds_of(series),
									  (series->periods + 1) * (int) sizeof(DateADT), seed);

	for (int i = 0; i < series->periods; i++)
	{
		const Change *const change = &series->change[i];

		hash =
			hash_bytes_extended((const unsigned char *) change->count, sizeof(change->count), hash);
		hash = decimal_hash_extended(&(Decimal){change->fte_days, series->scale}, hash);
	}
	return hash;
}

const ValueType series_type = {
	.name = "workforce_series",
	.length = -1,
	.version = 1,
	.stored_version = 1,
	.read = series_read,
	.write = series_write,
	.read_json = series_read_json,
	.write_json = series_write_json,
	.receive = series_receive,
	.send = series_send,
	.problem = series_type_problem,
	.compare = series_compare,
	.hash = series_hash,
	.add = series_add_to,
};

TYPE_HAS_LENGTH(workforce_series, -1);
TYPE_FUNCTIONS(workforce_series, &series_type)
TYPE_ADD(workforce_series, &series_type)

/* ---------- the answers ---------- */

/* unnest(workforce_series): a row a period, with the period and its workforce. */
PG_FUNCTION_INFO_V1(workforce_series_unnest);
Datum
workforce_series_unnest(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Walk walk = walk_from_first(PG_GETARG_SERIES_P(0));
	Workforce workforce;

	InitMaterializedSRF(fcinfo, 0);
	while (next_workforce(&walk, &workforce))
	{
		Datum values[2];
		const bool nulls[2] = {false, false};

		CHECK_FOR_INTERRUPTS();
		values[0] = daterange_of(fcinfo, workforce.start, workforce.end);
		values[1] = PointerGetDatum(&workforce);
		tuplestore_putvalues(result->setResult, result->setDesc, values, (bool *) nulls);
	}
	return (Datum) 0;
}
