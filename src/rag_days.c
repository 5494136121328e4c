/*
 * rag_days.c
 *	  How many days of a period were red, amber, green: from dated statuses.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "utils/array.h"

#include "argument.h"
#include "enum_label.h"
#include "period.h"
#include "rag_tally.h"

typedef struct DatedStatus
{
	DateADT as_of;
	int color;
} DatedStatus;

/* By date; of two statuses on one day, the more severe comes last and holds. */
static int
compare_statuses(const void *a, const void *b)
{
	const DatedStatus *const x = a;
	const DatedStatus *const y = b;

	if (x->as_of != y->as_of)
		return x->as_of < y->as_of ? -1 : 1;
	return (x->color > y->color) - (x->color < y->color);
}

static int
color_of(const Oid *labels, Oid value)
{
	for (int color = 0; color < RAG_COLORS; color++)
		if (labels[color] == value)
			return color;
	enum_label_unknown(&rag_labels, value);
	return RAG_GREY; /* not reached */
}

/* The statuses in the arguments as_of and status, sorted, without rows that have a null. */
static DatedStatus *
statuses_argument(FunctionCallInfo fcinfo, int *count)
{
	ArrayType *const colors = PG_GETARG_ARRAYTYPE_P(1);
	const Oid *const labels = enum_labels(fcinfo, &rag_labels);
	Datum *date;
	Datum *color;
	bool *no_date;
	bool *no_color;
	int dates;
	int statuses;
	DatedStatus *status;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(0), DATEOID, sizeof(DateADT), true, TYPALIGN_INT, &date,
					  &no_date, &dates);
	deconstruct_array(colors, ARR_ELEMTYPE(colors), sizeof(Oid), true, TYPALIGN_INT, &color,
					  &no_color, &statuses);
	require(dates == statuses, "as_of and status must have the same length");
	status = palloc(Max(dates, 1) * sizeof(DatedStatus));
	*count = 0;
	for (int i = 0; i < dates; i++)
		if (!no_date[i] && !no_color[i])
			status[(*count)++] = (DatedStatus){DatumGetDateADT(date[i]),
											   color_of(labels, DatumGetObjectId(color[i]))};
	qsort(status, *count, sizeof(DatedStatus), compare_statuses);
	return status;
}

/*
 * rag_days(as_of, status, period)
 *	  A status holds from its day until the next one; before the first it is grey.
 */
PG_FUNCTION_INFO_V1(rag_days);
Datum
rag_days(PG_FUNCTION_ARGS)
{
	RagTally *const tally = palloc0(sizeof(RagTally));
	int color = RAG_GREY;
	int count;
	const DatedStatus *status;
	DateADT day;
	DateADT end;

	read_period(fcinfo, 2, &day, &end);
	status = statuses_argument(fcinfo, &count);
	for (int i = 0; i < count && status[i].as_of < end; i++)
	{
		if (status[i].as_of > day)
		{
			tally->count[color] += status[i].as_of - day;
			day = status[i].as_of;
		}
		color = status[i].color;
	}
	tally->count[color] += end - day;
	PG_RETURN_POINTER(tally);
}
