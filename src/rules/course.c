/* SPDX-License-Identifier: MIT */
/* A course: a plan that is put together leg by leg. */
#include "course.h"

/* ---- days ---- */

/*@ requires \valid(course) && sound_course(course) && \valid_read(added) && sound_intakes(added);
    requires added->dose_mg <= BAC_DOSE_MAX && added->days <= BAC_DAYS_MAX;
    requires (course->ending_days == 0 || added->dose_mg == course->dose_mg) && phase <= BAC_PHASE_STOP;
    requires \separated(added, course) && \separated(added, course->plan);
    assigns *course, *course->plan;
    ensures same_course{Pre, Post}(course) && course->ending_phase == \old(course->ending_phase);
    ensures course->ending_days == \old(course->ending_days) && course->initial_used == \old(course->initial_used);
    ensures course->status == BAC_OK ==> course->days == \old(course->days) + added->days;
    ensures course->status == BAC_OK && added->days > 0 ==> course->dose_mg == added->dose_mg &&
      course->plan->count > 0 && course->plan->block[course->plan->count - 1].dose_mg == added->dose_mg &&
      course->plan->count <= \old(course->plan->count) + 1;
    ensures added->days == 0 || course->status != BAC_OK ==> course->dose_mg == \old(course->dose_mg);
    ensures course->ending_days == 0 || added->days > 0 ==> sound_course(course); */
static void add_days(bac_course *course, const bac_block *added, bac_phase phase)
{
    if (course->status != BAC_OK || added->days == 0) {
        return;
    }
    course->status = bac_plan_add(course->plan, course->days, added, phase);
    if (course->status == BAC_OK) {
        const uint16_t before = added->dose_mg == course->dose_mg ? course->level_days : 0;
        course->level_days = (uint16_t)(before + added->days);
        course->dose_mg = added->dose_mg;
        course->days = (uint16_t)(course->days + added->days);
    }
}

void bac_course_days(bac_course *course, uint16_t dose_mg, uint16_t days, bac_phase phase)
{
    add_days(course, &(bac_block){.dose_mg = dose_mg, .days = days}, phase);
}

void bac_course_stay(bac_course *course, uint16_t days, bac_phase phase)
{
    bac_block same = {.dose_mg = course->dose_mg};
    if (course->plan->count > 0) {
        same = course->plan->block[course->plan->count - 1];
    }
    same.days = days;
    add_days(course, &same, phase);
}

uint16_t bac_course_step_left(const bac_course *course)
{
    const uint16_t step_days = course->request.step_days;
    return course->level_days < step_days ? (uint16_t)(step_days - course->level_days) : 0;
}

/* ---- the level that a leg ends with ---- */

void bac_course_ending(bac_course *course, uint16_t dose_mg, uint16_t days, bac_phase phase)
{
    course->dose_mg = dose_mg;
    course->level_days = 0;
    course->ending_days = days;
    course->ending_phase = phase;
}

/* Nobody says any more for how long it lasts. */
/*@ requires \valid(course) && sound_course(course);
    assigns *course, *course->plan;
    ensures same_course{Pre, Post}(course) && sound_course(course) && course->ending_days == 0;
    ensures course->dose_mg == \old(course->dose_mg) && course->initial_used == \old(course->initial_used); */
static void settle_ending(bac_course *course)
{
    bac_course_days(course, course->dose_mg, course->ending_days, course->ending_phase);
    course->ending_days = 0;
}

/* ---- legs ---- */

/* Whether stated intakes are those of the split. [R-leg-merge] */
/*@ requires \valid_read(split) && valid_split(split) && \valid_read(block) && sound_intakes(block);
    requires block->dose_mg <= BAC_DOSE_MAX;
    assigns \nothing; */
static bool equals_split(const bac_split *split, const bac_block *block)
{
    uint16_t intake_mg[BAC_INTAKES_MAX];
    if (split->count != block->intake_count || !bac_on_grid(block->dose_mg)) {
        return false;
    }
    bac_split_dose(split, block->dose_mg, intake_mg);
    /*@ loop invariant i <= block->intake_count;
        loop assigns i;
        loop variant block->intake_count - i; */
    for (unsigned i = 0; i < block->intake_count; i++) {
        if (intake_mg[i] != block->intake_mg[i]) {
            return false;
        }
    }
    return true;
}

/* [R-leg-phases] */
/*@ requires \valid_read(course);
    assigns \nothing;
    ensures \result <= BAC_PHASE_STOP && (\result == BAC_PHASE_STOP <==> dose_mg == 0); */
static bac_phase block_phase(const bac_course *course, uint16_t dose_mg)
{
    if (dose_mg == 0) {
        return BAC_PHASE_STOP;
    }
    if (dose_mg == course->dose_mg) {
        return BAC_PHASE_MAINTENANCE;
    }
    return dose_mg > course->dose_mg ? BAC_PHASE_TITRATION : BAC_PHASE_TAPER;
}

/* [R-leg-block] */
/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->ending_days == 0;
    requires \valid_read(leg) && \separated(leg, course) && \separated(leg, course->plan);
    requires leg->dose_mg <= BAC_DOSE_MAX && leg->days <= BAC_DAYS_MAX;
    assigns *course, *course->plan;
    ensures same_course{Pre, Post}(course) && sound_course(course);
    ensures \result == BAC_OK ==> course->status == BAC_OK && course->dose_mg == leg->dose_mg; */
static bac_status add_block(bac_course *course, const bac_leg *leg)
{
    if (leg->days == 0 || leg->intake_count == 1 || leg->intake_count > BAC_INTAKES_MAX) {
        return BAC_OUT_OF_RANGE;
    }
    bac_block block = {.dose_mg = leg->dose_mg, .days = leg->days, .intake_count = leg->intake_count};
    /*@ loop invariant i <= leg->intake_count <= BAC_INTAKES_MAX;
        loop assigns i, block.intake_mg[0 .. BAC_INTAKES_MAX - 1];
        loop variant leg->intake_count - i; */
    for (unsigned i = 0; i < leg->intake_count; i++) {
        if (leg->intake_mg[i] > BAC_DOSE_MAX) {
            return BAC_OUT_OF_RANGE;
        }
        block.intake_mg[i] = leg->intake_mg[i];
    }
    if (block.intake_count > 0 && equals_split(&course->request.split, &block)) {
        block = (bac_block){.dose_mg = leg->dose_mg, .days = leg->days};
    }
    add_days(course, &block, block_phase(course, block.dose_mg));
    return course->status;
}

/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->ending_days == 0;
    requires to_mg < course->dose_mg && days <= BAC_DAYS_MAX;
    assigns *course, *course->plan;
    ensures same_course{Pre, Post}(course) && sound_course(course);
    ensures \result == BAC_OK ==> course->status == BAC_OK && course->dose_mg == to_mg && course->ending_days > 0; */
static bac_status fall_to(bac_course *course, uint16_t to_mg, uint16_t days)
{
    if (!bac_on_grid(course->dose_mg)) {
        return BAC_FROM_OFF_GRID;
    }
    if (!bac_on_grid(to_mg)) {
        return BAC_TO_OFF_GRID;
    }
    if (days > 0 && course->request.max_step_mg > 0) {
        return BAC_DAYS_AND_MAX_STEP;
    }
    if (days > 0 && days < BAC_TAPER_DAYS_MIN) {
        return BAC_DAYS_TOO_FEW;
    }
    bac_course_fall(course, to_mg, days);
    return course->status;
}

/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->ending_days == 0;
    requires course->dose_mg < target_mg <= BAC_DOSE_MAX;
    assigns *course, *course->plan;
    ensures same_course{Pre, Post}(course);
    ensures \result == BAC_OK ==> course->status == BAC_OK && sound_course(course) && course->dose_mg == target_mg &&
      course->ending_days > 0; */
static bac_status rise_to(bac_course *course, uint16_t target_mg, uint16_t days)
{
    if (!bac_on_grid(course->dose_mg)) {
        return BAC_FROM_OFF_GRID;
    }
    if (!bac_on_grid(target_mg)) {
        return BAC_TO_OFF_GRID;
    }
    if (days > 0) {
        return BAC_DAYS_RISING;
    }
    return bac_course_rise(course, target_mg);
}

/* [R-leg-rise] [R-leg-fall] */
/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->ending_days == 0;
    requires \valid_read(leg) && \separated(leg, course) && \separated(leg, course->plan);
    requires leg->dose_mg <= BAC_DOSE_MAX && leg->days <= BAC_DAYS_MAX;
    assigns *course, *course->plan;
    ensures same_course{Pre, Post}(course);
    ensures \result == BAC_OK ==> course->status == BAC_OK && sound_course(course) && course->dose_mg == leg->dose_mg;
 */
static bac_status add_to(bac_course *course, const bac_leg *leg)
{
    if (leg->dose_mg == 0) {
        return BAC_TO_ZERO;
    }
    if (leg->dose_mg == course->dose_mg) {
        return BAC_TO_AT_DOSE;
    }
    return leg->dose_mg < course->dose_mg ? fall_to(course, leg->dose_mg, leg->days)
                                          : rise_to(course, leg->dose_mg, leg->days);
}

/* `held_ending`: the days of the level that the leg before ended with; 0: there is none. [R-leg-hold] */
/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->ending_days == 0;
    requires days <= BAC_DAYS_MAX;
    assigns *course, *course->plan;
    ensures same_course{Pre, Post}(course) && sound_course(course);
    ensures \result == BAC_OK ==> course->status == BAC_OK && course->dose_mg == \old(course->dose_mg); */
static bac_status add_hold(bac_course *course, uint16_t days, uint16_t held_ending)
{
    if (days == 0) {
        return BAC_OUT_OF_RANGE;
    }
    if (held_ending > 0) {
        const bac_phase phase = course->dose_mg == 0 ? BAC_PHASE_STOP : BAC_PHASE_MAINTENANCE;
        bac_course_days(course, course->dose_mg, days, phase);
    } else if (course->dose_mg == 0) {
        return BAC_HOLD_AT_ZERO;
    } else {
        bac_course_stay(course, days, BAC_PHASE_MAINTENANCE);
    }
    return course->status;
}

/* [R-leg-errors] */
/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->ending_days == 0;
    requires \valid_read(leg) && \separated(leg, course) && \separated(leg, course->plan);
    assigns *course, *course->plan;
    ensures same_course{Pre, Post}(course);
    ensures \result == BAC_OK ==> course->status == BAC_OK && sound_course(course); */
static bac_status add_leg(bac_course *course, const bac_leg *leg, uint16_t held_ending)
{
    if (leg->dose_mg > BAC_DOSE_MAX || leg->days > BAC_DAYS_MAX) {
        return BAC_OUT_OF_RANGE;
    }
    switch (leg->kind) {
    case BAC_LEG_BLOCK:
        return add_block(course, leg);
    case BAC_LEG_TO:
        return add_to(course, leg);
    case BAC_LEG_STOP:
        return course->dose_mg == 0 ? BAC_STOP_AT_ZERO : fall_to(course, 0, leg->days);
    default:
        return add_hold(course, leg->days, held_ending);
    }
}

/* ---- courses ---- */

/* An error is the last answer, and leaves no plan. */
/*@ requires \valid(course) && \valid(course->plan) && \separated(course, course->plan);
    assigns course->status, course->plan->count;
    ensures \result == status && course->status == status;
    ensures status == BAC_OK ? course->plan->count == \old(course->plan->count) : course->plan->count == 0; */
static bac_status answer(bac_course *course, bac_status status)
{
    course->status = status;
    if (status != BAC_OK) {
        course->plan->count = 0;
    }
    return status;
}

/*@ requires \valid_read(request);
    assigns \nothing;
    ensures \result == BAC_OK ==> request->from_mg <= BAC_DOSE_MAX && request->initial_mg <= BAC_DOSE_MAX &&
      request->max_step_mg <= BAC_DOSE_MAX && request->held_days <= BAC_DAYS_MAX &&
      request->step_days <= BAC_DAYS_MAX && (request->split.count == 0 || valid_split(&request->split)); */
static bac_status understand_course(const bac_course_request *request)
{
    if (request->from_mg > BAC_DOSE_MAX || request->initial_mg > BAC_DOSE_MAX || request->max_step_mg > BAC_DOSE_MAX ||
        request->held_days > BAC_DAYS_MAX || request->step_days > BAC_DAYS_MAX ||
        (request->split.count > 0 && !bac_split_valid(&request->split))) {
        return BAC_OUT_OF_RANGE;
    }
    if (!bac_on_grid(request->initial_mg)) {
        return BAC_INITIAL_OFF_GRID;
    }
    if (!bac_on_grid(request->max_step_mg)) {
        return BAC_MAX_STEP_OFF_GRID;
    }
    return request->from_mg == 0 && request->held_days > 0 ? BAC_HELD_WITHOUT_FROM : BAC_OK;
}

/* [R-leg-same] */
/*@ requires \valid(course) && \valid(plan) && \valid_read(protocol) && \valid_read(request);
    requires sound_protocol(protocol) && \separated(course, plan, protocol) && \separated(course, request) &&
      \separated(plan, request);
    assigns *course, plan->count;
    ensures \result == course->status && course->plan == plan && course->protocol == protocol && plan->count == 0;
    ensures course->leg == 0 && course->ending_days == 0 && course->days == 0;
    ensures \result == BAC_OK ==> sound_course(course) && course->dose_mg == request->from_mg; */
bac_status bac_course_begin(bac_course *course, bac_plan *plan, const bac_protocol *protocol,
                            const bac_course_request *request)
{
    plan->count = 0;
    course->leg = 0;
    course->plan = plan;
    course->protocol = protocol;
    course->request = *request;
    course->days = 0;
    course->dose_mg = request->from_mg;
    course->level_days = request->held_days;
    course->ending_days = 0;
    course->ending_phase = BAC_PHASE_TITRATION;
    course->initial_used = request->initial_mg == 0;
    if (request->step_days == 0) {
        course->request.step_days = BAC_STEP_DAYS_DEFAULT;
    }
    if (request->initial_mg == 0) {
        course->request.initial_mg = protocol->start_min.value;
    }
    return answer(course, understand_course(request));
}

/*@ requires \valid(course) && \valid(course->plan) && \separated(course, course->plan) && \valid_read(leg);
    requires \separated(leg, course) && \separated(leg, course->plan) && course->leg < UINT16_MAX;
    requires course->status == BAC_OK ==> sound_course(course);
    assigns *course, *course->plan;
    ensures \result == course->status && (\old(course->status) != BAC_OK ==> \result == \old(course->status));
    ensures \result == BAC_OK ==> sound_course(course) && course->leg == \old(course->leg) + 1;
    ensures \result == BAC_OK ==> \old(course->days) <= course->days &&
      kept{Pre, Post}(course->plan, \old(course->plan->count) - 1);
    ensures \result != BAC_OK ==> course->plan->count == 0;
    ensures course->plan == \old(course->plan) && course->protocol == \old(course->protocol); */
bac_status bac_course_add(bac_course *course, const bac_leg *leg)
{
    if (course->status != BAC_OK) {
        return course->status;
    }
    const uint16_t held_ending = leg->kind == BAC_LEG_HOLD ? course->ending_days : 0;
    if (held_ending == 0) {
        settle_ending(course);
    }
    course->ending_days = 0;
    if (course->status == BAC_OK) {
        course->leg++;
        course->status = add_leg(course, leg, held_ending);
    }
    return answer(course, course->status);
}

/*@ requires \valid(course) && \valid(course->plan) && \separated(course, course->plan);
    requires course->status == BAC_OK ==> sound_course(course);
    assigns *course, *course->plan;
    ensures \result == BAC_OK ==> 0 < course->plan->count <= BAC_BLOCKS_MAX && apart(course->plan) &&
      days_upto(course->plan, course->plan->count) == course->days && 0 < course->days <= BAC_DAYS_MAX;
    ensures \result != BAC_OK ==> course->plan->count == 0;
    ensures course->plan == \old(course->plan); */
bac_status bac_course_end(bac_course *course)
{
    if (course->status == BAC_OK) {
        settle_ending(course);
    }
    if (course->status != BAC_OK) {
        return answer(course, course->status);
    }
    course->leg = 0;
    if (course->days == 0) {
        return answer(course, BAC_NO_LEG);
    }
    return answer(course, course->initial_used ? BAC_OK : BAC_INITIAL_UNUSED);
}
