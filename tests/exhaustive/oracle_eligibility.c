/* SPDX-License-Identifier: MIT */
/* The rules that ask about the patient: age, opinions, conditions, indication, and the day on which the plan begins.
   Written from docs/protocol.md; see oracle.h. */
#include "oracle_inside.h"

/* ---- Age and opinions ---- */

enum { UNKNOWN_AGE = 120 /* the caller refuses such plans; until then, the strictest age */ };

enum { BIT_SECOND_OPINION, BIT_COLLEGIAL, BIT_MULTIDISCIPLINARY, BIT_PSYCHIATRIC, BIT_CONTRAINDICATION };

static int is_documented(const struct oracle_facts *facts, int bit)
{
    return (int)((facts->reviewed >> bit) & 1u);
}

static int is_covered(const struct oracle_facts *facts, int review)
{
    switch (review) {
    case SECOND_OPINION:
        /* A collegial opinion on file covers a second opinion, never the other way round. */
        return is_documented(facts, BIT_SECOND_OPINION) || is_documented(facts, BIT_COLLEGIAL);
    case COLLEGIAL:
        return is_documented(facts, BIT_COLLEGIAL);
    case MULTIDISCIPLINARY:
        return is_documented(facts, BIT_MULTIDISCIPLINARY);
    default:
        return 1;
    }
}

/* A birth date is evaluated on each day's own date. */
void oracle_find_ages(const struct oracle_facts *facts, int days, int ages[])
{
    int year = facts->start_year;
    int month = facts->start_month;
    int dom = facts->start_day;

    for (int day = 1; day <= days; day++) {
        if (facts->age != -1) {
            ages[day] = facts->age;
        } else if (facts->birth_year != 0 && facts->start_year != 0) {
            ages[day] = oracle_age_on(facts->birth_year, facts->birth_month, facts->birth_day, year, month, dom);
            oracle_next_day(&year, &month, &dom);
        } else {
            ages[day] = UNKNOWN_AGE;
        }
    }
}

/* The review that the day's dose and age need, unless documented. A dose below that of the last rise, or below `from`
   before any rise, is a reduction, which does not wait for it. [R-opinion] */
void check_opinion(struct plan_judged *plan, int day)
{
    static const enum rule rules[] = {
        [SECOND_OPINION] = RULE_SECOND_OPINION,
        [COLLEGIAL] = RULE_COLLEGIAL_OPINION,
        [MULTIDISCIPLINARY] = RULE_MULTIDISCIPLINARY_CARE,
    };
    int dose = dose_on(plan, day);
    int review = oracle_review(plan->facts->protocol, dose, plan->age[day]);

    if (is_covered(plan->facts, review)) {
        return;
    }
    if (dose < plan->dose_of_last_rise[day]) {
        report(plan, rules[review], ORACLE_CAUTION, day, -1);
    } else {
        report(plan, rules[review], ORACLE_REVIEW, day, -1);
    }
}

/* An age in years hides the birthday: would one year more need another review, not covered? [R-age-boundary] */
void check_age_boundary(struct plan_judged *plan, int day)
{
    int age = plan->facts->age;
    int protocol = plan->facts->protocol;
    int now, later;

    if (age == -1) {
        return;
    }
    now = oracle_review(protocol, dose_on(plan, day), age);
    later = oracle_review(protocol, dose_on(plan, day), age + 1);
    if (later != now && !is_covered(plan->facts, later)) {
        report(plan, RULE_AGE_BOUNDARY, ORACLE_CAUTION, day, -1);
    }
}

/* ---- Conditions and indication ---- */

enum {
    CONDITION_DRIVING = 7,
    CONDITION_MODERATE_DEPRESSION = 8,
    CONDITION_MODERATE_ANXIETY = 9,
    CONDITION_OTHER_PSYCHIATRIC = 10
};

enum { INDICATION_ABSTINENCE = 0, INDICATION_OTHER = 2 };

static int has_condition(const struct oracle_facts *facts, int condition)
{
    return (int)((facts->conditions >> condition) & 1u);
}

/* What forbids an initiation leaves an increase to a documented decision, except driving, which is forbidden during all
   titration. The AMM's own list was not read: a documented decision always. [R-contraindication] */
static void check_contraindication(struct plan_judged *plan, int day)
{
    /* As Eligibility names those that forbid. */
    static const int forbidding[] = {0, 1, 2, 3, 4, 5, 6, CONDITION_DRIVING, CONDITION_OTHER_PSYCHIATRIC};
    const struct oracle_facts *facts = plan->facts;
    int is_initiation = dose_on(plan, day - 1) == 0;

    for (int index = 0; index < (int)(sizeof forbidding / sizeof forbidding[0]); index++) {
        int condition = forbidding[index];
        int is_refused = facts->protocol != ORACLE_AMM_2021 && (is_initiation || condition == CONDITION_DRIVING);

        if (!has_condition(facts, condition)) {
            continue;
        }
        if (is_refused) {
            report(plan, RULE_CONTRAINDICATION, ORACLE_VIOLATION, day, condition);
        } else if (!is_documented(facts, BIT_CONTRAINDICATION)) {
            report(plan, RULE_CONTRAINDICATION, ORACLE_REVIEW, day, condition);
        }
    }
}

/* [R-psychiatric-review] */
static void check_psychiatric_review(struct plan_judged *plan, int day)
{
    for (int condition = CONDITION_MODERATE_DEPRESSION; condition <= CONDITION_MODERATE_ANXIETY; condition++) {
        if (has_condition(plan->facts, condition) && !is_documented(plan->facts, BIT_PSYCHIATRIC)) {
            report(plan, RULE_PSYCHIATRIC_REVIEW, ORACLE_REVIEW, day, condition);
        }
    }
}

/* [R-indication] */
static void check_indication(struct plan_judged *plan, int day)
{
    int indication = plan->facts->indication;

    if (indication == INDICATION_OTHER) {
        report(plan, RULE_INDICATION, ORACLE_VIOLATION, day, -1);
    }
    if (indication == INDICATION_ABSTINENCE && plan->facts->protocol == ORACLE_AMM_2021) {
        report(plan, RULE_INDICATION, ORACLE_CAUTION, day, -1);
    }
}

/* These speak on the treating day; a plan without a rise has none. */
void check_eligibility(struct plan_judged *plan, int day)
{
    if (day == plan->treating_day) {
        check_contraindication(plan, day);
        check_psychiatric_review(plan, day);
        check_indication(plan, day);
    }
}

/* ---- The protocol's own time ---- */

static int is_before(const int a[3], const int b[3])
{
    for (int part = 0; part < 3; part++) {
        if (a[part] != b[part]) {
            return a[part] < b[part];
        }
    }
    return 0;
}

/* [R-protocol-status] */
void check_protocol_status(struct plan_judged *plan, int day)
{
    const struct oracle_facts *facts = plan->facts;
    const struct column *column = &columns[facts->protocol];
    int start[3] = {facts->start_year, facts->start_month, facts->start_day};

    if (day == 1 && facts->start_year != 0 &&
        (is_before(start, column->in_force_from) || is_before(column->in_force_to, start))) {
        report(plan, RULE_PROTOCOL_STATUS, ORACLE_CAUTION, 1, -1);
    }
}
