/*
 * label.h
 *	  The words for statuses and trends, and how they are read.
 *
 *	  A label is known by its index in its set, and the order of a set is the
 *	  order of its SQL type, an enum (see enum_label.h).  Words are in UTF-8 and
 *	  in lower case.  Pure, like decimal.[ch].
 */
#ifndef GOVERNANCE_LABEL_H
#define GOVERNANCE_LABEL_H

#include "scan.h"

enum
{
	ENGLISH,
	SWEDISH,
	NORWEGIAN,
	DANISH,
	FINNISH,
	GERMAN,
	LANGUAGES
};

/* ISO 639-1 codes */
extern const char *const language_codes[LANGUAGES];

typedef struct Label
{
	const char *word[LANGUAGES]; /* the English one is the enum's label */
	const char *also;            /* other spellings that are read, with blanks between */
} Label;

typedef struct LabelSet
{
	const char *type_name;
	const char *hint;
	int count;
	const Label *labels;
} LabelSet;

enum
{
	RAG_GREY,
	RAG_BLUE,
	RAG_GREEN,
	RAG_AMBER,
	RAG_RED,
	RAG_COLORS
};

enum
{
	TREND_WORSENING,
	TREND_STEADY,
	TREND_IMPROVING,
	TRENDS
};

#define LABELS_AT_MOST RAG_COLORS

extern const LabelSet rag_labels;
extern const LabelSet trend_labels;

#define LABEL_UNKNOWN (-1)

extern bool scan_label(Scanner *scan, const LabelSet *set, uint8 *value, const char *problem);

static inline const char *
rag_name(int color)
{
	return rag_labels.labels[color].word[ENGLISH];
}

#endif /* GOVERNANCE_LABEL_H */
