/* SPDX-License-Identifier: MIT */
/* The pharmacist's report: its rows, what stands in them, and the list of several plans. */
#include "expect.h"
#include "sheet/report.h"
#include "words/sink.h"

enum { TEXT_ROOM = 4096 };

static report told;

/* 3 days of 15 mg, 3 of 5 + 10 + 50 mg, a day without; a rise of 50 on day 4 and a fall to nothing on day 7. */
static const bac_block blocks[] = {{.dose_mg = 15, .days = 3},
                                   {.dose_mg = 65, .days = 3, .intake_mg = {5, 10, 50}, .intake_count = 3},
                                   {0, 1, {0}, 0}};
static located_finding found[3];

static void begin(void)
{
    memset(found, 0, sizeof found);
    found[0].finding = (bac_finding){.rule = BAC_RULE_STEP_SIZE, .severity = BAC_VIOLATION, .day = 4};
    found[1].finding = (bac_finding){.rule = BAC_RULE_STEP_LENGTH, .severity = BAC_CAUTION, .day = 6};
    found[2].finding = (bac_finding){.rule = BAC_RULE_ABRUPT_FALL, .severity = BAC_VIOLATION, .day = 7};
    told = (report){.block = blocks,
                    .block_count = 3,
                    .found = (const char *)found,
                    .found_count = 3,
                    .count = {[BAC_VIOLATION] = 2, [BAC_CAUTION] = 1}};
    told.facts.protocol = bac_protocol_find("rtu-2014");
    told.facts.days = 7;
    told.facts.id = "A12";
    told.facts.name = "";
}

static const char *said(void (*put)(sink *, language, const report_row *), language lang, const report_row *row)
{
    static char text[TEXT_ROOM];
    sink out;
    sink_begin_text(&out, text, sizeof text);
    put(&out, lang, row);
    assert_false(out.failed);
    return sink_end_text(&out);
}

/* [R-report] */
static void a_row_begins_with_each_level_and_each_finding(void **state)
{
    (void)state;
    static const struct {
        uint16_t first, last;
        unsigned found;
        const char *days, *dose, *intakes, *change;
    } rows[] = {{1, 3, 0, "days 1 to 3", "15 mg per day", "", "start"},
                {4, 5, 1, "days 4 to 5", "65 mg per day", "Morning 5 mg, Noon 10 mg, Evening 50 mg", "up 50 mg"},
                {6, 6, 1, "day 6", "65 mg per day", "Morning 5 mg, Noon 10 mg, Evening 50 mg", ""},
                {7, 7, 1, "day 7", "nothing taken", "", "down 65 mg"}};
    report_row row;
    begin();
    report_begin_rows(&row, &told);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_true(report_next_row(&row));
        assert_int_equal(row.first_day, rows[i].first);
        assert_int_equal(row.last_day, rows[i].last);
        assert_int_equal(row.found_end - row.found, rows[i].found);
        assert_string_equal(said(report_days_put, ENGLISH, &row), rows[i].days);
        assert_string_equal(said(report_dose_put, ENGLISH, &row), rows[i].dose);
        assert_string_equal(said(report_intakes_put, ENGLISH, &row), rows[i].intakes);
        assert_string_equal(said(report_change_put, ENGLISH, &row), rows[i].change);
    }
    assert_false(report_next_row(&row));
}

static void a_plan_of_many_blocks_keeps_its_first_rise(void **state)
{
    (void)state;
    static bac_block many[BAC_BLOCKS_MAX + 3];
    begin();
    for (unsigned i = 0; i < BAC_BLOCKS_MAX + 3; i++) {
        many[i] = (bac_block){.dose_mg = 100, .days = 1};
    }
    many[BAC_BLOCKS_MAX + 1].dose_mg = 110;
    told.facts.patient.from_mg = 100;
    told.block = many;
    told.block_count = BAC_BLOCKS_MAX + 3;
    report_plan(&told);
    assert_int_equal(told.facts.plan.count, BAC_BLOCKS_MAX);
    assert_int_equal(told.facts.plan.block[BAC_BLOCKS_MAX - 2].dose_mg, 100);
    assert_int_equal(told.facts.plan.block[BAC_BLOCKS_MAX - 1].dose_mg, 110);
}

/* [R-report-summary] */
static void several_plans_are_counted_and_listed(void **state)
{
    (void)state;
    static const uint32_t counts[][BAC_SEVERITY_COUNT] = {
        {[BAC_VIOLATION] = 3, [BAC_NEEDS_REVIEW] = 1}, {[BAC_NEEDS_REVIEW] = 2}, {[BAC_CAUTION] = 9}};
    static const char *const ids[] = {"first", "", "a third"};
    static const message results[] = {MSG_SUMMARY_VIOLATES, MSG_SUMMARY_REVIEWS, MSG_SUMMARY_CONFORMS};
    uint32_t violations[BAC_RULE_COUNT] = {[BAC_RULE_STEP_SIZE] = 2, [BAC_RULE_TABLET] = 1};
    report_summary summary = {.plans = 0};
    char bytes[TEXT_ROOM];
    sink list;
    begin();
    sink_begin(&list, bytes, sizeof bytes, NULL, NULL);
    for (unsigned i = 0; i < 3; i++) {
        summary_add(&summary, counts[i], violations);
        memset(violations, 0, sizeof violations);
        memcpy(told.count, counts[i], sizeof told.count);
        told.facts.id = ids[i];
        listed_plan_put(&list, &told, i + 2);
    }
    assert_int_equal(summary.plans, 3);
    assert_int_equal(summary.conforming, 1);
    assert_int_equal(summary.reviews, 1);
    assert_int_equal(summary.violations[BAC_RULE_STEP_SIZE], 2);
    assert_int_equal(summary.concerned[BAC_RULE_STEP_SIZE], 1);
    plan_walk walk = {.at = bytes, .end = bytes + list.used};
    for (unsigned i = 0; i < 3; i++) {
        assert_true(plan_walk_next(&walk));
        assert_int_equal(walk.number, i + 1);
        assert_int_equal(walk.plan.pages, i + 2);
        assert_int_equal(walk.plan.id_length, strlen(ids[i]));
        assert_memory_equal(walk.id, ids[i], strlen(ids[i]));
        assert_int_equal(listed_result(&walk.plan), results[i]);
    }
    assert_false(plan_walk_next(&walk));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_row_begins_with_each_level_and_each_finding),
                                       cmocka_unit_test(a_plan_of_many_blocks_keeps_its_first_rise),
                                       cmocka_unit_test(several_plans_are_counted_and_listed)};
    return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
