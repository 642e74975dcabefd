/* SPDX-License-Identifier: MIT */
/* The formats in which schedules are printed: one structure of functions each. */
#ifndef SHEET_FORMAT_H
#define SHEET_FORMAT_H

#include "sheet/schedule.h"
#include "words/message.h"

enum { STAMP_MAX = 17 };

/* Where and how to print. */
typedef struct {
    sink *out;
    language lang;
    char delimiter;        /* csv */
    bool ascii;            /* text */
    uint32_t printed;      /* schedules so far */
    char stamp[STAMP_MAX]; /* ics: DTSTAMP, "20261123T120000Z" */
} printer;

/* A document is begin, any number of schedules, end. */
typedef struct format format;
struct format {
    const char *name; /* what --format takes, and the extension of files in --out-dir without text's "txt" */
    const char *extension;
    bool calendar;       /* knows dates only: day 1 must be dated, and the printer needs its stamp */
    bool prints_request; /* the schedule's request items are to be filled in */
    void (*begin)(printer *p);
    void (*schedule)(printer *p, const schedule *s);
    void (*end)(printer *p);
    const format *for_patient; /* the same for the patient's sheet; NULL: it has none of its own */
};

extern const format format_text;
extern const format format_csv;
extern const format format_json;
extern const format format_html;
extern const format format_ics;
extern const format format_patient_text;
extern const format format_patient_html;

/* The largest amount that any format reserves at once: a sink's buffer holds at least this. */
enum { SINK_RESERVE_MAX = 4096, SINK_BUFFER = 64 * 1024 };

#endif
