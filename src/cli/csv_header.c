/* SPDX-License-Identifier: MIT */
/* The header of a list: its byte order mark, its delimiter, its columns. */
#include "cli/csv_parts.h"

/* Looks at the first line that is not empty, without taking it: which kinds of delimiter stand outside quotes. */
static bool recognise_delimiter(csv_reader *reader, char given, failure *why)
{
    static const char kinds[] = {',', ';', '\t'};
    bool seen[sizeof kinds] = {false};
    bool quoted = false;
    bool content = false;
    for (size_t i = reader->chunk_at;; i++) {
        if (i == reader->chunk_end && !csv_fill(reader)) {
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

void csv_skip_mark(csv_reader *reader)
{
    while (reader->chunk_end < 3 && csv_fill(reader)) {
    }
    reader->marked = reader->chunk_end >= 3 && memcmp(reader->chunk, "\xEF\xBB\xBF", 3) == 0;
    reader->chunk_at = reader->marked ? 3 : 0; /* once more, where it was taken already: nothing else was */
}

char csv_first_byte(csv_reader *reader)
{
    csv_skip_mark(reader);
    for (size_t i = reader->chunk_at; i < reader->chunk_end || csv_fill(reader); i++) {
        if (strchr(" \t\r\n", reader->chunk[i]) == NULL) {
            return reader->chunk[i];
        }
    }
    return '\0';
}

/* [R-input-read] */
bool csv_read_header(csv_reader *reader, char delimiter, failure *why)
{
    csv_skip_mark(reader);
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
