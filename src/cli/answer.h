/* SPDX-License-Identifier: MIT */
/* The answer of check in its formats: what is put into check->out of a plan and its findings. */
#ifndef CLI_ANSWER_H
#define CLI_ANSWER_H

#include "cli/plan_check.h"

/* Each function may be NULL: the format says nothing of it. */
typedef struct answer_format {
    void (*begin)(plan_check *check);
    void (*legs)(plan_check *check, const leg_list *legs, uint16_t from_mg); /* how they were read */
    void (*protocol)(plan_check *check);                                     /* by which a plan is judged */
    void (*finding)(plan_check *check, const finding_context *about, const bac_finding *finding, uint32_t line);
    void (*plan)(plan_check *check); /* that was judged to its end */
    /* Around what was put of all plans, once the last one was read. */
    void (*open)(plan_check *check, sink *out);
    void (*close)(plan_check *check, sink *out);
    bool ascii; /* --ascii spells it */
} answer_format;

extern const answer_format answer_text;
extern const answer_format answer_csv;
extern const answer_format answer_json;
extern const answer_format answer_html;

#endif
