/* SPDX-License-Identifier: MIT */
/* The calendar: proleptic Gregorian, 1900 to 2200, in whole days. */
#include "date.h"

/* Days of a common year before each month; the 13th is the year's length. */
static const uint16_t days_before_month[MONTHS + 1] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

/*@ // No two days have the same number, so that bac_date_to_civil and bac_date_from_civil undo each other.
    lemma year_length: \forall integer a; FIRST_YEAR <= a ==>
      days_before_year(a + 1) == days_before_year(a) + 365 + leap_day(a);
    lemma years_ascend: \forall integer a, b; FIRST_YEAR <= a <= b ==> days_before_year(a) <= days_before_year(b);
    lemma months_ascend: \forall integer year, a, b; 1 <= a < b <= MONTHS ==>
      days_before_month(year, a) + days_of_month(year, a) <= days_before_month(year, b);
    lemma within_year: \forall bac_civil a; valid_civil(a) ==>
      1 <= days_before_month(a.year, a.month) + a.day <= 365 + leap_day(a.year);
    lemma one_year: \forall bac_civil a, b; valid_civil(a) && valid_civil(b) &&
      number_of(a) == number_of(b) ==> a.year == b.year;
    lemma one_day: \forall bac_civil a, b; valid_civil(a) && valid_civil(b) &&
      number_of(a) == number_of(b) ==> a.year == b.year && a.month == b.month && a.day == b.day;

    lemma within_its_year: \forall bac_civil birth, integer years; valid_civil(birth) && 0 <= years ==>
      days_before_year(birth.year + years) <= birthday_number(birth, years) - BAC_DATE_MIN <
      days_before_year(birth.year + years + 1);

    // Years are 365 or 366 days long.
    lemma pace_of_years: \forall integer year, years; FIRST_YEAR <= year && 0 <= years ==>
      365 * years <= days_before_year(year + years) - days_before_year(year) <= 366 * years;
    lemma pace_of_birthdays: \forall bac_civil birth, integer years; valid_civil(birth) && 0 <= years ==>
      365 * years <= birthday_number(birth, years) - number_of(birth) <= 366 * years; */

/*@ requires 0 <= year;
    assigns \nothing;
    ensures \result == leap_day(year); */
static bool is_leap(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Days of the year before the first of a month (1-13). */
/*@ requires 0 <= year && 1 <= month <= MONTHS + 1;
    assigns \nothing;
    ensures \result == days_before_month(year, month); */
static int32_t month_start(int32_t year, int32_t month)
{
    return days_before_month[month - 1] + (month > 2 && is_leap(year) ? 1 : 0);
}

/* Days from 1900-01-01 to the first of January of a year from 1900 on. 1600 and 2000 are the leap centuries, so the
 * centuries are counted from 1600. */
/*@ requires FIRST_YEAR <= year <= LAST_YEAR + 1;
    assigns \nothing;
    ensures \result == days_before_year(year); */
static int32_t year_start(int32_t year)
{
    const uint32_t past = (uint32_t)year - 1;
    const uint32_t leap_days = past / 4 - past / 100 + past / 400 - 460; /* those before 1900 are 460 */
    return 365 * (year - FIRST_YEAR) + (int32_t)leap_days;
}

/*@ requires 0 <= year && 1 <= month <= MONTHS;
    assigns \nothing;
    ensures \result == days_of_month(year, month); */
static int32_t month_length(int32_t year, int32_t month)
{
    return month_start(year, month + 1) - month_start(year, month);
}

/*@ requires valid_civil(civil);
    assigns \nothing;
    ensures valid_date(\result) && \result.n == number_of(civil); */
static bac_date date_of(bac_civil civil)
{
    return (bac_date){BAC_DATE_MIN + year_start(civil.year) + month_start(civil.year, civil.month) + (civil.day - 1)};
}

/* [R-calendar] [R-date-range] */
/*@ requires \valid(date);
    assigns *date;
    ensures \result <==> valid_civil(civil);
    ensures \result ==> valid_date(*date) && date->n == number_of(civil);
    ensures !\result ==> *date == \old(*date); */
bool bac_date_from_civil(bac_date *date, bac_civil civil)
{
    if (civil.year < FIRST_YEAR || civil.year > LAST_YEAR || civil.month < 1 || civil.month > MONTHS || civil.day < 1 ||
        civil.day > month_length(civil.year, civil.month)) {
        return false;
    }
    *date = date_of(civil);
    return true;
}

/* [R-calendar] */
/*@ requires valid_date(date);
    assigns \nothing;
    ensures valid_civil(\result) && number_of(\result) == date.n; */
bac_civil bac_date_to_civil(bac_date date)
{
    int32_t rest = date.n - BAC_DATE_MIN;
    int32_t year = FIRST_YEAR + rest / 366; /* never too late, and at most one year too early in these centuries */
    int32_t start = year_start(year + 1);
    if (start <= rest) {
        year++;
    } else {
        start = year_start(year);
    }
    rest -= start;
    int32_t month = 1 + rest / 31; /* the same for the months of a year */
    if (month_start(year, month + 1) <= rest) {
        month++;
    }
    rest -= month_start(year, month);
    return (bac_civil){.year = (uint16_t)year, .month = (uint8_t)month, .day = (uint8_t)(rest + 1)};
}

/* [R-calendar] */
/*@ requires valid_civil(civil);
    assigns \nothing;
    ensures calendar_day(\result) && number_of(\result) == number_of(civil) + 1; */
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

/* [R-calendar] */
/*@ requires valid_date(date);
    assigns \nothing;
    ensures \result == (date.n - BAC_DATE_MIN) % 7; */
unsigned bac_weekday(bac_date date)
{
    return (unsigned)(date.n - BAC_DATE_MIN) % 7; /* 1900-01-01 was a Monday */
}

/* [R-age] */
/*@ requires valid_date(birth);
    assigns \nothing;
    ensures birth.n <= \result.n <= BAC_DATE_MAX + 1;
    ensures years == 0 ==> \result.n == birth.n;
    ensures years > 0 ==> birth.n < \result.n;
    ensures \result.n <= BAC_DATE_MAX ==> 365 * years <= \result.n - birth.n <= 366 * years;
    ensures years > LAST_YEAR - FIRST_YEAR ==> \result.n == BAC_DATE_MAX + 1;
    ensures \forall bac_civil born; valid_civil(born) && number_of(born) == birth.n ==>
      \result.n == (born.year + years <= LAST_YEAR ? birthday_number(born, years) : BAC_DATE_MAX + 1); */
bac_date bac_birthday(bac_date birth, unsigned years)
{
    const bac_civil born = bac_date_to_civil(birth);
    if (years > (unsigned)(LAST_YEAR - born.year)) {
        return (bac_date){BAC_DATE_MAX + 1};
    }
    bac_civil civil = born;
    civil.year = (uint16_t)(civil.year + years);
    if (civil.day > month_length(civil.year, civil.month)) { /* 29 February in a common year */
        //@ assert born.month == 2 && born.day == 29 && leap_day(civil.year) == 0;
        civil.month++;
        civil.day = 1;
    }
    //@ assert valid_civil(civil) && number_of(civil) == birthday_number(born, years);
    return date_of(civil);
}

/* [R-age] */
/*@ requires valid_date(birth) && valid_date(on);
    assigns \nothing;
    ensures \result <= LAST_YEAR - FIRST_YEAR;
    ensures birth.n > on.n ==> \result == 0;
    ensures \forall bac_civil born; valid_civil(born) && number_of(born) == birth.n <= on.n ==>
      birthday_number(born, \result) <= on.n < birthday_number(born, \result + 1); */
unsigned bac_age(bac_date birth, bac_date on)
{
    if (on.n < birth.n) {
        return 0;
    }
    const bac_civil born = bac_date_to_civil(birth);
    const bac_civil today = bac_date_to_civil(on);
    const unsigned years = (unsigned)(today.year - born.year);
    //@ assert days_before_year(today.year) <= on.n - BAC_DATE_MIN < days_before_year(today.year + 1);
    //@ assert days_before_year(today.year + 1) <= birthday_number(born, years + 1) - BAC_DATE_MIN;
    //@ assert years > 0 ==> birthday_number(born, years - 1) - BAC_DATE_MIN < days_before_year(today.year);
    return bac_birthday(birth, years).n <= on.n ? years : years - 1;
}
