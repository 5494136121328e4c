/*
 * figure_text.h
 *	  Printed figures: how they are read, and how they are written.
 *
 *	  Pure, like decimal.[ch] and scan.[ch].  The reader never guesses: what a
 *	  careful reader could take for two numbers, or for none, is a defect, with
 *	  the readings that it may have.
 */
#ifndef GOVERNANCE_FIGURE_TEXT_H
#define GOVERNANCE_FIGURE_TEXT_H

#include "characters.h"
#include "interval.h"
#include "unit.h"

/* What stands in a cell that prints no number on purpose.  Numbered for ever. */
typedef enum FigureMark
{
	MARK_NONE, /* a number */
	MARK_BLANK,
	MARK_DASH,
	MARK_DOTS, /* .. and ... */
	MARK_POINT,
	MARK_X,
	MARK_NOT_AVAILABLE, /* n/a, i.u. */
	FIGURE_MARKS
} FigureMark;

/*
 * The stored form, 32 bytes, without padding:
 *
 *	bytes 0 to 23	the amount as printed, whose scale is the number of decimals; absent
 *					where the cell prints a mark instead of a number
 *	24 to 26		the unit: base, power, per
 *	27				whether "ca" stands before it
 *	28				the mark, or MARK_NONE
 *	29 to 31		zero, for what may come
 *
 * The amount is absent exactly where there is a mark, and a mark is not approximate.
 */
typedef struct Figure
{
	Decimal amount;
	Unit unit;
	uint8 approximate;
	uint8 mark;
	uint8 reserved[3];
} Figure;

/* How a locale writes figures.  Reading takes the decimal sign and the crown from it. */
typedef struct FigureStyle
{
	const char *locale;
	const char *thousands;
	char decimal_sign;
	UnitBase crown; /* what "kr" is */
} FigureStyle;

#define MOST_READINGS 2

typedef struct FigureReading
{
	Figure value;     /* where there is no defect */
	int label;        /* a year in parentheses after the figure, or 0 */
	const char *note; /* a footnote mark after the figure, or NULL */
	int note_length;
	char decimal_sign;  /* the one that this text shows by itself, or 0 */
	const char *defect; /* what keeps it from being one figure, a sentence; or NULL */
	const char *place;  /* where, in the text */
	bool out_of_range;
	int nreadings;
	Figure readings[MOST_READINGS];
} FigureReading;

#define FIGURE_BUFFER 160

extern const FigureStyle *figure_style(const char *locale);
extern bool figure_is_valid(const Figure *figure);
extern void figure_read(const char *text, const FigureStyle *style, Unit default_unit,
						FigureReading *reading);
extern void figure_write(char *buffer, const Figure *figure, const FigureStyle *style);
extern Decimal figure_half_width(const Figure *figure);
extern int figure_compare(const Figure *a, const Figure *b);

/* Whether the cell prints a mark that stands for nothing, rather than for what is not known. */
static inline bool
figure_is_nil(const Figure *figure)
{
	return figure->mark == MARK_BLANK || figure->mark == MARK_DASH;
}

/* ---------- between the files of this room ---------- */

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
	bool in_parentheses;
	FigureReading *reading;
} Reader;

#define FIGURE_SPLIT "The figure is split across lines."

extern void figure_defect(Reader *reader, const char *place, const char *problem);
extern bool figure_read_digits(Reader *reader, Digits *digits);
extern int figure_decide_scales(Reader *reader, const Digits *digits, const FigureStyle *style,
								int *scales);

#endif /* GOVERNANCE_FIGURE_TEXT_H */
