/* SPDX-License-Identifier: MIT */
/* batch: one schedule per row. Rows are read, judged and printed one by one; memory does not grow with the file. */
#include "cli/formats.h"
#include "cli/input.h"
#include "data/csv.h"

/* What a column of the patient list is. */
enum { COLUMN_ID = OPTION_COUNT, COLUMN_COMMAND, COLUMN_ERROR, COLUMN_UNKNOWN };

enum { ID_FILE_MAX = 64, EARLY_SCHEDULES = 16 };

typedef struct {
    invocation *call;
    const format_row *row;
    const format *as; /* its functions */
    input in;
    unsigned meaning[CSV_COLUMNS_MAX]; /* of each column: an option_id or one of the above */
    int id_column, error_column;
    option_id defaults[OPTION_COUNT]; /* given on the command line for all rows */
    unsigned default_count;
    char last_id[CSV_FIELD_MAX + 1];
    failure why; /* of the row */
    schedule schedule;
    uint32_t refusals; /* violations of the row */

    const char *directory; /* --out-dir, or NULL */
    bool has_rejects, has_findings;
    output out, rejects, findings;
    printer printer;

    uint32_t rows, schedules, rejected;
    bool settled; /* no schedule has a caution or a review */
    int64_t started, last_second;
} batch;

/* ---- columns ---- */

/* The nearest name of a column. */
static const char *nearest_column(const char *misspelt)
{
    static char names[OPTION_COUNT][COLUMN_NAME_MAX];
    const char *list[OPTION_COUNT + 3];
    size_t count = 0;
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        if (options[id].column) {
            option_column_name(names[id], (option_id)id);
            list[count++] = names[id];
        }
    }
    list[count++] = "id";
    list[count++] = "command";
    list[count] = NULL;
    return nearest_name(list, misspelt);
}

static unsigned column_meaning(const char *name)
{
    const option_id id = option_of_column(name);
    if (id != OPTION_COUNT) {
        return id;
    }
    return strcmp(name, "id") == 0        ? COLUMN_ID
           : strcmp(name, "command") == 0 ? COLUMN_COMMAND
           : strcmp(name, "error") == 0   ? COLUMN_ERROR
                                          : COLUMN_UNKNOWN;
}

/* A misspelt column of a safety fact must not be ignored. */
static bool read_columns(batch *b, failure *why)
{
    const csv_reader *reader = &b->in.reader;
    b->id_column = -1;
    b->error_column = -1;
    for (uint32_t i = 0; i < reader->columns; i++) {
        b->meaning[i] = column_meaning(reader->cell[i]);
        if (b->meaning[i] == COLUMN_UNKNOWN) {
            return failure_quoted(why, reader->cell[i], MSG_UNKNOWN_COLUMN,
                                  MESSAGE_VALUES({"nearest", nearest_column(reader->cell[i]), 0}));
        }
        b->id_column = b->meaning[i] == COLUMN_ID ? (int)i : b->id_column;
        b->error_column = b->meaning[i] == COLUMN_ERROR ? (int)i : b->error_column;
    }
    if (b->id_column < 0) {
        return failure_say(why, MSG_COLUMN_MISSING, MESSAGE_VALUES({"column", "id", 0}));
    }
    if (b->has_rejects && b->error_column >= 0 && b->error_column + 1 != (int)reader->columns) {
        return failure_say(why, MSG_REJECTS_COLUMN_LAST, NULL);
    }
    return true;
}

/* ---- rows ---- */

static bool read_command(const batch *b, command *of, failure *why)
{
    const csv_reader *reader = &b->in.reader;
    *of = COMMAND_TITRATE;
    for (uint32_t i = 0; i < reader->columns; i++) {
        const char *text = reader->cell[i];
        if (b->meaning[i] != COLUMN_COMMAND || text[0] == '\0' || strcmp(text, command_names[COMMAND_TITRATE]) == 0) {
            continue;
        }
        if (strcmp(text, command_names[COMMAND_TAPER]) != 0) {
            failure_cell(why, "command", text, MSG_UNKNOWN_CHOICE, NULL);
            sink_text(&why->text, "titrate, taper");
            return false;
        }
        *of = COMMAND_TAPER;
    }
    return true;
}

/* Whether the row has the option, or another of its group. */
static bool row_has(const request *r, option_id id)
{
    bool has = r->value[id].given;
    for (unsigned other = 0; options[id].group != GROUP_NONE && other < OPTION_COUNT; other++) {
        has = has || (options[other].group == options[id].group && r->value[other].given);
    }
    return has;
}

/* The command line's defaults stand where the row says nothing of their kind. */
static void apply_defaults(const batch *b, request *r)
{
    for (unsigned i = 0; i < b->default_count; i++) {
        const option_id id = b->defaults[i];
        if (option_belongs(id, r->command) && !row_has(r, id)) {
            r->value[id] = b->call->request->value[id];
        }
    }
}

static bool read_request(const batch *b, request *r, failure *why)
{
    const csv_reader *reader = &b->in.reader;
    command of;
    if (!read_command(b, &of, why)) {
        return false;
    }
    request_begin(r, of, b->call->request->now);
    for (uint32_t i = 0; i < reader->columns; i++) {
        if (b->meaning[i] >= OPTION_COUNT || reader->cell[i][0] == '\0') {
            continue;
        }
        const option_id id = (option_id)b->meaning[i];
        if (!option_belongs(id, of)) {
            return failure_option(why, id, MSG_CELL_NOT_OF_COMMAND, MESSAGE_VALUES({"command", command_names[of], 0}));
        }
        if (!request_set(r, id, reader->cell[i], why)) {
            return false;
        }
    }
    apply_defaults(b, r);
    return true;
}

static bool is_file_name(const char *id)
{
    const size_t length = strlen(id);
    return length <= ID_FILE_MAX && id[0] != '.' &&
           strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-") == length;
}

static bool read_id(const batch *b, const char **id, failure *why)
{
    *id = b->in.reader.cell[b->id_column];
    if ((*id)[0] == '\0') {
        return failure_say(why, MSG_ID_EMPTY, NULL);
    }
    if (strcmp(*id, b->last_id) == 0) {
        return failure_cell(why, "id", *id, MSG_ID_REPEATED, NULL);
    }
    return b->directory == NULL || is_file_name(*id) || failure_cell(why, "id", *id, MSG_ID_NOT_A_NAME, NULL);
}

/* ---- what happens to a row ---- */

/* A refused row has a line per violation; the first one goes to the rejects. */
static void refuse(void *context, const bac_finding *finding)
{
    batch *b = context;
    const finding_context about = {.protocol = b->schedule.protocol, .patient = &b->schedule.patient};
    failure line;
    failure_begin(&line, b->call->on->lang, true);
    sink_text(&line.text, rule_names[finding->rule]);
    sink_text(&line.text, message_text(line.lang, MSG_COLON));
    message_put(&line.text, line.lang, MSG_DAY_N, MESSAGE_VALUES({"day", NULL, finding->day}));
    sink_text(&line.text, ", ");
    finding_sourced(&line.text, line.lang, &about, finding);
    input_error(&b->in, b->in.reader.line, &line);
    if (b->refusals++ == 0) {
        b->why = line;
        b->why.text.buffer = b->why.bytes;
    }
}

/* The row as it stands in the file, with the reason as one more cell, in the place of an earlier one. */
static void write_reject(batch *b, const char *reason)
{
    const csv_reader *reader = &b->in.reader;
    sink *out = &b->rejects.sink;
    if (!b->has_rejects) {
        return;
    }
    const bool replace = b->error_column >= 0 && reader->cell_count == reader->columns && !reader->raw_spilled;
    sink_put(out, reader->raw, replace ? reader->raw_last_cell : reader->raw_length);
    if (!replace) {
        sink_char(out, reader->delimiter);
    }
    csv_text_cell(out, reason, reader->delimiter);
    sink_text(out, reader->carriage_return ? "\r\n" : "\n");
}

static void reject(batch *b)
{
    b->rejected++;
    if (b->refusals == 0) {
        input_error(&b->in, b->in.reader.line, &b->why);
    } else if (b->refusals > 1) {
        message_put(&b->why.text, b->why.lang, MSG_AND_MORE, MESSAGE_VALUES({"number", NULL, b->refusals - 1}));
    }
    write_reject(b, failure_text(&b->why));
}

static void write_findings(batch *b)
{
    const schedule *s = &b->schedule;
    const finding_context about = {.protocol = s->protocol, .patient = &s->patient};
    for (unsigned i = 0; b->has_findings && i < s->finding_count; i++) {
        finding_csv_row(&b->findings.sink, b->call->on->lang, &about, s->id, b->in.reader.line, b->printer.delimiter,
                        &s->finding[i]);
    }
}

typedef enum { ROW_DONE, ROW_REJECTED, ROW_FATAL } row_result;

/* One file for the row. One that exists already rejects the row; what else goes wrong ends the run. */
static row_result print_file(batch *b)
{
    static output file;
    char path[PATH_BYTES_MAX];
    session *on = b->call->on;
    sink name;
    sink_begin(&name, path, sizeof path - 1, NULL, NULL);
    sink_text(&name, b->directory);
    sink_char(&name, '/');
    sink_text(&name, b->schedule.id);
    sink_char(&name, '.');
    sink_text(&name, b->row->extension);
    path[name.used] = '\0';
    if (name.failed) {
        failure_quoted(&b->why, b->directory, MSG_TEXT_TOO_LONG, MESSAGE_VALUES({"most", NULL, PATH_BYTES_MAX - 1}));
        return ROW_FATAL;
    }
    if (output_exists(on, path)) {
        failure_quoted(&b->why, path, MSG_EXISTS, NULL);
        return ROW_REJECTED;
    }
    if (!output_begin(&file, on, path, &b->why)) {
        return ROW_FATAL;
    }
    b->printer.out = &file.sink;
    b->printer.printed = 0;
    b->as->begin(&b->printer);
    b->as->schedule(&b->printer, &b->schedule);
    b->as->end(&b->printer);
    return output_end(&file, &b->why) ? ROW_DONE : ROW_FATAL;
}

/* Output waits for a full buffer, but for the first schedules and once a second: nobody waits for a slow list. */
static bool print_stream(batch *b)
{
    const struct app_env *env = b->call->on->env;
    b->as->schedule(&b->printer, &b->schedule);
    int64_t now = 0;
    const bool tick = env->clock(env->world, &now) && now != b->last_second;
    if (tick || b->schedules < EARLY_SCHEDULES) {
        sink_flush(&b->out.sink);
    }
    return !b->out.sink.failed;
}

static row_result take_row(batch *b)
{
    request r;
    const char *id;
    if (!read_id(b, &id, &b->why) || !read_request(b, &r, &b->why) || !request_schedule(&r, &b->schedule, &b->why) ||
        !format_accepts(b->row, &b->schedule, &b->why)) {
        return ROW_REJECTED;
    }
    b->schedule.id = id;
    if (b->row->request) {
        request_describe(&r, &b->schedule);
    }
    if (schedule_judge(&b->schedule, refuse, b) > 0) {
        return ROW_REJECTED;
    }
    if (b->directory != NULL) {
        const row_result result = print_file(b);
        if (result != ROW_DONE) {
            return result;
        }
    } else if (!print_stream(b)) {
        fail_io(b->call->on, &b->why, output_name(&b->out), MSG_CANNOT_WRITE);
        return ROW_FATAL;
    }
    b->schedules++;
    b->settled = b->settled && b->schedule.finding_count == 0;
    write_findings(b);
    return ROW_DONE;
}

static void remember_id(batch *b)
{
    const csv_reader *reader = &b->in.reader;
    const bool known = reader->cell_count > (uint32_t)b->id_column;
    *put_text(b->last_id, known ? reader->cell[b->id_column] : "") = '\0';
}

/* ---- counts ---- */

static void count_text(char text[64], language lang, uint32_t number, message one, message several)
{
    sink words;
    sink_begin(&words, text, 63, NULL, NULL);
    message_put(&words, lang, is_singular(lang, number) ? one : several, MESSAGE_VALUES({"number", NULL, number}));
    text[words.used] = '\0';
}

static void tell_progress(batch *b)
{
    session *on = b->call->on;
    int64_t now = 0;
    if (!on->env->clock(on->env->world, &now) || now == b->last_second) {
        return;
    }
    b->last_second = now;
    if (b->call->request->value[OPTION_PROGRESS].given && now > b->started) {
        char rows[64];
        count_text(rows, on->lang, b->rows, MSG_ONE_ROW, MSG_SEVERAL_ROWS);
        message_put(
            &on->err, on->lang, MSG_PROGRESS,
            MESSAGE_VALUES({"rows", rows, 0}, {"rate", NULL, (uint32_t)((int64_t)b->rows / (now - b->started))}));
        session_line(on);
    }
}

static void tell_counts(batch *b)
{
    session *on = b->call->on;
    char rows[64];
    char schedules[64];
    count_text(rows, on->lang, b->rows, MSG_ONE_ROW, MSG_SEVERAL_ROWS);
    count_text(schedules, on->lang, b->schedules, MSG_ONE_SCHEDULE, MSG_SEVERAL_SCHEDULES);
    message_put(&on->err, on->lang, MSG_BATCH_SUMMARY,
                MESSAGE_VALUES({"rows", rows, 0}, {"schedules", schedules, 0}, {"rejected", NULL, b->rejected}));
    session_line(on);
}

/* ---- the run ---- */

/* A row that is too long to keep is a reject, whatever follows: its beginning goes out before the rest is read. */
static void spill(void *context, const char *bytes, size_t count)
{
    batch *b = context;
    if (b->has_rejects) {
        sink_put(&b->rejects.sink, bytes, count);
    }
}

/* Reads to the end. False: the run cannot go on, b->why says why. */
static bool read_rows(batch *b)
{
    csv_reader *reader = &b->in.reader;
    for (;;) {
        failure_begin(&b->why, b->call->on->lang, true);
        b->refusals = 0;
        const csv_result result = csv_read_row(reader);
        if (result == CSV_END) {
            return true;
        }
        if (result == CSV_FAILED) {
            return input_failed(&b->in, &b->why);
        }
        b->rows++;
        if (result == CSV_ROW) {
            const row_result row = take_row(b);
            if (row == ROW_FATAL) {
                return false;
            }
            if (row == ROW_REJECTED) {
                reject(b);
            }
        } else {
            csv_explain(reader, &b->why);
            reject(b);
        }
        if (result == CSV_UNCLOSED) {
            return true;
        }
        remember_id(b);
        tell_progress(b);
        if (b->rejects.sink.failed || b->findings.sink.failed) {
            const output *failed = b->rejects.sink.failed ? &b->rejects : &b->findings;
            failure_begin(&b->why, b->call->on->lang, true);
            return fail_io(b->call->on, &b->why, output_name(failed), MSG_CANNOT_WRITE);
        }
    }
}

static bool begin_side_file(batch *b, output *out, bool *has, option_id id, failure *why)
{
    const value *v = &b->call->request->value[id];
    out->sink.failed = false;
    *has = v->given && output_begin(out, b->call->on, v->text, why);
    return *has || !v->given;
}

/* Whether --out-dir is a directory that files can be made in. */
static bool directory_fits(batch *b, failure *why)
{
    char path[PATH_BYTES_MAX];
    sink name;
    if (b->directory == NULL) {
        return true;
    }
    sink_begin(&name, path, sizeof path - 1, NULL, NULL);
    sink_text(&name, b->directory);
    sink_text(&name, "/.baclofene");
    path[name.used] = '\0';
    if (name.failed) {
        failure_value(why, OPTION_OUT_DIR, b->directory, MSG_TEXT_TOO_LONG,
                      MESSAGE_VALUES({"most", NULL, PATH_BYTES_MAX - 1}));
        why->status = EXIT_IO;
        return false;
    }
    return output_possible(b->call->on, path) || fail_io(b->call->on, why, b->directory, MSG_CANNOT_WRITE);
}

static void abandon(batch *b)
{
    if (b->has_rejects) {
        output_abandon(&b->rejects);
    }
    if (b->has_findings) {
        output_abandon(&b->findings);
    }
}

/* Whatever may be refused is refused before anything is read or written. */
static bool begin_files(batch *b, const char *name, failure *why)
{
    const request *r = b->call->request;
    session *on = b->call->on;
    if (b->row->single && b->directory == NULL) {
        return failure_value(why, OPTION_FORMAT, b->row->name, MSG_ICS_NEEDS_OUT_DIR, NULL);
    }
    if (!begin_side_file(b, &b->rejects, &b->has_rejects, OPTION_REJECTS, why) ||
        !begin_side_file(b, &b->findings, &b->has_findings, OPTION_FINDINGS, why) || !directory_fits(b, why)) {
        return false;
    }
    if (!input_begin(&b->in, on, name, r, why)) {
        return false;
    }
    b->in.reader.keeps_raw = b->has_rejects;
    b->in.reader.spill = spill;
    b->in.reader.spill_context = b;
    if (!read_columns(b, why) || (b->directory == NULL && !output_begin(&b->out, on, request_output(r), why))) {
        input_end(&b->in);
        return false;
    }
    return true;
}

static void write_headers(batch *b)
{
    const csv_reader *reader = &b->in.reader;
    if (b->has_findings) {
        csv_header(&b->findings.sink, FINDINGS_HEADER, b->printer.delimiter);
    }
    if (b->has_rejects) {
        sink_text(&b->rejects.sink, reader->marked ? "\xEF\xBB\xBF" : "");
        sink_put(&b->rejects.sink, reader->raw, reader->raw_length);
        if (b->error_column < 0) {
            sink_char(&b->rejects.sink, reader->delimiter);
            sink_text(&b->rejects.sink, "error");
        }
        sink_text(&b->rejects.sink, reader->carriage_return ? "\r\n" : "\n");
    }
    if (b->directory == NULL) {
        b->as->begin(&b->printer);
    }
}

/* Every file gets its name, or none is left. */
static bool end_files(batch *b, failure *why)
{
    bool fine = true;
    if (b->directory == NULL) {
        b->as->end(&b->printer);
        fine = output_end(&b->out, why);
    }
    if (b->has_rejects) {
        fine = fine ? output_end(&b->rejects, why) : (output_abandon(&b->rejects), false);
    }
    if (b->has_findings) {
        fine = fine ? output_end(&b->findings, why) : (output_abandon(&b->findings), false);
    }
    return fine;
}

static exit_status run_rows(batch *b)
{
    session *on = b->call->on;
    const struct app_env *env = on->env;
    const bool strict = b->call->request->value[OPTION_STRICT].given;
    env->clock(env->world, &b->started);
    b->last_second = b->started;
    write_headers(b);
    const bool read = read_rows(b);
    input_end(&b->in);
    if (!read) {
        if (b->directory == NULL) {
            output_abandon(&b->out);
        }
        abandon(b);
        return session_fail(on, &b->why);
    }
    if (!end_files(b, &b->call->why)) {
        return session_fail(on, &b->call->why);
    }
    tell_counts(b);
    return b->rejected > 0 || (strict && !b->settled) ? EXIT_REFUSED : EXIT_DONE;
}

/* Member by member: most of the structure is buffers, which are not to be touched before they are used. */
static void batch_begin(batch *b, invocation *call)
{
    const value *directory = &call->request->value[OPTION_OUT_DIR];
    b->call = call;
    b->row = request_format(call->request);
    b->as = format_of_sheet(b->row, call->request);
    b->directory = directory->given ? directory->text : NULL;
    b->last_id[0] = '\0';
    b->has_rejects = false;
    b->has_findings = false;
    b->rows = 0;
    b->schedules = 0;
    b->rejected = 0;
    b->settled = true;
    b->default_count = 0;
    for (unsigned id = 0; id < OPTION_COUNT; id++) {
        if (options[id].batch_default && call->request->value[id].given) {
            b->defaults[b->default_count++] = (option_id)id;
        }
    }
}

exit_status run_batch(invocation *call)
{
    static batch b;
    failure *why = &call->why;
    const request *r = call->request;
    const char *name = arguments_operand(&call->operands);
    batch_begin(&b, call);
    if (name == NULL) {
        failure_say(why, MSG_FILE_MISSING, NULL);
        return session_fail(call->on, why);
    }
    if (!request_consistent(r, why) || !printer_begin(&b.printer, call->on, r, &b.out.sink, why)) {
        return session_fail(call->on, why);
    }
    if (begin_files(&b, name, why)) {
        return run_rows(&b);
    }
    abandon(&b);
    if (why->columns && why->status == EXIT_INPUT) {
        input_error(&b.in, b.in.reader.line, why);
        return EXIT_INPUT;
    }
    return session_fail(call->on, why);
}
