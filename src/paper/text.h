/* SPDX-License-Identifier: MIT */
/*
 * The sheet on paper: what all sheets share and what the prescriber's says around the table of days (text.c), its table
 * (table.c), the patient's sheet (patient_text.c).
 */
#ifndef PAPER_TEXT_H
#define PAPER_TEXT_H

#include "paper/page.h"
#include "sheet/content.h"
#include "sheet/format.h"

extern const format format_text;
extern const format format_patient_text;

enum { TEXT_TOP_MAX = 16 * 1024 };

/* A passage that becomes known: where it begins in the last section of a paper. */
typedef struct {
    uint64_t key;
    const paper *on;
    size_t begin;
    uint32_t lines;
} passage;

/* A sheet in the making: what stands on top of every page, and the body. */
typedef struct {
    const schedule *schedule;
    language lang;
    teller tell;
    paper body, status, patient, table_head;
    char status_bytes[TEXT_TOP_MAX], patient_bytes[TEXT_TOP_MAX], table_head_bytes[TEXT_TOP_MAX];
    paper_section top_sections[3];
    passage passage;
} text_sheet;

/* The sheet begins with the patient's line of the top; the status of the protocol, the head of the table and the body
 * are added; then it is printed. Its body is storage that all sheets share: one at a time. */
void text_sheet_begin(text_sheet *t, const printer *p, const schedule *s);
void text_sheet_end(text_sheet *t, printer *p);

/* A section of the body that holds no days; the second form starts with a blank line. */
void text_section(text_sheet *t);
void text_section_after_blank(text_sheet *t);

/* A document of sheets has nothing around them. */
void text_begin(printer *p);
void text_end(printer *p);

/* How the rows of a schedule are laid out. */
typedef struct {
    language lang;
    bool ascii;
    unsigned date_columns;
    unsigned cell_columns; /* of an intake */
    unsigned total_columns;
    bool narrow;         /* the day's total and change stand on a line of their own above each level */
    uint32_t style;      /* a number for all of the above that the cells of a row depend on */
    uint32_t head_style; /* the same for the head of the table */
    bool waits;          /* some day waits for a review */
} table_layout;

table_layout table_layout_of(const schedule *s, language lang, bool ascii);

/* Adds the headings, as one section. */
void table_head_add(paper *head, const schedule *s, const table_layout *layout);

/* Adds the rows, a section per prescription (and one for days after the last intake). */
void table_rows_add(paper *body, const schedule *s, const table_layout *layout);

#endif
