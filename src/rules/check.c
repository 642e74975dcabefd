/* SPDX-License-Identifier: MIT */
/*
 * The checker: the rules in the order of docs/protocol.md, asked on each day that may be unlike the one before. Every
 * limit comes from the protocol's row; the state between two days is bac_checker and nothing else.
 *
 * What each function here promises to the proof stands beside, in check.h.
 */
#include "check.h"

/* [R-finding-once] [R-findings-bound] */
static bac_finding *say(judgement *today, bac_rule rule, bac_severity severity, uint16_t number, uint16_t limit)
{
    const unsigned place = today->count;
    bac_finding *finding = &today->out[place];
    finding->rule = rule;
    finding->severity = severity;
    finding->condition = BAC_CONDITION_COUNT;
    finding->day = today->checker->day;
    finding->dose_mg = today->day->dose_mg;
    finding->before_mg = today->checker->dose_mg;
    finding->number = number;
    finding->limit = limit;
    today->count = place + 1;
    //@ ghost broken[rule] = severity == BAC_VIOLATION ? place : broken[rule];
    /*@ assert \forall integer i; 0 <= i < place ==> today->out[i].rule == \at(today->out[i].rule, Pre) &&
          today->out[i].severity == \at(today->out[i].severity, Pre); */
    return finding;
}

/* A caution, which a rule gives only once: NULL the next time. */
static bac_finding *caution(judgement *today, bac_rule rule, uint16_t number, uint16_t limit)
{
    bool *cautioned = &today->checker->cautioned[rule];
    if (*cautioned) {
        return NULL;
    }
    *cautioned = true;
    return say(today, rule, BAC_CAUTION, number, limit);
}

/* A review, which a rule asks for only once. */
static void ask(judgement *today, bac_rule rule, uint16_t number, uint16_t limit)
{
    bool *asked = &today->checker->asked[rule];
    if (!*asked) {
        *asked = true;
        say(today, rule, BAC_NEEDS_REVIEW, number, limit);
    }
}

/* ---- tablet ---- */

/* The first stated intake that half tablets do not make; 0: they make all of them. */
static uint16_t intake_off_grid(const bac_day *day)
{
    /*@ loop invariant i <= day->intake_count;
        loop invariant \forall integer k; 0 <= k < i ==> on_grid(day->intake_mg[k]);
        loop assigns i;
        loop variant day->intake_count - i; */
    for (unsigned i = 0; i < day->intake_count; i++) {
        if (day->intake_mg[i] % BAC_DOSE_STEP != 0) {
            return day->intake_mg[i];
        }
    }
    return 0;
}

/* [R-tablet] */
static void judge_tablet(judgement *today)
{
    if (!today->new_stretch) {
        return;
    }
    const bool dose_off_grid = today->day->dose_mg % BAC_DOSE_STEP != 0;
    const uint16_t intake_mg = dose_off_grid ? 0 : intake_off_grid(today->day);
    if (dose_off_grid || intake_mg > 0) {
        say(today, BAC_RULE_TABLET, BAC_VIOLATION, intake_mg, BAC_DOSE_STEP);
    }
}

/* ---- start-dose ---- */

/* [R-start-dose] */
static void judge_start_dose(judgement *today)
{
    const bac_protocol *protocol = today->checker->protocol;
    const uint16_t dose_mg = today->day->dose_mg;
    if (!today->rise || today->checker->dose_mg > 0) {
        return;
    }
    if (dose_mg > protocol->start_max.value) {
        say(today, BAC_RULE_START_DOSE, BAC_VIOLATION, 0, protocol->start_max.value);
    } else if (dose_mg < protocol->start_min.value) {
        caution(today, BAC_RULE_START_DOSE, 0, protocol->start_min.value);
    }
}

/* ---- step-size ---- */

/* [R-step-size] */
static void judge_step_size(judgement *today)
{
    const bac_checker *before = today->checker;
    if (!today->rise || before->dose_mg == 0) {
        return;
    }
    const uint16_t rise_mg = (uint16_t)(today->day->dose_mg - before->dose_mg);
    const uint16_t allowed_mg = bac_increase(before->protocol, before->dose_mg);
    if (rise_mg > allowed_mg) {
        say(today, BAC_RULE_STEP_SIZE, BAC_VIOLATION, rise_mg, allowed_mg);
    }
}

/* ---- step-length, held-unknown ---- */

/* [R-step-length] [R-held-unknown] */
static void judge_step_length(judgement *today)
{
    const bac_checker *before = today->checker;
    const bac_protocol *protocol = before->protocol;
    if (!today->rise || before->dose_mg == 0) {
        return;
    }
    uint16_t held_days = before->level_days;
    if (before->level_from_before) {
        if (!before->patient.held_known) {
            caution(today, BAC_RULE_HELD_UNKNOWN, held_days, 0);
            return;
        }
        held_days = (uint16_t)(held_days + before->patient.held_days);
    }
    if (held_days < protocol->step_min.value) {
        say(today, BAC_RULE_STEP_LENGTH, BAC_VIOLATION, held_days, protocol->step_min.value);
    } else if (held_days > protocol->step_max.value) {
        caution(today, BAC_RULE_STEP_LENGTH, held_days, protocol->step_max.value);
    }
}

/* ---- ceiling ---- */

/* Down from above the ceiling, or above it still: only on day 1 is such a day not within a stay. */
static bool comes_from_above(const judgement *today)
{
    const bac_checker *before = today->checker;
    return before->stay == STAY_NONE && before->dose_mg > before->protocol->ceiling.value && today->fall;
}

static bool passes_ceiling(const judgement *today)
{
    const bac_checker *before = today->checker;
    if (today->day->dose_mg <= before->protocol->ceiling.value || before->stay == STAY_VIOLATION) {
        return false;
    }
    const bool eased = before->stay == STAY_NONE ? comes_from_above(today) : !today->rise;
    return !eased || today->day->last;
}

/* What is known of the stay after a day. */
static uint8_t stay_after(uint8_t before, bool above, bool passed)
{
    if (!above) {
        return STAY_NONE;
    }
    if (passed) {
        return STAY_VIOLATION;
    }
    return before == STAY_NONE ? STAY_CAUTION : before;
}

/* [R-ceiling] */
static void judge_ceiling(judgement *today)
{
    bac_checker *checker = today->checker;
    const uint16_t ceiling_mg = checker->protocol->ceiling.value;
    const bool above = today->day->dose_mg > ceiling_mg;
    const bool passed = passes_ceiling(today);
    if (comes_from_above(today)) {
        caution(today, BAC_RULE_CEILING, 0, ceiling_mg);
    }
    if (passed) {
        say(today, BAC_RULE_CEILING, BAC_VIOLATION, 0, ceiling_mg);
    }
    checker->stay = stay_after(checker->stay, above, passed);
    //@ assert known_days(checker);
    //@ assert sound_day(today->day);
}

/* ---- second-opinion, collegial-opinion, multidisciplinary-care ---- */

static bac_rule rule_of_review(bac_review review)
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

/* A reduction must not wait for an opinion: below the dose of the last rise it is a caution. */
static void ask_opinion(judgement *today, bac_rule rule, uint16_t age, uint16_t threshold_mg)
{
    if (today->day->dose_mg < today->checker->risen_mg) {
        caution(today, rule, age, threshold_mg);
    } else {
        ask(today, rule, age, threshold_mg);
    }
}

/* [R-opinion] */
static void judge_review(judgement *today)
{
    bac_checker *checker = today->checker;
    const uint16_t dose_mg = today->day->dose_mg;
    const bac_need need = bac_need_on(checker->protocol, &checker->patient, NULL, checker->day, dose_mg);
    checker->review = need.review;
    checker->until_day = need.until_day;
    if (bac_review_covered(need.review, checker->patient.on_file)) {
        return;
    }
    //@ assert need.rule != \null && \valid_read(need.rule);
    ask_opinion(today, rule_of_review(need.review), need.age, need.rule->threshold.value);
}

/* ---- age-boundary ---- */

/* A year later the dose needs another review, which is not on file. */
static bool age_matters(const bac_checker *checker, uint16_t dose_mg)
{
    const unsigned age = checker->patient.age;
    const bac_review next_year = bac_review_needed(checker->protocol, dose_mg, age + 1);
    return next_year != bac_review_needed(checker->protocol, dose_mg, age) &&
           !bac_review_covered(next_year, checker->patient.on_file);
}

/* [R-age-boundary] */
static void judge_age_boundary(judgement *today)
{
    const uint8_t age = today->checker->patient.age;
    if (age > 0 && age_matters(today->checker, today->day->dose_mg)) {
        caution(today, BAC_RULE_AGE_BOUNDARY, age, 0);
    }
}

/* ---- abrupt-fall, taper-rate ---- */

/* The larger of the doses of the two days before, so that two small falls in a row count as one. */
static uint16_t height_before(const bac_checker *before)
{
    return before->before_mg > before->dose_mg ? before->before_mg : before->dose_mg;
}

/* The finding just given is about more than the day before. */
static void tell_height(judgement *today, uint16_t before_mg)
{
    bac_finding *finding = &today->out[today->count - 1];
    finding->before_mg = before_mg;
}

/* Of the two the graver one. */
static void judge_fall_of(judgement *today, uint16_t fall_mg)
{
    const bac_protocol *protocol = today->checker->protocol;
    if (fall_mg > protocol->fall_max.value) {
        say(today, BAC_RULE_ABRUPT_FALL, BAC_VIOLATION, fall_mg, protocol->fall_max.value);
    } else if (fall_mg > protocol->fall_brisk.value) {
        caution(today, BAC_RULE_TAPER_RATE, fall_mg, protocol->fall_brisk.value);
    }
}

/* [R-abrupt-fall] [R-taper-rate] */
static void judge_fall(judgement *today)
{
    if (!today->fall) {
        return;
    }
    const uint16_t before_mg = height_before(today->checker);
    const unsigned given = today->count;
    judge_fall_of(today, (uint16_t)(before_mg - today->day->dose_mg));
    if (today->count > given) {
        tell_height(today, before_mg);
    }
}

/* ---- taper-length ---- */

/* A fall opens a descent, or, after a long rest, the short count anew. */
static void open_descent(bac_checker *checker)
{
    const bool anew = checker->level_days > checker->protocol->stop_max.value;
    if (!checker->descending || anew) {
        checker->short_day = checker->day;
        checker->short_exempt = checker->dose_mg <= BAC_DOSE_STEP;
    }
    if (!checker->descending) {
        checker->descending = true;
        checker->descent_day = checker->day;
    }
}

/* A stop takes long enough (the short count, which opens anew after a long rest) and not too long (the long count). */
static void judge_last_fall(judgement *today)
{
    const bac_checker *checker = today->checker;
    const uint16_t stop_min = checker->protocol->stop_min.value;
    const uint16_t stop_max = checker->protocol->stop_max.value;
    const uint16_t short_days = (uint16_t)(checker->day - checker->short_day);
    const uint16_t long_days = (uint16_t)(checker->day - checker->descent_day);
    if (short_days < stop_min && !checker->short_exempt) {
        say(today, BAC_RULE_TAPER_LENGTH, BAC_VIOLATION, short_days, stop_min);
    }
    if (long_days > stop_max) {
        caution(today, BAC_RULE_TAPER_LENGTH, long_days, stop_max);
    }
}

/* [R-stop-length] */
static void judge_stop(judgement *today)
{
    if (!today->fall) {
        return;
    }
    open_descent(today->checker);
    //@ assert ready(today, 2);
    if (today->day->dose_mg == 0) {
        judge_last_fall(today);
    }
}

/* ---- intake-sum ---- */

static uint16_t sum_of_intakes(const bac_day *day)
{
    uint16_t sum_mg = 0;
    /*@ loop invariant i <= day->intake_count && sum_mg <= i * BAC_DOSE_MAX;
        loop invariant sum_mg == stated_upto(day, i);
        loop assigns i, sum_mg;
        loop variant day->intake_count - i; */
    for (unsigned i = 0; i < day->intake_count; i++) {
        //@ assert i == 0 || i == 1 || i == 2 || i == 3;
        sum_mg = (uint16_t)(sum_mg + day->intake_mg[i]);
    }
    return sum_mg;
}

/* [R-intake-sum] */
static void judge_intake_sum(judgement *today)
{
    const bac_day *day = today->day;
    if (today->new_stretch && day->intake_count > 0 && sum_of_intakes(day) != day->dose_mg) {
        say(today, BAC_RULE_INTAKE_SUM, BAC_VIOLATION, sum_of_intakes(day), 0);
    }
}

/* ---- contraindication, psychiatric-review ---- */

/*@ assigns \nothing;
    ensures \result == (condition == BAC_MODERATE_DEPRESSION || condition == BAC_MODERATE_ANXIETY ?
      BAC_RULE_PSYCHIATRIC_REVIEW : BAC_RULE_CONTRAINDICATION); */
bac_rule bac_condition_rule(bac_condition condition)
{
    const bool psychiatric = condition == BAC_MODERATE_DEPRESSION || condition == BAC_MODERATE_ANXIETY;
    return psychiatric ? BAC_RULE_PSYCHIATRIC_REVIEW : BAC_RULE_CONTRAINDICATION;
}

static bool has(const bac_patient *patient, bac_condition condition)
{
    const uint32_t conditions = patient->conditions;
    return (conditions >> condition & 1u) != 0;
}

/* Driving is a matter of titration, so that an increase while driving is forbidden like an initiation. */
static bool forbids(const bac_checker *before, bac_condition condition)
{
    const bool initiation = before->dose_mg == 0;
    return before->protocol->conditions_forbid && bac_condition_rule(condition) == BAC_RULE_CONTRAINDICATION &&
           (initiation || condition == BAC_DRIVING);
}

/* The finding just given is about a condition. */
static void tell_condition(judgement *today, bac_condition condition)
{
    bac_finding *finding = &today->out[today->count - 1];
    finding->condition = condition;
}

static void judge_condition(judgement *today, bac_rule rule, bac_condition condition)
{
    const bac_patient *patient = &today->checker->patient;
    const unsigned document =
        rule == BAC_RULE_PSYCHIATRIC_REVIEW ? BAC_ON_FILE_PSYCHIATRIC : BAC_ON_FILE_CONTRAINDICATION;
    const bool forbidden = forbids(today->checker, condition);
    if (has(patient, condition) && (forbidden || (patient->on_file & document) == 0)) {
        say(today, rule, forbidden ? BAC_VIOLATION : BAC_NEEDS_REVIEW, 0, 0);
        tell_condition(today, condition);
    }
}

/* [R-contraindication] [R-psychiatric-review] */
static void judge_conditions(judgement *today, bac_rule rule)
{
    if (!today->first_rise) {
        return;
    }
    /*@ loop invariant i <= BAC_CONDITION_COUNT && same_facts{Pre, Here}(today) && same_state{Pre, Here}(today);
        loop invariant ready(today, conditions_of(rule, BAC_CONDITION_COUNT) - conditions_of(rule, i));
        loop invariant \at(today->count, Pre) <= today->count <= \at(today->count, Pre) + conditions_of(rule, i);
        loop assigns i, today->count, today->out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[rule];
        loop variant BAC_CONDITION_COUNT - i; */
    for (unsigned i = 0; i < BAC_CONDITION_COUNT; i++) {
        if (bac_condition_rule((bac_condition)i) == rule) {
            judge_condition(today, rule, (bac_condition)i);
        }
    }
}

/* ---- indication ---- */

/* [R-indication] */
static void judge_indication(judgement *today)
{
    const bac_checker *checker = today->checker;
    const bac_indication indication = checker->patient.indication;
    if (!today->first_rise) {
        return;
    }
    if (indication == BAC_INDICATION_OTHER) {
        say(today, BAC_RULE_INDICATION, BAC_VIOLATION, (uint16_t)indication, 0);
    } else if (indication == BAC_INDICATION_ABSTINENCE && !checker->protocol->abstinence_indicated) {
        caution(today, BAC_RULE_INDICATION, (uint16_t)indication, 0);
    }
}

/* ---- protocol-status ---- */

/* [R-protocol-status] */
static void judge_status(judgement *today)
{
    const bac_protocol *protocol = today->checker->protocol;
    const bac_patient *patient = &today->checker->patient;
    if (today->checker->day == 1 && patient->dated &&
        (patient->start.n < protocol->in_force_from.n || patient->start.n > protocol->in_force_to.n)) {
        caution(today, BAC_RULE_PROTOCOL_STATUS, 0, 0);
    }
}

/* ---- single-intake ---- */

/* The stated intake that is taken alone; 0: none, or several, are taken. */
static uint16_t only_intake(const bac_day *day)
{
    uint16_t only_mg = 0;
    /*@ loop invariant i <= day->intake_count;
        loop invariant takings_upto(day, i) == (only_mg > 0 ? 1 : 0) && only_mg == stated_upto(day, i);
        loop assigns i, only_mg;
        loop variant day->intake_count - i; */
    for (unsigned i = 0; i < day->intake_count; i++) {
        //@ assert i == 0 || i == 1 || i == 2 || i == 3;
        if (day->intake_mg[i] > 0) {
            if (only_mg > 0) {
                return 0;
            }
            only_mg = day->intake_mg[i];
        }
    }
    return only_mg;
}

/* [R-single-intake] */
static void judge_single_intake(judgement *today)
{
    const uint16_t start_max = today->checker->protocol->start_max.value;
    const uint16_t intake_mg = only_intake(today->day);
    if (!today->new_stretch || intake_mg <= BAC_DOSE_STEP) {
        return;
    }
    if (intake_mg > start_max) {
        say(today, BAC_RULE_SINGLE_INTAKE, BAC_VIOLATION, intake_mg, start_max);
    } else {
        caution(today, BAC_RULE_SINGLE_INTAKE, intake_mg, start_max);
    }
}

/* ---- one day after the other ---- */

/* How the dose rises, and what it is made of. */
static void judge_rises(judgement *today)
{
    judge_tablet(today);
    judge_start_dose(today);
    judge_step_size(today);
    judge_step_length(today);
}

/* How high the dose stands. */
static void judge_height(judgement *today)
{
    judge_ceiling(today);
    judge_review(today);
    judge_age_boundary(today);
}

/* How the dose falls. */
static void judge_falls(judgement *today)
{
    judge_fall(today);
    judge_stop(today);
}

/* What is known of the patient, and on which day. */
static void judge_patient(judgement *today)
{
    judge_conditions(today, BAC_RULE_CONTRAINDICATION);
    judge_conditions(today, BAC_RULE_PSYCHIATRIC_REVIEW);
    judge_indication(today);
    judge_status(today);
}

/* Every rule, in the order of bac_rule. */
static void judge_rules(judgement *today)
{
    // Between the calls the proof is told what the rules before have left as it was.
    judge_rises(today);
    /*@ assert breaks_ceiling(today->checker, today->day) <==>
          \at(breaks_ceiling(today->checker, today->day), Pre); */
    /*@ assert breaks_fall(today->checker, today->day) <==> \at(breaks_fall(today->checker, today->day), Pre); */
    /*@ assert breaks_taper_length(today->checker, today->day, today->checker->day) <==>
          \at(breaks_taper_length(today->checker, today->day, today->checker->day), Pre); */
    judge_height(today);
    //@ assert stay_follows{Pre, Here}(today->checker, today->day);
    //@ assert today->count <= (today->rise != 0 ? 6 : today->fall != 0 ? 5 : 4);
    //@ assert same_facts{Pre, Here}(today);
    /*@ assert breaks_fall(today->checker, today->day) <==> \at(breaks_fall(today->checker, today->day), Pre); */
    /*@ assert breaks_taper_length(today->checker, today->day, today->checker->day) <==>
          \at(breaks_taper_length(today->checker, today->day, today->checker->day), Pre); */
    //@ assert broken[BAC_RULE_INTAKE_SUM] < 0;
    //@ assert broken[BAC_RULE_SINGLE_INTAKE] < 0;
    judge_falls(today);
    //@ assert broken[BAC_RULE_INTAKE_SUM] < 0;
    //@ assert broken[BAC_RULE_SINGLE_INTAKE] < 0;
    //@ assert today->count <= (today->rise != 0 ? 6 : today->fall != 0 ? 8 : 4);
    //@ assert same_facts{Pre, Here}(today);
    //@ assert today->checker->day <= today->checker->until_day <= BAC_DAYS_MAX;
    //@ assert wrong_sum(today->day) <==> \at(wrong_sum(today->day), Pre);
    judge_intake_sum(today);
    //@ assert same_facts{Pre, Here}(today);
    //@ assert today->checker->day <= today->checker->until_day <= BAC_DAYS_MAX;
    //@ assert broken[BAC_RULE_SINGLE_INTAKE] < 0;
    judge_patient(today);
    //@ assert same_facts{Pre, Here}(today);
    //@ assert today->checker->day <= today->checker->until_day <= BAC_DAYS_MAX;
    //@ assert broken[BAC_RULE_SINGLE_INTAKE] < 0;
    //@ assert same_day{Pre, Here}(today->day);
    /*@ assert takings_upto(today->day, today->day->intake_count) ==
          \at(takings_upto(today->day, today->day->intake_count), Pre); */
    /*@ assert stated_upto(today->day, today->day->intake_count) ==
          \at(stated_upto(today->day, today->day->intake_count), Pre); */
    //@ assert only_mg(today->day) == \at(only_mg(today->day), Pre);
    //@ assert stay_follows{Pre, Here}(today->checker, today->day);
    /*@ assert today->checker->protocol->start_max.value ==
          \at(today->checker->protocol->start_max.value, Pre); */
    /*@ assert too_much_at_once(today->checker->protocol, today->day) <==>
          \at(too_much_at_once(today->checker->protocol, today->day), Pre); */
    judge_single_intake(today);
}

/* A rise ends a descent, and opinions follow it. */
static void begin_rise(bac_checker *checker, uint16_t dose_mg)
{
    checker->risen = true;
    checker->risen_mg = dose_mg;
    checker->descending = false;
}

/* The day that was judged becomes the day before. */
static void end_day(bac_checker *checker, const bac_day *day)
{
    if (day->dose_mg != checker->dose_mg) {
        checker->level_days = 0;
        checker->level_from_before = false;
    }
    checker->level_days++;
    checker->before_mg = checker->dose_mg;
    checker->dose_mg = day->dose_mg;
    checker->intake_count = day->intake_count;
    /*@ loop invariant i <= day->intake_count;
        loop assigns i, checker->intake_mg[0 .. BAC_INTAKES_MAX - 1];
        loop variant day->intake_count - i; */
    for (unsigned i = 0; i < day->intake_count; i++) {
        checker->intake_mg[i] = day->intake_mg[i];
    }
}

/* Whether the day's dose and stated intakes are those of the day before. */
static bool same_stretch(const bac_checker *before, const bac_day *day)
{
    if (day->dose_mg != before->dose_mg || day->intake_count != before->intake_count) {
        return false;
    }
    /*@ loop invariant i <= day->intake_count;
        loop invariant \forall integer k; 0 <= k < i ==> day->intake_mg[k] == before->intake_mg[k];
        loop assigns i;
        loop variant day->intake_count - i; */
    for (unsigned i = 0; i < day->intake_count; i++) {
        if (day->intake_mg[i] != before->intake_mg[i]) {
            return false;
        }
    }
    return true;
}

/* No rule has spoken. */
static void begin_silent(bac_checker *checker)
{
    /*@ loop invariant rule <= BAC_RULE_COUNT;
        loop invariant \forall integer r; 0 <= r < rule ==> checker->cautioned[r] == 0 && checker->asked[r] == 0;
        loop assigns rule, checker->cautioned[0 .. BAC_RULE_COUNT - 1], checker->asked[0 .. BAC_RULE_COUNT - 1];
        loop variant BAC_RULE_COUNT - rule; */
    for (unsigned rule = 0; rule < BAC_RULE_COUNT; rule++) {
        checker->cautioned[rule] = false;
        checker->asked[rule] = false;
    }
}

/* [R-check-state] */
/*@ requires \valid(checker) && \valid_read(protocol) && \valid_read(patient);
    requires \separated(checker, protocol) && \separated(checker, patient);
    requires patient->from_mg <= BAC_DOSE_MAX && patient->held_days <= BAC_DAYS_MAX;
    assigns *checker;
    ensures known(checker) && checker->day == 0 && checker->protocol == protocol;
    ensures checker->dose_mg == checker->before_mg == patient->from_mg && checker->level_from_before != 0;
    ensures checker->patient.dated == patient->dated && checker->patient.born == patient->born &&
      checker->patient.age == patient->age && checker->patient.birth == patient->birth &&
      checker->patient.start == patient->start; */
void bac_check_begin(bac_checker *checker, const bac_protocol *protocol, const bac_patient *patient)
{
    checker->protocol = protocol;
    checker->patient = *patient;
    //@ assert checker->patient == *patient;
    checker->day = 0;
    checker->dose_mg = patient->from_mg;
    checker->before_mg = patient->from_mg;
    checker->review = BAC_REVIEW_NONE;
    checker->until_day = 0;
    checker->level_days = 0;
    checker->level_from_before = true;
    checker->intake_count = 0;
    checker->risen = false;
    checker->risen_mg = patient->from_mg;
    checker->descending = false;
    checker->short_exempt = false;
    checker->descent_day = 0;
    checker->short_day = 0;
    checker->stay = STAY_NONE;
    begin_silent(checker);
}

/* With the dose, the intakes and the need of the day before every rule has said what it has to say. A rule that spoke
 * of such a day would have to end the stay before it. */
/*@ requires \valid(checker) && \separated(checker, checker->protocol) && known(checker);
    assigns checker->day, checker->level_days, checker->before_mg;
    ensures known(checker);
    ensures \result == \min(days, \old(checker->until_day - checker->day));
    ensures checker->day == \old(checker->day) + \result && checker->level_days == \old(checker->level_days) + \result;
    ensures checker->before_mg == (\result > 0 ? checker->dose_mg : \old(checker->before_mg)); */
uint16_t bac_check_stay(bac_checker *checker, uint16_t days)
{
    const uint16_t most = (uint16_t)(checker->until_day - checker->day);
    const uint16_t taken = days < most ? days : most;
    if (taken > 0) {
        checker->day = (uint16_t)(checker->day + taken);
        checker->level_days = (uint16_t)(checker->level_days + taken);
        checker->before_mg = checker->dose_mg;
    }
    return taken;
}

/* What the rules have to say of the day, which then becomes the day before. */
static unsigned judge_today(judgement *today)
{
    judge_rules(today);
    //@ assert same_patient{Pre, Here}(today->checker);
    //@ assert book_true(today->out, today->count);
    /*@ assert \forall integer rule; 0 <= rule < BAC_RULE_COUNT && broken[rule] >= 0 ==>
          says_broken(today->out, today->count, rule); */
    /*@ assert \forall integer rule; says_broken(today->out, today->count, rule) && 0 <= rule < BAC_RULE_COUNT ==>
          broken[rule] >= 0; */
    end_day(today->checker, today->day);
    return today->count;
}

static unsigned judge(bac_checker *checker, const bac_day *day, bac_finding *out, bool fresh)
{
    judgement today = {.checker = checker, .day = day, .out = out, .new_stretch = fresh};
    today.rise = day->dose_mg > checker->dose_mg;
    today.fall = day->dose_mg < checker->dose_mg;
    today.first_rise = today.rise && !checker->risen;
    /*@ ghost
        /@ loop invariant 0 <= rule <= BAC_RULE_COUNT;
           loop invariant \forall integer r; 0 <= r < rule ==> broken[r] == -1;
           loop assigns rule, broken[0 .. BAC_RULE_COUNT - 1];
           loop variant BAC_RULE_COUNT - rule; @/
        for (int rule = 0; rule < BAC_RULE_COUNT; rule++) {
            broken[rule] = -1;
        }
    */
    if (today.rise) {
        begin_rise(checker, day->dose_mg);
    }
    // What is broken is what was broken before, so that each rule answers for it.
    //@ assert breaks_start_dose(checker, day) <==> \at(breaks_start_dose(checker, day), Pre);
    //@ assert breaks_step_size(checker, day) <==> \at(breaks_step_size(checker, day), Pre);
    //@ assert breaks_step_length(checker, day) <==> \at(breaks_step_length(checker, day), Pre);
    //@ assert breaks_ceiling(checker, day) <==> \at(breaks_ceiling(checker, day), Pre);
    //@ assert breaks_fall(checker, day) <==> \at(breaks_fall(checker, day), Pre);
    /*@ assert breaks_taper_length(checker, day, checker->day) <==>
          \at(breaks_taper_length(checker, day, checker->day), Pre); */
    //@ assert wrong_sum(day) <==> \at(wrong_sum(day), Pre);
    //@ assert off_grid(day) <==> \at(off_grid(day), Pre);
    //@ assert too_much_at_once(checker->protocol, day) <==> \at(too_much_at_once(checker->protocol, day), Pre);
    //@ assert placed(&today);
    //@ assert turned(&today);
    //@ assert known_doses(checker);
    //@ assert known_days(checker);
    //@ assert in_calendar(&checker->patient, checker->day);
    //@ assert sound_day(day);
    //@ assert underway(&today);
    //@ assert checker->day == \at(checker->day, Pre);
    //@ assert same_patient{Pre, Here}(checker);
    const unsigned count = judge_today(&today);
    //@ assert known_doses(checker);
    //@ assert known_days(checker);
    //@ assert known_stay(checker);
    return count;
}

/* Whether a day within a stretch is one of which every rule has said what it has to say: it then is the day before. */
static bool goes_on(bac_checker *checker, const bac_day *day)
{
    return !day->last && bac_check_stay(checker, 1) == 1;
}

/* [R-check-state] */
/*@ requires \valid(checker) && \valid_read(day) && \valid(out + (0 .. BAC_FINDINGS_PER_DAY - 1));
    requires \separated(checker, day, checker->protocol, out + (0 .. BAC_FINDINGS_PER_DAY - 1));
    requires known(checker) && checker->day < BAC_DAYS_MAX && sound_day(day);
    requires in_calendar(&checker->patient, checker->day + 1);
    assigns *checker, out[0 .. BAC_FINDINGS_PER_DAY - 1], broken[0 .. BAC_RULE_COUNT - 1];
    ensures \result <= BAC_FINDINGS_PER_DAY;
    ensures known(checker);
    ensures checker->day == \old(checker->day) + 1 && checker->protocol == \old(checker->protocol);
    ensures stay_follows{Pre, Post}(checker, day);
    ensures level_follows{Pre, Post}(checker, day);
    ensures same_patient{Pre, Post}(checker);
    ensures tablet: says_broken(out, \result, BAC_RULE_TABLET) <==>
      \old(new_stretch(checker, day) && off_grid(day));
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
      \old(breaks_taper_length(checker, day, checker->day + 1));
    ensures intake_sum: says_broken(out, \result, BAC_RULE_INTAKE_SUM) <==>
      \old(new_stretch(checker, day) && wrong_sum(day));
    ensures single_intake: says_broken(out, \result, BAC_RULE_SINGLE_INTAKE) <==>
      \old(new_stretch(checker, day) && too_much_at_once(checker->protocol, day)); */
unsigned bac_check_day(bac_checker *checker, const bac_day *day, bac_finding out[BAC_FINDINGS_PER_DAY])
{
    const bool fresh = checker->day == 0 || !same_stretch(checker, day);
    if (!fresh && goes_on(checker, day)) {
        return 0;
    }
    checker->day++;
    //@ assert breaks_start_dose(checker, day) <==> \at(breaks_start_dose(checker, day), Pre);
    //@ assert breaks_step_size(checker, day) <==> \at(breaks_step_size(checker, day), Pre);
    //@ assert breaks_step_length(checker, day) <==> \at(breaks_step_length(checker, day), Pre);
    //@ assert breaks_ceiling(checker, day) <==> \at(breaks_ceiling(checker, day), Pre);
    //@ assert breaks_fall(checker, day) <==> \at(breaks_fall(checker, day), Pre);
    //@ assert wrong_sum(day) <==> \at(wrong_sum(day), Pre);
    //@ assert off_grid(day) <==> \at(off_grid(day), Pre);
    //@ assert too_much_at_once(checker->protocol, day) <==> \at(too_much_at_once(checker->protocol, day), Pre);
    /*@ assert breaks_taper_length(checker, day, checker->day) <==>
          \at(breaks_taper_length(checker, day, checker->day + 1), Pre); */
    //@ assert same_patient{Pre, Here}(checker);
    //@ assert checker->stay == \at(checker->stay, Pre) && day->dose_mg == \at(day->dose_mg, Pre);
    //@ assert checker->protocol->ceiling.value == \at(checker->protocol->ceiling.value, Pre);
    return judge(checker, day, out, fresh);
}
