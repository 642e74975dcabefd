/* SPDX-License-Identifier: MIT */
/* The page in HTML that every sheet is printed on: the document, the top of a page, what is said around the table. */
#include "paper/html.h"
#include "sheet/cell.h"
#include "words/status.h"
#include "words/tablets.h"

/* How pieces of a kind stand together, and what that takes of a line, in tenths of the letters' size. */
typedef struct {
    const char *begin, *item, *item_end, *end;
    unsigned indent;
} list_style;

enum { LIST_NONE, LIST_FACTS, LIST_DUE, LIST_BOXES, LIST_ITEMS };

static const list_style lists[] = {
    [LIST_FACTS] = {"<dl>\n", "<div><dt>", "</dd></div>\n", "</dl>\n", 90},
    [LIST_DUE] = {"<ul class=\"due\">\n", "<li><strong>", "</li>\n", "</ul>\n", 0},
    [LIST_BOXES] = {"<ul class=\"tick\">\n", "<li><span class=\"box\"></span>", "</li>\n", "</ul>\n", 20},
    [LIST_ITEMS] = {"<ul>\n", "<li>", "</li>\n", "</ul>\n", 15},
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

/* [R-html-closed] */
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

void html_join_numbers(sink *out, const char *text)
{
    while (*text != '\0') {
        const size_t words = strcspn(text, "0123456789");
        const size_t digits = strspn(text + words, "0123456789");
        sink_put(out, text, words + digits);
        text += words + digits;
        if (digits > 0 && *text == ' ') {
            sink_text(out, "\xC2\xA0");
            text++;
        }
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

void html_intake_head(html_sheet *sheet, unsigned intake, unsigned columns)
{
    const schedule *printed = sheet->schedule;
    if (columns > 1) {
        html_number(sheet, "<th scope=\"colgroup\" colspan=\"", columns, "\">");
    } else {
        html_put(sheet, "<th scope=\"col\">");
    }
    html_words(sheet, intake_message(printed->columns, intake));
    if (printed->hour_count > 0) {
        hour_put(&sheet->tell.words, sheet->lang, printed, printed->hour_count, intake);
        html_said(sheet, "<br>");
    }
    html_put(sheet, "</th>");
}

uint32_t html_head_rows(const html_sheet *sheet)
{
    return sheet->schedule->hour_count > 0 ? 3 : 2;
}

/* ---- heights ---- */

enum {
    TEXT_WIDTH = HTML_PAGE_WIDTH - 12, /* of any part, whatever stands at its side */
    PART_SPACE = 8,                    /* below a part */
    BOX_SPACE = 8,                     /* border and padding of the box of what must be documented */
    HEADING_SPACE = 4,
    DRUG_LETTERS = 130, /* tenths of a point */
    DRUG_LINE = 17,
    PAGE_NUMBER_WIDTH = 110,
    TOP_SPACE = 8,
    STATUS_SPACE = 12,
    LONG_NAME = 200, /* a name of that many bytes is printed smaller */
    LONG_LETTERS = 80,
    LONG_LINE = 10,
    BOXES_PER_LINE = 7,
    BOXES_SPACE = 6,
    LABEL_WIDTH = 90,
    UNIT_LINES = 24 /* of a text that is never torn */
};

uint32_t html_text_height(const html_sheet *sheet, const char *text, uint32_t width, size_t bold)
{
    return html_lines(text, width, sheet->size.letters, bold) * sheet->size.line;
}

/* ---- pieces ---- */

static void end_list(html_sheet *sheet)
{
    if (sheet->list != LIST_NONE) {
        html_put(sheet, lists[sheet->list].item_end);
        html_close(sheet->paper);
        sheet->list = LIST_NONE;
    }
}

static void begin_item(html_sheet *sheet, unsigned list)
{
    if (sheet->list == list) {
        html_put(sheet, lists[list].item_end);
    } else {
        end_list(sheet);
        html_open(sheet->paper, 0, lists[list].end);
        html_put(sheet, lists[list].begin);
        sheet->list = list;
    }
    html_unit(sheet->paper, 0);
    html_put(sheet, lists[list].item);
}

/* A piece that stands for itself. */
static void put_block(html_sheet *sheet, const char *open, const char *label, const char *text, const char *close)
{
    end_list(sheet);
    html_unit(sheet->paper, html_text_height(sheet, text, sheet->width, 0));
    html_put(sheet, open);
    if (label != NULL) {
        html_grow(sheet->paper, html_text_height(sheet, label, sheet->width, 0));
        html_text(sheet->out, label);
        html_put(sheet, "<code>");
    }
    html_text(sheet->out, text);
    html_put(sheet, close);
}

/* The text of an item, behind its label: that of a fact stands beside, any other in its line. */
static void put_item_text(html_sheet *sheet, const char *label, const char *text)
{
    const uint32_t width = sheet->width - lists[sheet->list].indent * sheet->size.letters / 100;
    const bool beside = sheet->list == LIST_FACTS || label == NULL;
    char bytes[WORDS_MAX];
    sink joined;
    sink_begin_text(&joined, bytes, sizeof bytes);
    sink_text(&joined, beside ? "" : label);
    const size_t bold = joined.used;
    sink_text(&joined, beside ? "" : message_text(sheet->lang, MSG_COLON));
    const size_t begin = joined.used;
    html_join_numbers(&joined, text);
    sheet->paper->text.failed = sheet->paper->text.failed || joined.failed;
    html_grow(sheet->paper, html_text_height(sheet, sink_end_text(&joined), width, bold));
    html_text(sheet->out, bytes + begin);
}

/* As much of a text as a page has room for, up to a blank: all of most. */
static size_t first_part(const html_sheet *sheet, const char *text)
{
    const size_t length = strlen(text);
    const uint32_t lines = html_lines(text, sheet->width - LABEL_WIDTH, sheet->size.letters, 0);
    size_t part = lines <= UNIT_LINES ? length : length * UNIT_LINES / lines;
    while (part < length && part > 0 && text[part] != ' ') {
        part--;
    }
    return part > 0 ? part : length;
}

/* How each kind of piece looks. */
static void put_part(html_sheet *sheet, piece kind, const char *label, const char *text)
{
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
        put_block(sheet, "<h3>", NULL, text, "</h3>\n");
        html_grow(sheet->paper, HEADING_SPACE);
        html_keep_with_next(sheet->paper);
        return;
    case PIECE_CODE:
        put_block(sheet, "<p class=\"code\">", label, text, "</code></p>\n");
        return;
    default:
        put_block(sheet, "<p>", NULL, text, "</p>\n");
        return;
    }
    put_item_text(sheet, label, text);
}

/* One that is longer than a page, as the code of many blocks, goes on in further pieces of its kind. */
static void put_piece(void *to, piece kind, const char *label, const char *text, size_t length)
{
    const char *const end = text + length;
    char part[WORDS_MAX];
    for (size_t taken; (taken = first_part(to, text)) < (size_t)(end - text); text += taken + 1) {
        memcpy(part, text, taken);
        part[taken] = '\0';
        put_part(to, kind, label, part);
    }
    put_part(to, kind, label, text);
}

void html_begin_part(html_sheet *sheet, const char *class)
{
    const bool boxed = strcmp(class, "wait") == 0;
    sheet->width = boxed ? TEXT_WIDTH - 2 * BOX_SPACE : TEXT_WIDTH;
    html_open(sheet->paper, boxed ? PART_SPACE + 2 * BOX_SPACE : PART_SPACE, "</div>\n");
    html_put(sheet, "<div class=\"part ");
    html_put(sheet, class);
    html_put(sheet, "\">\n");
}

void html_end_part(html_sheet *sheet)
{
    end_list(sheet);
    html_close(sheet->paper);
}

void html_put_part(html_sheet *sheet, const char *class, void (*tell)(teller *))
{
    html_begin_part(sheet, class);
    tell(&sheet->tell);
    html_end_part(sheet);
}

void html_begin_wide(html_sheet *sheet, uint32_t height, message name, const char *close)
{
    end_list(sheet);
    html_open(sheet->paper, height + PART_SPACE, close);
    html_element(sheet, "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"", name, "\">\n");
}

/* "[] day 4  [] day 5". */
void html_boxes(html_sheet *sheet, uint32_t first_day, uint32_t last_day)
{
    for (uint32_t day = first_day; day <= last_day; day++) {
        teller_say(&sheet->tell, MSG_DAY_N, MESSAGE_VALUES({"day", NULL, day}));
        html_said(sheet, "<span class=\"tickday\"><span class=\"box\"></span>");
        html_put(sheet, "</span> ");
    }
}

void html_day_boxes(html_sheet *sheet, unsigned columns, uint16_t first_day, uint16_t last_day)
{
    for (uint32_t day = first_day; day <= last_day; day += BOXES_PER_LINE) {
        const uint32_t last = day + BOXES_PER_LINE - 1;
        html_unit_of_days(sheet->paper, sheet->size.line + BOXES_SPACE, first_day, last_day);
        html_number(sheet, "<tr><td class=\"b\" colspan=\"", columns, "\">");
        html_boxes(sheet, day, last < last_day ? last : last_day);
        html_put(sheet, "</td></tr>\n");
    }
}

void html_signature(html_sheet *sheet, uint32_t height)
{
    html_unit(sheet->paper, height);
    html_element(sheet, "<p class=\"sign\"><span>", MSG_HTML_NAME, "</span>");
    html_element(sheet, "<span>", MSG_HTML_SIGNATURE, "</span>");
    html_element(sheet, "<span>", MSG_TABLE_DATE, "</span></p>\n");
}

/* ---- the top of every page ---- */

static bool has_long_name(const schedule *printed)
{
    return strlen(printed->name) + strlen(printed->id) >= LONG_NAME;
}

static void headline_put(html_sheet *sheet)
{
    if (sheet->size.is_report) {
        teller_say(&sheet->tell, MSG_REPORT_HEADLINE, NULL);
    } else {
        drug_put(&sheet->tell.words, sheet->lang, sheet->schedule->dispensing.strengths);
    }
}

/* How high it is. All pages of a sheet have the same, but for the numbers in it. */
static uint32_t top_height(html_sheet *sheet)
{
    const schedule *printed = sheet->schedule;
    const bool is_long = has_long_name(printed);
    sink *words = &sheet->tell.words;
    uint32_t height = TOP_SPACE;
    if (printed->replaces) {
        replaces_put(words, sheet->lang, printed);
        height += html_text_height(sheet, take_words(&sheet->tell), TEXT_WIDTH, HTML_BOLD) + STATUS_SPACE;
    }
    if (sheet->with_status) {
        status_put(words, sheet->lang, printed->protocol, &printed->patient);
        height += html_text_height(sheet, take_words(&sheet->tell), TEXT_WIDTH, HTML_BOLD) + STATUS_SPACE;
    }
    headline_put(sheet);
    height += DRUG_LINE * html_lines(take_words(&sheet->tell), TEXT_WIDTH - PAGE_NUMBER_WIDTH, DRUG_LETTERS, HTML_BOLD);
    if (several_strengths(printed->dispensing.strengths)) {
        height += html_text_height(sheet, message_text(sheet->lang, MSG_ONLY_TENS_CUT), TEXT_WIDTH, HTML_BOLD);
    }
    sink_text(words, message_text(sheet->lang, MSG_LABEL_PATIENT));
    sink_char(words, ' ');
    person_put(words, sheet->lang, printed);
    age_put(words, sheet->lang, &printed->patient);
    height += is_long ? html_lines(take_words(&sheet->tell), TEXT_WIDTH, LONG_LETTERS, HTML_BOLD) * LONG_LINE
                      : html_lines(take_words(&sheet->tell), TEXT_WIDTH, DRUG_LETTERS, HTML_BOLD) * DRUG_LINE;
    covered_days_put(words, sheet->lang, printed, 1, printed->days);
    return height + 2 * html_text_height(sheet, take_words(&sheet->tell), TEXT_WIDTH, HTML_BOLD);
}

/* A text that may run in another direction than what surrounds it. */
static void put_isolated(html_sheet *sheet, const char *text)
{
    if (text[0] != '\0') {
        html_put(sheet, "<bdi>");
        html_text(sheet->out, text);
        html_put(sheet, "</bdi>");
    }
}

static void put_patient(html_sheet *sheet, bool first)
{
    const schedule *printed = sheet->schedule;
    html_put(sheet, first ? "<h2 class=\"patient" : "<p class=\"patient");
    html_put(sheet, has_long_name(printed) ? " long\">" : "\">");
    html_element(sheet, "<span class=\"label\">", MSG_LABEL_PATIENT, "</span> ");
    html_put(sheet, person_known(printed) ? "" : "<span class=\"blank\"></span>");
    put_isolated(sheet, printed->name);
    if (printed->id[0] != '\0') {
        html_put(sheet, printed->name[0] != '\0' ? ", " : "");
        html_element(sheet, "", MSG_LABEL_RECORD, " ");
        put_isolated(sheet, printed->id);
    }
    age_put(&sheet->tell.words, sheet->lang, &printed->patient);
    html_said(sheet, "");
    html_put(sheet, first ? "</h2>\n" : "</p>\n");
}

/* Begins a page: whose it is, which drug, which days, which page. */
static void put_top(void *context, const page_extent *extent)
{
    html_sheet *sheet = context;
    const schedule *printed = sheet->schedule;
    sink *words = &sheet->tell.words;
    html_put(sheet, "<section class=\"page\">\n<header>\n");
    if (printed->replaces) {
        replaces_put(words, sheet->lang, printed);
        html_said(sheet, "<p class=\"status\">");
        html_put(sheet, "</p>\n");
    }
    if (sheet->with_status) {
        status_put(words, sheet->lang, printed->protocol, &printed->patient);
        html_said(sheet, "<p class=\"status\">");
        html_put(sheet, "</p>\n");
    }
    headline_put(sheet);
    html_said(sheet, "<p class=\"drug\"><strong>");
    html_put(sheet, "</strong> ");
    teller_say(&sheet->tell, MSG_PAGE_N_OF_M,
               MESSAGE_VALUES({"page", NULL, extent->page}, {"pages", NULL, extent->pages}));
    html_said(sheet, "<span>");
    html_put(sheet, "</span></p>\n");
    if (several_strengths(printed->dispensing.strengths)) {
        html_element(sheet, "<p><strong>", MSG_ONLY_TENS_CUT, "</strong></p>\n");
    }
    put_patient(sheet, extent->page == 1);
    html_element(sheet, "<p class=\"covers\"><span class=\"label\">",
                 extent->holds_rows ? MSG_LABEL_PAGE : MSG_LABEL_PLAN, "</span> ");
    covered_days_put(words, sheet->lang, printed, extent->first_day, extent->last_day);
    html_said(sheet, "");
    html_put(sheet, "</p>\n</header>\n");
}

/* ---- the document and its sheets ---- */

static void put_title_of(sink *out, const char *text)
{
    html_text(out, text);
    sink_text(out, text[0] != '\0' ? ", " : "");
}

/* "Jeanne Martin, A12, day 1, Mon 23 Nov 2026: baclofen schedule"; printed to a file, that is the file's name. */
static void put_title(sink *out, language lang, message title, const schedule *only)
{
    sink_text(out, "<title>");
    if (only != NULL) {
        char date[DATE_TEXT_MAX] = "";
        put_title_of(out, only->name);
        put_title_of(out, only->id);
        if (only->patient.dated) {
            date_text(date, lang, schedule_date(only, 1), HTML_BOLD);
            sink_text(out, message_text(lang, MSG_LABEL_DAY_1));
            sink_char(out, ' ');
            sink_text(out, date);
            sink_text(out, ", ");
        }
    }
    html_text(out, message_text(lang, title));
    sink_text(out, "</title>\n");
}

/* Nothing is loaded, nothing runs: the policy holds the browser to it. */
void html_document_begin(sink *out, language lang, message title, const schedule *only)
{
    sink_text(out, "<!DOCTYPE html>\n<html lang=\"");
    sink_text(out, language_names[lang]);
    sink_text(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "style-src 'unsafe-inline'\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    put_title(out, lang, title, only);
    sink_text(out, "<style>\n");
    for (size_t i = 0; html_style[i] != NULL; i++) {
        sink_text(out, html_style[i]);
    }
    sink_text(out, "</style>\n</head>\n<body>\n<main>\n<h1>");
    html_text(out, message_text(lang, title));
    sink_text(out, "</h1>\n");
}

void html_document_end(sink *out)
{
    sink_text(out, "</main>\n</body>\n</html>\n");
}

static void put_head(printer *printing, const schedule *first)
{
    html_document_begin(printing->out, printing->lang, MSG_HTML_TITLE, printing->list ? NULL : first);
}

void html_begin(printer *printing)
{
    (void)printing;
}

void html_end(printer *printing)
{
    if (printing->printed == 0) {
        put_head(printing, NULL);
    }
    html_document_end(printing->out);
}

void html_sheet_begin(html_sheet *sheet, printer *printing, const schedule *printed, html_size size)
{
    sheet->paper = printing->html;
    sheet->out = &sheet->paper->text;
    sheet->printing = printing;
    sheet->lang = printing->lang;
    sheet->schedule = printed;
    sheet->number = printing->printed;
    sheet->size = size;
    sheet->with_status = size.letters == 100;
    sheet->list = LIST_NONE;
    sheet->width = TEXT_WIDTH;
    teller_begin(&sheet->tell, printed, printing->lang, put_piece, sheet);
    const uint32_t top = top_height(sheet);
    html_paper_begin(sheet->paper, top < HTML_PAGE_HEIGHT ? HTML_PAGE_HEIGHT - top : 0);
}

void html_sheet_end(html_sheet *sheet)
{
    if (sheet->printing->printed == 0) {
        put_head(sheet->printing, sheet->schedule);
    }
    html_sheet_print(sheet, NULL);
}

uint32_t html_sheet_print(html_sheet *sheet, const char *id)
{
    printer *printing = sheet->printing;
    sheet->out = printing->out;
    html_put(sheet, sheet->with_status ? "<article" : "<article class=\"for-patient\"");
    if (id != NULL) {
        html_put(sheet, " id=\"");
        html_put(sheet, id);
        html_put(sheet, "\"");
    }
    html_put(sheet, ">\n");
    const uint32_t pages =
        html_paper_print(sheet->paper, sheet->out, sheet->schedule->days, put_top, sheet, "</section>\n");
    html_put(sheet, "</article>\n");
    printing->out->failed = printing->out->failed || sheet->tell.words.failed;
    printing->printed++;
    return pages;
}
