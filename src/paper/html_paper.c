/* SPDX-License-Identifier: MIT */
#include "paper/html_paper.h"
#include "words/ascii.h"

enum { DEPTH_MAX = 4 /* frames within frames */ };

/* ---- gathering ---- */

void html_paper_begin(html_paper *pages, uint32_t room)
{
    sink_begin(&pages->text, pages->bytes, sizeof pages->bytes, NULL, NULL);
    pages->room = room;
    pages->count = 0;
    pages->item[0].begin = 0;
}

static html_item *add_item(html_paper *pages, html_item_kind kind, uint32_t height)
{
    if (pages->count == HTML_ITEMS_MAX) {
        pages->text.failed = true;
        pages->count--;
    }
    html_item *item = &pages->item[pages->count++];
    *item = (html_item){.begin = pages->text.used, .height = height, .kind = kind};
    return item;
}

void html_unit(html_paper *pages, uint32_t height)
{
    add_item(pages, HTML_UNIT, height);
}

void html_unit_of_days(html_paper *pages, uint32_t height, uint16_t first_day, uint16_t last_day)
{
    html_item *item = add_item(pages, HTML_UNIT, height);
    item->first_day = first_day;
    item->last_day = last_day;
}

void html_open(html_paper *pages, uint32_t height, const char *close)
{
    add_item(pages, HTML_OPEN, height)->close = close;
    html_keep_with_next(pages);
}

void html_close(html_paper *pages)
{
    add_item(pages, HTML_CLOSE, 0);
}

void html_grow(html_paper *pages, uint32_t height)
{
    pages->item[pages->count - 1].height += height;
}

void html_keep_with_next(html_paper *pages)
{
    pages->item[pages->count - 1].with_next = true;
}

void html_begin_page(html_paper *pages)
{
    pages->item[pages->count - 1].begins_page = true;
}

void html_give_days(html_paper *pages, uint16_t first_day, uint16_t last_day)
{
    pages->item[pages->count - 1].first_day = first_day;
    pages->item[pages->count - 1].last_day = last_day;
}

uint32_t html_height(const html_paper *pages, uint32_t first, uint32_t end)
{
    uint32_t height = 0;
    for (uint32_t i = first; i < end; i++) {
        height += pages->item[i].height;
    }
    return height;
}

void html_keep_together(html_paper *pages, uint32_t first, uint32_t end)
{
    pages->item[first].together = end - first;
}

void html_prefer_together(html_paper *pages, uint32_t first, uint32_t end)
{
    pages->item[first].preferred = end - first;
}

void html_take_back(html_paper *pages, uint32_t first)
{
    pages->text.used = pages->item[first].begin;
    pages->count = first;
}

/* ---- pages ---- */

/* A place between two items, and the frames that are open there. */
typedef struct {
    uint32_t item, depth;
    uint32_t frame[DEPTH_MAX];
} place;

static void pass(const html_paper *pages, place *at)
{
    const html_item_kind kind = pages->item[at->item].kind;
    if (kind == HTML_OPEN && at->depth < DEPTH_MAX) {
        at->frame[at->depth++] = at->item;
    } else if (kind == HTML_CLOSE && at->depth > 0) {
        at->depth--;
    }
    at->item++;
}

/* The room of a page that begins at a place. */
static uint32_t room_at(const html_paper *pages, const place *at)
{
    uint32_t frames = 0;
    for (uint32_t i = 0; i < at->depth; i++) {
        frames += pages->item[at->frame[i]].height;
    }
    return frames < pages->room ? pages->room - frames : 0;
}

/* The height of what must not be torn apart from an item on: the largest of the groups that begin there and that a
 * page has room for. `left` is the room on a page that has begun. */
static uint32_t height_needed(const html_paper *pages, uint32_t item, uint32_t whole_page, uint32_t left)
{
    const bool nearly_full = 3 * left <= pages->room;
    uint32_t needed = 0;
    uint32_t height = 0;
    for (bool more = true; more && item < pages->count; item++) {
        const html_item *here = &pages->item[item];
        const uint32_t items = nearly_full && here->preferred > here->together ? here->preferred : here->together;
        const uint32_t together = height + html_height(pages, item, item + items);
        height += here->height;
        needed = together <= whole_page && together > needed ? together : needed;
        more = here->with_next;
    }
    return height > needed ? height : needed;
}

/* Takes what fits on a page; always something. */
static place lay_page(const html_paper *pages, const place *begin, page_extent *extent)
{
    place at = *begin;
    uint32_t room = room_at(pages, begin);
    bool empty = true;
    extent->holds_rows = false;
    while (at.item < pages->count) {
        const html_item *item = &pages->item[at.item];
        if (item->begins_page && at.item > begin->item) {
            break;
        }
        if (item->kind != HTML_CLOSE && !empty && height_needed(pages, at.item, room_at(pages, &at), room) > room) {
            break;
        }
        room -= item->height < room ? item->height : room;
        empty = empty && item->kind != HTML_UNIT;
        if (item->first_day > 0) {
            extent->first_day = extent->holds_rows ? extent->first_day : item->first_day;
            extent->last_day = item->last_day;
            extent->holds_rows = true;
        }
        pass(pages, &at);
    }
    return at;
}

static void print_item(const html_paper *pages, sink *out, uint32_t item)
{
    const size_t begin = pages->item[item].begin;
    const size_t end = item + 1 < pages->count ? pages->item[item + 1].begin : pages->text.used;
    sink_put(out, pages->text.buffer + begin, end - begin);
}

static void print_page(const html_paper *pages, sink *out, place at, const place *end)
{
    for (uint32_t i = 0; i < at.depth; i++) {
        print_item(pages, out, at.frame[i]);
    }
    while (at.item < end->item) {
        if (pages->item[at.item].kind != HTML_CLOSE) {
            print_item(pages, out, at.item);
        } else if (at.depth > 0) {
            sink_text(out, pages->item[at.frame[at.depth - 1]].close);
        }
        pass(pages, &at);
    }
    for (uint32_t i = at.depth; i > 0; i--) {
        sink_text(out, pages->item[at.frame[i - 1]].close);
    }
}

/* [R-page-size] [R-page-whole] */
uint32_t html_paper_print(const html_paper *pages, sink *out, uint16_t days,
                          void (*top)(void *context, const page_extent *extent), void *context, const char *end)
{
    page_extent extent = {.page = 0};
    if (pages->text.failed) {
        out->failed = true;
        return 0;
    }
    for (place at = {0}; at.item < pages->count; extent.pages++) {
        at = lay_page(pages, &at, &extent);
    }
    for (place at = {0}; at.item < pages->count;) {
        const place next = lay_page(pages, &at, &extent);
        extent.page++;
        if (!extent.holds_rows) {
            extent.first_day = 1;
            extent.last_day = days;
        }
        top(context, &extent);
        print_page(pages, out, at, &next);
        sink_text(out, end);
        at = next;
    }
    return extent.pages;
}

/* ---- lines ---- */

/* From the blank on, in thousandths of the size: the wider of DejaVu Sans and Verdana, which are wider than others. */
static const uint16_t ascii_widths[] = {
    352, 401, 460, 838, 636, 1076, 780, 275, 454, 454, 636, 838, 364, 454,  364, 454, 636, 636, 636,
    636, 636, 636, 636, 636, 636,  636, 454, 454, 838, 838, 838, 545, 1000, 684, 686, 698, 771, 632,
    575, 775, 752, 421, 455, 693,  557, 863, 748, 787, 603, 787, 695, 684,  616, 732, 684, 989, 685,
    615, 685, 454, 454, 454, 838,  636, 636, 613, 634, 550, 635, 615, 352,  635, 634, 278, 344, 592,
    278, 974, 634, 612, 635, 635,  427, 521, 394, 634, 592, 818, 592, 592,  525, 636, 454, 636, 838};

static uint32_t width_of(uint32_t character, bool bold)
{
    enum { BLANK = 32, TILDE = 126, BOLD_PERCENT = 114, ACCENTED = 640, CAPITAL = 800, WIDE = 1100, EMOJI = 1300 };
    const uint32_t width = character >= BLANK && character <= TILDE ? ascii_widths[character - BLANK]
                           : character >= 0xe0 && character < 0x250 ? ACCENTED
                           : character >= 0xc0 && character < 0xe0  ? CAPITAL
                           : character < 0x2600                     ? WIDE
                                                                    : EMOJI;
    return bold ? width * BOLD_PERCENT / 100 : width;
}

/* Lines are filled as browsers fill them: up to the last word that fits. */
uint32_t html_lines(const char *text, uint32_t width, uint32_t size, size_t bold)
{
    const char *const bold_end = bold == HTML_BOLD ? text + strlen(text) : text + bold;
    const uint32_t full = width * 10000 / size; /* thousandths of the size */
    uint32_t lines = 1;
    uint32_t line = 0;
    uint32_t word = 0;
    while (*text != '\0') {
        const bool is_bold = text < bold_end;
        const uint32_t character = utf8_next(&text);
        const uint32_t wide = width_of(character, is_bold);
        if (character == ' ') {
            line += word + wide;
            word = 0;
            continue;
        }
        if (line > 0 && line + word + wide > full) {
            lines++; /* the word goes on the next line */
            line = 0;
        }
        word += wide;
        if (line == 0 && word > full) {
            lines++; /* a word that is longer than a line */
            word = wide;
        }
    }
    return lines;
}
