/* SPDX-License-Identifier: MIT */
/* A rising plan. The limits of the protocol are the checker's: here only the request's form is judged. */
#include "plan.h"

/* The request with its defaults filled in. */
typedef struct {
    uint16_t first_mg, target_mg;
    uint16_t first_days, step_days, target_days;
} titration_shape;

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
    if (request->held_days > step_days) {
        return BAC_HELD_OVER_STEP;
    }
    if (!initiation && request->target_mg < request->from_mg) {
        return BAC_TARGET_BELOW_FROM;
    }
    if (initiation && request->target_mg < initial_mg) {
        return BAC_TARGET_BELOW_INITIAL;
    }
    shape->first_mg = initiation ? initial_mg : request->from_mg;
    shape->target_mg = request->target_mg;
    shape->first_days = (uint16_t)(step_days - request->held_days);
    shape->step_days = step_days;
    shape->target_days = request->maintain_days > 0 ? request->maintain_days : step_days;
    return BAC_OK;
}

/* A first level that is the target already: a plan has at least one day. */
static uint16_t only_level_days(const titration_shape *shape, const bac_titration *request)
{
    if (request->maintain_days > 0) {
        return request->maintain_days;
    }
    return shape->first_days > 0 ? shape->first_days : 1;
}

/* The next level: one increase further, never past the target. */
static uint16_t next_level(const bac_protocol *protocol, uint16_t dose_mg, uint16_t target_mg)
{
    const uint16_t increase = bac_increase(protocol, dose_mg);
    return increase < target_mg - dose_mg ? (uint16_t)(dose_mg + increase) : target_mg;
}

bac_status bac_titrate(bac_plan *plan, const bac_protocol *protocol, const bac_titration *request)
{
    plan->count = 0;
    titration_shape shape;
    const bac_status status = understand_titration(&shape, protocol, request);
    if (status != BAC_OK) {
        return status;
    }
    if (shape.first_mg == shape.target_mg) {
        bac_plan_add(plan, shape.target_mg, only_level_days(&shape, request));
        return bac_plan_finish(plan);
    }
    bac_plan_add(plan, shape.first_mg, shape.first_days);
    uint16_t dose_mg = next_level(protocol, shape.first_mg, shape.target_mg);
    while (dose_mg < shape.target_mg) {
        bac_plan_add(plan, dose_mg, shape.step_days);
        dose_mg = next_level(protocol, dose_mg, shape.target_mg);
    }
    bac_plan_add(plan, shape.target_mg, shape.target_days);
    return bac_plan_finish(plan);
}
