/* SPDX-License-Identifier: MIT */
/* The page in HTML that every sheet is printed on: the document, the top of a sheet, what is said around its table. */
#include "paper/html.h"
#include "words/status.h"

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

void html_put(html_sheet *h, const char *markup)
{
    sink_text(h->out, markup);
}

void html_words(html_sheet *h, message words)
{
    html_text(h->out, message_text(h->lang, words));
}

/* <tag>words</tag>, for tags with attributes too: `open` has them. */
void html_element(html_sheet *h, const char *open, message words, const char *close)
{
    html_put(h, open);
    html_words(h, words);
    html_put(h, close);
}

void html_said(html_sheet *h, const char *open)
{
    html_put(h, open);
    html_text(h->out, take_words(&h->tell));
}

/* ---- pieces ---- */

static void end_list(html_sheet *h)
{
    if (h->list != LIST_NONE) {
        html_put(h, lists[h->list].item_end);
        html_put(h, lists[h->list].end);
        h->list = LIST_NONE;
    }
}

static void begin_item(html_sheet *h, unsigned list)
{
    if (h->list == list) {
        html_put(h, lists[list].item_end);
    } else {
        end_list(h);
        html_put(h, lists[list].begin);
        h->list = list;
    }
    html_put(h, lists[list].item);
}

/* A piece that stands for itself. */
static void put_block(html_sheet *h, const char *open, const char *label, const char *text, const char *close)
{
    end_list(h);
    html_put(h, open);
    if (label != NULL) {
        html_text(h->out, label);
        html_put(h, "<code>");
    }
    html_text(h->out, text);
    html_put(h, close);
}

/* How each kind of piece looks. */
static void put_piece(void *to, piece kind, const char *label, const char *text)
{
    html_sheet *h = to;
    switch (kind) {
    case PIECE_LABELLED:
        begin_item(h, LIST_FACTS);
        html_text(h->out, label);
        html_put(h, "</dt><dd>");
        break;
    case PIECE_DUE:
        begin_item(h, LIST_DUE);
        html_text(h->out, label);
        html_put(h, "</strong>");
        html_words(h, MSG_COLON);
        break;
    case PIECE_BOX:
        begin_item(h, LIST_BOXES);
        break;
    case PIECE_ITEM:
        begin_item(h, LIST_ITEMS);
        break;
    case PIECE_MORE:
        html_put(h, "<br>");
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

void html_begin_part(html_sheet *h, const char *class)
{
    html_put(h, "<div class=\"");
    html_put(h, class);
    html_put(h, "\">\n");
}

void html_end_part(html_sheet *h)
{
    end_list(h);
    html_put(h, "</div>\n");
}

void html_put_part(html_sheet *h, const char *class, void (*tell)(teller *))
{
    html_begin_part(h, class);
    tell(&h->tell);
    html_end_part(h);
}

/* ---- the top, on every printed page ---- */

/* Browsers repeat a top of a quarter of the page at most: a name of that many bytes is printed smaller. */
enum { LONG_NAME = 256 };

static void put_top(html_sheet *h, bool with_status)
{
    const schedule *s = h->schedule;
    sink *words = &h->tell.words;
    html_put(h, "<header>\n");
    if (with_status) {
        status_put(words, h->lang, s->protocol, &s->patient);
        html_said(h, "<p class=\"status\">");
        html_put(h, "</p>\n");
    }
    html_element(h, "<h1>", MSG_DRUG, "</h1>\n");
    html_put(h, strlen(s->name) < LONG_NAME ? "<p class=\"patient\">" : "<p class=\"patient long\">");
    html_element(h, "<span class=\"label\">", MSG_LABEL_PATIENT, "</span> ");
    if (s->name[0] == '\0') {
        html_put(h, "<span class=\"blank\"></span>");
    } else {
        html_put(h, "<bdi>");
        html_text(h->out, s->name);
        html_put(h, "</bdi>");
    }
    age_put(words, h->lang, &s->patient);
    html_said(h, "");
    html_put(h, "</p>\n</header>\n");
}

/* ---- the document and its sheets ---- */

/* Nothing is loaded, nothing runs: the policy holds the browser to it. */
void html_begin(printer *p, const char *more_style)
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
    sink_text(p->out, more_style);
    sink_text(p->out, "@page { @bottom-right { content: ");
    sink_text(p->out, message_text(p->lang, MSG_HTML_PAGE));
    sink_text(p->out, " } }\n</style>\n</head>\n<body>\n");
}

void html_end(printer *p)
{
    sink_text(p->out, "</body>\n</html>\n");
}

void html_sheet_begin(html_sheet *h, const printer *p, const schedule *s, bool with_status)
{
    h->out = p->out;
    h->lang = p->lang;
    h->schedule = s;
    h->number = p->printed;
    h->list = LIST_NONE;
    teller_begin(&h->tell, s, p->lang, put_piece, h);
    html_put(h, "<article>\n");
    put_top(h, with_status);
    html_put(h, "<div class=\"body\">\n");
}

void html_sheet_end(const html_sheet *h, printer *p)
{
    sink_text(p->out, "</div>\n</article>\n");
    p->out->failed = p->out->failed || h->tell.words.failed;
    p->printed++;
}
