/* SPDX-License-Identifier: MIT */
/* How a difference is told: what was asked, in one line each. */
#include "compare.h"

#include <stdio.h>
#include <stdlib.h>

enum { MISMATCHES_MAX = 10 };

static int mismatches;

void count_mismatch(void)
{
    mismatches++;
    if (mismatches == MISMATCHES_MAX) {
        printf("exhaustive: stopped at the %dth difference\n", mismatches);
        exit(EXIT_FAILURE);
    }
}

bool any_mismatch(void)
{
    return mismatches > 0;
}

static void print_number(const char *name, int number)
{
    if (number != -1) {
        printf(" %s %d", name, number);
    }
}

void print_request(const struct request *request)
{
    static const char *const origins[] = {
        [TITRATION] = "titration", [TAPER] = "taper", [WILD] = "wild plan", [COURSE] = "course"};
    printf("%s, %s:", origins[request->origin], bac_protocol_at((size_t)request->protocol)->id);
    print_number("target", request->target);
    print_number("from", request->from);
    print_number("held", request->held);
    print_number("step-days", request->step_days);
    print_number("initial", request->initial);
    print_number("to", request->to);
    print_number("days", request->days);
    print_number("max-step", request->max_step);
    print_number("maintain", request->maintain);
    printf("\n");
}

static bool same_day(const struct plan *plan, int a, int b)
{
    if (plan->doses[a] != plan->doses[b] ||
        (plan->intakes != NULL && plan->intakes[a].count != plan->intakes[b].count)) {
        return false;
    }
    for (int i = 0; plan->intakes != NULL && i < plan->intakes[a].count; i++) {
        if (plan->intakes[a].mg[i] != plan->intakes[b].mg[i]) {
            return false;
        }
    }
    return true;
}

static void print_intakes(const struct oracle_intakes *intakes)
{
    for (int i = 0; i < intakes->count; i++) {
        printf("%s%d", i == 0 ? "(" : "+", intakes->mg[i]);
    }
    printf("%s", intakes->count > 0 ? ")" : "");
}

void print_doses(const char *title, const int doses[], int days)
{
    printf("  %s:", title);
    for (int day = 0; day < days;) {
        int end = day;
        while (end < days && doses[end] == doses[day]) {
            end++;
        }
        printf(" %dx%d", doses[day], end - day);
        day = end;
    }
    printf("\n");
}

void print_plan(const struct plan *plan)
{
    print_request(&plan->request);
    if (plan->change != NULL) {
        printf("  changed: %s, day %d\n", plan->change, plan->change_day);
    }
    printf("  plan:");
    for (int day = 0; day < plan->days;) {
        int end = day;
        while (end < plan->days && same_day(plan, day, end)) {
            end++;
        }
        printf(" %d", plan->doses[day]);
        if (plan->intakes != NULL) {
            print_intakes(&plan->intakes[day]);
        }
        printf("x%d", end - day);
        day = end;
    }
    printf("\n");
}

void print_facts(const struct oracle_facts *facts)
{
    printf("  facts: from %d held %d age %d born %d-%d-%d start %d-%d-%d conditions 0x%x indication %d on file 0x%x\n",
           facts->from, facts->held, facts->age, facts->birth_year, facts->birth_month, facts->birth_day,
           facts->start_year, facts->start_month, facts->start_day, facts->conditions, facts->indication,
           facts->reviewed);
}
