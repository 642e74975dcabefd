/* SPDX-License-Identifier: MIT */
/* The patient's sheet as a page: large type, a box for each intake, room to write. */
#include "paper/html.h"
#include "sheet/cell.h"
#include "sheet/patient.h"
#include "sheet/walk.h"

/* Rows are high enough to write in. On paper a day is never torn, and the next prescription stays with its days. */
static const char style[] =
    "article { max-width: 56rem; font-size: 1.15em; }\n"
    ".due li, .use p { margin-bottom: .35em; }\n"
    ".plan { font-size: 1.1em; }\n"
    ".plan dt { flex-basis: 5em; }\n"
    ".diary { border-collapse: separate; border-spacing: 0; }\n"
    ".diary th, .diary td { white-space: normal; border: solid #666; border-width: 0 1px 1px 0; padding: .2em .35em;"
    " vertical-align: middle; }\n"
    ".diary .day { border-left-width: 1px; }\n"
    ".diary thead th { text-align: center; border-top: 1px solid #666; }\n"
    ".diary thead tr + tr + tr th { border-top: 0; }\n"
    ".diary thead .how { border: 0; padding-left: 0; }\n"
    ".diary .day { width: 8.5em; }\n"
    ".diary .date { display: block; white-space: nowrap; font-weight: normal; }\n"
    ".diary .not { display: block; font-size: .85em; }\n"
    ".take { display: flex; align-items: center; gap: .4em; }\n"
    ".take .box { flex: none; width: 1.25em; height: 1.25em; }\n"
    ".diary .note { border-bottom: 2px solid #000; padding: 0; font-size: .85em; color: #333; }\n"
    ".note div { display: flex; flex-wrap: wrap; min-height: 2.4em; }\n"
    ".note span { flex: 1 0 6em; padding: .1em .4em; }\n"
    ".note span + span { border-left: 1px solid #999; }\n"
    ".note span:last-child { flex-grow: 3; }\n"
    ".diary tbody .day { border-bottom: 2px solid #000; }\n"
    ".diary tbody .w { border-left: 6px double #000; }\n"
    ".diary .next { font-weight: bold; padding: .5em .35em; border: 3px solid #000; }\n"
    "@media screen and (max-width: 40em) {\n"
    ".diary { font-size: .7em; }\n"
    ".diary th, .diary td { padding: .2em .15em; }\n"
    ".diary .day { width: 5.5em; }\n"
    ".diary .date { white-space: normal; }\n"
    ".take { flex-direction: column; align-items: flex-start; gap: .1em; }\n"
    "}\n"
    "@media print {\n"
    "article { font-size: 12.5pt; }\n"
    ".code { font-size: 7.5pt; }\n"
    ".note, .next { break-before: avoid; }\n"
    "}\n";

/* ---- the table of days ---- */

static void put_table_head(html_sheet *sheet)
{
    const unsigned intakes = schedule_columns(sheet->schedule);
    html_number(sheet, "<table class=\"diary\" aria-labelledby=\"how", sheet->number, "\">\n<thead>\n");
    html_number(sheet, "<tr><td id=\"how", sheet->number, "\" class=\"how\"");
    html_number(sheet, " colspan=\"", 1 + intakes, "");
    html_element(sheet, "\">", MSG_PATIENT_TICK, "</td></tr>\n<tr>");
    html_element(sheet, "<th scope=\"col\" rowspan=\"2\" class=\"day\">", MSG_TABLE_DAY, "</th>");
    html_number(sheet, "<th scope=\"colgroup\" colspan=\"", intakes, "\">");
    html_element(sheet, "", MSG_TABLE_TABLETS, "</th></tr>\n<tr>");
    for (unsigned i = 0; i < intakes; i++) {
        html_element(sheet, "<th scope=\"col\">", intake_message(intakes, i), "</th>");
    }
    html_put(sheet, "</tr>\n</thead>\n");
}

/* A number and the word behind it stay on one line. */
static void put_tablets(html_sheet *sheet, const char *text)
{
    const size_t digits = strspn(text, "0123456789");
    sink_put(sheet->out, text, digits);
    html_put(sheet, digits > 0 ? "&nbsp;" : "");
    html_put(sheet, text + digits + (digits > 0 ? 1 : 0));
}

static void put_intake(html_sheet *sheet, uint16_t intake_mg)
{
    patient_tablets_put(&sheet->tell.words, sheet->lang, intake_mg);
    html_put(sheet, intake_mg > 0 ? "<td><div class=\"take\"><span class=\"box\"></span><span>" : "<td><div><span>");
    put_tablets(sheet, take_words(&sheet->tell));
    html_put(sheet, "</span></div></td>");
}

/* The day's name, over its two rows. */
static void put_day_head(html_sheet *sheet, const day_walk *walk)
{
    html_put(sheet, walk->waits ? "<tr><th scope=\"row\" rowspan=\"2\" class=\"day w\">"
                                : "<tr><th scope=\"row\" rowspan=\"2\" class=\"day\">");
    html_words(sheet, MSG_TABLE_DAY);
    html_number(sheet, " ", walk->day, "");
    if (walk->schedule->patient.dated) {
        html_put(sheet, " <span class=\"date\">");
        date_put(sheet->out, sheet->lang, walk->date, walk->weekday);
        html_put(sheet, "</span>");
    }
    if (walk->waits) {
        patient_wait_put(&sheet->tell.words, sheet->lang, walk->waits);
        html_said(sheet, " <span class=\"not\">");
        html_put(sheet, "</span>");
    }
    html_put(sheet, "</th>");
}

static void put_day(html_sheet *sheet, const day_walk *walk)
{
    const unsigned intakes = walk->columns;
    put_day_head(sheet, walk);
    if (walk->phase == BAC_PHASE_STOP) {
        html_number(sheet, "<td class=\"stop\" colspan=\"", intakes, "\">");
        html_element(sheet, "", MSG_STOP_NO_TABLET, "</td>");
    } else {
        for (unsigned i = 0; i < intakes; i++) {
            put_intake(sheet, walk->column_mg[i]);
        }
    }
    html_number(sheet, "</tr>\n<tr><td class=\"note\" colspan=\"", intakes, "\"><div>");
    for (unsigned i = 0; i < PATIENT_NOTES; i++) {
        html_element(sheet, "<span>", patient_notes[i], "</span>");
    }
    html_put(sheet, "</div></td></tr>\n");
}

static void put_due(html_sheet *sheet, const bac_prescription *prescription)
{
    if (prescription->next_due_day > 0) {
        html_number(sheet, "<tr><td class=\"next\" colspan=\"", 1 + schedule_columns(sheet->schedule), "\">");
        patient_say_due(&sheet->tell, prescription);
        html_said(sheet, "");
        html_put(sheet, "</td></tr>\n");
    }
}

static void put_days(html_sheet *sheet)
{
    prescription_walk walk;
    prescription_walk_begin(&walk, sheet->schedule);
    html_element(sheet, "<h2>", MSG_PATIENT_TITLE, "</h2>\n");
    put_table_head(sheet);
    while (prescription_walk_next(&walk)) {
        html_put(sheet, "<tbody>\n");
        while (prescription_walk_day(&walk)) {
            put_day(sheet, &walk.day);
        }
        put_due(sheet, &walk.prescription);
        html_put(sheet, "</tbody>\n");
    }
    html_put(sheet, "</table>\n");
}

/* ---- the sheet ---- */

static void put_above_table(html_sheet *sheet)
{
    html_begin_part(sheet, "plan");
    tell_day_1(&sheet->tell);
    html_end_part(sheet);
    html_element(sheet, "<p class=\"sign\"><span>", MSG_PATIENT_CALL_WHO, "</span>");
    html_element(sheet, "<span>", MSG_PATIENT_CALL_PHONE, "</span></p>\n");
    if (schedule_waits(sheet->schedule)) {
        html_put_part(sheet, "wait", patient_tell_waits);
    }
    html_put_part(sheet, "warn", patient_tell_warnings);
    html_put_part(sheet, "use", patient_tell_use);
}

static void begin(printer *printing)
{
    html_begin(printing, style);
}

static void print(printer *printing, const schedule *printed)
{
    html_sheet sheet;
    html_sheet_begin(&sheet, printing, printed, false);
    put_above_table(&sheet);
    put_days(&sheet);
    html_put_part(&sheet, "end", patient_tell_end);
    html_sheet_end(&sheet, printing);
}

const format format_patient_html = {.begin = begin, .schedule = print, .end = html_end};
