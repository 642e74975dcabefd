/* SPDX-License-Identifier: MIT */
/* Rows as nearly all are: without quotes and faults, whole in the chunk. Their cells are found where they stand. */
#include "cli/csv_parts.h"
#include "cli/printable.h"

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
        (!ascii && text_check(cell, length) != TEXT_FINE)) {
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

bool csv_take_plain_row(csv_reader *reader)
{
    char *const row = reader->chunk + reader->chunk_at;
    const char *end;
    if (!find_plain_row(reader, &end)) {
        reader->cell_count = 0;
        return false;
    }
    const size_t length = (size_t)(end - row);
    csv_take_raw(reader, row, length);
    reader->first_fine = true;
    reader->first_length = reader->cell_count > 1 ? (size_t)(reader->cell[1] - row) - 1 : length;
    reader->carriage_return = *end == '\r';
    reader->chunk_at += length + (reader->carriage_return ? 2 : 1);
    reader->next_line++;
    row[length] = '\0';
    for (uint32_t i = 1; i < reader->cell_count; i++) {
        row[reader->cell[i] - row - 1] = '\0'; /* in the place of the delimiter */
    }
    return true;
}
