/* SPDX-License-Identifier: MIT */
#include "data/ics_event.h"
#include "data/identity.h"
#include "sheet/cell.h"
#include "sheet/content.h"
#include "words/columns.h"
#include "words/status.h"
#include "words/tablets.h"

void put_words(const calendar *ics, sink *out, message words, const message_value values[])
{
    message_put(out, ics->lang, words, values);
}

/* ---- UIDs ---- */

/* [R-ics-uid] */
uint64_t calendar_key(const schedule *hashed)
{
    identity name;
    identity_begin(&name);
    identity_text(&name, hashed->name);
    identity_text(&name, hashed->protocol->id);
    iso_date_put(&name.in, bac_date_to_civil(hashed->patient.start));
    sink_char(&name.in, '\0');
    plan_put(&name.in, &hashed->plan);
    sink_char(&name.in, '\0');
    sink_text(&name.in, hashed->id);
    return identity_end(&name);
}

/* Whether the record can be part of a UID as it is: that of a list with a file for each row always can. */
static bool is_plain_record(const char *id)
{
    enum { RECORD_MAX = 64 };
    const size_t length = strlen(id);
    return length > 0 && length <= RECORD_MAX &&
           strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-") == length;
}

static void put_uid(const calendar *ics, const event *entry)
{
    ics_line line;
    ics_line_begin(&line, ics->out, "UID");
    for (unsigned shift = 64; shift > 0; shift -= 4) {
        sink_char(&line.value, "0123456789abcdef"[ics->key >> (shift - 4) & 0xF]);
    }
    sink_char(&line.value, '-');
    sink_text(&line.value, entry->kind);
    if (entry->number > 0) {
        sink_char(&line.value, '-');
        sink_number(&line.value, entry->number);
    }
    if (entry->name != NULL) {
        sink_char(&line.value, '-');
        sink_text(&line.value, entry->name);
    }
    if (is_plain_record(ics->schedule->id)) {
        sink_char(&line.value, '-');
        sink_text(&line.value, ics->schedule->id);
    }
    sink_text(&line.value, "@baclofene");
    ics_line_end(&line);
}

/* ---- when ---- */

static void put_line(sink *out, const char *name, const char *value)
{
    sink_text(out, name);
    sink_text(out, value);
    sink_text(out, "\r\n");
}

static void put_date_line(sink *out, const char *name, bac_civil date)
{
    sink_text(out, name);
    basic_date_put(out, date);
    sink_text(out, "\r\n");
}

/* "DTSTART:20261129T080000", without a zone. */
static void put_hour_line(sink *out, const event *entry)
{
    enum { MINUTES = 60 };
    sink_text(out, "DTSTART:");
    basic_date_put(out, entry->first);
    sink_char(out, 'T');
    sink_two(out, entry->minute / MINUTES);
    sink_two(out, entry->minute % MINUTES);
    put_line(out, "00", "");
    put_line(out, "DURATION:PT15M", "");
}

static void put_when(sink *out, const event *entry)
{
    if (entry->timed) {
        put_hour_line(out, entry);
    } else {
        put_date_line(out, "DTSTART;VALUE=DATE:", entry->first);
    }
    if (entry->after.year > 0) {
        put_date_line(out, "DTEND;VALUE=DATE:", entry->after);
    }
    if (entry->times > 1) {
        sink_text(out, "RRULE:FREQ=DAILY;INTERVAL=");
        sink_number(out, entry->interval);
        sink_text(out, ";COUNT=");
        sink_number(out, entry->times);
        sink_text(out, "\r\n");
    }
}

/* [R-ics-cancel] */
void event_begin(const calendar *ics, event *entry)
{
    sink *out = ics->out;
    put_line(out, "BEGIN:VEVENT", "");
    put_uid(ics, entry);
    put_line(out, "DTSTAMP:", ics->stamp);
    put_line(out, "LAST-MODIFIED:", ics->stamp);
    put_line(out, "SEQUENCE:", ics->cancelled ? "1" : "0");
    put_line(out, "STATUS:", ics->cancelled ? "CANCELLED" : "CONFIRMED");
    put_when(out, entry);
    sink_begin_text(&entry->words, entry->title, sizeof entry->title);
    if (ics->cancelled) { /* for those whose calendar shows it all the same */
        put_words(ics, &entry->words, MSG_ICS_CANCELLED, NULL);
    }
}

/* ---- titles ---- */

/* How many octets a text takes in a calendar. */
static size_t escaped_octets(const char *text, size_t length)
{
    size_t octets = length;
    for (size_t i = 0; i < length; i++) {
        octets += strchr("\\;,\n", text[i]) != NULL ? 1u : 0u;
    }
    return octets;
}

/* The first bytes of a text that take so many octets at most: whole letters, with what stands on them. */
static size_t letters_fitting(const char *text, size_t octets)
{
    const size_t length = strlen(text);
    size_t letters = 0;
    size_t next = 0;
    while (next < length && escaped_octets(text, next) <= octets) {
        letters = next;
        next += text_fitting(text + next, length - next, 1, false);
    }
    return letters;
}

/* Puts as much of a text as leaves `left` octets of a title free; says so where that is not all. */
static void put_cut(sink *title, const char *text, size_t left)
{
    static const char dots[] = "…";
    const size_t used = escaped_octets(title->buffer, title->used) + left;
    const size_t room = used < TITLE_OCTETS_MAX ? TITLE_OCTETS_MAX - used : 0;
    if (escaped_octets(text, strlen(text)) <= room) {
        sink_text(title, text);
    } else if (room >= sizeof dots - 1) {
        sink_put(title, text, letters_fitting(text, room - (sizeof dots - 1)));
        sink_text(title, dots);
    }
}

static void put_person(sink *title, language lang, const schedule *named)
{
    char person[TITLE_ROOM];
    sink words;
    sink_begin_text(&words, person, sizeof person);
    sink_text(&words, " (");
    person_put(&words, lang, named);
    sink_text(&words, ")");
    const size_t octets = escaped_octets(title->buffer, title->used) + escaped_octets(person, words.used);
    if (octets <= TITLE_OCTETS_MAX) {
        sink_text(title, sink_end_text(&words));
        return;
    }
    sink_begin_text(&words, person, sizeof person);
    record_put(&words, lang, named);
    sink_text(&words, named->id[0] != '\0' && named->name[0] != '\0' ? ", " : "");
    name_put(&words, named);
    sink_text(title, " (");
    put_cut(title, sink_end_text(&words), 1);
    sink_char(title, ')');
}

/* A title with the patient at its end; what its words leave no room for is cut. */
static void end_title(const calendar *ics, sink *title)
{
    enum { PERSON_OCTETS = 8 }; /* below that nothing of a person is told */
    const size_t used = escaped_octets(title->buffer, title->used);
    if (used > TITLE_OCTETS_MAX) {
        char words[TITLE_ROOM];
        text_copy(words, sizeof words, sink_end_text(title));
        title->used = 0;
        put_cut(title, words, 0);
    } else if (person_known(ics->schedule) && used + PERSON_OCTETS <= TITLE_OCTETS_MAX) {
        put_person(title, ics->lang, ics->schedule);
    }
    sink_end_text(title);
}

bool title_has_room(const event *entry)
{
    enum { PERSON_OCTETS = 60 };
    return escaped_octets(entry->title, entry->words.used) + PERSON_OCTETS <= TITLE_OCTETS_MAX;
}

static void put_title(sink *out, const char *property, const char *title)
{
    ics_line line;
    ics_line_begin(&line, out, property);
    sink_text(&line.value, title);
    ics_line_end(&line);
}

void title_end(const calendar *ics, event *entry, ics_line *description)
{
    end_title(ics, &entry->words);
    put_title(ics->out, "SUMMARY", entry->title);
    ics_line_begin(description, ics->out, "DESCRIPTION");
}

void calendar_name_put(const calendar *ics, const char *property)
{
    char bytes[TITLE_ROOM];
    sink title;
    sink_begin_text(&title, bytes, sizeof bytes);
    put_words(ics, &title, MSG_ICS_CALENDAR, NULL);
    end_title(ics, &title);
    put_title(ics->out, property, bytes);
}

/* ---- descriptions ---- */

void paragraph_end(ics_line *line)
{
    sink_char(&line->value, '\n');
}

static void put_cited(const calendar *ics, ics_line *line, message words)
{
    put_words(ics, &line->value, words, NULL);
    citation_put(&line->value, ics->lang, inherited_sources(ics->schedule->protocol));
}

/* What was declared and what is on file, a line each. */
static void put_declared(const calendar *ics, ics_line *line)
{
    put_words(ics, &line->value, MSG_LABEL_DECLARED, NULL);
    put_words(ics, &line->value, MSG_COLON, NULL);
    declared_put(&line->value, ics->lang, ics->schedule);
    paragraph_end(line);
    for (unsigned kind = 0; kind < ON_FILE_KINDS; kind++) {
        if ((ics->schedule->patient.on_file >> kind & 1) != 0) {
            put_words(ics, &line->value, MSG_LABEL_ON_FILE, NULL);
            put_words(ics, &line->value, MSG_COLON, NULL);
            on_file_put(&line->value, ics->lang, kind);
            paragraph_end(line);
        }
    }
}

static void put_alarm(const calendar *ics, const event *entry)
{
    sink *out = ics->out;
    put_line(out, "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:PT0S", "");
    put_title(out, "DESCRIPTION", entry->title);
    put_line(out, "END:VALARM", "");
}

void event_end(const calendar *ics, const event *entry, ics_line *line)
{
    const schedule *printed = ics->schedule;
    if (printed->replaces) {
        replaces_put(&line->value, ics->lang, printed);
        paragraph_end(line);
    }
    if (person_known(printed)) {
        put_words(ics, &line->value, MSG_LABEL_PATIENT, NULL);
        put_words(ics, &line->value, MSG_COLON, NULL);
        person_put(&line->value, ics->lang, printed);
        paragraph_end(line);
    }
    drug_put(&line->value, ics->lang, printed->dispensing.strengths);
    paragraph_end(line);
    if (several_strengths(printed->dispensing.strengths)) {
        put_words(ics, &line->value, MSG_ONLY_TENS_CUT, NULL);
        paragraph_end(line);
    }
    status_put(&line->value, ics->lang, printed->protocol, &printed->patient);
    paragraph_end(line);
    put_declared(ics, line);
    if (schedule_rises(printed)) {
        put_cited(ics, line, MSG_NO_DRIVING);
        paragraph_end(line);
    }
    put_cited(ics, line, MSG_NEVER_STOP);
    ics_line_end(line);
    put_line(ics->out, "CLASS:PRIVATE\r\nTRANSP:TRANSPARENT", "");
    if (entry->timed && ics->alarms && !ics->cancelled) {
        put_alarm(ics, entry);
    }
    put_line(ics->out, "END:VEVENT", "");
}
