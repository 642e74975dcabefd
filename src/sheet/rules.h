/* SPDX-License-Identifier: MIT */
/* What is said of the encoded rules: the sentences, each about numbers of a protocol. */
#ifndef SHEET_RULES_H
#define SHEET_RULES_H

#include "words/names.h"

/* A sentence about one or two numbers of a protocol. */
typedef struct {
    const char *key;
    message label, words;
    size_t first, last; /* which numbers: offsets of a bac_number in a protocol */
    size_t last_from;   /* the dose from which the last one holds; 0: no dose decides */
} number_rule;

enum { NUMBER_RULES = 7 };
extern const number_rule number_rules[NUMBER_RULES];

bac_number protocol_number(const bac_protocol *protocol, size_t offset);

/* "+5 mg while below 30 mg per day, +10 mg from there on", without its sources: those are the first number's. */
void number_rule_put(sink *out, language lang, const bac_protocol *protocol, const number_rule *rule);

/* "second opinion of ...: more than 120 mg per day". */
void review_rule_put(sink *out, language lang, const bac_review_rule *rule);

/* "from 14 Mar 2014 to 23 Jul 2017". */
void in_force_put(sink *out, language lang, const bac_protocol *protocol);

/* What the conditions do under a protocol; what one of them does; what a check and an indication mean. */
message eligibility_message(const bac_protocol *protocol);
void condition_rule_put(sink *out, language lang, bac_condition condition);
message check_message(bac_rule rule);
message indication_message(unsigned name);

/* Whether the rules of the protocol are asked for: all are where `only` is NULL. */
bool protocol_chosen(const bac_protocol *protocol, const char *only);

#endif
