/* SPDX-License-Identifier: MIT */
/* Schedules as comma-separated values: a row per day, the same bytes in every language. */
#include "sheet/csv.h"
#include "sheet/format.h"
#include "sheet/names.h"

enum {
    ID_MAX = 2 * 1024 + 3, /* a field of 1,024 bytes, every one of them a doubled quote, quoted, with its ' */
    /* day, date, dose, four intakes, change, phase, review and their delimiters, with room to spare */
    ROW_REST_MAX = 128,
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

/* The row of the day before: most of it stands again, so that each day changes only what is new. */
typedef struct {
    char delimiter;
    uint16_t dose_mg;
    char line[ID_MAX + 1 + ROW_REST_MAX];
    size_t id_end, day_end, date_end; /* each behind its delimiter, but for the date */
    size_t doses_end;                 /* behind the delimiter of the intakes */
    size_t length;
    phase phase; /* of the text in `judged`, which follows the change */
    bac_review review;
    size_t judged_length; /* 0: none yet */
    char judged[ROW_REST_MAX];
} row_text;

static void put_doses(row_text *row, const day_walk *walk)
{
    const unsigned intakes = walk->schedule->split.count;
    char *at = row->line + row->date_end;
    *at++ = row->delimiter;
    at = put_number(at, walk->dose_mg);
    for (unsigned time = MORNING, intake = 0; time < TIME_COUNT; time++) {
        *at++ = row->delimiter;
        if (intake < intakes && intake_time[intakes][intake] == time) {
            at = put_number(at, walk->intake_mg[intake++]);
        }
    }
    *at++ = row->delimiter;
    row->doses_end = (size_t)(at - row->line);
    row->dose_mg = walk->dose_mg;
}

static void keep_judged(row_text *row, const day_walk *walk)
{
    char *at = row->judged;
    *at++ = row->delimiter;
    at = put_text(at, phase_names[walk->phase]);
    *at++ = row->delimiter;
    at = put_text(at, review_names[walk->review]);
    *at++ = '\n';
    row->judged_length = (size_t)(at - row->judged);
    row->phase = walk->phase;
    row->review = walk->review;
}

/* What follows the date; the doses only where they are new. */
static void put_rest(row_text *row, const day_walk *walk, bool moved)
{
    if (moved || row->dose_mg != walk->dose_mg) {
        put_doses(row, walk);
    }
    char *at = row->line + row->doses_end;
    if (walk->change_mg < 0) {
        *at++ = '-';
    }
    at = put_number(at, (uint32_t)(walk->change_mg < 0 ? -walk->change_mg : walk->change_mg));
    if (row->judged_length == 0 || row->phase != walk->phase || row->review != walk->review) {
        keep_judged(row, walk);
    }
    at = put_bytes(at, row->judged, row->judged_length);
    row->length = (size_t)(at - row->line);
}

static void put_day(row_text *row, const day_walk *walk)
{
    char *at = put_number(row->line + row->id_end, walk->day);
    *at++ = row->delimiter;
    row->day_end = (size_t)(at - row->line);
    if (walk->schedule->patient.dated) {
        at = put_iso_date(at, walk->date);
    }
    row->date_end = (size_t)(at - row->line);
}

/* One day further; false where the number of the day gets a digit more. */
static bool count_day(row_text *row, const day_walk *walk)
{
    char *digit = row->line + row->day_end - 2;
    while (digit >= row->line + row->id_end && *digit == '9') {
        *digit-- = '0';
    }
    if (digit < row->line + row->id_end) {
        return false;
    }
    (*digit)++;
    if (walk->schedule->patient.dated && walk->date.day == 1) {
        put_iso_date(row->line + row->day_end, walk->date);
    } else if (walk->schedule->patient.dated) {
        put_two(row->line + row->date_end - 2, walk->date.day);
    }
    return true;
}

static void begin_rows(row_text *row, const printer *p, const schedule *s)
{
    sink id;
    row->delimiter = p->delimiter;
    sink_begin(&id, row->line, sizeof row->line, NULL, NULL);
    csv_text_cell(&id, s->id, p->delimiter);
    sink_char(&id, p->delimiter);
    row->id_end = id.used;
    row->judged_length = 0;
}

static void print(printer *p, const schedule *s)
{
    row_text row;
    day_walk walk;
    begin_rows(&row, p, s);
    day_walk_begin(&walk, s);
    while (day_walk_next(&walk)) {
        const bool moved = walk.day == 1 || !count_day(&row, &walk);
        if (moved) {
            put_day(&row, &walk);
        }
        if (moved || !walk.same) {
            put_rest(&row, &walk, moved);
        }
        char *at = sink_reserve(p->out, sizeof row.line);
        sink_advance(p->out, put_bytes(at, row.line, row.length));
    }
    p->printed++;
}

static void end(printer *p)
{
    (void)p;
}

const format format_csv = {.name = "csv", .extension = "csv", .begin = begin, .schedule = print, .end = end};
