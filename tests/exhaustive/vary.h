/* SPDX-License-Identifier: MIT */
/* Patients, dates and wild plans, drawn from a generator with a fixed seed: every run of the test is the same. */
#ifndef VARY_H
#define VARY_H

#include "compare.h"

/* A number from 0 to below - 1. */
int draw(int below);

/* Fills in age or birth date, start, conditions, indication and what is on file; protocol, from and held stay. */
void vary_facts(struct oracle_facts *facts, int days);

/* 1 to 31, mostly the usual 28; 0 to 31, mostly the usual 7. */
int vary_prescription_days(void);
int vary_bridge_days(void);

/* What a generated plan states of its days: nothing, or a split of each dose, which is then in intakes[]. */
void vary_split(struct plan *plan, struct oracle_intakes intakes[]);

/* A plan that no generator would make, and what came before it. */
void vary_wild_plan(struct plan *plan, struct oracle_facts *facts, struct oracle_intakes intakes[]);

/* One that goes up and down in steps of the protocol, holds, stops, and begins anew: most of it allowed. */
void vary_course(struct plan *plan, struct oracle_facts *facts, struct oracle_intakes intakes[]);

#endif
