/* SPDX-License-Identifier: MIT */
/* A falling plan: to 0 (a stop) or to a lower dose (a reduction). */
#include "plan.h"

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

static uint16_t smaller(uint16_t a, uint16_t b)
{
    return a < b ? a : b;
}

static uint16_t larger(uint16_t a, uint16_t b)
{
    return a > b ? a : b;
}

uint16_t bac_taper_length(uint16_t fall_mg, uint16_t step_mg)
{
    const uint16_t falls = (uint16_t)((fall_mg + step_mg - 1) / step_mg);
    return (uint16_t)(falls > 0 ? 2 * (falls - 1) : 0);
}

/* Days on intermediate doses. */
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

/* Shares the fall, in half tablets, over levels + 1 falls (the larger first) and the days over the levels (the longer
 * last), so that the end is the gentlest part. levels is at least 1. */
static void add_levels(bac_plan *plan, const bac_tapering *request, uint16_t levels, uint16_t days)
{
    const unsigned halves = (unsigned)(request->from_mg - request->to_mg) / BAC_DOSE_STEP;
    const unsigned fall = halves / (levels + 1u);
    const unsigned larger_falls = halves % (levels + 1u);
    const unsigned stay = days / levels;
    const unsigned longer_stays = days % levels;
    unsigned dose_mg = request->from_mg;
    for (unsigned level = 0; level < levels; level++) {
        dose_mg -= (fall + (level < larger_falls)) * BAC_DOSE_STEP;
        bac_plan_add(plan, (uint16_t)dose_mg, (uint16_t)(stay + (level >= levels - longer_stays)));
    }
}

bac_status bac_taper(bac_plan *plan, const bac_protocol *protocol, const bac_tapering *request)
{
    plan->count = 0;
    const bac_status status = understand_tapering(request);
    if (status != BAC_OK) {
        return status;
    }
    const uint16_t days = length_days(protocol, request);
    const uint16_t halves = (uint16_t)((request->from_mg - request->to_mg) / BAC_DOSE_STEP);
    const uint16_t levels = smaller(days / 2, (uint16_t)(halves - 1));
    if (levels > 0) {
        add_levels(plan, request, levels, days);
    } else { /* half a tablet cannot be halved further */
        bac_plan_add(plan, request->from_mg, days);
    }
    if (request->to_mg == 0) {
        bac_plan_add(plan, 0, 1);
    } else {
        bac_plan_add(plan, request->to_mg,
                     request->maintain_days > 0 ? request->maintain_days : BAC_MAINTAIN_DAYS_DEFAULT);
    }
    return bac_plan_finish(plan);
}
