/* SPDX-License-Identifier: MIT */
/*
 * Paper for text: lines of at most 80 columns, gathered in sections, then laid out on pages. A section stays together
 * on a page where it fits; pages break between sections, so that a prescription's days are never torn apart.
 */
#ifndef PAPER_PAGE_H
#define PAPER_PAGE_H

#include "words/message.h"

enum {
    PAGE_COLUMNS = 80,
    PAGE_LINES = 60, /* A4 at six lines an inch, less the margins that printers keep */
};

/* first_day 0: text; else the days whose rows the section holds. */
typedef struct {
    size_t begin, end;
    uint32_t lines;
    uint32_t together; /* lines of this section and those after it that begin a new page where they do not fit */
    uint16_t first_day, last_day;
} paper_section;

enum { PAPER_LINE_MAX = 12 * PAGE_COLUMNS }; /* bytes of a line: a column has at most four, or a spelling in ASCII */

/* The storage is the caller's. */
typedef struct {
    bool ascii;
    sink text;
    paper_section *section;
    uint32_t section_max, section_count;
} paper;

/* What a page shows. */
typedef struct {
    uint32_t page, pages;
    uint16_t first_day, last_day; /* days whose rows it holds; of the whole plan where it holds none */
    bool holds_rows;
} page_extent;

/* What stands on top of every page. */
typedef struct {
    uint32_t lines;          /* that `print` prints */
    const paper *table_head; /* one section, repeated above the rows of days on every page */
    void (*print)(void *context, sink *out, const page_extent *extent);
    void *context;
} page_top;

void paper_begin(paper *sheet, bool ascii, char *bytes, size_t bytes_max, paper_section section[],
                 uint32_t section_max);

/* Begins a section of text, or of the rows of days. */
void paper_section_begin(paper *sheet, uint16_t first_day, uint16_t last_day);

/* The sections from that one on, up to the last, stay together on a page where they fit, else begin a new one. */
void paper_keep_together(paper *sheet, uint32_t first_section);

/* Room for the next lines of the section; they end, line feeds included, before `end`. */
static inline char *paper_room(paper *sheet, size_t bytes)
{
    return sink_reserve(&sheet->text, bytes);
}

static inline void paper_take(paper *sheet, const char *end, uint32_t lines)
{
    sink_advance(&sheet->text, end);
    paper_section *section = &sheet->section[sheet->section_count - 1];
    section->end = sheet->text.used;
    section->lines += lines;
}

/* The same for one line of at most PAPER_LINE_MAX bytes. */
static inline char *paper_line(paper *sheet)
{
    return paper_room(sheet, PAPER_LINE_MAX);
}

static inline void paper_line_end(paper *sheet, const char *end)
{
    paper_take(sheet, end, 1);
}

void paper_blank(paper *sheet);

extern const char blank_line[PAGE_COLUMNS + 1];

/* Adds a text, broken at blanks: the first line starts with `label`, the next ones are indented by its width. */
void paper_paragraph(paper *sheet, const char *label, const char *text);

/* Adds lines that were laid out before. */
void paper_lines(paper *sheet, const char *bytes, size_t length, uint32_t lines);

/* Prints the pages, with a form feed between two of them. `days` is the plan's length. */
void paper_print(const paper *sheet, sink *out, const page_top *top, uint16_t days);

#endif
