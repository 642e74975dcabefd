/* SPDX-License-Identifier: MIT */
/* Why something cannot be done: one line of text, gathered here and printed once. */
#ifndef CLI_FAILURE_H
#define CLI_FAILURE_H

#include "cli/app.h"
#include "cli/option.h"

enum { FAILURE_TEXT_MAX = 1000 }; /* fits a cell of a rejects file */

typedef struct {
    language lang;
    bool columns; /* options are spelt as columns: "birth_date", not "--birth-date" */
    exit_status status;
    sink text;
    char bytes[FAILURE_TEXT_MAX + 1];
} failure;

void failure_begin(failure *why, language lang, bool columns);

/* Ends the text so that it can be read as a string. */
const char *failure_text(failure *why);

/* An option as the reader of the error knows it: "--birth-date" or "birth_date". Terminated. */
void option_spelling(const failure *why, char spelling[COLUMN_NAME_MAX + 2], option_id id);

/* "VALUE: WORDS", and where `nearest` is not NULL "; did you mean NEAREST?", with `before` before it. Returns false. */
bool failure_nearest(failure *why, const char *value, message words, const char *before, const char *nearest);

/* Each returns false, so that a function can end with it. They say: "WORDS", "--option: WORDS", "--option VALUE:
 * WORDS", "column CELL: WORDS", "VALUE: WORDS". The status is EXIT_INPUT. */
bool failure_say(failure *why, message words, const message_value values[]);
bool failure_option(failure *why, option_id id, message words, const message_value values[]);
bool failure_value(failure *why, option_id id, const char *value, message words, const message_value values[]);
bool failure_cell(failure *why, const char *column, const char *cell, message words, const message_value values[]);
bool failure_quoted(failure *why, const char *value, message words, const message_value values[]);

#endif
