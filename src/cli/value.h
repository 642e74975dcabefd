/* SPDX-License-Identifier: MIT */
/* The values of options: from text to numbers, never guessed. */
#ifndef CLI_VALUE_H
#define CLI_VALUE_H

#include "cli/failure.h"
#include "words/names.h"

/* How days are told. What "today" means, the outside is asked once, and only when it matters. */
typedef struct {
    const struct app_env *env;
    bool day_first; /* --dates dmy: 23/11/2026 */
    bool asked, known;
    bac_date today;
} day_source;

/* Checks `text` as the option's kind demands and gives its number. */
bool value_parse(option_id id, const char *text, day_source *now, int32_t *number, failure *why);

/* An amount of 10 mg tablets, up to BAC_DOSE_MAX in all: digits, a half sign behind them or alone, or a fraction of 0
 * or 5 tenths. In mg. */
bool tablets_parse(const char *text, size_t length, uint16_t *mg);

/* Digits alone, without sign, blank or fraction. `*number` stops at a value above every limit. */
bool digits_parse(const char *text, size_t length, uint32_t *number);

/* "2026-11-23" or, where the day comes first, "23/11/2026"; one of them is read, never guessed. */
bool date_parse(const char *text, const day_source *now, bac_date *date);
void date_spelling(char text[DATE_TEXT_MAX], const day_source *now, bac_date date);

/* Why a text is no date. */
message date_words(const day_source *now);

/* Whether `none` stands alone. */
bool value_conditions_agree(int32_t conditions);

/* A split that was checked; without one, that many equal intakes. */
bac_split value_split(const char *text, uint16_t intakes);

/* Hours, "08:00,12:00,16:30", 2 to 4 of them, rising: in minutes of the day. Returns how many; 0: it is no list of
 * them. */
uint8_t value_times(const char *text, uint16_t minutes[BAC_INTAKES_MAX]);

#endif
