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

/* Texts are cut at their placeholders once, when they are first printed. */
typedef struct {
    const char *text; /* up to the placeholder; NULL: not cut yet */
    size_t length;
    const char *name; /* of the placeholder; NULL: the text ends here */
    size_t name_length;
    const char *known;  /* the caller's name that was the same the last time */
    char bytes[STRIDE]; /* the text, if it is not longer: most are copied in one stride */
} message_part;

static message_part parts[MESSAGE_COUNT][LANGUAGE_COUNT][MESSAGE_VALUES_MAX + 1];

static void keep_text(message_part *part, const char *text, size_t length)
{
    part->text = text;
    part->length = length;
    memcpy(part->bytes, text, length <= STRIDE ? length : 0);
}

static void cut(message_part part[], const char *text)
{
    for (unsigned i = 0; i < MESSAGE_VALUES_MAX && strchr(text, '{') != NULL; i++) {
        keep_text(part, text, strcspn(text, "{"));
        part->name = text + part->length + 1;
        part->name_length = strcspn(part->name, "}");
        text = part->name + part->name_length + 1;
        part++;
    }
    keep_text(part, text, strlen(text));
}

/* The value of that name; the one without a name where there is none. */
static const message_value *find_value(message_part *part, const message_value values[])
{
    const message_value *value = values;
    while (value->name != NULL &&
           (strlen(value->name) != part->name_length || memcmp(value->name, part->name, part->name_length) != 0)) {
        value++;
    }
    part->known = value->name;
    return value;
}

/* Names are literals: the same address is the same name. */
static inline const message_value *know_value(message_part *part, const message_value values[])
{
    const message_value *value = values;
    while (value->name != part->known && value->name != NULL) {
        value++;
    }
    return value->name != NULL ? value : find_value(part, values);
}

static inline void put_part(sink *out, const message_part *part)
{
    if (part->length <= STRIDE && out->capacity - out->used >= STRIDE) {
        memcpy(out->buffer + out->used, part->bytes, STRIDE);
        out->used += part->length;
    } else {
        sink_put(out, part->text, part->length);
    }
}

void message_put(sink *out, language lang, message id, const message_value values[])
{
    message_part *part = parts[id][lang];
    if (values == NULL) {
        sink_text(out, message_text(lang, id));
        return;
    }
    if (part->text == NULL) {
        cut(part, message_text(lang, id));
    }
    for (; part->name != NULL; part++) {
        const message_value *const value = know_value(part, values);
        put_part(out, part);
        if (value->text != NULL) {
            sink_text(out, value->text);
        } else if (value->name != NULL) {
            sink_number(out, value->number);
        }
    }
    put_part(out, part);
}
