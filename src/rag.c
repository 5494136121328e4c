/*
 * rag.c
 *	  Status: grey < blue < green < amber < red, one byte by value.
 *
 *	  Its comparisons and hashes are core's for one-byte values (see rag.sql).
 */
#include "governance.h"

#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(rag_in);
Datum
rag_in(PG_FUNCTION_ARGS)
{
	return label_in(&rag_labels, fcinfo);
}

PG_FUNCTION_INFO_V1(rag_out);
Datum
rag_out(PG_FUNCTION_ARGS)
{
	return label_out(&rag_labels, fcinfo);
}

PG_FUNCTION_INFO_V1(rag_recv);
Datum
rag_recv(PG_FUNCTION_ARGS)
{
	return label_recv(&rag_labels, fcinfo);
}

PG_FUNCTION_INFO_V1(rag_to_jsonb);
Datum
rag_to_jsonb(PG_FUNCTION_ARGS)
{
	return label_to_jsonb(&rag_labels, fcinfo);
}

PG_FUNCTION_INFO_V1(rag_label);
Datum
rag_label(PG_FUNCTION_ARGS)
{
	return label_in_language(&rag_labels, fcinfo);
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

	PG_RETURN_TEXT_P(cstring_to_text(colors[(uint8) PG_GETARG_CHAR(0)]));
}
