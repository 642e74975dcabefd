/* SPDX-License-Identifier: MIT */
/* The calendar. Day numbers are counted by hand as 365 days a year and the leap days between, weekdays and leap years
 * known from printed calendars. */
#include "expect.h"

typedef struct {
    bac_civil civil;
    int32_t days;
    unsigned weekday; /* 0 Monday */
} known_day;

/* 70 years and 17 leap days before 1970: 25,567. 231 years and 56 leap days (58 multiples of 4 from 1972 to 2200
 * without 2100 and 2200) after it, less a day: 84,370. */
static const known_day known_days[] = {
    {{1900, 1, 1}, -25567, 0},  {{1900, 2, 28}, -25509, 2}, {{1900, 3, 1}, -25508, 3},  {{1900, 12, 31}, -25203, 0},
    {{1969, 12, 31}, -1, 2},    {{1970, 1, 1}, 0, 3},       {{1999, 12, 31}, 10956, 4}, {{2000, 1, 1}, 10957, 5},
    {{2000, 2, 28}, 11015, 0},  {{2000, 2, 29}, 11016, 1},  {{2000, 3, 1}, 11017, 2},   {{2000, 12, 31}, 11322, 6},
    {{2014, 3, 14}, 16143, 4},  {{2017, 7, 23}, 17370, 6},  {{2017, 7, 24}, 17371, 0},  {{2021, 2, 15}, 18673, 0},
    {{2021, 11, 18}, 18949, 3}, {{2024, 2, 29}, 19782, 3},  {{2100, 2, 28}, 47540, 6},  {{2100, 3, 1}, 47541, 0},
    {{2200, 12, 31}, 84370, 2},
};

/* [R-calendar] */
static void known_days_have_their_numbers_dates_and_weekdays(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(known_days); i++) {
        const known_day *known = &known_days[i];
        bac_date date = {0};
        assert_true(bac_date_from_civil(&date, known->civil));
        assert_int_equal(date.n, known->days);
        const bac_civil civil = bac_date_to_civil((bac_date){known->days});
        assert_int_equal(civil.year, known->civil.year);
        assert_int_equal(civil.month, known->civil.month);
        assert_int_equal(civil.day, known->civil.day);
        assert_int_equal(bac_weekday(date), known->weekday);
    }
    assert_int_equal(BAC_DATE_MIN, known_days[0].days);
    assert_int_equal(BAC_DATE_MAX, known_days[COUNT(known_days) - 1].days);
}

/* [R-date-range] */
static void a_day_that_does_not_exist_is_refused_and_the_date_left_alone(void **state)
{
    (void)state;
    static const bac_civil missing[] = {
        {1899, 12, 31}, {2201, 1, 1},  {0, 1, 1},      {65535, 1, 1},  {2023, 0, 1},   {2023, 13, 1},   {2023, 255, 1},
        {2023, 1, 0},   {2023, 1, 32}, {2023, 3, 32},  {2023, 4, 31},  {2023, 5, 32},  {2023, 6, 31},   {2023, 7, 32},
        {2023, 8, 32},  {2023, 9, 31}, {2023, 10, 32}, {2023, 11, 31}, {2023, 12, 32}, {2023, 12, 255}, {2023, 2, 29},
        {1900, 2, 29},  {2100, 2, 29}, {2200, 2, 29},  {2000, 2, 30},  {2024, 2, 30},
    };
    for (size_t i = 0; i < COUNT(missing); i++) {
        bac_date date = {12345};
        assert_false(bac_date_from_civil(&date, missing[i]));
        assert_int_equal(date.n, 12345);
    }
}

static void the_last_day_of_every_month_exists(void **state)
{
    (void)state;
    static const bac_civil last[] = {
        {2023, 1, 31},  {2023, 2, 28},  {2024, 2, 29},  {2000, 2, 29}, {1904, 2, 29}, {2023, 3, 31},
        {2023, 4, 30},  {2023, 5, 31},  {2023, 6, 30},  {2023, 7, 31}, {2023, 8, 31}, {2023, 9, 30},
        {2023, 10, 31}, {2023, 11, 30}, {2023, 12, 31}, {1900, 2, 28}, {2100, 2, 28}, {2200, 2, 28},
    };
    for (size_t i = 0; i < COUNT(last); i++) {
        bac_date date = {0};
        assert_true(bac_date_from_civil(&date, last[i]));
        const bac_civil next = bac_civil_next(last[i]);
        assert_int_equal(next.day, 1);
        assert_int_equal(next.month, last[i].month % 12 + 1);
        assert_int_equal(next.year, last[i].year + (last[i].month == 12));
    }
}

/* A calendar of its own: months as people know them, and 1900, 2100 and 2200 without a leap day. */
static unsigned days_in(unsigned year, unsigned month)
{
    static const unsigned days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && year != 1900 && year != 2100 && year != 2200;
    return days[month - 1] + (month == 2 && leap);
}

/* [R-calendar] */
static void every_day_from_1900_to_2200_follows_the_day_before(void **state)
{
    (void)state;
    int32_t number = -25567;
    bac_civil walked = {1900, 1, 1};
    for (unsigned year = 1900; year <= 2200; year++) {
        for (unsigned month = 1; month <= 12; month++) {
            for (unsigned day = 1; day <= days_in(year, month); day++) {
                assert_int_equal(date_of(year, month, day).n, number);
                const bac_civil civil = bac_date_to_civil((bac_date){number});
                assert_true(civil.year == year && civil.month == month && civil.day == day);
                assert_true(walked.year == year && walked.month == month && walked.day == day);
                assert_int_equal(bac_weekday((bac_date){number}), (unsigned)(number + 25567) % 7);
                walked = bac_civil_next(walked);
                number++;
            }
        }
    }
    assert_int_equal(number, 84371);
    assert_true(walked.year == 2201 && walked.month == 1 && walked.day == 1);
}

typedef struct {
    bac_civil birth;
    unsigned years;
    bac_civil birthday;
} known_birthday;

/* [R-age] */
static void birthdays_fall_on_the_same_day_and_those_of_29_february_on_1_march_in_common_years(void **state)
{
    (void)state;
    static const known_birthday known[] = {
        {{1949, 6, 3}, 0, {1949, 6, 3}},       {{1949, 6, 3}, 66, {2015, 6, 3}},     {{1952, 2, 29}, 0, {1952, 2, 29}},
        {{1952, 2, 29}, 1, {1953, 3, 1}},      {{1952, 2, 29}, 4, {1956, 2, 29}},    {{1952, 2, 29}, 66, {2018, 3, 1}},
        {{1952, 2, 29}, 148, {2100, 3, 1}},    {{1940, 2, 29}, 60, {2000, 2, 29}},   {{1952, 2, 28}, 66, {2018, 2, 28}},
        {{1950, 3, 1}, 66, {2016, 3, 1}},      {{1949, 12, 31}, 66, {2015, 12, 31}}, {{1900, 1, 1}, 300, {2200, 1, 1}},
        {{1900, 12, 31}, 300, {2200, 12, 31}}, {{2200, 12, 31}, 0, {2200, 12, 31}},  {{2000, 2, 29}, 200, {2200, 3, 1}},
    };
    for (size_t i = 0; i < COUNT(known); i++) {
        bac_date birth = {0};
        bac_date birthday = {0};
        assert_true(bac_date_from_civil(&birth, known[i].birth));
        assert_true(bac_date_from_civil(&birthday, known[i].birthday));
        assert_int_equal(bac_birthday(birth, known[i].years).n, birthday.n);
    }
}

static void a_birthday_after_2200_is_the_day_after_the_last(void **state)
{
    (void)state;
    assert_int_equal(bac_birthday(date_of(1900, 1, 1), 301).n, 84371);
    assert_int_equal(bac_birthday(date_of(2180, 6, 1), 21).n, 84371);
    assert_int_equal(bac_birthday(date_of(2200, 12, 31), 1).n, 84371);
    assert_int_equal(bac_birthday(date_of(2000, 2, 29), UINT32_MAX).n, 84371);
}

typedef struct {
    bac_civil birth, on;
    unsigned age;
} known_age;

/* [R-age] */
static void years_are_completed_on_the_birthday_and_not_on_its_eve(void **state)
{
    (void)state;
    static const known_age known[] = {
        {{1949, 6, 3}, {2015, 6, 2}, 65},    {{1949, 6, 3}, {2015, 6, 3}, 66},    {{1949, 6, 3}, {2015, 6, 4}, 66},
        {{1949, 6, 3}, {2015, 1, 1}, 65},    {{1949, 6, 3}, {2015, 12, 31}, 66},  {{1949, 6, 3}, {2014, 6, 2}, 64},
        {{1949, 6, 3}, {2014, 6, 3}, 65},    {{1952, 2, 29}, {2018, 2, 28}, 65},  {{1952, 2, 29}, {2018, 3, 1}, 66},
        {{1952, 2, 29}, {2016, 2, 28}, 63},  {{1952, 2, 29}, {2016, 2, 29}, 64},  {{1952, 2, 29}, {2100, 2, 28}, 147},
        {{1952, 2, 29}, {2100, 3, 1}, 148},  {{1950, 3, 1}, {2016, 2, 29}, 65},   {{1950, 3, 1}, {2016, 3, 1}, 66},
        {{2000, 5, 5}, {2000, 5, 5}, 0},     {{2000, 5, 5}, {2001, 5, 4}, 0},     {{2000, 5, 5}, {2001, 5, 5}, 1},
        {{2000, 5, 5}, {2000, 5, 4}, 0},     {{2000, 5, 5}, {1999, 12, 31}, 0},   {{2000, 5, 5}, {1900, 1, 1}, 0},
        {{1900, 1, 1}, {2200, 12, 31}, 300}, {{2200, 12, 31}, {2200, 12, 31}, 0},
    };
    for (size_t i = 0; i < COUNT(known); i++) {
        bac_date birth = {0};
        bac_date on = {0};
        assert_true(bac_date_from_civil(&birth, known[i].birth));
        assert_true(bac_date_from_civil(&on, known[i].on));
        assert_int_equal(bac_age(birth, on), known[i].age);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days_have_their_numbers_dates_and_weekdays),
        cmocka_unit_test(a_day_that_does_not_exist_is_refused_and_the_date_left_alone),
        cmocka_unit_test(the_last_day_of_every_month_exists),
        cmocka_unit_test(every_day_from_1900_to_2200_follows_the_day_before),
        cmocka_unit_test(birthdays_fall_on_the_same_day_and_those_of_29_february_on_1_march_in_common_years),
        cmocka_unit_test(a_birthday_after_2200_is_the_day_after_the_last),
        cmocka_unit_test(years_are_completed_on_the_birthday_and_not_on_its_eve),
    };
    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
