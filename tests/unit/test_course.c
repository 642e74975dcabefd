/* SPDX-License-Identifier: MIT */
/* Courses, leg by leg. Those marked "page" are the examples of docs/protocol.md; the others follow its rules by hand.
 *
 * A course is written as on the command line: "5+5+10x14", "to 80", "to 40 in 14", "stop", "stop in 20", "hold 28". */
#include "expect.h"

/* The leg at *at, which is moved past it. */
static bac_leg next_leg(const char **at)
{
    bac_leg leg = {.kind = BAC_LEG_BLOCK};
    char word[32];
    int length = 0;
    unsigned number = 0;
    if (sscanf(*at, " %31s%n", word, &length) != 1) {
        fail_msg("no leg: %s", *at);
    }
    *at += length;
    if (strcmp(word, "to") == 0) {
        leg.kind = BAC_LEG_TO;
        assert_int_equal(sscanf(*at, " %u%n", &number, &length), 1);
        leg.dose_mg = (uint16_t)number;
        *at += length;
    } else if (strcmp(word, "stop") == 0) {
        leg.kind = BAC_LEG_STOP;
    } else if (strcmp(word, "hold") == 0) {
        leg.kind = BAC_LEG_HOLD;
        assert_int_equal(sscanf(*at, " %u%n", &number, &length), 1);
        leg.days = (uint16_t)number;
        *at += length;
    } else {
        char *rest = word;
        do {
            const uint16_t mg = (uint16_t)strtoul(rest, &rest, 10);
            leg.dose_mg = (uint16_t)(leg.dose_mg + mg);
            leg.intake_mg[leg.intake_count++] = mg;
        } while (*rest++ == '+');
        leg.intake_count = leg.intake_count == 1 ? 0 : leg.intake_count;
        leg.intake_mg[0] = leg.intake_count == 0 ? 0 : leg.intake_mg[0];
        leg.days = (uint16_t)strtoul(rest, NULL, 10);
    }
    if (sscanf(*at, " in %u%n", &number, &length) == 1) {
        leg.days = (uint16_t)number;
        *at += length;
    }
    return leg;
}

static const bac_split thirds = {.count = 3, .weight = {1, 1, 1}};

static bac_status put_together(bac_plan *plan, uint32_t *leg, const char *protocol, bac_course_request request,
                               const char *legs)
{
    bac_course course;
    request.split = request.split.count == 0 ? thirds : request.split;
    bac_status status = bac_course_begin(&course, plan, protocol_of(protocol), &request);
    while (*legs != '\0') {
        const bac_leg next = next_leg(&legs);
        status = bac_course_add(&course, &next);
        assert_int_equal(status, course.status);
    }
    status = bac_course_end(&course);
    *leg = course.leg;
    return status;
}

static const char *blocks_of(const bac_plan *plan)
{
    static char text[BAC_BLOCKS_MAX * 32];
    size_t length = 0;
    text[0] = '\0';
    for (unsigned i = 0; i < plan->count; i++) {
        const bac_block *block = &plan->block[i];
        length += (size_t)snprintf(text + length, sizeof text - length, "%s", i > 0 ? " " : "");
        for (unsigned k = 0; k < block->intake_count; k++) {
            length += (size_t)snprintf(text + length, sizeof text - length, "%s%u", k > 0 ? "+" : "",
                                       (unsigned)block->intake_mg[k]);
        }
        if (block->intake_count == 0) {
            length += (size_t)snprintf(text + length, sizeof text - length, "%u", (unsigned)block->dose_mg);
        }
        length += (size_t)snprintf(text + length, sizeof text - length, "x%u", (unsigned)block->days);
    }
    return text;
}

/* "t3 m28 d2 s1": titration, maintenance, down, stop. */
static const char *phases_of(const bac_plan *plan)
{
    static char text[BAC_DAYS_MAX * 4];
    size_t length = 0;
    const uint32_t days = bac_plan_days(plan);
    text[0] = '\0';
    for (unsigned day = 0; day < days;) {
        unsigned last = day;
        while (last < days && plan->phase[last] == plan->phase[day]) {
            last++;
        }
        assert_in_range(plan->phase[day], 0, BAC_PHASE_COUNT - 1);
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%c%u", day > 0 ? " " : "",
                                   "tmds"[plan->phase[day]], last - day);
        day = last;
    }
    return text;
}

typedef struct {
    const char *name;
    bac_course_request request;
    const char *legs, *plan, *phases;
} course_case;

static const course_case courses[] = {
    {"page: up, and down to a stop",
     {.from_mg = 60, .held_days = 3},
     "hold 14 to 80 hold 28 stop",
     "60x14 70x3 80x28 70x2 60x2 50x2 40x2 30x2 20x2 10x2 0x1",
     "m14 t3 m28 d14 s1"},
    {"page: after an adverse effect", {.from_mg = 90}, "70x14 to 80", "70x14 80x3", "d14 t3"},
    {"page: to 30 and back", {0}, "to 30 stop", "15x3 20x3 25x3 30x3 20x2 10x2 5x3 0x1", "t12 d7 s1"},
    {"a titration", {0}, "to 30 hold 28", "15x3 20x3 25x3 30x28", "t9 m28"},
    {"a taper", {.from_mg = 60}, "stop", "50x2 40x2 30x2 20x2 10x2 0x1", "d10 s1"},
    {"a reduction", {.from_mg = 60}, "to 40", "50x2 40x2", "d2 m2"},
    {"a reduction that is held", {.from_mg = 60}, "to 40 hold 9", "50x2 40x9", "d2 m9"},
    {"a reduction in one fall", {.from_mg = 60}, "to 50", "50x2", "m2"},
    {"the rest of a step", {.from_mg = 60, .held_days = 1}, "to 70", "60x2 70x3", "t5"},
    {"the last day of a step", {.from_mg = 60, .held_days = 2}, "to 70", "60x1 70x3", "t4"},
    {"a step that is over", {.from_mg = 60, .held_days = 3}, "to 70", "70x3", "t3"},
    {"a step that is long over", {.from_mg = 60, .held_days = 17}, "to 70", "70x3", "t3"},
    {"held 1 of 2 days", {.from_mg = 60, .held_days = 1, .step_days = 2}, "to 70", "60x1 70x2", "t3"},
    {"days of the plan count too", {.from_mg = 60, .held_days = 1}, "hold 1 to 70", "60x2 70x3", "m1 t4"},
    {"and make the step whole", {.from_mg = 60, .held_days = 1}, "hold 2 to 70", "60x2 70x3", "m2 t3"},
    {"so do those of a block", {.from_mg = 60, .held_days = 1}, "60x1 to 70", "60x2 70x3", "m1 t4"},
    {"a level begins anew after another",
     {.from_mg = 60, .held_days = 9},
     "50x3 60x1 to 70",
     "50x3 60x3 70x3",
     "d3 t6"},
    {"a level is of one dose, whatever its intakes",
     {.from_mg = 50},
     "20+20+20x2 10+20+30x1 to 70",
     "60x2 10+20+30x1 70x3",
     "t2 m1 t3"},
    {"the rest of a step keeps intakes", {.from_mg = 50}, "10+20+30x1 to 70", "10+20+30x3 70x3", "t6"},
    {"what is held keeps intakes", {.from_mg = 50}, "10+20+30x1 hold 4", "10+20+30x5", "t1 m4"},
    {"a fall that cannot be halved keeps them", {.from_mg = 50}, "20+10+0x1 to 25 in 4", "20+10+0x5 25x2", "d5 m2"},
    {"a level that `to` ended with states none",
     {.from_mg = 50},
     "10+20+30x3 to 70 hold 5",
     "10+20+30x3 70x5",
     "t3 m5"},
    {"the split's own intakes are not stated", {0}, "5+5+10x3 20x2 5+5+10x1 10+5+5x3", "20x6 10+5+5x3", "t3 m6"},
    {"those of another split are",
     {.split = {.count = 2, .weight = {1, 1}}},
     "10+10x3 5+5+10x3",
     "20x3 5+5+10x3",
     "t3 m3"},
    {"no more than its first ones",
     {.split = {.count = 2, .weight = {1, 1}}},
     "10+10x3 10+10+0x3",
     "20x3 10+10+0x3",
     "t3 m3"},
    {"those of a split of four are not", {.split = {.count = 4, .weight = {1, 1, 1, 1}}}, "5+5+5+5x3", "20x3", "t3"},
    {"four intakes", {0}, "5+5+0+10x3", "5+5+0+10x3", "t3"},
    {"neighbours that are alike are one block", {0}, "15x1 15x2 15+5x1 15+5x2", "15x3 15+5x3", "t1 m2 t1 m2"},
    {"neighbours that are not", {0}, "15+5x1 5+15x1 15+5+0x1 20x1", "15+5x1 5+15x1 15+5+0x1 20x1", "t1 m3"},
    {"intakes of a dose off the grid", {0}, "21+21+21x1 63x1", "21+21+21x1 63x1", "t1 m1"},
    {"held twice", {0}, "to 15 hold 5 hold 2", "15x7", "m7"},
    {"held shorter than a step", {0}, "to 20 hold 1", "15x3 20x1", "t3 m1"},
    {"held after a stop", {.from_mg = 5}, "stop hold 9", "5x7 0x9", "d7 s9"},
    {"again from nothing", {.from_mg = 5}, "stop hold 9 to 20", "5x7 0x9 15x3 20x3", "d7 s9 t6"},
    {"days of nothing", {.from_mg = 15}, "0x3 15x3", "0x3 15x3", "s3 t3"},
    {"nothing from the first day", {0}, "0x3 to 15", "0x3 15x3", "s3 t3"},
    {"an initial dose", {.initial_mg = 5}, "to 15", "5x3 10x3 15x3", "t9"},
    {"an initial dose later on", {.from_mg = 5, .initial_mg = 10}, "stop to 15", "5x7 0x1 10x3 15x3", "d7 s1 t6"},
    {"an initial dose twice", {.initial_mg = 10}, "to 10 stop to 10", "10x3 5x7 0x1 10x3", "t3 d7 s1 t3"},
    {"the initial dose held", {0}, "to 15 hold 28", "15x28", "m28"},
    {"a stop in 14 days", {.from_mg = 60}, "stop in 14", "50x2 40x2 30x2 20x2 15x2 10x2 5x2 0x1", "d14 s1"},
    {"a reduction in 14 days", {.from_mg = 60}, "to 55 in 14", "60x14 55x2", "d14 m2"},
    {"in 2 days", {.from_mg = 60}, "to 40 in 2", "50x2 40x2", "d2 m2"},
    {"falls of at most 20", {.from_mg = 60, .max_step_mg = 20}, "to 20 hold 5 to 10", "40x2 20x5 10x2", "d2 m7"},
    {"a dose off the grid is for the checker",
     {.from_mg = 62},
     "hold 2 62x1 63x1 60x1 to 70",
     "62x3 63x1 60x3 70x3",
     "m3 t1 d1 t5"},
    {"3,660 days, held once `to` is known to last no step", {0}, "15x3659 to 20 hold 1", "15x3659 20x1", "t3659 m1"},
    {"3,660 days", {0}, "15x3657 to 20", "15x3657 20x3", "t3660"},
};

/* [R-leg-rise] [R-leg-fall] [R-leg-hold] [R-leg-merge] */
static void courses_are_put_together_leg_by_leg(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(courses); i++) {
        static bac_plan plan;
        uint32_t leg = 1;
        const course_case *expected = &courses[i];
        expect_status(expected->name, put_together(&plan, &leg, "rtu-2014", expected->request, expected->legs), BAC_OK);
        assert_int_equal(leg, 0);
        expect_text(expected->name, blocks_of(&plan), expected->plan);
        expect_text(expected->name, phases_of(&plan), expected->phases);
    }
}

typedef struct {
    const char *name;
    bac_course_request request;
    const char *legs;
    bac_status status;
    uint32_t leg; /* that it is about; 0: none */
} refusal_case;

static const refusal_case refusals[] = {
    {"no leg", {0}, "", BAC_NO_LEG, 0},
    {"from above 600", {.from_mg = 601}, "15x3", BAC_OUT_OF_RANGE, 0},
    {"initial above 600", {.initial_mg = 605}, "to 15", BAC_OUT_OF_RANGE, 0},
    {"initial of 601", {.initial_mg = 601}, "to 15", BAC_OUT_OF_RANGE, 0},
    {"max-step of 601", {.from_mg = 60, .max_step_mg = 601}, "stop", BAC_OUT_OF_RANGE, 0},
    {"max-step above 600", {.from_mg = 60, .max_step_mg = 605}, "stop", BAC_OUT_OF_RANGE, 0},
    {"held over 3,660 days", {.from_mg = 60, .held_days = 3661}, "stop", BAC_OUT_OF_RANGE, 0},
    {"step over 3,660 days", {.step_days = 3661}, "to 15", BAC_OUT_OF_RANGE, 0},
    {"a split of one", {.split = {.count = 1, .weight = {1}}}, "to 15", BAC_OUT_OF_RANGE, 0},
    {"initial off the grid", {.initial_mg = 4}, "to 15", BAC_INITIAL_OFF_GRID, 0},
    {"max-step off the grid", {.from_mg = 60, .max_step_mg = 12}, "stop", BAC_MAX_STEP_OFF_GRID, 0},
    {"held without from", {.held_days = 1}, "to 15", BAC_HELD_WITHOUT_FROM, 0},
    {"an initial dose that no leg uses", {.from_mg = 15, .initial_mg = 15}, "to 30", BAC_INITIAL_UNUSED, 0},
    {"a block uses none", {.initial_mg = 15}, "15x3 to 30", BAC_INITIAL_UNUSED, 0},
    {"a block above 600", {0}, "15x3 601x3", BAC_OUT_OF_RANGE, 2},
    {"a block of no days", {0}, "15x3 20x0", BAC_OUT_OF_RANGE, 2},
    {"a block of 3,661 days", {0}, "15x3661", BAC_OUT_OF_RANGE, 1},
    {"to above 600", {0}, "15x3 to 605", BAC_OUT_OF_RANGE, 2},
    {"hold 0", {.from_mg = 15}, "hold 0", BAC_OUT_OF_RANGE, 1},
    {"hold 3,661", {.from_mg = 15}, "hold 3661", BAC_OUT_OF_RANGE, 1},
    {"stop in 3,661", {.from_mg = 15}, "stop in 3661", BAC_OUT_OF_RANGE, 1},
    {"to the dose", {.from_mg = 60}, "to 60", BAC_TO_AT_DOSE, 1},
    {"to the dose that `to` ended with", {0}, "to 60 to 60", BAC_TO_AT_DOSE, 2},
    {"to the dose that is held", {0}, "to 60 hold 3 to 60", BAC_TO_AT_DOSE, 3},
    {"to 0", {.from_mg = 60}, "to 0", BAC_TO_ZERO, 1},
    {"to 0 from 0", {0}, "to 0", BAC_TO_ZERO, 1},
    {"stop at 0", {0}, "stop", BAC_STOP_AT_ZERO, 1},
    {"stop twice", {.from_mg = 60}, "stop stop", BAC_STOP_AT_ZERO, 2},
    {"hold at 0", {0}, "hold 5", BAC_HOLD_AT_ZERO, 1},
    {"hold at 0 twice", {.from_mg = 60}, "stop hold 5 hold 5", BAC_HOLD_AT_ZERO, 3},
    {"hold at 0 of a block", {.from_mg = 60}, "0x1 hold 5", BAC_HOLD_AT_ZERO, 2},
    {"up in some days", {.from_mg = 60}, "to 90 in 14", BAC_DAYS_RISING, 1},
    {"up from 0 in some days", {0}, "to 90 in 14", BAC_DAYS_RISING, 1},
    {"in and max-step", {.from_mg = 60, .max_step_mg = 10}, "hold 1 stop in 14", BAC_DAYS_AND_MAX_STEP, 2},
    {"in 1 day, and max-step", {.from_mg = 60, .max_step_mg = 10}, "stop in 1", BAC_DAYS_AND_MAX_STEP, 1},
    {"up in 1 day", {.from_mg = 60}, "to 90 in 1", BAC_DAYS_RISING, 1},
    {"in 1 day", {.from_mg = 60}, "to 40 in 1", BAC_DAYS_TOO_FEW, 1},
    {"below the initial dose", {0}, "to 10", BAC_TARGET_BELOW_INITIAL, 1},
    {"below the initial dose that is given", {.initial_mg = 20}, "to 15", BAC_TARGET_BELOW_INITIAL, 1},
    {"up from off the grid", {.from_mg = 62}, "to 90", BAC_FROM_OFF_GRID, 1},
    {"down from off the grid", {0}, "62x3 to 30", BAC_FROM_OFF_GRID, 2},
    {"stop from off the grid", {0}, "62x3 stop", BAC_FROM_OFF_GRID, 2},
    {"up to off the grid", {.from_mg = 60}, "to 62", BAC_TO_OFF_GRID, 1},
    {"down to off the grid", {.from_mg = 60}, "to 32", BAC_TO_OFF_GRID, 1},
    {"3,661 days of blocks", {0}, "15x3660 20x1", BAC_PLAN_TOO_LONG, 2},
    {"3,661 days of one dose", {0}, "15x3660 15x1", BAC_PLAN_TOO_LONG, 2},
    {"3,661 days of levels", {0}, "15x3657 to 30", BAC_PLAN_TOO_LONG, 2},
    {"3,661 days with the last level", {0}, "15x3658 to 20", BAC_PLAN_TOO_LONG, 2},
    {"and a leg after it", {0}, "15x3658 to 20 25x3", BAC_PLAN_TOO_LONG, 2},
    {"3,661 days held", {0}, "15x3659 to 20 hold 2", BAC_PLAN_TOO_LONG, 3},
    {"3,661 days held on", {.from_mg = 15}, "hold 3660 hold 1", BAC_PLAN_TOO_LONG, 2},
    {"3,661 days in levels of a step", {.step_days = 3660}, "to 600", BAC_PLAN_TOO_LONG, 1},
    {"the first error is the answer", {0}, "15x3 stop stop hold 9 to 0", BAC_STOP_AT_ZERO, 3},
};

/* [R-leg-errors] */
static void a_leg_that_cannot_be_understood_is_named_by_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refusals); i++) {
        static bac_plan plan;
        uint32_t leg = 99;
        const refusal_case *expected = &refusals[i];
        plan.count = 1;
        expect_status(expected->name, put_together(&plan, &leg, "rtu-2014", expected->request, expected->legs),
                      expected->status);
        if (leg != expected->leg) {
            fail_msg("%s: leg %u", expected->name, (unsigned)leg);
        }
        assert_int_equal(plan.count, 0);
    }
}

/* What the text of a leg cannot say. [R-leg-block] */
static void a_leg_has_two_to_four_intakes_of_at_most_600_mg(void **state)
{
    (void)state;
    static const struct {
        bac_leg leg;
        bac_status status;
    } legs[] = {
        {{.dose_mg = 600, .days = 1, .intake_count = 2, .intake_mg = {600, 0}}, BAC_OK},
        {{.dose_mg = 600, .days = 1, .intake_count = 2, .intake_mg = {601, 0}}, BAC_OUT_OF_RANGE},
        {{.dose_mg = 600, .days = 1, .intake_count = 2, .intake_mg = {0, 601}}, BAC_OUT_OF_RANGE},
        {{.dose_mg = 600, .days = 1, .intake_count = 4, .intake_mg = {0, 0, 0, 601}}, BAC_OUT_OF_RANGE},
        {{.dose_mg = 600, .days = 1, .intake_count = 3, .intake_mg = {0, 0, 600, 601}}, BAC_OK}, /* of three */
        {{.dose_mg = 20, .days = 1, .intake_count = 4, .intake_mg = {5, 5, 5, 5}}, BAC_OK},
        {{.dose_mg = 20, .days = 1, .intake_count = 5, .intake_mg = {5, 5, 5, 5}}, BAC_OUT_OF_RANGE},
        {{.dose_mg = 20, .days = 1, .intake_count = 1, .intake_mg = {20}}, BAC_OUT_OF_RANGE},
        {{.dose_mg = 20, .days = 1, .intake_count = 2, .intake_mg = {5, 5}}, BAC_OK}, /* intake-sum judges it */
    };
    for (size_t i = 0; i < COUNT(legs); i++) {
        static bac_plan plan;
        bac_course course;
        assert_int_equal(bac_course_begin(&course, &plan, protocol_of("rtu-2014"), &(bac_course_request){0}), BAC_OK);
        assert_int_equal(bac_course_add(&course, &legs[i].leg), legs[i].status);
        assert_int_equal(bac_course_end(&course), legs[i].status);
        assert_int_equal(plan.count, legs[i].status == BAC_OK ? 1 : 0);
    }
}

/* baclofene.h, bac_block: of the intakes those behind the count are 0. */
static void intakes_behind_their_count_are_none(void **state)
{
    (void)state;
    static const bac_leg legs[] = {
        {.dose_mg = 30, .days = 2, .intake_count = 2, .intake_mg = {10, 20, 30, 40}},
        {.dose_mg = 60, .days = 1, .intake_count = 3, .intake_mg = {10, 20, 30, 40}},
        {.dose_mg = 60, .days = 1, .intake_mg = {10, 20, 30, 40}},
    };
    static bac_plan plan;
    bac_course course;
    assert_int_equal(bac_course_begin(&course, &plan, protocol_of("rtu-2014"), &(bac_course_request){0}), BAC_OK);
    for (size_t i = 0; i < COUNT(legs); i++) {
        assert_int_equal(bac_course_add(&course, &legs[i]), BAC_OK);
    }
    assert_int_equal(bac_course_end(&course), BAC_OK);
    assert_int_equal(plan.count, 3);
    for (unsigned i = 0; i < BAC_INTAKES_MAX; i++) {
        assert_int_equal(plan.block[0].intake_mg[i], i < 2 ? legs[0].intake_mg[i] : 0);
        assert_int_equal(plan.block[1].intake_mg[i], i < 3 ? legs[1].intake_mg[i] : 0);
        assert_int_equal(plan.block[2].intake_mg[i], 0);
    }
}

/* They are for the checker: `intake-sum`. By the split 20 mg are 5+5+10. */
static void intakes_that_are_not_the_splits_in_one_place_are_kept(void **state)
{
    (void)state;
    static const bac_leg legs[] = {
        {.dose_mg = 20, .days = 1, .intake_count = 3, .intake_mg = {10, 5, 10}},
        {.dose_mg = 20, .days = 1, .intake_count = 3, .intake_mg = {5, 10, 10}},
        {.dose_mg = 20, .days = 1, .intake_count = 3, .intake_mg = {5, 5, 5}},
    };
    static bac_plan plan;
    bac_course course;
    const bac_course_request request = {.split = {.count = 3, .weight = {1, 1, 1}}};
    assert_int_equal(bac_course_begin(&course, &plan, protocol_of("rtu-2014"), &request), BAC_OK);
    for (size_t i = 0; i < COUNT(legs); i++) {
        assert_int_equal(bac_course_add(&course, &legs[i]), BAC_OK);
    }
    assert_int_equal(bac_course_end(&course), BAC_OK);
    assert_string_equal(blocks_of(&plan), "10+5+10x1 5+10+10x1 5+5+5x1");
}

/* 15 and 20 mg by turns. */
static bac_status blocks_by_turns(bac_plan *plan, unsigned blocks, uint32_t *leg)
{
    bac_course course;
    bac_course_begin(&course, plan, protocol_of("rtu-2014"), &(bac_course_request){0});
    for (unsigned i = 0; i < blocks; i++) {
        bac_course_add(&course, &(bac_leg){.kind = BAC_LEG_BLOCK, .dose_mg = i % 2 == 0 ? 15 : 20, .days = 1});
        bac_course_add(&course, &(bac_leg){.kind = BAC_LEG_HOLD, .days = 1});
    }
    const bac_status status = bac_course_end(&course);
    *leg = course.leg;
    return status;
}

/* [R-plan-blocks] */
static void a_plan_has_512_blocks_and_no_more(void **state)
{
    (void)state;
    static bac_plan plan;
    uint32_t leg = 99;
    assert_int_equal(blocks_by_turns(&plan, 512, &leg), BAC_OK);
    assert_int_equal(plan.count, 512);
    assert_int_equal(bac_plan_days(&plan), 1024);
    assert_int_equal(blocks_by_turns(&plan, 513, &leg), BAC_TOO_MANY_BLOCKS);
    assert_int_equal(leg, 1025);
    assert_int_equal(plan.count, 0);
}

/* One dose, taken otherwise: in the first intake, in the last, in their number. What is taken alike is one block. */
static void blocks_that_differ_in_one_intake_stay_apart(void **state)
{
    (void)state;
    static const bac_leg legs[] = {
        {.dose_mg = 20, .days = 1, .intake_count = 2, .intake_mg = {5, 5}},
        {.dose_mg = 20, .days = 2, .intake_count = 2, .intake_mg = {10, 5}},
        {.dose_mg = 20, .days = 3, .intake_count = 2, .intake_mg = {10, 10}},
        {.dose_mg = 20, .days = 4, .intake_count = 3, .intake_mg = {10, 10, 0}},
        {.dose_mg = 20, .days = 5, .intake_count = 3, .intake_mg = {10, 5, 5}},
        {.dose_mg = 20, .days = 6, .intake_count = 3, .intake_mg = {10, 5, 5}},
    };
    static bac_plan plan;
    bac_course course;
    assert_int_equal(bac_course_begin(&course, &plan, protocol_of("rtu-2014"), &(bac_course_request){0}), BAC_OK);
    for (size_t i = 0; i < COUNT(legs); i++) {
        assert_int_equal(bac_course_add(&course, &legs[i]), BAC_OK);
    }
    assert_int_equal(bac_course_end(&course), BAC_OK);
    assert_string_equal(blocks_of(&plan), "5+5x1 10+5x2 10+10x3 10+10+0x4 10+5+5x11");
}

/* Nothing behind the last day is touched. */
static void as_many_phases_as_days_are_set(void **state)
{
    (void)state;
    static bac_plan plan;
    uint32_t leg;
    memset(plan.phase, BAC_PHASE_COUNT, sizeof plan.phase);
    assert_int_equal(put_together(&plan, &leg, "rtu-2014", (bac_course_request){.from_mg = 15}, "15x3 20x4"), BAC_OK);
    assert_string_equal(phases_of(&plan), "m3 t4");
    assert_int_equal(plan.phase[7], BAC_PHASE_COUNT);
}

/* The generators are the same steps. [R-leg-phases] */
static void titrations_and_tapers_tell_the_phase_of_each_day(void **state)
{
    (void)state;
    static bac_plan plan;
    const bac_protocol *protocol = protocol_of("rtu-2014");
    assert_int_equal(bac_titrate(&plan, protocol, &(bac_titration){.target_mg = 20}), BAC_OK);
    expect_text("titrate", phases_of(&plan), "t6");
    assert_int_equal(bac_titrate(&plan, protocol, &(bac_titration){.target_mg = 20, .maintain_days = 9}), BAC_OK);
    expect_text("titrate, maintain", phases_of(&plan), "t3 m9");
    assert_int_equal(bac_titrate(&plan, protocol, &(bac_titration){.target_mg = 20, .from_mg = 20}), BAC_OK);
    expect_text("titrate at the target", phases_of(&plan), "t3");
    assert_int_equal(bac_titrate(&plan, protocol, &(bac_titration){.target_mg = 20, .from_mg = 20, .maintain_days = 9}),
                     BAC_OK);
    expect_text("titrate at the target, maintain", phases_of(&plan), "m9");
    assert_int_equal(bac_taper(&plan, protocol, &(bac_tapering){.from_mg = 15}), BAC_OK);
    expect_text("taper", phases_of(&plan), "d7 s1");
    assert_int_equal(bac_taper(&plan, protocol, &(bac_tapering){.from_mg = 60, .to_mg = 40}), BAC_OK);
    expect_text("reduction", phases_of(&plan), "d2 m2");
    assert_int_equal(bac_taper(&plan, protocol, &(bac_tapering){.from_mg = 60, .to_mg = 40, .maintain_days = 9}),
                     BAC_OK);
    expect_text("reduction, maintain", phases_of(&plan), "d2 m9");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(courses_are_put_together_leg_by_leg),
        cmocka_unit_test(a_leg_that_cannot_be_understood_is_named_by_its_place),
        cmocka_unit_test(a_leg_has_two_to_four_intakes_of_at_most_600_mg),
        cmocka_unit_test(intakes_behind_their_count_are_none),
        cmocka_unit_test(a_plan_has_512_blocks_and_no_more),
        cmocka_unit_test(intakes_that_are_not_the_splits_in_one_place_are_kept),
        cmocka_unit_test(blocks_that_differ_in_one_intake_stay_apart),
        cmocka_unit_test(as_many_phases_as_days_are_set),
        cmocka_unit_test(titrations_and_tapers_tell_the_phase_of_each_day),
    };
    return cmocka_run_group_tests_name("course", tests, NULL, NULL);
}
