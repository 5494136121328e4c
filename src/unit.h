/*
 * unit.h
 *	  Units of printed figures: tkr, %, pupils, mnkr, EUR/pupil.
 *
 *	  Pure, like decimal.[ch].
 */
#ifndef GOVERNANCE_UNIT_H
#define GOVERNANCE_UNIT_H

#include "decimal.h"

/* Numbered for ever: the number is what is stored.  Currencies come last. */
typedef enum UnitBase
{
	BASE_NUMBER,
	BASE_PERCENT,
	BASE_POINTS,
	BASE_PIECES,
	BASE_PERSONS,
	BASE_CASES,
	BASE_PUPILS,
	BASE_INHABITANTS,
	BASE_HOUSEHOLDS,
	BASE_SEK,
	BASE_EUR,
	BASE_USD,
	BASE_GBP,
	BASE_NOK,
	BASE_DKK,
	BASE_CHF,
	UNIT_BASES
} UnitBase;

/*
 * Ten to the power of base units; where per is not BASE_NUMBER, for each of what it
 * counts.  Only numbers, counted things and currencies have a power: 0, 3, 6 or 9.
 */
typedef struct Unit
{
	uint8 base;
	uint8 power;
	uint8 per;
} Unit;

#define NO_UNIT ((Unit){BASE_NUMBER, 0, BASE_NUMBER})
#define UNIT_BUFFER 64

extern bool unit_is_valid(Unit unit);
extern void unit_write(char *buffer, Unit unit);
extern bool unit_from_name(const char *name, Unit *unit);

static inline bool
unit_is_none(Unit unit)
{
	return unit.base == BASE_NUMBER && unit.power == 0 && unit.per == BASE_NUMBER;
}

static inline bool
unit_is_equal(Unit a, Unit b)
{
	return a.base == b.base && a.power == b.power && a.per == b.per;
}

static inline bool
unit_is_counted(Unit unit)
{
	return unit.base >= BASE_PIECES && unit.base <= BASE_HOUSEHOLDS;
}

static inline bool
unit_is_currency(Unit unit)
{
	return unit.base >= BASE_SEK;
}

static inline bool
unit_is_percent(Unit unit)
{
	return unit.base == BASE_PERCENT || unit.base == BASE_POINTS;
}

extern bool units_convert(Unit a, Unit b);

/* ---------- as words ---------- */

/* What is known of a unit while its words are read. */
typedef struct UnitWords
{
	Unit unit;
	bool has_base;
	bool has_power;
	bool crown;        /* the base is a "kr", which three countries print */
	bool by_letter;    /* the power is a letter, which only a currency may have */
	char decimal_sign; /* of the language of the power's word, or 0 */
	const char *twice; /* a second unit, which is a defect; or NULL */
} UnitWords;

extern bool unit_read_word(const char **at, UnitWords *words, bool before_number);
extern bool unit_words_agree(const UnitWords *words);
extern char unit_decimal_sign(const UnitWords *words);

#endif /* GOVERNANCE_UNIT_H */
