/* SPDX-License-Identifier: MIT */
/* What a day needs, by its dose and the patient's age, and what it waits for. */
#include "baclofene.h"

/* [R-gate] */
void bac_gates_add(bac_gates *gates, const bac_finding *finding)
{
    if (finding->severity != BAC_NEEDS_REVIEW) {
        return;
    }
    const bool rose = finding->dose_mg > finding->before_mg;
    gates->gate[gates->count] = (bac_gate){
        .rule = finding->rule,
        .condition = finding->condition,
        .day = finding->day,
        .before_mg = finding->before_mg,
        .least_mg = (uint16_t)(finding->before_mg + (rose ? 1 : 0)),
    };
    gates->count++;
}

/* [R-gate-waits] */
bac_gate_set bac_gates_waiting(const bac_gates *gates, uint16_t day, uint16_t dose_mg)
{
    bac_gate_set waiting = 0;
    for (unsigned i = 0; i < gates->count; i++) {
        const bac_gate *gate = &gates->gate[i];
        if (day >= gate->day && dose_mg >= gate->least_mg) {
            waiting = (bac_gate_set)(waiting | 1u << i);
        }
    }
    return waiting;
}

bool bac_age_known(const bac_patient *patient)
{
    return patient->age > 0 || (patient->born && patient->dated);
}

static bool ages(const bac_patient *patient)
{
    return patient->age == 0 && bac_age_known(patient);
}

/* Completed years on a day, 0: unknown; and the last day of that age. */
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

/* [R-need] */
bac_need bac_need_on(const bac_protocol *protocol, const bac_patient *patient, const bac_gates *gates, uint16_t day,
                     uint16_t dose_mg)
{
    bac_need need = {.review = BAC_REVIEW_NONE, .until_day = BAC_DAYS_MAX};
    const bac_review_rule *strictest = bac_review_rule_for(protocol, dose_mg, BAC_AGE_MAX);
    if (strictest != NULL) { /* else no age would need one */
        need.age = age_on(patient, day, &need.until_day);
        const bool younger = need.age > 0 && need.age < strictest->from_age;
        need.rule = younger ? bac_review_rule_for(protocol, dose_mg, need.age) : strictest;
        need.review = need.rule == NULL ? BAC_REVIEW_NONE : need.rule->review;
    }
    if (gates == NULL) {
        return need;
    }
    need.waits = bac_gates_waiting(gates, day, dose_mg);
    for (unsigned i = 0; i < gates->count; i++) {
        const uint16_t gate_day = gates->gate[i].day;
        if (gate_day > day && gate_day <= need.until_day) {
            need.until_day = (uint16_t)(gate_day - 1);
        }
    }
    return need;
}

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
