/* SPDX-License-Identifier: MIT */
/* What a format is: functions over a sink. Each is declared in the header of its own file and is a row of the table in
 * src/cli/formats.c. */
#ifndef SHEET_FORMAT_H
#define SHEET_FORMAT_H

#include "sheet/schedule.h"
#include "words/message.h"

enum { STAMP_MAX = 17 };

/* Where a sheet of text is laid out before its pages are known (paper/text.h). */
typedef struct text_sheet text_sheet;
typedef struct html_paper html_paper; /* the same for HTML (paper/html_paper.h) */

/* Where and how to print. What `sheet` points to is its owner's, and nothing in it is read by the next schedule. */
typedef struct {
    sink *out;
    text_sheet *sheet; /* text */
    html_paper *html;  /* html */
    language lang;
    char delimiter;        /* csv */
    bool marked;           /* csv: begins with a byte order mark */
    bool ascii;            /* text */
    bool levels;           /* text, html: a row for each level, not for each day */
    bool list;             /* html: schedules of several patients */
    bool alarms;           /* ics: at the hours of the intakes */
    bool cancelled;        /* ics: the events are taken back */
    uint32_t printed;      /* schedules so far */
    char stamp[STAMP_MAX]; /* ics: DTSTAMP, "20261123T120000Z" */
} printer;

/* A document is begin, any number of schedules, end. */
typedef struct {
    void (*begin)(printer *printing);
    void (*schedule)(printer *printing, const schedule *printed);
    void (*end)(printer *printing);
} format;

enum { SINK_BUFFER = 64 * 1024 }; /* what a sink gathers before it writes */

#endif
