/* SPDX-License-Identifier: MIT */
/* Plans that nobody would generate: single days of good ones changed, courses of several parts, and wild ones. */
#ifndef MUTATIONS_H
#define MUTATIONS_H

#include "compare.h"

/* Every single-day change of the plan, from day `first` on in steps of `stride`, judged by both. */
void compare_mutations(const struct plan *plan, int first, int stride);

/* Remembers the plan; false where it was seen before, for the same protocol, `from` and held days. */
bool is_new_plan(const struct plan *plan);

void compare_wild_plans(long count);

void compare_courses(long count);

#endif
