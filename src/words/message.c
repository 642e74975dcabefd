/* SPDX-License-Identifier: MIT */
#include "words/message.h"

/* With its length, and with so much behind it that its pieces are put as short ones. A row without both languages does
 * not compile. */
#define BEHIND "\0                               "
_Static_assert(sizeof BEHIND >= SINK_SHORT, "what is behind a text may be read");
#define TEXT(text)                                                                                                     \
    {                                                                                                                  \
        text BEHIND, sizeof text - 1                                                                                   \
    }
static const struct {
    const char *bytes;
    size_t length;
} texts[MESSAGE_COUNT][LANGUAGE_COUNT] = {
#define MESSAGE(id, english, french) [MSG_##id] = {[ENGLISH] = TEXT(english), [FRENCH] = TEXT(french)},
#include "words/messages.def"
#undef MESSAGE
};

const char *message_text(language lang, message id)
{
    return texts[id][lang].bytes;
}

size_t message_length(language lang, message id)
{
    return texts[id][lang].length;
}

bool is_singular(language lang, uint32_t number)
{
    return number == 1 || (lang == FRENCH && number == 0);
}

/* Where a placeholder ends that begins here, if it has that name; else NULL. All letters of the name are looked at
 * together, and what is behind them is left aside: each letter, added to 0x7F, gives its highest bit. */
static const char *named_end(const char *placeholder, const message_value *value)
{
    uint64_t name;
    uint64_t found;
    memcpy(&name, value->name, sizeof name);
    memcpy(&found, placeholder, sizeof found);
    const uint64_t letters = ((name + UINT64_C(0x7F7F7F7F7F7F7F7F)) & UINT64_C(0x8080808080808080)) >> 7;
    const size_t length = (size_t)(letters * UINT64_C(0x0101010101010101) >> 56);
    return ((name ^ found) & letters * 0xFF) == 0 && placeholder[length] == '}' ? placeholder + length + 1 : NULL;
}

/* Puts what stands for a placeholder, nothing where it has no value, and returns where it ends. */
static const char *value_put(sink *out, const char *placeholder, const message_value *value)
{
    for (; value->name[0] != '\0'; value++) {
        const char *const end = named_end(placeholder, value);
        if (end != NULL) {
            if (value->text != NULL) {
                sink_text(out, value->text);
            } else {
                sink_number(out, value->number);
            }
            return end;
        }
    }
    return strchr(placeholder, '}') + 1;
}

void message_put_plain(sink *out, language lang, message id)
{
    sink_put_short(out, texts[id][lang].bytes, texts[id][lang].length);
}

/* [R-messages] */
void message_put_filled(sink *out, language lang, message id, const message_value values[])
{
    const char *text = texts[id][lang].bytes;
    const char *const text_end = text + texts[id][lang].length;
    for (const char *open; (open = memchr(text, '{', (size_t)(text_end - text))) != NULL;) {
        sink_put_short(out, text, (size_t)(open - text));
        text = value_put(out, open + 1, values);
    }
    sink_put_short(out, text, (size_t)(text_end - text));
}
