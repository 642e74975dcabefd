/* SPDX-License-Identifier: MIT */
/* The real outside: the only file that touches streams, files, environment and clock. */
#include "cli/app.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- where systems differ ---- */

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <sys/stat.h>
#include <wchar.h>
#include <windows.h>

enum { WIDE_PATH_MAX = 4096 };

static bool widen(wchar_t wide[WIDE_PATH_MAX], const char *text)
{
    return MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, text, -1, wide, WIDE_PATH_MAX) > 0;
}

static FILE *open_file(const char *path, app_mode mode)
{
    wchar_t wide[WIDE_PATH_MAX];
    if (!widen(wide, path)) {
        errno = EINVAL;
        return NULL;
    }
    if (mode == APP_READ) {
        return _wfopen(wide, L"rb");
    }
    const int descriptor = _wopen(wide, _O_WRONLY | _O_CREAT | _O_EXCL | _O_BINARY, _S_IREAD | _S_IWRITE);
    return descriptor < 0 ? NULL : _fdopen(descriptor, "wb");
}

/* Fails where the new name exists. */
static bool publish_file(const char *from, const char *to)
{
    wchar_t wide_from[WIDE_PATH_MAX];
    wchar_t wide_to[WIDE_PATH_MAX];
    return widen(wide_from, from) && widen(wide_to, to) && _wrename(wide_from, wide_to) == 0;
}

static bool remove_file(const char *path)
{
    wchar_t wide[WIDE_PATH_MAX];
    return widen(wide, path) && _wremove(wide) == 0;
}

/* UTF-8 in and out, bytes as they are. */
static void behave(void)
{
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
    SetConsoleOutputCP(CP_UTF8);
}

/* The arguments as UTF-8, as they were typed: the C library's own are in another character set, and it takes `*` for
 * files. Without memory for them the program does not start. */
static char **arguments(int *argc, char **argv)
{
    (void)argv;
    wchar_t **wide = CommandLineToArgvW(GetCommandLineW(), argc);
    char **utf8 = wide == NULL ? NULL : calloc((size_t)*argc + 1, sizeof *utf8);
    for (int i = 0; utf8 != NULL && i < *argc; i++) {
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

static FILE *open_file(const char *path, app_mode mode)
{
    return fopen(path, mode == APP_READ ? "rb" : "wbx");
}

/* rename() would replace what is there: the name is taken first, by a file of our own. */
static bool publish_file(const char *from, const char *to)
{
    FILE *taken = fopen(to, "wbx");
    if (taken == NULL) {
        return false;
    }
    const bool closed = fclose(taken) == 0;
    if (!closed || rename(from, to) != 0) {
        const int reason = errno;
        remove(to);
        errno = reason;
        return false;
    }
    return true;
}

static bool remove_file(const char *path)
{
    return remove(path) == 0;
}

/* A closed pipe is a failed write. A stream that was closed by the caller stays useless: were its number free, the next
 * file to be opened would get it, and errors would be written into a schedule. */
static void behave(void)
{
#ifdef SIGPIPE
    signal(SIGPIPE, SIG_IGN);
#endif
    for (int number = 0; number <= 2; number++) {
        if (fcntl(number, F_GETFD) < 0) {
            (void)!open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY); /* takes the lowest number that is free */
        }
    }
}

static char **arguments(int *argc, char **argv)
{
    (void)argc;
    return argv;
}
#endif

/* ---- the outside as functions ---- */

static FILE *stream_of(app_file *file)
{
    return (FILE *)(void *)file;
}

static app_file *file_of(FILE *stream)
{
    return (app_file *)(void *)stream;
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

static app_file *open_named(void *world, const char *path, app_mode mode)
{
    (void)world;
    FILE *stream = open_file(path, mode);
    if (stream != NULL && mode == APP_CREATE) {
        setvbuf(stream, NULL, _IONBF, 0); /* the sinks buffer */
    }
    return file_of(stream);
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
    if (fgets(bytes, (int)part, stream_of(file)) == NULL) {
        return ferror(stream_of(file)) ? -1 : 0;
    }
    return (ptrdiff_t)line_length(bytes, part, MARK);
}

static bool write_bytes(void *world, app_file *file, const char *bytes, size_t count)
{
    (void)world;
    return fwrite(bytes, 1, count, stream_of(file)) == count;
}

static bool close_file(void *world, app_file *file)
{
    (void)world;
    return fclose(stream_of(file)) == 0;
}

static bool publish(void *world, const char *from, const char *to)
{
    (void)world;
    return publish_file(from, to);
}

static bool remove_named(void *world, const char *path)
{
    (void)world;
    return remove_file(path);
}

static const char *reason(void *world)
{
    (void)world;
    return strerror(errno);
}

int main(int argc, char **argv)
{
    behave();
    char **words = arguments(&argc, argv);
    if (words == NULL) {
        fputs("baclofene: no memory\n", stderr);
        return EXIT_IO;
    }
    setvbuf(stdout, NULL, _IONBF, 0); /* the sinks buffer */
    const struct app_env env = {
        .in = file_of(stdin),
        .out = file_of(stdout),
        .err = file_of(stderr),
        .variable = variable,
        .clock = read_clock,
        .today = read_today,
        .open = open_named,
        .read = read_bytes,
        .write = write_bytes,
        .close = close_file,
        .publish = publish,
        .remove = remove_named,
        .reason = reason,
    };
    return app_run(&env, argc, words);
}
