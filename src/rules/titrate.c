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

/* So many days of the next level, or of the first one. */
/*@ requires \valid(course) && sound_course(course) && course->ending_days == 0;
    requires dose_mg <= BAC_DOSE_MAX && 0 < days <= BAC_DAYS_MAX;
    assigns course->status, course->days, course->dose_mg, course->level_days, *course->plan;
    ensures same_course{Pre, Post}(course);
    ensures sound_course(course);
    ensures level: course->status == BAC_OK ==> course->dose_mg == dose_mg;
    ensures rises: \old(course->status == BAC_OK ==> next_up(course->plan, course->protocol, dose_mg)) ==>
      \forall integer first; \old(0 <= first <= course->plan->count && only_rises(course, first)) ==>
        only_rises(course, first); */
static void rise_once(bac_course *course, uint16_t dose_mg, uint32_t days)
{
    bac_course_days(course, dose_mg, days, BAC_PHASE_TITRATION);
}

/* [R-titration-levels] [R-leg-rise] */
bac_status bac_course_rise(bac_course *course, uint16_t target_mg)
{
    const uint32_t step_days = course->request.step_days;
    //@ assert 0 < step_days <= BAC_DAYS_MAX;
    uint16_t dose_mg;
    if (course->dose_mg == 0) {
        dose_mg = course->request.initial_mg;
        if (target_mg < dose_mg) {
            return BAC_TARGET_BELOW_INITIAL;
        }
        course->initial_used = true;
    } else {
        bac_course_stay(course, bac_course_step_left(course), BAC_PHASE_TITRATION);
        dose_mg = next_level(course->protocol, (uint16_t)course->dose_mg, target_mg);
    }
    /*@ loop invariant dose_mg <= target_mg;
        loop invariant sound: sound_course(course) && course->ending_days == 0;
        loop invariant same: same_course{Pre, Here}(course);
        loop invariant above: course->status == BAC_OK ==> course->dose_mg < dose_mg;
        loop invariant next: \at(course->dose_mg > 0 || course->plan->count == 0, Pre) && course->status == BAC_OK ==>
          next_up(course->plan, course->protocol, dose_mg);
        loop invariant rises: \at(course->dose_mg > 0 || course->plan->count == 0, Pre) ==>
          \forall integer first; \at(0 <= first <= course->plan->count && only_rises(course, first), Pre) ==>
            only_rises(course, first);
        loop assigns dose_mg, course->status, course->days, course->dose_mg, course->level_days, *course->plan;
        loop variant target_mg - dose_mg; */
    while (dose_mg < target_mg) {
        rise_once(course, dose_mg, step_days);
        dose_mg = next_level(course->protocol, dose_mg, target_mg);
    }
    bac_course_ending(course, target_mg, step_days, BAC_PHASE_TITRATION);
    return course->status;
}

/* [R-titration-errors] */
/*@ requires \valid_read(protocol) && \valid_read(request) && sound_protocol(protocol);
    assigns \nothing;
    ensures \result == BAC_OK ==> request->from_mg <= request->target_mg <= BAC_DOSE_MAX &&
      request->maintain_days <= BAC_DAYS_MAX; */
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
    assigns course->status, course->days, course->dose_mg, course->level_days, *course->plan;
    ensures same_course{Pre, Post}(course) && sound_course(course) && course->ending_days == 0;
    ensures course->dose_mg == \old(course->dose_mg);
    ensures none: course->status != BAC_OK ==> course->plan->count == \old(course->plan->count);
    ensures rises: \old(only_rises(course, 0)) ==> only_rises(course, 0); */
static void add_rest(bac_course *course)
{
    const uint32_t left = bac_course_step_left(course);
    bac_course_stay(course, left > 0 ? left : 1, BAC_PHASE_TITRATION);
}

/* From the dose that a course begins with to the target. */
/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->leg == 0;
    requires course->ending_days == 0 && course->plan->count == 0 && course->dose_mg <= target_mg <= BAC_DOSE_MAX;
    assigns course->status, course->leg, course->days, course->dose_mg, course->level_days, course->ending_days,
      course->ending_phase, course->initial_used, *course->plan;
    ensures place: course->leg <= 1;
    ensures sound: course->status == BAC_OK ==> sound_course(course);
    ensures none: course->status != BAC_OK ==> course->plan->count == 0;
    ensures dose: course->status == BAC_OK ==> course->dose_mg == target_mg;
    ensures rises: only_rises(course, 0); */
static void rise(bac_course *course, uint16_t target_mg, uint16_t maintain_days)
{
    if (course->dose_mg < target_mg) {
        bac_course_add(course, &(bac_leg){.kind = BAC_LEG_TO, .dose_mg = target_mg});
    } else if (maintain_days == 0) {
        add_rest(course);
    }
}

/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->leg == 0;
    requires course->ending_days == 0 && course->plan->count == 0 && course->dose_mg <= target_mg <= BAC_DOSE_MAX;
    requires maintain_days <= BAC_DAYS_MAX;
    assigns course->status, course->leg, course->days, course->dose_mg, course->level_days, course->ending_days,
      course->ending_phase, course->initial_used, *course->plan;
    ensures none: \result != BAC_OK ==> course->plan->count == 0;
    ensures some: \result == BAC_OK ==> 0 < course->plan->count;
    ensures days: \result == BAC_OK ==> sound_plan(course->plan, course->days);
    ensures last: \result == BAC_OK ==> course->plan->block[course->plan->count - 1].dose_mg == target_mg;
    ensures rises: \result == BAC_OK ==> rising(course->plan, course->protocol, 0, target_mg); */
static bac_status go_up(bac_course *course, uint16_t target_mg, uint16_t maintain_days)
{
    rise(course, target_mg, maintain_days);
    bac_course_hold(course, maintain_days);
    return bac_course_end(course);
}

/* [R-titration-first] [R-titration-target] */
/*@ requires \valid(plan) && \valid_read(protocol) && \valid_read(request) && sound_protocol(protocol);
    requires \separated(plan, protocol) && \separated(plan, request);
    assigns *plan;
    ensures \result != BAC_OK ==> plan->count == 0;
    ensures \result == BAC_OK ==> 0 < plan->count <= BAC_BLOCKS_MAX;
    ensures \result == BAC_OK ==> plan->block[plan->count - 1].dose_mg == \old(request->target_mg);
    ensures rises: \result == BAC_OK ==> rising(plan, protocol, 0, \old(request->target_mg));
    ensures height: \result == BAC_OK ==> at_most(plan, \old(request->target_mg));
    ensures ceiling: \result == BAC_OK && \old(request->target_mg <= protocol->ceiling.value) ==>
      at_most(plan, \old(protocol->ceiling.value));
    ensures \result == BAC_OK ==> days_upto(plan, plan->count) <= BAC_DAYS_MAX; */
bac_status bac_titrate(bac_plan *plan, const bac_protocol *protocol, const bac_titration *request)
{
    bac_course course;
    plan->count = 0;
    bac_status status = understand_titration(protocol, request);
    if (status == BAC_OK) {
        status = bac_course_begin(&course, plan, protocol,
                                  &(bac_course_request){.from_mg = request->from_mg,
                                                        .held_days = request->held_days,
                                                        .step_days = request->step_days,
                                                        .initial_mg = request->initial_mg});
    }
    return status == BAC_OK ? go_up(&course, request->target_mg, request->maintain_days) : status;
}
