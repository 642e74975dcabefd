/* SPDX-License-Identifier: MIT */
/* The events of a calendar: when they are, what they are called, what all of them say. */
#ifndef DATA_ICS_EVENT_H
#define DATA_ICS_EVENT_H

#include "data/ics.h"
#include "words/finding.h"

enum {
    TITLE_OCTETS_MAX = 255, /* of an event's title, as it stands in the calendar: some programs keep no more */
    TITLE_ROOM = 4096       /* while it is put together: words, a name, a record */
};

typedef struct {
    sink *out;
    language lang;
    const char *stamp;
    const schedule *schedule;
    finding_context about;
    uint64_t key; /* of the UIDs */
    bool alarms, cancelled;
} calendar;

/* What an event is. `number` and `name` tell it from others of its kind; 0 and NULL: not that. */
typedef struct {
    const char *kind;
    uint32_t number;
    const char *name;
    bac_civil first;
    bac_civil after;          /* the day after its last; year 0: it lasts one day, which goes without saying */
    bool timed;               /* it has an hour, in minutes of the day */
    uint16_t minute;          /* floating: wherever the patient is */
    uint32_t times, interval; /* so many times, every so many days; 0: once */
    sink words;               /* its title in the making */
    char title[TITLE_ROOM];
} event;

/* The hash that the UIDs of a schedule begin with. */
uint64_t calendar_key(const schedule *hashed);

/* Words, in the calendar's language. */
void put_words(const calendar *ics, sink *out, message words, const message_value values[]);

/* Begins an event, and its title: words are put into entry->words, the most important first. */
void event_begin(const calendar *ics, event *entry);

/* Ends the title with the patient, and begins the description. Of a title that is too long the words come first, then
 * the record, then as much of the name as there is room for. */
void title_end(const calendar *ics, event *entry, ics_line *description);

/* Whether the words of the title so far leave room for a patient. */
bool title_has_room(const event *entry);

/* Ends a line of the description. */
void paragraph_end(ics_line *line);

/* Ends the description, its line, with what every event says, and the event, with an alarm where one is asked for. */
void event_end(const calendar *ics, const event *entry, ics_line *line);

/* "NAME:Baclofen, Jeanne D., Record A12": a title as a property of that name. */
void calendar_name_put(const calendar *ics, const char *property);

#endif
