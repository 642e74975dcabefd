/* SPDX-License-Identifier: MIT */
/*
 * Names that follow from what they name: the same content has the same one, on every system. A hash is FNV-1a over
 * pieces, each followed by a zero byte.
 */
#ifndef DATA_IDENTITY_H
#define DATA_IDENTITY_H

#include "words/sink.h"

enum { IDENTITY_PART_MAX = 256, UUID_LENGTH = 36 };

/* What is put into `in` is hashed. It must not be moved. */
typedef struct {
    sink in;
    uint64_t hash[2]; /* of 64 bits each, with different beginnings */
    char bytes[IDENTITY_PART_MAX];
} identity;

void identity_begin(identity *name);

/* The same, going on behind what another one has hashed. */
void identity_continue(identity *name, const identity *from);

/* A text, with the zero byte that ends it. */
void identity_text(identity *name, const char *text);

/* The first 64 bits. */
uint64_t identity_end(identity *name);

/* "f81d4fae-7dec-81d0-a765-00a0c91e6bf6": all of it as a UUID of version 8, which is for such hashes (RFC 9562). */
void identity_uuid(identity *name, char uuid[UUID_LENGTH + 1]);

#endif
