/* SPDX-License-Identifier: MIT */
/* The encoded rules with their sources, as JSON. */
#ifndef DATA_RULES_JSON_H
#define DATA_RULES_JSON_H

#include "words/message.h"

/* `only` NULL: every protocol of the table. */
void rules_json(sink *out, language lang, const char *only);

#endif
