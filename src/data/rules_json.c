/* SPDX-License-Identifier: MIT */
#include "data/rules_json.h"
#include "data/json.h"
#include "sheet/rules.h"
#include "words/status.h"

enum { WORDS_SIZE = 1024 };

static void put_sources(sink *out, bac_sources sources)
{
    char text[SOURCES_TEXT_MAX];
    sources_text(text, ENGLISH, sources);
    sink_text(out, ",\"source\":");
    json_string(out, text);
}

static void put_value(sink *out, const char *key, uint32_t value)
{
    sink_text(out, ",\"");
    sink_text(out, key);
    sink_text(out, "\":");
    sink_number(out, value);
}

static void begin_rule(sink *out, const char *key)
{
    sink_text(out, "{\"rule\":");
    json_string(out, key);
}

/* What is said of the rule, and its end. */
static void end_rule(sink *out, bac_sources sources, sink *words)
{
    put_sources(out, sources);
    sink_text(out, ",\"text\":");
    json_string(out, sink_end_text(words));
    sink_char(out, '}');
}

static void put_number_rule(sink *out, language lang, const bac_protocol *protocol, const number_rule *rule)
{
    char bytes[WORDS_SIZE];
    sink words;
    const bac_number first = protocol_number(protocol, rule->first);
    begin_rule(out, rule->key);
    put_value(out, "low", first.value);
    put_value(out, "high", protocol_number(protocol, rule->last).value);
    if (rule->last_from != 0) {
        put_value(out, "high_from_mg", protocol_number(protocol, rule->last_from).value);
    }
    sink_begin_text(&words, bytes, sizeof bytes);
    number_rule_put(&words, lang, protocol, rule);
    end_rule(out, first.sources, &words);
}

static void put_review_rule(sink *out, language lang, const bac_review_rule *rule)
{
    char bytes[WORDS_SIZE];
    sink words;
    begin_rule(out, rule_names[BAC_RULE_SECOND_OPINION + (unsigned)rule->review - 1]);
    put_value(out, "threshold_mg", rule->threshold.value);
    sink_text(out, rule->inclusive ? ",\"inclusive\":true" : ",\"inclusive\":false");
    put_value(out, "from_age", rule->from_age);
    sink_begin_text(&words, bytes, sizeof bytes);
    review_rule_put(&words, lang, rule);
    end_rule(out, rule->threshold.sources, &words);
}

/* Of no day in particular. */
static void put_status(sink *out, language lang, const bac_protocol *protocol)
{
    char bytes[WORDS_SIZE];
    sink words;
    sink_begin_text(&words, bytes, sizeof bytes);
    status_put(&words, lang, protocol, &(bac_patient){.dated = false});
    sink_text(out, ",\"status\":");
    json_string(out, sink_end_text(&words));
}

static void put_protocol(sink *out, language lang, const bac_protocol *protocol)
{
    sink_char(out, '{');
    json_protocol_members(out, protocol);
    put_status(out, lang, protocol);
    put_sources(out, protocol->regulation);
    sink_text(out, ",\"rules\":[");
    for (unsigned i = 0; i < NUMBER_RULES; i++) {
        sink_text(out, i > 0 ? "," : "");
        put_number_rule(out, lang, protocol, &number_rules[i]);
    }
    for (unsigned i = 0; i < BAC_REVIEW_RULES_MAX && protocol->review[i].review != BAC_REVIEW_NONE; i++) {
        sink_char(out, ',');
        put_review_rule(out, lang, &protocol->review[i]);
    }
    sink_text(out, "]}");
}

static void put_checks(sink *out, language lang)
{
    for (unsigned i = 0; i < BAC_RULE_COUNT; i++) {
        sink_text(out, i > 0 ? "," : "");
        begin_rule(out, rule_names[i]);
        sink_text(out, ",\"text\":");
        json_string(out, message_text(lang, check_message((bac_rule)i)));
        sink_char(out, '}');
    }
}

/* [R-rules-printed] */
void rules_json(sink *out, language lang, const char *only)
{
    bool first = true;
    sink_text(out, "{\"version\":\"" BAC_VERSION "\",\"rules_version\":\"" BAC_RULES_VERSION "\",\"protocols\":[");
    for (size_t i = 0; bac_protocol_at(i) != NULL; i++) {
        if (protocol_chosen(bac_protocol_at(i), only)) {
            sink_text(out, first ? "" : ",");
            put_protocol(out, lang, bac_protocol_at(i));
            first = false;
        }
    }
    sink_text(out, "],\"checks\":[");
    put_checks(out, lang);
    sink_text(out, "]}\n");
}
