/* SPDX-License-Identifier: MIT */
#include "data/identity.h"

static bool hash_part(void *target, const char *bytes, size_t count)
{
    uint64_t *hash = target;
    for (size_t i = 0; i < count; i++) {
        for (unsigned half = 0; half < 2; half++) {
            hash[half] = (hash[half] ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
        }
    }
    return true;
}

void identity_begin(identity *name)
{
    name->hash[0] = UINT64_C(14695981039346656037);
    name->hash[1] = ~name->hash[0];
    sink_begin(&name->in, name->bytes, sizeof name->bytes, hash_part, name->hash);
}

void identity_continue(identity *name, const identity *from)
{
    identity_begin(name);
    memcpy(name->hash, from->hash, sizeof name->hash);
    sink_put(&name->in, from->bytes, from->in.used);
}

void identity_text(identity *name, const char *text)
{
    sink_put(&name->in, text, strlen(text) + 1);
}

uint64_t identity_end(identity *name)
{
    sink_flush(&name->in);
    return name->hash[0];
}

/* Every bit of the hash takes part in every bit of the result. */
static uint64_t mixed(uint64_t bits)
{
    bits = (bits ^ bits >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    bits = (bits ^ bits >> 27) * UINT64_C(0x94D049BB133111EB);
    return bits ^ bits >> 31;
}

void identity_uuid(identity *name, char uuid[UUID_LENGTH + 1])
{
    enum { DIGITS = 32, VERSION_AT = 12, VARIANT_AT = 16, VERSION = 8 };
    identity_end(name);
    const uint64_t half[2] = {mixed(name->hash[0]), mixed(name->hash[1])};
    sink out;
    sink_begin_text(&out, uuid, UUID_LENGTH + 1);
    for (unsigned digit = 0; digit < DIGITS; digit++) {
        unsigned value = (unsigned)(half[digit / 16] >> (60 - 4 * (digit % 16))) & 0xF;
        value = digit == VERSION_AT ? VERSION : digit == VARIANT_AT ? 8 + value % 4 : value;
        sink_text(&out, digit == 8 || digit == 12 || digit == 16 || digit == 20 ? "-" : "");
        sink_char(&out, "0123456789abcdef"[value]);
    }
    sink_end_text(&out);
}
