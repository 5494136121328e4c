/*
 * scan.c
 *	  Reading text forms.
 */
#include "compat.h"

#include "scan.h"

Scanner
scan_begin(const char *input)
{
	Scanner scan = {input, input, NULL, false};

	scan_blanks(&scan);
	return scan;
}

/* Keeps the first problem; always false, so that a step can return it. */
bool
scan_fail(Scanner *scan, const char *problem)
{
	if (scan->problem == NULL)
		scan->problem = problem;
	return false;
}

/* The same, at a place that was already passed. */
bool
scan_fail_at(Scanner *scan, const char *place, const char *problem)
{
	if (scan->problem == NULL)
		scan->at = place;
	return scan_fail(scan, problem);
}

void
scan_blanks(Scanner *scan)
{
	while (*scan->at == ' ' || (*scan->at >= '\t' && *scan->at <= '\r'))
		scan->at++;
}

/* The literal, with blanks allowed after it. */
bool
scan_literal(Scanner *scan, const char *literal, const char *problem)
{
	const size_t length = strlen(literal);

	if (scan->problem || strncmp(scan->at, literal, length) != 0)
		return scan_fail(scan, problem);
	scan->at += length;
	scan_blanks(scan);
	return true;
}

bool
scan_decimal(Scanner *scan, Decimal *x)
{
	if (scan->problem)
		return false;
	switch (decimal_parse(x, &scan->at))
	{
		case DECIMAL_OK:
			scan_blanks(scan);
			return true;
		case DECIMAL_OUT_OF_RANGE:
			scan->out_of_range = true;
			return scan_fail(scan, "Exact decimals hold 38 digits.");
		default:
			return scan_fail(scan, "A number is expected here.");
	}
}

/* A decimal, or null for an absent one. */
bool
scan_optional_decimal(Scanner *scan, Decimal *x)
{
	if (scan->problem == NULL && strncmp(scan->at, "null", 4) == 0)
	{
		*x = ABSENT_DECIMAL;
		return scan_literal(scan, "null", NULL);
	}
	return scan_decimal(scan, x);
}

/* An unsigned whole number within bigint. */
bool
scan_count(Scanner *scan, int64 *count)
{
	const char *const start = scan->at;
	Decimal x;

	if (!scan_decimal(scan, &x))
		return false;
	if (x.scale != 0 || *start == '-' || *start == '+')
		return scan_fail_at(scan, start, "A whole number that is not negative is expected here.");
	if (x.coefficient > PG_INT64_MAX)
	{
		scan->out_of_range = true;
		return scan_fail_at(scan, start, "Counts are of type bigint.");
	}
	*count = (int64) x.coefficient;
	return true;
}

/* A run of letters, any byte beyond ASCII being one; its length, 0 if none. */
size_t
scan_word(Scanner *scan, const char **word)
{
	size_t length;

	*word = scan->at;
	if (scan->problem)
		return 0;
	while ((*scan->at >= 'a' && *scan->at <= 'z') || (*scan->at >= 'A' && *scan->at <= 'Z') ||
		   (unsigned char) *scan->at >= 0x80)
		scan->at++;
	length = scan->at - *word;
	scan_blanks(scan);
	return length;
}

/* ---------- JSON ---------- */

bool
span_equals(const Span *span, const char *word)
{
	return strlen(word) == span->length && memcmp(span->at, word, span->length) == 0;
}

/* Whether another member or element follows; at the end, moves past the bracket. */
static bool
scan_json_next(Scanner *scan, bool first, const char *open, const char *close)
{
	if (first && !scan_literal(scan, open, "A JSON object or array is expected here."))
		return false;
	if (scan->problem || *scan->at == *close)
	{
		scan_literal(scan, close, NULL);
		return false;
	}
	return first || scan_literal(scan, ",", "A comma or the closing bracket is expected here.");
}

/*
 * scan_json_member
 *	  Moves to the value of the next member of an object, whose key is left as it
 *	  is written, escapes and all.  False at the end of the object, which is passed.
 */
bool
scan_json_member(Scanner *scan, bool first, Span *key)
{
	return scan_json_next(scan, first, "{", "}") && scan_json_string(scan, key) &&
		   scan_literal(scan, ":", "A colon is expected here.");
}

/* Moves to the next element of an array; false at its end, which is passed. */
bool
scan_json_element(Scanner *scan, bool first)
{
	return scan_json_next(scan, first, "[", "]");
}

/* A string as it is written between its quotes, escapes and all. */
bool
scan_json_string(Scanner *scan, Span *raw)
{
	const char *end;

	if (scan->problem || *scan->at != '"')
		return scan_fail(scan, "A JSON string is expected here.");
	for (end = scan->at + 1; *end != '"'; end++)
		if (*end == '\0' || (*end == '\\' && *++end == '\0'))
			return scan_fail(scan, "This JSON string has no end.");
	*raw = (Span){scan->at + 1, (size_t) (end - scan->at - 1)};
	scan->at = end + 1;
	scan_blanks(scan);
	return true;
}

static bool
scan_json_value(Scanner *scan, int levels)
{
	Span unused;
	size_t length;

	if (levels == 0)
		return scan_fail(scan, "This JSON is nested too deeply.");
	switch (*scan->at)
	{
		case '{':
			for (bool first = true; scan_json_member(scan, first, &unused); first = false)
				scan_json_value(scan, levels - 1);
			return scan->problem == NULL;
		case '[':
			for (bool first = true; scan_json_element(scan, first); first = false)
				scan_json_value(scan, levels - 1);
			return scan->problem == NULL;
		case '"':
			return scan_json_string(scan, &unused);
		default:
			/* numbers, true, false and null */
			length = strspn(scan->at, "+-.0123456789aeflnrstuE");
			if (length == 0)
				return scan_fail(scan, "A JSON value is expected here.");
			scan->at += length;
			scan_blanks(scan);
			return true;
	}
}

/* Moves past a value that is not needed. */
#define DEEPEST_JSON 16

bool
scan_json_skip(Scanner *scan)
{
	return scan_json_value(scan, DEEPEST_JSON);
}

bool
scan_end(Scanner *scan)
{
	if (scan->problem == NULL && *scan->at != '\0')
		return scan_fail(scan, "Nothing more is expected here.");
	return scan->problem == NULL;
}

/* The number of the character at a place in UTF-8, counted from 1. */
int
scan_character(const char *input, const char *at)
{
	int character = 1;

	for (; input < at; input++)
		character += ((unsigned char) *input & 0xC0) != 0x80;
	return character;
}
