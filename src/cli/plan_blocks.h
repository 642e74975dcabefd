/* SPDX-License-Identifier: MIT */
/* check: a plan from blocks on the command line, "15x3 20x3". */
#ifndef CLI_PLAN_BLOCKS_H
#define CLI_PLAN_BLOCKS_H

#include "cli/plan_check.h"

/* Whether an operand is a block, well formed or an input error: it has nothing but digits, x, the half and . , + -.
 * Else it is a file. */
bool looks_like_block(const char *operand);

/* An operand that is nearly a block, "15mgx3", and no file: says which one. False: it is nothing of the kind. */
bool failure_near_block(failure *why, const char *operand);

/* Judges the plan that the operands are. False: call->why. */
bool check_blocks(invocation *call, plan_check *check);

#endif
