/* SPDX-License-Identifier: MIT */
/*
 * The page in HTML: what all sheets share (html_page.c), the prescriber's (html.c), the patient's (patient_html.c), the
 * dose curve (html_curve.c), the style (html_style.c).
 */
#ifndef PAPER_HTML_H
#define PAPER_HTML_H

#include "sheet/content.h"
#include "sheet/format.h"

extern const format format_html;
extern const format format_patient_html;

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
void html_put(html_sheet *sheet, const char *markup);
void html_words(html_sheet *sheet, message words);

/* <tag>words</tag>, for tags with attributes too: `open` has them. The same for a number. */
void html_element(html_sheet *sheet, const char *open, message words, const char *close);
void html_number(html_sheet *sheet, const char *open, uint32_t number, const char *close);

/* The words of the teller, behind a tag. */
void html_said(html_sheet *sheet, const char *open);

/* A part of the sheet: pieces that belong together. */
void html_begin_part(html_sheet *sheet, const char *class);
void html_end_part(html_sheet *sheet);
void html_put_part(html_sheet *sheet, const char *class, void (*tell)(teller *));

/* The document: up to its first sheet, with style of its own; and after the last one. */
void html_begin(printer *printing, const char *more_style);
void html_end(printer *printing);

/* A sheet: its top, on every printed page; and its end. */
void html_sheet_begin(html_sheet *sheet, const printer *printing, const schedule *printed, bool with_status);
void html_sheet_end(const html_sheet *sheet, printer *printing);

/* The dose curve as a figure; `number` tells one curve of a document from the next. */
void html_curve(sink *out, language lang, const schedule *drawn, uint32_t number);

/* The style sheet, but for what depends on the language. Ends with NULL. */
extern const char *const html_style[];

#endif
