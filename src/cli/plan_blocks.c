/* SPDX-License-Identifier: MIT */
#include "cli/plan_blocks.h"

enum { NEAR_BLOCK_MAX = 16 };

bool looks_like_block(const char *operand)
{
    return strcmp(operand, "-") != 0 && operand[strspn(operand, "0123456789x.,+-\xC2\xBD")] == '\0';
}

static bool read_block(const char *operand, bac_block *block)
{
    uint32_t dose_mg = 0;
    uint32_t days = 0;
    const size_t digits = strcspn(operand, "x");
    const bool formed = operand[digits] == 'x' && digits_parse(operand, digits, &dose_mg) &&
                        digits_parse(operand + digits + 1, strlen(operand + digits + 1), &days);
    *block = (bac_block){.dose_mg = (uint16_t)dose_mg, .days = (uint16_t)days};
    return formed && dose_mg <= BAC_DOSE_MAX && days >= 1 && days <= BAC_DAYS_MAX;
}

static bool parse_block(const char *operand, bac_block *block, failure *why)
{
    return read_block(operand, block) ||
           failure_quoted(why, operand, strchr(operand, 'x') == NULL ? MSG_BLOCK_DAYS : MSG_NOT_A_BLOCK, NULL);
}

bool failure_near_block(failure *why, const char *operand)
{
    static const struct {
        const char *written, *meant;
    } slips[] = {{"mg", ""}, {"MG", ""}, {" ", ""}, {"X", "x"}, {"\xC3\x97", "x"}, {"*", "x"}};
    char meant[NEAR_BLOCK_MAX];
    sink text;
    bac_block block;
    sink_begin_text(&text, meant, sizeof meant);
    for (const char *at = operand; *at != '\0';) {
        size_t i = 0;
        while (i < sizeof slips / sizeof slips[0] && strncmp(at, slips[i].written, strlen(slips[i].written)) != 0) {
            i++;
        }
        const bool slip = i < sizeof slips / sizeof slips[0];
        sink_put(&text, slip ? slips[i].meant : at, slip ? strlen(slips[i].meant) : 1);
        at += slip ? strlen(slips[i].written) : 1;
    }
    if (text.failed || !read_block(sink_end_text(&text), &block)) {
        return false;
    }
    failure_nearest(why, operand, MSG_NEAR_BLOCK, "", meant);
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
            return !failure_near_block(why, operand) && failure_quoted(why, operand, MSG_ONE_PLAN, NULL);
        }
        if (!parse_block(operand, &block[count], why)) {
            return false;
        }
        count++;
    }
    if (!request_consistent(call->request, why) || !request_patient(call->request, &patient, why)) {
        return false;
    }
    plan_blocks(check, block, count);
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
