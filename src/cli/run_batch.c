/* SPDX-License-Identifier: MIT */
/* batch: one schedule per row. Rows are read, judged and printed one by one; memory does not grow with the file. */
#include "cli/batch_columns.h"
#include "cli/batch_files.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/printable.h"
#include "words/finding.h"
#include "words/names.h"

enum { EARLY_SCHEDULES = 16 };

typedef struct {
    invocation *call;
    input in;
    batch_columns columns;
    batch_files files;
    char last_id[CSV_FIELD_MAX + 1];
    failure why; /* of the row */
    schedule schedule;
    leg_list legs;     /* of the row */
    uint32_t refusals; /* violations of the row */

    uint32_t rows, schedules, rejected;
    bool fatal_row; /* a row's file could not be written */
    bool settled;   /* no schedule has a caution or a review */
    int64_t started, last_second;
} batch;

/* ---- a row ---- */

static bool read_id(const batch *list, const char **id, failure *why)
{
    *id = list->in.reader.cell[list->columns.id];
    if ((*id)[0] == '\0') {
        return failure_say(why, MSG_ID_EMPTY, NULL);
    }
    const text_fault fault = text_check_name(*id);
    if (fault != TEXT_FINE) {
        return failure_cell(why, "id", *id, text_fault_words(fault), NULL);
    }
    if (strcmp(*id, list->last_id) == 0) {
        return failure_cell(why, "id", *id, MSG_ID_REPEATED, NULL);
    }
    return batch_files_accept(&list->files, *id, why);
}

/* A refused row has a line per violation; the first one goes to the rejects. */
static void refuse(void *context, const bac_finding *finding)
{
    batch *list = context;
    const finding_context about = {.protocol = list->schedule.protocol, .patient = &list->schedule.patient};
    failure line;
    failure_begin(&line, list->call->on->lang, true);
    sink_text(&line.text, rule_names[finding->rule]);
    sink_text(&line.text, message_text(line.lang, MSG_COLON));
    message_put(&line.text, line.lang, MSG_DAY_N, MESSAGE_VALUES({"day", NULL, finding->day}));
    sink_text(&line.text, ", ");
    finding_sourced(&line.text, line.lang, &about, finding);
    input_error(&list->in, list->in.reader.line, &line);
    if (list->refusals++ == 0) {
        list->why = line;
        list->why.text.buffer = list->why.bytes;
    }
}

/* [R-batch-rejected] */
static void reject(batch *list)
{
    list->rejected++;
    if (list->refusals == 0) {
        input_error(&list->in, list->in.reader.line, &list->why);
    } else if (list->refusals > 1) {
        message_put(&list->why.text, list->why.lang, MSG_AND_MORE,
                    MESSAGE_VALUES({"number", NULL, list->refusals - 1}));
    }
    batch_files_reject(&list->files, failure_text(&list->why));
}

/* Nobody waits for a slow list: the first schedules go out at once, and what there is once a second. */
static bool is_awaited(const batch *list)
{
    const struct app_env *env = list->call->on->env;
    int64_t now = 0;
    const bool tick = env->clock(env->world, &now) && now != list->last_second;
    return tick || list->schedules < EARLY_SCHEDULES;
}

static row_result take_row(batch *list)
{
    request asked;
    const char *id;
    schedule *made = &list->schedule;
    failure *why = &list->why;
    const format_row *row = list->files.row;
    const bool named = read_id(list, &id, why);
    if (!batch_columns_request(&list->columns, &list->in.reader, &asked, &list->legs, why) || !named) {
        return ROW_REJECTED;
    }
    request_set_id(&asked, id);
    if (!request_schedule(&asked, made, why) || !format_accepts(row, made, why)) {
        return ROW_REJECTED;
    }
    if (row->request) {
        request_describe(&asked, made);
    }
    if (schedule_judge(made, refuse, list) > 0) {
        return ROW_REJECTED;
    }
    const row_result result = batch_files_print(&list->files, made, is_awaited(list), why);
    if (result == ROW_DONE) {
        list->schedules++;
        list->settled = list->settled && made->finding_count == 0;
    }
    return result;
}

static void remember_id(batch *list)
{
    const csv_reader *reader = &list->in.reader;
    const bool known = reader->cell_count > (uint32_t)list->columns.id;
    text_copy(list->last_id, sizeof list->last_id, known ? reader->cell[list->columns.id] : "");
}

/* ---- counts ---- */

static void count_text(char text[64], language lang, uint32_t number, message one, message several)
{
    sink words;
    sink_begin_text(&words, text, 64);
    message_put(&words, lang, is_singular(lang, number) ? one : several, MESSAGE_VALUES({"number", NULL, number}));
    sink_end_text(&words);
}

static void tell_progress(batch *list)
{
    session *on = list->call->on;
    int64_t now = 0;
    if (!on->env->clock(on->env->world, &now) || now == list->last_second) {
        return;
    }
    list->last_second = now;
    if (list->call->request->value[OPTION_PROGRESS].given && now > list->started) {
        char rows[64];
        count_text(rows, on->lang, list->rows, MSG_ONE_ROW, MSG_SEVERAL_ROWS);
        message_put(
            &on->err, on->lang, MSG_PROGRESS,
            MESSAGE_VALUES({"rows", rows, 0}, {"rate", NULL, (uint32_t)((int64_t)list->rows / (now - list->started))}));
        session_line(on);
    }
}

static void tell_counts(batch *list)
{
    session *on = list->call->on;
    char rows[64];
    char schedules[64];
    count_text(rows, on->lang, list->rows, MSG_ONE_ROW, MSG_SEVERAL_ROWS);
    count_text(schedules, on->lang, list->schedules, MSG_ONE_SCHEDULE, MSG_SEVERAL_SCHEDULES);
    message_put(&on->err, on->lang, MSG_BATCH_SUMMARY,
                MESSAGE_VALUES({"rows", rows, 0}, {"made", schedules, 0}, {"refused", NULL, list->rejected}));
    session_line(on);
}

/* ---- the run ---- */

/* Reads to the end. False: the run cannot go on, list->why says why. [R-speed] */
static bool read_rows(batch *list)
{
    csv_reader *reader = &list->in.reader;
    csv_result result = CSV_ROW;
    for (;;) {
        failure_begin(&list->why, list->call->on->lang, true);
        list->refusals = 0;
        if (!batch_files_fine(&list->files, &list->why)) {
            return false;
        }
        result = result == CSV_UNCLOSED ? CSV_END : csv_read_row(reader); /* nothing behind an open quote can be read */
        if (result == CSV_END) {
            return true;
        }
        if (result == CSV_FAILED) {
            return input_failed(&list->in, &list->why);
        }
        list->rows++;
        const row_result row = result == CSV_ROW ? take_row(list) : ROW_REJECTED;
        if (row == ROW_FATAL) {
            list->fatal_row = list->files.directory != NULL;
            return false;
        }
        if (row == ROW_REJECTED) {
            if (result != CSV_ROW) {
                csv_explain(reader, &list->why);
            }
            reject(list);
        }
        remember_id(list);
        tell_progress(list);
    }
}

static exit_status run_rows(batch *list)
{
    session *on = list->call->on;
    const struct app_env *env = on->env;
    const bool strict = list->call->request->value[OPTION_STRICT].given;
    env->clock(env->world, &list->started);
    list->last_second = list->started;
    const bool read = read_rows(list);
    input_end(&list->in);
    if (list->fatal_row) {
        input_error(&list->in, list->in.reader.line, &list->why);
    } else if (!read) {
        session_fail(on, &list->why);
    }
    if (!batch_files_end(&list->files, read)) {
        return EXIT_IO;
    }
    tell_counts(list);
    return list->rejected > 0 || (strict && !list->settled) ? EXIT_REFUSED : EXIT_DONE;
}

/* Opens the list and all that is written, and understands the header. */
static bool begin(batch *list, const char *name, failure *why)
{
    const request *asked = list->call->request;
    session *on = list->call->on;
    csv_reader *reader = &list->in.reader;
    if (!batch_files_begin(&list->files, on, asked, why) || !input_begin(&list->in, on, name, asked, why)) {
        return false;
    }
    if (batch_columns_read(&list->columns, reader, why) &&
        batch_files_open(&list->files, reader, list->columns.error, why)) {
        return true;
    }
    input_end(&list->in);
    return false;
}

exit_status run_batch(invocation *call)
{
    static batch list;
    failure *why = &call->why;
    const char *name = arguments_operand(&call->operands);
    if (name == NULL || name[0] == '\0') {
        failure_say(why, MSG_FILE_MISSING, NULL);
        return session_fail(call->on, why);
    }
    if (!request_consistent(call->request, why)) {
        return session_fail(call->on, why);
    }
    list.call = call;
    list.last_id[0] = '\0';
    list.rows = 0;
    list.schedules = 0;
    list.rejected = 0;
    list.fatal_row = false;
    list.settled = true;
    batch_columns_begin(&list.columns, call->request);
    if (begin(&list, name, why)) {
        return run_rows(&list);
    }
    batch_files_abandon(&list.files);
    if (why->columns && why->status == EXIT_INPUT) {
        input_error(&list.in, list.in.reader.line, why);
        return EXIT_INPUT;
    }
    return session_fail(call->on, why);
}
