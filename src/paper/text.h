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
extern const format format_prescription_text;

enum {
    TEXT_TOP_MAX = 16 * 1024,
    TEXT_TAIL_ROWS = 7, /* sections of rows at the end that may go with what is said below the table */
    TEXT_SECTIONS_MAX = 2 * BAC_DAYS_MAX + 64, /* a row and a prescription for each day */
    /* ten lines for each day, at two bytes a column; and the texts around */
    TEXT_BODY_MAX = BAC_DAYS_MAX * 10 * 2 * PAGE_COLUMNS + 256 * 1024
};

/* The sections on top of every page. */
enum { TOP_STATUS, TOP_PATIENT, TOP_TABLE_HEAD, TOP_SECTIONS };

/* A sheet in the making: what stands on top of every page, and the body. Only the part in use is ever touched. */
struct text_sheet {
    const schedule *schedule;
    language lang;
    teller tell;
    piece last_piece; /* PIECE_MORE goes with it */
    uint32_t stretch; /* prescriptions: the section of the last one with doses */
    sink drug;        /* its name, on every page */
    uint32_t prescription_count;
    bac_prescription prescription[BAC_DAYS_MAX + 1]; /* the prescriber's: each a day at least, and behind them */
    paper top, body;
    paper_section top_sections[TOP_SECTIONS], body_sections[TEXT_SECTIONS_MAX];
    char drug_bytes[PAGE_COLUMNS];
    char top_bytes[TEXT_TOP_MAX], body_bytes[TEXT_BODY_MAX];
};

/* Begins the printer's sheet with the first two sections of its top: the status of the protocol, if it is to say it,
 * and the patient. The head of the table is added to the top, all else to the body; then it is printed. */
text_sheet *text_sheet_begin(const printer *printing, const schedule *printed, bool with_status);
void text_sheet_end(text_sheet *sheet, printer *printing);

/* A section of the body that holds no days; the second form starts with a blank line. */
void text_section(text_sheet *sheet);
void text_section_after_blank(text_sheet *sheet);

/* A document of sheets has nothing around them. */
void text_begin(printer *printing);
void text_end(printer *printing);

/* How the rows of a schedule are laid out. */
typedef struct {
    language lang;
    bool ascii;
    bool levels;              /* a row for each level, with its last day below */
    unsigned intakes;         /* columns of them */
    unsigned letters_columns; /* of the gates that a day waits for */
    unsigned date_columns;
    unsigned cell_columns; /* of an intake */
    unsigned total_columns;
    unsigned strength_count;             /* of the plan's tablets, where they are of several: else 0 */
    uint16_t strength_mg[BAC_STRENGTHS]; /* largest first */
    bool lines;                          /* a line for each of them, with its name before it; else a column */
    bool below;                          /* these lines stand below that of the day */
    bool tight;                          /* the words for a half are as short as can be */
    bool narrow;                         /* the day's total and change stand on a line of their own above each level */
} table_layout;

table_layout table_layout_of(const text_sheet *sheet, const printer *printing);

/* Adds the headings, as one section. */
void table_head_add(paper *top, const schedule *printed, const table_layout *layout);

/* Adds the rows, a section per prescription. Of the last days each is a section of its own, to go with what follows. */
void table_rows_add(text_sheet *sheet, const table_layout *layout);

#endif
