/* SPDX-License-Identifier: MIT */
/* The checker's findings as such: intakes, order, how many there can be, where they come from. */
#include "expect.h"

/* A day, its stated intakes, and what must be found on it. */
typedef struct {
    bac_day day;
    const char *findings;
} day_case;

/* Judges the days one after the other, the one before them at `from` mg. */
static void expect_days(const char *protocol, uint16_t from_mg, const day_case days[], size_t count)
{
    bac_checker checker;
    const bac_patient patient = {.from_mg = from_mg, .age = 50};
    bac_check_begin(&checker, protocol_of(protocol), &patient);
    for (size_t i = 0; i < count; i++) {
        char name[32];
        transcript said = {.length = 0};
        judge_day(&said, &checker, &days[i].day);
        snprintf(name, sizeof name, "day %u", (unsigned)i + 1);
        expect_text(name, said.text, days[i].findings);
    }
}

#define STATED(dose, ...)                                                                                              \
    {                                                                                                                  \
        .dose_mg = (dose), .intake_count = COUNT(((int[]){__VA_ARGS__})), .intake_mg = { __VA_ARGS__ }                 \
    }
#define UNSTATED(dose)                                                                                                 \
    {                                                                                                                  \
        .dose_mg = (dose)                                                                                              \
    }

/* [R-intake-sum] */
static void intakes_that_do_not_add_up_are_a_violation_on_the_first_day_of_each_stretch(void **state)
{
    (void)state;
    static const day_case days[] = {
        {STATED(15, 5, 10), ""},
        {STATED(15, 5, 5), "2 intake-sum violation 15 15 10 0\n"},
        {STATED(15, 5, 5), ""},
        {STATED(15, 10, 10), "4 intake-sum violation 15 15 20 0\n"},
        {STATED(20, 600, 600, 600, 600), "5 step-length caution 20 15 4 3\n5 intake-sum violation 20 15 2400 0\n"},
        {STATED(20, 10, 10), ""},
        {STATED(10, 0, 0), "7 intake-sum violation 10 20 0 0\n"},
        {UNSTATED(10), ""},
        {STATED(10, 0, 0), "9 intake-sum violation 10 10 0 0\n"},
        {STATED(10, 0, 0, 0), "10 intake-sum violation 10 10 0 0\n"},
        {STATED(10, 5, 5), ""},
        {STATED(0, 0), "12 taper-length violation 0 10 5 7\n"},
        {STATED(0, 5), "13 intake-sum violation 0 0 5 0\n"},
    };
    expect_days("rtu-2014", 0, days, COUNT(days));
}

/* [R-tablet] */
static void every_stated_intake_is_made_of_halves_of_tablets(void **state)
{
    (void)state;
    static const day_case days[] = {
        {STATED(15, 7, 8, 0), "1 tablet violation 15 15 7 5\n"},
        {STATED(15, 7, 8, 0), ""},
        {STATED(15, 5, 4, 6), "3 tablet violation 15 15 4 5\n"},
        {STATED(15, 5, 5, 5), ""},
        {STATED(15, 0, 14, 1), "5 tablet violation 15 15 14 5\n"},
        {STATED(15, 4, 5, 6), "6 tablet violation 15 15 4 5\n"},
        {STATED(14, 4, 5, 5), "7 tablet violation 14 15 0 5\n"}, /* the dose is said, and nothing beside */
        {UNSTATED(14), "8 tablet violation 14 14 0 5\n"},
        {UNSTATED(14), ""},
    };
    expect_days("rtu-2014", 15, days, COUNT(days));
}

/* [R-single-intake] */
static void a_dose_in_one_intake_is_a_violation_above_the_first_dose_else_a_caution(void **state)
{
    (void)state;
    static const day_case rtu[] = {
        {STATED(15, 0, 0, 15), "1 single-intake caution 15 15 15 15\n"},
        {STATED(15, 15, 0), ""}, /* cautions come once */
        {STATED(15, 5, 10), ""},
        {STATED(15, 5, 0), "4 intake-sum violation 15 15 5 0\n"},
        {STATED(15, 20, 0, 0), "5 intake-sum violation 15 15 20 0\n"
                               "5 single-intake violation 15 15 20 15\n"},
        {STATED(15, 20, 0, 0), ""},
        {STATED(15, 0, 20, 0), "7 intake-sum violation 15 15 20 0\n"
                               "7 single-intake violation 15 15 20 15\n"},
        {STATED(15, 0, 16, 0), "8 tablet violation 15 15 16 5\n"
                               "8 intake-sum violation 15 15 16 0\n"
                               "8 single-intake violation 15 15 16 15\n"},
        {STATED(15, 5, 0, 10), ""},
        {STATED(5, 5, 0), ""},
        {STATED(0, 0, 0), "11 taper-length violation 0 5 1 7\n"},
        {UNSTATED(0), ""},
    };
    static const day_case amm[] = {
        {STATED(20, 0, 20), "1 single-intake caution 20 20 20 20\n"},
        {STATED(20, 0, 25), "2 intake-sum violation 20 20 25 0\n"
                            "2 single-intake violation 20 20 25 20\n"},
    };
    static const day_case least[] = {
        {STATED(5, 0, 0, 5), ""},
        {STATED(5, 0, 6, 0), "2 tablet violation 5 5 6 5\n"
                             "2 intake-sum violation 5 5 6 0\n"
                             "2 single-intake caution 5 5 6 15\n"},
    };
    expect_days("rtu-2014", 15, rtu, COUNT(rtu));
    expect_days("amm-2021", 20, amm, COUNT(amm));
    expect_days("rtu-2014", 5, least, COUNT(least));
    static const day_case whole[] = {{STATED(100, 0, 0, 100), "1 single-intake violation 100 100 100 15\n"}};
    expect_days("rtu-2014", 100, whole, COUNT(whole));
}

/* Somebody of 65 years with every condition, the wrong indication and a start before the protocol's time. */
static bac_patient worst_patient(void)
{
    return (bac_patient){.from_mg = 110,
                         .held_days = 1,
                         .held_known = true,
                         .dated = true,
                         .age = 65,
                         .start = date_of(2013, 1, 1),
                         .conditions = (1 << BAC_CONDITION_COUNT) - 1,
                         .indication = BAC_INDICATION_OTHER};
}

static const bac_day worst_day = {.dose_mg = 126, .intake_count = 2, .intake_mg = {125, 0}, .last = true};

#define FIRST_OF_WORST_DAY                                                                                             \
    "1 tablet violation 126 110 0 5\n"                                                                                 \
    "1 step-size violation 126 110 16 10\n"                                                                            \
    "1 step-length violation 126 110 1 2\n"
#define REST_OF_WORST_DAY                                                                                              \
    "1 second-opinion review 126 110 65 120\n"                                                                         \
    "1 age-boundary caution 126 110 65 0\n"                                                                            \
    "1 intake-sum violation 126 110 125 0\n"                                                                           \
    "1 contraindication review 126 110 0 0 schizophrenia\n"                                                            \
    "1 contraindication review 126 110 0 0 bipolar\n"                                                                  \
    "1 contraindication review 126 110 0 0 severe-depression\n"                                                        \
    "1 contraindication review 126 110 0 0 epilepsy\n"                                                                 \
    "1 contraindication review 126 110 0 0 other-addiction\n"                                                          \
    "1 contraindication review 126 110 0 0 pregnancy\n"                                                                \
    "1 contraindication review 126 110 0 0 concomitant\n"                                                              \
    "1 contraindication violation 126 110 0 0 driving\n"                                                               \
    "1 contraindication review 126 110 0 0 other-psychiatric\n"                                                        \
    "1 psychiatric-review review 126 110 0 0 moderate-depression\n"                                                    \
    "1 psychiatric-review review 126 110 0 0 moderate-anxiety\n"                                                       \
    "1 indication violation 126 110 3 0\n"                                                                             \
    "1 protocol-status caution 126 110 0 0\n"                                                                          \
    "1 single-intake violation 126 110 125 15\n"

/* A treating day that rises from above 0 can break, in order: tablet; step-size; step-length; ceiling; one of the
 * three reviews; age-boundary; intake-sum; 11 conditions; indication; protocol-status; single-intake: 21. The ceiling
 * of 300 mg leaves no age-boundary under rtu-2014, where every age needs the collegial opinion there, so it has 20; a
 * made row with a ceiling of 120 mg has them all. A fall has no more than tablet, twice ceiling, review, age-boundary,
 * abrupt-fall, twice taper-length, intake-sum, protocol-status and single-intake. */
static void the_worst_day_has_exactly_as_many_findings_as_there_is_room_for(void **state)
{
    (void)state;
    bac_checker checker;
    const bac_patient patient = worst_patient();
    bac_finding out[BAC_FINDINGS_PER_DAY];
    bac_protocol made = *protocol_of("rtu-2014");
    made.ceiling.value = 120;

    bac_check_begin(&checker, &made, &patient);
    assert_int_equal(bac_check_day(&checker, &worst_day, out), BAC_FINDINGS_PER_DAY);
    assert_int_equal(BAC_FINDINGS_PER_DAY, 21);

    transcript said = {.length = 0};
    bac_check_begin(&checker, &made, &patient);
    judge_day(&said, &checker, &worst_day);
    assert_string_equal(said.text, FIRST_OF_WORST_DAY "1 ceiling violation 126 110 0 120\n" REST_OF_WORST_DAY);

    said = (transcript){.length = 0};
    bac_check_begin(&checker, protocol_of("rtu-2014"), &patient);
    judge_day(&said, &checker, &worst_day);
    assert_string_equal(said.text, FIRST_OF_WORST_DAY REST_OF_WORST_DAY);
}

/* Two ceiling findings are only on a fall, which has no treating day. */
static void the_worst_fall_stays_far_below(void **state)
{
    (void)state;
    bac_checker checker;
    transcript said = {.length = 0};
    bac_patient patient = worst_patient();
    patient.from_mg = 150;
    bac_protocol made = *protocol_of("rtu-2014");
    made.ceiling.value = 120;
    bac_check_begin(&checker, &made, &patient);
    judge_day(&said, &checker, &worst_day);
    assert_string_equal(said.text, "1 tablet violation 126 150 0 5\n"
                                   "1 ceiling caution 126 150 0 120\n"
                                   "1 ceiling violation 126 150 0 120\n"
                                   "1 second-opinion caution 126 150 65 120\n"
                                   "1 age-boundary caution 126 150 65 0\n"
                                   "1 abrupt-fall violation 126 150 24 20\n"
                                   "1 intake-sum violation 126 150 125 0\n"
                                   "1 protocol-status caution 126 150 0 0\n"
                                   "1 single-intake violation 126 150 125 15\n");
}

/* Numbers that look like chance and are the same on every machine. */
static unsigned next_number(uint32_t *seed, unsigned below)
{
    *seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
    return (unsigned)(*seed >> 16) % below;
}

/* [R-findings-bound] */
static void no_day_of_any_plan_has_more_findings_than_there_is_room_for(void **state)
{
    (void)state;
    uint32_t seed = 1;
    unsigned most = 0;
    for (unsigned plan = 0; plan < 20000; plan++) {
        bac_checker checker;
        bac_patient patient = worst_patient();
        bac_protocol made = *bac_protocol_at(plan % 3);
        made.ceiling.value = (uint16_t)(plan % 2 == 0 ? made.ceiling.value : 120);
        patient.from_mg = (uint16_t)next_number(&seed, 200);
        patient.held_known = next_number(&seed, 2) == 0;
        bac_check_begin(&checker, &made, &patient);
        for (unsigned day = 1; day <= 10; day++) {
            bac_finding out[BAC_FINDINGS_PER_DAY + 1];
            out[BAC_FINDINGS_PER_DAY].day = 54321;
            const bac_day today = {.dose_mg = (uint16_t)(next_number(&seed, 4) == 0 ? 0 : next_number(&seed, 200)),
                                   .intake_count = next_number(&seed, 2) == 0 ? 4 : 1,
                                   .intake_mg = {601, 600, 600, 600},
                                   .last = day == 10};
            const unsigned count = bac_check_day(&checker, &today, out);
            most = count > most ? count : most;
            assert_int_equal(out[BAC_FINDINGS_PER_DAY].day, 54321);
            for (unsigned i = 1; i < count; i++) {
                assert_true(out[i - 1].rule <= out[i].rule);
                assert_int_equal(out[i].day, day);
            }
        }
    }
    assert_in_range(most, 1, BAC_FINDINGS_PER_DAY);
}

/* [R-check-state] */
static void a_check_keeps_its_own_patient_and_a_new_one_begins_from_nothing(void **state)
{
    (void)state;
    bac_checker checker;
    bac_patient patient = {.age = 50};
    for (unsigned round = 0; round < 2; round++) {
        transcript said = {.length = 0};
        patient.from_mg = 0;
        bac_check_begin(&checker, protocol_of("rtu-2014"), &patient);
        patient.from_mg = 600;
        judge_day(&said, &checker, &(bac_day){.dose_mg = 10});
        assert_string_equal(said.text, "1 start-dose caution 10 0 0 15\n");
    }
}

/* [R-check-state] */
static void the_longest_plan_is_judged_to_its_last_day(void **state)
{
    (void)state;
    static const check_case longest = {"3,660 days",
                                       "rtu-2017",
                                       {.from_mg = 90},
                                       "85x3660",
                                       "1 ceiling caution 85 90 0 80\n"
                                       "3660 ceiling violation 85 85 0 80\n"};
    static const check_case rise = {"a rise on the last",
                                    "rtu-2014",
                                    {0},
                                    "15x3659 25x1",
                                    "3660 step-size violation 25 15 10 5\n"
                                    "3660 step-length caution 25 15 3659 3\n"};
    static const check_case stop = {"a stop on the last",
                                    "rtu-2014",
                                    {.from_mg = 20},
                                    "15x3658 10x1 0x1",
                                    "3660 taper-length violation 0 10 1 7\n"
                                    "3660 taper-length caution 0 10 3659 28\n"};
    expect_case(&longest);
    expect_case(&rise);
    expect_case(&stop);
}

typedef struct {
    const char *protocol;
    bac_finding finding;
    unsigned sources;
} source_case;

/* The marks of the protocol table and of the rules on the page. */
static const source_case source_cases[] = {
    {"rtu-2014", {.rule = BAC_RULE_TABLET, .severity = BAC_VIOLATION}, BAC_TOOL},
    {"rtu-2014", {.rule = BAC_RULE_START_DOSE, .severity = BAC_VIOLATION}, BAC_S1},
    {"rtu-2017", {.rule = BAC_RULE_START_DOSE, .severity = BAC_CAUTION}, BAC_S1 | BAC_CARRIED},
    {"amm-2021", {.rule = BAC_RULE_START_DOSE, .severity = BAC_VIOLATION}, BAC_W1},
    {"rtu-2014", {.rule = BAC_RULE_STEP_SIZE, .severity = BAC_VIOLATION}, BAC_S1},
    {"amm-2021", {.rule = BAC_RULE_STEP_SIZE, .severity = BAC_VIOLATION}, BAC_W1},
    {"rtu-2014", {.rule = BAC_RULE_STEP_LENGTH, .severity = BAC_VIOLATION}, BAC_S1},
    {"amm-2021", {.rule = BAC_RULE_STEP_LENGTH, .severity = BAC_CAUTION}, BAC_W1},
    {"rtu-2014", {.rule = BAC_RULE_HELD_UNKNOWN, .severity = BAC_CAUTION}, BAC_TOOL},
    {"rtu-2014", {.rule = BAC_RULE_CEILING, .severity = BAC_VIOLATION}, BAC_S1},
    {"rtu-2017", {.rule = BAC_RULE_CEILING, .severity = BAC_VIOLATION}, BAC_S4 | BAC_W3},
    {"amm-2021", {.rule = BAC_RULE_CEILING, .severity = BAC_VIOLATION}, BAC_W2 | BAC_TOOL},
    {"rtu-2014", {.rule = BAC_RULE_SECOND_OPINION, .severity = BAC_NEEDS_REVIEW, .dose_mg = 125, .number = 50}, BAC_S1},
    {"rtu-2014",
     {.rule = BAC_RULE_SECOND_OPINION, .severity = BAC_CAUTION, .dose_mg = 125, .number = 50},
     BAC_S1 | BAC_TOOL},
    {"rtu-2014", {.rule = BAC_RULE_COLLEGIAL_OPINION, .severity = BAC_NEEDS_REVIEW, .dose_mg = 120}, BAC_S1},
    {"rtu-2014",
     {.rule = BAC_RULE_COLLEGIAL_OPINION, .severity = BAC_NEEDS_REVIEW, .dose_mg = 180, .number = 50},
     BAC_S1},
    {"rtu-2014", {.rule = BAC_RULE_COLLEGIAL_OPINION, .severity = BAC_CAUTION, .dose_mg = 180}, BAC_S1 | BAC_TOOL},
    {"amm-2021",
     {.rule = BAC_RULE_MULTIDISCIPLINARY_CARE, .severity = BAC_NEEDS_REVIEW, .dose_mg = 85, .number = 66},
     BAC_S4 | BAC_W2},
    {"amm-2021",
     {.rule = BAC_RULE_MULTIDISCIPLINARY_CARE, .severity = BAC_CAUTION, .dose_mg = 85, .number = 66},
     BAC_S4 | BAC_W2 | BAC_TOOL},
    /* a finding that no row of that protocol is behind */
    {"rtu-2017", {.rule = BAC_RULE_COLLEGIAL_OPINION, .severity = BAC_NEEDS_REVIEW, .dose_mg = 180}, BAC_TOOL},
    {"rtu-2014", {.rule = BAC_RULE_AGE_BOUNDARY, .severity = BAC_CAUTION}, BAC_TOOL},
    {"rtu-2014", {.rule = BAC_RULE_ABRUPT_FALL, .severity = BAC_VIOLATION}, BAC_TOOL},
    {"rtu-2014", {.rule = BAC_RULE_TAPER_RATE, .severity = BAC_CAUTION}, BAC_S1},
    {"rtu-2017", {.rule = BAC_RULE_TAPER_RATE, .severity = BAC_CAUTION}, BAC_W3},
    {"amm-2021", {.rule = BAC_RULE_TAPER_RATE, .severity = BAC_CAUTION}, BAC_S1 | BAC_CARRIED},
    {"rtu-2014", {.rule = BAC_RULE_TAPER_LENGTH, .severity = BAC_VIOLATION}, BAC_S1},
    {"amm-2021", {.rule = BAC_RULE_TAPER_LENGTH, .severity = BAC_CAUTION}, BAC_S1 | BAC_CARRIED},
    {"rtu-2014", {.rule = BAC_RULE_INTAKE_SUM, .severity = BAC_VIOLATION}, BAC_TOOL},
    {"rtu-2014", {.rule = BAC_RULE_SINGLE_INTAKE, .severity = BAC_VIOLATION}, BAC_TOOL},
    {"rtu-2017", {.rule = BAC_RULE_SINGLE_INTAKE, .severity = BAC_CAUTION}, BAC_TOOL},
    {"amm-2021", {.rule = BAC_RULE_SINGLE_INTAKE, .severity = BAC_VIOLATION}, BAC_W1},
    {"rtu-2014", {.rule = BAC_RULE_CONTRAINDICATION, .severity = BAC_VIOLATION}, BAC_S1},
    {"rtu-2017", {.rule = BAC_RULE_CONTRAINDICATION, .severity = BAC_VIOLATION}, BAC_S1 | BAC_CARRIED},
    {"rtu-2014", {.rule = BAC_RULE_CONTRAINDICATION, .severity = BAC_NEEDS_REVIEW}, BAC_S1 | BAC_TOOL},
    {"amm-2021", {.rule = BAC_RULE_CONTRAINDICATION, .severity = BAC_NEEDS_REVIEW}, BAC_S1 | BAC_CARRIED | BAC_TOOL},
    {"rtu-2014", {.rule = BAC_RULE_PSYCHIATRIC_REVIEW, .severity = BAC_NEEDS_REVIEW}, BAC_S1},
    {"rtu-2014", {.rule = BAC_RULE_INDICATION, .severity = BAC_VIOLATION}, BAC_S1 | BAC_S3},
    {"amm-2021", {.rule = BAC_RULE_INDICATION, .severity = BAC_CAUTION}, BAC_W1},
    {"rtu-2017", {.rule = BAC_RULE_PROTOCOL_STATUS, .severity = BAC_CAUTION}, BAC_W3 | BAC_W4},
    {"amm-2021", {.rule = BAC_RULE_PROTOCOL_STATUS, .severity = BAC_CAUTION}, BAC_S4},
};

/* [R-finding-sources] */
static void a_finding_names_the_sources_of_its_rule(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(source_cases); i++) {
        const source_case *expected = &source_cases[i];
        const unsigned found = bac_finding_sources(protocol_of(expected->protocol), &expected->finding);
        if (found != expected->sources) {
            fail_msg("%s, rule %u, severity %u: sources %x, not %x", expected->protocol,
                     (unsigned)expected->finding.rule, (unsigned)expected->finding.severity, found, expected->sources);
        }
    }
}

/* Made sources: which row is behind a review follows from the age that the finding names. */
static void a_review_names_the_sources_of_the_row_of_that_age(void **state)
{
    (void)state;
    bac_protocol made = *protocol_of("rtu-2014");
    bac_finding finding = {.rule = BAC_RULE_COLLEGIAL_OPINION, .severity = BAC_NEEDS_REVIEW, .dose_mg = 180};
    made.review[1].threshold.sources = BAC_W1; /* 180 mg at any age */
    made.review[2].threshold.sources = BAC_W2; /* 120 mg from 66 years on */
    finding.number = 18;
    assert_int_equal(bac_finding_sources(&made, &finding), BAC_W1);
    finding.number = 65;
    assert_int_equal(bac_finding_sources(&made, &finding), BAC_W1);
    finding.number = 66;
    assert_int_equal(bac_finding_sources(&made, &finding), BAC_W2);
    finding.number = 0; /* unknown: judged by the strictest age */
    assert_int_equal(bac_finding_sources(&made, &finding), BAC_W2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intakes_that_do_not_add_up_are_a_violation_on_the_first_day_of_each_stretch),
        cmocka_unit_test(every_stated_intake_is_made_of_halves_of_tablets),
        cmocka_unit_test(a_dose_in_one_intake_is_a_violation_above_the_first_dose_else_a_caution),
        cmocka_unit_test(the_worst_day_has_exactly_as_many_findings_as_there_is_room_for),
        cmocka_unit_test(the_worst_fall_stays_far_below),
        cmocka_unit_test(no_day_of_any_plan_has_more_findings_than_there_is_room_for),
        cmocka_unit_test(a_check_keeps_its_own_patient_and_a_new_one_begins_from_nothing),
        cmocka_unit_test(the_longest_plan_is_judged_to_its_last_day),
        cmocka_unit_test(a_finding_names_the_sources_of_its_rule),
        cmocka_unit_test(a_review_names_the_sources_of_the_row_of_that_age),
    };
    return cmocka_run_group_tests_name("check: findings", tests, NULL, NULL);
}
