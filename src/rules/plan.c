/* SPDX-License-Identifier: MIT */
#include "plan.h"

/*@ requires \valid_read(plan) && plan->count <= BAC_BLOCKS_MAX;
    assigns \nothing;
    ensures \result == days_upto(plan, plan->count); */
uint32_t bac_plan_days(const bac_plan *plan)
{
    uint32_t days = 0;
    /*@ loop invariant i <= plan->count && days == days_upto(plan, i) && days <= i * UINT16_MAX;
        loop assigns i, days;
        loop variant plan->count - i; */
    for (unsigned i = 0; i < plan->count; i++) {
        days += plan->block[i].days;
    }
    return days;
}

bac_status bac_plan_finish(bac_plan *plan)
{
    if (bac_plan_days(plan) > BAC_DAYS_MAX) {
        plan->count = 0;
        return BAC_PLAN_TOO_LONG;
    }
    return BAC_OK;
}
