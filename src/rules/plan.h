/* SPDX-License-Identifier: MIT */
/* What the two generators share. */
#ifndef BAC_RULES_PLAN_H
#define BAC_RULES_PLAN_H

#include "baclofene.h"

/*@ // The days of the first n blocks.
    logic integer days_upto{L}(bac_plan *plan, integer n) =
      n <= 0 ? 0 : days_upto(plan, n - 1) + plan->block[n - 1].days;

    predicate at_most{L}(bac_plan *plan, integer dose_mg) =
      \forall integer i; 0 <= i < plan->count ==> plan->block[i].dose_mg <= dose_mg; */

/*@ assigns \nothing;
    ensures \result <==> dose_mg % BAC_DOSE_STEP == 0; */
static inline bool bac_on_grid(uint16_t dose_mg)
{
    return dose_mg % BAC_DOSE_STEP == 0;
}

/* Appends a block; one of no days is left out. The caller keeps count below BAC_BLOCKS_MAX. */
/*@ requires \valid(plan) && plan->count < BAC_BLOCKS_MAX;
    assigns plan->count, plan->block[plan->count];
    ensures days == 0 ==> plan->count == \old(plan->count);
    ensures days > 0 ==> plan->count == \old(plan->count) + 1;
    ensures days > 0 ==> plan->block[\old(plan->count)].dose_mg == dose_mg;
    ensures days > 0 ==> plan->block[\old(plan->count)].days == days;
    ensures \forall integer i; 0 <= i < \old(plan->count) ==> plan->block[i].dose_mg == \old(plan->block[i].dose_mg);
    ensures days_upto(plan, plan->count) == \old(days_upto(plan, plan->count)) + days;
    ensures days > 0 ==> days_upto(plan, plan->count - 1) == \old(days_upto(plan, plan->count)); */
static inline void bac_plan_add(bac_plan *plan, uint16_t dose_mg, uint16_t days)
{
    if (days > 0) {
        plan->block[plan->count] = (bac_block){.dose_mg = dose_mg, .days = days};
        plan->count++;
        /*@ ghost
            /@ loop invariant 0 <= i < plan->count && days_upto(plan, i) == days_upto{Pre}(plan, i);
               loop assigns i;
               loop variant plan->count - i; @/
            for (int i = 0; i < plan->count - 1; i++) {
            } // the blocks before are as they were
        */
    }
}

/* What a generator returns: a plan that is too long is emptied and refused. */
/*@ requires \valid(plan) && plan->count <= BAC_BLOCKS_MAX;
    assigns plan->count;
    ensures \result == BAC_OK || \result == BAC_PLAN_TOO_LONG;
    ensures \result == BAC_OK <==> \old(days_upto(plan, plan->count)) <= BAC_DAYS_MAX;
    ensures \result == BAC_OK ==> plan->count == \old(plan->count) &&
      \forall integer n; days_upto(plan, n) == \old(days_upto(plan, n));
    ensures \result != BAC_OK ==> plan->count == 0; */
bac_status bac_plan_finish(bac_plan *plan);

#endif
