/* SPDX-License-Identifier: MIT */
/* Schedules as comma-separated values: a row per day, the same bytes in every language. */
#include "data/csv.h"
#include "sheet/walk.h"
#include "words/names.h"

enum {
    ID_SIZE = 2 * 1024 + 8,   /* a field of 1,024 bytes, every one of them a doubled quote, quoted, with its ' */
    NAMES_SIZE = 32,          /* phase and review, with what is around them */
    NUMBER_SIZE = 4 + 1,      /* with its delimiter */
    NUMBERS = 3 + TIME_COUNT, /* of a row: the day, the dose and the change, and the intakes */
    LINE_SIZE = ID_SIZE + NUMBERS * NUMBER_SIZE + ISO_DATE_LENGTH + 1 + NAMES_SIZE,
    MESSAGE_SIZE = 1024 /* a finding, with its source */
};
_Static_assert(sizeof ",maintenance,multidisciplinary\n" <= NAMES_SIZE, "the longest phase and review have room");
_Static_assert(LINE_SIZE >= (int)SINK_SPAN, "a line is put as a span");

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

/* The line of a day, which the next one changes in place: the day and the date, and what is not as it was before. */
typedef struct {
    char delimiter;
    bool dated;
    bac_phase phase; /* of the names */
    bac_review review;
    char *day, *date, *dose, *change; /* where they stand in the line */
    size_t names_length, length;
    char names[NAMES_SIZE], line[LINE_SIZE];
} csv_row;

static void csv_row_begin(csv_row *row, const schedule *printed, char delimiter)
{
    sink id;
    row->delimiter = delimiter;
    row->dated = printed->patient.dated;
    row->phase = BAC_PHASE_COUNT; /* of no day */
    row->review = BAC_REVIEW_NONE;
    sink_begin_text(&id, row->line, sizeof row->line);
    csv_text_cell(&id, printed->id);
    sink_char(&id, delimiter);
    row->day = row->line + id.used;
    row->date = row->day;
    row->names_length = row->length = 0;
}

static void enter_names(csv_row *row, const day_walk *walk)
{
    sink names;
    row->phase = walk->phase;
    row->review = walk->review;
    sink_begin_text(&names, row->names, sizeof row->names);
    sink_char(&names, row->delimiter);
    sink_text(&names, phase_names[walk->phase]);
    sink_char(&names, row->delimiter);
    sink_text(&names, review_names[walk->review]);
    sink_char(&names, '\n');
    row->names_length = names.used;
}

static void enter_change(csv_row *row, int change_mg)
{
    char *at = row->change;
    if (change_mg < 0) {
        *at++ = '-';
    }
    at = number_over(at, (unsigned)(change_mg < 0 ? -change_mg : change_mg));
    memcpy(at, row->names, sizeof row->names);
    row->length = (size_t)(at - row->line) + row->names_length;
}

static void enter_day(csv_row *row, const day_walk *walk)
{
    row->date = number_over(row->day, walk->day);
    *row->date++ = row->delimiter;
    row->dose = row->date;
    if (row->dated) {
        iso_date_over(row->date, walk->date);
        row->dose += ISO_DATE_LENGTH;
    }
    *row->dose++ = row->delimiter;
}

static void enter_level(csv_row *row, const day_walk *walk)
{
    const char delimiter = row->delimiter;
    const unsigned count = walk->intake_count;
    const uint8_t *const times = intake_time[count];
    const uint16_t *const intake_mg = walk->intake_mg;
    if (row->phase != walk->phase || row->review != walk->review) {
        enter_names(row, walk);
    }
    char *at = number_over(row->dose, walk->dose_mg);
    for (unsigned time = MORNING, intake = 0; time < TIME_COUNT; time++) {
        *at++ = delimiter;
        if (intake < count && times[intake] == time) {
            at = number_over(at, intake_mg[intake++]);
        }
    }
    *at++ = delimiter;
    row->change = at;
    enter_change(row, walk->change_mg);
}

/* The next day over the one before. False: its number has a digit more. */
static bool turn_day(csv_row *row, const day_walk *walk)
{
    char *digit = row->date - 2; /* the last one, before the delimiter */
    for (; *digit == '9'; digit--) {
        if (digit == row->day) {
            return false;
        }
        *digit = '0';
    }
    ++*digit;
    if (row->dated) {
        iso_date_next(row->date, walk->date);
    }
    return true;
}

/* [R-csv-rows] */
static void put_row(sink *out, csv_row *row, const day_walk *walk)
{
    const bool turned = walk->day > 1 && turn_day(row, walk);
    if (turned && walk->alike) {
        sink_put_span(out, row->line, row->length);
        return;
    }
    if (!turned) {
        enter_day(row, walk);
    }
    enter_level(row, walk);
    sink_put_span(out, row->line, row->length);
    if (walk->change_mg != 0) {
        enter_change(row, 0);
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
    sink *const out = printing->out;
    csv_row_begin(&row, printed, printing->delimiter);
    day_walk_begin(&walk, printed);
    while (day_walk_next(&walk)) {
        put_row(out, &row, &walk);
    }
    printing->printed++;
}

static void end(printer *printing)
{
    (void)printing;
}

const format format_csv = {.begin = begin, .schedule = print, .end = end};
