/* SPDX-License-Identifier: MIT */
/*
 * Texts that many sheets share are put together, and broken into lines, once. A key says all that a text follows from;
 * a text that comes later may take the place of another.
 */
#ifndef WORDS_KNOWN_H
#define WORDS_KNOWN_H

#include "words/message.h"

enum { KNOWN_BYTES_MAX = 752 };

typedef struct {
    uint64_t key; /* 0: none */
    uint32_t lines;
    uint32_t length;
    char bytes[KNOWN_BYTES_MAX];
} known_text;

/* The words, a number in them, and what else tells two texts apart. Never 0. */
static inline uint64_t known_key(message words, uint32_t number, uint8_t style)
{
    return (uint64_t)number << 32 | (uint64_t)(words + 1u) << 8 | style;
}

/* The text of that key; NULL where it is not known. It stays until the next known_keep. */
const known_text *known_find(uint64_t key);

/* Keeps a text, if it is not too long. */
void known_keep(uint64_t key, const char *bytes, size_t length, uint32_t lines);

#endif
