/* SPDX-License-Identifier: MIT */
/* Gates, the days that wait for them, prescriptions and bridges, from both. */
#include "compare.h"

#include <stdio.h>
#include <string.h>

/* The gates of both, on the plan that was judged last. */
static bac_gates found;
static struct oracle_gates expected;

static void print_set(const char *title, unsigned set)
{
    printf("%s ", title);
    for (int i = 0; i < ORACLE_GATES_MAX; i++) {
        if ((set >> i & 1u) != 0) {
            printf("%c", 'A' + i);
        }
    }
    printf("%s", set == 0 ? "nothing" : "");
}

static void print_all(const struct plan *plan, const struct oracle_facts *facts)
{
    print_plan(plan);
    print_facts(facts);
    for (int i = 0; i < expected.count; i++) {
        const struct oracle_gate *gate = &expected.gate[i];
        printf("  gate %c of the oracle: day %d, %s, waiting from %d mg on\n", 'A' + i, gate->day, gate->rule,
               gate->least_dose);
    }
}

/* ---- Gates ---- */

static bool same_gate(const struct plan *plan, const struct oracle_facts *facts, const bac_gate *a,
                      const struct oracle_gate *b)
{
    const int before = b->day == 1 ? facts->from : plan->doses[b->day - 2];
    const int condition = a->condition == BAC_CONDITION_COUNT ? -1 : (int)a->condition;
    return strcmp(rule_name(a->rule), b->rule) == 0 && condition == b->condition && a->day == b->day &&
           a->before_mg == before && a->least_mg == b->least_dose;
}

/* False where they differ. */
static bool compare_letters(const struct plan *plan, const struct oracle_facts *facts)
{
    found = (bac_gates){0};
    for (int i = 0; i < judgement.found_count; i++) {
        bac_gates_add(&found, &judgement.found[i]);
    }
    oracle_find_gates(facts, plan->doses, plan->days, judgement.expected, judgement.expected_count, &expected);
    bool same = found.count == (unsigned)expected.count;
    for (int i = 0; same && i < expected.count; i++) {
        same = same_gate(plan, facts, &found.gate[i], &expected.gate[i]);
    }
    if (!same) {
        print_all(plan, facts);
        for (unsigned i = 0; i < found.count && i < BAC_GATES_MAX; i++) {
            const bac_gate *gate = &found.gate[i];
            printf("  gate %c of the library: day %d, %s, waiting from %d mg on, before it %d mg\n", 'A' + (int)i,
                   gate->day, rule_name(gate->rule), gate->least_mg, gate->before_mg);
        }
        count_mismatch();
    }
    return same;
}

/* ---- What a day needs ---- */

static bool is_need(const struct plan *plan, const bac_need *need, int day, int age)
{
    static const int numbers[BAC_REVIEW_COUNT] = {[BAC_REVIEW_NONE] = 0,
                                                  [BAC_REVIEW_SECOND_OPINION] = 1,
                                                  [BAC_REVIEW_COLLEGIAL] = 2,
                                                  [BAC_REVIEW_MULTIDISCIPLINARY] = 3};
    return need->review < BAC_REVIEW_COUNT && (need->rule == NULL) == (need->review == BAC_REVIEW_NONE) &&
           (need->rule == NULL || need->rule->review == need->review) &&
           numbers[need->review] == oracle_review(plan->request.protocol, plan->doses[day - 1], age) &&
           need->waits == expected.waited_for[day];
}

/* [R-need] */
/* Every day is compared with an answer: its own, or that of an earlier day of its level which says that it holds. */
static void compare_needs(const struct plan *plan, const struct oracle_facts *facts)
{
    static int ages[ORACLE_DAYS_MAX + 1];
    const bac_protocol *protocol = bac_protocol_at((size_t)plan->request.protocol);
    const bac_patient patient = patient_of(facts);
    const bool age_known = facts->age != -1 || (facts->birth_year != 0 && facts->start_year != 0);
    bac_need need = {0};
    tally.needs++;
    oracle_find_ages(facts, plan->days, ages);
    for (int day = 1; day <= plan->days; day++) {
        const int dose = plan->doses[day - 1];
        const bool holds = day > 1 && dose == plan->doses[day - 2] && day <= need.until_day;
        if (!holds) {
            need = bac_need_on(protocol, &patient, &found, (uint16_t)day, (uint16_t)dose);
        }
        const bool right_age = need.age == 0 ? !age_known || need.review == BAC_REVIEW_NONE : need.age == ages[day];
        if (need.until_day < day || !is_need(plan, &need, day, ages[day]) || (!holds && !right_age)) {
            print_all(plan, facts);
            printf("  day %d, %d mg, %d years: review %d of the library (age %d, until day %d), %d of the oracle;", day,
                   dose, ages[day], (int)need.review, need.age, need.until_day,
                   oracle_review(plan->request.protocol, dose, ages[day]));
            print_set(" waits for", need.waits);
            print_set(", for the oracle", expected.waited_for[day]);
            printf("\n");
            count_mismatch();
            return;
        }
        if (bac_gates_waiting(&found, (uint16_t)day, (uint16_t)dose) != need.waits) {
            print_all(plan, facts);
            printf("  day %d, %d mg: bac_gates_waiting() and bac_need_on() differ\n", day, dose);
            count_mismatch();
            return;
        }
    }
}

/* ---- Prescriptions ---- */

/* How both dispense the plan that is compared: its blocks, and what is taken on its days, as either takes them. */
static bac_plan blocks;
static struct oracle_intakes taken[ORACLE_DAYS_MAX + 1];
static bac_dispensing dispensing;
static const struct oracle_dispensing expected_dispensing = {0, taken};
static struct oracle_dispensing how;

/* A block of its own for each day whose intakes are stated by a plan without blocks. */
static bool add_block(const struct plan *plan, int day, const struct oracle_intakes *stated)
{
    bac_block *last = blocks.count > 0 ? &blocks.block[blocks.count - 1] : NULL;
    bac_block added = {.dose_mg = (uint16_t)plan->doses[day], .days = 1, .intake_count = (uint8_t)stated->count};
    for (int i = 0; i < stated->count; i++) {
        added.intake_mg[i] = (uint16_t)stated->mg[i];
    }
    if (last != NULL && last->dose_mg == added.dose_mg && added.intake_count == 0 && last->intake_count == 0) {
        last->days++;
        return true;
    }
    if (blocks.count == BAC_BLOCKS_MAX) {
        return false;
    }
    blocks.block[blocks.count++] = added;
    return true;
}

/* False where there are too many blocks. */
static bool gather(const struct plan *plan, bool stating)
{
    static const struct oracle_intakes none = {0};
    if (plan->blocks != NULL) {
        blocks = *plan->blocks;
        return true;
    }
    blocks.count = 0;
    for (int i = 0; i < plan->days; i++) {
        if (!add_block(plan, i, stating && plan->intakes != NULL ? &plan->intakes[i] : &none)) {
            return false;
        }
    }
    return true;
}

/* What is taken: the intakes of the block, else the dose, shared. */
static struct oracle_intakes shared(int dose, const int weights[])
{
    struct oracle_intakes intakes = {0};
    oracle_split(dose, dispensing.split.count, weights, &intakes);
    return intakes;
}

static void find_taken(const struct oracle_facts *facts, const int weights[])
{
    int day = 1;
    taken[0] = shared(facts->from, weights);
    for (unsigned b = 0; b < blocks.count; b++) {
        const bac_block *block = &blocks.block[b];
        struct oracle_intakes intakes = {.count = block->intake_count};
        for (int i = 0; i < intakes.count; i++) {
            intakes.mg[i] = block->intake_mg[i];
        }
        intakes = intakes.count > 0 ? intakes : shared(block->dose_mg, weights);
        for (int left = block->days; left > 0; left--) {
            taken[day++] = intakes;
        }
    }
}

static void vary_dispensing(const struct oracle_facts *facts, const struct dispensing *varied)
{
    dispensing = (bac_dispensing){.split = {.count = (uint8_t)varied->intakes},
                                  .strengths = (bac_strengths)varied->strengths,
                                  .prescription_days = (uint16_t)varied->prescription_days,
                                  .bridge_days = (uint16_t)varied->bridge_days};
    for (int i = 0; i < varied->intakes; i++) {
        dispensing.split.weight[i] = (uint8_t)varied->weights[i];
    }
    how = expected_dispensing;
    how.strengths = varied->strengths;
    find_taken(facts, varied->weights);
}

static void print_amounts(const struct oracle_amounts *amounts)
{
    printf(" %d tablets, %d boxes", amounts->all_tablets, amounts->all_boxes);
    for (int i = 0; i < ORACLE_STRENGTHS; i++) {
        printf(", %d in %d of %d mg", amounts->tablets[i], amounts->boxes[i], 10 * (i + 1));
    }
    printf(", of strengths %u,", how.strengths);
}

static bool same_amounts(const struct oracle_amounts *a, const struct oracle_amounts *b)
{
    bool same = a->all_tablets == b->all_tablets && a->all_boxes == b->all_boxes;
    for (int i = 0; i < ORACLE_STRENGTHS; i++) {
        same = same && a->tablets[i] == b->tablets[i] && a->boxes[i] == b->boxes[i];
    }
    return same;
}

static struct oracle_amounts amounts_of(uint32_t tablets, uint32_t boxes, const bac_amount by_strength[])
{
    struct oracle_amounts amounts = {.all_tablets = (int)tablets, .all_boxes = (int)boxes};
    for (int i = 0; i < ORACLE_STRENGTHS; i++) {
        amounts.tablets[i] = (int)by_strength[i].tablets;
        amounts.boxes[i] = (int)by_strength[i].boxes;
    }
    return amounts;
}

static void print_period(const char *who, const struct oracle_period *p)
{
    printf("  %s: days %d-%d, %d mg, next due on day %d,", who, p->first, p->last, p->total_mg, p->next_due);
    print_amounts(&p->amounts);
    print_set(" waits for", p->waits_for);
    printf("\n");
}

static bool same_period(const struct oracle_period *a, const struct oracle_period *b)
{
    return a->first == b->first && a->last == b->last && a->total_mg == b->total_mg &&
           same_amounts(&a->amounts, &b->amounts) && a->next_due == b->next_due && a->waits_for == b->waits_for;
}

/* [R-prescription-periods] [R-prescription-totals] [R-prescription-due] */
static void compare_supply(const struct plan *plan, const struct oracle_facts *facts)
{
    static struct oracle_period periods[ORACLE_DAYS_MAX + 1];
    const int length = dispensing.prescription_days;
    tally.supplies++;
    bac_supply supply;
    bac_supply_begin(&supply, &blocks, &found, &dispensing);
    const int count = oracle_supply(plan->doses, plan->days, &expected, length, &how, periods);
    periods[count] = (struct oracle_period){0};
    for (int i = 0; i <= count; i++) {
        bac_prescription given = {0};
        struct oracle_period period = {0};
        if (bac_supply_next(&supply, &given)) {
            period =
                (struct oracle_period){given.first_day,     given.last_day,
                                       (int)given.total_mg, amounts_of(given.tablets, given.boxes, given.by_strength),
                                       given.gates,         given.next_due_day};
        }
        if (!same_period(&period, &periods[i])) {
            print_all(plan, facts);
            printf("  prescription %d of at most %d days differs\n", i + 1, length);
            print_period("library", &period);
            print_period("oracle ", &periods[i]);
            count_mismatch();
            return;
        }
    }
}

/* ---- Bridges ---- */

static void print_bridge(const char *who, const struct oracle_bridge *b)
{
    printf("  %s: for the gates of day %d, %d mg for %d days, %d mg,", who, b->gate_day, b->dose, b->days, b->total_mg);
    print_amounts(&b->amounts);
    print_set(" waits for", b->waits_for);
    printf("\n");
}

static bool same_bridge(const struct oracle_bridge *a, const struct oracle_bridge *b)
{
    return a->gate_day == b->gate_day && a->dose == b->dose && a->days == b->days && a->total_mg == b->total_mg &&
           same_amounts(&a->amounts, &b->amounts) && a->waits_for == b->waits_for;
}

/* A bridge has the intakes of the day before. */
static void compare_taken(const struct plan *plan, const struct oracle_facts *facts, const bac_bridge *bridge)
{
    const struct oracle_intakes *before = &taken[bridge->gate_day - 1];
    bool same = bridge->intake_count == before->count;
    for (int i = 0; i < ORACLE_INTAKES_MAX; i++) {
        same = same && bridge->intake_mg[i] == before->mg[i];
    }
    if (!same) {
        print_all(plan, facts);
        printf("  the bridge on day %d has other intakes than the day before\n", bridge->gate_day);
        count_mismatch();
    }
}

/* [R-bridge] */
static void compare_bridges(const struct plan *plan, const struct oracle_facts *facts)
{
    const int days = dispensing.bridge_days;
    struct oracle_bridge bridges[ORACLE_GATES_MAX + 1];
    const int count = oracle_bridges(facts, plan->doses, &expected, days, &how, bridges);
    bridges[count] = (struct oracle_bridge){0};
    uint16_t after_day = 0;
    for (int i = 0; i <= count; i++) {
        bac_bridge given = {0};
        struct oracle_bridge bridge = {0};
        if (bac_bridge_next(&blocks, &found, &dispensing, after_day, &given)) {
            bridge = (struct oracle_bridge){given.gate_day,
                                            given.dose_mg,
                                            given.days,
                                            (int)given.total_mg,
                                            amounts_of(given.tablets, given.boxes, given.by_strength),
                                            given.gates};
            compare_taken(plan, facts, &given);
            after_day = given.gate_day;
        }
        if (!same_bridge(&bridge, &bridges[i])) {
            print_all(plan, facts);
            printf("  bridge %d of %d days differs\n", i + 1, days);
            print_bridge("library", &bridge);
            print_bridge("oracle ", &bridges[i]);
            count_mismatch();
            return;
        }
    }
}

/* [R-gate] [R-gate-waits] */
void compare_gates(const struct plan *plan, const struct oracle_facts *facts, const struct dispensing *varied)
{
    if (!compare_letters(plan, facts)) {
        return;
    }
    compare_needs(plan, facts);
    if (gather(plan, varied->stating)) {
        vary_dispensing(facts, varied);
        compare_supply(plan, facts);
        compare_bridges(plan, facts);
    }
}
