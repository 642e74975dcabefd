/* SPDX-License-Identifier: MIT */
/* Schedules as comma-separated values: a row per day, the same bytes in every language. */
#include "sheet/csv.h"
#include "sheet/format.h"
#include "sheet/names.h"

enum {
    ID_MAX = 2 * 1024 + 3, /* a field of 1,024 bytes, every one of them a doubled quote, quoted, with its ' */
    /* day, date, dose, four intakes, change, phase, review and their delimiters, with room to spare */
    ROW_REST_MAX = 128,
    ISO_DATE_LENGTH = 10,
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

/* What is kept of a row from day to day, because it seldom changes. */
typedef struct {
    char delimiter;
    char id[ID_MAX + 1]; /* with its delimiter */
    size_t id_length;
    char doses[ROW_REST_MAX]; /* the dose and its intakes */
    size_t doses_length;
    uint16_t dose_mg;
    char judged[ROW_REST_MAX]; /* phase and review, to the end of the row */
    size_t judged_length;
    phase phase;
    bac_review review;
    char rest[ROW_REST_MAX]; /* all that follows the date */
    size_t rest_length;
    char date[ISO_DATE_LENGTH];
} row_text;

static void keep_doses(row_text *row, const day_walk *walk)
{
    const unsigned intakes = walk->schedule->split.count;
    char *at = row->doses;
    *at++ = row->delimiter;
    at = put_number(at, walk->dose_mg);
    for (unsigned time = MORNING, intake = 0; time < TIME_COUNT; time++) {
        *at++ = row->delimiter;
        if (intake < intakes && intake_time[intakes][intake] == time) {
            at = put_number(at, walk->intake_mg[intake++]);
        }
    }
    *at++ = row->delimiter;
    row->doses_length = (size_t)(at - row->doses);
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

static void keep_rest(row_text *row, const day_walk *walk)
{
    if (row->doses_length == 0 || row->dose_mg != walk->dose_mg) {
        keep_doses(row, walk);
    }
    if (row->judged_length == 0 || row->phase != walk->phase || row->review != walk->review) {
        keep_judged(row, walk);
    }
    char *at = put_bytes(row->rest, row->doses, row->doses_length);
    if (walk->change_mg < 0) {
        *at++ = '-';
    }
    at = put_number(at, (uint32_t)(walk->change_mg < 0 ? -walk->change_mg : walk->change_mg));
    at = put_bytes(at, row->judged, row->judged_length);
    row->rest_length = (size_t)(at - row->rest);
}

/* Within a month only the day of a date changes. */
static void keep_date(row_text *row, const day_walk *walk)
{
    if (walk->day == 1 || walk->date.day == 1) {
        put_iso_date(row->date, walk->date);
    } else {
        put_two(row->date + ISO_DATE_LENGTH - 2, walk->date.day);
    }
}

static void begin_rows(row_text *row, const printer *p, const schedule *s)
{
    sink id;
    row->delimiter = p->delimiter;
    row->doses_length = 0;
    row->judged_length = 0;
    sink_begin(&id, row->id, sizeof row->id, NULL, NULL);
    csv_text_cell(&id, s->id, p->delimiter);
    sink_char(&id, p->delimiter);
    row->id_length = id.used;
}

static void print(printer *p, const schedule *s)
{
    row_text row;
    day_walk walk;
    begin_rows(&row, p, s);
    day_walk_begin(&walk, s);
    while (day_walk_next(&walk)) {
        if (!walk.same) {
            keep_rest(&row, &walk);
        }
        char *at = sink_reserve(p->out, ID_MAX + 1 + ROW_REST_MAX);
        at = put_bytes(at, row.id, row.id_length);
        at = put_number(at, walk.day);
        *at++ = p->delimiter;
        if (s->patient.dated) {
            keep_date(&row, &walk);
            at = put_bytes(at, row.date, ISO_DATE_LENGTH);
        }
        at = put_bytes(at, row.rest, row.rest_length);
        sink_advance(p->out, at);
    }
    p->printed++;
}

static void end(printer *p)
{
    (void)p;
}

const format format_csv = {.name = "csv", .extension = "csv", .begin = begin, .schedule = print, .end = end};
