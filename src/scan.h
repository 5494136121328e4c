/*
 * scan.h
 *	  Reading text forms: a cursor, and the first place where it stuck.
 *
 *	  Pure, like decimal.[ch]: an input function scans, then reports what the
 *	  Scanner says.  Once a scan has failed, every further step fails too.
 */
#ifndef GOVERNANCE_SCAN_H
#define GOVERNANCE_SCAN_H

#include "decimal.h"

typedef struct Scanner
{
	const char *input;
	const char *at;
	const char *problem; /* what is wrong at "at", a full sentence; or NULL */
	bool out_of_range;   /* well-formed, but not to be held */
} Scanner;

/* A piece of the input. */
typedef struct Span
{
	const char *at;
	size_t length;
} Span;

extern Scanner scan_begin(const char *input);
extern bool scan_fail(Scanner *scan, const char *problem);
extern bool scan_fail_at(Scanner *scan, const char *place, const char *problem);
extern void scan_blanks(Scanner *scan);
extern bool scan_literal(Scanner *scan, const char *literal, const char *problem);
extern bool scan_decimal(Scanner *scan, Decimal *x);
extern bool scan_optional_decimal(Scanner *scan, Decimal *x);
extern bool scan_count(Scanner *scan, int64 *count);
extern size_t scan_word(Scanner *scan, const char **word);
extern bool span_equals(const Span *span, const char *word);
extern bool scan_json_member(Scanner *scan, bool first, Span *key);
extern bool scan_json_element(Scanner *scan, bool first);
extern bool scan_json_string(Scanner *scan, Span *raw);
extern bool scan_json_skip(Scanner *scan);
extern int scan_character(const char *input, const char *at);
extern bool scan_end(Scanner *scan);

#endif /* GOVERNANCE_SCAN_H */
