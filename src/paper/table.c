/* SPDX-License-Identifier: MIT */
/* The table of days: day, date, tablets per intake, the day's total, the change. */
#include "paper/text.h"
#include "sheet/cell.h"
#include "words/columns.h"
#include "words/tablets.h"

enum {
    DAY_COLUMNS = 5,  /* a blank, and up to four digits */
    TO_COLUMNS = 3,   /* "to" before the last day of a level */
    NAME_COLUMNS = 6, /* "|40 mg" */
    ROWS_TOGETHER = 7 /* of a level */
};

/* The headings, and the longest change in words, with the blanks before them. */
enum { TOTAL_COLUMNS = 9 };
static const unsigned total_columns_ascii[LANGUAGE_COUNT] = {[ENGLISH] = 8, [FRENCH] = 9};
static const unsigned change_columns[LANGUAGE_COUNT] = {[ENGLISH] = 12, [FRENCH] = 17};
static const unsigned date_columns[LANGUAGE_COUNT] = {[ENGLISH] = 17, [FRENCH] = 21}; /* with two blanks before */

/* A text that ends in the last of `columns`. */
static void right_put(sink *out, const char *text, size_t length, size_t columns)
{
    const size_t width = text_columns(text, length, false);
    sink_fill(out, ' ', columns > width ? columns - width : 0);
    sink_put(out, text, length);
}

static void message_right_put(sink *out, language lang, message id, size_t columns)
{
    right_put(out, message_text(lang, id), message_length(lang, id), columns);
}

/* The same of a number of up to four digits, in the columns of a day or of a day's total. */
static void number_right_put(sink *out, unsigned number, size_t columns)
{
    enum { DIGITS_MAX = 4, BLANKS = SINK_SHORT };
    _Static_assert((int)BAC_GATES_MAX + (int)DAY_COLUMNS + (int)TO_COLUMNS <= (int)BLANKS, "all columns are filled");
    char bytes[BLANKS + DIGITS_MAX + SINK_SHORT];
    memset(bytes, ' ', sizeof bytes);
    sink_put_short(out, number_over(bytes + BLANKS, number) - columns, columns);
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

/* The most tablets of any strength in an intake: whole ones; and such as end in a half. */
typedef struct {
    uint16_t whole_mg, halved_mg; /* as tens; 0: there are none */
} most_tablets;

static void keep_most(most_tablets *most, uint16_t mg)
{
    uint16_t *const kind = mg % BAC_TABLET == 0 ? &most->whole_mg : &most->halved_mg;
    *kind = mg > *kind ? mg : *kind;
}

static void find_most(most_tablets *most, bac_strengths strengths, uint16_t intake_mg)
{
    tablet_piece pieces[BAC_STRENGTHS];
    const unsigned count = tablet_pieces(pieces, strengths, intake_mg);
    for (unsigned i = 0; i < count; i++) {
        keep_most(most, pieces[i].as_tens_mg);
    }
}

static void widen_tablets(unsigned *widest, uint16_t intake_mg, const table_layout *layout)
{
    char bytes[TABLETS_TEXT_MAX];
    sink text;
    sink_begin_text(&text, bytes, sizeof bytes);
    tight_tablets_put(&text, intake_mg, layout);
    widen(widest, sink_end_text(&text));
}

/* More tablets never take fewer columns. */
static void widen_intakes(unsigned *widest, const schedule *printed, const table_layout *layout)
{
    most_tablets most = {.whole_mg = 0, .halved_mg = 0};
    const bool several = several_strengths(printed->dispensing.strengths);
    uint16_t before_mg = 0;
    for (unsigned block = 0; block < printed->plan.count; block++) {
        const bac_day *taken = &printed->taken[block];
        for (unsigned i = 0; i < taken->intake_count; i++) {
            if (taken->intake_mg[i] != before_mg) { /* most are as the one before */
                before_mg = taken->intake_mg[i];
                if (several) {
                    find_most(&most, printed->dispensing.strengths, before_mg);
                } else {
                    keep_most(&most, before_mg);
                }
            }
        }
    }
    if (most.whole_mg > 0) {
        widen_tablets(widest, most.whole_mg, layout);
    }
    if (most.halved_mg > 0) {
        widen_tablets(widest, most.halved_mg, layout);
    }
}

/* The widest heading and the widest intake. */
static unsigned widest_cell(const schedule *printed, const table_layout *layout)
{
    unsigned widest = 0;
    widen(&widest, message_text(layout->lang, MSG_INTAKE_NONE));
    for (unsigned i = 0; i < layout->intakes; i++) {
        char bytes[HOUR_TEXT_MAX];
        widen(&widest, message_text(layout->lang, intake_message(layout->intakes, i)));
        if (printed->hour_count > 0) {
            widen(&widest, hour_text(bytes, printed, layout->lang, i));
        }
    }
    widen_intakes(&widest, printed, layout);
    return widest;
}

static unsigned widest_letters(const text_sheet *sheet)
{
    unsigned widest = 0;
    for (uint32_t i = 0; i < sheet->prescription_count; i++) {
        char bytes[GATES_TEXT_MAX];
        sink text;
        sink_begin_text(&text, bytes, sizeof bytes);
        gate_letters_put(&text, sheet->prescription[i].gates);
        widen(&widest, sink_end_text(&text));
    }
    return widest;
}

static size_t day_columns(const table_layout *layout)
{
    return layout->letters_columns + DAY_COLUMNS + (layout->levels ? TO_COLUMNS : 0);
}

static bool has_room(const table_layout *layout, unsigned columns)
{
    return (unsigned)day_columns(layout) + layout->date_columns + columns <= PAGE_COLUMNS;
}

static unsigned total_and_change(const table_layout *layout)
{
    return layout->total_columns + change_columns[layout->lang];
}

/* A column for each strength of an intake. False: the page is too narrow for that. */
static bool lay_columns(const schedule *printed, table_layout *layout)
{
    unsigned widest = NAME_COLUMNS - 1;
    widen_intakes(&widest, printed, layout);
    const unsigned count = layout->strength_count;
    unsigned headings = 0;
    for (unsigned i = 0; i < layout->intakes; i++) {
        widen(&headings, message_text(layout->lang, intake_message(layout->intakes, i)));
    }
    while (count * (widest + 1) < headings + 1) {
        widest++;
    }
    layout->cell_columns = widest + 1;
    const unsigned cells = layout->intakes * count * layout->cell_columns + 1;
    layout->narrow = !has_room(layout, cells + total_and_change(layout));
    return has_room(layout, cells);
}

/* A column for each intake, and of several strengths a line for each. */
static void lay_lines(const schedule *printed, table_layout *layout)
{
    const unsigned name = layout->strength_count > 0 ? NAME_COLUMNS : 0;
    layout->lines = layout->strength_count > 0;
    layout->cell_columns = widest_cell(printed, layout) + 1;
    const unsigned cells = name + layout->intakes * layout->cell_columns + 1;
    layout->narrow = !has_room(layout, cells + total_and_change(layout));
    layout->tight = !has_room(layout, cells);
    layout->cell_columns = layout->tight ? widest_cell(printed, layout) + 1 : layout->cell_columns;
    layout->below = layout->lines && !has_room(layout, name + layout->intakes * layout->cell_columns + 1);
}

/* Where the names of strengths, or the intakes, begin. */
static size_t dose_column(const table_layout *layout)
{
    const size_t before = day_columns(layout) + layout->date_columns;
    return !layout->below ? before : layout->date_columns > NAME_COLUMNS ? before - NAME_COLUMNS : day_columns(layout);
}

/* The columns of an intake. */
static unsigned group_columns(const table_layout *layout)
{
    return layout->cell_columns * (layout->strength_count > 0 && !layout->lines ? layout->strength_count : 1);
}

table_layout table_layout_of(const text_sheet *sheet, const printer *printing)
{
    const schedule *const printed = sheet->schedule;
    const language lang = printing->lang;
    const bool ascii = printing->ascii;
    table_layout layout = {.lang = lang,
                           .ascii = ascii,
                           .levels = printing->levels,
                           .intakes = printed->columns,
                           .letters_columns = widest_letters(sheet)};
    layout.total_columns = ascii ? total_columns_ascii[lang] : TOTAL_COLUMNS;
    layout.date_columns = printed->patient.dated ? date_columns[lang] : 0;
    layout.strength_count = schedule_strengths(printed, layout.strength_mg);
    if (layout.strength_count == 0 || !lay_columns(printed, &layout)) {
        lay_lines(printed, &layout);
    }
    return layout;
}

static void add_times(paper *top, const schedule *printed, const table_layout *layout)
{
    char bytes[HOUR_TEXT_MAX];
    sink *out = &top->text;
    for (unsigned i = 0; i < printed->hour_count; i++) {
        sink_char(out, '|'); /* two numbers stand apart */
        const char *const hour = hour_text(bytes, printed, layout->lang, i);
        right_put(out, hour, strlen(hour), group_columns(layout) - 1);
    }
    sink_char(out, '|');
    paper_end_line(top);
}

static void strength_put(sink *out, const table_layout *layout, uint16_t strength_mg)
{
    message_put(out, layout->lang, MSG_TABLE_STRENGTH, MESSAGE_VALUES({"mg", NULL, strength_mg}));
}

/* "|40 mg|10 mg|40 mg|10 mg|": the strengths, below the intakes. */
static void add_strengths(paper *top, const table_layout *layout)
{
    sink *out = &top->text;
    paper_fill(top, ' ', dose_column(layout));
    for (unsigned i = 0; i < layout->intakes; i++) {
        for (unsigned k = 0; k < layout->strength_count; k++) {
            sink_char(out, '|');
            sink_fill(out, ' ', layout->cell_columns - NAME_COLUMNS);
            strength_put(out, layout, layout->strength_mg[k]);
        }
    }
    sink_char(out, '|');
    paper_end_line(top);
}

void table_head_add(paper *top, const schedule *printed, const table_layout *layout)
{
    const language lang = layout->lang;
    sink *out = &top->text;
    paper_section_begin(top, 0, 0);
    if (schedule_waits(printed)) {
        paper_paragraph(top, "", message_text(lang, MSG_TABLE_WAITS));
    }
    sink_fill(out, ' ', day_columns(layout) + layout->date_columns + 1);
    sink_text(out, message_text(lang, layout->strength_count > 0 ? MSG_TABLE_TABLETS_STRENGTHS : MSG_TABLE_TABLETS));
    paper_end_line(top);

    message_right_put(out, lang, MSG_TABLE_DAY, day_columns(layout));
    if (printed->patient.dated) {
        sink_text(out, "  ");
        sink_text(out, message_text(lang, MSG_TABLE_DATE));
    }
    paper_fill(top, ' ', dose_column(layout) + (layout->lines ? NAME_COLUMNS : 0));
    for (unsigned i = 0; i < layout->intakes; i++) {
        message_right_put(out, lang, intake_message(layout->intakes, i), group_columns(layout));
    }
    if (!layout->narrow) {
        message_right_put(out, lang, MSG_TABLE_TOTAL, layout->total_columns + 1);
        sink_text(out, "  ");
        sink_text(out, message_text(lang, MSG_TABLE_CHANGE));
    }
    paper_end_line(top);
    if (printed->hour_count > 0) {
        paper_fill(top, ' ', dose_column(layout) + (layout->lines ? NAME_COLUMNS : 0));
        add_times(top, printed, layout);
    }
    if (layout->strength_count > 0 && !layout->lines) {
        add_strengths(top, layout);
    }
}

/* ---- the rows ---- */

/* Tablets, behind the line that keeps them apart from the number before it. A whole number of tablets keeps a blank
 * where a half would stand. */
static void cell_put(sink *out, uint16_t intake_mg, bool halved, const table_layout *layout)
{
    const bool keeps_blank = halved && !layout->ascii && intake_mg > 0 && intake_mg % BAC_TABLET == 0;
    char bytes[TABLETS_TEXT_MAX];
    sink tablets;
    sink_begin_text(&tablets, bytes, sizeof bytes);
    tight_tablets_put(&tablets, intake_mg, layout);
    sink_char(out, '|');
    right_put(out, bytes, tablets.used, layout->cell_columns - (keeps_blank ? 2 : 1));
    sink_text(out, keeps_blank ? " " : "");
}

/* What rows share: letters, day and date, which the next day changes in place; the change, where it is the same again;
 * and in a level the intakes and the day's total, of several strengths a line for each. A cell is put together once.
 * The head ends where the cells begin, so that most rows are put at once. */
enum { KNOWN_CELLS = 32, CELLS_AT = 4 * DATE_TEXT_MAX };
typedef struct {
    uint16_t intake_mg;
    sink text;
    char bytes[2 * PAGE_COLUMNS];
} known_cell;

typedef struct {
    bac_gate_set waits;
    unsigned weekday;
    int change_mg; /* 0: none */
    sink change;
    char change_bytes[PAGE_COLUMNS];
    size_t head_at, date_at; /* 0: no head is there yet */
    sink words;
    unsigned lines;
    size_t line_end[BAC_STRENGTHS];
    char bytes[CELLS_AT + 8 * PAGE_COLUMNS];
    bool known[KNOWN_CELLS]; /* [intake modulo their number] */
    known_cell cell[KNOWN_CELLS];
} level_cells;

static void end_cells(level_cells *cells)
{
    cells->line_end[cells->lines++] = cells->words.used;
}

static uint16_t tablets_of(const day_walk *walk, unsigned intake, uint16_t strength_mg)
{
    return strength_in_intake(walk->schedule->dispensing.strengths, day_walk_column(walk, intake), strength_mg);
}

/* The tablets of a strength in an intake; a dash where there are others only. */
static void strength_cell_put(sink *out, const day_walk *walk, unsigned intake, uint16_t strength_mg,
                              const table_layout *layout)
{
    const uint16_t as_tens_mg = tablets_of(walk, intake, strength_mg);
    if (as_tens_mg > 0) {
        cell_put(out, as_tens_mg, strength_mg == BAC_TABLET, layout);
    } else {
        sink_char(out, '|');
        right_put(out, "-", 1, layout->cell_columns - 1);
    }
}

static void nothing_put(sink *out, const table_layout *layout)
{
    sink_char(out, '|');
    message_right_put(out, layout->lang, MSG_INTAKE_NONE, group_columns(layout) - 1);
}

static void total_put(sink *out, const day_walk *walk, const table_layout *layout)
{
    sink_char(out, '|');
    if (!layout->narrow) {
        number_right_put(out, walk->dose_mg, layout->total_columns - 3);
        sink_text(out, " mg");
    }
}

static void known_cell_put(sink *out, level_cells *cells, uint16_t intake_mg, const table_layout *layout)
{
    known_cell *cell = &cells->cell[intake_mg % KNOWN_CELLS];
    bool *const known = &cells->known[intake_mg % KNOWN_CELLS];
    if (!*known || cell->intake_mg != intake_mg) {
        *known = true;
        cell->intake_mg = intake_mg;
        sink_begin_text(&cell->text, cell->bytes, sizeof cell->bytes);
        cell_put(&cell->text, intake_mg, true, layout);
        out->failed = out->failed || cell->text.failed;
    }
    sink_put_short(out, cell->bytes, cell->text.used);
}

static void enter_columns(level_cells *cells, const day_walk *walk, const table_layout *layout)
{
    sink *out = &cells->words;
    for (unsigned i = 0; i < walk->columns; i++) {
        if (layout->strength_count == 0) {
            known_cell_put(out, cells, day_walk_column(walk, i), layout);
        } else if (day_walk_column(walk, i) == 0) {
            nothing_put(out, layout);
        } else {
            for (unsigned k = 0; k < layout->strength_count; k++) {
                strength_cell_put(out, walk, i, layout->strength_mg[k], layout);
            }
        }
    }
    total_put(out, walk, layout);
    end_cells(cells);
}

static bool is_taken(const day_walk *walk, uint16_t strength_mg)
{
    for (unsigned i = 0; i < walk->columns; i++) {
        if (tablets_of(walk, i, strength_mg) > 0) {
            return true;
        }
    }
    return false;
}

/* A line for each strength that the day needs. */
static void enter_lines(level_cells *cells, const day_walk *walk, const table_layout *layout)
{
    sink *out = &cells->words;
    for (unsigned k = 0; k < layout->strength_count; k++) {
        if (!is_taken(walk, layout->strength_mg[k])) {
            continue;
        }
        sink_char(out, '|');
        strength_put(out, layout, layout->strength_mg[k]);
        for (unsigned i = 0; i < walk->columns; i++) {
            if (day_walk_column(walk, i) == 0 && cells->lines == 0) {
                nothing_put(out, layout);
            } else {
                strength_cell_put(out, walk, i, layout->strength_mg[k], layout);
            }
        }
        if (cells->lines == 0) {
            total_put(out, walk, layout);
        } else {
            sink_char(out, '|');
        }
        end_cells(cells);
    }
}

static void level_enter(level_cells *cells, const day_walk *walk, const table_layout *layout)
{
    sink *out = &cells->words;
    cells->lines = 0;
    sink_begin_text(out, cells->bytes, sizeof cells->bytes);
    out->used = CELLS_AT;
    cells->line_end[0] = CELLS_AT; /* nothing of the level before */
    if (walk->phase == BAC_PHASE_STOP) {
        sink_text(out, "   ");
        sink_text(out, message_text(layout->lang, MSG_STOP_NO_TABLET));
        end_cells(cells);
    } else if (layout->lines) {
        enter_lines(cells, walk, layout);
    } else {
        enter_columns(cells, walk, layout);
    }
}

static void date_cell_put(sink *out, const day_walk *walk, const table_layout *layout)
{
    if (layout->date_columns > 0) {
        const size_t begin = out->used;
        sink_text(out, "  ");
        date_put(out, layout->lang, walk->date, day_walk_weekday(walk));
        const size_t columns = text_columns(out->buffer + begin, out->used - begin, layout->ascii);
        sink_fill(out, ' ', layout->date_columns - columns);
    }
}

static void enter_head(level_cells *cells, const day_walk *walk, const table_layout *layout)
{
    char bytes[CELLS_AT];
    sink head;
    sink_begin_text(&head, bytes, sizeof bytes);
    cells->waits = walk->waits;
    cells->weekday = day_walk_weekday(walk);
    gate_letters_put(&head, walk->waits);
    number_right_put(&head, walk->day, day_columns(layout) - head.used);
    const size_t date = head.used;
    date_cell_put(&head, walk, layout);
    cells->head_at = CELLS_AT - head.used;
    cells->date_at = cells->head_at + date;
    memcpy(cells->bytes + cells->head_at, bytes, head.used);
}

/* The next day over the one before, but where it waits for others or its date has another month or length: then false.
 */
static bool turn_head(level_cells *cells, const day_walk *walk, const table_layout *layout)
{
    char *const date = cells->bytes + cells->date_at;
    cells->weekday = cells->weekday < 6 ? cells->weekday + 1 : 0;
    if (walk->waits != cells->waits ||
        (layout->date_columns > 0 && !date_over(date + 2, layout->lang, walk->date, cells->weekday))) {
        return false;
    }
    char *digit = date - 1;
    for (; *digit == '9'; digit--) {
        *digit = '0';
    }
    *digit = *digit == ' ' ? '1' : (char)(*digit + 1);
    return true;
}

static void add_change(paper *body, const day_walk *walk, const table_layout *layout, level_cells *cells)
{
    if (walk->day == 1 || walk->change_mg != cells->change_mg) {
        sink_begin_text(&cells->change, cells->change_bytes, sizeof cells->change_bytes);
        sink_text(&cells->change, "  ");
        change_put(&cells->change, walk, layout->lang);
        cells->change_mg = walk->day == 1 ? 0 : walk->change_mg; /* that of day 1 is told in other words */
    }
    sink_put_short(&body->text, cells->change_bytes, cells->change.used);
}

static void begin_line_below(paper *body, const table_layout *layout)
{
    paper_end_line(body);
    paper_fill(body, ' ', dose_column(layout));
}

static void add_row(paper *body, const day_walk *walk, const table_layout *layout, level_cells *cells)
{
    sink *out = &body->text;
    const bool taken = walk->phase != BAC_PHASE_STOP;
    if (layout->levels || cells->date_at == 0 || !turn_head(cells, walk, layout)) {
        enter_head(cells, walk, layout);
    }
    size_t begin = cells->head_at;
    if (layout->below && taken) {
        sink_put(out, cells->bytes + begin, CELLS_AT - begin);
        begin = CELLS_AT;
        begin_line_below(body, layout);
    }
    sink_put_span(out, cells->bytes + begin, cells->line_end[0] - begin);
    if (walk->change_mg != 0 && taken && !layout->narrow) {
        add_change(body, walk, layout, cells);
    }
    for (unsigned line = 1; line < cells->lines; line++) {
        begin = cells->line_end[line - 1];
        begin_line_below(body, layout);
        sink_put(out, cells->bytes + begin, cells->line_end[line] - begin);
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
    date_cell_put(out, last, layout);
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

static void add_caption(paper *body, uint32_t number, bac_gate_set gates, language lang)
{
    char bytes[4 * PAGE_COLUMNS];
    sink caption;
    sink_begin_text(&caption, bytes, sizeof bytes);
    caption_put(&caption, lang, number, gates);
    sink_text(&caption, " --");
    paper_paragraph(body, "-- ", sink_end_text(&caption));
    body->text.failed = body->text.failed || caption.failed;
}

/* Whether a page may end above the row: a level's days stay together, of a long one so many at a time; a row of several
 * lines is never torn apart. */
static bool may_part(const paper *body, const day_walk *row, uint16_t last_day, const table_layout *layout)
{
    const uint16_t begun = body->last->first_day;
    return layout->levels || layout->lines || !row->alike || row->day - begun >= ROWS_TOGETHER ||
           last_day + TEXT_TAIL_ROWS > row->schedule->days;
}

/* The days that go with a prescription: those of the section that has begun. */
static void add_days(paper *body, day_walk *walk, const table_layout *layout, level_cells *cells)
{
    const uint16_t first_day = body->last->first_day;
    const uint16_t last_day = body->last->last_day;
    day_walk first;
    while (layout->levels ? day_walk_level(walk, last_day, &first) : day_walk_upto(walk, last_day)) {
        const day_walk *row = layout->levels ? &first : walk;
        if (row->day > first_day && may_part(body, row, walk->day, layout)) {
            paper_split_days(body, row->day);
        }
        if (!row->alike) {
            if (layout->narrow && (row->change_mg != 0 || row->day == 1) && row->phase != BAC_PHASE_STOP) {
                add_level_line(body, row, layout->lang);
            }
            level_enter(cells, row, layout);
            body->text.failed = body->text.failed || cells->words.failed;
        }
        add_row(body, row, layout, cells);
        if (walk->day > row->day) {
            add_last_day(body, walk, row->day, layout);
        }
    }
}

void table_rows_add(text_sheet *sheet, const table_layout *layout)
{
    paper *const body = &sheet->body;
    level_cells cells;
    day_walk walk;
    memset(cells.known, 0, sizeof cells.known);
    cells.change_mg = 0;
    cells.date_at = 0;
    cells.lines = 0;
    cells.line_end[0] = CELLS_AT;
    sink_begin_text(&cells.words, cells.bytes, sizeof cells.bytes); /* the first row begins a level */
    day_walk_begin(&walk, sheet->schedule);
    for (uint32_t i = 0; i < sheet->prescription_count; i++) {
        const bac_prescription *prescription = &sheet->prescription[i];
        const uint32_t first_section = body->section_count;
        paper_section_begin(body, prescription->first_day, prescription_last_day(sheet->schedule, prescription));
        add_caption(body, i + 1, prescription->gates, layout->lang);
        add_days(body, &walk, layout, &cells);
        paper_prefer_together(body, first_section, body->section_count);
    }
}
