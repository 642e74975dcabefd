/* SPDX-License-Identifier: MIT */
/* The pharmacist's report as pages: a proposed plan with what was found beside its days, and lines for the decision. */
#include "paper/html.h"
#include "words/status.h"

/* The columns' widths, in points, as the style has them; the rest is for the findings. */
enum {
    DAYS_WIDTH = 112,
    DOSE_WIDTH = 92,
    CHANGE_WIDTH = 64,
    CELL_PADDING = 9,
    ROW_SPACE = 4,
    HEAD = 20,
    CAPTION = 20,
    SIGNATURE = 44
};
enum { FINDINGS_WIDTH = HTML_PAGE_WIDTH - DAYS_WIDTH - DOSE_WIDTH - CHANGE_WIDTH };

#define REPORT_ID "report-"
enum { ID_MAX = 24 };

static const html_size size = {.letters = 100, .line = 13, .is_report = true};

/* ---- the table ---- */

/* The words of the teller as a cell's text, behind a tag. Returns how high they are. */
static uint32_t put_words(html_sheet *sheet, const char *open, uint32_t width)
{
    const char *words = take_words(&sheet->tell);
    if (words[0] == '\0') {
        return 0;
    }
    html_put(sheet, open);
    html_text(sheet->out, words);
    return html_text_height(sheet, words, width - CELL_PADDING, 0);
}

static uint32_t put_finding(html_sheet *sheet, const report *told, const located_finding *found, char letter)
{
    sink *words = &sheet->tell.words;
    char text[2048]; /* what both parts take of the lines that they share */
    sink both;
    sink_begin_text(&both, text, sizeof text);
    html_put(sheet, found->finding.severity == BAC_VIOLATION ? "<p class=\"bad\"><strong>" : "<p><strong>");
    if (letter != '\0') {
        sink_char(words, letter);
        sink_text(words, "  ");
    }
    report_kind_put(words, sheet->lang, &found->finding);
    const char *said = take_words(&sheet->tell);
    html_text(sheet->out, said);
    html_put(sheet, "</strong>");
    sink_text(&both, said);
    const size_t bold = both.used;
    html_words(sheet, MSG_COLON);
    sink_text(&both, message_text(sheet->lang, MSG_COLON));
    report_finding_put(words, sheet->lang, told, found);
    said = take_words(&sheet->tell);
    html_text(sheet->out, said);
    html_put(sheet, "</p>");
    sink_text(&both, said);
    sheet->paper->text.failed = sheet->paper->text.failed || both.failed;
    return html_text_height(sheet, sink_end_text(&both), FINDINGS_WIDTH - CELL_PADDING, bold) + 1;
}

static uint32_t put_findings(html_sheet *sheet, const report_row *row, unsigned *letters)
{
    uint32_t height = 0;
    html_put(sheet, "<td>");
    for (unsigned i = row->found; i < row->found_end; i++) {
        const located_finding found = report_finding_at(row->told, i);
        const bool gate = is_review(&found.finding);
        height += put_finding(sheet, row->told, &found, gate ? (char)('A' + *letters) : '\0');
        *letters += gate ? 1u : 0u;
    }
    html_put(sheet, "</td></tr>\n");
    return height;
}

static uint32_t higher(uint32_t one, uint32_t other)
{
    return one > other ? one : other;
}

static void put_row(html_sheet *sheet, const report_row *row, unsigned *letters)
{
    sink *words = &sheet->tell.words;
    const language lang = sheet->lang;
    html_unit_of_days(sheet->paper, ROW_SPACE, row->first_day, row->last_day);
    html_put(sheet, row->told->offends[row->first_day] ? "<tr class=\"bad\">" : "<tr>");
    report_days_put(words, lang, row);
    uint32_t height = put_words(sheet, "<th scope=\"row\">", DAYS_WIDTH);
    report_dates_put(words, lang, row);
    height += put_words(sheet, "<br>", DAYS_WIDTH);
    report_dose_put(words, lang, row);
    uint32_t dose = put_words(sheet, "</th><td>", DOSE_WIDTH);
    report_intakes_put(words, lang, row);
    dose += put_words(sheet, "<br>", DOSE_WIDTH);
    html_put(sheet, "</td><td>");
    report_change_put(words, lang, row);
    const uint32_t change = put_words(sheet, "", CHANGE_WIDTH);
    html_put(sheet, "</td>");
    height = higher(higher(height, dose), higher(change, put_findings(sheet, row, letters)));
    html_grow(sheet->paper, higher(height, sheet->size.line));
}

static void put_head(html_sheet *sheet, message name, message caption, const message columns[], unsigned count)
{
    html_begin_wide(sheet, HEAD + CAPTION, name, "</tbody>\n</table>\n</div>\n");
    html_put(sheet, "<table class=\"report\">\n");
    html_element(sheet, "<caption>", caption, "</caption>\n<thead>\n<tr>");
    for (unsigned i = 0; i < count; i++) {
        html_element(sheet, "<th scope=\"col\">", columns[i], "</th>");
    }
    html_put(sheet, "</tr>\n</thead>\n<tbody>\n");
}

/* Returns the item of its last row. */
static uint32_t put_table(html_sheet *sheet, const report *told, uint32_t *table)
{
    static const message columns[] = {MSG_TABLE_DAY, MSG_REPORT_DOSE_HEAD, MSG_TABLE_CHANGE, MSG_REPORT_FINDINGS};
    unsigned letters = 0;
    uint32_t last = 0;
    report_row row;
    *table = sheet->paper->count;
    put_head(sheet, MSG_REPORT_TABLE, MSG_REPORT_CAPTION, columns, sizeof columns / sizeof columns[0]);
    report_begin_rows(&row, told);
    while (report_next_row(&row)) {
        last = sheet->paper->count;
        put_row(sheet, &row, &letters);
    }
    html_close(sheet->paper);
    return last;
}

/* ---- around the table ---- */

static void put_part(html_sheet *sheet, const report *told, const char *class,
                     void (*tell)(teller *telling, const report *told))
{
    html_begin_part(sheet, class);
    tell(&sheet->tell, told);
    html_end_part(sheet);
}

static void tell_decision(teller *telling)
{
    tell_piece(telling, PIECE_HEADING, MSG_REPORT_DECISION, NULL);
    tell_piece(telling, PIECE_BOX, MSG_REPORT_ACCEPTED, NULL);
    tell_piece(telling, PIECE_BOX, MSG_REPORT_TO_CHANGE, NULL);
    tell_piece(telling, PIECE_BOX, MSG_REPORT_CALLED, NULL);
    tell_piece(telling, PIECE_TEXT, MSG_REPORT_ANSWER, NULL);
}

/* What is decided stands with the end of the plan that it is about. */
static void put_decision(html_sheet *sheet, uint32_t table, uint32_t last)
{
    html_paper *const pages = sheet->paper;
    html_put_part(sheet, "wait", tell_decision);
    html_signature(sheet, SIGNATURE);
    if (pages->item[table].height + html_height(pages, last, pages->count) <= pages->room) {
        html_keep_together(pages, last, pages->count);
    }
}

/* [R-report] */
uint32_t html_report(printer *printing, const report *told, uint32_t number)
{
    html_sheet sheet;
    uint32_t table;
    char id[ID_MAX];
    sink name;
    html_sheet_begin(&sheet, printing, &told->facts, size);
    put_part(&sheet, told, told->count[BAC_VIOLATION] + told->count[BAC_NEEDS_REVIEW] > 0 ? "wait" : "plan",
             report_tell_verdict);
    put_part(&sheet, told, "plan", report_tell_facts);
    html_unit(sheet.paper, 0);
    html_grow(sheet.paper, html_curve_of_report(sheet.out, sheet.lang, told, number));
    const uint32_t last = put_table(&sheet, told, &table);
    put_decision(&sheet, table, last);
    put_part(&sheet, told, "check", report_tell_not_checked);
    if (told->found_count > 0) {
        put_part(&sheet, told, "also", report_tell_sources);
    }
    report_tell_code(&sheet.tell, told);
    sink_begin_text(&name, id, sizeof id);
    sink_text(&name, REPORT_ID);
    sink_number(&name, number);
    sink_end_text(&name);
    return html_sheet_print(&sheet, id);
}

/* ---- several plans ---- */

static void put_number_row(sink *out, const char *words, uint32_t number)
{
    sink_text(out, "<tr><th scope=\"row\">");
    html_text(out, words);
    sink_text(out, "</th><td class=\"t\">");
    sink_number(out, number);
    sink_text(out, "</td>");
}

static void begin_table(sink *out, language lang, message caption, const message columns[], unsigned count)
{
    sink_text(out, "<table class=\"summary\">\n<caption>");
    html_text(out, message_text(lang, caption));
    sink_text(out, "</caption>\n<thead>\n<tr>");
    for (unsigned i = 0; i < count; i++) {
        sink_text(out, i == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"t\">");
        html_text(out, message_text(lang, columns[i]));
        sink_text(out, "</th>");
    }
    sink_text(out, "</tr>\n</thead>\n<tbody>\n");
}

static void put_plans(sink *out, language lang, const report_summary *summary)
{
    static const message columns[] = {MSG_REPORT_RESULT, MSG_SUMMARY_PLANS};
    const struct {
        message words;
        uint32_t number;
    } rows[] = {{MSG_SUMMARY_CONFORMING, summary->conforming},
                {MSG_SUMMARY_REVIEWS, summary->reviews},
                {MSG_SUMMARY_VIOLATING, summary->plans - summary->conforming - summary->reviews},
                {MSG_SUMMARY_ALL, summary->plans},
                {MSG_SUMMARY_UNREAD, summary->unread}};
    begin_table(out, lang, MSG_SUMMARY_PLANS, columns, 2);
    for (unsigned i = 0; i < sizeof rows / sizeof rows[0] - (summary->unread == 0 ? 1u : 0u); i++) {
        put_number_row(out, message_text(lang, rows[i].words), rows[i].number);
        sink_text(out, "</tr>\n");
    }
    sink_text(out, "</tbody>\n</table>\n");
}

static void put_rules(sink *out, language lang, const report_summary *summary)
{
    static const message columns[] = {MSG_SUMMARY_RULE, MSG_SUMMARY_VIOLATIONS, MSG_SUMMARY_PLANS};
    bool any = false;
    for (unsigned rule = 0; rule < BAC_RULE_COUNT; rule++) {
        if (summary->violations[rule] == 0) {
            continue;
        }
        if (!any) {
            begin_table(out, lang, MSG_SUMMARY_RULES, columns, 3);
        }
        any = true;
        put_number_row(out, message_text(lang, rule_message((bac_rule)rule)), summary->violations[rule]);
        sink_text(out, "<td class=\"t\">");
        sink_number(out, summary->concerned[rule]);
        sink_text(out, "</td></tr>\n");
    }
    if (any) {
        sink_text(out, "</tbody>\n</table>\n");
    } else {
        sink_text(out, "<p>");
        html_text(out, message_text(lang, MSG_SUMMARY_NONE));
        sink_text(out, "</p>\n");
    }
}

/* ---- the list of plans, on as many pages as it takes ---- */

enum {
    SUMMARY_TOP = 130,  /* the head of a page */
    SUMMARY_ROW = 16,   /* of a table: a line with what is around it */
    SUMMARY_TABLE = 48, /* a table with its caption and head */
    LINE = 13,
    ID_WIDTH = 200
};

/* The rows are measured as they are printed. */
typedef struct {
    sink *out;
    language lang;
    const char *status; /* of the protocol */
    uint32_t pages;     /* of the summary */
    uint32_t page;
    uint32_t left; /* of the page */
} summary_pages;

static void begin_page(summary_pages *on)
{
    sink *out = on->out;
    on->page++;
    on->left = HTML_PAGE_HEIGHT - SUMMARY_TOP;
    sink_text(out, "<section class=\"page\">\n<header>\n<p class=\"status\">");
    html_text(out, on->status);
    sink_text(out, "</p>\n<p class=\"drug\"><strong>");
    html_text(out, message_text(on->lang, MSG_REPORT_HEADLINE));
    sink_text(out, "</strong> <span>");
    message_put(out, on->lang, MSG_PAGE_N_OF_M, MESSAGE_VALUES({"page", NULL, on->page}, {"pages", NULL, on->pages}));
    sink_text(out, "</span></p>\n<h2 class=\"patient\">");
    html_text(out, message_text(on->lang, MSG_SUMMARY_HEADING));
    sink_text(out, "</h2>\n</header>\n");
}

static void begin_list(summary_pages *on)
{
    static const message columns[] = {MSG_SUMMARY_NUMBER, MSG_SUMMARY_ID, MSG_REPORT_RESULT, MSG_SUMMARY_VIOLATIONS,
                                      MSG_SUMMARY_PAGE};
    sink *out = on->out;
    on->left -= SUMMARY_TABLE;
    sink_text(out, "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"");
    html_text(out, message_text(on->lang, MSG_SUMMARY_LIST));
    sink_text(out, "\">\n<table class=\"summary plans\">\n<caption>");
    html_text(out, message_text(on->lang, MSG_SUMMARY_LIST));
    sink_text(out, "</caption>\n<thead>\n<tr>");
    for (unsigned i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        sink_text(out, i == 1 || i == 2 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"t\">");
        html_text(out, message_text(on->lang, columns[i]));
        sink_text(out, "</th>");
    }
    sink_text(out, "</tr>\n</thead>\n<tbody>\n");
}

static void put_listed(const summary_pages *on, const plan_walk *walk, const char *id, uint32_t page)
{
    sink *out = on->out;
    sink_text(out, "<tr><td class=\"t\">");
    sink_number(out, walk->number);
    sink_text(out, "</td><th scope=\"row\"><a href=\"#" REPORT_ID);
    sink_number(out, walk->number);
    sink_text(out, "\">");
    html_text(out, id);
    sink_text(out, "</a></th><td>");
    html_text(out, message_text(on->lang, listed_result(&walk->plan)));
    sink_text(out, "</td><td class=\"t\">");
    sink_number(out, walk->plan.count[BAC_VIOLATION]);
    sink_text(out, "</td><td class=\"t\">");
    sink_number(out, page);
    sink_text(out, "</td></tr>\n");
}

/* Its id, or what stands for one. */
static void name_of(char *text, size_t room, language lang, const plan_walk *walk)
{
    sink out;
    sink_begin_text(&out, text, room);
    if (walk->plan.id_length > 0) {
        sink_put(&out, walk->id, walk->plan.id_length);
    } else {
        message_put(&out, lang, MSG_SUMMARY_NO_ID, MESSAGE_VALUES({"number", NULL, walk->number}));
    }
    sink_end_text(&out);
}

static void put_list(summary_pages *on, const report_summary *summary)
{
    plan_walk walk = {.at = summary->list, .end = summary->list + summary->list_length};
    uint32_t page = on->pages + 1;
    bool open = false;
    while (summary->list_length > 0 && plan_walk_next(&walk)) {
        char id[1024 + 1];
        name_of(id, sizeof id, on->lang, &walk);
        const uint32_t height = SUMMARY_ROW - LINE + LINE * html_lines(id, ID_WIDTH - CELL_PADDING, size.letters, 0);
        if (on->left < height + (open ? 0u : SUMMARY_TABLE)) {
            sink_text(on->out, open ? "</tbody>\n</table>\n</div>\n</section>\n" : "</section>\n");
            begin_page(on);
            open = false;
        }
        if (!open) {
            begin_list(on);
            open = true;
        }
        on->left -= height < on->left ? height : on->left;
        put_listed(on, &walk, id, page);
        page += walk.plan.pages;
    }
    sink_text(on->out, open ? "</tbody>\n</table>\n</div>\n" : "");
}

/* Returns how many pages it has. */
static uint32_t put_summary(sink *out, language lang, const char *status, uint32_t pages, const report_summary *summary)
{
    summary_pages on = {.out = out, .lang = lang, .status = status, .pages = pages};
    enum { PLANS_ROWS = 5 };
    uint32_t rows = PLANS_ROWS;
    for (unsigned rule = 0; rule < BAC_RULE_COUNT; rule++) {
        rows += summary->violations[rule] > 0 ? 1u : 0u;
    }
    begin_page(&on);
    put_plans(out, lang, summary);
    put_rules(out, lang, summary);
    on.left -= 2 * SUMMARY_TABLE + rows * SUMMARY_ROW;
    put_list(&on, summary);
    sink_text(out, "</section>\n");
    return on.page;
}

static bool drop(void *context, const char *bytes, size_t length)
{
    (void)context;
    (void)bytes;
    (void)length;
    return true;
}

/* What it is and what is in it; the pages are counted by printing them to nowhere first. [R-report-summary] */
void html_summary(sink *out, language lang, const bac_protocol *protocol, const report_summary *summary)
{
    const bac_patient nobody = {.dated = false};
    char text[1024];
    char nowhere[1024];
    sink status;
    sink trial;
    sink_begin_text(&status, text, sizeof text);
    status_put(&status, lang, protocol, &nobody);
    sink_end_text(&status);
    sink_begin(&trial, nowhere, sizeof nowhere, drop, NULL);
    const uint32_t pages = put_summary(&trial, lang, text, 0, summary);
    sink_text(out, "<article>\n");
    put_summary(out, lang, text, pages, summary);
    sink_text(out, "</article>\n");
}
