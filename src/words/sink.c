/* SPDX-License-Identifier: MIT */
#include "words/sink.h"

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

/* More than there is room for: the buffer goes out as often as it takes. */
void sink_put_parts(sink *out, const char *bytes, size_t count)
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

const char two_digits[] = "0001020304050607080910111213141516171819"
                          "2021222324252627282930313233343536373839"
                          "4041424344454647484950515253545556575859"
                          "6061626364656667686970717273747576777879"
                          "8081828384858687888990919293949596979899";

/* 100 or more; two digits at a time. */
char *put_large_number(char *at, uint32_t number)
{
    return put_two(put_number(at, number / 100), number % 100);
}
