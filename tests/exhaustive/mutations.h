/* SPDX-License-Identifier: MIT */
/* Plans that nobody would generate: single days of good ones changed, courses of several parts, and wild ones. */
#ifndef MUTATIONS_H
#define MUTATIONS_H

#include "compare.h"
#include "course_oracle.h"

/* Every single-day change of the plan, from day `first` on in steps of `stride`, judged by both. */
void compare_mutations(const struct plan *plan, int first, int stride);

/* Remembers the plan; false where it was seen before, for the same protocol, `from` and held days. */
bool is_new_plan(const struct plan *plan);

void compare_wild_plans(long count);

/* So many courses that can be understood, put together and judged by both; and those drawn that cannot. */
void compare_courses(long count);

/* One course, put together by both: the oracle's is then in *course. Whether it can be understood and both agree. */
bool compare_course(const struct oracle_course_request *request, struct oracle_course *course);

#endif
