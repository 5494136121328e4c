/*
 * json_text.h
 *	  Writing JSON: members of an object that the caller opens and closes.
 */
#ifndef GOVERNANCE_JSON_TEXT_H
#define GOVERNANCE_JSON_TEXT_H

#include "compat.h"

#include "lib/stringinfo.h"

#include "decimal.h"

extern void json_key(StringInfo json, const char *key);
extern void json_figure(StringInfo json, const char *key, Datum figure);
extern void json_decimal(StringInfo json, const char *key, const Decimal *x);
extern Datum json_to_datum(StringInfo json);

#endif /* GOVERNANCE_JSON_TEXT_H */
