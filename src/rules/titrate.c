/* SPDX-License-Identifier: MIT */
/* The way up. The limits of the protocol are the checker's: here only the request's form is judged. */
#include "course.h"

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

/* [R-titration-levels] [R-leg-rise] */
bac_status bac_course_rise(bac_course *course, uint16_t target_mg)
{
    const uint16_t step_days = course->request.step_days;
    uint16_t dose_mg;
    if (course->dose_mg == 0) {
        dose_mg = course->request.initial_mg;
        if (target_mg < dose_mg) {
            return BAC_TARGET_BELOW_INITIAL;
        }
        course->initial_used = true;
    } else {
        bac_course_stay(course, bac_course_step_left(course), BAC_PHASE_TITRATION);
        dose_mg = next_level(course->protocol, course->dose_mg, target_mg);
    }
    /*@ loop invariant dose_mg <= target_mg && sound_course(course) && same_course{Pre, Here}(course);
        loop invariant course->ending_days == 0;
        loop invariant \at(course->dose_mg, Pre) > 0 ==> \at(course->dose_mg, Pre) < dose_mg &&
          rising(course->plan, course->protocol, \at(course->plan->count, Pre), dose_mg - 1);
        loop assigns dose_mg, *course, *course->plan;
        loop variant target_mg - dose_mg; */
    while (dose_mg < target_mg) {
        bac_course_days(course, dose_mg, step_days, BAC_PHASE_TITRATION);
        dose_mg = next_level(course->protocol, dose_mg, target_mg);
    }
    bac_course_ending(course, target_mg, step_days, BAC_PHASE_TITRATION);
    return course->status;
}

/* [R-titration-errors] */
/*@ requires \valid_read(protocol) && \valid_read(request) && sound_protocol(protocol);
    assigns \nothing;
    ensures \result == BAC_OK ==> request->from_mg <= request->target_mg <= BAC_DOSE_MAX; */
static bac_status understand_titration(const bac_protocol *protocol, const bac_titration *request)
{
    const bool initiation = request->from_mg == 0;
    const uint16_t initial_mg = request->initial_mg > 0 ? request->initial_mg : protocol->start_min.value;
    if (request->target_mg > BAC_DOSE_MAX || request->from_mg > BAC_DOSE_MAX || initial_mg > BAC_DOSE_MAX ||
        request->held_days > BAC_DAYS_MAX || request->step_days > BAC_DAYS_MAX ||
        request->maintain_days > BAC_DAYS_MAX) {
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
    return initiation && request->target_mg < initial_mg ? BAC_TARGET_BELOW_INITIAL : BAC_OK;
}

/* At the target already: what is left of its step, and at least a day. */
/*@ requires \valid(course) && sound_course(course) && course->ending_days == 0 && course->status == BAC_OK;
    assigns *course, *course->plan;
    ensures same_course{Pre, Post}(course) && sound_course(course) && course->ending_days == 0;
    ensures course->dose_mg == \old(course->dose_mg);
    ensures \old(course->plan->count) == 0 ==> course->plan->count <= 1; */
static void add_rest(bac_course *course)
{
    const uint16_t left = bac_course_step_left(course);
    bac_course_stay(course, left > 0 ? left : 1, BAC_PHASE_TITRATION);
}

/* [R-titration-first] [R-titration-target] */
/*@ requires \valid(plan) && \valid_read(protocol) && \valid_read(request) && sound_protocol(protocol);
    requires \separated(plan, protocol) && \separated(plan, request);
    assigns *plan;
    ensures \result != BAC_OK ==> plan->count == 0;
    ensures \result == BAC_OK ==> 0 < plan->count <= BAC_BLOCKS_MAX;
    ensures \result == BAC_OK ==> plan->block[plan->count - 1].dose_mg == \old(request->target_mg);
    ensures rising(plan, protocol, 1, \old(request->target_mg)) && at_most(plan, \old(request->target_mg));
    ensures \old(request->target_mg <= protocol->ceiling.value) ==> at_most(plan, \old(protocol->ceiling.value));
    ensures \result == BAC_OK ==> days_upto(plan, plan->count) <= BAC_DAYS_MAX; */
bac_status bac_titrate(bac_plan *plan, const bac_protocol *protocol, const bac_titration *request)
{
    bac_course course;
    plan->count = 0;
    const bac_status status = understand_titration(protocol, request);
    if (status != BAC_OK) {
        return status;
    }
    bac_course_begin(&course, plan, protocol,
                     &(bac_course_request){.from_mg = request->from_mg,
                                           .held_days = request->held_days,
                                           .step_days = request->step_days,
                                           .initial_mg = request->initial_mg});
    if (request->from_mg < request->target_mg) {
        bac_course_add(&course, &(bac_leg){.kind = BAC_LEG_TO, .dose_mg = request->target_mg});
    } else if (request->maintain_days == 0) {
        add_rest(&course);
    }
    if (request->maintain_days > 0) {
        bac_course_add(&course, &(bac_leg){.kind = BAC_LEG_HOLD, .days = request->maintain_days});
    }
    return bac_course_end(&course);
}
