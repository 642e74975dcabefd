/* SPDX-License-Identifier: MIT */
/* Plans from a file: CSV, with a row per day, per block or, as legs, per plan; or FHIR (plan_fhir.h). */
#ifndef CLI_PLAN_FILE_H
#define CLI_PLAN_FILE_H

#include "cli/input.h"

/* What is done with the plans: each is begun, then its days are added or, where its row has legs, all of these at once,
 * then it is ended, or abandoned where it cannot be read. False: an input error, explained in *why. */
typedef struct {
    void *context;
    bool (*begin)(void *context, const char *id, const request *asked, const bac_patient *patient, uint32_t line);
    bool (*add)(void *context, const bac_day *day, uint32_t days, uint32_t line, failure *why);
    bool (*add_legs)(void *context, const request *asked, uint32_t line, failure *why);
    bool (*end)(void *context, failure *why);
    void (*abandon)(void *context, bool begun);
} plan_taker;

/* Opens the file of plans that is called so. False: call->why. */
bool plans_begin(invocation *call, input *in, const char *name);

/* The fact of one patient that the command line gives, though there are more plans than one; OPTION_COUNT: none. */
option_id fact_for_one(const request *asked, uint32_t plans);

/* Reads the plans of a file that is open. False: call->why. */
bool read_plans(invocation *call, const plan_taker *to, input *in);

#endif
