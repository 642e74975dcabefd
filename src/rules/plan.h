/* SPDX-License-Identifier: MIT */
/* What the two generators share. */
#ifndef BAC_RULES_PLAN_H
#define BAC_RULES_PLAN_H

#include "baclofene.h"

static inline bool bac_on_grid(uint16_t dose_mg)
{
    return dose_mg % BAC_DOSE_STEP == 0;
}

/* Appends a block; one of no days is left out. The caller keeps count below BAC_BLOCKS_MAX. */
static inline void bac_plan_add(bac_plan *plan, uint16_t dose_mg, uint16_t days)
{
    if (days > 0) {
        plan->block[plan->count] = (bac_block){.dose_mg = dose_mg, .days = days};
        plan->count++;
    }
}

/* What a generator returns: a plan that is too long is emptied and refused. */
bac_status bac_plan_finish(bac_plan *plan);

#endif
