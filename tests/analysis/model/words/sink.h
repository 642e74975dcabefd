/* SPDX-License-Identifier: MIT */
/*
 * The sink as the analysis sees it, in place of src/words/sink.h: every piece must be readable, and what is written,
 * and how much of it, is anything that the memory has room for. This holds whatever the true one does, which is looked
 * at by itself (sink.c beside this folder).
 */
#ifndef WORDS_SINK_H
#define WORDS_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "__fc_builtin.h"

typedef struct {
    char *buffer;
    size_t capacity, used;
    bool (*write)(void *target, const char *bytes, size_t count);
    void *target;
    bool failed;
} sink;

/* Any of it goes to the target, at any time. */
static void sink_any(sink *out)
{
    if (out->write != NULL) {
        out->write(out->target, out->buffer, Frama_C_size_t_interval(0, out->capacity));
    }
    out->used = Frama_C_size_t_interval(0, out->capacity);
    out->failed = Frama_C_interval(0, 1) != 0;
}

static void sink_begin(sink *out, char *buffer, size_t capacity, bool (*write)(void *, const char *, size_t),
                       void *target)
{
    *out = (sink){.buffer = buffer, .capacity = capacity, .write = write, .target = target};
    Frama_C_make_unknown(buffer, capacity);
}

static bool sink_flush(sink *out)
{
    sink_any(out);
    return !out->failed;
}

/* A zero byte ends it where there is no room for more. */
static void sink_begin_text(sink *out, char bytes[], size_t size)
{
    *out = (sink){.buffer = bytes, .capacity = size - 1};
    Frama_C_make_unknown(bytes, size);
    bytes[size - 1] = '\0';
}

static const char *sink_end_text(sink *out)
{
    //@ assert room: \valid(out->buffer + out->used);
    return out->buffer;
}

static bool text_copy(char bytes[], size_t size, const char *text)
{
    (void)strlen(text);
    Frama_C_make_unknown(bytes, size);
    bytes[size - 1] = '\0';
    return Frama_C_interval(0, 1) != 0;
}

static void sink_put(sink *out, const char *bytes, size_t count)
{
    (void)memcmp(bytes, bytes, count); /* must be readable, all of it */
    sink_any(out);
}

enum { SINK_SPAN = 80, SINK_SHORT = 32 };
static void sink_put_span(sink *out, const char bytes[SINK_SPAN], size_t count)
{
    sink_put(out, bytes, count > SINK_SPAN ? count : SINK_SPAN);
}

static void sink_put_short(sink *out, const char bytes[SINK_SHORT], size_t count)
{
    sink_put(out, bytes, count > SINK_SHORT ? count : SINK_SHORT);
}

static void sink_char(sink *out, char c)
{
    (void)c;
    sink_any(out);
}

static void sink_text(sink *out, const char *text)
{
    (void)strlen(text);
    sink_any(out);
}

static void sink_fill(sink *out, char c, size_t count)
{
    (void)c;
    (void)count;
    sink_any(out);
}

extern const char two_digits[201];

static void sink_two(sink *out, unsigned number)
{
    //@ assert two_digits: number < 100;
    sink_any(out);
}

/* As it is: what it writes over has to have room. */
static char *number_over(char *at, unsigned number)
{
    if (number < 10) {
        *at = (char)('0' + number);
        return at + 1;
    }
    if (number >= 1000) {
        memcpy(at, two_digits + 2 * (size_t)(number / 100), 2);
        at += 2;
    } else if (number >= 100) {
        *at++ = (char)('0' + number / 100);
    }
    memcpy(at, two_digits + 2 * (size_t)(number % 100), 2);
    return at + 2;
}

static void sink_large_number(sink *out, uint32_t number)
{
    (void)number;
    sink_any(out);
}

static void sink_number(sink *out, uint32_t number)
{
    (void)number;
    sink_any(out);
}

/*@ requires negated: number > -2147483648; */
static void sink_integer(sink *out, int number)
{
    sink_any(out);
}

#endif
