/* SPDX-License-Identifier: MIT */
/*
 * A second opinion on courses: what "A course: legs" of docs/protocol.md says, leg by leg and day by day, written from
 * the page and not from the code.
 */
#ifndef COURSE_ORACLE_H
#define COURSE_ORACLE_H

#include "oracle.h"

enum { ORACLE_LEGS_MAX = 600, ORACLE_BLOCKS_MAX = 512 };

enum oracle_leg_kind { ORACLE_BLOCK, ORACLE_TO, ORACLE_STOP, ORACLE_HOLD };

struct oracle_leg {
    enum oracle_leg_kind kind;
    int dose;                      /* of a block; where `to` leads */
    int days;                      /* of a block or of `hold`; `in` how many, -1: not given */
    struct oracle_intakes intakes; /* of a block, adding up to its dose; count 0: not stated */
};

enum oracle_phase { ORACLE_TITRATION, ORACLE_MAINTENANCE, ORACLE_TAPER, ORACLE_STOPPED };

/* -1 stands for an optional value not given. */
struct oracle_course_request {
    int protocol;
    int from, held, step_days, initial, max_step;
    int intakes, weights[ORACLE_INTAKES_MAX]; /* the split of days whose intakes are not stated */
    int legs;
    struct oracle_leg leg[ORACLE_LEGS_MAX];
};

struct oracle_course {
    int days, blocks;
    int held; /* as the checker is told: -1, unknown */
    int doses[ORACLE_DAYS_MAX];
    struct oracle_intakes intakes[ORACLE_DAYS_MAX]; /* count 0: the split */
    enum oracle_phase phases[ORACLE_DAYS_MAX];
};

/* False for an input error. Whether the protocol accepts the course is for oracle_check() to say. */
int oracle_plan_course(const struct oracle_course_request *request, struct oracle_course *course);

/* Whether it says of the page's examples, and of others, what was worked out by hand. */
int course_oracle_selftest(void);

#endif
