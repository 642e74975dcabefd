/* SPDX-License-Identifier: MIT */
/* The words of the table of days, the same in every format that people read on paper. */
#ifndef SHEET_CELL_H
#define SHEET_CELL_H

#include "sheet/walk.h"
#include "words/names.h"

/* "Morning": the time of day of an intake, out of `intakes` a day. */
message intake_message(unsigned intakes, unsigned intake);

/* The hour of an intake, out of `intakes` a day, in minutes of the day; NO_HOUR where it is not given. */
enum { NO_HOUR = -1 };
int intake_hour(const schedule *told, unsigned intakes, unsigned intake);

/* "08:00", "8h00": the hour of an intake, out of `intakes` a day; nothing where it is not given. */
void hour_put(sink *out, language lang, const schedule *told, unsigned intakes, unsigned intake);

/* "Jeanne Martin", "Record A12", on one line. */
void name_put(sink *out, const schedule *told);
void record_put(sink *out, language lang, const schedule *told);

/* "Jeanne Martin, Record A12", on one line: whose the sheet is; nothing where it is not known. */
void person_put(sink *out, language lang, const schedule *told);

/* Whether the sheet says whose it is. */
bool person_known(const schedule *told);

/* "REPLACES the sheet of 23 Nov 2026, which is void"; nothing where it replaces none. */
void replaces_put(sink *out, language lang, const schedule *told);

/* "Prescription 2, CONDITIONAL on A and B: ...". */
void caption_put(sink *out, language lang, uint32_t number, bac_gate_set gates);

/* `before`, then "CONDITIONAL on A and B: ..."; nothing where there are no gates. */
void conditional_put(sink *out, language lang, const char *before, bac_gate_set gates);

/* "start", "up 10 mg", "down 20 mg", nothing. */
void change_put(sink *out, const day_walk *walk, language lang);

/* "Days 4 to 6, from Thu 26 Nov 2026 to Sat 28 Nov 2026 (3 days)": the days of a level. */
void level_days_put(sink *out, language lang, const schedule *told, uint16_t first_day, uint16_t last_day);

/* "days 1 to 20, Mon 23 Nov 2026 to Sat 12 Dec 2026": the days of a page. */
void covered_days_put(sink *out, language lang, const schedule *told, uint16_t first_day, uint16_t last_day);

#endif
