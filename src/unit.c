/*
 * unit.c
 *	  Units of printed figures: their names, and the words that are read as one.
 *
 *	  A unit is read word by word: "miljoner kronor" is a power and a base, "EUR
 *	  million" a base and a power, "MSEK" and "T€" both in one word, "/elev" and
 *	  "per elev" what a figure is counted per.
 */
#include "postgres.h"

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
	uint8 value; /* a base or a power */
} Word;

static const Word base_words[] = {
	{"%", BASE_PERCENT},
	{"procent", BASE_PERCENT},
	{"percent", BASE_PERCENT},
	{"per cent", BASE_PERCENT},
	{"prosent", BASE_PERCENT},
	{"prozent", BASE_PERCENT},
	{"pct", BASE_PERCENT},
	{"pct.", BASE_PERCENT},
	{"pp", BASE_POINTS},
	{"p.p.", BASE_POINTS},
	{"procentenhet", BASE_POINTS},
	{"procentenheter", BASE_POINTS},
	{"procentpoint", BASE_POINTS},
	{"prosentpoeng", BASE_POINTS},
	{"prozentpunkte", BASE_POINTS},
	{"%-enhet", BASE_POINTS},
	{"%-enheter", BASE_POINTS},
	{"percentage point", BASE_POINTS},
	{"percentage points", BASE_POINTS},
	{"st", BASE_PIECES},
	{"st.", BASE_PIECES},
	{"stk", BASE_PIECES},
	{"stk.", BASE_PIECES},
	{"stycken", BASE_PIECES},
	{"styck", BASE_PIECES},
	{"pcs", BASE_PIECES},
	{"st\xC3\xBC"
	 "ck",
	 BASE_PIECES},
	{"person", BASE_PERSONS},
	{"persons", BASE_PERSONS},
	{"personer", BASE_PERSONS},
	{"pers", BASE_PERSONS},
	{"pers.", BASE_PERSONS},
	{"people", BASE_PERSONS},
	{"personen", BASE_PERSONS},
	{"henkil\xC3\xB6\xC3\xA4", BASE_PERSONS},
	{"anst\xC3\xA4lld", BASE_PERSONS},
	{"anst\xC3\xA4llda", BASE_PERSONS},
	{"medarbetare", BASE_PERSONS},
	{"employee", BASE_PERSONS},
	{"employees", BASE_PERSONS},
	{"case", BASE_CASES},
	{"cases", BASE_CASES},
	{"\xC3\xA4rende", BASE_CASES},
	{"\xC3\xA4renden", BASE_CASES},
	{"pupil", BASE_PUPILS},
	{"pupils", BASE_PUPILS},
	{"student", BASE_PUPILS},
	{"students", BASE_PUPILS},
	{"elev", BASE_PUPILS},
	{"elever", BASE_PUPILS},
	{"sch\xC3\xBCler", BASE_PUPILS},
	{"oppilas", BASE_PUPILS},
	{"oppilasta", BASE_PUPILS},
	{"inhabitant", BASE_INHABITANTS},
	{"inhabitants", BASE_INHABITANTS},
	{"resident", BASE_INHABITANTS},
	{"residents", BASE_INHABITANTS},
	{"capita", BASE_INHABITANTS},
	{"inv\xC3\xA5nare", BASE_INHABITANTS},
	{"inv", BASE_INHABITANTS},
	{"inv.", BASE_INHABITANTS},
	{"innbygger", BASE_INHABITANTS},
	{"innbyggere", BASE_INHABITANTS},
	{"indbygger", BASE_INHABITANTS},
	{"indbyggere", BASE_INHABITANTS},
	{"einwohner", BASE_INHABITANTS},
	{"asukas", BASE_INHABITANTS},
	{"asukasta", BASE_INHABITANTS},
	{"household", BASE_HOUSEHOLDS},
	{"households", BASE_HOUSEHOLDS},
	{"hush\xC3\xA5ll", BASE_HOUSEHOLDS},
	{"kr", BASE_SEK},
	{"kr.", BASE_SEK},
	{"kroner", BASE_SEK},
	{"krona", BASE_SEK},
	{"kronor", BASE_SEK},
	{"SEK", BASE_SEK},
	{"eur", BASE_EUR},
	{EURO, BASE_EUR},
	{"euro", BASE_EUR},
	{"euros", BASE_EUR},
	{"euroa", BASE_EUR},
	{"usd", BASE_USD},
	{"us$", BASE_USD},
	{"$", BASE_USD},
	{"dollar", BASE_USD},
	{"dollars", BASE_USD},
	{"gbp", BASE_GBP},
	{POUND, BASE_GBP},
	{"pounds", BASE_GBP},
	{"nok", BASE_NOK},
	{"dkk", BASE_DKK},
	{"chf", BASE_CHF},
};

/* "kr", "kr." and "kroner": Swedish, unless the locale or the unit of the table says otherwise. */
static bool
is_crown(const Word *word)
{
	return word->value == BASE_SEK &&
		   (word->word[2] == '\0' || word->word[2] == '.' || strcmp(word->word, "kroner") == 0);
}

static const Word power_words[] = {
	{"tusen", 3},     {"thousand", 3},  {"tsd", 3},       {"tsd.", 3},       {"tausend", 3},
	{"tuhatta", 3},   {"milliers", 3},  {"mn", 6},        {"mln", 6},        {"mio", 6},
	{"mio.", 6},      {"mill", 6},      {"mill.", 6},     {"milj", 6},       {"milj.", 6},
	{"miljon", 6},    {"miljoner", 6},  {"million", 6},   {"millions", 6},   {"millioner", 6},
	{"millionen", 6}, {"miljoonaa", 6}, {"bn", 9},        {"mdr", 9},        {"mdr.", 9},
	{"mrd", 9},       {"mrd.", 9},      {"mia", 9},       {"mia.", 9},       {"miljard", 9},
	{"miljarder", 9}, {"milliard", 9},  {"milliards", 9}, {"milliarder", 9}, {"milliarden", 9},
	{"miljardia", 9}, {"billion", 9},
};

/* Letters that are a power beside a currency only, in one word with it or not. */
static const Word power_letters[] = {
	{"k", 3}, {"t", 3}, {"t.", 3}, {"m", 6}, {"mn", 6}, {"md", 9}, {"mdr", 9}, {"bn", 9}, {"b", 9},
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
			static const Word small_sek = {"sek", BASE_SEK};

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
