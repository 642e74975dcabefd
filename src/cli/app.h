/* SPDX-License-Identifier: MIT */
/*
 * The program as a function. The outside is handed in: streams, files, environment and clock are functions of
 * struct app_env, so that tests and fuzzers are other mains over the same code. main.c is the only file that touches
 * the real ones.
 */
#ifndef CLI_APP_H
#define CLI_APP_H

#include "baclofene.h"

typedef enum {
    EXIT_DONE = 0,    /* and nothing that must be settled first */
    EXIT_REFUSED = 1, /* by the protocol; or `check` or --strict found something; or a batch row was rejected */
    EXIT_INPUT = 2,   /* the request or the input cannot be understood */
    EXIT_IO = 3       /* reading or writing failed */
} exit_status;

typedef struct app_file app_file; /* belongs to whoever made the app_env */

enum { PATH_BYTES_MAX = 4096 }; /* of a file that is created, with the byte that ends it */

typedef enum {
    APP_DONE,
    APP_EXISTS, /* something else has that name */
    APP_FAILED
} app_result;

/* A file that is created is whole or absent. Until it is published it is a part, which has a name of its own and is
 * gone when the run ends otherwise, by a signal too. */
struct app_env {
    void *world; /* handed to each function */
    app_file *in, *out, *err;
    const char *(*variable)(void *world, const char *name); /* of the environment; NULL where not set */
    bool (*clock)(void *world, int64_t *seconds);           /* since 1970-01-01T00:00:00Z */
    bool (*today)(void *world, bac_date *today);            /* the local date */
    app_file *(*open)(void *world, const char *path);       /* to be read; NULL: failed */
    /* At least one byte as soon as there is any; 0: end of file; -1: failed. `count` is 2 or more. */
    ptrdiff_t (*read)(void *world, app_file *file, char *bytes, size_t count);
    bool (*write)(void *world, app_file *file, const char *bytes, size_t count);
    bool (*close)(void *world, app_file *file); /* what was opened, or a stream */
    /* Whether a file can have that name; APP_DONE: nothing has it. Nothing is opened or waited for. */
    app_result (*look)(void *world, const char *path);
    app_file *(*create)(void *world, const char *path);       /* a part in the directory of `path`; NULL: failed */
    bool (*cut)(void *world, app_file *part, uint64_t count); /* keeps the first `count` bytes of a part */
    /* Both close the part. Where publishing it under `path` did not work, it is gone. */
    app_result (*publish)(void *world, app_file *part, const char *path);
    void (*discard)(void *world, app_file *part);
    const char *(*reason)(void *world); /* why the last of these failed */
};

int app_run(const struct app_env *env, int argc, char *const argv[]);

#endif
