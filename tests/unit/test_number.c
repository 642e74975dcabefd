/* SPDX-License-Identifier: MIT */
/* Numbers in words: spelt by hand where the spelling turns, and all of them read back word by word. */
#include "expect.h"
#include "words/number.h"

static void numbers_are_spelt(void **state)
{
    (void)state;
    static const struct {
        uint32_t number;
        const char *words[LANGUAGE_COUNT];
    } cases[] = {
        {1, {"one", "un"}},
        {16, {"sixteen", "seize"}},
        {17, {"seventeen", "dix-sept"}},
        {20, {"twenty", "vingt"}},
        {21, {"twenty-one", "vingt et un"}},
        {22, {"twenty-two", "vingt-deux"}},
        {61, {"sixty-one", "soixante et un"}},
        {69, {"sixty-nine", "soixante-neuf"}},
        {70, {"seventy", "soixante-dix"}},
        {71, {"seventy-one", "soixante et onze"}},
        {72, {"seventy-two", "soixante-douze"}},
        {79, {"seventy-nine", "soixante-dix-neuf"}},
        {80, {"eighty", "quatre-vingts"}},
        {81, {"eighty-one", "quatre-vingt-un"}},
        {90, {"ninety", "quatre-vingt-dix"}},
        {91, {"ninety-one", "quatre-vingt-onze"}},
        {99, {"ninety-nine", "quatre-vingt-dix-neuf"}},
        {100, {"one hundred", "cent"}},
        {101, {"one hundred and one", "cent un"}},
        {121, {"one hundred and twenty-one", "cent vingt et un"}},
        {126, {"one hundred and twenty-six", "cent vingt-six"}},
        {180, {"one hundred and eighty", "cent quatre-vingts"}},
        {200, {"two hundred", "deux cents"}},
        {201, {"two hundred and one", "deux cent un"}},
        {280, {"two hundred and eighty", "deux cent quatre-vingts"}},
        {999, {"nine hundred and ninety-nine", "neuf cent quatre-vingt-dix-neuf"}},
        {1000, {"one thousand", "mille"}},
        {1001, {"one thousand and one", "mille un"}},
        {1100, {"one thousand one hundred", "mille cent"}},
        {1860, {"one thousand eight hundred and sixty", "mille huit cent soixante"}},
        {2000, {"two thousand", "deux mille"}},
        {2200, {"two thousand two hundred", "deux mille deux cents"}},
        {9999, {"nine thousand nine hundred and ninety-nine", "neuf mille neuf cent quatre-vingt-dix-neuf"}},
        {0, {"0", "0"}},
        {10000, {"10000", "10000"}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (unsigned lang = 0; lang < LANGUAGE_COUNT; lang++) {
            char text[NUMBER_TEXT_MAX];
            number_text(text, (language)lang, cases[i].number);
            expect_text("number", text, cases[i].words[lang]);
        }
    }
}

typedef struct {
    const char *word;
    unsigned value;
} word_value;

static const word_value english_words[] = {
    {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},      {"five", 5},        {"six", 6},
    {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},      {"eleven", 11},     {"twelve", 12},
    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},  {"seventeen", 17},  {"eighteen", 18},
    {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},    {"fifty", 50},      {"sixty", 60},
    {"seventy", 70},  {"eighty", 80},   {"ninety", 90},  {"hundred", 100}, {"thousand", 1000}, {"and", 0},
    {NULL, 0}};
static const word_value french_words[] = {
    {"un", 1},       {"deux", 2},      {"trois", 3},      {"quatre", 4},    {"cinq", 5},   {"six", 6},
    {"sept", 7},     {"huit", 8},      {"neuf", 9},       {"dix", 10},      {"onze", 11},  {"douze", 12},
    {"treize", 13},  {"quatorze", 14}, {"quinze", 15},    {"seize", 16},    {"vingt", 20}, {"vingts", 20},
    {"trente", 30},  {"quarante", 40}, {"cinquante", 50}, {"soixante", 60}, {"cent", 100}, {"cents", 100},
    {"mille", 1000}, {"et", 0},        {NULL, 0}};

static unsigned value_of(const word_value words[], const char *word, size_t length)
{
    for (size_t i = 0; words[i].word != NULL; i++) {
        if (strlen(words[i].word) == length && memcmp(words[i].word, word, length) == 0) {
            return words[i].value;
        }
    }
    print_error("no such word: %s\n", word);
    fail();
    return 0;
}

/* Four twenties are eighty; a hundred and a thousand multiply what stands before them. */
static unsigned read_number(const word_value words[], const char *text)
{
    unsigned thousands = 0;
    unsigned sum = 0;
    unsigned last = 0;
    while (*text != '\0') {
        const size_t length = strcspn(text, " -");
        const unsigned value = value_of(words, text, length);
        if (value == 1000) {
            thousands = 1000 * (sum > 0 ? sum : 1);
            sum = 0;
        } else if (value == 100) {
            sum = 100 * (sum > 0 ? sum : 1);
        } else if (value == 20 && last == 4) {
            sum += 80 - 4;
        } else {
            sum += value;
        }
        last = value;
        text += length + (text[length] != '\0' ? 1 : 0);
    }
    return thousands + sum;
}

static void all_numbers_are_read_back(void **state)
{
    (void)state;
    for (uint32_t number = 1; number <= NUMBER_IN_WORDS_MAX; number++) {
        char text[NUMBER_TEXT_MAX];
        number_text(text, ENGLISH, number);
        assert_int_equal(read_number(english_words, text), number);
        number_text(text, FRENCH, number);
        assert_int_equal(read_number(french_words, text), number);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_spelt),
        cmocka_unit_test(all_numbers_are_read_back),
    };
    return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}
