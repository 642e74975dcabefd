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

typedef enum {
    APP_READ,
    APP_CREATE /* fails where anything of that name exists */
} app_mode;

struct app_env {
    void *world; /* handed to each function */
    app_file *in, *out, *err;
    const char *(*variable)(void *world, const char *name);          /* of the environment; NULL where not set */
    bool (*clock)(void *world, int64_t *seconds);                    /* since 1970-01-01T00:00:00Z */
    bool (*today)(void *world, bac_date *today);                     /* the local date */
    app_file *(*open)(void *world, const char *path, app_mode mode); /* NULL: failed */
    /* At least one byte as soon as there is any; 0: end of file; -1: failed. `count` is 2 or more. */
    ptrdiff_t (*read)(void *world, app_file *file, char *bytes, size_t count);
    bool (*write)(void *world, app_file *file, const char *bytes, size_t count);
    bool (*close)(void *world, app_file *file);
    bool (*publish)(void *world, const char *from, const char *to); /* renames; fails where `to` exists */
    bool (*remove)(void *world, const char *path);
    const char *(*reason)(void *world); /* why the last of these failed */
};

int app_run(const struct app_env *env, int argc, char *const argv[]);

#endif
