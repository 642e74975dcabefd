/* SPDX-License-Identifier: MIT */
/*
 * Requests: the bytes are the choices of which three of them are made, so that every input is understood, and a changed
 * one is another request. What holds of each is more than that nothing crashes:
 *
 * - text, ASCII, HTML, CSV and JSON say the doses of the library, read back by the reader of tests/readback;
 * - a row of a list is byte for byte what its command gives alone, and holds nothing of another row's name;
 * - check finds in the printed schedule what the generator found.
 */
#include "../readback/media.h"
#include "../readback/readback.h"
#include "fuzz.h"
#include "words/names.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 3, CELL_TEXT_MAX = CELL_MAX + 32, NAME_MAX = 256, FACTS = 7 };

/* None is part of another, or of anything else that a sheet says. */
static const char *const names[ROWS] = {"Qwvx Alpha-Zq", "Ñéjq \"Brävo\" <k>", "Xyzzy, Čharlie & fils"};
static const char *const marks[ROWS] = {"Qwvx", "jq ", "Xyzzy"};

_Noreturn static void broken_row(const char *promise, const request *asked, const medium *as, const store *found)
{
    fprintf(stderr, "broken promise: %s (%s)\n", promise, as->name);
    show_command(asked, as);
    fflush(stdout);
    fprintf(stderr, "%.*s\n", (int)found->count, found->count > 0 ? found->bytes : "");
    abort();
}

static const world_file *file_of(const world *w, const request *asked, const medium *as)
{
    static const char *const extensions[] = {
        [TEXT] = "txt", [ASCII] = "txt", [HTML] = "html", [CSV] = "csv", [JSON] = "json"};
    char name[NAME_MAX];
    snprintf(name, sizeof name, "d/%s.%s", asked->cell[CELL_ID], extensions[as->kind]);
    return world_find(w, name);
}

static void compare_rows(const request asked[ROWS], const medium *as)
{
    const request *row[ROWS];
    for (unsigned r = 0; r < ROWS; r++) {
        row[r] = &asked[r];
    }
    world *list = print_files(row, ROWS, as, asked[0].french);
    for (unsigned r = 0; r < ROWS; r++) {
        const world_file *file = file_of(list, &asked[r], as);
        if (file == NULL) {
            broken_row("each row has its file", &asked[r], as, &list->err);
        }
        world *alone = print_alone(&asked[r], as);
        if (alone->out.count != file->content.count ||
            memcmp(alone->out.bytes, file->content.bytes, alone->out.count) != 0) {
            broken_row("a row is what its command gives alone", &asked[r], as, &file->content);
        }
        for (unsigned other = 0; other < ROWS; other++) {
            if (other != r && has_text(&file->content, marks[other])) {
                broken_row("a sheet holds nothing of another's name", &asked[r], as, &file->content);
            }
        }
        world_end(alone);
    }
    world_end(list);
}

/* The next cell of a row that has no quotes so far, terminated; what is left of the row. */
static char *next_cell(char **rest)
{
    char *const begin = *rest;
    char *const end = begin + strcspn(begin, ",\n");
    *rest = *end == '\0' ? end : end + 1;
    *end = '\0';
    return begin;
}

/* "r0,4,3,,review,second-opinion,...": a row of findings is that finding, made at its day's line. */
static bool is_finding(char *row, const bac_finding *finding)
{
    next_cell(&row);
    const unsigned long line = strtoul(next_cell(&row), NULL, 10);
    const unsigned long day = strtoul(next_cell(&row), NULL, 10);
    next_cell(&row);
    const char *severity = next_cell(&row);
    const char *rule = next_cell(&row);
    return line == finding->day + 1u && day == finding->day &&
           strcmp(severity, severity_names[finding->severity]) == 0 && strcmp(rule, rule_names[finding->rule]) == 0;
}

static void check_again(const request *asked)
{
    static const cell facts[FACTS] = {CELL_AGE,      CELL_BIRTH_DATE, CELL_INDICATION, CELL_CONDITION,
                                      CELL_REVIEWED, CELL_PROTOCOL,   CELL_FROM};
    static const medium csv = {"csv", CSV, false};
    char option[FACTS + 1][CELL_TEXT_MAX];
    char *word[FACTS + 7];
    unsigned words = 0, options = 0;
    word[words++] = (char[]){"baclofene"};
    word[words++] = (char[]){"check"};
    word[words++] = (char[]){"-"};
    word[words++] = (char[]){"--format=csv"};
    for (unsigned f = 0; f < FACTS; f++) {
        if (asked->cell[facts[f]][0] != '\0') {
            snprintf(option[options], CELL_TEXT_MAX, "--%s=%s", cell_names[facts[f]], asked->cell[facts[f]]);
            if (facts[f] == CELL_BIRTH_DATE) {
                *strchr(option[options], '_') = '-';
            }
            word[words++] = option[options++];
        }
    }
    if (asked->patient.from_mg > 0) { /* a generator takes it for known */
        snprintf(option[options], CELL_TEXT_MAX, "--held=%u", (unsigned)asked->patient.held_days);
        word[words++] = option[options++];
    }
    word[words] = NULL;

    bool reviews = false;
    for (unsigned f = 0; f < asked->findings; f++) {
        reviews = reviews || asked->finding[f].severity == BAC_NEEDS_REVIEW;
    }
    world *schedule = print_alone(asked, &csv);
    world *check = print_answer(word, schedule->out.bytes, schedule->out.count, reviews ? 1 : 0);
    if (count_lines(&check->out) != asked->findings + 1) {
        broken_row("check finds as much as the generator did", asked, &csv, &check->out);
    }
    char *text = calloc(check->out.count + 1, 1);
    if (text == NULL) {
        abort();
    }
    memcpy(text, check->out.bytes, check->out.count);
    char *at = strchr(text, '\n') + 1;
    for (unsigned f = 0; f < asked->findings; f++) {
        char *const end = strchr(at, '\n');
        *end = '\0';
        if (!is_finding(at, &asked->finding[f])) {
            broken_row("check finds what the generator did", asked, &csv, &check->out);
        }
        at = end + 1;
    }
    free(text);
    world_end(check);
    world_end(schedule);
}

/* [R-batch-alone] [R-identity] [R-same-doses] [R-round-trip] [R-input-safe] */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    static request asked[ROWS];
    random_begin_with(bytes, count);
    const unsigned as = random_below(MEDIA);
    for (unsigned r = 0; r < ROWS; r++) {
        request_random(&asked[r], r);
        snprintf(asked[r].cell[CELL_PATIENT], CELL_MAX, "%s", names[r]);
        asked[r].french = asked[0].french;
    }
    if (readback_request(&asked[0]) > 0) {
        fflush(stdout);
        abort();
    }
    compare_rows(asked, &media[as]);
    check_again(&asked[0]);
    return 0;
}
