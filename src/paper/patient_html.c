/* SPDX-License-Identifier: MIT */
/* The patient's sheet as a page: large type, a box for each intake, room to write. */
#include "paper/html.h"
#include "sheet/cell.h"
#include "sheet/patient.h"

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

static void put_number_of(html_sheet *h, const char *open, uint32_t number, const char *close)
{
    html_put(h, open);
    sink_number(h->out, number);
    html_put(h, close);
}

/* ---- the table of days ---- */

static void put_table_head(html_sheet *h)
{
    const unsigned intakes = h->schedule->split.count;
    put_number_of(h, "<table class=\"diary\" aria-labelledby=\"how", h->number, "\">\n<thead>\n");
    put_number_of(h, "<tr><td id=\"how", h->number, "\" class=\"how\"");
    put_number_of(h, " colspan=\"", 1 + intakes, "");
    html_element(h, "\">", MSG_PATIENT_TICK, "</td></tr>\n<tr>");
    html_element(h, "<th scope=\"col\" rowspan=\"2\" class=\"day\">", MSG_TABLE_DAY, "</th>");
    put_number_of(h, "<th scope=\"colgroup\" colspan=\"", intakes, "\">");
    html_element(h, "", MSG_TABLE_TABLETS, "</th></tr>\n<tr>");
    for (unsigned i = 0; i < intakes; i++) {
        html_element(h, "<th scope=\"col\">", intake_message(intakes, i), "</th>");
    }
    html_put(h, "</tr>\n</thead>\n");
}

/* A number and the word behind it stay on one line. */
static void put_tablets(html_sheet *h, const char *text)
{
    const size_t digits = strspn(text, "0123456789");
    sink_put(h->out, text, digits);
    html_put(h, digits > 0 ? "&nbsp;" : "");
    html_put(h, text + digits + (digits > 0 ? 1 : 0));
}

static void put_intake(html_sheet *h, uint16_t intake_mg)
{
    patient_tablets_put(&h->tell.words, h->lang, intake_mg);
    html_put(h, intake_mg > 0 ? "<td><div class=\"take\"><span class=\"box\"></span><span>" : "<td><div><span>");
    put_tablets(h, take_words(&h->tell));
    html_put(h, "</span></div></td>");
}

/* The day's name, over its two rows. */
static void put_day_head(html_sheet *h, const day_walk *walk)
{
    html_put(h, walk->waits ? "<tr><th scope=\"row\" rowspan=\"2\" class=\"day w\">"
                            : "<tr><th scope=\"row\" rowspan=\"2\" class=\"day\">");
    html_words(h, MSG_TABLE_DAY);
    put_number_of(h, " ", walk->day, "");
    if (walk->schedule->patient.dated) {
        char date[DATE_TEXT_MAX];
        *put_date(date, h->lang, walk->date, walk->weekday) = '\0';
        html_put(h, " <span class=\"date\">");
        html_put(h, date);
        html_put(h, "</span>");
    }
    if (walk->waits) {
        html_element(h, " <span class=\"not\">", MSG_PATIENT_WAIT, "</span>");
    }
    html_put(h, "</th>");
}

static void put_day(html_sheet *h, const day_walk *walk)
{
    const unsigned intakes = walk->schedule->split.count;
    put_day_head(h, walk);
    if (walk->phase == PHASE_STOP) {
        put_number_of(h, "<td class=\"stop\" colspan=\"", intakes, "\">");
        html_element(h, "", MSG_STOP_NO_TABLET, "</td>");
    } else {
        for (unsigned i = 0; i < intakes; i++) {
            put_intake(h, walk->intake_mg[i]);
        }
    }
    put_number_of(h, "</tr>\n<tr><td class=\"note\" colspan=\"", intakes, "\"><div>");
    for (unsigned i = 0; i < PATIENT_NOTES; i++) {
        html_element(h, "<span>", patient_notes[i], "</span>");
    }
    html_put(h, "</div></td></tr>\n");
}

static void put_due(html_sheet *h, const bac_prescription *p)
{
    if (p->next_due_day > 0) {
        put_number_of(h, "<tr><td class=\"next\" colspan=\"", 1 + h->schedule->split.count, "\">");
        patient_say_due(&h->tell, p);
        html_said(h, "");
        html_put(h, "</td></tr>\n");
    }
}

static void put_days(html_sheet *h)
{
    prescription_walk walk;
    prescription_walk_begin(&walk, h->schedule);
    html_element(h, "<h2>", MSG_PATIENT_TITLE, "</h2>\n");
    put_table_head(h);
    while (prescription_walk_next(&walk)) {
        html_put(h, "<tbody>\n");
        while (prescription_walk_day(&walk)) {
            put_day(h, &walk.day);
        }
        put_due(h, &walk.prescription);
        html_put(h, "</tbody>\n");
    }
    html_put(h, "</table>\n");
}

/* ---- the sheet ---- */

static void put_above_table(html_sheet *h)
{
    html_begin_part(h, "plan");
    tell_day_1(&h->tell);
    html_end_part(h);
    html_element(h, "<p class=\"sign\"><span>", MSG_PATIENT_CALL_WHO, "</span>");
    html_element(h, "<span>", MSG_PATIENT_CALL_PHONE, "</span></p>\n");
    if (schedule_waits(h->schedule)) {
        html_put_part(h, "wait", patient_tell_waits);
    }
    html_put_part(h, "warn", patient_tell_warnings);
    html_put_part(h, "use", patient_tell_use);
}

static void begin(printer *p)
{
    html_begin(p, style);
}

static void print(printer *p, const schedule *s)
{
    static html_sheet h;
    html_sheet_begin(&h, p, s, false);
    put_above_table(&h);
    put_days(&h);
    html_put_part(&h, "end", patient_tell_end);
    tell_control_code(&h.tell);
    html_sheet_end(&h, p);
}

const format format_patient_html = {.begin = begin, .schedule = print, .end = html_end};
