/* SPDX-License-Identifier: MIT */
/*
 * The page in HTML: what all sheets share (html_page.c), the prescriber's (html.c), the patient's (patient_html.c), the
 * dose curve (html_curve.c), the style (html_style.c).
 */
#ifndef PAPER_HTML_H
#define PAPER_HTML_H

#include "sheet/content.h"
#include "sheet/format.h"
#include "sheet/walk.h"

extern const format format_html;
extern const format format_patient_html;

/* The longest row of a day: day 3,660, the longest date, four intakes of two digits and a half, a rise that waits. A
 * test reaches it. */
enum { HTML_ROW_MAX = 339 };

/* A text with what HTML takes for markup escaped, on one line; it may stand between quotes too. */
void html_text(sink *out, const char *text);

/* A sheet in the making. */
typedef struct {
    sink *out;
    language lang;
    const schedule *schedule;
    uint32_t number; /* tells the ids of one sheet from those of the next */
    unsigned list;   /* that is open, with its last item */
    teller tell;
} html_sheet;

/* Markup as it stands; words with their markup escaped. */
void html_put(html_sheet *h, const char *markup);
void html_words(html_sheet *h, message words);

/* <tag>words</tag>, for tags with attributes too: `open` has them. */
void html_element(html_sheet *h, const char *open, message words, const char *close);

/* The words of the teller, behind a tag. */
void html_said(html_sheet *h, const char *open);

/* A part of the sheet: pieces that belong together. */
void html_begin_part(html_sheet *h, const char *class);
void html_end_part(html_sheet *h);
void html_put_part(html_sheet *h, const char *class, void (*tell)(teller *));

/* The document: up to its first sheet, with style of its own; and after the last one. */
void html_begin(printer *p, const char *more_style);
void html_end(printer *p);

/* A sheet: its top, on every printed page; and its end. */
void html_sheet_begin(html_sheet *h, const printer *p, const schedule *s, bool with_status);
void html_sheet_end(const html_sheet *h, printer *p);

/* The row of a day. */
char *put_html_row(char *at, language lang, const day_walk *walk, bool some_wait);

/* The dose curve as a figure; `number` tells one curve of a document from the next. */
void html_curve(sink *out, language lang, const schedule *s, uint32_t number);

/* The style sheet, but for what depends on the language. Ends with NULL. */
extern const char *const html_style[];

#endif
