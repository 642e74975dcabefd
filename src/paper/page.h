/* SPDX-License-Identifier: MIT */
/*
 * Paper for text: lines of at most 76 columns, gathered in sections, then laid out on pages. A section stays together
 * on a page where it fits; pages break between sections. What should stay together, as a prescription's days, does so
 * where the page before is not left too empty.
 */
#ifndef PAPER_PAGE_H
#define PAPER_PAGE_H

#include "words/message.h"

enum {
    PAGE_COLUMNS = 76, /* what printers put on A4 unasked */
    PAGE_LINES = 60,   /* A4 at six lines an inch, less the margins that printers keep */
};

/* first_day 0: text; else the days whose rows the section holds. */
typedef struct {
    size_t begin, end;
    uint32_t lines;
    uint32_t together;  /* lines of this section and those after it that begin a new page where they do not fit */
    uint32_t preferred; /* the same, where a page is nearly full */
    uint16_t first_day, last_day;
    bool continues; /* the rows of the section before */
} paper_section;

/* A line is written to `text`, and then ended. The storage is the caller's. */
typedef struct {
    bool ascii;
    sink text;
    paper_section *section;
    paper_section *last; /* of them */
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
    uint32_t lines;      /* that `print` prints */
    const paper *paper;  /* whose sections it prints */
    uint32_t table_head; /* the section that is repeated above the rows of days on every page */
    void (*print)(void *context, sink *out, const page_extent *extent);
    void *context;
} page_top;

void paper_begin(paper *sheet, bool ascii, char *bytes, size_t bytes_max, paper_section section[],
                 uint32_t section_max);

/* Begins a section of text, or of the rows of days. */
void paper_section_begin(paper *sheet, uint16_t first_day, uint16_t last_day);

/* The section begins a page. */
void paper_begin_page(paper *sheet);

/* Ends the section of rows before that day, which begins a section of its own. */
void paper_split_days(paper *sheet, uint16_t day);

/* The lines of the sections from `first` up to `end`, not included. */
uint32_t paper_lines(const paper *sheet, uint32_t first, uint32_t end);

/* The sections from `first` up to `end`, not included, stay together on a page where they fit, else begin a new one. */
void paper_keep_together(paper *sheet, uint32_t first, uint32_t end);

/* The same, but rather than leaving more than a third of a page empty they are parted. */
void paper_prefer_together(paper *sheet, uint32_t first, uint32_t end);

/* How many columns of the line are written. */
size_t paper_column(const paper *sheet);

/* Fills the line up to a column. */
void paper_fill(paper *sheet, char with, size_t column);

static inline void paper_end_line(paper *sheet)
{
    sink_char(&sheet->text, '\n');
    sheet->last->end = sheet->text.used;
    sheet->last->lines++;
}

static inline void paper_blank(paper *sheet)
{
    paper_end_line(sheet);
}

/* Adds a text, broken at blanks, to the line: `label` comes first, filled up to a column, and the next lines are
 * indented by its width. */
void paper_words(paper *sheet, const char *label, size_t column, const char *text, size_t length);

/* The same of a text that ends at its zero byte. */
static inline void paper_labelled(paper *sheet, const char *label, size_t column, const char *text)
{
    paper_words(sheet, label, column, text, strlen(text));
}

/* The same without a column. */
static inline void paper_paragraph(paper *sheet, const char *label, const char *text)
{
    paper_labelled(sheet, label, 0, text);
}

/* Prints a section as it stands. */
void paper_print_section(const paper *sheet, sink *out, uint32_t section);

/* Prints the pages, with a form feed between two of them. `days` is the plan's length. A paper that had no room for all
 * of its text is not printed: that is a failure of `out`. */
void paper_print(const paper *sheet, sink *out, const page_top *top, uint16_t days);

#endif
