/* SPDX-License-Identifier: MIT */
/* The page in HTML: the sheet (html.c), its dose curve (html_curve.c), its style (html_style.c). */
#ifndef SHEET_HTML_H
#define SHEET_HTML_H

#include "sheet/names.h"
#include "sheet/schedule.h"

/* The longest row of a day: day 3,660, the longest date, four intakes of two digits and a half, a rise that waits. A
 * test reaches it. */
enum { HTML_ROW_MAX = 339 };

/* A text with what HTML takes for markup escaped, on one line; it may stand between quotes too. */
void html_text(sink *out, const char *text);

/* The row of a day. `rest` keeps what follows the date from one row to the next: begin a table with its length 0. */
typedef struct {
    char bytes[HTML_ROW_MAX];
    size_t length;
} html_row_rest;
char *put_html_row(char *at, language lang, const day_walk *walk, bool some_wait, html_row_rest *rest);

/* The dose curve as a figure; `number` tells one curve of a document from the next. */
void html_curve(sink *out, language lang, const schedule *s, uint32_t number);

/* The style sheet, but for what depends on the language. Ends with NULL. */
extern const char *const html_style[];

#endif
