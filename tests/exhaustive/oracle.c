/* SPDX-License-Identifier: MIT */
/*
 * Written from docs/protocol.md and not from the code; see oracle.h.
 *
 * Kept simple on purpose: the plan is an array, every rule is a function that looks at the whole
 * of it, and nothing is remembered from one day to the next except which once-only findings were
 * already made.
 */
#include "oracle.h"

#include <stddef.h>

enum {
    QUANTUM = 5, /* half of a scored 10 mg tablet */
    TABLET = 10,
    DOSE_MAX = 600,
    UNKNOWN_AGE = 120 /* the caller refuses such plans; until then, the strictest age */
};

/* --- The protocol table ----------------------------------------------------------------- */

static const int start_lowest[3] = {15, 15, 15};
static const int start_highest[3] = {15, 15, 20};
static const int step_shortest[3] = {2, 2, 3};
static const int step_longest[3] = {3, 3, 4};
static const int ceiling_of[3] = {300, 80, 300};

/* Both ends belong to the time in force: 2021-02-16 is the first day without any protocol. */
static const int in_force_from[3][3] = {{2014, 3, 14}, {2017, 7, 24}, {2021, 11, 18}};
static const int in_force_to[3][3] = {{2017, 7, 23}, {2021, 2, 15}, {9999, 12, 31}};

/* RTU: 5 mg while the dose is below 30, 10 mg from 30 on. AMM: 10 mg. */
static int increase_at(int protocol, int dose)
{
    if (protocol == ORACLE_AMM_2021) {
        return 10;
    }
    return dose < 30 ? 5 : 10;
}

static int is_protocol(int protocol)
{
    return protocol >= ORACLE_RTU_2014 && protocol <= ORACLE_AMM_2021;
}

/* --- Dates ------------------------------------------------------------------------------ */

static int is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month)
{
    static const int lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    if (month == 2 && is_leap(year)) {
        return 29;
    }
    return lengths[month - 1];
}

void oracle_next_day(int *year, int *month, int *day)
{
    *day += 1;
    if (*day > month_length(*year, *month)) {
        *day = 1;
        *month += 1;
    }
    if (*month > 12) {
        *month = 1;
        *year += 1;
    }
}

int oracle_weekday(int year, int month, int day)
{
    /* 1 January 1900 was a Monday; from there, count the days of the years and months gone by. */
    int passed = 0;

    if (year < 1900) {
        return -1;
    }
    for (int earlier = 1900; earlier < year; earlier++) {
        passed += is_leap(earlier) ? 366 : 365;
    }
    for (int earlier = 1; earlier < month; earlier++) {
        passed += month_length(year, earlier);
    }
    passed += day - 1;
    return passed % 7;
}

int oracle_age_on(int birth_year, int birth_month, int birth_day, int year, int month, int day)
{
    int birthday_month = birth_month;
    int birthday_day = birth_day;

    /* Born on 29 February: the birthday of a common year is 1 March. */
    if (birth_month == 2 && birth_day == 29 && !is_leap(year)) {
        birthday_month = 3;
        birthday_day = 1;
    }
    if (month > birthday_month || (month == birthday_month && day >= birthday_day)) {
        return year - birth_year;
    }
    return year - birth_year - 1;
}

static int is_before(const int a[3], const int b[3])
{
    for (int part = 0; part < 3; part++) {
        if (a[part] != b[part]) {
            return a[part] < b[part];
        }
    }
    return 0;
}

/* --- Plans ------------------------------------------------------------------------------ */

/* Appends `days` days of `dose`; returns the new length, or -1 where the plan gets too long. */
static int append(int doses[], int length, int dose, int days)
{
    if (length < 0 || days > ORACLE_DAYS_MAX - length) {
        return -1;
    }
    for (int day = 0; day < days; day++) {
        doses[length + day] = dose;
    }
    return length + days;
}

static int is_schedulable(int dose)
{
    return dose >= 0 && dose <= DOSE_MAX && dose % QUANTUM == 0;
}

/* Given counts of days are at least 1; -1 is "not given". */
static int is_optional_count(int count)
{
    return count == -1 || count >= 1;
}

int oracle_titrate(int protocol, int target, int from, int held, int step_days, int initial, int maintain, int doses[])
{
    int length = 0;
    int dose;
    int days_at_first;

    if (from == -1) {
        from = 0;
    }
    if (!is_protocol(protocol) || !is_schedulable(target) || !is_schedulable(from) || !is_optional_count(step_days) ||
        !is_optional_count(maintain) || held < -1) {
        return -1;
    }
    if (step_days == -1) {
        step_days = 3;
    }
    if (initial != -1 && (!is_schedulable(initial) || initial < 5 || from > 0)) {
        return -1;
    }
    if (held != -1 && (from == 0 || held > step_days)) {
        return -1;
    }
    if (held == -1) {
        held = 0;
    }

    /* The first level: the initial dose, or `from`; of a level begun before, the held days are
       already spent. */
    if (from > 0) {
        dose = from;
    } else if (initial != -1) {
        dose = initial;
    } else {
        dose = start_lowest[protocol];
    }
    days_at_first = step_days - held;
    if (target < dose) {
        return -1;
    }

    /* The first level is already the target: `maintain`, else what is left of the step, but a plan
       has at least one day. */
    if (dose == target) {
        if (maintain != -1) {
            return append(doses, 0, target, maintain);
        }
        return append(doses, 0, target, days_at_first < 1 ? 1 : days_at_first);
    }

    length = append(doses, 0, dose, days_at_first);
    for (;;) {
        dose += increase_at(protocol, dose);
        if (dose >= target) {
            break; /* never past the target */
        }
        length = append(doses, length, dose, step_days);
    }
    return append(doses, length, target, maintain != -1 ? maintain : step_days);
}

/* n(S): two days on each of the levels that falls of at most S leave between the two ends. */
static int days_for_falls_of(int fall, int step)
{
    int falls = (fall + step - 1) / step;

    return 2 * (falls - 1);
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

int oracle_taper(int protocol, int from, int to, int days, int max_step, int maintain, int doses[])
{
    int fall, length_in_days, levels, quanta, dose;
    int length = 0;

    if (to == -1) {
        to = 0;
    }
    if (!is_protocol(protocol) || !is_schedulable(from) || !is_schedulable(to) || from == 0 || to >= from ||
        !is_optional_count(maintain)) {
        return -1;
    }
    if (days != -1 && max_step != -1) {
        return -1;
    }
    if (days != -1 && days < 2) {
        return -1;
    }
    if (max_step != -1 && (!is_schedulable(max_step) || max_step < 5)) {
        return -1;
    }
    if (to == 0 && maintain != -1) {
        return -1;
    }
    if (maintain == -1) {
        maintain = 2;
    }

    /* 1. The length in days on intermediate doses. */
    fall = from - to;
    if (days != -1) {
        length_in_days = days;
    } else if (max_step != -1) {
        length_in_days = days_for_falls_of(fall, max_step);
        if (to == 0) {
            length_in_days = larger(length_in_days, 7);
        }
    } else if (to > 0) {
        length_in_days = days_for_falls_of(fall, 10);
    } else {
        length_in_days = larger(7, smaller(days_for_falls_of(fall, 10), 28));
        length_in_days = larger(length_in_days, days_for_falls_of(fall, 20));
    }

    /* 2. The number of levels: two days each at the least, and a quantum between any two. */
    quanta = fall / QUANTUM;
    levels = smaller(length_in_days / 2, quanta - 1);
    if (levels == 0) {
        length = append(doses, length, from, length_in_days);
    }

    /* 3. Quanta over the falls, the larger falls first; days over the levels, the longer last. */
    dose = from;
    for (int level = 1; level <= levels; level++) {
        int falls = levels + 1;
        int fall_quanta = quanta / falls + (level <= quanta % falls ? 1 : 0);
        int longer_levels = length_in_days % levels;
        int level_days = length_in_days / levels + (level > levels - longer_levels ? 1 : 0);

        dose -= fall_quanta * QUANTUM;
        length = append(doses, length, dose, level_days);
    }
    return append(doses, length, to, to == 0 ? 1 : maintain);
}

/* --- Reviews ---------------------------------------------------------------------------- */

enum { NO_REVIEW, SECOND_OPINION, COLLEGIAL, MULTIDISCIPLINARY };

int oracle_review(int protocol, int dose, int age)
{
    if (protocol == ORACLE_RTU_2014) {
        /* The stronger review absorbs the weaker. "From" is inclusive, "beyond" is not. */
        if (dose >= 180) {
            return COLLEGIAL;
        }
        if (age > 65 && dose >= 120) {
            return COLLEGIAL;
        }
        if (dose > 120) {
            return SECOND_OPINION;
        }
    }
    if (protocol == ORACLE_AMM_2021 && dose > 80) {
        return MULTIDISCIPLINARY;
    }
    return NO_REVIEW;
}

static int is_documented(const struct oracle_facts *facts, unsigned bit)
{
    return (int)((facts->reviewed >> bit) & 1u);
}

static int is_covered(const struct oracle_facts *facts, int review)
{
    switch (review) {
    case SECOND_OPINION:
        /* A collegial opinion on file covers a second opinion, never the other way round. */
        return is_documented(facts, 0) || is_documented(facts, 1);
    case COLLEGIAL:
        return is_documented(facts, 1);
    case MULTIDISCIPLINARY:
        return is_documented(facts, 2);
    default:
        return 1;
    }
}

int oracle_age_required(int protocol, const int doses[], int days)
{
    for (int day = 1; day <= days; day++) {
        if (protocol == ORACLE_RTU_2014 && doses[day - 1] >= 120) {
            return 1;
        }
    }
    return 0;
}

/* --- The checker ------------------------------------------------------------------------ */

/* In the order of the page's table, which is the order of the findings of one day. */
enum rule {
    RULE_TABLET,
    RULE_START_DOSE,
    RULE_STEP_SIZE,
    RULE_STEP_LENGTH,
    RULE_HELD_UNKNOWN,
    RULE_CEILING,
    RULE_SECOND_OPINION,
    RULE_COLLEGIAL_OPINION,
    RULE_MULTIDISCIPLINARY_CARE,
    RULE_AGE_BOUNDARY,
    RULE_ABRUPT_FALL,
    RULE_TAPER_RATE,
    RULE_TAPER_LENGTH,
    RULE_INTAKE_SUM,
    RULE_CONTRAINDICATION,
    RULE_PSYCHIATRIC_REVIEW,
    RULE_INDICATION,
    RULE_PROTOCOL_STATUS,
    RULE_COUNT
};

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
};

enum {
    CONDITION_DRIVING = 7,
    CONDITIONS_FORBIDDING = 8, /* 0 to 7 forbid an initiation, */
    CONDITIONS_COUNT = 11      /* 8 to 10 need a psychiatric consultation */
};

enum { INDICATION_ABSTINENCE = 0, INDICATION_OTHER = 2 };

struct plan {
    const struct oracle_facts *facts;
    const int *intakes;
    int days;
    int dose_from_day_minus_1[ORACLE_DAYS_MAX + 2];
    int level_first_day[ORACLE_DAYS_MAX + 1]; /* 0: the level was there before day 1 */
    int age[ORACLE_DAYS_MAX + 1];
    char ceiling_caution[ORACLE_DAYS_MAX + 1];
    char ceiling_violation[ORACLE_DAYS_MAX + 1];
    int first_rise; /* the treating day, 0 for none */

    struct oracle_finding *out;
    int count;
    char seen[RULE_COUNT][3];
};

/* Day 0 and day -1 are `from`. */
static int dose_on(const struct plan *plan, int day)
{
    return plan->dose_from_day_minus_1[day + 1];
}

static int is_rise(const struct plan *plan, int day)
{
    return dose_on(plan, day) > dose_on(plan, day - 1);
}

static int is_fall(const struct plan *plan, int day)
{
    return dose_on(plan, day) < dose_on(plan, day - 1);
}

static void report(struct plan *plan, enum rule rule, enum oracle_severity severity, int day, int condition)
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

/* A dose that is no multiple of 5 mg, on the first day of each such level. Day 1 is the first day
   that the plan itself has of a level, so it counts even if `from` was the same. */
static void check_tablet(struct plan *plan, int day)
{
    int dose = dose_on(plan, day);

    if (dose % QUANTUM != 0 && (day == 1 || dose != dose_on(plan, day - 1))) {
        report(plan, RULE_TABLET, ORACLE_VIOLATION, day, -1);
    }
}

/* Every rise from 0 lands in the start range: above it is too fast, below it is slower. */
static void check_start_dose(struct plan *plan, int day)
{
    int protocol = plan->facts->protocol;

    if (!is_rise(plan, day) || dose_on(plan, day - 1) != 0) {
        return;
    }
    if (dose_on(plan, day) > start_highest[protocol]) {
        report(plan, RULE_START_DOSE, ORACLE_VIOLATION, day, -1);
    }
    if (dose_on(plan, day) < start_lowest[protocol]) {
        report(plan, RULE_START_DOSE, ORACLE_CAUTION, day, -1);
    }
}

/* A rise from another dose than 0 is at most what the table allows at that dose. */
static void check_step_size(struct plan *plan, int day)
{
    int previous = dose_on(plan, day - 1);

    if (!is_rise(plan, day) || previous == 0) {
        return;
    }
    if (dose_on(plan, day) - previous > increase_at(plan->facts->protocol, previous)) {
        report(plan, RULE_STEP_SIZE, ORACLE_VIOLATION, day, -1);
    }
}

/* The level that a rise leaves lasted a step: shorter is refused, longer is slower. A level held
   since before day 1 counts the held days too; where they are unknown, so is its length. */
static void check_step_length(struct plan *plan, int day)
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
    if (length < step_shortest[protocol]) {
        report(plan, RULE_STEP_LENGTH, ORACLE_VIOLATION, day, -1);
    }
    if (length > step_longest[protocol]) {
        report(plan, RULE_STEP_LENGTH, ORACLE_CAUTION, day, -1);
    }
}

/* Marks the days on which `ceiling` speaks about the stay from day `first` to day `last`. */
static void judge_stay(struct plan *plan, int first, int last)
{
    int ceiling = ceiling_of[plan->facts->protocol];

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
static void judge_stays(struct plan *plan)
{
    int ceiling = ceiling_of[plan->facts->protocol];
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

static void check_ceiling(struct plan *plan, int day)
{
    if (plan->ceiling_caution[day]) {
        report(plan, RULE_CEILING, ORACLE_CAUTION, day, -1);
    }
    if (plan->ceiling_violation[day]) {
        report(plan, RULE_CEILING, ORACLE_VIOLATION, day, -1);
    }
}

/* The review that the day's dose and age need, unless documented. A plan that so far only came
   down from `from` does not wait for it. */
static void check_opinion(struct plan *plan, int day)
{
    int dose = dose_on(plan, day);
    int review = oracle_review(plan->facts->protocol, dose, plan->age[day]);
    int rise_has_come = plan->first_rise != 0 && plan->first_rise <= day;
    enum oracle_severity severity = ORACLE_REVIEW;

    if (is_covered(plan->facts, review)) {
        return;
    }
    if (!rise_has_come && dose < plan->facts->from) {
        severity = ORACLE_CAUTION;
    }
    if (review == SECOND_OPINION) {
        report(plan, RULE_SECOND_OPINION, severity, day, -1);
    } else if (review == COLLEGIAL) {
        report(plan, RULE_COLLEGIAL_OPINION, severity, day, -1);
    } else {
        report(plan, RULE_MULTIDISCIPLINARY_CARE, severity, day, -1);
    }
}

/* An age in years hides the birthday: would one year more need another review, not covered? */
static void check_age_boundary(struct plan *plan, int day)
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

/* Two rules on the fall within two days: over 20 mg refused, 16 to 20 away from the example. */
static void check_falls(struct plan *plan, int day)
{
    int in_two_days = dose_on(plan, day - 2) - dose_on(plan, day);

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

/* A stop takes 7 to 28 days, counted from the first reduced day up to the day before 0. */
static void check_taper_length(struct plan *plan, int day)
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

static void check_intake_sum(struct plan *plan, int day)
{
    if (plan->intakes != NULL && plan->intakes[day - 1] != dose_on(plan, day)) {
        report(plan, RULE_INTAKE_SUM, ORACLE_VIOLATION, day, -1);
    }
}

static int has_condition(const struct oracle_facts *facts, int condition)
{
    return (int)((facts->conditions >> condition) & 1u);
}

/* What forbids an initiation leaves an increase to a documented decision, except driving, which is
   forbidden during all titration. The AMM's own list was not read: a documented decision always. */
static void check_contraindication(struct plan *plan, int day)
{
    const struct oracle_facts *facts = plan->facts;
    int is_initiation = dose_on(plan, day - 1) == 0;

    for (int condition = 0; condition < CONDITIONS_FORBIDDING; condition++) {
        int is_refused = facts->protocol != ORACLE_AMM_2021 && (is_initiation || condition == CONDITION_DRIVING);

        if (!has_condition(facts, condition)) {
            continue;
        }
        if (is_refused) {
            report(plan, RULE_CONTRAINDICATION, ORACLE_VIOLATION, day, condition);
        } else if (!is_documented(facts, 4)) {
            report(plan, RULE_CONTRAINDICATION, ORACLE_REVIEW, day, condition);
        }
    }
}

static void check_psychiatric_review(struct plan *plan, int day)
{
    for (int condition = CONDITIONS_FORBIDDING; condition < CONDITIONS_COUNT; condition++) {
        if (has_condition(plan->facts, condition) && !is_documented(plan->facts, 3)) {
            report(plan, RULE_PSYCHIATRIC_REVIEW, ORACLE_REVIEW, day, condition);
        }
    }
}

static void check_indication(struct plan *plan, int day)
{
    int indication = plan->facts->indication;

    if (indication == INDICATION_OTHER) {
        report(plan, RULE_INDICATION, ORACLE_VIOLATION, day, -1);
    }
    if (indication == INDICATION_ABSTINENCE && plan->facts->protocol == ORACLE_AMM_2021) {
        report(plan, RULE_INDICATION, ORACLE_CAUTION, day, -1);
    }
}

static void check_protocol_status(struct plan *plan)
{
    const struct oracle_facts *facts = plan->facts;
    int start[3] = {facts->start_year, facts->start_month, facts->start_day};

    if (facts->start_year == 0) {
        return;
    }
    if (is_before(start, in_force_from[facts->protocol]) || is_before(in_force_to[facts->protocol], start)) {
        report(plan, RULE_PROTOCOL_STATUS, ORACLE_CAUTION, 1, -1);
    }
}

/* The age on each day of the plan: a birth date is evaluated on that day's own date. */
static void find_ages(struct plan *plan)
{
    const struct oracle_facts *facts = plan->facts;
    int year = facts->start_year;
    int month = facts->start_month;
    int dom = facts->start_day;

    for (int day = 1; day <= plan->days; day++) {
        if (facts->age != -1) {
            plan->age[day] = facts->age;
        } else if (facts->birth_year != 0 && facts->start_year != 0) {
            plan->age[day] = oracle_age_on(facts->birth_year, facts->birth_month, facts->birth_day, year, month, dom);
            oracle_next_day(&year, &month, &dom);
        } else {
            plan->age[day] = UNKNOWN_AGE;
        }
    }
}

static void lay_out(struct plan *plan, const int doses[])
{
    plan->dose_from_day_minus_1[0] = plan->facts->from; /* day -1 */
    plan->dose_from_day_minus_1[1] = plan->facts->from; /* day 0 */
    for (int day = 1; day <= plan->days; day++) {
        plan->dose_from_day_minus_1[day + 1] = doses[day - 1];
    }
    plan->level_first_day[0] = 0;
    plan->first_rise = 0;
    for (int day = 1; day <= plan->days; day++) {
        if (dose_on(plan, day) == dose_on(plan, day - 1)) {
            plan->level_first_day[day] = plan->level_first_day[day - 1];
        } else {
            plan->level_first_day[day] = day;
        }
        if (plan->first_rise == 0 && is_rise(plan, day)) {
            plan->first_rise = day;
        }
    }
}

int oracle_check(const struct oracle_facts *facts, const int doses[], const int intakes[], int days,
                 struct oracle_finding out[])
{
    struct plan plan;

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
    find_ages(&plan);
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
        /* The eligibility rules speak on the treating day; a plan without a rise has none. */
        if (day == plan.first_rise) {
            check_contraindication(&plan, day);
            check_psychiatric_review(&plan, day);
            check_indication(&plan, day);
        }
        if (day == 1) {
            check_protocol_status(&plan);
        }
    }
    return plan.count;
}

/* --- Intakes and supply ----------------------------------------------------------------- */

int oracle_split(int dose, int count, const int weights[], int intakes[])
{
    int quanta = dose / QUANTUM;
    int weight_of_all = 0;
    int weight_so_far = 0;
    int weights_above_zero = 0;
    int taken = 0;

    if (!is_schedulable(dose) || count < 2 || count > 4) {
        return -1;
    }
    for (int intake = 0; intake < count; intake++) {
        int weight = weights == NULL ? 1 : weights[intake];

        if (weight < 0 || weight > 9) {
            return -1;
        }
        weight_of_all += weight;
        weights_above_zero += weight > 0 ? 1 : 0;
    }
    if (weights_above_zero < 2) {
        return -1;
    }

    /* The first i intakes together take the floor of their share of the quanta. */
    for (int intake = 0; intake < count; intake++) {
        int together;

        weight_so_far += weights == NULL ? 1 : weights[intake];
        together = quanta * weight_so_far / weight_of_all;
        intakes[intake] = (together - taken) * QUANTUM;
        taken = together;
    }
    return count;
}

static int is_rule(const struct oracle_finding *finding, enum rule rule)
{
    return finding->rule == rule_names[rule];
}

int oracle_supply(const struct oracle_facts *facts, const int doses[], int days, int prescription_days,
                  struct oracle_period out[])
{
    /* Too large for some stacks; every thread has its own. */
    static _Thread_local struct oracle_finding findings[ORACLE_FINDINGS_MAX];
    char review_due[ORACLE_DAYS_MAX + 1] = {0};
    int count, last_taken;
    int conditional = 0;
    int periods = 0;
    int first = 1;

    if (prescription_days == -1) {
        prescription_days = 28;
    }
    if (prescription_days < 1 || prescription_days > 31) {
        return -1;
    }
    count = oracle_check(facts, doses, NULL, days, findings);
    if (count < 0) {
        return -1;
    }
    for (int index = 0; index < count; index++) {
        const struct oracle_finding *finding = &findings[index];

        if (finding->severity == ORACLE_REVIEW &&
            (is_rule(finding, RULE_SECOND_OPINION) || is_rule(finding, RULE_COLLEGIAL_OPINION) ||
             is_rule(finding, RULE_MULTIDISCIPLINARY_CARE))) {
            review_due[finding->day] = 1;
        }
    }
    last_taken = days;
    while (last_taken > 0 && doses[last_taken - 1] == 0) {
        last_taken--;
    }

    while (first <= last_taken) {
        struct oracle_period *period = &out[periods++];
        int last = first;

        while (last < last_taken && last - first + 1 < prescription_days && !review_due[last + 1]) {
            last++;
        }
        /* This and all later prescriptions wait until the review is documented. */
        if (review_due[first]) {
            conditional = 1;
        }
        period->first = first;
        period->last = last;
        period->total_mg = 0;
        for (int day = first; day <= last; day++) {
            period->total_mg += doses[day - 1];
        }
        period->tablets = (period->total_mg + TABLET - 1) / TABLET;
        period->conditional = conditional;
        /* Nothing is due only where the plan has stopped by then: 0 is all that follows. */
        period->next_due = last == last_taken && last_taken < days ? 0 : last + 1;
        first = last + 1;
    }
    return periods;
}
