/* SPDX-License-Identifier: MIT */
/* Calendars, RFC 5545, and the content lines that they are made of (sections 3.1 and 3.3.11). */
#ifndef DATA_ICS_H
#define DATA_ICS_H

#include "sheet/format.h"

extern const format format_ics;

enum {
    ICS_OCTETS_MAX = 75, /* of a line, its CRLF not counted */
    ICS_PART_MAX = 256   /* bytes of a value that are worked on at once; a value may be of any length */
};

/* A property while it is written. What goes into `value` is escaped as TEXT and folded between characters. It must not
 * be moved. */
typedef struct {
    sink value;
    sink *out;
    unsigned octets; /* of the current line */
    char bytes[ICS_PART_MAX];
} ics_line;

/* Begins a property, "SUMMARY". */
void ics_line_begin(ics_line *line, sink *out, const char *name);
void ics_line_end(ics_line *line);

#endif
