/* SPDX-License-Identifier: MIT */
/* Small words: sources, dates, days, tablets. */
#include "expect.h"
#include "words/names.h"
#include "words/tablets.h"

static char bytes[2 * SOURCES_TEXT_MAX];
static sink out;

static sink *begin(void)
{
    sink_begin_text(&out, bytes, sizeof bytes);
    return &out;
}

static void expect_words(const char *expected)
{
    assert_string_equal(sink_end_text(&out), expected);
    assert_false(out.failed);
}

static bac_sources known_sources(void)
{
    bac_sources known = 0;
    for (const source_row *row = source_rows; row->bit != 0; row++) {
        assert_true((row->bit & (row->bit - 1)) == 0 && (known & row->bit) == 0);
        known |= row->bit;
    }
    return known;
}

static void every_source_of_a_protocol_has_its_row(void **state)
{
    (void)state;
    const bac_sources known = known_sources();
    for (size_t i = 0; bac_protocol_at(i) != NULL; i++) {
        const bac_protocol *p = bac_protocol_at(i);
        bac_sources used = p->regulation | p->in_force | p->eligibility | p->start_min.sources | p->start_max.sources |
                           p->slow_below.sources | p->increase_slow.sources | p->increase.sources |
                           p->step_min.sources | p->step_max.sources | p->ceiling.sources | p->stop_min.sources |
                           p->stop_max.sources | p->fall_gentle.sources | p->fall_brisk.sources | p->fall_max.sources;
        for (unsigned row = 0; row < BAC_REVIEW_RULES_MAX; row++) {
            used |= p->review[row].threshold.sources;
        }
        assert_true((used & ~known) == 0);
    }
}

static void sources_are_those_of_the_library(void **state)
{
    (void)state;
    size_t listed = 0;
    for (const source_row *row = source_rows; row->bit != 0; row++) {
        if (row->key != NULL) {
            const bac_source *source = bac_source_at(listed++);
            assert_non_null(source);
            assert_int_equal(row->bit, source->source);
            assert_string_equal(row->key, source->key);
        }
    }
    assert_null(bac_source_at(listed));
}

static void sources_are_named_by_their_bits(void **state)
{
    (void)state;
    static const struct {
        bac_sources sources;
        const char *words[LANGUAGE_COUNT];
    } cases[] = {
        {0, {"", ""}},
        {BAC_S1, {"S1", "S1"}},
        {BAC_S3, {"S3", "S3"}},
        {BAC_S4 | BAC_W3, {"S4, W3", "S4, W3"}},
        {BAC_W4 | BAC_W2 | BAC_W1, {"W1, W2, W4", "W1, W2, W4"}},
        {BAC_TOOL, {"tool", "outil"}},
        {BAC_CARRIED | BAC_S1, {"S1, carried over", "S1, repris du texte de 2014"}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (unsigned lang = 0; lang < LANGUAGE_COUNT; lang++) {
            sources_put(begin(), (language)lang, cases[i].sources);
            expect_words(cases[i].words[lang]);
        }
    }
    citation_put(begin(), ENGLISH, BAC_W2 | BAC_TOOL);
    expect_words(" [W2, tool]");
}

/* Texts for messages have room for the longest. */
static void the_longest_texts_fit(void **state)
{
    (void)state;
    for (unsigned lang = 0; lang < LANGUAGE_COUNT; lang++) {
        char text[SOURCES_TEXT_MAX];
        sources_text(text, (language)lang, known_sources());
        sources_put(begin(), (language)lang, known_sources());
        expect_words(text);
        days_text(text, (language)lang, UINT32_MAX);
        days_put(begin(), (language)lang, UINT32_MAX);
        expect_words(text);
        date_text(text, (language)lang, (bac_date){20866}, true); /* Wed 17 Feb 2027: in French the most bytes */
        numbered_date_put(begin(), (language)lang, (bac_date){20866}, true);
        expect_words(text);
        tablets_put(begin(), (language)lang, true, BAC_DOSE_MAX - BAC_DOSE_STEP);
        assert_true(strlen(sink_end_text(&out)) < TABLETS_TEXT_MAX);
    }
    char few[4];
    assert_true(text_copy(few, sizeof few, "abc"));
    assert_string_equal(few, "abc");
    assert_false(text_copy(few, sizeof few, "abcd"));
    assert_string_equal(few, "");
}

/* [R-numbers-apart] */
static void dates_are_written_in_words_and_digits(void **state)
{
    (void)state;
    enum { NO_WEEKDAY = 7 };
    date_put(begin(), ENGLISH, (bac_civil){2026, 11, 23}, 0);
    expect_words("Mon 23 Nov 2026");
    date_put(begin(), FRENCH, (bac_civil){2027, 8, 1}, 6);
    expect_words("dim. 1er août 2027");
    date_put(begin(), FRENCH, (bac_civil){1905, 2, 9}, NO_WEEKDAY);
    expect_words("9 févr. 1905");
    iso_date_put(begin(), (bac_civil){1905, 2, 9});
    expect_words("1905-02-09");
    basic_date_put(begin(), (bac_civil){2026, 11, 23});
    expect_words("20261123");
}

static void the_day_after_the_last_has_a_date(void **state)
{
    (void)state;
    numbered_date_put(begin(), ENGLISH, (bac_date){BAC_DATE_MAX}, true);
    expect_words("Wed 31 Dec 2200");
    numbered_date_put(begin(), ENGLISH, (bac_date){BAC_DATE_MAX + 1}, true);
    expect_words("Thu 1 Jan 2201");
    numbered_date_put(begin(), FRENCH, (bac_date){BAC_DATE_MAX + 1}, false);
    expect_words("1er janv. 2201");
}

static void counts_are_singular_and_plural(void **state)
{
    (void)state;
    static const char *const words[LANGUAGE_COUNT][3] = {{"0 days", "1 day", "2 days"},
                                                         {"0 jour", "1 jour", "2 jours"}};
    for (unsigned lang = 0; lang < LANGUAGE_COUNT; lang++) {
        for (uint32_t days = 0; days < 3; days++) {
            days_put(begin(), (language)lang, days);
            expect_words(words[lang][days]);
        }
    }
}

/* [R-tablets-words] */
static void tablets_are_whole_and_halves(void **state)
{
    (void)state;
    static const struct {
        uint16_t mg;
        const char *words[LANGUAGE_COUNT], *ascii[LANGUAGE_COUNT];
    } cases[] = {
        {0, {"none", "aucun"}, {"none", "aucun"}},
        {5, {"½", "½"}, {"half", "demi"}},
        {10, {"1", "1"}, {"1", "1"}},
        {15, {"1½", "1½"}, {"1 and a half", "1 et demi"}},
        {600, {"60", "60"}, {"60", "60"}},
        {595, {"59½", "59½"}, {"59 and a half", "59 et demi"}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (unsigned lang = 0; lang < LANGUAGE_COUNT; lang++) {
            tablets_put(begin(), (language)lang, false, cases[i].mg);
            expect_words(cases[i].words[lang]);
            tablets_put(begin(), (language)lang, true, cases[i].mg);
            expect_words(cases[i].ascii[lang]);
        }
    }
}

static void expect_letters(bac_gate_set gates, const char *short_form, const char *list)
{
    char letters[GATES_TEXT_MAX];
    sink written;
    sink_begin_text(&written, letters, sizeof letters);
    gate_letters_put(&written, gates);
    assert_string_equal(sink_end_text(&written), short_form);
    assert_in_range(written.used, 0, GATES_COLUMNS);
    gates_text(letters, FRENCH, MSG_LIST_AND, gates);
    assert_string_equal(letters, list);
}

static void gates_are_letters_and_many_neighbours_a_range(void **state)
{
    (void)state;
    expect_letters(0, "", "");
    expect_letters(1 << 0, "A", "A");
    expect_letters(1 << 0 | 1 << 2, "AC", "A et C");
    expect_letters(7, "ABC", "A, B et C");
    expect_letters(15, "A-D", "A, B, C et D");
    expect_letters(1 | 0x3FFC, "AC-N", "A, C, D, E, F, G, H, I, J, K, L, M et N");
    expect_letters((1 << BAC_GATES_MAX) - 1, "A-N", "A, B, C, D, E, F, G, H, I, J, K, L, M et N");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gates_are_letters_and_many_neighbours_a_range),
        cmocka_unit_test(every_source_of_a_protocol_has_its_row),
        cmocka_unit_test(sources_are_those_of_the_library),
        cmocka_unit_test(sources_are_named_by_their_bits),
        cmocka_unit_test(the_longest_texts_fit),
        cmocka_unit_test(dates_are_written_in_words_and_digits),
        cmocka_unit_test(the_day_after_the_last_has_a_date),
        cmocka_unit_test(counts_are_singular_and_plural),
        cmocka_unit_test(tablets_are_whole_and_halves),
    };
    return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
