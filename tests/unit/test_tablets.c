/* SPDX-License-Identifier: MIT */
/* Tablets of an intake, counted by hand. tests/exhaustive tries every intake with every set of strengths. */
#include "expect.h"

enum {
    TEN = BAC_10_MG,
    TWO = BAC_10_MG | BAC_20_MG,
    NO_TWENTY = BAC_10_MG | BAC_30_MG | BAC_40_MG,
    ALL = BAC_10_MG | BAC_20_MG | BAC_30_MG | BAC_40_MG
};

typedef struct {
    unsigned strengths, intake_mg;
    bac_tablets made; /* of 10, 20, 30, 40 mg; the half */
} tablets_case;

static void expect_tablets(const tablets_case cases[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const tablets_case *expected = &cases[i];
        bac_tablets found = {.whole = {99, 99, 99, 99}, .half = true};
        bac_make_tablets((bac_strengths)expected->strengths, (uint16_t)expected->intake_mg, &found);
        for (unsigned k = 0; k < BAC_STRENGTHS; k++) {
            if (found.whole[k] != expected->made.whole[k] || found.half != expected->made.half) {
                print_error("%u mg: %u of %u mg, half: %d\n", expected->intake_mg, found.whole[k],
                            (unsigned)bac_strength_mg(k), found.half);
                fail();
            }
        }
    }
}

/* [R-strengths] */
static void strengths_are_10_20_30_and_40_mg(void **state)
{
    (void)state;
    for (unsigned i = 0; i < BAC_STRENGTHS; i++) {
        assert_int_equal(bac_strength_mg(i), 10 * (i + 1));
    }
}

static void tablets_of_10_mg_alone_are_what_the_dose_has_tens(void **state)
{
    (void)state;
    static const tablets_case cases[] = {
        {TEN, 0, {{0}, false}},   {TEN, 5, {{0}, true}},     {TEN, 10, {{1}, false}},
        {TEN, 595, {{59}, true}}, {TEN, 600, {{60}, false}}, {0, 45, {{4}, true}},
    };
    expect_tablets(cases, COUNT(cases));
}

static void an_intake_is_made_of_the_fewest_pieces(void **state)
{
    (void)state;
    static const tablets_case cases[] = {
        {TWO, 45, {{0, 2, 0, 0}, true}},         {TWO, 35, {{1, 1, 0, 0}, true}},
        {BAC_20_MG, 30, {{1, 1, 0, 0}, false}}, /* 10 mg is there, said or not */
        {NO_TWENTY, 20, {{2, 0, 0, 0}, false}},  {NO_TWENTY, 50, {{1, 0, 0, 1}, false}},
        {NO_TWENTY, 60, {{0, 0, 2, 0}, false}}, /* not one of 40 and two of 10 */
        {NO_TWENTY, 65, {{0, 0, 2, 0}, true}},   {NO_TWENTY, 100, {{0, 0, 2, 1}, false}},
        {NO_TWENTY, 120, {{0, 0, 0, 3}, false}}, /* not four of 30 */
        {ALL, 40, {{0, 0, 0, 1}, false}},        {ALL, 45, {{0, 0, 0, 1}, true}},
        {ALL, 600, {{0, 0, 0, 15}, false}},      {ALL, 595, {{0, 0, 1, 14}, true}},
    };
    expect_tablets(cases, COUNT(cases));
}

static void of_as_few_pieces_the_largest_tablets_are_taken(void **state)
{
    (void)state;
    static const tablets_case cases[] = {
        {ALL, 60, {{0, 1, 0, 1}, false}},                   /* not two of 30 */
        {ALL, 50, {{1, 0, 0, 1}, false}},                   /* not 20 and 30 */
        {BAC_20_MG | BAC_30_MG, 40, {{1, 0, 1, 0}, false}}, /* not two of 20 */
        {NO_TWENTY, 70, {{0, 0, 1, 1}, false}},
    };
    expect_tablets(cases, COUNT(cases));
}

static void a_block_says_its_intakes_or_shares_its_dose(void **state)
{
    (void)state;
    const bac_split split = {.count = 3, .weight = {1, 1, 1}};
    const bac_block stated = {.dose_mg = 50, .days = 1, .intake_mg = {5, 0, 20, 25}, .intake_count = 4};
    const bac_block shared = {.dose_mg = 20, .days = 1};
    const bac_block odd = {.dose_mg = 21, .days = 1};
    uint16_t intake_mg[BAC_INTAKES_MAX] = {99, 99, 99, 99};
    assert_int_equal(bac_block_intakes(&stated, &split, intake_mg), 4);
    assert_memory_equal(intake_mg, ((uint16_t[]){5, 0, 20, 25}), sizeof intake_mg);
    assert_int_equal(bac_block_intakes(&shared, &split, intake_mg), 3);
    assert_memory_equal(intake_mg, ((uint16_t[]){5, 5, 10, 0}), sizeof intake_mg);
    assert_int_equal(bac_block_intakes(&odd, &split, intake_mg), 0);
    assert_memory_equal(intake_mg, ((uint16_t[]){0, 0, 0, 0}), sizeof intake_mg);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strengths_are_10_20_30_and_40_mg),
        cmocka_unit_test(tablets_of_10_mg_alone_are_what_the_dose_has_tens),
        cmocka_unit_test(an_intake_is_made_of_the_fewest_pieces),
        cmocka_unit_test(of_as_few_pieces_the_largest_tablets_are_taken),
        cmocka_unit_test(a_block_says_its_intakes_or_shares_its_dose),
    };
    return cmocka_run_group_tests_name("tablets", tests, NULL, NULL);
}
