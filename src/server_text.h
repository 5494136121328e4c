/*
 * server_text.h
 *	  Between the server's encoding and UTF-8, in which text forms are scanned.
 */
#ifndef GOVERNANCE_SERVER_TEXT_H
#define GOVERNANCE_SERVER_TEXT_H

#include "compat.h"

#include "nodes/nodes.h"

#include "scan.h"

extern char *utf8_from_server(const char *text);
extern Datum scan_report(const Scanner *scan, const char *type_name, Node *escontext);

#endif /* GOVERNANCE_SERVER_TEXT_H */
