/* SPDX-License-Identifier: MIT */
/* What can be compared value by value: the calendar, ages, reviews, protocols in force, intakes, tablets. */
#ifndef TABLES_H
#define TABLES_H

void compare_calendar(void);
void compare_ages(int every);
void compare_protocol_names(void);
void compare_reviews(void);
void compare_in_force(int every);
void compare_splits(void);
void compare_tablets(void);

#endif
