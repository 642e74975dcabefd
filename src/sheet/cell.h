/* SPDX-License-Identifier: MIT */
/* The words of the table of days, the same in every format that people read on paper. */
#ifndef SHEET_CELL_H
#define SHEET_CELL_H

#include "sheet/walk.h"
#include "words/names.h"

/* "Morning": the time of day of an intake, out of `intakes` a day. */
message intake_message(unsigned intakes, unsigned intake);

/* "start", "up 10", "down 20", nothing. */
void change_put(sink *out, const day_walk *walk, language lang);

#endif
