/* SPDX-License-Identifier: MIT */
/* check: plans from a CSV file, a row per day or per block. */
#ifndef CLI_PLAN_FILE_H
#define CLI_PLAN_FILE_H

#include "cli/input.h"
#include "cli/plan_check.h"

/* Judges the plans of a file whose header was read. False: call->why. */
bool check_plans(invocation *call, plan_check *check, input *in);

#endif
