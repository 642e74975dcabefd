/* SPDX-License-Identifier: MIT */
/* The table of days: day, date, tablets per intake, the day's total, the change. */
#include "paper/text.h"
#include "sheet/cell.h"
#include "words/columns.h"

enum {
    DAY_COLUMNS = 5, /* a blank, and up to four digits */
    TO_COLUMNS = 3,  /* "to" before the last day of a level */
    TAIL_ROWS = 7    /* rows at the end that may go with what is said below the table */
};

/* The headings, and the longest change in words, with the blanks before them. */
enum { TOTAL_COLUMNS = 9 };
static const unsigned total_columns_ascii[LANGUAGE_COUNT] = {[ENGLISH] = 8, [FRENCH] = 9};
static const unsigned change_columns[LANGUAGE_COUNT] = {[ENGLISH] = 12, [FRENCH] = 17};
static const unsigned date_columns[LANGUAGE_COUNT] = {[ENGLISH] = 17, [FRENCH] = 21}; /* with two blanks before */

/* A text that ends in the last of `columns`. */
static void right_put(sink *out, const char *text, size_t columns)
{
    const size_t width = text_columns(text, strlen(text), false);
    sink_fill(out, ' ', columns > width ? columns - width : 0);
    sink_text(out, text);
}

static void number_right_put(sink *out, uint32_t number, size_t columns)
{
    const size_t digits = number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : 4;
    sink_fill(out, ' ', columns - digits);
    sink_number(out, number);
}

/* ---- the layout, and the head ---- */

static void widen(unsigned *widest, const char *text)
{
    const unsigned columns = (unsigned)text_columns(text, strlen(text), false);
    *widest = columns > *widest ? columns : *widest;
}

/* "10 and a half" where there is room for it; else "10 and half". */
static void tight_tablets_put(sink *out, uint16_t intake_mg, const table_layout *layout)
{
    if (layout->tight && intake_mg > BAC_TABLET && intake_mg % BAC_TABLET != 0) {
        message_put(out, layout->lang, MSG_AND_HALF, MESSAGE_VALUES({"whole", NULL, intake_mg / BAC_TABLET}));
    } else {
        tablets_put(out, layout->lang, layout->ascii, intake_mg);
    }
}

enum { HOUR_TEXT_MAX = 16 };

static const char *hour_text(char bytes[HOUR_TEXT_MAX], const schedule *printed, language lang, unsigned column)
{
    sink text;
    sink_begin_text(&text, bytes, HOUR_TEXT_MAX);
    hour_put(&text, lang, printed, printed->hour_count, column);
    return sink_end_text(&text);
}

/* The widest heading and the widest intake. */
static unsigned widest_cell(const schedule *printed, const table_layout *layout)
{
    unsigned widest = 0;
    widen(&widest, message_text(layout->lang, MSG_INTAKE_NONE));
    for (unsigned i = 0; i < schedule_columns(printed); i++) {
        char bytes[HOUR_TEXT_MAX];
        widen(&widest, message_text(layout->lang, intake_message(schedule_columns(printed), i)));
        widen(&widest, printed->hour_count > 0 ? hour_text(bytes, printed, layout->lang, i) : "");
    }
    bool known[BAC_DOSE_MAX + 1] = {false};
    for (unsigned block = 0; block < printed->plan.count; block++) {
        const day_intakes *taken = &printed->taken[block];
        for (unsigned i = 0; i < taken->count; i++) {
            char bytes[TABLETS_TEXT_MAX];
            sink text;
            if (known[taken->mg[i]]) {
                continue;
            }
            known[taken->mg[i]] = true;
            sink_begin_text(&text, bytes, sizeof bytes);
            tight_tablets_put(&text, taken->mg[i], layout);
            widen(&widest, sink_end_text(&text));
        }
    }
    return widest;
}

static unsigned widest_letters(const schedule *printed)
{
    bac_supply supply;
    bac_prescription prescription;
    unsigned widest = 0;
    schedule_supply(&supply, printed);
    while (schedule_waits(printed) && bac_supply_next(&supply, &prescription)) {
        char bytes[GATES_TEXT_MAX];
        sink text;
        sink_begin_text(&text, bytes, sizeof bytes);
        gate_letters_put(&text, prescription.gates);
        widen(&widest, sink_end_text(&text));
    }
    return widest;
}

static size_t day_columns(const table_layout *layout)
{
    return layout->letters_columns + DAY_COLUMNS + (layout->levels ? TO_COLUMNS : 0);
}

table_layout table_layout_of(const schedule *printed, const printer *printing)
{
    const language lang = printing->lang;
    const bool ascii = printing->ascii;
    table_layout layout = {
        .lang = lang, .ascii = ascii, .levels = printing->levels, .letters_columns = widest_letters(printed)};
    layout.total_columns = ascii ? total_columns_ascii[lang] : TOTAL_COLUMNS;
    layout.date_columns = printed->patient.dated ? date_columns[lang] : 0;
    layout.cell_columns = widest_cell(printed, &layout) + 1;
    const unsigned before = (unsigned)day_columns(&layout) + layout.date_columns;
    const unsigned cells = schedule_columns(printed) * layout.cell_columns + 1;
    layout.narrow = before + cells + layout.total_columns + change_columns[lang] > PAGE_COLUMNS;
    layout.tight = before + cells > PAGE_COLUMNS;
    layout.cell_columns = layout.tight ? widest_cell(printed, &layout) + 1 : layout.cell_columns;
    return layout;
}

void table_head_add(paper *top, const schedule *printed, const table_layout *layout)
{
    char bytes[HOUR_TEXT_MAX];
    const language lang = layout->lang;
    sink *out = &top->text;
    paper_section_begin(top, 0, 0);
    if (schedule_waits(printed)) {
        paper_paragraph(top, "", message_text(lang, MSG_TABLE_WAITS));
    }
    sink_fill(out, ' ', day_columns(layout) + layout->date_columns + 1);
    sink_text(out, message_text(lang, MSG_TABLE_TABLETS));
    paper_end_line(top);

    right_put(out, message_text(lang, MSG_TABLE_DAY), day_columns(layout));
    if (printed->patient.dated) {
        sink_text(out, "  ");
        sink_text(out, message_text(lang, MSG_TABLE_DATE));
        paper_fill(top, ' ', day_columns(layout) + layout->date_columns);
    }
    for (unsigned i = 0; i < schedule_columns(printed); i++) {
        right_put(out, message_text(lang, intake_message(schedule_columns(printed), i)), layout->cell_columns);
    }
    if (!layout->narrow) {
        right_put(out, message_text(lang, MSG_TABLE_TOTAL), layout->total_columns + 1);
        sink_text(out, "  ");
        sink_text(out, message_text(lang, MSG_TABLE_CHANGE));
    }
    paper_end_line(top);
    if (printed->hour_count > 0) {
        paper_fill(top, ' ', day_columns(layout) + layout->date_columns);
        for (unsigned i = 0; i < printed->hour_count; i++) {
            sink_char(out, '|'); /* two numbers stand apart */
            right_put(out, hour_text(bytes, printed, lang, i), layout->cell_columns - 1);
        }
        sink_char(out, '|');
        paper_end_line(top);
    }
}

/* ---- the rows ---- */

/* An intake, behind the line that keeps it apart from the number before it. A whole number of tablets keeps a blank
 * where a half would stand. */
static void cell_put(sink *out, uint16_t intake_mg, const table_layout *layout)
{
    const bool keeps_blank = !layout->ascii && intake_mg > 0 && intake_mg % BAC_TABLET == 0;
    char bytes[TABLETS_TEXT_MAX];
    sink tablets;
    sink_begin_text(&tablets, bytes, sizeof bytes);
    tight_tablets_put(&tablets, intake_mg, layout);
    sink_char(out, '|');
    right_put(out, sink_end_text(&tablets), layout->cell_columns - (keeps_blank ? 2 : 1));
    sink_text(out, keeps_blank ? " " : "");
}

/* What the rows of a level share: the intakes and the day's total. */
typedef struct {
    sink words;
    char bytes[4 * PAGE_COLUMNS];
} level_cells;

static void level_enter(level_cells *cells, const day_walk *walk, const table_layout *layout)
{
    sink *out = &cells->words;
    sink_begin_text(out, cells->bytes, sizeof cells->bytes);
    if (walk->phase == BAC_PHASE_STOP) {
        sink_text(out, "   ");
        sink_text(out, message_text(layout->lang, MSG_STOP_NO_TABLET));
        return;
    }
    for (unsigned i = 0; i < walk->columns; i++) {
        cell_put(out, walk->column_mg[i], layout);
    }
    sink_char(out, '|');
    if (!layout->narrow) {
        number_right_put(out, walk->dose_mg, layout->total_columns - 3);
        sink_text(out, " mg");
    }
}

static void add_date(paper *body, const day_walk *walk, const table_layout *layout)
{
    if (layout->date_columns > 0) {
        sink *out = &body->text;
        const size_t begin = out->used;
        sink_text(out, "  ");
        date_put(out, layout->lang, walk->date, walk->weekday);
        sink_fill(out, ' ', layout->date_columns - text_columns(out->buffer + begin, out->used - begin, body->ascii));
    }
}

static void add_row(paper *body, const day_walk *walk, const table_layout *layout, const level_cells *cells)
{
    sink *out = &body->text;
    gate_letters_put(out, walk->waits);
    number_right_put(out, walk->day, day_columns(layout) - (walk->waits != 0 ? paper_column(body) : 0));
    add_date(body, walk, layout);
    sink_put(out, cells->bytes, cells->words.used);
    if (walk->change_mg != 0 && walk->phase != BAC_PHASE_STOP && !layout->narrow) {
        sink_text(out, "  ");
        change_put(out, walk, layout->lang);
    }
    paper_end_line(body);
}

/* Below the row of a level: its last day, and how many they are. */
static void add_last_day(paper *body, const day_walk *last, uint16_t first_day, const table_layout *layout)
{
    sink *out = &body->text;
    sink_fill(out, ' ', layout->letters_columns + 1);
    sink_text(out, message_text(layout->lang, MSG_LEVEL_TO));
    number_right_put(out, last->day, day_columns(layout) - paper_column(body));
    add_date(body, last, layout);
    sink_text(out, "  (");
    days_put(out, layout->lang, last->day - first_day + 1u);
    sink_char(out, ')');
    paper_end_line(body);
}

/* Above a level, where the row has no room for it: "-- 130 mg per day, up 10 mg --". */
static void add_level_line(paper *body, const day_walk *walk, language lang)
{
    sink *out = &body->text;
    sink_text(out, "  -- ");
    sink_number(out, walk->dose_mg);
    sink_text(out, message_text(lang, MSG_LEVEL_MG_PER_DAY));
    sink_text(out, walk->change_mg != 0 ? ", " : "");
    change_put(out, walk, lang);
    sink_text(out, " --");
    paper_end_line(body);
}

static void add_caption(paper *body, const prescription_walk *walk, language lang)
{
    char bytes[4 * PAGE_COLUMNS];
    sink caption;
    sink_begin_text(&caption, bytes, sizeof bytes);
    caption_put(&caption, lang, walk->number, walk->prescription.gates);
    sink_text(&caption, " --");
    paper_paragraph(body, "-- ", sink_end_text(&caption));
    body->text.failed = body->text.failed || caption.failed;
}

void table_rows_add(paper *body, const schedule *printed, const table_layout *layout)
{
    level_cells cells;
    prescription_walk walk;
    day_walk first;
    sink_begin_text(&cells.words, cells.bytes, sizeof cells.bytes); /* the first row begins a level */
    prescription_walk_begin(&walk, printed);
    while (prescription_walk_next(&walk)) {
        paper_section_begin(body, walk.prescription.first_day, walk.last_day);
        add_caption(body, &walk, layout->lang);
        while (layout->levels ? prescription_walk_level(&walk, &first) : prescription_walk_day(&walk)) {
            const day_walk *row = layout->levels ? &first : &walk.day;
            const bool level_begins = row->change_mg != 0 || row->day == 1;
            if (row->day > walk.prescription.first_day && walk.day.day + TAIL_ROWS > printed->days) {
                paper_split_days(body, row->day);
            }
            if (layout->narrow && level_begins && row->phase != BAC_PHASE_STOP) {
                add_level_line(body, row, layout->lang);
            }
            if (!row->alike) {
                level_enter(&cells, row, layout);
                body->text.failed = body->text.failed || cells.words.failed;
            }
            add_row(body, row, layout, &cells);
            if (walk.day.day > row->day) {
                add_last_day(body, &walk.day, row->day, layout);
            }
        }
    }
}
