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
#include "data/identity.h"
#include "sheet/cell.h"
#include "sheet/content.h"
#include "sheet/walk.h"
#include "words/status.h"
#include "words/tablets.h"

typedef struct {
    sink *out;
    language lang;
    const char *stamp;
    const schedule *schedule;
    finding_context about;
    uint64_t key; /* of the UIDs */
} calendar;

static void put_words(const calendar *ics, ics_line *line, message words, const message_value values[])
{
    message_put(&line->value, ics->lang, words, values);
}

/* [R-ics-uid] */
static uint64_t key_of(const schedule *hashed)
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

static void put_date_line(sink *out, const char *name, bac_civil date)
{
    sink_text(out, name);
    basic_date_put(out, date);
    sink_text(out, "\r\n");
}

static void put_uid(const calendar *ics, const char *kind, const char *name, uint32_t number)
{
    ics_line line;
    ics_line_begin(&line, ics->out, "UID");
    for (unsigned shift = 64; shift > 0; shift -= 4) {
        sink_char(&line.value, "0123456789abcdef"[ics->key >> (shift - 4) & 0xF]);
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

static void event_begin(const calendar *ics, const event *entry)
{
    sink *out = ics->out;
    sink_text(out, "BEGIN:VEVENT\r\n");
    put_uid(ics, entry->kind, entry->name, entry->number);
    sink_text(out, "DTSTAMP:");
    sink_text(out, ics->stamp);
    sink_text(out, "\r\n");
    put_date_line(out, "DTSTART;VALUE=DATE:", entry->first);
    if (entry->after.year > 0) {
        put_date_line(out, "DTEND;VALUE=DATE:", entry->after);
    }
}

static void summary_begin(const calendar *ics, ics_line *line)
{
    ics_line_begin(line, ics->out, "SUMMARY");
}

/* The patient stands at the end, since calendars cut what is long. */
static void summary_end(const calendar *ics, ics_line *line)
{
    if (person_known(ics->schedule)) {
        sink_text(&line->value, " (");
        person_put(&line->value, ics->lang, ics->schedule);
        sink_text(&line->value, ")");
    }
    ics_line_end(line);
}

static void paragraph_end(ics_line *line)
{
    sink_char(&line->value, '\n');
}

static void put_cited(const calendar *ics, ics_line *line, message words)
{
    put_words(ics, line, words, NULL);
    citation_put(&line->value, ics->lang, inherited_sources(ics->schedule->protocol));
}

/* What was declared and what is on file, a line each. */
static void put_declared(const calendar *ics, ics_line *line)
{
    put_words(ics, line, MSG_LABEL_DECLARED, NULL);
    put_words(ics, line, MSG_COLON, NULL);
    declared_put(&line->value, ics->lang, ics->schedule);
    paragraph_end(line);
    for (unsigned kind = 0; kind < ON_FILE_KINDS; kind++) {
        if ((ics->schedule->patient.on_file >> kind & 1) != 0) {
            put_words(ics, line, MSG_LABEL_ON_FILE, NULL);
            put_words(ics, line, MSG_COLON, NULL);
            on_file_put(&line->value, ics->lang, kind);
            paragraph_end(line);
        }
    }
}

/* Ends the event's description with what every event says, and the event. */
static void event_end(const calendar *ics, ics_line *line)
{
    const schedule *printed = ics->schedule;
    if (printed->replaces) {
        replaces_put(&line->value, ics->lang, printed);
        paragraph_end(line);
    }
    if (person_known(printed)) {
        put_words(ics, line, MSG_LABEL_PATIENT, NULL);
        put_words(ics, line, MSG_COLON, NULL);
        person_put(&line->value, ics->lang, printed);
        paragraph_end(line);
    }
    drug_put(&line->value, ics->lang, printed->dispensing.strengths);
    paragraph_end(line);
    if (several_strengths(printed->dispensing.strengths)) {
        put_words(ics, line, MSG_ONLY_TENS_CUT, NULL);
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
    sink_text(ics->out, "CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
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

static void put_wait(const calendar *ics, ics_line *line, const block_days *block)
{
    if (block->wait_day == block->first.day) {
        put_words(ics, line, MSG_ICS_WAIT, NULL);
    } else if (block->wait_day > 0) {
        char date[DATE_TEXT_MAX];
        date_text(date, ics->lang, schedule_date(ics->schedule, block->wait_day), true);
        put_words(ics, line, MSG_ICS_WAIT_FROM, MESSAGE_VALUES({"day", NULL, block->wait_day}, {"date", date, 0}));
    }
}

/* " (08:00):", so that no number stands beside another. */
static void put_hour(const calendar *ics, ics_line *line, unsigned intakes, unsigned intake)
{
    if (ics->schedule->hour_count > 0) {
        sink_text(&line->value, " (");
        hour_put(&line->value, ics->lang, ics->schedule, intakes, intake);
        sink_char(&line->value, ')');
        put_words(ics, line, MSG_COLON_ALONE, NULL);
    }
}

static void put_dose(const calendar *ics, ics_line *line, const day_walk *day)
{
    static const message time_words[TIME_COUNT] = {MSG_ICS_MORNING, MSG_ICS_NOON, MSG_ICS_EVENING, MSG_ICS_BEDTIME};
    const unsigned intakes = day->intake_count;
    if (day->dose_mg == 0) {
        put_words(ics, line, MSG_ICS_STOP, NULL);
        return;
    }
    const bac_strengths strengths = ics->schedule->dispensing.strengths;
    const bool several = several_strengths(strengths);
    put_words(ics, line, several ? MSG_ICS_DOSE_STRENGTHS : MSG_ICS_DOSE, MESSAGE_VALUES({"dose", NULL, day->dose_mg}));
    for (unsigned i = 0; i < intakes; i++) {
        sink_text(&line->value, i == 0 ? "" : several ? message_text(ics->lang, MSG_SEMICOLON) : ", ");
        put_words(ics, line, time_words[intake_time[intakes][i]], NULL);
        put_hour(ics, line, intakes, i);
        sink_char(&line->value, ' ');
        if (several) {
            intake_words_put(&line->value, ics->lang, strengths, day->intake_mg[i]);
        } else {
            tablets_put(&line->value, ics->lang, false, day->intake_mg[i]);
        }
    }
}

static void put_block(const calendar *ics, const block_days *block)
{
    const event entry = {.kind = "-block-",
                         .number = block->first.block + 1u,
                         .first = block->first.date,
                         .after = bac_civil_next(block->last.date)};
    ics_line line;
    event_begin(ics, &entry);
    summary_begin(ics, &line);
    put_wait(ics, &line, block);
    put_dose(ics, &line, &block->first);
    summary_end(ics, &line);

    ics_line_begin(&line, ics->out, "DESCRIPTION");
    if (block->wait_day > 0) {
        put_words(ics, &line, MSG_ICS_WAIT_WHY, NULL);
        paragraph_end(&line);
    }
    put_words(ics, &line, block->first.day == block->last.day ? MSG_PRESCRIPTION_DAY : MSG_PRESCRIPTION_DAYS,
              MESSAGE_VALUES({"first", NULL, block->first.day}, {"last", NULL, block->last.day}));
    paragraph_end(&line);
    if (block->last.day == ics->schedule->days && block->last.dose_mg > 0) {
        go_on_put(&line.value, ics->lang, ics->schedule);
        paragraph_end(&line);
    }
    event_end(ics, &line);
}

static void put_blocks(const calendar *ics)
{
    block_days block;
    day_walk walk;
    day_walk_begin(&walk, ics->schedule);
    while (block_next(&block, &walk)) {
        put_block(ics, &block);
    }
}

/* ---- reviews and prescriptions ---- */

static void put_review(const calendar *ics, const bac_finding *finding)
{
    const bool named = finding->condition < BAC_CONDITION_COUNT;
    const event entry = {.kind = "-review-",
                         .name = named ? condition_names[finding->condition] : rule_names[finding->rule],
                         .first = bac_date_to_civil(schedule_date(ics->schedule, finding->day))};
    ics_line line;
    event_begin(ics, &entry);
    summary_begin(ics, &line);
    put_words(ics, &line, MSG_ICS_REVIEW, MESSAGE_VALUES({"day", NULL, finding->day}));
    finding_demand(&line.value, ics->lang, &ics->about, finding);
    summary_end(ics, &line);

    ics_line_begin(&line, ics->out, "DESCRIPTION");
    finding_sourced(&line.value, ics->lang, &ics->about, finding);
    paragraph_end(&line);
    event_end(ics, &line);
}

/* Which prescription it is that is due: the next one of the plan or, after the last, one that goes on. */
static void put_next(const calendar *ics, ics_line *line, const bac_prescription *next)
{
    if (next == NULL) {
        go_on_put(&line->value, ics->lang, ics->schedule);
    } else {
        const message_value values[] = {{"first", NULL, next->first_day},
                                        {"last", NULL, next->last_day},
                                        {"total", NULL, next->total_mg},
                                        MESSAGE_VALUES_END};
        put_words(ics, line, next->first_day == next->last_day ? MSG_PRESCRIPTION_DAY : MSG_PRESCRIPTION_DAYS, values);
        put_words(ics, line, MSG_COLON, NULL);
        supply_put(&line->value, ics->lang, next->by_strength);
        put_words(ics, line, MSG_PRESCRIPTION_TOTAL, values);
    }
    paragraph_end(line);
}

/* The next prescription is due the day after `last` ends; `next` NULL: the plan has no more. */
static void put_due(const calendar *ics, const bac_prescription *last, const bac_prescription *next)
{
    const bac_civil eve = bac_date_to_civil(schedule_date(ics->schedule, (uint16_t)(last->next_due_day - 1)));
    const bool conditional = next != NULL ? next->gates != 0 : last->gates != 0;
    const event entry = {.kind = "-prescription-", .number = last->next_due_day, .first = bac_civil_next(eve)};
    ics_line line;
    event_begin(ics, &entry);
    summary_begin(ics, &line);
    put_words(ics, &line, conditional ? MSG_ICS_DUE_CONDITIONAL : MSG_ICS_DUE, NULL);
    summary_end(ics, &line);

    ics_line_begin(&line, ics->out, "DESCRIPTION");
    put_next(ics, &line, next);
    event_end(ics, &line);
}

static void put_prescriptions(const calendar *ics)
{
    bac_supply supply;
    bac_prescription last;
    bac_prescription next;
    schedule_supply(&supply, ics->schedule);
    bool more = bac_supply_next(&supply, &last);
    while (more) {
        more = bac_supply_next(&supply, &next);
        if (last.next_due_day > 0) {
            put_due(ics, &last, more ? &next : NULL);
        }
        last = next;
    }
}

/* ---- the format ---- */

static void begin(printer *printing)
{
    sink_text(printing->out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                             "PRODID:-//baclofene//baclofene " BAC_VERSION " rules " BAC_RULES_VERSION "//");
    sink_text(printing->out, printing->lang == FRENCH ? "FR" : "EN");
    sink_text(printing->out, "\r\nCALSCALE:GREGORIAN\r\n");
}

/* [R-ics-events] */
static void print(printer *printing, const schedule *printed)
{
    const calendar ics = {.out = printing->out,
                          .lang = printing->lang,
                          .stamp = printing->stamp,
                          .schedule = printed,
                          .about = {.protocol = printed->protocol, .patient = &printed->patient},
                          .key = key_of(printed)};
    put_blocks(&ics);
    for (unsigned i = 0; i < printed->finding_count; i++) {
        if (is_review(&printed->finding[i])) {
            put_review(&ics, &printed->finding[i]);
        }
    }
    put_prescriptions(&ics);
    printing->printed++;
}

static void end(printer *printing)
{
    sink_text(printing->out, "END:VCALENDAR\r\n");
}

const format format_ics = {.begin = begin, .schedule = print, .end = end};
