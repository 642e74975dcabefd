/* SPDX-License-Identifier: MIT */
/* The table of days: day, date, tablets per intake, the day's total, the change. */
#include "paper/text.h"
#include "sheet/cell.h"
#include "sheet/level.h"
#include "words/ascii.h"
#include "words/known.h"

enum {
    DAY_COLUMNS = 5, /* the mark of a day that waits, and up to four digits */
    CELL_COLUMNS = 8 /* the longest name of a time of day, with a blank */
};

/* The headings, and the longest change in words, with the blanks before them. */
enum { TOTAL_COLUMNS = 9 };
static const unsigned total_columns_ascii[LANGUAGE_COUNT] = {[ENGLISH] = 8, [FRENCH] = 9};
static const unsigned change_columns[LANGUAGE_COUNT] = {[ENGLISH] = 9, [FRENCH] = 11};

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
    layout.total_columns = ascii ? total_columns_ascii[lang] : TOTAL_COLUMNS;
    layout.date_columns = !s->patient.dated ? 0 : lang == FRENCH ? 22 : 17; /* with two blanks before */
    if (ascii) {                                                            /* words instead of a half sign need room */
        layout.cell_columns = widest_cell(s, lang, ascii) + 1;
        const unsigned columns = DAY_COLUMNS + layout.date_columns + s->split.count * layout.cell_columns + 1 +
                                 layout.total_columns + change_columns[lang];
        layout.narrow = columns > PAGE_COLUMNS;
    }
    layout.style = layout.cell_columns << 3 | (layout.narrow ? 4u : 0) | (ascii ? 2u : 0) | (lang == FRENCH ? 1u : 0);
    layout.head_style =
        layout.style << 5 | ((unsigned)s->split.count << 2) | (s->patient.dated ? 2u : 0) | (layout.waits ? 1u : 0);
    return layout;
}

static void add_head_lines(paper *head, const schedule *s, const table_layout *layout)
{
    const language lang = layout->lang;
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
        at = put_right(at, message_text(lang, MSG_TABLE_TOTAL), layout->total_columns + 1, 0);
        at = put_text(at, "  ");
        at = put_text(at, message_text(lang, MSG_TABLE_CHANGE));
    }
    *at++ = '\n';
    paper_line_end(head, at);
}

void table_head_add(paper *head, const schedule *s, const table_layout *layout)
{
    const uint64_t key = known_key(MSG_TABLE_TABLETS, layout->head_style, 0);
    const known_text *known = known_find(key);
    paper_section_begin(head, 0, 0);
    if (known != NULL) {
        paper_lines(head, known->bytes, known->length, known->lines);
    } else {
        add_head_lines(head, s, layout);
        known_keep(key, head->text.buffer, head->text.used, head->section[0].lines);
    }
}

static size_t digits_of(uint32_t number)
{
    return number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : 4;
}

static char *put_total(char *at, uint16_t dose_mg, const table_layout *layout)
{
    at = put_blanks(at, layout->total_columns - 3 - digits_of(dose_mg));
    return put_bytes(put_number(at, dose_mg), " mg", 3);
}

/* An intake, behind the line that keeps it apart from the number before it. A whole number of tablets keeps a blank
 * where a half would stand. */
static char *put_cell(char *at, uint16_t intake_mg, const table_layout *layout)
{
    const uint32_t whole = intake_mg / BAC_TABLET;
    *at++ = '|';
    if (layout->ascii || intake_mg == 0) {
        char text[TABLETS_TEXT_MAX];
        tablets_text(text, layout->lang, layout->ascii, intake_mg);
        return put_right(at, text, layout->cell_columns - 1, 0);
    }
    at = put_blanks(at, layout->cell_columns - 2 - (whole > 0 ? digits_of(whole) : 0));
    at = whole > 0 ? put_number(at, whole) : at;
    return intake_mg % BAC_TABLET != 0 ? put_text(at, HALF_SIGN) : put_blanks(at, 1);
}

/* The intakes and the day's total. */
static char *put_cells(char *at, const day_walk *walk, const table_layout *layout)
{
    if (walk->phase == PHASE_STOP) {
        at = put_text(at, "   ");
        return put_text(at, message_text(layout->lang, MSG_STOP_NO_TABLET));
    }
    for (unsigned i = 0; i < walk->schedule->split.count; i++) {
        at = put_cell(at, walk->intake_mg[i], layout);
    }
    *at++ = '|';
    return layout->narrow ? at : put_total(at, walk->dose_mg, layout);
}

/* Above a level, where the row has no room for it: "130 mg per day, up 10". */
static char *put_level_line(char *at, const day_walk *walk, language lang)
{
    at = put_text(at, "  -- ");
    at = put_number(at, walk->dose_mg);
    at = put_text(at, message_text(lang, MSG_LEVEL_MG_PER_DAY));
    char *const words = put_text(at, ", ");
    char *const end = put_change(words, walk, lang);
    at = end > words ? end : at;
    return put_text(at, " --\n");
}

enum {
    HEAD_MAX = TWO_STRIDES, /* mark, day and date: at most 27 columns, some of two bytes */
    /* a row, with its change and a line above it */
    DAY_MAX = HEAD_MAX + LEVEL_TEXT_MAX + TWO_STRIDES + 2 * PAGE_COLUMNS
};

/* The row of the day before: most of it stands again. */
typedef struct {
    const level_text *level;
    size_t head_length;
    char head[HEAD_MAX];
    int change_mg; /* that `change` is about; 0: about none */
    size_t change_length;
    char change[TWO_STRIDES + 1];
} row_text;

/* The cells of a dose, which are the same in every schedule of that style. */
static level_texts levels;

static void keep_level(row_text *row, const day_walk *walk, const table_layout *layout)
{
    level_text *const level = level_of_day(&levels, walk);
    if (level_begin(&levels, level)) {
        level->length = (size_t)(put_cells(level->bytes, walk, layout) - level->bytes);
    }
    row->level = level;
}

/* The date, in all the columns that it has. */
static void put_date_cell(row_text *row, const day_walk *walk, const table_layout *layout)
{
    char *const begin = put_bytes(row->head + DAY_COLUMNS, "  ", 2);
    char *const end = put_date(begin, layout->lang, walk->date, walk->weekday);
    const size_t columns = 2 + text_columns(begin, (size_t)(end - begin), false);
    row->head_length = (size_t)(put_blanks(end, layout->date_columns - columns) - row->head);
}

static void begin_rows(row_text *row, const schedule *s, const table_layout *layout)
{
    put_blanks(row->head, DAY_COLUMNS);
    row->head[DAY_COLUMNS - 1] = '0';
    row->head_length = DAY_COLUMNS;
    row->level = NULL;
    level_texts_begin(&levels, &s->split, layout->style);
}

static bool changes(const day_walk *walk)
{
    return walk->change_mg != 0 || walk->day == 1;
}

/* The change in words, with blanks before it. Most changes are like the one before. */
static char *put_change_cell(char *at, row_text *row, const day_walk *walk, const table_layout *layout)
{
    if (layout->narrow || walk->phase == PHASE_STOP) {
        return at;
    }
    if (walk->day == 1 || walk->change_mg != row->change_mg) {
        char *const words = put_bytes(row->change, "  ", 2);
        char *const end = put_change(words, walk, layout->lang);
        row->change_length = end > words ? (size_t)(end - row->change) : 0;
        row->change_mg = walk->day == 1 ? 0 : walk->change_mg; /* the first one may be in words of its own */
    }
    return put_strides(at, row->change, row->change_length);
}

static char *put_row(char *at, const day_walk *walk, const table_layout *layout, row_text *row)
{
    if (!walk->alike) {
        keep_level(row, walk, layout);
    }
    row->head[0] = walk->waits ? '!' : ' ';
    count_up(row->head + DAY_COLUMNS - 1);
    if (layout->date_columns > 0) {
        put_date_cell(row, walk, layout);
    }
    at = put_strides(at, row->head, row->head_length);
    at = put_strides(at, row->level->bytes, row->level->length);
    if (changes(walk)) {
        at = put_change_cell(at, row, walk, layout);
    }
    *at++ = '\n';
    return at;
}

/* The days of a prescription. */
static void add_rows(paper *body, prescription_walk *walk, const table_layout *layout, row_text *row)
{
    uint32_t lines = (uint32_t)(walk->last_day - walk->day.day);
    char *at = paper_room(body, (size_t)lines * DAY_MAX);
    while (prescription_walk_day(walk)) {
        if (layout->narrow && changes(&walk->day) && walk->day.phase != PHASE_STOP) {
            at = put_level_line(at, &walk->day, layout->lang);
            lines++;
        }
        at = put_row(at, &walk->day, layout, row);
    }
    paper_take(body, at, lines);
}

static void add_caption(paper *body, uint32_t number, language lang, bool conditional)
{
    const message words = conditional ? MSG_CAPTION_CONDITIONAL : MSG_CAPTION;
    const uint64_t key = known_key(words, number, (uint8_t)lang);
    const known_text *known = known_find(key);
    if (known != NULL) {
        paper_lines(body, known->bytes, known->length, 1);
        return;
    }
    sink line;
    sink_begin(&line, paper_line(body), PAPER_LINE_MAX, NULL, NULL);
    sink_text(&line, "-- ");
    message_put(&line, lang, words, MESSAGE_VALUES({"number", NULL, number}));
    sink_text(&line, " --\n");
    paper_line_end(body, line.buffer + line.used);
    known_keep(key, line.buffer, line.used, 1);
}

void table_rows_add(paper *body, const schedule *s, const table_layout *layout)
{
    prescription_walk walk;
    prescription_walk_begin(&walk, s);
    row_text row;
    begin_rows(&row, s, layout);
    while (prescription_walk_next(&walk)) {
        paper_section_begin(body, walk.prescription.first_day, walk.last_day);
        add_caption(body, walk.number, layout->lang, walk.prescription.conditional);
        add_rows(body, &walk, layout, &row);
    }
}
