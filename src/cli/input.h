/* SPDX-License-Identifier: MIT */
/* A CSV file that a command reads, and how its errors name it. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "cli/commands.h"
#include "cli/csv_reader.h"

typedef struct {
    session *on;
    const char *name; /* as it was given; "-" is standard input */
    app_file *file;
    csv_reader reader;
} input;

/* Opens the file and reads its header. False: *why, with EXIT_INPUT or EXIT_IO, and the file is closed. */
bool input_begin(input *in, session *on, const char *name, const request *asked, failure *why);

void input_end(input *in);

/* "NAME: cannot be read: REASON"; returns false. */
bool input_failed(input *in, failure *why);

/* "NAME:LINE: error: WHY" on standard error. */
void input_error(input *in, uint32_t line, failure *why);

#endif
