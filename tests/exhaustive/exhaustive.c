/* SPDX-License-Identifier: MIT */
/*
 * Every request of every protocol, planned and judged by the library and by the oracle.
 *
 * Before anything else, the oracle must say what was worked out by hand.
 *
 * exhaustive            all requests, a large sample of mutations and gates
 * exhaustive --full     all lengths of steps and of maintenance; of every distinct plan of up to 120 days some
 * mutations, and all of them up to 30 days exhaustive N          about one request in N, for builds that are slow
 *
 * Exit status 0: no difference; 1: a difference, or too little was compared; 2: wrong arguments.
 */
#include "compare.h"
#include "course_oracle.h"
#include "mutations.h"
#include "requests.h"
#include "tables.h"
#include "vary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PLANS_MIN = 800000, /* the least number of requests with a plan that deserves the name */
    STRIDE_MAX = 1000000,
    MUTATED_DAYS_MAX = 120,  /* longer plans are not mutated */
    MUTATED_WHOLLY_MAX = 30, /* the full run changes each day of plans up to this length, */
    FULL_DAY_STRIDE = 60,    /* and one day in so many of the longer ones */
    SAMPLE_PLAN_STRIDE = 97, /* the sample changes one plan in so many, */
    SAMPLE_DAY_STRIDE = 7,   /* on one day in so many, */
    SAMPLE_GATES_STRIDE = 4, /* and looks at the gates of one in so many */
    DAYS_STRIDE = 11,        /* for slow builds, of the days of the calendar too: each of a year comes in some year */
    FULL_WILD_PLANS = 10000000,
    SAMPLE_WILD_PLANS = 500000,
    FULL_COURSES = 2000000,
    SAMPLE_COURSES = 200000,
};

static bool full;
static int stride = 1;

static void mutate(const struct plan *plan)
{
    if (plan->days > MUTATED_DAYS_MAX) {
        return;
    }
    if (!full) {
        if (tally.plans % SAMPLE_PLAN_STRIDE == 0) {
            compare_mutations(plan, draw(SAMPLE_DAY_STRIDE), SAMPLE_DAY_STRIDE);
        }
    } else if (is_new_plan(plan)) {
        const int day_stride = plan->days <= MUTATED_WHOLLY_MAX ? 1 : FULL_DAY_STRIDE;
        compare_mutations(plan, draw(day_stride < plan->days ? day_stride : plan->days), day_stride);
    }
}

static void visit(const struct request *request)
{
    static struct plan plan;
    static struct oracle_intakes intakes[ORACLE_DAYS_MAX];
    /* Not every Nth: the innermost loops of the requests would keep in step with it. */
    if (draw(stride) != 0 || !compare_request(request, &plan)) {
        return;
    }
    struct oracle_facts facts = facts_of(request);
    vary_facts(&facts, plan.days);
    vary_split(&plan, intakes);
    if (compare_findings(&plan, &facts) && (full || draw(SAMPLE_GATES_STRIDE) == 0)) {
        const struct dispensing varied = vary_dispensing();
        compare_gates(&plan, &facts, &varied);
    }
    mutate(&plan);
}

static void understand(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        char *end = argv[i];
        if (strcmp(argv[i], "--full") == 0) {
            full = true;
        } else {
            const long number = strtol(argv[i], &end, 10);
            stride = (int)number;
            if (*end != '\0' || number < 1 || number > STRIDE_MAX) {
                fprintf(stderr, "usage: exhaustive [--full] [stride]\n");
                exit(2);
            }
        }
    }
}

static int conclude(void)
{
    printf("exhaustive: %lu requests, %lu plans, %lu mutated plans, %lu wild plans, %lu courses; %lu judged, %lu with "
           "gates, "
           "%lu with prescriptions; %lu values of dates, ages, reviews and intakes\n",
           tally.requests, tally.plans, tally.mutations, tally.wild, tally.courses, tally.judged, tally.needs,
           tally.supplies, tally.tables);
    if (stride == 1 && tally.plans < PLANS_MIN) {
        printf("exhaustive: fewer than %d requests made a plan\n", PLANS_MIN);
        return EXIT_FAILURE;
    }
    return any_mismatch() ? EXIT_FAILURE : EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    understand(argc, argv);
    if (!oracle_selftest() || !course_oracle_selftest()) {
        return EXIT_FAILURE;
    }
    const int days_stride = stride == 1 ? 1 : DAYS_STRIDE;
    compare_calendar();
    compare_ages(days_stride);
    compare_protocol_names();
    compare_reviews();
    compare_in_force(days_stride);
    compare_splits();
    compare_tablets();

    every_titration(visit, full);
    every_taper(visit, full);
    every_odd_request(visit);
    compare_wild_plans((full ? FULL_WILD_PLANS : SAMPLE_WILD_PLANS) / stride);
    compare_courses((full ? FULL_COURSES : SAMPLE_COURSES) / stride);
    return conclude();
}
