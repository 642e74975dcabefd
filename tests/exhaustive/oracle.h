/* SPDX-License-Identifier: MIT */
/*
 * A second opinion on the protocols, for tests only.
 *
 * Written from docs/protocol.md and not from the code: it shares no line, no table and no header
 * with the program. Where the program streams, this holds a whole plan and transcribes each
 * sentence of the page. A difference between the two means that one of them, or the page, is wrong.
 */
#ifndef ORACLE_H
#define ORACLE_H

enum { ORACLE_DAYS_MAX = 3660, ORACLE_FINDINGS_MAX = 40000 };

/* The protocols, in the order of the page's columns. */
enum { ORACLE_RTU_2014, ORACLE_RTU_2017, ORACLE_AMM_2021 };

enum oracle_severity { ORACLE_CAUTION, ORACLE_REVIEW, ORACLE_VIOLATION };

/*
 * Both write the planned doses, doses[0] being day 1, and return the number of days, or -1 for an
 * input error. doses[] has room for ORACLE_DAYS_MAX. -1 stands for an optional value not given.
 * They plan only: whether the protocol accepts the plan is for oracle_check() to say.
 */
int oracle_titrate(int protocol, int target, int from, int held, int step_days, int initial, int maintain, int doses[]);
int oracle_taper(int protocol, int from, int to, int days, int max_step, int maintain, int doses[]);

struct oracle_facts {
    int protocol;
    int from;                               /* mg/day before day 1, 0 for an initiation */
    int held;                               /* -1: unknown */
    int age;                                /* completed years, -1: not given as years */
    int birth_year, birth_month, birth_day; /* birth_year 0: no birth date */
    int start_year, start_month, start_day; /* start_year 0: not dated */
    /*
     * Bit i is condition i: schizophrenia, bipolar, severe-depression, epilepsy, other-addiction,
     * pregnancy, concomitant, driving, moderate-depression, moderate-anxiety, other-psychiatric.
     */
    unsigned conditions;
    int indication; /* -1: not given, 0 abstinence, 1 reduction, 2 other */
    /* Bit 0 second-opinion, 1 collegial, 2 multidisciplinary, 3 psychiatric, 4 contraindication. */
    unsigned reviewed;
};

struct oracle_finding {
    const char *rule;
    enum oracle_severity severity;
    int day;
    int condition; /* index of the condition, -1 where the rule has none */
};

/* 1 where the page requires an age for this plan, else 0. */
int oracle_age_required(int protocol, const int doses[], int days);

/*
 * Writes the findings by day, then in the order of the page's table, then of the conditions, and
 * returns their number (-1: not a plan). intakes[i] is the sum of the intakes of day i + 1; NULL
 * where intakes are not stated.
 */
int oracle_check(const struct oracle_facts *facts, const int doses[], const int intakes[], int days,
                 struct oracle_finding out[]);

/* The review that a dose and an age need: 0 none, 1 second-opinion, 2 collegial,
   3 multidisciplinary. */
int oracle_review(int protocol, int dose, int age);

/* Fills intakes[0 .. count - 1] and returns count, or -1 for an input error. weights may be NULL:
   equal. */
int oracle_split(int dose, int count, const int weights[], int intakes[]);

struct oracle_period {
    int first, last, total_mg, tablets, conditional;
    int next_due; /* 0: none */
};

/* Returns the number of periods, at most days of them, or -1 for an input error.
   prescription_days -1: not given. */
int oracle_supply(const struct oracle_facts *facts, const int doses[], int days, int prescription_days,
                  struct oracle_period out[]);

/* Completed years of somebody born on the first date, on the second. */
int oracle_age_on(int birth_year, int birth_month, int birth_day, int year, int month, int day);

/* 0 is Monday; -1 before 1900, which no date of the program is. */
int oracle_weekday(int year, int month, int day);

void oracle_next_day(int *year, int *month, int *day);

#endif
