/* SPDX-License-Identifier: MIT */
/* The patient's sheet on paper: per day a line for each intake, and room to write beside them. */
#include "paper/text.h"
#include "sheet/cell.h"
#include "sheet/patient.h"
#include "words/ascii.h"

enum {
    NOTES_COLUMN = 38, /* where the room to write begins */
    TIME_COLUMNS = 8,  /* the longest time of day, with a blank */
    DRINKS_BLANKS = 6  /* columns to write a number of drinks on */
};

/* ---- a day ---- */

static size_t columns_of(const char *begin, const char *end)
{
    return text_columns(begin, (size_t)(end - begin), false);
}

/* Fills a line with `with` up to a column. */
static char *fill(char *line, char *at, char with, size_t column)
{
    for (size_t columns = columns_of(line, at); columns < column; columns++) {
        *at++ = with;
    }
    return at;
}

/* What is written down beside the lines of a day, one after the other. */
static char *put_notes(char *line, char *at, language lang, unsigned row)
{
    if (row > 2) {
        return at;
    }
    at = fill(line, at, ' ', NOTES_COLUMN);
    if (row == 0) {
        at = put_text(at, message_text(lang, patient_notes[0]));
        *at++ = ' ';
        at = fill(line, at, '_', columns_of(line, at) + DRINKS_BLANKS);
        at = put_text(at, "  ");
        at = put_text(at, message_text(lang, patient_notes[1]));
        *at++ = ' ';
    } else if (row == 1) {
        at = put_text(at, message_text(lang, patient_notes[2]));
        *at++ = ' ';
    }
    return fill(line, at, '_', PAGE_COLUMNS);
}

static void end_line(paper *body, char *line, char *at, language lang, unsigned row)
{
    at = put_notes(line, at, lang, row);
    *at++ = '\n';
    paper_line_end(body, at);
}

/* "Day 1  Mon 23 Nov 2026". */
static void add_day_line(paper *body, const day_walk *walk, language lang)
{
    char *const line = paper_line(body);
    char *at = put_text(line, message_text(lang, MSG_TABLE_DAY));
    *at++ = ' ';
    at = put_number(at, walk->day);
    if (walk->schedule->patient.dated) {
        at = put_text(at, "  ");
        at = put_date(at, lang, walk->date, walk->weekday);
    }
    end_line(body, line, at, lang, 0);
}

/* "  Morning [ ] half a tablet". */
static void add_intake(paper *body, const day_walk *walk, language lang, unsigned intake, uint16_t intake_mg)
{
    char tablets[PATIENT_TABLETS_MAX];
    patient_tablets_text(tablets, lang, intake_mg);
    char *const line = paper_line(body);
    char *at = put_text(line, "  ");
    at = put_text(at, message_text(lang, intake_message(walk->schedule->split.count, intake)));
    at = fill(line, at, ' ', 2 + TIME_COLUMNS);
    at = put_text(at, intake_mg > 0 ? "[ ] " : "    ");
    end_line(body, line, put_text(at, tablets), lang, 1 + intake);
}

static void add_day(paper *body, const day_walk *walk, language lang)
{
    paper_section_begin(body, walk->day, walk->day);
    add_day_line(body, walk, lang);
    if (walk->waits) {
        paper_paragraph(body, "  !! ", message_text(lang, MSG_PATIENT_WAIT));
    }
    if (walk->phase == PHASE_STOP) {
        char *const line = paper_line(body);
        char *const at = put_text(line, "  ");
        end_line(body, line, put_text(at, message_text(lang, MSG_STOP_NO_TABLET)), lang, 1);
    } else {
        for (unsigned i = 0; i < walk->schedule->split.count; i++) {
            add_intake(body, walk, lang, i, walk->intake_mg[i]);
        }
    }
    paper_blank(body);
}

/* ---- the sheet ---- */

/* The days of a prescription stay together where a page has room for them. The first ones follow what is said above. */
static void add_days(text_sheet *t)
{
    prescription_walk walk;
    prescription_walk_begin(&walk, t->schedule);
    while (prescription_walk_next(&walk)) {
        const uint32_t first_section = t->body.section_count;
        while (prescription_walk_day(&walk)) {
            add_day(&t->body, &walk.day, t->lang);
        }
        if (walk.prescription.next_due_day > 0) {
            patient_say_due(&t->tell, &walk.prescription);
            paper_paragraph(&t->body, "-- ", take_words(&t->tell));
            paper_blank(&t->body);
        }
        if (walk.prescription.first_day > 1) {
            paper_keep_together(&t->body, first_section);
        }
    }
}

static void add_above_table(text_sheet *t)
{
    teller *tell_to = &t->tell;
    text_section(t);
    tell_day_1(tell_to);
    tell_labelled(tell_to, PIECE_LABELLED, MSG_PATIENT_CALL, MSG_PATIENT_CALL_LINE, NULL);
    paper_blank(&t->body);
    if (schedule_waits(t->schedule)) {
        text_section(t);
        patient_tell_waits(tell_to);
        paper_blank(&t->body);
    }
    text_section(t);
    patient_tell_warnings(tell_to);
    text_section_after_blank(t);
    patient_tell_use(tell_to);
    paper_blank(&t->body);
}

static void print(printer *p, const schedule *s)
{
    static text_sheet t;
    text_sheet_begin(&t, p, s);
    add_above_table(&t);
    paper_section_begin(&t.table_head, 0, 0);
    paper_paragraph(&t.table_head, "", message_text(t.lang, MSG_PATIENT_TICK));
    paper_blank(&t.table_head);
    add_days(&t);
    text_section(&t);
    patient_tell_end(&t.tell);
    text_section_after_blank(&t);
    tell_control_code(&t.tell);
    text_sheet_end(&t, p);
}

const format format_patient_text = {.begin = text_begin, .schedule = print, .end = text_end};
