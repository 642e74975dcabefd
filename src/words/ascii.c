/* SPDX-License-Identifier: MIT */
#include "words/ascii.h"

uint32_t utf8_next(const char **text)
{
    const unsigned char first = (unsigned char)*(*text)++;
    unsigned more = first < 0xC0 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    uint32_t character = more == 0 ? first : first & (0x3Fu >> more);
    for (; more > 0; more--) {
        character = character << 6 | ((unsigned char)*(*text)++ & 0x3Fu);
    }
    return character;
}

/* U+00C0 to U+00FF; an empty spelling has none. */
static const char latin1[64][3] = {
    "A", "A", "A", "A", "A", "A", "AE", "C", "E", "E",  "E", "E", "I", "I", "I", "I", "D",  "N", "O", "O", "O", "O",
    "O", "",  "O", "U", "U", "U", "U",  "Y", "",  "ss", "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e",
    "i", "i", "i", "i", "d", "n", "o",  "o", "o", "o",  "o", "",  "o", "u", "u", "u", "u",  "y", "",  "y",
};

static const struct {
    uint32_t character;
    char spelling[4];
} others[] = {
    {0x00A0, " "}, {0x00AB, "\""}, {0x00BB, "\""}, {0x0152, "OE"}, {0x0153, "oe"}, {0x0160, "S"},   {0x0161, "s"},
    {0x0178, "Y"}, {0x017D, "Z"},  {0x017E, "z"},  {0x2013, "-"},  {0x2019, "'"},  {0x2026, "..."}, {0x202F, " "},
};

/* "<U+65E5>": at least four digits. */
static void code_put(sink *out, uint32_t character)
{
    unsigned digits = 4;
    while (character >> 4 * digits != 0) {
        digits++;
    }
    sink_text(out, "<U+");
    while (digits-- > 0) {
        sink_char(out, "0123456789ABCDEF"[character >> 4 * digits & 0xF]);
    }
    sink_char(out, '>');
}

/* [R-ascii] */
size_t ascii_of(char spelling[ASCII_OF_MAX], uint32_t character)
{
    sink out;
    sink_begin_text(&out, spelling, ASCII_OF_MAX);
    if (character < 0x80) {
        sink_char(&out, (char)character);
    } else if (character >= 0xC0 && character <= 0xFF) {
        sink_text(&out, latin1[character - 0xC0]);
    }
    for (size_t i = 0; out.used == 0 && i < sizeof others / sizeof others[0]; i++) {
        if (others[i].character == character) {
            sink_text(&out, others[i].spelling);
        }
    }
    if (out.used == 0) {
        code_put(&out, character);
    }
    sink_end_text(&out);
    return out.used;
}

enum { ASCII_RUN = 64 }; /* bytes that are printed at once where all of them are ASCII */

void text_put(sink *out, bool ascii, const char *text, size_t length)
{
    const char *const end = text + length;
    while (text < end) {
        const size_t left = (size_t)(end - text);
        const size_t run = !ascii ? left : left < ASCII_RUN ? left : ASCII_RUN;
        if (!ascii || is_ascii(text, run)) {
            sink_put(out, text, run);
            text += run;
            continue;
        }
        for (const char *const run_end = text + run; text < run_end;) {
            char spelling[ASCII_OF_MAX];
            const size_t count = ascii_of(spelling, utf8_next(&text));
            sink_put(out, spelling, count);
        }
    }
}
