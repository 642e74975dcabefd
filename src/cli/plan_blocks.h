/* SPDX-License-Identifier: MIT */
/* check: a plan from legs on the command line, "15x3 20x3", "to 90 hold 28". */
#ifndef CLI_PLAN_BLOCKS_H
#define CLI_PLAN_BLOCKS_H

#include "cli/plan_check.h"

/* Adds the days of the request's legs to a plan. False: an input error, explained in *why. */
bool plan_add_legs(plan_check *check, const request *asked, uint32_t line, failure *why);

/* Judges the plan that the operands are. False: call->why. */
bool check_blocks(invocation *call, plan_check *check);

#endif
