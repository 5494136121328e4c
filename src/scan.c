/*
 * scan.c
 *	  Reading text forms.
 */
#include "postgres.h"

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
