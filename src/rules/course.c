/* SPDX-License-Identifier: MIT */
/* A course: a plan that is put together leg by leg. */
#include "course.h"

/* ---- days ---- */

/* The plan with days, at least one, of another block; the course itself does not count them yet. */
/*@ requires \valid(course) && sound_course(course) && \valid_read(added) && sound_intakes(added);
    requires course->status == BAC_OK && 0 < added->days <= BAC_DAYS_MAX && phase <= BAC_PHASE_STOP;
    requires \separated(added, course) && \separated(added, course->plan);
    assigns course->status, *course->plan;
    ensures plan: same_plan{Pre, Post}(course->plan);
    ensures days: sound_plan(course->plan, course->days + (course->status == BAC_OK ? added->days : 0));
    ensures apart: apart(course->plan);
    ensures blocks: sound_blocks(course->plan);
    ensures fits: course->status == BAC_OK ==> course->days + added->days <= BAC_DAYS_MAX;
    ensures request: sound_request(&course->request);
    ensures protocol: sound_protocol(course->protocol);
    ensures added: added->dose_mg == \old(added->dose_mg) && added->days == \old(added->days);
    ensures last: course->status == BAC_OK ==> course->plan->count > 0 &&
      course->plan->block[course->plan->count - 1].dose_mg == added->dose_mg;
    ensures count: course->plan->count <= \old(course->plan->count) + 1;
    ensures fresh: course->status == BAC_OK && 0 < added->days && \old(another_dose(course->plan, added->dose_mg)) ==>
      course->plan->block[course->plan->count - 1].days == added->days;
    ensures pace: same_pace{Pre, Post}(course->protocol);
    ensures merged: \old(course->plan->count > 0 &&
      alike{Pre, Pre}(added, &course->plan->block[course->plan->count - 1])) ==>
      course->plan->count == \old(course->plan->count);
    ensures fail: course->status != BAC_OK ==> course->plan->count == \old(course->plan->count); */
static void plan_days(bac_course *course, const bac_block *added, bac_phase phase)
{
    course->status = bac_plan_add(course->plan, course->days, added, phase);
    /*@ assert \forall integer k; 0 <= k < BAC_INTAKES_MAX ==>
      course->request.split.weight[k] == \at(course->request.split.weight[k], Pre); */
    /*@ ghost
        /@ loop invariant 0 <= i <= BAC_INTAKES_MAX &&
             \forall integer k; 0 <= k <= i ==>
               taken_upto(&course->request.split, k) == taken_upto{Pre}(&course->request.split, k);
           loop assigns i;
           loop variant BAC_INTAKES_MAX - i; @/
        for (int i = 0; i < BAC_INTAKES_MAX; i++) {
        } // the split is as it was
    */
    // Request and protocol are as they were: a few members at a time, or provers come to their limit.
    /*@ assert course->request.step_days == \at(course->request.step_days, Pre) &&
      course->request.initial_mg == \at(course->request.initial_mg, Pre); */
    /*@ assert course->request.max_step_mg == \at(course->request.max_step_mg, Pre) &&
      course->request.split.count == \at(course->request.split.count, Pre); */
    //@ assert course->request.split.count > 0 ==> valid_split(&course->request.split);
    //@ assert sound_request(&course->request);
    //@ assert same_doses{Pre, Here}(course->plan);
    //@ assert same_pace{Pre, Here}(course->protocol);
    /*@ assert course->protocol->start_min.value == \at(course->protocol->start_min.value, Pre) &&
      course->protocol->start_max.value == \at(course->protocol->start_max.value, Pre) &&
      course->protocol->ceiling.value == \at(course->protocol->ceiling.value, Pre); */
    /*@ assert course->protocol->increase_slow.value == \at(course->protocol->increase_slow.value, Pre) &&
      course->protocol->increase.value == \at(course->protocol->increase.value, Pre) &&
      course->protocol->fall_gentle.value == \at(course->protocol->fall_gentle.value, Pre); */
    /*@ assert course->protocol->fall_max.value == \at(course->protocol->fall_max.value, Pre) &&
      course->protocol->stop_min.value == \at(course->protocol->stop_min.value, Pre) &&
      course->protocol->stop_max.value == \at(course->protocol->stop_max.value, Pre); */
}

/* The course counts the days that were added to its plan; none after an error. */
/*@ requires \valid(course) && \valid_read(added) && \separated(added, course);
    requires sound_setting(course);
    requires sound_request(&course->request);
    requires sound_plan(course->plan, course->days + (course->status == BAC_OK ? added->days : 0));
    requires apart(course->plan);
    requires sound_blocks(course->plan);
    requires course->status == BAC_OK ==> course->days + added->days <= BAC_DAYS_MAX;
    requires course->status == BAC_OK ==> added->dose_mg <= BAC_DOSE_MAX && course->plan->count > 0 &&
      course->plan->block[course->plan->count - 1].dose_mg == added->dose_mg;
    requires course->level_days <= BAC_DAYS_MAX + course->days;
    requires course->ending_days <= BAC_DAYS_MAX && course->ending_phase <= BAC_PHASE_STOP;
    assigns course->days, course->dose_mg, course->level_days;
    ensures sound: sound_course(course);
    ensures last: course->status == BAC_OK ==> course->plan->block[course->plan->count - 1].dose_mg == course->dose_mg;
    ensures course->days == \old(course->days) + (course->status == BAC_OK ? added->days : 0);
    ensures course->dose_mg == (course->status == BAC_OK ? added->dose_mg : \old(course->dose_mg)); */
static void count_days(bac_course *course, const bac_block *added)
{
    if (course->status == BAC_OK) {
        const uint32_t before = added->dose_mg == course->dose_mg ? course->level_days : 0;
        course->level_days = before + added->days;
        course->dose_mg = added->dose_mg;
        course->days += added->days;
    }
}

/*@ requires \valid(course) && sound_course(course) && \valid_read(added) && sound_intakes(added);
    requires added->dose_mg <= BAC_DOSE_MAX && added->days <= BAC_DAYS_MAX;
    requires (course->ending_days == 0 || added->dose_mg == course->dose_mg) && phase <= BAC_PHASE_STOP;
    requires \separated(added, course) && \separated(added, course->plan);
    assigns course->status, course->days, course->dose_mg, course->level_days, *course->plan;
    ensures same_course{Pre, Post}(course);
    ensures course->status == BAC_OK ==> course->days == \old(course->days) + added->days;
    ensures course->status == BAC_OK && added->days > 0 ==> course->dose_mg == added->dose_mg &&
      course->plan->count > 0;
    ensures last: course->status == BAC_OK && course->plan->count > 0 &&
      (course->ending_days == 0 || added->days > 0) ==>
        course->plan->block[course->plan->count - 1].dose_mg == course->dose_mg;
    ensures course->plan->count <= \old(course->plan->count) + 1;
    ensures fresh: course->status == BAC_OK && 0 < added->days && \old(another_dose(course->plan, added->dose_mg)) ==>
      course->plan->block[course->plan->count - 1].days == added->days;
    ensures pace: same_pace{Pre, Post}(course->protocol);
    ensures none: added->days == 0 || course->status != BAC_OK ==> course->plan->count == \old(course->plan->count);
    ensures added->days == 0 || course->status != BAC_OK ==> course->dose_mg == \old(course->dose_mg);
    ensures merged: \old(course->plan->count > 0 &&
      alike{Pre, Pre}(added, &course->plan->block[course->plan->count - 1])) ==>
      course->plan->count == \old(course->plan->count);
    ensures sound: sound_course(course); */
static void add_days(bac_course *course, const bac_block *added, bac_phase phase)
{
    if (course->status == BAC_OK && added->days > 0) {
        plan_days(course, added, phase);
        count_days(course, added);
    }
}

void bac_course_days(bac_course *course, uint32_t dose_mg, uint32_t days, bac_phase phase)
{
    add_days(course, &(bac_block){.dose_mg = (uint16_t)dose_mg, .days = (uint16_t)days}, phase);
}

void bac_course_stay(bac_course *course, uint32_t days, bac_phase phase)
{
    if (course->plan->count == 0) {
        bac_course_days(course, course->dose_mg, days, phase);
        return;
    }
    const bac_block *last = &course->plan->block[course->plan->count - 1];
    const bac_block same = {
        .dose_mg = last->dose_mg,
        .days = (uint16_t)days,
        .intake_mg = {last->intake_mg[0], last->intake_mg[1], last->intake_mg[2], last->intake_mg[3]},
        .intake_count = last->intake_count,
    };
    add_days(course, &same, phase);
}

uint32_t bac_course_step_left(const bac_course *course)
{
    const uint32_t step_days = course->request.step_days;
    return course->level_days < step_days ? step_days - course->level_days : 0;
}

/* ---- the level that a leg ends with ---- */

void bac_course_ending(bac_course *course, uint32_t dose_mg, uint32_t days, bac_phase phase)
{
    course->dose_mg = dose_mg;
    course->level_days = 0;
    course->ending_days = days;
    course->ending_phase = phase;
}

/*@ requires \valid(course) && sound_setting(course);
    requires sound_plan(course->plan, course->days);
    requires apart(course->plan);
    requires sound_blocks(course->plan);
    requires sound_counts(course);
    requires course->status == BAC_OK && course->plan->count > 0 ==>
      course->plan->block[course->plan->count - 1].dose_mg == course->dose_mg;
    assigns course->ending_days;
    ensures course->ending_days == 0;
    ensures sound: sound_course(course); */
static void none_waits(bac_course *course)
{
    course->ending_days = 0;
}

/* The level that waits, if any, lasts for so many days. */
/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && days <= BAC_DAYS_MAX;
    requires (course->ending_days > 0 <==> days > 0) && phase <= BAC_PHASE_STOP;
    assigns course->status, course->days, course->dose_mg, course->level_days, course->ending_days, *course->plan;
    ensures same_course{Pre, Post}(course);
    ensures sound_course(course) && course->ending_days == 0;
    ensures course->dose_mg == \old(course->dose_mg);
    ensures last: course->status == BAC_OK && course->plan->count > 0 ==>
      course->plan->block[course->plan->count - 1].dose_mg == course->dose_mg;
    ensures fresh: course->status == BAC_OK && 0 < days && \old(another_dose(course->plan, course->dose_mg)) ==>
      course->plan->block[course->plan->count - 1].days == days;
    ensures none: days == 0 ==> course->plan->count == \old(course->plan->count);
    ensures up: course->status == BAC_OK && \old(only_rises(course, 0)) ==>
      rising(course->plan, course->protocol, 0, \old(course->dose_mg));
    ensures down: course->status == BAC_OK && \old(only_falls(course, 0)) ==>
      falling(course->plan, 0, \old(course->dose_mg));
    ensures rises: \old(only_rises(course, 0)) ==> only_rises(course, 0);
    ensures falls: \old(only_falls(course, 0)) ==> only_falls(course, 0); */
static void settle_ending(bac_course *course, uint32_t days, bac_phase phase)
{
    bac_course_days(course, course->dose_mg, days, phase);
    /*@ assert days == 0 && \at(only_rises(course, 0), Pre) && course->status == BAC_OK ==>
      rising(course->plan, course->protocol, 0, course->dose_mg); */
    /*@ assert days > 0 && \at(only_rises(course, 0), Pre) && course->status == BAC_OK ==>
      rising(course->plan, course->protocol, 0, course->dose_mg); */
    /*@ assert days == 0 && \at(only_falls(course, 0), Pre) && course->status == BAC_OK ==>
      falling(course->plan, 0, course->dose_mg); */
    /*@ assert days > 0 && \at(only_falls(course, 0), Pre) && course->status == BAC_OK ==>
      falling(course->plan, 0, course->dose_mg); */
    none_waits(course);
}

/* ---- legs ---- */

/* Whether stated intakes are those of the split. [R-leg-merge] */
/*@ requires \valid_read(split) && (split->count == 0 || valid_split(split)) && \valid_read(block);
    requires block->dose_mg <= BAC_DOSE_MAX && 0 < block->intake_count && sound_intakes(block);
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

/* What a block states of an intake; 0: nothing. */
/*@ requires \valid_read(leg) && i < BAC_INTAKES_MAX;
    assigns \nothing;
    ensures \result == (i < leg->intake_count ? leg->intake_mg[i] : 0); */
static uint16_t intake_of(const bac_leg *leg, unsigned i)
{
    return i < leg->intake_count ? leg->intake_mg[i] : 0;
}

/*@ requires \valid_read(leg) && leg->intake_count <= BAC_INTAKES_MAX;
    assigns \nothing;
    ensures \result <==> \forall integer i; 0 <= i < leg->intake_count ==> leg->intake_mg[i] <= BAC_DOSE_MAX; */
static bool doses_in_range(const bac_leg *leg)
{
    /*@ loop invariant i <= leg->intake_count;
        loop invariant \forall integer k; 0 <= k < i ==> leg->intake_mg[k] <= BAC_DOSE_MAX;
        loop assigns i;
        loop variant leg->intake_count - i; */
    for (unsigned i = 0; i < leg->intake_count; i++) {
        if (leg->intake_mg[i] > BAC_DOSE_MAX) {
            return false;
        }
    }
    return true;
}

/* [R-leg-block] */
/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->ending_days == 0;
    requires \valid_read(leg) && \separated(leg, course) && \separated(leg, course->plan);
    requires leg->dose_mg <= BAC_DOSE_MAX && leg->days <= BAC_DAYS_MAX;
    assigns course->status, course->days, course->dose_mg, course->level_days, *course->plan;
    ensures same_course{Pre, Post}(course);
    ensures sound_course(course);
    ensures \result == BAC_OK ==> course->status == BAC_OK && course->dose_mg == \old(leg->dose_mg); */
static bac_status add_block(bac_course *course, const bac_leg *leg)
{
    if (leg->days == 0 || leg->intake_count == 1 || leg->intake_count > BAC_INTAKES_MAX || !doses_in_range(leg)) {
        return BAC_OUT_OF_RANGE;
    }
    const bac_block stated = {
        .dose_mg = leg->dose_mg,
        .days = leg->days,
        .intake_mg = {intake_of(leg, 0), intake_of(leg, 1), intake_of(leg, 2), intake_of(leg, 3)},
        .intake_count = leg->intake_count,
    };
    const bac_phase phase = block_phase(course, leg->dose_mg);
    if (stated.intake_count > 0 && equals_split(&course->request.split, &stated)) {
        bac_course_days(course, leg->dose_mg, leg->days, phase);
    } else {
        add_days(course, &stated, phase);
    }
    return course->status;
}

/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->ending_days == 0;
    requires to_mg < course->dose_mg && days <= BAC_DAYS_MAX;
    assigns course->status, course->days, course->dose_mg, course->level_days, course->ending_days,
      course->ending_phase, *course->plan;
    ensures same_course{Pre, Post}(course) && sound_course(course);
    ensures \result == BAC_OK ==> course->status == BAC_OK && course->dose_mg == to_mg && course->ending_days > 0;
    ensures stop: \result == BAC_OK && to_mg == 0 ==> course->ending_days == 1;
    ensures falls: \old(only_falls(course, 0)) ==> only_falls(course, 0); */
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
    assigns course->status, course->days, course->dose_mg, course->level_days, course->ending_days,
      course->ending_phase, course->initial_used, *course->plan;
    ensures same_course{Pre, Post}(course);
    ensures \result == BAC_OK ==> course->status == BAC_OK && sound_course(course) && course->dose_mg == target_mg &&
      course->ending_days > 0;
    ensures rises: \old((course->dose_mg > 0 || course->plan->count == 0) && only_rises(course, 0)) ==>
      only_rises(course, 0); */
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
    assigns course->status, course->days, course->dose_mg, course->level_days, course->ending_days,
      course->ending_phase, course->initial_used, *course->plan;
    ensures same_course{Pre, Post}(course);
    ensures \result == BAC_OK ==> course->status == BAC_OK && sound_course(course);
    ensures to: \result == BAC_OK ==> course->dose_mg == \old(leg->dose_mg);
    ensures rises: \old(course->dose_mg < leg->dose_mg && (course->dose_mg > 0 || course->plan->count == 0) &&
      only_rises(course, 0)) ==> only_rises(course, 0);
    ensures falls: \old(leg->dose_mg < course->dose_mg && only_falls(course, 0)) ==> only_falls(course, 0); */
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

/* Right after a leg that ended with a level: that one lasts for so many days. [R-leg-hold] */
/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && days <= BAC_DAYS_MAX;
    assigns course->status, course->days, course->dose_mg, course->level_days, course->ending_days, *course->plan;
    ensures same_course{Pre, Post}(course);
    ensures sound_course(course);
    ensures \result == BAC_OK ==> course->status == BAC_OK && course->dose_mg == \old(course->dose_mg) &&
      course->ending_days == 0;
    ensures rises: \old(only_rises(course, 0)) ==> only_rises(course, 0);
    ensures falls: \old(only_falls(course, 0)) ==> only_falls(course, 0); */
static bac_status add_hold(bac_course *course, uint32_t days)
{
    if (days == 0) {
        return BAC_OUT_OF_RANGE;
    }
    if (course->ending_days > 0) {
        settle_ending(course, days, course->dose_mg == 0 ? BAC_PHASE_STOP : BAC_PHASE_MAINTENANCE);
    } else if (course->dose_mg == 0) {
        return BAC_HOLD_AT_ZERO;
    } else {
        bac_course_stay(course, days, BAC_PHASE_MAINTENANCE);
    }
    return course->status;
}

/* [R-leg-errors] */
/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK;
    requires \valid_read(leg) && \separated(leg, course) && \separated(leg, course->plan);
    requires course->ending_days == 0 || leg->kind == BAC_LEG_HOLD;
    assigns course->status, course->days, course->dose_mg, course->level_days, course->ending_days,
      course->ending_phase, course->initial_used, *course->plan;
    ensures same_course{Pre, Post}(course);
    ensures \result == BAC_OK ==> course->status == BAC_OK && sound_course(course);
    ensures to: \result == BAC_OK && \old(leg->kind) == BAC_LEG_TO ==> course->dose_mg == \old(leg->dose_mg);
    ensures stop: \result == BAC_OK && \old(leg->kind) == BAC_LEG_STOP ==>
      course->dose_mg == 0 && course->ending_days == 1;
    ensures hold: \result == BAC_OK && \old(leg->kind) == BAC_LEG_HOLD ==> course->dose_mg == \old(course->dose_mg);
    ensures rises: \old(leg_up(course, leg) && only_rises(course, 0)) ==> only_rises(course, 0);
    ensures falls: \old(leg_down(course, leg) && only_falls(course, 0)) ==> only_falls(course, 0); */
static bac_status add_leg(bac_course *course, const bac_leg *leg)
{
    if (leg->dose_mg > BAC_DOSE_MAX || leg->days > BAC_DAYS_MAX) {
        return BAC_OUT_OF_RANGE;
    }
    if (leg->kind == BAC_LEG_BLOCK) {
        return add_block(course, leg);
    }
    if (leg->kind == BAC_LEG_TO) {
        return add_to(course, leg);
    }
    if (leg->kind == BAC_LEG_STOP) {
        return course->dose_mg == 0 ? BAC_STOP_AT_ZERO : fall_to(course, 0, leg->days);
    }
    return add_hold(course, leg->days);
}

/* ---- courses ---- */

/* An error is the last answer, and leaves no plan. */
/*@ requires \valid(course) && \valid(course->plan) && \separated(course, course->plan);
    assigns course->status, course->plan->count;
    ensures \result == status && course->status == status && course->plan->count == 0; */
static bac_status refuse(bac_course *course, bac_status status)
{
    course->status = status;
    course->plan->count = 0;
    return status;
}

/*@ requires \valid_read(request) && 0 < request->step_days && 0 < request->initial_mg;
    assigns \nothing;
    ensures range: \result == BAC_OK ==> request->from_mg <= BAC_DOSE_MAX && request->held_days <= BAC_DAYS_MAX;
    ensures sound: \result == BAC_OK ==> sound_request(request); */
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
/*@ requires \valid(own) && \valid_read(protocol) && \valid_read(request) && sound_protocol(protocol);
    requires \separated(own, protocol) && \separated(own, request);
    assigns *own;
    ensures given: own->from_mg == \old(request->from_mg);
    ensures defaults: own->step_days > 0 && own->initial_mg > 0;
    ensures protocol: sound_protocol(protocol); */
static void set_request(bac_course_request *own, const bac_protocol *protocol, const bac_course_request *request)
{
    *own = *request;
    if (own->step_days == 0) {
        own->step_days = BAC_STEP_DAYS_DEFAULT;
    }
    if (own->initial_mg == 0) {
        own->initial_mg = protocol->start_min.value;
    }
}

/*@ requires \valid(course) && \valid(plan) && \valid_read(protocol) && \valid_read(request);
    requires sound_protocol(protocol) && \separated(course, plan, protocol) && \separated(course, request) &&
      \separated(plan, request);
    assigns *course, plan->count;
    ensures \result == course->status && course->plan == plan && course->protocol == protocol && plan->count == 0;
    ensures course->leg == 0 && course->ending_days == 0 && course->days == 0;
    ensures dose: course->dose_mg == \old(request->from_mg);
    ensures sound: \result == BAC_OK ==> sound_course(course); */
bac_status bac_course_begin(bac_course *course, bac_plan *plan, const bac_protocol *protocol,
                            const bac_course_request *request)
{
    course->plan = plan;
    course->protocol = protocol;
    set_request(&course->request, protocol, request);
    plan->count = 0;
    course->status = understand_course(&course->request);
    course->leg = 0;
    course->days = 0;
    course->dose_mg = course->request.from_mg;
    course->level_days = course->request.held_days;
    course->ending_days = 0;
    course->ending_phase = BAC_PHASE_TITRATION;
    course->initial_used = request->initial_mg == 0;
    //@ assert course->status == BAC_OK ==> sound_counts(course);
    return course->status;
}

/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->leg < UINT32_MAX;
    assigns course->leg;
    ensures course->leg == \old(course->leg) + 1;
    ensures sound_course(course);
    ensures \old(only_rises(course, 0)) ==> only_rises(course, 0);
    ensures \old(only_falls(course, 0)) ==> only_falls(course, 0); */
static void begin_leg(bac_course *course)
{
    course->leg++;
}

/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->leg < UINT32_MAX;
    requires \valid_read(leg) && \separated(leg, course) && \separated(leg, course->plan);
    assigns course->status, course->leg, course->days, course->dose_mg, course->level_days, course->ending_days,
      course->ending_phase, course->initial_used, *course->plan;
    ensures leg: \result == BAC_OK ==> course->leg == \old(course->leg) + 1;
    ensures sound: \result == BAC_OK ==> course->status == BAC_OK && sound_course(course);
    ensures more: \old(course->days) <= course->days;
    ensures kept: same_plan{Pre, Post}(course->plan);
    ensures place: course->leg <= \old(course->leg) + 1;
    ensures to: \result == BAC_OK && \old(leg->kind) == BAC_LEG_TO ==> course->dose_mg == \old(leg->dose_mg);
    ensures stop: \result == BAC_OK && \old(leg->kind) == BAC_LEG_STOP ==>
      course->dose_mg == 0 && course->ending_days == 1;
    ensures hold: \result == BAC_OK && \old(leg->kind) == BAC_LEG_HOLD ==> course->dose_mg == \old(course->dose_mg);
    ensures rises: \old(leg_up(course, leg) && only_rises(course, 0)) ==> only_rises(course, 0);
    ensures falls: \old(leg_down(course, leg) && only_falls(course, 0)) ==> only_falls(course, 0); */
static bac_status add_next(bac_course *course, const bac_leg *leg)
{
    if (leg->kind != BAC_LEG_HOLD) {
        settle_ending(course, course->ending_days, course->ending_phase);
    }
    if (course->status != BAC_OK) {
        return course->status;
    }
    //@ assert leg->kind == \at(leg->kind, Pre);
    //@ assert leg->dose_mg == \at(leg->dose_mg, Pre);
    //@ assert \at(leg_up(course, leg), Pre) ==> leg_up(course, leg);
    //@ assert \at(leg_down(course, leg), Pre) ==> leg_down(course, leg);
    //@ assert \at(leg_up(course, leg) && only_rises(course, 0), Pre) ==> only_rises(course, 0);
    //@ assert \at(leg_down(course, leg) && only_falls(course, 0), Pre) ==> only_falls(course, 0);
    begin_leg(course);
    //@ assert leg->kind == \at(leg->kind, Pre);
    return add_leg(course, leg);
}

/*@ requires \valid(course) && \valid(course->plan) && \separated(course, course->plan) && \valid_read(leg);
    requires \separated(leg, course) && \separated(leg, course->plan) && course->leg < UINT32_MAX;
    requires course->status == BAC_OK ==> sound_course(course);
    requires course->status != BAC_OK ==> course->plan->count == 0;
    assigns course->status, course->leg, course->days, course->dose_mg, course->level_days, course->ending_days,
      course->ending_phase, course->initial_used, *course->plan;
    ensures \result == course->status && (\old(course->status) != BAC_OK ==> \result == \old(course->status));
    ensures leg: \result == BAC_OK ==> course->leg == \old(course->leg) + 1;
    ensures sound: \result == BAC_OK ==> sound_course(course);
    ensures more: \result == BAC_OK ==> \old(course->days) <= course->days;
    ensures kept: \result == BAC_OK ==> same_plan{Pre, Post}(\old(course->plan));
    ensures none: \result != BAC_OK ==> course->plan->count == 0;
    ensures place: course->leg <= \old(course->leg) + 1;
    ensures to: \result == BAC_OK && \old(leg->kind) == BAC_LEG_TO ==> course->dose_mg == \old(leg->dose_mg);
    ensures stop: \result == BAC_OK && \old(leg->kind) == BAC_LEG_STOP ==>
      course->dose_mg == 0 && course->ending_days == 1;
    ensures hold: \result == BAC_OK && \old(leg->kind) == BAC_LEG_HOLD ==> course->dose_mg == \old(course->dose_mg);
    ensures rises: \old(leg_up(course, leg) && only_rises(course, 0)) ==> only_rises(course, 0);
    ensures falls: \old(leg_down(course, leg) && only_falls(course, 0)) ==> only_falls(course, 0); */
bac_status bac_course_add(bac_course *course, const bac_leg *leg)
{
    if (course->status != BAC_OK) {
        return course->status;
    }
    const bac_status status = add_next(course, leg);
    return status == BAC_OK ? BAC_OK : refuse(course, status);
}

void bac_course_hold(bac_course *course, uint16_t days)
{
    if (days > 0) {
        bac_course_add(course, &(bac_leg){.kind = BAC_LEG_HOLD, .days = days});
    }
}

/*@ requires \valid(course) && \valid(course->plan) && \separated(course, course->plan);
    requires course->status == BAC_OK ==> sound_course(course);
    assigns course->status, course->leg, course->days, course->dose_mg, course->level_days, course->ending_days,
      course->ending_phase, course->initial_used, *course->plan;
    ensures \result == course->status;
    ensures refused: \old(course->status) != BAC_OK ==> \result == \old(course->status);
    ensures \result == BAC_OK ==> 0 < course->plan->count && 0 < course->days && apart(course->plan) &&
      sound_plan(course->plan, course->days);
    ensures none: \result != BAC_OK ==> course->plan->count == 0;
    ensures last: \result == BAC_OK ==> course->dose_mg == \old(course->dose_mg) &&
      course->plan->block[course->plan->count - 1].dose_mg == \old(course->dose_mg);
    ensures fresh: \result == BAC_OK && \old(0 < course->ending_days && another_dose(course->plan, course->dose_mg)) ==>
      course->plan->block[course->plan->count - 1].days == \old(course->ending_days);
    ensures up: course->status == BAC_OK && \old(only_rises(course, 0)) ==>
      rising(course->plan, course->protocol, 0, \old(course->dose_mg));
    ensures down: course->status == BAC_OK && \old(only_falls(course, 0)) ==>
      falling(course->plan, 0, \old(course->dose_mg)); */
bac_status bac_course_end(bac_course *course)
{
    if (course->status == BAC_OK) {
        settle_ending(course, course->ending_days, course->ending_phase);
    }
    if (course->status != BAC_OK) {
        return refuse(course, course->status);
    }
    course->leg = 0;
    if (course->days == 0) {
        return refuse(course, BAC_NO_LEG);
    }
    //@ assert days_upto(course->plan, 0) == 0;
    //@ assert course->plan->count > 0;
    return course->initial_used ? BAC_OK : refuse(course, BAC_INITIAL_UNUSED);
}
