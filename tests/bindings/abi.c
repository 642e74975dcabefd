/* SPDX-License-Identifier: MIT */
/* Sizes and offsets of what the library hands in and out, as this compiler lays it out. */
#include "baclofene.h"
#include <stdio.h>

#define SIZE(type)         printf("%-24s %5zu bytes\n", #type, sizeof(type))
#define MEMBER(type, name) printf("%-24s %5zu %s\n", #type, offsetof(type, name), #name)

int main(void)
{
    SIZE(bac_status);
    SIZE(bac_date);
    SIZE(bac_civil);
    SIZE(bac_number);
    SIZE(bac_review_rule);
    SIZE(bac_split);
    SIZE(bac_block);
    MEMBER(bac_block, dose_mg);
    MEMBER(bac_block, days);
    MEMBER(bac_block, intake_mg);
    MEMBER(bac_block, intake_count);
    SIZE(bac_plan);
    MEMBER(bac_plan, count);
    MEMBER(bac_plan, block);
    MEMBER(bac_plan, phase);
    SIZE(bac_titration);
    MEMBER(bac_titration, target_mg);
    MEMBER(bac_titration, from_mg);
    MEMBER(bac_titration, held_days);
    MEMBER(bac_titration, step_days);
    MEMBER(bac_titration, initial_mg);
    MEMBER(bac_titration, maintain_days);
    SIZE(bac_tapering);
    MEMBER(bac_tapering, from_mg);
    MEMBER(bac_tapering, to_mg);
    MEMBER(bac_tapering, days);
    MEMBER(bac_tapering, max_step_mg);
    MEMBER(bac_tapering, maintain_days);
    SIZE(bac_course_request);
    MEMBER(bac_course_request, from_mg);
    MEMBER(bac_course_request, held_days);
    MEMBER(bac_course_request, step_days);
    MEMBER(bac_course_request, initial_mg);
    MEMBER(bac_course_request, max_step_mg);
    MEMBER(bac_course_request, split);
    SIZE(bac_leg);
    MEMBER(bac_leg, kind);
    MEMBER(bac_leg, dose_mg);
    MEMBER(bac_leg, days);
    MEMBER(bac_leg, intake_mg);
    MEMBER(bac_leg, intake_count);
    SIZE(bac_patient);
    MEMBER(bac_patient, from_mg);
    MEMBER(bac_patient, held_days);
    MEMBER(bac_patient, held_known);
    MEMBER(bac_patient, dated);
    MEMBER(bac_patient, born);
    MEMBER(bac_patient, age);
    MEMBER(bac_patient, start);
    MEMBER(bac_patient, birth);
    MEMBER(bac_patient, conditions);
    MEMBER(bac_patient, on_file);
    MEMBER(bac_patient, indication);
    SIZE(bac_day);
    MEMBER(bac_day, dose_mg);
    MEMBER(bac_day, intake_count);
    MEMBER(bac_day, intake_mg);
    MEMBER(bac_day, last);
    SIZE(bac_finding);
    MEMBER(bac_finding, rule);
    MEMBER(bac_finding, severity);
    MEMBER(bac_finding, condition);
    MEMBER(bac_finding, day);
    MEMBER(bac_finding, dose_mg);
    MEMBER(bac_finding, before_mg);
    MEMBER(bac_finding, number);
    MEMBER(bac_finding, limit);
    SIZE(bac_gate);
    MEMBER(bac_gate, rule);
    MEMBER(bac_gate, condition);
    MEMBER(bac_gate, day);
    MEMBER(bac_gate, before_mg);
    MEMBER(bac_gate, least_mg);
    /* The callers of these give room and nothing else. */
    SIZE(bac_course);
    SIZE(bac_checker);
    return 0;
}
