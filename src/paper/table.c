/* SPDX-License-Identifier: MIT */
/* The table of days: day, date, tablets per intake, the day's total, the change. */
#include "paper/text.h"
#include "sheet/cell.h"
#include "words/ascii.h"

enum {
    DAY_COLUMNS = 5, /* the mark of a day that waits, and up to four digits */
    CELL_COLUMNS = 8 /* the longest name of a time of day, with a blank */
};

/* The headings, and the longest change in words, with the blanks before them. */
enum { TOTAL_COLUMNS = 9 };
static const unsigned total_columns_ascii[LANGUAGE_COUNT] = {[ENGLISH] = 8, [FRENCH] = 9};
static const unsigned change_columns[LANGUAGE_COUNT] = {[ENGLISH] = 9, [FRENCH] = 11};

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

static unsigned widest_cell(const schedule *printed, language lang, bool ascii)
{
    unsigned widest = CELL_COLUMNS - 1;
    for (unsigned block = 0; block < printed->plan.count; block++) {
        uint16_t intake_mg[BAC_INTAKES_MAX];
        bac_split_dose(&printed->split, printed->plan.block[block].dose_mg, intake_mg);
        for (unsigned i = 0; i < printed->split.count; i++) {
            char text[TABLETS_TEXT_MAX];
            tablets_text(text, lang, ascii, intake_mg[i]);
            const unsigned columns = (unsigned)text_columns(text, strlen(text), false);
            widest = columns > widest ? columns : widest;
        }
    }
    return widest;
}

table_layout table_layout_of(const schedule *printed, language lang, bool ascii)
{
    table_layout layout = {.lang = lang, .ascii = ascii, .cell_columns = CELL_COLUMNS};
    layout.total_columns = ascii ? total_columns_ascii[lang] : TOTAL_COLUMNS;
    layout.date_columns = !printed->patient.dated ? 0 : lang == FRENCH ? 22 : 17; /* with two blanks before */
    if (ascii) { /* words instead of a half sign need room */
        layout.cell_columns = widest_cell(printed, lang, ascii) + 1;
        const unsigned columns = DAY_COLUMNS + layout.date_columns + printed->split.count * layout.cell_columns + 1 +
                                 layout.total_columns + change_columns[lang];
        layout.narrow = columns > PAGE_COLUMNS;
    }
    return layout;
}

void table_head_add(paper *top, const schedule *printed, const table_layout *layout)
{
    const language lang = layout->lang;
    sink *out = &top->text;
    paper_section_begin(top, 0, 0);
    if (schedule_waits(printed)) {
        paper_paragraph(top, "", message_text(lang, MSG_TABLE_WAITS));
    }
    sink_fill(out, ' ', DAY_COLUMNS + layout->date_columns + 3);
    sink_text(out, message_text(lang, MSG_TABLE_TABLETS));
    paper_end_line(top);

    right_put(out, message_text(lang, MSG_TABLE_DAY), DAY_COLUMNS);
    if (printed->patient.dated) {
        sink_text(out, "  ");
        sink_text(out, message_text(lang, MSG_TABLE_DATE));
        paper_fill(top, ' ', DAY_COLUMNS + layout->date_columns);
    }
    for (unsigned i = 0; i < printed->split.count; i++) {
        right_put(out, message_text(lang, intake_message(printed->split.count, i)), layout->cell_columns);
    }
    if (!layout->narrow) {
        right_put(out, message_text(lang, MSG_TABLE_TOTAL), layout->total_columns + 1);
        sink_text(out, "  ");
        sink_text(out, message_text(lang, MSG_TABLE_CHANGE));
    }
    paper_end_line(top);
}

/* ---- the rows ---- */

/* An intake, behind the line that keeps it apart from the number before it. A whole number of tablets keeps a blank
 * where a half would stand. */
static void cell_put(sink *out, uint16_t intake_mg, const table_layout *layout)
{
    const bool keeps_blank = !layout->ascii && intake_mg > 0 && intake_mg % BAC_TABLET == 0;
    char tablets[TABLETS_TEXT_MAX];
    tablets_text(tablets, layout->lang, layout->ascii, intake_mg);
    sink_char(out, '|');
    right_put(out, tablets, layout->cell_columns - (keeps_blank ? 2 : 1));
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
    if (walk->phase == PHASE_STOP) {
        sink_text(out, "   ");
        sink_text(out, message_text(layout->lang, MSG_STOP_NO_TABLET));
        return;
    }
    for (unsigned i = 0; i < walk->schedule->split.count; i++) {
        cell_put(out, walk->intake_mg[i], layout);
    }
    sink_char(out, '|');
    if (!layout->narrow) {
        number_right_put(out, walk->dose_mg, layout->total_columns - 3);
        sink_text(out, " mg");
    }
}

static void add_row(paper *body, const day_walk *walk, const table_layout *layout, const level_cells *cells)
{
    sink *out = &body->text;
    sink_char(out, walk->waits ? '!' : ' ');
    number_right_put(out, walk->day, DAY_COLUMNS - 1);
    if (layout->date_columns > 0) {
        sink_text(out, "  ");
        date_put(out, layout->lang, walk->date, walk->weekday);
        paper_fill(body, ' ', DAY_COLUMNS + layout->date_columns);
    }
    sink_put(out, cells->bytes, cells->words.used);
    if (walk->change_mg != 0 && walk->phase != PHASE_STOP && !layout->narrow) {
        sink_text(out, "  ");
        change_put(out, walk, layout->lang);
    }
    paper_end_line(body);
}

/* Above a level, where the row has no room for it: "-- 130 mg per day, up 10 --". */
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
    sink *out = &body->text;
    sink_text(out, "-- ");
    message_put(out, lang, walk->prescription.gates != 0 ? MSG_CAPTION_CONDITIONAL : MSG_CAPTION,
                MESSAGE_VALUES({"number", NULL, walk->number}));
    sink_text(out, " --");
    paper_end_line(body);
}

void table_rows_add(paper *body, const schedule *printed, const table_layout *layout)
{
    level_cells cells;
    prescription_walk walk;
    prescription_walk_begin(&walk, printed);
    while (prescription_walk_next(&walk)) {
        paper_section_begin(body, walk.prescription.first_day, walk.last_day);
        add_caption(body, &walk, layout->lang);
        while (prescription_walk_day(&walk)) {
            const bool level_begins = walk.day.change_mg != 0 || walk.day.day == 1;
            if (layout->narrow && level_begins && walk.day.phase != PHASE_STOP) {
                add_level_line(body, &walk.day, layout->lang);
            }
            if (!walk.day.alike) {
                level_enter(&cells, &walk.day, layout);
                body->text.failed = body->text.failed || cells.words.failed;
            }
            add_row(body, &walk.day, layout, &cells);
        }
    }
}
