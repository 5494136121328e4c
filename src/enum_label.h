/*
 * enum_label.h
 *	  Labels as SQL has them: the values of the enums rag and trend.
 *
 *	  C knows a label by its index in its set, SQL by the OID of its row in
 *	  pg_enum.  This is the only place that turns one into the other.
 */
#ifndef GOVERNANCE_ENUM_LABEL_H
#define GOVERNANCE_ENUM_LABEL_H

#include "compat.h"

#include "fmgr.h"
#include "utils/array.h"

#include "label.h"

extern const Oid *enum_label_load(FunctionCallInfo fcinfo, const LabelSet *set);
extern void enum_label_unknown(const LabelSet *set, Oid value);
extern int enum_label_read(const LabelSet *set, text *word);
extern Datum enum_label_word(const LabelSet *set, int label, text *language);
extern Datum enum_label_pick(const LabelSet *set, int label, ArrayType *words,
							 FunctionCallInfo fcinfo);

/* The set's OIDs by index, looked up once for each call site in a query. */
static inline const Oid *
enum_labels(FunctionCallInfo fcinfo, const LabelSet *set)
{
	const Oid *values = fcinfo->flinfo->fn_extra;

	return likely(values != NULL) ? values : enum_label_load(fcinfo, set);
}

static inline int
enum_label_argument(FunctionCallInfo fcinfo, const LabelSet *set, int n)
{
	const Oid *const values = enum_labels(fcinfo, set);
	const Oid value = PG_GETARG_OID(n);

	for (int label = 0; label < set->count; label++)
		if (values[label] == value)
			return label;
	enum_label_unknown(set, value);
	return LABEL_UNKNOWN; /* not reached */
}

/*
 * For SQL functions with an argument or a result of the enum; they must leave
 * fn_extra to us.
 */
#define PG_GETARG_RAG(n) enum_label_argument(fcinfo, &rag_labels, n)
#define PG_RETURN_RAG(color) PG_RETURN_OID(enum_labels(fcinfo, &rag_labels)[color])
#define PG_GETARG_TREND(n) enum_label_argument(fcinfo, &trend_labels, n)
#define PG_RETURN_TREND(trend) PG_RETURN_OID(enum_labels(fcinfo, &trend_labels)[trend])

#endif /* GOVERNANCE_ENUM_LABEL_H */
