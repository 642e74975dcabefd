/* SPDX-License-Identifier: MIT */
#include "vary.h"

#include <stdint.h>

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

/* A linear congruential generator (Knuth's MMIX), whose high bits are the good ones. */
int draw(int below)
{
    static uint64_t state = UINT64_C(20140314);
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((state >> 33) % (uint64_t)below);
}

/* ---- Dates ---- */

struct civil {
    int year, month, day;
};

/* Both sides of every date on which a protocol comes into force or goes; the weeks before a 29 February or before the
 * 1 March that stands for it; ends of years. */
static const struct civil starts[] = {
    {2014, 3, 13},  {2014, 3, 14},  {2017, 7, 23}, {2017, 7, 24}, {2021, 2, 15},  {2021, 2, 16},
    {2021, 11, 17}, {2021, 11, 18}, {2014, 2, 20}, {2018, 2, 24}, {2022, 2, 27},  {2024, 2, 10},
    {2016, 2, 28},  {2023, 12, 20}, {2100, 2, 25}, {2000, 2, 1},  {1999, 12, 31}, {2018, 2, 28},
};

static const struct civil births[] = {
    {1952, 2, 29}, {1948, 2, 29}, {1956, 2, 29},  {1952, 2, 28},
    {1952, 3, 1},  {1950, 1, 1},  {1957, 12, 31}, {1930, 7, 14},
};

static struct civil later(struct civil date, int days)
{
    for (int i = 0; i < days; i++) {
        oracle_next_day(&date.year, &date.month, &date.day);
    }
    return date;
}

static void vary_start(struct oracle_facts *facts, int days)
{
    const int choice = draw(COUNT(starts) + 7);
    struct civil start = {0, 0, 0};
    if (choice < COUNT(starts)) {
        start = starts[choice];
    } else if (choice == COUNT(starts)) { /* the plan ends with the calendar */
        const bac_civil last = bac_date_to_civil((bac_date){BAC_DATE_MAX - (days - 1)});
        start = (struct civil){last.year, last.month, last.day};
    } else if (choice == COUNT(starts) + 1) {
        start = (struct civil){1900, 1, 1};
    } else if (choice == COUNT(starts) + 2) {
        start = later((struct civil){2014 + draw(10), 1, 1}, draw(365));
    }
    facts->start_year = start.year;
    facts->start_month = start.month;
    facts->start_day = start.day;
}

static void set_birth(struct oracle_facts *facts, struct civil birth)
{
    facts->birth_year = birth.year;
    facts->birth_month = birth.month;
    facts->birth_day = birth.day;
}

/* A birthday, mostly the 66th, on one of the days around the beginning of the plan or in it, mostly early. */
static void vary_birthday(struct oracle_facts *facts, int days)
{
    static const int years[] = {66, 66, 66, 65, 67, 19, 100};
    const struct civil start = {facts->start_year, facts->start_month, facts->start_day};
    const int span = days < 60 || draw(4) == 0 ? days + 2 : 60;
    struct civil birth = later(start, draw(span));
    birth.year -= years[draw(COUNT(years))];
    if (birth.month == 2 && birth.day == 29) {
        birth.day = draw(2) == 0 ? 28 : 27; /* the year of birth need not be a leap year */
    }
    if (birth.year >= 1900) {
        set_birth(facts, birth);
    }
}

static void vary_age(struct oracle_facts *facts, int days)
{
    static const int ages[] = {18, 40, 64, 65, 66, 67, 70, 119, 120};
    facts->age = -1;
    facts->birth_year = facts->birth_month = facts->birth_day = 0;
    const int choice = draw(8);
    if (choice < 4) {
        facts->age = ages[draw(COUNT(ages))];
    } else if (choice < 6 && facts->start_year != 0) {
        vary_birthday(facts, days);
    } else if (choice == 6) {
        const struct civil birth = births[draw(COUNT(births))];
        const int years = facts->start_year - birth.year;
        if (facts->start_year == 0 || (years >= 19 && years <= 110)) {
            set_birth(facts, birth);
        }
    }
}

/* ---- The rest of the patient ---- */

void vary_facts(struct oracle_facts *facts, int days)
{
    vary_start(facts, days);
    vary_age(facts, days);
    switch (draw(8)) {
    case 0:
        facts->conditions = (1u << BAC_CONDITION_COUNT) - 1u;
        break;
    case 1:
        facts->conditions = (unsigned)draw(1 << BAC_CONDITION_COUNT);
        break;
    case 2:
    case 3:
        facts->conditions = 1u << draw(BAC_CONDITION_COUNT);
        break;
    default:
        facts->conditions = 0;
        break;
    }
    facts->indication = draw(4) - 1;
    facts->reviewed = draw(2) == 0 ? 0 : (unsigned)draw(32);
}

/* ---- Wild plans ---- */

int vary_dose(void)
{
    static const int edges[] = {0,   5,   15,  20,  25,  30,  80,  85,  115, 120,
                                125, 175, 180, 185, 295, 300, 305, 310, 320, 600};
    switch (draw(4)) {
    case 0:
        return draw(BAC_DOSE_MAX + 1);
    case 1: {
        const int dose = edges[draw(COUNT(edges))] + draw(3) - 1;
        return dose < 0 ? 0 : dose > BAC_DOSE_MAX ? BAC_DOSE_MAX : dose;
    }
    default:
        return edges[draw(COUNT(edges))];
    }
}

/* Mostly small moves from the dose before, so that plans come near to being good ones. */
static int vary_next_dose(int dose, int trend)
{
    int next;
    switch (draw(10)) {
    case 0:
        return vary_dose();
    case 1:
        next = dose + draw(43) - 21;
        break;
    case 2:
        next = dose + 5 * (draw(9) - 4);
        break;
    case 3:
        return 0;
    default:
        next = dose + trend * 5 * draw(5);
        break;
    }
    return next < 0 ? 0 : next > BAC_DOSE_MAX ? BAC_DOSE_MAX : next;
}

static int vary_level_days(void)
{
    switch (draw(12)) {
    case 0:
        return 24 + draw(10); /* around the rest that lets a descent open anew */
    case 1:
        return 1 + draw(9);
    case 2:
    case 3:
    case 4:
        return 1;
    default:
        return 1 + draw(5);
    }
}

/* ---- Intakes ---- */

int vary_weights(int weights[ORACLE_INTAKES_MAX])
{
    const int count = 2 + draw(3);
    for (int i = 0; i < count; i++) {
        weights[i] = draw(10);
    }
    weights[0] += weights[0] == 0;
    weights[count - 1] += weights[count - 1] == 0;
    return count;
}

struct dispensing vary_dispensing(void)
{
    struct dispensing varied = {.strengths = draw(2) == 0 ? 1 : 1u | (unsigned)draw(16), .stating = draw(4) > 0};
    const int length = draw(62);
    const int bridge = draw(64);
    varied.prescription_days = length < 1 || length > 31 ? BAC_PRESCRIPTION_DAYS_DEFAULT : length;
    varied.bridge_days = bridge > 31 ? BAC_BRIDGE_DAYS_DEFAULT : bridge;
    varied.intakes = vary_weights(varied.weights);
    return varied;
}

void vary_split(struct plan *plan, struct oracle_intakes intakes[])
{
    int weights[ORACLE_INTAKES_MAX] = {1, 1, 1, 1};
    const int choice = draw(4);
    const int count = choice == 0 ? vary_weights(weights) : 3;
    plan->intakes = choice == 1 ? NULL : intakes;
    for (int day = 0; plan->intakes != NULL && day < plan->days; day++) {
        if (day > 0 && plan->doses[day] == plan->doses[day - 1]) {
            intakes[day] = intakes[day - 1];
        } else {
            oracle_split(plan->doses[day], count, weights, &intakes[day]);
        }
    }
}

struct oracle_intakes vary_intakes(int dose)
{
    static const int edges[] = {0, 5, 6, 10, 15, 16, 20, 21, 25};
    struct oracle_intakes intakes = {.count = 1 + draw(ORACLE_INTAKES_MAX)};
    int weights[ORACLE_INTAKES_MAX];
    switch (draw(8)) {
    case 0:
        intakes.count = 0;
        break;
    case 1: {
        const int edge = edges[draw(COUNT(edges))];
        intakes.mg[draw(intakes.count)] = edge < dose ? edge : dose;
        break;
    }
    case 2:
        intakes.mg[draw(intakes.count)] = dose;
        break;
    case 3:
        for (int i = 0; i < intakes.count; i++) {
            intakes.mg[i] = draw(3) == 0 ? draw(BAC_DOSE_MAX + 1) : 5 * draw(7);
        }
        break;
    case 4:
    case 5: {
        const int part = draw(dose + 1);
        intakes.mg[draw(intakes.count)] += part;
        intakes.mg[draw(intakes.count)] += dose - part;
        break;
    }
    default:
        if (dose % 5 == 0) {
            const int count = vary_weights(weights);
            oracle_split(dose, count, weights, &intakes);
        } else {
            intakes.mg[0] = dose;
        }
        break;
    }
    return intakes;
}

/* ---- Wild plans ---- */

struct request before_a_plan(enum origin origin, int protocol, int from, int held)
{
    return (struct request){.origin = origin,
                            .protocol = protocol,
                            .from = from,
                            .held = held,
                            .target = -1,
                            .step_days = -1,
                            .initial = -1,
                            .to = -1,
                            .days = -1,
                            .max_step = -1,
                            .maintain = -1};
}

void vary_wild_plan(struct plan *plan, struct oracle_facts *facts, struct oracle_intakes intakes[])
{
    const int protocol = draw(3);
    const int from = draw(3) == 0 ? 0 : vary_dose();
    const int held = draw(3) == 0 ? -1 : draw(10) == 0 ? draw(3661) : draw(6);
    plan->request = before_a_plan(WILD, protocol, from, held);
    plan->change = NULL;
    plan->blocks = NULL;
    plan->days = draw(4) == 0 ? 1 + draw(200) : 1 + draw(60);
    plan->intakes = draw(2) == 0 ? intakes : NULL;

    int dose = from;
    int trend = 1;
    for (int day = 0; day < plan->days;) {
        if (draw(6) == 0) {
            trend = -trend;
        }
        dose = draw(12) == 0 ? dose : vary_next_dose(dose, trend);
        struct oracle_intakes stated = vary_intakes(dose);
        for (int left = vary_level_days(); left > 0 && day < plan->days; left--) {
            if (draw(16) == 0) {
                stated = vary_intakes(dose);
            }
            plan->doses[day] = dose;
            intakes[day] = stated;
            day++;
        }
    }
    *facts = facts_of(&plan->request);
    vary_facts(facts, plan->days);
}
