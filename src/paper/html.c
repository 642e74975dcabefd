/* SPDX-License-Identifier: MIT */
/* The sheet as one page that needs nothing else: on the screen, and printed on A4. */
#include "paper/html.h"
#include "sheet/cell.h"

_Static_assert((int)HTML_ROW_MAX <= (int)SINK_RESERVE_MAX, "a sink holds the longest row");

/* ---- the table of days ---- */

static char *put_intake(char *at, language lang, uint16_t intake_mg)
{
    char tablets[TABLETS_TEXT_MAX];
    tablets_text(tablets, lang, false, intake_mg);
    at = put_text(at, intake_mg > 0 ? "<td class=\"n\">" : "<td class=\"n z\">");
    at = put_text(at, tablets);
    return put_text(at, intake_mg > 0 ? "<span class=\"box\"></span></td>" : "</td>");
}

/* All that follows the date. */
static char *put_rest(char *at, language lang, const day_walk *walk, bool some_wait)
{
    const unsigned intakes = walk->schedule->split.count;
    if (walk->phase == PHASE_STOP) {
        at = put_text(at, "<td class=\"stop\" colspan=\"");
        at = put_number(at, intakes + 2 + (some_wait ? 1 : 0));
        at = put_text(at, "\">");
        at = put_text(at, message_text(lang, MSG_STOP_NO_TABLET));
        return put_text(at, "</td></tr>\n");
    }
    for (unsigned i = 0; i < intakes; i++) {
        at = put_intake(at, lang, walk->intake_mg[i]);
    }
    at = put_text(at, "<td class=\"t\">");
    at = put_number(at, walk->dose_mg);
    at = put_text(at, " mg</td><td>");
    at = put_change(at, walk, lang);
    at = put_text(at, "</td>");
    if (some_wait) {
        at = put_text(at, "<td>");
        at = put_text(at, walk->waits ? message_text(lang, MSG_HTML_WAIT) : "");
        at = put_text(at, "</td>");
    }
    return put_text(at, "</tr>\n");
}

char *put_html_row(char *at, language lang, const day_walk *walk, bool some_wait)
{
    const bool changed = walk->change_mg != 0 || walk->day == 1;
    at = put_text(at, walk->waits ? (changed ? "<tr class=\"w c\">" : "<tr class=\"w\">")
                                  : (changed ? "<tr class=\"c\">" : "<tr>"));
    at = put_text(at, "<th scope=\"row\">");
    at = put_number(at, walk->day);
    at = put_text(at, "</th>");
    if (walk->schedule->patient.dated) {
        at = put_text(at, "<td class=\"d\">");
        at = put_date(at, lang, walk->date, walk->weekday);
        at = put_text(at, "</td>");
    }
    return put_rest(at, lang, walk, some_wait);
}

static unsigned columns_of(const schedule *s)
{
    return 3u + (s->patient.dated ? 1u : 0u) + s->split.count + (schedule_waits(s) ? 1u : 0u);
}

static void put_colgroup(html_sheet *h, unsigned span)
{
    html_put(h, "<colgroup span=\"");
    sink_number(h->out, span);
    html_put(h, "\"></colgroup>");
}

/* What to do with the table. It stands in the head, to be on every page of it. */
static void put_instruction(html_sheet *h)
{
    html_put(h, "<tr><td id=\"how");
    sink_number(h->out, h->number);
    html_put(h, "\" class=\"how\" colspan=\"");
    sink_number(h->out, columns_of(h->schedule));
    html_element(h, "\">", MSG_HTML_INSTRUCTION, "");
    if (schedule_waits(h->schedule)) {
        html_element(h, " <strong>", MSG_HTML_WAITS, "</strong>");
    }
    html_put(h, "</td></tr>\n");
}

static void put_table_head(html_sheet *h)
{
    static const char tall[] = "<th scope=\"col\" rowspan=\"2\">";
    const schedule *s = h->schedule;
    const unsigned before = s->patient.dated ? 2 : 1;
    html_put(h, "<table class=\"days\" aria-labelledby=\"how");
    sink_number(h->out, h->number);
    html_put(h, "\">\n");
    put_colgroup(h, before);
    put_colgroup(h, s->split.count);
    put_colgroup(h, columns_of(s) - before - s->split.count);
    html_put(h, "\n<thead>\n");
    put_instruction(h);
    html_put(h, "<tr class=\"g\">");
    html_element(h, tall, MSG_TABLE_DAY, "</th>");
    if (s->patient.dated) {
        html_element(h, tall, MSG_TABLE_DATE, "</th>");
    }
    html_put(h, "<th scope=\"colgroup\" colspan=\"");
    sink_number(h->out, s->split.count);
    html_element(h, "\">", MSG_TABLE_TABLETS, "</th>");
    html_element(h, "<th scope=\"col\" rowspan=\"2\" class=\"t\">", MSG_TABLE_TOTAL, "</th>");
    html_element(h, tall, MSG_TABLE_CHANGE, "</th>");
    if (schedule_waits(s)) {
        html_element(h, tall, MSG_HTML_REVIEW, "</th>");
    }
    html_put(h, "</tr>\n<tr>");
    for (unsigned i = 0; i < s->split.count; i++) {
        html_element(h, "<th scope=\"col\">", intake_message(s->split.count, i), "</th>");
    }
    html_put(h, "</tr>\n</thead>\n");
}

/* "Prescription 3: CONDITIONAL, ..." above the days of each. */
static void put_period(html_sheet *h, uint32_t number, bool conditional)
{
    html_put(h, "<tbody>\n<tr class=\"p\"><th scope=\"rowgroup\" colspan=\"");
    sink_number(h->out, columns_of(h->schedule));
    html_put(h, "\">");
    teller_say(&h->tell, conditional ? MSG_CAPTION_CONDITIONAL : MSG_CAPTION, MESSAGE_VALUES({"number", NULL, number}));
    html_text(h->out, take_words(&h->tell));
    html_put(h, "</th></tr>\n");
}

static void put_days(html_sheet *h)
{
    const schedule *s = h->schedule;
    const bool some_wait = schedule_waits(s);
    prescription_walk walk;
    prescription_walk_begin(&walk, s);
    put_table_head(h);
    while (prescription_walk_next(&walk)) {
        put_period(h, walk.number, walk.prescription.gates != 0);
        while (prescription_walk_day(&walk)) {
            char *at = sink_reserve(h->out, HTML_ROW_MAX);
            sink_advance(h->out, put_html_row(at, h->lang, &walk.day, some_wait));
        }
        html_put(h, "</tbody>\n");
    }
    html_put(h, "</table>\n");
}

/* ---- prescriptions ---- */

static void put_prescription(html_sheet *h, const bac_prescription *p, uint32_t number)
{
    teller *t = &h->tell;
    const schedule *s = h->schedule;
    teller_say(t, p->gates != 0 ? MSG_CAPTION_CONDITIONAL : MSG_CAPTION, MESSAGE_VALUES({"number", NULL, number}));
    html_said(h, "<tr><th scope=\"row\"><span class=\"box\"></span>");
    teller_say_period(t, p);
    html_said(h, "</th><td class=\"d\">");
    teller_say_period_dates(t, p);
    html_said(h, s->patient.dated ? "<br>" : "");
    sink_number(&t->words, p->tablets);
    html_said(h, "</td><td class=\"t\">");
    sink_number(&t->words, p->total_mg);
    html_said(h, "</td><td class=\"t\">");
    html_put(h, " mg</td><td class=\"d\">");
    if (p->next_due_day == 0) {
        html_words(h, MSG_INTAKE_NONE);
    } else {
        teller_say(t, MSG_DAY_N, MESSAGE_VALUES({"day", NULL, p->next_due_day}));
        if (s->patient.dated) {
            char due[DATE_TEXT_MAX];
            date_text(due, h->lang, schedule_date(s, p->next_due_day), true);
            sink_text(&t->words, ", ");
            sink_text(&t->words, due);
        }
        html_text(h->out, take_words(t));
    }
    html_put(h, "</td></tr>\n");
}

static void put_prescriptions(html_sheet *h)
{
    static const message columns[] = {MSG_HTML_PRESCRIPTION, MSG_HTML_PERIOD, MSG_TABLE_TABLETS, MSG_HTML_IN_ALL,
                                      MSG_HTML_NEXT_DUE};
    bac_supply supply;
    bac_prescription prescription;
    uint32_t number = 0;
    html_begin_part(h, "supply");
    tell_prescriptions_heading(&h->tell);
    html_put(h, "<table class=\"supply\">\n<thead>\n<tr>");
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        html_element(h, "<th scope=\"col\">", columns[i], "</th>");
    }
    html_put(h, "</tr>\n</thead>\n<tbody>\n");
    schedule_supply(&supply, h->schedule);
    while (bac_supply_next(&supply, &prescription)) {
        put_prescription(h, &prescription, ++number);
    }
    html_put(h, "</tbody>\n</table>\n");
    tell_rtu_words(&h->tell);
    html_end_part(h);
}

/* ---- the format ---- */

static void put_signature(html_sheet *h)
{
    html_element(h, "<p class=\"sign\"><span>", MSG_HTML_NAME, "</span>");
    html_element(h, "<span>", MSG_HTML_SIGNATURE, "</span>");
    html_element(h, "<span>", MSG_TABLE_DATE, "</span></p>\n");
}

static void put_above_table(html_sheet *h)
{
    html_put_part(h, "plan", tell_plan);
    if (schedule_waits(h->schedule)) {
        html_begin_part(h, "wait");
        html_element(h, "<h2>", MSG_HTML_REVIEWS, "</h2>\n");
        tell_reviews(&h->tell);
        html_end_part(h);
    }
    html_put_part(h, "warn", tell_warnings);
}

static void put_below_table(html_sheet *h)
{
    html_put_part(h, "end", tell_end);
    put_prescriptions(h);
    html_put_part(h, "also", tell_other_findings);
    html_put_part(h, "check", tell_not_checked);
    put_signature(h);
    tell_control_code(&h->tell);
}

static void begin(printer *p)
{
    html_begin(p, "");
}

static void print(printer *p, const schedule *s)
{
    static html_sheet h;
    html_sheet_begin(&h, p, s, true);
    put_above_table(&h);
    html_curve(p->out, p->lang, s, h.number);
    put_days(&h);
    put_below_table(&h);
    html_sheet_end(&h, p);
}

const format format_html = {.begin = begin, .schedule = print, .end = html_end};
