/* SPDX-License-Identifier: MIT */
/* plan: a course from legs, or the sheet of a plan from a file. */
#include "cli/commands.h"

static const char *next_operand(void *from)
{
    return arguments_operand(from);
}

exit_status run_plan(invocation *call)
{
    static leg_list legs;
    request asked = *call->request;
    if (!legs_read(&legs, next_operand, &call->operands, &call->why)) {
        return session_fail(call->on, &call->why);
    }
    asked.legs = &legs;
    return print_schedule(call, &asked);
}
