/* SPDX-License-Identifier: MIT */
/* The sheet as one page that needs nothing else: on the screen, and printed on A4. */
#include "paper/html.h"
#include "sheet/cell.h"
#include "sheet/walk.h"

/* ---- the table of days ---- */

static void put_intake(html_sheet *sheet, uint16_t intake_mg)
{
    html_put(sheet, intake_mg > 0 ? "<td class=\"n\">" : "<td class=\"n z\">");
    tablets_put(sheet->out, sheet->lang, false, intake_mg);
    html_put(sheet, intake_mg > 0 ? "<span class=\"box\"></span></td>" : "</td>");
}

/* Intakes, total, change and what is waited for; `some_wait`: some day of the table does. */
static void put_dose(html_sheet *sheet, const day_walk *walk, bool some_wait)
{
    for (unsigned i = 0; i < walk->columns; i++) {
        put_intake(sheet, walk->column_mg[i]);
    }
    html_number(sheet, "<td class=\"t\">", walk->dose_mg, " mg</td><td>");
    change_put(sheet->out, walk, sheet->lang);
    html_put(sheet, "</td>");
    if (some_wait) {
        html_put(sheet, "<td>");
        html_put(sheet, walk->waits ? message_text(sheet->lang, MSG_HTML_WAIT) : "");
        html_put(sheet, "</td>");
    }
}

static void put_row(html_sheet *sheet, const day_walk *walk, bool some_wait)
{
    const bool changed = walk->change_mg != 0 || walk->day == 1;
    html_put(sheet, walk->waits ? (changed ? "<tr class=\"w c\">" : "<tr class=\"w\">")
                                : (changed ? "<tr class=\"c\">" : "<tr>"));
    html_number(sheet, "<th scope=\"row\">", walk->day, "</th>");
    if (walk->schedule->patient.dated) {
        html_put(sheet, "<td class=\"d\">");
        date_put(sheet->out, sheet->lang, walk->date, walk->weekday);
        html_put(sheet, "</td>");
    }
    if (walk->phase == BAC_PHASE_STOP) {
        html_number(sheet, "<td class=\"stop\" colspan=\"", walk->columns + (some_wait ? 3u : 2u), "\">");
        html_element(sheet, "", MSG_STOP_NO_TABLET, "</td>");
    } else {
        put_dose(sheet, walk, some_wait);
    }
    html_put(sheet, "</tr>\n");
}

static unsigned columns_of(const schedule *printed)
{
    return 3u + (printed->patient.dated ? 1u : 0u) + schedule_columns(printed) + (schedule_waits(printed) ? 1u : 0u);
}

static void put_colgroup(html_sheet *sheet, unsigned span)
{
    html_number(sheet, "<colgroup span=\"", span, "\"></colgroup>");
}

/* What to do with the table. It stands in the head, to be on every page of it. */
static void put_instruction(html_sheet *sheet)
{
    html_number(sheet, "<tr><td id=\"how", sheet->number, "\" class=\"how\"");
    html_number(sheet, " colspan=\"", columns_of(sheet->schedule), "\">");
    html_words(sheet, MSG_HTML_INSTRUCTION);
    if (schedule_waits(sheet->schedule)) {
        html_element(sheet, " <strong>", MSG_HTML_WAITS, "</strong>");
    }
    html_put(sheet, "</td></tr>\n");
}

static void put_table_head(html_sheet *sheet)
{
    static const char tall[] = "<th scope=\"col\" rowspan=\"2\">";
    const schedule *printed = sheet->schedule;
    const unsigned before = printed->patient.dated ? 2 : 1;
    html_number(sheet, "<table class=\"days\" aria-labelledby=\"how", sheet->number, "\">\n");
    put_colgroup(sheet, before);
    put_colgroup(sheet, schedule_columns(printed));
    put_colgroup(sheet, columns_of(printed) - before - schedule_columns(printed));
    html_put(sheet, "\n<thead>\n");
    put_instruction(sheet);
    html_put(sheet, "<tr class=\"g\">");
    html_element(sheet, tall, MSG_TABLE_DAY, "</th>");
    if (printed->patient.dated) {
        html_element(sheet, tall, MSG_TABLE_DATE, "</th>");
    }
    html_number(sheet, "<th scope=\"colgroup\" colspan=\"", schedule_columns(printed), "\">");
    html_element(sheet, "", MSG_TABLE_TABLETS, "</th>");
    html_element(sheet, "<th scope=\"col\" rowspan=\"2\" class=\"t\">", MSG_TABLE_TOTAL, "</th>");
    html_element(sheet, tall, MSG_TABLE_CHANGE, "</th>");
    if (schedule_waits(printed)) {
        html_element(sheet, tall, MSG_HTML_REVIEW, "</th>");
    }
    html_put(sheet, "</tr>\n<tr>");
    for (unsigned i = 0; i < schedule_columns(printed); i++) {
        html_element(sheet, "<th scope=\"col\">", intake_message(schedule_columns(printed), i), "</th>");
    }
    html_put(sheet, "</tr>\n</thead>\n");
}

/* "Prescription 3: CONDITIONAL, ..." above the days of each. */
static void put_period(html_sheet *sheet, uint32_t number, bac_gate_set gates)
{
    html_number(sheet, "<tbody>\n<tr class=\"p\"><th scope=\"rowgroup\" colspan=\"", columns_of(sheet->schedule),
                "\">");
    caption_put(&sheet->tell.words, sheet->lang, number, gates);
    html_text(sheet->out, take_words(&sheet->tell));
    html_put(sheet, "</th></tr>\n");
}

static void put_days(html_sheet *sheet)
{
    const schedule *printed = sheet->schedule;
    const bool some_wait = schedule_waits(printed);
    prescription_walk walk;
    prescription_walk_begin(&walk, printed);
    put_table_head(sheet);
    while (prescription_walk_next(&walk)) {
        put_period(sheet, walk.number, walk.prescription.gates);
        while (prescription_walk_day(&walk)) {
            put_row(sheet, &walk.day, some_wait);
        }
        html_put(sheet, "</tbody>\n");
    }
    html_put(sheet, "</table>\n");
}

/* ---- prescriptions ---- */

static void put_prescription(html_sheet *sheet, const bac_prescription *prescription, uint32_t number)
{
    teller *telling = &sheet->tell;
    const schedule *printed = sheet->schedule;
    caption_put(&telling->words, sheet->lang, number, prescription->gates);
    html_said(sheet, "<tr><th scope=\"row\"><span class=\"box\"></span>");
    teller_say_period(telling, prescription);
    html_said(sheet, "</th><td class=\"d\">");
    teller_say_period_dates(telling, prescription);
    html_said(sheet, printed->patient.dated ? "<br>" : "");
    html_number(sheet, "</td><td class=\"t\">", prescription->tablets, "");
    html_number(sheet, "</td><td class=\"t\">", prescription->total_mg, " mg</td><td class=\"d\">");
    if (prescription->next_due_day == 0) {
        html_words(sheet, MSG_INTAKE_NONE);
    } else {
        teller_say_day(telling, MSG_DAY_N, prescription->next_due_day);
        closed_put(&telling->words, sheet->lang, printed, prescription->next_due_day);
        html_said(sheet, "");
    }
    html_put(sheet, "</td></tr>\n");
}

static void put_prescriptions(html_sheet *sheet)
{
    static const message columns[] = {MSG_HTML_PRESCRIPTION, MSG_HTML_PERIOD, MSG_TABLE_TABLETS, MSG_HTML_IN_ALL,
                                      MSG_HTML_NEXT_DUE};
    bac_supply supply;
    bac_prescription prescription;
    uint32_t number = 0;
    html_begin_part(sheet, "supply");
    tell_prescriptions_heading(&sheet->tell);
    html_put(sheet, "<table class=\"supply\">\n<thead>\n<tr>");
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        html_element(sheet, "<th scope=\"col\">", columns[i], "</th>");
    }
    html_put(sheet, "</tr>\n</thead>\n<tbody>\n");
    schedule_supply(&supply, sheet->schedule);
    while (bac_supply_next(&supply, &prescription)) {
        put_prescription(sheet, &prescription, ++number);
    }
    html_put(sheet, "</tbody>\n</table>\n");
    tell_bridges(&sheet->tell);
    tell_rtu_words(&sheet->tell);
    html_end_part(sheet);
}

/* ---- the format ---- */

static void put_signature(html_sheet *sheet)
{
    html_element(sheet, "<p class=\"sign\"><span>", MSG_HTML_NAME, "</span>");
    html_element(sheet, "<span>", MSG_HTML_SIGNATURE, "</span>");
    html_element(sheet, "<span>", MSG_TABLE_DATE, "</span></p>\n");
}

static void put_above_table(html_sheet *sheet)
{
    html_put_part(sheet, "plan", tell_plan);
    if (schedule_waits(sheet->schedule)) {
        html_begin_part(sheet, "wait");
        html_element(sheet, "<h2>", MSG_HTML_REVIEWS, "</h2>\n");
        tell_reviews(&sheet->tell);
        html_end_part(sheet);
    }
    html_put_part(sheet, "warn", tell_warnings);
}

static void put_below_table(html_sheet *sheet)
{
    html_put_part(sheet, "end", tell_end);
    put_prescriptions(sheet);
    html_put_part(sheet, "also", tell_other_findings);
    html_put_part(sheet, "check", tell_not_checked);
    put_signature(sheet);
    tell_control_code(&sheet->tell);
}

static void begin(printer *printing)
{
    html_begin(printing, "");
}

static void print(printer *printing, const schedule *printed)
{
    html_sheet sheet;
    html_sheet_begin(&sheet, printing, printed, true);
    put_above_table(&sheet);
    html_curve(printing->out, printing->lang, printed, sheet.number);
    put_days(&sheet);
    put_below_table(&sheet);
    html_sheet_end(&sheet, printing);
}

const format format_html = {.begin = begin, .schedule = print, .end = html_end};
