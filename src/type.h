/*
 * type.h
 *	  What PostgreSQL asks of every type, made from a few functions of its own.
 *
 *	  A type describes itself in a ValueType, whose functions know nothing of
 *	  fcinfo.  TYPE_FUNCTIONS() makes the functions for SQL of it, which
 *	  type.sql.in declares.
 */
#ifndef GOVERNANCE_TYPE_H
#define GOVERNANCE_TYPE_H

#include "compat.h"

#include "lib/stringinfo.h"

#include "scan.h"
#include "type_length.h"

/*
 * Each function has the type itself as its first argument, so that types of one
 * kind can share it.  read, read_json and receive return a new value, which may be
 * anything once scan_fail() was called or a problem is found in it.
 */
typedef struct ValueType ValueType;
struct ValueType
{
	const char *name;
	int length;  /* of a value, or -1 for a varlena */
	int version; /* of the form on the wire, which begins with it */

	/* of the stored form of a varlena, which begins with a StoredHead; 0 for others */
	int stored_version;

	/* text and JSON; JSON begins with a brace, or with a bracket and a brace */
	void *(*read)(const ValueType *type, Scanner *scan);
	void (*write)(const ValueType *type, StringInfo text, const void *value);
	void *(*read_json)(const ValueType *type, Scanner *scan);
	void (*write_json)(const ValueType *type, StringInfo json, const void *value);

	/* on the wire, after the version */
	void *(*receive)(const ValueType *type, StringInfo message);
	void (*send)(const ValueType *type, StringInfo message, const void *value);

	/* the one validator of what was read or received: a full sentence, or NULL */
	const char *(*problem)(const ValueType *type, const void *value);

	/* a total order; where it is 0, the hashes must be the same */
	int (*compare)(const ValueType *type, const void *a, const void *b);
	uint64 (*hash)(const ValueType *type, const void *value, uint64 seed);

	/* adds to sum, which may be changed, and returns it or a new value */
	void *(*add)(const ValueType *type, void *sum, const void *value);
};

/*
 * How a stored form of variable length begins.
 *
 *	 bytes 0-3	length, the varlena header
 *	 byte  4	version of the stored form
 *	 bytes 5-7	reserved, zero
 */
typedef struct StoredHead
{
	int32 vl_len_;
	uint8 version;
	uint8 reserved[3];
} StoredHead;

extern void *type_allocate(const ValueType *type, Size size);
extern void *type_value(const ValueType *type, Datum datum);

extern Datum type_in(const ValueType *type, FunctionCallInfo fcinfo);
extern Datum type_out(const ValueType *type, FunctionCallInfo fcinfo);
extern Datum type_recv(const ValueType *type, FunctionCallInfo fcinfo);
extern Datum type_send(const ValueType *type, FunctionCallInfo fcinfo);
extern Datum type_to_json(const ValueType *type, FunctionCallInfo fcinfo);
extern Datum type_to_jsonb(const ValueType *type, FunctionCallInfo fcinfo);
extern int type_compare(const ValueType *type, FunctionCallInfo fcinfo);
extern Datum type_hash(const ValueType *type, FunctionCallInfo fcinfo);
extern Datum type_hash_extended(const ValueType *type, FunctionCallInfo fcinfo);
extern Datum type_add(const ValueType *type, FunctionCallInfo fcinfo);
pg_noreturn extern void type_report_invalid(const ValueType *type, const char *problem);

#define TYPE_FUNCTION(name, body)                                                                  \
	PG_FUNCTION_INFO_V1(name);                                                                     \
	Datum name(PG_FUNCTION_ARGS)                                                                   \
	{                                                                                              \
		body;                                                                                      \
	}

/* Of the type NAME, which a ValueType describes. */
#define TYPE_FUNCTIONS(name, type)                                                                 \
	TYPE_FUNCTION(name##_in, return type_in(type, fcinfo))                                         \
	TYPE_FUNCTIONS_BUT_INPUT(name, type)
#define TYPE_FUNCTIONS_BUT_INPUT(name, type)                                                       \
	TYPE_FUNCTION(name##_out, return type_out(type, fcinfo))                                       \
	TYPE_FUNCTION(name##_recv, return type_recv(type, fcinfo))                                     \
	TYPE_FUNCTION(name##_send, return type_send(type, fcinfo))                                     \
	TYPE_FUNCTION(name##_to_json, return type_to_json(type, fcinfo))                               \
	TYPE_FUNCTION(name##_to_jsonb, return type_to_jsonb(type, fcinfo))                             \
	TYPE_FUNCTION(name##_eq, PG_RETURN_BOOL(type_compare(type, fcinfo) == 0))                      \
	TYPE_FUNCTION(name##_ne, PG_RETURN_BOOL(type_compare(type, fcinfo) != 0))                      \
	TYPE_FUNCTION(name##_lt, PG_RETURN_BOOL(type_compare(type, fcinfo) < 0))                       \
	TYPE_FUNCTION(name##_le, PG_RETURN_BOOL(type_compare(type, fcinfo) <= 0))                      \
	TYPE_FUNCTION(name##_gt, PG_RETURN_BOOL(type_compare(type, fcinfo) > 0))                       \
	TYPE_FUNCTION(name##_ge, PG_RETURN_BOOL(type_compare(type, fcinfo) >= 0))                      \
	TYPE_FUNCTION(name##_cmp, PG_RETURN_INT32(type_compare(type, fcinfo)))                         \
	TYPE_FUNCTION(name##_hash, return type_hash(type, fcinfo))                                     \
	TYPE_FUNCTION(name##_hash_extended, return type_hash_extended(type, fcinfo))
#define TYPE_MINMAX(name, type)                                                                    \
	TYPE_FUNCTION(name##_larger,                                                                   \
				  PG_RETURN_DATUM(PG_GETARG_DATUM(type_compare(type, fcinfo) > 0 ? 0 : 1)))        \
	TYPE_FUNCTION(name##_smaller,                                                                  \
				  PG_RETURN_DATUM(PG_GETARG_DATUM(type_compare(type, fcinfo) < 0 ? 0 : 1)))
#define TYPE_ADD(name, type) TYPE_FUNCTION(name##_add, return type_add(type, fcinfo))

/* The length that the type's line @type declares must be that of its struct. */
#define TYPE_HAS_LENGTH(name, length)                                                              \
	StaticAssertDecl((length) == LENGTH_##name,                                                    \
					 "the @type line of " #name ".sql has another length than the struct")

#endif /* GOVERNANCE_TYPE_H */
