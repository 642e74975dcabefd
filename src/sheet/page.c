/* SPDX-License-Identifier: MIT */
#include "sheet/page.h"
#include "sheet/ascii.h"

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
    sheet->section[sheet->section_count++] = (paper_section){
        .begin = sheet->text.used, .end = sheet->text.used, .first_day = first_day, .last_day = last_day};
}

void paper_keep_together(paper *sheet, uint32_t first_section)
{
    uint32_t lines = 0;
    for (uint32_t i = first_section; i < sheet->section_count; i++) {
        lines += sheet->section[i].lines;
    }
    if (first_section < sheet->section_count) {
        sheet->section[first_section].together = lines;
    }
}

char *paper_line(paper *sheet)
{
    return sink_reserve(&sheet->text, PAPER_LINE_MAX);
}

void paper_line_end(paper *sheet, const char *end)
{
    sink_advance(&sheet->text, end);
    paper_section *section = &sheet->section[sheet->section_count - 1];
    section->end = sheet->text.used;
    section->lines++;
}

void paper_lines(paper *sheet, const char *bytes, size_t length, uint32_t lines)
{
    sink_put(&sheet->text, bytes, length);
    paper_section *section = &sheet->section[sheet->section_count - 1];
    section->end = sheet->text.used;
    section->lines += lines;
}

void paper_blank(paper *sheet)
{
    paper_line_end(sheet, put_text(paper_line(sheet), "\n"));
}

/* The first character that `room` columns have no room for. */
static const char *find_overflow(const char *text, const char *end, size_t room, bool ascii)
{
    if ((size_t)(end - text) <= room && !ascii) {
        return end; /* no character has more columns than bytes */
    }
    const size_t ahead = (size_t)(end - text) < room ? (size_t)(end - text) : room;
    if (is_ascii(text, ahead)) {
        return text + ahead;
    }
    for (size_t columns = 0; text < end;) {
        const char *const character = text;
        const uint32_t code = utf8_next(&text);
        char spelling[ASCII_OF_MAX];
        columns += ascii && code >= 0x80 ? ascii_of(spelling, code) : 1;
        if (columns > room) {
            return character;
        }
    }
    return end;
}

/* Whether a blank stands between a number and its unit: "30 mg" is not torn apart. */
static bool joins_unit(const char *blank)
{
    return blank[-1] >= '0' && blank[-1] <= '9' && blank[1] >= 'a' && blank[1] <= 'z';
}

/* Where a line that has `room` columns ends: at the last blank that fits, or within a word that is longer than a line.
 */
static const char *break_line(const char *text, const char *end, size_t room, bool ascii)
{
    const char *const overflow = find_overflow(text, end, room, ascii);
    if (overflow == end || (*overflow == ' ' && !(overflow > text && joins_unit(overflow)))) {
        return overflow;
    }
    for (const char *blank = overflow - 1; blank > text; blank--) {
        if (*blank == ' ' && !joins_unit(blank)) {
            return blank;
        }
    }
    return overflow;
}

void paper_paragraph(paper *sheet, const char *label, const char *text)
{
    const size_t label_length = strlen(label);
    const size_t indent = text_columns(label, label_length, sheet->ascii);
    const char *const end = text + strlen(text);
    bool first = true;
    do {
        const char *const line_end = break_line(text, end, PAGE_COLUMNS - indent, sheet->ascii);
        char *at = paper_line(sheet);
        if (first) {
            at = put_bytes(at, label, label_length);
        } else {
            memset(at, ' ', indent);
            at += indent;
        }
        at = put_bytes(at, text, (size_t)(line_end - text));
        *at++ = '\n';
        paper_line_end(sheet, at);
        first = false;
        text = line_end < end && *line_end == ' ' ? line_end + 1 : line_end;
    } while (text < end);
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
        const char *feed = strchr(sheet->text.buffer + at.byte, '\n');
        at.byte = (size_t)(feed - sheet->text.buffer) + 1;
    }
    at.line += lines;
    return at;
}

/* Lays out one page from `from` on: prints it where `out` is not NULL, and returns where the next one starts. */
static place lay_page(const paper *sheet, sink *out, const page_top *top, place from, page_extent *extent)
{
    uint32_t room = PAGE_LINES - top->lines;
    bool headed = false;
    bool empty = true;
    place at = from;
    while (at.section < sheet->section_count) {
        const paper_section *section = &sheet->section[at.section];
        if (empty && at.line == 0 && sheet->text.buffer[at.byte] == '\n') {
            at = skip_lines(sheet, at, 1); /* no blank line below the top of a page */
        }
        const uint32_t head = holds_days(section) && !headed ? top->table_head->section[0].lines : 0;
        const uint32_t lines = section->lines - at.line;
        const bool fits = head + lines <= room;
        if (!empty && (!fits || head + section->together > room)) {
            break;
        }
        if (head > 0 && out != NULL) {
            text_put(out, sheet->ascii, top->table_head->text.buffer, top->table_head->text.used);
        }
        room -= head;
        headed = headed || holds_days(section);
        if (holds_days(section)) {
            extent->first_day = extent->first_day == 0 ? section->first_day : extent->first_day;
            extent->last_day = section->last_day;
            extent->holds_rows = true;
        }
        const place next = fits ? section_start(sheet, at.section + 1) : skip_lines(sheet, at, room);
        if (out != NULL) {
            const size_t end = fits ? section->end : next.byte;
            text_put(out, sheet->ascii, sheet->text.buffer + at.byte, end - at.byte);
        }
        at = next;
        if (!fits) {
            break;
        }
        room -= lines;
        empty = false;
    }
    return at;
}

void paper_print(const paper *sheet, sink *out, const page_top *top, uint16_t days)
{
    uint32_t pages = 0;
    for (place at = section_start(sheet, 0); at.section < sheet->section_count; pages++) {
        page_extent extent = {0};
        at = lay_page(sheet, NULL, top, at, &extent);
    }
    place at = section_start(sheet, 0);
    for (uint32_t page = 1; page <= pages; page++) {
        page_extent extent = {.page = page, .pages = pages};
        lay_page(sheet, NULL, top, at, &extent);
        if (extent.first_day == 0) {
            extent.first_day = 1;
            extent.last_day = days;
        }
        if (page > 1) {
            sink_char(out, '\f');
        }
        top->print(top->context, out, &extent);
        at = lay_page(sheet, out, top, at, &extent);
    }
}
