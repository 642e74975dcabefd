/* SPDX-License-Identifier: MIT */
/* How plans grow: by so many days of a dose, next to the last block or as part of it. */
#ifndef BAC_RULES_PLAN_H
#define BAC_RULES_PLAN_H

#include "baclofene.h"

/*@ // The days of the first n blocks.
    logic integer days_upto{L}(bac_plan *plan, integer n) =
      n <= 0 ? 0 : days_upto(plan, n - 1) + plan->block[n - 1].days;

    predicate at_most{L}(bac_plan *plan, integer dose_mg) =
      \forall integer i; 0 <= i < plan->count ==> plan->block[i].dose_mg <= dose_mg;

    // So many days in blocks that are there, none of them longer than the whole.
    predicate sound_days{L}(bac_plan *plan, integer days) =
      \forall integer i; 0 <= i < plan->count ==> 0 < plan->block[i].days <= days;
    predicate sound_plan{L}(bac_plan *plan, integer days) =
      0 <= plan->count <= BAC_BLOCKS_MAX && 0 <= days <= BAC_DAYS_MAX && days_upto(plan, plan->count) == days &&
      sound_days(plan, days);

    predicate sound_intakes{L}(bac_block *block) = block->intake_count <= BAC_INTAKES_MAX;
    predicate sound_blocks{L}(bac_plan *plan) =
      \forall integer i; 0 <= i < plan->count ==> sound_intakes(&plan->block[i]);

    predicate same_intake{L1, L2}(bac_block *a, bac_block *b, integer i) =
      i < \at(a->intake_count, L1) ==> \at(a->intake_mg[i], L1) == \at(b->intake_mg[i], L2);

    predicate same_intakes{L1, L2}(bac_block *a, bac_block *b) =
      \at(a->intake_count, L1) == \at(b->intake_count, L2) && same_intake{L1, L2}(a, b, 0) &&
      same_intake{L1, L2}(a, b, 1) && same_intake{L1, L2}(a, b, 2) && same_intake{L1, L2}(a, b, 3);

    // Of the same dose and intakes, for however many days.
    predicate alike{L1, L2}(bac_block *a, bac_block *b) =
      \at(a->dose_mg, L1) == \at(b->dose_mg, L2) && same_intakes{L1, L2}(a, b);

    // Neighbours are not alike.
    predicate apart{L}(bac_plan *plan) = \forall integer i; 1 <= i < plan->count ==>
      !alike{L, L}(&plan->block[i], &plan->block[i - 1]);

    predicate same_block{L1, L2}(bac_block *block) = \at(block->dose_mg, L1) == \at(block->dose_mg, L2) &&
      \at(block->days, L1) == \at(block->days, L2) && \at(block->intake_count, L1) == \at(block->intake_count, L2) &&
      \at(block->intake_mg[0], L1) == \at(block->intake_mg[0], L2) &&
      \at(block->intake_mg[1], L1) == \at(block->intake_mg[1], L2) &&
      \at(block->intake_mg[2], L1) == \at(block->intake_mg[2], L2) &&
      \at(block->intake_mg[3], L1) == \at(block->intake_mg[3], L2);

    // As it was, but for days that are more.
    predicate longer{L1, L2}(bac_block *block) =
      alike{L1, L2}(block, block) && \at(block->days, L1) <= \at(block->days, L2);

    predicate another_dose{L}(bac_plan *plan, integer dose_mg) =
      plan->count == 0 || plan->block[plan->count - 1].dose_mg != dose_mg;

    // The first n blocks are as they were.
    predicate kept{L1, L2}(bac_plan *plan, integer n) =
      \forall integer i; 0 <= i < n ==> same_block{L1, L2}(\at(&plan->block[i], L1)); */

/*@ assigns \nothing;
    ensures \result <==> dose_mg % BAC_DOSE_STEP == 0; */
static inline bool bac_on_grid(uint32_t dose_mg)
{
    return dose_mg % BAC_DOSE_STEP == 0;
}

/* Adds a block of at least one day, or its days to the last block where dose and intakes are the same, to a plan of so
 * many days. Returns BAC_OK, BAC_PLAN_TOO_LONG or BAC_TOO_MANY_BLOCKS, and then adds nothing. */
/*@ requires \valid(plan) && \valid_read(added) && \separated(plan, added) && sound_plan(plan, days);
    requires 0 < added->days <= BAC_DAYS_MAX && sound_intakes(added) && phase <= BAC_PHASE_STOP;
    requires apart(plan) && sound_blocks(plan);
    assigns *plan;
    ensures \result == BAC_OK || \result == BAC_PLAN_TOO_LONG || \result == BAC_TOO_MANY_BLOCKS;
    ensures \result == BAC_PLAN_TOO_LONG <==> days + added->days > BAC_DAYS_MAX;
    ensures \result != BAC_OK ==> plan->count == \old(plan->count) && kept{Pre, Post}(plan, plan->count);
    ensures \result == BAC_OK ==> sound_plan(plan, days + added->days) && plan->count > 0;
    ensures \result != BAC_OK ==> sound_plan(plan, days);
    ensures \result == BAC_OK ==> \old(plan->count) <= plan->count <= \old(plan->count) + 1;
    ensures \old(plan->count > 0 && alike{Pre, Pre}(added, &plan->block[plan->count - 1])) ==>
      plan->count == \old(plan->count);
    ensures \result == BAC_OK ==> plan->block[plan->count - 1].dose_mg == added->dose_mg;
    ensures fresh: \result == BAC_OK && \old(another_dose(plan, added->dose_mg)) ==>
      plan->block[plan->count - 1].days == added->days;
    ensures kept{Pre, Post}(plan, \old(plan->count) - 1);
    ensures \old(plan->count) > 0 ==> longer{Pre, Post}(\old(&plan->block[plan->count - 1]));
    ensures apart(plan);
    ensures sound_blocks(plan);
    ensures \result == BAC_OK ==> \forall integer day; days <= day < days + added->days ==> plan->phase[day] == phase;
    ensures \forall integer day; 0 <= day < days ==> plan->phase[day] == \old(plan->phase[day]); */
bac_status bac_plan_add(bac_plan *plan, uint32_t days, const bac_block *added, bac_phase phase);

#endif
