/* SPDX-License-Identifier: MIT */
/*
 * Paper for HTML: markup is gathered in units of known height, then laid out on pages of A4 by the program, not by the
 * browser. Heights are in points and generous: fonts differ, and a page may be shorter than its paper, never longer.
 */
#ifndef PAPER_HTML_PAPER_H
#define PAPER_HTML_PAPER_H

#include "paper/page.h"
#include "sheet/format.h"

enum {
    HTML_PAGE_WIDTH = 527,  /* A4 less margins of 12 mm */
    HTML_PAGE_HEIGHT = 762, /* the same, less a reserve of 12 points */
    HTML_ITEMS_MAX = 6 * BAC_DAYS_MAX,
    HTML_BYTES_MAX = BAC_DAYS_MAX * 4096 + 1024 * 1024
};

/* What stands on paper: a unit, which is never torn; the opening of a frame, as of a table with its head, which is
 * repeated where its units go on on a new page; its end. */
typedef enum { HTML_UNIT, HTML_OPEN, HTML_CLOSE } html_item_kind;

typedef struct {
    size_t begin;                 /* of its markup, which ends where the next item begins */
    const char *close;            /* what ends a frame */
    uint32_t height, together;    /* items from here on that begin a new page where they do not fit; 0: itself alone */
    uint32_t preferred;           /* the same, where a page is nearly full */
    uint16_t first_day, last_day; /* whose doses the unit gives; 0: none */
    html_item_kind kind;
    bool with_next;   /* never the last of a page */
    bool begins_page; /* always the first of one */
} html_item;

struct html_paper {
    sink text;     /* markup goes to the last item */
    uint32_t room; /* of a page, below its top */
    uint32_t count;
    html_item item[HTML_ITEMS_MAX + 1];
    char bytes[HTML_BYTES_MAX];
};

void html_paper_begin(html_paper *pages, uint32_t room);

/* Begins an item. */
void html_unit(html_paper *pages, uint32_t height);
void html_unit_of_days(html_paper *pages, uint32_t height, uint16_t first_day, uint16_t last_day);
void html_open(html_paper *pages, uint32_t height, const char *close);
void html_close(html_paper *pages);

/* The last item: so much higher; never the last of a page. */
void html_grow(html_paper *pages, uint32_t height);
void html_keep_with_next(html_paper *pages);

/* The last item: always the first of a page; the doses that it gives. */
void html_begin_page(html_paper *pages);
void html_give_days(html_paper *pages, uint16_t first_day, uint16_t last_day);

/* The height of the items from `first` up to `end`, not included. */
uint32_t html_height(const html_paper *pages, uint32_t first, uint32_t end);

/* These items begin a new page where they do not fit on what is left of one, unless a whole page is too small. */
void html_keep_together(html_paper *pages, uint32_t first, uint32_t end);

/* The same, but rather than leaving more than a third of a page empty they are parted. */
void html_prefer_together(html_paper *pages, uint32_t first, uint32_t end);

/* Takes back the items from that one on. */
void html_take_back(html_paper *pages, uint32_t first);

/* Prints the pages and returns how many. `top` begins a page, `end` is the markup that ends it. */
uint32_t html_paper_print(const html_paper *pages, sink *out, uint16_t days,
                          void (*top)(void *context, const page_extent *extent), void *context, const char *end);

/* The lines that a text takes at most, at a size in tenths of a point, in any of the fonts that may be there. `bold`:
 * so many of its first bytes are. */
#define HTML_BOLD SIZE_MAX
uint32_t html_lines(const char *text, uint32_t width, uint32_t size, size_t bold);

#endif
