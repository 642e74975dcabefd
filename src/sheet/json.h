/* SPDX-License-Identifier: MIT */
/* Pieces of JSON, RFC 8259. */
#ifndef SHEET_JSON_H
#define SHEET_JSON_H

#include "baclofene.h"
#include "sheet/sink.h"

/* A string in its quotes; `text` is valid UTF-8. NULL gives null. */
void json_string(sink *out, const char *text);

/* A date in its quotes. */
void json_date(sink *out, bac_date date);

/* "id":...,"title":...,"in_force_from":...,"in_force_to":... */
void json_protocol_members(sink *out, const bac_protocol *protocol);

#endif
