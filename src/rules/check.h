/* SPDX-License-Identifier: MIT */
#ifndef BAC_RULES_CHECK_H
#define BAC_RULES_CHECK_H

#include "baclofene.h"

/* A stay is a run of days above the ceiling; at most one violation speaks of it. */
enum { STAY_NONE, STAY_CAUTION, STAY_VIOLATION };

/* What one day brings. The checker knows the days before. */
typedef struct {
    bac_checker *checker;
    const bac_day *day;
    bac_finding *out;
    unsigned count;
    bool rise, fall;
    bool first_rise;
    bool new_stretch; /* day 1, or another dose or other stated intakes than the day before */
} judgement;

/*@ requires \valid(checker) && \valid_read(day) && \valid(out + (0 .. BAC_FINDINGS_PER_DAY - 1));
    ensures \result <= BAC_FINDINGS_PER_DAY; */
/* NOLINTNEXTLINE(readability-redundant-declaration): its contract stands here */
unsigned bac_check_day(bac_checker *checker, const bac_day *day, bac_finding out[BAC_FINDINGS_PER_DAY]);

#endif
