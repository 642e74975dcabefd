/* SPDX-License-Identifier: MIT */
/*
 * Random lists with rows that are broken in every way a row can be. What is rejected is fed back as it came, again and
 * again: it is rejected each time, and none of it ever becomes a schedule.
 */
#include "../faults/world.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LISTS = 400, ROWS_MAX = 12, CELLS = 7, CELL_BYTES = 1100, LIST_BYTES = 64 * 1024, TIMES_FED_BACK = 3 };

static uint32_t state = 2463534242u;

static uint32_t below(uint32_t limit)
{
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state % limit;
}

typedef struct {
    char bytes[LIST_BYTES];
    size_t count;
} text;

static void add(text *to, const char *words)
{
    const size_t length = strlen(words);
    if (to->count + length < sizeof to->bytes) {
        memcpy(to->bytes + to->count, words, length);
        to->count += length;
    }
}

/* What stands in a cell that ought to be another. */
static const char *const wrong[] = {"62",  "-1",    "a\"b", "\"a\"b", "\x01",  "\xFF",    "\xE2\x80\xAE", "\"",
                                    "nul", "titré", " ",    "9999",   "taper", "\"a,b\"", "\"a\nb\"",     "error"};

/* A row of the header's kind, or with a cell too few, too many, or wrong. No two have the same id: whether one repeats
 * depends on the row before, which need not be rejected. */
static void add_row(text *list, unsigned number, bool fed_back, const char *delimiter, const char *end)
{
    char id[32];
    snprintf(id, sizeof id, "p%u", number);
    const char *cells[CELLS + 1] = {"an earlier reason", id, "", "60", "48", "", "A. Name", "more"};
    const unsigned begin = fed_back ? 0 : 1;
    unsigned first = begin;
    unsigned last = CELLS;
    unsigned column;
    char broken[32];
    switch (below(6)) {
    case 0:
        last = first + 1 + below(CELLS - first - 1);
        break;
    case 1:
        last = CELLS + 1;
        break;
    case 2:
        first++;
        break;
    case 3:
    case 4:
        column = begin + below(CELLS - begin);
        snprintf(broken, sizeof broken, "%s%.0u", wrong[below(sizeof wrong / sizeof wrong[0])],
                 column == 1 ? number : 0);
        cells[column] = broken;
        break;
    default:
        break;
    }
    for (unsigned i = first; i < last; i++) {
        add(list, i > first ? delimiter : "");
        add(list, cells[i]);
        for (unsigned more = 0; i == CELLS - 1 && below(40) == 0 && more < CELL_BYTES; more++) {
            add(list, "x");
        }
    }
    add(list, end);
}

static void make_list(text *list)
{
    static const char *const delimiters[] = {",", ";", "\t"};
    const char *delimiter = delimiters[below(3)];
    const char *end = below(2) == 0 ? "\n" : "\r\n";
    static const char *const header[CELLS] = {"error", "id", "command", "target", "age", "start", "patient"};
    const bool fed_back = below(2) == 0;
    list->count = 0;
    for (unsigned i = fed_back ? 0 : 1; i < CELLS; i++) {
        add(list, list->count > 0 ? delimiter : "");
        add(list, header[i]);
    }
    add(list, end);
    const unsigned rows = 1 + below(ROWS_MAX);
    for (unsigned i = 0; i < rows; i++) {
        add_row(list, i, fed_back, delimiter, end);
    }
}

/* "12 rows: 9 schedules, 3 rejected" ends standard error. */
static void read_counts(const world *ran, unsigned count[3])
{
    size_t begin = ran->err.count;
    while (begin > 1 && ran->err.bytes[begin - 2] != '\n') {
        begin--;
    }
    begin -= begin > 0 ? 1 : 0;
    char line[128] = "";
    memcpy(line, ran->err.bytes + begin, ran->err.count - begin < 127 ? ran->err.count - begin : 127);
    char *at = line;
    for (unsigned i = 0; i < 3; i++) {
        at += strcspn(at, "0123456789");
        count[i] = (unsigned)strtoul(at, &at, 10);
    }
}

/* Prints a list; its rejects take its place. */
static void print_list(text *list, unsigned count[3])
{
    static char words[][24] = {"baclofene", "batch", "list", "--format=csv", "--rejects=rejects"};
    char *line[] = {words[0], words[1], words[2], words[3], words[4], NULL};
    world *in = world_begin();
    world_give(in, "list", list->bytes, list->count);
    world_run(in, 5, line);
    read_counts(in, count);
    const world_file *rejects = world_find(in, "rejects");
    list->count = 0;
    if (rejects != NULL && rejects->content.count <= sizeof list->bytes) {
        memcpy(list->bytes, rejects->content.bytes, rejects->content.count);
        list->count = rejects->content.count;
    }
    world_end(in);
}

/* [R-batch-rejects] */
int main(void)
{
    static text list;
    static text before;
    unsigned rejected = 0;
    for (unsigned i = 0; i < LISTS; i++) {
        unsigned first[3];
        make_list(&list);
        print_list(&list, first);
        rejected += first[2];
        for (unsigned again = 0; again < TIMES_FED_BACK; again++) {
            unsigned count[3];
            before = list;
            print_list(&list, count);
            const bool alike = list.count == before.count && memcmp(list.bytes, before.bytes, list.count) == 0;
            if (count[1] != 0 || count[2] != first[2] || (again > 0 && !alike)) {
                printf("list %u: %u rejected, then %u and %u schedules:\n%.*s\n", i, first[2], count[2], count[1],
                       (int)before.count, before.bytes);
                return EXIT_FAILURE;
            }
        }
    }
    printf("rejects: %u rows of %d lists, fed back %d times\n", rejected, LISTS, TIMES_FED_BACK);
    return rejected > LISTS ? EXIT_SUCCESS : EXIT_FAILURE;
}
