/* SPDX-License-Identifier: MIT */
#include "paper/rules.h"
#include "data/json.h"
#include "words/names.h"
#include "words/status.h"
#include <stddef.h>

/* One line of a protocol: a label and a sentence about one or two of its numbers. */
typedef struct {
    const char *key;
    message label, words;
    size_t first, second; /* offsets of a bac_number; the first one's sources are printed */
} number_rule;

#define NUMBER(member) offsetof(bac_protocol, member)

static const number_rule number_rules[] = {
    {"start_dose", MSG_RULE_START, MSG_RULE_RANGE_MG, NUMBER(start_min), NUMBER(start_max)},
    {"increase", MSG_RULE_INCREASE, MSG_RULE_UP_TO_MG, NUMBER(increase), NUMBER(increase)},
    {"days_per_step", MSG_RULE_STEP, MSG_RULE_RANGE_DAYS, NUMBER(step_min), NUMBER(step_max)},
    {"ceiling", MSG_RULE_CEILING, MSG_RULE_CEILING_MG, NUMBER(ceiling), NUMBER(ceiling)},
    {"stopping", MSG_RULE_STOPPING, MSG_RULE_RANGE_DAYS, NUMBER(stop_min), NUMBER(stop_max)},
    {"example_decrease", MSG_RULE_EXAMPLE, MSG_RULE_PER_TWO_DAYS, NUMBER(fall_gentle), NUMBER(fall_brisk)},
    {"steepest_decrease", MSG_RULE_STEEPEST, MSG_RULE_IN_TWO_DAYS, NUMBER(fall_max), NUMBER(fall_max)},
};

enum { NUMBER_RULES = sizeof number_rules / sizeof number_rules[0], VALUES = 5, WORDS_MAX = 2048 };

static bac_number number_at(const bac_protocol *protocol, size_t offset)
{
    bac_number number;
    memcpy(&number, (const char *)protocol + offset, sizeof number);
    return number;
}

static bool chosen(const bac_protocol *protocol, const char *only)
{
    return only == NULL || strcmp(protocol->id, only) == 0;
}

/* ---- what a rule says ---- */

static void put_sources(sink *out, language lang, bac_sources sources)
{
    char text[SOURCES_TEXT_MAX];
    sources_text(text, lang, sources);
    sink_text(out, " [");
    sink_text(out, text);
    sink_text(out, "]");
}

/* The sentence without its sources. */
static void put_number_rule(sink *out, language lang, const bac_protocol *protocol, const number_rule *rule)
{
    const bac_number first = number_at(protocol, rule->first);
    const bac_number second = number_at(protocol, rule->second);
    const bool slow = rule->first == NUMBER(increase) && protocol->slow_below.value > 0;
    const bool range = first.value != second.value;
    const bool refused = rule->first == NUMBER(ceiling) && (first.sources & BAC_TOOL) != 0;
    const message words = slow                                         ? MSG_RULE_SLOW_THEN
                          : refused                                    ? MSG_RULE_REFUSED_ABOVE
                          : !range && rule->words == MSG_RULE_RANGE_MG ? MSG_RULE_MG
                                                                       : rule->words;
    message_put(out, lang, words,
                MESSAGE_VALUES({"first", NULL, first.value}, {"second", NULL, second.value},
                               {"slow", NULL, protocol->increase_slow.value},
                               {"below", NULL, protocol->slow_below.value}));
}

static void put_review_rule(sink *out, language lang, const bac_review_rule *rule)
{
    message words = rule->inclusive ? MSG_THRESHOLD_FROM : MSG_THRESHOLD_ABOVE;
    if (rule->from_age > 0) {
        words = rule->inclusive ? MSG_THRESHOLD_AGE_FROM : MSG_THRESHOLD_AGE_ABOVE;
    }
    sink_text(out, message_text(lang, review_message(rule->review)));
    sink_text(out, message_text(lang, MSG_COLON));
    message_put(out, lang, words,
                MESSAGE_VALUES({"mg", NULL, rule->threshold.value}, {"age", NULL, rule->from_age - 1u}));
}

static void put_eligibility(sink *out, language lang, const bac_protocol *protocol)
{
    sink_text(out,
              message_text(lang, protocol->conditions_forbid ? MSG_RULE_CONDITIONS_FORBID : MSG_RULE_CONDITIONS_WEIGH));
}

static void put_period(sink *out, language lang, const bac_protocol *protocol)
{
    char since[DATE_TEXT_MAX];
    char until[DATE_TEXT_MAX];
    date_text(since, lang, protocol->in_force_from, false);
    date_text(until, lang, protocol->in_force_to, false);
    message_put(out, lang, protocol->in_force_to.n == BAC_DATE_MAX ? MSG_RULE_SINCE : MSG_RULE_FROM_TO,
                MESSAGE_VALUES({"since", since, 0}, {"until", until, 0}));
}

/* ---- text ---- */

static void add_line(paper *page, language lang, message label, sink *words)
{
    enum { LABEL_COLUMNS = 24, LABEL_MAX = 80 };
    char padded[LABEL_MAX];
    const char *text = message_text(lang, label);
    size_t columns = 2;
    char *at = put_text(padded, "  ");
    for (; *text != '\0'; text++) {
        *at++ = *text;
        columns += ((unsigned char)*text & 0xC0) != 0x80;
    }
    for (; columns < LABEL_COLUMNS; columns++) {
        *at++ = ' ';
    }
    *at = '\0';
    words->buffer[words->used] = '\0';
    paper_paragraph(page, padded, words->buffer);
    words->used = 0;
}

static void add_protocol(paper *page, language lang, const bac_protocol *protocol)
{
    char bytes[WORDS_MAX];
    sink words;
    sink_begin(&words, bytes, sizeof bytes - 1, NULL, NULL);
    sink_text(&words, protocol->id);
    sink_text(&words, message_text(lang, MSG_COLON));
    sink_text(&words, protocol->title);
    put_sources(&words, lang, protocol->regulation);
    words.buffer[words.used] = '\0';
    paper_paragraph(page, "", words.buffer);
    words.used = 0;

    put_period(&words, lang, protocol);
    put_sources(&words, lang, protocol->in_force);
    add_line(page, lang, MSG_RULE_IN_FORCE, &words);
    for (unsigned i = 0; i < NUMBER_RULES; i++) {
        put_number_rule(&words, lang, protocol, &number_rules[i]);
        put_sources(&words, lang, number_at(protocol, number_rules[i].first).sources);
        add_line(page, lang, number_rules[i].label, &words);
    }
    for (unsigned i = 0; i < BAC_REVIEW_RULES_MAX && protocol->review[i].review != BAC_REVIEW_NONE; i++) {
        put_review_rule(&words, lang, &protocol->review[i]);
        put_sources(&words, lang, protocol->review[i].threshold.sources);
        add_line(page, lang, MSG_RULE_REVIEW, &words);
    }
    put_eligibility(&words, lang, protocol);
    put_sources(&words, lang, protocol->eligibility);
    add_line(page, lang, MSG_RULE_CONDITIONS, &words);
    paper_blank(page);
}

/* A name of the interface, and what it means. */
static void add_named(paper *page, const char *name, const char *text)
{
    enum { LABEL_COLUMNS = 26 };
    char label[LABEL_COLUMNS + 1];
    char *at = put_text(put_text(label, "  "), name);
    memset(at, ' ', (size_t)(label + LABEL_COLUMNS - at));
    label[LABEL_COLUMNS] = '\0';
    paper_paragraph(page, label, text);
}

static void add_checks(paper *page, language lang)
{
    paper_paragraph(page, "", message_text(lang, MSG_RULE_CHECKS));
    for (unsigned i = 0; i < BAC_RULE_COUNT; i++) {
        add_named(page, rule_names[i], message_text(lang, (message)(MSG_CHECK_TABLET + (int)i)));
    }
    paper_blank(page);
}

static void add_indications(paper *page, language lang)
{
    paper_paragraph(page, "", message_text(lang, MSG_RULE_INDICATIONS));
    for (unsigned i = 0; indication_names[i] != NULL; i++) {
        add_named(page, indication_names[i], message_text(lang, (message)(MSG_INDICATION_ABSTINENCE + (int)i)));
    }
    paper_blank(page);
}

static void add_conditions(paper *page, language lang)
{
    paper_paragraph(page, "", message_text(lang, MSG_RULE_ELIGIBILITY));
    for (unsigned i = 0; i < BAC_CONDITION_COUNT; i++) {
        const char *condition = message_text(lang, condition_message((bac_condition)i));
        char text[WORDS_MAX];
        sink words;
        sink_begin(&words, text, sizeof text - 1, NULL, NULL);
        message_put(&words, lang, i < BAC_MODERATE_DEPRESSION ? MSG_RULE_FORBIDS : MSG_RULE_PSYCHIATRIC,
                    MESSAGE_VALUES({"condition", condition, 0}));
        text[words.used] = '\0';
        add_named(page, condition_names[i], text);
    }
    paper_blank(page);
}

void rules_text(paper *page, language lang, const char *only)
{
    paper_section_begin(page, 0, 0);
    for (size_t i = 0; bac_protocol_at(i) != NULL; i++) {
        if (chosen(bac_protocol_at(i), only)) {
            add_protocol(page, lang, bac_protocol_at(i));
        }
    }
    add_checks(page, lang);
    add_indications(page, lang);
    add_conditions(page, lang);
    paper_paragraph(page, "", message_text(lang, MSG_RULE_SOURCES));
    for (int source = MSG_SOURCE_S1; source <= MSG_SOURCE_W4; source++) {
        paper_paragraph(page, "  ", message_text(lang, (message)source));
    }
}

/* ---- JSON ---- */

static void json_sources(sink *out, bac_sources sources)
{
    char text[SOURCES_TEXT_MAX];
    sources_text(text, ENGLISH, sources);
    sink_text(out, ",\"source\":");
    json_string(out, text);
}

static void json_rule(sink *out, const char *key, const char *words, const bac_number values[],
                      const char *const names[])
{
    sink_text(out, "{\"rule\":");
    json_string(out, key);
    for (unsigned i = 0; names[i] != NULL; i++) {
        sink_text(out, ",\"");
        sink_text(out, names[i]);
        sink_text(out, "\":");
        sink_number(out, values[i].value);
    }
    json_sources(out, values[0].sources);
    sink_text(out, ",\"text\":");
    json_string(out, words);
    sink_text(out, "}");
}

static void json_protocol(sink *out, language lang, const bac_protocol *protocol)
{
    static const char *const range_names[] = {"low", "high", NULL};
    static const char *const review_keys[] = {"threshold_mg", NULL};
    char bytes[WORDS_MAX];
    sink words;
    sink_text(out, "{");
    json_protocol_members(out, protocol);
    json_sources(out, protocol->regulation);
    sink_text(out, ",\"rules\":[");
    for (unsigned i = 0; i < NUMBER_RULES; i++) {
        const bac_number values[] = {number_at(protocol, number_rules[i].first),
                                     number_at(protocol, number_rules[i].second)};
        sink_begin(&words, bytes, sizeof bytes - 1, NULL, NULL);
        put_number_rule(&words, lang, protocol, &number_rules[i]);
        bytes[words.used] = '\0';
        sink_text(out, i > 0 ? "," : "");
        json_rule(out, number_rules[i].key, bytes, values, range_names);
    }
    for (unsigned i = 0; i < BAC_REVIEW_RULES_MAX && protocol->review[i].review != BAC_REVIEW_NONE; i++) {
        const bac_review_rule *rule = &protocol->review[i];
        sink_begin(&words, bytes, sizeof bytes - 1, NULL, NULL);
        put_review_rule(&words, lang, rule);
        bytes[words.used] = '\0';
        sink_text(out, ",");
        json_rule(out, rule_names[BAC_RULE_SECOND_OPINION + (unsigned)rule->review - 1], bytes, &rule->threshold,
                  review_keys);
    }
    sink_text(out, "]}");
}

void rules_json(sink *out, language lang, const char *only)
{
    sink_text(out, "{\"version\":");
    json_string(out, BAC_VERSION);
    sink_text(out, ",\"rules_version\":");
    json_string(out, BAC_RULES_VERSION);
    sink_text(out, ",\"protocols\":[");
    bool first = true;
    for (size_t i = 0; bac_protocol_at(i) != NULL; i++) {
        if (chosen(bac_protocol_at(i), only)) {
            sink_text(out, first ? "" : ",");
            json_protocol(out, lang, bac_protocol_at(i));
            first = false;
        }
    }
    sink_text(out, "],\"checks\":[");
    for (unsigned i = 0; i < BAC_RULE_COUNT; i++) {
        sink_text(out, i > 0 ? ",{\"rule\":" : "{\"rule\":");
        json_string(out, rule_names[i]);
        sink_text(out, ",\"text\":");
        json_string(out, message_text(lang, (message)(MSG_CHECK_TABLET + (int)i)));
        sink_text(out, "}");
    }
    sink_text(out, "]}\n");
}
