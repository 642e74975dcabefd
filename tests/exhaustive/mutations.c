/* SPDX-License-Identifier: MIT */
#include "mutations.h"

#include "vary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Changes of one day ---- */

enum { NOTHING_TAKEN = -1000 };

struct change {
    const char *name;
    int dose;  /* added to the day's, or NOTHING_TAKEN */
    int times; /* the day is there this many times */
};

static const struct change changes[] = {
    {"nothing taken", NOTHING_TAKEN, 1},
    {"5 mg more", 5, 1},
    {"10 mg more", 10, 1},
    {"20 mg more", 20, 1},
    {"5 mg less", -5, 1},
    {"10 mg less", -10, 1},
    {"20 mg less", -20, 1},
    {"left out", 0, 0},
    {"taken twice", 0, 2},
};

/* False where the change leads out of the range of a plan. */
static bool apply(const struct change *change, const struct plan *plan, int day, struct plan *changed)
{
    const int dose = change->dose == NOTHING_TAKEN ? 0 : plan->doses[day] + change->dose;
    changed->days = plan->days - 1 + change->times;
    if (dose < 0 || dose > BAC_DOSE_MAX || changed->days < 1 || changed->days > BAC_DAYS_MAX) {
        return false;
    }
    const size_t before = (size_t)day;
    const size_t after = (size_t)(plan->days - day - 1);
    memcpy(changed->doses, plan->doses, before * sizeof plan->doses[0]);
    for (int i = 0; i < change->times; i++) {
        changed->doses[day + i] = dose;
    }
    memcpy(&changed->doses[day + change->times], &plan->doses[day + 1], after * sizeof plan->doses[0]);
    changed->change = change->name;
    changed->change_day = day + 1;
    return true;
}

void compare_mutations(const struct plan *plan, int first, int stride)
{
    static struct plan changed;
    static struct oracle_intakes intakes[ORACLE_DAYS_MAX];
    changed.request = plan->request;
    changed.blocks = NULL;
    for (int day = first; day < plan->days; day += stride) {
        for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
            if (!apply(&changes[i], plan, day, &changed)) {
                continue;
            }
            struct oracle_facts facts = facts_of(&plan->request);
            vary_facts(&facts, changed.days);
            vary_split(&changed, intakes);
            tally.mutations++;
            if (compare_findings(&changed, &facts) && draw(16) == 0) {
                const struct dispensing varied = vary_dispensing();
                compare_gates(&changed, &facts, &varied);
            }
        }
    }
}

/* ---- Plans that were seen ---- */

enum { SEEN_BITS = 23 };

static uint64_t mixed(uint64_t hash, uint64_t number)
{
    hash = (hash ^ number) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 29;
}

/* Known by 64 bits of a hash: should two plans ever share them, one of them goes without its mutations. */
bool is_new_plan(const struct plan *plan)
{
    static uint64_t seen[1u << SEEN_BITS];
    static size_t count;
    uint64_t hash = mixed(UINT64_C(1), (uint64_t)plan->request.protocol);
    hash = mixed(hash, (uint64_t)(plan->request.from + 1));
    hash = mixed(hash, (uint64_t)(plan->request.held + 1));
    for (int i = 0; i < plan->days; i++) {
        hash = mixed(hash, (uint64_t)plan->doses[i]);
    }
    hash += hash == 0; /* 0: a free place */
    size_t place = (size_t)(hash >> (64 - SEEN_BITS));
    while (seen[place] != 0 && seen[place] != hash) {
        place = (place + 1) % (sizeof seen / sizeof seen[0]);
    }
    if (seen[place] == hash) {
        return false;
    }
    seen[place] = hash;
    count++;
    if (count == sizeof seen / sizeof seen[0]) {
        printf("exhaustive: more distinct plans than mutations.c has room for\n");
        exit(EXIT_FAILURE);
    }
    return true;
}

/* ---- Wild plans, and courses ---- */

void compare_wild_plans(long count)
{
    static struct plan plan;
    static struct oracle_intakes intakes[ORACLE_DAYS_MAX];
    for (long i = 0; i < count; i++) {
        struct oracle_facts facts;
        vary_wild_plan(&plan, &facts, intakes);
        tally.wild++;
        if (compare_findings(&plan, &facts)) {
            const struct dispensing varied = vary_dispensing();
            compare_gates(&plan, &facts, &varied);
        }
    }
}

/* Day by day; what a course does not state of a day is its split. */
static void take_course(const struct oracle_course_request *request, const struct oracle_course *course,
                        struct plan *plan, struct oracle_intakes intakes[])
{
    plan->request = before_a_plan(COURSE, request->protocol, request->from, course->held);
    plan->change = NULL;
    plan->blocks = NULL;
    plan->days = course->days;
    plan->intakes = intakes;
    for (int day = 0; day < course->days; day++) {
        plan->doses[day] = course->doses[day];
        intakes[day] = course->intakes[day];
        if (intakes[day].count == 0) {
            oracle_split(course->doses[day], request->intakes, request->weights, &intakes[day]);
        }
    }
}

void compare_courses(long count)
{
    static struct oracle_course_request request;
    struct oracle_course course; /* were it static, gcc 12 with -O3 -flto would place it among what is never written */
    static struct plan plan;
    static struct oracle_intakes intakes[ORACLE_DAYS_MAX];
    for (long i = 0; i < count; i++) {
        do {
            vary_course(&request);
        } while (!compare_course(&request, &course));
        take_course(&request, &course, &plan, intakes);
        struct oracle_facts facts = facts_of(&plan.request);
        vary_facts(&facts, plan.days);
        if (compare_findings(&plan, &facts)) {
            const struct dispensing varied = vary_dispensing();
            compare_gates(&plan, &facts, &varied);
        }
    }
}
