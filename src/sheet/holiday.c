/* SPDX-License-Identifier: MIT */
#include "sheet/holiday.h"

/* The Gregorian rule: the Sunday after the full moon on or after 21 March, as the calendar of the church counts it. */
unsigned easter_from_march(unsigned year)
{
    const unsigned century = year / 100;
    const unsigned golden = year % 19; /* place in the moon's cycle of 19 years */
    const unsigned leap_drift = century - century / 4;
    const unsigned moon_drift = (8 * century + 13) / 25;
    unsigned moon = (leap_drift - moon_drift + 19 * golden + 15) % 30; /* days from 21 March to the full moon */
    if (moon == 29 || (moon == 28 && golden > 10)) {
        moon--;
    }
    const unsigned weekday = (year + year / 4 + moon + 2 - leap_drift) % 7; /* of the full moon; 0: a Sunday */
    return 21 + moon + 7 - weekday;
}

/* The same date every year. */
static const struct {
    uint8_t month, day;
    message called;
} fixed[] = {
    {1, 1, MSG_HOLIDAY_NEW_YEAR},    {5, 1, MSG_HOLIDAY_LABOUR},      {5, 8, MSG_HOLIDAY_VICTORY},
    {7, 14, MSG_HOLIDAY_NATIONAL},   {8, 15, MSG_HOLIDAY_ASSUMPTION}, {11, 1, MSG_HOLIDAY_ALL_SAINTS},
    {11, 11, MSG_HOLIDAY_ARMISTICE}, {12, 25, MSG_HOLIDAY_CHRISTMAS},
};

/* So many days after Easter. */
static const struct {
    uint8_t days;
    message called;
} movable[] = {{1, MSG_HOLIDAY_EASTER_MONDAY}, {39, MSG_HOLIDAY_ASCENSION}, {50, MSG_HOLIDAY_WHIT_MONDAY}};

static bool is_holiday(message *called, bac_date date)
{
    const bac_civil civil = bac_date_to_civil(date);
    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++) {
        if (civil.month == fixed[i].month && civil.day == fixed[i].day) {
            *called = fixed[i].called;
            return true;
        }
    }
    bac_date first_of_march;
    bac_date_from_civil(&first_of_march, (bac_civil){.year = civil.year, .month = 3, .day = 1});
    const int32_t easter = first_of_march.n + (int32_t)easter_from_march(civil.year) - 1;
    for (size_t i = 0; i < sizeof movable / sizeof movable[0]; i++) {
        if (date.n == easter + movable[i].days) {
            *called = movable[i].called;
            return true;
        }
    }
    return false;
}

bool closed_day(message *called, bac_date date)
{
    enum { SUNDAY = 6 };
    if (date.n > BAC_DATE_MAX) {
        *called = MSG_HOLIDAY_NEW_YEAR;
        return true;
    }
    if (is_holiday(called, date)) {
        return true;
    }
    *called = MSG_SUNDAY;
    return bac_weekday(date) == SUNDAY;
}

/* [R-closed-days] */
bac_date last_open_day(bac_date date)
{
    message called;
    do {
        date.n--;
    } while (closed_day(&called, date));
    return date;
}
