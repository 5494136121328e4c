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

#include "decimal.h"

/* Amounts convert within a family, by powers of ten; the currencies come last. */
typedef enum UnitFamily
{
	FAMILY_NUMBER,
	FAMILY_PERCENT,
	FAMILY_COUNT,
	FAMILY_SEK,
	FAMILY_EUR,
	FAMILY_USD,
	FAMILY_GBP,
	FAMILY_NOK,
	FAMILY_DKK
} UnitFamily;

typedef struct Unit
{
	const char *name; /* as written, and read in any case */
	UnitFamily family;
	int power; /* ten to this many base units */
} Unit;

/* Numbered for ever: the number is what is stored. */
enum
{
	UNIT_NONE,
	UNIT_PERCENT,
	UNIT_POINTS,
	UNIT_PIECES,
	UNIT_KR,
	UNIT_TKR,
	UNIT_MNKR,
	UNIT_MDKR,
	UNIT_EUR,
	UNIT_KEUR,
	UNIT_MEUR,
	UNIT_BEUR,
	UNIT_USD,
	UNIT_KUSD,
	UNIT_MUSD,
	UNIT_BUSD,
	UNIT_GBP,
	UNIT_KGBP,
	UNIT_MGBP,
	UNIT_BGBP,
	UNIT_NOK,
	UNIT_KNOK,
	UNIT_MNOK,
	UNIT_DKK,
	UNIT_KDKK,
	UNIT_MDKK,
	UNITS
};

extern const Unit figure_units[UNITS];

/* All parts are as printed; the amount's scale is the number of decimals.  No padding. */
typedef struct Figure
{
	Decimal amount;
	int32 unit;
	int32 approximate; /* "ca" stands before it */
} Figure;

/* How a locale writes figures; reading takes the decimal sign from it. */
typedef struct FigureStyle
{
	const char *locale;
	const char *thousands;
	char decimal_sign;
} FigureStyle;

#define MOST_READINGS 2

typedef struct FigureReading
{
	Figure value;       /* where there is no defect */
	int label;          /* a year in parentheses after the figure, or 0 */
	const char *defect; /* what keeps it from being one figure, a sentence; or NULL */
	const char *place;  /* where, in the text */
	bool out_of_range;
	int nreadings;
	Figure readings[MOST_READINGS];
} FigureReading;

#define FIGURE_BUFFER 128

extern int figure_unit(const char *word);
extern const FigureStyle *figure_style(const char *locale);
extern void figure_read(const char *text, const FigureStyle *style, int default_unit,
						FigureReading *reading);
extern void figure_write(char *buffer, const Figure *figure, const FigureStyle *style);
extern Decimal figure_half_width(const Figure *figure);

#endif /* GOVERNANCE_FIGURE_TEXT_H */
