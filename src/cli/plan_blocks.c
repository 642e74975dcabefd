/* SPDX-License-Identifier: MIT */
#include "cli/plan_blocks.h"

static const char *next_operand(void *from)
{
    return arguments_operand(from);
}

static bool all_blocks(const leg_list *legs)
{
    unsigned i = 0;
    while (i < legs->count && legs->leg[i].kind == BAC_LEG_BLOCK) {
        i++;
    }
    return i == legs->count;
}

bool plan_add_legs(plan_check *check, const request *asked, uint32_t line, failure *why)
{
    static bac_plan plan;
    const leg_list *legs = asked->legs;
    const bac_split none = {.count = 0};
    if (all_blocks(legs)) { /* as they were written, and as many as there are */
        for (unsigned i = 0; i < legs->count; i++) {
            const bac_leg *leg = &legs->leg[i];
            if (!plan_add_days(check, leg->dose_mg, leg->intake_mg, leg->intake_count, leg->days, line, why)) {
                return false;
            }
        }
        return true;
    }
    if (!request_course(asked, request_protocol(asked), &none, &plan, why)) {
        return false;
    }
    for (unsigned i = 0; i < plan.count; i++) {
        const bac_block *block = &plan.block[i];
        if (!plan_add_days(check, block->dose_mg, block->intake_mg, block->intake_count, block->days, line, why)) {
            return false;
        }
    }
    return true;
}

bool check_blocks(invocation *call, plan_check *check)
{
    static leg_list legs;
    failure *why = &call->why;
    bac_patient patient;
    request asked = *call->request;
    asked.legs = &legs;
    if (!legs_read(&legs, next_operand, &call->operands, why)) {
        return false;
    }
    if (!request_consistent(&asked, why) || !request_patient(&asked, &patient, why)) {
        return false;
    }
    plan_legs(check, &legs, patient.from_mg);
    plan_begin(check, request_id(&asked), &asked, &patient);
    if (!plan_add_legs(check, &asked, 0, why)) {
        return false;
    }
    plan_end(check);
    return true;
}
