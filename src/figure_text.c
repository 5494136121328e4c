/*
 * figure_text.c
 *	  Reads and writes printed figures.
 *
 *	  A number is a run of digit groups.  Which separator is the decimal sign
 *	  follows from the whole run: thousands stand in groups of three, parted in
 *	  one way only; a decimal sign is a point or comma that occurs once, last.  A
 *	  run for which both hold, or neither, is a defect.
 */
#include "compat.h"

#include "figure_text.h"

#define NBSP "\xC2\xA0"                   /* U+00A0 no-break space */
#define THIN_SPACE "\xE2\x80\x89"         /* U+2009 */
#define NARROW_NBSP "\xE2\x80\xAF"        /* U+202F */
#define FIGURE_SPACE "\xE2\x80\x87"       /* U+2007 */
#define RIGHT_SINGLE_QUOTE "\xE2\x80\x99" /* U+2019 */

typedef struct Spelling
{
	const char *word;
	int unit;
} Spelling;

const Unit figure_units[UNITS] = {
	[UNIT_NONE] = {"", FAMILY_NUMBER, 0},      [UNIT_PERCENT] = {"%", FAMILY_PERCENT, 0},
	[UNIT_POINTS] = {"pp", FAMILY_PERCENT, 0}, [UNIT_PIECES] = {"st", FAMILY_COUNT, 0},
	[UNIT_KR] = {"kr", FAMILY_SEK, 0},         [UNIT_TKR] = {"tkr", FAMILY_SEK, 3},
	[UNIT_MNKR] = {"mnkr", FAMILY_SEK, 6},     [UNIT_MDKR] = {"mdkr", FAMILY_SEK, 9},
	[UNIT_EUR] = {"EUR", FAMILY_EUR, 0},       [UNIT_KEUR] = {"kEUR", FAMILY_EUR, 3},
	[UNIT_MEUR] = {"MEUR", FAMILY_EUR, 6},     [UNIT_BEUR] = {"BEUR", FAMILY_EUR, 9},
	[UNIT_USD] = {"USD", FAMILY_USD, 0},       [UNIT_KUSD] = {"kUSD", FAMILY_USD, 3},
	[UNIT_MUSD] = {"MUSD", FAMILY_USD, 6},     [UNIT_BUSD] = {"BUSD", FAMILY_USD, 9},
	[UNIT_GBP] = {"GBP", FAMILY_GBP, 0},       [UNIT_KGBP] = {"kGBP", FAMILY_GBP, 3},
	[UNIT_MGBP] = {"MGBP", FAMILY_GBP, 6},     [UNIT_BGBP] = {"BGBP", FAMILY_GBP, 9},
	[UNIT_NOK] = {"NOK", FAMILY_NOK, 0},       [UNIT_KNOK] = {"kNOK", FAMILY_NOK, 3},
	[UNIT_MNOK] = {"MNOK", FAMILY_NOK, 6},     [UNIT_DKK] = {"DKK", FAMILY_DKK, 0},
	[UNIT_KDKK] = {"kDKK", FAMILY_DKK, 3},     [UNIT_MDKK] = {"MDKK", FAMILY_DKK, 6},
};

/*
 * What stands for a unit besides its name; in any case, but for one in capitals:
 * 12 sek may be seconds.
 */
static const Spelling spellings[] = {
	{"procent", UNIT_PERCENT},
	{"percent", UNIT_PERCENT},
	{"per cent", UNIT_PERCENT},
	{"p.p.", UNIT_POINTS},
	{"procentenhet", UNIT_POINTS},
	{"procentenheter", UNIT_POINTS},
	{"%-enhet", UNIT_POINTS},
	{"%-enheter", UNIT_POINTS},
	{"percentage point", UNIT_POINTS},
	{"percentage points", UNIT_POINTS},
	{"stycken", UNIT_PIECES},
	{"pcs", UNIT_PIECES},
	{"krona", UNIT_KR},
	{"kronor", UNIT_KR},
	{"SEK", UNIT_KR},
	{"ksek", UNIT_TKR},
	{"tsek", UNIT_TKR},
	{"kkr", UNIT_TKR},
	{"tusen kronor", UNIT_TKR},
	{"tusen kr", UNIT_TKR},
	{"mkr", UNIT_MNKR},
	{"msek", UNIT_MNKR},
	{"miljon kronor", UNIT_MNKR},
	{"miljoner kronor", UNIT_MNKR},
	{"miljoner kr", UNIT_MNKR},
	{"milj kr", UNIT_MNKR},
	{"milj. kr", UNIT_MNKR},
	{"milj kronor", UNIT_MNKR},
	{"sek m", UNIT_MNKR},
	{"sek mn", UNIT_MNKR},
	{"sekm", UNIT_MNKR},
	{"sek million", UNIT_MNKR},
	{"mdrkr", UNIT_MDKR},
	{"mdsek", UNIT_MDKR},
	{"bsek", UNIT_MDKR},
	{"miljard kronor", UNIT_MDKR},
	{"miljarder kronor", UNIT_MDKR},
	{"miljarder kr", UNIT_MDKR},
	{"mdr kr", UNIT_MDKR},
	{"md kr", UNIT_MDKR},
	{"sek bn", UNIT_MDKR},
	{"sekbn", UNIT_MDKR},
	{"sek billion", UNIT_MDKR},
	{"\xE2\x82\xAC", UNIT_EUR},
	{"euro", UNIT_EUR},
	{"euros", UNIT_EUR},
	{"teur", UNIT_KEUR},
	{"t\xE2\x82\xAC", UNIT_KEUR},
	{"k\xE2\x82\xAC", UNIT_KEUR},
	{"m\xE2\x82\xAC", UNIT_MEUR},
	{"eur million", UNIT_MEUR},
	{"eurm", UNIT_MEUR},
	{"\xE2\x82\xACm", UNIT_MEUR},
	{"eur m", UNIT_MEUR},
	{"mdeur", UNIT_BEUR},
	{"eur billion", UNIT_BEUR},
	{"$", UNIT_USD},
	{"us$", UNIT_USD},
	{"tusd", UNIT_KUSD},
	{"usd million", UNIT_MUSD},
	{"usdm", UNIT_MUSD},
	{"usd m", UNIT_MUSD},
	{"usd billion", UNIT_BUSD},
	{"\xC2\xA3", UNIT_GBP},
	{"tgbp", UNIT_KGBP},
	{"gbp million", UNIT_MGBP},
	{"gbpm", UNIT_MGBP},
	{"\xC2\xA3m", UNIT_MGBP},
	{"gbp m", UNIT_MGBP},
	{"gbp billion", UNIT_BGBP},
	{"tnok", UNIT_KNOK},
	{"nok million", UNIT_MNOK},
	{"tdkk", UNIT_KDKK},
	{"dkk million", UNIT_MDKK},
};

static const FigureStyle styles[] = {
	{"sv", NBSP, ','},        {"en", ",", '.'},
	{"de", ".", ','},         {"de-CH", RIGHT_SINGLE_QUOTE, '.'},
	{"fr", NARROW_NBSP, ','}, {"nb", NBSP, ','},
	{"da", ".", ','},         {"fi", NBSP, ','},
};

const FigureStyle *
figure_style(const char *locale)
{
	for (size_t i = 0; i < lengthof(styles); i++)
		if (strcmp(styles[i].locale, locale) == 0)
			return &styles[i];
	return NULL;
}

/* ---------- characters ---------- */

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
is_ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A letter, or a byte of any character beyond ASCII. */
static inline bool
is_letter(char c)
{
	return is_ascii_letter(c) || (unsigned char) c >= 0x80;
}

static inline char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
}

/* The length of the character at the cursor if it is one of those listed, else 0. */
static inline size_t
one_of(const char *at, const char *const *characters)
{
	for (; *characters != NULL; characters++)
		if (*at == **characters && strncmp(at, *characters, strlen(*characters)) == 0)
			return strlen(*characters);
	return 0;
}

static const char *const blanks[] = {" ", NBSP, NARROW_NBSP, THIN_SPACE, FIGURE_SPACE, "\t", NULL};
static const char *const breaks[] = {"\n", "\r", "\v", "\f", "\xE2\x80\xA8", "\xE2\x80\xA9", NULL};
static const char *const minuses[] = {
	"-", "\xE2\x88\x92", "\xE2\x80\x93", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", NULL};

/* Skips blanks and line breaks; whether there was a break. */
static bool
skip_blanks(const char **at)
{
	bool broken = false;
	size_t length;

	for (;;)
	{
		/* nearly always there is nothing to skip */
		if (**at == '\0' || (**at > ' ' && (unsigned char) **at < 0x80))
			return broken;
		if ((length = one_of(*at, breaks)) > 0)
			broken = true;
		else if ((length = one_of(*at, blanks)) == 0)
			return broken;
		*at += length;
	}
}

/* ---------- words: units, and "ca" ---------- */

/*
 * The length of the text at the cursor that a word matches, one blank for any
 * and in any case, unless the word begins with a capital that counts; 0 if it
 * does not, or if its last letter goes on.
 */
static size_t
match_word(const char *at, const char *word, bool capitals_count)
{
	const char *const start = at;
	const bool exactly = capitals_count && *word >= 'A' && *word <= 'Z';

	for (; *word != '\0'; word++)
	{
		const size_t blank = *word == ' ' ? one_of(at, blanks) : 0;

		if (blank > 0)
			at += blank;
		else if (*at == *word || (!exactly && lower(*at) == lower(*word)))
			at++;
		else
			return 0;
	}
	if (at == start || (is_ascii_letter(at[-1]) && is_letter(*at) && one_of(at, blanks) == 0 &&
						one_of(at, minuses) == 0))
		return 0;
	return at - start;
}

/* The unit whose spelling is longest at the cursor, or UNIT_NONE. */
static int
match_unit(const char *at, size_t *length)
{
	int found = UNIT_NONE;

	*length = 0;
	if (*at == '%' && at[1] != '-')
	{
		*length = 1;
		return UNIT_PERCENT;
	}
	if (!is_letter(*at) && *at != '%' && *at != '$')
		return UNIT_NONE;
	for (int i = 0; i < UNITS + (int) lengthof(spellings); i++)
	{
		const int unit = i < UNITS ? i : spellings[i - UNITS].unit;
		const size_t matched = i < UNITS ? match_word(at, figure_units[unit].name, false)
										 : match_word(at, spellings[i - UNITS].word, true);

		if (matched > *length)
		{
			*length = matched;
			found = unit;
		}
	}
	return found;
}

static size_t
match_approximately(const char *at)
{
	static const char *const words[] = {"ca.",     "ca",      "c:a",           "cirka",
										"circa",   "approx.", "approximately", "ungef\xC3\xA4r",
										"omkring", "~",       "\xE2\x89\x88"};
	size_t length = 0;

	for (size_t i = 0; i < lengthof(words) && length == 0; i++)
		length = match_word(at, words[i], false);
	return length;
}

/* The unit that a whole word names, UNIT_NONE for the empty one; or -1. */
int
figure_unit(const char *word)
{
	size_t length;
	int unit;

	if (*word == '\0')
		return UNIT_NONE;
	unit = match_unit(word, &length);
	return unit != UNIT_NONE && word[length] == '\0' ? unit : -1;
}

/* ---------- reading ---------- */

typedef enum Separator
{
	NO_SEPARATOR,
	BLANK,
	APOSTROPHE,
	POINT,
	COMMA
} Separator;

#define MOST_GROUPS (DECIMAL_DIGITS + 1)

typedef struct Digits
{
	int128 coefficient;
	int count; /* of digits, leading zeros left out */
	int ngroups;
	bool leading_zero;
	int length[MOST_GROUPS];
	Separator separator[MOST_GROUPS]; /* before each group */
	const char *place[MOST_GROUPS];
} Digits;

typedef struct Reader
{
	const char *at;
	FigureReading *reading;
} Reader;

/* Keeps the first defect; reading goes on, for the readings to be offered. */
static void
defect_at(Reader *reader, const char *place, const char *problem)
{
	if (reader->reading->defect == NULL)
	{
		reader->reading->defect = problem;
		reader->reading->place = place;
	}
}

#define SPLIT "The figure is split across lines."

static void
blanks_on_line(Reader *reader)
{
	const char *const start = reader->at;

	if (skip_blanks(&reader->at) && *reader->at != '\0')
		defect_at(reader, start, SPLIT);
}

/* The separator at the cursor, if a digit follows it; moves past it. */
static Separator
read_separator(Reader *reader)
{
	const char *const start = reader->at;
	Separator found = NO_SEPARATOR;

	if (*start == ' ' && is_digit(start[1]))
	{
		reader->at++;
		return BLANK;
	}
	if (*start == '.')
		found = POINT;
	else if (*start == ',')
		found = COMMA;
	else if (*start == '\'')
		found = APOSTROPHE;
	else if (strncmp(start, RIGHT_SINGLE_QUOTE, strlen(RIGHT_SINGLE_QUOTE)) == 0)
	{
		found = APOSTROPHE;
		reader->at += strlen(RIGHT_SINGLE_QUOTE) - 1;
	}
	if (found != NO_SEPARATOR)
		reader->at++;
	else
	{
		const size_t one = one_of(start, blanks);
		const char *end = start;
		const bool broken = skip_blanks(&end);

		if (end != start && is_digit(*end))
		{
			found = BLANK;
			if (broken)
				defect_at(reader, start, SPLIT);
			else if (end != start + one)
				defect_at(reader, start, "More than one blank stands within the number.");
			reader->at = end;
		}
	}
	if (!is_digit(*reader->at))
	{
		reader->at = start;
		return NO_SEPARATOR;
	}
	return found;
}

static bool
read_digits(Reader *reader, Digits *digits)
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
		defect_at(reader, start, "Exact decimals hold 38 digits.");
	return true;
}

/* Whether the first groups are thousands: threes after the first, parted in one way. */
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
			defect_at(reader, digits->place[i], "The digits are grouped in more than one way.");
			return false;
		}
	if (digits->leading_zero)
		defect_at(reader, digits->place[0], "A whole number does not begin with 0.");
	if (digits->length[0] > 3)
		defect_at(reader, digits->place[0],
				  "The first group of thousands has at most three digits.");
	for (int i = 1; i <= last; i++)
		if (digits->length[i] != 3)
			defect_at(reader, digits->place[i], "A group of thousands has three digits.");
	defect_at(reader, digits->place[last], "The decimal sign is another one in this locale.");
	return true;
}

/* The scales that the number could have; the first is the likelier. */
static int
decide_scales(Reader *reader, const Digits *digits, const FigureStyle *style, int *scales)
{
	const int last = digits->ngroups - 1;
	const bool decimals = last > 0 && ends_in_decimals(digits, style) &&
						  (last == 1 || are_thousands(digits, last, style));

	scales[0] = 0;
	if (last == 0)
	{
		if (digits->leading_zero && digits->length[0] > 1)
			defect_at(reader, digits->place[0], "A whole number does not begin with 0.");
		return 1;
	}
	if (decimals)
	{
		scales[0] = digits->length[last];
		/* what is written without a locale has 0 before three decimals; 05.12 may be a date */
		if (digits->leading_zero && digits->length[0] > 1 && scales[0] != 3)
			defect_at(reader, digits->place[0], "An amount does not begin with 0 and a digit.");
		/* without a locale, 1.234 and 1700,000 may be whole numbers too */
		if (style == NULL && last == 1 && digits->length[last] == 3 && !digits->leading_zero)
		{
			defect_at(reader, digits->place[last] - 1,
					  "This may separate thousands or decimals; a locale would tell.");
			scales[1] = 0;
			return 2;
		}
		return 1;
	}
	if (!are_thousands(digits, digits->ngroups, style))
	{
		if (!report_groups(reader, digits))
			return 0;
		if (ends_in_decimals(digits, NULL))
			scales[0] = digits->length[last];
	}
	return 1;
}

/* A year in parentheses, as a table prints beside a figure: its label. */
static int
read_label(Reader *reader)
{
	const char *const at = reader->at;

	if (*at != '(' || !((at[1] == '1' && at[2] == '9') || (at[1] == '2' && at[2] == '0')) ||
		!is_digit(at[3]) || !is_digit(at[4]) || at[5] != ')')
		return 0;
	reader->at += 6;
	return (at[1] - '0') * 1000 + (at[2] - '0') * 100 + (at[3] - '0') * 10 + (at[4] - '0');
}

typedef struct Marks
{
	bool negative;
	bool signed_; /* some sign, of either kind */
	const char *open;
	bool closed;
	int unit;
	bool approximate;
} Marks;

static void
mark_sign(Reader *reader, Marks *marks, const char *place, bool negative)
{
	if (marks->signed_)
		defect_at(reader, place, "The figure has two signs.");
	marks->signed_ = true;
	marks->negative = negative;
}

/* Only currencies stand before a number. */
static bool
mark_unit(Reader *reader, Marks *marks, bool before)
{
	size_t length;
	const int unit = match_unit(reader->at, &length);

	if (unit == UNIT_NONE || (before && figure_units[unit].family < FAMILY_SEK))
		return false;
	if (marks->unit != UNIT_NONE)
		defect_at(reader, reader->at, "The figure has two units.");
	marks->unit = unit;
	reader->at += length;
	return true;
}

/* What may stand before the digits, in any order: ca, sign, parenthesis, unit. */
static void
read_prefix(Reader *reader, Marks *marks)
{
	for (;;)
	{
		const char *const start = reader->at;
		size_t length;

		if (likely(is_digit(*start)))
			return;
		if ((length = one_of(start, minuses)) > 0 || (length = *start == '+') > 0)
		{
			reader->at += length;
			mark_sign(reader, marks, start, *start != '+');
		}
		else if (*start == '(' && marks->open == NULL)
		{
			reader->at++;
			mark_sign(reader, marks, start, true);
			marks->open = start;
		}
		else if (!marks->approximate && (length = match_approximately(start)) > 0)
		{
			reader->at += length;
			marks->approximate = true;
		}
		else if (!mark_unit(reader, marks, true))
			return;
		blanks_on_line(reader);
	}
}

/* What may stand after them: a minus, the parenthesis closed, unit. */
static void
read_suffix(Reader *reader, Marks *marks)
{
	size_t length = one_of(reader->at, minuses);

	if (length > 0 && is_digit(reader->at[length]))
		defect_at(reader, reader->at, "A range is not one figure.");
	else if (length > 0)
	{
		mark_sign(reader, marks, reader->at, true);
		reader->at += length;
	}
	for (;;)
	{
		blanks_on_line(reader);
		if (*reader->at == ')' && marks->open != NULL && !marks->closed)
		{
			marks->closed = true;
			reader->at++;
		}
		else if (!mark_unit(reader, marks, false))
			return;
	}
}

/*
 * figure_read
 *	  Reads a whole text as one figure; default_unit is that of a figure which
 *	  prints none.
 */
void
figure_read(const char *text, const FigureStyle *style, int default_unit, FigureReading *reading)
{
	Reader reader = {text, reading};
	Marks marks = {.unit = UNIT_NONE};
	Digits digits;
	int scales[MOST_READINGS];

	*reading = (FigureReading){.place = text};
	(void) skip_blanks(&reader.at);
	read_prefix(&reader, &marks);
	if (!read_digits(&reader, &digits))
	{
		reading->defect = NULL;
		defect_at(&reader, reader.at, "A digit is expected here.");
		return;
	}
	reading->nreadings = decide_scales(&reader, &digits, style, scales);
	read_suffix(&reader, &marks);
	if (marks.open != NULL && !marks.closed)
		defect_at(&reader, reader.at, "The parenthesis is not closed.");
	else if (marks.open == NULL)
		reading->label = read_label(&reader);
	else if (digits.ngroups == 1 && digits.length[0] == 4 && marks.unit == UNIT_NONE &&
			 digits.coefficient >= 1900 && digits.coefficient < 2100)
		defect_at(&reader, marks.open, "This may be a negative number or a year.");
	(void) skip_blanks(&reader.at);
	/* something else stands here too: a reader cannot know what it makes of the digits */
	if (*reader.at != '\0')
	{
		defect_at(&reader, reader.at, "Nothing more is expected here.");
		reading->nreadings = 0;
	}
	if (reading->out_of_range)
		reading->nreadings = 0;

	for (int i = 0; i < reading->nreadings; i++)
		reading->readings[i] =
			(Figure){{marks.negative ? -digits.coefficient : digits.coefficient, scales[i]},
					 marks.unit != UNIT_NONE ? marks.unit : default_unit,
					 marks.approximate};
	if (reading->defect == NULL)
		reading->value = reading->readings[0];
}

/* ---------- writing ---------- */

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
	if (figure->unit == UNIT_NONE)
		*buffer = '\0';
	else
		sprintf(buffer, "%s%s",
				figure->unit == UNIT_PERCENT ? ""
				: style                      ? NBSP
											 : " ",
				figure_units[figure->unit].name);
}

/*
 * figure_half_width
 *	  How far the number meant may be from the one printed: half a unit of the
 *	  last digit.  In an approximate whole number, the zeros at the end do not
 *	  count as printed digits.
 */
Decimal
figure_half_width(const Figure *figure)
{
	int128 rest = figure->amount.coefficient;
	int power = 0;

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
