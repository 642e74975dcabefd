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

typedef struct {
    session *on;
    app_file *file;
    const char *path;       /* NULL: standard output */
    bool in_the_way;        /* the file was not made because it cannot have its name */
    uint64_t written, kept; /* bytes of the file: all, and up to the last mark */
    sink sink;
    char bytes[SINK_BUFFER];
} output;

/* `path` NULL: standard output. It is needed until the output ends. False: *why says it, with EXIT_IO. */
bool output_begin(output *out, session *on, const char *path, failure *why);

/* Ends the output: the file gets its name. False: it could not be written, nothing is left, *why says it. */
bool output_end(output *out, failure *why);

/* Gives the output up: nothing is left of a file. */
void output_abandon(output *out);

/* What was put so far is in the file, as a whole that can be kept. Returns whether it was written. */
bool output_mark(output *out);

/* Takes back what was put behind the last mark. A file that cannot be cut is failed. */
void output_rewind(output *out);

/* Ends a file with what was marked, or gives it up where nothing was. False: *why says why it could not be kept. */
bool output_keep(output *out, failure *why);

/* What the output is called in an error. */
const char *output_name(const output *out);

/* Whether a file can be made in that directory, whose name ends with its separator. False: the outside has the
 * reason. */
bool directory_possible(session *on, const char *directory);

/* "FILE: cannot be written: REASON", EXIT_IO; returns false. */
bool fail_io(session *on, failure *why, const char *name, message words);

#endif
