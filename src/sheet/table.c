/* SPDX-License-Identifier: MIT */
/* The table of days: day, date, tablets per intake, the day's total, the change. */
#include "sheet/ascii.h"
#include "sheet/cell.h"
#include "sheet/text.h"

enum {
    DAY_COLUMNS = 5,     /* the mark of a day that waits, and up to four digits */
    TOTAL_COLUMNS = 9,   /* "  600 mg " */
    CHANGE_COLUMNS = 11, /* the longest change in words, with its blank */
    CELL_COLUMNS = 8,    /* the longest name of a time of day, with a blank */
    CELL_TEXT_MAX = 40
};

static char *put_blanks(char *at, size_t count)
{
    memset(at, ' ', count);
    return at + count;
}

/* A text in the middle of `columns`; a little to the right where it cannot be. */
static char *put_right(char *at, const char *text, size_t columns, size_t margin)
{
    const size_t width = text_columns(text, strlen(text), false) + margin;
    at = put_blanks(at, columns > width ? columns - width : 0);
    at = put_text(at, text);
    return put_blanks(at, margin);
}

static unsigned widest_cell(const schedule *s, language lang, bool ascii)
{
    unsigned widest = CELL_COLUMNS - 1;
    for (unsigned b = 0; b < s->plan.count; b++) {
        uint16_t intake_mg[BAC_INTAKES_MAX];
        bac_split_dose(&s->split, s->plan.block[b].dose_mg, intake_mg);
        for (unsigned i = 0; i < s->split.count; i++) {
            char text[TABLETS_TEXT_MAX];
            tablets_text(text, lang, ascii, intake_mg[i]);
            const unsigned columns = (unsigned)text_columns(text, strlen(text), false);
            widest = columns > widest ? columns : widest;
        }
    }
    return widest;
}

table_layout table_layout_of(const schedule *s, language lang, bool ascii)
{
    table_layout layout = {.lang = lang, .ascii = ascii, .cell_columns = CELL_COLUMNS, .waits = schedule_waits(s)};
    layout.date_columns = !s->patient.dated ? 0 : lang == FRENCH ? 22 : 17; /* with two blanks before */
    if (ascii) {                                                            /* words instead of a half sign need room */
        layout.cell_columns = widest_cell(s, lang, ascii) + 1;
        const unsigned columns =
            DAY_COLUMNS + layout.date_columns + s->split.count * layout.cell_columns + TOTAL_COLUMNS + CHANGE_COLUMNS;
        layout.narrow = columns > PAGE_COLUMNS;
    }
    return layout;
}

void table_head_add(paper *head, const schedule *s, const table_layout *layout)
{
    const language lang = layout->lang;
    paper_section_begin(head, 0, 0);
    if (layout->waits) {
        paper_paragraph(head, "", message_text(lang, MSG_TABLE_WAITS));
    }
    char *at = paper_line(head);
    at = put_blanks(at, DAY_COLUMNS + layout->date_columns + 3);
    at = put_text(at, message_text(lang, MSG_TABLE_TABLETS));
    *at++ = '\n';
    paper_line_end(head, at);

    at = paper_line(head);
    at = put_right(at, message_text(lang, MSG_TABLE_DAY), DAY_COLUMNS, 0);
    if (s->patient.dated) {
        const char *date = message_text(lang, MSG_TABLE_DATE);
        at = put_blanks(at, 2);
        at = put_text(at, date);
        at = put_blanks(at, layout->date_columns - 2 - text_columns(date, strlen(date), false));
    }
    for (unsigned i = 0; i < s->split.count; i++) {
        at = put_right(at, message_text(lang, intake_message(s->split.count, i)), layout->cell_columns, 0);
    }
    if (!layout->narrow) {
        at = put_right(at, message_text(lang, MSG_TABLE_TOTAL), TOTAL_COLUMNS, 0);
        at = put_text(at, "  ");
        at = put_text(at, message_text(lang, MSG_TABLE_CHANGE));
    }
    *at++ = '\n';
    paper_line_end(head, at);
}

static char *put_total(char *at, uint16_t dose_mg)
{
    char text[CELL_TEXT_MAX];
    *put_text(put_number(text, dose_mg), " mg") = '\0';
    return put_right(at, text, TOTAL_COLUMNS, 0);
}

/* All that follows the date, line feed included. A whole number of tablets keeps a blank where a half would stand. */
static char *put_cells(char *at, const day_walk *walk, const table_layout *layout)
{
    const language lang = layout->lang;
    if (walk->phase == PHASE_STOP) {
        at = put_text(at, "   ");
        at = put_text(at, message_text(lang, MSG_STOP_NO_TABLET));
        *at++ = '\n';
        return at;
    }
    for (unsigned i = 0; i < walk->schedule->split.count; i++) {
        char text[TABLETS_TEXT_MAX];
        tablets_text(text, lang, layout->ascii, walk->intake_mg[i]);
        const bool shifted = !layout->ascii && walk->intake_mg[i] > 0 && walk->intake_mg[i] % BAC_TABLET == 0;
        at = put_right(at, text, layout->cell_columns, shifted ? 1 : 0);
    }
    if (!layout->narrow) {
        at = put_total(at, walk->dose_mg);
        char *const words = put_text(at, "  ");
        char *const end = put_change(words, walk, lang);
        at = end > words ? end : at;
    }
    *at++ = '\n';
    return at;
}

/* Above a level, where the row has no room for it: "130 mg per day, up 10". */
static void add_level_line(paper *body, const day_walk *walk, language lang)
{
    char *at = put_text(paper_line(body), "  -- ");
    at = put_number(at, walk->dose_mg);
    at = put_text(at, message_text(lang, MSG_LEVEL_MG_PER_DAY));
    char *const words = put_text(at, ", ");
    char *const end = put_change(words, walk, lang);
    at = end > words ? end : at;
    paper_line_end(body, put_text(at, " --\n"));
}

typedef struct {
    char cells[PAPER_LINE_MAX];
    size_t length;
} row_rest;

static void add_row(paper *body, const day_walk *walk, const table_layout *layout, row_rest *rest)
{
    if (!walk->same) {
        if (layout->narrow && walk->phase != PHASE_STOP && (walk->change_mg != 0 || walk->day == 1)) {
            add_level_line(body, walk, layout->lang);
        }
        rest->length = (size_t)(put_cells(rest->cells, walk, layout) - rest->cells);
    }
    char *at = paper_line(body);
    *at++ = walk->waits ? '!' : ' ';
    const size_t digits = walk->day < 10 ? 1 : walk->day < 100 ? 2 : walk->day < 1000 ? 3 : 4;
    at = put_blanks(at, DAY_COLUMNS - 1 - digits);
    at = put_number(at, walk->day);
    if (layout->date_columns > 0) {
        *at++ = ' ';
        *at++ = ' ';
        char *const date = at;
        at = put_date(at, layout->lang, walk->date, walk->weekday);
        at = put_blanks(at, layout->date_columns - 2 - text_columns(date, (size_t)(at - date), false));
    }
    at = put_bytes(at, rest->cells, rest->length);
    paper_line_end(body, at);
}

static void add_caption(paper *body, uint32_t number, language lang, bool conditional)
{
    sink line;
    sink_begin(&line, paper_line(body), PAPER_LINE_MAX, NULL, NULL);
    sink_text(&line, "-- ");
    message_put(&line, lang, conditional ? MSG_CAPTION_CONDITIONAL : MSG_CAPTION,
                (message_value[]){{"number", NULL, number}, {NULL, NULL, 0}});
    sink_text(&line, " --\n");
    paper_line_end(body, line.buffer + line.used);
}

void table_rows_add(paper *body, const schedule *s, const table_layout *layout)
{
    bac_supply supply;
    bac_prescription prescription;
    schedule_supply(&supply, s);
    day_walk walk;
    day_walk_begin(&walk, s);
    row_rest rest;
    uint32_t number = 0;
    while (bac_supply_next(&supply, &prescription)) {
        number++;
        /* Days after the last intake stay with the last prescription. */
        const uint16_t last = prescription.next_due_day == 0 ? s->days : prescription.last_day;
        paper_section_begin(body, prescription.first_day, last);
        add_caption(body, number, layout->lang, prescription.conditional);
        while (walk.day < last && day_walk_next(&walk)) {
            add_row(body, &walk, layout, &rest);
        }
    }
}
