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

void html_put(html_sheet *sheet, const char *markup)
{
    sink_text(sheet->out, markup);
}

void html_words(html_sheet *sheet, message words)
{
    html_text(sheet->out, message_text(sheet->lang, words));
}

/* <tag>words</tag>, for tags with attributes too: `open` has them. */
void html_element(html_sheet *sheet, const char *open, message words, const char *close)
{
    html_put(sheet, open);
    html_words(sheet, words);
    html_put(sheet, close);
}

void html_number(html_sheet *sheet, const char *open, uint32_t number, const char *close)
{
    html_put(sheet, open);
    sink_number(sheet->out, number);
    html_put(sheet, close);
}

void html_said(html_sheet *sheet, const char *open)
{
    html_put(sheet, open);
    html_text(sheet->out, take_words(&sheet->tell));
}

/* ---- pieces ---- */

static void end_list(html_sheet *sheet)
{
    if (sheet->list != LIST_NONE) {
        html_put(sheet, lists[sheet->list].item_end);
        html_put(sheet, lists[sheet->list].end);
        sheet->list = LIST_NONE;
    }
}

static void begin_item(html_sheet *sheet, unsigned list)
{
    if (sheet->list == list) {
        html_put(sheet, lists[list].item_end);
    } else {
        end_list(sheet);
        html_put(sheet, lists[list].begin);
        sheet->list = list;
    }
    html_put(sheet, lists[list].item);
}

/* A piece that stands for itself. */
static void put_block(html_sheet *sheet, const char *open, const char *label, const char *text, const char *close)
{
    end_list(sheet);
    html_put(sheet, open);
    if (label != NULL) {
        html_text(sheet->out, label);
        html_put(sheet, "<code>");
    }
    html_text(sheet->out, text);
    html_put(sheet, close);
}

/* How each kind of piece looks. */
static void put_piece(void *to, piece kind, const char *label, const char *text)
{
    html_sheet *sheet = to;
    switch (kind) {
    case PIECE_LABELLED:
        begin_item(sheet, LIST_FACTS);
        html_text(sheet->out, label);
        html_put(sheet, "</dt><dd>");
        break;
    case PIECE_DUE:
        begin_item(sheet, LIST_DUE);
        html_text(sheet->out, label);
        html_put(sheet, "</strong>");
        html_words(sheet, MSG_COLON);
        break;
    case PIECE_BOX:
        begin_item(sheet, LIST_BOXES);
        break;
    case PIECE_ITEM:
        begin_item(sheet, LIST_ITEMS);
        break;
    case PIECE_MORE:
        html_put(sheet, "<br>");
        break;
    case PIECE_HEADING:
        put_block(sheet, "<h2>", NULL, text, "</h2>\n");
        return;
    case PIECE_CODE:
        put_block(sheet, "<p class=\"code\">", label, text, "</code></p>\n");
        return;
    default:
        put_block(sheet, "<p>", NULL, text, "</p>\n");
        return;
    }
    html_text(sheet->out, text);
}

void html_begin_part(html_sheet *sheet, const char *class)
{
    html_put(sheet, "<div class=\"");
    html_put(sheet, class);
    html_put(sheet, "\">\n");
}

void html_end_part(html_sheet *sheet)
{
    end_list(sheet);
    html_put(sheet, "</div>\n");
}

void html_put_part(html_sheet *sheet, const char *class, void (*tell)(teller *))
{
    html_begin_part(sheet, class);
    tell(&sheet->tell);
    html_end_part(sheet);
}

/* ---- the top, on every printed page ---- */

/* Browsers repeat a top of a quarter of the page at most: a name of that many bytes is printed smaller. */
enum { LONG_NAME = 256 };

static void put_top(html_sheet *sheet, bool with_status)
{
    const schedule *printed = sheet->schedule;
    sink *words = &sheet->tell.words;
    html_put(sheet, "<header>\n");
    if (with_status) {
        status_put(words, sheet->lang, printed->protocol, &printed->patient);
        html_said(sheet, "<p class=\"status\">");
        html_put(sheet, "</p>\n");
    }
    html_element(sheet, "<h1>", MSG_DRUG, "</h1>\n");
    html_put(sheet, strlen(printed->name) < LONG_NAME ? "<p class=\"patient\">" : "<p class=\"patient long\">");
    html_element(sheet, "<span class=\"label\">", MSG_LABEL_PATIENT, "</span> ");
    if (printed->name[0] == '\0') {
        html_put(sheet, "<span class=\"blank\"></span>");
    } else {
        html_put(sheet, "<bdi>");
        html_text(sheet->out, printed->name);
        html_put(sheet, "</bdi>");
    }
    age_put(words, sheet->lang, &printed->patient);
    html_said(sheet, "");
    html_put(sheet, "</p>\n</header>\n");
}

/* ---- the document and its sheets ---- */

/* Nothing is loaded, nothing runs: the policy holds the browser to it. */
void html_begin(printer *printing, const char *more_style)
{
    sink_text(printing->out, "<!DOCTYPE html>\n<html lang=\"");
    sink_text(printing->out, language_names[printing->lang]);
    sink_text(printing->out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                             "style-src 'unsafe-inline'\">\n"
                             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    html_text(printing->out, message_text(printing->lang, MSG_HTML_TITLE));
    sink_text(printing->out, "</title>\n<style>\n");
    for (size_t i = 0; html_style[i] != NULL; i++) {
        sink_text(printing->out, html_style[i]);
    }
    sink_text(printing->out, more_style);
    sink_text(printing->out, "@page { @bottom-right { content: ");
    sink_text(printing->out, message_text(printing->lang, MSG_HTML_PAGE));
    sink_text(printing->out, " } }\n</style>\n</head>\n<body>\n");
}

void html_end(printer *printing)
{
    sink_text(printing->out, "</body>\n</html>\n");
}

void html_sheet_begin(html_sheet *sheet, const printer *printing, const schedule *printed, bool with_status)
{
    sheet->out = printing->out;
    sheet->lang = printing->lang;
    sheet->schedule = printed;
    sheet->number = printing->printed;
    sheet->list = LIST_NONE;
    teller_begin(&sheet->tell, printed, printing->lang, put_piece, sheet);
    html_put(sheet, "<article>\n");
    put_top(sheet, with_status);
    html_put(sheet, "<div class=\"body\">\n");
}

void html_sheet_end(const html_sheet *sheet, printer *printing)
{
    sink_text(printing->out, "</div>\n</article>\n");
    printing->out->failed = printing->out->failed || sheet->tell.words.failed;
    printing->printed++;
}
