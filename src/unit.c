/*
 * unit.c
 *	  Units of printed figures: their names, and the words that are read as one.
 *
 *	  A unit is read word by word: "miljoner kronor" is a power and a base, "EUR
 *	  million" a base and a power, "MSEK" and "T€" both in one word, "/elev" and
 *	  "per elev" what a figure is counted per.
 */
#include "compat.h"

#include "unit.h"

#include "characters.h"

static const char *const base_names[UNIT_BASES] = {
	[BASE_NUMBER] = "",
	[BASE_PERCENT] = "%",
	[BASE_POINTS] = "pp",
	[BASE_PIECES] = "st",
	[BASE_PERSONS] = "persons",
	[BASE_CASES] = "cases",
	[BASE_PUPILS] = "pupils",
	[BASE_INHABITANTS] = "inhabitants",
	[BASE_HOUSEHOLDS] = "households",
	[BASE_SEK] = "kr",
	[BASE_EUR] = "EUR",
	[BASE_USD] = "USD",
	[BASE_GBP] = "GBP",
	[BASE_NOK] = "NOK",
	[BASE_DKK] = "DKK",
	[BASE_CHF] = "CHF",
};

/* Units of figures that count per one of these: EUR/pupil. */
static const char *const single_names[UNIT_BASES] = {
	[BASE_PIECES] = "st",    [BASE_PERSONS] = "person",         [BASE_CASES] = "case",
	[BASE_PUPILS] = "pupil", [BASE_INHABITANTS] = "inhabitant", [BASE_HOUSEHOLDS] = "household",
};

/* In small letters, and read in any case; capitals are read as capitals: 12 sek may be seconds. */
typedef struct Word
{
	const char *word;
	uint8 value;       /* a base or a power */
	char decimal_sign; /* of the language that has the word, or 0 */
} Word;

static const Word base_words[] = {
	{"%", BASE_PERCENT, 0},
	{"procent", BASE_PERCENT, 0},
	{"percent", BASE_PERCENT, 0},
	{"per cent", BASE_PERCENT, 0},
	{"prosent", BASE_PERCENT, 0},
	{"prozent", BASE_PERCENT, 0},
	{"pct", BASE_PERCENT, 0},
	{"pct.", BASE_PERCENT, 0},
	{"pp", BASE_POINTS, 0},
	{"p.p.", BASE_POINTS, 0},
	{"procentenhet", BASE_POINTS, 0},
	{"procentenheter", BASE_POINTS, 0},
	{"procentpoint", BASE_POINTS, 0},
	{"prosentpoeng", BASE_POINTS, 0},
	{"prozentpunkte", BASE_POINTS, 0},
	{"%-enhet", BASE_POINTS, 0},
	{"%-enheter", BASE_POINTS, 0},
	{"percentage point", BASE_POINTS, 0},
	{"percentage points", BASE_POINTS, 0},
	{"st", BASE_PIECES, 0},
	{"st.", BASE_PIECES, 0},
	{"stk", BASE_PIECES, 0},
	{"stk.", BASE_PIECES, 0},
	{"stycken", BASE_PIECES, 0},
	{"styck", BASE_PIECES, 0},
	{"pcs", BASE_PIECES, 0},
	{"st\xC3\xBC"
	 "ck",
	 BASE_PIECES, 0},
	{"person", BASE_PERSONS, 0},
	{"persons", BASE_PERSONS, 0},
	{"personer", BASE_PERSONS, 0},
	{"pers", BASE_PERSONS, 0},
	{"pers.", BASE_PERSONS, 0},
	{"people", BASE_PERSONS, 0},
	{"personen", BASE_PERSONS, 0},
	{"henkil\xC3\xB6\xC3\xA4", BASE_PERSONS, 0},
	{"anst\xC3\xA4lld", BASE_PERSONS, 0},
	{"anst\xC3\xA4llda", BASE_PERSONS, 0},
	{"medarbetare", BASE_PERSONS, 0},
	{"employee", BASE_PERSONS, 0},
	{"employees", BASE_PERSONS, 0},
	{"case", BASE_CASES, 0},
	{"cases", BASE_CASES, 0},
	{"\xC3\xA4rende", BASE_CASES, 0},
	{"\xC3\xA4renden", BASE_CASES, 0},
	{"pupil", BASE_PUPILS, 0},
	{"pupils", BASE_PUPILS, 0},
	{"student", BASE_PUPILS, 0},
	{"students", BASE_PUPILS, 0},
	{"elev", BASE_PUPILS, 0},
	{"elever", BASE_PUPILS, 0},
	{"sch\xC3\xBCler", BASE_PUPILS, 0},
	{"oppilas", BASE_PUPILS, 0},
	{"oppilasta", BASE_PUPILS, 0},
	{"inhabitant", BASE_INHABITANTS, 0},
	{"inhabitants", BASE_INHABITANTS, 0},
	{"resident", BASE_INHABITANTS, 0},
	{"residents", BASE_INHABITANTS, 0},
	{"capita", BASE_INHABITANTS, 0},
	{"inv\xC3\xA5nare", BASE_INHABITANTS, 0},
	{"inv", BASE_INHABITANTS, 0},
	{"inv.", BASE_INHABITANTS, 0},
	{"innbygger", BASE_INHABITANTS, 0},
	{"innbyggere", BASE_INHABITANTS, 0},
	{"indbygger", BASE_INHABITANTS, 0},
	{"indbyggere", BASE_INHABITANTS, 0},
	{"einwohner", BASE_INHABITANTS, 0},
	{"asukas", BASE_INHABITANTS, 0},
	{"asukasta", BASE_INHABITANTS, 0},
	{"household", BASE_HOUSEHOLDS, 0},
	{"households", BASE_HOUSEHOLDS, 0},
	{"hush\xC3\xA5ll", BASE_HOUSEHOLDS, 0},
	{"kr", BASE_SEK, 0},
	{"kr.", BASE_SEK, 0},
	{"kroner", BASE_SEK, 0},
	{"krona", BASE_SEK, 0},
	{"kronor", BASE_SEK, 0},
	{"SEK", BASE_SEK, 0},
	{"eur", BASE_EUR, 0},
	{EURO, BASE_EUR, 0},
	{"euro", BASE_EUR, 0},
	{"euros", BASE_EUR, 0},
	{"euroa", BASE_EUR, 0},
	{"usd", BASE_USD, 0},
	{"us$", BASE_USD, 0},
	{"$", BASE_USD, 0},
	{"dollar", BASE_USD, 0},
	{"dollars", BASE_USD, 0},
	{"gbp", BASE_GBP, 0},
	{POUND, BASE_GBP, 0},
	{"pounds", BASE_GBP, 0},
	{"nok", BASE_NOK, 0},
	{"dkk", BASE_DKK, 0},
	{"chf", BASE_CHF, 0},
};

/* "kr", "kr." and "kroner": Swedish, unless the locale or the unit of the table says otherwise. */
static bool
is_crown(const Word *word)
{
	return word->value == BASE_SEK &&
		   (word->word[2] == '\0' || word->word[2] == '.' || strcmp(word->word, "kroner") == 0);
}

/* A word of one language also tells the decimal sign of the text that it stands in. */
static const Word power_words[] = {
	{"tusen", 3, ','},     {"thousand", 3, '.'},   {"tsd", 3, ','},        {"tsd.", 3, ','},
	{"tausend", 3, ','},   {"tuhatta", 3, ','},    {"milliers", 3, ','},   {"mn", 6, 0},
	{"mln", 6, 0},         {"mio", 6, ','},        {"mio.", 6, ','},       {"mill", 6, ','},
	{"mill.", 6, ','},     {"milj", 6, ','},       {"milj.", 6, ','},      {"miljon", 6, ','},
	{"miljoner", 6, ','},  {"million", 6, 0},      {"millions", 6, 0},     {"millioner", 6, ','},
	{"millionen", 6, ','}, {"miljoonaa", 6, ','},  {"bn", 9, 0},           {"mdr", 9, ','},
	{"mdr.", 9, ','},      {"mrd", 9, ','},        {"mrd.", 9, ','},       {"mia", 9, ','},
	{"mia.", 9, ','},      {"miljard", 9, ','},    {"miljarder", 9, ','},  {"milliard", 9, ','},
	{"milliards", 9, ','}, {"milliarder", 9, ','}, {"milliarden", 9, ','}, {"miljardia", 9, ','},
	{"billion", 9, '.'},
};

/* Letters that are a power beside a currency only, in one word with it or not. */
static const Word power_letters[] = {
	{"k", 3, 0},  {"t", 3, 0},   {"t.", 3, 0}, {"m", 6, 0}, {"mn", 6, 0},
	{"md", 9, 0}, {"mdr", 9, 0}, {"bn", 9, 0}, {"b", 9, 0},
};

/* ---------- one unit ---------- */

bool
unit_is_valid(Unit unit)
{
	return unit.base < UNIT_BASES && unit.power <= 9 && unit.power % 3 == 0 &&
		   (unit.power == 0 || !unit_is_percent(unit)) &&
		   (unit.per == BASE_NUMBER || unit_is_counted((Unit){unit.per, 0, BASE_NUMBER}));
}

/* Whether an amount in one is also one in the other, but for a power of ten. */
bool
units_convert(Unit a, Unit b)
{
	return (a.base == b.base || (unit_is_percent(a) && unit_is_percent(b))) && a.per == b.per;
}

/* Its name, as it is read back; the buffer holds UNIT_BUFFER bytes. */
void
unit_write(char *buffer, Unit unit)
{
	static const char *const crowns[] = {"kr", "tkr", "mnkr", "mdkr"};
	static const char *const letters[] = {"", "k", "M", "B"};
	static const char *const words[] = {"", "thousand", "million", "billion"};
	const int thousands = unit.power / 3;

	if (unit.base == BASE_SEK)
		buffer += sprintf(buffer, "%s", crowns[thousands]);
	else if (unit_is_currency(unit))
		buffer += sprintf(buffer, "%s%s", letters[thousands], base_names[unit.base]);
	else
		buffer +=
			sprintf(buffer, "%s%s%s", words[thousands],
					thousands > 0 && unit.base != BASE_NUMBER ? " " : "", base_names[unit.base]);
	if (unit.per != BASE_NUMBER)
		sprintf(buffer, "/%s", single_names[unit.per]);
}

/* The unit that a whole text names, none for the empty one; whether it names one. */
bool
unit_from_name(const char *name, Unit *unit)
{
	UnitWords words = {.unit = NO_UNIT};

	(void) characters_skip_blanks(&name);
	while (*name != '\0' && unit_read_word(&name, &words, false))
		(void) characters_skip_blanks(&name);
	*unit = words.unit;
	return *name == '\0' && words.twice == NULL && unit_words_agree(&words);
}

/* ---------- its words ---------- */

/* The longest of some words at the cursor, or NULL. */
static const Word *
longest_word(const char *at, const Word *words, size_t count, size_t *length)
{
	const char first = to_lower(*at);
	const Word *found = NULL;

	*length = 0;
	for (size_t i = 0; i < count; i++)
		if (to_lower(*words[i].word) == first)
		{
			const size_t matched = characters_match_word(at, words[i].word, true);

			if (matched > *length)
			{
				*length = matched;
				found = &words[i];
			}
		}
	return found;
}

/* Finds "kEUR" and "T€": a letter for a power, and in the same word a currency. */
static const Word *
match_prefixed(const char *at, int *power, size_t *length)
{
	const Word *found = NULL;

	*length = 0;
	for (size_t i = 0; i < lengthof(power_letters); i++)
	{
		const size_t letters = strlen(power_letters[i].word);
		const Word *currency;
		size_t rest;

		if (pg_strncasecmp(at, power_letters[i].word, letters) != 0)
			continue;
		currency = longest_word(at + letters, base_words, lengthof(base_words), &rest);
		/* in one word with a power, a small sek is no second */
		if (currency == NULL && characters_match_word(at + letters, "sek", false) > 0)
		{
			static const Word small_sek = {"sek", BASE_SEK, 0};

			currency = &small_sek;
			rest = strlen("sek");
		}
		if (currency != NULL && currency->value >= BASE_SEK && letters + rest > *length)
		{
			found = currency;
			*power = power_letters[i].value;
			*length = letters + rest;
		}
	}
	return found;
}

/* Finds "SEKm" and "£bn": a currency, and in the same word a letter for a power. */
static const Word *
match_suffixed(const char *at, int *power, size_t *length)
{
	const Word *found = NULL;

	*length = 0;
	for (size_t i = 0; i < lengthof(base_words); i++)
	{
		const Word *const currency = &base_words[i];
		const size_t letters = strlen(currency->word);

		if (currency->value < BASE_SEK || to_lower(*at) != to_lower(*currency->word) ||
			pg_strncasecmp(at, currency->word, letters) != 0)
			continue;
		for (size_t j = 0; j < lengthof(power_letters); j++)
		{
			const size_t matched =
				characters_match_word(at + letters, power_letters[j].word, false);

			if (matched > 0 && letters + matched > *length)
			{
				found = currency;
				*power = power_letters[j].value;
				*length = letters + matched;
			}
		}
	}
	return found;
}

static void
put_base(UnitWords *words, const Word *base, const char *at)
{
	if (words->has_base)
		words->twice = words->twice ? words->twice : at;
	words->unit.base = base->value;
	words->has_base = true;
	words->crown = is_crown(base);
}

static void
put_power(UnitWords *words, int power, bool by_letter, const char *at)
{
	if (words->has_power)
		words->twice = words->twice ? words->twice : at;
	words->unit.power = (uint8) power;
	words->has_power = true;
	words->by_letter = by_letter;
}

/* "/elev" and "per elev", after a unit or a number. */
static bool
read_per(const char **at, UnitWords *words)
{
	static const char *const pers[] = {"per", "pr.", "pr", "je", "pro"};
	const char *place = *at;
	size_t length = *place == '/';
	const Word *base;

	for (size_t i = 0; i < lengthof(pers) && length == 0; i++)
		length = characters_match_word(place, pers[i], false);
	if (length == 0)
		return false;
	place += length;
	(void) characters_skip_blanks(&place);
	base = longest_word(place, base_words, lengthof(base_words), &length);
	if (base == NULL || !unit_is_counted((Unit){base->value, 0, BASE_NUMBER}))
		return false;
	if (words->unit.per != BASE_NUMBER)
		words->twice = words->twice ? words->twice : *at;
	words->unit.per = base->value;
	*at = place + length;
	return true;
}

/*
 * unit_read_word
 *	  Reads one word of a unit at the cursor and moves past it; whether there is
 *	  one.  Only currencies and their powers stand before a number.
 */
bool
unit_read_word(const char **at, UnitWords *words, bool before_number)
{
	const Word *base;
	const Word *power;
	const Word *both;
	size_t base_length;
	size_t power_length;
	size_t length;
	int letter_power = 0;

	/* "per cent" is a word, so that it goes before "per" */
	if (!is_letter(**at) && **at != '%' && **at != '$' && **at != '/')
		return false;
	base = longest_word(*at, base_words, lengthof(base_words), &base_length);
	power = longest_word(*at, power_words, lengthof(power_words), &power_length);
	both = match_prefixed(*at, &letter_power, &length);
	if (both == NULL || length <= Max(base_length, power_length))
		both = match_suffixed(*at, &letter_power, &length);
	if (both != NULL && length > Max(base_length, power_length))
	{
		put_base(words, both, *at);
		put_power(words, letter_power, false, *at);
	}
	else if (base != NULL && base_length >= power_length)
	{
		if (before_number && base->value < BASE_SEK)
			return false;
		put_base(words, base, *at);
		length = base_length;
	}
	else if (power != NULL)
	{
		if (before_number && !words->has_base)
			return false;
		put_power(words, power->value, false, *at);
		words->decimal_sign = power->decimal_sign;
		length = power_length;
	}
	else if (!before_number && read_per(at, words))
		return true;
	else
	{
		power = longest_word(*at, power_letters, lengthof(power_letters), &length);
		if (power == NULL || (before_number && !words->has_base))
			return false;
		put_power(words, power->value, true, *at);
	}
	*at += length;
	return true;
}

/* A power goes with a number, a counted thing or a currency; a letter with the last only. */
bool
unit_words_agree(const UnitWords *words)
{
	return !(words->has_power && unit_is_percent(words->unit)) &&
		   (!words->by_letter || unit_is_currency(words->unit));
}

/*
 * unit_decimal_sign
 *	  The decimal sign of the language that the words are in, or 0: "Mio." is German,
 *	  "billion" English; "million" is, too, beside a pound or a dollar.
 */
char
unit_decimal_sign(const UnitWords *words)
{
	if (words->decimal_sign == 0 && words->has_power && !words->by_letter &&
		(words->unit.base == BASE_GBP || words->unit.base == BASE_USD))
		return '.';
	return words->decimal_sign;
}
