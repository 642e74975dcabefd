/* SPDX-License-Identifier: MIT */
/* The identifiers of the interface (never translated) and the small words of both languages. */
#ifndef WORDS_NAMES_H
#define WORDS_NAMES_H

#include "baclofene.h"
#include "words/message.h"

/* Each list ends with NULL and is in the order of its enum in baclofene.h. */
extern const char *const rule_names[];
extern const char *const severity_names[];
extern const char *const review_names[];
extern const char *const on_file_names[];
extern const char *const condition_names[];  /* "none" after the last condition */
extern const char *const indication_names[]; /* from BAC_INDICATION_ABSTINENCE on */
extern const char *const language_names[];

/* What people call them. */
message severity_message(bac_severity severity);
message condition_message(bac_condition condition);
message review_message(bac_review review);

/* Room for any of the texts below. */
enum { DATE_TEXT_MAX = 24, SOURCES_TEXT_MAX = 96, DAYS_TEXT_MAX = 24, TABLETS_TEXT_MAX = 40 };

/* "Mon 23 Nov 2026", "lun. 23 nov. 2026"; without the weekday where `weekday` is 7 or more. Not terminated. */
char *put_date(char *at, language lang, bac_civil civil, unsigned weekday);

enum { WEEKDAY_BYTES = 4 };
extern const char weekdays[LANGUAGE_COUNT][7][WEEKDAY_BYTES + 1]; /* "Mon ", "lun." */

/* Its two halves: "Mon 23", which has a column a byte, and " Nov 2026". */
char *put_weekday_and_day(char *at, language lang, bac_civil civil, unsigned weekday);
char *put_month_and_year(char *at, language lang, bac_civil civil);

/* The bytes in which two weekdays differ. */
static inline void put_weekday(char *at, language lang, unsigned weekday)
{
    memcpy(at, weekdays[lang][weekday], WEEKDAY_BYTES);
}

/* A date as put_date writes it, terminated, for messages: a valid one, or the day after the last. All bytes of `text`
 * may be written. */
void date_text(char text[DATE_TEXT_MAX], language lang, bac_date date, bool with_weekday);

/* "2026-11-23". Not terminated: 10 bytes. */
char *put_iso_date(char *at, bac_civil civil);

/* "20261123". Not terminated: 8 bytes. */
char *put_basic_date(char *at, bac_civil civil);

/* "1 day", "3 days". */
void days_text(char text[DAYS_TEXT_MAX], language lang, uint32_t days);

/* The number of 10 mg tablets in an intake: "none", a half sign (with `ascii` a word), "1", "1" and a half. Terminated.
 */
#define HALF_SIGN "½" /* of a tablet, where characters beyond ASCII can be */
void tablets_text(char text[TABLETS_TEXT_MAX], language lang, bool ascii, uint16_t intake_mg);

/* "S4, W3"; "S1, carried over"; "tool". Terminated. */
void sources_text(char text[SOURCES_TEXT_MAX], language lang, bac_sources sources);

#endif
