/*
 * figure_read.c
 *	  Reads a printed cell: what stands around the digits of a number, and cells
 *	  that print no number on purpose.
 */
#include "compat.h"

#include "figure_text.h"

/* Keeps the first defect; reading goes on, for the readings to be offered. */
void
figure_defect(Reader *reader, const char *place, const char *problem)
{
	if (reader->reading->defect == NULL)
	{
		reader->reading->defect = problem;
		reader->reading->place = place;
	}
}

static void
blanks_on_line(Reader *reader)
{
	const char *const start = reader->at;

	if (characters_skip_blanks(&reader->at) && *reader->at != '\0')
		figure_defect(reader, start, FIGURE_SPLIT);
}

/* The length of the word at the cursor that is one of those listed, else 0. */
static size_t
match_words(const char *at, const char *const *words)
{
	size_t length = 0;

	for (; *words != NULL && length == 0; words++)
		if (to_lower(*at) == **words)
			length = characters_match_word(at, *words, false);
	return length;
}

/* In small letters, the longer first where one begins another. */
static const char *const words_approximately[] = {
	"ca.",     "ca",      "c:a",     "cirka", "circa", "approx.", "approximately",
	"about",   "around",  "roughly", "rd.",   "rund",  "etwa",    "ungef\xC3\xA4r",
	"omkring", "omtrent", "environ", "env.",  "noin",  "~",       "\xE2\x89\x88",
	NULL};
static const char *const words_minus[] = {"minus", NULL};
static const char *const words_plus[] = {"+", "plus", NULL};

/* ---------- around the digits ---------- */

typedef struct Marks
{
	bool negative;
	bool signed_; /* some sign, of either kind */
	const char *open;
	bool closed;
	bool approximate;
	UnitWords words;
} Marks;

static void
mark_sign(Reader *reader, Marks *marks, const char *place, bool negative)
{
	if (marks->signed_)
		figure_defect(reader, place, "The figure has two signs.");
	marks->signed_ = true;
	marks->negative = negative;
}

static bool
read_sign(Reader *reader, Marks *marks)
{
	const char *const start = reader->at;
	size_t length = characters_match(start, characters_minus);
	bool negative = true;

	if (length == 0)
		length = match_words(start, words_minus);
	if (length == 0)
	{
		negative = false;
		length = match_words(start, words_plus);
	}
	if (length == 0)
		return false;
	reader->at += length;
	mark_sign(reader, marks, start, negative);
	return true;
}

static bool
read_unit_word(Reader *reader, Marks *marks, bool before_number)
{
	if (!unit_read_word(&reader->at, &marks->words, before_number))
		return false;
	if (marks->words.twice != NULL)
		figure_defect(reader, marks->words.twice, "The figure has two units.");
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

		if (likely(is_digit(*start)) || *start == '\0')
			return;
		if (*start == '(' && marks->open == NULL)
		{
			reader->at++;
			mark_sign(reader, marks, start, true);
			marks->open = start;
			reader->in_parentheses = true;
		}
		else if (!marks->approximate && (length = match_words(start, words_approximately)) > 0)
		{
			reader->at += length;
			marks->approximate = true;
		}
		else if (!read_sign(reader, marks) && !read_unit_word(reader, marks, true))
			return;
		blanks_on_line(reader);
	}
}

/* The length of a footnote's mark at the cursor: *, †, ¹, 1) or a); 0 if there is none. */
static size_t
match_note(const char *at)
{
	static const char *const signs[] = {"*",
										"\xE2\x80\xA0",
										"\xE2\x80\xA1",
										"\xC2\xB9",
										"\xC2\xB2",
										"\xC2\xB3",
										"\xE2\x81\xB0",
										"\xE2\x81\xB4",
										"\xE2\x81\xB5",
										"\xE2\x81\xB6",
										"\xE2\x81\xB7",
										"\xE2\x81\xB8",
										"\xE2\x81\xB9",
										"\xE2\x81\xBE",
										NULL};
	size_t length = 0;
	size_t one;

	while ((one = characters_match(at + length, signs)) > 0)
		length += one;
	if (length > 0)
		return length;
	if (is_ascii_letter(*at) && at[1] == ')')
		return 2;
	if (is_digit(*at))
		return at[1] == ')' ? 2 : is_digit(at[1]) && at[2] == ')' ? 3 : 0;
	return 0;
}

static bool
read_note(Reader *reader)
{
	const size_t length = reader->in_parentheses ? 0 : match_note(reader->at);

	if (length == 0)
		return false;
	if (reader->reading->note == NULL)
	{
		reader->reading->note = reader->at;
		reader->reading->note_length = (int) length;
	}
	reader->at += length;
	return true;
}

/*
 * "500,-" and "500:-" have no decimals: their sign and the dashes say just that.  A sign
 * that stands between the digits already is no decimal sign.
 */
static bool
read_no_decimals(Reader *reader, const Digits *digits, UnitWords *words)
{
	static const char *const dashes[] = {"-", EN_DASH, EM_DASH, NULL};
	const char sign = *reader->at;
	const Separator separator = sign == ',' ? COMMA : sign == '.' ? POINT : NO_SEPARATOR;
	const char *at = reader->at + 1;
	size_t length;

	if (sign != ',' && sign != '.' && sign != ':')
		return false;
	while ((length = characters_match(at, dashes)) > 0)
		at += length;
	if (at == reader->at + 1 || is_digit(*at) || digits->length[0] == 0)
		return false;
	for (int i = 1; i < digits->ngroups; i++)
		if (digits->separator[i] == separator)
			return false;
	if (sign != ':')
		words->decimal_sign = sign;
	reader->at = at;
	return true;
}

/* What may stand after the digits: a minus, the parenthesis closed, unit, a footnote's mark. */
static void
read_suffix(Reader *reader, Marks *marks, const Digits *digits)
{
	const char *const start = reader->at;
	const size_t length = characters_match(start, characters_minus);

	if (*start == '\0')
		return;
	if (length > 0 && is_digit(start[length]))
		figure_defect(reader, start, "A range is not one figure.");
	else if (length > 0)
	{
		mark_sign(reader, marks, start, true);
		reader->at += length;
	}
	else
		(void) read_no_decimals(reader, digits, &marks->words);
	for (;;)
	{
		blanks_on_line(reader);
		if (*reader->at == ')' && marks->open != NULL && !marks->closed)
		{
			marks->closed = true;
			reader->at++;
			reader->in_parentheses = false;
		}
		else if (!read_note(reader) && !read_unit_word(reader, marks, false))
			return;
	}
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

/* The unit that the words give, together with the locale's crown and the table's own unit. */
static Unit
decide_unit(const UnitWords *words, const FigureStyle *style, Unit of_table)
{
	Unit unit = words->unit;

	if (words->crown)
	{
		if (style != NULL && style->crown != BASE_NUMBER)
			unit.base = style->crown;
		else if (of_table.base == BASE_NOK || of_table.base == BASE_DKK)
			unit.base = of_table.base;
	}
	if (words->has_base || unit_is_none(of_table))
		return unit;
	if (!words->has_power)
		unit.power = of_table.power;
	else if (unit_is_percent(of_table))
		return unit;
	unit.base = of_table.base;
	if (unit.per == BASE_NUMBER)
		unit.per = of_table.per;
	return unit;
}

/* ---------- cells that print no number ---------- */

typedef struct MarkWord
{
	const char *word;
	FigureMark mark;
} MarkWord;

static const MarkWord mark_words[] = {
	{"-", MARK_DASH},
	{MINUS, MARK_DASH},
	{EN_DASH, MARK_DASH},
	{EM_DASH, MARK_DASH},
	{"--", MARK_DASH},
	{"\xE2\x80\x90", MARK_DASH},
	{"\xE2\x80\x91", MARK_DASH},
	{"\xE2\x80\x92", MARK_DASH},
	{"\xE2\x80\x95", MARK_DASH},
	{"nil", MARK_DASH},
	{"..", MARK_DOTS},
	{"...", MARK_DOTS},
	{"\xE2\x80\xA6", MARK_DOTS},
	{".", MARK_POINT},
	{"\xC2\xB7", MARK_POINT},
	{"x", MARK_X},
	{"\xC3\x97", MARK_X},
	{"n/a", MARK_NOT_AVAILABLE},
	{"n.a.", MARK_NOT_AVAILABLE},
	{"n.a", MARK_NOT_AVAILABLE},
	{"na", MARK_NOT_AVAILABLE},
	{"n/d", MARK_NOT_AVAILABLE},
	{"n.d.", MARK_NOT_AVAILABLE},
	{"i.u.", MARK_NOT_AVAILABLE},
	{"i.u", MARK_NOT_AVAILABLE},
	{"i u", MARK_NOT_AVAILABLE},
	{"iu", MARK_NOT_AVAILABLE},
	{"k.a.", MARK_NOT_AVAILABLE},
	{"k. a.", MARK_NOT_AVAILABLE},
	{"u.s.", MARK_NOT_AVAILABLE},
	{"uppgift saknas", MARK_NOT_AVAILABLE},
	{"not available", MARK_NOT_AVAILABLE},
};

/* Whether the whole text is such a mark, perhaps with a unit: "$ —". */
static bool
read_mark(const char *text, const FigureStyle *style, Unit of_table, FigureReading *reading)
{
	Reader reader = {text, false, reading};
	Marks marks = {.words = {.unit = NO_UNIT}};
	Figure figure = {.amount = ABSENT_DECIMAL};
	size_t longest = 0;

	(void) characters_skip_blanks(&reader.at);
	figure.mark = MARK_BLANK;
	if (*reader.at != '\0')
	{
		while (unit_read_word(&reader.at, &marks.words, true))
			(void) characters_skip_blanks(&reader.at);
		for (size_t i = 0; i < lengthof(mark_words); i++)
		{
			const size_t length = characters_match_word(reader.at, mark_words[i].word, false);

			if (length > longest)
			{
				longest = length;
				figure.mark = mark_words[i].mark;
			}
		}
		if (longest == 0)
			return false;
		reader.at += longest;
		do
			(void) characters_skip_blanks(&reader.at);
		while (read_note(&reader) || unit_read_word(&reader.at, &marks.words, false));
		figure.unit = decide_unit(&marks.words, style, of_table);
		if (*reader.at != '\0' || marks.words.twice != NULL || !unit_words_agree(&marks.words))
			return false;
	}
	reading->value = figure;
	return true;
}

/* ---------- a whole cell ---------- */

/* What follows the number: a label, and nothing more. */
static void
read_end(Reader *reader, const Marks *marks, const Digits *digits)
{
	FigureReading *const reading = reader->reading;

	if (marks->open != NULL && !marks->closed)
		figure_defect(reader, reader->at, "The parenthesis is not closed.");
	else if (marks->open == NULL)
		reading->label = read_label(reader);
	else if (digits->ngroups == 1 && digits->length[0] == 4 && unit_is_none(marks->words.unit) &&
			 digits->coefficient >= 1900 && digits->coefficient < 2100)
		figure_defect(reader, marks->open, "This may be a negative number or a year.");
	(void) characters_skip_blanks(&reader->at);
	if (reading->label != 0 && read_note(reader))
		(void) characters_skip_blanks(&reader->at);
	/* something else stands here too: a reader cannot know what it makes of the digits */
	if (*reader->at != '\0')
	{
		figure_defect(reader, reader->at, "Nothing more is expected here.");
		reading->nreadings = 0;
	}
	else if (!unit_words_agree(&marks->words))
	{
		figure_defect(reader, reader->at, "These words do not make one unit.");
		reading->nreadings = 0;
	}
	if (reading->out_of_range)
		reading->nreadings = 0;
}

/*
 * Reads what follows the digits, whose language may tell the decimal sign, and decides
 * the scales; a defect of the digits goes before one after them.
 */
static int
read_around_digits(Reader *reader, Marks *marks, const Digits *digits, const FigureStyle *style,
				   int *scales)
{
	FigureReading *const reading = reader->reading;
	const char *const defect = reading->defect;
	const char *const place = reading->place;
	const char *defect_after;
	const char *place_after;
	char sign[2] = {0};
	int count;

	read_suffix(reader, marks, digits);
	defect_after = reading->defect;
	place_after = reading->place;
	reading->defect = defect;
	reading->place = place;
	sign[0] = unit_decimal_sign(&marks->words);
	if (style == NULL && sign[0] != 0)
		style = figure_style(sign);
	count = figure_decide_scales(reader, digits, style, scales);
	if (sign[0] != 0)
		reading->decimal_sign = sign[0];
	if (defect == NULL && reading->defect == NULL && defect_after != NULL)
		figure_defect(reader, place_after, defect_after);
	return count;
}

/*
 * figure_read
 *	  Reads a whole text as one figure; of_table is the unit of a figure that prints
 *	  none.
 */
void
figure_read(const char *text, const FigureStyle *style, Unit of_table, FigureReading *reading)
{
	Reader reader = {text, false, reading};
	Marks marks = {.words = {.unit = NO_UNIT}};
	Digits digits;
	int scales[MOST_READINGS];
	Unit unit;

	*reading = (FigureReading){.place = text};
	(void) characters_skip_blanks(&reader.at);
	read_prefix(&reader, &marks);
	if (!figure_read_digits(&reader, &digits))
	{
		reading->defect = NULL;
		if (!read_mark(text, style, of_table, reading))
			figure_defect(&reader, reader.at, "A digit is expected here.");
		return;
	}
	reading->nreadings = read_around_digits(&reader, &marks, &digits, style, scales);
	read_end(&reader, &marks, &digits);

	unit = decide_unit(&marks.words, style, of_table);
	for (int i = 0; i < reading->nreadings; i++)
		reading->readings[i] = (Figure){
			.amount = {marks.negative ? -digits.coefficient : digits.coefficient, scales[i]},
			.unit = unit,
			.approximate = marks.approximate};
	if (reading->defect == NULL)
		reading->value = reading->readings[0];
}
