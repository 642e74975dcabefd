/* SPDX-License-Identifier: MIT */
/* Falling plans. Those marked "page" are the worked examples of docs/protocol.md; the others follow its rules by hand:
 * N days, b = min(N/2, F/5 - 1) levels, F/5 quanta over b + 1 falls, the larger first, the longer levels last. */
#include "expect.h"

typedef struct {
    const char *name, *protocol;
    bac_tapering request;
    const char *plan, *findings; /* for a patient of 50 years */
} taper_case;

/* 280 mg and less come to 160 on day 13; 320 on day 15: from then on the weaker opinion. */
static const taper_case examples[] = {
    {"page: 300 to 0",
     "rtu-2014",
     {.from_mg = 300},
     "280x2 260x2 240x2 220x2 200x2 180x2 160x2 140x2 120x2 100x2 80x2 60x2 40x2 20x2 0x1",
     "1 collegial-opinion caution 280 300 50 180\n"
     "1 taper-rate caution 280 300 20 15\n"
     "13 second-opinion caution 160 180 50 120\n"},
    {"page: 320 to 0",
     "rtu-2014",
     {.from_mg = 320},
     "300x2 280x2 260x2 240x2 220x2 200x2 180x2 160x2 140x2 120x2 100x2 80x2 60x2 40x2 20x2 0x1",
     "1 ceiling caution 300 320 0 300\n"
     "1 collegial-opinion caution 300 320 50 180\n"
     "1 taper-rate caution 300 320 20 15\n"
     "15 second-opinion caution 160 180 50 120\n"
     "31 taper-length caution 0 20 30 28\n"},
    {"page: 155 to 0",
     "rtu-2014",
     {.from_mg = 155},
     "140x2 130x2 120x2 110x2 100x2 90x2 80x2 70x2 60x2 50x2 40x2 30x2 20x2 10x2 0x1",
     "1 second-opinion caution 140 155 50 120\n"},
    {"page: 60 to 0", "rtu-2014", {.from_mg = 60}, "50x2 40x2 30x2 20x2 10x2 0x1", ""},
    {"page: 60 to 0 in 14 days", "rtu-2014", {.from_mg = 60, .days = 14}, "50x2 40x2 30x2 20x2 15x2 10x2 5x2 0x1", ""},
    {"page: 40 to 0", "rtu-2014", {.from_mg = 40}, "30x2 20x2 10x3 0x1", ""},
    {"page: 15 to 0", "rtu-2014", {.from_mg = 15}, "10x3 5x4 0x1", ""},
    {"page: 5 to 0", "rtu-2014", {.from_mg = 5}, "5x7 0x1", ""},
    /* 60 quanta over 4 falls: 75 mg each; the 7 days as 2 + 2 + 3 */
    {"page: 300 to 0 in 7 days is refused",
     "rtu-2014",
     {.from_mg = 300, .days = 7},
     "225x2 150x2 75x3 0x1",
     "1 collegial-opinion caution 225 300 50 180\n"
     "1 abrupt-fall violation 225 300 75 20\n"
     "3 second-opinion caution 150 225 50 120\n"
     "3 abrupt-fall violation 150 225 75 20\n"
     "5 abrupt-fall violation 75 150 75 20\n"
     "8 abrupt-fall violation 0 75 75 20\n"},
    {"page: 230 to 80",
     "rtu-2014",
     {.from_mg = 230, .to_mg = 80},
     "220x2 210x2 200x2 190x2 180x2 170x2 160x2 150x2 140x2 130x2 120x2 110x2 100x2 90x2 80x2",
     "1 collegial-opinion caution 220 230 50 180\n"
     "11 second-opinion caution 170 180 50 120\n"},
    {"the same under the cap",
     "rtu-2017",
     {.from_mg = 230, .to_mg = 80},
     "220x2 210x2 200x2 190x2 180x2 170x2 160x2 150x2 140x2 130x2 120x2 110x2 100x2 90x2 80x2",
     "1 ceiling caution 220 230 0 80\n"},
    {"the same under the AMM",
     "amm-2021",
     {.from_mg = 230, .to_mg = 80},
     "220x2 210x2 200x2 190x2 180x2 170x2 160x2 150x2 140x2 130x2 120x2 110x2 100x2 90x2 80x2",
     "1 multidisciplinary-care caution 220 230 50 80\n"},
    {"10 to 0", "rtu-2014", {.from_mg = 10}, "5x7 0x1", ""},
    {"20 to 0", "rtu-2014", {.from_mg = 20}, "15x2 10x2 5x3 0x1", ""},
    {"25 to 0", "rtu-2014", {.from_mg = 25}, "15x2 10x2 5x3 0x1", ""},
    /* 9 quanta over 5 falls: 2 + 2 + 2 + 2 + 1 */
    {"45 to 0", "rtu-2014", {.from_mg = 45}, "35x2 25x2 15x2 5x2 0x1", ""},
    {"2 days", "rtu-2014", {.from_mg = 10, .days = 2}, "5x2 0x1", "3 taper-length violation 0 5 2 7\n"},
    {"3 days", "rtu-2014", {.from_mg = 20, .days = 3}, "10x3 0x1", "4 taper-length violation 0 10 3 7\n"},
    {"6 days", "rtu-2014", {.from_mg = 40, .days = 6}, "30x2 20x2 10x2 0x1", "7 taper-length violation 0 10 6 7\n"},
    {"7 days", "rtu-2014", {.from_mg = 40, .days = 7}, "30x2 20x2 10x3 0x1", ""},
    {"28 days", "rtu-2014", {.from_mg = 15, .days = 28}, "10x14 5x14 0x1", ""},
    {"29 days", "rtu-2014", {.from_mg = 15, .days = 29}, "10x14 5x15 0x1", "30 taper-length caution 0 5 29 28\n"},
    {"5 mg over 28 days", "rtu-2014", {.from_mg = 5, .days = 28}, "5x28 0x1", ""},
    {"5 mg over 3,659 days", "rtu-2014", {.from_mg = 5, .days = 3659}, "5x3659 0x1", ""},
    {"falls of 5",
     "rtu-2014",
     {.from_mg = 60, .max_step_mg = 5},
     "55x2 50x2 45x2 40x2 35x2 30x2 25x2 20x2 15x2 10x2 5x2 0x1",
     ""},
    /* 2 x (3 - 1) = 4 days, but at least 7 for a stop */
    {"falls of 20, at least 7 days", "rtu-2014", {.from_mg = 60, .max_step_mg = 20}, "45x2 30x2 15x3 0x1", ""},
    /* 2 x (5 - 1) = 8 days; 20 quanta over 5 falls */
    {"falls of 20",
     "rtu-2014",
     {.from_mg = 100, .max_step_mg = 20},
     "80x2 60x2 40x2 20x2 0x1",
     "1 taper-rate caution 80 100 20 15\n"},
    /* 8 days again; 5 + 4 + 4 + 4 + 4 quanta: the first fall is over 20 */
    {"falls of 25",
     "rtu-2014",
     {.from_mg = 105, .max_step_mg = 25},
     "80x2 60x2 40x2 20x2 0x1",
     "1 abrupt-fall violation 80 105 25 20\n"
     "3 taper-rate caution 60 80 20 15\n"},
    {"falls of 600", "rtu-2014", {.from_mg = 40, .max_step_mg = 600}, "30x2 20x2 10x3 0x1", ""},
    {"a reduction by 5", "rtu-2014", {.from_mg = 60, .to_mg = 55}, "55x2", ""},
    {"a reduction by 10", "rtu-2014", {.from_mg = 60, .to_mg = 50}, "50x2", ""},
    {"a reduction by 15", "rtu-2014", {.from_mg = 60, .to_mg = 45}, "50x2 45x2", ""},
    {"a reduction by 20", "rtu-2014", {.from_mg = 60, .to_mg = 40}, "50x2 40x2", ""},
    {"a reduction by 5 in 14 days", "rtu-2014", {.from_mg = 60, .to_mg = 55, .days = 14}, "60x14 55x2", ""},
    {"a reduction in falls of 20",
     "rtu-2014",
     {.from_mg = 60, .to_mg = 20, .max_step_mg = 20},
     "40x2 20x2",
     "1 taper-rate caution 40 60 20 15\n"},
    {"a reduction in one fall",
     "rtu-2014",
     {.from_mg = 60, .to_mg = 40, .max_step_mg = 20},
     "40x2",
     "1 taper-rate caution 40 60 20 15\n"},
    {"a reduction within a week", "rtu-2014", {.from_mg = 60, .to_mg = 40, .days = 2}, "50x2 40x2", ""},
    {"a reduction over a month", "rtu-2014", {.from_mg = 60, .to_mg = 50, .days = 40}, "55x40 50x2", ""},
    {"a reduction maintained for a day", "rtu-2014", {.from_mg = 60, .to_mg = 50, .maintain_days = 1}, "50x1", ""},
    {"a reduction maintained", "rtu-2014", {.from_mg = 60, .to_mg = 50, .maintain_days = 28}, "50x28", ""},
    {"3,660 days", "rtu-2014", {.from_mg = 60, .to_mg = 55, .days = 3658}, "60x3658 55x2", ""},
    {"3,660 days maintained", "rtu-2014", {.from_mg = 60, .to_mg = 55, .maintain_days = 3660}, "55x3660", ""},
};

/* [R-taper-levels] [R-taper-end] */
static void tapers_fall_evenly_the_larger_falls_first_the_longer_levels_last(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(examples); i++) {
        bac_plan plan = plan_of("600x1");
        transcript said;
        const taper_case *expected = &examples[i];
        const bac_protocol *protocol = protocol_of(expected->protocol);
        expect_status(expected->name, bac_taper(&plan, protocol, &expected->request), BAC_OK);
        expect_plan(expected->name, &plan, expected->plan);
        judge_plan(&said, protocol, &(bac_patient){.from_mg = expected->request.from_mg, .age = 50}, &plan);
        expect_text(expected->name, said.text, expected->findings);
    }
}

typedef struct {
    uint16_t from_mg, to_mg, max_step_mg;
    unsigned days; /* on intermediate doses */
} length_case;

/* n(S) = 2 x (F/S rounded up - 1). A stop without days or max-step takes the largest of 7, min(n(10), 28), n(20). */
static const length_case lengths[] = {
    {40, 0, 0, 7},                                        /* n(10) = 6 */
    {45, 0, 0, 8},                                        /* n(10) = 8 */
    {50, 0, 0, 8},                                        /* n(10) = 8 */
    {55, 0, 0, 10},                                       /* n(10) = 10 */
    {140, 0, 0, 26},                                      /* n(10) = 26 */
    {145, 0, 0, 28},                                      /* n(10) = 28 */
    {150, 0, 0, 28},                                      /* n(10) = 28 */
    {155, 0, 0, 28},                                      /* n(10) = 30, n(20) = 14 */
    {280, 0, 0, 28},                                      /* n(20) = 26 */
    {300, 0, 0, 28},                                      /* n(20) = 28 */
    {305, 0, 0, 30},                                      /* n(20) = 30 */
    {320, 0, 0, 30},                                      /* n(20) = 30 */
    {325, 0, 0, 32},                                      /* n(20) = 32 */
    {600, 0, 0, 58},                                      /* n(20) = 58 */
    {230, 80, 0, 28},                                     /* a reduction: n(10) */
    {235, 80, 0, 30},                                     /* and no upper end */
    {600, 5, 0, 118}, {600, 0, 5, 238}, {300, 0, 15, 38}, /* what the sheet of 300 to 0 says */
    {40, 0, 10, 7},                                       /* n(10) = 6 */
    {50, 0, 10, 8},   {600, 0, 600, 7},                   /* n(600) = 0 */
    {80, 40, 20, 2},  {80, 35, 20, 4},  {80, 60, 20, 0},
};

/* [R-taper-days] */
static void the_length_follows_the_rate_within_the_window_of_a_stop(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(lengths); i++) {
        const length_case *expected = &lengths[i];
        const bac_tapering request = {
            .from_mg = expected->from_mg, .to_mg = expected->to_mg, .max_step_mg = expected->max_step_mg};
        for (size_t j = 0; bac_protocol_at(j) != NULL; j++) {
            bac_plan plan;
            assert_int_equal(bac_taper(&plan, bac_protocol_at(j), &request), BAC_OK);
            assert_int_equal(bac_plan_days(&plan), expected->days + (expected->to_mg == 0 ? 1 : 2));
        }
    }
}

static void the_taper_length_is_two_days_for_every_fall_but_the_last(void **state)
{
    (void)state;
    assert_int_equal(bac_taper_length(300, 15), 38); /* page */
    assert_int_equal(bac_taper_length(300, 20), 28);
    assert_int_equal(bac_taper_length(305, 20), 30);
    assert_int_equal(bac_taper_length(20, 10), 2);
    assert_int_equal(bac_taper_length(11, 10), 2);
    assert_int_equal(bac_taper_length(10, 10), 0);
    assert_int_equal(bac_taper_length(5, 10), 0);
    assert_int_equal(bac_taper_length(0, 10), 0);
    assert_int_equal(bac_taper_length(600, 5), 238);
    assert_int_equal(bac_taper_length(600, 1), 1198);
    assert_int_equal(bac_taper_length(600, 600), 0);
    assert_int_equal(bac_taper_length(1, 600), 0);
}

typedef struct {
    const char *name;
    bac_tapering request;
    bac_status status;
} refusal_case;

static const refusal_case refusals[] = {
    {"from above 600", {.from_mg = 605}, BAC_OUT_OF_RANGE},
    {"of two mistakes: too many days", {.from_mg = 61, .days = 3661}, BAC_OUT_OF_RANGE},
    {"of two mistakes: maintained too long", {.from_mg = 61, .to_mg = 40, .maintain_days = 3661}, BAC_OUT_OF_RANGE},
    {"of two mistakes: from", {.from_mg = 61, .to_mg = 32}, BAC_FROM_OFF_GRID},
    {"of two mistakes: to", {.from_mg = 60, .to_mg = 32, .max_step_mg = 12}, BAC_TO_OFF_GRID},
    {"of two mistakes: max-step", {.from_mg = 0, .max_step_mg = 12}, BAC_MAX_STEP_OFF_GRID},
    {"of two mistakes: too few days", {.from_mg = 60, .days = 1, .maintain_days = 3}, BAC_DAYS_TOO_FEW},
    {"from 601", {.from_mg = 601}, BAC_OUT_OF_RANGE},
    {"to above 600", {.from_mg = 600, .to_mg = 605}, BAC_OUT_OF_RANGE},
    {"to 601", {.from_mg = 600, .to_mg = 601}, BAC_OUT_OF_RANGE},
    {"max-step above 600", {.from_mg = 600, .max_step_mg = 605}, BAC_OUT_OF_RANGE},
    {"max-step of 601", {.from_mg = 600, .max_step_mg = 601}, BAC_OUT_OF_RANGE},
    {"over 3,660 days", {.from_mg = 60, .days = 3661}, BAC_OUT_OF_RANGE},
    {"maintain over 3,660 days", {.from_mg = 60, .to_mg = 50, .maintain_days = 3661}, BAC_OUT_OF_RANGE},
    {"from 61", {.from_mg = 61}, BAC_FROM_OFF_GRID},
    {"from 4", {.from_mg = 4}, BAC_FROM_OFF_GRID},
    {"to 19", {.from_mg = 60, .to_mg = 19}, BAC_TO_OFF_GRID},
    {"to 1", {.from_mg = 60, .to_mg = 1}, BAC_TO_OFF_GRID},
    {"max-step 12", {.from_mg = 60, .max_step_mg = 12}, BAC_MAX_STEP_OFF_GRID},
    {"max-step below 5", {.from_mg = 60, .max_step_mg = 4}, BAC_MAX_STEP_OFF_GRID},
    {"from 0", {.from_mg = 0}, BAC_FROM_ZERO},
    {"from 0 to 5", {.from_mg = 0, .to_mg = 5}, BAC_FROM_ZERO},
    {"to at from, at 600", {.from_mg = 600, .to_mg = 600}, BAC_TO_NOT_BELOW_FROM},
    {"to at from", {.from_mg = 60, .to_mg = 60}, BAC_TO_NOT_BELOW_FROM},
    {"to above from", {.from_mg = 60, .to_mg = 65}, BAC_TO_NOT_BELOW_FROM},
    {"days and max-step", {.from_mg = 60, .days = 14, .max_step_mg = 10}, BAC_DAYS_AND_MAX_STEP},
    {"1 day and max-step", {.from_mg = 60, .days = 1, .max_step_mg = 10}, BAC_DAYS_AND_MAX_STEP},
    {"1 day", {.from_mg = 60, .days = 1}, BAC_DAYS_TOO_FEW},
    {"maintain with a stop", {.from_mg = 60, .maintain_days = 1}, BAC_MAINTAIN_WITH_STOP},
    {"a stop of 3,661 days", {.from_mg = 60, .days = 3660}, BAC_PLAN_TOO_LONG},
    {"a reduction of 3,661 days", {.from_mg = 60, .to_mg = 55, .days = 3659}, BAC_PLAN_TOO_LONG},
    {"a reduction of 3,661 days maintained",
     {.from_mg = 60, .to_mg = 55, .days = 2, .maintain_days = 3659},
     BAC_PLAN_TOO_LONG},
};

/* [R-taper-errors] */
static void a_request_that_cannot_be_understood_gives_its_status_and_an_empty_plan(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refusals); i++) {
        bac_plan plan = plan_of("600x1");
        expect_status(refusals[i].name, bac_taper(&plan, protocol_of("rtu-2014"), &refusals[i].request),
                      refusals[i].status);
        assert_int_equal(plan.count, 0);
    }
}

/* 600 mg are 120 half tablets: 119 levels and the day of 0. From 238 days on every half tablet has a level. */
static void the_longest_taper_has_120_blocks_and_no_taper_has_more(void **state)
{
    (void)state;
    static const uint16_t days[] = {0, 2, 28, 236, 237, 238, 239, 240, 3600};
    bac_plan plan;
    unsigned most = 0;
    const bac_protocol *protocol = protocol_of("rtu-2014");
    expect_status("238 days", bac_taper(&plan, protocol, &(bac_tapering){.from_mg = 600, .days = 238}), BAC_OK);
    assert_int_equal(plan.count, 120);
    expect_status("237 days", bac_taper(&plan, protocol, &(bac_tapering){.from_mg = 600, .days = 237}), BAC_OK);
    assert_int_equal(plan.count, 119);
    for (unsigned from_mg = 5; from_mg <= BAC_DOSE_MAX; from_mg += 5) {
        for (unsigned to_mg = 0; to_mg < from_mg; to_mg += 5) {
            for (size_t i = 0; i < COUNT(days); i++) {
                const bac_tapering request = {.from_mg = (uint16_t)from_mg, .to_mg = (uint16_t)to_mg, .days = days[i]};
                expect_status("any", bac_taper(&plan, protocol, &request), BAC_OK);
                most = plan.count > most ? plan.count : most;
            }
        }
    }
    assert_int_equal(most, 120);
    assert_in_range(most, 1, BAC_BLOCKS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tapers_fall_evenly_the_larger_falls_first_the_longer_levels_last),
        cmocka_unit_test(the_length_follows_the_rate_within_the_window_of_a_stop),
        cmocka_unit_test(the_taper_length_is_two_days_for_every_fall_but_the_last),
        cmocka_unit_test(the_longest_taper_has_120_blocks_and_no_taper_has_more),
        cmocka_unit_test(a_request_that_cannot_be_understood_gives_its_status_and_an_empty_plan),
    };
    return cmocka_run_group_tests_name("taper", tests, NULL, NULL);
}
