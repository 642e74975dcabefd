/* SPDX-License-Identifier: MIT */
/* What a day needs, which gates it waits for, and until when; which thresholds are a patient's own. */
#include "expect.h"

static bac_finding finding_of(bac_severity severity, uint16_t day, uint16_t before_mg, uint16_t dose_mg)
{
    return (bac_finding){.rule = BAC_RULE_CONTRAINDICATION,
                         .severity = severity,
                         .condition = BAC_EPILEPSY,
                         .day = day,
                         .dose_mg = dose_mg,
                         .before_mg = before_mg};
}

/* [R-gate] */
static void a_gate_is_a_review_and_nothing_else(void **state)
{
    (void)state;
    bac_gates gates = {.count = 0};
    for (uint16_t day = 1; day <= 3; day++) {
        for (unsigned severity = 0; severity < BAC_SEVERITY_COUNT; severity++) {
            const bac_finding finding = finding_of((bac_severity)severity, day, 20, 25);
            bac_gates_add(&gates, &finding);
        }
    }
    assert_int_equal(gates.count, 3);
    for (unsigned i = 0; i < gates.count; i++) {
        assert_int_equal(gates.gate[i].rule, BAC_RULE_CONTRAINDICATION);
        assert_int_equal(gates.gate[i].condition, BAC_EPILEPSY);
        assert_int_equal(gates.gate[i].day, i + 1);
        assert_int_equal(gates.gate[i].before_mg, 20);
    }
}

/* Each opinion may be asked for once, and each condition. */
static void there_is_room_for_every_review_of_a_check(void **state)
{
    (void)state;
    bac_gates gates = {.count = 0};
    bac_finding out[BAC_FINDINGS_PER_DAY];
    bac_checker checker;
    const bac_patient patient = {
        .from_mg = 70, .held_days = 3, .held_known = true, .conditions = (1 << BAC_CONDITION_COUNT) - 1};
    bac_protocol made = *protocol_of("amm-2021"); /* every opinion, one level after the other */
    made.review[0] = (bac_review_rule){BAC_REVIEW_SECOND_OPINION, {80, BAC_S1}, true, 0};
    made.review[1] = (bac_review_rule){BAC_REVIEW_COLLEGIAL, {90, BAC_S1}, true, 0};
    made.review[2] = (bac_review_rule){BAC_REVIEW_MULTIDISCIPLINARY, {100, BAC_S1}, true, 0};
    bac_check_begin(&checker, &made, &patient);
    for (uint16_t day = 0; day < 12; day++) {
        const bac_day today = {.dose_mg = (uint16_t)(80 + day / 3 * 10)};
        const unsigned count = bac_check_day(&checker, &today, out);
        for (unsigned i = 0; i < count; i++) {
            bac_gates_add(&gates, &out[i]);
        }
    }
    assert_int_equal(gates.count, BAC_GATES_MAX);
    assert_int_equal(bac_gates_waiting(&gates, 12, 110), (1 << BAC_GATES_MAX) - 1);
    assert_int_equal(bac_gates_waiting(&gates, 1, 80), 0xFFF); /* the second opinion and eleven conditions */
    assert_int_equal(bac_gates_waiting(&gates, 12, 90), 0x1FFF);
    assert_int_equal(bac_gates_waiting(&gates, 12, 70), 0);
}

/* A is a rise from 20 to 25 mg on day 3, B a birthday at 25 mg on day 5. [R-gate-waits] */
static void a_day_waits_from_the_gate_on_unless_its_dose_was_authorised_before(void **state)
{
    (void)state;
    static const struct {
        uint16_t day, dose_mg;
        bac_gate_set waits;
    } known[] = {{1, 20, 0}, {2, 600, 0}, {3, 25, 1}, {3, 21, 1}, {3, 20, 0}, {4, 25, 1},
                 {4, 24, 1}, {5, 25, 3},  {5, 24, 1}, {5, 20, 0}, {5, 26, 3}, {3660, 25, 3}};
    bac_gates gates = {.count = 0};
    const bac_finding rise = finding_of(BAC_NEEDS_REVIEW, 3, 20, 25);
    const bac_finding birthday = finding_of(BAC_NEEDS_REVIEW, 5, 25, 25);
    bac_gates_add(&gates, &rise);
    bac_gates_add(&gates, &birthday);
    for (size_t i = 0; i < COUNT(known); i++) {
        assert_int_equal(bac_gates_waiting(&gates, known[i].day, known[i].dose_mg), known[i].waits);
    }
}

typedef struct {
    const char *name, *protocol;
    bac_patient patient;
    uint16_t day, dose_mg;
    bac_review review;
    uint16_t age, until_day;
} need_case;

static void expect_needs(const need_case cases[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const need_case *expected = &cases[i];
        const bac_protocol *protocol = protocol_of(expected->protocol);
        const bac_need need = bac_need_on(protocol, &expected->patient, NULL, expected->day, expected->dose_mg);
        if (need.review != expected->review || need.age != expected->age || need.until_day != expected->until_day) {
            fail_msg("%s: review %u at %u years until day %u", expected->name, (unsigned)need.review,
                     (unsigned)need.age, (unsigned)need.until_day);
        }
        assert_int_equal(need.waits, 0);
        assert_int_equal(need.review, need.rule == NULL ? BAC_REVIEW_NONE : need.rule->review);
    }
}

/* [R-need] */
static void what_a_day_needs_follows_dose_and_age_until_the_next_birthday(void **state)
{
    (void)state;
    const bac_patient unknown = {.age = 0};
    const bac_patient old = {.age = 66};
    const bac_patient young = {.age = 65};
    /* day 1 is 24 November 2026; 66 years on day 11, 67 on day 376 */
    const bac_patient born = {
        .dated = true, .born = true, .start = date_of(2026, 11, 24), .birth = date_of(1960, 12, 4)};
    bac_patient not_dated = born;
    not_dated.dated = false;
    bac_patient unborn = born; /* an age of 0 is an unknown one; a year later it would be 1 */
    unborn.birth = date_of(2026, 12, 4);
    bac_patient in_years = born;
    in_years.age = 66;
    const need_case cases[] = {
        {"low", "rtu-2014", unknown, 1, 115, BAC_REVIEW_NONE, 0, BAC_DAYS_MAX},
        {"unknown", "rtu-2014", unknown, 1, 120, BAC_REVIEW_COLLEGIAL, 0, BAC_DAYS_MAX},
        {"old", "rtu-2014", old, 1, 120, BAC_REVIEW_COLLEGIAL, 66, BAC_DAYS_MAX},
        {"young", "rtu-2014", young, 1, 120, BAC_REVIEW_NONE, 65, BAC_DAYS_MAX},
        {"young, high", "rtu-2014", young, 1, 125, BAC_REVIEW_SECOND_OPINION, 65, BAC_DAYS_MAX},
        {"born, low", "rtu-2014", born, 1, 115, BAC_REVIEW_NONE, 0, BAC_DAYS_MAX},
        {"born", "rtu-2014", born, 1, 120, BAC_REVIEW_NONE, 65, 10},
        {"born, the eve", "rtu-2014", born, 10, 120, BAC_REVIEW_NONE, 65, 10},
        {"born, the birthday", "rtu-2014", born, 11, 120, BAC_REVIEW_COLLEGIAL, 66, 375},
        {"born, the next one", "rtu-2014", born, 376, 120, BAC_REVIEW_COLLEGIAL, 67, 741},
        {"born, the last year", "rtu-2014", born, 3660, 120, BAC_REVIEW_COLLEGIAL, 75, BAC_DAYS_MAX},
        {"born, care", "amm-2021", born, 1, 85, BAC_REVIEW_MULTIDISCIPLINARY, 65, 10},
        {"born, no care", "amm-2021", born, 1, 80, BAC_REVIEW_NONE, 0, BAC_DAYS_MAX},
        {"born, but not dated", "rtu-2014", not_dated, 1, 120, BAC_REVIEW_COLLEGIAL, 0, BAC_DAYS_MAX},
        {"before the birth", "rtu-2014", unborn, 1, 120, BAC_REVIEW_COLLEGIAL, 0, 375},
        {"years before a birth date", "rtu-2014", in_years, 1, 120, BAC_REVIEW_COLLEGIAL, 66, BAC_DAYS_MAX},
    };
    expect_needs(cases, COUNT(cases));
}

static void the_last_birthday_of_the_calendar_is_past_every_plan(void **state)
{
    (void)state;
    const bac_patient born = {
        .dated = true, .born = true, .start = date_of(2200, 12, 30), .birth = date_of(2134, 12, 31)};
    const need_case cases[] = {
        {"the eve", "rtu-2014", born, 1, 120, BAC_REVIEW_NONE, 65, 1},
        {"the last day", "rtu-2014", born, 2, 120, BAC_REVIEW_COLLEGIAL, 66, 2},
    };
    expect_needs(cases, COUNT(cases));
}

static void a_need_ends_before_the_next_gate_and_names_those_that_stand(void **state)
{
    (void)state;
    const bac_protocol *protocol = protocol_of("rtu-2014");
    const bac_patient born = {
        .dated = true, .born = true, .start = date_of(2026, 11, 24), .birth = date_of(1960, 12, 4)};
    bac_gates gates = {.count = 0};
    const uint16_t days[] = {2, 7, 12};
    for (size_t i = 0; i < COUNT(days); i++) {
        const bac_finding finding = finding_of(BAC_NEEDS_REVIEW, days[i], 20, 25);
        bac_gates_add(&gates, &finding);
    }
    static const struct {
        uint16_t day, dose_mg;
        bac_gate_set waits;
        uint16_t until_day;
    } known[] = {{1, 25, 0, 1},   {2, 25, 1, 6},    {6, 25, 1, 6},     {7, 25, 3, 11}, {12, 25, 7, BAC_DAYS_MAX},
                 {7, 120, 3, 10}, {11, 120, 3, 11}, {12, 120, 7, 375}, {7, 20, 0, 11}};
    for (size_t i = 0; i < COUNT(known); i++) {
        const bac_need need = bac_need_on(protocol, &born, &gates, known[i].day, known[i].dose_mg);
        assert_int_equal(need.waits, known[i].waits);
        assert_int_equal(need.until_day, known[i].until_day);
    }
    gates.gate[1].day = BAC_DAYS_MAX;
    gates.count = 2; /* the third is none of them */
    assert_int_equal(bac_need_on(protocol, &born, &gates, 2, 25).until_day, BAC_DAYS_MAX - 1);
    assert_int_equal(bac_need_on(protocol, &born, &gates, BAC_DAYS_MAX, 25).until_day, BAC_DAYS_MAX);
}

/* A protocol whose rows are all taken, the lowest threshold in none but the last, and no review stronger than another.
 */
static void every_row_of_a_protocol_is_looked_at(void **state)
{
    (void)state;
    const bac_patient patient = {.age = 50};
    bac_protocol made = *protocol_of("rtu-2014");
    for (uint16_t row = 0; row < BAC_REVIEW_RULES_MAX; row++) {
        made.review[row] = (bac_review_rule){BAC_REVIEW_SECOND_OPINION, {(uint16_t)(100 - 10 * row), BAC_S1}, true, 0};
    }
    assert_null(bac_need_on(&made, &patient, NULL, 1, 65).rule);
    assert_ptr_equal(bac_need_on(&made, &patient, NULL, 1, 70).rule, &made.review[3]);
    assert_ptr_equal(bac_need_on(&made, &patient, NULL, 1, 110).rule, &made.review[3]);
}

/* 66 years on day 3: from then on 120 mg need a collegial opinion. What is on file is needed all the same. */
static void the_checker_keeps_what_its_last_day_needs(void **state)
{
    (void)state;
    const bac_patient patient = {.from_mg = 115,
                                 .dated = true,
                                 .born = true,
                                 .start = date_of(2026, 11, 24),
                                 .birth = date_of(1960, 11, 26),
                                 .on_file = BAC_ON_FILE_COLLEGIAL};
    static const struct {
        uint16_t dose_mg, until_day;
        bac_review review;
    } days[] = {{115, BAC_DAYS_MAX, BAC_REVIEW_NONE},
                {120, 2, BAC_REVIEW_NONE},
                {120, 367, BAC_REVIEW_COLLEGIAL},
                {115, BAC_DAYS_MAX, BAC_REVIEW_NONE}};
    bac_checker checker = {.review = BAC_REVIEW_COLLEGIAL};
    bac_finding found[BAC_FINDINGS_PER_DAY];
    bac_check_begin(&checker, protocol_of("rtu-2014"), &patient);
    assert_int_equal(checker.review, BAC_REVIEW_NONE);
    for (size_t i = 0; i < COUNT(days); i++) {
        bac_check_day(&checker, &(bac_day){.dose_mg = days[i].dose_mg}, found);
        assert_int_equal(checker.day, i + 1);
        assert_int_equal(checker.dose_mg, days[i].dose_mg);
        assert_int_equal(checker.review, days[i].review);
        assert_int_equal(checker.until_day, days[i].until_day);
    }
}

/* The rows of rtu-2014: more than 120 mg; 180 mg; 120 mg from 66 years on. */
static void a_threshold_is_a_patients_own_at_an_age_of_the_plan(void **state)
{
    (void)state;
    const bac_patient born = {
        .dated = true, .born = true, .start = date_of(2026, 11, 24), .birth = date_of(1960, 12, 4)};
    bac_patient on_day_2 = born; /* 66 years */
    bac_patient on_day_1 = born;
    on_day_2.birth = date_of(1960, 11, 25);
    on_day_1.birth = date_of(1960, 11, 24);
    const struct {
        const char *protocol;
        bac_patient patient;
        uint16_t days;
        bool matters[4];
    } known[] = {
        {"rtu-2014", {.age = 0}, 1, {true, true, true, false}},
        {"rtu-2014", {.age = 65}, 1, {true, true, false, false}},
        {"rtu-2014", {.age = 66}, 1, {false, false, true, false}},
        {"rtu-2014", born, 10, {true, true, false, false}},
        {"rtu-2014", born, 11, {true, true, true, false}},
        {"rtu-2014", on_day_2, 1, {true, true, false, false}},
        {"rtu-2014", on_day_2, 2, {true, true, true, false}},
        {"rtu-2014", on_day_1, 1, {false, false, true, false}},
        {"rtu-2017", {.age = 0}, 1, {false}},
        {"amm-2021", {.age = 66}, 1, {true, false, false, false}},
    };
    for (size_t i = 0; i < COUNT(known); i++) {
        const bac_protocol *protocol = protocol_of(known[i].protocol);
        for (unsigned row = 0; row < BAC_REVIEW_RULES_MAX; row++) {
            assert_int_equal(
                bac_review_rule_matters(protocol, &known[i].patient, known[i].days, &protocol->review[row]),
                known[i].matters[row]);
        }
    }
    bac_protocol made = *protocol_of("rtu-2014");
    made.ceiling.value = 120; /* what the ceiling refuses, no opinion allows */
    assert_false(bac_review_rule_matters(&made, &(bac_patient){.age = 50}, 1, &made.review[0]));
    made.ceiling.value = 121;
    assert_true(bac_review_rule_matters(&made, &(bac_patient){.age = 50}, 1, &made.review[0]));
    made.review[0] = (bac_review_rule){BAC_REVIEW_SECOND_OPINION, {80, BAC_S1}, true, 0}; /* at 80 mg alone */
    made.review[1] = (bac_review_rule){BAC_REVIEW_MULTIDISCIPLINARY, {80, BAC_S1}, false, 0};
    assert_true(bac_review_rule_matters(&made, &(bac_patient){.age = 50}, 1, &made.review[0]));
    assert_true(bac_review_rule_matters(&made, &(bac_patient){.age = 50}, 1, &made.review[1]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_gate_is_a_review_and_nothing_else),
        cmocka_unit_test(there_is_room_for_every_review_of_a_check),
        cmocka_unit_test(a_day_waits_from_the_gate_on_unless_its_dose_was_authorised_before),
        cmocka_unit_test(what_a_day_needs_follows_dose_and_age_until_the_next_birthday),
        cmocka_unit_test(the_last_birthday_of_the_calendar_is_past_every_plan),
        cmocka_unit_test(a_need_ends_before_the_next_gate_and_names_those_that_stand),
        cmocka_unit_test(every_row_of_a_protocol_is_looked_at),
        cmocka_unit_test(the_checker_keeps_what_its_last_day_needs),
        cmocka_unit_test(a_threshold_is_a_patients_own_at_an_age_of_the_plan),
    };
    return cmocka_run_group_tests_name("need", tests, NULL, NULL);
}
