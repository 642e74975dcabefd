/* SPDX-License-Identifier: MIT */
#include "cli/arguments.h"

enum { OPTION_NAME_MAX = 64 };

void arguments_begin(arguments *args, int argc, char *const argv[])
{
    *args = (arguments){.argc = argc, .argv = argv, .next = 1};
}

static argument unknown_option(const char *given, size_t length, command near, failure *why)
{
    char name[OPTION_NAME_MAX + 1];
    const size_t dashes = strspn(given, "-");
    size_t bytes = length > dashes ? length - dashes : 0;
    bytes = bytes < OPTION_NAME_MAX ? bytes : OPTION_NAME_MAX;
    memcpy(name, given + dashes, bytes);
    name[bytes] = '\0';
    if (why != NULL) {
        failure_nearest(why, given, MSG_UNKNOWN_OPTION, "--", nearest_option(name, near));
    }
    return (argument){.kind = ARGUMENT_ERROR};
}

static argument option_error(option_id id, message words, failure *why)
{
    if (why != NULL) {
        const char *wanted = options[id].argument != NULL ? options[id].argument : "";
        failure_option(why, id, words, MESSAGE_VALUES({"word", wanted, 0}));
    }
    return (argument){.kind = ARGUMENT_ERROR, .id = id};
}

argument arguments_next(arguments *args, command near, failure *why)
{
    if (args->next >= args->argc) {
        return (argument){.kind = ARGUMENT_END};
    }
    const char *given = args->argv[args->next++];
    if (!args->operands_only && strcmp(given, "--") == 0) {
        args->operands_only = true;
        return arguments_next(args, near, why);
    }
    if (args->operands_only || given[0] != '-' || given[1] == '\0') {
        return (argument){.kind = ARGUMENT_OPERAND, .text = given};
    }
    const size_t length = strcspn(given, "=");
    const option_id id = given[1] == '-' ? option_find(given + 2, length - 2) : OPTION_COUNT;
    if (id == OPTION_COUNT) {
        return unknown_option(given, length, near, why);
    }
    const bool joined = given[length] == '=';
    if (options[id].kind == KIND_FLAG) {
        return joined ? option_error(id, MSG_TAKES_NO_VALUE, why)
                      : (argument){.kind = ARGUMENT_OPTION, .id = id, .text = ""};
    }
    if (joined) {
        return (argument){.kind = ARGUMENT_OPTION, .id = id, .text = given + length + 1};
    }
    if (args->next >= args->argc) {
        return option_error(id, MSG_NEEDS_VALUE, why);
    }
    return (argument){.kind = ARGUMENT_OPTION, .id = id, .text = args->argv[args->next++]};
}

const char *arguments_operand(arguments *args)
{
    argument next;
    do {
        next = arguments_next(args, COMMAND_COUNT, NULL);
    } while (next.kind == ARGUMENT_OPTION || next.kind == ARGUMENT_ERROR);
    return next.kind == ARGUMENT_OPERAND ? next.text : NULL;
}
