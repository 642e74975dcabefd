/* SPDX-License-Identifier: MIT */
/* How many columns characters take, as Unicode's data have it, and where a line may end between them. */
#include "expect.h"
#include "words/columns.h"

static void expect_columns(const char *text, size_t columns)
{
    assert_int_equal(text_columns(text, strlen(text), false), columns);
}

static void characters_take_one_column_two_or_none(void **state)
{
    (void)state;
    expect_columns("", 0);
    expect_columns("mg", 2);
    expect_columns("½ Éléonore", 10);
    expect_columns("Ωλ", 2);
    expect_columns("日本", 4);
    expect_columns("Ａ", 2);           /* full width */
    expect_columns("ｶ", 1);            /* half width */
    expect_columns("e\u0301", 1);      /* an accent of its own */
    expect_columns("\u0300\u036F", 0); /* the first and the last of a range */
    expect_columns("\u02FF\u0370", 2); /* and what stands beside it */
    expect_columns("\u0E01\u0E34", 1);
    expect_columns("\u0915\u093F", 2); /* a vowel beside its letter */
    expect_columns("\u1100\u1161\u11A8", 2);
}

static void pictures_take_what_their_parts_take(void **state)
{
    (void)state;
    expect_columns("\U0001F600", 2);
    expect_columns("\U0001F468\u200D\U0001F469\u200D\U0001F467", 6); /* a family */
    expect_columns("\U0001F1EB\U0001F1F7", 4);                       /* a flag */
    expect_columns("\U0001F44D\U0001F3FD", 4);                       /* a tone of skin */
    expect_columns("\u2764\uFE0F", 2);
    expect_columns("1\uFE0F\u20E3", 2); /* a key */
    expect_columns("\uFE0F", 0);
}

/* What is not known to be narrow. */
static void characters_without_a_meaning_yet_may_be_wide(void **state)
{
    (void)state;
    expect_columns("\u0378", 2);     /* unassigned */
    expect_columns("\uE000", 2);     /* private */
    expect_columns("\u2605", 1);     /* a picture that is no emoji */
    expect_columns("\u2602", 2);     /* and one that may be one */
    expect_columns("\U0010FFFF", 2); /* the last of all */
}

static void in_ascii_their_spelling_counts(void **state)
{
    (void)state;
    assert_int_equal(text_columns("日é", strlen("日é"), true), 9); /* <U+65E5>e */
}

static void expect_fitting(const char *text, size_t room, const char *fitting)
{
    assert_int_equal(text_fitting(text, strlen(text), room, false), strlen(fitting));
}

static void a_line_ends_between_whole_characters(void **state)
{
    (void)state;
    expect_fitting("abc", 3, "abc");
    expect_fitting("abcd", 3, "abc");
    expect_fitting("日本語", 6, "日本語");
    expect_fitting("日本語", 5, "日本");
    expect_fitting("日本語", 4, "日本");
    expect_fitting("abe\u0301d", 3, "abe\u0301");
    expect_fitting("abe\u0301d", 2, "ab");
    expect_fitting("abce\u0301", 4, "abce\u0301");
    expect_fitting("a\u0915\u093F", 2, "a");
    expect_fitting("a\U0001F468\u200D\U0001F469b", 4, "a");
    expect_fitting("a\U0001F468\u200D\U0001F469b", 5, "a\U0001F468\u200D\U0001F469");
    expect_fitting("a\U0001F44D\U0001F3FD", 4, "a");
    expect_fitting("a\U0001F1EB\U0001F1F7", 4, "a");
    expect_fitting("a\u2764\uFE0F", 2, "a");
    assert_int_equal(text_fitting("é日", strlen("é日"), 8, true), strlen("é"));
    assert_int_equal(text_fitting("é日", strlen("é日"), 9, true), strlen("é日"));
}

/* A sequence that is longer than a line ends somewhere, and a character that is wider than one is taken. */
static void a_line_takes_something(void **state)
{
    (void)state;
    expect_fitting("\U0001F468\u200D\U0001F469\u200D\U0001F467", 5, "\U0001F468\u200D\U0001F469\u200D");
    expect_fitting("日本", 1, "日");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_take_one_column_two_or_none),
        cmocka_unit_test(pictures_take_what_their_parts_take),
        cmocka_unit_test(characters_without_a_meaning_yet_may_be_wide),
        cmocka_unit_test(in_ascii_their_spelling_counts),
        cmocka_unit_test(a_line_ends_between_whole_characters),
        cmocka_unit_test(a_line_takes_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
