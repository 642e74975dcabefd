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
    bool json;          /* it is no list, and its errors have their own places */
    uint32_t json_line; /* that they name besides; 0: none */
} input;

/* Opens the file. False: *why, with EXIT_IO. */
bool input_open(input *in, session *on, const char *name, failure *why);

/* Whether it is a file of JSON: its name says so or, of standard input, the first byte that is no blank. */
bool input_is_json(input *in);

/* Reads the header of a file that is open. False: *why, and the file is closed. */
bool input_header(input *in, const request *asked, failure *why);

/* Both. False: *why, with EXIT_INPUT or EXIT_IO, and the file is closed. */
bool input_begin(input *in, session *on, const char *name, const request *asked, failure *why);

void input_end(input *in);

/* "NAME: cannot be read: REASON"; returns false. */
bool input_failed(input *in, failure *why);

/* "NAME:LINE: error: WHY" on standard error; of JSON "NAME: WHY", whose place is an element. */
void input_error(input *in, uint32_t line, failure *why);

#endif
