/* SPDX-License-Identifier: MIT */
/*
 * What the tests of the rules share: plans in compact notation (`15x3 20x3`: 15 mg for 3 days, then 20 mg for 3 days)
 * and findings as lines of text, so that a test shows what is expected as a person would write it down.
 */
#ifndef TESTS_UNIT_EXPECT_H
#define TESTS_UNIT_EXPECT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "baclofene.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static inline const bac_protocol *protocol_of(const char *id)
{
    const bac_protocol *protocol = bac_protocol_find(id);
    assert_non_null(protocol);
    return protocol;
}

static inline bac_date date_of(unsigned year, unsigned month, unsigned day)
{
    bac_date date = {0};
    const bac_civil civil = {.year = (uint16_t)year, .month = (uint8_t)month, .day = (uint8_t)day};
    assert_true(bac_date_from_civil(&date, civil));
    return date;
}

static inline bac_plan plan_of(const char *notation)
{
    bac_plan plan = {.count = 0};
    while (*notation != '\0') {
        char *rest = NULL;
        assert_true(plan.count < BAC_BLOCKS_MAX);
        bac_block *block = &plan.block[plan.count++];
        do {
            const uint16_t mg = (uint16_t)strtoul(notation, &rest, 10);
            block->dose_mg = (uint16_t)(block->dose_mg + mg);
            notation = rest + 1;
            if (*rest == '+' || block->intake_count > 0) { /* "5+5+10x3" states its intakes */
                assert_true(block->intake_count < BAC_INTAKES_MAX);
                block->intake_mg[block->intake_count++] = mg;
            }
        } while (*rest == '+');
        assert_true(*rest == 'x');
        block->days = (uint16_t)strtoul(rest + 1, &rest, 10);
        notation = *rest == ' ' ? rest + 1 : rest;
    }
    return plan;
}

/* Says which case of a table failed. */
static inline void expect_text(const char *name, const char *found, const char *expected)
{
    if (strcmp(found, expected) != 0) {
        print_error("%s\nexpected:\n%s\nfound:\n%s\n", name, expected, found);
        fail();
    }
}

static inline void expect_status(const char *name, bac_status found, bac_status expected)
{
    if (found != expected) {
        print_error("%s\nexpected: status %u, found: status %u\n", name, (unsigned)expected, (unsigned)found);
        fail();
    }
}

static inline void expect_plan(const char *name, const bac_plan *plan, const char *notation)
{
    char text[BAC_BLOCKS_MAX * 12 + 1] = "";
    size_t length = 0;
    assert_in_range(plan->count, 0, BAC_BLOCKS_MAX);
    for (unsigned i = 0; i < plan->count; i++) {
        const bac_block *block = &plan->block[i];
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%ux%u", i > 0 ? " " : "",
                                   (unsigned)block->dose_mg, (unsigned)block->days);
        assert_true(length < sizeof text);
    }
    expect_text(name, text, notation);
}

/* Findings, one on a line: day, rule, severity, dose, before, number, limit and, where there is one, condition. */
typedef struct {
    size_t length;
    char text[16384];
} transcript;

static inline void transcribe(transcript *said, const bac_finding *finding)
{
    static const char *const rules[BAC_RULE_COUNT] = {"tablet",
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
                                                      "single-intake"};
    static const char *const severities[BAC_SEVERITY_COUNT] = {"caution", "review", "violation"};
    static const char *const conditions[BAC_CONDITION_COUNT + 1] = {
        " schizophrenia", " bipolar", " severe-depression",   " epilepsy",         " other-addiction",   " pregnancy",
        " concomitant",   " driving", " moderate-depression", " moderate-anxiety", " other-psychiatric", ""};
    assert_true(finding->rule < BAC_RULE_COUNT);
    assert_true(finding->severity < BAC_SEVERITY_COUNT);
    assert_true(finding->condition <= BAC_CONDITION_COUNT);
    const size_t room = sizeof said->text - said->length;
    said->length += (size_t)snprintf(
        said->text + said->length, room, "%u %s %s %u %u %u %u%s\n", (unsigned)finding->day, rules[finding->rule],
        severities[finding->severity], (unsigned)finding->dose_mg, (unsigned)finding->before_mg,
        (unsigned)finding->number, (unsigned)finding->limit, conditions[finding->condition]);
    assert_true(said->length < sizeof said->text);
}

/* Judges one day and adds its findings. */
static inline void judge_day(transcript *said, bac_checker *checker, const bac_day *day)
{
    bac_finding out[BAC_FINDINGS_PER_DAY];
    const unsigned count = bac_check_day(checker, day, out);
    assert_true(count <= BAC_FINDINGS_PER_DAY);
    for (unsigned i = 0; i < count; i++) {
        transcribe(said, &out[i]);
    }
}

/* Judges a whole plan, the intakes adding up to the dose on every day: day by day, or with bac_check_stay. */
static inline void judge_plan_by(transcript *said, const bac_protocol *protocol, const bac_patient *patient,
                                 const bac_plan *plan, bool staying)
{
    bac_checker checker;
    said->length = 0;
    said->text[0] = '\0';
    bac_check_begin(&checker, protocol, patient);
    for (unsigned i = 0; i < plan->count; i++) {
        const bac_block *block = &plan->block[i];
        const unsigned last = i + 1u == plan->count ? block->days : 0;
        for (unsigned day = 1; day <= block->days; day++) {
            const unsigned like_before = block->days - day + (last > 0 ? 0 : 1);
            if (staying && day > 1 && like_before > 0) {
                day += bac_check_stay(&checker, (uint16_t)like_before);
                if (day > block->days) {
                    break;
                }
            }
            judge_day(said, &checker, &(bac_day){.dose_mg = block->dose_mg, .last = day == last});
        }
    }
}

static inline void judge_plan(transcript *said, const bac_protocol *protocol, const bac_patient *patient,
                              const bac_plan *plan)
{
    judge_plan_by(said, protocol, patient, plan, false);
}

/* A plan, a patient, and every finding that the checker must give for them. */
typedef struct {
    const char *name, *protocol;
    bac_patient patient;
    const char *plan, *findings;
} check_case;

static inline void expect_case(const check_case *expected)
{
    transcript said;
    const bac_plan plan = plan_of(expected->plan);
    judge_plan(&said, protocol_of(expected->protocol), &expected->patient, &plan);
    expect_text(expected->name, said.text, expected->findings);
    judge_plan_by(&said, protocol_of(expected->protocol), &expected->patient, &plan, true);
    expect_text(expected->name, said.text, expected->findings);
}

static inline void expect_cases(const check_case cases[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        expect_case(&cases[i]);
    }
}

#endif
