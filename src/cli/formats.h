/* SPDX-License-Identifier: MIT */
/*
 * Every format, described once: its name, its extension, what each command prints it with, what it needs. A command
 * drives the row that was asked for and never asks which one that is.
 */
#ifndef CLI_FORMATS_H
#define CLI_FORMATS_H

#include "cli/session.h"

/* For whom a sheet is; in the order of --sheet's choices. */
typedef enum { SHEET_PRESCRIBER, SHEET_PATIENT, SHEET_PRESCRIPTION, SHEET_COUNT } sheet_kind;

struct answer_format;

typedef struct {
    const char *name;      /* what --format takes */
    const char *extension; /* of files in --out-dir */

    /* What a command prints it with; NULL: the command does not know the format. */
    const format *schedule[SHEET_COUNT]; /* titrate, taper, batch; without one of its own, the first sheet */
    const struct answer_format *check;
    void (*rules)(sink *out, language lang, bool ascii, const char *only);
    void (*help)(sink *out, language lang, bool ascii, command of);

    /* What it needs of a schedule, or has no room for. */
    bool dates;          /* day 1 must be dated */
    bool stamp;          /* the printer needs the time */
    bool calendar;       /* can be taken back; no backslash in names, which its readers read differently */
    bool single;         /* a document holds one schedule: a list needs --out-dir */
    bool findings_apart; /* no room for findings: they go to standard error */
    bool request;        /* the schedule's request items are to be filled in */
} format_row;

extern const format_row formats[]; /* ends with a NULL name */

/* Whether a command knows the format; COMMAND_COUNT: any command. */
bool format_belongs(const format_row *row, command to);

/* The row that a request asks for, and the functions for its sheet. */
const format_row *request_format(const request *asked);
const format *format_of_sheet(const format_row *row, const request *asked);

/* Whether a schedule can be printed in that format. Else *why says what is missing. */
bool format_accepts(const format_row *row, const schedule *made, failure *why);

/* Sets up a printer after the request's options of layout and, where the format needs it, the time. False: *why. */
bool printer_begin(printer *printing, session *on, const request *asked, sink *out, failure *why);

#endif
