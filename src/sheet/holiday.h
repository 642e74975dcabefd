/* SPDX-License-Identifier: MIT */
/* Days on which nobody prescribes: Sundays and the eleven French public holidays. */
#ifndef SHEET_HOLIDAY_H
#define SHEET_HOLIDAY_H

#include "words/names.h"

/* Easter Sunday of a year, 1900 to 2200, as its day counted from 1 March: 22 is 22 March, 32 is 1 April. */
unsigned easter_from_march(unsigned year);

/* How a Sunday or a public holiday is called; false on any other day. A Saturday is a day like any other. The day after
 * the last valid date is allowed. */
bool closed_day(message *called, bac_date date);

/* The last day before that one on which somebody prescribes. */
bac_date last_open_day(bac_date date);

#endif
