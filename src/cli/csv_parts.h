/* SPDX-License-Identifier: MIT */
/* What the files share that read a list: bytes and rows (csv_reader.c), plain rows (csv_plain.c), its header
 * (csv_header.c). */
#ifndef CLI_CSV_PARTS_H
#define CLI_CSV_PARTS_H

#include "cli/csv_reader.h"

/* Follows the bytes of the chunk; a byte that is not ordinary, so that a plain row ends there. */
enum { CHUNK_END = '\0' };

/* The next byte, taken or not; CSV_NO_BYTE: there is none. */
enum { CSV_NO_BYTE = -1 };
int csv_next_byte(csv_reader *reader);
int csv_peek_byte(csv_reader *reader);

/* Takes a byte order mark at the beginning, as some programs write it. */
void csv_skip_mark(csv_reader *reader);

/* Gets more bytes behind those that are in the chunk. */
bool csv_fill(csv_reader *reader);

/* Takes bytes, at most a chunk of them, as they stand in the file; where nobody wants them so, they are counted. */
void csv_take_raw(csv_reader *reader, const char *bytes, size_t count);

/* Takes a row that is plain. False: nothing is taken, and any row may follow. */
bool csv_take_plain_row(csv_reader *reader);

#endif
