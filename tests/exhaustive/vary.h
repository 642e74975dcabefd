/* SPDX-License-Identifier: MIT */
/* Patients, dates and wild plans, drawn from a generator with a fixed seed: every run of the test is the same. */
#ifndef VARY_H
#define VARY_H

#include "compare.h"
#include "course_oracle.h"

/* A number from 0 to below - 1. */
int draw(int below);

/* Fills in age or birth date, start, conditions, indication and what is on file; protocol, from and held stay. */
void vary_facts(struct oracle_facts *facts, int days);

/* Periods and bridges of mostly the usual days, any split, every second time of 10 mg alone. */
struct dispensing vary_dispensing(void);

/* What a generated plan states of its days: nothing, or a split of each dose, which is then in intakes[]. */
void vary_split(struct plan *plan, struct oracle_intakes intakes[]);

/* A plan that no generator would make, and what came before it. */
void vary_wild_plan(struct plan *plan, struct oracle_facts *facts, struct oracle_intakes intakes[]);

/* A course of some legs: most can be understood, and most of what those do is allowed. */
void vary_course(struct oracle_course_request *request);

/* ---- What the others are made of ---- */

/* A request that says no more than what was before day 1. */
struct request before_a_plan(enum origin origin, int protocol, int from, int held);

/* A dose on which, just below which or just above which a rule changes its mind, or any other. */
int vary_dose(void);

/* Some weights, of which at least two are not 0; returns how many. */
int vary_weights(int weights[ORACLE_INTAKES_MAX]);

/* Up to four intakes: the dose shared as asked, or as any two parts of it; a single one; a wrong sum; none. */
struct oracle_intakes vary_intakes(int dose);

#endif
