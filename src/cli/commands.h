/* SPDX-License-Identifier: MIT */
/* The commands, one function each, in a file of its own name. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/arguments.h"
#include "cli/session.h"

/* A request whose options are set, and the command line for its operands. */
typedef struct {
    session *on;
    const request *request;
    arguments operands; /* begins behind the command's name */
    failure why;
} invocation;

exit_status run_schedule(invocation *call); /* titrate and taper */
exit_status run_check(invocation *call);
exit_status run_batch(invocation *call);
exit_status run_rules(invocation *call);
exit_status run_help(session *on, const request *r, const char *of, bool misused);

/* "NAME: unknown command"; returns false. */
bool fail_unknown_command(failure *why, const char *name);

/* The format that was asked for, by its name; NULL where it is not one of schedules. */
const format *format_find(const char *name);

/* What --delimiter names; '\0' where it is not given. */
char request_delimiter(const request *r);

/* The name of the request's format; the format itself, for whom --sheet says. */
const char *request_format(const request *r);
const format *request_schedule_format(const request *r);

/* Whether a schedule can be printed in that format; a calendar needs day 1 dated. Else *why says what is missing. */
bool format_accepts(const format *as, const schedule *s, failure *why);

/* Sets up a printer after the request's options of layout and, for a calendar, the time. False: call->why says it. */
bool printer_begin(printer *p, invocation *call, sink *out);

/* The path that --output names, or NULL. */
const char *request_output(const request *r);

/* Ends a command whose output was printed: the file gets its name. Returns `status`, or EXIT_IO with its line. */
exit_status finish_output(invocation *call, output *out, exit_status status);

#endif
