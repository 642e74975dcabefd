/* SPDX-License-Identifier: MIT */
#include "plan.h"

uint32_t bac_plan_days(const bac_plan *plan)
{
    uint32_t days = 0;
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
