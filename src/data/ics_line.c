/* SPDX-License-Identifier: MIT */
/* Content lines: escaped, and folded between characters. */
#include "data/ics.h"

/* How many octets the character has that begins with this one; 0 within a character. */
static unsigned character_octets(unsigned char first)
{
    return first < 0x80 ? 1 : first < 0xC0 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* Goes to the next line where `octets` that belong together do not fit; its blank counts. */
static void make_room(ics_line *line, unsigned octets)
{
    if (line->octets + octets > ICS_OCTETS_MAX) {
        sink_text(line->out, "\r\n ");
        line->octets = 1;
    }
    line->octets += octets;
}

static void put_octet(ics_line *line, char c)
{
    const unsigned char octet = (unsigned char)c;
    if (c == '\n' || c == '\\' || c == ';' || c == ',') {
        make_room(line, 2);
        sink_char(line->out, '\\');
        sink_char(line->out, c == '\n' ? 'n' : c);
    } else if (c != '\r') { /* the line feed of a CRLF stands for it */
        const bool control = (octet < 0x20 && c != '\t') || octet == 0x7F;
        make_room(line, character_octets(octet));
        sink_char(line->out, control ? ' ' : c);
    }
}

static bool put_part(void *target, const char *bytes, size_t count)
{
    ics_line *line = target;
    for (size_t i = 0; i < count; i++) {
        put_octet(line, bytes[i]);
    }
    return true;
}

void ics_line_begin(ics_line *line, sink *out, const char *name)
{
    line->out = out;
    line->octets = (unsigned)strlen(name) + 1;
    sink_begin(&line->value, line->bytes, sizeof line->bytes, put_part, line);
    sink_text(out, name);
    sink_char(out, ':');
}

/* [R-ics-lines] */
void ics_line_end(ics_line *line)
{
    sink_flush(&line->value);
    sink_text(line->out, "\r\n");
}
