/*
 * characters.c
 *	  The characters of printed text in UTF-8.
 */
#include "compat.h"

#include "characters.h"

const char *const characters_blank[] = {" ",          NBSP, NARROW_NBSP, THIN_SPACE,
										FIGURE_SPACE, "\t", NULL};
const char *const characters_minus[] = {
	"-", MINUS, EN_DASH, "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", NULL};
static const char *const line_breaks[] = {"\n",           "\r",           "\v", "\f",
										  "\xE2\x80\xA8", "\xE2\x80\xA9", NULL};

/* The length of the character at the cursor if it is one of those listed, else 0. */
size_t
characters_match(const char *at, const char *const *characters)
{
	for (; *characters != NULL; characters++)
		if (*at == **characters && strncmp(at, *characters, strlen(*characters)) == 0)
			return strlen(*characters);
	return 0;
}

/* Skips blanks and line breaks; whether there was a break. */
bool
characters_skip_blanks(const char **at)
{
	bool broken = false;
	size_t length;

	for (;;)
	{
		/* nearly always there is nothing to skip */
		if (**at == '\0' || (**at > ' ' && (unsigned char) **at < 0x80))
			return broken;
		if ((length = characters_match(*at, line_breaks)) > 0)
			broken = true;
		else if ((length = characters_match(*at, characters_blank)) == 0)
			return broken;
		*at += length;
	}
}

/*
 * characters_match_word
 *	  The length of the text at the cursor that a word matches, one blank for any
 *	  and in any case, unless the word begins with a capital that counts; 0 if it
 *	  does not, or if a letter follows the word's last letter.
 */
size_t
characters_match_word(const char *at, const char *word, bool capitals_count)
{
	const char *const start = at;
	const bool exactly = capitals_count && *word >= 'A' && *word <= 'Z';

	for (; *word != '\0'; word++)
	{
		const size_t blank = *word == ' ' ? characters_match(at, characters_blank) : 0;

		if (blank > 0)
			at += blank;
		else if (*at == *word || (!exactly && to_lower(*at) == to_lower(*word)))
			at++;
		else
			return 0;
	}
	if (at == start ||
		(is_ascii_letter(at[-1]) && is_letter(*at) && characters_match(at, characters_blank) == 0 &&
		 characters_match(at, characters_minus) == 0))
		return 0;
	return at - start;
}
