/* SPDX-License-Identifier: MIT */
/*
 * The page in HTML: what all sheets share (html_page.c), the prescriber's (html.c), the patient's (patient_html.c), the
 * pharmacist's report (report_html.c), the dose curve (html_curve.c), the style (html_style.c), the paper on which all
 * of it is laid out (html_paper.c).
 */
#ifndef PAPER_HTML_H
#define PAPER_HTML_H

#include "paper/html_paper.h"
#include "sheet/content.h"
#include "sheet/format.h"
#include "sheet/report.h"

extern const format format_html;
extern const format format_patient_html;
extern const format format_prescription_html;

/* A text with what HTML takes for markup escaped, on one line; it may stand between quotes too. */
void html_text(sink *out, const char *text);

/* How large a sheet is printed: letters in tenths of a point, lines in points. The style has the same. Each
 * page says what it is about: the drug, or that it is a report. */
typedef struct {
    uint32_t letters, line;
    bool is_report;
} html_size;

/* A sheet in the making. Markup goes to the paper, and from there to the printer. */
typedef struct {
    sink *out;
    html_paper *paper;
    printer *printing;
    language lang;
    const schedule *schedule;
    uint32_t number; /* tells the ids of one sheet from those of the next */
    html_size size;
    bool with_status;
    unsigned list;  /* that is open, with its last item */
    uint32_t width; /* of what stands in the list */
    teller tell;
} html_sheet;

/* Markup as it stands; words with their markup escaped. */
void html_put(html_sheet *sheet, const char *markup);
void html_words(html_sheet *sheet, message words);

/* A number and the word behind it stay on one line: the blank between them is one that does not break. */
void html_join_numbers(sink *out, const char *text);

/* <tag>words</tag>, for tags with attributes too: `open` has them. The same for a number. */
void html_element(html_sheet *sheet, const char *open, message words, const char *close);
void html_number(html_sheet *sheet, const char *open, uint32_t number, const char *close);

/* The words of the teller, behind a tag. */
void html_said(html_sheet *sheet, const char *open);

/* The head of so many columns of an intake, with its hour below; and how many rows such a head takes with that above
 * it. */
void html_intake_head(html_sheet *sheet, unsigned intake, unsigned columns);
uint32_t html_head_rows(const html_sheet *sheet);

/* The height of a text in a column so wide; so many of its first bytes are bold. */
uint32_t html_text_height(const html_sheet *sheet, const char *text, uint32_t width, size_t bold);

/* A part of the sheet: pieces that belong together. */
void html_begin_part(html_sheet *sheet, const char *class);
void html_end_part(html_sheet *sheet);
void html_put_part(html_sheet *sheet, const char *class, void (*tell)(teller *));

/* Lines for name, signature and date, on a unit so high. */
void html_signature(html_sheet *sheet, uint32_t height);

/* Opens and closes what is too wide for a small screen, as a frame that is so high; `name` is what it is. */
void html_begin_wide(html_sheet *sheet, uint32_t height, message name, const char *close);

/* Boxes, one for each day of a level; the same as rows of a table of so many columns. */
void html_boxes(html_sheet *sheet, uint32_t first_day, uint32_t last_day);
void html_day_boxes(html_sheet *sheet, unsigned columns, uint16_t first_day, uint16_t last_day);

/* The document: nothing is printed before the first sheet, whose patient its title names. */
void html_begin(printer *printing);
void html_end(printer *printing);

/* The same in its parts, for who gathers sheets before the document begins: up to the first sheet, after the last one.
 * The title names `only`, where it is not NULL. */
void html_document_begin(sink *out, language lang, message title, const schedule *only);
void html_document_end(sink *out);

/* A sheet: its parts are gathered between these two, then printed with the same top on every page. */
void html_sheet_begin(html_sheet *sheet, printer *printing, const schedule *printed, html_size size);
void html_sheet_end(html_sheet *sheet);

/* The same into a document that has begun, as an article with that id where it is not NULL. Returns how many pages. */
uint32_t html_sheet_print(html_sheet *sheet, const char *id);

/* The pharmacist's reports: one plan's, and the summary of several. `number` tells one of a document from the next.
 * Returns how many pages it has. */
uint32_t html_report(printer *printing, const report *told, uint32_t number);
void html_summary(sink *out, language lang, const bac_protocol *protocol, const report_summary *summary);

/* The dose curve as a figure; `number` tells one curve of a document from the next. Returns its height in points. */
uint32_t html_curve(sink *out, language lang, const schedule *drawn, uint32_t number);
uint32_t html_curve_of_report(sink *out, language lang, const report *drawn, uint32_t number);

/* The style sheet, but for what depends on the language. Ends with NULL. */
extern const char *const html_style[];

#endif
