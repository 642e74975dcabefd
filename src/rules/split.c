/* SPDX-License-Identifier: MIT */
/* A day's dose, shared over its intakes in half tablets. */
#include "split.h"

/* [R-split-valid] */
/*@ requires \valid_read(split);
    assigns \nothing;
    ensures \result <==> valid_split(split); */
bool bac_split_valid(const bac_split *split)
{
    if (split->count < BAC_INTAKES_MIN || split->count > BAC_INTAKES_MAX) {
        return false;
    }
    unsigned taken = 0;
    /*@ loop invariant i <= split->count && taken == taken_upto(split, i) && taken <= i;
        loop invariant \forall integer k; 0 <= k < i ==> split->weight[k] <= BAC_WEIGHT_MAX;
        loop assigns i, taken;
        loop variant split->count - i; */
    for (unsigned i = 0; i < split->count; i++) {
        if (split->weight[i] > BAC_WEIGHT_MAX) {
            return false;
        }
        taken += split->weight[i] > 0;
    }
    return taken >= 2;
}

/*@ // What a running sum of weights takes of the dose.
    logic integer share(integer halves, integer weight, integer weights) = halves * weight / weights;
    lemma share_grows: \forall integer h, a, b, w; 0 <= h && 0 <= a <= b && 0 < w ==>
      0 <= share(h, a, w) <= share(h, b, w);
    lemma share_of_all: \forall integer h, w; 0 < w ==> share(h, w, w) == h; */

/*@ requires halves <= 120 && weight <= weights && 0 < weights <= BAC_INTAKES_MAX * BAC_WEIGHT_MAX;
    assigns \nothing;
    ensures \result == share(halves, weight, weights) && \result <= halves;
    ensures weight == weights ==> \result == halves; */
static uint32_t share_of(uint32_t halves, uint32_t weight, uint32_t weights)
{
    //@ assert halves * weight <= 120 * weight;
    //@ assert halves * weight <= halves * weights;
    return weight == 0 ? 0 : halves * weight / weights;
}

/*@ requires \valid_read(split) && valid_split(split);
    assigns \nothing;
    ensures \result == weights_upto(split, split->count) && 0 < \result <= BAC_INTAKES_MAX * BAC_WEIGHT_MAX;
    ensures \forall integer k; 0 <= k < split->count ==> weights_upto(split, k) + split->weight[k] <= \result; */
static uint32_t weights_of(const bac_split *split)
{
    uint32_t weights = 0;
    /*@ loop invariant i <= split->count && weights == weights_upto(split, i) && weights <= i * BAC_WEIGHT_MAX;
        loop invariant taken_upto(split, i) <= weights;
        loop invariant \forall integer k; 0 <= k < i ==> weights_upto(split, k) + split->weight[k] <= weights;
        loop assigns i, weights;
        loop variant split->count - i; */
    for (unsigned i = 0; i < split->count; i++) {
        weights += split->weight[i];
    }
    return weights;
}

/* [R-split] */
/*@ requires \valid_read(split) && valid_split(split) && \valid(intake_mg + (0 .. BAC_INTAKES_MAX - 1));
    requires \separated(split, intake_mg + (0 .. BAC_INTAKES_MAX - 1));
    requires dose_mg <= BAC_DOSE_MAX && on_grid(dose_mg);
    assigns intake_mg[0 .. BAC_INTAKES_MAX - 1];
    ensures intakes_upto(intake_mg, BAC_INTAKES_MAX) == dose_mg;
    ensures \forall integer i; 0 <= i < BAC_INTAKES_MAX ==> on_grid(intake_mg[i]);
    ensures \forall integer i; split->count <= i < BAC_INTAKES_MAX ==> intake_mg[i] == 0; */
void bac_split_dose(const bac_split *split, uint16_t dose_mg, uint16_t intake_mg[BAC_INTAKES_MAX])
{
    const uint32_t halves = dose_mg / BAC_DOSE_STEP;
    //@ assert halves * BAC_DOSE_STEP == dose_mg && halves <= 120;
    const uint32_t weights = weights_of(split);
    /* The first i intakes together take the rounded-down share of their weights, so nothing is lost or added. */
    uint32_t weight = 0;
    uint32_t given = 0;
    /*@ loop invariant i <= BAC_INTAKES_MAX;
        loop invariant weight == weights_upto(split, i < split->count ? i : split->count) && weight <= weights;
        loop invariant given == share(halves, weight, weights) && given <= halves;
        loop invariant intakes_upto((uint16_t *)intake_mg, i) == given * BAC_DOSE_STEP;
        loop invariant \forall integer k; 0 <= k < i ==> on_grid(intake_mg[k]);
        loop invariant \forall integer k; split->count <= k < i ==> intake_mg[k] == 0;
        loop assigns i, weight, given, intake_mg[0 .. BAC_INTAKES_MAX - 1];
        loop variant BAC_INTAKES_MAX - i; */
    for (unsigned i = 0; i < BAC_INTAKES_MAX; i++) {
        weight += i < split->count ? split->weight[i] : 0u;
        const uint32_t upto = share_of(halves, weight, weights);
        //@ assert given <= upto;
        intake_mg[i] = (uint16_t)((upto - given) * BAC_DOSE_STEP);
        //@ assert on_grid(intake_mg[i]);
        given = upto;
    }
}

/*@ requires \valid_read(block) && \valid_read(split) && \valid(intake_mg + (0 .. BAC_INTAKES_MAX - 1));
    requires block->dose_mg <= BAC_DOSE_MAX && block->intake_count <= BAC_INTAKES_MAX && valid_split(split);
    requires \separated(split, block, intake_mg + (0 .. BAC_INTAKES_MAX - 1));
    assigns intake_mg[0 .. BAC_INTAKES_MAX - 1];
    ensures \result <= BAC_INTAKES_MAX;
    ensures block->intake_count > 0 ==> \result == block->intake_count &&
      \forall integer i; 0 <= i < BAC_INTAKES_MAX ==> intake_mg[i] == block->intake_mg[i];
    ensures block->intake_count == 0 && on_grid(block->dose_mg) ==> \result == split->count &&
      intakes_upto(intake_mg, BAC_INTAKES_MAX) == block->dose_mg;
    ensures block->intake_count == 0 && !on_grid(block->dose_mg) ==> \result == 0; */
uint8_t bac_block_intakes(const bac_block *block, const bac_split *split, uint16_t intake_mg[BAC_INTAKES_MAX])
{
    if (block->intake_count == 0 && block->dose_mg % BAC_DOSE_STEP == 0) {
        bac_split_dose(split, block->dose_mg, intake_mg);
        return split->count;
    }
    /*@ loop invariant i <= BAC_INTAKES_MAX;
        loop invariant \forall integer k; 0 <= k < i ==> intake_mg[k] == block->intake_mg[k];
        loop assigns i, intake_mg[0 .. BAC_INTAKES_MAX - 1];
        loop variant BAC_INTAKES_MAX - i; */
    for (unsigned i = 0; i < BAC_INTAKES_MAX; i++) {
        intake_mg[i] = block->intake_mg[i];
    }
    return block->intake_count;
}
