/* SPDX-License-Identifier: MIT */
#include "cli/failure.h"
#include "cli/printable.h"

void failure_begin(failure *why, language lang, bool columns)
{
    why->lang = lang;
    why->columns = columns;
    why->status = EXIT_DONE;
    sink_begin(&why->text, why->bytes, FAILURE_TEXT_MAX, NULL, NULL);
}

const char *failure_text(failure *why)
{
    why->bytes[why->text.used] = '\0';
    return why->bytes;
}

void option_spelling(const failure *why, char spelling[COLUMN_NAME_MAX + 2], option_id id)
{
    if (why->columns) {
        option_column_name(spelling, id);
    } else {
        sink out;
        sink_begin_text(&out, spelling, COLUMN_NAME_MAX + 2);
        sink_text(&out, "--");
        sink_text(&out, options[id].name);
        sink_end_text(&out);
    }
}

static void put_option(failure *why, option_id id)
{
    char spelling[COLUMN_NAME_MAX + 2];
    option_spelling(why, spelling, id);
    sink_text(&why->text, spelling);
}

bool failure_say(failure *why, message words, const message_value values[])
{
    why->status = EXIT_INPUT;
    message_put(&why->text, why->lang, words, values);
    return false;
}

bool failure_option(failure *why, option_id id, message words, const message_value values[])
{
    put_option(why, id);
    sink_text(&why->text, message_text(why->lang, MSG_COLON));
    return failure_say(why, words, values);
}

/* [R-grid] [R-values] */
bool failure_value(failure *why, option_id id, const char *value, message words, const message_value values[])
{
    put_option(why, id);
    sink_char(&why->text, ' ');
    return failure_quoted(why, value, words, values);
}

bool failure_cell(failure *why, const char *column, const char *cell, message words, const message_value values[])
{
    sink_text(&why->text, column);
    sink_char(&why->text, ' ');
    return failure_quoted(why, cell, words, values);
}

bool failure_quoted(failure *why, const char *value, message words, const message_value values[])
{
    quoted_put(&why->text, value);
    sink_text(&why->text, message_text(why->lang, MSG_COLON));
    return failure_say(why, words, values);
}

/* [R-option-nearest] */
bool failure_nearest(failure *why, const char *value, message words, const char *before, const char *nearest)
{
    failure_quoted(why, value, words, NULL);
    if (nearest != NULL) {
        message_put(&why->text, why->lang, MSG_DID_YOU_MEAN,
                    MESSAGE_VALUES({"before", before, 0}, {"nearest", nearest, 0}));
    }
    return false;
}
