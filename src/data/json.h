/* SPDX-License-Identifier: MIT */
/* JSON, RFC 8259: schedules, and the pieces that answers are made of. */
#ifndef DATA_JSON_H
#define DATA_JSON_H

#include "baclofene.h"
#include "sheet/format.h"
#include "words/finding.h"

extern const format format_json;

/* A string in its quotes; `text` is valid UTF-8. NULL gives null. */
void json_string(sink *out, const char *text);

/* A string in the making, of any length: what goes into `value` is escaped. It must not be moved. */
enum { JSON_PART_MAX = 256 }; /* bytes that are worked on at once */
typedef struct {
    sink value;
    sink *out;
    char bytes[JSON_PART_MAX];
} json_text;

/* The opening and the closing quote are theirs. */
void json_text_begin(json_text *text, sink *out);
void json_text_end(json_text *text);

/* A date in its quotes; it may be the day after the last valid one. */
void json_date(sink *out, bac_civil civil);

/* "rule":...,"severity":...,"day":...,"date":...,"source":...,"message":... */
void json_finding_members(sink *out, language lang, const finding_context *about, const bac_finding *finding);

/* "id":...,"title":...,"in_force_from":...,"in_force_to":... */
void json_protocol_members(sink *out, const bac_protocol *protocol);

#endif
