/* SPDX-License-Identifier: MIT */
#include "words/known.h"

enum { KNOWN_BITS = 9, KNOWN_COUNT = 1 << KNOWN_BITS };

static known_text known[KNOWN_COUNT];

/* The golden ratio spreads keys that differ in a few bits. */
static known_text *place_of(uint64_t key)
{
    return &known[key * UINT64_C(0x9E3779B97F4A7C15) >> (64 - KNOWN_BITS)];
}

const known_text *known_find(uint64_t key)
{
    const known_text *place = place_of(key);
    return place->key == key ? place : NULL;
}

void known_keep(uint64_t key, const char *bytes, size_t length, uint32_t lines)
{
    if (length <= KNOWN_BYTES_MAX) {
        known_text *place = place_of(key);
        place->key = key;
        place->lines = lines;
        place->length = (uint32_t)length;
        memcpy(place->bytes, bytes, length);
    }
}
