/* SPDX-License-Identifier: MIT */
/* check: a proposed plan, from blocks or from a CSV file, handed to the checker day by day. */
#include "cli/answer.h"
#include "cli/input.h"
#include "words/ascii.h"

/* ---- blocks ---- */

/* An operand of nothing but these is a block, well formed or an input error. */
static bool looks_like_block(const char *operand)
{
    return strcmp(operand, "-") != 0 && operand[strspn(operand, "0123456789x.,+-")] == '\0';
}

static bool parse_block(const char *operand, bac_block *block, failure *why)
{
    uint32_t dose_mg = 0;
    uint32_t days = 0;
    const size_t digits = strcspn(operand, "x");
    const bool formed = operand[digits] == 'x' && digits_parse(operand, digits, &dose_mg) &&
                        digits_parse(operand + digits + 1, strlen(operand + digits + 1), &days);
    if (!formed || dose_mg > BAC_DOSE_MAX || days < 1 || days > BAC_DAYS_MAX) {
        return failure_quoted(why, operand, MSG_NOT_A_BLOCK, NULL);
    }
    *block = (bac_block){.dose_mg = (uint16_t)dose_mg, .days = (uint16_t)days};
    return true;
}

static bool check_blocks(invocation *call, plan_check *check)
{
    static bac_block block[BAC_DAYS_MAX];
    failure *why = &call->why;
    bac_patient patient;
    unsigned count = 0;
    const char *operand;
    while ((operand = arguments_operand(&call->operands)) != NULL) {
        if (count == BAC_DAYS_MAX) {
            return failure_say(why, MSG_TOO_MANY_DAYS, MESSAGE_VALUES({"most", NULL, BAC_DAYS_MAX}));
        }
        if (!looks_like_block(operand)) {
            return failure_quoted(why, operand, MSG_ONE_PLAN, NULL);
        }
        if (!parse_block(operand, &block[count], why)) {
            return false;
        }
        count++;
    }
    if (!request_consistent(call->request, why) || !request_patient(call->request, &patient, why)) {
        return false;
    }
    plan_blocks(check, request_protocol(call->request), block, count);
    plan_begin(check, "", request_protocol(call->request), &patient);
    for (unsigned i = 0; i < count; i++) {
        for (unsigned day = 0; day < block[i].days; day++) {
            if (!plan_add_day(check, block[i].dose_mg, block[i].dose_mg, 0, why)) {
                return false;
            }
        }
    }
    plan_end(check);
    return true;
}

/* ---- files ---- */

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
    bool open; /* a plan is */
    bool has_day, has_date;
    bool dated;         /* the last day has a date */
    bac_date last_date; /* of the last day */
    request request;    /* the command line's and the plan's own facts */
} plan_file;

static const char *cell(const plan_file *f, plan_column column)
{
    return f->column[column] < 0 ? "" : f->in->reader.cell[f->column[column]];
}

static bool has_column(const plan_file *f, plan_column column)
{
    return f->column[column] >= 0;
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

static bool has_intakes(const plan_file *f)
{
    return has_column(f, COLUMN_MORNING) || has_column(f, COLUMN_NOON) || has_column(f, COLUMN_EVENING) ||
           has_column(f, COLUMN_BEDTIME);
}

static bool read_columns(plan_file *f, failure *why)
{
    for (unsigned i = 0; i < PLAN_COLUMNS; i++) {
        f->column[i] = find_column(&f->in->reader, column_names[i]);
    }
    for (unsigned i = 0; i < FACTS; i++) {
        char name[COLUMN_NAME_MAX];
        option_column_name(name, facts[i]);
        f->fact[i] = find_column(&f->in->reader, name);
    }
    if (has_column(f, COLUMN_DOSE_MG) && has_column(f, COLUMN_DOSE)) {
        return failure_say(why, MSG_TWO_DOSE_COLUMNS, NULL);
    }
    if (!has_column(f, COLUMN_DOSE_MG) && !has_column(f, COLUMN_DOSE) && !has_intakes(f)) {
        return failure_say(why, MSG_DOSE_COLUMN_MISSING, NULL);
    }
    if (!has_column(f, COLUMN_DAY) && !has_column(f, COLUMN_DATE) && !has_column(f, COLUMN_DAYS)) {
        return failure_say(why, MSG_DAY_COLUMN_MISSING, NULL);
    }
    if (has_column(f, COLUMN_DAYS) && (has_column(f, COLUMN_DAY) || has_column(f, COLUMN_DATE))) {
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

static bool dose_cell(const plan_file *f, plan_column column, uint32_t *dose_mg, failure *why)
{
    return cell_number(column_names[column], cell(f, column), 0, BAC_DOSE_MAX, MSG_DOSE_DIGITS, MSG_DOSE_RANGE, dose_mg,
                       why);
}

/* The day's dose, and the sum of its intakes where they are stated. */
static bool read_doses(const plan_file *f, uint16_t *dose_mg, uint16_t *intakes_mg, failure *why)
{
    uint32_t sum = 0;
    bool stated = false;
    for (unsigned c = COLUMN_MORNING; c <= COLUMN_BEDTIME; c++) {
        uint32_t intake_mg = 0;
        if (cell(f, (plan_column)c)[0] == '\0') {
            continue;
        }
        if (!dose_cell(f, (plan_column)c, &intake_mg, why)) {
            return false;
        }
        sum += intake_mg;
        stated = true;
    }
    uint32_t dose = sum;
    const plan_column column = has_column(f, COLUMN_DOSE_MG) ? COLUMN_DOSE_MG : COLUMN_DOSE;
    if (has_column(f, column)) {
        if (!dose_cell(f, column, &dose, why)) {
            return false;
        }
    } else if (!stated) {
        return failure_say(why, MSG_NO_DOSE_CELL, NULL);
    } else if (sum > BAC_DOSE_MAX) {
        return failure_say(why, MSG_INTAKES_TOO_HIGH, MESSAGE_VALUES({"sum", NULL, sum}));
    }
    *dose_mg = (uint16_t)dose;
    *intakes_mg = (uint16_t)(stated ? sum : dose);
    return true;
}

/* Where `from` is not given, the first row's change tells it. */
static bool read_change(plan_file *f, uint16_t dose_mg, failure *why)
{
    const char *text = cell(f, COLUMN_CHANGE);
    value *from = &f->request.value[OPTION_FROM];
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
static bool facts_are_for_one(const plan_file *f, failure *why)
{
    for (unsigned i = 0; i < FACTS && f->check->plans > 0; i++) {
        if (f->call->request->value[facts[i]].given) {
            return failure_say(why, MSG_SECOND_PATIENT, MESSAGE_VALUES({"option", options[facts[i]].name, 0}));
        }
    }
    return true;
}

/* The first row of a plan: its facts and its first day's date. */
static bool open_plan(plan_file *f, uint16_t dose_mg, failure *why)
{
    request *r = &f->request;
    *r = *f->call->request;
    if (!facts_are_for_one(f, why)) {
        return false;
    }
    for (unsigned i = 0; i < FACTS; i++) {
        const char *text = f->fact[i] < 0 ? "" : f->in->reader.cell[f->fact[i]];
        if (text[0] != '\0' && !request_set(r, facts[i], text, why)) {
            return false;
        }
    }
    f->has_day = cell(f, COLUMN_DAY)[0] != '\0';
    f->has_date = cell(f, COLUMN_DATE)[0] != '\0';
    if (f->has_date) {
        value *start = &r->value[OPTION_START];
        bac_date date;
        const char *text = cell(f, COLUMN_DATE);
        if (!iso_date_parse(text, &date)) {
            return failure_cell(why, column_names[COLUMN_DATE], text, MSG_NOT_AN_ISO_DATE, NULL);
        }
        if (start->given && start->number != date.n) {
            char expected[11];
            *put_iso_date(expected, bac_date_to_civil((bac_date){start->number})) = '\0';
            return failure_cell(why, column_names[COLUMN_DATE], text, MSG_DATE_NOT_START,
                                MESSAGE_VALUES({"date", expected, 0}));
        }
        *start = (value){.given = true, .number = date.n, .text = text};
    }
    bac_patient patient;
    if (!read_change(f, dose_mg, why) || !request_consistent(r, why) || !request_patient(r, &patient, why)) {
        return false;
    }
    plan_begin(f->check, cell(f, COLUMN_ID), request_protocol(r), &patient);
    f->open = true;
    return true;
}

/* Days and dates run on without gap or repeat. */
static bool follows(const plan_file *f, failure *why)
{
    const char *day_text = cell(f, COLUMN_DAY);
    const char *date_text = cell(f, COLUMN_DATE);
    const uint32_t next = f->check->days + 1u;
    uint32_t day = 0;
    if (has_column(f, COLUMN_DAYS)) {
        return true;
    }
    if (day_text[0] == '\0' && date_text[0] == '\0') {
        return failure_say(why, MSG_DAY_OR_DATE_EMPTY, NULL);
    }
    if ((f->has_day || day_text[0] != '\0') &&
        !(digits_parse(day_text, strlen(day_text), &day) && day == next && f->has_day)) {
        return failure_cell(why, column_names[COLUMN_DAY], day_text, MSG_DAY_NOT_NEXT,
                            MESSAGE_VALUES({"next", NULL, next}));
    }
    if (f->has_date || date_text[0] != '\0') {
        const bac_date expected = {f->check->patient.start.n + f->check->days};
        bac_date date = {0};
        if (!iso_date_parse(date_text, &date) || !f->has_date || date.n != expected.n) {
            char text[11] = "";
            if (f->has_date) {
                *put_iso_date(text, bac_date_to_civil(expected)) = '\0';
            }
            return failure_cell(why, column_names[COLUMN_DATE], date_text, MSG_DATE_NOT_NEXT,
                                MESSAGE_VALUES({"date", text, 0}));
        }
    }
    return true;
}

static bool take_row(plan_file *f, failure *why)
{
    plan_check *check = f->check;
    uint16_t dose_mg = 0;
    uint16_t intakes_mg = 0;
    uint32_t days = 1;
    if (!read_doses(f, &dose_mg, &intakes_mg, why)) {
        return false;
    }
    if (has_column(f, COLUMN_DAYS) && !cell_number(column_names[COLUMN_DAYS], cell(f, COLUMN_DAYS), 1, BAC_DAYS_MAX,
                                                   MSG_COUNT_DIGITS, MSG_COUNT_RANGE, &days, why)) {
        return false;
    }
    if (f->open && strcmp(cell(f, COLUMN_ID), check->id) != 0) {
        plan_end(check);
        f->open = false;
    }
    if (!f->open && !open_plan(f, dose_mg, why)) {
        return false;
    }
    if (!follows(f, why)) {
        return false;
    }
    for (uint32_t i = 0; i < days; i++) {
        if (!plan_add_day(check, dose_mg, intakes_mg, f->in->reader.line, why)) {
            return false;
        }
    }
    return true;
}

/* Reads all rows; every error stops it. */
static bool read_rows(plan_file *f, failure *why)
{
    csv_reader *reader = &f->in->reader;
    if (!read_columns(f, why)) {
        return false;
    }
    for (;;) {
        switch (csv_read_row(reader)) {
        case CSV_ROW:
            if (!take_row(f, why)) {
                return false;
            }
            break;
        case CSV_END:
            if (!f->open) {
                return failure_say(why, MSG_PLAN_EMPTY, NULL);
            }
            plan_end(f->check);
            return true;
        case CSV_FAILED:
            return input_failed(f->in, why);
        default:
            return csv_explain(reader, why);
        }
    }
}

/* ---- the command ---- */

static exit_status print_answer(invocation *call, plan_check *check)
{
    static output out;
    const request *r = call->request;
    if (!sink_flush(&check->out.sink)) {
        failure_say(&call->why, MSG_OUT_OF_MEMORY, NULL);
        call->why.status = EXIT_IO;
        return session_fail(call->on, &call->why);
    }
    if (!output_begin(&out, call->on, request_output(r), &call->why)) {
        return session_fail(call->on, &call->why);
    }
    const bool ascii = r->value[OPTION_ASCII].given && check->as->ascii;
    text_put(&out.sink, ascii, check->out.bytes, check->out.length);
    const bool settled = check->total[BAC_VIOLATION] + check->total[BAC_NEEDS_REVIEW] == 0;
    const bool strict = r->value[OPTION_STRICT].given && check->total[BAC_CAUTION] > 0;
    return finish_output(call, &out, settled && !strict ? EXIT_DONE : EXIT_REFUSED);
}

static exit_status check_file(invocation *call, plan_check *check, const char *name)
{
    static input in;
    failure *why = &call->why;
    plan_file f = {.call = call, .check = check, .in = &in};
    if (arguments_operand(&call->operands) != NULL) {
        failure_quoted(why, name, MSG_ONE_PLAN, NULL);
        return session_fail(call->on, why);
    }
    if (!input_begin(&in, call->on, name, call->request, why)) {
        if (why->status == EXIT_IO) {
            return session_fail(call->on, why);
        }
        input_error(&in, in.reader.line, why);
        return why->status;
    }
    const bool read = read_rows(&f, why);
    input_end(&in);
    if (read) {
        return print_answer(call, check);
    }
    if (why->status == EXIT_IO) {
        return session_fail(call->on, why);
    }
    input_error(&in, in.reader.line, why);
    return why->status;
}

exit_status run_check(invocation *call)
{
    static plan_check check;
    arguments ahead = call->operands;
    const char *first = arguments_operand(&ahead);
    exit_status status;
    if (first == NULL) {
        failure_say(&call->why, MSG_PLAN_MISSING, NULL);
        return session_fail(call->on, &call->why);
    }
    if (looks_like_block(first)) {
        plan_check_begin(&check, call, NULL);
        status = check_blocks(call, &check) ? print_answer(call, &check) : session_fail(call->on, &call->why);
    } else {
        call->operands = ahead;
        plan_check_begin(&check, call, first);
        status = check_file(call, &check, first);
    }
    plan_check_free(&check);
    return status;
}
