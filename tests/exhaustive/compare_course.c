/* SPDX-License-Identifier: MIT */
/* Courses, put together by the library and by the oracle. */
#include "course_oracle.h"
#include "mutations.h"

#include <stdio.h>

static const char *const protocol_ids[] = {"rtu-2014", "rtu-2017", "amm-2021"};

static uint16_t or_none(int value)
{
    return (uint16_t)(value == -1 ? 0 : value);
}

static bac_leg leg_of(const struct oracle_leg *leg)
{
    static const bac_leg_kind kinds[] = {BAC_LEG_BLOCK, BAC_LEG_TO, BAC_LEG_STOP, BAC_LEG_HOLD};
    bac_leg same = {.kind = kinds[leg->kind],
                    .dose_mg = leg->kind == ORACLE_BLOCK || leg->kind == ORACLE_TO ? (uint16_t)leg->dose : 0,
                    .days = or_none(leg->days),
                    .intake_count = (uint8_t)leg->intakes.count};
    for (int i = 0; i < leg->intakes.count; i++) {
        same.intake_mg[i] = (uint16_t)leg->intakes.mg[i];
    }
    return same;
}

static bac_status put_together(const struct oracle_course_request *request, bac_plan *plan)
{
    bac_course course;
    bac_course_request same = {.from_mg = or_none(request->from),
                               .held_days = or_none(request->held),
                               .step_days = or_none(request->step_days),
                               .initial_mg = or_none(request->initial),
                               .max_step_mg = or_none(request->max_step),
                               .split = {.count = (uint8_t)request->intakes}};
    for (int i = 0; i < request->intakes; i++) {
        same.split.weight[i] = (uint8_t)request->weights[i];
    }
    bac_course_begin(&course, plan, bac_protocol_find(protocol_ids[request->protocol]), &same);
    for (int i = 0; i < request->legs; i++) {
        const bac_leg leg = leg_of(&request->leg[i]);
        bac_course_add(&course, &leg);
    }
    return bac_course_end(&course);
}

static bool same_intakes_as(const bac_block *block, const struct oracle_intakes *intakes)
{
    bool same = block->intake_count == intakes->count;
    for (int i = 0; same && i < intakes->count; i++) {
        same = block->intake_mg[i] == intakes->mg[i];
    }
    return same;
}

/* The first day on which they differ, from 1; 0: none. */
static int first_difference(const bac_plan *plan, const struct oracle_course *course)
{
    int day = 0;
    for (unsigned b = 0; b < plan->count; b++) {
        for (unsigned i = 0; i < plan->block[b].days; i++, day++) {
            if (day == course->days || plan->block[b].dose_mg != course->doses[day] ||
                !same_intakes_as(&plan->block[b], &course->intakes[day]) ||
                (int)plan->phase[day] != (int)course->phases[day]) {
                return day + 1;
            }
        }
    }
    return day == course->days ? 0 : day + 1;
}

static void print_course(const struct oracle_course_request *request)
{
    printf(
        "course, %s: from %d held %d step-days %d initial %d max-step %d, %d intakes:", protocol_ids[request->protocol],
        request->from, request->held, request->step_days, request->initial, request->max_step, request->intakes);
    for (int i = 0; i < request->legs; i++) {
        static const char *const words[] = {"block", "to", "stop", "hold"};
        const struct oracle_leg *leg = &request->leg[i];
        printf(" %s %d (%d days)", words[leg->kind], leg->dose, leg->days);
        for (int k = 0; k < leg->intakes.count; k++) {
            printf("%s%d", k > 0 ? "+" : " ", leg->intakes.mg[k]);
        }
    }
    printf("\n");
}

/* [R-leg-block] [R-leg-rise] [R-leg-fall] [R-leg-hold] [R-leg-merge] [R-leg-phases] [R-leg-errors] */
bool compare_course(const struct oracle_course_request *request, struct oracle_course *course)
{
    static bac_plan plan;
    const bool understood = oracle_plan_course(request, course) != 0;
    const bac_status status = put_together(request, &plan);
    const int day = understood && status == BAC_OK ? first_difference(&plan, course) : 0;
    tally.courses++;
    if (understood == (status == BAC_OK) && day == 0 && (!understood || plan.count == course->blocks)) {
        return understood;
    }
    print_course(request);
    printf("  status of the library %d, %u blocks; of the oracle %d blocks; the first difference is on day %d\n",
           (int)status, (unsigned)plan.count, understood ? course->blocks : -1, day);
    count_mismatch();
    return false;
}
