/* SPDX-License-Identifier: MIT */
/* JSON, RFC 8259: schedules, and the pieces that answers are made of. */
#ifndef DATA_JSON_H
#define DATA_JSON_H

#include "baclofene.h"
#include "sheet/format.h"
#include "words/finding.h"

extern const format format_json;

/* Room for the longest day of a schedule, comma included; no other piece that is reserved at once is longer. */
enum {
    JSON_DAY_MAX = sizeof ",{\"day\":3660,\"date\":\"2200-12-31\",\"dose_mg\":600,\"intakes_mg\":[600,600,600,600],"
                          "\"change_mg\":-600,\"phase\":\"maintenance\",\"review\":\"multidisciplinary\"}" -
                   1,
    JSON_RESERVE = JSON_DAY_MAX + STRIDE /* a day is copied in whole strides */
};

/* Room for a date in its quotes. */
enum { JSON_DATE_MAX = 12 };

/* A string in its quotes; `text` is valid UTF-8. NULL gives null. */
void json_string(sink *out, const char *text);

/* A date in its quotes; it may be the day after the last valid one. Not terminated. */
char *put_json_date(char *at, bac_civil civil);
void json_date(sink *out, bac_date date);

/* "rule":...,"severity":...,"day":...,"date":...,"source":...,"message":... */
void json_finding_members(sink *out, language lang, const finding_context *about, const bac_finding *finding);

/* "id":...,"title":...,"in_force_from":...,"in_force_to":... */
void json_protocol_members(sink *out, const bac_protocol *protocol);

#endif
