/* SPDX-License-Identifier: MIT */
/*
 * What a sheet says above and below its table, piece by piece in the order in which it is read. The words are the same
 * in every format; the format decides how a piece looks.
 */
#ifndef SHEET_CONTENT_H
#define SHEET_CONTENT_H

#include "sheet/schedule.h"
#include "words/finding.h"

typedef enum {
    PIECE_LABELLED, /* label: "Day 1" */
    PIECE_DUE,      /* label: "BEFORE DAY 40, Fri 1 Jan 2027"; text: what must be settled by then */
    PIECE_HEADING,
    PIECE_TEXT,
    PIECE_BOX,  /* to be ticked by a person */
    PIECE_ITEM, /* of a list */
    PIECE_MORE, /* goes with the item before */
    PIECE_CODE  /* label: what the code is, with its colon; text: the code */
} piece;

enum { WORDS_MAX = 16 * 1024 }; /* the longest piece: a plan of 512 blocks with intakes of their own */

/* Says one part of a sheet after the other. */
typedef struct {
    const schedule *schedule;
    finding_context about;
    language lang;
    /* Takes a piece, whose text has that length. `label` is NULL where the kind has none; both are terminated and gone
     * after the call. */
    void (*take)(void *to, piece kind, const char *label, const char *text, size_t length);
    void *to;
    sink words;       /* a piece in the making: its label, if it has one, and its text */
    size_t label_end; /* where the text begins */
    char bytes[WORDS_MAX];
} teller;

void teller_begin(teller *telling, const schedule *told, language lang,
                  void (*take)(void *to, piece kind, const char *label, const char *text, size_t length), void *to);

/* Adds words to the piece in the making. */
void teller_say(teller *telling, message words, const message_value values[]);

/* "day 40" or "day 40, Fri 1 Jan 2027", in the words given. */
void teller_say_day(teller *telling, message words, uint16_t day);

/* "days 1 to 28"; " (23 Nov 2026 to 20 Dec 2026)", or nothing without a date. */
void teller_say_period(teller *telling, const bac_prescription *prescription);
void teller_say_period_dates(teller *telling, const bac_prescription *prescription);

/* The words so far, terminated; the next piece begins. */
const char *take_words(teller *telling);

/* The words so far become the label of the piece in the making; the words so far become the piece. */
void end_label(teller *telling);
void end_piece(teller *telling, piece kind);

/* A whole piece. */
void tell_piece(teller *telling, piece kind, message words, const message_value values[]);
void tell_labelled(teller *telling, piece kind, message label, message words, const message_value values[]);

/* The same with its sources behind it: "... [S1]". */
void tell_cited(teller *telling, piece kind, message words, const message_value values[], bac_sources sources);

/* The parts of the prescriber's sheet, in order. Day 1 and the control code stand on every sheet. */
void tell_day_1(teller *telling);
void tell_before(teller *telling);   /* the dose before, and for how long */
void tell_legs(teller *telling);     /* how they were read; nothing where there are none */
void tell_declared(teller *telling); /* what was declared and is on file */
void tell_plan(teller *telling);     /* day 1, the dose before, what is planned, what was declared and is on file */
void tell_reviews(teller *telling);  /* the gates, each with what happens without it; nothing where there are none */
void tell_warnings(teller *telling);
void tell_end(teller *telling); /* what follows the end of the table */
void tell_prescriptions_heading(teller *telling);
void tell_prescription(teller *telling, const bac_prescription *prescription);
void tell_bridges(teller *telling);
void tell_rtu_words(teller *telling);      /* nothing outside the RTU */
void tell_other_findings(teller *telling); /* cautions, and what [S1] wants said besides */
void tell_not_checked(teller *telling);
void tell_unchecked(teller *telling, message heading); /* the same for another reader */
void tell_control_code(teller *telling);

/* The gates that stand on a day. */
bac_gate_set gates_on_day(const schedule *told, uint16_t day);

/* Whether day 1 lies in the time of the RTU, when its words belonged on the prescription. */
bool in_time_of_rtu(const schedule *told);

/* What was declared: conditions and indication. Nothing that was given is left out. */
void declared_put(sink *out, language lang, const schedule *told);

/* What is on file, by the number of its bit: "second opinion, by ______ on ______". */
void on_file_put(sink *out, language lang, unsigned kind);
enum { ON_FILE_KINDS = 5 };

/* What follows the end of a table that does not end at 0. */
void go_on_put(sink *out, language lang, const schedule *told);

/* ": Christmas Day, so by Thu 24 Dec 2026" where a prescription that is due that day cannot be had; else nothing. */
void closed_put(sink *out, language lang, const schedule *told, uint16_t day);

/* ", born 12 Mar 1978", ", 48 years", or nothing. */
void age_put(sink *out, language lang, const bac_patient *patient);

#endif
