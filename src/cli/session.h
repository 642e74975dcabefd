/* SPDX-License-Identifier: MIT */
/* What every command works with: the outside, the language, the words on standard error, the output. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "cli/request.h"
#include "sheet/format.h"

typedef struct {
    const struct app_env *env;
    language lang;
    sink err; /* standard error, flushed after each line */
    char err_bytes[4096];
} session;

void session_begin(session *on, const struct app_env *env, language lang);

/* "baclofene: WHY" on standard error; returns the status. */
exit_status session_fail(session *on, failure *why);

/* A finished line of the error sink goes out. */
void session_line(session *on);

/* ---- output: standard output, or a file that is whole or absent ---- */

enum { PATH_BYTES_MAX = 4096 };

typedef struct {
    session *on;
    app_file *file;
    char path[PATH_BYTES_MAX];
    char beside[PATH_BYTES_MAX + 8]; /* the file while it is written */
    bool is_file;
    sink sink;
    char bytes[SINK_BUFFER];
} output;

/* Whether nothing of that name exists and one could be made. False: the outside has the reason. */
bool output_possible(session *on, const char *path);

/* `path` NULL: standard output. False: *why says it, with EXIT_IO. */
bool output_begin(output *out, session *on, const char *path, failure *why);

/* Ends the output: the file gets its name. False: it could not be written, nothing is left, *why says it. */
bool output_end(output *out, failure *why);

/* What the output is called in an error. */
const char *output_name(const output *out);

/* Whether a file of that name can be read: it exists. */
bool output_exists(session *on, const char *path);

/* Gives the output up: nothing is left of a file. */
void output_abandon(output *out);

/* "FILE: cannot be written: REASON", EXIT_IO; returns false. */
bool fail_io(session *on, failure *why, const char *name, message words);

#endif
