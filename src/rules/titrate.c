/* SPDX-License-Identifier: MIT */
/* A rising plan. The limits of the protocol are the checker's: here only the request's form is judged. */
#include "plan.h"
#include "protocol.h"

/* The request with its defaults filled in. */
typedef struct {
    uint16_t first_mg, target_mg;
    uint16_t first_days, step_days, target_days;
} titration_shape;

/*@ predicate sound_shape(titration_shape s) =
      BAC_DOSE_STEP <= s.first_mg <= s.target_mg <= BAC_DOSE_MAX && 0 < s.step_days && 0 < s.target_days;

    // Each block after the first is a rise that the protocol allows. P: where the protocol is read.
    predicate rising{L, P}(bac_plan *plan, bac_protocol *p) = \forall integer i; 1 <= i < \at(plan->count, L) ==>
      \at(plan->block[i - 1].dose_mg, L) < \at(plan->block[i].dose_mg, L) <=
        \at(plan->block[i - 1].dose_mg, L) + increase_from{P}(p, \at(plan->block[i - 1].dose_mg, L)); */

/*@ requires \valid(shape) && \valid_read(protocol) && \valid_read(request) && sound_protocol(protocol);
    requires \separated(shape, protocol) && \separated(shape, request);
    assigns *shape;
    ensures \result == BAC_OK ==> sound_shape(*shape) && shape->target_mg == request->target_mg;
    ensures \result == BAC_OK && request->from_mg > 0 ==> shape->first_mg == request->from_mg;
    ensures \result == BAC_OK && request->from_mg == 0 ==> shape->first_days > 0 &&
      shape->first_mg == (request->initial_mg > 0 ? request->initial_mg : protocol->start_min.value); */
static bac_status understand_titration(titration_shape *shape, const bac_protocol *protocol,
                                       const bac_titration *request)
{
    const bool initiation = request->from_mg == 0;
    const uint16_t step_days = request->step_days > 0 ? request->step_days : BAC_STEP_DAYS_DEFAULT;
    const uint16_t initial_mg = request->initial_mg > 0 ? request->initial_mg : protocol->start_min.value;

    if (request->target_mg > BAC_DOSE_MAX || request->from_mg > BAC_DOSE_MAX || initial_mg > BAC_DOSE_MAX ||
        request->held_days > BAC_DAYS_MAX || step_days > BAC_DAYS_MAX || request->maintain_days > BAC_DAYS_MAX) {
        return BAC_OUT_OF_RANGE;
    }
    if (!bac_on_grid(request->target_mg)) {
        return BAC_TARGET_OFF_GRID;
    }
    if (!bac_on_grid(request->from_mg)) {
        return BAC_FROM_OFF_GRID;
    }
    if (!bac_on_grid(initial_mg)) {
        return BAC_INITIAL_OFF_GRID;
    }
    if (!initiation && request->initial_mg > 0) {
        return BAC_INITIAL_WITH_FROM;
    }
    if (initiation && request->held_days > 0) {
        return BAC_HELD_WITHOUT_FROM;
    }
    if (!initiation && request->target_mg < request->from_mg) {
        return BAC_TARGET_BELOW_FROM;
    }
    if (initiation && request->target_mg < initial_mg) {
        return BAC_TARGET_BELOW_INITIAL;
    }
    shape->first_mg = initiation ? initial_mg : request->from_mg;
    shape->target_mg = request->target_mg;
    shape->first_days = request->held_days < step_days ? (uint16_t)(step_days - request->held_days) : 0;
    shape->step_days = step_days;
    shape->target_days = request->maintain_days > 0 ? request->maintain_days : step_days;
    return BAC_OK;
}

/* The next level: one increase further, never past the target. */
/*@ requires \valid_read(protocol) && increase_from(protocol, dose_mg) >= BAC_DOSE_STEP;
    requires dose_mg < target_mg <= BAC_DOSE_MAX;
    assigns \nothing;
    ensures dose_mg < \result <= target_mg && \result <= dose_mg + increase_from(protocol, dose_mg);
    ensures \result == target_mg || \result >= dose_mg + BAC_DOSE_STEP; */
static uint16_t next_level(const bac_protocol *protocol, uint16_t dose_mg, uint16_t target_mg)
{
    const uint16_t increase = bac_increase(protocol, dose_mg);
    return increase < target_mg - dose_mg ? (uint16_t)(dose_mg + increase) : target_mg;
}

/* The levels from the first to the target. */
/*@ requires \valid(plan) && plan->count == 0 && \valid_read(protocol) && \separated(plan, protocol);
    requires sound_protocol(protocol) && sound_shape(shape) && shape.first_mg < shape.target_mg;
    assigns *plan;
    ensures 0 < plan->count <= BAC_BLOCKS_MAX && plan->block[plan->count - 1].dose_mg == shape.target_mg;
    ensures at_most(plan, shape.target_mg);
    ensures rising{Here, Pre}(plan, protocol);
    ensures shape.first_days > 0 ==> plan->block[0].dose_mg == shape.first_mg;
    ensures shape.first_mg <= plan->block[0].dose_mg <=
      shape.first_mg + increase_from{Pre}(protocol, shape.first_mg); */
static void climb(bac_plan *plan, const bac_protocol *protocol, titration_shape shape)
{
    bac_plan_add(plan, shape.first_mg, shape.first_days);
    uint16_t dose_mg = next_level(protocol, shape.first_mg, shape.target_mg);
    /*@ loop invariant shape.first_mg < dose_mg <= shape.target_mg;
        loop invariant BAC_DOSE_STEP * plan->count <= dose_mg;
        loop invariant dose_mg < shape.target_mg ==> BAC_DOSE_STEP * (plan->count + 1) <= dose_mg;
        loop invariant protocol->slow_below.value == \at(protocol->slow_below.value, Pre) &&
          protocol->increase_slow.value == \at(protocol->increase_slow.value, Pre) &&
          protocol->increase.value == \at(protocol->increase.value, Pre);
        loop invariant rising{Here, Pre}(plan, protocol);
        loop invariant \forall integer i; 0 <= i < plan->count ==> plan->block[i].dose_mg < dose_mg;
        loop invariant plan->count > 0 ==> dose_mg <= plan->block[plan->count - 1].dose_mg +
          increase_from{Pre}(protocol, plan->block[plan->count - 1].dose_mg);
        loop invariant shape.first_days > 0 ==> plan->count > 0 && plan->block[0].dose_mg == shape.first_mg;
        loop invariant shape.first_mg <= (plan->count > 0 ? plan->block[0].dose_mg : dose_mg) <=
          shape.first_mg + increase_from{Pre}(protocol, shape.first_mg);
        loop assigns dose_mg, *plan;
        loop variant shape.target_mg - dose_mg; */
    while (dose_mg < shape.target_mg) {
        bac_plan_add(plan, dose_mg, shape.step_days);
        dose_mg = next_level(protocol, dose_mg, shape.target_mg);
    }
    bac_plan_add(plan, shape.target_mg, shape.target_days);
}

/* A first level that is the target already: a plan has at least one day. */
/*@ requires \valid_read(request);
    assigns \nothing;
    ensures \result > 0; */
static uint16_t only_level_days(titration_shape shape, const bac_titration *request)
{
    if (request->maintain_days > 0) {
        return request->maintain_days;
    }
    return shape.first_days > 0 ? shape.first_days : 1;
}

/*@ requires \valid(plan) && \valid_read(protocol) && \valid_read(request) && sound_protocol(protocol);
    requires \separated(plan, protocol) && \separated(plan, request);
    assigns *plan;
    ensures \result != BAC_OK ==> plan->count == 0;
    ensures \result == BAC_OK ==> 0 < plan->count <= BAC_BLOCKS_MAX;
    ensures \result == BAC_OK ==> plan->block[plan->count - 1].dose_mg == \old(request->target_mg);
    ensures at_most(plan, \old(request->target_mg));
    ensures \old(request->target_mg <= protocol->ceiling.value) ==> at_most(plan, \old(protocol->ceiling.value));
    ensures rising{Here, Pre}(plan, protocol);
    ensures \result == BAC_OK && \old(request->from_mg) == 0 ==> plan->block[0].dose_mg ==
      \old(request->initial_mg > 0 ? request->initial_mg : protocol->start_min.value);
    ensures \result == BAC_OK && \old(request->from_mg) > 0 ==> \old(request->from_mg) <= plan->block[0].dose_mg <=
      \old(request->from_mg + increase_from(protocol, request->from_mg));
    ensures \result == BAC_OK ==> days_upto(plan, plan->count) <= BAC_DAYS_MAX; */
bac_status bac_titrate(bac_plan *plan, const bac_protocol *protocol, const bac_titration *request)
{
    plan->count = 0;
    titration_shape shape;
    const bac_status status = understand_titration(&shape, protocol, request);
    if (status != BAC_OK) {
        return status;
    }
    if (shape.first_mg < shape.target_mg) {
        climb(plan, protocol, shape);
    } else {
        bac_plan_add(plan, shape.target_mg, only_level_days(shape, request));
    }
    return bac_plan_finish(plan);
}
