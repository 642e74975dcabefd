/* SPDX-License-Identifier: MIT */
/*
 * The library and the oracle, side by side: every function here asks both and reports a difference.
 *
 * Requests and facts are held as the oracle takes them, -1 standing for "not given"; compare.c and compare_gates.c
 * alone know how to say the same to the library.
 */
#ifndef COMPARE_H
#define COMPARE_H

#include "baclofene.h"
#include "oracle.h"

enum origin { TITRATION, TAPER, WILD, COURSE };

/* What a plan came from. Members that the origin does not use are -1. */
struct request {
    enum origin origin;
    int protocol;
    int from, held;                 /* held: titration only */
    int target, step_days, initial; /* titration */
    int to, days, max_step;         /* taper */
    int maintain;                   /* both */
};

/* A plan, day by day. A generated one has its blocks as the library wrote them; others have none. */
struct plan {
    struct request request;
    const char *change; /* how the plan differs from the request's; NULL: not at all */
    int change_day;
    const bac_plan *blocks;
    int days;
    int doses[ORACLE_DAYS_MAX];
    const struct oracle_intakes *intakes; /* stated of each day; NULL: of none */
};

/* What was compared, for the last line of the run. */
struct tally {
    unsigned long requests, plans, judged, needs, supplies, mutations, wild, courses, tables;
};
extern struct tally tally;

/* What both found, kept from compare_findings() for compare_gates(). */
struct judgement {
    bac_finding found[ORACLE_FINDINGS_MAX];
    int found_count;
    struct oracle_finding expected[ORACLE_FINDINGS_MAX];
    int expected_count;
};
extern struct judgement judgement;

/* The request, made a plan by both. True where both made the same, which is then in *plan; its blocks stay valid until
 * the next call. */
bool compare_request(const struct request *request, struct plan *plan);

/* The findings on a plan, from both. False where they differ. */
bool compare_findings(const struct plan *plan, const struct oracle_facts *facts);

/* How tablets are handed out. */
struct dispensing {
    int prescription_days, bridge_days;
    int intakes, weights[ORACLE_INTAKES_MAX]; /* of days whose intakes are not stated */
    unsigned strengths;                       /* bit 0 for 10 mg */
    bool stating;                             /* what a plan without blocks states of its intakes is taken */
};

/* Gates, what each day needs and waits for, prescriptions and bridges of a plan with the findings of the last
 * compare_findings(), which was for the same plan and facts. Prescriptions and bridges of plans of more than
 * BAC_BLOCKS_MAX blocks are left out. */
void compare_gates(const struct plan *plan, const struct oracle_facts *facts, const struct dispensing *varied);

/* Facts that say nothing but the plan's protocol and what the request says about the time before it. */
struct oracle_facts facts_of(const struct request *request);

/* ---- The library's terms ---- */

bac_patient patient_of(const struct oracle_facts *facts);
bac_date date_of(int year, int month, int day);

/* The words of docs/protocol.md for a number of the library; "?" for one that it must not have. */
const char *rule_name(bac_rule rule);

/* ---- Differences ---- */

/* Counts a difference that has just been printed; after the tenth, ends the program. */
void count_mismatch(void);

/* Whether any difference was found. */
bool any_mismatch(void);

void print_request(const struct request *request);
void print_doses(const char *title, const int doses[], int days);
void print_plan(const struct plan *plan);
void print_facts(const struct oracle_facts *facts);

#endif
