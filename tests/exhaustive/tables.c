/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include "compare.h"

#include <stdio.h>

enum { PROTOCOLS = 3 };

/* ---- The calendar ---- */

static bool same_civil(bac_civil a, bac_civil b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static void compare_day(bac_civil expected, int32_t n)
{
    bac_date date = {INT32_MIN};
    const bool known = bac_date_from_civil(&date, expected);
    const bac_civil back = bac_date_to_civil((bac_date){n});
    const unsigned weekday = bac_weekday((bac_date){n});
    const int expected_weekday = oracle_weekday(expected.year, expected.month, expected.day);
    tally.tables++;
    if (!known || date.n != n || !same_civil(back, expected) || (int)weekday != expected_weekday) {
        printf("day %d, oracle %d-%d-%d weekday %d: library %d-%d-%d weekday %u, and %d for the oracle's date\n",
               (int)n, expected.year, expected.month, expected.day, expected_weekday, back.year, back.month, back.day,
               weekday, known ? (int)date.n : -1);
        count_mismatch();
    }
}

static void compare_days(void)
{
    int year = 1900;
    int month = 1;
    int day = 1;
    bac_civil walked = {1900, 1, 1};
    for (int32_t n = BAC_DATE_MIN; n <= BAC_DATE_MAX; n++) {
        const bac_civil expected = {(uint16_t)year, (uint8_t)month, (uint8_t)day};
        compare_day(expected, n);
        if (!same_civil(walked, expected)) {
            printf("bac_civil_next arrives at %d-%d-%d, oracle %d-%d-%d\n", walked.year, walked.month, walked.day, year,
                   month, day);
            count_mismatch();
        }
        walked = bac_civil_next(walked);
        oracle_next_day(&year, &month, &day);
    }
    if (!same_civil(walked, (bac_civil){2201, 1, 1}) || year != 2201 || month != 1 || day != 1) {
        printf("the day after the last is not 2201-01-01\n");
        count_mismatch();
    }
}

/* Of all that looks like a date, as many are days as there are days; with compare_days(): the same ones. */
static void compare_no_days(void)
{
    int32_t days = 0;
    for (unsigned year = 1890; year <= 2210; year++) {
        for (unsigned month = 0; month <= 14; month++) {
            for (unsigned day = 0; day <= 33; day++) {
                bac_date date = {INT32_MIN};
                const bool known =
                    bac_date_from_civil(&date, (bac_civil){(uint16_t)year, (uint8_t)month, (uint8_t)day});
                days += known ? 1 : 0;
                tally.tables++;
                if (!known && date.n != INT32_MIN) {
                    printf("%u-%u-%u is refused, but the date is written\n", year, month, day);
                    count_mismatch();
                }
            }
        }
    }
    if (days != BAC_DATE_MAX - BAC_DATE_MIN + 1) {
        printf("%d dates are accepted, but there are %d days\n", (int)days, BAC_DATE_MAX - BAC_DATE_MIN + 1);
        count_mismatch();
    }
}

/* [R-calendar] */
void compare_calendar(void)
{
    compare_days();
    compare_no_days();
}

/* ---- Ages ---- */

static int oracle_age(bac_date birth, bac_date on)
{
    const bac_civil a = bac_date_to_civil(birth);
    const bac_civil b = bac_date_to_civil(on);
    const int age = oracle_age_on(a.year, a.month, a.day, b.year, b.month, b.day);
    return age < 0 ? 0 : age;
}

static void compare_age(bac_date birth, bac_date on)
{
    const unsigned age = bac_age(birth, on);
    const int expected = oracle_age(birth, on);
    tally.tables++;
    if ((int)age != expected) {
        const bac_civil a = bac_date_to_civil(birth);
        const bac_civil b = bac_date_to_civil(on);
        printf("born %d-%d-%d, on %d-%d-%d: library %u years, oracle %d\n", a.year, a.month, a.day, b.year, b.month,
               b.day, age, expected);
        count_mismatch();
    }
}

static void compare_birthday(bac_date birth, unsigned years)
{
    const bac_date birthday = bac_birthday(birth, years);
    const bool in_range = birthday.n <= BAC_DATE_MAX;
    const bool right = in_range
                           ? oracle_age(birth, birthday) == (int)years
                           : birthday.n == BAC_DATE_MAX + 1 && oracle_age(birth, (bac_date){BAC_DATE_MAX}) < (int)years;
    const bool first = !in_range || years == 0 || oracle_age(birth, (bac_date){birthday.n - 1}) == (int)years - 1;
    tally.tables++;
    if (!right || !first) {
        printf("born on day %d: birthday %u is not day %d for the oracle\n", (int)birth.n, years, (int)birthday.n);
        count_mismatch();
    }
    for (int32_t n = birthday.n - 2; n <= birthday.n + 2; n++) {
        if (n >= BAC_DATE_MIN && n <= BAC_DATE_MAX) {
            compare_age(birth, (bac_date){n});
        }
    }
}

/* Every birth date, or one in so many, at the birthdays that matter; some births on every day. [R-age] */
void compare_ages(int every)
{
    static const unsigned years[] = {0, 1, 4, 18, 65, 66, 67, 100, 120, 121, 300};
    for (int32_t birth = BAC_DATE_MIN; birth <= BAC_DATE_MAX; birth += every) {
        for (size_t i = 0; i < sizeof years / sizeof years[0]; i++) {
            compare_birthday((bac_date){birth}, years[i]);
        }
    }
    const bac_date births[] = {date_of(1900, 1, 1),   date_of(1952, 2, 28), date_of(1952, 2, 29), date_of(1952, 3, 1),
                               date_of(1957, 12, 31), date_of(2000, 2, 29), date_of(2096, 2, 29)};
    for (size_t i = 0; i < sizeof births / sizeof births[0]; i++) {
        for (int32_t n = BAC_DATE_MIN; n <= BAC_DATE_MAX; n++) {
            compare_age(births[i], (bac_date){n});
        }
    }
}

/* ---- Reviews and protocols ---- */

/* By the words of the page, in the order of its columns. [R-protocol-choice] */
void compare_protocol_names(void)
{
    static const char *const ids[PROTOCOLS] = {"rtu-2014", "rtu-2017", "amm-2021"};
    static const char *const no_ids[] = {"",          "rtu",      "rtu-2014 ",
                                         "rtu-20144", "RTU-2014", "a-very-long-name-of-a-protocol"};
    for (size_t i = 0; i < PROTOCOLS; i++) {
        if (bac_protocol_at(i) == NULL || bac_protocol_find(ids[i]) != bac_protocol_at(i)) {
            printf("protocol %d is not %s\n", (int)i, ids[i]);
            count_mismatch();
        }
    }
    for (size_t i = 0; i < sizeof no_ids / sizeof no_ids[0]; i++) {
        if (bac_protocol_find(no_ids[i]) != NULL) {
            printf("'%s' is a protocol\n", no_ids[i]);
            count_mismatch();
        }
    }
    if (bac_protocol_at(PROTOCOLS) != NULL) {
        printf("there are more than %d protocols\n", PROTOCOLS);
        count_mismatch();
    }
}

/* [R-review-needed] [R-age-needed] */
void compare_reviews(void)
{
    static const int numbers[BAC_REVIEW_COUNT] = {[BAC_REVIEW_NONE] = 0,
                                                  [BAC_REVIEW_SECOND_OPINION] = 1,
                                                  [BAC_REVIEW_COLLEGIAL] = 2,
                                                  [BAC_REVIEW_MULTIDISCIPLINARY] = 3};
    for (int protocol = 0; protocol < PROTOCOLS; protocol++) {
        for (int dose = 0; dose <= BAC_DOSE_MAX; dose++) {
            for (int age = BAC_AGE_MIN; age <= BAC_AGE_MAX + 1; age++) {
                const bac_review review =
                    bac_review_needed(bac_protocol_at((size_t)protocol), (uint16_t)dose, (unsigned)age);
                const int expected = oracle_review(protocol, dose, age);
                tally.tables++;
                if (review >= BAC_REVIEW_COUNT || numbers[review] != expected) {
                    printf("%s, %d mg, %d years: review %d of the library, %d of the oracle\n",
                           bac_protocol_at((size_t)protocol)->id, dose, age, (int)review, expected);
                    count_mismatch();
                }
            }
        }
    }
}

/* [R-in-force] */
/* One day of the start dose on every day there is, or one in so many: the oracle's only finding can be that it is out
 * of its time. */
void compare_in_force(int every)
{
    static struct plan plan;
    plan.days = 1;
    plan.doses[0] = 15;
    for (int32_t n = BAC_DATE_MIN; n <= BAC_DATE_MAX; n += every) {
        const bac_civil civil = bac_date_to_civil((bac_date){n});
        for (int protocol = 0; protocol < PROTOCOLS; protocol++) {
            plan.request = (struct request){.origin = WILD, .protocol = protocol, .from = 0, .held = -1};
            struct oracle_facts facts = facts_of(&plan.request);
            facts.start_year = civil.year;
            facts.start_month = civil.month;
            facts.start_day = civil.day;
            compare_findings(&plan, &facts);

            struct oracle_finding finding;
            const bool in_force = oracle_check(&facts, plan.doses, NULL, plan.days, &finding) == 0;
            tally.tables++;
            if (in_force != (bac_protocol_in_force((bac_date){n}) == bac_protocol_at((size_t)protocol))) {
                printf("%d-%d-%d: %s in force: library %d, oracle %d\n", civil.year, civil.month, civil.day,
                       bac_protocol_at((size_t)protocol)->id, !in_force, in_force);
                count_mismatch();
            }
        }
    }
}

/* ---- Intakes ---- */

static void compare_split(const bac_split *split, int dose)
{
    int weights[BAC_INTAKES_MAX] = {0};
    for (int i = 0; i < BAC_INTAKES_MAX; i++) {
        weights[i] = split->weight[i];
    }
    struct oracle_intakes expected = {0};
    const bool expected_valid = oracle_split(dose, split->count, weights, &expected) != 0;
    bool same = bac_split_valid(split) == expected_valid;
    uint16_t intakes[BAC_INTAKES_MAX] = {0};
    if (same && expected_valid) {
        bac_split_dose(split, (uint16_t)dose, intakes);
        for (int i = 0; i < BAC_INTAKES_MAX; i++) {
            same = same && intakes[i] == expected.mg[i];
        }
    }
    tally.tables++;
    if (!same) {
        printf("%d mg in %d intakes, weights %d %d %d %d: library %d %d %d %d, oracle %d %d %d %d (valid: %d)\n", dose,
               split->count, weights[0], weights[1], weights[2], weights[3], intakes[0], intakes[1], intakes[2],
               intakes[3], expected.mg[0], expected.mg[1], expected.mg[2], expected.mg[3], expected_valid);
        count_mismatch();
    }
}

/* All doses with all weights from 0 to one too many. A split of fewer intakes does not look at the weights left over,
 * so that every combination of four serves all counts. [R-split] [R-split-valid] */
void compare_splits(void)
{
    enum { WEIGHTS = BAC_WEIGHT_MAX + 2 };
    for (int i = 0; i < WEIGHTS * WEIGHTS * WEIGHTS * WEIGHTS; i++) {
        bac_split split = {.weight = {(uint8_t)(i % WEIGHTS), (uint8_t)(i / WEIGHTS % WEIGHTS),
                                      (uint8_t)(i / WEIGHTS / WEIGHTS % WEIGHTS),
                                      (uint8_t)(i / WEIGHTS / WEIGHTS / WEIGHTS)}};
        for (split.count = BAC_INTAKES_MIN; split.count <= BAC_INTAKES_MAX; split.count++) {
            bool left_over = false; /* do not repeat the shorter splits for every weight that they do not have */
            for (int j = split.count; j < BAC_INTAKES_MAX; j++) {
                left_over = left_over || split.weight[j] > 1;
            }
            for (int dose = 0; dose <= BAC_DOSE_MAX && !left_over; dose += BAC_DOSE_STEP) {
                compare_split(&split, dose);
            }
        }
        split.count = (uint8_t)(i % 2 == 0 ? BAC_INTAKES_MIN - 1 : BAC_INTAKES_MAX + 1);
        if (bac_split_valid(&split)) {
            printf("a split of %d intakes is accepted\n", split.count);
            count_mismatch();
        }
    }
}

/* ---- Tablets ---- */

static void compare_intake(unsigned strengths, int mg)
{
    struct oracle_tablets expected = {{0}, 0};
    bac_tablets made;
    oracle_make_tablets(strengths, mg, &expected);
    bac_make_tablets((bac_strengths)strengths, (uint16_t)mg, &made);
    bool same = made.half == (expected.half == 1);
    int sum = made.half ? BAC_DOSE_STEP : 0;
    for (unsigned i = 0; i < BAC_STRENGTHS; i++) {
        same = same && made.whole[i] == expected.whole[i];
        sum += made.whole[i] * bac_strength_mg(i);
    }
    tally.tables++;
    if (!same || sum != mg) {
        printf("%d mg of strengths %u: library %d %d %d %d and %d, oracle %d %d %d %d and %d\n", mg, strengths,
               made.whole[0], made.whole[1], made.whole[2], made.whole[3], made.half, expected.whole[0],
               expected.whole[1], expected.whole[2], expected.whole[3], expected.half);
        count_mismatch();
    }
}

/* Every intake of every set of strengths, against all ways to make it. */
void compare_tablets(void)
{
    for (unsigned strengths = 1; strengths < 1u << BAC_STRENGTHS; strengths += 2) {
        for (int mg = 0; mg <= BAC_DOSE_MAX; mg += BAC_DOSE_STEP) {
            compare_intake(strengths, mg);
        }
    }
}
