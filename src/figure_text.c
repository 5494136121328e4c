/*
 * figure_text.c
 *	  Printed figures: their precision and order, and how a locale writes them.
 */
#include "compat.h"

#include "figure_text.h"

/* The last two only say which sign is the decimal one. */
static const FigureStyle styles[] = {
	{"sv", NBSP, ',', BASE_SEK},
	{"en", ",", '.', BASE_NUMBER},
	{"de", ".", ',', BASE_NUMBER},
	{"de-CH", RIGHT_SINGLE_QUOTE, '.', BASE_NUMBER},
	{"fr", NARROW_NBSP, ',', BASE_NUMBER},
	{"nb", NBSP, ',', BASE_NOK},
	{"da", ".", ',', BASE_DKK},
	{"fi", NBSP, ',', BASE_NUMBER},
	{",", "", ',', BASE_NUMBER},
	{".", "", '.', BASE_NUMBER},
};

static const char *const mark_texts[FIGURE_MARKS] = {
	[MARK_BLANK] = "",  [MARK_DASH] = "-", [MARK_DOTS] = "..",
	[MARK_POINT] = ".", [MARK_X] = "x",    [MARK_NOT_AVAILABLE] = "n/a",
};

const FigureStyle *
figure_style(const char *locale)
{
	for (size_t i = 0; i < lengthof(styles); i++)
		if (strcmp(styles[i].locale, locale) == 0)
			return &styles[i];
	return NULL;
}

/* The one validator, beyond that of the decimal. */
bool
figure_is_valid(const Figure *figure)
{
	static const uint8 zeros[sizeof(figure->reserved)] = {0};

	return unit_is_valid(figure->unit) && figure->mark < FIGURE_MARKS &&
		   decimal_is_absent(&figure->amount) == (figure->mark != MARK_NONE) &&
		   figure->approximate <= (figure->mark == MARK_NONE) &&
		   (figure->mark != MARK_BLANK || unit_is_none(figure->unit)) &&
		   memcmp(figure->reserved, zeros, sizeof(zeros)) == 0;
}

/*
 * figure_write
 *	  In a style; or, without one, in the form that is read back without any:
 *	  a point, no thousands, and a leading 0 where three decimals could be taken
 *	  for thousands.  The buffer holds FIGURE_BUFFER bytes.
 */
void
figure_write(char *buffer, const Figure *figure, const FigureStyle *style)
{
	char number[DECIMAL_BUFFER];
	const char *digit = number;
	size_t whole;

	if (figure->mark != MARK_NONE)
		buffer += sprintf(buffer, "%s", mark_texts[figure->mark]);
	else
	{
		decimal_format(number, &figure->amount);
		if (figure->approximate)
			buffer += sprintf(buffer, "ca ");
		if (*digit == '-')
			*buffer++ = *digit++;
		whole = strcspn(digit, ".");
		if (style == NULL && figure->amount.scale == 3 && *digit != '0')
			*buffer++ = '0';
		for (; *digit != '\0'; digit++)
		{
			if (*digit == '.')
				*buffer++ = style ? style->decimal_sign : '.';
			else
				*buffer++ = *digit;
			if (style != NULL && whole > 1 && (--whole) % 3 == 0)
				buffer += sprintf(buffer, "%s", style->thousands);
		}
	}
	if (!unit_is_none(figure->unit))
	{
		if (figure->unit.base != BASE_PERCENT)
			buffer += sprintf(buffer, "%s", style ? NBSP : " ");
		unit_write(buffer, figure->unit);
	}
	else
		*buffer = '\0';
}

/*
 * figure_half_width
 *	  How far the number meant may be from the one printed: half a unit of the
 *	  last digit.  What was counted was not rounded, and a mark is not a number.
 *	  In an approximate whole number, the zeros at the end do not count as printed
 *	  digits.
 */
Decimal
figure_half_width(const Figure *figure)
{
	int128 rest = figure->amount.coefficient;
	int power = 0;

	if (figure->mark != MARK_NONE ||
		(unit_is_counted(figure->unit) && figure->unit.power == 0 &&
		 figure->unit.per == BASE_NUMBER && figure->amount.scale == 0 && !figure->approximate))
		return (Decimal){0, 0};
	if (figure->approximate && figure->amount.scale == 0)
		for (; rest != 0 && rest % 10 == 0; rest /= 10)
			power++;
	/* there is no half of the 38th decimal to be held; a whole one covers it */
	if (figure->amount.scale == DECIMAL_DIGITS)
		return (Decimal){1, DECIMAL_DIGITS};
	if (power > 0)
		return (Decimal){5 * decimal_power[power - 1], 0};
	return (Decimal){5, figure->amount.scale + 1};
}

/* Compares amounts as if both were in the base unit, which they need not fit in. */
static int
compare_in_base(const Figure *a, const Figure *b)
{
	Decimal x = a->amount;
	Decimal y = b->amount;
	const int power = (int) a->unit.power - (int) b->unit.power;

	if (decimal_is_absent(&x) || decimal_is_absent(&y) || power == 0)
		return decimal_compare(&x, &y);
	/* what is beyond 38 digits is the farther from zero */
	if (power > 0)
		return decimal_shift(&x, power) == DECIMAL_OK ? decimal_compare(&x, &y) : decimal_sign(&x);
	return decimal_shift(&y, -power) == DECIMAL_OK ? decimal_compare(&x, &y) : -decimal_sign(&y);
}

/*
 * figure_compare
 *	  A total order: by what is measured, then by the number, then by how it is
 *	  printed.  Only figures that print alike are equal: 12 is not 12.0.
 */
int
figure_compare(const Figure *a, const Figure *b)
{
	const int keys[][2] = {{a->unit.base, b->unit.base},
						   {a->unit.per, b->unit.per},
						   {a->mark, b->mark},
						   {compare_in_base(a, b), 0},
						   {a->unit.power, b->unit.power},
						   {(int) a->amount.scale, (int) b->amount.scale},
						   {a->approximate, b->approximate}};

	for (size_t i = 0; i < lengthof(keys); i++)
		if (keys[i][0] != keys[i][1])
			return keys[i][0] < keys[i][1] ? -1 : 1;
	return 0;
}
