/* SPDX-License-Identifier: MIT */
/* What the tests of the formats share: a schedule of a plan in compact notation, printed into memory. */
#ifndef TESTS_UNIT_SCHEDULES_H
#define TESTS_UNIT_SCHEDULES_H

#include "expect.h"

#include "paper/html_paper.h"
#include "paper/text.h"

enum { PRINTED_MAX = 2 * 1024 * 1024 };

/* The phases of the days: those of a titration, whose last level may be a maintenance dose, or of a taper. */
static inline void schedule_phases(schedule *s, bool maintained)
{
    unsigned day = 0;
    for (unsigned b = 0; b < s->plan.count; b++) {
        const bool last = b + 1u == s->plan.count;
        const bac_phase way = s->kind == PLAN_TITRATION ? BAC_PHASE_TITRATION : BAC_PHASE_TAPER;
        const bac_phase level = last && (maintained || s->kind == PLAN_TAPER) ? BAC_PHASE_MAINTENANCE : way;
        for (unsigned i = 0; i < s->plan.block[b].days; i++) {
            s->plan.phase[day++] = (uint8_t)(s->plan.block[b].dose_mg == 0 ? BAC_PHASE_STOP : level);
        }
    }
}

/* A titration under rtu-2014 without a date, three intakes a day; to be changed before it is printed. */
static inline schedule schedule_of(const char *plan)
{
    schedule s = {.kind = PLAN_TITRATION, .protocol = protocol_of("rtu-2014"), .id = "", .name = ""};
    s.dispensing.split = (bac_split){.count = 3, .weight = {1, 1, 1, 1}};
    s.dispensing.prescription_days = BAC_PRESCRIPTION_DAYS_DEFAULT;
    s.dispensing.bridge_days = BAC_BRIDGE_DAYS_DEFAULT;
    s.plan = plan_of(plan);
    s.days = (uint16_t)bac_plan_days(&s.plan);
    s.goal_mg = schedule_last_dose(&s);
    schedule_phases(&s, false);
    return s;
}

static inline void schedule_start(schedule *s, bac_date start)
{
    s->patient.dated = true;
    s->patient.start = start;
}

/* What happens to a violation: the test fails, or nothing does. */
static inline void refuse(void *context, const bac_finding *finding)
{
    (void)context;
    (void)finding;
    fail_msg("the plan of this test must be allowed");
}

static inline void pass_over(void *context, const bac_finding *finding)
{
    (void)context;
    (void)finding;
}

/* The part of a text between two others, terminated; the test fails where they are not there. */
static inline void cut_out(char *part, size_t room, const char *text, const char *from, const char *to)
{
    const char *begin = strstr(text, from);
    assert_non_null(begin);
    begin += strlen(from);
    const char *end = strstr(begin, to);
    assert_non_null(end);
    assert_true((size_t)(end - begin) < room);
    memcpy(part, begin, (size_t)(end - begin));
    part[end - begin] = '\0';
}

static inline bool take_printed(void *target, const char *bytes, size_t count)
{
    char *printed = target;
    const size_t used = strlen(printed);
    assert_true(used + count < PRINTED_MAX);
    memcpy(printed + used, bytes, count);
    printed[used + count] = '\0';
    return true;
}

static text_sheet laid_out;
static html_paper laid_pages;

/* A whole document of one schedule, through a buffer of exactly `capacity` bytes, so that sanitizers see the first one
 * too many. To be freed. */
static inline char *printed_through(const format *as, const schedule *s, language lang, size_t capacity)
{
    char *printed = calloc(1, PRINTED_MAX);
    char *buffer = malloc(capacity);
    assert_non_null(printed);
    assert_non_null(buffer);
    sink out;
    sink_begin(&out, buffer, capacity, take_printed, printed);
    printer p = {.out = &out,
                 .sheet = &laid_out,
                 .html = &laid_pages,
                 .lang = lang,
                 .delimiter = ',',
                 .stamp = "20261120T080910Z"};
    schedule split = *s; /* judged or not */
    schedule_split(&split);
    as->begin(&p);
    as->schedule(&p, &split);
    as->end(&p);
    assert_true(sink_flush(&out));
    assert_int_equal(p.printed, 1);
    free(buffer);
    return printed;
}

static inline char *printed(const format *as, const schedule *s, language lang)
{
    return printed_through(as, s, lang, SINK_BUFFER);
}

#endif
