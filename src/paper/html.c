/* SPDX-License-Identifier: MIT */
/* The prescriber's sheet as pages that need nothing else: on the screen, and printed on A4. */
#include "paper/html.h"
#include "sheet/cell.h"
#include "sheet/walk.h"
#include "words/tablets.h"

/* In points, as the style has them. */
enum {
    SIGNATURE = 44,
    ROW = 16,
    CAPTION_SPACE = 8,
    SUPPLY_PADDING = 8, /* at both sides */
    SUPPLY_SPACE = 4,   /* above and below */
    CAPTION_WIDTH = HTML_PAGE_WIDTH - 20,
    DAYS_TOGETHER = 7, /* a level's, on a page */
    BOXES_BESIDE = 3,
    STRENGTH_COLUMNS = 6, /* of tablets, that a page is wide enough for */
    FIRST_ROWS = 14       /* with the table's head: what the first page must have room for */
};

static const html_size size = {.letters = 100, .line = 13};

/* ---- the table of days ---- */

static uint32_t higher(uint32_t one, uint32_t other)
{
    return one > other ? one : other;
}

/* In front of the intakes: the gates, the day, its date; of a level its days. */
static unsigned columns_before(const html_sheet *sheet)
{
    const schedule *printed = sheet->schedule;
    return 1u + (printed->patient.dated && !sheet->printing->levels ? 1u : 0u) + (schedule_waits(printed) ? 1u : 0u);
}

/* The columns of an intake: one for each strength while the page is wide enough, else a line for each in one column. */
static unsigned intake_columns(const html_sheet *sheet)
{
    uint16_t strength_mg[BAC_STRENGTHS];
    const unsigned strengths = schedule_strengths(sheet->schedule, strength_mg);
    return strengths > 0 && strengths * sheet->schedule->columns <= STRENGTH_COLUMNS ? strengths : 1;
}

static unsigned dose_columns(const html_sheet *sheet)
{
    return sheet->schedule->columns * intake_columns(sheet);
}

static unsigned columns_of(const html_sheet *sheet)
{
    return columns_before(sheet) + dose_columns(sheet) + 2u;
}

/* The letters of the gates that the day waits for. */
static void put_letters(html_sheet *sheet, const day_walk *walk)
{
    if (schedule_waits(walk->schedule)) {
        html_put(sheet, "<td class=\"g\">");
        if (walk->waits != 0) {
            html_put(sheet, "<b>");
            gate_letters_put(sheet->out, walk->waits);
            html_put(sheet, "</b>");
        }
        html_put(sheet, "</td>");
    }
}

/* "1 of 40 mg", and "½ of 10 mg" below. Returns the lines. */
static unsigned put_pieces(html_sheet *sheet, uint16_t intake_mg)
{
    tablet_piece pieces[BAC_STRENGTHS];
    const unsigned count = tablet_pieces(pieces, sheet->schedule->dispensing.strengths, intake_mg);
    for (unsigned i = 0; i < count; i++) {
        html_put(sheet, i > 0 ? "<br>" : "");
        tablets_put(sheet->out, sheet->lang, false, pieces[i].as_tens_mg);
        message_put(sheet->out, sheet->lang, MSG_OF_STRENGTH, MESSAGE_VALUES({"mg", NULL, pieces[i].strength_mg}));
    }
    return count;
}

/* A cell for each strength of an intake; a dash where it has others only. */
static void put_strengths(html_sheet *sheet, uint16_t intake_mg, bool ticked)
{
    uint16_t strength_mg[BAC_STRENGTHS];
    const unsigned count = schedule_strengths(sheet->schedule, strength_mg);
    for (unsigned k = 0; k < count; k++) {
        const uint16_t as_tens_mg =
            strength_in_intake(sheet->schedule->dispensing.strengths, intake_mg, strength_mg[k]);
        html_put(sheet, k == 0 ? "<td class=\"n\" style=\"border-left:1px solid #999\">" : "<td class=\"n\">");
        html_put(sheet, k == 0 && ticked ? "<span class=\"box\"></span>" : "");
        if (as_tens_mg > 0) {
            tablets_put(sheet->out, sheet->lang, false, as_tens_mg);
        } else {
            html_put(sheet, "-");
        }
        html_put(sheet, "</td>");
    }
}

/* A box stands before its tablets, where it is to be ticked. Returns the lines. */
static unsigned put_intake(html_sheet *sheet, uint16_t intake_mg, bool ticked)
{
    const unsigned columns = intake_columns(sheet);
    unsigned lines = 1;
    if (columns > 1 && intake_mg > 0) {
        put_strengths(sheet, intake_mg, ticked);
        return lines;
    }
    if (columns > 1) {
        html_number(sheet, "<td class=\"n z\" style=\"border-left:1px solid #999\" colspan=\"", columns, "\">");
    } else {
        html_put(sheet, intake_mg == 0 ? "<td class=\"n z\">" : "<td class=\"n\">");
    }
    html_put(sheet, intake_mg > 0 && ticked ? "<span class=\"box\"></span>" : "");
    if (several_strengths(sheet->schedule->dispensing.strengths) && intake_mg > 0) {
        lines = put_pieces(sheet, intake_mg);
    } else {
        tablets_put(sheet->out, sheet->lang, false, intake_mg);
    }
    html_put(sheet, "</td>");
    return lines;
}

/* Intakes, total, change. */
static void put_dose(html_sheet *sheet, const day_walk *walk, bool ticked)
{
    unsigned lines = 1;
    if (walk->phase == BAC_PHASE_STOP) {
        html_number(sheet, "<td class=\"stop\" colspan=\"", dose_columns(sheet) + 2u, "\">");
        html_element(sheet, "", MSG_STOP_NO_TABLET, "</td>");
        return;
    }
    for (unsigned i = 0; i < walk->columns; i++) {
        lines = higher(lines, put_intake(sheet, day_walk_column(walk, i), ticked));
    }
    html_grow(sheet->paper, (lines - 1) * size.line);
    html_number(sheet, "<td class=\"t\">", walk->dose_mg, " mg</td><td>");
    change_put(sheet->out, walk, sheet->lang);
    html_put(sheet, "</td>");
}

static void begin_row(html_sheet *sheet, const day_walk *walk)
{
    const bool changed = walk->change_mg != 0 || walk->day == 1;
    html_put(sheet, walk->waits ? (changed ? "<tr class=\"w c\">" : "<tr class=\"w\">")
                                : (changed ? "<tr class=\"c\">" : "<tr>"));
    put_letters(sheet, walk);
}

static void put_day(html_sheet *sheet, const day_walk *walk)
{
    html_unit_of_days(sheet->paper, ROW, walk->day, walk->day);
    begin_row(sheet, walk);
    html_number(sheet, "<th scope=\"row\">", walk->day, "</th>");
    if (walk->schedule->patient.dated) {
        html_put(sheet, "<td class=\"d\">");
        date_put(sheet->out, sheet->lang, walk->date, day_walk_weekday(walk));
        html_put(sheet, "</td>");
    }
    put_dose(sheet, walk, true);
    html_put(sheet, "</tr>\n");
}

/* "Days 4 to 6, from Thu 26 Nov 2026 to Sat 28 Nov 2026 (3 days)", what is taken on each of them, a box for each: of a
 * few days beside the tablets. */
static void put_level(html_sheet *sheet, const day_walk *first, uint16_t last_day)
{
    const bool beside = last_day - first->day < BOXES_BESIDE && first->columns < BAC_INTAKES_MAX &&
                        !several_strengths(first->schedule->dispensing.strengths);
    const uint32_t item = sheet->paper->count;
    level_days_put(&sheet->tell.words, sheet->lang, first->schedule, first->day, last_day);
    const char *days = take_words(&sheet->tell);
    html_unit_of_days(sheet->paper, html_text_height(sheet, days, CAPTION_WIDTH, HTML_BOLD) + ROW + 4, first->day,
                      last_day);
    html_number(sheet, "<tr class=\"l\"><th scope=\"rowgroup\" colspan=\"", columns_of(sheet), "\">");
    html_text(sheet->out, days);
    html_put(sheet, "</th></tr>\n");
    begin_row(sheet, first);
    html_put(sheet, "<td class=\"b\">");
    if (beside) {
        html_boxes(sheet, first->day, last_day);
    }
    html_put(sheet, "</td>");
    put_dose(sheet, first, false);
    html_put(sheet, "</tr>\n");
    if (!beside) {
        html_day_boxes(sheet, columns_of(sheet), first->day, last_day);
    }
    html_keep_together(sheet->paper, item, sheet->paper->count);
}

static void put_column(html_sheet *sheet, const char *open, message head)
{
    html_element(sheet, open, head, "</th>");
}

/* What to do with the table. */
static void put_instruction(html_sheet *sheet, message how)
{
    const bool waits = schedule_waits(sheet->schedule);
    teller_say(&sheet->tell, how, NULL);
    if (waits) {
        sink_char(&sheet->tell.words, ' ');
        teller_say(&sheet->tell, MSG_TABLE_WAITS, NULL);
    }
    html_grow(sheet->paper,
              CAPTION_SPACE + html_text_height(sheet, take_words(&sheet->tell), CAPTION_WIDTH, HTML_BOLD));
    html_element(sheet, "<caption>", how, "");
    if (waits) {
        html_element(sheet, " <strong>", MSG_TABLE_WAITS, "</strong>");
    }
    html_put(sheet, "</caption>\n");
}

/* "40 mg", "10 mg": the strengths below each intake. */
static void put_strengths_head(html_sheet *sheet)
{
    uint16_t strength_mg[BAC_STRENGTHS];
    const unsigned count = schedule_strengths(sheet->schedule, strength_mg);
    html_put(sheet, "</tr>\n<tr class=\"h\">");
    for (unsigned i = 0; i < sheet->schedule->columns * count; i++) {
        html_number(sheet, "<th scope=\"col\">", strength_mg[i % count], " mg</th>");
    }
}

static void put_table_head(html_sheet *sheet, bool levels)
{
    const unsigned columns = intake_columns(sheet);
    const char *const tall = columns > 1 ? "<th scope=\"col\" rowspan=\"3\">" : "<th scope=\"col\" rowspan=\"2\">";
    const schedule *printed = sheet->schedule;
    html_put(sheet, levels ? "<table class=\"days levels\">\n" : "<table class=\"days\">\n");
    put_instruction(sheet, levels ? MSG_PATIENT_TICK_DAYS : MSG_HTML_INSTRUCTION);
    html_put(sheet, "<thead>\n<tr class=\"h\">");
    if (schedule_waits(printed)) {
        put_column(sheet, tall, MSG_HTML_WAIT);
    }
    put_column(sheet, tall, MSG_TABLE_DAY);
    if (printed->patient.dated && !levels) {
        put_column(sheet, tall, MSG_TABLE_DATE);
    }
    html_number(sheet, "<th scope=\"colgroup\" colspan=\"", dose_columns(sheet), "\">");
    put_column(sheet, "",
               several_strengths(printed->dispensing.strengths) ? MSG_TABLE_TABLETS_STRENGTHS : MSG_TABLE_TABLETS);
    html_number(sheet, "<th scope=\"col\" rowspan=\"", columns > 1 ? 3 : 2, "\" class=\"t\">");
    put_column(sheet, "", MSG_TABLE_TOTAL);
    put_column(sheet, tall, MSG_TABLE_CHANGE);
    html_put(sheet, "</tr>\n<tr class=\"h\">");
    for (unsigned i = 0; i < printed->columns; i++) {
        html_intake_head(sheet, i, columns);
    }
    if (columns > 1) {
        put_strengths_head(sheet);
    }
    html_put(sheet, "</tr>\n</thead>\n");
}

/* "Prescription 3, CONDITIONAL on A and B: ..." above the days of each. */
static void begin_period(html_sheet *sheet, const prescription_walk *walk)
{
    caption_put(&sheet->tell.words, sheet->lang, walk->number, walk->prescription.gates);
    const char *caption = take_words(&sheet->tell);
    html_open(sheet->paper, html_text_height(sheet, caption, CAPTION_WIDTH, HTML_BOLD) + CAPTION_SPACE, "</tbody>\n");
    html_number(sheet, "<tbody>\n<tr class=\"p\"><th scope=\"rowgroup\" colspan=\"", columns_of(sheet), "\">");
    html_text(sheet->out, caption);
    html_put(sheet, "</th></tr>\n");
}

/* A level's days stay together. */
static void put_days_of_level(html_sheet *sheet, const day_walk *first, uint16_t last_day)
{
    const uint32_t item = sheet->paper->count;
    day_walk walk = *first;
    put_day(sheet, &walk);
    while (walk.day < last_day && day_walk_next(&walk)) {
        put_day(sheet, &walk);
    }
    if (last_day - first->day < DAYS_TOGETHER) {
        html_keep_together(sheet->paper, item, sheet->paper->count);
    }
}

/* Where the table of days ends on paper. */
typedef struct {
    uint32_t table, period; /* the frames of the last level */
    uint32_t first, end;    /* its items; of many, the last ones */
} table_end;

static table_end put_days(html_sheet *sheet, bool levels)
{
    html_paper *const pages = sheet->paper;
    table_end last = {.table = pages->count};
    day_walk first;
    prescription_walk walk;
    prescription_walk_begin(&walk, sheet->schedule);
    html_begin_wide(sheet, (html_head_rows(sheet) + (intake_columns(sheet) > 1 ? 1 : 0)) * ROW, MSG_HTML_DAYS,
                    "</table>\n</div>\n");
    put_table_head(sheet, levels);
    while (prescription_walk_next(&walk)) {
        last.period = pages->count;
        begin_period(sheet, &walk);
        while (prescription_walk_level(&walk, &first)) {
            last.first = pages->count;
            if (levels) {
                put_level(sheet, &first, walk.day.day);
            } else {
                put_days_of_level(sheet, &first, walk.day.day);
            }
        }
        last.end = pages->count;
        html_close(pages);
        if (walk.number > 1) {
            html_prefer_together(pages, last.period, pages->count);
        }
    }
    html_close(pages);
    if (!levels && last.end - last.first > DAYS_TOGETHER) {
        last.first = last.end - DAYS_TOGETHER;
    }
    return last;
}

/* ---- prescriptions ---- */

/* The columns' widths, in points, as the style has them. */
enum { PERIOD_WIDTH = 158, DUE_WIDTH = 108 };

/* A cell, of the words that the teller has said. Returns its height. */
static uint32_t put_cell(html_sheet *sheet, const char *open, uint32_t width, const char *close)
{
    const char *words = take_words(&sheet->tell);
    html_put(sheet, open);
    html_text(sheet->out, words);
    html_put(sheet, close);
    return html_text_height(sheet, words, width - SUPPLY_PADDING, 0);
}

/* The tablets and boxes of each strength, largest first, a line each. Returns the lines. */
static uint32_t put_amounts(html_sheet *sheet, const bac_amount by_strength[])
{
    const bool several = several_strengths(sheet->schedule->dispensing.strengths);
    uint32_t lines = 0;
    for (unsigned cell = 0; cell < 2; cell++) {
        const char *between = "<td class=\"t\">";
        lines = 0;
        for (unsigned k = BAC_STRENGTHS; k-- > 0;) {
            if (by_strength[k].tablets > 0) {
                html_number(sheet, between, cell == 0 ? by_strength[k].tablets : by_strength[k].boxes, "");
                if (several) {
                    message_put(sheet->out, sheet->lang, MSG_OF_STRENGTH,
                                MESSAGE_VALUES({"mg", NULL, bac_strength_mg(k)}));
                }
                between = "<br>";
                lines++;
            }
        }
        html_put(sheet, "</td>");
    }
    return lines;
}

static void put_prescription(html_sheet *sheet, const bac_prescription *prescription, uint32_t number)
{
    teller *telling = &sheet->tell;
    const schedule *printed = sheet->schedule;
    html_unit(sheet->paper, 0);
    html_put(sheet, "<tr><th scope=\"row\"><span class=\"box\"></span>");
    caption_put(&telling->words, sheet->lang, number, 0);
    html_said(sheet, "");
    html_put(sheet, "</th><td>");
    teller_say_period(telling, prescription);
    uint32_t height = put_cell(sheet, "", PERIOD_WIDTH, "");
    teller_say_period_dates(telling, prescription);
    height += put_cell(sheet, printed->patient.dated ? "<br>" : "", PERIOD_WIDTH, "</td>");
    height = higher(height, size.line * put_amounts(sheet, prescription->by_strength));
    html_number(sheet, "<td class=\"t\">", prescription->total_mg, " mg</td>");
    if (prescription->next_due_day == 0) {
        teller_say(telling, MSG_INTAKE_NONE, NULL);
    } else {
        teller_say_day(telling, MSG_DAY_N, prescription->next_due_day);
        closed_put(&telling->words, sheet->lang, printed, prescription->next_due_day);
    }
    height = higher(height, put_cell(sheet, "<td>", DUE_WIDTH, "</td></tr>\n"));
    if (prescription->gates != 0) {
        conditional_put(&telling->words, sheet->lang, "", prescription->gates);
        height += put_cell(sheet, "<tr class=\"k\"><td colspan=\"6\">", CAPTION_WIDTH, "</td></tr>\n") + SUPPLY_SPACE;
    }
    html_grow(sheet->paper, height + SUPPLY_SPACE);
}

static void put_supply_head(html_sheet *sheet)
{
    const bool several = several_strengths(sheet->schedule->dispensing.strengths);
    const message columns[] = {
        MSG_HTML_PRESCRIPTION, MSG_HTML_PERIOD, several ? MSG_HTML_TABLETS_STRENGTHS : MSG_HTML_TABLETS,
        MSG_HTML_BOXES,        MSG_HTML_IN_ALL, MSG_HTML_NEXT_DUE};
    html_begin_wide(sheet, 3 * size.line + CAPTION_SPACE, MSG_HTML_PRESCRIPTIONS, "</tbody>\n</table>\n</div>\n");
    html_put(sheet, "<table class=\"supply\">\n<thead>\n<tr>");
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        put_column(sheet, "<th scope=\"col\">", columns[i]);
    }
    html_put(sheet, "</tr>\n</thead>\n<tbody>\n");
}

static void put_prescriptions(html_sheet *sheet)
{
    bac_supply supply;
    bac_prescription prescription;
    uint32_t number = 0;
    html_begin_part(sheet, "prescriptions");
    tell_prescriptions_heading(&sheet->tell);
    put_supply_head(sheet);
    schedule_supply(&supply, sheet->schedule);
    while (bac_supply_next(&supply, &prescription)) {
        put_prescription(sheet, &prescription, ++number);
    }
    html_close(sheet->paper);
    tell_bridges(&sheet->tell);
    tell_rtu_words(&sheet->tell);
    html_end_part(sheet);
}

/* ---- around the table ---- */

static void put_curve(html_sheet *sheet)
{
    html_unit(sheet->paper, 0);
    html_grow(sheet->paper, html_curve(sheet->out, sheet->lang, sheet->schedule, sheet->number));
}

static void put_above_table(html_sheet *sheet)
{
    html_put_part(sheet, "plan", tell_plan);
    if (schedule_waits(sheet->schedule)) {
        html_begin_part(sheet, "wait");
        tell_piece(&sheet->tell, PIECE_HEADING, MSG_HTML_REVIEWS, NULL);
        tell_reviews(&sheet->tell);
        html_end_part(sheet);
    }
    html_put_part(sheet, "warn", tell_warnings);
}

static void put_signature(html_sheet *sheet)
{
    html_put_part(sheet, "check", tell_not_checked);
    html_signature(sheet, SIGNATURE);
    tell_control_code(&sheet->tell);
}

/* What is said of the prescriptions and the treatment; the curve, where there was no room for it above the table. */
static void put_more(html_sheet *sheet, bool curve)
{
    if (curve) {
        put_curve(sheet);
    }
    put_prescriptions(sheet);
    html_put_part(sheet, "also", tell_other_findings);
}

/* [R-signature] */
/* Keeps the last days on the page of what follows; as few of them as must be. False: a page is too small. */
static bool keep_days_with(html_paper *pages, const table_end *last, bool levels)
{
    const uint32_t frames = pages->item[last->table].height + pages->item[last->period].height;
    for (uint32_t first = last->first; first < last->end; first++) {
        if (frames + html_height(pages, first, pages->count) <= pages->room) {
            html_keep_together(pages, first, pages->count);
            return true;
        }
        if (levels) {
            return false;
        }
    }
    return false;
}

/* The signature is on a page with doses: the last thing where all before it has room there; else it comes first. */
static void put_below_table(html_sheet *sheet, const table_end *last, bool curve, bool levels)
{
    html_paper *const pages = sheet->paper;
    html_put_part(sheet, "end", tell_end);
    const uint32_t more = pages->count;
    put_more(sheet, curve);
    put_signature(sheet);
    if (!keep_days_with(pages, last, levels)) {
        html_take_back(pages, more);
        put_signature(sheet);
        keep_days_with(pages, last, levels);
        put_more(sheet, curve);
    }
}

/* ---- the format ---- */

static void print(printer *printing, const schedule *printed)
{
    html_sheet sheet;
    html_sheet_begin(&sheet, printing, printed, size);
    html_paper *const pages = sheet.paper;
    put_above_table(&sheet);
    const uint32_t above = pages->count;
    put_curve(&sheet);
    const bool below = html_height(pages, 0, pages->count) + FIRST_ROWS * ROW > pages->room;
    if (below) { /* today's dose comes first */
        html_take_back(pages, above);
    }
    const table_end last = put_days(&sheet, printing->levels);
    put_below_table(&sheet, &last, below, printing->levels);
    html_sheet_end(&sheet);
}

const format format_html = {.begin = html_begin, .schedule = print, .end = html_end};
