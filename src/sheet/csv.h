/* SPDX-License-Identifier: MIT */
/* Cells of comma-separated values, RFC 4180. */
#ifndef SHEET_CSV_H
#define SHEET_CSV_H

#include "sheet/sink.h"

/* A text cell: quoted where needed, with a leading ' where a spreadsheet would take it for a formula. */
void csv_text_cell(sink *out, const char *text, char delimiter);

#endif
