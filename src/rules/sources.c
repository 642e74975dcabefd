/* SPDX-License-Identifier: MIT */
/* The sources, and which of them stand behind a finding. */
#include "baclofene.h"

static const bac_source sources_table[] = {
    {BAC_S1, "S1"}, {BAC_S3, "S3"}, {BAC_S4, "S4"}, {BAC_W1, "W1"}, {BAC_W2, "W2"},
    {BAC_W3, "W3"}, {BAC_W4, "W4"}, {BAC_W5, "W5"}, {BAC_W6, "W6"}, {BAC_W7, "W7"},
};

static const size_t source_count = sizeof sources_table / sizeof sources_table[0];

/*@ assigns \nothing;
    ensures index < source_count ==> \result == &sources_table[index];
    ensures index >= source_count ==> \result == \null; */
const bac_source *bac_source_at(size_t index)
{
    return index < source_count ? &sources_table[index] : NULL;
}

/*@ requires \valid_read(protocol) && \valid_read(finding);
    assigns \nothing; */
static bac_sources review_sources(const bac_protocol *protocol, const bac_finding *finding)
{
    const unsigned age = finding->number > 0 ? finding->number : BAC_AGE_MAX;
    const bac_review_rule *rule = bac_review_rule_for(protocol, finding->dose_mg, age);
    const bac_sources sources = rule == NULL ? BAC_TOOL : rule->threshold.sources;
    return finding->severity == BAC_CAUTION ? sources | BAC_TOOL : sources;
}

/* [R-finding-sources] */
/*@ requires \valid_read(protocol) && \valid_read(finding);
    assigns \nothing; */
bac_sources bac_finding_sources(const bac_protocol *protocol, const bac_finding *finding)
{
    switch (finding->rule) {
    case BAC_RULE_START_DOSE:
        return protocol->start_max.sources;
    case BAC_RULE_STEP_SIZE:
        return protocol->increase.sources;
    case BAC_RULE_STEP_LENGTH:
        return protocol->step_min.sources;
    case BAC_RULE_CEILING:
        return protocol->ceiling.sources;
    case BAC_RULE_SECOND_OPINION:
    case BAC_RULE_COLLEGIAL_OPINION:
    case BAC_RULE_MULTIDISCIPLINARY_CARE:
        return review_sources(protocol, finding);
    case BAC_RULE_ABRUPT_FALL:
        return protocol->fall_max.sources;
    case BAC_RULE_TAPER_RATE:
        return protocol->fall_brisk.sources;
    case BAC_RULE_TAPER_LENGTH:
        return protocol->stop_min.sources;
    case BAC_RULE_CONTRAINDICATION:
        return finding->severity == BAC_VIOLATION ? protocol->eligibility : protocol->eligibility | BAC_TOOL;
    case BAC_RULE_PSYCHIATRIC_REVIEW:
        return protocol->eligibility;
    case BAC_RULE_INDICATION:
        return finding->severity == BAC_VIOLATION ? protocol->eligibility | BAC_S3 : BAC_W1;
    case BAC_RULE_PROTOCOL_STATUS:
        return protocol->in_force;
    case BAC_RULE_SINGLE_INTAKE:
        return protocol->intakes;
    default:
        return BAC_TOOL;
    }
}
