/* SPDX-License-Identifier: MIT */
#include "cli/commands.h"

const command_row commands[COMMAND_COUNT] = {
    [COMMAND_TITRATE] = {run_schedule, 0, MSG_PURPOSE_TITRATE, MSG_USAGE_TITRATE, MSG_EXAMPLES_TITRATE},
    [COMMAND_TAPER] = {run_schedule, 0, MSG_PURPOSE_TAPER, MSG_USAGE_TAPER, MSG_EXAMPLES_TAPER},
    [COMMAND_PLAN] = {run_plan, OPERANDS_ANY, MSG_PURPOSE_PLAN, MSG_USAGE_PLAN, MSG_EXAMPLES_PLAN},
    [COMMAND_CHECK] = {run_check, OPERANDS_ANY, MSG_PURPOSE_CHECK, MSG_USAGE_CHECK, MSG_EXAMPLES_CHECK},
    [COMMAND_BATCH] = {run_batch, 1, MSG_PURPOSE_BATCH, MSG_USAGE_BATCH, MSG_EXAMPLES_BATCH},
    [COMMAND_RULES] = {run_rules, 0, MSG_PURPOSE_RULES, MSG_USAGE_RULES, MSG_EXAMPLES_RULES},
    [COMMAND_HELP] = {run_help, 1, MSG_PURPOSE_HELP, MSG_USAGE_HELP, MSG_EXAMPLES_HELP},
};

command command_find(const char *name)
{
    unsigned of = 0;
    while (of < COMMAND_COUNT && strcmp(command_names[of], name) != 0) {
        of++;
    }
    return (command)of;
}

bool failure_unknown_command(failure *why, const char *name)
{
    const char *nearest = nearest_name(command_names, name);
    failure_nearest(why, name, MSG_UNKNOWN_COMMAND, "", nearest);
    sink_text(&why->text, message_text(why->lang, nearest != NULL ? MSG_COMMANDS_ARE_TOO : MSG_COMMANDS_ARE));
    for (unsigned of = 0; of < COMMAND_COUNT; of++) {
        sink_text(&why->text, of > 0 ? ", " : "");
        sink_text(&why->text, command_names[of]);
    }
    return false;
}

exit_status finish_output(invocation *call, output *out, exit_status status)
{
    return output_end(out, &call->why) ? status : session_fail(call->on, &call->why);
}
