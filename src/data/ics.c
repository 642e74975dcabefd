/* SPDX-License-Identifier: MIT */
/*
 * Schedules as a calendar, RFC 5545: an all-day event per block, per review due and per prescription due.
 *
 * A UID is KEY-KIND-NAME@baclofene: KEY is the FNV-1a hash (64 bits, in hexadecimal) of patient, protocol, date of
 * day 1 and compact plan, each followed by a zero byte; KIND is block, review or prescription; NAME is the number of
 * the block, the condition or else the rule that asks for the review, the day by which the prescription is due. So the
 * same schedule imported again replaces its events, in either language and with any split, instead of doubling them.
 */
#include "data/ics.h"
#include "sheet/walk.h"
#include "words/finding.h"
#include "words/status.h"

/* ---- content lines ---- */

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

void ics_line_end(ics_line *line)
{
    sink_flush(&line->value);
    sink_text(line->out, "\r\n");
}

/* ---- the calendar ---- */

typedef struct {
    const printer *printer;
    const schedule *schedule;
    finding_context about;
    uint64_t key; /* of the UIDs */
} calendar;

static void teller_say(const calendar *c, ics_line *line, message words, const message_value values[])
{
    message_put(&line->value, c->printer->lang, words, values);
}

static bool hash_part(void *target, const char *bytes, size_t count)
{
    uint64_t *hash = target;
    for (size_t i = 0; i < count; i++) {
        *hash = (*hash ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    }
    return true;
}

static uint64_t key_of(const schedule *s)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    char bytes[ICS_PART_MAX];
    char start[10];
    sink out;
    sink_begin(&out, bytes, sizeof bytes, hash_part, &hash);
    put_iso_date(start, bac_date_to_civil(s->patient.start));
    sink_put(&out, s->name, strlen(s->name) + 1);
    sink_put(&out, s->protocol->id, strlen(s->protocol->id) + 1);
    sink_put(&out, start, sizeof start);
    sink_char(&out, '\0');
    plan_put(&out, &s->plan);
    sink_char(&out, '\0');
    sink_flush(&out);
    return hash;
}

static void put_date_line(sink *out, const char *name, bac_civil date)
{
    char digits[8];
    put_basic_date(digits, date);
    sink_text(out, name);
    sink_put(out, digits, sizeof digits);
    sink_text(out, "\r\n");
}

static void put_uid(const calendar *c, const char *kind, const char *name, uint32_t number)
{
    ics_line line;
    ics_line_begin(&line, c->printer->out, "UID");
    for (unsigned shift = 64; shift > 0; shift -= 4) {
        sink_char(&line.value, "0123456789abcdef"[c->key >> (shift - 4) & 0xF]);
    }
    sink_text(&line.value, kind);
    if (name != NULL) {
        sink_text(&line.value, name);
    } else {
        sink_number(&line.value, number);
    }
    sink_text(&line.value, "@baclofene");
    ics_line_end(&line);
}

/* What the event is; `name` or, where that is NULL, `number` tells it from others of its kind. */
typedef struct {
    const char *kind, *name;
    uint32_t number;
    bac_civil first;
    bac_civil after; /* the day after its last; year 0: it lasts one day, which goes without saying */
} event;

static void event_begin(const calendar *c, const event *e)
{
    sink *out = c->printer->out;
    sink_text(out, "BEGIN:VEVENT\r\n");
    put_uid(c, e->kind, e->name, e->number);
    sink_text(out, "DTSTAMP:");
    sink_text(out, c->printer->stamp);
    sink_text(out, "\r\n");
    put_date_line(out, "DTSTART;VALUE=DATE:", e->first);
    if (e->after.year > 0) {
        put_date_line(out, "DTEND;VALUE=DATE:", e->after);
    }
}

/* The patient's name; line feeds become blanks. */
static void put_patient(const schedule *s, ics_line *line)
{
    for (const char *at = s->name; *at != '\0'; at++) {
        sink_char(&line->value, *at == '\n' ? ' ' : *at);
    }
}

static void summary_begin(const calendar *c, ics_line *line)
{
    ics_line_begin(line, c->printer->out, "SUMMARY");
}

/* The patient stands at the end, since calendars cut what is long. */
static void summary_end(const calendar *c, ics_line *line)
{
    const schedule *s = c->schedule;
    if (s->name[0] != '\0') {
        sink_text(&line->value, " (");
        put_patient(s, line);
        sink_text(&line->value, ")");
    }
    ics_line_end(line);
}

static void paragraph_end(ics_line *line)
{
    sink_char(&line->value, '\n');
}

/* Ends the event's description with what every event says, and the event. */
static void event_end(const calendar *c, ics_line *line)
{
    const schedule *s = c->schedule;
    const language lang = c->printer->lang;
    if (s->name[0] != '\0') {
        teller_say(c, line, MSG_LABEL_PATIENT, NULL);
        teller_say(c, line, MSG_COLON, NULL);
        put_patient(s, line);
        paragraph_end(line);
    }
    teller_say(c, line, MSG_DRUG, NULL);
    paragraph_end(line);
    status_put(&line->value, lang, s->protocol, &s->patient);
    paragraph_end(line);
    if (s->kind == PLAN_TITRATION) {
        teller_say(c, line, MSG_NO_DRIVING, NULL);
        paragraph_end(line);
    }
    teller_say(c, line, MSG_NEVER_STOP, NULL);
    ics_line_end(line);
    sink_text(c->printer->out, "CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

/* ---- blocks ---- */

/* A block: its first day, its last, and the first day of it that waits (0: none). */
typedef struct {
    day_walk first, last;
    uint16_t wait_day;
} block_days;

static bool block_next(block_days *block, day_walk *walk)
{
    if (!day_walk_next(walk)) {
        return false;
    }
    block->first = *walk;
    block->wait_day = 0;
    do {
        if (walk->waits && block->wait_day == 0) {
            block->wait_day = walk->day;
        }
    } while (walk->day < walk->block_last && day_walk_next(walk));
    block->last = *walk;
    return true;
}

static void say_wait(const calendar *c, ics_line *line, const block_days *block)
{
    if (block->wait_day == block->first.day) {
        teller_say(c, line, MSG_ICS_WAIT, NULL);
    } else if (block->wait_day > 0) {
        char date[DATE_TEXT_MAX];
        date_text(date, c->printer->lang, schedule_date(c->schedule, block->wait_day), true);
        teller_say(c, line, MSG_ICS_WAIT_FROM, MESSAGE_VALUES({"day", NULL, block->wait_day}, {"date", date, 0}));
    }
}

static void say_dose(const calendar *c, ics_line *line, const day_walk *day)
{
    static const message time_words[TIME_COUNT] = {MSG_ICS_MORNING, MSG_ICS_NOON, MSG_ICS_EVENING, MSG_ICS_BEDTIME};
    const unsigned intakes = c->schedule->split.count;
    if (day->dose_mg == 0) {
        teller_say(c, line, MSG_ICS_STOP, NULL);
        return;
    }
    teller_say(c, line, MSG_ICS_DOSE, MESSAGE_VALUES({"dose", NULL, day->dose_mg}));
    for (unsigned i = 0; i < intakes; i++) {
        char tablets[TABLETS_TEXT_MAX];
        tablets_text(tablets, c->printer->lang, false, day->intake_mg[i]);
        sink_text(&line->value, i > 0 ? ", " : "");
        teller_say(c, line, time_words[intake_time[intakes][i]], NULL);
        sink_char(&line->value, ' ');
        sink_text(&line->value, tablets);
    }
}

static void put_block(const calendar *c, const block_days *block)
{
    const schedule *s = c->schedule;
    const event e = {.kind = "-block-",
                     .number = block->first.block + 1u,
                     .first = block->first.date,
                     .after = bac_civil_next(block->last.date)};
    ics_line line;
    event_begin(c, &e);
    summary_begin(c, &line);
    say_wait(c, &line, block);
    say_dose(c, &line, &block->first);
    summary_end(c, &line);

    ics_line_begin(&line, c->printer->out, "DESCRIPTION");
    if (block->wait_day > 0) {
        teller_say(c, &line, MSG_ICS_WAIT_WHY, NULL);
        paragraph_end(&line);
    }
    teller_say(c, &line, block->first.day == block->last.day ? MSG_PRESCRIPTION_DAY : MSG_PRESCRIPTION_DAYS,
               MESSAGE_VALUES({"first", NULL, block->first.day}, {"last", NULL, block->last.day}));
    paragraph_end(&line);
    if (block->last.day == s->days && block->last.dose_mg > 0) {
        teller_say(c, &line, MSG_END_GO_ON, MESSAGE_VALUES({"dose", NULL, block->last.dose_mg}));
        paragraph_end(&line);
    }
    event_end(c, &line);
}

static void put_blocks(const calendar *c)
{
    block_days block;
    day_walk walk;
    day_walk_begin(&walk, c->schedule);
    while (block_next(&block, &walk)) {
        put_block(c, &block);
    }
}

/* ---- reviews and prescriptions ---- */

static void put_review(const calendar *c, const bac_finding *finding)
{
    const bool named = finding->condition < BAC_CONDITION_COUNT;
    const event e = {.kind = "-review-",
                     .name = named ? condition_names[finding->condition] : rule_names[finding->rule],
                     .first = bac_date_to_civil(schedule_date(c->schedule, finding->day))};
    ics_line line;
    event_begin(c, &e);
    summary_begin(c, &line);
    teller_say(c, &line, MSG_ICS_REVIEW, MESSAGE_VALUES({"day", NULL, finding->day}));
    finding_demand(&line.value, c->printer->lang, &c->about, finding);
    summary_end(c, &line);

    ics_line_begin(&line, c->printer->out, "DESCRIPTION");
    finding_sourced(&line.value, c->printer->lang, &c->about, finding);
    paragraph_end(&line);
    event_end(c, &line);
}

/* Which prescription it is that is due: the next one of the plan or, after the last, one that goes on. */
static void say_next(const calendar *c, ics_line *line, const bac_prescription *next)
{
    if (next == NULL) {
        teller_say(c, line, MSG_END_GO_ON, MESSAGE_VALUES({"dose", NULL, schedule_last_dose(c->schedule)}));
    } else {
        const message_value values[] = {{"first", NULL, next->first_day},
                                        {"last", NULL, next->last_day},
                                        {"tablets", NULL, next->tablets},
                                        {"total", NULL, next->total_mg},
                                        MESSAGE_VALUES_END};
        teller_say(c, line, next->first_day == next->last_day ? MSG_PRESCRIPTION_DAY : MSG_PRESCRIPTION_DAYS, values);
        teller_say(c, line, MSG_PRESCRIPTION_TABLETS, values);
    }
    paragraph_end(line);
}

/* The next prescription is due the day after `last` ends; `next` NULL: the plan has no more. */
static void put_due(const calendar *c, const bac_prescription *last, const bac_prescription *next)
{
    const bac_civil eve = bac_date_to_civil(schedule_date(c->schedule, last->last_day));
    const bool conditional = next != NULL ? next->conditional : last->conditional;
    const event e = {.kind = "-prescription-", .number = last->next_due_day, .first = bac_civil_next(eve)};
    ics_line line;
    event_begin(c, &e);
    summary_begin(c, &line);
    teller_say(c, &line, conditional ? MSG_ICS_DUE_CONDITIONAL : MSG_ICS_DUE, NULL);
    summary_end(c, &line);

    ics_line_begin(&line, c->printer->out, "DESCRIPTION");
    say_next(c, &line, next);
    event_end(c, &line);
}

static void put_prescriptions(const calendar *c)
{
    bac_supply supply;
    bac_prescription last;
    bac_prescription next;
    schedule_supply(&supply, c->schedule);
    bool more = bac_supply_next(&supply, &last);
    while (more) {
        more = bac_supply_next(&supply, &next);
        if (last.next_due_day > 0) {
            put_due(c, &last, more ? &next : NULL);
        }
        last = next;
    }
}

/* ---- the format ---- */

static void begin(printer *p)
{
    sink_text(p->out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                      "PRODID:-//baclofene//baclofene " BAC_VERSION " rules " BAC_RULES_VERSION "//");
    sink_text(p->out, p->lang == FRENCH ? "FR" : "EN");
    sink_text(p->out, "\r\nCALSCALE:GREGORIAN\r\n");
}

static void print(printer *p, const schedule *s)
{
    const calendar c = {
        .printer = p, .schedule = s, .about = {.protocol = s->protocol, .patient = &s->patient}, .key = key_of(s)};
    put_blocks(&c);
    for (unsigned i = 0; i < s->finding_count; i++) {
        if (is_review(&s->finding[i])) {
            put_review(&c, &s->finding[i]);
        }
    }
    put_prescriptions(&c);
    p->printed++;
}

static void end(printer *p)
{
    sink_text(p->out, "END:VCALENDAR\r\n");
}

const format format_ics = {.begin = begin, .schedule = print, .end = end};
