/* SPDX-License-Identifier: MIT */
/*
 * What comes from outside and is printed again: which text may be printed as it is, and how any other is shown where a
 * message repeats it.
 */
#ifndef CLI_PRINTABLE_H
#define CLI_PRINTABLE_H

#include "words/message.h"

typedef enum { TEXT_FINE, TEXT_NOT_UTF8, TEXT_CONTROL, TEXT_DIRECTION, TEXT_UNSEEN } text_fault;

/* Text of several lines that can be printed: valid UTF-8 without control characters and without those that turn the
 * direction of what follows. */
text_fault text_check(const char *text, size_t length);

/* A name or an id: text of one line, with something to be seen and nothing that is not. */
text_fault text_check_name(const char *text);

/* Why it is refused. */
message text_fault_words(text_fault fault);

enum { QUOTED_MAX = 64 }; /* bytes of an input that are repeated in an error */

/* The text with what a terminal would obey, or not show, made visible: such characters, and bytes that are none, as
 * \\xHH. */
void escaped_put(sink *out, const char *text);

/* The same, in quotes where it is nothing at all or has a blank at an end. Long ones are cut with "...". */
void quoted_put(sink *out, const char *text);

#endif
