/* SPDX-License-Identifier: MIT */
/* The encoded rules with their sources, as text and as JSON. */
#ifndef PAPER_RULES_H
#define PAPER_RULES_H

#include "paper/page.h"
#include "words/message.h"

/* `only` NULL: every protocol of the table. */
void rules_text(paper *page, language lang, const char *only);
void rules_json(sink *out, language lang, const char *only);

#endif
