/* SPDX-License-Identifier: MIT */
#include "sheet/message.h"

/* A row without both languages does not compile. */
static const char *const texts[MESSAGE_COUNT][LANGUAGE_COUNT] = {
#define MESSAGE(id, english, french) [MSG_##id] = {[ENGLISH] = english, [FRENCH] = french},
#include "sheet/messages.def"
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

static void put_value(sink *out, const message_value values[], const char *name, size_t length)
{
    for (const message_value *value = values; value->name != NULL; value++) {
        size_t same = 0;
        while (same < length && value->name[same] == name[same]) {
            same++;
        }
        if (same == length && value->name[same] == '\0') {
            if (value->text != NULL) {
                sink_text(out, value->text);
            } else {
                sink_number(out, value->number);
            }
            return;
        }
    }
}

void message_put(sink *out, language lang, message id, const message_value values[])
{
    const char *rest = message_text(lang, id);
    const char *open;
    while (values != NULL && (open = strchr(rest, '{')) != NULL) {
        const char *close = strchr(open, '}');
        sink_put(out, rest, (size_t)(open - rest));
        put_value(out, values, open + 1, (size_t)(close - open - 1));
        rest = close + 1;
    }
    sink_text(out, rest);
}
