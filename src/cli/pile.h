/* SPDX-License-Identifier: MIT */
/* Text that grows: what is gathered before it may be printed. */
#ifndef CLI_PILE_H
#define CLI_PILE_H

#include "words/sink.h"

typedef struct {
    sink sink;
    char part[4096];
    char *bytes; /* what the sink was flushed of */
    size_t length, capacity;
} pile;

void pile_begin(pile *text);
void pile_free(pile *text);

/* How long it is, and back to what it was then. */
size_t pile_length(pile *text);
void pile_cut(pile *text, size_t length);

#endif
