/* SPDX-License-Identifier: MIT */
#include "words/message.h"

/* A row without both languages does not compile. */
static const char *const texts[MESSAGE_COUNT][LANGUAGE_COUNT] = {
#define MESSAGE(id, english, french) [MSG_##id] = {[ENGLISH] = english, [FRENCH] = french},
#include "words/messages.def"
#undef MESSAGE
};

const char *message_text(language lang, message id)
{
    return texts[id][lang];
}

bool is_singular(language lang, uint32_t number)
{
    return number == 1 || (lang == FRENCH && number == 0);
}

/* The value of that name; without one there is nothing to put. */
static void value_put(sink *out, const message_value *value, const char *name, size_t length)
{
    while (value->name != NULL && (strncmp(value->name, name, length) != 0 || value->name[length] != '\0')) {
        value++;
    }
    if (value->text != NULL) {
        sink_text(out, value->text);
    } else if (value->name != NULL) {
        sink_number(out, value->number);
    }
}

void message_put(sink *out, language lang, message id, const message_value values[])
{
    const char *text = message_text(lang, id);
    for (const char *open; values != NULL && (open = strchr(text, '{')) != NULL;) {
        const char *const name = open + 1;
        const size_t length = strcspn(name, "}");
        sink_put(out, text, (size_t)(open - text));
        value_put(out, values, name, length);
        text = name + length + 1;
    }
    sink_text(out, text);
}
