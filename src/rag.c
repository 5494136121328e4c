/*
 * rag.c
 *	  Status: the enum grey < blue < green < amber < red.
 */
#include "compat.h"

#include "enum_label.h"

#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(rag_from_text);
Datum
rag_from_text(PG_FUNCTION_ARGS)
{
	PG_RETURN_RAG(enum_label_read(&rag_labels, PG_GETARG_TEXT_PP(0)));
}

PG_FUNCTION_INFO_V1(rag_severity);
Datum
rag_severity(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(PG_GETARG_RAG(0));
}

PG_FUNCTION_INFO_V1(rag_label);
Datum
rag_label(PG_FUNCTION_ARGS)
{
	return enum_label_word(&rag_labels, PG_GETARG_RAG(0), PG_GETARG_TEXT_PP(1));
}

/*
 * Told apart in the common kinds of colour blindness: the Okabe-Ito palette's
 * blue, bluish green, orange and vermilion, and a grey.
 */
PG_FUNCTION_INFO_V1(rag_color);
Datum
rag_color(PG_FUNCTION_ARGS)
{
	static const char *const colors[RAG_COLORS] = {
		[RAG_GREY] = "#999999",  [RAG_BLUE] = "#0072b2", [RAG_GREEN] = "#009e73",
		[RAG_AMBER] = "#e69f00", [RAG_RED] = "#d55e00",
	};

	PG_RETURN_TEXT_P(cstring_to_text(colors[PG_GETARG_RAG(0)]));
}

/* The caller's own words, or colours, one for each status. */
PG_FUNCTION_INFO_V1(rag_pick);
Datum
rag_pick(PG_FUNCTION_ARGS)
{
	return enum_label_pick(&rag_labels, PG_GETARG_RAG(0), PG_GETARG_ARRAYTYPE_P(1), fcinfo);
}
