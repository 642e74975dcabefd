/* SPDX-License-Identifier: MIT */
#include "words/number.h"

static const char *const english_small[] = {
    "",    "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const english_tens[] = {"",      "",      "twenty",  "thirty", "forty",
                                           "fifty", "sixty", "seventy", "eighty", "ninety"};
static const char *const french_small[] = {"",         "un",     "deux",  "trois",    "quatre",   "cinq",    "six",
                                           "sept",     "huit",   "neuf",  "dix",      "onze",     "douze",   "treize",
                                           "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"};
static const char *const french_tens[] = {"",          "",         "vingt",    "trente",       "quarante",
                                          "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"};

enum { SCORE = 20, HUNDRED = 100, THOUSAND = 1000 };

static void put_blank(sink *out, bool between)
{
    sink_text(out, between ? " " : "");
}

static void english_below_hundred(sink *out, uint32_t number)
{
    if (number < SCORE) {
        sink_text(out, english_small[number]);
        return;
    }
    sink_text(out, english_tens[number / 10]);
    sink_text(out, number % 10 > 0 ? "-" : "");
    sink_text(out, english_small[number % 10]);
}

/* "one thousand two hundred and four": the "and" stands before what is below a hundred. */
static void put_english(sink *out, uint32_t number)
{
    const uint32_t thousands = number / THOUSAND;
    const uint32_t hundreds = number / HUNDRED % 10;
    const uint32_t rest = number % HUNDRED;
    sink_text(out, english_small[thousands]);
    sink_text(out, thousands > 0 ? " thousand" : "");
    put_blank(out, thousands > 0 && hundreds > 0);
    sink_text(out, english_small[hundreds]);
    sink_text(out, hundreds > 0 ? " hundred" : "");
    sink_text(out, number > HUNDRED && rest > 0 ? " and " : "");
    english_below_hundred(out, rest);
}

/* Seventy is sixty and ten, ninety is four twenties and ten; "et" stands before the one but after eighty; eighty alone
 * ends in an s where nothing follows. */
static void french_below_hundred(sink *out, uint32_t number)
{
    enum { SIXTY = 60, EIGHTY = 80 };
    if (number < SCORE) {
        sink_text(out, french_small[number]);
        return;
    }
    const uint32_t base = number >= SIXTY ? number / SCORE * SCORE : number / 10 * 10;
    const uint32_t rest = number - base;
    const bool with_et = (rest == 1 || rest == 11) && base < EIGHTY;
    sink_text(out, french_tens[number / 10]);
    sink_text(out, number == EIGHTY ? "s" : rest == 0 ? "" : with_et ? " et " : "-");
    sink_text(out, french_small[rest]);
}

/* "cent", "deux cents", "deux cent un": hundreds end in an s where nothing follows; mille never does. */
static void put_french(sink *out, uint32_t number)
{
    const uint32_t thousands = number / THOUSAND;
    const uint32_t hundreds = number / HUNDRED % 10;
    const uint32_t rest = number % HUNDRED;
    sink_text(out, thousands > 1 ? french_small[thousands] : "");
    put_blank(out, thousands > 1);
    sink_text(out, thousands > 0 ? "mille" : "");
    put_blank(out, thousands > 0 && hundreds > 0);
    sink_text(out, hundreds > 1 ? french_small[hundreds] : "");
    put_blank(out, hundreds > 1);
    sink_text(out, hundreds > 0 ? "cent" : "");
    sink_text(out, hundreds > 1 && rest == 0 ? "s" : "");
    put_blank(out, number > HUNDRED && rest > 0);
    french_below_hundred(out, rest);
}

void number_text(char text[NUMBER_TEXT_MAX], language lang, uint32_t number)
{
    sink out;
    sink_begin_text(&out, text, NUMBER_TEXT_MAX);
    if (number == 0 || number > NUMBER_IN_WORDS_MAX) {
        sink_number(&out, number);
    } else if (lang == FRENCH) {
        put_french(&out, number);
    } else {
        put_english(&out, number);
    }
    sink_end_text(&out);
}
