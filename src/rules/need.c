/* SPDX-License-Identifier: MIT */
/* What a day needs, by its dose and the patient's age, and what it waits for. */
#include "need.h"

/* [R-gate] */
/*@ requires \valid(gates) && \valid_read(finding) && \separated(gates, finding) && sound_gates(gates);
    requires finding->severity == BAC_NEEDS_REVIEW ==> gates->count < BAC_GATES_MAX &&
      finding->dose_mg <= BAC_DOSE_MAX && finding->before_mg <= BAC_DOSE_MAX && 0 < finding->day <= BAC_DAYS_MAX;
    assigns gates->count, gates->gate[gates->count];
    ensures sound_gates(gates);
    ensures gates->count == \old(gates->count) + (finding->severity == BAC_NEEDS_REVIEW ? 1 : 0);
    ensures finding->severity == BAC_NEEDS_REVIEW ==> gates->gate[gates->count - 1].rule == finding->rule &&
      gates->gate[gates->count - 1].condition == finding->condition &&
      gates->gate[gates->count - 1].day == finding->day &&
      gates->gate[gates->count - 1].before_mg == finding->before_mg;
    // A day waits at a higher dose than before; where the gate came without a rise, at the same dose too.
    ensures finding->severity == BAC_NEEDS_REVIEW ==> gates->gate[gates->count - 1].least_mg ==
      (finding->dose_mg > finding->before_mg ? finding->before_mg + 1 : finding->before_mg); */
void bac_gates_add(bac_gates *gates, const bac_finding *finding)
{
    if (finding->severity != BAC_NEEDS_REVIEW) {
        return;
    }
    const bool rose = finding->dose_mg > finding->before_mg;
    bac_gate *gate = &gates->gate[gates->count];
    gate->rule = finding->rule;
    gate->condition = finding->condition;
    gate->day = finding->day;
    gate->before_mg = finding->before_mg;
    gate->least_mg = (uint16_t)(finding->before_mg + (rose ? 1 : 0));
    gates->count++;
}

/* [R-gate-waits] */
/*@ requires \valid_read(gates) && gates->count <= BAC_GATES_MAX;
    assigns \nothing;
    ensures \result == waits_upto(gates, gates->count, day, dose_mg); */
bac_gate_set bac_gates_waiting(const bac_gates *gates, uint16_t day, uint16_t dose_mg)
{
    bac_gate_set waiting = 0;
    bac_gate_set bit = 1;
    /*@ loop invariant i <= gates->count && bit == bit_of(i) && waiting < bit;
        loop invariant waiting == waits_upto(gates, i, day, dose_mg);
        loop assigns i, bit, waiting;
        loop variant gates->count - i; */
    for (unsigned i = 0; i < gates->count; i++) {
        const bac_gate *gate = &gates->gate[i];
        if (day >= gate->day && dose_mg >= gate->least_mg) {
            waiting = (bac_gate_set)(waiting + bit);
        }
        bit = (bac_gate_set)(2 * bit);
    }
    return waiting;
}

/*@ requires \valid_read(patient);
    assigns \nothing;
    ensures \result <==> patient->age > 0 || (patient->born != 0 && patient->dated != 0); */
bool bac_age_known(const bac_patient *patient)
{
    return patient->age > 0 || (patient->born && patient->dated);
}

/*@ requires \valid_read(patient);
    assigns \nothing;
    ensures \result <==> by_birth(patient); */
static bool ages(const bac_patient *patient)
{
    return patient->age == 0 && bac_age_known(patient);
}

/* Completed years on a day, 0: unknown; and the last day of that age. */
/*@ requires \valid_read(patient) && \valid(last_day) && \separated(patient, last_day);
    requires 1 <= day <= BAC_DAYS_MAX && in_calendar(patient, day);
    assigns *last_day;
    ensures day <= *last_day <= BAC_DAYS_MAX;
    ensures !by_birth(patient) ==> \result == patient->age && *last_day == BAC_DAYS_MAX;
    ensures by_birth(patient) ==> \forall bac_civil born;
      valid_civil(born) && number_of(born) == patient->birth.n <= patient->start.n + day - 1 ==>
        birthday_number(born, \result) <= patient->start.n + day - 1 &&
        patient->start.n + *last_day - 1 < birthday_number(born, \result + 1); */
static uint16_t age_on(const bac_patient *patient, uint16_t day, uint16_t *last_day)
{
    *last_day = BAC_DAYS_MAX;
    if (!ages(patient)) {
        return patient->age;
    }
    const int32_t lived = patient->start.n + (day - 1) - patient->birth.n;
    unsigned age = lived < 0 ? 0 : (unsigned)lived / 366; /* at most one year too few in these centuries */
    bac_date next = bac_birthday(patient->birth, age + 1);
    if (next.n - patient->birth.n <= lived) {
        age++;
        next = bac_birthday(patient->birth, age + 1);
    }
    if (next.n - patient->start.n < BAC_DAYS_MAX) {
        *last_day = (uint16_t)(next.n - patient->start.n);
    }
    return (uint16_t)age;
}

/* Whether the dose is below every threshold, as it is on most days: then no age asks for a review. */
/*@ requires \valid_read(protocol);
    assigns \nothing;
    ensures \result ==> \forall integer i, age; 0 <= i < BAC_REVIEW_RULES_MAX ==>
      !applies(&protocol->review[i], dose_mg, age); */
static bool below_reviews(const bac_protocol *protocol, uint16_t dose_mg)
{
    /*@ loop invariant i <= BAC_REVIEW_RULES_MAX;
        loop invariant \forall integer k, age; 0 <= k < i ==> !applies(&protocol->review[k], dose_mg, age);
        loop assigns i;
        loop variant BAC_REVIEW_RULES_MAX - i; */
    for (size_t i = 0; i < BAC_REVIEW_RULES_MAX; i++) {
        const bac_review_rule *rule = &protocol->review[i];
        if (rule->review != BAC_REVIEW_NONE && dose_mg >= rule->threshold.value) {
            return false;
        }
    }
    return true;
}

/* [R-need] */
/*@ requires \valid_read(protocol) && \valid_read(patient);
    requires 1 <= day <= BAC_DAYS_MAX && in_calendar(patient, day);
    requires gates == \null || (\valid_read(gates) && sound_gates(gates));
    assigns \nothing;
    ensures day <= \result.until_day <= BAC_DAYS_MAX;
    ensures \result.rule == \null ==> \result.review == BAC_REVIEW_NONE;
    ensures \result.rule == \null && sound_reviews(protocol) ==> \forall integer i; 0 <= i < BAC_REVIEW_RULES_MAX ==>
        !applies(&protocol->review[i], dose_mg, \result.age > 0 ? \result.age : BAC_AGE_MAX);
    ensures \result.rule != \null ==> \result.review == \result.rule->review;
    ensures \result.rule != \null && sound_reviews(protocol) ==>
      applies(\result.rule, dose_mg, \result.age > 0 ? \result.age : BAC_AGE_MAX) &&
      strongest(\result.rule, protocol, dose_mg, \result.age > 0 ? \result.age : BAC_AGE_MAX, BAC_REVIEW_RULES_MAX);
    ensures \result.rule != \null ==>
      \exists integer i; 0 <= i < BAC_REVIEW_RULES_MAX && \result.rule == &protocol->review[i];
    ensures gates == \null ==> \result.waits == 0;
    ensures gates != \null ==> \result.waits == waits_upto(gates, gates->count, day, dose_mg) &&
      \forall integer i; 0 <= i < gates->count ==>
        gates->gate[i].day <= day || \result.until_day < gates->gate[i].day; */
bac_need bac_need_on(const bac_protocol *protocol, const bac_patient *patient, const bac_gates *gates, uint16_t day,
                     uint16_t dose_mg)
{
    bac_need need = {.review = BAC_REVIEW_NONE, .until_day = BAC_DAYS_MAX};
    if (!below_reviews(protocol, dose_mg)) {
        const bac_review_rule *strictest = bac_review_rule_for(protocol, dose_mg, BAC_AGE_MAX);
        if (strictest != NULL) { /* else no age would need one */
            need.age = age_on(patient, day, &need.until_day);
            const bool younger = need.age > 0 && need.age < strictest->from_age;
            need.rule = younger ? bac_review_rule_for(protocol, dose_mg, need.age) : strictest;
            need.review = need.rule == NULL ? BAC_REVIEW_NONE : need.rule->review;
        }
    }
    if (gates == NULL || gates->count == 0) {
        return need;
    }
    need.waits = bac_gates_waiting(gates, day, dose_mg);
    /*@ loop invariant i <= gates->count && day <= need.until_day <= BAC_DAYS_MAX;
        loop invariant \forall integer k; 0 <= k < i ==>
          gates->gate[k].day <= day || need.until_day < gates->gate[k].day;
        loop assigns i, need.until_day;
        loop variant gates->count - i; */
    for (unsigned i = 0; i < gates->count; i++) {
        const uint16_t gate_day = gates->gate[i].day;
        if (gate_day > day && gate_day <= need.until_day) {
            need.until_day = (uint16_t)(gate_day - 1);
        }
    }
    return need;
}

/*@ requires \valid_read(protocol) && \valid_read(patient) && \valid_read(rule);
    requires rule->threshold.value <= BAC_DOSE_MAX && 1 <= days <= BAC_DAYS_MAX && in_calendar(patient, days);
    assigns \nothing;
    ensures \result ==> rule->review != BAC_REVIEW_NONE && rule->threshold.value < protocol->ceiling.value;
    ensures \result ==> \exists integer age; rule->from_age <= age &&
      strongest(rule, protocol, rule->threshold.value + (rule->inclusive ? 0 : BAC_DOSE_STEP), age,
        BAC_REVIEW_RULES_MAX); */
bool bac_review_rule_matters(const bac_protocol *protocol, const bac_patient *patient, uint16_t days,
                             const bac_review_rule *rule)
{
    const uint16_t dose_mg = (uint16_t)(rule->threshold.value + (rule->inclusive ? 0 : BAC_DOSE_STEP));
    uint16_t last_day = 0;
    const uint16_t youngest = age_on(patient, 1, &last_day);
    const uint16_t oldest = bac_age_known(patient) ? age_on(patient, days, &last_day) : BAC_AGE_MAX;
    if (rule->review == BAC_REVIEW_NONE || oldest < rule->from_age ||
        rule->threshold.value >= protocol->ceiling.value) {
        return false;
    }
    return bac_review_rule_for(protocol, dose_mg, youngest < rule->from_age ? rule->from_age : youngest) == rule;
}
