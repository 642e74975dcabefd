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

    predicate sound_setting{L}(bac_course *course) =
      \valid(course->plan) && \valid_read(course->protocol) && sound_protocol(course->protocol) &&
      separate_course(course);

    predicate sound_counts{L}(bac_course *course) =
      course->level_days <= BAC_DAYS_MAX + course->days && course->ending_days <= BAC_DAYS_MAX &&
      course->ending_phase <= BAC_PHASE_STOP &&
      (course->status == BAC_OK ==> course->dose_mg <= BAC_DOSE_MAX && sound_request(&course->request));

    // The last block is of the dose, where no level waits for its days.
    predicate sound_last{L}(bac_course *course) =
      course->status == BAC_OK && course->ending_days == 0 && course->plan->count > 0 ==>
        course->plan->block[course->plan->count - 1].dose_mg == course->dose_mg;

    predicate sound_course{L}(bac_course *course) =
      sound_setting(course) && sound_plan(course->plan, course->days) && apart(course->plan) &&
      sound_blocks(course->plan) && sound_counts(course) && sound_last(course);

    // What is already planned is as it was.
    predicate same_doses{L1, L2}(bac_plan *plan) = \forall integer i; 0 <= i < \at(plan->count, L1) ==>
      \at(plan->block[i].dose_mg, L1) == \at(plan->block[i].dose_mg, L2);
    predicate same_plan{L1, L2}(bac_plan *plan) =
      \at(plan->count, L1) <= \at(plan->count, L2) && kept{L1, L2}(plan, \at(plan->count, L1) - 1) &&
      same_doses{L1, L2}(plan);
    lemma same_plan_twice{L1, L2, L3}: \forall bac_plan *plan;
      same_plan{L1, L2}(plan) && same_plan{L2, L3}(plan) ==> same_plan{L1, L3}(plan);

    predicate same_course{L1, L2}(bac_course *course) =
      \at(course->days, L1) <= \at(course->days, L2) && same_plan{L1, L2}(\at(course->plan, L1)) &&
      (\at(course->status, L1) != BAC_OK ==> \at(course->status, L2) == \at(course->status, L1));

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

    // Each block from `first` on is below the one before it; none is below a dose.
    predicate falling{L}(bac_plan *plan, integer first, integer least_mg) =
      \forall integer i; first <= i < plan->count ==> least_mg <= plan->block[i].dose_mg &&
        (1 <= i ==> plan->block[i].dose_mg < plan->block[i - 1].dose_mg);

    // A dose may follow the last block on the way up, or down.
    predicate next_up{L}(bac_plan *plan, bac_protocol *p, integer dose_mg) = plan->count > 0 ==>
      plan->block[plan->count - 1].dose_mg < dose_mg <=
        plan->block[plan->count - 1].dose_mg + increase_from(p, plan->block[plan->count - 1].dose_mg);
    predicate next_down{L}(bac_plan *plan, integer dose_mg) =
      plan->count > 0 ==> dose_mg < plan->block[plan->count - 1].dose_mg;

    // Still so with days of a dose more, which follow, or belong to the last block.
    lemma still_rising{L1, L2}:
      \forall bac_plan *plan, bac_protocol *p, integer first, integer most_mg, integer dose_mg;
      0 <= first && same_doses{L1, L2}(plan) && same_pace{L1, L2}(p) && rising{L1}(plan, p, first, most_mg) &&
      (most_mg <= dose_mg || \at(plan->count, L1) == 0) &&
      (next_up{L1}(plan, p, dose_mg) || \at(plan->count, L2) == \at(plan->count, L1)) &&
      \at(plan->count, L1) <= \at(plan->count, L2) <= \at(plan->count, L1) + 1 &&
      (\at(plan->count, L2) > 0 ==> \at(plan->block[plan->count - 1].dose_mg, L2) == dose_mg) ==>
        rising{L2}(plan, p, first, dose_mg);
    lemma still_falling{L1, L2}: \forall bac_plan *plan, integer first, integer least_mg, integer dose_mg;
      0 <= first && same_doses{L1, L2}(plan) && falling{L1}(plan, first, least_mg) &&
      (dose_mg <= least_mg || \at(plan->count, L1) == 0) &&
      (next_down{L1}(plan, dose_mg) || \at(plan->count, L2) == \at(plan->count, L1)) &&
      \at(plan->count, L1) <= \at(plan->count, L2) <= \at(plan->count, L1) + 1 &&
      (\at(plan->count, L2) > 0 ==> \at(plan->block[plan->count - 1].dose_mg, L2) == dose_mg) ==>
        falling{L2}(plan, first, dose_mg);

    // From a block on, a course only rises, or falls, up to the level that waits for its days.
    predicate only_rises{L}(bac_course *course, integer first) = course->status == BAC_OK ==>
      rising(course->plan, course->protocol, first, course->dose_mg) &&
      (course->ending_days > 0 ==> next_up(course->plan, course->protocol, course->dose_mg));
    predicate only_falls{L}(bac_course *course, integer first) = course->status == BAC_OK ==>
      falling(course->plan, first, course->dose_mg) &&
      (course->ending_days > 0 ==> next_down(course->plan, course->dose_mg));

    // A leg on the way up, from a dose or as the first of all; or down.
    predicate leg_up{L}(bac_course *course, bac_leg *leg) = leg->kind == BAC_LEG_HOLD ||
      (leg->kind == BAC_LEG_TO && course->dose_mg < leg->dose_mg &&
        (course->dose_mg > 0 || (course->ending_days == 0 && course->plan->count == 0)));
    predicate leg_down{L}(bac_course *course, bac_leg *leg) = leg->kind == BAC_LEG_HOLD ||
      leg->kind == BAC_LEG_STOP || (leg->kind == BAC_LEG_TO && leg->dose_mg < course->dose_mg); */

/* Adds days of a dose that states no intakes; none of 0 days, and nothing after an error. */
/*@ requires \valid(course) && sound_course(course) && dose_mg <= BAC_DOSE_MAX && days <= BAC_DAYS_MAX;
    requires (course->ending_days == 0 || dose_mg == course->dose_mg) && phase <= BAC_PHASE_STOP;
    assigns course->status, course->days, course->dose_mg, course->level_days, *course->plan;
    ensures same_course{Pre, Post}(course);
    ensures course->status == BAC_OK ==> course->days == \old(course->days) + days;
    ensures course->status == BAC_OK && days > 0 ==> course->dose_mg == dose_mg && course->plan->count > 0;
    ensures last: course->status == BAC_OK && course->plan->count > 0 && (course->ending_days == 0 || days > 0) ==>
      course->plan->block[course->plan->count - 1].dose_mg == course->dose_mg;
    ensures course->plan->count <= \old(course->plan->count) + 1;
    ensures none: days == 0 || course->status != BAC_OK ==> course->plan->count == \old(course->plan->count);
    ensures pace: same_pace{Pre, Post}(course->protocol);
    ensures fresh: course->status == BAC_OK && 0 < days && \old(another_dose(course->plan, dose_mg)) ==>
      course->plan->block[course->plan->count - 1].days == days;
    ensures days == 0 || course->status != BAC_OK ==> course->dose_mg == \old(course->dose_mg);
    ensures sound_course(course); */
void bac_course_days(bac_course *course, uint32_t dose_mg, uint32_t days, bac_phase phase);

/* Adds days of the dose that is taken already, with its intakes; none of 0 days, and nothing after an error. */
/*@ requires \valid(course) && sound_course(course) && days <= BAC_DAYS_MAX && course->ending_days == 0;
    requires course->status == BAC_OK && phase <= BAC_PHASE_STOP;
    assigns course->status, course->days, course->dose_mg, course->level_days, *course->plan;
    ensures same_course{Pre, Post}(course);
    ensures sound_course(course);
    ensures course->dose_mg == \old(course->dose_mg);
    ensures course->status == BAC_OK ==> course->days == \old(course->days) + days;
    ensures \old(course->plan->count) > 0 ==> course->plan->count == \old(course->plan->count);
    ensures \old(course->plan->count) == 0 ==> course->plan->count <= 1;
    ensures none: course->status != BAC_OK ==> course->plan->count == \old(course->plan->count);
    ensures rises: \forall integer first; \old(0 <= first && only_rises(course, first)) ==> only_rises(course, first);
    ensures falls: \forall integer first; \old(0 <= first && only_falls(course, first)) ==>
      only_falls(course, first); */
void bac_course_stay(bac_course *course, uint32_t days, bac_phase phase);

/* The level that a leg ends with, which lasts for so many days where no `hold` follows. */
/*@ requires \valid(course) && sound_course(course) && dose_mg <= BAC_DOSE_MAX && 0 < days <= BAC_DAYS_MAX;
    requires phase <= BAC_PHASE_STOP;
    assigns course->dose_mg, course->level_days, course->ending_days, course->ending_phase;
    ensures sound_course(course) && course->dose_mg == dose_mg && course->ending_days == days;
    ensures rises: \old(next_up(course->plan, course->protocol, dose_mg) && course->dose_mg <= dose_mg) ==>
      \forall integer first; \old(only_rises(course, first)) ==> only_rises(course, first);
    ensures falls: \old(next_down(course->plan, dose_mg) && dose_mg <= course->dose_mg) ==>
      \forall integer first; \old(only_falls(course, first)) ==> only_falls(course, first);
    ensures same_course{Pre, Post}(course); */
void bac_course_ending(bac_course *course, uint32_t dose_mg, uint32_t days, bac_phase phase);

/* What is left of the step of the dose that is taken already. */
/*@ requires \valid_read(course) && sound_course(course) && course->status == BAC_OK;
    assigns \nothing;
    ensures \result == \max(0, course->request.step_days - course->level_days); */
uint32_t bac_course_step_left(const bac_course *course);

/* Up to a higher dose. Returns BAC_OK or BAC_TARGET_BELOW_INITIAL. */
/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->ending_days == 0;
    requires course->dose_mg < target_mg <= BAC_DOSE_MAX;
    assigns course->status, course->days, course->dose_mg, course->level_days, course->ending_days,
      course->ending_phase, course->initial_used, *course->plan;
    ensures same_course{Pre, Post}(course);
    ensures \result == BAC_TARGET_BELOW_INITIAL || \result == course->status;
    ensures \result == BAC_OK ==> sound_course(course) && course->dose_mg == target_mg && course->ending_days > 0;
    ensures rises: \forall integer first; \old(0 <= first <= course->plan->count && only_rises(course, first) &&
      (course->dose_mg > 0 || course->plan->count == 0)) ==> only_rises(course, first); */
bac_status bac_course_rise(bac_course *course, uint16_t target_mg);

/* Down to a lower dose, both on the grid, with so many days on intermediate doses (at least 2), or 0: not given. */
/*@ requires \valid(course) && sound_course(course) && course->status == BAC_OK && course->ending_days == 0;
    requires to_mg < course->dose_mg && course->dose_mg % BAC_DOSE_STEP == 0 && to_mg % BAC_DOSE_STEP == 0;
    requires days == 0 || BAC_TAPER_DAYS_MIN <= days <= BAC_DAYS_MAX;
    assigns course->status, course->days, course->dose_mg, course->level_days, course->ending_days,
      course->ending_phase, *course->plan;
    ensures same_course{Pre, Post}(course) && sound_course(course);
    ensures course->dose_mg == to_mg && course->ending_days > 0;
    ensures falls: \forall integer first; \old(0 <= first <= course->plan->count && only_falls(course, first)) ==>
      only_falls(course, first);
    ensures stop: to_mg == 0 ==> course->ending_days == 1;
    ensures days: course->status == BAC_OK ==> course->days == \old(course->days + (days > 0 ? days
      : length_of(course->protocol, course->dose_mg - to_mg, to_mg, course->request.max_step_mg))); */
void bac_course_fall(bac_course *course, uint16_t to_mg, uint16_t days);

/* The leg `hold`, where it is given: of 0 days, none. */
/*@ requires \valid(course) && \valid(course->plan) && \separated(course, course->plan);
    requires course->leg < UINT32_MAX && days <= BAC_DAYS_MAX;
    requires course->status == BAC_OK ==> sound_course(course);
    requires course->status != BAC_OK ==> course->plan->count == 0;
    assigns course->status, course->leg, course->days, course->dose_mg, course->level_days, course->ending_days,
      course->ending_phase, course->initial_used, *course->plan;
    ensures sound: course->status == BAC_OK ==> sound_course(course);
    ensures none: course->status != BAC_OK ==> course->plan->count == 0;
    ensures refused: \old(course->status) != BAC_OK ==> course->status == \old(course->status);
    ensures hold: course->status == BAC_OK ==> course->dose_mg == \old(course->dose_mg);
    ensures rises: \old(only_rises(course, 0)) ==> only_rises(course, 0);
    ensures falls: \old(only_falls(course, 0)) ==> only_falls(course, 0);
    ensures unheld: days == 0 ==> course->ending_days == \old(course->ending_days) &&
      course->plan->count == \old(course->plan->count) && course->status == \old(course->status) &&
      \forall integer dose_mg; \old(another_dose(course->plan, dose_mg)) ==> another_dose(course->plan, dose_mg); */
void bac_course_hold(bac_course *course, uint16_t days);

#endif
