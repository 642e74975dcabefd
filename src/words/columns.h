/* SPDX-License-Identifier: MIT */
/*
 * How many columns a text takes where every column has the same width: in a terminal, on a printer of text. Nobody
 * shows more than what is counted here. A sequence that many show as one picture (a family of several people, a flag)
 * counts as its parts, which others show; what may take two columns counts two.
 */
#ifndef WORDS_COLUMNS_H
#define WORDS_COLUMNS_H

#include "words/ascii.h"

/* How many columns a text takes; in its ASCII spelling where asked for. */
size_t text_columns_beyond(const char *text, size_t length, bool ascii); /* of any text */
static inline size_t text_columns(const char *text, size_t length, bool ascii)
{
    return is_ascii(text, length) ? length : text_columns_beyond(text, length, ascii);
}

/* How many bytes of a text have room in so many columns: whole characters, each with the marks and all else that is
 * joined to it. At least a character of a sequence that has no room in a line of its own. */
size_t text_fitting_beyond(const char *text, size_t length, size_t room, bool ascii); /* of any text */
static inline size_t text_fitting(const char *text, size_t length, size_t room, bool ascii)
{
    return length <= room && !ascii ? length /* no character has more columns than bytes */
                                    : text_fitting_beyond(text, length, room, ascii);
}

#endif
