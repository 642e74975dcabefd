/* SPDX-License-Identifier: MIT */
#include "plan.h"

/* [R-plan-range] */
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

/*@ requires \valid_read(block) && \valid_read(other) && sound_intakes(block);
    assigns \nothing;
    ensures \result <==> block->dose_mg == other->dose_mg && same_intakes{Here, Here}(block, other); */
static bool alike(const bac_block *block, const bac_block *other)
{
    if (block->dose_mg != other->dose_mg || block->intake_count != other->intake_count) {
        return false;
    }
    /*@ loop invariant i <= block->intake_count;
        loop invariant \forall integer k; 0 <= k < i ==> block->intake_mg[k] == other->intake_mg[k];
        loop assigns i;
        loop variant block->intake_count - i; */
    for (unsigned i = 0; i < block->intake_count; i++) {
        if (block->intake_mg[i] != other->intake_mg[i]) {
            return false;
        }
    }
    return true;
}

/* [R-plan-blocks] [R-leg-merge] */
bac_status bac_plan_add(bac_plan *plan, uint16_t days, const bac_block *added, bac_phase phase)
{
    if (added->days > BAC_DAYS_MAX - days) {
        return BAC_PLAN_TOO_LONG;
    }
    if (plan->count > 0 && alike(added, &plan->block[plan->count - 1])) {
        bac_block *last = &plan->block[plan->count - 1];
        last->days = (uint16_t)(last->days + added->days);
    } else if (plan->count < BAC_BLOCKS_MAX) {
        plan->block[plan->count] = *added;
        plan->count++;
    } else {
        return BAC_TOO_MANY_BLOCKS;
    }
    /*@ loop invariant i <= added->days;
        loop invariant \forall integer day; days <= day < days + i ==> plan->phase[day] == phase;
        loop invariant \forall integer day; 0 <= day < days ==> plan->phase[day] == \at(plan->phase[day], Pre);
        loop assigns i, plan->phase[days .. days + added->days - 1];
        loop variant added->days - i; */
    for (unsigned i = 0; i < added->days; i++) {
        plan->phase[days + i] = (uint8_t)phase;
    }
    return BAC_OK;
}
