/* SPDX-License-Identifier: MIT */
/*
 * The library and the oracle, side by side: every function here asks both and reports a difference.
 *
 * Requests and facts are held as the oracle takes them, -1 standing for "not given"; compare.c alone knows how to say
 * the same to the library.
 */
#ifndef COMPARE_H
#define COMPARE_H

#include "baclofene.h"
#include "oracle.h"

enum origin { TITRATION, TAPER, WILD };

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
    const int *intakes; /* sums stated for each day; NULL: none */
};

/* What was compared, for the last line of the run. */
struct tally {
    unsigned long requests, plans, judged, supplies, mutations, wild, tables;
};
extern struct tally tally;

/* The request, made a plan by both. True where both made the same, which is then in *plan; its blocks stay valid until
 * the next call. */
bool compare_request(const struct request *request, struct plan *plan);

/* The findings on a plan, from both. */
void compare_findings(const struct plan *plan, const struct oracle_facts *facts);

/* The prescriptions of a plan with the findings of the last compare_findings(), which was for the same plan and facts.
 * length -1: not given. Plans of more than BAC_BLOCKS_MAX blocks are left out. */
void compare_supply(const struct plan *plan, const struct oracle_facts *facts, int length);

/* Facts that say nothing but the plan's protocol and what the request says about the time before it. */
struct oracle_facts facts_of(const struct request *request);

bac_date date_of(int year, int month, int day);

/* Counts a difference that has just been printed; after the tenth, ends the program. */
void count_mismatch(void);

/* Whether any difference was found. */
bool any_mismatch(void);

#endif
