/* SPDX-License-Identifier: MIT */
/* A patient list as CSV on standard input of batch. The first byte chooses format and outputs. */
#include "fuzz.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The last line of standard error says how many rows there were, and what became of them. */
static void check_counts(const world *w, const command_line *line)
{
    char last[128];
    size_t begin = w->err.count - 1;
    while (begin > 0 && w->err.bytes[begin - 1] != '\n') {
        begin--;
    }
    const size_t length = w->err.count - begin;
    if (length >= sizeof last) {
        broken("the end says the counts", w, line);
    }
    memcpy(last, w->err.bytes + begin, length);
    last[length] = '\0';
    unsigned long number[3];
    char *at = last;
    for (size_t i = 0; i < 3; i++) {
        at += strcspn(at, "0123456789");
        number[i] = strtoul(at, &at, 10);
    }
    if (number[0] != number[1] + number[2]) {
        broken("rows are schedules and rejects", w, line);
    }
}

/* [R-batch-alone] [R-input-safe] */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    static const char *const kinds[] = {"text", "csv", "json", "html", "ics", "csv", "text", "fhir"};
    if (count == 0) {
        return 0;
    }
    const unsigned choice = bytes[0];
    const char *kind = kinds[choice & 7];
    command_line line = {.count = 0};
    add_word(&line, "baclofene");
    add_word(&line, "batch");
    add_word(&line, "-");
    add_word(&line, "--format");
    add_word(&line, kind);
    add_word(&line, (choice & 8) != 0 ? "--lang=fr" : "--lang=en");
    if ((choice & 7) == 6) {
        add_word(&line, "--ascii");
    }
    if ((choice & 16) != 0) {
        add_word(&line, "--out-dir=d");
    }
    if ((choice & 32) != 0) {
        add_word(&line, "--rejects=rejects");
    }
    if ((choice & 64) != 0) {
        add_word(&line, "--findings=findings");
    }
    if ((choice & 128) != 0) {
        add_word(&line, "--start=2026-11-23");
    }
    world *w = world_begin();
    w->directory = "d";
    world_input(w, (const char *)bytes + 1, count - 1);
    const int status = fuzz_run(w, &line);
    if (status <= 1) {
        check_counts(w, &line);
    }
    world_end(w);
    return 0;
}
