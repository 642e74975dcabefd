/* SPDX-License-Identifier: MIT */
/* Prescriptions: what to hand out, and by when the next one is needed. */
#include "plan.h"

/*@ predicate sound_plan{L}(bac_plan *plan) = \valid_read(plan) && plan->count <= BAC_BLOCKS_MAX &&
      days_upto(plan, plan->count) <= BAC_DAYS_MAX &&
      (\forall integer n; 0 <= n <= plan->count ==> 0 <= days_upto(plan, n) <= days_upto(plan, plan->count));
    predicate same_plan{L1, L2}(bac_plan *plan) = \at(plan->count, L1) == \at(plan->count, L2) &&
      \forall integer n; 0 <= n <= \at(plan->count, L1) ==> days_upto{L1}(plan, n) == days_upto{L2}(plan, n);

    // next_day is in its block, or the day after it.
    predicate walking{L}(bac_supply *s) = 1 <= s->length <= BAC_PRESCRIPTION_DAYS_MAX && 1 <= s->next_day &&
      s->last_day <= days_upto(s->plan, s->plan->count) && s->block <= s->plan->count &&
      s->block_first_day == days_upto(s->plan, s->block) + 1 && s->block_first_day <= s->next_day &&
      s->next_day <= days_upto(s->plan, s->plan->count) + 1 &&
      (s->block < s->plan->count ==> s->next_day <= days_upto(s->plan, s->block + 1) + 1);
    predicate apart{L}(bac_supply *s) = \valid(s) && \separated(s, s->plan); */

/* The last day on which something is taken; 0 where there is none. */
/*@ requires sound_plan(plan);
    assigns \nothing;
    ensures \result <= days_upto(plan, plan->count); */
static uint16_t last_intake_day(const bac_plan *plan)
{
    uint16_t day = 0;
    uint16_t last = 0;
    /*@ loop invariant i <= plan->count && day == days_upto(plan, i) && last <= day;
        loop assigns i, day, last;
        loop variant plan->count - i; */
    for (unsigned i = 0; i < plan->count; i++) {
        //@ assert days_upto(plan, i + 1) <= BAC_DAYS_MAX;
        day = (uint16_t)(day + plan->block[i].days);
        if (plan->block[i].dose_mg > 0) {
            last = day;
        }
    }
    return last;
}

/*@ requires \valid(supply) && sound_plan((bac_plan *)plan) && 1 <= length <= BAC_PRESCRIPTION_DAYS_MAX;
    requires breaks <= BAC_REVIEW_RULES_MAX && (breaks == 0 || \valid_read(break_day + (0 .. breaks - 1)));
    requires \separated(supply, plan) && \separated(supply, break_day + (0 .. BAC_REVIEW_RULES_MAX - 1));
    assigns *supply;
    ensures apart(supply);
    ensures same_plan{Pre, Here}(plan);
    ensures walking(supply);
    ensures supply->next_day == 1 && supply->length == length; */
void bac_supply_begin(bac_supply *supply, const bac_plan *plan, uint16_t length, const uint16_t break_day[],
                      unsigned breaks)
{
    *supply = (bac_supply){
        .plan = plan,
        .length = length,
        .last_day = last_intake_day(plan),
        .next_day = 1,
        .block = 0,
        .block_first_day = 1,
    };
    /*@ loop invariant i <= breaks;
        loop assigns i, supply->break_day[0 .. BAC_REVIEW_RULES_MAX - 1];
        loop variant breaks - i; */
    for (unsigned i = 0; i < breaks; i++) {
        supply->break_day[i] = break_day[i];
    }
    /*@ ghost
        /@ loop invariant 0 <= i <= plan->count + 1;
           loop invariant \forall integer n; 0 <= n < i ==>
             days_upto(plan, n) == days_upto{Pre}(plan, n);
           loop assigns i;
           loop variant plan->count + 1 - i; @/
        for (int i = 0; i <= plan->count; i++) {
        } // the plan is as it was
    */
}

/* The last day of the period that starts on `first`: full length, the end of the intakes, or the eve of a break. */
/*@ requires \valid_read(supply) && 1 <= supply->length <= BAC_PRESCRIPTION_DAYS_MAX;
    requires 1 <= first <= supply->last_day <= BAC_DAYS_MAX;
    assigns \nothing;
    ensures first <= \result <= supply->last_day && \result < first + supply->length;
    ensures \forall integer i; 0 <= i < BAC_REVIEW_RULES_MAX ==> !(first < supply->break_day[i] <= \result); */
static uint16_t period_end(const bac_supply *supply, uint16_t first)
{
    uint16_t last = (uint16_t)(first + supply->length - 1);
    if (last > supply->last_day) {
        last = supply->last_day;
    }
    /*@ loop invariant i <= BAC_REVIEW_RULES_MAX;
        loop invariant first <= last <= supply->last_day && last < first + supply->length;
        loop invariant \forall integer k; 0 <= k < i ==> !(first < supply->break_day[k] <= last);
        loop assigns i, last;
        loop variant BAC_REVIEW_RULES_MAX - i; */
    for (unsigned i = 0; i < BAC_REVIEW_RULES_MAX; i++) {
        const uint16_t day = supply->break_day[i];
        if (day > first && day <= last) {
            last = (uint16_t)(day - 1);
        }
    }
    return last;
}

/*@ requires days <= BAC_PRESCRIPTION_DAYS_MAX;
    assigns \nothing;
    ensures \result <= UINT16_MAX * days; */
static uint32_t total(uint16_t dose_mg, uint32_t days)
{
    return dose_mg * days;
}

/* Milligrams of the days up to `last`, from the walk's position, which moves to the day after. */
/*@ requires apart(supply) && sound_plan(supply->plan) && walking(supply);
    requires supply->next_day <= last <= supply->last_day && last < supply->next_day + BAC_PRESCRIPTION_DAYS_MAX;
    assigns supply->next_day, supply->block, supply->block_first_day;
    ensures same_plan{Pre, Here}(\old(supply->plan));
    ensures walking(supply);
    ensures supply->next_day == last + 1;
    ensures \result <= (last + 1 - \old(supply->next_day)) * UINT16_MAX; */
static uint32_t take_days(bac_supply *supply, uint16_t last)
{
    const bac_plan *plan = supply->plan;
    uint16_t day = supply->next_day;
    uint16_t block = supply->block;
    uint16_t block_first_day = supply->block_first_day;
    uint32_t total_mg = 0;
    /*@ loop invariant \at(supply->next_day, Pre) <= day <= last + 1 && block <= plan->count;
        loop invariant block_first_day == days_upto(plan, block) + 1 && block_first_day <= day;
        loop invariant block < plan->count ==> day <= days_upto(plan, block + 1) + 1;
        loop invariant total_mg <= (day - \at(supply->next_day, Pre)) * UINT16_MAX;
        loop assigns total_mg, day, block, block_first_day;
        loop variant 2 * (last + 1 - day) + plan->count - block; */
    while (day <= last) {
        const uint16_t block_last = (uint16_t)(block_first_day + plan->block[block].days - 1);
        const uint16_t upto = block_last < last ? block_last : last;
        total_mg += total(plan->block[block].dose_mg, (uint32_t)(upto + 1 - day));
        day = (uint16_t)(upto + 1);
        if (upto == block_last) {
            block++;
            block_first_day = day;
        }
    }
    supply->next_day = day;
    supply->block = block;
    supply->block_first_day = block_first_day;
    /*@ ghost
        /@ loop invariant 0 <= i <= plan->count + 1;
           loop invariant \forall integer n; 0 <= n < i ==>
             days_upto(plan, n) == days_upto{Pre}(plan, n);
           loop assigns i;
           loop variant plan->count + 1 - i; @/
        for (int i = 0; i <= plan->count; i++) {
        } // the plan is as it was
    */
    return total_mg;
}

/*@ requires apart(supply) && \valid(prescription) && sound_plan(supply->plan) && walking(supply);
    requires \separated(prescription, supply) && \separated(prescription, supply->plan);
    assigns *prescription, supply->conditional, supply->next_day, supply->block, supply->block_first_day;
    ensures same_plan{Pre, Here}(\old(supply->plan));
    ensures walking(supply);
    ensures \result <==> \old(supply->next_day <= supply->last_day);
    ensures \result ==> prescription->first_day == \old(supply->next_day);
    ensures \result ==> prescription->first_day <= prescription->last_day <= supply->last_day;
    ensures \result ==> prescription->last_day < prescription->first_day + supply->length;
    ensures \result ==> supply->next_day == prescription->last_day + 1; */
bool bac_supply_next(bac_supply *supply, bac_prescription *prescription)
{
    const bac_plan *plan = supply->plan;
    const uint16_t first = supply->next_day;
    if (first > supply->last_day) {
        return false;
    }
    /*@ loop invariant i <= BAC_REVIEW_RULES_MAX;
        loop assigns i, supply->conditional;
        loop variant BAC_REVIEW_RULES_MAX - i; */
    for (unsigned i = 0; i < BAC_REVIEW_RULES_MAX; i++) {
        supply->conditional = supply->conditional || supply->break_day[i] == first;
    }
    const uint16_t last = period_end(supply, first);
    const uint32_t total_mg = take_days(supply, last);
    //@ assert same_plan{Pre, Here}(plan);
    const bool stopped = last == supply->last_day && last < bac_plan_days(plan);
    *prescription = (bac_prescription){
        .first_day = first,
        .last_day = last,
        .total_mg = total_mg,
        .tablets = (total_mg + BAC_TABLET - 1) / BAC_TABLET,
        .next_due_day = stopped ? 0 : (uint16_t)(last + 1),
        .conditional = supply->conditional,
    };
    //@ assert prescription->first_day == first && prescription->last_day == last;
    //@ assert supply->next_day == last + 1 && supply->last_day == \at(supply->last_day, Pre);
    /*@ ghost
        /@ loop invariant 0 <= i <= plan->count + 1;
           loop invariant \forall integer n; 0 <= n < i ==>
             days_upto(plan, n) == days_upto{Pre}(plan, n);
           loop assigns i;
           loop variant plan->count + 1 - i; @/
        for (int i = 0; i <= plan->count; i++) {
        } // the plan is as it was
    */
    //@ assert supply->block_first_day == days_upto(plan, supply->block) + 1 && supply->block <= plan->count;
    //@ assert supply->block < plan->count ==> supply->next_day <= days_upto(plan, supply->block + 1) + 1;
    return true;
}
