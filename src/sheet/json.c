/* SPDX-License-Identifier: MIT */
#include "sheet/json.h"
#include "sheet/names.h"

void json_string(sink *out, const char *text)
{
    if (text == NULL) {
        sink_text(out, "null");
        return;
    }
    sink_char(out, '"');
    for (; *text != '\0'; text++) {
        const unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\') {
            sink_char(out, '\\');
            sink_char(out, *text);
        } else if (c < 0x20) {
            sink_text(out, "\\u00");
            sink_char(out, "0123456789abcdef"[c >> 4]);
            sink_char(out, "0123456789abcdef"[c & 0xF]);
        } else {
            sink_char(out, *text);
        }
    }
    sink_char(out, '"');
}

void json_date(sink *out, bac_date date)
{
    char text[12] = "\"";
    sink_put(out, text, (size_t)(put_text(put_iso_date(text + 1, bac_date_to_civil(date)), "\"") - text));
}

void json_protocol_members(sink *out, const bac_protocol *protocol)
{
    sink_text(out, "\"id\":");
    json_string(out, protocol->id);
    sink_text(out, ",\"title\":");
    json_string(out, protocol->title);
    sink_text(out, ",\"in_force_from\":");
    json_date(out, protocol->in_force_from);
    sink_text(out, ",\"in_force_to\":");
    if (protocol->in_force_to.n == BAC_DATE_MAX) {
        sink_text(out, "null");
    } else {
        json_date(out, protocol->in_force_to);
    }
}
