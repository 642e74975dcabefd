/* SPDX-License-Identifier: MIT */
/* The time that a calendar is stamped with. 1700000000 is known as 2023-11-14 22:13:20 UTC; 1709164800 is the beginning
 * of 29 February 2024: 54 years, 13 leap days and 59 days after 1970-01-01, 19,782 days. */
#include "cli/stamp.h" /* first: cmocka.h has a macro fail() */

#include "expect.h"

/* A world of one variable and a clock. */
typedef struct {
    const char *epoch;
    bool ticks;
    int64_t seconds;
} small_world;

static const char *variable(void *world, const char *name)
{
    return strcmp(name, "SOURCE_DATE_EPOCH") == 0 ? ((small_world *)world)->epoch : NULL;
}

static bool read_clock(void *world, int64_t *seconds)
{
    *seconds = ((small_world *)world)->seconds;
    return ((small_world *)world)->ticks;
}

/* `expected` NULL: no stamp, but an input error that says `reason`. */
static void expect_stamp(small_world world, const char *expected, const char *reason)
{
    const struct app_env env = {.world = &world, .variable = variable, .clock = read_clock};
    char stamp[STAMP_MAX] = "";
    failure why;
    failure_begin(&why, ENGLISH, false);
    assert_int_equal(stamp_text(stamp, &env, &why), expected != NULL);
    assert_string_equal(stamp, expected != NULL ? expected : "");
    assert_int_equal(why.status, expected != NULL ? EXIT_DONE : EXIT_INPUT);
    assert_string_equal(failure_text(&why), expected != NULL ? "" : reason);
}

/* [R-ics-stamp] */
static void the_variable_goes_before_the_clock(void **state)
{
    (void)state;
    expect_stamp((small_world){"0", true, 1}, "19700101T000000Z", NULL);
    expect_stamp((small_world){"1700000000", true, 1}, "20231114T221320Z", NULL);
    expect_stamp((small_world){"1709164799", false, 0}, "20240228T235959Z", NULL);
    expect_stamp((small_world){"1709164800", false, 0}, "20240229T000000Z", NULL);
    expect_stamp((small_world){"0007289654399", false, 0}, "22001231T235959Z", NULL);
}

static void the_clock_tells_where_the_variable_does_not(void **state)
{
    (void)state;
    static const char none[] = "the time is not to be had here; set SOURCE_DATE_EPOCH to seconds since 1970-01-01";
    expect_stamp((small_world){NULL, true, 1700000000}, "20231114T221320Z", NULL);
    expect_stamp((small_world){"", true, 0}, "19700101T000000Z", NULL);
    expect_stamp((small_world){NULL, true, INT64_C(7289654399)}, "22001231T235959Z", NULL);
    expect_stamp((small_world){NULL, true, INT64_C(7289654400)}, NULL, none);
    expect_stamp((small_world){NULL, true, -1}, NULL, none);
    expect_stamp((small_world){NULL, false, 0}, NULL, none);
}

static void what_is_no_time_is_an_input_error(void **state)
{
    (void)state;
#define NOT_A_TIME ": not a time; digits only, seconds since 1970-01-01, up to the end of 2200"
    expect_stamp((small_world){"12a", true, 0}, NULL, "SOURCE_DATE_EPOCH 12a" NOT_A_TIME);
    expect_stamp((small_world){"-1", true, 0}, NULL, "SOURCE_DATE_EPOCH -1" NOT_A_TIME);
    expect_stamp((small_world){"1.5", true, 0}, NULL, "SOURCE_DATE_EPOCH 1.5" NOT_A_TIME);
    expect_stamp((small_world){"7289654400", true, 0}, NULL, "SOURCE_DATE_EPOCH 7289654400" NOT_A_TIME);
    expect_stamp((small_world){"99999999999999999999", true, 0}, NULL,
                 "SOURCE_DATE_EPOCH 99999999999999999999" NOT_A_TIME);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_variable_goes_before_the_clock),
        cmocka_unit_test(the_clock_tells_where_the_variable_does_not),
        cmocka_unit_test(what_is_no_time_is_an_input_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
