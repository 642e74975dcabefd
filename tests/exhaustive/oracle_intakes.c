/* SPDX-License-Identifier: MIT */
/* What a day is taken in. Written from docs/protocol.md; see oracle.h. */
#include "oracle_inside.h"

#include <stddef.h>

int oracle_split(int dose, int count, const int weights[], struct oracle_intakes *out)
{
    int weight_of_all = 0;
    int weight_so_far = 0;
    int weights_above_zero = 0;
    int taken = 0;

    if (!is_schedulable(dose) || count < 2 || count > ORACLE_INTAKES_MAX) {
        return 0;
    }
    for (int intake = 0; intake < count; intake++) {
        int weight = weights == NULL ? 1 : weights[intake];

        if (weight < 0 || weight > 9) {
            return 0;
        }
        weight_of_all += weight;
        weights_above_zero += weight > 0 ? 1 : 0;
    }
    if (weights_above_zero < 2) {
        return 0;
    }

    /* The first i intakes together take the floor of their share of the quanta. */
    out->count = count;
    for (int intake = 0; intake < count; intake++) {
        int together;

        weight_so_far += weights == NULL ? 1 : weights[intake];
        together = dose / QUANTUM * weight_so_far / weight_of_all;
        out->mg[intake] = (together - taken) * QUANTUM;
        taken = together;
    }
    return 1;
}

int same_intakes(const struct oracle_intakes *a, const struct oracle_intakes *b)
{
    if (a->count != b->count) {
        return 0;
    }
    for (int intake = 0; intake < a->count; intake++) {
        if (a->mg[intake] != b->mg[intake]) {
            return 0;
        }
    }
    return 1;
}

/* The dose, and every intake that is stated. */
int is_made_of_halves(int dose, const struct oracle_intakes *intakes)
{
    if (dose % QUANTUM != 0) {
        return 0;
    }
    for (int intake = 0; intakes != NULL && intake < intakes->count; intake++) {
        if (intakes->mg[intake] % QUANTUM != 0) {
            return 0;
        }
    }
    return 1;
}

/* The day's stated intakes add up to its dose. [R-intake-sum] */
void check_intake_sum(struct plan_judged *plan, int day)
{
    const struct oracle_intakes *intakes;
    int sum = 0;

    if (plan->intakes == NULL || !plan->stretch_begins[day]) {
        return;
    }
    intakes = &plan->intakes[day - 1];
    for (int intake = 0; intake < intakes->count; intake++) {
        sum += intakes->mg[intake];
    }
    if (intakes->count > 0 && sum != dose_on(plan, day)) {
        report(plan, RULE_INTAKE_SUM, ORACLE_VIOLATION, day, -1);
    }
}

/* The whole day at once is too much where a first dose of that size would be. [R-single-intake] */
void check_single_intake(struct plan_judged *plan, int day)
{
    const struct oracle_intakes *intakes;
    int above_zero = 0;
    int taken = 0;

    if (plan->intakes == NULL || !plan->stretch_begins[day]) {
        return;
    }
    intakes = &plan->intakes[day - 1];
    for (int intake = 0; intake < intakes->count; intake++) {
        if (intakes->mg[intake] > 0) {
            above_zero++;
            taken = intakes->mg[intake];
        }
    }
    if (above_zero != 1 || taken <= 5) {
        return;
    }
    if (taken > columns[plan->facts->protocol].start_highest) {
        report(plan, RULE_SINGLE_INTAKE, ORACLE_VIOLATION, day, -1);
    } else {
        report(plan, RULE_SINGLE_INTAKE, ORACLE_CAUTION, day, -1);
    }
}
