/* SPDX-License-Identifier: MIT */
/* Messages and their placeholders. */
#include "expect.h"
#include "words/message.h"

/* The next placeholder of a text, copied; NULL after the last one. */
static const char *next_name(char name[32], const char *text)
{
    const char *const open = strchr(text, '{');
    if (open == NULL) {
        return NULL;
    }
    const size_t length = strcspn(open + 1, "}");
    assert_true(length > 0 && length < 32 && open[1 + length] == '}');
    memcpy(name, open + 1, length);
    name[length] = '\0';
    return open + 1 + length + 1;
}

/* [R-messages] */
static void every_placeholder_has_a_name_and_an_end(void **state)
{
    (void)state;
    for (unsigned id = 0; id < MESSAGE_COUNT; id++) {
        for (unsigned lang = 0; lang < LANGUAGE_COUNT; lang++) {
            char name[32];
            const char *rest = message_text((language)lang, (message)id);
            while ((rest = next_name(name, rest)) != NULL) {
                assert_null(strchr(name, '{'));
            }
        }
    }
}

static void expect_put(const char *expected, language lang, message id, const message_value values[])
{
    char bytes[256];
    sink out;
    sink_begin_text(&out, bytes, sizeof bytes);
    message_put(&out, lang, id, values);
    assert_string_equal(sink_end_text(&out), expected);
}

/* What a text says where a name stands for '#', and all others for nothing. */
static void fill(char bytes[2048], const char *text, const char *name)
{
    char next[32];
    size_t used = 0;
    for (const char *open; (open = strchr(text, '{')) != NULL; text = next_name(next, text)) {
        memcpy(bytes + used, text, (size_t)(open - text));
        used += (size_t)(open - text);
        next_name(next, text);
        if (strcmp(next, name) == 0) {
            bytes[used++] = '#';
        }
    }
    memcpy(bytes + used, text, strlen(text) + 1);
}

/* Each name of each message has room in a value, with its end, and is found. */
static void every_name_is_found(void **state)
{
    (void)state;
    for (unsigned id = 0; id < MESSAGE_COUNT; id++) {
        for (unsigned lang = 0; lang < LANGUAGE_COUNT; lang++) {
            const char *const text = message_text((language)lang, (message)id);
            char name[32];
            for (const char *rest = text; (rest = next_name(name, rest)) != NULL;) {
                message_value values[] = {{"", "#", 0}, MESSAGE_VALUES_END};
                char expected[2048];
                char bytes[2048];
                sink out;
                assert_true(strlen(name) < sizeof values[0].name);
                memcpy(values[0].name, name, strlen(name));
                fill(expected, text, name);
                sink_begin_text(&out, bytes, sizeof bytes);
                message_put(&out, (language)lang, (message)id, values);
                assert_string_equal(sink_end_text(&out), expected);
            }
        }
    }
}

/* Values are found by their whole name, wherever they stand in the list; one that is missing is nothing. */
static void values_are_found_by_name(void **state)
{
    (void)state;
    expect_put("page 2 of 3", ENGLISH, MSG_PAGE_N_OF_M, MESSAGE_VALUES({"page", NULL, 2}, {"pages", NULL, 3}));
    expect_put("page 4 of 5", ENGLISH, MSG_PAGE_N_OF_M,
               MESSAGE_VALUES({"pages", NULL, 5}, {"pa", "x", 0}, {"page", NULL, 4}));
    expect_put("page six sur 12345", FRENCH, MSG_PAGE_N_OF_M,
               MESSAGE_VALUES({"page", "six", 0}, {"pages", NULL, 12345}));
    expect_put("page  of 7", ENGLISH, MSG_PAGE_N_OF_M, MESSAGE_VALUES({"pages", NULL, 7}));
    expect_put("page {page} of {pages}", ENGLISH, MSG_PAGE_N_OF_M, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_placeholder_has_a_name_and_an_end),
        cmocka_unit_test(every_name_is_found),
        cmocka_unit_test(values_are_found_by_name),
    };
    return cmocka_run_group_tests_name("message", tests, NULL, NULL);
}
