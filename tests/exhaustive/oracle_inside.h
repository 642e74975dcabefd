/* SPDX-License-Identifier: MIT */
/* What the files of the oracle share with each other, and with nobody else. */
#ifndef ORACLE_INSIDE_H
#define ORACLE_INSIDE_H

#include "oracle.h"

enum {
    QUANTUM = 5, /* half of a scored 10 mg tablet */
    TABLET = 10,
    BOX = 30, /* tablets */
    DOSE_MAX = 600
};

static inline int smaller(int a, int b)
{
    return a < b ? a : b;
}

static inline int larger(int a, int b)
{
    return a > b ? a : b;
}

static inline int is_schedulable(int dose)
{
    return dose >= 0 && dose <= DOSE_MAX && dose % QUANTUM == 0;
}

/* ---- oracle_tablets.c: what prescriptions add up ---- */

/* Adds what a day takes; when all days are in, says how many boxes that is. */
void add_tablets(struct oracle_amounts *amounts, const struct oracle_dispensing *how, int dose, int day);
void fill_boxes(struct oracle_amounts *amounts);

/* ---- oracle_protocol.c: the table of protocols ---- */

struct column {
    int start_lowest, start_highest;
    int step_shortest, step_longest;
    int ceiling;
    int in_force_from[3], in_force_to[3]; /* both ends belong to the time in force */
};

extern const struct column columns[3];

int is_protocol(int protocol);
int increase_at(int protocol, int dose);

enum { NO_REVIEW, SECOND_OPINION, COLLEGIAL, MULTIDISCIPLINARY };

/* ---- oracle_rules.c: a plan that is being judged ---- */

/* In the order of the page's table, which is the order of the findings of one day. */
enum rule {
    RULE_TABLET,
    RULE_START_DOSE,
    RULE_STEP_SIZE,
    RULE_STEP_LENGTH,
    RULE_HELD_UNKNOWN,
    RULE_CEILING,
    RULE_SECOND_OPINION,
    RULE_COLLEGIAL_OPINION,
    RULE_MULTIDISCIPLINARY_CARE,
    RULE_AGE_BOUNDARY,
    RULE_ABRUPT_FALL,
    RULE_TAPER_RATE,
    RULE_TAPER_LENGTH,
    RULE_INTAKE_SUM,
    RULE_CONTRAINDICATION,
    RULE_PSYCHIATRIC_REVIEW,
    RULE_INDICATION,
    RULE_PROTOCOL_STATUS,
    RULE_SINGLE_INTAKE,
    RULE_COUNT
};

struct plan_judged {
    const struct oracle_facts *facts;
    const struct oracle_intakes *intakes;
    int days;
    int dose_from_day_minus_1[ORACLE_DAYS_MAX + 2];
    int level_first_day[ORACLE_DAYS_MAX + 1];   /* 0: the level was there before day 1 */
    int dose_of_last_rise[ORACLE_DAYS_MAX + 1]; /* `from` before any rise */
    char stretch_begins[ORACLE_DAYS_MAX + 1];
    int age[ORACLE_DAYS_MAX + 1];
    char ceiling_caution[ORACLE_DAYS_MAX + 1];
    char ceiling_violation[ORACLE_DAYS_MAX + 1];
    int treating_day; /* the first day with a rise, 0 for none */

    struct oracle_finding *out;
    int count;
    char seen[RULE_COUNT][3];
};

/* Day 0 and day -1 are `from`. */
static inline int dose_on(const struct plan_judged *plan, int day)
{
    return plan->dose_from_day_minus_1[day + 1];
}

static inline int is_rise(const struct plan_judged *plan, int day)
{
    return dose_on(plan, day) > dose_on(plan, day - 1);
}

static inline int is_fall(const struct plan_judged *plan, int day)
{
    return dose_on(plan, day) < dose_on(plan, day - 1);
}

void report(struct plan_judged *plan, enum rule rule, enum oracle_severity severity, int day, int condition);

/* ---- oracle_eligibility.c: the rules that ask about the patient ---- */

void check_opinion(struct plan_judged *plan, int day);
void check_age_boundary(struct plan_judged *plan, int day);
void check_eligibility(struct plan_judged *plan, int day);
void check_protocol_status(struct plan_judged *plan, int day);

/* ---- oracle_intakes.c: the rules on what a day is taken in ---- */

int same_intakes(const struct oracle_intakes *a, const struct oracle_intakes *b);
int is_made_of_halves(int dose, const struct oracle_intakes *intakes);
void check_intake_sum(struct plan_judged *plan, int day);
void check_single_intake(struct plan_judged *plan, int day);

#endif
