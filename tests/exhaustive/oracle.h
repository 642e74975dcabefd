/* SPDX-License-Identifier: MIT */
/*
 * A second opinion on the protocols, for tests only.
 *
 * Written from docs/protocol.md and not from the code: it shares no line, no table and no header with the program.
 * Where the program streams, this holds a whole plan and transcribes each sentence of the page. A difference between
 * the two means that one of them, or the page, is wrong.
 *
 * oracle_protocol.c knows the table of protocols, oracle_calendar.c dates, oracle_plans.c the generators,
 * oracle_intakes.c what a day is taken in, oracle_rules.c the rules on doses, oracle_eligibility.c those on the
 * patient, oracle_gates.c gates, prescriptions and bridges, oracle_tablets.c tablets. oracle_selftest.c has what was
 * worked out by hand.
 */
#ifndef ORACLE_H
#define ORACLE_H

enum {
    ORACLE_DAYS_MAX = 3660,
    ORACLE_FINDINGS_MAX = 40000,
    ORACLE_INTAKES_MAX = 4,
    ORACLE_STRENGTHS = 4, /* 10, 20, 30 and 40 mg */
    ORACLE_GATES_MAX = 26 /* as many as there are letters */
};

/* The protocols, in the order of the page's columns. */
enum { ORACLE_RTU_2014, ORACLE_RTU_2017, ORACLE_AMM_2021 };

enum oracle_severity { ORACLE_CAUTION, ORACLE_REVIEW, ORACLE_VIOLATION };

/* ---- Plans ---- */

/*
 * Both write the planned doses, doses[0] being day 1, and return the number of days, or -1 for an input error. doses[]
 * has room for ORACLE_DAYS_MAX. -1 stands for an optional value not given. They plan only: whether the protocol accepts
 * the plan is for oracle_check() to say.
 */
int oracle_titrate(int protocol, int target, int from, int held, int step_days, int initial, int maintain, int doses[]);
int oracle_taper(int protocol, int from, int to, int days, int max_step, int maintain, int doses[]);

/* ---- Intakes ---- */

/* What is stated of a day: count 0, nothing. */
struct oracle_intakes {
    int count;
    int mg[ORACLE_INTAKES_MAX];
};

/* False for an input error. weights may be NULL: equal. */
int oracle_split(int dose, int count, const int weights[], struct oracle_intakes *out);

/* ---- The checker ---- */

struct oracle_facts {
    int protocol;
    int from;                               /* mg/day before day 1, 0 for an initiation */
    int held;                               /* -1: unknown */
    int age;                                /* completed years, -1: not given as years */
    int birth_year, birth_month, birth_day; /* birth_year 0: no birth date */
    int start_year, start_month, start_day; /* start_year 0: not dated */
    /*
     * Bit i is condition i: schizophrenia, bipolar, severe-depression, epilepsy, other-addiction, pregnancy,
     * concomitant, driving, moderate-depression, moderate-anxiety, other-psychiatric.
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
 * Writes the findings by day, then in the order of the page's table, then of the conditions as Eligibility names them,
 * and returns their number (-1: not a plan). intakes[i] is what is stated of day i + 1; NULL: nothing of any day.
 */
int oracle_check(const struct oracle_facts *facts, const int doses[], const struct oracle_intakes intakes[], int days,
                 struct oracle_finding out[]);

/* The review that a dose and an age need: 0 none, 1 second-opinion, 2 collegial, 3 multidisciplinary. */
int oracle_review(int protocol, int dose, int age);

/* The age on each day of the plan, ages[1] being day 1; where it is not known, one for which every review is needed. */
void oracle_find_ages(const struct oracle_facts *facts, int days, int ages[]);

/* ---- Gates, prescriptions, bridges ---- */

struct oracle_gate {
    const char *rule;
    int day, condition;
    int least_dose; /* from `day` on, a day waits whose dose is this or more */
};

/* A set of gates has bit 0 for gate A. */
struct oracle_gates {
    int count;
    struct oracle_gate gate[ORACLE_GATES_MAX];
    unsigned waited_for[ORACLE_DAYS_MAX + 1]; /* by each day; day 0 waits for nothing */
};

/* From the findings of oracle_check() on the same plan. */
void oracle_find_gates(const struct oracle_facts *facts, const int doses[], int days,
                       const struct oracle_finding findings[], int count, struct oracle_gates *out);

/* What an intake is made of: whole tablets, weakest first, and whether half of one of 10 mg. */
struct oracle_tablets {
    int whole[ORACLE_STRENGTHS], half;
};

/* The best way to make an intake of tablets of these strengths (bit 0 for 10 mg), and how many ways there are. */
int oracle_make_tablets(unsigned strengths, int mg, struct oracle_tablets *best);

/* Tablets of which strengths (bit 0 for 10 mg), for which intakes: taken[i] of day i, 0 being the day before day 1;
   NULL: nobody says, and all is made of 10 mg. */
struct oracle_dispensing {
    unsigned strengths;
    const struct oracle_intakes *taken;
};

struct oracle_amounts {
    int tablets[ORACLE_STRENGTHS], boxes[ORACLE_STRENGTHS];
    int all_tablets, all_boxes;
    int mg_of_tens; /* in tablets of 10 mg and their halves */
};

struct oracle_period {
    int first, last, total_mg;
    struct oracle_amounts amounts;
    unsigned waits_for; /* not 0: conditional */
    int next_due;       /* 0: none */
};

/* Returns the number of periods, at most days of them. */
int oracle_supply(const int doses[], int days, const struct oracle_gates *gates, int prescription_days,
                  const struct oracle_dispensing *how, struct oracle_period out[]);

struct oracle_bridge {
    int gate_day, dose, days, total_mg;
    struct oracle_amounts amounts;
    unsigned waits_for;
};

/* Returns the number of bridges, at most one for each gate. */
int oracle_bridges(const struct oracle_facts *facts, const int doses[], const struct oracle_gates *gates,
                   int bridge_days, const struct oracle_dispensing *how, struct oracle_bridge out[]);

/* ---- The calendar ---- */

/* Completed years of somebody born on the first date, on the second. */
int oracle_age_on(int birth_year, int birth_month, int birth_day, int year, int month, int day);

/* 0 is Monday; -1 before 1900, which no date of the program is. */
int oracle_weekday(int year, int month, int day);

void oracle_next_day(int *year, int *month, int *day);

/* ---- The oracle itself ---- */

/* Whether it says of the page's examples, and of others, what was worked out by hand; a word on what it does not. */
int oracle_selftest(void);

#endif
