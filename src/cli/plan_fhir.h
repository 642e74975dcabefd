/* SPDX-License-Identifier: MIT */
/* Plans from FHIR R4: each Bundle, or a MedicationRequest alone, is one. */
#ifndef CLI_PLAN_FHIR_H
#define CLI_PLAN_FHIR_H

#include "cli/plan_file.h"

/* Reads the plans of a file of JSON. False: call->why. */
bool read_fhir_plans(invocation *call, const plan_taker *to, input *in);

#endif
