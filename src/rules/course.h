/* SPDX-License-Identifier: MIT */
/* The steps that courses are made of, and titrations and tapers with them. */
#ifndef BAC_RULES_COURSE_H
#define BAC_RULES_COURSE_H

#include "plan.h"
#include "protocol.h"
#include "split.h"

/*@ predicate sound_request{L}(bac_course_request *r) =
      0 < r->step_days <= BAC_DAYS_MAX && 0 < r->initial_mg <= BAC_DOSE_MAX && r->initial_mg % BAC_DOSE_STEP == 0 &&
      r->max_step_mg <= BAC_DOSE_MAX && (r->split.count == 0 || valid_split(&r->split));

    predicate separate_course{L}(bac_course *course) =
      \separated(course, course->plan) && \separated(course, course->protocol) &&
      \separated(course->plan, course->protocol);

    predicate sound_course{L}(bac_course *course) =
      \valid(course->plan) && \valid_read(course->protocol) && sound_protocol(course->protocol) &&
      separate_course(course) && sound_plan(course->plan, course->days) && apart(course->plan) &&
      sound_blocks(course->plan) &&
      course->level_days <= BAC_DAYS_MAX + course->days && course->ending_days <= BAC_DAYS_MAX &&
      course->ending_phase <= BAC_PHASE_STOP &&
      (course->status == BAC_OK ==> course->dose_mg <= BAC_DOSE_MAX && sound_request(&course->request)) &&
      (course->status == BAC_OK && course->ending_days == 0 && course->plan->count > 0 ==>
        course->plan->block[course->plan->count - 1].dose_mg == course->dose_mg);

    // What holds for all legs, and what is already planned, is as it was.
    predicate same_course{L1, L2}(bac_course *course) =
      \at(course->plan, L1) == \at(course->plan, L2) && \at(course->protocol, L1) == \at(course->protocol, L2) &&
      \at(course->request, L1) == \at(course->request, L2) && \at(course->leg, L1) == \at(course->leg, L2) &&
      \at(course->days, L1) <= \at(course->days, L2) && \at(course->plan->count, L1) <= \at(course->plan->count, L2) &&
      (\at(course->status, L1) != BAC_OK ==> \at(course->status, L2) == \at(course->status, L1)) &&
      kept{L1, L2}(\at(course->plan, L1), \at(course->plan->count, L1) - 1) &&
      (\at(course->plan->count, L1) > 0 ==>
        \at(course->plan->block[course->plan->count - 1].dose_mg, L1) ==
          \at(course->plan->block[\at(course->plan->count, L1) - 1].dose_mg, L2));

    // Days on intermediate doses: of a fall at so much every two days, and of one where they are not given.
    logic integer days_at(integer fall_mg, integer step_mg) = 2 * ((fall_mg + step_mg - 1) / step_mg - 1);
    logic integer length_of{L}(bac_protocol *p, integer fall_mg, integer to_mg, integer max_step_mg) =
      max_step_mg > 0 ? \max(days_at(fall_mg, max_step_mg), to_mg == 0 ? p->stop_min.value : 0)
      : to_mg > 0 ? days_at(fall_mg, p->fall_gentle.value)
      : \max(p->stop_min.value, \max(\min(days_at(fall_mg, p->fall_gentle.value), p->stop_max.value),
                                    days_at(fall_mg, p->fall_max.value)));

    // Each block from `first` on is above the one before it, by no more than the protocol allows; none is above a dose.
    predicate rising{L}(bac_plan *plan, bac_protocol *p, integer first, integer most_mg) =
      \forall integer i; first <= i < plan->count ==> plan->block[i].dose_mg <= most_mg &&
        (1 <= i ==> plan->block[i - 1].dose_mg < plan->block[i].dose_mg <=
          plan->block[i - 1].dose_mg + increase_from(p, plan->block[i - 1].dose_mg));

    // Each block from `first` on is below the one before it, and above a dose.
    predicate falling{L}(bac_plan *plan, integer first, integer above_mg) =
      \forall integer i; first <= i < plan->count ==> above_mg < plan->block[i].dose_mg &&
        (1 <= i ==> plan->block[i].dose_mg < plan->block[i - 1].dose_mg); */
/* Adds days of a dose that states no intakes; none of 0 days, and nothing after an error. */
/*@ requires \valid(course) && sound_course(course) && dose_mg <= BAC_DOSE_MAX && days <= BAC_DAYS_MAX;
    requires (course->ending_days == 0 || dose_mg == course->dose_mg) && phase <= BAC_PHASE_STOP;
    assigns *course, *course->plan;
    ensures same_course{Pre, Post}(course) && course->ending_phase == \old(course->ending_phase);
    ensures course->ending_days == \old(course->ending_days) && course->initial_used == \old(course->initial_used);
    ensures course->status == BAC_OK ==> course->days == \old(course->days) + days;
    ensures course->status == BAC_OK && days > 0 ==> course->dose_mg == dose_mg && course->plan->count > 0 &&
      course->plan->block[course->plan->count - 1].dose_mg == dose_mg &&
      course->plan->count <= \old(course->plan->count) + 1;
    ensures days == 0 || course->status != BAC_OK ==> course->dose_mg == \old(course->dose_mg);
    ensures course->ending_days == 0 || days > 0 ==> sound_course(course); */
void bac_course_days(bac_course *course, uint16_t dose_mg, uint16_t days, bac_phase phase);

/* Adds days of the dose that is taken already, with its intakes; none of 0 days, and nothing after an error. */
/*@ requires \valid(course) && sound_course(course) && days <= BAC_DAYS_MAX && course->ending_days == 0;
    requires course->status == BAC_OK && phase <= BAC_PHASE_STOP;
    assigns *course, *course->plan;
    ensures same_course{Pre, Post}(course) && sound_course(course) && course->ending_days == 0;
    ensures course->dose_mg == \old(course->dose_mg) && course->initial_used == \old(course->initial_used);
    ensures course->status == BAC_OK ==> course->days == \old(course->days) + days;
    ensures \old(course->plan->count) > 0 ==> course->plan->count == \old(course->plan->count);
    ensures \old(course->plan->count) == 0 ==> course->plan->count <= 1; */
void bac_course_stay(bac_course *course, uint16_t days, bac_phase phase);

/* The level that a leg ends with, which lasts for so many days where no `hold` follows. */
/*@ requires \valid(course) && sound_course(course) && dose_mg <= BAC_DOSE_MAX && 0 < days <= BAC_DAYS_MAX;
    requires phase <= BAC_PHASE_STOP;
    assigns course->dose_mg, course->level_days, course->ending_days, course->ending_phase;
    ensures sound_course(course) && course->dose_mg == dose_mg && course->ending_days == days;
    ensures same_course{Pre, Post}(course); */
void bac_course_ending(bac_course *course, uint16_t dose_mg, uint16_t days, bac_phase phase);

/* What is left of the step of the dose that is taken already. */
/*@ requires \valid_read(course) && sound_course(course) && course->status == BAC_OK;
    assigns \nothing;
    ensures \result == \max(0, course->request.step_days - course->level_days); */
uint16_t bac_course_step_left(const bac_course *course);

/* Up to a higher dose. Returns BAC_OK or BAC_TARGET_BELOW_INITIAL. */
/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->ending_days == 0;
    requires course->dose_mg < target_mg <= BAC_DOSE_MAX;
    assigns *course, *course->plan;
    ensures same_course{Pre, Post}(course);
    ensures \result == BAC_TARGET_BELOW_INITIAL || \result == course->status;
    ensures \result == BAC_OK ==> sound_course(course) && course->dose_mg == target_mg && course->ending_days > 0;
    ensures \old(course->dose_mg) > 0 ==>
      rising(course->plan, course->protocol, \old(course->plan->count), target_mg);
    ensures \result == BAC_OK && course->plan->count > \old(course->plan->count) && \old(course->dose_mg) > 0 ==>
      target_mg <= course->plan->block[course->plan->count - 1].dose_mg +
        increase_from(course->protocol, course->plan->block[course->plan->count - 1].dose_mg); */
bac_status bac_course_rise(bac_course *course, uint16_t target_mg);

/* Down to a lower dose, both on the grid, with so many days on intermediate doses (at least 2), or 0: not given. */
/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->ending_days == 0;
    requires to_mg < course->dose_mg && course->dose_mg % BAC_DOSE_STEP == 0 && to_mg % BAC_DOSE_STEP == 0;
    requires days == 0 || BAC_TAPER_DAYS_MIN <= days <= BAC_DAYS_MAX;
    assigns *course, *course->plan;
    ensures same_course{Pre, Post}(course) && sound_course(course);
    ensures course->dose_mg == to_mg && course->ending_days > 0;
    ensures falling(course->plan, \old(course->plan->count > 0 ? course->plan->count : 1), to_mg);
    ensures course->status == BAC_OK ==> course->days == \old(course->days) +
      (days > 0 ? days : length_of(course->protocol, \old(course->dose_mg) - to_mg, to_mg,
   course->request.max_step_mg)); */
void bac_course_fall(bac_course *course, uint16_t to_mg, uint16_t days);

#endif
