/* SPDX-License-Identifier: MIT */
/* Schedules as comma-separated values: a row per day, the same bytes in every language. */
#include "data/csv.h"
#include "sheet/level.h"
#include "words/names.h"

enum {
    ID_MAX = 2 * 1024 + 3, /* a field of 1,024 bytes, every one of them a doubled quote, quoted, with its ' */
    ID_ROOM = (ID_MAX + 1 + STRIDE - 1) / STRIDE * STRIDE,
    MONTH_MAX = sizeof "2026-11-23",
    /* day, date, change and their delimiters stand between the pieces that are kept */
    ROW_MAX = ID_ROOM + sizeof "3660,2026-11-23-600" + LEVEL_TEXT_MAX + STRIDE,
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

/* From the delimiter before the dose to the line feed, for a day without a change. */
static level_texts levels;

/* The pieces of a row that are the same on most days; they are copied in whole strides. */
typedef struct {
    const level_text *level;
    bac_review review; /* in the level's text */
    size_t id_length;
    bool dated;
    char month[MONTH_MAX]; /* "2026-11-" */
    char id[ID_ROOM];      /* with the delimiter behind it */
} row_text;

_Static_assert((size_t)ROW_MAX <= SINK_RESERVE_MAX, "a sink holds the longest row");

static void write_level(level_text *level, const day_walk *walk, char delimiter)
{
    const unsigned intakes = walk->schedule->split.count;
    uint16_t intake_mg[BAC_INTAKES_MAX];
    char *at = level->bytes;
    bac_split_dose(&walk->schedule->split, walk->dose_mg, intake_mg);
    *at++ = delimiter;
    at = put_number(at, walk->dose_mg);
    for (unsigned time = MORNING, intake = 0; time < TIME_COUNT; time++) {
        *at++ = delimiter;
        if (intake < intakes && intake_time[intakes][intake] == time) {
            at = put_number(at, intake_mg[intake++]);
        }
    }
    *at++ = delimiter;
    level->change = (size_t)(at - level->bytes);
    *at++ = '0';
    *at++ = delimiter;
    at = put_text(at, phase_names[walk->phase]);
    *at++ = delimiter;
    at = put_text(at, review_names[walk->review]);
    *at++ = '\n';
    level->length = (size_t)(at - level->bytes);
}

static void keep_level(row_text *row, const day_walk *walk, char delimiter)
{
    level_text *const level = level_of_day(&levels, walk);
    if (level_begin(&levels, level) || level->review != walk->review) {
        level->review = walk->review;
        write_level(level, walk, delimiter);
    }
    row->level = level;
    row->review = walk->review;
}

/* The row up to the level. */
static inline char *put_day(char *at, const row_text *row, unsigned day, unsigned day_of_month, char delimiter)
{
    at = put_strides(at, row->id, row->id_length);
    at = put_number(at, day);
    *at++ = delimiter;
    if (row->dated) {
        at = put_bytes(at, row->month, sizeof "2026-11-" - 1);
        at = put_two(at, day_of_month);
    }
    return at;
}

/* The level, with the change in the place of its 0. */
static char *put_changed_level(char *at, const level_text *level, int change_mg)
{
    const size_t behind = level->change + sizeof "0" - 1;
    at = put_strides(at, level->bytes, level->change);
    if (change_mg < 0) {
        *at++ = '-';
    }
    at = put_number(at, (uint32_t)(change_mg < 0 ? -change_mg : change_mg));
    return put_strides(at, level->bytes + behind, level->length - behind);
}

static void put_row(sink *out, const row_text *row, const day_walk *walk, char delimiter)
{
    char *at = put_day(sink_reserve(out, ROW_MAX), row, walk->day, walk->date.day, delimiter);
    at = walk->change_mg == 0 ? put_strides(at, row->level->bytes, row->level->length)
                              : put_changed_level(at, row->level, walk->change_mg);
    sink_advance(out, at);
}

/* The days that are like this one. */
static void put_days_alike(sink *out, const row_text *row, day_walk *walk, char delimiter)
{
    const uint16_t days = (uint16_t)(walk->alike_last - walk->day);
    const level_text *const level = row->level;
    char *at = sink_reserve(out, ROW_MAX);
    const char *const full = out->buffer + out->capacity - ROW_MAX;
    for (unsigned i = 1; i <= days; i++) {
        if (at > full) {
            sink_advance(out, at);
            at = sink_reserve(out, ROW_MAX);
        }
        at = put_day(at, row, walk->day + i, walk->date.day + i, delimiter);
        at = put_strides(at, level->bytes, level->length);
    }
    sink_advance(out, at);
    day_walk_skip(walk, days);
}

static void print(printer *p, const schedule *s)
{
    const char delimiter = p->delimiter;
    row_text row;
    row.dated = s->patient.dated;
    sink id;
    sink_begin(&id, row.id, sizeof row.id, NULL, NULL);
    csv_text_cell(&id, s->id, delimiter);
    sink_char(&id, delimiter);
    row.id_length = id.used;
    level_texts_begin(&levels, &s->split, (unsigned char)delimiter);
    day_walk walk;
    day_walk_begin(&walk, s);
    while (day_walk_turn(&walk)) {
        if (row.dated && (walk.day == 1 || walk.date.day == 1)) {
            put_iso_date(row.month, walk.date);
        }
        if (walk.enters || walk.review != row.review) {
            keep_level(&row, &walk, delimiter);
        }
        put_row(p->out, &row, &walk, delimiter);
        if (walk.day < walk.alike_last) {
            put_days_alike(p->out, &row, &walk, delimiter);
        }
    }
    p->printed++;
}

static void end(printer *p)
{
    (void)p;
}

const format format_csv = {.begin = begin, .schedule = print, .end = end};
