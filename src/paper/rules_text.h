/* SPDX-License-Identifier: MIT */
/* The encoded rules with their sources, as text. */
#ifndef PAPER_RULES_TEXT_H
#define PAPER_RULES_TEXT_H

#include "paper/page.h"

/* `only` NULL: every protocol of the table. */
void rules_text(paper *page, language lang, const char *only);

#endif
