/* SPDX-License-Identifier: MIT */
/*
 * The checker: the rules, asked in the order of bac_rule on each day that may be unlike the one before. Every limit
 * comes from the protocol's row; the state between two days is bac_checker and nothing else.
 */
#include "baclofene.h"

/* A stay is a run of days above the ceiling; at most one violation speaks of it. */
enum { STAY_NONE, STAY_CAUTION, STAY_VIOLATION };

/* What one day brings. */
typedef struct {
    bac_checker *checker;
    const bac_day *day;
    bac_finding *out;
    unsigned count;
    bool rise, fall;
    bool first_rise;
    bool new_stretch; /* day 1, or another dose or other stated intakes than the day before */
} judgement;

/*@ // Between two days: what is known of doses, of days, and of the patient's birthdays.
    predicate doses_known{L}(bac_checker *c) = \valid_read(c->protocol) && c->dose_mg <= BAC_DOSE_MAX &&
      c->before_mg <= BAC_DOSE_MAX && c->patient.from_mg <= BAC_DOSE_MAX;
    predicate days_known{L}(bac_checker *c) = c->day <= BAC_DAYS_MAX && c->level_days <= c->day &&
      c->patient.held_days <= BAC_DAYS_MAX && c->descent_day <= c->day && c->short_day <= c->day;
    predicate known{L}(bac_checker *c) = doses_known(c) && days_known(c);
    predicate dated{L}(bac_checker *c) = c->birthday != INT32_MAX ==>
      BAC_DATE_MIN <= c->patient.birth.n <= BAC_DATE_MAX && BAC_DATE_MIN <= c->patient.start.n &&
      c->patient.start.n + c->day <= BAC_DATE_MAX + 1;
    predicate aged{L}(bac_checker *c) = c->birthday != INT32_MAX ==>
      c->age <= 300 && (c->age == 300 ==> c->birthday > BAC_DATE_MAX);

    // After a day above the ceiling, and only then, the checker is in a stay above it.
    predicate stay_known{L}(bac_checker *c) =
      c->stay <= STAY_VIOLATION && (c->day > 0 ==> (c->dose_mg > c->protocol->ceiling.value <==> c->stay != STAY_NONE));
    // Nothing was said of the ceiling where a stay may begin with a caution.
    predicate unsaid{L}(bac_checker *c) = c->stay == STAY_NONE && c->dose_mg > c->protocol->ceiling.value ==>
      !c->cautioned[BAC_RULE_CEILING];

    // A judgement in the middle of a day: its parts, what they hold, and how many findings there is still room for.
    predicate placed{L}(judgement *j) =
      \valid(j) && \valid(j->checker) && \valid_read(j->day) && \valid(j->out + (0 .. BAC_FINDINGS_PER_DAY - 1)) &&
      \separated(j, j->checker, j->day, j->checker->protocol, j->out + (0 .. BAC_FINDINGS_PER_DAY - 1));
    predicate judging{L}(judgement *j) = j->checker->level_days < j->checker->day && j->day->dose_mg <= BAC_DOSE_MAX;
    predicate turned{L}(judgement *j) = (j->rise <==> j->day->dose_mg > j->checker->dose_mg) &&
      (j->fall <==> j->day->dose_mg < j->checker->dose_mg);
    predicate ready{L}(judgement *j, integer room) = placed(j) && judging(j) && turned(j) && known(j->checker) &&
      j->count + room <= BAC_FINDINGS_PER_DAY;

    // What no rule changes: the day, the patient's age and dates, the ceiling; and, in a judgement, what it is about.
    predicate same_day{A, B}(bac_checker *c) =
      \at(c->protocol, A) == \at(c->protocol, B) && \at(c->day, A) == \at(c->day, B) &&
      \at(c->age, A) == \at(c->age, B) && \at(c->birthday, A) == \at(c->birthday, B) &&
      \at(c->patient.birth.n, A) == \at(c->patient.birth.n, B) &&
      \at(c->patient.start.n, A) == \at(c->patient.start.n, B) &&
      \at(c->protocol->ceiling.value, A) == \at(c->protocol->ceiling.value, B);
    predicate kept{A, B}(judgement *j) =
      \at(j->checker, A) == \at(j->checker, B) && \at(j->day, A) == \at(j->day, B) &&
      \at(j->out, A) == \at(j->out, B) && \at(j->rise, A) == \at(j->rise, B) && \at(j->fall, A) == \at(j->fall, B) &&
      \at(j->first_rise, A) == \at(j->first_rise, B) && \at(j->day->dose_mg, A) == \at(j->day->dose_mg, B) &&
      \at(j->day->last, A) == \at(j->day->last, B) && same_day{A, B}(\at(j->checker, A)) &&
      \at(j->checker->dose_mg, A) == \at(j->checker->dose_mg, B);
    // Some rules have spoken, with so many findings at most.
    predicate judged{A, B}(judgement *j, integer most) = ready{B}(j, 0) && kept{A, B}(j) &&
      \at(j->count, A) <= \at(j->count, B) <= \at(j->count, A) + most;

    // The first so many findings tell that a dose is above the ceiling; or that it breaks that rule.
    predicate ceiling_told{L}(bac_finding *out, integer count) =
      \exists integer i; 0 <= i < count && out[i].rule == BAC_RULE_CEILING;
    predicate ceiling_broken{L}(bac_finding *out, integer count) =
      \exists integer i; 0 <= i < count && out[i].rule == BAC_RULE_CEILING && out[i].severity == BAC_VIOLATION;
    // What only judge_ceiling() changes.
    predicate ceiling_kept{A, B}(judgement *j) =
      \at(j->checker->stay, A) == \at(j->checker->stay, B) &&
      \at(j->checker->cautioned[BAC_RULE_CEILING], A) == \at(j->checker->cautioned[BAC_RULE_CEILING], B) &&
      (ceiling_told{A}(\at(j->out, A), \at(j->count, A)) ==> ceiling_told{B}(\at(j->out, B), \at(j->count, B))) &&
      (ceiling_broken{A}(\at(j->out, A), \at(j->count, A)) ==> ceiling_broken{B}(\at(j->out, B), \at(j->count, B))); */

/* Writes a finding. */
/*@ requires ready(j, 1);
    assigns j->count, j->out[j->count];
    ensures judged{Pre, Here}(j, 1);
    ensures ceiling_kept{Pre, Here}(j);
    ensures j->count == \old(j->count) + 1 && \result == &j->out[j->count - 1];
    ensures \result->rule == rule && \result->severity == severity; */
static bac_finding *say(judgement *j, bac_rule rule, bac_severity severity, uint16_t number, uint16_t limit)
{
    bac_finding *finding = &j->out[j->count];
    *finding = (bac_finding){
        .rule = rule,
        .severity = severity,
        .condition = BAC_CONDITION_COUNT,
        .day = j->checker->day,
        .dose_mg = j->day->dose_mg,
        .before_mg = j->checker->dose_mg,
        .number = number,
        .limit = limit,
    };
    j->count++;
    return finding;
}

/* A caution, which a rule gives only once: NULL the next time. */
/*@ requires ready(j, 1) && rule < BAC_RULE_COUNT;
    assigns j->count, j->out[j->count], j->checker->cautioned[rule];
    ensures judged{Pre, Here}(j, 1);
    ensures rule != BAC_RULE_CEILING ==> ceiling_kept{Pre, Here}(j);
    ensures \old(j->checker->cautioned[rule]) ==> j->count == \old(j->count) && \result == \null;
    ensures !\old(j->checker->cautioned[rule]) ==> j->count == \old(j->count) + 1 && \result == &j->out[j->count - 1] &&
      \result->rule == rule && \result->severity == BAC_CAUTION; */
static bac_finding *caution(judgement *j, bac_rule rule, uint16_t number, uint16_t limit)
{
    bool *cautioned = &j->checker->cautioned[rule];
    if (*cautioned) {
        return NULL;
    }
    *cautioned = true;
    return say(j, rule, BAC_CAUTION, number, limit);
}

/* A review, which a rule asks for only once. */
/*@ requires ready(j, 1) && rule < BAC_RULE_COUNT;
    assigns j->count, j->out[j->count], j->checker->asked[rule];
    ensures judged{Pre, Here}(j, 1);
    ensures ceiling_kept{Pre, Here}(j); */
static void ask(judgement *j, bac_rule rule, uint16_t number, uint16_t limit)
{
    bool *asked = &j->checker->asked[rule];
    if (!*asked) {
        *asked = true;
        say(j, rule, BAC_NEEDS_REVIEW, number, limit);
    }
}

/*@ requires ready(j, 1);
    assigns j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1];
    ensures judged{Pre, Here}(j, 1);
    ensures ceiling_kept{Pre, Here}(j); */
static void judge_tablet(judgement *j)
{
    const uint16_t dose_mg = j->day->dose_mg;
    if ((j->checker->day == 1 || j->rise || j->fall) && dose_mg % BAC_DOSE_STEP != 0) {
        say(j, BAC_RULE_TABLET, BAC_VIOLATION, 0, BAC_DOSE_STEP);
    }
}

/*@ requires ready(j, 1);
    assigns j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1], j->checker->cautioned[BAC_RULE_START_DOSE];
    ensures judged{Pre, Here}(j, 1);
    ensures ceiling_kept{Pre, Here}(j); */
static void judge_start_dose(judgement *j)
{
    const bac_protocol *protocol = j->checker->protocol;
    const uint16_t dose_mg = j->day->dose_mg;
    if (dose_mg > protocol->start_max.value) {
        say(j, BAC_RULE_START_DOSE, BAC_VIOLATION, 0, protocol->start_max.value);
    } else if (dose_mg < protocol->start_min.value) {
        caution(j, BAC_RULE_START_DOSE, 0, protocol->start_min.value);
    }
}

/*@ requires ready(j, 1) && j->rise;
    assigns j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1];
    ensures judged{Pre, Here}(j, 1);
    ensures ceiling_kept{Pre, Here}(j); */
static void judge_step_size(judgement *j)
{
    const uint16_t rise_mg = (uint16_t)(j->day->dose_mg - j->checker->dose_mg);
    const uint16_t allowed_mg = bac_increase(j->checker->protocol, j->checker->dose_mg);
    if (rise_mg > allowed_mg) {
        say(j, BAC_RULE_STEP_SIZE, BAC_VIOLATION, rise_mg, allowed_mg);
    }
}

/*@ requires ready(j, 1);
    assigns j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1],
      j->checker->cautioned[BAC_RULE_STEP_LENGTH .. BAC_RULE_HELD_UNKNOWN];
    ensures judged{Pre, Here}(j, 1);
    ensures ceiling_kept{Pre, Here}(j); */
static void judge_step_length(judgement *j)
{
    const bac_checker *c = j->checker;
    uint16_t held_days = c->level_days;
    if (c->level_from_before) {
        if (!c->patient.held_known) {
            caution(j, BAC_RULE_HELD_UNKNOWN, held_days, 0);
            return;
        }
        held_days = (uint16_t)(held_days + c->patient.held_days);
    }
    if (held_days < c->protocol->step_min.value) {
        say(j, BAC_RULE_STEP_LENGTH, BAC_VIOLATION, held_days, c->protocol->step_min.value);
    } else if (held_days > c->protocol->step_max.value) {
        caution(j, BAC_RULE_STEP_LENGTH, held_days, c->protocol->step_max.value);
    }
}

/*@ requires ready(j, 2) && j->checker->stay <= STAY_VIOLATION && unsaid(j->checker);
    assigns j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1], j->checker->cautioned[BAC_RULE_CEILING],
      j->checker->stay;
    ensures judged{Pre, Here}(j, 2);
    ensures j->count <= \old(j->count) + 1 || j->fall;
    ensures \old(j->day->dose_mg > j->checker->protocol->ceiling.value) <==> j->checker->stay != STAY_NONE;
    ensures j->checker->stay <= STAY_VIOLATION;
    ensures j->checker->stay != STAY_NONE && j->day->last ==> j->checker->stay == STAY_VIOLATION;
    ensures \old(j->checker->stay) == STAY_NONE && j->checker->stay != STAY_NONE ==>
      ceiling_told(j->out, j->count);
    ensures \old(j->checker->stay) != STAY_VIOLATION && j->checker->stay == STAY_VIOLATION ==>
      ceiling_broken(j->out, j->count); */
static void judge_ceiling(judgement *j)
{
    bac_checker *c = j->checker;
    const uint16_t ceiling_mg = c->protocol->ceiling.value;
    const bool was_above = c->dose_mg > ceiling_mg;
    if (j->day->dose_mg <= ceiling_mg) {
        if (c->day == 1 && was_above) {
            caution(j, BAC_RULE_CEILING, 0, ceiling_mg);
        }
        c->stay = STAY_NONE;
        return;
    }
    if (c->stay == STAY_NONE && was_above && j->fall) { /* only on day 1: coming down from above */
        caution(j, BAC_RULE_CEILING, 0, ceiling_mg);
        c->stay = STAY_CAUTION;
    } else if (c->stay == STAY_NONE || (c->stay == STAY_CAUTION && j->rise)) {
        say(j, BAC_RULE_CEILING, BAC_VIOLATION, 0, ceiling_mg);
        c->stay = STAY_VIOLATION;
    }
    if (c->stay == STAY_CAUTION && j->day->last) {
        say(j, BAC_RULE_CEILING, BAC_VIOLATION, 0, ceiling_mg);
        c->stay = STAY_VIOLATION;
    }
}

/*@ assigns \nothing;
    ensures BAC_RULE_SECOND_OPINION <= \result <= BAC_RULE_MULTIDISCIPLINARY_CARE; */
static bac_rule review_finding(bac_review review)
{
    switch (review) {
    case BAC_REVIEW_SECOND_OPINION:
        return BAC_RULE_SECOND_OPINION;
    case BAC_REVIEW_COLLEGIAL:
        return BAC_RULE_COLLEGIAL_OPINION;
    default:
        return BAC_RULE_MULTIDISCIPLINARY_CARE;
    }
}

/* A reduction must not wait for an opinion: below the dose before, and as long as nothing rose, it is a caution. */
/*@ requires ready(j, 1);
    assigns j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1],
      j->checker->cautioned[BAC_RULE_SECOND_OPINION .. BAC_RULE_MULTIDISCIPLINARY_CARE],
      j->checker->asked[BAC_RULE_SECOND_OPINION .. BAC_RULE_MULTIDISCIPLINARY_CARE];
    ensures judged{Pre, Here}(j, 1);
    ensures ceiling_kept{Pre, Here}(j); */
static void judge_review(judgement *j)
{
    const bac_checker *c = j->checker;
    const bac_need need = bac_need_on(c->protocol, &c->patient, NULL, c->day, j->day->dose_mg);
    if (bac_review_covered(need.review, c->patient.on_file)) {
        return;
    }
    if (!c->risen && j->day->dose_mg < c->patient.from_mg) {
        caution(j, review_finding(need.review), need.age, need.rule->threshold.value);
    } else {
        ask(j, review_finding(need.review), need.age, need.rule->threshold.value);
    }
}

/*@ requires ready(j, 1);
    assigns j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1], j->checker->cautioned[BAC_RULE_AGE_BOUNDARY];
    ensures judged{Pre, Here}(j, 1);
    ensures ceiling_kept{Pre, Here}(j); */
static void judge_age_boundary(judgement *j)
{
    const bac_checker *c = j->checker;
    const unsigned age = c->patient.age;
    if (age == 0) {
        return;
    }
    const bac_review next_year = bac_review_needed(c->protocol, j->day->dose_mg, age + 1);
    if (next_year != bac_review_needed(c->protocol, j->day->dose_mg, age) &&
        !bac_review_covered(next_year, c->patient.on_file)) {
        caution(j, BAC_RULE_AGE_BOUNDARY, c->patient.age, 0);
    }
}

/* Both look at two days together, so that two small falls in a row count as one. */
/*@ requires ready(j, 1);
    assigns j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1], j->checker->cautioned[BAC_RULE_TAPER_RATE];
    ensures judged{Pre, Here}(j, 1);
    ensures ceiling_kept{Pre, Here}(j); */
static void judge_fall(judgement *j)
{
    const bac_checker *c = j->checker;
    const bac_protocol *protocol = c->protocol;
    if (c->before_mg <= j->day->dose_mg) {
        return;
    }
    const uint16_t fall_mg = (uint16_t)(c->before_mg - j->day->dose_mg);
    bac_finding *finding = NULL;
    if (fall_mg > protocol->fall_max.value) {
        finding = say(j, BAC_RULE_ABRUPT_FALL, BAC_VIOLATION, fall_mg, protocol->fall_max.value);
    } else if (fall_mg > protocol->fall_brisk.value) {
        finding = caution(j, BAC_RULE_TAPER_RATE, fall_mg, protocol->fall_brisk.value);
    }
    if (finding != NULL) {
        finding->before_mg = c->before_mg;
    }
}

/* A fall opens a descent, or, after a long rest, the short count anew. */
/*@ requires \valid(c) && \separated(c, c->protocol) && known(c);
    assigns c->descending, c->descent_day, c->short_day, c->short_exempt;
    ensures known(c);
    ensures same_day{Pre, Here}(c); */
static void open_descent(bac_checker *c)
{
    if (!c->descending) {
        c->descending = true;
        c->descent_day = c->day;
        c->short_day = c->day;
        c->short_exempt = c->dose_mg <= BAC_DOSE_STEP;
    } else if (c->level_days > c->protocol->stop_max.value) {
        c->short_day = c->day;
        c->short_exempt = c->dose_mg <= BAC_DOSE_STEP;
    }
}

/* A stop takes long enough (the short count, which opens anew after a long rest) and not too long (the long count). */
/*@ requires ready(j, 2);
    assigns j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1], j->checker->cautioned[BAC_RULE_TAPER_LENGTH],
      j->checker->descending, j->checker->descent_day, j->checker->short_day, j->checker->short_exempt;
    ensures placed(j);
    ensures judging(j);
    ensures turned(j);
    ensures known(j->checker);
    ensures kept{Pre, Here}(j);
    ensures \old(j->count) <= j->count <= \old(j->count) + 2;
    ensures ceiling_kept{Pre, Here}(j); */
static void judge_stop(judgement *j)
{
    bac_checker *c = j->checker;
    const uint16_t stop_min = c->protocol->stop_min.value;
    const uint16_t stop_max = c->protocol->stop_max.value;
    open_descent(c);
    //@ assert kept{Pre, Here}(j);
    if (j->day->dose_mg > 0) {
        return;
    }
    const uint16_t short_days = (uint16_t)(c->day - c->short_day);
    const uint16_t long_days = (uint16_t)(c->day - c->descent_day);
    if (short_days < stop_min && !c->short_exempt) {
        say(j, BAC_RULE_TAPER_LENGTH, BAC_VIOLATION, short_days, stop_min);
    }
    if (long_days > stop_max) {
        caution(j, BAC_RULE_TAPER_LENGTH, long_days, stop_max);
    }
}

/*@ requires ready(j, 1);
    assigns j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1];
    ensures judged{Pre, Here}(j, 1);
    ensures ceiling_kept{Pre, Here}(j); */
static void judge_intakes(judgement *j)
{
    const bac_day *day = j->day;
    uint16_t sum_mg = 0;
    for (unsigned i = 0; i < day->intake_count; i++) {
        sum_mg = (uint16_t)(sum_mg + day->intake_mg[i]);
    }
    if (day->intake_count > 0 && sum_mg != day->dose_mg) {
        say(j, BAC_RULE_INTAKE_SUM, BAC_VIOLATION, sum_mg, 0);
    }
}

/*@ assigns \nothing; */
bac_rule bac_condition_rule(bac_condition condition)
{
    const bool psychiatric = condition == BAC_MODERATE_DEPRESSION || condition == BAC_MODERATE_ANXIETY;
    return psychiatric || condition == BAC_OTHER_PSYCHIATRIC ? BAC_RULE_PSYCHIATRIC_REVIEW : BAC_RULE_CONTRAINDICATION;
}

/*@ requires \valid_read(patient) && condition < BAC_CONDITION_COUNT;
    assigns \nothing; */
static bool has(const bac_patient *patient, bac_condition condition)
{
    const uint32_t conditions = patient->conditions;
    return (conditions >> condition & 1u) != 0;
}

/* Driving is a matter of titration, so that an increase while driving is forbidden like an initiation. */
/*@ requires \valid_read(c) && \valid_read(c->protocol);
    assigns \nothing; */
static bool forbids(const bac_checker *c, bac_condition condition)
{
    const bool initiation = c->dose_mg == 0;
    return c->protocol->conditions_forbid && (initiation || condition == BAC_DRIVING);
}

/*@ requires ready(j, 11);
    assigns j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1];
    ensures judged{Pre, Here}(j, 11);
    ensures ceiling_kept{Pre, Here}(j); */
static void judge_conditions(judgement *j)
{
    const bac_checker *c = j->checker;
    /*@ loop invariant i <= BAC_CONDITION_COUNT && placed(j) && judging(j) && turned(j);
        loop invariant known(j->checker);
        loop invariant kept{Pre, Here}(j);
        loop invariant ceiling_kept{Pre, Here}(j);
        loop invariant \at(j->count, Pre) <= j->count <= \at(j->count, Pre) + i;
        loop assigns i, j->count, j->out[\at(j->count, Pre) .. BAC_FINDINGS_PER_DAY - 1];
        loop variant BAC_CONDITION_COUNT - i; */
    for (unsigned i = 0; i < BAC_CONDITION_COUNT; i++) {
        const bac_condition condition = (bac_condition)i;
        const bac_rule rule = bac_condition_rule(condition);
        const bool psychiatric = rule == BAC_RULE_PSYCHIATRIC_REVIEW;
        const unsigned document = psychiatric ? BAC_ON_FILE_PSYCHIATRIC : BAC_ON_FILE_CONTRAINDICATION;
        const bool forbidden = !psychiatric && forbids(c, condition);
        if (has(&c->patient, condition) && (forbidden || (c->patient.on_file & document) == 0)) {
            say(j, rule, forbidden ? BAC_VIOLATION : BAC_NEEDS_REVIEW, 0, 0)->condition = condition;
        }
    }
}

/*@ requires ready(j, 1);
    assigns j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1], j->checker->cautioned[BAC_RULE_INDICATION];
    ensures judged{Pre, Here}(j, 1);
    ensures ceiling_kept{Pre, Here}(j); */
static void judge_indication(judgement *j)
{
    const bac_checker *c = j->checker;
    const bac_indication indication = c->patient.indication;
    if (indication == BAC_INDICATION_OTHER) {
        say(j, BAC_RULE_INDICATION, BAC_VIOLATION, (uint16_t)indication, 0);
    } else if (indication == BAC_INDICATION_ABSTINENCE && !c->protocol->abstinence_indicated) {
        caution(j, BAC_RULE_INDICATION, (uint16_t)indication, 0);
    }
}

/*@ requires ready(j, 1);
    assigns j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1], j->checker->cautioned[BAC_RULE_PROTOCOL_STATUS];
    ensures judged{Pre, Here}(j, 1);
    ensures ceiling_kept{Pre, Here}(j); */
static void judge_status(judgement *j)
{
    const bac_checker *c = j->checker;
    const bac_patient *patient = &c->patient;
    if (c->day == 1 && patient->dated &&
        (patient->start.n < c->protocol->in_force_from.n || patient->start.n > c->protocol->in_force_to.n)) {
        caution(j, BAC_RULE_PROTOCOL_STATUS, 0, 0);
    }
}

/* The level, and the way up to it. */
/*@ requires ready(j, 3);
    assigns *j->checker, j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1];
    ensures judged{Pre, Here}(j, (j->rise ? 3 : 1));
    ensures ceiling_kept{Pre, Here}(j); */
static void judge_level(judgement *j)
{
    judge_tablet(j);
    if (j->rise && j->checker->dose_mg == 0) {
        judge_start_dose(j);
    } else if (j->rise) {
        judge_step_size(j);
        judge_step_length(j);
    }
}

/* What the dose needs, now and a year later. */
/*@ requires ready(j, 2);
    assigns *j->checker, j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1];
    ensures judged{Pre, Here}(j, 2);
    ensures ceiling_kept{Pre, Here}(j); */
static void judge_need(judgement *j)
{
    judge_review(j);
    judge_age_boundary(j);
}

/* The dose, the way to it, and what it needs. */
/*@ requires ready(j, 6) && j->checker->stay <= STAY_VIOLATION && unsaid(j->checker);
    assigns *j->checker, j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1];
    ensures judged{Pre, Here}(j, 6);
    ensures \old(j->day->dose_mg > j->checker->protocol->ceiling.value) <==> j->checker->stay != STAY_NONE;
    ensures j->checker->stay <= STAY_VIOLATION;
    ensures j->checker->stay != STAY_NONE && j->day->last ==> j->checker->stay == STAY_VIOLATION;
    ensures \old(j->checker->stay) == STAY_NONE && j->checker->stay != STAY_NONE ==>
      ceiling_told(j->out, j->count);
    ensures \old(j->checker->stay) != STAY_VIOLATION && j->checker->stay == STAY_VIOLATION ==>
      ceiling_broken(j->out, j->count); */
static void judge_dose(judgement *j)
{
    judge_level(j);
    judge_ceiling(j);
    judge_need(j);
}

/* The fall, and the end of a way down. */
/*@ requires ready(j, 0) && (j->fall ==> ready(j, 3));
    assigns *j->checker, j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1];
    ensures judged{Pre, Here}(j, (j->fall ? 3 : 0));
    ensures ceiling_kept{Pre, Here}(j); */
static void judge_way_down(judgement *j)
{
    if (j->fall) {
        judge_fall(j);
        judge_stop(j);
    }
}

/* What is taken, by whom and when. */
/*@ requires ready(j, 2) && (j->first_rise ==> ready(j, 14));
    assigns *j->checker, j->count, j->out[j->count .. BAC_FINDINGS_PER_DAY - 1];
    ensures judged{Pre, Here}(j, (j->first_rise ? 14 : 2));
    ensures ceiling_kept{Pre, Here}(j); */
static void judge_treatment(judgement *j)
{
    judge_intakes(j);
    if (j->first_rise) {
        judge_conditions(j);
        judge_indication(j);
    }
    judge_status(j);
}

/*@ predicate sound_patient{L}(bac_patient *p) = p->from_mg <= BAC_DOSE_MAX && p->held_days <= BAC_DAYS_MAX &&
      (p->dated ==> BAC_DATE_MIN <= p->start.n <= BAC_DATE_MAX) &&
      (p->born ==> BAC_DATE_MIN <= p->birth.n <= BAC_DATE_MAX); */

/* What is known of the patient at the beginning. */
/*@ requires \valid(c) && \valid_read(patient) && \separated(c, patient) && sound_patient(patient);
    assigns c->patient, c->dose_mg, c->before_mg, c->age, c->birthday;
    ensures c->dose_mg <= BAC_DOSE_MAX && c->before_mg <= BAC_DOSE_MAX;
    ensures c->patient.from_mg <= BAC_DOSE_MAX && c->patient.held_days <= BAC_DAYS_MAX;
    ensures c->birthday != INT32_MAX ==> BAC_DATE_MIN <= c->patient.birth.n <= BAC_DATE_MAX &&
      BAC_DATE_MIN <= c->patient.start.n <= BAC_DATE_MAX;
    ensures aged(c); */
static void begin_with(bac_checker *c, const bac_patient *patient)
{
    c->patient = *patient;
    //@ assert c->patient == *patient;
    c->dose_mg = patient->from_mg;
    c->before_mg = patient->from_mg;
    c->risen_mg = patient->from_mg;
}

/* No rule has spoken. */
/*@ requires \valid(c);
    assigns c->cautioned[0 .. BAC_RULE_COUNT - 1], c->asked[0 .. BAC_RULE_COUNT - 1];
    ensures \forall integer rule; 0 <= rule < BAC_RULE_COUNT ==> !c->cautioned[rule] && !c->asked[rule]; */
static void begin_silent(bac_checker *c)
{
    /*@ loop invariant rule <= BAC_RULE_COUNT;
        loop invariant \forall integer r; 0 <= r < rule ==> !c->cautioned[r] && !c->asked[r];
        loop assigns rule, c->cautioned[0 .. BAC_RULE_COUNT - 1], c->asked[0 .. BAC_RULE_COUNT - 1];
        loop variant BAC_RULE_COUNT - rule; */
    for (unsigned rule = 0; rule < BAC_RULE_COUNT; rule++) {
        c->cautioned[rule] = false;
        c->asked[rule] = false;
    }
}

/*@ requires \valid(checker) && \valid_read(protocol) && \valid_read(patient);
    requires \separated(checker, protocol) && \separated(checker, patient) && sound_patient(patient);
    assigns *checker;
    ensures known(checker);
    ensures dated(checker);
    ensures aged(checker);
    ensures stay_known(checker);
    ensures unsaid(checker);
    ensures checker->day == 0; */
void bac_check_begin(bac_checker *checker, const bac_protocol *protocol, const bac_patient *patient)
{
    checker->protocol = protocol;
    checker->day = 0;
    checker->level_days = 0;
    checker->level_from_before = true;
    checker->risen = false;
    checker->intake_count = 0;
    checker->descending = false;
    checker->short_exempt = false;
    checker->descent_day = 0;
    checker->short_day = 0;
    checker->stay = STAY_NONE;
    begin_with(checker, patient);
    begin_silent(checker);
}

/* Whether the day's intakes are stated as those of the day before were. */
static bool same_intakes(const bac_checker *c, const bac_day *day)
{
    if (day->intake_count != c->intake_count) {
        return false;
    }
    for (unsigned i = 0; i < day->intake_count; i++) {
        if (day->intake_mg[i] != c->intake_mg[i]) {
            return false;
        }
    }
    return true;
}

/* The day that was judged becomes the day before. */
/*@ requires \valid(c) && \valid_read(day) && \separated(c, day) && \separated(c, c->protocol) && known(c);
    requires c->level_days < c->day && day->dose_mg <= BAC_DOSE_MAX;
    assigns c->level_days, c->level_from_before, c->before_mg, c->dose_mg;
    ensures known(c);
    ensures same_day{Pre, Here}(c);
    ensures c->dose_mg == \old(day->dose_mg) && c->stay == \old(c->stay); */
static void end_day(bac_checker *c, const bac_day *day)
{
    if (day->dose_mg != c->dose_mg) {
        c->level_days = 0;
        c->level_from_before = false;
    }
    c->level_days++;
    c->before_mg = c->dose_mg;
    c->dose_mg = day->dose_mg;
    c->intake_count = day->intake_count;
    for (unsigned i = 0; i < day->intake_count; i++) {
        c->intake_mg[i] = day->intake_mg[i];
    }
}

/* Every rule, in the order of bac_rule. */
/*@ requires ready(j, 0) && j->count == 0 && dated(j->checker) && aged(j->checker);
    requires (j->first_rise ==> j->rise) && j->checker->stay <= STAY_VIOLATION && unsaid(j->checker);
    assigns *j->checker, j->count, j->out[0 .. BAC_FINDINGS_PER_DAY - 1];
    ensures j->count <= BAC_FINDINGS_PER_DAY;
    ensures placed(j);
    ensures known(j->checker);
    ensures dated(j->checker);
    ensures aged(j->checker);
    ensures j->checker == \old(j->checker) && j->out == \old(j->out);
    ensures j->checker->day == \old(j->checker->day) && j->checker->protocol == \old(j->checker->protocol);
    ensures j->checker->protocol->ceiling.value == \old(j->checker->protocol->ceiling.value);
    ensures j->checker->dose_mg == \old(j->day->dose_mg);
    ensures j->checker->stay <= STAY_VIOLATION;
    ensures \old(j->day->dose_mg > j->checker->protocol->ceiling.value) <==> j->checker->stay != STAY_NONE;
    ensures j->checker->stay != STAY_NONE && \old(j->day->last) ==> j->checker->stay == STAY_VIOLATION;
    ensures \old(j->checker->stay) == STAY_NONE && j->checker->stay != STAY_NONE ==>
      ceiling_told(j->out, j->count);
    ensures \old(j->checker->stay) != STAY_VIOLATION && j->checker->stay == STAY_VIOLATION ==>
      ceiling_broken(j->out, j->count); */
static void judge_day(judgement *j)
{
    if (j->rise) {
        j->checker->risen = true;
        j->checker->risen_mg = j->day->dose_mg;
        j->checker->descending = false;
    }
    judge_dose(j);
    judge_way_down(j);
    judge_treatment(j);
    end_day(j->checker, j->day);
}

/* Every rule speaks on a day that may be unlike the one before. */
/*@ requires \valid(checker) && \valid_read(day) && \valid(out + (0 .. BAC_FINDINGS_PER_DAY - 1));
    requires \separated(checker, day, checker->protocol, out + (0 .. BAC_FINDINGS_PER_DAY - 1));
    requires known(checker) && dated(checker) && aged(checker) && unsaid(checker) && checker->stay <= STAY_VIOLATION;
    requires checker->level_days < checker->day && day->dose_mg <= BAC_DOSE_MAX;
    assigns *checker, out[0 .. BAC_FINDINGS_PER_DAY - 1];
    ensures \result <= BAC_FINDINGS_PER_DAY;
    ensures known(checker);
    ensures dated(checker);
    ensures aged(checker);
    ensures checker->dose_mg == day->dose_mg && checker->day == \old(checker->day);
    ensures stay_known(checker);
    ensures unsaid(checker);
    ensures checker->stay != STAY_NONE && day->last ==> checker->stay == STAY_VIOLATION;
    ensures \old(checker->stay) == STAY_NONE && checker->stay != STAY_NONE ==> ceiling_told(out, \result);
    ensures \old(checker->stay) != STAY_VIOLATION && checker->stay == STAY_VIOLATION ==>
      ceiling_broken(out, \result); */
static unsigned judge(bac_checker *checker, const bac_day *day, bac_finding *out)
{
    judgement j = {.checker = checker, .day = day, .out = out};
    j.new_stretch = checker->day == 1 || day->dose_mg != checker->dose_mg || !same_intakes(checker, day);
    j.rise = day->dose_mg > checker->dose_mg;
    j.fall = day->dose_mg < checker->dose_mg;
    j.first_rise = j.rise && !checker->risen;
    judge_day(&j);
    return j.count;
}

/* With the dose and the age of the day before every rule has said what it has to say. A rule that spoke of such a day
 * would have to end the stay before it. */
/*@ requires \valid(checker) && \separated(checker, checker->protocol);
    requires known(checker) && dated(checker) && aged(checker) && stay_known(checker) && unsaid(checker);
    requires checker->day + days <= BAC_DAYS_MAX;
    requires checker->birthday != INT32_MAX ==> checker->patient.start.n + checker->day + days <= BAC_DATE_MAX + 1;
    assigns checker->day, checker->level_days, checker->before_mg;
    ensures \result <= days;
    ensures known(checker);
    ensures dated(checker);
    ensures aged(checker);
    ensures stay_known(checker);
    ensures unsaid(checker);
    ensures checker->day == \old(checker->day) + \result && checker->dose_mg == \old(checker->dose_mg);
    ensures checker->stay == \old(checker->stay);
    ensures \result > 0 && checker->birthday != INT32_MAX ==>
      checker->patient.start.n + (checker->day - 1) < checker->birthday; */
uint16_t bac_check_stay(bac_checker *checker, uint16_t days)
{
    if (checker->day == 0) {
        return 0;
    }
    const bac_need need = bac_need_on(checker->protocol, &checker->patient, NULL, checker->day, checker->dose_mg);
    if (days > need.until_day - checker->day) {
        days = (uint16_t)(need.until_day - checker->day);
    }
    if (days > 0) {
        checker->day = (uint16_t)(checker->day + days);
        checker->level_days = (uint16_t)(checker->level_days + days);
        checker->before_mg = checker->dose_mg;
    }
    return days;
}

/*@ requires \valid(checker) && \valid_read(day) && \valid(out + (0 .. BAC_FINDINGS_PER_DAY - 1));
    requires \separated(checker, day, checker->protocol, out + (0 .. BAC_FINDINGS_PER_DAY - 1));
    requires known(checker) && dated(checker) && aged(checker);
    requires checker->day < BAC_DAYS_MAX && day->dose_mg <= BAC_DOSE_MAX;
    requires checker->birthday != INT32_MAX ==> checker->patient.start.n + checker->day <= BAC_DATE_MAX;
    requires stay_known(checker) && unsaid(checker);
    assigns *checker, out[0 .. BAC_FINDINGS_PER_DAY - 1];
    ensures \result <= BAC_FINDINGS_PER_DAY;
    ensures known(checker);
    ensures dated(checker);
    ensures aged(checker);
    ensures checker->dose_mg == day->dose_mg && checker->day == \old(checker->day) + 1;
    ensures stay_known(checker);
    ensures unsaid(checker);
    ensures checker->stay != STAY_NONE && day->last ==> checker->stay == STAY_VIOLATION;
    ensures \old(checker->stay) == STAY_NONE && checker->stay != STAY_NONE ==> ceiling_told(out, \result);
    ensures \old(checker->stay) != STAY_VIOLATION && checker->stay == STAY_VIOLATION ==>
      ceiling_broken(out, \result); */
unsigned bac_check_day(bac_checker *checker, const bac_day *day, bac_finding out[BAC_FINDINGS_PER_DAY])
{
    const bool same_stretch = day->dose_mg == checker->dose_mg && same_intakes(checker, day);
    if (same_stretch && !day->last && bac_check_stay(checker, 1) == 1) {
        return 0;
    }
    checker->day++;
    return judge(checker, day, out);
}
