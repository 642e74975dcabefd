/* SPDX-License-Identifier: MIT */
/* Every text that a person reads, in every language. The rows are in messages.def. */
#ifndef WORDS_MESSAGE_H
#define WORDS_MESSAGE_H

#include "words/sink.h"

typedef enum { ENGLISH, FRENCH, LANGUAGE_COUNT } language;

typedef enum {
#define MESSAGE(id, english, french) MSG_##id,
#include "words/messages.def"
#undef MESSAGE
    MESSAGE_COUNT
} message;

/* What a {name} in a message stands for: a text or, where that is NULL, a number. The name is of ASCII letters. A list
 * ends with an empty name. */
typedef struct {
    char name[8];
    const char *text;
    uint32_t number;
} message_value;

#define MESSAGE_VALUES_END                                                                                             \
    {                                                                                                                  \
        "", NULL, 0                                                                                                    \
    }
#define MESSAGE_VALUES(...) ((const message_value[]){__VA_ARGS__, MESSAGE_VALUES_END}) /* the list where it is used */

/* Whether a count is spoken of in the singular: 1, and in French 0. */
bool is_singular(language lang, uint32_t number);

/* The text as it stands, placeholders included, and its length. */
const char *message_text(language lang, message id);
size_t message_length(language lang, message id);

/* The text as it stands; the text with its placeholders filled in. */
void message_put_plain(sink *out, language lang, message id);
void message_put_filled(sink *out, language lang, message id, const message_value values[]);

/* The one or the other: `values` may be NULL. */
static inline void message_put(sink *out, language lang, message id, const message_value values[])
{
    if (values == NULL) {
        message_put_plain(out, lang, id);
    } else {
        message_put_filled(out, lang, id, values);
    }
}

#endif
