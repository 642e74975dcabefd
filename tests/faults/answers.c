/* SPDX-License-Identifier: MIT */
/*
 * Answers command lines, one after the other, each in a world of its own in memory: for tests that ask thousands of
 * them, to which the start of a process is most of the time. tests/faults/answers.py speaks with it.
 *
 * Asked on standard input, with decimal lengths: WORDS FILES\n, then LENGTH:BYTES of each word, of each file's name
 * and content, and of standard input. Answered on standard output: STATUS OUTPUT ERRORS\n, then so many bytes of both.
 */
#include "world.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 4096 };

typedef struct {
    char *bytes; /* with a NUL behind */
    size_t count;
} item;

static item item_read(void)
{
    item read = {NULL, 0};
    if (scanf("%zu", &read.count) != 1 || getchar() != ':') {
        abort();
    }
    read.bytes = malloc(read.count + 1);
    if (read.bytes == NULL || fread(read.bytes, 1, read.count, stdin) != read.count) {
        abort();
    }
    read.bytes[read.count] = '\0';
    return read;
}

static void tell(const store *said)
{
    if (said->count > 0) { /* else there are no bytes at all */
        fwrite(said->bytes, 1, said->count, stdout);
    }
}

static void answer(unsigned words, unsigned files)
{
    char *word[WORDS_MAX] = {(char[]){"baclofene"}};
    world *in = words < WORDS_MAX ? world_begin() : NULL;
    if (in == NULL) {
        abort();
    }
    for (unsigned i = 1; i <= words; i++) {
        word[i] = item_read().bytes;
    }
    for (unsigned i = 0; i < files; i++) {
        const item name = item_read(), content = item_read();
        world_give(in, name.bytes, content.bytes, content.count);
        free(name.bytes);
        free(content.bytes);
    }
    const item input = item_read();
    world_input(in, input.bytes, input.count);
    in->locale = "C";
    const int status = world_run(in, (int)words + 1, word);
    printf("%d %zu %zu\n", status, in->out.count, in->err.count);
    tell(&in->out);
    tell(&in->err);
    fflush(stdout);
    free(input.bytes);
    for (unsigned i = 1; i <= words; i++) {
        free(word[i]);
    }
    world_end(in);
}

int main(void)
{
    unsigned words, files;
    while (scanf("%u %u", &words, &files) == 2 && getchar() == '\n') {
        answer(words, files);
    }
    return feof(stdin) ? EXIT_SUCCESS : EXIT_FAILURE;
}
