/* SPDX-License-Identifier: MIT */
/* The real outside: the only file that touches streams, files, signals, environment and clock. */
#ifndef _WIN32
/* NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): so these are called */
#define _POSIX_C_SOURCE   200809L
#define _GNU_SOURCE          /* renameat2, where the C library has it */
#define _FILE_OFFSET_BITS 64 /* lists of any length where addresses have 32 bits */
/* NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#endif
#include "cli/app.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Standard streams, the list or plan that is read, a file of output, rejects, findings; and one to spare. */
enum { FILES_MAX = 8, PART_NAME_MAX = 32 };

struct app_file {
    FILE *stream;                              /* NULL: nothing is open here */
    char part[PATH_BYTES_MAX + PART_NAME_MAX]; /* the name until it is published; empty where there is none */
};
static app_file files[FILES_MAX];

/* ---- where systems differ ---- */

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <sys/stat.h>
#include <wchar.h>
#include <windows.h>

static const char separators[] = "/\\:"; /* of a file's name from its directory */

enum { WIDE_PATH_MAX = PATH_BYTES_MAX + PART_NAME_MAX };

static bool widen(wchar_t wide[WIDE_PATH_MAX], const char *text)
{
    if (MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, text, -1, wide, WIDE_PATH_MAX) > 0) {
        return true;
    }
    errno = EINVAL;
    return false;
}

static FILE *open_file(const char *path)
{
    wchar_t wide[WIDE_PATH_MAX];
    return widen(wide, path) ? _wfopen(wide, L"rb") : NULL;
}

/* Fails where anything of that name exists. Who may read it, its directory says. */
static FILE *create_file(const char *path)
{
    wchar_t wide[WIDE_PATH_MAX];
    if (!widen(wide, path)) {
        return NULL;
    }
    const int descriptor = _wopen(wide, _O_WRONLY | _O_CREAT | _O_EXCL | _O_APPEND | _O_BINARY, _S_IREAD | _S_IWRITE);
    return descriptor < 0 ? NULL : _fdopen(descriptor, "ab");
}

/* A link to nowhere is found too. */
static app_result look_for(const char *path)
{
    wchar_t wide[WIDE_PATH_MAX];
    if (widen(wide, path) && _waccess(wide, 0) == 0) {
        return APP_EXISTS;
    }
    return errno == ENOENT && path[0] != '\0' ? APP_DONE : APP_FAILED;
}

static bool cut_stream(FILE *stream, uint64_t count)
{
    return _chsize_s(_fileno(stream), (int64_t)count) == 0;
}

/* Fails where the new name exists. */
static bool move_file(const char *from, const char *to)
{
    wchar_t wide_from[WIDE_PATH_MAX];
    wchar_t wide_to[WIDE_PATH_MAX];
    return widen(wide_from, from) && widen(wide_to, to) && _wrename(wide_from, wide_to) == 0;
}

static void remove_file(const char *path)
{
    wchar_t wide[WIDE_PATH_MAX];
    if (widen(wide, path)) {
        _wremove(wide);
    }
}

/* Whoever ends a program here ends it at once. */
static void hold_signals(bool held)
{
    (void)held;
}

/* UTF-8 in and out, bytes as they are. */
static bool behave(void)
{
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
    SetConsoleOutputCP(CP_UTF8);
    return true;
}

int _dowildcard = 0; /* the C library leaves `*` as it was typed */

/* The arguments as UTF-8. Without memory for them the program does not start. */
static char **arguments(int argc, wchar_t **wide)
{
    char **utf8 = calloc((size_t)argc + 1, sizeof *utf8);
    for (int i = 0; utf8 != NULL && i < argc; i++) {
        const int bytes = WideCharToMultiByte(CP_UTF8, 0, wide[i], -1, NULL, 0, NULL, NULL);
        utf8[i] = bytes > 0 ? malloc((size_t)bytes) : NULL;
        if (utf8[i] == NULL) {
            return NULL;
        }
        WideCharToMultiByte(CP_UTF8, 0, wide[i], -1, utf8[i], bytes, NULL, NULL);
    }
    return utf8;
}
#else
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static const char separators[] = "/"; /* of a file's name from its directory */

static FILE *open_file(const char *path)
{
    return fopen(path, "rb");
}

/* Fails where anything of that name exists. For nobody's eyes but the owner's: what is written is about patients. */
static FILE *create_file(const char *path)
{
    const int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND, S_IRUSR | S_IWUSR);
    FILE *stream = descriptor < 0 ? NULL : fdopen(descriptor, "ab");
    if (descriptor >= 0 && stream == NULL) {
        close(descriptor);
        unlink(path);
    }
    return stream;
}

/* A link to nowhere is found too, and a pipe is not waited for. */
static app_result look_for(const char *path)
{
    struct stat found;
    if (lstat(path, &found) == 0) {
        return APP_EXISTS;
    }
    return errno == ENOENT && path[0] != '\0' ? APP_DONE : APP_FAILED;
}

static bool cut_stream(FILE *stream, uint64_t count)
{
    return ftruncate(fileno(stream), (off_t)count) == 0;
}

/* In one step, so that whoever is killed has moved a whole file or nothing; and never over another file, as rename()
 * would. File systems know one of these or the other, or neither: then nothing is moved. */
static bool move_file(const char *from, const char *to)
{
#ifdef RENAME_NOREPLACE
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) {
        return true;
    }
#endif
    if (link(from, to) != 0) {
        return false;
    }
    unlink(from);
    return true;
}

static void remove_file(const char *path)
{
    unlink(path);
}

static const int ending_signals[] = {SIGHUP, SIGINT, SIGTERM};
enum { ENDING_SIGNALS = sizeof ending_signals / sizeof ending_signals[0] };

static void set_of_ending(sigset_t *set)
{
    sigemptyset(set);
    for (size_t i = 0; i < ENDING_SIGNALS; i++) {
        sigaddset(set, ending_signals[i]);
    }
}

/* While the names of parts change; once they are let go, those that have come are obeyed. */
static void hold_signals(bool held)
{
    static sigset_t before;
    sigset_t ending;
    set_of_ending(&ending);
    sigprocmask(held ? SIG_BLOCK : SIG_SETMASK, held ? &ending : &before, held ? &before : NULL);
}

/* Nothing that is half written stays. Then the signal does what it does without us. */
static void die(int number)
{
    for (size_t i = 0; i < FILES_MAX; i++) {
        if (files[i].part[0] != '\0') {
            unlink(files[i].part);
        }
    }
    signal(number, SIG_DFL);
    raise(number); /* comes when this function has ended */
}

static void remove_parts_on_signals(void)
{
    struct sigaction action = {.sa_handler = die};
    set_of_ending(&action.sa_mask);
    for (size_t i = 0; i < ENDING_SIGNALS; i++) {
        struct sigaction before;
        if (sigaction(ending_signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) {
            sigaction(ending_signals[i], &action, NULL);
        }
    }
}

/* Gives a stream that the caller closed the wrong end of a pipe, which needs no file: it stays useless. Were its number
 * free, the next file to be opened would get it, and errors would be written into a schedule. */
static bool plug(int number)
{
    int ends[2];
    if (pipe(ends) != 0) {
        return false;
    }
    const int useless = number == STDIN_FILENO ? ends[1] : ends[0];
    const bool plugged = useless == number || dup2(useless, number) == number;
    for (size_t i = 0; i < 2; i++) {
        if (ends[i] != number) {
            close(ends[i]);
        }
    }
    return plugged;
}

/* A closed pipe and a file that may not grow are failed writes. False: the streams cannot be told from files. */
static bool behave(void)
{
    signal(SIGPIPE, SIG_IGN);
#ifdef SIGXFSZ
    signal(SIGXFSZ, SIG_IGN);
#endif
    remove_parts_on_signals();
    bool fine = true;
    for (int number = STDIN_FILENO; number <= STDERR_FILENO; number++) {
        fine = (fcntl(number, F_GETFD) >= 0 || plug(number)) && fine;
    }
    return fine;
}

static char **arguments(int argc, char **argv)
{
    (void)argc;
    return argv;
}
#endif

/* ---- the outside as functions ---- */

/* A free place, for a stream or for one that is to come; NULL where all are taken. */
static app_file *place_of(FILE *stream)
{
    size_t place = 0;
    while (place < FILES_MAX && files[place].stream != NULL) {
        place++;
    }
    if (place == FILES_MAX) {
        errno = EMFILE;
        return NULL;
    }
    files[place].stream = stream;
    return &files[place];
}

static const char *variable(void *world, const char *name)
{
    (void)world;
    return getenv(name);
}

static bool read_clock(void *world, int64_t *seconds)
{
    (void)world;
    const time_t now = time(NULL);
    *seconds = (int64_t)now;
    return now != (time_t)-1;
}

/* The date on the spot. False where the clock or its calendar fails, or is outside the years that a date can have: no
 * part of it is cut off to fit. */
static bool local_date(time_t now, bac_date *date)
{
    enum { YEARS_MAX = 9999 };
    const struct tm *local = now == (time_t)-1 ? NULL : localtime(&now); /* ISO C has no other; there is one thread */
    if (local == NULL || local->tm_year < 0 || local->tm_year > YEARS_MAX) {
        return false;
    }
    return bac_date_from_civil(date, (bac_civil){.year = (uint16_t)(local->tm_year + 1900),
                                                 .month = (uint8_t)(local->tm_mon + 1),
                                                 .day = (uint8_t)local->tm_mday});
}

static bool read_today(void *world, bac_date *today)
{
    (void)world;
    return local_date(time(NULL), today);
}

static app_file *open_named(void *world, const char *path)
{
    (void)world;
    app_file *file = place_of(NULL);
    if (file != NULL) {
        file->stream = open_file(path);
    }
    return file != NULL && file->stream != NULL ? file : NULL;
}

/* How many bytes fgets put into a buffer of `count` that was full of `mark` before: up to the line feed, or to the NUL
 * that it wrote last. Bytes of the line may be NUL themselves. */
static size_t line_length(const char *bytes, size_t count, char mark)
{
    const char *feed = memchr(bytes, '\n', count);
    if (feed != NULL) {
        return (size_t)(feed - bytes) + 1;
    }
    size_t end = count;
    while (bytes[end - 1] == mark) {
        end--;
    }
    return end - 1;
}

/* Up to the end of a line, so that a row is worked on before the next one has come. */
static ptrdiff_t read_bytes(void *world, app_file *file, char *bytes, size_t count)
{
    (void)world;
    enum { PART_MAX = 512, MARK = 'm' }; /* any mark but NUL and a line feed will do */
    const size_t part = count < PART_MAX ? count : PART_MAX;
    memset(bytes, MARK, part);
    if (fgets(bytes, (int)part, file->stream) == NULL) {
        return ferror(file->stream) ? -1 : 0;
    }
    return (ptrdiff_t)line_length(bytes, part, MARK);
}

static bool write_bytes(void *world, app_file *file, const char *bytes, size_t count)
{
    (void)world;
    return fwrite(bytes, 1, count, file->stream) == count;
}

static bool close_file(void *world, app_file *file)
{
    (void)world;
    FILE *stream = file->stream;
    file->stream = NULL;
    return fclose(stream) == 0;
}

static app_result look(void *world, const char *path)
{
    (void)world;
    return look_for(path);
}

/* Where the name begins behind its directory. */
static size_t name_at(const char *path)
{
    size_t at = strlen(path);
    while (at > 0 && strchr(separators, path[at - 1]) == NULL) {
        at--;
    }
    return at;
}

/* [R-file-private] [R-file-parts] */
/* A part that another run left, or still writes, is passed over. Its name is short, so that one of any length fits. */
static app_file *create(void *world, const char *path)
{
    (void)world;
    enum { PARTS_MAX = 1000000 };
    app_file *file = place_of(NULL);
    if (file == NULL) {
        return NULL;
    }
    const size_t at = name_at(path);
    hold_signals(true);
    memcpy(file->part, path, at);
    errno = EEXIST;
    for (unsigned number = 1; number <= PARTS_MAX && file->stream == NULL && errno == EEXIST; number++) {
        snprintf(file->part + at, PART_NAME_MAX, "baclofene-%u.part", number);
        file->stream = create_file(file->part);
    }
    if (file->stream == NULL) {
        file->part[0] = '\0';
    }
    hold_signals(false);
    if (file->stream == NULL) {
        return NULL;
    }
    setvbuf(file->stream, NULL, _IONBF, 0); /* the sinks buffer */
    return file;
}

static bool cut(void *world, app_file *file, uint64_t count)
{
    (void)world;
    clearerr(file->stream);
    return cut_stream(file->stream, count);
}

/* [R-file-whole] */
static app_result publish(void *world, app_file *file, const char *path)
{
    const bool closed = close_file(world, file);
    hold_signals(true);
    const bool done = closed && move_file(file->part, path);
    const int why = errno;
    if (!done) {
        remove_file(file->part);
    }
    file->part[0] = '\0';
    hold_signals(false);
    errno = why;
    return done ? APP_DONE : closed && why == EEXIST ? APP_EXISTS : APP_FAILED;
}

static void discard(void *world, app_file *file)
{
    close_file(world, file);
    hold_signals(true);
    remove_file(file->part);
    file->part[0] = '\0';
    hold_signals(false);
}

static const char *reason(void *world)
{
    (void)world;
    return strerror(errno);
}

/* Windows gives the arguments in UTF-16 to a program that begins so. */
#ifdef _WIN32
int wmain(int argc, wchar_t **argv)
#else
int main(int argc, char **argv)
#endif
{
    if (!behave()) {
        return EXIT_IO;
    }
    char **words = arguments(argc, argv);
    if (words == NULL) {
        fputs("baclofene: no memory\n", stderr);
        return EXIT_IO;
    }
    setvbuf(stdout, NULL, _IONBF, 0); /* the sinks buffer */
    const struct app_env env = {
        .in = place_of(stdin),
        .out = place_of(stdout),
        .err = place_of(stderr),
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
    return app_run(&env, argc, words);
}
