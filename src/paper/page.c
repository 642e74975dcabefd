/* SPDX-License-Identifier: MIT */
#include "paper/page.h"
#include "words/columns.h"

void paper_begin(paper *sheet, bool ascii, char *bytes, size_t bytes_max, paper_section section[], uint32_t section_max)
{
    *sheet = (paper){.ascii = ascii, .section = section, .section_max = section_max};
    sink_begin(&sheet->text, bytes, bytes_max, NULL, NULL);
}

void paper_section_begin(paper *sheet, uint16_t first_day, uint16_t last_day)
{
    if (sheet->section_count == sheet->section_max) {
        sheet->text.failed = true;
        return;
    }
    sheet->last = &sheet->section[sheet->section_count++];
    *sheet->last = (paper_section){
        .begin = sheet->text.used, .end = sheet->text.used, .first_day = first_day, .last_day = last_day};
}

void paper_begin_page(paper *sheet)
{
    sheet->last->together = PAGE_LINES; /* no page has room for that below its top */
}

void paper_split_days(paper *sheet, uint16_t day)
{
    const uint16_t last_day = sheet->last->last_day;
    sheet->last->last_day = (uint16_t)(day - 1);
    paper_section_begin(sheet, day, last_day);
    sheet->last->continues = true;
}

uint32_t paper_lines(const paper *sheet, uint32_t first, uint32_t end)
{
    uint32_t lines = 0;
    for (uint32_t i = first; i < end; i++) {
        lines += sheet->section[i].lines;
    }
    return lines;
}

void paper_keep_together(paper *sheet, uint32_t first, uint32_t end)
{
    if (first < end) {
        sheet->section[first].together = paper_lines(sheet, first, end);
    }
}

void paper_prefer_together(paper *sheet, uint32_t first, uint32_t end)
{
    if (first < end) {
        sheet->section[first].preferred = paper_lines(sheet, first, end);
    }
}

size_t paper_column(const paper *sheet)
{
    const size_t begin = sheet->last->end;
    const size_t length = sheet->text.used - begin;
    return length == 0 ? 0 : text_columns(sheet->text.buffer + begin, length, sheet->ascii);
}

void paper_fill(paper *sheet, char with, size_t column)
{
    const size_t columns = paper_column(sheet);
    sink_fill(&sheet->text, with, columns < column ? column - columns : 0);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether a blank keeps together what belongs together: "30 mg", "day 40", "Fri 1 Jan 2027", French " ;" and " :". */
static bool joins(const char *blank)
{
    const char before = blank[-1];
    const char after = blank[1];
    return (is_digit(before) && is_letter(after)) || (is_digit(after) && (is_letter(before) || before == '.')) ||
           after == ';' || after == ':';
}

/* Where a line that has `room` columns ends: at the last blank that fits, or within a word that is longer than a line.
 */
static const char *break_line(const char *text, const char *end, size_t room, bool ascii)
{
    const char *const overflow = text + text_fitting(text, (size_t)(end - text), room, ascii);
    if (overflow == end || (*overflow == ' ' && !(overflow > text && joins(overflow)))) {
        return overflow;
    }
    for (const char *blank = overflow - 1; blank > text; blank--) {
        if (*blank == ' ' && !joins(blank)) {
            return blank;
        }
    }
    return overflow;
}

void paper_words(paper *sheet, const char *label, size_t column, const char *text, size_t length)
{
    const char *const end = text + length;
    if (*label != '\0') { /* often there is none */
        sink_text(&sheet->text, label);
    }
    const size_t written = paper_column(sheet);
    const size_t indent = written < column ? column : written;
    sink_fill(&sheet->text, ' ', indent - written);
    for (;;) {
        const char *const line_end = break_line(text, end, PAGE_COLUMNS - indent, sheet->ascii);
        sink_put(&sheet->text, text, (size_t)(line_end - text));
        paper_end_line(sheet);
        text = line_end < end && *line_end == ' ' ? line_end + 1 : line_end;
        if (text == end) {
            return;
        }
        sink_fill(&sheet->text, ' ', indent);
    }
}

void paper_print_section(const paper *sheet, sink *out, uint32_t section)
{
    const size_t begin = sheet->section[section].begin;
    text_put(out, sheet->ascii, sheet->text.buffer + begin, sheet->section[section].end - begin);
}

/* A place in the text: a section, and lines of it that are printed already. */
typedef struct {
    uint32_t section, line;
    size_t byte;
} place;

static place section_start(const paper *sheet, uint32_t section)
{
    return (place){.section = section, .byte = section < sheet->section_count ? sheet->section[section].begin : 0};
}

static bool holds_days(const paper_section *section)
{
    return section->first_day > 0;
}

/* Moves `lines` lines on within a section. */
static place skip_lines(const paper *sheet, place at, uint32_t lines)
{
    for (uint32_t i = 0; i < lines; i++) {
        const char *feed = memchr(sheet->text.buffer + at.byte, '\n', sheet->text.used - at.byte);
        at.byte = (size_t)(feed - sheet->text.buffer) + 1;
    }
    at.line += lines;
    return at;
}

/* A page: the text from `begin` to `end`, with the head of the table above its first rows. */
typedef struct {
    place begin, end;
    size_t head;                  /* the byte before which the head stands, where there are rows */
    uint16_t first_day, last_day; /* of the rows; 0: none */
} page;

/* The lines that must find room on a page of which so much is left, for a section to begin there. */
static uint32_t lines_needed(const paper_section *section, uint32_t room)
{
    enum { LEFT_EMPTY_MAX = PAGE_LINES / 3 };
    const bool preferred = room <= LEFT_EMPTY_MAX && section->preferred > section->together;
    return preferred ? section->preferred : section->together;
}

/* Takes what fits: whole sections, or lines of one that is longer than a page. */
static page lay_page(const paper *sheet, const page_top *top, place begin)
{
    if (begin.line == 0 && sheet->text.buffer[begin.byte] == '\n') {
        begin = skip_lines(sheet, begin, 1); /* no blank line below the top of a page */
    }
    page laid = {.begin = begin, .end = begin};
    uint32_t room = PAGE_LINES - top->lines;
    bool fits = true;
    while (fits && laid.end.section < sheet->section_count) {
        const paper_section *section = &sheet->section[laid.end.section];
        const bool headed = laid.first_day > 0 || !holds_days(section);
        const uint32_t head = headed ? 0 : top->paper->section[top->table_head].lines;
        const uint32_t lines = section->lines - laid.end.line;
        fits = head + lines <= room;
        if (laid.end.section > begin.section && (!fits || head + lines_needed(section, room) > room)) {
            break;
        }
        if (!headed) {
            laid.head = laid.end.byte;
            laid.first_day = section->first_day;
        }
        laid.last_day = holds_days(section) ? section->last_day : laid.last_day;
        room -= head;
        laid.end = fits ? section_start(sheet, laid.end.section + 1) : skip_lines(sheet, laid.end, room);
        room -= lines;
    }
    if (laid.end.section == sheet->section_count) {
        laid.end.byte = sheet->text.used;
    }
    return laid;
}

static void print_page(const paper *sheet, sink *out, const page_top *top, const page *laid)
{
    const char *const text = sheet->text.buffer;
    size_t from = laid->begin.byte;
    if (laid->first_day > 0) {
        text_put(out, sheet->ascii, text + from, laid->head - from);
        paper_print_section(top->paper, out, top->table_head);
        from = laid->head;
    }
    text_put(out, sheet->ascii, text + from, laid->end.byte - from);
}

/* [R-page-size] [R-page-whole] */
void paper_print(const paper *sheet, sink *out, const page_top *top, uint16_t days)
{
    /* A page has room for a line, with the head of the table above it. */
    if (sheet->text.failed || top->paper->text.failed ||
        top->lines + top->paper->section[top->table_head].lines >= PAGE_LINES) {
        out->failed = true;
        return;
    }
    enum { KEPT = 16 }; /* pages that are not laid out again to be printed */
    page kept[KEPT] = {{.first_day = 0}};
    uint32_t pages = 0;
    for (place at = section_start(sheet, 0); at.section < sheet->section_count; pages++) {
        const page laid = lay_page(sheet, top, at);
        if (pages < KEPT) {
            kept[pages] = laid;
        }
        at = laid.end;
    }
    place at = section_start(sheet, 0);
    for (uint32_t number = 1; number <= pages; number++) {
        const page laid = number <= KEPT ? kept[number - 1] : lay_page(sheet, top, at);
        const bool holds_rows = laid.first_day > 0;
        const page_extent extent = {.page = number,
                                    .pages = pages,
                                    .first_day = holds_rows ? laid.first_day : 1,
                                    .last_day = holds_rows ? laid.last_day : days,
                                    .holds_rows = holds_rows};
        if (number > 1) {
            sink_char(out, '\f');
        }
        top->print(top->context, out, &extent);
        print_page(sheet, out, top, &laid);
        at = laid.end;
    }
}
