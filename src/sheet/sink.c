/* SPDX-License-Identifier: MIT */
#include "sheet/sink.h"

void sink_begin(sink *out, char *buffer, size_t capacity, bool (*write)(void *, const char *, size_t), void *target)
{
    *out = (sink){.buffer = buffer, .capacity = capacity, .write = write, .target = target};
}

bool sink_flush(sink *out)
{
    if (out->used > 0 && !out->failed) {
        out->failed = out->write == NULL || !out->write(out->target, out->buffer, out->used);
    }
    out->used = 0;
    return !out->failed;
}

void sink_put(sink *out, const char *bytes, size_t count)
{
    while (count > out->capacity - out->used) {
        const size_t part = out->capacity - out->used;
        memcpy(out->buffer + out->used, bytes, part);
        out->used += part;
        bytes += part;
        count -= part;
        sink_flush(out);
    }
    memcpy(out->buffer + out->used, bytes, count);
    out->used += count;
}

void sink_char(sink *out, char c)
{
    sink_put(out, &c, 1);
}

/* Two digits at a time; nearly all numbers are small. */
char *put_number(char *at, uint32_t number)
{
    if (number >= 100) {
        at = put_number(at, number / 100);
        return put_two(at, number % 100);
    }
    if (number >= 10) {
        return put_two(at, number);
    }
    *at = (char)('0' + number);
    return at + 1;
}

void sink_number(sink *out, uint32_t number)
{
    char digits[NUMBER_MAX];
    sink_put(out, digits, (size_t)(put_number(digits, number) - digits));
}
