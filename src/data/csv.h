/* SPDX-License-Identifier: MIT */
/* Comma-separated values, RFC 4180: schedules, findings, and the cells that both are made of. */
#ifndef DATA_CSV_H
#define DATA_CSV_H

#include "sheet/format.h"
#include "words/finding.h"

extern const format format_csv;

/* A text cell: quoted where it holds anything that separates cells somewhere, and with a leading ' where a spreadsheet
 * would take it for a formula, or where it has one already: a reader takes one off. */
void csv_text_cell(sink *out, const char *text);

/* The byte order mark, by which Excel sees that a file is UTF-8. */
#define CSV_MARK "\xEF\xBB\xBF"

/* A header line, written with commas, with that delimiter; behind the mark where asked for. */
void csv_header(sink *out, const char *header, char delimiter, bool marked);

#define FINDINGS_HEADER "id,line,day,date,severity,rule,message\n"

/* A finding as a row below that header; line 0: empty. */
void finding_csv_row(sink *out, language lang, const finding_context *about, const char *id, uint32_t line,
                     char delimiter, const bac_finding *finding);

#endif
