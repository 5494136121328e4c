/*
 * characters.h
 *	  The characters of printed text in UTF-8: the many blanks, line breaks and
 *	  minus signs, and words in any case.
 *
 *	  Pure.
 */
#ifndef GOVERNANCE_CHARACTERS_H
#define GOVERNANCE_CHARACTERS_H

#define NBSP "\xC2\xA0"                   /* U+00A0 no-break space */
#define THIN_SPACE "\xE2\x80\x89"         /* U+2009 */
#define NARROW_NBSP "\xE2\x80\xAF"        /* U+202F */
#define FIGURE_SPACE "\xE2\x80\x87"       /* U+2007 */
#define RIGHT_SINGLE_QUOTE "\xE2\x80\x99" /* U+2019 */
#define EN_DASH "\xE2\x80\x93"            /* U+2013 */
#define EM_DASH "\xE2\x80\x94"            /* U+2014 */
#define MINUS "\xE2\x88\x92"              /* U+2212 */
#define EURO "\xE2\x82\xAC"               /* U+20AC */
#define POUND "\xC2\xA3"                  /* U+00A3 */

/* Lists end with NULL. */
extern const char *const characters_blank[];
extern const char *const characters_minus[];

extern size_t characters_match(const char *at, const char *const *characters);
extern bool characters_skip_blanks(const char **at);
extern size_t characters_match_word(const char *at, const char *word, bool capitals_count);

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
to_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
}

#endif /* GOVERNANCE_CHARACTERS_H */
