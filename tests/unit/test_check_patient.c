/* SPDX-License-Identifier: MIT */
/* The checker on the patient: age, conditions, indication, dates. Expected findings are worked out by hand from the
 * checker's table in docs/protocol.md; a line is day, rule, severity, dose, before, number, limit, condition. */
#include "expect.h"

#define AT(dose, years, documents)                                                                                     \
    {                                                                                                                  \
        .from_mg = (dose), .age = (years), .on_file = (documents)                                                      \
    }

static const check_case boundaries[] = {
    {"64 at 120", "rtu-2014", AT(120, 64, 0), "120x2", ""},
    {"65 at 115", "rtu-2014", AT(115, 65, 0), "115x2", ""},
    {"65 at 119", "rtu-2014", AT(119, 65, 0), "119x1", "1 tablet violation 119 119 0 5\n"},
    {"65 at 120, once", "rtu-2014", AT(120, 65, 0), "120x2", "1 age-boundary caution 120 120 65 0\n"},
    {"65 at 125", "rtu-2014", AT(125, 65, 0), "125x2",
     "1 second-opinion review 125 125 65 120\n"
     "1 age-boundary caution 125 125 65 0\n"},
    {"65 at 175", "rtu-2014", AT(175, 65, 0), "175x2",
     "1 second-opinion review 175 175 65 120\n"
     "1 age-boundary caution 175 175 65 0\n"},
    {"65 at 180", "rtu-2014", AT(180, 65, 0), "180x2", "1 collegial-opinion review 180 180 65 180\n"},
    {"66 at 120", "rtu-2014", AT(120, 66, 0), "120x2", "1 collegial-opinion review 120 120 66 120\n"},
    {"120 at 120", "rtu-2014", AT(120, 120, 0), "120x2", "1 collegial-opinion review 120 120 120 120\n"},
    {"a second opinion does not cover it", "rtu-2014", AT(125, 65, BAC_ON_FILE_SECOND_OPINION), "125x2",
     "1 age-boundary caution 125 125 65 0\n"},
    {"a collegial one does", "rtu-2014", AT(125, 65, BAC_ON_FILE_COLLEGIAL), "125x2", ""},
    {"on its first day", "rtu-2014", AT(130, 65, BAC_ON_FILE_SECOND_OPINION), "130x1 120x2 110x2",
     "1 age-boundary caution 130 130 65 0\n"},
    {"on the day the dose comes to it",
     "rtu-2014",
     {.from_mg = 110, .held_days = 1, .held_known = true, .age = 65},
     "110x2 120x2",
     "3 age-boundary caution 120 110 65 0\n"},
    {"a reduction", "rtu-2014", AT(130, 65, 0), "125x2 115x2",
     "1 second-opinion caution 125 130 65 120\n"
     "1 age-boundary caution 125 130 65 0\n"},
    {"under the cap", "rtu-2017", AT(80, 65, 0), "80x2", ""},
    {"under the AMM", "amm-2021", AT(85, 65, 0), "85x2", "1 multidisciplinary-care review 85 85 65 80\n"},
    {"unknown", "rtu-2014", AT(120, 0, 0), "120x1", "1 collegial-opinion review 120 120 0 120\n"},
};

/* [R-age-boundary] */
static void an_age_in_years_one_short_of_another_review_is_a_caution(void **state)
{
    (void)state;
    expect_cases(boundaries, COUNT(boundaries));
}

/* A made row for everybody whose age is at least 1: where no age is given, no year more can change anything. */
static void an_age_that_is_not_given_is_short_of_nothing(void **state)
{
    (void)state;
    transcript said;
    bac_protocol made = *protocol_of("rtu-2014");
    made.review[2].from_age = 1;
    const bac_plan plan = plan_of("120x2");
    judge_plan(&said, &made, &(bac_patient){.from_mg = 120}, &plan);
    assert_string_equal(said.text, "1 collegial-opinion review 120 120 0 120\n");
}

typedef struct {
    check_case expected;
    bac_civil start, birth;
} dated_case;

static void expect_dated(const dated_case cases[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        check_case expected = cases[i].expected;
        assert_true(bac_date_from_civil(&expected.patient.start, cases[i].start));
        expected.patient.dated = true;
        if (cases[i].birth.year > 0) {
            assert_true(bac_date_from_civil(&expected.patient.birth, cases[i].birth));
            expected.patient.born = true;
        }
        expect_case(&expected);
    }
}

#define NOT_IN_FORCE "1 protocol-status caution 120 120 0 0\n"

static const dated_case birthdays[] = {
    {{"on day 3", "rtu-2014", {.from_mg = 120}, "120x5", "3 collegial-opinion review 120 120 66 120\n"},
     {2015, 6, 1},
     {1949, 6, 3}},
    {{"on day 1", "rtu-2014", {.from_mg = 120}, "120x5", "1 collegial-opinion review 120 120 66 120\n"},
     {2015, 6, 1},
     {1949, 6, 1}},
    {{"on day 2", "rtu-2014", {.from_mg = 120}, "120x5", "2 collegial-opinion review 120 120 66 120\n"},
     {2015, 6, 1},
     {1949, 6, 2}},
    {{"on the day before", "rtu-2014", {.from_mg = 120}, "120x5", "1 collegial-opinion review 120 120 66 120\n"},
     {2015, 6, 1},
     {1949, 5, 31}},
    {{"on the last day", "rtu-2014", {.from_mg = 120}, "120x5", "5 collegial-opinion review 120 120 66 120\n"},
     {2015, 6, 1},
     {1949, 6, 5}},
    {{"on the day after the plan", "rtu-2014", {.from_mg = 120}, "120x5", ""}, {2015, 6, 1}, {1949, 6, 6}},
    {{"years ago", "rtu-2014", {.from_mg = 120}, "120x5", "1 collegial-opinion review 120 120 75 120\n"},
     {2015, 6, 1},
     {1940, 1, 1}},
    {{"below 120 mg", "rtu-2014", {.from_mg = 115}, "115x5", ""}, {2015, 6, 1}, {1949, 6, 3}},
    {{"the second opinion turns collegial",
      "rtu-2014",
      {.from_mg = 125},
      "125x5",
      "1 second-opinion review 125 125 65 120\n"
      "3 collegial-opinion review 125 125 66 120\n"},
     {2015, 6, 1},
     {1949, 6, 3}},
    {{"the same in a reduction",
      "rtu-2014",
      {.from_mg = 130},
      "125x5",
      "1 second-opinion caution 125 130 65 120\n"
      "3 collegial-opinion caution 125 125 66 120\n"},
     {2015, 6, 1},
     {1949, 6, 3}},
    {{"documented", "rtu-2014", {.from_mg = 120, .on_file = BAC_ON_FILE_COLLEGIAL}, "120x5", ""},
     {2015, 6, 1},
     {1949, 6, 3}},
    {{"born on 29 February: 1 March",
      "rtu-2014",
      {.from_mg = 120},
      "120x5",
      NOT_IN_FORCE "3 collegial-opinion review 120 120 66 120\n"},
     {2018, 2, 27},
     {1952, 2, 29}},
    {{"born on 28 February", "rtu-2014", {.from_mg = 120}, "120x5", "2 collegial-opinion review 120 120 66 120\n"},
     {2016, 2, 27},
     {1950, 2, 28}},
    {{"born on 1 March, leap year",
      "rtu-2014",
      {.from_mg = 120},
      "120x5",
      "4 collegial-opinion review 120 120 66 120\n"},
     {2016, 2, 27},
     {1950, 3, 1}},
    /* 65 on day 3, 66 on day 3 + 365 */
    {{"the second birthday of the plan",
      "rtu-2014",
      {.from_mg = 120},
      "120x800",
      "368 collegial-opinion review 120 120 66 120\n"},
     {2014, 6, 1},
     {1949, 6, 3}},
    /* day 401 is 2016-07-05 */
    {{"the age of the day is told",
      "rtu-2014",
      {.from_mg = 115},
      "115x400 120x1",
      "401 held-unknown caution 120 115 400 0\n"
      "401 collegial-opinion review 120 115 67 120\n"},
     {2015, 6, 1},
     {1949, 6, 3}},
    {{"the last day of the calendar",
      "rtu-2014",
      {.from_mg = 120},
      "120x2",
      NOT_IN_FORCE "2 collegial-opinion review 120 120 66 120\n"},
     {2200, 12, 30},
     {2134, 12, 31}},
    {{"65 by a birth date is no boundary", "rtu-2014", {.from_mg = 120}, "120x5", ""}, {2015, 6, 1}, {1950, 1, 1}},
    {{"dated without a birth date",
      "rtu-2014",
      {.from_mg = 120},
      "120x2",
      "1 collegial-opinion review 120 120 0 120\n"},
     {2015, 6, 1},
     {0, 0, 0}},
};

/* [R-opinion] */
static void a_review_becomes_due_on_the_66th_birthday_in_mid_plan(void **state)
{
    (void)state;
    expect_dated(birthdays, COUNT(birthdays));
}

static void a_birth_date_without_a_start_date_is_an_unknown_age(void **state)
{
    (void)state;
    const check_case expected = {"born in 1990, not dated",
                                 "rtu-2014",
                                 {.from_mg = 120, .born = true, .birth = date_of(1990, 1, 1)},
                                 "120x1",
                                 "1 collegial-opinion review 120 120 0 120\n"};
    expect_case(&expected);
    assert_false(bac_age_known(&(bac_patient){.age = 0}));
    assert_false(bac_age_known(&(bac_patient){.born = true}));
    assert_false(bac_age_known(&(bac_patient){.dated = true}));
    assert_true(bac_age_known(&(bac_patient){.born = true, .dated = true}));
    assert_true(bac_age_known(&(bac_patient){.age = 18}));
}

#define FORBIDDING(severity, doses)                                                                                    \
    "1 contraindication " severity doses " schizophrenia\n"                                                            \
    "1 contraindication " severity doses " bipolar\n"                                                                  \
    "1 contraindication " severity doses " severe-depression\n"                                                        \
    "1 contraindication " severity doses " epilepsy\n"                                                                 \
    "1 contraindication " severity doses " other-addiction\n"                                                          \
    "1 contraindication " severity doses " pregnancy\n"                                                                \
    "1 contraindication " severity doses " concomitant\n"
#define DRIVING(severity, doses) "1 contraindication " severity doses " driving\n"
#define OTHER(severity, doses)   "1 contraindication " severity doses " other-psychiatric\n"
#define PSYCHIATRIC(doses)                                                                                             \
    "1 psychiatric-review review" doses " moderate-depression\n"                                                       \
    "1 psychiatric-review review" doses " moderate-anxiety\n"
#define INITIATION " 15 0 0 0"
#define INCREASE   " 20 15 0 0"

typedef struct {
    const char *protocol;
    uint16_t from_mg;
    uint8_t on_file;
    const char *plan, *findings;
} condition_case;

enum { CONTRAINDICATION = BAC_ON_FILE_CONTRAINDICATION, PSYCHIATRIC_REVIEW = BAC_ON_FILE_PSYCHIATRIC };
/* No opinion stands for another document. */
enum { OPINIONS = BAC_ON_FILE_SECOND_OPINION | BAC_ON_FILE_COLLEGIAL | BAC_ON_FILE_MULTIDISCIPLINARY };

static const condition_case every_condition[] = {
    {"rtu-2014", 0, 0, "15x2",
     FORBIDDING("violation", INITIATION) DRIVING("violation", INITIATION) OTHER("violation", INITIATION)
         PSYCHIATRIC(INITIATION)},
    {"rtu-2014", 0, CONTRAINDICATION, "15x2",
     FORBIDDING("violation", INITIATION) DRIVING("violation", INITIATION) OTHER("violation", INITIATION)
         PSYCHIATRIC(INITIATION)},
    {"rtu-2014", 0, PSYCHIATRIC_REVIEW, "15x2",
     FORBIDDING("violation", INITIATION) DRIVING("violation", INITIATION) OTHER("violation", INITIATION)},
    {"rtu-2014", 15, 0, "20x2",
     FORBIDDING("review", INCREASE) DRIVING("violation", INCREASE) OTHER("review", INCREASE) PSYCHIATRIC(INCREASE)},
    {"rtu-2014", 15, CONTRAINDICATION, "20x2", DRIVING("violation", INCREASE) PSYCHIATRIC(INCREASE)},
    {"rtu-2014", 15, PSYCHIATRIC_REVIEW, "20x2",
     FORBIDDING("review", INCREASE) DRIVING("violation", INCREASE) OTHER("review", INCREASE)},
    {"rtu-2017", 0, CONTRAINDICATION | PSYCHIATRIC_REVIEW, "15x2",
     FORBIDDING("violation", INITIATION) DRIVING("violation", INITIATION) OTHER("violation", INITIATION)},
    {"rtu-2017", 15, CONTRAINDICATION | PSYCHIATRIC_REVIEW, "20x2", DRIVING("violation", INCREASE)},
    {"amm-2021", 0, 0, "15x2",
     FORBIDDING("review", INITIATION) DRIVING("review", INITIATION) OTHER("review", INITIATION)
         PSYCHIATRIC(INITIATION)},
    {"amm-2021", 0, CONTRAINDICATION, "15x2", PSYCHIATRIC(INITIATION)},
    {"amm-2021", 0, PSYCHIATRIC_REVIEW, "15x2",
     FORBIDDING("review", INITIATION) DRIVING("review", INITIATION) OTHER("review", INITIATION)},
    {"amm-2021", 15, 0, "20x2",
     FORBIDDING("review", INCREASE) DRIVING("review", INCREASE) OTHER("review", INCREASE) PSYCHIATRIC(INCREASE)},
    {"amm-2021", 15, CONTRAINDICATION | PSYCHIATRIC_REVIEW, "20x2", ""},
    {"rtu-2014", 15, OPINIONS | CONTRAINDICATION, "20x2", DRIVING("violation", INCREASE) PSYCHIATRIC(INCREASE)},
    {"amm-2021", 0, OPINIONS | PSYCHIATRIC_REVIEW, "15x2",
     FORBIDDING("review", INITIATION) DRIVING("review", INITIATION) OTHER("review", INITIATION)},
};

/* The lines of `text` that end with the name of one condition. */
static const char *line_of(const char *text, const char *condition, char line[128])
{
    line[0] = '\0';
    for (const char *end; (end = strchr(text, '\n')) != NULL; text = end + 1) {
        const size_t length = (size_t)(end - text) + 1;
        const size_t name = strlen(condition) + 1;
        if (length > name && text[length - name - 1] == ' ' && strncmp(end + 1 - name, condition, name - 1) == 0) {
            memcpy(line, text, length);
            line[length] = '\0';
        }
    }
    return line;
}

/* [R-contraindication] [R-psychiatric-review] */
static void every_condition_speaks_on_the_treating_day(void **state)
{
    (void)state;
    static const char *const names[BAC_CONDITION_COUNT] = {
        "schizophrenia", "bipolar", "severe-depression",   "epilepsy",         "other-addiction",   "pregnancy",
        "concomitant",   "driving", "moderate-depression", "moderate-anxiety", "other-psychiatric",
    };
    for (size_t i = 0; i < COUNT(every_condition); i++) {
        const condition_case *row = &every_condition[i];
        check_case expected = {row->plan,
                               row->protocol,
                               {.from_mg = row->from_mg,
                                .held_days = 3,
                                .held_known = true,
                                .conditions = (1 << BAC_CONDITION_COUNT) - 1,
                                .on_file = row->on_file},
                               row->plan,
                               row->findings};
        expect_case(&expected);
        for (unsigned condition = 0; condition < BAC_CONDITION_COUNT; condition++) {
            char line[128];
            expected.name = names[condition];
            expected.patient.conditions = (uint16_t)(1 << condition);
            expected.findings = line_of(row->findings, names[condition], line);
            expect_case(&expected);
        }
        expected.patient.conditions = 0;
        expected.findings = "";
        expect_case(&expected);
    }
}

/* A set of conditions has eleven bits; what stands in the others is not a condition. */
static void a_bit_that_is_no_condition_says_nothing(void **state)
{
    (void)state;
    const check_case expected = {"no condition", "rtu-2014", {.conditions = 0xF800}, "15x2", ""};
    expect_case(&expected);
}

#define PREGNANT(dose)                                                                                                 \
    {                                                                                                                  \
        .from_mg = (dose), .held_days = 1, .held_known = true, .conditions = 1 << BAC_PREGNANCY,                       \
        .indication = BAC_INDICATION_OTHER                                                                             \
    }

static const check_case treating_days[] = {
    {"the first rise, in mid-plan", "rtu-2014", PREGNANT(15), "15x2 20x2 25x2",
     "3 contraindication review 20 15 0 0 pregnancy\n"
     "3 indication violation 20 15 3 0\n"},
    {"an initiation after days of nothing", "rtu-2014", PREGNANT(0), "0x3 15x2 20x2",
     "4 contraindication violation 15 0 0 0 pregnancy\n"
     "4 indication violation 15 0 3 0\n"},
    {"an initiation after a stop", "rtu-2014", PREGNANT(5), "0x3 15x2",
     "4 contraindication violation 15 0 0 0 pregnancy\n"
     "4 indication violation 15 0 3 0\n"},
    {"a second initiation says no more", "rtu-2014", PREGNANT(0), "15x2 0x2 15x2",
     "1 contraindication violation 15 0 0 0 pregnancy\n"
     "1 indication violation 15 0 3 0\n"
     "3 taper-length violation 0 15 0 7\n"},
    {"a rise after a fall", "rtu-2014", PREGNANT(20), "15x2 20x2",
     "3 contraindication review 20 15 0 0 pregnancy\n"
     "3 indication violation 20 15 3 0\n"},
    {"a plan without a rise has none", "rtu-2014", PREGNANT(20), "20x2 15x2 10x5 0x1", ""},
};

static void the_treating_day_is_the_first_rise(void **state)
{
    (void)state;
    expect_cases(treating_days, COUNT(treating_days));
}

static const check_case indications[] = {
    {"not given", "rtu-2014", {.indication = BAC_INDICATION_NOT_GIVEN}, "15x2", ""},
    {"abstinence", "rtu-2014", {.indication = BAC_INDICATION_ABSTINENCE}, "15x2", ""},
    {"reduction", "rtu-2014", {.indication = BAC_INDICATION_REDUCTION}, "15x2", ""},
    {"other", "rtu-2014", {.indication = BAC_INDICATION_OTHER}, "15x2", "1 indication violation 15 0 3 0\n"},
    {"abstinence under the cap", "rtu-2017", {.indication = BAC_INDICATION_ABSTINENCE}, "15x2", ""},
    {"other under the cap",
     "rtu-2017",
     {.indication = BAC_INDICATION_OTHER},
     "15x2",
     "1 indication violation 15 0 3 0\n"},
    {"not given under the AMM", "amm-2021", {.indication = BAC_INDICATION_NOT_GIVEN}, "15x2", ""},
    {"abstinence under the AMM",
     "amm-2021",
     {.indication = BAC_INDICATION_ABSTINENCE},
     "15x2",
     "1 indication caution 15 0 1 0\n"},
    {"reduction under the AMM", "amm-2021", {.indication = BAC_INDICATION_REDUCTION}, "15x2", ""},
    {"other under the AMM",
     "amm-2021",
     {.indication = BAC_INDICATION_OTHER},
     "15x2",
     "1 indication violation 15 0 3 0\n"},
};

/* [R-indication] */
static void an_indication_outside_the_protocol_speaks_on_the_treating_day(void **state)
{
    (void)state;
    expect_cases(indications, COUNT(indications));
}

#define STATUS "1 protocol-status caution 15 15 0 0\n"

static const dated_case statuses[] = {
    {{"the eve", "rtu-2014", {.from_mg = 15}, "15x3", STATUS}, {2014, 3, 13}, {0, 0, 0}},
    {{"the first day", "rtu-2014", {.from_mg = 15}, "15x3", ""}, {2014, 3, 14}, {0, 0, 0}},
    {{"the last day", "rtu-2014", {.from_mg = 15}, "15x3", ""}, {2017, 7, 23}, {0, 0, 0}},
    {{"the day after", "rtu-2014", {.from_mg = 15}, "15x3", STATUS}, {2017, 7, 24}, {0, 0, 0}},
    {{"the eve", "rtu-2017", {.from_mg = 15}, "15x3", STATUS}, {2017, 7, 23}, {0, 0, 0}},
    {{"the first day", "rtu-2017", {.from_mg = 15}, "15x3", ""}, {2017, 7, 24}, {0, 0, 0}},
    {{"the last day", "rtu-2017", {.from_mg = 15}, "15x3", ""}, {2021, 2, 15}, {0, 0, 0}},
    {{"the day after", "rtu-2017", {.from_mg = 15}, "15x3", STATUS}, {2021, 2, 16}, {0, 0, 0}},
    {{"the eve", "amm-2021", {.from_mg = 15}, "15x3", STATUS}, {2021, 11, 17}, {0, 0, 0}},
    {{"the first day", "amm-2021", {.from_mg = 15}, "15x3", ""}, {2021, 11, 18}, {0, 0, 0}},
    {{"the last of the calendar", "amm-2021", {.from_mg = 15}, "15x1", ""}, {2200, 12, 31}, {0, 0, 0}},
    {{"the first of the calendar", "amm-2021", {.from_mg = 15}, "15x1", STATUS}, {1900, 1, 1}, {0, 0, 0}},
};

/* [R-protocol-status] */
static void a_protocol_not_in_force_on_day_1_is_a_caution(void **state)
{
    (void)state;
    expect_dated(statuses, COUNT(statuses));
}

static void a_stay_ends_before_a_birthday_and_takes_no_more_than_it_may(void **state)
{
    (void)state;
    bac_checker checker;
    transcript said = {.length = 0};
    const bac_day day = {.dose_mg = 15};
    const bac_patient aged = {.from_mg = 15, .age = 50};
    memset(&checker, 0xFF, sizeof checker); /* whatever was there before */
    bac_check_begin(&checker, protocol_of("rtu-2014"), &aged);
    assert_int_equal(bac_check_stay(&checker, 3), 0);
    judge_day(&said, &checker, &day);
    assert_int_equal(checker.day, 1);
    assert_int_equal(bac_check_stay(&checker, 0), 0);
    assert_int_equal(bac_check_stay(&checker, 3659), 3659);
    assert_int_equal(checker.day, 3660);

    /* born on 4 December 1960: 66 years on day 11 of a plan that begins on 24 November 2026 */
    bac_patient born = {.from_mg = 130,
                        .dated = true,
                        .born = true,
                        .start = date_of(2026, 11, 24),
                        .birth = date_of(1960, 12, 4),
                        .on_file = BAC_ON_FILE_COLLEGIAL};
    const bac_day reviewed = {.dose_mg = 130};
    bac_check_begin(&checker, protocol_of("rtu-2014"), &born);
    judge_day(&said, &checker, &reviewed);
    assert_int_equal(bac_check_stay(&checker, 4), 4); /* days 2 to 5 */
    assert_int_equal(bac_check_stay(&checker, 9), 5); /* days 6 to 10 */
    assert_int_equal(bac_check_stay(&checker, 9), 0);
    judge_day(&said, &checker, &reviewed);
    assert_int_equal(checker.day, 11);
    assert_int_equal(bac_check_stay(&checker, 400), 364); /* to 3 December 2027 */

    /* No age needs a review at 15 mg. */
    born.from_mg = 15;
    bac_check_begin(&checker, protocol_of("rtu-2014"), &born);
    judge_day(&said, &checker, &day);
    assert_int_equal(bac_check_stay(&checker, 3659), 3659);
    assert_string_equal(said.text, "1 protocol-status caution 130 130 0 0\n"
                                   "1 protocol-status caution 15 15 0 0\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_age_in_years_one_short_of_another_review_is_a_caution),
        cmocka_unit_test(an_age_that_is_not_given_is_short_of_nothing),
        cmocka_unit_test(a_review_becomes_due_on_the_66th_birthday_in_mid_plan),
        cmocka_unit_test(a_birth_date_without_a_start_date_is_an_unknown_age),
        cmocka_unit_test(every_condition_speaks_on_the_treating_day),
        cmocka_unit_test(a_bit_that_is_no_condition_says_nothing),
        cmocka_unit_test(the_treating_day_is_the_first_rise),
        cmocka_unit_test(an_indication_outside_the_protocol_speaks_on_the_treating_day),
        cmocka_unit_test(a_protocol_not_in_force_on_day_1_is_a_caution),
        cmocka_unit_test(a_stay_ends_before_a_birthday_and_takes_no_more_than_it_may),
    };
    return cmocka_run_group_tests_name("check: patient", tests, NULL, NULL);
}
