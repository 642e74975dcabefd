/* SPDX-License-Identifier: MIT */
/*
 * The checker: one function per rule, called for each day in the order of bac_rule. Every limit comes from the
 * protocol's row; the state between two days is bac_checker and nothing else.
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
    bool new_level; /* day 1, or another dose than the day before */
} judgement;

/* Writes a finding. */
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

/* The same, but a rule gives a review or a caution only once: NULL the next time. */
static bac_finding *tell(judgement *j, bac_rule rule, bac_severity severity, uint16_t number, uint16_t limit)
{
    uint32_t *told = &j->checker->told[severity];
    if (severity != BAC_VIOLATION && (*told >> rule & 1u) != 0) {
        return NULL;
    }
    *told |= UINT32_C(1) << rule;
    return say(j, rule, severity, number, limit);
}

static void judge_tablet(judgement *j)
{
    const uint16_t dose_mg = j->day->dose_mg;
    if (j->new_level && dose_mg % BAC_DOSE_STEP != 0) {
        tell(j, BAC_RULE_TABLET, BAC_VIOLATION, 0, BAC_DOSE_STEP);
    }
}

static void judge_start_dose(judgement *j)
{
    const bac_protocol *protocol = j->checker->protocol;
    const uint16_t dose_mg = j->day->dose_mg;
    if (dose_mg > protocol->start_max.value) {
        tell(j, BAC_RULE_START_DOSE, BAC_VIOLATION, 0, protocol->start_max.value);
    } else if (dose_mg < protocol->start_min.value) {
        tell(j, BAC_RULE_START_DOSE, BAC_CAUTION, 0, protocol->start_min.value);
    }
}

static void judge_step_size(judgement *j)
{
    const uint16_t rise_mg = (uint16_t)(j->day->dose_mg - j->checker->dose_mg);
    const uint16_t allowed_mg = bac_increase(j->checker->protocol, j->checker->dose_mg);
    if (rise_mg > allowed_mg) {
        tell(j, BAC_RULE_STEP_SIZE, BAC_VIOLATION, rise_mg, allowed_mg);
    }
}

static void judge_step_length(judgement *j)
{
    const bac_checker *c = j->checker;
    uint16_t held_days = c->level_days;
    if (c->level_from_before) {
        if (!c->patient.held_known) {
            tell(j, BAC_RULE_HELD_UNKNOWN, BAC_CAUTION, held_days, 0);
            return;
        }
        held_days = (uint16_t)(held_days + c->patient.held_days);
    }
    if (held_days < c->protocol->step_min.value) {
        tell(j, BAC_RULE_STEP_LENGTH, BAC_VIOLATION, held_days, c->protocol->step_min.value);
    } else if (held_days > c->protocol->step_max.value) {
        tell(j, BAC_RULE_STEP_LENGTH, BAC_CAUTION, held_days, c->protocol->step_max.value);
    }
}

static void judge_ceiling(judgement *j)
{
    bac_checker *c = j->checker;
    const uint16_t ceiling_mg = c->protocol->ceiling.value;
    const bool was_above = c->dose_mg > ceiling_mg;
    if (j->day->dose_mg <= ceiling_mg) {
        if (c->day == 1 && was_above) {
            tell(j, BAC_RULE_CEILING, BAC_CAUTION, 0, ceiling_mg);
        }
        c->stay = STAY_NONE;
        return;
    }
    if (c->stay == STAY_NONE && was_above && j->fall) { /* only on day 1: coming down from above */
        tell(j, BAC_RULE_CEILING, BAC_CAUTION, 0, ceiling_mg);
        c->stay = STAY_CAUTION;
    } else if (c->stay == STAY_NONE || (c->stay == STAY_CAUTION && j->rise)) {
        tell(j, BAC_RULE_CEILING, BAC_VIOLATION, 0, ceiling_mg);
        c->stay = STAY_VIOLATION;
    }
    if (c->stay == STAY_CAUTION && j->day->last) {
        tell(j, BAC_RULE_CEILING, BAC_VIOLATION, 0, ceiling_mg);
        c->stay = STAY_VIOLATION;
    }
}

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
static void judge_review(judgement *j)
{
    const bac_checker *c = j->checker;
    const unsigned age = c->age > 0 ? c->age : BAC_AGE_MAX;
    const bac_review_rule *rule = bac_review_rule_for(c->protocol, j->day->dose_mg, age);
    if (rule == NULL || bac_review_covered(rule->review, c->patient.on_file)) {
        return;
    }
    const bool reducing = !c->risen && j->day->dose_mg < c->patient.from_mg;
    tell(j, review_finding(rule->review), reducing ? BAC_CAUTION : BAC_NEEDS_REVIEW, c->age, rule->threshold.value);
}

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
        tell(j, BAC_RULE_AGE_BOUNDARY, BAC_CAUTION, c->patient.age, 0);
    }
}

/* Both look at two days together, so that two small falls in a row count as one. */
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
        finding = tell(j, BAC_RULE_ABRUPT_FALL, BAC_VIOLATION, fall_mg, protocol->fall_max.value);
    } else if (fall_mg > protocol->fall_brisk.value) {
        finding = tell(j, BAC_RULE_TAPER_RATE, BAC_CAUTION, fall_mg, protocol->fall_brisk.value);
    }
    if (finding != NULL) {
        finding->before_mg = c->before_mg;
    }
}

/* A stop takes long enough (the short count, which opens anew after a long rest) and not too long (the long count). */
static void judge_stop(judgement *j)
{
    bac_checker *c = j->checker;
    const uint16_t stop_min = c->protocol->stop_min.value;
    const uint16_t stop_max = c->protocol->stop_max.value;
    if (!c->descending) {
        c->descending = true;
        c->descent_day = c->day;
        c->short_day = c->day;
        c->short_exempt = c->dose_mg <= BAC_DOSE_STEP;
    } else if (c->level_days > stop_max) {
        c->short_day = c->day;
        c->short_exempt = c->dose_mg <= BAC_DOSE_STEP;
    }
    if (j->day->dose_mg > 0) {
        return;
    }
    const uint16_t short_days = (uint16_t)(c->day - c->short_day);
    const uint16_t long_days = (uint16_t)(c->day - c->descent_day);
    if (short_days < stop_min && !c->short_exempt) {
        tell(j, BAC_RULE_TAPER_LENGTH, BAC_VIOLATION, short_days, stop_min);
    }
    if (long_days > stop_max) {
        tell(j, BAC_RULE_TAPER_LENGTH, BAC_CAUTION, long_days, stop_max);
    }
}

static void judge_intakes(judgement *j)
{
    if (j->day->intakes_mg != j->day->dose_mg) {
        tell(j, BAC_RULE_INTAKE_SUM, BAC_VIOLATION, j->day->intakes_mg, 0);
    }
}

static bool has(const bac_patient *patient, bac_condition condition)
{
    return (patient->conditions >> condition & 1u) != 0;
}

/* Driving is a matter of titration, so that an increase while driving is forbidden like an initiation. */
static bool forbids(const bac_checker *c, bac_condition condition)
{
    const bool initiation = c->dose_mg == 0;
    return c->protocol->conditions_forbid && (initiation || condition == BAC_DRIVING);
}

static void judge_conditions(judgement *j)
{
    const bac_checker *c = j->checker;
    for (unsigned i = 0; i < BAC_CONDITION_COUNT; i++) {
        const bac_condition condition = (bac_condition)i;
        const bool psychiatric = condition >= BAC_MODERATE_DEPRESSION;
        const bac_rule rule = psychiatric ? BAC_RULE_PSYCHIATRIC_REVIEW : BAC_RULE_CONTRAINDICATION;
        const unsigned document = psychiatric ? BAC_ON_FILE_PSYCHIATRIC : BAC_ON_FILE_CONTRAINDICATION;
        const bool forbidden = !psychiatric && forbids(c, condition);
        if (has(&c->patient, condition) && (forbidden || (c->patient.on_file & document) == 0)) {
            say(j, rule, forbidden ? BAC_VIOLATION : BAC_NEEDS_REVIEW, 0, 0)->condition = condition;
        }
    }
}

static void judge_indication(judgement *j)
{
    const bac_checker *c = j->checker;
    const bac_indication indication = c->patient.indication;
    if (indication == BAC_INDICATION_OTHER) {
        tell(j, BAC_RULE_INDICATION, BAC_VIOLATION, (uint16_t)indication, 0);
    } else if (indication == BAC_INDICATION_ABSTINENCE && !c->protocol->abstinence_indicated) {
        tell(j, BAC_RULE_INDICATION, BAC_CAUTION, (uint16_t)indication, 0);
    }
}

static void judge_status(judgement *j)
{
    const bac_checker *c = j->checker;
    const bac_patient *patient = &c->patient;
    if (c->day == 1 && patient->dated &&
        (patient->start.n < c->protocol->in_force_from.n || patient->start.n > c->protocol->in_force_to.n)) {
        tell(j, BAC_RULE_PROTOCOL_STATUS, BAC_CAUTION, 0, 0);
    }
}

bool bac_age_known(const bac_patient *patient)
{
    return patient->age > 0 || (patient->born && patient->dated);
}

void bac_check_begin(bac_checker *checker, const bac_protocol *protocol, const bac_patient *patient)
{
    *checker = (bac_checker){
        .protocol = protocol,
        .patient = *patient,
        .dose_mg = patient->from_mg,
        .before_mg = patient->from_mg,
        .level_from_before = true,
        .stay = STAY_NONE,
        .age = patient->age,
        .birthday = INT32_MAX,
    };
    if (patient->age == 0 && patient->born && patient->dated) {
        checker->age = (uint16_t)bac_age(patient->birth, patient->start);
        checker->birthday = bac_birthday(patient->birth, checker->age + 1u).n;
    }
}

/* The date moves on; the patient may grow a year older. */
static void begin_day(bac_checker *c)
{
    c->day++;
    if (c->birthday != INT32_MAX && c->patient.start.n + (c->day - 1) >= c->birthday) {
        c->age++;
        c->birthday = bac_birthday(c->patient.birth, c->age + 1u).n;
    }
}

/* The day that was judged becomes the day before. */
static void end_day(bac_checker *c, const bac_day *day)
{
    if (day->dose_mg != c->dose_mg) {
        c->level_days = 0;
        c->level_from_before = false;
    }
    c->level_days++;
    c->before_mg = c->dose_mg;
    c->dose_mg = day->dose_mg;
}

uint16_t bac_check_stay(bac_checker *checker, uint16_t days)
{
    if (checker->day == 0) {
        return 0;
    }
    if (checker->birthday != INT32_MAX) {
        const int32_t next = checker->patient.start.n + checker->day;
        if (next + days > checker->birthday) {
            days = (uint16_t)(next < checker->birthday ? checker->birthday - next : 0);
        }
    }
    if (days > 0) {
        checker->day = (uint16_t)(checker->day + days);
        checker->level_days = (uint16_t)(checker->level_days + days);
        checker->before_mg = checker->dose_mg;
    }
    return days;
}

unsigned bac_check_day(bac_checker *checker, const bac_day *day, bac_finding out[BAC_FINDINGS_PER_DAY])
{
    const bool same_dose = day->dose_mg == checker->dose_mg && day->intakes_mg == day->dose_mg;
    if (same_dose && !day->last && bac_check_stay(checker, 1) == 1) {
        return 0;
    }
    begin_day(checker);
    const bool new_level = checker->day == 1 || day->dose_mg != checker->dose_mg;
    judgement j = {.checker = checker, .day = day, .out = out, .new_level = new_level};
    j.rise = day->dose_mg > checker->dose_mg;
    j.fall = day->dose_mg < checker->dose_mg;
    j.first_rise = j.rise && !checker->risen;
    if (j.rise) {
        checker->risen = true;
        checker->descending = false;
    }

    judge_tablet(&j);
    if (j.rise && checker->dose_mg == 0) {
        judge_start_dose(&j);
    } else if (j.rise) {
        judge_step_size(&j);
        judge_step_length(&j);
    }
    judge_ceiling(&j);
    judge_review(&j);
    judge_age_boundary(&j);
    if (j.fall) {
        judge_fall(&j);
        judge_stop(&j);
    }
    judge_intakes(&j);
    if (j.first_rise) {
        judge_conditions(&j);
        judge_indication(&j);
    }
    judge_status(&j);

    end_day(checker, day);
    return j.count;
}

static bac_sources review_sources(const bac_protocol *protocol, const bac_finding *finding)
{
    const unsigned age = finding->number > 0 ? finding->number : BAC_AGE_MAX;
    const bac_review_rule *rule = bac_review_rule_for(protocol, finding->dose_mg, age);
    const bac_sources sources = rule == NULL ? BAC_TOOL : rule->threshold.sources;
    return finding->severity == BAC_CAUTION ? (bac_sources)(sources | BAC_TOOL) : sources;
}

bac_sources bac_finding_sources(const bac_protocol *protocol, const bac_finding *finding)
{
    switch (finding->rule) {
    case BAC_RULE_START_DOSE:
        return protocol->start_max.sources;
    case BAC_RULE_STEP_SIZE:
        return protocol->increase.sources;
    case BAC_RULE_STEP_LENGTH:
        return protocol->step_min.sources;
    case BAC_RULE_CEILING:
        return protocol->ceiling.sources;
    case BAC_RULE_SECOND_OPINION:
    case BAC_RULE_COLLEGIAL_OPINION:
    case BAC_RULE_MULTIDISCIPLINARY_CARE:
        return review_sources(protocol, finding);
    case BAC_RULE_ABRUPT_FALL:
        return protocol->fall_max.sources;
    case BAC_RULE_TAPER_RATE:
        return protocol->fall_brisk.sources;
    case BAC_RULE_TAPER_LENGTH:
        return protocol->stop_min.sources;
    case BAC_RULE_CONTRAINDICATION:
        return finding->severity == BAC_VIOLATION ? protocol->eligibility
                                                  : (bac_sources)(protocol->eligibility | BAC_TOOL);
    case BAC_RULE_PSYCHIATRIC_REVIEW:
        return protocol->eligibility;
    case BAC_RULE_INDICATION:
        return finding->severity == BAC_VIOLATION ? (bac_sources)(protocol->eligibility | BAC_S3) : BAC_W1;
    case BAC_RULE_PROTOCOL_STATUS:
        return protocol->in_force;
    default:
        return BAC_TOOL;
    }
}
