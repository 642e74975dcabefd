/* SPDX-License-Identifier: MIT */
/*
 * What of the library the walks over a schedule ask, as the analysis sees it: what each function is handed must be as
 * include/baclofene.h wants it, and what it answers is anything within the ranges written there. That the true ones
 * keep to them is proved (docs/safety.md, "Proved"). The tables and what only looks into them are looked at as they
 * are.
 */
#include "any.h"
#include "baclofene.h"

enum { ALL_GATES = (1 << BAC_GATES_MAX) - 1 };

/* ---- dates ---- */

static bac_date any_date(void)
{
    return (bac_date){Frama_C_interval(BAC_DATE_MIN, BAC_DATE_MAX)};
}

bool bac_date_from_civil(bac_date *date, bac_civil civil)
{
    if (either()) {
        return false;
    }
    *date = any_date();
    return true;
}

/*@ requires valid_date: BAC_DATE_MIN <= date.n <= BAC_DATE_MAX; */
bac_civil bac_date_to_civil(bac_date date)
{
    return (bac_civil){(uint16_t)Frama_C_interval(1900, 2200), (uint8_t)Frama_C_interval(1, 12),
                       (uint8_t)Frama_C_interval(1, 31)};
}

/*@ requires valid_day: 1900 <= civil.year <= 2200 && 1 <= civil.month <= 12 && 1 <= civil.day <= 31; */
bac_civil bac_civil_next(bac_civil civil)
{
    return (bac_civil){(uint16_t)Frama_C_interval(1900, 2201), (uint8_t)Frama_C_interval(1, 12),
                       (uint8_t)Frama_C_interval(1, 31)};
}

/*@ requires valid_date: BAC_DATE_MIN <= date.n <= BAC_DATE_MAX; */
unsigned bac_weekday(bac_date date)
{
    return upto(6);
}

/* ---- intakes and tablets ---- */

/*@ requires dose: block->dose_mg <= BAC_DOSE_MAX; */
uint8_t bac_block_intakes(const bac_block *block, const bac_split *split, uint16_t intake_mg[BAC_INTAKES_MAX])
{
    for (unsigned i = 0; i < BAC_INTAKES_MAX; i++) {
        intake_mg[i] = (uint16_t)upto(BAC_DOSE_MAX);
    }
    return (uint8_t)(either() ? 0 : Frama_C_interval(BAC_INTAKES_MIN, BAC_INTAKES_MAX));
}

/*@ requires strength: index < BAC_STRENGTHS; */
uint16_t bac_strength_mg(unsigned index)
{
    return (uint16_t)(BAC_TABLET * Frama_C_interval(1, BAC_STRENGTHS));
}

/*@ requires intake: intake_mg <= BAC_DOSE_MAX && intake_mg % BAC_DOSE_STEP == 0; */
void bac_make_tablets(bac_strengths strengths, uint16_t intake_mg, bac_tablets *tablets)
{
    for (unsigned i = 0; i < BAC_STRENGTHS; i++) {
        tablets->whole[i] = (uint8_t)upto(BAC_DOSE_MAX / BAC_TABLET);
    }
    tablets->half = either();
}

/* ---- the checker ---- */

/*@ requires condition: 0 <= condition < BAC_CONDITION_COUNT; */
bac_rule bac_condition_rule(bac_condition condition)
{
    return either() ? BAC_RULE_CONTRAINDICATION : BAC_RULE_PSYCHIATRIC_REVIEW;
}

void bac_check_begin(bac_checker *checker, const bac_protocol *protocol, const bac_patient *patient)
{
    checker->protocol = protocol;
    checker->patient = *patient;
}

/*@ requires day: day->dose_mg <= BAC_DOSE_MAX && day->intake_count <= BAC_INTAKES_MAX; */
unsigned bac_check_day(bac_checker *checker, const bac_day *day, bac_finding out[BAC_FINDINGS_PER_DAY])
{
    const unsigned count = upto(BAC_FINDINGS_PER_DAY);
    for (unsigned i = 0; i < BAC_FINDINGS_PER_DAY; i++) {
        out[i].rule = (bac_rule)upto(BAC_RULE_COUNT - 1);
        out[i].severity = (bac_severity)upto(BAC_SEVERITY_COUNT - 1);
        out[i].condition = (bac_condition)upto(BAC_CONDITION_COUNT);
        out[i].day = (uint16_t)Frama_C_interval(1, BAC_DAYS_MAX);
        out[i].dose_mg = (uint16_t)upto(BAC_DOSE_MAX);
        out[i].before_mg = (uint16_t)upto(BAC_DOSE_MAX);
        out[i].number = (uint16_t)upto(UINT16_MAX);
        out[i].limit = (uint16_t)upto(UINT16_MAX);
    }
    checker->day = (uint16_t)Frama_C_interval(1, BAC_DAYS_MAX);
    checker->dose_mg = day->dose_mg;
    checker->review = (bac_review)upto(BAC_REVIEW_COUNT - 1);
    checker->until_day = (uint16_t)Frama_C_interval(checker->day, BAC_DAYS_MAX);
    return count;
}

uint16_t bac_check_stay(bac_checker *checker, uint16_t days)
{
    return (uint16_t)upto(days);
}

/* ---- gates ---- */

void bac_gates_add(bac_gates *gates, const bac_finding *finding)
{
    gates->count = upto(BAC_GATES_MAX);
}

/*@ requires gates: gates->count <= BAC_GATES_MAX; */
bac_gate_set bac_gates_waiting(const bac_gates *gates, uint16_t day, uint16_t dose_mg)
{
    return (bac_gate_set)upto(ALL_GATES);
}

/*@ requires day_and_dose: 1 <= day <= BAC_DAYS_MAX && dose_mg <= BAC_DOSE_MAX; */
bac_need bac_need_on(const bac_protocol *protocol, const bac_patient *patient, const bac_gates *gates, uint16_t day,
                     uint16_t dose_mg)
{
    return (bac_need){.review = (bac_review)upto(BAC_REVIEW_COUNT - 1),
                      .rule = either() ? NULL : &protocol->review[upto(BAC_REVIEW_RULES_MAX - 1)],
                      .age = (uint16_t)upto(BAC_AGE_MAX),
                      .waits = (bac_gate_set)upto(ALL_GATES),
                      .until_day = (uint16_t)Frama_C_interval(day, BAC_DAYS_MAX)};
}

/* ---- prescriptions and bridges ---- */

static void any_amounts(bac_amount by_strength[BAC_STRENGTHS])
{
    for (unsigned i = 0; i < BAC_STRENGTHS; i++) {
        by_strength[i].tablets = upto(INT32_MAX);
        by_strength[i].boxes = upto(INT32_MAX);
    }
}

/*@ requires plan: plan->count <= BAC_BLOCKS_MAX; */
void bac_supply_begin(bac_supply *supply, const bac_plan *plan, const bac_gates *gates, const bac_dispensing *how)
{
    *supply = (bac_supply){.plan = plan, .gates = gates, .how = how};
}

bool bac_supply_next(bac_supply *supply, bac_prescription *prescription)
{
    if (either()) {
        return false;
    }
    prescription->first_day = (uint16_t)Frama_C_interval(1, BAC_DAYS_MAX);
    prescription->last_day = (uint16_t)Frama_C_interval(prescription->first_day, BAC_DAYS_MAX);
    prescription->total_mg = upto(BAC_DOSE_MAX * BAC_PRESCRIPTION_DAYS_MAX);
    prescription->tablets = upto(INT32_MAX);
    prescription->boxes = upto(INT32_MAX);
    any_amounts(prescription->by_strength);
    prescription->next_due_day = (uint16_t)(either() ? 0 : Frama_C_interval(2, BAC_DAYS_MAX + 1));
    prescription->gates = (bac_gate_set)upto(ALL_GATES);
    return true;
}

/*@ requires plan: plan->count <= BAC_BLOCKS_MAX;
    requires day: after_day <= BAC_DAYS_MAX; */
bool bac_bridge_next(const bac_plan *plan, const bac_gates *gates, const bac_dispensing *how, uint16_t after_day,
                     bac_bridge *bridge)
{
    if (either()) {
        return false;
    }
    bridge->gate_day = (uint16_t)Frama_C_interval(1, BAC_DAYS_MAX);
    bridge->dose_mg = (uint16_t)Frama_C_interval(1, BAC_DOSE_MAX);
    bridge->intake_count = (uint8_t)Frama_C_interval(BAC_INTAKES_MIN, BAC_INTAKES_MAX);
    for (unsigned i = 0; i < BAC_INTAKES_MAX; i++) {
        bridge->intake_mg[i] = (uint16_t)(BAC_DOSE_STEP * upto(BAC_DOSE_MAX / BAC_DOSE_STEP));
    }
    bridge->days = (uint16_t)Frama_C_interval(1, BAC_BRIDGE_DAYS_MAX);
    bridge->total_mg = upto(BAC_DOSE_MAX * BAC_BRIDGE_DAYS_MAX);
    bridge->tablets = upto(INT32_MAX);
    bridge->boxes = upto(INT32_MAX);
    any_amounts(bridge->by_strength);
    bridge->gates = (bac_gate_set)upto(ALL_GATES);
    return true;
}
