/* SPDX-License-Identifier: MIT */
#include "page.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- JSON ---- */

/* Behind what must stand at *at; false: it does not. */
static bool take(const char **at, const char *text)
{
    const size_t length = strlen(text);
    const bool there = strncmp(*at, text, length) == 0;
    *at += there ? length : 0;
    return there;
}

static bool json_string(const char **at)
{
    if (!take(at, "\"")) {
        return false;
    }
    while (**at != '"') {
        if ((unsigned char)**at < ' ') {
            return false;
        }
        if (take(at, "\\") && strchr("\"\\/bfnrtu", **at) == NULL) {
            return false;
        }
        (*at)++;
    }
    (*at)++;
    return true;
}

static bool json_value(const char **at);

static bool json_members(const char **at, bool named, const char *end)
{
    if (take(at, end)) {
        return true;
    }
    do {
        if ((named && !(json_string(at) && take(at, ":"))) || !json_value(at)) {
            return false;
        }
    } while (take(at, ","));
    return take(at, end);
}

static bool json_value(const char **at)
{
    if (take(at, "{")) {
        return json_members(at, true, "}");
    }
    if (take(at, "[")) {
        return json_members(at, false, "]");
    }
    if (**at == '"') {
        return json_string(at);
    }
    if (take(at, "null") || take(at, "true") || take(at, "false")) {
        return true;
    }
    take(at, "-");
    const char *begin = *at;
    *at += strspn(*at, "0123456789");
    return *at > begin && (*begin != '0' || *at == begin + 1);
}

const char *json_fault(const char *text)
{
    while (*text != '\0') {
        if (!json_value(&text) || !take(&text, "\n")) {
            return text;
        }
    }
    return NULL;
}

/* ---- HTML ---- */

enum { DEPTH_MAX = 64, IDS_MAX = 64, NAME_ROOM = 32 };

static bool has_no_end(const char *name, const char *tag_end)
{
    return strcmp(name, "br") == 0 || strcmp(name, "meta") == 0 || tag_end[-1] == '/' || name[0] == '!';
}

static void name_of(char name[NAME_ROOM], const char *at)
{
    snprintf(name, NAME_ROOM, "%.*s", (int)strcspn(at, " />\n"), at);
}

/* No id stands twice. */
static const char *ids_fault(const char *text)
{
    char known[IDS_MAX][NAME_ROOM];
    unsigned count = 0;
    for (const char *at = strstr(text, " id=\""); at != NULL; at = strstr(at + 1, " id=\"")) {
        if (count == IDS_MAX) {
            return at;
        }
        const char *name = at + strlen(" id=\"");
        snprintf(known[count], NAME_ROOM, "%.*s", (int)strcspn(name, "\""), name);
        for (unsigned i = 0; i < count; i++) {
            if (strcmp(known[i], known[count]) == 0) {
                return at;
            }
        }
        count++;
    }
    return NULL;
}

const char *html_fault(const char *text)
{
    char open[DEPTH_MAX][NAME_ROOM];
    unsigned depth = 0;
    for (const char *at = strchr(text, '<'); at != NULL; at = strchr(at + 1, '<')) {
        const char *end = strchr(at, '>');
        char name[NAME_ROOM];
        const bool ends = at[1] == '/';
        name_of(name, at + (ends ? 2 : 1));
        if (end == NULL || (ends && (depth == 0 || strcmp(open[--depth], name) != 0))) {
            return at;
        }
        if (!ends && !has_no_end(name, end)) {
            if (depth == DEPTH_MAX) {
                return at;
            }
            strcpy(open[depth++], name);
        }
    }
    return depth > 0 ? text + strlen(text) : ids_fault(text);
}

/* ---- the curve ---- */

/* What its axis and its grid say. */
typedef struct {
    double left, right, bottom; /* day 1, the end of the last day, 0 mg */
    double unit;                /* height of 1 mg, by the last line of the grid, which is the highest */
    const request *of;
} scale;

static bool near(double found, double wanted)
{
    return fabs(found - wanted) < 0.4; /* all is cut off behind the first decimal */
}

static double x_of(const scale *drawn, unsigned days)
{
    return drawn->left + (drawn->right - drawn->left) * days / drawn->of->days;
}

static double y_of(const scale *drawn, double dose_mg)
{
    return drawn->bottom - drawn->unit * dose_mg;
}

/* "M52 220V210.5H96.2 ...": up or down to a level, then along its days. */
static bool path_fits(const scale *drawn, const char *at, const char *behind)
{
    char *next = NULL;
    bool fits = take(&at, "M") && near(strtod(at, &next), drawn->left);
    at = next;
    fits = fits && near(strtod(at, &next), y_of(drawn, drawn->of->patient.from_mg));
    unsigned days = 0;
    for (unsigned b = 0; fits && b < drawn->of->plan.count; b++) {
        at = next;
        days += drawn->of->plan.block[b].days;
        fits = take(&at, "V") && near(strtod(at, &next), y_of(drawn, drawn->of->plan.block[b].dose_mg));
        at = next;
        fits = fits && take(&at, "H") && near(strtod(at, &next), x_of(drawn, days));
    }
    return fits && strncmp(next, behind, strlen(behind)) == 0;
}

/* The first number of what stands beside a line: a dose, or a day. */
static unsigned first_number(const char *text)
{
    return (unsigned)strtoul(text + strcspn(text, "0123456789<"), NULL, 10);
}

static bool line_fits(const scale *drawn, const char *kind, double x, double y, const char *words)
{
    const unsigned number = first_number(words);
    if (strcmp(kind, "grid") == 0 || strcmp(kind, "limit") == 0 || strcmp(kind, "ceiling") == 0) {
        return near(y, y_of(drawn, number));
    }
    return near(x, x_of(drawn, number - 1)); /* the day of a mark, or one at the foot */
}

/* The words of the text behind a line; NULL: there is none before the next line. */
static const char *words_behind(const char *at)
{
    const char *text = strchr(at, '\n');
    return text != NULL && strncmp(text, "\n<text ", 7) == 0 ? strchr(text, '>') + 1 : NULL;
}

static bool read_line(const char *at, char kind[16], double *x, double *y, double *end)
{
    return sscanf(at, "\n<line class=\"%15[a-z]\" x1=\"%lf\" y1=\"%lf\" x2=\"%lf\"", kind, x, y, end) == 4;
}

/* The first line is the axis. */
static void read_scale(scale *drawn, const char *at, const char *end)
{
    char kind[16];
    double x, y, right;
    for (; at != NULL && at < end; at = strchr(at + 1, '\n')) {
        if (read_line(at, kind, &x, &y, &right)) {
            const char *words = words_behind(at + 1);
            if (drawn->right == 0) {
                drawn->left = x;
                drawn->right = right;
                drawn->bottom = y;
            } else if (strcmp(kind, "grid") == 0 && words != NULL) {
                drawn->unit = (drawn->bottom - y) / first_number(words);
            }
        }
    }
}

const char *curve_fault(const char *text, const request *of)
{
    scale drawn = {.of = of};
    const char *begin = strstr(text, "<svg ");
    const char *end = strstr(text, "</svg>");
    unsigned paths = 0;
    if (begin == NULL || end == NULL) {
        return text;
    }
    read_scale(&drawn, begin, end);
    bool axis = true;
    for (const char *at = strchr(begin, '\n'); at != NULL && at < end; at = strchr(at + 1, '\n')) {
        char kind[16];
        double x, y, right;
        if (read_line(at, kind, &x, &y, &right)) {
            const char *words = words_behind(at + 1);
            if (!axis && words != NULL && !line_fits(&drawn, kind, x, y, words)) {
                return at;
            }
            axis = false;
        } else if (sscanf(at, "\n<path class=\"%15[a-z]\"", kind) == 1) {
            char area_end[64];
            snprintf(area_end, sizeof area_end, "V%gH%gz\"/>", drawn.bottom, drawn.left);
            if (!path_fits(&drawn, strstr(at, "d=\"") + 3, strcmp(kind, "area") == 0 ? area_end : "\"/>")) {
                return at;
            }
            paths++;
        }
    }
    return paths == 2 ? NULL : end;
}
