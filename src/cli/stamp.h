/* SPDX-License-Identifier: MIT */
/* The time that a calendar is stamped with. */
#ifndef CLI_STAMP_H
#define CLI_STAMP_H

#include "cli/failure.h"
#include "sheet/format.h"

/* "20261123T120000Z": SOURCE_DATE_EPOCH where that is set, so that the same request gives the same bytes; else the
 * clock. False where neither tells: *why says it. */
bool stamp_text(char stamp[STAMP_MAX], const struct app_env *env, failure *why);

#endif
