/* SPDX-License-Identifier: MIT */
/* What each function of the checker promises to the proof, so that check.c reads as a page of rules.
 *
 * `breaks_...` say when a rule is broken, in the words of docs/protocol.md; bac_check_day gives a violation of those
 * rules exactly then. */
#ifndef BAC_RULES_CHECK_H
#define BAC_RULES_CHECK_H

#include "need.h"
#include "protocol.h"
#include "split.h"

/* A stay is a run of days above the ceiling; at most one violation speaks of it. */
enum { STAY_NONE, STAY_CAUTION, STAY_VIOLATION };

/* What one day brings. The checker knows the days before. */
typedef struct {
    bac_checker *checker;
    const bac_day *day;
    bac_finding *out;
    unsigned count;
    bool rise, fall;
    bool first_rise;
    bool new_stretch; /* day 1, or another dose or other stated intakes than the day before */
} judgement;

/* The book that the proof keeps while a day is judged: of each rule that is broken the place of a finding that says so;
 * -1: it is not broken. */
/*@ ghost long broken[BAC_RULE_COUNT]; */

/*@ // Between two days: what is known of doses and of days.
    predicate known_doses{L}(bac_checker *checker) = \valid_read(checker->protocol) &&
      checker->dose_mg <= BAC_DOSE_MAX && checker->before_mg <= BAC_DOSE_MAX;
    predicate known_days{L}(bac_checker *checker) =
      checker->day <= BAC_DAYS_MAX && checker->level_days <= checker->day &&
      checker->patient.held_days <= BAC_DAYS_MAX && checker->descent_day <= checker->day &&
      checker->short_day <= checker->day && checker->stay <= STAY_VIOLATION;
    // What was judged holds up to until_day; after a day above the ceiling, and only then, a stay is open.
    predicate known_stay{L}(bac_checker *checker) =
      checker->day <= checker->until_day <= BAC_DAYS_MAX && checker->intake_count <= BAC_INTAKES_MAX &&
      (checker->day == 0 ==> checker->until_day == 0 && checker->stay == STAY_NONE) &&
      (checker->day > 0 ==>
        (checker->dose_mg > checker->protocol->ceiling.value <==> checker->stay != STAY_NONE));
    predicate known{L}(bac_checker *checker) = known_doses(checker) && known_days(checker) && known_stay(checker);

    predicate sound_day{L}(bac_day *day) = day->dose_mg <= BAC_DOSE_MAX && day->intake_count <= BAC_INTAKES_MAX &&
      \forall integer i; 0 <= i < day->intake_count ==> day->intake_mg[i] <= BAC_DOSE_MAX;

    // ---- when a rule is broken, by the day and by the state between it and the day before ----

    predicate rises{L}(bac_checker *before, bac_day *day) = day->dose_mg > before->dose_mg;
    predicate falls{L}(bac_checker *before, bac_day *day) = day->dose_mg < before->dose_mg;
    predicate same_stretch{L}(bac_checker *before, bac_day *day) = day->dose_mg == before->dose_mg &&
      day->intake_count == before->intake_count &&
      \forall integer i; 0 <= i < day->intake_count ==> day->intake_mg[i] == before->intake_mg[i];

    predicate off_grid{L}(bac_day *day) = !on_grid(day->dose_mg) ||
      \exists integer i; 0 <= i < day->intake_count && !on_grid(day->intake_mg[i]);
    predicate breaks_start_dose{L}(bac_checker *before, bac_day *day) =
      before->dose_mg == 0 && day->dose_mg > 0 && day->dose_mg > before->protocol->start_max.value;
    predicate breaks_step_size{L}(bac_checker *before, bac_day *day) = rises(before, day) && before->dose_mg > 0 &&
      day->dose_mg - before->dose_mg > increase_from(before->protocol, before->dose_mg);
    // Where it is not known for how long a dose was held before day 1, nothing is said of it here.
    logic integer days_held{L}(bac_checker *before) =
      before->level_days + (before->level_from_before ? before->patient.held_days : 0);
    predicate breaks_step_length{L}(bac_checker *before, bac_day *day) =
      rises(before, day) && before->dose_mg > 0 && (!before->level_from_before || before->patient.held_known) &&
      days_held(before) < before->protocol->step_min.value;
    // The first day of a stay, unless it comes down from above; then the first rise within, or the plan's last day.
    predicate breaks_ceiling{L}(bac_checker *before, bac_day *day) =
      day->dose_mg > before->protocol->ceiling.value &&
      (before->stay == STAY_NONE ?
        !(before->dose_mg > before->protocol->ceiling.value && falls(before, day)) || day->last != 0
       : before->stay == STAY_CAUTION && (rises(before, day) || day->last != 0));
    predicate breaks_fall{L}(bac_checker *before, bac_day *day) = falls(before, day) &&
      \max(before->dose_mg, before->before_mg) - day->dose_mg > before->protocol->fall_max.value;
    // A descent that is open already, unless its short count opens anew with this fall.
    predicate descends{L}(bac_checker *before) =
      before->descending && before->level_days <= before->protocol->stop_max.value;
    predicate breaks_taper_length{L}(bac_checker *before, bac_day *day, integer today) =
      falls(before, day) && day->dose_mg == 0 &&
      (descends(before) ? today - before->short_day < before->protocol->stop_min.value && !before->short_exempt
       : 0 < before->protocol->stop_min.value && before->dose_mg > BAC_DOSE_STEP);
    logic integer stated_upto{L}(bac_day *day, integer n) =
      (n > 0 ? day->intake_mg[0] : 0) + (n > 1 ? day->intake_mg[1] : 0) +
      (n > 2 ? day->intake_mg[2] : 0) + (n > 3 ? day->intake_mg[3] : 0);
    predicate wrong_sum{L}(bac_day *day) =
      day->intake_count > 0 && stated_upto(day, day->intake_count) != day->dose_mg;
    logic integer takings_upto{L}(bac_day *day, integer n) =
      (n > 0 && day->intake_mg[0] > 0 ? 1 : 0) + (n > 1 && day->intake_mg[1] > 0 ? 1 : 0) +
      (n > 2 && day->intake_mg[2] > 0 ? 1 : 0) + (n > 3 && day->intake_mg[3] > 0 ? 1 : 0);
    // What is taken where one stated intake alone is.
    logic integer only_mg{L}(bac_day *day) =
      takings_upto(day, day->intake_count) == 1 ? stated_upto(day, day->intake_count) : 0;
    predicate too_much_at_once{L}(bac_protocol *protocol, bac_day *day) =
      only_mg(day) > BAC_DOSE_STEP && only_mg(day) > protocol->start_max.value;

    // ---- a judgement in the middle of a day ----

    // Its parts, and that they are apart.
    predicate placed{L}(judgement *today) = \valid(today) && \valid(today->checker) && \valid_read(today->day) &&
      \valid(today->out + (0 .. BAC_FINDINGS_PER_DAY - 1)) && \valid_read(today->checker->protocol) &&
      \separated(today, today->checker, today->day, today->checker->protocol,
        today->out + (0 .. BAC_FINDINGS_PER_DAY - 1));
    predicate turned{L}(judgement *today) = (today->rise != 0 <==> rises(today->checker, today->day)) &&
      (today->fall != 0 <==> falls(today->checker, today->day)) && (today->first_rise != 0 ==> today->rise != 0);
    predicate underway{L}(judgement *today) = known_doses(today->checker) && known_days(today->checker) &&
      today->checker->level_days < today->checker->day && sound_day(today->day) &&
      in_calendar(&today->checker->patient, today->checker->day);
    // The book is right.
    predicate book_complete{L}(bac_finding *out, integer count) =
      \forall integer i; 0 <= i < count && out[i].severity == BAC_VIOLATION ==> broken[out[i].rule] >= 0;
    predicate book_true{L}(bac_finding *out, integer count) =
      \forall integer rule; 0 <= rule < BAC_RULE_COUNT && broken[rule] >= 0 ==> broken[rule] < count &&
        out[broken[rule]].rule == rule && out[broken[rule]].severity == BAC_VIOLATION;
    predicate booked{L}(bac_finding *out, integer count) = book_complete(out, count) && book_true(out, count);
    // There is room for so many findings more.
    predicate ready{L}(judgement *today, integer room) = placed(today) && turned(today) && underway(today) &&
      booked(today->out, today->count) && today->count + room <= BAC_FINDINGS_PER_DAY;

    // What no rule changes: the day, what was before it, the limits.
    predicate same_day{A, B}(bac_day *day) = \at(day->dose_mg, A) == \at(day->dose_mg, B) &&
      \at(day->last, A) == \at(day->last, B) && \at(day->intake_count, A) == \at(day->intake_count, B) &&
      \at(day->intake_mg[0], A) == \at(day->intake_mg[0], B) &&
      \at(day->intake_mg[1], A) == \at(day->intake_mg[1], B) &&
      \at(day->intake_mg[2], A) == \at(day->intake_mg[2], B) &&
      \at(day->intake_mg[3], A) == \at(day->intake_mg[3], B);
    predicate same_before{A, B}(bac_checker *checker) =
      \at(checker->protocol, A) == \at(checker->protocol, B) && \at(checker->day, A) == \at(checker->day, B) &&
      \at(checker->dose_mg, A) == \at(checker->dose_mg, B) &&
      \at(checker->before_mg, A) == \at(checker->before_mg, B) &&
      \at(checker->level_days, A) == \at(checker->level_days, B) &&
      \at(checker->level_from_before, A) == \at(checker->level_from_before, B) &&
      \at(checker->patient.held_known, A) == \at(checker->patient.held_known, B) &&
      \at(checker->patient.held_days, A) == \at(checker->patient.held_days, B);
    predicate same_patient{A, B}(bac_checker *checker) =
      \at(checker->patient.dated, A) == \at(checker->patient.dated, B) &&
      \at(checker->patient.born, A) == \at(checker->patient.born, B) &&
      \at(checker->patient.age, A) == \at(checker->patient.age, B) &&
      \at(checker->patient.birth.n, A) == \at(checker->patient.birth.n, B) &&
      \at(checker->patient.start.n, A) == \at(checker->patient.start.n, B);
    predicate same_judgement{A, B}(judgement *today) = \at(today->checker, A) == \at(today->checker, B) &&
      \at(today->day, A) == \at(today->day, B) && \at(today->out, A) == \at(today->out, B) &&
      \at(today->rise, A) == \at(today->rise, B) && \at(today->fall, A) == \at(today->fall, B) &&
      \at(today->first_rise, A) == \at(today->first_rise, B) &&
      \at(today->new_stretch, A) == \at(today->new_stretch, B);
    predicate same_facts{A, B}(judgement *today) = same_judgement{A, B}(today) && same_day{A, B}(\at(today->day, A)) &&
      same_before{A, B}(\at(today->checker, A)) && same_patient{A, B}(\at(today->checker, A)) &&
      same_limits{A, B}(\at(today->checker->protocol, A));
    // What ceiling and taper-length alone change, each its own.
    predicate same_stay{A, B}(bac_checker *checker) = \at(checker->stay, A) == \at(checker->stay, B);
    predicate same_descent{A, B}(bac_checker *checker) =
      \at(checker->descending, A) == \at(checker->descending, B) &&
      \at(checker->short_exempt, A) == \at(checker->short_exempt, B) &&
      \at(checker->short_day, A) == \at(checker->short_day, B) &&
      \at(checker->descent_day, A) == \at(checker->descent_day, B);
    // Some rules have spoken, with so many findings at most.
    predicate spoken{A, B}(judgement *today, integer most) = ready{B}(today, 0) && same_facts{A, B}(today) &&
      \at(today->count, A) <= \at(today->count, B) <= \at(today->count, A) + most;
    predicate same_state{A, B}(judgement *today) =
      same_stay{A, B}(\at(today->checker, A)) && same_descent{A, B}(\at(today->checker, A)); */

/*@ requires ready(today, 1) && 0 <= rule < BAC_RULE_COUNT && BAC_CAUTION <= severity <= BAC_VIOLATION;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[rule];
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures same_state{Pre, Post}(today);
    ensures today->count == \old(today->count) + 1 && \result == &today->out[today->count - 1];
    ensures severity == BAC_VIOLATION ? broken[rule] >= 0 : broken[rule] == \old(broken[rule]); */
static bac_finding *say(judgement *today, bac_rule rule, bac_severity severity, uint16_t number, uint16_t limit);

/*@ requires ready(today, 1) && 0 <= rule < BAC_RULE_COUNT;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[rule], today->checker->cautioned[rule];
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures \old(today->count) <= today->count <= \old(today->count) + 1;
    ensures same_state{Pre, Post}(today);
    ensures \result == \null || (today->count == \old(today->count) + 1 && \result == &today->out[today->count - 1]);
    ensures broken[rule] == \old(broken[rule]); */
static bac_finding *caution(judgement *today, bac_rule rule, uint16_t number, uint16_t limit);

/*@ requires ready(today, 1) && 0 <= rule < BAC_RULE_COUNT;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[rule], today->checker->asked[rule];
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures \old(today->count) <= today->count <= \old(today->count) + 1;
    ensures same_state{Pre, Post}(today);
    ensures broken[rule] == \old(broken[rule]); */
static void ask(judgement *today, bac_rule rule, uint16_t number, uint16_t limit);

/*@ requires \valid_read(day) && sound_day(day);
    assigns \nothing;
    ensures \result == 0 ==> \forall integer i; 0 <= i < day->intake_count ==> on_grid(day->intake_mg[i]);
    ensures \result != 0 ==> \exists integer i; 0 <= i < day->intake_count && !on_grid(day->intake_mg[i]); */
static uint16_t intake_off_grid(const bac_day *day);

/*@ requires ready(today, 1) && broken[BAC_RULE_TABLET] < 0;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[BAC_RULE_TABLET];
    ensures spoken{Pre, Post}(today, 1);
    ensures same_state{Pre, Post}(today);
    ensures broken[BAC_RULE_TABLET] >= 0 <==> \old(today->new_stretch != 0 && off_grid(today->day)); */
static void judge_tablet(judgement *today);

/*@ requires ready(today, 1) && broken[BAC_RULE_START_DOSE] < 0;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[BAC_RULE_START_DOSE],
      today->checker->cautioned[BAC_RULE_START_DOSE];
    ensures spoken{Pre, Post}(today, \old(today->rise != 0 && today->checker->dose_mg == 0 ? 1 : 0));
    ensures same_state{Pre, Post}(today);
    ensures broken[BAC_RULE_START_DOSE] >= 0 <==> \old(breaks_start_dose(today->checker, today->day)); */
static void judge_start_dose(judgement *today);

/*@ requires ready(today, 1) && broken[BAC_RULE_STEP_SIZE] < 0;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[BAC_RULE_STEP_SIZE];
    ensures spoken{Pre, Post}(today, \old(today->rise != 0 && today->checker->dose_mg > 0 ? 1 : 0));
    ensures same_state{Pre, Post}(today);
    ensures broken[BAC_RULE_STEP_SIZE] >= 0 <==> \old(breaks_step_size(today->checker, today->day)); */
static void judge_step_size(judgement *today);

/*@ requires ready(today, 1) && broken[BAC_RULE_STEP_LENGTH] < 0;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[BAC_RULE_STEP_LENGTH],
      broken[BAC_RULE_HELD_UNKNOWN], today->checker->cautioned[BAC_RULE_STEP_LENGTH],
      today->checker->cautioned[BAC_RULE_HELD_UNKNOWN];
    ensures spoken{Pre, Post}(today, \old(today->rise != 0 && today->checker->dose_mg > 0 ? 1 : 0));
    ensures same_state{Pre, Post}(today);
    ensures broken[BAC_RULE_STEP_LENGTH] >= 0 <==> \old(breaks_step_length(today->checker, today->day)); */
static void judge_step_length(judgement *today);

/*@ requires \valid_read(today) && \valid_read(today->checker) && \valid_read(today->checker->protocol);
    assigns \nothing;
    ensures \result != 0 <==> today->checker->stay == STAY_NONE &&
      today->checker->dose_mg > today->checker->protocol->ceiling.value && today->fall != 0; */
static bool comes_from_above(const judgement *today);

/*@ requires \valid_read(today) && \valid_read(today->checker) && \valid_read(today->checker->protocol);
    requires \valid_read(today->day) && turned(today) && today->checker->stay <= STAY_VIOLATION;
    assigns \nothing;
    ensures \result != 0 <==> breaks_ceiling(today->checker, today->day); */
static bool passes_ceiling(const judgement *today);

/*@ assigns \nothing;
    ensures \result == (above == 0 ? STAY_NONE : passed != 0 ? STAY_VIOLATION :
      before == STAY_NONE ? STAY_CAUTION : before); */
static uint8_t stay_after(uint8_t before, bool above, bool passed);

/*@ requires ready(today, today->fall != 0 ? 2 : 1) && broken[BAC_RULE_CEILING] < 0;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[BAC_RULE_CEILING],
      today->checker->cautioned[BAC_RULE_CEILING], today->checker->stay;
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures day: same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures \old(today->count) <= today->count <= \old(today->count) + \old(today->fall != 0 ? 2 : 1);
    ensures same_descent{Pre, Post}(\old(today->checker));
    ensures broken[BAC_RULE_CEILING] >= 0 <==> \old(breaks_ceiling(today->checker, today->day));
    ensures today->checker->stay != STAY_NONE <==>
      \old(today->day->dose_mg > today->checker->protocol->ceiling.value);
    ensures broken[BAC_RULE_CEILING] >= 0 ==> today->checker->stay == STAY_VIOLATION;
    ensures today->checker->stay != STAY_NONE && broken[BAC_RULE_CEILING] < 0 ==>
      today->checker->stay == (\old(today->checker->stay) == STAY_NONE ? STAY_CAUTION : \old(today->checker->stay)); */
static void judge_ceiling(judgement *today);

/*@ assigns \nothing;
    ensures BAC_RULE_SECOND_OPINION <= \result <= BAC_RULE_MULTIDISCIPLINARY_CARE; */
static bac_rule rule_of_review(bac_review review);

/*@ requires ready(today, 1) && BAC_RULE_SECOND_OPINION <= rule <= BAC_RULE_MULTIDISCIPLINARY_CARE;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[rule],
      today->checker->cautioned[rule], today->checker->asked[rule];
    ensures spoken{Pre, Post}(today, 1);
    ensures same_state{Pre, Post}(today); */
static void ask_opinion(judgement *today, bac_rule rule, uint16_t age, uint16_t threshold_mg);

/*@ requires ready(today, 1);
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1],
      broken[BAC_RULE_SECOND_OPINION .. BAC_RULE_MULTIDISCIPLINARY_CARE],
      today->checker->cautioned[BAC_RULE_SECOND_OPINION .. BAC_RULE_MULTIDISCIPLINARY_CARE],
      today->checker->asked[BAC_RULE_SECOND_OPINION .. BAC_RULE_MULTIDISCIPLINARY_CARE],
      today->checker->review, today->checker->until_day;
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures day: same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures \old(today->count) <= today->count <= \old(today->count) + 1;
    ensures same_state{Pre, Post}(today);
    ensures today->checker->day <= today->checker->until_day <= BAC_DAYS_MAX; */
static void judge_review(judgement *today);

/*@ requires \valid_read(checker) && \valid_read(checker->protocol);
    assigns \nothing; */
static bool age_matters(const bac_checker *checker, uint16_t dose_mg);

/*@ requires ready(today, 1);
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[BAC_RULE_AGE_BOUNDARY],
      today->checker->cautioned[BAC_RULE_AGE_BOUNDARY];
    ensures spoken{Pre, Post}(today, 1);
    ensures today->checker->until_day == \old(today->checker->until_day);
    ensures same_state{Pre, Post}(today); */
static void judge_age_boundary(judgement *today);

/*@ requires \valid_read(before);
    assigns \nothing;
    ensures \result == \max(before->dose_mg, before->before_mg); */
static uint16_t height_before(const bac_checker *before);

/*@ requires ready(today, 0) && today->count > 0;
    assigns today->out[0 .. BAC_FINDINGS_PER_DAY - 1];
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures day: same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures \old(today->count) <= today->count <= \old(today->count) + 0;
    ensures same_state{Pre, Post}(today); */
static void tell_height(judgement *today, uint16_t before_mg);

/*@ requires ready(today, 1) && broken[BAC_RULE_ABRUPT_FALL] < 0;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[BAC_RULE_ABRUPT_FALL],
      broken[BAC_RULE_TAPER_RATE], today->checker->cautioned[BAC_RULE_TAPER_RATE];
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures day: same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures \old(today->count) <= today->count <= \old(today->count) + 1;
    ensures same_stay{Pre, Post}(\old(today->checker));
    ensures same_descent{Pre, Post}(\old(today->checker));
    ensures broken[BAC_RULE_ABRUPT_FALL] >= 0 <==> fall_mg > \old(today->checker->protocol->fall_max.value); */
static void judge_fall_of(judgement *today, uint16_t fall_mg);

/*@ requires ready(today, 1) && broken[BAC_RULE_ABRUPT_FALL] < 0;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[BAC_RULE_ABRUPT_FALL],
      broken[BAC_RULE_TAPER_RATE], today->checker->cautioned[BAC_RULE_TAPER_RATE];
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures day: same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures \old(today->count) <= today->count <= \old(today->count) + \old(today->fall != 0 ? 1 : 0);
    ensures same_stay{Pre, Post}(\old(today->checker));
    ensures same_descent{Pre, Post}(\old(today->checker));
    ensures broken[BAC_RULE_ABRUPT_FALL] >= 0 <==> \old(breaks_fall(today->checker, today->day)); */
static void judge_fall(judgement *today);

/*@ requires \valid(checker) && \separated(checker, checker->protocol) && \valid_read(checker->protocol);
    assigns checker->descending, checker->descent_day, checker->short_day, checker->short_exempt;
    ensures \old(descends(checker)) ==>
      checker->short_day == \old(checker->short_day) && checker->short_exempt == \old(checker->short_exempt);
    ensures !\old(descends(checker)) ==> checker->short_day == checker->day &&
      (checker->short_exempt != 0 <==> checker->dose_mg <= BAC_DOSE_STEP);
    ensures checker->descent_day == \old(checker->descent_day) || checker->descent_day == checker->day; */
static void open_descent(bac_checker *checker);

/*@ requires ready(today, 2) && broken[BAC_RULE_TAPER_LENGTH] < 0;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[BAC_RULE_TAPER_LENGTH],
      today->checker->cautioned[BAC_RULE_TAPER_LENGTH];
    ensures spoken{Pre, Post}(today, 2);
    ensures same_state{Pre, Post}(today);
    ensures broken[BAC_RULE_TAPER_LENGTH] >= 0 <==>
      \old(today->checker->day - today->checker->short_day < today->checker->protocol->stop_min.value &&
        today->checker->short_exempt == 0); */
static void judge_last_fall(judgement *today);

/*@ requires ready(today, today->fall != 0 ? 2 : 0) && broken[BAC_RULE_TAPER_LENGTH] < 0;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[BAC_RULE_TAPER_LENGTH],
      today->checker->cautioned[BAC_RULE_TAPER_LENGTH], today->checker->descending, today->checker->descent_day,
      today->checker->short_day, today->checker->short_exempt;
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures day: same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures \old(today->count) <= today->count <= \old(today->count) + \old(today->fall != 0 ? 2 : 0);
    ensures same_stay{Pre, Post}(\old(today->checker));
    ensures broken[BAC_RULE_TAPER_LENGTH] >= 0 <==>
      \old(breaks_taper_length(today->checker, today->day, today->checker->day)); */
static void judge_stop(judgement *today);

/*@ requires \valid_read(day) && sound_day(day);
    assigns \nothing;
    ensures \result == stated_upto(day, day->intake_count); */
static uint16_t sum_of_intakes(const bac_day *day);

/*@ requires ready(today, 1) && broken[BAC_RULE_INTAKE_SUM] < 0;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[BAC_RULE_INTAKE_SUM];
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures day: same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures \old(today->count) <= today->count <= \old(today->count) + 1;
    ensures today->checker->until_day == \old(today->checker->until_day);
    ensures same_state{Pre, Post}(today);
    ensures broken[BAC_RULE_INTAKE_SUM] >= 0 <==> \old(today->new_stretch != 0 && wrong_sum(today->day)); */
static void judge_intake_sum(judgement *today);

/*@ requires \valid_read(patient) && 0 <= condition < BAC_CONDITION_COUNT;
    assigns \nothing; */
static bool has(const bac_patient *patient, bac_condition condition);

/*@ requires \valid_read(before) && \valid_read(before->protocol);
    assigns \nothing; */
static bool forbids(const bac_checker *before, bac_condition condition);

/*@ requires ready(today, 0) && today->count > 0;
    assigns today->out[0 .. BAC_FINDINGS_PER_DAY - 1];
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures day: same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures \old(today->count) <= today->count <= \old(today->count) + 0;
    ensures same_state{Pre, Post}(today); */
static void tell_condition(judgement *today, bac_condition condition);

/*@ requires rule == BAC_RULE_CONTRAINDICATION || rule == BAC_RULE_PSYCHIATRIC_REVIEW;
    requires ready(today, 1) && 0 <= condition < BAC_CONDITION_COUNT;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[rule];
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures same_state{Pre, Post}(today);
    ensures \old(today->count) <= today->count <= \old(today->count) + 1; */
static void judge_condition(judgement *today, bac_rule rule, bac_condition condition);

/*@ // Of the first n conditions, those of a rule.
    logic integer conditions_of(integer rule, integer n) =
      rule == BAC_RULE_PSYCHIATRIC_REVIEW ? (n > BAC_MODERATE_DEPRESSION ? 1 : 0) + (n > BAC_MODERATE_ANXIETY ? 1 : 0)
      : n - (n > BAC_MODERATE_DEPRESSION ? 1 : 0) - (n > BAC_MODERATE_ANXIETY ? 1 : 0); */

/*@ requires rule == BAC_RULE_CONTRAINDICATION || rule == BAC_RULE_PSYCHIATRIC_REVIEW;
    requires ready(today, today->first_rise != 0 ? conditions_of(rule, BAC_CONDITION_COUNT) : 0);
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[rule];
    ensures spoken{Pre, Post}(today, \old(today->first_rise != 0 ? conditions_of(rule, BAC_CONDITION_COUNT) : 0));
    ensures same_state{Pre, Post}(today); */
static void judge_conditions(judgement *today, bac_rule rule);

/*@ requires ready(today, today->first_rise != 0 ? 1 : 0);
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[BAC_RULE_INDICATION],
      today->checker->cautioned[BAC_RULE_INDICATION];
    ensures spoken{Pre, Post}(today, \old(today->first_rise != 0 ? 1 : 0));
    ensures same_state{Pre, Post}(today); */
static void judge_indication(judgement *today);

/*@ requires ready(today, 1);
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[BAC_RULE_PROTOCOL_STATUS],
      today->checker->cautioned[BAC_RULE_PROTOCOL_STATUS];
    ensures spoken{Pre, Post}(today, 1);
    ensures same_state{Pre, Post}(today); */
static void judge_status(judgement *today);

/*@ requires \valid_read(day) && sound_day(day);
    assigns \nothing;
    ensures \result == only_mg(day); */
static uint16_t only_intake(const bac_day *day);

/*@ requires ready(today, 1) && broken[BAC_RULE_SINGLE_INTAKE] < 0;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[BAC_RULE_SINGLE_INTAKE],
      today->checker->cautioned[BAC_RULE_SINGLE_INTAKE];
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures day: same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures \old(today->count) <= today->count <= \old(today->count) + 1;
    ensures today->checker->until_day == \old(today->checker->until_day);
    ensures same_state{Pre, Post}(today);
    ensures broken[BAC_RULE_SINGLE_INTAKE] >= 0 <==>
      \old(today->new_stretch != 0 && too_much_at_once(today->checker->protocol, today->day)); */
static void judge_single_intake(judgement *today);

/*@ requires ready(today, today->rise != 0 ? 3 : 2);
    requires broken[BAC_RULE_TABLET] < 0 && broken[BAC_RULE_START_DOSE] < 0;
    requires broken[BAC_RULE_STEP_SIZE] < 0 && broken[BAC_RULE_STEP_LENGTH] < 0;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1],
      broken[BAC_RULE_TABLET .. BAC_RULE_HELD_UNKNOWN],
      today->checker->cautioned[BAC_RULE_TABLET .. BAC_RULE_HELD_UNKNOWN],
      today->checker->asked[BAC_RULE_TABLET .. BAC_RULE_HELD_UNKNOWN];
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures day: same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures \old(today->count) <= today->count <= \old(today->count) + \old(today->rise != 0 ? 3 : 1);
    ensures same_state{Pre, Post}(today);
    ensures tablet: broken[BAC_RULE_TABLET] >= 0 <==> \old(today->new_stretch != 0 && off_grid(today->day));
    ensures start_dose: broken[BAC_RULE_START_DOSE] >= 0 <==> \old(breaks_start_dose(today->checker, today->day));
    ensures step_size: broken[BAC_RULE_STEP_SIZE] >= 0 <==> \old(breaks_step_size(today->checker, today->day));
    ensures step_length: broken[BAC_RULE_STEP_LENGTH] >= 0 <==> \old(breaks_step_length(today->checker, today->day)); */
static void judge_rises(judgement *today);

/*@ requires ready(today, today->fall != 0 ? 4 : 3);
    requires broken[BAC_RULE_CEILING] < 0;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1],
      broken[BAC_RULE_CEILING .. BAC_RULE_AGE_BOUNDARY],
      today->checker->cautioned[BAC_RULE_CEILING .. BAC_RULE_AGE_BOUNDARY],
      today->checker->asked[BAC_RULE_CEILING .. BAC_RULE_AGE_BOUNDARY],
      today->checker->stay, today->checker->review, today->checker->until_day;
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures day: same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures \old(today->count) <= today->count <= \old(today->count) + \old(today->fall != 0 ? 4 : 3);
    ensures same_descent{Pre, Post}(\old(today->checker));
    ensures today->checker->day <= today->checker->until_day <= BAC_DAYS_MAX;
    ensures today->checker->stay != STAY_NONE <==>
      \old(today->day->dose_mg > today->checker->protocol->ceiling.value);
    ensures broken[BAC_RULE_CEILING] >= 0 ==> today->checker->stay == STAY_VIOLATION;
    ensures today->checker->stay != STAY_NONE && broken[BAC_RULE_CEILING] < 0 ==>
      today->checker->stay == (\old(today->checker->stay) == STAY_NONE ? STAY_CAUTION : \old(today->checker->stay));
    ensures ceiling: broken[BAC_RULE_CEILING] >= 0 <==> \old(breaks_ceiling(today->checker, today->day)); */
static void judge_height(judgement *today);

/*@ requires ready(today, today->fall != 0 ? 3 : 1);
    requires broken[BAC_RULE_ABRUPT_FALL] < 0 && broken[BAC_RULE_TAPER_LENGTH] < 0;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1],
      broken[BAC_RULE_ABRUPT_FALL .. BAC_RULE_TAPER_LENGTH],
      today->checker->cautioned[BAC_RULE_ABRUPT_FALL .. BAC_RULE_TAPER_LENGTH],
      today->checker->asked[BAC_RULE_ABRUPT_FALL .. BAC_RULE_TAPER_LENGTH],
      today->checker->descending, today->checker->descent_day, today->checker->short_day, today->checker->short_exempt;
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures day: same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures \old(today->count) <= today->count <= \old(today->count) + \old(today->fall != 0 ? 3 : 0);
    ensures same_stay{Pre, Post}(\old(today->checker));
    ensures abrupt_fall: broken[BAC_RULE_ABRUPT_FALL] >= 0 <==> \old(breaks_fall(today->checker, today->day));
    ensures taper_length: broken[BAC_RULE_TAPER_LENGTH] >= 0 <==>
      \old(breaks_taper_length(today->checker, today->day, today->checker->day)); */
static void judge_falls(judgement *today);

/*@ requires ready(today, today->first_rise != 0 ? BAC_CONDITION_COUNT + 2 : 1);
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1],
      broken[BAC_RULE_CONTRAINDICATION .. BAC_RULE_PROTOCOL_STATUS],
      today->checker->cautioned[BAC_RULE_CONTRAINDICATION .. BAC_RULE_PROTOCOL_STATUS],
      today->checker->asked[BAC_RULE_CONTRAINDICATION .. BAC_RULE_PROTOCOL_STATUS];
    ensures placed(today);
    ensures same_judgement{Pre, Post}(today);
    ensures day: same_day{Pre, Post}(\old(today->day));
    ensures same_before{Pre, Post}(\old(today->checker));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures same_limits{Pre, Post}(\old(today->checker->protocol));
    ensures turned(today);
    ensures underway(today);
    ensures told: book_complete(today->out, today->count);
    ensures meant: book_true(today->out, today->count);
    ensures \old(today->count) <= today->count <=
      \old(today->count) + \old(today->first_rise != 0 ? BAC_CONDITION_COUNT + 2 : 1);
    ensures today->checker->until_day == \old(today->checker->until_day);
    ensures same_state{Pre, Post}(today); */
static void judge_patient(judgement *today);

/*@ // The findings say that a rule is broken.
    predicate says_broken{L}(bac_finding *out, integer count, integer rule) =
      \exists integer i; 0 <= i < count && out[i].rule == rule && out[i].severity == BAC_VIOLATION;

    predicate new_stretch{L}(bac_checker *before, bac_day *day) = before->day == 0 || !same_stretch(before, day);

    // After a day: whether a stay is open, and whether its violation was given.
    predicate stay_follows{A, B}(bac_checker *checker, bac_day *day) =
      \at(checker->stay, B) <= STAY_VIOLATION &&
      (\at(checker->stay, B) == STAY_NONE <==> \at(day->dose_mg <= checker->protocol->ceiling.value, A)) &&
      (\at(checker->stay, B) == STAY_VIOLATION <==> \at(day->dose_mg > checker->protocol->ceiling.value, A) &&
        (\at(breaks_ceiling(checker, day), A) || \at(checker->stay, A) == STAY_VIOLATION));
    // And what is known of the level and of the doses before.
    predicate level_follows{A, B}(bac_checker *checker, bac_day *day) =
      \at(checker->dose_mg, B) == \at(day->dose_mg, A) && \at(checker->before_mg, B) == \at(checker->dose_mg, A) &&
      \at(checker->level_days, B) ==
        \at(day->dose_mg == checker->dose_mg ? checker->level_days + 1 : 1, A) &&
      (\at(checker->level_from_before, B) != 0 <==>
        \at(checker->level_from_before != 0 && day->dose_mg == checker->dose_mg, A)); */

/*@ requires ready(today, BAC_FINDINGS_PER_DAY) && today->count == 0;
    requires \forall integer rule; 0 <= rule < BAC_RULE_COUNT ==> broken[rule] < 0;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[0 .. BAC_RULE_COUNT - 1],
      today->checker->cautioned[0 .. BAC_RULE_COUNT - 1], today->checker->asked[0 .. BAC_RULE_COUNT - 1],
      today->checker->review, today->checker->until_day, today->checker->stay,
      today->checker->descending, today->checker->descent_day,
      today->checker->short_day, today->checker->short_exempt;
    ensures ready(today, 0);
    ensures same_facts{Pre, Post}(today);
    ensures today->checker->day <= today->checker->until_day <= BAC_DAYS_MAX;
    ensures stay_follows{Pre, Post}(\old(today->checker), \old(today->day));
    ensures tablet: broken[BAC_RULE_TABLET] >= 0 <==> \old(today->new_stretch != 0 && off_grid(today->day));
    ensures start_dose: broken[BAC_RULE_START_DOSE] >= 0 <==>
      \old(breaks_start_dose(today->checker, today->day));
    ensures step_size: broken[BAC_RULE_STEP_SIZE] >= 0 <==>
      \old(breaks_step_size(today->checker, today->day));
    ensures step_length: broken[BAC_RULE_STEP_LENGTH] >= 0 <==>
      \old(breaks_step_length(today->checker, today->day));
    ensures ceiling: broken[BAC_RULE_CEILING] >= 0 <==> \old(breaks_ceiling(today->checker, today->day));
    ensures abrupt_fall: broken[BAC_RULE_ABRUPT_FALL] >= 0 <==>
      \old(breaks_fall(today->checker, today->day));
    ensures taper_length: broken[BAC_RULE_TAPER_LENGTH] >= 0 <==>
      \old(breaks_taper_length(today->checker, today->day, today->checker->day));
    ensures intake_sum: broken[BAC_RULE_INTAKE_SUM] >= 0 <==>
      \old(today->new_stretch != 0 && wrong_sum(today->day));
    ensures single_intake: broken[BAC_RULE_SINGLE_INTAKE] >= 0 <==>
      \old(today->new_stretch != 0 && too_much_at_once(today->checker->protocol, today->day)); */
static void judge_rules(judgement *today);

/*@ requires \valid(checker);
    assigns checker->risen, checker->risen_mg, checker->descending; */
static void begin_rise(bac_checker *checker, uint16_t dose_mg);

/*@ requires \valid(checker) && \valid_read(day) && \separated(checker, day, checker->protocol);
    requires checker->level_days < checker->day && sound_day(day) && known_doses(checker) && known_days(checker);
    requires checker->day <= checker->until_day <= BAC_DAYS_MAX;
    requires checker->stay != STAY_NONE <==> day->dose_mg > checker->protocol->ceiling.value;
    assigns checker->level_days, checker->level_from_before, checker->before_mg, checker->dose_mg,
      checker->intake_count, checker->intake_mg[0 .. BAC_INTAKES_MAX - 1];
    ensures level_follows{Pre, Post}(checker, day);
    ensures same_patient{Pre, Post}(checker);
    ensures known_doses(checker);
    ensures known_days(checker);
    ensures known_stay(checker); */
static void end_day(bac_checker *checker, const bac_day *day);

/*@ requires \valid_read(before) && \valid_read(day) && sound_day(day) && before->intake_count <= BAC_INTAKES_MAX;
    assigns \nothing;
    ensures \result != 0 <==> same_stretch(before, day); */
static bool same_stretch(const bac_checker *before, const bac_day *day);

/*@ requires \valid(checker);
    assigns checker->cautioned[0 .. BAC_RULE_COUNT - 1], checker->asked[0 .. BAC_RULE_COUNT - 1];
    ensures \forall integer rule; 0 <= rule < BAC_RULE_COUNT ==>
      checker->cautioned[rule] == 0 && checker->asked[rule] == 0; */
static void begin_silent(bac_checker *checker);

/*@ requires ready(today, BAC_FINDINGS_PER_DAY) && today->count == 0;
    requires \forall integer rule; 0 <= rule < BAC_RULE_COUNT ==> broken[rule] < 0;
    assigns today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[0 .. BAC_RULE_COUNT - 1],
      today->checker->cautioned[0 .. BAC_RULE_COUNT - 1], today->checker->asked[0 .. BAC_RULE_COUNT - 1],
      today->checker->review, today->checker->until_day, today->checker->stay,
      today->checker->descending, today->checker->descent_day,
      today->checker->short_day, today->checker->short_exempt, today->checker->level_days,
      today->checker->level_from_before, today->checker->before_mg, today->checker->dose_mg,
      today->checker->intake_count, today->checker->intake_mg[0 .. BAC_INTAKES_MAX - 1];
    ensures \result <= BAC_FINDINGS_PER_DAY;
    ensures \old(today->checker)->day == \old(today->checker->day);
    ensures known_doses(\old(today->checker));
    ensures known_days(\old(today->checker));
    ensures known_stay(\old(today->checker));
    ensures stay_follows{Pre, Post}(\old(today->checker), \old(today->day));
    ensures level_follows{Pre, Post}(\old(today->checker), \old(today->day));
    ensures same_patient{Pre, Post}(\old(today->checker));
    ensures tablet: says_broken(\old(today->out), \result, BAC_RULE_TABLET) <==>
      \old(today->new_stretch != 0 && off_grid(today->day));
    ensures start_dose: says_broken(\old(today->out), \result, BAC_RULE_START_DOSE) <==>
      \old(breaks_start_dose(today->checker, today->day));
    ensures step_size: says_broken(\old(today->out), \result, BAC_RULE_STEP_SIZE) <==>
      \old(breaks_step_size(today->checker, today->day));
    ensures step_length: says_broken(\old(today->out), \result, BAC_RULE_STEP_LENGTH) <==>
      \old(breaks_step_length(today->checker, today->day));
    ensures ceiling: says_broken(\old(today->out), \result, BAC_RULE_CEILING) <==>
      \old(breaks_ceiling(today->checker, today->day));
    ensures abrupt_fall: says_broken(\old(today->out), \result, BAC_RULE_ABRUPT_FALL) <==>
      \old(breaks_fall(today->checker, today->day));
    ensures taper_length: says_broken(\old(today->out), \result, BAC_RULE_TAPER_LENGTH) <==>
      \old(breaks_taper_length(today->checker, today->day, today->checker->day));
    ensures intake_sum: says_broken(\old(today->out), \result, BAC_RULE_INTAKE_SUM) <==>
      \old(today->new_stretch != 0 && wrong_sum(today->day));
    ensures single_intake: says_broken(\old(today->out), \result, BAC_RULE_SINGLE_INTAKE) <==>
      \old(today->new_stretch != 0 && too_much_at_once(today->checker->protocol, today->day)); */
static unsigned judge_today(judgement *today);

/*@ requires \valid(checker) && \valid_read(day) && \valid(out + (0 .. BAC_FINDINGS_PER_DAY - 1));
    requires \separated(checker, day, checker->protocol, out + (0 .. BAC_FINDINGS_PER_DAY - 1));
    requires known_doses(checker) && known_days(checker) && checker->intake_count <= BAC_INTAKES_MAX;
    requires checker->level_days < checker->day && sound_day(day);
    requires in_calendar(&checker->patient, checker->day);
    assigns out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[0 .. BAC_RULE_COUNT - 1],
      checker->cautioned[0 .. BAC_RULE_COUNT - 1], checker->asked[0 .. BAC_RULE_COUNT - 1],
      checker->review, checker->until_day,
      checker->stay, checker->descending, checker->descent_day, checker->short_day, checker->short_exempt,
      checker->risen, checker->risen_mg, checker->level_days, checker->level_from_before, checker->before_mg,
      checker->dose_mg, checker->intake_count, checker->intake_mg[0 .. BAC_INTAKES_MAX - 1];
    ensures \result <= BAC_FINDINGS_PER_DAY;
    ensures known_doses(checker);
    ensures known_days(checker);
    ensures known_stay(checker);
    ensures checker->day == \old(checker->day) && checker->protocol == \old(checker->protocol);
    ensures stay_follows{Pre, Post}(checker, day);
    ensures level_follows{Pre, Post}(checker, day);
    ensures same_patient{Pre, Post}(checker);
    ensures tablet: says_broken(out, \result, BAC_RULE_TABLET) <==> fresh != 0 && \old(off_grid(day));
    ensures start_dose: says_broken(out, \result, BAC_RULE_START_DOSE) <==>
      \old(breaks_start_dose(checker, day));
    ensures step_size: says_broken(out, \result, BAC_RULE_STEP_SIZE) <==>
      \old(breaks_step_size(checker, day));
    ensures step_length: says_broken(out, \result, BAC_RULE_STEP_LENGTH) <==>
      \old(breaks_step_length(checker, day));
    ensures ceiling: says_broken(out, \result, BAC_RULE_CEILING) <==> \old(breaks_ceiling(checker, day));
    ensures abrupt_fall: says_broken(out, \result, BAC_RULE_ABRUPT_FALL) <==>
      \old(breaks_fall(checker, day));
    ensures taper_length: says_broken(out, \result, BAC_RULE_TAPER_LENGTH) <==>
      \old(breaks_taper_length(checker, day, checker->day));
    ensures intake_sum: says_broken(out, \result, BAC_RULE_INTAKE_SUM) <==> fresh != 0 && \old(wrong_sum(day));
    ensures single_intake: says_broken(out, \result, BAC_RULE_SINGLE_INTAKE) <==>
      fresh != 0 && \old(too_much_at_once(checker->protocol, day)); */
static unsigned judge(bac_checker *checker, const bac_day *day, bac_finding *out, bool fresh);

/*@ requires \valid(checker) && \valid_read(day) && \separated(checker, day, checker->protocol);
    requires known(checker) && sound_day(day) && !new_stretch(checker, day);
    assigns checker->day, checker->level_days, checker->before_mg;
    ensures \result == 0 ==> checker->day == \old(checker->day) && checker->level_days == \old(checker->level_days) &&
      checker->before_mg == \old(checker->before_mg);
    ensures known(checker);
    ensures \result != 0 ==> checker->day == \old(checker->day) + 1;
    ensures \result != 0 ==> stay_follows{Pre, Post}(checker, day);
    ensures \result != 0 ==> level_follows{Pre, Post}(checker, day);
    ensures same_patient{Pre, Post}(checker);
    ensures \result != 0 ==> !\old(breaks_start_dose(checker, day));
    ensures \result != 0 ==> !\old(breaks_step_size(checker, day));
    ensures \result != 0 ==> !\old(breaks_step_length(checker, day));
    ensures \result != 0 ==> !\old(breaks_ceiling(checker, day));
    ensures \result != 0 ==> !\old(breaks_fall(checker, day));
    ensures \result != 0 ==> !\old(breaks_taper_length(checker, day, checker->day + 1)); */
static bool goes_on(bac_checker *checker, const bac_day *day);

#endif
