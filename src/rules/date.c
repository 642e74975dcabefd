/* SPDX-License-Identifier: MIT */
/* The calendar: proleptic Gregorian, 1900 to 2200, in whole days. */
#include "baclofene.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2200, MONTHS = 12 };

/* Days of a common year before each month; the 13th is the year's length. */
static const uint16_t days_before_month[MONTHS + 1] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

static bool is_leap(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Days of the year before the first of a month (1-13). */
static int32_t month_start(int32_t year, int32_t month)
{
    return days_before_month[month - 1] + (month > 2 && is_leap(year) ? 1 : 0);
}

/* Days from 1900-01-01 to the first of January of a year from 1900 on. 1600 and 2000 are the leap centuries, so the
 * centuries are counted from 1600. */
static int32_t year_start(int32_t year)
{
    const int32_t past = year - 1;
    const int32_t leap_days = (past / 4 - 1899 / 4) - (past / 100 - 1899 / 100) + (past / 400 - 1899 / 400);
    return 365 * (year - FIRST_YEAR) + leap_days;
}

static int32_t month_length(int32_t year, int32_t month)
{
    return month_start(year, month + 1) - month_start(year, month);
}

bool bac_date_from_civil(bac_date *date, bac_civil civil)
{
    if (civil.year < FIRST_YEAR || civil.year > LAST_YEAR || civil.month < 1 || civil.month > MONTHS || civil.day < 1 ||
        civil.day > month_length(civil.year, civil.month)) {
        return false;
    }
    date->n = BAC_DATE_MIN + year_start(civil.year) + month_start(civil.year, civil.month) + (civil.day - 1);
    return true;
}

bac_civil bac_date_to_civil(bac_date date)
{
    int32_t rest = date.n - BAC_DATE_MIN;
    int32_t year = FIRST_YEAR + rest / 366; /* never too late, and at most one year too early in these centuries */
    if (year_start(year + 1) <= rest) {
        year++;
    }
    rest -= year_start(year);
    int32_t month = 1 + rest / 31; /* the same for the months of a year */
    if (month_start(year, month + 1) <= rest) {
        month++;
    }
    rest -= month_start(year, month);
    return (bac_civil){.year = (uint16_t)year, .month = (uint8_t)month, .day = (uint8_t)(rest + 1)};
}

bac_civil bac_civil_next(bac_civil civil)
{
    if (civil.day < month_length(civil.year, civil.month)) {
        civil.day++;
    } else if (civil.month < MONTHS) {
        civil.day = 1;
        civil.month++;
    } else {
        civil.day = 1;
        civil.month = 1;
        civil.year++;
    }
    return civil;
}

unsigned bac_weekday(bac_date date)
{
    return (unsigned)(date.n - BAC_DATE_MIN) % 7; /* 1900-01-01 was a Monday */
}

bac_date bac_birthday(bac_date birth, unsigned years)
{
    bac_civil civil = bac_date_to_civil(birth);
    if (years > (unsigned)(LAST_YEAR - civil.year)) {
        return (bac_date){BAC_DATE_MAX + 1};
    }
    civil.year = (uint16_t)(civil.year + years);
    if (civil.day > month_length(civil.year, civil.month)) { /* 29 February in a common year */
        civil.month++;
        civil.day = 1;
    }
    bac_date birthday = birth;
    bac_date_from_civil(&birthday, civil);
    return birthday;
}

unsigned bac_age(bac_date birth, bac_date on)
{
    if (on.n < birth.n) {
        return 0;
    }
    const unsigned years = (unsigned)(bac_date_to_civil(on).year - bac_date_to_civil(birth).year);
    return bac_birthday(birth, years).n <= on.n ? years : years - 1;
}
