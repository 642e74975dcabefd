/* SPDX-License-Identifier: MIT */
#include "fuzz.h"
#include "cli/option.h"
#include "cli/printable.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool add_word(command_line *line, const char *word)
{
    if (line->count >= FUZZ_WORDS_MAX) {
        return false;
    }
    line->word[line->count++] = (char *)(uintptr_t)word;
    line->word[line->count] = NULL;
    return true;
}

_Noreturn void broken(const char *promise, const world *w, const command_line *line)
{
    fprintf(stderr, "broken promise: %s\n", promise);
    for (int i = 0; i < line->count; i++) {
        fprintf(stderr, "  [%s]\n", line->word[i]);
    }
    fprintf(stderr, "standard output:\n%.*s\n", (int)w->out.count, w->out.count > 0 ? w->out.bytes : "");
    fprintf(stderr, "standard error:\n%.*s\n", (int)w->err.count, w->err.count > 0 ? w->err.bytes : "");
    abort();
}

size_t count_lines(const store *text)
{
    size_t lines = 0;
    for (size_t i = 0; i < text->count; i++) {
        lines += text->bytes[i] == '\n' ? 1 : 0;
    }
    return lines;
}

bool has_text(const store *text, const char *wanted)
{
    const size_t length = strlen(wanted);
    for (size_t i = 0; i + length <= text->count; i++) {
        if (memcmp(text->bytes + i, wanted, length) == 0) {
            return true;
        }
    }
    return false;
}

/* Whole lines that a terminal can be shown: no control characters, and none that turn the direction of text. */
static bool is_plain(const store *text)
{
    for (size_t i = 0; i < text->count; i++) {
        const unsigned char c = (unsigned char)text->bytes[i];
        if ((c < 0x20 && c != '\n') || c == 0x7F) {
            return false;
        }
    }
    return text_check(text->bytes, text->count) == TEXT_FINE &&
           (text->count == 0 || text->bytes[text->count - 1] == '\n');
}

static bool ends_with(const char *text, const char *end)
{
    return strlen(text) >= strlen(end) && strcmp(text + strlen(text) - strlen(end), end) == 0;
}

/* Whether a command is named: else the usage, which has many lines, is the error. A word behind an option may be the
 * option's value, so that it is not counted. */
static bool has_command(const command_line *line)
{
    for (int i = 1; i < line->count; i++) {
        for (unsigned c = 0; c < COMMAND_COUNT; c++) {
            if (strcmp(line->word[i], command_names[c]) == 0 && strncmp(line->word[i - 1], "--", 2) != 0) {
                return true;
            }
        }
    }
    return false;
}

static bool has_word(const command_line *line, const char *word)
{
    int i = 1;
    while (i < line->count && strcmp(line->word[i], word) != 0) {
        i++;
    }
    return i < line->count;
}

int fuzz_run(world *w, command_line *line)
{
    const int status = world_run(w, line->count, line->word);
    if (status < 0 || status > 3) {
        broken("the exit status is 0 to 3", w, line);
    }
    const bool keeps_going = has_word(line, "--keep-going");
    if (status == 2 && w->out.count > 0 && !keeps_going) {
        broken("nothing is printed of what cannot be understood", w, line);
    }
    if (status >= 2 && w->err.count == 0) {
        broken("an error is explained", w, line);
    }
    if (status == 2 && has_command(line) && count_lines(&w->err) != 1 && !keeps_going) {
        broken("an error in the request or the input is one line", w, line);
    }
    if (!is_plain(&w->err)) {
        broken("standard error has whole lines without control characters", w, line);
    }
    if (w->opened > 0) {
        broken("every file is closed", w, line);
    }
    for (size_t i = 0; i < WORLD_FILES_MAX; i++) {
        const world_file *file = &w->file[i];
        if (file->name != NULL && !file->given && ((status == 2 && !keeps_going) || ends_with(file->name, ".part"))) {
            broken("no file is left half written, or after an error in the request", w, line);
        }
    }
    return status;
}
