/* SPDX-License-Identifier: MIT */
/*
 * The checker: the rules on doses, and the order of them all. Written from docs/protocol.md; see oracle.h.
 *
 * Kept simple on purpose: the plan is an array, every rule is a function that looks at the whole of it, and nothing is
 * remembered from one day to the next except which once-only findings were already made.
 */
#include "oracle_inside.h"

#include <stddef.h>

static const char *const rule_names[RULE_COUNT] = {
    "tablet",
    "start-dose",
    "step-size",
    "step-length",
    "held-unknown",
    "ceiling",
    "second-opinion",
    "collegial-opinion",
    "multidisciplinary-care",
    "age-boundary",
    "abrupt-fall",
    "taper-rate",
    "taper-length",
    "intake-sum",
    "contraindication",
    "psychiatric-review",
    "indication",
    "protocol-status",
    "single-intake",
};

void report(struct plan_judged *plan, enum rule rule, enum oracle_severity severity, int day, int condition)
{
    struct oracle_finding *finding;

    /* A violation each time; a review or a caution once, but one for each condition. */
    if (severity != ORACLE_VIOLATION && condition == -1 && plan->seen[rule][severity]) {
        return;
    }
    plan->seen[rule][severity] = 1;
    if (plan->count == ORACLE_FINDINGS_MAX) {
        return;
    }
    finding = &plan->out[plan->count++];
    finding->rule = rule_names[rule];
    finding->severity = severity;
    finding->day = day;
    finding->condition = condition;
}

/* A dose, or a stated intake, that is no multiple of 5 mg, on the first day of each such stretch. Day 1 is the first
   day that the plan itself has of a stretch, so it counts even if `from` was the same. [R-tablet] */
static void check_tablet(struct plan_judged *plan, int day)
{
    const struct oracle_intakes *intakes = plan->intakes == NULL ? NULL : &plan->intakes[day - 1];

    if (plan->stretch_begins[day] && !is_made_of_halves(dose_on(plan, day), intakes)) {
        report(plan, RULE_TABLET, ORACLE_VIOLATION, day, -1);
    }
}

/* Every rise from 0 lands in the start range: above it is too fast, below it is slower. [R-start-dose] */
static void check_start_dose(struct plan_judged *plan, int day)
{
    int protocol = plan->facts->protocol;

    if (!is_rise(plan, day) || dose_on(plan, day - 1) != 0) {
        return;
    }
    if (dose_on(plan, day) > columns[protocol].start_highest) {
        report(plan, RULE_START_DOSE, ORACLE_VIOLATION, day, -1);
    }
    if (dose_on(plan, day) < columns[protocol].start_lowest) {
        report(plan, RULE_START_DOSE, ORACLE_CAUTION, day, -1);
    }
}

/* A rise from another dose than 0 is at most what the table allows at that dose. [R-step-size] */
static void check_step_size(struct plan_judged *plan, int day)
{
    int previous = dose_on(plan, day - 1);

    if (!is_rise(plan, day) || previous == 0) {
        return;
    }
    if (dose_on(plan, day) - previous > increase_at(plan->facts->protocol, previous)) {
        report(plan, RULE_STEP_SIZE, ORACLE_VIOLATION, day, -1);
    }
}

/* [R-step-length] [R-held-unknown] */
/* The level that a rise leaves lasted a step: shorter is refused, longer is slower. A level held
   since before day 1 counts the held days too; where they are unknown, so is its length. */
static void check_step_length(struct plan_judged *plan, int day)
{
    int protocol = plan->facts->protocol;
    int first, length;

    if (!is_rise(plan, day) || dose_on(plan, day - 1) == 0) {
        return;
    }
    first = plan->level_first_day[day - 1];
    if (first == 0 && plan->facts->held == -1) {
        report(plan, RULE_HELD_UNKNOWN, ORACLE_CAUTION, day, -1);
        return;
    }
    if (first == 0) {
        length = plan->facts->held + (day - 1);
    } else {
        length = day - first;
    }
    if (length < columns[protocol].step_shortest) {
        report(plan, RULE_STEP_LENGTH, ORACLE_VIOLATION, day, -1);
    }
    if (length > columns[protocol].step_longest) {
        report(plan, RULE_STEP_LENGTH, ORACLE_CAUTION, day, -1);
    }
}

/* Marks the days on which `ceiling` speaks about the stay from day `first` to day `last`. */
static void judge_stay(struct plan_judged *plan, int first, int last)
{
    int ceiling = columns[plan->facts->protocol].ceiling;

    if (!(dose_on(plan, first - 1) > ceiling && is_fall(plan, first))) {
        plan->ceiling_violation[first] = 1;
        return;
    }

    /* On the way down from above: a caution, until it turns out not to be a way down. */
    plan->ceiling_caution[first] = 1;
    for (int day = first + 1; day <= last; day++) {
        if (is_rise(plan, day)) {
            plan->ceiling_violation[day] = 1;
            return;
        }
    }
    if (last == plan->days) {
        plan->ceiling_violation[last] = 1;
    }
}

/* A stay is a run of days above the ceiling. */
static void judge_stays(struct plan_judged *plan)
{
    int ceiling = columns[plan->facts->protocol].ceiling;
    int day = 1;

    for (int each = 0; each <= plan->days; each++) {
        plan->ceiling_caution[each] = 0;
        plan->ceiling_violation[each] = 0;
    }
    if (plan->facts->from > ceiling && dose_on(plan, 1) <= ceiling) {
        plan->ceiling_caution[1] = 1;
    }
    while (day <= plan->days) {
        int first = day;

        if (dose_on(plan, day) <= ceiling) {
            day++;
            continue;
        }
        while (day <= plan->days && dose_on(plan, day) > ceiling) {
            day++;
        }
        judge_stay(plan, first, day - 1);
    }
}

/* [R-ceiling] */
static void check_ceiling(struct plan_judged *plan, int day)
{
    if (plan->ceiling_caution[day]) {
        report(plan, RULE_CEILING, ORACLE_CAUTION, day, -1);
    }
    if (plan->ceiling_violation[day]) {
        report(plan, RULE_CEILING, ORACLE_VIOLATION, day, -1);
    }
}

/* Two rules on a fall, from the larger of the doses of the two days before: over 20 mg refused, 16 to 20 away from the
   example. [R-abrupt-fall] [R-taper-rate] */
static void check_falls(struct plan_judged *plan, int day)
{
    int in_two_days = larger(dose_on(plan, day - 2), dose_on(plan, day - 1)) - dose_on(plan, day);

    if (!is_fall(plan, day)) {
        return;
    }
    if (in_two_days > 20) {
        report(plan, RULE_ABRUPT_FALL, ORACLE_VIOLATION, day, -1);
    }
    if (in_two_days >= 16 && in_two_days <= 20) {
        report(plan, RULE_TAPER_RATE, ORACLE_CAUTION, day, -1);
    }
}

/* A stop takes 7 to 28 days, counted from the first reduced day up to the day before 0. [R-stop-length] */
static void check_taper_length(struct plan_judged *plan, int day)
{
    int last_rise, long_opening, short_opening;

    if (!is_fall(plan, day) || dose_on(plan, day) != 0) {
        return;
    }

    /* The descent opens at the first fall after the last rise, or after day 0. */
    last_rise = day;
    while (last_rise > 0 && !is_rise(plan, last_rise)) {
        last_rise--;
    }
    long_opening = last_rise + 1;
    while (!is_fall(plan, long_opening)) {
        long_opening++;
    }

    /* The short count opens anew at the first fall after a level held over 28 days. */
    short_opening = long_opening;
    for (int later = long_opening + 1; later <= day; later++) {
        if (is_fall(plan, later) && later - plan->level_first_day[later - 1] > 28) {
            short_opening = later;
        }
    }

    /* A fall from half a tablet cannot be made any gentler. */
    if (day - short_opening < 7 && dose_on(plan, short_opening - 1) > 5) {
        report(plan, RULE_TAPER_LENGTH, ORACLE_VIOLATION, day, -1);
    }
    if (day - long_opening > 28) {
        report(plan, RULE_TAPER_LENGTH, ORACLE_CAUTION, day, -1);
    }
}

static int begins_stretch(const struct plan_judged *plan, int day)
{
    if (day == 1 || dose_on(plan, day) != dose_on(plan, day - 1)) {
        return 1;
    }
    return plan->intakes != NULL && !same_intakes(&plan->intakes[day - 1], &plan->intakes[day - 2]);
}

static void lay_out(struct plan_judged *plan, const int doses[])
{
    plan->dose_from_day_minus_1[0] = plan->facts->from; /* day -1 */
    plan->dose_from_day_minus_1[1] = plan->facts->from; /* day 0 */
    for (int day = 1; day <= plan->days; day++) {
        plan->dose_from_day_minus_1[day + 1] = doses[day - 1];
    }
    plan->level_first_day[0] = 0;
    plan->dose_of_last_rise[0] = plan->facts->from;
    plan->treating_day = 0;
    for (int day = 1; day <= plan->days; day++) {
        int is_same_level = dose_on(plan, day) == dose_on(plan, day - 1);

        plan->level_first_day[day] = is_same_level ? plan->level_first_day[day - 1] : day;
        plan->dose_of_last_rise[day] = is_rise(plan, day) ? dose_on(plan, day) : plan->dose_of_last_rise[day - 1];
        plan->stretch_begins[day] = (char)begins_stretch(plan, day);
        if (plan->treating_day == 0 && is_rise(plan, day)) {
            plan->treating_day = day;
        }
    }
}

int oracle_check(const struct oracle_facts *facts, const int doses[], const struct oracle_intakes intakes[], int days,
                 struct oracle_finding out[])
{
    /* Too large for some stacks; every thread has its own. */
    static _Thread_local struct plan_judged plan;

    if (!is_protocol(facts->protocol) || days < 1 || days > ORACLE_DAYS_MAX) {
        return -1;
    }
    plan.facts = facts;
    plan.intakes = intakes;
    plan.days = days;
    plan.out = out;
    plan.count = 0;
    for (int rule = 0; rule < RULE_COUNT; rule++) {
        for (int severity = 0; severity < 3; severity++) {
            plan.seen[rule][severity] = 0;
        }
    }
    lay_out(&plan, doses);
    oracle_find_ages(facts, days, plan.age);
    judge_stays(&plan);

    for (int day = 1; day <= days; day++) {
        check_tablet(&plan, day);
        check_start_dose(&plan, day);
        check_step_size(&plan, day);
        check_step_length(&plan, day);
        check_ceiling(&plan, day);
        check_opinion(&plan, day);
        check_age_boundary(&plan, day);
        check_falls(&plan, day);
        check_taper_length(&plan, day);
        check_intake_sum(&plan, day);
        check_eligibility(&plan, day);
        check_protocol_status(&plan, day);
        check_single_intake(&plan, day);
    }
    return plan.count;
}
