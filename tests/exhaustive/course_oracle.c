/* SPDX-License-Identifier: MIT */
/* Written from docs/protocol.md, "A course: legs"; see course_oracle.h. */
#include "course_oracle.h"

#include "oracle_inside.h"

/* A course that is being put together. */
struct making {
    const struct oracle_course_request *request;
    struct oracle_course *course;
    int from, step_days, initial;
    int initial_is_used;
    int last_level_first; /* index of the first day of the level that the leg before, `to` or `stop`, ended with; -1 */
};

static const struct oracle_intakes not_stated = {0};

/* ---- What there is so far ---- */

static int is_optional_count(int count)
{
    return count == -1 || (count >= 1 && count <= ORACLE_DAYS_MAX);
}

/* The dose before the leg. */
static int dose_now(const struct making *making)
{
    const struct oracle_course *course = making->course;

    return course->days == 0 ? making->from : course->doses[course->days - 1];
}

/* What the level is taken in; a level of before day 1 states nothing. */
static struct oracle_intakes intakes_now(const struct making *making)
{
    const struct oracle_course *course = making->course;

    return course->days == 0 ? not_stated : course->intakes[course->days - 1];
}

/* How long the dose has been held: the days of that level in the plan, and those before where it reaches back to day 0.
 */
static int days_held(const struct making *making)
{
    const struct oracle_course *course = making->course;
    int dose = dose_now(making);
    int days = 0;

    while (days < course->days && course->doses[course->days - 1 - days] == dose) {
        days++;
    }
    if (days == course->days && dose == making->from) {
        days += larger(making->request->held, 0);
    }
    return days;
}

/* False where the plan gets too long. */
static int add_days(struct making *making, int dose, struct oracle_intakes intakes, int days, enum oracle_phase phase)
{
    struct oracle_course *course = making->course;

    if (days > ORACLE_DAYS_MAX - course->days) {
        return 0;
    }
    for (int day = 0; day < days; day++) {
        course->doses[course->days] = dose;
        course->intakes[course->days] = intakes;
        course->phases[course->days] = dose == 0 ? ORACLE_STOPPED : phase;
        course->days++;
    }
    return 1;
}

/* ---- Legs ---- */

/* Stated intakes that equal the split count as unstated. */
static struct oracle_intakes stated_of(const struct making *making, const struct oracle_leg *leg)
{
    const struct oracle_course_request *request = making->request;
    struct oracle_intakes split;

    if (leg->intakes.count == 0) {
        return not_stated;
    }
    if (oracle_split(leg->dose, request->intakes, request->weights, &split) && same_intakes(&split, &leg->intakes)) {
        return not_stated;
    }
    return leg->intakes;
}

static int add_block(struct making *making, const struct oracle_leg *leg)
{
    int before = dose_now(making);
    enum oracle_phase phase = ORACLE_MAINTENANCE;

    if (leg->days < 1 || leg->dose < 0 || leg->dose > DOSE_MAX) {
        return 0;
    }
    if (leg->dose > before) {
        phase = ORACLE_TITRATION;
    }
    if (leg->dose < before) {
        phase = ORACLE_TAPER;
    }
    making->last_level_first = -1;
    return add_days(making, leg->dose, stated_of(making, leg), leg->days, phase);
}

static int add_rising(struct making *making, const struct oracle_leg *leg)
{
    int protocol = making->request->protocol;
    int dose = dose_now(making);

    if (leg->days != -1) {
        return 0; /* `in` is for the way down */
    }
    if (dose == 0) {
        dose = making->initial;
        making->initial_is_used = 1;
        if (dose > leg->dose) {
            return 0;
        }
        making->last_level_first = making->course->days;
        if (!add_days(making, dose, not_stated, making->step_days, ORACLE_TITRATION)) {
            return 0;
        }
    } else {
        int rest = larger(making->step_days - days_held(making), 0);

        if (!add_days(making, dose, intakes_now(making), rest, ORACLE_TITRATION)) {
            return 0;
        }
    }
    while (dose < leg->dose) {
        dose = smaller(dose + increase_at(protocol, dose), leg->dose);
        making->last_level_first = making->course->days;
        if (!add_days(making, dose, not_stated, making->step_days, ORACLE_TITRATION)) {
            return 0;
        }
    }
    return 1;
}

/* As a taper from the dose to another, whose last level is maintenance, or 0. */
static int add_falling(struct making *making, int to, int days)
{
    static _Thread_local int doses[ORACLE_DAYS_MAX];
    int from = dose_now(making);
    struct oracle_intakes before = intakes_now(making);
    int count = oracle_taper(making->request->protocol, from, to, days, making->request->max_step, -1, doses);

    if (count == -1) {
        return 0;
    }
    making->last_level_first = -1;
    for (int day = 0; day < count; day++) {
        /* Half a tablet less: the dose itself is held first, as it was taken. */
        struct oracle_intakes intakes = doses[day] == from ? before : not_stated;

        if (doses[day] == to && making->last_level_first == -1) {
            making->last_level_first = making->course->days;
        }
        if (!add_days(making, doses[day], intakes, 1, doses[day] == to ? ORACLE_MAINTENANCE : ORACLE_TAPER)) {
            return 0;
        }
    }
    return 1;
}

static int add_to(struct making *making, const struct oracle_leg *leg)
{
    int dose = dose_now(making);

    if (!is_schedulable(leg->dose) || !is_schedulable(dose) || leg->dose == 0 || leg->dose == dose) {
        return 0;
    }
    return leg->dose > dose ? add_rising(making, leg) : add_falling(making, leg->dose, leg->days);
}

static int add_stop(struct making *making, const struct oracle_leg *leg)
{
    int dose = dose_now(making);

    return is_schedulable(dose) && dose > 0 && add_falling(making, 0, leg->days);
}

static int add_hold(struct making *making, const struct oracle_leg *leg)
{
    struct oracle_course *course = making->course;
    int dose = dose_now(making);
    int is_right_after = making->last_level_first != -1;
    struct oracle_intakes intakes = intakes_now(making);

    if (leg->days < 1 || (dose == 0 && !is_right_after)) {
        return 0;
    }
    /* The level that `to` or `stop` ended with lasts so many days instead. */
    if (is_right_after) {
        course->days = making->last_level_first;
        making->last_level_first = -1;
    }
    return add_days(making, dose, intakes, leg->days, ORACLE_MAINTENANCE);
}

/* ---- The course ---- */

static int add_leg(struct making *making, const struct oracle_leg *leg)
{
    switch (leg->kind) {
    case ORACLE_BLOCK:
        return add_block(making, leg);
    case ORACLE_TO:
        return add_to(making, leg);
    case ORACLE_STOP:
        return add_stop(making, leg);
    default:
        return add_hold(making, leg);
    }
}

/* Neighbours of the same dose and intakes are one block. */
static int blocks_of(const struct oracle_course *course)
{
    int blocks = 1;

    for (int day = 1; day < course->days; day++) {
        if (course->doses[day] != course->doses[day - 1] ||
            !same_intakes(&course->intakes[day], &course->intakes[day - 1])) {
            blocks++;
        }
    }
    return blocks;
}

static int options_are_right(const struct oracle_course_request *request)
{
    int has_in = 0;

    for (int index = 0; index < request->legs; index++) {
        const struct oracle_leg *leg = &request->leg[index];

        has_in |= (leg->kind == ORACLE_TO || leg->kind == ORACLE_STOP) && leg->days != -1;
    }
    return request->legs > 0 && request->from <= DOSE_MAX && is_optional_count(request->step_days) &&
           request->held <= ORACLE_DAYS_MAX && (request->held == -1 || request->from > 0) &&
           (request->initial == -1 || (is_schedulable(request->initial) && request->initial >= 5)) &&
           (request->max_step == -1 || (is_schedulable(request->max_step) && request->max_step >= 5 && !has_in));
}

int oracle_plan_course(const struct oracle_course_request *request, struct oracle_course *course)
{
    struct making making = {.request = request, .course = course, .last_level_first = -1};

    if (!is_protocol(request->protocol) || !options_are_right(request)) {
        return 0;
    }
    making.from = larger(request->from, 0);
    making.step_days = request->step_days == -1 ? 3 : request->step_days;
    making.initial = request->initial == -1 ? columns[request->protocol].start_lowest : request->initial;
    course->days = 0;
    for (int index = 0; index < request->legs; index++) {
        if (!add_leg(&making, &request->leg[index])) {
            return 0;
        }
    }
    if (request->initial != -1 && !making.initial_is_used) {
        return 0;
    }
    course->blocks = blocks_of(course);
    course->held = request->held;
    if (request->held == -1 && request->leg[0].kind != ORACLE_BLOCK) {
        course->held = 0;
    }
    return course->blocks <= ORACLE_BLOCKS_MAX;
}
