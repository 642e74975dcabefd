/* SPDX-License-Identifier: MIT */
/* The numbers that a finding carries for its reader. The oracle has none; the page's table and baclofene.h say them. */
#ifndef NUMBERS_H
#define NUMBERS_H

#include "compare.h"

/* Whether the numbers of a finding are those that explain it. A rule's own day and dose are compared elsewhere. */
bool numbers_explain(const bac_finding *finding, const struct plan *plan, const struct oracle_facts *facts);

#endif
