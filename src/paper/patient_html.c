/* SPDX-License-Identifier: MIT */
/* The patient's sheet as a page: large type, a box for each intake, room to write. */
#include "paper/html.h"
#include "sheet/cell.h"
#include "sheet/patient.h"
#include "sheet/walk.h"
#include "words/tablets.h"

/* In points, as the style has them. */
enum {
    ROW = 19,
    DAY_WIDTH = 122,
    CELL_PADDING = 10, /* at both sides */
    CELL_SPACE = 6,    /* above and below */
    TICK_WIDTH = 22,   /* a box, and the gap behind it */
    NOTE = 30,         /* room to write */
    DUE_PADDING = 16,
    SIGN = 38,
    SMALL_LETTERS = 100 /* tenths of a point */
};

static const html_size size = {.letters = 120, .line = 15};

/* ---- the table of days ---- */

static void put_table_head(html_sheet *sheet, bool levels)
{
    const unsigned intakes = sheet->schedule->columns;
    const message how = patient_tick_message(sheet->schedule, levels);
    const uint32_t lines = html_text_height(sheet, message_text(sheet->lang, how), HTML_PAGE_WIDTH, HTML_BOLD);
    html_begin_wide(sheet, lines + html_head_rows(sheet) * ROW + CELL_PADDING, MSG_HTML_DAYS,
                    "</tbody>\n</table>\n</div>\n");
    html_element(sheet, "<table class=\"diary\">\n<caption>", how, "</caption>\n<thead>\n<tr>");
    html_element(sheet, "<th scope=\"col\" rowspan=\"2\" class=\"day\">", MSG_TABLE_DAY, "</th>");
    html_number(sheet, "<th scope=\"colgroup\" colspan=\"", intakes, "\">");
    html_element(sheet, "",
                 several_strengths(sheet->schedule->dispensing.strengths) ? MSG_TABLE_TABLETS_STRENGTHS
                                                                          : MSG_TABLE_TABLETS,
                 "</th></tr>\n<tr>");
    for (unsigned i = 0; i < intakes; i++) {
        html_intake_head(sheet, i, 1);
    }
    html_put(sheet, "</tr>\n</thead>\n<tbody>\n");
}

static uint32_t higher(uint32_t one, uint32_t other)
{
    return one > other ? one : other;
}

/* Returns its height. A box stands before the tablets, where they are to be ticked. */
static uint32_t put_intake(html_sheet *sheet, uint16_t intake_mg, bool ticked)
{
    const uint32_t cells = HTML_PAGE_WIDTH - DAY_WIDTH;
    const uint32_t width = cells / sheet->schedule->columns - CELL_PADDING - TICK_WIDTH;
    intake_words_put(&sheet->tell.words, sheet->lang, sheet->schedule->dispensing.strengths, intake_mg);
    const char *words = take_words(&sheet->tell);
    html_put(sheet,
             intake_mg > 0 && ticked ? "<td><div class=\"take\"><span class=\"box\"></span><span>" : "<td><div><span>");
    html_join_numbers(sheet->out, words);
    html_put(sheet, "</span></div></td>");
    return html_text_height(sheet, words, width, 0);
}

/* Returns the height of the row. */
static uint32_t put_intakes(html_sheet *sheet, const day_walk *walk, bool ticked)
{
    const unsigned intakes = walk->columns;
    uint32_t height = sheet->size.line;
    if (walk->phase == BAC_PHASE_STOP) {
        html_number(sheet, "<td class=\"stop\" colspan=\"", intakes, "\">");
        html_element(sheet, "", MSG_STOP_NO_TABLET, "</td>");
    } else {
        for (unsigned i = 0; i < intakes; i++) {
            height = higher(height, put_intake(sheet, day_walk_column(walk, i), ticked));
        }
    }
    return height + CELL_SPACE;
}

/* What the day waits for. Returns its height. */
static uint32_t put_wait(html_sheet *sheet, const day_walk *walk, uint32_t width)
{
    if (walk->waits == 0) {
        return 0;
    }
    patient_wait_put(&sheet->tell.words, sheet->lang, walk->waits);
    const char *words = take_words(&sheet->tell);
    html_put(sheet, " <span class=\"not\">");
    html_text(sheet->out, words);
    html_put(sheet, "</span>");
    return html_lines(words, width, SMALL_LETTERS, HTML_BOLD) * size.line;
}

/* The day's name, over its two rows. Returns its height. */
static uint32_t put_day_head(html_sheet *sheet, const day_walk *walk)
{
    uint32_t height = sheet->size.line + CELL_SPACE;
    html_put(sheet, walk->waits ? "<tr><th scope=\"row\" rowspan=\"2\" class=\"day w\">"
                                : "<tr><th scope=\"row\" rowspan=\"2\" class=\"day\">");
    html_words(sheet, MSG_TABLE_DAY);
    html_number(sheet, " ", walk->day, "");
    if (walk->schedule->patient.dated) {
        html_put(sheet, " <span class=\"date\">");
        date_put(sheet->out, sheet->lang, walk->date, day_walk_weekday(walk));
        html_put(sheet, "</span>");
        height += sheet->size.line;
    }
    height += put_wait(sheet, walk, DAY_WIDTH - CELL_PADDING);
    html_put(sheet, "</th>");
    return height;
}

static void put_day(html_sheet *sheet, const day_walk *walk)
{
    html_unit_of_days(sheet->paper, 0, walk->day, walk->day);
    const uint32_t head = put_day_head(sheet, walk);
    const uint32_t intakes = put_intakes(sheet, walk, true);
    html_number(sheet, "</tr>\n<tr><td class=\"note\" colspan=\"", walk->columns, "\"><div>");
    for (unsigned i = 0; i < PATIENT_NOTES; i++) {
        html_element(sheet, "<span>", patient_notes[i], "</span>");
    }
    html_put(sheet, "</div></td></tr>\n");
    html_grow(sheet->paper, higher(head, intakes + NOTE));
}

/* "Days 4 to 6 ...", what is taken on each of them, and a box for each. */
static void put_level(html_sheet *sheet, const day_walk *first, uint16_t last_day)
{
    const unsigned columns = 1u + first->columns;
    const uint32_t item = sheet->paper->count;
    html_unit_of_days(sheet->paper, 0, first->day, last_day);
    level_days_put(&sheet->tell.words, sheet->lang, first->schedule, first->day, last_day);
    const char *days = take_words(&sheet->tell);
    uint32_t height = html_text_height(sheet, days, HTML_PAGE_WIDTH - CELL_PADDING, HTML_BOLD) + CELL_SPACE;
    html_number(sheet,
                first->waits ? "<tr class=\"l w\"><th scope=\"rowgroup\" colspan=\""
                             : "<tr class=\"l\"><th scope=\"rowgroup\" colspan=\"",
                columns, "\">");
    html_text(sheet->out, days);
    height += put_wait(sheet, first, HTML_PAGE_WIDTH - CELL_PADDING);
    html_put(sheet, "</th></tr>\n<tr><td></td>");
    html_grow(sheet->paper, height + put_intakes(sheet, first, false));
    html_put(sheet, "</tr>\n");
    html_day_boxes(sheet, columns, first->day, last_day);
    html_keep_together(sheet->paper, item, sheet->paper->count);
}

/* When the next prescription is due, on the page of the day before, which begins at that item. */
static void put_due(html_sheet *sheet, const bac_prescription *prescription, uint32_t last)
{
    if (prescription->next_due_day > 0) {
        patient_say_due(&sheet->tell, prescription);
        const char *words = take_words(&sheet->tell);
        html_unit(sheet->paper, html_text_height(sheet, words, HTML_PAGE_WIDTH - DUE_PADDING, HTML_BOLD) + DUE_PADDING);
        html_number(sheet, "<tr><td class=\"next\" colspan=\"", 1 + sheet->schedule->columns, "\">");
        html_text(sheet->out, words);
        html_put(sheet, "</td></tr>\n");
        html_keep_together(sheet->paper, last, sheet->paper->count);
    }
}

/* The days of a prescription stay together where that leaves no page too empty. The first ones follow what is said
 * above. */
static void put_days(html_sheet *sheet, bool levels)
{
    day_walk first;
    prescription_walk walk;
    prescription_walk_begin(&walk, sheet->schedule);
    tell_piece(&sheet->tell, PIECE_HEADING, MSG_PATIENT_TITLE, NULL);
    put_table_head(sheet, levels);
    while (prescription_walk_next(&walk)) {
        const uint32_t period = sheet->paper->count;
        uint32_t last = period;
        while (levels ? prescription_walk_level(&walk, &first) : prescription_walk_day(&walk)) {
            last = sheet->paper->count;
            if (levels) {
                put_level(sheet, &first, walk.day.day);
            } else {
                put_day(sheet, &walk.day);
            }
        }
        put_due(sheet, &walk.prescription, last);
        if (walk.number > 1) {
            html_prefer_together(sheet->paper, period, sheet->paper->count);
        }
    }
    html_close(sheet->paper);
}

/* ---- the sheet ---- */

static void put_above_table(html_sheet *sheet)
{
    html_put_part(sheet, "plan", tell_day_1);
    html_unit(sheet->paper, SIGN);
    html_element(sheet, "<p class=\"sign\"><span>", MSG_PATIENT_CALL_WHO, "</span>");
    html_element(sheet, "<span>", MSG_PATIENT_CALL_PHONE, "</span></p>\n");
    if (schedule_waits(sheet->schedule)) {
        html_put_part(sheet, "wait", patient_tell_waits);
    }
    html_put_part(sheet, "warn", patient_tell_warnings);
    html_put_part(sheet, "use", patient_tell_use);
}

/* [R-patient-sheet] */
static void print(printer *printing, const schedule *printed)
{
    html_sheet sheet;
    html_sheet_begin(&sheet, printing, printed, size);
    put_above_table(&sheet);
    put_days(&sheet, printing->levels);
    html_put_part(&sheet, "end", patient_tell_end);
    html_sheet_end(&sheet);
}

const format format_patient_html = {.begin = html_begin, .schedule = print, .end = html_end};
