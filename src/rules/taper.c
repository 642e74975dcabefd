/* SPDX-License-Identifier: MIT */
/* The way down: to 0 (a stop) or to a lower dose (a reduction). */
#include "course.h"

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

/* [R-taper-days] */
/*@ requires fall_mg <= BAC_DOSE_MAX && 0 < step_mg;
    assigns \nothing;
    ensures \result <= 2 * BAC_DOSE_MAX;
    ensures fall_mg > 0 ==> \result == days_at(fall_mg, step_mg); */
uint16_t bac_taper_length(uint16_t fall_mg, uint16_t step_mg)
{
    const uint16_t falls = (uint16_t)((fall_mg + step_mg - 1) / step_mg);
    return (uint16_t)(falls > 0 ? 2 * (falls - 1) : 0);
}

/* Days on intermediate doses, where they are not given. [R-taper-days] */
/*@ requires \valid_read(course) && sound_course(course) && course->status == BAC_OK && 0 < fall_mg <= BAC_DOSE_MAX;
    assigns \nothing;
    ensures \result <= BAC_DAYS_MAX;
    ensures \result == length_of(course->protocol, fall_mg, stop ? 0 : 1, course->request.max_step_mg); */
static uint16_t length_days(const bac_course *course, uint16_t fall_mg, bool stop)
{
    const bac_protocol *protocol = course->protocol;
    if (course->request.max_step_mg > 0) {
        const uint16_t asked = bac_taper_length(fall_mg, course->request.max_step_mg);
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

/*@ requires \valid(course) && sound_course(course) && course->ending_days == 0;
    requires course->status == BAC_OK ==> dose_mg < course->dose_mg;
    requires dose_mg <= BAC_DOSE_MAX && 0 < days <= BAC_DAYS_MAX;
    assigns course->status, course->days, course->dose_mg, course->level_days, *course->plan;
    ensures same_course{Pre, Post}(course);
    ensures sound_course(course);
    ensures level: course->status == BAC_OK ==> course->dose_mg == dose_mg &&
      course->days == \old(course->days) + days;
    ensures falls: \forall integer first; \old(0 <= first <= course->plan->count && only_falls(course, first)) ==>
      only_falls(course, first); */
static void fall_once(bac_course *course, uint32_t dose_mg, uint32_t days)
{
    bac_course_days(course, dose_mg, days, BAC_PHASE_TAPER);
    /*@ assert \forall integer first; \at(0 <= first <= course->plan->count && only_falls(course, first), Pre) &&
      course->status == BAC_OK ==> falling(course->plan, first, course->dose_mg); */
}

/* Shares the fall, in half tablets, over levels + 1 falls (the larger first) and the days over the levels (the longer
 * last), so that the end is the gentlest part. levels is at least 1. */
/* [R-taper-levels] */
/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->ending_days == 0;
    requires to_mg < course->dose_mg && course->dose_mg % BAC_DOSE_STEP == 0 && to_mg % BAC_DOSE_STEP == 0;
    requires 1 <= levels <= days / 2 && days <= BAC_DAYS_MAX && levels < (course->dose_mg - to_mg) / BAC_DOSE_STEP;
    assigns course->status, course->days, course->dose_mg, course->level_days, *course->plan;
    ensures same: same_course{Pre, Post}(course);
    ensures sound: sound_course(course) && course->ending_days == 0;
    ensures level: course->status == BAC_OK ==> to_mg < course->dose_mg;
    ensures falls: \forall integer first; \old(0 <= first <= course->plan->count && only_falls(course, first)) ==>
      only_falls(course, first);
    ensures days: course->status == BAC_OK ==> course->days == \old(course->days) + days; */
static void add_levels(bac_course *course, uint16_t to_mg, uint16_t levels, uint16_t days)
{
    unsigned halves = (unsigned)(course->dose_mg - to_mg) / BAC_DOSE_STEP;
    unsigned days_left = days;
    /*@ loop invariant 0 <= left <= levels && left < halves;
        loop invariant to_mg + BAC_DOSE_STEP * halves <= \at(course->dose_mg, Pre);
        loop invariant 2 * left <= days_left <= days && (left == 0 ==> days_left == 0);
        loop invariant same: same_course{Pre, Here}(course);
        loop invariant sound: sound_course(course) && course->ending_days == 0;
        loop invariant level: course->status == BAC_OK ==> course->dose_mg == to_mg + BAC_DOSE_STEP * halves &&
          course->days == \at(course->days, Pre) + days - days_left;
        loop invariant falls: \forall integer first;
          \at(0 <= first <= course->plan->count && only_falls(course, first), Pre) ==> only_falls(course, first);
        loop assigns left, halves, days_left, course->status, course->days, course->dose_mg, course->level_days,
          *course->plan;
        loop variant left; */
    for (unsigned left = levels; left > 0; left--) {
        const unsigned stay = larger_last(days_left, left);
        halves -= larger_first(halves, left + 1);
        days_left -= stay;
        fall_once(course, to_mg + halves * BAC_DOSE_STEP, stay);
    }
}

/* [R-taper-levels] [R-taper-end] [R-leg-fall] */
void bac_course_fall(bac_course *course, uint16_t to_mg, uint16_t days)
{
    const bool stop = to_mg == 0;
    const uint16_t fall_mg = (uint16_t)(course->dose_mg - to_mg);
    const uint16_t length = days > 0 ? days : length_days(course, fall_mg, stop);
    const uint16_t levels = smaller(length / 2, (uint16_t)(fall_mg / BAC_DOSE_STEP - 1));
    if (levels > 0) {
        add_levels(course, to_mg, levels, length);
    } else { /* half a tablet cannot be halved further */
        bac_course_stay(course, length, BAC_PHASE_TAPER);
    }
    //@ assert course->status == BAC_OK ==> to_mg < course->dose_mg;
    //@ assert course->status == BAC_OK ==> next_down(course->plan, to_mg);
    if (stop) {
        bac_course_ending(course, 0, 1, BAC_PHASE_STOP);
    } else {
        bac_course_ending(course, to_mg, BAC_MAINTAIN_DAYS_DEFAULT, BAC_PHASE_MAINTENANCE);
    }
}

/* [R-taper-errors] */
/*@ requires \valid_read(request);
    assigns \nothing;
    ensures \result == BAC_OK ==> request->to_mg < request->from_mg <= BAC_DOSE_MAX &&
      request->from_mg % BAC_DOSE_STEP == 0 && request->to_mg % BAC_DOSE_STEP == 0 &&
      (request->days == 0 || BAC_TAPER_DAYS_MIN <= request->days <= BAC_DAYS_MAX) &&
      request->maintain_days <= BAC_DAYS_MAX && (request->to_mg == 0 ==> request->maintain_days == 0); */
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

/* From the dose that a course begins with to a lower one, or to none. */
/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->leg == 0;
    requires course->ending_days == 0 && course->plan->count == 0 && to_mg < course->dose_mg && days <= BAC_DAYS_MAX;
    assigns course->status, course->leg, course->days, course->dose_mg, course->level_days, course->ending_days,
      course->ending_phase, course->initial_used, *course->plan;
    ensures place: course->leg <= 1;
    ensures sound: course->status == BAC_OK ==> sound_course(course);
    ensures none: course->status != BAC_OK ==> course->plan->count == 0;
    ensures dose: course->status == BAC_OK ==> course->dose_mg == to_mg;
    ensures stop: course->status == BAC_OK && to_mg == 0 ==> course->ending_days == 1 && another_dose(course->plan, 0);
    ensures falls: only_falls(course, 0); */
static void fall(bac_course *course, uint16_t to_mg, uint16_t days)
{
    const bac_leg_kind kind = to_mg > 0 ? BAC_LEG_TO : BAC_LEG_STOP;
    bac_course_add(course, &(bac_leg){.kind = kind, .dose_mg = to_mg, .days = days});
}

/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->leg == 0;
    requires course->ending_days == 0 && course->plan->count == 0 && to_mg < course->dose_mg && days <= BAC_DAYS_MAX;
    requires maintain_days <= BAC_DAYS_MAX && (to_mg == 0 ==> maintain_days == 0);
    assigns course->status, course->leg, course->days, course->dose_mg, course->level_days, course->ending_days,
      course->ending_phase, course->initial_used, *course->plan;
    ensures none: \result != BAC_OK ==> course->plan->count == 0;
    ensures some: \result == BAC_OK ==> 0 < course->plan->count;
    ensures days: \result == BAC_OK ==> sound_plan(course->plan, course->days);
    ensures last: \result == BAC_OK ==> course->plan->block[course->plan->count - 1].dose_mg == to_mg;
    ensures stop: \result == BAC_OK && to_mg == 0 ==> course->plan->block[course->plan->count - 1].days == 1;
    ensures falls: \result == BAC_OK ==> falling(course->plan, 0, to_mg); */
static bac_status come_down(bac_course *course, uint16_t to_mg, uint16_t days, uint16_t maintain_days)
{
    fall(course, to_mg, days);
    //@ assert course->status == BAC_OK && to_mg == 0 ==> another_dose(course->plan, 0);
    bac_course_hold(course, maintain_days);
    /*@ assert course->status == BAC_OK && to_mg == 0 ==> course->ending_days == 1 &&
      another_dose(course->plan, 0); */
    return bac_course_end(course);
}

/* [R-taper-end] */
/*@ requires \valid(plan) && \valid_read(protocol) && \valid_read(request) && sound_protocol(protocol);
    requires \separated(plan, protocol) && \separated(plan, request);
    assigns *plan;
    ensures \result != BAC_OK ==> plan->count == 0;
    ensures \result == BAC_OK ==> 0 < plan->count <= BAC_BLOCKS_MAX;
    ensures falls: \result == BAC_OK ==> falling(plan, 0, \old(request->to_mg));
    ensures \result == BAC_OK ==> plan->block[plan->count - 1].dose_mg == \old(request->to_mg);
    ensures \result == BAC_OK && \old(request->to_mg) == 0 ==> plan->block[plan->count - 1].days == 1;
    ensures \result == BAC_OK ==> days_upto(plan, plan->count) <= BAC_DAYS_MAX; */
bac_status bac_taper(bac_plan *plan, const bac_protocol *protocol, const bac_tapering *request)
{
    bac_course course;
    plan->count = 0;
    bac_status status = understand_tapering(request);
    if (status == BAC_OK) {
        status =
            bac_course_begin(&course, plan, protocol,
                             &(bac_course_request){.from_mg = request->from_mg, .max_step_mg = request->max_step_mg});
    }
    return status == BAC_OK ? come_down(&course, request->to_mg, request->days, request->maintain_days) : status;
}
