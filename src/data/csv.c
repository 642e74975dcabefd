/* SPDX-License-Identifier: MIT */
/* Schedules as comma-separated values: a row per day, the same bytes in every language. */
#include "data/csv.h"
#include "sheet/walk.h"
#include "words/names.h"

enum {
    ID_MAX = 2 * 1024 + 3,   /* a field of 1,024 bytes, every one of them a doubled quote, quoted, with its ' */
    MESSAGE_BYTES_MAX = 1000 /* of a finding, with its source */
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
    if (!quoted) {
        sink_text(out, text);
        return;
    }
    for (const char *rest = text; *rest != '\0'; rest++) {
        if (*rest == '"') {
            sink_char(out, '"');
        }
        sink_char(out, *rest);
    }
    sink_char(out, '"');
}

void csv_header(sink *out, const char *header, char delimiter)
{
    for (; *header != '\0'; header++) {
        sink_char(out, *header == ',' ? delimiter : *header);
    }
}

void finding_csv_row(sink *out, language lang, const finding_context *about, const char *id, uint32_t line,
                     char delimiter, const bac_finding *f)
{
    char message_bytes[MESSAGE_BYTES_MAX + 1];
    sink words;
    sink_begin(&words, message_bytes, MESSAGE_BYTES_MAX, NULL, NULL);
    finding_sourced(&words, lang, about, f);
    message_bytes[words.used] = '\0';
    csv_text_cell(out, id, delimiter);
    sink_char(out, delimiter);
    if (line > 0) {
        sink_number(out, line);
    }
    sink_char(out, delimiter);
    sink_number(out, f->day);
    sink_char(out, delimiter);
    if (about->patient->dated) {
        char date[10];
        put_iso_date(date, bac_date_to_civil((bac_date){about->patient->start.n + f->day - 1}));
        sink_put(out, date, sizeof date);
    }
    sink_char(out, delimiter);
    sink_text(out, severity_names[f->severity]);
    sink_char(out, delimiter);
    sink_text(out, rule_names[f->rule]);
    sink_char(out, delimiter);
    csv_text_cell(out, message_bytes, delimiter);
    sink_char(out, '\n');
}

static void begin(printer *p)
{
    csv_header(p->out, "id,day,date,dose_mg,morning_mg,noon_mg,evening_mg,bedtime_mg,change_mg,phase,review\n",
               p->delimiter);
}

static void put_intakes(sink *out, const day_walk *walk, char delimiter)
{
    const unsigned intakes = walk->schedule->split.count;
    for (unsigned time = MORNING, intake = 0; time < TIME_COUNT; time++) {
        sink_char(out, delimiter);
        if (intake < intakes && intake_time[intakes][intake] == time) {
            sink_number(out, walk->intake_mg[intake++]);
        }
    }
}

static void put_row(sink *out, const day_walk *walk, char delimiter)
{
    sink_number(out, walk->day);
    sink_char(out, delimiter);
    if (walk->schedule->patient.dated) {
        char date[10];
        put_iso_date(date, walk->date);
        sink_put(out, date, sizeof date);
    }
    sink_char(out, delimiter);
    sink_number(out, walk->dose_mg);
    put_intakes(out, walk, delimiter);
    sink_char(out, delimiter);
    if (walk->change_mg < 0) {
        sink_char(out, '-');
    }
    sink_number(out, (uint32_t)(walk->change_mg < 0 ? -walk->change_mg : walk->change_mg));
    sink_char(out, delimiter);
    sink_text(out, phase_names[walk->phase]);
    sink_char(out, delimiter);
    sink_text(out, review_names[walk->review]);
    sink_char(out, '\n');
}

static void print(printer *p, const schedule *printed)
{
    char id_bytes[ID_MAX];
    sink id;
    sink_begin(&id, id_bytes, sizeof id_bytes, NULL, NULL);
    csv_text_cell(&id, printed->id, p->delimiter);
    day_walk walk;
    day_walk_begin(&walk, printed);
    while (day_walk_next(&walk)) {
        sink_put(p->out, id.buffer, id.used);
        sink_char(p->out, p->delimiter);
        put_row(p->out, &walk, p->delimiter);
    }
    p->printed++;
}

static void end(printer *p)
{
    (void)p;
}

const format format_csv = {.begin = begin, .schedule = print, .end = end};
