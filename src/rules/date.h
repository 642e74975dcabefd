/* SPDX-License-Identifier: MIT */
/* What the proofs say of the calendar. */
#ifndef BAC_RULES_DATE_H
#define BAC_RULES_DATE_H

#include "baclofene.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2200, MONTHS = 12 };

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

    logic integer birthday_number(bac_civil birth, integer years) =
      BAC_DATE_MIN + days_before_year(birth.year + years) + days_before_month(birth.year + years, birth.month) +
      birth.day - 1; */

#endif
