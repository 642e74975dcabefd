/* SPDX-License-Identifier: MIT */
/* What was asked for: options given on the command line or in a row, checked, and turned into a schedule. */
#ifndef CLI_REQUEST_H
#define CLI_REQUEST_H

#include "cli/legs.h"
#include "cli/value.h"
#include "sheet/schedule.h"

typedef struct {
    bool given;
    int32_t number;   /* dose, count, days since 1970, index of a choice, set of bits; as the option's kind has it */
    const char *text; /* as it was given */
} value;

typedef struct {
    command command;
    day_source *now;
    const leg_list *legs; /* plan */
    value value[OPTION_COUNT];
} request;

void request_begin(request *asked, command of, day_source *now);

/* Checks and keeps one option's value; `text` must outlive the request. */
bool request_set(request *asked, option_id id, const char *text, failure *why);

/* Two options of one group, or one that qualifies another that is missing. */
bool request_consistent(const request *asked, failure *why);

const bac_protocol *request_protocol(const request *asked);

/* What --delimiter names; '\0' where it is not given. */
char request_delimiter(const request *asked);

/* The patient's record, or "". That of a list is the command line's --id; it was checked, and outlives the request. */
const char *request_id(const request *asked);
void request_set_id(request *asked, const char *id);

/* The path that --output names, or NULL. */
const char *request_output(const request *asked);

/* The patient's facts; ages and dates are checked against day 1. */
bool request_patient(const request *asked, bac_patient *patient, failure *why);

/* The plan that the legs make. */
bool request_course(const request *asked, const bac_protocol *protocol, const bac_split *split, bac_plan *plan,
                    failure *why);

/* Whether an age is missing that a dose asks for; says so, with the day. */
bool request_age_enough(const bac_protocol *protocol, const bac_patient *patient, uint16_t day, uint16_t dose_mg,
                        failure *why);

/* The options as they were understood, for formats that print them. */
void request_describe(const request *asked, schedule *made);

/* The plan and everything around it, not yet judged. False: an input error. */
bool request_schedule(const request *asked, schedule *made, failure *why);

#endif
