/* SPDX-License-Identifier: MIT */
/*
 * The program inside a page: another main over app_run. The outside, which is memory, belongs to the page
 * (program.js): files are numbers, and each operation is a function that the page lends. Nothing grows here: what is
 * read and written goes through at once, and the page puts everything back as it was after each run.
 */
#include "cli/app.h"
#include "data/json.h"
#include "words/names.h"

struct app_file {
    int32_t number; /* as the page counts them */
    bool open;
};

/* Streams, the list or plan that is read, a file of output, rejects, findings; and some to spare. */
enum { STREAM_IN, STREAM_OUT, STREAM_ERR, FILES_MAX = 16 };
static app_file files[FILES_MAX];

enum { LINE_BYTES_MAX = 64 * 1024, WORDS_MAX = 2048, TEXT_MAX = 256 };

/* What the page lends. A path is a terminated string. -1: failed, and `reason` knows why. */
#ifdef __wasm__
#define LENT(name)         __attribute__((import_module("world"), import_name(#name))) extern
#define FOR_THE_PAGE(name) __attribute__((export_name(#name)))
#else /* to be read by tools for other machines */
#define LENT(name) extern
#define FOR_THE_PAGE(name)
#endif
LENT(variable) int32_t world_variable(const char *name, char *text, int32_t size); /* -1: not set */
LENT(clock) int64_t world_clock(void);                                             /* seconds since 1970, or -1 */
LENT(today) int32_t world_today(void); /* days since 1970; INT32_MIN: there is no clock */
LENT(open) int32_t world_open(const char *path);
LENT(read) int32_t world_read(int32_t file, char *bytes, int32_t count);
LENT(write) int32_t world_write(int32_t file, const char *bytes, int32_t count);
LENT(look) int32_t world_look(const char *path); /* an app_result */
LENT(create) int32_t world_create(const char *path);
LENT(cut) int32_t world_cut(int32_t part, int32_t count);
LENT(publish) int32_t world_publish(int32_t part, const char *path); /* an app_result */
LENT(discard) void world_discard(int32_t part);
LENT(reason) int32_t world_reason(char *text, int32_t size);

/* Terminates what the page has written; it writes less than `size` bytes. */
static const char *ended(char *text, int32_t length)
{
    text[length < 0 ? 0 : length] = '\0';
    return length < 0 ? NULL : text;
}

static const char *variable(void *world, const char *name)
{
    (void)world;
    static char text[TEXT_MAX]; /* each is read before the next one is asked for */
    return ended(text, world_variable(name, text, TEXT_MAX));
}

static bool read_clock(void *world, int64_t *seconds)
{
    (void)world;
    *seconds = world_clock();
    return *seconds >= 0;
}

static bool read_today(void *world, bac_date *today)
{
    (void)world;
    today->n = world_today();
    return today->n >= BAC_DATE_MIN && today->n <= BAC_DATE_MAX;
}

/* A free place for it; NULL where it failed, or all are taken. */
static app_file *file_of(int32_t number)
{
    unsigned place = 0;
    while (place < FILES_MAX && files[place].open) {
        place++;
    }
    if (number < 0 || place == FILES_MAX) {
        return NULL;
    }
    files[place] = (app_file){.number = number, .open = true};
    return &files[place];
}

static app_file *open_named(void *world, const char *path)
{
    (void)world;
    return file_of(world_open(path));
}

static ptrdiff_t read_bytes(void *world, app_file *file, char *bytes, size_t count)
{
    (void)world;
    return world_read(file->number, bytes, (int32_t)count);
}

static bool write_bytes(void *world, app_file *file, const char *bytes, size_t count)
{
    (void)world;
    return world_write(file->number, bytes, (int32_t)count) != 0;
}

static bool close_file(void *world, app_file *file)
{
    (void)world;
    file->open = false;
    return true;
}

static app_result look(void *world, const char *path)
{
    (void)world;
    return (app_result)world_look(path);
}

static app_file *create(void *world, const char *path)
{
    (void)world;
    return file_of(world_create(path));
}

static bool cut(void *world, app_file *part, uint64_t count)
{
    (void)world;
    return world_cut(part->number, (int32_t)count) != 0;
}

static app_result publish(void *world, app_file *part, const char *path)
{
    (void)world;
    part->open = false;
    return (app_result)world_publish(part->number, path);
}

static void discard(void *world, app_file *part)
{
    (void)world;
    part->open = false;
    world_discard(part->number);
}

static const char *reason(void *world)
{
    (void)world;
    static char text[TEXT_MAX];
    return ended(text, world_reason(text, TEXT_MAX));
}

/* ---- what the page calls ---- */

static char line[LINE_BYTES_MAX];
static char *words[WORDS_MAX + 1];

/* Where the page puts the command line: words, each with the byte that ends it, LINE_BYTES_MAX bytes in all at most. */
FOR_THE_PAGE(line) char *form_line(void);
char *form_line(void)
{
    return line;
}

FOR_THE_PAGE(line_size) int32_t form_line_size(void);
int32_t form_line_size(void)
{
    return LINE_BYTES_MAX;
}

/* Runs the command line of so many words and returns the exit status; -1: too many of them. */
FOR_THE_PAGE(run) int32_t form_run(int32_t count);
int32_t form_run(int32_t count)
{
    char *next = line;
    if (count < 1 || count > WORDS_MAX) {
        return -1;
    }
    for (int32_t i = 0; i < count; i++) {
        words[i] = next;
        next += strlen(next) + 1;
    }
    words[count] = NULL;
    for (int32_t stream = STREAM_IN; stream <= STREAM_ERR; stream++) {
        files[stream] = (app_file){.number = stream, .open = true};
    }
    const struct app_env env = {
        .in = &files[STREAM_IN],
        .out = &files[STREAM_OUT],
        .err = &files[STREAM_ERR],
        .variable = variable,
        .clock = read_clock,
        .today = read_today,
        .open = open_named,
        .read = read_bytes,
        .write = write_bytes,
        .close = close_file,
        .look = look,
        .create = create,
        .cut = cut,
        .publish = publish,
        .discard = discard,
        .reason = reason,
    };
    return app_run(&env, count, words);
}

/* ---- the words of the page ---- */

static const struct {
    const char *key, *text[LANGUAGE_COUNT];
} form_words[] = {
#define WORDS(key, english, french) {#key, {english, french}},
#include "form/words.def"
#undef WORDS
};

static bool write_words(void *target, const char *bytes, size_t count)
{
    (void)target;
    return world_write(STREAM_OUT, bytes, (int32_t)count) != 0;
}

/* {"en":{KEY:TEXT,...},"fr":{...}} to standard output. */
FOR_THE_PAGE(words) void form_put_words(void);
void form_put_words(void)
{
    static char bytes[SINK_BUFFER];
    sink out;
    sink_begin(&out, bytes, sizeof bytes, write_words, NULL);
    for (unsigned lang = 0; lang < LANGUAGE_COUNT; lang++) {
        sink_text(&out, lang > 0 ? "},\"" : "{\"");
        sink_text(&out, language_names[lang]);
        sink_text(&out, "\":{");
        for (size_t i = 0; i < sizeof form_words / sizeof form_words[0]; i++) {
            sink_text(&out, i > 0 ? "," : "");
            json_string(&out, form_words[i].key);
            sink_char(&out, ':');
            json_string(&out, form_words[i].text[lang]);
        }
    }
    sink_text(&out, "}}");
    sink_flush(&out);
}
