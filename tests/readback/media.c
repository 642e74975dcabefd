/* SPDX-License-Identifier: MIT */
#include "media.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 48, WORD_MAX = CELL_MAX + 32, ROW_MAX = CELL_COUNT * (2 * CELL_MAX + 3) };

const medium media[MEDIA] = {
    {"text", TEXT, false},          {"ascii", ASCII, false},      {"html", HTML, false}, {"patient text", TEXT, true},
    {"patient ascii", ASCII, true}, {"patient html", HTML, true}, {"csv", CSV, false},   {"json", JSON, false},
};

typedef struct {
    int count;
    char *word[WORDS_MAX + 1];
    char bytes[WORDS_MAX][WORD_MAX];
} command_line;

static void add(command_line *line, const char *name, const char *value)
{
    if (line->count == WORDS_MAX) {
        abort();
    }
    char *word = line->bytes[line->count];
    snprintf(word, WORD_MAX, "%s%s%s", name, value[0] != '\0' && name[0] == '-' ? "=" : "", value);
    line->word[line->count++] = word;
}

static void add_medium(command_line *line, const medium *as, bool french)
{
    static const char *const formats[] = {
        [TEXT] = "text", [ASCII] = "text", [HTML] = "html", [CSV] = "csv", [JSON] = "json"};
    add(line, "--format", formats[as->kind]);
    add(line, "--lang", french ? "fr" : "en");
    if (as->kind == ASCII) {
        add(line, "--ascii", "");
    }
    if (as->for_patient) {
        add(line, "--sheet", "patient");
    }
}

static void add_request(command_line *line, const request *asked)
{
    add(line, asked->cell[CELL_COMMAND], "");
    for (unsigned i = 0; i < CELL_COUNT; i++) {
        if (i != CELL_COMMAND && asked->cell[i][0] != '\0') {
            char option[WORD_MAX] = "--";
            for (size_t at = 0; cell_names[i][at] != '\0'; at++) {
                option[at + 2] = (char)(cell_names[i][at] == '_' ? '-' : cell_names[i][at]);
            }
            add(line, option, asked->cell[i]);
        }
    }
}

static void run_words(world *in, char *const word[], int wanted)
{
    int count = 0;
    while (word[count] != NULL) {
        count++;
    }
    const int status = world_run(in, count, word);
    if (status != wanted) {
        printf("exit status %d:", status);
        for (int i = 0; i < count; i++) {
            printf(" %s", word[i]);
        }
        printf("\n%.*s", (int)in->err.count, in->err.count > 0 ? in->err.bytes : "");
        exit(EXIT_FAILURE);
    }
}

static void run(world *in, command_line *line)
{
    line->word[line->count] = NULL;
    run_words(in, line->word, EXIT_DONE);
}

static void fill(command_line *line, const request *asked, const medium *as)
{
    line->count = 0;
    add(line, "baclofene", "");
    add_request(line, asked);
    add_medium(line, as, asked->french);
}

world *print_alone(const request *asked, const medium *as)
{
    static command_line line;
    world *in = world_begin();
    fill(&line, asked, as);
    run(in, &line);
    return in;
}

void show_command(const request *asked, const medium *as)
{
    static command_line line;
    fill(&line, asked, as);
    for (int i = 0; i < line.count; i++) {
        printf("%s%s", i > 0 ? " " : "    ", line.word[i]);
    }
    printf("\n");
}

static void put_row(world *in, const char *const cell_text[])
{
    char row[ROW_MAX];
    size_t length = 0;
    for (unsigned i = 0; i < CELL_COUNT; i++) {
        row[length++] = '"';
        for (const char *at = cell_text[i]; *at != '\0'; at++) {
            row[length++] = *at;
            if (*at == '"') {
                row[length++] = '"';
            }
        }
        row[length++] = '"';
        row[length++] = i + 1 < CELL_COUNT ? ',' : '\n';
    }
    world_input(in, row, length);
}

static world *print_rows(const request *const row[], unsigned rows, const medium *as, bool french,
                         const char *directory)
{
    static command_line line;
    world *in = world_begin();
    in->directory = directory;
    put_row(in, cell_names);
    for (unsigned r = 0; r < rows; r++) {
        const char *cell_text[CELL_COUNT];
        for (unsigned i = 0; i < CELL_COUNT; i++) {
            cell_text[i] = row[r]->cell[i];
        }
        put_row(in, cell_text);
    }
    line.count = 0;
    add(&line, "baclofene", "");
    add(&line, "batch", "");
    add_medium(&line, as, french);
    if (directory != NULL) {
        add(&line, "--out-dir", directory);
    }
    add(&line, "-", "");
    run(in, &line);
    return in;
}

world *print_list(const request *const row[], unsigned rows, const medium *as, bool french)
{
    return print_rows(row, rows, as, french, NULL);
}

world *print_files(const request *const row[], unsigned rows, const medium *as, bool french)
{
    return print_rows(row, rows, as, french, "d");
}

world *print_answer(char *const word[], const char *bytes, size_t count, int status)
{
    world *in = world_begin();
    world_input(in, bytes, count);
    run_words(in, word, status);
    return in;
}
