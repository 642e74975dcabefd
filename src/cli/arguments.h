/* SPDX-License-Identifier: MIT */
/* The command line as a sequence of options and operands. */
#ifndef CLI_ARGUMENTS_H
#define CLI_ARGUMENTS_H

#include "cli/request.h"

typedef struct {
    int argc;
    char *const *argv;
    int next;
    bool operands_only; /* "--" was read */
} arguments;

typedef enum { ARGUMENT_END, ARGUMENT_OPTION, ARGUMENT_OPERAND, ARGUMENT_ERROR } argument_kind;

typedef struct {
    argument_kind kind;
    option_id id;     /* ARGUMENT_OPTION */
    const char *text; /* its value, "" for a flag; the operand */
} argument;

void arguments_begin(arguments *args, int argc, char *const argv[]);

/* The next one. An ARGUMENT_ERROR is explained in *why (may be NULL), and the next call goes on behind it. `near` is
 * the command among whose options a misspelt one is looked for. */
argument arguments_next(arguments *args, command near, failure *why);

/* The next operand; NULL after the last. Errors are passed over: arguments_next has reported them. */
const char *arguments_operand(arguments *args);

#endif
