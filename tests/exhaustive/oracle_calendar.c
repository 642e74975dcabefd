/* SPDX-License-Identifier: MIT */
/* The calendar, day by day. Written from docs/protocol.md; see oracle.h. */
#include "oracle.h"

static int is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month)
{
    static const int lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    if (month == 2 && is_leap(year)) {
        return 29;
    }
    return lengths[month - 1];
}

void oracle_next_day(int *year, int *month, int *day)
{
    *day += 1;
    if (*day > month_length(*year, *month)) {
        *day = 1;
        *month += 1;
    }
    if (*month > 12) {
        *month = 1;
        *year += 1;
    }
}

int oracle_weekday(int year, int month, int day)
{
    /* 1 January 1900 was a Monday; from there, count the days of the years and months gone by. */
    int passed = 0;

    if (year < 1900) {
        return -1;
    }
    for (int earlier = 1900; earlier < year; earlier++) {
        passed += is_leap(earlier) ? 366 : 365;
    }
    for (int earlier = 1; earlier < month; earlier++) {
        passed += month_length(year, earlier);
    }
    passed += day - 1;
    return passed % 7;
}

int oracle_age_on(int birth_year, int birth_month, int birth_day, int year, int month, int day)
{
    int birthday_month = birth_month;
    int birthday_day = birth_day;

    /* Born on 29 February: the birthday of a common year is 1 March. */
    if (birth_month == 2 && birth_day == 29 && !is_leap(year)) {
        birthday_month = 3;
        birthday_day = 1;
    }
    if (month > birthday_month || (month == birthday_month && day >= birthday_day)) {
        return year - birth_year;
    }
    return year - birth_year - 1;
}
