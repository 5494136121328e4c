/*
 * json_text.c
 *	  Writing JSON.
 */
#include "json_text.h"

#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"

#include "sql_decimal.h"

void
json_key(StringInfo json, const char *key)
{
	if (json->len > 0 && json->data[json->len - 1] != '{')
		appendStringInfoString(json, ", ");
	appendStringInfo(json, "\"%s\": ", key);
}

/* A numeric Datum, null where it is 0. */
void
json_figure(StringInfo json, const char *key, Datum figure)
{
	json_key(json, key);
	if (figure == (Datum) 0)
		appendStringInfoString(json, "null");
	else
		appendStringInfoString(json, DatumGetCString(DirectFunctionCall1(numeric_out, figure)));
}

void
json_decimal(StringInfo json, const char *key, const Decimal *x)
{
	json_key(json, key);
	decimal_append(json, x);
}

/* As jsonb. */
Datum
json_to_datum(StringInfo json)
{
	return DirectFunctionCall1(jsonb_in, CStringGetDatum(json->data));
}
