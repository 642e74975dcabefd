/* SPDX-License-Identifier: MIT */
/* The commands: one function each, in a file of its own name, and what they share. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/arguments.h"
#include "cli/session.h"
#include "words/finding.h"

/* A request whose options are set, and the command line for its operands. */
typedef struct {
    session *on;
    const request *request;
    arguments operands; /* begins behind the command's name */
    failure why;
} invocation;

enum { OPERANDS_ANY = -1 };

typedef struct {
    exit_status (*run)(invocation *call);
    int operands_most; /* or OPERANDS_ANY */
    message purpose, usage, examples;
} command_row;

extern const command_row commands[COMMAND_COUNT];

/* The command of that name; COMMAND_COUNT where there is none. */
command command_find(const char *name);

/* "NAME: unknown command"; returns false. */
bool failure_unknown_command(failure *why, const char *name);

exit_status run_schedule(invocation *call); /* titrate and taper */
exit_status run_plan(invocation *call);
exit_status run_check(invocation *call);
exit_status run_batch(invocation *call);
exit_status run_rules(invocation *call);
exit_status run_help(invocation *call);

/* Findings as lines on standard error. `place` NULL: of no file. */
typedef struct {
    session *on;
    finding_context about;
    const finding_place *place;
} finding_reporter;

void report_finding(void *context, const bac_finding *finding);

/* Plans, judges and prints one schedule. */
exit_status print_schedule(invocation *call, const request *asked);

/* The help of a command; COMMAND_COUNT: of the program as a whole. */
exit_status print_help(session *on, const request *asked, command of);

/* The same where somebody asked for nothing that is understood: on standard error, with EXIT_INPUT. */
exit_status print_usage(session *on, const request *asked, command of);

/* Help in each of its formats. JSON has the commands with all their options; of one command, or of all. */
void print_help_as_text(sink *out, language lang, bool ascii, command of);
void print_help_as_json(sink *out, language lang, bool ascii, command of);

/* The encoded rules in each of their formats; `only` NULL: every protocol. */
void print_rules_as_text(sink *out, language lang, bool ascii, const char *only);
void print_rules_as_json(sink *out, language lang, bool ascii, const char *only);

/* Ends a command whose output was printed: the file gets its name. Returns `status`, or EXIT_IO with its line. */
exit_status finish_output(invocation *call, output *out, exit_status status);

#endif
