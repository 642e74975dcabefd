/* SPDX-License-Identifier: MIT */
#include "cli/json_reader.h"
#include "cli/csv_parts.h"

enum { NO_BYTE = CSV_NO_BYTE };

void json_begin(json_reader *json, csv_reader *bytes)
{
    json->bytes = bytes;
    json->line = 1;
    json->documents = 0;
    json->fault = MESSAGE_COUNT;
    json->ended = true;
    json->depth = 0;
    json->path_length = 0;
    json->path[0] = '\0';
}

bool json_fail(json_reader *json, message fault)
{
    if (json->fault == MESSAGE_COUNT) {
        json->fault = fault;
    }
    return false;
}

static bool is_fine(const json_reader *json)
{
    return json->fault == MESSAGE_COUNT;
}

/* ---- bytes ---- */

static int take_byte(json_reader *json)
{
    const int byte = csv_next_byte(json->bytes);
    json->line += byte == '\n';
    return byte;
}

static int peek_byte(json_reader *json)
{
    return csv_peek_byte(json->bytes);
}

static int skip_blanks(json_reader *json)
{
    int byte = peek_byte(json);
    while (byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n') {
        json->ended = json->ended || byte == '\n';
        take_byte(json);
        byte = peek_byte(json);
    }
    return byte;
}

static bool take_word(json_reader *json, const char *word)
{
    for (; *word != '\0'; word++) {
        if (take_byte(json) != (unsigned char)*word) {
            return json_fail(json, MSG_JSON_SYNTAX);
        }
    }
    return true;
}

/* ---- strings ---- */

/* Where a string is kept; what has no room is passed over and makes it `cut`. */
typedef struct {
    char *text;
    size_t capacity, length;
    bool cut;
} kept_string;

static void keep_byte(kept_string *kept, unsigned byte)
{
    if (kept->length < kept->capacity) {
        kept->text[kept->length++] = (char)byte;
    } else {
        kept->cut = true;
    }
}

static void keep_character(kept_string *kept, uint32_t character)
{
    if (character < 0x80) {
        keep_byte(kept, character);
    } else if (character < 0x800) {
        keep_byte(kept, 0xC0 | character >> 6);
        keep_byte(kept, 0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        keep_byte(kept, 0xE0 | character >> 12);
        keep_byte(kept, 0x80 | (character >> 6 & 0x3F));
        keep_byte(kept, 0x80 | (character & 0x3F));
    } else {
        keep_byte(kept, 0xF0 | character >> 18);
        keep_byte(kept, 0x80 | (character >> 12 & 0x3F));
        keep_byte(kept, 0x80 | (character >> 6 & 0x3F));
        keep_byte(kept, 0x80 | (character & 0x3F));
    }
}

/* The four digits of an escape. */
static bool take_hexadecimal(json_reader *json, uint32_t *unit)
{
    *unit = 0;
    for (unsigned i = 0; i < 4; i++) {
        const int byte = take_byte(json);
        const int digit = byte >= '0' && byte <= '9'   ? byte - '0'
                          : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10
                          : byte >= 'A' && byte <= 'F' ? byte - 'A' + 10
                                                       : -1;
        if (digit < 0) {
            return json_fail(json, MSG_JSON_ESCAPE);
        }
        *unit = *unit * 16 + (uint32_t)digit;
    }
    return true;
}

/* A character by its number, or by two surrogates. */
static bool take_unicode(json_reader *json, kept_string *kept)
{
    uint32_t unit;
    uint32_t low = 0;
    if (!take_hexadecimal(json, &unit)) {
        return false;
    }
    if (unit >= 0xD800 && unit <= 0xDBFF) {
        const bool escaped = take_byte(json) == '\\';
        if (!escaped || take_byte(json) != 'u' || !take_hexadecimal(json, &low) || low < 0xDC00 || low > 0xDFFF) {
            return json_fail(json, MSG_JSON_ESCAPE);
        }
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    } else if (unit == 0 || (unit >= 0xDC00 && unit <= 0xDFFF)) {
        return json_fail(json, MSG_JSON_ESCAPE);
    }
    keep_character(kept, unit);
    return true;
}

static bool take_escape(json_reader *json, kept_string *kept)
{
    static const char names[] = "\"\\/bfnrt";
    static const char meant[] = "\"\\/\b\f\n\r\t";
    const int byte = take_byte(json);
    if (byte == 'u') {
        return take_unicode(json, kept);
    }
    const char *name = byte > 0 ? memchr(names, byte, sizeof names - 1) : NULL;
    if (name == NULL) {
        return json_fail(json, MSG_JSON_ESCAPE);
    }
    keep_byte(kept, (unsigned char)meant[name - names]);
    return true;
}

/* A character of several bytes, of which the first was taken. */
static bool take_utf8(json_reader *json, kept_string *kept, unsigned lead)
{
    const unsigned more = lead >= 0xC2 && lead <= 0xDF   ? 1
                          : lead >= 0xE0 && lead <= 0xEF ? 2
                          : lead >= 0xF0 && lead <= 0xF4 ? 3
                                                         : 0;
    /* What the second byte may be, so that nothing is longer than it need be, no surrogate and not beyond Unicode. */
    int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    keep_byte(kept, lead);
    for (unsigned i = 0; i < more; i++) {
        const int byte = take_byte(json);
        if (byte < low || byte > high) {
            return json_fail(json, MSG_JSON_NOT_UTF8);
        }
        keep_byte(kept, (unsigned)byte);
        low = 0x80;
        high = 0xBF;
    }
    return more > 0 || json_fail(json, MSG_JSON_NOT_UTF8);
}

/* A string, whose opening quote comes next. */
static bool take_string(json_reader *json, kept_string *kept)
{
    if (take_byte(json) != '"') {
        return json_fail(json, MSG_JSON_SYNTAX);
    }
    for (;;) {
        const int byte = take_byte(json);
        if (byte == '"') {
            return true;
        }
        if (byte == NO_BYTE) {
            return json_fail(json, MSG_JSON_ENDS);
        }
        if (byte < ' ') {
            return json_fail(json, MSG_JSON_CONTROL);
        }
        if (byte == '\\' ? !take_escape(json, kept) : byte >= 0x80 && !take_utf8(json, kept, (unsigned)byte)) {
            return false;
        }
        if (byte != '\\' && byte < 0x80) {
            keep_byte(kept, (unsigned)byte);
        }
    }
}

bool json_take_string(json_reader *json)
{
    kept_string kept = {.text = json->text, .capacity = JSON_TEXT_MAX};
    if (json_peek(json) != '"') {
        return json_fail(json, MSG_JSON_NOT_TEXT);
    }
    if (!take_string(json, &kept)) {
        return false;
    }
    json->text[kept.length] = '\0';
    return !kept.cut || json_fail(json, MSG_JSON_LONG);
}

/* ---- numbers ---- */

/* How many digits come next; they are taken. None: a fault. */
static size_t take_digits(json_reader *json, kept_string *kept)
{
    size_t count = 0;
    for (; peek_byte(json) >= '0' && peek_byte(json) <= '9'; count++) {
        keep_byte(kept, (unsigned)take_byte(json));
    }
    if (count == 0) {
        json_fail(json, MSG_JSON_NUMBER);
    }
    return count;
}

static bool take_number(json_reader *json, kept_string *kept)
{
    if (peek_byte(json) == '-') {
        keep_byte(kept, (unsigned)take_byte(json));
    }
    const bool zero = peek_byte(json) == '0';
    if (take_digits(json, kept) > 1 && zero) {
        return json_fail(json, MSG_JSON_NUMBER);
    }
    if (peek_byte(json) == '.') {
        keep_byte(kept, (unsigned)take_byte(json));
        take_digits(json, kept);
    }
    if (peek_byte(json) == 'e' || peek_byte(json) == 'E') {
        keep_byte(kept, (unsigned)take_byte(json));
        if (peek_byte(json) == '+' || peek_byte(json) == '-') {
            keep_byte(kept, (unsigned)take_byte(json));
        }
        take_digits(json, kept);
    }
    return is_fine(json);
}

static bool begins_number(char byte)
{
    return byte == '-' || (byte >= '0' && byte <= '9');
}

bool json_take_number(json_reader *json)
{
    kept_string kept = {.text = json->text, .capacity = JSON_NUMBER_MAX};
    if (!begins_number(json_peek(json))) {
        return json_fail(json, MSG_JSON_NOT_NUMBER);
    }
    if (!take_number(json, &kept)) {
        return false;
    }
    json->text[kept.length] = '\0';
    return !kept.cut || json_fail(json, MSG_JSON_LONG);
}

bool json_halves(const json_reader *json, uint32_t *halves)
{
    enum { LARGE = 1000000, EXPONENT_MAX = 1000 };
    const char *text = json->text;
    char digit[JSON_NUMBER_MAX] = "";
    size_t digits = 0;
    int exponent = 0; /* of the last digit, as a power of ten */
    bool fraction = false;
    for (; *text != '\0' && *text != 'e' && *text != 'E'; text++) {
        if (*text == '.') {
            fraction = true;
        } else if (*text >= '0' && *text <= '9') {
            exponent -= fraction ? 1 : 0;
            digit[digits] = *text;
            digits += digits > 0 || *text != '0' ? 1 : 0;
        } else {
            return false; /* a sign */
        }
    }
    if (*text != '\0') {
        const bool negative = text[1] == '-';
        int stated = 0;
        for (text += 1 + (negative || text[1] == '+' ? 1 : 0); *text != '\0'; text++) {
            stated = stated > EXPONENT_MAX ? stated : stated * 10 + (*text - '0');
        }
        exponent += negative ? -stated : stated;
    }
    for (; digits > 0 && digit[digits - 1] == '0'; digits--) {
        exponent++;
    }
    const bool half = digits > 0 && exponent == -1 && digit[digits - 1] == '5';
    *halves = 0;
    if (digits > 0 && exponent < 0 && !half) {
        return false;
    }
    for (size_t i = 0; i < digits - (half ? 1 : 0); i++) {
        *halves = *halves > LARGE ? *halves : *halves * 10 + (uint32_t)(digit[i] - '0');
    }
    for (; digits > 0 && exponent > 0 && *halves <= LARGE; exponent--) {
        *halves *= 10;
    }
    *halves = 2 * (*halves > LARGE ? LARGE : *halves) + (half ? 1 : 0);
    return true;
}

/* ---- values ---- */

static bool end_document(const json_reader *json)
{
    return json->depth == 0;
}

char json_peek(json_reader *json)
{
    const int byte = is_fine(json) ? skip_blanks(json) : NO_BYTE;
    if (byte == NO_BYTE) {
        json_fail(json, MSG_JSON_ENDS);
        return '\0';
    }
    return (char)byte;
}

bool json_take_truth(json_reader *json, bool *truth)
{
    const char byte = json_peek(json);
    *truth = byte == 't';
    return byte == 't' || byte == 'f' ? take_word(json, *truth ? "true" : "false")
                                      : json_fail(json, MSG_JSON_NOT_TRUTH);
}

bool json_enter(json_reader *json, char opening)
{
    if (json_peek(json) != opening) {
        return json_fail(json, opening == '{' ? MSG_JSON_NOT_OBJECT : MSG_JSON_NOT_ARRAY);
    }
    if (json->depth == JSON_DEPTH_MAX) {
        return json_fail(json, MSG_JSON_DEPTH);
    }
    take_byte(json);
    json->object[json->depth] = opening == '{';
    json->count[json->depth] = 0;
    json->path_end[json->depth] = json->path_length;
    json->depth++;
    return true;
}

/* The path of the member or element that comes next. */
static void extend_path(json_reader *json, uint32_t index)
{
    sink out;
    sink_begin_text(&out, json->path + json->path_length, sizeof json->path - json->path_length);
    if (json->object[json->depth - 1]) {
        sink_char(&out, '.');
        sink_text(&out, json->key);
    } else {
        sink_char(&out, '[');
        sink_number(&out, index);
        sink_char(&out, ']');
    }
    sink_end_text(&out);
    json->path_length += out.used;
}

static bool take_key(json_reader *json)
{
    kept_string kept = {.text = json->key, .capacity = JSON_KEY_MAX};
    if (json_peek(json) != '"' || !take_string(json, &kept)) {
        return json_fail(json, MSG_JSON_SYNTAX);
    }
    json->key[kept.length] = '\0';
    if (kept.cut) {
        return json_fail(json, MSG_JSON_LONG);
    }
    return json_peek(json) == ':' ? take_byte(json) != NO_BYTE : json_fail(json, MSG_JSON_SYNTAX);
}

bool json_more(json_reader *json)
{
    if (!is_fine(json)) {
        return false;
    }
    const unsigned level = json->depth - 1;
    const char closing = json->object[level] ? '}' : ']';
    json->path_length = json->path_end[level];
    json->path[json->path_length] = '\0';
    const char byte = json_peek(json);
    if (byte == closing) {
        take_byte(json);
        json->depth--;
        json->ended = json->ended && !end_document(json);
        return false;
    }
    if (json->count[level] > 0) {
        if (byte != ',') {
            return json_fail(json, MSG_JSON_SYNTAX);
        }
        take_byte(json);
    }
    const uint32_t index = json->count[level]++;
    if (json->object[level] && !take_key(json)) {
        return false;
    }
    extend_path(json, index);
    return is_fine(json);
}

static bool skip_scalar(json_reader *json)
{
    kept_string none = {.text = NULL};
    bool truth;
    const char byte = json_peek(json);
    if (byte == '"') {
        return take_string(json, &none);
    }
    if (begins_number(byte)) {
        return take_number(json, &none);
    }
    return byte == 'n'
               ? take_word(json, "null")
               : (byte == 't' || byte == 'f' ? json_take_truth(json, &truth) : json_fail(json, MSG_JSON_SYNTAX));
}

/* Passes over the rest of what was entered deeper than that. */
static bool skip_to(json_reader *json, unsigned depth)
{
    while (is_fine(json) && json->depth > depth) {
        if (json_more(json)) {
            const char byte = json_peek(json);
            if (byte == '{' || byte == '[') {
                json_enter(json, byte);
            } else {
                skip_scalar(json);
            }
        }
    }
    return is_fine(json);
}

bool json_skip(json_reader *json)
{
    const unsigned depth = json->depth;
    const char byte = json_peek(json);
    if (byte != '{' && byte != '[') {
        return is_fine(json) && skip_scalar(json);
    }
    return json_enter(json, byte) && skip_to(json, depth);
}

bool json_leave(json_reader *json)
{
    return skip_to(json, 0);
}

bool json_document(json_reader *json)
{
    if (!is_fine(json)) {
        return false;
    }
    json->path_length = 0;
    json->path[0] = '\0';
    if (skip_blanks(json) == NO_BYTE) {
        return false;
    }
    json->documents++;
    return json->ended || json_fail(json, MSG_JSON_BEHIND);
}
