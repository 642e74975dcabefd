/* SPDX-License-Identifier: MIT */
/* Prescriptions. All totals are added up by hand. */
#include "expect.h"

typedef struct {
    const char *name, *plan;
    unsigned length;
    unsigned breaks;
    uint16_t break_day[BAC_REVIEW_RULES_MAX];
    const char *prescriptions; /* first-last total mg, tablets, due; conditional ones marked */
} supply_case;

static void expect_supply(const supply_case *expected)
{
    char text[4096] = "";
    size_t length = 0;
    bac_supply supply;
    bac_prescription prescription;
    const bac_plan plan = plan_of(expected->plan);
    bac_supply_begin(&supply, &plan, (uint16_t)expected->length, expected->break_day, expected->breaks);
    while (bac_supply_next(&supply, &prescription)) {
        length += (size_t)snprintf(text + length, sizeof text - length, "%u-%u %lu mg %lu tablets due %u%s\n",
                                   (unsigned)prescription.first_day, (unsigned)prescription.last_day,
                                   (unsigned long)prescription.total_mg, (unsigned long)prescription.tablets,
                                   (unsigned)prescription.next_due_day, prescription.conditional ? " conditional" : "");
        assert_true(length < sizeof text);
    }
    assert_false(bac_supply_next(&supply, &prescription));
    expect_text(expected->name, text, expected->prescriptions);
}

static void expect_supplies(const supply_case cases[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        expect_supply(&cases[i]);
    }
}

static void periods_are_as_long_as_asked_and_the_last_one_ends_with_the_intakes(void **state)
{
    (void)state;
    static const supply_case cases[] = {
        {"one day", "15x1", 28, 0, {0}, "1-1 15 mg 2 tablets due 2\n"},
        {"less than half a tablet", "1x1", 28, 0, {0}, "1-1 1 mg 1 tablets due 2\n"},
        {"a little over a tablet", "11x1", 28, 0, {0}, "1-1 11 mg 2 tablets due 2\n"},
        {"27 days", "30x27", 28, 0, {0}, "1-27 810 mg 81 tablets due 28\n"},
        {"28 days", "30x28", 28, 0, {0}, "1-28 840 mg 84 tablets due 29\n"},
        {"29 days", "30x29", 28, 0, {0}, "1-28 840 mg 84 tablets due 29\n29-29 30 mg 3 tablets due 30\n"},
        {"two full months", "5x56", 28, 0, {0}, "1-28 140 mg 14 tablets due 29\n29-56 140 mg 14 tablets due 57\n"},
        {"one day at a time", "15x2", 1, 0, {0}, "1-1 15 mg 2 tablets due 2\n2-2 15 mg 2 tablets due 3\n"},
        {"31 days", "10x32", 31, 0, {0}, "1-31 310 mg 31 tablets due 32\n32-32 10 mg 1 tablets due 33\n"},
        /* 15 + 20 + 25 + 30 for 3 days each, then 2 days of 40 */
        {"levels within a period", "15x3 20x3 25x3 30x3 40x2", 28, 0, {0}, "1-14 350 mg 35 tablets due 15\n"},
        /* days 1-4: 45 + 20; 5-8: 40 + 50; 9: 25 */
        {"levels cut by periods",
         "15x3 20x3 25x3",
         4,
         0,
         {0},
         "1-4 65 mg 7 tablets due 5\n5-8 90 mg 9 tablets due 9\n9-9 25 mg 3 tablets due 10\n"},
        {"a level longer than periods",
         "5x5",
         2,
         0,
         {0},
         "1-2 10 mg 1 tablets due 3\n3-4 10 mg 1 tablets due 5\n5-5 5 mg 1 tablets due 6\n"},
    };
    expect_supplies(cases, COUNT(cases));
}

static void a_plan_that_has_stopped_needs_no_further_prescription(void **state)
{
    (void)state;
    static const supply_case cases[] = {
        /* 2 x (50 + 40 + 30 + 20 + 10) */
        {"a stop", "50x2 40x2 30x2 20x2 10x2 0x1", 28, 0, {0}, "1-10 300 mg 30 tablets due 0\n"},
        {"a stop of 28 days", "5x28 0x1", 28, 0, {0}, "1-28 140 mg 14 tablets due 0\n"},
        {"a stop of 29 days", "5x29 0x1", 28, 0, {0}, "1-28 140 mg 14 tablets due 29\n29-29 5 mg 1 tablets due 0\n"},
        {"many days of nothing at the end", "5x2 0x60", 28, 0, {0}, "1-2 10 mg 1 tablets due 0\n"},
        {"nothing at all", "0x5", 28, 0, {0}, ""},
        {"an empty plan", "", 28, 0, {0}, ""},
        {"nothing first", "0x3 15x2", 28, 0, {0}, "1-5 30 mg 3 tablets due 6\n"},
        {"a pause", "15x2 0x3 15x2", 28, 0, {0}, "1-7 60 mg 6 tablets due 8\n"},
        {"a pause of a whole period",
         "15x2 0x2 15x2",
         2,
         0,
         {0},
         "1-2 30 mg 3 tablets due 3\n3-4 0 mg 0 tablets due 5\n5-6 30 mg 3 tablets due 7\n"},
        {"a pause, then a stop", "15x2 0x3 15x2 0x1", 28, 0, {0}, "1-7 60 mg 6 tablets due 0\n"},
    };
    expect_supplies(cases, COUNT(cases));
}

static void a_review_begins_a_period_and_makes_it_and_all_later_ones_conditional(void **state)
{
    (void)state;
    static const supply_case cases[] = {
        {"in a period",
         "10x40",
         28,
         1,
         {10},
         "1-9 90 mg 9 tablets due 10\n10-37 280 mg 28 tablets due 38 conditional\n38-40 30 mg 3 tablets due 41 "
         "conditional\n"},
        {"on day 1", "10x10", 28, 1, {1}, "1-10 100 mg 10 tablets due 11 conditional\n"},
        {"on day 2", "10x10", 28, 1, {2}, "1-1 10 mg 1 tablets due 2\n2-10 90 mg 9 tablets due 11 conditional\n"},
        {"on the last day of a period",
         "10x30",
         28,
         1,
         {28},
         "1-27 270 mg 27 tablets due 28\n28-30 30 mg 3 tablets due 31 conditional\n"},
        {"on the first day of a period",
         "10x30",
         28,
         1,
         {29},
         "1-28 280 mg 28 tablets due 29\n29-30 20 mg 2 tablets due 31 conditional\n"},
        {"on the last day of the plan",
         "10x5",
         28,
         1,
         {5},
         "1-4 40 mg 4 tablets due 5\n5-5 10 mg 1 tablets due 6 conditional\n"},
        {"two reviews",
         "10x9",
         28,
         2,
         {3, 6},
         "1-2 20 mg 2 tablets due 3\n3-5 30 mg 3 tablets due 6 conditional\n6-9 40 mg 4 tablets due 10 conditional\n"},
        {"two reviews, the later named first",
         "10x9",
         28,
         2,
         {6, 3},
         "1-2 20 mg 2 tablets due 3\n3-5 30 mg 3 tablets due 6 conditional\n6-9 40 mg 4 tablets due 10 conditional\n"},
        {"two reviews on one day",
         "10x5",
         28,
         2,
         {3, 3},
         "1-2 20 mg 2 tablets due 3\n3-5 30 mg 3 tablets due 6 conditional\n"},
        {"four reviews",
         "10x5",
         28,
         4,
         {2, 3, 4, 5},
         "1-1 10 mg 1 tablets due 2\n2-2 10 mg 1 tablets due 3 conditional\n3-3 10 mg 1 tablets due 4 conditional\n"
         "4-4 10 mg 1 tablets due 5 conditional\n5-5 10 mg 1 tablets due 6 conditional\n"},
        {"a review within a level that ends at 0",
         "10x4 5x4 0x1",
         28,
         1,
         {3},
         "1-2 20 mg 2 tablets due 3\n3-8 40 mg 4 tablets due 0 conditional\n"},
        {"days that are not counted are not looked at",
         "10x5",
         28,
         1,
         {4, 2, 2, 2},
         "1-3 30 mg 3 tablets due 4\n4-5 20 mg 2 tablets due 6 conditional\n"},
    };
    expect_supplies(cases, COUNT(cases));
}

/* 3,660 days of 600 mg: 130 periods of 28 days and one of 20; 2,196,000 mg in all. */
static void the_longest_plan_of_the_largest_dose_is_counted_in_full(void **state)
{
    (void)state;
    bac_supply supply;
    bac_prescription prescription;
    unsigned periods = 0;
    unsigned long total_mg = 0;
    const bac_plan plan = plan_of("600x3660");
    bac_supply_begin(&supply, &plan, BAC_PRESCRIPTION_DAYS_DEFAULT, NULL, 0);
    while (bac_supply_next(&supply, &prescription)) {
        assert_int_equal(prescription.first_day, periods * 28 + 1);
        assert_int_equal(prescription.tablets * 10, prescription.total_mg);
        assert_int_equal(prescription.next_due_day, prescription.last_day + 1);
        assert_false(prescription.conditional);
        total_mg += prescription.total_mg;
        periods++;
    }
    assert_int_equal(periods, 131);
    assert_int_equal(total_mg, 2196000);
    assert_int_equal(prescription.last_day, 3660);
    assert_int_equal(prescription.tablets, 1200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(periods_are_as_long_as_asked_and_the_last_one_ends_with_the_intakes),
        cmocka_unit_test(a_plan_that_has_stopped_needs_no_further_prescription),
        cmocka_unit_test(a_review_begins_a_period_and_makes_it_and_all_later_ones_conditional),
        cmocka_unit_test(the_longest_plan_of_the_largest_dose_is_counted_in_full),
    };
    return cmocka_run_group_tests_name("supply", tests, NULL, NULL);
}
