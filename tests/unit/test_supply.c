/* SPDX-License-Identifier: MIT */
/* Prescriptions and bridges. All totals are added up by hand. */
#include "expect.h"

typedef struct {
    uint16_t day, before_mg, dose_mg;
} gate_of;

typedef struct {
    const char *name, *plan;
    unsigned length;
    gate_of gates[4];          /* their findings; those of day 0: none */
    const char *prescriptions; /* first-last total mg, tablets, boxes, of each strength, due; the letters of gates */
} supply_case;

static bac_gates gates_of(const gate_of given[4])
{
    bac_gates gates = {.count = 0};
    for (unsigned i = 0; i < 4 && given[i].day > 0; i++) {
        const bac_finding finding = {.rule = BAC_RULE_SECOND_OPINION,
                                     .severity = BAC_NEEDS_REVIEW,
                                     .condition = BAC_CONDITION_COUNT,
                                     .day = given[i].day,
                                     .dose_mg = given[i].dose_mg,
                                     .before_mg = given[i].before_mg};
        bac_gates_add(&gates, &finding);
    }
    return gates;
}

/* " AC" */
static const char *letters_of(bac_gate_set set)
{
    static char letters[BAC_GATES_MAX + 2];
    size_t count = 0;
    letters[0] = ' ';
    for (unsigned i = 0; i < BAC_GATES_MAX; i++) {
        if ((set >> i & 1) != 0) {
            letters[++count] = (char)('A' + i);
        }
    }
    letters[count == 0 ? 0 : count + 1] = '\0';
    return letters;
}

/* ": 28 in 1 of 10, 84 in 3 of 40"; nothing of 10 mg alone */
static const char *larger_of(const bac_amount by_strength[])
{
    static char text[128];
    size_t length = 0;
    text[0] = '\0';
    for (unsigned i = 0; i < BAC_STRENGTHS; i++) {
        if (by_strength[i].tablets > 0) {
            length += (size_t)snprintf(text + length, sizeof text - length, "%s %lu in %lu of %u",
                                       length > 0 ? "," : ":", (unsigned long)by_strength[i].tablets,
                                       (unsigned long)by_strength[i].boxes, (unsigned)bac_strength_mg(i));
        }
    }
    return strncmp(text + length - (length > 0 ? 2 : 0), "10", 2) == 0 ? "" : text;
}

static void expect_sum(const bac_amount by_strength[], uint32_t tablets, uint32_t boxes)
{
    for (unsigned i = 0; i < BAC_STRENGTHS; i++) {
        tablets -= by_strength[i].tablets;
        boxes -= by_strength[i].boxes;
    }
    assert_int_equal(tablets, 0);
    assert_int_equal(boxes, 0);
}

static void expect_supply(const supply_case *expected, unsigned strengths)
{
    char text[4096] = "";
    size_t length = 0;
    bac_supply supply;
    bac_prescription given;
    const bac_plan plan = plan_of(expected->plan);
    const bac_gates gates = gates_of(expected->gates);
    const bac_dispensing how = {.split = {.count = 3, .weight = {1, 1, 1}},
                                .strengths = (bac_strengths)strengths,
                                .prescription_days = (uint16_t)expected->length};
    bac_supply_begin(&supply, &plan, &gates, &how);
    while (bac_supply_next(&supply, &given)) {
        length += (size_t)snprintf(text + length, sizeof text - length, "%u-%u %lu mg %lu in %lu%s due %u%s\n",
                                   (unsigned)given.first_day, (unsigned)given.last_day, (unsigned long)given.total_mg,
                                   (unsigned long)given.tablets, (unsigned long)given.boxes,
                                   larger_of(given.by_strength), (unsigned)given.next_due_day, letters_of(given.gates));
        expect_sum(given.by_strength, given.tablets, given.boxes);
        assert_true(length < sizeof text);
    }
    assert_false(bac_supply_next(&supply, &given));
    expect_text(expected->name, text, expected->prescriptions);
}

static void expect_supplies(const supply_case cases[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        expect_supply(&cases[i], BAC_10_MG);
    }
}

#define NO_GATES                                                                                                       \
    {                                                                                                                  \
        {                                                                                                              \
            0                                                                                                          \
        }                                                                                                              \
    }

/* [R-prescription-periods] [R-prescription-totals] */
static void periods_are_as_long_as_asked_and_the_last_one_ends_with_the_intakes(void **state)
{
    (void)state;
    static const supply_case cases[] = {
        {"one day", "15x1", 28, NO_GATES, "1-1 15 mg 2 in 1 due 2\n"},
        {"less than half a tablet", "1x1", 28, NO_GATES, "1-1 1 mg 1 in 1 due 2\n"},
        {"a little over a tablet", "11x1", 28, NO_GATES, "1-1 11 mg 2 in 1 due 2\n"},
        {"a full box", "30x10", 28, NO_GATES, "1-10 300 mg 30 in 1 due 11\n"},
        {"half a tablet more than a box", "30x9 35x1", 28, NO_GATES, "1-10 305 mg 31 in 2 due 11\n"},
        {"27 days", "30x27", 28, NO_GATES, "1-27 810 mg 81 in 3 due 28\n"},
        {"28 days", "30x28", 28, NO_GATES, "1-28 840 mg 84 in 3 due 29\n"},
        {"29 days", "30x29", 28, NO_GATES, "1-28 840 mg 84 in 3 due 29\n29-29 30 mg 3 in 1 due 30\n"},
        {"two full months", "5x56", 28, NO_GATES, "1-28 140 mg 14 in 1 due 29\n29-56 140 mg 14 in 1 due 57\n"},
        {"one day at a time", "15x2", 1, NO_GATES, "1-1 15 mg 2 in 1 due 2\n2-2 15 mg 2 in 1 due 3\n"},
        {"31 days", "10x32", 31, NO_GATES, "1-31 310 mg 31 in 2 due 32\n32-32 10 mg 1 in 1 due 33\n"},
        /* 15 + 20 + 25 + 30 for 3 days each, then 2 days of 40 */
        {"levels within a period", "15x3 20x3 25x3 30x3 40x2", 28, NO_GATES, "1-14 350 mg 35 in 2 due 15\n"},
        /* days 1-4: 45 + 20; 5-8: 40 + 50; 9: 25 */
        {"levels cut by periods", "15x3 20x3 25x3", 4, NO_GATES,
         "1-4 65 mg 7 in 1 due 5\n5-8 90 mg 9 in 1 due 9\n9-9 25 mg 3 in 1 due 10\n"},
        {"a level longer than periods", "5x5", 2, NO_GATES,
         "1-2 10 mg 1 in 1 due 3\n3-4 10 mg 1 in 1 due 5\n5-5 5 mg 1 in 1 due 6\n"},
    };
    expect_supplies(cases, COUNT(cases));
}

/* [R-prescription-due] */
static void a_plan_that_has_stopped_needs_no_further_prescription(void **state)
{
    (void)state;
    static const supply_case cases[] = {
        /* 2 x (50 + 40 + 30 + 20 + 10) */
        {"a stop", "50x2 40x2 30x2 20x2 10x2 0x1", 28, NO_GATES, "1-10 300 mg 30 in 1 due 0\n"},
        {"a stop of 28 days", "5x28 0x1", 28, NO_GATES, "1-28 140 mg 14 in 1 due 0\n"},
        {"a stop of 29 days", "5x29 0x1", 28, NO_GATES, "1-28 140 mg 14 in 1 due 29\n29-29 5 mg 1 in 1 due 0\n"},
        {"many days of nothing at the end", "5x2 0x60", 28, NO_GATES, "1-2 10 mg 1 in 1 due 0\n"},
        {"nothing at all", "0x5", 28, NO_GATES, ""},
        {"an empty plan", "", 28, NO_GATES, ""},
    };
    expect_supplies(cases, COUNT(cases));
}

static void a_period_begins_and_ends_with_a_day_on_which_something_is_taken(void **state)
{
    (void)state;
    static const supply_case cases[] = {
        {"nothing first", "0x3 15x2", 28, NO_GATES, "4-5 30 mg 3 in 1 due 6\n"},
        {"nothing first, for long", "0x40 15x2", 28, NO_GATES, "41-42 30 mg 3 in 1 due 43\n"},
        {"a pause", "15x2 0x3 15x2", 28, NO_GATES, "1-7 60 mg 6 in 1 due 8\n"},
        {"a pause of a whole period", "15x2 0x2 15x2", 2, NO_GATES, "1-2 30 mg 3 in 1 due 5\n5-6 30 mg 3 in 1 due 7\n"},
        {"a pause over the end of a period", "15x2 0x3 15x2", 4, NO_GATES,
         "1-2 30 mg 3 in 1 due 6\n6-7 30 mg 3 in 1 due 8\n"},
        {"a pause up to the end of a period", "15x2 0x2 15x2", 4, NO_GATES,
         "1-2 30 mg 3 in 1 due 5\n5-6 30 mg 3 in 1 due 7\n"},
        {"a pause, then a stop", "15x2 0x3 15x2 0x1", 28, NO_GATES, "1-7 60 mg 6 in 1 due 0\n"},
        {"a day each, with pauses", "15x1 0x1 15x1 0x1", 1, NO_GATES,
         "1-1 15 mg 2 in 1 due 3\n3-3 15 mg 2 in 1 due 0\n"},
    };
    expect_supplies(cases, COUNT(cases));
}

/* [R-prescription-periods] */
static void a_period_begins_wherever_the_gates_waited_for_change(void **state)
{
    (void)state;
    static const supply_case cases[] = {
        {"a rise",
         "10x9 20x31",
         28,
         {{10, 10, 20}},
         "1-9 90 mg 9 in 1 due 10\n10-37 560 mg 56 in 2 due 38 A\n38-40 60 mg 6 in 1 due 41 A\n"},
        {"on day 1, a rise", "10x10", 28, {{1, 0, 10}}, "1-10 100 mg 10 in 1 due 11 A\n"},
        {"on day 1, the dose stays", "10x10", 28, {{1, 10, 10}}, "1-10 100 mg 10 in 1 due 11 A\n"},
        {"on a birthday, the dose stays",
         "10x10",
         28,
         {{3, 10, 10}},
         "1-2 20 mg 2 in 1 due 3\n3-10 80 mg 8 in 1 due 11 A\n"},
        {"on the birthday that is the last day of a level",
         "10x3",
         28,
         {{3, 10, 10}},
         "1-2 20 mg 2 in 1 due 3\n3-3 10 mg 1 in 1 due 4 A\n"},
        {"on two birthdays of a level",
         "10x10",
         28,
         {{3, 10, 10}, {5, 10, 10}},
         "1-2 20 mg 2 in 1 due 3\n3-4 20 mg 2 in 1 due 5 A\n5-10 60 mg 6 in 1 due 11 AB\n"},
        {"on the last day of a period",
         "10x27 20x3",
         28,
         {{28, 10, 20}},
         "1-27 270 mg 27 in 1 due 28\n28-30 60 mg 6 in 1 due 31 A\n"},
        {"on the first day of a period",
         "10x28 20x2",
         28,
         {{29, 10, 20}},
         "1-28 280 mg 28 in 1 due 29\n29-30 40 mg 4 in 1 due 31 A\n"},
        {"on the last day of the plan",
         "10x4 20x1",
         28,
         {{5, 10, 20}},
         "1-4 40 mg 4 in 1 due 5\n5-5 20 mg 2 in 1 due 6 A\n"},
        {"two gates",
         "10x2 20x3 30x4",
         28,
         {{3, 10, 20}, {6, 20, 30}},
         "1-2 20 mg 2 in 1 due 3\n3-5 60 mg 6 in 1 due 6 A\n6-9 120 mg 12 in 1 due 10 AB\n"},
        {"two gates on one day",
         "10x2 20x3",
         28,
         {{3, 10, 20}, {3, 10, 20}},
         "1-2 20 mg 2 in 1 due 3\n3-5 60 mg 6 in 1 due 6 AB\n"},
        {"down to what was authorised, and below",
         "10x2 20x2 10x2 5x2 0x1",
         28,
         {{3, 10, 20}},
         "1-2 20 mg 2 in 1 due 3\n3-4 40 mg 4 in 1 due 5 A\n5-8 30 mg 3 in 1 due 0\n"},
        {"after a birthday the same dose waits, a lower one does not",
         "20x4 15x2",
         28,
         {{3, 20, 20}},
         "1-2 40 mg 4 in 1 due 3\n3-4 40 mg 4 in 1 due 5 A\n5-6 30 mg 3 in 1 due 7\n"},
        {"down past one gate and then the other",
         "10x1 20x1 30x1 20x1 10x1",
         28,
         {{2, 10, 20}, {3, 20, 30}},
         "1-1 10 mg 1 in 1 due 2\n2-2 20 mg 2 in 1 due 3 A\n3-3 30 mg 3 in 1 due 4 AB\n"
         "4-4 20 mg 2 in 1 due 5 A\n5-5 10 mg 1 in 1 due 6\n"},
        {"a pause waits for nothing",
         "20x2 0x2 20x2",
         28,
         {{1, 0, 20}},
         "1-2 40 mg 4 in 1 due 5 A\n5-6 40 mg 4 in 1 due 7 A\n"},
    };
    expect_supplies(cases, COUNT(cases));
}

static void tablets_of_each_strength_are_counted_apart(void **state)
{
    (void)state;
    enum { TWO = BAC_10_MG | BAC_20_MG, ALL = TWO | BAC_30_MG | BAC_40_MG, FORTY = BAC_10_MG | BAC_40_MG };
    static const struct {
        unsigned strengths;
        supply_case of;
    } cases[] = {
        /* 40, 45, 45: a tablet of 40 each, and twice a half of 10 */
        {ALL,
         {"four strengths", "130x28", 28, NO_GATES, "1-28 3640 mg 112 in 4: 28 in 1 of 10, 84 in 3 of 40 due 29\n"}},
        /* 40, 45, 45 is six of 20 and two halves; 5, 5, 10 a tablet and two halves */
        {TWO,
         {"a level after the other", "130x2 20x3", 28, NO_GATES,
          "1-5 320 mg 20 in 2: 8 in 1 of 10, 12 in 1 of 20 due 6\n"}},
        /* 10, 15, 15: a tablet, and twice a tablet and a half */
        {FORTY, {"halves are added up", "40x3", 28, NO_GATES, "1-3 120 mg 12 in 1 due 4\n"}},
        /* 35 three times: a tablet each of 20 and of 10 and a half; on the next day three halves more */
        {TWO,
         {"the last half is rounded up", "105x1", 28, NO_GATES,
          "1-1 105 mg 8 in 2: 5 in 1 of 10, 3 in 1 of 20 due 2\n"}},
        {TWO,
         {"halves of two days", "105x1 15x1", 28, NO_GATES, "1-2 120 mg 9 in 2: 6 in 1 of 10, 3 in 1 of 20 due 3\n"}},
        {BAC_20_MG, {"10 mg count as asked for", "60x1", 28, NO_GATES, "1-1 60 mg 3 in 1: 3 in 1 of 20 due 2\n"}},
        /* one of 40 and two of 10, twice a day for two days; one of 40 three times */
        {FORTY,
         {"intakes that a block states", "60+0+60x2 120x1", 28, NO_GATES,
          "1-3 360 mg 15 in 2: 8 in 1 of 10, 7 in 1 of 40 due 4\n"}},
        {FORTY,
         {"four intakes, one of them of nothing", "40+0+40+40x1", 28, NO_GATES,
          "1-1 120 mg 3 in 1: 3 in 1 of 40 due 2\n"}},
        {ALL,
         {"a level cut by periods", "60x3", 2, NO_GATES,
          "1-2 120 mg 6 in 1: 6 in 1 of 20 due 3\n3-3 60 mg 3 in 1: 3 in 1 of 20 due 4\n"}},
        /* 40, 45, 45; the gate cuts the level after its second day */
        {ALL,
         {"a level cut by a gate",
          "130x5",
          28,
          {{3, 130, 130}},
          "1-2 260 mg 8 in 2: 2 in 1 of 10, 6 in 1 of 40 due 3\n3-5 390 mg 12 in 2: 3 in 1 of 10, 9 in 1 of 40 due 6 "
          "A\n"}},
        {ALL, {"a pause", "60x1 0x2 120x1", 28, NO_GATES, "1-4 180 mg 6 in 2: 3 in 1 of 20, 3 in 1 of 40 due 5\n"}},
        {ALL, {"an empty plan", "", 28, NO_GATES, ""}},
        {ALL, {"a dose that halves do not make", "121x1", 28, NO_GATES, "1-1 121 mg 13 in 1 due 2\n"}},
        {ALL, {"intakes that halves do not make", "41+79x1", 28, NO_GATES, "1-1 120 mg 12 in 1 due 2\n"}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        expect_supply(&cases[i].of, cases[i].strengths);
    }
}

/* No checker lets such a day pass. */
static void intakes_that_do_not_add_up_to_the_dose_are_counted_in_the_smallest_tablets(void **state)
{
    (void)state;
    static const uint16_t doses_mg[] = {80, 160, 121}; /* of 120 mg in intakes */
    for (unsigned i = 0; i < COUNT(doses_mg); i++) {
        const bac_plan plan = {
            .count = 1,
            .block = {{.dose_mg = doses_mg[i], .days = 1, .intake_mg = {40, 0, 40, 40}, .intake_count = 4}}};
        const bac_gates none = {.count = 0};
        const bac_dispensing how = {.split = {.count = 2, .weight = {1, 1}},
                                    .strengths = BAC_10_MG | BAC_40_MG,
                                    .prescription_days = BAC_PRESCRIPTION_DAYS_DEFAULT};
        bac_supply supply;
        bac_prescription prescription;
        bac_supply_begin(&supply, &plan, &none, &how);
        assert_true(bac_supply_next(&supply, &prescription));
        assert_int_equal(prescription.by_strength[0].tablets, (doses_mg[i] + 9) / 10);
        assert_int_equal(prescription.tablets, (doses_mg[i] + 9) / 10);
    }
}

/* 3,660 days of 600 mg: 130 periods of 28 days and one of 20; 2,196,000 mg in all. */
static void the_longest_plan_of_the_largest_dose_is_counted_in_full(void **state)
{
    (void)state;
    bac_supply supply;
    bac_prescription prescription;
    unsigned periods = 0;
    unsigned long total_mg = 0;
    const bac_plan plan = plan_of("600x3660");
    const bac_gates none = {.count = 0};
    const bac_dispensing how = {.split = {.count = 2, .weight = {1, 1}},
                                .prescription_days = BAC_PRESCRIPTION_DAYS_DEFAULT};
    bac_supply_begin(&supply, &plan, &none, &how);
    while (bac_supply_next(&supply, &prescription)) {
        assert_int_equal(prescription.first_day, periods * 28 + 1);
        assert_int_equal(prescription.tablets * 10, prescription.total_mg);
        assert_int_equal(prescription.next_due_day, prescription.last_day + 1);
        assert_int_equal(prescription.gates, 0);
        total_mg += prescription.total_mg;
        periods++;
    }
    assert_int_equal(periods, 131);
    assert_int_equal(total_mg, 2196000);
    assert_int_equal(prescription.last_day, 3660);
    assert_int_equal(prescription.tablets, 1200);
    assert_int_equal(prescription.boxes, 40);
}

static const bac_dispensing of_two_strengths = {.split = {.count = 3, .weight = {1, 1, 1}},
                                                .strengths = BAC_10_MG | BAC_40_MG,
                                                .prescription_days = BAC_PRESCRIPTION_DAYS_MAX,
                                                .bridge_days = BAC_BRIDGE_DAYS_DEFAULT};

/* 512 days, by turns of 5 and 10 mg: 16 periods of 31 days and one of 16, all of which wait for every gate. */
static void no_block_and_no_gate_is_looked_for_past_the_longest_list_of_them(void **state)
{
    (void)state;
    bac_supply supply;
    bac_prescription prescription;
    unsigned periods = 0;
    unsigned long total_mg = 0;
    bac_plan plan = {.count = BAC_BLOCKS_MAX};
    bac_gates gates = {.count = BAC_GATES_MAX};
    for (unsigned i = 0; i < BAC_GATES_MAX; i++) {
        gates.gate[i] = (bac_gate){.day = 1, .least_mg = 1};
    }
    for (unsigned i = 0; i < BAC_BLOCKS_MAX; i++) {
        plan.block[i] = (bac_block){.dose_mg = (uint16_t)(i % 2 == 0 ? 5 : 10), .days = 1};
    }
    bac_supply_begin(&supply, &plan, &gates, &of_two_strengths);
    while (bac_supply_next(&supply, &prescription)) {
        assert_int_equal(prescription.gates, (1 << BAC_GATES_MAX) - 1);
        total_mg += prescription.total_mg;
        periods++;
    }
    assert_int_equal(periods, 17);
    assert_int_equal(total_mg, 256 * 15);
    assert_int_equal(prescription.last_day, 512);
}

static void nothing_is_read_of_the_blocks_that_an_empty_plan_does_not_have(void **state)
{
    (void)state;
    bac_supply supply;
    bac_prescription prescription;
    bac_plan plan;
    const bac_gates none = {.count = 0};
    memset(&plan, 0xFF, sizeof plan);
    plan.count = 0;
    bac_supply_begin(&supply, &plan, &none, &of_two_strengths);
    assert_false(bac_supply_next(&supply, &prescription));
}

typedef struct {
    const char *name;
    gate_of gates[4];
    unsigned days;
    const char *bridges; /* gate day: dose for days, total, tablets, boxes, of each strength; the letters of gates */
} bridge_case;

static void expect_bridges(const bridge_case *expected, const char *notation, unsigned strengths)
{
    char text[1024] = "";
    size_t length = 0;
    bac_bridge bridge = {.gate_day = 0};
    const bac_gates gates = gates_of(expected->gates);
    const bac_plan plan = plan_of(notation);
    const bac_dispensing how = {.split = {.count = 3, .weight = {1, 1, 1}},
                                .strengths = (bac_strengths)strengths,
                                .bridge_days = (uint16_t)expected->days};
    while (bac_bridge_next(&plan, &gates, &how, bridge.gate_day, &bridge)) {
        length +=
            (size_t)snprintf(text + length, sizeof text - length, "%u: %ux%u %lu mg %lu in %lu%s%s\n",
                             (unsigned)bridge.gate_day, (unsigned)bridge.dose_mg, (unsigned)bridge.days,
                             (unsigned long)bridge.total_mg, (unsigned long)bridge.tablets, (unsigned long)bridge.boxes,
                             larger_of(bridge.by_strength), letters_of(bridge.gates));
        expect_sum(bridge.by_strength, bridge.tablets, bridge.boxes);
        assert_true(length < sizeof text);
    }
    expect_text(expected->name, text, expected->bridges);
}

/* [R-bridge] */
static void a_bridge_carries_on_the_dose_of_the_day_before_its_gates(void **state)
{
    (void)state;
    static const bridge_case cases[] = {
        {"no gate", NO_GATES, 7, ""},
        {"a rise", {{40, 120, 130}}, 7, "40: 120x7 840 mg 84 in 3\n"},
        {"a birthday", {{40, 120, 120}}, 7, "40: 120x7 840 mg 84 in 3\n"},
        {"half a tablet", {{2, 5, 10}}, 7, "2: 5x7 35 mg 4 in 1\n"},
        {"the most", {{2, 600, 600}}, 31, "2: 600x31 18600 mg 1860 in 62\n"},
        {"one day", {{2, 15, 20}}, 1, "2: 15x1 15 mg 2 in 1\n"},
        {"no bridges are asked for", {{2, 15, 20}}, 0, ""},
        {"nothing was taken before", {{1, 0, 15}}, 7, ""},
        {"a dose that halves do not make", {{2, 12, 20}}, 7, ""},
        {"one bridge for all gates of a day", {{2, 15, 20}, {2, 15, 20}}, 7, "2: 15x7 105 mg 11 in 1\n"},
        {"nothing before the first, then a dose that waits for it",
         {{1, 0, 15}, {4, 15, 20}, {4, 15, 20}, {7, 20, 25}},
         7,
         "4: 15x7 105 mg 11 in 1 A\n7: 20x7 140 mg 14 in 1 ABC\n"},
        {"a dose that was authorised before waits for nothing",
         {{2, 15, 20}, {9, 15, 25}},
         7,
         "2: 15x7 105 mg 11 in 1\n9: 15x7 105 mg 11 in 1\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        expect_bridges(&cases[i], "", BAC_10_MG);
    }
}

/* The day before day 1 is as the split has it, day 3 as its block says; days 4 and 5 are of one block. */
static void a_bridge_has_the_tablets_of_the_day_before(void **state)
{
    (void)state;
    static const bridge_case of = {"several strengths",
                                   {{1, 120, 130}, {4, 120, 130}, {5, 130, 140}, {6, 130, 140}},
                                   7,
                                   "1: 120x7 840 mg 21 in 1: 21 in 1 of 40\n"
                                   "4: 120x7 840 mg 28 in 2: 14 in 1 of 20, 14 in 1 of 40\n"
                                   "5: 130x7 910 mg 28 in 2: 7 in 1 of 10, 21 in 1 of 40 AB\n"
                                   "6: 130x7 910 mg 28 in 2: 7 in 1 of 10, 21 in 1 of 40 AB\n"};
    expect_bridges(&of, "60+60x3 130x2 140x1", BAC_20_MG | BAC_40_MG);
}

/* Day 0 is as the split has it, days 1 and 3 as their blocks say. */
static void a_bridge_has_the_intakes_of_the_day_before(void **state)
{
    (void)state;
    static const uint16_t known[][3] = {{5, 5, 10}, {10, 5, 5}, {5, 15, 5}};
    static const gate_of given[4] = {{1, 20, 20}, {2, 20, 25}, {4, 25, 30}, {5, 30, 40}};
    const bac_plan plan = plan_of("10+5+5x1 5+15+5x2 30x1 40x1");
    bac_gates gates = gates_of(given);
    bac_bridge bridge = {.gate_day = 0};
    gates.count = COUNT(known); /* the fourth is none of them */
    for (unsigned i = 0; i < COUNT(known); i++) {
        assert_true(bac_bridge_next(&plan, &gates, &of_two_strengths, bridge.gate_day, &bridge));
        assert_int_equal(bridge.gate_day, given[i].day);
        assert_int_equal(bridge.intake_count, 3);
        assert_memory_equal(bridge.intake_mg, known[i], sizeof known[i]);
    }
    assert_false(bac_bridge_next(&plan, &gates, &of_two_strengths, bridge.gate_day, &bridge));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(periods_are_as_long_as_asked_and_the_last_one_ends_with_the_intakes),
        cmocka_unit_test(a_plan_that_has_stopped_needs_no_further_prescription),
        cmocka_unit_test(a_period_begins_and_ends_with_a_day_on_which_something_is_taken),
        cmocka_unit_test(a_period_begins_wherever_the_gates_waited_for_change),
        cmocka_unit_test(tablets_of_each_strength_are_counted_apart),
        cmocka_unit_test(intakes_that_do_not_add_up_to_the_dose_are_counted_in_the_smallest_tablets),
        cmocka_unit_test(the_longest_plan_of_the_largest_dose_is_counted_in_full),
        cmocka_unit_test(no_block_and_no_gate_is_looked_for_past_the_longest_list_of_them),
        cmocka_unit_test(nothing_is_read_of_the_blocks_that_an_empty_plan_does_not_have),
        cmocka_unit_test(a_bridge_has_the_intakes_of_the_day_before),
        cmocka_unit_test(a_bridge_carries_on_the_dose_of_the_day_before_its_gates),
        cmocka_unit_test(a_bridge_has_the_tablets_of_the_day_before),
    };
    return cmocka_run_group_tests_name("supply", tests, NULL, NULL);
}
