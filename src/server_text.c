/*
 * server_text.c
 *	  Between the server's encoding and UTF-8.
 */
#include "server_text.h"

#include "mb/pg_wchar.h"

char *
utf8_from_server(const char *text)
{
	return pg_server_to_any(text, (int) strlen(text), PG_UTF8);
}

/* Reports where and why a scan failed; its input is in UTF-8. */
Datum
scan_report(const Scanner *scan, const char *type_name, Node *escontext)
{
	const int character = scan_character(scan->input, scan->at);
	const char *const input = pg_any_to_server(scan->input, (int) strlen(scan->input), PG_UTF8);

	ereturn(escontext, (Datum) 0,
			(errcode(scan->out_of_range ? ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE
										: ERRCODE_INVALID_TEXT_REPRESENTATION),
			 scan->out_of_range
				 ? errmsg("value out of range for type %s: \"%s\"", type_name, input)
				 : errmsg("invalid input syntax for type %s: \"%s\"", type_name, input),
			 errdetail("At character %d: %s", character, scan->problem)));
}
