/* SPDX-License-Identifier: MIT */
/* Easter, the days on which nobody prescribes, and the last open day before one. */
#include "expect.h"
#include "sheet/holiday.h"

/* From printed tables of Easter: the earliest and the latest, both exceptions of the rule, both centuries' ends. */
static void easter_is_that_of_the_tables(void **state)
{
    (void)state;
    static const struct {
        uint16_t year;
        uint8_t month, day;
    } known[] = {
        {1900, 4, 15}, {1913, 3, 23}, {1943, 4, 25}, {1954, 4, 18}, {1961, 4, 2},  {1981, 4, 19}, {1999, 4, 4},
        {2000, 4, 23}, {2008, 3, 23}, {2016, 3, 27}, {2019, 4, 21}, {2024, 3, 31}, {2025, 4, 20}, {2026, 4, 5},
        {2027, 3, 28}, {2038, 4, 25}, {2049, 4, 18}, {2076, 4, 19}, {2100, 3, 28}, {2106, 4, 18}, {2200, 4, 6},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        assert_int_equal(easter_from_march(known[i].year), known[i].day + (known[i].month == 4 ? 31u : 0u));
    }
}

static void easter_is_a_sunday_between_22_march_and_25_april(void **state)
{
    (void)state;
    for (unsigned year = 1900; year <= 2200; year++) {
        const unsigned easter = easter_from_march(year);
        const bac_date first_of_march = date_of((uint16_t)year, 3, 1);
        assert_in_range(easter, 22, 56);
        assert_int_equal(bac_weekday((bac_date){first_of_march.n + (int32_t)easter - 1}), 6);
    }
}

static void expect_closed(unsigned month, unsigned day, message called)
{
    message found = MESSAGE_COUNT;
    assert_true(closed_day(&found, date_of(2026, month, day)));
    assert_int_equal(found, called);
}

/* [R-closed-days] */
static void eleven_days_of_a_year_and_its_sundays_are_closed(void **state)
{
    (void)state;
    expect_closed(1, 1, MSG_HOLIDAY_NEW_YEAR);
    expect_closed(4, 6, MSG_HOLIDAY_EASTER_MONDAY);
    expect_closed(5, 1, MSG_HOLIDAY_LABOUR);
    expect_closed(5, 8, MSG_HOLIDAY_VICTORY);
    expect_closed(5, 14, MSG_HOLIDAY_ASCENSION);
    expect_closed(5, 25, MSG_HOLIDAY_WHIT_MONDAY);
    expect_closed(7, 14, MSG_HOLIDAY_NATIONAL);
    expect_closed(8, 15, MSG_HOLIDAY_ASSUMPTION);
    expect_closed(11, 1, MSG_HOLIDAY_ALL_SAINTS); /* a Sunday too */
    expect_closed(11, 11, MSG_HOLIDAY_ARMISTICE);
    expect_closed(12, 25, MSG_HOLIDAY_CHRISTMAS);
    expect_closed(4, 5, MSG_SUNDAY);
    unsigned closed = 0;
    for (int32_t day = date_of(2026, 1, 1).n; day <= date_of(2026, 12, 31).n; day++) {
        message called;
        closed += closed_day(&called, (bac_date){day}) ? 1 : 0;
    }
    assert_int_equal(closed, 52 + 11 - 1);
}

/* [R-closed-days] */
static void the_last_open_day_may_be_a_saturday_and_lie_days_back(void **state)
{
    (void)state;
    assert_int_equal(last_open_day(date_of(2026, 12, 20)).n, date_of(2026, 12, 19).n); /* a Sunday */
    assert_int_equal(last_open_day(date_of(2026, 4, 6)).n, date_of(2026, 4, 4).n);     /* Easter Monday */
    assert_int_equal(last_open_day(date_of(2022, 12, 26)).n, date_of(2022, 12, 24).n); /* behind Christmas Sunday */
    assert_int_equal(last_open_day(date_of(2021, 5, 2)).n, date_of(2021, 4, 30).n);    /* behind Labour Day */
    message called;
    assert_true(closed_day(&called, (bac_date){BAC_DATE_MAX + 1}));
    assert_int_equal(called, MSG_HOLIDAY_NEW_YEAR);
    assert_int_equal(last_open_day((bac_date){BAC_DATE_MAX + 1}).n, BAC_DATE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(easter_is_that_of_the_tables),
        cmocka_unit_test(easter_is_a_sunday_between_22_march_and_25_april),
        cmocka_unit_test(eleven_days_of_a_year_and_its_sundays_are_closed),
        cmocka_unit_test(the_last_open_day_may_be_a_saturday_and_lie_days_back),
    };
    return cmocka_run_group_tests_name("holiday", tests, NULL, NULL);
}
