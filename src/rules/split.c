/* SPDX-License-Identifier: MIT */
/* A day's dose, shared over its intakes in half tablets. */
#include "baclofene.h"

bool bac_split_valid(const bac_split *split)
{
    if (split->count < BAC_INTAKES_MIN || split->count > BAC_INTAKES_MAX) {
        return false;
    }
    unsigned taken = 0;
    for (unsigned i = 0; i < split->count; i++) {
        if (split->weight[i] > BAC_WEIGHT_MAX) {
            return false;
        }
        taken += split->weight[i] > 0;
    }
    return taken >= 2;
}

void bac_split_dose(const bac_split *split, uint16_t dose_mg, uint16_t intake_mg[BAC_INTAKES_MAX])
{
    const uint32_t halves = dose_mg / BAC_DOSE_STEP;
    uint32_t weights = 0;
    for (unsigned i = 0; i < split->count; i++) {
        weights += split->weight[i];
    }
    /* The first i intakes together take the rounded-down share of their weights, so nothing is lost or added. */
    uint32_t weight = 0;
    uint32_t given = 0;
    for (unsigned i = 0; i < BAC_INTAKES_MAX; i++) {
        intake_mg[i] = 0;
        if (i < split->count) {
            weight += split->weight[i];
            const uint32_t upto = halves * weight / weights;
            intake_mg[i] = (uint16_t)((upto - given) * BAC_DOSE_STEP);
            given = upto;
        }
    }
}
