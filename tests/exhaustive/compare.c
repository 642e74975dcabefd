/* SPDX-License-Identifier: MIT */
#include "compare.h"

#include "numbers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tally tally;
struct judgement judgement;

/* The words of docs/protocol.md for the numbers of the library. */
static const char *const rule_names[BAC_RULE_COUNT] = {
    [BAC_RULE_TABLET] = "tablet",
    [BAC_RULE_START_DOSE] = "start-dose",
    [BAC_RULE_STEP_SIZE] = "step-size",
    [BAC_RULE_STEP_LENGTH] = "step-length",
    [BAC_RULE_HELD_UNKNOWN] = "held-unknown",
    [BAC_RULE_CEILING] = "ceiling",
    [BAC_RULE_SECOND_OPINION] = "second-opinion",
    [BAC_RULE_COLLEGIAL_OPINION] = "collegial-opinion",
    [BAC_RULE_MULTIDISCIPLINARY_CARE] = "multidisciplinary-care",
    [BAC_RULE_AGE_BOUNDARY] = "age-boundary",
    [BAC_RULE_ABRUPT_FALL] = "abrupt-fall",
    [BAC_RULE_TAPER_RATE] = "taper-rate",
    [BAC_RULE_TAPER_LENGTH] = "taper-length",
    [BAC_RULE_INTAKE_SUM] = "intake-sum",
    [BAC_RULE_CONTRAINDICATION] = "contraindication",
    [BAC_RULE_PSYCHIATRIC_REVIEW] = "psychiatric-review",
    [BAC_RULE_INDICATION] = "indication",
    [BAC_RULE_PROTOCOL_STATUS] = "protocol-status",
    [BAC_RULE_SINGLE_INTAKE] = "single-intake",
};

static const char *const severity_names[BAC_SEVERITY_COUNT] = {
    [BAC_CAUTION] = "caution",
    [BAC_NEEDS_REVIEW] = "review",
    [BAC_VIOLATION] = "violation",
};

static const enum oracle_severity oracle_severities[BAC_SEVERITY_COUNT] = {
    [BAC_CAUTION] = ORACLE_CAUTION,
    [BAC_NEEDS_REVIEW] = ORACLE_REVIEW,
    [BAC_VIOLATION] = ORACLE_VIOLATION,
};

const char *rule_name(bac_rule rule)
{
    return rule < BAC_RULE_COUNT ? rule_names[rule] : "?";
}

/* ---- From the oracle's terms to the library's ---- */

bac_date date_of(int year, int month, int day)
{
    bac_date date = {0};
    if (!bac_date_from_civil(&date, (bac_civil){(uint16_t)year, (uint8_t)month, (uint8_t)day})) {
        printf("the library does not know the date %d-%d-%d\n", year, month, day);
        count_mismatch();
    }
    return date;
}

static uint16_t or_zero(int number)
{
    return (uint16_t)(number == -1 ? 0 : number);
}

bac_patient patient_of(const struct oracle_facts *facts)
{
    bac_patient patient = {
        .from_mg = (uint16_t)facts->from,
        .held_days = or_zero(facts->held),
        .held_known = facts->held != -1,
        .dated = facts->start_year != 0,
        .born = facts->birth_year != 0,
        .age = (uint8_t)or_zero(facts->age),
        .conditions = (uint16_t)facts->conditions,
    };
    if (patient.dated) {
        patient.start = date_of(facts->start_year, facts->start_month, facts->start_day);
    }
    if (patient.born) {
        patient.birth = date_of(facts->birth_year, facts->birth_month, facts->birth_day);
    }
    static const uint8_t on_file[] = {BAC_ON_FILE_SECOND_OPINION, BAC_ON_FILE_COLLEGIAL, BAC_ON_FILE_MULTIDISCIPLINARY,
                                      BAC_ON_FILE_PSYCHIATRIC, BAC_ON_FILE_CONTRAINDICATION};
    for (unsigned i = 0; i < sizeof on_file; i++) {
        if ((facts->reviewed >> i & 1u) != 0) {
            patient.on_file = (uint8_t)(patient.on_file | on_file[i]);
        }
    }
    static const bac_indication indications[] = {BAC_INDICATION_NOT_GIVEN, BAC_INDICATION_ABSTINENCE,
                                                 BAC_INDICATION_REDUCTION, BAC_INDICATION_OTHER};
    patient.indication = indications[facts->indication + 1];
    return patient;
}

struct oracle_facts facts_of(const struct request *request)
{
    return (struct oracle_facts){
        .protocol = request->protocol,
        .from = request->from == -1 ? 0 : request->from,
        .held = request->held,
        .age = -1,
        .indication = -1,
    };
}

/* ---- Plans ---- */

static bac_status library_plan(const struct request *request, bac_plan *blocks)
{
    const bac_protocol *protocol = bac_protocol_at((size_t)request->protocol);
    if (request->origin == TITRATION) {
        const bac_titration titration = {
            .target_mg = or_zero(request->target),
            .from_mg = or_zero(request->from),
            .held_days = or_zero(request->held),
            .step_days = or_zero(request->step_days),
            .initial_mg = or_zero(request->initial),
            .maintain_days = or_zero(request->maintain),
        };
        return bac_titrate(blocks, protocol, &titration);
    }
    const bac_tapering tapering = {
        .from_mg = or_zero(request->from),
        .to_mg = or_zero(request->to),
        .days = or_zero(request->days),
        .max_step_mg = or_zero(request->max_step),
        .maintain_days = or_zero(request->maintain),
    };
    return bac_taper(blocks, protocol, &tapering);
}

static int oracle_plan(const struct request *r, int doses[])
{
    if (r->origin == TITRATION) {
        return oracle_titrate(r->protocol, r->target, r->from, r->held, r->step_days, r->initial, r->maintain, doses);
    }
    return oracle_taper(r->protocol, r->from, r->to, r->days, r->max_step, r->maintain, doses);
}

/* Writes the plan day by day; -1 where a count of days or blocks is out of bounds. */
static int spread(const bac_plan *blocks, int doses[])
{
    int days = 0;
    if (blocks->count > BAC_BLOCKS_MAX || bac_plan_days(blocks) > BAC_DAYS_MAX) {
        return -1;
    }
    for (unsigned i = 0; i < blocks->count; i++) {
        if (blocks->block[i].days == 0) {
            return -1;
        }
        for (unsigned day = 0; day < blocks->block[i].days; day++) {
            doses[days] = blocks->block[i].dose_mg;
            days++;
        }
    }
    return days;
}

bool compare_request(const struct request *request, struct plan *plan)
{
    static bac_plan blocks;
    static int expected[ORACLE_DAYS_MAX];
    tally.requests++;
    const bac_status status = library_plan(request, &blocks);
    const int expected_days = oracle_plan(request, expected);
    if (status != BAC_OK && expected_days == -1) {
        if (blocks.count != 0) {
            print_request(request);
            printf("  status %d, but the plan is not empty\n", (int)status);
            count_mismatch();
        }
        return false;
    }
    plan->request = *request;
    plan->change = NULL;
    plan->blocks = &blocks;
    plan->intakes = NULL;
    plan->days = status == BAC_OK ? spread(&blocks, plan->doses) : 0;
    if (status == BAC_OK && plan->days == expected_days &&
        memcmp(plan->doses, expected, (size_t)expected_days * sizeof expected[0]) == 0) {
        tally.plans++;
        return true;
    }

    print_request(request);
    printf("  status of the library %d, days of its plan %d; days of the oracle's plan %d\n", (int)status, plan->days,
           expected_days);
    for (int day = 0; day < plan->days && day < expected_days; day++) {
        if (plan->doses[day] != expected[day]) {
            printf("  they differ from day %d on: library %d mg, oracle %d mg\n", day + 1, plan->doses[day],
                   expected[day]);
            break;
        }
    }
    print_doses("library", plan->doses, plan->days);
    print_doses("oracle", expected, expected_days);
    count_mismatch();
    return false;
}

/* ---- Findings ---- */

static bac_day library_day(const struct plan *plan, int index)
{
    bac_day day = {.dose_mg = (uint16_t)plan->doses[index], .last = index == plan->days - 1};
    if (plan->intakes != NULL) {
        const struct oracle_intakes *intakes = &plan->intakes[index];
        day.intake_count = (uint8_t)intakes->count;
        for (int i = 0; i < intakes->count; i++) {
            day.intake_mg[i] = (uint16_t)intakes->mg[i];
        }
    }
    return day;
}

static bool same_intakes(const struct oracle_intakes *a, const struct oracle_intakes *b)
{
    return a->count == b->count && memcmp(a->mg, b->mg, (size_t)a->count * sizeof a->mg[0]) == 0;
}

/* How many days, from that one on, are like the day before, up to the one before the last. */
static uint16_t days_like_before(const struct plan *plan, int day)
{
    int next = day;
    while (day > 0 && next < plan->days - 1 && plan->doses[next] == plan->doses[day - 1] &&
           (plan->intakes == NULL || same_intakes(&plan->intakes[next], &plan->intakes[day - 1]))) {
        next++;
    }
    return (uint16_t)(next - day);
}

/* Every other plan is judged in the shorter way. */
static void library_findings(const struct plan *plan, const bac_protocol *protocol, const bac_patient *patient)
{
    static bool staying;
    bac_checker checker;
    bac_check_begin(&checker, protocol, patient);
    judgement.found_count = 0;
    staying = !staying;
    for (int i = 0; i < plan->days && judgement.found_count <= ORACLE_FINDINGS_MAX - BAC_FINDINGS_PER_DAY; i++) {
        i += staying ? bac_check_stay(&checker, days_like_before(plan, i)) : 0;
        const bac_day day = library_day(plan, i);
        const unsigned count = bac_check_day(&checker, &day, &judgement.found[judgement.found_count]);
        if (count > BAC_FINDINGS_PER_DAY) {
            printf("day %d has %u findings\n", i + 1, count);
            exit(EXIT_FAILURE);
        }
        const bac_need need = bac_need_on(protocol, patient, NULL, (uint16_t)(i + 1), day.dose_mg);
        if (checker.review != need.review || checker.until_day != need.until_day) {
            printf("day %d: the checker and bac_need_on() differ in what it needs\n", i + 1);
            exit(EXIT_FAILURE);
        }
        judgement.found_count += (int)count;
    }
}

static int oracle_condition(const bac_finding *finding)
{
    return finding->condition == BAC_CONDITION_COUNT ? -1 : (int)finding->condition;
}

static bool same_finding(const struct plan *plan, const bac_finding *a, const struct oracle_finding *b)
{
    return a->rule < BAC_RULE_COUNT && a->severity < BAC_SEVERITY_COUNT && strcmp(rule_names[a->rule], b->rule) == 0 &&
           oracle_severities[a->severity] == b->severity && a->day == b->day && oracle_condition(a) == b->condition &&
           a->dose_mg == plan->doses[a->day - 1];
}

static void print_finding(const char *who, const char *rule, const char *severity, int day, int condition)
{
    printf("  %s: day %d, %s, %s", who, day, rule, severity);
    if (condition != -1) {
        printf(", condition %d", condition);
    }
    printf("\n");
}

static void print_found(const bac_finding *finding)
{
    print_finding("library", rule_name(finding->rule),
                  finding->severity < BAC_SEVERITY_COUNT ? severity_names[finding->severity] : "?", finding->day,
                  oracle_condition(finding));
}

static void print_expected(const struct oracle_finding *finding)
{
    static const char *const severities[] = {
        [ORACLE_CAUTION] = "caution", [ORACLE_REVIEW] = "review", [ORACLE_VIOLATION] = "violation"};
    print_finding("oracle ", finding->rule, severities[finding->severity], finding->day, finding->condition);
}

static void report_findings(const struct plan *plan, const struct oracle_facts *facts, int index)
{
    print_plan(plan);
    print_facts(facts);
    printf("  findings of the library %d, of the oracle %d; number %d differs\n", judgement.found_count,
           judgement.expected_count, index + 1);
    if (index < judgement.found_count) {
        print_found(&judgement.found[index]);
    } else {
        printf("  library: none\n");
    }
    if (index < judgement.expected_count) {
        print_expected(&judgement.expected[index]);
    } else {
        printf("  oracle : none\n");
    }
    count_mismatch();
}

/* The dose from which an age must be known, against the page's sentence about it; and whether it is known. */
static void compare_age_required(const struct plan *plan, const struct oracle_facts *facts, const bac_patient *patient)
{
    const bool known = facts->age != -1 || (facts->birth_year != 0 && facts->start_year != 0);
    if (bac_age_known(patient) != known) {
        print_facts(facts);
        printf("  age known: library %d\n", !known);
        count_mismatch();
    }
    const int matters_from = bac_age_matters_from(bac_protocol_at((size_t)plan->request.protocol));
    bool required = false;
    for (int i = 0; i < plan->days && !required; i++) {
        required = matters_from > 0 && plan->doses[i] >= matters_from;
    }
    if (required != (oracle_age_required(plan->request.protocol, plan->doses, plan->days) != 0)) {
        print_plan(plan);
        printf("  age required: library %d, oracle %d\n", required, !required);
        count_mismatch();
    }
}

static void compare_numbers(const struct plan *plan, const struct oracle_facts *facts)
{
    for (int i = 0; i < judgement.found_count; i++) {
        const bac_finding *finding = &judgement.found[i];
        if (!numbers_explain(finding, plan, facts)) {
            print_plan(plan);
            print_facts(facts);
            print_found(finding);
            printf("  its numbers do not explain it: before %d, number %d, limit %d\n", finding->before_mg,
                   finding->number, finding->limit);
            count_mismatch();
            return;
        }
    }
}

/* [R-finding-once] */
bool compare_findings(const struct plan *plan, const struct oracle_facts *facts)
{
    tally.judged++;
    const bac_patient patient = patient_of(facts);
    library_findings(plan, bac_protocol_at((size_t)facts->protocol), &patient);
    judgement.expected_count = oracle_check(facts, plan->doses, plan->intakes, plan->days, judgement.expected);
    const int longer =
        judgement.expected_count > judgement.found_count ? judgement.expected_count : judgement.found_count;
    for (int i = 0; i < longer; i++) {
        if (i >= judgement.found_count || i >= judgement.expected_count ||
            !same_finding(plan, &judgement.found[i], &judgement.expected[i])) {
            report_findings(plan, facts, i);
            return false;
        }
    }
    compare_numbers(plan, facts);
    compare_age_required(plan, facts, &patient);
    return true;
}
