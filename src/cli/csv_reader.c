/* SPDX-License-Identifier: MIT */
#include "cli/csv_parts.h"
#include "cli/printable.h"

void csv_begin(csv_reader *reader, const struct app_env *env, app_file *file)
{
    reader->env = env;
    reader->file = file;
    reader->delimiter = ',';
    reader->columns = 0;
    reader->next_line = 1;
    reader->ended = false;
    reader->failed = false;
    reader->keeps_raw = false;
    reader->spill = NULL;
    reader->spill_context = NULL;
    reader->chunk_at = 0;
    reader->chunk_end = 0;
    reader->chunk[0] = CHUNK_END;
}

/* ---- bytes ---- */

bool csv_fill(csv_reader *reader)
{
    if (reader->ended || CSV_CHUNK - reader->chunk_end < 2) {
        return false;
    }
    const ptrdiff_t got = reader->env->read(reader->env->world, reader->file, reader->chunk + reader->chunk_end,
                                            CSV_CHUNK - reader->chunk_end);
    reader->ended = got <= 0;
    reader->failed = got < 0;
    reader->chunk_end += got > 0 ? (size_t)got : 0;
    reader->chunk[reader->chunk_end] = CHUNK_END;
    return got > 0;
}

int csv_next_byte(csv_reader *reader)
{
    if (reader->chunk_at == reader->chunk_end) {
        reader->chunk_at = 0;
        reader->chunk_end = 0;
        reader->chunk[0] = CHUNK_END; /* also where nothing follows */
        if (!csv_fill(reader)) {
            return CSV_NO_BYTE;
        }
    }
    return (unsigned char)reader->chunk[reader->chunk_at++];
}

int csv_peek_byte(csv_reader *reader)
{
    const int byte = csv_next_byte(reader);
    reader->chunk_at -= byte == CSV_NO_BYTE ? 0 : 1;
    return byte;
}

/* ---- rows ---- */

/* Where a row stands between two bytes. */
typedef enum { CELL_START, IN_PLAIN, IN_QUOTES, AFTER_QUOTE, IN_FAULT } cell_state;

typedef struct {
    cell_state state;
    uint32_t quote_line; /* where the open quote stands */
    size_t cell_begin;   /* in reader->text */
    bool too_long;       /* a cell is: its bytes are no longer kept */
} row_state;

/* The first fault of a row is the one that is told. */
static void find_fault(csv_reader *reader, message fault)
{
    if (reader->fault == MESSAGE_COUNT) {
        reader->fault = fault;
    }
}

/* Keeps bytes, at most a chunk of them, as they stand in the file. */
static void keep_raw(csv_reader *reader, const char *bytes, size_t count)
{
    if (CSV_ROW_MAX - reader->raw_length < count) {
        find_fault(reader, MSG_CSV_CELLS); /* as no cell is too long */
        if (reader->spill != NULL) {
            reader->spill(reader->spill_context);
        }
        reader->raw_spilled = true;
        reader->raw_length = 0;
    }
    memcpy(reader->raw + reader->raw_length, bytes, count);
    reader->raw_length += count;
}

void csv_take_raw(csv_reader *reader, const char *bytes, size_t count)
{
    if (reader->keeps_raw || reader->columns == 0) {
        keep_raw(reader, bytes, count);
    } else {
        reader->raw_length += count;
    }
}

/* Keeps a byte as a part of the cell. */
static void keep_text(csv_reader *reader, row_state *row, char byte)
{
    if (reader->text_length - row->cell_begin == CSV_FIELD_MAX) {
        row->too_long = true;
        find_fault(reader, MSG_CSV_FIELD_TOO_LONG);
    } else if (reader->text_length + 1 < CSV_ROW_MAX) {
        reader->text[reader->text_length++] = byte;
    }
}

/* A cell ends where the row is `length` bytes long. */
static void end_cell(csv_reader *reader, row_state *row, size_t length)
{
    const char *cell = reader->text + row->cell_begin;
    const text_fault fault = row->too_long ? TEXT_FINE : text_check(cell, reader->text_length - row->cell_begin);
    if (fault != TEXT_FINE) {
        find_fault(reader, fault == TEXT_NOT_UTF8 ? MSG_CSV_NOT_UTF8 : text_fault_words(fault));
    }
    if (reader->cell_count == CSV_COLUMNS_MAX) {
        find_fault(reader, MSG_CSV_CELLS);
    } else if (reader->text_length + 1 < CSV_ROW_MAX) {
        reader->cell[reader->cell_count++] = cell;
        reader->text[reader->text_length++] = '\0';
    }
    if (reader->cell_count == 1) {
        reader->first_fine = reader->fault == MESSAGE_COUNT;
        reader->first_length = length;
    }
    row->cell_begin = reader->text_length;
    row->too_long = false;
    row->state = CELL_START;
}

/* Takes a byte that does not end the row. */
static void take_byte(csv_reader *reader, row_state *row, char byte)
{
    const bool delimiter = byte == reader->delimiter;
    switch (row->state) {
    case CELL_START:
        if (byte == '"') {
            row->state = IN_QUOTES;
            row->quote_line = reader->next_line;
            return;
        }
        row->state = IN_PLAIN;
        break;
    case IN_QUOTES:
        if (byte == '"') {
            row->state = AFTER_QUOTE;
        } else {
            keep_text(reader, row, byte);
        }
        return;
    case AFTER_QUOTE:
        if (byte == '"') {
            row->state = IN_QUOTES;
            keep_text(reader, row, byte);
            return;
        }
        if (!delimiter) {
            find_fault(reader, MSG_CSV_AFTER_QUOTE);
            row->state = IN_FAULT;
        }
        break;
    default:
        break;
    }
    if (delimiter) {
        end_cell(reader, row, reader->raw_length - 1);
    } else if (row->state == IN_PLAIN && byte == '"') {
        find_fault(reader, MSG_CSV_QUOTE_INSIDE);
        row->state = IN_FAULT;
    } else if (row->state == IN_PLAIN) {
        keep_text(reader, row, byte);
    }
}

static void begin_row(csv_reader *reader)
{
    reader->line = reader->next_line;
    reader->fault = MESSAGE_COUNT;
    reader->cell_count = 0;
    reader->raw_length = 0;
    reader->first_fine = false;
    reader->raw_spilled = false;
    reader->text_length = 0;
}

/* Whether the byte ends the row: a line feed outside quotes, with or without the carriage return before it. */
static bool ends_row(csv_reader *reader, const row_state *row, int byte)
{
    if (row->state == IN_QUOTES) {
        return false;
    }
    reader->carriage_return = byte == '\r' && csv_peek_byte(reader) == '\n';
    if (reader->carriage_return) {
        csv_next_byte(reader);
    }
    return reader->carriage_return || byte == '\n';
}

/* Takes a byte. False: it ends the row. */
static bool take(csv_reader *reader, row_state *row, int byte)
{
    const char kept = (char)byte;
    if (ends_row(reader, row, byte)) {
        return false;
    }
    csv_take_raw(reader, &kept, 1);
    take_byte(reader, row, kept);
    reader->next_line += byte == '\n';
    return true;
}

/* One row, empty or not. */
static csv_result read_one(csv_reader *reader)
{
    begin_row(reader);
    if (reader->columns > 0 && csv_peek_byte(reader) != CSV_NO_BYTE && csv_take_plain_row(reader)) {
        return CSV_ROW;
    }
    row_state row = {.state = CELL_START};
    int byte;
    do {
        byte = csv_next_byte(reader);
    } while (byte != CSV_NO_BYTE && take(reader, &row, byte));
    if (reader->failed) {
        return CSV_FAILED;
    }
    if (byte == CSV_NO_BYTE && row.state == IN_QUOTES) {
        reader->line = row.quote_line;
        reader->fault = MSG_CSV_UNCLOSED;
        return CSV_UNCLOSED;
    }
    if (byte == CSV_NO_BYTE && reader->raw_length == 0) {
        return CSV_END;
    }
    reader->next_line += byte != CSV_NO_BYTE;
    end_cell(reader, &row, reader->raw_length);
    if (reader->columns > 0 && reader->cell_count != reader->columns) {
        find_fault(reader, MSG_CSV_CELLS);
    }
    return reader->fault == MESSAGE_COUNT ? CSV_ROW : CSV_FAULT;
}

/* A line without anything, or a row of nothing but empty cells, as spreadsheets leave them at the end. */
static bool is_empty(const csv_reader *reader)
{
    if (reader->raw_length == 0 && !reader->raw_spilled) {
        return true;
    }
    uint32_t empty = 0;
    while (empty < reader->cell_count && reader->cell[empty][0] == '\0') {
        empty++;
    }
    return reader->columns > 0 && empty == reader->cell_count &&
           (reader->fault == MESSAGE_COUNT || reader->fault == MSG_CSV_CELLS);
}

/* [R-input-read] [R-input-safe] */
csv_result csv_read_row(csv_reader *reader)
{
    csv_result result;
    do {
        result = read_one(reader);
    } while ((result == CSV_ROW || result == CSV_FAULT) && is_empty(reader));
    return result;
}

/* [R-input-refused] */
bool csv_explain(const csv_reader *reader, failure *why)
{
    return failure_say(why, reader->fault,
                       MESSAGE_VALUES({"most", NULL, CSV_FIELD_MAX}, {"cells", NULL, reader->cell_count},
                                      {"columns", NULL, reader->columns > 0 ? reader->columns : CSV_COLUMNS_MAX}));
}
