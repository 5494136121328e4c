/*
 * figure_digits.c
 *	  The digits of a printed number, and where its decimals begin.
 *
 *	  A number is a run of digit groups.  Which separator is the decimal sign
 *	  follows from the whole run: thousands stand in groups of three with one kind
 *	  of separator between them; a decimal sign is a point or comma that occurs
 *	  once, last.  A run for which both hold, or neither, is a defect.
 */
#include "compat.h"

#include "figure_text.h"

/* Whether digits at the cursor are a footnote's mark, as in "1 234 1)". */
static bool
is_footnote(const Reader *reader, const char *at)
{
	return !reader->in_parentheses && (at[1] == ')' || (is_digit(at[1]) && at[2] == ')'));
}

/* Blanks between two groups of digits; moves past them. */
static Separator
read_blank(Reader *reader)
{
	const char *const start = reader->at;
	const size_t one = characters_match(start, characters_blank);
	const char *end = start;
	const bool broken = characters_skip_blanks(&end);

	if (end == start || !is_digit(*end) || is_footnote(reader, end))
		return NO_SEPARATOR;
	if (broken)
		figure_defect(reader, start, FIGURE_SPLIT);
	else if (end != start + one)
		figure_defect(reader, start, "More than one blank stands within the number.");
	reader->at = end;
	return BLANK;
}

/* The separator at the cursor, if a digit follows it; moves past it. */
static Separator
read_separator(Reader *reader)
{
	const char *const at = reader->at;
	size_t length = 1;
	Separator found;

	switch (*at)
	{
		case '\0':
			return NO_SEPARATOR;
		case '.':
			found = POINT;
			break;
		case ',':
			found = COMMA;
			break;
		case '\'':
			found = APOSTROPHE;
			break;
		default:
			if (strncmp(at, RIGHT_SINGLE_QUOTE, strlen(RIGHT_SINGLE_QUOTE)) != 0)
				return read_blank(reader);
			found = APOSTROPHE;
			length = strlen(RIGHT_SINGLE_QUOTE);
	}
	if (!is_digit(at[length]))
		return NO_SEPARATOR;
	reader->at += length;
	return found;
}

/*
 * figure_read_digits
 *	  The groups of digits at the cursor; false if there is none.
 */
bool
figure_read_digits(Reader *reader, Digits *digits)
{
	const char *const start = reader->at;
	Separator separator = NO_SEPARATOR;

	digits->coefficient = 0;
	digits->count = digits->ngroups = 0;
	digits->leading_zero = *start == '0' || *start == '.' || *start == ',';
	if (!is_digit(*start))
	{
		/* .5 is 0.5 */
		if ((*start != '.' && *start != ',') || !is_digit(start[1]))
			return false;
		digits->length[0] = 0;
		digits->separator[0] = NO_SEPARATOR;
		digits->place[0] = start;
		digits->ngroups = 1;
		separator = read_separator(reader);
	}
	do
	{
		const char *const group = reader->at;

		if (digits->ngroups == MOST_GROUPS)
		{
			reader->reading->out_of_range = true;
			break;
		}
		for (; is_digit(*reader->at); reader->at++)
		{
			digits->count += digits->count > 0 || *reader->at != '0';
			if (digits->count > DECIMAL_DIGITS || reader->at - group >= DECIMAL_DIGITS)
				reader->reading->out_of_range = true;
			else
				digits->coefficient = digits->coefficient * 10 + (*reader->at - '0');
		}
		digits->length[digits->ngroups] = (int) (reader->at - group);
		digits->separator[digits->ngroups] = separator;
		digits->place[digits->ngroups] = group;
		digits->ngroups++;
	} while ((separator = read_separator(reader)) != NO_SEPARATOR);

	if (reader->reading->out_of_range)
		figure_defect(reader, start, "Exact decimals hold 38 digits.");
	return true;
}

/* Whether the first groups are thousands: threes after the first, with one kind of separator. */
static bool
are_thousands(const Digits *digits, int ngroups, const FigureStyle *style)
{
	const Separator separator = digits->separator[1];

	if (digits->length[0] > 3 || digits->leading_zero)
		return false;
	if (style != NULL && ((separator == COMMA && style->decimal_sign == ',') ||
						  (separator == POINT && style->decimal_sign == '.')))
		return false;
	for (int i = 1; i < ngroups; i++)
		if (digits->length[i] != 3 || digits->separator[i] != separator)
			return false;
	return true;
}

/* Whether the last separator could be the decimal sign, whatever stands before it. */
static bool
ends_in_decimals(const Digits *digits, const FigureStyle *style)
{
	const int last = digits->ngroups - 1;

	if (digits->separator[last] != POINT && digits->separator[last] != COMMA)
		return false;
	if (style != NULL && (digits->separator[last] == COMMA) != (style->decimal_sign == ','))
		return false;
	for (int i = 1; i < last; i++)
		if (digits->separator[i] == digits->separator[last])
			return false;
	return true;
}

/*
 * Says what is wrong with groups that are neither thousands nor have decimals;
 * whether the digits together are still a reading.
 */
static bool
report_groups(Reader *reader, const Digits *digits)
{
	const int last = digits->ngroups - 1;

	for (int i = 2; i <= last; i++)
		if (digits->separator[i] != digits->separator[1] &&
			(i < last || (digits->separator[i] != POINT && digits->separator[i] != COMMA)))
		{
			figure_defect(reader, digits->place[i], "The digits are grouped in more than one way.");
			return false;
		}
	if (digits->leading_zero)
		figure_defect(reader, digits->place[0], "A whole number does not begin with 0.");
	if (digits->length[0] > 3)
		figure_defect(reader, digits->place[0],
					  "The first group of thousands has at most three digits.");
	for (int i = 1; i <= last; i++)
		if (digits->length[i] != 3)
			figure_defect(reader, digits->place[i], "A group of thousands has three digits.");
	figure_defect(reader, digits->place[last], "The decimal sign is another one in this locale.");
	return true;
}

/* What the separators of an unambiguous number say about the decimal sign of its table. */
static char
decimal_sign_shown(const Digits *digits, bool decimals)
{
	switch (digits->separator[digits->ngroups - 1])
	{
		case POINT:
			return decimals ? '.' : ',';
		case COMMA:
			return decimals ? ',' : '.';
		default:
			return 0;
	}
}

/*
 * figure_decide_scales
 *	  The scales that the number could have, the likelier first; how many they are.
 */
int
figure_decide_scales(Reader *reader, const Digits *digits, const FigureStyle *style, int *scales)
{
	const int last = digits->ngroups - 1;
	bool decimals;

	scales[0] = 0;
	if (last == 0)
	{
		if (digits->leading_zero && digits->length[0] > 1)
			figure_defect(reader, digits->place[0], "A whole number does not begin with 0.");
		return 1;
	}
	decimals = ends_in_decimals(digits, style) && (last == 1 || are_thousands(digits, last, style));
	if (decimals)
	{
		scales[0] = digits->length[last];
		/* what is written without a locale has 0 before three decimals; 05.12 may be a date */
		if (digits->leading_zero && digits->length[0] > 1 && scales[0] != 3)
			figure_defect(reader, digits->place[0], "An amount does not begin with 0 and a digit.");
		/* without a locale, 1.234 and 1700,000 may be whole numbers too */
		if (style == NULL && last == 1 && digits->length[last] == 3 && !digits->leading_zero)
		{
			figure_defect(reader, digits->place[last] - 1,
						  "This may separate thousands or decimals; a locale would tell.");
			scales[1] = 0;
			return 2;
		}
	}
	else if (!are_thousands(digits, digits->ngroups, style))
	{
		if (!report_groups(reader, digits))
			return 0;
		if (ends_in_decimals(digits, NULL))
			scales[0] = digits->length[last];
		return 1;
	}
	reader->reading->decimal_sign = decimal_sign_shown(digits, decimals);
	return 1;
}
