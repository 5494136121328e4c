/*
 * label.h
 *	  One-byte ordered labels: what rag and trend both are.
 *
 *	  A label's value is its index in its set, so the order of a set is the
 *	  order of its type.  Words are in UTF-8, in lower case.  Pure, like
 *	  decimal.[ch].
 */
#ifndef GOVERNANCE_LABEL_H
#define GOVERNANCE_LABEL_H

#include "scan.h"

typedef struct Label
{
	const char *english; /* the canonical word, which output writes */
	const char *swedish;
	const char *also; /* further spellings that are read, parted by blanks */
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

extern const LabelSet rag_labels;
extern const LabelSet trend_labels;

#define LABEL_UNKNOWN (-1)

extern bool scan_label(Scanner *scan, const LabelSet *set, uint8 *value, const char *problem);

#endif /* GOVERNANCE_LABEL_H */
