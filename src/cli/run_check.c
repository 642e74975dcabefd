/* SPDX-License-Identifier: MIT */
/* check: a proposed plan, from blocks or from a CSV file, handed to the checker day by day. */
#include "cli/answer.h"
#include "cli/plan_blocks.h"
#include "cli/plan_file.h"
#include "words/ascii.h"

static exit_status print_answer(invocation *call, plan_check *check)
{
    static output out;
    const request *asked = call->request;
    if (!sink_flush(&check->out.sink)) {
        failure_say(&call->why, MSG_OUT_OF_MEMORY, NULL);
        call->why.status = EXIT_IO;
        return session_fail(call->on, &call->why);
    }
    if (!output_begin(&out, call->on, request_output(asked), &call->why)) {
        return session_fail(call->on, &call->why);
    }
    const bool ascii = asked->value[OPTION_ASCII].given && check->as->ascii;
    if (check->as->open != NULL) {
        check->as->open(check, &out.sink);
    }
    text_put(&out.sink, ascii, check->out.bytes, check->out.length);
    if (check->as->close != NULL) {
        check->as->close(check, &out.sink);
    }
    const bool settled = check->total[BAC_VIOLATION] + check->total[BAC_NEEDS_REVIEW] == 0;
    const bool strict = asked->value[OPTION_STRICT].given && check->total[BAC_CAUTION] > 0;
    return finish_output(call, &out, check->unread > 0 ? EXIT_INPUT : settled && !strict ? EXIT_DONE : EXIT_REFUSED);
}

static bool begin_plan(void *context, const char *id, const request *asked, const bac_patient *patient, uint32_t line)
{
    (void)line;
    plan_begin(context, id, asked, patient);
    return true;
}

static bool add_days(void *context, const bac_day *day, uint32_t days, uint32_t line, failure *why)
{
    for (uint32_t i = 0; i < days; i++) {
        if (!plan_add_day(context, day, line, why)) {
            return false;
        }
    }
    return true;
}

static bool add_legs(void *context, const request *asked, uint32_t line, failure *why)
{
    return plan_add_legs(context, asked, line, why);
}

static bool end_plan(void *context, failure *why)
{
    (void)why;
    plan_end(context);
    return true;
}

static void abandon_plan(void *context, bool begun)
{
    plan_check *check = context;
    if (begun) {
        plan_abandon(check);
    }
    check->unread++;
}

/* [R-check-keep-going] */
static exit_status check_file(invocation *call, plan_check *check, const char *name)
{
    static input in;
    failure *why = &call->why;
    if (arguments_operand(&call->operands) != NULL) {
        if (!failure_near_block(why, name)) {
            failure_quoted(why, name, MSG_ONE_PLAN, NULL);
        }
        return session_fail(call->on, why);
    }
    if (!plans_begin(call, &in, name)) {
        if (why->status == EXIT_IO) {
            failure near;
            failure_begin(&near, call->on->lang, false);
            return session_fail(call->on, failure_near_block(&near, name) ? &near : why);
        }
        input_error(&in, in.reader.line, why);
        return why->status;
    }
    const plan_taker judge = {check, begin_plan, add_days, add_legs, end_plan, abandon_plan};
    const bool read = read_plans(call, &judge, &in);
    input_end(&in);
    if (read) {
        return check->plans > 0 ? print_answer(call, check) : EXIT_INPUT;
    }
    if (why->status == EXIT_IO) {
        return session_fail(call->on, why);
    }
    input_error(&in, in.reader.line, why);
    return why->status;
}

exit_status run_check(invocation *call)
{
    static plan_check check;
    arguments ahead = call->operands;
    const char *first = arguments_operand(&ahead);
    exit_status status;
    if (first == NULL) {
        failure_say(&call->why, MSG_PLAN_MISSING, NULL);
        return session_fail(call->on, &call->why);
    }
    if (looks_like_leg(first)) {
        status = plan_check_begin(&check, call, NULL) && check_blocks(call, &check)
                     ? print_answer(call, &check)
                     : session_fail(call->on, &call->why);
    } else {
        call->operands = ahead;
        status = plan_check_begin(&check, call, first) ? check_file(call, &check, first)
                                                       : session_fail(call->on, &call->why);
    }
    plan_check_free(&check);
    return status;
}
