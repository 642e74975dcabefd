/* SPDX-License-Identifier: MIT */
/*
 * JSON, RFC 8259, value by value in constant memory: UTF-8 with or without BOM, documents a line or more each. Nothing
 * is guessed: what is not well formed is a fault, which is found wherever it stands, in what is passed over too.
 *
 *     if (json_enter(json, '{')) {
 *         while (json_more(json)) {
 *             json->key is the member's name; json_take_string, json_take_number, json_enter or json_skip takes its
 * value
 *
 * Everything returns false once there is a fault; json->path is where.
 */
#ifndef CLI_JSON_READER_H
#define CLI_JSON_READER_H

#include "cli/csv_reader.h"

enum {
    JSON_DEPTH_MAX = 64,
    JSON_KEY_MAX = 64,    /* bytes of a member's name */
    JSON_NUMBER_MAX = 64, /* characters of a number that is read */
    JSON_TEXT_MAX = 1024, /* bytes of a string that is read */
    JSON_PATH_MAX = JSON_DEPTH_MAX * (JSON_KEY_MAX + 1) + 1
};

/* NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): there is one of them; in the order of meaning */
typedef struct {
    csv_reader *bytes;
    uint32_t line;      /* of the next byte */
    uint32_t documents; /* that were begun */
    message fault;      /* MESSAGE_COUNT: none */
    bool ended;         /* a line ended since the last document */

    char key[JSON_KEY_MAX + 1];   /* of the member */
    char text[JSON_TEXT_MAX + 1]; /* the string or number that was read last */

    unsigned depth;
    bool object[JSON_DEPTH_MAX];    /* of each level: an object, not an array */
    uint32_t count[JSON_DEPTH_MAX]; /* members or elements so far */
    size_t path_end[JSON_DEPTH_MAX];
    size_t path_length;
    char path[JSON_PATH_MAX]; /* ".entry[2].resource", terminated */
} json_reader;

/* Reads what the CSV reader has not read. */
void json_begin(json_reader *json, csv_reader *bytes);

/* Whether there is another document. */
bool json_document(json_reader *json);

/* The first byte of the value that comes next; 0: there is none. */
char json_peek(json_reader *json);

/* Goes into an object, '{', or an array, '['. */
bool json_enter(json_reader *json, char opening);

/* Whether there is another member or element, to whose value it goes; else it has left the object or array. */
bool json_more(json_reader *json);

/* Reads a string, a number as it is spelt, a truth. */
bool json_take_string(json_reader *json);
bool json_take_number(json_reader *json);
bool json_take_truth(json_reader *json, bool *truth);

/* Passes over a value. */
bool json_skip(json_reader *json);

/* Goes on behind the document, though it was not understood. */
bool json_leave(json_reader *json);

/* There is a fault here; returns false. */
bool json_fail(json_reader *json, message fault);

/* The number that was read last, doubled: 0.5 is 1. False: it is no multiple of a half, or below 0. It stops at a value
 * above every limit. */
bool json_halves(const json_reader *json, uint32_t *halves);

#endif
