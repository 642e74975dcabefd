/* SPDX-License-Identifier: MIT */
#include "cli/legs.h"
#include "cli/printable.h"
#include "cli/value.h"
#include "sheet/course.h"
#include "words/names.h"
#include "words/tablets.h"

bool looks_like_block(const char *word)
{
    return strcmp(word, "-") != 0 && word[strspn(word, "0123456789x.,+-" HALF_SIGN)] == '\0';
}

static const char *const leg_words[] = {
    [BAC_LEG_BLOCK] = "in", [BAC_LEG_TO] = "to", [BAC_LEG_STOP] = "stop", [BAC_LEG_HOLD] = "hold"};
enum { NEAR_BLOCK_MAX = 16, LEG_WORDS = sizeof leg_words / sizeof leg_words[0] };

bool looks_like_leg(const char *word)
{
    for (unsigned i = 0; i < LEG_WORDS; i++) {
        if (strcmp(word, leg_words[i]) == 0) {
            return true;
        }
    }
    return looks_like_block(word);
}

bool legs_begin_with_word(const leg_list *legs)
{
    return !legs->of_file && legs->leg[0].kind != BAC_LEG_BLOCK;
}

/* ---- blocks ---- */

static bool read_mg(const char *text, size_t length, uint16_t *mg)
{
    uint32_t number = 0;
    const bool digits = digits_parse(text, length, &number);
    *mg = number <= BAC_DOSE_MAX ? (uint16_t)number : 0;
    return digits && number <= BAC_DOSE_MAX;
}

static bool block_error(failure *why, message words)
{
    return why != NULL && failure_say(why, words,
                                      MESSAGE_VALUES({"low", NULL, BAC_INTAKES_MIN}, {"high", NULL, BAC_INTAKES_MAX},
                                                     {"most", NULL, BAC_DAYS_MAX}, {"mg", NULL, BAC_DOSE_MAX}));
}

/* Two to four amounts between one and the same sign: `+` in mg, `-` in tablets. */
static bool read_intakes(const char *text, size_t length, char sign, bac_leg *block, failure *why)
{
    uint32_t sum = 0;
    for (size_t at = 0; at <= length;) {
        size_t end = at;
        while (end < length && text[end] != sign) {
            end++;
        }
        uint16_t mg = 0;
        if (block->intake_count == BAC_INTAKES_MAX) {
            return block_error(why, MSG_BLOCK_INTAKES);
        }
        if (!(sign == '+' ? read_mg : tablets_parse)(text + at, end - at, &mg)) {
            return block_error(why, sign == '+' ? MSG_BLOCK_MG : MSG_BLOCK_TABLETS);
        }
        sum += mg;
        block->intake_mg[block->intake_count++] = mg;
        at = end + 1;
    }
    block->dose_mg = (uint16_t)sum;
    return sum <= BAC_DOSE_MAX || block_error(why, MSG_BLOCK_DOSE);
}

static bool read_dose(const char *text, size_t length, bac_leg *block, failure *why)
{
    const bool plus = memchr(text, '+', length) != NULL;
    const bool minus = memchr(text, '-', length) != NULL;
    uint32_t dose_mg = 0;
    if (length == 0) {
        return block_error(why, MSG_BLOCK_NO_DOSE);
    }
    if (plus && minus) {
        return block_error(why, MSG_BLOCK_MIXED);
    }
    if (plus || minus) {
        return read_intakes(text, length, plus ? '+' : '-', block, why);
    }
    if (!digits_parse(text, length, &dose_mg)) {
        return block_error(why, MSG_BLOCK_SINGLE);
    }
    block->dose_mg = (uint16_t)dose_mg;
    return dose_mg <= BAC_DOSE_MAX || block_error(why, MSG_BLOCK_DOSE);
}

/* [R-leg-block] */
bool block_read(const char *word, bac_leg *block, failure *why)
{
    uint32_t days = 0;
    const size_t length = strcspn(word, "x");
    *block = (bac_leg){.kind = BAC_LEG_BLOCK};
    if (word[length] != 'x' || !digits_parse(word + length + 1, strlen(word + length + 1), &days) || days < 1 ||
        days > BAC_DAYS_MAX) {
        return block_error(why, word[length] == 'x' ? MSG_BLOCK_DAYS_RANGE : MSG_BLOCK_DAYS);
    }
    block->days = (uint16_t)days;
    return read_dose(word, length, block, why);
}

bool failure_near_block(failure *why, const char *operand)
{
    static const struct {
        const char *written, *meant;
    } slips[] = {{"mg", ""}, {"MG", ""}, {" ", ""}, {"X", "x"}, {"\xC3\x97", "x"}, {"*", "x"}};
    char meant[NEAR_BLOCK_MAX];
    sink text;
    bac_leg block;
    sink_begin_text(&text, meant, sizeof meant);
    for (const char *at = operand; *at != '\0';) {
        size_t i = 0;
        while (i < sizeof slips / sizeof slips[0] && strncmp(at, slips[i].written, strlen(slips[i].written)) != 0) {
            i++;
        }
        const bool slip = i < sizeof slips / sizeof slips[0];
        sink_put(&text, slip ? slips[i].meant : at, slip ? strlen(slips[i].meant) : 1);
        at += slip ? strlen(slips[i].written) : 1;
    }
    if (text.failed || !block_read(sink_end_text(&text), &block, NULL)) {
        return false;
    }
    failure_nearest(why, operand, MSG_NEAR_BLOCK, "", meant);
    return true;
}

/* ---- words ---- */

typedef struct {
    const char *(*next_word)(void *from);
    void *from;
    const char *word; /* the next one, not yet taken; NULL: the end */
} word_reader;

static void take_word(word_reader *reader)
{
    reader->word = reader->next_word(reader->from);
}

static void put_place(failure *why, unsigned place)
{
    message_put(&why->text, why->lang, MSG_LEG_PLACE, MESSAGE_VALUES({"place", NULL, place}));
    sink_char(&why->text, ' ');
}

static bool leg_error(failure *why, unsigned place, const char *word, message words)
{
    put_place(why, place);
    return failure_quoted(
        why, word, words,
        MESSAGE_VALUES({"mg", NULL, BAC_DOSE_MAX}, {"most", NULL, BAC_DAYS_MAX}, {"least", NULL, BAC_TAPER_DAYS_MIN}));
}

/* The number behind a word. */
static bool read_number(word_reader *reader, unsigned place, const char *word, uint32_t low, uint32_t high,
                        message words, uint16_t *number, failure *why)
{
    uint32_t parsed = 0;
    if (reader->word == NULL || !digits_parse(reader->word, strlen(reader->word), &parsed) || parsed < low ||
        parsed > high) {
        return leg_error(why, place, word, words);
    }
    *number = (uint16_t)parsed;
    take_word(reader);
    return true;
}

/* [R-leg-errors] */
static bool read_leg(word_reader *reader, unsigned place, bac_leg *leg, failure *why)
{
    const char *word = reader->word;
    if (looks_like_block(word)) {
        failure fault;
        failure_begin(&fault, why->lang, why->columns);
        take_word(reader);
        if (block_read(word, leg, &fault)) {
            return true;
        }
        put_place(why, place);
        return failure_quoted(why, word, MSG_AS_IT_IS, MESSAGE_VALUES({"text", failure_text(&fault), 0}));
    }
    unsigned kind = 0;
    while (kind < LEG_WORDS && strcmp(word, leg_words[kind]) != 0) {
        kind++;
    }
    if (kind == LEG_WORDS) {
        put_place(why, place);
        return !failure_near_block(why, word) && failure_quoted(why, word, MSG_NO_LEG, NULL);
    }
    *leg = (bac_leg){.kind = (bac_leg_kind)kind};
    take_word(reader);
    switch (kind) {
    case BAC_LEG_HOLD:
        return read_number(reader, place, word, 1, BAC_DAYS_MAX, MSG_LEG_HOLD_DAYS, &leg->days, why);
    case BAC_LEG_TO:
        if (!read_number(reader, place, word, 0, BAC_DOSE_MAX, MSG_LEG_TO_DOSE, &leg->dose_mg, why)) {
            return false;
        }
        break;
    case BAC_LEG_STOP:
        break;
    default:
        return leg_error(why, place, word, MSG_LEG_IN_ALONE);
    }
    if (reader->word == NULL || strcmp(reader->word, leg_words[BAC_LEG_BLOCK]) != 0) {
        return true;
    }
    take_word(reader);
    return read_number(reader, place, "in", BAC_TAPER_DAYS_MIN, BAC_DAYS_MAX, MSG_LEG_IN_DAYS, &leg->days, why);
}

bool legs_read(leg_list *legs, const char *(*next_word)(void *from), void *from, failure *why)
{
    word_reader reader = {.next_word = next_word, .from = from};
    legs->count = 0;
    legs->of_file = false;
    take_word(&reader);
    while (reader.word != NULL) {
        if (legs->count == LEGS_MAX) {
            return failure_say(why, MSG_TOO_MANY_DAYS, MESSAGE_VALUES({"most", NULL, BAC_DAYS_MAX}));
        }
        if (!read_leg(&reader, legs->count + 1, &legs->leg[legs->count], why)) {
            return false;
        }
        legs->count++;
    }
    return legs->count > 0 || failure_say(why, why->columns ? MSG_LEGS_MISSING_CELL : MSG_LEGS_MISSING, NULL);
}

/* A copy of the text, whose words are terminated one by one. */
typedef struct {
    char *next;
    char text[LEGS_TEXT_MAX + 1];
} text_words;

static const char *next_of_text(void *from)
{
    text_words *words = from;
    char *word = words->next + strspn(words->next, " ");
    char *end = word + strcspn(word, " ");
    words->next = end + (*end != '\0' ? 1 : 0);
    *end = '\0';
    return end > word ? word : NULL;
}

bool legs_read_text(leg_list *legs, const char *text, failure *why)
{
    text_words words;
    words.next = words.text;
    text_copy(words.text, sizeof words.text, text);
    return legs_read(legs, next_of_text, &words, why);
}

/* ---- plans ---- */

static message status_message(bac_status status)
{
    static const struct {
        bac_status status;
        message words;
    } rows[] = {
        {BAC_FROM_OFF_GRID, MSG_LEG_FROM_OFF_GRID},
        {BAC_TO_OFF_GRID, MSG_OFF_GRID},
        {BAC_TO_AT_DOSE, MSG_LEG_TO_AT_DOSE},
        {BAC_TO_ZERO, MSG_LEG_TO_ZERO},
        {BAC_STOP_AT_ZERO, MSG_LEG_STOP_AT_ZERO},
        {BAC_HOLD_AT_ZERO, MSG_LEG_HOLD_AT_ZERO},
        {BAC_TARGET_BELOW_INITIAL, MSG_TARGET_BELOW_INITIAL},
        {BAC_DAYS_RISING, MSG_LEG_DAYS_RISING},
        {BAC_DAYS_AND_MAX_STEP, MSG_NOT_TOGETHER},
        {BAC_TOO_MANY_BLOCKS, MSG_LEG_TOO_MANY_BLOCKS},
        {BAC_PLAN_TOO_LONG, MSG_LEG_TOO_LONG},
    };
    size_t i = 0;
    while (i + 1 < sizeof rows / sizeof rows[0] && rows[i].status != status) {
        i++;
    }
    return rows[i].words;
}

static void explain(const leg_list *legs, const bac_course *course, failure *why)
{
    const bac_leg *leg = &legs->leg[course->leg - 1];
    char text[64];
    char other[COLUMN_NAME_MAX + 2];
    sink words;
    option_spelling(why, other, OPTION_MAX_STEP);
    sink_begin_text(&words, text, sizeof text);
    leg_put(&words, leg);
    put_place(why, course->leg);
    const uint16_t below_mg = (uint16_t)(leg->dose_mg - leg->dose_mg % BAC_DOSE_STEP);
    failure_quoted(why, sink_end_text(&words), status_message(course->status),
                   MESSAGE_VALUES({"dose", NULL, course->dose_mg}, {"below", NULL, below_mg},
                                  {"above", NULL, below_mg + BAC_DOSE_STEP}, {"other", other, 0},
                                  {"initial", NULL, course->request.initial_mg}, {"blocks", NULL, BAC_BLOCKS_MAX},
                                  {"most", NULL, BAC_DAYS_MAX}));
}

bac_status legs_plan(const leg_list *legs, const bac_protocol *protocol, const bac_course_request *request,
                     bac_plan *plan, uint32_t *place, failure *why)
{
    bac_course course;
    bac_course_begin(&course, plan, protocol, request);
    for (unsigned i = 0; i < legs->count && course.status == BAC_OK; i++) {
        bac_course_add(&course, &legs->leg[i]);
    }
    const bac_status status = bac_course_end(&course);
    *place = course.leg;
    if (status != BAC_OK && course.leg > 0) {
        explain(legs, &course, why);
    }
    return status;
}
