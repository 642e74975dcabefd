/* SPDX-License-Identifier: MIT */
/* The sheet on paper: what is said around the table of days (text.c) and the table itself (table.c). */
#ifndef SHEET_TEXT_H
#define SHEET_TEXT_H

#include "sheet/page.h"
#include "sheet/schedule.h"

/* How the rows of a schedule are laid out. */
typedef struct {
    language lang;
    bool ascii;
    unsigned date_columns;
    unsigned cell_columns; /* of an intake */
    unsigned total_columns;
    bool narrow; /* the day's total and change stand on a line of their own above each level */
    bool waits;  /* some day waits for a review */
} table_layout;

table_layout table_layout_of(const schedule *s, language lang, bool ascii);

/* Adds the headings, as one section. */
void table_head_add(paper *head, const schedule *s, const table_layout *layout);

/* Adds the rows, a section per prescription (and one for days after the last intake). */
void table_rows_add(paper *body, const schedule *s, const table_layout *layout);

#endif
