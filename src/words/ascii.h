/* SPDX-License-Identifier: MIT */
/* UTF-8, and what is printed for it where only ASCII can be. Texts are valid UTF-8: the program refuses others. */
#ifndef WORDS_ASCII_H
#define WORDS_ASCII_H

#include "words/sink.h"

/* The character that starts at *text, which moves past it. */
uint32_t utf8_next(const char **text);

/* Room for what ascii_of writes: "<U+10FFFF>". */
enum { ASCII_OF_MAX = 12 };

/* The ASCII spelling of a character: the plain letter where there is one, else its number: nothing is lost. Terminated;
 * returns its length. */
size_t ascii_of(char spelling[ASCII_OF_MAX], uint32_t character);

/* Whether `count` bytes are all ASCII: each is a character, and has a column. Eight at a time; the last eight may have
 * been seen before. */
static inline bool is_ascii(const char *text, size_t count)
{
    uint64_t seen = 0;
    uint64_t eight;
    if (count < sizeof eight) {
        for (size_t i = 0; i < count; i++) {
            seen |= (unsigned char)text[i];
        }
        return seen < 0x80;
    }
    for (size_t i = 0; i < count - sizeof eight; i += sizeof eight) {
        memcpy(&eight, text + i, sizeof eight);
        seen |= eight;
    }
    memcpy(&eight, text + count - sizeof eight, sizeof eight);
    return ((seen | eight) & UINT64_C(0x8080808080808080)) == 0;
}

/* Whole characters, spelt in ASCII where asked for. */
void text_put(sink *out, bool ascii, const char *text, size_t length);

#endif
