/* SPDX-License-Identifier: MIT */
#include "cli/plan_blocks.h"

bool looks_like_block(const char *operand)
{
    return strcmp(operand, "-") != 0 && operand[strspn(operand, "0123456789x.,+-")] == '\0';
}

static bool parse_block(const char *operand, bac_block *block, failure *why)
{
    uint32_t dose_mg = 0;
    uint32_t days = 0;
    const size_t digits = strcspn(operand, "x");
    const bool formed = operand[digits] == 'x' && digits_parse(operand, digits, &dose_mg) &&
                        digits_parse(operand + digits + 1, strlen(operand + digits + 1), &days);
    if (!formed || dose_mg > BAC_DOSE_MAX || days < 1 || days > BAC_DAYS_MAX) {
        return failure_quoted(why, operand, MSG_NOT_A_BLOCK, NULL);
    }
    *block = (bac_block){.dose_mg = (uint16_t)dose_mg, .days = (uint16_t)days};
    return true;
}

bool check_blocks(invocation *call, plan_check *check)
{
    static bac_block block[BAC_DAYS_MAX];
    failure *why = &call->why;
    bac_patient patient;
    unsigned count = 0;
    const char *operand;
    while ((operand = arguments_operand(&call->operands)) != NULL) {
        if (count == BAC_DAYS_MAX) {
            return failure_say(why, MSG_TOO_MANY_DAYS, MESSAGE_VALUES({"most", NULL, BAC_DAYS_MAX}));
        }
        if (!looks_like_block(operand)) {
            return failure_quoted(why, operand, MSG_ONE_PLAN, NULL);
        }
        if (!parse_block(operand, &block[count], why)) {
            return false;
        }
        count++;
    }
    if (!request_consistent(call->request, why) || !request_patient(call->request, &patient, why)) {
        return false;
    }
    plan_blocks(check, request_protocol(call->request), block, count);
    plan_begin(check, "", request_protocol(call->request), &patient);
    for (unsigned i = 0; i < count; i++) {
        for (unsigned day = 0; day < block[i].days; day++) {
            if (!plan_add_day(check, &(bac_day){.dose_mg = block[i].dose_mg}, 0, why)) {
                return false;
            }
        }
    }
    plan_end(check);
    return true;
}
