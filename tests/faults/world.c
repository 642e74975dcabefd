/* SPDX-License-Identifier: MIT */
#include "world.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const operation_names[WORLD_OPERATIONS] = {"open",   "read", "write",   "close", "look",
                                                       "create", "cut",  "publish", "race",  "discard"};

typedef enum { STREAM_IN, STREAM_OUT, STREAM_ERR, STREAM_COUNT } stream_number;

struct app_file {
    store *content;
    world_file *file; /* NULL: a stream */
    size_t at;        /* of reading */
    bool reads;
};

static void *need(void *memory)
{
    if (memory == NULL) {
        fputs("world: no memory\n", stderr);
        abort();
    }
    return memory;
}

static char *copy_of(const char *text)
{
    return memcpy(need(malloc(strlen(text) + 1)), text, strlen(text) + 1);
}

static void store_put(store *to, const char *bytes, size_t count)
{
    if (to->capacity - to->count < count) {
        to->capacity = 2 * (to->count + count);
        to->bytes = need(realloc(to->bytes, to->capacity));
    }
    if (count > 0) {
        memcpy(to->bytes + to->count, bytes, count);
        to->count += count;
    }
}

static void store_end(store *of)
{
    free(of->bytes);
    *of = (store){NULL, 0, 0};
}

/* ---- faults ---- */

static bool refuse(world *w, const char *reason)
{
    w->reason = reason;
    return false;
}

/* Counts a call; false: this is one that fails. */
static bool may(world *w, operation what)
{
    const unsigned call = ++w->calls[what];
    const bool reached = w->fail_onwards ? call >= w->fail_at : call == w->fail_at;
    const bool fails = w->fail == what && w->fail_at > 0 && reached;
    if (!fails) {
        return true;
    }
    w->failed = true;
    return refuse(w, "No space left on device");
}

/* ---- files ---- */

static world_file *slot_of(const world *w, const char *name)
{
    for (size_t i = 0; i < WORLD_FILES_MAX; i++) {
        if (w->file[i].name != NULL && strcmp(w->file[i].name, name) == 0) {
            return (world_file *)(uintptr_t)&w->file[i];
        }
    }
    return NULL;
}

const world_file *world_find(const world *w, const char *name)
{
    return slot_of(w, name);
}

static bool directory_exists(const world *w, const char *name)
{
    const char *slash = strrchr(name, '/');
    if (slash == NULL) {
        return true;
    }
    const size_t length = (size_t)(slash - name);
    return w->directory != NULL && strlen(w->directory) == length && memcmp(w->directory, name, length) == 0;
}

static world_file *create(world *w, const char *name)
{
    for (size_t i = 0; i < WORLD_FILES_MAX; i++) {
        if (w->file[i].name == NULL) {
            w->file[i] = (world_file){.name = copy_of(name)};
            return &w->file[i];
        }
    }
    return NULL;
}

static app_file *opened(world *w, world_file *file, bool reads)
{
    app_file *open_file = need(calloc(1, sizeof *open_file));
    *open_file = (app_file){.content = &file->content, .file = file, .reads = reads};
    w->opened++;
    file->opened++;
    return open_file;
}

static app_file *open_named(void *of, const char *path)
{
    world *w = of;
    if (!may(w, WORLD_OPEN)) {
        return NULL;
    }
    world_file *file = slot_of(w, path);
    if (file == NULL) {
        refuse(w, "No such file or directory");
        return NULL;
    }
    return opened(w, file, true);
}

static app_result look(void *of, const char *path)
{
    world *w = of;
    if (!may(w, WORLD_LOOK)) {
        return APP_FAILED;
    }
    if (path[0] == '\0') {
        refuse(w, "No such file or directory");
        return APP_FAILED;
    }
    return slot_of(w, path) != NULL ? APP_EXISTS : APP_DONE;
}

/* A part in the directory of that path, under the first number that is free. */
static app_file *create_part(void *of, const char *path)
{
    world *w = of;
    enum { NAME_MAX_BYTES = 32 };
    const char *slash = strrchr(path, '/');
    const size_t directory = slash == NULL ? 0 : (size_t)(slash - path) + 1;
    if (!may(w, WORLD_CREATE)) {
        return NULL;
    }
    if (!directory_exists(w, path)) {
        refuse(w, "No such file or directory");
        return NULL;
    }
    char *name = need(calloc(1, directory + NAME_MAX_BYTES));
    memcpy(name, path, directory);
    unsigned number = 1;
    do {
        snprintf(name + directory, NAME_MAX_BYTES, "part-%u.part", number++);
    } while (slot_of(w, name) != NULL);
    world_file *file = create(w, name);
    free(name);
    if (file == NULL) {
        refuse(w, "No space left on device");
        return NULL;
    }
    return opened(w, file, false);
}

/* As a terminal or a pipe does: up to the end of a line. */
static ptrdiff_t read_bytes(void *of, app_file *file, char *bytes, size_t count)
{
    world *w = of;
    if (!may(w, WORLD_READ)) {
        return -1;
    }
    size_t got = 0;
    while (got < count && file->at < file->content->count) {
        const char c = file->content->bytes[file->at++];
        bytes[got++] = c;
        if (c == '\n') {
            break;
        }
    }
    return (ptrdiff_t)got;
}

/* A failed write may have written a part: half of it, or what there is room for. */
static bool write_bytes(void *of, app_file *file, const char *bytes, size_t count)
{
    world *w = of;
    if (!may(w, WORLD_WRITE)) {
        w->err_failed = w->err_failed || file == &w->streams[STREAM_ERR];
        store_put(file->content, bytes, count / 2);
        return false;
    }
    const size_t room = w->full && file->file != NULL ? w->room : count;
    const size_t fits = count < room ? count : room;
    store_put(file->content, bytes, fits);
    w->room -= w->full && file->file != NULL ? fits : 0;
    w->failed = w->failed || fits < count;
    return fits == count || refuse(w, "No space left on device");
}

static void close_slot(world *w, app_file *file)
{
    w->opened--;
    file->file->opened--;
    free(file);
}

static void remove_slot(world *w, world_file *file)
{
    w->room += file->content.count;
    store_end(&file->content);
    free(file->name);
    file->name = NULL;
}

/* A file is closed even where that fails, as fclose does. */
static bool close_file(void *of, app_file *file)
{
    world *w = of;
    const bool fine = may(w, WORLD_CLOSE);
    if (file->file != NULL) {
        close_slot(w, file);
    }
    return fine;
}

static bool cut(void *of, app_file *part, uint64_t count)
{
    world *w = of;
    if (!may(w, WORLD_CUT)) {
        return false;
    }
    w->room += part->content->count - (size_t)count;
    part->content->count = (size_t)count;
    return true;
}

/* Whatever fails, the part is gone. */
static app_result publish(void *of, app_file *part, const char *path)
{
    world *w = of;
    world_file *file = part->file;
    close_slot(w, part);
    const bool exists = slot_of(w, path) != NULL || !may(w, WORLD_RACE);
    if (!may(w, WORLD_PUBLISH) || exists) {
        remove_slot(w, file);
        return exists ? APP_EXISTS : APP_FAILED;
    }
    free(file->name);
    file->name = copy_of(path);
    return APP_DONE;
}

static void discard(void *of, app_file *part)
{
    world *w = of;
    world_file *file = part->file;
    close_slot(w, part);
    if (may(w, WORLD_DISCARD)) {
        remove_slot(w, file);
    }
}

/* ---- the rest of the outside ---- */

static const char *variable(void *of, const char *name)
{
    const world *w = of;
    if (strcmp(name, "LC_ALL") == 0) {
        return w->locale;
    }
    return strcmp(name, "SOURCE_DATE_EPOCH") == 0 ? "1795392000" : NULL;
}

/* 2026-11-23, noon. */
static bool read_clock(void *of, int64_t *seconds)
{
    const world *w = of;
    *seconds = INT64_C(1795435200);
    return !w->no_clock;
}

static bool read_today(void *of, bac_date *today)
{
    const world *w = of;
    *today = (bac_date){20780};
    return !w->no_clock;
}

static const char *reason(void *of)
{
    const world *w = of;
    return w->reason;
}

world *world_begin(void)
{
    world *w = need(calloc(1, sizeof *w));
    w->streams = need(calloc(STREAM_COUNT, sizeof *w->streams));
    w->streams[STREAM_IN] = (app_file){.content = &w->in, .reads = true};
    w->streams[STREAM_OUT] = (app_file){.content = &w->out};
    w->streams[STREAM_ERR] = (app_file){.content = &w->err};
    w->reason = "";
    w->env = (struct app_env){
        .world = w,
        .in = &w->streams[STREAM_IN],
        .out = &w->streams[STREAM_OUT],
        .err = &w->streams[STREAM_ERR],
        .variable = variable,
        .clock = read_clock,
        .today = read_today,
        .open = open_named,
        .read = read_bytes,
        .write = write_bytes,
        .close = close_file,
        .look = look,
        .create = create_part,
        .cut = cut,
        .publish = publish,
        .discard = discard,
        .reason = reason,
    };
    return w;
}

void world_end(world *w)
{
    for (size_t i = 0; i < WORLD_FILES_MAX; i++) {
        store_end(&w->file[i].content);
        free(w->file[i].name);
    }
    store_end(&w->in);
    store_end(&w->out);
    store_end(&w->err);
    free(w->streams);
    free(w);
}

void world_input(world *w, const char *bytes, size_t count)
{
    store_put(&w->in, bytes, count);
}

void world_give(world *w, const char *name, const char *bytes, size_t count)
{
    world_file *file = need(create(w, name));
    file->given = true;
    store_put(&file->content, bytes, count);
}

int world_run(world *w, int argc, char *const argv[])
{
    return app_run(&w->env, argc, argv);
}
