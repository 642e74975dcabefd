/* SPDX-License-Identifier: MIT */
/*
 * Buffered output, the one way to write. Each piece is written whole, or not at all: the first one that cannot be
 * written makes the sink deaf, everything later is thrown away, and the error is asked for once, at the end.
 */
#ifndef WORDS_SINK_H
#define WORDS_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
    char *buffer;
    size_t capacity, used;
    bool (*write)(void *target, const char *bytes, size_t count); /* NULL: memory alone, which keeps what it has */
    void *target;
    bool failed;
} sink;

void sink_begin(sink *out, char *buffer, size_t capacity, bool (*write)(void *, const char *, size_t), void *target);

/* Hands the buffer to the target, if there is one. Returns whether everything so far was written. */
bool sink_flush(sink *out);

/* A text in the making, in memory of that size; its terminating zero byte has its room. */
static inline void sink_begin_text(sink *out, char bytes[], size_t size)
{
    *out = (sink){.buffer = bytes, .capacity = size - 1};
}

/* The text so far, terminated. What comes later is added to it. */
static inline const char *sink_end_text(sink *out)
{
    out->buffer[out->used] = '\0';
    return out->buffer;
}

/* A copy of a text, terminated; an empty one where it has no room. Returns whether it had. */
bool text_copy(char bytes[], size_t size, const char *text);

/* More than there is room for. */
void sink_put_beyond(sink *out, const char *bytes, size_t count);

/* Bytes of any length. [R-same-bytes] [R-sink] */
static inline void sink_put(sink *out, const char *bytes, size_t count)
{
    if (count > out->capacity - out->used) {
        sink_put_beyond(out, bytes, count);
        return;
    }
    memcpy(out->buffer + out->used, bytes, count);
    out->used += count;
}

/* Bytes, where at least `span` may be read, which the compiler knows, and mostly no more are wanted: so many are
 * copied, without counting. Those behind are not kept. */
static inline void sink_put_at_once(sink *out, const char *bytes, size_t count, size_t span)
{
    if (count > span || span > out->capacity - out->used) {
        sink_put(out, bytes, count);
        return;
    }
    memcpy(out->buffer + out->used, bytes, span);
    out->used += count;
}

enum { SINK_SPAN = 80, SINK_SHORT = 32 };
static inline void sink_put_span(sink *out, const char bytes[SINK_SPAN], size_t count)
{
    sink_put_at_once(out, bytes, count, SINK_SPAN);
}
static inline void sink_put_short(sink *out, const char bytes[SINK_SHORT], size_t count)
{
    sink_put_at_once(out, bytes, count, SINK_SHORT);
}

static inline void sink_char(sink *out, char c)
{
    sink_put(out, &c, 1);
}

static inline void sink_text(sink *out, const char *text)
{
    sink_put(out, text, strlen(text)); /* known to the compiler for most texts */
}

/* The same character, so many times. */
static inline void sink_fill(sink *out, char c, size_t count)
{
    while (count > 0 && SINK_SHORT <= out->capacity - out->used) {
        const size_t part = count < SINK_SHORT ? count : SINK_SHORT;
        memset(out->buffer + out->used, c, SINK_SHORT); /* those behind are not kept */
        out->used += part;
        count -= part;
    }
    for (; count > 0; count--) {
        sink_char(out, c);
    }
}

/* "00" to "99", one after the other. */
extern const char two_digits[];

/* Two digits, for dates: 0 to 99. */
static inline void sink_two(sink *out, unsigned number)
{
    sink_put(out, two_digits + 2 * (size_t)number, 2);
}

/* The digits of a number, 0 to 9,999, over bytes that have room for four. Returns their end. */
static inline char *number_over(char *at, unsigned number)
{
    if (number < 10) {
        *at = (char)('0' + number);
        return at + 1;
    }
    if (number >= 100) { /* of those two digits, the first may be none */
        const unsigned hundreds = number / 100;
        memcpy(at, two_digits + 2 * (size_t)hundreds + (hundreds < 10 ? 1 : 0), 2);
        at += hundreds < 10 ? 1 : 2;
        number %= 100;
    }
    memcpy(at, two_digits + 2 * (size_t)number, 2);
    return at + 2;
}

void sink_large_number(sink *out, uint32_t number);

/* Nearly all numbers are small. */
static inline void sink_number(sink *out, uint32_t number)
{
    if (number < 10) {
        sink_char(out, (char)('0' + number));
    } else if (number < 100) {
        sink_two(out, number);
    } else {
        sink_large_number(out, number);
    }
}

static inline void sink_integer(sink *out, int number)
{
    if (number < 0) {
        sink_char(out, '-');
    }
    sink_number(out, (uint32_t)(number < 0 ? -number : number));
}

#endif
