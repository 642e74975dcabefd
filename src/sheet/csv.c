/* SPDX-License-Identifier: MIT */
/* Schedules as comma-separated values: a row per day, the same bytes in every language. */
#include "sheet/csv.h"
#include "sheet/format.h"
#include "sheet/names.h"

enum {
    ID_MAX = 2 * 1024 + 3, /* a field of 1,024 bytes, every one of them a doubled quote, quoted, with its ' */
    /* day, date, dose, four intakes, change, phase, review and their delimiters, with room to spare */
    ROW_REST_MAX = 128
};

void csv_text_cell(sink *out, const char *text, char delimiter)
{
    const bool formula = text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL;
    const char special[] = {'"', '\n', '\r', delimiter, '\0'};
    const bool quoted = strpbrk(text, special) != NULL;
    if (quoted) {
        sink_char(out, '"');
    }
    if (formula) {
        sink_char(out, '\'');
    }
    for (const char *rest = text; *rest != '\0'; rest++) {
        if (*rest == '"') {
            sink_char(out, '"');
        }
        sink_char(out, *rest);
    }
    if (quoted) {
        sink_char(out, '"');
    }
}

static void begin(printer *p)
{
    static const char header[] =
        "id,day,date,dose_mg,morning_mg,noon_mg,evening_mg,bedtime_mg,change_mg,phase,review\n";
    for (const char *c = header; *c != '\0'; c++) {
        sink_char(p->out, *c == ',' ? p->delimiter : *c);
    }
}

/* All that follows the date. */
static char *put_rest(char *at, const day_walk *walk, unsigned intakes, char delimiter)
{
    *at++ = delimiter;
    at = put_number(at, walk->dose_mg);
    for (unsigned time = MORNING, intake = 0; time < TIME_COUNT; time++) {
        *at++ = delimiter;
        if (intake < intakes && intake_time[intakes][intake] == time) {
            at = put_number(at, walk->intake_mg[intake++]);
        }
    }
    *at++ = delimiter;
    if (walk->change_mg < 0) {
        *at++ = '-';
    }
    at = put_number(at, (uint32_t)(walk->change_mg < 0 ? -walk->change_mg : walk->change_mg));
    *at++ = delimiter;
    at = put_text(at, phase_names[walk->phase]);
    *at++ = delimiter;
    at = put_text(at, review_names[walk->review]);
    *at++ = '\n';
    return at;
}

static void print(printer *p, const schedule *s)
{
    char id_bytes[ID_MAX + 1];
    sink id;
    sink_begin(&id, id_bytes, sizeof id_bytes, NULL, NULL);
    csv_text_cell(&id, s->id, p->delimiter);
    sink_char(&id, p->delimiter);

    char rest[ROW_REST_MAX];
    size_t rest_length = 0;
    day_walk walk;
    day_walk_begin(&walk, s);
    while (day_walk_next(&walk)) {
        if (!walk.same) {
            rest_length = (size_t)(put_rest(rest, &walk, s->split.count, p->delimiter) - rest);
        }
        char *at = sink_reserve(p->out, ID_MAX + 1 + ROW_REST_MAX);
        at = put_bytes(at, id_bytes, id.used);
        at = put_number(at, walk.day);
        *at++ = p->delimiter;
        if (s->patient.dated) {
            at = put_iso_date(at, walk.date);
        }
        at = put_bytes(at, rest, rest_length);
        sink_advance(p->out, at);
    }
    p->printed++;
}

static void end(printer *p)
{
    (void)p;
}

const format format_csv = {.name = "csv", .extension = "csv", .begin = begin, .schedule = print, .end = end};
