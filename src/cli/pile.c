/* SPDX-License-Identifier: MIT */
#include "cli/pile.h"
#include <stdlib.h>

static bool pile_write(void *target, const char *bytes, size_t count)
{
    pile *text = target;
    if (text->capacity - text->length < count) {
        const size_t capacity = 2 * text->capacity + count;
        char *grown = realloc(text->bytes, capacity);
        if (grown == NULL) {
            return false;
        }
        text->bytes = grown;
        text->capacity = capacity;
    }
    memcpy(text->bytes + text->length, bytes, count);
    text->length += count;
    return true;
}

void pile_begin(pile *text)
{
    text->bytes = NULL;
    text->length = 0;
    text->capacity = 0;
    sink_begin(&text->sink, text->part, sizeof text->part, pile_write, text);
}

void pile_free(pile *text)
{
    free(text->bytes);
}

size_t pile_length(pile *text)
{
    sink_flush(&text->sink);
    return text->length;
}

void pile_cut(pile *text, size_t length)
{
    sink_flush(&text->sink);
    text->length = length < text->length ? length : text->length;
}
