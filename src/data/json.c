/* SPDX-License-Identifier: MIT */
#include "data/json.h"
#include "words/names.h"

static bool needs_escape(unsigned char c)
{
    return c < 0x20 || c == '"' || c == '\\';
}

static void put_escaped(sink *out, unsigned char c)
{
    static const char digits[] = "0123456789abcdef";
    if (c >= 0x20 || c == '\n') {
        sink_put(out, (const char[]){'\\', c == '\n' ? 'n' : (char)c}, 2);
    } else {
        sink_put(out, (const char[]){'\\', 'u', '0', '0', digits[c >> 4], digits[c & 0xF]}, 6);
    }
}

/* [R-json-keys] */
void json_string(sink *out, const char *text)
{
    if (text == NULL) {
        sink_text(out, "null");
        return;
    }
    sink_char(out, '"');
    for (;;) {
        const char *const run = text;
        while (!needs_escape((unsigned char)*text)) {
            text++;
        }
        sink_put(out, run, (size_t)(text - run));
        if (*text == '\0') {
            break;
        }
        put_escaped(out, (unsigned char)*text++);
    }
    sink_char(out, '"');
}

static bool put_part(void *target, const char *bytes, size_t count)
{
    sink *out = target;
    for (size_t i = 0; i < count; i++) {
        const unsigned char byte = (unsigned char)bytes[i];
        if (needs_escape(byte)) {
            put_escaped(out, byte);
        } else {
            sink_char(out, bytes[i]);
        }
    }
    return !out->failed;
}

void json_text_begin(json_text *text, sink *out)
{
    text->out = out;
    sink_begin(&text->value, text->bytes, sizeof text->bytes, put_part, out);
    sink_char(out, '"');
}

void json_text_end(json_text *text)
{
    sink_flush(&text->value);
    sink_char(text->out, '"');
}

void json_date(sink *out, bac_civil civil)
{
    sink_char(out, '"');
    iso_date_put(out, civil);
    sink_char(out, '"');
}

void json_protocol_members(sink *out, const bac_protocol *protocol)
{
    sink_text(out, "\"id\":");
    json_string(out, protocol->id);
    sink_text(out, ",\"title\":");
    json_string(out, protocol->title);
    sink_text(out, ",\"in_force_from\":");
    json_date(out, bac_date_to_civil(protocol->in_force_from));
    sink_text(out, ",\"in_force_to\":");
    if (protocol->in_force_to.n == BAC_DATE_MAX) {
        sink_text(out, "null");
    } else {
        json_date(out, bac_date_to_civil(protocol->in_force_to));
    }
}

enum { MESSAGE_SIZE = 1024 }; /* a finding in words */

void json_finding_members(sink *out, language lang, const finding_context *about, const bac_finding *finding)
{
    char sources[SOURCES_TEXT_MAX];
    char text[MESSAGE_SIZE];
    sink words;
    sink_begin_text(&words, text, sizeof text);
    finding_message(&words, lang, about, finding);
    out->failed = out->failed || words.failed;
    sources_text(sources, ENGLISH, bac_finding_sources(about->protocol, finding));

    sink_text(out, "\"rule\":");
    json_string(out, rule_names[finding->rule]);
    sink_text(out, ",\"severity\":");
    json_string(out, severity_names[finding->severity]);
    sink_text(out, ",\"day\":");
    sink_number(out, finding->day);
    sink_text(out, ",\"date\":");
    if (about->patient->dated) {
        json_date(out, bac_date_to_civil((bac_date){about->patient->start.n + finding->day - 1}));
    } else {
        sink_text(out, "null");
    }
    sink_text(out, ",\"source\":");
    json_string(out, sources);
    sink_text(out, ",\"message\":");
    json_string(out, sink_end_text(&words));
}
