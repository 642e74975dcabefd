/* SPDX-License-Identifier: MIT */
/* Schedules as comma-separated values: a row per day, the same bytes in every language. */
#include "data/csv.h"
#include "sheet/walk.h"
#include "words/names.h"

enum {
    ID_SIZE = 2 * 1024 + 8, /* a field of 1,024 bytes, every one of them a doubled quote, quoted, with its ' */
    LEVEL_SIZE = 128,
    NAMES_SIZE = 64,
    MESSAGE_SIZE = 1024 /* a finding, with its source */
};

/* [R-csv-formula] */
void csv_text_cell(sink *out, const char *text)
{
    const bool formula = text[0] != '\0' && strchr("=+-@'\t\r", text[0]) != NULL;
    const bool quoted = strpbrk(text, "\",;\t\r\n") != NULL;
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

void csv_header(sink *out, const char *header, char delimiter, bool marked)
{
    sink_text(out, marked ? CSV_MARK : "");
    for (; *header != '\0'; header++) {
        sink_char(out, *header == ',' ? delimiter : *header);
    }
}

/* [R-csv-findings] */
void finding_csv_row(sink *out, language lang, const finding_context *about, const char *id, uint32_t line,
                     char delimiter, const bac_finding *finding)
{
    char message_bytes[MESSAGE_SIZE];
    sink words;
    sink_begin_text(&words, message_bytes, sizeof message_bytes);
    finding_sourced(&words, lang, about, finding);
    csv_text_cell(out, id);
    sink_char(out, delimiter);
    if (line > 0) {
        sink_number(out, line);
    }
    sink_char(out, delimiter);
    sink_number(out, finding->day);
    sink_char(out, delimiter);
    if (about->patient->dated) {
        iso_date_put(out, bac_date_to_civil((bac_date){about->patient->start.n + finding->day - 1}));
    }
    sink_char(out, delimiter);
    sink_text(out, severity_names[finding->severity]);
    sink_char(out, delimiter);
    sink_text(out, rule_names[finding->rule]);
    sink_char(out, delimiter);
    csv_text_cell(out, sink_end_text(&words));
    sink_char(out, '\n');
}

/* ---- schedules ---- */

/* What the rows of a schedule share: the id, and all that stands behind the day on the days of a level on which
 * nothing changes. */
typedef struct {
    char delimiter;
    bac_phase phase; /* of the names */
    bac_review review;
    sink id, level, names;
    size_t dose_at, change_at; /* in the level */
    char id_bytes[ID_SIZE], level_bytes[LEVEL_SIZE], names_bytes[NAMES_SIZE];
} csv_row;

static void csv_row_begin(csv_row *row, const schedule *printed, char delimiter)
{
    row->delimiter = delimiter;
    row->phase = BAC_PHASE_COUNT;
    sink_begin_text(&row->id, row->id_bytes, sizeof row->id_bytes);
    csv_text_cell(&row->id, printed->id);
    sink_char(&row->id, delimiter);
    sink_begin_text(&row->level, row->level_bytes, sizeof row->level_bytes);
    sink_char(&row->level, delimiter);
    if (printed->patient.dated) {
        iso_date_put(&row->level, bac_date_to_civil(printed->patient.start));
    }
    row->dose_at = row->level.used;
}

static void enter_names(csv_row *row, const day_walk *walk)
{
    sink *names = &row->names;
    row->phase = walk->phase;
    row->review = walk->review;
    sink_begin_text(names, row->names_bytes, sizeof row->names_bytes);
    sink_char(names, row->delimiter);
    sink_text(names, phase_names[walk->phase]);
    sink_char(names, row->delimiter);
    sink_text(names, review_names[walk->review]);
    sink_char(names, '\n');
}

static void enter_level(csv_row *row, const day_walk *walk)
{
    const unsigned intakes = walk->intake_count;
    sink *level = &row->level;
    if (row->phase != walk->phase || row->review != walk->review) {
        enter_names(row, walk);
    }
    level->used = row->dose_at;
    sink_char(level, row->delimiter);
    sink_number(level, walk->dose_mg);
    for (unsigned time = MORNING, intake = 0; time < TIME_COUNT; time++) {
        sink_char(level, row->delimiter);
        if (intake < intakes && intake_time[intakes][intake] == time) {
            sink_number(level, walk->intake_mg[intake++]);
        }
    }
    sink_char(level, row->delimiter);
    row->change_at = level->used;
    sink_char(level, '0');
    sink_put(level, row->names.buffer, row->names.used);
}

/* [R-csv-rows] */
static void put_row(sink *out, const csv_row *row, const day_walk *walk)
{
    const sink *level = &row->level;
    sink_put(out, row->id.buffer, row->id.used);
    sink_number(out, walk->day);
    if (walk->change_mg == 0) {
        sink_put(out, level->buffer, level->used);
    } else {
        sink_put(out, level->buffer, row->change_at);
        sink_integer(out, walk->change_mg);
        sink_put(out, row->names.buffer, row->names.used);
    }
}

static void begin(printer *printing)
{
    csv_header(printing->out, "id,day,date,dose_mg,morning_mg,noon_mg,evening_mg,bedtime_mg,change_mg,phase,review\n",
               printing->delimiter, printing->marked);
}

static void print(printer *printing, const schedule *printed)
{
    csv_row row;
    day_walk walk;
    csv_row_begin(&row, printed, printing->delimiter);
    day_walk_begin(&walk, printed);
    while (day_walk_next(&walk)) {
        if (!walk.alike) {
            enter_level(&row, &walk);
        }
        if (printed->patient.dated) {
            iso_date_next(row.level_bytes + 1, walk.date);
        }
        put_row(printing->out, &row, &walk);
    }
    printing->printed++;
}

static void end(printer *printing)
{
    (void)printing;
}

const format format_csv = {.begin = begin, .schedule = print, .end = end};
