/* SPDX-License-Identifier: MIT */
#include "sheet/ascii.h"

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

static char *put_hexadecimal(char *at, uint32_t number)
{
    unsigned shift = 20;
    while (shift > 12 && number >> shift == 0) {
        shift -= 4;
    }
    for (;; shift -= 4) {
        *at++ = "0123456789ABCDEF"[number >> shift & 0xF];
        if (shift == 0) {
            return at;
        }
    }
}

size_t ascii_of(char spelling[ASCII_OF_MAX], uint32_t character)
{
    char *at = spelling;
    if (character < 0x80) {
        *at++ = (char)character;
    } else if (character >= 0xC0 && character <= 0xFF) {
        at = put_text(at, latin1[character - 0xC0]);
    }
    for (size_t i = 0; at == spelling && i < sizeof others / sizeof others[0]; i++) {
        if (others[i].character == character) {
            at = put_text(at, others[i].spelling);
        }
    }
    if (at == spelling) {
        at = put_text(at, "<U+");
        at = put_hexadecimal(at, character);
        *at++ = '>';
    }
    *at = '\0';
    return (size_t)(at - spelling);
}

/* Eight bytes at a time. */
bool is_ascii(const char *text, size_t count)
{
    uint64_t seen = 0;
    size_t i = 0;
    for (; i + sizeof seen <= count; i += sizeof seen) {
        uint64_t eight;
        memcpy(&eight, text + i, sizeof eight);
        seen |= eight;
    }
    for (; i < count; i++) {
        seen |= (unsigned char)text[i];
    }
    return (seen & UINT64_C(0x8080808080808080)) == 0;
}

size_t text_columns(const char *text, size_t length, bool ascii)
{
    const char *const end = text + length;
    size_t columns = 0;
    if (is_ascii(text, length)) {
        return length;
    }
    if (!ascii) {
        for (; text < end; text++) {
            columns += ((unsigned char)*text & 0xC0) != 0x80;
        }
        return columns;
    }
    while (text < end) {
        char spelling[ASCII_OF_MAX];
        columns += ascii_of(spelling, utf8_next(&text));
    }
    return columns;
}

void text_put(sink *out, bool ascii, const char *text, size_t length)
{
    if (!ascii) {
        sink_put(out, text, length);
        return;
    }
    for (const char *const end = text + length; text < end;) {
        char spelling[ASCII_OF_MAX];
        const size_t count = ascii_of(spelling, utf8_next(&text));
        sink_put(out, spelling, count);
    }
}
