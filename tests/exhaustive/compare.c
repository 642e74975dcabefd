/* SPDX-License-Identifier: MIT */
#include "compare.h"

#include "numbers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MISMATCHES_MAX = 10 };

struct tally tally;

static int mismatches;

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

/* ---- What is printed about a difference ---- */

void count_mismatch(void)
{
    mismatches++;
    if (mismatches == MISMATCHES_MAX) {
        printf("exhaustive: stopped at the %dth difference\n", mismatches);
        exit(EXIT_FAILURE);
    }
}

bool any_mismatch(void)
{
    return mismatches > 0;
}

static void print_number(const char *name, int number)
{
    if (number != -1) {
        printf(" %s %d", name, number);
    }
}

static void print_request(const struct request *request)
{
    static const char *const origins[] = {[TITRATION] = "titration", [TAPER] = "taper", [WILD] = "wild plan"};
    printf("%s, %s:", origins[request->origin], bac_protocol_at((size_t)request->protocol)->id);
    print_number("target", request->target);
    print_number("from", request->from);
    print_number("held", request->held);
    print_number("step-days", request->step_days);
    print_number("initial", request->initial);
    print_number("to", request->to);
    print_number("days", request->days);
    print_number("max-step", request->max_step);
    print_number("maintain", request->maintain);
    printf("\n");
}

static void print_doses(const char *title, const int doses[], int days)
{
    printf("  %s:", title);
    for (int day = 0; day < days;) {
        int end = day;
        while (end < days && doses[end] == doses[day]) {
            end++;
        }
        printf(" %dx%d", doses[day], end - day);
        day = end;
    }
    printf("\n");
}

static void print_plan(const struct plan *plan)
{
    print_request(&plan->request);
    if (plan->change != NULL) {
        printf("  changed: %s, day %d\n", plan->change, plan->change_day);
    }
    print_doses("plan", plan->doses, plan->days);
}

static void print_facts(const struct oracle_facts *facts)
{
    printf("  facts: from %d held %d age %d born %d-%d-%d start %d-%d-%d conditions 0x%x indication %d on file 0x%x\n",
           facts->from, facts->held, facts->age, facts->birth_year, facts->birth_month, facts->birth_day,
           facts->start_year, facts->start_month, facts->start_day, facts->conditions, facts->indication,
           facts->reviewed);
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

static bac_patient patient_of(const struct oracle_facts *facts)
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

static bac_finding found[ORACLE_FINDINGS_MAX];
static int found_count;
static struct oracle_finding expected_findings[ORACLE_FINDINGS_MAX];

/* How many days, from that one on, are like the day before, up to the one before the last. */
static uint16_t days_like_before(const struct plan *plan, int day)
{
    int next = day;
    while (day > 0 && next < plan->days - 1 && plan->doses[next] == plan->doses[day - 1] &&
           (plan->intakes == NULL || plan->intakes[next] == plan->doses[next])) {
        next++;
    }
    return (uint16_t)(next - day);
}

/* Every other plan is judged in the shorter way. */
static void library_findings(const struct plan *plan, const struct oracle_facts *facts)
{
    const bac_protocol *protocol = bac_protocol_at((size_t)facts->protocol);
    const bac_patient patient = patient_of(facts);
    static bool staying;
    bac_checker checker;
    bac_check_begin(&checker, protocol, &patient);
    found_count = 0;
    staying = !staying;
    for (int i = 0; i < plan->days && found_count <= ORACLE_FINDINGS_MAX - BAC_FINDINGS_PER_DAY; i++) {
        i += staying && plan->intakes == NULL ? bac_check_stay(&checker, days_like_before(plan, i)) : 0;
        bac_day day = {.dose_mg = (uint16_t)plan->doses[i], .last = i == plan->days - 1};
        if (plan->intakes != NULL && plan->intakes[i] != plan->doses[i]) {
            int left = plan->intakes[i];
            day.intake_count = BAC_INTAKES_MAX;
            for (unsigned k = 0; k < BAC_INTAKES_MAX; k++) {
                const int intake = left > BAC_DOSE_MAX ? BAC_DOSE_MAX : left;
                day.intake_mg[i % 2 == 0 ? k : BAC_INTAKES_MAX - 1 - k] = (uint16_t)intake;
                left -= intake;
            }
        }
        const unsigned count = bac_check_day(&checker, &day, &found[found_count]);
        if (count > BAC_FINDINGS_PER_DAY) {
            printf("day %d has %u findings\n", i + 1, count);
            exit(EXIT_FAILURE);
        }
        found_count += (int)count;
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
    print_number("condition", condition);
    printf("\n");
}

static void report_findings(const struct plan *plan, const struct oracle_facts *facts, int index, int expected_count)
{
    print_plan(plan);
    print_facts(facts);
    printf("  findings of the library %d, of the oracle %d; number %d differs\n", found_count, expected_count,
           index + 1);
    if (index < found_count) {
        const bac_finding *a = &found[index];
        const bool named = a->rule < BAC_RULE_COUNT && a->severity < BAC_SEVERITY_COUNT;
        print_finding("library", named ? rule_names[a->rule] : "?", named ? severity_names[a->severity] : "?", a->day,
                      oracle_condition(a));
    } else {
        printf("  library: none\n");
    }
    if (index < expected_count) {
        const struct oracle_finding *b = &expected_findings[index];
        static const char *const severities[] = {
            [ORACLE_CAUTION] = "caution", [ORACLE_REVIEW] = "review", [ORACLE_VIOLATION] = "violation"};
        print_finding("oracle ", b->rule, severities[b->severity], b->day, b->condition);
    } else {
        printf("  oracle : none\n");
    }
    if (plan->intakes != NULL) {
        print_doses("intakes", plan->intakes, plan->days);
    }
    count_mismatch();
}

/* The dose from which an age must be known, against the page's sentence about it; and whether it is known. */
static void compare_age_required(const struct plan *plan, const struct oracle_facts *facts)
{
    const bac_patient patient = patient_of(facts);
    const bool known = facts->age != -1 || (facts->birth_year != 0 && facts->start_year != 0);
    if (bac_age_known(&patient) != known) {
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
    for (int i = 0; i < found_count; i++) {
        const bac_finding *finding = &found[i];
        if (!numbers_explain(finding, plan, facts)) {
            print_plan(plan);
            print_facts(facts);
            print_finding("library", rule_names[finding->rule], severity_names[finding->severity], finding->day,
                          oracle_condition(finding));
            printf("  its numbers do not explain it: before %d, number %d, limit %d\n", finding->before_mg,
                   finding->number, finding->limit);
            count_mismatch();
            return;
        }
    }
}

void compare_findings(const struct plan *plan, const struct oracle_facts *facts)
{
    tally.judged++;
    library_findings(plan, facts);
    const int count = oracle_check(facts, plan->doses, plan->intakes, plan->days, expected_findings);
    const int common = count < found_count ? count : found_count;
    for (int i = 0; i < common; i++) {
        if (!same_finding(plan, &found[i], &expected_findings[i])) {
            report_findings(plan, facts, i, count);
            return;
        }
    }
    if (count != found_count) {
        report_findings(plan, facts, common, count);
        return;
    }
    compare_numbers(plan, facts);
    compare_age_required(plan, facts);
}

/* ---- Prescriptions ---- */

/* False where there are too many blocks. */
static bool gather(const struct plan *plan, bac_plan *blocks)
{
    if (plan->blocks != NULL) {
        *blocks = *plan->blocks;
        return true;
    }
    blocks->count = 0;
    for (int i = 0; i < plan->days; i++) {
        const uint16_t dose_mg = (uint16_t)plan->doses[i];
        if (blocks->count > 0 && blocks->block[blocks->count - 1].dose_mg == dose_mg) {
            blocks->block[blocks->count - 1].days++;
        } else if (blocks->count < BAC_BLOCKS_MAX) {
            blocks->block[blocks->count] = (bac_block){.dose_mg = dose_mg, .days = 1};
            blocks->count++;
        } else {
            return false;
        }
    }
    return true;
}

static void print_period(const char *who, const struct oracle_period *p)
{
    printf("  %s: days %d-%d, %d mg, %d tablets, next due on day %d, conditional %d\n", who, p->first, p->last,
           p->total_mg, p->tablets, p->next_due, p->conditional);
}

static bool same_period(const struct oracle_period *a, const struct oracle_period *b)
{
    return a->first == b->first && a->last == b->last && a->total_mg == b->total_mg && a->tablets == b->tablets &&
           a->conditional == b->conditional && a->next_due == b->next_due;
}

void compare_supply(const struct plan *plan, const struct oracle_facts *facts, int length)
{
    static bac_plan blocks;
    static struct oracle_period expected[ORACLE_DAYS_MAX];
    if (!gather(plan, &blocks)) {
        return;
    }
    tally.supplies++;
    bac_gates gates = {.count = 0};
    for (int i = 0; i < found_count; i++) {
        bac_gates_add(&gates, &found[i]);
    }
    bool paused = gates.count > 0;
    for (int i = 0; i < plan->days; i++) {
        paused = paused || plan->doses[i] == 0;
    }
    if (paused) {
        return;
    }
    bac_supply supply;
    bac_supply_begin(&supply, &blocks, &gates, length == -1 ? BAC_PRESCRIPTION_DAYS_DEFAULT : (uint16_t)length);
    const int count = oracle_supply(facts, plan->doses, plan->days, length, expected);
    for (int i = 0; i <= count; i++) {
        bac_prescription given;
        struct oracle_period period = {0};
        const bool more = bac_supply_next(&supply, &given);
        if (more) {
            period = (struct oracle_period){given.first_day,    given.last_day,   (int)given.total_mg,
                                            (int)given.tablets, given.gates != 0, given.next_due_day};
        }
        if (more != (i < count) || (more && !same_period(&period, &expected[i]))) {
            print_plan(plan);
            print_facts(facts);
            printf("  prescription %d of at most %d days differs\n", i + 1, length);
            print_period("library", &period);
            print_period("oracle ", i < count ? &expected[i] : &(struct oracle_period){0});
            count_mismatch();
            return;
        }
    }
}
