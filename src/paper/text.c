/* SPDX-License-Identifier: MIT */
/* The prescriber's sheet: in the order in which it is read, everything said once. */
#include "paper/text.h"
#include "sheet/cell.h"
#include "words/columns.h"
#include "words/status.h"
#include "words/tablets.h"

enum { MARGIN = 11 /* columns of the labels on the left */ };

void text_section(text_sheet *sheet)
{
    paper_section_begin(&sheet->body, 0, 0);
}

void text_section_after_blank(text_sheet *sheet)
{
    text_section(sheet);
    paper_blank(&sheet->body);
}

/* A label and what follows it, as one paragraph. */
static void add_joined(text_sheet *sheet, const char *prefix, const char *label, const char *between, const char *text,
                       size_t length)
{
    char bytes[WORDS_MAX + PAGE_COLUMNS];
    sink joined;
    sink_begin_text(&joined, bytes, sizeof bytes);
    sink_text(&joined, label);
    sink_text(&joined, between);
    sink_put(&joined, text, length);
    paper_words(&sheet->body, prefix, 0, bytes, joined.used);
}

/* How each kind of piece looks on paper. */
static void add_piece(void *to, piece kind, const char *label, const char *text, size_t length)
{
    static const char *const prefixes[] = {
        [PIECE_HEADING] = "", [PIECE_TEXT] = "", [PIECE_BOX] = "[ ] ", [PIECE_ITEM] = "- ",
        [PIECE_MORE] = "  ",  [PIECE_CODE] = "", [PIECE_DUE] = "!! "};
    text_sheet *sheet = to;
    const bool goes_with_due = kind == PIECE_MORE && sheet->last_piece != PIECE_ITEM;
    sheet->last_piece = kind == PIECE_MORE ? sheet->last_piece : kind;
    if (kind == PIECE_LABELLED) {
        paper_words(&sheet->body, label, MARGIN, text, length);
    } else if (label != NULL) {
        add_joined(sheet, prefixes[kind], label, kind == PIECE_DUE ? message_text(sheet->lang, MSG_COLON) : "", text,
                   length);
    } else {
        paper_words(&sheet->body, goes_with_due ? "      " : prefixes[kind], 0, text, length);
    }
}

/* ---- the top of every page ---- */

static void add_status(text_sheet *sheet)
{
    const schedule *printed = sheet->schedule;
    status_put(&sheet->tell.words, sheet->lang, printed->protocol, &printed->patient);
    paper_paragraph(&sheet->top, "", take_words(&sheet->tell));
}

static void add_patient(text_sheet *sheet)
{
    const schedule *printed = sheet->schedule;
    sink *words = &sheet->tell.words;
    sink_fill(words, '_', person_known(printed) ? 0 : 30);
    person_put(words, sheet->lang, printed);
    age_put(words, sheet->lang, &printed->patient);
    paper_labelled(&sheet->top, message_text(sheet->lang, MSG_LABEL_PATIENT), MARGIN, take_words(&sheet->tell));
}

/* The name of the drug, with the page's number at the other end of the line. */
static void drug_line_put(const text_sheet *sheet, sink *out, const page_extent *extent)
{
    char bytes[PAGE_COLUMNS];
    sink number;
    sink_begin_text(&number, bytes, sizeof bytes);
    message_put(&number, sheet->lang, MSG_PAGE_N_OF_M,
                MESSAGE_VALUES({"page", NULL, extent->page}, {"pages", NULL, extent->pages}));
    const size_t columns =
        text_columns(sheet->drug_bytes, sheet->drug.used, false) + text_columns(bytes, number.used, false);
    sink_put(out, sheet->drug_bytes, sheet->drug.used);
    sink_fill(out, ' ', columns < PAGE_COLUMNS ? PAGE_COLUMNS - columns : 0);
    sink_put(out, bytes, number.used);
    sink_char(out, '\n');
    if (several_strengths(sheet->schedule->dispensing.strengths)) {
        sink_text(out, message_text(sheet->lang, MSG_ONLY_TENS_CUT));
        sink_char(out, '\n');
    }
}

/* The days that the page covers; of the plan where it has no rows. */
static void days_covered_put(text_sheet *sheet, sink *out, const page_extent *extent)
{
    const schedule *printed = sheet->schedule;
    const char *const label = message_text(sheet->lang, extent->holds_rows ? MSG_LABEL_PAGE : MSG_LABEL_PLAN);
    const size_t columns = text_columns(label, strlen(label), false);
    sink_text(out, label);
    sink_fill(out, ' ', columns < MARGIN ? MARGIN - columns : 0);
    covered_days_put(out, sheet->lang, printed, extent->first_day, extent->last_day);
    sink_text(out, "\n\n");
}

static void print_words(text_sheet *sheet, sink *out)
{
    const size_t length = sheet->tell.words.used;
    text_put(out, sheet->top.ascii, take_words(&sheet->tell), length);
}

/* [R-page-whole] [R-identity] */
static void print_top(void *context, sink *out, const page_extent *extent)
{
    text_sheet *sheet = context;
    sink *words = &sheet->tell.words;
    paper_print_section(&sheet->top, out, TOP_STATUS);
    drug_line_put(sheet, words, extent);
    print_words(sheet, out);
    paper_print_section(&sheet->top, out, TOP_PATIENT);
    days_covered_put(sheet, words, extent);
    print_words(sheet, out);
}

static uint32_t text_top_lines(const text_sheet *sheet)
{
    enum { OTHER_LINES = 3 }; /* drug and page number, days covered, a blank line */
    const uint32_t only_tens = several_strengths(sheet->schedule->dispensing.strengths) ? 1 : 0;
    return sheet->top_sections[TOP_STATUS].lines + sheet->top_sections[TOP_PATIENT].lines + OTHER_LINES + only_tens;
}

/* ---- around the table ---- */

static void add_prescriptions(text_sheet *sheet)
{
    text_section_after_blank(sheet);
    tell_prescriptions_heading(&sheet->tell);
    for (uint32_t i = 0; i < sheet->prescription_count; i++) {
        text_section(sheet);
        tell_prescription(&sheet->tell, &sheet->prescription[i]);
    }
    tell_bridges(&sheet->tell);
    tell_rtu_words(&sheet->tell);
}

static void add_above_table(text_sheet *sheet)
{
    text_section(sheet);
    tell_plan(&sheet->tell);
    paper_blank(&sheet->body);
    if (schedule_waits(sheet->schedule)) {
        text_section(sheet);
        tell_reviews(&sheet->tell);
        paper_blank(&sheet->body);
    }
    text_section(sheet);
    tell_warnings(&sheet->tell);
    paper_blank(&sheet->body);
}

/* What must be signed for is on the page of the signature, as much of it as the page has room for: some of the last
 * days, else the last prescriptions, else what was not checked. [R-signature] */
static void keep_signature(text_sheet *sheet, uint32_t rows, uint32_t prescriptions, uint32_t checks)
{
    paper *const body = &sheet->body;
    const uint32_t room = PAGE_LINES - text_top_lines(sheet);
    const uint32_t head = sheet->top_sections[TOP_TABLE_HEAD].lines;
    uint32_t first = prescriptions > rows + TEXT_TAIL_ROWS ? prescriptions - TEXT_TAIL_ROWS : rows;
    while (first < checks &&
           (first < prescriptions ? head : 0) + paper_lines(body, first, body->section_count) > room) {
        first++;
    }
    paper_prefer_together(body, rows, first < prescriptions ? first : prescriptions);
    paper_keep_together(body, first, body->section_count);
}

static void add_below_table(text_sheet *sheet, uint32_t rows)
{
    const uint32_t end = sheet->body.section_count;
    text_section_after_blank(sheet);
    tell_end(&sheet->tell);
    add_prescriptions(sheet);
    text_section_after_blank(sheet);
    tell_other_findings(&sheet->tell);
    const uint32_t checks = sheet->body.section_count;
    text_section_after_blank(sheet);
    tell_not_checked(&sheet->tell);
    text_section_after_blank(sheet);
    paper_paragraph(&sheet->body, "", message_text(sheet->lang, MSG_SIGNATURE));
    paper_blank(&sheet->body);
    tell_control_code(&sheet->tell);
    keep_signature(sheet, rows, end, checks);
}

/* ---- the format ---- */

void text_begin(printer *printing)
{
    (void)printing;
}

text_sheet *text_sheet_begin(const printer *printing, const schedule *printed, bool with_status)
{
    text_sheet *sheet = printing->sheet;
    sheet->schedule = printed;
    sheet->lang = printing->lang;
    sheet->prescription_count = 0;
    teller_begin(&sheet->tell, printed, printing->lang, add_piece, sheet);
    paper_begin(&sheet->top, printing->ascii, sheet->top_bytes, TEXT_TOP_MAX, sheet->top_sections, TOP_SECTIONS);
    paper_begin(&sheet->body, printing->ascii, sheet->body_bytes, TEXT_BODY_MAX, sheet->body_sections,
                TEXT_SECTIONS_MAX);
    sink_begin_text(&sheet->drug, sheet->drug_bytes, sizeof sheet->drug_bytes);
    drug_put(&sheet->drug, sheet->lang, printed->dispensing.strengths);
    paper_section_begin(&sheet->top, 0, 0);
    if (printed->replaces) {
        replaces_put(&sheet->tell.words, sheet->lang, printed);
        paper_paragraph(&sheet->top, "", take_words(&sheet->tell));
    }
    if (with_status) {
        add_status(sheet);
    }
    paper_section_begin(&sheet->top, 0, 0);
    add_patient(sheet);
    return sheet;
}

void text_sheet_end(text_sheet *sheet, printer *printing)
{
    const page_top top = {
        .lines = text_top_lines(sheet),
        .paper = &sheet->top,
        .table_head = TOP_TABLE_HEAD,
        .print = print_top,
        .context = sheet,
    };
    if (printing->printed > 0) {
        sink_char(printing->out, '\f');
    }
    paper_print(&sheet->body, printing->out, &top, sheet->schedule->days);
    printing->out->failed = printing->out->failed || sheet->tell.words.failed;
    printing->printed++;
}

void text_end(printer *printing)
{
    (void)printing;
}

/* The section in which the last prescription's rows begin. */
static uint32_t last_period(const paper *body)
{
    uint32_t section = body->section_count - 1;
    while (body->section[section].continues) {
        section--;
    }
    return section;
}

/* They are told twice, and their letters measured before that. */
static void find_prescriptions(text_sheet *sheet)
{
    bac_supply supply;
    schedule_supply(&supply, sheet->schedule);
    while (bac_supply_next(&supply, &sheet->prescription[sheet->prescription_count])) {
        sheet->prescription_count++;
    }
}

static void print(printer *printing, const schedule *printed)
{
    text_sheet *sheet = text_sheet_begin(printing, printed, true);
    find_prescriptions(sheet);
    const table_layout layout = table_layout_of(sheet, printing);
    table_head_add(&sheet->top, printed, &layout);
    add_above_table(sheet);
    table_rows_add(sheet, &layout);
    add_below_table(sheet, last_period(&sheet->body));
    text_sheet_end(sheet, printing);
}

const format format_text = {.begin = text_begin, .schedule = print, .end = text_end};
