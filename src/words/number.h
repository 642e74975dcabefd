/* SPDX-License-Identifier: MIT */
/* Numbers in words, as they are written on a prescription beside the figures. */
#ifndef WORDS_NUMBER_H
#define WORDS_NUMBER_H

#include "words/message.h"

enum { NUMBER_IN_WORDS_MAX = 9999, NUMBER_TEXT_MAX = 64 };

/* "one hundred and twenty-six", "cent vingt-six": 1 to NUMBER_IN_WORDS_MAX; the figures of any other. Terminated. */
void number_text(char text[NUMBER_TEXT_MAX], language lang, uint32_t number);

#endif
