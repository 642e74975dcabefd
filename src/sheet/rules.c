/* SPDX-License-Identifier: MIT */
#include "sheet/rules.h"
#include "words/finding.h"

#define NUMBER(member) offsetof(bac_protocol, member)

const number_rule number_rules[NUMBER_RULES] = {
    {"start-dose", MSG_RULE_START, MSG_RULE_RANGE_MG, NUMBER(start_min), NUMBER(start_max), 0},
    {"increase", MSG_RULE_INCREASE, MSG_RULE_UP_TO_MG, NUMBER(increase_slow), NUMBER(increase), NUMBER(slow_below)},
    {"days-per-step", MSG_RULE_STEP, MSG_RULE_RANGE_DAYS, NUMBER(step_min), NUMBER(step_max), 0},
    {"ceiling", MSG_RULE_CEILING, MSG_RULE_CEILING_MG, NUMBER(ceiling), NUMBER(ceiling), 0},
    {"stopping", MSG_RULE_STOPPING, MSG_RULE_RANGE_DAYS, NUMBER(stop_min), NUMBER(stop_max), 0},
    {"example-decrease", MSG_RULE_EXAMPLE, MSG_RULE_PER_TWO_DAYS, NUMBER(fall_gentle), NUMBER(fall_brisk), 0},
    {"steepest-decrease", MSG_RULE_STEEPEST, MSG_RULE_IN_TWO_DAYS, NUMBER(fall_max), NUMBER(fall_max), 0},
};

bac_number protocol_number(const bac_protocol *protocol, size_t offset)
{
    bac_number number;
    memcpy(&number, (const char *)protocol + offset, sizeof number);
    return number;
}

/* The sentence that fits these numbers. */
static message words_for(const bac_protocol *protocol, const number_rule *rule, bac_number first, bac_number last)
{
    if (rule->last == NUMBER(increase) && protocol->slow_below.value > 0) {
        return MSG_RULE_SLOW_THEN;
    }
    if (rule->first == NUMBER(ceiling) && (first.sources & BAC_TOOL) != 0) {
        return MSG_RULE_REFUSED_ABOVE;
    }
    return rule->words == MSG_RULE_RANGE_MG && first.value == last.value ? MSG_RULE_MG : rule->words;
}

void number_rule_put(sink *out, language lang, const bac_protocol *protocol, const number_rule *rule)
{
    const bac_number first = protocol_number(protocol, rule->first);
    const bac_number last = protocol_number(protocol, rule->last);
    message_put(out, lang, words_for(protocol, rule, first, last),
                MESSAGE_VALUES({"first", NULL, first.value}, {"second", NULL, last.value},
                               {"below", NULL, protocol->slow_below.value}));
}

void review_rule_put(sink *out, language lang, const bac_review_rule *rule)
{
    sink_text(out, message_text(lang, review_message(rule->review)));
    sink_text(out, message_text(lang, MSG_COLON));
    threshold_put(out, lang, rule);
}

void in_force_put(sink *out, language lang, const bac_protocol *protocol)
{
    char since[DATE_TEXT_MAX];
    char until[DATE_TEXT_MAX];
    date_text(since, lang, protocol->in_force_from, false);
    date_text(until, lang, protocol->in_force_to, false);
    message_put(out, lang, protocol->in_force_to.n == BAC_DATE_MAX ? MSG_RULE_SINCE : MSG_RULE_FROM_TO,
                MESSAGE_VALUES({"since", since, 0}, {"until", until, 0}));
}

message eligibility_message(const bac_protocol *protocol)
{
    return protocol->conditions_forbid ? MSG_RULE_CONDITIONS_FORBID : MSG_RULE_CONDITIONS_WEIGH;
}

void condition_rule_put(sink *out, language lang, bac_condition condition)
{
    message_put(out, lang,
                bac_condition_rule(condition) == BAC_RULE_CONTRAINDICATION ? MSG_RULE_FORBIDS : MSG_RULE_PSYCHIATRIC,
                MESSAGE_VALUES({"state", message_text(lang, condition_message(condition)), 0}));
}

message check_message(bac_rule rule)
{
    return (message)(MSG_CHECK_TABLET + (int)rule);
}

message indication_message(unsigned name)
{
    return (message)(MSG_INDICATION_ABSTINENCE + (int)name);
}

bool protocol_chosen(const bac_protocol *protocol, const char *only)
{
    return only == NULL || strcmp(protocol->id, only) == 0;
}
