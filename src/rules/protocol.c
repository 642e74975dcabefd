/* SPDX-License-Identifier: MIT */
/* The protocols, as rows of one table. A new protocol is a new row: nothing else names one. */
#include "baclofene.h"

#define DATE(days)                                                                                                     \
    {                                                                                                                  \
        (days)                                                                                                         \
    }

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
        .conditions_forbid = false,
        .abstinence_indicated = false,
        .rtu = false,
    },
};

static const size_t protocol_count = sizeof protocols / sizeof protocols[0];

const bac_protocol *bac_protocol_at(size_t index)
{
    return index < protocol_count ? &protocols[index] : NULL;
}

static bool same_id(const char id[BAC_PROTOCOL_NAME_MAX], const char *given)
{
    size_t i = 0;
    while (id[i] != '\0' && id[i] == given[i]) {
        i++;
    }
    return id[i] == given[i];
}

const bac_protocol *bac_protocol_find(const char *id)
{
    for (size_t i = 0; i < protocol_count; i++) {
        if (same_id(protocols[i].id, id)) {
            return &protocols[i];
        }
    }
    return NULL;
}

const bac_protocol *bac_protocol_in_force(bac_date day)
{
    for (size_t i = 0; i < protocol_count; i++) {
        if (protocols[i].in_force_from.n <= day.n && day.n <= protocols[i].in_force_to.n) {
            return &protocols[i];
        }
    }
    return NULL;
}

uint16_t bac_increase(const bac_protocol *protocol, uint16_t dose_mg)
{
    return dose_mg < protocol->slow_below.value ? protocol->increase_slow.value : protocol->increase.value;
}

static bool review_rule_applies(const bac_review_rule *rule, uint16_t dose_mg, unsigned age)
{
    return age >= rule->from_age &&
           (dose_mg > rule->threshold.value || (rule->inclusive && dose_mg == rule->threshold.value));
}

const bac_review_rule *bac_review_rule_for(const bac_protocol *protocol, uint16_t dose_mg, unsigned age)
{
    const bac_review_rule *found = NULL;
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

bac_review bac_review_needed(const bac_protocol *protocol, uint16_t dose_mg, unsigned age)
{
    const bac_review_rule *rule = bac_review_rule_for(protocol, dose_mg, age);
    return rule == NULL ? BAC_REVIEW_NONE : rule->review;
}

uint16_t bac_age_matters_from(const bac_protocol *protocol)
{
    uint16_t lowest = 0;
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
