/* SPDX-License-Identifier: MIT */
/* A finding in words. */
#ifndef WORDS_FINDING_H
#define WORDS_FINDING_H

#include "words/names.h"

/* Whose finding it is. */
typedef struct {
    const bac_protocol *protocol;
    const bac_patient *patient;
} finding_context;

/* What was found: "40 to 60 mg/day is a rise of 20; 10 is the most". */
void finding_message(sink *out, language lang, const finding_context *about, const bac_finding *finding);

/* The same with protocol and source: "... (rtu-2014) [S1]". */
void finding_sourced(sink *out, language lang, const finding_context *about, const bac_finding *finding);

/* Where a finding was made: in a file's line, or in a plan without a file. */
typedef struct {
    const char *file; /* NULL: none */
    uint32_t line;
} finding_place;

/* One line, as editors and linters share it, with its line feed:
 * "plan.csv:14: violation: step-size: day 13, ..." or, without a file, "day 40: review: second-opinion: ...". */
void finding_line(sink *out, language lang, const finding_context *about, const finding_place *place,
                  const bac_finding *finding);

/* What a review asks for: "second opinion of ... (more than 120 mg per day) [S1]". */
void finding_demand(sink *out, language lang, const finding_context *about, const bac_finding *finding);

/* "more than 120 mg per day", "over 65 years: 120 mg per day or more": the threshold of a review. */
void threshold_put(sink *out, language lang, const bac_review_rule *row);

#endif
