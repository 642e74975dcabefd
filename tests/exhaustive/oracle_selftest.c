/* SPDX-License-Identifier: MIT */
/* What the oracle must say, worked out by hand from docs/protocol.md: its examples, and cases that the page decides. */
#include "oracle.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_MAX = 2000, NOT_GIVEN = -1 };

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

/* ---- Answers as text ---- */

struct text {
    char bytes[TEXT_MAX];
    size_t used;
};

/* What does not fit is lost, and then differs from what is expected. */
static void add(struct text *text, const char *form, ...)
{
    va_list arguments;
    int written;

    va_start(arguments, form);
    written = vsnprintf(text->bytes + text->used, sizeof text->bytes - text->used, form, arguments);
    va_end(arguments);
    if (written > 0 && text->used + (size_t)written < sizeof text->bytes) {
        text->used += (size_t)written;
    }
}

static const char *between(const struct text *text)
{
    return text->used > 0 ? "; " : "";
}

static void add_plan(struct text *text, const int doses[], int days)
{
    for (int day = 0; day < days;) {
        int first = day;

        while (day < days && doses[day] == doses[first]) {
            day++;
        }
        add(text, "%s%dx%d", first > 0 ? " " : "", doses[first], day - first);
    }
}

static void add_findings(struct text *text, const struct oracle_finding findings[], int count)
{
    static const char *const severities[] = {
        [ORACLE_CAUTION] = "caution", [ORACLE_REVIEW] = "review", [ORACLE_VIOLATION] = "violation"};

    for (int index = 0; index < count; index++) {
        const struct oracle_finding *finding = &findings[index];

        add(text, "%s%d %s %s", between(text), finding->day, severities[finding->severity], finding->rule);
        if (finding->condition != -1) {
            add(text, " %d", finding->condition);
        }
    }
}

static void add_letters(struct text *text, unsigned set)
{
    if (set != 0) {
        add(text, " ");
    }
    for (int index = 0; index < ORACLE_GATES_MAX; index++) {
        if ((set >> index & 1u) != 0) {
            add(text, "%c", 'A' + index);
        }
    }
}

static void add_periods(struct text *text, const struct oracle_period periods[], int count)
{
    for (int index = 0; index < count; index++) {
        const struct oracle_period *period = &periods[index];

        add(text, "%s%d-%d", between(text), period->first, period->last);
        add_letters(text, period->waits_for);
        add(text, " %d/%d/%d due %d", period->total_mg, period->amounts.all_tablets, period->amounts.all_boxes,
            period->next_due);
    }
}

static void add_bridges(struct text *text, const struct oracle_bridge bridges[], int count)
{
    for (int index = 0; index < count; index++) {
        const struct oracle_bridge *bridge = &bridges[index];

        add(text, "%s%d: %dx%d", between(text), bridge->gate_day, bridge->dose, bridge->days);
        add_letters(text, bridge->waits_for);
        add(text, " %d/%d/%d", bridge->total_mg, bridge->amounts.all_tablets, bridge->amounts.all_boxes);
    }
}

static int same(const char *what, const char *of, const char *expected, const struct text *found)
{
    if (strcmp(expected, found->bytes) == 0) {
        return 1;
    }
    printf("the oracle itself: %s of %s\n  by hand: %s\n  oracle : %s\n", what, of, expected, found->bytes);
    return 0;
}

/* ---- The generators ---- */

static int titrations_are_right(void)
{
    static const struct {
        int protocol, target, from, held, initial;
        const char *plan;
    } cases[] = {
        {ORACLE_RTU_2014, 120, 0, -1, -1, "15x3 20x3 25x3 30x3 40x3 50x3 60x3 70x3 80x3 90x3 100x3 110x3 120x3"},
        {ORACLE_AMM_2021, 80, 0, -1, -1, "15x3 25x3 35x3 45x3 55x3 65x3 75x3 80x3"},
        {ORACLE_RTU_2014, 30, 0, -1, 5, "5x3 10x3 15x3 20x3 25x3 30x3"},
        {ORACLE_RTU_2014, 90, 60, 40, -1, "70x3 80x3 90x3"},
        {ORACLE_AMM_2021, 90, 60, 40, -1, "70x3 80x3 90x3"},
        {ORACLE_RTU_2014, 90, 60, 3, -1, "70x3 80x3 90x3"},
        {ORACLE_RTU_2014, 90, 60, 1, -1, "60x2 70x3 80x3 90x3"},
        {ORACLE_RTU_2014, 60, 60, 40, -1, "60x1"},
        {ORACLE_RTU_2014, 50, 60, 40, -1, ""}, /* an input error */
        {ORACLE_RTU_2014, 60, 0, 0, -1, ""},
    };
    static int doses[ORACLE_DAYS_MAX];
    int all_right = 1;

    for (int index = 0; index < COUNT(cases); index++) {
        struct text found = {0};

        add_plan(&found, doses,
                 oracle_titrate(cases[index].protocol, cases[index].target, cases[index].from, cases[index].held,
                                NOT_GIVEN, cases[index].initial, NOT_GIVEN, doses));
        all_right &= same("titration", cases[index].plan, cases[index].plan, &found);
    }
    return all_right;
}

static int tapers_are_right(void)
{
    static const struct {
        int from, to, days;
        const char *plan;
    } cases[] = {
        {300, 0, -1, "280x2 260x2 240x2 220x2 200x2 180x2 160x2 140x2 120x2 100x2 80x2 60x2 40x2 20x2 0x1"},
        {320, 0, -1, "300x2 280x2 260x2 240x2 220x2 200x2 180x2 160x2 140x2 120x2 100x2 80x2 60x2 40x2 20x2 0x1"},
        {155, 0, -1, "140x2 130x2 120x2 110x2 100x2 90x2 80x2 70x2 60x2 50x2 40x2 30x2 20x2 10x2 0x1"},
        {60, 0, -1, "50x2 40x2 30x2 20x2 10x2 0x1"},
        {60, 0, 14, "50x2 40x2 30x2 20x2 15x2 10x2 5x2 0x1"},
        {40, 0, -1, "30x2 20x2 10x3 0x1"},
        {15, 0, -1, "10x3 5x4 0x1"},
        {5, 0, -1, "5x7 0x1"},
        {300, 0, 7, "225x2 150x2 75x3 0x1"}, /* what the checker refuses */
        {230, 80, -1, "220x2 210x2 200x2 190x2 180x2 170x2 160x2 150x2 140x2 130x2 120x2 110x2 100x2 90x2 80x2"},
        {60, 60, -1, ""}, /* an input error */
    };
    static int doses[ORACLE_DAYS_MAX];
    int all_right = 1;

    for (int index = 0; index < COUNT(cases); index++) {
        struct text found = {0};

        add_plan(&found, doses,
                 oracle_taper(ORACLE_RTU_2014, cases[index].from, cases[index].to, cases[index].days, NOT_GIVEN,
                              NOT_GIVEN, doses));
        all_right &= same("taper", cases[index].plan, cases[index].plan, &found);
    }
    return all_right;
}

/* ---- The checker, and what follows from its findings ---- */

enum { AGE = 48, CONDITION_MODERATE_DEPRESSION = 1 << 8, CONDITION_OTHER_PSYCHIATRIC = 1 << 10 };

/* Facts about a patient: an age of 48 years where there is no birth date. */
#define FACTS(protocol_, from_, held_) .protocol = (protocol_), .from = (from_), .held = (held_), .indication = -1
#define AGED                           .age = AGE
/* Born 1951-01-05: the 66th birthday is day 44. */
#define BIRTHDAY                                                                                                       \
    .age = -1, .birth_year = 1951, .birth_month = 1, .birth_day = 5, .start_year = 2016, .start_month = 11,            \
    .start_day = 23

#define TO_120 "15x3 20x3 25x3 30x3 40x3 50x3 60x3 70x3 80x3 90x3 100x3 110x3"

static const struct {
    struct oracle_facts facts;
    const char *plan; /* a block with intakes: 0+0+100x3 */
    const char *findings, *periods, *bridges;
} judged[] = {
    /* The three examples of gates. Days 1 to 28: three days of 15 to 80 mg (390 mg a day together) and one of 90. */
    {{FACTS(ORACLE_RTU_2014, 0, -1), BIRTHDAY, .conditions = CONDITION_MODERATE_DEPRESSION},
     TO_120 " 120x3 130x3 140x3 150x3 160x3 170x3 180x3 190x3 200x3",
     "1 review psychiatric-review 8; 40 review second-opinion; 44 review collegial-opinion",
     "1-28 A 1260/126/5 due 29; 29-39 A 1170/117/4 due 40; 40-43 AB 530/53/2 due 44; 44-63 ABC 3430/343/12 due 64",
     "40: 120x7 A 840/84/3; 44: 140x7 AB 980/98/4"},
    {{FACTS(ORACLE_RTU_2014, 0, -1), BIRTHDAY},
     TO_120 " 120x28",
     "44 review collegial-opinion",
     "1-28 1260/126/5 due 29; 29-43 1650/165/6 due 44; 44-64 A 2520/252/9 due 65",
     "44: 120x7 840/84/3"},
    {{FACTS(ORACLE_RTU_2014, 0, -1), AGED},
     TO_120 " 120x3 130x3",
     "40 review second-opinion",
     "1-28 1260/126/5 due 29; 29-39 1170/117/4 due 40; 40-42 A 390/39/2 due 43",
     "40: 120x7 840/84/3"},
    /* Under the AMM of 2021: above 80 mg. 75 mg for 7 days are 52 tablets and a half. */
    {{FACTS(ORACLE_AMM_2021, 0, -1), AGED},
     "15x3 25x3 35x3 45x3 55x3 65x3 75x3 85x3 90x3",
     "22 review multidisciplinary-care",
     "1-21 945/95/4 due 22; 22-27 A 525/53/2 due 28",
     "22: 75x7 525/53/2"},

    /* A dose of today above the threshold: the review came without a rise, and what is at it waits too. */
    {{FACTS(ORACLE_RTU_2014, 130, 9), AGED},
     "130x3 120x4 130x3",
     "1 review second-opinion; 8 caution step-length",
     "1-3 A 390/39/2 due 4; 4-7 480/48/2 due 8; 8-10 A 390/39/2 due 11",
     "1: 130x7 910/91/4"},
    /* A reduction does not wait, but goes on waiting while above what was authorised. */
    {{FACTS(ORACLE_RTU_2014, 120, 2), AGED},
     "120x1 130x3 125x3 120x3 130x3",
     "2 review second-opinion; 5 caution second-opinion",
     "1-1 120/12/1 due 2; 2-7 A 765/77/3 due 8; 8-10 360/36/2 due 11; 11-13 A 390/39/2 due 14",
     "2: 120x7 840/84/3"},
    /* Coming down from above a threshold asks for nothing; rising to it again does. */
    {{FACTS(ORACLE_RTU_2014, 200, 9), AGED},
     "190x2 180x3 190x3",
     "1 caution collegial-opinion; 6 review collegial-opinion",
     "1-5 920/92/4 due 6; 6-8 A 570/57/2 due 9",
     "6: 180x7 1260/126/5"},
    /* Nothing is taken in between: the next prescription begins where something is. */
    {{FACTS(ORACLE_RTU_2014, 0, -1), AGED}, "0x2 15x3 10x4 5x3 0x5 15x3 10x4 5x3 0x1", "", "3-27 200/20/1 due 0", ""},
    {{FACTS(ORACLE_RTU_2014, 0, -1), AGED, .conditions = CONDITION_MODERATE_DEPRESSION},
     "0x2 15x3 10x4 5x3 0x5 15x3 10x4 5x3 0x1",
     "3 review psychiatric-review 8",
     "3-12 A 100/10/1 due 18; 18-27 A 100/10/1 due 0",
     ""},
    {{FACTS(ORACLE_RTU_2014, 0, -1), AGED},
     "15x3 10x4 5x17 0x5 15x3",
     "",
     "1-24 170/17/1 due 30; 30-32 45/5/1 due 33",
     ""},

    /* Conditions. The three that S1 names are examples: another one forbids as well, and asks after an initiation. */
    {{FACTS(ORACLE_RTU_2014, 0, -1), AGED, .conditions = CONDITION_OTHER_PSYCHIATRIC | 1 << 9},
     "15x3",
     "1 violation contraindication 10; 1 review psychiatric-review 9",
     "1-3 A 45/5/1 due 4",
     ""},
    {{FACTS(ORACLE_RTU_2014, 20, 3), AGED, .conditions = CONDITION_OTHER_PSYCHIATRIC | 1 << 7 | 1},
     "25x3",
     "1 review contraindication 0; 1 violation contraindication 7; 1 review contraindication 10",
     "1-3 AB 75/8/1 due 4",
     "1: 20x7 140/14/1"},

    /* Falls, from the larger of the two days before. */
    {{FACTS(ORACLE_RTU_2014, 30, 2), AGED}, "30x1 40x1 15x1", "3 violation abrupt-fall", "1-3 85/9/1 due 4", ""},
    {{FACTS(ORACLE_RTU_2014, 90, -1), AGED},
     "70x14 80x3",
     "1 caution taper-rate; 15 caution step-length",
     "1-17 1220/122/5 due 18",
     ""},
    {{FACTS(ORACLE_RTU_2014, 300, -1), AGED},
     "280x2 260x2 240x2 220x2 200x2 180x2 160x2 140x2 120x2 100x2 80x2 60x2 40x2 20x2 0x1",
     "1 caution collegial-opinion; 1 caution taper-rate; 13 caution second-opinion",
     "1-28 4200/420/14 due 0",
     ""},
    {{FACTS(ORACLE_RTU_2014, 320, -1), AGED},
     "300x2 280x2 260x2 240x2 220x2 200x2 180x2 160x2 140x2 120x2 100x2 80x2 60x2 40x2 20x2 0x1",
     "1 caution ceiling; 1 caution collegial-opinion; 1 caution taper-rate; 15 caution second-opinion; "
     "31 caution taper-length",
     "1-28 4760/476/16 due 29; 29-30 40/4/1 due 0",
     ""},
    {{FACTS(ORACLE_RTU_2014, 300, -1), AGED},
     "225x2 150x2 75x3 0x1",
     "1 caution collegial-opinion; 1 violation abrupt-fall; 3 caution second-opinion; 3 violation abrupt-fall; "
     "5 violation abrupt-fall; 8 violation abrupt-fall",
     "1-7 975/98/4 due 0",
     ""},
    {{FACTS(ORACLE_RTU_2014, 60, 40), AGED}, "70x3 80x3 90x3", "1 caution step-length", "1-9 720/72/3 due 10", ""},
    {{FACTS(ORACLE_AMM_2021, 60, 40), AGED, .reviewed = 1 << 2},
     "70x3 80x3 90x3",
     "1 caution step-length",
     "1-9 720/72/3 due 10",
     ""},

    /* Stated intakes. Each stretch is told once; the same dose in other intakes is another stretch. */
    {{FACTS(ORACLE_RTU_2014, 0, -1), AGED}, "7+8+0x1", "1 violation tablet", "1-1 15/2/1 due 2", ""},
    {{FACTS(ORACLE_RTU_2014, 0, -1), AGED},
     "7+8+0x2 8+7+0x2",
     "1 violation tablet; 3 violation tablet",
     "1-4 60/6/1 due 5",
     ""},
    {{FACTS(ORACLE_RTU_2014, 100, 3), AGED}, "0+0+100x3", "1 violation single-intake", "1-3 300/30/1 due 4", ""},
    {{FACTS(ORACLE_RTU_2014, 0, -1), AGED}, "0+15x2 15+0x1", "1 caution single-intake", "1-3 45/5/1 due 4", ""},
    {{FACTS(ORACLE_RTU_2014, 20, 3), AGED}, "0+20x2", "1 violation single-intake", "1-2 40/4/1 due 3", ""},
    {{FACTS(ORACLE_AMM_2021, 20, 3), AGED}, "0+20x2", "1 caution single-intake", "1-2 40/4/1 due 3", ""},
    {{FACTS(ORACLE_RTU_2014, 5, 1), AGED},
     "0+5x2 0+0+6x1",
     "3 violation tablet; 3 caution single-intake",
     "1-3 16/2/1 due 4",
     ""},
};

/* Days of a compact plan; returns how many. Stated intakes add up to the dose. */
static int understand(const char *plan, int doses[], struct oracle_intakes intakes[])
{
    int days = 0;

    while (*plan != '\0') {
        struct oracle_intakes stated = {0};
        int dose = 0;
        int length = 0;
        int used = 0;

        do {
            int mg = 0;

            sscanf(plan, "%d%n", &mg, &used);
            plan += used;
            stated.mg[stated.count++] = mg;
            dose += mg;
        } while (*plan++ == '+');
        stated.count = stated.count > 1 ? stated.count : 0;
        sscanf(plan, "%d %n", &length, &used);
        plan += used;
        for (int day = 0; day < length; day++) {
            doses[days] = dose;
            intakes[days++] = stated;
        }
    }
    return days;
}

static int judgements_are_right(void)
{
    static int doses[ORACLE_DAYS_MAX];
    static struct oracle_intakes intakes[ORACLE_DAYS_MAX];
    static struct oracle_finding findings[ORACLE_FINDINGS_MAX];
    static struct oracle_gates gates;
    static struct oracle_period periods[ORACLE_DAYS_MAX];
    static const struct oracle_dispensing tens = {1, NULL};
    struct oracle_bridge bridges[ORACLE_GATES_MAX];
    int all_right = 1;

    for (int index = 0; index < COUNT(judged); index++) {
        const struct oracle_facts *facts = &judged[index].facts;
        const char *plan = judged[index].plan;
        const int days = understand(plan, doses, intakes);
        const int count = oracle_check(facts, doses, intakes, days, findings);
        struct text told = {0};
        struct text supplied = {0};
        struct text bridged = {0};

        add_findings(&told, findings, count);
        oracle_find_gates(facts, doses, days, findings, count, &gates);
        add_periods(&supplied, periods, oracle_supply(doses, days, &gates, 28, &tens, periods));
        add_bridges(&bridged, bridges, oracle_bridges(facts, doses, &gates, 7, &tens, bridges));
        all_right &= same("findings", plan, judged[index].findings, &told);
        all_right &= same("prescriptions", plan, judged[index].periods, &supplied);
        all_right &= same("bridges", plan, judged[index].bridges, &bridged);
    }
    return all_right;
}

/* ---- Intakes ---- */

static int splits_are_right(void)
{
    struct oracle_intakes of_20, of_25;

    if (oracle_split(20, 3, NULL, &of_20) && oracle_split(25, 3, NULL, &of_25) && of_20.mg[0] == 5 &&
        of_20.mg[1] == 5 && of_20.mg[2] == 10 && of_25.mg[0] == 5 && of_25.mg[1] == 10 && of_25.mg[2] == 10) {
        return 1;
    }
    printf("the oracle itself: 20 mg are 5, 5 and 10 mg; 25 mg are 5, 10 and 10 mg\n");
    return 0;
}

/* ---- Tablets ---- */

static const struct {
    unsigned strengths; /* bit 0 for 10 mg */
    int mg;
    struct oracle_tablets made; /* of 10, 20, 30, 40 mg; a half */
} made_of[] = {
    {1, 45, {{4, 0, 0, 0}, 1}},  {3, 45, {{0, 2, 0, 0}, 1}}, {13, 60, {{0, 0, 2, 0}, 0}}, {13, 20, {{2, 0, 0, 0}, 0}},
    {15, 60, {{0, 1, 0, 1}, 0}}, {7, 40, {{1, 0, 1, 0}, 0}}, {15, 45, {{0, 0, 0, 1}, 1}}, {15, 0, {{0, 0, 0, 0}, 0}},
};

static int tablets_are_right(void)
{
    int all_right = 1;

    for (int index = 0; index < COUNT(made_of); index++) {
        struct oracle_tablets made;

        oracle_make_tablets(made_of[index].strengths, made_of[index].mg, &made);
        if (memcmp(&made, &made_of[index].made, sizeof made) != 0) {
            printf("the oracle itself: %d mg of the strengths %u\n", made_of[index].mg, made_of[index].strengths);
            all_right = 0;
        }
    }
    return all_right;
}

/* 28 days of 40, 45 and 45 mg; 7 days of 35, 35 and 35, whose last half is rounded up. */
static int amounts_are_right(void)
{
    static struct oracle_intakes taken[29];
    static int doses[28];
    static struct oracle_gates gates;
    static const struct oracle_dispensing four = {15, taken};
    static const struct oracle_dispensing two = {3, taken};
    struct oracle_period period;

    for (int day = 1; day <= 28; day++) {
        taken[day] = (struct oracle_intakes){3, {40, 45, 45}};
        doses[day - 1] = 130;
    }
    if (oracle_supply(doses, 28, &gates, 28, &four, &period) != 1 || period.amounts.tablets[0] != 28 ||
        period.amounts.boxes[0] != 1 || period.amounts.tablets[3] != 84 || period.amounts.boxes[3] != 3 ||
        period.amounts.all_tablets != 112 || period.amounts.all_boxes != 4) {
        printf("the oracle itself: 28 days of 130 mg are 84 tablets of 40 mg and 28 of 10 mg\n");
        return 0;
    }
    for (int day = 1; day <= 7; day++) {
        taken[day] = (struct oracle_intakes){3, {35, 35, 35}};
        doses[day - 1] = 105;
    }
    if (oracle_supply(doses, 7, &gates, 28, &two, &period) != 1 || period.amounts.tablets[0] != 32 ||
        period.amounts.boxes[0] != 2 || period.amounts.tablets[1] != 21 || period.amounts.boxes[1] != 1) {
        printf("the oracle itself: 7 days of 105 mg are 21 tablets of 20 mg and 32 of 10 mg\n");
        return 0;
    }
    return 1;
}

int oracle_selftest(void)
{
    const int generators =
        titrations_are_right() & tapers_are_right() & splits_are_right() & tablets_are_right() & amounts_are_right();

    return judgements_are_right() & generators;
}
