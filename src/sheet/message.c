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

/* Texts are cut at their placeholders once, when they are first printed. */
typedef struct {
    const char *text; /* up to the placeholder; NULL: not cut yet */
    size_t length;
    const char *name; /* of the placeholder; NULL: the text ends here */
    size_t name_length;
    const char *known; /* the caller's name that was the same the last time */
} message_part;

static message_part parts[MESSAGE_COUNT][LANGUAGE_COUNT][MESSAGE_VALUES_MAX + 1];

static void cut(message_part part[], const char *text)
{
    for (unsigned i = 0; i < MESSAGE_VALUES_MAX && strchr(text, '{') != NULL; i++) {
        part->text = text;
        part->length = strcspn(text, "{");
        part->name = text + part->length + 1;
        part->name_length = strcspn(part->name, "}");
        text = part->name + part->name_length + 1;
        part++;
    }
    part->text = text;
    part->length = strlen(text);
}

static const message_value *find_value(message_part *part, const message_value values[])
{
    for (const message_value *value = values; value->name != NULL; value++) {
        if (value->name == part->known) { /* names are literals: the same address is the same name */
            return value;
        }
    }
    for (const message_value *value = values; value->name != NULL; value++) {
        if (strlen(value->name) == part->name_length && memcmp(value->name, part->name, part->name_length) == 0) {
            part->known = value->name;
            return value;
        }
    }
    return NULL;
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
        const message_value *const value = find_value(part, values);
        sink_put(out, part->text, part->length);
        if (value != NULL && value->text != NULL) {
            sink_text(out, value->text);
        } else if (value != NULL) {
            sink_number(out, value->number);
        }
    }
    sink_put(out, part->text, part->length);
}
