/*
 * row.h
 *	  A described row of counts and exact sums: what most summary types are.
 *
 *	  A row type is a struct of int64 counts followed by Decimal sums.  Its text,
 *	  JSON and wire forms, its order, hash and addition come from its RowType.  A
 *	  type with a text form or an order of its own names it in the place of the row's.
 */
#ifndef GOVERNANCE_ROW_H
#define GOVERNANCE_ROW_H

#include "type.h"

typedef struct RowType
{
	ValueType type;
	int counts;
	int sums;
	bool sums_may_be_absent;                 /* each by itself, but never all of them */
	const char *separator;                   /* text is the sums with this between them, or NULL */
	const char *const *names;                /* of the counts, then of the sums */
	const char *(*problem)(const void *row); /* what the row's own invariants ask, or NULL */
} RowType;

/* A row's ValueType; with ROW_BASE, the type names its own text, JSON or order beside it. */
#define ROW_VALUE(type_name, Struct, wire_version)                                                 \
	ROW_BASE(type_name, Struct, wire_version), ROW_TEXT, .type.write_json = row_write_json,        \
														 .type.compare = row_compare
#define ROW_BASE(type_name, Struct, wire_version)                                                  \
	.type.name = (type_name), .type.length = sizeof(Struct), .type.version = (wire_version),       \
	.type.read_json = row_read_json, .type.receive = row_receive, .type.send = row_send,           \
	.type.problem = row_problem, .type.hash = row_hash, .type.add = row_add
#define ROW_TEXT .type.read = row_read, .type.write = row_write

extern void *row_read(const ValueType *type, Scanner *scan);
extern void row_write(const ValueType *type, StringInfo text, const void *value);
extern void *row_read_json(const ValueType *type, Scanner *scan);
extern void row_write_json(const ValueType *type, StringInfo json, const void *value);
extern void *row_receive(const ValueType *type, StringInfo message);
extern void row_send(const ValueType *type, StringInfo message, const void *value);
extern const char *row_problem(const ValueType *type, const void *value);
extern int row_compare(const ValueType *type, const void *a, const void *b);
extern uint64 row_hash(const ValueType *type, const void *value, uint64 seed);
extern void *row_add(const ValueType *type, void *sum, const void *value);
extern void row_write_json_parts(const ValueType *type, StringInfo json, const void *value);
extern Datum row_accum(const RowType *row, FunctionCallInfo fcinfo, const void *value);

extern void *row_copy(const RowType *row, const void *value);
extern struct MovingRow *row_moving_state(FunctionCallInfo fcinfo);
extern Datum row_moving_final(const RowType *row, FunctionCallInfo fcinfo);
pg_noreturn extern void row_report_bigint(void);

static pg_always_inline int64 *
row_counts(const void *value)
{
	return (int64 *) value;
}

static pg_always_inline Decimal *
row_sums(const RowType *row, const void *value)
{
	return (Decimal *) (row_counts(value) + row->counts);
}

/* The functions of the row type NAME, but for its addition. */
#define ROW_FUNCTIONS(name, Struct, row)                                                           \
	TYPE_HAS_LENGTH(name, sizeof(Struct));                                                         \
	TYPE_FUNCTIONS(name, &(row)->type)

#endif /* GOVERNANCE_ROW_H */
