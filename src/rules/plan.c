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
    ensures \result <==> alike{Here, Here}(block, other); */
static bool are_alike(const bac_block *block, const bac_block *other)
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

/*@ requires \valid(plan) && 0 < plan->count && sound_plan(plan, days_upto(plan, plan->count));
    requires days_upto(plan, plan->count) + days <= BAC_DAYS_MAX && apart(plan) && sound_blocks(plan);
    assigns plan->block[plan->count - 1].days;
    ensures longer{Pre, Post}(&plan->block[plan->count - 1]);
    ensures sound_plan(plan, \old(days_upto(plan, plan->count)) + days);
    ensures kept{Pre, Post}(plan, plan->count - 1);
    ensures apart(plan);
    ensures sound_blocks(plan); */
static void lengthen(bac_plan *plan, uint16_t days)
{
    bac_block *last = &plan->block[plan->count - 1];
    last->days = (uint16_t)(last->days + days);
    /*@ ghost
        /@ loop invariant 0 <= i < plan->count && days_upto(plan, i) == days_upto{Pre}(plan, i);
           loop assigns i;
           loop variant plan->count - i; @/
        for (int i = 0; i < plan->count - 1; i++) {
        } // the blocks before are as they were
    */
}

/* Writes a block next to the last one, without counting it: `restrict`, for a compiler copies it at once only where the
 * proof's \separated is known to it. */
/*@ requires \valid(plan) && plan->count < BAC_BLOCKS_MAX && \valid_read(added) && \separated(plan, added);
    requires apart(plan) && sound_blocks(plan);
    assigns plan->block[plan->count].dose_mg, plan->block[plan->count].days,
      plan->block[plan->count].intake_mg[0], plan->block[plan->count].intake_mg[1],
      plan->block[plan->count].intake_mg[2], plan->block[plan->count].intake_mg[3],
      plan->block[plan->count].intake_count;
    ensures plan->block[plan->count].dose_mg == added->dose_mg;
    ensures plan->block[plan->count].days == added->days;
    ensures plan->block[plan->count].intake_mg[0] == added->intake_mg[0];
    ensures plan->block[plan->count].intake_mg[1] == added->intake_mg[1];
    ensures plan->block[plan->count].intake_mg[2] == added->intake_mg[2];
    ensures plan->block[plan->count].intake_mg[3] == added->intake_mg[3];
    ensures plan->block[plan->count].intake_count == added->intake_count;
    ensures kept{Pre, Post}(plan, plan->count);
    ensures \forall integer i; 0 <= i < plan->count ==> plan->block[i].days == \old(plan->block[i].days);
    ensures days_upto(plan, plan->count) == \old(days_upto(plan, plan->count));
    ensures plan->count > 0 && !alike{Pre, Pre}(added, &plan->block[plan->count - 1]) ==>
      !alike{Post, Post}(&plan->block[plan->count], &plan->block[plan->count - 1]);
    ensures apart(plan);
    ensures sound_blocks(plan); */
static void write_next(bac_plan *restrict plan, const bac_block *restrict added)
{
    bac_block *next = &plan->block[plan->count];
    next->dose_mg = added->dose_mg;
    next->days = added->days;
    next->intake_mg[0] = added->intake_mg[0];
    next->intake_mg[1] = added->intake_mg[1];
    next->intake_mg[2] = added->intake_mg[2];
    next->intake_mg[3] = added->intake_mg[3];
    next->intake_count = added->intake_count;
    /*@ ghost
        /@ loop invariant 0 <= i <= plan->count && days_upto(plan, i) == days_upto{Pre}(plan, i);
           loop assigns i;
           loop variant plan->count - i; @/
        for (int i = 0; i < plan->count; i++) {
        } // the blocks before are as they were
    */
}

/* Counts the block that is written next to the last one. */
/*@ requires \valid(plan) && plan->count < BAC_BLOCKS_MAX;
    requires apart(plan);
    requires plan->count > 0 ==> !alike{Pre, Pre}(&plan->block[plan->count], &plan->block[plan->count - 1]);
    assigns plan->count;
    ensures plan->count == \old(plan->count) + 1;
    ensures days_upto(plan, plan->count) == \old(days_upto(plan, plan->count) + plan->block[plan->count].days);
    ensures kept{Pre, Post}(plan, plan->count);
    ensures apart(plan); */
static void count_next(bac_plan *plan)
{
    plan->count++;
    /*@ ghost
        /@ loop invariant 0 <= i < plan->count && days_upto(plan, i) == days_upto{Pre}(plan, i);
           loop assigns i;
           loop variant plan->count - i; @/
        for (int i = 0; i < plan->count - 1; i++) {
        } // the blocks are as they were
    */
}

/*@ requires \valid(plan) && plan->count < BAC_BLOCKS_MAX && \valid_read(added) && \separated(plan, added);
    requires sound_plan(plan, days_upto(plan, plan->count)) && 0 < added->days && sound_intakes(added);
    requires days_upto(plan, plan->count) + added->days <= BAC_DAYS_MAX;
    requires apart(plan) && sound_blocks(plan);
    requires plan->count > 0 ==> !alike{Pre, Pre}(added, &plan->block[plan->count - 1]);
    assigns plan->count, plan->block[plan->count].dose_mg, plan->block[plan->count].days,
      plan->block[plan->count].intake_mg[0], plan->block[plan->count].intake_mg[1],
      plan->block[plan->count].intake_mg[2], plan->block[plan->count].intake_mg[3],
      plan->block[plan->count].intake_count;
    ensures plan->count == \old(plan->count) + 1;
    ensures plan->block[plan->count - 1].dose_mg == \old(added->dose_mg);
    ensures plan->block[plan->count - 1].days == \old(added->days);
    ensures sound_plan(plan, \old(days_upto(plan, plan->count) + added->days));
    ensures kept{Pre, Post}(plan, plan->count - 1);
    ensures \old(plan->count) > 0 ==> longer{Pre, Post}(\old(&plan->block[plan->count - 1]));
    ensures apart(plan);
    ensures sound_blocks(plan); */
static void append(bac_plan *plan, const bac_block *added)
{
    write_next(plan, added);
    count_next(plan);
}

/* The block, or its days, without their phase; false: there is no room. */
/*@ requires \valid(plan) && \valid_read(added) && \separated(plan, added);
    requires sound_plan(plan, days_upto(plan, plan->count)) && apart(plan) && sound_blocks(plan);
    requires 0 < added->days && days_upto(plan, plan->count) + added->days <= BAC_DAYS_MAX && sound_intakes(added);
    assigns plan->count, plan->block[0 .. BAC_BLOCKS_MAX - 1];
    ensures !\result ==> plan->count == \old(plan->count) && kept{Pre, Post}(plan, plan->count);
    ensures \result ==> plan->count > 0 && sound_plan(plan, \old(days_upto(plan, plan->count) + added->days));
    ensures !\result ==> sound_plan(plan, \old(days_upto(plan, plan->count)));
    ensures \result ==> \old(plan->count) <= plan->count <= \old(plan->count) + 1;
    ensures \old(plan->count > 0 && alike{Pre, Pre}(added, &plan->block[plan->count - 1])) ==>
      plan->count == \old(plan->count);
    ensures \result ==> plan->block[plan->count - 1].dose_mg == \old(added->dose_mg);
    ensures fresh: \result && \old(another_dose(plan, added->dose_mg)) ==>
      plan->block[plan->count - 1].days == \old(added->days);
    ensures kept{Pre, Post}(plan, \old(plan->count) - 1);
    ensures \old(plan->count) > 0 ==> longer{Pre, Post}(\old(&plan->block[plan->count - 1]));
    ensures apart(plan);
    ensures sound_blocks(plan); */
static bool grow(bac_plan *plan, const bac_block *added)
{
    if (plan->count > 0 && are_alike(added, &plan->block[plan->count - 1])) {
        lengthen(plan, added->days);
        return true;
    }
    if (plan->count < BAC_BLOCKS_MAX) {
        append(plan, added);
        return true;
    }
    return false;
}

/*@ requires \valid(plan) && first + days <= BAC_DAYS_MAX && phase <= BAC_PHASE_STOP;
    assigns plan->phase[first .. first + days - 1];
    ensures \forall integer day; first <= day < first + days ==> plan->phase[day] == phase;
    ensures \forall integer i; 0 <= i < BAC_BLOCKS_MAX ==>
      plan->block[i].intake_count == \old(plan->block[i].intake_count);
    ensures \old(apart(plan)) && plan->count <= BAC_BLOCKS_MAX ==> apart(plan); */
static void set_phases(bac_plan *plan, uint32_t first, uint32_t days, bac_phase phase)
{
    /*@ loop invariant i <= days;
        loop invariant \forall integer day; first <= day < first + i ==> plan->phase[day] == phase;
        loop assigns i, plan->phase[first .. first + days - 1];
        loop variant days - i; */
    for (unsigned i = 0; i < days; i++) {
        plan->phase[first + i] = (uint8_t)phase;
    }
}

/* [R-plan-blocks] [R-leg-merge] */
bac_status bac_plan_add(bac_plan *plan, uint32_t days, const bac_block *added, bac_phase phase)
{
    if (added->days > BAC_DAYS_MAX - days) {
        return BAC_PLAN_TOO_LONG;
    }
    if (!grow(plan, added)) {
        return BAC_TOO_MANY_BLOCKS;
    }
    set_phases(plan, days, added->days, phase);
    return BAC_OK;
}
