/* SPDX-License-Identifier: MIT */
/* What the columns of a patient list are, and what a row of them asks for. */
#ifndef CLI_BATCH_COLUMNS_H
#define CLI_BATCH_COLUMNS_H

#include "cli/csv_reader.h"
#include "cli/request.h"

typedef struct {
    unsigned meaning[CSV_COLUMNS_MAX]; /* of each column: an option_id, or one that is no option */
    int id, command, legs, error;      /* the position of these; -1: none */
    const request *line;               /* the command line of batch */
    option_id defaults[OPTION_COUNT];  /* given there for all rows */
    unsigned default_count;
} batch_columns;

/* Before the header is read. */
void batch_columns_begin(batch_columns *columns, const request *line);

/* Understands the header. False: *why. */
bool batch_columns_read(batch_columns *columns, const csv_reader *reader, failure *why);

/* The request of the reader's row; `legs` has those of a plan, and must outlive it. False: *why tells every fault of
 * its cells, behind what it tells already. */
bool batch_columns_request(const batch_columns *columns, const csv_reader *reader, request *asked, leg_list *legs,
                           failure *why);

#endif
