/* SPDX-License-Identifier: MIT */
/* Schedules as comma-separated values: a row per day, the same bytes in every language. */
#include "data/csv.h"
#include "sheet/walk.h"
#include "words/names.h"

enum {
    ID_SIZE = 2 * 1024 + 8, /* a field of 1,024 bytes, every one of them a doubled quote, quoted, with its ' */
    DOSE_SIZE = 64,
    NAMES_SIZE = 64,
    MESSAGE_SIZE = 1024 /* a finding, with its source */
};

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

void csv_header(sink *out, const char *header, char delimiter)
{
    for (; *header != '\0'; header++) {
        sink_char(out, *header == ',' ? delimiter : *header);
    }
}

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

/* What the rows of a schedule share: the id; of a level, its dose and intakes and, behind the change, its names. */
typedef struct {
    char delimiter;
    bac_phase phase;
    bac_review review;
    sink id, dose, names;
    char id_bytes[ID_SIZE], dose_bytes[DOSE_SIZE], names_bytes[NAMES_SIZE];
} csv_row;

static void csv_row_begin(csv_row *row, const char *id, char delimiter)
{
    row->delimiter = delimiter;
    row->phase = BAC_PHASE_COUNT;
    sink_begin_text(&row->id, row->id_bytes, sizeof row->id_bytes);
    csv_text_cell(&row->id, id);
    sink_char(&row->id, delimiter);
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

static void enter_dose(csv_row *row, const day_walk *walk)
{
    const unsigned intakes = walk->intake_count;
    sink *dose = &row->dose;
    sink_begin_text(dose, row->dose_bytes, sizeof row->dose_bytes);
    sink_char(dose, row->delimiter);
    sink_number(dose, walk->dose_mg);
    for (unsigned time = MORNING, intake = 0; time < TIME_COUNT; time++) {
        sink_char(dose, row->delimiter);
        if (intake < intakes && intake_time[intakes][intake] == time) {
            sink_number(dose, walk->intake_mg[intake++]);
        }
    }
    sink_char(dose, row->delimiter);
}

static void put_row(sink *out, const csv_row *row, const day_walk *walk)
{
    sink_put(out, row->id.buffer, row->id.used);
    sink_number(out, walk->day);
    sink_char(out, row->delimiter);
    if (walk->schedule->patient.dated) {
        iso_date_put(out, walk->date);
    }
    sink_put(out, row->dose.buffer, row->dose.used);
    sink_integer(out, walk->change_mg);
    sink_put(out, row->names.buffer, row->names.used);
}

static void begin(printer *printing)
{
    csv_header(printing->out, "id,day,date,dose_mg,morning_mg,noon_mg,evening_mg,bedtime_mg,change_mg,phase,review\n",
               printing->delimiter);
}

static void print(printer *printing, const schedule *printed)
{
    csv_row row;
    day_walk walk;
    csv_row_begin(&row, printed->id, printing->delimiter);
    day_walk_begin(&walk, printed);
    while (day_walk_next(&walk)) {
        if (!walk.alike) {
            enter_dose(&row, &walk);
            if (row.phase != walk.phase || row.review != walk.review) {
                enter_names(&row, &walk);
            }
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
