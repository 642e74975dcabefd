/* SPDX-License-Identifier: MIT */
/* A day's dose shared over its intakes. */
#include "expect.h"

typedef struct {
    bac_split split;
    bool valid;
} validity_case;

/* [R-split-valid] */
static void a_split_has_two_to_four_intakes_with_weights_to_nine_and_two_of_them_not_zero(void **state)
{
    (void)state;
    static const validity_case cases[] = {
        {{.count = 0, .weight = {1, 1, 1, 1}}, false},
        {{.count = 1, .weight = {1, 1, 1, 1}}, false},
        {{.count = 2, .weight = {1, 1}}, true},
        {{.count = 3, .weight = {1, 1, 1}}, true},
        {{.count = 4, .weight = {1, 1, 1, 1}}, true},
        {{.count = 5, .weight = {1, 1, 1, 1}}, false},
        {{.count = 255, .weight = {1, 1, 1, 1}}, false},
        {{.count = 2, .weight = {9, 9}}, true},
        {{.count = 2, .weight = {10, 9}}, false},
        {{.count = 2, .weight = {9, 10}}, false},
        {{.count = 4, .weight = {9, 9, 9, 10}}, false},
        {{.count = 4, .weight = {9, 9, 9, 9}}, true},
        {{.count = 3, .weight = {255, 1, 1}}, false},
        {{.count = 2, .weight = {0, 0}}, false},
        {{.count = 2, .weight = {0, 1}}, false},
        {{.count = 2, .weight = {1, 0}}, false},
        {{.count = 3, .weight = {0, 1, 0}}, false},
        {{.count = 3, .weight = {0, 1, 1}}, true},
        {{.count = 3, .weight = {1, 0, 1}}, true},
        {{.count = 4, .weight = {0, 0, 0, 9}}, false},
        {{.count = 4, .weight = {0, 9, 0, 9}}, true},
        /* weights beyond the count are neither counted nor judged */
        {{.count = 2, .weight = {1, 0, 1, 1}}, false},
        {{.count = 2, .weight = {1, 1, 10, 255}}, true},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        if (bac_split_valid(&cases[i].split) != cases[i].valid) {
            fail_msg("case %zu", i);
        }
    }
}

typedef struct {
    bac_split split;
    uint16_t dose_mg;
    uint16_t intake_mg[BAC_INTAKES_MAX];
} split_case;

/* The first two are the page's examples; the others are the floor of quanta times running weight over all weights. */
static const split_case split_cases[] = {
    {{3, {1, 1, 1}}, 20, {5, 5, 10, 0}},
    {{3, {1, 1, 1}}, 25, {5, 10, 10, 0}},
    {{3, {1, 1, 1}}, 0, {0, 0, 0, 0}},
    {{3, {1, 1, 1}}, 5, {0, 0, 5, 0}},
    {{3, {1, 1, 1}}, 10, {0, 5, 5, 0}},
    {{3, {1, 1, 1}}, 15, {5, 5, 5, 0}},
    {{3, {1, 1, 1}}, 30, {10, 10, 10, 0}},
    {{3, {1, 1, 1}}, 80, {25, 25, 30, 0}},  /* 16: 5, 10, 16 */
    {{3, {1, 1, 1}}, 125, {40, 40, 45, 0}}, /* 25: 8, 16, 25 */
    {{3, {1, 1, 1}}, 300, {100, 100, 100, 0}},
    {{3, {1, 1, 1}}, 600, {200, 200, 200, 0}},
    {{2, {1, 1}}, 15, {5, 10, 0, 0}},
    {{2, {1, 1}}, 600, {300, 300, 0, 0}},
    {{4, {1, 1, 1, 1}}, 15, {0, 5, 5, 5}},   /* 3: 0, 1, 2, 3 */
    {{4, {1, 1, 1, 1}}, 30, {5, 10, 5, 10}}, /* 6: 1, 3, 4, 6 */
    {{4, {1, 1, 1, 1}}, 600, {150, 150, 150, 150}},
    {{3, {1, 0, 2}}, 30, {10, 0, 20, 0}},
    {{3, {0, 1, 1}}, 25, {0, 10, 15, 0}},
    {{3, {1, 1, 0}}, 25, {10, 15, 0, 0}},
    {{4, {9, 9, 9, 9}}, 600, {150, 150, 150, 150}},
    {{4, {9, 0, 0, 1}}, 600, {540, 0, 0, 60}},
    {{4, {1, 2, 3, 4}}, 100, {10, 20, 30, 40}},
    {{4, {1, 2, 3, 4}}, 95, {5, 20, 30, 40}}, /* 19: 1.9, 5.7, 11.4, 19 */
    {{2, {9, 1}}, 5, {0, 5, 0, 0}},           /* 1: 0.9, 1 */
    {{2, {2, 1, 7, 7}}, 30, {20, 10, 0, 0}},  /* weights beyond the count do not weigh */
};

/* [R-split] */
static void doses_are_shared_by_weight_and_the_remainder_falls_later_in_the_day(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(split_cases); i++) {
        const split_case *expected = &split_cases[i];
        uint16_t intake_mg[BAC_INTAKES_MAX + 1] = {9999, 9999, 9999, 9999, 9999};
        bac_split_dose(&expected->split, expected->dose_mg, intake_mg);
        for (size_t j = 0; j < BAC_INTAKES_MAX; j++) {
            if (intake_mg[j] != expected->intake_mg[j]) {
                fail_msg("case %zu, intake %zu: %u, not %u", i, j, (unsigned)intake_mg[j],
                         (unsigned)expected->intake_mg[j]);
            }
        }
        assert_int_equal(intake_mg[BAC_INTAKES_MAX], 9999); /* what comes after the intakes is not theirs */
    }
}

/* Running shares: no intake is counted twice, none is lost. */
static bool shares_well(const bac_split *split, unsigned dose_mg)
{
    uint16_t intake_mg[BAC_INTAKES_MAX];
    unsigned weights = 0;
    unsigned weight = 0;
    unsigned running_mg = 0;
    bool good = true;
    for (unsigned i = 0; i < split->count; i++) {
        weights += split->weight[i];
    }
    bac_split_dose(split, (uint16_t)dose_mg, intake_mg);
    for (unsigned i = 0; i < BAC_INTAKES_MAX; i++) {
        weight += i < split->count ? split->weight[i] : 0;
        running_mg += intake_mg[i];
        good = good && intake_mg[i] % 5 == 0;
        /* the largest multiple of 5 mg that is not above the weight's share of the dose */
        good = good && running_mg * weights <= dose_mg * weight && (running_mg + 5) * weights > dose_mg * weight;
    }
    return good && running_mg == dose_mg;
}

/* [R-split] */
static void every_dose_adds_up_under_every_split(void **state)
{
    (void)state;
    for (unsigned count = BAC_INTAKES_MIN; count <= BAC_INTAKES_MAX; count++) {
        const unsigned end = count == 2 ? 100 : count == 3 ? 1000 : 10000;
        for (unsigned digits = 0; digits < end; digits++) {
            bac_split split = {.count = (uint8_t)count};
            for (unsigned i = 0, rest = digits; i < count; i++, rest /= 10) {
                split.weight[i] = (uint8_t)(rest % 10);
            }
            for (unsigned dose_mg = 0; bac_split_valid(&split) && dose_mg <= BAC_DOSE_MAX; dose_mg += 5) {
                if (!shares_well(&split, dose_mg)) {
                    fail_msg("%u mg over %u intakes, weights %u", dose_mg, count, digits);
                }
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_split_has_two_to_four_intakes_with_weights_to_nine_and_two_of_them_not_zero),
        cmocka_unit_test(doses_are_shared_by_weight_and_the_remainder_falls_later_in_the_day),
        cmocka_unit_test(every_dose_adds_up_under_every_split),
    };
    return cmocka_run_group_tests_name("split", tests, NULL, NULL);
}
