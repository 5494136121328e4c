/*
 * compat.h
 *	  What differs between the versions of PostgreSQL that this builds for:
 *	  15 and later, with the names that the newest one has.
 */
#ifndef GOVERNANCE_COMPAT_H
#define GOVERNANCE_COMPAT_H

#include "postgres.h"

#include "fmgr.h"

/* 18 put the mark before the declaration; 19 renamed pg_attribute_always_inline. */
#ifndef pg_noreturn
#define pg_noreturn __attribute__((noreturn))
#endif
#ifndef pg_always_inline
#define pg_always_inline pg_attribute_always_inline
#endif

/*
 * Input functions report bad input softly where the server can ask for that
 * (16 and later); before, the same report is a plain error.
 */
#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#include "varatt.h"
#define HARD_ERRORS , NULL /* a last argument that functions have since */
#else
#define HARD_ERRORS
#define ereturn(context, dummy_value, ...)                                                         \
	do                                                                                             \
	{                                                                                              \
		(void) (context);                                                                          \
		ereport(ERROR, __VA_ARGS__);                                                               \
		return dummy_value;                                                                        \
	} while (0)

/*
 * We compile with -fvisibility=hidden.  From 16 on PG_FUNCTION_INFO_V1 exports
 * the function that it declares; before, it relied on the default.
 */
#undef PGDLLEXPORT
#define PGDLLEXPORT __attribute__((visibility("default")))
#undef PG_FUNCTION_INFO_V1
#define PG_FUNCTION_INFO_V1(function)                                                              \
	extern PGDLLEXPORT Datum function(PG_FUNCTION_ARGS);                                           \
	extern PGDLLEXPORT const Pg_finfo_record *CppConcat(pg_finfo_, function)(void);                \
	const Pg_finfo_record *CppConcat(pg_finfo_, function)(void)                                    \
	{                                                                                              \
		static const Pg_finfo_record version_1 = {1};                                              \
		return &version_1;                                                                         \
	}                                                                                              \
	extern int no_such_variable

#define DirectInputFunctionCallSafe(function, text, typioparam, typmod, escontext, result)         \
	((void) (escontext), *(result) = DirectFunctionCall1(function, CStringGetDatum(text)), true)
#define object_aclcheck(class, object, role, mode) pg_proc_aclcheck(object, role, mode)
#endif

/* 17 dropped an argument that was always false. */
#if PG_VERSION_NUM >= 170000
#define send_counted_text(message, text, length) pq_sendcountedtext(message, text, length)
#else
#define send_counted_text(message, text, length) pq_sendcountedtext(message, text, length, false)
#endif

#endif /* GOVERNANCE_COMPAT_H */
