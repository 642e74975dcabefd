/* SPDX-License-Identifier: MIT */
/* The patient's sheet on paper: per day a line for each intake, and room to write beside them. */
#include "paper/text.h"
#include "sheet/cell.h"
#include "sheet/patient.h"
#include "words/tablets.h"

enum {
    NOTES_COLUMN = 38, /* where the room to write begins */
    NOTES_BEHIND_HOURS = 42,
    STRENGTH_COLUMNS = 8, /* that notes stand further to the right of tablets of several strengths */
    TICK_COLUMNS = 4,
    TIME_COLUMNS = 8, /* the longest time of day, with a blank */
    HOUR_COLUMNS = 6, /* "16h30", with a blank */
    DRINKS_BLANKS = 6 /* columns to write a number of drinks on */
};

/* ---- a day ---- */

static void add_note(paper *body, language lang, unsigned note)
{
    sink_text(&body->text, message_text(lang, patient_notes[note]));
    sink_char(&body->text, ' ');
}

/* Ends a line of a day, with what is written down beside it: drinks and craving, effects, one line more. */
static void end_line(paper *body, const day_walk *walk, language lang, unsigned line)
{
    const bool hours = line > 0 && walk->schedule->hour_count > 0; /* stand before the tablets */
    const bool several = line > 0 && several_strengths(walk->schedule->dispensing.strengths);
    if (line <= 2) {
        paper_fill(body, ' ', (hours ? NOTES_BEHIND_HOURS : NOTES_COLUMN) + (several ? STRENGTH_COLUMNS : 0u));
    }
    if (line == 0) {
        add_note(body, lang, 0);
        sink_fill(&body->text, '_', DRINKS_BLANKS);
        sink_text(&body->text, "  ");
        add_note(body, lang, 1);
    } else if (line == 1) {
        add_note(body, lang, 2);
    }
    if (line <= 2) {
        paper_fill(body, '_', PAGE_COLUMNS);
    }
    paper_end_line(body);
}

/* "Day 1  Mon 23 Nov 2026". */
static void add_day_line(paper *body, const day_walk *walk, language lang)
{
    sink *out = &body->text;
    sink_text(out, message_text(lang, MSG_TABLE_DAY));
    sink_char(out, ' ');
    sink_number(out, walk->day);
    if (walk->schedule->patient.dated) {
        sink_text(out, "  ");
        date_put(out, lang, walk->date, day_walk_weekday(walk));
    }
    end_line(body, walk, lang, 0);
}

/* "Morning ", "Morning 08:00 ". */
static void add_time(paper *body, const day_walk *walk, language lang, unsigned intake)
{
    sink_text(&body->text, message_text(lang, intake_message(walk->columns, intake)));
    paper_fill(body, ' ', 2 + TIME_COLUMNS);
    if (walk->schedule->hour_count > 0) {
        hour_put(&body->text, lang, walk->schedule, walk->columns, intake);
        paper_fill(body, ' ', 2 + TIME_COLUMNS + HOUR_COLUMNS);
    }
}

/* "  Morning [ ] half a tablet"; of several strengths, each on a line of its own. The lines of a day are counted. */
static void add_intake(paper *body, const day_walk *walk, language lang, unsigned intake, unsigned *line)
{
    sink *out = &body->text;
    tablet_piece pieces[BAC_STRENGTHS];
    const bac_strengths strengths = walk->schedule->dispensing.strengths;
    const unsigned count = tablet_pieces(pieces, strengths, day_walk_column(walk, intake));
    sink_text(out, "  ");
    add_time(body, walk, lang, intake);
    sink_text(out, count > 0 ? "[ ] " : "    ");
    if (count == 0) {
        intake_words_put(out, lang, strengths, 0);
    }
    for (unsigned i = 0; i < count; i++) {
        if (i > 0) {
            end_line(body, walk, lang, ++*line);
            paper_fill(body, ' ',
                       2 + TIME_COLUMNS + (walk->schedule->hour_count > 0 ? HOUR_COLUMNS : 0u) + TICK_COLUMNS);
        }
        piece_words_put(out, lang, strengths, pieces[i]);
        sink_text(out, piece_joint(lang, count - 1 - i));
    }
    end_line(body, walk, lang, ++*line);
}

static void add_wait(paper *body, const day_walk *walk, language lang)
{
    if (walk->waits != 0) {
        char bytes[PATIENT_WAIT_MAX];
        sink words;
        sink_begin_text(&words, bytes, sizeof bytes);
        patient_wait_put(&words, lang, walk->waits);
        paper_paragraph(body, "  !! ", sink_end_text(&words));
    }
}

static void add_day(paper *body, const day_walk *walk, language lang)
{
    paper_section_begin(body, walk->day, walk->day);
    add_day_line(body, walk, lang);
    add_wait(body, walk, lang);
    if (walk->phase == BAC_PHASE_STOP) {
        sink_text(&body->text, "  ");
        sink_text(&body->text, message_text(lang, MSG_STOP_NO_TABLET));
        end_line(body, walk, lang, 1);
    } else {
        unsigned line = 0;
        for (unsigned i = 0; i < walk->columns; i++) {
            add_intake(body, walk, lang, i, &line);
        }
    }
    paper_blank(body);
}

/* ---- a level ---- */

/* "  [ ] day 4  [ ] day 5": to be ticked when all intakes of the day are taken. */
static void add_day_boxes(paper *body, language lang, uint16_t first_day, uint16_t last_day)
{
    enum { PER_LINE = 5, FIRST_COLUMN = 2, BOX_COLUMNS = 14 };
    for (unsigned i = 0; first_day + i <= last_day; i++) {
        if (i > 0 && i % PER_LINE == 0) {
            paper_end_line(body);
        }
        paper_fill(body, ' ', FIRST_COLUMN + (size_t)BOX_COLUMNS * (i % PER_LINE));
        message_put(&body->text, lang, MSG_PATIENT_DAY_BOX, MESSAGE_VALUES({"day", NULL, first_day + i}));
    }
    paper_end_line(body);
}

static void add_level(text_sheet *sheet, const day_walk *first, uint16_t last_day)
{
    paper *body = &sheet->body;
    paper_section_begin(body, first->day, last_day);
    level_days_put(&sheet->tell.words, sheet->lang, first->schedule, first->day, last_day);
    paper_paragraph(body, "", take_words(&sheet->tell));
    add_wait(body, first, sheet->lang);
    if (first->phase == BAC_PHASE_STOP) {
        paper_paragraph(body, "  ", message_text(sheet->lang, MSG_STOP_NO_TABLET));
    } else {
        for (unsigned i = 0; i < first->columns; i++) {
            sink_text(&body->text, "  ");
            add_time(body, first, sheet->lang, i);
            intake_words_put(&sheet->tell.words, sheet->lang, first->schedule->dispensing.strengths,
                             day_walk_column(first, i));
            paper_labelled(body, "", paper_column(body), take_words(&sheet->tell));
        }
    }
    add_day_boxes(body, sheet->lang, first->day, last_day);
    paper_blank(body);
}

/* ---- the sheet ---- */

/* The days of a prescription stay together where that leaves no page too empty. The first ones follow what is said
 * above. */
static void add_days(text_sheet *sheet, bool levels)
{
    day_walk first;
    prescription_walk walk;
    prescription_walk_begin(&walk, sheet->schedule);
    while (prescription_walk_next(&walk)) {
        const uint32_t first_section = sheet->body.section_count;
        while (levels ? prescription_walk_level(&walk, &first) : prescription_walk_day(&walk)) {
            if (levels) {
                add_level(sheet, &first, walk.day.day);
            } else {
                add_day(&sheet->body, &walk.day, sheet->lang);
            }
        }
        if (walk.prescription.next_due_day > 0) {
            patient_say_due(&sheet->tell, &walk.prescription);
            paper_paragraph(&sheet->body, "-- ", take_words(&sheet->tell));
            paper_blank(&sheet->body);
        }
        if (walk.prescription.first_day > 1) {
            paper_prefer_together(&sheet->body, first_section, sheet->body.section_count);
        }
    }
}

static void add_above_table(text_sheet *sheet)
{
    text_section(sheet);
    tell_day_1(&sheet->tell);
    tell_labelled(&sheet->tell, PIECE_LABELLED, MSG_PATIENT_CALL, MSG_PATIENT_CALL_LINE, NULL);
    paper_blank(&sheet->body);
    if (schedule_waits(sheet->schedule)) {
        text_section(sheet);
        patient_tell_waits(&sheet->tell);
        paper_blank(&sheet->body);
    }
    text_section(sheet);
    patient_tell_warnings(&sheet->tell);
    text_section_after_blank(sheet);
    patient_tell_use(&sheet->tell);
    paper_blank(&sheet->body);
}

/* [R-patient-sheet] */
static void print(printer *printing, const schedule *printed)
{
    text_sheet *sheet = text_sheet_begin(printing, printed, false);
    paper_section_begin(&sheet->top, 0, 0);
    paper_paragraph(&sheet->top, "", message_text(sheet->lang, patient_tick_message(printed, printing->levels)));
    paper_blank(&sheet->top);
    add_above_table(sheet);
    add_days(sheet, printing->levels);
    text_section(sheet);
    patient_tell_end(&sheet->tell);
    text_sheet_end(sheet, printing);
}

const format format_patient_text = {.begin = text_begin, .schedule = print, .end = text_end};
