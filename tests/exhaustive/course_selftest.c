/* SPDX-License-Identifier: MIT */
/* What the oracle must make of courses, worked out by hand from docs/protocol.md. */
#include "course_oracle.h"

#include <stdio.h>
#include <string.h>

enum { TEXT_MAX = 2000 };

/* Legs in the words of the page; blocks in mg. Options that are not given are 0. */
struct course_case {
    int protocol, from;
    int held; /* one more than the days; 0: not given */
    int step_days, initial, max_step;
    const char *legs;
    const char *plan;   /* "": an input error */
    const char *phases; /* titration, maintenance, down, stop: the days of each in turn */
};

static const struct course_case cases[] = {
    /* The page's own. */
    {ORACLE_RTU_2014, 60, 4, 0, 0, 0, "hold 14 to 80 hold 28 stop",
     "60x14 70x3 80x28 70x2 60x2 50x2 40x2 30x2 20x2 10x2 0x1", "M14 T3 M28 D14 S1"},
    {ORACLE_RTU_2014, 90, 0, 0, 0, 0, "70x14 to 80", "70x14 80x3", "D14 T3"},
    {ORACLE_RTU_2014, 0, 0, 0, 0, 0, "to 30 stop", "15x3 20x3 25x3 30x3 20x2 10x2 5x3 0x1", "T12 D7 S1"},
    {ORACLE_RTU_2014, 0, 0, 0, 0, 0, "to 90 hold 28", "15x3 20x3 25x3 30x3 40x3 50x3 60x3 70x3 80x3 90x28", "T27 M28"},
    {ORACLE_RTU_2014, 60, 0, 0, 0, 0, "stop", "50x2 40x2 30x2 20x2 10x2 0x1", "D10 S1"},
    {ORACLE_AMM_2021, 0, 0, 0, 0, 0, "to 90 hold 28", "15x3 25x3 35x3 45x3 55x3 65x3 75x3 85x3 90x28", "T24 M28"},

    /* Up: the rest of a step, from before day 1 too; a level held for longer is left. */
    {ORACLE_RTU_2014, 60, 2, 0, 0, 0, "to 80", "60x2 70x3 80x3", "T8"},
    {ORACLE_RTU_2014, 60, 0, 0, 0, 0, "to 80", "60x3 70x3 80x3", "T9"},
    {ORACLE_RTU_2014, 60, 41, 0, 0, 0, "to 80", "70x3 80x3", "T6"},
    {ORACLE_RTU_2014, 60, 2, 0, 0, 0, "60x1 to 70", "60x2 70x3", "M1 T4"},
    {ORACLE_RTU_2014, 60, 0, 5, 0, 0, "50x2 60x1 to 65", "50x2 60x5 65x5", "D2 T10"},
    {ORACLE_RTU_2014, 60, 0, 0, 0, 0, "to 40 to 50", "50x2 40x3 50x3", "D2 M2 T4"},
    {ORACLE_RTU_2014, 60, 0, 0, 0, 0, "to 40 hold 1 to 50", "50x2 40x3 50x3", "D2 M1 T5"},
    {ORACLE_RTU_2014, 0, 0, 0, 10, 0, "to 20", "10x3 15x3 20x3", "T9"},
    {ORACLE_RTU_2014, 0, 0, 2, 15, 0, "to 15 hold 9", "15x9", "M9"},
    {ORACLE_RTU_2014, 20, 0, 0, 5, 0, "stop hold 4 to 10", "15x2 10x2 5x3 0x4 5x3 10x3", "D7 S4 T6"},

    /* Down. */
    {ORACLE_RTU_2014, 60, 0, 0, 0, 0, "stop in 14 hold 3", "50x2 40x2 30x2 20x2 15x2 10x2 5x2 0x3", "D14 S3"},
    {ORACLE_RTU_2014, 60, 0, 0, 0, 0, "to 55 in 4 hold 10", "60x4 55x10", "D4 M10"},
    {ORACLE_RTU_2014, 60, 0, 0, 0, 20, "to 20", "40x2 20x2", "D2 M2"},
    {ORACLE_RTU_2014, 60, 0, 0, 0, 0, "to 40 hold 5 hold 2", "50x2 40x7", "D2 M7"},

    /* Stated intakes: kept by `hold` and the rest of a step; those of the split are not stated. */
    {ORACLE_RTU_2014, 0, 0, 0, 0, 0, "10+5+0x2 hold 3", "10+5+0x5", "T2 M3"},
    {ORACLE_RTU_2014, 0, 0, 0, 0, 0, "10+5+0x2 to 20", "10+5+0x3 20x3", "T6"},
    {ORACLE_RTU_2014, 0, 0, 0, 0, 0, "5+5+5x2 15x1", "15x3", "T2 M1"},
    {ORACLE_RTU_2014, 0, 0, 0, 0, 0, "10+5x2 10+5+0x2", "10+5x2 10+5+0x2", "T2 M2"},

    /* Input errors. */
    {ORACLE_RTU_2014, 60, 0, 0, 0, 0, "to 60", "", ""},
    {ORACLE_RTU_2014, 0, 0, 0, 0, 0, "stop", "", ""},
    {ORACLE_RTU_2014, 60, 0, 0, 0, 0, "stop stop", "", ""},
    {ORACLE_RTU_2014, 0, 0, 0, 0, 0, "hold 5", "", ""},
    {ORACLE_RTU_2014, 0, 0, 0, 0, 0, "0x2 hold 5", "", ""},
    {ORACLE_RTU_2014, 60, 0, 0, 0, 0, "stop hold 5 hold 5", "", ""},
    {ORACLE_RTU_2014, 60, 0, 0, 0, 0, "to 90 in 14", "", ""},
    {ORACLE_RTU_2014, 60, 0, 0, 0, 0, "to 50 in 1", "", ""},
    {ORACLE_RTU_2014, 60, 0, 0, 0, 20, "to 50 in 7", "", ""},
    {ORACLE_RTU_2014, 60, 0, 0, 15, 0, "to 90", "", ""},
    {ORACLE_RTU_2014, 0, 0, 0, 17, 0, "to 90", "", ""},
    {ORACLE_RTU_2014, 0, 0, 0, 20, 0, "to 15", "", ""},
    {ORACLE_RTU_2014, 62, 0, 0, 0, 0, "to 90", "", ""},
    {ORACLE_RTU_2014, 62, 0, 0, 0, 0, "stop", "", ""},
    {ORACLE_RTU_2014, 60, 0, 0, 0, 0, "to 62", "", ""},
    {ORACLE_RTU_2014, 0, 2, 0, 0, 0, "to 60", "", ""},
    {ORACLE_RTU_2014, 60, 0, 0, 0, 0, "hold 3660 60x1", "", ""},
};

/* One number, if the text goes on with one; 0 where it does not. */
static int take_number(const char **text)
{
    int number = 0;

    while (**text >= '0' && **text <= '9') {
        number = 10 * number + (*(*text)++ - '0');
    }
    return number;
}

static int take_word(const char **text, const char *word)
{
    size_t length = strlen(word);

    if (strncmp(*text, word, length) != 0) {
        return 0;
    }
    *text += length;
    return 1;
}

static struct oracle_leg take_leg(const char **text)
{
    struct oracle_leg leg = {.kind = ORACLE_BLOCK, .days = -1};

    if (take_word(text, "hold ")) {
        leg.kind = ORACLE_HOLD;
        leg.days = take_number(text);
    } else if (take_word(text, "to ") || take_word(text, "stop")) {
        leg.kind = **text >= '0' && **text <= '9' ? ORACLE_TO : ORACLE_STOP;
        leg.dose = take_number(text);
        if (take_word(text, " in ")) {
            leg.days = take_number(text);
        }
    } else {
        do {
            int mg = take_number(text);

            leg.intakes.mg[leg.intakes.count++] = mg;
            leg.dose += mg;
        } while (take_word(text, "+"));
        leg.intakes.count = leg.intakes.count == 1 ? 0 : leg.intakes.count;
        take_word(text, "x");
        leg.days = take_number(text);
    }
    take_word(text, " ");
    return leg;
}

static int or_not_given(int number)
{
    return number == 0 ? -1 : number;
}

static void understand(const struct course_case *given, struct oracle_course_request *request)
{
    const char *text = given->legs;

    *request = (struct oracle_course_request){
        .protocol = given->protocol,
        .from = or_not_given(given->from),
        .held = given->held - 1,
        .step_days = or_not_given(given->step_days),
        .initial = or_not_given(given->initial),
        .max_step = or_not_given(given->max_step),
        .intakes = 3,
        .weights = {1, 1, 1},
    };
    while (*text != '\0') {
        request->leg[request->legs++] = take_leg(&text);
    }
}

static int is_same_day(const struct oracle_course *course, int a, int b)
{
    return course->doses[a] == course->doses[b] &&
           memcmp(&course->intakes[a], &course->intakes[b], sizeof course->intakes[a]) == 0;
}

static int add_dose(char *text, const struct oracle_course *course, int day)
{
    const struct oracle_intakes *intakes = &course->intakes[day];
    int used = 0;

    if (intakes->count == 0) {
        return sprintf(text, "%d", course->doses[day]);
    }
    for (int intake = 0; intake < intakes->count; intake++) {
        used += sprintf(text + used, "%s%d", intake > 0 ? "+" : "", intakes->mg[intake]);
    }
    return used;
}

static int spell_plan(char text[TEXT_MAX], const struct oracle_course *course)
{
    int used = 0;
    int blocks = 0;

    for (int day = 0; day < course->days; blocks++) {
        int first = day;

        while (day < course->days && is_same_day(course, day, first)) {
            day++;
        }
        used += sprintf(text + used, "%s", first > 0 ? " " : "");
        used += add_dose(text + used, course, first);
        used += sprintf(text + used, "x%d", day - first);
    }
    return blocks;
}

static void spell_phases(char text[TEXT_MAX], const struct oracle_course *course)
{
    int used = 0;

    for (int day = 0; day < course->days;) {
        int first = day;

        while (day < course->days && course->phases[day] == course->phases[first]) {
            day++;
        }
        used += sprintf(text + used, "%s%c%d", first > 0 ? " " : "", "TMDS"[course->phases[first]], day - first);
    }
}

static int is_right(const struct course_case *given)
{
    static struct oracle_course_request request;
    static struct oracle_course course;
    char plan[TEXT_MAX] = "";
    char phases[TEXT_MAX] = "";

    understand(given, &request);
    if (oracle_plan_course(&request, &course)) {
        int blocks = spell_plan(plan, &course);

        spell_phases(phases, &course);
        if (blocks != course.blocks) {
            printf("the oracle itself: %s are %d blocks, not %d\n", given->legs, blocks, course.blocks);
            return 0;
        }
    }
    if (strcmp(plan, given->plan) == 0 && strcmp(phases, given->phases) == 0) {
        return 1;
    }
    printf("the oracle itself: from %d, %s\n  by hand: %s, %s\n  oracle : %s, %s\n", given->from, given->legs,
           given->plan, given->phases, plan, phases);
    return 0;
}

/* ---- Titrations and tapers are courses ---- */

static int is_course(const struct oracle_course_request *request, const int doses[], int days)
{
    static struct oracle_course course;

    if (oracle_plan_course(request, &course) == (days == -1)) {
        printf("the oracle itself: from %d, held %d, to %d: %d days, but as a course it is another answer\n",
               request->from, request->held, request->leg[0].dose, days);
        return 0;
    }
    if (days != -1 && (course.days != days || memcmp(course.doses, doses, (size_t)days * sizeof doses[0]) != 0)) {
        printf("the oracle itself: from %d, held %d, to %d: %d days, as a course %d\n", request->from, request->held,
               request->leg[0].dose, days, course.days);
        return 0;
    }
    return 1;
}

/* `to T hold M` is a titration to T that maintains M days; where T is the dose already, `hold M` is. [R-leg-same] */
static int titrations_are_courses(void)
{
    static struct oracle_course_request request;
    static int doses[ORACLE_DAYS_MAX];
    int all_right = 1;

    request = (struct oracle_course_request){.initial = -1, .max_step = -1, .intakes = 3, .weights = {1, 1, 1}};
    for (request.protocol = 0; request.protocol < 3; request.protocol++) {
        for (request.from = 0; request.from <= 150; request.from += 5) {
            for (request.held = -1; request.held <= (request.from > 0 ? 4 : -1); request.held++) {
                for (int target = 15; target <= 200; target += 5) {
                    int days = oracle_titrate(request.protocol, target, request.from, request.held, -1, -1, 9, doses);

                    if (target < request.from) {
                        continue;
                    }
                    request.step_days = -1;
                    request.legs = 0;
                    if (target != request.from) {
                        request.leg[request.legs++] =
                            (struct oracle_leg){.kind = ORACLE_TO, .dose = target, .days = -1};
                    }
                    request.leg[request.legs++] = (struct oracle_leg){.kind = ORACLE_HOLD, .days = 9};
                    all_right &= is_course(&request, doses, days);
                }
            }
        }
    }
    return all_right;
}

/* [R-leg-same] */
static int tapers_are_courses(void)
{
    static struct oracle_course_request request;
    static int doses[ORACLE_DAYS_MAX];
    int all_right = 1;

    request = (struct oracle_course_request){
        .held = -1, .step_days = -1, .initial = -1, .max_step = -1, .intakes = 3, .weights = {1, 1, 1}, .legs = 1};
    for (request.from = 5; request.from <= 320; request.from += 5) {
        for (int to = 0; to < request.from; to += 5) {
            for (int days = 0; days <= 40; days++) {
                int in = days == 0 ? -1 : days;

                request.leg[0] = (struct oracle_leg){.kind = to == 0 ? ORACLE_STOP : ORACLE_TO, .dose = to, .days = in};
                all_right &= is_course(&request, doses, oracle_taper(0, request.from, to, in, -1, -1, doses));
            }
        }
    }
    return all_right;
}

int course_oracle_selftest(void)
{
    int all_right = titrations_are_courses() & tapers_are_courses();

    for (size_t index = 0; index < sizeof cases / sizeof cases[0]; index++) {
        all_right &= is_right(&cases[index]);
    }
    return all_right;
}
