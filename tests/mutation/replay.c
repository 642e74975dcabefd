/* SPDX-License-Identifier: MIT */
/*
 * Runs what tests/mutation/record has kept, in a world in memory, and prints what each command line prints, on which
 * stream, into which files, and its exit status: to be compared with what the unchanged program prints.
 *
 *   replay DIRECTORY/KEPT...
 */
#define _POSIX_C_SOURCE 200809L
#include "../faults/world.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BYTES_MAX = 1 << 20, WORDS_MAX = 4096 };

/* A file of what was kept. Returns its length; 0: it is empty, or not there. */
static size_t kept(char *bytes, const char *directory, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "rb");
    size_t count = 0;
    if (file != NULL) {
        count = fread(bytes, 1, BYTES_MAX - 1, file);
        fclose(file);
    }
    bytes[count] = '\0';
    return count;
}

static void give_files(world *in, char *bytes, const char *directory)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/files", directory);
    DIR *files = opendir(path);
    for (const struct dirent *entry; files != NULL && (entry = readdir(files)) != NULL;) {
        if (entry->d_name[0] != '.') {
            world_give(in, entry->d_name, bytes, kept(bytes, path, entry->d_name));
        }
    }
    if (files != NULL) {
        closedir(files);
    }
}

static void tell(const char *name, const store *told)
{
    printf("\n== %s\n", name);
    if (told->count > 0) { /* else there are no bytes at all */
        fwrite(told->bytes, 1, told->count, stdout);
    }
}

static void replay(const char *directory)
{
    static char bytes[BYTES_MAX], arguments[BYTES_MAX], locale[BYTES_MAX], inner[BYTES_MAX];
    char *words[WORDS_MAX] = {(char[]){"baclofene"}};
    int count = 1;
    world *in = world_begin();
    if (in == NULL) {
        abort();
    }
    const size_t length = kept(arguments, directory, "arguments");
    for (size_t at = 0; at < length; at += strlen(arguments + at) + 1) {
        words[count++] = arguments + at;
    }
    world_input(in, bytes, kept(bytes, directory, "input"));
    in->locale = kept(locale, directory, "locale") > 0 ? locale : NULL;
    in->directory = kept(inner, directory, "directory") > 0 ? inner : NULL;
    give_files(in, bytes, directory);
    printf("\n==== %s: status %d\n", directory, world_run(in, count, words));
    tell("output", &in->out);
    tell("errors", &in->err);
    for (unsigned slot = 0; slot < WORLD_FILES_MAX; slot++) {
        if (in->file[slot].name != NULL && !in->file[slot].given) {
            tell(in->file[slot].name, &in->file[slot].content);
        }
    }
    world_end(in);
}

int main(int argc, char *argv[])
{
    for (int i = 1; i < argc; i++) {
        replay(argv[i]);
    }
    return 0;
}
