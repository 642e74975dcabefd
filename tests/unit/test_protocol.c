/* SPDX-License-Identifier: MIT */
/* The protocol table and what is read from it. Every expected number is in the table of docs/protocol.md. */
#include "expect.h"

static void expect_number(bac_number number, unsigned value, unsigned sources)
{
    assert_int_equal(number.value, value);
    assert_int_equal(number.sources, sources);
}

static void expect_in_force(const bac_protocol *protocol, bac_date from, bac_date to)
{
    assert_int_equal(protocol->in_force_from.n, from.n);
    assert_int_equal(protocol->in_force_to.n, to.n);
}

/* What all three protocols say about stopping, the sources aside. */
static void expect_stopping(const bac_protocol *protocol, unsigned length_sources, unsigned rate_sources)
{
    expect_number(protocol->stop_min, 7, length_sources);
    expect_number(protocol->stop_max, 28, length_sources);
    expect_number(protocol->fall_gentle, 10, rate_sources);
    expect_number(protocol->fall_brisk, 15, rate_sources);
    expect_number(protocol->fall_max, 20, BAC_TOOL);
}

static void expect_review(const bac_review_rule *rule, bac_review review, unsigned threshold, unsigned sources,
                          bool inclusive, unsigned from_age)
{
    assert_int_equal(rule->review, review);
    expect_number(rule->threshold, threshold, sources);
    assert_int_equal(rule->inclusive, inclusive);
    assert_int_equal(rule->from_age, from_age);
}

/* The rows from `index` on are unused. */
static void expect_no_more_reviews(const bac_protocol *protocol, unsigned index)
{
    for (; index < BAC_REVIEW_RULES_MAX; index++) {
        assert_int_equal(protocol->review[index].review, BAC_REVIEW_NONE);
    }
}

/* [R-protocol-table] */
static void the_rtu_of_2014_is_as_in_the_table(void **state)
{
    (void)state;
    const bac_protocol *protocol = bac_protocol_at(0);
    assert_string_equal(protocol->id, "rtu-2014");
    assert_string_equal(protocol->title, "RTU 2014");
    assert_int_equal(protocol->regulation, BAC_S1);
    expect_in_force(protocol, date_of(2014, 3, 14), date_of(2017, 7, 23));
    assert_int_equal(protocol->in_force, BAC_S1 | BAC_W3); /* W3 says when the next one began */
    expect_number(protocol->start_min, 15, BAC_S1);
    expect_number(protocol->start_max, 15, BAC_S1);
    expect_number(protocol->slow_below, 30, BAC_S1);
    expect_number(protocol->increase_slow, 5, BAC_S1);
    expect_number(protocol->increase, 10, BAC_S1);
    expect_number(protocol->step_min, 2, BAC_S1);
    expect_number(protocol->step_max, 3, BAC_S1);
    expect_number(protocol->ceiling, 300, BAC_S1);
    expect_review(&protocol->review[0], BAC_REVIEW_SECOND_OPINION, 120, BAC_S1, false, 0);
    expect_review(&protocol->review[1], BAC_REVIEW_COLLEGIAL, 180, BAC_S1, true, 0);
    expect_review(&protocol->review[2], BAC_REVIEW_COLLEGIAL, 120, BAC_S1, true, 66);
    expect_no_more_reviews(protocol, 3);
    expect_stopping(protocol, BAC_S1, BAC_S1);
    assert_true(protocol->conditions_forbid);
    assert_true(protocol->abstinence_indicated);
    assert_true(protocol->rtu);
}

/* [R-protocol-table] */
static void the_rtu_of_2017_is_as_in_the_table(void **state)
{
    (void)state;
    const bac_protocol *protocol = bac_protocol_at(1);
    assert_string_equal(protocol->id, "rtu-2017");
    assert_string_equal(protocol->title, "RTU 2017");
    assert_int_equal(protocol->regulation, BAC_S4 | BAC_W3);
    expect_in_force(protocol, date_of(2017, 7, 24), date_of(2021, 2, 15));
    assert_int_equal(protocol->in_force, BAC_W3 | BAC_W4);
    expect_number(protocol->start_min, 15, BAC_S1 | BAC_CARRIED);
    expect_number(protocol->start_max, 15, BAC_S1 | BAC_CARRIED);
    expect_number(protocol->slow_below, 30, BAC_S1 | BAC_CARRIED);
    expect_number(protocol->increase_slow, 5, BAC_S1 | BAC_CARRIED);
    expect_number(protocol->increase, 10, BAC_S1 | BAC_CARRIED);
    expect_number(protocol->step_min, 2, BAC_S1 | BAC_CARRIED);
    expect_number(protocol->step_max, 3, BAC_S1 | BAC_CARRIED);
    expect_number(protocol->ceiling, 80, BAC_S4 | BAC_W3);
    expect_no_more_reviews(protocol, 0);
    expect_stopping(protocol, BAC_S1 | BAC_CARRIED, BAC_W3);
    assert_true(protocol->conditions_forbid);
    assert_true(protocol->abstinence_indicated);
    assert_true(protocol->rtu);
}

/* [R-protocol-table] */
static void the_amm_of_2021_is_as_in_the_table(void **state)
{
    (void)state;
    const bac_protocol *protocol = bac_protocol_at(2);
    assert_string_equal(protocol->id, "amm-2021");
    assert_string_equal(protocol->title, "AMM 2021");
    assert_int_equal(protocol->regulation, BAC_S4 | BAC_W1 | BAC_W2);
    expect_in_force(protocol, date_of(2021, 11, 18), date_of(2200, 12, 31));
    assert_int_equal(protocol->in_force, BAC_S4);
    expect_number(protocol->start_min, 15, BAC_W1);
    expect_number(protocol->start_max, 20, BAC_W1);
    expect_number(protocol->slow_below, 0, BAC_W1);
    expect_number(protocol->increase_slow, 10, BAC_W1);
    expect_number(protocol->increase, 10, BAC_W1);
    expect_number(protocol->step_min, 3, BAC_W1);
    expect_number(protocol->step_max, 4, BAC_W1);
    expect_number(protocol->ceiling, 300, BAC_W2 | BAC_TOOL);
    expect_review(&protocol->review[0], BAC_REVIEW_MULTIDISCIPLINARY, 80, BAC_S4 | BAC_W2, false, 0);
    expect_no_more_reviews(protocol, 1);
    expect_stopping(protocol, BAC_S1 | BAC_CARRIED, BAC_S1 | BAC_CARRIED);
    assert_false(protocol->conditions_forbid);
    assert_false(protocol->abstinence_indicated);
    assert_false(protocol->rtu);
}

static void there_is_no_fourth_protocol(void **state)
{
    (void)state;
    assert_null(bac_protocol_at(3));
    assert_null(bac_protocol_at(SIZE_MAX));
}

/* [R-protocol-choice] */
static void a_protocol_is_found_by_its_exact_id(void **state)
{
    (void)state;
    static const char *const unknown[] = {
        "",         "r",        "rtu-201",   "rtu-20144", "rtu-2014 ",        " rtu-2014",         "RTU-2014",
        "rtu-2015", "amm-2017", "amm-2021x", "RTU 2014",  "rtu-2014-rtu-201", "rtu-2014-rtu-2014", "xtu-2014",
    };
    assert_ptr_equal(bac_protocol_find("rtu-2014"), bac_protocol_at(0));
    assert_ptr_equal(bac_protocol_find("rtu-2017"), bac_protocol_at(1));
    assert_ptr_equal(bac_protocol_find("amm-2021"), bac_protocol_at(2));
    for (size_t i = 0; i < COUNT(unknown); i++) {
        assert_null(bac_protocol_find(unknown[i]));
    }
}

typedef struct {
    bac_civil day;
    const char *id; /* NULL: none */
} in_force_case;

/* [R-in-force] */
static void protocols_are_in_force_on_their_first_and_last_day_and_not_beyond(void **state)
{
    (void)state;
    static const in_force_case cases[] = {
        {{1900, 1, 1}, NULL},         {{2014, 3, 13}, NULL},       {{2014, 3, 14}, "rtu-2014"},
        {{2017, 7, 23}, "rtu-2014"},  {{2017, 7, 24}, "rtu-2017"}, {{2021, 2, 15}, "rtu-2017"},
        {{2021, 2, 16}, NULL},        {{2021, 11, 17}, NULL},      {{2021, 11, 18}, "amm-2021"},
        {{2200, 12, 31}, "amm-2021"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        bac_date day = {0};
        assert_true(bac_date_from_civil(&day, cases[i].day));
        const bac_protocol *found = bac_protocol_in_force(day);
        assert_string_equal(found == NULL ? "none" : found->id, cases[i].id == NULL ? "none" : cases[i].id);
    }
}

/* [R-increase] */
static void the_increase_is_five_below_thirty_under_the_rtu_and_ten_otherwise(void **state)
{
    (void)state;
    static const char *const rtu[] = {"rtu-2014", "rtu-2017"};
    for (size_t i = 0; i < COUNT(rtu); i++) {
        const bac_protocol *protocol = protocol_of(rtu[i]);
        assert_int_equal(bac_increase(protocol, 5), 5);
        assert_int_equal(bac_increase(protocol, 15), 5);
        assert_int_equal(bac_increase(protocol, 25), 5);
        assert_int_equal(bac_increase(protocol, 29), 5);
        assert_int_equal(bac_increase(protocol, 30), 10);
        assert_int_equal(bac_increase(protocol, 31), 10);
        assert_int_equal(bac_increase(protocol, 300), 10);
    }
    assert_int_equal(bac_increase(protocol_of("amm-2021"), 0), 10);
    assert_int_equal(bac_increase(protocol_of("amm-2021"), 15), 10);
    assert_int_equal(bac_increase(protocol_of("amm-2021"), 29), 10);
    assert_int_equal(bac_increase(protocol_of("amm-2021"), 30), 10);
}

typedef struct {
    const char *protocol;
    uint16_t dose_mg;
    unsigned age;
    bac_review review;
    unsigned threshold; /* of the row; where a review is needed */
} review_case;

static const review_case review_cases[] = {
    /* rtu-2014: above 120 a second opinion, from 180 the collegial one */
    {"rtu-2014", 0, 50, BAC_REVIEW_NONE, 0},
    {"rtu-2014", 80, 50, BAC_REVIEW_NONE, 0},
    {"rtu-2014", 115, 65, BAC_REVIEW_NONE, 0},
    {"rtu-2014", 120, 65, BAC_REVIEW_NONE, 0},
    {"rtu-2014", 121, 65, BAC_REVIEW_SECOND_OPINION, 120},
    {"rtu-2014", 125, 65, BAC_REVIEW_SECOND_OPINION, 120},
    {"rtu-2014", 175, 65, BAC_REVIEW_SECOND_OPINION, 120},
    {"rtu-2014", 179, 65, BAC_REVIEW_SECOND_OPINION, 120},
    {"rtu-2014", 180, 65, BAC_REVIEW_COLLEGIAL, 180},
    {"rtu-2014", 185, 65, BAC_REVIEW_COLLEGIAL, 180},
    {"rtu-2014", 300, 18, BAC_REVIEW_COLLEGIAL, 180},
    /* above 65 completed years: the collegial one from 120 */
    {"rtu-2014", 115, 66, BAC_REVIEW_NONE, 0},
    {"rtu-2014", 119, 66, BAC_REVIEW_NONE, 0},
    {"rtu-2014", 120, 66, BAC_REVIEW_COLLEGIAL, 120},
    {"rtu-2014", 125, 66, BAC_REVIEW_COLLEGIAL, 120},
    {"rtu-2014", 180, 66, BAC_REVIEW_COLLEGIAL, 120},
    {"rtu-2014", 120, 120, BAC_REVIEW_COLLEGIAL, 120},
    {"rtu-2017", 80, 120, BAC_REVIEW_NONE, 0},
    {"rtu-2017", 600, 120, BAC_REVIEW_NONE, 0},
    {"amm-2021", 80, 120, BAC_REVIEW_NONE, 0},
    {"amm-2021", 81, 18, BAC_REVIEW_MULTIDISCIPLINARY, 80},
    {"amm-2021", 85, 18, BAC_REVIEW_MULTIDISCIPLINARY, 80},
    {"amm-2021", 300, 66, BAC_REVIEW_MULTIDISCIPLINARY, 80},
};

/* [R-review-needed] */
static void the_review_follows_from_dose_and_age(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(review_cases); i++) {
        const review_case *expected = &review_cases[i];
        const bac_protocol *protocol = protocol_of(expected->protocol);
        const bac_review_rule *rule = bac_review_rule_for(protocol, expected->dose_mg, expected->age);
        assert_int_equal(bac_review_needed(protocol, expected->dose_mg, expected->age), expected->review);
        assert_int_equal(rule == NULL ? BAC_REVIEW_NONE : rule->review, expected->review);
        assert_int_equal(rule == NULL ? 0 : rule->threshold.value, expected->threshold);
    }
}

/* Made rows: the answer does not depend on the order in which a table lists its rows. [R-review-needed] */
static void the_strongest_review_and_its_lowest_threshold_win_in_any_order_of_rows(void **state)
{
    (void)state;
    static const bac_review_rule weak_high = {BAC_REVIEW_SECOND_OPINION, {100, BAC_S1}, true, 0};
    static const bac_review_rule weak_low = {BAC_REVIEW_SECOND_OPINION, {50, BAC_S1}, true, 0};
    static const bac_review_rule strong_high = {BAC_REVIEW_COLLEGIAL, {90, BAC_S1}, true, 0};
    static const bac_review_rule strong_low = {BAC_REVIEW_COLLEGIAL, {60, BAC_S1}, true, 0};
    const bac_protocol orders[] = {
        {.review = {weak_high, weak_low, strong_high, strong_low}},
        {.review = {strong_low, strong_high, weak_low, weak_high}},
        {.review = {strong_high, weak_low, strong_low, weak_high}},
    };
    for (size_t i = 0; i < COUNT(orders); i++) {
        assert_null(bac_review_rule_for(&orders[i], 49, 50));
        assert_int_equal(bac_review_rule_for(&orders[i], 59, 50)->threshold.value, 50);
        assert_int_equal(bac_review_rule_for(&orders[i], 60, 50)->threshold.value, 60);
        assert_int_equal(bac_review_rule_for(&orders[i], 100, 50)->threshold.value, 60);
        assert_int_equal(bac_review_needed(&orders[i], 59, 50), BAC_REVIEW_SECOND_OPINION);
        assert_int_equal(bac_review_needed(&orders[i], 100, 50), BAC_REVIEW_COLLEGIAL);
    }
}

/* [R-age-needed] */
static void age_matters_from_the_lowest_dose_of_a_row_with_an_age(void **state)
{
    (void)state;
    assert_int_equal(bac_age_matters_from(protocol_of("rtu-2014")), 120);
    assert_int_equal(bac_age_matters_from(protocol_of("rtu-2017")), 0);
    assert_int_equal(bac_age_matters_from(protocol_of("amm-2021")), 0);
    /* made rows: above 100 mg is from 101 mg; the lowest wins in any order; a row without a review is not read */
    const bac_protocol above = {.review = {{BAC_REVIEW_COLLEGIAL, {100, BAC_S1}, false, 70}}};
    const bac_protocol rising = {
        .review = {{BAC_REVIEW_COLLEGIAL, {90, BAC_S1}, true, 75}, {BAC_REVIEW_COLLEGIAL, {100, BAC_S1}, true, 70}}};
    const bac_protocol falling = {
        .review = {{BAC_REVIEW_COLLEGIAL, {100, BAC_S1}, true, 70}, {BAC_REVIEW_COLLEGIAL, {90, BAC_S1}, true, 75}}};
    const bac_protocol unused = {.review = {{BAC_REVIEW_NONE, {50, BAC_S1}, true, 70}}};
    const bac_protocol youngest = {.review = {{BAC_REVIEW_COLLEGIAL, {100, BAC_S1}, true, 1}}};
    assert_int_equal(bac_age_matters_from(&above), 101);
    assert_int_equal(bac_age_matters_from(&rising), 90);
    assert_int_equal(bac_age_matters_from(&falling), 90);
    assert_int_equal(bac_age_matters_from(&unused), 0);
    assert_int_equal(bac_age_matters_from(&youngest), 100);
}

/* A made protocol that asks for everything everywhere but in its rows. */
static void what_comes_after_the_rows_is_not_read_as_a_row(void **state)
{
    (void)state;
    bac_protocol made;
    memset(&made, 1, sizeof made);
    memset(made.review, 0, sizeof made.review);
    assert_int_equal(bac_age_matters_from(&made), 0);
    assert_null(bac_review_rule_for(&made, BAC_DOSE_MAX, BAC_AGE_MAX));
}

/* [R-review-covered] */
static void a_review_is_covered_by_its_document_and_a_second_opinion_by_the_collegial_one_too(void **state)
{
    (void)state;
    const unsigned second = BAC_ON_FILE_SECOND_OPINION;
    const unsigned collegial = BAC_ON_FILE_COLLEGIAL;
    const unsigned multidisciplinary = BAC_ON_FILE_MULTIDISCIPLINARY;
    const unsigned other = BAC_ON_FILE_PSYCHIATRIC | BAC_ON_FILE_CONTRAINDICATION;
    assert_true(bac_review_covered(BAC_REVIEW_NONE, 0));
    assert_true(bac_review_covered(BAC_REVIEW_SECOND_OPINION, second));
    assert_true(bac_review_covered(BAC_REVIEW_SECOND_OPINION, collegial));
    assert_false(bac_review_covered(BAC_REVIEW_SECOND_OPINION, multidisciplinary | other));
    assert_true(bac_review_covered(BAC_REVIEW_COLLEGIAL, collegial));
    assert_false(bac_review_covered(BAC_REVIEW_COLLEGIAL, second | multidisciplinary | other));
    assert_true(bac_review_covered(BAC_REVIEW_MULTIDISCIPLINARY, multidisciplinary));
    assert_false(bac_review_covered(BAC_REVIEW_MULTIDISCIPLINARY, second | collegial | other));
}

static void every_source_has_the_key_of_its_name_once(void **state)
{
    (void)state;
    static const bac_source known[] = {{BAC_S1, "S1"}, {BAC_S3, "S3"}, {BAC_S4, "S4"}, {BAC_W1, "W1"}, {BAC_W2, "W2"},
                                       {BAC_W3, "W3"}, {BAC_W4, "W4"}, {BAC_W5, "W5"}, {BAC_W6, "W6"}, {BAC_W7, "W7"}};
    for (size_t i = 0; i < COUNT(known); i++) {
        const bac_source *source = bac_source_at(i);
        assert_non_null(source);
        assert_int_equal(source->source, known[i].source);
        assert_string_equal(source->key, known[i].key);
    }
    assert_null(bac_source_at(COUNT(known)));
}

static void the_library_says_its_versions(void **state)
{
    (void)state;
    assert_string_equal(bac_version(), BAC_VERSION);
    assert_string_equal(bac_rules_version(), BAC_RULES_VERSION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_library_says_its_versions),
        cmocka_unit_test(every_source_has_the_key_of_its_name_once),
        cmocka_unit_test(the_rtu_of_2014_is_as_in_the_table),
        cmocka_unit_test(the_rtu_of_2017_is_as_in_the_table),
        cmocka_unit_test(the_amm_of_2021_is_as_in_the_table),
        cmocka_unit_test(there_is_no_fourth_protocol),
        cmocka_unit_test(a_protocol_is_found_by_its_exact_id),
        cmocka_unit_test(protocols_are_in_force_on_their_first_and_last_day_and_not_beyond),
        cmocka_unit_test(the_increase_is_five_below_thirty_under_the_rtu_and_ten_otherwise),
        cmocka_unit_test(the_review_follows_from_dose_and_age),
        cmocka_unit_test(the_strongest_review_and_its_lowest_threshold_win_in_any_order_of_rows),
        cmocka_unit_test(age_matters_from_the_lowest_dose_of_a_row_with_an_age),
        cmocka_unit_test(what_comes_after_the_rows_is_not_read_as_a_row),
        cmocka_unit_test(a_review_is_covered_by_its_document_and_a_second_opinion_by_the_collegial_one_too),
    };
    return cmocka_run_group_tests_name("protocol", tests, NULL, NULL);
}
