/* SPDX-License-Identifier: MIT */
/* The checker on falls and stops. Expected findings are worked out by hand from the checker's table in
 * docs/protocol.md; a line is day, rule, severity, dose, before, number, limit. */
#include "expect.h"

#define FROM(dose)                                                                                                     \
    {                                                                                                                  \
        .from_mg = (dose), .age = 50                                                                                   \
    }

static const check_case rates[] = {
    {"15 mg", "rtu-2014", FROM(100), "85x1", ""},
    {"16 mg", "rtu-2014", FROM(96), "80x1", "1 taper-rate caution 80 96 16 15\n"},
    {"20 mg", "rtu-2014", FROM(100), "80x1", "1 taper-rate caution 80 100 20 15\n"},
    {"21 mg", "rtu-2014", FROM(101), "80x1", "1 abrupt-fall violation 80 101 21 20\n"},
    {"25 mg", "rtu-2014", FROM(100), "75x1", "1 abrupt-fall violation 75 100 25 20\n"},
    {"16 mg under the cap", "rtu-2017", FROM(76), "60x1", "1 taper-rate caution 60 76 16 15\n"},
    {"21 mg under the cap", "rtu-2017", FROM(76), "55x1", "1 abrupt-fall violation 55 76 21 20\n"},
    {"16 mg under the AMM", "amm-2021", FROM(76), "60x1", "1 taper-rate caution 60 76 16 15\n"},
    {"21 mg under the AMM", "amm-2021", FROM(76), "55x1", "1 abrupt-fall violation 55 76 21 20\n"},
    {"15 mg by two falls", "rtu-2014", FROM(100), "95x1 85x1", ""},
    {"20 mg by two falls", "rtu-2014", FROM(100), "90x1 80x1", "2 taper-rate caution 80 100 20 15\n"},
    {"21 mg by two falls", "rtu-2014", FROM(101), "90x1 80x1", "2 abrupt-fall violation 80 101 21 20\n"},
    {"20 mg over three days", "rtu-2014", FROM(100), "95x1 90x1 80x1", ""},
    {"two falls of 10 in mid-plan", "rtu-2014", FROM(100), "95x1 85x1 75x1", "3 taper-rate caution 75 95 20 15\n"},
    {"15 mg every two days", "rtu-2014", FROM(100), "85x2 70x2 55x2", ""},
    {"20 mg in mid-plan", "rtu-2014", FROM(100), "90x2 70x1", "3 taper-rate caution 70 90 20 15\n"},
    {"20 mg on day 2", "rtu-2014", FROM(100), "100x1 80x1", "2 taper-rate caution 80 100 20 15\n"},
    {"25 mg on day 2", "rtu-2014", FROM(100), "100x1 75x1", "2 abrupt-fall violation 75 100 25 20\n"},
    {"not on a day without a fall", "rtu-2014", FROM(100), "75x2", "1 abrupt-fall violation 75 100 25 20\n"},
    {"the caution once", "rtu-2014", FROM(100), "80x2 60x2 40x2", "1 taper-rate caution 80 100 20 15\n"},
    {"the violation each time", "rtu-2014", FROM(100), "75x2 50x2",
     "1 abrupt-fall violation 75 100 25 20\n"
     "3 abrupt-fall violation 50 75 25 20\n"},
    {"both", "rtu-2014", FROM(100), "80x2 55x2",
     "1 taper-rate caution 80 100 20 15\n"
     "3 abrupt-fall violation 55 80 25 20\n"},
    {"a violation instead of the caution leaves the caution to come", "rtu-2014", FROM(100), "75x2 55x2",
     "1 abrupt-fall violation 75 100 25 20\n"
     "3 taper-rate caution 55 75 20 15\n"},
    {"up for a day, then down by 25",
     "rtu-2014",
     {.from_mg = 30, .held_days = 3, .held_known = true, .age = 50},
     "30x1 40x1 15x1",
     "2 step-length caution 40 30 4 3\n"
     "3 abrupt-fall violation 15 40 25 20\n"},
    {"up for a day, then down by 20",
     "rtu-2014",
     {.from_mg = 30, .held_days = 2, .held_known = true, .age = 50},
     "30x1 40x1 20x1",
     "3 taper-rate caution 20 40 20 15\n"},
    {"up for a day, then down by 15",
     "rtu-2014",
     {.from_mg = 30, .held_days = 2, .held_known = true, .age = 50},
     "30x1 40x1 25x1",
     ""},
    {"back to where it was two days earlier",
     "rtu-2014",
     {.from_mg = 50, .held_days = 3, .held_known = true, .age = 50},
     "60x1 50x1",
     ""},
    {"a rise is not a fall", "rtu-2014", FROM(100), "75x1 80x1 75x1",
     "1 abrupt-fall violation 75 100 25 20\n"
     "2 step-length violation 80 75 1 2\n"},
    {"the largest dose at once",
     "rtu-2014",
     {.from_mg = 600},
     "0x1",
     "1 ceiling caution 0 600 0 300\n"
     "1 abrupt-fall violation 0 600 600 20\n"
     "1 taper-length violation 0 600 0 7\n"},
};

/* [R-abrupt-fall] [R-taper-rate] */
static void a_fall_is_judged_against_the_larger_dose_of_the_two_days_before(void **state)
{
    (void)state;
    expect_cases(rates, COUNT(rates));
}

/* The first fall is on day 1 unless the name says more; the count is the day of 0 less the day of that fall. */
static const check_case counts[] = {
    {"6 days", "rtu-2014", FROM(15), "10x3 5x3 0x1", "7 taper-length violation 0 5 6 7\n"},
    {"7 days", "rtu-2014", FROM(15), "10x3 5x4 0x1", ""},
    {"28 days", "rtu-2014", FROM(15), "10x14 5x14 0x1", ""},
    {"29 days", "rtu-2014", FROM(15), "10x14 5x15 0x1", "30 taper-length caution 0 5 29 28\n"},
    {"6 days under the cap", "rtu-2017", FROM(15), "10x3 5x3 0x1", "7 taper-length violation 0 5 6 7\n"},
    {"6 days under the AMM", "amm-2021", FROM(15), "10x3 5x3 0x1", "7 taper-length violation 0 5 6 7\n"},
    {"29 days under the AMM", "amm-2021", FROM(15), "10x14 5x15 0x1", "30 taper-length caution 0 5 29 28\n"},
    {"the first fall on day 11", "rtu-2014", FROM(15), "15x10 10x3 5x3 0x1", "17 taper-length violation 0 5 6 7\n"},
    {"the first fall on day 41, 28 days", "rtu-2014", FROM(15), "15x40 10x14 5x14 0x1", ""},
    {"no word where 0 is not reached", "rtu-2014", FROM(15), "10x3", ""},
    {"1 mg is not 0", "rtu-2014", FROM(15), "10x3 1x1", "4 tablet violation 1 10 0 5\n"},
    {"no word where 0 goes on", "rtu-2014", FROM(15), "10x3 5x4 0x30", ""},
    {"a rise closes the descent", "rtu-2014", FROM(20), "15x10 20x3 15x3 10x2 0x1",
     "11 step-length caution 20 15 10 3\n"
     "19 taper-length violation 0 10 5 7\n"},
    {"the violation each time", "rtu-2014", FROM(20), "10x6 0x1 15x3 10x3 0x1",
     "7 taper-length violation 0 10 6 7\n"
     "14 taper-length violation 0 10 3 7\n"},
    {"the caution once", "rtu-2014", FROM(15), "10x14 5x15 0x1 15x3 10x14 5x15 0x1",
     "30 taper-length caution 0 5 29 28\n"},
};

/* [R-stop-length] */
static void a_stop_takes_seven_to_twenty_eight_days_from_the_first_fall(void **state)
{
    (void)state;
    expect_cases(counts, COUNT(counts));
}

static const check_case rests[] = {
    {"a rest of 28 days does not begin anew", "rtu-2014", FROM(20), "15x28 10x6 0x1",
     "35 taper-length caution 0 10 34 28\n"},
    {"a rest of 29 days does: 6 days", "rtu-2014", FROM(20), "15x29 10x6 0x1",
     "36 taper-length violation 0 10 6 7\n"
     "36 taper-length caution 0 10 35 28\n"},
    {"a rest of 29 days: 7 days", "rtu-2014", FROM(20), "15x29 10x7 0x1", "37 taper-length caution 0 10 36 28\n"},
    {"the last of two rests counts", "rtu-2014", FROM(25), "20x29 15x29 10x6 0x1",
     "65 taper-length violation 0 10 6 7\n"
     "65 taper-length caution 0 10 64 28\n"},
    {"a rest before the first fall opens both counts", "rtu-2014", FROM(20), "20x29 15x3 10x3 0x1",
     "36 taper-length violation 0 10 6 7\n"},
    {"a rest that ends at 0", "rtu-2014", FROM(20), "15x29 0x1",
     "30 taper-length violation 0 15 0 7\n"
     "30 taper-length caution 0 15 29 28\n"},
};

/* [R-stop-length] */
static void the_short_count_begins_anew_after_a_level_held_over_28_days(void **state)
{
    (void)state;
    expect_cases(rests, COUNT(rests));
}

static const check_case exemptions[] = {
    {"the opening fall is from 5", "rtu-2014", FROM(5), "0x1", ""},
    {"5 mg, then nothing", "rtu-2014", FROM(5), "5x7 0x1", ""},
    {"the opening fall is from 6", "rtu-2014", FROM(6), "0x1", "1 taper-length violation 0 6 0 7\n"},
    {"the opening fall is to 5", "rtu-2014", FROM(10), "5x3 0x1", "4 taper-length violation 0 5 3 7\n"},
    {"a later fall from 5 does not count", "rtu-2014", FROM(15), "10x2 5x2 0x1", "5 taper-length violation 0 5 4 7\n"},
    {"the fall after a rest is from 5", "rtu-2014", FROM(10), "5x29 0x1", "30 taper-length caution 0 5 29 28\n"},
    {"the fall after a rest is from 6", "rtu-2014", FROM(10), "6x29 0x1",
     "1 tablet violation 6 10 0 5\n"
     "30 taper-length violation 0 6 0 7\n"
     "30 taper-length caution 0 6 29 28\n"},
    {"the fall after a rest is to 5", "rtu-2014", FROM(20), "15x29 5x3 0x1",
     "33 taper-length violation 0 5 3 7\n"
     "33 taper-length caution 0 5 32 28\n"},
    {"an exemption ends with its descent", "rtu-2014", FROM(5), "0x1 15x3 10x3 0x1",
     "8 taper-length violation 0 10 3 7\n"},
};

/* [R-stop-length] */
static void a_stop_is_never_too_short_where_it_starts_from_half_a_tablet(void **state)
{
    (void)state;
    expect_cases(exemptions, COUNT(exemptions));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fall_is_judged_against_the_larger_dose_of_the_two_days_before),
        cmocka_unit_test(a_stop_takes_seven_to_twenty_eight_days_from_the_first_fall),
        cmocka_unit_test(the_short_count_begins_anew_after_a_level_held_over_28_days),
        cmocka_unit_test(a_stop_is_never_too_short_where_it_starts_from_half_a_tablet),
    };
    return cmocka_run_group_tests_name("check: falls", tests, NULL, NULL);
}
