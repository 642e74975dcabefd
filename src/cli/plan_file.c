/* SPDX-License-Identifier: MIT */
#include "cli/plan_file.h"
#include "cli/plan_columns.h"
#include "cli/plan_fhir.h"
#include "cli/printable.h"
#include "words/names.h"

typedef struct {
    invocation *call;
    const plan_taker *to;
    input *in;
    plan_columns columns;
    leg_list legs;              /* of the row, where it has them */
    char id[CSV_FIELD_MAX + 1]; /* of the plan, as the cell has it: with the ' that was put there for spreadsheets */
    bool open;                  /* a plan is */
    bool given_up;              /* it could not be read: the rest of it is passed over */
    bool unsure;                /* a row before could not be read: it may be the next plan's first one */
    uint32_t begun;             /* plans so far */
    bool has_day, has_date;
    uint32_t days;   /* of the plan so far */
    bac_date start;  /* where it has dates */
    request request; /* the command line's and the plan's own facts */
} plan_file;

/* Where `from` is not given, the first row's change tells it. */
static bool read_change(plan_file *file, uint16_t dose_mg, failure *why)
{
    const char *text = plan_cell(&file->columns, COLUMN_CHANGE);
    value *from = &file->request.value[OPTION_FROM];
    if (from->given || text[0] == '\0') {
        return true;
    }
    const bool negative = text[0] == '-';
    uint32_t change_mg = 0;
    if (!digits_parse(text + negative, strlen(text + negative), &change_mg)) {
        return failure_plan_cell(&file->columns, COLUMN_CHANGE, MSG_CHANGE_DIGITS, NULL, why);
    }
    const int32_t from_mg = dose_mg - (negative ? -(int32_t)change_mg : (int32_t)change_mg);
    if (from_mg < 0 || from_mg > BAC_DOSE_MAX) {
        return failure_plan_cell(&file->columns, COLUMN_CHANGE, MSG_CHANGE_IMPOSSIBLE,
                                 MESSAGE_VALUES({"dose", NULL, dose_mg}), why);
    }
    *from = (value){.given = true, .number = from_mg, .text = text};
    return true;
}

/* Nobody is judged by another's facts: those of the command line are for one plan. [R-check-facts] */
option_id fact_for_one(const request *asked, uint32_t plans)
{
    static const option_id names[] = {OPTION_ID, OPTION_PATIENT};
    for (unsigned i = 0; i < FACTS + 2 && plans > 1; i++) {
        const option_id id = i < FACTS ? plan_facts[i] : names[i - FACTS];
        if (asked->value[id].given) {
            return id;
        }
    }
    return OPTION_COUNT;
}

static bool failure_date(const plan_file *file, message words, bac_date expected, failure *why)
{
    char text[DATE_TEXT_MAX];
    date_spelling(text, file->call->request->now, expected);
    return failure_plan_cell(&file->columns, COLUMN_DATE, words, MESSAGE_VALUES({"date", text, 0}), why);
}

/* The first row's date is day 1. */
static bool read_start(plan_file *file, failure *why)
{
    const day_source *now = file->call->request->now;
    const char *text = plan_cell(&file->columns, COLUMN_DATE);
    value *start = &file->request.value[OPTION_START];
    bac_date date;
    if (!file->has_date) {
        return true;
    }
    if (!date_parse(text, now, &date)) {
        return failure_plan_cell(&file->columns, COLUMN_DATE, date_words(now), NULL, why);
    }
    if (start->given && start->number != date.n) {
        return failure_date(file, MSG_DATE_NOT_START, (bac_date){start->number}, why);
    }
    *start = (value){.given = true, .number = date.n, .text = text};
    return true;
}

/* Whose plan it is: the cell says it, or the command line does. */
static bool read_id(plan_file *file, failure *why)
{
    const char *const id = file->id + (file->id[0] == '\'' ? 1 : 0);
    const char *const asked = request_id(&file->request);
    const text_fault fault = text_check_name(file->id);
    if (fault != TEXT_FINE) {
        return failure_plan_cell(&file->columns, COLUMN_ID, text_fault_words(fault), NULL, why);
    }
    if (id[0] != '\0' && asked[0] != '\0' && strcmp(id, asked) != 0) {
        return failure_plan_cell(&file->columns, COLUMN_ID, MSG_ID_NOT_OPTION, NULL, why);
    }
    if (id[0] != '\0') {
        request_set_id(&file->request, id);
    }
    return true;
}

/* The first row of a plan: its facts and its first day's date. */
static bool open_plan(plan_file *file, uint16_t dose_mg, failure *why)
{
    const plan_columns *columns = &file->columns;
    request *asked = &file->request;
    bac_patient patient;
    *asked = *file->call->request;
    asked->legs = plan_has(columns, COLUMN_PLAN) ? &file->legs : NULL;
    const bool unsure = file->unsure;
    file->unsure = false;
    const option_id fact = fact_for_one(asked, file->begun);
    if (fact != OPTION_COUNT) {
        return failure_say(why, MSG_SECOND_PATIENT, MESSAGE_VALUES({"option", options[fact].name, 0}));
    }
    for (unsigned i = 0; i < FACTS; i++) {
        const char *text = plan_fact(columns, i);
        if (text[0] != '\0' && !request_set(asked, plan_facts[i], text, why)) {
            return false;
        }
    }
    if (!read_id(file, why)) {
        return false;
    }
    file->has_day = plan_cell(columns, COLUMN_DAY)[0] != '\0';
    file->has_date = plan_cell(columns, COLUMN_DATE)[0] != '\0';
    if (unsure && !file->has_day && !plan_has(columns, COLUMN_PLAN)) {
        return failure_say(why, MSG_BEGINNING_UNSURE, NULL);
    }
    if (!read_start(file, why) || !read_change(file, dose_mg, why) || !request_consistent(asked, why) ||
        !request_patient(asked, &patient, why)) {
        return false;
    }
    file->days = 0;
    file->start = patient.start;
    file->open = true;
    return file->to->begin(file->to->context, request_id(asked), asked, &patient, file->in->reader.line);
}

/* Days and dates run on without gap or repeat. [R-check-gapless] */
static bool follows(const plan_file *file, failure *why)
{
    const plan_columns *columns = &file->columns;
    const char *day_text = plan_cell(columns, COLUMN_DAY);
    const char *date_text = plan_cell(columns, COLUMN_DATE);
    const uint32_t next = file->days + 1;
    uint32_t day = 0;
    if (plan_has(columns, COLUMN_DAYS)) {
        return true;
    }
    if (day_text[0] == '\0' && date_text[0] == '\0') {
        return failure_say(why, MSG_DAY_OR_DATE_EMPTY, NULL);
    }
    if ((file->has_day || day_text[0] != '\0') &&
        !(digits_parse(day_text, strlen(day_text), &day) && day == next && file->has_day)) {
        return failure_plan_cell(columns, COLUMN_DAY, MSG_DAY_NOT_NEXT, MESSAGE_VALUES({"next", NULL, next}), why);
    }
    if (!file->has_date) {
        return date_text[0] == '\0' ||
               failure_plan_cell(columns, COLUMN_DATE, MSG_DATE_NOT_NEXT, MESSAGE_VALUES({"date", "", 0}), why);
    }
    const bac_date expected = {file->start.n + (int32_t)file->days};
    bac_date date = {0};
    return (date_parse(date_text, file->call->request->now, &date) && date.n == expected.n) ||
           failure_date(file, MSG_DATE_NOT_NEXT, expected, why);
}

static bool end_plan(plan_file *file, failure *why)
{
    const bool open = file->open;
    file->open = false;
    return !open || file->to->end(file->to->context, why);
}

/* Whose row it is: another id, or legs, end the plan before. */
static bool turn_to_plan(plan_file *file, failure *why)
{
    const char *id = plan_cell(&file->columns, COLUMN_ID);
    if (file->begun > 0 && strcmp(id, file->id) == 0 && !plan_has(&file->columns, COLUMN_PLAN)) {
        return true;
    }
    const bool ended = end_plan(file, why);
    text_copy(file->id, sizeof file->id, id);
    file->given_up = false;
    file->begun++;
    return ended;
}

static bool take_legs(plan_file *file, failure *why)
{
    return legs_read_text(&file->legs, plan_cell(&file->columns, COLUMN_PLAN), why) && open_plan(file, 0, why) &&
           file->to->add_legs(file->to->context, &file->request, file->in->reader.line, why);
}

static bool take_row(plan_file *file, failure *why)
{
    bac_day day = {0};
    uint32_t days = 0;
    if (!turn_to_plan(file, why)) {
        return false;
    }
    if (file->given_up) {
        return true;
    }
    if (plan_has(&file->columns, COLUMN_PLAN)) {
        return take_legs(file, why);
    }
    if (!plan_doses(&file->columns, &day, why) || !plan_days(&file->columns, &days, why) ||
        !(file->open || open_plan(file, day.dose_mg, why)) || !follows(file, why)) {
        return false;
    }
    file->days += days;
    return file->to->add(file->to->context, &day, days, file->in->reader.line, why);
}

/* A row that is not well formed tells nothing for sure, not even whose it is. */
static bool take_fault(plan_file *file, failure *why)
{
    file->begun += file->begun == 0 ? 1 : 0;
    file->unsure = true;
    return csv_explain(&file->in->reader, why);
}

/* With --keep-going what cannot be read is told, and nothing of its plan is. */
static bool give_up(plan_file *file, failure *why)
{
    if (!file->call->request->value[OPTION_KEEP_GOING].given) {
        return false;
    }
    input_error(file->in, file->in->reader.line, why);
    failure_begin(why, file->call->on->lang, true);
    file->to->abandon(file->to->context, file->open);
    file->open = false;
    file->given_up = true;
    return true;
}

bool plans_begin(invocation *call, input *in, const char *name)
{
    return input_open(in, call->on, name, &call->why) &&
           (input_is_json(in) || input_header(in, call->request, &call->why));
}

bool read_plans(invocation *call, const plan_taker *to, input *in)
{
    static plan_file file;
    if (in->json) {
        return read_fhir_plans(call, to, in);
    }
    file.call = call;
    file.to = to;
    file.in = in;
    file.begun = 0;
    file.open = false;
    file.given_up = false;
    file.unsure = false;
    failure *why = &call->why;
    if (!plan_columns_read(&file.columns, &in->reader, why)) {
        return false;
    }
    for (;;) {
        const csv_result result = csv_read_row(&in->reader);
        if (result == CSV_FAILED) {
            return input_failed(in, why);
        }
        if (result == CSV_END && file.begun == 0) {
            return failure_say(why, MSG_PLAN_EMPTY, NULL);
        }
        if (result != CSV_END && !(result == CSV_ROW ? take_row(&file, why) : take_fault(&file, why)) &&
            !give_up(&file, why)) {
            return false;
        }
        if (result == CSV_END || result == CSV_UNCLOSED) {
            return end_plan(&file, why);
        }
    }
}
