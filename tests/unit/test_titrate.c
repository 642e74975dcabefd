/* SPDX-License-Identifier: MIT */
/* Rising plans. Those marked "page" are the worked examples of docs/protocol.md; the others follow its rules by hand.
 */
#include "expect.h"

typedef struct {
    const char *name, *protocol;
    bac_titration request;
    const char *plan;
} titrate_case;

static const titrate_case plans[] = {
    {"page: to 120",
     "rtu-2014",
     {.target_mg = 120},
     "15x3 20x3 25x3 30x3 40x3 50x3 60x3 70x3 80x3 90x3 100x3 110x3 "
     "120x3"},
    {"page: to 80", "amm-2021", {.target_mg = 80}, "15x3 25x3 35x3 45x3 55x3 65x3 75x3 80x3"},
    {"page: from 5 to 30", "rtu-2014", {.target_mg = 30, .initial_mg = 5}, "5x3 10x3 15x3 20x3 25x3 30x3"},
    {"the same under the cap", "rtu-2017", {.target_mg = 40}, "15x3 20x3 25x3 30x3 40x3"},
    {"the initial dose is the target", "rtu-2014", {.target_mg = 15}, "15x3"},
    {"one step above it", "rtu-2014", {.target_mg = 20}, "15x3 20x3"},
    {"the smallest target", "rtu-2014", {.target_mg = 5, .initial_mg = 5}, "5x3"},
    {"an initial dose above the lowest", "amm-2021", {.target_mg = 40, .initial_mg = 20}, "20x3 30x3 40x3"},
    {"the last increase is cut at the target", "rtu-2014", {.target_mg = 35}, "15x3 20x3 25x3 30x3 35x3"},
    {"the same from 20", "amm-2021", {.target_mg = 25, .initial_mg = 20}, "20x3 25x3"},
    {"below 30 the increase is 5", "rtu-2014", {.target_mg = 40, .from_mg = 25}, "25x3 30x3 40x3"},
    {"from 30 it is 10", "rtu-2014", {.target_mg = 50, .from_mg = 30}, "30x3 40x3 50x3"},
    {"2 days a step", "rtu-2014", {.target_mg = 25, .step_days = 2}, "15x2 20x2 25x2"},
    {"1 day a step", "rtu-2014", {.target_mg = 25, .step_days = 1}, "15x1 20x1 25x1"},
    {"4 days a step", "amm-2021", {.target_mg = 35, .step_days = 4}, "15x4 25x4 35x4"},
    {"1 day held", "rtu-2014", {.target_mg = 50, .from_mg = 30, .held_days = 1}, "30x2 40x3 50x3"},
    {"2 days held", "rtu-2014", {.target_mg = 50, .from_mg = 30, .held_days = 2}, "30x1 40x3 50x3"},
    {"the whole step held", "rtu-2014", {.target_mg = 50, .from_mg = 30, .held_days = 3}, "40x3 50x3"},
    {"the whole of 2 days held", "rtu-2014", {.target_mg = 40, .from_mg = 30, .held_days = 2, .step_days = 2}, "40x2"},
    {"held for longer than a step", "rtu-2014", {.target_mg = 90, .from_mg = 60, .held_days = 40}, "70x3 80x3 90x3"},
    {"3 days held, 2 a step", "rtu-2014", {.target_mg = 40, .from_mg = 30, .held_days = 3, .step_days = 2}, "40x2"},
    {"held the longest, 1 day a step",
     "rtu-2014",
     {.target_mg = 40, .from_mg = 30, .held_days = 3660, .step_days = 1},
     "40x1"},
    {"held, then maintained", "rtu-2014", {.target_mg = 40, .from_mg = 30, .held_days = 3, .maintain_days = 9}, "40x9"},
    {"maintained for a day", "rtu-2014", {.target_mg = 20, .maintain_days = 1}, "15x3 20x1"},
    {"maintained for 28 days", "rtu-2014", {.target_mg = 20, .maintain_days = 28}, "15x3 20x28"},
    {"held for longer than the step", "rtu-2014", {.target_mg = 50, .from_mg = 30, .held_days = 17}, "40x3 50x3"},
    {"and than one of 2 days", "rtu-2014", {.target_mg = 40, .from_mg = 30, .held_days = 3, .step_days = 2}, "40x2"},
    {"held for 3,660 days", "rtu-2014", {.target_mg = 40, .from_mg = 30, .held_days = 3660}, "40x3"},
    {"at the target, held for longer", "rtu-2014", {.target_mg = 30, .from_mg = 30, .held_days = 17}, "30x1"},
    {"at the target", "rtu-2014", {.target_mg = 30, .from_mg = 30}, "30x3"},
    {"at the target, 1 day held", "rtu-2014", {.target_mg = 30, .from_mg = 30, .held_days = 1}, "30x2"},
    {"at the target, 2 days held", "rtu-2014", {.target_mg = 30, .from_mg = 30, .held_days = 2}, "30x1"},
    {"at the target, the step held", "rtu-2014", {.target_mg = 30, .from_mg = 30, .held_days = 3}, "30x1"},
    {"at the target, held for longer", "rtu-2014", {.target_mg = 30, .from_mg = 30, .held_days = 40}, "30x1"},
    {"at the target, maintained",
     "rtu-2014",
     {.target_mg = 30, .from_mg = 30, .held_days = 3, .maintain_days = 10},
     "30x10"},
    {"at the target for a day", "rtu-2014", {.target_mg = 30, .from_mg = 30, .maintain_days = 1}, "30x1"},
    {"initial at the target, maintained", "rtu-2014", {.target_mg = 15, .maintain_days = 10}, "15x10"},
    {"the largest dose", "rtu-2014", {.target_mg = 600, .from_mg = 590}, "590x3 600x3"},
    {"the largest dose at once", "rtu-2014", {.target_mg = 600, .initial_mg = 600}, "600x3"},
    {"at the largest dose", "rtu-2014", {.target_mg = 600, .from_mg = 600}, "600x3"},
    {"3,660 days in one level", "rtu-2014", {.target_mg = 15, .step_days = 3660}, "15x3660"},
    {"3,660 days in two", "rtu-2014", {.target_mg = 20, .step_days = 1830}, "15x1830 20x1830"},
    {"3,660 days maintained", "rtu-2014", {.target_mg = 15, .maintain_days = 3660}, "15x3660"},
    {"3,660 days held", "rtu-2014", {.target_mg = 40, .from_mg = 30, .held_days = 3660, .step_days = 3660}, "40x3660"},
    {"3,660 days with the target", "rtu-2014", {.target_mg = 20, .maintain_days = 3657}, "15x3 20x3657"},
};

/* [R-titration-levels] [R-titration-first] [R-titration-target] */
static void titrations_rise_by_the_protocols_increase_up_to_the_target(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(plans); i++) {
        bac_plan plan = plan_of("600x1");
        expect_status(plans[i].name, bac_titrate(&plan, protocol_of(plans[i].protocol), &plans[i].request), BAC_OK);
        expect_plan(plans[i].name, &plan, plans[i].plan);
    }
}

typedef struct {
    const char *name;
    bac_titration request;
    bac_status status;
} refusal_case;

static const refusal_case refusals[] = {
    {"target above 600", {.target_mg = 605}, BAC_OUT_OF_RANGE},
    {"target above 600, off the grid", {.target_mg = 601}, BAC_OUT_OF_RANGE},
    {"target of 65535", {.target_mg = 65535}, BAC_OUT_OF_RANGE},
    {"from above 600", {.target_mg = 600, .from_mg = 605}, BAC_OUT_OF_RANGE},
    {"from 601", {.target_mg = 600, .from_mg = 601}, BAC_OUT_OF_RANGE},
    {"initial above 600", {.target_mg = 600, .initial_mg = 605}, BAC_OUT_OF_RANGE},
    {"initial of 601", {.target_mg = 600, .initial_mg = 601}, BAC_OUT_OF_RANGE},
    {"held over 3,660 days", {.target_mg = 40, .from_mg = 30, .held_days = 3661}, BAC_OUT_OF_RANGE},
    {"step over 3,660 days", {.target_mg = 15, .step_days = 3661}, BAC_OUT_OF_RANGE},
    {"maintain over 3,660 days", {.target_mg = 15, .maintain_days = 3661}, BAC_OUT_OF_RANGE},
    {"target of 121", {.target_mg = 121}, BAC_TARGET_OFF_GRID},
    {"target of 119", {.target_mg = 119}, BAC_TARGET_OFF_GRID},
    {"from 31", {.target_mg = 40, .from_mg = 31}, BAC_FROM_OFF_GRID},
    {"from 1", {.target_mg = 40, .from_mg = 1}, BAC_FROM_OFF_GRID},
    {"initial of 16", {.target_mg = 40, .initial_mg = 16}, BAC_INITIAL_OFF_GRID},
    {"initial below 5", {.target_mg = 40, .initial_mg = 4}, BAC_INITIAL_OFF_GRID},
    {"initial of 1", {.target_mg = 40, .initial_mg = 1}, BAC_INITIAL_OFF_GRID},
    {"target below from", {.target_mg = 25, .from_mg = 30}, BAC_TARGET_BELOW_FROM},
    {"target of 0 below from", {.target_mg = 0, .from_mg = 30}, BAC_TARGET_BELOW_FROM},
    {"target below the default initial dose", {.target_mg = 10}, BAC_TARGET_BELOW_INITIAL},
    {"target of 0", {.target_mg = 0}, BAC_TARGET_BELOW_INITIAL},
    {"target below the initial dose", {.target_mg = 15, .initial_mg = 20}, BAC_TARGET_BELOW_INITIAL},
    {"initial with from", {.target_mg = 40, .from_mg = 30, .initial_mg = 15}, BAC_INITIAL_WITH_FROM},
    {"held without from", {.target_mg = 40, .held_days = 1}, BAC_HELD_WITHOUT_FROM},
    {"of two mistakes: held too long", {.target_mg = 121, .from_mg = 30, .held_days = 3661}, BAC_OUT_OF_RANGE},
    {"of two mistakes: too long a step", {.target_mg = 121, .step_days = 3661}, BAC_OUT_OF_RANGE},
    {"of two mistakes: maintained too long", {.target_mg = 121, .maintain_days = 3661}, BAC_OUT_OF_RANGE},
    {"of two mistakes: from", {.target_mg = 40, .from_mg = 31, .initial_mg = 16}, BAC_FROM_OFF_GRID},
    {"of two mistakes: initial", {.target_mg = 40, .from_mg = 30, .initial_mg = 16}, BAC_INITIAL_OFF_GRID},
    {"of two mistakes: initial of 1", {.target_mg = 40, .from_mg = 30, .initial_mg = 1}, BAC_INITIAL_OFF_GRID},
    {"of two mistakes: held", {.target_mg = 10, .held_days = 1}, BAC_HELD_WITHOUT_FROM},
    {"3,661 days with the target", {.target_mg = 20, .maintain_days = 3658}, BAC_PLAN_TOO_LONG},
    {"3,662 days in two levels", {.target_mg = 20, .step_days = 1831}, BAC_PLAN_TOO_LONG},
    {"the longest step on every level", {.target_mg = 600, .initial_mg = 5, .step_days = 3660}, BAC_PLAN_TOO_LONG},
};

/* [R-titration-errors] */
static void a_request_that_cannot_be_understood_gives_its_status_and_an_empty_plan(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refusals); i++) {
        bac_plan plan = plan_of("600x1");
        expect_status(refusals[i].name, bac_titrate(&plan, protocol_of("rtu-2014"), &refusals[i].request),
                      refusals[i].status);
        assert_int_equal(plan.count, 0);
    }
}

/* An initiation by the book at both ends of the table's days per step has nothing to say to the checker but what its
 * dose asks for. [R-generated-checked] */
static void titrations_within_the_protocol_pass_the_checker(void **state)
{
    (void)state;
    static const struct {
        const char *protocol;
        bac_titration request;
    } quiet[] = {
        {"rtu-2014", {.target_mg = 120, .step_days = 2}},  {"rtu-2014", {.target_mg = 120, .step_days = 3}},
        {"rtu-2017", {.target_mg = 80, .step_days = 2}},   {"rtu-2017", {.target_mg = 80, .step_days = 3}},
        {"amm-2021", {.target_mg = 80, .step_days = 3}},   {"amm-2021", {.target_mg = 80, .step_days = 4}},
        {"amm-2021", {.target_mg = 80, .initial_mg = 20}},
    };
    for (size_t i = 0; i < COUNT(quiet); i++) {
        bac_plan plan;
        transcript said;
        const bac_protocol *protocol = protocol_of(quiet[i].protocol);
        assert_int_equal(bac_titrate(&plan, protocol, &quiet[i].request), BAC_OK);
        judge_plan(&said, protocol, &(bac_patient){.age = 50}, &plan);
        assert_string_equal(said.text, "");
    }
}

/* "page: from 5 to 30": a lower start is produced, with the caution `start-dose`. */
static void a_lower_start_is_produced_with_a_caution(void **state)
{
    (void)state;
    bac_plan plan;
    transcript said;
    const bac_protocol *protocol = protocol_of("rtu-2014");
    assert_int_equal(bac_titrate(&plan, protocol, &(bac_titration){.target_mg = 30, .initial_mg = 5}), BAC_OK);
    judge_plan(&said, protocol, &(bac_patient){.age = 50}, &plan);
    assert_string_equal(said.text, "1 start-dose caution 5 0 0 15\n");
}

/* From 5 mg under the RTU: 6 levels to 30 mg, then 57 to 600 mg. */
static void the_longest_titration_has_63_blocks_and_no_titration_has_more(void **state)
{
    (void)state;
    unsigned most = 0;
    for (size_t i = 0; bac_protocol_at(i) != NULL; i++) {
        for (unsigned first_mg = 5; first_mg <= BAC_DOSE_MAX; first_mg += 5) {
            for (unsigned target_mg = first_mg; target_mg <= BAC_DOSE_MAX; target_mg += 5) {
                bac_plan plan;
                bac_titration request = {.target_mg = (uint16_t)target_mg, .initial_mg = (uint16_t)first_mg};
                expect_status("initiation", bac_titrate(&plan, bac_protocol_at(i), &request), BAC_OK);
                most = plan.count > most ? plan.count : most;
                request = (bac_titration){.target_mg = (uint16_t)target_mg, .from_mg = (uint16_t)first_mg};
                expect_status("increase", bac_titrate(&plan, bac_protocol_at(i), &request), BAC_OK);
                most = plan.count > most ? plan.count : most;
            }
        }
    }
    assert_int_equal(most, 63);
    assert_in_range(most, 1, BAC_BLOCKS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titrations_rise_by_the_protocols_increase_up_to_the_target),
        cmocka_unit_test(a_request_that_cannot_be_understood_gives_its_status_and_an_empty_plan),
        cmocka_unit_test(the_longest_titration_has_63_blocks_and_no_titration_has_more),
        cmocka_unit_test(titrations_within_the_protocol_pass_the_checker),
        cmocka_unit_test(a_lower_start_is_produced_with_a_caution),
    };
    return cmocka_run_group_tests_name("titrate", tests, NULL, NULL);
}
