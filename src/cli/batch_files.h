/* SPDX-License-Identifier: MIT */
/* What batch writes: the document or a file per row, the rejects, the findings. */
#ifndef CLI_BATCH_FILES_H
#define CLI_BATCH_FILES_H

#include "cli/csv_reader.h"
#include "cli/formats.h"

/* Most of the structure is buffers, which are not to be touched before they are used. */
typedef struct {
    session *on;
    const request *asked;
    const format_row *row;
    const format *as;      /* its functions */
    const char *directory; /* --out-dir, or NULL */
    const csv_reader *reader;
    bool has_rejects, has_findings;
    bool replaces; /* the list begins with a column `error`, of earlier rejects */
    output out, rejects, findings;
    printer printing;
} batch_files;

/* Whatever may be refused is refused before anything is read: rejects, findings and directory. */
bool batch_files_begin(batch_files *files, session *on, const request *asked, failure *why);

/* The reader has read the header, in which the column `error` has that place, or -1: headers are written. */
bool batch_files_open(batch_files *files, csv_reader *reader, int error_column, failure *why);

typedef enum { ROW_DONE, ROW_REJECTED, ROW_FATAL } row_result;

/* Prints the schedule of the reader's row, to the document or to a file of its own, and its findings. What a document
 * has is kept back but where `flush` says so. What is in the file's way rejects the row; what else goes wrong ends the
 * run. */
row_result batch_files_print(batch_files *files, const schedule *made, bool flush, failure *why);

/* Whether an id can be a file's name, where it has to be. */
bool batch_files_accept(const batch_files *files, const char *id, failure *why);

/* The reader's row, behind the reason why it is rejected. */
void batch_files_reject(batch_files *files, const char *reason);

/* Whether rejects and findings could be written so far. */
bool batch_files_fine(batch_files *files, failure *why);

/* Every file gets its name, or none is left: the latter too where the list did not go to its end (`fine`). But beside
 * files of rows, rejects and findings are kept as far as they are written. Tells what cannot be written; false: then,
 * or where it was not fine. */
bool batch_files_end(batch_files *files, bool fine);

/* Nothing is left of what was begun, before a row was read. */
void batch_files_abandon(batch_files *files);

#endif
