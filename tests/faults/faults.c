/* SPDX-License-Identifier: MIT */
/*
 * The nth write, close, open, read, look, creation, publication or removal fails, for every n until the run succeeds,
 * once alone and once with all that follow: the exit status is 3, one line says why, and of every file there is all or
 * nothing. Beside files of rows, rejects and findings are kept as far as they are true. The same for a disk that is
 * full after every number of bytes.
 */
#include "cli/formats.h"
#include "world.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

enum { WORDS_MAX = 40, LINE_MAX = 1024, CALLS_MAX = 5000 };

static unsigned runs, failures;

/* ---- a command line in its world ---- */

typedef struct {
    const char *line; /* words with single blanks between them */
    int status;       /* without faults */
    bool rows;        /* batch: rows are reported with lines of their own */
} trial;

static const char plan[] = "day,dose_mg\n1,15\n2,15\n3,15\n4,20\n5,20\n6,20\n7,140\n";
static const char patients[] = "id,command,target,from,age\n"
                               "a,titrate,130,,40\n"
                               "b,taper,,60,\n"
                               "c,titrate,62,,\n"
                               "d,titrate,60,,\n";
static const char plans[] = "id,plan,age\nP1,15x2 30x1 130x1 100x1,48\nP2,15x3 20x1,70\n";
static const char taken[] = "of somebody else\n";

static world *world_of(const trial *t, operation fail, unsigned fail_at, bool onwards)
{
    world *w = world_begin();
    w->directory = "sheets";
    world_give(w, "plan.csv", plan, sizeof plan - 1);
    world_give(w, "plans.csv", plans, sizeof plans - 1);
    world_give(w, "patients.csv", patients, sizeof patients - 1);
    world_give(w, "taken", taken, sizeof taken - 1);
    world_give(w, "sheets/b.csv", taken, sizeof taken - 1);
    if (strstr(t->line, "batch") != NULL) {
        world_input(w, patients, sizeof patients - 1);
    } else {
        world_input(w, plan, sizeof plan - 1);
    }
    w->fail = fail;
    w->fail_at = fail_at;
    w->fail_onwards = onwards;
    return w;
}

static int run(world *w, const trial *t)
{
    char line[LINE_MAX];
    char *words[WORDS_MAX + 1];
    int count = 0;
    if (strlen(t->line) >= sizeof line) {
        abort();
    }
    memcpy(line, t->line, strlen(t->line) + 1);
    for (char *word = strtok(line, " "); word != NULL && count < WORDS_MAX; word = strtok(NULL, " ")) {
        words[count++] = word;
    }
    words[count] = NULL;
    runs++;
    return world_run(w, count, words);
}

/* ---- what must hold ---- */

static void complain(const trial *t, const world *w, const char *what, const char *about)
{
    failures++;
    const char *fault = w->fail < WORLD_OPERATIONS ? operation_names[w->fail] : "write";
    printf("%s\n    %s %u%s, room %zu: %s%s\n", t->line, fault, w->fail_at,
           w->fail_onwards ? " and all later ones" : "", w->room, what, about);
    printf("    standard error: %.*s\n", (int)w->err.count, w->err.count > 0 ? w->err.bytes : "");
}

static bool same(const store *a, const store *b)
{
    return a->count == b->count && (a->count == 0 || memcmp(a->bytes, b->bytes, a->count) == 0);
}

static bool begins(const store *whole, const store *part)
{
    return part->count <= whole->count && (part->count == 0 || memcmp(whole->bytes, part->bytes, part->count) == 0);
}

static bool ends_with(const char *text, const char *end)
{
    return strlen(text) >= strlen(end) && strcmp(text + strlen(text) - strlen(end), end) == 0;
}

/* How often `wanted` stands in the text. */
static unsigned rows_with(const store *text, const char *wanted)
{
    unsigned count = 0;
    for (size_t at = 0; at + strlen(wanted) <= text->count; at++) {
        count += memcmp(text->bytes + at, wanted, strlen(wanted)) == 0 ? 1 : 0;
    }
    return count;
}

/* How many lines have `wanted` in them; an unfinished one counts too. */
static unsigned lines_with(const store *text, const char *wanted)
{
    unsigned count = 0;
    const char *at = text->bytes;
    const char *end = at + text->count;
    while (at != NULL && at < end) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        const size_t length = (size_t)((feed != NULL ? feed : end) - at);
        bool found = false;
        for (size_t i = 0; !found && i + strlen(wanted) <= length; i++) {
            found = memcmp(at + i, wanted, strlen(wanted)) == 0;
        }
        count += found ? 1 : 0;
        at += length + 1;
    }
    return count;
}

/* A part that could not be removed; it does not look finished. */
static bool left_over(const world *w, const char *name)
{
    return w->fail == WORLD_DISCARD && ends_with(name, ".part");
}

/* The system's reasons, as they are told in French. */
static const char *in_french(const char *reason)
{
    return strcmp(reason, "No space left on device") == 0     ? "il n'y a plus de place"
           : strcmp(reason, "No such file or directory") == 0 ? "aucun fichier ni dossier de ce nom"
                                                              : "";
}

/* How many lines tell the fault, in either language. */
static unsigned lines_with_reason(const store *in, const world *w)
{
    const char *reason = w->fail == WORLD_RACE ? "exist" : w->reason; /* exists, existe */
    const char *french = in_french(reason);
    return lines_with(in, reason) + (french[0] != '\0' ? lines_with(in, french) : 0);
}

/* The fault did no harm: an input that could not be closed. */
static bool as_without(const world *w, const world *whole)
{
    bool alike = same(&w->out, &whole->out) && same(&w->err, &whole->err);
    for (size_t i = 0; i < WORLD_FILES_MAX; i++) {
        const world_file *here = w->file[i].name == NULL ? NULL : world_find(whole, w->file[i].name);
        const world_file *there = whole->file[i].name == NULL ? NULL : world_find(w, whole->file[i].name);
        alike = alike &&
                (w->file[i].name == NULL || left_over(w, w->file[i].name) ||
                 (here != NULL && same(&here->content, &w->file[i].content))) &&
                (whole->file[i].name == NULL || there != NULL);
    }
    return alike;
}

static bool has_line(const store *text, const char *line, size_t length)
{
    const char *end = text->bytes + text->count;
    for (const char *at = text->bytes; at != NULL && at < end;
         at = (const char *)memchr(at, '\n', (size_t)(end - at)) + 1) {
        if ((size_t)(end - at) >= length && memcmp(at, line, length) == 0) {
            return true;
        }
    }
    return false;
}

/* Rejects and findings beside files of rows: whole lines, each as without faults or a row that was rejected for this
 * fault. */
static bool kept_well(const world *w, const store *kept, const store *expected)
{
    const char *at = kept->bytes;
    const char *end = at + kept->count;
    while (at < end) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        if (feed == NULL) {
            return false;
        }
        const store line = {.bytes = (char *)(uintptr_t)at, .count = (size_t)(feed - at) + 1};
        if (!has_line(expected, at, line.count) && lines_with_reason(&line, w) == 0) {
            return false;
        }
        at = feed + 1;
    }
    return kept->count > 0;
}

/* Each row has its findings where it has its file, and only there. */
static bool findings_of_files(const world *w, const world *whole)
{
    const world_file *found = world_find(w, "findings");
    const world_file *all = world_find(whole, "findings");
    bool fine = true;
    for (const char *id = "acd"; found != NULL && *id != '\0'; id++) {
        const char row[] = {'\n', *id, ',', '\0'}; /* every id is one letter */
        const char stem[] = {'s', 'h', 'e', 'e', 't', 's', '/', *id, '.', '\0'};
        bool has_file = false;
        for (size_t i = 0; i < WORLD_FILES_MAX; i++) {
            has_file = has_file || (w->file[i].name != NULL && strncmp(w->file[i].name, stem, strlen(stem)) == 0);
        }
        fine = fine && rows_with(&found->content, row) == (has_file ? rows_with(&all->content, row) : 0);
    }
    return fine;
}

static bool makes_files(const trial *t)
{
    return strstr(t->line, "--out-dir") != NULL;
}

static bool as_expected(const trial *t, const world *w, const world_file *file, const world_file *expected)
{
    const bool side = strcmp(file->name, "rejects") == 0 || strcmp(file->name, "findings") == 0;
    if (expected == NULL) {
        return left_over(w, file->name);
    }
    return side && makes_files(t) ? kept_well(w, &file->content, &expected->content)
                                  : same(&file->content, &expected->content);
}

/* Whole as without faults, or absent. What a failed removal leaves cannot be helped: it must not look finished. */
static void check_files(const trial *t, const world *w, const world *whole)
{
    for (size_t i = 0; i < WORLD_FILES_MAX; i++) {
        const world_file *file = &w->file[i];
        if (file->name != NULL && !as_expected(t, w, file, world_find(whole, file->name))) {
            complain(t, w, "not as without faults: ", file->name);
        }
    }
    for (size_t i = 0; i < WORLD_FILES_MAX; i++) {
        const world_file *file = &whole->file[i];
        if (file->name != NULL && file->given && world_find(w, file->name) == NULL) {
            complain(t, w, "gone: ", file->name);
        }
    }
    if (makes_files(t) && !findings_of_files(w, whole)) {
        complain(t, w, "findings and files are not of the same rows", "");
    }
}

static void check_fault(const trial *t, const world *w, const world *whole, int status)
{
    if (status == t->status && as_without(w, whole)) {
        return;
    }
    const bool in_the_way = w->fail == WORLD_LOOK || w->fail == WORLD_RACE;
    const bool row_rejected = makes_files(t) && in_the_way && status == EXIT_REFUSED;
    if (makes_files(t) && w->fail == WORLD_RACE && w->fail_at == 1 && !w->fail_onwards && !row_rejected) {
        complain(t, w, "the first row was not rejected, or the others did not go on", "");
    }
    if (status != EXIT_IO && !row_rejected) {
        complain(t, w, "exit status is not 3: ", (const char *const[]){"0", "1", "2", "3"}[status & 3]);
    }
    if (!begins(&whole->out, &w->out)) {
        complain(t, w, "standard output is not the beginning of what it should be", "");
    }
    if (w->opened > 0) {
        complain(t, w, "a file was not closed", "");
    }
    const unsigned told = lines_with_reason(&w->err, w);
    const bool one = told == 1 || (t->rows && told > 1) || (t->status == EXIT_IO && same(&w->err, &whole->err));
    if (!w->err_failed && !one) {
        complain(t, w, "not one line with the reason", "");
    }
    if (!w->err_failed && w->err.bytes[w->err.count - 1] != '\n') {
        complain(t, w, "an unfinished line on standard error", "");
    }
    check_files(t, w, whole);
}

static void try_operation(const trial *t, const world *whole, operation fail, bool onwards)
{
    for (unsigned n = 1; n <= CALLS_MAX; n++) {
        world *w = world_of(t, fail, n, onwards);
        const int status = run(w, t);
        const bool failed = w->failed;
        if (failed) {
            check_fault(t, w, whole, status);
        } else if (status != t->status || !same(&w->out, &whole->out) || !same(&w->err, &whole->err)) {
            complain(t, w, "differs without a fault", "");
        }
        world_end(w);
        if (!failed) {
            return;
        }
    }
    failures++;
    printf("%s: too many calls\n", t->line);
}

/* What was rejected and found is not lost; but a last row that the disk had no room for. */
static void check_kept(const trial *t, const world *w, const world *whole)
{
    const world_file *found = world_find(w, "findings");
    const world_file *rejects = world_find(w, "rejects");
    const bool file_found = world_find(w, "sheets/a.csv") != NULL && world_find(whole, "findings") != NULL;
    const unsigned told = lines_with(&w->err, "sheets/b.csv: ") + lines_with(&w->err, " 62: ");
    const unsigned without_room = lines_with(&w->err, "baclofene: rejects: ");
    const unsigned kept =
        rejects == NULL ? 0 : rows_with(&rejects->content, ",b,taper,") + rows_with(&rejects->content, ",c,titrate,");
    if (file_found && found == NULL) {
        complain(t, w, "findings of a file are lost", "");
    }
    if (world_find(whole, "rejects") != NULL && kept + without_room < told) {
        complain(t, w, "rejects are lost", "");
    }
}

/* The disk is full after every number of bytes, until all of it fits; once more where no file can be cut. */
static void try_full_disk(const trial *t, const world *whole, operation fail)
{
    enum { ROOM_MAX = 100000 };
    bool failed = true;
    for (size_t room = 0; failed && room < ROOM_MAX; room++) {
        world *w = world_of(t, fail, 1, true);
        w->full = true;
        w->room = room;
        const int status = run(w, t);
        failed = w->failed;
        if (failed) {
            check_fault(t, w, whole, status);
        }
        if (fail != WORLD_CUT) {
            check_kept(t, w, whole);
        }
        world_end(w);
    }
    if (failed) {
        failures++;
        printf("%s: no disk is large enough\n", t->line);
    }
}

static void try_line(const trial *t)
{
    world *whole = world_of(t, WORLD_OPEN, 0, false);
    const int status = run(whole, t);
    if (status != t->status) {
        failures++;
        printf("%s: exit status %d without faults, not %d\n    %.*s\n", t->line, status, t->status,
               (int)whole->err.count, whole->err.count > 0 ? whole->err.bytes : "");
    }
    for (size_t i = 0; i < WORLD_FILES_MAX; i++) {
        if (whole->file[i].name != NULL && ends_with(whole->file[i].name, ".part")) {
            complain(t, whole, "left: ", whole->file[i].name);
        }
    }
    for (unsigned fail = 0; fail < WORLD_OPERATIONS; fail++) {
        try_operation(t, whole, (operation)fail, false);
        try_operation(t, whole, (operation)fail, true);
    }
    if (makes_files(t) && strstr(t->line, "csv --out-dir") != NULL) {
        try_full_disk(t, whole, WORLD_OPERATIONS);
        try_full_disk(t, whole, WORLD_CUT);
    }
    world_end(whole);
}

/* ---- the command lines ---- */

static const trial schedules[] = {
    {"baclofene titrate --target 60 --start 2026-11-23", 0, false},
    {"baclofene titrate --target 130 --age 48 --start 2026-11-23 --patient Jeanne", 0, false},
    {"baclofene titrate --target 300 --age 48 --start 2026-11-23 --maintain 3000 --lang fr", 0, false},
    {"baclofene taper --from 155 --age 40 --start 2026-11-23", 0, false},
    {"baclofene taper --from 155 --age 40 --start 2026-11-23 --strict", 1, false},
};

static const trial others[] = {
    {"baclofene", 2, false},
    {"baclofene --help", 0, false},
    {"baclofene --version", 0, false},
    {"baclofene help titrate --output new", 0, false},
    {"baclofene titrate --target 130 --age 48 --sheet patient --output new", 0, false},
    {"baclofene titrate --target 130 --age 48 --sheet patient --format html --output new", 0, false},
    {"baclofene titrate --target 62", 2, false},
    {"baclofene titrate --target 60 --condition epilepsy", 1, false},
    {"baclofene taper --from 300 --age 40 --days 7", 1, false},
    {"baclofene titrate --target 60 --output taken", 3, false},
    {"baclofene titrate --target 60 --output plan.csv/new", 3, false},
    {"baclofene check", 2, false},
    {"baclofene check missing.csv", 3, false},
    {"baclofene check 15x3 20x", 2, false},
    {"baclofene check taken", 2, false},
    {"baclofene check plan.csv --age 70 --output taken", 3, false},
    {"baclofene batch", 2, false},
    {"baclofene batch taken", 2, false},
    {"baclofene batch missing.csv", 3, false},
    {"baclofene batch missing.csv --rejects new", 3, false},
    {"baclofene batch patients.csv --output taken", 3, false},
    {"baclofene batch patients.csv --rejects taken", 3, false},
    {"baclofene batch patients.csv --rejects new --findings taken", 3, false},
    {"baclofene batch patients.csv --out-dir missing", 3, false},
    {"baclofene rules", 0, false},
    {"baclofene rules --format json", 0, false},
    {"baclofene rules --output new", 0, false},
    {"baclofene rules --format json --lang fr --output new", 0, false},
};

static const trial checks[] = {
    {"baclofene check --age 40 15x3 20x3 25x3 30x3", 0, false},
    {"baclofene check --age 40 15x3 40x3 130x3 --lang fr", 1, false},
    {"baclofene check plan.csv --age 70", 1, false},
    {"baclofene check - --age 70 --patient Jeanne", 1, false},
    {"baclofene check plans.csv", 1, false},
};

static const trial batches[] = {
    {"baclofene batch patients.csv --start 2026-11-23", 1, true},
    {"baclofene batch - --start 2026-11-23 --lang fr --progress", 1, true},
};

static void try_with(const trial t[], size_t count, const char *kind, const char *const more[])
{
    for (size_t i = 0; i < count; i++) {
        for (size_t m = 0; more[m] != NULL; m++) {
            char line[LINE_MAX];
            const int length = snprintf(line, sizeof line, "%s --format %s%s", t[i].line, kind, more[m]);
            if (length < 0 || (size_t)length >= sizeof line) {
                abort();
            }
            try_line(&(trial){line, t[i].status, t[i].rows});
        }
    }
}

static void try_formats(void)
{
    static const char *const one[] = {"", " --output new", NULL};
    static const char *const streams[] = {"", " --output new", " --rejects rejects --findings findings",
                                          " --output new --rejects rejects --findings findings", NULL};
    static const char *const files[] = {" --out-dir sheets", " --out-dir sheets --rejects rejects --findings findings",
                                        NULL};
    for (const format_row *row = formats; row->name != NULL; row++) {
        if (format_belongs(row, COMMAND_BATCH)) {
            try_with(schedules, COUNT(schedules), row->name, one);
            try_with(batches, row->single ? 0 : COUNT(batches), row->name, streams);
            try_with(batches, COUNT(batches), row->name, files);
        }
        if (format_belongs(row, COMMAND_CHECK)) {
            try_with(checks, COUNT(checks), row->name, one);
        }
    }
}

/* [R-write-failed] [R-file-whole] */
int main(void)
{
    try_formats();
    for (size_t i = 0; i < COUNT(others); i++) {
        try_line(&others[i]);
    }
    printf("faults: %u runs, %u failed\n", runs, failures);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
