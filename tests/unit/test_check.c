/* SPDX-License-Identifier: MIT */
/* The checker on doses: rises, the ceiling and the opinions. Expected findings are worked out by hand from the
 * checker's table in docs/protocol.md; a line is day, rule, severity, dose, before, number, limit. */
#include "expect.h"

static const check_case tablets[] = {
    {"a multiple of 5 says nothing", "rtu-2014", {0}, "15x3 20x3", ""},
    {"each level speaks on its first day",
     "rtu-2014",
     {0},
     "12x3 13x2 15x3",
     "1 tablet violation 12 0 0 5\n"
     "1 start-dose caution 12 0 0 15\n"
     "4 tablet violation 13 12 0 5\n"},
    {"just above and below",
     "rtu-2014",
     {.from_mg = 20},
     "21x2 20x2 19x2",
     "1 tablet violation 21 20 0 5\n"
     "1 held-unknown caution 21 20 0 0\n"
     "5 tablet violation 19 20 0 5\n"},
    {"a level held since before", "rtu-2014", {.from_mg = 12}, "12x2", "1 tablet violation 12 12 0 5\n"},
    {"from off the grid is not a day of the plan", "rtu-2014", {.from_mg = 12}, "10x2", ""},
    {"the level comes again",
     "rtu-2014",
     {.from_mg = 12},
     "11x2 10x2 11x2",
     "1 tablet violation 11 12 0 5\n"
     "5 tablet violation 11 10 0 5\n"},
};

/* [R-tablet] */
static void a_dose_off_the_grid_is_a_violation_on_the_first_day_of_its_level(void **state)
{
    (void)state;
    expect_cases(tablets, COUNT(tablets));
}

static const check_case starts[] = {
    {"14 under the RTU",
     "rtu-2014",
     {0},
     "14x1",
     "1 tablet violation 14 0 0 5\n"
     "1 start-dose caution 14 0 0 15\n"},
    {"10 under the RTU", "rtu-2014", {0}, "10x1", "1 start-dose caution 10 0 0 15\n"},
    {"15 under the RTU", "rtu-2014", {0}, "15x1", ""},
    {"16 under the RTU",
     "rtu-2014",
     {0},
     "16x1",
     "1 tablet violation 16 0 0 5\n"
     "1 start-dose violation 16 0 0 15\n"},
    {"20 under the RTU", "rtu-2014", {0}, "20x1", "1 start-dose violation 20 0 0 15\n"},
    {"20 under the cap", "rtu-2017", {0}, "20x1", "1 start-dose violation 20 0 0 15\n"},
    {"10 under the AMM", "amm-2021", {0}, "10x1", "1 start-dose caution 10 0 0 15\n"},
    {"15 under the AMM", "amm-2021", {0}, "15x1", ""},
    {"20 under the AMM", "amm-2021", {0}, "20x1", ""},
    {"25 under the AMM", "amm-2021", {0}, "25x1", "1 start-dose violation 25 0 0 20\n"},
    {"after days of nothing", "rtu-2014", {0}, "0x5 20x1", "6 start-dose violation 20 0 0 15\n"},
    {"nothing at all", "rtu-2014", {0}, "0x5", ""},
    {"in mid-plan, a violation each time",
     "rtu-2014",
     {0},
     "20x3 0x3 20x3",
     "1 start-dose violation 20 0 0 15\n"
     "4 taper-rate caution 0 20 20 15\n"
     "4 taper-length violation 0 20 0 7\n"
     "7 start-dose violation 20 0 0 15\n"},
    {"in mid-plan, a caution once",
     "rtu-2014",
     {0},
     "10x3 0x3 10x3",
     "1 start-dose caution 10 0 0 15\n"
     "4 taper-length violation 0 10 0 7\n"},
    {"in mid-plan, after a stop", "rtu-2014", {.from_mg = 5}, "0x3 20x3", "4 start-dose violation 20 0 0 15\n"},
};

/* [R-start-dose] */
static void every_rise_from_zero_is_held_to_the_start_range(void **state)
{
    (void)state;
    expect_cases(starts, COUNT(starts));
}

#define HELD(dose, days)                                                                                               \
    {                                                                                                                  \
        .from_mg = (dose), .held_days = (days), .held_known = true, .age = 50                                          \
    }

static const check_case sizes[] = {
    {"5 below 30", "rtu-2014", HELD(25, 3), "30x1", ""},
    {"6 below 30", "rtu-2014", HELD(24, 3), "30x1", "1 step-size violation 30 24 6 5\n"},
    {"10 below 30", "rtu-2014", HELD(25, 3), "35x1", "1 step-size violation 35 25 10 5\n"},
    {"5 from 29", "rtu-2014", HELD(29, 3), "35x1", "1 step-size violation 35 29 6 5\n"},
    {"10 from 30", "rtu-2014", HELD(30, 3), "40x1", ""},
    {"11 from 30", "rtu-2014", HELD(30, 3), "41x1",
     "1 tablet violation 41 30 0 5\n"
     "1 step-size violation 41 30 11 10\n"},
    {"15 from 30", "rtu-2017", HELD(30, 3), "45x1", "1 step-size violation 45 30 15 10\n"},
    {"10 under the AMM", "amm-2021", HELD(15, 3), "25x1", ""},
    {"15 under the AMM", "amm-2021", HELD(15, 3), "30x1", "1 step-size violation 30 15 15 10\n"},
    {"each time",
     "rtu-2014",
     {.from_mg = 0},
     "15x3 25x3 35x3",
     "4 step-size violation 25 15 10 5\n"
     "7 step-size violation 35 25 10 5\n"},
};

/* [R-step-size] */
static void a_rise_is_at_most_the_tables_increase(void **state)
{
    (void)state;
    expect_cases(sizes, COUNT(sizes));
}

static const check_case step_lengths[] = {
    {"1 day", "rtu-2014", {0}, "15x1 20x1", "2 step-length violation 20 15 1 2\n"},
    {"2 days", "rtu-2014", {0}, "15x2 20x1", ""},
    {"3 days", "rtu-2014", {0}, "15x3 20x1", ""},
    {"4 days", "rtu-2014", {0}, "15x4 20x1", "5 step-length caution 20 15 4 3\n"},
    {"2 days under the AMM", "amm-2021", {0}, "15x2 20x1", "3 step-length violation 20 15 2 3\n"},
    {"3 days under the AMM", "amm-2021", {0}, "15x3 20x1", ""},
    {"4 days under the AMM", "amm-2021", {0}, "15x4 20x1", ""},
    {"5 days under the AMM", "amm-2021", {0}, "15x5 20x1", "6 step-length caution 20 15 5 4\n"},
    {"violations each time",
     "rtu-2014",
     {0},
     "15x1 20x1 25x1",
     "2 step-length violation 20 15 1 2\n"
     "3 step-length violation 25 20 1 2\n"},
    {"cautions once", "rtu-2014", {0}, "15x4 20x5 25x1", "5 step-length caution 20 15 4 3\n"},
    {"a violation after a caution",
     "rtu-2014",
     {0},
     "15x4 20x1 25x1",
     "5 step-length caution 20 15 4 3\n"
     "6 step-length violation 25 20 1 2\n"},
    {"not on a fall", "rtu-2014", {0}, "15x1 10x1", ""},
    {"a rise after a fall", "rtu-2014", {0}, "15x3 10x1 15x1", "5 step-length violation 15 10 1 2\n"},
    {"held 0 days before", "rtu-2014", HELD(15, 0), "15x1 20x1", "2 step-length violation 20 15 1 2\n"},
    {"held 1 day before", "rtu-2014", HELD(15, 1), "15x1 20x1", ""},
    {"held 2 days before", "rtu-2014", HELD(15, 2), "15x1 20x1", ""},
    {"held 3 days before", "rtu-2014", HELD(15, 3), "15x1 20x1", "2 step-length caution 20 15 4 3\n"},
    {"held 1 day, rising at once", "rtu-2014", HELD(15, 1), "20x1", "1 step-length violation 20 15 1 2\n"},
    {"held 2 days, rising at once", "rtu-2014", HELD(15, 2), "20x1", ""},
    {"held 3 days, rising at once", "rtu-2014", HELD(15, 3), "20x1", ""},
    {"held 4 days, rising at once", "rtu-2014", HELD(15, 4), "20x1", "1 step-length caution 20 15 4 3\n"},
    {"held 3,660 days", "rtu-2014", HELD(15, 3660), "15x3659 20x1", "3660 step-length caution 20 15 7319 3\n"},
    {"days before count for that level alone", "rtu-2014", HELD(20, 9), "15x2 20x2 25x1", ""},
    {"held unknown", "rtu-2014", {.from_mg = 15}, "15x2 20x1", "3 held-unknown caution 20 15 2 0\n"},
    {"held unknown, rising at once", "rtu-2014", {.from_mg = 15}, "20x1", "1 held-unknown caution 20 15 0 0\n"},
    {"held unknown takes the place of a violation",
     "rtu-2014",
     {.from_mg = 15},
     "15x1 20x1",
     "2 held-unknown caution 20 15 1 0\n"},
    {"held unknown takes the place of a caution",
     "rtu-2014",
     {.from_mg = 15},
     "15x9 20x1",
     "10 held-unknown caution 20 15 9 0\n"},
    {"held unknown is of the first level only",
     "rtu-2014",
     {.from_mg = 15},
     "20x1 25x1",
     "1 held-unknown caution 20 15 0 0\n"
     "2 step-length violation 25 20 1 2\n"},
    {"held unknown after a fall", "rtu-2014", {.from_mg = 20}, "15x1 20x1", "2 step-length violation 20 15 1 2\n"},
};

/* [R-step-length] [R-held-unknown] */
static void a_level_is_held_for_a_step_before_the_next_rise(void **state)
{
    (void)state;
    expect_cases(step_lengths, COUNT(step_lengths));
}

static const check_case ceilings[] = {
    {"at the ceiling of 80", "rtu-2017", HELD(75, 3), "80x1", ""},
    {"81 above 80", "rtu-2017", HELD(80, 3), "81x1",
     "1 tablet violation 81 80 0 5\n"
     "1 ceiling violation 81 80 0 80\n"},
    {"85 above 80", "rtu-2017", HELD(80, 3), "85x1", "1 ceiling violation 85 80 0 80\n"},
    {"at the ceiling of 300", "amm-2021", {.from_mg = 300, .on_file = BAC_ON_FILE_MULTIDISCIPLINARY}, "300x2", ""},
    {"305 above 300",
     "amm-2021",
     {.from_mg = 305, .on_file = BAC_ON_FILE_MULTIDISCIPLINARY},
     "305x2",
     "1 ceiling violation 305 305 0 300\n"},
    {"300 under the RTU of 2014", "rtu-2014", {.from_mg = 300, .on_file = BAC_ON_FILE_COLLEGIAL}, "300x2", ""},
    {"305 under the RTU of 2014",
     "rtu-2014",
     {.from_mg = 305, .on_file = BAC_ON_FILE_COLLEGIAL},
     "305x2",
     "1 ceiling violation 305 305 0 300\n"},
    {"once in a stay", "rtu-2017", HELD(80, 3), "85x2 90x2 85x2", "1 ceiling violation 85 80 0 80\n"},
    {"once in each stay", "rtu-2017", HELD(80, 3), "85x2 80x2 85x2",
     "1 ceiling violation 85 80 0 80\n"
     "5 ceiling violation 85 80 0 80\n"},
    {"reached by one jump",
     "rtu-2017",
     {0},
     "85x1",
     "1 start-dose violation 85 0 0 15\n"
     "1 ceiling violation 85 0 0 80\n"},
};

/* [R-ceiling] */
static void a_stay_above_the_ceiling_is_a_violation_on_its_first_day(void **state)
{
    (void)state;
    expect_cases(ceilings, COUNT(ceilings));
}

static const check_case descents_from_above[] = {
    {"down through the ceiling", "rtu-2017", {.from_mg = 100}, "90x2 80x1", "1 ceiling caution 90 100 0 80\n"},
    {"down to 81",
     "rtu-2017",
     {.from_mg = 90},
     "81x1 80x1",
     "1 tablet violation 81 90 0 5\n"
     "1 ceiling caution 81 90 0 80\n"},
    {"day 1 at the ceiling", "rtu-2017", {.from_mg = 95}, "80x1", "1 ceiling caution 80 95 0 80\n"},
    {"day 1 below the ceiling", "rtu-2017", {.from_mg = 85}, "75x1", "1 ceiling caution 75 85 0 80\n"},
    {"from the ceiling itself", "rtu-2017", {.from_mg = 80}, "75x1", ""},
    {"from just above it", "rtu-2017", {.from_mg = 81}, "80x1", "1 ceiling caution 80 81 0 80\n"},
    {"day 1 at 0",
     "rtu-2017",
     {.from_mg = 85},
     "0x1",
     "1 ceiling caution 0 85 0 80\n"
     "1 abrupt-fall violation 0 85 85 20\n"
     "1 taper-length violation 0 85 0 7\n"},
    {"a later rise within the stay",
     "rtu-2017",
     {.from_mg = 100},
     "90x2 95x2 80x1",
     "1 ceiling caution 90 100 0 80\n"
     "3 ceiling violation 95 90 0 80\n"},
    {"two later rises",
     "rtu-2017",
     {.from_mg = 100},
     "90x2 95x2 100x2 95x2",
     "1 ceiling caution 90 100 0 80\n"
     "3 ceiling violation 95 90 0 80\n"},
    {"a rise on the last day",
     "rtu-2017",
     {.from_mg = 100},
     "90x2 95x1",
     "1 ceiling caution 90 100 0 80\n"
     "3 ceiling violation 95 90 0 80\n"},
    {"the plan ends above",
     "rtu-2017",
     {.from_mg = 100},
     "90x3",
     "1 ceiling caution 90 100 0 80\n"
     "3 ceiling violation 90 90 0 80\n"},
    {"the plan ends above after another fall",
     "rtu-2017",
     {.from_mg = 100},
     "95x2 85x3",
     "1 ceiling caution 95 100 0 80\n"
     "5 ceiling violation 85 85 0 80\n"},
    {"a stay of one day that ends the plan",
     "rtu-2017",
     {.from_mg = 100},
     "90x1",
     "1 ceiling caution 90 100 0 80\n"
     "1 ceiling violation 90 100 0 80\n"},
    {"a stay of one day", "rtu-2017", {.from_mg = 90}, "85x1 80x1", "1 ceiling caution 85 90 0 80\n"},
    {"the dose does not fall on day 1",
     "rtu-2017",
     {.from_mg = 100},
     "100x2 90x2",
     "1 ceiling violation 100 100 0 80\n"},
    {"the dose rises on day 1", "rtu-2017", HELD(100, 3), "105x2", "1 ceiling violation 105 100 0 80\n"},
    {"back above after coming down",
     "rtu-2017",
     {.from_mg = 100},
     "90x2 80x2 85x1",
     "1 ceiling caution 90 100 0 80\n"
     "5 ceiling violation 85 80 0 80\n"},
    {"back above after day 1 below",
     "rtu-2017",
     {.from_mg = 85},
     "80x2 85x2 80x2",
     "1 ceiling caution 80 85 0 80\n"
     "3 ceiling violation 85 80 0 80\n"},
};

/* [R-ceiling] */
static void coming_down_from_above_the_ceiling_is_a_caution_until_it_rises_or_ends_above(void **state)
{
    (void)state;
    expect_cases(descents_from_above, COUNT(descents_from_above));
}

#define AT(dose, years)                                                                                                \
    {                                                                                                                  \
        .from_mg = (dose), .age = (years)                                                                              \
    }
#define WITH(dose, years, documents)                                                                                   \
    {                                                                                                                  \
        .from_mg = (dose), .age = (years), .on_file = (documents)                                                      \
    }

static const check_case opinions[] = {
    {"120 at 64", "rtu-2014", AT(120, 64), "120x2", ""},
    {"120 at 66", "rtu-2014", AT(120, 66), "120x2", "1 collegial-opinion review 120 120 66 120\n"},
    {"115 at 66", "rtu-2014", AT(115, 66), "115x2", ""},
    {"120 at an unknown age", "rtu-2014", AT(120, 0), "120x2", "1 collegial-opinion review 120 120 0 120\n"},
    {"115 at an unknown age", "rtu-2014", AT(115, 0), "115x2", ""},
    {"121 at 64", "rtu-2014", AT(121, 64), "121x1",
     "1 tablet violation 121 121 0 5\n"
     "1 second-opinion review 121 121 64 120\n"},
    {"125 at 18", "rtu-2014", AT(125, 18), "125x2", "1 second-opinion review 125 125 18 120\n"},
    {"175 at 50", "rtu-2014", AT(175, 50), "175x2", "1 second-opinion review 175 175 50 120\n"},
    {"180 at 50", "rtu-2014", AT(180, 50), "180x2", "1 collegial-opinion review 180 180 50 180\n"},
    {"180 at 65", "rtu-2014", AT(180, 65), "180x2", "1 collegial-opinion review 180 180 65 180\n"},
    {"180 at 66", "rtu-2014", AT(180, 66), "180x2", "1 collegial-opinion review 180 180 66 120\n"},
    {"180 at 120", "rtu-2014", AT(180, 120), "180x2", "1 collegial-opinion review 180 180 120 120\n"},
    {"80 under the cap", "rtu-2017", AT(80, 120), "80x2", ""},
    {"80 under the AMM", "amm-2021", AT(80, 66), "80x2", ""},
    {"85 under the AMM", "amm-2021", AT(85, 66), "85x2", "1 multidisciplinary-care review 85 85 66 80\n"},
    {"85 under the AMM at an unknown age", "amm-2021", AT(85, 0), "85x2",
     "1 multidisciplinary-care review 85 85 0 80\n"},
    {"care documented", "amm-2021", WITH(85, 50, BAC_ON_FILE_MULTIDISCIPLINARY), "85x2", ""},
    {"care is not covered by opinions", "amm-2021", WITH(85, 50, BAC_ON_FILE_COLLEGIAL | BAC_ON_FILE_SECOND_OPINION),
     "85x1", "1 multidisciplinary-care review 85 85 50 80\n"},
    {"second opinion documented", "rtu-2014", WITH(175, 50, BAC_ON_FILE_SECOND_OPINION), "175x2", ""},
    {"a collegial opinion covers it too", "rtu-2014", WITH(175, 50, BAC_ON_FILE_COLLEGIAL), "175x2", ""},
    {"a second opinion is not a collegial one", "rtu-2014", WITH(180, 50, BAC_ON_FILE_SECOND_OPINION), "180x2",
     "1 collegial-opinion review 180 180 50 180\n"},
    {"a collegial opinion documented", "rtu-2014", WITH(300, 66, BAC_ON_FILE_COLLEGIAL), "300x2", ""},
    {"each opinion once, on its first day", "rtu-2014", AT(160, 50), "160x3 170x3 180x3 190x3 180x3 175x3",
     "1 second-opinion review 160 160 50 120\n"
     "4 held-unknown caution 170 160 3 0\n"
     "7 collegial-opinion review 180 170 50 180\n"
     "13 collegial-opinion caution 180 190 50 180\n"
     "16 second-opinion caution 175 180 50 120\n"},
};

/* [R-opinion] [R-finding-once] */
static void a_dose_above_a_threshold_needs_its_opinion_unless_documented(void **state)
{
    (void)state;
    expect_cases(opinions, COUNT(opinions));
}

static const check_case reductions[] = {
    {"below from: a caution", "rtu-2014", AT(140, 50), "130x2 125x2", "1 second-opinion caution 130 140 50 120\n"},
    {"at from: a review", "rtu-2014", AT(130, 50), "130x2", "1 second-opinion review 130 130 50 120\n"},
    {"at from, then below: a caution too", "rtu-2014", AT(130, 50), "130x2 125x2",
     "1 second-opinion review 130 130 50 120\n"
     "3 second-opinion caution 125 130 50 120\n"},
    {"above from: a review", "rtu-2014", HELD(120, 3), "130x2", "1 second-opinion review 130 120 50 120\n"},
    {"below the last rise: a caution", "rtu-2014", HELD(110, 3), "120x3 130x3 125x3 130x3",
     "4 second-opinion review 130 120 50 120\n"
     "7 second-opinion caution 125 130 50 120\n"},
    {"a rise below from: a review", "rtu-2014", AT(130, 50), "120x3 125x3", "4 second-opinion review 125 120 50 120\n"},
    {"a rise that stays below from ends it", "rtu-2014", AT(200, 50), "190x2 180x2 190x2 185x2",
     "1 collegial-opinion caution 190 200 50 180\n"
     "5 collegial-opinion review 190 180 50 180\n"},
    {"also for a dose that comes after the rise", "rtu-2014", AT(150, 50), "110x2 115x2 110x2 120x2 130x2",
     "1 abrupt-fall violation 110 150 40 20\n"
     "9 second-opinion review 130 120 50 120\n"},
    {"care", "amm-2021", AT(100, 50), "90x3 85x3 95x3",
     "1 multidisciplinary-care caution 90 100 50 80\n"
     "7 multidisciplinary-care review 95 85 50 80\n"},
    {"each opinion once", "rtu-2014", AT(200, 50), "190x2 180x2 170x2 160x2 150x2",
     "1 collegial-opinion caution 190 200 50 180\n"
     "5 second-opinion caution 170 180 50 120\n"},
    {"documented", "rtu-2014", WITH(200, 50, BAC_ON_FILE_COLLEGIAL), "190x2 180x2 170x2", ""},
};

/* [R-opinion] */
static void a_reduction_does_not_wait_for_an_opinion(void **state)
{
    (void)state;
    expect_cases(reductions, COUNT(reductions));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dose_off_the_grid_is_a_violation_on_the_first_day_of_its_level),
        cmocka_unit_test(every_rise_from_zero_is_held_to_the_start_range),
        cmocka_unit_test(a_rise_is_at_most_the_tables_increase),
        cmocka_unit_test(a_level_is_held_for_a_step_before_the_next_rise),
        cmocka_unit_test(a_stay_above_the_ceiling_is_a_violation_on_its_first_day),
        cmocka_unit_test(coming_down_from_above_the_ceiling_is_a_caution_until_it_rises_or_ends_above),
        cmocka_unit_test(a_dose_above_a_threshold_needs_its_opinion_unless_documented),
        cmocka_unit_test(a_reduction_does_not_wait_for_an_opinion),
    };
    return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
