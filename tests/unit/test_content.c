/* SPDX-License-Identifier: MIT */
/* What the prescriber's sheet says around its table. */
#include "schedules.h"
#include "sheet/content.h"

enum { TOLD_MAX = 16 * 1024 };

/* "label|text" a line, in the order in which it is told. */
static void keep(void *to, piece kind, const char *label, const char *text, size_t length)
{
    (void)kind;
    assert_int_equal(length, strlen(text));
    sink *told = to;
    sink_text(told, label != NULL ? label : "");
    sink_char(told, '|');
    sink_text(told, text);
    sink_char(told, '\n');
}

static const char *told_by(void (*tell)(teller *), const schedule *s, language lang)
{
    static char bytes[TOLD_MAX];
    static teller telling;
    sink told;
    sink_begin_text(&told, bytes, sizeof bytes);
    teller_begin(&telling, s, lang, keep, &told);
    tell(&telling);
    assert_false(telling.words.failed || told.failed);
    return sink_end_text(&told);
}

static void expect_said(const char *told, const char *part)
{
    if (strstr(told, part) == NULL) {
        fail_msg("not said: %s\nbut:\n%s", part, told);
    }
}

static void expect_unsaid(const char *told, const char *part)
{
    if (strstr(told, part) != NULL) {
        fail_msg("said: %s\nin:\n%s", part, told);
    }
}

static schedule coming_down(const char *plan, uint16_t from_mg)
{
    schedule s = schedule_of(plan);
    s.kind = PLAN_TAPER;
    s.patient.from_mg = from_mg;
    return s;
}

/* [R-says-declared] */
static void all_that_was_declared_and_is_on_file_is_told(void **state)
{
    (void)state;
    schedule s = schedule_of("15x3 20x3");
    s.conditions_given = true;
    s.patient.conditions = (1 << BAC_CONDITION_COUNT) - 1;
    s.patient.indication = BAC_INDICATION_REDUCTION;
    s.patient.on_file = (1 << ON_FILE_KINDS) - 1;
    for (int lang = 0; lang < LANGUAGE_COUNT; lang++) {
        const char *told = told_by(tell_plan, &s, (language)lang);
        for (int i = 0; i < BAC_CONDITION_COUNT; i++) {
            expect_said(told, message_text((language)lang, condition_message((bac_condition)i)));
        }
        expect_said(told, message_text((language)lang, MSG_DECLARED_INDICATION_REDUCTION));
        for (int kind = 0; kind < ON_FILE_KINDS; kind++) {
            expect_said(told, message_text((language)lang, (message)(MSG_ON_FILE_SECOND_OPINION + kind)));
        }
        expect_unsaid(told, message_text((language)lang, MSG_DECLARED_NOT_JUDGED));
    }
    expect_said(told_by(tell_plan, &s, ENGLISH), "ON FILE|second opinion, by ______");
}

/* [R-says-declared] */
static void what_was_not_given_or_not_judged_is_told(void **state)
{
    (void)state;
    schedule s = coming_down("10x3 5x4 0x1", 15);
    expect_said(told_by(tell_plan, &s, ENGLISH), "DECLARED|conditions not given; indication not given\n");
    s.conditions_given = true;
    expect_said(told_by(tell_plan, &s, ENGLISH),
                "DECLARED|none of the listed conditions applies; indication not given (given but not judged: ");
    s.patient.conditions = 1 << BAC_PREGNANCY;
    expect_said(told_by(tell_plan, &s, FRENCH),
                "DÉCLARÉ|grossesse ; indication non renseignée (renseigné mais non jugé");
}

/* [R-says-warnings] */
static void a_sheet_that_only_comes_down_says_nothing_of_titration(void **state)
{
    (void)state;
    const schedule down = coming_down("10x3 5x4 0x1", 15);
    const schedule up = schedule_of("15x3 20x3");
    expect_unsaid(told_by(tell_warnings, &down, ENGLISH), "DRIVING");
    expect_unsaid(told_by(tell_warnings, &down, ENGLISH), "titration");
    expect_unsaid(told_by(tell_end, &down, ENGLISH), "titration");
    expect_said(told_by(tell_end, &down, ENGLISH), "the doctor decides. [tool]");
    expect_said(told_by(tell_warnings, &up, ENGLISH), "NO DRIVING");
    expect_said(told_by(tell_warnings, &up, ENGLISH), "before each step. [W1, tool]");
    expect_said(told_by(tell_end, &up, ENGLISH), "a titration starts again at 15 mg per day. [tool]");
    expect_said(told_by(tell_end, &up, ENGLISH), "One forgotten intake is no interruption");
}

/* 120 mg, and from day 4 on 130; what was written down before day 1 is not known. [R-says-late] */
static void a_gate_says_what_happens_without_it(void **state)
{
    (void)state;
    schedule s = schedule_of("120x3 130x3");
    s.patient.from_mg = 110;
    s.patient.held_known = true;
    s.patient.held_days = 3;
    s.patient.age = 40;
    assert_int_equal(schedule_judge(&s, pass_over, NULL), 0);
    const char *told = told_by(tell_reviews, &s, ENGLISH);
    expect_said(told, "A  BEFORE DAY 4|second opinion");
    expect_said(told, "|A not documented in time: go on with 120 mg per day, the dose of day 3; no increase, no stop.");
    expect_said(told, "|Bridge: 120 mg per day for 7 days, 84 tablets of 10 mg, 3 boxes of 30; to be issued with the ");
    expect_unsaid(told, "waits");
    expect_said(told_by(tell_bridges, &s, ENGLISH),
                "|Bridge of A, day 4, only where that is late: 84 tablets of 10 mg, 3 boxes of 30, 840 mg in all\n");
    expect_said(told_by(tell_end, &s, ENGLISH),
                "the last dose that was authorised (130 mg per day only after documentation of A)");

    s.patient.conditions = 1 << BAC_MODERATE_DEPRESSION; /* on day 1, so that day 3 waits too */
    assert_int_equal(schedule_judge(&s, pass_over, NULL), 0);
    told = told_by(tell_reviews, &s, ENGLISH);
    expect_said(told, "|A not documented in time: go on with 110 mg per day, the dose before day 1;");
    expect_said(told, "|B not documented in time: go on with 120 mg per day, the dose of day 3; no increase, no stop. "
                      "That dose itself waits for A.");
    expect_said(told, "will be late; waits only for A. ");
}

static void nothing_is_begun_before_a_gate_on_day_1(void **state)
{
    (void)state;
    schedule s = schedule_of("15x3 20x3");
    s.patient.conditions = 1 << BAC_MODERATE_DEPRESSION | 1 << BAC_MODERATE_ANXIETY;
    assert_int_equal(schedule_judge(&s, pass_over, NULL), 0);
    const char *told = told_by(tell_reviews, &s, ENGLISH);
    expect_said(told, "|A or B not documented in time: do not begin the treatment. [tool]\n");
    expect_unsaid(told, "Bridge");
}

/* [R-says-carried-over] */
static void what_was_carried_over_says_so_under_the_later_protocol(void **state)
{
    (void)state;
    schedule s = schedule_of("15x3 25x3");
    s.protocol = protocol_of("amm-2021");
    expect_said(told_by(tell_warnings, &s, ENGLISH), "NO DRIVING, NO MACHINES during titration. [S1, carried over]");
    expect_said(told_by(tell_other_findings, &s, ENGLISH),
                "serious abuse and dependence to the CEIP. [S1, carried over]");
    expect_said(told_by(tell_prescriptions_heading, &s, ENGLISH), "monthly [S1, carried over]");
    expect_said(told_by(tell_not_checked, &s, ENGLISH), "(that section was not read here)");
    s.protocol = protocol_of("rtu-2014");
    expect_unsaid(told_by(tell_warnings, &s, ENGLISH), "carried over");
    expect_unsaid(told_by(tell_not_checked, &s, ENGLISH), "not read");
}

/* The protocol is not in force on day 1: a caution. */
static void a_finding_has_a_name_in_the_language_of_the_sheet(void **state)
{
    (void)state;
    schedule s = schedule_of("15x3 20x3");
    schedule_start(&s, date_of(2026, 11, 23));
    assert_int_equal(schedule_judge(&s, pass_over, NULL), 0);
    const char *told = told_by(tell_other_findings, &s, FRENCH);
    expect_said(told, "|mise en garde, protocole non en vigueur : jour 1");
    for (int rule = 0; rule < BAC_RULE_COUNT; rule++) {
        if (rule != BAC_RULE_INDICATION && rule != BAC_RULE_CONTRAINDICATION) { /* spelt the same, or nearly */
            expect_unsaid(told, rule_names[rule]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_was_declared_and_is_on_file_is_told),
        cmocka_unit_test(what_was_not_given_or_not_judged_is_told),
        cmocka_unit_test(a_sheet_that_only_comes_down_says_nothing_of_titration),
        cmocka_unit_test(a_gate_says_what_happens_without_it),
        cmocka_unit_test(a_finding_has_a_name_in_the_language_of_the_sheet),
        cmocka_unit_test(nothing_is_begun_before_a_gate_on_day_1),
        cmocka_unit_test(what_was_carried_over_says_so_under_the_later_protocol),
    };
    return cmocka_run_group_tests_name("content", tests, NULL, NULL);
}
