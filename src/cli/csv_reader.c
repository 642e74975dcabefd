/* SPDX-License-Identifier: MIT */
#include "cli/csv_reader.h"
#include "cli/value.h"

/* Follows the bytes of the chunk; a byte that is not ordinary, so that a plain row ends there. */
enum { CHUNK_END = '\0' };

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

/* Gets more bytes behind those that are there. */
static bool fill(csv_reader *reader)
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

enum { NO_BYTE = -1 };

static int next_byte(csv_reader *reader)
{
    if (reader->chunk_at == reader->chunk_end) {
        reader->chunk_at = 0;
        reader->chunk_end = 0;
        reader->chunk[0] = CHUNK_END; /* also where nothing follows */
        if (!fill(reader)) {
            return NO_BYTE;
        }
    }
    return (unsigned char)reader->chunk[reader->chunk_at++];
}

static int peek_byte(csv_reader *reader)
{
    const int byte = next_byte(reader);
    reader->chunk_at -= byte == NO_BYTE ? 0 : 1;
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
        if (reader->spill != NULL) {
            reader->spill(reader->spill_context, reader->raw, reader->raw_length);
        }
        reader->raw_spilled = true;
        reader->raw_length = 0;
    }
    memcpy(reader->raw + reader->raw_length, bytes, count);
    reader->raw_length += count;
}

/* Where nobody wants them as they stand in the file, bytes are counted. */
static inline void take_raw(csv_reader *reader, const char *bytes, size_t count)
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

static void end_cell(csv_reader *reader, row_state *row)
{
    static const message faults[] = {MESSAGE_COUNT, MSG_TEXT_NOT_UTF8, MSG_TEXT_CONTROL, MSG_TEXT_DIRECTION};
    const char *cell = reader->text + row->cell_begin;
    const text_fault fault = row->too_long ? TEXT_FINE : text_check(cell, reader->text_length - row->cell_begin, true);
    if (fault != TEXT_FINE) {
        find_fault(reader, faults[fault]);
    }
    if (reader->cell_count == CSV_COLUMNS_MAX) {
        find_fault(reader, MSG_CSV_CELLS);
    } else if (reader->text_length + 1 < CSV_ROW_MAX) {
        reader->cell[reader->cell_count++] = cell;
        reader->text[reader->text_length++] = '\0';
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
        end_cell(reader, row);
        reader->raw_last_cell = reader->raw_length;
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
    reader->raw_last_cell = 0;
    reader->raw_spilled = false;
    reader->text_length = 0;
}

/* Whether the byte ends the row: a line feed outside quotes, with or without the carriage return before it. */
static bool ends_row(csv_reader *reader, const row_state *row, int byte)
{
    if (row->state == IN_QUOTES) {
        return false;
    }
    reader->carriage_return = byte == '\r' && peek_byte(reader) == '\n';
    if (reader->carriage_return) {
        next_byte(reader);
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
    take_raw(reader, &kept, 1);
    take_byte(reader, row, kept);
    reader->next_line += byte == '\n';
    return true;
}

/* Printable ASCII but for what may end a cell: nearly all bytes of a list. NUL, which ends the chunk, is not. */
static const bool ordinary[256] = {
    [' '] = 1, ['!'] = 1, ['#'] = 1, ['$'] = 1, ['%'] = 1, ['&'] = 1, ['\''] = 1, ['('] = 1,  [')'] = 1, ['*'] = 1,
    ['+'] = 1, ['-'] = 1, ['.'] = 1, ['/'] = 1, ['0'] = 1, ['1'] = 1, ['2'] = 1,  ['3'] = 1,  ['4'] = 1, ['5'] = 1,
    ['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1, [':'] = 1, ['<'] = 1, ['='] = 1,  ['>'] = 1,  ['?'] = 1, ['@'] = 1,
    ['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1, ['E'] = 1, ['F'] = 1, ['G'] = 1,  ['H'] = 1,  ['I'] = 1, ['J'] = 1,
    ['K'] = 1, ['L'] = 1, ['M'] = 1, ['N'] = 1, ['O'] = 1, ['P'] = 1, ['Q'] = 1,  ['R'] = 1,  ['S'] = 1, ['T'] = 1,
    ['U'] = 1, ['V'] = 1, ['W'] = 1, ['X'] = 1, ['Y'] = 1, ['Z'] = 1, ['['] = 1,  ['\\'] = 1, [']'] = 1, ['^'] = 1,
    ['_'] = 1, ['`'] = 1, ['a'] = 1, ['b'] = 1, ['c'] = 1, ['d'] = 1, ['e'] = 1,  ['f'] = 1,  ['g'] = 1, ['h'] = 1,
    ['i'] = 1, ['j'] = 1, ['k'] = 1, ['l'] = 1, ['m'] = 1, ['n'] = 1, ['o'] = 1,  ['p'] = 1,  ['q'] = 1, ['r'] = 1,
    ['s'] = 1, ['t'] = 1, ['u'] = 1, ['v'] = 1, ['w'] = 1, ['x'] = 1, ['y'] = 1,  ['z'] = 1,  ['{'] = 1, ['|'] = 1,
    ['}'] = 1, ['~'] = 1,
};

/* Whether the bytes are a cell of a plain row, which is then the row's next one. */
static bool keep_plain_cell(csv_reader *reader, const char *cell, size_t length, bool ascii)
{
    if (length > CSV_FIELD_MAX || reader->cell_count == reader->columns ||
        (!ascii && text_check(cell, length, true) != TEXT_FINE)) {
        return false;
    }
    reader->cell[reader->cell_count++] = cell;
    return true;
}

/* Whether the chunk goes on with a row as nearly all are, as a whole, without quotes and faults. Its cells are found
 * where they stand; *end is its line end. */
static bool find_plain_row(csv_reader *reader, const char **end)
{
    const char *cell = reader->chunk + reader->chunk_at;
    bool ascii = true;
    for (const char *at = cell;; at++) {
        while (ordinary[(unsigned char)*at]) {
            at++;
        }
        if (*at == '\n' || (at[0] == '\r' && at[1] == '\n')) {
            *end = at;
            return keep_plain_cell(reader, cell, (size_t)(at - cell), ascii) && reader->cell_count == reader->columns;
        }
        if (*at == reader->delimiter) {
            if (!keep_plain_cell(reader, cell, (size_t)(at - cell), ascii)) {
                return false;
            }
            cell = at + 1;
            ascii = true;
        } else if ((unsigned char)*at >= 0x80) {
            ascii = false;
        } else if (*at != ',' && *at != ';') {
            return false; /* also at the end of the chunk */
        }
    }
}

/* Takes such a row; false: it is for read_one to see what it is. */
static bool take_plain_row(csv_reader *reader)
{
    char *const row = reader->chunk + reader->chunk_at;
    const char *end;
    if (!find_plain_row(reader, &end)) {
        reader->cell_count = 0;
        return false;
    }
    const size_t length = (size_t)(end - row);
    take_raw(reader, row, length);
    reader->raw_last_cell = (size_t)(reader->cell[reader->cell_count - 1] - row);
    reader->carriage_return = *end == '\r';
    reader->chunk_at += length + (reader->carriage_return ? 2 : 1);
    reader->next_line++;
    row[length] = '\0';
    for (uint32_t i = 1; i < reader->cell_count; i++) {
        row[reader->cell[i] - row - 1] = '\0'; /* in the place of the delimiter */
    }
    return true;
}

/* One row, empty or not. */
static csv_result read_one(csv_reader *reader)
{
    begin_row(reader);
    if (reader->columns > 0 && peek_byte(reader) != NO_BYTE && take_plain_row(reader)) {
        return CSV_ROW;
    }
    row_state row = {.state = CELL_START};
    int byte;
    do {
        byte = next_byte(reader);
    } while (byte != NO_BYTE && take(reader, &row, byte));
    if (reader->failed) {
        return CSV_FAILED;
    }
    if (byte == NO_BYTE && row.state == IN_QUOTES) {
        reader->line = row.quote_line;
        reader->fault = MSG_CSV_UNCLOSED;
        return CSV_UNCLOSED;
    }
    if (byte == NO_BYTE && reader->raw_length == 0) {
        return CSV_END;
    }
    reader->next_line += byte != NO_BYTE;
    end_cell(reader, &row);
    if (reader->columns > 0 && reader->cell_count != reader->columns) {
        find_fault(reader, MSG_CSV_CELLS);
    }
    return reader->fault == MESSAGE_COUNT ? CSV_ROW : CSV_FAULT;
}

csv_result csv_read_row(csv_reader *reader)
{
    csv_result result;
    do {
        result = read_one(reader);
    } while ((result == CSV_ROW || result == CSV_FAULT) && reader->raw_length == 0 && !reader->raw_spilled);
    return result;
}

bool csv_explain(const csv_reader *reader, failure *why)
{
    return failure_say(why, reader->fault,
                       MESSAGE_VALUES({"most", NULL, CSV_FIELD_MAX}, {"cells", NULL, reader->cell_count},
                                      {"columns", NULL, reader->columns > 0 ? reader->columns : CSV_COLUMNS_MAX}));
}

/* ---- the header ---- */

/* Looks at the first line that is not empty, without taking it: which kinds of delimiter stand outside quotes. */
static bool recognise_delimiter(csv_reader *reader, char given, failure *why)
{
    static const char kinds[] = {',', ';', '\t'};
    bool seen[sizeof kinds] = {false};
    bool quoted = false;
    bool content = false;
    for (size_t i = reader->chunk_at;; i++) {
        if (i == reader->chunk_end && !fill(reader)) {
            break;
        }
        const char byte = reader->chunk[i];
        if (byte == '\n' && !quoted && content) {
            break;
        }
        quoted = quoted != (byte == '"');
        content = content || (byte != '\n' && byte != '\r');
        for (size_t k = 0; k < sizeof kinds; k++) {
            seen[k] = seen[k] || (!quoted && byte == kinds[k]);
        }
    }
    const int count = seen[0] + seen[1] + seen[2];
    if (count > 1 && given == '\0') {
        return failure_say(why, MSG_CSV_TWO_DELIMITERS, NULL);
    }
    reader->delimiter = count != 1 ? (given != '\0' ? given : ',') : seen[0] ? ',' : seen[1] ? ';' : '\t';
    return true;
}

/* The byte order mark of some programs. */
static void skip_mark(csv_reader *reader)
{
    while (reader->chunk_end < 3 && fill(reader)) {
    }
    reader->marked = reader->chunk_end >= 3 && memcmp(reader->chunk, "\xEF\xBB\xBF", 3) == 0;
    reader->chunk_at = reader->marked ? 3 : 0;
}

bool csv_read_header(csv_reader *reader, char delimiter, failure *why)
{
    skip_mark(reader);
    reader->line = 1;
    if (!recognise_delimiter(reader, delimiter, why)) {
        return false;
    }
    const csv_result result = csv_read_row(reader);
    if (result == CSV_END) {
        return failure_say(why, MSG_CSV_NO_HEADER, NULL);
    }
    if (result == CSV_FAULT || result == CSV_UNCLOSED) {
        return csv_explain(reader, why);
    }
    if (result == CSV_FAILED) {
        return false; /* the caller asks reader->failed */
    }
    for (uint32_t i = 0; i < reader->cell_count; i++) {
        for (uint32_t j = 0; j < i; j++) {
            if (strcmp(reader->cell[i], reader->cell[j]) == 0) {
                return failure_quoted(why, reader->cell[i], MSG_CSV_COLUMN_TWICE, NULL);
            }
        }
    }
    reader->columns = reader->cell_count;
    return true;
}
