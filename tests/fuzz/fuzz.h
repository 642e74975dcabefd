/* SPDX-License-Identifier: MIT */
/*
 * What every fuzzer needs: the program run in the world in memory of tests/faults, and what must hold whatever the
 * input is. A broken promise aborts.
 */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include "../faults/world.h"
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

enum { FUZZ_WORDS_MAX = 64 };

/* A command line; words must outlive it. */
typedef struct {
    int count;
    char *word[FUZZ_WORDS_MAX + 1];
} command_line;

/* Adds a word; false: no room. */
bool add_word(command_line *line, const char *word);

/* Says what is broken, with the command line and what the program said, and aborts. */
_Noreturn void broken(const char *promise, const world *w, const command_line *line);

/* Runs the program and checks its promises. Returns its exit status. */
int fuzz_run(world *w, command_line *line);

/* The number of line feeds. */
size_t count_lines(const store *text);

/* Whether `wanted` is somewhere in the text. */
bool has_text(const store *text, const char *wanted);

#endif
