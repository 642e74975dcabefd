/* SPDX-License-Identifier: MIT */
#include "cli/plan_file.h"
#include "cli/printable.h"
#include "words/names.h"

/* The columns that make a plan; the patient's facts come besides. */
typedef enum {
    COLUMN_ID,
    COLUMN_DAY,
    COLUMN_DATE,
    COLUMN_DAYS,
    COLUMN_DOSE_MG,
    COLUMN_DOSE,
    COLUMN_MORNING,
    COLUMN_NOON,
    COLUMN_EVENING,
    COLUMN_BEDTIME,
    COLUMN_CHANGE,
    PLAN_COLUMNS
} plan_column;

static const char *const column_names[PLAN_COLUMNS] = {
    "id", "day", "date", "days", "dose_mg", "dose", "morning_mg", "noon_mg", "evening_mg", "bedtime_mg", "change_mg"};

/* The facts that a plan's first row may give. */
static const option_id facts[] = {OPTION_FROM,       OPTION_HELD,      OPTION_AGE,     OPTION_BIRTH_DATE,
                                  OPTION_INDICATION, OPTION_CONDITION, OPTION_REVIEWED};
enum { FACTS = sizeof facts / sizeof facts[0] };

typedef struct {
    invocation *call;
    plan_check *check;
    input *in;
    int column[PLAN_COLUMNS]; /* position in a row; -1: none */
    int fact[FACTS];
    bool open;                  /* a plan is */
    char id[CSV_FIELD_MAX + 1]; /* its id as the cell has it: with the ' that was put before it for spreadsheets */
    bool has_day, has_date;
    bool dated;         /* the last day has a date */
    bac_date last_date; /* of the last day */
    request request;    /* the command line's and the plan's own facts */
} plan_file;

static const char *cell(const plan_file *file, plan_column column)
{
    return file->column[column] < 0 ? "" : file->in->reader.cell[file->column[column]];
}

static bool has_column(const plan_file *file, plan_column column)
{
    return file->column[column] >= 0;
}

static int find_column(const csv_reader *reader, const char *name)
{
    for (uint32_t i = 0; i < reader->columns; i++) {
        if (strcmp(reader->cell[i], name) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static bool has_intakes(const plan_file *file)
{
    return has_column(file, COLUMN_MORNING) || has_column(file, COLUMN_NOON) || has_column(file, COLUMN_EVENING) ||
           has_column(file, COLUMN_BEDTIME);
}

/* The column's name that differs from a given one by capitals alone, which must not be passed over; "": none. */
static const char *near_column(char known[COLUMN_NAME_MAX], const char *given)
{
    for (unsigned i = 0; i < PLAN_COLUMNS + FACTS; i++) {
        if (i < PLAN_COLUMNS) {
            text_copy(known, COLUMN_NAME_MAX, column_names[i]);
        } else {
            option_column_name(known, facts[i - PLAN_COLUMNS]);
        }
        if (same_letters(given, known)) {
            return strcmp(given, known) != 0 ? known : "";
        }
    }
    return "";
}

static bool read_columns(plan_file *file, failure *why)
{
    const csv_reader *reader = &file->in->reader;
    for (uint32_t i = 0; i < reader->columns; i++) {
        char known[COLUMN_NAME_MAX];
        const char *near = near_column(known, reader->cell[i]);
        if (near[0] != '\0') {
            return failure_nearest(why, reader->cell[i], MSG_UNKNOWN_COLUMN, "", near);
        }
    }
    for (unsigned i = 0; i < PLAN_COLUMNS; i++) {
        file->column[i] = find_column(&file->in->reader, column_names[i]);
    }
    for (unsigned i = 0; i < FACTS; i++) {
        char name[COLUMN_NAME_MAX];
        option_column_name(name, facts[i]);
        file->fact[i] = find_column(&file->in->reader, name);
    }
    if (has_column(file, COLUMN_DOSE_MG) && has_column(file, COLUMN_DOSE)) {
        return failure_say(why, MSG_TWO_DOSE_COLUMNS, NULL);
    }
    if (!has_column(file, COLUMN_DOSE_MG) && !has_column(file, COLUMN_DOSE) && !has_intakes(file)) {
        return failure_say(why, MSG_DOSE_COLUMN_MISSING, NULL);
    }
    if (!has_column(file, COLUMN_DAY) && !has_column(file, COLUMN_DATE) && !has_column(file, COLUMN_DAYS)) {
        return failure_say(why, MSG_DAY_COLUMN_MISSING, NULL);
    }
    if (has_column(file, COLUMN_DAYS) && (has_column(file, COLUMN_DAY) || has_column(file, COLUMN_DATE))) {
        return failure_say(why, MSG_DAYS_ALONE, NULL);
    }
    return true;
}

static bool cell_number(const char *column, const char *text, uint32_t low, uint32_t high, message digits_words,
                        message range_words, uint32_t *number, failure *why)
{
    const message_value values[] = {{"low", NULL, low}, {"high", NULL, high}, MESSAGE_VALUES_END};
    if (!digits_parse(text, strlen(text), number)) {
        return failure_cell(why, column, text, digits_words, values);
    }
    return (*number >= low && *number <= high) || failure_cell(why, column, text, range_words, values);
}

static bool dose_cell(const plan_file *file, plan_column column, uint32_t *dose_mg, failure *why)
{
    return cell_number(column_names[column], cell(file, column), 0, BAC_DOSE_MAX, MSG_DOSE_DIGITS, MSG_DOSE_RANGE,
                       dose_mg, why);
}

/* The day's dose, and its intakes where they are stated. */
static bool read_doses(const plan_file *file, bac_day *day, failure *why)
{
    uint32_t sum = 0;
    day->intake_count = 0;
    for (unsigned c = COLUMN_MORNING; c <= COLUMN_BEDTIME; c++) {
        uint32_t intake_mg = 0;
        if (cell(file, (plan_column)c)[0] == '\0') {
            continue;
        }
        if (!dose_cell(file, (plan_column)c, &intake_mg, why)) {
            return false;
        }
        sum += intake_mg;
        day->intake_mg[day->intake_count++] = (uint16_t)intake_mg;
    }
    uint32_t dose = sum;
    const plan_column column = has_column(file, COLUMN_DOSE_MG) ? COLUMN_DOSE_MG : COLUMN_DOSE;
    if (has_column(file, column)) {
        if (!dose_cell(file, column, &dose, why)) {
            return false;
        }
    } else if (day->intake_count == 0) {
        return failure_say(why, MSG_NO_DOSE_CELL, NULL);
    } else if (sum > BAC_DOSE_MAX) {
        return failure_say(why, MSG_INTAKES_TOO_HIGH, MESSAGE_VALUES({"sum", NULL, sum}));
    }
    day->dose_mg = (uint16_t)dose;
    return true;
}

/* Where `from` is not given, the first row's change tells it. */
static bool read_change(plan_file *file, uint16_t dose_mg, failure *why)
{
    const char *text = cell(file, COLUMN_CHANGE);
    value *from = &file->request.value[OPTION_FROM];
    if (from->given || text[0] == '\0') {
        return true;
    }
    const bool negative = text[0] == '-';
    uint32_t change_mg = 0;
    if (!digits_parse(text + negative, strlen(text + negative), &change_mg)) {
        return failure_cell(why, column_names[COLUMN_CHANGE], text, MSG_CHANGE_DIGITS, NULL);
    }
    const int32_t from_mg = dose_mg - (negative ? -(int32_t)change_mg : (int32_t)change_mg);
    if (from_mg < 0 || from_mg > BAC_DOSE_MAX) {
        return failure_cell(why, column_names[COLUMN_CHANGE], text, MSG_CHANGE_IMPOSSIBLE,
                            MESSAGE_VALUES({"dose", NULL, dose_mg}));
    }
    *from = (value){.given = true, .number = from_mg, .text = text};
    return true;
}

/* Nobody is judged by another's facts: those of the command line are for one plan. */
static bool facts_are_for_one(const plan_file *file, failure *why)
{
    for (unsigned i = 0; i < FACTS && file->check->plans > 0; i++) {
        if (file->call->request->value[facts[i]].given) {
            return failure_say(why, MSG_SECOND_PATIENT, MESSAGE_VALUES({"option", options[facts[i]].name, 0}));
        }
    }
    return true;
}

/* The first row of a plan: its facts and its first day's date. */
static bool open_plan(plan_file *file, uint16_t dose_mg, failure *why)
{
    request *asked = &file->request;
    *asked = *file->call->request;
    if (!facts_are_for_one(file, why)) {
        return false;
    }
    for (unsigned i = 0; i < FACTS; i++) {
        const char *text = file->fact[i] < 0 ? "" : file->in->reader.cell[file->fact[i]];
        if (text[0] != '\0' && !request_set(asked, facts[i], text, why)) {
            return false;
        }
    }
    const char *id = cell(file, COLUMN_ID);
    const text_fault fault = text_check_name(id);
    if (fault != TEXT_FINE) {
        return failure_cell(why, column_names[COLUMN_ID], id, text_fault_words(fault), NULL);
    }
    text_copy(file->id, sizeof file->id, id);
    file->has_day = cell(file, COLUMN_DAY)[0] != '\0';
    file->has_date = cell(file, COLUMN_DATE)[0] != '\0';
    if (file->has_date) {
        value *start = &asked->value[OPTION_START];
        bac_date date;
        const char *text = cell(file, COLUMN_DATE);
        if (!iso_date_parse(text, &date)) {
            return failure_cell(why, column_names[COLUMN_DATE], text, MSG_NOT_AN_ISO_DATE, NULL);
        }
        if (start->given && start->number != date.n) {
            char expected[DATE_TEXT_MAX];
            iso_date_text(expected, (bac_date){start->number});
            return failure_cell(why, column_names[COLUMN_DATE], text, MSG_DATE_NOT_START,
                                MESSAGE_VALUES({"date", expected, 0}));
        }
        *start = (value){.given = true, .number = date.n, .text = text};
    }
    bac_patient patient;
    if (!read_change(file, dose_mg, why) || !request_consistent(asked, why) || !request_patient(asked, &patient, why)) {
        return false;
    }
    plan_begin(file->check, file->id + (file->id[0] == '\'' ? 1 : 0), request_protocol(asked), &patient);
    file->open = true;
    return true;
}

/* Days and dates run on without gap or repeat. */
static bool follows(const plan_file *file, failure *why)
{
    const char *day_text = cell(file, COLUMN_DAY);
    const char *date_text = cell(file, COLUMN_DATE);
    const uint32_t next = file->check->days + 1u;
    uint32_t day = 0;
    if (has_column(file, COLUMN_DAYS)) {
        return true;
    }
    if (day_text[0] == '\0' && date_text[0] == '\0') {
        return failure_say(why, MSG_DAY_OR_DATE_EMPTY, NULL);
    }
    if ((file->has_day || day_text[0] != '\0') &&
        !(digits_parse(day_text, strlen(day_text), &day) && day == next && file->has_day)) {
        return failure_cell(why, column_names[COLUMN_DAY], day_text, MSG_DAY_NOT_NEXT,
                            MESSAGE_VALUES({"next", NULL, next}));
    }
    if (file->has_date || date_text[0] != '\0') {
        const bac_date expected = {file->check->patient.start.n + file->check->days};
        bac_date date = {0};
        if (!iso_date_parse(date_text, &date) || !file->has_date || date.n != expected.n) {
            char text[DATE_TEXT_MAX] = "";
            if (file->has_date) {
                iso_date_text(text, expected);
            }
            return failure_cell(why, column_names[COLUMN_DATE], date_text, MSG_DATE_NOT_NEXT,
                                MESSAGE_VALUES({"date", text, 0}));
        }
    }
    return true;
}

static bool take_row(plan_file *file, failure *why)
{
    plan_check *check = file->check;
    bac_day day = {0};
    uint32_t days = 1;
    if (!read_doses(file, &day, why)) {
        return false;
    }
    if (has_column(file, COLUMN_DAYS) && !cell_number(column_names[COLUMN_DAYS], cell(file, COLUMN_DAYS), 1,
                                                      BAC_DAYS_MAX, MSG_COUNT_DIGITS, MSG_COUNT_RANGE, &days, why)) {
        return false;
    }
    if (file->open && strcmp(cell(file, COLUMN_ID), file->id) != 0) {
        plan_end(check);
        file->open = false;
    }
    if (!file->open && !open_plan(file, day.dose_mg, why)) {
        return false;
    }
    if (!follows(file, why)) {
        return false;
    }
    for (uint32_t i = 0; i < days; i++) {
        if (!plan_add_day(check, &day, file->in->reader.line, why)) {
            return false;
        }
    }
    return true;
}

/* Every error stops it. */
bool check_plans(invocation *call, plan_check *check, input *in)
{
    plan_file plans = {.call = call, .check = check, .in = in};
    plan_file *const file = &plans;
    failure *why = &call->why;
    if (!read_columns(file, why)) {
        return false;
    }
    for (;;) {
        switch (csv_read_row(&in->reader)) {
        case CSV_ROW:
            if (!take_row(file, why)) {
                return false;
            }
            break;
        case CSV_END:
            if (!file->open) {
                return failure_say(why, MSG_PLAN_EMPTY, NULL);
            }
            plan_end(file->check);
            return true;
        case CSV_FAILED:
            return input_failed(in, why);
        default:
            return csv_explain(&in->reader, why);
        }
    }
}
