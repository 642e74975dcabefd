/* SPDX-License-Identifier: MIT */
#include "cli/printable.h"
#include "words/ascii.h"

/* Those that reverse or isolate the direction of the text around them: they could reorder a sheet's numbers. */
static bool turns_direction(uint32_t character)
{
    return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

static bool is_control(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x2028 || character == 0x2029;
}

/* Characters that leave no mark: two names that differ by them look the same. Joiners (U+200C, U+200D) and variation
 * selectors do leave one, in some scripts and in emoji. */
static bool is_unseen(uint32_t character)
{
    static const struct {
        uint32_t first, last;
    } unseen[] = {
        {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},
        {0x180E, 0x180E}, {0x200B, 0x200B}, {0x200E, 0x200F}, {0x2060, 0x206F}, {0x2800, 0x2800},
        {0x3164, 0x3164}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE0FFF},
    };
    size_t i = 0;
    while (i < sizeof unseen / sizeof unseen[0] && character > unseen[i].last) {
        i++;
    }
    return i < sizeof unseen / sizeof unseen[0] && character >= unseen[i].first;
}

static bool is_blank(uint32_t character)
{
    return character == ' ' || character == 0xA0 || character == 0x1680 ||
           (character >= 0x2000 && character <= 0x200A) || character == 0x202F || character == 0x205F ||
           character == 0x3000;
}

/* The length of the UTF-8 character at `text`, of which `left` bytes are there; 0: it is none. */
static size_t utf8_length(const unsigned char *text, size_t left)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (text[0] < 0x80) {
        return 1;
    }
    const size_t length = text[0] < 0xC2 ? 0 : text[0] < 0xE0 ? 2 : text[0] < 0xF0 ? 3 : text[0] < 0xF5 ? 4 : 0;
    if (length == 0 || length > left) {
        return 0;
    }
    for (size_t i = 1; i < length; i++) {
        if ((text[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    const char *at = (const char *)text;
    const uint32_t character = utf8_next(&at);
    const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    return character < smallest[length] || surrogate || character > 0x10FFFF ? 0 : length;
}

/* [R-texts] [R-input-refused] */
text_fault text_check(const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        if (text[i] >= ' ' && text[i] <= '~') { /* nearly all there is */
            i++;
            continue;
        }
        const size_t bytes = utf8_length((const unsigned char *)text + i, length - i);
        if (bytes == 0) {
            return TEXT_NOT_UTF8;
        }
        const char *at = text + i;
        const uint32_t character = utf8_next(&at);
        const bool line_end = character == '\n' || (character == '\r' && i + 1 < length && text[i + 1] == '\n');
        if (is_control(character) && !line_end) {
            return TEXT_CONTROL;
        }
        if (turns_direction(character)) {
            return TEXT_DIRECTION;
        }
        i += bytes;
    }
    return TEXT_FINE;
}

text_fault text_check_name(const char *text)
{
    bool seen = *text == '\0';
    for (; *text >= ' ' && *text <= '~'; text++) { /* nearly all there is; a blank is all of it that leaves no mark */
        seen = seen || *text != ' ';
    }
    if (*text == '\0') {
        return seen ? TEXT_FINE : TEXT_UNSEEN;
    }
    const size_t length = strlen(text);
    const text_fault fault = text_check(text, length);
    if (fault != TEXT_FINE || memchr(text, '\n', length) != NULL) { /* no carriage return is fine without it */
        return fault != TEXT_FINE ? fault : TEXT_CONTROL;
    }
    while (*text != '\0') {
        const uint32_t character = utf8_next(&text);
        if (is_unseen(character)) {
            return TEXT_UNSEEN;
        }
        seen = seen || !is_blank(character);
    }
    return seen ? TEXT_FINE : TEXT_UNSEEN;
}

message text_fault_words(text_fault fault)
{
    static const message words[] = {MESSAGE_COUNT, MSG_TEXT_NOT_UTF8, MSG_TEXT_CONTROL, MSG_TEXT_DIRECTION,
                                    MSG_TEXT_UNSEEN};
    return words[fault];
}

/* How many bytes of the text are a character that can be shown as it is; 0: its first byte cannot. */
static size_t shown_length(const char *text, size_t left)
{
    const size_t length = utf8_length((const unsigned char *)text, left);
    const char *at = text;
    const uint32_t character = length > 0 ? utf8_next(&at) : 0;
    return is_control(character) || turns_direction(character) || is_unseen(character) ||
                   (is_blank(character) && character != ' ')
               ? 0
               : length;
}

static void put_shown(sink *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        const size_t shown = shown_length(text + i, length - i);
        if (shown > 0) {
            sink_put(out, text + i, shown);
            i += shown;
        } else {
            const unsigned char byte = (unsigned char)text[i++];
            sink_text(out, "\\x");
            sink_char(out, "0123456789ABCDEF"[byte >> 4]);
            sink_char(out, "0123456789ABCDEF"[byte & 0xF]);
        }
    }
}

/* [R-errors-one-line] */
void escaped_put(sink *out, const char *text)
{
    put_shown(out, text, strlen(text));
}

void quoted_put(sink *out, const char *text)
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
    put_shown(out, text, length);
    sink_text(out, cut ? "..." : "");
    sink_text(out, blank_ends ? "\"" : "");
}
