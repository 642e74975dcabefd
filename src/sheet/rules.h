/* SPDX-License-Identifier: MIT */
/* The encoded rules with their sources, as text and as JSON. */
#ifndef SHEET_RULES_H
#define SHEET_RULES_H

#include "sheet/message.h"
#include "sheet/page.h"

/* `only` NULL: every protocol of the table. */
void rules_text(paper *page, language lang, const char *only);
void rules_json(sink *out, language lang, const char *only);

#endif
