/* SPDX-License-Identifier: MIT */
/* A falling plan: to 0 (a stop) or to a lower dose (a reduction). */
#include "plan.h"
#include "protocol.h"

/*@ predicate sound_request{L}(bac_tapering *r) =
      r->to_mg < r->from_mg <= BAC_DOSE_MAX && r->from_mg % BAC_DOSE_STEP == 0 && r->to_mg % BAC_DOSE_STEP == 0 &&
      (r->days == 0 || BAC_TAPER_DAYS_MIN <= r->days <= BAC_DAYS_MAX);

    // Days on intermediate doses: of a fall at so much every two days, and of a request.
    logic integer days_at(integer fall_mg, integer step_mg) = 2 * ((fall_mg + step_mg - 1) / step_mg - 1);
    logic integer fall_of{L}(bac_tapering *r) = r->from_mg - r->to_mg;
    logic integer length_of{L}(bac_protocol *p, bac_tapering *r) =
      r->days > 0 ? r->days
      : r->max_step_mg > 0 ? \max(days_at(fall_of(r), r->max_step_mg), r->to_mg == 0 ? p->stop_min.value : 0)
      : r->to_mg > 0 ? days_at(fall_of(r), p->fall_gentle.value)
      : \max(p->stop_min.value, \max(\min(days_at(fall_of(r), p->fall_gentle.value), p->stop_max.value),
                                    days_at(fall_of(r), p->fall_max.value)));

    predicate falling{L}(bac_plan *plan) =
      \forall integer i; 1 <= i < plan->count ==> plan->block[i].dose_mg < plan->block[i - 1].dose_mg; */

/*@ requires \valid_read(request);
    assigns \nothing;
    ensures \result == BAC_OK ==> sound_request(request); */
static bac_status understand_tapering(const bac_tapering *request)
{
    if (request->from_mg > BAC_DOSE_MAX || request->to_mg > BAC_DOSE_MAX || request->max_step_mg > BAC_DOSE_MAX ||
        request->days > BAC_DAYS_MAX || request->maintain_days > BAC_DAYS_MAX) {
        return BAC_OUT_OF_RANGE;
    }
    if (!bac_on_grid(request->from_mg)) {
        return BAC_FROM_OFF_GRID;
    }
    if (!bac_on_grid(request->to_mg)) {
        return BAC_TO_OFF_GRID;
    }
    if (!bac_on_grid(request->max_step_mg)) {
        return BAC_MAX_STEP_OFF_GRID;
    }
    if (request->from_mg == 0) {
        return BAC_FROM_ZERO;
    }
    if (request->to_mg >= request->from_mg) {
        return BAC_TO_NOT_BELOW_FROM;
    }
    if (request->days > 0 && request->max_step_mg > 0) {
        return BAC_DAYS_AND_MAX_STEP;
    }
    if (request->days > 0 && request->days < BAC_TAPER_DAYS_MIN) {
        return BAC_DAYS_TOO_FEW;
    }
    if (request->to_mg == 0 && request->maintain_days > 0) {
        return BAC_MAINTAIN_WITH_STOP;
    }
    return BAC_OK;
}

/*@ assigns \nothing;
    ensures \result == \min(a, b); */
static uint16_t smaller(uint16_t a, uint16_t b)
{
    return a < b ? a : b;
}

/*@ assigns \nothing;
    ensures \result == \max(a, b); */
static uint16_t larger(uint16_t a, uint16_t b)
{
    return a > b ? a : b;
}

/*@ requires fall_mg <= BAC_DOSE_MAX && 0 < step_mg;
    assigns \nothing;
    ensures \result <= 2 * BAC_DOSE_MAX;
    ensures fall_mg > 0 ==> \result == days_at(fall_mg, step_mg); */
uint16_t bac_taper_length(uint16_t fall_mg, uint16_t step_mg)
{
    const uint16_t falls = (uint16_t)((fall_mg + step_mg - 1) / step_mg);
    return (uint16_t)(falls > 0 ? 2 * (falls - 1) : 0);
}

/* Days on intermediate doses. */
/*@ requires \valid_read(protocol) && \valid_read(request) && sound_protocol(protocol) && sound_request(request);
    assigns \nothing;
    ensures \result <= BAC_DAYS_MAX;
    ensures \result == length_of(protocol, request); */
static uint16_t length_days(const bac_protocol *protocol, const bac_tapering *request)
{
    const uint16_t fall_mg = (uint16_t)(request->from_mg - request->to_mg);
    const bool stop = request->to_mg == 0;
    if (request->days > 0) {
        return request->days;
    }
    if (request->max_step_mg > 0) {
        const uint16_t asked = bac_taper_length(fall_mg, request->max_step_mg);
        return stop ? larger(asked, protocol->stop_min.value) : asked;
    }
    const uint16_t gentle = bac_taper_length(fall_mg, protocol->fall_gentle.value);
    if (!stop) {
        return gentle;
    }
    const uint16_t steepest = bac_taper_length(fall_mg, protocol->fall_max.value);
    return larger(protocol->stop_min.value, larger(smaller(gentle, protocol->stop_max.value), steepest));
}

/* What the next of so many parts takes of a whole, where parts are as even as whole numbers allow and the larger ones
 * come first. */
/*@ requires 1 <= parts <= whole <= UINT16_MAX;
    assigns \nothing;
    ensures 1 <= \result <= whole - (parts - 1); */
static unsigned larger_first(unsigned whole, unsigned parts)
{
    return (whole + parts - 1) / parts;
}

/* The same, but the larger ones come last. */
/*@ requires 1 <= parts && 2 * parts <= whole && whole <= UINT16_MAX;
    assigns \nothing;
    ensures 2 <= \result <= whole - 2 * (parts - 1);
    ensures parts == 1 ==> \result == whole; */
static unsigned larger_last(unsigned whole, unsigned parts)
{
    return whole / parts;
}

/* Shares the fall, in half tablets, over levels + 1 falls (the larger first) and the days over the levels (the longer
 * last), so that the end is the gentlest part. levels is at least 1. */
/*@ requires \valid(plan) && plan->count == 0 && \valid_read(request) && \separated(plan, request);
    requires sound_request(request) && 1 <= levels <= days / 2 && days <= BAC_DAYS_MAX;
    requires levels < (request->from_mg - request->to_mg) / BAC_DOSE_STEP;
    assigns *plan;
    ensures plan->count == levels && days_upto(plan, levels) == days;
    ensures falls: falling(plan);
    ensures \forall integer i; 0 <= i < plan->count ==>
      \old(request->to_mg) < plan->block[i].dose_mg < \old(request->from_mg); */
static void add_levels(bac_plan *plan, const bac_tapering *request, uint16_t levels, uint16_t days)
{
    unsigned dose_mg = request->from_mg;
    unsigned halves = (unsigned)(request->from_mg - request->to_mg) / BAC_DOSE_STEP;
    unsigned days_left = days;
    /*@ loop invariant 0 <= left <= levels && plan->count == levels - left;
        loop invariant left < halves && dose_mg == \at(request->to_mg, Pre) + BAC_DOSE_STEP * halves;
        loop invariant 2 * left <= days_left <= days && days_upto(plan, plan->count) == days - days_left;
        loop invariant left == 0 ==> days_left == 0;
        loop invariant left == levels ? dose_mg == \at(request->from_mg, Pre) : dose_mg < \at(request->from_mg, Pre);
        loop invariant 0 < plan->count ==> plan->block[plan->count - 1].dose_mg == dose_mg;
        loop invariant falls: falling(plan);
        loop invariant \forall integer i; 0 <= i < plan->count ==>
          dose_mg <= plan->block[i].dose_mg < \at(request->from_mg, Pre);
        loop assigns left, dose_mg, halves, days_left, *plan;
        loop variant left; */
    for (unsigned left = levels; left > 0; left--) {
        const unsigned fall = larger_first(halves, left + 1);
        const unsigned stay = larger_last(days_left, left);
        halves -= fall;
        days_left -= stay;
        dose_mg -= fall * BAC_DOSE_STEP;
        bac_plan_add(plan, (uint16_t)dose_mg, (uint16_t)stay);
    }
}

/* All but the last block. */
/*@ requires \valid(plan) && plan->count == 0 && \valid_read(request) && \separated(plan, request);
    requires sound_request(request) && days <= BAC_DAYS_MAX;
    assigns *plan;
    ensures plan->count < BAC_BLOCKS_MAX && days_upto(plan, plan->count) == days;
    ensures falls: falling(plan);
    ensures \forall integer i; 0 <= i < plan->count ==>
      \old(request->to_mg) < plan->block[i].dose_mg <= \old(request->from_mg); */
static void come_down(bac_plan *plan, const bac_tapering *request, uint16_t days)
{
    const uint16_t halves = (uint16_t)((request->from_mg - request->to_mg) / BAC_DOSE_STEP);
    const uint16_t levels = smaller(days / 2, (uint16_t)(halves - 1));
    if (levels > 0) {
        add_levels(plan, request, levels, days);
    } else { /* half a tablet cannot be halved further */
        bac_plan_add(plan, request->from_mg, days);
    }
}

/* The last block: one day of nothing, or the days at the lower dose. */
/*@ requires \valid(plan) && plan->count < BAC_BLOCKS_MAX && \valid_read(request) && \separated(plan, request);
    requires \forall integer i; 0 <= i < plan->count ==>
      request->to_mg < plan->block[i].dose_mg <= request->from_mg;
    requires falling(plan) && sound_request(request);
    assigns *plan;
    ensures plan->count == \old(plan->count) + 1 && plan->block[plan->count - 1].dose_mg == \old(request->to_mg);
    ensures \old(request->to_mg) == 0 ==> plan->block[plan->count - 1].days == 1;
    ensures falls: falling(plan);
    ensures at_most(plan, \old(request->from_mg));
    ensures days_upto(plan, plan->count - 1) == \old(days_upto(plan, plan->count)); */
static void add_last(bac_plan *plan, const bac_tapering *request)
{
    const uint16_t maintain_days = request->maintain_days > 0 ? request->maintain_days : BAC_MAINTAIN_DAYS_DEFAULT;
    bac_plan_add(plan, request->to_mg, request->to_mg == 0 ? 1 : maintain_days);
}

/*@ requires \valid(plan) && \valid_read(protocol) && \valid_read(request) && sound_protocol(protocol);
    requires \separated(plan, protocol) && \separated(plan, request);
    assigns *plan;
    ensures \result != BAC_OK ==> plan->count == 0;
    ensures \result == BAC_OK ==> 0 < plan->count <= BAC_BLOCKS_MAX;
    ensures falls: falling(plan);
    ensures at_most(plan, \old(request->from_mg));
    ensures \result == BAC_OK ==> plan->block[plan->count - 1].dose_mg == \old(request->to_mg);
    ensures \result == BAC_OK && \old(request->to_mg) == 0 ==> plan->block[plan->count - 1].days == 1;
    ensures \result == BAC_OK ==> days_upto(plan, plan->count - 1) == \old(length_of(protocol, request));
    ensures \result == BAC_OK ==> days_upto(plan, plan->count) <= BAC_DAYS_MAX; */
bac_status bac_taper(bac_plan *plan, const bac_protocol *protocol, const bac_tapering *request)
{
    plan->count = 0;
    const bac_status status = understand_tapering(request);
    if (status != BAC_OK) {
        return status;
    }
    const uint16_t days = length_days(protocol, request);
    //@ assert days == length_of{Pre}(protocol, request);
    come_down(plan, request, days);
    //@ assert request->to_mg == \at(request->to_mg, Pre) && request->from_mg == \at(request->from_mg, Pre);
    add_last(plan, request);
    return bac_plan_finish(plan);
}
