/* SPDX-License-Identifier: MIT */
/* The protocols, as rows of one table. A new protocol is a new row: nothing else names one. */
#include "protocol.h"

#define DATE(days)                                                                                                     \
    {                                                                                                                  \
        (days)                                                                                                         \
    }

/* [R-protocol-table] [R-fourth-protocol] */
static const bac_protocol protocols[] = {
    {
        .id = "rtu-2014",
        .title = "RTU 2014",
        .regulation = BAC_S1,
        .in_force_from = DATE(16143), /* 2014-03-14 */
        .in_force_to = DATE(17370),   /* 2017-07-23 */
        .in_force = BAC_S1 | BAC_W3,
        .start_min = {15, BAC_S1},
        .start_max = {15, BAC_S1},
        .slow_below = {30, BAC_S1},
        .increase_slow = {5, BAC_S1},
        .increase = {10, BAC_S1},
        .step_min = {2, BAC_S1},
        .step_max = {3, BAC_S1},
        .ceiling = {300, BAC_S1},
        .review =
            {
                {BAC_REVIEW_SECOND_OPINION, {120, BAC_S1}, .inclusive = false, .from_age = 0},
                {BAC_REVIEW_COLLEGIAL, {180, BAC_S1}, .inclusive = true, .from_age = 0},
                {BAC_REVIEW_COLLEGIAL, {120, BAC_S1}, .inclusive = true, .from_age = 66},
            },
        .stop_min = {7, BAC_S1},
        .stop_max = {28, BAC_S1},
        .fall_gentle = {10, BAC_S1},
        .fall_brisk = {15, BAC_S1},
        .fall_max = {20, BAC_TOOL},
        .eligibility = BAC_S1,
        .intakes = BAC_TOOL,
        .conditions_forbid = true,
        .abstinence_indicated = true,
        .rtu = true,
    },
    {
        .id = "rtu-2017",
        .title = "RTU 2017",
        .regulation = BAC_S4 | BAC_W3,
        .in_force_from = DATE(17371), /* 2017-07-24 */
        .in_force_to = DATE(18673),   /* 2021-02-15 */
        .in_force = BAC_W3 | BAC_W4,
        .start_min = {15, BAC_S1 | BAC_CARRIED},
        .start_max = {15, BAC_S1 | BAC_CARRIED},
        .slow_below = {30, BAC_S1 | BAC_CARRIED},
        .increase_slow = {5, BAC_S1 | BAC_CARRIED},
        .increase = {10, BAC_S1 | BAC_CARRIED},
        .step_min = {2, BAC_S1 | BAC_CARRIED},
        .step_max = {3, BAC_S1 | BAC_CARRIED},
        .ceiling = {80, BAC_S4 | BAC_W3},
        .stop_min = {7, BAC_S1 | BAC_CARRIED},
        .stop_max = {28, BAC_S1 | BAC_CARRIED},
        .fall_gentle = {10, BAC_W3},
        .fall_brisk = {15, BAC_W3},
        .fall_max = {20, BAC_TOOL},
        .eligibility = BAC_S1 | BAC_CARRIED,
        .intakes = BAC_TOOL,
        .conditions_forbid = true,
        .abstinence_indicated = true,
        .rtu = true,
    },
    {
        .id = "amm-2021",
        .title = "AMM 2021",
        .regulation = BAC_S4 | BAC_W1 | BAC_W2,
        .in_force_from = DATE(18949), /* 2021-11-18 */
        .in_force_to = DATE(BAC_DATE_MAX),
        .in_force = BAC_S4,
        .start_min = {15, BAC_W1},
        .start_max = {20, BAC_W1},
        .slow_below = {0, BAC_W1},
        .increase_slow = {10, BAC_W1},
        .increase = {10, BAC_W1},
        .step_min = {3, BAC_W1},
        .step_max = {4, BAC_W1},
        .ceiling = {300, BAC_W2 | BAC_TOOL},
        .review = {{BAC_REVIEW_MULTIDISCIPLINARY, {80, BAC_S4 | BAC_W2}, .inclusive = false, .from_age = 0}},
        .stop_min = {7, BAC_S1 | BAC_CARRIED},
        .stop_max = {28, BAC_S1 | BAC_CARRIED},
        .fall_gentle = {10, BAC_S1 | BAC_CARRIED},
        .fall_brisk = {15, BAC_S1 | BAC_CARRIED},
        .fall_max = {20, BAC_TOOL},
        .eligibility = BAC_S1 | BAC_CARRIED,
        .intakes = BAC_W1,
        .conditions_forbid = false,
        .abstinence_indicated = false,
        .rtu = false,
    },
};

static const size_t protocol_count = sizeof protocols / sizeof protocols[0];

/*@ assigns \nothing;
    ensures index < protocol_count ==> \result == &protocols[index];
    ensures \result != \null ==> sound_protocol(\result);
    ensures index >= protocol_count ==> \result == \null; */
const bac_protocol *bac_protocol_at(size_t index)
{
    return index < protocol_count ? &protocols[index] : NULL;
}

/*@ predicate string{L}(char *s) = \exists integer n; 0 <= n && \valid_read(s + (0 .. n)) && s[n] == 0;
    predicate same{L}(char *a, char *b) = \exists integer n; 0 <= n < BAC_PROTOCOL_NAME_MAX && a[n] == 0 &&
      \forall integer k; 0 <= k <= n ==> a[k] == b[k]; */

/*@ requires \valid_read(id + (0 .. BAC_PROTOCOL_NAME_MAX - 1)) && id[BAC_PROTOCOL_NAME_MAX - 1] == 0;
    requires string(given);
    assigns \nothing;
    ensures \result <==> same((char *)id, (char *)given); */
static bool same_id(const char id[BAC_PROTOCOL_NAME_MAX], const char *given)
{
    size_t i = 0;
    /*@ loop invariant i < BAC_PROTOCOL_NAME_MAX;
        loop invariant \forall integer k; 0 <= k < i ==> id[k] == given[k] && id[k] != 0;
        loop assigns i;
        loop variant BAC_PROTOCOL_NAME_MAX - i; */
    while (id[i] != '\0' && id[i] == given[i]) {
        i++;
    }
    return id[i] == given[i];
}

/* [R-protocol-choice] */
/*@ requires string(id);
    assigns \nothing;
    ensures \result == \null || same((char *)\result->id, (char *)id);
    ensures \result != \null ==> sound_protocol(\result);
    ensures \result == \null ==> \forall integer i; 0 <= i < protocol_count ==>
      !same((char *)protocols[i].id, (char *)id); */
const bac_protocol *bac_protocol_find(const char *id)
{
    /*@ loop invariant i <= protocol_count;
        loop invariant \forall integer k; 0 <= k < i ==> !same((char *)protocols[k].id, (char *)id);
        loop assigns i;
        loop variant protocol_count - i; */
    for (size_t i = 0; i < protocol_count; i++) {
        if (same_id(protocols[i].id, id)) {
            return &protocols[i];
        }
    }
    return NULL;
}

/* [R-in-force] */
/*@ assigns \nothing;
    ensures \result == \null || \result->in_force_from.n <= day.n <= \result->in_force_to.n;
    ensures \result != \null ==> sound_protocol(\result);
    ensures \result == \null ==> \forall integer i; 0 <= i < protocol_count ==>
      !(protocols[i].in_force_from.n <= day.n <= protocols[i].in_force_to.n); */
const bac_protocol *bac_protocol_in_force(bac_date day)
{
    /*@ loop invariant i <= protocol_count;
        loop invariant \forall integer k; 0 <= k < i ==>
          !(protocols[k].in_force_from.n <= day.n <= protocols[k].in_force_to.n);
        loop assigns i;
        loop variant protocol_count - i; */
    for (size_t i = 0; i < protocol_count; i++) {
        if (protocols[i].in_force_from.n <= day.n && day.n <= protocols[i].in_force_to.n) {
            return &protocols[i];
        }
    }
    return NULL;
}

/* [R-increase] */
/*@ requires \valid_read(protocol);
    assigns \nothing;
    ensures \result == increase_from(protocol, dose_mg); */
uint16_t bac_increase(const bac_protocol *protocol, uint16_t dose_mg)
{
    return dose_mg < protocol->slow_below.value ? protocol->increase_slow.value : protocol->increase.value;
}

/*@ requires \valid_read(rule) && rule->review != BAC_REVIEW_NONE;
    assigns \nothing;
    ensures \result <==> applies(rule, dose_mg, age); */
static bool review_rule_applies(const bac_review_rule *rule, uint16_t dose_mg, unsigned age)
{
    return dose_mg >= rule->threshold.value && (rule->inclusive || dose_mg > rule->threshold.value) &&
           age >= rule->from_age;
}

/* [R-review-needed] */
/*@ requires \valid_read(protocol);
    assigns \nothing;
    ensures \result != \null ==> applies(\result, dose_mg, age) &&
      strongest(\result, protocol, dose_mg, age, BAC_REVIEW_RULES_MAX) &&
      \exists integer i; 0 <= i < BAC_REVIEW_RULES_MAX && \result == &protocol->review[i];
    ensures \result == \null ==> \forall integer i; 0 <= i < BAC_REVIEW_RULES_MAX ==>
      !applies(&protocol->review[i], dose_mg, age); */
const bac_review_rule *bac_review_rule_for(const bac_protocol *protocol, uint16_t dose_mg, unsigned age)
{
    const bac_review_rule *found = NULL;
    /*@ loop invariant i <= BAC_REVIEW_RULES_MAX;
        loop invariant found != \null ==> applies(found, dose_mg, age) && strongest(found, protocol, dose_mg, age, i) &&
          \exists integer k; 0 <= k < i && found == &protocol->review[k];
        loop invariant found == \null ==> \forall integer k; 0 <= k < i ==>
          !applies(&protocol->review[k], dose_mg, age);
        loop assigns i, found;
        loop variant BAC_REVIEW_RULES_MAX - i; */
    for (size_t i = 0; i < BAC_REVIEW_RULES_MAX; i++) {
        const bac_review_rule *rule = &protocol->review[i];
        if (rule->review == BAC_REVIEW_NONE || !review_rule_applies(rule, dose_mg, age)) {
            continue;
        }
        if (found == NULL || rule->review > found->review ||
            (rule->review == found->review && rule->threshold.value < found->threshold.value)) {
            found = rule;
        }
    }
    return found;
}

/* [R-review-needed] */
/*@ requires \valid_read(protocol);
    assigns \nothing;
    ensures \result == BAC_REVIEW_NONE <==> !(\exists integer i; 0 <= i < BAC_REVIEW_RULES_MAX &&
      applies(&protocol->review[i], dose_mg, age));
    ensures \forall integer i; 0 <= i < BAC_REVIEW_RULES_MAX && applies(&protocol->review[i], dose_mg, age) ==>
      protocol->review[i].review <= \result;
    ensures \result != BAC_REVIEW_NONE ==> \exists integer i; 0 <= i < BAC_REVIEW_RULES_MAX &&
      applies(&protocol->review[i], dose_mg, age) && protocol->review[i].review == \result; */
bac_review bac_review_needed(const bac_protocol *protocol, uint16_t dose_mg, unsigned age)
{
    const bac_review_rule *rule = bac_review_rule_for(protocol, dose_mg, age);
    return rule == NULL ? BAC_REVIEW_NONE : rule->review;
}

/* [R-age-needed] */
/*@ requires \valid_read(protocol) && sound_reviews(protocol);
    assigns \nothing;
    ensures \forall integer i, dose_mg, age; 0 <= i < BAC_REVIEW_RULES_MAX && protocol->review[i].from_age > 0 &&
      applies(&protocol->review[i], dose_mg, age) ==> 0 < \result <= dose_mg; */
uint16_t bac_age_matters_from(const bac_protocol *protocol)
{
    uint16_t lowest = 0;
    /*@ loop invariant i <= BAC_REVIEW_RULES_MAX;
        loop invariant \forall integer k; 0 <= k < i && protocol->review[k].review != BAC_REVIEW_NONE &&
          protocol->review[k].from_age > 0 ==>
            0 < lowest <= protocol->review[k].threshold.value + (protocol->review[k].inclusive ? 0 : 1);
        loop assigns i, lowest;
        loop variant BAC_REVIEW_RULES_MAX - i; */
    for (size_t i = 0; i < BAC_REVIEW_RULES_MAX; i++) {
        const bac_review_rule *rule = &protocol->review[i];
        if (rule->review != BAC_REVIEW_NONE && rule->from_age > 0) {
            const uint16_t from = (uint16_t)(rule->threshold.value + (rule->inclusive ? 0 : 1));
            if (lowest == 0 || from < lowest) {
                lowest = from;
            }
        }
    }
    return lowest;
}

/* [R-review-covered] */
/*@ assigns \nothing;
    ensures review == BAC_REVIEW_NONE ==> \result;
    ensures review == BAC_REVIEW_SECOND_OPINION ==>
      (\result <==> (on_file & (BAC_ON_FILE_SECOND_OPINION | BAC_ON_FILE_COLLEGIAL)) != 0);
    ensures review == BAC_REVIEW_COLLEGIAL ==> (\result <==> (on_file & BAC_ON_FILE_COLLEGIAL) != 0);
    ensures review == BAC_REVIEW_MULTIDISCIPLINARY ==> (\result <==> (on_file & BAC_ON_FILE_MULTIDISCIPLINARY) != 0); */
bool bac_review_covered(bac_review review, unsigned on_file)
{
    switch (review) {
    case BAC_REVIEW_SECOND_OPINION:
        return (on_file & (BAC_ON_FILE_SECOND_OPINION | BAC_ON_FILE_COLLEGIAL)) != 0;
    case BAC_REVIEW_COLLEGIAL:
        return (on_file & BAC_ON_FILE_COLLEGIAL) != 0;
    case BAC_REVIEW_MULTIDISCIPLINARY:
        return (on_file & BAC_ON_FILE_MULTIDISCIPLINARY) != 0;
    default:
        return true;
    }
}
