/* SPDX-License-Identifier: MIT */
#include "cli/failure.h"

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

void quote_put(sink *out, const char *text)
{
    size_t length = strlen(text);
    const bool cut = length > QUOTED_MAX;
    const bool blank_ends = length == 0 || text[0] == ' ' || text[length - 1] == ' ';
    sink_text(out, blank_ends ? "\"" : "");
    if (cut) {
        length = QUOTED_MAX;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) {
            length--; /* not within a character */
        }
    }
    for (size_t i = 0; i < length; i++) {
        const unsigned char c = (unsigned char)text[i];
        if (c < 0x20 || c == 0x7F) {
            sink_text(out, "\\x");
            sink_char(out, "0123456789ABCDEF"[c >> 4]);
            sink_char(out, "0123456789ABCDEF"[c & 0xF]);
        } else {
            sink_char(out, text[i]);
        }
    }
    sink_text(out, cut ? "..." : "");
    sink_text(out, blank_ends ? "\"" : "");
}

void option_spelling(const failure *why, char spelling[COLUMN_NAME_MAX + 2], option_id id)
{
    if (why->columns) {
        option_column_name(spelling, id);
    } else {
        *put_text(put_text(spelling, "--"), options[id].name) = '\0';
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
    quote_put(&why->text, value);
    sink_text(&why->text, message_text(why->lang, MSG_COLON));
    return failure_say(why, words, values);
}
