/* SPDX-License-Identifier: MIT */
/*
 * A world in memory: streams, files, clock and environment for app_run, each operation of which can be made to fail.
 * Tests and fuzzers run the program in it; nothing of the real outside is touched.
 */
#ifndef FAULTS_WORLD_H
#define FAULTS_WORLD_H

#include "cli/app.h"

typedef enum {
    WORLD_OPEN,
    WORLD_READ,
    WORLD_WRITE,
    WORLD_CLOSE,
    WORLD_LOOK,
    WORLD_CREATE,
    WORLD_CUT,
    WORLD_PUBLISH,
    WORLD_RACE,    /* another run had the name first */
    WORLD_DISCARD, /* the part stays */
    WORLD_OPERATIONS
} operation;

extern const char *const operation_names[WORLD_OPERATIONS];

/* Bytes that grow. Not terminated. */
typedef struct {
    char *bytes;
    size_t count, capacity;
} store;

enum { WORLD_FILES_MAX = 64 };

typedef struct {
    char *name; /* NULL: the slot is free */
    store content;
    bool given; /* was there before the program ran */
    unsigned opened;
} world_file;

typedef struct {
    struct app_env env;
    store in, out, err;
    world_file file[WORLD_FILES_MAX];
    const char *directory; /* the only one there is, besides the one without a name; NULL: none */
    const char *locale;    /* LC_ALL; NULL: not set */
    bool no_clock;
    bool full; /* no more than `room` bytes can be put into files */
    size_t room;
    operation fail;    /* which operation fails ... */
    unsigned fail_at;  /* ... at which of its calls, counted from 1; 0: never */
    bool fail_onwards; /* and all later ones: a full disk, a closed pipe */
    unsigned calls[WORLD_OPERATIONS];
    bool failed;     /* that call has come */
    bool err_failed; /* it was a write to the error stream */
    const char *reason;
    unsigned opened; /* files that are not closed */
    app_file *streams;
} world;

/* An empty world. It is used again after world_end. NULL: no memory. */
world *world_begin(void);
void world_end(world *w);

/* What stands on standard input. */
void world_input(world *w, const char *bytes, size_t count);

/* Puts a file there. */
void world_give(world *w, const char *name, const char *bytes, size_t count);

/* The file of that name, or NULL. */
const world_file *world_find(const world *w, const char *name);

/* Runs the program. Returns its exit status. */
int world_run(world *w, int argc, char *const argv[]);

#endif
