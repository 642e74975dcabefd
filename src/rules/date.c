/* SPDX-License-Identifier: MIT */
/* The calendar: proleptic Gregorian, 1900 to 2200, in whole days. */
#include "baclofene.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2200, MONTHS = 12 };

/* Days of a common year before each month; the 13th is the year's length. */
static const uint16_t days_before_month[MONTHS + 1] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

/*@ predicate valid_date(bac_date date) = BAC_DATE_MIN <= date.n <= BAC_DATE_MAX;
    logic integer leap_day(integer year) = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 1 : 0;
    logic integer days_of_month(integer year, integer month) =
      month == 2 ? 28 + leap_day(year) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    predicate calendar_day(bac_civil civil) =
      1 <= civil.month <= MONTHS && 1 <= civil.day <= days_of_month(civil.year, civil.month);
    predicate valid_civil(bac_civil civil) = FIRST_YEAR <= civil.year <= LAST_YEAR && calendar_day(civil);

    // The number of a day: the years, months and days that went before it.
    logic integer days_before_year(integer year) =
      365 * (year - FIRST_YEAR) + (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 - 460;
    logic integer days_before_month(integer year, integer month) =
      (month == 1 ? 0 : month == 2 ? 31 : month == 3 ? 59 : month == 4 ? 90 : month == 5 ? 120 : month == 6 ? 151 :
       month == 7 ? 181 : month == 8 ? 212 : month == 9 ? 243 : month == 10 ? 273 : month == 11 ? 304 :
       month == 12 ? 334 : 365) + (month > 2 ? leap_day(year) : 0);
    logic integer number_of(bac_civil civil) =
      BAC_DATE_MIN + days_before_year(civil.year) + days_before_month(civil.year, civil.month) + civil.day - 1;

    // No two days have the same number, so that bac_date_to_civil and bac_date_from_civil undo each other.
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

    logic integer birthday_number(bac_civil birth, integer years) =
      BAC_DATE_MIN + days_before_year(birth.year + years) + days_before_month(birth.year + years, birth.month) +
      birth.day - 1;
    lemma within_its_year: \forall bac_civil birth, integer years; valid_civil(birth) && 0 <= years ==>
      days_before_year(birth.year + years) <= birthday_number(birth, years) - BAC_DATE_MIN <
      days_before_year(birth.year + years + 1); */

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
    const int32_t past = year - 1;
    const int32_t leap_days = (past / 4 - 1899 / 4) - (past / 100 - 1899 / 100) + (past / 400 - 1899 / 400);
    return 365 * (year - FIRST_YEAR) + leap_days;
}

/*@ requires 0 <= year && 1 <= month <= MONTHS;
    assigns \nothing;
    ensures \result == days_of_month(year, month); */
static int32_t month_length(int32_t year, int32_t month)
{
    return month_start(year, month + 1) - month_start(year, month);
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
    date->n = BAC_DATE_MIN + year_start(civil.year) + month_start(civil.year, civil.month) + (civil.day - 1);
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
    ensures years > LAST_YEAR - FIRST_YEAR ==> \result.n == BAC_DATE_MAX + 1;
    ensures \forall bac_civil born; valid_civil(born) && number_of(born) == birth.n ==>
      \result.n == (born.year + years <= LAST_YEAR ? birthday_number(born, years) : BAC_DATE_MAX + 1); */
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
    const unsigned years = (unsigned)(bac_date_to_civil(on).year - bac_date_to_civil(birth).year);
    return bac_birthday(birth, years).n <= on.n ? years : years - 1;
}
