/* SPDX-License-Identifier: MIT */
/* Patients, dates and wild plans, drawn from a generator with a fixed seed: every run of the test is the same. */
#ifndef VARY_H
#define VARY_H

#include "compare.h"

/* A number from 0 to below - 1. */
int draw(int below);

/* Fills in age or birth date, start, conditions, indication and what is on file; protocol, from and held stay. */
void vary_facts(struct oracle_facts *facts, int days);

/* -1 (not given) or 1 to 31. */
int vary_prescription_days(void);

/* A plan that no generator would make, and what came before it; intakes[] takes the sums it may state. */
void vary_wild_plan(struct plan *plan, struct oracle_facts *facts, int intakes[]);

#endif
