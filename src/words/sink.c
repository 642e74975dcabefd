/* SPDX-License-Identifier: MIT */
#include "words/sink.h"

void sink_begin(sink *out, char *buffer, size_t capacity, bool (*write)(void *, const char *, size_t), void *target)
{
    *out = (sink){.buffer = buffer, .capacity = capacity, .write = write, .target = target};
}

bool sink_flush(sink *out)
{
    if (out->write != NULL) {
        if (out->used > 0 && !out->failed) {
            out->failed = !out->write(out->target, out->buffer, out->used);
        }
        out->used = 0;
    }
    return !out->failed;
}

/* The buffer goes out as often as it takes. Memory that was too small once is full from then on. [R-sink] */
void sink_put_beyond(sink *out, const char *bytes, size_t count)
{
    if (out->write == NULL) {
        out->failed = true;
        out->capacity = out->used;
        return;
    }
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

const char two_digits[] = "0001020304050607080910111213141516171819"
                          "2021222324252627282930313233343536373839"
                          "4041424344454647484950515253545556575859"
                          "6061626364656667686970717273747576777879"
                          "8081828384858687888990919293949596979899";

void sink_large_number(sink *out, uint32_t number)
{
    enum { DIGITS_MAX = 10 };
    char digits[DIGITS_MAX];
    unsigned first = DIGITS_MAX;
    for (; number > 0; number /= 10) {
        digits[--first] = (char)('0' + number % 10);
    }
    sink_put(out, digits + first, DIGITS_MAX - first); /* at once: a part of a number is another number */
}

bool text_copy(char bytes[], size_t size, const char *text)
{
    sink copy;
    sink_begin_text(&copy, bytes, size);
    sink_text(&copy, text);
    sink_end_text(&copy);
    return !copy.failed;
}
