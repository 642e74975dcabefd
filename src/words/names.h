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
message rule_message(bac_rule rule);

/* "Mon 23 Nov 2026", "lun. 23 nov. 2026"; without the weekday where `weekday` is 7 or more. */
void date_put(sink *out, language lang, bac_civil civil, unsigned weekday);

/* The same over that of the day before. False where it has another month or length: then nothing is changed. */
bool date_over(char *date, language lang, bac_civil civil, unsigned weekday);

/* The same of a valid date, or of the day after the last. */
void numbered_date_put(sink *out, language lang, bac_date date, bool with_weekday);

/* "2026-11-23"; "20261123". */
void iso_date_put(sink *out, bac_civil civil);
void basic_date_put(sink *out, bac_civil civil);

/* The first of them, over that of the day before: a month goes on in the day alone. */
enum { ISO_DATE_LENGTH = 10, ISO_DAY_AT = 8 };
void iso_date_over(char date[ISO_DATE_LENGTH], bac_civil civil);
static inline void iso_date_next(char date[ISO_DATE_LENGTH], bac_civil civil)
{
    if (civil.day == 1) {
        iso_date_over(date, civil);
    }
    memcpy(date + ISO_DAY_AT, two_digits + 2 * (size_t)civil.day, 2);
}

/* "1 day", "3 days". */
void days_put(sink *out, language lang, uint32_t days);

/* The letters of gates: "AC", and from four neighbours on "A-D"; a table keeps GATES_COLUMNS for them. */
enum { GATES_COLUMNS = 5, GATES_TEXT_MAX = 8 * BAC_GATES_MAX };
void gate_letters_put(sink *out, bac_gate_set gates);

/* "A, B and C"; `last` stands between the last two. */
void gates_text(char text[GATES_TEXT_MAX], language lang, message last, bac_gate_set gates);

/* A source: a document, by its key, or a reason that stands in words instead. In the order in which they are named. */
typedef struct {
    const char *key; /* NULL: the words stand for it */
    bac_sources bit;
    message words; /* the document's title */
} source_row;

extern const source_row source_rows[]; /* ends with a row without a bit */

/* "S4, W3"; "S1, carried over"; "tool". */
void sources_put(sink *out, language lang, bac_sources sources);

/* The same behind what they are the sources of: " [S4, W3]". */
void citation_put(sink *out, language lang, bac_sources sources);

/* The sources of what [S1] says of every treatment: under a later protocol it is carried over. */
bac_sources inherited_sources(const bac_protocol *protocol);

/* The same as texts, for messages: terminated. */
enum { DATE_TEXT_MAX = 24, SOURCES_TEXT_MAX = 96, DAYS_TEXT_MAX = 24 };
void date_text(char text[DATE_TEXT_MAX], language lang, bac_date date, bool with_weekday);
void iso_date_text(char text[DATE_TEXT_MAX], bac_date date);
void days_text(char text[DAYS_TEXT_MAX], language lang, uint32_t days);
void sources_text(char text[SOURCES_TEXT_MAX], language lang, bac_sources sources);

#endif
