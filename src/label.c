/*
 * label.c
 *	  The words of rag and trend, and how they are read.
 */
#include "compat.h"

#include "label.h"

const char *const language_codes[LANGUAGES] = {
	[ENGLISH] = "en", [SWEDISH] = "sv", [NORWEGIAN] = "no",
	[DANISH] = "da",  [FINNISH] = "fi", [GERMAN] = "de",
};

/*
 * G is green, as in RAG; grey, and the Swedish gul, grön and grå, need more
 * than an initial.
 */
static const Label rag_words[RAG_COLORS] = {
	[RAG_GREY] = {{"grey", "grå", "grå", "grå", "harmaa", "grau"}, "gray grått"},
	[RAG_BLUE] = {{"blue", "blå", "blå", "blå", "sininen", "blau"}, "b blått"},
	[RAG_GREEN] = {{"green", "grön", "grønn", "grøn", "vihreä", "grün"}, "g grönt grønt"},
	[RAG_AMBER] = {{"amber", "gul", "gul", "gul", "keltainen", "gelb"}, "a y yellow gult"},
	[RAG_RED] = {{"red", "röd", "rød", "rød", "punainen", "rot"}, "r rött rødt"},
};

static const Label trend_words[TRENDS] = {
	[TREND_WORSENING] = {{"worsening", "försämras", "forverres", "forværres", "heikkenee",
						  "schlechter"},
						 "försämring försämrad sämre worse"},
	[TREND_STEADY] = {{"steady", "oförändrad", "uendret", "uændret", "ennallaan", "unverändert"},
					  "oförändrat stabil unchanged"},
	[TREND_IMPROVING] = {{"improving", "förbättras", "forbedres", "forbedres", "paranee", "besser"},
						 "förbättring förbättrad bättre better"},
};

#define LANGUAGES_READ "in English, Swedish, Norwegian, Danish, Finnish or German"

const LabelSet rag_labels = {
	"rag",
	"Statuses are grey, blue, green, amber (or yellow) and red, " LANGUAGES_READ
	", or the initials B, G, A, Y and R.",
	lengthof(rag_words), rag_words};

const LabelSet trend_labels = {"trend",
							   "Trends are worsening, steady and improving, " LANGUAGES_READ ".",
							   lengthof(trend_words), trend_words};

/* Lower case in UTF-8 for ASCII and the accented letters of Latin-1. */
static char
folded(const char *word, size_t i)
{
	const unsigned char byte = (unsigned char) word[i];

	if (byte >= 'A' && byte <= 'Z')
		return (char) (byte + ('a' - 'A'));
	if (i > 0 && (unsigned char) word[i - 1] == 0xC3 && byte >= 0x80 && byte <= 0x9E &&
		byte != 0x97)
		return (char) (byte + 0x20);
	return (char) byte;
}

/* Whether word is one of the words in list, which has blanks between them. */
static bool
is_listed(const char *list, const char *word, size_t length)
{
	size_t i = 0;

	for (; *list != '\0'; list++)
	{
		if (*list == ' ')
		{
			if (i == length)
				return true;
			i = 0;
		}
		else if (i < length && *list == folded(word, i))
			i++;
		else
		{
			while (list[1] != ' ' && list[1] != '\0')
				list++;
			i = length + 1;
		}
	}
	return i == length;
}

static bool
is_word_of(const Label *label, const char *word, size_t length)
{
	for (int language = 0; language < LANGUAGES; language++)
		if (is_listed(label->word[language], word, length))
			return true;
	return is_listed(label->also, word, length);
}

/* The value that the word stands for, in any case, or LABEL_UNKNOWN. */
static int
label_find(const LabelSet *set, const char *word, size_t length)
{
	if (length == 0)
		return LABEL_UNKNOWN;
	for (int value = 0; value < set->count; value++)
		if (is_word_of(&set->labels[value], word, length))
			return value;
	return LABEL_UNKNOWN;
}

/* The value of the word at the cursor. */
bool
scan_label(Scanner *scan, const LabelSet *set, uint8 *value, const char *problem)
{
	const char *word;
	const size_t length = scan_word(scan, &word);
	const int found = label_find(set, word, length);

	if (found == LABEL_UNKNOWN)
		return scan_fail_at(scan, word, problem);
	*value = (uint8) found;
	return true;
}
