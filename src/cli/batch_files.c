/* SPDX-License-Identifier: MIT */
#include "cli/batch_files.h"
#include "data/csv.h"

enum { ID_FILE_MAX = 64 };

/* The one that was asked for, else the list's own: who opens one opens the other. */
static char findings_delimiter(const batch_files *files)
{
    const char given = request_delimiter(files->asked);
    return given != '\0' ? given : files->reader->delimiter;
}

/* Files beside the list begin with a byte order mark as it does. */
static bool marked(const batch_files *files)
{
    return files->reader->marked || files->asked->value[OPTION_BOM].given;
}

/* ---- beginning ---- */

static bool begin_side_file(batch_files *files, output *out, bool *has, option_id id, failure *why)
{
    const value *path = &files->asked->value[id];
    out->sink.failed = false;
    *has = path->given && output_begin(out, files->on, path->text, why);
    return *has || !path->given;
}

/* A path in the directory, terminated. False: it is too long, *why says so. */
static bool path_in_directory(const batch_files *files, char path[PATH_BYTES_MAX], const char *name,
                              const char *extension, failure *why)
{
    sink text;
    sink_begin_text(&text, path, PATH_BYTES_MAX);
    sink_text(&text, files->directory);
    sink_char(&text, '/');
    sink_text(&text, name);
    sink_text(&text, extension[0] != '\0' ? "." : "");
    sink_text(&text, extension);
    sink_end_text(&text);
    if (text.failed) {
        failure_quoted(why, files->directory, MSG_TEXT_TOO_LONG, MESSAGE_VALUES({"most", NULL, PATH_BYTES_MAX - 1}));
        why->status = EXIT_IO;
    }
    return !text.failed;
}

/* Whether --out-dir is a directory that files can be made in. */
static bool directory_fits(const batch_files *files, failure *why)
{
    char path[PATH_BYTES_MAX];
    if (files->directory == NULL) {
        return true;
    }
    return path_in_directory(files, path, "", "", why) &&
           (directory_possible(files->on, path) || fail_io(files->on, why, files->directory, MSG_CANNOT_WRITE));
}

bool batch_files_begin(batch_files *files, session *on, const request *asked, failure *why)
{
    const value *directory = &asked->value[OPTION_OUT_DIR];
    files->on = on;
    files->asked = asked;
    files->row = request_format(asked);
    files->as = format_of_sheet(files->row, asked);
    files->directory = directory->given ? directory->text : NULL;
    files->has_rejects = false;
    files->has_findings = false;
    if (!printer_begin(&files->printing, on, asked, &files->out.sink, why)) {
        return false;
    }
    files->printing.list = files->directory == NULL;
    if (files->row->single && files->directory == NULL) {
        return failure_value(why, OPTION_FORMAT, files->row->name, MSG_ICS_NEEDS_OUT_DIR, NULL);
    }
    return begin_side_file(files, &files->rejects, &files->has_rejects, OPTION_REJECTS, why) &&
           begin_side_file(files, &files->findings, &files->has_findings, OPTION_FINDINGS, why) &&
           directory_fits(files, why);
}

/* ---- rejects ---- */

/* The reason and the row as far as it was read, in the place of an earlier reason that is a cell as it should be: one
 * that is not stays, so that the row stays rejected. */
static void begin_reject(batch_files *files, const char *reason)
{
    const csv_reader *reader = files->reader;
    sink *out = &files->rejects.sink;
    const size_t replaced = files->replaces && reader->first_fine ? reader->first_length : 0;
    csv_text_cell(out, reason);
    if (!(files->replaces && reader->first_fine)) {
        sink_char(out, reader->delimiter);
    }
    sink_put(out, reader->raw + replaced, reader->raw_length - replaced);
}

/* A row that is too long to keep is a reject, whatever follows: it goes out part by part. */
static void spill(void *context)
{
    batch_files *files = context;
    if (files->reader->raw_spilled) {
        sink_put(&files->rejects.sink, files->reader->raw, files->reader->raw_length);
        return;
    }
    failure why;
    failure_begin(&why, files->on->lang, true);
    csv_explain(files->reader, &why);
    begin_reject(files, failure_text(&why));
}

/* [R-batch-rejects] */
void batch_files_reject(batch_files *files, const char *reason)
{
    const csv_reader *reader = files->reader;
    sink *out = &files->rejects.sink;
    if (!files->has_rejects) {
        return;
    }
    if (reader->raw_spilled) {
        sink_put(out, reader->raw, reader->raw_length);
    } else {
        begin_reject(files, reason);
    }
    const bool ended = reader->raw_length > 0 && reader->raw[reader->raw_length - 1] == '\n'; /* behind an open quote */
    sink_text(out, ended ? "" : reader->carriage_return ? "\r\n" : "\n");
    if (files->directory != NULL) {
        output_mark(&files->rejects);
    }
}

static void write_rejects_header(batch_files *files)
{
    const csv_reader *reader = files->reader;
    sink *out = &files->rejects.sink;
    sink_text(out, marked(files) ? CSV_MARK : "");
    if (!files->replaces) {
        sink_text(out, "error");
        sink_char(out, reader->delimiter);
    }
    sink_put(out, reader->raw, reader->raw_length);
    sink_text(out, reader->carriage_return ? "\r\n" : "\n");
}

/* Headers alone can be kept too. */
static void mark_side_files(batch_files *files)
{
    if (files->has_rejects) {
        output_mark(&files->rejects);
    }
    if (files->has_findings) {
        output_mark(&files->findings);
    }
}

bool batch_files_open(batch_files *files, csv_reader *reader, int error_column, failure *why)
{
    files->reader = reader;
    files->replaces = error_column == 0;
    if (files->has_rejects && error_column > 0) {
        return failure_say(why, MSG_REJECTS_COLUMN_FIRST, NULL);
    }
    if (files->directory == NULL && !output_begin(&files->out, files->on, request_output(files->asked), why)) {
        return false;
    }
    reader->keeps_raw = files->has_rejects;
    reader->spill = files->has_rejects ? spill : NULL;
    reader->spill_context = files;
    if (files->has_findings) {
        csv_header(&files->findings.sink, FINDINGS_HEADER, findings_delimiter(files), marked(files));
    }
    if (files->has_rejects) {
        write_rejects_header(files);
    }
    if (files->directory == NULL) {
        files->as->begin(&files->printing);
    } else {
        mark_side_files(files);
    }
    return true;
}

/* ---- schedules ---- */

/* What some systems take for a device, with any extension. A list does not depend on where it is printed. */
static bool is_device(const char *id)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul", "com", "lpt"};
    enum { NUMBERED_FROM = 4 };
    const size_t length = strcspn(id, ".");
    char name[5] = "";
    for (size_t i = 0; length < sizeof name && i < length; i++) {
        name[i] = (char)(id[i] >= 'A' && id[i] <= 'Z' ? id[i] - 'A' + 'a' : id[i]);
    }
    for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++) {
        const bool numbered = i >= NUMBERED_FROM && length == 4 && name[3] >= '0' && name[3] <= '9';
        if (strncmp(name, devices[i], 3) == 0 && (numbered || (i < NUMBERED_FROM && length == 3))) {
            return true;
        }
    }
    return false;
}

/* [R-batch-files] */
bool batch_files_accept(const batch_files *files, const char *id, failure *why)
{
    const size_t length = strlen(id);
    if (files->directory == NULL) {
        return true;
    }
    if (length > ID_FILE_MAX || id[0] == '.' ||
        strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-") != length) {
        return failure_cell(why, "id", id, MSG_ID_NOT_A_NAME, NULL);
    }
    return !is_device(id) || failure_cell(why, "id", id, MSG_ID_DEVICE, NULL);
}

/* [R-batch-findings] */
static void write_findings(batch_files *files, const schedule *made)
{
    const finding_context about = {.protocol = made->protocol, .patient = &made->patient};
    for (unsigned i = 0; files->has_findings && i < made->finding_count; i++) {
        finding_csv_row(&files->findings.sink, files->on->lang, &about, made->id, files->reader->line,
                        findings_delimiter(files), &made->finding[i]);
    }
}

static void print_schedule(batch_files *files, output *file, const schedule *made)
{
    printer *printing = &files->printing;
    printing->out = &file->sink;
    printing->printed = 0;
    files->as->begin(printing);
    files->as->schedule(printing, made);
    files->as->end(printing);
}

/* The findings are written before the file has its name, so that every file that is there has them. */
static bool end_file(batch_files *files, output *file, const schedule *made, failure *why)
{
    write_findings(files, made);
    if (files->has_findings && !sink_flush(&files->findings.sink)) {
        fail_io(files->on, why, output_name(&files->findings), MSG_CANNOT_WRITE);
        output_abandon(file);
        return false;
    }
    const bool published = output_end(file, why);
    if (files->has_findings && published) {
        output_mark(&files->findings);
    } else if (files->has_findings) {
        output_rewind(&files->findings);
    }
    return published;
}

static row_result print_file(batch_files *files, const schedule *made, failure *why)
{
    static output file;
    char path[PATH_BYTES_MAX];
    if (!path_in_directory(files, path, made->id, files->row->extension, why)) {
        return ROW_FATAL;
    }
    if (output_begin(&file, files->on, path, why)) {
        print_schedule(files, &file, made);
        if (end_file(files, &file, made, why)) {
            return ROW_DONE;
        }
    }
    return file.in_the_way ? ROW_REJECTED : ROW_FATAL;
}

/* [R-batch-alone] [R-batch-files] */
row_result batch_files_print(batch_files *files, const schedule *made, bool flush, failure *why)
{
    if (files->directory != NULL) {
        return print_file(files, made, why);
    }
    files->as->schedule(&files->printing, made);
    if (flush) {
        sink_flush(&files->out.sink);
    }
    if (files->out.sink.failed) {
        fail_io(files->on, why, output_name(&files->out), MSG_CANNOT_WRITE);
        return ROW_FATAL;
    }
    write_findings(files, made);
    return ROW_DONE;
}

/* ---- ending ---- */

bool batch_files_fine(batch_files *files, failure *why)
{
    const output *failed = files->rejects.sink.failed    ? &files->rejects
                           : files->findings.sink.failed ? &files->findings
                                                         : NULL;
    return failed == NULL || fail_io(files->on, why, output_name(failed), MSG_CANNOT_WRITE);
}

/* Tells what fails. */
static bool end_side_file(const batch_files *files, output *out, bool has, bool fine)
{
    failure why;
    if (!has) {
        return fine;
    }
    if (files->directory == NULL && !fine) {
        output_abandon(out);
        return false;
    }
    failure_begin(&why, files->on->lang, false);
    if (files->directory != NULL ? output_keep(out, &why) : output_end(out, &why)) {
        return fine;
    }
    session_fail(files->on, &why);
    return false;
}

static bool end_document(batch_files *files, bool fine)
{
    failure why;
    if (!fine) {
        output_abandon(&files->out);
        return false;
    }
    failure_begin(&why, files->on->lang, false);
    files->as->end(&files->printing);
    if (output_end(&files->out, &why)) {
        return true;
    }
    session_fail(files->on, &why);
    return false;
}

bool batch_files_end(batch_files *files, bool fine)
{
    const bool document = files->directory != NULL ? fine : end_document(files, fine);
    const bool rejects = end_side_file(files, &files->rejects, files->has_rejects, document);
    return end_side_file(files, &files->findings, files->has_findings, rejects);
}

/* [R-batch-ends] */
void batch_files_abandon(batch_files *files)
{
    if (files->has_rejects) {
        output_abandon(&files->rejects);
    }
    if (files->has_findings) {
        output_abandon(&files->findings);
    }
}
