/* SPDX-License-Identifier: MIT */
/* The sheet as one page that needs nothing else: on the screen, and printed on A4. */
#include "sheet/html.h"
#include "sheet/cell.h"
#include "sheet/content.h"
#include "sheet/format.h"
#include "sheet/status.h"

_Static_assert((int)HTML_ROW_MAX <= (int)SINK_RESERVE_MAX, "a sink holds the longest row");

/* How pieces of a kind stand together. */
typedef struct {
    const char *begin, *item, *item_end, *end;
} list_style;

enum { LIST_NONE, LIST_FACTS, LIST_DUE, LIST_BOXES, LIST_ITEMS };

static const list_style lists[] = {
    [LIST_FACTS] = {"<dl>\n", "<div><dt>", "</dd></div>\n", "</dl>\n"},
    [LIST_DUE] = {"<ul class=\"due\">\n", "<li><strong>", "</li>\n", "</ul>\n"},
    [LIST_BOXES] = {"<ul class=\"tick\">\n", "<li><span class=\"box\"></span>", "</li>\n", "</ul>\n"},
    [LIST_ITEMS] = {"<ul>\n", "<li>", "</li>\n", "</ul>\n"},
};

typedef struct {
    sink *out;
    language lang;
    const schedule *schedule;
    uint32_t number; /* tells the ids of one sheet from those of the next */
    unsigned list;   /* that is open, with its last item */
    teller tell;
} html_sheet;

static const char *entity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return " "; /* a line break or a tab */
    }
}

void html_text(sink *out, const char *text)
{
    for (;;) {
        const size_t plain = strcspn(text, "&<>\"'\n\r\t");
        sink_put(out, text, plain);
        text += plain;
        if (*text == '\0') {
            return;
        }
        sink_text(out, entity(*text++));
    }
}

static void put(html_sheet *h, const char *markup)
{
    sink_text(h->out, markup);
}

static void put_words(html_sheet *h, message words)
{
    html_text(h->out, message_text(h->lang, words));
}

/* <tag>words</tag>, for tags with attributes too: `open` has them. */
static void put_element(html_sheet *h, const char *open, message words, const char *close)
{
    put(h, open);
    put_words(h, words);
    put(h, close);
}

/* ---- pieces ---- */

static void end_list(html_sheet *h)
{
    if (h->list != LIST_NONE) {
        put(h, lists[h->list].item_end);
        put(h, lists[h->list].end);
        h->list = LIST_NONE;
    }
}

static void begin_item(html_sheet *h, unsigned list)
{
    if (h->list == list) {
        put(h, lists[list].item_end);
    } else {
        end_list(h);
        put(h, lists[list].begin);
        h->list = list;
    }
    put(h, lists[list].item);
}

/* A piece that stands for itself. */
static void put_block(html_sheet *h, const char *open, const char *label, const char *text, const char *close)
{
    end_list(h);
    put(h, open);
    if (label != NULL) {
        html_text(h->out, label);
        put(h, "<code>");
    }
    html_text(h->out, text);
    put(h, close);
}

/* How each kind of piece looks. */
static void put_piece(void *to, piece kind, const char *label, const char *text)
{
    html_sheet *h = to;
    switch (kind) {
    case PIECE_LABELLED:
        begin_item(h, LIST_FACTS);
        html_text(h->out, label);
        put(h, "</dt><dd>");
        break;
    case PIECE_DUE:
        begin_item(h, LIST_DUE);
        html_text(h->out, label);
        put(h, "</strong>");
        put_words(h, MSG_COLON);
        break;
    case PIECE_BOX:
        begin_item(h, LIST_BOXES);
        break;
    case PIECE_ITEM:
        begin_item(h, LIST_ITEMS);
        break;
    case PIECE_MORE:
        put(h, "<br>");
        break;
    case PIECE_HEADING:
        put_block(h, "<h2>", NULL, text, "</h2>\n");
        return;
    case PIECE_CODE:
        put_block(h, "<p class=\"code\">", label, text, "</code></p>\n");
        return;
    default:
        put_block(h, "<p>", NULL, text, "</p>\n");
        return;
    }
    html_text(h->out, text);
}

static void begin_part(html_sheet *h, const char *class)
{
    put(h, "<div class=\"");
    put(h, class);
    put(h, "\">\n");
}

static void end_part(html_sheet *h)
{
    end_list(h);
    put(h, "</div>\n");
}

static void put_part(html_sheet *h, const char *class, void (*tell)(teller *))
{
    begin_part(h, class);
    tell(&h->tell);
    end_part(h);
}

/* ---- the top, on every printed page ---- */

/* Browsers repeat a top of a quarter of the page at most: a name of that many bytes is printed smaller. */
enum { LONG_NAME = 256 };

static void put_top(html_sheet *h)
{
    const schedule *s = h->schedule;
    sink *words = &h->tell.words;
    put(h, "<header>\n<p class=\"status\">");
    status_put(words, h->lang, s->protocol, &s->patient);
    html_text(h->out, take_words(&h->tell));
    put_element(h, "</p>\n<h1>", MSG_DRUG, "</h1>\n");
    put(h, strlen(s->name) < LONG_NAME ? "<p class=\"patient\">" : "<p class=\"patient long\">");
    put_element(h, "<span class=\"label\">", MSG_LABEL_PATIENT, "</span> ");
    if (s->name[0] == '\0') {
        put(h, "<span class=\"blank\"></span>");
    } else {
        put(h, "<bdi>");
        html_text(h->out, s->name);
        put(h, "</bdi>");
    }
    put_age(words, h->lang, &s->patient);
    html_text(h->out, take_words(&h->tell));
    put(h, "</p>\n</header>\n");
}

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

char *put_html_row(char *at, language lang, const day_walk *walk, bool some_wait, html_row_rest *rest)
{
    const bool changed = walk->change_mg != 0 || walk->day == 1;
    if (!walk->same || rest->length == 0) {
        rest->length = (size_t)(put_rest(rest->bytes, lang, walk, some_wait) - rest->bytes);
    }
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
    return put_bytes(at, rest->bytes, rest->length);
}

static unsigned columns_of(const schedule *s)
{
    return 3u + (s->patient.dated ? 1u : 0u) + s->split.count + (schedule_waits(s) ? 1u : 0u);
}

static void put_colgroup(html_sheet *h, unsigned span)
{
    put(h, "<colgroup span=\"");
    sink_number(h->out, span);
    put(h, "\"></colgroup>");
}

/* What to do with the table. It stands in the head, to be on every page of it. */
static void put_instruction(html_sheet *h)
{
    put(h, "<tr><td id=\"how");
    sink_number(h->out, h->number);
    put(h, "\" class=\"how\" colspan=\"");
    sink_number(h->out, columns_of(h->schedule));
    put_element(h, "\">", MSG_HTML_INSTRUCTION, "");
    if (schedule_waits(h->schedule)) {
        put_element(h, " <strong>", MSG_HTML_WAITS, "</strong>");
    }
    put(h, "</td></tr>\n");
}

static void put_table_head(html_sheet *h)
{
    static const char tall[] = "<th scope=\"col\" rowspan=\"2\">";
    const schedule *s = h->schedule;
    const unsigned before = s->patient.dated ? 2 : 1;
    put(h, "<table class=\"days\" aria-labelledby=\"how");
    sink_number(h->out, h->number);
    put(h, "\">\n");
    put_colgroup(h, before);
    put_colgroup(h, s->split.count);
    put_colgroup(h, columns_of(s) - before - s->split.count);
    put(h, "\n<thead>\n");
    put_instruction(h);
    put(h, "<tr class=\"g\">");
    put_element(h, tall, MSG_TABLE_DAY, "</th>");
    if (s->patient.dated) {
        put_element(h, tall, MSG_TABLE_DATE, "</th>");
    }
    put(h, "<th scope=\"colgroup\" colspan=\"");
    sink_number(h->out, s->split.count);
    put_element(h, "\">", MSG_TABLE_TABLETS, "</th>");
    put_element(h, "<th scope=\"col\" rowspan=\"2\" class=\"t\">", MSG_TABLE_TOTAL, "</th>");
    put_element(h, tall, MSG_TABLE_CHANGE, "</th>");
    if (schedule_waits(s)) {
        put_element(h, tall, MSG_HTML_REVIEW, "</th>");
    }
    put(h, "</tr>\n<tr>");
    for (unsigned i = 0; i < s->split.count; i++) {
        put_element(h, "<th scope=\"col\">", intake_message(s->split.count, i), "</th>");
    }
    put(h, "</tr>\n</thead>\n");
}

/* "Prescription 3: CONDITIONAL, ..." above the days of each. */
static void put_period(html_sheet *h, uint32_t number, bool conditional)
{
    put(h, "<tbody>\n<tr class=\"p\"><th scope=\"rowgroup\" colspan=\"");
    sink_number(h->out, columns_of(h->schedule));
    put(h, "\">");
    say(&h->tell, conditional ? MSG_CAPTION_CONDITIONAL : MSG_CAPTION,
        (message_value[]){{"number", NULL, number}, {NULL, NULL, 0}});
    html_text(h->out, take_words(&h->tell));
    put(h, "</th></tr>\n");
}

static void put_days(html_sheet *h)
{
    const schedule *s = h->schedule;
    const bool some_wait = schedule_waits(s);
    bac_supply supply;
    bac_prescription prescription;
    schedule_supply(&supply, s);
    day_walk walk;
    day_walk_begin(&walk, s);
    html_row_rest rest = {.length = 0};
    uint32_t number = 0;
    put_table_head(h);
    while (bac_supply_next(&supply, &prescription)) {
        /* Days after the last intake stay with the last prescription. */
        const uint16_t last = prescription.next_due_day == 0 ? s->days : prescription.last_day;
        put_period(h, ++number, prescription.conditional);
        while (walk.day < last && day_walk_next(&walk)) {
            day_walk_split(&walk);
            char *at = sink_reserve(h->out, HTML_ROW_MAX);
            sink_advance(h->out, put_html_row(at, h->lang, &walk, some_wait, &rest));
        }
        put(h, "</tbody>\n");
    }
    put(h, "</table>\n");
}

/* ---- prescriptions ---- */

static void put_cell(html_sheet *h, const char *open)
{
    put(h, open);
    html_text(h->out, take_words(&h->tell));
}

static void put_prescription(html_sheet *h, const bac_prescription *p, uint32_t number)
{
    teller *t = &h->tell;
    const schedule *s = h->schedule;
    say(t, p->conditional ? MSG_CAPTION_CONDITIONAL : MSG_CAPTION,
        (message_value[]){{"number", NULL, number}, {NULL, NULL, 0}});
    put_cell(h, "<tr><th scope=\"row\"><span class=\"box\"></span>");
    say_period(t, p);
    put_cell(h, "</th><td class=\"d\">");
    say_period_dates(t, p);
    put_cell(h, s->patient.dated ? "<br>" : "");
    sink_number(&t->words, p->tablets);
    put_cell(h, "</td><td class=\"t\">");
    sink_number(&t->words, p->total_mg);
    put_cell(h, "</td><td class=\"t\">");
    put(h, " mg</td><td class=\"d\">");
    if (p->next_due_day == 0) {
        put_words(h, MSG_INTAKE_NONE);
    } else {
        say(t, MSG_DAY_N, (message_value[]){{"day", NULL, p->next_due_day}, {NULL, NULL, 0}});
        if (s->patient.dated) {
            char due[DATE_TEXT_MAX];
            *put_day_after(due, h->lang, schedule_date(s, p->last_day)) = '\0';
            sink_text(&t->words, ", ");
            sink_text(&t->words, due);
        }
        html_text(h->out, take_words(t));
    }
    put(h, "</td></tr>\n");
}

static void put_prescriptions(html_sheet *h)
{
    static const message columns[] = {MSG_HTML_PRESCRIPTION, MSG_HTML_PERIOD, MSG_TABLE_TABLETS, MSG_HTML_IN_ALL,
                                      MSG_HTML_NEXT_DUE};
    bac_supply supply;
    bac_prescription prescription;
    uint32_t number = 0;
    begin_part(h, "supply");
    tell_prescriptions_heading(&h->tell);
    put(h, "<table class=\"supply\">\n<thead>\n<tr>");
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        put_element(h, "<th scope=\"col\">", columns[i], "</th>");
    }
    put(h, "</tr>\n</thead>\n<tbody>\n");
    schedule_supply(&supply, h->schedule);
    while (bac_supply_next(&supply, &prescription)) {
        put_prescription(h, &prescription, ++number);
    }
    put(h, "</tbody>\n</table>\n");
    tell_rtu_words(&h->tell);
    end_part(h);
}

/* ---- the format ---- */

static void put_signature(html_sheet *h)
{
    put_element(h, "<p class=\"sign\"><span>", MSG_HTML_NAME, "</span>");
    put_element(h, "<span>", MSG_HTML_SIGNATURE, "</span>");
    put_element(h, "<span>", MSG_TABLE_DATE, "</span></p>\n");
}

static void put_above_table(html_sheet *h)
{
    put_part(h, "plan", tell_plan);
    if (schedule_waits(h->schedule)) {
        begin_part(h, "wait");
        put_element(h, "<h2>", MSG_HTML_REVIEWS, "</h2>\n");
        tell_reviews(&h->tell);
        end_part(h);
    }
    put_part(h, "warn", tell_warnings);
}

static void put_below_table(html_sheet *h)
{
    put_part(h, "end", tell_end);
    put_prescriptions(h);
    put_part(h, "also", tell_other_findings);
    put_part(h, "check", tell_not_checked);
    put_signature(h);
    tell_control_code(&h->tell);
}

/* Nothing is loaded, nothing runs: the policy holds the browser to it. */
static void begin(printer *p)
{
    sink_text(p->out, "<!DOCTYPE html>\n<html lang=\"");
    sink_text(p->out, language_names[p->lang]);
    sink_text(p->out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                      "style-src 'unsafe-inline'\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    html_text(p->out, message_text(p->lang, MSG_HTML_TITLE));
    sink_text(p->out, "</title>\n<style>\n");
    for (size_t i = 0; html_style[i] != NULL; i++) {
        sink_text(p->out, html_style[i]);
    }
    sink_text(p->out, "@page { @bottom-right { content: ");
    sink_text(p->out, message_text(p->lang, MSG_HTML_PAGE));
    sink_text(p->out, " } }\n</style>\n</head>\n<body>\n");
}

static void print(printer *p, const schedule *s)
{
    static html_sheet h;
    h.out = p->out;
    h.lang = p->lang;
    h.schedule = s;
    h.number = p->printed;
    h.list = LIST_NONE;
    teller_begin(&h.tell, s, p->lang, put_piece, &h);
    put(&h, "<article>\n");
    put_top(&h);
    put(&h, "<div class=\"body\">\n");
    put_above_table(&h);
    html_curve(p->out, p->lang, s, h.number);
    put_days(&h);
    put_below_table(&h);
    put(&h, "</div>\n</article>\n");
    p->out->failed = p->out->failed || h.tell.words.failed;
    p->printed++;
}

static void end(printer *p)
{
    sink_text(p->out, "</body>\n</html>\n");
}

const format format_html = {.name = "html", .extension = "html", .begin = begin, .schedule = print, .end = end};
