/* SPDX-License-Identifier: MIT */
/*
 * A sheet owes nothing to the one before it: requests printed as one list, in random order, are byte for byte what
 * each of them gives alone, in a process that prints no other.
 */
#define _POSIX_C_SOURCE 200809L
#include "media.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SEED = 20140314, SHOWN_BEFORE = 60, SHOWN_BEHIND = 100 };

/* A sheet without what a whole document has once. The numbers of its ids are left out: they count the sheets. */
typedef struct {
    size_t count;
    uint64_t hash;
} body;

static request all[REQUESTS];
static body alone[REQUESTS][MEDIA];
static unsigned requests, failures;

static bool begins(const store *text, size_t at, const char *with)
{
    const size_t length = strlen(with);
    return text->count - at >= length && memcmp(text->bytes + at, with, length) == 0;
}

/* Where a text stands from `at` on; the end where it does not. */
static size_t find(const store *text, size_t at, const char *what)
{
    while (at < text->count && !begins(text, at, what)) {
        at++;
    }
    return at;
}

/* A header line, or all up to the first sheet. */
static size_t head_of(const store *text, medium_kind kind)
{
    return kind == CSV ? find(text, 0, "\n") + 1 : kind == HTML ? find(text, 0, "<article") : 0;
}

static size_t end_of(const store *text, medium_kind kind)
{
    return kind == HTML ? find(text, 0, "</main>") : text->count;
}

/* The length of the word before the number of an id; 0: there is none here. */
static size_t id_word(const store *text, size_t at)
{
    static const char *const words[] = {"title", "words"};
    const char before = at > 0 ? text->bytes[at - 1] : '\0';
    for (size_t i = 0; (before == '"' || before == ' ') && i < sizeof words / sizeof words[0]; i++) {
        const size_t length = strlen(words[i]);
        if (begins(text, at, words[i]) && at + length < text->count && text->bytes[at + length] >= '0' &&
            text->bytes[at + length] <= '9') {
            return length;
        }
    }
    return 0;
}

static void body_put(body *to, char byte)
{
    to->hash = (to->hash ^ (unsigned char)byte) * UINT64_C(0x100000001b3); /* FNV-1a */
    to->count++;
}

/* The body of `count` bytes that begins at *at, or that ends at `end`; *at moves behind it. False: an id has not the
 * number of its sheet. */
static bool body_read(body *read, const store *text, size_t *at, size_t end, size_t count, medium_kind kind,
                      unsigned sheet)
{
    char number[12];
    snprintf(number, sizeof number, "%u", sheet);
    *read = (body){0, UINT64_C(0xcbf29ce484222325)};
    while (*at < end && read->count < count) {
        const size_t word = kind == HTML ? id_word(text, *at) : 0;
        for (size_t i = 0; i < (word > 0 ? word : 1); i++) {
            body_put(read, text->bytes[(*at)++]);
        }
        if (word > 0 && !begins(text, *at, number)) {
            return false;
        }
        *at += word > 0 ? strlen(number) : 0;
    }
    return true;
}

/* In a process of its own: what a request gives in every medium. */
static void print_in_child(const request *asked, unsigned number, int to)
{
    for (unsigned m = 0; m < MEDIA; m++) {
        world *printed = print_alone(asked, &media[m]);
        size_t at = head_of(&printed->out, media[m].kind);
        body_read(&alone[number][m], &printed->out, &at, end_of(&printed->out, media[m].kind), SIZE_MAX, media[m].kind,
                  0);
        world_end(printed);
    }
    fflush(stdout);
    _exit(write(to, alone[number], sizeof alone[number]) == sizeof alone[number] ? 0 : 1);
}

/* A process is made the quicker the less its parent has: the others are not there yet. */
static void print_each_alone(void)
{
    for (unsigned i = 0; i < requests; i++) {
        request asked;
        int ends[2];
        request_random(&asked, i);
        if (pipe(ends) != 0) {
            abort();
        }
        const pid_t child = fork();
        if (child == 0) {
            print_in_child(&asked, i, ends[1]);
        }
        close(ends[1]);
        const bool got = child > 0 && read(ends[0], alone[i], sizeof alone[i]) == sizeof alone[i];
        close(ends[0]);
        waitpid(child, NULL, 0);
        if (!got) {
            show_command(&asked, &media[0]);
            exit(EXIT_FAILURE);
        }
    }
}

/* ---- a list ---- */

static void show_around(const char *mark, const store *text, size_t at)
{
    const size_t from = at > SHOWN_BEFORE ? at - SHOWN_BEFORE : 0;
    const size_t end = at + SHOWN_BEHIND < text->count ? at + SHOWN_BEHIND : text->count;
    printf("  %s %.*s\n", mark, (int)(end - from), text->bytes + from);
}

static void show_difference(const request *asked, const medium *as, const store *in_list, size_t at)
{
    failures++;
    printf("%s: in a list not as alone, id %s:\n", as->name, asked->cell[CELL_ID]);
    show_command(asked, as);
    world *printed = print_alone(asked, as);
    const store *here = &printed->out;
    size_t i = head_of(here, as->kind);
    while (i < here->count && at < in_list->count && here->bytes[i] == in_list->bytes[at]) {
        i++;
        at++;
    }
    show_around("-", here, i);
    show_around("+", in_list, at);
    world_end(printed);
}

static void compare_list(const request *const row[], unsigned rows, const medium *as, bool french)
{
    world *printed = print_list(row, rows, as, french);
    const store *text = &printed->out;
    const size_t end = end_of(text, as->kind);
    size_t at = head_of(text, as->kind);
    bool alike = true;
    for (unsigned r = 0; r < rows && alike; r++) {
        const body *expected = &alone[row[r] - all][as - media];
        if (r > 0 && (as->kind == TEXT || as->kind == ASCII)) {
            alike = begins(text, at, "\f"); /* a new page */
            at++;
        }
        const size_t from = at;
        body found;
        alike = alike && body_read(&found, text, &at, end, expected->count, as->kind, r) &&
                found.count == expected->count && found.hash == expected->hash;
        if (!alike) {
            show_difference(row[r], as, text, from);
        }
    }
    if (alike && at != end) {
        failures++;
        printf("%s: more than the sheets of the list\n", as->name);
    }
    world_end(printed);
}

static void compare_lists(bool french)
{
    static const request *row[REQUESTS];
    unsigned rows = 0;
    for (unsigned i = 0; i < requests; i++) {
        if (all[i].french == french) {
            row[rows++] = &all[i];
        }
    }
    for (unsigned i = rows; i > 1; i--) {
        const unsigned other = random_below(i);
        const request *swapped = row[i - 1];
        row[i - 1] = row[other];
        row[other] = swapped;
    }
    for (unsigned m = 0; m < MEDIA; m++) {
        compare_list(row, rows, &media[m], french);
    }
}

/* [R-batch-alone] */
int main(int argc, char *argv[])
{
    requests = requests_wanted(argc, argv);
    random_begin(SEED);
    print_each_alone();
    random_begin(SEED);
    for (unsigned i = 0; i < requests; i++) {
        request_random(&all[i], i);
    }
    compare_lists(false);
    compare_lists(true);
    printf("alone as in a list: %u requests, %u media, %u failed\n", requests, (unsigned)MEDIA, failures);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
