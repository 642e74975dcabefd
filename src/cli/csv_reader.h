/* SPDX-License-Identifier: MIT */
/*
 * Comma-separated values, RFC 4180, row by row in constant memory: UTF-8 with or without BOM, LF or CRLF, comma,
 * semicolon or tab. Nothing is guessed: a row that is not well formed is a fault with its line.
 */
#ifndef CLI_CSV_READER_H
#define CLI_CSV_READER_H

#include "cli/failure.h"

enum {
    CSV_FIELD_MAX = 1024, /* bytes of a cell, without its quotes */
    CSV_COLUMNS_MAX = 256,
    CSV_CHUNK = 64 * 1024,
    /* every cell quoted, every byte of it a doubled quote: a longer row has a cell too long or cells too many */
    CSV_ROW_MAX = CSV_COLUMNS_MAX * (2 * CSV_FIELD_MAX + 3)
};

typedef enum {
    CSV_ROW,      /* a well-formed row */
    CSV_FAULT,    /* a row that is not: reader->fault says why; reading can go on */
    CSV_UNCLOSED, /* a quote that is never closed: reading is over; reader->line is where it opened */
    CSV_END,
    CSV_FAILED /* reading failed */
} csv_result;

/* NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): there is one of them; in the order of meaning */
typedef struct {
    const struct app_env *env;
    app_file *file;
    char delimiter;
    uint32_t columns;   /* cells of the header, and so of each row; 0 before it is read */
    uint32_t next_line; /* of the next byte */
    bool ended, failed;

    uint32_t line; /* the first line of the row */
    message fault;
    uint32_t cell_count;
    const char *cell[CSV_COLUMNS_MAX]; /* in `chunk` or in `text`: until the next row is read */

    /* The row as it stands in the file, without its line end. What does not fit goes to `spill`, if there is one. */
    bool keeps_raw;    /* rows are wanted so; the header always is */
    size_t raw_length; /* where they are not, it counts alone */
    bool raw_spilled;
    bool first_fine;              /* the first cell ended, without a fault */
    size_t first_length;          /* its bytes in the row, where it is fine */
    bool carriage_return;         /* the line ended with CRLF */
    bool marked;                  /* the file begins with a byte order mark */
    void (*spill)(void *context); /* takes `raw`; before the first time raw_spilled is false, and the fault is known */
    void *spill_context;

    size_t chunk_at, chunk_end;
    size_t text_length;
    char chunk[CSV_CHUNK + 1]; /* with a mark behind its bytes */
    char raw[CSV_ROW_MAX];
    char text[CSV_ROW_MAX];
} csv_reader;

void csv_begin(csv_reader *reader, const struct app_env *env, app_file *file);

/* The first byte that is no blank, without taking anything but a byte order mark; '\0': there is none at hand. */
char csv_first_byte(csv_reader *reader);

/* Reads the header. `delimiter` decides where the header has two kinds of delimiter; '\0': not given. False: *why. */
bool csv_read_header(csv_reader *reader, char delimiter, failure *why);

/* Reads the next row that is not empty, and has a cell that is not. */
csv_result csv_read_row(csv_reader *reader);

/* Explains reader->fault in *why; returns false. */
bool csv_explain(const csv_reader *reader, failure *why);

#endif
