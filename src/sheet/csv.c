/* SPDX-License-Identifier: MIT */
/* Schedules as comma-separated values: a row per day, the same bytes in every language. */
#include "sheet/csv.h"
#include "sheet/format.h"
#include "sheet/level.h"
#include "sheet/names.h"

enum {
    ID_MAX = 2 * 1024 + 3, /* a field of 1,024 bytes, every one of them a doubled quote, quoted, with its ' */
    /* day, date, dose, four intakes, change, phase, review and their delimiters, with room to spare */
    ROW_REST_MAX = 128,
    LINE_MAX = (ID_MAX + 1 + ROW_REST_MAX + STRIDE - 1) / STRIDE * STRIDE,
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

/* From the delimiter before the dose to the one behind the intakes. */
static level_texts levels;

/* The row of the day before: most of it stands again, so that each day changes only what is new. */
typedef struct {
    char delimiter;
    uint16_t last_of_digits; /* the last day before the day's number has a digit more */
    size_t id_end, day_end;  /* each behind its delimiter */
    size_t date_end;
    size_t doses_end; /* behind the delimiter of the intakes */
    size_t length;
    phase phase; /* of the text in `judged`, which follows the change */
    bac_review review;
    size_t judged_length; /* 0: none yet */
    char judged[ROW_REST_MAX];
    char line[LINE_MAX];
} row_text;

_Static_assert(LINE_MAX % STRIDE == 0 && (size_t)LINE_MAX <= SINK_RESERVE_MAX, "a row is copied in strides");

static void put_intakes(level_text *level, const day_walk *walk, char delimiter)
{
    const unsigned intakes = walk->schedule->split.count;
    uint16_t intake_mg[BAC_INTAKES_MAX];
    char *at = level->bytes;
    day_walk_intakes(walk, intake_mg);
    *at++ = delimiter;
    at = put_number(at, walk->dose_mg);
    for (unsigned time = MORNING, intake = 0; time < TIME_COUNT; time++) {
        *at++ = delimiter;
        if (intake < intakes && intake_time[intakes][intake] == time) {
            at = put_number(at, intake_mg[intake++]);
        }
    }
    *at++ = delimiter;
    level->length = (size_t)(at - level->bytes);
}

static void put_doses(row_text *row, const day_walk *walk)
{
    level_text *const level = level_of_day(&levels, walk);
    if (level->length == 0) {
        put_intakes(level, walk, row->delimiter);
    }
    char *const end = put_strides(row->line + row->date_end, level->bytes, level->length);
    row->doses_end = (size_t)(end - row->line);
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

/* What follows the doses. */
static void put_rest(row_text *row, const day_walk *walk)
{
    char *at = row->line + row->doses_end;
    if (walk->change_mg < 0) {
        *at++ = '-';
    }
    at = put_number(at, (uint32_t)(walk->change_mg < 0 ? -walk->change_mg : walk->change_mg));
    if (row->judged_length == 0 || row->phase != walk->phase || row->review != walk->review) {
        keep_judged(row, walk);
    }
    at = put_strides(at, row->judged, row->judged_length);
    row->length = (size_t)(at - row->line);
}

static void put_day(row_text *row, const day_walk *walk)
{
    char *at = put_number(row->line + row->id_end, walk->day);
    *at++ = row->delimiter;
    row->day_end = (size_t)(at - row->line);
    row->last_of_digits = walk->day < 10 ? 9 : walk->day < 100 ? 99 : walk->day < 1000 ? 999 : BAC_DAYS_MAX;
    if (walk->schedule->patient.dated) {
        at = put_iso_date(at, walk->date);
    }
    row->date_end = (size_t)(at - row->line);
}

/* One day further, in as many bytes. */
static void count_day(row_text *row, const day_walk *walk)
{
    count_up(row->line + row->day_end - 2);
    if (walk->schedule->patient.dated && walk->date.day == 1) {
        put_iso_date(row->line + row->day_end, walk->date);
    } else if (walk->schedule->patient.dated) {
        count_up(row->line + row->date_end - 1);
    }
}

static void next_row(row_text *row, const day_walk *walk)
{
    const bool moves = walk->day == 1 || walk->day > row->last_of_digits;
    if (moves) {
        put_day(row, walk);
    } else {
        count_day(row, walk);
    }
    if (moves || walk->enters) {
        put_doses(row, walk);
    }
    if (moves || !walk->same) {
        put_rest(row, walk);
    }
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
    level_texts_begin(&levels, &s->split, (unsigned char)p->delimiter);
}

static void print(printer *p, const schedule *s)
{
    row_text row;
    day_walk walk;
    begin_rows(&row, p, s);
    day_walk_begin(&walk, s);
    while (day_walk_next(&walk)) {
        next_row(&row, &walk);
        char *at = sink_reserve(p->out, sizeof row.line);
        sink_advance(p->out, put_strides(at, row.line, row.length));
    }
    p->printed++;
}

static void end(printer *p)
{
    (void)p;
}

const format format_csv = {.name = "csv", .extension = "csv", .begin = begin, .schedule = print, .end = end};
