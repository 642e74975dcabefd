/* SPDX-License-Identifier: MIT */
#include "numbers.h"

struct numbers {
    int before, number, limit; /* -1: means nothing for this rule */
};

/* What the facts and the plan say of a day; days 0 and -1 are `from`. */
static int dose_on(const struct plan *plan, const struct oracle_facts *facts, int day)
{
    return day < 1 ? facts->from : plan->doses[day - 1];
}

/* Days of the plan that the dose of a day was held before it, that day included. */
static int days_at_dose(const struct plan *plan, int day)
{
    int first = day;
    while (first > 1 && plan->doses[first - 2] == plan->doses[day - 1]) {
        first--;
    }
    return day - first + 1;
}

/* The same, with the days before the plan. */
static int days_held(const struct plan *plan, const struct oracle_facts *facts, int day)
{
    const int days = day < 1 ? 0 : days_at_dose(plan, day);
    const bool since_before = days == day && dose_on(plan, facts, day) == facts->from;
    return since_before && facts->held != -1 ? days + facts->held : days;
}

/* 0 where it is unknown. */
static int age_on(const struct oracle_facts *facts, int day)
{
    if (facts->age != -1) {
        return facts->age;
    }
    if (facts->birth_year == 0 || facts->start_year == 0) {
        return 0;
    }
    int year = facts->start_year;
    int month = facts->start_month;
    int day_of_month = facts->start_day;
    for (int i = 1; i < day; i++) {
        oracle_next_day(&year, &month, &day_of_month);
    }
    return oracle_age_on(facts->birth_year, facts->birth_month, facts->birth_day, year, month, day_of_month);
}

/* Days from the fall that opens the descent to 0 on `day`; `anew`: opened again after a rest of over 28 days. */
static int descent_days(const struct plan *plan, const struct oracle_facts *facts, int day, bool anew)
{
    int opening = day;
    for (int earlier = day; earlier >= 1; earlier--) {
        const int dose = dose_on(plan, facts, earlier);
        const int before = dose_on(plan, facts, earlier - 1);
        if (dose > before) {
            break;
        }
        if (dose < before) {
            opening = earlier;
            if (anew && earlier > 1 && days_at_dose(plan, earlier - 1) > 28) {
                break;
            }
        }
    }
    return day - opening;
}

/* Of the thresholds that apply, the lowest. Where the age is unknown, the strictest. */
static int collegial_threshold(int dose, int age)
{
    return dose >= 180 && age > 0 && age <= 65 ? 180 : 120;
}

static int stated_sum(const struct plan *plan, int day)
{
    int sum = 0;
    for (int i = 0; i < plan->intakes[day - 1].count; i++) {
        sum += plan->intakes[day - 1].mg[i];
    }
    return sum;
}

/* The first intake that half tablets do not make; 0 where it is the dose that they do not make. */
static int odd_intake(const struct plan *plan, int day)
{
    for (int i = 0; plan->intakes != NULL && plan->doses[day - 1] % 5 == 0 && i < plan->intakes[day - 1].count; i++) {
        if (plan->intakes[day - 1].mg[i] % 5 != 0) {
            return plan->intakes[day - 1].mg[i];
        }
    }
    return 0;
}

static int largest_intake(const struct plan *plan, int day)
{
    int largest = 0;
    for (int i = 0; i < plan->intakes[day - 1].count; i++) {
        largest = plan->intakes[day - 1].mg[i] > largest ? plan->intakes[day - 1].mg[i] : largest;
    }
    return largest;
}

static struct numbers expected_numbers(const bac_finding *f, const struct plan *plan, const struct oracle_facts *facts)
{
    static const int start_highest[] = {15, 15, 20};
    static const int step_shortest[] = {2, 2, 3};
    static const int step_longest[] = {3, 3, 4};
    static const int ceilings[] = {300, 80, 300};
    static const int indications[] = {BAC_INDICATION_ABSTINENCE, BAC_INDICATION_REDUCTION, BAC_INDICATION_OTHER};
    const int day = f->day;
    const int dose = dose_on(plan, facts, day);
    const int before = dose_on(plan, facts, day - 1);
    const int two_before = dose_on(plan, facts, day - 2);
    const int larger_before = two_before > before ? two_before : before;
    const int held = days_held(plan, facts, day - 1);
    const bool slow = facts->protocol != ORACLE_AMM_2021 && before < 30;
    const bool violation = f->severity == BAC_VIOLATION;

    switch (f->rule) {
    case BAC_RULE_TABLET:
        return (struct numbers){before, odd_intake(plan, day), 5};
    case BAC_RULE_START_DOSE:
        return (struct numbers){0, -1, violation ? start_highest[facts->protocol] : 15};
    case BAC_RULE_STEP_SIZE:
        return (struct numbers){before, dose - before, slow ? 5 : 10};
    case BAC_RULE_STEP_LENGTH:
        return (struct numbers){before, held,
                                violation ? step_shortest[facts->protocol] : step_longest[facts->protocol]};
    case BAC_RULE_HELD_UNKNOWN:
        return (struct numbers){before, held, -1};
    case BAC_RULE_CEILING:
        return (struct numbers){before, -1, ceilings[facts->protocol]};
    case BAC_RULE_SECOND_OPINION:
        return (struct numbers){before, age_on(facts, day), 120};
    case BAC_RULE_COLLEGIAL_OPINION:
        return (struct numbers){before, age_on(facts, day), collegial_threshold(dose, age_on(facts, day))};
    case BAC_RULE_MULTIDISCIPLINARY_CARE:
        return (struct numbers){before, age_on(facts, day), 80};
    case BAC_RULE_AGE_BOUNDARY:
        return (struct numbers){before, facts->age, -1};
    case BAC_RULE_ABRUPT_FALL:
        return (struct numbers){larger_before, larger_before - dose, 20};
    case BAC_RULE_TAPER_RATE:
        return (struct numbers){larger_before, larger_before - dose, 15};
    case BAC_RULE_TAPER_LENGTH:
        return (struct numbers){before, descent_days(plan, facts, day, violation), violation ? 7 : 28};
    case BAC_RULE_INTAKE_SUM:
        return (struct numbers){before, stated_sum(plan, day), -1};
    case BAC_RULE_SINGLE_INTAKE:
        return (struct numbers){before, largest_intake(plan, day), start_highest[facts->protocol]};
    case BAC_RULE_INDICATION:
        return (struct numbers){before, indications[facts->indication], -1};
    default:
        return (struct numbers){before, -1, -1};
    }
}

bool numbers_explain(const bac_finding *finding, const struct plan *plan, const struct oracle_facts *facts)
{
    const struct numbers n = expected_numbers(finding, plan, facts);
    return finding->before_mg == n.before && (n.number == -1 || finding->number == n.number) &&
           (n.limit == -1 || finding->limit == n.limit);
}
